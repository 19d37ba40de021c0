/* Stylesheets: where they come from, the words in them, what they may not do. */
#include "render/assets.h"
#include "render/stylesheets.h"

#include <glib/gstdio.h>
#include <libxml/parser.h>
#include <stdlib.h>
#include <string.h>

#define HEAD "<xsl:stylesheet version='1.0' xmlns:xsl='http://www.w3.org/1999/XSL/Transform' xmlns='http://www.w3.org/1999/xhtml' " \
             "xmlns:tb='urn:trainbook' xmlns:exsl='http://exslt.org/common' xmlns:str='http://exslt.org/strings' " \
             "xmlns:set='http://exslt.org/sets' extension-element-prefixes='exsl' exclude-result-prefixes='tb exsl str set'>"
#define TAIL "</xsl:stylesheet>"
#define PAGE(body) HEAD "<xsl:template match='/'><tb:fragment>" body "</tb:fragment></xsl:template>" TAIL

typedef struct {
  char *folder, *site, *shipped;
  Words *words;
  GHashTable *assets;
  Stylesheets *sheets;
  Diagnostics *diags;
} Fixture;

static void
write_file (const char *folder, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *parent = g_path_get_dirname (path);
  g_mkdir_with_parents (parent, 0755);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("stylesheets-XXXXXX", NULL);
  fixture->site = g_build_filename (fixture->folder, "templates", NULL);
  fixture->shipped = g_build_filename (fixture->folder, "shipped", NULL);
  fixture->diags = diag_new ();
  write_file (fixture->shipped, "messages/en.xml",
              "<words lang='en'><word key='greeting'>Hello &lt;b&gt;</word><word key='of'>{n} of {all} days</word>"
              "<word key='braces'>a {} b {1}</word><word key='apostrophe'>don't</word><word key='both'>it's \"so\"</word>"
              "<word key='empty'></word></words>");
  g_mkdir (fixture->site, 0755);
  g_autofree char *messages = g_build_filename (fixture->shipped, "messages", NULL);
  const char *folders[] = { messages, NULL };
  fixture->words = words_load (folders, "en", fixture->diags);
  g_assert_nonnull (fixture->words);
  fixture->assets = g_hash_table_new (g_str_hash, g_str_equal);
  g_hash_table_insert (fixture->assets, (char *) "style.css", (char *) "assets/style.1a2b3c4d.css");
  fixture->sheets = stylesheets_new (fixture->site, fixture->shipped, fixture->words, fixture->assets);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autofree char *command = g_strdup_printf ("rm -rf '%s'", fixture->folder);
  stylesheets_free (fixture->sheets);
  words_free (fixture->words);
  g_hash_table_unref (fixture->assets);
  diag_free (fixture->diags);
  g_assert_cmpint (system (command), ==, 0);
  g_free (fixture->folder);
  g_free (fixture->site);
  g_free (fixture->shipped);
}

/* Renders <view n="3"><item>…</item></view> with the stylesheet NAME. NULL on failure. */
static char *
render (Fixture *fixture, const char *name)
{
  static const char view[] = "<view n='3' text='&lt;i&gt; &amp; \"q\"'><item id='b'>B</item><item id='a'>A</item></view>";
  if (!stylesheets_load (fixture->sheets, name, fixture->diags))
    return NULL;
  xmlDoc *document = xmlReadMemory (view, sizeof view - 1, NULL, NULL, 0);
  GHashTable *inserts = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_bytes_unref);
  g_hash_table_insert (inserts, (char *) "body", g_bytes_new_static ("<p>body</p>", 11));
  GString *html = stylesheets_render (fixture->sheets, name, document, inserts, "page.html", fixture->diags);
  g_hash_table_unref (inserts);
  xmlFreeDoc (document);
  return html == NULL ? NULL : g_string_free (html, FALSE);
}

static char *
said (Fixture *fixture)
{
  char *text = NULL;
  size_t length;
  FILE *stream = open_memstream (&text, &length);
  diag_print (fixture->diags, stream, 100, TRUE);
  fclose (stream);
  return text;
}

#define assert_renders(fixture, name, expected) G_STMT_START { \
    g_autofree char *html = render (fixture, name); \
    if (html == NULL) { g_autofree char *text = said (fixture); g_test_message ("%s", text); } \
    g_assert_cmpstr (html, ==, expected); } G_STMT_END

