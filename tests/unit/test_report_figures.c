/* What reports say of plans, targets and corrections: small sites, each expected value counted by hand from the rows beside it. */
#include "build.h"
#include "sites.h"
#include "view/view.h"

#include <libxml/xpath.h>

static void
begin (Site *site, const char *config)
{
  g_autofree char *text = g_strconcat ("title: T\nlanguage: en\nas_of: 2026-04-05\n", config, NULL);
  site_begin (site);
  site_write (site, "trainbook.yml", text);
  site_write (site, "content/index.md", "# T\n");
  site_write (site, "data/people.csv", "person_id,name,team,cohort\nE1,Ann,A,C1\nE2,Bob,A,C1\nE3,Cid,A,C1\nE4,Dan,A,C1\n");
  site_write (site, "data/courses.csv", "course_id,title\nK1,One\nK2,Two\nK3,Three\n");
}

static Build *
run_site (const Site *site)
{
  BuildOptions options = { .directory = site->directory, .jobs = 1, .last = BUILD_PLAN, .log = stderr };
  Build *build = build_new (&options);
  if (!build_run (build))
    {
      diag_print (build_diagnostics (build), stderr, 100, TRUE);
      g_test_fail ();
    }
  return build;
}

static char *
look (Build *build, const char *path, const char *xpath)
{
  const ViewContext *context = build_context (build);
  const Page *page = plan_find (context->plan, path);
  g_assert_nonnull (page);
  if (page == NULL)
    return NULL;
  View *view = view_build (context, page, build_diagnostics (build));
  xmlXPathContext *xpaths = xmlXPathNewContext (view->document);
  xmlXPathObject *object = xmlXPathEvalExpression ((const xmlChar *) xpath, xpaths);
  xmlChar *text = xmlXPathCastToString (object);
  char *copy = g_strdup ((const char *) text);
  xmlFree (text);
  xmlXPathFreeObject (object);
  xmlXPathFreeContext (xpaths);
  view_free (view);
  return copy;
}

#define assert_look(build, path, xpath, wanted) \
  G_STMT_START { g_autofree char *found_ = look (build, path, xpath); g_assert_cmpstr (found_, ==, wanted); } G_STMT_END
#define MONTH "reports/monthly/2026-03.html"
#define FIGURE(id) "//section[@kind='figures']/figure[@measure='" id "']"

/* One row of the plan, which was held as planned; one that was added later on, and a session that no row asked for: these were never planned. */
static void
test_plan (void)
{
  Site site;
  begin (&site, "");
  site_write (&site, "data/plan.csv", "plan_id,title,kind,course_id,start_date,sessions\nP1,March,,K1,2026-03-10,1\nP2,Later on,计划外,K2,2026-03-11,1\n");
  site_write (&site, "data/sessions.csv", "session_id,date,course_id,hours,plan_id\nS1,2026-03-10,K1,1,P1\nS2,2026-03-11,K2,1,P2\nS3,2026-03-12,K3,1,\n");
  Build *build = run_site (&site);
  assert_look (build, MONTH, "//section[@kind='plan']/@rows", "1");
  assert_look (build, MONTH, "//section[@kind='plan']/@done", "1");
  assert_look (build, MONTH, "count(//section[@kind='plan']/item[@outcome='extra'])", "2");
  build_free (build);
  site_end (&site);
}

/* 80 of 100 counts, the 40 before the course does not, whatever weight stands there. */
static void
test_weighted (void)
{
  Site site;
  begin (&site, "publish_people: true\n");
  site_write (&site, "data/assessments.csv", "assessment_id,title,kind,course_id,date,weight\nX0,Before,前测,K1,2026-03-10,0.5\nX1,Exam,,K1,2026-03-10,0.5\n");
  site_write (&site, "data/scores.csv", "person_id,assessment_id,date,score\nE1,X0,2026-03-10,40\nE1,X1,2026-03-10,80\n");
  Build *build = run_site (&site);
  assert_look (build, "people/E1.html", "//scores/total/@value", "80.0");
  assert_look (build, "people/E1.html", "//scores/total/@share", "100");
  build_free (build);
  site_end (&site);
}

