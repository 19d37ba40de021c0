/* The views of the reports: what a small department's weeks say, counted by hand. */
#include "build.h"
#include "sites.h"
#include "view/diagram.h"
#include "view/report.h"

#include <libxml/xpath.h>

#define COUNTS "tests/data/report_view/counts"
#define NAMES "tests/data/report_view/names"

static Build *
run_site (const char *directory)
{
  BuildOptions options = { .directory = directory, .jobs = 1, .last = BUILD_PLAN, .log = stderr };
  Build *build = build_new (&options);
  if (!build_run (build))
    diag_print (build_diagnostics (build), stderr, 100, TRUE);
  return build;
}

static View *
view_of (Build *build, const char *path)
{
  const ViewContext *context = build_context (build);
  const Page *page = plan_find (context->plan, path);
  g_assert_nonnull (page);
  return page != NULL ? view_build (context, page, build_diagnostics (build)) : NULL;
}

static char *
look (View *view, const char *xpath)
{
  xmlXPathContext *context = xmlXPathNewContext (view->document);
  xmlXPathObject *object = xmlXPathEvalExpression ((const xmlChar *) xpath, context);
  xmlChar *text = xmlXPathCastToString (object);
  char *copy = g_strdup ((const char *) text);
  xmlFree (text);
  xmlXPathFreeObject (object);
  xmlXPathFreeContext (context);
  return copy;
}

#define assert_look(view, xpath, wanted) \
  G_STMT_START { g_autofree char *found_ = look (view, xpath); g_assert_cmpstr (found_, ==, wanted); } G_STMT_END
#define FIGURE(id) "//section[@kind='figures']/figure[@measure='" id "']"

static void
test_head (gconstpointer data)
{
  View *view = view_of ((Build *) data, "reports/weekly/2026-W47.html");
  assert_look (view, "/view/@title-in-content", "yes");
  assert_look (view, "//report/@period-text", "2026年第47周（11月16日—22日），截至11月20日");
  assert_look (view, "//report/@title", "培训周报");
  assert_look (view, "//report/@running", "yes");
  assert_look (view, "//report/@as-of", "2026年11月20日");
  assert_look (view, "//report/@csv", "2026-W47.csv");
  assert_look (view, "//earlier/@href", "2026-W46.html");
  assert_look (view, "count(//later)", "0");
  view_free (view);
}

/* Week 47 up to Friday: 3 planned, 2 held; 6 expected, 4 attended (week 46: 4 of 4). */
static void
test_figures (gconstpointer data)
{
  View *view = view_of ((Build *) data, "reports/weekly/2026-W47.html");
  assert_look (view, FIGURE ("plan.completion") "/@value", "66.7%");
  assert_look (view, FIGURE ("plan.completion") "/@basis", "2/3");
  assert_look (view, FIGURE ("sessions.held") "/@value", "2");
  assert_look (view, FIGURE ("sessions.held") "/@before", "1");
  assert_look (view, FIGURE ("sessions.held") "/@change", "+1");
  assert_look (view, FIGURE ("sessions.held") "/@relative", "+100.0%");
  assert_look (view, FIGURE ("sessions.held") "/@judgement", "");
  assert_look (view, FIGURE ("hours.held") "/@value", "3.5");
  assert_look (view, FIGURE ("attendance.rate") "/@value", "66.7%");
  assert_look (view, FIGURE ("attendance.rate") "/@basis", "4/6");
  assert_look (view, FIGURE ("attendance.rate") "/@before", "100.0%");
  assert_look (view, FIGURE ("attendance.rate") "/@change", "−33.3 个百分点");
  assert_look (view, FIGURE ("attendance.rate") "/@relative", "");
  assert_look (view, FIGURE ("attendance.rate") "/@direction", "down");
  assert_look (view, FIGURE ("attendance.rate") "/@judgement", "worse");
  assert_look (view, FIGURE ("attendance.rate") "/@target", "90.0%");
  assert_look (view, FIGURE ("attendance.rate") "/@reached", "no");
  view_free (view);
}

