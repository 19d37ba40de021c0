/* Flow charts: the short form, DOT, and everything hostile that DOT can hold. This program is its own helper. */
#include "chart/drawer.h"
#include "chart/flow.h"
#include "chart/svg.h"

#include <libxml/parser.h>
#include <string.h>

static const char *program;

typedef struct {
  Drawer *drawer;
  Diagnostics *diags;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->drawer = drawer_new (program);
  fixture->diags = diag_new ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  drawer_free (fixture->drawer);
  diag_free (fixture->diags);
}

static Graph *
parse (Fixture *fixture, const char *body)
{
  FlowText text = { body, "content/a.md", 11, 0, "title", FALSE, FLOW_ANY };

  return flow_parse (fixture->drawer, &text, fixture->diags);
}

/* "0>1 1>2[x] 2>0~": the edges. */
static char *
edges_of (const Graph *graph)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < graph->edges->len; i++)
    {
      const GraphEdge *edge = graph_edge (graph, i);

      g_string_append_printf (text, "%s%u>%u%s", i ? " " : "", edge->from, edge->to, edge->dashed ? "~" : "");
      if (edge->label)
        g_string_append_printf (text, "[%s]", edge->label);
    }
  return g_string_free (text, FALSE);
}

/* "start:开始 step:签约": kinds and first lines. */
static char *
nodes_of (const Graph *graph)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < graph->nodes->len; i++)
    g_string_append_printf (text, "%s%s:%s", i ? " | " : "", graph_node (graph, i)->kind,
                            (char *) g_ptr_array_index (graph_node (graph, i)->lines, 0));
  return g_string_free (text, FALSE);
}

