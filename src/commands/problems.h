/* The list of problems (问题清单) for those who keep the records: `--report DIR`. */
#ifndef TRAINBOOK_COMMANDS_PROBLEMS_H
#define TRAINBOOK_COMMANDS_PROBLEMS_H

#include "build.h"

/* Messages are said in the language of the site from here on, also when its configuration cannot be read: the list is for its people. */
void problems_choose_language (const char *directory);

/* Writes 问题清单.html and 问题清单.csv (problems.html and .csv for a site in English) into `folder`, which build_check_report() made: everything that is wrong,
 * was set aside or repaired, also when the build was refused; and removes such lists in another language. Nothing when the folder was not fit for it. What cannot
 * be written is reported. `directory` is that of the site. */
void problems_write (Build *build, const char *directory, const char *folder);

#endif
