/* Moodle's "Plain text file" export: a row a person, a column for each item and display type. All words of the header are in the language
 * of who exported it, so columns are known by a list of words and by their form: "Module: name (Display type)". */
#include "source/score_export_reader.h"

#include "source/dataset.h"
#include "source/table.h"

#include <libintl.h>
#include <string.h>

#define _(text) gettext (text)

typedef enum { COLUMN_NOTHING, COLUMN_FIRST_NAME, COLUMN_LAST_NAME, COLUMN_ID, COLUMN_EMAIL, COLUMN_TIME, COLUMN_KNOWN } ColumnUse;
typedef enum { DISPLAY_REAL, DISPLAY_PERCENTAGE, DISPLAY_LETTER, DISPLAY_FEEDBACK, N_DISPLAYS } Display;

static const struct { const char *words; ColumnUse use; } identity_words[] = {
  { "first name|given name|名|名字", COLUMN_FIRST_NAME },
  { "last name|surname|family name|姓|姓氏", COLUMN_LAST_NAME },
  { "id number|编号|編號|学号|學號|身份编号|識別碼|识别码|工号|工號|员工编号|員工編號|用户编号|id号码|id號碼", COLUMN_ID },
  { "email address|email|e-mail|电子邮箱|電子郵箱|电子邮件|電子郵件|电子邮件地址|電子郵件地址|電子郵件信箱|邮箱|郵箱|邮箱地址", COLUMN_EMAIL },
  { "institution|机构|機構|单位|單位|department|部门|部門|院系|系所|suspended|已停用|停用|已暂停|已暫停|暂停用户|暂停|暫停|已挂起|username|用户名|用戶名|帳號|账号|city/town|phone|mobile phone",
    COLUMN_KNOWN },
};
static const char total_words[] = "course total|课程总分|課程總分|课程总成绩|課程總成績|总分|總分";

static const struct { const char *words; Display display; } display_words[] = {
  { "real|实数|實數|实得分数|實得分數|实际分数|實際分數|原始分数|原始分數|数值|數值|分数|分數|实分", DISPLAY_REAL },
  { "percentage|百分比|百分数|百分數|百分率", DISPLAY_PERCENTAGE },
  { "letter|字母|等级|等級|等第|字母等级|字母等級", DISPLAY_LETTER },
  { "feedback|反馈|反饋|回饋|评语|評語|意见|意見", DISPLAY_FEEDBACK },
};

/* One graded item: its columns of each display type. */
typedef struct {
  char *name;                  /* with its module: "Quiz: 期末测验" */
  char *bare;                  /* without */
  gint cells[N_DISPLAYS];      /* -1 */
  Place place;                 /* of its first column */
  const ExportItem *mapped;    /* or NULL */
  gboolean left_out;           /* the total of the course, not mapped */
} Item;

typedef struct {
  const ExportReader *reader;
  CsvFile *csv;
  guint n_header;
  gint use[COLUMN_KNOWN + 1];  /* use → cell, -1 */
  GPtrArray *items;            /* Item * */
  gboolean clean;
  gboolean stopped;
} MoodleCsv;

static void
item_free (gpointer data)
{
  Item *item = data;
  g_free (item->name);
  g_free (item->bare);
  g_free (item);
}

static gboolean
is_one_of (const char *words, const char *text)
{
  g_autofree char *key = dataset_key (text, -1);
  g_auto (GStrv) each = g_strsplit (words, "|", -1);
  for (char **word = each; *word != NULL; word++)
    {
      g_autofree char *word_key = dataset_key (*word, -1);
      if (strcmp (word_key, key) == 0)
        return TRUE;
    }
  return FALSE;
}

static ColumnUse
identity_use (const char *header)
{
  for (guint i = 0; i < G_N_ELEMENTS (identity_words); i++)
    if (is_one_of (identity_words[i].words, header))
      return identity_words[i].use;
  /* "Last downloaded from this course" in whatever words; never in brackets at its end. */
  g_autofree char *lower = g_utf8_casefold (header, -1);
  gboolean time = strstr (lower, "last downloaded") != NULL || strstr (lower, "下载") != NULL || strstr (lower, "下載") != NULL;
  return time && !g_str_has_suffix (lower, ")") && !g_str_has_suffix (lower, "）") ? COLUMN_TIME : COLUMN_NOTHING;
}

