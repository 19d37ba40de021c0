#include "sites.h"

#include "model/model.h"

#define PEOPLE "person_id,name,aliases,team,manager_id,mentor_id,hire_date,leave_date,cohort,email\n"
#define COURSES "course_id,title,area,hours,pass_mark,max_score\nC1,客服基础,基础,2,85,50\nC2,话术,话术,,,\n"

/* A site that is in order; tests write over single files. */
static void
write_site (Site *site)
{
  site_begin (site);
  site_write (site, "data/people.csv", PEOPLE
              "E101,陈静,小美;旗舰店:小美,售前组,,,2024-01-01,,,jing@demo.example\n"
              "E102,曾伟,,售后组,E101,,2026-11-01,,P6,\n"
              "E103,单晓,,售前组,E101,E102,2026-11-02,2026-11-10,P6,\n"
              "E104,陈静,,,E102,,,,,\n");
  site_write (site, "data/courses.csv", COURSES);
  site_write (site, "data/assessments.csv", "assessment_id,title,kind,course_id,cohort_id,date,max_score,pass_mark,weight\nA1,结业测试,笔试,C1,P6,2026-11-12,100,85,0.5\n");
  site_write (site, "data/curricula.csv", "curriculum_id,title,day,start,end,course_id,hours,trainer_id\n"
              "BASIC,,2,14:00,15:30,C1,1.5,\nBASIC,基础培训,1,09:00,11:00,C1,0.5,E101\nBASIC,,1,09:00,11:00,C2,1.5,\nBASIC,,3,,,C2,,\n");
  site_write (site, "data/cohorts.csv", "cohort_id,curriculum_id,start_date,title,planned_size,head_id\nP6,BASIC,2026-11-06,第 6 期,5,E101\n");
  site_write (site, "data/sessions.csv", "session_id,date,start,end,course_id,trainer_id,cohort_id,hours,status\n"
              "S3,2026-11-23,09:00,,C1,E101,,,\n"
              "S2,2026-11-20,14:00,15:30,C1,E101；E102、E101,P6,,\n"
              "S1,2026-11-20,09:00,10:30,C2,,,1.5,已完成\n"
              "S4,2026-11-19,,,C2,,,3,取消\n");
  site_write (site, "data/calendar.csv", "date,kind,title\n2026-11-09,holiday,店庆\n2026-11-08,补班,\n");
}

static Model *
load_model (Site *site)
{
  if (site_load (site) == NULL)
    return NULL;
  Model *model = model_read (site->config, NULL, date_new (2026, 11, 20), site->diags);
  model_join (model, site->diags);
  return model;
}

