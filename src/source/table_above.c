/* Another table above the header that is read: a line of headers and rows below it, of which the words of the dataset know fewer. What stands above a header is
 * otherwise its title: captions, values behind their names, a legend, sums of what follows. */
#include "source/grid.h"
#include "source/row_shape.h"
#include "source/word_list.h"

#include <string.h>

/* A line with fewer cells is no row of a table, but below a header that names all a row of the dataset needs. */
#define LEAST_CELLS 3
#define LEAST_COMPLETE 2
/* So many rows make a table of a line that is not known as a header for certain. */
#define LEAST_ROWS 2

/* How headers end that say whom a row is about, also such as no dataset knows. */
static const char people_ends[] = "姓名|名字|员工|員工|学员|學員|学生|學生|人员|人員|工号|工號|组员|組員|成员|成員|同事|客服|坐席|花名|name|person|employee|agent|trainee|student";
/* What such headers hold where they are of those who teach, sign or may be asked: a list of these belongs to the title. */
static const char staff_words[] = "讲师|講師|老师|老師|导师|導師|主讲|主講|主持|负责|負責|联系|聯絡|监考|監考|主考|阅卷|閱卷|制表|製表|审核|審核|主管|经理|經理|trainer|teacher|contact|manager";
/* Headers of the meanings of signs. */
static const char legend_words[] = "符号|符號|标记|標記|记号|記號|图例|圖例|含义|含義|意义|意義|代号|代號|缩写|縮寫|symbol|sign|legend|meaning";

/* How headers of sums end that are no names of totals. */
static const char sum_ends[] = "次数|次數|天数|天數|时长|時長|课时|課時|分钟|分鐘|小时|小時|学时|學時|总分|總分|count|hours|days|minutes";

/* Does a header name a sum, 实到 or 出勤次数? */
static gboolean
is_sum_header (Cell cell)
{
  g_autofree char *key = dataset_key (cell.text, (gssize) MIN (cell.length, MOST_HEADER));
  header_cut_brackets (key);
  return total_word (cell) != TOTAL_NONE || word_list_end (sum_ends, key) > 0;
}

/* A label with what it says behind it, in its cell or the next: 制表人：周敏, 课程, 讲师, 应到. */
static gboolean
is_label (Cell cell)
{
  g_autofree char *key = dataset_key (cell.text, (gssize) MIN (cell.length, MOST_HEADER));
  return strchr (key, ':') != NULL || dataset_is_header (key) || total_word (cell) != TOTAL_NONE || is_signer_label (cell) || is_note_label (cell)
         || note_text (cell, key, FALSE) != NOTE_NONE;
}

/* Is a row of the dataset about a person? */
static gboolean
is_of_people (const DatasetDefinition *definition)
{
  for (guint i = 0; i < definition->n_columns; i++)
    if (definition->columns[i].required && g_strcmp0 (definition->columns[i].refers, "people") == 0)
      return TRUE;
  return definition->id == DATASET_PEOPLE || definition->id == DATASET_FEEDBACK || definition->id == DATASET_COMMENTS;
}

/* The column that a row is known by; that of none. */
static guint
first_required (const DatasetDefinition *definition)
{
  guint column = 0;
  while (column < definition->n_columns && !definition->columns[column].required)
    column++;
  return column;
}

/* Does a column say whom, or else what, a row is about? */
static gboolean
is_subject (const DatasetDefinition *definition, guint column)
{
  const ColumnDefinition *found = &definition->columns[column];
  if (!is_of_people (definition))
    return column == first_required (definition);
  if (definition->id == DATASET_PEOPLE)
    return found->required;
  return (found->required && g_strcmp0 (found->refers, "people") == 0) || (definition->id == DATASET_FEEDBACK && column == FEEDBACK_RESPONDENT)
         || (definition->id == DATASET_COMMENTS && column == COMMENTS_RESPONDENT);
}

/* The cell of a line of headers that says whom or what a row is about, -1; `*known` where the dataset knows its header. */
static gint
subject_cell (const TableOpening *opening, const Record *line, gboolean *known)
{
  const DatasetDefinition *definition = opening->table->definition;
  gint found = -1;
  for (guint i = 0; i < line->n_cells; i++)
    {
      Cell cell = record_cell (line, i);
      gint column = cell.length <= MOST_HEADER ? header_names_column (opening->names, cell) : -1;
      *known = column >= 0 && is_subject (definition, (guint) column);
      if (*known)
        return (gint) i;
      g_autofree char *key = dataset_key (cell.text, (gssize) MIN (cell.length, MOST_HEADER));
      if (found < 0 && is_of_people (definition) && word_list_end (people_ends, key) > 0 && !word_list_in (staff_words, key))
        found = (gint) i;
    }
  return found;
}

