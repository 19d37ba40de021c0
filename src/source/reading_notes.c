/* What the reader of a sheet noted about a record, judged by the columns that it belongs to: merged cells, formulas without results, numbers that are not shown
 * or shown otherwise. Only records of sheets have notes, and few of them. */
#include "source/reading.h"
#include "source/row_shape.h"
#include "source/status_words.h"

#include "text/workbook.h"

#include <string.h>

static Place
note_place (const Reading *reading, const Record *record, guint cell)
{
  return records_cell_place (reading->table->records, record->line, cell);
}

static void
report_hidden (const Reading *reading, const Record *record, const MergedCells *merged)
{
  g_autofree char *hidden = cell_excerpt (merged->hidden.text, merged->hidden.length), *first = workbook_merged_name (merged);
  Place place = note_place (reading, record, merged->cell);
  place.value = hidden;
  diag_report (reading->row.diags, DIAG_WORKBOOK_MERGED_HIDDEN, &place, hidden, first, NULL);
}

static void
report_beyond (const Reading *reading, const Record *record)
{
  g_autofree char *most = g_strdup_printf ("%d", RECORD_MOST_CELLS);
  Place place = note_place (reading, record, record->notes->beyond);
  diag_report (reading->row.diags, DIAG_WORKBOOK_COLUMNS, &place, most, NULL);
}

/* Reports what makes a row wrong in the columns that it is taken from, not in those of a wide table's own cells, which are rows each. */
static gboolean
check_notes (const Reading *reading, const Record *record)
{
  const Table *table = reading->table;
  const RecordNotes *notes = record->notes;
  gboolean good = notes->beyond == 0;
  if (!good)
    report_beyond (reading, record);
  for (guint i = 0; i < notes->n_unsaved; i++)
    if (row_column_of (table, notes->unsaved[i]) >= 0)
      {
        Place place = note_place (reading, record, notes->unsaved[i]);
        diag_report (reading->row.diags, DIAG_WORKBOOK_FORMULA, &place, NULL);
        good = FALSE;
      }
  for (guint i = 0; i < notes->n_merged; i++)
    if (notes->merged[i].kind == MERGED_HIDDEN && table_reads_cell (table, notes->merged[i].cell))
      {
        report_hidden (reading, record, &notes->merged[i]);
        good = FALSE;
      }
  return good;
}

gboolean
reading_check_notes (Reading *reading, const Record *record)
{
  if (record->notes == NULL || check_notes (reading, record))
    return TRUE;
  reading_leave_out (reading, record);
  return FALSE;
}

static gboolean
has_cell (const guint *cells, guint n, guint cell)
{
  for (guint i = 0; i < n; i++)
    if (cells[i] == cell)
      return TRUE;
  return FALSE;
}

gboolean
reading_tell_notes (Reading *reading, const Record *record)
{
  const RecordNotes *notes = record->notes;
  gboolean filled = FALSE;
  for (guint i = 0; notes != NULL && i < notes->n_unseen; i++)
    if (table_reads_cell (reading->table, notes->unseen[i]))
      {
        g_autofree char *text = g_strndup (record->cells[notes->unseen[i]].text, record->cells[notes->unseen[i]].length);
        Place place = note_place (reading, record, notes->unseen[i]);
        place.value = text;
        diag_report (reading->row.diags, DIAG_WORKBOOK_UNSEEN, &place, text, NULL);
      }
  for (guint i = 0; notes != NULL && i < notes->n_merged; i++)
    if (notes->merged[i].kind == MERGED_BELOW && table_shows_cell (reading->table, notes->merged[i].cell))
      {
        workbook_report_merged (record, &notes->merged[i], notes->merged[i].cell, reading->row.diags);
        filled = TRUE;
      }
  return filled;
}

void
reading_take_shown (Reading *reading, const Record *record)
{
  const Table *table = reading->table;
  for (guint i = 0; i < record->n_shown; i++)
    for (guint j = 0; j < table->n_present; j++)
      if (reading->taken[j].cell == record->shown[i].cell && table->definition->columns[reading->taken[j].column].type == CELL_ID)
        reading->cells[reading->taken[j].column] = record->shown[i].text;
}

