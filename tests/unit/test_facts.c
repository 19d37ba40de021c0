#include "counted_site.h"
#include "facts/cells.h"

#define ENROLMENTS "session_id,cohort_id,person_id\n,C1,E1\n,C1,E2\nS1,,E1\nS2,,E3\n"
#define ATTENDANCE "session_id,person_id,status,minutes,leave_kind\n"

static const Session *
session (const Counted *counted, const char *id)
{
  return model_session (counted->model, id, -1);
}

static const Person *
person (const Counted *counted, const char *id)
{
  return model_person (counted->model, id, -1);
}

static void
test_session_counts (void)
{
  Counted counted;
  counted_begin (&counted);
  site_write (&counted.site, "data/enrolments.csv", ENROLMENTS);
  site_write (&counted.site, "data/attendance.csv", ATTENDANCE "S1,E1,present,,\nS1,T1,late,30,\nS2,E1,leave,,sick\nS2,E3,absent,,\nS2,T1,left_early,,\n");
  counted_count (&counted, 2, TRUE);
  site_expect_silence (&counted.site);

  /* S1: E1 and E2 through the cohort (E1 also by name: once), T1 walked in. */
  SessionCounts counts = facts_session_counts (counted.facts, session (&counted, "S1"));
  g_assert_cmpuint (counts.enrolled, ==, 2);
  g_assert_cmpuint (counts.expected, ==, 3);
  g_assert_cmpuint (counts.attended, ==, 2);
  g_assert_cmpuint (counts.unrecorded, ==, 1);
  g_assert_cmpuint (counts.by_status[ATTENDANCE_PRESENT], ==, 1);
  g_assert_cmpuint (counts.by_status[ATTENDANCE_LATE], ==, 1);
  counts = facts_session_counts (counted.facts, session (&counted, "S2"));
  g_assert_cmpuint (counts.enrolled, ==, 1);
  g_assert_cmpuint (counts.expected, ==, 3);
  g_assert_cmpuint (counts.attended, ==, 1);
  g_assert_cmpuint (counts.by_status[ATTENDANCE_LEFT_EARLY], ==, 1);
  g_assert_cmpuint (counts.by_status[ATTENDANCE_LEAVE], ==, 1);
  g_assert_cmpuint (counts.by_status[ATTENDANCE_ABSENT], ==, 1);
  /* Nobody is due in a session that was not held, or is still to come. */
  counts = facts_session_counts (counted.facts, session (&counted, "S5"));
  g_assert_cmpuint (counts.enrolled, ==, 2);
  g_assert_cmpuint (counts.expected, ==, 0);
  g_assert_cmpuint (counts.unrecorded, ==, 0);

  g_assert_true (facts_is_enrolled (counted.facts, session (&counted, "S1"), person (&counted, "E2")));
  g_assert_false (facts_is_enrolled (counted.facts, session (&counted, "S1"), person (&counted, "E3")));
  g_assert_true (facts_is_enrolled (counted.facts, session (&counted, "S2"), person (&counted, "E3")));
  g_autoptr (GPtrArray) enrolled = facts_enrolled (counted.facts, session (&counted, "S5"));
  g_assert_cmpuint (enrolled->len, ==, 2);
  g_assert_true (enrolled->pdata[0] == person (&counted, "E1"));
  g_autoptr (GPtrArray) cohort = facts_cohort_enrolled (counted.facts, model_cohort (counted.model, "C1", -1));
  g_assert_cmpuint (cohort->len, ==, 2);
  counted_end (&counted);
}

