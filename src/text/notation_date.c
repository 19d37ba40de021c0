/* Days and moments. */
#include "text/notation_parts.h"

#include <string.h>

/* What is found of a day while its text is read. */
typedef struct {
  int year, month, day;      /* 0: not written */
  int weekday;               /* 1–7, 0 */
  Date serial;               /* of a spreadsheet's day number, which is no year, month and day */
  gint64 microseconds;       /* its fraction, -1 */
  NotationFault fault;
} DayParts;

static const char *const months[] = { "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december" };
static const char *const weekdays[] = { "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday" };

/* The name in full, or its beginning of three letters (September also of four), as a whole word; index from 1, or 0. */
static int
scan_name (NotationScan *scan, const char *const *names, guint n_names)
{
  const char *text = scan->text + scan->at;
  gsize n = 0;
  while (g_ascii_isalpha (text[n]))
    n++;
  for (guint i = 0; n >= 3 && i < n_names; i++)
    if (g_ascii_strncasecmp (text, names[i], n) == 0 && (n == 3 || names[i][n] == '\0' || (n == 4 && names == months && i == 8) || names == weekdays))
      {
        scan->at += n;
        scan_text (scan, ".");
        return (int) i + 1;
      }
  return 0;
}

/* 周一, 星期一, 礼拜日, Monday, also in brackets, where 一 is enough; 0 and nothing read when there is none. */
static int
scan_weekday (NotationScan *scan)
{
  static const char *const prefixes[] = { "星期", "周", "礼拜", NULL };
  static const char *const days[] = { "一", "二", "三", "四", "五", "六", "日", "天", NULL };
  gsize at = scan->at;
  gboolean brackets = scan_text (scan, "(");
  int weekday = scan_name (scan, weekdays, 7);
  if (weekday == 0 && (scan_words (scan, prefixes) >= 0 || brackets))
    {
      int found = scan_words (scan, days);
      weekday = MIN (found, 6) + 1;   /* 天 is 日 */
    }
  if (weekday > 0 && (!brackets || scan_text (scan, ")")))
    return weekday;
  scan->at = at;
  return 0;
}

/* 1st, 2nd … behind a number, before a blank or a comma. */
static void
scan_ordinal (NotationScan *scan)
{
  static const char *const ends[] = { "st", "nd", "rd", "th", NULL };
  gsize at = scan->at;
  if (scan_words (scan, ends) >= 0 && g_ascii_isalpha (scan->text[scan->at]))
    scan->at = at;
}

static gboolean
fail (DayParts *day, NotationFault fault)
{
  day->fault = fault;
  return FALSE;
}

/* A year of four digits; one of two is a fault. */
static gboolean
take_year (DayParts *day, gint64 value, guint n)
{
  if (n != 4)
    return fail (day, n == 2 || n == 3 ? NOTATION_SHORT_YEAR : NOTATION_OTHER);
  day->year = (int) value;
  return TRUE;
}

static gboolean
scan_day_digits (NotationScan *scan, DayParts *day, int *value)
{
  gint64 number;
  guint n;
  if (!scan_digits (scan, &number, &n) || n > 2)
    return fail (day, NOTATION_OTHER);
  *value = (int) number;
  return TRUE;
}

/* Separators of year, month and day: '-', '/', '.', 'Y' for 年, 'M' for 月, ' ' for a blank; 0 when there is none. */
static char
scan_separator (NotationScan *scan)
{
  gsize at = scan->at;
  gboolean blank = scan_blank (scan);
  char found = scan_text (scan, "年") ? 'Y' : scan_text (scan, "月") ? 'M' : scan_text (scan, "-") ? '-' : scan_text (scan, "/") ? '/'
    : scan_text (scan, ".") ? '.' : blank ? ' ' : 0;
  if (found == 0)
    scan->at = at;
  else if (found == ' ')
    return ' ';
  else
    {
      if (blank)
        scan->repairs |= NOTATION_BLANKS;
      scan_odd_blank (scan);
    }
  return found;
}

/* 日 or 号 behind the day, which only 月 asks for. */
static void
scan_day_word (NotationScan *scan, char separator)
{
  gsize at = scan->at;
  if (separator == 'M')
    scan_blank (scan);
  gboolean word = scan_text (scan, "日") || scan_text (scan, "号");
  if (word ? separator != 'M' : separator == 'M')
    scan->repairs |= NOTATION_PUNCTUATION;
  if (!word)
    scan->at = at;
  else if (scan->text[at] == ' ')
    scan->repairs |= NOTATION_BLANKS;
}

