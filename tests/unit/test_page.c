#include "page/page.h"

#include "sites.h"

typedef struct {
  Site site;
  Words *words;
  Content *content;
  Model *model;
  Facts *facts;
  Measures *measures;
  Figures *figures;
  Plan *plan;
} Fixture;

static void
begin (Fixture *fixture, gconstpointer data)
{
  memset (fixture, 0, sizeof *fixture);
  site_begin (&fixture->site);
}

static void
end (Fixture *fixture, gconstpointer data)
{
  plan_free (fixture->plan);
  figures_free (fixture->figures);
  measures_free (fixture->measures);
  facts_free (fixture->facts);
  model_free (fixture->model);
  content_free (fixture->content);
  words_free (fixture->words);
  site_end (&fixture->site);
}

static Plan *
plan (Fixture *fixture)
{
  static const char *const directories[] = { "templates/messages", NULL };
  Site *site = &fixture->site;
  const Config *config = site_load (site);
  FactsSelection selection = { 0 };
  fixture->words = words_load (directories, config->language, site->diags);
  fixture->content = content_load (config, fixture->words, 2, site->diags);
  fixture->model = model_read (config, NULL, config->as_of, site->diags);
  model_join (fixture->model, site->diags);
  fixture->facts = facts_count (fixture->model, &selection, 1, site->diags);
  fixture->measures = measures_new (fixture->model, fixture->facts, fixture->site.diags);
  fixture->figures = figures_new (fixture->model, fixture->facts, fixture->measures);
  fixture->plan = plan_new (config, fixture->model, fixture->content, fixture->facts, fixture->figures, fixture->words, site->diags);
  return fixture->plan;
}

/* All paths in the plan's order, one a line. */
static char *
paths (const Plan *made)
{
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < made->pages->len; i++)
    g_string_append_printf (text, "%s\n", ((Page *) made->pages->pdata[i])->path);
  return g_string_free (text, FALSE);
}

/* The pages from the home page on, by `next`. */
static char *
reading_order (const Plan *made)
{
  GString *text = g_string_new (NULL);
  const Page *before = NULL;
  for (const Page *page = made->home; page != NULL; before = page, page = page->next)
    {
      g_assert_true (page->previous == before);
      g_string_append_printf (text, "%s ", page->path);
    }
  return g_string_free (text, FALSE);
}

static char *
titles (const GPtrArray *pages)
{
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < pages->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", ((Page *) pages->pdata[i])->title);
  return g_string_free (text, FALSE);
}

static char *
navigation (const Plan *made, const char *path)
{
  GString *text = g_string_new (NULL);
  GArray *items = page_navigation (made, plan_find (made, path));
  for (guint i = 0; i < items->len; i++)
    {
      const NavigationItem *item = &g_array_index (items, NavigationItem, i);
      g_string_append_printf (text, "%u%s%s ", item->depth, item->open ? "*" : "-", item->page->title);
    }
  g_array_unref (items);
  return g_string_free (text, FALSE);
}

#define assert_text(made, expected) \
  G_STMT_START { g_autofree char *made_now = made; g_assert_cmpstr (made_now, ==, expected); } G_STMT_END

