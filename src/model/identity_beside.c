/* The name beside an id: whether both mean the same person. */
#include "model/identity.h"

#include <string.h>

/* A name of which a list shows only a part, 陈* or *静, is that of everyone whom it fits. */
static gboolean
fits_masked (const Person *person, const char *text, gsize length)
{
  g_autofree char *normal = g_utf8_normalize (text, (gssize) length, G_NORMALIZE_NFKC);
  return normal != NULL && strchr (normal, '*') != NULL && strlen (normal) <= 64 && person->name != NULL && g_pattern_match_simple (normal, person->name);
}

NameBeside
model_name_beside (const Model *model, const Person *person, const char *text, gsize length, Identity *others)
{
  Identity found = model_identify (model, NEAREST_PERSON, text, length);
  NameBeside says = NAME_OF_OTHERS;
  if (found.record == person || (found.several != NULL && g_ptr_array_find (found.several, person, NULL)))
    says = NAME_THEIRS;
  else if (found.record == NULL && found.several == NULL)
    says = cell_is_placeholder (text, length) || fits_masked (person, text, length) ? NAME_THEIRS : NAME_NOBODYS;
  if (others != NULL)
    *others = found;
  else
    identity_clear (&found);
  return says;
}
