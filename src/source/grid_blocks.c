/* A second block below the first in a wide table: the headers that say who a row is about stand there once more, with other dates, sessions or assessments
 * behind them. What follows would be counted under the first block's headers. */
#include "source/grid.h"

#include <string.h>

typedef struct {
  const TableOpening *opening;
  const gint *columns;
  const Grid *grid;
  gboolean below;           /* the record before was the first line of a header of two */
  guint line;               /* where the second header stands; 0: nowhere */
  guint cell;               /* its first cell that is another one … */
  char *text;               /* … what that says … */
  guint header;             /* … and in which line of the header */
} BlockFinder;

/* Does the record have, in a line of the header, the headers of all columns that are no grid's cells? So has a line of weekdays, where these are merged
 * over both lines. */
static gboolean
repeats_names (const BlockFinder *finder, const Record *record, guint line)
{
  const Table *table = finder->opening->table;
  guint n = 0;
  for (guint cell = 0; cell < table->n_header; cell++)
    {
      if (finder->columns[cell] < 0)
        continue;
      Cell found = record_cell (record, cell);
      if (!table_is_header_text (table, line, cell, found))
        return FALSE;
      n += line > 0 || found.length > 0;
    }
  return n > 0;
}

/* Looks for a header of the grid that is another one in that line. FALSE when there is one. */
static gboolean
compare_line (BlockFinder *finder, const Record *record, guint line)
{
  for (guint i = 0; i < finder->grid->cells->len; i++)
    {
      guint cell = g_array_index (finder->grid->cells, GridCell, i).cell;
      Cell found = record_cell (record, cell);
      if (found.length == 0 || table_is_header_text (finder->opening->table, line, cell, found) || cell_weekday (found) != 0)
        continue;
      finder->line = record->line;
      finder->cell = cell;
      finder->text = cell_excerpt (found.text, found.length);
      finder->header = line;
      return FALSE;
    }
  return TRUE;
}

static gboolean
look_at_record (const Record *record, gpointer data)
{
  BlockFinder *finder = data;
  const Table *table = finder->opening->table;
  gboolean below = finder->below;
  finder->below = FALSE;
  if (record->line <= table->header_line)
    return TRUE;
  if (repeats_names (finder, record, 0))
    {
      finder->below = table->line_texts[1] != NULL;
      return compare_line (finder, record, 0);
    }
  return !below || !repeats_names (finder, record, 1) || compare_line (finder, record, 1);
}

/* The header of the first block: of the line that differs, or, where nothing stands there, of both. */
static const char *
first_header (const BlockFinder *finder)
{
  const Table *table = finder->opening->table;
  const char *header = table->line_texts[0] != NULL ? table->line_texts[finder->header]->pdata[finder->cell] : "";
  return *header != '\0' ? header : table->header->pdata[finder->cell];
}

gboolean
grid_check_blocks (const TableOpening *opening, const gint *columns, const Grid *grid)
{
  const Table *table = opening->table;
  BlockFinder finder = { .opening = opening, .columns = columns, .grid = grid };
  records_read (table->records, look_at_record, &finder);
  if (finder.line == 0)
    return TRUE;
  const char *header = first_header (&finder);
  g_autofree char *instead = cell_excerpt (header, strlen (header)), *text = finder.text;
  Place place = records_cell_place (table->records, finder.line, finder.cell);
  place.value = text;
  diag_report (opening->diags, DIAG_GRID_BLOCK, &place, text, instead, NULL);
  return FALSE;
}