/* "Name (Real)" → "Name" and the display type. FALSE when the header does not end in a known type; `*bracketed` when it ends in brackets. */
static gboolean
split_display (const char *header, char **name, Display *display, gboolean *bracketed)
{
  gsize length = strlen (header), close = 0;
  if (g_str_has_suffix (header, ")"))
    close = 1;
  else if (g_str_has_suffix (header, "）"))
    close = strlen ("）");
  const char *open = close > 0 ? strrchr (header, '(') : NULL, *wide = close > 0 ? g_strrstr (header, "（") : NULL;
  gsize open_length = 1;
  if (wide != NULL && (open == NULL || wide > open))
    {
      open = wide;
      open_length = strlen ("（");
    }
  *bracketed = open != NULL && open > header;
  if (!*bracketed)
    return FALSE;
  g_autofree char *word = g_strndup (open + open_length, (gsize) (header + length - close - open) - open_length);
  for (guint i = 0; i < G_N_ELEMENTS (display_words); i++)
    if (is_one_of (display_words[i].words, word))
      {
        *name = g_strchomp (g_strndup (header, (gsize) (open - header)));
        *display = display_words[i].display;
        return TRUE;
      }
  return FALSE;
}

/* "Quiz: 期末测验" → "期末测验". Module names hold no colon. */
static const char *
without_module (const char *name)
{
  const char *colon = strstr (name, ": "), *wide = strstr (name, "：");
  const char *bare = colon ? colon + 2 : wide ? wide + strlen ("：") : name;
  while (*bare == ' ')
    bare++;
  return *bare != '\0' ? bare : name;
}

static Item *
find_item (MoodleCsv *moodle, const char *name, Place place)
{
  for (guint i = 0; i < moodle->items->len; i++)
    if (strcmp (((Item *) moodle->items->pdata[i])->name, name) == 0)
      return moodle->items->pdata[i];
  Item *item = g_new0 (Item, 1);
  item->name = g_strdup (name);
  item->bare = g_strdup (without_module (name));
  item->place = place;
  for (guint i = 0; i < N_DISPLAYS; i++)
    item->cells[i] = -1;
  g_ptr_array_add (moodle->items, item);
  return item;
}

static void
report_twice (MoodleCsv *moodle, const char *header, const Place *place)
{
  diag_report (moodle->reader->diags, DIAG_EXPORT_COLUMN_TWICE, place, header, NULL);
  moodle->clean = FALSE;
}

static void
read_header_cell (MoodleCsv *moodle, guint cell, const char *header)
{
  Place place = csv_cell_place (moodle->csv, csv_header (moodle->csv)->line, cell);
  ColumnUse use = identity_use (header);
  g_autofree char *name = NULL;
  Display display;
  gboolean bracketed = FALSE;
  if (use == COLUMN_KNOWN)
    return;
  if (use != COLUMN_NOTHING)
    {
      if (moodle->use[use] >= 0)
        report_twice (moodle, header, &place);
      moodle->use[use] = (gint) cell;
      return;
    }
  if (split_display (header, &name, &display, &bracketed))
    {
      Item *item = find_item (moodle, name, place);
      if (item->cells[display] >= 0)
        report_twice (moodle, header, &place);
      item->cells[display] = (gint) cell;
    }
  else if (bracketed)
    diag_report (moodle->reader->diags, DIAG_EXPORT_COLUMN_UNKNOWN, &place, header, NULL);
}

