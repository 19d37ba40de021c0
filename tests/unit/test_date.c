#include "text/date.h"

#include <glib.h>
#include <string.h>

static void
assert_date (const char *text, int year, int month, int day)
{
  Date date = 77;
  gboolean right = date_parse (text, strlen (text), &date);
  g_assert_cmpint (right, ==, year != 0);
  int y, m, d;
  if (!right)
    {
      g_assert_cmpuint (date, ==, 77);
      return;
    }
  date_split (date, &y, &m, &d);
  g_assert_cmpint (y * 10000 + m * 100 + d, ==, year * 10000 + month * 100 + day);
  g_assert_cmpuint (date, ==, date_new (year, month, day));
}

static void
test_dates (void)
{
  assert_date ("2026-11-20", 2026, 11, 20);
  assert_date ("2026/11/2", 2026, 11, 2);
  assert_date ("2026-1-2", 2026, 1, 2);
  assert_date ("2026年11月2日", 2026, 11, 2);
  assert_date ("2026年1月02日", 2026, 1, 2);
  assert_date ("2024-02-29", 2024, 2, 29);
  assert_date ("2000-02-29", 2000, 2, 29);
  static const char *const wrong[] = { "", "2026", "2026-11", "2026-02-29", "1900-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "2026-11-00",
    "2026-11/20", "26-11-20", "2026-11-20 ", " 2026-11-20", "2026-11-200", "2026-011-20", "20261120", "2026.11.20", "-2026-1-1", "0000-01-01",
    "2026--1-1", "2026-11-", "２０２６-11-20", "2026年11月2",
    "2026年11-2日", "2026年11月31日", "2026年11月2日日", "年11月2日", "2026年月2日" };
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    assert_date (wrong[i], 0, 0, 0);
  Date date;
  g_assert_true (date_parse ("2026-11-20,x", 10, &date));
  g_assert_cmpuint (date_new (1, 1, 1), ==, 1);
  g_assert_cmpuint (date_new (2026, 3, 1) - date_new (2026, 2, 1), ==, 28);
  g_assert_cmpuint (date_new (9999, 12, 31), !=, DATE_NONE);
  g_assert_cmpuint (date_new (10000, 1, 1), ==, DATE_NONE);
  g_assert_cmpuint (date_new (2026, 2, 30), ==, DATE_NONE);
  g_assert_cmpuint (date_new (-1, 2, 3), ==, DATE_NONE);
}

static void
test_weekdays (void)
{
  g_assert_cmpint (date_weekday (date_new (2026, 11, 20)), ==, 5);
  g_assert_cmpint (date_weekday (date_new (2021, 1, 3)), ==, 7);
  g_assert_cmpint (date_weekday (DATE_NONE), ==, 0);
  /* Against GLib, each day of 60 years. */
  for (Date date = date_new (1990, 1, 1); date < date_new (2050, 1, 1); date++)
    {
      GDate *day = g_date_new_julian (date);
      g_assert_cmpint (date_weekday (date), ==, g_date_get_weekday (day));
      g_date_free (day);
    }
}

static void
test_format (void)
{
  char buffer[DATE_BUFFER];
  g_assert_cmpstr (date_format (date_new (2026, 11, 2), buffer), ==, "2026-11-02");
  g_assert_cmpstr (date_format (date_new (987, 1, 31), buffer), ==, "0987-01-31");
  g_assert_cmpstr (date_format (DATE_NONE, buffer), ==, "");
  g_assert_cmpstr (time_format (0, buffer), ==, "00:00");
  g_assert_cmpstr (time_format (545, buffer), ==, "09:05");
  g_assert_cmpstr (time_format (1440, buffer), ==, "24:00");
  g_assert_cmpstr (time_format (TIME_NONE, buffer), ==, "");
}

static void
test_times (void)
{
  static const struct { const char *text; int minutes; } cases[] = {
    { "9:00", 540 }, { "09:00", 540 }, { "0:00", 0 }, { "23:59", 1439 }, { "24:00", 1440 }, { "09:30:00", 570 }, { "14：30", -1 },
    { "24:01", -1 }, { "25:00", -1 }, { "9:60", -1 }, { "9:5", -1 }, { "9", -1 }, { "9:000", -1 }, { ":30", -1 }, { "", -1 }, { "-1:00", -1 },
    { "09:30:15", -1 }, { "09:30:", -1 }, { "9.30", -1 }, { " 9:30", -1 }, { "9:30 ", -1 }, { "009:30", -1 },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TimeOfDay time = -1;
      gboolean right = time_parse (cases[i].text, strlen (cases[i].text), &time);
      g_assert_cmpint (right, ==, cases[i].minutes >= 0);
      g_assert_cmpint (time, ==, cases[i].minutes);
    }
}

