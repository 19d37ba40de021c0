/* Lines of a digest: they are kept in groups, and dropped by their rank until they fit. Private to digest*.c. */
#ifndef TRAINBOOK_VIEW_DIGEST_LINES_H
#define TRAINBOOK_VIEW_DIGEST_LINES_H

#include <glib.h>

typedef struct {
  gboolean markdown;
  glong most_characters;
  gsize most_bytes;
  GPtrArray *groups;         /* private */
} DigestLines;

void digest_lines_init (DigestLines *lines, gboolean markdown, glong most_characters, gsize most_bytes);
void digest_lines_clear (DigestLines *lines);
/* Begins a group; its title (NULL: none) is shown when a line of it is left. `flows`: its lines are sentences of one paragraph. */
void digest_lines_begin (DigestLines *lines, const char *title, gboolean flows);
/* Adds a line of untrusted text; 0 is dropped last. Blank ones are left out. */
void digest_lines_add (DigestLines *lines, guint rank, const char *text);
/* Adds a link. */
void digest_lines_add_link (DigestLines *lines, guint rank, const char *text, const char *address);
/* Adds a line for each sentence of the text, the first with `rank`, each further one with `step` more; at most `most`. */
void digest_lines_add_sentences (DigestLines *lines, guint rank, guint step, guint most, const char *text);
/* All that fits. New string. */
char *digest_lines_text (DigestLines *lines);

/* The text of a piece of our own HTML, without tables and footnotes; a line break behind each block. New string. */
char *digest_plain_text (const char *html, gsize length);

#endif
