/* Reading the rows of an open table. Ten million rows pass through read_record(): nothing is allocated or copied there, columns are found by a fixed
 * array and cells trimmed by moving pointers. Whatever is not just a row goes through read_unusual(). */
#include "source/reading.h"
#include "source/row_words.h"

#include <string.h>

const guint8 reading_blank_begins[256] = { [0 ... ' '] = 1, [0xe3] = 1, [0xc2] = 1 }, reading_blank_ends[256] = { [0 ... ' '] = 1, [0x80] = 1, [0xa0] = 1 };

/* The words for which a cell of a column that rows are called by is watched. Fewer where other words of a foot may be values, titles of what is taught or names
 * of what is measured: every look at a row takes time. */
static const WordEnds *
words_watched (const Table *table, const ColumnDefinition *column)
{
  static const char *const of_foot[] = { "people", "sessions", "cohorts", NULL };
  if (g_strcmp0 (column->refers, "targets") == 0 || (table->definition->id == DATASET_CHECKS && column->refers == NULL))
    return plain_sum_word_ends ();
  return column->refers == NULL || g_strv_contains (of_foot, column->refers) ? row_word_ends () : sum_word_ends ();
}

static void
watch_cell (Reading *reading, guint cell, const WordEnds *ends)
{
  WatchedCell *watched = &reading->watched[reading->n_watched++];
  *watched = (WatchedCell) { .cell = cell, .ends = ends };
  memcpy (watched->odd_ends, reading_blank_ends, sizeof watched->odd_ends);
  word_ends_last_bytes (ends, watched->odd_ends);
}

/* The key tells all; what else the rows are called by, sums and, of people, sessions and in lists, other totals. */
static void
watch_cells (Reading *reading)
{
  const Table *table = reading->table;
  const DatasetDefinition *definition = table->definition;
  reading->key_ends = *row_word_ends ();
  word_ends_add_all (&reading->key_ends, &table->header_ends);
  watch_cell (reading, reading->key, &reading->key_ends);
  for (guint i = 0; i < table->n_present; i++)
    {
      const ColumnDefinition *column = &definition->columns[table->present[i]];
      guint cell = (guint) table->cell_of[table->present[i]];
      if (column->names_row && cell != reading->key)
        watch_cell (reading, cell, words_watched (table, column));
    }
}

/* The last bytes of a cell that ask for a look at the whole record. */
static const guint8 *
odd_ends (const Reading *reading, guint cell)
{
  for (guint i = 0; i < reading->n_watched; i++)
    if (reading->watched[i].cell == cell)
      return reading->watched[i].odd_ends;
  return reading_blank_ends;
}

static gboolean
is_needed (const Table *table, guint column)
{
  gboolean needed = table->one_of[0] != table->one_of[1] && (column == table->one_of[0] || column == table->one_of[1]);
  needed |= table->name_cell >= 0 && column == table->person_column;
  for (guint i = 0; i < table->n_required; i++)
    needed |= table->required[i] == column;
  return needed;
}

/* How a cell tells that its record is to be judged: by one byte of each end. Words of totals and notes end with no digit, but the key's header may. */
static void
prepare_taken (Reading *reading)
{
  const Table *table = reading->table;
  if (reading->key_header.length > 0)
    reading->watched[0].odd_ends[(guchar) reading->key_header.text[reading->key_header.length - 1]] = 1;
  reading->judges_all = TRUE;
  for (guint i = 0; i < table->n_present; i++)
    {
      guint column = table->present[i], cell = (guint) table->cell_of[column];
      reading->taken[i] = (TakenColumn) { column, cell, odd_ends (reading, cell), is_needed (table, column) };
      if (cell == reading->key)
        reading->judges_all = FALSE;
    }
  reading->judges_all |= table->n_filled > 0;
}

static void
reading_init (Reading *reading, Table *table, TableRowFunc func, gpointer data, Diagnostics *diags)
{
  memset (reading, 0, sizeof *reading);
  reading->table = table;
  reading->func = func;
  reading->data = data;
  reading->row = (TableRow) { table, 0, diags, reading->cells, &reading->notes, { "", 0 }, table->name_cell >= 0 ? table->person_column : G_MAXUINT };
  reading->own_cells = reading->notes.cell_of = table->cell_of;
  reading->clean = TRUE;
  reading->is_sheet = records_is_sheet (table->records);
  reading->key = table->n_required > 0 ? (guint) table->cell_of[table->required[0]] : 0;
  const char *header = table->header->pdata[reading->key];
  reading->key_header = (Cell) { header, strlen (header) };
  watch_cells (reading);
  prepare_taken (reading);
  for (guint i = 0; i < table->n_filled; i++)
    reading->above[table->filled[i]] = g_string_new (NULL);
  for (guint column = 0; column < TABLE_MOST_COLUMNS; column++)
    if (table->given[column] != NULL)
      reading->cells[column] = (Cell) { table->given[column], strlen (table->given[column]) };
}

