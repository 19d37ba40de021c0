/* Which rows are totals. A row is left out only when it cannot be a record; where nobody can tell, it is asked about. */
#include "source/row_shape.h"

#include <string.h>

/* Columns that hold the names of what is measured, asked or to be done, and which total words may be such a name. */
static const struct { DatasetId dataset; guint column; TotalWord most; } naming_columns[] = {
  { DATASET_TARGETS, TARGETS_ID, TOTAL_COUNT },        { DATASET_TARGETS, TARGETS_TITLE, TOTAL_COUNT },
  { DATASET_INDICATORS, INDICATORS_INDICATOR, TOTAL_COUNT },
  { DATASET_SURVEY_ITEMS, SURVEY_ITEMS_ID, TOTAL_SHARE }, { DATASET_SURVEY_ITEMS, SURVEY_ITEMS_TITLE, TOTAL_COUNT },
  { DATASET_FEEDBACK, FEEDBACK_ITEM, TOTAL_SHARE },    { DATASET_CHECKS, CHECKS_KIND, TOTAL_SHARE },
  { DATASET_CHECK_ITEMS, CHECK_ITEMS_ITEM, TOTAL_SHARE }, { DATASET_DUTIES, DUTIES_TITLE, TOTAL_COUNT },
  { DATASET_NEEDS, NEEDS_TITLE, TOTAL_COUNT },         { DATASET_PLAN, PLAN_TITLE, TOTAL_COUNT },
  { DATASET_ACTIONS, ACTIONS_PROBLEM, TOTAL_COUNT },   { DATASET_COURSES, COURSES_TITLE, TOTAL_COUNT },
  { DATASET_FAQ, FAQ_QUESTION, TOTAL_COUNT },          { DATASET_COMMENTS, COMMENTS_TEXT, TOTAL_ANYTHING },
};

static gboolean
is_naming_word (const Table *table, guint cell, TotalWord word)
{
  gint column = row_column_of (table, cell);
  for (guint i = 0; column >= 0 && i < G_N_ELEMENTS (naming_columns); i++)
    if (naming_columns[i].dataset == table->definition->id && naming_columns[i].column == (guint) column && word <= naming_columns[i].most)
      return TRUE;
  return FALSE;
}

/* May the word be an ordinary value of that cell? A row that lacks more than merged cells can give is none, but where it stands as the row's own id. */
static gboolean
is_ordinary (const Table *table, const Record *record, guint cell, TotalWord word)
{
  return is_naming_word (table, cell, word) && (cell == table_key_cell (table) || !row_lacks_its_own (table, record));
}

/* Does the row hold nothing but numbers beside its first cell, and what is counted? `*n` is how many cells it fills; `words`: other totals may stand
 * there too. */
static gboolean
holds_numbers (const Record *record, guint first, gboolean words, guint *n)
{
  *n = 0;
  for (guint i = first + 1; i < record->n_cells; i++)
    {
      Cell cell = record_cell (record, i);
      if (cell.length > 0 && !looks_like_number (cell.text, cell.length) && !is_tally (cell) && !(words && total_word (cell) != TOTAL_NONE))
        return FALSE;
      *n += cell.length > 0;
    }
  return TRUE;
}

gint
row_own_id_cell (const Table *table)
{
  const ColumnDefinition *column = &table->definition->columns[0];
  return column->type == CELL_ID && column->refers == NULL && !column->fill_down ? table->cell_of[0] : -1;
}

gboolean
row_has_id (const Record *record, gint cell)
{
  Cell id = cell >= 0 ? record_cell (record, (guint) cell) : (Cell) { "", 0 };
  return id.length > 0 && !is_tally (id);
}

/* Is it in a column where a row has the session or the assessment it belongs to, or its day? */
static gboolean
is_belonging_cell (const Table *table, guint cell, gboolean *of_sessions)
{
  gint number = row_column_of (table, cell);
  const ColumnDefinition *column = number >= 0 ? &table->definition->columns[number] : NULL;
  *of_sessions = column != NULL && (column->type == CELL_DATE || g_strcmp0 (column->refers, "sessions") == 0 || g_strcmp0 (column->refers, "cohorts") == 0);
  return *of_sessions || (column != NULL && column->names_row && column->refers != NULL && strcmp (column->refers, "people") != 0);
}

