/* The serialiser: a tree in, HTML5 in XML syntax out. */
#include "render/html.h"

#include <libxml/parser.h>
#include <string.h>

#define XHTML "xmlns='http://www.w3.org/1999/xhtml' xmlns:tb='urn:trainbook'"

typedef struct { const char *name, *tree, *html; } Case;

static const Case cases[] = {
  { "page", "<html " XHTML " lang='zh'><head><title>标题</title></head><body/></html>",
    "<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"zh\"><head><title>标题</title></head><body></body></html>\n" },
  { "no namespace", "<html lang='en'><body><br/></body></html>",
    "<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"en\"><body><br/></body></html>\n" },
  { "prefix", "<h:html xmlns:h='http://www.w3.org/1999/xhtml'><h:p/></h:html>",
    "<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\"><p></p></html>\n" },
  { "void and empty", "<tb:fragment " XHTML "><p/><br/><img src='a'/><td></td><script src='x'/><textarea/><wbr/><i/></tb:fragment>",
    "<p></p><br/><img src=\"a\"/><td></td><script src=\"x\"></script><textarea></textarea><wbr/><i></i>" },
  { "escapes", "<tb:fragment " XHTML "><p title='&lt;&amp;&quot;&#39;>&#10;&#9;&#13;'>&lt;b&gt; &amp;amp; \" &#13;中\ttab\nline</p></tb:fragment>",
    "<p title=\"&lt;&amp;&quot;'>&#10;&#9;&#13;\">&lt;b&gt; &amp;amp; \" &#13;中\ttab\nline</p>" },
  { "full-width characters", "<tb:fragment " XHTML ">（，）！\xEF\xBF\xBD</tb:fragment>", "（，）！\xEF\xBF\xBD" },
  { "comments and instructions", "<tb:fragment " XHTML "><p><!-- c --><?php x?>a<![CDATA[<b>]]></p></tb:fragment>", "<p>a&lt;b&gt;</p>" },
  { "inserts", "<tb:fragment " XHTML ">[<tb:insert name='body'/>]<p><tb:insert name='empty'/></p></tb:fragment>", "[<p>&amp;</p>]<p></p>" },
  { "svg", "<tb:fragment " XHTML "><figure><svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'><title>t</title><path d='M0'/><g/>"
           "<foreignObject><p xmlns='http://www.w3.org/1999/xhtml'/></foreignObject></svg></figure></tb:fragment>",
    "<figure><svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"><title>t</title><path d=\"M0\"/><g/>"
    "<foreignObject><p xmlns=\"http://www.w3.org/1999/xhtml\"></p></foreignObject></svg></figure>" },
  { "svg without its namespace", "<tb:fragment " XHTML "><svg width='1'><rect/></svg><p/></tb:fragment>",
    "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1\"><rect/></svg><p></p>" },
  { "xlink", "<tb:fragment " XHTML "><svg xmlns='http://www.w3.org/2000/svg' xmlns:x='http://www.w3.org/1999/xlink'><use x:href='#a'/></svg></tb:fragment>",
    "<svg xmlns=\"http://www.w3.org/2000/svg\"><use xmlns:xlink=\"http://www.w3.org/1999/xlink\" xlink:href=\"#a\"/></svg>" },
  { "mathml", "<tb:fragment " XHTML "><math xmlns='http://www.w3.org/1998/Math/MathML'><mi>x</mi><mspace/></math></tb:fragment>",
    "<math xmlns=\"http://www.w3.org/1998/Math/MathML\"><mi>x</mi><mspace/></math>" },
  { "our attributes", "<tb:fragment " XHTML "><p tb:x='1' xml:lang='en' id='a'/></tb:fragment>", "<p xml:lang=\"en\" id=\"a\"></p>" },
  { "script and style", "<tb:fragment " XHTML "><script>if (a > b) x ('\"');</script><style>a > b { color: red }</style></tb:fragment>",
    "<script>if (a > b) x ('\"');</script><style>a > b { color: red }</style>" },
  { "style inserted", "<tb:fragment " XHTML "><style><tb:insert name='style'/></style></tb:fragment>", "<style>a{}</style>" },
  { "first newline", "<tb:fragment " XHTML "><pre>\na</pre><pre>a\n</pre></tb:fragment>", "<pre>\n\na</pre><pre>a\n</pre>" },
};

typedef struct { const char *name, *tree; DiagId id; } Refusal;

static const Refusal refusals[] = {
  { "unknown insert", "<tb:fragment " XHTML "><tb:insert name='nobody'/></tb:fragment>", DIAG_RENDER_INSERT },
  { "insert without name", "<tb:fragment " XHTML "><tb:insert/></tb:fragment>", DIAG_RENDER_INSERT },
  { "unknown element of ours", "<tb:fragment " XHTML "><tb:other/></tb:fragment>", DIAG_RENDER_ELEMENT },
  { "other namespace", "<tb:fragment " XHTML "><x xmlns='urn:x'/></tb:fragment>", DIAG_RENDER_NAMESPACE },
  { "attribute of another namespace", "<tb:fragment " XHTML "><p xmlns:x='urn:x' x:a='1'/></tb:fragment>", DIAG_RENDER_NAMESPACE },
  { "full void element", "<tb:fragment " XHTML "><br>x</br></tb:fragment>", DIAG_RENDER_VOID },
  { "script with less-than", "<tb:fragment " XHTML "><script>a &lt; b</script></tb:fragment>", DIAG_RENDER_RAW },
  { "script with end tag", "<tb:fragment " XHTML "><script><![CDATA[x = '</script><p>']]></script></tb:fragment>", DIAG_RENDER_RAW },
  { "style with ampersand", "<tb:fragment " XHTML "><style>a &amp; b</style></tb:fragment>", DIAG_RENDER_RAW },
  { "style with an element", "<tb:fragment " XHTML "><style><p/></style></tb:fragment>", DIAG_RENDER_RAW },
  { "style with markup inserted", "<tb:fragment " XHTML "><style><tb:insert name='body'/></style></tb:fragment>", DIAG_RENDER_RAW },
  { "end of CDATA in script", "<tb:fragment " XHTML "><script>a]]&gt;b</script></tb:fragment>", DIAG_RENDER_RAW },
  { "other root", "<p " XHTML "/>", DIAG_RENDER_ROOT },
};

