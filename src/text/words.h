/* The words a reader sees: templates/messages/LANG.xml, one <word key="…">text</word> each, {name} for what is filled
 * in. */
#ifndef TRAINBOOK_TEXT_WORDS_H
#define TRAINBOOK_TEXT_WORDS_H

#include "diag.h"

typedef struct Words Words;

/* Loads LANG.xml from the first of `directories` (NULL-terminated, shipped one last) that has it, over the shipped
 * one, so that a site's own file may replace some words only. NULL and reported on failure. */
Words *words_load (const char *const *directories, const char *language, Diagnostics *diags);
void words_free (Words *words);

/* The word, or NULL when there is none. Borrowed. */
const char *words_find (const Words *words, const char *key);
/* The word, or the key itself (a mistake of ours: a test looks for it). Borrowed. */
const char *words_get (const Words *words, const char *key);
/* The word with {name} replaced by the values given as name, value pairs closed by NULL. New string. */
char *words_format (const Words *words, const char *key, ...) G_GNUC_NULL_TERMINATED;
const char *words_language (const Words *words);

#endif
