/* What stands behind a name in the header of a wide table: 退货规则测验（11月9日） and A01 补考 hold the scores of an assessment, 退货规则测验（名次） and S001迟到次数 need not. A
 * column is read only where the words behind the name say nothing else. */
#include "source/grid.h"
#include "source/word_list.h"
#include "text/notation.h"

#include <string.h>

/* Days of half a year: a date without its year is in the one that brings it nearest to the assessment's day. */
#define NEAR 183

/* Words that say no more than that scores stand below, or how all of them were made. */
static const char of_scores[] = "成绩|成績|分数|分數|得分|分|卷面分|卷面成绩|卷面成績|百分制|线上|線上|线下|線下|在线|闭卷|閉卷|开卷|開卷|机考|機考|score|scores|mark|marks|points";
/* What ends words that stand behind an id and say that no scores, or no signs, stand below. */
static const char no_scores[] = "折算|折算分|折合|折合分|加权|加權|加权分|占比|佔比|比例|权重|權重|系数|係數|题数|題數|错题|錯題|等级分|等級分|标准分|標準分|时间|時間|日期|满分|滿分|%";
static const char no_signs[] = "时间|時間|日期|次数|次數|分数|分數|成绩|成績|得分|事由|原因|满意度|滿意度";

typedef struct {
  const TableOpening *opening;
  guint column;
  const char *found;           /* what the name before it names */
  GridCell *cell;
} Behind;

/* The word says only what the name says already: its title behind its id, its course. */
static gboolean
names_same (const Behind *behind, const char *text)
{
  static const guint subjects[] = { SCORES_ASSESSMENT, SCORES_COURSE };
  const TableOpening *opening = behind->opening;
  if (opening->table->definition->id != DATASET_SCORES)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (subjects); i++)
    {
      const char *named = opening->find_name (DATASET_SCORES, subjects[i], text, opening->find_data);
      if (named != NULL && (subjects[i] != behind->column || strcmp (named, behind->found) == 0))
        return TRUE;
    }
  return FALSE;
}

/* The year that brings a date without one nearest to the assessment's day, or the one that the sheet is of; else DATE_NONE. */
static Date
complete_date (const Behind *behind, const char *text)
{
  const TableOpening *opening = behind->opening;
  const char *of = behind->column != SCORES_ASSESSMENT || opening->find_name == NULL ? NULL : opening->find_name (DATASET_SCORES, SCORES_DATE, behind->found, opening->find_data);
  Date day, date = DATE_NONE;
  int year, month, unused;
  if (of == NULL || !date_parse (of, strlen (of), &day))
    {
      GridPeriod period = grid_period (opening);
      if (period.year != 0)
        notation_date (text, strlen (text), period.year, &date);
      grid_period_clear (&period);
      return date;
    }
  date_split (day, &year, &month, &unused);
  for (int other = year - 1; other <= year + 1; other++)
    if (notation_date (text, strlen (text), other, &date).outcome != NOTATION_WRONG && ABS ((gint64) date - (gint64) day) <= NEAR)
      return date;
  return DATE_NONE;
}

/* The day of the scores. FALSE when the text is none, or nobody knows which year it is in. */
static gboolean
take_date (const Behind *behind, const char *text)
{
  Date date;
  char written[DATE_BUFFER];
  Notation found = notation_date (text, strlen (text), 0, &date);
  if (found.outcome == NOTATION_WRONG && found.fault == NOTATION_NO_YEAR)
    date = complete_date (behind, text);
  if (date == DATE_NONE || (found.outcome == NOTATION_REPAIRED && (found.repairs & NOTATION_SERIAL) != 0))
    return FALSE;
  if (behind->cell->date == NULL)
    behind->cell->date = g_strdup (date_format (date, written));
  return TRUE;
}

char *
grid_date_of_scores (const TableOpening *opening, const GridCell *cell, Cell text)
{
  g_autofree char *copy = g_strndup (text.text, text.length);
  GridCell found = { 0 };
  const Behind behind = { opening, cell->column, cell->value, &found };
  return take_date (&behind, copy) ? found.date : NULL;
}

static gboolean
is_known (const Behind *behind, const char *text)
{
  g_autofree char *key = dataset_key (text, -1), *mark = header_full_mark (text);
  return *key == '\0' || mark != NULL || word_list_has (of_scores, key) || grid_is_attempt_word ((Cell) { text, strlen (text) }) || take_date (behind, text)
         || names_same (behind, text);
}

