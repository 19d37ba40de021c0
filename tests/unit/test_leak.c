#include "proof/leak.h"
#include "text/locale.h"

#include <string.h>

static void
note (const LeakHit *hit, gpointer data)
{
  static const char *const places[] = { "text", "attribute", "comment" };
  g_string_append_printf (data, "%u:%u:%s:%.*s|", hit->subject, hit->line, places[hit->place], (int) hit->run_length, hit->run);
}

static void
expect (const LeakScan *scan, const char *bytes, gboolean marked, const char *found)
{
  g_autoptr (GString) list = g_string_new (NULL);
  leak_scan_run (scan, bytes, strlen (bytes), marked, note, list);
  g_assert_cmpstr (list->str, ==, found);
}

static void
test_places (void)
{
  LeakScan *scan = leak_scan_new ();
  g_assert_true (leak_scan_add (scan, "陈静", 0, 0, FALSE));
  g_assert_true (leak_scan_add (scan, "E107", 1, 0, FALSE));
  g_assert_false (leak_scan_add (scan, "E", 2, 0, FALSE));
  leak_scan_prepare (scan);
  expect (scan, "<p>找陈静。</p>", TRUE, "0:1:text:找陈静。|");
  expect (scan, "<p>\n<img alt=\"陈静的照片\" src=\"a.png\"/>", TRUE, "0:2:attribute:陈静的照片|");
  expect (scan, "<!-- E107 --><p>E107</p>", TRUE, "1:1:comment: E107 |1:1:text:E107|");
  expect (scan, "<p>陈</p><p>静</p>", TRUE, "");
  expect (scan, "a,b\nE107,陈静\n", FALSE, "1:2:text:E107,陈静|0:2:text:E107,陈静|");
  expect (scan, "E1070 XE107 E107a _E107", FALSE, "");
  expect (scan, "(E107)", FALSE, "1:1:text:(E107)|");
  expect (scan, "<a href=\"people/%E9%99%88%E9%9D%99.html\">-</a>", TRUE, "0:1:attribute:people/%E9%99%88%E9%9D%99.html|");
  expect (scan, "", TRUE, "");
  expect (scan, "静", TRUE, "");
  leak_scan_free (scan);
}

/* A name that is a word too counts only where it stands alone. */
static void
test_alone (void)
{
  LeakScan *scan = leak_scan_new ();
  leak_scan_add (scan, "高峰", 0, 0, TRUE);
  leak_scan_add (scan, "Grace", 1, 0, TRUE);
  leak_scan_prepare (scan);
  expect (scan, "<td>高峰期</td><td>早高峰</td>", TRUE, "");
  expect (scan, "<td>高峰</td>", TRUE, "0:1:text:高峰|");
  expect (scan, "<p>李明、高峰、王磊</p>", TRUE, "0:1:text:李明、高峰、王磊|");
  expect (scan, "<p>Grace, Graceful</p>", TRUE, "1:1:text:Grace, Graceful|");
  leak_scan_free (scan);
}

static void
test_rows (void)
{
  static const char page[] = "<table><tr><th>A</th><td>1</td></tr><tr><th>B</th><td>2</td></tr></table><path d=\"x\"/>C";
  gsize start, end, length = sizeof page - 1;
  leak_row (page, length, (gsize) (strstr (page, "B") - page), TRUE, &start, &end);
  g_assert_cmpint (strncmp (page + start, "<tr><th>B", 9), ==, 0);
  g_assert_cmpuint (end, ==, (gsize) (strstr (page, "</tr></table>") - page));
  leak_row (page, length, length - 1, TRUE, &start, &end);
  g_assert_cmpuint (start, ==, length - 1);      /* <path> is no paragraph */
}

static void
test_words (void)
{
  g_assert_true (text_is_word ("高峰"));
  g_assert_true (text_is_word ("Grace"));
  g_assert_false (text_is_word ("Lin Hua"));
  g_assert_false (text_is_word ("解文博"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  g_test_add_func ("/leak/places", test_places);
  g_test_add_func ("/leak/alone", test_alone);
  g_test_add_func ("/leak/rows", test_rows);
  g_test_add_func ("/leak/words", test_words);
  return g_test_run ();
}
