#include "measure/ledger_parts.h"

#include <string.h>

#include "measure/cells.h"
#include "text/csv.h"
#include "text/csv_write.h"

/* ---- reading ---- */

typedef struct {
  Ledger *ledger;
  const char *shown;
  guint n_cells;
  Diagnostics *diags;
} LedgerReader;

/* The cells from `first` up to `end`, joined by line feeds; borrowed from the ledger. */
static const char *
join_cells (Ledger *ledger, const Record *record, guint first, guint end)
{
  g_autoptr (GString) text = g_string_new (NULL);
  for (guint i = first; i < end; i++)
    {
      if (i > first)
        g_string_append_c (text, '\n');
      g_autofree char *cell = g_strndup (record->cells[i].text, record->cells[i].length);
      g_string_append (text, csv_unprotect (cell));
    }
  return g_string_chunk_insert_const (ledger->strings, text->str);
}

/* The day a line was recorded on; DATE_NONE and reported when it is no line of this file. */
static Date
line_date (const LedgerReader *reader, const Record *record)
{
  Date date;
  if (record->n_cells == reader->n_cells && date_parse (record->cells[0].text, record->cells[0].length, &date))
    return date;
  Place place = { reader->shown, record->line, 0, 0 };
  diag_report (reader->diags, DIAG_LEDGER_LINE, &place, NULL);
  return DATE_NONE;
}

static GArray *
list_of (GHashTable *table, GPtrArray *keys, const char *key, gsize size)
{
  GArray *list = g_hash_table_lookup (table, key);
  if (list == NULL)
    {
      list = g_array_new (FALSE, FALSE, (guint) size);
      g_hash_table_insert (table, (gpointer) key, list);
      g_ptr_array_add (keys, (gpointer) key);
    }
  return list;
}

static gboolean
read_figure (const Record *record, gpointer data)
{
  LedgerReader *reader = data;
  Ledger *ledger = reader->ledger;
  LedgerEntry entry = { line_date (reader, record), NULL };
  if (entry.recorded == DATE_NONE)
    return TRUE;
  entry.figure = join_cells (ledger, record, 5, 10);
  g_array_append_val (list_of (ledger->entries, ledger->keys, join_cells (ledger, record, 1, 5), sizeof entry), entry);
  if (record->cells[5].length > 0)
    ledger_note_people (ledger, join_cells (ledger, record, 1, 4), &record->cells[9]);
  return TRUE;
}

static gboolean
read_rows (const Record *record, gpointer data)
{
  LedgerReader *reader = data;
  Ledger *ledger = reader->ledger;
  LedgerRows rows = { line_date (reader, record), 0, 0 };
  if (rows.recorded == DATE_NONE)
    return TRUE;
  g_autofree char *count = g_strndup (record->cells[6].text, record->cells[6].length);
  g_autofree char *digest = g_strndup (record->cells[7].text, record->cells[7].length);
  if (!g_ascii_string_to_unsigned (count, 10, 0, G_MAXINT64, &rows.rows, NULL)
      || !g_ascii_string_to_unsigned (digest, 16, 0, G_MAXUINT64, &rows.digest, NULL))
    {
      Place place = { reader->shown, record->line, 0, 0 };
      diag_report (reader->diags, DIAG_LEDGER_LINE, &place, NULL);
      return TRUE;
    }
  g_array_append_val (list_of (ledger->rows, ledger->rows_keys, join_cells (ledger, record, 1, 6), sizeof rows), rows);
  return TRUE;
}

static gboolean
header_is (const Record *record, const char *wanted)
{
  g_auto (GStrv) names = g_strsplit (wanted, ",", -1);
  gboolean same = record->n_cells == g_strv_length (names);
  for (guint i = 0; same && i < record->n_cells; i++)
    same = strlen (names[i]) == record->cells[i].length && memcmp (names[i], record->cells[i].text, record->cells[i].length) == 0;
  return same;
}

static void
read_file (Ledger *ledger, const char *path, const char *shown, const char *header, RecordFunc func, Diagnostics *diags)
{
  static const CsvOptions options = { ',', "UTF-8" };
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return;
  CsvFile *csv = csv_open (path, shown, &options, diags);
  if (csv == NULL)
    return;
  g_auto (GStrv) names = g_strsplit (header, ",", -1);
  LedgerReader reader = { ledger, shown, g_strv_length (names), diags };
  if (header_is (csv_header (csv), header))
    csv_read (csv, func, &reader);
  else
    {
      Place place = { shown, 1, 0, 0 };
      diag_report (diags, DIAG_LEDGER_HEADER, &place, header, NULL);
    }
  csv_close (csv);
}

