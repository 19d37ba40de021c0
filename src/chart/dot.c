#include "chart/drawer.h"
#include "chart/flow.h"
#include "chart/layout.h"
#include "chart/svg.h"

#include <libintl.h>
#include <stdlib.h>
#include <string.h>

#define _(text) gettext (text)

const char *
flow_tone (const char *colour)
{
  const char *const *tones = graph_tones ();

  if (g_str_equal (colour, "gray"))
    colour = "grey";
  for (guint i = 0; tones[i]; i++)
    if (g_str_equal (tones[i], colour))
      return tones[i];
  return NULL;
}

/* ---- what the helper read → graph ---- */

static gboolean
has_style (const char *style, const char *wanted)
{
  g_auto (GStrv) parts = g_strsplit (style, ",", -1);

  for (guint i = 0; parts[i]; i++)
    if (g_str_equal (g_strstrip (parts[i]), wanted))
      return TRUE;
  return FALSE;
}

/* A label's lines: \n \l \r break, \N is the name, \G the graph's, any other character stands for itself. */
static char **
label_lines (const char *label, const char *name, const char *graph_name)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (const char *at = label; *at; at++)
    {
      if (*at != '\\' || !at[1])
        {
          g_string_append_c (text, *at);
          continue;
        }
      at++;
      if (strchr ("nlr", *at))
        g_string_append_c (text, '\n');
      else if (*at == 'N')
        g_string_append (text, name);
      else if (*at == 'G')
        g_string_append (text, graph_name);
      else
        g_string_append_c (text, *at);
    }
  return g_strsplit (text->str, "\n", -1);
}

static char *
label_line (const char *label, const char *graph_name)
{
  g_auto (GStrv) lines = label_lines (label, "", graph_name);

  return g_strjoinv (" ", lines);
}

static const char *
node_shape (const char *shape, const char *style)
{
  static const char *const names[][2]
    = { { "box", "box" }, { "rect", "box" }, { "rectangle", "box" }, { "square", "box" }, { "diamond", "diamond" },
        { "hexagon", "hexagon" }, { "plaintext", "plain" }, { "plain", "plain" }, { "none", "plain" } };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i][0], shape))
      return names[i][1];
  return "ellipse";
}

/* The strings of a node, edge or group, in the order of DOT_LABEL …; FALSE when there are not as many. */
static gboolean
read_values (GVariant *strings, const char *values[N_DOT_VALUES])
{
  if (g_variant_n_children (strings) != N_DOT_VALUES)
    return FALSE;
  for (guint i = 0; i < N_DOT_VALUES; i++)
    g_variant_get_child (strings, i, "&s", &values[i]);
  return TRUE;
}

static void
add_node (Graph *graph, const char *name, gint group, const char *const values[N_DOT_VALUES], const char *graph_name)
{
  g_auto (GStrv) lines = label_lines (*values[DOT_LABEL] ? values[DOT_LABEL] : name, name, graph_name);
  const char *href = *values[DOT_HREF] ? values[DOT_HREF] : values[DOT_URL];
  guint index = graph_add_node (graph, "step", lines[0]);
  GraphNode *node = graph_node (graph, index);
  const char *tone = flow_tone (values[DOT_FILL]);

  for (guint i = 1; lines[i]; i++)
    if (lines[i + 1] || *lines[i])
      graph_add_line (graph, index, lines[i]);
  node->shape = node_shape (values[DOT_SHAPE], values[DOT_STYLE]);
  node->tone = tone ? tone : flow_tone (values[DOT_COLOR]);
  node->dashed = has_style (values[DOT_STYLE], "dashed") || has_style (values[DOT_STYLE], "dotted");
  node->bold = has_style (values[DOT_STYLE], "bold");
  node->group = group;
  node->alignment = *values[DOT_GROUP] ? g_strdup (values[DOT_GROUP]) : NULL;
  node->href = *href && svg_link_is_safe (href) ? g_strdup (href) : NULL;
  if (*values[DOT_TOOLTIP])
    graph_set_title (node, values[DOT_TOOLTIP]);
}

static void
add_edge (Graph *graph, guint from, guint to, const char *const values[N_DOT_VALUES], gboolean directed, const char *graph_name)
{
  g_autofree char *label = label_line (values[DOT_LABEL], graph_name);
  const char *direction = *values[DOT_DIRECTION] ? values[DOT_DIRECTION] : directed ? "forward" : "none";
  GraphEdge *edge;

  graph_add_edge (graph, from, to, label, has_style (values[DOT_STYLE], "dashed") || has_style (values[DOT_STYLE], "dotted"));
  edge = graph_edge (graph, graph->edges->len - 1);
  edge->bold = has_style (values[DOT_STYLE], "bold");
  edge->tone = flow_tone (values[DOT_COLOR]);
  edge->no_head = g_str_equal (direction, "back") || g_str_equal (direction, "none");
  edge->tail = g_str_equal (direction, "back") || g_str_equal (direction, "both");
}

static gboolean
read_groups (Graph *graph, GVariant *groups, const char *graph_name)
{
  gsize n = g_variant_n_children (groups);

  for (gsize i = 0; i < n; i++)
    {
      const char *values[N_DOT_VALUES];
      g_autoptr (GVariant) strings = NULL;
      g_autofree char *label = NULL;
      const char *tone;
      gint parent;
      guint group;

      g_variant_get_child (groups, i, "(i@as)", &parent, &strings);
      if (!read_values (strings, values) || parent < -1 || parent >= (gint) i)
        return FALSE;
      label = label_line (values[DOT_LABEL], graph_name);
      group = graph_add_group (graph, label, parent);
      tone = flow_tone (values[DOT_FILL]);
      graph_group (graph, group)->tone = tone ? tone : flow_tone (values[DOT_COLOR]);
      graph_group (graph, group)->dashed = has_style (values[DOT_STYLE], "dashed") || has_style (values[DOT_STYLE], "dotted");
    }
  return TRUE;
}

