/* What makes a table wide: people by sessions or dates, people by assessments, answers by survey items. A column of the file is a value of a column of
 * the dataset; each filled cell is a row. */
#include "source/grid.h"

void
grid_add (GArray *cells, guint cell, guint column, char *value)
{
  GridCell new = { .cell = cell, .column = column, .value = value };
  g_array_append_val (cells, new);
}

Cell
grid_preview_cell (const TableOpening *opening, guint row, guint cell)
{
  const Record *record = &opening->preview[row];
  if (cell >= record->n_cells || table_row_shape (opening->table, record) != SHAPE_DATA)
    return (Cell) { "", 0 };
  return cell_trim (record->cells[cell]);
}

gboolean
grid_is_filled (const TableOpening *opening, guint cell)
{
  for (guint row = opening->n_above; row < opening->n_preview; row++)
    if (grid_preview_cell (opening, row, cell).length > 0)
      return TRUE;
  return FALSE;
}

/* Columns that would say the same for every session of a row: a sum, the minutes of all of them. */
static void
drop_column (const TableOpening *opening, gint *columns, guint column)
{
  gint *cell = &opening->table->cell_of[column];
  if (*cell >= 0)
    columns[*cell] = -1;
  *cell = -1;
}

void
grid_free (Grid *grid)
{
  if (grid == NULL)
    return;
  for (guint i = 0; i < grid->cells->len; i++)
    {
      GridCell *cell = &g_array_index (grid->cells, GridCell, i);
      g_free (cell->value);
      g_free (cell->date);
      g_free (cell->attempt);
      g_free (cell->full_mark);
    }
  g_array_unref (grid->cells);
  g_array_unref (grid->told);
  g_free (grid);
}

static gint
compare_grid_cells (gconstpointer a, gconstpointer b)
{
  guint one = ((const GridCell *) a)->cell, other = ((const GridCell *) b)->cell;
  return one < other ? -1 : one > other;
}

static void
find_cells (const TableOpening *opening, gint *columns, Grid *grid)
{
  static const guint sessions[] = { ATTENDANCE_SESSION }, subjects[] = { SCORES_ASSESSMENT, SCORES_COURSE };
  const Table *table = opening->table;
  DatasetId id = table->definition->id;
  if (id == DATASET_ATTENDANCE && table->cell_of[ATTENDANCE_PERSON] >= 0 && table->cell_of[ATTENDANCE_SESSION] < 0)
    {
      grid->value_column = ATTENDANCE_STATUS;
      grid_find_names (opening, columns, sessions, G_N_ELEMENTS (sessions), grid);
      if (grid->cells->len == 0)
        grid_find_dates (opening, columns, grid);
    }
  else if (id == DATASET_SCORES && table->cell_of[SCORES_PERSON] >= 0 && table->cell_of[SCORES_SCORE] < 0)
    {
      grid->value_column = SCORES_SCORE;
      grid_find_names (opening, columns, subjects, G_N_ELEMENTS (subjects), grid);
    }
  else if (id == DATASET_FEEDBACK && table->cell_of[FEEDBACK_ITEM] < 0)
    {
      grid->value_column = FEEDBACK_RATING;
      grid_find_items (opening, columns, grid);
    }
}

Grid *
grid_find (const TableOpening *opening, gint *columns)
{
  static const guint dropped[N_DATASETS][3] = { [DATASET_ATTENDANCE] = { ATTENDANCE_STATUS, ATTENDANCE_MINUTES, ATTENDANCE_DATE },
                                                 [DATASET_SCORES] = { SCORES_MAX_SCORE, SCORES_ATTEMPT, SCORES_KIND },
                                                 [DATASET_FEEDBACK] = { FEEDBACK_RATING, FEEDBACK_RATING, FEEDBACK_RATING } };
  DatasetId id = opening->table->definition->id;
  Grid *grid = g_new0 (Grid, 1);
  grid->cells = g_array_new (FALSE, FALSE, sizeof (GridCell));
  grid->told = g_array_new (FALSE, FALSE, sizeof (guint));
  grid->is_attendance = id == DATASET_ATTENDANCE;
  grid_drop_doubtful_maximum (opening, columns);
  find_cells (opening, columns, grid);
  gboolean weak = id == DATASET_ATTENDANCE && opening->table->cell_of[ATTENDANCE_STATUS] >= 0;   /* a column 出勤 may hold sums */
  if (grid->cells->len < (weak ? 2u : 1u) && !grid->refused)
    {
      grid_free (grid);
      return NULL;
    }
  g_array_sort (grid->cells, compare_grid_cells);
  grid->refused |= !grid_take_lines (opening, grid);
  grid->refused |= !grid_check_twins (opening, grid);
  grid->refused |= !grid_check_blocks (opening, columns, grid);
  grid_report_unread (opening, columns, grid);
  for (guint i = 0; i < 3; i++)
    drop_column (opening, columns, dropped[id][i]);
  for (guint i = 0; i < grid->cells->len; i++)
    columns[g_array_index (grid->cells, GridCell, i).cell] = (gint) g_array_index (grid->cells, GridCell, i).column;
  return grid;
}
