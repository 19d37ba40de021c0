/* A site that is read, joined and counted, for tests of facts and measures. */
#ifndef TRAINBOOK_TEST_COUNTED_SITE_H
#define TRAINBOOK_TEST_COUNTED_SITE_H

#include "measure/measure.h"
#include "sites.h"

typedef struct {
  Site site;
  Model *model;
  Facts *facts;
  Measures *measures;
} Counted;

/* Records that most tests share: people of two teams, two courses, an assessment, a cohort. A test may write its own before counting. */
static inline void
counted_begin (Counted *counted)
{
  *counted = (Counted) { 0 };
  site_begin (&counted->site);
  site_write (&counted->site, "trainbook.yml", "title: Test\nlanguage: en\npass_mark: 60\n");
  site_write (&counted->site, "data/people.csv",
              "person_id,name,team,hire_date,leave_date,cohort,email\n"
              "E1,Ann,A,2026-01-01,,C1,ann@example.com\n"
              "E2,Bob,A,2026-11-05,,C1,\n"
              "E3,Cid,B,,2026-11-10,,\n"
              "T1,Tom,B,2020-01-01,,,\n");
  site_write (&counted->site, "data/courses.csv", "course_id,title,area,hours,pass_mark,max_score\nK1,One,Basics,2,,\nK2,Two,,1.5,80,50\n");
  site_write (&counted->site, "data/assessments.csv", "assessment_id,title,course_id,date,max_score,pass_mark\nX1,Exam,K1,2026-11-06,30,70\nX2,Test,,,,\n");
  site_write (&counted->site, "data/curricula.csv", "curriculum_id,day,course_id\nBASIC,1,K1\n");
  site_write (&counted->site, "data/cohorts.csv", "cohort_id,curriculum_id,start_date\nC1,BASIC,2026-11-02\n");
  site_write (&counted->site, "data/sessions.csv",
              "session_id,date,start,end,course_id,trainer_id,cohort_id,hours,status\n"
              "S1,2026-11-02,09:00,11:00,K1,T1,C1,,\n"
              "S2,2026-11-04,,,K2,T1;E1,,,held\n"
              "S3,2026-11-09,,,K1,,,1.25,cancelled\n"
              "S4,2026-11-12,,,K1,T1,C1,1,postponed\n"
              "S5,2026-11-25,,,K1,T1,C1,1,\n");
}

/* Counts as of 2026-11-20. */
static inline void
counted_count (Counted *counted, guint jobs, gboolean lists)
{
  FactsSelection selection = { .attendance_exceptions = lists, .scores = TRUE, .from = date_new (2026, 1, 1), .to = date_new (2026, 12, 31) };
  measures_free (counted->measures);
  facts_free (counted->facts);
  model_free (counted->model);
  site_load (&counted->site);
  counted->model = model_read (counted->site.config, NULL, date_new (2026, 11, 20), counted->site.diags);
  model_join (counted->model, counted->site.diags);
  counted->facts = facts_count (counted->model, &selection, jobs, counted->site.diags);
  counted->measures = measures_new (counted->model, counted->facts, counted->site.diags);
}

static inline void
counted_end (Counted *counted)
{
  measures_free (counted->measures);
  facts_free (counted->facts);
  model_free (counted->model);
  site_end (&counted->site);
}

#endif
