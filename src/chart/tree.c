#include "chart/svg.h"
#include "chart/tree.h"

#include <math.h>

#define NODE_GAP 18.0      /* between boxes side by side */
#define RANK_GAP 36.0      /* between a manager and the reports */
#define ROW_GAP 12.0       /* between the rows of a stack */
#define COLUMN_GAP 14.0
#define INDENT 20.0        /* room for the line at the left of a column */
#define COMFORTABLE 1000.0 /* the width of A4 landscape between margins at full size */
#define NARROWEST_BOX 96.0

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

static void
stack_free (gpointer data)
{
  Stack *stack = data;

  g_array_unref (stack->nodes);
  g_free (stack);
}

static gboolean
is_leaf (const TreePlan *plan, guint node)
{
  return plan->children[node]->len == 0;
}

static guint
count_leaves (const TreePlan *plan, const GArray *nodes)
{
  guint count = 0;

  for (guint i = 0; i < nodes->len; i++)
    count += is_leaf (plan, g_array_index (nodes, guint, i));
  return count;
}

static void
stack_shape (Manner manner, guint leaves, guint *columns, guint *rows)
{
  *columns = (leaves + manner.rows - 1) / manner.rows;
  *rows = (leaves + *columns - 1) / *columns;
  *columns = (leaves + *rows - 1) / *rows;
}

static double
stack_width (const TreePlan *plan, guint columns, gboolean has_manager)
{
  return columns * (plan->box_width + (has_manager ? INDENT : 0)) + (columns - 1) * COLUMN_GAP;
}

/* The width of what stands below a manager (or of all roots), given the widths of the branches. */
static double
family_width (const TreePlan *plan, Manner manner, const GArray *family, const double *widths, gboolean has_manager)
{
  guint leaves = count_leaves (plan, family), things = family->len, columns, rows;
  gboolean stacked = leaves > manner.spread;
  double width = 0;

  if (stacked)
    {
      stack_shape (manner, leaves, &columns, &rows);
      width = stack_width (plan, columns, has_manager);
      things = family->len - leaves + 1;
    }
  for (guint i = 0; i < family->len; i++)
    {
      guint node = g_array_index (family, guint, i);

      if (!stacked || !is_leaf (plan, node))
        width += widths[node];
    }
  return things ? width + (things - 1) * NODE_GAP : 0;
}

static double
width_of_manner (const TreePlan *plan, Manner manner)
{
  g_autofree double *widths = g_new0 (double, plan->n + 1);

  for (guint i = plan->order->len; i-- > 0;)
    {
      guint node = g_array_index (plan->order, guint, i);

      widths[node] = MAX (plan->box_width, family_width (plan, manner, plan->children[node], widths, TRUE));
    }
  return family_width (plan, manner, plan->roots, widths, FALSE);
}

static void
choose_manner (TreePlan *plan)
{
  static const Manner manners[] = { { 6, 5 }, { 6, 8 }, { 4, 8 }, { 3, 8 }, { 3, 12 }, { 1, 12 }, { 1, 16 }, { 1, 24 },
                                    { 1, 40 }, { 1, 60 }, { 1, 100 }, { 1, 200 } };
  double widths[G_N_ELEMENTS (manners)];
  guint best = 0;

  for (guint i = 0; i < G_N_ELEMENTS (manners); i++)
    widths[i] = width_of_manner (plan, manners[i]);
  for (guint i = 0; i < G_N_ELEMENTS (manners); i++)
    if (widths[i] < widths[best])
      best = i;
  for (guint i = G_N_ELEMENTS (manners); i-- > 0;)
    if (widths[i] <= CHART_WIDEST)
      best = i;
  for (guint i = G_N_ELEMENTS (manners); i-- > 0;)
    if (widths[i] <= COMFORTABLE)
      best = i;
  plan->manner = manners[best];
  plan->width = widths[best];
}

/* Finds children, roots and an order; FALSE when the graph is no forest. */
static gboolean
find_family (TreePlan *plan)
{
  for (guint i = 0; i < plan->graph->edges->len; i++)
    {
      const GraphEdge *edge = graph_edge (plan->graph, i);

      if (plan->parents[edge->to] >= 0 || edge->from == edge->to)
        return FALSE;
      plan->parents[edge->to] = (gint) edge->from;
      g_array_append_val (plan->children[edge->from], edge->to);
    }
  for (guint i = 0; i < plan->n; i++)
    if (plan->parents[i] < 0)
      {
        g_array_append_val (plan->roots, i);
        g_array_append_val (plan->order, i);
      }
  for (guint i = 0; i < plan->order->len; i++)
    {
      const GArray *children = plan->children[g_array_index (plan->order, guint, i)];

      g_array_append_vals (plan->order, children->data, children->len);
    }
  return plan->order->len == plan->n;
}