/* May what is counted stand there? In place of the row's id; where nothing is read, or of its own id, when that is blank; else where a session, an assessment
 * or a day stands and none is called so, with the count in place of a person, who is nobody: 迟到人数,1,. The row must lack something, but where only a
 * session may stand. */
static gboolean
is_place_of_foot (const Table *table, const Record *record, guint first, TotalWord word, ColumnSet merged)
{
  guint key = table_key_cell (table);
  gint column = row_column_of (table, first);
  gboolean of_sessions = FALSE, blank = record_cell (record, key).length == 0, title = column < 0 && row_is_title_cell (table, first);
  if (first == key || (blank && (column < 0 || ((gint) first == row_own_id_cell (table) && word != TOTAL_KIND))))
    return TRUE;
  if (!title && !is_belonging_cell (table, first, &of_sessions))
    return FALSE;
  if (word == TOTAL_KIND && (!of_sessions || g_ascii_isdigit (*record_cell (record, first).text)))
    return FALSE;
  if (!blank && table_knows_person (table, record_cell (record, key)) && (word == TOTAL_KIND || !(of_sessions || counts_people (record_cell (record, first)))))
    return FALSE;
  return (of_sessions && word != TOTAL_KIND) || record_lacks_required (table, record, merged);
}

/* What is counted at the foot of a sheet, 迟到 or 满分, says so little that the row must have numbers and nothing else, and the word must stand where no
 * value of that name can. */
static gboolean
is_foot (const Table *table, const Record *record, guint first, TotalWord word, ColumnSet merged)
{
  gboolean number;
  guint n, key = table_key_cell (table);
  if (first == key && word == TOTAL_KIND && g_ascii_isdigit (*record_cell (record, first).text))
    return FALSE;                          /* 60-89 may be an id */
  if (!is_place_of_foot (table, record, first, word, merged))
    return FALSE;
  if (!has_tally_behind (record_cell (record, first), &number) || !holds_numbers (record, first, FALSE, &n))
    return FALSE;
  return number || (n > 0 && (first == key || word != TOTAL_KIND || row_column_of (table, first) >= 0 || row_is_title_cell (table, first)));
}

/* Does the cell say which session or assessment a row belongs to, and is none called like that? */
static gboolean
is_no_reference (const Table *table, guint cell, Cell label)
{
  gboolean of_sessions;
  return is_belonging_cell (table, cell, &of_sessions) && (is_nothing_but_sum (label) || (of_sessions && counts_people (label)));
}

/* A row that begins with 合计: when its id is empty or just that, it is a total if it is no valid row or holds nothing but numbers; in place of a record's
 * name, only where the rest counts. Where an id stands beside, it is one only if both are true, or no session can be called so: there may be a person of
 * that name. Only where any text may stand can merged cells make a row of it; there a share or a count is as likely what somebody wrote about. */
static gboolean
begins_with_total (const Table *table, const Record *record, guint first, ColumnSet merged)
{
  Cell label = record_cell (record, first);
  TotalWord word = total_word (label);
  if (word == TOTAL_NONE || is_ordinary (table, record, first, word) || total_may_be_name (label) || table_knows_person (table, label))
    return FALSE;
  if (word <= TOTAL_COUNTED)
    return is_foot (table, record, first, word, merged);
  guint key = table_key_cell (table), n;
  gboolean free = row_is_free_text (table, first), numbers = holds_numbers (record, first, TRUE, &n);
  gboolean lacks = (!free || word > TOTAL_COUNT) && record_lacks_required (table, record, free ? merged : 0);
  if ((gint) first == record_name_cell (table) && !record_only_counts (table, record))
    return FALSE;
  if (key == first || !row_has_id (record, (gint) key))
    return numbers || lacks;
  return numbers && (lacks || is_no_reference (table, first, label));
}

/* A name in a column of people or of whoever answered. */
static gboolean
is_of_people (const Table *table, const ColumnDefinition *column)
{
  return g_strcmp0 (column->refers, "people") == 0 || (table->definition->id == DATASET_FEEDBACK && column == &table->definition->columns[FEEDBACK_RESPONDENT]);
}

