#include "chart/graph.h"

#include <string.h>

#define MOST_CHARACTERS 300

static void
node_free (gpointer data)
{
  GraphNode *node = data;

  g_ptr_array_unref (node->lines);
  g_free (node->href);
  g_free (node->title);
  g_free (node->alignment);
  g_free (node);
}

static void
edge_free (gpointer data)
{
  GraphEdge *edge = data;

  g_free (edge->label);
  g_free (edge);
}

static void
group_free (gpointer data)
{
  GraphGroup *group = data;

  g_free (group->title);
  g_free (group);
}

static void
rank_free (gpointer data)
{
  GraphRank *rank = data;

  g_array_unref (rank->nodes);
  g_free (rank);
}

Graph *
graph_new (const char *title)
{
  Graph *graph = g_new0 (Graph, 1);

  graph->title = graph_clean_text (title);
  graph->nodes = g_ptr_array_new_with_free_func (node_free);
  graph->edges = g_ptr_array_new_with_free_func (edge_free);
  graph->groups = g_ptr_array_new_with_free_func (group_free);
  graph->ranks = g_ptr_array_new_with_free_func (rank_free);
  return graph;
}

guint
graph_add_node (Graph *graph, const char *kind, const char *first_line)
{
  GraphNode *node = g_new0 (GraphNode, 1);

  node->lines = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (node->lines, graph_clean_text (first_line));
  node->kind = kind;
  node->group = -1;
  g_ptr_array_add (graph->nodes, node);
  return graph->nodes->len - 1;
}

void
graph_add_line (Graph *graph, guint node, const char *line)
{
  g_ptr_array_add (graph_node (graph, node)->lines, graph_clean_text (line));
}

void
graph_set_title (GraphNode *node, const char *title)
{
  g_free (node->title);
  node->title = title ? graph_clean_text (title) : NULL;
}

void
graph_add_edge (Graph *graph, guint from, guint to, const char *label, gboolean dashed)
{
  GraphEdge *edge = g_new0 (GraphEdge, 1);

  g_assert (from < graph->nodes->len && to < graph->nodes->len);
  edge->from = from;
  edge->to = to;
  edge->label = label ? graph_clean_text (label) : NULL;
  edge->dashed = dashed;
  if (edge->label && !*edge->label)
    g_clear_pointer (&edge->label, g_free);
  g_ptr_array_add (graph->edges, edge);
}

guint
graph_add_group (Graph *graph, const char *title, gint parent)
{
  GraphGroup *group = g_new0 (GraphGroup, 1);

  g_assert (parent < (gint) graph->groups->len);
  group->title = title && *title ? graph_clean_text (title) : NULL;
  group->parent = parent;
  g_ptr_array_add (graph->groups, group);
  return graph->groups->len - 1;
}

GArray *
graph_add_rank (Graph *graph, const char *kind)
{
  GraphRank *rank = g_new0 (GraphRank, 1);

  rank->kind = kind;
  rank->nodes = g_array_new (FALSE, FALSE, sizeof (guint));
  g_ptr_array_add (graph->ranks, rank);
  return rank->nodes;
}

void
graph_free (Graph *graph)
{
  if (!graph)
    return;
  g_free (graph->title);
  g_ptr_array_unref (graph->nodes);
  g_ptr_array_unref (graph->edges);
  g_ptr_array_unref (graph->groups);
  g_ptr_array_unref (graph->ranks);
  g_free (graph);
}

void
chart_free (Chart *chart)
{
  if (!chart)
    return;
  g_free (chart->svg);
  g_free (chart->outline);
  g_free (chart->title);
  g_ptr_array_unref (chart->links);
  g_free (chart);
}

const char *const *
graph_tones (void)
{
  static const char *const tones[] = { "red", "orange", "yellow", "green", "blue", "purple", "grey", NULL };

  return tones;
}

/* Characters that XML cannot hold, or that turn the writing direction of what follows. */
static gboolean
is_unwanted (gunichar c)
{
  return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0xfeff || (c & 0xfffe) == 0xfffe || (c >= 0x202a && c <= 0x202e)
         || (c >= 0x2066 && c <= 0x2069);
}

char *
graph_clean_text (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text ? text : "", -1);
  GString *clean = g_string_new (NULL);
  gboolean blank = FALSE;
  guint characters = 0;

  for (const char *at = valid; *at; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (g_unichar_isspace (c) || c == 0x2028 || c == 0x2029)
        {
          blank = clean->len > 0;
          continue;
        }
      if (is_unwanted (c))
        continue;
      if (characters++ == MOST_CHARACTERS)
        {
          g_string_append (clean, "…");
          break;
        }
      if (blank)
        g_string_append_c (clean, ' ');
      blank = FALSE;
      g_string_append_unichar (clean, c);
    }
  return g_string_free (clean, FALSE);
}

