/* Canvas's gradebook: a row a person, a column "Title (12345)" an assignment, behind them totals. In front of the people stand a row of notes
 * ("Manual Posting", formerly "Muted") and the row of the points possible. */
#include "source/score_export_reader.h"

#include "source/table.h"

#include <string.h>

/* Behind the uses of people. */
enum { CANVAS_STUDENT = N_PERSON_USES, CANVAS_ID, CANVAS_SIS_ID, CANVAS_SIS_LOGIN, CANVAS_SECTION, CANVAS_OTHER, N_CANVAS_USES };

static const ExportWords header_words[] = {
  { "student|students|学生|學生|学员|學員", CANVAS_STUDENT },
  { "lastname|last name|surname|姓|姓氏", PERSON_LAST_NAME },
  { "firstname|first name|given name|名|名字", PERSON_FIRST_NAME },
  { "id|编号|編號", CANVAS_ID },
  { "sis user id|sis用户id|sis使用者id|sis用戶id", CANVAS_SIS_ID },
  { "sis login id|sis登录id|sis登入id|sis登录号", CANVAS_SIS_LOGIN },
  { "integration id|root account|集成id|整合id|根账户|根帳戶", CANVAS_OTHER },
  { "section|sections|班级|班級|章节|部分|组别|組別|分班", CANVAS_SECTION },
  { "email|email address|电子邮箱|電子郵件|邮箱|郵箱", PERSON_EMAIL },
};

/* Ends of the headers of totals, also behind a group's name. */
static const char *const totals[] = { "current points", "final points", "current score", "final score", "current grade", "final grade",
  "override score", "override grade", "override status", NULL };
static const char *const test_students[] = { "student, test", "test student", "测试学生", "測試學生", "学生, 测试", "學生, 測試", "学生，测试", NULL };

typedef struct {
  gint cell;
  char *title, *id;            /* of "Title (12345)"; id NULL: a total */
  const char *name;            /* the header */
  Place place;                 /* of the header */
  const ExportItem *mapped;
  gboolean is_percentage;      /* totals "… Score" are out of 100 */
  Decimal points;              /* possible; DECIMAL_NONE */
  gboolean is_worthless;       /* its points are 0, which was reported */
} Assignment;

typedef struct {
  ExportRows *rows;
  gint uses[N_CANVAS_USES];
  GArray *assignments;
  gboolean any_person;
  guint64 n_test_students;
} Canvas;

/* "Title (12345)" → where the bracket opens; NULL when it does not end in a number. */
static const char *
bracketed_number (const char *header)
{
  gsize length = strlen (header);
  const char *open = strrchr (header, '(');
  if (open == NULL || open == header || header[length - 1] != ')')
    return NULL;
  gsize digits = strspn (open + 1, "0123456789");
  return digits >= 1 && open + 1 + digits == header + length - 1 ? open : NULL;
}

/* "Essays Final Score", "Final Score (Q4)": the total that it is; NULL: none. */
static const char *
total_of (const char *header)
{
  g_autofree char *folded = g_utf8_casefold (header, -1);
  char *open = g_str_has_suffix (folded, ")") ? strrchr (folded, '(') : NULL;
  if (open != NULL)
    *open = '\0';
  g_strchomp (folded);
  for (guint i = 0; totals[i] != NULL; i++)
    if (g_str_has_suffix (folded, totals[i]))
      return totals[i];
  return NULL;
}

static void
find_uses (const ExportRows *rows, gint *uses, gboolean report)
{
  g_autoptr (GHashTable) words = export_words_new (header_words, G_N_ELEMENTS (header_words), NULL);
  for (guint i = 0; i < N_CANVAS_USES; i++)
    uses[i] = -1;
  for (guint cell = 0; cell < rows->n_header; cell++)
    {
      gint use = export_use (words, rows->header[cell]);
      if (use < 0 || use == CANVAS_OTHER)
        continue;
      /* Behind the section stand the site's own columns, whatever they are called. */
      if (report && uses[CANVAS_SECTION] < 0)
        export_take_column (rows, uses, use, cell);
      else if (uses[use] < 0)
        uses[use] = (gint) cell;
    }
}

gboolean
canvas_fit (const ExportRows *rows)
{
  gint uses[N_CANVAS_USES];
  gboolean item = FALSE;
  find_uses (rows, uses, FALSE);
  for (guint cell = 0; cell < rows->n_header && !item; cell++)
    item = bracketed_number (rows->header[cell]) != NULL || total_of (rows->header[cell]) != NULL;
  gboolean named = uses[CANVAS_STUDENT] >= 0 || (uses[PERSON_LAST_NAME] >= 0 && uses[PERSON_FIRST_NAME] >= 0);
  return item && named && uses[CANVAS_ID] >= 0 && uses[CANVAS_SECTION] >= 0;
}

static void
assignment_clear (gpointer data)
{
  Assignment *assignment = data;
  g_free (assignment->title);
  g_free (assignment->id);
}