/* Maps the items and drops those that are not scores. */
static void
map_items (MoodleCsv *moodle)
{
  for (guint i = 0; i < moodle->items->len; i++)
    {
      Item *item = moodle->items->pdata[i];
      g_autofree char *real = g_strconcat (item->name, " (Real)", NULL), *percentage = g_strconcat (item->name, " (Percentage)", NULL);
      const char *names[] = { item->name, item->bare, real, percentage, NULL };
      gboolean number = item->cells[DISPLAY_REAL] >= 0 || item->cells[DISPLAY_PERCENTAGE] >= 0;
      item->mapped = export_item_find (moodle->reader->config, names);
      item->left_out = (item->mapped == NULL && is_one_of (total_words, item->bare)) || !number;
      if (number || item->cells[DISPLAY_LETTER] < 0 || (item->mapped == NULL && is_one_of (total_words, item->bare)))
        continue;
      diag_report (moodle->reader->diags, DIAG_EXPORT_LETTERS, &item->place, item->name, NULL);
      moodle->clean = FALSE;
    }
}

static gboolean
read_header (MoodleCsv *moodle)
{
  const Record *header = csv_header (moodle->csv);
  moodle->n_header = header->n_cells;
  for (guint cell = 0; cell < header->n_cells; cell++)
    {
      Cell trimmed = cell_trim (header->cells[cell]);
      g_autofree char *text = g_strndup (trimmed.text ? trimmed.text : "", MIN (trimmed.length, 1000));
      if (*text != '\0' && g_utf8_validate (text, -1, NULL))
        read_header_cell (moodle, cell, text);
    }
  gboolean person = moodle->use[COLUMN_ID] >= 0 || moodle->use[COLUMN_EMAIL] >= 0 || moodle->use[COLUMN_FIRST_NAME] >= 0
                    || moodle->use[COLUMN_LAST_NAME] >= 0;
  const char *missing = !person ? _("its header has no column of people (ID number, Email address)")
                        : moodle->items->len == 0 ? _("its header has no column like \"Quiz: name (Real)\"") : NULL;
  if (missing != NULL)
    {
      Place place = { moodle->reader->file, header->line, 0, 0 };
      diag_report (moodle->reader->diags, DIAG_EXPORT_UNKNOWN_FORMAT, &place, missing, NULL);
      return FALSE;
    }
  map_items (moodle);
  return TRUE;
}

/* A cell of the row as a string, NULL when empty or when there is no such column. New string. */
static char *
cell_string (const MoodleCsv *moodle, const Record *record, ColumnUse use)
{
  gint cell = moodle->use[use];
  if (cell < 0)
    return NULL;
  Cell trimmed = cell_trim (record->cells[cell]);
  return trimmed.length > 0 ? g_strndup (trimmed.text, trimmed.length) : NULL;
}

static gboolean
is_latin (const char *text)
{
  return (guchar) *text < 0x80;
}

/* Family name and given name in the order of their writing. New string or NULL. */
static char *
full_name (const char *first, const char *last)
{
  if (first == NULL || last == NULL)
    return g_strdup (first ? first : last);
  if (is_latin (first) || is_latin (last))
    return g_strconcat (first, " ", last, NULL);
  return g_strconcat (last, first, NULL);
}

static void
report_score (MoodleCsv *moodle, const Place *place, const Cell *cell)
{
  g_autofree char *text = cell_excerpt (cell->text, cell->length);
  diag_report (moodle->reader->diags, DIAG_EXPORT_SCORE, place, text, NULL);
  moodle->clean = FALSE;
}

/* The score of one item in a row: the real one, else the percentage. FALSE when func asked to stop. */
static gboolean
read_item (MoodleCsv *moodle, const Record *record, const Item *item, ExportScore *score)
{
  Display display = item->cells[DISPLAY_REAL] >= 0 ? DISPLAY_REAL : DISPLAY_PERCENTAGE;
  guint cell = (guint) item->cells[display];
  Cell trimmed = cell_trim (record->cells[cell]);
  ExportValueKind kind = export_value (trimmed.text, trimmed.length, &score->score, &score->missing);
  /* An empty cell is no score at all: Moodle writes "-" for a missing one. */
  if (kind == EXPORT_MISSING && score->missing == NULL)
    return TRUE;
  score->place = csv_cell_place (moodle->csv, record->line, cell);
  if (kind == EXPORT_OTHER)
    {
      report_score (moodle, &score->place, &trimmed);
      return TRUE;
    }
  score->is_number = kind != EXPORT_MISSING;
  score->max_score = score->is_number && (kind == EXPORT_PERCENTAGE || display == DISPLAY_PERCENTAGE) ? 100 * DECIMAL_ONE : DECIMAL_NONE;
  if (!score->is_number)
    score->score = DECIMAL_NONE;
  score->item = item->mapped;
  score->item_id = item->bare;
  score->item_name = item->name;
  score->item_place = item->place;
  return moodle->reader->func (score, moodle->reader->data);
}

