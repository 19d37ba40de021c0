#include "chart/outline.h"
#include "chart/svg.h"

/* Readers of XML give up on deeper elements: what is deeper stands on one level. */
#define MOST_LEVELS 60

static void
append_node (GString *html, const GraphNode *node, gboolean all_lines)
{
  if (node->href)
    {
      g_string_append (html, "<a href=\"");
      svg_text (html, node->href);
      g_string_append (html, "\">");
    }
  for (guint i = 0; i < (all_lines ? node->lines->len : 1); i++)
    {
      if (i)
        g_string_append (html, i == 1 ? " · " : ", ");
      svg_text (html, g_ptr_array_index (node->lines, i));
    }
  if (node->href)
    g_string_append (html, "</a>");
}

typedef struct {
  const Graph *graph;
  GArray **targets;        /* of each node: guint, indices of its edges */
  gboolean *reached, *written;
} Outline;

static void
append_family (GString *html, Outline *outline, guint node, guint level)
{
  const GArray *edges = outline->targets[node];
  gboolean nested = edges->len > 0 && level < MOST_LEVELS;

  outline->written[node] = TRUE;
  g_string_append (html, "<li>");
  append_node (html, graph_node (outline->graph, node), TRUE);
  if (nested)
    g_string_append (html, "\n<ul>\n");
  else
    g_string_append (html, "</li>\n");
  for (guint i = 0; i < edges->len; i++)
    {
      guint child = graph_edge (outline->graph, g_array_index (edges, guint, i))->to;

      if (!outline->written[child])
        append_family (html, outline, child, level + nested);
    }
  if (nested)
    g_string_append (html, "</ul></li>\n");
}

static gboolean
has_wide (const char *text)
{
  for (const char *at = text; *at; at = g_utf8_next_char (at))
    if (g_unichar_iswide (g_utf8_get_char (at)))
      return TRUE;
  return FALSE;
}

static void
append_arrows (GString *html, const Outline *outline, guint node)
{
  const GArray *edges = outline->targets[node];

  g_string_append (html, "<li>");
  append_node (html, graph_node (outline->graph, node), FALSE);
  for (guint i = 0; i < edges->len; i++)
    {
      const GraphEdge *edge = graph_edge (outline->graph, g_array_index (edges, guint, i));

      g_string_append (html, i ? ", " : edge->no_head ? " – " : " → ");
      append_node (html, graph_node (outline->graph, edge->to), FALSE);
      if (edge->label)
        {
          g_string_append (html, has_wide (edge->label) ? "（" : " (");
          svg_text (html, edge->label);
          g_string_append (html, has_wide (edge->label) ? "）" : ")");
        }
    }
  g_string_append (html, "</li>\n");
}

static void
append_all (GString *html, Outline *outline)
{
  for (guint i = 0; i < outline->graph->nodes->len; i++)
    if (outline->graph->is_tree ? !outline->reached[i] : outline->targets[i]->len || !outline->reached[i])
      {
        if (outline->graph->is_tree)
          append_family (html, outline, i, 0);
        else
          append_arrows (html, outline, i);
      }
}

char *
graph_outline (const Graph *graph)
{
  guint n = graph->nodes->len;
  GString *html = g_string_new ("<ul class=\"outline\">\n");
  g_autofree GArray **targets = g_new (GArray *, n + 1);
  g_autofree gboolean *reached = g_new0 (gboolean, n + 1), *written = g_new0 (gboolean, n + 1);
  Outline outline = { graph, targets, reached, written };

  for (guint i = 0; i < n; i++)
    targets[i] = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < graph->edges->len; i++)
    {
      g_array_append_val (targets[graph_edge (graph, i)->from], i);
      reached[graph_edge (graph, i)->to] = TRUE;
    }
  append_all (html, &outline);
  for (guint i = 0; i < n; i++)
    g_array_unref (targets[i]);
  g_string_append (html, "</ul>");
  return g_string_free (html, FALSE);
}
