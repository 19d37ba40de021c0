/* Ids → numbers, for the millions of look-ups of a pass over facts: one cache line a look-up. */
#ifndef TRAINBOOK_FACTS_IDENTIFIERS_H
#define TRAINBOOK_FACTS_IDENTIFIERS_H

#include <glib.h>
#include <string.h>

#define IDENTIFIER_NONE G_MAXUINT32
#define IDENTIFIER_SHORT 8            /* bytes of an id that is its own key */

/* An id as a number: made of its bytes when it is short, else its hash. */
typedef struct {
  guint64 key;
  guint32 length;
} IdentifierKey;

typedef struct {
  guint64 key;
  guint32 length;
  guint32 index;                      /* IDENTIFIER_NONE: a free place */
} Identifier;

typedef struct {
  Identifier *places;
  guint mask, shift;
  GPtrArray *ids;                     /* const char * by index, borrowed: compared when an id is long */
} Identifiers;

void identifiers_init (Identifiers *identifiers, guint n);
/* The first of several equal ids keeps its number. */
void identifiers_add (Identifiers *identifiers, const char *id);
void identifiers_clear (Identifiers *identifiers);

/* The number of the id, counted in the order of adding; IDENTIFIER_NONE. */
guint32 identifiers_find (const Identifiers *identifiers, const char *id, gsize length);

/* The same in two steps, for short ids: the key is kept while the place where it is looked up comes near. Two texts of one length have the same
 * key only when they are equal; the loads overlap where the length is not a power of two. */
static inline IdentifierKey
identifier_key (const char *id, gsize length)
{
  if (length >= 4)
    {
      guint32 begin, end;
      memcpy (&begin, id, 4);
      memcpy (&end, id + length - 4, 4);
      return (IdentifierKey) { begin | (guint64) end << 32, (guint32) length };
    }
  if (length == 0)
    return (IdentifierKey) { 0, 0 };
  return (IdentifierKey) { (guint64) (guchar) id[0] | (guint64) (guchar) id[length / 2] << 8 | (guint64) (guchar) id[length - 1] << 16,
                           (guint32) length };
}

static inline guint
identifier_place (const Identifiers *identifiers, IdentifierKey id)
{
  /* The top bits of the product hang on every bit of the key. */
  return (guint) ((id.key * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)) >> identifiers->shift);
}

/* Where it is looked for first. */
static inline guint
identifier_approach (const Identifiers *identifiers, IdentifierKey id)
{
  guint place = identifier_place (identifiers, id);
  __builtin_prefetch (&identifiers->places[place]);
  return place;
}

static inline guint32
identifier_find_short (const Identifiers *identifiers, IdentifierKey id, guint first_place)
{
  for (guint at = first_place;; at = (at + 1) & identifiers->mask)
    {
      const Identifier *place = &identifiers->places[at];
      if (place->index == IDENTIFIER_NONE || (place->key == id.key && place->length == id.length))
        return place->index;
    }
}

#endif
