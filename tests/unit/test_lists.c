/* Targets, plan, actions, questions, duties, ladder, needs, stages. */
#include "sites.h"

#include "model/lists.h"

static void
write_site (Site *site)
{
  site_begin (site);
  site_write (site, "data/people.csv", "person_id,name\nE1,陈静\nE2,曾伟\n007,林华\n");
  site_write (site, "data/courses.csv", "course_id,title\nC1,客服基础\nC2,话术\n");
  site_write (site, "data/assessments.csv", "assessment_id,title\nA1,结业测试\n");
  site_write (site, "data/sessions.csv", "session_id,date,course_id,hours,plan_id,checked,survey_url,取消原因\n"
              "S1,2026-11-19,C1,1,P1,是,https://survey.example/s1,\nS2,2026-11-23,C2,1,P1,,,讲师请假\nS3,2026-11-18,C2,1,,否,,\n");
}

static Model *
load (Site *site)
{
  if (site_load (site) == NULL)
    return NULL;
  Model *model = model_read (site->config, NULL, date_new (2026, 11, 20), site->diags);
  model_join (model, site->diags);
  return model;
}

static void
test_plan (void)
{
  Site site;
  write_site (&site);
  site_write (&site, "data/培训计划.csv", "计划编号,培训主题,计划类型,计划日期,课程编号,讲师,计划场次,计划课时,计划人数,责任人,预算,审批日期,计划状态\n"
              "P1,基础轮训,月度,2026-11-01,C1,陈静；E2,3,4.5,20,曾 伟,1200,2026-10-28,已批准\nP2,临时培训,临时,,,,,,,,,,\n");
  Model *model = load (&site);
  site_expect_silence (&site);
  g_assert_cmpuint (model->plan->len, ==, 2);
  const PlanItem *item = model->plan->pdata[0];
  g_assert_cmpint (item->kind, ==, PLAN_MONTHLY);
  g_assert_cmpuint (item->start_date, ==, date_new (2026, 11, 1));
  g_assert_cmpstr (item->course->title, ==, "客服基础");
  g_assert_cmpuint (item->trainers->len, ==, 2);
  g_assert_cmpint (item->sessions, ==, 3);
  g_assert_cmpint (item->hours, ==, HOURS_ONE * 9 / 2);
  g_assert_cmpint (item->budget, ==, 1200 * DECIMAL_ONE);
  g_assert_cmpstr (((const Person *) item->owners->pdata[0])->id, ==, "E2");
  g_assert_cmpint (item->status, ==, PLAN_APPROVED);
  g_assert_cmpuint (item->held->len, ==, 2);
  g_assert_cmpstr (((const Session *) item->held->pdata[0])->id, ==, "S1");
  item = model->plan->pdata[1];
  g_assert_cmpint (item->sessions, ==, -1);
  g_assert_cmpint (item->budget, ==, DECIMAL_NONE);
  g_assert_cmpint (item->hours, ==, HOURS_NONE);
  g_assert_cmpint (item->status, ==, -1);
  const Session *session = model_session (model, "S1", -1);
  g_assert_true (session->checked);
  g_assert_cmpstr (session->survey_url, ==, "https://survey.example/s1");
  g_assert_false (model_session (model, "S3", -1)->checked);
  g_assert_null (session->reason);
  g_assert_cmpstr (model_session (model, "S2", -1)->reason, ==, "讲师请假");
  g_assert_true (session->plan == model->plan->pdata[0]);
  g_assert_null (model_session (model, "S3", -1)->plan);
  model_free (model);
  site_end (&site);
}