/* May a cell be the header of a column? No number is one, but in attendance, where it may be a day. */
static gboolean
may_be_header (const TableOpening *opening, Cell cell)
{
  if (cell.length > MOST_HEADER || table_knows_person (opening->table, cell))
    return FALSE;
  g_autofree char *key = dataset_key (cell.text, (gssize) cell.length);
  if (word_list_has (legend_words, key))
    return FALSE;
  gboolean number = strpbrk (key, "0123456789") != NULL && looks_like_number (cell.text, cell.length);    /* no 课时 */
  return opening->table->definition->id == DATASET_ATTENDANCE || (strchr (key, ':') == NULL && !number);
}

/* Is nothing there but who it is and sums, 姓名 and 出勤次数, with numbers in the line below, which stands before `end`? Then the rows sum up what follows. */
static gboolean
sums_up (const TableOpening *opening, const Record *line, guint subject, const Record *end)
{
  gboolean people = opening->table->definition->id == DATASET_PEOPLE;
  for (guint i = 0; i < line->n_cells; i++)
    {
      Cell cell = record_cell (line, i), below = line + 1 < end ? record_cell (line + 1, i) : (Cell) { "", 0 };
      if (cell.length == 0 || i == subject || (is_sum_header (cell) && below.length > 0 && looks_like_number (below.text, below.length)))
        continue;
      g_autofree char *key = dataset_key (cell.text, (gssize) MIN (cell.length, MOST_HEADER));
      header_cut_brackets (key);
      if (people || (!grid_is_usual_end (key) && !is_row_title (key)))
        return FALSE;
    }
  return TRUE;
}

gboolean
table_sums_up (const TableOpening *opening, const Record *line)
{
  gboolean known;
  gint subject = subject_cell (opening, line, &known);
  return subject >= 0 && sums_up (opening, line, (guint) subject, opening->preview + opening->n_preview);
}

/* A line that may be a header: what is found out about it. */
typedef struct {
  const Record *line;
  guint subject;           /* the cell that says whom or what a row is about */
  gboolean known;          /* whose header the dataset knows */
  gboolean complete;       /* the line names all that a row of the dataset needs */
  guint n_named;           /* how many columns it names */
  guint least;             /* so many cells a row below it has */
} Head;

/* Is it the header of a list of other things than people all of whose columns are the dataset's own, 日期, 课程 and 讲师 above sessions, though none is the id? */
static gboolean
is_of_own_columns (const TableOpening *opening, const Head *head)
{
  return !is_of_people (opening->table->definition) && head->n_named >= LEAST_CELLS && head->n_named == record_filled (head->line);
}

static gboolean
may_be_head (const TableOpening *opening, const Record *line, Head *head)
{
  const DatasetDefinition *definition = opening->table->definition;
  *head = (Head) { .line = line };
  head->n_named = header_names_count (opening->names, definition, line, &head->complete);
  head->complete &= head->n_named >= LEAST_COMPLETE;
  head->least = head->complete ? LEAST_COMPLETE : LEAST_CELLS;
  if (record_filled (line) < head->least)
    return FALSE;
  for (guint i = 0; i < line->n_cells; i++)
    if (record_cell (line, i).length > 0 && !may_be_header (opening, record_cell (line, i)))
      return FALSE;
  gint subject = subject_cell (opening, line, &head->known);
  if (subject < 0 && !is_of_own_columns (opening, head))
    return FALSE;
  head->subject = (guint) MAX (subject, 0);
  return (head->complete && !definition->is_facts) || !sums_up (opening, line, head->subject, opening->first);
}

/* Is it a row below these headers? It has a value where they say whom it is about, none beside them, and does not begin with a label. */
static gboolean
is_row_below (const TableOpening *opening, const Head *head, const Record *line)
{
  guint first = 0;
  Cell name = record_cell (line, head->subject);
  if (record_filled (line) < head->least || name.length == 0)
    return FALSE;
  for (guint i = 0; i < line->n_cells; i++)
    if (record_cell (line, i).length > 0 && record_cell (head->line, i).length == 0)
      return FALSE;
  while (record_cell (line, first).length == 0)
    first++;
  return table_knows_person (opening->table, name) || (!is_label (record_cell (line, first)) && !is_label (name));
}

