/* Wide tables: people by sessions or dates, people by assessments, answers by survey items. A column of the file is a value of a column of the
 * dataset; each filled cell is a row. */
#include "source/table.h"
#include "text/notation.h"

#include <string.h>

#define MOST_HEADER 200     /* bytes of a header that is looked at */

/* What a sign means: the status, behind it what kind of leave; "" when the person was not due. */
static const struct { const char *signs, *meaning; } usual_signs[] = {
  { "√ ✓ ✔ ☑ ○ ◯ 〇 ● 出 勤 到 1 Y y P p", "present" }, { "迟 遲 △ ▲", "late" }, { "退 早", "left_early" },
  { "事", "leave 事假" }, { "病", "leave 病假" }, { "公", "leave 公假" }, { "年", "leave 年假" }, { "特", "leave 特休" }, { "婚", "leave 婚假" },
  { "产 產", "leave 产假" }, { "丧 喪", "leave 丧假" }, { "调", "leave 调休" }, { "休 假", "leave" },
  { "旷 曠 缺 × ✗ ✘ ✕ X x 0 N n", "absent" }, { "- — —— – － / ／ \\", "" },
};

/* "leave 事假", "迟到" → "leave 事假", "late"; NULL when the first word is no status. New string. */
static char *
read_meaning (const ChoiceTable *statuses, const char *text)
{
  g_autofree char *plain = g_strstrip (g_strdup (text));
  gsize length = strcspn (plain, " \t");
  const char *kind = plain + length + strspn (plain + length, " \t");
  int choice = length > 0 ? choice_find (statuses, plain, length) : -1;
  if (choice < 0)
    return NULL;
  guint word = 0;
  while (statuses->choice[word] != choice)
    word++;
  return *kind != '\0' ? g_strconcat (statuses->words[word], " ", kind, NULL) : g_strdup (statuses->words[word]);
}

static GHashTable *
symbols_new (const Config *config)
{
  GHashTable *symbols = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  ChoiceTable *statuses = choice_table_new (dataset_definition (DATASET_ATTENDANCE)->columns[ATTENDANCE_STATUS].choices);
  for (guint i = 0; i < G_N_ELEMENTS (usual_signs); i++)
    {
      g_auto (GStrv) signs = g_strsplit (usual_signs[i].signs, " ", -1);
      for (char **sign = signs; *sign != NULL; sign++)
        g_hash_table_insert (symbols, g_strdup (*sign), g_strdup (usual_signs[i].meaning));
    }
  GHashTableIter iter;
  gpointer sign, text;
  g_hash_table_iter_init (&iter, config->attendance_symbols);
  while (g_hash_table_iter_next (&iter, &sign, &text))
    {
      char *meaning = read_meaning (statuses, ((const ConfigText *) text)->text);
      g_hash_table_insert (symbols, g_strdup (sign), meaning != NULL ? meaning : g_strdup (""));
    }
  choice_table_free (statuses);
  return symbols;
}

static gboolean
is_not_due (const char *text)
{
  static const char *const words[] = { "none", "-", "—", "/", "无", "無", "not_due", "不计", "不計", NULL };
  return g_strv_contains (words, text);
}

gboolean
grid_check_symbols (const Config *config, Diagnostics *diags)
{
  ChoiceTable *statuses = choice_table_new (dataset_definition (DATASET_ATTENDANCE)->columns[ATTENDANCE_STATUS].choices);
  GHashTableIter iter;
  gpointer sign, value;
  gboolean good = TRUE;
  g_hash_table_iter_init (&iter, config->attendance_symbols);
  while (g_hash_table_iter_next (&iter, &sign, &value))
    {
      const ConfigText *text = value;
      g_autofree char *meaning = read_meaning (statuses, text->text);
      if (meaning != NULL || is_not_due (text->text))
        continue;
      diag_report (diags, DIAG_SYMBOL_STATUS, &text->place, text->text, sign, NULL);
      good = FALSE;
    }
  choice_table_free (statuses);
  return good;
}

