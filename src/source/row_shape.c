/* Which rows of a dirty file are no data: totals, notes, the header once more. A row is left out only when it cannot be data. */
#include "source/row_shape.h"

#include <string.h>

Cell
record_cell (const Record *record, guint cell)
{
  return cell < record->n_cells ? cell_trim (record->cells[cell]) : (Cell) { "", 0 };
}

guint
record_filled (const Record *record)
{
  guint n = 0;
  for (guint i = 0; i < record->n_cells; i++)
    n += cell_trim (record->cells[i]).length > 0;
  return n;
}

/* What a row needs */

static gboolean
is_blank (const Table *table, const Record *record, guint column, ColumnSet merged)
{
  return (merged & COLUMN_BIT (column)) == 0 && (table->cell_of[column] < 0 || record_cell (record, (guint) table->cell_of[column]).length == 0);
}

gboolean
record_lacks_required (const Table *table, const Record *record, ColumnSet merged)
{
  for (guint i = 0; i < table->n_required; i++)
    if (is_blank (table, record, table->required[i], merged))
      return TRUE;
  const guint *one_of = table->one_of;
  return one_of[0] != one_of[1] && is_blank (table, record, one_of[0], merged) && is_blank (table, record, one_of[1], merged);
}

gboolean
row_lacks_its_own (const Table *table, const Record *record)
{
  for (guint i = 0; i < table->n_required; i++)
    if (!table->definition->columns[table->required[i]].fill_down && is_blank (table, record, table->required[i], 0))
      return TRUE;
  return FALSE;
}

guint
table_key_cell (const Table *table)
{
  guint column = table->n_required > 0 ? table->required[0] : 0;
  return table->cell_of[column] < 0 ? 0 : (guint) table->cell_of[column];
}

gint
row_column_of (const Table *table, guint cell)
{
  for (guint column = 0; column < table->definition->n_columns; column++)
    if (table->cell_of[column] == (gint) cell)
      return (gint) column;
  return -1;
}

gboolean
row_is_free_text (const Table *table, guint cell)
{
  gint column = row_column_of (table, cell);
  return column >= 0 && table->definition->columns[column].type == CELL_TEXT;
}

gboolean
row_is_title_cell (const Table *table, guint cell)
{
  g_autofree char *key = dataset_key (cell < table->header->len ? table->header->pdata[cell] : "", -1);
  return is_row_title (key);
}

/* The header once more */

static const GPtrArray *
line_texts (const Table *table, guint line)
{
  return table->line_texts[0] == NULL ? table->header : table->line_texts[line];
}

