/* The order of names that are numbered: 第2组 before 第10组, 一组 二组 三组 … 十组, 甲组 乙组 丙组. Their numbers are written so that they sort by value,
 * what is left sorts as names do. */
#include "text/locale.h"

#include <string.h>

/* Behind one of these what stands before is a number: 三组, but not 三里屯店. */
static const char counters[] = "组組部班队隊科室线線区區期批";
static const char stems[] = "甲乙丙丁戊己庚辛壬癸";
#define MOST_DIGITS 9

static gboolean
is_one_of (gunichar c, const char *set)
{
  return c != 0 && g_utf8_strchr (set, -1, c) != NULL;
}

/* 0–9; -1: none. */
static int
han_digit (gunichar c)
{
  static const char *const digits[] = { "〇零", "一", "二两兩", "三", "四", "五", "六", "七", "八", "九" };
  for (guint i = 0; i < G_N_ELEMENTS (digits); i++)
    if (is_one_of (c, digits[i]))
      return (int) i;
  return -1;
}

/* Adds a number so that numbers sort by value as texts: how many digits first. */
static void
add_number (GString *key, const char *digits, gsize length)
{
  while (length > 1 && *digits == '0')
    {
      digits++;
      length--;
    }
  g_string_append_c (key, (char) ('0' + MIN (length, MOST_DIGITS)));
  g_string_append_len (key, digits, (gssize) length);
}

/* Reads digits, ASCII or full-width ones. */
static const char *
add_digits (GString *key, const char *at)
{
  g_autoptr (GString) digits = g_string_new (NULL);
  for (; g_unichar_type (g_utf8_get_char (at)) == G_UNICODE_DECIMAL_NUMBER; at = g_utf8_next_char (at))
    g_string_append_c (digits, (char) ('0' + g_unichar_digit_value (g_utf8_get_char (at))));
  add_number (key, digits->str, digits->len);
  return at;
}

/* Reads 十二, 二十, 一百零三 or 一二; what follows it in *end. Their value; 0 when there is none. */
static guint
read_han_number (const char *at, const char **end)
{
  guint sum = 0, part = 0, n = 0;
  for (; n < MOST_DIGITS; n++, at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);
      int digit = han_digit (c);
      if (digit >= 0)
        part = part * 10 + (guint) digit;
      else if (is_one_of (c, "十百"))
        {
          sum += MAX (part, 1) * (is_one_of (c, "十") ? 10 : 100);
          part = 0;
        }
      else
        break;
    }
  *end = at;
  return n == 0 ? 0 : sum + part;
}

static guint
read_stem (const char *at, const char **end)
{
  gunichar c = g_utf8_get_char (at);
  *end = c == 0 ? at : g_utf8_next_char (at);
  return is_one_of (c, stems) ? (guint) g_utf8_pointer_to_offset (stems, g_utf8_strchr (stems, -1, c)) + 1 : 0;
}

/* A number in Chinese signs that begins here: one that is counted (三组), or named as one (第三). */
static guint
read_counted (const char *text, const char *at, const char **end)
{
  guint number = read_han_number (at, end);
  gboolean named = number > 0 && at > text && g_utf8_get_char (g_utf8_prev_char (at)) == 0x7b2c;   /* 第 */
  if (number == 0)
    number = read_stem (at, end);
  return named || is_one_of (g_utf8_get_char (*end), counters) ? number : 0;
}

char *
locale_order_key (const char *text)
{
  g_autoptr (GString) numbered = g_string_new (NULL);
  for (const char *at = text, *end; *at != '\0';)
    {
      gunichar c = g_utf8_get_char (at);
      guint number = c < 0x80 ? 0 : read_counted (text, at, &end);
      if (g_unichar_type (c) == G_UNICODE_DECIMAL_NUMBER)
        at = add_digits (numbered, at);
      else if (number > 0)
        {
          g_autofree char *digits = g_strdup_printf ("%u", number);
          add_number (numbered, digits, strlen (digits));
          at = end;
        }
      else
        {
          g_string_append_unichar (numbered, c);
          at = g_utf8_next_char (at);
        }
    }
  return locale_name_key (numbered->str);
}
