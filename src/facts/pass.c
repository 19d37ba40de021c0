#include "facts/pass.h"

#include "facts/pass_matches.h"
#include "facts/pass_names.h"
#include "model/identity.h"
#include "model/lists.h"
#include "text/threads.h"

static gboolean
is_clean (const Diagnostics *diags)
{
  return diag_count (diags, DIAG_ERROR) == 0 && diag_count (diags, DIAG_FAILURE) == 0;
}

/* Rows that a part counted as used before it knew their day. */
static void
correct_later (Table *table, PassPart **parts, guint n_parts)
{
  RowCounts counts = *table_counts (table);
  guint64 later = 0;
  for (guint i = 0; i < n_parts; i++)
    {
      if (parts[i]->flush != NULL)
        parts[i]->flush (parts[i]);
      later += parts[i]->n_later;
      parts[i]->n_later = 0;
    }
  if (later == 0)
    return;
  guint64 from_used = MIN (later, counts.used);
  counts.used -= from_used;
  counts.repaired -= later - from_used;
  counts.later += later;
  table_set_counts (table, &counts);
}

guint
pass_first_session_on (const Model *model, Date date)
{
  guint low = 0, high = model->sessions->len;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      if (((const Session *) model->sessions->pdata[middle])->date < date)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* The id of the first session on a day; NULL when there is none. */
static const char *
find_session_on (const Model *model, const char *text)
{
  Date date;
  guint first = date_parse (text, strlen (text), &date) ? pass_first_session_on (model, date) : model->sessions->len;
  const Session *session = first < model->sessions->len ? model->sessions->pdata[first] : NULL;
  return session != NULL && session->date == date ? session->id : NULL;
}

/* The full mark of an assessment, else of its course, or of a course: as a text that is kept; NULL when nobody says it. */
static const char *
find_full_mark (const Model *model, DatasetId dataset, const char *id)
{
  const Assessment *assessment = dataset == DATASET_ASSESSMENTS ? model_assessment (model, id, -1) : NULL;
  const Course *course = dataset == DATASET_COURSES ? model_course (model, id, -1) : assessment != NULL ? assessment->course : NULL;
  Decimal mark = assessment != NULL && assessment->max_score != DECIMAL_NONE ? assessment->max_score : course != NULL ? course->max_score : DECIMAL_NONE;
  if (mark == DECIMAL_NONE)
    return NULL;
  g_autofree char *text = ratio_format (mark, DECIMAL_ONE, 6);
  return g_intern_string (text);
}

/* Ids, titles and days of sessions that may be the headers of a wide table, names of people, which are no totals, and the day and full mark of an assessment. */
static const char *
find_name (DatasetId dataset, guint column, const char *text, gpointer data)
{
  const Model *model = data;
  g_autofree char *key = dataset_key (text, -1);
  if (dataset == DATASET_ATTENDANCE && column == ATTENDANCE_DATE)
    return find_session_on (model, text);
  if (dataset == DATASET_ATTENDANCE && column == ATTENDANCE_SESSION)
    {
      const Session *session = model_session (model, text, -1);
      return session != NULL ? session->id : NULL;
    }
  if (dataset == DATASET_PEOPLE && column == PEOPLE_NAME)
    {
      Identity identity = model_identify (model, NEAREST_PERSON, text, strlen (text));
      const char *id = identity.record != NULL ? ((const Person *) identity.record)->id
                       : identity.several != NULL ? ((const Person *) identity.several->pdata[0])->id : NULL;
      identity_clear (&identity);
      return id;
    }
  if ((dataset == DATASET_ASSESSMENTS && column == ASSESSMENTS_MAX_SCORE) || (dataset == DATASET_COURSES && column == COURSES_MAX_SCORE))
    return find_full_mark (model, dataset, text);
  if (dataset == DATASET_FEEDBACK && column == FEEDBACK_ITEM)
    {
      const SurveyItem *item = model_survey_item (model, text);
      return item != NULL ? item->id : NULL;
    }
  if (dataset == DATASET_SCORES && column == SCORES_ASSESSMENT)
    {
      const Assessment *found = model_assessment (model, text, -1);
      for (guint i = 0; i < model->assessments->len && found == NULL; i++)
        {
          const Assessment *assessment = model->assessments->pdata[i];
          g_autofree char *title = dataset_key (assessment->title, -1);
          found = strcmp (title, key) == 0 ? assessment : NULL;
        }
      return found != NULL ? found->id : NULL;
    }
  if (dataset == DATASET_SCORES && column == SCORES_DATE)
    {
      char date[DATE_BUFFER];
      const Assessment *assessment = model_assessment (model, text, -1);
      return assessment != NULL && assessment->date != DATE_NONE ? g_intern_string (date_format (assessment->date, date)) : NULL;
    }
  if (dataset == DATASET_SCORES && column == SCORES_COURSE)
    {
      const Course *found = model_course (model, text, -1);
      for (guint i = 0; i < model->courses->len && found == NULL; i++)
        {
          const Course *course = model->courses->pdata[i];
          g_autofree char *title = dataset_key (course->title, -1);
          found = strcmp (title, key) == 0 ? course : NULL;
        }
      return found != NULL ? found->id : NULL;
    }
  return NULL;
}

Table *
pass_open (const Model *model, Intake *intake, DatasetId dataset, const char *file, Diagnostics *diags)
{
  return table_open_wide (model->config, intake, dataset, file, find_name, (gpointer) model, diags);
}

/* Reads one file in parts. FALSE: throw everything away. */
static gboolean
read_parts (Table *table, TableRowFunc func, PassPart **parts, guint n_parts, Diagnostics *diags)
{
  g_autofree Diagnostics **part_diags = g_new (Diagnostics *, n_parts);
  for (guint i = 0; i < n_parts; i++)
    part_diags[i] = diag_new ();
  gboolean again = FALSE;
  gboolean clean = table_read_parts (table, n_parts, func, (gpointer *) parts, part_diags, &again) && !again;
  if (clean)
    correct_later (table, parts, n_parts);
  for (guint i = 0; i < n_parts; i++)
    {
      clean = clean && !parts[i]->trouble && is_clean (part_diags[i]);
      if (clean)
        diag_move (diags, part_diags[i]);
      diag_free (part_diags[i]);
    }
  return clean;
}

/* A careful reading notes the rows that are left out. */
typedef struct {
  TableRowFunc func;
  PassPart *part;
  DatasetId dataset;
  guint64 n_noted;
} CarefulReading;

static RowOutcome
read_careful_row (const TableRow *row, gpointer data)
{
  CarefulReading *reading = data;
  reading->part->known = aside_unknown ();
  RowOutcome outcome = reading->func (row, reading->part);
  if (outcome == ROW_REFUSED && !reading->part->silent)
    {
      aside_note (reading->part->facts->aside, reading->dataset, table_file (row->table), &reading->part->known, 1);
      reading->n_noted++;
    }
  return outcome;
}

static void
read_carefully (Table *table, DatasetId dataset, TableRowFunc func, PassPart *part, Diagnostics *diags)
{
  CarefulReading reading = { func, part, dataset, 0 };
  table_read (table, read_careful_row, &reading, diags);
  /* What the table itself refused says nothing more. */
  const AsideRow unknown = aside_unknown ();
  if (!part->silent)
    aside_note (part->facts->aside, dataset, table_file (table), &unknown, table_counts (table)->refused - reading.n_noted);
}

/* Everything that the files of a pass share. */
typedef struct {
  const Model *model;
  DatasetId dataset;
  const GPtrArray *files;
  TableRowFunc func;
  PassPart **parts;
  guint n_parts;
  Diagnostics **diags;          /* one a file, where the files are read apart */
  gint clean;                   /* atomic */
} Pass;

/* Reads file `i` with `n_parts` parts. FALSE: throw everything away. */
static gboolean
read_file (const Pass *pass, guint i, PassPart **parts, guint n_parts, Diagnostics *diags)
{
  gboolean careful = parts[0]->careful, clean = careful;
  Table *table = pass_open (pass->model, parts[0]->silent ? NULL : pass->model->intake, pass->dataset, pass->files->pdata[i], diags);
  if (table != NULL && pass->dataset == DATASET_ATTENDANCE)
    table_tell_not_due (table);
  for (guint part = 0; part < n_parts; part++)
    parts[part]->file = i;
  if (table != NULL && careful)
    read_carefully (table, pass->dataset, pass->func, parts[0], diags);
  else if (table != NULL)
    clean = read_parts (table, pass->func, parts, n_parts, diags);
  pass_matches_finish (table, parts, n_parts, clean ? diags : NULL);
  table_free (table);
  return clean;
}

/* One thread: every n-th file, with a part of its own. */
static void
read_share (guint number, gpointer data)
{
  Pass *pass = data;
  for (guint i = number; i < pass->files->len && g_atomic_int_get (&pass->clean); i += pass->n_parts)
    if (!read_file (pass, i, &pass->parts[number], 1, pass->diags[i]))
      g_atomic_int_set (&pass->clean, FALSE);
}

/* Many files, as where each day has its own: every thread reads whole ones. Messages keep the order of the files. */
static gboolean
read_apart (Pass *pass, Diagnostics *diags)
{
  pass->diags = g_new (Diagnostics *, pass->files->len);
  for (guint i = 0; i < pass->files->len; i++)
    pass->diags[i] = diag_new ();
  threads_run (pass->n_parts, pass->n_parts, read_share, pass);
  for (guint i = 0; i < pass->files->len; i++)
    {
      diag_move (diags, pass->diags[i]);
      diag_free (pass->diags[i]);
    }
  g_free (pass->diags);
  return pass->clean;
}

/* From so many files a thread on, files are not split. */
#define FILES_APART 4

gboolean
pass_read (const Model *model, DatasetId dataset, const GPtrArray *files, TableRowFunc func, PassPart **parts, guint n_parts,
           Diagnostics *diags)
{
  Pass pass = { model, dataset, files, func, parts, n_parts, NULL, TRUE };
  gboolean careful = parts[0]->careful, clean = TRUE;
  Diagnostics *found = careful ? diags : diag_new ();
  if (!careful && n_parts > 1 && files->len >= FILES_APART * n_parts)
    clean = read_apart (&pass, found);
  else
    for (guint i = 0; clean && i < files->len; i++)
      clean = read_file (&pass, i, parts, n_parts, found);
  pass_names_finish (parts, n_parts, files, clean ? found : NULL);
  if (careful)
    return TRUE;
  if (clean)
    diag_move (diags, found);
  diag_free (found);
  return clean;
}

static guint32
identify (PassPart *part, NearestKind kind, const TableRow *row, guint column)
{
  const Identity *identity = pass_matches_find (part, kind, row, column);
  if (identity->record != NULL && (kind != NEAREST_PERSON || pass_names_agree (part, row, column, identity->record, identity->how)))
    return pass_matches_take (part, kind, identity, row, column);
  if (!part->careful)
    part->trouble = TRUE;
  else if (identity->record == NULL && part->n_unknown++ < PASS_MOST_REPORTED)
    pass_matches_report (part, kind, identity, row, column);
  return IDENTIFIER_NONE;
}

guint32
pass_find_quietly (PassPart *part, NearestKind kind, const TableRow *row, guint column)
{
  const Identity *identity = pass_matches_find (part, kind, row, column);
  return identity->record != NULL ? pass_matches_take (part, kind, identity, row, column) : IDENTIFIER_NONE;
}

gboolean
pass_find_respondent (PassPart *part, const TableRow *row, guint column, guint32 *found)
{
  const Model *model = part->facts->model;
  const Cell *cell = &row->cells[column];
  *found = IDENTIFIER_NONE;
  if (row->name_of != column || cell->length == 0)
    return TRUE;
  *found = identifiers_find (part->people, cell->text, cell->length);
  if (*found != IDENTIFIER_NONE)
    return pass_name_agrees (part, row, column, model->people->pdata[*found]);
  const Identity *identity = pass_matches_find (part, NEAREST_PERSON, row, column);
  if (identity->record == NULL
      || (identity->how == IDENTITY_ZERO_RESTORED && row->name.length > 0
          && model_name_beside (model, identity->record, row->name.text, row->name.length, NULL) == NAME_NOBODYS))
    return TRUE;
  if (!pass_names_agree (part, row, column, identity->record, identity->how))
    return FALSE;
  *found = pass_matches_take (part, NEAREST_PERSON, identity, row, column);
  return TRUE;
}

guint32
pass_find_session (PassPart *part, const TableRow *row, guint column)
{
  guint32 found = identifiers_find (part->sessions, row->cells[column].text, row->cells[column].length);
  return found != IDENTIFIER_NONE ? found : identify (part, NEAREST_SESSION, row, column);
}

guint32
pass_find_person (PassPart *part, const TableRow *row, guint column)
{
  guint32 found = identifiers_find (part->people, row->cells[column].text, row->cells[column].length);
  if (found == IDENTIFIER_NONE)
    return identify (part, NEAREST_PERSON, row, column);
  return pass_name_agrees (part, row, column, part->facts->model->people->pdata[found]) ? found : IDENTIFIER_NONE;
}

guint32
pass_find_cohort (PassPart *part, const TableRow *row, guint column)
{
  const Cohort *cohort = model_cohort (part->facts->model, row->cells[column].text, (gssize) row->cells[column].length);
  return cohort != NULL ? cohort->index : identify (part, NEAREST_COHORT, row, column);
}

guint32
pass_find_course (PassPart *part, const TableRow *row, guint column)
{
  const Course *course = model_course (part->facts->model, row->cells[column].text, (gssize) row->cells[column].length);
  return course != NULL ? course->index : identify (part, NEAREST_COURSE, row, column);
}

guint32
pass_find_target (PassPart *part, const TableRow *row, guint column)
{
  return identify (part, NEAREST_TARGET, row, column);
}

guint32
pass_find_assessment (PassPart *part, const TableRow *row, guint column)
{
  const Assessment *assessment = model_assessment (part->facts->model, row->cells[column].text, (gssize) row->cells[column].length);
  return assessment != NULL ? assessment->index : identify (part, NEAREST_ASSESSMENT, row, column);
}

gboolean
pass_wants_identities (PassPart *const *parts, guint n_parts)
{
  for (guint i = 0; i < n_parts; i++)
    if (parts[i]->missed && !parts[i]->identify)
      return TRUE;
  return FALSE;
}

gboolean
pass_may_report (PassPart *part)
{
  if (!part->careful)
    part->trouble = TRUE;
  return part->careful && part->n_rejected++ < PASS_MOST_REPORTED;
}

void
pass_report_rest (const PassPart *part, DatasetId dataset, Diagnostics *diags)
{
  guint unknown = part->n_unknown > PASS_MOST_REPORTED ? part->n_unknown - PASS_MOST_REPORTED : 0;
  guint rejected = part->n_rejected > PASS_MOST_REPORTED ? part->n_rejected - PASS_MOST_REPORTED : 0;
  g_autofree char *count = NULL;
  if (unknown + rejected == 0)
    return;
  count = g_strdup_printf ("%u", unknown + rejected);
  diag_report (diags, DIAG_FACTS_MORE, NULL, count, dataset_definition (dataset)->name, NULL);
}

Place
pass_duplicate_place (const PassDuplicate *duplicate, const GPtrArray *files, const char *value)
{
  Place place = duplicate->place;
  place.file = files->pdata[duplicate->file];
  place.line = duplicate->line;
  place.value = value;
  return place;
}

typedef struct {
  PassPart part;
  PassPairFunc pair_of;
  GHashTable *first;            /* pair → PassDuplicate: its first row */
} FirstPart;

static RowOutcome
find_first_row (const TableRow *row, gpointer data)
{
  FirstPart *first = data;
  guint64 pair = first->pair_of (&first->part, row);
  PassDuplicate *found = g_hash_table_lookup (first->first, &pair);
  if (found != NULL && found->first_line == 0)
    {
      found->first_file = first->part.file;
      found->first_line = row->line;
    }
  return ROW_USED;
}

void
pass_find_first_rows (const PassPart *part, DatasetId dataset, const GPtrArray *files, PassPairFunc pair_of, GArray *duplicates)
{
  FirstPart first = { .part = *part, .pair_of = pair_of, .first = g_hash_table_new (g_int64_hash, g_int64_equal) };
  PassPart *parts[] = { &first.part };
  first.part.silent = TRUE;
  Diagnostics *silent = diag_new ();
  for (guint i = 0; i < duplicates->len; i++)
    {
      PassDuplicate *duplicate = &g_array_index (duplicates, PassDuplicate, i);
      if (!g_hash_table_contains (first.first, &duplicate->pair))
        g_hash_table_insert (first.first, &duplicate->pair, duplicate);
    }
  pass_read (part->facts->model, dataset, files, find_first_row, parts, 1, silent);
  for (guint i = 0; i < duplicates->len; i++)
    {
      PassDuplicate *duplicate = &g_array_index (duplicates, PassDuplicate, i);
      const PassDuplicate *found = g_hash_table_lookup (first.first, &duplicate->pair);
      duplicate->first_file = found->first_file;
      duplicate->first_line = found->first_line;
    }
  g_hash_table_unref (first.first);
  diag_free (silent);
}
