/* Proofreading: what is wrong in a page, and links that lead nowhere. */
#include "proof/address.h"
#include "proof/proof.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#define PAGE(body) "<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"en\"><head><title>t</title></head><body>" body "</body></html>\n"

/* ---- addresses ---- */

typedef struct { const char *folder, *written; AddressKind kind; const char *path, *fragment; } AddressCase;

static const AddressCase addresses[] = {
  { "", "a.html", ADDRESS_FILE, "a.html", "" },
  { "x/y", "a.html#b", ADDRESS_FILE, "x/y/a.html", "b" },
  { "x/y", "../a.html?q#b", ADDRESS_FILE, "x/a.html", "b" },
  { "x/y", "../../a.html", ADDRESS_FILE, "a.html", "" },
  { "x/y", "../../../a.html", ADDRESS_OUTSIDE, NULL, NULL },
  { "", "../a.html", ADDRESS_OUTSIDE, NULL, NULL },
  { "x", "./z/../a.html", ADDRESS_FILE, "x/a.html", "" },
  { "x", "%2e%2E/%2e%2e/a.html", ADDRESS_OUTSIDE, NULL, NULL },
  { "", "%E7%AC%AC%E4%B8%80%E7%AB%A0/%20a.html", ADDRESS_FILE, "第一章/ a.html", "" },
  { "", "第一章.html#%E4%B8%80", ADDRESS_FILE, "第一章.html", "一" },
  { "", "a/", ADDRESS_FOLDER, "a", "" },
  { "a", ".", ADDRESS_FOLDER, "a", "" },
  { "a", "..", ADDRESS_FOLDER, "", "" },
  { "a", "", ADDRESS_SELF, NULL, "" },
  { "a", "#x", ADDRESS_SELF, NULL, "x" },
  { "a", "?q=1#x", ADDRESS_SELF, NULL, "x" },
  { "a", " b.html\n", ADDRESS_FILE, "a/b.html", "" },
  { "", "https://example.org/x y", ADDRESS_MALFORMED, NULL, NULL },
  { "", "https://example.org/", ADDRESS_WEB, NULL, NULL },
  { "", "HTTP://example.org/", ADDRESS_WEB, NULL, NULL },
  { "", "mailto:a@example.org", ADDRESS_WEB, NULL, NULL },
  { "", "tel:+86", ADDRESS_WEB, NULL, NULL },
  { "", "javascript:alert(1)", ADDRESS_SCHEME, NULL, NULL },
  { "", "JavaScript:alert(1)", ADDRESS_SCHEME, NULL, NULL },
  { "", "  javascript:alert(1)", ADDRESS_SCHEME, NULL, NULL },
  { "", "java\tscript:alert(1)", ADDRESS_MALFORMED, NULL, NULL },
  { "", "data:text/html,x", ADDRESS_SCHEME, NULL, NULL },
  { "", "file:///etc/passwd", ADDRESS_SCHEME, NULL, NULL },
  { "", "C:/x.html", ADDRESS_SCHEME, NULL, NULL },
  { "", "httpsx:a", ADDRESS_SCHEME, NULL, NULL },
  { "", "a/b:c.html", ADDRESS_FILE, "a/b:c.html", "" },
  { "", "//example.org/x", ADDRESS_HOST, NULL, NULL },
  { "", "/x", ADDRESS_ROOT, NULL, NULL },
  { "", "\\\\server\\x", ADDRESS_MALFORMED, NULL, NULL },
  { "", "a%2Fb.html", ADDRESS_MALFORMED, NULL, NULL },
  { "", "a%00.html", ADDRESS_MALFORMED, NULL, NULL },
  { "", "a%.html", ADDRESS_MALFORMED, NULL, NULL },
  { "", "100%", ADDRESS_MALFORMED, NULL, NULL },
  { "", "a%FF.html", ADDRESS_MALFORMED, NULL, NULL },
  { "", "a//b.html", ADDRESS_MALFORMED, NULL, NULL },
  { "", "a b.html", ADDRESS_MALFORMED, NULL, NULL },
};

