/* An open file of a dataset, its header understood, and the places of its cells. The rows are read in table_read.c. */
#include "source/dataset_files.h"
#include "source/status_words.h"

#include <string.h>

/* Nobody has a longer name, in bytes. */
#define MOST_NAME 100

char *
cell_excerpt (const char *text, gsize length)
{
  GString *excerpt = g_string_new (NULL);
  const char *end = length == 0 ? text : text + length;      /* an empty cell may have no text at all */
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

/* What is missing from the lines down to the header of a sheet is missing from all its rows. Titles matter where they may say the month of a grid. FALSE: reported. */
static gboolean
check_header_notes (const TableOpening *opening)
{
  const Table *table = opening->table;
  gboolean good = TRUE;
  for (guint i = 0; i < opening->n_above; i++)
    {
      const Record *record = &opening->preview[i];
      gboolean header = record->line >= table->first_header_line;
      if (record->notes == NULL)
        continue;
      for (guint j = 0; j < record->notes->n_unsaved && (header || table->definition->id == DATASET_ATTENDANCE); j++)
        {
          Place place = records_cell_place (table->records, record->line, record->notes->unsaved[j]);
          diag_report (opening->diags, DIAG_WORKBOOK_FORMULA_HEADER, &place, NULL);
          good = FALSE;
        }
      if (!header || record->notes->beyond == 0)
        continue;
      Place place = records_cell_place (table->records, record->line, record->notes->beyond);
      g_autofree char *most = g_strdup_printf ("%d", RECORD_MOST_CELLS);
      diag_report (opening->diags, DIAG_WORKBOOK_COLUMNS_HEADER, &place, most, NULL);
      good = FALSE;
    }
  return good;
}

/* Only where the headers say nothing of the encoding, as English ones do: they are the same in both. */
static void
doubt_encoding (const TableOpening *opening)
{
  const Table *table = opening->table;
  const char *read, *meant;
  Place place = { .file = table->file };
  if (!records_may_be_big5 (table->records, &read, &meant))
    return;
  g_autofree char *setting = files_setting (table->config, table->definition->id, table->file, "Big5");
  if (*setting != '\0')
    diag_report (opening->diags, DIAG_TEXT_BIG5_AMONG, &place, read, meant, table->definition->name, setting, NULL);
  else
    diag_report (opening->diags, DIAG_TEXT_BIG5, &place, read, meant, table->definition->name, NULL);
}

/* What is logged of a cell stands on the site: not that of a column that nobody reads. */
static void
hide_unread (const Table *table)
{
  GByteArray *hidden = g_byte_array_new ();
  for (guint cell = 0; cell < table->n_header; cell++)
    {
      guint8 unread = !table_shows_cell (table, cell);
      g_byte_array_append (hidden, &unread, 1);
    }
  records_hide_cells (table->records, hidden);
}

/* The header and the shape of an open file. */
static gboolean
understand (TableOpening *opening)
{
  Table *table = opening->table;
  const DatasetConfig *dataset = g_hash_table_lookup (opening->config->datasets, table->definition->name);
  table->names = header_names_new (table->definition, dataset);
  opening->names = table->names;
  header_names_ends (table->definition, dataset, &table->header_ends);
  opening->n_preview = records_preview (table->records, &opening->preview);
  table_find_header (opening);
  gboolean good = check_header_notes (opening) && table_read_header (opening) && table_find_shape (opening);
  records_start (table->records, opening->n_above - 1);
  hide_unread (table);
  if (good)
    doubt_encoding (opening);
  return good;
}

gboolean
table_knows_person (const Table *table, Cell cell)
{
  if (table->find_name == NULL || cell.length == 0 || cell.length > MOST_NAME)
    return FALSE;
  g_autofree char *text = g_strndup (cell.text, cell.length);
  return table->find_name (DATASET_PEOPLE, PEOPLE_NAME, text, table->find_data) != NULL;
}

Table *
table_open_wide (const Config *config, Intake *intake, DatasetId id, const char *file, TableNameFunc find_name, gpointer data, Diagnostics *diags)
{
  Table *table = g_new0 (Table, 1);
  g_mutex_init (&table->years_lock);
  RecordsOptions options = { .encoding = dataset_encoding (config, dataset_definition (id), file) };
  TableOpening opening = { .table = table, .config = config, .diags = diags, .find_name = find_name, .find_data = data };
  table->definition = dataset_definition (id);
  table->config = config;
  /* Until the header is understood; the shape of rows is asked for before. */
  table->name_cell = table->retake_cell = table->retake_date_cell = -1;
  table->intake = intake;
  table->find_name = find_name;
  table->find_data = data;
  table->file = g_strdup (file);
  g_assert (table->definition->n_columns <= TABLE_MOST_COLUMNS);
  if (id == DATASET_FEEDBACK)
    table->rating_words = rating_words_new (config);
  if (id == DATASET_ATTENDANCE)
    table->status_words = status_words_new (config);
  table->records = records_open (config->directory, table->file, &options, diags);
  if (table->records == NULL || !understand (&opening))
    {
      table_free (table);
      return NULL;
    }
  for (guint column = 0; column < table->definition->n_columns; column++)
    if (table->definition->columns[column].choices != NULL)
      table->choices[column] = choice_table_new (table->definition->columns[column].choices);
  return table;
}

Table *
table_open (const Config *config, Intake *intake, DatasetId id, const char *file, Diagnostics *diags)
{
  return table_open_wide (config, intake, id, file, NULL, NULL, diags);
}

void
table_tell_not_due (Table *table)
{
  table->tells_not_due = TRUE;
}

void
table_free (Table *table)
{
  if (table == NULL)
    return;
  for (guint column = 0; column < TABLE_MOST_COLUMNS; column++)
    {
      choice_table_free (table->choices[column]);
      g_free (table->units[column]);
      g_free (table->given[column]);
    }
  g_free (table->retake_full_mark);
  g_clear_pointer (&table->names, header_names_free);
  g_clear_pointer (&table->titles, g_ptr_array_unref);
  grid_free (table->grid);
  g_clear_pointer (&table->rating_words, g_hash_table_unref);
  g_clear_pointer (&table->status_words, g_hash_table_unref);
  records_close (table->records);
  g_clear_pointer (&table->header, g_ptr_array_unref);
  g_clear_pointer (&table->line_texts[0], g_ptr_array_unref);
  g_clear_pointer (&table->line_texts[1], g_ptr_array_unref);
  g_free (table->header_lines);
  record_groups_free (table->groups);
  cell_years_free (table->years);
  g_mutex_clear (&table->years_lock);
  g_free (table->file);
  g_free (table);
}

gboolean
table_has (const Table *table, guint column)
{
  if (table->cell_of[column] >= 0 || table->given[column] != NULL)
    return TRUE;
  for (guint i = 0; table->grid != NULL && i < table->grid->cells->len; i++)
    {
      const GridCell *cell = &g_array_index (table->grid->cells, GridCell, i);
      if (cell->column == column || (cell->attempt != NULL && column == SCORES_ATTEMPT) || (cell->full_mark != NULL && column == SCORES_MAX_SCORE))
        return TRUE;
    }
  return table->grid != NULL
         && (table->grid->value_column == column || (table->grid->is_attendance && column == ATTENDANCE_LEAVE_KIND));
}

/* The header of the cell in which a column stands; its name in the dataset where there is none, or one of several lines, which would not fit into a message. */
static const char *
title_of_cell (const Table *table, gint cell, guint column)
{
  const char *header = cell >= 0 && (guint) cell < table->header->len ? table->header->pdata[cell] : "";
  return *header != '\0' && strpbrk (header, "\r\n\t") == NULL ? header : column_title (&table->definition->columns[column], table->config->language);
}

const char *
table_column_title (const Table *table, guint column)
{
  return title_of_cell (table, table->cell_of[column], column);
}

const char *
row_column_title (const TableRow *row, guint column)
{
  return title_of_cell (row->table, row->notes != NULL ? row->notes->cell_of[column] : row->table->cell_of[column], column);
}

const DatasetDefinition *
table_definition (const Table *table)
{
  return table->definition;
}

const char *
table_unit (const Table *table, guint column)
{
  return table->units[column];
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

/* Control characters at the edge of a text are no blanks: whoever reads the cell leaves them out and says so. */
static Cell
with_controls (Cell whole, Cell cell)
{
  const char *start = cell.text, *end = cell.text + cell.length;
  while (start > whole.text && text_is_control (start[-1]))
    start--;
  while (end < whole.text + whole.length && text_is_control (*end))
    end++;
  return (Cell) { start, (gsize) (end - start) };
}

Cell
cell_trim (Cell cell)
{
  Cell whole = cell;
  gsize n;
  while (cell.length > 0 && (n = space_before (cell.text, cell.length)) > 0)
    {
      cell.text += n;
      cell.length -= n;
    }
  while (cell.length > 0 && (n = space_behind (cell.text, cell.length)) > 0)
    cell.length -= n;
  return cell.length > 0 && cell.length < whole.length ? with_controls (whole, cell) : cell;
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
  intake_note (table->intake, table->file, table->definition->name, records_encoding (table->records), records_delimiter (table->records), counts);
}

/* Places */

Place
table_line_place (const Table *table, guint line)
{
  return (Place) { .file = table->file, .line = line, .is_sheet = records_is_sheet (table->records) };
}

Place
table_header_place (const Table *table, guint cell)
{
  return records_cell_place (table->records, table->header_lines[cell], cell);
}

Place
table_place (const Table *table, guint line, guint column)
{
  gint cell = table->cell_of[column];
  return cell < 0 ? table_line_place (table, line) : records_cell_place (table->records, line, (guint) cell);
}

/* The cell's text as long as the row is read and not many more places are asked for. */
static const char *
note_value (struct RowNotes *notes, const Cell *cell)
{
  if (notes == NULL || cell->text == NULL)
    return NULL;
  char *value = notes->values[notes->n_values++ % ROW_VALUES];
  g_autofree char *excerpt = cell_excerpt (cell->text, cell->length);
  g_strlcpy (value, excerpt, ROW_VALUE_BYTES);
  return value;
}

static const char *
row_value (const TableRow *row, guint column)
{
  struct RowNotes *notes = row->notes;
  gboolean in_grid = notes != NULL && notes->grid_cell != NULL && column == row->table->grid->value_column;
  return note_value (notes, in_grid ? &notes->grid_value : &row->cells[column]);
}

Place
row_place (const TableRow *row, guint column)
{
  const Table *table = row->table;
  gint cell = row->notes != NULL ? row->notes->cell_of[column] : table->cell_of[column];
  Place place = table_line_place (table, row->line);
  if (cell >= 0 && diag_count (row->diags, DIAG_ERROR) < MOST_EXACT_PLACES)
    place = records_cell_place (table->records, row->line, (guint) cell);
  place.cell = cell < 0 ? 0 : (guint) cell + 1;
  place.value = row_value (row, column);
  return place;
}

Place
table_repair_place (const Table *table, guint line, guint column)
{
  gint cell = table->cell_of[column];
  Place place = table_line_place (table, line);
  place.cell = cell < 0 ? 0 : (guint) cell + 1;
  return place;
}

void
row_set_repaired (const TableRow *row)
{
  row->notes->repaired = TRUE;
}

Place
row_repair_place (const TableRow *row, guint column)
{
  gint cell = row->notes->cell_of[column];
  Place place = table_line_place (row->table, row->line);
  place.cell = cell < 0 ? 0 : (guint) cell + 1;
  return place;
}

Place
table_name_place (const Table *table, guint line)
{
  guint cell = (guint) table->name_cell;
  Place place = records_cell_place (table->records, line, cell);
  place.cell = cell + 1;
  return place;
}

gboolean
row_is_named (const TableRow *row, guint column)
{
  return row->name_of == column && row->notes->cell_of[column] == row->table->name_cell;
}

Place
row_name_place (const TableRow *row)
{
  guint cell = (guint) row->table->name_cell;
  Place place = table_line_place (row->table, row->line);
  if (diag_count (row->diags, DIAG_ERROR) < MOST_EXACT_PLACES)
    place = records_cell_place (row->table->records, row->line, cell);
  place.cell = cell + 1;
  place.value = note_value (row->notes, &row->name);
  return place;
}

void
row_repair (const TableRow *row, guint column, DiagId id, const char *was, const char *is)
{
  Place place = row_repair_place (row, column);
  diag_report (row->diags, id, &place, was, is, NULL);
  row->notes->repaired = TRUE;
}
