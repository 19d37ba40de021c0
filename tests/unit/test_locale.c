#include "text/locale.h"

#include <string.h>

static void
assert_text (char *got, const char *expected)
{
  g_assert_cmpstr (got, ==, expected);
  g_free (got);
}

static void
test_dates (void)
{
  Date date = date_new (2026, 11, 20), early = date_new (2026, 3, 5);
  assert_text (locale_date ("zh-Hans", date), "2026年11月20日");
  assert_text (locale_date ("zh-Hant", early), "2026年3月5日");
  assert_text (locale_date ("en", date), "20 November 2026");
  assert_text (locale_day ("zh-Hans", early), "3月5日");
  assert_text (locale_day ("en", early), "5 March");
  assert_text (locale_date ("en", DATE_NONE), "");
  assert_text (locale_weekday ("zh-Hans", date), "周五");
  assert_text (locale_weekday ("zh-Hant", date), "週五");
  assert_text (locale_weekday ("en", date), "Fri");
  assert_text (locale_weekday ("zh-Hans", date_new (2026, 11, 22)), "周日");
  assert_text (locale_weekday ("en", date_new (2026, 11, 23)), "Mon");
}

static void
test_numbers (void)
{
  assert_text (locale_number ("en", 12345, 10, 1), "1,234.5");
  assert_text (locale_number ("zh-Hans", 999, 1, 0), "999");
  assert_text (locale_number ("zh-Hans", 1000, 1, 0), "1,000");
  assert_text (locale_number ("zh-Hant", -1234567, 1, 2), "-1,234,567.00");
  assert_text (locale_number ("en", 0, 1, 1), "0.0");
  assert_text (locale_number ("en", -1, 1000, 1), "0.0");
  assert_text (locale_number ("en", 9999999, 10000, 2), "1,000.00");
  assert_text (locale_number ("en", 123456, 1, 0), "123,456");
}

static gint
compare_names (gconstpointer a, gconstpointer b)
{
  g_autofree char *left = locale_name_key (*(const char *const *) a), *right = locale_name_key (*(const char *const *) b);
  return strcmp (left, right);
}

/* `wanted`: names with blanks between, in their order; they are given to the sort the other way round. */
static void
check_order (const char *wanted, GCompareFunc compare)
{
  g_auto (GStrv) texts = g_strsplit (wanted, " ", -1);
  guint n = g_strv_length (texts);
  for (guint i = 0; i < n / 2; i++)
    {
      char *text = texts[i];
      texts[i] = texts[n - 1 - i];
      texts[n - 1 - i] = text;
    }
  qsort (texts, n, sizeof *texts, compare);
  g_autofree char *sorted = g_strjoinv (" ", texts);
  g_assert_cmpstr (sorted, ==, wanted);
}

static void
test_names (void)
{
  check_order ("Bob Zoë 陈静 欧阳明 单小丽 王芳 曾伟", compare_names);
  /* One surname stays together, whatever is heard alike: zhāng an, zhāng wei, zhāng bo. */
  check_order ("张安 张伟 章博 章晓", compare_names);
  /* Read as surnames; as words they would be dān, céng, jiě, qū, chóu, lè, huá, gài, dí, pǔ, zhǎng, wèi, wàn. */
  check_order ("安一 毕一 单于一 陈一 高一 盖一 华一 李一 区一 朴一 仇一 任一 单一 解一 尉迟一 乐一 曾一 翟一 长孙一 赵一", compare_names);
  check_order ("陳一 萬俟一 單一 王一 長孫一 趙一", compare_names);
  /* Only at the front. */
  check_order ("李曾 李查 李单 李解", compare_names);
  check_order ("客服2 客服10 客服１１", compare_names);
  g_autofree char *none = locale_name_key (""), *some = locale_name_key ("安");
  g_assert_cmpint (strcmp (none, some), <, 0);
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < 5000; i++)
    g_string_append (text, "庄");
  g_autofree char *key = locale_name_key (text->str), *longer = locale_name_key (g_string_append (text, "庄")->str);
  g_assert_cmpint (strcmp (key, longer), <, 0);
  g_assert_cmpint (strcmp (some, key), <, 0);
  g_string_free (text, TRUE);
}

static gint
compare_numbered (gconstpointer a, gconstpointer b)
{
  g_autofree char *left = locale_order_key (*(const char *const *) a), *right = locale_order_key (*(const char *const *) b);
  return strcmp (left, right);
}

/* Teams as departments number them. */
static void
test_numbered (void)
{
  check_order ("第1组 第2组 第10组 第１１组 第112组", compare_numbered);
  check_order ("一组 二组 三组 四组 九组 十组 十一组 二十组 二十三组 一百零五组", compare_numbered);
  check_order ("甲组 乙组 丙组 丁组", compare_numbered);
  check_order ("第一客服部 第二客服部 第十客服部", compare_numbered);
  check_order ("客服一部二组 客服一部十组 客服二部一组", compare_numbered);
  check_order ("A1 A2 A010 A11 B1", compare_numbered);
  check_order ("Team-2 Team-9 Team-10", compare_numbered);
  check_order ("早班 中班", compare_numbered);
  /* Words, not surnames. */
  check_order ("查询组 华东组 区域组 投诉组", compare_numbered);
  /* Names are names: 三 and 丁 say nothing here. */
  check_order ("丁一 李四 三里屯店 张三 赵二", compare_numbered);
  check_order ("地 第 十", compare_numbered);
}

static gpointer
many_names (gpointer data)
{
  for (guint i = 0; i < 2000; i++)
    {
      g_autofree char *key = locale_name_key ("曾伟");
      g_assert_cmpstr (key, ==, data);
    }
  return NULL;
}

static void
test_threads (void)
{
  g_autofree char *key = locale_name_key ("曾伟");
  GThread *one = g_thread_new ("one", many_names, key), *two = g_thread_new ("two", many_names, key);
  g_thread_join (one);
  g_thread_join (two);
}

static void
test_normal_form (void)
{
  assert_text (text_nfc ("abc 陈静"), "abc 陈静");
  assert_text (text_nfc ("e\xcc\x81"), "\xc3\xa9");
  assert_text (text_nfc ("\xe2\x84\xab"), "\xc3\x85");           /* ångström sign → Å */
  assert_text (text_nfc ("\xe1\x84\x80\xe1\x85\xa1"), "\xea\xb0\x80");   /* Hangul letters → 가 */
  assert_text (text_nfc ("Ａ１"), "Ａ１");                        /* full width stays: that is NFKC */
  assert_text (text_nfc (""), "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  g_test_add_func ("/locale/dates", test_dates);
  g_test_add_func ("/locale/numbers", test_numbers);
  g_test_add_func ("/locale/names", test_names);
  g_test_add_func ("/locale/numbered", test_numbered);
  g_test_add_func ("/locale/threads", test_threads);
  g_test_add_func ("/locale/normal-form", test_normal_form);
  return g_test_run ();
}