/* A digit further on: 2026\11\4 has a day, written in another way. */
static gboolean
has_digit_left (const NotationScan *scan)
{
  return strpbrk (scan->text + scan->at, "0123456789") != NULL;
}

/* 2026-11-02, 2026年11月2日, 2026 Nov 2: the year and what stands behind it has been read. */
static gboolean
scan_after_year (NotationScan *scan, DayParts *day, char first)
{
  if (first == 0 || scan_end (scan))
    return fail (day, has_digit_left (scan) ? NOTATION_OTHER : NOTATION_NO_DAY);
  day->month = scan_name (scan, months, 12);
  if (day->month == 0 && !scan_day_digits (scan, day, &day->month))
    return FALSE;
  char second = scan_separator (scan);
  if (second == 0 || scan_end (scan))
    return fail (day, has_digit_left (scan) ? NOTATION_OTHER : NOTATION_NO_DAY);
  if (!scan_day_digits (scan, day, &day->day))
    return FALSE;
  scan_day_word (scan, second);
  if (first == ' ' || second == ' ')
    scan->repairs |= NOTATION_BLANKS;
  else if (first == 'Y' ? second != 'M' : first != second)
    scan->repairs |= NOTATION_PUNCTUATION;
  return TRUE;
}

/* The year behind a day and a month, which may be missing. */
static gboolean
scan_last_year (NotationScan *scan, DayParts *day)
{
  gsize at = scan->at;
  gint64 value;
  guint n;
  scan_text (scan, ",");
  if (!scan_blank (scan) && !scan_text (scan, "-") && !scan_text (scan, "/"))
    scan_text (scan, ".");
  /* A time may follow instead: "2 Nov 9:00". */
  if (scan_digits (scan, &value, &n) && scan->text[scan->at] != ':')
    return take_year (day, value, n);
  scan->at = at;
  return TRUE;
}

/* Nov 2, 2026: the month's name has been read. */
static gboolean
scan_after_month_name (NotationScan *scan, DayParts *day)
{
  gint64 value;
  guint n;
  if (scan_separator (scan) == 0 || !scan_digits (scan, &value, &n))
    return fail (day, NOTATION_NO_DAY);
  if (n == 4)
    return fail (day, NOTATION_NO_DAY);
  if (n > 2)
    return fail (day, NOTATION_OTHER);
  scan_ordinal (scan);
  day->day = (int) value;
  /* Nov-26 is a day in November or November of a year; Nov 26 is a day. */
  if (scan_end (scan) && memchr (scan->text, '-', scan->length) != NULL)
    return fail (day, NOTATION_AMBIGUOUS);
  return scan_last_year (scan, day);
}

/* 02/11/2026: the day or the month first, whichever can be. */
static gboolean
sort_day_and_month (DayParts *day, int first, int second)
{
  gboolean day_first = second >= 1 && second <= 12 && date_new (day->year, second, first) != DATE_NONE;
  gboolean month_first = first >= 1 && first <= 12 && date_new (day->year, first, second) != DATE_NONE;
  if (!day_first && !month_first)
    return fail (day, NOTATION_NO_SUCH);
  if (day_first && month_first && first != second)
    return fail (day, NOTATION_AMBIGUOUS);
  day->month = month_first ? first : second;
  day->day = month_first ? second : first;
  return TRUE;
}

