/* The quick reader of plain XML against libxml2: what it takes, libxml2 takes too and understands alike; what it refuses may be good. */
#include "proof/plain.h"

#include <string.h>

#define HEAD "<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"zh-Hans\"><head><title>a · b</title><meta charset=\"utf-8\"/></head>"

static const char *const pages[] = {
  HEAD "<body class=\"x\"><p id=\"甲\">新人，入职 &amp; &lt;转正&gt; &#160;&#x4e00;</p>\n<a href=\"../b.html#一\">x</a><br/><img src=\"a.png\" alt=\"\"/></body></html>\n",
  HEAD "<body><table><tr><td headers=\"a b\">1</td></tr></table><svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><g><rect width=\"1\"/></g></svg></body></html>",
  HEAD "<body><pre>a[b[0]] = \"c\" ']'</pre><style>p{background:url(a.png)}</style><p title=\"&quot;q&quot; &lt; &#10; 1\">\t\xEF\xBC\x8C \xEF\xBF\xBD</p></body></html>",
};

/* Nothing that libxml2 reads otherwise may be taken; the first group it refuses altogether. */
static const char *const odd[] = {
  "<p>", "</p>", "<p></b>", "<p a=\"1\" a=\"2\"/>", "a & b", "&nbsp;", "<p a=\"<\"/>", "]]>", "\x01", "\xEF\xBF\xBE", "\xEF\xBF\xBF", "&#0;", "&#x1F;", "&#xD800;",
  "&#xFFFE;", "&#1114112;", "&#;", "&#x;", "\xFF", "\xED\xA0\x80", "\xC0\x80", "<1/>", "<p a=1/>", "<p a/>", "<p a=\"1\"b=\"2\"/>", "< p/>", "<p xmlns=\"http://www.w3.org/1999/xhtml\" xmlns=\"http://www.w3.org/1999/xhtml\"/>",
  "</body></html><html>", "<!", "<?x", "<",
  "<!-- c -->", "<?x y?>", "<![CDATA[x]]>", "<x:p xmlns:x=\"u\"/>", "<p a='1'/>", "<p\na=\"1\"/>", "<p a=\"1\" />", "<p></p >", "<p a=\"x&amp;y\"/>", "<p a=\"&#38;\"/>", "<p a=\"x\ny\"/>", "\r\n",
  "<p xmlns=\"\"/>", "<p xmlns=\"urn:x\"/>",
};

/* ---- what a parser said, as a text ---- */

static void
log_start (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int n_namespaces, const xmlChar **namespaces,
           int n_attributes, int n_defaulted, const xmlChar **attributes)
{
  GString *log = data;
  g_string_append_printf (log, "\n<%s {%s}", (const char *) name, uri != NULL ? (const char *) uri : "");
  for (int i = 0; i < n_attributes; i++, attributes += 5)
    g_string_append_printf (log, " %s=[%.*s]", (const char *) attributes[0], (int) (attributes[4] - attributes[3]), (const char *) attributes[3]);
  g_string_append (log, ">\n");
}

static void
log_end (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
  g_string_append_printf (data, "\n</%s {%s}>\n", (const char *) name, uri != NULL ? (const char *) uri : "");
}

static void
log_text (void *data, const xmlChar *text, int length)
{
  g_string_append_len (data, (const char *) text, length);
}

static xmlParserCtxt *
new_parser (void)
{
  xmlParserCtxt *parser = xmlNewParserCtxt ();
  memset (parser->sax, 0, sizeof *parser->sax);
  parser->sax->initialized = XML_SAX2_MAGIC;
  parser->sax->startElementNs = log_start;
  parser->sax->endElementNs = log_end;
  parser->sax->characters = log_text;
  parser->sax->ignorableWhitespace = log_text;
  parser->sax->cdataBlock = log_text;
  return parser;
}

/* Whether the quick reader took the page; then libxml2 must have said the same. */
static gboolean
compare (xmlParserCtxt *parser, const char *page, gsize length)
{
  GString *quick = g_string_new (NULL), *whole = g_string_new (NULL);
  g_autofree char *copy = g_memdup2 (page, length + 1);
  gboolean taken = plain_read (copy, length, parser->sax, quick);
  if (taken)
    {
      parser->userData = whole;
      xmlFreeDoc (xmlCtxtReadMemory (parser, page, (int) length, NULL, NULL, XML_PARSE_NONET | XML_PARSE_BIG_LINES | XML_PARSE_IGNORE_ENC));
      if (!parser->wellFormed || parser->errNo != 0 || strcmp (quick->str, whole->str) != 0)
        {
          g_test_message ("taken, but libxml2 differs (%d): %s\n%s\n%s", parser->errNo, page, quick->str, whole->str);
          g_test_fail ();
        }
    }
  g_string_free (quick, TRUE);
  g_string_free (whole, TRUE);
  return taken;
}

