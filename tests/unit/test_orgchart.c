/* Org charts from people, the blocks of pages, and the charts of a whole site. This program is its own helper. */
#include "sites.h"

#include "chart/charts.h"
#include "chart/orgchart.h"
#include "chart/svg.h"

#include <libxml/parser.h>

static const char *program;

#define PEOPLE "person_id,name,team,position,manager_id,hire_date,leave_date\n"

/* A director, two teams with a head each, and what real lists hold: a head's deputy who left, one to come, one without manager. */
#define SMALL PEOPLE \
  "E001,沈若兰,,经理,,2019-01-01,\n" \
  "E101,陆书航,一组,组长,E001,2020-01-01,\n" \
  "E102,曾雨桐,一组,副组长,E101,2020-01-01,2026-01-31\n" \
  "E103,黄思源,一组,客服,E102,2021-01-01,\n" \
  "E104,单依诺,一组,客服,E101,2021-01-01,\n" \
  "E105,未到岗,一组,客服,E101,2027-01-01,\n" \
  "E201,解文,二组,组长,E001,,\n" \
  "E202,马骁,二组,客服,E201,,\n"

typedef struct {
  Site site;
  Model *model;
} Fixture;

static void
load (Fixture *fixture, const char *people)
{
  site_write (&fixture->site, "data/people.csv", people);
  g_assert_nonnull (site_load (&fixture->site));
  fixture->model = model_read (fixture->site.config, NULL, date_new (2026, 11, 20), fixture->site.diags);
  model_join (fixture->model, fixture->site.diags);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  site_begin (&fixture->site);
  fixture->model = NULL;
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  model_free (fixture->model);
  site_end (&fixture->site);
}

/* "沈若兰/经理(陆书航/组长/一组(…))", muted ones with a ~. */
static void
append_branch (GString *text, const Graph *graph, guint node)
{
  const GraphNode *box = graph_node (graph, node);
  guint children = 0;

  g_string_append (text, box->muted ? "~" : "");
  for (guint i = 0; i < box->lines->len; i++)
    g_string_append_printf (text, "%s%s", i ? "/" : "", (char *) g_ptr_array_index (box->lines, i));
  for (guint i = 0; i < graph->edges->len; i++)
    if (graph_edge (graph, i)->from == node)
      {
        g_string_append (text, children++ ? " " : "(");
        append_branch (text, graph, graph_edge (graph, i)->to);
      }
  if (children)
    g_string_append_c (text, ')');
}

static char *
charts_text (const GPtrArray *graphs)
{
  GString *text = g_string_new (NULL);

  for (guint g = 0; g < graphs->len; g++)
    {
      const Graph *graph = g_ptr_array_index (graphs, g);
      g_autofree gboolean *below = g_new0 (gboolean, graph->nodes->len);

      for (guint i = 0; i < graph->edges->len; i++)
        below[graph_edge (graph, i)->to] = TRUE;
      for (guint i = 0; i < graph->nodes->len; i++)
        if (!below[i])
          {
            g_string_append (text, text->len ? " ; " : "");
            append_branch (text, graph, i);
          }
    }
  return g_string_free (text, FALSE);
}

static void
expect (const Fixture *fixture, OrgChartOptions options, const char *wanted)
{
  g_autoptr (GPtrArray) graphs = orgchart_graphs (fixture->model, NULL, &options);
  g_autofree char *text = charts_text (graphs);

  g_assert_cmpstr (text, ==, wanted);
}