static void
test_addresses (void)
{
  g_autoptr (GString) path = g_string_new (NULL), fragment = g_string_new (NULL);
  for (guint i = 0; i < G_N_ELEMENTS (addresses); i++)
    {
      const AddressCase *one = &addresses[i];
      AddressKind kind = address_resolve (one->folder, one->written, strlen (one->written), path, fragment);
      if (kind != one->kind)
        g_test_message ("%s: %d", one->written, kind);
      g_assert_cmpint (kind, ==, one->kind);
      if (one->path != NULL)
        g_assert_cmpstr (path->str, ==, one->path);
      if (one->fragment != NULL)
        g_assert_cmpstr (fragment->str, ==, one->fragment);
    }
}

/* ---- one page ---- */

typedef struct { const char *name, *body; DiagId id; gint count; } PageCase;

/* Each mistake, and behind it the near miss that is none. */
static const PageCase page_cases[] = {
  { "unclosed", "<p>", DIAG_PROOF_XML, 1 },
  { "undeclared entity", "a&nbsp;b", DIAG_PROOF_XML, 1 },
  { "bare ampersand", "a & b <p>", DIAG_PROOF_XML, 1 },
  { "attribute twice", "<p a='1' a='2'/>", DIAG_PROOF_XML, 1 },
  { "entities", "a&#160;b &amp; &lt;", DIAG_PROOF_XML, 0 },
  { "id twice", "<p id='a'/><p id='a'/><p id='b'/>", DIAG_PROOF_ID_TWICE, 1 },
  { "ids differ in case", "<p id='a'/><p id='A'/>", DIAG_PROOF_ID_TWICE, 0 },
  { "labelled by nothing", "<p aria-labelledby='x'/>", DIAG_PROOF_REFERENCE, 1 },
  { "described by one of two", "<p id='a' aria-describedby='a b'/>", DIAG_PROOF_REFERENCE, 1 },
  { "label for nothing", "<label for='x'>l</label>", DIAG_PROOF_REFERENCE, 1 },
  { "headers", "<table><tr><th id='h'>h</th></tr><tr><td headers='h g'>d</td></tr></table>", DIAG_PROOF_REFERENCE, 1 },
  { "references forward", "<p aria-labelledby='x y'/><p id='x'/><p id='y'/>", DIAG_PROOF_REFERENCE, 0 },
  { "image without alt", "<img src='logo.png'/>", DIAG_PROOF_ALT, 1 },
  { "image with empty alt", "<img src='logo.png' alt=''/>", DIAG_PROOF_ALT, 0 },
  { "empty link", "<a href='index.html'> <img src='logo.png' alt=''/></a>", DIAG_PROOF_LINK_EMPTY, 1 },
  { "labelled link", "<a href='index.html' aria-label='x'/><a href='index.html'>x</a><a href='index.html'><img src='logo.png' alt='x'/></a><a id='x'/>",
    DIAG_PROOF_LINK_EMPTY, 0 },
  { "base", "<base href='index.html'/>", DIAG_PROOF_BASE, 1 },
  { "module", "<script type='module' src='logo.png'></script>", DIAG_PROOF_MODULE, 1 },
  { "anchor missing", "<h2 id='chapter-1'>1</h2><a href='#chapter-2'>x</a>", DIAG_PROOF_ANCHOR_NEAR, 1 },
  { "anchor like none", "<h2 id='chapter-1'>1</h2><a href='#zzz'>x</a>", DIAG_PROOF_ANCHOR, 1 },
  { "anchors", "<h2 id='一'>1</h2><a href='#%E4%B8%80'>x</a><a href='#一'>x</a><a href='#top'>x</a><a href='#'>x</a><a href=''>x</a><a href='index.html#一'>x</a>",
    DIAG_PROOF_ANCHOR, 0 },
  { "own page by name", "<a href='index.html#nowhere-at-all'>x</a>", DIAG_PROOF_ANCHOR, 1 },
  { "missing", "<a href='nothing-like-that.html'>x</a>", DIAG_PROOF_LINK_MISSING, 1 },
  { "missing near", "<a href='a/pgae.html'>x</a>", DIAG_PROOF_LINK_MISSING_NEAR, 1 },
  { "there", "<a href='a/page.html'>x</a><a href='./a/../a/page.html?x'>x</a><img src='logo.png' alt='x'/>", DIAG_PROOF_LINK_MISSING, 0 },
  { "image missing", "<img src='nothing-like-that.png' alt='x'/>", DIAG_PROOF_LINK_MISSING, 1 },
  { "set", "<img src='logo.png' srcset='logo.png 1x, no-such-picture.png 2x' alt=''/>", DIAG_PROOF_LINK_MISSING, 1 },
  { "style", "<p style=\"background:url('no-such-picture.png')\"/><style>p{background:url(neither-this-one.png)}</style>", DIAG_PROOF_LINK_MISSING, 2 },
  { "folder", "<a href='a/'>x</a>", DIAG_PROOF_FOLDER, 1 },
  { "folder without slash", "<a href='a'>x</a>", DIAG_PROOF_FOLDER, 1 },
  { "no such folder", "<a href='nothing-like-that/'>x</a>", DIAG_PROOF_LINK_MISSING, 1 },
  { "outside", "<a href='../x.html'>x</a>", DIAG_PROOF_OUTSIDE, 1 },
  { "root", "<a href='/index.html'>x</a>", DIAG_PROOF_ROOT, 1 },
  { "host", "<a href='//example.org/'>x</a>", DIAG_PROOF_HOST, 1 },
  { "script address", "<a href='javascript:x()'>x</a>", DIAG_PROOF_SCHEME, 1 },
  { "data image", "<img src='data:image/png,x' alt='x'/>", DIAG_PROOF_SCHEME, 1 },
  { "web", "<a href='https://example.org/'>x</a><a href='mailto:a@example.org'>x</a><link rel='canonical' href='https://example.org/'/>", DIAG_PROOF_LOADED, 0 },
  { "image of the web", "<img src='https://example.org/x.png' alt='x'/>", DIAG_PROOF_LOADED, 1 },
  { "style sheet of the web", "<link rel='Stylesheet' href='https://example.org/x.css'/>", DIAG_PROOF_LOADED, 1 },
  { "script of the web", "<script src='https://example.org/x.js'></script>", DIAG_PROOF_LOADED, 1 },
  { "frame of the web", "<iframe src='https://example.org/'></iframe>", DIAG_PROOF_LOADED, 1 },
  { "imported style of the web", "<style>@import 'https://example.org/x.css';</style>", DIAG_PROOF_LOADED, 1 },
  { "refresh", "<meta http-equiv='refresh' content='0; url=https://example.org/'/>", DIAG_PROOF_LOADED, 1 },
  { "svg", "<svg xmlns='http://www.w3.org/2000/svg'><a href='a/page.html'><rect/></a><use href='#r'/><g id='r'/><image href='https://example.org/x'/></svg>",
    DIAG_PROOF_LOADED, 1 },
  { "space", "<a href='a b.html'>x</a>", DIAG_PROOF_MALFORMED, 1 },
  { "picture's fragment", "<a href='logo.png#x'>x</a>", DIAG_PROOF_ANCHOR, 0 },
};

