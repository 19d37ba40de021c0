#include "counted_site.h"

#define ENROLMENTS "session_id,cohort_id,person_id\n,C1,E1\n,C1,E2\nS2,,E3\n"
#define ATTENDANCE "session_id,person_id,status,minutes,leave_kind\n"

/* Fails unless the figure is numerator ÷ denominator (0: a plain sum) with that count; NULL: there is no cell. */
static void
expect (const Figures *figures, const char *measure, const char *period, Dimension dimension, const char *member, const char *expected)
{
  MeasureId id;
  Period parsed;
  g_assert_true (measure_from_id (figures_measures (figures), measure, &id));
  g_assert_true (period_parse (&period_rules_usual, period, &parsed));
  const Figure *figure = figures_find (figures, id, &parsed, dimension, member);
  g_autofree char *found = NULL;
  if (figure != NULL)
    {
      g_autofree char *value = ratio_format (figure->numerator, figure->denominator, 6);
      g_autofree char *top = ratio_format (figure->numerator, figure->scale, 6);
      g_autofree char *bottom = figure->is_sum ? g_strdup ("") : ratio_format (figure->denominator, figure->scale, 6);
      found = g_strdup_printf ("%s = %s / %s (%d)", value, top, bottom, (int) figure->count);
      g_assert_true (period_equal (&figure->period, &parsed));
      g_assert_cmpint (figure->measure, ==, id);
      g_assert_cmpstr (figure->member, ==, member);
    }
  if (g_strcmp0 (found, expected) != 0)
    {
      g_test_message ("%s %s %s %s: %s, not %s", measure, period, dimension_name (dimension), member, found, expected);
      g_test_fail ();
    }
}

static void
expect_all (const Figures *figures, const char *measure, const char *period, const char *expected)
{
  expect (figures, measure, period, DIMENSION_ALL, "all", expected);
}

static Figures *
count_training (Counted *counted)
{
  counted_begin (counted);
  site_write (&counted->site, "data/enrolments.csv", ENROLMENTS);
  site_write (&counted->site, "data/attendance.csv", ATTENDANCE "S1,E1,present,,\nS1,T1,late,30,\nS2,E1,leave,,sick\nS2,T1,left_early,60,\n");
  counted_count (counted, 2, FALSE);
  site_expect_silence (&counted->site);
  return figures_new (counted->model, counted->facts, counted->measures);
}

static void
test_sessions (void)
{
  Counted counted;
  Figures *figures = count_training (&counted);
  /* S1 and S2 held, S3 cancelled, S4 postponed; S5 is after the as-of date. */
  expect_all (figures, "sessions.planned", "2026-11", "4 = 4 /  (4)");
  expect_all (figures, "sessions.held", "2026-11", "2 = 2 /  (2)");
  expect_all (figures, "sessions.cancelled", "2026-11", "1 = 1 /  (1)");
  expect_all (figures, "sessions.postponed", "2026-W46", "1 = 1 /  (1)");
  expect_all (figures, "sessions.postponed", "2026-W45", NULL);
  expect_all (figures, "plan.completion", "2026-11", "0.5 = 2 / 4 (4)");
  expect_all (figures, "plan.completion", "2026-11-09", "0 = 0 / 1 (1)");
  expect_all (figures, "plan.completion", "2026-11-10", NULL);
  expect_all (figures, "hours.held", "2026-11", "3.5 = 3.5 /  (2)");
  expect (figures, "sessions.held", "2026", DIMENSION_TRAINER, "T1", "2 = 2 /  (2)");
  expect (figures, "sessions.held", "2026-Q4", DIMENSION_TRAINER, "E1", "1 = 1 /  (1)");
  expect (figures, "sessions.planned", "2026-11", DIMENSION_AREA, "Basics", "3 = 3 /  (3)");
  expect (figures, "hours.held", "2026-11", DIMENSION_COURSE, "K2", "1.5 = 1.5 /  (1)");
  figures_free (figures);
  counted_end (&counted);
}

