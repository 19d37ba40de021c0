/* Unknown ids and the known ones that were probably meant. */
#include "model/private.h"

#include "text/encoding.h"

#include <string.h>

/* Searching the nearest of thousands of ids takes a millisecond; nobody reads more suggestions than this. */
#define MOST_SUGGESTIONS 1000

/* The form in which e-mail addresses, aliases and names are compared. New string. */
static char *
name_key (const char *text)
{
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_NFKC);
  g_autofree char *folded = normal ? g_utf8_casefold (normal, -1) : g_strdup ("");
  GString *key = g_string_sized_new (32);
  for (const char *c = folded; *c != '\0'; c = g_utf8_next_char (c))
    if (!g_unichar_isspace (g_utf8_get_char (c)))
      g_string_append_unichar (key, g_utf8_get_char (c));
  return g_string_free (key, FALSE);
}

static void
add_name (GHashTable *table, const char *text, Person *person)
{
  if (text == NULL)
    return;
  char *key = name_key (text);
  gpointer known = g_hash_table_lookup (table, key);
  if (known == NULL)
    g_hash_table_insert (table, key, person);
  else
    {
      if (known != person)
        g_hash_table_insert (table, g_strdup (key), (gpointer) &ambiguous_person);
      g_free (key);
    }
}

static void
index_names (Model *model)
{
  for (guint i = 0; i < model->people->len; i++)
    {
      Person *person = model->people->pdata[i];
      add_name (model->index->by_email, person->email, person);
      add_name (model->index->by_name, person->name, person);
      for (char **alias = person->aliases; alias != NULL && *alias != NULL; alias++)
        add_name (model->index->by_alias, *alias, person);
    }
}

Person *
model_person_by_name (const Model *model, const char *text, gboolean *ambiguous)
{
  GHashTable *tables[] = { model->index->by_email, model->index->by_alias, model->index->by_name };
  g_autofree char *key = name_key (text);
  *ambiguous = FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (tables) && *key != '\0'; i++)
    {
      gpointer found = g_hash_table_lookup (tables[i], key);
      *ambiguous = found == &ambiguous_person;
      if (found != NULL)
        return *ambiguous ? NULL : found;
    }
  return NULL;
}

static const char *
record_label (NearestKind kind, gconstpointer record)
{
  switch (kind)
    {
    case NEAREST_PERSON: return ((const Person *) record)->name;
    case NEAREST_COURSE: return ((const Course *) record)->title;
    case NEAREST_ASSESSMENT: return ((const Assessment *) record)->title;
    case NEAREST_CURRICULUM: return ((const Curriculum *) record)->title ? ((const Curriculum *) record)->title : ((const Curriculum *) record)->id;
    case NEAREST_COHORT: return ((const Cohort *) record)->title;
    case NEAREST_SESSION:
      {
        const Session *session = record;
        return session->course ? session->course->title : session->id;
      }
    }
  g_assert_not_reached ();
}

gboolean
model_nearest (const Model *model, NearestKind kind, const char *text, const char **id, const char **label)
{
  const GPtrArray *ids = model->index->ids[kind];
  gboolean ambiguous;
  const Person *named = kind == NEAREST_PERSON ? model_person_by_name (model, text, &ambiguous) : NULL;
  *id = named ? named->id : text_nearest (text, (const char *const *) ids->pdata, ids->len);
  if (*id == NULL)
    return FALSE;
  *label = record_label (kind, key_index_find (&model->index->by_id[kind], *id, strlen (*id)));
  return TRUE;
}

/* At most 40 characters of it. New string. */
static char *
excerpt (const char *text)
{
  if (g_utf8_strlen (text, -1) <= 40)
    return g_strdup (text);
  g_autofree char *cut = g_utf8_substring (text, 0, 40);
  return g_strconcat (cut, "…", NULL);
}

