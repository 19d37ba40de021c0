/* Records of which several rows are made: of wide tables, each filled cell, and of lists with a column 补考成绩, the retake. */
#include "source/reading.h"
#include "source/status_words.h"

#include <string.h>

/* / and — stand below 补考 for whoever needed no retake: none is missing. */
static gboolean
says_no_retake (Cell cell)
{
  return g_strcmp0 (missing_score_kind (cell.text, cell.length), "none") == 0;
}

/* Of a score sheet: the same in a cell of a column whose header says that retakes stand below it. */
static gboolean
is_no_retake (const GridCell *at, Cell cell)
{
  return at->attempt != NULL && strcmp (at->attempt, "1") != 0 && says_no_retake (cell);
}

/* What stands in one cell of a wide table, as cells of the dataset's columns. FALSE when it gives no row. */
static gboolean
take_grid_value (Reading *reading, Cell cell)
{
  const Table *table = reading->table;
  Cell *value = &reading->cells[table->grid->value_column];
  *value = reading->notes.grid_value = cell;
  reading->notes.not_due = FALSE;
  if (table->grid->is_attendance)
    {
      StatusMeaning meaning;
      StatusOutcome outcome = status_read (&reading->row, &meaning);
      if (outcome != STATUS_KNOWN)
        {
          status_report (&reading->row, outcome);
          reading_refuse (reading);
          return FALSE;
        }
      *value = meaning.word;
      reading->cells[ATTENDANCE_LEAVE_KIND] = (Cell) { meaning.kind != NULL ? meaning.kind : "", meaning.kind != NULL ? strlen (meaning.kind) : 0 };
      reading->notes.not_due = value->length == 0;
      reading->notes.half_day = meaning.half_day;
      return value->length > 0;
    }
  return table->definition->id != DATASET_FEEDBACK || !rating_is_unanswered (&cell);
}

/* What the header of a column says, as cells of the dataset's columns; `date` is the row's own, of scores. */
static void
take_grid_header (Reading *reading, const GridCell *at, Cell date)
{
  const Grid *grid = reading->table->grid;
  memcpy (reading->grid_cells, reading->own_cells, sizeof reading->grid_cells);
  for (guint i = 0; i < grid->cells->len; i++)
    reading->cells[g_array_index (grid->cells, GridCell, i).column] = (Cell) { "", 0 };
  reading->cells[at->column] = (Cell) { at->value, strlen (at->value) };
  reading->grid_cells[at->column] = reading->grid_cells[grid->value_column] = (gint) at->cell;
  if (reading->table->definition->id == DATASET_SCORES)
    {
      reading->cells[SCORES_DATE] = at->date != NULL ? (Cell) { at->date, strlen (at->date) } : date;
      if (at->date != NULL)
        reading->grid_cells[SCORES_DATE] = (gint) at->cell;
      reading->cells[SCORES_ATTEMPT] = (Cell) { at->attempt, at->attempt != NULL ? strlen (at->attempt) : 0 };
      reading->cells[SCORES_MAX_SCORE] = (Cell) { at->full_mark, at->full_mark != NULL ? strlen (at->full_mark) : 0 };
      reading->grid_cells[SCORES_ATTEMPT] = reading->grid_cells[SCORES_MAX_SCORE] = (gint) at->cell;
    }
  if (reading->table->definition->id == DATASET_ATTENDANCE && at->day_part != NULL)
    reading->cells[ATTENDANCE_DAY_PART] = (Cell) { at->day_part, strlen (at->day_part) };
  else if (reading->table->definition->id == DATASET_ATTENDANCE && reading->table->cell_of[ATTENDANCE_DAY_PART] < 0)
    reading->cells[ATTENDANCE_DAY_PART] = (Cell) { "", 0 };
  reading->notes.cell_of = reading->grid_cells;
  reading->notes.grid_cell = at;
}

gboolean
row_is_not_due (const TableRow *row)
{
  return row->notes != NULL && row->notes->not_due;
}

/* A cell of which no row is made may say that the person was not due. FALSE when reading is to stop. */
static gboolean
tell_not_due (Reading *reading)
{
  if (!reading->notes.not_due || !reading->table->tells_not_due)
    return TRUE;
  reading->notes.repaired = FALSE;
  RowOutcome outcome = reading->func (&reading->row, reading->data);
  reading->notes.not_due = FALSE;
  /* A sign that was wrong is one that waits for correction. */
  return outcome == ROW_USED || reading_count_outcome (reading, outcome);
}