static void
test_choices (Fixture *fixture, gconstpointer data)
{
  const Person *head;

  load (fixture, SMALL);
  head = model_person (fixture->model, "E101", -1);
  expect (fixture, (OrgChartOptions) { -1, NULL, G_MAXUINT, FALSE, NULL, FALSE },
          "沈若兰/经理(陆书航/组长/一组(黄思源/客服 单依诺/客服) 解文/组长/二组(马骁/客服))");
  expect (fixture, (OrgChartOptions) { head->team_index, NULL, G_MAXUINT, FALSE, NULL, FALSE },
          "~沈若兰/经理(陆书航/组长(黄思源/客服 单依诺/客服))");
  expect (fixture, (OrgChartOptions) { -1, head, G_MAXUINT, FALSE, NULL, FALSE }, "陆书航/组长/一组(黄思源/客服 单依诺/客服)");
  expect (fixture, (OrgChartOptions) { -1, NULL, 1, FALSE, NULL, FALSE }, "沈若兰/经理/6(陆书航/组长/一组 · 3 解文/组长/二组 · 2)");
  expect (fixture, (OrgChartOptions) { -1, NULL, 0, FALSE, NULL, FALSE }, "沈若兰/经理/6");
  expect (fixture, (OrgChartOptions) { -1, NULL, G_MAXUINT, TRUE, NULL, FALSE }, "沈若兰/经理/6(陆书航/组长/一组 · 3 解文/组长/二组 · 2)");
  g_assert_cmpuint (diag_count (fixture->site.diags, DIAG_WARNING), ==, 1); /* who has reports left */
  g_assert_false (diag_stops (fixture->site.diags));
}

/* No manager anywhere: people hang on their teams. */
static void
test_without_managers (Fixture *fixture, gconstpointer data)
{
  load (fixture, PEOPLE "A,甲,一组,,,,\nB,乙,一组,,,,\nC,丙,,,,,\nD,丁,二组,,,,\n");
  expect (fixture, (OrgChartOptions) { -1, NULL, G_MAXUINT, FALSE, NULL, FALSE }, "丙 ; 丁 ; 一组(甲 乙)");
  expect (fixture, (OrgChartOptions) { -1, NULL, G_MAXUINT, TRUE, NULL, FALSE }, "一组/2");
}

/* A list of people is no organisation; a few single ones are shown. */
static void
test_single_people (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) people = g_string_new (PEOPLE "A,甲,,经理,,,\nB,乙,,,A,,\n");
  GPtrArray *graphs;
  gboolean then_teams;

  for (guint i = 0; i <= ORGCHART_MOST_PEOPLE; i++)
    g_string_append_printf (people, "X%u,某%u,,,,,\n", i, i);
  load (fixture, people->str);
  graphs = orgchart_department (fixture->model, NULL, &then_teams);
  {
    g_autofree char *all = charts_text (graphs);

    g_assert_cmpstr (all, ==, "甲/经理(乙)");
    g_assert_false (then_teams);
  }
  g_ptr_array_unref (graphs);
}

/* A cycle of managers is an error of the records; drawing after it must still end. */
static void
test_cycle (Fixture *fixture, gconstpointer data)
{
  OrgChartOptions options = { -1, NULL, G_MAXUINT, FALSE, NULL, FALSE };
  GPtrArray *graphs;
  guint boxes = 0;

  load (fixture, PEOPLE "A,甲,,,B,,\nB,乙,,,C,,\nC,丙,,,A,,\nD,丁,,,C,,\nE,戊,,,E,,\n");
  graphs = orgchart_graphs (fixture->model, NULL, &options);
  for (guint i = 0; i < graphs->len; i++)
    boxes += ((Graph *) g_ptr_array_index (graphs, i))->nodes->len;
  g_assert_cmpuint (boxes, ==, 5);
  g_ptr_array_unref (graphs);
}

static void
large_department (Fixture *fixture, guint teams, guint agents)
{
  g_autoptr (GString) people = g_string_new (PEOPLE "E0,沈若兰,,经理,,,\nE1,助理,,助理,E0,,\n");

  for (guint team = 1; team <= teams; team++)
    {
      g_string_append_printf (people, "H%u,组长%u,客服%u组,组长,E0,,\n", team, team, team);
      for (guint agent = 1; agent < agents; agent++)
        g_string_append_printf (people, "A%u-%u,客服%u-%u,客服%u组,客服专员,H%u,,\n", team, agent, team, agent, team, team);
    }
  load (fixture, people->str);
}

