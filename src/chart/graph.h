/* A graph of boxes and arrows → SVG through Graphviz, in a helper process. The only room that knows Graphviz. */
#ifndef TRAINBOOK_CHART_GRAPH_H
#define TRAINBOOK_CHART_GRAPH_H

#include "diag.h"

typedef struct {
  GPtrArray *lines;        /* char *: the texts, first line the heading */
  char *href;              /* relative link, or NULL */
  char *title;             /* tooltip, or NULL */
  const char *kind;        /* static: person, vacancy, team, step, start, end, decision, note */
} GraphNode;

typedef struct {
  guint from, to;          /* indices of nodes */
  char *label;             /* or NULL */
  gboolean dashed;
} GraphEdge;

typedef struct {
  char *title;             /* the chart's accessible name */
  gboolean left_to_right;
  gboolean is_tree;        /* an org chart: children with many leaves stack in columns */
  GPtrArray *nodes, *edges;
} Graph;

Graph *graph_new (const char *title);
guint graph_add_node (Graph *graph, const char *kind, const char *first_line);   /* returns the node's index */
void graph_add_line (Graph *graph, guint node, const char *line);
void graph_add_edge (Graph *graph, guint from, guint to, const char *label, gboolean dashed);
void graph_free (Graph *graph);

/* A drawn chart. */
typedef struct {
  char *svg;               /* <svg …>…</svg>: known elements and attributes only, ids prefixed with the chart's key; valid inside HTML in XML syntax */
  double width, height;    /* CSS pixels */
  char *outline;           /* its text equivalent: nested <ul> in XHTML */
  char *title;
} Chart;
void chart_free (Chart *chart);

/* The helper process that lays charts out: `program --draw`, started on first use, killed at a time limit. */
typedef struct Drawer Drawer;
Drawer *drawer_new (const char *program);
void drawer_free (Drawer *drawer);

/* Draws; reports at `place` and returns NULL on failure (time limit, too large). `key` makes the ids in the SVG unique in a page: [a-z0-9-]. */
Chart *drawer_draw (Drawer *drawer, const Graph *graph, const char *key, const Place *place, Diagnostics *diags);

/* The graph as DOT text, for `trainbook dump dot`. New string. */
char *graph_dot (const Graph *graph);

/* What `trainbook --draw` does: reads requests from standard input, writes SVG to standard output, until the end. Exit status. */
int drawer_serve (void);

#endif
