/* What was matched is logged, and who or what is unknown is reported with candidates. */
#include "model/identity.h"

#include "model/private.h"
#include "source/dataset_files.h"
#include "text/encoding.h"
#include "text/notation.h"
#include "text/private_numbers.h"

#include <libintl.h>
#include <string.h>

#define _(text) gettext (text)

/* Beyond this many different unknown texts nobody is helped by a search for the nearest. */
#define MOST_SUGGESTIONS 1000
#define MOST_CANDIDATES 3

void
model_log_identity_at (const Identity *identity, NearestKind kind, const char *text, gsize length, gboolean first, const Place *place,
                       Diagnostics *diags)
{
  static const struct { guint bit; DiagId id; } cleanings[] = {
    { NOTATION_NOTE, DIAG_CELL_NOTE }, { NOTATION_WRAPPING, DIAG_CELL_WRAPPING }, { NOTATION_INVISIBLE, DIAG_CELL_INVISIBLE },
    { NOTATION_WIDTH, DIAG_CELL_FULL_WIDTH }, { NOTATION_BLANKS, DIAG_CELL_BLANKS },
  };
  g_autofree char *was = g_strndup (text, length);
  const char *id = identity->record == NULL ? NULL : record_id (kind, identity->record);
  guint cleaning = 0;
  while (cleaning < G_N_ELEMENTS (cleanings) - 1 && (identity->repairs & cleanings[cleaning].bit) == 0)
    cleaning++;
  g_autofree char *shown = private_numbers_hidden (text, length);
  if (identity->cleaned != NULL)
    diag_report (diags, cleanings[cleaning].id, place, cleanings[cleaning].id == DIAG_CELL_NOTE ? shown : was, identity->cleaned, NULL);
  if (id == NULL)
    return;
  if (identity->how == IDENTITY_ZERO_RESTORED)
    diag_report (diags, DIAG_ZERO_RESTORED, place, identity->cleaned != NULL ? identity->cleaned : was, id, NULL);
  else if (identity->how >= IDENTITY_EMAIL && first)
    diag_report (diags, identity->how == IDENTITY_EMAIL ? DIAG_MATCHED_EMAIL : identity->how == IDENTITY_ALIAS ? DIAG_MATCHED_ALIAS : DIAG_MATCHED_NAME,
                 place, identity->how == IDENTITY_NAME ? shown : was, id, NULL);
}

void
model_log_identity (const Identity *identity, NearestKind kind, const char *text, gsize length, gboolean first, const Table *table, guint line,
                    guint column, Diagnostics *diags)
{
  /* Most ids are right. */
  if (identity->how == IDENTITY_EXACT && identity->cleaned == NULL)
    return;
  Place place = table_repair_place (table, line, column);
  model_log_identity_at (identity, kind, text, length, first, &place, diags);
}

/* "E107" (王芳, 售前组). */
static void
append_candidate (GString *list, NearestKind kind, gconstpointer record, gboolean with_team)
{
  const char *label = record_label (kind, record), *team = kind == NEAREST_PERSON && with_team ? ((const Person *) record)->team : NULL;
  if (list->len > 0)
    g_string_append (list, _(", "));
  g_string_append_printf (list, _("\"%s\""), record_id (kind, record));
  if (label != NULL && team != NULL)
    g_string_append_printf (list, _(" (%s, %s)"), label, team);
  else if (label != NULL)
    g_string_append_printf (list, _(" (%s)"), label);
}