static void
test_formulas (void)
{
  Counted counted;
  counted_begin (&counted);
  site_write (&counted.site, "trainbook.yml",
              "title: Test\nlanguage: en\npass_mark: 60\nmeasures:\n"
              "  nested: {formula: share × plan.completion}\n"
              "  share: {formula: attendance.late / attendance.attended, unit: '%'}\n"
              "  order: {formula: 2 + 3 * sessions.held − （4 - 2）／ 4}\n"
              "  minus: {formula: -sessions.held-1}\n"
              "  none-or-one: {formula: attendance.absent + attendance.late}\n"
              "  lacking: {formula: score.mean + sessions.held}\n"
              "  zero: {formula: sessions.held / attendance.absent}\n"
              "  net: {formula: joiners - leavers}\n"
              "  net-rate: {formula: net / headcount}\n"
              "  written: {formula: (joiners - leavers) / headcount}\n"
              "  everyone: {formula: \"'people.trained' / headcount\"}\n");
  site_write (&counted.site, "data/enrolments.csv", ENROLMENTS);
  site_write (&counted.site, "data/attendance.csv", ATTENDANCE "S1,E1,present,,\nS1,T1,late,30,\nS2,E1,leave,,sick\nS2,T1,left_early,60,\n");
  counted_count (&counted, 2, FALSE);
  site_expect_silence (&counted.site);
  Figures *figures = figures_new (counted.model, counted.facts, counted.measures);
  /* Late 1 of 3 who attended; 2 of 4 sessions held; nobody absent; no scores; E1 and T1 trained, 3 people on the last day. */
  expect_all (figures, "share", "2026-11", "0.333333 = 1 / 3 (3)");
  expect_all (figures, "nested", "2026-11", "0.166667 = 1 / 6 (4)");
  expect_all (figures, "order", "2026-11", "7.5 = 15 / 2 (2)");
  expect_all (figures, "minus", "2026-11", "-3 = -3 / 1 (2)");
  expect_all (figures, "none-or-one", "2026-11", "1 = 1 / 1 (1)");
  expect_all (figures, "none-or-one", "2026-W46", NULL);
  expect_all (figures, "lacking", "2026-11", NULL);
  expect_all (figures, "zero", "2026-11", NULL);
  expect_all (figures, "everyone", "2026-11", "0.666667 = 2 / 3 (3)");
  /* In November one joined and one left, in the week from the 16th nobody: like a sum of zero, their difference has no row. What is divided by the
   * three people has one, whether it is named or written out. */
  expect_all (figures, "net", "2026-11", "0 = 0 / 1 (1)");
  expect_all (figures, "net", "2026-W47", NULL);
  expect_all (figures, "net-rate", "2026-W47", "0 = 0 / 1 (3)");
  expect_all (figures, "written", "2026-W47", "0 = 0 / 1 (3)");
  expect_all (figures, "net-rate", "2026-11", "0 = 0 / 1 (3)");
  expect (figures, "share", "2026-11", DIMENSION_TEAM, "B", "0.5 = 1 / 2 (2)");
  expect (figures, "everyone", "2026-11", DIMENSION_COURSE, "K1", NULL);
  figures_free (figures);
  counted_end (&counted);
}

static void
test_attendance (void)
{
  Counted counted;
  Figures *figures = count_training (&counted);
  /* S1: E1 present, T1 late, E2 not recorded; S2: E1 on leave, T1 left early, E3 not recorded. */
  expect_all (figures, "attendance.expected", "2026-11", "6 = 6 /  (6)");
  expect_all (figures, "attendance.attended", "2026-11", "3 = 3 /  (3)");
  expect_all (figures, "attendance.rate", "2026-11", "0.5 = 3 / 6 (6)");
  expect_all (figures, "attendance.late", "2026-11", "1 = 1 /  (1)");
  expect_all (figures, "attendance.leave", "2026-11", "1 = 1 /  (1)");
  expect_all (figures, "attendance.absent", "2026-11", NULL);
  expect_all (figures, "attendance.unrecorded", "2026-11", "2 = 2 /  (2)");
  expect_all (figures, "people.trained", "2026-11", "2 = 2 /  (3)");
  expect_all (figures, "hours.person", "2026-11", "3.5 = 3.5 /  (3)");     /* 2 h + 30 min + 60 min */
  expect (figures, "hours.person", "2026-11", DIMENSION_TEAM, "B", "1.5 = 1.5 /  (2)");
  expect (figures, "hours.person", "2026-11", DIMENSION_COHORT, "C1", "2 = 2 /  (1)");
  expect (figures, "attendance.rate", "2026-11", DIMENSION_TEAM, "A", "0.333333 = 1 / 3 (3)");
  expect (figures, "attendance.rate", "2026-11-04", DIMENSION_COHORT, "C1", "0 = 0 / 1 (1)");
  expect (figures, "people.trained", "2026", DIMENSION_TEAM, "B", "1 = 1 /  (2)");
  expect (figures, "people.trained", "2026", DIMENSION_TRAINER, "T1", "2 = 2 /  (3)");
  /* Nobody's own results without publish_people. */
  expect (figures, "attendance.rate", "2026-11", DIMENSION_PERSON, "E1", NULL);
  figures_free (figures);
  counted_end (&counted);
}

