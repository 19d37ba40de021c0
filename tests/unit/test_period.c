#include "measure/period.h"

#include <string.h>

static Date
day (const char *text)
{
  Date date = DATE_NONE;
  g_assert_true (date_parse (text, strlen (text), &date));
  return date;
}

/* Months from the 26th, weeks from Sunday. */
static const PeriodRules closing_25th = { .month_starts = 26, .week_starts = 7 };
static const PeriodRules *rules = &period_rules_usual;

/* Checks the period of that kind around a day: its name, its first and its last day. */
static void
expect (PeriodKind kind, const char *around, const char *name, const char *first, const char *last)
{
  char buffer[PERIOD_BUFFER], from[DATE_BUFFER], to[DATE_BUFFER];
  Period period = period_of (rules, kind, day (around)), parsed = { 0 };
  g_assert_cmpstr (period_format (&period, buffer), ==, name);
  g_assert_cmpstr (date_format (period.first, from), ==, first);
  g_assert_cmpstr (date_format (period.last, to), ==, last);
  g_assert_true (period_parse (rules, name, &parsed));
  g_assert_true (period_equal (&parsed, &period));
  g_assert_cmpuint (parsed.last, ==, period.last);
}

static void
test_periods (void)
{
  expect (PERIOD_DAY, "2026-11-20", "2026-11-20", "2026-11-20", "2026-11-20");
  expect (PERIOD_WEEK, "2026-11-20", "2026-W47", "2026-11-16", "2026-11-22");
  expect (PERIOD_MONTH, "2026-11-20", "2026-11", "2026-11-01", "2026-11-30");
  expect (PERIOD_QUARTER, "2026-11-20", "2026-Q4", "2026-10-01", "2026-12-31");
  expect (PERIOD_YEAR, "2026-11-20", "2026", "2026-01-01", "2026-12-31");
  expect (PERIOD_MONTH, "2024-02-29", "2024-02", "2024-02-01", "2024-02-29");
  expect (PERIOD_MONTH, "2025-02-28", "2025-02", "2025-02-01", "2025-02-28");
  expect (PERIOD_QUARTER, "2026-01-01", "2026-Q1", "2026-01-01", "2026-03-31");
  expect (PERIOD_QUARTER, "2026-06-30", "2026-Q2", "2026-04-01", "2026-06-30");
}

/* Weeks belong to the year of their Thursday. */
static void
test_weeks_around_new_year (void)
{
  expect (PERIOD_WEEK, "2020-12-31", "2020-W53", "2020-12-28", "2021-01-03");
  expect (PERIOD_WEEK, "2021-01-03", "2020-W53", "2020-12-28", "2021-01-03");
  expect (PERIOD_WEEK, "2021-01-04", "2021-W01", "2021-01-04", "2021-01-10");
  expect (PERIOD_WEEK, "2024-12-30", "2025-W01", "2024-12-30", "2025-01-05");
  expect (PERIOD_WEEK, "2026-12-31", "2026-W53", "2026-12-28", "2027-01-03");
  expect (PERIOD_WEEK, "2023-01-01", "2022-W52", "2022-12-26", "2023-01-01");
  /* Against GLib's ISO weeks, each day of 60 years. */
  for (Date at = day ("1990-01-01"); at < day ("2050-01-01"); at++)
    {
      Period week = period_of (rules, PERIOD_WEEK, at);
      GDate *date = g_date_new_julian (at);
      int year, number;
      period_numbers (&week, &year, &number);
      g_assert_cmpint (number, ==, (int) g_date_get_iso8601_week_of_year (date));
      g_date_free (date);
    }
}

