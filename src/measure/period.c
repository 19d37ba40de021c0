#include "measure/period.h"

#include <string.h>

/* The first day of the month `months` after month 0 of year 0, as a count of months; DATE_NONE outside the calendar. */
static Date
month_start (int months)
{
  return months < 12 ? DATE_NONE : date_new (months / 12, months % 12 + 1, 1);
}

/* A period of `length` whole months that holds the month `months`. The last day is the day before the next period begins. */
static Period
months_period (PeriodKind kind, int months, int length)
{
  int first = months - months % length;
  Date next = month_start (first + length);
  /* The calendar ends with the year 9999. */
  Date last = next == DATE_NONE ? date_new (9999, 12, 31) : next - 1;
  return (Period) { .kind = kind, .first = month_start (first), .last = last };
}

Period
period_of (PeriodKind kind, Date day)
{
  if (kind == PERIOD_DAY)
    return (Period) { .kind = kind, .first = day, .last = day };
  if (kind == PERIOD_WEEK)
    {
      Date monday = day + 1 - (Date) date_weekday (day);
      return (Period) { .kind = kind, .first = monday, .last = monday + 6 };
    }
  int year, month, day_of_month;
  date_split (day, &year, &month, &day_of_month);
  int length = kind == PERIOD_MONTH ? 1 : kind == PERIOD_QUARTER ? 3 : 12;
  return months_period (kind, year * 12 + month - 1, length);
}

Period
period_previous (const Period *period)
{
  return period_of (period->kind, period->first - 1);
}

Period
period_next (const Period *period)
{
  return period_of (period->kind, period->last + 1);
}

gboolean
period_equal (const Period *a, const Period *b)
{
  return a->kind == b->kind && a->first == b->first;
}

char *
period_format (const Period *period, char buffer[PERIOD_BUFFER])
{
  int year, month, day, week;
  date_split (period->first, &year, &month, &day);
  switch (period->kind)
    {
    case PERIOD_WEEK:
      date_iso_week (period->first, &year, &week);
      g_snprintf (buffer, PERIOD_BUFFER, "%04d-W%02d", year, week);
      break;
    case PERIOD_MONTH:
      g_snprintf (buffer, PERIOD_BUFFER, "%04d-%02d", year, month);
      break;
    case PERIOD_QUARTER:
      g_snprintf (buffer, PERIOD_BUFFER, "%04d-Q%d", year, (month + 2) / 3);
      break;
    case PERIOD_YEAR:
      g_snprintf (buffer, PERIOD_BUFFER, "%04d", year);
      break;
    default:
      date_format (period->first, buffer);
      break;
    }
  return buffer;
}

/* The number that `length` digits make; -1 when there is anything else. */
static int
digits (const char *text, gsize length)
{
  int value = 0;
  for (gsize i = 0; i < length; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return -1;
      value = value * 10 + (text[i] - '0');
    }
  return value;
}

/* Some day of the period that the text names, and its kind. */
static gboolean
find_day (const char *text, gsize length, PeriodKind *kind, Date *day)
{
  int year = digits (text, MIN (length, 4));
  if (length < 4 || year < 1)
    return FALSE;
  if (length == 10)
    {
      *kind = PERIOD_DAY;
      return text[4] == '-' && date_parse (text, length, day);
    }
  if (length == 4)
    {
      *kind = PERIOD_YEAR;
      *day = date_new (year, 1, 1);
    }
  else if (length == 7 && text[5] == 'Q')
    {
      *kind = PERIOD_QUARTER;
      *day = date_new (year, digits (text + 6, 1) * 3, 1);
    }
  else if (length == 7)
    {
      *kind = PERIOD_MONTH;
      *day = date_new (year, digits (text + 5, 2), 1);
    }
  else if (length == 8 && text[5] == 'W')
    {
      *kind = PERIOD_WEEK;
      /* 4 January is always in week 1. */
      int week = digits (text + 6, 2);
      *day = week < 1 || week > 53 ? DATE_NONE : date_new (year, 1, 4) + 7 * (Date) (week - 1);
    }
  else
    return FALSE;
  return *day != DATE_NONE;
}

gboolean
period_parse (const char *text, Period *period)
{
  PeriodKind kind;
  Date day;
  char buffer[PERIOD_BUFFER];
  if (!find_day (text, strlen (text), &kind, &day))
    return FALSE;
  Period found = period_of (kind, day);
  /* The one spelling of a period: refuses 2026-W53 of a year with 52 weeks and 2026_11. */
  if (strcmp (period_format (&found, buffer), text) != 0)
    return FALSE;
  *period = found;
  return TRUE;
}

const char *
period_kind_name (PeriodKind kind)
{
  static const char *const names[N_PERIODS] = { "daily", "weekly", "monthly", "quarterly", "annual" };
  return names[kind];
}
