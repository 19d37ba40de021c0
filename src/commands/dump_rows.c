/* trainbook dump rows DATASET: the rows of a dataset as they are understood, whatever form they have in their files. */
#include "commands/dump_rows.h"

#include "facts/pass.h"
#include "model/identity.h"
#include "source/cell_units.h"
#include "source/score_export.h"
#include "text/notation.h"

#include <string.h>

typedef struct {
  Build *build;
  const Model *model;
  const Facts *facts;
  const DatasetDefinition *definition;
  gboolean has[TABLE_MOST_COLUMNS];
  GPtrArray *rows;         /* char ** by column; NULL: empty */
} RowDump;

/* One cell, quoted where CSV asks for it. */
static void
write_cell (FILE *out, const char *text, gboolean first)
{
  if (!first)
    fputc (',', out);
  if (text == NULL)
    return;
  if (strpbrk (text, ",\"\r\n") == NULL)
    {
      fputs (text, out);
      return;
    }
  fputc ('"', out);
  for (; *text != '\0'; text++)
    {
      if (*text == '"')
        fputc ('"', out);
      fputc (*text, out);
    }
  fputc ('"', out);
}

static gboolean
refers_to (const ColumnDefinition *column, NearestKind *kind)
{
  static const struct { const char *dataset; NearestKind kind; } kinds[] = { { "people", NEAREST_PERSON }, { "courses", NEAREST_COURSE },
    { "assessments", NEAREST_ASSESSMENT }, { "curricula", NEAREST_CURRICULUM }, { "cohorts", NEAREST_COHORT }, { "sessions", NEAREST_SESSION } };
  for (guint i = 0; column->refers != NULL && i < G_N_ELEMENTS (kinds); i++)
    if (strcmp (kinds[i].dataset, column->refers) == 0)
      {
        *kind = kinds[i].kind;
        return TRUE;
      }
  return FALSE;
}

/* The id that a text means, else the text. New string. */
static char *
resolve (const RowDump *dump, NearestKind kind, const char *text, gsize length)
{
  Identity identity = model_identify (dump->model, kind, text, length);
  char *id = identity.record != NULL ? g_strdup (record_id (kind, identity.record)) : NULL;
  identity_clear (&identity);
  return id;
}

/* Ids of the dataset's own records stand for themselves; any other is looked up. */
static char *
id_value (const RowDump *dump, const TableRow *row, guint column, gboolean *good)
{
  const Cell *cell = &row->cells[column];
  NearestKind kind;
  if (!refers_to (&dump->definition->columns[column], &kind))
    return row_identifier (row, column);
  char *id = resolve (dump, kind, cell->text, cell->length);
  *good &= id != NULL || !dump->definition->is_facts;
  return id != NULL ? id : row_identifier (row, column);
}

static char *
list_value (const RowDump *dump, const TableRow *row, guint column)
{
  const char *text = row->cells[column].text, *value;
  gsize length = row->cells[column].length, value_length;
  GString *list = g_string_new (NULL);
  NearestKind kind;
  gboolean refers = refers_to (&dump->definition->columns[column], &kind);
  while (cell_next_value (&text, &length, &value, &value_length))
    {
      g_autofree char *id = refers ? resolve (dump, kind, value, value_length) : NULL;
      if (list->len > 0)
        g_string_append_c (list, ';');
      g_string_append_len (list, id != NULL ? id : value, id != NULL ? (gssize) strlen (id) : (gssize) value_length);
    }
  return g_string_free (list, FALSE);
}

/* The unit that the row's target or indicator has; new string or NULL. */
static char *
unit_of_target (const RowDump *dump, const TableRow *row, guint column)
{
  const Cell *cell = &row->cells[INDICATORS_INDICATOR];
  if (dump->definition->id == DATASET_TARGETS && (column == TARGETS_BASELINE || column == TARGETS_TARGET))
    return row_text (row, TARGETS_UNIT);
  if (dump->definition->id != DATASET_INDICATORS || column != INDICATORS_VALUE)
    return NULL;
  Identity identity = model_identify (dump->model, NEAREST_TARGET, cell->text, cell->length);
  const Target *target = identity.record;
  identity_clear (&identity);
  return target != NULL ? g_strdup (target->unit) : NULL;
}