static void
test_exceptions (void)
{
  Counted counted;
  counted_begin (&counted);
  site_write (&counted.site, "data/enrolments.csv", ENROLMENTS);
  site_write (&counted.site, "data/attendance.csv", ATTENDANCE "S2,E1,leave,,sick\nS2,T1,present,,\nS1,E1,late,,\n");
  for (guint jobs = 1; jobs <= 3; jobs++)
    {
      counted_count (&counted, jobs, TRUE);
      g_autoptr (GPtrArray) all = facts_attendance_exceptions (counted.facts, date_new (2026, 11, 1), date_new (2026, 11, 30));
      g_assert_cmpuint (all->len, ==, 4);
      const AttendanceException *late = all->pdata[0], *missing = all->pdata[1], *leave = all->pdata[2];
      g_assert_true (late->person == person (&counted, "E1") && late->recorded && late->status == ATTENDANCE_LATE && late->leave_kind == NULL);
      g_assert_true (missing->person == person (&counted, "E2") && !missing->recorded);
      g_assert_true (leave->session == session (&counted, "S2") && leave->status == ATTENDANCE_LEAVE);
      g_assert_cmpstr (leave->leave_kind, ==, "sick");
      g_autoptr (GPtrArray) one_day = facts_attendance_exceptions (counted.facts, date_new (2026, 11, 4), date_new (2026, 11, 4));
      g_assert_cmpuint (one_day->len, ==, 2);
    }
  /* Nothing is kept that no page asks for. */
  counted_count (&counted, 2, FALSE);
  g_autoptr (GPtrArray) none = facts_attendance_exceptions (counted.facts, date_new (2026, 1, 1), date_new (2026, 12, 31));
  g_assert_cmpuint (none->len, ==, 0);
  counted_end (&counted);
}

/* One dataset is wrong: the message must be there, from one thread as from several. */
typedef struct { const char *name, *file, *text, *message; } Wrong;

static const Wrong wrong[] = {
  { "unknown-session", "data/attendance.csv", ATTENDANCE "S1,E1,present,,\nS9,E1,present,,\n", "data/attendance.csv:3:1: error:" },
  { "unknown-person", "data/attendance.csv", ATTENDANCE "S1,E9,present,,\n", "data/attendance.csv:2:4: error:" },
  { "bad-status", "data/attendance.csv", ATTENDANCE "S1,E1,perhaps,,\n", "data/attendance.csv:2:7: error:" },
  { "minutes-many", "data/attendance.csv", ATTENDANCE "S1,E1,present,1441,\n", "data/attendance.csv:2:15: error: 1441 minutes" },
  { "minutes-negative", "data/attendance.csv", ATTENDANCE "S1,E1,present,-1,\n", "data/attendance.csv:2:15: error: -1 minutes" },
  { "minutes-text", "data/attendance.csv", ATTENDANCE "S1,E1,present,1x,\n", "data/attendance.csv:2:15: error:" },
  { "minutes-overrun", "data/attendance.csv", ATTENDANCE "S1,E1,present,241,\n",
    "data/attendance.csv:2: warning: 241 minutes are more than twice the length of the session \"S1\", 120 minutes, as in 1 of its rows" },
  { "minutes-a-day", "data/attendance.csv", ATTENDANCE "S1,E1,present,1440,\n", "data/attendance.csv:2: warning: 1440 minutes" },
  { "recorded-twice", "data/attendance.csv", ATTENDANCE "S1,E1,present,,\nS1,E2,present,,\nS1,E1,late,,\n",
    "data/attendance.csv:4:4: error: the record of \"E1\" in session \"S1\" stands already in line 2" },
  { "not-held", "data/attendance.csv", ATTENDANCE "S3,E1,present,,\nS3,E2,present,,\n",
    "data/attendance.csv:2:1: error: session \"S3\" was not held (its status is cancelled) but has attendance records (2)" },
  { "later", "data/attendance.csv", ATTENDANCE "S5,E1,present,,\nS5,E2,present,,\n", "warning: 2 rows of attendance are dated after the as-of date 2026-11-20" },
  { "outside", "data/attendance.csv", ATTENDANCE "S1,E2,present,,\nS2,E2,late,,\n",
    "data/people.csv:3: warning: E2 (Bob) is recorded in 2 held sessions before being hired or after leaving, the first \"S1\" on 2026-11-02" },
  { "absent-before-hiring", "data/attendance.csv", ATTENDANCE "S1,E2,absent,,\n",
    "data/people.csv:3: warning: E2 (Bob) is recorded in 1 held sessions before being hired" },
  { "enrolment-both", "data/enrolments.csv", "session_id,cohort_id,person_id\nS1,C1,E1\n", "data/enrolments.csv:2:4: error: this row names a session and a cohort" },
  { "enrolled-twice", "data/enrolments.csv", "session_id,cohort_id,person_id\n,C1,E1\nS2,,E1\n,C1,E1\n",
    "data/enrolments.csv:4:5: warning: \"E1\" is enrolled in \"C1\" already by line 2" },
  { "enrolment-unknown", "data/enrolments.csv", "session_id,cohort_id,person_id\n,C7,E1\n", "data/enrolments.csv:2:2: error:" },
  { "score-high", "data/scores.csv", "person_id,assessment_id,date,score\nE1,X1,2026-11-06,30.5\n",
    "data/scores.csv:2:18: error: the score 30.5 is not between 0 and the maximum 30" },
  { "score-negative", "data/scores.csv", "person_id,course_id,date,score\nE1,K1,2026-11-06,-1\n", "error: the score -1 is not between 0 and the maximum 100" },
  { "score-maximum", "data/scores.csv", "person_id,course_id,date,score,max_score\nE1,K1,2026-11-06,0,0\n", "data/scores.csv:2:20: error: a maximum of 0" },
  { "score-twice", "data/scores.csv", "person_id,assessment_id,date,score,attempt\nE1,X2,2026-11-06,50,\nE1,X2,2026-11-06,60,\n",
    "data/scores.csv:3: error: the score of \"E1\" in \"X2\" on 2026-11-06 stands already in line 2" },
  { "score-later", "data/scores.csv", "person_id,course_id,date,score\nE1,K1,2026-11-21,1\n", "warning: 1 rows of scores are dated after" },
  { "score-far", "data/scores.csv", "person_id,course_id,date,score\nE1,K1,1026-11-20,1\n", "data/scores.csv:2:7: error: 1026-11-20 is more than 100 years before" },
};

