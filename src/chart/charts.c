#include "chart/block_options.h"
#include "chart/charts.h"

#include <string.h>

/* A block's place is its kind, behind the fence; its lines begin where the fence does. */
#define FENCE 3

/* All that is drawn for one key. */
typedef struct {
  GPtrArray *parts;        /* Chart *, borrowed */
  GString *dot;
} Drawn;

struct Charts {
  GHashTable *drawn;       /* key → Drawn * */
  GPtrArray *all;          /* Chart * */
};

typedef struct {
  Charts *charts;
  const Model *model;
  const Content *content;
  const Words *words;
  Drawer *drawer;
  Diagnostics *diags;
} Room;

static void
drawn_free (gpointer data)
{
  Drawn *drawn = data;

  g_ptr_array_unref (drawn->parts);
  g_string_free (drawn->dot, TRUE);
  g_free (drawn);
}

static void
free_chart (gpointer chart)
{
  chart_free (chart);
}

/* Draws the graphs of one key; `prefix` makes their ids. */
static Drawn *
draw (Room *room, const char *prefix, const GPtrArray *graphs, const Place *place)
{
  Drawn *drawn = g_new0 (Drawn, 1);

  drawn->parts = g_ptr_array_new ();
  drawn->dot = g_string_new (NULL);
  for (guint i = 0; i < graphs->len; i++)
    {
      const Graph *graph = g_ptr_array_index (graphs, i);
      g_autofree char *id = i ? g_strdup_printf ("%s-%u", prefix, i + 1) : g_strdup (prefix);
      Chart *chart = drawer_draw (room->drawer, graph, id, place, room->diags);
      g_autofree char *dot = graph_dot (graph);

      g_string_append (drawn->dot, dot);
      if (!chart)
        continue;
      g_ptr_array_add (room->charts->all, chart);
      g_ptr_array_add (drawn->parts, chart);
    }
  return drawn;
}

/* A key without any chart is not kept. */
static void
keep (Room *room, const char *key, Drawn *drawn)
{
  if (drawn->parts->len)
    g_hash_table_replace (room->charts->drawn, g_strdup (key), drawn);
  else
    drawn_free (drawn);
}

static void
append_drawn (Drawn *drawn, const Drawn *other)
{
  for (guint i = 0; i < other->parts->len; i++)
    g_ptr_array_add (drawn->parts, g_ptr_array_index (other->parts, i));
  g_string_append (drawn->dot, other->dot->str);
}

static void
draw_department (Room *room)
{
  g_autoptr (GPtrArray) graphs = NULL;
  Place place = { NULL, 0, 0, 0 };
  gboolean then_teams;
  Drawn *department;

  if (room->model->people->len == 0)
    return;
  place.file = ((const Person *) g_ptr_array_index (room->model->people, 0))->file;
  graphs = orgchart_department (room->model, room->words, &then_teams);
  department = draw (room, "chart-organization", graphs, &place);
  for (guint team = 0; team < room->model->teams->len; team++)
    {
      OrgChartOptions options = { .team = (gint) team, .depth = G_MAXUINT };
      g_autoptr (GPtrArray) parts = orgchart_graphs (room->model, room->words, &options);
      g_autofree char *key = g_strdup_printf ("team-%u", team);
      g_autofree char *prefix = g_strdup_printf ("chart-team-%u", team);
      Drawn *drawn = draw (room, prefix, parts, &place);

      if (then_teams)
        append_drawn (department, drawn);
      keep (room, key, drawn);
    }
  keep (room, "organization", department);
}

/* An id that no other block of the site has, and that stays when other pages change. */
static char *
block_prefix (const char *key)
{
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, key, -1);

  return g_strdup_printf ("chart-%.10s", digest);
}

static void
draw_orgchart_block (Room *room, const char *key, const MarkdownBlock *block)
{
  g_autofree char *prefix = block_prefix (key);
  g_autoptr (GPtrArray) graphs = NULL;
  OrgChartOptions options;
  char date[DATE_BUFFER];

  if (!orgchart_block_read (block, room->model, &options, room->diags))
    return;
  graphs = orgchart_graphs (room->model, room->words, &options);
  if (graphs->len == 0)
    diag_report (room->diags, DIAG_CHART_NOBODY, &block->place, date_format (room->model->as_of, date), NULL);
  keep (room, key, draw (room, prefix, graphs, &block->place));
}

static void
free_graph (gpointer graph)
{
  graph_free (graph);
}