static Charts *
draw (Fixture *fixture, Content **content)
{
  Charts *charts;

  *content = content_load (fixture->site.config, NULL, 1, fixture->site.diags);
  g_assert_nonnull (*content);
  charts = charts_draw (fixture->model, *content, NULL, program, fixture->site.diags);
  return charts;
}

static void
test_department (Fixture *fixture, gconstpointer data)
{
  GPtrArray *graphs, *parts;
  gboolean then_teams;
  Content *content;
  Charts *charts;

  large_department (fixture, 5, 8); /* 42 people */
  graphs = orgchart_department (fixture->model, NULL, &then_teams);
  g_assert_true (then_teams);
  {
    g_autofree char *all = charts_text (graphs);

    g_assert_cmpstr (all, ==, "沈若兰/经理/42(助理/助理 组长1/组长/客服1组 · 8 组长2/组长/客服2组 · 8 组长3/组长/客服3组 · 8 "
                              "组长4/组长/客服4组 · 8 组长5/组长/客服5组 · 8)");
  }
  g_ptr_array_unref (graphs);
  site_write (&fixture->site, "content/a.md", "# t\n");
  charts = draw (fixture, &content);
  parts = charts_parts (charts, "organization");
  g_assert_cmpuint (parts->len, ==, 6);
  g_assert_true (g_ptr_array_index (parts, 5) == charts_find (charts, "team-4"));
  g_ptr_array_unref (parts);
  charts_free (charts);
  content_free (content);
}

/* Too wide for a page: upper levels, then branches; nobody is lost, no part is too wide. */
static void
test_split (Fixture *fixture, gconstpointer data)
{
  OrgChartOptions options = { -1, NULL, G_MAXUINT, FALSE, NULL, FALSE };
  g_autoptr (GString) people = g_string_new (PEOPLE);
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *graphs;

  for (guint i = 0; i < 1000; i++)
    {
      g_string_append_printf (people, "P%u,员工%u,,客服专员,", i, i);
      if (i)
        g_string_append_printf (people, "P%u", (i - 1) / 8);
      g_string_append (people, ",,\n");
    }
  load (fixture, people->str);
  graphs = orgchart_graphs (fixture->model, NULL, &options);
  g_assert_cmpuint (graphs->len, >, 1);
  for (guint i = 0; i < graphs->len; i++)
    {
      const Graph *graph = g_ptr_array_index (graphs, i);

      g_assert_cmpfloat (graph_tree_width (graph), <=, CHART_WIDEST);
      for (guint k = 0; k < graph->nodes->len; k++)
        g_hash_table_add (names, g_strdup (g_ptr_array_index (graph_node (graph, k)->lines, 0)));
    }
  g_assert_cmpuint (g_hash_table_size (names), ==, 1000);
  g_ptr_array_unref (graphs);
}

/* Sixty teams, and sixty trees without a common top. */
static void
test_sixty_teams (Fixture *fixture, gconstpointer data)
{
  GPtrArray *graphs;
  gboolean then_teams;

  large_department (fixture, 60, 10);
  graphs = orgchart_department (fixture->model, NULL, &then_teams);
  g_assert_cmpuint (graphs->len, ==, 1);
  g_assert_true (then_teams);
  for (guint i = 0; i < graphs->len; i++)
    g_assert_cmpfloat (graph_tree_width (g_ptr_array_index (graphs, i)), <=, CHART_WIDEST);
  g_ptr_array_unref (graphs);
}

