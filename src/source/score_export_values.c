/* What stands in the cells of exports: numbers and marks, moments, words of completion. */
#include "source/score_export_reader.h"
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

/* "+08:00", "-0530", "+08", "Z", "UTC" or nothing: seconds east of Greenwich. */
static gboolean
parse_zone (const char *text, gsize length, gint *seconds)
{
  *seconds = 0;
  if (length == 0 || (length == 1 && (*text == 'Z' || *text == 'z')) || (length == 3 && g_ascii_strncasecmp (text, "UTC", 3) == 0))
    return TRUE;
  guint digits = 0, number = 0;
  if (*text != '+' && *text != '-')
    return FALSE;
  for (gsize i = 1; i < length; i++)
    if (g_ascii_isdigit (text[i]) && digits < 4)
      {
        number = number * 10 + (guint) (text[i] - '0');
        digits++;
      }
    else if (text[i] != ':' || i != 3)
      return FALSE;
  if (digits == 2)
    number *= 100;
  else if (digits != 4)
    return FALSE;
  if (number / 100 > 14 || number % 100 > 59)
    return FALSE;
  *seconds = (gint) (number / 100 * 3600 + number % 100 * 60) * (*text == '-' ? -1 : 1);
  return TRUE;
}

/* One or two digits at `*at`, then not another digit. */
static gboolean
take_two (const char *text, gsize length, gsize *at, gint most, gint *number)
{
  gsize start = *at;
  for (*number = 0; *at < length && *at < start + 2 && g_ascii_isdigit (text[*at]); (*at)++)
    *number = *number * 10 + (text[*at] - '0');
  return *at > start && *number <= most;
}

/* "10:11", "10:11:12", "10:11:12.345 PM" and a zone behind. Seconds of the day in UTC, which may lie in the days beside. */
static gboolean
parse_clock (const char *text, gsize length, gint *seconds)
{
  gint hours, minutes, rest = 0, zone;
  gsize at = 0;
  if (!take_two (text, length, &at, 24, &hours) || at >= length || text[at++] != ':' || !take_two (text, length, &at, 59, &minutes))
    return FALSE;
  if (at < length && text[at] == ':')
    {
      at++;
      if (!take_two (text, length, &at, 60, &rest))
        return FALSE;
      if (at < length && (text[at] == '.' || text[at] == ','))
        for (at++; at < length && g_ascii_isdigit (text[at]); at++)
          ;
    }
  while (at < length && text[at] == ' ')
    at++;
  if (at + 2 <= length && g_ascii_tolower (text[at + 1]) == 'm' && strchr ("aApP", text[at]) != NULL)
    {
      gboolean afternoon = g_ascii_tolower (text[at]) == 'p';
      if (hours < 1 || hours > 12)
        return FALSE;
      hours = hours % 12 + (afternoon ? 12 : 0);
      for (at += 2; at < length && text[at] == ' '; at++)
        ;
    }
  if (!parse_zone (text + at, length - at, &zone))
    return FALSE;
  *seconds = hours * 3600 + minutes * 60 + rest - zone;
  return TRUE;
}

gboolean
export_moment (const char *text, gsize length, Date *date, gint64 *moment)
{
  gint64 unused;
  Cell cell = cell_trim ((Cell) { text, length });
  moment = moment != NULL ? moment : &unused;
  *moment = 0;
  *date = DATE_NONE;
  if (cell.length == 0 || cell.length > 64)
    return FALSE;
  if (date_parse (cell.text, cell.length, date))
    return TRUE;
  if (cell.length >= 9 && export_time (cell.text, cell.length, date, moment))
    return TRUE;
  gsize split = 0;
  while (split < cell.length && cell.text[split] != 'T' && cell.text[split] != 't' && cell.text[split] != ' ')
    split++;
  gint seconds;
  if (split + 1 >= cell.length || !date_parse (cell.text, split, date))
    return FALSE;
  Cell clock = cell_trim ((Cell) { cell.text + split + 1, cell.length - split - 1 });
  if (!parse_clock (clock.text, clock.length, &seconds))
    {
      *date = DATE_NONE;
      return FALSE;
    }
  *moment = ((gint64) *date - (gint64) date_new (1970, 1, 1)) * 86400 + seconds;
  if (seconds < 0)
    *date -= 1;
  else if (seconds >= 86400)
    *date += 1;
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
