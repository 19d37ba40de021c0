/* The records of a table one by one: which are no rows, which are wrong, and which of their cells stand for something else. */
#include "source/reading.h"
#include "source/row_shape.h"
#include "source/status_words.h"
#include "source/word_list.h"

#include <string.h>

/* No word that says that nothing stands in a cell has more bytes, in brackets. */
#define MOST_NOTHING 60

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

void
reading_refuse (Reading *reading)
{
  reading->clean = FALSE;
  reading->counts.rows++;
  reading->counts.refused++;
}

void
reading_leave_out (Reading *reading, const Record *record)
{
  tell_skipped (reading, record);
  reading_refuse (reading);
}

/* A cell of a sheet behind the header's last column. */
static void
report_cell_behind (Reading *reading, const Record *record)
{
  guint cell = reading->table->n_header;
  while (cell + 1 < record->n_cells && record_cell (record, cell).length == 0)
    cell++;
  g_autofree char *text = cell_excerpt (record->cells[cell].text, record->cells[cell].length);
  Place place = records_cell_place (reading->table->records, record->line, cell);
  place.value = text;
  diag_report (reading->row.diags, DIAG_SHEET_ROW_LONG, &place, text, NULL);
}

/* How many cells at its end are blank. */
static guint
blank_at_end (const Record *record)
{
  guint n = 0;
  while (n < record->n_cells && record_cell (record, record->n_cells - 1 - n).length == 0)
    n++;
  return n;
}

/* Whether a cell holds what hardly anything else can be, beside a piece of text. */
static gboolean
is_of_its_column (const Table *table, guint column, Cell cell)
{
  const ColumnDefinition *definition = &table->definition->columns[column];
  StatusMeaning meaning;
  Decimal number;
  gboolean percent;
  Date date;
  if (table->definition->id == DATASET_ATTENDANCE && column == ATTENDANCE_STATUS)
    return status_word_find (table, cell, &meaning);
  switch (definition->type)
    {
    case CELL_CHOICE: return choice_find (table->choices[column], cell.text, cell.length) >= 0;
    case CELL_DATE: return notation_date (cell.text, cell.length, 0, &date).outcome != NOTATION_WRONG;
    case CELL_NUMBER:
    case CELL_INTEGER: return notation_decimal (cell.text, cell.length, NULL, &number, &percent).outcome != NOTATION_WRONG;
    default: return g_strcmp0 (definition->refers, "people") == 0 && table_knows_person (table, cell);
    }
}

/* Blank cells behind the header's last column: if a comma within a cell had moved them there, the row's last cells would be blank in truth. They cannot be where
 * every row needs one of them, and what stands there is of that column. */
static gboolean
has_blanks_behind (const Table *table, const Record *record)
{
  guint n_blank = blank_at_end (record);
  if (table->grid != NULL || record->n_cells - n_blank > table->n_header)
    return FALSE;
  for (guint i = 0; i < table->n_required; i++)
    {
      guint at = (guint) table->cell_of[table->required[i]];
      Cell cell = record_cell (record, at);
      if (at + n_blank >= table->n_header && cell.length > 0 && is_of_its_column (table, table->required[i], cell))
        return TRUE;
    }
  return FALSE;
}

static void
report_row_length (Reading *reading, const Record *record)
{
  const Table *table = reading->table;
  gboolean blank = record->n_cells - blank_at_end (record) <= table->n_header, few = record->n_cells < table->n_header;
  g_autofree char *has = g_strdup_printf ("%u", record->n_cells);
  g_autofree char *wants = g_strdup_printf ("%u", table->n_header);
  Place place = table_line_place (table, record->line);
  if (diag_count (reading->row.diags, DIAG_ERROR) < MOST_EXACT_PLACES)
    place = records_cell_place (table->records, record->line, few ? record->n_cells - 1 : table->n_header);
  place.cell = few ? 0 : table->n_header + 1;
  diag_report (reading->row.diags, few ? DIAG_ROW_SHORT : blank ? DIAG_ROW_LONG_BLANK : DIAG_ROW_LONG, &place, has, wants, NULL);
}

/* A row may be about nobody where the column may be empty: then only the name of somebody says whom it is about. Who answered a survey needs to be no one known. */
static gboolean
names_somebody (const Reading *reading)
{
  const Table *table = reading->table;
  const ColumnDefinition *ids = &table->definition->columns[table->person_column];
  const Cell *name = &reading->row.name;
  if (name->length == 0 || cell_is_placeholder (name->text, name->length))
    return FALSE;
  return ids->required || ids->refers == NULL || table_knows_person (table, *name);
}

