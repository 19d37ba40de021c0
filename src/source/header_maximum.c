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

/* What the rows say of one assessment or course. */
typedef struct {
  char *id;                 /* or NULL: nobody knows it */
  Decimal known;            /* the full mark that its list says; DECIMAL_NONE */
  Decimal mark;             /* what stands in the column; DECIMAL_NONE: nothing yet */
  guint best_row;           /* the first row whose score is that; n_preview: none */
  gboolean below;           /* a score is below that */
} Subject;

/* What speaks against the column. */
typedef enum { NOTHING, OTHER_ROWS, OTHER_LIST, BEST_SCORE } Against;

/* The rows of the preview, one after the other. */
typedef struct {
  const TableOpening *opening;
  GHashTable *subjects;     /* assessment and course, as text → Subject */
  Subject *subject;         /* of the last row that has one */
} Rows;

static void
subject_free (gpointer data)
{
  g_free (((Subject *) data)->id);
  g_free (data);
}

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

/* Looks the subject up in the lists: by the assessment, else by the course. FALSE when they do not have it. */
static gboolean
look_up (const TableOpening *opening, Subject *subject, guint column, Cell cell)
{
  g_autofree char *text = g_strndup (cell.text, cell.length);
  const char *id = cell.length == 0 ? NULL : opening->find_name (DATASET_SCORES, column, text, opening->find_data);
  if (id == NULL)
    return FALSE;
  const char *known = column == SCORES_ASSESSMENT ? opening->find_name (DATASET_ASSESSMENTS, ASSESSMENTS_MAX_SCORE, id, opening->find_data)
                                                  : opening->find_name (DATASET_COURSES, COURSES_MAX_SCORE, id, opening->find_data);
  subject->id = g_strdup (id);
  if (known == NULL || !decimal_parse (known, strlen (known), &subject->known))
    subject->known = DECIMAL_NONE;
  return TRUE;
}

static Subject *
find_subject (Rows *rows, Cell assessment, Cell course)
{
  g_autofree char *key = g_strdup_printf ("%.*s\n%.*s", (int) assessment.length, assessment.text, (int) course.length, course.text);
  Subject *subject = g_hash_table_lookup (rows->subjects, key);
  if (subject != NULL)
    return subject;
  subject = g_new (Subject, 1);
  *subject = (Subject) { NULL, DECIMAL_NONE, DECIMAL_NONE, rows->opening->n_preview, FALSE };
  if (rows->opening->find_name != NULL && !look_up (rows->opening, subject, SCORES_ASSESSMENT, assessment))
    look_up (rows->opening, subject, SCORES_COURSE, course);
  g_hash_table_insert (rows->subjects, g_steal_pointer (&key), subject);
  return subject;
}

/* Can the cell of this row be the full mark: the same as above and as in the lists, and not below the score? */
static Against
look_at_row (Rows *rows, guint row)
{
  const TableOpening *opening = rows->opening;
  Cell assessment = column_cell (opening, row, SCORES_ASSESSMENT), course = column_cell (opening, row, SCORES_COURSE);
  Decimal mark, score;
  if (assessment.length + course.length > 0 || rows->subject == NULL)
    rows->subject = find_subject (rows, assessment, course);
  if (!read_number (column_cell (opening, row, SCORES_MAX_SCORE), &mark))
    return NOTHING;
  Subject *subject = rows->subject;
  gboolean scored = read_number (column_cell (opening, row, SCORES_SCORE), &score);
  if (subject->known != DECIMAL_NONE && mark != subject->known)
    return OTHER_LIST;
  if ((scored && score > mark) || (subject->mark != DECIMAL_NONE && mark != subject->mark))
    return OTHER_ROWS;
  subject->mark = mark;
  subject->below |= scored && score < mark;
  if (scored && score == mark)
    subject->best_row = MIN (subject->best_row, row);
  return NOTHING;
}

/* Where nobody says the full mark, 最高分 that somebody reached may be the best score of all, and 总分 that everybody reached the score once more. With the usual
 * full mark both are the same. */
static guint
row_of_best_score (const Rows *rows, gboolean best)
{
  guint found = rows->opening->n_preview;
  GHashTableIter iter;
  gpointer value;
  g_hash_table_iter_init (&iter, rows->subjects);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const Subject *subject = value;
      if (subject->known == DECIMAL_NONE && subject->mark != 100 * DECIMAL_ONE && (best || !subject->below))
        found = MIN (found, subject->best_row);
    }
  return found;
}

/* Names the cell of a row that speaks against the column. */
static void
report_row (const Rows *rows, guint cell, guint row, Against against)
{
  const TableOpening *opening = rows->opening;
  const Table *table = opening->table;
  const char *header = table->header->pdata[cell];
  Cell found = grid_preview_cell (opening, row, cell);
  Place place = records_cell_place (table->records, opening->preview[row].line, cell);
  g_autofree char *text = cell_excerpt (found.text, found.length);
  place.value = text;
  if (against == OTHER_LIST)
    {
      g_autofree char *known = ratio_format (rows->subject->known, DECIMAL_ONE, 6);
      diag_report (opening->diags, DIAG_MAXIMUM_COLUMN_OTHER, &place, header, text, rows->subject->id, known, NULL);
    }
  else
    diag_report (opening->diags, against == BEST_SCORE ? DIAG_MAXIMUM_COLUMN_BEST : DIAG_MAXIMUM_COLUMN, &place, header, text, NULL);
}

/* Do the rows of the preview say that the column is no full mark? Then that is reported. */
static gboolean
rows_speak_against (const TableOpening *opening, guint cell, gboolean best)
{
  Rows rows = { opening, g_hash_table_new_full (g_str_hash, g_str_equal, g_free, subject_free), NULL };
  Against against = NOTHING;
  guint row = opening->n_above;
  while (row < opening->n_preview && (against = look_at_row (&rows, row)) == NOTHING)
    row++;
  if (against == NOTHING && (row = row_of_best_score (&rows, best)) < opening->n_preview)
    against = BEST_SCORE;
  if (against != NOTHING)
    report_row (&rows, cell, row, against);
  g_hash_table_unref (rows.subjects);
  return against != NOTHING;
}

/* FALSE when the column is no full mark; then it is named where that is not plain. */
static gboolean
judge (const TableOpening *opening, guint cell)
{
  const Table *table = opening->table;
  const char *header = table->header->pdata[cell], *part = header_among (table, parts_of_sum);
  gboolean best = g_str_has_prefix (header, "最高");
  if (part != NULL)
    {
      Place place = table_header_place (table, cell);
      place.value = header;
      diag_report (opening->diags, DIAG_MAXIMUM_COLUMN_SUM, &place, header, part, NULL);
      return FALSE;
    }
  return (header_among (table, statistics) == NULL || !best) && !rows_speak_against (opening, cell, best);
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
  const Table *table = row->table;
  /* What the header of a retake says is no cell of the column. */
  return row->notes->cell_of[SCORES_MAX_SCORE] == table->cell_of[SCORES_MAX_SCORE] && is_doubtful (table);
}
