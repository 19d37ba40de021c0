/* The model's life, and the questions that need no more than a look. */
#include "model/identity.h"
#include "model/private.h"

#include "text/encoding.h"

#include <string.h>

static gsize
id_length (const char *id, gssize length)
{
  return length < 0 ? strlen (id) : (gsize) length;
}

Person *
model_person (const Model *model, const char *id, gssize length)
{
  return key_index_find (&model->index->by_id[NEAREST_PERSON], id, id_length (id, length));
}

Course *
model_course (const Model *model, const char *id, gssize length)
{
  return key_index_find (&model->index->by_id[NEAREST_COURSE], id, id_length (id, length));
}

Assessment *
model_assessment (const Model *model, const char *id, gssize length)
{
  return key_index_find (&model->index->by_id[NEAREST_ASSESSMENT], id, id_length (id, length));
}

Curriculum *
model_curriculum (const Model *model, const char *id, gssize length)
{
  return key_index_find (&model->index->by_id[NEAREST_CURRICULUM], id, id_length (id, length));
}

Cohort *
model_cohort (const Model *model, const char *id, gssize length)
{
  return key_index_find (&model->index->by_id[NEAREST_COHORT], id, id_length (id, length));
}

Session *
model_session (const Model *model, const char *id, gssize length)
{
  return key_index_find (&model->index->by_id[NEAREST_SESSION], id, id_length (id, length));
}

gboolean
person_is_active (const Person *person, Date day)
{
  return person->hire_date <= day && (person->leave_date == DATE_NONE || day <= person->leave_date);
}

static const CalendarDay *
calendar_find (const Model *model, Date day)
{
  guint least = 0, most = model->calendar->len;
  while (least < most)
    {
      guint middle = (least + most) / 2;
      const CalendarDay *entry = &g_array_index (model->calendar, CalendarDay, middle);
      if (entry->date == day)
        return entry;
      if (entry->date < day)
        least = middle + 1;
      else
        most = middle;
    }
  return NULL;
}

gboolean
model_is_workday (const Model *model, Date day)
{
  const CalendarDay *entry = calendar_find (model, day);
  return entry != NULL ? entry->workday : date_weekday (day) <= 5;
}

const char *
model_day_title (const Model *model, Date day)
{
  const CalendarDay *entry = calendar_find (model, day);
  return entry != NULL ? entry->title : NULL;
}

Date
model_workday (const Model *model, Date start, guint n)
{
  Date day = start;
  /* Ends: there are workdays behind the last entry of the calendar. */
  for (guint found = 0; start != DATE_NONE && n > 0; day++)
    if (model_is_workday (model, day) && ++found == n)
      break;
  return day;
}

static const Table *
table_of_file (const Model *model, const char *file)
{
  for (guint i = 0; i < model->index->tables->len; i++)
    if (strcmp (table_file (model->index->tables->pdata[i]), file) == 0)
      return model->index->tables->pdata[i];
  return NULL;
}

Place
record_place (const Model *model, const char *file, guint line, guint column)
{
  const Table *table = table_of_file (model, file);
  return table != NULL ? table_place (table, line, column) : (Place) { file, line, 0, 0 };
}

const char *
record_column_title (const Model *model, const char *file, DatasetId dataset, guint column)
{
  const Table *table = table_of_file (model, file);
  return table != NULL && table_definition (table)->id == dataset ? table_column_title (table, column)
                                                                          : column_title (&dataset_definition (dataset)->columns[column], model->config->language);
}

char *
slot_text (TimeOfDay start, TimeOfDay end)
{
  char first[DATE_BUFFER], last[DATE_BUFFER];
  return g_strdup_printf ("%s–%s", time_format (start, first), time_format (end, last));
}

char *
hours_format (Hours hours)
{
  return ratio_format (hours, HOURS_ONE, 2);
}

static void
person_free (gpointer data)
{
  Person *person = data;
  g_strfreev (person->aliases);
  g_clear_pointer (&person->former_names, g_ptr_array_unref);
  g_ptr_array_unref (person->reports);
  history_free (person->history);
  g_free (person);
}