static void
test_join (void)
{
  Site site;
  write_site (&site);
  Model *model = load_model (&site);
  site_expect_silence (&site);
  Person *chen = model_person (model, "E101", -1), *zeng = model_person (model, "E102X", 4), *shan = model_person (model, "E103", -1);
  g_assert_cmpstr (zeng->name, ==, "曾伟");
  g_assert_true (zeng->manager == chen);
  g_assert_true (shan->mentor == zeng);
  g_assert_cmpuint (chen->reports->len, ==, 2);
  /* 单晓 is Shan, 曾伟 is Zeng as names. */
  g_assert_true (chen->reports->pdata[0] == shan);
  g_assert_true (chen->reports->pdata[1] == zeng);
  g_assert_cmpstr (chen->aliases[1], ==, "旗舰店:小美");
  g_assert_cmpuint (model->teams->len, ==, 2);
  g_assert_cmpstr (model->teams->pdata[shan->team_index], ==, "售前组");
  g_assert_cmpint (model_person (model, "E104", -1)->team_index, ==, -1);
  g_assert_null (model_person (model, "E999", -1));
  g_assert_null (model_person (model, "", 0));

  Cohort *cohort = model_cohort (model, "P6", -1);
  g_assert_true (zeng->cohort == cohort);
  g_assert_cmpuint (cohort->members->len, ==, 2);
  g_assert_cmpuint (cohort->sessions->len, ==, 1);
  g_assert_cmpint (cohort->planned_size, ==, 5);
  g_assert_true (cohort->head == chen);
  /* Three days from Friday 6 November: Friday 6, Sunday 8 (worked), Monday 9 is a holiday, Tuesday 10. */
  g_assert_cmpuint (cohort->end_date, ==, date_new (2026, 11, 10));

  Curriculum *basic = cohort->curriculum;
  g_assert_cmpstr (basic->title, ==, "基础培训");
  g_assert_cmpuint (basic->days, ==, 3);
  g_assert_cmpuint (basic->slots->len, ==, 4);
  CurriculumSlot *first = basic->slots->pdata[0], *third = basic->slots->pdata[2];
  g_assert_cmpuint (first->day, ==, 1);
  g_assert_cmpuint (first->line, ==, 3);
  g_assert_true (first->trainer == chen);
  g_assert_cmpuint (third->day, ==, 2);
  g_assert_cmpint (third->hours, ==, HOURS_ONE * 3 / 2);

  Course *course = model_course (model, "C1", -1);
  g_assert_cmpint (course->hours, ==, 2 * HOURS_ONE);
  g_assert_cmpint (course->pass_mark, ==, 85 * DECIMAL_ONE);
  g_assert_cmpint (course->max_score, ==, 50 * DECIMAL_ONE);
  g_assert_cmpstr (model->areas->pdata[course->area_index], ==, "基础");
  Assessment *assessment = model_assessment (model, "A1", -1);
  g_assert_true (assessment->course == course && assessment->cohort == cohort);
  g_assert_cmpint (assessment->weight, ==, DECIMAL_ONE / 2);
  model_free (model);
  site_end (&site);
}

static void
test_sessions (void)
{
  Site site;
  write_site (&site);
  Model *model = load_model (&site);
  static const struct { const char *id; SessionStatus status; gint64 minutes; guint trainers; } expected[] = {
    { "S4", SESSION_CANCELLED, 180, 0 },   /* declared */
    { "S1", SESSION_HELD, 90, 0 },
    { "S2", SESSION_HELD, 90, 2 },         /* blank status up to the as-of date; end - start */
    { "S3", SESSION_PLANNED, 120, 1 },     /* later; the course's hours */
  };
  g_assert_cmpuint (model->sessions->len, ==, 4);
  for (guint i = 0; i < 4; i++)
    {
      const Session *session = model->sessions->pdata[i];
      g_assert_cmpstr (session->id, ==, expected[i].id);
      g_assert_cmpuint (session->index, ==, i);
      g_assert_cmpint (session->status, ==, expected[i].status);
      g_assert_cmpint (session->hours, ==, expected[i].minutes * HOURS_MINUTE);
      g_assert_cmpuint (session->trainers->len, ==, expected[i].trainers);
    }
  model_free (model);
  site_end (&site);
}

