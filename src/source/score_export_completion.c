/* Flat completion files of learning platforms: a row for each person and course. There is no standard; columns are known by their usual
 * names. */
#include "source/score_export_reader.h"

#include "source/table.h"

#include <string.h>

enum { FLAT_COURSE_ID, FLAT_COURSE, FLAT_STATUS, FLAT_SCORE, FLAT_MAX_SCORE, FLAT_SUCCESS, FLAT_STARTED, FLAT_COMPLETED, FLAT_DURATION,
  FLAT_ATTEMPT, N_FLAT_USES };

static const ExportWords header_words[] = {
  { "course id|course code|course number|course no|课程编号|課程編號|课程代码|課程代碼|课程号|课程ID|課程ID|module id|activity id|unit id", FLAT_COURSE_ID },
  { "course|course name|course title|module|activity|unit|training|课程|課程|课程名称|課程名稱|课程名|活动|活動|学习内容|學習內容|培训课程|考试名称|考試名稱", FLAT_COURSE },
  { "status|completion status|lesson status|state|course status|learning status|状态|狀態|完成状态|完成狀態|学习状态|學習狀態|完成情况|完成情形", FLAT_STATUS },
  { "score|grade|score raw|raw score|final score|result score|points|mark|成绩|成績|分数|分數|得分|考试成绩|考試成績|最终成绩|最高分", FLAT_SCORE },
  { "max score|score max|maximum score|points possible|out of|满分|滿分|总分|總分|满分值", FLAT_MAX_SCORE },
  { "success|success status|passed|pass|result|是否通过|是否通過|是否合格|是否及格|通过|通過|合格|结果|結果|考试结果|考試結果", FLAT_SUCCESS },
  { "started at|start date|started|start time|started on|enrolled at|开始时间|開始時間|开始日期|開始日期", FLAT_STARTED },
  { "completed at|completion date|completed|completed on|date completed|finished at|finish time|end date|last accessed|完成时间|完成時間|完成日期|结束时间|結束時間|"
    "交卷时间|交卷時間|提交时间|提交時間", FLAT_COMPLETED },
  { "duration|time spent|total time|time|session time|training time|学习时长|學習時長|时长|時長|用时|用時|学习时间|學習時間", FLAT_DURATION },
  { "attempt|attempts|attempt number|次数|次數|考试次数|考試次數|尝试次数|嘗試次數", FLAT_ATTEMPT },
};

typedef struct {
  ExportRows *rows;
  ExportPersonColumns people;
  gint uses[N_FLAT_USES];
  GHashTable *items;           /* course → FlatItem * */
} Flat;

/* A course, as it first stood in the file. */
typedef struct {
  char *id, *title;            /* title NULL: none */
  char *name;                  /* for messages and the configuration */
  Place place;
  const ExportItem *mapped;
} FlatItem;

static void
flat_item_free (gpointer data)
{
  FlatItem *item = data;
  g_free (item->id);
  g_free (item->title);
  g_free (item->name);
  g_free (item);
}

/* The first cell of what is no person's: the course, what became of it. */
static guint
first_of_course (const gint *uses)
{
  gint first = G_MAXINT;
  for (guint i = 0; i < N_FLAT_USES; i++)
    first = uses[i] >= 0 ? MIN (first, uses[i]) : first;
  return (guint) first;
}

static void
find_uses (const ExportRows *rows, gint *uses, ExportPersonColumns *people, gboolean report)
{
  g_autoptr (GHashTable) persons = export_person_words (), words = export_words_new (header_words, G_N_ELEMENTS (header_words), NULL);
  export_person_columns_init (people);
  for (guint i = 0; i < N_FLAT_USES; i++)
    uses[i] = -1;
  for (guint cell = 0; cell < rows->n_header; cell++)
    {
      gint use = export_use (words, rows->header[cell]), person = export_use (persons, rows->header[cell]);
      gint *cells = use >= 0 ? uses : people->cells;
      use = use >= 0 ? use : person;
      if (use < 0 || (cells == people->cells && use == PERSON_KNOWN))
        continue;
      if (report)
        export_take_column (rows, cells, use, cell);
      else
        cells[use] = (gint) cell;
    }
  if (report)
    export_person_columns_settle (rows, people, persons, words, first_of_course (uses));
}

gboolean
completion_fit (const ExportRows *rows)
{
  gint uses[N_FLAT_USES];
  ExportPersonColumns people;
  find_uses (rows, uses, &people, FALSE);
  gboolean course = uses[FLAT_COURSE_ID] >= 0 || uses[FLAT_COURSE] >= 0;
  /* A date of its own, and nothing that only platforms know, is the dataset of scores. */
  gboolean platform = uses[FLAT_STATUS] >= 0 || uses[FLAT_SUCCESS] >= 0 || uses[FLAT_STARTED] >= 0 || uses[FLAT_COMPLETED] >= 0
                      || uses[FLAT_DURATION] >= 0;
  gboolean result = uses[FLAT_STATUS] >= 0 || uses[FLAT_SUCCESS] >= 0 || uses[FLAT_SCORE] >= 0 || uses[FLAT_COMPLETED] >= 0;
  return export_person_columns_any (&people) && course && platform && result;
}