gboolean
reading_wide_record (const Record *record, gpointer data)
{
  Reading *reading = data;
  const Table *table = reading->table;
  const Grid *grid = table->grid;
  gboolean padded, checked = FALSE, emptied = FALSE, filled = FALSE, go_on = TRUE;
  Cell date = { "", 0 };
  reading->row.line = record->line;
  reading->notes.cell_of = table->cell_of;
  reading_take_cells (reading, record);
  ColumnSet merged = reading_merged_columns (reading);
  if (reading_is_no_row (reading, record, merged) || !reading_check_notes (reading, record)
      || (record->n_cells > table->n_header && !reading_fit_length (reading, record, &padded)))
    return TRUE;
  reading_fill_down (reading, merged);
  filled = reading_tell_notes (reading, record);
  for (guint i = 0; i < grid->cells->len && go_on; i++)
    {
      const GridCell *at = &g_array_index (grid->cells, GridCell, i);
      Cell cell = at->cell < record->n_cells ? cell_trim (record->cells[at->cell]) : (Cell) { "", 0 };
      gboolean beside = FALSE;
      if ((record->notes != NULL && !reading_wide_cell (reading, record, at->cell, &cell, &beside)) || cell.length == 0 || is_no_retake (at, cell))
        continue;
      if (!checked && !reading_check_row (reading, record))
        return TRUE;
      emptied |= !checked && reading_empty_nothings (reading);
      date = checked ? date : reading->cells[SCORES_DATE];
      checked = TRUE;
      take_grid_header (reading, at, date);
      reading->notes.repaired = FALSE;
      if (take_grid_value (reading, cell))
        go_on = reading_hand_over (reading, emptied || merged != 0 || filled || beside || reading->notes.repaired);
      else
        go_on = tell_not_due (reading);
      reading->notes.cell_of = reading->own_cells;
    }
  return go_on;
}

/* The attempt behind the row's own, "2" where it has none. */
static Cell
next_attempt (Reading *reading)
{
  const Cell *own = &reading->cells[SCORES_ATTEMPT];
  guint64 attempt = 1;
  g_autofree char *text = g_strndup (own->text, own->length);
  if (own->length == 0 || !g_ascii_string_to_unsigned (text, 10, 1, 1000, &attempt, NULL))
    attempt = 1;
  g_snprintf (reading->attempt, sizeof reading->attempt, "%" G_GUINT64_FORMAT, attempt + 1);
  return (Cell) { reading->attempt, strlen (reading->attempt) };
}

gboolean
reading_hand_over_retake (Reading *reading, const Record *record, gboolean repaired)
{
  static const guint changed[] = { SCORES_SCORE, SCORES_ATTEMPT, SCORES_DATE, SCORES_MAX_SCORE };
  const Table *table = reading->table;
  Cell score = record_cell (record, (guint) table->retake_cell), own[G_N_ELEMENTS (changed)], date = { "", 0 };
  if (reading_retake_is_merged (reading, record) || score.length == 0 || says_no_retake (score))
    return TRUE;
  if (table->retake_date_cell >= 0)
    date = record_cell (record, (guint) table->retake_date_cell);
  for (guint i = 0; i < G_N_ELEMENTS (changed); i++)
    own[i] = reading->cells[changed[i]];
  memcpy (reading->grid_cells, reading->own_cells, sizeof reading->grid_cells);
  reading->cells[SCORES_ATTEMPT] = next_attempt (reading);
  reading->cells[SCORES_SCORE] = score;
  reading->grid_cells[SCORES_SCORE] = reading->grid_cells[SCORES_ATTEMPT] = table->retake_cell;
  if (date.length > 0)
    {
      reading->cells[SCORES_DATE] = date;
      reading->grid_cells[SCORES_DATE] = table->retake_date_cell;
    }
  if (table->retake_full_mark != NULL)
    {
      reading->cells[SCORES_MAX_SCORE] = (Cell) { table->retake_full_mark, strlen (table->retake_full_mark) };
      reading->grid_cells[SCORES_MAX_SCORE] = table->retake_cell;
    }
  reading->notes.cell_of = reading->grid_cells;
  gboolean go_on = reading_hand_over (reading, repaired);
  reading->notes.cell_of = reading->own_cells;
  for (guint i = 0; i < G_N_ELEMENTS (changed); i++)
    reading->cells[changed[i]] = own[i];
  return go_on;
}