static void
take_name_instead (Reading *reading)
{
  const Table *table = reading->table;
  if (table->name_cell < 0 || reading->cells[table->person_column].length > 0 || !names_somebody (reading))
    return;
  memcpy (reading->named_cells, table->cell_of, sizeof reading->named_cells);
  reading->named_cells[table->person_column] = table->name_cell;
  reading->own_cells = reading->notes.cell_of = reading->named_cells;
  reading->cells[table->person_column] = reading->row.name;
  reading->row.name = (Cell) { "", 0 };
}

gboolean
reading_check_row (Reading *reading, const Record *record)
{
  const Table *table = reading->table;
  gboolean good = TRUE;
  take_name_instead (reading);
  for (guint i = 0; i < table->n_required; i++)
    if (reading->cells[table->required[i]].length == 0)
      {
        Place place = row_place (&reading->row, table->required[i]);
        diag_report (reading->row.diags, DIAG_CELL_REQUIRED, &place, table_column_title (table, table->required[i]), NULL);
        good = FALSE;
      }
  const guint *one_of = table->one_of;
  if (one_of[0] != one_of[1] && reading->cells[one_of[0]].length == 0 && reading->cells[one_of[1]].length == 0)
    {
      Place place = row_place (&reading->row, table->cell_of[one_of[0]] >= 0 ? one_of[0] : one_of[1]);
      diag_report (reading->row.diags, DIAG_CELL_ONE_OF, &place, table_column_title (table, one_of[0]), table_column_title (table, one_of[1]), NULL);
      good = FALSE;
    }
  if (!good)
    reading_leave_out (reading, record);
  return good;
}

gboolean
reading_count_outcome (Reading *reading, RowOutcome outcome)
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

/* A record whose id or name is that of a total: nobody can tell, so it is refused. */
static void
report_doubtful (Reading *reading, const Record *record)
{
  guint at = (guint) row_doubtful_cell (reading->table, record);
  Cell cell = record_cell (record, at);
  g_autofree char *text = cell_excerpt (cell.text, cell.length);
  Place place = table_line_place (reading->table, record->line);
  if (diag_count (reading->row.diags, DIAG_ERROR) < MOST_EXACT_PLACES)
    place = records_cell_place (reading->table->records, record->line, at);
  place.value = text;
  diag_report (reading->row.diags, DIAG_TOTAL_DOUBTFUL, &place, text, NULL);
  reading_leave_out (reading, record);
}

/* A second header with other columns: what follows would be read under the first one, so that reading ends. */
static void
report_block (Reading *reading, const Record *record)
{
  const Table *table = reading->table;
  gint other = -1;
  row_is_header_again (table, record, &other);
  guint cell = (guint) MAX (other, 0);
  Cell found = record_cell (record, cell);
  const char *header = cell < table->header->len ? table->header->pdata[cell] : "";
  g_autofree char *text = cell_excerpt (found.text, found.length), *instead = cell_excerpt (header, strlen (header));
  Place place = records_cell_place (table->records, record->line, cell);
  place.value = text;
  diag_report (reading->row.diags, DIAG_GRID_BLOCK, &place, text, instead, NULL);
  reading->clean = FALSE;
  reading->blocked = TRUE;
}

/* What stands above counts no more, but where a merged cell goes on beside a subtotal: `,小计,3` within it. */
static void
forget_above (Reading *reading, const Record *record, RowShape shape)
{
  const Table *table = reading->table;
  guint first = 0;
  while (shape == SHAPE_TOTAL && record_cell (record, first).length == 0)
    first++;
  for (guint i = 0; i < table->n_filled; i++)
    if ((guint) table->cell_of[table->filled[i]] >= first)
      g_string_truncate (reading->above[table->filled[i]], 0);
}

gboolean
reading_is_no_row (Reading *reading, const Record *record, ColumnSet merged)
{
  static const DiagId repairs[] = { [SHAPE_HEADER] = DIAG_HEADER_REPEATED, [SHAPE_TOTAL] = DIAG_TOTAL_ROW, [SHAPE_NOTE] = DIAG_NOTE_ROW };
  RowShape shape = table_filled_row_shape (reading->table, record, merged);
  if (shape == SHAPE_DATA)
    return FALSE;
  forget_above (reading, record, shape);
  if (shape == SHAPE_BLOCK)
    report_block (reading, record);
  else if (shape == SHAPE_DOUBTFUL)
    report_doubtful (reading, record);
  else if (shape != SHAPE_BLANK)
    {
      g_autofree char *text = row_excerpt (reading->table, record);
      Place place = table_line_place (reading->table, record->line);
      place.value = text;
      diag_report (reading->row.diags, repairs[shape], &place, text, "", NULL);
    }
  return TRUE;
}

