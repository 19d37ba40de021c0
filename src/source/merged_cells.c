/* Which columns of a file have merged cells, whose blanks mean what stands above them. */
#define _GNU_SOURCE   /* qsort_r */
#include "source/row_shape.h"

#include <stdlib.h>
#include <string.h>

#define MOST_PREVIEW 64

/* What the rows of the preview say about one column. */
typedef struct {
  guint64 blank;           /* a bit for each row of data that is blank there */
  guint n_values, n_blanks;
  gboolean repeats;        /* a value stands below the same one: then nothing is merged */
  gboolean meant;          /* it is blank where the row has another value instead */
  gboolean begins;         /* the first row has a value */
  gboolean returns;        /* a value stands there that stood further up: rows of one group do not stand together */
  guint first_blank;       /* the record of the preview that is blank first … */
  Cell value;              /* … and the value above it */
} ColumnPattern;

static gboolean
same_text (Cell one, Cell other)
{
  return one.length == other.length && memcmp (one.text, other.text, one.length) == 0;
}

/* The column that may stand instead of this one, so that a blank beside it says nothing; -1 when there is none in the file. */
static gint
other_cell (const Table *table, guint column)
{
  const guint *one_of = table->one_of;
  if (one_of[0] == one_of[1] || (column != one_of[0] && column != one_of[1]))
    return -1;
  return table->cell_of[column == one_of[0] ? one_of[1] : one_of[0]];
}

/* Does a column further left that may be merged begin a new block here, so that the same value may stand here once more? `last` keeps what stood in
 * those columns. */
static gboolean
begins_block (const Table *table, guint column, const Record *record, Cell last[TABLE_MOST_COLUMNS])
{
  gboolean begins = FALSE;
  for (guint i = 0; i < table->n_present; i++)
    {
      guint left = table->present[i];
      if (!table->definition->columns[left].fill_down || table->cell_of[left] >= table->cell_of[column])
        continue;
      Cell cell = record_cell (record, (guint) table->cell_of[left]);
      begins |= cell.length > 0 && last[left].length > 0 && !same_text (cell, last[left]);
      last[left] = cell.length > 0 ? cell : last[left];
    }
  return begins;
}

/* Does the value of a cell stand in an earlier record of the preview? */
static gboolean
stood_above (const TableOpening *opening, guint cell, guint record)
{
  Cell found = record_cell (&opening->preview[record], cell);
  for (guint i = opening->n_above; i < record; i++)
    if (same_text (record_cell (&opening->preview[i], cell), found))
      return TRUE;
  return FALSE;
}

static ColumnPattern
column_pattern (const TableOpening *opening, guint column)
{
  ColumnPattern pattern = { 0 };
  Cell last[TABLE_MOST_COLUMNS] = { 0 };
  guint cell = (guint) opening->table->cell_of[column];
  gint other = other_cell (opening->table, column);
  Cell above = { "", 0 };
  guint n = 0;
  for (guint i = opening->n_above; i < MIN (opening->n_preview, MOST_PREVIEW); i++)
    {
      Cell found = record_cell (&opening->preview[i], cell);
      if (table_row_shape (opening->table, &opening->preview[i]) != SHAPE_DATA)
        {
          above.length = 0;
          continue;
        }
      if (n == 0)
        pattern.begins = found.length > 0;
      gboolean new_block = begins_block (opening->table, column, &opening->preview[i], last);
      if (found.length == 0)
        {
          pattern.blank |= G_GUINT64_CONSTANT (1) << n;
          if (pattern.n_blanks++ == 0)
            {
              pattern.first_blank = i;
              pattern.value = above;
            }
          pattern.meant |= other >= 0 && record_cell (&opening->preview[i], (guint) other).length > 0;
        }
      else
        {
          pattern.repeats |= !new_block && same_text (found, above);
          pattern.n_values++;
          pattern.returns |= stood_above (opening, cell, i);
          above = found;
        }
      n++;
    }
  return pattern;
}

static gint
compare_cells (gconstpointer a, gconstpointer b, gpointer data)
{
  const Table *table = data;
  return table->cell_of[*(const guint *) a] - table->cell_of[*(const guint *) b];
}

/* A column is merged where the first row has a value, blanks follow, and no value stands below the same one (who merges cells writes it once).
 * One blank proves nothing, but columns that are blank together support each other. An optional column is filled only left of the
 * id, or where it is blank in the same rows as one further left that is filled: elsewhere a blank may well be meant. */
