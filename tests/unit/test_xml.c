#include "text/xml.h"

#include <sys/resource.h>

#include "text_support.h"

static void
check_bytes (const char *xml, gsize length, const char *root, const char *messages)
{
  Diagnostics *diags = diag_new ();
  xmlDoc *document = xml_parse_bytes (xml, length, "t.xml", diags);
  g_assert_cmpstr (document == NULL ? NULL : (const char *) xmlDocGetRootElement (document)->name, ==, root);
  assert_said (diags, messages);
  if (document != NULL)
    xmlFreeDoc (document);
  diag_free (diags);
}

static void
check (const char *xml, const char *root, const char *messages)
{
  check_bytes (xml, strlen (xml), root, messages);
}

static void
test_documents (void)
{
  check ("<a/>", "a", "");
  check ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- x -->\n<成绩 n=\"1\">陈&amp;&#x9759;<![CDATA[<]]></成绩>\n", "成绩", "");
  Diagnostics *diags = diag_new ();
  static const char xml[] = "<a>x<![CDATA[<b>]]>&lt;</a>";
  xmlDoc *document = xml_parse_bytes (xml, strlen (xml), "t.xml", diags);
  xmlChar *text = xmlNodeGetContent (xmlDocGetRootElement (document));
  g_assert_cmpstr ((const char *) text, ==, "x<b><");
  xmlFree (text);
  xmlFreeDoc (document);
  diag_free (diags);
}

static void
test_broken (void)
{
  check ("", NULL, "1:1 xml-syntax\n");
  check ("words", NULL, "1:1 xml-syntax\n");
  check ("<a>\n<b></a>", NULL, "2:8 xml-syntax\n");
  check ("<a>\n陈静 & x</a>", NULL, "2:5 xml-syntax\n");
  check ("<a>&nbsp;</a>", NULL, "1:10 xml-syntax\n");
  check ("<a b=1/>", NULL, "1:6 xml-syntax\n");
  check ("<x:a/>", NULL, "1:5 xml-syntax\n");
  check ("<a/><b/>", NULL, "1:5 xml-syntax\n");
}

static void
test_doctype (void)
{
  check ("<!DOCTYPE a>\n<a/>", NULL, "1 xml-doctype\n");
  check ("<?xml version=\"1.0\"?>\n<!DOCTYPE a SYSTEM \"file:///etc/passwd\">\n<a/>", NULL, "2 xml-doctype\n");
  check ("\n\n<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>\n<a>&x;</a>", NULL, "3 xml-doctype\n");
  check ("<!DOCTYPE a [<!ENTITY x \"lol\"><!ENTITY y \"&x;&x;&x;\">]>\n<a>&y;</a>", NULL, "1 xml-doctype\n");
  check ("<!DOCTYPE a [ broken", NULL, "1 xml-doctype\n");
}

static char *
nested (guint depth)
{
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < depth; i++)
    g_string_append (text, "<a>");
  for (guint i = 0; i < depth; i++)
    g_string_append (text, "</a>");
  return g_string_free (text, FALSE);
}

static void
test_limits (void)
{
  g_autofree char *right = nested (200), *deep = nested (100000);
  check (right, "a", "");
  Diagnostics *diags = diag_new ();
  g_assert_null (xml_parse_bytes (deep, strlen (deep), "t.xml", diags));
  g_assert_cmpuint (diag_count (diags, DIAG_ERROR), ==, 1);
  diag_free (diags);
  /* Lines beyond 65535 keep their number. */
  GString *text = g_string_new ("<a>");
  for (guint i = 0; i < 100000; i++)
    g_string_append (text, "\n");
  g_string_append (text, "<b></a>");
  check (text->str, NULL, "100001:8 xml-syntax\n");
  g_string_free (text, TRUE);
}

/* Two documents are parsed at once without their messages getting mixed. */
static gpointer
parse_many (gpointer data)
{
  Diagnostics *diags = diag_new ();
  for (guint i = 0; i < 300; i++)
    {
      xmlDoc *document = xml_parse_bytes ("<a>\n<b></a>", 11, data, diags);
      g_assert_null (document);
    }
  g_assert_cmpuint (diag_count (diags, DIAG_ERROR), ==, 1);
  g_autofree char *text = said_in_full (diags);
  g_assert_true (g_str_has_prefix (text, data));
  diag_free (diags);
  return NULL;
}

static void
test_threads (void)
{
  GThread *one = g_thread_new ("one", parse_many, (gpointer) "one.xml:2:8");
  GThread *two = g_thread_new ("two", parse_many, (gpointer) "two.xml:2:8");
  g_thread_join (one);
  g_thread_join (two);
}

typedef struct {
  GString *text;
  guint stop_after;
  guint n;
} Seen;