#define assert_said(fixture, part) G_STMT_START { \
    g_autofree char *text = said (fixture); \
    if (strstr (text, part) == NULL) { g_test_message ("said: %s", text); g_test_fail (); } } G_STMT_END

/* The stylesheet `text` is refused with the diagnostic `id`; what was said contains `part`. */
static void
assert_refused (Fixture *fixture, const char *stylesheet, DiagId id, const char *part)
{
  static guint number;
  g_autofree char *name = g_strdup_printf ("refused-%u.xsl", ++number);
  write_file (fixture->site, name, stylesheet);
  g_autofree char *html = render (fixture, name);
  g_assert_null (html);
  if (diag_count_id (fixture->diags, id) != 1)
    {
      g_autofree char *spoken = said (fixture);
      g_test_message ("%s: not one [%s] but: %s", name, diag_id_name (id), spoken);
      g_test_fail ();
    }
  if (part != NULL)
    assert_said (fixture, part);
  diag_clear (fixture->diags);
}

static void
test_page (Fixture *fixture, gconstpointer data)
{
  write_file (fixture->shipped, "page.xsl",
              HEAD "<xsl:template match='/view'><html lang='en'><head><title>T</title>"
              "<link rel='stylesheet' href='../[[asset:style.css]]'/></head>"
              "<body class=''><p><xsl:value-of select='@text'/></p><tb:insert name='body'/><div/><br/></body></html></xsl:template>" TAIL);
  assert_renders (fixture, "page.xsl",
                  "<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"en\"><head><title>T</title>"
                  "<link rel=\"stylesheet\" href=\"../assets/style.1a2b3c4d.css\"/></head>"
                  "<body class=\"\"><p>&lt;i&gt; &amp; \"q\"</p><p>body</p><div></div><br/></body></html>\n");
}

static void
test_words (Fixture *fixture, gconstpointer data)
{
  write_file (fixture->shipped, "words.xsl",
              PAGE ("<p title='[[greeting]]' data-x='{@n}[[braces]]' lang=\"{'[[greeting]]'}\">[[greeting]]!"
                    "<xsl:value-of select=\"'[[apostrophe]]'\"/><xsl:value-of select='\"[[apostrophe]]\"'/>"
                    "<tb:word key='of' n='/view/@n' all='count(/view/item) + 1'/>"
                    "<a><xsl:attribute name='href'><tb:word key='of' n=\"'[[greeting]]'\" all='2'/></xsl:attribute></a>"
                    "<xsl:text>[[empty]]</xsl:text></p>"));
  assert_renders (fixture, "words.xsl",
                  "<p title=\"Hello &lt;b>\" data-x=\"a {} b {1}\" lang=\"Hello &lt;b>\">Hello &lt;b&gt;!don'tdon't3 of 3 days"
                  "<a href=\"Hello &lt;b> of 2 days\"></a></p>");
}