/* In March 4 were due in S1 and all came, two of them late: late 50 %. Of two scores, 90 and 60, one passes at 80. In each report, behind the usual key figures, what has
 * a target, in the order of trainbook.yml, then what the list of targets names. The target of joiners says not whether more of them is better. */
static void
test_targets (void)
{
  Site site;
  begin (&site, "pass_mark: 80\nreports: {minimum: 1}\nmeasures:\n  late: {formula: attendance.late / attendance.expected, unit: '%', better: less}\n"
         "targets: {score.pass_rate: 90%, late: 5%, attendance.rate: 95%, joiners: {value: 1, period: monthly}}\n");
  site_write (&site, "data/targets.csv", "indicator_id,title,kind,direction,target,unit,考核周期\nscore.median,Middle,,,85,,\ncoverage.rate,Coverage,,,90,%,每月\ncsat,Satisfaction,rate,up,0.9,,\n");
  site_write (&site, "data/sessions.csv", "session_id,date,course_id,hours\nS1,2026-03-10,K1,1\n");
  site_write (&site, "data/attendance.csv", "session_id,person_id,status\nS1,E1,present\nS1,E2,present\nS1,E3,late\nS1,E4,late\n");
  site_write (&site, "data/scores.csv", "person_id,course_id,date,score\nE1,K1,2026-03-10,90\nE2,K1,2026-03-10,60\n");
  Build *build = run_site (&site);
  site_expect_silence (&site);
  assert_look (build, MONTH, "count(//section[@kind='figures']/figure[@measure='leavers']/following-sibling::figure)", "3");
  assert_look (build, MONTH, "//section[@kind='figures']/figure[last()-2]/@measure", "score.pass_rate");
  assert_look (build, MONTH, "//section[@kind='figures']/figure[last()-2]/@reached", "no");
  assert_look (build, MONTH, "//section[@kind='figures']/figure[last()-1]/@measure", "late");
  assert_look (build, MONTH, "//section[@kind='figures']/figure[last()-1]/@value", "50.0%");
  assert_look (build, MONTH, "//section[@kind='figures']/figure[last()-1]/@target", "5.0%");
  assert_look (build, MONTH, "//section[@kind='figures']/figure[last()-1]/@reached", "no");
  assert_look (build, MONTH, "//section[@kind='figures']/figure[last()]/@measure", "score.median");
  assert_look (build, MONTH, "//section[@kind='figures']/figure[last()]/@target", "85.0");
  assert_look (build, MONTH, "//section[@kind='figures']/figure[@measure='coverage.rate']/@target", "90.0%");
  assert_look (build, MONTH, "//section[@kind='figures']/figure[@measure='joiners']/@target", "1");
  assert_look (build, MONTH, "//section[@kind='figures']/figure[@measure='joiners']/@reached", "");
  assert_look (build, MONTH, "count(//section[@kind='indicators']/indicator)", "1");   /* csat alone */
  build_free (build);
  site_end (&site);
}

/* 2 hours were held in March: the month's target is reached, the year's is on the way (the year runs), a week or a team has none. Of two targets of a rate that of the
 * report's own period counts, wherever it stands; for a period of which trainbook.yml says nothing the list of targets does. The share of people reached is
 * each team's too. */
static void
test_targets_of_periods (void)
{
  Site site;
  begin (&site, "reports: {minimum: 1, team_reports: [monthly]}\ntargets:\n  hours.held: [{value: 2, period: 月度}, {value: 3, period: 每年}]\n"
         "  attendance.rate: [90%, {value: 95%, period: monthly}]\n"
         "  coverage.rate: {value: 90%, period: monthly}\n");
  site_write (&site, "data/targets.csv", "indicator_id,title,target,unit,period\nhours.held,Hours,1,,weekly\ncoverage.rate,Reached,50,%,monthly\n");
  site_write (&site, "data/sessions.csv", "session_id,date,course_id,hours\nS1,2026-03-10,K1,2\n");
  site_write (&site, "data/attendance.csv", "session_id,person_id,status\nS1,E1,present\n");
  Build *build = run_site (&site);
  assert_look (build, MONTH, FIGURE ("hours.held") "/@target", "2.0");
  assert_look (build, MONTH, FIGURE ("hours.held") "/@reached", "yes");
  assert_look (build, "reports/annual/2026.html", FIGURE ("hours.held") "/@target", "3.0");
  assert_look (build, MONTH, FIGURE ("attendance.rate") "/@target", "95.0%");
  assert_look (build, "reports/annual/2026.html", FIGURE ("attendance.rate") "/@target", "90.0%");
  assert_look (build, "reports/annual/2026.html", FIGURE ("hours.held") "/@reached", "open");
  assert_look (build, "reports/weekly/2026-W11.html", FIGURE ("hours.held") "/@target", "1.0");
  assert_look (build, "reports/A/2026-03.html", FIGURE ("hours.held") "/@target", "");
  assert_look (build, "reports/A/2026-03.html", FIGURE ("coverage.rate") "/@target", "90.0%");
  assert_look (build, "reports/A/2026-03.html", FIGURE ("coverage.rate") "/@reached", "no");
  assert_look (build, "reports/weekly/2026-W11.html", FIGURE ("coverage.rate") "/@target", "");
  build_free (build);
  site_end (&site);
}