/* "data/ledger.csv" → "data/ledger-rows.csv". New string. */
static char *
rows_name (const char *file)
{
  gsize length = strlen (file) - (g_str_has_suffix (file, ".csv") ? strlen (".csv") : 0);
  return g_strdup_printf ("%.*s-rows.csv", (int) length, file);
}

Ledger *
ledger_load (const char *directory, const char *file, const Place *place, Diagnostics *diags)
{
  Ledger *ledger = g_new0 (Ledger, 1);
  ledger->shown = g_strdup (file);
  ledger->rows_shown = rows_name (file);
  ledger->path = g_path_is_absolute (file) ? g_strdup (file) : g_build_filename (directory, file, NULL);
  ledger->rows_path = rows_name (ledger->path);
  ledger->strings = g_string_chunk_new (4096);
  ledger->entries = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_array_unref);
  ledger->rows = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_array_unref);
  ledger->fewest = g_hash_table_new (g_str_hash, g_str_equal);
  ledger->keys = g_ptr_array_new ();
  ledger->rows_keys = g_ptr_array_new ();
  ledger->restatements = g_array_new (FALSE, FALSE, sizeof (Restatement));
  if (g_file_test (ledger->path, G_FILE_TEST_IS_DIR))
    diag_report (diags, DIAG_LEDGER_FOLDER, place, file, NULL);
  else
    read_file (ledger, ledger->path, ledger->shown, LEDGER_HEADER, read_figure, diags);
  read_file (ledger, ledger->rows_path, ledger->rows_shown, LEDGER_ROWS_HEADER, read_rows, diags);
  return ledger;
}

void
ledger_free (Ledger *ledger)
{
  if (ledger == NULL)
    return;
  char **texts[] = { &ledger->path, &ledger->rows_path, &ledger->shown, &ledger->rows_shown };
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (*texts[i]);
  g_hash_table_unref (ledger->entries);
  g_hash_table_unref (ledger->fewest);
  g_hash_table_unref (ledger->rows);
  g_clear_pointer (&ledger->rows_now, g_hash_table_unref);
  g_ptr_array_unref (ledger->keys);
  g_ptr_array_unref (ledger->rows_keys);
  g_array_unref (ledger->restatements);
  g_string_chunk_free (ledger->strings);
  g_free (ledger);
}

gboolean
ledger_is_empty (const Ledger *ledger)
{
  return ledger->keys->len == 0;
}

/* ---- comparing ---- */

/* The part of a text in front of its n-th line feed. New string. */
static char *
part_of (const char *text, guint number)
{
  for (; number > 0; number--)
    text = strchr (text, '\n') + 1;
  return g_strndup (text, strcspn (text, "\n"));
}

static const char *
keep_part (Ledger *ledger, const char *text, guint number)
{
  g_autofree char *part = part_of (text, number);
  return g_string_chunk_insert_const (ledger->strings, part);
}

static void
add_restatement (Ledger *ledger, const char *key, const LedgerEntry *was, const char *is, Date noticed)
{
  guint32 fewest = ledger_fewest_people (ledger, key);
  Restatement restatement = { keep_part (ledger, key, 0), keep_part (ledger, key, 1), keep_part (ledger, key, 2), keep_part (ledger, key, 3),
                              keep_part (ledger, was->figure, 0), keep_part (ledger, is, 0), fewest, was->recorded, noticed };
  g_array_append_val (ledger->restatements, restatement);
}

static void
keep_figure (const char *key, const char *figure, gpointer data)
{
  g_hash_table_insert (data, g_strdup (key), g_strdup (figure));
}

/* Figures of days before the first fact, or of a period that is not over yet as of an earlier day, are not compared. */
static gboolean
is_counted (const Figures *figures, const char *period)
{
  for (PeriodKind kind = 0; kind < N_PERIODS; kind++)
    {
      const GArray *periods = figures_periods (figures, kind);
      for (guint i = 0; i < periods->len; i++)
        {
          char text[PERIOD_BUFFER];
          const Period *candidate = &g_array_index (periods, Period, i);
          if (candidate->last <= figures->model->as_of && strcmp (period_format (candidate, text), period) == 0)
            return TRUE;
        }
    }
  return FALSE;
}

/* Whether the period of a key is over, asked once a period. */
static gboolean
key_is_counted (GHashTable *known, const Figures *figures, const char *key)
{
  g_autofree char *period = part_of (key, 0);
  gpointer found;
  if (g_hash_table_lookup_extended (known, period, NULL, &found))
    return GPOINTER_TO_INT (found);
  gboolean counted = is_counted (figures, period);
  g_hash_table_insert (known, g_steal_pointer (&period), GINT_TO_POINTER (counted));
  return counted;
}

/* How much of a figure a reader sees: its value, numerator and denominator. */
static gsize
seen_length (const char *figure)
{
  gsize length = 0;
  for (guint cells = 0; cells < 3; cells++)
    length += strcspn (figure + length, "\n") + 1;
  return length;
}

