/* Moodle's "Plain text file" export: a row a person, a column for each item and display type. All words of the header are in the language
 * of who exported it, so columns are known by a list of words and by their form: "Module: name (Display type)". */
#include "source/score_export_reader.h"

#include "source/table.h"

#include <string.h>

typedef enum { DISPLAY_REAL, DISPLAY_PERCENTAGE, DISPLAY_LETTER, DISPLAY_FEEDBACK, N_DISPLAYS } Display;

static const ExportWords display_words[] = {
  { "real|实数|實數|实际|實際|实得分数|實得分數|实际分数|實際分數|原始分数|原始分數|真实|真實|数值|數值|分数|分數|实分|實分", DISPLAY_REAL },
  { "percentage|percent|百分比|百分数|百分數|百分率", DISPLAY_PERCENTAGE },
  { "letter|字母|等级|等級|等第|字母等级|字母等級|文字等级|文字等第", DISPLAY_LETTER },
  { "feedback|反馈|反饋|回饋|评语|評語|意见|意見|反馈意见", DISPLAY_FEEDBACK },
};
static const ExportWords total_words[] = {
  { "course total|课程总分|課程總分|课程总成绩|課程總成績|课程总计|課程總計|总分|總分", 0 },
};

/* One graded item: its columns of each display type. */
typedef struct {
  char *name;                  /* with its module: "Quiz: 期末测验" */
  char *bare;                  /* without */
  gint cells[N_DISPLAYS];      /* -1 */
  Place place;                 /* of its first column */
  const ExportItem *mapped;    /* or NULL */
  gboolean left_out;           /* feedback only, or the total of the course, not mapped */
  ExportMaxima maxima;         /* that fit its scores and the percentages beside them */
  guint n_fractions, n_others; /* percentages without their sign: up to 1, some of them no whole numbers; others */
} Item;

typedef struct {
  ExportRows *rows;
  ExportPersonColumns people;
  gint time;                   /* "Last downloaded from this course", -1 */
  GPtrArray *items;            /* Item * */
  GHashTable *by_name;         /* name → Item *, borrowed */
  guint64 n_suspended;
} MoodleGrades;

static void
item_free (gpointer data)
{
  Item *item = data;
  g_free (item->name);
  g_free (item->bare);
  g_free (item);
}

/* "Last downloaded from this course" in whatever words; never in brackets at its end. */
static gboolean
is_time (const char *header)
{
  g_autofree char *lower = g_utf8_casefold (header, -1);
  gboolean time = strstr (lower, "last downloaded") != NULL || strstr (lower, "下载") != NULL || strstr (lower, "下載") != NULL;
  return time && !g_str_has_suffix (lower, ")") && !g_str_has_suffix (lower, "）");
}

/* "Name (Real)" → "Name" and the display type. FALSE when the header does not end in a known type; `*bracketed` when it ends in brackets. */
static gboolean
split_display (GHashTable *words, const char *header, char **name, Display *display, gboolean *bracketed)
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
  gint use = export_use (words, word);
  if (use < 0)
    return FALSE;
  *name = g_strchomp (g_strndup (header, (gsize) (open - header)));
  *display = (Display) use;
  return TRUE;
}

/* "Quiz: 期末测验" → "期末测验". Module names hold no colon. */
static const char *
without_module (const char *name)
{
  const char *colon = strstr (name, ": "), *wide = strstr (name, "：");
  const char *bare = colon != NULL && (wide == NULL || colon < wide) ? colon + 2 : wide ? wide + strlen ("：") : name;
  while (*bare == ' ')
    bare++;
  return *bare != '\0' ? bare : name;
}

static Item *
find_item (MoodleGrades *moodle, const char *name, Place place)
{
  Item *item = g_hash_table_lookup (moodle->by_name, name);
  if (item != NULL)
    return item;
  item = g_new0 (Item, 1);
  item->name = g_strdup (name);
  item->bare = g_strdup (without_module (name));
  item->place = place;
  for (guint i = 0; i < N_DISPLAYS; i++)
    item->cells[i] = -1;
  g_ptr_array_add (moodle->items, item);
  g_hash_table_insert (moodle->by_name, item->name, item);
  return item;
}

static gboolean
has_module (const char *header)
{
  return strstr (header, ": ") != NULL || strstr (header, "：") != NULL;
}

static void
read_header_cell (MoodleGrades *moodle, guint cell, GHashTable *people, GHashTable *displays)
{
  const char *header = moodle->rows->header[cell];
  gint use = export_use (people, header);
  g_autofree char *name = NULL;
  Display display;
  gboolean bracketed = FALSE;
  if (use >= 0 && use != PERSON_KNOWN)
    export_take_column (moodle->rows, moodle->people.cells, use, cell);
  else if (use < 0 && is_time (header))
    export_take_column (moodle->rows, &moodle->time, 0, cell);
  else if (use < 0 && split_display (displays, header, &name, &display, &bracketed))
    {
      Item *item = find_item (moodle, name, export_rows_place (moodle->rows, moodle->rows->header_line, cell));
      export_take_column (moodle->rows, item->cells, (gint) display, cell);
    }
  else if (use < 0 && bracketed && (moodle->items->len > 0 || has_module (header)))
    {
      /* In front of the items stand fields of the person, whatever they are called. */
      Place place = export_rows_place (moodle->rows, moodle->rows->header_line, cell);
      diag_report (moodle->rows->reader->diags, DIAG_EXPORT_COLUMN_UNKNOWN, &place, header, NULL);
    }
}