static gboolean
write_tree (const char *tree, GString *out, Diagnostics *diags)
{
  xmlDoc *document = xmlReadMemory (tree, (int) strlen (tree), NULL, NULL, 0);
  g_assert_nonnull (document);
  GHashTable *inserts = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_bytes_unref);
  g_hash_table_insert (inserts, (char *) "body", g_bytes_new_static ("<p>&amp;</p>", 12));
  g_hash_table_insert (inserts, (char *) "style", g_bytes_new_static ("a{}", 3));
  g_hash_table_insert (inserts, (char *) "empty", g_bytes_new_static ("", 0));
  Place place = { "templates/t.xsl", 0, 0, 0 };
  gboolean good = html_write (out, document, inserts, "page.html", &place, diags);
  g_hash_table_unref (inserts);
  xmlFreeDoc (document);
  return good;
}

static void
test_case (gconstpointer data)
{
  const Case *one = data;
  Diagnostics *diags = diag_new ();
  g_autoptr (GString) out = g_string_new (NULL);
  g_assert_true (write_tree (one->tree, out, diags));
  g_assert_cmpstr (out->str, ==, one->html);
  g_assert_cmpuint (diag_count (diags, DIAG_ERROR), ==, 0);
  diag_free (diags);
}

static void
test_refusal (gconstpointer data)
{
  const Refusal *one = data;
  Diagnostics *diags = diag_new ();
  g_autoptr (GString) out = g_string_new (NULL);
  g_assert_false (write_tree (one->tree, out, diags));
  g_assert_cmpuint (diag_count_id (diags, one->id), >=, 1);
  diag_free (diags);
}

/* Trees that no parser makes, but a program can. */
static void
test_made_trees (void)
{
  Diagnostics *diags = diag_new ();
  g_autoptr (GString) out = g_string_new (NULL);
  xmlDoc *document = xmlNewDoc (BAD_CAST "1.0");
  Place place = { "t.xsl", 0, 0, 0 };
  g_assert_false (html_write (out, document, NULL, "p", &place, diags));
  g_assert_cmpuint (diag_count_id (diags, DIAG_RENDER_EMPTY), ==, 1);

  xmlNode *root = xmlNewDocNode (document, NULL, BAD_CAST "html", NULL);
  xmlDocSetRootElement (document, root);
  xmlAddChild (root, xmlNewDocText (document, BAD_CAST "a\x01\x1f" "b\xEF\xBF\xBE" "c\xEF\xBF\xBF"));
  xmlNewProp (root, BAD_CAST "title", BAD_CAST "\x02x");
  g_assert_true (html_write (out, document, NULL, "p", &place, diags));
  g_assert_cmpstr (out->str, ==, "<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" title=\"x\">abc</html>\n");

  xmlNode *node = root;
  for (guint i = 0; i < 300; i++)
    node = xmlNewChild (node, NULL, BAD_CAST "i", NULL);
  g_assert_false (html_write (out, document, NULL, "p", &place, diags));
  g_assert_cmpuint (diag_count_id (diags, DIAG_RENDER_DEPTH), ==, 1);
  xmlFreeDoc (document);
  diag_free (diags);
}

/* A page as the templates make it, about 10 KB; with -m perf the time is printed. */
static void
test_speed (void)
{
  GString *tree = g_string_new ("<html " XHTML " lang='zh'><head><title>t</title></head><body>");
  for (guint i = 0; i < 60; i++)
    g_string_append_printf (tree, "<li class='item'><a href='../part/page-%u.html'>第 %u 章 客户服务流程</a><span class='n'>%u</span></li>"
                            "<p>培训记录、考核成绩与出勤情况一并公布。</p>", i, i, i);
  g_string_append (tree, "</body></html>");
  xmlDoc *document = xmlReadMemory (tree->str, (int) tree->len, NULL, NULL, 0);
  Place place = { "t.xsl", 0, 0, 0 };
  Diagnostics *diags = diag_new ();
  gsize length = 0;
  g_test_timer_start ();
  guint rounds = g_test_perf () ? 5000 : 5;
  for (guint i = 0; i < rounds; i++)
    {
      g_autoptr (GString) out = g_string_sized_new (16384);
      g_assert_true (html_write (out, document, NULL, "p", &place, diags));
      length = out->len;
    }
  g_test_minimized_result (g_test_timer_elapsed () * 1e6 / rounds, "%.1f us for %" G_GSIZE_FORMAT " bytes",
                           g_test_timer_elapsed () * 1e6 / rounds, length);
  xmlFreeDoc (document);
  g_string_free (tree, TRUE);
  diag_free (diags);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/html/writes/", cases[i].name, NULL);
      g_test_add_data_func (path, &cases[i], test_case);
    }
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autofree char *path = g_strconcat ("/html/refuses/", refusals[i].name, NULL);
      g_test_add_data_func (path, &refusals[i], test_refusal);
    }
  g_test_add_func ("/html/made-trees", test_made_trees);
  g_test_add_func ("/html/speed", test_speed);
  return g_test_run ();
}