/* The records nearest to a text, by id and, for people, by name. */
static char *
find_candidates (const Model *model, NearestKind kind, const char *text)
{
  const GPtrArray *ids = model->index->ids[kind];
  gsize found[MOST_CANDIDATES];
  g_autoptr (GString) list = g_string_new (NULL);
  gsize n = text_nearest_several (text, (const char *const *) ids->pdata, ids->len, found, MOST_CANDIDATES);
  for (gsize i = 0; i < n; i++)
    append_candidate (list, kind, key_index_find (&model->index->by_id[kind], ids->pdata[found[i]], strlen (ids->pdata[found[i]])), FALSE);
  if (n == 0 && kind != NEAREST_SESSION)
    {
      const GPtrArray *records = kind_records (model, kind);
      g_autofree const char **titles = g_new (const char *, records->len + 1);
      for (guint i = 0; i < records->len; i++)
        titles[i] = record_label (kind, records->pdata[i]);
      n = text_nearest_several (text, titles, records->len, found, MOST_CANDIDATES);
      for (gsize i = 0; i < n; i++)
        append_candidate (list, kind, records->pdata[found[i]], TRUE);
    }
  return g_strdup (list->str);
}

/* The same, searched once a text: "" when there is none. Borrowed from the model. */
static const char *
candidates_for (const Model *model, NearestKind kind, const char *text)
{
  struct ModelIndex *index = model->index;
  g_mutex_lock (&index->lock);
  const char *list = g_hash_table_lookup (index->candidates[kind], text);
  if (list == NULL && g_hash_table_size (index->candidates[kind]) < MOST_SUGGESTIONS)
    {
      char *made = find_candidates (model, kind, text);
      g_hash_table_insert (index->candidates[kind], g_strdup (text), made);
      list = made;
    }
  g_mutex_unlock (&index->lock);
  return list == NULL ? "" : list;
}

/* Where a record of the kind is to be added: the dataset "people" (data/people.csv), with the newest of several files. Borrowed from the model. */
static const char *
dataset_place (const Model *model, NearestKind kind)
{
  struct ModelIndex *index = model->index;
  const DatasetDefinition *definition = dataset_definition (kind_dataset (kind));
  g_mutex_lock (&index->lock);
  if (index->told[kind] == NULL)
    {
      Diagnostics *unheard = diag_new ();
      g_autoptr (GPtrArray) files = dataset_files (model->config, definition->id, unheard);
      g_autofree char *name = dataset_told (definition);
      index->told[kind] = files->len > 0 ? g_strdup_printf (_("the dataset \"%s\" (%s)"), name, (const char *) files->pdata[files->len - 1])
                                         : g_strdup_printf (_("the dataset \"%s\""), name);
      diag_free (unheard);
    }
  g_mutex_unlock (&index->lock);
  return index->told[kind];
}

/* Is it a person's name rather than an id: 张韦, Mei Lin? */
static gboolean
looks_like_name (const char *text)
{
  gboolean name = FALSE;
  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);
      if (g_unichar_isdigit (c) || c == '@' || c == '_')
        return FALSE;
      name |= c == ' ' || (c >= 0x80 && g_unichar_isalpha (c) && !(c >= 0xff00 && c <= 0xffef));
    }
  return name;
}

/* At most 40 characters of it. New string. */
static char *
excerpt (const char *text, gsize length)
{
  if (g_utf8_strlen (text, (gssize) length) <= 40)
    return g_strndup (text, length);
  g_autofree char *whole = g_strndup (text, length), *cut = g_utf8_substring (whole, 0, 40);
  return g_strconcat (cut, "…", NULL);
}

char *
identity_candidates (NearestKind kind, const Identity *identity)
{
  GString *list = g_string_new (NULL);
  if (identity->several == NULL)
    append_candidate (list, kind, identity->record, TRUE);
  for (guint i = 0; identity->several != NULL && i < identity->several->len && i < 10; i++)
    append_candidate (list, kind, identity->several->pdata[i], TRUE);
  if (identity->several != NULL && identity->several->len > 10)
    g_string_append (list, ", …");
  return g_string_free (list, FALSE);
}

