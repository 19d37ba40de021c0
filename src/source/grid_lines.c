/* Lines below the header of a wide table that say something of each column, and are no rows: 满分, , 100, 50 and 考试日期, , 11月6日, 11月13日 of a score sheet, as
 * 测验（满分50） and 测验（11月6日） would. Others are named. */
#include "source/grid.h"
#include "source/row_shape.h"
#include "source/word_list.h"
#include "text/notation.h"

#include <string.h>

static const char mark_words[] = "满分|滿分|满分值|滿分值|卷面满分|卷面滿分|满分分值|full mark|full marks|maximum|out of";
static const char date_words[] = "考试日期|考試日期|日期|考核日期|测验日期|測驗日期|考试时间|考試時間|考核时间|测验时间|測驗時間|date|day|exam date|test date|date of exam";
/* What else such lines are of, beside what the columns of the datasets are called. */
static const char other_words[] = "监考|監考|监考人|監考人|监考员|監考員|主考|主考人|阅卷|閱卷|阅卷人|閱卷人|题数|題數|题量|題量|考试时长|考試時長|时长|時長|考场|考場|invigilator|examiner";

/* What a line below the header is, by the words that stand in it beside the grid's columns. */
typedef enum { LINE_NONE, LINE_MARKS, LINE_DATES, LINE_OTHER } LineKind;

static LineKind
word_kind (const TableOpening *opening, Cell cell)
{
  g_autofree char *key = cell.length <= MOST_HEADER ? header_key (cell.text, (gssize) cell.length) : g_strdup ("");
  gboolean scores = opening->table->definition->id == DATASET_SCORES;
  header_cut_brackets (key);
  if (scores && word_list_has (mark_words, key))
    return LINE_MARKS;
  if (scores && word_list_has (date_words, key))
    return LINE_DATES;
  if (total_word (cell) != TOTAL_NONE || is_weekday_title (key))
    return LINE_NONE;
  return dataset_is_header (key) || word_list_has (other_words, key) ? LINE_OTHER : LINE_NONE;
}

static gboolean
may_be_date (Cell cell)
{
  Date date;
  Notation found = notation_date (cell.text, cell.length, 0, &date);
  return (found.outcome != NOTATION_WRONG && (found.repairs & NOTATION_SERIAL) == 0) || found.fault == NOTATION_NO_YEAR;
}

/* Is it a sum of what the line says, below 总分? */
static gboolean
is_sum (const Table *table, guint at, Cell cell)
{
  gint column = row_column_of (table, at);
  return (column < 0 || table->definition->columns[column].type == CELL_NUMBER) && looks_like_number (cell.text, cell.length) && !may_be_date (cell);
}

/* The kind of a line: nothing else stands there, but for one date of all columns in `*common`. */
static LineKind
line_kind (const TableOpening *opening, const Grid *grid, const Record *record, Cell *common)
{
  LineKind kind = LINE_NONE;
  *common = (Cell) { "", 0 };
  for (guint i = 0; i < record->n_cells; i++)
    {
      Cell cell = record_cell (record, i);
      if (cell.length == 0 || grid_has_cell (grid, i))
        continue;
      if (table_is_header_text (opening->table, opening->table->line_texts[0] != NULL, i, cell))
        return LINE_NONE;
      if (kind != LINE_NONE && is_sum (opening->table, i, cell))
        continue;
      LineKind word = word_kind (opening, cell);
      if (word == LINE_NONE && kind == LINE_DATES && common->length == 0)
        *common = cell;
      else if (word == LINE_NONE || (kind != LINE_NONE && word != kind))
        return LINE_NONE;
      else
        kind = word;
    }
  return kind;
}

/* What a line says of a column, also where its cell is merged with one further left. */
static Cell
line_cell (const Record *record, guint cell)
{
  Cell own = record_cell (record, cell);
  for (guint i = 0; own.length == 0 && record->notes != NULL && i < record->notes->n_merged; i++)
    {
      const MergedCells *merged = &record->notes->merged[i];
      if (merged->kind == MERGED_BESIDE && cell >= merged->cell && cell <= merged->last_cell)
        own = record_cell (record, merged->first_cell);
    }
  return own;
}

