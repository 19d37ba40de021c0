/* A chart's text equivalent. */
#ifndef TRAINBOOK_CHART_OUTLINE_H
#define TRAINBOOK_CHART_OUTLINE_H

#include "chart/graph.h"

/* Nested <ul> in XHTML: of an org chart the tree, of another graph a line a node, "A → B（label）, C". New string. */
char *graph_outline (const Graph *graph);

#endif