static char *
number_value (const RowDump *dump, const TableRow *row, guint column, gboolean *good)
{
  const DatasetDefinition *definition = dump->definition;
  g_autofree char *unit = unit_of_target (dump, row, column);
  Decimal number;
  gboolean percent;
  if (definition->id == DATASET_SCORES && column == SCORES_SCORE)
    {
      const char *missing = row_missing_score (row, column);
      if (missing != NULL)
        return g_strdup (missing);
      *good &= row_percentage (row, column, &number, &percent);
    }
  else if (definition->id == DATASET_FEEDBACK && column == FEEDBACK_RATING)
    {
      Decimal scale;
      *good &= row_rating (row, &number, &scale) && number != DECIMAL_NONE;
    }
  else if (definition->id == DATASET_ATTENDANCE && column == ATTENDANCE_MINUTES)
    *good &= row_duration (row, column, NOTATION_MINUTE, &number);
  else if (strcmp (definition->columns[column].name, "hours") == 0)
    *good &= row_duration (row, column, NOTATION_HOUR, &number);
  else
    *good &= row_percentage_in (row, column, unit, &number, &percent);
  return *good && number != DECIMAL_NONE ? ratio_format (number, DECIMAL_ONE, 6) : NULL;
}

/* The name of a choice. New string. */
static char *
choice_word (const ColumnDefinition *definition, guint choice)
{
  g_auto (GStrv) choices = g_strsplit (definition->choices, ",", -1);
  return g_strndup (choices[choice], strcspn (choices[choice], "="));
}

static char *
choice_value (const TableRow *row, const ColumnDefinition *definition, guint column, gboolean *good)
{
  guint choice = 0;
  gboolean present;
  *good &= row_choice (row, column, &choice, &present);
  return *good && present ? choice_word (definition, choice) : NULL;
}

/* The status of a row of attendance, and the kind of leave that it says. A row of somebody who was not due is none. */
static void
take_status (const TableRow *row, char **values, gboolean *good)
{
  RowStatus status;
  *good &= row_status (row, &status) && !status.not_due;
  if (!*good)
    return;
  values[ATTENDANCE_STATUS] = choice_word (&table_definition (row->table)->columns[ATTENDANCE_STATUS], status.status);
  Cell kind = row_leave_kind (row, status.kind);
  if (kind.text != row->cells[ATTENDANCE_LEAVE_KIND].text)
    {
      g_free (values[ATTENDANCE_LEAVE_KIND]);
      values[ATTENDANCE_LEAVE_KIND] = g_strndup (kind.text, kind.length);
    }
}

/* Times may stand both in the first cell. */
static char *
time_value (const TableRow *row, const DatasetDefinition *definition, guint column, gboolean *good)
{
  char text[DATE_BUFFER];
  TimeOfDay start = TIME_NONE, end = TIME_NONE;
  int first = dataset_column (definition, "start"), last = dataset_column (definition, "end");
  if (first >= 0 && last >= 0 && (column == (guint) first || column == (guint) last))
    *good &= row_time_range (row, (guint) first, (guint) last, &start, &end);
  else
    *good &= row_time (row, column, &start);
  TimeOfDay time = last >= 0 && column == (guint) last ? end : start;
  return *good && time != TIME_NONE ? g_strdup (time_format (time, text)) : NULL;
}

/* What the name beside the row's person id says: nobody's only where it would have to prove the id, which has lost its zeros. */
static NameBeside
name_says (const RowDump *dump, const TableRow *row)
{
  if (row->name.length == 0 || row->cells[row->name_of].length == 0)
    return NAME_THEIRS;
  const Cell *cell = &row->cells[row->name_of];
  Identity identity = model_identify (dump->model, NEAREST_PERSON, cell->text, cell->length);
  NameBeside says = identity.record == NULL ? NAME_THEIRS : model_name_beside (dump->model, identity.record, row->name.text, row->name.length, NULL);
  identity_clear (&identity);
  return says == NAME_NOBODYS && identity.how != IDENTITY_ZERO_RESTORED ? NAME_THEIRS : says;
}

