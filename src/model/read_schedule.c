/* The rows of curricula, cohorts and sessions. */
#include "model/private.h"

#include <string.h>

/* The curriculum of the row: the first row of an id makes it. */
static Curriculum *
row_curriculum (const RecordReader *reader, const TableRow *row)
{
  Model *model = reader->model;
  const char *id = read_string (reader, row, CURRICULA_ID);
  Curriculum *curriculum = model_curriculum (model, id, -1);
  if (curriculum != NULL)
    return curriculum;
  curriculum = g_new0 (Curriculum, 1);
  *curriculum = (Curriculum) { .index = model->curricula->len, .id = id, .file = reader->file,
    .line = row->line, .slots = g_ptr_array_new_with_free_func (g_free) };
  g_ptr_array_add (model->curricula, curriculum);
  read_key (reader, row, curriculum->id, curriculum, NULL, 0);
  return curriculum;
}

static void
read_curriculum_title (const RecordReader *reader, const TableRow *row, Curriculum *curriculum)
{
  const char *title = read_string (reader, row, CURRICULA_TITLE);
  if (curriculum->title == NULL)
    curriculum->title = title;
  else if (title != NULL && strcmp (title, curriculum->title) != 0)
    {
      Place place = row_place (row, CURRICULA_TITLE);
      diag_report (reader->diags, DIAG_CURRICULUM_TITLE_DIFFERS, &place, curriculum->id, title, curriculum->title, NULL);
    }
}

/* Start and end, the end behind the start; both none when something was wrong. `both`: one alone is a mistake. */
static void
read_times (const TableRow *row, guint start_column, guint end_column, gboolean both, TimeOfDay *start, TimeOfDay *end)
{
  gboolean good = row_time_range (row, start_column, end_column, start, end);
  if (good && both && (*start == TIME_NONE) != (*end == TIME_NONE))
    {
      Place place = row_place (row, *start == TIME_NONE ? end_column : start_column);
      diag_report (row->diags, DIAG_SLOT_TIME_HALF, &place, table_column_title (row->table, start_column), table_column_title (row->table, end_column), NULL);
      good = FALSE;
    }
  if (good && *start != TIME_NONE && *end != TIME_NONE && *end <= *start)
    {
      char first[DATE_BUFFER], last[DATE_BUFFER];
      Place place = row_place (row, end_column);
      diag_report (row->diags, DIAG_SLOT_REVERSED, &place, time_format (*end, last), time_format (*start, first), NULL);
      good = FALSE;
    }
  if (!good)
    *start = *end = TIME_NONE;
}

void
read_curriculum_slot (const TableRow *row, gpointer data)
{
  RecordReader *reader = data;
  Curriculum *curriculum = row_curriculum (reader, row);
  CurriculumSlot *slot = g_new0 (CurriculumSlot, 1);
  gint64 day = 1;
  gboolean present;
  read_curriculum_title (reader, row, curriculum);
  row_integer (row, CURRICULA_DAY, 1, 400, &day, &present);
  *slot = (CurriculumSlot) { .day = (guint) day, .hours = read_hours (row, CURRICULA_HOURS), .note = read_string (reader, row, CURRICULA_NOTE),
    .file = reader->file, .line = row->line };
  read_times (row, CURRICULA_START, CURRICULA_END, TRUE, &slot->start, &slot->end);
  read_reference (reader, row, CURRICULA_COURSE, NEAREST_COURSE, slot, G_STRUCT_OFFSET (CurriculumSlot, course));
  read_reference (reader, row, CURRICULA_TRAINER, NEAREST_PERSON, slot, G_STRUCT_OFFSET (CurriculumSlot, trainer));
  curriculum->days = MAX (curriculum->days, slot->day);
  g_ptr_array_add (curriculum->slots, slot);
}