static void
curriculum_free (gpointer data)
{
  Curriculum *curriculum = data;
  g_ptr_array_unref (curriculum->slots);
  g_free (curriculum);
}

static void
cohort_free (gpointer data)
{
  Cohort *cohort = data;
  g_ptr_array_unref (cohort->members);
  g_ptr_array_unref (cohort->sessions);
  g_free (cohort);
}

static void
session_free (gpointer data)
{
  Session *session = data;
  g_ptr_array_unref (session->trainers);
  g_free (session);
}

static GHashTable *
keys_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
}

static struct ModelIndex *
index_new (void)
{
  struct ModelIndex *index = g_new0 (struct ModelIndex, 1);
  for (guint kind = 0; kind < N_NEAREST_KINDS; kind++)
    {
      index->skipped[kind] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      index->ids[kind] = g_ptr_array_new ();
      index->by_title[kind] = keys_new ();
      index->by_digits[kind] = keys_new ();
      index->candidates[kind] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
    }
  GHashTable **by_key[] = { &index->by_email, &index->by_alias, &index->by_alias_tail };
  for (guint i = 0; i < G_N_ELEMENTS (by_key); i++)
    *by_key[i] = keys_new ();
  index->not_used = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  index->refused = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  index->matched = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_mutex_init (&index->lock);
  index->days = g_hash_table_new (NULL, NULL);
  index->day_places = g_array_new (FALSE, FALSE, sizeof (Place));
  index->tables = g_ptr_array_new_with_free_func ((GDestroyNotify) table_free);
  index->references = g_array_new (FALSE, FALSE, sizeof (Reference));
  index->listed = g_array_new (FALSE, FALSE, sizeof (ListedValue));
  index->arrays = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  index->vectors = g_ptr_array_new_with_free_func (g_free);
  return index;
}

static void
index_free (struct ModelIndex *index)
{
  for (guint kind = 0; kind < N_NEAREST_KINDS; kind++)
    {
      key_index_clear (&index->by_id[kind]);
      g_hash_table_unref (index->skipped[kind]);
      g_ptr_array_unref (index->ids[kind]);
      g_hash_table_unref (index->by_title[kind]);
      g_hash_table_unref (index->by_digits[kind]);
      g_hash_table_unref (index->candidates[kind]);
      g_free (index->told[kind]);
    }
  GHashTable *tables[] = { index->by_email, index->by_alias, index->by_alias_tail, index->days, index->not_used, index->refused, index->matched };
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    g_hash_table_unref (tables[i]);
  g_mutex_clear (&index->lock);
  g_array_unref (index->day_places);
  g_ptr_array_unref (index->tables);
  g_array_unref (index->references);
  g_array_unref (index->listed);
  g_ptr_array_unref (index->arrays);
  g_ptr_array_unref (index->vectors);
  g_free (index);
}

static Model *
model_new (const Config *config, Intake *intake, Date as_of)
{
  Model *model = g_new0 (Model, 1);
  model->config = config;
  model->intake = intake;
  model->as_of = as_of;
  model->people = g_ptr_array_new_with_free_func (person_free);
  model->courses = g_ptr_array_new_with_free_func (g_free);
  model->assessments = g_ptr_array_new_with_free_func (g_free);
  model->curricula = g_ptr_array_new_with_free_func (curriculum_free);
  model->cohorts = g_ptr_array_new_with_free_func (cohort_free);
  model->sessions = g_ptr_array_new_with_free_func (session_free);
  GPtrArray **lists[] = { &model->moves, &model->targets, &model->plan, &model->actions, &model->questions, &model->duties, &model->ladder,
    &model->needs, &model->stages, &model->archive, &model->survey_items };
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    *lists[i] = g_ptr_array_new_with_free_func (g_free);
  model->teams = g_ptr_array_new ();
  model->areas = g_ptr_array_new ();
  model->calendar = g_array_new (FALSE, FALSE, sizeof (CalendarDay));
  model->strings = g_string_chunk_new (16 * 1024);
  model->index = index_new ();
  return model;
}

