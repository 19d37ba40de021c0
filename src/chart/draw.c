#include "chart/drawer.h"
#include "chart/outline.h"
#include "chart/svg.h"
#include "chart/tree.h"

#include <libintl.h>
#include <math.h>

#define _(text) gettext (text)

/* A chart that reads from left to right is at most as wide as a page's text. */
#define WIDE_ENOUGH 900.0

typedef struct {
  Drawer *drawer;
  const Graph *graph;
  const char *key;
  const Place *place;
  Diagnostics *diags;
  GPtrArray *boxes;
} Drawing;

static Layout *
ask_layout (const Drawing *drawing, const LayoutRequest *request)
{
  g_autofree char *refusal = NULL;
  guint line;
  GVariant *body = drawer_ask (drawing->drawer, DRAW_LAYOUT, layout_request_write (request), drawing->graph->title, drawing->place,
                               drawing->diags, &refusal, &line);
  Layout *layout = body ? layout_read (body, request) : NULL;

  if (refusal)
    diag_report (drawing->diags, DIAG_CHART_LAYOUT, drawing->place, drawing->graph->title, refusal, NULL);
  else if (body && !layout)
    diag_report (drawing->diags, DIAG_CHART_LAYOUT, drawing->place, drawing->graph->title, _("the answer is not a layout"), NULL);
  g_clear_pointer (&body, g_variant_unref);
  return layout;
}

static void
add_edges (LayoutRequest *request, const Graph *graph)
{
  for (guint i = 0; i < graph->edges->len; i++)
    {
      const GraphEdge *edge = graph_edge (graph, i);
      LayoutEdge wanted = { 0, 0, (gint32) edge->from, (gint32) edge->to, 1, (edge->no_head ? 0 : 1) | (edge->tail ? 2 : 0) };

      if (edge->label)
        g_ptr_array_unref (svg_label_lines (edge->label, &wanted.label_width, &wanted.label_height));
      g_array_append_val (request->edges, wanted);
    }
}

static gint32
rank_kind (const char *kind)
{
  static const char *const kinds[] = { "same", "min", "max", "source", "sink" };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i], kind))
      return (gint32) i;
  return 0;
}

static void
add_groups_and_ranks (LayoutRequest *request, const Graph *graph)
{
  for (guint i = 0; i < graph->groups->len; i++)
    {
      LayoutGroup group = { 0, 0, graph_group (graph, i)->parent, 0 };

      if (graph_group (graph, i)->title)
        g_ptr_array_unref (svg_label_lines (graph_group (graph, i)->title, &group.label_width, &group.label_height));
      g_array_append_val (request->groups, group);
    }
  for (guint i = 0; i < graph->ranks->len; i++)
    {
      const GraphRank *rank = g_ptr_array_index (graph->ranks, i);
      gint32 kind = rank_kind (rank->kind);

      g_array_append_val (request->rank_kinds, kind);
      for (guint k = 0; k < rank->nodes->len; k++)
        {
          LayoutRank entry = { (gint32) i, (gint32) g_array_index (rank->nodes, guint, k) };

          g_array_append_val (request->ranks, entry);
        }
    }
}

static LayoutRequest *
flow_request (const Drawing *drawing, gboolean left_to_right)
{
  LayoutRequest *request = layout_request_new ();
  const Graph *graph = drawing->graph;
  g_autoptr (GHashTable) alignments = g_hash_table_new (g_str_hash, g_str_equal);

  request->left_to_right = left_to_right;
  request->node_gap = 26;
  request->rank_gap = 34;
  for (guint i = 0; i < graph->nodes->len; i++)
    {
      const GraphNode *node = graph_node (graph, i);
      const Box *box = g_ptr_array_index (drawing->boxes, i);
      LayoutNode wanted = { box->width, box->height, box->shape, node->group, -1, 0 };

      if (node->alignment)
        {
          if (!g_hash_table_contains (alignments, node->alignment))
            g_hash_table_insert (alignments, node->alignment, GUINT_TO_POINTER (g_hash_table_size (alignments)));
          wanted.alignment = GPOINTER_TO_INT (g_hash_table_lookup (alignments, node->alignment));
        }
      g_array_append_val (request->nodes, wanted);
    }
  add_edges (request, graph);
  add_groups_and_ranks (request, graph);
  return request;
}

static Layout *
flow_layout (const Drawing *drawing, gboolean left_to_right)
{
  LayoutRequest *request = flow_request (drawing, left_to_right);
  Layout *layout = ask_layout (drawing, request);

  layout_request_free (request);
  return layout;
}

static GPtrArray *
collect_links (const Graph *graph)
{
  GPtrArray *links = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < graph->nodes->len; i++)
    if (graph_node (graph, i)->href)
      g_ptr_array_add (links, g_strdup (graph_node (graph, i)->href));
  return links;
}

