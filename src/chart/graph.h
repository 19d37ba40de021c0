/* A graph of boxes and arrows → SVG through Graphviz, in a helper process. The only room that knows Graphviz. */
#ifndef TRAINBOOK_CHART_GRAPH_H
#define TRAINBOOK_CHART_GRAPH_H

#include "diag.h"

typedef struct {
  GPtrArray *lines;        /* char *: the texts, first line the heading */
  char *href;              /* relative link, or NULL */
  char *title;             /* tooltip, or NULL */
  const char *kind;        /* static: person, vacancy, team, step, start, end, decision, note */
  const char *shape;       /* static: box, round, ellipse, diamond, hexagon, plain; NULL: as the kind asks */
  const char *tone;        /* static: one of graph_tones(), or NULL */
  gboolean muted;          /* shown pale: the way up from a team to the top */
  gboolean dashed, bold;   /* the outline */
  gint group;              /* index into groups, or -1 */
  char *alignment;         /* nodes of one alignment stand in a line, or NULL */
} GraphNode;

typedef struct {
  guint from, to;          /* indices of nodes */
  char *label;             /* or NULL */
  gboolean dashed, bold;
  gboolean no_head, tail;  /* without the arrow at the end; with one at the start */
  const char *tone;        /* static, or NULL */
} GraphEdge;

typedef struct {           /* a frame around nodes */
  char *title;             /* or NULL */
  gint parent;             /* index into groups, or -1; a parent stands before its children */
  const char *tone;        /* static, or NULL */
  gboolean dashed;
} GraphGroup;

typedef struct {           /* nodes that stand in one row */
  const char *kind;        /* static: same, min, max, source, sink */
  GArray *nodes;           /* guint */
} GraphRank;

typedef struct {
  char *title;             /* the chart's accessible name */
  gboolean left_to_right;
  gboolean any_direction;  /* left to right where that is narrow enough, else downwards */
  gboolean is_tree;        /* an org chart: children with many leaves stack in columns */
  GPtrArray *nodes, *edges;
  GPtrArray *groups;       /* GraphGroup *; none in an org chart */
  GPtrArray *ranks;        /* GraphRank *; none in an org chart */
} Graph;

/* The widest chart that stays readable on A4 landscape, in CSS pixels. */
#define CHART_WIDEST 1400.0
/* No larger graph is drawn: the layout's time grows faster than the graph. */
#define GRAPH_MOST_NODES 20000
#define GRAPH_MOST_EDGES 20000

Graph *graph_new (const char *title);
guint graph_add_node (Graph *graph, const char *kind, const char *first_line);   /* returns the node's index */
void graph_add_line (Graph *graph, guint node, const char *line);
void graph_add_edge (Graph *graph, guint from, guint to, const char *label, gboolean dashed);
void graph_set_title (GraphNode *node, const char *title);
/* Adds a frame and returns its index; a rank, whose array of nodes the caller fills. */
guint graph_add_group (Graph *graph, const char *title, gint parent);
GArray *graph_add_rank (Graph *graph, const char *kind);
void graph_free (Graph *graph);

#define graph_node(graph, index) ((GraphNode *) g_ptr_array_index ((graph)->nodes, index))
#define graph_edge(graph, index) ((GraphEdge *) g_ptr_array_index ((graph)->edges, index))
#define graph_group(graph, index) ((GraphGroup *) g_ptr_array_index ((graph)->groups, index))

/* The colours a chart may use: red, orange, yellow, green, blue, purple, grey. Static, NULL-terminated. */
const char *const *graph_tones (void);

/* Text that a chart may show: valid UTF-8 on one line, without control characters and direction overrides, cut with … after
 * 300 characters. New string. */
char *graph_clean_text (const char *text);

/* How wide an org chart will be at most, in CSS pixels, without drawing it. */
double graph_tree_width (const Graph *graph);

/* A drawn chart. */
typedef struct {
  char *svg;               /* <svg …>…</svg>: known elements and attributes only, ids prefixed with the chart's key; valid inside HTML in XML syntax */
  double width, height;    /* CSS pixels */
  char *outline;           /* its text equivalent: nested <ul> in XHTML */
  char *title;
  GPtrArray *links;        /* char *: where its boxes link to, as written in `svg` and `outline`, unescaped */
} Chart;
void chart_free (Chart *chart);

/* The helper process that lays charts out: `program --draw`, started on first use, killed at a time limit. */
typedef struct Drawer Drawer;
Drawer *drawer_new (const char *program);
void drawer_free (Drawer *drawer);
/* The time limit of one chart, 10 seconds by default. */
void drawer_set_time_limit (Drawer *drawer, guint milliseconds);
/* The helper's process id, or 0 while none runs; for tests. */
int drawer_process (const Drawer *drawer);

/* Draws; reports at `place` and returns NULL on failure (time limit, too large). `key` makes the ids in the SVG unique in a page: [a-z0-9-]. */
Chart *drawer_draw (Drawer *drawer, const Graph *graph, const char *key, const Place *place, Diagnostics *diags);

/* The graph as DOT text, for `trainbook dump dot`. New string. */
char *graph_dot (const Graph *graph);

/* What `trainbook --draw` does: reads requests from standard input, writes where everything goes to standard output,
 * until the end. Exit status. */
int drawer_serve (void);

#endif