static void
test_short (Fixture *fixture, gconstpointer data)
{
  static const struct { const char *body, *nodes, *edges; } cases[] = {
    { "签约 -> 企业培训 -> 入组", "step:签约 | step:企业培训 | step:入组", "0>1 1>2" },
    { "(开始)->考核？\n考核？-[通过]->（结束）\n考核？ -[ 未通过 ]--> 补考 --> 考核？\n",
      "start:开始 | decision:考核？ | end:结束 | step:补考", "0>1 1>2[通过] 1>3~[未通过] 3>1~" },
    { "a → b\n# note -> x\n\n// y -> z\na -> b", "step:a | step:b", "0>1" },
    { "\"a -> b\" -> c", "step:a -> b | step:c", "0>1" },
    { "保护期（两个月） -> e-mail", "step:保护期（两个月） | step:e-mail", "0>1" },
    { "(a) or (b) -> c?", "step:(a) or (b) | decision:c?", "0>1" },
    { "只有一步", "step:只有一步", "" },
    { "a -> a\r\n", "step:a", "0>0" },
    { "graph -> b", "step:graph | step:b", "0>1" },
    { "(end)\na -> end", "end:end | step:a", "1>0" },
    { "a -[x]-> b -[y]-> c", "step:a | step:b | step:c", "0>1[x] 1>2[y]" },
    { "a --[x]-> b", "step:a | step:b", "0>1~[x]" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Graph *graph = parse (fixture, cases[i].body);
      g_autofree char *nodes = graph ? nodes_of (graph) : NULL, *edges = graph ? edges_of (graph) : NULL;

      g_assert_cmpstr (nodes, ==, cases[i].nodes);
      g_assert_cmpstr (edges, ==, cases[i].edges);
      graph_free (graph);
    }
  g_assert_false (diag_stops (fixture->diags));
}

/* One mistake: its id once, at its place. */
static void
check_mistake (Fixture *fixture, const char *body, DiagId id, const char *place)
{
  char *text = NULL;
  size_t length = 0;
  FILE *out = open_memstream (&text, &length);
  Graph *graph = parse (fixture, body);

  g_assert_null (graph);
  graph_free (graph);
  diag_print (fixture->diags, out, 100, TRUE);
  fclose (out);
  if (diag_count_id (fixture->diags, id) != 1)
    g_test_fail_printf ("not %s but %s for %s", diag_id_name (id), text, body);
  if (!g_str_has_prefix (text, place))
    g_test_fail_printf ("not at %s but %s", place, text);
  free (text);
  diag_clear (fixture->diags);
}

static void
test_short_mistakes (Fixture *fixture, gconstpointer data)
{
  g_autofree char *long_text = g_strnfill (FLOW_MOST_CHARACTERS + 1, 'x'), *fits = g_strnfill (FLOW_MOST_CHARACTERS, 'x');
  Graph *graph;

  check_mistake (fixture, "签约 -> ", DIAG_FLOW_TEXT_MISSING, "content/a.md:11:4:");
  check_mistake (fixture, "-> a", DIAG_FLOW_TEXT_MISSING, "content/a.md:11:1:");
  check_mistake (fixture, "x\na -> -> b", DIAG_FLOW_TEXT_MISSING, "content/a.md:12:3:");
  check_mistake (fixture, "a -[b -> c", DIAG_FLOW_LABEL, "content/a.md:11:3:");
  check_mistake (fixture, "a -[b] c", DIAG_FLOW_LABEL, "content/a.md:11:3:");
  check_mistake (fixture, "a -> \"b", DIAG_FLOW_QUOTE, "content/a.md:11:6:");
  check_mistake (fixture, long_text, DIAG_FLOW_TEXT_LONG, "content/a.md:11:1:");
  graph = parse (fixture, fits);
  g_assert_nonnull (graph);
  graph_free (graph);
  /* All mistakes in one run. */
  g_assert_null (parse (fixture, "a ->\n-> b\nc -[d"));
  g_assert_cmpuint (diag_count (fixture->diags, DIAG_ERROR), ==, 3);
}

static void
test_too_large (Fixture *fixture, gconstpointer data)
{
  for (guint extra = 0; extra < 2; extra++)
    {
      g_autoptr (GString) body = g_string_new (NULL);
      Graph *graph;

      for (guint i = 0; i < FLOW_MOST_NODES + extra; i++)
        g_string_append_printf (body, "n%u\n", i);
      graph = parse (fixture, body->str);
      g_assert_cmpint (graph != NULL, ==, extra == 0);
      graph_free (graph);
    }
  g_assert_cmpuint (diag_count_id (fixture->diags, DIAG_CHART_TOO_LARGE), ==, 1);
}

static void
test_dot (Fixture *fixture, gconstpointer data)
{
  Graph *graph = parse (fixture, "/* a chart */ strict digraph G {\n  rankdir=LR; label=\"培训 \\G\";\n  node [shape=box, style=\"filled,bold\"];\n"
                                 "  a [label=\"签约\\n半天\", color=blue, URL=\"a.html\", tooltip=\"t\"];\n  b; c [shape=diamond]; p [label=\"\\N &lt;\"]\n"
                                 "  a -> b [label=\"通过\", style=dashed];\n  b -> {c d} [dir=both];\n"
                                 "  subgraph cluster_1 { label=\"组\"; d; subgraph cluster_2 { label=inner; e } }\n  { rank=same; a; b }\n}");
  g_autofree char *nodes = NULL, *edges = NULL;
  const GraphNode *a;

  g_assert_nonnull (graph);
  nodes = nodes_of (graph);
  edges = edges_of (graph);
  g_assert_cmpstr (nodes, ==, "step:签约 | step:b | step:c | step:p &lt; | step:d | step:e");
  g_assert_cmpstr (edges, ==, "0>1~[通过] 1>2 1>4");
  g_assert_cmpstr (graph->title, ==, "培训 G");
  g_assert_true (graph->left_to_right);
  a = graph_node (graph, 0);
  g_assert_cmpuint (a->lines->len, ==, 2);
  g_assert_cmpstr (a->shape, ==, "box");
  g_assert_cmpstr (a->tone, ==, "blue");
  g_assert_cmpstr (a->href, ==, "a.html");
  g_assert_cmpstr (a->title, ==, "t");
  g_assert_true (a->bold);
  g_assert_cmpstr (graph_node (graph, 2)->shape, ==, "diamond");
  g_assert_true (graph_edge (graph, 1)->tail);
  g_assert_cmpuint (graph->groups->len, ==, 2);
  g_assert_cmpint (graph_group (graph, 1)->parent, ==, 0);
  g_assert_cmpint (graph_node (graph, 4)->group, ==, 0);
  g_assert_cmpint (graph_node (graph, 5)->group, ==, 1);
  g_assert_cmpint (a->group, ==, -1);
  g_assert_cmpuint (graph->ranks->len, ==, 1);
  graph_free (graph);
  graph = parse (fixture, "graph { a -- b }");
  g_assert_nonnull (graph);
  g_assert_true (graph_edge (graph, 0)->no_head);
  g_assert_cmpstr (graph_node (graph, 0)->shape, ==, "ellipse");
  graph_free (graph);
  g_assert_false (diag_stops (fixture->diags));
}

static void
test_dot_mistakes (Fixture *fixture, gconstpointer data)
{
  g_autofree char *long_text = g_strnfill (20000, 'x'), *fits = g_strnfill (FLOW_MOST_BYTES, 'x');
  g_autofree char *too_long = g_strdup_printf ("digraph { a [label=\"%s\"] }", long_text);
  g_autofree char *just = g_strdup_printf ("digraph { a [label=\"%s\"] }", fits);
  g_autoptr (GString) deep = g_string_new ("digraph ");
  Graph *graph;

  check_mistake (fixture, "digraph { a -> }", DIAG_DOT_SYNTAX, "content/a.md:11:");
  check_mistake (fixture, "digraph {\n a -> b\n c d e [[\n]]}", DIAG_DOT_SYNTAX, "content/a.md:13:");
  check_mistake (fixture, "digraph { a [peripheries=1000000] }", DIAG_DOT_ATTRIBUTE, "content/a.md:11:14:");
  check_mistake (fixture, "digraph {\n fontname=\"x\\\"/><script>\" a }", DIAG_DOT_ATTRIBUTE, "content/a.md:12:2:");
  check_mistake (fixture, "digraph { a [URL=\"javascript:alert(1)\"] }", DIAG_DOT_LINK, "content/a.md:11:18:");
  check_mistake (fixture, "digraph { a [URL=\"x\\\" onload=\\\"alert(1)\"] }", DIAG_DOT_LINK, "content/a.md:11:18:");
  check_mistake (fixture, "digraph { a [label=<<b>x</b>>] }", DIAG_DOT_HTML, "content/a.md:11:20:");
  check_mistake (fixture, "digraph { <x> -> b }", DIAG_DOT_HTML, "content/a.md:11:11:");
  check_mistake (fixture, "digraph { a [shape=record] }", DIAG_DOT_VALUE, "content/a.md:11:20:");
  check_mistake (fixture, "digraph { a [color=\"#ff0000\"] }", DIAG_DOT_VALUE, "content/a.md:11:20:");
  check_mistake (fixture, "digraph { a [style=\"filled,invis\"] }", DIAG_DOT_VALUE, "content/a.md:11:20:");
  check_mistake (fixture, "digraph { a:n -> b }", DIAG_DOT_UNSUPPORTED, "content/a.md:11:12:");
  check_mistake (fixture, "digraph { a } digraph { b }", DIAG_DOT_UNSUPPORTED, "content/a.md:11:15:");
  check_mistake (fixture, "digraph { a [label=\"x\" + \"y\"] }", DIAG_DOT_UNSUPPORTED, "content/a.md:11:24:");
  check_mistake (fixture, "digraph { a [label=\"x] }", DIAG_DOT_OPEN, "content/a.md:11:20:");
  check_mistake (fixture, "digraph { a -> b", DIAG_DOT_OPEN, "content/a.md:11:9:");
  check_mistake (fixture, "digraph { /* a }", DIAG_DOT_OPEN, "content/a.md:11:11:");
  check_mistake (fixture, too_long, DIAG_DOT_TEXT_LONG, "content/a.md:11:20:");
  for (guint i = 0; i < 5000; i++)
    g_string_append (deep, "{");
  check_mistake (fixture, deep->str, DIAG_DOT_DEEP, "content/a.md:11:");
  /* Near misses. */
  graph = parse (fixture, just);
  g_assert_nonnull (graph);
  graph_free (graph);
  graph = parse (fixture, "digraph { peripheries -> fontname; \"URL=x\" [label=\"peripheries=2 <b> javascript:\"]; subgraph { { a } } }");
  g_assert_nonnull (graph);
  graph_free (graph);
  g_assert_false (diag_stops (fixture->diags));
}

/* A little text can ask for very many edges. */
static void
test_dot_products (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) nodes = g_string_new (NULL);
  g_autofree char *body = NULL;

  for (guint i = 0; i < 300; i++)
    g_string_append_printf (nodes, "n%u ", i);
  body = g_strdup_printf ("digraph { {%s} -> {%s} -> {%s} }", nodes->str, nodes->str, nodes->str);
  g_assert_null (parse (fixture, body));
  g_assert_cmpuint (diag_count_id (fixture->diags, DIAG_CHART_TOO_LARGE), ==, 1);
}