static FlatItem *
find_item (Flat *flat, const Record *record)
{
  g_autofree char *id = export_cell_string (record, flat->uses[FLAT_COURSE_ID]), *title = export_cell_string (record, flat->uses[FLAT_COURSE]);
  if (id == NULL && title == NULL)
    return NULL;
  g_autofree char *key = g_strconcat (id ? id : "", "\n", title ? title : "", NULL);
  FlatItem *item = g_hash_table_lookup (flat->items, key);
  if (item != NULL)
    return item;
  guint cell = (guint) flat->uses[id != NULL ? FLAT_COURSE_ID : FLAT_COURSE];
  item = g_new0 (FlatItem, 1);
  item->id = g_strdup (id != NULL ? id : title);
  item->title = g_strdup (title);
  item->name = g_strdup (id != NULL ? id : title);
  item->place = export_rows_place (flat->rows, record->line, cell);
  const char *names[] = { item->id, title != NULL ? title : item->id, NULL };
  item->mapped = export_item_find (flat->rows->reader, names);
  g_hash_table_insert (flat->items, g_steal_pointer (&key), item);
  return item;
}

static void
report_cell (Flat *flat, const Record *record, guint use, DiagId id)
{
  Cell cell = export_cell (record, flat->uses[use]);
  Place place = export_rows_cell (flat->rows, record->line, (guint) flat->uses[use]);
  export_report_cell (flat->rows->reader, id, &place, cell);
}

/* "true", "是", "passed": FALSE, reported, when it is none of these words. */
static gboolean
read_success (Flat *flat, const Record *record, ExportCompletion *completion)
{
  static const char *const yes[] = { "yes", "y", "true", "1", "是", "√", "✓", NULL }, *const no[] = { "no", "n", "false", "0", "否", "×", "✗", NULL };
  Cell cell = export_cell (record, flat->uses[FLAT_SUCCESS]);
  g_autofree char *text = g_strndup (cell.text, cell.length);
  if (cell.length == 0)
    return TRUE;
  for (guint i = 0; yes[i] != NULL; i++)
    if (g_ascii_strcasecmp (text, yes[i]) == 0 || g_ascii_strcasecmp (text, no[i]) == 0)
      {
        *completion = g_ascii_strcasecmp (text, yes[i]) == 0 ? COMPLETION_PASSED : COMPLETION_FAILED;
        return TRUE;
      }
  ExportCompletion said;
  if (export_completion (flat->rows->reader, cell.text, cell.length, &said))
    {
      *completion = said;
      return TRUE;
    }
  if (missing_score_kind (cell.text, cell.length) != NULL)
    return TRUE;
  report_cell (flat, record, FLAT_SUCCESS, DIAG_EXPORT_COMPLETION);
  return FALSE;
}

static gboolean
read_completion (Flat *flat, const Record *record, ExportScore *score)
{
  Cell cell = export_cell (record, flat->uses[FLAT_STATUS]);
  if (cell.length > 0 && !export_completion (flat->rows->reader, cell.text, cell.length, &score->completion)
      && missing_score_kind (cell.text, cell.length) == NULL)
    {
      report_cell (flat, record, FLAT_STATUS, DIAG_EXPORT_COMPLETION);
      return FALSE;
    }
  /* Whether it was passed says more than that it was completed; before it is completed it says nothing. */
  ExportCompletion success = COMPLETION_NONE;
  if (!read_success (flat, record, &success))
    return FALSE;
  if (success != COMPLETION_NONE && score->completion != COMPLETION_INCOMPLETE)
    score->completion = success;
  return TRUE;
}

/* The first day that the row has: completed, begun; else the export's. */
static gboolean
read_dates (Flat *flat, const Record *record, ExportScore *score)
{
  static const guint uses[] = { FLAT_COMPLETED, FLAT_STARTED };
  score->date = flat->rows->reader->day;
  for (guint i = 0; i < G_N_ELEMENTS (uses); i++)
    {
      Date date;
      gint64 moment;
      Cell cell = export_cell (record, flat->uses[uses[i]]);
      if (cell.length == 0 || missing_score_kind (cell.text, cell.length) != NULL)
        continue;
      if (!export_moment (flat->rows->reader, cell.text, cell.length, &date, &moment))
        {
          report_cell (flat, record, uses[i], DIAG_EXPORT_MOMENT);
          return FALSE;
        }
      if (uses[i] == FLAT_COMPLETED)
        score->completion_date = date;
      if (uses[i] == FLAT_STARTED && score->completion_date != DATE_NONE)
        continue;
      score->date = date;
      score->is_dated = TRUE;
      score->moment = moment;
      score->is_timed = moment != 0;
    }
  return TRUE;
}

