/* `trainbook new report PERIOD`: the file that what is written by hand for a report goes into. */
#ifndef TRAINBOOK_COMMANDS_NEW_REPORT_H
#define TRAINBOOK_COMMANDS_NEW_REPORT_H

#include "build.h"

/* Makes content/reports/NAME/PERIOD.md with the headings in the site's language and what is still to be done as comments. `report` is the name
 * of a report of the user's own, NULL: the one of the period's kind. A file that exists is left as it is. The exit status. */
int new_report (const BuildOptions *options, const char *period, const char *report);

#endif
