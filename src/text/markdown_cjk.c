/* What Chinese text needs beyond CommonMark: emphasis beside full-width punctuation, and no blank at a line break. */
#include <string.h>

#include "text/markdown_parts.h"

gboolean
cjk_letter (gunichar c)
{
  if (c < 0x2E80)
    return FALSE;
  return (c <= 0x2FFF) || (c >= 0x3005 && c <= 0x3007) || (c >= 0x3021 && c <= 0x3029) || (c >= 0x3031 && c <= 0x3035)
         || (c >= 0x3041 && c <= 0x30FF && c != 0x30A0 && c != 0x30FB) || (c >= 0x3100 && c <= 0x312F)
         || (c >= 0x31A0 && c <= 0x31FF) || (c >= 0x3200 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF)
         || (c >= 0xFF10 && c <= 0xFF19) || (c >= 0xFF21 && c <= 0xFF3A) || (c >= 0xFF41 && c <= 0xFF5A)
         || (c >= 0xFF66 && c <= 0xFF9F) || (c >= 0x20000 && c <= 0x3FFFF);
}

gboolean
cjk_punctuation (gunichar c)
{
  return (c >= 0x3001 && c <= 0x3003) || (c >= 0x3008 && c <= 0x3020) || c == 0x3030 || c == 0x303D || c == 0x30A0 || c == 0x30FB
         || (c >= 0xFE10 && c <= 0xFE1F) || (c >= 0xFE30 && c <= 0xFE6F) || (c >= 0xFF01 && c <= 0xFF0F)
         || (c >= 0xFF1A && c <= 0xFF20) || (c >= 0xFF3B && c <= 0xFF40) || (c >= 0xFF5B && c <= 0xFF65);
}

/* Punctuation of Latin and of no script, the curved quotes, the dash and the ellipsis among them. */
gboolean
markdown_punctuation (gunichar c)
{
  if (c < 0x80)
    return g_ascii_ispunct ((char) c);
  return c >= 0xA1 && g_unichar_ispunct (c) && !cjk_punctuation (c);
}

gboolean
markdown_joins (gunichar before, gunichar after)
{
  if (before == 0 || after == 0)
    return FALSE;
  if (cjk_punctuation (before) || cjk_punctuation (after))
    return TRUE;
  gboolean wide_before = cjk_letter (before), wide_after = cjk_letter (after);
  /* The quotes “ ”, the dash — and the ellipsis … are Chinese ones beside a Chinese character. */
  gboolean mark_before = before >= 0x2010 && before <= 0x2027, mark_after = after >= 0x2010 && after <= 0x2027;
  return (wide_before && (wide_after || mark_after)) || (mark_before && wide_after);
}

/* A helper character to put in at an offset of the text. */
typedef struct {
  guint32 offset;
  gunichar helper;
} Insertion;

static gunichar
character_before (const char *text, const char *at)
{
  if (at == text)
    return '\n';
  return g_utf8_get_char (g_utf8_find_prev_char (text, at));
}

static gboolean
is_escaped (const char *text, const char *at)
{
  gsize backslashes = 0;
  while (at - backslashes > text && at[-(gssize) backslashes - 1] == '\\')
    backslashes++;
  return backslashes % 2 == 1;
}

static gboolean
is_blank (gunichar c)
{
  return c == '\n' || c == '\r' || g_unichar_isspace (c);
}

/* A run of * stands between `before` and `after`. CommonMark lets it close only where punctuation before it is followed by a
 * blank or punctuation, and open only the other way round; Chinese writes no blank there. Where one side is punctuation and
 * the other a letter, a helper makes the two sides alike, so that the run may open and close. */
static gboolean
helper_for (gunichar before, gunichar after, gsize run, gunichar *helper, gboolean *in_front)
{
  gboolean letter_before = !is_blank (before) && !cjk_punctuation (before) && !markdown_punctuation (before);
  gboolean letter_after = !is_blank (after) && !cjk_punctuation (after) && !markdown_punctuation (after);
  if (letter_before == letter_after)
    return FALSE;
  /* One * between digits or Latin letters and a bracket is a multiplication. */
  gboolean wide_only = run == 1;
  if (cjk_punctuation (before) && letter_after && (!wide_only || cjk_letter (after)))
    *helper = MARKDOWN_HELPER_LETTER, *in_front = TRUE;
  else if (letter_before && cjk_punctuation (after) && (!wide_only || cjk_letter (before)))
    *helper = MARKDOWN_HELPER_LETTER, *in_front = FALSE;
  else if (markdown_punctuation (before) && cjk_letter (after))
    *helper = MARKDOWN_HELPER_PUNCTUATION, *in_front = FALSE;
  else if (cjk_letter (before) && markdown_punctuation (after))
    *helper = MARKDOWN_HELPER_PUNCTUATION, *in_front = TRUE;
  else
    return FALSE;
  return TRUE;
}

static GArray *
find_insertions (const char *text, gsize length)
{
  GArray *insertions = NULL;
  const char *end = text + length;
  for (const char *at = text; (at = memchr (at, '*', (gsize) (end - at))) != NULL;)
    {
      const char *run_end = at + 1;
      if (is_escaped (text, at))
        {
          at = run_end;
          continue;
        }
      while (run_end < end && *run_end == '*')
        run_end++;
      gunichar after = run_end < end ? g_utf8_get_char (run_end) : '\n';
      gunichar helper;
      gboolean in_front;
      if (helper_for (character_before (text, at), after, (gsize) (run_end - at), &helper, &in_front))
        {
          if (insertions == NULL)
            insertions = g_array_new (FALSE, FALSE, sizeof (Insertion));
          Insertion insertion = { (guint32) ((in_front ? at : run_end) - text), helper };
          g_array_append_val (insertions, insertion);
        }
      at = run_end;
    }
  return insertions;
}

/* \~~ is no mark of deletion: a helper keeps the two tildes apart, because the tree no longer tells which one was escaped. */
static GArray *
find_escaped_tildes (const char *text, gsize length, GArray *insertions)
{
  for (const char *at = text, *end = text + length; (at = memchr (at, '\\', (gsize) (end - at))) != NULL; at++)
    {
      if (at + 1 == end || *++at != '~')
        continue;
      if (insertions == NULL)
        insertions = g_array_new (FALSE, FALSE, sizeof (Insertion));
      Insertion insertion = { (guint32) (at + 1 - text), MARKDOWN_HELPER_LETTER };
      g_array_append_val (insertions, insertion);
    }
  return insertions;
}

static int
compare_insertions (gconstpointer a, gconstpointer b)
{
  const Insertion *x = a, *y = b;
  return x->offset < y->offset ? -1 : x->offset > y->offset;
}

GString *
markdown_ease (const char *text, gsize length)
{
  g_autoptr (GArray) insertions = find_insertions (text, length);
  insertions = find_escaped_tildes (text, length, insertions);
  if (insertions == NULL)
    return NULL;
  g_array_sort (insertions, compare_insertions);
  GString *eased = g_string_sized_new (length + 4 * insertions->len + 1);
  gsize done = 0;
  for (guint i = 0; i < insertions->len; i++)
    {
      const Insertion *insertion = &g_array_index (insertions, Insertion, i);
      g_string_append_len (eased, text + done, (gssize) (insertion->offset - done));
      done = insertion->offset;
      g_string_append_unichar (eased, insertion->helper);
    }
  g_string_append_len (eased, text + done, (gssize) (length - done));
  return eased;
}
