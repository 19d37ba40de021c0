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

static void
test_names (void)
{
  assert_text (locale_name_key ("陈静"), "chen jing");
  assert_text (locale_name_key ("曾伟"), "zeng wei");     /* as a name; the word would be ceng */
  assert_text (locale_name_key ("单小丽"), "shan xiao li");
  assert_text (locale_name_key ("解冰"), "xie bing");
  assert_text (locale_name_key ("Zoë"), "zoe");
  assert_text (locale_name_key (""), "");
  const char *names[] = { "曾伟", "单小丽", "Bob", "陈静", "欧阳明", "王芳" };
  qsort (names, G_N_ELEMENTS (names), sizeof *names, compare_names);
  g_autofree char *sorted = g_strjoin (" ", names[0], names[1], names[2], names[3], names[4], names[5], NULL);
  g_assert_cmpstr (sorted, ==, "Bob 陈静 欧阳明 单小丽 王芳 曾伟");
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < 5000; i++)
    g_string_append (text, "庄");
  g_autofree char *key = locale_name_key (text->str);
  g_assert_true (g_str_has_prefix (key, "zhuang zhuang"));
  g_assert_true (g_str_has_suffix (key, "zhuang zhuang"));
  g_string_free (text, TRUE);
}

static gint
compare_numbered (gconstpointer a, gconstpointer b)
{
  g_autofree char *left = locale_order_key (*(const char *const *) a), *right = locale_order_key (*(const char *const *) b);
  return strcmp (left, right);
}

static void
check_order (const char *wanted)
{
  g_auto (GStrv) texts = g_strsplit (wanted, " ", -1);
  guint n = g_strv_length (texts);
  for (guint i = 0; i < n / 2; i++)
    {
      char *text = texts[i];
      texts[i] = texts[n - 1 - i];
      texts[n - 1 - i] = text;
    }
  qsort (texts, n, sizeof *texts, compare_numbered);
  g_autofree char *sorted = g_strjoinv (" ", texts);
  g_assert_cmpstr (sorted, ==, wanted);
}

/* Teams as departments number them. */
static void
test_numbered (void)
{
  check_order ("第1组 第2组 第10组 第１１组 第112组");
  check_order ("一组 二组 三组 四组 九组 十组 十一组 二十组 二十三组 一百零五组");
  check_order ("甲组 乙组 丙组 丁组");
  check_order ("第一客服部 第二客服部 第十客服部");
  check_order ("客服一部二组 客服一部十组 客服二部一组");
  check_order ("A1 A2 A010 A11 B1");
  check_order ("Team-2 Team-9 Team-10");
  check_order ("早班 中班");
  /* Names are names: 三 and 丁 say nothing here. */
  assert_text (locale_order_key ("张三"), "zhang san");
  assert_text (locale_order_key ("丁一"), "ding yi");
  assert_text (locale_order_key ("三里屯店"), "san li tun dian");
  assert_text (locale_order_key ("十"), "shi");
  assert_text (locale_order_key ("第"), "di");
  assert_text (locale_order_key (""), "");
}

static gpointer
many_names (gpointer data)
{
  for (guint i = 0; i < 2000; i++)
    assert_text (locale_name_key ("曾伟"), "zeng wei");
  return NULL;
}

static void
test_threads (void)
{
  GThread *one = g_thread_new ("one", many_names, NULL), *two = g_thread_new ("two", many_names, NULL);
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