static void
test_taken (void)
{
  xmlParserCtxt *parser = new_parser ();
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    g_assert_true (compare (parser, pages[i], strlen (pages[i])));
  xmlFreeParserCtxt (parser);
}

static void
test_odd (void)
{
  xmlParserCtxt *parser = new_parser ();
  for (guint i = 0; i < G_N_ELEMENTS (odd); i++)
    {
      g_autofree char *page = g_strconcat (HEAD "<body>", odd[i], "</body></html>\n", NULL);
      if (compare (parser, page, strlen (page)))
        g_test_message ("taken: %s", odd[i]), g_test_fail ();
    }
  static const char *const wholes[] = { "", "<!DOCTYPE html>", "<html></html>", "<!DOCTYPE html SYSTEM \"x\"><html></html>", "<!DOCTYPE html><p/><p/>",
                                        "<!DOCTYPE html><p/>x", "<!DOCTYPE html>x<p/>", "\xEF\xBB\xBF<!DOCTYPE html><p/>", "<!DOCTYPE html><p/>\n<!-- -->" };
  for (guint i = 0; i < G_N_ELEMENTS (wholes); i++)
    g_assert_false (compare (parser, wholes[i], strlen (wholes[i])));
  g_assert_false (compare (parser, "<!DOCTYPE html><p/>\0", 20));
  g_assert_false (compare (parser, "<!DOCTYPE html><p>\0</p>", 23));
  xmlFreeParserCtxt (parser);
}

static void
test_deep (void)
{
  xmlParserCtxt *parser = new_parser ();
  for (guint depth = 190; depth < 270; depth++)
    {
      GString *page = g_string_new ("<!DOCTYPE html>");
      for (guint i = 0; i < depth; i++)
        g_string_append (page, "<b>");
      for (guint i = 0; i < depth; i++)
        g_string_append (page, "</b>");
      g_assert_cmpint (compare (parser, page->str, page->len), ==, depth <= 200);
      g_string_free (page, TRUE);
    }
  xmlFreeParserCtxt (parser);
}

/* Pages with a few bytes changed, put in or taken out. */
static void
test_mutations (void)
{
  static const char *const pieces[] = { "<", ">", "/", "\"", "'", "&", ";", "=", " ", "\n", "\t", "\r", "]]>", "]]", "<p>", "</p>", "<br/>", "&amp;", "&#38;", "&lt;", "&#x9;",
                                        "&#55296;", " id=\"x\"", " xmlns=\"http://www.w3.org/2000/svg\"", " xmlns=\"\"", ":", "x", "中", "\xEF", "\xBF", "\xBE", "\x80", "\x01", "<!--", "-->", "<?", "-", "0" };
  guint rounds = g_test_slow () ? 2000000 : 40000, taken = 0;
  g_autoptr (GRand) dice = g_rand_new_with_seed (20261120);
  xmlParserCtxt *parser = new_parser ();
  for (guint round = 0; round < rounds && !g_test_failed (); round++)
    {
      GString *page = g_string_new (pages[(guint) g_rand_int_range (dice, 0, G_N_ELEMENTS (pages))]);
      for (gint changes = g_rand_int_range (dice, 1, 4); changes > 0; changes--)
        {
          gssize at = g_rand_int_range (dice, 0, (gint32) page->len);
          if (g_rand_int_range (dice, 0, 3) > 0)
            g_string_erase (page, at, at + 2 < (gssize) page->len ? g_rand_int_range (dice, 0, 3) : 0);
          if (g_rand_int_range (dice, 0, 3) > 0)
            g_string_insert (page, at, pieces[(guint) g_rand_int_range (dice, 0, G_N_ELEMENTS (pieces))]);
          else
            {
              /* Something that stands elsewhere in the page. */
              gint32 from = g_rand_int_range (dice, 0, (gint32) page->len), length = g_rand_int_range (dice, 1, 40);
              g_autofree char *piece = g_strndup (page->str + from, (gsize) length);
              g_string_insert (page, at, piece);
            }
        }
      taken += compare (parser, page->str, page->len);
      g_string_free (page, TRUE);
    }
  g_test_message ("%u of %u taken", taken, rounds);
  g_assert_cmpuint (taken, >, rounds / 50);
  xmlFreeParserCtxt (parser);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  g_test_add_func ("/plain/taken", test_taken);
  g_test_add_func ("/plain/odd", test_odd);
  g_test_add_func ("/plain/deep", test_deep);
  g_test_add_func ("/plain/mutations", test_mutations);
  return g_test_run ();
}
