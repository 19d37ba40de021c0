/* Totals in lists of records, people or courses, where a row of an id and a name is complete: 售后组,小计,,2人 would be an employee. One is left out only
 * where the id is none, and nothing but counts stands beside it; else it is asked about. */
#include "source/row_shape.h"
#include "source/word_list.h"

#include <string.h>

struct RecordGroups {
  GHashTable *groups;      /* char *: what the rows say in their columns of groups */
  GHashTable *ids;         /* char *: the ids of these rows */
  gboolean numbered;       /* one of these is nothing but digits */
};

/* No more are kept: a list with more groups has none. */
#define MOST_GROUPS 10000

/* How a group is called that no row names: that of all groups, or one that is made of them. */
static const char all_words[] = "全部|全体|全體|总体|總體|所有|整体|整體|全公司|all|overall";
static const char group_ends[] = "组|組|部|部门|部門|班|队|隊|团队|團隊|中心|科室|事业部|事業部";

gint
record_name_cell (const Table *table)
{
  if (row_own_id_cell (table) < 0 || table->definition->is_facts)
    return -1;
  for (guint i = 0; i < table->n_present; i++)
    {
      const ColumnDefinition *column = &table->definition->columns[table->present[i]];
      if (column->names_row && column->refers == NULL && column->type == CELL_TEXT)
        return table->cell_of[table->present[i]];
    }
  return -1;
}

/* Does the cell say which group a record is of? */
static gboolean
is_group_cell (const Table *table, guint cell)
{
  gint number = row_column_of (table, cell);
  if (number < 0)
    return row_is_title_cell (table, cell);
  const ColumnDefinition *column = &table->definition->columns[number];
  if (column->type == CELL_DATE || (table->definition->id == DATASET_PEOPLE && number == PEOPLE_EMAIL))
    return FALSE;
  return column->groups || column->fill_down;
}

static gboolean
is_note_cell (const Table *table, guint cell)
{
  const char *header = cell < table->header->len ? table->header->pdata[cell] : "";
  return is_note_label ((Cell) { header, strlen (header) });
}

gboolean
record_only_counts (const Table *table, const Record *record)
{
  gint own = row_own_id_cell (table), name = record_name_cell (table);
  for (guint i = 0; i < record->n_cells; i++)
    {
      Cell cell = record_cell (record, i);
      gint column = row_column_of (table, i);
      if (cell.length == 0 || (gint) i == own || (gint) i == name)
        continue;
      if (column >= 0 && table->definition->columns[column].type == CELL_DATE && looks_like_date (cell))
        return FALSE;
      if (!looks_like_number (cell.text, cell.length) && !is_tally (cell) && total_word (cell) == TOTAL_NONE && !is_group_cell (table, i)
          && !is_note_cell (table, i))
        return FALSE;
    }
  return TRUE;
}

/* Which groups the rows name */

static void
add_cell (GHashTable *set, Cell cell)
{
  if (cell.length > 0 && cell.length <= 64 && g_hash_table_size (set) < MOST_GROUPS)
    g_hash_table_add (set, g_strndup (cell.text, cell.length));
}

static gboolean
has_only_digits (Cell cell)
{
  gsize n = 0;
  while (n < cell.length && g_ascii_isdigit (cell.text[n]))
    n++;
  return n > 0 && n == cell.length;
}

/* What other totals say proves nothing. */
static gboolean
note_groups (const Record *record, gpointer data)
{
  const Table *table = data;
  Cell id = record_cell (record, (guint) row_own_id_cell (table)), name = record_cell (record, (guint) record_name_cell (table));
  if (record->line <= table->header_line || id.length == 0 || name.length == 0 || total_word (name) != TOTAL_NONE)
    return TRUE;
  g_hash_table_add (table->groups->ids, g_strndup (id.text, id.length));
  table->groups->numbered |= has_only_digits (id);
  for (guint i = 0; i < record->n_cells; i++)
    if (is_group_cell (table, i))
      {
        Cell cell = record_cell (record, i);
        add_cell (table->groups->groups, cell);
      }
  return TRUE;
}

/* Lists of records are read by one thread. */
static const struct RecordGroups *
groups_of (const Table *const_table)
{
  Table *table = (Table *) const_table;
  if (table->groups == NULL)
    {
      table->groups = g_new0 (struct RecordGroups, 1);
      table->groups->groups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      table->groups->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      records_read (table->records, note_groups, table);
    }
  return table->groups;
}

void
record_groups_free (struct RecordGroups *groups)
{
  if (groups == NULL)
    return;
  g_hash_table_unref (groups->groups);
  g_hash_table_unref (groups->ids);
  g_free (groups);
}

/* Is it a group, or a count where ids have letters, and nobody's id? A word without letters or digits is no id where it is called like a group. */
static gboolean
is_no_id (const Table *table, Cell cell)
{
  gboolean plain = TRUE;
  if (cell.length == 0 || cell.length > 64)
    return FALSE;
  for (gsize i = 0; i < cell.length; i++)
    plain &= !g_ascii_isalnum (cell.text[i]);
  const struct RecordGroups *groups = groups_of (table);
  g_autofree char *text = g_strndup (cell.text, cell.length), *key = dataset_key (text, -1);
  if (g_hash_table_contains (groups->ids, text))
    return FALSE;
  if (has_only_digits (cell))
    return !groups->numbered;
  return g_hash_table_contains (groups->groups, text) || word_list_has (all_words, key) || (plain && word_list_end (group_ends, key) > 0);
}

gboolean
record_is_subtotal (const Table *table, const Record *record)
{
  gint name = record_name_cell (table);
  if (name < 0)
    return FALSE;
  Cell label = record_cell (record, (guint) name);
  return total_word (label) >= TOTAL_MEAN && !total_may_be_name (label) && record_only_counts (table, record)
         && is_no_id (table, record_cell (record, (guint) row_own_id_cell (table)));
}
