/* The rows of courses, assessments and the calendar, and what all readers share. */
#include "model/private.h"

#include <string.h>

const char *
read_string (const RecordReader *reader, const TableRow *row, guint column)
{
  const Cell *cell = &row->cells[column];
  if (cell->length == 0)
    return NULL;
  gboolean is_id = table_definition (row->table)->columns[column].type == CELL_ID;
  g_autofree char *text = is_id ? row_identifier (row, column) : row_plain_text (row, column);
  /* An id that is wrong was reported, and stands in for itself. */
  return text != NULL ? g_string_chunk_insert (reader->model->strings, text)
                      : g_string_chunk_insert_len (reader->model->strings, cell->text, (gssize) cell->length);
}

/* The number, or DECIMAL_NONE and reported when it is out of range. */
static Decimal
check_range (const TableRow *row, guint column, Decimal number, Decimal least, Decimal most)
{
  if (number == DECIMAL_NONE || (number >= least && number <= most))
    return number;
  g_autofree char *text = row_text (row, column), *from = ratio_format (least, DECIMAL_ONE, 6), *to = ratio_format (most, DECIMAL_ONE, 6);
  Place place = row_place (row, column);
  diag_report (row->diags, DIAG_CELL_RANGE, &place, text, table_column_title (row->table, column), from, to, NULL);
  return DECIMAL_NONE;
}

Decimal
read_decimal (const TableRow *row, guint column, Decimal least, Decimal most)
{
  Decimal number;
  row_decimal (row, column, &number);
  return check_range (row, column, number, least, most);
}

Hours
read_hours (const TableRow *row, guint column)
{
  Decimal number;
  row_duration (row, column, NOTATION_HOUR, &number);
  number = check_range (row, column, number, 0, 1000 * DECIMAL_ONE);
  return number == DECIMAL_NONE ? HOURS_NONE : number * (HOURS_ONE / DECIMAL_ONE);
}

gboolean
read_key (const RecordReader *reader, const TableRow *row, const char *id, gpointer record, const char *first_file, guint first_line)
{
  if (first_file == NULL)
    {
      key_index_add (&reader->model->index->by_id[reader->kind], id, record);
      return TRUE;
    }
  g_autofree char *first = diag_other_line (first_file, first_line, reader->file);
  Place place = row_place (row, 0);
  diag_report (reader->diags, DIAG_KEY_TWICE, &place, id, first, table_column_title (row->table, 0), NULL);
  return FALSE;
}

void
read_reference (const RecordReader *reader, const TableRow *row, guint column, NearestKind kind, gpointer record, gsize member)
{
  const Cell *cell = &row->cells[column];
  if (cell->length == 0 || row_identifier_wrong (row, column))
    return;
  /* As it stands: what it means is found when everything is known. */
  const char *id = g_string_chunk_insert_len (reader->model->strings, cell->text, (gssize) cell->length);
  Reference reference = { .table = reader->table, .line = row->line, .column = (guint8) column, .kind = (guint8) kind, .list = reader->list,
    .record = record, .member = member, .id = id };
  if (row->name_of == column && row->name.length > 0)
    reference.name = g_string_chunk_insert_len (reader->model->strings, row->name.text, (gssize) row->name.length);
  reference.by_name = row_is_named (row, column);
  g_array_append_val (reader->model->index->references, reference);
}

void
read_references (const RecordReader *reader, const TableRow *row, guint column, NearestKind kind, gpointer record, gsize member)
{
  const char *text = row->cells[column].text, *value;
  gsize length = row->cells[column].length, value_length;
  while (cell_next_value (&text, &length, &value, &value_length))
    {
      guint before = (guint) g_utf8_strlen (row->cells[column].text, value - row->cells[column].text);
      Reference reference = { .table = reader->table, .line = row->line, .column = (guint8) column, .kind = (guint8) kind, .is_list = TRUE,
        .first = before, .length = (guint) g_utf8_strlen (value, (gssize) value_length), .record = record, .member = member,
        .id = g_string_chunk_insert_len (reader->model->strings, value, (gssize) value_length) };
      g_array_append_val (reader->model->index->references, reference);
    }
}

