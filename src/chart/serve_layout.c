#include "chart/metrics.h"
#include "chart/serve.h"

#include <string.h>

/* Its macros cast where our warnings look. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wstrict-prototypes"
#include <graphviz/gvc.h>
#include <graphviz/gvplugin.h>
#include <graphviz/gvplugin_textlayout.h>
#pragma GCC diagnostic pop

/* Graphviz measures in points, 72 an inch: a CSS pixel of ours is a point of its. */
#define POINTS_AN_INCH 72.0

/* Its functions take char * for what they only read. */
#define text(literal) ((char *) (literal))

static void
set_length (gpointer object, Agsym_t *attribute, double length)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  agxset (object, attribute, g_ascii_formatd (number, sizeof number, "%.6f", length / POINTS_AN_INCH));
}

/* Room for a text without the text: a table of fixed size. */
static char *
room (Agraph_t *graph, double width, double height)
{
  g_autofree char *table
    = g_strdup_printf ("<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"0\" FIXEDSIZE=\"TRUE\" WIDTH=\"%d\" "
                       "HEIGHT=\"%d\"><TR><TD></TD></TR></TABLE>",
                       (int) width, (int) height);

  return agstrdup_html (graph, table);
}

static void
set_room (Agraph_t *graph, gpointer object, Agsym_t *attribute, double width, double height)
{
  char *label = room (graph, width, height);

  agxset (object, attribute, label);
  agstrfree (graph, label);
}

static const char *
shape_name (gint32 shape)
{
  switch (shape)
    {
    case SHAPE_ELLIPSE:
      return "ellipse";
    case SHAPE_DIAMOND:
      return "diamond";
    case SHAPE_HEXAGON:
      return "hexagon";
    default:
      return "box";
    }
}

static Agraph_t **
add_groups (Agraph_t *graph, const LayoutRequest *request)
{
  Agraph_t **groups = g_new0 (Agraph_t *, request->groups->len + 1);

  if (request->groups->len)
    agattr (graph, AGRAPH, text ("label"), text (""));
  for (guint i = 0; i < request->groups->len; i++)
    {
      const LayoutGroup *group = &g_array_index (request->groups, LayoutGroup, i);
      g_autofree char *name = g_strdup_printf ("cluster_%u", i + 1);

      groups[i] = agsubg (group->parent >= 0 ? groups[group->parent] : graph, name, 1);
      if (group->label_width > 0)
        set_room (graph, groups[i], agattr (graph, AGRAPH, text ("label"), NULL), group->label_width, group->label_height);
    }
  return groups;
}

static Agnode_t **
add_nodes (Agraph_t *graph, const LayoutRequest *request, Agraph_t **groups)
{
  Agnode_t **nodes = g_new0 (Agnode_t *, request->nodes->len + 1);
  Agsym_t *width = agattr (graph, AGNODE, text ("width"), text ("1"));
  Agsym_t *height = agattr (graph, AGNODE, text ("height"), text ("1"));
  Agsym_t *shape = agattr (graph, AGNODE, text ("shape"), text ("box"));
  Agsym_t *alignment = agattr (graph, AGNODE, text ("group"), text (""));

  agattr (graph, AGNODE, text ("label"), text (""));
  agattr (graph, AGNODE, text ("fixedsize"), text ("true"));
  for (guint i = 0; i < request->nodes->len; i++)
    {
      const LayoutNode *node = &g_array_index (request->nodes, LayoutNode, i);
      char name[16];

      g_snprintf (name, sizeof name, "n%u", i + 1);
      nodes[i] = agnode (graph, name, 1);
      set_length (nodes[i], width, node->width);
      set_length (nodes[i], height, node->height);
      agxset (nodes[i], shape, text (shape_name (node->shape)));
      if (node->alignment >= 0)
        {
          g_snprintf (name, sizeof name, "g%d", node->alignment);
          agxset (nodes[i], alignment, name);
        }
      if (node->group >= 0)
        agsubnode (groups[node->group], nodes[i], 1);
    }
  return nodes;
}

static Agedge_t **
add_edges (Agraph_t *graph, const LayoutRequest *request, Agnode_t **nodes)
{
  static const char *const directions[] = { "none", "forward", "back", "both" };
  Agedge_t **edges = g_new0 (Agedge_t *, request->edges->len + 1);
  Agsym_t *label = agattr (graph, AGEDGE, text ("label"), text (""));
  Agsym_t *weight = agattr (graph, AGEDGE, text ("weight"), text ("1"));
  Agsym_t *direction = agattr (graph, AGEDGE, text ("dir"), text ("forward"));

  agattr (graph, AGEDGE, text ("arrowsize"), text ("0.7"));
  for (guint i = 0; i < request->edges->len; i++)
    {
      const LayoutEdge *edge = &g_array_index (request->edges, LayoutEdge, i);
      char number[16];

      edges[i] = agedge (graph, nodes[edge->from], nodes[edge->to], NULL, 1);
      if (edge->label_width > 0)
        set_room (graph, edges[i], label, edge->label_width, edge->label_height);
      g_snprintf (number, sizeof number, "%d", CLAMP (edge->weight, 0, 1000));
      agxset (edges[i], weight, number);
      agxset (edges[i], direction, text (directions[edge->arrows & 3]));
    }
  return edges;
}

