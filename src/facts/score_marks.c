/* Full marks of rows against those that the lists say. A header that says another one is wrong, or the list is; so is a column 总分, which may be a sum. What a
 * column 满分 says goes before the list (docs/figures.md), but hardly anybody means it to differ. */
#include "facts/score_marks.h"

struct ScoreMarks {
  GHashTable *told;         /* "file\ncell\nassessment", set: headers and columns that were reported */
  GHashTable *first;        /* "file\nassessment" → Decimal: the first full mark of a doubtful column, of an assessment that has none */
};

ScoreMarks *
score_marks_new (void)
{
  ScoreMarks *marks = g_new (ScoreMarks, 1);
  marks->told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  marks->first = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return marks;
}

void
score_marks_free (ScoreMarks *marks)
{
  g_hash_table_unref (marks->told);
  g_hash_table_unref (marks->first);
  g_free (marks);
}

/* What the first row of a doubtful column said, which all others must say. */
static Decimal
first_mark (ScoreMarks *marks, const TableRow *row, const char *id, Decimal mark)
{
  g_autofree char *key = g_strconcat (table_file (row->table), "\n", id, NULL);
  Decimal *first = g_hash_table_lookup (marks->first, key);
  if (first != NULL)
    return *first;
  g_hash_table_insert (marks->first, g_steal_pointer (&key), g_memdup2 (&mark, sizeof mark));
  return mark;
}

/* Whether that was not reported yet of the column and the assessment. */
static gboolean
is_new (ScoreMarks *marks, const Place *place, const char *id)
{
  return g_hash_table_add (marks->told, g_strdup_printf ("%s\n%u\n%s", place->file, place->cell, id));
}

/* What stands below 总分 counts where nobody else says the full mark, and is the same in all rows. Where the lists say another one it is not read. */
static gboolean
check_doubtful (ScoreMarks *marks, const TableRow *row, const char *id, Decimal known, Decimal *mark)
{
  Decimal expected = known != DECIMAL_NONE ? known : first_mark (marks, row, id, *mark);
  if (*mark == expected)
    return TRUE;
  g_autofree char *mark_text = ratio_format (*mark, DECIMAL_ONE, 6), *known_text = ratio_format (expected, DECIMAL_ONE, 6);
  Place place = row_place (row, SCORES_MAX_SCORE);
  if (known == DECIMAL_NONE)
    diag_report (row->diags, DIAG_SCORE_FULL_MARK_OTHER, &place, mark_text, id, known_text, NULL);
  else if (is_new (marks, &place, id))
    diag_report (row->diags, DIAG_SCORE_FULL_MARK_UNREAD, &place, row_column_title (row, SCORES_MAX_SCORE), mark_text, id, known_text, NULL);
  *mark = DECIMAL_NONE;
  return known != DECIMAL_NONE;
}

gboolean
score_marks_check (ScoreMarks *marks, const TableRow *row, const Assessment *assessment, const Course *course, Decimal *mark)
{
  if (*mark == DECIMAL_NONE || (assessment == NULL && course == NULL))
    return TRUE;
  const char *id = assessment != NULL ? assessment->id : course->id;
  Decimal known = assessment != NULL ? assessment->max_score : course->max_score;
  if (*mark == known)
    return TRUE;
  Place place;
  gboolean of_header = row_full_mark_of_header (row, &place);
  if (!of_header && row_full_mark_is_doubtful (row))
    return check_doubtful (marks, row, id, known == DECIMAL_NONE && course != NULL ? course->max_score : known, mark);
  if (known == DECIMAL_NONE)
    return TRUE;
  g_autofree char *mark_text = ratio_format (*mark, DECIMAL_ONE, 6), *known_text = ratio_format (known, DECIMAL_ONE, 6);
  if (!of_header)
    place = row_place (row, SCORES_MAX_SCORE);
  if (is_new (marks, &place, id))
    diag_report (row->diags, of_header ? DIAG_HEADER_FULL_MARK_OTHER : DIAG_SCORE_FULL_MARK_OWN, &place, mark_text, id, known_text, NULL);
  return !of_header;
}