static gboolean
read_nodes (Graph *graph, GVariant *nodes, const char *graph_name)
{
  gsize n = g_variant_n_children (nodes);

  for (gsize i = 0; i < n; i++)
    {
      const char *values[N_DOT_VALUES], *name;
      g_autoptr (GVariant) strings = NULL;
      gint group;

      g_variant_get_child (nodes, i, "(&si@as)", &name, &group, &strings);
      if (!read_values (strings, values) || group < -1 || group >= (gint) graph->groups->len)
        return FALSE;
      add_node (graph, name, group, values, graph_name);
    }
  return TRUE;
}

static gboolean
read_edges (Graph *graph, GVariant *edges, gboolean directed, const char *graph_name)
{
  gsize n = g_variant_n_children (edges);

  for (gsize i = 0; i < n; i++)
    {
      const char *values[N_DOT_VALUES];
      g_autoptr (GVariant) strings = NULL;
      guint from, to;

      g_variant_get_child (edges, i, "(uu@as)", &from, &to, &strings);
      if (!read_values (strings, values) || from >= graph->nodes->len || to >= graph->nodes->len)
        return FALSE;
      add_edge (graph, from, to, values, directed, graph_name);
    }
  return TRUE;
}

static const char *
rank_kind (const char *written)
{
  static const char *const kinds[] = { "same", "min", "max", "source", "sink" };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i], written))
      return kinds[i];
  return NULL;
}

static gboolean
read_ranks (Graph *graph, GVariant *ranks)
{
  gsize n = g_variant_n_children (ranks);

  for (gsize i = 0; i < n; i++)
    {
      g_autoptr (GVariant) members = NULL;
      const char *kind;
      GArray *nodes;

      g_variant_get_child (ranks, i, "(&s@au)", &kind, &members);
      if (!rank_kind (kind))
        continue;
      nodes = graph_add_rank (graph, rank_kind (kind));
      for (gsize k = 0; k < g_variant_n_children (members); k++)
        {
          guint node;

          g_variant_get_child (members, k, "u", &node);
          if (node >= graph->nodes->len)
            return FALSE;
          g_array_append_val (nodes, node);
        }
    }
  return TRUE;
}

static Graph *
read_graph (GVariant *message, const FlowText *text)
{
  g_autoptr (GVariant) nodes = NULL, edges = NULL, groups = NULL, ranks = NULL;
  const char *name, *direction, *label;
  gboolean directed;
  Graph *graph;

  if (!g_variant_is_of_type (message, G_VARIANT_TYPE (DOT_GRAPH_TYPE)))
    return NULL;
  g_variant_get (message, "(b&s&s&s@a(sias)@a(uuas)@a(ias)@a(sau))", &directed, &name, &direction, &label, &nodes, &edges, &groups, &ranks);
  {
    g_autofree char *own_title = label_line (label, name);

    graph = graph_new (*own_title && !text->title_given ? own_title : text->title);
  }
  graph->left_to_right = g_str_equal (direction, "LR");
  if (read_groups (graph, groups, name) && read_nodes (graph, nodes, name) && read_edges (graph, edges, directed, name)
      && read_ranks (graph, ranks))
    return graph;
  graph_free (graph);
  return NULL;
}

/* The parser names a line and what it stumbled over: the column is where that stands. */
static void
report_syntax (const FlowText *text, const char *near, guint line, Diagnostics *diags)
{
  g_auto (GStrv) lines = g_strsplit (text->body, "\n", -1);
  guint count = g_strv_length (lines), column = 0, length = 0;
  const char *found;

  line = CLAMP (line, 1, MAX (count, 1));
  found = *near ? strstr (lines[line - 1], near) : NULL;
  if (found)
    {
      column = (guint) g_utf8_strlen (lines[line - 1], found - lines[line - 1]) + 1;
      length = (guint) g_utf8_strlen (near, -1);
    }
  flow_report (text, line, column, length, diags, DIAG_DOT_SYNTAX, near, NULL, NULL);
}

static void
report_refusal (const FlowText *text, const char *refusal, guint line, const Place *place, Diagnostics *diags)
{
  g_auto (GStrv) parts = g_strsplit (refusal, " ", -1);

  if (g_strv_length (parts) == 3 && g_str_equal (parts[0], "large"))
    diag_report (diags, DIAG_CHART_TOO_LARGE, place, text->title, parts[1], parts[2], G_STRINGIFY (FLOW_MOST_NODES),
                 G_STRINGIFY (FLOW_MOST_EDGES), NULL);
  else
    report_syntax (text, refusal, line, diags);
}

Graph *
flow_parse_dot (Drawer *drawer, const FlowText *text, Diagnostics *diags)
{
  Place place = { text->file, text->first_line, 0, 0 };
  g_autofree char *refusal = NULL;
  GVariant *message;
  Graph *graph;
  guint line;

  if (!dot_check (text, diags))
    return NULL;
  message = drawer_ask (drawer, DRAW_PARSE, g_variant_new_string (text->body), text->title, &place, diags, &refusal, &line);
  if (refusal)
    report_refusal (text, refusal, line, &place, diags);
  if (!message)
    return NULL;
  graph = read_graph (message, text);
  g_variant_unref (message);
  if (!graph)
    diag_report (diags, DIAG_CHART_LAYOUT, &place, text->title, _("the answer is not a graph"), NULL);
  return graph;
}