static void
test_wrong (gconstpointer data)
{
  const Wrong *one = data;
  g_autofree char *first = NULL;
  for (guint jobs = 1; jobs <= 4; jobs++)
    {
      Counted counted;
      counted_begin (&counted);
      site_write (&counted.site, one->file, one->text);
      counted_count (&counted, jobs, jobs % 2 == 0);
      site_expect (&counted.site, one->message);
      g_autofree char *messages = site_messages (&counted.site);
      if (first == NULL)
        first = g_steal_pointer (&messages);
      else
        g_assert_cmpstr (messages, ==, first);
      counted_end (&counted);
    }
}

/* What is nearly wrong and must stay silent. */
static const Wrong right[] = {
  { "minutes-at-most", "data/attendance.csv", ATTENDANCE "S1,E1,present,240,\nS1,T1,present,0,\nS2,E1,present,37.5,\n", NULL },
  { "same-person-other-session", "data/attendance.csv", ATTENDANCE "S1,E1,present,,\nS2,E1,present,,\nS1,T1,present,,\n", NULL },
  { "last-day", "data/attendance.csv", ATTENDANCE "S2,E3,present,,\n", NULL },
  { "enrolled-both-ways", "data/enrolments.csv", "session_id,cohort_id,person_id\n,C1,E1\nS1,,E1\n", NULL },
  { "score-full", "data/scores.csv", "person_id,assessment_id,date,score\nE1,X1,2026-11-20,30\nE2,X1,2026-11-20,0\n", NULL },
  { "score-attempts", "data/scores.csv", "person_id,assessment_id,date,score,attempt\nE1,X2,2026-11-06,50,1\nE1,X2,2026-11-06,60,2\n", NULL },
  { "score-other-subject", "data/scores.csv", "person_id,assessment_id,course_id,date,score\nE1,X2,,2026-11-06,50\nE1,,K1,2026-11-06,60\n", NULL },
  { "score-missing", "data/scores.csv", "person_id,assessment_id,date,score\nE1,X1,2026-11-06,缺考\nE2,X1,2026-11-06,-\n", NULL },
};