void
check_dates (const TableRow *row, guint earlier_column, guint later_column, Date earlier, Date later)
{
  if (earlier == DATE_NONE || later == DATE_NONE || earlier <= later)
    return;
  char first[DATE_BUFFER], second[DATE_BUFFER];
  Place place = row_place (row, later_column);
  diag_report (row->diags, DIAG_DATES_REVERSED, &place, table_column_title (row->table, later_column), date_format (later, second),
               table_column_title (row->table, earlier_column), date_format (earlier, first), NULL);
}

/* Warns where a pass mark, which is out of 100, was hardly meant so: a part of one, or points of another maximum that would be at least half of it. Whoever
 * writes % says what is meant. */
static void
check_pass_mark (const TableRow *row, guint column, Decimal mark, Decimal maximum)
{
  const Cell *cell = &row->cells[column];
  if (mark == DECIMAL_NONE || mark <= 0 || memchr (cell->text, '%', cell->length) != NULL || g_strstr_len (cell->text, (gssize) cell->length, "％") != NULL)
    return;
  Place place = row_place (row, column);
  g_autofree char *written = ratio_format (mark, DECIMAL_ONE, 6);
  if (mark <= DECIMAL_ONE)
    {
      g_autofree char *hundred = ratio_format (100 * mark, DECIMAL_ONE, 6);
      diag_report (row->diags, DIAG_PASS_MARK_FRACTION, &place, written, hundred, NULL);
      return;
    }
  if (maximum == DECIMAL_NONE || maximum <= 0 || maximum == 100 * DECIMAL_ONE || mark > maximum || 2 * mark < maximum)
    return;
  g_autofree char *most = ratio_format (maximum, DECIMAL_ONE, 6), *points = ratio_format ((gint64) ((Wide) mark * maximum / (100 * DECIMAL_ONE)), DECIMAL_ONE, 2);
  g_autofree char *share = ratio_format ((gint64) ((Wide) 100 * mark * DECIMAL_ONE / maximum), DECIMAL_ONE, 2);
  diag_report (row->diags, DIAG_PASS_MARK_POINTS, &place, written, most, points, share, NULL);
}

void
read_course (const TableRow *row, gpointer data)
{
  RecordReader *reader = data;
  Model *model = reader->model;
  const char *id = read_string (reader, row, COURSES_ID);
  const Course *first = model_course (model, id, -1);
  Course *course = g_new0 (Course, 1);
  if (!read_key (reader, row, id, course, first ? first->file : NULL, first ? first->line : 0))
    {
      g_free (course);
      return;
    }
  *course = (Course) { .index = model->courses->len, .id = id, .file = reader->file, .line = row->line, .area_index = -1,
    .title = read_string (reader, row, COURSES_TITLE), .area = read_string (reader, row, COURSES_AREA),
    .category = read_string (reader, row, COURSES_CATEGORY), .method = read_string (reader, row, COURSES_METHOD),
    .delivery = read_string (reader, row, COURSES_DELIVERY), .page = read_string (reader, row, COURSES_PAGE),
    .hours = read_hours (row, COURSES_HOURS), .pass_mark = read_decimal (row, COURSES_PASS_MARK, 0, 100 * DECIMAL_ONE),
    .max_score = read_decimal (row, COURSES_MAX_SCORE, DECIMAL_ONE / 100, 1000000 * DECIMAL_ONE) };
  check_pass_mark (row, COURSES_PASS_MARK, course->pass_mark, course->max_score);
  row_flag (row, COURSES_REQUIRED, &course->required);
  g_ptr_array_add (model->courses, course);
}

