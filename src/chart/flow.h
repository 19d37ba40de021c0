/* Flow charts: what stands in a ```flow block.
 *
 * SHORT FORM. A line is a chain of steps; steps of one text are one box, in whatever line they stand.
 *
 *     (开始) -> 签约 -> 企业培训 -> 入组测试合格？
 *     入组测试合格？ -[合格]-> 入组 -> (结束)
 *     入组测试合格？ -[不合格]-> 补考 --> 入组测试合格？
 *
 *     A -> B              an arrow (→ is the same)
 *     A --> B             a dashed arrow
 *     A -[text]-> B       an arrow with a text on it; dashed: A -[text]--> B
 *     (text) （text）      a start or an end: a box with round ends
 *     text？ text?         a question: a diamond, a long one a hexagon
 *     "a -> b"            a text that holds an arrow
 *     # …  or  // …       a line that is not drawn
 *
 * Blank lines do not matter. Options of the block: title=TEXT; direction=right or down (without it: to the right where that is at
 * most 900 pixels wide, else down).
 *
 * DOT. A block that begins with digraph, graph or strict is Graphviz DOT. Permitted attributes:
 *
 *     label, tooltip      text; \n breaks a line, \N is the node's name. Never markup: &lt; is shown as it stands
 *     shape               box rect rectangle square ellipse oval circle diamond hexagon plaintext plain none
 *     style               solid dashed dotted bold rounded filled, several separated by commas
 *     color, fillcolor    red orange yellow green blue purple grey gray black white
 *     URL, href           a relative address, http:, https:, mailto:
 *     rankdir             TB or LR (of the graph; the block's direction option stands above it)
 *     rank                same min max source sink (of a subgraph)
 *     group               nodes of one group stand in a line
 *     dir                 forward back both none (of an edge)
 *
 * and subgraphs; one whose name begins with "cluster" has a frame and a label. At most FLOW_MOST_NODES nodes and FLOW_MOST_EDGES
 * edges, texts of FLOW_MOST_BYTES bytes, one graph a block. No ports (a:b) and no texts joined with +. */
#ifndef TRAINBOOK_CHART_FLOW_H
#define TRAINBOOK_CHART_FLOW_H

#include "chart/graph.h"

#define FLOW_MOST_NODES 500
#define FLOW_MOST_EDGES 2000
#define FLOW_MOST_BYTES 2000
#define FLOW_MOST_CHARACTERS 200
#define FLOW_MOST_DEPTH 20

typedef enum { FLOW_ANY, FLOW_RIGHT, FLOW_DOWN } FlowDirection;

/* A block's text and where it stands. */
typedef struct {
  const char *body;
  const char *file;
  guint first_line;        /* of the body */
  guint indent;            /* characters that each line was indented by in the file */
  const char *title;
  gboolean title_given;    /* FALSE: a label of the graph's own is better */
  FlowDirection direction;
} FlowText;

/* The graph, or NULL and every mistake reported at its place. DOT is parsed by the drawer's helper. */
Graph *flow_parse (Drawer *drawer, const FlowText *text, Diagnostics *diags);

/* The parts: the short form, and DOT; and the check of DOT text that comes before Graphviz sees it. */
gboolean flow_is_dot (const char *body);
Graph *flow_parse_short (const FlowText *text, Diagnostics *diags);
Graph *flow_parse_dot (Drawer *drawer, const FlowText *text, Diagnostics *diags);
gboolean dot_check (const FlowText *text, Diagnostics *diags);

/* Reports at the line and column (from 1) of the body. FALSE. */
gboolean flow_report (const FlowText *text, guint line, guint column, guint length, Diagnostics *diags, DiagId id, const char *first,
                      const char *second, const char *third);

/* A colour's name → the chart's tone, NULL for black, white and what is unknown. Static. */
const char *flow_tone (const char *colour);

#endif
