/* Times of day and lengths of time. */
#include "text/notation_parts.h"

#include <string.h>

/* Words before the hour: which hours of a clock with twelve they fit, and what they add to them. An hour of 24 must lie in the period. */
static const struct { const char *word; int from, to, add; } periods[] = {
  { "上午", 0, 11, 0 }, { "中午", 1, 2, 12 }, { "下午", 1, 11, 12 }, { "晚上", 5, 11, 12 }, { "凌晨", 0, 6, 0 }, { "清晨", 4, 9, 0 }, { "早上", 4, 11, 0 },
  { "早晨", 4, 11, 0 }, { "傍晚", 4, 8, 12 }, { "夜里", 8, 11, 12 }, { "午后", 1, 6, 12 }, { "午後", 1, 6, 12 }, { "am", 0, 11, 0 }, { "pm", 1, 11, 12 },
  { "a.m.", 0, 11, 0 }, { "p.m.", 1, 11, 12 },
};
#define FIRST_LATIN_PERIOD 12

static int
scan_period (NotationScan *scan, guint from, guint to)
{
  for (guint i = from; i < to; i++)
    if (scan_text (scan, periods[i].word))
      return (int) i + 1;
  return 0;
}

/* A fraction behind seconds, in microseconds; more decimals are dropped. */
static gint64
scan_fraction (NotationScan *scan)
{
  gint64 value = 0, place = 100000;
  const char *text = scan->text + scan->at;
  if ((text[0] != '.' && text[0] != ',') || !g_ascii_isdigit (text[1]))
    return 0;
  for (scan->at++; g_ascii_isdigit (scan->text[scan->at]); scan->at++, place /= 10)
    value += (scan->text[scan->at] - '0') * place;
  return value;
}

/* 9:00:30.5: the hours have been read. */
static gboolean
scan_colons (NotationScan *scan, NotationClock *clock, NotationFault *fault)
{
  gint64 value;
  guint n;
  *fault = NOTATION_OTHER;
  scan_odd_blank (scan);
  if (!scan_digits (scan, &value, &n) || n != 2)
    return FALSE;
  clock->minutes = (int) value;
  gint64 seconds = 0;
  clock->seconds = scan_text (scan, ":");
  if (clock->seconds && (!scan_digits (scan, &seconds, &n) || n != 2))
    return FALSE;
  clock->microseconds = seconds * NOTATION_SECOND + scan_fraction (scan);
  *fault = NOTATION_NO_SUCH;
  return clock->minutes < 60 && seconds < 60;
}

/* 9点, 9点半, 9点一刻, 9时30分, 9点30: behind 点 or 时. */
static gboolean
scan_after_hour_word (NotationScan *scan, NotationClock *clock, NotationFault *fault)
{
  static const char *const words[] = { "一刻", "半", "三刻", "钟", "整", NULL };
  int word = scan_words (scan, words);
  gint64 value;
  guint n;
  if (word >= 0 || !g_ascii_isdigit (scan->text[scan->at]))
    {
      clock->minutes = word >= 0 && word < 3 ? 15 * (word + 1) : 0;
      return TRUE;
    }
  *fault = NOTATION_OTHER;
  if (!scan_digits (scan, &value, &n) || n > 2)
    return FALSE;
  clock->minutes = (int) value;
  *fault = NOTATION_NO_SUCH;
  if (value > 59)
    return FALSE;
  gsize at = scan->at;
  if (scan_text (scan, "分") && scan_digits (scan, &value, &n))
    {
      /* Looked at before it is multiplied: fifteen digits may stand there. */
      if (n > 2 || value > 59 || !scan_text (scan, "秒"))
        return FALSE;
      clock->microseconds = value * NOTATION_SECOND;
      return TRUE;
    }
  scan->at = at;
  scan_text (scan, "分");
  return TRUE;
}

/* What stands behind the hours. */
static gboolean
scan_after_hours (NotationScan *scan, NotationClock *clock, NotationFault *fault)
{
  gsize at = scan->at;
  guint repairs = scan->repairs;
  scan_odd_blank (scan);
  if (scan_text (scan, ":"))
    return scan_colons (scan, clock, fault);
  if (scan_text (scan, "点") || scan_text (scan, "时"))
    return scan_after_hour_word (scan, clock, fault);
  scan->at = at;
  scan->repairs = repairs;
  clock->bare = TRUE;
  return TRUE;
}

