/* The shape of a dirty file: where its header is, and what stands above it. Which of its columns have merged cells says merged_cells.c, which rows are no
 * data row_shape.c. */
#include "source/day_parts.h"
#include "text/notation.h"

#include <string.h>

/* The header */

static gboolean
same_text (Cell one, Cell other)
{
  return one.length == other.length && memcmp (one.text, other.text, one.length) == 0;
}

/* A cell of the second line of a header; blank where it is merged with the one above, which the reader of workbooks fills. */
static Cell
second_cell (const Record *header, const Record *below, guint i)
{
  Cell upper = record_cell (header, i), lower = record_cell (below, i);
  return same_text (lower, upper) ? (Cell) { "", 0 } : lower;
}

/* The header that stands over a cell of the first line which is blank as a part of a merged one. */
static Cell
upper_cell (const Record *header, guint i)
{
  Cell cell = record_cell (header, i);
  while (cell.length == 0 && i > 0)
    cell = record_cell (header, --i);
  return cell;
}

/* Does the second line say the same below several headers of the first, 初考 and 补考 below each test? Then only both together name a column. */
static gboolean
repeats_itself (const Record *header, const Record *below)
{
  for (guint i = 0; i < below->n_cells; i++)
    for (guint j = 0; j < i; j++)
      {
        Cell one = second_cell (header, below, i), other = second_cell (header, below, j);
        if (one.length > 0 && same_text (one, other) && !looks_like_number (one.text, one.length))
          return TRUE;
      }
  return FALSE;
}

/* Both lines as one header, with a blank between two words in Latin letters. New string. */
static char *
both_lines (Cell upper, Cell lower)
{
  gboolean blank = upper.length > 0 && lower.length > 0 && (guchar) upper.text[upper.length - 1] < 0x80 && (guchar) *lower.text < 0x80;
  return g_strdup_printf ("%.*s%s%.*s", (int) upper.length, upper.text, blank ? " " : "", (int) lower.length, lower.text);
}

/* Is the line below that of the parts of each day, 上午 and 下午? */
static gboolean
names_day_parts (const Table *table, const Record *header, const Record *below)
{
  for (guint i = 0; i < below->n_cells && table->definition->id == DATASET_ATTENDANCE; i++)
    if (day_part_name (second_cell (header, below, i)) != NULL)
      return TRUE;
  return FALSE;
}

/* Do words for attempts stand below the header that is merged over a cell, 初考 and 补考 below 成绩, and nothing else? */
static gboolean
is_of_attempts (const Table *table, const Record *header, const Record *below, guint i)
{
  if (table->definition->id != DATASET_SCORES || !grid_is_attempt_word (second_cell (header, below, i)))
    return FALSE;
  while (record_cell (header, i).length == 0 && i > 0)
    i--;
  return grid_is_attempt_word (second_cell (header, below, i));
}

static gboolean
names_attempts (const Table *table, const Record *header, const Record *below)
{
  for (guint i = 0; i < below->n_cells; i++)
    if (is_of_attempts (table, header, below, i))
      return TRUE;
  return FALSE;
}

static void
keep_header (Table *table, const Record *record, const Record *below)
{
  guint n = MAX (record->n_cells, below != NULL ? below->n_cells : 0);
  gboolean together = below != NULL && (repeats_itself (record, below) || names_day_parts (table, record, below));
  table->header = g_ptr_array_new_with_free_func (g_free);
  table->header_lines = g_new (guint, n + 1);
  for (guint line = 0; line < 2 && below != NULL; line++)
    table->line_texts[line] = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < n; i++)
    {
      Cell lower = below != NULL ? second_cell (record, below, i) : (Cell) { "", 0 }, own = record_cell (record, i);
      Cell upper = lower.length == 0 ? own : together || is_of_attempts (table, record, below, i) ? upper_cell (record, i) : (Cell) { "", 0 };
      table->header_lines[i] = lower.length > 0 ? below->line : record->line;
      g_ptr_array_add (table->header, both_lines (upper, lower));
      if (below == NULL)
        continue;
      g_ptr_array_add (table->line_texts[0], g_strndup (own.text, own.length));
      g_ptr_array_add (table->line_texts[1], g_strndup (lower.text, lower.length));
    }
  table->n_header = n;
  table->first_header_line = record->line;
  table->header_line = below != NULL ? below->line : record->line;
}

