/* Is a column 总分 or 最高分 of a list of scores the full mark? As often it is what somebody reached, with extra points, or the best of all. */
#include "source/grid.h"
#include "source/word_list.h"
#include "text/notation.h"

#include <string.h>

/* Headers that name a full mark only where nothing speaks against it. */
static const char doubtful[] = "总分|總分|最高分";
/* Beside these it is a sum … */
static const char parts_of_sum[] =
  "附加分|加分|扣分|减分|減分|奖励分|獎勵分|平时分|平時分|平时成绩|平時成績|平时|平時|卷面分|卷面成绩|卷面成績|笔试|筆試|笔试成绩|筆試成績|口试|"
  "口試|口试成绩|机试|实操|實操|实操分|实操成绩|實操成績|理论|理論|理论分|理论成绩|理論成績|bonus|extra points";
/* … and beside these a statistic. */
static const char statistics[] = "平均分|均分|平均成绩|平均成績|最低分|名次|排名|排行|位次|average|mean|lowest|rank";

static char *
plain_header (const char *header)
{
  char *key = header_key (header, -1);
  header_cut_brackets (key);
  return key;
}

/* May the column be something else? What trainbook.yml says is believed. */
static gboolean
is_doubtful (const Table *table)
{
  gint cell = table->cell_of[SCORES_MAX_SCORE];
  if (cell < 0 || table->configured[SCORES_MAX_SCORE])
    return FALSE;
  g_autofree char *key = plain_header (table->header->pdata[cell]);
  return word_list_has (doubtful, key);
}

/* The header of the file that is one of the words; NULL. */
static const char *
header_among (const Table *table, const char *words)
{
  for (guint cell = 0; cell < table->n_header; cell++)
    {
      g_autofree char *key = plain_header (table->header->pdata[cell]);
      if (word_list_has (words, key))
        return table->header->pdata[cell];
    }
  return NULL;
}

/* What the rows above said. */
typedef struct {
  GHashTable *marks;        /* assessment and course, as text → its full mark, as text */
  GString *subject;         /* of the last row that has one */
} Seen;

static gboolean
read_number (Cell cell, Decimal *number)
{
  gboolean percent;
  return cell.length > 0 && notation_decimal (cell.text, cell.length, "分|points|point|pts", number, &percent).outcome != NOTATION_WRONG && !percent;
}

static Cell
column_cell (const TableOpening *opening, guint row, guint column)
{
  gint cell = opening->table->cell_of[column];
  return cell < 0 ? (Cell) { "", 0 } : grid_preview_cell (opening, row, (guint) cell);
}

/* Can the cell of this row be the full mark: the same as above, and not below the score? */
static gboolean
may_be_full_mark (const TableOpening *opening, guint row, Seen *seen)
{
  Cell assessment = column_cell (opening, row, SCORES_ASSESSMENT), course = column_cell (opening, row, SCORES_COURSE);
  Decimal mark, score;
  if (assessment.length + course.length > 0)
    {
      g_string_truncate (seen->subject, 0);
      g_string_append_len (seen->subject, assessment.text, (gssize) assessment.length);
      g_string_append_c (seen->subject, '\n');
      g_string_append_len (seen->subject, course.text, (gssize) course.length);
    }
  if (!read_number (column_cell (opening, row, SCORES_MAX_SCORE), &mark))
    return TRUE;
  if (read_number (column_cell (opening, row, SCORES_SCORE), &score) && score > mark)
    return FALSE;
  char *text = g_strdup_printf ("%" G_GINT64_FORMAT, (gint64) mark);
  const char *above = g_hash_table_lookup (seen->marks, seen->subject->str);
  gboolean same = above == NULL || strcmp (above, text) == 0;
  g_hash_table_insert (seen->marks, g_strdup (seen->subject->str), text);
  return same;
}

/* The first row of the preview whose cell cannot be the full mark; n_preview when there is none. */
static guint
row_against (const TableOpening *opening)
{
  Seen seen = { g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free), g_string_new (NULL) };
  guint row = opening->n_above;
  while (row < opening->n_preview && may_be_full_mark (opening, row, &seen))
    row++;
  g_hash_table_unref (seen.marks);
  g_string_free (seen.subject, TRUE);
  return row;
}

/* FALSE when the column is no full mark; then it is named where that is not plain. */
static gboolean
judge (const TableOpening *opening, guint cell)
{
  const Table *table = opening->table;
  const char *header = table->header->pdata[cell], *part = header_among (table, parts_of_sum);
  Place place = table_header_place (table, cell);
  place.value = header;
  if (part != NULL)
    {
      diag_report (opening->diags, DIAG_MAXIMUM_COLUMN_SUM, &place, header, part, NULL);
      return FALSE;
    }
  if (header_among (table, statistics) != NULL && g_str_has_prefix (header, "最高"))
    return FALSE;
  guint row = row_against (opening);
  if (row == opening->n_preview)
    return TRUE;
  Cell found = grid_preview_cell (opening, row, cell);
  g_autofree char *text = cell_excerpt (found.text, found.length);
  place = records_cell_place (table->records, opening->preview[row].line, cell);
  place.value = text;
  diag_report (opening->diags, DIAG_MAXIMUM_COLUMN, &place, header, text, NULL);
  return FALSE;
}

void
grid_drop_doubtful_maximum (const TableOpening *opening, gint *columns)
{
  Table *table = opening->table;
  gint cell = table->cell_of[SCORES_MAX_SCORE];
  if (table->definition->id != DATASET_SCORES || table->cell_of[SCORES_SCORE] < 0 || !is_doubtful (table) || judge (opening, (guint) cell))
    return;
  columns[cell] = -1;
  table->cell_of[SCORES_MAX_SCORE] = -1;
}

gboolean
row_full_mark_is_doubtful (const TableRow *row)
{
  return is_doubtful (row->table);
}
