/* Writing a chart's SVG: every element and attribute in it is written here, and only these pass svg_check(). */
#ifndef TRAINBOOK_CHART_SVG_H
#define TRAINBOOK_CHART_SVG_H

#include "chart/layout.h"
#include "chart/metrics.h"
#include <libxml/tree.h>

/* Around every chart. */
#define CHART_MARGIN 8.0

/* A number with at most one decimal, the same in every locale; "x y" after another. */
void svg_number (GString *svg, double number);
void svg_point (GString *svg, double x, double y);
/* Text as XML. */
void svg_text (GString *svg, const char *text);

/* <svg …><title>; `linked`: boxes are links, so that it is a group of things rather than one image. Closed by svg_close(). */
void svg_open (GString *svg, const char *key, const char *title, gboolean is_tree, gboolean linked, double width, double height);
void svg_close (GString *svg);

/* A line; an edge with its arrows and label; a frame; a box with its texts. */
void svg_edge_path (GString *svg, const char *path, const char *tone, gboolean dashed, gboolean bold, gboolean muted);
void svg_edges (GString *svg, const Graph *graph, const Layout *layout);
void svg_edge_labels (GString *svg, const Graph *graph, const Layout *layout);
void svg_groups (GString *svg, const Graph *graph, const Layout *layout);
void svg_node (GString *svg, const GraphNode *node, const Box *box, Point centre);

/* The lines of an edge's label and the room they take. */
GPtrArray *svg_label_lines (const char *label, double *width, double *height);

/* May a chart link there: a relative address, http, https or mailto, without control characters and blanks. */
gboolean svg_link_is_safe (const char *href);

/* Does the tree hold only the elements and attributes that a chart is made of, ids that begin with `key`, safe links? Else says in `why`
 * (new string) what is wrong. `key` may be NULL. */
gboolean svg_check (const xmlNode *root, const char *key, char **why);

#endif
