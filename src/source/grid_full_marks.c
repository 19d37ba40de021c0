/* A line of full marks below the header of a score sheet: 满分, , 100, 50. It says of each column what its scores are out of, as 测验（满分50） would. */
#include "source/grid.h"
#include "source/word_list.h"
#include "text/notation.h"

#include <string.h>

static const char line_words[] = "满分|滿分|满分值|滿分值|卷面满分|卷面滿分|满分分值|full mark|full marks|maximum|out of";

/* Does the record say 满分, and nothing else beside the grid's columns? */
static gboolean
is_line (const Grid *grid, const Record *record)
{
  guint n = 0;
  for (guint i = 0; i < record->n_cells; i++)
    {
      Cell cell = record_cell (record, i);
      if (cell.length == 0 || grid_has_cell (grid, i))
        continue;
      g_autofree char *key = cell.length <= MOST_HEADER ? header_key (cell.text, (gssize) cell.length) : g_strdup ("");
      header_cut_brackets (key);
      if (!word_list_has (line_words, key))
        return FALSE;
      n++;
    }
  return n > 0;
}

/* The first such line, before any row of data; NULL. */
static const Record *
find_line (const TableOpening *opening, const Grid *grid)
{
  for (guint row = opening->n_above; row < opening->n_preview; row++)
    {
      const Record *record = &opening->preview[row];
      if (is_line (grid, record))
        return record;
      if (record_filled (record) > 0 && table_row_shape (opening->table, record) == SHAPE_DATA)
        return NULL;
    }
  return NULL;
}

/* FALSE, reported, when the header says another full mark. */
static gboolean
take_mark (const TableOpening *opening, GridCell *cell, const Record *record)
{
  const Table *table = opening->table;
  Cell text = record_cell (record, cell->cell);
  Decimal mark, known;
  gboolean percent;
  if (text.length == 0 || notation_decimal (text.text, text.length, "分|points|point|pts", &mark, &percent).outcome == NOTATION_WRONG || percent || mark <= 0)
    return TRUE;
  Place place = records_cell_place (table->records, record->line, cell->cell);
  g_autofree char *written = ratio_format (mark, DECIMAL_ONE, 6), *title = cell_excerpt (table->header->pdata[cell->cell], strlen (table->header->pdata[cell->cell]));
  place.value = written;
  if (cell->full_mark != NULL)
    {
      if (decimal_parse (cell->full_mark, strlen (cell->full_mark), &known) && known == mark)
        return TRUE;
      diag_report (opening->diags, DIAG_HEADER_FULL_MARK_OTHER, &place, written, title, cell->full_mark, NULL);
      return FALSE;
    }
  cell->mark_line = record->line;
  cell->full_mark = g_steal_pointer (&written);
  place.value = cell->full_mark;
  diag_report (opening->diags, DIAG_HEADER_FULL_MARK_LINE, &place, title, cell->full_mark, NULL);
  return TRUE;
}

gboolean
grid_take_full_marks (const TableOpening *opening, Grid *grid)
{
  gboolean good = TRUE;
  const Record *record = opening->table->definition->id == DATASET_SCORES ? find_line (opening, grid) : NULL;
  for (guint i = 0; record != NULL && i < grid->cells->len; i++)
    good &= take_mark (opening, &g_array_index (grid->cells, GridCell, i), record);
  return good;
}
