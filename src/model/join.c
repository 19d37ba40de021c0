/* The join: references resolved, then everything checked against everything else. */
#include "model/private.h"

#include "text/locale.h"

#include <string.h>

/* Records with the key that they sort by, made once each. */
typedef struct { char *key; const char *tie; gpointer record; } Sorted;

static gint
compare_sorted (gconstpointer a, gconstpointer b)
{
  const Sorted *first = a, *second = b;
  int order = strcmp (first->key, second->key);
  return order != 0 ? order : strcmp (first->tie, second->tie);
}

/* `keys`: Person * → its key. */
static const char *
person_key (GHashTable *keys, const Person *person)
{
  const char *key = g_hash_table_lookup (keys, person);
  if (key == NULL)
    {
      char *made = locale_name_key (person->name);
      g_hash_table_insert (keys, (gpointer) person, made);
      key = made;
    }
  return key;
}

static void
sort_people (GPtrArray *people, GHashTable *keys)
{
  if (people->len < 2)
    return;
  g_autofree Sorted *sorted = g_new (Sorted, people->len);
  for (guint i = 0; i < people->len; i++)
    {
      const Person *person = people->pdata[i];
      sorted[i] = (Sorted) { (char *) person_key (keys, person), person->id, (gpointer) person };
    }
  qsort (sorted, people->len, sizeof *sorted, compare_sorted);
  for (guint i = 0; i < people->len; i++)
    people->pdata[i] = sorted[i].record;
}

/* Sorts distinct texts by their order key and returns text → its position. */
static GHashTable *
sort_texts (GHashTable *texts, GPtrArray *out)
{
  GHashTable *positions = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GArray) sorted = g_array_new (FALSE, FALSE, sizeof (Sorted));
  GHashTableIter iter;
  gpointer text;
  g_hash_table_iter_init (&iter, texts);
  while (g_hash_table_iter_next (&iter, &text, NULL))
    {
      Sorted entry = { locale_order_key (text), text, text };
      g_array_append_val (sorted, entry);
    }
  g_array_sort (sorted, compare_sorted);
  for (guint i = 0; i < sorted->len; i++)
    {
      Sorted *entry = &g_array_index (sorted, Sorted, i);
      g_ptr_array_add (out, entry->record);
      g_hash_table_insert (positions, entry->record, GUINT_TO_POINTER (i));
      g_free (entry->key);
    }
  return positions;
}

static void
list_teams (Model *model)
{
  g_autoptr (GHashTable) teams = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < model->people->len; i++)
    if (((Person *) model->people->pdata[i])->team != NULL)
      g_hash_table_add (teams, (gpointer) ((Person *) model->people->pdata[i])->team);
  history_add_teams (model, teams);
  g_autoptr (GHashTable) positions = sort_texts (teams, model->teams);
  history_number_teams (model, positions);
  for (guint i = 0; i < model->people->len; i++)
    {
      Person *person = model->people->pdata[i];
      if (person->team != NULL)
        person->team_index = GPOINTER_TO_INT (g_hash_table_lookup (positions, person->team));
    }
}

static void
list_areas (Model *model)
{
  g_autoptr (GHashTable) areas = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < model->courses->len; i++)
    if (((Course *) model->courses->pdata[i])->area != NULL)
      g_hash_table_add (areas, (gpointer) ((Course *) model->courses->pdata[i])->area);
  g_autoptr (GHashTable) positions = sort_texts (areas, model->areas);
  for (guint i = 0; i < model->courses->len; i++)
    {
      Course *course = model->courses->pdata[i];
      if (course->area != NULL)
        course->area_index = GPOINTER_TO_INT (g_hash_table_lookup (positions, course->area));
    }
}

/* Who reports to whom, who belongs to which cohort, which sessions a cohort has. */
static void
list_members (Model *model)
{
  g_autoptr (GHashTable) keys = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  for (guint i = 0; i < model->people->len; i++)
    {
      Person *person = model->people->pdata[i];
      if (person->manager != NULL)
        g_ptr_array_add (person->manager->reports, person);
      if (person->cohort != NULL)
        g_ptr_array_add (person->cohort->members, person);
    }
  for (guint i = 0; i < model->sessions->len; i++)
    {
      Session *session = model->sessions->pdata[i];
      if (session->cohort != NULL)
        g_ptr_array_add (session->cohort->sessions, session);
    }
  for (guint i = 0; i < model->people->len; i++)
    sort_people (((Person *) model->people->pdata[i])->reports, keys);
  for (guint i = 0; i < model->cohorts->len; i++)
    sort_people (((Cohort *) model->cohorts->pdata[i])->members, keys);
}

/* A row in which the join found a mistake counts as refused, once, as one in which the reader did. */
static void
count_refused (Model *model, const DiagMessage *message)
{
  struct ModelIndex *index = model->index;
  for (guint i = 0; i < index->tables->len; i++)
    {
      Table *table = index->tables->pdata[i];
      const guint64 row = (guint64) i << 32 | message->line;
      if (strcmp (table_file (table), message->file) != 0 || g_hash_table_contains (index->refused, &row))
        continue;
      g_hash_table_add (index->refused, g_memdup2 (&row, sizeof row));
      RowCounts counts = *table_counts (table);
      if (g_hash_table_contains (index->not_used, &row))
        counts.repaired--;
      else
        counts.used--;
      counts.refused++;
      table_set_counts (table, &counts);
    }
}

static void
count_mistakes (Model *model, const Diagnostics *found)
{
  g_autoptr (GPtrArray) messages = diag_count (found, DIAG_ERROR) > 0 ? diag_messages (found) : NULL;
  for (guint i = 0; messages != NULL && i < messages->len; i++)
    {
      const DiagMessage *message = messages->pdata[i];
      if (message->severity == DIAG_ERROR && message->line > 0)
        count_refused (model, message);
    }
}

void
model_join (Model *model, Diagnostics *diags)
{
  Diagnostics *found = diag_new ();
  check_id_dates (model, found);
  join_references (model, found);
  join_history (model, found);
  join_people (model, found);
  join_curricula (model, found);
  join_sessions (model, found);
  join_cohorts (model, found);
  join_lists (model, found);
  join_archive (model, found);
  list_teams (model);
  list_areas (model);
  list_members (model);
  join_people_left (model, found);
  count_mistakes (model, found);
  diag_move (diags, found);
  diag_free (found);
  /* From here on nobody asks for a place of a record. */
  g_ptr_array_set_size (model->index->tables, 0);
  g_array_set_size (model->index->references, 0);
}