static void
test_questions (void)
{
  Site site;
  write_site (&site);
  Model *model = load_model (&site);
  const Person *chen = model_person (model, "E101", -1), *shan = model_person (model, "E103", -1), *always = model_person (model, "E104", -1);
  gboolean ambiguous;
  const char *id, *label;
  g_assert_true (person_is_active (shan, date_new (2026, 11, 2)));
  g_assert_true (person_is_active (shan, date_new (2026, 11, 10)));
  g_assert_false (person_is_active (shan, date_new (2026, 11, 11)));
  g_assert_false (person_is_active (shan, date_new (2026, 11, 1)));
  g_assert_true (person_is_active (always, date_new (1990, 1, 1)));
  g_assert_cmpint (person_team_on (chen, date_new (2026, 1, 1)), ==, chen->team_index);
  g_assert_true (model_is_workday (model, date_new (2026, 11, 6)));
  g_assert_false (model_is_workday (model, date_new (2026, 11, 7)));
  g_assert_true (model_is_workday (model, date_new (2026, 11, 8)));
  g_assert_false (model_is_workday (model, date_new (2026, 11, 9)));
  g_assert_cmpstr (model_day_title (model, date_new (2026, 11, 9)), ==, "店庆");
  g_assert_null (model_day_title (model, date_new (2026, 11, 8)));
  g_assert_null (model_day_title (model, date_new (2026, 11, 6)));
  g_assert_cmpuint (model_workday (model, date_new (2026, 11, 7), 1), ==, date_new (2026, 11, 8));
  g_assert_cmpuint (model_workday (model, date_new (2026, 11, 6), 1), ==, date_new (2026, 11, 6));
  g_assert_true (model_person_by_name (model, "JING@demo.example", &ambiguous) == chen);
  g_assert_true (model_person_by_name (model, "旗舰店：小美", &ambiguous) == chen);
  g_assert_true (model_person_by_name (model, "单　晓", &ambiguous) == shan);
  g_assert_false (ambiguous);
  g_assert_null (model_person_by_name (model, "陈静", &ambiguous));
  g_assert_true (ambiguous);
  g_assert_null (model_person_by_name (model, "王五", &ambiguous));
  g_assert_false (ambiguous);
  g_assert_true (model_nearest (model, NEAREST_PERSON, "E1O2", &id, &label));
  g_assert_cmpstr (id, ==, "E102");
  g_assert_cmpstr (label, ==, "曾伟");
  g_assert_true (model_nearest (model, NEAREST_PERSON, "单晓", &id, &label));
  g_assert_cmpstr (id, ==, "E103");
  g_assert_false (model_nearest (model, NEAREST_PERSON, "完全不同的编号", &id, &label));
  g_assert_true (model_nearest (model, NEAREST_SESSION, "S5", &id, &label));
  model_free (model);
  site_end (&site);
}