static void
test_targets (void)
{
  Site site;
  write_site (&site);
  site_write (&site, "data/目标.csv", "指标编号,指标名称,指标类型,单位,优化方向,基线,目标值,达成日期,关联指标\n"
              "fcr,一次解决率,比率,%,越高越好,78,90%,2026-12-31,rate\ncsat,满意度,平均值,分,高,8.2,9.0,,\n"
              "aht,平均处理时长,时长,秒,越低越好,320,300,,\nrate,参评率,比率,,高,,0.6,,\n");
  Model *model = load (&site);
  site_expect_silence (&site);
  const Target *target = model->targets->pdata[0];
  g_assert_cmpint (target->kind, ==, INDICATOR_RATE);
  g_assert_cmpint (target->baseline, ==, DECIMAL_ONE * 78 / 100);
  g_assert_cmpint (target->target, ==, DECIMAL_ONE * 9 / 10);
  g_assert_cmpint (target->direction, ==, 0);
  g_assert_true (target->companion == model->targets->pdata[3]);
  target = model->targets->pdata[1];
  g_assert_cmpint (target->target, ==, 9 * DECIMAL_ONE);
  target = model->targets->pdata[2];
  g_assert_cmpint (target->direction, ==, 1);
  target = model->targets->pdata[3];
  g_assert_cmpint (target->target, ==, DECIMAL_ONE * 6 / 10);
  model_free (model);
  site_end (&site);
}

static void
test_actions (void)
{
  Site site;
  write_site (&site);
  site_write (&site, "data/问题与改进.csv", "编号,提出日期,类型,问题,原因,措施,责任人,期限,状态,完成日期\n"
              "1,2026-11-02,问题,话术不熟,练习少,加练,林华,2026-11-15,进行中,\n2,2026-11-03,建议,换教室,,,,,,2026-11-10\n"
              "3,2026-11-20,需协调,系统账号,,,7,,,\n4,2026-11-01,,旧事,,,,,取消,\n");
  Model *model = load (&site);
  site_expect_silence (&site);
  const Action *first = model->actions->pdata[0], *second = model->actions->pdata[1], *third = model->actions->pdata[2];
  g_assert_cmpint (first->status, ==, ACTION_DOING);
  g_assert_cmpint (second->status, ==, ACTION_DONE);
  g_assert_cmpint (third->status, ==, ACTION_OPEN);
  g_assert_cmpint (third->kind, ==, ACTION_COORDINATION);
  g_assert_cmpstr (((const Person *) third->owners->pdata[0])->id, ==, "007");
  g_assert_false (action_is_open (first, date_new (2026, 11, 1)));
  g_assert_true (action_is_open (first, date_new (2026, 11, 20)));
  g_assert_true (action_is_open (second, date_new (2026, 11, 9)));
  g_assert_false (action_is_open (second, date_new (2026, 11, 10)));
  g_assert_false (action_is_open (model->actions->pdata[3], date_new (2026, 11, 20)));
  model_free (model);
  site_end (&site);
}

/* The days of November 2026 on which a duty falls, as "27" or "2 9 16 23 30". New string. */
static char *
days_of (const Model *model, guint duty, int month)
{
  GString *days = g_string_new (NULL);
  for (int day = 1; date_new (2026, month, day) != DATE_NONE; day++)
    if (duty_is_on (model, model->duties->pdata[duty], date_new (2026, month, day)))
      g_string_append_printf (days, "%s%d", days->len > 0 ? " " : "", day);
  return g_string_free (days, FALSE);
}

