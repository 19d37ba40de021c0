/* Unknown ids and the known ones that were probably meant. */
#include "model/identity.h"
#include "model/private.h"
#include "text/encoding.h"

#include <string.h>

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

void
model_report_unknown (const Model *model, NearestKind kind, const TableRow *row, guint column)
{
  const Cell *cell = &row->cells[column];
  if (cell->length == 0)
    return;
  Place place = row_place (row, column);
  Identity identity = model_identify (model, kind, cell->text, cell->length);
  model_report_identity (model, kind, &identity, cell->text, cell->length, table_column_title (row->table, column), &place, row->diags);
  identity_clear (&identity);
}

/* Counts the row of a reference as repaired, once. */
static void
count_repaired (Model *model, const Reference *reference)
{
  guint64 row = (guint64) reference->table << 32 | reference->line;
  if (g_hash_table_contains (model->index->not_used, &row))
    return;
  g_hash_table_add (model->index->not_used, g_memdup2 (&row, sizeof row));
  Table *table = model->index->tables->pdata[reference->table];
  RowCounts counts = *table_counts (table);
  counts.used--;
  counts.repaired++;
  table_set_counts (table, &counts);
}

/* Logs how a cell was matched; by name once a record and file. */
static void
log_match (Model *model, const Reference *reference, const Identity *identity, Diagnostics *diags)
{
  const Table *table = model->index->tables->pdata[reference->table];
  g_autofree char *match = g_strdup_printf ("%u %d %s", reference->table, reference->kind, record_id (reference->kind, identity->record));
  gboolean first = identity->how >= IDENTITY_EMAIL && !g_hash_table_contains (model->index->matched, match);
  if (reference->by_name)
    {
      Place place = table_name_place (table, reference->line);
      model_log_identity_at (identity, reference->kind, reference->id, strlen (reference->id), first, &place, diags);
    }
  else
    model_log_identity (identity, reference->kind, reference->id, strlen (reference->id), first, table, reference->line, reference->column, diags);
  if (first)
    g_hash_table_add (model->index->matched, g_steal_pointer (&match));
  count_repaired (model, reference);
}

static void
report_reference (const Model *model, const Reference *reference, const Identity *identity, Diagnostics *diags)
{
  const Table *table = model->index->tables->pdata[reference->table];
  const char *column = table_column_title (table, reference->column);
  if (!model->present[kind_dataset (reference->kind)])
    {
      Place whole = { .file = table_file (table) };
      g_autofree char *dataset = dataset_told (dataset_definition (kind_dataset (reference->kind)));
      diag_report (diags, DIAG_REFERENCE_UNUSED, &whole, column, dataset, NULL);
      return;
    }
  Place place = reference->by_name ? table_name_place (table, reference->line) : table_place (table, reference->line, reference->column);
  if (reference->is_list)
    {
      place.column += place.column > 0 ? reference->first : 0;
      place.length = reference->length;
    }
  model_report_identity (model, reference->kind, identity, reference->id, strlen (reference->id), column, &place, diags);
}

/* Sets a member that is one record. Of several dated staff lists the newest that a person stands in says what is true today. */
static void
set_member (Model *model, const Reference *reference, gpointer target)
{
  Person *person = reference->record;
  gboolean is_manager = reference->column == PEOPLE_MANAGER;
  if (reference->list != DATE_NONE && (is_manager || reference->column == PEOPLE_MENTOR))
    note_listed (model, person, is_manager ? FIELD_MANAGER : FIELD_MENTOR, reference->list, NULL, target);
  if (reference->list == DATE_NONE || reference->list == person->list_date)
    G_STRUCT_MEMBER (gpointer, reference->record, reference->member) = target;
}

/* Whether the name beside an id lets the person be meant; else that is reported. Warns of a name that is nobody's, once a person and file. */
static gboolean
name_agrees (Model *model, const Reference *reference, const Identity *identity, Diagnostics *diags)
{
  const Person *person = identity->record;
  const char *name = reference->name;
  if (name == NULL || person == NULL || g_strcmp0 (person->name, name) == 0)
    return TRUE;
  NameBeside says = model_name_beside (model, person, name, strlen (name), NULL);
  if (says == NAME_THEIRS)
    return TRUE;
  Place place = table_name_place (model->index->tables->pdata[reference->table], reference->line);
  place.value = name;
  gboolean good = says == NAME_NOBODYS && identity->how != IDENTITY_ZERO_RESTORED;
  g_autofree char *key = g_strdup_printf ("%u name %s", reference->table, person->id);
  if (!good)
    model_report_name_beside (model, person, identity->how, reference->id, name, &place, diags);
  else if (!model->index->partial[NEAREST_PERSON] && g_hash_table_add (model->index->matched, g_steal_pointer (&key)))
    diag_report (diags, DIAG_PERSON_NAME_NOBODYS, &place, reference->id, person->name, name, NULL);
  return good;
}

/* Resolves what the readers noted, in the order of the files. */
static void
join_reference (Model *model, const Reference *reference, Diagnostics *diags)
{
  const Table *table = model->index->tables->pdata[reference->table];
  NearestKind kind = reference->kind;
  Identity identity = model_identify (model, kind, reference->id, strlen (reference->id));
  gpointer target = identity.record;
  if (!name_agrees (model, reference, &identity, diags))
    target = NULL;
  else if (target == NULL)
    report_reference (model, reference, &identity, diags);
  else if (identity.how != IDENTITY_EXACT)
    log_match (model, reference, &identity, diags);
  identity_clear (&identity);
  if (target == NULL && kind == NEAREST_COURSE)
    target = model_add_course (model, reference->id, !model->present[DATASET_COURSES], table_file (table), reference->line);
  if (target == NULL)
    return;
  if (!reference->is_list)
    set_member (model, reference, target);
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
  index_identities (model);
  for (guint i = 0; i < model->index->references->len; i++)
    join_reference (model, &g_array_index (model->index->references, Reference, i), diags);
}
