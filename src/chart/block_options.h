/* The options of orgchart and flow blocks, checked at their places. */
#ifndef TRAINBOOK_CHART_BLOCK_OPTIONS_H
#define TRAINBOOK_CHART_BLOCK_OPTIONS_H

#include "chart/flow.h"
#include "chart/orgchart.h"
#include "source/content.h"

/* ```orgchart team=NAME root=PERSON_ID depth=N people=yes|no title=TEXT. FALSE when something was reported. The title is borrowed. */
gboolean orgchart_block_read (const MarkdownBlock *block, const Model *model, OrgChartOptions *options, Diagnostics *diags);

/* ```flow direction=right|down title=TEXT: fills title and direction. */
gboolean flow_block_read (const MarkdownBlock *block, FlowText *text, Diagnostics *diags);

#endif