static void
test_page (gconstpointer data)
{
  const PageCase *one = data;
  Diagnostics *diags = diag_new ();
  Proof *proof = proof_new ();
  g_autofree char *page = g_strdup_printf (PAGE ("%s"), one->body);
  const char *other = PAGE ("<h1 id='x'>x</h1>");
  proof_add_file (proof, "logo.png");
  proof_page (proof, "index.html", page, strlen (page), NULL, 0, NULL, diags);
  proof_page (proof, "a/page.html", other, strlen (other), NULL, 0, NULL, diags);
  proof_resolve (proof, diags);
  if ((gint) diag_count_id (diags, one->id) != one->count)
    {
      diag_print (diags, stderr, 10, TRUE);
      g_test_fail ();
    }
  g_assert_cmpint ((gint) diag_count (diags, DIAG_ERROR) + (gint) diag_count (diags, DIAG_WARNING), ==, one->count);
  proof_free (proof);
  diag_free (diags);
}

/* ---- places ---- */

static char *
said (Diagnostics *diags)
{
  char *text = NULL;
  size_t length;
  FILE *stream = open_memstream (&text, &length);
  diag_print (diags, stream, 100, FALSE);
  fclose (stream);
  return text;
}

static void
test_places (void)
{
  Diagnostics *diags = diag_new ();
  Proof *proof = proof_new ();
  const char *page = PAGE ("<h1 id='duties'>x</h1><h1 id='duties'>x</h1><p><a href='gone-for-ever.html'>1</a><a href='#dutys'>2</a><a href='../wiht-typo.html'>3</a>\n</p>");
  ProofOrigin origins[] = {
    { "gone-for-ever.html", { "content/a/b.md", 7, 3, 10 } }, { "gone-for-ever.html", { "content/a/b.md", 9, 1, 10 } },
    { "#dutys", { "content/a/b.md", 8, 5, 2 } } };
  Place source = { "content/a/b.md", 1, 0, 0 };
  proof_page (proof, "a/b.html", page, strlen (page), origins, 3, &source, diags);
  const char *broken = PAGE ("\n<p><b></p>");
  proof_page (proof, "with-typo.html", broken, strlen (broken), NULL, 0, NULL, diags);
  proof_resolve (proof, diags);
  g_autofree char *text = said (diags);
  g_assert_cmpstr (text, ==,
    "content/a/b.md:1: error: the id \"duties\" stands twice on the page \"a/b.html\"; give one of the two another name [proof-id-twice]\n"
    "content/a/b.md:1: error: the page \"a/b.html\" links to \"../wiht-typo.html\", which the site does not have; did you mean \"with-typo.html\"? [proof-link-missing]\n"
    "content/a/b.md:7:3: error: the page \"a/b.html\" links to \"gone-for-ever.html\", which the site does not have; correct the link [proof-link-missing]\n"
    "content/a/b.md:8:5: error: the page \"a/b.html\" links to \"#dutys\", but \"a/b.html\" has no such place; did you mean \"#duties\"? [proof-anchor]\n"
    "content/a/b.md:9:1: error: the page \"a/b.html\" links to \"gone-for-ever.html\", which the site does not have; correct the link [proof-link-missing]\n"
    "with-typo.html: error: the page \"with-typo.html\" is not well-formed at its line 3: Opening and ending tag mismatch: b line 3 and p; correct the stylesheet that made it [proof-xml]\n");
  proof_free (proof);
  diag_free (diags);
}