/* A month that closes on the 25th is called by the month it ends in; quarters and years are their months. */
static void
test_months_from_the_26th (void)
{
  rules = &closing_25th;
  expect (PERIOD_MONTH, "2026-11-20", "2026-11", "2026-10-26", "2026-11-25");
  expect (PERIOD_MONTH, "2026-11-25", "2026-11", "2026-10-26", "2026-11-25");
  expect (PERIOD_MONTH, "2026-11-26", "2026-12", "2026-11-26", "2026-12-25");
  expect (PERIOD_MONTH, "2026-12-26", "2027-01", "2026-12-26", "2027-01-25");
  expect (PERIOD_MONTH, "2024-02-29", "2024-03", "2024-02-26", "2024-03-25");
  expect (PERIOD_MONTH, "2023-02-26", "2023-03", "2023-02-26", "2023-03-25");
  expect (PERIOD_QUARTER, "2025-12-26", "2026-Q1", "2025-12-26", "2026-03-25");
  expect (PERIOD_QUARTER, "2026-03-26", "2026-Q2", "2026-03-26", "2026-06-25");
  expect (PERIOD_QUARTER, "2026-11-20", "2026-Q4", "2026-09-26", "2026-12-25");
  expect (PERIOD_YEAR, "2026-01-01", "2026", "2025-12-26", "2026-12-25");
  expect (PERIOD_YEAR, "2026-12-25", "2026", "2025-12-26", "2026-12-25");
  expect (PERIOD_YEAR, "2026-12-26", "2027", "2026-12-26", "2027-12-25");
  expect (PERIOD_DAY, "2026-11-26", "2026-11-26", "2026-11-26", "2026-11-26");
  rules = &period_rules_usual;
}

