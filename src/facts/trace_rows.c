/* The rows of each dataset: which group a row belongs to, and what it says. */
#include "facts/trace_parts.h"

#include "facts/cells.h"

#include <stdlib.h>
#include <string.h>

static int
compare_numbers (gint64 a, gint64 b)
{
  return a < b ? -1 : a > b;
}

/* ---- what a row says ---- */

/* FNV-1a: every bit of the row counts, and the sum over rows does not depend on their order. */
static guint64
digest_bytes (guint64 digest, const char *bytes, gsize length)
{
  for (gsize i = 0; i < length; i++)
    digest = (digest ^ (guchar) bytes[i]) * G_GUINT64_CONSTANT (0x100000001b3);
  return digest;
}

#define DIGEST_BEGIN G_GUINT64_CONSTANT (0xcbf29ce484222325)

static guint64
digest_row (const TableRow *row)
{
  guint n = table_definition (row->table)->n_columns;
  guint64 digest = DIGEST_BEGIN;
  for (guint i = 0; i < n; i++)
    digest = digest_bytes (digest_bytes (digest, row->cells[i].text, row->cells[i].length), "\n", 1);
  return digest;
}

/* ---- what a row belongs to ---- */

static TraceGroup
new_key (const Tracer *tracer)
{
  return (TraceGroup) { .dataset = tracer->dataset, .file = tracer->file, .date = DATE_NONE, .session = -1, .course = -1, .team = -1, .cohort = -1 };
}

static void
set_session (TraceGroup *key, const Session *session)
{
  key->date = session->date;
  key->session = (gint32) session->index;
  key->course = (gint32) session->course->index;
}

static void
set_person (TraceGroup *key, const Person *person)
{
  key->team = key->date == DATE_NONE ? person->team_index : person_team_on (person, key->date);
  key->cohort = person->cohort == NULL ? -1 : (gint32) person->cohort->index;
}

static const Person *
row_person (Tracer *tracer, const TableRow *row, guint column)
{
  guint32 found = row_is_empty (row, column) ? IDENTIFIER_NONE : pass_find_person (&tracer->part, row, column);
  return found == IDENTIFIER_NONE ? NULL : tracer->facts->model->people->pdata[found];
}

/* The held session of a row, up to the as-of date; NULL without. */
static const Session *
row_session (Tracer *tracer, const TableRow *row, guint column)
{
  guint32 found = row_is_empty (row, column) ? IDENTIFIER_NONE : pass_find_session (&tracer->part, row, column);
  const Session *session = found == IDENTIFIER_NONE ? NULL : tracer->facts->model->sessions->pdata[found];
  return session != NULL && session_counts (tracer->facts->model, session) ? session : NULL;
}

static RowOutcome
trace_enrolment (const TableRow *row, gpointer data)
{
  Tracer *tracer = data;
  TraceGroup key = new_key (tracer);
  const Person *person = row_person (tracer, row, ENROLMENTS_PERSON);
  if (!row_is_empty (row, ENROLMENTS_SESSION))
    {
      const Session *session = row_session (tracer, row, ENROLMENTS_SESSION);
      if (session == NULL || person == NULL)
        return ROW_USED;
      set_session (&key, session);
      set_person (&key, person);
    }
  else
    {
      guint32 cohort = pass_find_cohort (&tracer->part, row, ENROLMENTS_COHORT);
      if (cohort == IDENTIFIER_NONE || person == NULL)
        return ROW_USED;
      set_person (&key, person);
      key.cohort = (gint32) cohort;
    }
  trace_add_row (tracer, &key, row->line, digest_row (row));
  return ROW_USED;
}

static RowOutcome
trace_attendance (const TableRow *row, gpointer data)
{
  Tracer *tracer = data;
  TraceGroup key = new_key (tracer);
  const Person *person = row_person (tracer, row, ATTENDANCE_PERSON);
  if (!row_is_empty (row, ATTENDANCE_SESSION))
    {
      const Session *session = row_session (tracer, row, ATTENDANCE_SESSION);
      if (session == NULL)
        return ROW_USED;
      set_session (&key, session);
    }
  else if (!row_date (row, ATTENDANCE_DATE, &key.date) || key.date == DATE_NONE || key.date > tracer->facts->model->as_of)
    return ROW_USED;
  if (person == NULL)
    return ROW_USED;
  set_person (&key, person);
  trace_add_row (tracer, &key, row->line, digest_row (row));
  return ROW_USED;
}

static RowOutcome
trace_feedback (const TableRow *row, gpointer data)
{
  Tracer *tracer = data;
  const Session *session = row_session (tracer, row, FEEDBACK_SESSION);
  TraceGroup key = new_key (tracer);
  if (session == NULL)
    return ROW_USED;
  set_session (&key, session);
  trace_add_row (tracer, &key, row->line, digest_row (row));
  return ROW_USED;
}