/* AM or PM behind the time. FALSE when there is a period before it already. */
static gboolean
scan_period_behind (NotationScan *scan, NotationClock *clock)
{
  gsize at = scan->at;
  scan_blank (scan);
  int period = scan_period (scan, FIRST_LATIN_PERIOD, G_N_ELEMENTS (periods));
  if (period == 0)
    {
      scan->at = at;
      return TRUE;
    }
  if (clock->period > 0)
    return FALSE;
  clock->period = period;
  return TRUE;
}

gboolean
scan_clock (NotationScan *scan, gboolean bare, NotationClock *clock, NotationFault *fault)
{
  gint64 value;
  guint n;
  *clock = (NotationClock) { 0 };
  *fault = NOTATION_OTHER;
  clock->period = scan_period (scan, 0, G_N_ELEMENTS (periods));
  if (clock->period > 0)
    scan_blank (scan);
  if (!scan_digits (scan, &value, &n) || n == 3 || n > 4)
    return FALSE;
  if (n == 4)
    {
      clock->hours = (int) (value / 100);
      clock->minutes = (int) (value % 100);
      scan->repairs |= NOTATION_PUNCTUATION;
      *fault = NOTATION_NO_SUCH;
      if (clock->minutes > 59)
        return FALSE;
    }
  else
    {
      clock->hours = (int) value;
      if (!scan_after_hours (scan, clock, fault))
        return FALSE;
    }
  *fault = NOTATION_OTHER;
  return scan_period_behind (scan, clock) && (bare || !clock->bare || clock->period > 0);
}

int
clock_minutes (const NotationClock *clock, NotationFault *fault)
{
  int hours = clock->hours;
  gboolean part = clock->minutes > 0 || clock->microseconds > 0;
  *fault = NOTATION_NO_SUCH;
  if (hours > 24 || (hours == 24 && part))
    return -1;
  if (clock->period == 0)
    return hours * 60 + clock->minutes;
  guint i = (guint) clock->period - 1;
  const char *word = periods[i].word;
  /* Noon and midnight: certain in English, 中午 and 凌晨 only. */
  if (hours == 12)
    {
      if (i >= FIRST_LATIN_PERIOD)
        return (word[0] == 'a' ? 0 : 12 * 60) + clock->minutes;
      if (strcmp (word, "中午") == 0 || strcmp (word, "下午") == 0)
        return 12 * 60 + clock->minutes;
      *fault = strcmp (word, "上午") == 0 || strcmp (word, "晚上") == 0 ? NOTATION_AMBIGUOUS : NOTATION_NO_SUCH;
      return strcmp (word, "凌晨") == 0 ? clock->minutes : -1;
    }
  if (strcmp (word, "中午") == 0 && hours == 11)
    return hours * 60 + clock->minutes;
  if (hours >= periods[i].from && hours <= periods[i].to)
    return (hours + periods[i].add) * 60 + clock->minutes;
  if (periods[i].add == 12 && hours > 12 && hours - 12 >= periods[i].from && hours - 12 <= periods[i].to)
    return hours * 60 + clock->minutes;
  *fault = hours < 12 && hours > 0 && periods[i].add == 12 ? NOTATION_AMBIGUOUS : NOTATION_NO_SUCH;
  return -1;
}

/* A fraction of a day as spreadsheets keep times: 0.375. */
static gboolean
scan_day_fraction (NotationScan *scan, TimeOfDay *time)
{
  NotationNumber number;
  NotationFault fault;
  __int128 divisor = 1;
  gsize at = scan->at;
  if (!scan_number (scan, &number, &fault) || !scan_end (scan) || number.negative || number.n_decimals == 0 || number.exponent < -30
      || number.exponent >= 0 || number.n_whole > 1)
    {
      scan->at = at;
      return FALSE;
    }
  int exponent = number.exponent;
  __int128 digits = number.digits;
  for (; exponent < -18; exponent++)
    digits /= 10;
  for (; exponent < 0; exponent++)
    divisor *= 10;
  if (digits >= divisor)
    return FALSE;
  *time = (TimeOfDay) ((digits * 2880 + divisor) / (2 * divisor));
  scan->repairs |= NOTATION_SERIAL;
  return TRUE;
}

static Notation
clock_result (NotationScan *scan, const NotationClock *clock, TimeOfDay *time)
{
  NotationFault fault;
  int minutes = clock_minutes (clock, &fault);
  if (minutes < 0)
    return notation_wrong (fault);
  if (clock->microseconds > 0)
    scan->repairs |= NOTATION_DROPPED;
  *time = (TimeOfDay) minutes;
  return scan_result (scan);
}