gboolean
table_is_header_text (const Table *table, guint line, guint cell, Cell text)
{
  for (guint i = line + 1; i-- > 0;)
    {
      const GPtrArray *texts = line_texts (table, i);
      const char *header = cell < texts->len ? texts->pdata[cell] : "";
      if (strlen (header) == text.length && memcmp (header, text.text, text.length) == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_header_line (const Table *table, const Record *record, guint line)
{
  guint filled = 0, headers = 0;
  for (guint i = 0; i < record->n_cells; i++)
    {
      Cell cell = cell_trim (record->cells[i]);
      if (cell.length == 0)
        continue;
      if (!table_is_header_text (table, line, i, cell))
        return FALSE;
      filled++;
    }
  const GPtrArray *texts = line_texts (table, line);
  for (guint i = 0; i < texts->len; i++)
    headers += *(const char *) texts->pdata[i] != '\0';
  return filled > 0 && filled >= MIN (2, headers) && 2 * filled >= headers;
}

/* As spreadsheets print it on each page: one of its lines. */
static gboolean
is_header (const Table *table, const Record *record)
{
  return is_header_line (table, record, 0) || (table->line_texts[1] != NULL && is_header_line (table, record, 1));
}

/* Notes */

/* Whoever signs below a sheet, once or in each column: 讲师签字：,陈辉,陈辉. No id stands beside it. */
static gboolean
is_signed (const Table *table, const Record *record, gboolean complete)
{
  guint first = 0, key = table_key_cell (table);
  while (first < record->n_cells && record_cell (record, first).length == 0)
    first++;
  if (complete && row_is_free_text (table, first))
    return FALSE;
  return is_signature_label (record_cell (record, first)) && (first == key || record_cell (record, key).length == 0);
}

/* A line below (or between) the rows: one cell with a note, or several that each begin like one or follow a cell that ends with a colon. A row
 * that has all it needs once its merged cells are filled, or in a wide table, which needs little, is one only where no value looks so. */
static gboolean
is_note (const Table *table, const Record *record, guint filled, ColumnSet merged)
{
  guint first = 0;
  while (record_cell (record, first).length == 0)
    first++;
  if (filled > 1 && !row_is_free_text (table, first) && is_signer_label (record_cell (record, first)))
    return TRUE;
  if (table->grid == NULL && !record_lacks_required (table, record, 0))
    return FALSE;
  gboolean complete = !record_lacks_required (table, record, merged), labelled = !complete && is_note_label (record_cell (record, first));
  if (is_signed (table, record, complete))
    return TRUE;
  for (guint i = 0; i < record->n_cells; i++)
    {
      Cell cell = cell_trim (record->cells[i]);
      if (cell.length == 0)
        continue;
      g_autofree char *key = dataset_key (cell.text, (gssize) MIN (cell.length, 400));
      NoteText least = !complete ? NOTE_MARKED : row_is_free_text (table, i) ? NOTE_SURE : NOTE_LIKELY;
      if (note_text (cell, key, filled == 1) < least && !labelled)
        return FALSE;
      labelled = g_str_has_suffix (key, ":") || (!complete && i == first && is_note_label (cell));
    }
  return TRUE;
}

/* A title above the header, printed once more above the next page. */
static gboolean
is_title (const Table *table, const Record *record)
{
  if (table->titles == NULL || table->titles->len == 0 || (table->grid == NULL && !record_lacks_required (table, record, 0)))
    return FALSE;
  g_autofree char *text = record_excerpt (record);
  for (guint i = 0; i < table->titles->len; i++)
    if (strcmp (table->titles->pdata[i], text) == 0)
      return TRUE;
  return FALSE;
}

/* Weekdays */

gboolean
table_is_grid_cell (const Table *table, guint cell)
{
  return table->grid != NULL && grid_has_cell (table->grid, cell);
}

gboolean
table_reads_cell (const Table *table, guint cell)
{
  return row_column_of (table, cell) >= 0 || table_is_grid_cell (table, cell) || table->retake_cell == (gint) cell || table->retake_date_cell == (gint) cell;
}

/* A line of weekdays below the dates of an attendance grid, with nobody's name before it, but for headers that are merged with it. */
static gboolean
is_weekday_line (const Table *table, const Record *record)
{
  gboolean named = FALSE;
  if (table->grid == NULL || !table->grid->is_attendance)
    return FALSE;
  for (guint i = 0; i < record->n_cells; i++)
    {
      Cell cell = record_cell (record, i);
      if (cell.length == 0)
        continue;
      g_autofree char *key = dataset_key (cell.text, (gssize) MIN (cell.length, 64));
      gboolean below = table_is_grid_cell (table, i);
      if (below ? cell_weekday (cell) == 0 : !is_weekday_title (key) && !table_is_header_text (table, 0, i, cell))
        return FALSE;
      named |= below;
    }
  return named;
}

/* The shape */

/* A line of a wide table that says something of each column. */
static gboolean
is_line_of_grid (const Table *table, const Record *record)
{
  for (guint i = 0; table->grid != NULL && i < table->grid->n_lines; i++)
    if (table->grid->lines[i] == record->line)
      return TRUE;
  return FALSE;
}

/* The columns that may be filled from above: blank, and so is every such column further left, since a value there begins a new block. */
static ColumnSet
may_be_merged (const Table *table, const Record *record)
{
  ColumnSet merged = 0;
  const DatasetDefinition *definition = table->definition;
  gint begins = G_MAXINT;
  for (guint column = 0; column < definition->n_columns; column++)
    if (definition->columns[column].fill_down && !is_blank (table, record, column, 0))
      begins = MIN (begins, table->cell_of[column]);
  for (guint column = 0; column < definition->n_columns; column++)
    if (definition->columns[column].fill_down && table->cell_of[column] >= 0 && table->cell_of[column] < begins)
      merged |= COLUMN_BIT (column);
  return merged;
}

/* Cells of a row that say something though they are blank: formulas without results, values further right than is read. */
static gboolean
may_hold_more (const Table *table, const Record *record)
{
  const RecordNotes *notes = record->notes;
  for (guint i = 0; notes != NULL && i < notes->n_unsaved; i++)
    if (table_reads_cell (table, notes->unsaved[i]))
      return TRUE;
  return notes != NULL && notes->beyond > 0;
}

/* A line of a form that nobody has filled in: nothing but numbers, printed before, in columns that are not read. */
static gboolean
is_form_line (const Table *table, const Record *record)
{
  for (guint i = 0; i < record->n_cells; i++)
    {
      Cell cell = record_cell (record, i);
      if (cell.length > 0 && (i >= table->n_header || table_reads_cell (table, i) || !looks_like_number (cell.text, cell.length)))
        return FALSE;
    }
  return TRUE;
}

static RowShape
shape_of (const Table *table, const Record *record, ColumnSet merged)
{
  guint filled = record_filled (record), first = 0;
  if (filled == 0 || is_form_line (table, record))
    return may_hold_more (table, record) ? SHAPE_DATA : SHAPE_BLANK;
  while (record_cell (record, first).length == 0)
    first++;
  gint other;
  if (is_line_of_grid (table, record))
    return SHAPE_BLANK;
  if (is_header (table, record))
    return SHAPE_HEADER;
  if (row_is_header_again (table, record, &other))
    return other < 0 ? SHAPE_HEADER : SHAPE_BLOCK;
  if (row_is_total (table, record, first, merged))
    return SHAPE_TOTAL;
  if (row_doubtful_cell (table, record) >= 0)
    return SHAPE_DOUBTFUL;
  return is_weekday_line (table, record) || is_title (table, record) || is_note (table, record, filled, merged) ? SHAPE_NOTE : SHAPE_DATA;
}

/* Merged cells of a sheet come filled, but a total is one also where the session above is merged over it: what it is says the row as it stands in the file. */
RowShape
table_filled_row_shape (const Table *table, const Record *record, ColumnSet merged)
{
  if (record->notes == NULL || record->notes->n_merged == 0)
    return shape_of (table, record, merged);
  g_autofree Cell *cells = g_memdup2 (record->cells, record->n_cells * sizeof *cells);
  Record bare = *record;
  bare.cells = cells;
  for (guint i = 0; i < record->notes->n_merged; i++)
    {
      const MergedCells *cell = &record->notes->merged[i];
      gint column = row_column_of (table, cell->cell);
      if (cell->kind == MERGED_BESIDE)
        continue;
      cells[cell->cell] = cell->hidden;
      if (cell->kind == MERGED_BELOW && column >= 0)
        merged |= COLUMN_BIT (column);
    }
  return shape_of (table, &bare, merged);
}

RowShape
table_row_shape (const Table *table, const Record *record)
{
  return table_filled_row_shape (table, record, may_be_merged (table, record));
}
