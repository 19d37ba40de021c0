#include "source/content.h"

#include <sys/stat.h>
#include <unistd.h>

#include "sites.h"

typedef struct {
  Site site;
  Content *content;
} Fixture;

static Content *
load (Fixture *fixture)
{
  content_free (fixture->content);
  fixture->content = content_load (site_load (&fixture->site), NULL, 3, fixture->site.diags);
  return fixture->content;
}

static void
begin (Fixture *fixture, gconstpointer data)
{
  site_begin (&fixture->site);
  fixture->content = NULL;
}

static void
end (Fixture *fixture, gconstpointer data)
{
  content_free (fixture->content);
  site_end (&fixture->site);
}

static const Document *
document (const Fixture *fixture, const char *file)
{
  for (guint i = 0; fixture->content != NULL && i < fixture->content->documents->len; i++)
    if (strcmp (((Document *) fixture->content->documents->pdata[i])->file, file) == 0)
      return fixture->content->documents->pdata[i];
  g_test_message ("no document %s", file);
  g_test_fail ();
  return NULL;
}

static void
test_files (Fixture *fixture, gconstpointer data)
{
  Site *site = &fixture->site;
  site_write (site, "content/index.md", "# 首页\n");
  site_write (site, "content/b/_index.md", "x");
  site_write (site, "content/b/10-表.MD", "x");
  site_write (site, "content/b/9.markdown", "---\r\ntitle: \"九\"\r\nweight: 3\r\nsummary: s\r\npacket: 是\r\nprint: false\r\nupdated: 2026-11-20\r\nversion: 1.2\r\nedition: all\r\n---\r\n\r\n# 九\r\n\r\n<b>\r\n");
  site_write (site, "content/b/logo.png", "png");
  site_write (site, "content/.hidden/x.md", "x");
  site_write (site, "content/b/x.md~", "x");
  site_write (site, "content/b/~$x.docx", "x");
  site_write (site, "content/draft.md", "---\ndraft: true\n---\n<b>\n");
  load (fixture);
  g_assert_cmpuint (fixture->content->documents->len, ==, 4);
  g_assert_cmpuint (fixture->content->assets->len, ==, 1);
  const Asset *asset = fixture->content->assets->pdata[0];
  g_assert_cmpstr (asset->path, ==, "b/logo.png");
  g_assert_cmpstr (asset->file, ==, "content/b/logo.png");

  const Document *home = document (fixture, "content/index.md"), *index = document (fixture, "content/b/_index.md");
  const Document *table = document (fixture, "content/b/10-表.MD"), *nine = document (fixture, "content/b/9.markdown");
  g_assert_cmpstr (home->path, ==, "index.html");
  g_assert_cmpstr (home->title, ==, "首页");
  g_assert_true (home->is_index);
  g_assert_cmpstr (home->folder, ==, "");
  g_assert_cmpstr (index->path, ==, "b/index.html");
  g_assert_cmpstr (index->title, ==, "b");
  g_assert_true (index->is_index);
  g_assert_cmpstr (table->path, ==, "b/10-表.html");
  g_assert_cmpstr (table->title, ==, "表");
  g_assert_false (table->is_index);
  g_assert_true (table->weight == G_MAXINT64);
  g_assert_true (table->print);
  g_assert_cmpstr (nine->title, ==, "九");
  g_assert_cmpint (nine->weight, ==, 3);
  g_assert_cmpstr (nine->summary, ==, "s");
  g_assert_true (nine->packet);
  g_assert_false (nine->print);
  g_assert_cmpstr (nine->updated, ==, "2026-11-20");
  g_assert_cmpstr (nine->version, ==, "1.2");
  g_assert_cmpstr (nine->markdown->html, ==, "");
  site_expect (site, "content/b/9.markdown:14:1: warning: raw HTML");
  g_assert_cmpuint (diag_count (site->diags, DIAG_WARNING), ==, 1);
  g_assert_cmpuint (diag_count (site->diags, DIAG_ERROR), ==, 0);
}