static gint32
team_of_text (const Model *model, const Cell *cell)
{
  for (guint i = 0; i < model->teams->len; i++)
    {
      const char *team = model->teams->pdata[i];
      if (strlen (team) == cell->length && memcmp (team, cell->text, cell->length) == 0)
        return (gint32) i;
    }
  return -1;
}

/* FALSE: the row does not count yet, or never. */
static gboolean
trace_dated (Tracer *tracer, const TableRow *row, guint date_column, guint person_column, gint team_column, TraceGroup *key)
{
  *key = new_key (tracer);
  if (!row_date (row, date_column, &key->date) || key->date == DATE_NONE || key->date > tracer->facts->model->as_of)
    return FALSE;
  const Person *person = row_person (tracer, row, person_column);
  if (person != NULL)
    set_person (key, person);
  else if (team_column >= 0)
    key->team = team_of_text (tracer->facts->model, &row->cells[team_column]);
  trace_add_row (tracer, key, row->line, digest_row (row));
  return TRUE;
}

static RowOutcome
trace_indicator (const TableRow *row, gpointer data)
{
  TraceGroup key;
  trace_dated (data, row, INDICATORS_DATE, INDICATORS_PERSON, INDICATORS_TEAM, &key);
  return ROW_USED;
}

static RowOutcome
trace_check (const TableRow *row, gpointer data)
{
  Tracer *tracer = data;
  TraceGroup key;
  g_autofree char *id = tracer->checks == NULL ? NULL : row_text (row, CHECKS_ID);
  if (trace_dated (tracer, row, CHECKS_DATE, CHECKS_PERSON, -1, &key) && id != NULL && !g_hash_table_contains (tracer->checks, id))
    g_hash_table_insert (tracer->checks, g_steal_pointer (&id), g_memdup2 (&key, sizeof key));
  return ROW_USED;
}

/* An item counts with its check. */
static RowOutcome
trace_check_item (const TableRow *row, gpointer data)
{
  Tracer *tracer = data;
  g_autofree char *check = row_text (row, CHECK_ITEMS_CHECK);
  const TraceGroup *of_check = check == NULL ? NULL : g_hash_table_lookup (tracer->checks, check);
  if (of_check == NULL)
    return ROW_USED;
  TraceGroup key = *of_check;
  key.dataset = tracer->dataset;
  key.file = tracer->file;
  trace_add_row (tracer, &key, row->line, digest_row (row));
  return ROW_USED;
}

/* ---- the files ---- */

static void
trace_dataset (Tracer *tracer, DatasetId dataset, TableRowFunc func)
{
  Diagnostics *silent = diag_new ();
  g_autoptr (GPtrArray) files = dataset_files (tracer->facts->model->config, dataset, silent);
  tracer->dataset = dataset;
  for (guint i = 0; i < files->len; i++)
    {
      PassPart *parts[] = { &tracer->part };
      g_autoptr (GPtrArray) one = g_ptr_array_new ();
      g_ptr_array_add (one, files->pdata[i]);
      tracer->file = g_string_chunk_insert_const (tracer->trace->strings, files->pdata[i]);
      pass_read (tracer->facts->model, dataset, one, func, parts, 1, silent);
    }
  diag_free (silent);
}

static int
compare_score_lines (gconstpointer a, gconstpointer b)
{
  const ScoreEvent *one = *(const ScoreEvent *const *) a, *other = *(const ScoreEvent *const *) b;
  if (one->file != other->file)
    return compare_numbers (one->file, other->file);
  return compare_numbers (one->line, other->line);
}

static guint64
digest_score (const Model *model, const ScoreEvent *score)
{
  const Person *person = model->people->pdata[score->person];
  const char *subject = score->assessment >= 0 ? ((const Assessment *) model->assessments->pdata[score->assessment])->id : "";
  guint64 digest = digest_bytes (DIGEST_BEGIN, person->id, strlen (person->id));
  digest = digest_bytes (digest, subject, strlen (subject));
  digest = digest_bytes (digest, (const char *) &score->points, sizeof score->points);
  digest = digest_bytes (digest, (const char *) &score->attempt, sizeof score->attempt);
  return score->missing == NULL ? digest : digest_bytes (digest, score->missing, strlen (score->missing));
}

/* Which check an item belongs to is kept only where there are items. */
static void
trace_checks (Tracer *tracer)
{
  Diagnostics *silent = diag_new ();
  g_autoptr (GPtrArray) items = dataset_files (tracer->facts->model->config, DATASET_CHECK_ITEMS, silent);
  diag_free (silent);
  if (items->len > 0)
    tracer->checks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  trace_dataset (tracer, DATASET_CHECKS, trace_check);
  if (items->len > 0)
    trace_dataset (tracer, DATASET_CHECK_ITEMS, trace_check_item);
  g_clear_pointer (&tracer->checks, g_hash_table_unref);
}

