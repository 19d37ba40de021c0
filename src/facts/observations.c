/* Feedback, quality checks and indicators: what their readers share. Every row is checked against the records. */
#include "facts/observations.h"

#include <string.h>

RowOutcome
observations_refuse (Observations *observations, const TableRow *row, guint column, DiagId id, const char *first, const char *second)
{
  if (!pass_may_report (&observations->part))
    return ROW_REFUSED;
  Place place = row_place (row, column);
  diag_report (row->diags, id, &place, first, second, NULL);
  return ROW_REFUSED;
}

gboolean
observations_note_key (Observations *observations, const TableRow *row, guint column, DiagId id, char *key)
{
  const char *first = g_hash_table_lookup (observations->seen, key);
  if (first != NULL)
    {
      observations_refuse (observations, row, column, id, first, NULL);
      g_free (key);
      return FALSE;
    }
  g_hash_table_insert (observations->seen, key, g_strdup_printf ("%s:%u", table_file (row->table), row->line));
  return TRUE;
}

const Session *
observations_session (Observations *observations, const TableRow *row, guint column, RowOutcome *outcome)
{
  static const char *const names[] = { "planned", "held", "cancelled", "postponed" };
  const Model *model = observations->part.facts->model;
  guint32 found = pass_find_session (&observations->part, row, column);
  *outcome = ROW_REFUSED;
  if (found == IDENTIFIER_NONE)
    return NULL;
  const Session *session = model->sessions->pdata[found];
  aside_of_session (&observations->part.known, session);
  if (session->date > model->as_of)
    {
      observations->n_later++;
      *outcome = ROW_LATER;
      return NULL;
    }
  if (session->status == SESSION_HELD)
    return session;
  *outcome = observations_refuse (observations, row, column, DIAG_OBSERVATION_NOT_HELD, session->id, names[session->status]);
  return NULL;
}

gboolean
observations_date (Observations *observations, const TableRow *row, guint column, Date *date, RowOutcome *outcome)
{
  const Model *model = observations->part.facts->model;
  char text[DATE_BUFFER], as_of[DATE_BUFFER];
  *outcome = ROW_REFUSED;
  if (!row_date (row, column, date) || *date == DATE_NONE)
    return FALSE;
  if (facts_date_is_far (model, *date))
    {
      observations_refuse (observations, row, column, DIAG_FACTS_DATE_FAR, date_format (*date, text), date_format (model->as_of, as_of));
      return FALSE;
    }
  observations->part.known.date = *date;
  if (*date <= model->as_of)
    return TRUE;
  observations->n_later++;
  *outcome = ROW_LATER;
  return FALSE;
}

gboolean
observations_person (Observations *observations, const TableRow *row, guint column, const Person **person)
{
  *person = NULL;
  if (row_is_empty (row, column))
    return TRUE;
  guint32 found = pass_find_person (&observations->part, row, column);
  if (found == IDENTIFIER_NONE)
    return FALSE;
  *person = observations->part.facts->model->people->pdata[found];
  return TRUE;
}

void
observations_note_employment (Observations *observations, const TableRow *row, guint column, const Person *person, Date date)
{
  if (person_is_active (person, date) || !g_hash_table_add (observations->outside, (gpointer) person))
    return;
  Place place = row_place (row, column);
  report_employment (row->diags, &place, person, date);
}

guint32
observations_text (GHashTable *known, GPtrArray *texts, const char *text)
{
  guint32 found = GPOINTER_TO_UINT (g_hash_table_lookup (known, text));
  if (found == 0)
    {
      g_ptr_array_add (texts, g_strdup (text));
      found = texts->len;
      g_hash_table_insert (known, g_strdup (text), GUINT_TO_POINTER (found));
    }
  return found - 1;
}

gpointer
observations_entry (GHashTable *table, gconstpointer key, gsize size)
{
  gpointer entry = g_hash_table_lookup (table, key);
  if (entry == NULL)
    {
      entry = g_memdup2 (key, size);
      g_hash_table_add (table, entry);
    }
  return entry;
}

GArray *
observations_sorted (GHashTable *table, gsize size, GCompareFunc compare)
{
  GArray *entries = g_array_new (FALSE, FALSE, (guint) size);
  GHashTableIter iter;
  gpointer entry;
  g_hash_table_iter_init (&iter, table);
  while (g_hash_table_iter_next (&iter, &entry, NULL))
    g_array_append_vals (entries, entry, 1);
  g_array_sort (entries, compare);
  return entries;
}

void
observations_read (Counting *counting, DatasetId dataset, TableRowFunc func, gpointer data)
{
  const Model *model = counting->facts->model;
  g_autoptr (GPtrArray) files = dataset_files (model->config, dataset, counting->diags);
  Observations observations = { .part = { .facts = counting->facts, .people = &counting->people, .sessions = &counting->sessions, .careful = TRUE },
                                .selection = counting->selection,
                                .data = data,
                                .outside = g_hash_table_new (NULL, NULL),
                                .seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free) };
  PassPart *part = &observations.part;
  pass_read (model, dataset, files, func, &part, 1, counting->diags);
  pass_report_rest (part, dataset, counting->diags);
  report_later (model, counting->diags, dataset_definition (dataset), observations.n_later);
  g_hash_table_unref (observations.seen);
  g_hash_table_unref (observations.outside);
}

void
observations_count (Counting *counting)
{
  feedback_count (counting);
  indicators_count (counting);
  checks_count (counting);
}
