#include "model/index.h"

#include <string.h>

/* At most eight bytes as a number; different texts of one length give different numbers. */
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

static inline guint64
mix (guint64 hash, guint64 word)
{
  hash = (hash ^ word) * G_GUINT64_CONSTANT (0xff51afd7ed558ccd);
  return hash ^ hash >> 32;
}

/* The key as a slot holds it, and its hash. */
static inline KeySlot
make_slot (const char *key, gsize length, guint64 *hash)
{
  KeySlot slot = { .length = length };
  *hash = length;
  if (length <= KEY_SHORT)
    {
      slot.first = load (key, length);
      slot.second = length > 8 ? load (key + 8, length - 8) : 0;
      *hash = mix (mix (*hash, slot.first), slot.second);
      return slot;
    }
  for (gsize at = 0; at < length; at += 8)
    *hash = mix (*hash, load (key + at, length - at));
  slot.first = *hash;
  slot.text = key;
  return slot;
}

static inline gboolean
same_key (const KeySlot *one, const KeySlot *other)
{
  if (one->first != other->first || one->length != other->length)
    return FALSE;
  return one->length <= KEY_SHORT ? one->second == other->second : memcmp (one->text, other->text, one->length) == 0;
}

gpointer
key_index_find (const KeyIndex *index, const char *key, gsize length)
{
  guint64 hash;
  KeySlot wanted = make_slot (key, length, &hash);
  if (index->n_slots == 0)
    return NULL;
  for (guint at = (guint) hash & (index->n_slots - 1); index->slots[at].value != NULL; at = (at + 1) & (index->n_slots - 1))
    if (same_key (&index->slots[at], &wanted))
      return index->slots[at].value;
  return NULL;
}

static void
insert (KeyIndex *index, KeySlot slot, guint64 hash)
{
  guint at = (guint) hash & (index->n_slots - 1);
  while (index->slots[at].value != NULL)
    at = (at + 1) & (index->n_slots - 1);
  index->slots[at] = slot;
}

static void
grow (KeyIndex *index)
{
  KeyIndex bigger = { NULL, index->n_slots ? index->n_slots * 2 : 64, index->n_used };
  bigger.slots = g_new0 (KeySlot, bigger.n_slots);
  for (guint i = 0; i < index->n_slots; i++)
    {
      const KeySlot *slot = &index->slots[i];
      if (slot->value != NULL)
        insert (&bigger, *slot, slot->length <= KEY_SHORT ? mix (mix (slot->length, slot->first), slot->second) : slot->first);
    }
  g_free (index->slots);
  *index = bigger;
}

void
key_index_add (KeyIndex *index, const char *key, gpointer value)
{
  guint64 hash;
  KeySlot slot = make_slot (key, strlen (key), &hash);
  g_assert (value != NULL);
  /* At most half full, so that a look-up rarely takes a second step. */
  if (index->n_used * 2 >= index->n_slots)
    grow (index);
  slot.value = value;
  insert (index, slot, hash);
  index->n_used++;
}

void
key_index_clear (KeyIndex *index)
{
  g_free (index->slots);
  *index = (KeyIndex) { NULL, 0, 0 };
}
