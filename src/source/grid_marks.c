/* What stands behind a name in the header of scores: which attempt a column holds, 退货规则测验（补考）, and what the full mark is, 测验（满分150）. */
#include "source/grid.h"
#include "source/word_list.h"

#include <string.h>

/* Words that end a header; of two that both do, the longer one is meant. */
static const struct { const char *words, *attempt; } attempts[] = {
  { "第三次|第3次|第二次补考|第二次補考|第2次补考|第2次補考|二次补考|二次補考|补考2|補考2|补考二|補考二|补考(2)|補考(2)", "3" },
  { "第二次|第2次|第一次补考|第一次補考|第1次补考|第1次補考|补考1|補考1|补考一|補考一|补考|補考|重考|retake|resit|makeup|2nd attempt", "2" },
  { "第一次|第1次|初考|首考|1st attempt", "1" },
};

/* No word for an attempt is longer, in characters, with what may join it. */
#define LONGEST_ATTEMPT 16

/* The attempt that ends the text, and how long that end is; NULL. */
static const char *
ending_attempt (const char *text, gsize *length)
{
  const char *end = text + strlen (text), *found = NULL;
  gsize longest = 0;
  *length = 0;
  for (const char *at = end; at > text && g_utf8_pointer_to_offset (at, end) < LONGEST_ATTEMPT;)
    {
      at = g_utf8_prev_char (at);
      g_autofree char *key = dataset_key (at, -1);
      for (guint i = 0; i < G_N_ELEMENTS (attempts) && strlen (key) > longest; i++)
        if (word_list_has (attempts[i].words, key))
          {
            found = attempts[i].attempt;
            longest = strlen (key);
            *length = (gsize) (end - at);
          }
    }
  return found;
}

/* Of parts of what stands in brackets each may say something. */
static void
read_parts (const char *inside, const char *separators, GridCell *cell)
{
  g_auto (GStrv) parts = g_strsplit_set (inside, separators, -1);
  for (char **part = parts; *part != NULL; part++)
    {
      gsize length;
      const char *attempt = ending_attempt (*part, &length);
      if (attempt != NULL && length == strlen (*part) && cell->attempt == NULL)
        cell->attempt = g_strdup (attempt);
      if (cell->full_mark == NULL)
        cell->full_mark = header_full_mark (*part);
    }
}

/* "(补考，满分150)", "(max 150)", "(补考 满分150)". */
static void
read_brackets (const char *inside, GridCell *cell)
{
  g_autofree char *plain = g_utf8_normalize (inside, -1, G_NORMALIZE_NFKC);
  if (plain == NULL)
    return;
  read_parts (plain, ",;()", cell);
  read_parts (plain, " ,;/()", cell);
}

