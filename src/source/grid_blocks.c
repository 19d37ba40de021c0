/* A second block below the first in a wide table: the headers that say who a row is about stand there once more, with other dates, sessions or assessments
 * behind them. What follows would be counted under the first block's headers. */
#include "source/grid.h"

#include <string.h>

typedef struct {
  const TableOpening *opening;
  const gint *columns;
  const Grid *grid;
  guint line;               /* where the second header stands; 0: nowhere */
  guint cell;               /* its first cell that is another one … */
  char *text;               /* … and what that says */
} BlockFinder;

static gboolean
is_header_cell (const Table *table, const Record *record, guint cell)
{
  const char *header = table->header->pdata[cell];
  Cell found = record_cell (record, cell);
  return found.length == strlen (header) && memcmp (found.text, header, found.length) == 0;
}

/* Does the record have the headers of all columns that are no grid's cells? So has a line of weekdays, where these are merged over both lines. */
static gboolean
repeats_names (const BlockFinder *finder, const Record *record)
{
  const Table *table = finder->opening->table;
  guint n = 0;
  for (guint cell = 0; cell < table->n_header; cell++)
    {
      if (finder->columns[cell] < 0)
        continue;
      if (!is_header_cell (table, record, cell))
        return FALSE;
      n++;
    }
  return n > 0;
}

static gboolean
look_at_record (const Record *record, gpointer data)
{
  BlockFinder *finder = data;
  if (record->line <= finder->opening->table->header_line || !repeats_names (finder, record))
    return TRUE;
  for (guint i = 0; i < finder->grid->cells->len; i++)
    {
      guint cell = g_array_index (finder->grid->cells, GridCell, i).cell;
      Cell found = record_cell (record, cell);
      if (found.length == 0 || is_header_cell (finder->opening->table, record, cell) || cell_weekday (found) != 0)
        continue;
      finder->line = record->line;
      finder->cell = cell;
      finder->text = cell_excerpt (found.text, found.length);
      return FALSE;
    }
  return TRUE;
}

gboolean
grid_check_blocks (const TableOpening *opening, const gint *columns, const Grid *grid)
{
  const Table *table = opening->table;
  BlockFinder finder = { .opening = opening, .columns = columns, .grid = grid };
  records_read (table->records, look_at_record, &finder);
  if (finder.line == 0)
    return TRUE;
  const char *header = table->header->pdata[finder.cell];
  g_autofree char *instead = cell_excerpt (header, strlen (header)), *text = finder.text;
  Place place = records_cell_place (table->records, finder.line, finder.cell);
  place.value = text;
  diag_report (opening->diags, DIAG_GRID_BLOCK, &place, text, instead, NULL);
  return FALSE;
}