static void
test_links (void)
{
  static const struct { const char *from, *to, *link; } cases[] = {
    { "a/b.html", "c/d.html", "../c/d.html" }, { "index.html", "a/b.html", "a/b.html" }, { "a/b.html", "index.html", "../index.html" },
    { "a/b.html", "a/b.html", "b.html" }, { "a/b.html", "a/c/d.html", "c/d.html" }, { "a/b/c.html", "a/d.html", "../d.html" },
    { "ab/c.html", "a/c.html", "../a/c.html" }, { "a.html", "表 格.html", "表%20格.html" }, { "a.html", "x%#?\"<.html", "x%25%23%3F%22%3C.html" },
    { "a.html", "b:c.html", "./b:c.html" }, { "a/b.html", "c:d/e.html", "../c:d/e.html" }, { "a.html", "b/c:d.html", "b/c:d.html" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_text (page_link (cases[i].from, cases[i].to), cases[i].link);
  assert_text (page_root ("index.html"), "");
  assert_text (page_root ("a/b/c.html"), "../../");
}

static void
test_file_names (void)
{
  static const struct { const char *id, *name; } cases[] = {
    { "K01", "K01" }, { "售前一组", "售前一组" }, { "a/b", "a-b" }, { "../x", "-.-x" }, { "a b&c", "a-b-c" }, { "", "-" }, { "...", "-" },
    { "CON", "-CON" }, { "com1.x", "-com1.x" }, { "com", "com" }, { "console", "console" }, { "index", "-index" }, { "indexes", "indexes" },
    { "x.", "x" }, { "e\xCC\x81", "é" }, { "a\x01\xE2\x80\xAE", "a--" }, { ".htaccess", "-htaccess" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_text (page_file_name (cases[i].id), cases[i].name);
  g_autofree char *lengthy = g_strnfill (1000, 'x'), *name = page_file_name (lengthy);
  g_assert_cmpuint (strlen (name), ==, 200);
}

static void
test_handbook (Fixture *fixture, gconstpointer data)
{
  Site *site = &fixture->site;
  site_write (site, "content/index.md", "# 首页\n");
  site_write (site, "content/10-last.md", "# 十\n");
  site_write (site, "content/9-first.md", "# 九\n");
  site_write (site, "content/roles/index.md", "---\ntitle: 角色\nweight: 1\n---\n");
  site_write (site, "content/roles/b.md", "---\ntitle: 乙\nweight: 2\n---\n");
  site_write (site, "content/roles/a.md", "---\ntitle: 甲\nweight: 2\n---\n");
  site_write (site, "content/roles/c.md", "---\ntitle: 丙\nweight: 1\n---\n");
  site_write (site, "content/20-deep/x/y.md", "# 深\n");
  const Plan *made = plan (fixture);
  assert_text (paths (made), "10-last.html\n20-deep/index.html\n20-deep/x/index.html\n20-deep/x/y.html\n9-first.html\nindex.html\nprint/handbook.html\n"
               "print/index.html\nroles/a.html\nroles/b.html\nroles/c.html\nroles/index.html\n");
  assert_text (reading_order (made), "index.html roles/index.html roles/c.html roles/a.html roles/b.html 9-first.html 10-last.html "
               "20-deep/index.html 20-deep/x/index.html 20-deep/x/y.html ");
  assert_text (titles (made->top), "角色 九 十 deep 打印");
  const Page *folder = plan_find (made, "20-deep/index.html"), *page = plan_find (made, "roles/a.html");
  g_assert_cmpint (folder->kind, ==, PAGE_FOLDER);
  g_assert_cmpstr (plan_find (made, "20-deep/x/y.html")->parent->parent->path, ==, "20-deep/index.html");
  g_assert_null (made->home->parent);
  g_assert_cmpstr (page->parent->path, ==, "roles/index.html");
  g_assert_true (plan_page_for (made, PAGE_HANDBOOK, page->subject) == page);
  g_assert_cmpstr (page->source.file, ==, "content/roles/a.md");
  assert_text (navigation (made, "roles/a.html"), "0*角色 1-丙 1-甲 1-乙 0-九 0-十 0-deep 0-打印 ");
  assert_text (navigation (made, "20-deep/x/y.html"), "0-角色 0-九 0-十 0*deep 1*x 2-深 0-打印 ");
  assert_text (navigation (made, "index.html"), "0-角色 0-九 0-十 0-deep 0-打印 ");
  assert_text (navigation (made, "print/handbook.html"), "0-角色 0-九 0-十 0-deep 0*打印 ");
  g_assert_cmpstr (page_navigation_key (made, page), ==, "roles");
  g_assert_cmpstr (page_navigation_key (made, made->home), ==, "");
  site_expect_silence (site);
}

static void
test_no_index (Fixture *fixture, gconstpointer data)
{
  Site *site = &fixture->site;
  site_write (site, "trainbook.yml", "title: 手册\nprint:\n  handbook: false\n");
  site_write (site, "content/a.md", "# 甲\n");
  const Plan *made = plan (fixture);
  assert_text (paths (made), "a.html\nindex.html\n");
  g_assert_cmpint (made->home->kind, ==, PAGE_FOLDER);
  g_assert_cmpstr (made->home->title, ==, "手册");
  g_assert_cmpuint (made->home->children->len, ==, 1);
}

#define PEOPLE "person_id,name,team,cohort\nE1,甲,售前/一组,C1\nE2,乙,售后组,\n"
#define COURSES "course_id,title,hours\nK1,礼仪,2\nK2,流程,2\n"
#define CURRICULA "curriculum_id,title,day,course_id\nBASIC,基础,1,K1\n"
#define COHORTS "cohort_id,curriculum_id,start_date,title\nC2,BASIC,2026-11-30,第2期\nC1,BASIC,2026-11-02,第1期\n"
/* 2026-11-20 is a Friday; its week begins on the 16th. */
#define SESSIONS "session_id,date,course_id,cohort_id,status\n" \
  "S1,2026-11-02,K1,C1,held\nS2,2026-11-16,K1,C1,held\nS3,2026-11-15,K2,C1,held\nS4,2026-11-24,K2,C1,planned\nS5,2026-11-25,K2,C1,cancelled\n" \
  "S6,2026-11-26,K2,,planned\nS7,2026-11-27,K2,,planned\n"

static void
test_records (Fixture *fixture, gconstpointer data)
{
  Site *site = &fixture->site;
  site_write (site, "trainbook.yml", "title: 手册\nas_of: 2026-11-20\n");
  site_write (site, "content/index.md", "# 首页\n");
  site_write (site, "data/people.csv", PEOPLE);
  site_write (site, "data/courses.csv", COURSES);
  site_write (site, "data/curricula.csv", CURRICULA);
  site_write (site, "data/cohorts.csv", COHORTS);
  site_write (site, "data/sessions.csv", SESSIONS);
  site_write (site, "data/enrolments.csv", "session_id,person_id\nS7,E2\n");
  const Plan *made = plan (fixture);
  assert_text (paths (made),
               "cohorts/C1.html\ncohorts/C2.html\ncohorts/index.html\ncourses/K1.html\ncourses/K2.html\ncourses/index.html\ncurricula/BASIC.html\n"
               "curricula/index.html\ndata.html\nindex.html\norganization/index.html\norganization/onboarding.html\norganization/售前-一组.html\norganization/售后组.html\nprint/handbook.html\n"
               "print/index.html\nprint/packets/C1.html\nprint/packets/C2.html\nprint/sign-in/S2.html\nprint/sign-in/S4.html\nprint/sign-in/S7.html\n"
               "reports/annual/2026.html\nreports/daily/2026-11-02.html\nreports/daily/2026-11-15.html\nreports/daily/2026-11-16.html\nreports/index.html\n"
               "reports/monthly/2026-11.html\nreports/quarterly/2026-Q4.html\nreports/weekly/2026-W45.html\nreports/weekly/2026-W46.html\n"
               "reports/weekly/2026-W47.html\nsessions/S1.html\nsessions/S2.html\nsessions/S3.html\nsessions/S4.html\nsessions/S5.html\nsessions/S6.html\n"
               "sessions/S7.html\nsessions/index.html\n");
  assert_text (titles (made->top), "课程体系 课程 期次 组织 报告 打印");
  assert_text (titles (plan_find (made, "cohorts/index.html")->children), "第1期 第2期");
  const Page *week = plan_find (made, "reports/weekly/2026-W46.html");
  g_assert_cmpstr (week->title, ==, "培训周报 2026年第46周（11月9日—15日）");
  g_assert_cmpstr (week->previous->path, ==, "reports/weekly/2026-W45.html");
  g_assert_cmpstr (week->next->path, ==, "reports/weekly/2026-W47.html");
  g_assert_null (week->next->next);
  g_assert_true (plan_report (made, week->subject) == week);
  const Period empty = period_of (&period_rules_usual, PERIOD_DAY, date_new (2026, 11, 3));
  g_assert_null (plan_report (made, &empty));
  const Course *course = model_course (fixture->model, "K1", -1);
  g_assert_cmpstr (plan_page_for (made, PAGE_COURSE, course)->path, ==, "courses/K1.html");
  g_assert_null (plan_page_for (made, PAGE_COHORT, course));
  g_assert_false (plan_find (made, "print/sign-in/S2.html")->listed);
  g_assert_cmpstr (plan_find (made, "print/packets/C1.html")->title, ==, "新人资料包：第1期");
  assert_text (navigation (made, "courses/K1.html"), "0-课程体系 0*课程 1-礼仪 1-流程 1-培训档案 0-期次 0-组织 0-报告 0-打印 ");
  assert_text (navigation (made, "reports/weekly/2026-W46.html"), "0-课程体系 0-课程 0-期次 0-组织 0*报告 0-打印 ");
  g_assert_cmpuint (diag_count (site->diags, DIAG_ERROR), ==, 0);
}

/* A week that spans two months names both. */
static void
test_period_titles (Fixture *fixture, gconstpointer data)
{
  Site *site = &fixture->site;
  site_write (site, "trainbook.yml", "title: H\nas_of: 2027-01-03\nlanguage: en\n");
  site_write (site, "content/index.md", "x");
  site_write (site, "data/courses.csv", COURSES);
  site_write (site, "data/sessions.csv", "session_id,date,course_id,status\nS1,2026-12-02,K1,held\nS2,2026-12-30,K1,held\n");
  const Plan *made = plan (fixture);
  g_assert_cmpstr (plan_find (made, "reports/weekly/2026-W49.html")->title, ==, "Weekly training report: Week 49 of 2026 (30 November – 6 December)");
  g_assert_cmpstr (plan_find (made, "reports/weekly/2026-W53.html")->title, ==, "Weekly training report: Week 53 of 2026 (28 December 2026 – 3 January 2027)");
  g_assert_cmpstr (plan_find (made, "reports/quarterly/2026-Q4.html")->title, ==, "Quarterly training report: Q4 2026");
  g_assert_cmpstr (plan_find (made, "reports/monthly/2026-12.html")->title, ==, "Monthly training report: December 2026");
  g_assert_cmpstr (plan_find (made, "reports/daily/2026-12-30.html")->title, ==, "Daily training report: 30 December 2026 (Wed)");
}

static void
test_collisions (Fixture *fixture, gconstpointer data)
{
  Site *site = &fixture->site;
  site_write (site, "content/index.md", "x");
  site_write (site, "content/_index.md", "x");
  site_write (site, "content/a.md", "x");
  site_write (site, "content/A.html", "x");
  site_write (site, "content/figures.csv", "x");
  site_write (site, "content/courses/index.md", "x");
  site_write (site, "content/organization", "x");
  site_write (site, "data/courses.csv", "course_id,title\nk1,a\nK1,b\n");
  site_write (site, "data/people.csv", "person_id,name,team\nE1,a,x/y\nE2,b,x y\n");
  plan (fixture);
  site_expect (site, "content/index.md: error: this becomes the page or file \"index.html\" of the site, and so does content/_index.md");
  site_expect (site, "content/A.html: error: this becomes the page or file \"A.html\" of the site, and so does content/a.md");
  site_expect (site, "content/figures.csv: error: this becomes the page or file \"figures.csv\" of the site, and so does a page that Trainbook makes");
  site_expect (site, "content/courses/index.md: error: this becomes the page or file \"courses/index.html\" of the site, and so does a page");
  site_expect (site, "and so does data/courses.csv:");
  site_expect (site, "and so does data/people.csv:");
  site_expect (site, "content/organization: error: \"organization\" is a folder of the site");
  g_assert_cmpuint (diag_count_id (site->diags, DIAG_PAGE_PATH), ==, 6);
  g_assert_cmpuint (diag_count_id (site->diags, DIAG_PAGE_FOLDER), ==, 1);
}

/* However large a folder is, the navigation beside its pages stays small. */
static void
test_bounds (Fixture *fixture, gconstpointer data)
{
  Site *site = &fixture->site;
  site_write (site, "content/index.md", "x");
  for (guint i = 0; i < 300; i++)
    {
      g_autofree char *file = g_strdup_printf ("content/big/p%u.md", i), *folder = g_strdup_printf ("content/many/f%u/x.md", i);
      site_write (site, file, "x");
      site_write (site, folder, "x");
    }
  const Plan *made = plan (fixture);
  GArray *items = page_navigation (made, plan_find (made, "big/p299.html"));
  g_assert_cmpuint (items->len, ==, 203);
  g_array_unref (items);
  items = page_navigation (made, plan_find (made, "many/f7/x.html"));
  g_assert_cmpuint (items->len, ==, 5);
  g_array_unref (items);
}

#define ADD(name, func) g_test_add (name, Fixture, NULL, begin, func, end)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  g_test_add_func ("/page/links", test_links);
  g_test_add_func ("/page/file-names", test_file_names);
  ADD ("/page/handbook", test_handbook);
  ADD ("/page/no-index", test_no_index);
  ADD ("/page/records", test_records);
  ADD ("/page/period-titles", test_period_titles);
  ADD ("/page/collisions", test_collisions);
  ADD ("/page/bounds", test_bounds);
  return g_test_run ();
}
