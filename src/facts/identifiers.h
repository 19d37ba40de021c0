/* Ids → numbers, for the millions of look-ups of a pass over facts: one cache line a look-up. */
#ifndef TRAINBOOK_FACTS_IDENTIFIERS_H
#define TRAINBOOK_FACTS_IDENTIFIERS_H

#include <glib.h>

typedef struct {
  guint64 key;          /* the bytes of an id of at most 8 bytes, else its hash */
  guint32 length;
  guint32 index;        /* IDENTIFIER_NONE: a free place */
} Identifier;

#define IDENTIFIER_NONE G_MAXUINT32

typedef struct {
  Identifier *places;
  guint mask;
  GPtrArray *ids;       /* const char * by index, borrowed: compared when an id is longer than 8 bytes */
} Identifiers;

void identifiers_init (Identifiers *identifiers, guint n);
/* The first of several equal ids keeps its number. */
void identifiers_add (Identifiers *identifiers, const char *id);
void identifiers_clear (Identifiers *identifiers);

/* The number of the id, counted in the order of adding; IDENTIFIER_NONE. */
guint32 identifiers_find (const Identifiers *identifiers, const char *id, gsize length);

#endif
