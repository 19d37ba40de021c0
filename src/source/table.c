/* An open file of a dataset: its header understood, its rows read one by one. Ten million rows pass through read_record(): nothing is
 * allocated or copied there, columns are found by a fixed array and cells trimmed by moving pointers. */
#include "source/table.h"
#include "source/dataset_files.h"

#include <string.h>

char *
cell_excerpt (const char *text, gsize length)
{
  GString *excerpt = g_string_new (NULL);
  const char *end = text + length;
  for (guint n = 0; text < end; n++)
    {
      if (n == 40)
        {
          g_string_append (excerpt, "…");
          break;
        }
      const char *next = MIN (g_utf8_next_char (text), end);
      if ((guchar) *text < 0x20 || *text == 0x7f)
        g_string_append_c (excerpt, ' ');
      else
        g_string_append_len (excerpt, text, next - text);
      text = next;
    }
  return g_string_free (excerpt, FALSE);
}

Table *
table_open (const Config *config, Intake *intake, DatasetId id, const char *file, Diagnostics *diags)
{
  Table *table = g_new0 (Table, 1);
  g_mutex_init (&table->years_lock);
  g_autofree char *path = site_path (config, file);
  table->definition = dataset_definition (id);
  table->intake = intake;
  table->file = g_strdup (file);
  g_assert (table->definition->n_columns <= TABLE_MOST_COLUMNS);
  table->csv = csv_open (path, table->file, &(CsvOptions) { 0 }, diags);
  if (table->csv == NULL || !table_read_header (table, config, diags))
    {
      table_free (table);
      return NULL;
    }
  for (guint column = 0; column < table->definition->n_columns; column++)
    if (table->definition->columns[column].choices != NULL)
      table->choices[column] = choice_table_new (table->definition->columns[column].choices);
  return table;
}

void
table_free (Table *table)
{
  if (table == NULL)
    return;
  for (guint column = 0; column < TABLE_MOST_COLUMNS; column++)
    choice_table_free (table->choices[column]);
  if (table->csv != NULL)
    csv_close (table->csv);
  cell_years_free (table->years);
  g_mutex_clear (&table->years_lock);
  g_free (table->file);
  g_free (table);
}

gboolean
table_has (const Table *table, guint column)
{
  return table->cell_of[column] >= 0;
}

const DatasetDefinition *
table_definition (const Table *table)
{
  return table->definition;
}

CsvFile *
table_csv (Table *table)
{
  return table->csv;
}

const char *
table_file (const Table *table)
{
  return table->file;
}

void
table_on_skipped (Table *table, TableSkippedFunc func, gpointer data)
{
  table->skipped = func;
  table->skipped_data = data;
}

gboolean
table_left_out (const Table *table)
{
  return table->left_out;
}

/* White space at the beginning of `text`: how many bytes. */
static gsize
space_before (const char *text, gsize length)
{
  if ((guchar) text[0] <= ' ')
    return 1;
  if (length >= 3 && memcmp (text, "\xe3\x80\x80", 3) == 0)
    return 3;
  return length >= 2 && memcmp (text, "\xc2\xa0", 2) == 0 ? 2 : 0;
}

static gsize
space_behind (const char *text, gsize length)
{
  if ((guchar) text[length - 1] <= ' ')
    return 1;
  if (length >= 3 && memcmp (text + length - 3, "\xe3\x80\x80", 3) == 0)
    return 3;
  return length >= 2 && memcmp (text + length - 2, "\xc2\xa0", 2) == 0 ? 2 : 0;
}

Cell
cell_trim (Cell cell)
{
  gsize n;
  while (cell.length > 0 && (n = space_before (cell.text, cell.length)) > 0)
    {
      cell.text += n;
      cell.length -= n;
    }
  while (cell.length > 0 && (n = space_behind (cell.text, cell.length)) > 0)
    cell.length -= n;
  return cell;
}

const RowCounts *
table_counts (const Table *table)
{
  return &table->counts;
}

void
table_set_counts (Table *table, const RowCounts *counts)
{
  table->counts = *counts;
  intake_note (table->intake, table->file, table->definition->name, "UTF-8", csv_delimiter (table->csv), counts);
}