static void
test_word_mistakes (Fixture *fixture, gconstpointer data)
{
  assert_refused (fixture, HEAD "\n<xsl:template match='/'>\n<p>[[greting]]</p></xsl:template>" TAIL, DIAG_RENDER_WORD_NEAR,
                  ".xsl:3: error: there is no word \"greting\"; did you mean \"greeting\"?");
  assert_refused (fixture, PAGE ("[[nothing.like.it]]"), DIAG_RENDER_WORD, NULL);
  assert_refused (fixture, PAGE ("<p class='[[asset:stile.css]]'/>"), DIAG_RENDER_ASSET_NEAR, "style.css");
  assert_refused (fixture, PAGE ("<p class='[[asset:x]]'/>"), DIAG_RENDER_ASSET, NULL);
  assert_refused (fixture, PAGE ("[[of]]"), DIAG_RENDER_WORD_PLACE, "{n}");
  assert_refused (fixture, PAGE ("<tb:word key='of' n='1'/>"), DIAG_RENDER_WORD_PLACE, "{all}");
  assert_refused (fixture, PAGE ("<tb:word key='of' n='1' all='2' more='3'/>"), DIAG_RENDER_WORD_EXTRA, "{more}");
  assert_refused (fixture, PAGE ("<tb:word/>"), DIAG_RENDER_WORD_ELEMENT, NULL);
  assert_refused (fixture, PAGE ("<tb:word key='greeting'>x</tb:word>"), DIAG_RENDER_WORD_ELEMENT, NULL);
  assert_refused (fixture, PAGE ("[[bad key]]"), DIAG_RENDER_WORD_SYNTAX, NULL);
  assert_refused (fixture, PAGE ("[[greeting"), DIAG_RENDER_WORD_SYNTAX, NULL);
  assert_refused (fixture, PAGE ("<xsl:value-of select=\"'[[both]]'\"/>"), DIAG_RENDER_WORD_QUOTE, NULL);
  assert_refused (fixture, PAGE ("<xsl:value-of select=\"'x [[apostrophe]]'\"/>"), DIAG_RENDER_WORD_QUOTE, NULL);
  assert_refused (fixture, PAGE ("<xsl:value-of select='[[greeting]]'/>"), DIAG_RENDER_WORD_QUOTE, NULL);
  /* Every mistake in one run. */
  write_file (fixture->site, "many.xsl", PAGE ("[[greting]]<p class='[[empti]]'>[[off]]</p>"));
  g_assert_null (render (fixture, "many.xsl"));
  g_assert_cmpuint (diag_count (fixture->diags, DIAG_ERROR), ==, 3);
}

/* A site's stylesheet replaces the shipped one, may import it, and is taken by the shipped ones that include it. */
static void
test_overrides (Fixture *fixture, gconstpointer data)
{
  write_file (fixture->shipped, "layout.xsl", HEAD "<xsl:template name='foot'>shipped foot</xsl:template>" TAIL);
  write_file (fixture->shipped, "report.xsl", HEAD "<xsl:include href='layout.xsl'/><xsl:template match='/'><tb:fragment>"
              "<xsl:apply-templates select='view/item'/><xsl:call-template name='foot'/></tb:fragment></xsl:template>"
              "<xsl:template match='item'>shipped </xsl:template>" TAIL);
  assert_renders (fixture, "report.xsl", "shipped shipped shipped foot");

  write_file (fixture->site, "report.xsl", HEAD "<xsl:import href='trainbook:/report.xsl'/>"
              "<xsl:template match='item[1]'>mine </xsl:template>" TAIL);
  write_file (fixture->site, "sub/part.xsl", HEAD "<xsl:import href='../deep.xsl'/>" TAIL);
  write_file (fixture->site, "deep.xsl", HEAD "<xsl:template name='deep'>deep</xsl:template>" TAIL);
  write_file (fixture->site, "uses.xsl", HEAD "<xsl:include href='sub/part.xsl'/><xsl:template match='/'><tb:fragment>"
              "<xsl:call-template name='deep'/></tb:fragment></xsl:template>" TAIL);
  stylesheets_free (fixture->sheets);
  fixture->sheets = stylesheets_new (fixture->site, fixture->shipped, fixture->words, fixture->assets);
  assert_renders (fixture, "report.xsl", "mine shipped shipped foot");
  assert_renders (fixture, "uses.xsl", "deep");

  write_file (fixture->site, "layout.xsl", HEAD "<xsl:import href='trainbook:/layout.xsl'/>"
              "<xsl:template name='foot'>my foot</xsl:template>" TAIL);
  stylesheets_free (fixture->sheets);
  fixture->sheets = stylesheets_new (fixture->site, fixture->shipped, fixture->words, fixture->assets);
  assert_renders (fixture, "report.xsl", "mine shipped my foot");
}

