/* The graph, its layout in the helper process, and what hostile input does to both. This program is its own helper. */
#include "chart/drawer.h"
#include "chart/flow.h"
#include "chart/frame.h"
#include "chart/layout.h"
#include "chart/metrics.h"
#include "chart/svg.h"
#include "chart/tree.h"

#include <errno.h>
#include <fcntl.h>
#include <libxml/parser.h>
#include <locale.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static const char *program;
static const Place here = { "content/a.md", 7, 1, 3 };

/* The SVG parses and passes the list; returns its text. */
static char *
check_svg (const Chart *chart, const char *key)
{
  xmlDoc *document = xmlReadMemory (chart->svg, (int) strlen (chart->svg), NULL, NULL, XML_PARSE_NONET | XML_PARSE_NOERROR);
  g_autofree char *why = NULL;
  g_autofree char *text = NULL;
  xmlChar *content;

  g_assert_nonnull (document);
  g_assert_true (svg_check (xmlDocGetRootElement (document), key, &why));
  g_assert_cmpstr (why, ==, NULL);
  content = xmlNodeGetContent (xmlDocGetRootElement (document));
  text = g_strdup ((const char *) content);
  xmlFree (content);
  xmlFreeDoc (document);
  return g_steal_pointer (&text);
}

static Graph *
people (guint n, guint per_manager)
{
  Graph *graph = graph_new ("People");

  graph->is_tree = TRUE;
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("陈静%u", i);

      graph_add_line (graph, graph_add_node (graph, "person", name), "客服专员");
      if (i)
        graph_add_edge (graph, (i - 1) / per_manager, i, NULL, FALSE);
    }
  return graph;
}

static void
test_clean_text (void)
{
  static const struct { const char *raw, *clean; } cases[] = {
    { "a  b\t\nc ", "a b c" }, { "x\x01\x1b[0my", "x[0my" }, { "\xff\xfe", "\xef\xbf\xbd\xef\xbf\xbd" },
    { "\xe2\x80\xaegnp.exe", "gnp.exe" }, { "组长", "组长" }, { "", "" }, { NULL, "" }, { "\xef\xbf\xbf!", "!" },
  };
  g_autofree char *long_text = g_strnfill (1000, 'x'), *cut = graph_clean_text (long_text);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *clean = graph_clean_text (cases[i].raw);

      g_assert_cmpstr (clean, ==, cases[i].clean);
    }
  g_assert_cmpint (g_utf8_strlen (cut, -1), ==, 301);
}

static char *
joined (const char *text, double size, double widest)
{
  g_autoptr (GPtrArray) lines = text_wrap (text, size, FALSE, widest);

  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("|", (char **) lines->pdata);
}

static void
test_wrap (void)
{
  static const struct { const char *text, *lines; } cases[] = {
    { "十个字的一行就是这样子", "十个字的一行|就是这样子" },        /* even lines, not ten and one */
    { "九个字的一行就是这，好", "九个字的一行|就是这，好" },        /* no comma begins a line */
    { "alpha beta gamma delta", "alpha beta|gamma delta" },
    { "abc", "abc" }, { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *lines = joined (cases[i].text, 10, i == 2 ? 80 : 100);

      g_assert_cmpstr (lines, ==, cases[i].lines);
    }
  /* Chinese characters are as wide as the type size, combining marks take no room. */
  g_assert_cmpfloat (text_width ("组长", 14, FALSE), ==, 28);
  g_assert_cmpfloat (text_width ("e\xcc\x81", 14, FALSE), ==, text_width ("e", 14, FALSE));
  g_assert_cmpfloat (text_width ("i", 14, FALSE), <, text_width ("W", 14, FALSE));
}

/* However long and whatever it is made of, no line is wider than asked. */
static void
test_wrap_never_wider (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  static const char *const pieces[] = { "组", "，", "（", "W", "i", " ", "-", "é", "Ｗ", "」" };

  for (guint run = 0; run < 300; run++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GPtrArray) lines = NULL;

      for (gint i = g_rand_int_range (random, 0, 60); i > 0; i--)
        g_string_append (text, pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))]);
      lines = text_wrap (text->str, 14, TRUE, 100);
      for (guint i = 0; i < lines->len; i++)
        if (text_width (g_ptr_array_index (lines, i), 14, TRUE) > 100.001)
          g_test_fail_printf ("\"%s\" is wider in \"%s\"", (char *) g_ptr_array_index (lines, i), text->str);
    }
}

