/* Stages of onboarding, conditions of the confirmation and of the career ladder: each expected value decided by hand from the rows below. */
#include "counted_site.h"

#include "measure/onboarding.h"

/* The flow: two days of paper, the basic training of the cohort, the final test (a failed first attempt leads to the retake, a failed retake to the end),
 * ten days of coaching, thirty days of protection, the decision, the end. */
#define STAGES "stage_id,title,flow,kind,days,next,fail,curriculum_id,assessment_id,condition,position\n" \
               "P,Papers,New,paper,2,,,,,,\n" \
               "T,Training,New,training,,,,BASIC,,,\n" \
               "X,Test,New,assessment,5,C,R,,F1;F2,,\n" \
               "R,Retake,New,assessment,5,C,OUT,,F1;F2,,\n" \
               "C,Coaching,New,coaching,10,,,,,Checklist signed,\n" \
               "S,Protection,New,protection,30,,,,,,\n" \
               "D,Review,New,decision,7,,,,,,Supervisor\n" \
               "OK,Confirmed,New,end,,,,,,,\n" \
               "OUT,Out,New,end,,,,,,,\n"

static void
begin (Counted *counted, const char *stages)
{
  counted_begin (counted);
  /* C1 runs from Monday 2 to Wednesday 4 November, C2 from 23 to 25 November. */
  site_write (&counted->site, "data/curricula.csv", "curriculum_id,day,course_id\nBASIC,1,K1\nBASIC,2,K1\nBASIC,3,K2\n");
  site_write (&counted->site, "data/cohorts.csv", "cohort_id,curriculum_id,start_date,end_date\nC0,BASIC,2026-08-03,2026-08-05\nC1,BASIC,2026-11-02,2026-11-04\n"
              "C2,BASIC,2026-11-23,2026-11-25\n");
  site_write (&counted->site, "data/people.csv",
              "person_id,name,team,position,hire_date,probation_end,regular_date,leave_date,cohort\n"
              "A,Ann,One,Agent,2026-10-29,2027-01-28,,,C1\n"          /* passed at once on 4 November */
              "B,Bob,One,Agent,2026-10-29,2027-01-28,,,C1\n"          /* failed, passed the retake on 9 November */
              "C,Cid,One,Agent,2026-10-29,2027-01-28,,,C1\n"          /* failed twice */
              "D,Dan,One,Agent,2026-10-29,2027-01-28,,,C1\n"          /* no score */
              "E,Eva,One,Agent,2026-11-18,2027-02-17,,,C2\n"          /* the cohort is still to come */
              "F,Fay,Two,Agent,2026-07-31,2026-10-30,,,C0\n"          /* everything behind her but the decision */
              "G,Gus,Two,Agent,2026-07-31,2026-10-30,2026-10-31,,C0\n"
              "H,Hal,Two,Agent,2026-10-29,2027-01-28,,2026-11-10,C1\n"   /* left during coaching */
              "I,Ida,Two,Agent,2026-10-01,2026-12-31,,,\n"            /* no cohort: the simple way */
              "J,Jon,Two,Agent,2019-01-01,,,,\n"                      /* nothing says that he ever was new */
              "K,Kim,Two,Agent,2026-12-01,2027-02-28,,,C2\n");        /* hired later */
  site_write (&counted->site, "data/assessments.csv", "assessment_id,title,course_id,cohort_id,date,max_score,pass_mark\n"
              "F0,Final 0,,C0,2026-08-05,100,80\nF1,Final 1,,C1,2026-11-04,100,80\nF2,Final 2,,C2,2026-11-25,100,80\n");
  site_write (&counted->site, "data/sessions.csv", "session_id,date,course_id,cohort_id,hours,status\nS1,2026-11-02,K1,C1,2,held\nS2,2026-11-04,K2,C1,2,held\n");
  site_write (&counted->site, "data/attendance.csv", "session_id,person_id,status\nS1,A,present\nS2,A,absent\nS1,B,late\nS2,B,present\n");
  site_write (&counted->site, "data/scores.csv", "person_id,assessment_id,date,score,attempt\n"
              "A,F1,2026-11-04,85,1\n"
              "B,F1,2026-11-04,79.9,1\nB,F1,2026-11-09,80,2\n"
              "C,F1,2026-11-04,60,1\nC,F1,2026-11-09,70,2\n"
              "H,F1,2026-11-04,90,1\n");
  if (stages != NULL)
    site_write (&counted->site, "data/stages.csv", stages);
  counted_count (counted, 1, TRUE);
}