void
read_cohort (const TableRow *row, gpointer data)
{
  RecordReader *reader = data;
  Model *model = reader->model;
  const char *id = read_string (reader, row, COHORTS_ID);
  const Cohort *first = model_cohort (model, id, -1);
  Cohort *cohort = g_new0 (Cohort, 1);
  if (!read_key (reader, row, id, cohort, first ? first->file : NULL, first ? first->line : 0))
    {
      g_free (cohort);
      return;
    }
  gboolean present;
  const char *title = read_string (reader, row, COHORTS_TITLE);
  *cohort = (Cohort) { .index = model->cohorts->len, .id = id, .file = reader->file, .line = row->line, .title = title ? title : id,
    .venue = read_string (reader, row, COHORTS_VENUE), .planned_size = -1, .members = g_ptr_array_new (), .sessions = g_ptr_array_new () };
  /* A stand-in for a date that was reported: other rooms may count on there being one. */
  if (!row_date (row, COHORTS_START_DATE, &cohort->start_date))
    cohort->start_date = model->as_of;
  else if (row_date (row, COHORTS_END_DATE, &cohort->end_date) && cohort->end_date != DATE_NONE && cohort->end_date < cohort->start_date)
    {
      check_dates (row, COHORTS_START_DATE, COHORTS_END_DATE, cohort->start_date, cohort->end_date);
      cohort->end_date = DATE_NONE;
    }
  row_integer (row, COHORTS_PLANNED_SIZE, 0, 100000, &cohort->planned_size, &present);
  read_reference (reader, row, COHORTS_CURRICULUM, NEAREST_CURRICULUM, cohort, G_STRUCT_OFFSET (Cohort, curriculum));
  read_reference (reader, row, COHORTS_HEAD, NEAREST_PERSON, cohort, G_STRUCT_OFFSET (Cohort, head));
  g_ptr_array_add (model->cohorts, cohort);
}

/* The session's status: as written; blank means held up to the as-of date, planned after it. */
static SessionStatus
read_status (const RecordReader *reader, const TableRow *row, Date date)
{
  guint choice = SESSION_PLANNED;
  gboolean present;
  if (!row_choice (row, SESSIONS_STATUS, &choice, &present) || !present)
    return date <= reader->model->as_of ? SESSION_HELD : SESSION_PLANNED;
  if (choice == SESSION_HELD && date > reader->model->as_of)
    {
      char day[DATE_BUFFER], as_of[DATE_BUFFER];
      Place place = row_place (row, SESSIONS_STATUS);
      diag_report (reader->diags, DIAG_SESSION_NOT_YET, &place, date_format (date, day), date_format (reader->model->as_of, as_of), NULL);
    }
  return (SessionStatus) choice;
}

void
read_session (const TableRow *row, gpointer data)
{
  RecordReader *reader = data;
  Model *model = reader->model;
  const char *id = read_string (reader, row, SESSIONS_ID);
  const Session *first = model_session (model, id, -1);
  Session *session = g_new0 (Session, 1);
  if (!read_key (reader, row, id, session, first ? first->file : NULL, first ? first->line : 0))
    {
      g_free (session);
      return;
    }
  *session = (Session) { .id = id, .file = reader->file, .line = row->line, .venue = read_string (reader, row, SESSIONS_VENUE),
    .method = read_string (reader, row, SESSIONS_METHOD), .round = read_string (reader, row, SESSIONS_ROUND),
    .plan_id = read_string (reader, row, SESSIONS_PLAN), .trainers = g_ptr_array_new (), .hours = read_hours (row, SESSIONS_HOURS) };
  if (!row_date (row, SESSIONS_DATE, &session->date))
    session->date = model->as_of;
  read_times (row, SESSIONS_START, SESSIONS_END, FALSE, &session->start, &session->end);
  session->status = read_status (reader, row, session->date);
  session->survey_url = read_string (reader, row, SESSIONS_SURVEY_URL);
  session->reason = read_string (reader, row, SESSIONS_REASON);
  row_flag (row, SESSIONS_CHECKED, &session->checked);
  session->says_checked = !row_is_empty (row, SESSIONS_CHECKED);
  read_reference (reader, row, SESSIONS_COURSE, NEAREST_COURSE, session, G_STRUCT_OFFSET (Session, course));
  read_references (reader, row, SESSIONS_TRAINER, NEAREST_PERSON, session, G_STRUCT_OFFSET (Session, trainers));
  read_reference (reader, row, SESSIONS_COHORT, NEAREST_COHORT, session, G_STRUCT_OFFSET (Session, cohort));
  g_ptr_array_add (model->sessions, session);
}