static void
test_many_tops (Fixture *fixture, gconstpointer data)
{
  OrgChartOptions options = { -1, NULL, G_MAXUINT, FALSE, NULL, FALSE };
  g_autoptr (GString) people = g_string_new (PEOPLE);
  GPtrArray *graphs;
  guint boxes = 0;

  for (guint i = 0; i < 60; i++)
    g_string_append_printf (people, "H%u,组长%u,,,,,\nA%u,客服%u,,,H%u,,\n", i, i, i, i, i);
  load (fixture, people->str);
  graphs = orgchart_graphs (fixture->model, NULL, &options);
  for (guint i = 0; i < graphs->len; i++)
    {
      g_assert_cmpfloat (graph_tree_width (g_ptr_array_index (graphs, i)), <=, CHART_WIDEST);
      boxes += ((Graph *) g_ptr_array_index (graphs, i))->nodes->len;
    }
  g_assert_cmpuint (boxes, ==, 120);
  g_ptr_array_unref (graphs);
}

/* ---- blocks and the charts of a site ---- */

static void
test_site (Fixture *fixture, gconstpointer data)
{
  Content *content;
  Charts *charts;
  g_autoptr (GPtrArray) keys = NULL;
  g_autoptr (GString) all = g_string_new (NULL);

  site_write (&fixture->site, "content/a/b.md",
              "# 页\n\n```flow\n签约 -> 入组\n```\n\n```table x.csv\n```\n\n```orgchart team=一组 title=\"一 组\"\n```\n\n"
              "- item\n\n  ```flow direction=down\n  digraph { a -> b }\n  ```\n");
  load (fixture, SMALL);
  charts = draw (fixture, &content);
  keys = charts_keys (charts);
  for (guint i = 0; i < keys->len; i++)
    {
      const char *key = g_ptr_array_index (keys, i);
      g_autoptr (GPtrArray) parts = charts_parts (charts, key);

      g_string_append_printf (all, "%s ", key);
      g_assert_cmpuint (parts->len, ==, 1);
      g_assert_true (charts_find (charts, key) == g_ptr_array_index (parts, 0));
      g_assert_true (g_str_has_prefix (charts_dot (charts, key), "digraph {"));
    }
  g_assert_cmpstr (all->str, ==, "content/a/b.md#0 content/a/b.md#1 content/a/b.md#2 organization team-0 team-1 ");
  g_assert_cmpstr (charts_find (charts, "content/a/b.md#1")->title, ==, "一 组");
  g_assert_cmpstr (charts_find (charts, "content/a/b.md#0")->title, ==, "页");
  g_assert_cmpfloat (charts_find (charts, "content/a/b.md#2")->height, >, charts_find (charts, "content/a/b.md#2")->width);
  g_assert_null (charts_find (charts, "nothing"));
  g_assert_null (charts_dot (charts, "nothing"));
  g_assert_cmpuint (diag_count (fixture->site.diags, DIAG_WARNING), ==, 1); /* who has reports left */
  g_assert_false (diag_stops (fixture->site.diags));
  charts_free (charts);
  content_free (content);
}