static void
test_right (gconstpointer data)
{
  const Wrong *one = data;
  Counted counted;
  counted_begin (&counted);
  site_write (&counted.site, one->file, one->text);
  counted_count (&counted, 2, TRUE);
  site_expect_silence (&counted.site);
  counted_end (&counted);
}

/* Thousands of mistakes: the first are named, the others counted, in bounded time. */
static void
test_many_mistakes (void)
{
  Counted counted;
  GString *text = g_string_new (ATTENDANCE);
  counted_begin (&counted);
  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (text, "S%u,E1,present,,\n", 100 + i);
  site_write (&counted.site, "data/attendance.csv", text->str);
  counted_count (&counted, 2, FALSE);
  site_expect (&counted.site, "error: 10000 more mistakes of the same kinds stand in attendance");
  g_assert_cmpuint (diag_count (counted.site.diags, DIAG_ERROR), ==, 10001);
  g_string_free (text, TRUE);
  counted_end (&counted);
}

/* Random rows in one thread and in several, and again shuffled by hand: the marks are what a plain table holds. */
static void
test_marks (void)
{
  enum { PEOPLE = 200, SESSIONS = 40 };
  Counted counted;
  counted_begin (&counted);
  static gint8 expected[SESSIONS][PEOPLE];
  static const char *const words[] = { "present", "late", "left_early", "leave", "absent" };
  GString *people = g_string_new ("person_id,name\n"), *sessions = g_string_new ("session_id,date,course_id\n"), *rows = g_string_new (ATTENDANCE);
  GRand *random = g_rand_new_with_seed (7);
  memset (expected, -1, sizeof expected);
  for (guint i = 0; i < PEOPLE; i++)
    g_string_append_printf (people, i % 3 == 0 ? "a-person-with-a-long-id-%u,N\n" : "P%u,N\n", i);
  for (guint i = 0; i < SESSIONS; i++)
    g_string_append_printf (sessions, i % 4 == 0 ? "a-long-session-%02u,2026-11-02,K1\n" : "S%02u,2026-11-02,K1\n", i);
  for (guint n = 0; n < 6000; n++)
    {
      guint s = (guint) g_rand_int_range (random, 0, SESSIONS), p = (guint) g_rand_int_range (random, 0, PEOPLE), status = (guint) g_rand_int_range (random, 0, 5);
      if (expected[s][p] >= 0)
        continue;
      expected[s][p] = (gint8) status;
      g_string_append_printf (rows, s % 4 == 0 ? "a-long-session-%02u," : "S%02u,", s);
      g_string_append_printf (rows, p % 3 == 0 ? "a-person-with-a-long-id-%u,%s,,\n" : "P%u,%s,,\n", p, words[status]);
    }
  site_write (&counted.site, "data/people.csv", people->str);
  site_write (&counted.site, "data/sessions.csv", sessions->str);
  site_write (&counted.site, "data/attendance.csv", rows->str);
  g_autofree char *cohorts = g_build_filename (counted.site.directory, "data/cohorts.csv", NULL);
  g_assert_cmpint (g_remove (cohorts), ==, 0);
  for (guint jobs = 1; jobs <= 5; jobs++)
    {
      counted_count (&counted, jobs, FALSE);
      g_assert_cmpuint (diag_count (counted.site.diags, DIAG_ERROR), ==, 0);
      guint mistakes = 0;
      for (guint s = 0; s < SESSIONS; s++)
        for (guint p = 0; p < PEOPLE; p++)
          {
            g_autofree char *session_id = g_strdup_printf (s % 4 == 0 ? "a-long-session-%02u" : "S%02u", s);
            const Session *one = session (&counted, session_id);
            MarkWord word = marks_word (marks_of (counted.facts, one->index), p / SET_PEOPLE);
            guint bit = p % SET_PEOPLE;
            gint8 status = expected[s][p];
            mistakes += (word.recorded >> bit & 1) != (status >= 0);
            mistakes += (word.attended >> bit & 1) != (status >= 0 && status <= 2);
            mistakes += (word.late >> bit & 1) != (status == 1);
            mistakes += (word.left_early >> bit & 1) != (status == 2);
            mistakes += (word.leave >> bit & 1) != (status == 3);
            mistakes += (word.absent >> bit & 1) != (status == 4);
          }
      g_assert_cmpuint (mistakes, ==, 0);
    }
  g_rand_free (random);
  g_string_free (people, TRUE);
  g_string_free (sessions, TRUE);
  g_string_free (rows, TRUE);
  counted_end (&counted);
}

