/* What is asked of the drawing helper and what it answers: sizes → positions. No texts: the layout is the same with any font or none.
 * All lengths in CSS pixels, y downwards. Both sides of the pipe use these; a message is checked when it is read. */
#ifndef TRAINBOOK_CHART_LAYOUT_H
#define TRAINBOOK_CHART_LAYOUT_H

#include "chart/graph.h"

typedef struct { double x, y; } Point;

typedef struct {
  double width, height;
  gint32 shape;            /* NodeShape */
  gint32 group;            /* or -1 */
  gint32 alignment;        /* nodes of one alignment stand in a line; or -1 */
  gint32 unused;           /* no byte of a message is undefined */
} LayoutNode;

typedef struct {
  double label_width, label_height;   /* 0: none */
  gint32 from, to, weight, arrows;    /* arrows: 1 at the end, 2 at the start */
} LayoutEdge;

typedef struct {
  double label_width, label_height;
  gint32 parent, unused;
} LayoutGroup;

typedef struct { gint32 rank, node; } LayoutRank;   /* rank: index of the rank; its kind in rank_kinds */

typedef struct {
  gboolean left_to_right;
  gboolean is_tree;        /* keeps the order of children; no curves are computed */
  double node_gap, rank_gap;
  GArray *nodes, *edges, *groups, *rank_kinds /* gint32: same, min, max, source, sink */, *ranks;
} LayoutRequest;

typedef struct { gint32 edge, points, start, end; } LayoutPiece;  /* Bézier points in `points`, then the arrows' tips where start, end are 1 */

typedef struct { double x1, y1, x2, y2; } LayoutFrame;

typedef struct {
  double width, height;
  GArray *centres;         /* Point, one a node */
  GArray *pieces;          /* LayoutPiece, by edge */
  GArray *points;          /* Point */
  GArray *labels;          /* Point, one an edge: the label's centre */
  GArray *frames;          /* LayoutFrame, one a group */
  GArray *frame_labels;    /* Point, one a group */
} Layout;

LayoutRequest *layout_request_new (void);
void layout_request_free (LayoutRequest *request);
Layout *layout_new (void);
void layout_free (Layout *layout);

/* Messages. A reading function returns NULL when the message is not well formed, has an index out of range or a number that is not finite. */
GVariant *layout_request_write (const LayoutRequest *request);
LayoutRequest *layout_request_read (GVariant *message);
GVariant *layout_write (const Layout *layout);
Layout *layout_read (GVariant *message, const LayoutRequest *request);

/* DOT text as the helper's parser understood it. */
enum { DOT_LABEL, DOT_SHAPE, DOT_STYLE, DOT_COLOR, DOT_FILL, DOT_HREF, DOT_URL, DOT_TOOLTIP, DOT_GROUP, DOT_DIRECTION, N_DOT_VALUES };
/* Types of the messages: a request is (kind, body), an answer (error, line, body). */
#define DRAW_REQUEST_TYPE "(yv)"
#define DRAW_ANSWER_TYPE "(suv)"
/* directed, name, rankdir, label; nodes (name, group, values); edges (from, to, values); groups (parent, values); ranks (kind, nodes) */
#define DOT_GRAPH_TYPE "(bsssa(sias)a(uuas)a(ias)a(sau))"
#define DRAW_LAYOUT 'L'
#define DRAW_PARSE 'P'

/* No message is longer. */
#define DRAW_MOST_BYTES (64u * 1024 * 1024)

#endif