/* A file written over, and a part of the message that it must bring; NULL: silence. */
static const struct { const char *file, *text, *message; } cases[] = {
  { "people", PEOPLE "E101,甲,,,,,,,,\nE101,乙,,,,,,,,\nE102,丙,,,,,,,,\n", "data/people.csv:3:1: error: \"E101\" stands here for the second time; the first is in line 2: give each row its own \"person_id\" [key-twice]" },
  { "people", PEOPLE "E101,甲,,,E1O2,,,,,\nE102,乙,,,,,,,,\n", "data/people.csv:2:10: error: unknown person \"E1O2\"; did you mean \"E102\" (乙)? [person-unknown]" },
  { "people", PEOPLE "E101,甲,,,Z-999999,,,,,\nE102,乙,,,,,,,,\n", "data/people.csv:2:10: error: unknown person \"Z-999999\"; add the person" },
  { "people", PEOPLE "E101,甲,,,乙,,,,,\nE102,乙,,,,,,,,\n", NULL },
  { "people", PEOPLE "E101,甲,,,E102,,,,,\nE102,乙,,,E103,,,,,\nE103,丙,,,E101,,,,,\n",
    "data/people.csv:2:10: error: these managers go round in a circle: E101 → E102 → E103 → E101; correct one \"manager_id\" [manager-cycle]" },
  { "people", PEOPLE "E101,甲,,,E101,,,,,\nE102,乙,,,,,,,,\n", "these managers go round in a circle: E101 → E101" },
  { "people", PEOPLE "E101,甲,,,,,,,,\nE102,乙,,,E101,,,,,\nE103,丙,,,E102,,,,,\n", NULL },
  { "people", PEOPLE "E101,甲,,,,E101,,,,\nE102,乙,,,,,,,,\n", "data/people.csv:2:11: error: E101 is named as their own mentor" },
  { "people", PEOPLE "E101,甲,,,,,2026-05-01,2026-04-30,,\nE102,乙,,,,,,,,\n", "data/people.csv:2:23: error: \"leave_date\" 2026-04-30 is before \"hire_date\" 2026-05-01" },
  { "people", PEOPLE "E101,甲,,,,,2026-05-01,2026-05-01,,\nE102,乙,,,,,,,,\n", NULL },
  { "people", PEOPLE "E101,甲,,,,,,2026-11-19,,\nE102,乙,,,E101,,,,,\nE103,丙,,,E101,,,2026-11-01,,\n",
    "data/people.csv:2:13: warning: E101 (甲) left on 2026-11-19, but 1 still report to this person, first E102" },
  { "people", PEOPLE "E101,甲,,,,,,2026-11-20,,\nE102,乙,,,E101,,,,,\n", NULL },
  { "people", PEOPLE "E101,甲,,,,,,,P7,\nE102,乙,,,,,,,,\n", "unknown cohort \"P7\"; did you mean \"P6\" (第 6 期)?" },
  { "courses", "course_id,title,hours\nC1,甲,-1\nC2,乙,2\n", "data/courses.csv:2:6: error: -1 is out of range for \"hours\"; write a number from 0 to 1000 [cell-range]" },
  { "courses", "course_id,title,pass_mark\nC1,甲,100.5\nC2,乙,\n", "100.5 is out of range for \"pass_mark\"; write a number from 0 to 100" },
  { "courses", "course_id,title,max_score\nC1,甲,0\nC2,乙,\n", "0 is out of range for \"max_score\"; write a number from 0.01 to 1000000" },
  { "assessments", "assessment_id,title,course_id\nA1,甲,C3\n", "data/assessments.csv:2:6: error: unknown course \"C3\"; did you mean \"C1\" (客服基础), \"C2\" (" },
  { "assessments", "assessment_id,title,max_score\nA1,甲,-5\n", "-5 is out of range" },
  { "curricula", "curriculum_id,title,day,course_id\nBASIC,甲,1,C1\nBASIC,乙,2,C1\n", "data/curricula.csv:3:7: warning: the curriculum \"BASIC\" is called \"乙\" here, but \"甲\" above" },
  { "curricula", "curriculum_id,day,start,end,course_id\nBASIC,1,09:00,,C1\n", "data/curricula.csv:2:9: error: only one of \"start\" and \"end\" is filled in" },
  { "curricula", "curriculum_id,day,start,end,course_id\nBASIC,1,09:00,09:00,C1\n", "data/curricula.csv:2:15: error: the end 09:00 is not after the start 09:00" },
  { "curricula", "curriculum_id,day,start,end,course_id\nBASIC,0,,,C1\n", "0 is out of range for \"day\"; write a number from 1 to 400" },
  { "curricula", "curriculum_id,day,start,end,course_id\nBASIC,1,09:00,11:00,C1\nBASIC,1,10:00,12:00,C2\n",
    "data/curricula.csv:3:9: warning: on day 1 the slot 10:00–12:00 overlaps with 09:00–11:00 (line 2)" },
  { "curricula", "curriculum_id,day,start,end,course_id\nBASIC,1,09:00,12:00,C1\nBASIC,1,09:30,10:00,C2\nBASIC,1,11:00,11:30,C2\n", "the slot 11:00–11:30 overlaps with 09:00–12:00 (line 2)" },
  { "curricula", "curriculum_id,day,start,end,course_id\nBASIC,1,09:00,11:00,C1\nBASIC,1,09:00,11:00,C2\nBASIC,1,11:00,12:00,C2\nBASIC,2,10:00,12:00,C2\n", NULL },
  { "curricula", "curriculum_id,day,start,end,course_id,hours\nBASIC,1,09:00,10:30,C1,2\n",
    "data/curricula.csv:2:24: warning: the declared hours are 2, but 09:00–10:30 is 1.5 hours; correct the hours or the times [hours-differ]" },
  { "curricula", "curriculum_id,day,start,end,course_id,hours\nBASIC,1,09:00,10:30,C1,1\nBASIC,1,09:00,10:30,C2,1\n", "the declared hours are 2, but 09:00–10:30 is 1.5 hours" },
  { "curricula", "curriculum_id,day,start,end,course_id,hours\nBASIC,1,09:00,10:30,C1,0.5\nBASIC,1,09:00,10:30,C2,1\n", NULL },
  { "curricula", "curriculum_id,day,start,end,course_id,hours\nBASIC,1,09:00,10:30,C1,0.5\nBASIC,1,09:00,10:30,C2,\n", NULL },
  { "curricula", "curriculum_id,day,start,end,course_id,hours\nBASIC,1,09:00,10:20,C1,1.33\n", NULL },
  { "cohorts", "cohort_id,curriculum_id,start_date\nP6,BASIK,2026-11-06\n", "data/cohorts.csv:2:4: error: unknown curriculum \"BASIK\"; did you mean \"BASIC\" (基础培训)?" },
  { "cohorts", "cohort_id,curriculum_id,start_date,end_date\nP6,BASIC,2026-11-06,2026-11-05\n", "\"end_date\" 2026-11-05 is before \"start_date\" 2026-11-06" },
  { "cohorts", "cohort_id,curriculum_id,start_date,end_date\nP6,BASIC,2026-11-31,\n", "\"2026-11-31\" is a date that does not exist" },
  { "sessions", "session_id,date,course_id,trainer_id,hours\nS1,2026-11-20,C1,E101；E1O2,1\n", "data/sessions.csv:2:23: error: unknown person \"E1O2\"; did you mean \"E102\" (曾伟)?" },
  { "sessions", "session_id,date,course_id,hours\nS1,2026-11-20,C9,1\nS2,2026-11-20,C8,1\n", "unknown course \"C8\"; did you mean" },
  { "sessions", "session_id,date,course_id,hours,status\nS1,2026-11-21,C1,1,held\n",
    "data/sessions.csv:2:20: error: the session of 2026-11-21 is marked as held, but the as-of date is 2026-11-20" },
  { "sessions", "session_id,date,course_id,hours,status\nS1,2026-11-20,C1,1,held\nS2,2026-11-21,C1,1,planned\n", NULL },
  { "sessions", "session_id,date,start,end,course_id,hours\nS1,2026-11-20,09:00,11:00,C1,2.5\n", "the declared hours are 2.5, but 09:00–11:00 is 2 hours" },
  { "sessions", "session_id,date,start,end,course_id,cohort_id,hours\nS1,2026-11-20,09:00,11:00,C1,P6,1\nS2,2026-11-20,09:00,11:00,C2,P6,1\n", NULL },
  { "sessions", "session_id,date,start,end,course_id,cohort_id,hours\nS1,2026-11-20,09:00,11:00,C1,P6,1\nS2,2026-11-20,09:00,11:00,C2,,1\n", "the declared hours are 1, but 09:00–11:00 is 2 hours" },
  { "sessions", "session_id,date,course_id\nS1,2026-11-20,C2\n", "data/sessions.csv:2:1: warning: the session \"S1\" counts as 0 hours" },
  { "sessions", "session_id,date,course_id,status\nS1,2026-11-20,C2,取消\n", NULL },
  { "sessions", "session_id,date,start,end,course_id,hours\nS1,2026-11-20,11:00,09:00,C1,2\n", "the end 09:00 is not after the start 11:00" },
  { "calendar", "date,kind\n2026-11-09,holiday\n2026-11-09,workday\n", "data/calendar.csv:3:1: error: the day 2026-11-09 stands here for the second time; the first is in line 2" },
  { "calendar", "date,kind\n2026-11-09,party\n", "\"party\" is not known for \"kind\"; write one of 工作日, 假日" },
};

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Site site;
      g_autofree char *file = g_strdup_printf ("data/%s.csv", cases[i].file);
      write_site (&site);
      site_write (&site, file, cases[i].text);
      if (strcmp (cases[i].file, "people") == 0)
        {
          /* Nobody else refers to people then. */
          site_write (&site, "data/curricula.csv", "curriculum_id,day,course_id\nBASIC,1,C1\n");
          site_write (&site, "data/sessions.csv", "session_id,date,course_id\nS1,2026-11-20,C1\n");
        }
      Model *model = load_model (&site);
      if (cases[i].message == NULL)
        site_expect_silence (&site);
      else
        site_expect (&site, cases[i].message);
      model_free (model);
      site_end (&site);
    }
}

