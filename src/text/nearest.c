#include "text/encoding.h"

#include <string.h>

#define MOST_CHARACTERS 64

/* The characters of a short text; G_MAXUINT when it is too long. Bad bytes (there are none after reading) count as
 * characters. */
static guint
characters (const char *text, gunichar out[MOST_CHARACTERS])
{
  guint n = 0;
  while (*text != '\0')
    {
      if (n == MOST_CHARACTERS)
        return G_MAXUINT;
      gunichar c = g_utf8_get_char_validated (text, -1);
      gboolean bad = c == (gunichar) -1 || c == (gunichar) -2;
      out[n++] = bad ? (guchar) *text : c;
      text = bad ? text + 1 : g_utf8_next_char (text);
    }
  return n;
}

/* Edits between two texts (insert, delete, replace, swap of neighbours), three rows of the usual table; G_MAXUINT as
 * soon as it must be more than `most`. */
static guint
distance (const gunichar *a, guint n_a, const gunichar *b, guint n_b, guint most)
{
  guint rows[3][MOST_CHARACTERS + 1];
  if ((n_a > n_b ? n_a - n_b : n_b - n_a) > most)
    return G_MAXUINT;
  for (guint j = 0; j <= n_b; j++)
    rows[0][j] = j;
  for (guint i = 1; i <= n_a; i++)
    {
      guint *row = rows[i % 3], *above = rows[(i - 1) % 3], *two_above = rows[(i + 1) % 3];
      guint least = row[0] = i;
      for (guint j = 1; j <= n_b; j++)
        {
          guint cost = MIN (above[j], row[j - 1]) + 1;
          cost = MIN (cost, above[j - 1] + (a[i - 1] != b[j - 1]));
          if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
            cost = MIN (cost, two_above[j - 2] + 1);
          row[j] = cost;
          least = MIN (least, cost);
        }
      /* A swap reaches two rows back and adds 1, so one row above the limit is not yet the end. */
      if (least > most + 1)
        return G_MAXUINT;
    }
  guint result = rows[n_a % 3][n_b];
  return result > most ? G_MAXUINT : result;
}

guint
text_distance (const char *a, const char *b)
{
  gunichar left[MOST_CHARACTERS], right[MOST_CHARACTERS];
  guint n_left = characters (a, left), n_right = characters (b, right);
  if (n_left == G_MAXUINT || n_right == G_MAXUINT)
    return G_MAXUINT;
  return distance (left, n_left, right, n_right, MOST_CHARACTERS);
}

const char *
text_nearest (const char *text, const char *const *candidates, gsize n)
{
  gunichar wanted[MOST_CHARACTERS], candidate[MOST_CHARACTERS];
  guint n_wanted = characters (text, wanted);
  if (n_wanted == G_MAXUINT || n_wanted == 0)
    return NULL;
  const char *nearest = NULL;
  /* Replacing every character is no likeness: a text of one character has no near one but itself. */
  guint most = MIN (MIN (3, (n_wanted + 2) / 3), n_wanted - 1);
  for (gsize i = 0; i < n; i++)
    {
      guint n_candidate = characters (candidates[i], candidate);
      if (n_candidate == G_MAXUINT)
        continue;
      guint found = distance (wanted, n_wanted, candidate, n_candidate, most);
      if (found == G_MAXUINT)
        continue;
      nearest = candidates[i];
      if (found == 0)
        break;
      most = found - 1;   /* only a nearer one replaces it */
    }
  return nearest;
}

gsize
text_nearest_several (const char *text, const char *const *candidates, gsize n, gsize *found, gsize most_found)
{
  gunichar wanted[MOST_CHARACTERS], candidate[MOST_CHARACTERS];
  guint n_wanted = characters (text, wanted);
  gsize n_found = 0;
  if (n_wanted == G_MAXUINT || n_wanted == 0)
    return 0;
  guint most = MIN (MIN (3, (n_wanted + 2) / 3), n_wanted - 1), least = most;
  for (gsize i = 0; i < n; i++)
    {
      guint n_candidate = characters (candidates[i], candidate);
      guint edits = n_candidate == G_MAXUINT ? G_MAXUINT : distance (wanted, n_wanted, candidate, n_candidate, least);
      if (edits == G_MAXUINT)
        continue;
      if (edits < least)
        n_found = 0;
      least = edits;
      if (n_found < most_found)
        found[n_found++] = i;
    }
  return n_found;
}