static void
add_item (TreePlan *plan, gint parent, gint node, gint stack, guint row, double width)
{
  guint rank = parent < 0 ? 0 : g_array_index (plan->items, Item, parent).rank + 1;
  Item item = { parent, stack, node, row, rank, width, 0 };

  g_array_append_val (plan->items, item);
  plan->n_ranks = MAX (plan->n_ranks, rank + 1);
  if (node >= 0)
    plan->item_of[node] = (gint) plan->items->len - 1;
}

static void
add_stack (TreePlan *plan, gint manager, const GArray *family, guint leaves)
{
  Stack *stack = g_new0 (Stack, 1);
  double width;

  stack->manager = manager;
  stack->nodes = g_array_new (FALSE, FALSE, sizeof (guint));
  stack->first_item = (gint) plan->items->len;
  stack_shape (plan->manner, leaves, &stack->columns, &stack->rows);
  for (guint i = 0; i < family->len; i++)
    {
      guint node = g_array_index (family, guint, i);

      if (is_leaf (plan, node))
        {
          plan->item_of[node] = stack->first_item + (gint) (stack->nodes->len % stack->rows);
          g_array_append_val (stack->nodes, node);
        }
    }
  g_ptr_array_add (plan->stacks, stack);
  width = stack_width (plan, stack->columns, manager >= 0);
  for (guint row = 0; row < stack->rows; row++)
    {
      gint parent = row ? stack->first_item + (gint) row - 1 : manager >= 0 ? plan->item_of[manager] : -1;

      add_item (plan, parent, -1, (gint) plan->stacks->len - 1, row, width);
    }
}

static void
add_family (TreePlan *plan, gint manager, const GArray *family)
{
  guint leaves = count_leaves (plan, family);
  gboolean stacked = leaves > plan->manner.spread;

  if (stacked)
    add_stack (plan, manager, family, leaves);
  for (guint i = 0; i < family->len; i++)
    {
      guint node = g_array_index (family, guint, i);

      if (!stacked || !is_leaf (plan, node))
        add_item (plan, manager >= 0 ? plan->item_of[manager] : -1, (gint) node, -1, 0, plan->box_width);
    }
}

TreePlan *
tree_plan_new (const Graph *graph, GPtrArray *boxes)
{
  TreePlan *plan = g_new0 (TreePlan, 1);

  plan->graph = graph;
  plan->boxes = boxes;
  plan->n = graph->nodes->len;
  plan->parents = g_new (gint, plan->n + 1);
  plan->children = g_new (GArray *, plan->n + 1);
  plan->item_of = g_new0 (gint, plan->n + 1);
  plan->roots = g_array_new (FALSE, FALSE, sizeof (guint));
  plan->order = g_array_new (FALSE, FALSE, sizeof (guint));
  plan->items = g_array_new (FALSE, FALSE, sizeof (Item));
  plan->stacks = g_ptr_array_new_with_free_func (stack_free);
  plan->box_width = NARROWEST_BOX;
  for (guint i = 0; i < plan->n; i++)
    {
      plan->parents[i] = -1;
      plan->children[i] = g_array_new (FALSE, FALSE, sizeof (guint));
      plan->box_width = MAX (plan->box_width, ((Box *) g_ptr_array_index (boxes, i))->width);
    }
  if (!find_family (plan))
    {
      tree_plan_free (plan);
      return NULL;
    }
  choose_manner (plan);
  add_family (plan, -1, plan->roots);
  for (guint i = 0; i < plan->order->len; i++)
    {
      guint node = g_array_index (plan->order, guint, i);

      if (plan->children[node]->len)
        add_family (plan, (gint) node, plan->children[node]);
    }
  return plan;
}

void
tree_plan_free (TreePlan *plan)
{
  if (!plan)
    return;
  for (guint i = 0; i < plan->n; i++)
    g_array_unref (plan->children[i]);
  g_free (plan->children);
  g_free (plan->parents);
  g_free (plan->item_of);
  g_free (plan->tops);
  g_free (plan->heights);
  g_array_unref (plan->roots);
  g_array_unref (plan->order);
  g_array_unref (plan->items);
  g_ptr_array_unref (plan->stacks);
  g_free (plan);
}

double
tree_plan_width (const TreePlan *plan)
{
  return plan->width;
}

double
graph_tree_width (const Graph *graph)
{
  g_autoptr (GPtrArray) boxes = boxes_measure (graph);
  TreePlan *plan = tree_plan_new (graph, boxes);
  double width = plan ? plan->width : 0;

  tree_plan_free (plan);
  return width;
}