static Onboarding
on (const Counted *counted, const char *person, Date day)
{
  return onboarding_on (counted->model, counted->facts, model_person (counted->model, person, -1), day);
}

/* "stage C 2026-11-05 2026-11-14 running": state, stage, since, due, reason. */
static void
expect (const Counted *counted, const char *person, Date day, const char *wanted)
{
  char since[DATE_BUFFER], due[DATE_BUFFER];
  Onboarding at = on (counted, person, day);
  g_autofree char *text = g_strdup_printf ("%s %s %s %s %s", onboarding_state_name (at.state),
                                           at.stage != NULL ? at.stage->id : onboarding_kind_name (at.kind), at.since ? date_format (at.since, since) : "-",
                                           at.due ? date_format (at.due, due) : "-", condition_reason_name (at.reason));
  if (strcmp (text, wanted) != 0)
    {
      g_test_message ("%s: %s; wanted %s", person, text, wanted);
      g_test_fail ();
    }
}

static void
test_walk (void)
{
  Counted counted;
  begin (&counted, STAGES);
  site_expect_silence (&counted.site);
  Date today = date_new (2026, 11, 20);
  /* Papers on 29 and 30 October, the cohort from Monday 2 November. */
  expect (&counted, "A", date_new (2026, 10, 28), "coming training 2026-10-29 - coming");
  expect (&counted, "A", date_new (2026, 10, 29), "stage P 2026-10-29 2026-10-30 running");
  expect (&counted, "A", date_new (2026, 10, 31), "coming T 2026-11-02 2026-11-04 coming");
  expect (&counted, "A", date_new (2026, 11, 4), "stage T 2026-11-02 2026-11-04 running");
  /* The test passed on 4 November: on the 5th coaching begins, ten days up to the 14th; then 30 days of protection up to 14 December. */
  expect (&counted, "A", date_new (2026, 11, 5), "stage C 2026-11-05 2026-11-14 running");
  expect (&counted, "A", date_new (2026, 11, 14), "stage C 2026-11-05 2026-11-14 running");
  expect (&counted, "A", date_new (2026, 11, 15), "stage S 2026-11-15 2026-12-14 running");
  expect (&counted, "A", today, "stage S 2026-11-15 2026-12-14 running");
  expect (&counted, "A", date_new (2026, 12, 15), "stage D 2026-12-15 2026-12-21 not-confirmed");
  /* Failed on the 4th, so in the retake from the 5th; passed it on the 9th, coaching from then to the 18th. */
  expect (&counted, "B", date_new (2026, 11, 8), "stage R 2026-11-05 2026-11-09 not-taken");
  expect (&counted, "B", date_new (2026, 11, 9), "stage C 2026-11-09 2026-11-18 running");
  expect (&counted, "B", today, "stage S 2026-11-19 2026-12-18 running");
  expect (&counted, "C", today, "failed OUT 2026-11-09 - failed");
  expect (&counted, "D", today, "stage X 2026-11-05 2026-11-09 not-taken");
  g_assert_true (onboarding_is_late (&(Onboarding) { .state = ONBOARDING_STAGE, .due = today - 1 }, today));
  g_assert_false (onboarding_is_late (&(Onboarding) { .state = ONBOARDING_STAGE, .due = today }, today));
  expect (&counted, "E", date_new (2026, 11, 20), "coming T 2026-11-23 2026-11-25 coming");
  /* None of the assessments listed is one of her cohort: nobody can say that she passed. */
  expect (&counted, "F", today, "stage X 2026-08-06 2026-08-10 no-assessment");
  expect (&counted, "G", today, "confirmed end 2026-10-31 - confirmed");
  expect (&counted, "H", today, "left C 2026-11-10 - running");
  expect (&counted, "I", today, "stage protection 2026-10-01 2026-12-31 running");
  expect (&counted, "I", date_new (2027, 1, 4), "stage decision 2027-01-01 - not-confirmed");
  expect (&counted, "J", today, "none training - - finished");
  expect (&counted, "K", today, "coming training 2026-12-01 - coming");
  counted_end (&counted);
}