void
model_free (Model *model)
{
  if (model == NULL)
    return;
  index_free (model->index);
  GPtrArray *arrays[] = { model->people, model->courses, model->assessments, model->curricula, model->cohorts, model->sessions,
    model->moves, model->targets, model->plan, model->actions, model->questions, model->duties, model->ladder, model->needs, model->stages,
    model->archive, model->survey_items,
    model->teams, model->areas };
  for (guint i = 0; i < G_N_ELEMENTS (arrays); i++)
    g_ptr_array_unref (arrays[i]);
  g_array_unref (model->calendar);
  g_string_chunk_free (model->strings);
  g_free (model);
}

gboolean
model_is_partial (const Model *model, NearestKind kind)
{
  return model->index->partial[kind];
}

static void
remember_skipped (const char *id, gsize length, gpointer data)
{
  const RecordReader *reader = data;
  g_hash_table_add (reader->model->index->skipped[reader->kind], g_strndup (id, length));
}

static RowOutcome
read_record_row (const TableRow *row, gpointer data)
{
  const RecordReader *reader = data;
  guint before = diag_count (row->diags, DIAG_ERROR);
  reader->read (row, data);
  gboolean good = diag_count (row->diags, DIAG_ERROR) == before;
  if (!good || row_is_repaired (row))
    {
      guint64 place = (guint64) reader->table << 32 | row->line;
      g_hash_table_add (reader->model->index->not_used, g_memdup2 (&place, sizeof place));
      if (!good)
        g_hash_table_add (reader->model->index->refused, g_memdup2 (&place, sizeof place));
    }
  return good ? ROW_USED : ROW_REFUSED;
}

