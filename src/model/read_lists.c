/* The rows of the lists: each record's members are bound to the columns of its dataset, and filled by their types. */
#include "model/private.h"
#include "source/cell_units.h"

#include <string.h>

typedef enum { BIND_TEXT, BIND_DATE, BIND_TIME, BIND_DECIMAL, BIND_HOURS, BIND_COUNT, BIND_CHOICE, BIND_VALUES, BIND_RECORD, BIND_RECORDS } BindingType;

typedef struct {
  guint8 column;
  guint8 type;             /* BindingType */
  guint8 kind;             /* NearestKind of a record */
  gsize member;
} Binding;

#define BIND(column, type, record, member) { column, BIND_##type, 0, G_STRUCT_OFFSET (record, member) }
#define BIND_ONE(column, kind, record, member) { column, BIND_RECORD, NEAREST_##kind, G_STRUCT_OFFSET (record, member) }
#define BIND_MANY(column, kind, record, member) { column, BIND_RECORDS, NEAREST_##kind, G_STRUCT_OFFSET (record, member) }

/* The values of a cell, in the model's strings; NULL without any. */
static char **
read_values (const RecordReader *reader, const TableRow *row, guint column)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new ();
  const char *text = row->cells[column].text, *value;
  gsize length = row->cells[column].length, value_length;
  while (cell_next_value (&text, &length, &value, &value_length))
    g_ptr_array_add (values, g_string_chunk_insert_len (reader->model->strings, value, (gssize) value_length));
  if (values->len == 0)
    return NULL;
  char **vector = g_new0 (char *, values->len + 1);
  memcpy (vector, values->pdata, values->len * sizeof (char *));
  g_ptr_array_add (reader->model->index->vectors, vector);
  return vector;
}

static GPtrArray *
new_array (const RecordReader *reader)
{
  GPtrArray *array = g_ptr_array_new ();
  g_ptr_array_add (reader->model->index->arrays, array);
  return array;
}

static Decimal
read_number (const TableRow *row, guint column)
{
  const ColumnDefinition *definition = &table_definition (row->table)->columns[column];
  gboolean any = definition->least == 0 && definition->most == 0;
  return read_decimal (row, column, any ? -G_MAXINT64 : definition->least, any ? G_MAXINT64 : definition->most);
}

static gint64
read_count (const TableRow *row, guint column)
{
  const ColumnDefinition *definition = &table_definition (row->table)->columns[column];
  gint64 count = -1;
  gboolean present;
  row_integer (row, column, definition->least / DECIMAL_ONE, definition->most / DECIMAL_ONE, &count, &present);
  return present ? count : -1;
}

static gint
read_choice (const TableRow *row, guint column)
{
  guint choice;
  gboolean present;
  return row_choice (row, column, &choice, &present) && present ? (gint) choice : -1;
}

static void
fill_member (RecordReader *reader, const TableRow *row, gpointer record, const Binding *binding)
{
  gpointer member = (char *) record + binding->member;
  guint column = binding->column;
  switch ((BindingType) binding->type)
    {
    case BIND_TEXT: *(const char **) member = read_string (reader, row, column); break;
    case BIND_DATE: row_date (row, column, member); break;
    case BIND_TIME: row_time (row, column, member); break;
    case BIND_DECIMAL: *(Decimal *) member = read_number (row, column); break;
    case BIND_HOURS: *(Hours *) member = read_hours (row, column); break;
    case BIND_COUNT: *(gint64 *) member = read_count (row, column); break;
    case BIND_CHOICE: *(gint *) member = read_choice (row, column); break;
    case BIND_VALUES: *(char ***) member = read_values (reader, row, column); break;
    case BIND_RECORD: read_reference (reader, row, column, binding->kind, record, binding->member); break;
    case BIND_RECORDS:
      *(GPtrArray **) member = new_array (reader);
      read_references (reader, row, column, binding->kind, record, binding->member);
      break;
    }
}

static void
fill (RecordReader *reader, const TableRow *row, gpointer record, const Binding *bindings, guint n)
{
  for (guint i = 0; i < n; i++)
    fill_member (reader, row, record, &bindings[i]);
}

/* A new record in its array. */
#define NEW(type, array) type *record = g_new0 (type, 1); \
  *record = (type) { .index = reader->model->array->len, .file = reader->file, .line = row->line }; \
  g_ptr_array_add (reader->model->array, record)