/* Maps the items and drops those that are not scores. */
static void
map_items (MoodleGrades *moodle)
{
  ExportReader *reader = moodle->rows->reader;
  g_autoptr (GHashTable) totals = export_words_new (total_words, G_N_ELEMENTS (total_words), NULL);
  for (guint i = 0; i < moodle->items->len; i++)
    {
      Item *item = moodle->items->pdata[i];
      g_autofree char *real = g_strconcat (item->name, " (Real)", NULL), *percentage = g_strconcat (item->name, " (Percentage)", NULL);
      const char *names[] = { item->name, item->bare, real, percentage, NULL };
      gboolean number = item->cells[DISPLAY_REAL] >= 0 || item->cells[DISPLAY_PERCENTAGE] >= 0;
      item->mapped = export_item_find (reader, names);
      gboolean total = item->mapped == NULL && export_use (totals, item->bare) >= 0;
      gboolean ignored = item->mapped != NULL && item->mapped->is_ignored;
      item->left_out = total || ignored || !number;
      if (number || total || ignored || item->cells[DISPLAY_LETTER] < 0)
        continue;
      diag_report (reader->diags, DIAG_EXPORT_LETTERS, &item->place, item->name, NULL);
      export_refuse (reader);
    }
}

static void
read_header (MoodleGrades *moodle)
{
  g_autoptr (GHashTable) people = export_person_words (), displays = export_words_new (display_words, G_N_ELEMENTS (display_words), NULL);
  guint first = moodle->rows->n_header;      /* of the items */
  for (guint cell = 0; cell < moodle->rows->n_header; cell++)
    {
      if (*moodle->rows->header[cell] != '\0')
        read_header_cell (moodle, cell, people, displays);
      first = moodle->items->len > 0 ? MIN (first, cell) : first;
    }
  export_person_columns_settle (moodle->rows, &moodle->people, people, NULL, first);
  map_items (moodle);
}

/* 88 % may have become 0.88 in a spreadsheet: then no percentage of the column is above 1. */
static void
note_percentage (Item *item, const ExportValue *value)
{
  if (value->kind == EXPORT_NUMBER && value->number > 0 && value->number < DECIMAL_ONE)
    item->n_fractions++;
  else if (value->kind == EXPORT_PERCENTAGE || (value->kind == EXPORT_NUMBER && value->number > DECIMAL_ONE))
    item->n_others++;
}

/* The percentage that stands beside a real score. FALSE, reported, when they contradict the rows above. */
static gboolean
read_percentage (MoodleGrades *moodle, const Record *record, Item *item, Cell real, ExportScore *score)
{
  Cell cell = export_cell (record, item->cells[DISPLAY_PERCENTAGE]);
  ExportValue value = export_value (moodle->rows->reader, cell);
  score->has_percentage = FALSE;
  /* Without its sign nobody knows whether it still is one. */
  if (value.kind != EXPORT_PERCENTAGE || export_percentage_set (&item->maxima, score, real, cell, value.number))
    return TRUE;
  g_autofree char *text = cell_excerpt (real.text, real.length), *percentage = cell_excerpt (cell.text, cell.length);
  export_report (moodle->rows->reader, DIAG_EXPORT_PERCENTAGE_OTHER, &score->place, text, percentage);
  return FALSE;
}

/* The score of one item in a row: the real one, else the percentage. */
static void
read_item (MoodleGrades *moodle, const Record *record, Item *item, ExportScore *score)
{
  ExportReader *reader = moodle->rows->reader;
  Display display = item->cells[DISPLAY_REAL] >= 0 ? DISPLAY_REAL : DISPLAY_PERCENTAGE;
  gint at = item->cells[display];
  Cell cell = export_cell (record, at);
  ExportValue value = export_value (reader, cell);
  /* An empty cell is no score at all: Moodle writes "-" for a missing one. */
  if (cell.length == 0)
    return;
  score->place = export_rows_cell (moodle->rows, record->line, (guint) at);
  score->has_percentage = FALSE;
  if (value.kind == EXPORT_OTHER)
    {
      export_value_report (reader, &score->place, cell);
      return;
    }
  export_value_log (reader, &score->place, cell, &value);
  score->score = value.number;
  score->missing = value.missing;
  score->is_number = value.kind != EXPORT_MISSING;
  score->max_score = score->is_number && (value.kind == EXPORT_PERCENTAGE || display == DISPLAY_PERCENTAGE) ? 100 * DECIMAL_ONE : DECIMAL_NONE;
  if (display == DISPLAY_PERCENTAGE)
    note_percentage (item, &value);
  else if (value.kind == EXPORT_NUMBER && !read_percentage (moodle, record, item, cell, score))
    return;
  score->item = item->mapped;
  score->item_id = item->bare;
  score->item_name = item->name;
  score->has_column = TRUE;
  score->item_place = item->place;
  /* Nobody expects a score any more of who has left. */
  if (!score->is_suspended || score->missing == NULL || strcmp (score->missing, "none") != 0)
    export_hand (reader, score);
}