static void
judge_columns (Table *table, const guint *columns, const ColumnPattern *patterns, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      const ColumnPattern *pattern = &patterns[i];
      guint support = 0;
      gboolean with_left = FALSE;
      for (guint j = 0; j < n; j++)
        support += patterns[j].begins && !patterns[j].repeats && (patterns[j].blank & pattern->blank) == pattern->blank ? pattern->n_blanks : 0;
      for (guint j = 0; j < table->n_filled; j++)
        for (guint k = 0; k < i; k++)
          with_left |= columns[k] == table->filled[j] && patterns[k].blank == pattern->blank;
      if (!pattern->begins || pattern->repeats || pattern->meant || pattern->n_blanks == 0 || support < 2 || 3 * support < pattern->n_values)
        continue;
      guint column = columns[i];
      gboolean needed = table->definition->columns[column].required || column == table->one_of[0] || column == table->one_of[1];
      gboolean left = (guint) table->cell_of[column] < table_key_cell (table);
      if (!needed && !left && !with_left)
        continue;
      table->with_left[column] = !needed && !left;
      table->filled[table->n_filled++] = column;
    }
}

/* Behind the preview */

typedef struct {
  const Table *table;
  GString *above[TABLE_MOST_COLUMNS];       /* of the filled columns, by their place among them */
  gboolean repeats[TABLE_MOST_COLUMNS];
} RepeatFinder;

/* Looks for a value below the same one, as find_merged() does in the preview. */
static gboolean
look_for_repeats (const Record *record, gpointer data)
{
  RepeatFinder *finder = data;
  const Table *table = finder->table;
  guint first = 0;
  if (record->line <= table->header_line || record_filled (record) == 0)
    return TRUE;
  while (record_cell (record, first).length == 0)
    first++;
  Cell label = record_cell (record, first);
  gboolean new_block = FALSE, data_row = !may_be_total (label) || table_row_shape (table, record) == SHAPE_DATA;
  for (guint i = 0; i < table->n_filled; i++)
    {
      Cell cell = record_cell (record, (guint) table->cell_of[table->filled[i]]);
      GString *above = finder->above[i];
      gboolean same = cell.length > 0 && above->len == cell.length && memcmp (above->str, cell.text, cell.length) == 0;
      if (data_row && cell.length == 0)
        continue;
      finder->repeats[i] |= data_row && same && !new_block && table_row_shape (table, record) == SHAPE_DATA;
      new_block |= data_row && !same && above->len > 0;
      g_string_truncate (above, 0);
      if (data_row)
        g_string_append_len (above, cell.text, (gssize) cell.length);
    }
  return TRUE;
}

/* The preview is not all of a file: a column that repeats its values further down is not merged, nor is one that leans on it. */
static void
look_behind_preview (Table *table)
{
  RepeatFinder finder = { .table = table };
  guint n = 0;
  gboolean repeats = FALSE;
  for (guint i = 0; i < table->n_filled; i++)
    finder.above[i] = g_string_new (NULL);
  records_read (table->records, look_for_repeats, &finder);
  for (guint i = 0; i < table->n_filled; i++)
    {
      g_string_free (finder.above[i], TRUE);
      repeats |= finder.repeats[i];
      if (!finder.repeats[i] && !(repeats && table->with_left[table->filled[i]]))
        table->filled[n++] = table->filled[i];
    }
  table->n_filled = n;
}

/* What blanks mean */

/* What the rows of data of the preview, one bit each as in ColumnPattern, have in a cell. */
typedef struct {
  guint64 filled;
  gboolean repeats;        /* a value below the same one */
} CellPattern;

/* The rows of data of the preview: their records, at most MOST_PREVIEW. */
static guint
data_rows (const TableOpening *opening, const Record *rows[MOST_PREVIEW])
{
  guint n = 0;
  for (guint i = opening->n_above; i < MIN (opening->n_preview, MOST_PREVIEW); i++)
    if (table_row_shape (opening->table, &opening->preview[i]) == SHAPE_DATA)
      rows[n++] = &opening->preview[i];
  return n;
}

static CellPattern
cell_pattern (const Record *const *rows, guint n, guint cell)
{
  CellPattern pattern = { 0 };
  for (guint i = 0; i < n; i++)
    {
      Cell found = record_cell (rows[i], cell);
      if (found.length == 0)
        continue;
      pattern.filled |= G_GUINT64_CONSTANT (1) << i;
      pattern.repeats |= i > 0 && same_text (found, record_cell (rows[i - 1], cell));
    }
  return pattern;
}

/* Is another column filled just where this one is blank, a day of leaving, or blank there too, though nobody merges it? Then these rows are others: who
 * left, or is not yet anywhere. */
static gboolean
sets_apart (const Table *table, guint cell, const CellPattern *found, guint64 blank, guint64 all)
{
  gint column = row_column_of (table, cell);
  const ColumnDefinition *definition = column >= 0 ? &table->definition->columns[column] : NULL;
  if (definition != NULL && definition->fill_down)
    return FALSE;
  if (found->filled == blank)
    return TRUE;
  return found->filled == (all & ~blank) && (found->repeats || (definition != NULL && definition->type == CELL_DATE));
}

