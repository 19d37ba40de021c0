/* Cells of several values, the marks for a score that is missing, and those for a cell that holds nothing. */
#include "source/cell_units.h"
#include "source/columns.h"
#include "source/table.h"
#include "source/word_list.h"

#include <string.h>

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

/* Compared without case, width and blanks. Several words of a kind, separated by |, Simplified, Traditional and English. */
static const struct { const char *kind, *words; } missing_marks[] = {
  { "absent", "缺考|缺席|未考|未参加|未參加|未参加考试|未參加考試|未到|缺勤|旷考|曠考|旷课|曠課|旷工|曠工|弃考|棄考|absent|abs|missed|no show|did not attend" },
  { "deferred", "缓考|緩考|缓|緩|延考|推迟考试|延期|deferred|def|postponed" },
  { "exempt", "免考|免|免试|免試|免修|免测|免測|ex|exempt|exempted|excused|waived" },
  { "cheating", "作弊|舞弊|违纪|違紀|违规|違規|cheating|cheat|misconduct" },
  { "leave", "请假|請假|休假|leave|on leave|" LEAVE_KINDS },
  { "retake", "补考|補考|待补考|待補考|重考|retake|resit|make-up|makeup" },
  { "none", "-|--|---|—|——|–|−|/|//|\\|*|n/a|na|n.a.|#n/a|无|無|没有|沒有|空|暂无|暫無|无成绩|無成績|未评分|未評分|待评|待評|未录入|未錄入|未提交|未完成|"
            "none|null|nil|not graded|ungraded|no grade|not submitted|not attempted|pending|tbd" },
};

/* The cell in one form: ASCII for full-width characters, lower case, no blanks. FALSE when it is too long for a mark. */
static gboolean
mark_key (const char *text, gsize length, char key[64])
{
  const char *end = text + length;
  gsize n = 0;
  while (text < end)
    {
      gunichar c = g_utf8_get_char_validated (text, end - text);
      if (c >= (gunichar) -2 || n > 50)
        return FALSE;
      text = g_utf8_next_char (text);
      if (c >= 0xFF01 && c <= 0xFF5E)
        c -= 0xFEE0;
      if (c > ' ' && c < 0x80)
        key[n++] = g_ascii_tolower ((char) c);
      else if (c > 0x80 && c != 0x3000 && c != 0xA0 && c != 0x200B && c != 0xFEFF)
        n += (gsize) g_unichar_to_utf8 (c, key + n);
    }
  key[n] = '\0';
  return n > 0;
}

const char *
cell_key_in_brackets (char *key)
{
  gsize begin = strspn (key, "([<"), end = strlen (key);
  while (end > begin && strchr (")]>", key[end - 1]) != NULL)
    end--;
  key[end] = '\0';
  return key + begin;
}

const char *
cell_key_between_signs (char *key)
{
  char *end = key + strlen (key);
  while (end > key && !g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);
  *end = '\0';
  while (*key != '\0' && !g_unichar_isalnum (g_utf8_get_char (key)))
    key = g_utf8_next_char (key);
  return key;
}

const char *
missing_score_kind (const char *text, gsize length)
{
  char key[64];
  Cell cell = cell_trim ((Cell) { text, length });
  /* Numbers are what a score usually is. */
  if (cell.length == 0 || cell.length > 60 || g_ascii_isdigit (cell.text[0]) || !mark_key (cell.text, cell.length, key))
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (missing_marks); i++)
    if (word_list_has (missing_marks[i].words, key))
      return missing_marks[i].kind;
  return NULL;
}

const char *
row_missing_score (const TableRow *row, guint column)
{
  const Cell *cell = &row->cells[column];
  const char *kind = missing_score_kind (cell->text, cell->length);
  /* ) or the last byte of ）; no number ends so. */
  if (kind != NULL || cell->length == 0 || (cell->text[cell->length - 1] != ')' && (guchar) cell->text[cell->length - 1] != 0x89))
    return kind;
  g_autoptr (GString) word = g_string_new (NULL), note = g_string_new (NULL);
  Notation notation = notation_name (cell->text, cell->length, word, note);
  if (notation.outcome != NOTATION_REPAIRED || note->len == 0 || (kind = missing_score_kind (word->str, word->len)) == NULL)
    return NULL;
  cell_settle (row, column, CELL_KIND_TEXT, notation, word->str);
  return kind;
}

/* Longer ones are no mark. */
#define MOST_PLACEHOLDER 16

gboolean
cell_is_placeholder (const char *text, gsize length)
{
  /* The bytes that one can begin with. */
  static const guint8 begins[256] = { ['-'] = 1, ['/'] = 1, ['\\'] = 1, ['_'] = 1, ['('] = 1, ['n'] = 1, ['N'] = 1, [0xe2] = 1, [0xe6] = 1, [0xe7] = 1, [0xef] = 1 };
  static const char words[] = "—|——|–|−|―|/|//|\\|n/a|none|null|nil|无|無|没有|沒有|暂无|暫無|空";
  if (length == 0 || length > MOST_PLACEHOLDER || !begins[(guchar) text[0]])
    return FALSE;
  g_autofree char *key = dataset_key (text, (gssize) length);
  const char *word = cell_key_in_brackets (key);
  /* A key has no hyphens. */
  return *word == '\0' || word_list_has (words, word);
}

gboolean
column_takes_placeholder (const DatasetDefinition *definition, guint number)
{
  const ColumnDefinition *column = &definition->columns[number];
  const guint *one_of = definition->one_of;
  if (column->required || (one_of[0] != one_of[1] && (number == one_of[0] || number == one_of[1])))
    return FALSE;
  if (column->type == CELL_ID || column->type == CELL_LIST || column->groups)
    return TRUE;
  return !definition->is_facts && (column->type == CELL_DATE || column->type == CELL_TIME || column->type == CELL_NUMBER || column->type == CELL_INTEGER);
}