/* The same with its id as key; returns when another row has it. */
#define NEW_WITH_KEY(type, array, id_column) const char *id = read_string (reader, row, id_column); \
  const type *first = key_index_find (&reader->model->index->by_id[reader->kind], id, strlen (id)); \
  type *record = g_new0 (type, 1); \
  *record = (type) { .index = reader->model->array->len, .id = id, .file = reader->file, .line = row->line }; \
  if (!read_key (reader, row, id, record, first ? first->file : NULL, first ? first->line : 0)) \
    { \
      g_free (record); \
      return; \
    } \
  g_ptr_array_add (reader->model->array, record)

void
read_move (const TableRow *row, gpointer data)
{
  static const Binding bindings[] = {
    BIND_ONE (MOVES_PERSON, PERSON, Move, person), BIND (MOVES_DATE, DATE, Move, date), BIND (MOVES_FIELD, CHOICE, Move, field),
    BIND (MOVES_VALUE, TEXT, Move, value), BIND (MOVES_BEFORE, TEXT, Move, before), BIND (MOVES_NOTE, TEXT, Move, note),
  };
  RecordReader *reader = data;
  NEW (Move, moves);
  fill (reader, row, record, bindings, G_N_ELEMENTS (bindings));
}

NumberMeaning
target_number_meaning (const Target *target, gboolean percent)
{
  gboolean in_percent = g_strcmp0 (target->unit, "%") == 0 || g_strcmp0 (target->unit, "％") == 0;
  if (target->kind == INDICATOR_RATE)
    return percent || in_percent ? NUMBER_HUNDREDTHS : NUMBER_ITSELF;
  return percent && !in_percent ? NUMBER_NO_SHARE : NUMBER_ITSELF;
}

/* What a target or baseline is: of a rate the share that 85%, 85 in the unit %, or 0.85 means; of others the number. */
static Decimal
read_share (const TableRow *row, guint column, const Target *target)
{
  Decimal number;
  gboolean percent;
  if (!row_percentage_in (row, column, target->unit, &number, &percent) || number == DECIMAL_NONE)
    return DECIMAL_NONE;
  NumberMeaning meaning = target_number_meaning (target, percent);
  if (meaning == NUMBER_HUNDREDTHS)
    number /= 100;
  if (meaning != NUMBER_NO_SHARE && (target->kind != INDICATOR_RATE || (number >= 0 && number <= DECIMAL_ONE)))
    return number;
  g_autofree char *text = row_text (row, column);
  Place place = row_place (row, column);
  if (meaning == NUMBER_NO_SHARE)
    diag_report (row->diags, DIAG_INDICATOR_PERCENT, &place, text, target->id, NULL);
  else
    diag_report (row->diags, DIAG_CELL_RANGE, &place, text, table_column_title (row->table, column), "0", "1", NULL);
  return DECIMAL_NONE;
}

void
read_target (const TableRow *row, gpointer data)
{
  static const Binding bindings[] = {
    BIND (TARGETS_TITLE, TEXT, Target, title), BIND (TARGETS_KIND, CHOICE, Target, kind), BIND (TARGETS_UNIT, TEXT, Target, unit),
    BIND (TARGETS_DIRECTION, CHOICE, Target, direction), BIND (TARGETS_PERIOD, CHOICE, Target, period),
    BIND (TARGETS_DUE, DATE, Target, due),
    BIND_ONE (TARGETS_COMPANION, TARGET, Target, companion),
  };
  RecordReader *reader = data;
  NEW_WITH_KEY (Target, targets, TARGETS_ID);
  fill (reader, row, record, bindings, G_N_ELEMENTS (bindings));
  record->target = read_share (row, TARGETS_TARGET, record);
  record->baseline = read_share (row, TARGETS_BASELINE, record);
  record->target_place = row_place (row, TARGETS_TARGET);
  record->direction_place = row_place (row, TARGETS_DIRECTION);
  record->target_place.file = record->direction_place.file = record->file;   /* which the model keeps longer than the table */
  record->target_place.value = record->direction_place.value = NULL;
}

