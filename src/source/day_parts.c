/* Halves of a day: attendance that is kept by morning and afternoon, in columns of their own below each date (11月2日上午) or in a column 时段 of rows. A sign
 * then belongs to the sessions of that day that begin in that half. */
#include "source/columns.h"
#include "source/day_parts.h"
#include "source/grid_dates.h"
#include "source/word_list.h"
#include "text/notation.h"

#include <string.h>

enum { NOON = 12 * 60, EVENING = 18 * 60, MIDNIGHT = 24 * 60 };
/* No half of a day is longer. */
enum { LONGEST_HALF = 6 * 60 };

/* In the order of the choices. */
static const struct { const char *name, *words; TimeOfDay from, to; } parts[] = {
  { "morning", MORNING_WORDS, 0, NOON }, { "afternoon", AFTERNOON_WORDS, NOON, MIDNIGHT }, { "evening", EVENING_WORDS, EVENING, MIDNIGHT },
};
enum { PART_AFTERNOON = 1, PART_EVENING = 2 };

/* Cuts off the hours that stand behind a part of the day, 上午(9:00-12:00) or 下午 14:00—18:00. What is left may be anything. */
static void
cut_hours (char *text)
{
  static const char pattern[] = "[\\s(]*\\d{1,2}(?:[:.]\\d{2}|[点點时時]半?)(?:\\s*[-~—–至到]+\\s*\\d{1,2}(?:[:.]\\d{2}|[点點时時]半?))?[\\s)]*$";
  static GRegex *hours;
  static gsize ready;
  gint at;
  if (strpbrk (text, "0123456789") == NULL)
    return;
  if (g_once_init_enter (&ready))
    {
      hours = g_regex_new (pattern, G_REGEX_OPTIMIZE, 0, NULL);
      g_once_init_leave (&ready, 1);
    }
  g_autoptr (GMatchInfo) match = NULL;
  if (g_regex_match (hours, text, 0, &match) && g_match_info_fetch_pos (match, 0, &at, NULL) && at > 0)
    text[at] = '\0';
}