gboolean
looks_like_date (Cell cell)
{
  Date date;
  Notation found = notation_date (cell.text, cell.length, 0, &date);
  return found.outcome != NOTATION_WRONG || found.fault == NOTATION_NO_YEAR;
}

/* "2", "３" → a day of the month; 0. */
static guint
day_of_month (Cell cell)
{
  g_autofree char *plain = g_utf8_normalize (cell.text, (gssize) cell.length, G_NORMALIZE_NFKC);
  guint64 day;
  return plain != NULL && g_ascii_string_to_unsigned (plain, 10, 1, 31, &day, NULL) ? (guint) day : 0;
}

/* Between the last day in a month and the first in the next one that columns have, weekends may lie. */
enum { LAST_DAYS = 26, FIRST_DAYS = 3 };

/* Are the numbers of a line dates, or the days of a month, one after the other, which may go on into the next one? One or two of those prove nothing. */
static gboolean
numbers_are_dates (const Record *header, const Record *below)
{
  guint n_days = 0, last = 0, n_months = 1;
  for (guint i = 0; i < below->n_cells; i++)
    {
      Cell lower = second_cell (header, below, i);
      if (lower.length == 0 || !looks_like_number (lower.text, lower.length) || looks_like_date (lower))
        continue;
      guint day = day_of_month (lower);
      if (day <= last && (day == 0 || day > FIRST_DAYS || last < LAST_DAYS || ++n_months > 2))
        return FALSE;
      last = day;
      n_days++;
    }
  return n_days == 0 || n_days >= 3;
}

/* Does a second line of headers stand below the first, where cells of that are merged: blank below every header that names a column, and a header
 * of its own below others? A number is none, but in attendance, where it may be a date; there the first line may also name the weekdays. */
static gboolean
is_second_line (const TableOpening *opening, const Record *header, const Record *below)
{
  const DatasetDefinition *definition = opening->table->definition;
  gboolean attendance = definition->id == DATASET_ATTENDANCE, dates = attendance && numbers_are_dates (header, below);
  guint own = 0;
  for (guint i = 0; i < MAX (header->n_cells, below->n_cells); i++)
    {
      Cell upper = record_cell (header, i), lower = second_cell (header, below, i);
      if (lower.length == 0)
        continue;
      gboolean complete;
      const Record one = { header->file, header->line, 1, &upper };
      if ((!dates && looks_like_number (lower.text, lower.length))
          || (upper.length > 0 && header_names_count (opening->names, definition, &one, &complete) > 0 && i + 1 < header->n_cells
              && record_cell (header, i + 1).length > 0))
        return FALSE;
      own += upper.length == 0 || (dates && cell_weekday (upper) > 0 && cell_weekday (lower) == 0) || (attendance && day_part_name (lower) != NULL);
    }
  /* The first columns are merged over both lines. */
  return own > 0 && second_cell (header, below, 0).length == 0 && record_cell (header, 0).length > 0;
}

/* Does such a line stand below a first one that names all a row needs, as 开始 and 结束 below 培训时间 and nothing below the others? Its words must be
 * headers too: then it is no row that lacks everything. */
static gboolean
is_named_second_line (const TableOpening *opening, const Record *header, const Record *below)
{
  gboolean complete;
  guint own = 0;
  for (guint i = 0; i < below->n_cells; i++)
    {
      Cell lower = second_cell (header, below, i);
      gboolean part = record_cell (header, i).length == 0;
      gboolean first = !part && record_cell (header, i + 1).length == 0 && second_cell (header, below, i + 1).length > 0;
      if (lower.length > 0 && ((!part && !first) || looks_like_number (lower.text, lower.length)))
        return FALSE;
      own += lower.length > 0 && part;
    }
  return own > 0 && second_cell (header, below, 0).length == 0
         && (names_attempts (opening->table, header, below) || header_names_count (opening->names, opening->table->definition, below, &complete) > 0);
}

