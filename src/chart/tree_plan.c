#include "chart/tree_parts.h"

#define COMFORTABLE 1000.0 /* the width of A4 landscape between margins at full size */
#define NARROWEST_BOX 96.0

static void
stack_free (gpointer data)
{
  Stack *stack = data;

  g_array_unref (stack->nodes);
  g_free (stack);
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