/* Two files of one dataset: a record in both is one too many. */
static void
test_two_files (void)
{
  Counted counted;
  counted_begin (&counted);
  site_write (&counted.site, "trainbook.yml", "title: Test\nlanguage: en\ndatasets:\n  attendance:\n    files: [day-1.csv, day-2.csv]\n");
  site_write (&counted.site, "data/day-1.csv", ATTENDANCE "S1,E1,present,,\n");
  site_write (&counted.site, "data/day-2.csv", ATTENDANCE "S2,T1,present,,\nS1,E1,present,,\n");
  counted_count (&counted, 2, FALSE);
  site_expect (&counted.site, "data/day-2.csv:3:4: error: the record of \"E1\" in session \"S1\" stands already in data/day-1.csv, line 2");
  counted_end (&counted);
}

/* One file a session, more files than threads: the same from one thread as from several, mended cells and later rows included. */
static void
test_many_files (void)
{
  enum { FILES = 40, PEOPLE = 30 };
  g_autofree char *first = NULL;
  for (guint jobs = 1; jobs <= 4; jobs++)
    {
      Counted counted;
      counted_begin (&counted);
      GString *people = g_string_new ("person_id,name\n"), *sessions = g_string_new ("session_id,date,course_id\n");
      site_write (&counted.site, "trainbook.yml", "title: Test\nlanguage: en\ndatasets:\n  attendance: day-*.csv\n");
      for (guint i = 0; i < PEOPLE; i++)
        g_string_append_printf (people, "P%u,N%u\n", i, i);
      for (guint i = 0; i < FILES; i++)
        {
          GString *rows = g_string_new (ATTENDANCE);
          g_autofree char *name = g_strdup_printf ("data/day-%02u.csv", i);
          g_string_append_printf (sessions, "D%u,2026-%s-%02u,K1\n", i, i < 38 ? "10" : "12", 1 + i % 30);
          for (guint p = 0; p < PEOPLE; p++)
            g_string_append_printf (rows, p == 7 ? "D%u,'P%u,present,45,\n" : "D%u,P%u,late,,\n", i, p);
          site_write (&counted.site, name, rows->str);
          g_string_free (rows, TRUE);
        }
      site_write (&counted.site, "data/people.csv", people->str);
      site_write (&counted.site, "data/sessions.csv", sessions->str);
      counted_count (&counted, jobs, FALSE);
      for (guint i = 0; i < FILES; i++)
        {
          g_autofree char *id = g_strdup_printf ("D%u", i);
          SessionCounts counts = facts_session_counts (counted.facts, session (&counted, id));
          g_assert_cmpuint (counts.attended, ==, i < 38 ? PEOPLE : 0);
          g_assert_cmpuint (counts.by_status[ATTENDANCE_LATE], ==, i < 38 ? PEOPLE - 1 : 0);
        }
      site_expect (&counted.site, "warning: 60 rows of attendance are dated after");
      g_assert_cmpuint (diag_count (counted.site.diags, DIAG_REPAIR), ==, FILES);
      g_autofree char *messages = site_messages (&counted.site);
      if (first == NULL)
        first = g_steal_pointer (&messages);
      else
        g_assert_cmpstr (messages, ==, first);
      g_string_free (people, TRUE);
      g_string_free (sessions, TRUE);
      counted_end (&counted);
    }
}

