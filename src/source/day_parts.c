/* Halves of a day: attendance that is kept by morning and afternoon, in columns of their own below each date (11月2日上午) or in a column 时段 of rows. A sign
 * then belongs to the sessions of that day that begin in that half. */
#include "source/columns.h"
#include "source/day_parts.h"
#include "source/word_list.h"

#include <string.h>

enum { NOON = 12 * 60, EVENING = 18 * 60, MIDNIGHT = 24 * 60 };

/* In the order of the choices. */
static const struct { const char *name, *words; TimeOfDay from, to; } parts[] = {
  { "morning", MORNING_WORDS, 0, NOON }, { "afternoon", AFTERNOON_WORDS, NOON, MIDNIGHT }, { "evening", EVENING_WORDS, EVENING, MIDNIGHT },
};
enum { PART_AFTERNOON = 1, PART_EVENING = 2 };

const char *
day_part_name (Cell cell)
{
  if (cell.length == 0 || cell.length > MOST_HEADER)
    return NULL;
  g_autofree char *key = dataset_key (cell.text, (gssize) cell.length);
  const char *word = cell_key_in_brackets (key);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (strcmp (parts[i].name, word) == 0 || word_list_has (parts[i].words, word))
      return parts[i].name;
  return NULL;
}

char *
day_part_cut (const char *header, const char **part)
{
  char *plain = g_utf8_normalize (header, -1, G_NORMALIZE_NFKC);
  gsize longest = 0, length;
  *part = NULL;
  if (plain == NULL)
    return NULL;
  g_strchomp (plain);
  length = strlen (plain);
  if (length > 0 && plain[length - 1] == ')')
    plain[--length] = '\0';
  g_autofree char *lower = g_ascii_strdown (plain, -1);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      gsize end = word_list_end (parts[i].words, lower);
      if (end > longest)
        *part = parts[i].name;
      longest = MAX (longest, end);
    }
  for (length -= longest; longest > 0 && length > 0 && strchr (" (-/:\n", plain[length - 1]) != NULL;)
    length--;
  plain[length] = '\0';
  if (longest > 0 && length > 0)
    return plain;
  g_free (plain);
  return NULL;
}

/* Rows */

typedef struct {
  const Table *table;
  guint cell;
  gboolean evening;
} EveningFinder;

static gboolean
look_for_evening (const Record *record, gpointer data)
{
  EveningFinder *finder = data;
  finder->evening |= g_strcmp0 (day_part_name (record_cell (record, finder->cell)), parts[PART_EVENING].name) == 0;
  return !finder->evening;
}

static gboolean
holds_day_parts (const TableOpening *opening, guint cell)
{
  for (guint row = opening->n_above; row < opening->n_preview; row++)
    {
      Cell found = grid_preview_cell (opening, row, cell);
      if (found.length > 0 && day_part_name (found) == NULL)
        return FALSE;
    }
  return TRUE;
}

void
table_take_day_parts (const TableOpening *opening, gint *columns)
{
  Table *table = opening->table;
  gint *cell = &table->cell_of[ATTENDANCE_DAY_PART];
  if (table->definition->id != DATASET_ATTENDANCE || *cell < 0)
    return;
  /* 时段 may as well say 09:00-11:00, beside a session. */
  if (!table->configured[ATTENDANCE_DAY_PART] && !holds_day_parts (opening, (guint) *cell))
    {
      columns[*cell] = -1;
      *cell = -1;
      return;
    }
  EveningFinder finder = { .table = table, .cell = (guint) *cell };
  records_read (table->records, look_for_evening, &finder);
  table->has_evening = finder.evening;
}

gboolean
row_day_part (const TableRow *row, TimeOfDay *from, TimeOfDay *to)
{
  guint part;
  gboolean present;
  *from = 0;
  *to = MIDNIGHT;
  if (row_is_empty (row, ATTENDANCE_DAY_PART))
    return TRUE;
  const char *name = day_part_name (row->cells[ATTENDANCE_DAY_PART]);
  for (part = 0; part < G_N_ELEMENTS (parts) && name != parts[part].name; part++)
    ;
  if (name == NULL && (!row_choice (row, ATTENDANCE_DAY_PART, &part, &present) || !present))
    return FALSE;
  *from = parts[part].from;
  *to = part == PART_AFTERNOON && row->table->has_evening ? EVENING : parts[part].to;
  return TRUE;
}

/* Headers */

void
grid_add_day (const TableOpening *opening, GArray *cells, guint cell, char *date, const char *part)
{
  GridCell new = { .cell = cell, .column = ATTENDANCE_DATE, .value = date, .day_part = part };
  opening->table->has_evening |= g_strcmp0 (part, parts[PART_EVENING].name) == 0;
  g_array_append_val (cells, new);
}