/* The scores are held, with their lines. */
static void
trace_scores (Tracer *tracer)
{
  const Facts *facts = tracer->facts;
  g_autofree const ScoreEvent **scores = g_new (const ScoreEvent *, facts->n_scores + 1);
  for (guint i = 0; i < facts->n_scores; i++)
    scores[i] = &facts->scores[i];
  qsort (scores, facts->n_scores, sizeof *scores, compare_score_lines);
  tracer->dataset = DATASET_SCORES;
  for (guint i = 0; i < facts->n_scores; i++)
    {
      const ScoreEvent *score = scores[i];
      tracer->file = g_string_chunk_insert_const (tracer->trace->strings, facts->score_files->pdata[score->file]);
      TraceGroup key = new_key (tracer);
      key.date = score->date;
      key.course = score->course;
      set_person (&key, facts->model->people->pdata[score->person]);
      trace_add_row (tracer, &key, score->line, digest_score (facts->model, score));
    }
}

static guint64
digest_session (const Session *session)
{
  const guint64 parts[] = { session->status, (guint64) session->hours, session->trainers->len };
  guint64 digest = digest_bytes (DIGEST_BEGIN, session->id, strlen (session->id));
  digest = digest_bytes (digest, session->course->id, strlen (session->course->id));
  return digest_bytes (digest, (const char *) parts, sizeof parts);
}

static gint
compare_session_lines (gconstpointer a, gconstpointer b)
{
  const Session *one = *(const Session *const *) a, *other = *(const Session *const *) b;
  int files = g_strcmp0 (one->file, other->file);
  return files != 0 ? files : compare_numbers (one->line, other->line);
}

static void
trace_sessions (Tracer *tracer)
{
  g_autoptr (GPtrArray) sessions = g_ptr_array_new ();
  g_ptr_array_extend (sessions, tracer->facts->model->sessions, NULL, NULL);
  g_ptr_array_sort (sessions, compare_session_lines);
  tracer->dataset = DATASET_SESSIONS;
  for (guint i = 0; i < sessions->len; i++)
    {
      const Session *session = sessions->pdata[i];
      if (session->date == DATE_NONE || session->date > tracer->facts->model->as_of || session->file == NULL)
        continue;
      tracer->file = g_string_chunk_insert_const (tracer->trace->strings, session->file);
      TraceGroup key = new_key (tracer);
      set_session (&key, session);
      key.cohort = session->cohort == NULL ? -1 : (gint32) session->cohort->index;
      trace_add_row (tracer, &key, session->line, digest_session (session));
    }
}

static GHashTable *
rows_aside (const Diagnostics *diags)
{
  GHashTable *rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) messages = diag_messages (diags);
  for (guint i = 0; i < messages->len; i++)
    {
      const DiagMessage *message = messages->pdata[i];
      if (message->severity == DIAG_ASIDE && message->file != NULL)
        g_hash_table_add (rows, g_strdup_printf ("%s\n%u", message->file, message->line));
    }
  return rows;
}

Trace *
trace_new (const Facts *facts, const Diagnostics *diags)
{
  const Model *model = facts->model;
  Trace *trace = g_new0 (Trace, 1);
  trace->groups = g_array_new (FALSE, FALSE, sizeof (TraceGroup));
  trace->strings = g_string_chunk_new (1024);
  Identifiers people, sessions;
  identifiers_init (&people, model->people->len);
  identifiers_init (&sessions, model->sessions->len);
  for (guint i = 0; i < model->people->len; i++)
    identifiers_add (&people, ((const Person *) model->people->pdata[i])->id);
  for (guint i = 0; i < model->sessions->len; i++)
    identifiers_add (&sessions, ((const Session *) model->sessions->pdata[i])->id);
  Tracer tracer = { .part = { .facts = facts, .people = &people, .sessions = &sessions, .careful = TRUE, .silent = TRUE }, .facts = facts, .trace = trace,
                    .places = g_hash_table_new_full (trace_hash, trace_same, g_free, NULL), .aside = rows_aside (diags) };
  trace_sessions (&tracer);
  trace_dataset (&tracer, DATASET_ENROLMENTS, trace_enrolment);
  trace_dataset (&tracer, DATASET_ATTENDANCE, trace_attendance);
  trace_scores (&tracer);
  trace_dataset (&tracer, DATASET_FEEDBACK, trace_feedback);
  trace_dataset (&tracer, DATASET_INDICATORS, trace_indicator);
  trace_checks (&tracer);
  g_array_sort (trace->groups, trace_compare);
  g_hash_table_unref (tracer.places);
  g_hash_table_unref (tracer.aside);
  identifiers_clear (&people);
  identifiers_clear (&sessions);
  return trace;
}
