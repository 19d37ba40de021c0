#include "source/word_list.h"

#include <string.h>

/* Compares the word that `*words` begins with to the beginning of `key`, and moves `*words` to the next word. How much of the key it is; 0 when the key
 * does not begin so. */
static gsize
match_word (const char **words, const char *key)
{
  const char *at = key;
  for (; **words != '\0' && **words != '|'; (*words)++)
    if (**words != ' ' && at != NULL)
      at = *at == g_ascii_tolower (**words) ? at + 1 : NULL;
  *words += **words == '|';
  return at == NULL ? 0 : (gsize) (at - key);
}

/* The length of the longest word that `key` begins with, of all of it (`whole`) or any; 0. */
static gsize
longest_word (const char *words, const char *key, gboolean whole)
{
  gsize longest = 0;
  while (*words != '\0')
    {
      gsize length = match_word (&words, key);
      if (length > longest && (!whole || key[length] == '\0'))
        longest = length;
    }
  return longest;
}

gboolean
word_list_has (const char *words, const char *key)
{
  return longest_word (words, key, TRUE) > 0;
}

gsize
word_list_begin (const char *words, const char *key)
{
  return longest_word (words, key, FALSE);
}

gsize
word_list_end (const char *words, const char *key)
{
  for (const char *at = key; *at != '\0'; at++)
    {
      gsize length = longest_word (words, at, TRUE);
      if (length > 0)
        return length;
    }
  return 0;
}

gboolean
word_list_in (const char *words, const char *key)
{
  for (const char *at = key; *at != '\0'; at++)
    if (longest_word (words, at, FALSE) > 0)
      return TRUE;
  return FALSE;
}