void
read_plan_item (const TableRow *row, gpointer data)
{
  static const Binding bindings[] = {
    BIND (PLAN_TITLE, TEXT, PlanItem, title), BIND (PLAN_KIND, CHOICE, PlanItem, kind), BIND (PLAN_PERIOD, TEXT, PlanItem, period),
    BIND (PLAN_START_DATE, DATE, PlanItem, start_date), BIND (PLAN_END_DATE, DATE, PlanItem, end_date),
    BIND_ONE (PLAN_COURSE, COURSE, PlanItem, course), BIND (PLAN_CATEGORY, TEXT, PlanItem, category), BIND (PLAN_AUDIENCE, TEXT, PlanItem, audience),
    BIND (PLAN_GOAL, TEXT, PlanItem, goal), BIND (PLAN_CONTENT, TEXT, PlanItem, content), BIND (PLAN_METHOD, TEXT, PlanItem, method),
    BIND_MANY (PLAN_TRAINER, PERSON, PlanItem, trainers), BIND (PLAN_VENUE, TEXT, PlanItem, venue), BIND (PLAN_SESSIONS, COUNT, PlanItem, sessions),
    BIND (PLAN_HOURS, HOURS, PlanItem, hours), BIND (PLAN_PEOPLE, COUNT, PlanItem, people), BIND_MANY (PLAN_OWNER, PERSON, PlanItem, owners),
    BIND (PLAN_BUDGET, DECIMAL, PlanItem, budget), BIND (PLAN_APPROVED_BY, TEXT, PlanItem, approved_by),
    BIND (PLAN_APPROVED_ON, DATE, PlanItem, approved_on), BIND (PLAN_STATUS, CHOICE, PlanItem, status), BIND (PLAN_NOTE, TEXT, PlanItem, note),
  };
  RecordReader *reader = data;
  NEW_WITH_KEY (PlanItem, plan, PLAN_ID);
  fill (reader, row, record, bindings, G_N_ELEMENTS (bindings));
  record->held = new_array (reader);
  check_dates (row, PLAN_START_DATE, PLAN_END_DATE, record->start_date, record->end_date);
}

/* A column that numbers the rows, 序号, may begin anew in each group, and in each file. */
static gboolean
numbers_rows (const TableRow *row, guint column)
{
  g_autofree char *key = dataset_key (table_column_title (row->table, column), -1);
  return strcmp (key, "序号") == 0 || strcmp (key, "序號") == 0;
}

/* Ids of records that nothing refers to: optional, but not twice. */
static void
check_own_id (const RecordReader *reader, const TableRow *row, guint column, GPtrArray *records, gsize id_member, gsize line_member, gsize file_member,
              const char *id)
{
  if (id == NULL || (table_definition (row->table)->id != DATASET_SURVEY_ITEMS && numbers_rows (row, column)))
    return;
  for (guint i = 0; i + 1 < records->len; i++)
    {
      gconstpointer other = records->pdata[i];
      if (g_strcmp0 (G_STRUCT_MEMBER (const char *, other, id_member), id) != 0)
        continue;
      g_autofree char *first = diag_other_line (G_STRUCT_MEMBER (const char *, other, file_member), G_STRUCT_MEMBER (guint, other, line_member), reader->file);
      Place place = row_place (row, column);
      diag_report (reader->diags, DIAG_KEY_TWICE, &place, id, first, table_column_title (row->table, column), NULL);
      return;
    }
}

#define CHECK_OWN_ID(type, array, column) \
  check_own_id (reader, row, column, reader->model->array, G_STRUCT_OFFSET (type, id), G_STRUCT_OFFSET (type, line), G_STRUCT_OFFSET (type, file), record->id)

void
read_action (const TableRow *row, gpointer data)
{
  static const Binding bindings[] = {
    BIND (ACTIONS_ID, TEXT, Action, id), BIND (ACTIONS_DATE, DATE, Action, date), BIND (ACTIONS_KIND, CHOICE, Action, kind),
    BIND (ACTIONS_PROBLEM, TEXT, Action, problem), BIND (ACTIONS_CAUSE, TEXT, Action, cause), BIND (ACTIONS_ACTION, TEXT, Action, action),
    BIND_MANY (ACTIONS_OWNER, PERSON, Action, owners), BIND (ACTIONS_DEPARTMENT, TEXT, Action, department), BIND (ACTIONS_DUE, DATE, Action, due),
    BIND (ACTIONS_STATUS, CHOICE, Action, status), BIND (ACTIONS_CLOSED, DATE, Action, closed), BIND (ACTIONS_RESULT, TEXT, Action, result),
    BIND_ONE (ACTIONS_SESSION, SESSION, Action, session), BIND_ONE (ACTIONS_COURSE, COURSE, Action, course), BIND (ACTIONS_NOTE, TEXT, Action, note),
  };
  RecordReader *reader = data;
  NEW (Action, actions);
  fill (reader, row, record, bindings, G_N_ELEMENTS (bindings));
  CHECK_OWN_ID (Action, actions, ACTIONS_ID);
  check_dates (row, ACTIONS_DATE, ACTIONS_CLOSED, record->date, record->closed);
  check_dates (row, ACTIONS_DATE, ACTIONS_DUE, record->date, record->due);
  if (record->status < 0)
    record->status = record->closed != DATE_NONE && record->closed <= reader->model->as_of ? ACTION_DONE : ACTION_OPEN;
}

