/* Whether a cell may hold one of a set of words, told from its last bytes: ten million cells pass by, and nearly none does. Private to the room. */
#ifndef TRAINBOOK_SOURCE_WORD_ENDS_H
#define TRAINBOOK_SOURCE_WORD_ENDS_H

#include "text/csv.h"

/* A bit for each end, the last three bytes of a word. */
#define WORD_ENDS_BITS 4096
typedef struct {
  guint8 bits[WORD_ENDS_BITS / 8];
  guint8 last[256];                      /* by byte: a word ends with it */
} WordEnds;

static inline guint
word_end_bit (const char *text, gsize length)
{
  guint hash = 0;
  for (const char *c = text + length - MIN (length, 3); c < text + length; c++)
    hash = hash * 61 + (guchar) g_ascii_tolower (*c);
  return hash % WORD_ENDS_BITS;
}

/* FALSE when the cell, which may have blanks around it, is none of the words, nor one of them with anything in brackets or behind a colon. No word ends
 * with a digit, as ids do. */
static inline gboolean
word_ends_may_have (const WordEnds *ends, const Cell *cell)
{
  if (cell->length == 0)
    return FALSE;
  guchar last = (guchar) cell->text[cell->length - 1];
  if (g_ascii_isdigit (last))
    return FALSE;
  guint bit = word_end_bit (cell->text, cell->length);
  return (last < 0x80 && !g_ascii_isalpha (last)) || (ends->bits[bit / 8] & 1 << bit % 8) != 0;
}

/* Adds each word of a list, separated by |; what stands before a word to say how weak it is (~) is no part of it. */
void word_ends_add (WordEnds *ends, const char *words);
/* Adds one text as it stands. */
void word_ends_add_text (WordEnds *ends, const char *text, gsize length);
/* Adds all of another set. */
void word_ends_add_all (WordEnds *ends, const WordEnds *others);
/* Sets in `odd` the last bytes of cells for which word_ends_may_have() may be TRUE: one look at a byte tells most of them. */
void word_ends_last_bytes (const WordEnds *ends, guint8 odd[256]);

#endif