/* Is somebody else meant? Who answered a survey may be nobody known. */
static gboolean
is_of_others (const RowDump *dump, const TableRow *row)
{
  NameBeside says = name_says (dump, row);
  return says == NAME_OF_OTHERS || (says == NAME_NOBODYS && dump->definition->columns[row->name_of].refers != NULL);
}

/* Who answered a survey: the id of somebody known, else the text. New string. */
static char *
respondent_value (const RowDump *dump, const TableRow *row, guint column)
{
  char *id = name_says (dump, row) == NAME_NOBODYS ? NULL : resolve (dump, NEAREST_PERSON, row->cells[column].text, row->cells[column].length);
  return id != NULL ? id : row_plain_text (row, column);
}

/* A cell as it is understood; NULL when it is empty. New string. */
static char *
cell_value (const RowDump *dump, const TableRow *row, guint column, gboolean *good)
{
  const ColumnDefinition *definition = &dump->definition->columns[column];
  char text[DATE_BUFFER];
  Date date;
  gint64 integer;
  gboolean flag, present;
  if (definition->type == CELL_TIME)
    return time_value (row, dump->definition, column, good);
  if (row_is_empty (row, column))
    return NULL;
  switch (definition->type)
    {
    case CELL_ID: return id_value (dump, row, column, good);
    case CELL_LIST: return list_value (dump, row, column);
    case CELL_NUMBER: return number_value (dump, row, column, good);
    case CELL_CHOICE: return choice_value (row, definition, column, good);
    case CELL_DATE:
      *good &= row_date (row, column, &date);
      return *good ? g_strdup (date_format (date, text)) : NULL;
    case CELL_INTEGER:
      *good &= row_integer (row, column, G_MININT32, G_MAXINT32, &integer, &present);
      return *good && present ? g_strdup_printf ("%" G_GINT64_FORMAT, integer) : NULL;
    case CELL_FLAG:
      *good &= row_flag (row, column, &flag);
      return *good ? g_strdup (flag ? "yes" : "no") : NULL;
    default:
      if (row->name_of == column)
        return respondent_value (dump, row, column);
      return definition->refers == NULL && strcmp (definition->name, "name") == 0 ? row_person_text (row, column, NULL) : row_plain_text (row, column);
    }
}

static void
row_free (gpointer row)
{
  for (guint column = 0; column < TABLE_MOST_COLUMNS; column++)
    g_free (((char **) row)[column]);
  g_free (row);
}

/* The word of a status. */
static AttendanceStatus
status_of (const char *word)
{
  static const char *const words[N_ATTENDANCE] = { "present", "late", "left_early", "leave", "absent" };
  AttendanceStatus status = ATTENDANCE_PRESENT;
  while (status + 1 < N_ATTENDANCE && g_strcmp0 (words[status], word) != 0)
    status++;
  return status;
}

/* A column that says by its day which session a row of attendance is about. */
static gboolean
is_of_day (const RowDump *dump, guint column)
{
  return dump->definition->id == DATASET_ATTENDANCE && (column == ATTENDANCE_DATE || column == ATTENDANCE_DAY_PART);
}

/* Takes a copy of a row of attendance for each session of the day that it stands for. */
static void
add_days (RowDump *dump, const TableRow *row, char **values)
{
  const char *date = values[ATTENDANCE_DATE], *id = values[ATTENDANCE_PERSON];
  DayPart day;
  const Person *person = id != NULL ? model_person (dump->model, id, -1) : NULL;
  if (person == NULL || dump->facts == NULL || !date_parse (date, strlen (date), &day.date)
      || !row_day_part (row, &day.from, &day.to, &day.loose))
    return;
  g_autoptr (GArray) sessions = facts_sessions_of_day (dump->facts, person, &day);
  for (guint i = 0; i < sessions->len; i++)
    {
      char **copy = g_new0 (char *, TABLE_MOST_COLUMNS);
      for (guint column = 0; column < dump->definition->n_columns; column++)
        copy[column] = is_of_day (dump, column) ? NULL : g_strdup (values[column]);
      copy[ATTENDANCE_SESSION] = g_strdup (((const Session *) dump->model->sessions->pdata[g_array_index (sessions, guint32, i)])->id);
      if (facts_status_of_day (status_of (values[ATTENDANCE_STATUS]), i, sessions->len) == ATTENDANCE_PRESENT)
        {
          g_free (copy[ATTENDANCE_STATUS]);
          copy[ATTENDANCE_STATUS] = g_strdup ("present");
        }
      g_ptr_array_add (dump->rows, copy);
    }
}