/* Does the row belong to another's group than that above: is its manager somebody outside of the rows from `first` on, and not theirs? */
static gboolean
has_manager_elsewhere (const Table *table, const Record *const *rows, guint n, guint first, guint row)
{
  gint cell = table->cell_of[PEOPLE_MANAGER], id = table->cell_of[PEOPLE_ID], name = table->cell_of[PEOPLE_NAME];
  Cell manager = record_cell (rows[row], (guint) cell);
  gboolean elsewhere = FALSE;
  if (manager.length == 0 || same_text (manager, record_cell (rows[first], (guint) cell)))
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      if (!same_text (manager, record_cell (rows[i], (guint) id)) && !same_text (manager, record_cell (rows[i], (guint) name)))
        continue;
      if (i >= first && i < row)
        return FALSE;
      elsewhere = TRUE;
    }
  return elsewhere;
}

static gboolean
has_other_managers (const Table *table, const Record *const *rows, guint n, guint64 blank)
{
  guint first = 0;
  if (table->definition->id != DATASET_PEOPLE || table->cell_of[PEOPLE_MANAGER] < 0 || table->cell_of[PEOPLE_ID] < 0 || table->cell_of[PEOPLE_NAME] < 0)
    return FALSE;
  for (guint row = 0; row < n; row++)
    if ((blank >> row & 1) == 0)
      first = row;
    else if (has_manager_elsewhere (table, rows, n, first, row))
      return TRUE;
  return FALSE;
}

/* Do the other columns say that blanks are meant in this one? Where there is but one, a single column may be so by chance. */
static gboolean
blanks_are_meant (const TableOpening *opening, guint column, const ColumnPattern *pattern)
{
  const Table *table = opening->table;
  const Record *rows[MOST_PREVIEW];
  guint n = data_rows (opening, rows), n_apart = 0;
  guint64 all = n < 64 ? (G_GUINT64_CONSTANT (1) << n) - 1 : G_MAXUINT64;
  for (guint cell = 0; cell < table->n_header; cell++)
    {
      CellPattern found = cell_pattern (rows, n, cell);
      n_apart += (gint) cell != table->cell_of[column] && sets_apart (table, cell, &found, pattern->blank, all);
    }
  return n_apart >= (pattern->n_blanks > 1 ? 1 : 2) || has_other_managers (table, rows, n, pattern->blank);
}

/* Is it a column of a list that says which group a row belongs to, blank below its values as merged cells are, each of which stands there once? Of a
 * workbook everybody knows which cells are merged; what several rows of one id say of it need stand in the first of them only. */
static gboolean
looks_merged (const TableOpening *opening, guint column, const ColumnPattern *pattern)
{
  const Table *table = opening->table;
  for (guint i = 0; i < table->n_filled; i++)
    if (table->filled[i] == column)
      return FALSE;
  const ColumnDefinition *definition = &table->definition->columns[column];
  return !table->definition->is_facts && !table->definition->columns[0].fill_down && !records_is_sheet (table->records) && definition->type == CELL_TEXT
         && !definition->required && pattern->begins && pattern->n_blanks > 0 && !pattern->repeats && !pattern->returns && (pattern->n_values > 1 || pattern->n_blanks > 1);
}

static void
report_doubtful (const TableOpening *opening, guint column, const ColumnPattern *pattern)
{
  const Table *table = opening->table;
  Place place = records_cell_place (table->records, opening->preview[pattern->first_blank].line, (guint) table->cell_of[column]);
  g_autofree char *value = cell_excerpt (pattern->value.text, pattern->value.length);
  diag_report (opening->diags, DIAG_MERGED_DOUBTFUL, &place, table_column_title (table, column), value, NULL);
}

void
table_find_merged (const TableOpening *opening)
{
  Table *table = opening->table;
  guint columns[TABLE_MOST_COLUMNS] = { 0 }, n = 0;
  ColumnPattern patterns[TABLE_MOST_COLUMNS];
  for (guint i = 0; i < table->n_present; i++)
    if (table->definition->columns[table->present[i]].fill_down)
      columns[n++] = table->present[i];
  qsort_r (columns, n, sizeof *columns, compare_cells, table);
  for (guint i = 0; i < n; i++)
    patterns[i] = column_pattern (opening, columns[i]);
  judge_columns (table, columns, patterns, n);
  if (table->n_filled > 0)
    look_behind_preview (table);
  for (guint i = 0; i < n; i++)
    if (looks_merged (opening, columns[i], &patterns[i]) && !blanks_are_meant (opening, columns[i], &patterns[i]))
      report_doubtful (opening, columns[i], &patterns[i]);
}
