#include "edition.h"

Edition *
edition_default (gboolean publish_people)
{
  Edition *edition = g_new0 (Edition, 1);
  for (NameList list = 0; list < N_NAME_LISTS; list++)
    edition->names[list] = publish_people || list < LIST_WORST ? NAMES_FULL : NAMES_NONE;
  return edition;
}

void
edition_free (Edition *edition)
{
  if (edition == NULL)
    return;
  g_free (edition->name);
  g_free (edition);
}

/* The first character and a star. */
static char *
masked (const char *name)
{
  g_autofree char *first = g_utf8_substring (name, 0, MIN (1, g_utf8_strlen (name, -1)));
  return g_strconcat (first, "*", NULL);
}

char *
edition_name (const Edition *edition, NameList list, const char *id, const char *name)
{
  switch (edition->names[list])
    {
    case NAMES_NONE:
      return NULL;
    case NAMES_ID:
      return g_strdup (id);
    case NAMES_MASKED:
      return masked (name);
    default:
      return g_strdup (name);
    }
}