void
read_question (const TableRow *row, gpointer data)
{
  static const Binding bindings[] = {
    BIND (FAQ_ID, TEXT, Question, id), BIND (FAQ_QUESTION, TEXT, Question, question), BIND (FAQ_ANSWER, TEXT, Question, answer),
    BIND (FAQ_EXAMPLE, TEXT, Question, example), BIND (FAQ_CATEGORY, TEXT, Question, category), BIND_ONE (FAQ_COURSE, COURSE, Question, course),
    BIND (FAQ_KEYWORDS, VALUES, Question, keywords), BIND_ONE (FAQ_OWNER, PERSON, Question, owner), BIND (FAQ_UPDATED, DATE, Question, updated),
    BIND (FAQ_PAGE, TEXT, Question, page), BIND (FAQ_NOTE, TEXT, Question, note),
  };
  RecordReader *reader = data;
  NEW (Question, questions);
  fill (reader, row, record, bindings, G_N_ELEMENTS (bindings));
  CHECK_OWN_ID (Question, questions, FAQ_ID);
}

typedef struct { const char *word; DutyDayKind kind; gint number; } DayWord;

/* "周一", "27", "27日", "月初", "2026-12-05": the day a duty falls on. FALSE when it is none of these. */
static gboolean
parse_duty_day (const TableRow *row, guint column, Duty *duty)
{
  static const DayWord words[] = {
    { "1", DUTY_WEEKDAY, 1 }, { "周一", DUTY_WEEKDAY, 1 }, { "星期一", DUTY_WEEKDAY, 1 }, { "週一", DUTY_WEEKDAY, 1 }, { "monday", DUTY_WEEKDAY, 1 },
    { "2", DUTY_WEEKDAY, 2 }, { "周二", DUTY_WEEKDAY, 2 }, { "星期二", DUTY_WEEKDAY, 2 }, { "週二", DUTY_WEEKDAY, 2 }, { "tuesday", DUTY_WEEKDAY, 2 },
    { "3", DUTY_WEEKDAY, 3 }, { "周三", DUTY_WEEKDAY, 3 }, { "星期三", DUTY_WEEKDAY, 3 }, { "週三", DUTY_WEEKDAY, 3 }, { "wednesday", DUTY_WEEKDAY, 3 },
    { "4", DUTY_WEEKDAY, 4 }, { "周四", DUTY_WEEKDAY, 4 }, { "星期四", DUTY_WEEKDAY, 4 }, { "週四", DUTY_WEEKDAY, 4 }, { "thursday", DUTY_WEEKDAY, 4 },
    { "5", DUTY_WEEKDAY, 5 }, { "周五", DUTY_WEEKDAY, 5 }, { "星期五", DUTY_WEEKDAY, 5 }, { "週五", DUTY_WEEKDAY, 5 }, { "friday", DUTY_WEEKDAY, 5 },
    { "6", DUTY_WEEKDAY, 6 }, { "周六", DUTY_WEEKDAY, 6 }, { "星期六", DUTY_WEEKDAY, 6 }, { "週六", DUTY_WEEKDAY, 6 }, { "saturday", DUTY_WEEKDAY, 6 },
    { "7", DUTY_WEEKDAY, 7 }, { "周日", DUTY_WEEKDAY, 7 }, { "星期日", DUTY_WEEKDAY, 7 }, { "週日", DUTY_WEEKDAY, 7 }, { "sunday", DUTY_WEEKDAY, 7 },
    { "月初", DUTY_FIRST_WORKDAY, 0 }, { "季初", DUTY_FIRST_WORKDAY, 0 }, { "年初", DUTY_FIRST_WORKDAY, 0 }, { "first", DUTY_FIRST_WORKDAY, 0 },
    { "月末", DUTY_LAST_WORKDAY, 0 }, { "月底", DUTY_LAST_WORKDAY, 0 }, { "季末", DUTY_LAST_WORKDAY, 0 }, { "年底", DUTY_LAST_WORKDAY, 0 },
    { "年末", DUTY_LAST_WORKDAY, 0 }, { "last", DUTY_LAST_WORKDAY, 0 }, { "月中", DUTY_MONTH_DAY, 15 }, { "middle", DUTY_MONTH_DAY, 15 },
  };
  const Cell *cell = &row->cells[column];
  gboolean weekly = duty->frequency == DUTY_WEEKLY, percent;
  Decimal number;
  g_autofree char *key = cell->length <= 64 ? dataset_key (cell->text, (gssize) cell->length) : g_strdup ("");
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcmp (words[i].word, key) == 0 && (words[i].kind == DUTY_WEEKDAY) == weekly)
      {
        duty->day_kind = words[i].kind;
        duty->day_number = words[i].number;
        return TRUE;
      }
  if (duty->frequency == DUTY_ONCE && notation_date (cell->text, cell->length, 0, &duty->date).outcome != NOTATION_WRONG)
    {
      duty->day_kind = DUTY_DATE;
      return TRUE;
    }
  if (weekly || duty->frequency == DUTY_ONCE
      || notation_decimal (cell->text, cell->length, "日|号|號|th|st|nd|rd", &number, &percent).outcome == NOTATION_WRONG || percent
      || number % DECIMAL_ONE != 0 || number < DECIMAL_ONE || number > 31 * DECIMAL_ONE)
    return FALSE;
  duty->day_kind = DUTY_MONTH_DAY;
  duty->day_number = (gint) (number / DECIMAL_ONE);
  return TRUE;
}

