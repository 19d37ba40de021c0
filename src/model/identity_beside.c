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

void
model_report_name_beside (const Model *model, const Person *person, IdentityKind how, const char *id, const char *name, const Place *place, Diagnostics *diags)
{
  Identity others;
  NameBeside says = model_name_beside (model, person, name, strlen (name), &others);
  g_autofree char *list = says == NAME_OF_OTHERS ? identity_candidates (NEAREST_PERSON, &others) : NULL;
  if (how != IDENTITY_ZERO_RESTORED)
    diag_report (diags, DIAG_PERSON_NAME_OTHER, place, id, person->name, name, list, NULL);
  else if (list != NULL)
    diag_report (diags, DIAG_ZERO_NAME_OTHER, place, id, person->id, person->name, name, list, NULL);
  else
    diag_report (diags, DIAG_ZERO_NAME_NOBODYS, place, id, person->id, person->name, name, NULL);
  identity_clear (&others);
}
