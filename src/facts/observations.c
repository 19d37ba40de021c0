/* Feedback, comments, quality checks and indicators: read row by row and checked against the records. */
#include "facts/counting.h"

#include <string.h>

/* One of the datasets while it is read. */
typedef struct {
  PassPart part;                /* first: the pass knows this */
  guint64 n_later;
  GHashTable *seen;             /* keys of rows → where they stand, "data/feedback.csv:14": char * → char * */
  GHashTable *checks;           /* ids of quality checks; shared by checks and their items */
} Observations;

static RowOutcome
refuse (Observations *observations, const TableRow *row, guint column, DiagId id, const char *first, const char *second)
{
  if (!pass_may_report (&observations->part))
    return ROW_REFUSED;
  Place place = row_place (row, column);
  diag_report (row->diags, id, &place, first, second, NULL);
  return ROW_REFUSED;
}

/* FALSE and reported when a row with that key was read before; takes `key`. */
static gboolean
note_key (Observations *observations, const TableRow *row, guint column, DiagId id, char *key)
{
  const char *first = g_hash_table_lookup (observations->seen, key);
  if (first != NULL)
    {
      refuse (observations, row, column, id, first, NULL);
      g_free (key);
      return FALSE;
    }
  g_hash_table_insert (observations->seen, key, g_strdup_printf ("%s:%u", table_file (row->table), row->line));
  return TRUE;
}

/* The session of a row; NULL and reported when it is unknown or was not held. Sets `outcome` then. */
static const Session *
find_session (Observations *observations, const TableRow *row, guint column, RowOutcome *outcome)
{
  static const char *const names[] = { "planned", "held", "cancelled", "postponed" };
  const Model *model = observations->part.facts->model;
  guint32 found = pass_find_session (&observations->part, row, column);
  *outcome = ROW_REFUSED;
  if (found == IDENTIFIER_NONE)
    return NULL;
  const Session *session = model->sessions->pdata[found];
  observations->part.row_date = session->date;
  if (session->date > model->as_of)
    {
      observations->n_later++;
      *outcome = ROW_LATER;
      return NULL;
    }
  if (session->status == SESSION_HELD)
    return session;
  *outcome = refuse (observations, row, column, DIAG_OBSERVATION_NOT_HELD, session->id, names[session->status]);
  return NULL;
}

/* The day of a row. FALSE with `outcome` set: it is wrong, missing or after the as-of date. */
static gboolean
find_date (Observations *observations, const TableRow *row, guint column, RowOutcome *outcome)
{
  const Model *model = observations->part.facts->model;
  Date date;
  char text[DATE_BUFFER], as_of[DATE_BUFFER];
  *outcome = ROW_REFUSED;
  if (!row_date (row, column, &date) || date == DATE_NONE)
    return FALSE;
  observations->part.row_date = date;
  if (facts_date_is_far (model, date))
    {
      refuse (observations, row, column, DIAG_FACTS_DATE_FAR, date_format (date, text), date_format (model->as_of, as_of));
      return FALSE;
    }
  if (date <= model->as_of)
    return TRUE;
  observations->n_later++;
  *outcome = ROW_LATER;
  return FALSE;
}

static gboolean
person_is_known (Observations *observations, const TableRow *row, guint column)
{
  return row_is_empty (row, column) || pass_find_person (&observations->part, row, column) != IDENTIFIER_NONE;
}

static RowOutcome
read_feedback (const TableRow *row, gpointer data)
{
  Observations *observations = data;
  RowOutcome outcome;
  Decimal rating, scale;
  const Session *session = find_session (observations, row, FEEDBACK_SESSION, &outcome);
  gboolean good = row_decimal (row, FEEDBACK_RATING, &rating);
  good &= row_decimal (row, FEEDBACK_SCALE, &scale);
  if (session == NULL || !good)
    return outcome;
  if (scale == DECIMAL_NONE)
    scale = 5 * DECIMAL_ONE;
  if (rating < 0 || rating > scale)
    {
      g_autofree char *rating_text = ratio_format (rating, DECIMAL_ONE, 6), *scale_text = ratio_format (scale, DECIMAL_ONE, 6);
      return refuse (observations, row, FEEDBACK_RATING, DIAG_FEEDBACK_RATING, rating_text, scale_text);
    }
  /* Blanks are different people: an anonymous survey has no others. */
  if (row_is_empty (row, FEEDBACK_RESPONDENT))
    return ROW_USED;
  g_autofree char *respondent = row_text (row, FEEDBACK_RESPONDENT), *item = row_text (row, FEEDBACK_ITEM);
  char *key = g_strjoin ("\n", session->id, respondent, item, NULL);
  return note_key (observations, row, FEEDBACK_RESPONDENT, DIAG_FEEDBACK_DUPLICATE, key) ? ROW_USED : ROW_REFUSED;
}

static RowOutcome
read_comment (const TableRow *row, gpointer data)
{
  RowOutcome outcome;
  return find_session (data, row, COMMENTS_SESSION, &outcome) != NULL ? ROW_USED : outcome;
}

