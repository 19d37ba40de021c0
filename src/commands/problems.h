/* The list of problems (问题清单) for those who keep the records: `--report DIR`. */
#ifndef TRAINBOOK_COMMANDS_PROBLEMS_H
#define TRAINBOOK_COMMANDS_PROBLEMS_H

#include "build.h"

/* Messages are said in the language of the site from here on, as far as its configuration can be read: the list is for its people. */
void problems_choose_language (const char *directory);

/* Writes 问题清单.html and 问题清单.csv (problems.html and .csv for a site in English) into `folder`, which is made: everything that is wrong,
 * was set aside or repaired, also when the build was refused. What cannot be written is reported. */
void problems_write (Build *build, const char *folder);

#endif