/* The time of a moment: "2026-11-02 09:00". Its day is not a time's business, so only what was repaired in writing counts. */
static Notation
time_of_moment (const char *text, gsize length, TimeOfDay *time, Notation otherwise)
{
  NotationMoment moment;
  Notation notation = notation_moment (text, length, 2000, &moment);
  if (notation.outcome == NOTATION_WRONG || moment.microseconds < 0)
    return otherwise;
  *time = (TimeOfDay) (moment.microseconds / NOTATION_MINUTE);
  notation.repairs &= ~(guint) NOTATION_YEAR;
  if (moment.microseconds % NOTATION_MINUTE != 0)
    notation.repairs |= NOTATION_DROPPED;
  notation.outcome = notation.repairs == 0 ? NOTATION_EXACT : NOTATION_REPAIRED;
  return notation;
}

Notation
notation_time (const char *text, gsize length, TimeOfDay *time)
{
  NotationScan scan;
  NotationClock clock;
  NotationFault fault;
  *time = TIME_NONE;
  if (!notation_clean (text, length, &scan))
    return notation_wrong (NOTATION_OTHER);
  if (scan_day_fraction (&scan, time))
    return scan_result (&scan);
  if (scan_clock (&scan, FALSE, &clock, &fault) && scan_end (&scan))
    return clock_result (&scan, &clock, time);
  if (scan.length == 3 && strspn (scan.text, "0123456789") == 3)
    {
      /* 900 is 0900 without the zero that a spreadsheet takes away. */
      clock = (NotationClock) { .hours = scan.text[0] - '0', .minutes = (scan.text[1] - '0') * 10 + scan.text[2] - '0' };
      scan.repairs |= NOTATION_PUNCTUATION;
      scan.at = scan.length;
      return clock.minutes < 60 ? clock_result (&scan, &clock, time) : notation_wrong (NOTATION_NO_SUCH);
    }
  return time_of_moment (text, length, time, scan_wrong (&scan, fault));
}

/* What stands between two times. */
static gboolean
scan_range_sign (NotationScan *scan)
{
  static const char *const signs[] = { "--", "-", "~", "至", "到", "to", NULL };
  scan_blank (scan);
  gboolean found = scan_words (scan, signs) >= 0;
  scan_blank (scan);
  return found;
}

/* 下午2:00-4:00 and 2:00-4:00 PM: the one that has no period takes the other's, where the order of the two asks for it. */
static void
share_period (NotationClock *start, NotationClock *end)
{
  NotationFault fault;
  NotationClock shared;
  if (start->period > 0 && end->period == 0)
    {
      int first = clock_minutes (start, &fault), last = clock_minutes (end, &fault);
      shared = *end;
      shared.period = start->period;
      if (first >= 0 && last >= 0 && last <= first && clock_minutes (&shared, &fault) > first)
        *end = shared;
    }
  else if (end->period > 0 && start->period == 0)
    {
      int last = clock_minutes (end, &fault);
      shared = *start;
      shared.period = end->period;
      int first = clock_minutes (&shared, &fault);
      if (first >= 0 && first < last)
        *start = shared;
    }
}

gboolean
scan_range_end (NotationScan *scan, NotationClock *first, NotationClock *last, NotationFault *fault)
{
  *fault = NOTATION_OTHER;
  if (!scan_range_sign (scan) || !scan_clock (scan, FALSE, last, fault))
    return FALSE;
  scan->dashes = 0;
  share_period (first, last);
  return TRUE;
}

Notation
notation_time_range (const char *text, gsize length, TimeOfDay *start, TimeOfDay *end)
{
  NotationScan scan;
  NotationClock first, last;
  NotationFault fault;
  *end = TIME_NONE;
  Notation notation = notation_time (text, length, start);
  if (notation.outcome != NOTATION_WRONG || !notation_clean (text, length, &scan))
    return notation;
  if (!scan_clock (&scan, TRUE, &first, &fault))
    return notation;
  gsize at = scan.at;
  if (!scan_range_sign (&scan))
    return notation;
  /* 9-11点; but 11-2 is a day. */
  scan.at = at;
  if (!scan_range_end (&scan, &first, &last, &fault) || !scan_end (&scan))
    return scan_wrong (&scan, fault);
  notation = clock_result (&scan, &first, start);
  if (notation.outcome == NOTATION_WRONG)
    return notation;
  notation = clock_result (&scan, &last, end);
  if (notation.outcome != NOTATION_WRONG && *end <= *start)
    notation = notation_wrong (NOTATION_REVERSED);
  if (notation.outcome == NOTATION_WRONG)
    *start = *end = TIME_NONE;
  return notation;
}