/* Two scores, the least that is judged is three: marked, and held against no target. */
static void
test_small_sample (gconstpointer data)
{
  View *view = view_of ((Build *) data, "reports/weekly/2026-W47.html");
  assert_look (view, FIGURE ("score.first_pass_rate") "/@value", "50.0%");
  assert_look (view, FIGURE ("score.first_pass_rate") "/@basis", "1/2");
  assert_look (view, FIGURE ("score.first_pass_rate") "/@small", "yes");
  assert_look (view, FIGURE ("score.first_pass_rate") "/@target", "50.0%");
  assert_look (view, FIGURE ("score.first_pass_rate") "/@reached", "");
  assert_look (view, FIGURE ("score.first_pass_rate") "/@before-missing", "yes");
  assert_look (view, FIGURE ("score.first_pass_rate") "/@change", "");
  view_free (view);
}

/* The first week has none before it, and no scores: said so, no figure invented. */
static void
test_missing (gconstpointer data)
{
  View *view = view_of ((Build *) data, "reports/weekly/2026-W46.html");
  assert_look (view, "//report/@running", "");
  assert_look (view, FIGURE ("attendance.rate") "/@before", "无数据");
  assert_look (view, FIGURE ("attendance.rate") "/@before-reason", "早于首条记录");
  assert_look (view, FIGURE ("attendance.rate") "/@change", "");
  assert_look (view, FIGURE ("score.mean") "/@missing", "yes");
  assert_look (view, FIGURE ("score.mean") "/@value", "无数据");
  assert_look (view, FIGURE ("score.mean") "/@reason", "没有考核成绩");
  assert_look (view, "//sentence[@about='scores']", "本周没有考核成绩。");
  assert_look (view, "//section[@kind='exceptions'][not(missed)]/@id", "exceptions");
  view_free (view);
}

static void
test_sentences (gconstpointer data)
{
  View *view = view_of ((Build *) data, "reports/weekly/2026-W47.html");
  assert_look (view, "//sentence[@about='sessions']", "截至11月20日，本周计划 3 场，完成 2 场，计划完成率 66.7%。取消 1 场。");
  assert_look (view, "//sentence[@about='attendance']",
               "应到 6 人次，实到 4 人次，出勤率 66.7%，比上周同期降低 33.3 个百分点，低于目标（90.0%）。");
  assert_look (view, "//sentence[@about='attendance']/@state", "bad");
  assert_look (view, "//sentence[@about='scores']", "首考通过率 50.0%（样本少）。");
  assert_look (view, "//sentence[@about='follow-up']", "请假、缺勤或未登记共 2 人次，需补训；2 人次待补考。");
  assert_look (view, "//sentence[@about='next']", "本周余下 1 场；下周排定 1 场。");
  view_free (view);
}

/* 乙组 was on leave once, someone without a team has no record, 甲组 came late once. */
static void
test_missed (gconstpointer data)
{
  View *view = view_of ((Build *) data, "reports/weekly/2026-W47.html");
  assert_look (view, "count(//missed/row)", "4");
  assert_look (view, "//missed/row[@label='甲组']/cell[@kind='late']/@value", "1");
  assert_look (view, "//missed/row[@label='甲组']/cell[@kind='make-up']/@value", "0");
  assert_look (view, "//missed/row[@label='乙组']/cell[@kind='leave']/@value", "1");
  assert_look (view, "//missed/row[@label='未分组']/cell[@kind='unrecorded']/@value", "1");
  assert_look (view, "//missed/row[@total]/cell[@kind='make-up']/@value", "2");
  assert_look (view, "//make-up/session/@id", "S2");
  assert_look (view, "//make-up/session/@count", "2");
  assert_look (view, "//retake/@title", "话术笔试");
  assert_look (view, "//retake/@failed", "1");
  assert_look (view, "//retake/@missing", "1");
  assert_look (view, "count(//section[@kind='names'])", "0");
  assert_look (view, "count(//absentee | //retaker | //probation/person)", "0");
  assert_look (view, "//probation/@ending", "1");
  view_free (view);
}