static void
report_ambiguous (NearestKind kind, const Identity *identity, const char *shown, const Place *place, Diagnostics *diags)
{
  g_autofree char *list = identity_candidates (kind, identity);
  if (kind == NEAREST_PERSON)
    diag_report (diags, DIAG_PERSON_AMBIGUOUS, place, shown, list, NULL);
  else
    {
      g_autofree char *dataset = dataset_told (dataset_definition (kind_dataset (kind)));
      diag_report (diags, DIAG_RECORD_AMBIGUOUS, place, shown, dataset, list, NULL);
    }
}

void
model_report_identity (const Model *model, NearestKind kind, const Identity *identity, const char *text, gsize length, const char *column,
                       const Place *at, Diagnostics *diags)
{
  static const struct { DiagId plain, near; } messages[N_NEAREST_KINDS] = {
    [NEAREST_PERSON] = { DIAG_PERSON_UNKNOWN, DIAG_PERSON_UNKNOWN_NEAR },
    [NEAREST_COURSE] = { DIAG_COURSE_UNKNOWN, DIAG_COURSE_UNKNOWN_NEAR },
    [NEAREST_ASSESSMENT] = { DIAG_ASSESSMENT_UNKNOWN, DIAG_ASSESSMENT_UNKNOWN_NEAR },
    [NEAREST_CURRICULUM] = { DIAG_CURRICULUM_UNKNOWN, DIAG_CURRICULUM_UNKNOWN_NEAR },
    [NEAREST_COHORT] = { DIAG_COHORT_UNKNOWN, DIAG_COHORT_UNKNOWN_NEAR },
    [NEAREST_SESSION] = { DIAG_SESSION_UNKNOWN, DIAG_SESSION_UNKNOWN_NEAR },
    [NEAREST_PLAN] = { DIAG_PLAN_UNKNOWN, DIAG_PLAN_UNKNOWN_NEAR },
    [NEAREST_TARGET] = { DIAG_INDICATOR_UNKNOWN, DIAG_INDICATOR_UNKNOWN_NEAR },
    [NEAREST_STAGE] = { DIAG_STAGE_UNKNOWN, DIAG_STAGE_UNKNOWN_NEAR },
  };
  g_autofree char *id = g_strndup (text, length), *shown = excerpt (text, length);
  /* When records are joined, nobody has the cell any more. */
  const Place told = { at->file, at->line, at->column, at->length, at->cell, at->is_sheet, at->value != NULL ? at->value : shown }, *place = &told;
  if (identity->how == IDENTITY_AMBIGUOUS)
    {
      report_ambiguous (kind, identity, shown, place, diags);
      return;
    }
  if (model->index->partial[kind] || g_hash_table_contains (model->index->skipped[kind], id))
    return;
  if (!model->present[kind_dataset (kind)])
    {
      /* Said once a file, not once a row. */
      g_autofree char *dataset = dataset_told (dataset_definition (kind_dataset (kind))), *file = g_strdup_printf ("%s/%s.csv", model->config->data, dataset);
      Place whole = { .file = place->file };
      diag_report (diags, DIAG_DATASET_NEEDED, &whole, column, dataset, file, NULL);
      return;
    }
  const char *candidates = candidates_for (model, kind, id);
  /* Nobody is called by a day, while tests may be. */
  gboolean doubtful = (kind == NEAREST_PERSON || ((kind == NEAREST_COURSE || kind == NEAREST_ASSESSMENT) && *candidates == '\0'))
                      && notation_identifier_doubt (text, length) != IDENTIFIER_AS_WRITTEN;
  gboolean name = kind == NEAREST_PERSON && looks_like_name (id);
  if (*candidates != '\0' && !doubtful)
    diag_report (diags, name ? DIAG_PERSON_NAME_UNKNOWN_NEAR : messages[kind].near, place, shown, candidates, NULL);
  else if (doubtful)
    diag_report (diags, DIAG_CELL_ID_CHANGED, place, shown, column, NULL);
  else
    diag_report (diags, name ? DIAG_PERSON_NAME_UNKNOWN : messages[kind].plain, place, shown, dataset_place (model, kind), NULL);
}