/* The rectangles in a list of nodes: none overlaps another, all stand in the picture. */
static void
check_boxes (const Graph *graph, const GPtrArray *boxes, const GArray *centres, double width, double height)
{
  for (guint i = 0; i < graph->nodes->len; i++)
    {
      const Box *a = g_ptr_array_index (boxes, i);
      Point p = g_array_index (centres, Point, i);

      g_assert_cmpfloat (p.x - a->width / 2, >=, CHART_MARGIN - 0.01);
      g_assert_cmpfloat (p.y - a->height / 2, >=, CHART_MARGIN - 0.01);
      g_assert_cmpfloat (p.x + a->width / 2, <=, width + CHART_MARGIN + 0.01);
      g_assert_cmpfloat (p.y + a->height / 2, <=, height + CHART_MARGIN + 0.01);
      for (guint k = i + 1; k < graph->nodes->len; k++)
        {
          const Box *b = g_ptr_array_index (boxes, k);
          Point q = g_array_index (centres, Point, k);

          if (ABS (p.x - q.x) < (a->width + b->width) / 2 - 0.01 && ABS (p.y - q.y) < (a->height + b->height) / 2 - 0.01)
            g_test_fail_printf ("boxes %u and %u overlap", i, k);
        }
    }
}

static void
check_tree (Drawer *drawer, Graph *graph, double *chart_width)
{
  Diagnostics *diags = diag_new ();
  g_autoptr (GPtrArray) boxes = boxes_measure (graph);
  TreePlan *plan = tree_plan_new (graph, boxes);
  LayoutRequest *request = tree_plan_request (plan);
  g_autoptr (GArray) centres = g_array_new (FALSE, TRUE, sizeof (Point));
  g_autofree char *refusal = NULL;
  guint line;
  GVariant *body = drawer_ask (drawer, DRAW_LAYOUT, layout_request_write (request), "t", &here, diags, &refusal, &line);
  Layout *layout = body ? layout_read (body, request) : NULL;
  double width, height;

  g_assert_nonnull (layout);
  tree_plan_place (plan, layout, centres, &width, &height);
  check_boxes (graph, boxes, centres, width, height);
  for (guint i = 0; i < graph->edges->len; i++)
    g_assert_cmpfloat (g_array_index (centres, Point, graph_edge (graph, i)->to).y, >,
                       g_array_index (centres, Point, graph_edge (graph, i)->from).y);
  *chart_width = width;
  layout_free (layout);
  g_variant_unref (body);
  layout_request_free (request);
  tree_plan_free (plan);
  diag_free (diags);
}

static void
test_trees (void)
{
  static const struct { guint n, per; double widest; } cases[]
    = { { 1, 1, 200 }, { 2, 1, 200 }, { 7, 6, 1000 }, { 8, 7, 600 }, { 46, 5, 1400 }, { 61, 60, 1000 }, { 12, 1, 200 }, { 200, 199, 1400 }, { 5000, 4999, 3500 }, { 1000, 8, 30000 } };
  Drawer *drawer = drawer_new (program);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Graph *graph = people (cases[i].n, cases[i].per);
      double width;

      check_tree (drawer, graph, &width);
      g_assert_cmpfloat (width, <=, cases[i].widest);
      g_assert_cmpfloat (width, <=, graph_tree_width (graph) + 1);
      graph_free (graph);
    }
  drawer_free (drawer);
}