static void
test_front_matter (Fixture *fixture, gconstpointer data)
{
  Site *site = &fixture->site;
  site_write (site, "content/index.md", "\xEF\xBB\xBF---\ntitle:\nweigth: 1\nauthor: x\nweight: 1.5\ndraft: maybe\nsummary: [a]\n---\ntext\n");
  site_write (site, "content/open.md", "---\ntitle: x\n\ntext\n");
  site_write (site, "content/list.md", "---\n- a\n---\ntext\n");
  site_write (site, "content/yaml.md", "---\ntitle: [\n---\ntext\n");
  site_write (site, "content/rule.md", "***\n\n---\n");
  site_write (site, "content/empty.md", "---\n---\n");
  load (fixture);
  site_expect (site, "content/index.md:3:1: warning: the key \"weigth\" is not read; did you mean \"weight\"? [front-key]");
  site_expect (site, "content/index.md:4:1: warning: the key \"author\" is not read; remove it [front-key]");
  site_expect (site, "content/index.md:5:9: error: \"1.5\" cannot be the value of \"weight\"");
  site_expect (site, "content/index.md:6:8: error: \"maybe\" cannot be the value of \"draft\"");
  site_expect (site, "content/index.md:7:10: error: \"…\" cannot be the value of \"summary\"");
  site_expect (site, "content/open.md:1:1: error: the front matter that begins here is never closed");
  site_expect (site, "content/list.md:2:1: error: this front matter is not made of lines");
  site_expect (site, "content/yaml.md:2:8: error: the bracket that opens here is not closed");
  g_assert_cmpuint (diag_count (site->diags, DIAG_ERROR), ==, 6);
  g_assert_cmpstr (document (fixture, "content/rule.md")->markdown->html, ==, "<hr />\n<hr />\n");
  g_assert_cmpstr (document (fixture, "content/empty.md")->title, ==, "empty");
  g_assert_cmpstr (document (fixture, "content/index.md")->markdown->html, ==, "<p>text</p>\n");
}

static void
check_link (Fixture *fixture, const char *folder, const char *written, const char *target)
{
  Site *site = &fixture->site;
  g_autofree char *text = g_strdup_printf ("[x](<%s>)", written);
  g_autofree char *file = g_strconcat ("content/", folder, "link.md", NULL);
  site_write (site, file, text);
  load (fixture);
  const Document *page = document (fixture, file);
  const MarkdownLink *link = page->markdown->links->pdata[0];
  g_assert_cmpstr (link->target, ==, target);
}

static void
test_links (Fixture *fixture, gconstpointer data)
{
  site_write (&fixture->site, "content/index.md", "x");
  site_write (&fixture->site, "content/forms/index.md", "x");
  check_link (fixture, "", "a/b.md#x", "a/b.html#x");
  check_link (fixture, "a/", "../forms/", "../forms/index.html");
  check_link (fixture, "a/", "../forms", "../forms/index.html");
  check_link (fixture, "a/", "../forms/_index.md?q#x", "../forms/index.html?q#x");
  check_link (fixture, "a/", "../index.md", "../index.html");
  check_link (fixture, "a/", "..", "../index.html");
  check_link (fixture, "a/", "./", "./index.html");
  check_link (fixture, "a/b/", "/forms/x.md", "../../forms/x.html");
  check_link (fixture, "a/b/", "/", "../../index.html");
  check_link (fixture, "", "/forms/x.pdf", "forms/x.pdf");
  check_link (fixture, "", "#x", "#x");
  check_link (fixture, "", "https://a.b/c.md", "https://a.b/c.md");
  check_link (fixture, "", "mailto:a@b.c", "mailto:a@b.c");
  check_link (fixture, "", "//host/c.md", "//host/c.md");
  check_link (fixture, "", "x.pdf", "x.pdf");
  check_link (fixture, "", "表 格.md", "表%20格.html");
  check_link (fixture, "", "%E8%A1%A8.md", "表.html");
  check_link (fixture, "", "a%23b%3f100%25.md", "a%23b%3F100%25.html");
  check_link (fixture, "", "a.md.txt", "a.md.txt");
  /* Decomposed é, as macOS writes it, and the composed one name the same page. */
  check_link (fixture, "", "e\xCC\x81.md", "é.html");
}

static void
test_images (Fixture *fixture, gconstpointer data)
{
  site_write (&fixture->site, "content/a/b.md", "![x](/img/y.png)");
  load (fixture);
  g_assert_cmpstr (document (fixture, "content/a/b.md")->markdown->html, ==, "<p><img src=\"../img/y.png\" alt=\"x\" /></p>\n");
}

static void
test_no_folder (Fixture *fixture, gconstpointer data)
{
  g_assert_null (load (fixture));
  site_expect (&fixture->site, "there is no folder \"content\" for the handbook");
  diag_clear (fixture->site.diags);
  site_write (&fixture->site, "content", "x");
  g_assert_null (load (fixture));
  site_expect (&fixture->site, "[content-file]");
}

