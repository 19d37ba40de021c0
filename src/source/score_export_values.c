/* What stands in the cells of exports: numbers and marks, moments, words of completion. */
#include "source/score_export_reader.h"
#include "text/notation.h"

#include "text/notation.h"

#include <string.h>

gboolean
export_time (const char *text, gsize length, Date *date, gint64 *moment)
{
  gint64 seconds = 0;
  if (length < 1 || length > 12)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return FALSE;
      seconds = seconds * 10 + (text[i] - '0');
    }
  /* Up to the year 9999. */
  if (seconds > G_GINT64_CONSTANT (253402300799))
    return FALSE;
  *date = date_new (1970, 1, 1) + (Date) (seconds / 86400);
  *moment = seconds;
  return TRUE;
}

gboolean
export_moment (const char *text, gsize length, Date *date, gint64 *moment)
{
  gint64 unused;
  NotationMoment found;
  Cell cell = cell_trim ((Cell) { text, length });
  moment = moment != NULL ? moment : &unused;
  *moment = 0;
  *date = DATE_NONE;
  /* Nine digits and more are seconds; eight are a day. */
  if (cell.length >= 9 && export_time (cell.text, cell.length, date, moment))
    return TRUE;
  if (notation_moment (cell.text, cell.length, 0, &found).outcome == NOTATION_WRONG || found.date == DATE_NONE)
    return FALSE;
  *date = found.date;
  if (found.microseconds < 0)
    return TRUE;
  *moment = ((gint64) found.date - (gint64) date_new (1970, 1, 1)) * 86400 + found.microseconds / 1000000 - (found.zoned ? found.offset * 60 : 0);
  gint64 day = *moment >= 0 ? *moment / 86400 : (*moment - 86399) / 86400;
  *date = (Date) ((gint64) date_new (1970, 1, 1) + day);
  return TRUE;
}

ExportValueKind
export_value (const char *text, gsize length, Decimal *number, const char **missing)
{
  Cell cell = cell_trim ((Cell) { text, length });
  *missing = NULL;
  if (cell.length == 0)
    return EXPORT_MISSING;
  if (decimal_parse (cell.text, cell.length, number))
    return EXPORT_NUMBER;
  if ((*missing = missing_score_kind (cell.text, cell.length)) != NULL)
    return EXPORT_MISSING;
  /* Programs write 1,234.5 and more than six decimals; anything else that would have to be repaired did not come from one. */
  gboolean percent;
  Notation notation = notation_decimal (cell.text, cell.length, NULL, number, &percent);
  if (notation.outcome == NOTATION_WRONG || (notation.repairs & ~(guint) (NOTATION_WIDTH | NOTATION_ROUNDED)) != 0)
    return EXPORT_OTHER;
  return percent ? EXPORT_PERCENTAGE : EXPORT_NUMBER;
}

/* Parts of a state's words; the first line one of whose parts is found tells. What denies stands before what it denies. */
static const struct { const char *parts; ExportCompletion completion; } completion_parts[] = {
  { "not completed|not complete|incomplete|in progress|inprogress|in-progress|not attempted|not started|notattempted|never|browsed|enrolled|"
    "未完成|未开始|未開始|未学习|未學習|进行中|進行中|学习中|學習中|未尝试|未嘗試|尚未", COMPLETION_INCOMPLETE },
  { "did not achieve|not achieve|didn't achieve|not passed|not pass|failed|fail|未达|未達|没有达到|未通过|未通過|不通过|不通過|不合格|未及格|不及格|失败|失敗",
    COMPLETION_FAILED },
  { "achieved pass|achieved passing|passed|pass|达到|達到|通过|通過|合格|及格", COMPLETION_PASSED },
  { "completed|complete|finished|done|已完成|完成|结业|結業|结束|結束|已学完|学完", COMPLETION_COMPLETED },
};

static gboolean
find_completion (const char *text, gsize length, ExportCompletion *completion)
{
  *completion = COMPLETION_NONE;
  Cell cell = cell_trim ((Cell) { text, length });
  if (cell.length == 0 || cell.length > 200)
    return FALSE;
  g_autofree char *copy = g_strndup (cell.text, cell.length), *folded = g_utf8_casefold (copy, -1);
  for (guint i = 0; i < G_N_ELEMENTS (completion_parts); i++)
    {
      g_auto (GStrv) parts = g_strsplit (completion_parts[i].parts, "|", -1);
      for (char **part = parts; *part != NULL; part++)
        if (strstr (folded, *part) != NULL)
          {
            *completion = completion_parts[i].completion;
            return TRUE;
          }
    }
  return FALSE;
}

#define MOST_STATES 1000
#define MOST_STATE 200        /* bytes */

gboolean
export_completion (ExportReader *reader, const char *text, gsize length, ExportCompletion *completion)
{
  char key[MOST_STATE + 1];
  *completion = COMPLETION_NONE;
  if (length == 0 || length > MOST_STATE)
    return FALSE;
  memcpy (key, text, length);
  key[length] = '\0';
  if (reader->states == NULL)
    reader->states = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gpointer known = g_hash_table_lookup (reader->states, key);
  if (known != NULL)
    {
      *completion = GPOINTER_TO_INT (known);
      return TRUE;
    }
  if (!find_completion (text, length, completion))
    return FALSE;
  if (g_hash_table_size (reader->states) < MOST_STATES)
    g_hash_table_insert (reader->states, g_strdup (key), GINT_TO_POINTER (*completion));
  return TRUE;
}
