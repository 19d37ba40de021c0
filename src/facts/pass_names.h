/* Names beside the ids of people: rows whose two say different people are told. Private to the passes. */
#ifndef TRAINBOOK_FACTS_PASS_NAMES_H
#define TRAINBOOK_FACTS_PASS_NAMES_H

#include "facts/pass.h"
#include "model/identity.h"

#include <string.h>

/* As pass_name_agrees(), for a person who was found in that way: one whose id lost its zeros must have the name. */
gboolean pass_names_agree (PassPart *part, const TableRow *row, guint column, const Person *person, IdentityKind how);

/* All files have been read: warns of the names that are nobody's into `diags` (NULL: of none), and forgets everything. */
void pass_names_finish (PassPart *const *parts, guint n_parts, const GPtrArray *files, Diagnostics *diags);

/* A name as a number, never 0: two that differ have the same one by chance only. Most names have three characters, nine bytes. */
static inline guint64
name_number (const char *name, gsize length)
{
  guint64 begin = 0, end = 0, number;
  if (length >= 8 && length <= 16)
    {
      memcpy (&begin, name, 8);
      memcpy (&end, name + length - 8, 8);
    }
  else if (length < 8)
    begin = identifier_key (name, length).key;
  else
    for (gsize i = 0; i < length; i++)
      begin = (begin ^ (guchar) name[i]) * G_GUINT64_CONSTANT (0x100000001b3);
  number = (begin * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15) ^ (end + length)) * G_GUINT64_CONSTANT (0xff51afd7ed558ccd);
  return number != 0 ? number : 1;
}

#endif