static void
read_time (MoodleCsv *moodle, const Record *record, Date *date)
{
  gint cell = moodle->use[COLUMN_TIME];
  *date = DATE_NONE;
  if (cell < 0)
    return;
  Cell trimmed = cell_trim (record->cells[cell]);
  if (trimmed.length == 0 || export_time (trimmed.text, trimmed.length, date))
    return;
  Place place = csv_cell_place (moodle->csv, record->line, (guint) cell);
  g_autofree char *text = cell_excerpt (trimmed.text, trimmed.length);
  diag_report (moodle->reader->diags, DIAG_EXPORT_DATE, &place, text, NULL);
  moodle->clean = FALSE;
}

static gboolean
is_blank (const Record *record)
{
  for (guint i = 0; i < record->n_cells; i++)
    if (cell_trim (record->cells[i]).length > 0)
      return FALSE;
  return TRUE;
}

static gboolean
check_row (MoodleCsv *moodle, const Record *record)
{
  gboolean few = record->n_cells < moodle->n_header;
  if (record->n_cells == moodle->n_header)
    return !is_blank (record);
  if (is_blank (record))
    return FALSE;
  g_autofree char *has = g_strdup_printf ("%u", record->n_cells), *wants = g_strdup_printf ("%u", moodle->n_header);
  Place place = csv_cell_place (moodle->csv, record->line, few ? record->n_cells - 1 : moodle->n_header);
  diag_report (moodle->reader->diags, few ? DIAG_ROW_SHORT : DIAG_ROW_LONG, &place, has, wants, NULL);
  moodle->clean = FALSE;
  return FALSE;
}

static gboolean
read_row (const Record *record, gpointer data)
{
  MoodleCsv *moodle = data;
  if (!check_row (moodle, record))
    return TRUE;
  g_autofree char *id = cell_string (moodle, record, COLUMN_ID), *email = cell_string (moodle, record, COLUMN_EMAIL);
  g_autofree char *first = cell_string (moodle, record, COLUMN_FIRST_NAME), *last = cell_string (moodle, record, COLUMN_LAST_NAME);
  g_autofree char *name = full_name (first, last);
  if (id == NULL && email == NULL && name == NULL)
    {
      Place place = { moodle->reader->file, record->line, 1, 0 };
      diag_report (moodle->reader->diags, DIAG_EXPORT_NO_PERSON, &place, NULL);
      moodle->clean = FALSE;
      return TRUE;
    }
  ExportScore score = { .person_id = id, .email = email, .name = name };
  read_time (moodle, record, &score.date);
  for (guint i = 0; i < moodle->items->len && !moodle->stopped; i++)
    {
      const Item *item = moodle->items->pdata[i];
      if (!item->left_out)
        moodle->stopped = !read_item (moodle, record, item, &score);
    }
  return !moodle->stopped;
}

gboolean
moodle_csv_read (const ExportReader *reader, char delimiter)
{
  MoodleCsv moodle = { .reader = reader, .clean = TRUE };
  moodle.csv = csv_open (reader->path, reader->file, &(CsvOptions) { delimiter }, reader->diags);
  if (moodle.csv == NULL)
    return FALSE;
  moodle.items = g_ptr_array_new_with_free_func (item_free);
  for (guint i = 0; i < G_N_ELEMENTS (moodle.use); i++)
    moodle.use[i] = -1;
  gboolean good = read_header (&moodle) && csv_read (moodle.csv, read_row, &moodle);
  g_ptr_array_unref (moodle.items);
  csv_close (moodle.csv);
  return good && moodle.clean;
}
