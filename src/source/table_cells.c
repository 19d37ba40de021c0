/* Typed cells of a row: what cannot be understood is reported at its place. */
#include "source/table.h"

#include <string.h>

/* Beyond this many errors of a thread the column of a cell is no longer looked up: that scans the file, and nobody reads so many. */
#define MOST_EXACT_PLACES 1000

Place
table_place (const Table *table, guint line, guint column)
{
  gint cell = table->cell_of[column];
  return cell < 0 ? (Place) { table->file, line, 0, 0 } : csv_cell_place (table->csv, line, (guint) cell);
}

Place
row_place (const TableRow *row, guint column)
{
  if (diag_count (row->diags, DIAG_ERROR) >= MOST_EXACT_PLACES)
    return (Place) { row->table->file, row->line, 0, 0 };
  return table_place (row->table, row->line, column);
}

gboolean
row_is_empty (const TableRow *row, guint column)
{
  return row->cells[column].length == 0;
}

char *
row_text (const TableRow *row, guint column)
{
  const Cell *cell = &row->cells[column];
  return cell->length == 0 ? NULL : g_strndup (cell->text, cell->length);
}

/* Reports a cell with its text and up to three arguments more. */
static void
report_cell (const TableRow *row, guint column, DiagId id, const char *first, const char *second, const char *third)
{
  Place place = row_place (row, column);
  g_autofree char *text = cell_excerpt (row->cells[column].text, row->cells[column].length);
  diag_report (row->diags, id, &place, text, first, second, third, NULL);
}

static const char *
column_name (const TableRow *row, guint column)
{
  return row->table->definition->columns[column].name;
}

/* Digits, two separators: a date that was meant as one. */
static gboolean
looks_like_date (const Cell *cell)
{
  guint separators = 0;
  for (gsize i = 0; i < cell->length; i++)
    if (cell->text[i] == '-' || cell->text[i] == '/')
      separators++;
    else if (!g_ascii_isdigit (cell->text[i]))
      return FALSE;
  return separators == 2 && cell->length >= 8 && strcspn (cell->text, "-/") == 4;
}

gboolean
row_date (const TableRow *row, guint column, Date *date)
{
  const Cell *cell = &row->cells[column];
  *date = DATE_NONE;
  if (cell->length == 0 || date_parse (cell->text, cell->length, date))
    return TRUE;
  report_cell (row, column, looks_like_date (cell) ? DIAG_CELL_DATE_NONE : DIAG_CELL_DATE, column_name (row, column), NULL, NULL);
  return FALSE;
}

gboolean
row_time (const TableRow *row, guint column, TimeOfDay *time)
{
  const Cell *cell = &row->cells[column];
  *time = TIME_NONE;
  if (cell->length == 0 || time_parse (cell->text, cell->length, time))
    return TRUE;
  report_cell (row, column, DIAG_CELL_TIME, column_name (row, column), NULL, NULL);
  return FALSE;
}

gboolean
row_decimal (const TableRow *row, guint column, Decimal *number)
{
  const Cell *cell = &row->cells[column];
  *number = DECIMAL_NONE;
  if (cell->length == 0 || decimal_parse (cell->text, cell->length, number))
    return TRUE;
  *number = DECIMAL_NONE;
  report_cell (row, column, DIAG_CELL_NUMBER, column_name (row, column), NULL, NULL);
  return FALSE;
}

gboolean
row_integer (const TableRow *row, guint column, gint64 least, gint64 most, gint64 *number, gboolean *present)
{
  const Cell *cell = &row->cells[column];
  Decimal decimal;
  *present = FALSE;
  if (cell->length == 0)
    return TRUE;
  if (!decimal_parse (cell->text, cell->length, &decimal) || decimal % DECIMAL_ONE != 0)
    {
      report_cell (row, column, DIAG_CELL_INTEGER, column_name (row, column), NULL, NULL);
      return FALSE;
    }
  if (decimal / DECIMAL_ONE < least || decimal / DECIMAL_ONE > most)
    {
      g_autofree char *from = g_strdup_printf ("%" G_GINT64_FORMAT, least);
      g_autofree char *to = g_strdup_printf ("%" G_GINT64_FORMAT, most);
      report_cell (row, column, DIAG_CELL_RANGE, column_name (row, column), from, to);
      return FALSE;
    }
  *number = decimal / DECIMAL_ONE;
  *present = TRUE;
  return TRUE;
}

gboolean
row_flag (const TableRow *row, guint column, gboolean *flag)
{
  static const char *const yes[] = { "是", "yes", "y", "1", "true", "√", "✓", "✔", "对", "對", "有", "必修", "必修课", "必修課", NULL };
  static const char *const no[] = { "否", "no", "n", "0", "false", "×", "✗", "x", "无", "無", "选修", "選修", "选修课", "選修課", NULL };
  const Cell *cell = &row->cells[column];
  *flag = FALSE;
  if (cell->length == 0)
    return TRUE;
  g_autofree char *key = cell->length <= 64 ? dataset_key (cell->text, (gssize) cell->length) : g_strdup ("");
  *flag = g_strv_contains (yes, key);
  if (*flag || g_strv_contains (no, key))
    return TRUE;
  report_cell (row, column, DIAG_CELL_FLAG, column_name (row, column), NULL, NULL);
  return FALSE;
}

static inline guint
choice_slot (const char *text, gsize length)
{
  return ((guint) length * 31u + (guchar) text[0] * 7u + (guchar) text[length / 2] * 13u + (guchar) text[length - 1] * 3u) % CHOICE_SLOTS;
}

static void
choice_table_add (ChoiceTable *table, guint index)
{
  const char *word = table->words[index];
  guint slot = choice_slot (word, strlen (word));
  while (table->slots[slot] != 0)
    slot = (slot + 1) % CHOICE_SLOTS;
  table->slots[slot] = (guint8) (index + 1);
}