/* Does a line below the header look like a second one of it, whether it can be read or not? */
static gboolean
may_be_second_line (const Record *header, const Record *below)
{
  guint own = 0;
  for (guint i = 0; i < below->n_cells; i++)
    own += record_cell (header, i).length == 0 && record_cell (below, i).length > 0;
  return own > 0 && record_cell (header, 0).length > 0 && second_cell (header, below, 0).length == 0;
}

/* Does the header begin in the line above the one that names most columns? It does where both together name all that a row needs, as 日期 and 成绩 below
 * 考试情况. */
static gboolean
begins_above (const TableOpening *opening, const Record *header)
{
  const Record *above = header - 1;
  gboolean complete;
  if (header == opening->preview || !is_second_line (opening, above, header))
    return FALSE;
  guint n = MAX (above->n_cells, header->n_cells);
  g_autofree Cell *cells = g_new (Cell, n + 1);
  for (guint i = 0; i < n; i++)
    {
      Cell lower = second_cell (above, header, i);
      cells[i] = lower.length > 0 ? lower : record_cell (above, i);
    }
  const Record both = { above->file, above->line, n, cells };
  header_names_count (opening->names, opening->table->definition, &both, &complete);
  return complete;
}

static gboolean
names_weekdays (const Record *header, const Record *below)
{
  guint n = 0;
  for (guint i = 0; i < below->n_cells; i++)
    {
      Cell cell = second_cell (header, below, i);
      if (cell.length > 0 && cell_weekday (cell) == 0)
        return FALSE;
      n += cell.length > 0;
    }
  return n > 0;
}

/* The line below a header; of dates, weekdays and parts of the day, each in a line, the last one. NULL at the end. */
static const Record *
line_below (const TableOpening *opening, guint header)
{
  const Record *first = &opening->preview[header];
  if (header + 2 < opening->n_preview && names_weekdays (first, first + 1) && names_day_parts (opening->table, first, first + 2))
    return first + 2;
  return header + 1 < opening->n_preview ? first + 1 : NULL;
}

/* How much a line looks like the header. */
typedef struct {
  gboolean complete;       /* it names all that a row needs */
  gboolean needed;         /* it names somebody: 日期 and 课程 before their values do not … */
  gboolean sums;           /* … and nothing but sums beside: 姓名 and 平均分 of a summary above a score sheet */
  guint n;                 /* so many columns */
} HeaderLine;

static HeaderLine
header_line (const TableOpening *opening, const Record *line)
{
  const DatasetDefinition *definition = opening->table->definition;
  HeaderLine found = { .complete = FALSE };
  found.n = header_names_count (opening->names, definition, line, &found.complete);
  found.needed = found.n > 0 && (found.complete || header_names_needed (opening->names, definition, line));
  found.sums = found.needed && !found.complete && table_sums_up (opening, line);
  return found;
}

/* Is the first one a better header than the second, which stands above it? */
static gboolean
is_better_header (const HeaderLine *one, const HeaderLine *other)
{
  if (one->complete != other->complete)
    return one->complete;
  if (one->needed != other->needed)
    return one->needed;
  return one->sums != other->sums ? other->sums : one->n > other->n;
}