static void
reading_clear (Reading *reading)
{
  for (guint column = 0; column < TABLE_MOST_COLUMNS; column++)
    if (reading->above[column] != NULL)
      g_string_free (reading->above[column], TRUE);
}

/* Every record that is not just a row as the header has it. FALSE when reading is to stop. */
static gboolean
read_unusual (Reading *reading, const Record *record)
{
  gboolean padded = FALSE;
  reading_take_cells (reading, record);
  ColumnSet merged = reading_merged_columns (reading);
  if (reading_is_no_row (reading, record, merged) || !reading_check_notes (reading, record)
      || (record->n_cells != reading->table->n_header && !reading_fit_length (reading, record, &padded)))
    return !reading->blocked;
  reading_fill_down (reading, merged);
  if (!reading_check_row (reading, record))
    return TRUE;
  if (padded)
    reading_report_padded (reading, record);
  gboolean filled = reading_tell_notes (reading, record);
  gboolean repaired = reading_empty_nothings (reading) || padded || merged != 0 || filled;
  return reading_hand_over (reading, repaired) && (reading->table->retake_cell < 0 || reading_hand_over_retake (reading, record, repaired));
}

/* Whether the record may be none of the dataset's: a total, a note, the header once more. */
static inline gboolean
may_be_no_row (const Reading *reading, const Record *record)
{
  const Cell *key = &record->cells[reading->key];
  for (const WatchedCell *watched = reading->watched, *end = watched + reading->n_watched; watched < end; watched++)
    if (word_ends_may_have (watched->ends, &record->cells[watched->cell]))
      return TRUE;
  return key->length == reading->key_header.length && memcmp (key->text, reading->key_header.text, key->length) == 0;
}

/* Whether the record lacks a cell that every row needs or for which a name may stand, or may lack one that is to be filled from above. */
static gboolean
lacks_cells (const Reading *reading)
{
  const Table *table = reading->table;
  const guint *one_of = table->one_of;
  gboolean lacks = table->n_filled > 0 || (one_of[0] != one_of[1] && reading->cells[one_of[0]].length == 0 && reading->cells[one_of[1]].length == 0);
  for (guint i = 0; i < table->n_required; i++)
    lacks |= reading->cells[table->required[i]].length == 0;
  return lacks || (table->name_cell >= 0 && reading->cells[table->person_column].length == 0);
}

/* Takes the cells as they stand. FALSE when one of them asks for a look at the whole record. */
static inline gboolean
take_plain_cells (Reading *reading, const Record *record)
{
  gint odd = reading->judges_all || record->n_shown > 0;
  for (const TakenColumn *taken = reading->taken, *end = taken + reading->table->n_present; taken < end; taken++)
    {
      const Cell *cell = &record->cells[taken->cell];
      reading->cells[taken->column] = *cell;
      odd |= cell->length == 0 ? taken->odd_empty : reading_blank_begins[(guchar) cell->text[0]] | taken->odd_ends[(guchar) cell->text[cell->length - 1]];
    }
  if (reading->table->name_cell >= 0)
    reading_take_name (reading, record);
  return odd == 0;
}

static gboolean
read_record (const Record *record, gpointer data)
{
  Reading *reading = data;
  const Table *table = reading->table;
  reading->row.line = record->line;
  if (G_UNLIKELY (record->n_cells != table->n_header || record->notes != NULL))
    return read_unusual (reading, record);
  if (G_UNLIKELY (!take_plain_cells (reading, record)))
    {
      if (may_be_no_row (reading, record))
        return read_unusual (reading, record);
      reading_take_cells (reading, record);
      if (lacks_cells (reading))
        return read_unusual (reading, record);
    }
  gboolean emptied = G_UNLIKELY (table->n_with_nothing > 0) && reading_empty_nothings (reading);
  if (!reading_hand_over (reading, emptied))
    return FALSE;
  return G_LIKELY (table->retake_cell < 0) || reading_hand_over_retake (reading, record, FALSE);
}

static RecordFunc
record_func (const Table *table)
{
  return table->grid != NULL ? reading_wide_record : read_record;
}

gboolean
table_read (Table *table, TableRowFunc func, gpointer data, Diagnostics *diags)
{
  Reading reading;
  reading_init (&reading, table, func, data, diags);
  gboolean read = records_read (table->records, record_func (table), &reading);
  table->left_out = !read && !reading.stopped;
  reading.counts.rows += records_refused (table->records);
  reading.counts.refused += records_refused (table->records);
  if (!reading.stopped)
    table_set_counts (table, &reading.counts);
  reading_clear (&reading);
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
  /* A blank that is filled from above may stand in another part. */
  gboolean read = table->n_filled == 0 && records_read_parts (table->records, n_parts, record_func (table), parts);
  for (guint i = 0; i < n_parts; i++)
    {
      stopped |= readings[i].stopped;
      clean &= readings[i].clean;
      counts_add (&counts, &readings[i].counts);
      reading_clear (&readings[i]);
    }
  *again = !read && !stopped;
  if (read && !stopped)
    table_set_counts (table, &counts);
  return read && clean;
}