/* Random forests: no overlap, whatever their shape. */
static void
test_random_trees (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (11);
  Drawer *drawer = drawer_new (program);

  for (guint run = 0; run < 25; run++)
    {
      Graph *graph = graph_new ("t");
      guint n = (guint) g_rand_int_range (random, 1, 80);
      double width;

      graph->is_tree = TRUE;
      for (guint i = 0; i < n; i++)
        {
          guint node = graph_add_node (graph, "person", g_rand_boolean (random) ? "王" : "Alexandra Montgomery-Smith");

          if (g_rand_int_range (random, 0, 4) == 0)
            graph_add_line (graph, node, "客户服务部高级培训专员兼质检专员");
          if (i && g_rand_int_range (random, 0, 12))
            graph_add_edge (graph, (guint) g_rand_int_range (random, 0, (gint) i), i, NULL, FALSE);
        }
      check_tree (drawer, graph, &width);
      graph_free (graph);
    }
  drawer_free (drawer);
}

static void
test_more_than_a_tree (void)
{
  Drawer *drawer = drawer_new (program);
  Diagnostics *diags = diag_new ();
  Graph *graph = people (3, 1);
  Chart *chart;

  graph_add_edge (graph, 2, 0, NULL, FALSE); /* a cycle: drawn as any graph */
  chart = drawer_draw (drawer, graph, "k", &here, diags);
  g_assert_nonnull (chart);
  g_free (check_svg (chart, "k"));
  g_assert_nonnull (strstr (chart->outline, "<ul"));
  chart_free (chart);
  graph_free (graph);
  diag_free (diags);
  drawer_free (drawer);
}

static void
test_hostile_texts (void)
{
  static const char *const texts[]
    = { "\"/><script>alert(1)</script>", "x\" onload=\"alert(1)", "&lt;b&gt; \\N \\G", "<TABLE><TR><TD>x</TD></TR></TABLE>", "]]>",
        "\x01\x02\xff", "javascript:alert(1)", "${HOME} `id` %s%n", "{a|b}" };
  Drawer *drawer = drawer_new (program);
  Diagnostics *diags = diag_new ();
  Graph *graph = graph_new ("<title> & \"quotes\"");
  Chart *chart;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      guint node = graph_add_node (graph, "step", texts[i]);

      graph_add_line (graph, node, texts[i]);
      graph_set_title (graph_node (graph, node), texts[i]);
      if (i)
        graph_add_edge (graph, i - 1, i, texts[i], FALSE);
    }
  chart = drawer_draw (drawer, graph, "k", &here, diags);
  g_assert_nonnull (chart);
  {
    g_autofree char *text = check_svg (chart, "k"), *dot = graph_dot (graph);

    g_assert_nonnull (strstr (text, "&lt;b&gt; \\N \\G"));
    g_assert_null (strstr (chart->svg, "<script"));
    g_assert_null (strstr (chart->svg, " onload=\""));
    g_assert_null (strstr (chart->outline, "<script"));
    g_assert_null (strstr (dot, "x\" onload"));
  }
  chart_free (chart);
  graph_free (graph);
  diag_free (diags);
  drawer_free (drawer);
}

/* Dense graphs take the layout minutes: the limit ends it, and the next chart is drawn. */
static void
test_time_limit (void)
{
  Drawer *drawer = drawer_new (program);
  Diagnostics *diags = diag_new ();
  Graph *dense = graph_new ("dense"), *small = people (3, 2);
  gint64 start = g_get_monotonic_time ();
  Chart *chart;
  int first;

  for (guint i = 0; i < 60; i++)
    graph_add_node (dense, "step", "x");
  for (guint i = 0; i < 60; i++)
    for (guint k = 0; k < 60; k++)
      if (i < k)
        graph_add_edge (dense, i, k, "x", FALSE);
  drawer_set_time_limit (drawer, 300);
  g_assert_null (drawer_draw (drawer, dense, "k", &here, diags));
  g_assert_cmpint (g_get_monotonic_time () - start, <, 5 * G_USEC_PER_SEC);
  g_assert_cmpuint (diag_count_id (diags, DIAG_CHART_TIME), ==, 1);
  g_assert_cmpint (drawer_process (drawer), ==, 0);
  drawer_set_time_limit (drawer, 10000);
  chart = drawer_draw (drawer, small, "k", &here, diags);
  g_assert_nonnull (chart);
  chart_free (chart);
  first = drawer_process (drawer);
  chart_free (drawer_draw (drawer, small, "k", &here, diags));
  g_assert_cmpint (drawer_process (drawer), ==, first); /* one helper for all charts */
  g_assert_cmpuint (diag_count_id (diags, DIAG_CHART_TIME), ==, 1);
  drawer_free (drawer);
  /* No zombie, no process left. */
  g_assert_cmpint (waitpid (-1, NULL, WNOHANG), ==, -1);
  g_assert_cmpint (errno, ==, ECHILD);
  graph_free (dense);
  graph_free (small);
  diag_free (diags);
}

