/* What the ledger keeps of figures and of rows, and writing it. */
#include "measure/ledger_parts.h"

#include <errno.h>
#include <string.h>

#include <glib/gstdio.h>

#include "measure/cells.h"
#include "text/csv_write.h"

/* ---- what is kept ---- */

static const Dimension kept_dimensions[] = { DIMENSION_ALL, DIMENSION_TEAM };

/* How many people are behind the figure; "" when it is nobody's result. New string. */
static char *
people_text (const Figures *figures, MeasureId measure, const Period *period, Dimension dimension, const char *member)
{
  guint32 people;
  return figures_people (figures, measure, period, dimension, member, &people) ? g_strdup_printf ("%u", people) : g_strdup ("");
}

/* Whatever the edition that is built shows: the ledger is that of them all. */
static void
each_of_dimension (const Figures *figures, MeasureId measure, const Period *period, Dimension dimension, LedgerFigureFunc func, gpointer data)
{
  char name[PERIOD_BUFFER];
  g_autoptr (GPtrArray) members = figures_members_whole (figures, measure, period, dimension);
  period_format (period, name);
  for (guint i = 0; i < members->len; i++)
    {
      const char *member = members->pdata[i];
      const Figure *figure = figures_find_whole (figures, measure, period, dimension, member);
      if (figure == NULL)
        continue;
      g_autofree char *key = g_strjoin ("\n", name, measure_definition (figures->measures, measure)->id, dimension_name (dimension), member, NULL);
      g_autofree char *value = ratio_format (figure->numerator, figure->denominator, 6);
      g_autofree char *numerator = figure->is_sum ? g_strdup (value) : ratio_format (figure->numerator, figure->scale, 6);
      g_autofree char *denominator = figure->is_sum ? g_strdup ("") : ratio_format (figure->denominator, figure->scale, 6);
      g_autofree char *people = people_text (figures, measure, period, dimension, member);
      g_autofree char *text = g_strdup_printf ("%s\n%s\n%s\n%" G_GINT64_FORMAT "\n%s", value, numerator, denominator, figure->count, people);
      func (key, text, data);
    }
}

void
ledger_each_figure (const Figures *figures, LedgerFigureFunc func, gpointer data)
{
  for (PeriodKind kind = 0; kind < N_PERIODS; kind++)
    {
      const GArray *periods = figures_periods (figures, kind);
      for (guint i = 0; i < periods->len; i++)
        {
          const Period *period = &g_array_index (periods, Period, i);
          if (period->last > figures->model->as_of || !figures_has_activity (figures, period))
            continue;
          for (MeasureId measure = 0; measure < measures_count (figures->measures); measure++)
            for (guint d = 0; d < G_N_ELEMENTS (kept_dimensions); d++)
              each_of_dimension (figures, measure, period, kept_dimensions[d], func, data);
        }
    }
}

GHashTable *
ledger_rows_of (const Trace *trace, const Model *model)
{
  GHashTable *rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  const GArray *groups = trace_groups (trace);
  for (guint i = 0; i < groups->len; i++)
    {
      const TraceGroup *group = &g_array_index (groups, TraceGroup, i);
      char date[DATE_BUFFER] = "";
      if (group->rows == 0)
        continue;
      if (group->date != DATE_NONE)
        date_format (group->date, date);
      const char *session = group->session < 0 ? "" : ((const Session *) model->sessions->pdata[group->session])->id;
      const char *team = group->team < 0 ? "" : model->teams->pdata[group->team];
      const char *cohort = group->cohort < 0 ? "" : ((const Cohort *) model->cohorts->pdata[group->cohort])->id;
      char *key = g_strjoin ("\n", dataset_definition (group->dataset)->name, date, session, team, cohort, NULL);
      LedgerRows *sum = g_hash_table_lookup (rows, key);
      if (sum == NULL)
        g_hash_table_insert (rows, g_strdup (key), sum = g_new0 (LedgerRows, 1));
      sum->rows += group->rows;
      sum->digest += group->digest;
      g_free (key);
    }
  return rows;
}

/* ---- writing ---- */

typedef struct {
  const Ledger *ledger;
  CsvWriter writer;
  char recorded[DATE_BUFFER];
  guint n;
} Recording;

/* The cells of a text that line feeds part: numbers. */
static void
write_cells (CsvWriter *writer, const char *text)
{
  g_auto (GStrv) cells = g_strsplit (text, "\n", -1);
  for (guint i = 0; cells[i] != NULL; i++)
    csv_write_cell (writer, cells[i]);
}

/* The same of a key, which has ids and teams in it: the ledger lies among the data and is opened in spreadsheets. */
static void
write_key (CsvWriter *writer, const char *key)
{
  g_auto (GStrv) cells = g_strsplit (key, "\n", -1);
  for (guint i = 0; cells[i] != NULL; i++)
    {
      g_autofree char *cell = csv_protect (cells[i]);
      csv_write_cell (writer, cell);
    }
}