/* A template's broken link is named on a few pages, not on all. */
static void
test_shared (void)
{
  Diagnostics *diags = diag_new ();
  Proof *proof = proof_new ();
  for (guint i = 0; i < 50; i++)
    {
      g_autofree char *path = g_strdup_printf ("d%u/p%02u.html", i % 5, i);
      const char *page = PAGE ("<a href='../nothing-like-that.html'>x</a>");
      proof_page (proof, path, page, strlen (page), NULL, 0, NULL, diags);
    }
  proof_resolve (proof, diags);
  g_assert_cmpuint (diag_count_id (diags, DIAG_PROOF_LINK_MISSING), ==, 3);
  proof_free (proof);
  diag_free (diags);
}

/* ---- many pages, several threads ---- */

typedef struct { Proof *proof; Diagnostics *diags; guint first, step, pages; } Worker;

static char *
make_page (guint number, guint pages)
{
  GString *page = g_string_new ("<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"zh\"><head><title>t</title>"
                                "<link rel=\"stylesheet\" href=\"../assets/style.1a2b3c4d.css\"/></head><body><nav><ul>");
  for (guint i = 0; i < 60; i++)
    g_string_append_printf (page, "<li class=\"item\"><a href=\"../d%u/p%u.html\">第 %u 章 客户服务流程与培训</a></li>", i * 7 % 500, (i * 7) % 500, i);
  g_string_append (page, "</ul></nav><main>");
  for (guint i = 0; i < 30; i++)
    g_string_append_printf (page, "<h2 id=\"part-%u\">%u</h2><p>培训记录、考核成绩与出勤情况一并公布，<em>每周</em>更新一次，请各组组长核对。"
                            "见 <a href=\"../d%u/p%u.html#part-%u\">另一页</a>。</p>", i, i, (number + i) % 500, (number + i * 500) % pages / 500 * 500 + (number + i) % 500, i);
  g_string_append (page, "</main></body></html>\n");
  return g_string_free (page, FALSE);
}

static gpointer
read_pages (gpointer data)
{
  Worker *worker = data;
  for (guint i = worker->first; i < worker->pages; i += worker->step)
    {
      g_autofree char *path = g_strdup_printf ("d%u/p%u.html", i % 500, i);
      g_autofree char *page = make_page (i, worker->pages);
      proof_page (worker->proof, path, page, strlen (page), NULL, 0, NULL, worker->diags);
    }
  return NULL;
}

