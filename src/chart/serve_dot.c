#include "chart/serve.h"

#include <stdlib.h>
#include <string.h>

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wstrict-prototypes"
#include <graphviz/cgraph.h>
#pragma GCC diagnostic pop

#define text(literal) ((char *) (literal))

/* Larger graphs are refused by the drawer anyway; these bounds keep the answer small. */
#define MOST_NODES 5000
#define MOST_EDGES 20000

static GString *
complaints_buffer (void)
{
  static GString *buffer; /* the library's error hook has no user data */

  if (!buffer)
    {
      buffer = g_string_new (NULL);
      agseterr (AGWARN);
    }
  return buffer;
}

/* Graphviz hands its messages out in fragments. */
static int
take_complaint (char *fragment)
{
  GString *buffer = complaints_buffer ();

  if (buffer->len < 2000)
    g_string_append (buffer, fragment);
  return 0;
}

char *
serve_complaints (void)
{
  GString *buffer = complaints_buffer ();
  char *complaints = g_utf8_make_valid (buffer->str, buffer->len);

  agseterrf (take_complaint);
  g_string_truncate (buffer, 0);
  return g_strstrip (g_strdelimit (complaints, "\r\n\t", ' '));
}

static const char *
value (gpointer object, const char *name)
{
  const char *found = agget (object, text (name));

  return found && !aghtmlstr (text (found)) ? found : "";
}

/* Text as a message may hold it. */
static GVariant *
string (const char *bytes)
{
  return g_variant_new_take_string (g_utf8_make_valid (bytes ? bytes : "", -1));
}

static GVariant *
values (gpointer object)
{
  static const char *const names[N_DOT_VALUES]
    = { "label", "shape", "style", "color", "fillcolor", "href", "URL", "tooltip", "group", "dir" };
  GVariant *found[N_DOT_VALUES];

  for (guint i = 0; i < N_DOT_VALUES; i++)
    found[i] = string (value (object, names[i]));
  return g_variant_new_array (G_VARIANT_TYPE_STRING, found, N_DOT_VALUES);
}

typedef struct {
  GVariantBuilder groups, ranks;
  gint n_groups;
  GHashTable *node_groups;    /* Agnode_t * → index of the innermost group + 1 */
  GHashTable *node_indices;   /* Agnode_t * → index + 1 */
} Reading;

static void
read_subgraphs (Reading *reading, Agraph_t *graph, gint parent, guint depth)
{
  for (Agraph_t *part = agfstsubg (graph); part && depth < 50; part = agnxtsubg (part))
    {
      const char *name = agnameof (part), *rank = value (part, "rank");
      gint group = parent;

      if (name && g_str_has_prefix (name, "cluster"))
        {
          group = reading->n_groups++;
          g_variant_builder_add (&reading->groups, "(i@as)", parent, values (part));
          for (Agnode_t *node = agfstnode (part); node; node = agnxtnode (part, node))
            g_hash_table_insert (reading->node_groups, node, GINT_TO_POINTER (group + 1));
        }
      if (*rank && !(name && g_str_has_prefix (name, "cluster")))
        {
          GVariantBuilder nodes;

          g_variant_builder_init (&nodes, G_VARIANT_TYPE ("au"));
          for (Agnode_t *node = agfstnode (part); node; node = agnxtnode (part, node))
            g_variant_builder_add (&nodes, "u", GPOINTER_TO_UINT (g_hash_table_lookup (reading->node_indices, agsubnode (agroot (part), node, 0))) - 1);
          g_variant_builder_add (&reading->ranks, "(@sau)", string (rank), &nodes);
        }
      read_subgraphs (reading, part, group, depth + 1);
    }
}

static GVariant *
read_nodes (Reading *reading, Agraph_t *graph)
{
  GVariantBuilder nodes;

  g_variant_builder_init (&nodes, G_VARIANT_TYPE ("a(sias)"));
  for (Agnode_t *node = agfstnode (graph); node; node = agnxtnode (graph, node))
    g_variant_builder_add (&nodes, "(@si@as)", string (agnameof (node)),
                           GPOINTER_TO_INT (g_hash_table_lookup (reading->node_groups, node)) - 1, values (node));
  return g_variant_builder_end (&nodes);
}