void
read_duty (const TableRow *row, gpointer data)
{
  static const Binding bindings[] = {
    BIND (DUTIES_ID, TEXT, Duty, id), BIND (DUTIES_POSITION, TEXT, Duty, position), BIND (DUTIES_TITLE, TEXT, Duty, title),
    BIND (DUTIES_FREQUENCY, CHOICE, Duty, frequency), BIND (DUTIES_DAY, TEXT, Duty, day), BIND (DUTIES_MONTH, COUNT, Duty, month),
    BIND_MANY (DUTIES_OWNER, PERSON, Duty, owners), BIND (DUTIES_OUTPUT, TEXT, Duty, output), BIND (DUTIES_PAGE, TEXT, Duty, page),
    BIND (DUTIES_NOTE, TEXT, Duty, note),
  };
  RecordReader *reader = data;
  NEW (Duty, duties);
  fill (reader, row, record, bindings, G_N_ELEMENTS (bindings));
  CHECK_OWN_ID (Duty, duties, DUTIES_ID);
  row_time_range (row, DUTIES_START, DUTIES_END, &record->start, &record->end);
  if (record->frequency < 0)
    record->frequency = DUTY_AS_NEEDED;
  if (record->day == NULL || record->frequency == DUTY_AS_NEEDED || record->frequency == DUTY_DAILY || parse_duty_day (row, DUTIES_DAY, record))
    return;
  Place place = row_place (row, DUTIES_DAY);
  diag_report (row->diags, DIAG_DUTY_DAY, &place, record->day, NULL);
}

void
read_ladder_step (const TableRow *row, gpointer data)
{
  static const Binding bindings[] = {
    BIND (LADDER_FROM, TEXT, LadderStep, from), BIND (LADDER_TO, TEXT, LadderStep, to), BIND (LADDER_KIND, CHOICE, LadderStep, kind),
    BIND (LADDER_MONTHS, COUNT, LadderStep, months), BIND (LADDER_PASS_MARK, DECIMAL, LadderStep, pass_mark),
    BIND_MANY (LADDER_COURSE, COURSE, LadderStep, courses), BIND_MANY (LADDER_ASSESSMENT, ASSESSMENT, LadderStep, assessments),
    BIND (LADDER_CRITERIA, TEXT, LadderStep, criteria), BIND (LADDER_APPROVER, TEXT, LadderStep, approver), BIND (LADDER_NOTE, TEXT, LadderStep, note),
  };
  RecordReader *reader = data;
  NEW (LadderStep, ladder);
  fill (reader, row, record, bindings, G_N_ELEMENTS (bindings));
}