void
table_repair (const Table *table, guint line, guint column, DiagId id, const char *was, const char *is, Diagnostics *diags)
{
  gint cell = table->cell_of[column];
  Place place = { .file = table->file, .line = line, .cell = cell < 0 ? 0 : (guint) cell + 1 };
  diag_report (diags, id, &place, was, is, NULL);
}

void
row_repair (const TableRow *row, guint column, DiagId id, const char *was, const char *is)
{
  table_repair (row->table, row->line, column, id, was, is, row->diags);
  row->notes->repaired = TRUE;
}

void
row_set_repaired (const TableRow *row)
{
  row->notes->repaired = TRUE;
}

/* Whether a cell's ends may be white space, from one byte of each. */
static inline gboolean
may_need_trim (guchar first, guchar last)
{
  return first <= ' ' || first == 0xe3 || first == 0xc2 || last <= ' ' || last == 0x80 || last == 0xa0;
}

/* One reading of a table, or of one part of it. */
typedef struct {
  Table *table;
  TableRowFunc func;
  gpointer data;
  TableRow row;
  gboolean clean;                        /* nothing reported */
  gboolean stopped;                      /* func asked to stop */
  RowCounts counts;
  struct RowNotes notes;
  Cell cells[TABLE_MOST_COLUMNS];
} Reading;

static void
reading_init (Reading *reading, Table *table, TableRowFunc func, gpointer data, Diagnostics *diags)
{
  memset (reading, 0, sizeof *reading);
  reading->table = table;
  reading->func = func;
  reading->data = data;
  reading->row = (TableRow) { table, 0, diags, reading->cells, &reading->notes };
  reading->clean = TRUE;
}

/* Rows of nothing but delimiters are what spreadsheets write for empty lines. */
static gboolean
is_blank (const Record *record)
{
  for (guint i = 0; i < record->n_cells; i++)
    if (cell_trim (record->cells[i]).length > 0)
      return FALSE;
  return TRUE;
}

static void
tell_skipped (const Reading *reading, const Record *record)
{
  const Table *table = reading->table;
  gint cell = table->cell_of[0];
  if (table->skipped == NULL || cell < 0 || (guint) cell >= record->n_cells)
    return;
  Cell id = cell_trim (record->cells[cell]);
  if (id.length > 0)
    table->skipped (id.text, id.length, table->skipped_data);
}

static void
refuse (Reading *reading)
{
  reading->clean = FALSE;
  reading->counts.rows++;
  reading->counts.refused++;
}

static void
report_row_length (Reading *reading, const Record *record)
{
  const Table *table = reading->table;
  gboolean few = record->n_cells < table->n_header;
  g_autofree char *has = g_strdup_printf ("%u", record->n_cells);
  g_autofree char *wants = g_strdup_printf ("%u", table->n_header);
  Place place = { table->file, record->line, 0, 0 };
  if (diag_count (reading->row.diags, DIAG_ERROR) < 1000)
    place = csv_cell_place (table->csv, record->line, few ? record->n_cells - 1 : table->n_header);
  diag_report (reading->row.diags, few ? DIAG_ROW_SHORT : DIAG_ROW_LONG, &place, has, wants, NULL);
  tell_skipped (reading, record);
  refuse (reading);
}

/* Reports the required cells that are empty. FALSE when there is one. */
static gboolean
check_row (Reading *reading, const Record *record)
{
  const Table *table = reading->table;
  const DatasetDefinition *definition = table->definition;
  gboolean good = TRUE;
  if (is_blank (record))
    return FALSE;
  for (guint i = 0; i < table->n_required; i++)
    if (reading->cells[table->required[i]].length == 0)
      {
        Place place = row_place (&reading->row, table->required[i]);
        diag_report (reading->row.diags, DIAG_CELL_REQUIRED, &place, definition->columns[table->required[i]].name, NULL);
        good = FALSE;
      }
  const guint *one_of = definition->one_of;
  if (one_of[0] != one_of[1] && reading->cells[one_of[0]].length == 0 && reading->cells[one_of[1]].length == 0)
    {
      Place place = row_place (&reading->row, table->cell_of[one_of[0]] >= 0 ? one_of[0] : one_of[1]);
      diag_report (reading->row.diags, DIAG_CELL_ONE_OF, &place, definition->columns[one_of[0]].name, definition->columns[one_of[1]].name, NULL);
      good = FALSE;
    }
  if (!good)
    {
      tell_skipped (reading, record);
      refuse (reading);
    }
  return good;
}