/* The columns that say who a row is about: ids are those of the school, not Canvas's own. */
static ExportPersonColumns
person_columns (const Canvas *canvas)
{
  ExportPersonColumns columns;
  memcpy (columns.cells, canvas->uses, sizeof columns.cells);
  columns.cells[PERSON_ID] = canvas->uses[CANVAS_SIS_ID];
  columns.cells[PERSON_NAME] = canvas->uses[CANVAS_STUDENT];
  columns.cells[PERSON_LOGIN] = canvas->uses[CANVAS_SIS_LOGIN];
  return columns;
}

/* Behind the section stand the site's own columns. */
static void
settle_people (const Canvas *canvas)
{
  g_autoptr (GHashTable) words = export_words_new (header_words, G_N_ELEMENTS (header_words), NULL);
  ExportPersonColumns columns = person_columns (canvas);
  export_person_columns_settle (canvas->rows, &columns, words, NULL, (guint) canvas->uses[CANVAS_SECTION]);
}

static void
add_column (Canvas *canvas, guint cell)
{
  ExportRows *rows = canvas->rows;
  const char *header = rows->header[cell], *open = bracketed_number (header), *total = open == NULL ? total_of (header) : NULL;
  if (open == NULL && total == NULL)
    return;
  Assignment assignment = { .cell = (gint) cell, .name = header, .place = export_rows_place (rows, rows->header_line, cell), .points = DECIMAL_NONE };
  if (open != NULL)
    {
      assignment.title = g_strchomp (g_strndup (header, (gsize) (open - header)));
      assignment.id = g_strndup (open + 1, strlen (open) - 2);
    }
  const char *names[] = { header, assignment.title ? assignment.title : header, assignment.id ? assignment.id : header, NULL };
  assignment.mapped = export_item_find (rows->reader, names);
  assignment.is_percentage = total != NULL && g_str_has_suffix (total, "score");
  /* A total, not mapped, only repeats what stands in front of it. */
  if (assignment.mapped != NULL ? !assignment.mapped->is_ignored : open != NULL)
    g_array_append_val (canvas->assignments, assignment);
  else
    assignment_clear (&assignment);
}

static const ExportWords points_words[] = {
  { "points possible|possible points|满分|滿分|可能得分|可得分数|可得分數|可能的分数|可能的分數|总分|總分|分值|满分值", 0 },
};

static gboolean
has_digit (Cell cell)
{
  g_autofree char *normal = g_utf8_normalize (cell.text, (gssize) cell.length, G_NORMALIZE_NFKC);
  return normal != NULL && normal[strcspn (normal, "0123456789")] != '\0';
}

/* Is it the row of points, and not one of notes ("Manual Posting")? By its first words, or because numbers stand in it. */
static gboolean
is_points_row (const Canvas *canvas, const Record *record)
{
  g_autoptr (GHashTable) words = export_words_new (points_words, G_N_ELEMENTS (points_words), NULL);
  g_autofree char *label = export_cell_string (record, canvas->uses[CANVAS_STUDENT]);
  gboolean points = label != NULL && export_use (words, label) >= 0;
  for (guint i = 0; i < canvas->assignments->len && !points; i++)
    points = has_digit (export_cell (record, g_array_index (canvas->assignments, Assignment, i).cell));
  return points;
}

/* Totals are "(read only)"; every assignment has a number. */
static void
read_points (Canvas *canvas, const Record *record, Assignment *assignment)
{
  ExportReader *reader = canvas->rows->reader;
  Cell cell = export_cell (record, assignment->cell);
  Place place = export_rows_cell (canvas->rows, record->line, (guint) assignment->cell);
  ExportValue value = export_value (reader, cell);
  if (cell.length == 0 || assignment->id == NULL)
    return;
  if (value.kind == EXPORT_NUMBER && value.number >= 0)
    {
      export_value_log (reader, &place, cell, &value);
      assignment->points = value.number;
    }
  else
    {
      g_autofree char *text = cell_excerpt (cell.text, cell.length);
      export_report (reader, DIAG_EXPORT_POINTS, &place, text, assignment->name);
    }
}

/* In front of the first person: a row without any id, of the points possible or of notes. */
static gboolean
read_heading (Canvas *canvas, const Record *record)
{
  if (canvas->any_person || export_cell (record, canvas->uses[CANVAS_ID]).length > 0 || export_cell (record, canvas->uses[CANVAS_SIS_ID]).length > 0
      || export_cell (record, canvas->uses[CANVAS_SIS_LOGIN]).length > 0)
    return FALSE;
  if (is_points_row (canvas, record))
    for (guint i = 0; i < canvas->assignments->len; i++)
      read_points (canvas, record, &g_array_index (canvas->assignments, Assignment, i));
  return TRUE;
}