/* May a total have that word in the column that names the rows? Nobody is called 最高分 or 满分; what is taught may be. */
static gboolean
names_total (const Table *table, const ColumnDefinition *column, Cell label)
{
  if (!may_be_total (label))
    return FALSE;
  if (is_of_people (table, column))
    return total_word (label) >= TOTAL_COUNTED && !total_may_be_name (label) && !table_knows_person (table, label);
  if (g_strcmp0 (column->refers, "targets") == 0)
    return is_nothing_but_sum (label);     /* 人均 and 平均 may be measured */
  if (column->refers != NULL)
    return is_nothing_but_sum (label) || total_whole_word (label) == TOTAL_MEAN;
  return column->type == CELL_ID ? total_whole_word (label) > TOTAL_COUNTED : is_sum_word (label);
}

/* Are there numbers and nothing else where a survey's ratings stand? */
static gboolean
rates_in_numbers (const Table *table, const Record *record)
{
  guint n = 0;
  for (guint i = 0; i < record->n_cells; i++)
    {
      Cell cell = record_cell (record, i);
      if (cell.length == 0 || !(table->grid != NULL ? table_is_grid_cell (table, i) : table->cell_of[FEEDBACK_RATING] == (gint) i))
        continue;
      if (!looks_like_number (cell.text, cell.length))
        return FALSE;
      n++;
    }
  return n > 0;
}

/* Behind the name of a total: has the row numbers only? In a list of answers the item stands there too. */
static gboolean
has_numbers_behind (const Table *table, const Record *record, guint cell)
{
  guint n;
  return table->definition->id == DATASET_FEEDBACK ? rates_in_numbers (table, record) : holds_numbers (record, cell, TRUE, &n) && n > 0;
}

/* A total that has its name where rows have theirs, behind the value of a group: 售后组,小计,2人. None where the row has an id of its own. */
static gboolean
is_named_total (const Table *table, const Record *record)
{
  const DatasetDefinition *definition = table->definition;
  gint own = row_own_id_cell (table), name = record_name_cell (table);
  for (guint i = 0; i < table->n_present; i++)
    {
      const ColumnDefinition *column = &definition->columns[table->present[i]];
      guint cell = (guint) table->cell_of[table->present[i]];
      Cell label = column->names_row ? record_cell (record, cell) : (Cell) { "", 0 };
      if (label.length > 0 && names_total (table, column, label) && !is_ordinary (table, record, cell, total_word (label))
          && ((gint) cell == own || !row_has_id (record, own)) && has_numbers_behind (table, record, cell)
          && ((gint) cell != name || record_only_counts (table, record)))
        return TRUE;
    }
  return record_is_subtotal (table, record);
}

/* The same in a column that is not read and only numbers or names the rows, where nobody is named. */
static gboolean
is_total_beside (const Table *table, const Record *record)
{
  const DatasetDefinition *definition = table->definition;
  for (guint i = 0; i < table->n_present; i++)
    if (is_of_people (table, &definition->columns[table->present[i]]) && record_cell (record, (guint) table->cell_of[table->present[i]]).length > 0)
      return FALSE;
  for (guint i = 0; definition->is_facts && i < MIN (record->n_cells, table->n_header); i++)
    {
      Cell label = record_cell (record, i);
      if (may_be_total (label) && row_column_of (table, i) < 0 && row_is_title_cell (table, i) && total_word (label) >= TOTAL_COUNTED
          && !total_may_be_name (label) && !table_knows_person (table, label) && has_numbers_behind (table, record, i))
        return TRUE;
    }
  return FALSE;
}

gboolean
row_is_total (const Table *table, const Record *record, guint first, ColumnSet merged)
{
  return begins_with_total (table, record, first, merged) || is_named_total (table, record) || is_total_beside (table, record);
}

/* Does that name say that a row is a total, though it has an id? Whoever asks what 合计 means has one too. */
static gboolean
is_doubtful_name (const Table *table, const Record *record, guint cell, Cell label)
{
  gboolean asked = table->definition->id == DATASET_FAQ && row_has_id (record, row_own_id_cell (table));
  return !asked && names_no_record (label) && !is_naming_word (table, cell, total_word (label));
}

gint
row_doubtful_cell (const Table *table, const Record *record)
{
  gint own = row_own_id_cell (table);
  for (guint i = 0; i < table->n_present; i++)
    {
      const ColumnDefinition *column = &table->definition->columns[table->present[i]];
      gint cell = table->cell_of[table->present[i]];
      if (!column->names_row || column->refers != NULL || (table->definition->is_facts && column->type != CELL_ID))
        continue;
      Cell label = record_cell (record, (guint) cell);
      if (cell == own ? is_sum_word (label) : is_doubtful_name (table, record, (guint) cell, label))
        return cell;
    }
  return -1;
}