/* FALSE, reported, when the header says another full mark. */
static gboolean
take_mark (const TableOpening *opening, GridCell *cell, const Record *record)
{
  const Table *table = opening->table;
  Cell text = line_cell (record, cell->cell);
  Decimal mark, known;
  gboolean percent;
  if (text.length == 0 || notation_decimal (text.text, text.length, "分|points|point|pts", &mark, &percent).outcome == NOTATION_WRONG || percent || mark <= 0)
    return TRUE;
  Place place = records_cell_place (table->records, record->line, cell->cell);
  g_autofree char *written = ratio_format (mark, DECIMAL_ONE, 6), *title = cell_excerpt (table->header->pdata[cell->cell], strlen (table->header->pdata[cell->cell]));
  place.value = written;
  if (cell->full_mark != NULL)
    {
      if (decimal_parse (cell->full_mark, strlen (cell->full_mark), &known) && known == mark)
        return TRUE;
      diag_report (opening->diags, DIAG_HEADER_FULL_MARK_OTHER, &place, written, title, cell->full_mark, NULL);
      return FALSE;
    }
  cell->mark_line = record->line;
  cell->full_mark = g_steal_pointer (&written);
  place.value = cell->full_mark;
  diag_report (opening->diags, DIAG_HEADER_FULL_MARK_LINE, &place, title, cell->full_mark, NULL);
  return TRUE;
}

/* The day of a column's scores. FALSE, reported, when it is none, or another than the header says. */
static gboolean
take_date (const TableOpening *opening, GridCell *cell, const Record *record, Cell text)
{
  const Table *table = opening->table;
  if (text.length == 0 || cell_is_placeholder (text.text, text.length))
    return TRUE;
  g_autofree char *written = cell_excerpt (text.text, text.length), *title = cell_excerpt (table->header->pdata[cell->cell], strlen (table->header->pdata[cell->cell]));
  g_autofree char *date = text.length <= MOST_HEADER ? grid_date_of_scores (opening, cell, text) : NULL;
  Place place = records_cell_place (table->records, record->line, cell->cell);
  place.value = written;
  if (date == NULL)
    diag_report (opening->diags, DIAG_HEADER_DATE_NONE, &place, written, NULL);
  else if (cell->date != NULL && strcmp (cell->date, date) != 0)
    diag_report (opening->diags, DIAG_HEADER_DATE_OTHER, &place, date, title, cell->date, NULL);
  else
    {
      if (cell->date == NULL)
        diag_report (opening->diags, DIAG_HEADER_DATE_LINE, &place, title, date, NULL);
      g_free (cell->date);
      cell->date = g_steal_pointer (&date);
      return TRUE;
    }
  return FALSE;
}

/* A line of something else, 监考 or 课程编号, is not read. */
static void
report_line (const TableOpening *opening, const Record *record)
{
  guint first = 0;
  while (record_cell (record, first).length == 0)
    first++;
  Cell cell = record_cell (record, first);
  g_autofree char *text = cell_excerpt (cell.text, cell.length);
  Place place = records_cell_place (opening->table->records, record->line, first);
  place.value = text;
  diag_report (opening->diags, DIAG_GRID_LINE, &place, text, NULL);
}

/* FALSE: reported. */
static gboolean
take_line (const TableOpening *opening, Grid *grid, const Record *record, LineKind kind, Cell common)
{
  gboolean good = TRUE, filled = FALSE;
  for (guint i = 0; i < grid->cells->len; i++)
    filled |= record_cell (record, g_array_index (grid->cells, GridCell, i).cell).length > 0;
  for (guint i = 0; i < grid->cells->len; i++)
    {
      GridCell *cell = &g_array_index (grid->cells, GridCell, i);
      if (kind == LINE_MARKS)
        good &= take_mark (opening, cell, record);
      else if (kind == LINE_DATES)
        good &= take_date (opening, cell, record, filled ? line_cell (record, cell->cell) : common);
    }
  if (kind == LINE_OTHER && filled)
    report_line (opening, record);
  /* A line of full marks is a total by its word. */
  if (kind != LINE_MARKS && grid->n_lines < G_N_ELEMENTS (grid->lines))
    grid->lines[grid->n_lines++] = record->line;
  return good;
}

gboolean
grid_take_lines (const TableOpening *opening, Grid *grid)
{
  DatasetId id = opening->table->definition->id;
  gboolean good = TRUE;
  for (guint row = opening->n_above; row < opening->n_preview && (id == DATASET_SCORES || id == DATASET_ATTENDANCE); row++)
    {
      const Record *record = &opening->preview[row];
      Cell common;
      LineKind kind = line_kind (opening, grid, record, &common);
      if (kind != LINE_NONE)
        good &= take_line (opening, grid, record, kind, common);
      else if (record_filled (record) > 0 && table_row_shape (opening->table, record) == SHAPE_DATA)
        break;
    }
  return good;
}