static void
test_helper_dies (void)
{
  Drawer *drawer = drawer_new (program);
  Diagnostics *diags = diag_new ();
  Graph *graph = people (3, 2);
  Chart *chart = drawer_draw (drawer, graph, "k", &here, diags);

  chart_free (chart);
  kill (drawer_process (drawer), SIGKILL);
  chart = drawer_draw (drawer, graph, "k", &here, diags);
  g_assert_null (chart);
  g_assert_cmpuint (diag_count_id (diags, DIAG_CHART_CRASH), ==, 1);
  chart = drawer_draw (drawer, graph, "k", &here, diags);
  g_assert_nonnull (chart);
  chart_free (chart);
  drawer_free (drawer);
  /* A program that cannot be started is told once, as a failure of the system. */
  drawer = drawer_new ("/nonexistent/trainbook");
  g_assert_null (drawer_draw (drawer, graph, "k", &here, diags));
  g_assert_null (drawer_draw (drawer, graph, "k", &here, diags));
  g_assert_cmpuint (diag_count_id (diags, DIAG_CHART_PROGRAM), ==, 1);
  g_assert_cmpint (diag_exit_status (diags), ==, 3);
  drawer_free (drawer);
  /* A program that is no helper. */
  drawer = drawer_new ("/bin/true");
  g_assert_null (drawer_draw (drawer, graph, "k", &here, diags));
  drawer_free (drawer);
  graph_free (graph);
  diag_free (diags);
}

/* A helper that does not keep to the rules: what it does is told by the name it is called by. */
static int
serve_badly (const char *how)
{
  GVariant *request = NULL, *answer;
  guint32 length = 12;

  while (frame_receive (STDIN_FILENO, G_VARIANT_TYPE (DRAW_REQUEST_TYPE), &request, -1) == FRAME_DONE)
    {
      g_variant_unref (request);
      if (g_str_equal (how, "silent"))
        {
          pause ();
          continue;
        }
      if (g_str_equal (how, "garbage"))
        {
          g_assert_cmpint (write (STDOUT_FILENO, &length, sizeof length), ==, 4);
          g_assert_cmpint (write (STDOUT_FILENO, "\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff", 12), ==, 12);
          continue;
        }
      answer = g_str_equal (how, "refusing") ? g_variant_new (DRAW_ANSWER_TYPE, "no", 0, g_variant_new_boolean (FALSE))
                                             : g_variant_new (DRAW_ANSWER_TYPE, "", 0, g_variant_new_boolean (FALSE));
      frame_send (STDOUT_FILENO, answer, -1);
    }
  return 0;
}

static void
test_bad_helpers (void)
{
  static const struct { const char *how; DiagId id; } cases[] = { { "silent", DIAG_CHART_TIME }, { "garbage", DIAG_CHART_CRASH },
                                                                   { "refusing", DIAG_CHART_LAYOUT }, { "lying", DIAG_CHART_LAYOUT } };
  g_autofree char *folder = g_dir_make_tmp ("helper-XXXXXX", NULL);
  Graph *graph = people (3, 2);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_build_filename (folder, cases[i].how, NULL);
      Diagnostics *diags = diag_new ();
      Drawer *drawer;

      g_assert_cmpint (symlink (program, path), ==, 0);
      drawer = drawer_new (path);
      drawer_set_time_limit (drawer, g_str_equal (cases[i].how, "silent") ? 200 : 10000);
      g_assert_null (drawer_draw (drawer, graph, "k", &here, diags));
      g_assert_cmpuint (diag_count_id (diags, cases[i].id), ==, 1);
      g_assert_cmpuint (diag_count (diags, DIAG_ERROR), ==, 1);
      drawer_free (drawer);
      diag_free (diags);
      unlink (path);
    }
  rmdir (folder);
  graph_free (graph);
}