/* Is all of a text known, as a whole or part by part? */
static gboolean
are_known (const Behind *behind, const char *text, guint depth)
{
  static const char *const separators[] = { ",;()", " /\n" };
  if (is_known (behind, text))
    return TRUE;
  for (; depth < G_N_ELEMENTS (separators); depth++)
    {
      if (strpbrk (text, separators[depth]) == NULL)
        continue;
      g_auto (GStrv) parts = g_strsplit_set (text, separators[depth], -1);
      for (char **part = parts; *part != NULL; part++)
        if (!are_known (behind, g_strstrip (*part), depth + 1))
          return FALSE;
      return TRUE;
    }
  return FALSE;
}

/* Does one of the words say something else than what should stand below? */
static gboolean
says_other (const Behind *behind, const char *text)
{
  const DatasetDefinition *definition = behind->opening->table->definition;
  gboolean attendance = definition->id == DATASET_ATTENDANCE, other = FALSE;
  g_autoptr (GRegex) dividers = g_regex_new ("[\\s()/,;、:\\-]+", 0, 0, NULL);
  g_auto (GStrv) words = g_regex_split (dividers, text, 0);
  ChoiceTable *statuses = attendance ? choice_table_new (definition->columns[ATTENDANCE_STATUS].choices) : NULL;
  for (char **word = words; *word != NULL && !other; word++)
    {
      g_autofree char *key = dataset_key (*word, -1);
      if (*key == '\0')
        continue;
      int status = attendance ? choice_find (statuses, *word, strlen (*word)) : -1;
      /* Present is the first of the choices: 出勤 heads any signs. */
      other = status > 0 || (status < 0 && grid_is_usual_end (key)) || word_list_end (attendance ? no_signs : no_scores, key) > 0;
    }
  choice_table_free (statuses);
  return other;
}

gboolean
grid_may_be_other (const TableOpening *opening, guint column, const char *found, const char *behind_id, const char *brackets, GridCell *cell)
{
  const Behind behind = { opening, column, found, cell };
  g_autofree char *inside = g_utf8_normalize (brackets != NULL ? brackets : "", -1, G_NORMALIZE_NFKC);
  g_autofree char *rest = g_utf8_normalize (behind_id != NULL ? behind_id : "", -1, G_NORMALIZE_NFKC);
  if (inside == NULL || rest == NULL)
    return TRUE;
  if (opening->table->definition->id != DATASET_SCORES)
    return says_other (&behind, rest) || says_other (&behind, inside);
  return (!are_known (&behind, g_strstrip (rest), 0) && says_other (&behind, rest)) || !are_known (&behind, g_strstrip (inside), 0);
}

void
grid_report_other (const TableOpening *opening, Grid *grid, guint cell, const char *found)
{
  const Table *table = opening->table;
  const char *header = table->header->pdata[cell];
  Place place = table_header_place (table, cell);
  g_autofree char *title = cell_excerpt (header, strlen (header));
  place.value = title;
  g_array_append_val (grid->told, cell);
  if (grid_is_filled (opening, cell))
    diag_report (opening->diags, table->definition->id == DATASET_SCORES ? DIAG_GRID_COLUMN_OTHER_SCORES : DIAG_GRID_COLUMN_OTHER_SIGNS, &place, title, found, NULL);
}

/* Two columns of one thing */

static gboolean
are_twins (const GridCell *one, const GridCell *other)
{
  return one->column == other->column && strcmp (one->value, other->value) == 0 && g_strcmp0 (one->attempt, other->attempt) == 0
         && g_strcmp0 (one->date, other->date) == 0 && g_strcmp0 (one->day_part, other->day_part) == 0 && one->from == other->from && one->to == other->to;
}

gboolean
grid_check_twins (const TableOpening *opening, const Grid *grid)
{
  const Table *table = opening->table;
  gboolean good = TRUE;
  if (table->definition->id == DATASET_FEEDBACK)
    return TRUE;      /* items of surveys are told of as such */
  for (guint i = 1; i < grid->cells->len; i++)
    for (guint j = 0; j < i; j++)
      {
        const GridCell *first = &g_array_index (grid->cells, GridCell, j), *second = &g_array_index (grid->cells, GridCell, i);
        if (!are_twins (first, second) || !grid_is_filled (opening, first->cell) || !grid_is_filled (opening, second->cell))
          continue;
        const char *one = table->header->pdata[first->cell], *two = table->header->pdata[second->cell];
        g_autofree char *title = cell_excerpt (one, strlen (one)), *again = cell_excerpt (two, strlen (two));
        g_autofree char *number = g_strdup_printf ("%u", first->cell + 1), *other = g_strdup_printf ("%u", second->cell + 1);
        Place place = table_header_place (table, second->cell);
        place.value = again;
        diag_report (opening->diags, DIAG_GRID_TWINS, &place, number, title, other, again, NULL);
        good = FALSE;
        break;
      }
  return good;
}
