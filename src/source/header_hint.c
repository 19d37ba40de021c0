/* Whether a header that nobody knows is a slip of the keyboard. A wrong hint is worse than none: whoever follows it has every row refused. */
#include "source/header_names.h"
#include "text/encoding.h"

#include <string.h>

/* Longer headers are sentences. */
#define MOST_CHARACTERS 40

/* Two edits are a slip only in words this long. */
#define LONG_WORD 8

static gboolean
is_han (const gunichar *text, glong length)
{
  for (glong i = 0; i < length; i++)
    if (text[i] >= 0x2e80)
      return TRUE;
  return FALSE;
}

static gboolean
has_digit (const char *text)
{
  return strpbrk (text, "0123456789") != NULL;
}

/* Where the two begin to differ. */
static glong
common (const gunichar *one, const gunichar *other, glong most)
{
  glong at = 0;
  while (at < most && one[at] == other[at])
    at++;
  return at;
}

static gboolean
are_same (const gunichar *one, const gunichar *other, glong length)
{
  return common (one, other, length) == length;
}

/* Two neighbours have changed places. */
static gboolean
is_swapped (const gunichar *header, const gunichar *word, glong length)
{
  glong at = common (header, word, length);
  return at + 1 < length && header[at] == word[at + 1] && header[at + 1] == word[at] && are_same (header + at + 2, word + at + 2, length - at - 2);
}

/* A character is missing. In Chinese the last one says what the word is about: 抽检人 is no 抽检人数. */
static gboolean
is_shortened (const gunichar *header, glong length, const gunichar *word, gboolean han)
{
  glong at = common (header, word, length);
  return are_same (header + at, word + at + 1, length - at) && (!han || at < length);
}

/* A character is there once too often; in Chinese any other would be another word (复检人员). */
static gboolean
is_lengthened (const gunichar *header, const gunichar *word, glong length, gboolean han)
{
  glong at = common (header, word, length);
  return are_same (header + at + 1, word + at, length - at) && (!han || (at > 0 && header[at] == header[at - 1]));
}

gboolean
header_is_near (const char *key, const char *word)
{
  glong n = 0, n_word = 0;
  g_autofree gunichar *header = g_utf8_to_ucs4_fast (key, -1, &n), *known = g_utf8_to_ucs4_fast (word, -1, &n_word);
  /* Two short words are near by chance. */
  if (n < 3 || n_word < 3 || n > MOST_CHARACTERS || n_word > MOST_CHARACTERS || (has_digit (key) && !has_digit (word)))
    return FALSE;
  gboolean han = is_han (header, n) || is_han (known, n_word);
  if (n == n_word && is_swapped (header, known, n))
    return TRUE;
  if (n + 1 == n_word && is_shortened (header, n, known, han))
    return TRUE;
  if (n == n_word + 1 && is_lengthened (header, known, n_word, han))
    return TRUE;
  return !han && n >= LONG_WORD && n_word >= LONG_WORD && text_distance (key, word) <= 2;
}