static void
test_decimals (void)
{
  static const struct { const char *text; Decimal value; } cases[] = {
    { "1.5", 1500000 }, { "0", 0 }, { "-0", 0 }, { "+3", 3000000 }, { "-2.000001", -2000001 }, { "007", 7000000 }, { "85.00", 85000000 },
    { "0.333333", 333333 }, { "999999999999.999999", G_GINT64_CONSTANT (999999999999999999) }, { "-999999999999", G_GINT64_CONSTANT (-999999999999000000) },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Decimal value = 5;
      g_assert_true (decimal_parse (cases[i].text, strlen (cases[i].text), &value));
      g_assert_cmpint (value, ==, cases[i].value);
    }
  static const char *const wrong[] = { "", "-", "+", ".", ".5", "1.", "1.0000001", "1000000000000", "1,5", "1e3", "0x1", "1 ", " 1", "--1", "nan", "1.2.3", "１" };
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      Decimal value = 5;
      g_assert_false (decimal_parse (wrong[i], strlen (wrong[i]), &value));
      g_assert_cmpint (value, ==, 5);
    }
}

static void
assert_ratio (Wide numerator, Wide denominator, int places, const char *expected, const char *fixed)
{
  g_autofree char *text = ratio_format (numerator, denominator, places);
  g_autofree char *kept = ratio_format_fixed (numerator, denominator, places);
  g_assert_cmpstr (text, ==, expected);
  g_assert_cmpstr (kept, ==, fixed);
}

static void
test_ratios (void)
{
  assert_ratio (1, 2, 6, "0.5", "0.500000");
  assert_ratio (1, 3, 6, "0.333333", "0.333333");
  assert_ratio (2, 3, 6, "0.666667", "0.666667");
  assert_ratio (-3, 1, 6, "-3", "-3.000000");
  assert_ratio (93, 1, 1, "93", "93.0");
  assert_ratio (0, 7, 2, "0", "0.00");
  assert_ratio (100, 1, 0, "100", "100");
  /* Half away from zero, and no minus before zero. */
  assert_ratio (1, 2, 0, "1", "1");
  assert_ratio (-1, 2, 0, "-1", "-1");
  assert_ratio (5, 2, 0, "3", "3");
  assert_ratio (1, 8, 2, "0.13", "0.13");
  assert_ratio (-1, 8, 2, "-0.13", "-0.13");
  assert_ratio (-49, 100, 0, "0", "0");
  assert_ratio (-4, 1000, 2, "0", "0.00");
  assert_ratio (999995, 1000000, 5, "1", "1.00000");
  assert_ratio (1999, 2000, 2, "1", "1.00");
  assert_ratio (1005, 1000, 2, "1.01", "1.01");
  assert_ratio (1, 3, 9, "0.333333333", "0.333333333");
  /* Numbers that no 64 bits hold. */
  Wide large = (Wide) G_MAXINT64 * 1000000;
  assert_ratio (large, (Wide) G_MAXINT64 * 3, 6, "333333.333333", "333333.333333");
  Wide most = (Wide) (((unsigned __int128) 1 << 127) - 1);
  assert_ratio (most, 1, 0, "170141183460469231731687303715884105727", "170141183460469231731687303715884105727");
  assert_ratio (-most - 1, 1, 1, "-170141183460469231731687303715884105728", "-170141183460469231731687303715884105728.0");
  /* Against floating point on small numbers, where both are exact enough to compare. */
  for (int n = -50; n <= 50; n++)
    for (int d = 1; d <= 40; d++)
      {
        g_autofree char *text = ratio_format (n, d, 6);
        g_assert_cmpfloat_with_epsilon (g_ascii_strtod (text, NULL), (double) n / d, 0.00000051);
        g_assert_true (strcmp (text, "-0") != 0);
      }
}

static void
test_months (void)
{
  g_assert_cmpuint (date_add_months (date_new (2026, 1, 31), 1), ==, date_new (2026, 2, 28));
  g_assert_cmpuint (date_add_months (date_new (2024, 1, 31), 1), ==, date_new (2024, 2, 29));
  g_assert_cmpuint (date_add_months (date_new (2025, 11, 30), 3), ==, date_new (2026, 2, 28));
  g_assert_cmpuint (date_add_months (date_new (2026, 5, 9), 0), ==, date_new (2026, 5, 9));
  g_assert_cmpuint (date_months_between (date_new (2026, 1, 31), date_new (2026, 2, 27)), ==, 0);
  g_assert_cmpuint (date_months_between (date_new (2026, 1, 31), date_new (2026, 2, 28)), ==, 1);
  g_assert_cmpuint (date_months_between (date_new (2026, 1, 20), date_new (2026, 1, 25)), ==, 0);
  g_assert_cmpuint (date_months_between (date_new (2024, 2, 29), date_new (2026, 2, 28)), ==, 24);
  g_assert_cmpuint (date_months_between (date_new (2022, 5, 9), date_new (2026, 5, 8)), ==, 47);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  g_test_add_func ("/date/dates", test_dates);
  g_test_add_func ("/date/weekdays", test_weekdays);
  g_test_add_func ("/date/format", test_format);
  g_test_add_func ("/date/times", test_times);
  g_test_add_func ("/date/decimals", test_decimals);
  g_test_add_func ("/date/ratios", test_ratios);
  g_test_add_func ("/date/months", test_months);
  return g_test_run ();
}