const char *
grid_symbol (const Table *table, const Cell *cell, const char **kind, Diagnostics *diags)
{
  static const char *const kinds[] = { "事假", "病假", "公假", "年假", "特休", "调休", "補休", "婚假", "产假", "丧假", NULL };
  char text[64];
  *kind = NULL;
  if (cell->length >= sizeof text)
    return NULL;
  memcpy (text, cell->text, cell->length);
  text[cell->length] = '\0';
  const char *meaning = g_hash_table_lookup (table->grid->symbols, text);
  if (meaning == NULL)
    {
      g_autofree char *key = dataset_key (text, -1);
      meaning = g_hash_table_lookup (table->grid->symbols, key);
    }
  if (meaning != NULL)
    {
      const char *space = strchr (meaning, ' ');
      *kind = space != NULL ? space + 1 : NULL;
      return meaning;
    }
  const ChoiceTable *statuses = table->choices[ATTENDANCE_STATUS];
  int choice = choice_find (statuses, cell->text, cell->length);
  if (choice < 0)
    return NULL;
  for (guint i = 0; kinds[i] != NULL; i++)
    if (strcmp (kinds[i], text) == 0)
      *kind = kinds[i];
  guint word = 0;
  while (statuses->choice[word] != choice)
    word++;
  return statuses->words[word];
}

static gint
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

char *
grid_symbol_list (const Table *table)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer sign, meaning;
  g_hash_table_iter_init (&iter, table->grid->symbols);
  while (g_hash_table_iter_next (&iter, &sign, &meaning))
    if (((guchar) *(char *) sign) >= 0x80 && *(char *) meaning != '\0')
      g_ptr_array_add (list, g_strconcat (sign, " ", meaning, NULL));
  g_ptr_array_sort (list, compare_texts);
  g_ptr_array_add (list, NULL);
  return g_strjoinv (", ", (char **) list->pdata);
}

/* Ratings */

const char *
grid_rating (const Cell *cell, char buffer[16])
{
  static const struct { const char *words, *rating; } scale[] = {
    { "非常满意|非常滿意|很满意|很滿意|非常同意|非常好|非常符合|verysatisfied|stronglyagree|excellent", "5" },
    { "满意|滿意|比较满意|比較滿意|同意|好|符合|satisfied|agree|good", "4" },
    { "一般|普通|中立|尚可|不确定|不確定|neutral|fair|average", "3" },
    { "不满意|不滿意|不太满意|不太滿意|不同意|较差|較差|不符合|dissatisfied|disagree|poor", "2" },
    { "非常不满意|非常不滿意|很不满意|很不滿意|非常不同意|很差|非常差|非常不符合|verydissatisfied|stronglydisagree|verypoor", "1" },
  };
  if (cell->length == 0 || cell->length > 60)
    return NULL;
  g_autofree char *key = dataset_key (cell->text, (gssize) cell->length);
  gsize digits = strspn (key, "0123456789.");
  if (digits > 0 && digits < 8 && g_ascii_strtod (key, NULL) <= 10
      && (key[digits] == '\0' || key[digits] == '(' || strcmp (key + digits, "分") == 0 || strcmp (key + digits, "星") == 0))
    {
      memcpy (buffer, key, digits);
      buffer[digits] = '\0';
      return buffer;
    }
  char *open = strchr (key, '(');
  if (open != NULL && open > key)
    *open = '\0';
  for (guint i = 0; i < G_N_ELEMENTS (scale); i++)
    {
      g_auto (GStrv) words = g_strsplit (scale[i].words, "|", -1);
      if (g_strv_contains ((const char *const *) words, key))
        return scale[i].rating;
    }
  return NULL;
}

/* Headers that are dates */

/* What is known of the time that a file is about. */
typedef struct {
  int year, month;         /* 0: not known */
} Period;