gboolean
reading_fit_length (Reading *reading, const Record *record, gboolean *padded)
{
  const Table *table = reading->table;
  gboolean proven = record->n_cells > table->n_header && !table->may_be_long && has_blanks_behind (table, record);
  gboolean fits = record->n_cells < table->n_header || table->may_be_long || proven, named = proven;
  for (guint i = table->n_header; i < record->n_cells; i++)
    fits &= cell_trim (record->cells[i]).length == 0;
  for (guint i = 0; i < table->n_required; i++)
    fits &= (guint) table->cell_of[table->required[i]] < record->n_cells;
  for (guint i = 0; i < table->n_present; i++)
    named |= (guint) table->cell_of[table->present[i]] >= record->n_cells;
  *padded = fits && named && !records_is_sheet (table->records);
  if (!fits && records_is_sheet (table->records) && record->n_cells < table->n_header)
    return TRUE;           /* a sheet does not say where its rows end: the cell is blank, not missing */
  if (fits)
    return TRUE;
  if (records_is_sheet (table->records))
    report_cell_behind (reading, record);
  else
    report_row_length (reading, record);
  reading_leave_out (reading, record);
  return FALSE;
}

void
reading_report_padded (Reading *reading, const Record *record)
{
  g_autofree char *has = g_strdup_printf ("%u", record->n_cells);
  g_autofree char *wants = g_strdup_printf ("%u", reading->table->n_header);
  Place place = table_line_place (reading->table, record->line);
  diag_report (reading->row.diags, record->n_cells < reading->table->n_header ? DIAG_ROW_PADDED : DIAG_ROW_CUT, &place, has, wants, NULL);
}

ColumnSet
reading_merged_columns (const Reading *reading)
{
  const Table *table = reading->table;
  const guint *one_of = table->one_of;
  ColumnSet merged = 0;
  /* Where a row has the one of two, it does not need the other. */
  gboolean meant = one_of[0] != one_of[1] && (reading->cells[one_of[0]].length > 0 || reading->cells[one_of[1]].length > 0);
  for (guint i = 0; i < table->n_filled; i++)
    {
      guint column = table->filled[i];
      if (reading->cells[column].length > 0)
        break;
      if (reading->above[column]->len > 0 && (!table->with_left[column] || merged != 0) && !(meant && (column == one_of[0] || column == one_of[1])))
        merged |= COLUMN_BIT (column);
    }
  return merged;
}

void
reading_fill_down (Reading *reading, ColumnSet merged)
{
  const Table *table = reading->table;
  gboolean new_block = FALSE;
  for (guint i = 0; i < table->n_filled; i++)
    {
      guint column = table->filled[i];
      GString *above = reading->above[column];
      Cell *cell = &reading->cells[column];
      if (cell->length > 0 || new_block)
        {
          g_string_truncate (above, 0);
          g_string_append_len (above, cell->text, (gssize) cell->length);
          new_block = TRUE;
        }
      else if ((merged & COLUMN_BIT (column)) != 0)
        {
          row_repair (&reading->row, column, DIAG_FILLED_DOWN, "", above->str);
          *cell = (Cell) { above->str, above->len };
        }
    }
}

/* Whether the words of the column say so. None of them ends with a digit, as ids do. */
static gboolean
names_nobody (const ColumnDefinition *column, const Cell *cell)
{
  if (column->nothing == NULL || cell->length > MOST_NOTHING || g_ascii_isdigit (cell->text[cell->length - 1]))
    return FALSE;
  g_autofree char *key = dataset_key (cell->text, (gssize) cell->length);
  const char *word = cell_key_between_signs (key);
  return *word == '\0' || word_list_has (column->nothing, word);
}

gboolean
reading_empty_nothings (Reading *reading)
{
  const Table *table = reading->table;
  gboolean found = FALSE;
  for (guint i = 0; i < table->n_with_nothing; i++)
    {
      guint column = table->with_nothing[i];
      Cell *cell = &reading->cells[column];
      const ColumnDefinition *definition = &table->definition->columns[column];
      if (cell->length == 0)
        continue;
      gboolean nobody = names_nobody (definition, cell);
      if (!nobody && (definition->nothing != NULL || !cell_is_placeholder (cell->text, cell->length)))
        continue;
      g_autofree char *was = cell_excerpt (cell->text, cell->length);
      row_repair (&reading->row, column, nobody ? DIAG_CELL_NOTHING : DIAG_CELL_PLACEHOLDER, was, "");
      *cell = (Cell) { "", 0 };
      found = TRUE;
    }
  return found;
}
