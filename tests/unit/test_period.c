#include "measure/period.h"

#include <string.h>

static Date
day (const char *text)
{
  Date date = DATE_NONE;
  g_assert_true (date_parse (text, strlen (text), &date));
  return date;
}

/* Checks the period of that kind around a day: its name, its first and its last day. */
static void
expect (PeriodKind kind, const char *around, const char *name, const char *first, const char *last)
{
  char buffer[PERIOD_BUFFER], from[DATE_BUFFER], to[DATE_BUFFER];
  Period period = period_of (kind, day (around)), parsed = { 0 };
  g_assert_cmpstr (period_format (&period, buffer), ==, name);
  g_assert_cmpstr (date_format (period.first, from), ==, first);
  g_assert_cmpstr (date_format (period.last, to), ==, last);
  g_assert_true (period_parse (name, &parsed));
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
      g_assert_true (period_parse (cases[i].period, &period));
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
      if (period_parse (texts[i], &period))
        {
          g_test_message ("accepted \"%s\"", texts[i]);
          g_test_fail ();
        }
    }
}

/* Every day of 60 years lies in its period, and periods follow each other without a gap. */
static void
test_every_day (void)
{
  for (PeriodKind kind = 0; kind < N_PERIODS; kind++)
    {
      Period period = period_of (kind, day ("1999-12-25"));
      for (Date at = period.first; at < day ("2059-01-01"); at++)
        {
          if (at > period.last)
            {
              Period next = period_next (&period), back = period_previous (&next);
              g_assert_cmpuint (next.first, ==, period.last + 1);
              g_assert_true (period_equal (&back, &period));
              period = next;
            }
          Period of = period_of (kind, at);
          if (!period_equal (&of, &period))
            g_error ("day %u", at);
        }
    }
}

static void
test_ends_of_the_calendar (void)
{
  for (PeriodKind kind = 0; kind < N_PERIODS; kind++)
    {
      Period first = period_of (kind, day ("0001-01-01")), last = period_of (kind, day ("9999-12-31"));
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
  g_test_add_func ("/period/neighbours", test_neighbours);
  g_test_add_func ("/period/refused", test_refused);
  g_test_add_func ("/period/every-day", test_every_day);
  g_test_add_func ("/period/ends-of-the-calendar", test_ends_of_the_calendar);
  return g_test_run ();
}