/* 11月2日, 11/2, 2-Nov-2026, 02/11/2026: one or two digits have been read. */
static gboolean
scan_after_short_number (NotationScan *scan, DayParts *day, int first)
{
  scan_ordinal (scan);
  char separator = scan_separator (scan);
  if (separator == 'Y')
    return fail (day, NOTATION_SHORT_YEAR);
  if (separator == 'M')
    {
      day->month = first;
      if (scan_end (scan))
        return fail (day, NOTATION_NO_DAY);
      if (!scan_day_digits (scan, day, &day->day))
        return FALSE;
      scan_day_word (scan, 'M');
      return TRUE;
    }
  if (separator != 0 && (day->month = scan_name (scan, months, 12)) > 0)
    {
      day->day = first;
      return scan_last_year (scan, day);
    }
  int second;
  if (separator == 0 || separator == ' ' || !scan_day_digits (scan, day, &second))
    return fail (day, NOTATION_OTHER);
  char again = scan_separator (scan);
  /* 11.2 may be a number, or 11.20 without its zero. */
  if (again == 0 || again == ' ')
    {
      if (again == ' ')
        scan->at--;
      day->month = first;
      day->day = second;
      return separator != '.' || fail (day, NOTATION_OTHER);
    }
  gint64 value;
  guint n;
  if (again != separator || !scan_digits (scan, &value, &n))
    return fail (day, NOTATION_OTHER);
  /* 24/3/1 */
  if (n == 1)
    return fail (day, NOTATION_SHORT_YEAR);
  return take_year (day, value, n) && sort_day_and_month (day, first, second);
}

/* 民國115年11月2日 counts from 1912. */
static gboolean
scan_republic (NotationScan *scan, DayParts *day)
{
  gint64 value;
  guint n;
  scan_odd_blank (scan);
  if (!scan_digits (scan, &value, &n) || n > 3 || value < 1)
    return fail (day, NOTATION_OTHER);
  day->year = (int) value + 1911;
  return scan_after_year (scan, day, scan_separator (scan));
}

static gboolean
scan_serial (NotationScan *scan, DayParts *day, gsize from)
{
  NotationNumber number;
  NotationFault fault;
  gsize end = scan->at;
  scan->at = from;
  if (!scan_number (scan, &number, &fault) || scan->at < end || !notation_serial (&number, &day->serial, &day->microseconds))
    return fail (day, NOTATION_OTHER);
  scan->repairs |= NOTATION_SERIAL;
  return TRUE;
}

/* The day itself, without weekday and time. */
static gboolean
scan_core (NotationScan *scan, DayParts *day)
{
  gsize from = scan->at;
  gint64 value;
  guint n;
  if (scan_text (scan, "民国"))
    return scan_republic (scan, day);
  if ((day->month = scan_name (scan, months, 12)) > 0)
    return scan_after_month_name (scan, day);
  if (!scan_digits (scan, &value, &n))
    return fail (day, NOTATION_OTHER);
  if (n == 8)
    {
      day->year = (int) (value / 10000);
      day->month = (int) (value / 100 % 100);
      day->day = (int) (value % 100);
      return day->year >= 1000 || fail (day, NOTATION_OTHER);
    }
  if (n == 4)
    {
      day->year = (int) value;
      return scan_after_year (scan, day, scan_separator (scan));
    }
  if (n == 5)
    return scan_serial (scan, day, from);
  if (n == 3 && scan->text[scan->at] != '\0' && strchr ("/-.", scan->text[scan->at]) != NULL)
    return fail (day, NOTATION_SHORT_YEAR);
  return n <= 2 ? scan_after_short_number (scan, day, (int) value) : fail (day, NOTATION_OTHER);
}

/* Minutes and what is below them, of a clock; FALSE when there is no such time. */
static gboolean
take_clock (const NotationClock *clock, gint64 *microseconds, NotationFault *fault)
{
  int minutes = clock_minutes (clock, fault);
  if (minutes < 0)
    return FALSE;
  *fault = NOTATION_OTHER;
  *microseconds = minutes * NOTATION_MINUTE + clock->microseconds;
  return TRUE;
}

/* -10:00 behind 09:00: the end of a range. Only where that is no zone. */
static gboolean
scan_moment_end (NotationScan *scan, NotationMoment *moment, NotationClock *first, NotationFault *fault)
{
  NotationClock last;
  if (!scan_range_end (scan, first, &last, fault) || !take_clock (first, &moment->microseconds, fault) || !take_clock (&last, &moment->end, fault))
    return FALSE;
  if (moment->end <= moment->microseconds)
    *fault = NOTATION_REVERSED;
  return moment->end > moment->microseconds;
}

/* Does a dash with a time behind it stand here, and not four digits, which may be a zone as well? */
static gboolean
is_range_dash (NotationScan *scan)
{
  gsize at = scan->at;
  scan_blank (scan);
  gboolean dash = scan_text (scan, "-");
  scan->at = dash ? scan->at : at;
  const char *digits = scan->text + scan->at;
  gboolean is_range = dash && (strspn (digits, "0123456789") < 4);
  scan->at = at;
  return is_range;
}