/* A quoted string of the DOT language: quotes escaped, backslashes doubled, & kept from starting an entity. */
static void
append_quoted (GString *dot, const char *text)
{
  g_string_append_c (dot, '"');
  for (const char *at = text; *at; at++)
    {
      if (*at == '"' || *at == '\\')
        g_string_append_c (dot, '\\');
      if (*at == '&')
        g_string_append (dot, "&amp;");
      else
        g_string_append_c (dot, *at);
    }
  g_string_append_c (dot, '"');
}

static void
append_node (GString *dot, const GraphNode *node, guint index, const char *indent)
{
  g_autoptr (GString) label = g_string_new (NULL);
  const char *shape = node->shape ? node->shape : g_str_equal (node->kind, "decision") ? "diamond" : "box";

  g_string_append_printf (dot, "%sn%u [shape=%s, label=", indent, index + 1,
                          g_str_equal (shape, "round") ? "box" : g_str_equal (shape, "plain") ? "plaintext" : shape);
  for (guint i = 0; i < node->lines->len; i++)
    {
      g_autoptr (GString) line = g_string_new (NULL);

      append_quoted (line, g_ptr_array_index (node->lines, i));
      g_string_append_len (label, line->str + 1, line->len - 2);
      if (i + 1 < node->lines->len)
        g_string_append (label, "\\n");
    }
  g_string_append_printf (dot, "\"%s\"", label->str);
  if (node->dashed)
    g_string_append (dot, ", style=dashed");
  if (node->title)
    {
      g_string_append (dot, ", tooltip=");
      append_quoted (dot, node->title);
    }
  if (node->href)
    {
      g_string_append (dot, ", href=");
      append_quoted (dot, node->href);
    }
  g_string_append (dot, "];\n");
}

static void
append_groups (GString *dot, const Graph *graph, gint parent, guint depth)
{
  g_autofree char *indent = g_strnfill (2 * (depth + 1), ' ');

  for (guint i = 0; i < graph->nodes->len; i++)
    if (graph_node (graph, i)->group == parent)
      append_node (dot, graph_node (graph, i), i, indent);
  for (guint i = 0; i < graph->groups->len; i++)
    if (graph_group (graph, i)->parent == parent)
      {
        g_string_append_printf (dot, "%ssubgraph cluster_%u {\n", indent, i + 1);
        g_string_append_printf (dot, "%s  label=", indent);
        append_quoted (dot, graph_group (graph, i)->title ? graph_group (graph, i)->title : "");
        g_string_append (dot, ";\n");
        append_groups (dot, graph, (gint) i, depth + 1);
        g_string_append_printf (dot, "%s}\n", indent);
      }
}

char *
graph_dot (const Graph *graph)
{
  GString *dot = g_string_new ("digraph {\n  label=");

  append_quoted (dot, graph->title);
  g_string_append_printf (dot, ";\n  rankdir=%s;\n", graph->left_to_right ? "LR" : "TB");
  append_groups (dot, graph, -1, 0);
  for (guint i = 0; i < graph->ranks->len; i++)
    {
      const GraphRank *rank = g_ptr_array_index (graph->ranks, i);

      g_string_append_printf (dot, "  { rank=%s;", rank->kind);
      for (guint k = 0; k < rank->nodes->len; k++)
        g_string_append_printf (dot, " n%u;", g_array_index (rank->nodes, guint, k) + 1);
      g_string_append (dot, " }\n");
    }
  for (guint i = 0; i < graph->edges->len; i++)
    {
      const GraphEdge *edge = graph_edge (graph, i);
      const char *direction = edge->no_head ? (edge->tail ? "back" : "none") : edge->tail ? "both" : NULL;

      g_string_append_printf (dot, "  n%u -> n%u", edge->from + 1, edge->to + 1);
      if (edge->label || edge->dashed || direction)
        {
          g_string_append (dot, " [label=");
          append_quoted (dot, edge->label ? edge->label : "");
          g_string_append_printf (dot, "%s%s%s]", edge->dashed ? ", style=dashed" : "", direction ? ", dir=" : "",
                                  direction ? direction : "");
        }
      g_string_append (dot, ";\n");
    }
  g_string_append (dot, "}\n");
  return g_string_free (dot, FALSE);
}
