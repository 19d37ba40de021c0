/* What the two halves of tree.h share: the plan (tree_plan.c), and placing and drawing it (tree_place.c). */
#ifndef TRAINBOOK_CHART_TREE_PARTS_H
#define TRAINBOOK_CHART_TREE_PARTS_H

#include "chart/svg.h"
#include "chart/tree.h"

#define NODE_GAP 18.0      /* between boxes side by side */
#define RANK_GAP 36.0      /* between a manager and the reports */
#define ROW_GAP 12.0       /* between the rows of a stack */
#define COLUMN_GAP 14.0
#define INDENT 20.0        /* room for the line at the left of a column */

/* What stands on a rank as one: a box, or a row of a stack. */
typedef struct {
  gint parent;             /* an item, or -1 */
  gint stack;              /* or -1 */
  gint node;               /* the box; of a row: -1 */
  guint row;               /* of a stack */
  guint rank;
  double width, x;         /* x: the centre */
} Item;

typedef struct {
  gint manager;            /* a node, or -1: boxes that belong to nobody */
  GArray *nodes;           /* guint */
  guint columns, rows;
  gint first_item;
} Stack;

/* A way to lay leaves out: up to `spread` side by side, more in columns of at most `rows`. */
typedef struct { guint spread, rows; } Manner;

struct TreePlan {
  const Graph *graph;
  GPtrArray *boxes;
  guint n;
  gint *parents;           /* of each node, or -1 */
  GArray **children;       /* of each node, guint */
  GArray *roots;           /* guint */
  GArray *order;           /* guint: every node after its manager */
  Manner manner;
  double box_width, width;
  GArray *items;           /* Item */
  GPtrArray *stacks;       /* Stack * */
  gint *item_of;           /* of each node */
  double *tops, *heights;  /* of each rank */
  guint n_ranks;
};

/* Has the node nobody below it? */
#define is_leaf(plan, node) ((plan)->children[node]->len == 0)

#endif