static void
test_next (gconstpointer data)
{
  View *view = view_of ((Build *) data, "reports/weekly/2026-W47.html");
  assert_look (view, "//section[@kind='next']/@range", "11月21日—29日");
  assert_look (view, "//section[@kind='next']//session[1]/@id", "S5");
  assert_look (view, "//section[@kind='next']//session[2]/@enrolled", "2");
  assert_look (view, "//section[@kind='next']/assessment/@id", "X2");
  assert_look (view, "count(//section[@kind='coming'])", "0");
  view_free (view);
}

static void
test_tables (gconstpointer data)
{
  View *view = view_of ((Build *) data, "reports/weekly/2026-W47.html");
  assert_look (view, "//table[@dimension='team']/row[@member='甲组']/cell[@measure='attendance.attended']/@value", "4");
  assert_look (view, "//table[@dimension='team']/row[@total]/cell[@measure='attendance.expected']/@value", "6");
  assert_look (view, "//table[@dimension='course']/row[1]/@label", "话术");
  assert_look (view, "//table[@dimension='course']/row[1]/cell[@measure='hours.held']/@value", "3.5");
  assert_look (view, "//section[@kind='assessments']/assessment/@people", "3");
  assert_look (view, "//section[@kind='assessments']/assessment/@passed", "1");
  assert_look (view, "//section[@kind='assessments']/assessment/@first", "2");
  assert_look (view, "//section[@kind='assessments']/assessment/@rate", "50.0%");
  assert_look (view, "count(//section[@kind='assessments']/assessment/@best)", "0");   /* of two people the best is a person */
  view_free (view);
}

/* Every place of a diagram lies on the scale; labels at the end keep their distance. */
static void
test_diagrams (gconstpointer data)
{
  View *view = view_of ((Build *) data, "reports/weekly/2026-W47.html");
  assert_look (view, "count(//diagram//@at[. < 0 or . > 1000])", "0");
  assert_look (view, "count(//diagram[@id='trend-rates']/category)", "2");
  assert_look (view, "//diagram[@id='trend-rates']/category[2]/@partial", "yes");
  assert_look (view, "//diagram[@id='trend-rates']/series[1]/point[1]/@at", "1000");
  assert_look (view, "count(//diagram[@id='trend-rates']/series[2]/point[1]/@at)", "0");
  assert_look (view, "//diagram[@id='trend-rates']/series[1]/@label-at - //diagram[@id='trend-rates']/series[2]/@label-at >= 220", "true");
  assert_look (view, "count(//diagram/@id) = count(//diagram[not(@id = preceding::diagram/@id)])", "true");
  view_free (view);
}

/* Every kind of period has its report; none of its words is missing (a word without text is its key). */
static void
test_kinds (gconstpointer data)
{
  static const char *const paths[] = {
    "reports/index.html", "reports/daily/2026-11-17.html", "reports/weekly/2026-W46.html", "reports/monthly/2026-11.html",
    "reports/quarterly/2026-Q4.html", "reports/annual/2026.html"
  };
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      View *view = view_of ((Build *) data, paths[i]);
      g_test_message ("%s", paths[i]);
      assert_look (view, "count(//@*[starts-with(., 'report.')] | //text()[starts-with(., 'report.')])", "0");
      view_free (view);
    }
}