static RowOutcome
take_row (const TableRow *row, gpointer data)
{
  RowDump *dump = data;
  char **values = g_new0 (char *, TABLE_MOST_COLUMNS);
  gboolean good = !is_of_others (dump, row);
  for (guint column = 0; column < dump->definition->n_columns; column++)
    if (dump->definition->id != DATASET_ATTENDANCE || column != ATTENDANCE_STATUS)
      values[column] = cell_value (dump, row, column, &good);
  if (dump->definition->id == DATASET_ATTENDANCE)
    take_status (row, values, &good);
  if (good && dump->definition->id == DATASET_SCORES && values[SCORES_DATE] == NULL && values[SCORES_ASSESSMENT] != NULL)
    {
      char text[DATE_BUFFER];
      const Assessment *assessment = model_assessment (dump->model, values[SCORES_ASSESSMENT], -1);
      if (assessment != NULL && assessment->date != DATE_NONE)
        values[SCORES_DATE] = g_strdup (date_format (assessment->date, text));
    }
  if (good && dump->definition->id == DATASET_ATTENDANCE && values[ATTENDANCE_SESSION] == NULL && values[ATTENDANCE_DATE] != NULL)
    {
      add_days (dump, row, values);
      good = FALSE;
    }
  if (good)
    g_ptr_array_add (dump->rows, values);
  else
    row_free (values);
  return good ? ROW_USED : ROW_REFUSED;
}

static void
write_rows (const RowDump *dump, FILE *out)
{
  gboolean first = TRUE, has[TABLE_MOST_COLUMNS];
  memcpy (has, dump->has, sizeof has);
  for (guint i = 0; i < dump->rows->len; i++)
    for (guint column = 0; column < dump->definition->n_columns; column++)
      has[column] |= ((char **) dump->rows->pdata[i])[column] != NULL;
  for (guint column = 0; column < dump->definition->n_columns; column++)
    if (has[column])
      {
        write_cell (out, dump->definition->columns[column].name, first);
        first = FALSE;
      }
  fputc ('\n', out);
  for (guint i = 0; i < dump->rows->len; i++)
    {
      first = TRUE;
      for (guint column = 0; column < dump->definition->n_columns; column++)
        if (has[column])
          {
            write_cell (out, ((char **) dump->rows->pdata[i])[column], first);
            first = FALSE;
          }
      fputc ('\n', out);
    }
}

/* What is wrong in these files was reported by the stages that read them; of datasets that no stage reads it is said here. */
static gboolean
is_read (const Intake *intake, const char *dataset)
{
  g_autoptr (GPtrArray) files = intake_files (intake);
  for (guint i = 0; i < files->len; i++)
    if (strcmp (((const IntakeFile *) files->pdata[i])->dataset, dataset) == 0)
      return TRUE;
  return FALSE;
}

static void
dump_dataset (RowDump *dump, FILE *out)
{
  Diagnostics *apart = diag_new ();
  g_autoptr (GPtrArray) files = dataset_files (dump->model->config, dump->definition->id, apart);
  dump->rows = g_ptr_array_new_with_free_func (row_free);
  for (guint i = 0; i < files->len; i++)
    {
      Table *table = pass_open (dump->model, NULL, dump->definition->id, files->pdata[i], apart);
      if (table == NULL)
        continue;
      for (guint column = 0; column < dump->definition->n_columns; column++)
        dump->has[column] |= table_has (table, column) && !is_of_day (dump, column);
      table_read (table, take_row, dump, apart);
      table_free (table);
    }
  write_rows (dump, out);
  g_ptr_array_unref (dump->rows);
  if (!is_read (dump->model->intake, dump->definition->name))
    diag_move (build_diagnostics (dump->build), apart);
  diag_free (apart);
}