static void
test_staff (void)
{
  Counted counted;
  Figures *figures = count_training (&counted);
  /* E1 from January, E2 from 5 November, E3 up to 10 November, T1 always. */
  expect_all (figures, "headcount", "2026-11-04", "3 = 3 /  (3)");
  expect_all (figures, "headcount", "2026-11-05", "4 = 4 /  (4)");
  expect_all (figures, "headcount", "2026-11-10", "4 = 4 /  (4)");
  expect_all (figures, "headcount", "2026-11-11", "3 = 3 /  (3)");
  expect_all (figures, "headcount", "2026", "3 = 3 /  (3)");
  expect_all (figures, "joiners", "2026-W45", "1 = 1 /  (1)");
  expect_all (figures, "joiners", "2026", "2 = 2 /  (2)");
  expect_all (figures, "leavers", "2026-11", "1 = 1 /  (1)");
  expect (figures, "headcount", "2026-11", DIMENSION_TEAM, "B", "1 = 1 /  (1)");
  /* E1 and T1 attended, both still there; E2 never did. */
  expect_all (figures, "coverage.rate", "2026-11", "0.666667 = 2 / 3 (3)");
  expect (figures, "coverage.rate", "2026-11", DIMENSION_COHORT, "C1", "0.5 = 1 / 2 (2)");
  expect_all (figures, "coverage.rate", "2026-11-03", "0 = 0 / 3 (3)");
  /* On 1 November E1, E3, T1; on the 20th E1, E2, T1. */
  expect_all (figures, "hours.per_head", "2026-11", "1.166667 = 3.5 / 3 (3)");
  expect (figures, "hours.per_head", "2026-11", DIMENSION_TEAM, "B", "1 = 1.5 / 1.5 (2)");
  expect (figures, "hours.per_head", "2026", DIMENSION_TEAM, "A", "1.333333 = 2 / 1.5 (1)");
  /* Nothing before the first session, nothing after the as-of date. */
  expect_all (figures, "headcount", "2026-11-01", NULL);
  expect_all (figures, "headcount", "2026-11-21", NULL);
  expect_all (figures, "headcount", "2026-10", NULL);
  figures_free (figures);
  counted_end (&counted);
}

static void
test_scores (void)
{
  Counted counted;
  counted_begin (&counted);
  site_write (&counted.site, "trainbook.yml", "title: Test\nlanguage: en\npublish_people: true\n");
  site_write (&counted.site, "data/scores.csv",
              "person_id,assessment_id,course_id,date,score,max_score,attempt\n"
              "E1,X1,,2026-11-06,20,,1\n"        /* of 30, mark 70: failed */
              "E1,X1,,2026-11-13,21,,2\n"        /* exactly 70: passed */
              "E2,X1,,2026-11-06,缺考,,\n"
              "E2,X1,,2026-11-09,30,,\n"
              "E3,X2,K2,2026-11-06,39.9,,\n"     /* K2: of 50, mark 80: 79.8 */
              "T1,,K1,2026-11-09,59.999999,,\n"  /* of 100, mark 60 */
              "T1,X2,,2026-11-09,60,100,\n");
  counted_count (&counted, 2, FALSE);
  site_expect_silence (&counted.site);
  Figures *figures = figures_new (counted.model, counted.facts, counted.measures);
  expect_all (figures, "score.taken", "2026-11", "6 = 6 /  (6)");
  expect_all (figures, "score.missing", "2026-11", "1 = 1 /  (1)");
  expect_all (figures, "score.pass_rate", "2026-11", "0.5 = 3 / 6 (6)");
  expect (figures, "score.mean", "2026-11", DIMENSION_COURSE, "K1", "74.166666 = 296.666666 / 4 (4)");   /* 66.6666…, 70, 100, 59.999999 */
  expect_all (figures, "score.first_pass_rate", "2026-11", "0.4 = 2 / 5 (5)");
  expect_all (figures, "score.final_pass_rate", "2026-11", "0.6 = 3 / 5 (5)");
  expect_all (figures, "score.first_pass_rate", "2026-W46", "0.666667 = 2 / 3 (3)");
  expect_all (figures, "score.final_pass_rate", "2026-W46", "0.75 = 3 / 4 (4)");
  expect_all (figures, "score.final_pass_rate", "2026-W45", "0 = 0 / 2 (2)");
  expect (figures, "score.final_pass_rate", "2026", DIMENSION_TEAM, "A", "1 = 2 / 2 (2)");
  expect (figures, "score.mean", "2026-11", DIMENSION_AREA, "Basics", "74.166666 = 296.666666 / 4 (4)");
  expect (figures, "score.taken", "2026-11", DIMENSION_PERSON, "E1", "2 = 2 /  (2)");
  /* People appear from the week upward; a score without course is in no course. */
  expect (figures, "score.taken", "2026-11-06", DIMENSION_PERSON, "E1", NULL);
  expect (figures, "score.taken", "2026-11", DIMENSION_COURSE, "K2", "1 = 1 /  (1)");
  expect (figures, "score.taken", "2026-11", DIMENSION_COURSE, "K9", NULL);
  expect (figures, "score.taken", "2026-11", DIMENSION_TRAINER, "T1", NULL);
  figures_free (figures);
  counted_end (&counted);
}

