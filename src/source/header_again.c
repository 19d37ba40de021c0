/* A header once more in the middle of a list: by other words for the same columns, or for other columns, which begins another table. Wide tables look for
 * the latter in grid_blocks.c. */
#include "source/row_shape.h"
#include "source/word_list.h"

/* Is it the header of a column that is never read? */
static gboolean
is_unread_header (const Table *table, Cell cell)
{
  const char *unread = table->definition->unread;
  g_autofree char *key = header_key (cell.text, (gssize) MIN (cell.length, 64));
  return is_row_title (key) || (unread != NULL && word_list_has (unread, key));
}

typedef struct {
  guint filled, named, unknown;
  gint other;              /* the first cell that names another column than the header; -1 */
} HeaderAgain;

static void
look_at_cell (const Table *table, guint i, Cell cell, HeaderAgain *again)
{
  gint own = row_column_of (table, i), named = header_names_column (table->names, cell);
  again->filled++;
  if ((i < table->header->len && table_is_header_text (table, table->line_texts[0] != NULL, i, cell)) || table_is_name_header (table, i, cell))
    again->named++;
  else if (named >= 0 && (own == named || (own < 0 && table->cell_of[named] < 0)))
    again->named += own == named;
  else if (named >= 0)
    {
      again->named++;
      again->other = again->other < 0 ? (gint) i : again->other;
    }
  else if (!is_unread_header (table, cell))
    {
      again->unknown++;
      again->other = again->other < 0 && own >= 0 ? (gint) i : again->other;
    }
}

/* May a word for a column be what the row is about? No id and no date is. */
static gboolean
may_be_value (const Table *table)
{
  gint column = row_column_of (table, table_key_cell (table));
  return column < 0 || (table->definition->columns[column].type != CELL_ID && table->definition->columns[column].type != CELL_DATE);
}

gboolean
row_is_header_again (const Table *table, const Record *record, gint *other)
{
  HeaderAgain again = { .other = -1 };
  Cell key = record_cell (record, table_key_cell (table));
  if (table->grid != NULL || table->names == NULL || key.length == 0 || key.length > 64
      || !word_ends_may_have (&table->header_ends, &key) || header_names_column (table->names, key) < 0)
    return FALSE;
  for (guint i = 0; i < record->n_cells; i++)
    {
      Cell cell = record_cell (record, i);
      if (cell.length > 0)
        look_at_cell (table, i, cell, &again);
    }
  *other = again.other;
  if (again.unknown > 0 && may_be_value (table))
    return FALSE;
  return again.named >= 2 && 2 * again.named >= table->n_present && again.named > 2 * again.unknown;
}