/* Is that line the header of a table, with `n_rows` below it? For certain where it is complete, or names whom the rows are about and one column more. */
static AboveTable
judge (const TableOpening *opening, const Head *head, guint n_rows)
{
  gboolean people = is_of_people (opening->table->definition);
  gboolean certain = head->known && (head->complete || (head->n_named >= 2 && n_rows >= LEAST_ROWS && people));
  if (n_rows == 0 || (!certain && n_rows < LEAST_ROWS) || (!certain && !people && head->n_named < 2))
    return (AboveTable) { .n_rows = 0 };
  return (AboveTable) { .head = head->line, .n_rows = n_rows, .certain = certain };
}

AboveTable
table_above (const TableOpening *opening)
{
  const Record *end = opening->first;
  for (const Record *line = opening->preview; line < end; line++)
    {
      Head head;
      if (!may_be_head (opening, line, &head))
        continue;
      guint n = 0;
      while (line + 1 + n < end && is_row_below (opening, &head, line + 1 + n))
        n++;
      AboveTable found = judge (opening, &head, n);
      if (found.n_rows > 0)
        return found;
    }
  return (AboveTable) { .n_rows = 0 };
}

/* Has the record numbers wherever a line of headers has sums, and at least in that cell? */
static gboolean
has_sums_below (const Record *head, const Record *record, guint key)
{
  for (guint i = 0; i < record->n_cells; i++)
    {
      Cell cell = record_cell (record, i);
      if (cell.length > 0 && is_sum_header (record_cell (head, i)) && !looks_like_number (cell.text, cell.length))
        return FALSE;
    }
  return is_sum_header (record_cell (head, key));
}

/* Is the record one of sums, below 组别, 应到, 实到? Lines of other titles may stand above these. No count is somebody known, 00123. */
static gboolean
is_below_sum (const TableOpening *opening, const Record *record, guint key)
{
  if (table_knows_person (opening->table, record_cell (record, key)))
    return FALSE;
  for (const Record *head = record; head > opening->preview && record_filled (head - 1) > 1; head--)
    if (has_sums_below (head - 1, record, key))
      return TRUE;
  return FALSE;
}

/* Has the record a number in a column of numbers, and nothing else there? */
static gboolean
has_numbers (const Table *table, const Record *record)
{
  guint n = 0;
  for (guint i = 0; i < table->n_present; i++)
    {
      Cell cell = record_cell (record, (guint) table->cell_of[table->present[i]]);
      CellType type = table->definition->columns[table->present[i]].type;
      if (cell.length == 0 || (type != CELL_NUMBER && type != CELL_INTEGER && type != CELL_DATE))
        continue;
      if (!looks_like_number (cell.text, cell.length))
        return FALSE;
      n++;
    }
  return n > 0;
}

gboolean
table_is_row_above (const TableOpening *opening, const Record *record)
{
  const Table *table = opening->table;
  guint key = table_key_cell (table), first = 0;
  if (table->grid != NULL || table->n_required < 2 || record_lacks_required (table, record, 0))
    return FALSE;
  while (record_cell (record, first).length == 0)
    first++;
  Cell id = record_cell (record, key);
  gboolean person = table_knows_person (opening->table, id), digit = FALSE;
  for (gsize i = 0; i < id.length; i++)
    digit |= g_ascii_isdigit (id.text[i]);
  if ((!digit && !person) || is_label (record_cell (record, first)) || (!person && is_label (id)))
    return FALSE;
  return !is_below_sum (opening, record, key) && (digit || has_numbers (table, record));
}

void
table_report_above (const TableOpening *opening, AboveTable above)
{
  guint first = 0;
  while (record_cell (above.head, first).length == 0)
    first++;
  g_autofree char *headers = record_excerpt (above.head), *rows = g_strdup_printf ("%u", above.n_rows);
  g_autofree char *line = g_strdup_printf ("%u", opening->table->first_header_line);
  Place place = records_cell_place (opening->table->records, above.head->line, first);
  place.value = headers;
  diag_report (opening->diags, above.certain ? DIAG_TABLE_ABOVE : DIAG_TABLE_ABOVE_DOUBTFUL, &place, headers, rows, line, NULL);
}