/* After a syntax error the next text is read as if nothing had been. */
static void
test_after_mistake (Fixture *fixture, gconstpointer data)
{
  Graph *graph;

  g_assert_null (parse (fixture, "digraph { a -> \"b\" [ }"));
  graph = parse (fixture, "digraph { x -> y }");
  g_assert_nonnull (graph);
  g_assert_cmpuint (graph->nodes->len, ==, 2);
  graph_free (graph);
}

/* Texts of random pieces: read or refused, never a crash of either side; what is drawn passes the list. */
static void
test_random (Fixture *fixture, gconstpointer data)
{
  static const char *const pieces[] = { "a", "b", "->", "--", "-[", "]->", "]", "[", "{", "}", "label=", "\"x\"", "\"", "\\", "<", ">", "digraph {", "subgraph",
                                        "cluster_1", "node", "edge", ";", ",", "\n", "=", "组", "？", "(", ")", "/*", "*/", "#", " ", "rank=same", "strict", "\x7f", "→" };
  g_autoptr (GRand) random = g_rand_new_with_seed (3);

  drawer_set_time_limit (fixture->drawer, 2000);
  for (guint run = 0; run < 400; run++)
    {
      g_autoptr (GString) body = g_string_new (run % 2 ? "digraph {" : "");
      Place place = { "content/a.md", 11, 0, 0 };
      Graph *graph;

      for (gint i = g_rand_int_range (random, 1, 25); i > 0; i--)
        g_string_append (body, pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))]);
      if (run % 2)
        g_string_append (body, "}");
      graph = parse (fixture, body->str);
      if (graph && graph->nodes->len)
        {
          Chart *chart = drawer_draw (fixture->drawer, graph, "k", &place, fixture->diags);
          xmlDoc *document = chart ? xmlReadMemory (chart->svg, (int) strlen (chart->svg), NULL, NULL, XML_PARSE_NONET) : NULL;
          g_autofree char *why = NULL;

          if (!document || !svg_check (xmlDocGetRootElement (document), "k", &why))
            g_test_fail_printf ("%s: %s", why ? why : "not drawn", body->str);
          xmlFreeDoc (document);
          chart_free (chart);
        }
      graph_free (graph);
    }
  g_assert_cmpuint (diag_count_id (fixture->diags, DIAG_CHART_CRASH), ==, 0);
}