/* FALSE when reading is to stop. */
static gboolean
count_outcome (Reading *reading, RowOutcome outcome)
{
  RowCounts *counts = &reading->counts;
  if (outcome == ROW_STOP)
    {
      reading->stopped = TRUE;
      return FALSE;
    }
  counts->rows++;
  if (outcome == ROW_REFUSED)
    counts->refused++;
  else if (outcome == ROW_LATER)
    counts->later++;
  else
    counts->repaired++;
  return TRUE;
}

static gboolean
read_record (const Record *record, gpointer data)
{
  Reading *reading = data;
  const Table *table = reading->table;
  reading->row.line = record->line;
  if (G_UNLIKELY (record->n_cells != table->n_header))
    {
      if (!is_blank (record))
        report_row_length (reading, record);
      return TRUE;
    }
  for (guint i = 0; i < table->n_present; i++)
    {
      guint column = table->present[i];
      Cell cell = record->cells[table->cell_of[column]];
      if (cell.length > 0 && may_need_trim ((guchar) cell.text[0], (guchar) cell.text[cell.length - 1]))
        cell = cell_trim (cell);
      reading->cells[column] = cell;
    }
  gboolean empty = FALSE;
  for (guint i = 0; i < table->n_required; i++)
    empty |= reading->cells[table->required[i]].length == 0;
  const guint *one_of = table->definition->one_of;
  empty |= one_of[0] != one_of[1] && reading->cells[one_of[0]].length == 0 && reading->cells[one_of[1]].length == 0;
  if (G_UNLIKELY (empty) && !check_row (reading, record))
    return TRUE;
  reading->notes.repaired = FALSE;
  RowOutcome outcome = reading->func (&reading->row, reading->data);
  if (G_UNLIKELY (outcome != ROW_USED || reading->notes.repaired))
    return count_outcome (reading, outcome);
  reading->counts.rows++;
  reading->counts.used++;
  return TRUE;
}

gboolean
table_read (Table *table, TableRowFunc func, gpointer data, Diagnostics *diags)
{
  Reading reading;
  reading_init (&reading, table, func, data, diags);
  gboolean read = csv_read (table->csv, read_record, &reading);
  table->left_out = !read && !reading.stopped;
  if (!reading.stopped)
    table_set_counts (table, &reading.counts);
  return read && reading.clean;
}

static void
counts_add (RowCounts *sum, const RowCounts *counts)
{
  sum->rows += counts->rows;
  sum->used += counts->used;
  sum->repaired += counts->repaired;
  sum->refused += counts->refused;
  sum->later += counts->later;
}

gboolean
table_read_parts (Table *table, guint n_parts, TableRowFunc func, gpointer *data, Diagnostics **diags, gboolean *again)
{
  g_autofree Reading *readings = g_new (Reading, n_parts);
  g_autofree gpointer *parts = g_new (gpointer, n_parts);
  gboolean stopped = FALSE, clean = TRUE;
  RowCounts counts = { 0 };
  for (guint i = 0; i < n_parts; i++)
    {
      reading_init (&readings[i], table, func, data[i], diags[i]);
      parts[i] = &readings[i];
    }
  gboolean read = csv_read_parts (table->csv, n_parts, read_record, parts);
  for (guint i = 0; i < n_parts; i++)
    {
      stopped |= readings[i].stopped;
      clean &= readings[i].clean;
      counts_add (&counts, &readings[i].counts);
    }
  *again = !read && !stopped;
  if (read && !stopped)
    table_set_counts (table, &counts);
  return read && clean;
}