static void
test_loading_refused (Fixture *fixture, gconstpointer data)
{
  write_file (fixture->folder, "outside.xsl", HEAD TAIL);
  g_autofree char *absolute = g_strdup_printf (HEAD "\n<xsl:import href='file://%s/outside.xsl'/>" TAIL, fixture->folder);
  g_autofree char *plain = g_strdup_printf (HEAD "<xsl:include href='%s/outside.xsl'/>" TAIL, fixture->folder);
  assert_refused (fixture, HEAD "<xsl:include href='file:///etc/passwd'/>" TAIL, DIAG_RENDER_LOAD, NULL);
  assert_refused (fixture, absolute, DIAG_RENDER_LOAD, ".xsl:2: error:");
  assert_refused (fixture, plain, DIAG_RENDER_MISSING, NULL);
  assert_refused (fixture, HEAD "<xsl:include href='../outside.xsl'/>" TAIL, DIAG_RENDER_MISSING, NULL);
  assert_refused (fixture, HEAD "<xsl:import href='http://127.0.0.1:9/x.xsl'/>" TAIL, DIAG_RENDER_LOAD, NULL);
  assert_refused (fixture, HEAD "<xsl:import href='trainbook:/../../outside.xsl'/>" TAIL, DIAG_RENDER_LOAD, NULL);
  assert_refused (fixture, HEAD "<xsl:import href='trainbook:/messages/%2e%2e/x.xsl'/>" TAIL, DIAG_RENDER_LOAD, NULL);
  assert_refused (fixture, HEAD "<xsl:import href='missing.xsl'/>" TAIL, DIAG_RENDER_MISSING, NULL);
  assert_refused (fixture, "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>" HEAD TAIL, DIAG_RENDER_DOCTYPE, NULL);
  assert_refused (fixture, "<!DOCTYPE x>" HEAD TAIL, DIAG_RENDER_DOCTYPE, NULL);
  assert_refused (fixture, HEAD "\n <xsl:template match='/'>\n</xsl:stylesheet>", DIAG_RENDER_XML, ".xsl:3:");
  assert_refused (fixture, "", DIAG_RENDER_XML, NULL);
  g_assert_null (render (fixture, "none.xsl"));
  g_assert_null (render (fixture, "../outside.xsl"));
  g_assert_cmpuint (diag_count_id (fixture->diags, DIAG_RENDER_MISSING), ==, 2);
}

static void
test_circles (Fixture *fixture, gconstpointer data)
{
  write_file (fixture->site, "a.xsl", HEAD "<xsl:import href='b.xsl'/>" TAIL);
  write_file (fixture->site, "b.xsl", HEAD "<xsl:import href='trainbook:/a.xsl'/>" TAIL);
  write_file (fixture->shipped, "a.xsl", HEAD "<xsl:import href='b.xsl'/>" TAIL);
  write_file (fixture->site, "self.xsl", HEAD "<xsl:include href='self.xsl'/>" TAIL);
  g_assert_null (render (fixture, "a.xsl"));
  g_assert_cmpuint (diag_count (fixture->diags, DIAG_ERROR), >=, 1);
  diag_clear (fixture->diags);
  g_assert_null (render (fixture, "self.xsl"));
  g_assert_cmpuint (diag_count (fixture->diags, DIAG_ERROR), >=, 1);
}

static void
test_compile_errors (Fixture *fixture, gconstpointer data)
{
  assert_refused (fixture, HEAD "\n<xsl:template match='/'>\n<xsl:value-of select='a['/></xsl:template>" TAIL, DIAG_RENDER_STYLESHEET, ".xsl:3");
  assert_refused (fixture, PAGE ("<xsl:call-template name='nobody'/>"), DIAG_RENDER_RUN, NULL);
  assert_refused (fixture, HEAD "<xsl:template match='['/>" TAIL, DIAG_RENDER_STYLESHEET, NULL);
  assert_refused (fixture, PAGE ("<xsl:if>x</xsl:if>"), DIAG_RENDER_STYLESHEET, NULL);
  assert_refused (fixture, "<p/>", DIAG_RENDER_STYLESHEET, NULL);
}