static void
test_members_and_periods (void)
{
  Counted counted;
  Figures *figures = count_training (&counted);
  Period november, quiet;
  g_assert_true (period_parse (&period_rules_usual, "2026-11", &november) && period_parse (&period_rules_usual, "2026-11-03", &quiet));
  g_autoptr (GPtrArray) courses = figures_members (figures, MEASURE_SESSIONS_HELD, &november, DIMENSION_COURSE);
  g_assert_cmpuint (courses->len, ==, 2);
  g_assert_cmpstr (courses->pdata[0], ==, "K1");
  g_autoptr (GPtrArray) trainers = figures_members (figures, MEASURE_SESSIONS_HELD, &november, DIMENSION_TRAINER);
  g_assert_cmpuint (trainers->len, ==, 2);
  g_autoptr (GPtrArray) none = figures_members (figures, MEASURE_HEADCOUNT, &november, DIMENSION_COURSE);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_true (figures_has_activity (figures, &november));
  g_assert_false (figures_has_activity (figures, &quiet));
  static const guint lengths[N_PERIODS] = { 19, 3, 1, 1, 1 };
  for (PeriodKind kind = 0; kind < N_PERIODS; kind++)
    g_assert_cmpuint (figures_periods (figures, kind)->len, ==, lengths[kind]);
  figures_free (figures);
  counted_end (&counted);
}

static void
test_csv (void)
{
  Counted counted;
  counted_begin (&counted);
  site_write (&counted.site, "data/people.csv", "person_id,name,team\nE1,Ann,\"A, \"\"B\"\"\"\nE2,Bob,A\nE3,Cid,A B\n");
  site_write (&counted.site, "data/cohorts.csv", "cohort_id,curriculum_id,start_date\n");
  site_write (&counted.site, "data/sessions.csv", "session_id,date,course_id\nS1,2026-11-20,K1\n");
  site_write (&counted.site, "data/attendance.csv", ATTENDANCE "S1,E1,present,,\n");
  counted_count (&counted, 1, FALSE);
  Figures *figures = figures_new (counted.model, counted.facts, counted.measures);
  Period day;
  gsize length, all;
  g_assert_true (period_parse (&period_rules_usual, "2026-11-20", &day));
  g_autofree char *csv = figures_csv_period (figures, &day, DIMENSION_ALL, "all", &length), *whole = figures_csv (figures, &all);
  g_assert_cmpuint (strlen (csv), ==, length);
  g_assert_true (g_str_has_prefix (csv, "\357\273\277period,measure,dimension,member,value,numerator,denominator,count\r\n"
                                        "2026-11-20,attendance.attended,all,all,1,1,,1\r\n2026-11-20,attendance.attended,area,Basics,1,1,,1\r\n"));
  /* A quote sorts before letters, a blank before the comma behind a shorter member. */
  g_assert_nonnull (strstr (csv, "2026-11-20,headcount,team,\"A, \"\"B\"\"\",1,1,,1\r\n2026-11-20,headcount,team,A B,1,1,,1\r\n"
                                 "2026-11-20,headcount,team,A,1,1,,1\r\n"));
  g_assert_nonnull (strstr (csv, "2026-11-20,coverage.rate,all,all,0.333333,1,3,3\r\n"));
  g_assert_nonnull (strstr (whole, "2026-W47,people.trained,course,K1,1,1,,1\r\n"));
  g_assert_null (strstr (whole, ",person,"));
  g_assert_cmpuint (strlen (whole), ==, all);
  figures_free (figures);
  counted_end (&counted);
}

