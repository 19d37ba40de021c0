#include "facts/identifiers.h"

#include <string.h>

static IdentifierKey
key_of (const char *id, gsize length)
{
  guint64 hash = G_GUINT64_CONSTANT (0xcbf29ce484222325);
  if (length <= IDENTIFIER_SHORT)
    return identifier_key (id, length);
  for (gsize i = 0; i < length; i++)
    hash = (hash ^ (guchar) id[i]) * G_GUINT64_CONSTANT (0x100000001b3);
  return (IdentifierKey) { hash, (guint32) length };
}

void
identifiers_init (Identifiers *identifiers, guint n)
{
  guint size = 16;
  identifiers->shift = 60;
  for (; size < 2 * n; size *= 2)
    identifiers->shift--;
  identifiers->places = g_new (Identifier, size);
  identifiers->mask = size - 1;
  identifiers->ids = g_ptr_array_sized_new (n);
  for (guint i = 0; i < size; i++)
    identifiers->places[i] = (Identifier) { .index = IDENTIFIER_NONE };
}

/* The place that holds the id or is free for it. */
static Identifier *
find_place (const Identifiers *identifiers, const char *text, IdentifierKey id)
{
  for (guint at = identifier_place (identifiers, id);; at = (at + 1) & identifiers->mask)
    {
      Identifier *place = &identifiers->places[at];
      if (place->index == IDENTIFIER_NONE)
        return place;
      if (place->key == id.key && place->length == id.length
          && (id.length <= IDENTIFIER_SHORT || memcmp (identifiers->ids->pdata[place->index], text, id.length) == 0))
        return place;
    }
}

void
identifiers_add (Identifiers *identifiers, const char *id)
{
  IdentifierKey key = key_of (id, strlen (id));
  Identifier *place = find_place (identifiers, id, key);
  if (place->index == IDENTIFIER_NONE)
    *place = (Identifier) { .key = key.key, .length = key.length, .index = identifiers->ids->len };
  g_ptr_array_add (identifiers->ids, (char *) id);
}

guint32
identifiers_find (const Identifiers *identifiers, const char *id, gsize length)
{
  return find_place (identifiers, id, key_of (id, length))->index;
}

void
identifiers_clear (Identifiers *identifiers)
{
  g_free (identifiers->places);
  if (identifiers->ids != NULL)
    g_ptr_array_unref (identifiers->ids);
  *identifiers = (Identifiers) { 0 };
}