/* Whether two figures say the same to a reader: the number of rows and of people behind them may differ. */
static gboolean
same_figure (const char *one, const char *other)
{
  gsize length = seen_length (one);
  return length == seen_length (other) && strncmp (one, other, length) == 0;
}

/* Of every period and every measure the day it was first recorded. */
typedef struct { GHashTable *periods, *measures; const Measures *table; } FirstDays;

static void
note_first (GHashTable *table, char *name, Date day)
{
  gpointer known = g_hash_table_lookup (table, name);
  if (known == NULL || GPOINTER_TO_UINT (known) > day)
    g_hash_table_insert (table, name, GUINT_TO_POINTER (day));
  else
    g_free (name);
}

static void
find_first_days (const Ledger *ledger, FirstDays *first)
{
  first->periods = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  first->measures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < ledger->keys->len; i++)
    {
      const GArray *entries = g_hash_table_lookup (ledger->entries, ledger->keys->pdata[i]);
      Date day = g_array_index (entries, LedgerEntry, 0).recorded;
      note_first (first->periods, part_of (ledger->keys->pdata[i], 0), day);
      note_first (first->measures, part_of (ledger->keys->pdata[i], 1), day);
    }
}

/* Was the period published, when there was that measure, without this figure? Then it was published that there is none: a sum of zero, or a rate of
 * nothing. Our own measures were always there, those that data add from the day their first figure was recorded. Fills the entry that says so. */
static gboolean
was_none (const FirstDays *first, const char *key, Date day, LedgerEntry *none)
{
  g_autofree char *period = part_of (key, 0), *measure = part_of (key, 1);
  Date published = GPOINTER_TO_UINT (g_hash_table_lookup (first->periods, period));
  Date measured = GPOINTER_TO_UINT (g_hash_table_lookup (first->measures, measure));
  MeasureId id;
  gboolean known = (measure_from_id (first->table, measure, &id) && id < N_BUILT_IN_MEASURES) || (measured != DATE_NONE && measured <= published);
  *none = (LedgerEntry) { published, LEDGER_NO_FIGURE };
  return published != DATE_NONE && known && published < day;
}

/* What was recorded after the as-of date is not known yet on that day. */
static void
compare_key (Ledger *ledger, const FirstDays *first, const char *key, const GArray *entries, const char *now, Date as_of)
{
  const LedgerEntry *last = NULL;
  LedgerEntry none;
  if (was_none (first, key, g_array_index (entries, LedgerEntry, 0).recorded, &none))
    last = &none;
  for (guint i = 0; i < entries->len; i++)
    {
      const LedgerEntry *entry = &g_array_index (entries, LedgerEntry, i);
      if (entry->recorded > as_of)
        break;
      if (last != NULL && !same_figure (last->figure, entry->figure))
        add_restatement (ledger, key, last, entry->figure, entry->recorded);
      last = entry;
    }
  if (last != NULL && now != NULL && !same_figure (last->figure, now))
    add_restatement (ledger, key, last, now, DATE_NONE);
}

/* Figures of published periods that nobody recorded: there was none. */
static void
compare_new (Ledger *ledger, const FirstDays *first, GHashTable *now, Date as_of)
{
  GHashTableIter iter;
  gpointer key, figure;
  g_hash_table_iter_init (&iter, now);
  while (g_hash_table_iter_next (&iter, &key, &figure))
    {
      LedgerEntry none;
      if (!g_hash_table_contains (ledger->entries, key) && was_none (first, key, as_of + 1, &none))
        add_restatement (ledger, key, &none, figure, DATE_NONE);
    }
}

void
ledger_compare (Ledger *ledger, const Figures *figures, const Trace *trace)
{
  if (ledger_is_empty (ledger))
    return;
  ledger_spread_people (ledger, &figures->calendar.rules);
  g_autoptr (GHashTable) now = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) periods = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  FirstDays first;
  ledger_each_figure (figures, keep_figure, now);
  find_first_days (ledger, &first);
  first.table = figures_measures (figures);
  for (guint i = 0; i < ledger->keys->len; i++)
    {
      const char *key = ledger->keys->pdata[i], *figure = g_hash_table_lookup (now, key);
      if (figure == NULL && key_is_counted (periods, figures, key))
        figure = LEDGER_NO_FIGURE;
      compare_key (ledger, &first, key, g_hash_table_lookup (ledger->entries, key), figure, figures->model->as_of);
    }
  compare_new (ledger, &first, now, figures->model->as_of);
  g_hash_table_unref (first.periods);
  g_hash_table_unref (first.measures);
  if (trace != NULL)
    ledger->rows_now = ledger_rows_of (trace, figures->model);
}