static gboolean
see (xmlNode *element, guint line, gpointer data)
{
  Seen *seen = data;
  xmlChar *content = xmlNodeGetContent (element), *name = xmlGetNoNsProp (element, (const xmlChar *) "name");
  if (seen->text != NULL)
    g_string_append_printf (seen->text, "%u %s %s\n", line, name != NULL ? (char *) name : "-", content);
  xmlFree (content);
  xmlFree (name);
  seen->n++;
  return seen->n != seen->stop_after;
}

static void
check_each (const char *xml, gssize length, guint stop_after, gboolean right, const char *text, const char *messages)
{
  Diagnostics *diags = diag_new ();
  Seen seen = { .text = g_string_new (NULL), .stop_after = stop_after };
  char *path = temporary_file (xml, length);
  g_assert_cmpint (xml_each (path, "t.xml", "result", see, &seen, diags), ==, right);
  g_assert_cmpstr (seen.text->str, ==, text);
  assert_said (diags, messages);
  g_string_free (seen.text, TRUE);
  remove_file (path);
  diag_free (diags);
}

static void
test_each (void)
{
  static const char xml[] = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<results>\n noise <other><x/>noise</other>\n<result name=\"a\">1<b>陈</b><!-- c --></result>\n"
                            "<list><result>\n2</result><result>3<result>4</result></result></list>\n</results>\n";
  check_each (xml, -1, 0, TRUE, "4 a 1陈\n5 - \n2\n6 - 34\n", "");
  check_each (xml, -1, 2, FALSE, "4 a 1陈\n5 - \n2\n", "");
  check_each ("<result>x</result>", -1, 0, TRUE, "1 - x\n", "");
  check_each ("<a><result>x</result>\n<result>y</a>", -1, 0, FALSE, "1 - x\n", "2:14 xml-syntax\n");
  check_each ("<!DOCTYPE a [<!ENTITY x \"y\">]><a><result>&x;</result></a>", -1, 0, FALSE, "", "1 xml-doctype\n");
  check_each ("", 0, 0, FALSE, "", "1:1 xml-syntax\n");
  check_each ("x", 1, 0, FALSE, "", "1:1 xml-syntax\n");
  check_each ("<a>\xff</a>", -1, 0, FALSE, "", "1:4 xml-syntax\n");
  check_each ("\xef\xbb\xbf<a><result>陈</result></a>", -1, 0, TRUE, "1 - 陈\n", "");
  Diagnostics *diags = diag_new ();
  Seen seen = { 0 };
  g_assert_false (xml_each ("/nonexistent/t.xml", "t.xml", "result", see, &seen, diags));
  g_assert_false (xml_each ("/tmp", "folder", "result", see, &seen, diags));
  assert_said (diags, "- file-is-directory\n- file-missing\n");
  diag_free (diags);
}

/* 60 MB pass through a small memory. */
static void
test_stream (void)
{
  GString *text = g_string_new ("<results>\n");
  guint expected = 0;
  for (; text->len < 60 * 1000 * 1000; expected++)
    g_string_append (text, "<result name=\"陈静\"><assignment>a1</assignment><student>E107</student><score>87.5</score></result>\n<!-- x --><skip><deep>text</deep></skip>\n");
  g_string_append (text, "</results>\n");
  char *path = temporary_file (text->str, (gssize) text->len);
  g_string_free (text, TRUE);
  struct rusage before, after;
  getrusage (RUSAGE_SELF, &before);
  Diagnostics *diags = diag_new ();
  Seen seen = { 0 };
  g_assert_true (xml_each (path, "t.xml", "result", see, &seen, diags));
  getrusage (RUSAGE_SELF, &after);
  g_assert_cmpuint (seen.n, ==, expected);
#ifndef __SANITIZE_ADDRESS__  /* which keeps what was freed */
  g_assert_cmpint (after.ru_maxrss - before.ru_maxrss, <, 20 * 1024);
#endif
  /* One element that is too large to hold. */
  assert_said (diags, "");
  remove_file (path);
  text = g_string_new ("<results>\n<result>");
  while (text->len < 30 * 1000 * 1000)
    g_string_append (text, "<x/>");
  g_string_append (text, "</result></results>\n");
  path = temporary_file (text->str, (gssize) text->len);
  g_string_free (text, TRUE);
  g_assert_false (xml_each (path, "t.xml", "result", see, &seen, diags));
  assert_said (diags, "2 xml-element-large\n");
  remove_file (path);
  diag_free (diags);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  g_test_add_func ("/xml/documents", test_documents);
  g_test_add_func ("/xml/broken", test_broken);
  g_test_add_func ("/xml/doctype", test_doctype);
  g_test_add_func ("/xml/limits", test_limits);
  g_test_add_func ("/xml/threads", test_threads);
  g_test_add_func ("/xml/each", test_each);
  g_test_add_func ("/xml/stream", test_stream);
  return g_test_run ();
}
