/* What is known of rows that were left out (`on_error: set-aside`). Every line is read by hand: what it says that is right, and nothing else. */
#include "counted_site.h"

#define SET_ASIDE "title: Test\nlanguage: en\npass_mark: 60\non_error: set-aside\n"

static const char *
id_of (const GPtrArray *records, gint32 index)
{
  return index < 0 ? "-" : ((const Person *) records->pdata[index])->id;      /* every record begins with its id */
}

/* The rows of a dataset: "day session course assessment cohort person × rows", sorted as they are kept. */
static void
expect (const char *file, const char *text, DatasetId dataset, const char *wanted)
{
  Counted counted;
  g_autoptr (GString) said = g_string_new (NULL);
  counted_begin (&counted);
  site_write (&counted.site, "trainbook.yml", SET_ASIDE);
  site_write (&counted.site, "data/enrolments.csv", "session_id,cohort_id,person_id\n,C1,E1\n,C1,E2\n");
  site_write (&counted.site, file, text);
  counted_count (&counted, 1, TRUE);
  const Model *model = counted.model;
  const GArray *rows = facts_aside (counted.facts);
  for (guint i = 0; i < rows->len; i++)
    {
      const AsideRow *row = &g_array_index (rows, AsideRow, i);
      char date[DATE_BUFFER] = "-";
      if (row->dataset != dataset)
        continue;
      if (row->date != DATE_NONE)
        date_format (row->date, date);
      g_string_append_printf (said, "%s %s %s %s %s %s ×%" G_GUINT64_FORMAT "\n", date, id_of (model->sessions, row->session), id_of (model->courses, row->course),
                              id_of (model->assessments, row->assessment), id_of (model->cohorts, row->cohort), id_of (model->people, row->person), row->rows);
      g_assert_cmpstr (row->file, ==, file);
    }
  g_assert_cmpstr (said->str, ==, wanted);
  counted_end (&counted);
}

static void
test_attendance (void)
{
  /* An unknown person in a known session; an unknown status of a known one; an unknown session; a second row; no person at all, which the table refuses. */
  expect ("data/attendance.csv", "session_id,person_id,status\nS1,E1,present\nS1,E9,present\nS1,E2,perhaps\nS8,E1,present\nS1,E1,late\nS1,,present\n",
          DATASET_ATTENDANCE,
          "- - - - - - ×1\n- - - - - E1 ×1\n2026-11-02 S1 K1 - - - ×1\n2026-11-02 S1 K1 - - E1 ×1\n2026-11-02 S1 K1 - - E2 ×1\n");
}

/* A day without a session: the sign cannot be read, the day can. */
static void
test_days (void)
{
  expect ("data/attendance.csv", "date,person_id,status\n2026-11-02,E1,perhaps\n2026-11-04,E9,present\n", DATASET_ATTENDANCE,
          "2026-11-02 - - - - E1 ×1\n2026-11-04 - - - - - ×1\n");
}

static void
test_scores (void)
{
  /* A word for a number, on the assessment's day; an unknown assessment; a day that does not exist; a day of another century, which is a slip; an unknown person. */
  expect ("data/scores.csv", "person_id,assessment_id,date,score\nE1,X1,,many\nE1,X9,2026-11-07,5\nE2,X1,2026-13-06,5\nE2,X1,1896-11-06,5\nE9,X1,2026-11-06,5\n",
          DATASET_SCORES,
          "- - K1 X1 - E2 ×2\n2026-11-06 - K1 X1 - - ×1\n2026-11-06 - K1 X1 - E1 ×1\n2026-11-07 - - - - E1 ×1\n");
}

static void
test_enrolments (void)
{
  expect ("data/enrolments.csv", "session_id,cohort_id,person_id\n,C1,E9\nS1,,E8\nS7,,E2\n", DATASET_ENROLMENTS,
          "- - - - - E2 ×1\n- - - - C1 - ×1\n2026-11-02 S1 K1 - - - ×1\n");
}

static void
test_observations (void)
{
  expect ("data/feedback.csv", "session_id,respondent,item,rating\nS1,a,good,5\nS1,b,good,9\nS8,a,good,5\n", DATASET_FEEDBACK,
          "- - - - - - ×1\n2026-11-02 S1 K1 - - - ×1\n");
  expect ("data/checks.csv", "check_id,date,kind,person_id,result\nQ1,2026-11-03,chat,E1,perhaps\nQ2,2026-11-04,chat,E9,pass\n", DATASET_CHECKS,
          "2026-11-03 - - - - E1 ×1\n2026-11-04 - - - - - ×1\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/aside/attendance", test_attendance);
  g_test_add_func ("/aside/days", test_days);
  g_test_add_func ("/aside/scores", test_scores);
  g_test_add_func ("/aside/enrolments", test_enrolments);
  g_test_add_func ("/aside/observations", test_observations);
  return g_test_run ();
}