static void
test_names (gconstpointer data)
{
  View *view = view_of ((Build *) data, "reports/weekly/2026-W47.html");
  assert_look (view, "//report/@period-text", "Week 47 of 2026 (16–22 November), as of 20 November");
  assert_look (view, "count(//absentee)", "3");
  assert_look (view, "//absentee[@status='unrecorded']/person/@name", "<b>丁&四</b>");
  assert_look (view, "//absentee[@status='leave']/@leave-kind", "事假");
  assert_look (view, "//absentee[@status='late']/@make-up", "");
  assert_look (view, "count(//retaker)", "2");
  assert_look (view, "//retaker[person/@id='A2']/@score", "50.0");
  assert_look (view, "//probation/person/@name", "白二");
  view_free (view);
}

static void
assert_period (const ViewContext *context, const char *period, const char *wanted)
{
  Period parsed;
  g_assert_true (period_parse (&period_rules_usual, period, &parsed));
  g_autofree char *text = period_text (context->words, &parsed);
  g_assert_cmpstr (text, ==, wanted);
}

static void
test_periods (gconstpointer data)
{
  const ViewContext *context = build_context ((Build *) data);
  assert_period (context, "2026-W49", "2026年第49周（11月30日—12月6日）");
  assert_period (context, "2026-W53", "2026年第53周（2026年12月28日—2027年1月3日）");
  assert_period (context, "2026-02", "2026年2月");
  assert_period (context, "2026-Q4", "2026年第4季度");
  assert_period (context, "2026", "2026年");
  assert_period (context, "2026-11-20", "2026年11月20日（周五）");
}

static void
test_text_cut (void)
{
  static const struct { const char *text; guint width; const char *cut; } cases[] = {
    { "售前组", 36, "售前组" }, { "售前咨询组", 48, "售前咨…" }, { "abcdef", 42, "abcdef" }, { "abcdefg", 36, "abc…" }, { "", 36, "" }
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *cut = diagram_text_cut (cases[i].text, cases[i].width);
      g_assert_cmpstr (cut, ==, cases[i].cut);
      g_assert_cmpuint (diagram_text_width (cut), <=, cases[i].width + 0);
    }
}

/* More than 400 sessions that somebody missed: the report says how many it does not list. */
static void
test_cut_list (void)
{
  Site site;
  site_begin (&site);
  GString *sessions = g_string_new ("session_id,date,course_id,hours\n"), *attendance = g_string_new ("session_id,person_id,status\n");
  for (guint i = 0; i < 403; i++)
    {
      g_string_append_printf (sessions, "S%u,2026-11-%02u,K1,1\n", i, 2 + i % 14);
      g_string_append_printf (attendance, "S%u,E1,absent\n", i);
    }
  site_write (&site, "trainbook.yml", "title: T\nlanguage: en\nas_of: 2026-11-20\n");
  site_write (&site, "content/index.md", "# T\n");
  site_write (&site, "data/people.csv", "person_id,name\nE1,Ann\n");
  site_write (&site, "data/courses.csv", "course_id,title\nK1,One\n");
  site_write (&site, "data/sessions.csv", sessions->str);
  site_write (&site, "data/attendance.csv", attendance->str);
  Build *build = run_site (site.directory);
  View *month = view_of (build, "reports/monthly/2026-11.html"), *week = view_of (build, "reports/weekly/2026-W45.html");
  assert_look (month, "count(//section[@kind='exceptions']/make-up)", "400");
  assert_look (month, "string(//section[@kind='exceptions']/@left-out)", "3");
  assert_look (week, "string(//section[@kind='exceptions']/@left-out)", "");
  view_free (month);
  view_free (week);
  build_free (build);
  g_string_free (sessions, TRUE);
  g_string_free (attendance, TRUE);
  site_end (&site);
}

#define MONTH_FIGURE(id) "//section[@kind='figures']/figure[@measure='" id "']"

/* The golden site that closes its month on the 25th, on 20 November: the 26th day of its month. Counted by hand:
 * 26 Oct – 20 Nov: R1 (3 of 3), R2 (1 of 2). 26 Sep – 21 Oct, 26 days too: Q1 (1 of 1), Q2 (2 of 2), not Q3 of the 22nd. A year before
 * to 20 November: P1 (1 of 2), not P2 of the 24th. The year from 26 December: Q1, Q2, Q3 (1 of 1), R1, R2: 8 of 9. */