static void
test_duties (void)
{
  static const struct { int month; const char *days; } expected[] = {
    { 11, "27" }, { 11, "2 9 16 23 30" }, { 11, "2" }, { 11, "30" }, { 10, "8" }, { 11, "" }, { 12, "5" }, { 2, "28" }, { 11, "" }, { 12, "31" }, { 11, "16" },
  };
  Site site;
  write_site (&site);
  /* 1 November 2026 is a Sunday; the first week of October is a holiday. */
  site_write (&site, "data/calendar.csv", "date,kind\n2026-10-01,holiday\n2026-10-02,holiday\n2026-10-05,holiday\n2026-10-06,holiday\n2026-10-07,holiday\n2026-11-16,holiday\n");
  site_write (&site, "data/岗位职责.csv", "岗位,工作事项,频率,执行日,月份,开始,结束\n"
              "培训助理,物资申请,每月,27日,,,\n培训助理,周会材料,每周,周一,,09:10,09:25\n培训助理,人员档案,每月,月初,,,\n培训主管,满意度调查,每月,月末,,,\n"
              "培训专员,认证名单,每季,,,,\n培训专员,复盘,每季,,,,\n培训专员,年会,一次,2026-12-05,,,\n培训专员,盘点,每月,31,,,\n培训专员,答疑,随时,,,,\n"
              "培训主管,年终总结,每年,年底,,,\n培训专员,案例,每月,16,,,\n");
  Model *model = load (&site);
  site_expect_silence (&site);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autofree char *days = days_of (model, i, expected[i].month);
      g_assert_cmpstr (days, ==, expected[i].days);
    }
  const Duty *meeting = model->duties->pdata[1];
  g_assert_cmpint (meeting->start, ==, 9 * 60 + 10);
  g_assert_cmpint (meeting->end, ==, 9 * 60 + 25);
  model_free (model);
  site_end (&site);
}

static void
test_stages (void)
{
  Site site;
  write_site (&site);
  site_write (&site, "data/培训阶段.csv", "阶段编号,阶段名称,流程,阶段类型,天数,下一阶段,未通过去向,课程编号,考核编号\n"
              "1,企业培训,新人,培训,3,,,C1;话术,\n2,签订协议,新人,手续,0.5,,,,\n9,插班判断,插班,判断,,,,,\n3,考核,新人,考核,,5,4,,A1\n4,淘汰,新人,结束,,,,,\n5,转正,新人,结束,,,,,\n");
  site_write (&site, "data/晋升通道.csv", "现岗位,目标岗位,通道类型,任职月数,考核分数,必修课程,晋升条件\n,客服专员,,,,,\n客服专员,组长,晋升,12,85,客服基础;C2,无投诉\n客服专员,运营,横向,6,,,\n");
  site_write (&site, "data/常见问题.csv", "问题,标准答,场景答,分类,关键词,维护人\n怎么退货？,七天内可退,亲可以退的,售后,退货;退款,陈静\n");
  site_write (&site, "data/培训需求.csv", "申请部门,课程类型,课程名称,掌握状况,需求原因,人数,期望日期,填表人\n售前组,公共,沟通,一般,新人多,8,2026-12-01,E1\n");
  Model *model = load (&site);
  site_expect_silence (&site);
  static const char *const next[] = { "2", "3", "", "5", "", "" };
  for (guint i = 0; i < G_N_ELEMENTS (next); i++)
    {
      g_autoptr (GPtrArray) behind = stage_next (model, model->stages->pdata[i]);
      g_assert_cmpstr (behind->len == 0 ? "" : ((const Stage *) behind->pdata[0])->id, ==, next[i]);
      g_assert_cmpuint (behind->len, <=, 1);
    }
  const Stage *test = model->stages->pdata[3];
  g_assert_cmpstr (((const Stage *) test->fail->pdata[0])->title, ==, "淘汰");
  g_assert_cmpstr (((const Assessment *) test->assessments->pdata[0])->id, ==, "A1");
  g_assert_cmpuint (((const Stage *) model->stages->pdata[0])->courses->len, ==, 2);
  const LadderStep *step = model->ladder->pdata[1];
  g_assert_null (((const LadderStep *) model->ladder->pdata[0])->from);
  g_assert_cmpint (step->months, ==, 12);
  g_assert_cmpint (step->pass_mark, ==, 85 * DECIMAL_ONE);
  g_assert_cmpuint (step->courses->len, ==, 2);
  g_assert_cmpint (((const LadderStep *) model->ladder->pdata[2])->kind, ==, 1);
  const Question *question = model->questions->pdata[0];
  g_assert_cmpstr (question->keywords[1], ==, "退款");
  g_assert_cmpstr (question->owner->id, ==, "E1");
  const Need *need = model->needs->pdata[0];
  g_assert_cmpint (need->mastery, ==, 3);
  g_assert_cmpint (need->people, ==, 8);
  g_assert_cmpstr (need->person->name, ==, "陈静");
  g_assert_cmpstr (need->title, ==, "沟通");
  model_free (model);
  site_end (&site);
}