static void
read_time (MoodleGrades *moodle, const Record *record, Date *date, gint64 *moment)
{
  ExportReader *reader = moodle->rows->reader;
  Cell cell = export_cell (record, moodle->time);
  *date = reader->day;
  if (reader->settings.date != DATE_NONE || cell.length == 0 || export_time (reader, cell.text, cell.length, date, moment))
    return;
  Place place = export_rows_cell (moodle->rows, record->line, (guint) moodle->time);
  export_report_cell (reader, DIAG_EXPORT_DATE, &place, cell);
}

/* Moodle leaves the column empty for people who are not suspended. */
static gboolean
is_suspended (const MoodleGrades *moodle, const Record *record)
{
  static const char *const words[] = { "no", "否", "0", "false", "-" };
  g_autofree char *text = export_cell_string (record, moodle->people.cells[PERSON_SUSPENDED]);
  if (text == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_ascii_strcasecmp (text, words[i]) == 0)
      return FALSE;
  return TRUE;
}

/* The line of somebody who is suspended, which the configuration leaves out, is no row. */
static void
log_suspended (const MoodleGrades *moodle, const Record *record)
{
  Place place = { .file = moodle->rows->reader->file, .line = record->line, .is_sheet = moodle->rows->workbook != NULL };
  g_autofree char *person = export_person_shown (&moodle->people, record), *text = cell_excerpt (person, strlen (person));
  diag_report (moodle->rows->reader->diags, DIAG_SUSPENDED_IGNORED, &place, text, "", NULL);
}

static void
read_row (const Record *record, gpointer data)
{
  MoodleGrades *moodle = data;
  ExportReader *reader = moodle->rows->reader;
  ExportPerson person;
  gboolean suspended = is_suspended (moodle, record);
  moodle->n_suspended += suspended;
  if (suspended && reader->config->exports_ignore_suspended)
    {
      log_suspended (moodle, record);
      return;
    }
  export_row_begin (reader);
  if (export_person_read (moodle->rows, &moodle->people, record, &person))
    {
      ExportScore score = { .is_suspended = suspended };
      export_person_into (&person, &score);
      read_time (moodle, record, &score.date, &score.moment);
      for (guint i = 0; i < moodle->items->len && !reader->stopped; i++)
        {
          Item *item = moodle->items->pdata[i];
          if (!item->left_out)
            read_item (moodle, record, item, &score);
        }
    }
  export_person_clear (&person);
  export_row_end (reader);
}

/* Scores of a column of percentages that has lost its signs are a hundredth of what they were. */
static void
report_fractions (const MoodleGrades *moodle)
{
  for (guint i = 0; i < moodle->items->len; i++)
    {
      const Item *item = moodle->items->pdata[i];
      if (item->n_fractions == 0 || item->n_others > 0)
        continue;
      diag_report (moodle->rows->reader->diags, DIAG_EXPORT_FRACTIONS, &item->place, item->name, NULL);
      moodle->rows->reader->clean = FALSE;
    }
}

gboolean
moodle_grades_fit (const ExportRows *rows)
{
  g_autoptr (GHashTable) people = export_person_words (), displays = export_words_new (display_words, G_N_ELEMENTS (display_words), NULL);
  gboolean person = FALSE, item = FALSE;
  for (guint cell = 0; cell < rows->n_header; cell++)
    {
      g_autofree char *name = NULL;
      Display display;
      gboolean bracketed;
      gint use = export_use (people, rows->header[cell]);
      person |= use >= 0 && use <= PERSON_OTHER_ID;
      item |= use < 0 && split_display (displays, rows->header[cell], &name, &display, &bracketed);
    }
  return person && item;
}

void
moodle_grades_read (ExportRows *rows)
{
  ExportReader *reader = rows->reader;
  MoodleGrades moodle = { .rows = rows, .time = -1, .items = g_ptr_array_new_with_free_func (item_free),
                          .by_name = g_hash_table_new (g_str_hash, g_str_equal) };
  export_person_columns_init (&moodle.people);
  read_header (&moodle);
  export_rows_read (rows, read_row, &moodle);
  report_fractions (&moodle);
  if (moodle.n_suspended > 0)
    {
      Place place = { reader->file, 0, 0, 0 };
      g_autofree char *n = g_strdup_printf ("%" G_GUINT64_FORMAT, moodle.n_suspended);
      diag_report (reader->diags, reader->config->exports_ignore_suspended ? DIAG_EXPORT_SUSPENDED : DIAG_EXPORT_SUSPENDED_COUNT, &place, n, NULL);
    }
  g_hash_table_unref (moodle.by_name);
  g_ptr_array_unref (moodle.items);
}
