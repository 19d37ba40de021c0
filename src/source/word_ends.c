#include "source/word_ends.h"

#include <string.h>

void
word_ends_add_text (WordEnds *ends, const char *text, gsize length)
{
  guint bit = word_end_bit (text, length);
  ends->bits[bit / 8] |= (guint8) (1 << bit % 8);
  if (length > 0)
    ends->last[(guchar) g_ascii_tolower (text[length - 1])] = ends->last[(guchar) g_ascii_toupper (text[length - 1])] = 1;
}

void
word_ends_add_all (WordEnds *ends, const WordEnds *others)
{
  for (guint i = 0; i < sizeof ends->bits; i++)
    ends->bits[i] |= others->bits[i];
  for (guint i = 0; i < sizeof ends->last; i++)
    ends->last[i] |= others->last[i];
}

void
word_ends_last_bytes (const WordEnds *ends, guint8 odd[256])
{
  for (guint i = 0; i < 256; i++)
    odd[i] |= ends->last[i] | (i < 0x80 && !g_ascii_isalnum ((char) i));
}

void
word_ends_add (WordEnds *ends, const char *words)
{
  while (*words != '\0')
    {
      gsize length = strcspn (words, "|");
      if (length > 0)
        word_ends_add_text (ends, words, length);
      words += length + (words[length] == '|');
    }
}
