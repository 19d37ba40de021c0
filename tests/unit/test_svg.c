/* What a chart's SVG may hold. */
#include "chart/svg.h"

#include <libxml/parser.h>
#include <string.h>

static gboolean
passes (const char *svg, const char *key)
{
  xmlDoc *document = xmlReadMemory (svg, (int) strlen (svg), NULL, NULL, XML_PARSE_NONET | XML_PARSE_NOERROR);
  g_autofree char *why = NULL;
  gboolean good = document && svg_check (xmlDocGetRootElement (document), key, &why);

  g_assert_cmpint (good, ==, why == NULL && document != NULL);
  xmlFreeDoc (document);
  return good;
}

#define SVG(content) "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\">" content "</svg>"

static void
test_check (void)
{
  static const char *const good[] = {
    SVG (""), SVG ("<g class=\"node\"><rect x=\"1\" y=\"2\"/><text>a &lt; b</text></g>"), SVG ("<title id=\"k-title\">x</title>"),
    SVG ("<a href=\"../a.html#b\"><text>x</text></a>"), SVG ("<path d=\"M0 0L1 1Z\"/>"),
  };
  static const char *const bad[] = {
    SVG ("<script/>"), SVG ("<foreignObject/>"), SVG ("<image/>"), SVG ("<style/>"), SVG ("<g onclick=\"x\"/>"), SVG ("<use href=\"#k\"/>"),
    SVG ("<a href=\"javascript:alert(1)\"/>"), SVG ("<rect style=\"x\"/>"), SVG ("<title id=\"other\">x</title>"), SVG ("<!-- c -->"),
    SVG ("<?pi x?>"), SVG ("<rect fill=\"url(#x);\"/>"), SVG ("<g xmlns=\"http://www.w3.org/1999/xhtml\"/>"),
    SVG ("<a xmlns:xlink=\"http://www.w3.org/1999/xlink\" xlink:href=\"x\"/>"), "<svg/>", "<html/>", "not xml",
  };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    if (!passes (good[i], "k"))
      g_test_fail_printf ("refused: %s", good[i]);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    if (passes (bad[i], "k"))
      g_test_fail_printf ("let through: %s", bad[i]);
}

static void
test_links (void)
{
  static const char *const good[] = { "a.html", "../a/b.html#c", "#c", "http://a.b/", "HTTPS://a.b/?q=x:y", "mailto:a@b.c", "a/b:c", "?a=b:c",
                                      "制度.html" };
  static const char *const bad[] = { "", "javascript:alert(1)", "JavaScript:x", "data:text/html,x", "file:///etc/passwd", "//host/x", "a b",
                                     "java\tscript:x", "\x01javascript:x", "vbscript:x", "x\"y", "a<b", "\\\\host", "http", "a:b" };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    if (!svg_link_is_safe (good[i]))
      g_test_fail_printf ("refused: %s", good[i]);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    if (svg_link_is_safe (bad[i]) && !g_str_equal (bad[i], "http")) /* a relative address that is called http */
      g_test_fail_printf ("let through: %s", bad[i]);
}

static void
test_numbers (void)
{
  static const struct { double number; const char *text; } cases[]
    = { { 0, "0" }, { 1, "1" }, { 1.25, "1.3" }, { -0.04, "0" }, { -1.5, "-1.5" }, { 100, "100" }, { 73500.96, "73501" }, { 0.1, "0.1" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);

      svg_number (text, cases[i].number);
      g_assert_cmpstr (text->str, ==, cases[i].text);
    }
}

static void
test_text (void)
{
  g_autoptr (GString) text = g_string_new (NULL);

  svg_text (text, "a<b>&\"'组]]>");
  g_assert_cmpstr (text->str, ==, "a&lt;b&gt;&amp;&quot;'组]]&gt;");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  g_test_add_func ("/svg/check", test_check);
  g_test_add_func ("/svg/links", test_links);
  g_test_add_func ("/svg/numbers", test_numbers);
  g_test_add_func ("/svg/text", test_text);
  return g_test_run ();
}
