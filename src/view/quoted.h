/* Figures quoted in texts: {{figure MEASURE}}, {{change MEASURE}}, {{target MEASURE}}, each with team=, cohort=, course=, area=, trainer= or
 * person= and period=. What is not given is the report's that the text is written for. */
#ifndef TRAINBOOK_VIEW_QUOTED_H
#define TRAINBOOK_VIEW_QUOTED_H

#include "view/common.h"

/* Checks what the documents (Document *) quote: measures, members, periods that there are, each mistake at its place. `is_prose`: they are
 * written for reports, and each has the period of the report of its path. */
void quoted_check (const ViewContext *context, const GPtrArray *documents, gboolean is_prose, Diagnostics *diags);

/* What the reader of `page` sees in its place: the figure as the reports show it, or in words why there is none. New string. `node`, the body that it stands
 * in, is noted where rows that wait for correction may change it (note_waiting()); then a mark stands behind it. */
char *quoted_text (xmlNode *node, const ViewContext *context, const Page *page, const MarkdownInsertion *insertion);

#endif