/* A file, its text, and a part of the message that it must bring; NULL: silence. */
static const struct { const char *file, *text, *message; } cases[] = {
  { "plan", "plan_id,title\nP1,甲\nP1,乙\n", "data/plan.csv:3:1: error: \"P1\" stands here for the second time; the first is in line 2: give each row its own \"plan_id\"" },
  { "plan", "plan_id,title\nP2,甲\n", "data/sessions.csv:2:20: error: unknown row of the plan \"P1\"; did you mean \"P2\" (甲)?" },
  { "plan", "plan_id,title,start_date,end_date\nP1,甲,2026-11-02,2026-11-01\n", "\"end_date\" 2026-11-01 is before \"start_date\" 2026-11-02" },
  { "plan", "plan_id,title,owner_id\nP1,甲,E9\n", "data/plan.csv:2:6: error: unknown person \"E9\"" },
  { "targets", "indicator_id,title,kind,direction,target\nfcr,甲,rate,up,90\n", "data/targets.csv:2:15: error: 90 is out of range for \"target\"; write a number from 0 to 1" },
  { "targets", "indicator_id,title,kind,direction,target\nfcr,甲,rate,up,90%\n", NULL },
  { "targets", "indicator_id,title,direction,target,companion_id\nfcr,甲,up,1,fcr\n", "data/targets.csv:2:12: error: the indicator \"fcr\" is named as its own companion" },
  { "targets", "indicator_id,title,direction,target,companion_id\nfcr,甲,up,1,csat\n", "data/targets.csv:2:12: error: unknown indicator \"csat\"; add it" },
  { "actions", "action_id,date,problem\n1,2026-11-01,甲\n2,2026-11-01,乙\n1,2026-11-02,丙\n", "data/actions.csv:4:1: error: \"1\" stands here for the second time; the first is in line 2" },
  { "actions", "date,problem,closed\n2026-11-02,甲,2026-11-01\n", "\"closed\" 2026-11-01 is before \"date\" 2026-11-02" },
  { "duties", "position,title,frequency,day\n助理,甲,weekly,27\n", "data/duties.csv:2:13: error: \"27\" is no day for this frequency" },
  { "duties", "position,title,frequency,day\n助理,甲,monthly,32\n", "\"32\" is no day for this frequency" },
  { "duties", "position,title,frequency,day\n助理,甲,monthly,31\n助理,乙,weekly,5\n", NULL },
  { "duties", "position,title,frequency,month\n助理,甲,yearly,13\n", "13 is out of range for \"month\"; write a number from 1 to 12" },
  { "stages", "stage_id,title,next\n1,甲,3\n", "data/stages.csv:2:5: error: unknown stage \"3\"" },
  { "needs", "team,reason\n售前组,甲\n", "neither \"category\" nor \"title\" is a column here" },
  { "ladder", "to,pass_mark\n组长,101\n", "101 is out of range for \"pass_mark\"" },
  { "faq", "question,answer\n问,\n", "\"answer\" is empty here" },
};

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Site site;
      write_site (&site);
      g_autofree char *file = g_strdup_printf ("data/%s.csv", cases[i].file);
      site_write (&site, file, cases[i].text);
      Model *model = load (&site);
      if (cases[i].message == NULL)
        site_expect_silence (&site);
      else
        site_expect (&site, cases[i].message);
      model_free (model);
      site_end (&site);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  g_test_add_func ("/lists/plan", test_plan);
  g_test_add_func ("/lists/targets", test_targets);
  g_test_add_func ("/lists/actions", test_actions);
  g_test_add_func ("/lists/duties", test_duties);
  g_test_add_func ("/lists/stages", test_stages);
  g_test_add_func ("/lists/cases", test_cases);
  return g_test_run ();
}