/* The time behind a day, where there is one: with a zone, or with the end of a range. */
static gboolean
scan_moment_time (NotationScan *scan, NotationMoment *moment, NotationFault *fault)
{
  NotationClock clock;
  scan_text (scan, ",");
  gboolean exact = scan_text (scan, "t");
  if (!exact)
    scan_blank (scan);
  gboolean brackets = scan_text (scan, "(");
  if (!scan_clock (scan, TRUE, &clock, fault))
    return FALSE;
  exact |= clock.seconds;
  gsize at = scan->at;
  gboolean single = !clock.bare || clock.period > 0;
  if (single && !take_clock (&clock, &moment->microseconds, fault))
    return FALSE;
  if (single && (exact || !is_range_dash (scan)) && scan_zone (scan, moment) && (!brackets || scan_text (scan, ")")) && scan_end (scan))
    return exact || moment->offset >= 0 || scan->text[at] != '-';
  scan->at = at;
  moment->zoned = FALSE;
  moment->offset = 0;
  return scan_moment_end (scan, moment, &clock, fault) && (!brackets || scan_text (scan, ")"));
}

/* The day that the parts name; DATE_NONE and a fault when there is none. */
static Date
day_of (DayParts *day, NotationScan *scan, int year)
{
  if (day->serial != DATE_NONE)
    return day->serial;
  if (day->year == 0 && year > 0)
    {
      day->year = year;
      scan->repairs |= NOTATION_YEAR;
    }
  /* Of a leap year, so that the 29th of February only lacks its year. */
  gboolean exists = date_new (day->year == 0 ? 2000 : day->year, day->month, day->day) != DATE_NONE;
  if (day->year == 0)
    day->fault = exists ? NOTATION_NO_YEAR : NOTATION_NO_SUCH;
  else
    day->fault = exists ? NOTATION_NONE : NOTATION_NO_SUCH;
  Date date = day->year == 0 ? DATE_NONE : date_new (day->year, day->month, day->day);
  if (date != DATE_NONE && day->weekday > 0 && date_weekday (date) != day->weekday)
    {
      day->fault = NOTATION_WEEKDAY;
      return DATE_NONE;
    }
  return date;
}

static Notation
scan_moment (NotationScan *scan, int year, NotationMoment *moment)
{
  DayParts day = { .microseconds = -1 };
  day.weekday = scan_weekday (scan);
  if (day.weekday > 0)
    {
      scan_text (scan, ",");
      scan_blank (scan);
    }
  if (!scan_core (scan, &day))
    return scan_wrong (scan, day.fault);
  if (day.weekday == 0)
    {
      gsize at = scan->at;
      scan_text (scan, ",");
      scan_blank (scan);
      day.weekday = scan_weekday (scan);
      if (day.weekday == 0)
        scan->at = at;
    }
  NotationFault fault = NOTATION_OTHER;
  moment->microseconds = day.microseconds;
  if (!scan_end (scan) && (day.microseconds >= 0 || !scan_moment_time (scan, moment, &fault)))
    return scan_wrong (scan, fault);
  if (!scan_end (scan))
    return scan_wrong (scan, NOTATION_OTHER);
  moment->date = day_of (&day, scan, year);
  return moment->date == DATE_NONE ? notation_wrong (day.fault) : scan_result (scan);
}

Notation
notation_moment (const char *text, gsize length, int year, NotationMoment *moment)
{
  NotationScan scan;
  *moment = (NotationMoment) { .microseconds = -1, .end = -1 };
  if (!notation_clean (text, length, &scan))
    return notation_wrong (NOTATION_OTHER);
  Notation notation = scan_moment (&scan, year, moment);
  if (notation.outcome == NOTATION_WRONG)
    *moment = (NotationMoment) { .microseconds = -1, .end = -1 };
  return notation;
}

Notation
notation_date (const char *text, gsize length, int year, Date *date)
{
  NotationMoment moment;
  if (date_parse (text, length, date))
    return (Notation) { NOTATION_EXACT, NOTATION_NONE, 0 };
  Notation notation = notation_moment (text, length, year, &moment);
  *date = moment.date;
  return notation;
}