/* A box links to a page as Markdown does: to its file in the content folder. */
static void
resolve_links (const Room *room, const Document *document, Graph *graph)
{
  for (guint i = 0; i < graph->nodes->len; i++)
    {
      GraphNode *node = graph_node (graph, i);
      char *link = node->href ? content_link (room->content, document, node->href) : NULL;

      if (link)
        {
          g_free (node->href);
          node->href = link;
        }
    }
}

static void
draw_flow_block (Room *room, const char *key, const Document *document, const MarkdownBlock *block)
{
  g_autofree char *prefix = block_prefix (key);
  g_autoptr (GPtrArray) graphs = g_ptr_array_new_with_free_func (free_graph);
  FlowText text = { block->body ? block->body : "", document->file, block->body_line,
                    block->place.column > FENCE ? block->place.column - FENCE - 1 : 0, document->title, FALSE, FLOW_ANY };
  Graph *graph;
  gboolean good = flow_block_read (block, &text, room->diags);

  graph = flow_parse (room->drawer, &text, room->diags);
  if (!graph)
    return;
  g_ptr_array_add (graphs, graph);
  resolve_links (room, document, graph);
  if (good)
    keep (room, key, draw (room, prefix, graphs, &block->place));
}

static gboolean
is_chart (const MarkdownBlock *block)
{
  return g_str_equal (block->kind, "orgchart") || g_str_equal (block->kind, "flow");
}

char *
charts_block_key (const Document *document, guint index)
{
  const GPtrArray *blocks = document->markdown->blocks;
  guint number = 0;

  if (!is_chart (g_ptr_array_index (blocks, index)))
    return NULL;
  for (guint i = 0; i < index; i++)
    number += is_chart (g_ptr_array_index (blocks, i));
  return g_strdup_printf ("%s#%u", document->file, number);
}

static void
draw_document (Room *room, const Document *document)
{
  for (guint i = 0; i < document->markdown->blocks->len; i++)
    {
      const MarkdownBlock *block = g_ptr_array_index (document->markdown->blocks, i);
      g_autofree char *key = charts_block_key (document, i);

      if (!key)
        continue;
      if (!g_str_equal (block->kind, "orgchart"))
        draw_flow_block (room, key, document, block);
      else if (room->model)
        draw_orgchart_block (room, key, block);
    }
}

static void
draw_documents (Room *room, const GPtrArray *documents)
{
  for (guint i = 0; i < documents->len; i++)
    {
      const Document *document = g_ptr_array_index (documents, i);

      if (document->markdown)
        draw_document (room, document);
    }
}

Charts *
charts_draw (const Model *model, const Content *content, const Words *words, const char *program, Diagnostics *diags)
{
  Charts *charts = g_new0 (Charts, 1);
  Room room = { charts, model, content, words, drawer_new (program), diags };

  charts->all = g_ptr_array_new_with_free_func (free_chart);
  charts->drawn = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, drawn_free);
  if (model)
    draw_department (&room);
  if (content)
    {
      draw_documents (&room, content->documents);
      draw_documents (&room, content->prose);
    }
  drawer_free (room.drawer);
  return charts;
}

void
charts_free (Charts *charts)
{
  if (!charts)
    return;
  g_hash_table_unref (charts->drawn);
  g_ptr_array_unref (charts->all);
  g_free (charts);
}

const Chart *
charts_find (const Charts *charts, const char *key)
{
  const Drawn *drawn = charts ? g_hash_table_lookup (charts->drawn, key) : NULL;

  return drawn ? g_ptr_array_index (drawn->parts, 0) : NULL;
}

GPtrArray *
charts_parts (const Charts *charts, const char *key)
{
  const Drawn *drawn = charts ? g_hash_table_lookup (charts->drawn, key) : NULL;
  GPtrArray *parts = g_ptr_array_new ();

  for (guint i = 0; drawn && i < drawn->parts->len; i++)
    g_ptr_array_add (parts, g_ptr_array_index (drawn->parts, i));
  return parts;
}

const char *
charts_dot (const Charts *charts, const char *key)
{
  const Drawn *drawn = charts ? g_hash_table_lookup (charts->drawn, key) : NULL;

  return drawn ? drawn->dot->str : NULL;
}

static gint
compare_keys (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

GPtrArray *
charts_keys (const Charts *charts)
{
  GPtrArray *keys = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer key;

  if (!charts)
    return keys;
  g_hash_table_iter_init (&iter, charts->drawn);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_ptr_array_add (keys, key);
  g_ptr_array_sort (keys, compare_keys);
  return keys;
}
