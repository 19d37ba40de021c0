#include "facts/identifiers.h"

#include <string.h>

static inline guint64
mix (guint64 key)
{
  key *= G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  return key ^ key >> 32;
}

/* Short ids are their own key; the loops over at most eight bytes are all that most departments ever need. */
static inline guint64
make_key (const char *id, gsize length)
{
  guint64 key = 0;
  if (G_LIKELY (length <= 8))
    {
      for (gsize i = 0; i < length; i++)
        key |= (guint64) (guchar) id[i] << (8 * i);
      return key;
    }
  for (gsize i = 0; i < length; i++)
    key = (key ^ (guchar) id[i]) * G_GUINT64_CONSTANT (0x100000001b3);
  return key;
}

void
identifiers_init (Identifiers *identifiers, guint n)
{
  guint size = 16;
  while (size < 2 * n)
    size *= 2;
  identifiers->places = g_new (Identifier, size);
  identifiers->mask = size - 1;
  identifiers->ids = g_ptr_array_sized_new (n);
  for (guint i = 0; i < size; i++)
    identifiers->places[i] = (Identifier) { .index = IDENTIFIER_NONE };
}

/* The place that holds the id or is free for it. */
static inline Identifier *
find_place (const Identifiers *identifiers, const char *id, gsize length, guint64 key)
{
  for (guint at = (guint) mix (key) & identifiers->mask;; at = (at + 1) & identifiers->mask)
    {
      Identifier *place = &identifiers->places[at];
      if (place->index == IDENTIFIER_NONE)
        return place;
      if (place->key == key && place->length == length
          && (length <= 8 || memcmp (identifiers->ids->pdata[place->index], id, length) == 0))
        return place;
    }
}

void
identifiers_add (Identifiers *identifiers, const char *id)
{
  gsize length = strlen (id);
  guint64 key = make_key (id, length);
  Identifier *place = find_place (identifiers, id, length, key);
  if (place->index == IDENTIFIER_NONE)
    *place = (Identifier) { .key = key, .length = (guint32) length, .index = identifiers->ids->len };
  g_ptr_array_add (identifiers->ids, (char *) id);
}

guint32
identifiers_find (const Identifiers *identifiers, const char *id, gsize length)
{
  return find_place (identifiers, id, length, make_key (id, length))->index;
}

void
identifiers_clear (Identifiers *identifiers)
{
  g_free (identifiers->places);
  if (identifiers->ids != NULL)
    g_ptr_array_unref (identifiers->ids);
  *identifiers = (Identifiers) { 0 };
}