/* Every mistake is named in one run, and a row that was reported brings no second message where it is used. */
static void
test_one_run (void)
{
  Site site;
  write_site (&site);
  site_write (&site, "data/people.csv", PEOPLE "E101,,,,,,,,,\nE102,乙,,,E101,,,,,\nE103,丙,,,E1X1,,2026-02-30,,,\n");
  site_write (&site, "data/sessions.csv", "session_id,date,course_id,hours\nS1,2026-99-01,C1,x\nS2,2026-11-01,C1,1\n");
  Model *model = load_model (&site);
  site_expect (&site, "data/people.csv:2:6: error: \"name\" is empty here");
  site_expect (&site, "data/people.csv:4:16: error: \"2026-02-30\" is a date that does not exist");
  site_expect (&site, "unknown person \"E1X1\"");
  site_expect (&site, "data/sessions.csv:2:4: error: \"2026-99-01\" is a date that does not exist");
  site_expect (&site, "data/sessions.csv:2:18: error: \"x\" is not a length of time for \"hours\"");
  g_assert_cmpuint (diag_count (site.diags, DIAG_ERROR), ==, 5);
  /* Stand-ins, so that counting can go on. */
  const Session *session = model_session (model, "S1", -1);
  g_assert_cmpuint (session->date, ==, date_new (2026, 11, 20));
  g_assert_nonnull (session->course);
  model_free (model);
  site_end (&site);
}