/* Edges in the order in which they were written: the order of the output must not depend on how the library stores them. */
static gint
compare_edges (gconstpointer a, gconstpointer b)
{
  const Agedge_t *first = *(Agedge_t *const *) a, *second = *(Agedge_t *const *) b;

  return AGSEQ (first) < AGSEQ (second) ? -1 : AGSEQ (first) > AGSEQ (second);
}

static GVariant *
read_edges (const Reading *reading, Agraph_t *graph)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  GVariantBuilder edges;

  for (Agnode_t *node = agfstnode (graph); node; node = agnxtnode (graph, node))
    for (Agedge_t *edge = agfstout (graph, node); edge; edge = agnxtout (graph, edge))
      g_ptr_array_add (sorted, edge);
  g_ptr_array_sort (sorted, compare_edges);
  g_variant_builder_init (&edges, G_VARIANT_TYPE ("a(uuas)"));
  for (guint i = 0; i < sorted->len; i++)
    {
      Agedge_t *edge = g_ptr_array_index (sorted, i);

      g_variant_builder_add (&edges, "(uu@as)", GPOINTER_TO_UINT (g_hash_table_lookup (reading->node_indices, agtail (edge))) - 1,
                             GPOINTER_TO_UINT (g_hash_table_lookup (reading->node_indices, aghead (edge))) - 1, values (edge));
    }
  return g_variant_builder_end (&edges);
}

static GVariant *
read_graph (Agraph_t *graph)
{
  Reading reading = { 0 };
  GVariant *nodes, *edges, *result;
  guint index = 0;

  reading.node_groups = g_hash_table_new (NULL, NULL);
  reading.node_indices = g_hash_table_new (NULL, NULL);
  for (Agnode_t *node = agfstnode (graph); node; node = agnxtnode (graph, node))
    g_hash_table_insert (reading.node_indices, node, GUINT_TO_POINTER (++index));
  g_variant_builder_init (&reading.groups, G_VARIANT_TYPE ("a(ias)"));
  g_variant_builder_init (&reading.ranks, G_VARIANT_TYPE ("a(sau)"));
  read_subgraphs (&reading, graph, -1, 0);
  nodes = read_nodes (&reading, graph);
  edges = read_edges (&reading, graph);
  result = g_variant_new ("(b@s@s@s@a(sias)@a(uuas)a(ias)a(sau))", agisdirected (graph) != 0, string (agnameof (graph)),
                          string (value (graph, "rankdir")), string (value (graph, "label")), nodes, edges, &reading.groups,
                          &reading.ranks);
  g_hash_table_unref (reading.node_groups);
  g_hash_table_unref (reading.node_indices);
  return result;
}

/* "syntax error in line 3 near 'x'" → 3. */
static guint
complaint_line (const char *complaint)
{
  const char *at = strstr (complaint, " line ");

  return at ? (guint) strtoul (at + strlen (" line "), NULL, 10) : 0;
}

/* … → x, or the whole complaint. */
static char *
complaint_text (const char *complaint)
{
  const char *at = strstr (complaint, " near '");
  const char *end = at ? strrchr (at, '\'') : NULL;

  if (!at || end <= at + strlen (" near '"))
    return g_strdup (complaint);
  at += strlen (" near '");
  return g_strndup (at, end - at);
}

GVariant *
serve_parse (const char *dot, char **error, guint *line)
{
  Agraph_t *graph;
  GVariant *result = NULL;

  g_free (serve_complaints ());
  agreadline (1);
  graph = agmemread (dot);
  if (!graph)
    {
      g_autofree char *complaint = serve_complaints ();

      *line = complaint_line (complaint);
      *error = complaint_text (complaint);
      return NULL;
    }
  if (agnnodes (graph) > MOST_NODES || agnedges (graph) > MOST_EDGES)
    *error = g_strdup_printf ("large %d %d", agnnodes (graph), agnedges (graph));
  else
    result = read_graph (graph);
  agclose (graph);
  return result;
}
