/* The datasets: what the definitions in columns_*.c have in common. Headers and choices are compared by dataset_key(), so that "Person ID",
 * "person-id" and "person_id" are one; Traditional and Simplified Chinese are listed apart. */
#include "source/columns.h"
#include "source/word_list.h"

#include <libintl.h>
#include <string.h>

#define _(text) gettext (text)

static const DatasetDefinition *const definitions[N_DATASETS] = {
  [DATASET_PEOPLE] = &people_dataset,
  [DATASET_COURSES] = &courses_dataset,
  [DATASET_ASSESSMENTS] = &assessments_dataset,
  [DATASET_CURRICULA] = &curricula_dataset,
  [DATASET_COHORTS] = &cohorts_dataset,
  [DATASET_SESSIONS] = &sessions_dataset,
  [DATASET_CALENDAR] = &calendar_dataset,
  [DATASET_MOVES] = &moves_dataset,
  [DATASET_TARGETS] = &targets_dataset,
  [DATASET_PLAN] = &plan_dataset,
  [DATASET_ACTIONS] = &actions_dataset,
  [DATASET_FAQ] = &faq_dataset,
  [DATASET_DUTIES] = &duties_dataset,
  [DATASET_LADDER] = &ladder_dataset,
  [DATASET_NEEDS] = &needs_dataset,
  [DATASET_STAGES] = &stages_dataset,
  [DATASET_SURVEY_ITEMS] = &survey_items_dataset,
  [DATASET_ARCHIVE] = &archive_dataset,
  [DATASET_ENROLMENTS] = &enrolments_dataset,
  [DATASET_ATTENDANCE] = &attendance_dataset,
  [DATASET_SCORES] = &scores_dataset,
  [DATASET_FEEDBACK] = &feedback_dataset,
  [DATASET_COMMENTS] = &comments_dataset,
  [DATASET_INDICATORS] = &indicators_dataset,
  [DATASET_CHECKS] = &checks_dataset,
  [DATASET_CHECK_ITEMS] = &check_items_dataset,
};

const DatasetDefinition *
dataset_definition (DatasetId id)
{
  g_assert (id < N_DATASETS);
  return definitions[id];
}

int
dataset_column (const DatasetDefinition *definition, const char *name)
{
  for (guint i = 0; i < definition->n_columns; i++)
    if (strcmp (definition->columns[i].name, name) == 0)
      return (int) i;
  return -1;
}

/* Is `key` one of the headers, however weakly it names the column? */
static gboolean
is_among_headers (const char *headers, const char *key)
{
  g_autofree char *weak = g_strconcat ("~", key, NULL), *weakest = g_strconcat ("~~", key, NULL);
  return word_list_has (headers, key) || word_list_has (headers, weak) || word_list_has (headers, weakest);
}

gboolean
dataset_is_header (const char *key)
{
  for (guint id = 0; id < N_DATASETS && *key != '\0'; id++)
    for (guint i = 0; i < definitions[id]->n_columns; i++)
      if (is_among_headers (definitions[id]->columns[i].aliases, key))
        return TRUE;
  return FALSE;
}

static gboolean
column_is_of_people (const ColumnDefinition *column, const char *key)
{
  return (column->named_by != NULL && word_list_has (column->named_by, key))
         || (g_strcmp0 (column->refers, "people") == 0 && is_among_headers (column->aliases, key));
}

gboolean
dataset_is_header_of_people (const char *key)
{
  for (guint id = 0; id < N_DATASETS && *key != '\0'; id++)
    for (guint i = 0; i < definitions[id]->n_columns; i++)
      if (column_is_of_people (&definitions[id]->columns[i], key))
        return TRUE;
  return FALSE;
}

/* The word of a list that is usual in a language: the first for Simplified Chinese, the second for Traditional, `name` for any other. New string. */
static char *
usual_word (const char *name, const char *list, const char *language)
{
  gboolean traditional = g_str_has_prefix (language, "zh-Hant");
  if (!traditional && !g_str_has_prefix (language, "zh"))
    return g_strdup (name);
  g_auto (GStrv) words = g_strsplit (list, "|", 3);
  const char *word = traditional && words[0] != NULL && words[1] != NULL ? words[1] : words[0];
  return g_strdup (word == NULL ? name : word + strspn (word, "~"));
}

char *
column_usual_header (const ColumnDefinition *column, const char *language)
{
  return usual_word (column->name, column->aliases, language);
}

const char *
column_title (const ColumnDefinition *column, const char *language)
{
  g_autofree char *header = column_usual_header (column, language);
  return g_intern_string (header);
}

guint
dataset_usual_columns (const DatasetDefinition *definition)
{
  guint n = definition->n_columns;
  while (n > 0 && definition->columns[n - 1].beside != NULL)
    n--;
  return n;
}

char *
dataset_usual_file (const DatasetDefinition *definition, const char *language)
{
  return usual_word (definition->name, definition->file_aliases, language);
}

char *
dataset_told (const DatasetDefinition *definition)
{
  /* The language of the messages, as `language:` names it: en, zh-Hans or zh-Hant. */
  return dataset_usual_file (definition, _("en"));
}

char **
column_usual_choices (const ColumnDefinition *column, const char *language)
{
  if (column->choices == NULL)
    return NULL;
  char **choices = g_strsplit (column->choices, ",", -1);
  for (char **choice = choices; *choice != NULL; choice++)
    {
      g_auto (GStrv) parts = g_strsplit (*choice, "=", 2);
      g_free (*choice);
      *choice = usual_word (parts[0], parts[1], language);
    }
  return choices;
}

char *
dataset_key (const char *text, gssize length)
{
  g_autofree char *normal = g_utf8_normalize (text, length, G_NORMALIZE_NFKC);
  g_autofree char *folded = normal ? g_utf8_casefold (normal, -1) : g_strdup ("");
  GString *key = g_string_sized_new (32);
  for (const char *c = folded; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar character = g_utf8_get_char (c);
      if (!g_unichar_isspace (character) && !g_unichar_iscntrl (character) && character != '_' && character != '-' && character != 0xfeff && character != 0x200b)
        g_string_append_unichar (key, character);
    }
  return g_string_free (key, FALSE);
}
