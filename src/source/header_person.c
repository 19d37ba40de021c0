/* The name that stands beside the id of a person, 工号 and 姓名: nothing is counted by it, but it says whether the id is right, and who is meant where
 * the id is missing. */
#include "source/columns.h"
#include "source/header_names.h"
#include "source/word_list.h"

/* Headers that say that ids stand below them. Others, 被检人 or 客服, may have names there, and a name beside these may be that of somebody else. */
static const char id_headers[] = PERSON_ID_HEADERS "|employee id|staff id|employee number|personid";

static gboolean
is_among (const char *words, const char *const *variants)
{
  for (guint i = 0; i < N_VARIANTS; i++)
    if (*variants[i] != '\0' && word_list_has (words, variants[i]))
      return TRUE;
  return FALSE;
}

/* The column of people's ids that the file has, and that names may stand beside; -1. */
static gint
find_ids (const Table *table, char *const *const *keys)
{
  for (guint column = 0; column < table->definition->n_columns; column++)
    {
      const char *named_by = table->definition->columns[column].named_by;
      gint cell = table->cell_of[column];
      if (named_by == NULL || cell < 0)
        continue;
      const char *const *variants = (const char *const *) keys[cell];
      return is_among (id_headers, variants) || (table->configured[column] && !is_among (named_by, variants)) ? (gint) column : -1;
    }
  return -1;
}

void
table_take_names (const TableOpening *opening, char *const *const *keys, gint *columns)
{
  Table *table = opening->table;
  gint ids = find_ids (table, keys);
  table->name_cell = -1;
  for (guint cell = 0; ids >= 0 && cell < table->n_header && table->name_cell < 0; cell++)
    if (columns[cell] == -1 && is_among (table->definition->columns[ids].named_by, (const char *const *) keys[cell]))
      {
        table->person_column = (guint) ids;
        table->name_cell = (gint) cell;
        columns[cell] = COLUMN_TOLD;
      }
}

gboolean
table_is_name_header (const Table *table, guint cell, Cell header)
{
  if (table->name_cell < 0 || (guint) table->name_cell != cell || header.length > MOST_HEADER)
    return FALSE;
  g_autofree char *key = header_key (header.text, (gssize) header.length);
  return word_list_has (table->definition->columns[table->person_column].named_by, key);
}