void
table_find_header (TableOpening *opening)
{
  HeaderLine most = { .complete = FALSE };
  guint best = 0;
  for (guint i = 0; i < opening->n_preview; i++)
    {
      HeaderLine line = header_line (opening, &opening->preview[i]);
      /* A title that happens to be a header's word is none. */
      if (line.n == 0 || !is_better_header (&line, &most) || (line.n == 1 && record_filled (&opening->preview[i]) == 1 && i > 0))
        continue;
      best = i;
      most = line;
    }
  gboolean best_complete = most.complete;
  if (!best_complete && begins_above (opening, &opening->preview[best]))
    best--;
  const Record *header = &opening->preview[best], *below = line_below (opening, best);
  gboolean two = below != NULL && (best_complete ? is_named_second_line (opening, header, below) : is_second_line (opening, header, below));
  opening->second = two || (below != NULL && may_be_second_line (header, below)) ? below : NULL;
  opening->first = header;
  keep_header (opening->table, header, two ? below : NULL);
  opening->n_above = two ? (guint) (below - opening->preview) + 1 : best + 1;
}

/* The first column that both lines are needed for. */
guint
table_two_lines (const TableOpening *opening, char **upper, char **lower, char **both)
{
  guint i = 0;
  while (i + 1 < opening->second->n_cells && second_cell (opening->first, opening->second, i).length == 0)
    i++;
  Cell above = upper_cell (opening->first, i), below = record_cell (opening->second, i);
  *upper = cell_excerpt (above.text, above.length);
  *lower = cell_excerpt (below.text, below.length);
  g_autofree char *together = both_lines (above, below);
  *both = cell_excerpt (together, strlen (together));
  return i;
}

static void
report_line (const TableOpening *opening, DiagId id, const Record *record)
{
  g_autofree char *text = title_excerpt (opening, record);
  Place place = { .file = opening->table->file, .line = record->line, .is_sheet = records_is_sheet (opening->table->records), .value = text };
  diag_report (opening->diags, id, &place, text, "", NULL);
}

/* Columns that have cells but no header. Their header's place is named once. */
static void
report_nameless (const TableOpening *opening)
{
  const Table *table = opening->table;
  for (guint cell = 0; cell < table->n_header; cell++)
    {
      if (*(const char *) table->header->pdata[cell] != '\0' || (table->definition->id == DATASET_ATTENDANCE && table->cell_of[ATTENDANCE_DAY_PART] == (gint) cell))
        continue;
      for (guint i = opening->n_above; i < opening->n_preview; i++)
        {
          Cell found = record_cell (&opening->preview[i], cell);
          if (found.length == 0 || table_row_shape (table, &opening->preview[i]) != SHAPE_DATA)
            continue;
          g_autofree char *text = cell_excerpt (found.text, found.length);
          Place place = table_header_place (table, cell);
          diag_report (opening->diags, DIAG_COLUMN_NAMELESS, &place, text, NULL);
          break;
        }
    }
}

/* Names what stands above the header. FALSE when data do. */
static gboolean
report_above (const TableOpening *opening)
{
  AboveTable above = table_above (opening);
  gboolean good = above.n_rows == 0 || !above.certain;
  if (above.n_rows > 0)
    table_report_above (opening, above);
  for (guint i = 0; i < opening->n_above; i++)
    {
      const Record *record = &opening->preview[i];
      if (record_filled (record) == 0 || record->line >= opening->table->first_header_line)
        continue;
      gboolean of_table = above.n_rows > 0 && record >= above.head && record <= above.head + above.n_rows;
      gboolean data = !of_table && table_is_row_above (opening, record);
      report_line (opening, data ? DIAG_ROW_ABOVE_HEADER : DIAG_TITLE_ROW, record);
      good &= !data;
      g_ptr_array_add (opening->table->titles, record_excerpt (record));
    }
  return good;
}

gboolean
table_find_shape (const TableOpening *opening)
{
  opening->table->titles = g_ptr_array_new_with_free_func (g_free);
  gboolean good = report_above (opening);
  guint n_rows = 0, n_long = 0;
  for (guint i = opening->n_above; i < opening->n_preview; i++)
    {
      n_rows += record_filled (&opening->preview[i]) > 0;
      n_long += opening->preview[i].n_cells > opening->table->n_header;
    }
  opening->table->may_be_long = 2 * n_long >= n_rows || records_is_sheet (opening->table->records);
  report_nameless (opening);
  table_find_merged (opening);
  return good;
}