/* Of six people two left in March, none joined: −2, which is no ratio and no small sample, as −2 ÷ 4 is. In April, up to the 5th, nothing: 0, as the counts are.
 * A formula is marked where what it divides by is small: late 1 ÷ 6 attended is not, though but one was late; 6 ÷ 1 late is. Nobody records scores. */
static void
test_formulas (void)
{
  Site site;
  begin (&site, "reports: {minimum: 5}\nmeasures:\n  net: {formula: joiners - leavers}\n  net_rate: {formula: net / headcount, unit: '%'}\n"
         "  late: {formula: attendance.late / attendance.attended, unit: '%'}\n  per_late: {formula: 2 * attendance.attended / attendance.late}\n"
         "  more: {formula: 1 + score.missing}\n"
         "targets: {net: {value: 1, period: monthly}, net_rate: 1%, late: 5%, per_late: 1, more: {value: 1, period: monthly}}\n");
  site_write (&site, "data/people.csv", "person_id,name,leave_date\nE1,Ann,\nE2,Bob,\nE3,Cid,\nE4,Dan,\nE5,Eve,2026-03-30\nE6,Fay,2026-03-30\n");
  site_write (&site, "data/sessions.csv", "session_id,date,course_id,hours\nS1,2026-03-10,K1,1\nS2,2026-04-02,K1,1\n");
  site_write (&site, "data/attendance.csv", "session_id,person_id,status\nS1,E1,present\nS1,E2,present\nS1,E3,present\nS1,E4,present\nS1,E5,present\nS1,E6,late\nS2,E1,present\n");
  Build *build = run_site (&site);
#define APRIL "reports/monthly/2026-04.html"
  assert_look (build, MONTH, FIGURE ("net") "/@value", "-2.0");
  assert_look (build, MONTH, FIGURE ("net") "/@small", "");
  assert_look (build, MONTH, FIGURE ("net_rate") "/@value", "-50.0%");
  assert_look (build, MONTH, FIGURE ("net_rate") "/@small", "yes");
  assert_look (build, MONTH, FIGURE ("late") "/@value", "16.7%");
  assert_look (build, MONTH, FIGURE ("late") "/@small", "");
  assert_look (build, MONTH, FIGURE ("per_late") "/@value", "12.0");
  assert_look (build, MONTH, FIGURE ("per_late") "/@small", "yes");
  assert_look (build, MONTH, FIGURE ("more") "/@missing", "yes");
  assert_look (build, APRIL, FIGURE ("net") "/@value", "0.0");
  assert_look (build, APRIL, FIGURE ("net") "/@missing", "");
  assert_look (build, APRIL, FIGURE ("net_rate") "/@value", "0.0%");
  assert_look (build, APRIL, FIGURE ("leavers") "/@value", "0");
  build_free (build);
  site_end (&site);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  g_test_add_func ("/report-figures/plan", test_plan);
  g_test_add_func ("/report-figures/weighted", test_weighted);
  g_test_add_func ("/report-figures/targets", test_targets);
  g_test_add_func ("/report-figures/targets-of-periods", test_targets_of_periods);
  g_test_add_func ("/report-figures/formulas", test_formulas);
  return g_test_run ();
}
