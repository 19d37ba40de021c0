/* The archive of sessions: what is there, decided by hand from the rows and files below. As of Friday 20 November 2026. */
#include "counted_site.h"

#include "measure/completeness.h"
#include "source/archive.h"

static void
begin (Counted *counted)
{
  counted_begin (counted);
  site_write (&counted->site, "data/sessions.csv", "session_id,date,course_id,cohort_id,hours,plan_id,status\n"
              "S1,2026-11-06,K1,C1,2,P1,held\n"        /* an assessment of the course on that day: X1 */
              "S2,2026-11-18,K2,,1,,held\n"
              "S3,2026-11-20,K2,,1,,held\n"
              "S4,2026-11-25,K2,,1,,\n");
  site_write (&counted->site, "data/enrolments.csv", "session_id,person_id\nS1,E1\nS1,T1\nS2,E1\nS2,T1\n");
  site_write (&counted->site, "data/attendance.csv", "session_id,person_id,status\nS1,E1,present\nS1,T1,absent\nS2,E1,present\n");
  site_write (&counted->site, "data/scores.csv", "person_id,assessment_id,date,score\nE1,X1,2026-11-06,25\n");
  site_write (&counted->site, "data/feedback.csv", "session_id,respondent,item_id,rating\nS1,1,1,5\nS1,1,2,4\n");
}

/* The states of plan, notice, material, sign-in, scores, feedback by their first letters, then expected, there, days. */
static void
expect (const Counted *counted, const char *session, const char *wanted)
{
  Completeness all = completeness_of (counted->model, counted->facts, model_session (counted->model, session, -1));
  g_autoptr (GString) text = g_string_new (NULL);
  for (ArchivePart part = 0; part < PART_PHOTOS; part++)
    g_string_append_c (text, part_state_name (all.states[part])[0]);
  g_string_append_printf (text, " %u/%u %u", all.there, all.expected, all.days);
  g_assert_cmpstr (text->str, ==, wanted);
}

static void
test_without_archive (void)
{
  Counted counted;
  begin (&counted);
  counted_count (&counted, 1, FALSE);
  /* No folder, no list, no plan: only attendance, scores and feedback can be asked for. */
  expect (&counted, "S1", "nnnttt 3/3 0");
  expect (&counted, "S2", "nnninm 0/2 2");     /* one of two is recorded; no feedback */
  expect (&counted, "S3", "nnnlnl 0/0 0");     /* of today: due tomorrow */
  expect (&counted, "S4", "nnnlnl 0/0 0");
  counted_end (&counted);
}

/* A test before the course is no result: with its scores alone, those of the exam are still missing. Where it is the only test, its scores are all there is. */
static void
test_pretests (void)
{
  Counted counted;
  begin (&counted);
  site_write (&counted.site, "data/assessments.csv",
              "assessment_id,title,kind,course_id,date\nX0,Before,前测,K1,2026-11-06\nX1,Exam,,K1,2026-11-06\nX3,Before,前测,K2,2026-11-18\n");
  site_write (&counted.site, "data/scores.csv", "person_id,assessment_id,date,score\nE1,X0,2026-11-06,25\nE1,X3,2026-11-18,40\n");
  counted_count (&counted, 1, FALSE);
  expect (&counted, "S1", "nnntmt 2/3 14");
  expect (&counted, "S2", "nnnitm 1/3 2");
  counted_end (&counted);
}

static void
test_folders (void)
{
  Counted counted;
  begin (&counted);
  site_write (&counted.site, "data/plan.csv", "plan_id,title\nP1,November\n");
  site_write (&counted.site, "data/archive/S1/培训通知.txt", "x");
  site_write (&counted.site, "data/archive/S2 Two/课件/话术讲义.pdf", "x");
  site_write (&counted.site, "data/archive.csv", "session_id,kind,file,date\nS2,sign_in,Cupboard,2026-11-19\nS3,notice,,\n");
  counted_count (&counted, 1, FALSE);
  site_expect_silence (&counted.site);
  expect (&counted, "S1", "ttmttt 5/6 14");
  expect (&counted, "S2", "mmttnm 2/5 2");     /* the paper in the cupboard is the whole sheet */
  expect (&counted, "S3", "mtmlnl 1/3 0");
  expect (&counted, "S4", "llllnl 0/0 0");
  guint n;
  ArchiveItem *const *items = session_archive (counted.model, model_session (counted.model, "S2", -1), &n);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpstr (items[0]->path, ==, "data/archive/S2 Two/课件/话术讲义.pdf");
  g_assert_cmpstr (items[1]->name, ==, "Cupboard");
  g_assert_null (session_archive (counted.model, model_session (counted.model, "S4", -1), &n));
  counted_end (&counted);
}

static void
test_names (void)
{
  g_assert_cmpint (archive_kind_of_file ("课件-以旧换新.pdf"), ==, PART_MATERIAL);
  g_assert_cmpint (archive_kind_of_file ("簽到表（掃描）.jpg"), ==, PART_SIGN_IN);
  g_assert_cmpint (archive_kind_of_file ("Notice of 3 November.docx"), ==, PART_NOTICE);
  g_assert_cmpint (archive_kind_of_file ("培训计划表.xlsx"), ==, PART_PLAN);
  g_assert_cmpint (archive_kind_of_file ("IMG_2031.jpg"), ==, PART_OTHER);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  g_test_add_func ("/completeness/without-archive", test_without_archive);
  g_test_add_func ("/completeness/pretests", test_pretests);
  g_test_add_func ("/completeness/folders", test_folders);
  g_test_add_func ("/completeness/names", test_names);
  return g_test_run ();
}