static void
test_same_days (void)
{
  Build *build = run_site ("tests/golden/closing");
  View *month = view_of (build, "reports/monthly/2026-11.html"), *week = view_of (build, "reports/weekly/2026-W46.html");
  View *year = view_of (build, "reports/annual/2026.html"), *first = view_of (build, "reports/monthly/2025-11.html");
  assert_look (month, "//report/@period-text", "2026年11月（10月26日—11月25日），截至11月20日");
  assert_look (month, MONTH_FIGURE ("attendance.rate") "/@value", "80.0%");
  assert_look (month, MONTH_FIGURE ("attendance.rate") "/@before", "100.0%");
  assert_look (month, MONTH_FIGURE ("attendance.rate") "/@change", "−20.0 個百分點");
  assert_look (month, MONTH_FIGURE ("attendance.rate") "/@attained", "88.9%");
  assert_look (month, MONTH_FIGURE ("attendance.rate") "/year/@before", "50.0%");
  assert_look (month, MONTH_FIGURE ("attendance.rate") "/year/@change", "+30.0 個百分點");
  assert_look (month, MONTH_FIGURE ("attendance.rate") "/to-date/@before", "88.9%");
  assert_look (month, MONTH_FIGURE ("sessions.held") "/@before", "2");
  assert_look (month, MONTH_FIGURE ("sessions.held") "/year/@before", "1");
  assert_look (month, "string(//section[@kind='figures']/note[2])", "較上期係與上月同期（9月26日—10月21日）相比。");
  assert_look (month, MONTH_FIGURE ("score.mean") "/@missing", "yes");
  /* Sunday to Friday; the week before had no session: a rate is missing, a sum is nothing. */
  assert_look (week, "//report/@period-text", "2026年第46週（11月15日—21日），截至11月20日");
  assert_look (week, "string(//section[@kind='figures']/note[2])", "較上期係與上週同期（週日至週五）相比。");
  assert_look (week, MONTH_FIGURE ("attendance.rate") "/@before-missing", "yes");
  assert_look (week, MONTH_FIGURE ("sessions.held") "/@before", "0");
  /* A year has no other year before than the one before it; the first month has none. */
  assert_look (year, "count(//figure/year)", "0");
  assert_look (year, MONTH_FIGURE ("sessions.held") "/@before", "1");
  assert_look (first, "string(//section[@kind='figures']/@has-before)", "");
  assert_look (first, "count(//section[@kind='figures']/note)", "2");
  view_free (month);
  view_free (week);
  view_free (year);
  view_free (first);
  build_free (build);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  Build *counts = run_site (COUNTS), *names = run_site (NAMES);
  g_test_add_data_func ("/report/head", counts, test_head);
  g_test_add_data_func ("/report/figures", counts, test_figures);
  g_test_add_data_func ("/report/small-sample", counts, test_small_sample);
  g_test_add_data_func ("/report/missing", counts, test_missing);
  g_test_add_data_func ("/report/sentences", counts, test_sentences);
  g_test_add_data_func ("/report/missed", counts, test_missed);
  g_test_add_data_func ("/report/next", counts, test_next);
  g_test_add_data_func ("/report/tables", counts, test_tables);
  g_test_add_data_func ("/report/diagrams", counts, test_diagrams);
  g_test_add_data_func ("/report/kinds", counts, test_kinds);
  g_test_add_data_func ("/report/periods", counts, test_periods);
  g_test_add_data_func ("/report/names", names, test_names);
  g_test_add_func ("/report/text-cut", test_text_cut);
  g_test_add_func ("/report/cut-list", test_cut_list);
  g_test_add_func ("/report/same-days", test_same_days);
  int status = g_test_run ();
  build_free (counts);
  build_free (names);
  return status;
}