/* The files of a dataset; dated staff lists oldest first. */
static gint
compare_lists (gconstpointer a, gconstpointer b)
{
  Date first = dataset_file_date (*(char *const *) a, NULL), second = dataset_file_date (*(char *const *) b, NULL);
  /* One without a date is today's. */
  if (first != second)
    return first != DATE_NONE && (second == DATE_NONE || first < second) ? -1 : 1;
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/* What dataset a reader is for: how its rows are found, and what reads them. */
typedef struct { DatasetId dataset; NearestKind kind; gboolean has_ids; RecordRowFunc read; } RecordSource;

static void
read_file (Model *model, const RecordSource *source, const char *file, Date list, Diagnostics *diags)
{
  Table *table = table_open (model->config, model->intake, source->dataset, file, diags);
  if (table == NULL)
    {
      model->index->partial[source->kind] |= source->has_ids;
      return;
    }
  g_ptr_array_add (model->index->tables, table);
  RecordReader reader = { .model = model, .diags = diags, .table = model->index->tables->len - 1, .kind = source->kind, .has_ids = source->has_ids,
    .file = g_string_chunk_insert_const (model->strings, file), .list = list, .read = source->read };
  if (source->has_ids)
    table_on_skipped (table, remember_skipped, &reader);
  table_read (table, read_record_row, &reader, diags);
  model->index->partial[source->kind] |= table_left_out (table) && source->has_ids;
  table_on_skipped (table, NULL, NULL);
}

/* Reads the files of one dataset. Their tables stay open for the places of what the join finds. */
static void
read_records (Model *model, const RecordSource *source, Diagnostics *diags)
{
  g_autoptr (GPtrArray) files = dataset_files (model->config, source->dataset, diags);
  model->present[source->dataset] = files->len > 0;
  gboolean dated = source->dataset == DATASET_PEOPLE && files->len > 1;
  if (dated)
    g_ptr_array_sort (files, compare_lists);
  Date today = DATE_NONE;
  for (guint i = 0; i < files->len; i++)
    {
      /* Lists without a date beside dated ones are today's. */
      Date list = dated ? dataset_file_date (files->pdata[i], NULL) : DATE_NONE;
      if (dated && list == DATE_NONE && model->index->newest_list != DATE_NONE)
        list = today = today != DATE_NONE ? today : MAX (model->as_of, model->index->newest_list + 1);
      if (dated && dataset_file_lacks_year (files->pdata[i]))
        {
          Place place = { .file = files->pdata[i] };
          diag_report (diags, DIAG_STAFF_LIST_YEAR, &place, NULL);
          model->index->partial[source->kind] = TRUE;
          continue;
        }
      if (dated && list != DATE_NONE)
        model->index->newest_list = list;
      read_file (model, source, files->pdata[i], list, diags);
    }
}

/* Facts are read by another room, which reports what is wrong with their files; here it only counts whether there are any. */
static void
look_for_facts (Model *model)
{
  Diagnostics *unheard = diag_new ();
  for (DatasetId dataset = 0; dataset < N_DATASETS; dataset++)
    {
      if (!dataset_definition (dataset)->is_facts)
        continue;
      g_autoptr (GPtrArray) files = dataset_files (model->config, dataset, unheard);
      model->present[dataset] = files->len > 0;
    }
  diag_free (unheard);
}

static gint
compare_days (gconstpointer a, gconstpointer b)
{
  const CalendarDay *first = a, *second = b;
  return first->date < second->date ? -1 : first->date > second->date;
}

static gint
compare_sessions (gconstpointer a, gconstpointer b)
{
  const Session *first = *(Session *const *) a, *second = *(Session *const *) b;
  if (first->date != second->date)
    return first->date < second->date ? -1 : 1;
  if (first->start != second->start)
    return first->start < second->start ? -1 : 1;
  return strcmp (first->id, second->id);
}

static void
list_ids (Model *model)
{
  for (NearestKind kind = 0; kind < N_NEAREST_KINDS; kind++)
    {
      const GPtrArray *records = kind_records (model, kind);
      for (guint i = 0; i < records->len; i++)
        g_ptr_array_add (model->index->ids[kind], (gpointer) record_id (kind, records->pdata[i]));
    }
}

static const RecordSource sources[] = {
  { DATASET_PEOPLE, NEAREST_PERSON, TRUE, read_person },
  { DATASET_COURSES, NEAREST_COURSE, TRUE, read_course },
  { DATASET_ASSESSMENTS, NEAREST_ASSESSMENT, TRUE, read_assessment },
  { DATASET_CURRICULA, NEAREST_CURRICULUM, TRUE, read_curriculum_slot },
  { DATASET_COHORTS, NEAREST_COHORT, TRUE, read_cohort },
  { DATASET_SESSIONS, NEAREST_SESSION, TRUE, read_session },
  { DATASET_PLAN, NEAREST_PLAN, TRUE, read_plan_item },
  { DATASET_TARGETS, NEAREST_TARGET, TRUE, read_target },
  { DATASET_STAGES, NEAREST_STAGE, TRUE, read_stage },
  /* Nothing refers to these. */
  { DATASET_CALENDAR, NEAREST_PERSON, FALSE, read_calendar_day },
  { DATASET_MOVES, NEAREST_PERSON, FALSE, read_move },
  { DATASET_ACTIONS, NEAREST_PERSON, FALSE, read_action },
  { DATASET_FAQ, NEAREST_PERSON, FALSE, read_question },
  { DATASET_DUTIES, NEAREST_PERSON, FALSE, read_duty },
  { DATASET_LADDER, NEAREST_PERSON, FALSE, read_ladder_step },
  { DATASET_NEEDS, NEAREST_PERSON, FALSE, read_need },
  { DATASET_ARCHIVE, NEAREST_PERSON, FALSE, read_archive_item },
  { DATASET_SURVEY_ITEMS, NEAREST_PERSON, FALSE, read_survey_item },
};

Model *
model_read (const Config *config, Intake *intake, Date as_of, Diagnostics *diags)
{
  Model *model = model_new (config, intake, as_of);
  dataset_check (config, diags);
  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    read_records (model, &sources[i], diags);
  look_for_facts (model);
  g_array_sort (model->calendar, compare_days);
  g_ptr_array_sort (model->sessions, compare_sessions);
  for (guint i = 0; i < model->sessions->len; i++)
    ((Session *) model->sessions->pdata[i])->index = i;
  list_ids (model);
  return model;
}