/* --- The cells of wide tables */

/* Merged cells that a cell of the record is the first of, or one to the right and blank; NULL. */
static const MergedCells *
merged_beside (const Record *record, guint cell)
{
  const RecordNotes *notes = record->notes;
  for (guint i = 0; i < notes->n_merged; i++)
    {
      const MergedCells *merged = &notes->merged[i];
      gboolean blank = cell >= record->n_cells || record->cells[cell].length == 0;
      if (merged->kind == MERGED_BESIDE && (cell == merged->first_cell || (blank && cell >= merged->cell && cell <= merged->last_cell)))
        return merged;
    }
  return NULL;
}

/* Are other columns of the table below the merged cells, and blank in the record? */
static gboolean
reaches_others (const Table *table, const Record *record, const MergedCells *merged)
{
  for (guint cell = merged->cell; cell <= merged->last_cell; cell++)
    if (table_is_grid_cell (table, cell) && record_cell (record, cell).length == 0)
      return TRUE;
  return FALSE;
}

/* Is it a mark, which says the same of each cell that it is merged over: 事假, 缺考? */
static gboolean
is_mark (const Table *table, Cell cell)
{
  StatusMeaning meaning;
  if (table->grid->is_attendance)
    return status_word_find (table, cell, &meaning);
  return table->definition->id == DATASET_FEEDBACK ? rating_is_unanswered (&cell) : missing_score_kind (cell.text, cell.length) != NULL;
}

/* Reports a cell that is merged over others; `column`: of which it counts all the same, or NULL. */
static void
report_beside (Reading *reading, const Record *record, const MergedCells *merged, Cell cell, const char *column)
{
  char last[WORKBOOK_COLUMN_BUFFER];
  g_autofree char *text = cell_excerpt (cell.text, cell.length), *first = workbook_merged_name (merged);
  g_autofree char *area = g_strdup_printf ("%s:%s%u", first, workbook_column_name (merged->last_cell, last), record->line);
  Place place = note_place (reading, record, merged->first_cell);
  place.value = text;
  if (column != NULL)
    diag_report (reading->row.diags, DIAG_RETAKE_MERGED, &place, text, area, column, NULL);
  else
    diag_report (reading->row.diags, DIAG_GRID_MERGED, &place, text, area, NULL);
}

gboolean
reading_retake_is_merged (Reading *reading, const Record *record)
{
  const Table *table = reading->table;
  const RecordNotes *notes = record->notes;
  gint score = table->cell_of[SCORES_SCORE];
  for (guint i = 0; notes != NULL && i < notes->n_merged; i++)
    {
      const MergedCells *merged = &notes->merged[i];
      if (merged->kind != MERGED_BESIDE || (gint) merged->first_cell != score || table->retake_cell < score || (gint) merged->last_cell < table->retake_cell)
        continue;
      report_beside (reading, record, merged, record_cell (record, merged->first_cell), table_column_title (table, SCORES_SCORE));
      return TRUE;
    }
  return FALSE;
}

gboolean
reading_wide_cell (Reading *reading, const Record *record, guint at, Cell *cell, gboolean *filled)
{
  const RecordNotes *notes = record->notes;
  if (has_cell (notes->unsaved, notes->n_unsaved, at))
    {
      Place place = note_place (reading, record, at);
      diag_report (reading->row.diags, DIAG_WORKBOOK_FORMULA, &place, NULL);
      reading_refuse (reading);
      return FALSE;
    }
  const MergedCells *merged = merged_beside (record, at);
  if (merged == NULL || !table_is_grid_cell (reading->table, merged->first_cell))
    return TRUE;
  Cell first = record_cell (record, merged->first_cell);
  gboolean mark = is_mark (reading->table, first);
  if (at == merged->first_cell)
    {
      if (mark || reading->table->grid->is_attendance || !reaches_others (reading->table, record, merged))
        return TRUE;
      report_beside (reading, record, merged, first, NULL);
      reading_refuse (reading);
      return FALSE;
    }
  if (!mark)
    return TRUE;
  *cell = first;
  *filled = TRUE;
  workbook_report_merged (record, merged, at, reading->row.diags);
  return TRUE;
}
