/* Look-up of records by id: open addressing over (pointer, length), without allocation. Ten million rows look up two ids each, so a slot holds
 * the whole key when it is short: a look-up touches one cache line. Private to the room. */
#ifndef TRAINBOOK_MODEL_INDEX_H
#define TRAINBOOK_MODEL_INDEX_H

#include <glib.h>

/* Keys up to this many bytes are kept in the slot. */
#define KEY_SHORT 16

typedef struct {
  guint64 first;         /* a short key's bytes 0–7; a long key's hash */
  union {
    guint64 second;      /* a short key's bytes 8–15, 0 without */
    const char *text;    /* a long key; borrowed */
  };
  gsize length;
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