static gint
compare_restatements (gconstpointer a, gconstpointer b)
{
  const Restatement *one = *(const Restatement *const *) a, *other = *(const Restatement *const *) b;
  const char *keys[][2] = { { one->period, other->period }, { one->measure, other->measure }, { one->dimension, other->dimension },
                            { one->member, other->member } };
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (strcmp (keys[i][0], keys[i][1]) != 0)
      return strcmp (keys[i][0], keys[i][1]);
  return one->published != other->published ? (one->published < other->published ? -1 : 1) : one < other ? -1 : one > other;
}

GPtrArray *
ledger_restatements (const Ledger *ledger, const char *period)
{
  GPtrArray *found = g_ptr_array_new ();
  for (guint i = 0; i < ledger->restatements->len; i++)
    {
      Restatement *restatement = &g_array_index (ledger->restatements, Restatement, i);
      if (strcmp (restatement->period, period) == 0)
        g_ptr_array_add (found, restatement);
    }
  g_ptr_array_sort (found, compare_restatements);
  return found;
}

GPtrArray *
ledger_noticed (const Ledger *ledger, Date from, Date to, Date as_of)
{
  GPtrArray *found = g_ptr_array_new ();
  for (guint i = 0; i < ledger->restatements->len; i++)
    {
      Restatement *restatement = &g_array_index (ledger->restatements, Restatement, i);
      Date noticed = restatement->noticed == DATE_NONE ? as_of : restatement->noticed;
      if (noticed >= from && noticed <= to)
        g_ptr_array_add (found, restatement);
    }
  g_ptr_array_sort (found, compare_restatements);
  return found;
}

/* ---- rows ---- */

/* What was recorded of rows up to a day; none at all before the first record. Of several records of that day the first one, or the last. */
static LedgerRows
rows_on (const GArray *list, Date day, gboolean first_of_day)
{
  LedgerRows found = { 0 };
  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      const LedgerRows *rows = &g_array_index (list, LedgerRows, i);
      if (rows->recorded > day)
        break;
      if (rows->recorded != found.recorded || rows->recorded != day || !first_of_day)
        found = *rows;
    }
  return found;
}

static void
add_change (GArray *changes, Ledger *ledger, const char *key, LedgerRows before, LedgerRows now)
{
  RowsChange change = { N_DATASETS, DATE_NONE, keep_part (ledger, key, 2), keep_part (ledger, key, 3), keep_part (ledger, key, 4), before.rows, now.rows };
  g_autofree char *name = part_of (key, 0), *date = part_of (key, 1);
  for (DatasetId dataset = 0; dataset < N_DATASETS; dataset++)
    if (strcmp (dataset_definition (dataset)->name, name) == 0)
      change.dataset = dataset;
  date_parse (date, strlen (date), &change.date);
  if (change.dataset != N_DATASETS)
    g_array_append_val (changes, change);
}

static gboolean
key_is_within (const char *key, Date from, Date to)
{
  g_autofree char *text = part_of (key, 1);
  Date date;
  return !date_parse (text, strlen (text), &date) || (date >= from && date <= to);
}

static gint
compare_keys (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

GArray *
ledger_rows_changed (const Ledger *ledger, const Restatement *restatement, Date from, Date to)
{
  GArray *changes = g_array_new (FALSE, FALSE, sizeof (RowsChange));
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer key;
  for (guint i = 0; i < ledger->rows_keys->len; i++)
    if (g_hash_table_add (known, ledger->rows_keys->pdata[i]))
      g_ptr_array_add (keys, ledger->rows_keys->pdata[i]);
  if (ledger->rows_now != NULL)
    {
      g_hash_table_iter_init (&iter, ledger->rows_now);
      while (g_hash_table_iter_next (&iter, &key, NULL))
        if (g_hash_table_add (known, key))
          g_ptr_array_add (keys, key);
    }
  g_ptr_array_sort (keys, compare_keys);
  for (guint i = 0; i < keys->len; i++)
    {
      const GArray *list = g_hash_table_lookup (ledger->rows, keys->pdata[i]);
      const LedgerRows *current = ledger->rows_now == NULL ? NULL : g_hash_table_lookup (ledger->rows_now, keys->pdata[i]);
      LedgerRows before = rows_on (list, restatement->published, restatement->noticed == restatement->published), now = { 0 };
      if (restatement->noticed != DATE_NONE)
        now = rows_on (list, restatement->noticed, FALSE);
      else if (current != NULL)
        now = *current;
      if ((before.rows != now.rows || before.digest != now.digest) && key_is_within (keys->pdata[i], from, to))
        add_change (changes, (Ledger *) ledger, keys->pdata[i], before, now);
    }
  return changes;
}