/* Without sessions and scores there is nothing to say. */
static void
test_nothing (void)
{
  Counted counted;
  Period period;
  counted_begin (&counted);
  site_write (&counted.site, "data/sessions.csv", "session_id,date,course_id\nS1,2027-01-01,K1\n");
  counted_count (&counted, 2, TRUE);
  Figures *figures = figures_new (counted.model, counted.facts, counted.measures);
  g_autofree char *csv = figures_csv (figures, NULL);
  g_assert_cmpstr (csv, ==, "\357\273\277period,measure,dimension,member,value,numerator,denominator,count\r\n");
  g_assert_cmpuint (figures_periods (figures, PERIOD_YEAR)->len, ==, 0);
  g_assert_true (period_parse (&period_rules_usual, "2026", &period));
  g_assert_null (figures_find (figures, MEASURE_HEADCOUNT, &period, DIMENSION_ALL, "all"));
  g_assert_false (figures_has_activity (figures, &period));
  figures_free (figures);
  counted_end (&counted);
}

static void
expect_check (const char *file, const char *text, const char *message)
{
  Counted counted;
  counted_begin (&counted);
  site_write (&counted.site, file, text);
  counted_count (&counted, 1, FALSE);
  measure_check (counted.model, counted.measures, counted.site.diags);
  if (message == NULL)
    site_expect_silence (&counted.site);
  else
    site_expect (&counted.site, message);
  counted_end (&counted);
}

static void
test_check (void)
{
  expect_check ("trainbook.yml", "title: T\nlanguage: en\ntargets:\n  attendence.rate: 0.9\n", "did you mean \"attendance.rate\"?");
  expect_check ("trainbook.yml", "title: T\nlanguage: en\ntargets:\n  happiness: 0.9\n", "trainbook.yml:4:3: error: there is no measure \"happiness\"");
  expect_check ("trainbook.yml", "title: T\nlanguage: en\ntargets:\n  attendance.rate: 0.9\n", NULL);
  expect_check ("data/courses.csv", "course_id,title,area,hours\nK1,=One,=Basics,2\nK2,-Two,,1\n", NULL);
}

/* Every measure has a name of its own, found again, and dimensions that fit its family. */
static void
test_definitions (void)
{
  Counted counted;
  MeasureId found, unknown;
  counted_begin (&counted);
  counted_count (&counted, 1, FALSE);
  g_assert_cmpuint (measures_count (counted.measures), >=, N_BUILT_IN_MEASURES);
  for (MeasureId i = 0; i < measures_count (counted.measures); i++)
    {
      const MeasureDefinition *definition = measure_definition (counted.measures, i);
      g_assert_true (measure_from_id (counted.measures, definition->id, &found) && found == i);
      g_assert_true ((definition->dimensions & 1u << DIMENSION_ALL) != 0);
    }
  g_assert_cmpstr (measure_definition (counted.measures, MEASURE_LEAVERS)->id, ==, "leavers");
  g_assert_false (measure_from_id (counted.measures, "attendance", &unknown));
  g_assert_cmpstr (measure_nearest (counted.measures, "attendance.rat"), ==, "attendance.rate");
  counted_end (&counted);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  g_test_add_func ("/measure/definitions", test_definitions);
  g_test_add_func ("/measure/sessions", test_sessions);
  g_test_add_func ("/measure/attendance", test_attendance);
  g_test_add_func ("/measure/formulas", test_formulas);
  g_test_add_func ("/measure/staff", test_staff);
  g_test_add_func ("/measure/scores", test_scores);
  g_test_add_func ("/measure/members-and-periods", test_members_and_periods);
  g_test_add_func ("/measure/csv", test_csv);
  g_test_add_func ("/measure/nothing", test_nothing);
  g_test_add_func ("/measure/check", test_check);
  return g_test_run ();
}