ChoiceTable *
choice_table_new (const char *choices)
{
  ChoiceTable *table = g_new0 (ChoiceTable, 1);
  g_auto (GStrv) each = g_strsplit (choices, ",", -1);
  GPtrArray *words = g_ptr_array_new ();
  GByteArray *indices = g_byte_array_new ();
  for (guint8 i = 0; each[i] != NULL; i++)
    {
      g_strdelimit (each[i], "=", '|');
      g_auto (GStrv) names = g_strsplit (each[i], "|", -1);
      for (char **name = names; *name != NULL; name++)
        {
          g_ptr_array_add (words, g_strdup (*name));
          g_byte_array_append (indices, &i, 1);
        }
    }
  g_assert (words->len < CHOICE_SLOTS / 2);
  g_ptr_array_add (words, NULL);
  table->words = (char **) g_ptr_array_free (words, FALSE);
  table->choice = g_byte_array_free (indices, FALSE);
  table->keys = g_new0 (char *, g_strv_length (table->words) + 1);
  for (guint i = 0; table->words[i] != NULL; i++)
    {
      table->keys[i] = dataset_key (table->words[i], -1);
      choice_table_add (table, i);
    }
  return table;
}

void
choice_table_free (ChoiceTable *table)
{
  if (table == NULL)
    return;
  g_strfreev (table->words);
  g_strfreev (table->keys);
  g_free (table->choice);
  g_free (table);
}

/* The word as it is written, else in another case or width. -1 when it is none. */
static int
choice_find (const ChoiceTable *table, const char *text, gsize length)
{
  for (guint slot = choice_slot (text, length); table->slots[slot] != 0; slot = (slot + 1) % CHOICE_SLOTS)
    {
      const char *word = table->words[table->slots[slot] - 1];
      if (strncmp (word, text, length) == 0 && word[length] == '\0')
        return table->choice[table->slots[slot] - 1];
    }
  g_autofree char *key = length <= 64 ? dataset_key (text, (gssize) length) : g_strdup ("");
  for (guint i = 0; table->keys[i] != NULL; i++)
    if (strcmp (table->keys[i], key) == 0)
      return table->choice[i];
  return -1;
}

gboolean
row_choice (const TableRow *row, guint column, guint *choice, gboolean *present)
{
  const Cell *cell = &row->cells[column];
  const ChoiceTable *table = row->table->choices[column];
  *present = FALSE;
  if (cell->length == 0)
    return TRUE;
  int found = choice_find (table, cell->text, cell->length);
  if (found >= 0)
    {
      *choice = (guint) found;
      *present = TRUE;
      return TRUE;
    }
  g_autoptr (GString) list = g_string_new (NULL);
  for (guint i = 0, last = G_MAXUINT; table->words[i] != NULL; i++)
    if (table->choice[i] != last)
      {
        last = table->choice[i];
        g_string_append_printf (list, "%s%s (%s)", list->len > 0 ? ", " : "", table->words[i], table->words[i + 1]);
      }
  report_cell (row, column, DIAG_CELL_CHOICE, column_name (row, column), list->str, NULL);
  return FALSE;
}

gboolean
cell_next_value (const char **text, gsize *length, const char **value, gsize *value_length)
{
  static const struct { const char *bytes; gsize length; } separators[] = { { ";", 1 }, { "；", 3 }, { "、", 3 } };
  while (*length > 0)
    {
      gsize at = 0, separator = 0;
      for (; at < *length && separator == 0; at++)
        for (guint i = 0; i < G_N_ELEMENTS (separators) && separator == 0; i++)
          if (*length - at >= separators[i].length && memcmp (*text + at, separators[i].bytes, separators[i].length) == 0)
            separator = separators[i].length;
      gsize end = separator > 0 ? at - 1 : at;
      Cell part = cell_trim ((Cell) { *text, end });
      *text += end + separator;
      *length -= end + separator;
      if (part.length > 0)
        {
          *value = part.text;
          *value_length = part.length;
          return TRUE;
        }
    }
  return FALSE;
}

const char *
missing_score_kind (const char *text, gsize length)
{
  static const struct { const char *word, *kind; } marks[] = {
    { "缺考", "absent" }, { "缺席", "absent" }, { "未考", "absent" }, { "未参加", "absent" }, { "未參加", "absent" }, { "absent", "absent" },
    { "缓考", "deferred" }, { "緩考", "deferred" }, { "deferred", "deferred" },
    { "免考", "exempt" }, { "免试", "exempt" }, { "免試", "exempt" }, { "免修", "exempt" }, { "ex", "exempt" }, { "exempt", "exempt" },
    { "作弊", "cheating" }, { "舞弊", "cheating" }, { "cheating", "cheating" },
    { "请假", "leave" }, { "請假", "leave" }, { "病假", "leave" }, { "事假", "leave" }, { "leave", "leave" },
    { "补考", "retake" }, { "補考", "retake" }, { "retake", "retake" },
    { "-", "none" }, { "—", "none" }, { "——", "none" }, { "–", "none" }, { "－", "none" }, { "/", "none" }, { "／", "none" },
    { "n/a", "none" }, { "na", "none" }, { "#n/a", "none" }, { "无", "none" }, { "無", "none" }, { "none", "none" },
    { "无成绩", "none" }, { "無成績", "none" },
  };
  Cell cell = cell_trim ((Cell) { text, length });
  if (cell.length == 0 || cell.length > 16)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (strlen (marks[i].word) == cell.length && g_ascii_strncasecmp (marks[i].word, cell.text, cell.length) == 0)
      return marks[i].kind;
  return NULL;
}