static void
test_many (void)
{
  guint pages = g_test_perf () ? 10000 : 1000;
  Diagnostics *diags = diag_new ();
  Proof *proof = proof_new ();
  GThread *threads[2];
  Worker workers[2];
  struct rusage before, after;
  getrusage (RUSAGE_SELF, &before);
  proof_add_file (proof, "assets/style.1a2b3c4d.css");
  g_test_timer_start ();
  for (guint i = 0; i < 2; i++)
    {
      workers[i] = (Worker) { proof, diags, i, 2, pages };
      threads[i] = g_thread_new ("proof", read_pages, &workers[i]);
    }
  for (guint i = 0; i < 2; i++)
    g_thread_join (threads[i]);
  double read = g_test_timer_elapsed ();
  proof_resolve (proof, diags);
  getrusage (RUSAGE_SELF, &after);
  g_autofree char *page = make_page (1, pages);
  g_test_minimized_result (read * 1e6 / pages, "%.1f us a page of %" G_GSIZE_FORMAT " bytes (wall, 2 threads, page making included), resolving %.1f ms, %ld KiB",
                           read * 1e6 / pages, strlen (page), (g_test_timer_elapsed () - read) * 1e3, after.ru_maxrss - before.ru_maxrss);
  g_assert_cmpuint (diag_count (diags, DIAG_ERROR), ==, 0);
  if (diag_stops (diags))
    diag_print (diags, stderr, 5, FALSE);
  proof_free (proof);
  diag_free (diags);
}

/* The time of one page in one thread; with -m perf. */
static void
test_speed (void)
{
  guint rounds = g_test_perf () ? 5000 : 3;
  Diagnostics *diags = diag_new ();
  Proof *proof = proof_new ();
  g_autofree char *page = make_page (7, 10000);
  gsize length = strlen (page);
  g_test_timer_start ();
  for (guint i = 0; i < rounds; i++)
    proof_page (proof, "d0/p0.html", page, length, NULL, 0, NULL, diags);
  g_test_minimized_result (g_test_timer_elapsed () * 1e6 / rounds, "%.1f us for %" G_GSIZE_FORMAT " bytes", g_test_timer_elapsed () * 1e6 / rounds, length);
  proof_free (proof);
  diag_free (diags);
}

/* Nothing here may crash or hang. */
static void
test_hostile (void)
{
  Diagnostics *diags = diag_new ();
  Proof *proof = proof_new ();
  GString *deep = g_string_new ("<html>");
  for (guint i = 0; i < 100000; i++)
    g_string_append (deep, "<p>");
  proof_page (proof, "deep.html", deep->str, deep->len, NULL, 0, NULL, diags);
  const char *bomb = "<!DOCTYPE html [<!ENTITY a 'xxxxxxxxxx'><!ENTITY b '&a;&a;&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;&b;'>]><html>&c;</html>";
  proof_page (proof, "bomb.html", bomb, strlen (bomb), NULL, 0, NULL, diags);
  proof_page (proof, "empty.html", "", 0, NULL, 0, NULL, diags);
  proof_page (proof, "nul.html", "<p>\0</p>", 8, NULL, 0, NULL, diags);
  proof_page (proof, "latin.html", "<p>\xFF</p>", 8, NULL, 0, NULL, diags);
  g_string_assign (deep, "<html><body>");
  for (guint i = 0; i < 5000; i++)
    g_string_append_printf (deep, "<p id='i%u' aria-describedby='i%u'/><a href='#i%u'>x</a>", i, i, i);
  g_string_append (deep, "</body></html>");
  guint before = diag_count (diags, DIAG_ERROR);
  g_assert_cmpuint (before, ==, 5);
  proof_page (proof, "many.html", deep->str, deep->len, NULL, 0, NULL, diags);
  g_assert_cmpuint (diag_count (diags, DIAG_ERROR), ==, before);
  proof_resolve (proof, diags);
  g_string_free (deep, TRUE);
  proof_free (proof);
  diag_free (diags);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  g_test_add_func ("/proof/addresses", test_addresses);
  for (guint i = 0; i < G_N_ELEMENTS (page_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/proof/page/", page_cases[i].name, NULL);
      g_test_add_data_func (path, &page_cases[i], test_page);
    }
  g_test_add_func ("/proof/places", test_places);
  g_test_add_func ("/proof/shared", test_shared);
  g_test_add_func ("/proof/many", test_many);
  g_test_add_func ("/proof/hostile", test_hostile);
  g_test_add_func ("/proof/speed", test_speed);
  return g_test_run ();
}
