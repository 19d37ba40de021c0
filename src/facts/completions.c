#include "facts/completions.h"

#include "facts/cells.h"

/* The latest of a pair so far. */
typedef struct {
  guint64 pair;             /* key */
  CourseCompletion latest;
  gint64 moment;
} Pair;

struct Completions {
  GHashTable *pairs;        /* Pair */
};

Completions *
completions_new (void)
{
  Completions *completions = g_new (Completions, 1);
  completions->pairs = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  return completions;
}

void
completions_add (Completions *completions, guint person, guint course, ExportCompletion state, Date date, gint64 moment)
{
  guint64 key = (guint64) course << 32 | person;
  Pair *pair = g_hash_table_lookup (completions->pairs, &key);
  if (pair == NULL)
    {
      pair = g_new (Pair, 1);
      *pair = (Pair) { .pair = key };
      g_hash_table_add (completions->pairs, pair);
    }
  else if (date != pair->latest.date ? date < pair->latest.date : moment != 0 && moment < pair->moment)
    return;
  pair->latest = (CourseCompletion) { course, person, state, date };
  pair->moment = moment;
}

static gint
compare_pairs (gconstpointer a, gconstpointer b)
{
  const CourseCompletion *one = a, *other = b;
  if (one->course != other->course)
    return one->course < other->course ? -1 : 1;
  return one->person < other->person ? -1 : one->person > other->person;
}

GArray *
completions_arrange (Completions *completions)
{
  GArray *latest = g_array_sized_new (FALSE, FALSE, sizeof (CourseCompletion), g_hash_table_size (completions->pairs));
  GHashTableIter iter;
  gpointer value;
  g_hash_table_iter_init (&iter, completions->pairs);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    g_array_append_val (latest, ((Pair *) value)->latest);
  g_array_sort (latest, compare_pairs);
  g_hash_table_unref (completions->pairs);
  g_free (completions);
  return latest;
}

const CourseCompletion *
facts_course_completions (const Facts *facts, const Course *course, guint *n)
{
  const GArray *all = facts->completions;
  guint first = 0, last = all == NULL ? 0 : all->len;
  *n = 0;
  /* The first of this course or a later one. */
  while (first < last)
    {
      guint middle = first + (last - first) / 2;
      if (g_array_index (all, CourseCompletion, middle).course < course->index)
        first = middle + 1;
      else
        last = middle;
    }
  while (all != NULL && first + *n < all->len && g_array_index (all, CourseCompletion, first + *n).course == course->index)
    (*n)++;
  return *n == 0 ? NULL : &g_array_index (all, CourseCompletion, first);
}