/* By its kind, or because the configuration says so of a course. */
static gboolean
is_pretest (const Model *model, const Assessment *assessment)
{
  static const char *const words[] = { "前测", "前測", "训前测", "訓前測", "训前测试", "訓前測試", "训前", "訓前", "课前测", "課前測", "摸底", "摸底测试", "摸底測試",
    "摸底考试", "摸底考試", "pretest", "pre-test", "before", NULL };
  g_autofree char *key = assessment->kind == NULL ? NULL : dataset_key (assessment->kind, -1);
  return (key != NULL && g_strv_contains (words, key)) || effect_names_pretest (&model->config->effect, assessment->id);
}

void
read_assessment (const TableRow *row, gpointer data)
{
  RecordReader *reader = data;
  Model *model = reader->model;
  const char *id = read_string (reader, row, ASSESSMENTS_ID);
  const Assessment *first = model_assessment (model, id, -1);
  Assessment *assessment = g_new0 (Assessment, 1);
  if (!read_key (reader, row, id, assessment, first ? first->file : NULL, first ? first->line : 0))
    {
      g_free (assessment);
      return;
    }
  *assessment = (Assessment) { .index = model->assessments->len, .id = id, .file = reader->file, .line = row->line,
    .title = read_string (reader, row, ASSESSMENTS_TITLE), .kind = read_string (reader, row, ASSESSMENTS_KIND),
    .max_score = read_decimal (row, ASSESSMENTS_MAX_SCORE, DECIMAL_ONE / 100, 1000000 * DECIMAL_ONE),
    .pass_mark = read_decimal (row, ASSESSMENTS_PASS_MARK, 0, 100 * DECIMAL_ONE),
    .weight = read_decimal (row, ASSESSMENTS_WEIGHT, 0, 1000000 * DECIMAL_ONE) };
  check_pass_mark (row, ASSESSMENTS_PASS_MARK, assessment->pass_mark, assessment->max_score);
  row_date (row, ASSESSMENTS_DATE, &assessment->date);
  read_reference (reader, row, ASSESSMENTS_COURSE, NEAREST_COURSE, assessment, G_STRUCT_OFFSET (Assessment, course));
  read_reference (reader, row, ASSESSMENTS_COHORT, NEAREST_COHORT, assessment, G_STRUCT_OFFSET (Assessment, cohort));
  assessment->is_pretest = is_pretest (model, assessment);
  g_ptr_array_add (model->assessments, assessment);
}

/* Notes where a day stands; FALSE and reported when it stands in the calendar already. */
static gboolean
note_day (const RecordReader *reader, const TableRow *row, Date date)
{
  struct ModelIndex *index = reader->model->index;
  guint at = GPOINTER_TO_UINT (g_hash_table_lookup (index->days, GUINT_TO_POINTER (date)));
  Place here = { reader->file, row->line, 0, 0 };
  if (at == 0)
    {
      g_array_append_val (index->day_places, here);
      g_hash_table_insert (index->days, GUINT_TO_POINTER (date), GUINT_TO_POINTER (index->day_places->len));
      return TRUE;
    }
  const Place *first = &g_array_index (index->day_places, Place, at - 1);
  g_autofree char *where = diag_other_line (first->file, first->line, reader->file);
  char text[DATE_BUFFER];
  Place place = row_place (row, CALENDAR_DATE);
  diag_report (reader->diags, DIAG_CALENDAR_TWICE, &place, date_format (date, text), where, NULL);
  return FALSE;
}

void
read_calendar_day (const TableRow *row, gpointer data)
{
  RecordReader *reader = data;
  Model *model = reader->model;
  CalendarDay day = { DATE_NONE, FALSE, NULL };
  guint kind = 0;
  gboolean present;
  gboolean good = row_date (row, CALENDAR_DATE, &day.date);
  if (!row_choice (row, CALENDAR_KIND, &kind, &present) || !good || !note_day (reader, row, day.date))
    return;
  day.workday = kind == 0;
  day.title = read_string (reader, row, CALENDAR_TITLE);
  g_array_append_val (model->calendar, day);
}