static gboolean
team_is_known (const Model *model, const TableRow *row, guint column)
{
  const Cell *cell = &row->cells[column];
  for (guint i = 0; i < model->teams->len; i++)
    {
      const char *team = model->teams->pdata[i];
      if (strlen (team) == cell->length && memcmp (team, cell->text, cell->length) == 0)
        return TRUE;
    }
  return cell->length == 0;
}

static RowOutcome
read_indicator (const TableRow *row, gpointer data)
{
  Observations *observations = data;
  const Model *model = observations->part.facts->model;
  RowOutcome outcome;
  Decimal value, numerator, denominator, weight;
  gboolean dated = find_date (observations, row, INDICATORS_DATE, &outcome);
  gboolean good = person_is_known (observations, row, INDICATORS_PERSON);
  good &= row_decimal (row, INDICATORS_VALUE, &value);
  good &= row_decimal (row, INDICATORS_NUMERATOR, &numerator);
  good &= row_decimal (row, INDICATORS_DENOMINATOR, &denominator);
  good &= row_decimal (row, INDICATORS_WEIGHT, &weight);
  if (!dated || !good)
    return dated ? ROW_REFUSED : outcome;
  if (!team_is_known (model, row, INDICATORS_TEAM))
    {
      g_autofree char *team = row_text (row, INDICATORS_TEAM);
      return refuse (observations, row, INDICATORS_TEAM, DIAG_TEAM_UNKNOWN, team, NULL);
    }
  if (numerator != DECIMAL_NONE && (denominator == DECIMAL_NONE || denominator <= 0))
    return refuse (observations, row, INDICATORS_DENOMINATOR, DIAG_INDICATOR_DENOMINATOR, NULL, NULL);
  return ROW_USED;
}

static RowOutcome
read_check (const TableRow *row, gpointer data)
{
  Observations *observations = data;
  RowOutcome outcome;
  Decimal score;
  guint result;
  gboolean present, fatal, dated = find_date (observations, row, CHECKS_DATE, &outcome);
  gboolean good = person_is_known (observations, row, CHECKS_PERSON);
  good &= person_is_known (observations, row, CHECKS_INSPECTOR);
  good &= row_choice (row, CHECKS_RESULT, &result, &present);
  good &= row_decimal (row, CHECKS_SCORE, &score);
  good &= row_flag (row, CHECKS_FATAL, &fatal);
  if (!row_is_empty (row, CHECKS_ID))
    g_hash_table_add (observations->checks, row_text (row, CHECKS_ID));
  if (!dated || !good)
    return dated ? ROW_REFUSED : outcome;
  if (row_is_empty (row, CHECKS_ID))
    return ROW_USED;
  return note_key (observations, row, CHECKS_ID, DIAG_CHECK_DUPLICATE, row_text (row, CHECKS_ID)) ? ROW_USED : ROW_REFUSED;
}

static RowOutcome
read_check_item (const TableRow *row, gpointer data)
{
  Observations *observations = data;
  Decimal deduction;
  g_autofree char *check = row_text (row, CHECK_ITEMS_CHECK);
  gboolean good = row_decimal (row, CHECK_ITEMS_DEDUCTION, &deduction);
  if (!g_hash_table_contains (observations->checks, check))
    return refuse (observations, row, CHECK_ITEMS_CHECK, DIAG_CHECK_UNKNOWN, check, NULL);
  return good ? ROW_USED : ROW_REFUSED;
}

static void
read_dataset (Counting *counting, DatasetId dataset, TableRowFunc func, GHashTable *checks)
{
  const Model *model = counting->facts->model;
  g_autoptr (GPtrArray) files = dataset_files (model->config, dataset, counting->diags);
  Observations observations = { .part = { .facts = counting->facts, .people = &counting->people, .sessions = &counting->sessions, .careful = TRUE },
                                .checks = checks,
                                .seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free) };
  PassPart *part = &observations.part;
  char as_of[DATE_BUFFER];
  pass_read (model, dataset, files, func, &part, 1, counting->diags);
  pass_report_rest (part, dataset, counting->diags);
  if (observations.n_later > 0)
    {
      g_autofree char *count = g_strdup_printf ("%" G_GUINT64_FORMAT, observations.n_later);
      diag_report (counting->diags, DIAG_FACTS_LATER, NULL, count, dataset_definition (dataset)->name, date_format (model->as_of, as_of), NULL);
    }
  g_hash_table_unref (observations.seen);
}

void
observations_count (Counting *counting)
{
  g_autoptr (GHashTable) checks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  read_dataset (counting, DATASET_FEEDBACK, read_feedback, checks);
  read_dataset (counting, DATASET_COMMENTS, read_comment, checks);
  read_dataset (counting, DATASET_INDICATORS, read_indicator, checks);
  read_dataset (counting, DATASET_CHECKS, read_check, checks);
  read_dataset (counting, DATASET_CHECK_ITEMS, read_check_item, checks);
}
