/* Digests: always below their limits, valid, never a broken sentence, whatever the texts are. */
#include "view/digest_lines.h"

#include <string.h>

static const char *const hostile[] = {
  "", " ", "普通的一句话。", "**粗** _斜_ `码` [链](http://x.example) <font color=red>红</font> # 题 | ~~删~~ @all \\",
  "- 列表", "1. 编号", "--- ", "=== ", "第一行\n# 第二行\r\n> 第三行", "https://evil.example/a_b", "\xF0\x9F\x98\x80😀 表情", "\xE2\x80\xAE倒写", "半个\xE4\xB8", "Ends. Begins! Asks? No.5 3.5",
};

static void
test_limits (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  for (guint round = 0; round < 300; round++)
    {
      gboolean markdown = round % 2 == 1;
      glong most = markdown ? G_MAXLONG : 300;
      gsize bytes = markdown ? 4095 : 2047;
      DigestLines lines;
      g_autoptr (GPtrArray) added = g_ptr_array_new_with_free_func (g_free);
      digest_lines_init (&lines, markdown, most, bytes);
      for (guint group = 0; group < 5; group++)
        {
          digest_lines_begin (&lines, group == 0 ? NULL : "标题", group % 2 == 1);
          for (gint n = g_rand_int_range (random, 0, 40); n > 0; n--)
            {
              g_autoptr (GString) text = g_string_new (NULL);
              for (gint words = g_rand_int_range (random, 1, 60); words > 0; words--)
                g_string_append (text, hostile[g_rand_int_range (random, 0, G_N_ELEMENTS (hostile))]);
              digest_lines_add (&lines, (guint) g_rand_int_range (random, 0, 9), text->str);
            }
        }
      g_autofree char *out = digest_lines_text (&lines);
      g_assert_true (g_utf8_validate (out, -1, NULL));
      g_assert_cmpuint (strlen (out), <=, bytes);
      g_assert_cmpint (g_utf8_strlen (out, -1), <=, most);
      if (markdown)
        {
          g_assert_null (strchr (out, '['));
          g_assert_null (strchr (out, '<'));
          g_assert_null (strchr (out, '`'));
          g_assert_null (strstr (out, "://"));
        }
      digest_lines_clear (&lines);
    }
}

/* Whole sentences only, the least important first: 10 + 10 + 10 characters and their line breaks do not fit into 25. */
static void
test_sentences (void)
{
  DigestLines lines;
  digest_lines_init (&lines, FALSE, 25, 2047);
  digest_lines_begin (&lines, NULL, TRUE);
  digest_lines_add_sentences (&lines, 1, 1, 9, "一二三四五六七八九。一二三四五六七八 3.5。最后这一句是放不下的。");
  g_autofree char *out = digest_lines_text (&lines);
  g_assert_cmpstr (out, ==, "一二三四五六七八九。一二三四五六七八 3.5。\n");
  digest_lines_clear (&lines);
}

static void
test_nothing_fits (void)
{
  DigestLines lines;
  g_autofree char *giant = g_strnfill (9000, 'x');
  digest_lines_init (&lines, TRUE, G_MAXLONG, 4095);
  digest_lines_begin (&lines, giant, FALSE);
  digest_lines_add (&lines, 0, "短");
  digest_lines_begin (&lines, NULL, FALSE);
  digest_lines_add (&lines, 0, giant);
  g_autofree char *out = digest_lines_text (&lines);
  g_assert_cmpuint (strlen (out), <=, 4095);
  g_assert_null (strchr (out, 'x'));
  digest_lines_clear (&lines);
}

static void
test_plain_text (void)
{
  static const char html[] = "<p>出勤率 <span class=\"quoted\">96.5%</span> &amp; 更多&lt;b&gt;</p>\n<ul>\n<li>一</li></ul><table><tr><td>表</td></tr></table><p>完<sup class=\"footnote-ref\">1</sup></p>";
  g_autofree char *text = digest_plain_text (html, strlen (html));
  g_assert_cmpstr (text, ==, "出勤率 96.5% & 更多<b>\n\n\n一\n完\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  g_test_add_func ("/digest/limits", test_limits);
  g_test_add_func ("/digest/sentences", test_sentences);
  g_test_add_func ("/digest/nothing-fits", test_nothing_fits);
  g_test_add_func ("/digest/plain-text", test_plain_text);
  return g_test_run ();
}
