#include "facts/export_people.h"

#include "model/identity.h"

#include <string.h>

struct ExportPeople {
  PassPart *part;
  Diagnostics *diags;
  GHashTable *unknown;          /* texts that were reported */
  GHashTable *named;            /* texts whose match was logged */
  guint64 row;                  /* the last row, whose scores are all of `person` */
  const Person *person;         /* or NULL */
};

ExportPeople *
export_people_new (PassPart *part, Diagnostics *diags)
{
  ExportPeople *people = g_new0 (ExportPeople, 1);
  people->part = part;
  people->diags = diags;
  people->unknown = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  people->named = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return people;
}

void
export_people_free (ExportPeople *people)
{
  g_hash_table_unref (people->unknown);
  g_hash_table_unref (people->named);
  g_free (people);
}

/* Is it the first row with this text? When very many are wrong, each row counts. */
static gboolean
is_new (ExportPeople *people, const char *text)
{
  return g_hash_table_size (people->unknown) >= PASS_MOST_REPORTED || g_hash_table_add (people->unknown, g_strdup (text));
}

static void
report (ExportPeople *people, const ExportScore *score, ExportPersonText which, const Identity *identity)
{
  const Model *model = people->part->facts->model;
  const char *id, *label, *text;
  Place place = score_export_person_place (score, which, &text);
  if (text == NULL)
    text = "";
  if (model_is_partial (model, NEAREST_PERSON) || !is_new (people, text) || !pass_may_report (people->part))
    return;
  place = score_export_place (score, &place);
  place.value = text;
  if (identity->how == IDENTITY_AMBIGUOUS)
    {
      g_autofree char *candidates = identity_candidates (NEAREST_PERSON, identity);
      diag_report (people->diags, DIAG_EXPORT_PERSON_AMBIGUOUS, &place, text, candidates, NULL);
    }
  else if (model_nearest (model, NEAREST_PERSON, text, &id, &label))
    diag_report (people->diags, DIAG_EXPORT_PERSON_NEAR, &place, text, id, label, NULL);
  else
    diag_report (people->diags, DIAG_EXPORT_PERSON_UNKNOWN, &place, text, NULL);
}

static void
log_match (ExportPeople *people, const ExportScore *score, ExportPersonText which, const Identity *identity)
{
  const char *text;
  Place place = score_export_person_place (score, which, &text);
  gboolean first = identity->how >= IDENTITY_EMAIL && !g_hash_table_contains (people->named, text);
  if (first)
    g_hash_table_add (people->named, g_strdup (text));
  model_log_identity_at (identity, NEAREST_PERSON, text, strlen (text), first, &place, people->diags);
  score_export_set_repaired (score);
}

/* Is the text what the lists say of the person? Most are, and nothing is looked up for them. */
static gboolean
is_theirs (const Person *person, ExportPersonText which, const char *text)
{
  const char *known = which == EXPORT_EMAIL ? person->email : which == EXPORT_NAME ? person->name : person->id;
  return known != NULL && g_ascii_strcasecmp (known, text) == 0;
}

/* What stands beside the text by which the person was found may be that of somebody else: it is warned of, once. */
static void
check_others (ExportPeople *people, const ExportScore *score, const char *const *texts, ExportPersonText by, const Person *person)
{
  for (guint which = by + 1; which < N_EXPORT_PERSON_TEXTS; which++)
    {
      if (texts[which] == NULL || *texts[which] == '\0' || is_theirs (person, which, texts[which]))
        continue;
      Identity other = model_identify (people->part->facts->model, NEAREST_PERSON, texts[which], strlen (texts[which]));
      g_autofree char *key = g_strconcat (person->id, "\n", texts[which], NULL);
      if (other.record != NULL && other.record != person && g_hash_table_size (people->unknown) < PASS_MOST_REPORTED
          && g_hash_table_add (people->unknown, g_steal_pointer (&key)))
        {
          const char *written;
          Place place = score_export_person_place (score, which, &written);
          place = score_export_place (score, &place);
          diag_report (people->diags, DIAG_EXPORT_PERSON_OTHER, &place, person->id, texts[which], ((const Person *) other.record)->id, NULL);
        }
      identity_clear (&other);
    }
}

static const Person *
find (ExportPeople *people, const ExportScore *score)
{
  const Model *model = people->part->facts->model;
  const char *const texts[] = { score->person_id, score->email, score->login, score->name };
  ExportPersonText wrong = EXPORT_NAME;
  gboolean any = FALSE, ended = FALSE;
  Identity problem = { .how = IDENTITY_UNKNOWN };
  for (guint which = 0; which < N_EXPORT_PERSON_TEXTS && !ended; which++)
    {
      if (texts[which] == NULL || *texts[which] == '\0')
        continue;
      Identity identity = model_identify (model, NEAREST_PERSON, texts[which], strlen (texts[which]));
      if (identity.record != NULL)
        {
          if (identity.how != IDENTITY_EXACT)
            log_match (people, score, which, &identity);
          check_others (people, score, texts, which, identity.record);
          identity_clear (&identity);
          return identity.record;
        }
      /* An ID number that nobody has is not outvoted by a name; several people are not decided by what follows. */
      ended = which == EXPORT_PERSON_ID || identity.how == IDENTITY_AMBIGUOUS;
      if (!any || ended)
        {
          wrong = which;
          problem = identity;
        }
      else
        identity_clear (&identity);
      any = TRUE;
    }
  if (!score->is_suspended && !score_export_is_total (score))
    report (people, score, wrong, &problem);
  identity_clear (&problem);
  return NULL;
}

const Person *
export_people_find (ExportPeople *people, const ExportScore *score)
{
  if (people->row != score->row || score->row == 0)
    {
      people->person = find (people, score);
      people->row = score->row;
    }
  return people->person;
}