static void
test_limits (void)
{
  Drawer *drawer = drawer_new (program);
  Diagnostics *diags = diag_new ();
  Graph *empty = graph_new ("e"), *large = people (GRAPH_MOST_NODES + 1, 8);

  g_assert_null (drawer_draw (drawer, empty, "k", &here, diags));
  g_assert_cmpuint (diag_count_id (diags, DIAG_CHART_EMPTY), ==, 1);
  g_assert_null (drawer_draw (drawer, large, "k", &here, diags));
  g_assert_cmpuint (diag_count_id (diags, DIAG_CHART_TOO_LARGE), ==, 1);
  g_assert_cmpint (drawer_process (drawer), ==, 0);
  graph_free (empty);
  graph_free (large);
  diag_free (diags);
  drawer_free (drawer);
}

/* A deep line of managers must not end in a page that XML readers refuse. */
static void
test_deep_outline (void)
{
  Drawer *drawer = drawer_new (program);
  Diagnostics *diags = diag_new ();
  Graph *graph = people (400, 1);
  Chart *chart = drawer_draw (drawer, graph, "k", &here, diags);
  xmlDoc *document;

  g_assert_nonnull (chart);
  document = xmlReadMemory (chart->outline, (int) strlen (chart->outline), NULL, NULL, XML_PARSE_NONET);
  g_assert_nonnull (document);
  g_assert_nonnull (strstr (chart->outline, "陈静399"));
  xmlFreeDoc (document);
  chart_free (chart);
  graph_free (graph);
  diag_free (diags);
  drawer_free (drawer);
}

/* Answers that no honest helper gives are refused. */
static void
test_bad_answers (void)
{
  LayoutRequest *request = layout_request_new ();
  LayoutNode node = { 10, 10, 0, -1, -1, 0 };
  Point centre = { 5, 5 }, wild = { 1e300, 0 };
  LayoutPiece piece = { 0, 1000000, 0, 0 };
  Layout *layout = layout_new ();

  g_array_append_val (request->nodes, node);
  for (guint i = 0; i < 5; i++)
    {
      g_autoptr (GVariant) message = NULL;
      Layout *read;

      g_array_set_size (layout->centres, 0);
      g_array_set_size (layout->pieces, 0);
      if (i != 1)
        g_array_append_val (layout->centres, *(i == 2 ? &wild : &centre));
      if (i == 3)
        g_array_append_val (layout->pieces, piece);
      message = g_variant_ref_sink (i == 4 ? g_variant_new_string ("x") : layout_write (layout));
      read = layout_read (message, request);
      g_assert_cmpint (read != NULL, ==, i == 0);
      layout_free (read);
    }
  layout_free (layout);
  layout_request_free (request);
}

/* A frame whose length lies, one that is cut off, one that never comes. */
static void
test_bad_frames (void)
{
  const guint32 huge = 0xffffffffu, ten = 10;
  GVariant *message = NULL;
  int ends[2];

  g_assert_cmpint (pipe (ends), ==, 0);
  g_assert_cmpint (write (ends[1], &huge, sizeof huge), ==, 4);
  g_assert_cmpint (frame_receive (ends[0], G_VARIANT_TYPE (DRAW_ANSWER_TYPE), &message, -1), ==, FRAME_END);
  g_assert_cmpint (frame_receive (ends[0], G_VARIANT_TYPE (DRAW_ANSWER_TYPE), &message, g_get_monotonic_time () + 20000), ==, FRAME_TIME);
  g_assert_cmpint (write (ends[1], &ten, sizeof ten), ==, 4);
  close (ends[1]);
  g_assert_cmpint (frame_receive (ends[0], G_VARIANT_TYPE (DRAW_ANSWER_TYPE), &message, -1), ==, FRAME_END);
  close (ends[0]);
}

/* ---- the same bytes everywhere ---- */

