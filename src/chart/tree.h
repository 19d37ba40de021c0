/* Org charts: trees in which many reports under one manager stack in columns. */
#ifndef TRAINBOOK_CHART_TREE_H
#define TRAINBOOK_CHART_TREE_H

#include "chart/layout.h"
#include "chart/metrics.h"

typedef struct TreePlan TreePlan;

/* Decides which reports stack and in how many columns, so that the chart stays narrow. Borrows both. NULL when the graph is no
 * forest (a node with two managers, a cycle). */
TreePlan *tree_plan_new (const Graph *graph, GPtrArray *boxes);
void tree_plan_free (TreePlan *plan);

/* How wide the chart will be at most. */
double tree_plan_width (const TreePlan *plan);

/* What the helper is asked: a row of a stack is one node of it. */
LayoutRequest *tree_plan_request (const TreePlan *plan);

/* Places every node: centres (Point, one a node) inside a margin of CHART_MARGIN, and the sizes of the boxes; `width` and
 * `height` are without the margin. Managers are centred above their reports where there is room. */
void tree_plan_place (TreePlan *plan, const Layout *layout, GArray *centres, double *width, double *height);

/* Appends <path> elements: from each manager down to the reports. After tree_plan_place(). */
void tree_plan_lines (const TreePlan *plan, const GArray *centres, GString *svg);

#endif