static void
test_retakes (void)
{
  Counted counted;
  counted_begin (&counted);
  site_write (&counted.site, "data/scores.csv",
              "person_id,assessment_id,course_id,date,score,attempt\n"
              "E1,X1,,2026-11-06,20,\n"       /* 66.67 of 70: failed */
              "E2,X1,,2026-11-06,缺考,\n"     /* missing, followed by a number that passes */
              "E2,X1,,2026-11-09,21,\n"       /* exactly 70 */
              "E3,X1,,2026-11-06,21,\n"
              "T1,X1,,2026-11-06,缺考,\n"     /* missing, nothing follows */
              "E1,,K2,2026-11-12,41,2\n"      /* second attempt above 80 % of 50, although its date is earlier than the first's */
              "E1,,K2,2026-11-13,10,1\n"
              "E3,,K2,2026-11-13,免考,\n");   /* exempt: nothing to retake */
  counted_count (&counted, 2, FALSE);
  site_expect (&counted.site, "data/scores.csv:7: warning: attempt 2 of \"E1\" in \"K2\" is dated 2026-11-12, before the score of 2026-11-13 in line 8");
  g_autoptr (GPtrArray) list = facts_scores_to_retake (counted.facts, date_new (2026, 11, 1), date_new (2026, 11, 20));
  g_assert_cmpuint (list->len, ==, 2);
  const ScoreToRetake *failed = list->pdata[0], *missing = list->pdata[1];
  g_assert_true (failed->person == person (&counted, "E1") && failed->is_number && failed->attempts == 1);
  g_assert_cmpint (failed->percent, ==, 66666667);
  g_assert_true (missing->person == person (&counted, "T1") && !missing->is_number);
  g_assert_cmpstr (missing->missing, ==, "absent");
  /* As it was on 6 November, E2 had still to sit it; on the 13th nothing new is there. */
  g_autoptr (GPtrArray) before = facts_scores_to_retake (counted.facts, date_new (2026, 11, 6), date_new (2026, 11, 6));
  g_assert_cmpuint (before->len, ==, 3);
  g_autoptr (GPtrArray) later = facts_scores_to_retake (counted.facts, date_new (2026, 11, 14), date_new (2026, 11, 20));
  g_assert_cmpuint (later->len, ==, 0);

  AssessmentSummary summary;
  const Assessment *exam = model_assessment (counted.model, "X1", -1);
  g_assert_true (facts_assessment_summary (counted.facts, exam, date_new (2026, 11, 1), date_new (2026, 11, 20), &summary));
  g_assert_cmpuint (summary.people, ==, 4);
  g_assert_cmpuint (summary.taken, ==, 3);
  g_assert_cmpuint (summary.missing, ==, 2);
  g_assert_cmpuint (summary.first_taken, ==, 3);         /* E1, E3, and E2 on the 9th after missing it */
  g_assert_cmpuint (summary.first_passed, ==, 2);        /* E2, E3 */
  g_assert_cmpint (summary.mean, ==, 68888889);          /* (66.666667 + 70 + 70) ÷ 3 */
  g_assert_cmpint (summary.best, ==, 70000000);
  g_assert_cmpint (summary.lowest, ==, 66666667);
  g_assert_false (facts_assessment_summary (counted.facts, exam, date_new (2026, 10, 1), date_new (2026, 10, 31), &summary));
  counted_end (&counted);
}

