#include "text/private_numbers.h"

#include <string.h>

/* A run of digits, and whether no more than a hyphen or a blank or two stand between it and the one before. */
typedef struct {
  gsize start, end;        /* in bytes */
  guint n;                 /* digits; an X at the end counts as one */
  char first[3];           /* the first two */
  gboolean joined;
  gboolean goes_on;        /* … a sign, which is no blank: 2026-0311 */
  gboolean behind_letter;  /* one Latin letter stands before it, and no other sign of a word before that */
} Run;

/* Between groups of digits at most so many signs stand. */
#define MOST_BETWEEN 2
/* … of which it has no more, and of digits no fewer. Those in full width begin with the byte 0xef. */
#define MOST_GROUPS 5
#define LEAST_DIGITS 9
#define FULL_WIDTH_BEGINS 0xef

static gboolean
is_between (gunichar c)
{
  return c == ' ' || c == 0xa0 || c == 0x3000 || c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0xff0d || c == '.' || c == 0xb7 || c == ')'
         || c == 0xff09;
}

static gboolean
is_latin (gunichar c)
{
  return (c < 0x80 && g_ascii_isalpha ((char) c)) || (c >= 0xff21 && c <= 0xff5a && g_unichar_isalpha (c));
}

static gboolean
is_x (gunichar c)
{
  return c == 'X' || c == 'x' || c == 0xff38 || c == 0xff58;
}

/* The next run from `*at` on, which moves behind it. FALSE at the end. */
static gboolean
next_run (const char *text, gsize length, gsize *at, Run *run)
{
  gunichar before = 0, before_that = 0;
  guint between = 0;
  gsize from = *at;
  gboolean apart = FALSE;
  *run = (Run) { .n = 0 };
  while (*at < length)
    {
      gunichar c = g_utf8_get_char (text + *at);
      gint digit = g_unichar_digit_value (c);
      gsize next = (gsize) (g_utf8_next_char (text + *at) - text);
      if (digit < 0 && run->n > 0)
        {
          if (is_x (c) && (next >= length || !g_unichar_isalnum (g_utf8_get_char (text + next))))
            {
              run->end = next;
              run->n++;
              *at = next;
            }
          return TRUE;
        }
      if (digit >= 0 && run->n == 0)
        *run = (Run) { .start = *at, .joined = from > 0 && !apart && between > 0 && between <= MOST_BETWEEN, .goes_on = before != 0 && !g_unichar_isspace (before),
                       .behind_letter = is_latin (before) && !g_unichar_isalnum (before_that) };
      if (digit >= 0)
        {
          if (run->n < 2)
            run->first[run->n] = (char) ('0' + digit);
          run->n++;
          run->end = next;
        }
      between++;
      apart |= digit < 0 && !is_between (c);
      before_that = before;
      before = c;
      *at = next;
    }
  return run->n > 0;
}

/* One run that is such a number by itself: a mobile telephone with or without 86 before it, an identity or bank card, a telephone with its area, a card of
 * Taiwan. */
static gboolean
is_private_run (const Run *run)
{
  if ((run->n == 11 && run->first[0] == '1') || (run->n >= 15 && run->n <= 19))
    return TRUE;
  if ((run->n == 13 && strcmp (run->first, "86") == 0) || (run->n >= 10 && run->n <= 12 && run->first[0] == '0'))
    return TRUE;
  return run->n == 9 && run->behind_letter && strchr ("1289", run->first[0]) != NULL;
}

/* As people divide such numbers, by the lengths of the groups. No area is the middle of a number that has `begun` before, QX-2026-0311-00012345. */
static gboolean
are_private_groups (const Run *runs, guint n, gboolean begun)
{
  static const char *const mobile[] = { "344", "38", "434", "443", "335" };
  static const char *const area[] = { "38", "47", "48", "37", "28", "244", "234", "344", "334", "433", "46", "434", "444" };
  static const char *const card[] = { "684", "663", "6444", "4444", "44441", "44442", "44443" };
  char lengths[MOST_GROUPS + 1] = "";
  gboolean found = FALSE;
  for (guint i = 0; i < n; i++)
    {
      if (runs[i].n > 9)
        return FALSE;
      lengths[i] = (char) ('0' + runs[i].n);
    }
  for (guint i = 0; i < G_N_ELEMENTS (mobile); i++)
    found |= runs[0].first[0] == '1' && runs[0].first[1] >= '3' && strcmp (lengths, mobile[i]) == 0;
  for (guint i = 0; i < G_N_ELEMENTS (area); i++)
    found |= runs[0].first[0] == '0' && !begun && strcmp (lengths, area[i]) == 0;
  for (guint i = 0; i < G_N_ELEMENTS (card); i++)
    found |= strcmp (lengths, card[i]) == 0;
  return found;
}

/* How many runs from `at` on are one such number; 0. */
static guint
private_runs (const GArray *runs, guint at)
{
  const Run *first = &g_array_index (runs, Run, at);
  gboolean begun = at > 0 && first->joined && first->goes_on && strcmp (first[-1].first, "86") != 0;
  guint found = is_private_run (first) ? 1 : 0;
  for (guint n = 2; n <= MOST_GROUPS && at + n <= runs->len && first[n - 1].joined; n++)
    if (are_private_groups (first, n, begun))
      found = n;
  return found;
}

static char *
hide (const char *text, gsize length, gboolean all)
{
  g_autoptr (GArray) runs = g_array_new (FALSE, FALSE, sizeof (Run));
  GString *hidden = g_string_new (NULL);
  gsize at = 0, done = 0;
  Run run;
  while (next_run (text, length, &at, &run))
    g_array_append_val (runs, run);
  for (guint i = 0; i < runs->len;)
    {
      guint n = all ? 1 : private_runs (runs, i);
      while (all && i + n < runs->len && g_array_index (runs, Run, i + n).joined)
        n++;
      if (n > 0)
        {
          g_string_append_len (hidden, text + done, (gssize) (g_array_index (runs, Run, i).start - done));
          g_string_append (hidden, "…");
          done = g_array_index (runs, Run, i + n - 1).end;
        }
      i += MAX (n, 1);
    }
  g_string_append_len (hidden, text + done, (gssize) (length - done));
  return g_string_free (hidden, FALSE);
}

/* Most texts have fewer digits than any such number. */
static gboolean
may_have (const char *text, gsize length)
{
  guint n = 0;
  for (gsize i = 0; i < length; i++)
    n += g_ascii_isdigit (text[i]) || (guchar) text[i] == FULL_WIDTH_BEGINS;
  return n >= LEAST_DIGITS;
}

char *
private_numbers_hidden (const char *text, gsize length)
{
  if (!may_have (text, length))
    return g_strndup (text, length);
  return hide (text, length, FALSE);
}

char *
numbers_hidden (const char *text, gsize length)
{
  return hide (text, length, TRUE);
}