/* Score exports */

typedef struct {
  const Model *model;
  FILE *out;
} ExportDump;

static char *
export_person (const Model *model, const ExportScore *score)
{
  const char *const texts[] = { score->person_id, score->login, score->email, score->name };
  IdentityKind how;
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      const Person *person = texts[i] != NULL && *texts[i] != '\0' ? model_identify_person (model, texts[i], strlen (texts[i]), &how) : NULL;
      if (person != NULL)
        return g_strdup (person->id);
    }
  return NULL;
}

static const char *
export_subject (const Model *model, const ExportScore *score, const char **course)
{
  *course = score->item != NULL ? score->item->course : NULL;
  if (score->item != NULL)
    return score->item->assessment;
  const char *id = score->item_id, *title = score->course_title;
  if (id != NULL && model_assessment (model, id, -1) == NULL && model_course (model, id, -1) != NULL)
    *course = id;
  else if (id != NULL && title != NULL && strcmp (id, title) == 0 && model_assessment (model, id, -1) == NULL)
    {
      Identity found = model_identify (model, NEAREST_COURSE, title, strlen (title));
      *course = found.record != NULL ? ((const Course *) found.record)->id : NULL;
      identity_clear (&found);
    }
  return id != NULL && model_assessment (model, id, -1) != NULL ? id : NULL;
}

static RowOutcome
take_export (const ExportScore *score, gpointer data)
{
  static const char *const completions[] = { NULL, "completed", "incomplete", "passed", "failed" };
  ExportDump *dump = data;
  char text[DATE_BUFFER];
  const char *course, *assessment = export_subject (dump->model, score, &course);
  g_autofree char *person = export_person (dump->model, score);
  if (person == NULL || (assessment == NULL && course == NULL))
    return ROW_REFUSED;
  const Assessment *known = assessment != NULL ? model_assessment (dump->model, assessment, -1) : NULL;
  /* As it counts: what was said of the very day goes before that of the assessment, and this before that of the file. */
  Date date = known != NULL && known->date != DATE_NONE && !score->is_dated ? known->date : score->date != DATE_NONE ? score->date : score->completion_date;
  g_autofree char *points = score->is_number ? ratio_format (score->score, DECIMAL_ONE, 6) : g_strdup (score->missing);
  g_autofree char *maximum = score->max_score != DECIMAL_NONE ? ratio_format (score->max_score, DECIMAL_ONE, 6) : NULL;
  const char *cells[] = { person, assessment, course, date != DATE_NONE ? date_format (date, text) : NULL, points, maximum, completions[score->completion] };
  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    write_cell (dump->out, cells[i], i == 0);
  fputc ('\n', dump->out);
  return ROW_USED;
}

static void
dump_exports (const Model *model, FILE *out)
{
  Diagnostics *apart = diag_new ();
  ExportDump dump = { model, out };
  g_autoptr (GPtrArray) files = score_export_files (model->config, apart);
  g_autoptr (GHashTable) voided = score_export_voided (model->config, files);
  guint64 unused;
  fputs ("person_id,assessment_id,course_id,date,score,max_score,completion\n", out);
  for (guint i = 0; i < files->len; i++)
    score_export_read_counted (model->config, NULL, voided, files->pdata[i], take_export, &dump, &unused, apart);
  diag_free (apart);
}

gboolean
dump_rows (Build *build, const char *name, FILE *out)
{
  const ViewContext *context = build_context (build);
  if (name == NULL)
    {
      for (guint i = 0; i < N_DATASETS; i++)
        fprintf (out, "%s\n", dataset_definition (i)->name);
      fputs ("exports\n", out);
      return TRUE;
    }
  if (context->model == NULL)
    return TRUE;
  if (strcmp (name, "exports") == 0)
    {
      dump_exports (context->model, out);
      return TRUE;
    }
  for (guint i = 0; i < N_DATASETS; i++)
    if (strcmp (dataset_definition (i)->name, name) == 0)
      {
        RowDump dump = { .build = build, .model = context->model, .facts = context->facts, .definition = dataset_definition (i) };
        dump_dataset (&dump, out);
        return TRUE;
      }
  return FALSE;
}