LayoutRequest *
tree_plan_request (const TreePlan *plan)
{
  LayoutRequest *request = layout_request_new ();

  request->is_tree = TRUE;
  request->node_gap = NODE_GAP;
  request->rank_gap = RANK_GAP;
  for (guint i = 0; i < plan->items->len; i++)
    {
      const Item *item = &g_array_index (plan->items, Item, i);
      LayoutNode node = { item->width, HEADING_LINE * 2, SHAPE_BOX, -1, -1, 0 };
      LayoutEdge edge = { 0, 0, item->parent, (gint32) i, item->row ? 100 : 1, 0 };

      g_array_append_val (request->nodes, node);
      if (item->parent >= 0)
        g_array_append_val (request->edges, edge);
    }
  return request;
}

static gint
compare_places (gconstpointer a, gconstpointer b, gpointer data)
{
  const TreePlan *plan = data;
  const Item *first = &g_array_index (plan->items, Item, *(const guint *) a);
  const Item *second = &g_array_index (plan->items, Item, *(const guint *) b);

  if (first->rank != second->rank)
    return first->rank < second->rank ? -1 : 1;
  return first->x < second->x ? -1 : first->x > second->x;
}

static void
centre_item (TreePlan *plan, Item *item, const double *low, const double *high, const Item *left, const Item *right)
{
  gsize index = (gsize) (item - (Item *) (gpointer) plan->items->data);
  double wanted = (low[index] + high[index]) / 2, least = -HUGE_VAL, most = HUGE_VAL;

  if (item->stack >= 0 || low[index] > high[index])
    return;
  if (left && left->rank == item->rank)
    least = left->x + (left->width + item->width) / 2 + NODE_GAP;
  if (right && right->rank == item->rank)
    most = right->x - (right->width + item->width) / 2 - NODE_GAP;
  if (least <= most)
    item->x = CLAMP (wanted, least, most);
}

/* dot puts a manager anywhere between the middle two of an even number of reports: here into the middle, from the lowest rank up. */
static void
centre_managers (TreePlan *plan)
{
  guint n = plan->items->len;
  g_autofree double *low = g_new (double, n + 1), *high = g_new (double, n + 1);
  g_autoptr (GArray) sorted = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < n; i++)
    {
      low[i] = HUGE_VAL;
      high[i] = -HUGE_VAL;
      g_array_append_val (sorted, i);
    }
  g_array_sort_with_data (sorted, compare_places, plan);
#define item_at(i) (&g_array_index (plan->items, Item, g_array_index (sorted, guint, i)))
  for (guint i = n; i-- > 0;)
    {
      Item *item = item_at (i);

      centre_item (plan, item, low, high, i ? item_at (i - 1) : NULL, i + 1 < n ? item_at (i + 1) : NULL);
      if (item->parent >= 0)
        {
          low[item->parent] = MIN (low[item->parent], item->x);
          high[item->parent] = MAX (high[item->parent], item->x);
        }
    }
#undef item_at
}

/* The tops and heights of the ranks: where only rows of stacks follow each other they stand closer. */
static double
place_ranks (TreePlan *plan)
{
  g_autofree double *gaps = g_new0 (double, plan->n_ranks + 1);
  double y = CHART_MARGIN;

  plan->tops = g_new0 (double, plan->n_ranks + 1);
  plan->heights = g_new0 (double, plan->n_ranks + 1);
  for (guint i = 0; i < plan->n; i++)
    {
      guint rank = g_array_index (plan->items, Item, plan->item_of[i]).rank;

      plan->heights[rank] = MAX (plan->heights[rank], ((Box *) g_ptr_array_index (plan->boxes, i))->height);
    }
  for (guint i = 0; i < plan->items->len; i++)
    {
      const Item *item = &g_array_index (plan->items, Item, i);

      if (item->rank)
        gaps[item->rank] = MAX (gaps[item->rank], item->row ? ROW_GAP : RANK_GAP);
    }
  for (guint rank = 0; rank < plan->n_ranks; rank++)
    {
      plan->tops[rank] = y += gaps[rank];
      y += plan->heights[rank];
    }
  return y;
}

static void
place_node (TreePlan *plan, GArray *centres, guint node, double x, guint rank)
{
  Box *box = g_ptr_array_index (plan->boxes, node);
  Point *centre = &g_array_index (centres, Point, node);

  box->width = plan->box_width;
  box->height = plan->heights[rank];
  centre->x = x;
  centre->y = plan->tops[rank] + plan->heights[rank] / 2;
}

