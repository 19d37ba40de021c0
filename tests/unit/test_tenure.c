/* Who has served how long: the borders of the bands, counted by hand on a calendar. */
#include "counted_site.h"
#include "measure/tenure.h"

#define PEOPLE "person_id,name,team,hire_date,leave_date\n"

static gboolean
is_anyone (const Person *person, Date day, gconstpointer data)
{
  (void) person, (void) day, (void) data;
  return TRUE;
}

static gboolean
is_in_team (const Person *person, Date day, gconstpointer team)
{
  return person_team_on (person, day) == GPOINTER_TO_INT (team);
}

/* Fails unless "all unknown: band band …" is counted of these people on a day, in bands that begin at 3, 12 and 36 months. */
static void
expect_of (const char *people, const char *moves, Date day, TenureFilter filter, gconstpointer data, const char *expected)
{
  static const guint bounds[] = { 3, 12, 36 };
  Counted counted;
  counted_begin (&counted);
  site_write (&counted.site, "data/people.csv", people);
  site_write (&counted.site, "data/cohorts.csv", "cohort_id,curriculum_id,start_date\n");
  site_write (&counted.site, "data/sessions.csv", "session_id,date,course_id\n");
  if (moves != NULL)
    site_write (&counted.site, "data/moves.csv", moves);
  counted_count (&counted, 1, FALSE);
  site_expect_silence (&counted.site);
  g_auto (TenureCount) count = tenure_count (counted.model, day, bounds, G_N_ELEMENTS (bounds), filter, data);
  g_autoptr (GString) found = g_string_new (NULL);
  g_string_printf (found, "%u %u:", count.all, count.unknown);
  g_assert_cmpuint (count.n_bands, ==, G_N_ELEMENTS (bounds) + 1);
  for (guint i = 0; i < count.n_bands; i++)
    g_string_append_printf (found, " %u", count.of_band[i]);
  g_assert_cmpstr (found->str, ==, expected);
  counted_end (&counted);
}

static void
expect (const char *people, Date day, const char *expected)
{
  expect_of (people, NULL, day, is_anyone, NULL, expected);
}

/* A month is over on the day of the month on which somebody was hired: that day belongs to the next band. */
static void
test_borders (void)
{
  const Date day = date_new (2026, 11, 20);
  expect (PEOPLE "A,Ann,T,2026-11-20,\n", day, "1 0: 1 0 0 0");          /* the first day: no month */
  expect (PEOPLE "A,Ann,T,2026-08-21,\n", day, "1 0: 1 0 0 0");          /* two months and 30 days */
  expect (PEOPLE "A,Ann,T,2026-08-20,\n", day, "1 0: 0 1 0 0");          /* three months today */
  expect (PEOPLE "A,Ann,T,2025-11-21,\n", day, "1 0: 0 1 0 0");          /* a year tomorrow */
  expect (PEOPLE "A,Ann,T,2025-11-20,\n", day, "1 0: 0 0 1 0");
  expect (PEOPLE "A,Ann,T,2023-11-21,\n", day, "1 0: 0 0 1 0");
  expect (PEOPLE "A,Ann,T,2023-11-20,\n", day, "1 0: 0 0 0 1");
  expect (PEOPLE "A,Ann,T,1990-01-01,\n", day, "1 0: 0 0 0 1");
}

/* A month that has no such day is over on its last. */
static void
test_month_ends (void)
{
  expect (PEOPLE "A,Ann,T,2025-11-30,\n", date_new (2026, 2, 27), "1 0: 1 0 0 0");
  expect (PEOPLE "A,Ann,T,2025-11-30,\n", date_new (2026, 2, 28), "1 0: 0 1 0 0");
  expect (PEOPLE "A,Ann,T,2024-02-29,\n", date_new (2025, 2, 27), "1 0: 0 1 0 0");
  expect (PEOPLE "A,Ann,T,2024-02-29,\n", date_new (2025, 2, 28), "1 0: 0 0 1 0");
  expect (PEOPLE "A,Ann,T,2023-02-28,\n", date_new (2024, 2, 28), "1 0: 0 0 1 0");
}

/* Counted is who is employed on the day, on the last one too; who came later or had left is in no band and not in the sum. */
static void
test_employment (void)
{
  const Date day = date_new (2026, 11, 20);
  expect (PEOPLE "A,Ann,T,2026-11-21,\n", day, "0 0: 0 0 0 0");
  expect (PEOPLE "A,Ann,T,2027-03-01,\n", day, "0 0: 0 0 0 0");
  expect (PEOPLE "A,Ann,T,2024-01-01,2026-11-19\n", day, "0 0: 0 0 0 0");
  expect (PEOPLE "A,Ann,T,2024-01-01,2026-11-20\n", day, "1 0: 0 0 1 0");
  expect (PEOPLE "A,Ann,T,2024-01-01,2026-11-21\n", day, "1 0: 0 0 1 0");
  expect (PEOPLE "A,Ann,T,,\n", day, "1 1: 0 0 0 0");                    /* no hire date: employed, in no band */
  expect (PEOPLE "A,Ann,T,,2026-11-19\n", day, "0 0: 0 0 0 0");
  /* Together: Ann 0 months, Bob 3, Cid 35, Dan 36, Eve unknown; Fay came later, Gil had left. */
  expect (PEOPLE "A,Ann,T,2026-11-02,\nB,Bob,T,2026-08-20,\nC,Cid,T,2023-12-01,\nD,Dan,T,2023-11-20,\nE,Eve,T,,\n"
                 "F,Fay,T,2026-12-01,\nG,Gil,T,2020-01-01,2026-10-31\n",
          day, "5 1: 1 1 1 1");
}

/* The filter is asked for the day: who moved is of the old team before. */
static void
test_filter (void)
{
  static const char *const people = PEOPLE "A,Ann,North,2026-01-05,\nB,Bob,South,2020-01-01,\nC,Cid,South,2025-06-01,\n";
  static const char *const moves = "person_id,date,field,before,value\nC,2026-11-10,team,North,South\n";
  gpointer north = GINT_TO_POINTER (0), south = GINT_TO_POINTER (1);
  /* Teams are sorted by name. On the 9th Ann (10 months) and Cid (17) are North; on the 10th Cid is South. */
  expect_of (people, moves, date_new (2026, 11, 9), is_in_team, north, "2 0: 0 1 1 0");
  expect_of (people, moves, date_new (2026, 11, 9), is_in_team, south, "1 0: 0 0 0 1");
  expect_of (people, moves, date_new (2026, 11, 10), is_in_team, north, "1 0: 0 1 0 0");
  expect_of (people, moves, date_new (2026, 11, 10), is_in_team, south, "2 0: 0 0 1 1");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  g_test_add_func ("/tenure/borders", test_borders);
  g_test_add_func ("/tenure/month-ends", test_month_ends);
  g_test_add_func ("/tenure/employment", test_employment);
  g_test_add_func ("/tenure/filter", test_filter);
  return g_test_run ();
}
