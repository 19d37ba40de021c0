/* Retakes in a list of scores: a column 补考成绩 beside that of the scores holds the next attempt of each row. */
#include "source/grid.h"
#include "source/word_list.h"

#include <string.h>

static const char score_words[] = "成绩|成績|分数|分數|得分|分|考试成绩|考試成績|考核成绩|考核成績|score|mark";

/* 补考成绩, 第二次得分, 成绩（补考）, 成绩补考, 补考, 补考成绩2. `*says_score`: it says that scores stand there. */
static gboolean
is_of_retake (const char *header, gboolean *says_score)
{
  GridCell cell = { 0 };
  g_autofree char *name = grid_header_name (header, &cell), *key = dataset_key (name, -1);
  gsize length = strlen (key);
  while (length > 0 && g_ascii_isdigit (key[length - 1]))
    length--;
  g_autofree char *word = g_strndup (key, length);
  gsize end = word_list_end (score_words, word), begin = end == 0 ? word_list_begin (score_words, word) : 0;
  word[length - end] = '\0';
  gboolean found = grid_is_attempt (word + begin) || grid_is_attempt (key) || (cell.attempt != NULL && strcmp (cell.attempt, "1") != 0);
  *says_score = end > 0 || begin > 0;
  g_free (cell.attempt);
  g_free (cell.full_mark);
  return found;
}

gboolean
grid_is_of_retake (const char *header)
{
  gboolean unused;
  return is_of_retake (header, &unused);
}

/* Does the column hold scores, or marks for those that are missing? With one score any word beside it is a mistake, and no reason to lose the score. */
static gboolean
holds_scores (const GridColumnCells *cells)
{
  return cells->n_sure > 0 || 2 * cells->n_same > cells->n_filled;
}

/* Names the columns that would be a third attempt, and what else holds retakes and is not read. */
static void
report_others (const TableOpening *opening, const gint *columns)
{
  const Table *table = opening->table;
  for (guint cell = 0; cell < table->n_header; cell++)
    {
      const char *header = table->header->pdata[cell];
      if (*header == '\0' || columns[cell] >= 0 || strlen (header) > MOST_HEADER || !grid_is_of_retake (header))
        continue;
      GridColumnCells cells = grid_look_at_column (opening, NULL, cell);
      if (cells.n_sure == 0)
        continue;
      Place place = table_header_place (table, cell);
      g_autofree char *title = cell_excerpt (header, strlen (header));
      place.value = title;
      diag_report (opening->diags, DIAG_GRID_COLUMN_RETAKES, &place, title, NULL);
    }
}

/* Names a column 补考成绩 that cannot be read, 合格 and 不合格. What stands below a mere 补考 may be who is to come once more, 是 and 否. */
static void
report_words (const TableOpening *opening, guint cell)
{
  const char *header = opening->table->header->pdata[cell];
  gboolean says_score;
  if (!is_of_retake (header, &says_score) || !says_score)
    return;
  Place place = table_header_place (opening->table, cell);
  g_autofree char *title = cell_excerpt (header, strlen (header)), *example = NULL;
  for (guint row = opening->n_above; row < opening->n_preview && example == NULL; row++)
    {
      Cell found = grid_preview_cell (opening, row, cell);
      if (found.length > 0 && !grid_is_number (&found) && missing_score_kind (found.text, found.length) == NULL)
        example = cell_excerpt (found.text, found.length);
    }
  place.value = title;
  diag_report (opening->diags, DIAG_GRID_COLUMN_RETAKE_WORDS, &place, title, example, NULL);
}

/* The cell of a column, which then is none of the dataset any more. */
static gint
take_cell (Table *table, guint column)
{
  gint cell = table->cell_of[column];
  table->cell_of[column] = -1;
  return cell;
}

/* 补考成绩（满分150）: out of how many the retakes are. */
static void
take_full_mark (const TableOpening *opening, guint cell)
{
  Table *table = opening->table;
  GridCell marks = { 0 };
  g_autofree char *name = grid_header_name (table->header->pdata[cell], &marks);
  g_free (marks.attempt);
  table->retake_full_mark = marks.full_mark;
  if (marks.full_mark != NULL)
    grid_report_full_mark (opening, cell, marks.full_mark);
}

void
table_take_retakes (const TableOpening *opening, gint *columns)
{
  Table *table = opening->table;
  table->retake_cell = table->retake_date_cell = -1;
  if (table->definition->id != DATASET_SCORES)
    return;
  gint cell = take_cell (table, SCORES_RETAKE_SCORE), date_cell = take_cell (table, SCORES_RETAKE_DATE);
  GridColumnCells cells = { 0 };
  if (cell >= 0)
    cells = grid_look_at_column (opening, NULL, (guint) cell);
  /* A column that is still empty may be filled further down. */
  gboolean scores = table->configured[SCORES_RETAKE_SCORE] || cells.n_filled == 0 || holds_scores (&cells);
  if (cell >= 0 && table->cell_of[SCORES_SCORE] >= 0 && scores)
    {
      const char *header = table->header->pdata[cell];
      Place place = table_header_place (table, (guint) cell);
      g_autofree char *title = cell_excerpt (header, strlen (header));
      table->retake_cell = cell;
      table->retake_date_cell = date_cell;
      diag_report (opening->diags, DIAG_HEADER_RETAKE, &place, title, "2", NULL);
      take_full_mark (opening, (guint) cell);
    }
  else
    {
      if (cell >= 0 && table->cell_of[SCORES_SCORE] >= 0)
        report_words (opening, (guint) cell);
      if (cell >= 0)
        columns[cell] = -1;
      if (date_cell >= 0)
        columns[date_cell] = -1;
    }
  if (table->cell_of[SCORES_SCORE] >= 0)
    report_others (opening, columns);
}