static void
test_doors (Fixture *fixture, gconstpointer data)
{
  g_autofree char *written = g_build_filename (fixture->folder, "written", NULL);
  g_autofree char *document = g_strdup_printf (PAGE ("<exsl:document href='%s'>x</exsl:document>"), written);
  g_autofree char *result = g_strdup_printf ("<xsl:stylesheet version='1.1' xmlns:xsl='http://www.w3.org/1999/XSL/Transform'><xsl:template match='/'>"
                                             "<xsl:document href='%s'>x</xsl:document></xsl:template></xsl:stylesheet>", written);
  g_autofree char *read = g_strdup_printf (PAGE ("<xsl:copy-of select=\"document('%s/en.xml')\"/>"), fixture->site);
  write_file (fixture->site, "en.xml", "<secret/>");
  assert_refused (fixture, document, DIAG_RENDER_RUN, NULL);
  assert_refused (fixture, result, DIAG_RENDER_RUN, NULL);
  assert_refused (fixture, read, DIAG_RENDER_RUN, ".xsl:1: error: the page \"page.html\" cannot be made");
  assert_refused (fixture, PAGE ("<xsl:copy-of select=\"document('file:///etc/passwd')\"/>"), DIAG_RENDER_RUN, NULL);
  assert_refused (fixture, PAGE ("<xsl:copy-of select=\"document('trainbook:/messages/en.xml')\"/>"), DIAG_RENDER_RUN, NULL);
  assert_refused (fixture, PAGE ("<xsl:copy-of select=\"document('')\"/>"), DIAG_RENDER_RUN, NULL);
  assert_refused (fixture, PAGE ("<xsl:copy-of select=\"document('http://127.0.0.1:9/')\"/>"), DIAG_RENDER_RUN, NULL);
  g_assert_false (g_file_test (written, G_FILE_TEST_EXISTS));
}

static void
test_endless (Fixture *fixture, gconstpointer data)
{
  write_file (fixture->site, "deep.xsl", HEAD "<xsl:template match='/' name='t'><p><xsl:call-template name='t'/></p></xsl:template>" TAIL);
  write_file (fixture->site, "wide.xsl",
              HEAD "<xsl:template match='/'><tb:fragment><xsl:call-template name='t'><xsl:with-param name='n' select='900'/></xsl:call-template></tb:fragment></xsl:template>"
              "<xsl:template name='t'><xsl:param name='n'/><xsl:if test='$n &gt; 0'>"
              "<xsl:call-template name='t'><xsl:with-param name='n' select='$n - 1'/></xsl:call-template>"
              "<xsl:call-template name='t'><xsl:with-param name='n' select='$n - 1'/></xsl:call-template></xsl:if></xsl:template>" TAIL);
  g_assert_null (render (fixture, "deep.xsl"));
  g_assert_cmpuint (diag_count_id (fixture->diags, DIAG_RENDER_RUN), >=, 1);
  diag_clear (fixture->diags);
  g_test_timer_start ();
  g_assert_null (render (fixture, "wide.xsl"));
  g_test_message ("endless recursion stopped after %.1f s", g_test_timer_elapsed ());
  g_assert_cmpuint (diag_count_id (fixture->diags, DIAG_RENDER_RUN), >=, 1);
  /* The near miss: as deep as a long list may go. */
  write_file (fixture->site, "long.xsl",
              HEAD "<xsl:template match='/'><tb:fragment><xsl:call-template name='t'><xsl:with-param name='n' select='900'/></xsl:call-template></tb:fragment></xsl:template>"
              "<xsl:template name='t'><xsl:param name='n'/><xsl:if test='$n &gt; 1'><xsl:call-template name='t'><xsl:with-param name='n' select='$n - 1'/></xsl:call-template></xsl:if>.</xsl:template>" TAIL);
  g_autofree char *dots = g_strnfill (900, '.');
  assert_renders (fixture, "long.xsl", dots);
}

static void
test_messages (Fixture *fixture, gconstpointer data)
{
  write_file (fixture->site, "note.xsl", PAGE ("<xsl:message>look here</xsl:message><p/><xsl:message>and here</xsl:message>"));
  assert_renders (fixture, "note.xsl", "<p></p>");
  g_assert_cmpuint (diag_count_id (fixture->diags, DIAG_RENDER_MESSAGE), ==, 2);
  assert_said (fixture, "templates/note.xsl:1: note: the stylesheet says on the page \"page.html\": look here");
  diag_clear (fixture->diags);
  assert_refused (fixture, PAGE ("<xsl:message terminate='yes'>no title</xsl:message>"), DIAG_RENDER_STOPPED, "no title");
}

