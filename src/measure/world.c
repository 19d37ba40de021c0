#include "measure/world.h"

#include "measure/equations.h"

#include <string.h>

struct World {
  const SumSystem *system;
  guint n, n_spans;          /* beginnings of days, spans */
  guint8 *seen;              /* by layer and span: the states that the labels are of */
  gboolean *changed;         /* by layer: since the world before */
  guint32 *published;        /* by layer and beginning: labels by what is published */
  GArray **rows;             /* by relation: EquationTerm, rows one behind another, each behind a term with its length for an unknown */
  Equations *equations;      /* the world: what a layer has up to a beginning; one unknown for all that hang together */
};

static guint32 *
labels_of (const World *world, guint layer)
{
  return world->published + (gsize) layer * world->n;
}

/* ---- a second world ---- */

/* FALSE when they are as they were. */
static gboolean
label_layer (const World *world, guint layer)
{
  guint8 *seen = world->seen + (gsize) layer * world->n_spans;
  const TimelineLayer *cells = &world->system->layers[layer];
  if (memcmp (seen, cells->states, world->n_spans) == 0)
    return FALSE;
  memcpy (seen, cells->states, world->n_spans);
  timeline_labels (world->system->timeline, cells, labels_of (world, layer));
  return TRUE;
}

static gint
compare_terms (gconstpointer a, gconstpointer b)
{
  const EquationTerm *one = a, *other = b;
  return one->unknown < other->unknown ? -1 : one->unknown > other->unknown;
}

/* What hangs together with the first beginning is known: nothing. */
static void
add_term (const World *world, GArray *terms, guint layer, guint b, guint64 factor)
{
  guint32 label = labels_of (world, layer)[b];
  EquationTerm term = { layer * world->n + label, factor };
  if (label > 0)
    g_array_append_val (terms, term);
}

/* What a layer has on the day before a beginning, unless it is known. */
static void
add_day (const World *world, GArray *terms, guint layer, guint b, gboolean is_total)
{
  const guint32 *labels = labels_of (world, layer);
  if (labels[b] == labels[b - 1])
    return;
  add_term (world, terms, layer, b, is_total ? 1 : EQUATIONS_PRIME - 1);
  add_term (world, terms, layer, b - 1, is_total ? EQUATIONS_PRIME - 1 : 1);
}

/* On each day the total has what its members have. */
static void
make_rows (const World *world, const SumRelation *relation, GArray *rows)
{
  g_autoptr (GArray) terms = g_array_new (FALSE, FALSE, sizeof (EquationTerm));
  g_array_set_size (rows, 0);
  for (guint b = 1; b < world->n; b++)
    {
      g_array_set_size (terms, 0);
      add_day (world, terms, relation->total, b, TRUE);
      for (guint m = 0; m < relation->members->len; m++)
        add_day (world, terms, g_array_index (relation->members, guint, m), b, FALSE);
      if (terms->len == 0)
        continue;
      g_array_sort (terms, compare_terms);
      EquationTerm head = { terms->len, 0 };
      g_array_append_val (rows, head);
      g_array_append_vals (rows, terms->data, terms->len);
    }
}

static gboolean
is_changed (const World *world, const SumRelation *relation)
{
  gboolean any = world->changed[relation->total];
  for (guint m = 0; m < relation->members->len; m++)
    any |= world->changed[g_array_index (relation->members, guint, m)];
  return any;
}

static void
add_rows (World *world, const GArray *rows)
{
  for (guint at = 0; at < rows->len;)
    {
      guint n = g_array_index (rows, EquationTerm, at).unknown;
      equations_add (world->equations, &g_array_index (rows, EquationTerm, at + 1), n);
      at += n + 1;
    }
}

void
world_remake (World *world)
{
  for (guint layer = 0; layer < world->system->n_layers; layer++)
    world->changed[layer] = label_layer (world, layer);
  equations_clear (world->equations);
  for (guint i = 0; i < world->system->n_relations; i++)
    {
      if (is_changed (world, &world->system->relations[i]))
        make_rows (world, &world->system->relations[i], world->rows[i]);
      add_rows (world, world->rows[i]);
    }
  equations_solve (world->equations);
}

/* What the layer has up to a beginning in that world. */
static guint64
value_at (const World *world, guint layer, guint b)
{
  guint32 label = labels_of (world, layer)[b];
  return label == 0 ? 0 : equations_value (world->equations, layer * world->n + label);
}

gboolean
world_knows (const World *world, guint layer, guint from, guint to)
{
  return value_at (world, layer, from) == value_at (world, layer, to);
}

void
world_labels (const World *world, guint layer, guint32 *labels)
{
  g_autofree guint64 *values = g_new (guint64, world->n);
  g_autoptr (GHashTable) first = g_hash_table_new (g_int64_hash, g_int64_equal);
  for (guint b = 0; b < world->n; b++)
    {
      gpointer found;
      values[b] = value_at (world, layer, b);
      gboolean is_new = !g_hash_table_lookup_extended (first, &values[b], NULL, &found);
      labels[b] = is_new ? b : GPOINTER_TO_UINT (found);
      if (is_new)
        g_hash_table_insert (first, &values[b], GUINT_TO_POINTER (b));
    }
}

World *
world_new (const SumSystem *system)
{
  World *world = g_new0 (World, 1);
  world->system = system;
  world->n = timeline_beginnings (system->timeline);
  timeline_spans (system->timeline, &world->n_spans);
  gsize cells = (gsize) system->n_layers * world->n_spans;
  world->seen = g_malloc (cells + 1);
  memset (world->seen, 0xff, cells);                 /* no state */
  world->changed = g_new (gboolean, system->n_layers + 1);
  world->published = g_new (guint32, (gsize) system->n_layers * world->n + 1);
  world->rows = g_new (GArray *, system->n_relations + 1);
  for (guint i = 0; i < system->n_relations; i++)
    world->rows[i] = g_array_new (FALSE, FALSE, sizeof (EquationTerm));
  world->equations = equations_new (system->n_layers * world->n);
  world_remake (world);
  return world;
}

void
world_free (World *world)
{
  for (guint i = 0; i < world->system->n_relations; i++)
    g_array_unref (world->rows[i]);
  equations_free (world->equations);
  g_free (world->seen);
  g_free (world->changed);
  g_free (world->published);
  g_free (world->rows);
  g_free (world);
}