static void
test_simple (void)
{
  Counted counted;
  begin (&counted, NULL);
  Date today = date_new (2026, 11, 20);
  expect (&counted, "A", date_new (2026, 11, 3), "stage training 2026-11-02 2026-11-04 running");
  expect (&counted, "A", today, "stage protection 2026-11-05 2027-01-28 running");
  expect (&counted, "E", today, "coming training 2026-11-23 2026-11-25 coming");
  expect (&counted, "F", today, "stage decision 2026-10-31 - not-confirmed");
  expect (&counted, "G", today, "confirmed end 2026-10-31 - confirmed");
  expect (&counted, "H", today, "left protection 2026-11-10 - running");
  g_autoptr (GPtrArray) flow = onboarding_flow (counted.model, NULL);
  g_assert_cmpuint (flow->len, ==, 0);
  counted_end (&counted);
}

/* Where the staff list has no regular_date at all, the end of the last stage counts. */
static void
test_without_regular_dates (void)
{
  Counted counted;
  counted_begin (&counted);
  site_write (&counted.site, "data/people.csv", "person_id,name,hire_date,probation_end,cohort\nA,Ann,2026-10-29,2026-11-15,C1\nB,Bob,2026-10-29,2026-12-15,C1\n");
  site_write (&counted.site, "data/cohorts.csv", "cohort_id,curriculum_id,start_date,end_date\nC1,BASIC,2026-11-02,2026-11-04\n");
  site_write (&counted.site, "data/sessions.csv", "session_id,date,course_id,hours\n");
  counted_count (&counted, 1, FALSE);
  expect (&counted, "A", date_new (2026, 11, 20), "confirmed end 2026-11-16 - finished");
  expect (&counted, "B", date_new (2026, 11, 20), "stage protection 2026-11-05 2026-12-15 running");
  site_write (&counted.site, "data/stages.csv", "stage_id,title,kind\nT,Training,training\nS,Protection,protection\nOK,Confirmed,end\n");
  counted_count (&counted, 1, FALSE);
  expect (&counted, "A", date_new (2026, 11, 20), "confirmed OK 2026-11-16 - finished");
  expect (&counted, "B", date_new (2026, 11, 20), "stage S 2026-11-05 2026-12-15 running");
  counted_end (&counted);
}

/* "cohort met finished": each condition. */
static char *
conditions_text (GArray *conditions)
{
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < conditions->len; i++)
    {
      const Condition *condition = &g_array_index (conditions, Condition, i);
      char date[DATE_BUFFER];
      g_string_append_printf (text, "%s%s %s %s %s", i > 0 ? "; " : "", condition_kind_name (condition->kind), condition_state_name (condition->state),
                              condition_reason_name (condition->reason), condition->date ? date_format (condition->date, date) : "-");
    }
  g_array_unref (conditions);
  return g_string_free (text, FALSE);
}

