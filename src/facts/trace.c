/* The groups of rows: adding to them, their order, and finding them again. */
#include "facts/trace_parts.h"

#include <string.h>

static int
compare_numbers (gint64 a, gint64 b)
{
  return a < b ? -1 : a > b;
}

int
trace_compare (gconstpointer a, gconstpointer b)
{
  const TraceGroup *one = a, *other = b;
  const gint64 keys[][2] = { { one->dataset, other->dataset }, { one->date, other->date }, { one->session, other->session },
                             { one->course, other->course }, { one->team, other->team }, { one->cohort, other->cohort } };
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keys[i][0] != keys[i][1])
      return compare_numbers (keys[i][0], keys[i][1]);
  return strcmp (one->file, other->file);
}

guint
trace_hash (gconstpointer key)
{
  const TraceGroup *group = key;
  guint hash = g_direct_hash (group->file) + group->dataset;
  const guint32 parts[] = { group->date, (guint32) group->session, (guint32) group->course, (guint32) group->team, (guint32) group->cohort };
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    hash = hash * 2654435761u + parts[i];
  return hash;
}

gboolean
trace_same (gconstpointer a, gconstpointer b)
{
  return trace_compare (a, b) == 0;
}

/* Rows of a file come in the order of their lines; a wide table has several of one line. */
static void
add_line (TraceGroup *group, guint line)
{
  LineRange *last = group->n_ranges > 0 ? &group->ranges[group->n_ranges - 1] : NULL;
  if (last != NULL && line >= last->first && line <= last->last + 1)
    last->last = MAX (last->last, line);
  else if (group->n_ranges < TRACE_MOST_RANGES)
    group->ranges[group->n_ranges++] = (LineRange) { line, line };
  else
    {
      last->last = MAX (last->last, line);
      group->rough = TRUE;
    }
}

static TraceGroup *
find_group (Tracer *tracer, const TraceGroup *key)
{
  GArray *groups = tracer->trace->groups;
  guint at = GPOINTER_TO_UINT (g_hash_table_lookup (tracer->places, key));
  if (at == 0)
    {
      g_array_append_vals (groups, key, 1);
      at = groups->len;
      g_hash_table_insert (tracer->places, g_memdup2 (key, sizeof *key), GUINT_TO_POINTER (at));
    }
  return &g_array_index (groups, TraceGroup, at - 1);
}

static gboolean
is_aside (const Tracer *tracer, const char *file, guint line)
{
  if (g_hash_table_size (tracer->aside) == 0)
    return FALSE;
  g_autofree char *place = g_strdup_printf ("%s\n%u", file, line);
  return g_hash_table_contains (tracer->aside, place);
}

void
trace_add_row (Tracer *tracer, const TraceGroup *key, guint line, guint64 digest)
{
  if (is_aside (tracer, key->file, line))
    return;
  TraceGroup *group = find_group (tracer, key);
  group->rows++;
  group->digest += digest;
  add_line (group, line);
}

void
trace_free (Trace *trace)
{
  if (trace == NULL)
    return;
  g_array_unref (trace->groups);
  g_string_chunk_free (trace->strings);
  g_free (trace);
}

const GArray *
trace_groups (const Trace *trace)
{
  return trace->groups;
}

/* The first group of the dataset that counts on `date` or later. */
static guint
first_group (const GArray *groups, DatasetId dataset, Date date)
{
  guint low = 0, high = groups->len;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const TraceGroup *group = &g_array_index (groups, TraceGroup, middle);
      if (group->dataset < dataset || (group->dataset == dataset && group->date < date))
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static void
add_found (GPtrArray *found, const GArray *groups, DatasetId dataset, Date from, Date to)
{
  for (guint i = first_group (groups, dataset, from); i < groups->len; i++)
    {
      const TraceGroup *group = &g_array_index (groups, TraceGroup, i);
      if (group->dataset != dataset || group->date > to)
        break;
      g_ptr_array_add (found, (gpointer) group);
    }
}

GPtrArray *
trace_find (const Trace *trace, DatasetId dataset, Date from, Date to)
{
  GPtrArray *found = g_ptr_array_new ();
  add_found (found, trace->groups, dataset, DATE_NONE, DATE_NONE);
  add_found (found, trace->groups, dataset, from, to);
  return found;
}
