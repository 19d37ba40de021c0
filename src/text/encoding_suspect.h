/* Text that was spoilt before it came here: written or read in the wrong encoding by another program. For the readers of this room. */
#ifndef TRAINBOOK_TEXT_ENCODING_SUSPECT_H
#define TRAINBOOK_TEXT_ENCODING_SUSPECT_H

#include "text/encoding.h"

typedef enum {
  SUSPECT_LOST,            /* U+FFFD, 锟斤拷: what stood there is gone */
  SUSPECT_MISREAD,         /* Ã©, ä¸­, ÖÐ¹ú, 銆: the text of one encoding read in another */
  SUSPECT_PRIVATE,         /* private-use characters */
  SUSPECT_QUESTION,        /* ? instead of Chinese characters */
  N_SUSPECTS
} SuspectKind;

/* The first place of each kind and how many there are. */
typedef struct {
  guint64 count;
  guint64 block;           /* as the caller said */
  guint lines;             /* line ends between the block's beginning and the place */
  guint column;            /* in characters, from 1 */
  guint length;            /* in characters */
  char sample[32];
} Suspect;

typedef struct {
  Suspect kinds[N_SUSPECTS];
} Suspects;

/* The character at `at` as a byte of Latin-1 or code page 1252: 0x80 … 0xff, and into *n how many bytes of the text it takes; else 0. */
guint text_western_byte (const char *text, gsize length, gsize at, gsize *n);

/* Adds what is found in valid UTF-8 that begins at the beginning of a line. `block` is kept with a first place. `delimiter` cuts the lines into
 * cells, whose question marks are looked at; 0: running text, where they are not. At memory speed over text that has nothing of it. */
void text_suspects_find (Suspects *suspects, guint64 block, const char *text, gsize length, char delimiter);

/* Adds one, the `taken` bytes of text[at]. */
void text_suspects_note (Suspects *suspects, SuspectKind kind, guint64 block, const char *text, gsize at, gsize taken);

/* Adds what was found further on in the same file. */
void text_suspects_add (Suspects *suspects, const Suspects *further);

/* Reports each kind once, of a file in `encoding`. `line_of` gives the number of the line that begins a block; NULL: 1. */
void text_suspects_report (const Suspects *suspects, const char *file, guint (*line_of) (guint64 block, gpointer data), gpointer data,
                           TextEncoding encoding, Diagnostics *diags);

#endif