void
read_need (const TableRow *row, gpointer data)
{
  static const Binding bindings[] = {
    BIND (NEEDS_ID, TEXT, Need, id), BIND (NEEDS_DATE, DATE, Need, date), BIND_ONE (NEEDS_PERSON, PERSON, Need, person),
    BIND (NEEDS_TEAM, TEXT, Need, team), BIND (NEEDS_CATEGORY, TEXT, Need, category), BIND (NEEDS_TITLE, TEXT, Need, title),
    BIND_ONE (NEEDS_COURSE, COURSE, Need, course), BIND (NEEDS_MASTERY, CHOICE, Need, mastery), BIND (NEEDS_PROBLEM, TEXT, Need, problem),
    BIND (NEEDS_REASON, TEXT, Need, reason), BIND (NEEDS_AUDIENCE, TEXT, Need, audience), BIND (NEEDS_PEOPLE, COUNT, Need, people),
    BIND (NEEDS_EXPECTED_DATE, DATE, Need, expected_date), BIND (NEEDS_CONTENT, TEXT, Need, content), BIND (NEEDS_PRIORITY, CHOICE, Need, priority),
    BIND (NEEDS_STATUS, CHOICE, Need, status), BIND_ONE (NEEDS_PLAN, PLAN, Need, plan), BIND (NEEDS_NOTE, TEXT, Need, note),
  };
  RecordReader *reader = data;
  NEW (Need, needs);
  fill (reader, row, record, bindings, G_N_ELEMENTS (bindings));
  CHECK_OWN_ID (Need, needs, NEEDS_ID);
  record->mastery = record->mastery < 0 ? 0 : 5 - record->mastery;     /* the choices begin with 5 */
}

void
read_stage (const TableRow *row, gpointer data)
{
  static const Binding bindings[] = {
    BIND (STAGES_TITLE, TEXT, Stage, title), BIND (STAGES_FLOW, TEXT, Stage, flow), BIND (STAGES_KIND, CHOICE, Stage, kind),
    BIND (STAGES_DAYS, DECIMAL, Stage, days), BIND_MANY (STAGES_NEXT, STAGE, Stage, next), BIND_MANY (STAGES_FAIL, STAGE, Stage, fail),
    BIND_ONE (STAGES_CURRICULUM, CURRICULUM, Stage, curriculum), BIND_MANY (STAGES_COURSE, COURSE, Stage, courses),
    BIND_MANY (STAGES_ASSESSMENT, ASSESSMENT, Stage, assessments), BIND (STAGES_POSITION, TEXT, Stage, position),
    BIND (STAGES_CONDITION, TEXT, Stage, condition), BIND (STAGES_PAGE, TEXT, Stage, page), BIND (STAGES_NOTE, TEXT, Stage, note),
  };
  RecordReader *reader = data;
  NEW_WITH_KEY (Stage, stages, STAGES_ID);
  fill (reader, row, record, bindings, G_N_ELEMENTS (bindings));
}

void
read_archive_item (const TableRow *row, gpointer data)
{
  static const Binding bindings[] = {
    BIND_ONE (ARCHIVE_SESSION, SESSION, ArchiveItem, session), BIND (ARCHIVE_KIND, CHOICE, ArchiveItem, kind), BIND (ARCHIVE_FILE, TEXT, ArchiveItem, name),
    BIND (ARCHIVE_DATE, DATE, ArchiveItem, date), BIND (ARCHIVE_NOTE, TEXT, ArchiveItem, note),
  };
  RecordReader *reader = data;
  NEW (ArchiveItem, archive);
  fill (reader, row, record, bindings, G_N_ELEMENTS (bindings));
}

void
read_survey_item (const TableRow *row, gpointer data)
{
  static const Binding bindings[] = {
    BIND (SURVEY_ITEMS_ID, TEXT, SurveyItem, id), BIND (SURVEY_ITEMS_TITLE, TEXT, SurveyItem, title),
    BIND (SURVEY_ITEMS_SECTION, TEXT, SurveyItem, section),
  };
  RecordReader *reader = data;
  NEW (SurveyItem, survey_items);
  fill (reader, row, record, bindings, G_N_ELEMENTS (bindings));
  CHECK_OWN_ID (SurveyItem, survey_items, SURVEY_ITEMS_ID);
}
