/* Text in one encoding that was read in another: what it was. */
#ifndef TRAINBOOK_TEXT_ENCODING_MISREAD_H
#define TRAINBOOK_TEXT_ENCODING_MISREAD_H

#include "text/encoding_suspect.h"

/* One way to read text wrongly, by the names that text_encoding_name() has; "Latin-1" is code page 1252, too. */
typedef struct {
  const char *as, *is;     /* as what it was read, and what it is */
} Misreading;

/* The ways that happen, those that are met most first; NULL behind the last one. Static. */
const Misreading *text_misreading (guint n);

/* The text before it was misread so; NULL when that cannot be: it has a character that `as` does not know, its bytes are none of `is`, or all of it is ASCII. New
 * string. */
char *text_misread_undo (const Misreading *misreading, const char *text, gsize length);

/* Whether bytes that GB18030 fits are probably Big5: all of them fit it as well, in characters that are common there and rare or none here. Then `*read` and
 * `*meant` are the first of these words as GB18030 and as Big5: new strings. */
gboolean text_looks_like_big5 (const char *bytes, gsize length, char **read, char **meant);

/* Adds words of UTF-8 that another program read as GBK, 瀹㈡湇 of 客服: at least two characters that are common in Chinese. Private-use characters come from the
 * same mistake then and are taken out, so this comes last. For text of a bounded length. `text` is valid UTF-8 that begins at the beginning of a line, as for text_suspects_find(). */
void text_suspects_find_gbk (Suspects *suspects, guint64 block, const char *text, gsize length);

#endif