/* "…2026年11月…" in a text. */
static void
find_period (const char *text, gsize length, Period *period)
{
  static const char pattern[] = "(?<!\\d)(20\\d\\d)\\s*(?:年|[-/.])(?:\\s*(\\d{1,2})(?!\\d))?";
  g_autofree char *plain = g_utf8_normalize (text, (gssize) length, G_NORMALIZE_NFKC);
  g_autoptr (GRegex) regex = g_regex_new (pattern, 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  if (plain == NULL || period->year != 0 || !g_regex_match (regex, plain, 0, &match))
    return;
  g_autofree char *year = g_match_info_fetch (match, 1), *month = g_match_info_fetch (match, 2);
  period->year = (int) g_ascii_strtoll (year, NULL, 10);
  period->month = month != NULL ? (int) g_ascii_strtoll (month, NULL, 10) : 0;
}

static Period
file_period (const TableOpening *opening)
{
  Period period = { 0, 0 };
  gboolean is_month;
  Date date = dataset_file_date (opening->table->file, &is_month);
  int day;
  if (date != DATE_NONE)
    date_split (date, &period.year, &period.month, &day);
  for (guint i = 0; i < opening->n_above; i++)
    for (guint cell = 0; cell < opening->preview[i].n_cells; cell++)
      if (opening->preview[i].cells[cell].length < MOST_HEADER)
        find_period (opening->preview[i].cells[cell].text, opening->preview[i].cells[cell].length, &period);
  return period;
}

/* "1", "2日", "3号" → the day of the month; 0. */
static int
day_number (const char *text)
{
  g_autofree char *key = dataset_key (text, -1);
  gsize digits = strspn (key, "0123456789");
  int day = digits > 0 && digits <= 2 ? (int) g_ascii_strtoll (key, NULL, 10) : 0;
  return day <= 31 && (key[digits] == '\0' || strcmp (key + digits, "日") == 0 || strcmp (key + digits, "号") == 0 || strcmp (key + digits, "號") == 0) ? day : 0;
}

static void
add_cell (GArray *cells, guint cell, guint column, char *value)
{
  GridCell new = { cell, column, value };
  g_array_append_val (cells, new);
}

/* A date that lacks its year or month is a repair, since it was taken from elsewhere. */
static void
add_date (const TableOpening *opening, GArray *cells, guint cell, Date date, gboolean completed)
{
  char text[DATE_BUFFER];
  const char *header = opening->table->header->pdata[cell];
  date_format (date, text);
  if (completed)
    {
      Place place = records_cell_place (opening->table->records, opening->table->header_line, cell);
      diag_report (opening->diags, DIAG_HEADER_DATE, &place, header, text, NULL);
    }
  add_cell (cells, cell, ATTENDANCE_DATE, g_strdup (text));
}

/* The date of a header without a year: sessions were held on that day in one year only. */
static Date
date_of_sessions (const TableOpening *opening, const char *header)
{
  enum { FIRST_YEAR = 1990, LAST_YEAR = 2099 };
  DatasetId id = opening->table->definition->id;
  Date found = DATE_NONE;
  for (int year = FIRST_YEAR; year <= LAST_YEAR && opening->find_name != NULL; year++)
    {
      char text[DATE_BUFFER];
      Date date;
      if (notation_date (header, strlen (header), year, &date).outcome == NOTATION_WRONG
          || opening->find_name (id, ATTENDANCE_DATE, date_format (date, text), opening->find_data) == NULL)
        continue;
      if (found != DATE_NONE)
        return DATE_NONE;
      found = date;
    }
  return found;
}

static void
find_dates (const TableOpening *opening, const gint *columns, GArray *cells, gboolean *refused)
{
  const Table *table = opening->table;
  Period period = file_period (opening);
  int last_month = 0, last_day = 0;
  guint n_days = 0;
  for (guint cell = 0; cell < table->n_header; cell++)
    n_days += columns[cell] < 0 && day_number (table->header->pdata[cell]) > 0;
  for (guint cell = 0; cell < table->n_header; cell++)
    {
      const char *header = table->header->pdata[cell];
      Date date = DATE_NONE;
      int day = day_number (header), year, month, unused;
      if (columns[cell] >= 0 || *header == '\0' || strlen (header) > MOST_HEADER)
        continue;
      if (day > last_day && n_days >= 3 && period.month != 0)
        {
          date = date_new (period.year, period.month, day);
          last_day = day;
          if (date != DATE_NONE)
            add_date (opening, cells, cell, date, TRUE);
          continue;
        }
      Notation found = notation_date (header, strlen (header), period.year, &date);
      gboolean from_sessions = found.outcome == NOTATION_WRONG && found.fault == NOTATION_NO_YEAR;
      if (from_sessions && (date = date_of_sessions (opening, header)) == DATE_NONE)
        {
          Place place = records_cell_place (table->records, table->header_line, cell);
          diag_report (opening->diags, DIAG_HEADER_NO_YEAR, &place, header, NULL);
          *refused = TRUE;
        }
      if (date == DATE_NONE)
        continue;
      date_split (date, &year, &month, &unused);
      gboolean completed = from_sessions || (found.repairs & NOTATION_YEAR) != 0;
      if (from_sessions)
        period.year = year;
      /* From December into January. */
      if (completed && last_month >= 11 && month <= 2)
        date = date_new (++period.year, month, unused);
      else if (!completed)
        period.year = year;
      last_month = month;
      add_date (opening, cells, cell, date, completed);
    }
}

/* Headers that are names */

/* "S-031 客诉处理" → "S-031": letters, digits, nothing else. The length of such a beginning, or 0. */
static gsize
id_length (const char *text)
{
  gsize letters = 0, digits = 0, n = 0;
  for (; g_ascii_isalnum (text[n]) || text[n] == '-' || text[n] == '_'; n++)
    {
      letters += g_ascii_isalpha (text[n]) != 0;
      digits += g_ascii_isdigit (text[n]) != 0;
    }
  return letters > 0 && letters <= 8 && digits > 0 && n <= 24 && (text[n] == '\0' || text[n] == ' ' || text[n] == '\n' || (guchar) text[n] >= 0x80) ? n : 0;
}

/* What a header names: as it stands, without what stands in brackets behind it, or by the id that it begins with. */
static const char *
find_name (const TableOpening *opening, guint column, const char *header)
{
  DatasetId id = opening->table->definition->id;
  const char *found = opening->find_name (id, column, header, opening->find_data);
  if (found == NULL && id_length (header) > 0)
    {
      g_autofree char *first = g_strndup (header, id_length (header));
      found = opening->find_name (id, column, first, opening->find_data);
    }
  const char *full = strstr (header, "（"), *half = strchr (header, '(');
  const char *open = full != NULL ? full : half;
  if (found == NULL && open != NULL && open > header)
    {
      g_autofree char *bare = g_strstrip (g_strndup (header, (gsize) (open - header)));
      found = opening->find_name (id, column, bare, opening->find_data);
    }
  return found;
}

/* Adds the headers that name something. Those that only look like an id of the same kind are named as unknown; without anybody to ask they count. */
static void
find_names (const TableOpening *opening, const gint *columns, const guint *candidates, guint n_candidates, GArray *cells)
{
  const Table *table = opening->table;
  g_autoptr (GArray) unknown = g_array_new (FALSE, FALSE, sizeof (guint));
  guint before = cells->len;
  for (guint cell = 0; cell < table->n_header; cell++)
    {
      const char *header = table->header->pdata[cell], *found = NULL;
      if (columns[cell] >= 0 || *header == '\0' || strlen (header) > MOST_HEADER)
        continue;
      for (guint i = 0; i < n_candidates && found == NULL && opening->find_name != NULL; i++)
        if ((found = find_name (opening, candidates[i], header)) != NULL)
          add_cell (cells, cell, candidates[i], g_strdup (found));
      if (found == NULL && id_length (header) > 0)
        g_array_append_val (unknown, cell);
    }
  for (guint i = 0; i < unknown->len; i++)
    {
      guint cell = g_array_index (unknown, guint, i);
      const char *header = table->header->pdata[cell];
      if (opening->find_name == NULL && unknown->len > 1)
        add_cell (cells, cell, candidates[0], g_strndup (header, id_length (header)));
      else if (cells->len > before)
        {
          Place place = records_cell_place (table->records, table->header_line, cell);
          place.value = header;
          diag_report (opening->diags, DIAG_GRID_HEADER, &place, header, table->definition->columns[candidates[0]].name, NULL);
        }
    }
}

/* What survey tools put beside the answers: words that stand anywhere in a header, and such that end it ("提交答卷时间", but not "时间安排合适"). */
static gboolean
is_beside_items (const char *header)
{
  static const char *const anywhere[] = { "序号", "序號", "IP", "总分", "總分", "平均", "编号", "編號", "工龄", "年龄", "工齡", "年齡", NULL };
  static const char *const at_end[] = { "时间", "時間", "用时", "用時", "来源", "來源", "部门", "部門", NULL };
  gsize length = strcspn (header, "(");
  const char *wide = strstr (header, "（");
  g_autofree char *bare = g_strstrip (g_strndup (header, wide == NULL ? length : MIN (length, (gsize) (wide - header))));
  gboolean beside = FALSE;
  for (guint i = 0; anywhere[i] != NULL && !beside; i++)
    beside = strstr (header, anywhere[i]) != NULL;
  for (guint i = 0; at_end[i] != NULL && !beside; i++)
    beside = g_str_has_suffix (bare, at_end[i]);
  return beside;
}

/* Columns of a survey whose cells are all ratings: their headers are the items. */
static void
find_items (const TableOpening *opening, const gint *columns, GArray *cells)
{
  const Table *table = opening->table;
  g_autoptr (GRegex) number = g_regex_new ("^\\s*[（(]?[Qq]?\\d{1,2}\\s*[、.．)）]\\s*(?=\\D)", 0, 0, NULL);
  for (guint cell = 0; cell < table->n_header; cell++)
    {
      const char *header = table->header->pdata[cell];
      guint n = 0;
      gboolean ratings = *header != '\0' && (columns[cell] < 0 || columns[cell] == FEEDBACK_RATING) && strlen (header) <= MOST_HEADER && !is_beside_items (header);
      for (guint i = opening->n_above; i < opening->n_preview && ratings; i++)
        {
          char buffer[16];
          if (cell >= opening->preview[i].n_cells || table_row_shape (table, &opening->preview[i]) == SHAPE_TOTAL)
            continue;
          Cell found = cell_trim (opening->preview[i].cells[cell]);
          ratings = found.length == 0 || grid_rating (&found, buffer) != NULL;
          n += found.length > 0;
        }
      if (!ratings || n == 0)
        continue;
      g_autofree char *one_line = g_strdelimit (g_strdup (header), "\r\n\t", ' ');
      add_cell (cells, cell, FEEDBACK_ITEM, g_regex_replace (number, one_line, -1, 0, "", 0, NULL));
    }
}

/* Columns that would say the same for every session of a row: a sum, the minutes of all of them. */
static void
drop_column (const TableOpening *opening, gint *columns, guint column)
{
  gint *cell = &opening->table->cell_of[column];
  if (*cell >= 0)
    columns[*cell] = -1;
  *cell = -1;
}

void
grid_free (Grid *grid)
{
  if (grid == NULL)
    return;
  for (guint i = 0; i < grid->cells->len; i++)
    g_free (g_array_index (grid->cells, GridCell, i).value);
  g_array_unref (grid->cells);
  g_clear_pointer (&grid->symbols, g_hash_table_unref);
  g_free (grid);
}

static gint
compare_grid_cells (gconstpointer a, gconstpointer b)
{
  guint one = ((const GridCell *) a)->cell, other = ((const GridCell *) b)->cell;
  return one < other ? -1 : one > other;
}

Grid *
grid_find (const TableOpening *opening, gint *columns)
{
  static const guint sessions[] = { ATTENDANCE_SESSION }, subjects[] = { SCORES_ASSESSMENT, SCORES_COURSE };
  Table *table = opening->table;
  DatasetId id = table->definition->id;
  GArray *cells = g_array_new (FALSE, FALSE, sizeof (GridCell));
  Grid *grid = g_new0 (Grid, 1);
  grid->cells = cells;
  if (id == DATASET_ATTENDANCE && table->cell_of[ATTENDANCE_PERSON] >= 0 && table->cell_of[ATTENDANCE_SESSION] < 0)
    {
      grid->value_column = ATTENDANCE_STATUS;
      find_names (opening, columns, sessions, G_N_ELEMENTS (sessions), cells);
      if (cells->len == 0)
        find_dates (opening, columns, cells, &grid->refused);
    }
  else if (id == DATASET_SCORES && table->cell_of[SCORES_PERSON] >= 0 && table->cell_of[SCORES_SCORE] < 0)
    {
      grid->value_column = SCORES_SCORE;
      find_names (opening, columns, subjects, G_N_ELEMENTS (subjects), cells);
    }
  else if (id == DATASET_FEEDBACK && table->cell_of[FEEDBACK_ITEM] < 0)
    {
      grid->value_column = FEEDBACK_RATING;
      find_items (opening, columns, cells);
    }
  gboolean weak = id == DATASET_ATTENDANCE && table->cell_of[ATTENDANCE_STATUS] >= 0;   /* a column 出勤 may hold sums */
  if (cells->len < (weak ? 2u : 1u) && !grid->refused)
    {
      grid_free (grid);
      return NULL;
    }
  static const guint dropped[N_DATASETS][3] = { [DATASET_ATTENDANCE] = { ATTENDANCE_STATUS, ATTENDANCE_MINUTES, ATTENDANCE_DATE },
                                                 [DATASET_SCORES] = { SCORES_MAX_SCORE, SCORES_ATTEMPT, SCORES_KIND },
                                                 [DATASET_FEEDBACK] = { FEEDBACK_RATING, FEEDBACK_RATING, FEEDBACK_RATING } };
  for (guint i = 0; i < 3; i++)
    drop_column (opening, columns, dropped[id][i]);
  g_array_sort (cells, compare_grid_cells);
  for (guint i = 0; i < cells->len; i++)
    columns[g_array_index (cells, GridCell, i).cell] = (gint) g_array_index (cells, GridCell, i).column;
  if (id == DATASET_ATTENDANCE)
    grid->symbols = symbols_new (opening->config);
  return grid;
}
