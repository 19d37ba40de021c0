#include "facts/completions.h"

#include "facts/cells.h"

/* The latest of a person and an item of a course so far. */
typedef struct {
  guint64 pair;             /* the course and the person */
  guint64 item;             /* the number of its name; both are the key */
  CourseCompletion latest;
  gint64 moment;
} Pair;

struct Completions {
  GHashTable *pairs;        /* Pair */
  GHashTable *items;        /* name → its number, from 1 */
};

static guint
pair_hash (gconstpointer key)
{
  const Pair *pair = key;
  return g_int64_hash (&pair->pair) * 31 + (guint) pair->item;
}

static gboolean
pair_equal (gconstpointer a, gconstpointer b)
{
  const Pair *one = a, *other = b;
  return one->pair == other->pair && one->item == other->item;
}

Completions *
completions_new (void)
{
  Completions *completions = g_new (Completions, 1);
  completions->pairs = g_hash_table_new_full (pair_hash, pair_equal, g_free, NULL);
  completions->items = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return completions;
}

static guint
item_number (Completions *completions, const char *item)
{
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (completions->items, item));
  if (number > 0)
    return number;
  number = g_hash_table_size (completions->items) + 1;
  g_hash_table_insert (completions->items, g_strdup (item), GUINT_TO_POINTER (number));
  return number;
}

void
completions_add (Completions *completions, guint person, guint course, const char *item, ExportCompletion state, Date date, gint64 moment)
{
  Pair key = { .pair = (guint64) course << 32 | person, .item = item_number (completions, item) };
  Pair *pair = g_hash_table_lookup (completions->pairs, &key);
  if (pair == NULL)
    {
      pair = g_memdup2 (&key, sizeof key);
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

/* Which of the states of two items is that of both. */
static gboolean
is_stronger (ExportCompletion state, ExportCompletion than)
{
  static const ExportCompletion order[] = { COMPLETION_INCOMPLETE, COMPLETION_FAILED, COMPLETION_PASSED };
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    if (state == order[i] || than == order[i])
      return state == order[i];
  return FALSE;
}

/* Makes one of the items of each person and course, which stand side by side. */
static void
join_items (GArray *states)
{
  guint kept = 0;
  CourseCompletion *all = (CourseCompletion *) states->data;
  for (guint i = 0; i < states->len; i++)
    if (kept > 0 && compare_pairs (&all[kept - 1], &all[i]) == 0)
      {
        if (is_stronger (all[i].state, all[kept - 1].state))
          all[kept - 1].state = all[i].state;
        all[kept - 1].date = MAX (all[kept - 1].date, all[i].date);
      }
    else
      all[kept++] = all[i];
  g_array_set_size (states, kept);
}

GArray *
completions_arrange (Completions *completions)
{
  GArray *states = g_array_sized_new (FALSE, FALSE, sizeof (CourseCompletion), g_hash_table_size (completions->pairs));
  GHashTableIter iter;
  gpointer value;
  g_hash_table_iter_init (&iter, completions->pairs);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    g_array_append_val (states, ((Pair *) value)->latest);
  g_array_sort (states, compare_pairs);
  join_items (states);
  g_hash_table_unref (completions->pairs);
  g_hash_table_unref (completions->items);
  g_free (completions);
  return states;
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