/* Whose first number falls in a week, and who passed at it. */
static void
test_first_attempts (void)
{
  static const struct { guint first_day, last_day, people, taken, missing, first_taken, first_passed; } weeks[] = {
    { 2, 8, 3, 2, 1, 1, 0 },    /* E1 fails; E3's number is a second attempt; E2 is absent */
    { 9, 15, 4, 3, 1, 2, 1 },   /* E2 passes, E3's first attempt fails; E1 repeats; T1 is absent */
    { 16, 20, 1, 1, 0, 0, 0 },  /* E1 repeats again: nobody's first number */
    { 2, 20, 4, 6, 2, 3, 1 },
  };
  Counted counted;
  counted_begin (&counted);
  site_write (&counted.site, "data/scores.csv",
              "person_id,assessment_id,date,score,attempt\n"
              "E1,X2,2026-11-03,50,\nE1,X2,2026-11-10,70,\nE1,X2,2026-11-17,90,\n"
              "E2,X2,2026-11-03,缺考,\nE2,X2,2026-11-10,60,\n"
              "E3,X2,2026-11-03,90,2\nE3,X2,2026-11-10,10,1\n"
              "T1,X2,2026-11-10,缺考,\n");
  counted_count (&counted, 2, FALSE);
  site_expect (&counted.site, "data/scores.csv:7: warning: attempt 2 of \"E3\" in \"X2\" is dated 2026-11-03, before the score of 2026-11-10 in line 8");
  const Assessment *test = model_assessment (counted.model, "X2", -1);
  for (guint i = 0; i < G_N_ELEMENTS (weeks); i++)
    {
      AssessmentSummary summary;
      g_test_message ("%u to %u November", weeks[i].first_day, weeks[i].last_day);
      g_assert_true (facts_assessment_summary (counted.facts, test, date_new (2026, 11, weeks[i].first_day),
                                               date_new (2026, 11, weeks[i].last_day), &summary));
      g_assert_cmpuint (summary.people, ==, weeks[i].people);
      g_assert_cmpuint (summary.taken, ==, weeks[i].taken);
      g_assert_cmpuint (summary.missing, ==, weeks[i].missing);
      g_assert_cmpuint (summary.first_taken, ==, weeks[i].first_taken);
      g_assert_cmpuint (summary.first_passed, ==, weeks[i].first_passed);
    }
  counted_end (&counted);
}

#define MOODLE "First name,Last name,ID number,Email address,Quiz: Exam (Real),Last downloaded from this course\n"

static void
test_exports (void)
{
  Counted counted;
  counted_begin (&counted);
  site_write (&counted.site, "trainbook.yml", "title: Test\nlanguage: en\nexports:\n  items:\n    Exam: {assessment: X1}\n");
  /* 1794000000 is 2026-11-06 in UTC. */
  site_write (&counted.site, "data/exports/a.csv", MOODLE "Bob,B,E2,,29,1794900000\nAnn,A,,ann@example.com,-,1794900000\n");
  site_write (&counted.site, "data/exports/b.xml",
              "<results batch=\"xml_export_1794000000\"><result><assignment>K1</assignment><student>E1</student><score>50</score></result></results>");
  counted_count (&counted, 2, FALSE);
  site_expect_silence (&counted.site);
  g_assert_cmpuint (counted.facts->n_scores, ==, 3);
  /* Assessments come first, then courses; the assessment's own date goes before the export's. */
  const ScoreEvent *scores = counted.facts->scores;
  g_assert_cmpuint (scores[0].person, ==, person (&counted, "E1")->index);
  g_assert_true (scores[0].state == SCORE_MISSING && scores[0].date == date_new (2026, 11, 6));
  g_assert_true (scores[1].state == SCORE_PASSED && scores[1].course == (gint32) model_course (counted.model, "K1", -1)->index);
  g_assert_true (scores[2].assessment == -1 && scores[2].date == date_new (2026, 11, 6) && scores[2].state == SCORE_FAILED);
  counted_end (&counted);
}

