#include "source/word_ends.h"

#include <string.h>

void
word_ends_add_text (WordEnds *ends, const char *text, gsize length)
{
  guint bit = word_end_bit (text, length);
  ends->bits[bit / 8] |= (guint8) (1 << bit % 8);
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
