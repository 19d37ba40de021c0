/* Why the site has no report that somebody writes a text for. */
#ifndef TRAINBOOK_VIEW_REPORT_ABSENCE_H
#define TRAINBOOK_VIEW_REPORT_ABSENCE_H

#include "view/view.h"

/* Is there a report of the page `path` ("reports/weekly/2026-W47.html"), or will there be one, in this edition or another? Else it is reported why not, at
 * `file`, which holds its text. The plan must be there. */
gboolean view_expect_report (const ViewContext *context, const char *file, const char *path, Diagnostics *diags);

#endif