static Chart *
begin (const Drawing *drawing, GString *svg, double width, double height)
{
  Chart *chart = g_new0 (Chart, 1);

  chart->width = ceil (width + 2 * CHART_MARGIN);
  chart->height = ceil (height + 2 * CHART_MARGIN);
  chart->title = g_strdup (drawing->graph->title);
  chart->outline = graph_outline (drawing->graph);
  chart->links = collect_links (drawing->graph);
  svg_open (svg, drawing->key, chart->title, drawing->graph->is_tree, chart->links->len > 0, chart->width, chart->height);
  return chart;
}

static Chart *
finish (const Drawing *drawing, Chart *chart, GString *svg, const GArray *centres)
{
  for (guint i = 0; i < drawing->graph->nodes->len; i++)
    svg_node (svg, graph_node (drawing->graph, i), g_ptr_array_index (drawing->boxes, i), g_array_index (centres, Point, i));
  svg_close (svg);
  chart->svg = g_string_free (svg, FALSE);
  return chart;
}

static void
shift_points (GArray *points)
{
  for (guint i = 0; i < points->len; i++)
    {
      g_array_index (points, Point, i).x += CHART_MARGIN;
      g_array_index (points, Point, i).y += CHART_MARGIN;
    }
}

static Chart *
draw_flow (const Drawing *drawing)
{
  const Graph *graph = drawing->graph;
  Layout *layout = flow_layout (drawing, graph->left_to_right || graph->any_direction);
  GString *svg;
  Chart *chart;

  if (layout && graph->any_direction && layout->width > WIDE_ENOUGH)
    {
      layout_free (layout);
      layout = flow_layout (drawing, FALSE);
    }
  if (!layout)
    return NULL;
  shift_points (layout->centres);
  shift_points (layout->points);
  shift_points (layout->labels);
  shift_points (layout->frame_labels);
  for (guint i = 0; i < layout->frames->len * 2; i++)
    {
      Point *corner = (Point *) (gpointer) layout->frames->data + i;

      corner->x += CHART_MARGIN;
      corner->y += CHART_MARGIN;
    }
  svg = g_string_new (NULL);
  chart = begin (drawing, svg, layout->width, layout->height);
  svg_groups (svg, graph, layout);
  svg_edges (svg, graph, layout);
  svg_edge_labels (svg, graph, layout);
  finish (drawing, chart, svg, layout->centres);
  layout_free (layout);
  return chart;
}

static Chart *
draw_tree (const Drawing *drawing, TreePlan *plan)
{
  LayoutRequest *request = tree_plan_request (plan);
  Layout *layout = ask_layout (drawing, request);
  g_autoptr (GArray) centres = g_array_new (FALSE, TRUE, sizeof (Point));
  double width, height;
  GString *svg;
  Chart *chart;

  layout_request_free (request);
  if (!layout)
    return NULL;
  svg = g_string_sized_new (4096);
  tree_plan_place (plan, layout, centres, &width, &height);
  layout_free (layout);
  chart = begin (drawing, svg, width, height);
  tree_plan_lines (plan, centres, svg);
  finish (drawing, chart, svg, centres);
  return chart;
}

Chart *
drawer_draw (Drawer *drawer, const Graph *graph, const char *key, const Place *place, Diagnostics *diags)
{
  Drawing drawing = { drawer, graph, key, place, diags, NULL };
  g_autoptr (GPtrArray) boxes = NULL;
  TreePlan *plan = NULL;
  Chart *chart;

  if (graph->nodes->len == 0)
    {
      diag_report (diags, DIAG_CHART_EMPTY, place, graph->title, NULL);
      return NULL;
    }
  if (graph->nodes->len > GRAPH_MOST_NODES || graph->edges->len > GRAPH_MOST_EDGES)
    {
      char counts[4][16];

      g_snprintf (counts[0], 16, "%u", graph->nodes->len);
      g_snprintf (counts[1], 16, "%u", graph->edges->len);
      g_snprintf (counts[2], 16, "%d", GRAPH_MOST_NODES);
      g_snprintf (counts[3], 16, "%d", GRAPH_MOST_EDGES);
      diag_report (diags, DIAG_CHART_TOO_LARGE, place, graph->title, counts[0], counts[1], counts[2], counts[3], NULL);
      return NULL;
    }
  drawing.boxes = boxes = boxes_measure (graph);
  if (graph->is_tree)
    plan = tree_plan_new (graph, boxes);
  chart = plan ? draw_tree (&drawing, plan) : draw_flow (&drawing);
  tree_plan_free (plan);
  return chart;
}
