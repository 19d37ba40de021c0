/* Lists of words as they stand in code, separated by | : "跳过|跳過|no answer". A key (dataset_key()) is looked up in them where they are: nothing is copied.
 * The blanks of the words do not count, as a key has none, and ASCII letters are compared in lower case. */
#ifndef TRAINBOOK_SOURCE_WORD_LIST_H
#define TRAINBOOK_SOURCE_WORD_LIST_H

#include <glib.h>

/* Whether `key` is one of the words. */
gboolean word_list_has (const char *words, const char *key);
/* Whether `key` begins with one of the words: how long the longest such beginning is, in bytes; 0: it does not. */
gsize word_list_begin (const char *words, const char *key);
/* Whether `key` ends with one of the words: how long the longest such end is, in bytes; 0: it does not. */
gsize word_list_end (const char *words, const char *key);
/* Whether one of the words stands anywhere in `key`. */
gboolean word_list_in (const char *words, const char *key);

#endif