static void
test_missing_datasets (void)
{
  Site site;
  site_begin (&site);
  site_write (&site, "data/sessions.csv", "session_id,date,course_id,trainer_id,cohort_id,hours\nS1,2026-11-20,客服基础,T01,P1,1\nS2,2026-11-21,客服基础,,,1\n");
  Model *model = load_model (&site);
  site_expect_silence (&site);
  site_expect (&site, "data/sessions.csv: note: the column \"trainer_id\" is not used, because there is no dataset \"people\"");
  g_assert_cmpuint (model->courses->len, ==, 1);
  g_assert_cmpstr (model_session (model, "S2", -1)->course->title, ==, "客服基础");
  g_assert_null (model_session (model, "S1", -1)->cohort);
  g_assert_true (model->present[DATASET_SESSIONS]);
  g_assert_false (model->present[DATASET_PEOPLE]);
  model_free (model);
  site_end (&site);
  site_begin (&site);
  model = load_model (&site);
  site_expect_silence (&site);
  g_assert_cmpuint (model->sessions->len, ==, 0);
  model_free (model);
  site_end (&site);
}

static RowOutcome
report_row (const TableRow *row, gpointer data)
{
  const Model *model = data;
  if (model_person (model, row->cells[ATTENDANCE_PERSON].text, (gssize) row->cells[ATTENDANCE_PERSON].length) == NULL)
    model_report_unknown (model, NEAREST_PERSON, row, ATTENDANCE_PERSON);
  return ROW_USED;
}

static void
test_report_unknown (void)
{
  Site site;
  site_begin (&site);
  site_write (&site, "data/people.csv", PEOPLE "E107,陈静,,,,,,,,\nE108,,,,,,,,,\n");
  site_write (&site, "data/attendance.csv", "session_id,person_id,status\nS1,E107,present\nS1,E1O7,present\nS1,E108,present\n");
  Model *model = load_model (&site);
  diag_clear (site.diags);
  Table *table = table_open (site.config, NULL, DATASET_ATTENDANCE, "data/attendance.csv", site.diags);
  table_read (table, report_row, model, site.diags);
  g_assert_cmpuint (diag_count (site.diags, DIAG_ERROR), ==, 1);
  site_expect (&site, "data/attendance.csv:3:4: error: unknown person \"E1O7\"; did you mean \"E107\" (陈静)? [person-unknown]");
  model->present[DATASET_PEOPLE] = FALSE;
  diag_clear (site.diags);
  table_read (table, report_row, model, site.diags);
  g_assert_cmpuint (diag_count (site.diags, DIAG_ERROR), ==, 1);
  site_expect (&site, "data/attendance.csv: error: the ids in \"person_id\" cannot be looked up, because there is no dataset \"people\"; add the file data/people.csv");
  table_free (table);
  model_free (model);
  site_end (&site);
}

