/* The room `view`: the views of a small site, built by all rooms together. */
#include "build.h"
#include "view/blocks.h"
#include "view/chapters.h"
#include "view/timetable.h"

#include <libxml/xpath.h>
#include <string.h>

#define SITE "tests/data/view/site"

static Build *
run_site (const char *directory)
{
  BuildOptions options = { .directory = directory, .jobs = 1, .last = BUILD_RENDER, .log = stderr };
  Build *build = build_new (&options);
  build_run (build);
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

/* The XPath's string value in a view. */
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

static void
test_mark_current (void)
{
  g_autoptr (GBytes) shared = g_bytes_new_static ("<a href=\"a&amp;b.html\">1</a><a href=\"b.html\">2</a><a href=\"a&amp;b.html\">3</a>", 78);
  g_autoptr (GBytes) marked = view_mark_current (shared, "a&b.html");
  g_autofree char *text = g_strndup (g_bytes_get_data (marked, NULL), g_bytes_get_size (marked));
  g_assert_cmpstr (text, ==, "<a href=\"a&amp;b.html\" aria-current=\"page\">1</a><a href=\"b.html\">2</a>"
                             "<a href=\"a&amp;b.html\" aria-current=\"page\">3</a>");
  g_autoptr (GBytes) none = view_mark_current (shared, "html");
  g_assert_true (none == shared);
}

static void
test_text (void)
{
  xmlDoc *document = xmlNewDoc ((const xmlChar *) "1.0");
  xmlNode *root = xmlNewDocNode (document, NULL, (const xmlChar *) "r", NULL);
  xmlDocSetRootElement (document, root);
  xmlNode *node = element_text (root, "t", "<b>&amp;\x01 中\xEF\xBF\xBE\xF0\x9F\x98\x80");
  set_attribute (node, "a", "\"<&\x1F\xC3\xA9");
  set_attribute (node, "none", NULL);
  xmlChar *text = xmlNodeGetContent (node), *value = xmlGetProp (node, (const xmlChar *) "a");
  g_assert_cmpstr ((const char *) text, ==, "<b>&amp; 中\xF0\x9F\x98\x80");
  g_assert_cmpstr ((const char *) value, ==, "\"<&\xC3\xA9");
  g_assert_null (xmlHasProp (node, (const xmlChar *) "none"));
  xmlFree (text);
  xmlFree (value);
  xmlFreeDoc (document);
}

static void
test_css_string (void)
{
  g_autoptr (GString) out = g_string_new (NULL);
  append_css_string (out, "甲\"a\\</style>\n1");
  g_assert_cmpstr (out->str, ==, "甲\\22 a\\5c \\3c \\2f style\\3e \\a 1");
}

static void
test_root (gconstpointer data)
{
  Build *build = (Build *) data;
  View *view = view_of (build, "a/first.html");
  assert_look (view, "/view/@kind", "handbook");
  assert_look (view, "/view/@root", "../");
  assert_look (view, "/view/@lang", "zh-Hans");
  assert_look (view, "/view/@title", "第一页");
  assert_look (view, "/view/@site", "测试手册");
  assert_look (view, "/view/@department", "测试部");
  assert_look (view, "/view/@as-of", "2026-11-20");
  assert_look (view, "/view/breadcrumb/page[1]/@href", "../index.html");
  assert_look (view, "/view/breadcrumb/page[2]/@href", "index.html");
  assert_look (view, "/view/breadcrumb/page[2]/@title", "甲章");
  g_assert_nonnull (g_hash_table_lookup (view->inserts, "navigation"));
  view_free (view);
}

static void
test_handbook (gconstpointer data)
{
  Build *build = (Build *) data;
  View *view = view_of (build, "a/first.html");
  assert_look (view, "count(/view/toc/heading)", "3");
  assert_look (view, "/view/toc/heading[1]/heading/@title", "小节");
  /* Text, timetable, text, table, text: the block inside the list item stands between two runs. */
  assert_look (view, "name(/view/document/body/*[1])", "insert");
  assert_look (view, "name(/view/document/body/*[2])", "timetable");
  assert_look (view, "name(/view/document/body/*[3])", "insert");
  assert_look (view, "name(/view/document/body/*[4])", "table");
  g_autofree char *name = look (view, "/view/document/body/insert[1]/@name");
  GBytes *run = g_hash_table_lookup (view->inserts, name);
  g_assert_nonnull (run);
  g_assert_nonnull (g_strstr_len (g_bytes_get_data (run, NULL), (gssize) g_bytes_get_size (run), "<li>"));
  g_assert_null (g_strstr_len (g_bytes_get_data (run, NULL), (gssize) g_bytes_get_size (run), "</li>"));
  view_free (view);
}

static void
test_table (gconstpointer data)
{
  Build *build = (Build *) data;
  View *view = view_of (build, "a/first.html");
  assert_look (view, "/view/document/body/table[1]/@title", "前两名");
  assert_look (view, "count(/view/document/body/table[1]/columns/column)", "2");
  assert_look (view, "/view/document/body/table[1]/columns/column[2]", "分数");
  assert_look (view, "/view/document/body/table[1]/columns/column[2]/@numeric", "yes");
  assert_look (view, "count(/view/document/body/table[1]/columns/column[1]/@numeric)", "0");
  assert_look (view, "count(/view/document/body/table[1]/row)", "2");
  assert_look (view, "/view/document/body/table[1]/row[1]/cell[1]", "乙");
  assert_look (view, "/view/document/body/table[1]/row[2]/cell[2]", "90");
  /* 区 is Ōu as a surname and qū as a word. */
  assert_look (view, "concat(/view/document/body/table[2]/row[1]/cell[1], /view/document/body/table[2]/row[2]/cell[1])", "区小丽曾伟");
  assert_look (view, "concat(/view/document/body/table[3]/row[1]/cell[2], /view/document/body/table[3]/row[3]/cell[2])", "查询组区域组");
  view_free (view);
}

static void
test_curriculum (gconstpointer data)
{
  Build *build = (Build *) data;
  View *view = view_of (build, "curricula/basic.html");
  /* Declared: 2+3 + 2+1+1.5 + 3 (two courses in one slot) + 1+1 + 1.5 = 16; the slot of day 6 takes 2 h: 16.5. */
  assert_look (view, "/view/curriculum/@hours-declared", "16");
  assert_look (view, "/view/curriculum/@hours-slots", "16.5");
  assert_look (view, "/view/curriculum/@hours-differ", "yes");
  assert_look (view, "count(/view/curriculum/courses/course)", "6");
  assert_look (view, "/view/curriculum/courses/course[@id = '02']/@days", "1, 2, 4");
  assert_look (view, "/view/curriculum/courses/course[@id = '02']/@hours", "7");

  /* Days 1–4 in the first week, day 6 in the second. */
  assert_look (view, "count(//timetable/week)", "2");
  assert_look (view, "count(//week[1]/day)", "4");
  assert_look (view, "//week[2]/day/@number", "6");
  /* Bands of the first week: 09–11, a gap to 14, 14–15, 15–15:30, 15:30–17. */
  assert_look (view, "count(//week[1]/row)", "4");
  assert_look (view, "count(//week[1]/gap)", "1");
  assert_look (view, "concat(//week[1]/gap/@start, '-', //week[1]/gap/@end)", "11:00-14:00");
  assert_look (view, "//week[1]/row[2]/cell[@column = 1]/@rows", "3");
  /* Two slots of one course without a break are one entry. */
  assert_look (view, "count(//week[1]/row[1]/cell[@column = 4]/slot)", "1");
  assert_look (view, "//week[1]/row[1]/cell[@column = 4]/slot/@end", "11:00");
  assert_look (view, "//week[1]/row[1]/cell[@column = 4]/slot/@hours", "2");
  /* Two courses of one slot share a cell. */
  assert_look (view, "count(//week[1]/row[2]/cell[@column = 3]/slot)", "2");
  assert_look (view, "//week[1]/row[2]/cell[@column = 3]/@rows", "3");
  /* Free time is one cell: day 4 in the afternoon, day 2 at 15:00. */
  assert_look (view, "//week[1]/row[2]/cell[@column = 4]/@empty", "yes");
  assert_look (view, "//week[1]/row[2]/cell[@column = 4]/@rows", "3");
  assert_look (view, "//week[1]/row[3]/cell[@column = 2]/@empty", "yes");
  assert_look (view, "count(//week[1]/row[3]/cell)", "1");
  view_free (view);
}

static void
test_cohort (gconstpointer data)
{
  Build *build = (Build *) data;
  View *view = view_of (build, "cohorts/c1.html");
  /* 18 November 2026 is a Wednesday; the 20th is a holiday: days 1, 2 | 3, 4, (5), 6. */
  assert_look (view, "count(//timetable/week)", "2");
  assert_look (view, "//week[1]/day[1]/@iso", "2026-11-18");
  assert_look (view, "//week[1]/day[2]/@iso", "2026-11-19");
  assert_look (view, "//week[2]/day[1]/@iso", "2026-11-23");
  assert_look (view, "//week[2]/day[last()]/@iso", "2026-11-26");
  assert_look (view, "//week[2]/day[last()]/@number", "6");
  /* The session took the place of its slot, with its own time and venue. */
  assert_look (view, "//slot[@session = 'S1']/@start", "09:30");
  assert_look (view, "//slot[@session = 'S1']/@venue", "二号教室");
  assert_look (view, "count(//week[1]//slot[course/@id = '01'])", "1");
  /* A course moved to another day leaves its slot. */
  assert_look (view, "count(//slot[course/@id = '03'])", "1");
  assert_look (view, "//slot[course/@id = '03']/@status", "cancelled");
  assert_look (view, "//slot[@session = 'S2']/@start", "14:00");
  assert_look (view, "count(//week[2]//slot[course/@id = '02'])", "1");
  /* Day 2 of 6 on the 20th. */
  assert_look (view, "/view/cohort/@stage", "running");
  assert_look (view, "/view/cohort/@day", "2");
  assert_look (view, "/view/cohort/@days", "6");
  /* Enrolled and by column; by team and id. */
  assert_look (view, "count(/view/cohort/members/member)", "2");
  assert_look (view, "/view/cohort/members/member[1]/@id", "E1");
  assert_look (view, "/view/cohort/members/member[2]/mentor/@name", "陈辉");
  view_free (view);
}

static void
test_course (gconstpointer data)
{
  Build *build = (Build *) data;
  View *view = view_of (build, "courses/01.html");
  assert_look (view, "/view/course/@pass-mark", "85");
  assert_look (view, "/view/course/page/@href", "../a/first.html");
  assert_look (view, "/view/course/curricula/curriculum/@id", "basic");
  assert_look (view, "/view/course/past/session/@id", "S1");
  /* E1 and T1 are enrolled, E2 came: three expected, one attended. */
  assert_look (view, "/view/course/past/session/@expected", "3");
  assert_look (view, "/view/course/past/session/@attended", "1");
  assert_look (view, "/view/course/past/session/@rate", "33.3");
  view_free (view);
}

/* Each person once, by the last day up to the as-of date; what has no day is older than what has one. */
static void
test_completions (gconstpointer data)
{
  Build *build = (Build *) data;
  View *view = view_of (build, "courses/05.html");
  assert_look (view, "/view/course/completions/@people", "3");
  assert_look (view, "/view/course/completions/completion[@state = 'completed']/@count", "2");
  assert_look (view, "/view/course/completions/completion[@state = 'failed']/@count", "1");
  assert_look (view, "count(/view/course/completions/completion)", "2");
  assert_look (view, "count(/view/course/completions//person)", "0");
  view_free (view);
  view = view_of (build, "courses/01.html");
  assert_look (view, "count(/view/course/completions)", "0");
  view_free (view);
}

static void
test_book (gconstpointer data)
{
  Build *build = (Build *) data;
  View *view = view_of (build, "print/handbook.html");
  assert_look (view, "/view/book//chapter[@title = '第一页']/@depth", "1");
  g_autofree char *id = look (view, "/view/book//chapter[@title = '甲章']/@id");
  g_autofree char *other = look (view, "/view/book//chapter[@title = '丙页']/@id");
  g_autofree char *name = look (view, "/view/book//chapter[@title = '甲章']/body/insert/@name");
  GBytes *run = g_hash_table_lookup (view->inserts, name);
  g_assert_nonnull (run);
  g_autofree char *text = g_strndup (g_bytes_get_data (run, NULL), g_bytes_get_size (run));
  g_autofree char *to_section = g_strdup_printf ("<a href=\"#%s-", other);
  g_assert_nonnull (strstr (text, to_section));
  g_autofree char *to_chapter = g_strdup_printf ("<a href=\"#%s\">上文</a>", id);
  g_assert_nonnull (strstr (text, to_chapter));
  g_assert_nonnull (strstr (text, "<a>表</a>"));                      /* not in the book: no link */
  g_assert_nonnull (strstr (text, "href=\"https://example.org/?a=1&amp;b=2\""));
  g_assert_null (strstr (text, ".html"));

  GBytes *titles = g_hash_table_lookup (view->inserts, "running-titles");
  g_autofree char *css = g_strndup (g_bytes_get_data (titles, NULL), g_bytes_get_size (titles));
  g_assert_null (strpbrk (css, "<&"));
  g_assert_nonnull (strstr (css, "\\3c 页\\3e "));
  view_free (view);
}

static void
test_packet (gconstpointer data)
{
  Build *build = (Build *) data;
  View *view = view_of (build, "print/packets/c1.html");
  assert_look (view, "/view/packet/welcome/@start", "09:30");
  assert_look (view, "/view/packet/welcome/@venue", "一号教室");
  assert_look (view, "count(/view/packet/chapters/chapter)", "1");
  assert_look (view, "/view/packet/chapters/chapter/@title", "第一页");
  assert_look (view, "count(/view/packet/sheet/blank) >= 5", "true");
  assert_look (view, "count(/view/packet/sheet[1]/person)", "2");
  view_free (view);
}

static void
test_organization (gconstpointer data)
{
  Build *build = (Build *) data;
  View *view = view_of (build, "organization/index.html");
  assert_look (view, "/view/organization/teams/@people", "3");
  assert_look (view, "/view/organization/teams/team[@title = '一组']/@people", "2");
  assert_look (view, "/view/organization/teams/team[@title = '一组']/@newcomers", "2");
  assert_look (view, "/view/organization/teams/team[@title = '一组']/leader/@name", "陈辉");
  assert_look (view, "count(/view/organization/charts/chart) > 0", "true");
  view_free (view);
}

/* ---- blocks: what is wrong is named, what is nearly wrong is not ---- */

typedef struct {
  DiagId id;
  const char *text;
  const char *near_miss;    /* the same, right */
} BlockCase;

static const BlockCase block_cases[] = {
  { DIAG_BLOCK_OPTION_NEAREST, "```table data/extra.csv titel=x\n```\n", "```table data/extra.csv title=x\n```\n" },
  { DIAG_BLOCK_OPTION, "```table data/extra.csv zebra=x\n```\n", "```table data/extra.csv limit=1\n```\n" },
  { DIAG_BLOCK_OPTION_TWICE, "```table data/extra.csv limit=1 limit=2\n```\n", "```table data/extra.csv limit=2\n```\n" },
  { DIAG_BLOCK_ARGUMENT, "```table data/extra.csv more\n```\n", "```table data/extra.csv\n```\n" },
  { DIAG_BLOCK_TABLE_FILE, "```table title=x\n```\n", "```table data/extra.csv title=x\n```\n" },
  { DIAG_BLOCK_TABLE_OUTSIDE, "```table data/../trainbook.yml\n```\n", "```table data/extra.csv\n```\n" },
  { DIAG_BLOCK_TABLE_OUTSIDE, "```table /etc/passwd\n```\n", "```table data/extra.csv\n```\n" },
  { DIAG_BLOCK_TABLE_MISSING, "```table data/none.csv\n```\n", "```table data/extra.csv\n```\n" },
  { DIAG_BLOCK_COLUMN_NEAREST, "```table data/extra.csv columns=姓名,分教\n```\n", "```table data/extra.csv columns=姓名,分数\n```\n" },
  { DIAG_BLOCK_COLUMN, "```table data/extra.csv sort=zebra\n```\n", "```table data/extra.csv sort=分数\n```\n" },
  { DIAG_BLOCK_WHERE, "```table data/extra.csv where=一组\n```\n", "```table data/extra.csv where=组:一组\n```\n" },
  { DIAG_BLOCK_LIMIT, "```table data/extra.csv limit=0\n```\n", "```table data/extra.csv limit=2000\n```\n" },
  { DIAG_BLOCK_TIMETABLE, "```timetable curriculum=basic cohort=c1\n```\n", "```timetable cohort=c1\n```\n" },
  { DIAG_BLOCK_TIMETABLE, "```timetable\n```\n", "```timetable curriculum=basic\n```\n" },
  { DIAG_BLOCK_CURRICULUM_NEAREST, "```timetable curriculum=basics\n```\n", "```timetable curriculum=basic\n```\n" },
  { DIAG_BLOCK_CURRICULUM, "```timetable curriculum=zebra\n```\n", "```timetable curriculum=basic\n```\n" },
  { DIAG_BLOCK_COHORT_NEAREST, "```timetable cohort=c2\n```\n", "```timetable cohort=c1\n```\n" },
  { DIAG_BLOCK_COHORT, "```timetable cohort=zebra\n```\n", "```timetable cohort=c1\n```\n" },
};

static guint
check_text (const ViewContext *context, const char *text, DiagId id, guint *others)
{
  static const char *const kinds[] = { "orgchart", "flow", "table", "timetable", NULL };
  MarkdownOptions options = { .name = "content/x.md", .first_line = 1, .block_kinds = kinds };
  Diagnostics *diags = diag_new ();
  Document document = { .file = (char *) "content/x.md", .path = (char *) "x.html" };
  document.markdown = markdown_render (text, strlen (text), &options, diags);
  g_autoptr (GPtrArray) documents = g_ptr_array_new ();
  g_autoptr (GPtrArray) prose = g_ptr_array_new ();
  g_ptr_array_add (documents, &document);
  Content content = { .documents = documents, .prose = prose };
  ViewContext apart = *context;
  apart.content = &content;
  view_check_blocks (&apart, diags);
  guint found = diag_count_id (diags, id);
  *others = diag_count (diags, DIAG_ERROR) + diag_count (diags, DIAG_WARNING) - found;
  markdown_free (document.markdown);
  diag_free (diags);
  return found;
}

static void
test_block_mistakes (gconstpointer data)
{
  const ViewContext *context = build_context ((Build *) data);
  for (guint i = 0; i < G_N_ELEMENTS (block_cases); i++)
    {
      guint others;
      g_test_message ("%s", block_cases[i].text);
      g_assert_cmpuint (check_text (context, block_cases[i].text, block_cases[i].id, &others), ==, 1);
      g_assert_cmpuint (others, ==, 0);
      g_assert_cmpuint (check_text (context, block_cases[i].near_miss, block_cases[i].id, &others), ==, 0);
      g_assert_cmpuint (others, ==, 0);
    }
}

int
main (int argc, char **argv)
{
  if (argc == 2 && strcmp (argv[1], "--draw") == 0)      /* charts are laid out by the program itself, here this one */
    return drawer_serve ();
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  Build *build = run_site (SITE);
  g_test_add_func ("/view/mark-current", test_mark_current);
  g_test_add_func ("/view/text", test_text);
  g_test_add_func ("/view/css-string", test_css_string);
  g_test_add_data_func ("/view/root", build, test_root);
  g_test_add_data_func ("/view/handbook", build, test_handbook);
  g_test_add_data_func ("/view/table", build, test_table);
  g_test_add_data_func ("/view/curriculum", build, test_curriculum);
  g_test_add_data_func ("/view/cohort", build, test_cohort);
  g_test_add_data_func ("/view/course", build, test_course);
  g_test_add_data_func ("/view/completions", build, test_completions);
  g_test_add_data_func ("/view/book", build, test_book);
  g_test_add_data_func ("/view/packet", build, test_packet);
  g_test_add_data_func ("/view/organization", build, test_organization);
  g_test_add_data_func ("/view/block-mistakes", build, test_block_mistakes);
  int result = g_test_run ();
  build_free (build);
  return result;
}