static void
test_extensions (Fixture *fixture, gconstpointer data)
{
  write_file (fixture->site, "exslt.xsl",
              PAGE ("<xsl:variable name='list'><a>1</a><a>1</a><a>2</a></xsl:variable>"
                    "<xsl:value-of select='count(exsl:node-set($list)/*)'/> <xsl:value-of select='count(set:distinct(exsl:node-set($list)/*))'/>"
                    "<xsl:for-each select=\"str:tokenize('x,y', ',')\">[<xsl:value-of select='.'/>]</xsl:for-each>"));
  assert_renders (fixture, "exslt.xsl", "32[x][y]");
  assert_refused (fixture, HEAD "<xsl:template match='/'><tb:fragment xmlns:date='http://exslt.org/dates-and-times'><xsl:value-of select='date:date-time()'/></tb:fragment></xsl:template>" TAIL,
                  DIAG_RENDER_RUN, NULL);
}

typedef struct { Fixture *fixture; char *expected; guint wrong; } Worker;

static gpointer
render_many (gpointer data)
{
  Worker *worker = data;
  for (guint i = 0; i < 300; i++)
    {
      g_autofree char *html = NULL;
      xmlDoc *document = xmlReadMemory ("<view n='3'><item>B</item></view>", 33, NULL, NULL, 0);
      GString *out = stylesheets_render (worker->fixture->sheets, "t.xsl", document, NULL, "p", worker->fixture->diags);
      html = out == NULL ? NULL : g_string_free (out, FALSE);
      worker->wrong += g_strcmp0 (html, worker->expected) != 0;
      xmlFreeDoc (document);
    }
  return NULL;
}

static void
test_threads (Fixture *fixture, gconstpointer data)
{
  write_file (fixture->site, "t.xsl", PAGE ("<xsl:for-each select='/view/item'><xsl:sort select='.'/><p title='{../@n}'><tb:word key='of' n='.' all='../@n'/></p></xsl:for-each>"));
  g_assert_true (stylesheets_load (fixture->sheets, "t.xsl", fixture->diags));
  GThread *threads[4];
  Worker workers[4];
  for (guint i = 0; i < 4; i++)
    {
      workers[i] = (Worker) { fixture, (char *) "<p title=\"3\">B of 3 days</p>", 0 };
      threads[i] = g_thread_new ("render", render_many, &workers[i]);
    }
  for (guint i = 0; i < 4; i++)
    {
      g_thread_join (threads[i]);
      g_assert_cmpuint (workers[i].wrong, ==, 0);
    }
}

/* Every shipped stylesheet compiles in every language: no word, no file is missing. */
static void
test_shipped (Fixture *fixture, gconstpointer data)
{
  static const char *const languages[] = { "zh-Hans", "zh-Hant", "en" };
  if (!g_file_test ("templates/layout.xsl", G_FILE_TEST_EXISTS))
    {
      g_test_skip ("not run from the top of the source");
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      const char *folders[] = { "templates/messages", NULL };
      GHashTable *paths, *bytes;
      Words *words = words_load (folders, languages[i], fixture->diags);
      g_assert_nonnull (words);
      g_assert_true (assets_load (NULL, NULL, "templates", &paths, &bytes, fixture->diags));
      Stylesheets *sheets = stylesheets_new (NULL, "templates", words, paths);
      GDir *folder = g_dir_open ("templates", 0, NULL);
      const char *name;
      while ((name = g_dir_read_name (folder)) != NULL)
        if (g_str_has_suffix (name, ".xsl") && !stylesheets_load (sheets, name, fixture->diags))
          g_test_fail ();
      g_dir_close (folder);
      stylesheets_free (sheets);
      words_free (words);
      g_hash_table_unref (paths);
      g_hash_table_unref (bytes);
    }
  g_autofree char *text = said (fixture);
  g_assert_cmpstr (text, ==, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
#define TEST(name, func) g_test_add ("/stylesheets/" name, Fixture, NULL, set_up, func, tear_down)
  TEST ("page", test_page);
  TEST ("words", test_words);
  TEST ("word-mistakes", test_word_mistakes);
  TEST ("overrides", test_overrides);
  TEST ("loading-refused", test_loading_refused);
  TEST ("circles", test_circles);
  TEST ("compile-errors", test_compile_errors);
  TEST ("doors", test_doors);
  TEST ("endless", test_endless);
  TEST ("messages", test_messages);
  TEST ("extensions", test_extensions);
  TEST ("threads", test_threads);
  TEST ("shipped", test_shipped);
  return g_test_run ();
}