/* Every text of a drawn chart is in it; frames hold their nodes; DOT of a graph reads as the same graph. */
static void
test_drawn (Fixture *fixture, gconstpointer data)
{
  static const char *const body = "digraph { subgraph cluster_a { label=\"第一组\"; a; b } a -> b [label=\"通过\"]; b -> c; a -> c [label=x, dir=back]; c [URL=\"x.html\"] }";
  Place place = { "content/a.md", 11, 0, 0 };
  Graph *graph = parse (fixture, body), *again;
  Chart *chart = drawer_draw (fixture->drawer, graph, "k", &place, fixture->diags);
  g_autofree char *dot = graph_dot (graph), *edges = NULL;

  g_assert_nonnull (chart);
  g_assert_nonnull (strstr (chart->svg, ">第一组<"));
  g_assert_nonnull (strstr (chart->svg, ">通过<"));
  g_assert_nonnull (strstr (chart->svg, "<a href=\"x.html\">"));
  g_assert_nonnull (strstr (chart->svg, "role=\"group\""));
  g_assert_nonnull (strstr (chart->outline, "<li>a → b（通过）"));
  again = parse (fixture, dot);
  g_assert_nonnull (again);
  edges = edges_of (again);
  g_assert_cmpstr (edges, ==, "1>2[通过] 2>0 1>0[x]"); /* c stands before the frame of a and b */
  chart_free (chart);
  graph_free (graph);
  graph_free (again);
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
  add ("/flow/short", test_short);
  add ("/flow/short-mistakes", test_short_mistakes);
  add ("/flow/too-large", test_too_large);
  add ("/flow/dot", test_dot);
  add ("/flow/dot-mistakes", test_dot_mistakes);
  add ("/flow/dot-products", test_dot_products);
  add ("/flow/after-mistake", test_after_mistake);
  add ("/flow/random", test_random);
  add ("/flow/drawn", test_drawn);
  return g_test_run ();
}