/* "退货规则测验 满分150", "退货规则测验150分制": the end that says the full mark, at the last word of it. */
static void
cut_full_mark (char *name, GridCell *cell)
{
  static const char pattern[] = "(?:满分|滿分)[:：为為]?\\s*\\d[\\d.]*\\s*分?$|\\d[\\d.]*\\s*分制$";
  g_autoptr (GRegex) regex = g_regex_new (pattern, 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  gint at;
  if (cell->full_mark != NULL || !g_regex_match (regex, name, 0, &match) || !g_match_info_fetch_pos (match, 0, &at, NULL) || at == 0)
    return;
  cell->full_mark = header_full_mark (name + at);
  if (cell->full_mark != NULL)
    name[at] = '\0';
}

/* Blanks and dashes that joined what was cut off. */
static void
trim_joint (char *name)
{
  gsize length = strlen (name);
  for (;;)
    {
      Cell cell = cell_trim ((Cell) { name, length });
      gsize end = (gsize) (cell.text - name) + cell.length;
      if (cell.length > 0 && strchr ("-_,:/", name[end - 1]) != NULL)
        end--;
      else if (g_str_has_suffix (name, "—") || g_str_has_suffix (name, "，") || g_str_has_suffix (name, "·"))
        end = (gsize) (g_utf8_prev_char (name + length) - name);
      name[end] = '\0';
      if (end == length)
        return;
      length = end;
    }
}

char *
grid_header_name (const char *header, GridCell *cell)
{
  const char *full = strstr (header, "（"), *half = strchr (header, '('), *open = full != NULL && (half == NULL || full < half) ? full : half;
  char *name = open != NULL && open > header ? g_strndup (header, (gsize) (open - header)) : g_strdup (header);
  if (open != NULL && open > header)
    read_brackets (open, cell);
  trim_joint (name);
  cut_full_mark (name, cell);
  trim_joint (name);
  return name;
}

char *
grid_attempt_name (const char *name, GridCell *cell)
{
  gsize length;
  const char *attempt = ending_attempt (name, &length);
  if (attempt == NULL || cell->attempt != NULL || length == strlen (name))
    return NULL;
  cell->attempt = g_strdup (attempt);
  char *bare = g_strndup (name, strlen (name) - length);
  trim_joint (bare);
  return bare;
}

gboolean
grid_is_attempt (const char *text)
{
  gsize length;
  const char *attempt = ending_attempt (text, &length);
  return attempt != NULL && length == strlen (text) && strcmp (attempt, "1") != 0;
}

gboolean
grid_is_attempt_word (Cell cell)
{
  gsize length;
  if (cell.length == 0 || cell.length > MOST_HEADER)
    return FALSE;
  g_autofree char *text = g_strndup (cell.text, cell.length);
  return ending_attempt (text, &length) != NULL && length == strlen (text);
}

/* The first part of what stands in brackets that is a word for an attempt. New string, or NULL. */
static char *
attempt_word (const char *inside)
{
  g_autofree char *plain = g_utf8_normalize (inside, -1, G_NORMALIZE_NFKC);
  g_auto (GStrv) parts = plain != NULL ? g_strsplit_set (plain, " ,;/()", -1) : NULL;
  for (char **part = parts; part != NULL && *part != NULL; part++)
    {
      gsize length;
      if (ending_attempt (*part, &length) != NULL && length == strlen (*part))
        return g_strdup (*part);
    }
  return NULL;
}

char *
grid_retake_name (const char *header, gboolean brackets)
{
  GridCell unused = { 0 };
  g_autofree char *name = grid_header_name (header, &unused), *bare = NULL, *word = NULL;
  const char *full = strstr (header, "（"), *half = strchr (header, '('), *open = full != NULL && (half == NULL || full < half) ? full : half;
  gsize length;
  if (open != NULL && (word = attempt_word (open)) != NULL)
    bare = g_strdup (name);
  else if (ending_attempt (name, &length) != NULL && length < strlen (name))
    {
      word = g_strdup (name + strlen (name) - length);
      bare = g_strndup (name, strlen (name) - length);
      trim_joint (bare);
    }
  g_free (unused.attempt);
  g_free (unused.full_mark);
  return word == NULL ? NULL : g_strconcat (bare, brackets ? "(" : "", word, brackets ? ")" : "", NULL);
}

void
grid_report_full_mark (const TableOpening *opening, guint cell, const char *full_mark)
{
  const Table *table = opening->table;
  const char *header = table->header->pdata[cell];
  Place place = table_header_place (table, cell);
  place.value = header;
  diag_report (opening->diags, DIAG_HEADER_FULL_MARK, &place, header, full_mark, NULL);
}

gboolean
row_scale_of_header (const TableRow *row, Decimal *scale)
{
  const GridCell *grid_cell = row->notes->grid_cell;
  return grid_cell != NULL && grid_cell->full_mark != NULL && decimal_parse (grid_cell->full_mark, strlen (grid_cell->full_mark), scale);
}

gboolean
row_full_mark_of_header (const TableRow *row, Place *header)
{
  const Table *table = row->table;
  const GridCell *grid_cell = row->notes->grid_cell;
  const char *mark = grid_cell != NULL ? grid_cell->full_mark : table->given[SCORES_MAX_SCORE];
  if (mark == NULL || row->cells[SCORES_MAX_SCORE].text != mark)
    return FALSE;
  guint cell = grid_cell != NULL ? grid_cell->cell : (guint) table->cell_of[SCORES_SCORE];
  if (grid_cell != NULL && grid_cell->mark_line != 0)
    {
      *header = records_cell_place (table->records, grid_cell->mark_line, cell);
      header->value = mark;
      return TRUE;
    }
  *header = table_header_place (table, cell);
  header->value = table->header->pdata[cell];
  return TRUE;
}