static void
test_confirmation (void)
{
  Counted counted;
  begin (&counted, STAGES);
  const Model *model = counted.model;
  Date today = date_new (2026, 11, 20);
  g_autofree char *ann = conditions_text (confirmation_conditions (model, counted.facts, model_person (model, "A", -1), today));
  g_assert_cmpstr (ann, ==, "period met over 2026-10-30; cohort met finished 2026-11-04; assessment met passed 2026-11-04; period met over 2026-11-14; "
                   "text unknown not-recorded -; period unmet running 2026-12-14; approval unmet not-confirmed -");
  g_autofree char *cid = conditions_text (confirmation_conditions (model, counted.facts, model_person (model, "C", -1), today));
  g_assert_cmpstr (cid, ==, "period met over 2026-10-30; cohort met finished 2026-11-04; assessment unmet failed 2026-11-09; period unmet not-begun -; "
                   "text unknown not-recorded -; period unmet not-begun -; approval unmet not-confirmed -");
  g_autofree char *ida = conditions_text (confirmation_conditions (model, counted.facts, model_person (model, "I", -1), today));
  g_assert_cmpstr (ida, ==, "period unmet running 2026-12-31; approval unmet not-confirmed -");
  /* What keeps the person where they are. */
  Onboarding at = on (&counted, "D", today);
  g_autofree char *dan = conditions_text (onboarding_conditions (model, counted.facts, model_person (model, "D", -1), &at, today));
  g_assert_cmpstr (dan, ==, "assessment unmet not-taken -");
  counted_end (&counted);
}

/* Without stages: the cohort, its tests, the probation. Nobody has to pass the test before the course, which B sat with 20. */
static void
test_simple_confirmation (void)
{
  Counted counted;
  begin (&counted, NULL);
  site_write (&counted.site, "data/assessments.csv", "assessment_id,title,kind,course_id,cohort_id,date,max_score,pass_mark\n"
              "F00,Before,前测,,C1,2026-11-02,100,80\nF1,Final 1,,,C1,2026-11-04,100,80\n");
  site_write (&counted.site, "data/scores.csv", "person_id,assessment_id,date,score\nB,F00,2026-11-02,20\nB,F1,2026-11-04,80\n");
  counted_count (&counted, 1, TRUE);
  g_autofree char *bob = conditions_text (confirmation_conditions (counted.model, counted.facts, model_person (counted.model, "B", -1), date_new (2026, 11, 20)));
  g_assert_cmpstr (bob, ==, "cohort met finished 2026-11-04; assessment met passed 2026-11-04; period unmet running 2027-01-28; approval unmet not-confirmed -");
  counted_end (&counted);
}

static void
test_list (void)
{
  Counted counted;
  begin (&counted, STAGES);
  g_autoptr (GArray) newcomers = onboarding_newcomers (counted.model, counted.facts, date_new (2026, 11, 1), date_new (2026, 11, 20));
  g_autoptr (GString) ids = g_string_new (NULL);
  for (guint i = 0; i < newcomers->len; i++)
    g_string_append (ids, g_array_index (newcomers, Newcomer, i).person->id);
  /* Coming: K (no stage yet, by kind), E in T; then X: F since August, D since November; S: A since the 15th, B since the 19th, I the simple way (kind 4) …; C failed; H left. */
  g_assert_cmpstr (ids->str, ==, "KEFDIABCH");
  g_autoptr (GArray) now = onboarding_newcomers (counted.model, counted.facts, DATE_NONE, date_new (2026, 11, 20));
  g_assert_cmpuint (now->len, ==, 8);
  counted_end (&counted);
}

static void
test_course (void)
{
  Counted counted;
  begin (&counted, NULL);
  const Model *model = counted.model;
  const Person *ann = model_person (model, "A", -1);
  Condition one = condition_course (counted.facts, ann, model_course (model, "K1", -1), date_new (2026, 11, 20));
  g_assert_cmpint (one.state, ==, CONDITION_MET);
  g_assert_cmpuint (one.date, ==, date_new (2026, 11, 2));
  one = condition_course (counted.facts, ann, model_course (model, "K1", -1), date_new (2026, 11, 1));
  g_assert_cmpint (one.state, ==, CONDITION_UNMET);
  one = condition_course (counted.facts, ann, model_course (model, "K2", -1), date_new (2026, 11, 20));
  g_assert_cmpint (one.reason, ==, REASON_NOT_ATTENDED);
  g_autoptr (GArray) sessions = facts_person_sessions (counted.facts, ann);
  g_assert_cmpuint (sessions->len, ==, 2);
  g_assert_cmpint (g_array_index (sessions, PersonSession, 1).status, ==, ATTENDANCE_ABSENT);
  g_assert_false (g_array_index (sessions, PersonSession, 1).enrolled);
  counted_end (&counted);
}