/* "Chen, Jing" → Jing Chen. New string. */
static char *
name_of_student (const char *student)
{
  const char *comma = strstr (student, ","), *wide = strstr (student, "，");
  gsize width = 1;
  if (wide != NULL && (comma == NULL || wide < comma))
    {
      comma = wide;
      width = strlen ("，");
    }
  if (comma == NULL || comma == student)
    return g_strdup (student);
  g_autofree char *last = g_strstrip (g_strndup (student, (gsize) (comma - student))), *first = g_strstrip (g_strdup (comma + width));
  return *first == '\0' ? g_strdup (last) : export_full_name (first, last);
}

static gboolean
is_test_student (const ExportPerson *person, const char *student)
{
  if (person->id != NULL)
    return FALSE;
  for (guint i = 0; test_students[i] != NULL; i++)
    if (g_ascii_strcasecmp (student != NULL ? student : person->name != NULL ? person->name : "", test_students[i]) == 0)
      return TRUE;
  return FALSE;
}

/* A score out of 0 points is no share of anything. Reported once, for all of the assignment. */
static gboolean
has_worth (Canvas *canvas, Assignment *assignment)
{
  ExportReader *reader = canvas->rows->reader;
  if (assignment->points != 0)
    return TRUE;
  if (!assignment->is_worthless)
    {
      g_autofree char *key = export_yaml_quoted (assignment->name);
      diag_report (reader->diags, DIAG_EXPORT_POINTS_NONE, &assignment->place, assignment->name, key, NULL);
    }
  assignment->is_worthless = TRUE;
  export_refuse (reader);
  return FALSE;
}

static void
read_assignment (Canvas *canvas, const Record *record, Assignment *assignment, ExportScore *score)
{
  ExportReader *reader = canvas->rows->reader;
  Cell cell = export_cell (record, assignment->cell);
  if (cell.length == 0)
    return;
  ExportValue value = export_value (reader, cell);
  score->place = export_rows_cell (canvas->rows, record->line, (guint) assignment->cell);
  score->completion = COMPLETION_NONE;
  if (value.kind == EXPORT_OTHER && !export_completion (reader, cell.text, cell.length, &score->completion))
    {
      export_value_report (reader, &score->place, cell);
      return;
    }
  export_value_log (reader, &score->place, cell, &value);
  score->missing = value.missing;
  score->score = value.number;
  score->is_number = value.kind == EXPORT_NUMBER || value.kind == EXPORT_PERCENTAGE;
  score->max_score = value.kind == EXPORT_PERCENTAGE || assignment->is_percentage ? 100 * DECIMAL_ONE : assignment->points;
  if (score->is_number && score->max_score == assignment->points && !has_worth (canvas, assignment))
    return;
  score->item = assignment->mapped;
  score->item_id = assignment->title != NULL ? assignment->title : assignment->name;
  score->item_name = assignment->name;
  score->has_column = TRUE;
  score->item_place = assignment->place;
  export_hand (reader, score);
}

static void
read_person (Canvas *canvas, const Record *record, const ExportPerson *person)
{
  ExportScore score = { .date = canvas->rows->reader->day };
  export_person_into (person, &score);
  for (guint i = 0; i < canvas->assignments->len && !canvas->rows->reader->stopped; i++)
    read_assignment (canvas, record, &g_array_index (canvas->assignments, Assignment, i), &score);
}

static void
read_row (const Record *record, gpointer data)
{
  Canvas *canvas = data;
  ExportReader *reader = canvas->rows->reader;
  ExportPersonColumns columns = person_columns (canvas);
  ExportPerson person;
  if (read_heading (canvas, record))
    return;
  canvas->any_person = TRUE;
  export_row_begin (reader);
  gboolean named = export_person_read (canvas->rows, &columns, record, &person);
  g_autofree char *student = export_cell_string (record, canvas->uses[CANVAS_STUDENT]);
  if (student != NULL)
    {
      g_free (person.name);
      person.name = name_of_student (student);
      person.name_written = g_strdup (student);
    }
  if (named && is_test_student (&person, student))
    {
      reader->counts.rows--;
      canvas->n_test_students++;
    }
  else
    {
      if (named)
        read_person (canvas, record, &person);
      export_row_end (reader);
    }
  export_person_clear (&person);
}

void
canvas_read (ExportRows *rows)
{
  Canvas canvas = { .rows = rows, .assignments = g_array_new (FALSE, FALSE, sizeof (Assignment)) };
  g_array_set_clear_func (canvas.assignments, assignment_clear);
  find_uses (rows, canvas.uses, TRUE);
  settle_people (&canvas);
  for (guint cell = 0; cell < rows->n_header; cell++)
    add_column (&canvas, cell);
  export_rows_read (rows, read_row, &canvas);
  if (canvas.n_test_students > 0)
    {
      Place place = { rows->reader->file, 0, 0, 0 };
      diag_report (rows->reader->diags, DIAG_EXPORT_TEST_STUDENT, &place, NULL);
    }
  g_array_unref (canvas.assignments);
}
