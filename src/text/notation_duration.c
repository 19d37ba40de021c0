/* Lengths of time. */
#include "text/notation_parts.h"

#include <string.h>

#define LONGEST (36525 * 24 * NOTATION_HOUR)   /* a hundred years */
#define DAY (G_MAXINT64 - 1)                   /* stands for the length of a day, which the caller knows */

/* Units in words; a longer one before its beginning. */
static const struct { const char *word; gint64 length; } units[] = {
  { "个半小时", 0 }, { "个半钟头", 0 }, { "个小时", NOTATION_HOUR }, { "小时", NOTATION_HOUR }, { "个钟头", NOTATION_HOUR }, { "钟头", NOTATION_HOUR },
  { "时", NOTATION_HOUR },
  { "分钟", NOTATION_MINUTE }, { "分", NOTATION_MINUTE }, { "秒钟", NOTATION_SECOND }, { "秒", NOTATION_SECOND }, { "毫秒", NOTATION_SECOND / 1000 },
  { "刻钟", 15 * NOTATION_MINUTE }, { "天", DAY },
  { "days", DAY }, { "day", DAY }, { "d", DAY }, { "hours", NOTATION_HOUR }, { "hour", NOTATION_HOUR }, { "hrs", NOTATION_HOUR }, { "hr", NOTATION_HOUR },
  { "h", NOTATION_HOUR }, { "milliseconds", NOTATION_SECOND / 1000 }, { "ms", NOTATION_SECOND / 1000 }, { "minutes", NOTATION_MINUTE },
  { "minute", NOTATION_MINUTE }, { "mins", NOTATION_MINUTE }, { "min", NOTATION_MINUTE }, { "m", NOTATION_MINUTE }, { "seconds", NOTATION_SECOND },
  { "second", NOTATION_SECOND }, { "secs", NOTATION_SECOND }, { "sec", NOTATION_SECOND }, { "s", NOTATION_SECOND }, { "'", NOTATION_MINUTE },
  { "\"", NOTATION_SECOND },
};

/* The unit that stands here; FALSE without one. 0: 个半小时, an hour and a half with the number before it. */
static gboolean
scan_unit_word (NotationScan *scan, gint64 *length)
{
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      gsize at = scan->at;
      if (!scan_text (scan, units[i].word))
        continue;
      if (!g_ascii_isalpha (units[i].word[0]) || !g_ascii_isalpha (scan->text[scan->at]))
        {
          *length = units[i].length;
          return TRUE;
        }
      scan->at = at;
    }
  return FALSE;
}

/* A number as people write it before a unit: digits, 一 … 十, 两, 半. In millionths. */
static gboolean
scan_amount (NotationScan *scan, Decimal *amount)
{
  static const char *const words[] = { "半", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "两", NULL };
  NotationNumber number;
  NotationFault fault;
  gboolean rounded;
  int word = scan_words (scan, words);
  if (word >= 0)
    {
      *amount = word == 0 ? DECIMAL_ONE / 2 : word == 11 ? 2 * DECIMAL_ONE : word * DECIMAL_ONE;
      return TRUE;
    }
  if (scan->text[scan->at] == '-' || scan->text[scan->at] == '+')
    return FALSE;
  return scan_number (scan, &number, &fault) && number_decimal (&number, amount, &rounded);
}

/* Adds amount × unit; FALSE when that is too long, or a day whose length is not known. */
static gboolean
add_length (gint64 *sum, Decimal amount, gint64 unit, gint64 day, NotationFault *fault)
{
  unit = unit == DAY ? day : unit;
  __int128 length = (__int128) amount * unit;
  length = (length + DECIMAL_ONE / 2) / DECIMAL_ONE + *sum;
  *fault = unit == 0 ? NOTATION_DAY_LENGTH : NOTATION_TOO_LARGE;
  if (unit == 0 || length > LONGEST)
    return FALSE;
  *sum = (gint64) length;
  return TRUE;
}

/* 1小时30分20秒, 1h30m, 半小时, 1个半小时: units that grow smaller. */
static gboolean
scan_worded (NotationScan *scan, gint64 day, gint64 *length, NotationFault *fault)
{
  gint64 before = G_MAXINT64;
  *length = 0;
  do
    {
      Decimal amount;
      gint64 unit;
      *fault = NOTATION_OTHER;
      if (!scan_amount (scan, &amount))
        return FALSE;
      scan_blank (scan);
      if (!scan_unit_word (scan, &unit))
        return FALSE;
      if (unit == 0)
        {
          amount += DECIMAL_ONE / 2;
          unit = NOTATION_HOUR;
        }
      if (unit >= before)
        return FALSE;
      if (!add_length (length, amount, unit, day, fault))
        return FALSE;
      before = unit;
      scan_blank (scan);
      if (scan_text (scan, "零") || scan_text (scan, ","))
        scan_blank (scan);
    }
  while (!scan_end (scan));
  return TRUE;
}