/* Up to the 15th a month is called by the month it begins in, which holds most of it. */
static void
test_months_from_other_days (void)
{
  static const struct { guint starts; const char *around, *month, *first, *last; } cases[] = {
    { 2, "2026-11-01", "2026-10", "2026-10-02", "2026-11-01" },  { 6, "2026-11-06", "2026-11", "2026-11-06", "2026-12-05" },
    { 15, "2026-02-14", "2026-01", "2026-01-15", "2026-02-14" }, { 15, "2026-02-15", "2026-02", "2026-02-15", "2026-03-14" },
    { 16, "2026-02-15", "2026-02", "2026-01-16", "2026-02-15" }, { 16, "2026-02-16", "2026-03", "2026-02-16", "2026-03-15" },
    { 28, "2024-02-28", "2024-03", "2024-02-28", "2024-03-27" }, { 28, "2024-02-27", "2024-02", "2024-01-28", "2024-02-27" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      PeriodRules own = { .month_starts = cases[i].starts, .week_starts = 1 };
      rules = &own;
      expect (PERIOD_MONTH, cases[i].around, cases[i].month, cases[i].first, cases[i].last);
    }
  /* A year from 6 January 2026 to 5 January 2027. */
  PeriodRules own = { .month_starts = 6, .week_starts = 1 };
  rules = &own;
  expect (PERIOD_YEAR, "2027-01-05", "2026", "2026-01-06", "2027-01-05");
  expect (PERIOD_QUARTER, "2026-04-05", "2026-Q1", "2026-01-06", "2026-04-05");
  rules = &period_rules_usual;
}

/* Weeks from Sunday belong to the year of their Wednesday, weeks from Saturday to that of their Tuesday. */
static void
test_weeks_from_other_days (void)
{
  static const PeriodRules saturday = { .month_starts = 1, .week_starts = 6 };
  rules = &closing_25th;
  expect (PERIOD_WEEK, "2026-11-20", "2026-W46", "2026-11-15", "2026-11-21");
  expect (PERIOD_WEEK, "2026-11-22", "2026-W47", "2026-11-22", "2026-11-28");
  /* Wednesday is 31 December 2025: the 53rd Wednesday of 2025. */
  expect (PERIOD_WEEK, "2026-01-03", "2025-W53", "2025-12-28", "2026-01-03");
  expect (PERIOD_WEEK, "2026-01-04", "2026-W01", "2026-01-04", "2026-01-10");
  /* Wednesday is 1 January 2025. */
  expect (PERIOD_WEEK, "2024-12-29", "2025-W01", "2024-12-29", "2025-01-04");
  rules = &saturday;
  /* Tuesday is 17 November 2026, the 46th Tuesday: the first is 6 January. */
  expect (PERIOD_WEEK, "2026-11-20", "2026-W46", "2026-11-14", "2026-11-20");
  expect (PERIOD_WEEK, "2026-11-21", "2026-W47", "2026-11-21", "2026-11-27");
  rules = &period_rules_usual;
}

static void
test_neighbours (void)
{
  static const struct { const char *period, *previous, *next; } cases[] = {
    { "2024-02-29", "2024-02-28", "2024-03-01" }, { "2020-W53", "2020-W52", "2021-W01" }, { "2026-01", "2025-12", "2026-02" },
    { "2026-Q1", "2025-Q4", "2026-Q2" },          { "2026", "2025", "2027" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Period period, previous, next;
      char buffer[PERIOD_BUFFER];
      g_assert_true (period_parse (rules, cases[i].period, &period));
      previous = period_previous (&period);
      next = period_next (&period);
      g_assert_cmpstr (period_format (&previous, buffer), ==, cases[i].previous);
      g_assert_cmpstr (period_format (&next, buffer), ==, cases[i].next);
      g_assert_false (period_equal (&period, &next));
    }
}

static void
test_refused (void)
{
  static const char *const texts[] = { "",          "202",        "2026-13",   "2026-00",  "2026-Q5",  "2026-Q0",   "2025-W53", "2026-W00", "2026-W54", "2026-02-29",
                                       "2026/11/20", "2026-11-2", "2026-1",    "26-11-20", "2026-w47", "2026-W4",   "2026-W470", "2026_11",  " 2026",    "2026 ",
                                       "0000",      "-026",       "2026-+1",   "2026-Qx",  "20261120", "２０２６" };
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      Period period;
      if (period_parse (rules, texts[i], &period))
        {
          g_test_message ("accepted \"%s\"", texts[i]);
          g_test_fail ();
        }
    }
}

/* Every day of 60 years lies in its period, and periods follow each other without a gap. */
static void
check_every_day (void)
{
  for (PeriodKind kind = 0; kind < N_PERIODS; kind++)
    {
      Period period = period_of (rules, kind, day ("1999-12-25"));
      for (Date at = period.first; at < day ("2059-01-01"); at++)
        {
          if (at > period.last)
            {
              Period next = period_next (&period), back = period_previous (&next);
              g_assert_cmpuint (next.first, ==, period.last + 1);
              g_assert_true (period_equal (&back, &period));
              period = next;
            }
          Period of = period_of (rules, kind, at);
          if (!period_equal (&of, &period))
            g_error ("day %u", at);
        }
    }
}

static void
test_every_day (void)
{
  static const guint starts[] = { 1, 2, 15, 16, 26, 28 };
  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    {
      PeriodRules own = { .month_starts = starts[i], .week_starts = i + 2 };
      rules = &own;
      check_every_day ();
    }
  rules = &period_rules_usual;
  check_every_day ();
}

/* Every period is found by its name, and by no other. */
static void
test_names (void)
{
  for (PeriodKind kind = 0; kind < N_PERIODS; kind++)
    {
      Period period = period_of (&closing_25th, kind, day ("1999-12-25"));
      g_autofree char *before = g_strdup ("");
      for (; period.first < day ("2030-01-01"); period = period_next (&period))
        {
          char name[PERIOD_BUFFER];
          Period parsed;
          g_assert_cmpstr (period_format (&period, name), >, before);
          g_assert_true (period_parse (&closing_25th, name, &parsed) && period_equal (&parsed, &period));
          g_free (before);
          before = g_strdup (name);
        }
    }
}

static void
test_ends_of_the_calendar (void)
{
  for (PeriodKind kind = 0; kind < N_PERIODS; kind++)
    {
      Period first = period_of (rules, kind, day ("0001-01-01")), last = period_of (rules, kind, day ("9999-12-31"));
      char buffer[PERIOD_BUFFER];
      g_assert_cmpuint (first.first, ==, 1);
      g_assert_cmpuint (last.last, >=, day ("9999-12-31"));
      g_assert_cmpuint (strlen (period_format (&last, buffer)), >=, 4);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  g_test_add_func ("/period/kinds", test_periods);
  g_test_add_func ("/period/weeks-around-new-year", test_weeks_around_new_year);
  g_test_add_func ("/period/months-from-the-26th", test_months_from_the_26th);
  g_test_add_func ("/period/months-from-other-days", test_months_from_other_days);
  g_test_add_func ("/period/weeks-from-other-days", test_weeks_from_other_days);
  g_test_add_func ("/period/names", test_names);
  g_test_add_func ("/period/neighbours", test_neighbours);
  g_test_add_func ("/period/refused", test_refused);
  g_test_add_func ("/period/every-day", test_every_day);
  g_test_add_func ("/period/ends-of-the-calendar", test_ends_of_the_calendar);
  return g_test_run ();
}