static RowOutcome
report_assessment (const TableRow *row, gpointer data)
{
  model_report_unknown (data, NEAREST_ASSESSMENT, row, SCORES_ASSESSMENT);
  return ROW_USED;
}

static RowOutcome
report_session (const TableRow *row, gpointer data)
{
  model_report_unknown (data, NEAREST_SESSION, row, ATTENDANCE_SESSION);
  return ROW_USED;
}

static void
test_report_other_kinds (void)
{
  Site site;
  write_site (&site);
  site_write (&site, "data/scores.csv", "person_id,assessment_id,date,score\nE101,A2,2026-11-12,5\nE101,补考一二三四五,2026-11-12,5\n");
  site_write (&site, "data/attendance.csv", "session_id,person_id,status\nS2O,E101,present\n整场,E101,present\n");
  Model *model = load_model (&site);
  Table *scores = table_open (site.config, NULL, DATASET_SCORES, "data/scores.csv", site.diags);
  Table *attendance = table_open (site.config, NULL, DATASET_ATTENDANCE, "data/attendance.csv", site.diags);
  table_read (scores, report_assessment, model, site.diags);
  table_read (attendance, report_session, model, site.diags);
  site_expect (&site, "data/scores.csv:2:6: error: unknown assessment \"A2\"; did you mean \"A1\" (结业测试)? [assessment-unknown]");
  site_expect (&site, "data/scores.csv:3:6: error: unknown assessment \"补考一二三四五\"; add it to the dataset \"assessments\"");
  site_expect (&site, "data/attendance.csv:2:1: error: unknown session \"S2O\"; did you mean \"S2\" (客服基础)? [session-unknown]");
  site_expect (&site, "data/attendance.csv:3:1: error: unknown session \"整场\"; add it to the dataset \"sessions\"");
  table_free (scores);
  table_free (attendance);
  model_free (model);
  site_end (&site);
}

static char *
dump (const Model *model)
{
  char *text = NULL;
  size_t length;
  FILE *out = open_memstream (&text, &length);
  model_dump (model, out);
  fclose (out);
  char *copy = g_strdup (text);
  free (text);
  return copy;
}

static void
test_dump (void)
{
  Site site;
  write_site (&site);
  Model *model = load_model (&site), *again = load_model (&site);
  g_autofree char *one = dump (model), *two = dump (again);
  g_assert_cmpstr (one, ==, two);
  g_assert_nonnull (strstr (one, "model as_of=2026-11-20\n"));
  g_assert_nonnull (strstr (one, "\nperson id=\"E102\" name=\"曾伟\" team=\"售后组\" manager=\"E101\" hired=2026-11-01 cohort=\"P6\" report=\"E104\" at=data/people.csv:3\n"));
  g_assert_nonnull (strstr (one, "\nsession id=\"S2\" date=2026-11-20 start=14:00 end=15:30 status=held course=\"C1\" trainer=\"E101\" trainer=\"E102\" cohort=\"P6\" hours=1.5 at=data/sessions.csv:3\n"));
  g_assert_nonnull (strstr (one, "\nday date=2026-11-08 kind=workday\nday date=2026-11-09 kind=holiday title=\"店庆\"\n"));
  model_free (model);
  model_free (again);
  site_end (&site);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  g_test_add_func ("/model/join", test_join);
  g_test_add_func ("/model/sessions", test_sessions);
  g_test_add_func ("/model/questions", test_questions);
  g_test_add_func ("/model/cases", test_cases);
  g_test_add_func ("/model/one-run", test_one_run);
  g_test_add_func ("/model/missing-datasets", test_missing_datasets);
  g_test_add_func ("/model/report-unknown", test_report_unknown);
  g_test_add_func ("/model/report-other-kinds", test_report_other_kinds);
  g_test_add_func ("/model/dump", test_dump);
  return g_test_run ();
}
