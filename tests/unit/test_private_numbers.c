#include <glib.h>
#include <string.h>

#include "text/private_numbers.h"

static void
check (const char *text, const char *wanted)
{
  g_autofree char *hidden = private_numbers_hidden (text, strlen (text));
  g_assert_cmpstr (hidden, ==, wanted);
}

static void
test_hidden (void)
{
  check ("13911112222", "…");
  check ("电话：139 1111 2222，周敏", "电话：…，周敏");
  check ("139-1111-2222", "…");
  check ("1391-111-2222", "…");
  check ("+86 139 1111 2222", "+86 …");
  check ("8613911112222", "…");
  check ("＋８６－１３９１１１１２２２２", "＋８６－…");
  check ("139　1111　2222", "…");
  check ("11010119900307123X", "…");
  check ("110101 19900307 123x", "…");
  check ("110101900307123", "…");
  check ("6222 0212 3456 7890 123", "…");
  check ("0571-88886666", "…");
  check ("(0571)88886666", "(…");
  check ("0571 8888 6666", "…");
  check ("057188886666", "…");
  check ("0912-345-678", "…");
  check ("A123456789", "A…");
  check ("2026-11-02 139-1111-2222", "2026-11-02 …");
  check ("张三13911112222李四13911113333", "张三…李四…");
}

/* What foots and titles have otherwise. */
static void
test_kept (void)
{
  static const char *const texts[] = { "", "合计 4 人", "2026-11-02", "2026-11-02 2026-11-08", "2026-11-02 09:00-11:00", "2026/11/02 14:00", "20261102-20261108",
    "2026年11月2日至2026年11月8日", "QX-2026-0311-00012345", "E1012", "00123 00456 00789", "92 78.5 85.25", "1,234,567", "10.26-11.25", "26、27、28", "400-820-8820",
    "S2026110201", "20261102093000", "平均 88.123456", "13-11-22", "共12345678人", "客服01-08" };
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    check (texts[i], texts[i]);
}

static void
test_all (void)
{
  static const struct { const char *text, *wanted; } cases[] = {
    { "合计：18,887.50 元", "合计：…,… 元" }, { "2026-11-02", "…" }, { "备注", "备注" }, { "共２人", "共…人" } };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *hidden = numbers_hidden (cases[i].text, strlen (cases[i].text));
      g_assert_cmpstr (hidden, ==, cases[i].wanted);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/private-numbers/hidden", test_hidden);
  g_test_add_func ("/private-numbers/kept", test_kept);
  g_test_add_func ("/private-numbers/all", test_all);
  return g_test_run ();
}