static void
add_ranks (Agraph_t *graph, const LayoutRequest *request, Agnode_t **nodes)
{
  static const char *const kinds[] = { "same", "min", "max", "source", "sink" };
  Agsym_t *attribute;

  if (!request->rank_kinds->len)
    return;
  attribute = agattr (graph, AGRAPH, text ("rank"), text (""));
  for (guint i = 0; i < request->rank_kinds->len; i++)
    {
      g_autofree char *name = g_strdup_printf ("rank_%u", i + 1);
      Agraph_t *rank = agsubg (graph, name, 1);

      agxset (rank, attribute, text (kinds[(guint32) g_array_index (request->rank_kinds, gint32, i) % G_N_ELEMENTS (kinds)]));
      for (guint k = 0; k < request->ranks->len; k++)
        if (g_array_index (request->ranks, LayoutRank, k).rank == (gint32) i)
          agsubnode (rank, nodes[g_array_index (request->ranks, LayoutRank, k).node], 1);
    }
}

/* y grows downwards from the top of the bounding box. */
static Point
turn (Agraph_t *graph, pointf point)
{
  return (Point) { point.x - GD_bb (graph).LL.x, GD_bb (graph).UR.y - point.y };
}

static void
add_point (GArray *points, Agraph_t *graph, pointf point)
{
  Point turned = turn (graph, point);

  g_array_append_val (points, turned);
}

static void
read_edge (Layout *layout, Agraph_t *graph, Agedge_t *edge, gint32 index)
{
  const splines *curves = ED_spl (edge);
  Point label = { 0, 0 };

  for (guint i = 0; curves && i < (guint) curves->size; i++)
    {
      const bezier *curve = &curves->list[i];
      LayoutPiece piece = { index, (gint32) curve->size, curve->sflag != 0, curve->eflag != 0 };

      if (piece.points < 4)
        continue;
      g_array_append_val (layout->pieces, piece);
      for (gint32 k = 0; k < piece.points; k++)
        add_point (layout->points, graph, curve->list[k]);
      if (piece.start)
        add_point (layout->points, graph, curve->sp);
      if (piece.end)
        add_point (layout->points, graph, curve->ep);
    }
  if (ED_label (edge))
    label = turn (graph, ED_label (edge)->pos);
  g_array_append_val (layout->labels, label);
}

static void
read_group (Layout *layout, Agraph_t *graph, Agraph_t *group)
{
  Point low = turn (graph, GD_bb (group).LL), high = turn (graph, GD_bb (group).UR);
  LayoutFrame frame = { low.x, high.y, high.x, low.y };
  Point label = { 0, 0 };

  if (GD_label (group))
    label = turn (graph, GD_label (group)->pos);
  g_array_append_val (layout->frames, frame);
  g_array_append_val (layout->frame_labels, label);
}

static Layout *
read_layout (Agraph_t *graph, const LayoutRequest *request, Agnode_t **nodes, Agedge_t **edges, Agraph_t **groups)
{
  Layout *layout = layout_new ();

  layout->width = GD_bb (graph).UR.x - GD_bb (graph).LL.x;
  layout->height = GD_bb (graph).UR.y - GD_bb (graph).LL.y;
  for (guint i = 0; i < request->nodes->len; i++)
    add_point (layout->centres, graph, ND_coord (nodes[i]));
  for (guint i = 0; i < request->edges->len; i++)
    read_edge (layout, graph, edges[i], (gint32) i);
  for (guint i = 0; i < request->groups->len; i++)
    read_group (layout, graph, groups[i]);
  return layout;
}

static void
set_graph (Agraph_t *graph, const LayoutRequest *request)
{
  set_length (graph, agattr (graph, AGRAPH, text ("nodesep"), text ("0.25")), request->node_gap);
  set_length (graph, agattr (graph, AGRAPH, text ("ranksep"), text ("0.5")), request->rank_gap);
  agattr (graph, AGRAPH, text ("rankdir"), text (request->left_to_right ? "LR" : "TB"));
  if (request->is_tree)
    {
      agattr (graph, AGRAPH, text ("splines"), text ("none"));
      agattr (graph, AGRAPH, text ("ordering"), text ("out"));
    }
}

/* Our labels are empty and have their sizes: there is no text to measure. Graphviz would all the same load what measures texts, Pango with Cairo
 * and X11, thirty libraries in all; so we offer it an engine that it prefers, and which measures nothing. */
static GVC_t *
open_context (void)
{
  static const gvtextlayout_engine_t engine = { NULL };
  static gvplugin_installed_t engines[] = { { 0, "textlayout", G_MAXINT16, (void *) &engine, NULL }, { 0, NULL, 0, NULL, NULL } };
  static gvplugin_api_t apis[] = { { API_textlayout, engines }, { (api_t) 0, NULL } };
  static gvplugin_library_t library = { text ("trainbook"), apis };
  /* The name's beginning and end are how Graphviz knows a library. */
  static const lt_symlist_t builtins[] = { { "gvplugin_trainbook_LTX_library", &library }, { NULL, NULL } };

  return gvContextPlugins (builtins, TRUE);
}

Layout *
serve_layout (const LayoutRequest *request, char **error)
{
  GVC_t *context = open_context ();
  Agraph_t *graph = agopen (text ("chart"), Agdirected, NULL);
  g_autofree char *complaints = NULL;
  g_autofree Agraph_t **groups = NULL;
  g_autofree Agnode_t **nodes = NULL;
  g_autofree Agedge_t **edges = NULL;
  Layout *layout = NULL;

  g_free (serve_complaints ());
  set_graph (graph, request);
  groups = add_groups (graph, request);
  nodes = add_nodes (graph, request, groups);
  edges = add_edges (graph, request, nodes);
  add_ranks (graph, request, nodes);
  if (gvLayout (context, graph, "dot") == 0)
    {
      layout = read_layout (graph, request, nodes, edges, groups);
      gvFreeLayout (context, graph);
    }
  complaints = serve_complaints ();
  if (!layout)
    *error = g_strdup (*complaints ? complaints : "no layout");
  agclose (graph);
  gvFreeContext (context);
  return layout;
}
