/* Awards and boards as elements of views: the page of awards, sections of reports, sheets for the wall. */
#ifndef TRAINBOOK_VIEW_AWARDS_H
#define TRAINBOOK_VIEW_AWARDS_H

#include "measure/awards.h"
#include "view/report.h"

/* Adds <award> with its rule, its winners and their proof, who was near, and why nobody won, as the edition shows them. */
xmlNode *add_award (xmlNode *parent, const ViewContext *context, const AwardResult *result);
/* Adds <board>, or nothing (NULL) when there is nobody to list. `worst`: also the worst, where the edition has such a list. */
xmlNode *add_board (xmlNode *parent, const ViewContext *context, const BoardResult *result, gboolean worst);

/* Adds the awards of the period (those of its kind), the boards. How many. */
guint add_awards_of (xmlNode *parent, const ViewContext *context, const Period *period);
guint add_boards_of (xmlNode *parent, const ViewContext *context, const Period *period, gboolean worst);

gboolean report_fill_awards (const Report *report, xmlNode *section);
gboolean report_fill_boards (const Report *report, xmlNode *section);

#endif