static void
expect_export (const char *config, const char *export, const char *message)
{
  Counted counted;
  counted_begin (&counted);
  g_autofree char *text = g_strconcat ("title: Test\nlanguage: en\nexports:\n  items:\n", config, NULL);
  site_write (&counted.site, "trainbook.yml", text);
  site_write (&counted.site, "data/exports/a.csv", export);
  counted_count (&counted, 1, FALSE);
  site_expect (&counted.site, message);
  counted_end (&counted);
}

static void
test_wrong_exports (void)
{
  const char *good = "    Exam: {assessment: X1}\n";
  expect_export (good, MOODLE "a,b,E22,,5,1794000000\n", "data/exports/a.csv:2:5: error: nobody in people is \"E22\"; did you mean \"E2\" (Bob)?");
  expect_export (good, MOODLE "a,b,,who@example.com,5,1794000000\n", "error: nobody in people is \"who@example.com\"");
  expect_export ("    Exam: {assessment: X9}\n", MOODLE "a,b,E2,,5,1794000000\n", "trainbook.yml:5:24: error: there is no assessment \"X9\" that scores could count for");
  expect_export ("    Exam: {course: K1}\n", "First name,ID number,Quiz: Exam (Real)\na,E2,5\n", "error: this export does not say its day");
  expect_export ("    Other: {course: K1}\n", MOODLE "a,b,E2,,5,1794000000\n", "trainbook.yml");
  expect_export (good, MOODLE "a,b,E2,,31,1794000000\n", "error: the score 31 is not between 0 and the maximum 30");
}

/* The mean of a session is of tests of its course: one before the course (前测) is no result. 25 and 20 of 30 on the day of S1, 75 points. */
static void
test_session_score (void)
{
  Counted counted;
  guint n;
  Decimal mean;
  counted_begin (&counted);
  site_write (&counted.site, "data/assessments.csv",
              "assessment_id,title,kind,course_id,date,max_score\nX0,Before,前测,K1,2026-11-02,100\nX1,Exam,,K1,2026-11-02,30\nX3,Before,pretest,K2,2026-11-04,50\n");
  site_write (&counted.site, "data/scores.csv",
              "person_id,assessment_id,date,score\nE1,X0,2026-11-02,10\nE3,X0,2026-11-02,20\nE1,X1,2026-11-02,25\nE3,X1,2026-11-02,20\nE3,X3,2026-11-04,20\n");
  counted_count (&counted, 1, FALSE);
  site_expect_silence (&counted.site);
  g_assert_true (facts_session_score (counted.facts, model_session (counted.model, "S1", -1), &n, &mean));
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpint (mean, ==, 75 * DECIMAL_ONE);
  g_assert_false (facts_session_score (counted.facts, model_session (counted.model, "S2", -1), &n, &mean));
  counted_end (&counted);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  g_test_add_func ("/facts/session-counts", test_session_counts);
  g_test_add_func ("/facts/exceptions", test_exceptions);
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autofree char *path = g_strconcat ("/facts/wrong/", wrong[i].name, NULL);
      g_test_add_data_func (path, &wrong[i], test_wrong);
    }
  for (guint i = 0; i < G_N_ELEMENTS (right); i++)
    {
      g_autofree char *path = g_strconcat ("/facts/right/", right[i].name, NULL);
      g_test_add_data_func (path, &right[i], test_right);
    }
  g_test_add_func ("/facts/many-mistakes", test_many_mistakes);
  g_test_add_func ("/facts/marks", test_marks);
  g_test_add_func ("/facts/two-files", test_two_files);
  g_test_add_func ("/facts/many-files", test_many_files);
  g_test_add_func ("/facts/retakes", test_retakes);
  g_test_add_func ("/facts/first-attempts", test_first_attempts);
  g_test_add_func ("/facts/session-score", test_session_score);
  g_test_add_func ("/facts/exports", test_exports);
  g_test_add_func ("/facts/wrong-exports", test_wrong_exports);
  return g_test_run ();
}