/* What stands in a cell of numbers. FALSE, reported, when it is nothing that may stand there. */
static gboolean
read_cell (Flat *flat, const Record *record, guint use, ExportValue *value)
{
  ExportReader *reader = flat->rows->reader;
  Cell cell = export_cell (record, flat->uses[use]);
  *value = export_value (reader, cell);
  if (value->kind != EXPORT_OTHER && value->repairs == 0)
    return TRUE;
  Place place = export_rows_cell (flat->rows, record->line, (guint) flat->uses[use]);
  if (value->kind == EXPORT_OTHER)
    export_value_report (reader, &place, cell);
  else
    export_value_log (reader, &place, cell, value);
  return value->kind != EXPORT_OTHER;
}

/* The number or the mark. Platforms write 0 where nothing was done yet: that is no score. */
static gboolean
read_number (Flat *flat, const Record *record, ExportScore *score)
{
  ExportValue value, maximum;
  if (!read_cell (flat, record, FLAT_SCORE, &value) || !read_cell (flat, record, FLAT_MAX_SCORE, &maximum))
    return FALSE;
  score->missing = value.missing;
  score->is_number = (value.kind == EXPORT_NUMBER || value.kind == EXPORT_PERCENTAGE)
                     && (value.number != 0 || score->completion != COMPLETION_INCOMPLETE);
  if (score->is_number)
    {
      score->score = value.number;
      score->max_score = value.kind == EXPORT_PERCENTAGE ? 100 * DECIMAL_ONE : maximum.number;
    }
  /* "-" beside a state only repeats that there is no number. */
  if (score->completion != COMPLETION_NONE && score->missing != NULL && strcmp (score->missing, "none") == 0)
    score->missing = NULL;
  return TRUE;
}

/* Which attempt it is; where something else stands there it is not said. */
static guint
read_attempt (const Flat *flat, const Record *record)
{
  Decimal number;
  Cell cell = export_cell (record, flat->uses[FLAT_ATTEMPT]);
  gboolean good = decimal_parse (cell.text, cell.length, &number) && number % DECIMAL_ONE == 0 && number > 0 && number <= 1000 * DECIMAL_ONE;
  return good ? (guint) (number / DECIMAL_ONE) : 0;
}

static void
read_result (Flat *flat, const Record *record, const ExportPerson *person)
{
  ExportReader *reader = flat->rows->reader;
  FlatItem *item = find_item (flat, record);
  ExportScore score = { .score = DECIMAL_NONE, .max_score = DECIMAL_NONE };
  gint cell = flat->uses[FLAT_SCORE] >= 0 ? flat->uses[FLAT_SCORE] : flat->uses[FLAT_STATUS] >= 0 ? flat->uses[FLAT_STATUS]
              : flat->uses[FLAT_SUCCESS] >= 0 ? flat->uses[FLAT_SUCCESS] : flat->uses[FLAT_COMPLETED];
  if (item == NULL)
    {
      Place place = { .file = reader->file, .line = record->line, .is_sheet = flat->rows->workbook != NULL };
      if (!export_take_total (reader))
        export_report (reader, DIAG_EXPORT_NO_COURSE, &place, NULL, NULL);
      return;
    }
  export_person_into (person, &score);
  if (!read_completion (flat, record, &score) || !read_dates (flat, record, &score) || !read_number (flat, record, &score))
    return;
  if (score.completion == COMPLETION_NONE && score.completion_date != DATE_NONE)
    score.completion = COMPLETION_COMPLETED;
  if (!score.is_number && score.missing == NULL && score.completion == COMPLETION_NONE)
    return;
  score.says_days = TRUE;
  score.course_title = item->title;
  score.attempt = read_attempt (flat, record);
  score.place = export_rows_cell (flat->rows, record->line, (guint) cell);
  score.item = item->mapped;
  score.item_id = item->id;
  score.item_name = item->name;
  score.item_place = item->place;
  export_hand (reader, &score);
}

static void
read_row (const Record *record, gpointer data)
{
  Flat *flat = data;
  ExportPerson person;
  export_row_begin (flat->rows->reader);
  if (export_person_read (flat->rows, &flat->people, record, &person))
    read_result (flat, record, &person);
  export_person_clear (&person);
  export_row_end (flat->rows->reader);
}

void
completion_read (ExportRows *rows)
{
  Flat flat = { .rows = rows, .items = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, flat_item_free) };
  find_uses (rows, flat.uses, &flat.people, TRUE);
  export_rows_read (rows, read_row, &flat);
  g_hash_table_unref (flat.items);
}