static void
record_figure (const char *key, const char *figure, gpointer data)
{
  Recording *recording = data;
  const GArray *entries = g_hash_table_lookup (recording->ledger->entries, key);
  if (entries != NULL && strcmp (g_array_index (entries, LedgerEntry, entries->len - 1).figure, figure) == 0)
    return;
  csv_write_cell (&recording->writer, recording->recorded);
  write_key (&recording->writer, key);
  write_cells (&recording->writer, figure);
  csv_write_row_end (&recording->writer);
  recording->n++;
}

/* Figures that were published and are no more: recorded as such, so that the next build does not find them again. */
static void
record_vanished (Recording *recording)
{
  const GArray *restatements = recording->ledger->restatements;
  for (guint i = 0; i < restatements->len; i++)
    {
      const Restatement *restatement = &g_array_index (restatements, Restatement, i);
      if (restatement->noticed != DATE_NONE || *restatement->is != '\0')
        continue;
      g_autofree char *key = g_strjoin ("\n", restatement->period, restatement->measure, restatement->dimension, restatement->member, NULL);
      record_figure (key, LEDGER_NO_FIGURE, recording);
    }
}

static gint
compare_keys (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The rows as they are, where they are not as they were recorded last; those that are gone have none. */
static void
record_rows (Recording *recording, GHashTable *now)
{
  const Ledger *ledger = recording->ledger;
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer key;
  g_hash_table_iter_init (&iter, now);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_ptr_array_add (keys, key);
  for (guint i = 0; i < ledger->rows_keys->len; i++)
    if (!g_hash_table_contains (now, ledger->rows_keys->pdata[i]))
      g_ptr_array_add (keys, ledger->rows_keys->pdata[i]);
  g_ptr_array_sort (keys, compare_keys);
  for (guint i = 0; i < keys->len; i++)
    {
      const GArray *list = g_hash_table_lookup (ledger->rows, keys->pdata[i]);
      const LedgerRows *last = list == NULL ? NULL : &g_array_index (list, LedgerRows, list->len - 1), none = { 0 };
      const LedgerRows *rows = g_hash_table_lookup (now, keys->pdata[i]);
      if (rows == NULL)
        rows = &none;
      if (last != NULL && last->rows == rows->rows && last->digest == rows->digest)
        continue;
      g_autofree char *numbers = g_strdup_printf ("%" G_GUINT64_FORMAT "\n%016" G_GINT64_MODIFIER "x", rows->rows, rows->digest);
      csv_write_cell (&recording->writer, recording->recorded);
      write_key (&recording->writer, keys->pdata[i]);
      write_cells (&recording->writer, numbers);
      csv_write_row_end (&recording->writer);
    }
}

static gboolean
replace_file (const char *path, const char *shown, const char *header, const char *added, Diagnostics *diags)
{
  g_autofree char *before = NULL;
  g_autoptr (GError) error = NULL;
  gsize length = 0;
  if (*added == '\0')
    return TRUE;
  if (g_file_get_contents (path, &before, &length, &error) || g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    {
      g_autoptr (GString) text = g_string_new_len (before, (gssize) length);
      if (length == 0)
        g_string_append_printf (text, "\xef\xbb\xbf%s\n", header);
      else if (text->str[text->len - 1] != '\n')
        g_string_append_c (text, '\n');
      g_string_append (text, added);
      g_clear_error (&error);
      /* Written beside it, flushed to the disk, and renamed. */
      if (g_file_set_contents_full (path, text->str, (gssize) text->len, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0666, &error))
        return TRUE;
    }
  diag_report (diags, DIAG_LEDGER_WRITE, NULL, shown, error->message, NULL);
  return FALSE;
}

gboolean
ledger_record (const Ledger *ledger, const Figures *figures, const Trace *trace, guint *n, Diagnostics *diags)
{
  Recording recording = { .ledger = ledger };
  date_format (figures->model->as_of, recording.recorded);
  csv_writer_init (&recording.writer, CSV_FOR_PROGRAMS);
  ledger_each_figure (figures, record_figure, &recording);
  record_vanished (&recording);
  g_autofree char *added = csv_writer_finish (&recording.writer);
  csv_writer_init (&recording.writer, CSV_FOR_PROGRAMS);
  g_autoptr (GHashTable) now = ledger_rows_of (trace, figures->model);
  record_rows (&recording, now);
  g_autofree char *rows = csv_writer_finish (&recording.writer);
  *n = recording.n;
  /* The rows first: figures without their rows would be a ledger that cannot say what has changed. */
  return replace_file (ledger->rows_path, ledger->rows_shown, LEDGER_ROWS_HEADER, rows, diags)
         && replace_file (ledger->path, ledger->shown, LEDGER_HEADER, added, diags);
}