void
report_unknown (const Model *model, NearestKind kind, const char *id, const char *column, const Place *place, Diagnostics *diags)
{
  static const struct { DiagId plain, near; } messages[N_NEAREST_KINDS] = {
    [NEAREST_PERSON] = { DIAG_PERSON_UNKNOWN, DIAG_PERSON_UNKNOWN_NEAR },
    [NEAREST_COURSE] = { DIAG_COURSE_UNKNOWN, DIAG_COURSE_UNKNOWN_NEAR },
    [NEAREST_ASSESSMENT] = { DIAG_ASSESSMENT_UNKNOWN, DIAG_ASSESSMENT_UNKNOWN_NEAR },
    [NEAREST_CURRICULUM] = { DIAG_CURRICULUM_UNKNOWN, DIAG_CURRICULUM_UNKNOWN_NEAR },
    [NEAREST_COHORT] = { DIAG_COHORT_UNKNOWN, DIAG_COHORT_UNKNOWN_NEAR },
    [NEAREST_SESSION] = { DIAG_SESSION_UNKNOWN, DIAG_SESSION_UNKNOWN_NEAR },
  };
  const char *near, *label, *dataset = dataset_definition (kind_dataset (kind))->name;
  if (model->index->partial[kind] || g_hash_table_contains (model->index->skipped[kind], id))
    return;
  if (!model->present[kind_dataset (kind)])
    {
      /* Said once a file, not once a row. */
      g_autofree char *file = g_strdup_printf ("%s/%s.csv", model->config->data, dataset);
      Place whole = { place->file, 0, 0, 0 };
      diag_report (diags, DIAG_DATASET_NEEDED, &whole, column, dataset, file, NULL);
      return;
    }
  g_autofree char *shown = excerpt (id);
  if (diag_count (diags, DIAG_ERROR) < MOST_SUGGESTIONS && model_nearest (model, kind, id, &near, &label))
    diag_report (diags, messages[kind].near, place, shown, near, label, NULL);
  else
    diag_report (diags, messages[kind].plain, place, shown, NULL);
}

void
model_report_unknown (const Model *model, NearestKind kind, const TableRow *row, guint column)
{
  g_autofree char *id = row_text (row, column);
  Place place = row_place (row, column);
  if (id != NULL)
    report_unknown (model, kind, id, table_definition (row->table)->columns[column].name, &place, row->diags);
}

/* Resolves what the readers noted, in the order of the files. */
static void
join_reference (Model *model, const Reference *reference, Diagnostics *diags)
{
  const Table *table = model->index->tables->pdata[reference->table];
  NearestKind kind = reference->kind;
  const char *column = table_definition (table)->columns[reference->column].name;
  gpointer target = key_index_find (&model->index->by_id[kind], reference->id, strlen (reference->id));
  gboolean present = model->present[kind_dataset (kind)];
  if (target == NULL && present)
    {
      Place place = table_place (table, reference->line, reference->column);
      if (reference->is_list)
        {
          place.column += place.column > 0 ? reference->first : 0;
          place.length = reference->length;
        }
      report_unknown (model, kind, reference->id, column, &place, diags);
    }
  else if (target == NULL)
    {
      Place whole = { table_file (table), 0, 0, 0 };
      diag_report (diags, DIAG_REFERENCE_UNUSED, &whole, column, dataset_definition (kind_dataset (kind))->name, NULL);
    }
  if (target == NULL && kind == NEAREST_COURSE)
    target = model_add_course (model, reference->id, !present, table_file (table), reference->line);
  if (target == NULL)
    return;
  if (!reference->is_list)
    G_STRUCT_MEMBER (gpointer, reference->record, reference->member) = target;
  else
    {
      GPtrArray *list = G_STRUCT_MEMBER (GPtrArray *, reference->record, reference->member);
      if (!g_ptr_array_find (list, target, NULL))
        g_ptr_array_add (list, target);
    }
}

Course *
model_add_course (Model *model, const char *id, gboolean known, const char *file, guint line)
{
  Course *course = g_new0 (Course, 1);
  *course = (Course) { .index = model->courses->len, .id = id, .title = id, .area_index = -1, .hours = HOURS_NONE, .pass_mark = DECIMAL_NONE,
    .max_score = DECIMAL_NONE, .file = g_string_chunk_insert_const (model->strings, file), .line = line };
  g_ptr_array_add (model->courses, course);
  if (known)
    {
      key_index_add (&model->index->by_id[NEAREST_COURSE], id, course);
      g_ptr_array_add (model->index->ids[NEAREST_COURSE], (gpointer) id);
    }
  return course;
}

void
join_references (Model *model, Diagnostics *diags)
{
  index_names (model);
  for (guint i = 0; i < model->index->references->len; i++)
    join_reference (model, &g_array_index (model->index->references, Reference, i), diags);
}
