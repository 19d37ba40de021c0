/* Where rows stand: groups, line ranges; rows that were left out are in none. Lines are counted by hand; line 1 is the header. */
#include "counted_site.h"
#include "facts/trace.h"

#define ENROLMENTS "session_id,cohort_id,person_id\n,C1,E1\n,C1,E2\nS2,,E3\n"

/* The groups of a dataset in a range of days, one a line: "2026-11-02 S1 A C1: 2 rows 2-3" */
static char *
describe (const Counted *counted, const Trace *trace, DatasetId dataset, Date from, Date to)
{
  g_autoptr (GPtrArray) groups = trace_find (trace, dataset, from, to);
  g_autoptr (GString) text = g_string_new (NULL);
  for (guint i = 0; i < groups->len; i++)
    {
      const TraceGroup *group = groups->pdata[i];
      const Model *model = counted->model;
      char date[DATE_BUFFER] = "-";
      if (group->date != DATE_NONE)
        date_format (group->date, date);
      g_string_append_printf (text, "%s %s %s %s: %u", date, group->session < 0 ? "-" : ((Session *) model->sessions->pdata[group->session])->id,
                              group->team < 0 ? "-" : (char *) model->teams->pdata[group->team],
                              group->cohort < 0 ? "-" : ((Cohort *) model->cohorts->pdata[group->cohort])->id, group->rows);
      for (guint r = 0; r < group->n_ranges; r++)
        g_string_append_printf (text, " %u-%u", group->ranges[r].first, group->ranges[r].last);
      g_string_append (text, group->rough ? " rough\n" : "\n");
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
test_groups (void)
{
  Counted counted;
  counted_begin (&counted);
  site_write (&counted.site, "data/enrolments.csv", ENROLMENTS);
  site_write (&counted.site, "data/attendance.csv",
              "session_id,person_id,status\nS1,E1,present\nS1,E2,present\nS2,E3,late\nS1,E3,absent\nS2,E1,present\n");
  site_write (&counted.site, "data/scores.csv", "person_id,assessment_id,date,score\nE2,X1,2026-11-06,20\nE1,X1,2026-11-06,25\nE1,X2,2026-11-07,60\n");
  counted_count (&counted, 1, TRUE);
  Trace *trace = trace_new (counted.facts, counted.site.diags);
  Date from = date_new (2026, 11, 1), to = date_new (2026, 11, 30);

  g_autofree char *attendance = describe (&counted, trace, DATASET_ATTENDANCE, from, to);
  g_assert_cmpstr (attendance, ==, "2026-11-02 S1 A C1: 2 2-3\n2026-11-02 S1 B -: 1 5-5\n2026-11-04 S2 A C1: 1 6-6\n2026-11-04 S2 B -: 1 4-4\n");
  g_autofree char *one_day = describe (&counted, trace, DATASET_ATTENDANCE, date_new (2026, 11, 4), date_new (2026, 11, 4));
  g_assert_cmpstr (one_day, ==, "2026-11-04 S2 A C1: 1 6-6\n2026-11-04 S2 B -: 1 4-4\n");
  /* A cohort's enrolments count on all its sessions. */
  g_autofree char *enrolments = describe (&counted, trace, DATASET_ENROLMENTS, from, to);
  g_assert_cmpstr (enrolments, ==, "- - A C1: 2 2-3\n2026-11-04 S2 B -: 1 4-4\n");
  g_autofree char *scores = describe (&counted, trace, DATASET_SCORES, from, to);
  g_assert_cmpstr (scores, ==, "2026-11-06 - A C1: 2 2-3\n2026-11-07 - A C1: 1 4-4\n");
  /* Sessions up to the as-of date, whatever became of them. */
  g_autofree char *sessions = describe (&counted, trace, DATASET_SESSIONS, from, to);
  g_assert_cmpstr (sessions, ==, "2026-11-02 S1 - C1: 1 2-2\n2026-11-04 S2 - -: 1 3-3\n2026-11-09 S3 - -: 1 4-4\n2026-11-12 S4 - C1: 1 5-5\n");
  trace_free (trace);
  counted_end (&counted);
}

/* The items of checks count with their check: its day, and its person's team. C3 lies behind the as-of date. */
static void
test_items (void)
{
  Counted counted;
  counted_begin (&counted);
  site_write (&counted.site, "data/checks.csv",
              "check_id,date,kind,person_id,result\nC1,2026-11-02,spot,E1,pass\nC2,2026-11-04,spot,E3,fail\nC3,2027-01-05,spot,E1,pass\n");
  site_write (&counted.site, "data/check_items.csv", "check_id,item_id,deduction\nC2,Greeting,5\nC1,Closing,2\nC2,Closing,1\nC3,Closing,1\nC2,Data,3\n");
  counted_count (&counted, 1, TRUE);
  Trace *trace = trace_new (counted.facts, counted.site.diags);
  g_autofree char *checks = describe (&counted, trace, DATASET_CHECKS, date_new (2026, 11, 1), date_new (2027, 12, 31));
  g_assert_cmpstr (checks, ==, "2026-11-02 - A C1: 1 2-2\n2026-11-04 - B -: 1 3-3\n");
  g_autofree char *items = describe (&counted, trace, DATASET_CHECK_ITEMS, date_new (2026, 11, 1), date_new (2027, 12, 31));
  g_assert_cmpstr (items, ==, "2026-11-02 - A C1: 1 3-3\n2026-11-04 - B -: 3 2-2 4-4 6-6\n");
  trace_free (trace);
  counted_end (&counted);
}

static void
test_digest (void)
{
  guint64 digests[3];
  static const char *const attendance[] = {
    "session_id,person_id,status\nS1,E1,present\nS1,E2,late\n",
    "status,session_id,person_id\nlate,S1,E2\npresent,S1,E1\n",      /* the same rows in another order, and other columns */
    "session_id,person_id,status\nS1,E1,late\nS1,E2,late\n",         /* one row says something else */
  };
  for (guint i = 0; i < G_N_ELEMENTS (attendance); i++)
    {
      Counted counted;
      counted_begin (&counted);
      site_write (&counted.site, "data/attendance.csv", attendance[i]);
      counted_count (&counted, 1, TRUE);
      Trace *trace = trace_new (counted.facts, counted.site.diags);
      g_autoptr (GPtrArray) groups = trace_find (trace, DATASET_ATTENDANCE, 1, G_MAXUINT32);
      g_assert_cmpuint (groups->len, ==, 1);
      digests[i] = ((const TraceGroup *) groups->pdata[0])->digest;
      trace_free (trace);
      counted_end (&counted);
    }
  g_assert_cmpuint (digests[0], ==, digests[1]);
  g_assert_cmpuint (digests[0], !=, digests[2]);
}

static void
test_aside (void)
{
  Counted counted;
  counted_begin (&counted);
  site_write (&counted.site, "trainbook.yml", "title: Test\nlanguage: en\non_error: set-aside\n");
  site_write (&counted.site, "data/attendance.csv", "session_id,person_id,status\nS1,E1,present\nS1,E2,perhaps\nS1,E2,late\nS1,E1,late\n");
  counted_count (&counted, 1, TRUE);
  Trace *trace = trace_new (counted.facts, counted.site.diags);
  /* Line 3 has no status that is known; line 5 is the second row of E1. */
  g_autofree char *attendance = describe (&counted, trace, DATASET_ATTENDANCE, 1, G_MAXUINT32);
  g_assert_cmpstr (attendance, ==, "2026-11-02 S1 A C1: 2 2-2 4-4\n");
  trace_free (trace);
  counted_end (&counted);
}

/* More ranges than are kept: the last one says that it is rough. */
static void
test_rough (void)
{
  Counted counted;
  counted_begin (&counted);
  g_autoptr (GString) people = g_string_new ("person_id,name,team\n"), attendance = g_string_new ("session_id,person_id,status\n");
  for (guint i = 0; i < 24; i++)
    {
      g_string_append_printf (people, "P%02u,N%02u,%s\n", i, i, i % 2 == 0 ? "A" : "B");
      g_string_append_printf (attendance, "S1,P%02u,present\n", i);
    }
  g_string_append (people, "T1,Tom,B\nE1,Ann,A\n");
  site_write (&counted.site, "data/people.csv", people->str);
  site_write (&counted.site, "data/attendance.csv", attendance->str);
  counted_count (&counted, 1, TRUE);
  Trace *trace = trace_new (counted.facts, counted.site.diags);
  g_autofree char *groups = describe (&counted, trace, DATASET_ATTENDANCE, 1, G_MAXUINT32);
  g_assert_cmpstr (groups, ==,
                   "2026-11-02 S1 A -: 12 2-2 4-4 6-6 8-8 10-10 12-12 14-14 16-24 rough\n"
                   "2026-11-02 S1 B -: 12 3-3 5-5 7-7 9-9 11-11 13-13 15-15 17-25 rough\n");
  trace_free (trace);
  counted_end (&counted);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  g_test_add_func ("/trace/groups", test_groups);
  g_test_add_func ("/trace/items", test_items);
  g_test_add_func ("/trace/digest", test_digest);
  g_test_add_func ("/trace/aside", test_aside);
  g_test_add_func ("/trace/rough", test_rough);
  return g_test_run ();
}
