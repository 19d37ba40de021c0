#include "model/index.h"

#include <string.h>

static inline guint64
load (const char *bytes, gsize length)
{
  guint64 word = 0;
  guint32 low, high;
  if (length >= 8)
    {
      memcpy (&word, bytes, 8);
      return word;
    }
  if (length >= 4)
    {
      memcpy (&low, bytes, 4);
      memcpy (&high, bytes + length - 4, 4);
      return (guint64) high << 32 | low;
    }
  for (gsize i = 0; i < length; i++)
    word = word << 8 | (guchar) bytes[i];
  return word;
}

static inline guint32
hash_key (const char *key, gsize length)
{
  guint64 hash = length * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  while (length > 8)
    {
      hash = (hash ^ load (key, 8)) * G_GUINT64_CONSTANT (0xff51afd7ed558ccd);
      hash ^= hash >> 32;
      key += 8;
      length -= 8;
    }
  hash = (hash ^ load (key, length)) * G_GUINT64_CONSTANT (0xc4ceb9fe1a85ec53);
  return (guint32) (hash >> 32);
}

gpointer
key_index_find (const KeyIndex *index, const char *key, gsize length)
{
  if (index->n_slots == 0)
    return NULL;
  guint32 hash = hash_key (key, length);
  for (guint at = hash & (index->n_slots - 1);; at = (at + 1) & (index->n_slots - 1))
    {
      const KeySlot *slot = &index->slots[at];
      if (slot->value == NULL)
        return NULL;
      if (slot->hash == hash && slot->length == length && memcmp (slot->key, key, length) == 0)
        return slot->value;
    }
}

static void
insert (KeyIndex *index, KeySlot entry)
{
  guint at = entry.hash & (index->n_slots - 1);
  while (index->slots[at].value != NULL)
    at = (at + 1) & (index->n_slots - 1);
  index->slots[at] = entry;
}

static void
grow (KeyIndex *index)
{
  KeyIndex bigger = { NULL, index->n_slots ? index->n_slots * 2 : 64, index->n_used };
  bigger.slots = g_new0 (KeySlot, bigger.n_slots);
  for (guint i = 0; i < index->n_slots; i++)
    if (index->slots[i].value != NULL)
      insert (&bigger, index->slots[i]);
  g_free (index->slots);
  *index = bigger;
}

void
key_index_add (KeyIndex *index, const char *key, gpointer value)
{
  gsize length = strlen (key);
  g_assert (value != NULL && length <= G_MAXUINT32);
  /* At most half full, so that a look-up rarely takes a second step. */
  if (index->n_used * 2 >= index->n_slots)
    grow (index);
  insert (index, (KeySlot) { hash_key (key, length), (guint32) length, key, value });
  index->n_used++;
}

void
key_index_clear (KeyIndex *index)
{
  g_free (index->slots);
  *index = (KeyIndex) { NULL, 0, 0 };
}