/* Months of service: from 31 August six months are full on 28 February. */
static void
test_ladder (void)
{
  Counted counted;
  counted_begin (&counted);
  site_write (&counted.site, "data/people.csv", "person_id,name,position,hire_date\nA,Ann,Agent,2025-08-31\nB,Bob,Agent,\nC,Cid,Senior,2020-01-01\n");
  site_write (&counted.site, "data/cohorts.csv", "cohort_id,curriculum_id,start_date\n");
  site_write (&counted.site, "data/sessions.csv", "session_id,date,course_id,hours\nS1,2026-11-02,K1,2\n");
  site_write (&counted.site, "data/attendance.csv", "session_id,person_id,status\nS1,A,present\n");
  site_write (&counted.site, "data/moves.csv", "person_id,date,field,value,before\nC,2026-09-01,position,Senior,Agent\n");
  site_write (&counted.site, "data/scores.csv", "person_id,assessment_id,date,score,max_score\nA,X1,2026-11-06,24,30\nC,X1,2026-11-06,27,30\n");
  site_write (&counted.site, "data/ladder.csv", "from,to,months,pass_mark,course_id,assessment_id,criteria\n"
              "Agent,Senior,15,85,K1;K2,X1,Good figures\nSenior,Head,2,,,,\nSenior,Trainer,3,,,,\n");
  counted_count (&counted, 1, FALSE);
  site_expect_silence (&counted.site);
  const Model *model = counted.model;
  const Person *ann = model_person (model, "A", -1), *bob = model_person (model, "B", -1), *cid = model_person (model, "C", -1);
  Date today = date_new (2026, 11, 20);
  g_autoptr (GPtrArray) steps = ladder_steps_from (model, ann, today);
  g_assert_cmpuint (steps->len, ==, 1);
  /* 15 months from 31 August 2025: 30 November 2026, November having 30 days. 24 of 30 is 80 %: enough for the exam's 70, not for the step's 85. */
  g_autofree char *first = conditions_text (ladder_conditions (counted.facts, ann, steps->pdata[0], today));
  g_assert_cmpstr (first, ==, "service unmet too-short 2026-11-30; course met attended 2026-11-02; course unmet not-attended -; assessment unmet failed 2026-11-06; "
                   "text unknown not-recorded -; approval unmet not-confirmed -");
  Condition service = condition_service (ann, 15, date_new (2026, 11, 30));
  g_assert_cmpint (service.state, ==, CONDITION_MET);
  g_assert_cmpint (service.has, ==, 15 * DECIMAL_ONE);
  service = condition_service (ann, 15, date_new (2026, 11, 29));
  g_assert_cmpint (service.has, ==, 14 * DECIMAL_ONE);
  g_assert_cmpint (condition_service (bob, 15, today).reason, ==, REASON_NO_DATE);
  /* In the position since 1 September: two full months on 20 November. */
  g_autoptr (GPtrArray) next = ladder_steps_from (model, cid, today);
  g_assert_cmpuint (next->len, ==, 2);
  service = condition_service (cid, 2, today);
  g_assert_cmpint (service.state, ==, CONDITION_MET);
  g_assert_cmpint (service.has, ==, 2 * DECIMAL_ONE);
  g_assert_cmpint (condition_service (cid, 3, today).state, ==, CONDITION_UNMET);
  counted_end (&counted);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  g_test_add_func ("/onboarding/walk", test_walk);
  g_test_add_func ("/onboarding/simple", test_simple);
  g_test_add_func ("/onboarding/simple-confirmation", test_simple_confirmation);
  g_test_add_func ("/onboarding/without-regular-dates", test_without_regular_dates);
  g_test_add_func ("/onboarding/confirmation", test_confirmation);
  g_test_add_func ("/onboarding/list", test_list);
  g_test_add_func ("/condition/course", test_course);
  g_test_add_func ("/condition/ladder", test_ladder);
  return g_test_run ();
}