const char *
day_part_name (Cell cell)
{
  if (cell.length == 0 || cell.length > MOST_HEADER)
    return NULL;
  g_autofree char *plain = g_utf8_normalize (cell.text, (gssize) cell.length, G_NORMALIZE_NFKC);
  if (plain == NULL)
    return NULL;
  cut_hours (plain);
  g_autofree char *key = dataset_key (plain, -1);
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
  cut_hours (plain);
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

/* `*filled`: does anything stand in the column? */
static gboolean
holds_day_parts (const TableOpening *opening, guint cell, gboolean *filled)
{
  *filled = FALSE;
  for (guint row = opening->n_above; row < opening->n_preview; row++)
    {
      Cell found = grid_preview_cell (opening, row, cell);
      if (found.length > 0 && day_part_name (found) == NULL)
        return FALSE;
      *filled |= found.length > 0;
    }
  return TRUE;
}

/* 早 and 晚 may be shifts: where one of them stands, a column that nobody has named is not read. */
static gboolean
may_be_shifts (const TableOpening *opening, guint cell)
{
  for (guint row = opening->n_above; row < opening->n_preview; row++)
    {
      Cell found = grid_preview_cell (opening, row, cell);
      g_autofree char *key = dataset_key (found.text, (gssize) found.length);
      if (word_list_has ("早|晚|夜|夜间|夜間|night", key))
        return TRUE;
    }
  return FALSE;
}

/* Headers of parts of the day, or of hours. */
#define TIME_HEADERS "时间|時間|上/下午|上午/下午|上/下|time"

/* Does every cell say early, late, or some hours of the day? In a list hours may be those of writing. */
static gboolean
may_be_times (const TableOpening *opening, guint cell)
{
  gboolean is_list = opening->table->cell_of[ATTENDANCE_STATUS] >= 0, filled = FALSE;
  for (guint row = opening->n_above; row < opening->n_preview; row++)
    {
      Cell found = grid_preview_cell (opening, row, cell);
      TimeOfDay from, to;
      if (found.length == 0)
        continue;
      filled = TRUE;
      if (day_part_name (found) != NULL)
        continue;
      g_autofree char *key = dataset_key (found.text, (gssize) found.length);
      if (is_list || (strchr (key, ':') == NULL && strstr (key, "点") == NULL && strstr (key, "點") == NULL)
          || notation_time_range (found.text, found.length, &from, &to).outcome == NOTATION_WRONG || (to != TIME_NONE && to - from > LONGEST_HALF))
        return FALSE;
    }
  return filled;
}

/* A column that would say which part of the day is meant, and is not read. */
static void
find_unread_times (const TableOpening *opening, const gint *columns)
{
  Table *table = opening->table;
  for (guint cell = 0; cell < table->n_header; cell++)
    {
      const char *header = table->header->pdata[cell];
      g_autofree char *key = strlen (header) <= MOST_HEADER ? dataset_key (header, -1) : g_strdup ("");
      if (columns[cell] < 0 && word_list_has (TIME_HEADERS "|时段|時段", key) && may_be_times (opening, cell))
        table->unread_times = (gint) cell;
    }
}

char *
table_unread_times (const Table *table, Place *place)
{
  if (table->unread_times < 0)
    return NULL;
  const char *header = table->header->pdata[table->unread_times];
  *place = table_header_place (table, (guint) table->unread_times);
  return cell_excerpt (header, strlen (header));
}

/* A column without a header, as below a merged 姓名, or one named as hours would be, in which parts of the day stand and nothing else. -1: none. */
static gint
find_day_parts (const TableOpening *opening, const gint *columns)
{
  const Table *table = opening->table;
  for (guint cell = 0; cell < table->n_header; cell++)
    {
      const char *header = table->header->pdata[cell];
      g_autofree char *key = strlen (header) <= MOST_HEADER ? dataset_key (header, -1) : NULL;
      gboolean filled;
      if (columns[cell] < 0 && key != NULL && (*key == '\0' || word_list_has (TIME_HEADERS, key)) && holds_day_parts (opening, cell, &filled) && filled
          && !may_be_shifts (opening, cell))
        return (gint) cell;
    }
  return -1;
}

static void
take_unnamed (const TableOpening *opening, gint *columns)
{
  Table *table = opening->table;
  gint cell = find_day_parts (opening, columns);
  if (cell < 0)
    return;
  table->cell_of[ATTENDANCE_DAY_PART] = cell;
  columns[cell] = ATTENDANCE_DAY_PART;
  const char *header = table->header->pdata[cell];
  g_autofree char *title = cell_excerpt (header, strlen (header));
  Place place = table_header_place (table, (guint) cell);
  place.value = title;
  diag_report (opening->diags, DIAG_HEADER_DAY_PARTS, &place, title, column_title (&table->definition->columns[ATTENDANCE_DAY_PART], table->config->language), NULL);
}

void
table_take_day_parts (const TableOpening *opening, gint *columns)
{
  Table *table = opening->table;
  gint *cell = &table->cell_of[ATTENDANCE_DAY_PART];
  gboolean filled;
  if (table->definition->id != DATASET_ATTENDANCE)
    return;
  if (*cell < 0 && table->cell_of[ATTENDANCE_PERSON] >= 0 && table->cell_of[ATTENDANCE_SESSION] < 0)
    take_unnamed (opening, columns);
  /* 时段 may as well say 09:00-11:00, beside a session. */
  if (*cell >= 0 && !table->configured[ATTENDANCE_DAY_PART] && !holds_day_parts (opening, (guint) *cell, &filled))
    {
      columns[*cell] = -1;
      *cell = -1;
    }
  if (*cell < 0)
    {
      if (table->cell_of[ATTENDANCE_PERSON] >= 0 && table->cell_of[ATTENDANCE_SESSION] < 0)
        find_unread_times (opening, columns);
      return;
    }
  EveningFinder finder = { .table = table, .cell = (guint) *cell };
  records_read (table->records, look_for_evening, &finder);
  table->has_evening = finder.evening;
}

/* The hours that a row says: those of its header, or those behind its date. FALSE when it says none. One that stands behind a date may be the time of writing. */
static gboolean
row_hours (const TableRow *row, TimeOfDay *from, TimeOfDay *to, gboolean *loose)
{
  const GridCell *header = row->notes != NULL ? row->notes->grid_cell : NULL;
  const Cell *date = &row->cells[ATTENDANCE_DATE];
  NotationMoment moment;
  *loose = FALSE;
  if (header != NULL)
    {
      *from = header->from;
      *to = header->to;
      return header->to > 0;
    }
  if (date->length == 0 || date_parse (date->text, date->length, &moment.date)
      || notation_moment (date->text, date->length, 2000, &moment).outcome == NOTATION_WRONG || moment.microseconds < 0
      || (moment.microseconds == 0 && moment.end < 0))
    return FALSE;
  *from = (TimeOfDay) (moment.microseconds / NOTATION_MINUTE);
  *to = moment.end >= 0 ? (TimeOfDay) (moment.end / NOTATION_MINUTE) : moment.zoned ? *from : *from + 1;
  *loose = moment.end < 0;
  return TRUE;
}

gboolean
row_day_part (const TableRow *row, TimeOfDay *from, TimeOfDay *to, gboolean *loose)
{
  guint part;
  gboolean present;
  TimeOfDay first, last;
  *from = 0;
  *to = MIDNIGHT;
  *loose = FALSE;
  if (!row_is_empty (row, ATTENDANCE_DAY_PART))
    {
      const char *name = day_part_name (row->cells[ATTENDANCE_DAY_PART]);
      for (part = 0; part < G_N_ELEMENTS (parts) && name != parts[part].name; part++)
        ;
      if (name == NULL && (!row_choice (row, ATTENDANCE_DAY_PART, &part, &present) || !present))
        return FALSE;
      *from = parts[part].from;
      *to = part == PART_AFTERNOON && row->table->has_evening ? EVENING : parts[part].to;
    }
  else if (row_hours (row, &first, &last, loose))
    {
      *from = first;
      *to = last;
    }
  return TRUE;
}

/* Headers */

void
grid_add_day (const TableOpening *opening, GArray *cells, const HeaderDay *day, char *date)
{
  GridCell new = { .cell = day->cell, .column = ATTENDANCE_DATE, .value = date, .day_part = day->part, .from = day->from, .to = day->to };
  opening->table->has_evening |= g_strcmp0 (day->part, parts[PART_EVENING].name) == 0;
  g_array_append_val (cells, new);
}