static void
place_stack (TreePlan *plan, GArray *centres, const Stack *stack)
{
  double indent = stack->manager >= 0 ? INDENT : 0;
  double step = plan->box_width + indent + COLUMN_GAP;

  for (guint i = 0; i < stack->nodes->len; i++)
    {
      const Item *item = &g_array_index (plan->items, Item, stack->first_item + (gint) (i % stack->rows));
      double left = item->x - item->width / 2 + (i / stack->rows) * step + indent;

      place_node (plan, centres, g_array_index (stack->nodes, guint, i), left + plan->box_width / 2, item->rank);
    }
}

void
tree_plan_place (TreePlan *plan, const Layout *layout, GArray *centres, double *width, double *height)
{
  double left = HUGE_VAL, right = 0;

  for (guint i = 0; i < plan->items->len; i++)
    g_array_index (plan->items, Item, i).x = round (g_array_index (layout->centres, Point, i).x);
  centre_managers (plan);
  for (guint i = 0; i < plan->items->len; i++)
    left = MIN (left, g_array_index (plan->items, Item, i).x - g_array_index (plan->items, Item, i).width / 2);
  for (guint i = 0; i < plan->items->len; i++)
    {
      Item *item = &g_array_index (plan->items, Item, i);

      item->x += CHART_MARGIN - left;
      right = MAX (right, item->x + item->width / 2);
    }
  *height = place_ranks (plan) - CHART_MARGIN;
  *width = right - CHART_MARGIN;
  g_array_set_size (centres, plan->n);
  for (guint i = 0; i < plan->items->len; i++)
    {
      const Item *item = &g_array_index (plan->items, Item, i);

      if (item->node >= 0)
        place_node (plan, centres, (guint) item->node, item->x, item->rank);
    }
  for (guint i = 0; i < plan->stacks->len; i++)
    place_stack (plan, centres, g_ptr_array_index (plan->stacks, i));
}

typedef struct {
  const TreePlan *plan;
  const GArray *centres;
  GString *path;
  double from, to;         /* ends of the line across */
  double across;           /* its height */
} Lines;

static void
line_to (Lines *lines, double x, double down)
{
  g_string_append (lines->path, "M");
  svg_point (lines->path, x, lines->across);
  g_string_append (lines->path, "V");
  svg_number (lines->path, down);
  lines->from = MIN (lines->from, x);
  lines->to = MAX (lines->to, x);
}

/* Each column hangs on a line at its left. */
static void
stack_lines (Lines *lines, const Stack *stack)
{
  double half = lines->plan->box_width / 2;

  for (guint i = 0; i < stack->nodes->len; i++)
    {
      const Point *box = &g_array_index (lines->centres, Point, g_array_index (stack->nodes, guint, i));
      double x = box->x - half - INDENT / 2;

      if (i % stack->rows == stack->rows - 1 || i == stack->nodes->len - 1)
        line_to (lines, x, box->y);
      g_string_append (lines->path, "M");
      svg_point (lines->path, x, box->y);
      g_string_append (lines->path, "H");
      svg_number (lines->path, box->x - half);
    }
}

static void
manager_lines (const TreePlan *plan, guint manager, const Stack *stack, const GArray *centres, GString *svg)
{
  const Point *top = &g_array_index (centres, Point, manager);
  guint rank = g_array_index (plan->items, Item, plan->item_of[manager]).rank + 1;
  g_autoptr (GString) path = g_string_new (NULL);
  Lines lines = { plan, centres, path, top->x, top->x, plan->tops[rank] - RANK_GAP / 2 };
  gboolean muted = graph_node (plan->graph, manager)->muted;

  g_string_append (path, "M");
  svg_point (path, top->x, plan->tops[rank - 1] + plan->heights[rank - 1]);
  g_string_append (path, "V");
  svg_number (path, lines.across);
  if (stack)
    stack_lines (&lines, stack);
  for (guint i = 0; i < plan->children[manager]->len; i++)
    {
      guint child = g_array_index (plan->children[manager], guint, i);

      if (!stack || !is_leaf (plan, child))
        line_to (&lines, g_array_index (centres, Point, child).x, plan->tops[rank]);
    }
  if (lines.from < lines.to)
    {
      g_string_append (path, "M");
      svg_point (path, lines.from, lines.across);
      g_string_append (path, "H");
      svg_number (path, lines.to);
    }
  svg_edge_path (svg, path->str, NULL, FALSE, FALSE, muted);
}

void
tree_plan_lines (const TreePlan *plan, const GArray *centres, GString *svg)
{
  g_autofree const Stack **stacks = g_new0 (const Stack *, plan->n + 1);

  for (guint i = 0; i < plan->stacks->len; i++)
    {
      const Stack *stack = g_ptr_array_index (plan->stacks, i);

      if (stack->manager >= 0)
        stacks[stack->manager] = stack;
    }
  for (guint i = 0; i < plan->n; i++)
    if (plan->children[i]->len)
      manager_lines (plan, i, stacks[i], centres, svg);
}