/* PT1H5M2S, P1DT2H. */
static gboolean
scan_iso (NotationScan *scan, gint64 day, gint64 *length, NotationFault *fault)
{
  static const struct { const char *letter; gint64 length; gboolean time; } parts[] = {
    { "d", DAY, FALSE }, { "h", NOTATION_HOUR, TRUE }, { "m", NOTATION_MINUTE, TRUE }, { "s", NOTATION_SECOND, TRUE },
  };
  gboolean time = FALSE, any = FALSE;
  guint next = 0;
  *length = 0;
  for (scan->at++; !scan_end (scan);)
    {
      Decimal amount;
      *fault = NOTATION_OTHER;
      time |= scan_text (scan, "t");
      if (!scan_amount (scan, &amount))
        return FALSE;
      for (; next < G_N_ELEMENTS (parts); next++)
        if (parts[next].time == time && scan_text (scan, parts[next].letter))
          break;
      if (next == G_N_ELEMENTS (parts))
        return FALSE;
      if (!add_length (length, amount, parts[next++].length, day, fault))
        return FALSE;
      any = TRUE;
    }
  return any;
}

/* 00:01:20, and 1:30, whose reading the unit decides. */
static gboolean
scan_colons (NotationScan *scan, gint64 unit, gint64 *length, NotationFault *fault)
{
  gint64 parts[3], fraction = 0;
  guint n_parts = 0, n;
  do
    {
      if (n_parts == 3 || !scan_digits (scan, &parts[n_parts], &n) || (n_parts > 0 && n != 2) || n > 6)
        return FALSE;
      n_parts++;
    }
  while (scan_text (scan, ":"));
  if (n_parts < 2)
    return FALSE;
  gint64 first = n_parts == 3 || unit == 0 || unit >= NOTATION_MINUTE ? NOTATION_HOUR : NOTATION_MINUTE;
  if (scan->text[scan->at] == '.' && (n_parts == 3 || first == NOTATION_MINUTE))
    {
      gint64 place = 100000;
      for (scan->at++; g_ascii_isdigit (scan->text[scan->at]); scan->at++, place /= 10)
        fraction += (scan->text[scan->at] - '0') * place;
    }
  if (!scan_end (scan))
    return FALSE;
  *fault = NOTATION_NO_SUCH;
  for (guint i = 1; i < n_parts; i++)
    if (parts[i] > 59)
      return FALSE;
  *length = parts[0] * first + parts[1] * (first / 60) + (n_parts == 3 ? parts[2] * NOTATION_SECOND : 0) + fraction;
  *fault = NOTATION_TOO_LARGE;
  if (n_parts == 2)
    scan->repairs |= NOTATION_READING;
  return *length <= LONGEST;
}

/* A number alone: of the given unit. */
static gboolean
scan_plain (NotationScan *scan, gint64 unit, gint64 *length, NotationFault *fault)
{
  NotationNumber number;
  Decimal amount;
  gboolean rounded;
  *length = 0;
  if (!scan_number (scan, &number, fault) || !scan_end (scan) || number.negative)
    return FALSE;
  *fault = number.spreadsheet_exponent && number.exponent > 0 ? NOTATION_DIGITS_LOST : NOTATION_TOO_LARGE;
  if (*fault == NOTATION_DIGITS_LOST || !number_decimal (&number, &amount, &rounded))
    return FALSE;
  if (rounded)
    scan->repairs |= NOTATION_ROUNDED;
  return add_length (length, amount, unit, 0, fault);
}

Notation
notation_duration (const char *text, gsize length, gint64 unit, gint64 day, gint64 *microseconds)
{
  NotationScan scan, start;
  NotationFault fault = NOTATION_OTHER;
  gboolean found;
  *microseconds = -1;
  if (!notation_clean (text, length, &scan))
    return notation_wrong (NOTATION_OTHER);
  start = scan;
  if (g_ascii_toupper (scan.text[0]) == 'P')
    found = scan_iso (&scan, day, microseconds, &fault);
  else if (strchr (scan.text, ':') != NULL)
    found = scan_colons (&scan, unit, microseconds, &fault);
  else
    {
      found = scan_plain (&scan, unit, microseconds, &fault);
      if (!found && !scan_end (&scan))
        {
          scan = start;
          fault = NOTATION_OTHER;
          found = scan_worded (&scan, day, microseconds, &fault);
        }
    }
  if (found)
    return scan_result (&scan);
  *microseconds = -1;
  return scan_wrong (&start, fault);
}

char *
duration_format (gint64 microseconds, char buffer[DURATION_BUFFER])
{
  gint64 seconds = microseconds / NOTATION_SECOND, rest = microseconds % NOTATION_SECOND;
  int n = g_snprintf (buffer, DURATION_BUFFER, "%" G_GINT64_FORMAT ":%02d:%02d", seconds / 3600, (int) (seconds / 60 % 60), (int) (seconds % 60));
  if (rest != 0)
    {
      g_snprintf (buffer + n, DURATION_BUFFER - (gulong) n, ".%06d", (int) rest);
      for (n += 6; buffer[n] == '0'; n--)
        buffer[n] = '\0';
    }
  return buffer;
}