static void
test_empty_folder (Fixture *fixture, gconstpointer data)
{
  site_write (&fixture->site, "content/logo.png", "x");
  load (fixture);
  site_expect (&fixture->site, "there is no page in the folder \"content\"");
}

static void
test_bad_files (Fixture *fixture, gconstpointer data)
{
  Site *site = &fixture->site;
  site_write (site, "content/index.md", "x");
  site_write_bytes (site, "content/zero.md", "abcdefgh\0ijklmnop", 17);
  site_write_bytes (site, "content/gbk.md", "\xC5\xE0\xD1\xB5\n", 5);
  site_write (site, "content/a\nb.md", "x");
  site_write (site, "content/a\xFF.md", "x");
  site_write (site, "secret.md", "secret");
  site_write (site, "content/real.md", "x");
  g_autofree char *content = g_build_filename (site->directory, "content", NULL);
  g_autofree char *out = g_build_filename (content, "out.md", NULL), *inside = g_build_filename (content, "inside.md", NULL);
  g_autofree char *loop = g_build_filename (content, "loop", NULL), *none = g_build_filename (content, "none.md", NULL);
  g_autofree char *fifo = g_build_filename (content, "fifo.md", NULL);
  g_assert_cmpint (symlink ("../secret.md", out), ==, 0);
  g_assert_cmpint (symlink ("real.md", inside), ==, 0);
  g_assert_cmpint (symlink (".", loop), ==, 0);
  g_assert_cmpint (symlink ("nowhere.md", none), ==, 0);
  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);
  load (fixture);
  site_expect (site, "content/zero.md:1:9: error");
  site_expect (site, "content/gbk.md: warning: this file is in GB18030 and was read so");
  site_expect (site, "b.md: error: this name holds a control character");
  site_expect (site, "content/out.md: error: this symbolic link");
  site_expect (site, "content/loop: error: this symbolic link");
  site_expect (site, "content/none.md: error: this symbolic link");
  site_expect (site, "content/fifo.md: error: this is a device");
  g_assert_cmpuint (diag_count_id (site->diags, DIAG_CONTENT_NAME), ==, 2);
  g_assert_cmpuint (fixture->content->documents->len, ==, 4);
  g_assert_nonnull (document (fixture, "content/inside.md"));
  g_assert_nonnull (document (fixture, "content/gbk.md"));
}

static void
test_deep (Fixture *fixture, gconstpointer data)
{
  GString *path = g_string_new ("content/");
  for (guint i = 0; i < 30; i++)
    g_string_append (path, "d/");
  g_string_append (path, "x.md");
  site_write (&fixture->site, path->str, "x");
  site_write (&fixture->site, "content/d/x.md", "x");
  load (fixture);
  site_expect (&fixture->site, "[content-depth]");
  g_assert_cmpuint (diag_count (fixture->site.diags, DIAG_ERROR), ==, 1);
  g_string_free (path, TRUE);
}

/* A heading that repeats the front matter's title is not shown twice; a page too hard to read is an error and no document. */
static void
test_title_and_limit (Fixture *fixture, gconstpointer data)
{
  Site *site = &fixture->site;
  site_write (site, "content/index.md", "---\ntitle: A\n---\n# A\n\nx\n");
  site_write (site, "content/other.md", "---\ntitle: A\n---\n# B\n\nx\n");
  GString *bomb = g_string_new (NULL);
  for (guint i = 0; i < 100; i++)
    g_string_append (bomb, "> ");
  site_write (site, "content/bomb.md", bomb->str);
  g_string_free (bomb, TRUE);
  load (fixture);
  g_assert_cmpstr (document (fixture, "content/index.md")->markdown->html, ==, "<p>x</p>\n");
  g_assert_cmpstr (document (fixture, "content/other.md")->markdown->html, ==, "<h2 id=\"b\">B</h2>\n<p>x</p>\n");
  site_expect (site, "content/other.md:4:1: warning: this heading of level 1");
  site_expect (site, "content/bomb.md:1:1: error: more than 64");
  g_assert_cmpuint (fixture->content->documents->len, ==, 2);
}

#define ADD(name, func) g_test_add (name, Fixture, NULL, begin, func, end)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  ADD ("/content/files", test_files);
  ADD ("/content/front-matter", test_front_matter);
  ADD ("/content/links", test_links);
  ADD ("/content/images", test_images);
  ADD ("/content/no-folder", test_no_folder);
  ADD ("/content/empty-folder", test_empty_folder);
  ADD ("/content/bad-files", test_bad_files);
  ADD ("/content/deep", test_deep);
  ADD ("/content/title-and-limit", test_title_and_limit);
  return g_test_run ();
}
