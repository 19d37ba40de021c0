/* Attendance by day, and attendance as exceptions only. */
#include "counted_site.h"

/* Two sessions of cohort C1 on the 2nd, one on the 3rd, one of nobody's on the 4th, one later; E1 and E2 are enrolled through C1, E3 in D1 alone. */
static void
begin (Counted *counted, const char *settings)
{
  counted_begin (counted);
  g_autofree char *config = g_strconcat ("title: Test\nlanguage: en\n", settings, NULL);
  site_write (&counted->site, "trainbook.yml", config);
  site_write (&counted->site, "data/people.csv", "person_id,name,cohort\nE1,Ann,C1\nE2,Bob,C1\nE3,Cid,\nE4,Dan,\n");
  site_write (&counted->site, "data/sessions.csv",
              "session_id,date,start,end,course_id,cohort_id,checked\n"
              "D1,2026-11-02,09:00,10:00,K1,C1,yes\n"
              "D2,2026-11-02,14:00,15:00,K1,C1,no\n"
              "D3,2026-11-03,09:00,10:00,K1,C1,yes\n"
              "D4,2026-11-04,09:00,10:00,K1,,yes\n"
              "D5,2026-11-25,09:00,10:00,K1,C1,\n");
  site_write (&counted->site, "data/enrolments.csv", "session_id,cohort_id,person_id\n,C1,E1\n,C1,E2\nD1,,E3\n");
}

static char *
counts_of (const Counted *counted, const char *id)
{
  SessionCounts counts = facts_session_counts (counted->facts, model_session (counted->model, id, -1));
  return g_strdup_printf ("attended %u late %u early %u leave %u absent %u unrecorded %u", counts.attended, counts.by_status[ATTENDANCE_LATE],
                          counts.by_status[ATTENDANCE_LEFT_EARLY], counts.by_status[ATTENDANCE_LEAVE], counts.by_status[ATTENDANCE_ABSENT], counts.unrecorded);
}

static void
expect_counts (const Counted *counted, const char *id, const char *expected)
{
  g_autofree char *counts = counts_of (counted, id);
  g_assert_cmpstr (counts, ==, expected);
}

static void
test_days (void)
{
  for (guint jobs = 1; jobs <= 3; jobs++)
    {
      Counted counted;
      begin (&counted, "");
      site_write (&counted.site, "data/attendance.csv",
                  "person_id,date,status\n"
                  "E1,2026-11-02,late\n"          /* late in the first of two */
                  "E2,2026-11-02,left_early\n"    /* left the last one early */
                  "E3,2026-11-02,present\n"       /* due in D1 alone */
                  "E1,2026-11-03,absent\n"
                  "E2,2026-11-25,present\n");     /* after the as-of date */
      counted_count (&counted, jobs, FALSE);
      expect_counts (&counted, "D1", "attended 3 late 1 early 0 leave 0 absent 0 unrecorded 0");
      expect_counts (&counted, "D2", "attended 2 late 0 early 1 leave 0 absent 0 unrecorded 0");
      expect_counts (&counted, "D3", "attended 0 late 0 early 0 leave 0 absent 1 unrecorded 1");
      site_expect (&counted.site, "warning: 1 rows of attendance are dated after");
      g_assert_cmpuint (diag_count (counted.site.diags, DIAG_ERROR), ==, 0);
      counted_end (&counted);
    }
}

static void
test_wrong_days (void)
{
  static const struct { const char *rows, *message; } wrong[] = {
    { "E4,2026-11-02,,present,\n", "data/attendance.csv:2:4: error: several sessions were held on 2026-11-02 (D1, D2) and \"E4\" is enrolled in none of them" },
    { "E1,2026-11-05,,present,\n", "data/attendance.csv:2:4: error: no session was held on 2026-11-05" },
    { "E1,2026-11-02,,present,30\n", "error: \"E1\" was due in several sessions on 2026-11-02" },
    { "E1,2026-11-03,,present,\nE1,2026-11-03,,absent,\n", "data/attendance.csv:3:4: error: \"E1\" has an attendance record on 2026-11-03 already" },
    { "E1,2026-11-03,,present,\nE1,,D3,absent,\n", "data/attendance.csv:3:1: error: \"E1\" has an attendance record on 2026-11-03 already" },
    { "E1,,,present,\n", "error:" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      Counted counted;
      begin (&counted, "");
      g_autofree char *text = g_strconcat ("person_id,date,session_id,status,minutes\n", wrong[i].rows, NULL);
      site_write (&counted.site, "data/attendance.csv", text);
      counted_count (&counted, 2, FALSE);
      site_expect (&counted.site, wrong[i].message);
      counted_end (&counted);
    }
}

/* Minutes with one session that day, and a day beside a session: nothing to say. */
static void
test_right_days (void)
{
  Counted counted;
  begin (&counted, "");
  site_write (&counted.site, "data/attendance.csv", "person_id,date,session_id,status,minutes\nE1,2026-11-03,,present,30\nE2,,D3,present,\nE4,2026-11-04,,present,\n");
  counted_count (&counted, 2, FALSE);
  site_expect_silence (&counted.site);
  expect_counts (&counted, "D3", "attended 2 late 0 early 0 leave 0 absent 0 unrecorded 0");
  /* The only session of that day. */
  expect_counts (&counted, "D4", "attended 1 late 0 early 0 leave 0 absent 0 unrecorded 0");
  counted_end (&counted);
}

static void
test_exceptions_only (void)
{
  for (guint jobs = 1; jobs <= 3; jobs++)
    {
      Counted counted;
      begin (&counted, "attendance_mode: exceptions\n");
      site_write (&counted.site, "data/attendance.csv", "session_id,person_id,status\nD1,E2,leave\nD2,E1,late\n");
      counted_count (&counted, jobs, TRUE);
      expect_counts (&counted, "D1", "attended 2 late 0 early 0 leave 1 absent 0 unrecorded 0");
      /* Not checked: who is not listed is not recorded. */
      expect_counts (&counted, "D2", "attended 1 late 1 early 0 leave 0 absent 0 unrecorded 1");
      expect_counts (&counted, "D3", "attended 2 late 0 early 0 leave 0 absent 0 unrecorded 0");
      /* Nobody is enrolled, and nothing is held yet. */
      expect_counts (&counted, "D4", "attended 0 late 0 early 0 leave 0 absent 0 unrecorded 0");
      expect_counts (&counted, "D5", "attended 0 late 0 early 0 leave 0 absent 0 unrecorded 0");
      counted_end (&counted);
    }
  /* Complete lists, as the default: nothing is filled in. */
  Counted counted;
  begin (&counted, "attendance_mode: complete\n");
  site_write (&counted.site, "data/attendance.csv", "session_id,person_id,status\nD1,E2,leave\n");
  counted_count (&counted, 1, TRUE);
  expect_counts (&counted, "D1", "attended 0 late 0 early 0 leave 1 absent 0 unrecorded 2");
  counted_end (&counted);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  g_test_add_func ("/attendance-days/days", test_days);
  g_test_add_func ("/attendance-days/wrong", test_wrong_days);
  g_test_add_func ("/attendance-days/right", test_right_days);
  g_test_add_func ("/attendance-days/exceptions-only", test_exceptions_only);
  return g_test_run ();
}
