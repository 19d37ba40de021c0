/* Look-up of records by id: open addressing over (pointer, length), without allocation. Ten million rows look up two ids each. Private to the room. */
#ifndef TRAINBOOK_MODEL_INDEX_H
#define TRAINBOOK_MODEL_INDEX_H

#include <glib.h>

typedef struct {
  guint32 hash;
  guint32 length;
  const char *key;       /* borrowed */
  gpointer value;        /* NULL: the slot is free */
} KeySlot;

typedef struct {
  KeySlot *slots;
  guint n_slots;         /* a power of two, or 0 */
  guint n_used;
} KeyIndex;

/* The value of a key of `length` bytes, or NULL. */
gpointer key_index_find (const KeyIndex *index, const char *key, gsize length);
/* Adds a key that is not there yet; it must live as long as the index. */
void key_index_add (KeyIndex *index, const char *key, gpointer value);
void key_index_clear (KeyIndex *index);

#endif
