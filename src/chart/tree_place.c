#include "chart/tree_parts.h"

#include <math.h>

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