static void
test_block_mistakes (Fixture *fixture, gconstpointer data)
{
  static const struct { const char *fence, *message; } cases[] = {
    { "orgchart 培训组", "[chart-word]" },
    { "orgchart tame=一组", "did you mean \"team\"? [chart-option]" },
    { "orgchart colour=red", "[chart-option-unknown]" },
    { "orgchart depth=1 depth=2", "[chart-option-twice]" },
    { "orgchart depth=two", "content/a.md:3:13: error: the option \"depth\" cannot be \"two\"; write a number from 1 to 100 [chart-value]" },
    { "orgchart depth=0", "[chart-value]" },
    { "orgchart people=maybe", "write yes or no [chart-value]" },
    { "orgchart team=一祖", "there is no team \"一祖\"; did you mean \"一组\"? [chart-team]" },
    { "orgchart team=财务部门", "[chart-team-unknown]" },
    { "orgchart root=E1O1", "did you mean \"E101\" (陆书航)? [chart-person]" },
    { "orgchart root=nobody-at-all", "[chart-person-unknown]" },
    { "orgchart root=E102", "[chart-person-gone]" },
    { "orgchart root=E201 team=一组", "[chart-nobody]" },
    { "flow direction=left", "write right or down [chart-value]" },
    { "flow titel=x", "did you mean \"title\"? [chart-option]" },
  };
  load (fixture, SMALL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf ("# t\n\n```%s\n%s```\n", cases[i].fence, g_str_has_prefix (cases[i].fence, "flow") ? "a -> b\n" : "");
      Content *content;
      Charts *charts;

      diag_clear (fixture->site.diags);
      site_write (&fixture->site, "content/a.md", text);
      charts = draw (fixture, &content);
      site_expect (&fixture->site, cases[i].message);
      g_assert_cmpuint (diag_count (fixture->site.diags, DIAG_ERROR) + diag_count (fixture->site.diags, DIAG_WARNING), ==, 1);
      g_assert_null (charts_find (charts, "content/a.md#0"));
      charts_free (charts);
      content_free (content);
    }
}

static void
test_body_places (Fixture *fixture, gconstpointer data)
{
  Content *content;
  Charts *charts;

  load (fixture, SMALL);
  site_write (&fixture->site, "content/a.md", "---\ntitle: t\n---\n\n```flow\na -> b\nb -> -> c\n```\n\n```orgchart\nx\n```\n\n- i\n\n  ```flow\n  digraph { 组 [size=1] }\n  ```\n");
  charts = draw (fixture, &content);
  site_expect (&fixture->site, "content/a.md:7:3: error: there is no text on one side of this arrow");
  site_expect (&fixture->site, "content/a.md:11: warning: an orgchart block is drawn from the people dataset");
  site_expect (&fixture->site, "content/a.md:17:16: error: the attribute \"size\" is not permitted");
  g_assert_nonnull (charts_find (charts, "content/a.md#1"));
  charts_free (charts);
  content_free (content);
}

/* Names that are markup stay names. */
static void
test_hostile_names (Fixture *fixture, gconstpointer data)
{
  Content *content;
  Charts *charts;
  const Chart *chart;
  xmlDoc *document;
  g_autofree char *why = NULL;

  load (fixture, PEOPLE "A,<script>alert(1)</script>,\"\"\" onload=\"\"x\",]]>&lt;,,,\nB,b,\"\"\" onload=\"\"x\",,A,,\n");
  site_write (&fixture->site, "content/a.md", "# t\n");
  charts = draw (fixture, &content);
  chart = charts_find (charts, "organization");
  g_assert_nonnull (chart);
  document = xmlReadMemory (chart->svg, (int) strlen (chart->svg), NULL, NULL, XML_PARSE_NONET);
  g_assert_true (svg_check (xmlDocGetRootElement (document), "chart-organization", &why));
  g_assert_null (strstr (chart->svg, "<script"));
  g_assert_null (strstr (chart->outline, "<script"));
  xmlFreeDoc (document);
  charts_free (charts);
  content_free (content);
}

int
main (int argc, char **argv)
{
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);

  program = self;
  if (argc > 1 && g_str_equal (argv[1], "--draw"))
    return drawer_serve ();
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
#define add(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  add ("/orgchart/choices", test_choices);
  add ("/orgchart/without-managers", test_without_managers);
  add ("/orgchart/single-people", test_single_people);
  add ("/orgchart/cycle", test_cycle);
  add ("/orgchart/department", test_department);
  add ("/orgchart/split", test_split);
  add ("/orgchart/sixty-teams", test_sixty_teams);
  add ("/orgchart/many-tops", test_many_tops);
  add ("/orgchart/site", test_site);
  add ("/orgchart/block-mistakes", test_block_mistakes);
  add ("/orgchart/body-places", test_body_places);
  add ("/orgchart/hostile-names", test_hostile_names);
  return g_test_run ();
}