/* What `--print` does: an org chart, a flow and DOT text as they are drawn here. */
static int
print_charts (void)
{
  static const FlowText dot = { "digraph { rankdir=LR; a [label=\"签约\", shape=box]; a -> b [label=\"通过\"]; subgraph cluster_x { label=\"组\"; c -> d }; b -> c }",
                                "f.md", 1, 0, "t", FALSE, FLOW_ANY };
  static const FlowText shorter = { "(开始) -> 考核？\n考核？ -[通过]-> 上岗\n考核？ -[未通过]-> 补考 --> 考核？", "f.md", 1, 0, "t", FALSE, FLOW_ANY };
  Drawer *drawer = drawer_new (program);
  Diagnostics *diags = diag_new ();
  Graph *graphs[3];

  setlocale (LC_ALL, "");
  graphs[0] = people (50, 8);
  graphs[1] = flow_parse (drawer, &shorter, diags);
  graphs[2] = flow_parse (drawer, &dot, diags);
  for (guint i = 0; i < 3; i++)
    {
      Chart *chart = drawer_draw (drawer, graphs[i], "k", &here, diags);

      printf ("%s%s", chart ? chart->svg : "none", chart ? chart->outline : "");
      chart_free (chart);
      graph_free (graphs[i]);
    }
  drawer_free (drawer);
  diag_free (diags);
  return 0;
}

static char *
printed_with (const char *const *variables)
{
  char *arguments[] = { (char *) program, (char *) "--print", NULL };
  g_auto (GStrv) environment = g_get_environ ();
  char *output = NULL;

  for (guint i = 0; variables[i]; i += 2)
    environment = g_environ_setenv (environment, variables[i], variables[i + 1], TRUE);
  g_assert_true (g_spawn_sync (NULL, arguments, environment, G_SPAWN_DEFAULT, NULL, NULL, &output, NULL, NULL, NULL));
  return output;
}

static void
test_same_bytes (void)
{
  static const char *const surroundings[][9] = {
    { NULL },
    { "FONTCONFIG_FILE", "/dev/null", "FONTCONFIG_PATH", "/nonexistent", "HOME", "/nonexistent", NULL },
    { "LC_ALL", "de_DE.UTF-8", "LANG", "de_DE.UTF-8", "TZ", "Asia/Tokyo", NULL },
    { "LC_ALL", "zh_CN.GB18030", "GVBINDIR", "/nonexistent", "DOTFONTPATH", "/nonexistent", NULL },
  };
  g_autofree char *first = printed_with (surroundings[0]);

  g_assert_cmpint (strlen (first), >, 10000);
  g_assert_null (strstr (first, "none\n"));
  for (guint i = 1; i < G_N_ELEMENTS (surroundings); i++)
    {
      g_autofree char *again = printed_with (surroundings[i]);

      g_assert_cmpstr (again, ==, first);
    }
}

int
main (int argc, char **argv)
{
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);

  g_autofree char *called = g_path_get_basename (argv[0]);

  program = self;
  if (argc > 1 && g_str_equal (argv[1], "--draw") && !g_str_has_prefix (called, "test"))
    return serve_badly (called);
  if (argc > 1 && g_str_equal (argv[1], "--draw"))
    return drawer_serve ();
  if (argc > 1 && g_str_equal (argv[1], "--print"))
    return print_charts ();
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  g_test_add_func ("/graph/clean-text", test_clean_text);
  g_test_add_func ("/graph/wrap", test_wrap);
  g_test_add_func ("/graph/wrap-never-wider", test_wrap_never_wider);
  g_test_add_func ("/graph/trees", test_trees);
  g_test_add_func ("/graph/random-trees", test_random_trees);
  g_test_add_func ("/graph/more-than-a-tree", test_more_than_a_tree);
  g_test_add_func ("/graph/hostile-texts", test_hostile_texts);
  g_test_add_func ("/graph/time-limit", test_time_limit);
  g_test_add_func ("/graph/helper-dies", test_helper_dies);
  g_test_add_func ("/graph/bad-helpers", test_bad_helpers);
  g_test_add_func ("/graph/limits", test_limits);
  g_test_add_func ("/graph/deep-outline", test_deep_outline);
  g_test_add_func ("/graph/bad-answers", test_bad_answers);
  g_test_add_func ("/graph/bad-frames", test_bad_frames);
  g_test_add_func ("/graph/same-bytes", test_same_bytes);
  return g_test_run ();
}
