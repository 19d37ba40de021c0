/* The full mark in the header of a column of marks: 成绩（满分150）, 评分（5分制）. */
#include "source/table.h"

#include <string.h>

/* Columns of marks, and those that rows would have their full mark in. */
static const struct { DatasetId dataset; guint marks, maximum; } columns_of_marks[] = {
  { DATASET_SCORES, SCORES_SCORE, SCORES_MAX_SCORE }, { DATASET_FEEDBACK, FEEDBACK_RATING, FEEDBACK_SCALE },
};

/* What stands in the brackets, as a key: 满分150, 满分:150分, 150分, 150分制, max150, outof150. */
static const char pattern[] = "^(?:(?:满分|滿分|总分|總分|卷面分|max\\.?|fullmarks?|maximum|outof)[为為是]?[:=]?(\\d{1,6}(?:\\.\\d{1,6})?)(?:分|points?|pts)?"
                              "|(\\d{1,6}(?:\\.\\d{1,6})?)(?:分制|分满分|分滿分|分|points|pts))$";
static const char scales_in_words[][2][16] = { { "百分制", "100" }, { "十分制", "10" }, { "五分制", "5" } };

/* Any of these speaks of a full mark. */
static const char *const signs[] = { "满分", "滿分", "分制", "fullmark", "outof", NULL };

/* "1-5分", "0~100": from the lowest mark to the full one. A key has no dashes, so it is the text that is looked at. New string, or NULL. */
static char *
end_of_range (const char *text)
{
  static const char range[] = "^\\s*[01]\\s*(?:-|–|—|~|至|到)\\s*(\\d{1,4})\\s*(?:分制?|points?|pts)?\\s*$";
  g_autofree char *plain = g_utf8_normalize (text, -1, G_NORMALIZE_NFKC);
  g_autoptr (GRegex) regex = g_regex_new (range, 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  return plain != NULL && g_regex_match (regex, plain, 0, &match) ? g_match_info_fetch (match, 1) : NULL;
}

char *
header_full_mark (const char *text)
{
  g_autofree char *brackets = dataset_key (text, -1), *end = end_of_range (text);
  if (end != NULL)
    return g_ascii_strtod (end, NULL) > 1 ? g_steal_pointer (&end) : NULL;
  for (guint i = 0; i < G_N_ELEMENTS (scales_in_words); i++)
    if (strcmp (brackets, scales_in_words[i][0]) == 0)
      return g_strdup (scales_in_words[i][1]);
  g_autoptr (GRegex) regex = g_regex_new (pattern, 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  if (!g_regex_match (regex, brackets, 0, &match))
    return NULL;
  g_autofree char *first = g_match_info_fetch (match, 1), *second = g_match_info_fetch (match, 2);
  const char *number = first != NULL && *first != '\0' ? first : second;
  return g_ascii_strtod (number, NULL) > 0 ? g_strdup (number) : NULL;
}

static gboolean
speaks_of_full_mark (const char *brackets)
{
  for (guint i = 0; signs[i] != NULL; i++)
    if (strstr (brackets, signs[i]) != NULL)
      return TRUE;
  return FALSE;
}

/* What stands in the brackets that end a header, with the dashes that its key does not have. New string, or NULL. */
static char *
in_brackets (const char *header)
{
  g_autofree char *plain = g_utf8_normalize (header, -1, G_NORMALIZE_NFKC);
  const char *open = plain != NULL ? strrchr (plain, '(') : NULL, *close = open != NULL ? strchr (open, ')') : NULL;
  return close != NULL ? g_strndup (open + 1, (gsize) (close - open - 1)) : NULL;
}

/* The full mark of one column of marks, when the file has no other column for it. */
static gboolean
take_full_mark (const TableOpening *opening, guint marks, guint maximum)
{
  Table *table = opening->table;
  const char *brackets = table->units[marks];
  if (brackets == NULL || table->cell_of[marks] < 0 || table->cell_of[maximum] >= 0)
    return TRUE;
  guint cell = (guint) table->cell_of[marks];
  const char *header = table->header->pdata[cell];
  g_autofree char *text = cell_excerpt (header, strlen (header)), *inside = in_brackets (header);
  Place place = table_header_place (table, cell);
  table->given[maximum] = header_full_mark (inside != NULL ? inside : brackets);
  if (table->given[maximum] != NULL)
    diag_report (opening->diags, DIAG_HEADER_FULL_MARK, &place, text, table->given[maximum], NULL);
  else if (speaks_of_full_mark (brackets))
    {
      place.value = text;
      diag_report (opening->diags, DIAG_HEADER_FULL_MARK_UNCLEAR, &place, text, table_column_title (table, maximum), NULL);
      return FALSE;
    }
  return TRUE;
}

gboolean
table_take_full_mark (const TableOpening *opening)
{
  gboolean good = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (columns_of_marks); i++)
    if (columns_of_marks[i].dataset == opening->table->definition->id)
      good &= take_full_mark (opening, columns_of_marks[i].marks, columns_of_marks[i].maximum);
  return good;
}
