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

/* ---- rows that wait for correction (award_waiting.c) ---- */

/* The datasets (DATASET_BIT()s) of a measure by its name (0: there is none), of what places those who may win, and of all that decides about an award. */
guint64 award_measure_datasets (const ViewContext *context, const char *id);
guint64 award_rank_datasets (const ViewContext *context, const AwardRank *rank);
guint64 award_rule_datasets (const ViewContext *context, const AwardRule *rule);
/* Their rows in a period; those of one who may win in that scope (AwardScope): a mentor's figures are those of others, so all of them. `member` is borrowed. */
WaitingScope award_waiting (const ViewContext *context, const Period *period, guint64 datasets);
WaitingScope award_waiting_member (const ViewContext *context, const Period *period, guint64 datasets, guint scope, const char *member);

gboolean report_fill_awards (const Report *report, xmlNode *section);
gboolean report_fill_boards (const Report *report, xmlNode *section);

#endif
