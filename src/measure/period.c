#include "measure/period.h"

#include <string.h>

const PeriodRules period_rules_usual = { .month_starts = 1, .week_starts = 1 };

PeriodRules
period_rules (const Config *config)
{
  return (PeriodRules) { .month_starts = config->month_starts, .week_starts = config->week_starts + 1 };
}

/* Months are counted from month 0 of year 0. The calendar ends with the year 9999. */
#define LAST_MONTH (9999 * 12 + 11)
/* A month that begins after this day is called by the next one. */
#define LAST_OWN_DAY 15

/* The month whose name the period has that begins on the day `starts` of the month `months`, and back. */
static int
named_month (int months, guint starts)
{
  return starts > LAST_OWN_DAY ? months + 1 : months;
}

static int
beginning_month (int named, guint starts)
{
  return starts > LAST_OWN_DAY ? named - 1 : named;
}

static int
months_of (Date day, guint *day_of_month)
{
  int year, month, in_month;
  date_split (day, &year, &month, &in_month);
  *day_of_month = (guint) in_month;
  return year * 12 + month - 1;
}

/* The first day of the month called `named`; the calendar's first day for what would begin before it, DATE_NONE behind its end. */
static Date
month_start (int named, guint starts)
{
  int months = beginning_month (named, starts);
  if (named > LAST_MONTH)
    return DATE_NONE;
  return months < 12 ? 1 : date_new (months / 12, months % 12 + 1, (int) starts);
}

/* A period of `length` whole months that holds the month `named`. The last day is the day before the next period begins. */
static Period
months_period (PeriodKind kind, int named, guint starts)
{
  int length = kind == PERIOD_MONTH ? 1 : kind == PERIOD_QUARTER ? 3 : 12;
  int first = named - named % length;
  Date next = month_start (first + length, starts);
  Date last = next == DATE_NONE ? date_new (9999, 12, 31) : next - 1;
  return (Period) { .kind = kind, .first = month_start (first, starts), .last = last };
}

Period
period_of (const PeriodRules *rules, PeriodKind kind, Date day)
{
  if (kind == PERIOD_DAY)
    return (Period) { .kind = kind, .first = day, .last = day };
  if (kind == PERIOD_WEEK)
    {
      guint before = ((guint) date_weekday (day) + 7 - rules->week_starts) % 7;
      /* The calendar's first week may be short, as the first month. */
      return (Period) { .kind = kind, .first = before < day ? day - before : 1, .last = day + 6 - before };
    }
  guint day_of_month;
  int months = months_of (day, &day_of_month);
  int named = named_month (day_of_month < rules->month_starts ? months - 1 : months, rules->month_starts);
  return months_period (kind, MIN (named, LAST_MONTH), rules->month_starts);
}

/* The rules that make a period beginning on that day. */
static PeriodRules
rules_of (Date first)
{
  PeriodRules rules = { .week_starts = (guint) date_weekday (first) };
  months_of (first, &rules.month_starts);
  return rules;
}

Period
period_previous (const Period *period)
{
  PeriodRules rules = rules_of (period->first);
  return period_of (&rules, period->kind, period->first - 1);
}

Period
period_next (const Period *period)
{
  PeriodRules rules = rules_of (period->last + 1);
  return period_of (&rules, period->kind, period->last + 1);
}

gboolean
period_equal (const Period *a, const Period *b)
{
  return a->kind == b->kind && a->first == b->first;
}

gboolean
period_is_usual (const Period *period)
{
  guint day_of_month;
  months_of (period->first, &day_of_month);
  return period->kind < PERIOD_MONTH || day_of_month == 1;
}

void
period_numbers (const Period *period, int *year, int *number)
{
  guint day_of_month;
  int named = months_of (period->first, &day_of_month), month, day;
  if (period->kind < PERIOD_MONTH)
    {
      Date fourth = period->first + (period->kind == PERIOD_WEEK ? 3 : 0);
      date_split (fourth, year, &month, &day);
      *number = period->kind == PERIOD_WEEK ? (int) (fourth - date_new (*year, 1, 1)) / 7 + 1 : 0;
      return;
    }
  named = named_month (named, day_of_month);
  *year = named / 12;
  *number = period->kind == PERIOD_MONTH ? named % 12 + 1 : period->kind == PERIOD_QUARTER ? named % 12 / 3 + 1 : 1;
}

char *
period_format (const Period *period, char buffer[PERIOD_BUFFER])
{
  int year, number;
  period_numbers (period, &year, &number);
  switch (period->kind)
    {
    case PERIOD_WEEK:
      g_snprintf (buffer, PERIOD_BUFFER, "%04d-W%02d", year, number);
      break;
    case PERIOD_MONTH:
      g_snprintf (buffer, PERIOD_BUFFER, "%04d-%02d", year, number);
      break;
    case PERIOD_QUARTER:
      g_snprintf (buffer, PERIOD_BUFFER, "%04d-Q%d", year, number);
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

/* The period that the text names, if it is written as such; the caller compares the spelling. */
static gboolean
find_period (const PeriodRules *rules, const char *text, Period *period)
{
  gsize length = strlen (text);
  int year = digits (text, MIN (length, 4));
  guint starts = rules->month_starts;
  Date day;
  if (length < 4 || year < 1)
    return FALSE;
  if (length == 4)
    *period = months_period (PERIOD_YEAR, year * 12, starts);
  else if (length == 7 && text[5] == 'Q')
    *period = months_period (PERIOD_QUARTER, year * 12 + CLAMP (digits (text + 6, 1) * 3 - 1, 0, 11), starts);
  else if (length == 7)
    *period = months_period (PERIOD_MONTH, year * 12 + CLAMP (digits (text + 5, 2) - 1, 0, 11), starts);
  else if (length == 8 && text[5] == 'W' && digits (text + 6, 2) > 0)
    /* 4 January is always in week 1. */
    *period = period_of (rules, PERIOD_WEEK, date_new (year, 1, 4) + 7 * (Date) (digits (text + 6, 2) - 1));
  else if (length == 10 && date_parse (text, length, &day))
    *period = period_of (rules, PERIOD_DAY, day);
  else
    return FALSE;
  return TRUE;
}

gboolean
period_parse (const PeriodRules *rules, const char *text, Period *period)
{
  char buffer[PERIOD_BUFFER];
  Period found;
  if (!find_period (rules, text, &found))
    return FALSE;
  /* The one spelling of a period: refuses 2026-W53 of a year with 52 weeks, 2026-13 and 2026_11. */
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
