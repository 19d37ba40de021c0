#include "edition.h"

#include <string.h>

static const char *const list_words[] = { "schedules", "rosters", "owners", "awards", "worst", "attendance", "results", "progress", NULL };
static const char *const policy_words[] = { "none", "id", "masked", "full", NULL };
static const char *const dimension_words[] = { "course", "area", "trainer", "team", "cohort", "person", NULL };
static const char *const page_words[] = { "curricula", "courses", "cohorts", "organization", "reports", "records", "sessions", "onboarding",
                                          "awards", "print", "packets", "sign-in", "sources", "data", "figures", NULL };

G_STATIC_ASSERT (G_N_ELEMENTS (list_words) == N_NAME_LISTS + 1);
G_STATIC_ASSERT (G_N_ELEMENTS (policy_words) == N_NAME_POLICIES + 1);

const char *const *
edition_list_words (void)
{
  return list_words;
}

const char *const *
edition_policy_words (void)
{
  return policy_words;
}

const char *const *
edition_dimension_words (void)
{
  return dimension_words;
}

const char *const *
edition_page_words (void)
{
  return page_words;
}

static GHashTable *
word_set (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

Edition *
edition_new (char *name)
{
  Edition *edition = g_new0 (Edition, 1);
  edition->name = name;
  edition->minimum_group = 5;
  edition->datasets = word_set ();
  edition->dimensions = word_set ();
  edition->pages = word_set ();
  edition->words = word_set ();
  edition->files = g_ptr_array_new_with_free_func (g_free);
  return edition;
}

Edition *
edition_default (gboolean publish_people)
{
  Edition *edition = edition_new (NULL);
  edition->minimum_group = 1;
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
  g_free (edition->output);
  g_free (edition->notice);
  g_hash_table_unref (edition->datasets);
  g_hash_table_unref (edition->dimensions);
  g_hash_table_unref (edition->pages);
  g_hash_table_unref (edition->words);
  g_ptr_array_unref (edition->files);
  g_free (edition);
}

/* Without editions everything is shown. */
static gboolean
shows (const Edition *edition, GHashTable *words, const char *word)
{
  return edition->name == NULL || g_hash_table_contains (words, word) || g_hash_table_contains (words, "all");
}

gboolean
edition_shows_dataset (const Edition *edition, const char *dataset)
{
  return shows (edition, edition->datasets, dataset);
}

gboolean
edition_shows_dimension (const Edition *edition, const char *dimension)
{
  return strcmp (dimension, "all") == 0 || shows (edition, edition->dimensions, dimension);
}

gboolean
edition_shows_page (const Edition *edition, const char *group)
{
  return shows (edition, edition->pages, group);
}

gboolean
edition_shows_document (const Edition *edition, char **editions)
{
  return edition->name == NULL || editions == NULL || g_strv_contains ((const char *const *) editions, edition->name);
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
