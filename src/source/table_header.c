/* The header of a table: which cell is which column. */
#include "source/grid.h"
#include "source/header_names.h"
#include "source/word_list.h"

#include <string.h>

/* A message names no more headers than these. */
#define MOST_UNREAD 12

typedef struct {
  TableOpening *opening;
  Table *table;
  Diagnostics *diags;
  char ***keys;                     /* of the header's cells: each with its variants */
  gint *columns;                    /* header cell → column, -1 */
  gboolean good;
  gboolean told;                    /* that something is missing below its two lines: once */
} HeaderReader;

static char *
header_text (const Table *table, guint cell)
{
  const char *text = table->header->pdata[cell];
  return cell_excerpt (text, strlen (text));
}

static void
report_header_twice (const HeaderReader *reader, guint column, guint first, guint second)
{
  Place place = table_header_place (reader->table, second);
  g_autofree char *one = header_text (reader->table, first), *two = header_text (reader->table, second);
  place.value = two;
  diag_report (reader->diags, DIAG_COLUMN_TWICE, &place, one, two, reader->table->definition->columns[column].name, NULL);
}

/* Gives the header cell to the column; a second cell for the same column is an error. */
static void
take_column (HeaderReader *reader, guint column, guint cell)
{
  gint *taken = &reader->table->cell_of[column];
  if (*taken >= 0 && (guint) *taken != cell)
    {
      report_header_twice (reader, column, (guint) *taken, cell);
      reader->good = FALSE;
      return;
    }
  *taken = (gint) cell;
  reader->columns[cell] = (gint) column;
}

/* Does the file have the column that this one may only stand beside? */
static gboolean
has_beside (const Table *table, guint column)
{
  const char *beside = table->definition->columns[column].beside;
  return beside == NULL || table->cell_of[dataset_column (table->definition, beside)] >= 0;
}

/* Does a survey's header name the rating only without the brackets that say what is rated, 3、评价(课程内容), as another one does, 3、评价(讲师)? Then both are
 * items of a question. */
static gboolean
is_of_question (const HeaderReader *reader, guint column, guint cell, guint variant)
{
  const Table *table = reader->table;
  guint n_others = 0, named;
  if (table->definition->id != DATASET_FEEDBACK || column != FEEDBACK_RATING || (variant != VARIANT_WITHOUT_BRACKETS && variant != VARIANT_BARE)
      || table->cell_of[FEEDBACK_ITEM] >= 0 || table->cell_of[FEEDBACK_RATING] >= 0)
    return FALSE;
  for (guint i = 0; i < table->n_header; i++)
    {
      const char *key = reader->keys[i][variant], *open = strrchr (reader->keys[i][VARIANT_WHOLE], '(');
      if (*key == '\0' || open == NULL || reader->columns[i] >= 0 || header_find_name (reader->opening->names, key, &named) == MATCH_NONE || named != FEEDBACK_RATING)
        continue;
      g_autofree char *text = g_strndup (open + 1, strlen (open + 1) - 1), *mark = header_full_mark (text);
      if (mark != NULL)
        return FALSE;
      n_others += i != cell && strcmp (reader->keys[i][VARIANT_WHOLE], reader->keys[cell][VARIANT_WHOLE]) != 0;
    }
  return n_others > 0;
}

/* Takes the headers that have this strength when they are read in this way. A weak one, and one that is read boldly, names only a column that
 * has no header yet; where the configuration names a column, nothing else does. */
static void
match_headers (HeaderReader *reader, MatchStrength strength, guint variant)
{
  gboolean had[TABLE_MOST_COLUMNS];
  for (guint column = 0; column < TABLE_MOST_COLUMNS; column++)
    {
      had[column] = reader->table->cell_of[column] >= 0
                    && (strength <= MATCH_WEAK || variant > VARIANT_WITHOUT_BRACKETS || (strength == MATCH_ALIAS && reader->table->configured[column]));
    }
  for (guint cell = 0; cell < reader->table->n_header; cell++)
    {
      guint column;
      if (reader->columns[cell] < 0 && *reader->keys[cell][variant] != '\0'
          && header_find_name (reader->opening->names, reader->keys[cell][variant], &column) == strength && !had[column]
          && (strength == MATCH_CONFIGURED || has_beside (reader->table, column)) && !is_of_question (reader, column, cell, variant))
        {
          take_column (reader, column, cell);
          reader->table->configured[column] |= strength == MATCH_CONFIGURED;
        }
    }
}

/* What the column without a header is called that `key` nearly names, in its letters; or NULL. */
static const char *
nearest_column (const HeaderReader *reader, const char *key)
{
  const DatasetDefinition *definition = reader->table->definition;
  for (guint column = 0; column < definition->n_columns; column++)
    {
      if (reader->table->cell_of[column] >= 0 || definition->columns[column].beside != NULL)
        continue;
      g_autofree char *all = g_strconcat (definition->columns[column].name, "|", definition->columns[column].aliases, NULL);
      g_auto (GStrv) words = g_strsplit (all, "|", -1);
      for (char **word = words; *word != NULL; word++)
        {
          g_autofree char *word_key = dataset_key (*word + strspn (*word, "~"), -1);
          if (header_is_near (key, word_key))
            return g_str_is_ascii (key) ? definition->columns[column].name : column_title (&definition->columns[column], reader->table->config->language);
        }
    }
  return NULL;
}

static void
report_unknown_columns (HeaderReader *reader)
{
  const DatasetDefinition *definition = reader->table->definition;
  for (guint cell = 0; cell < reader->table->n_header; cell++)
    {
      guint named;
      const char *key = reader->keys[cell][VARIANT_WHOLE];
      if (reader->columns[cell] >= 0 || reader->columns[cell] == COLUMN_TOLD || *key == '\0')
        continue;
      g_autofree char *text = header_text (reader->table, cell);
      /* Headers that are usual in such files and of no use here, that are a column's own or a rating (满意, of how many said so) are near nothing. Beside the
       * columns of a wide table stand sums and names: what is near there is near by chance. */
      gboolean known = header_find_name (reader->opening->names, key, &named) != MATCH_NONE || (definition->id == DATASET_FEEDBACK && rating_is_usual_word (key))
                       || (definition->unread != NULL && word_list_has (definition->unread, key));
      const char *nearest = reader->table->grid != NULL || known ? NULL : nearest_column (reader, key);
      Place place = table_header_place (reader->table, cell);
      place.value = text;
      if (nearest != NULL)
        diag_report (reader->diags, DIAG_COLUMN_UNKNOWN, &place, text, nearest, NULL);
      else
        diag_report (reader->diags, definition->id == DATASET_FEEDBACK && reader->table->grid != NULL ? DIAG_COLUMN_IGNORED_SURVEY : DIAG_COLUMN_IGNORED, &place,
                     text, definition->name, NULL);
    }
}

/* Adds a header, quoted, once. */
static void
add_header (GPtrArray *headers, const char *header)
{
  char *quoted = g_strdup_printf ("\"%s\"", header);
  if (g_ptr_array_find_with_equal_func (headers, quoted, g_str_equal, NULL))
    g_free (quoted);
  else
    g_ptr_array_add (headers, quoted);
}

/* "工号", "person_id" for the message about a missing column: what is usual in the site's language first; on English sites the Chinese headers too. New
 * string. */
static char *
usual_headers (const ColumnDefinition *column, const char *language)
{
  g_autoptr (GPtrArray) headers = g_ptr_array_new_with_free_func (g_free);
  gboolean chinese = g_str_has_prefix (language, "zh");
  g_autofree char *usual = column_usual_header (column, language), *simplified = column_usual_header (column, "zh-Hans"),
                  *traditional = column_usual_header (column, "zh-Hant");
  add_header (headers, usual);
  add_header (headers, column->name);
  if (!chinese)
    add_header (headers, simplified);
  if (!chinese)
    add_header (headers, traditional);
  g_ptr_array_add (headers, NULL);
  return g_strjoinv (", ", (char **) headers->pdata);
}

/* TRUE when a wide table gives this column itself: by its headers or its cells. */
static gboolean
grid_gives (const Grid *grid, guint column)
{
  if (grid == NULL || grid->refused || grid->value_column == column)
    return grid != NULL;
  for (guint i = 0; i < grid->cells->len; i++)
    if (g_array_index (grid->cells, GridCell, i).column == column)
      return TRUE;
  return FALSE;
}

/* The headers that no column has taken, "期号", "备注", for the message about a missing one. NULL: there are none, or a refused grid has some; else a new string. */
static char *
unread_headers (const HeaderReader *reader)
{
  g_autoptr (GPtrArray) headers = g_ptr_array_new_with_free_func (g_free);
  gboolean refused = reader->table->grid != NULL && reader->table->grid->refused;
  for (guint cell = 0; cell < reader->table->n_header && headers->len < MOST_UNREAD && !refused; cell++)
    if (reader->columns[cell] < 0 && *reader->keys[cell][VARIANT_WHOLE] != '\0')
      {
        g_autofree char *text = header_text (reader->table, cell);
        g_ptr_array_add (headers, g_strdup_printf ("\"%s\"", text));
      }
  g_ptr_array_add (headers, NULL);
  return headers->len == 1 ? NULL : g_strjoinv (", ", (char **) headers->pdata);
}

/* A header that nothing is read from, in the first of two lines with nothing below it, or in the second. */
static gboolean
is_unread_in_line (const HeaderReader *reader, guint cell, guint line)
{
  const Table *table = reader->table;
  const char *upper = table->line_texts[0]->pdata[cell], *lower = table->line_texts[1]->pdata[cell];
  return reader->columns[cell] < 0 && (line == 0 ? *upper != '\0' && *lower == '\0' : *lower != '\0');
}

/* Is it the two lines that keep a column from being found? Not where they were read and every header of the second names something, nor where a header
 * of the first may be what says who a row is about: that stands in a column of its own. */
static gboolean
is_fault_of_lines (const HeaderReader *reader, const ColumnDefinition *column)
{
  const Table *table = reader->table;
  gboolean person = column != NULL && g_strcmp0 (column->refers, "people") == 0, unnamed = FALSE;
  guint named;
  if (reader->opening->second == NULL || table->line_texts[0] == NULL)
    return reader->opening->second != NULL;
  for (guint cell = 0; cell < table->n_header; cell++)
    {
      if (person && is_unread_in_line (reader, cell, 0))
        return FALSE;
      unnamed |= is_unread_in_line (reader, cell, 1) && header_find_name (reader->opening->names, reader->keys[cell][VARIANT_WHOLE], &named) == MATCH_NONE;
    }
  return unnamed;
}

/* What is missing below a header of two lines may be what stands in them. FALSE when that is not so, and nothing was reported of them either: what else is
 * missing then follows from it. `column` NULL: one of two. */
static gboolean
report_two_lines (HeaderReader *reader, const ColumnDefinition *column)
{
  gboolean told = reader->told;
  reader->good = FALSE;
  reader->told |= reader->opening->second != NULL;
  if (told || !is_fault_of_lines (reader, column))
    return told;
  g_autofree char *upper = NULL, *lower = NULL, *both = NULL;
  guint cell = table_two_lines (reader->opening, &upper, &lower, &both);
  Place place = records_cell_place (reader->table->records, reader->opening->first->line, cell);
  place.value = upper;
  if (reader->table->definition->id == DATASET_ATTENDANCE)
    diag_report (reader->diags, DIAG_HEADER_TWO_LINES_SESSIONS, &place, upper, lower, NULL);
  else
    diag_report (reader->diags, DIAG_HEADER_TWO_LINES, &place, upper, lower, both, NULL);
  return TRUE;
}

/* A list of scores with a column for each attempt, 第一次 and 第二次. FALSE when it is none. */
static gboolean
report_attempts (HeaderReader *reader, const ColumnDefinition *column)
{
  const Table *table = reader->table;
  if (table->definition->id != DATASET_SCORES || strcmp (column->name, "score") != 0)
    return FALSE;
  for (guint cell = 0; cell < table->n_header; cell++)
    {
      const char *header = table->header->pdata[cell];
      if (reader->columns[cell] >= 0 || !grid_is_attempt_word ((Cell) { header, strlen (header) }))
        continue;
      g_autofree char *text = header_text (table, cell);
      Place place = table_header_place (table, cell);
      place.value = text;
      diag_report (reader->diags, DIAG_COLUMN_ATTEMPTS, &place, text, NULL);
      reader->good = FALSE;
      return TRUE;
    }
  return FALSE;
}

static void
report_missing_column (HeaderReader *reader, const Place *place, const ColumnDefinition *column)
{
  if (report_two_lines (reader, column) || report_attempts (reader, column))
    return;
  g_autofree char *usual = usual_headers (column, reader->opening->config->language), *unread = unread_headers (reader);
  if (unread != NULL)
    diag_report (reader->diags, DIAG_COLUMN_MISSING_AMONG, place, column->name, reader->table->definition->name, usual, unread, NULL);
  else
    diag_report (reader->diags, DIAG_COLUMN_MISSING, place, column->name, reader->table->definition->name, usual, NULL);
}

static void
report_missing_both (HeaderReader *reader, const Place *place, const char *one, const char *other)
{
  if (report_two_lines (reader, NULL))
    return;
  g_autofree char *unread = unread_headers (reader);
  if (unread != NULL)
    diag_report (reader->diags, DIAG_COLUMN_ONE_OF_AMONG, place, one, other, reader->table->definition->name, unread, NULL);
  else
    diag_report (reader->diags, DIAG_COLUMN_ONE_OF, place, one, other, reader->table->definition->name, NULL);
}

static void
check_required_columns (HeaderReader *reader)
{
  Table *table = reader->table;
  const DatasetDefinition *definition = table->definition;
  Place place = { .file = table->file, .line = table->first_header_line, .is_sheet = records_is_sheet (table->records) };
  for (guint column = 0; column < definition->n_columns; column++)
    {
      if (table->cell_of[column] >= 0)
        table->present[table->n_present++] = column;
      if (table->cell_of[column] >= 0 && (definition->columns[column].nothing != NULL || column_takes_placeholder (definition, column)))
        table->with_nothing[table->n_with_nothing++] = column;
      if (!definition->columns[column].required || grid_gives (table->grid, column))
        continue;
      table->required[table->n_required++] = column;
      if (table->cell_of[column] < 0)
        report_missing_column (reader, &place, &definition->columns[column]);
    }
  const guint *one_of = definition->one_of;
  if (one_of[0] == one_of[1] || grid_gives (table->grid, one_of[0]) || grid_gives (table->grid, one_of[1]))
    return;
  memcpy (table->one_of, one_of, sizeof table->one_of);
  if (table->cell_of[one_of[0]] < 0 && table->cell_of[one_of[1]] < 0)
    report_missing_both (reader, &place, definition->columns[one_of[0]].name, definition->columns[one_of[1]].name);
}

/* Is a column missing without which the table cannot be read? */
static gboolean
lacks_columns (const HeaderReader *reader)
{
  const Table *table = reader->table;
  const DatasetDefinition *definition = table->definition;
  const guint *one_of = definition->one_of;
  for (guint column = 0; column < definition->n_columns; column++)
    if (definition->columns[column].required && table->cell_of[column] < 0 && !grid_gives (table->grid, column))
      return TRUE;
  return one_of[0] != one_of[1] && table->cell_of[one_of[0]] < 0 && table->cell_of[one_of[1]] < 0 && !grid_gives (table->grid, one_of[0])
         && !grid_gives (table->grid, one_of[1]);
}

/* The unit in brackets behind the header of a column: "分钟". */
static void
note_units (HeaderReader *reader)
{
  for (guint cell = 0; cell < reader->table->n_header; cell++)
    {
      const char *key = reader->keys[cell][VARIANT_WHOLE], *open = strrchr (key, '(');
      gsize length = strlen (key);
      /* In a wide table many headers are values of one column. */
      if (reader->columns[cell] >= 0 && reader->table->cell_of[reader->columns[cell]] == (gint) cell && length > 2 && key[length - 1] == ')' && open != NULL)
        reader->table->units[reader->columns[cell]] = g_strndup (open + 1, strlen (open + 1) - 1);
    }
}

static void
read_keys (HeaderReader *reader)
{
  const GPtrArray *header = reader->table->header;
  reader->keys = g_new0 (char **, header->len + 1);
  reader->columns = g_new (gint, header->len + 1);
  for (guint cell = 0; cell < header->len; cell++)
    {
      reader->keys[cell] = header_variants (header->pdata[cell], strlen (header->pdata[cell]));
      reader->columns[cell] = -1;
    }
}

gboolean
table_read_header (TableOpening *opening)
{
  Table *table = opening->table;
  HeaderReader reader = { .opening = opening, .table = table, .diags = opening->diags, .good = TRUE };
  for (guint column = 0; column < TABLE_MOST_COLUMNS; column++)
    table->cell_of[column] = -1;
  table->unread_times = -1;
  read_keys (&reader);
  match_headers (&reader, MATCH_CONFIGURED, VARIANT_WHOLE);
  for (MatchStrength strength = MATCH_ALIAS; strength > MATCH_NONE; strength--)
    for (guint variant = 0; variant < N_VARIANTS; variant++)
      match_headers (&reader, strength, variant);
  table_take_retakes (opening, reader.columns);
  table_take_day_parts (opening, reader.columns);
  table->grid = grid_find (opening, reader.columns);
  table_take_names (opening, (char *const *const *) reader.keys, reader.columns);
  note_units (&reader);
  if (lacks_columns (&reader) && table_report_misread (opening))
    reader.good = FALSE;
  else
    {
      report_unknown_columns (&reader);
      check_required_columns (&reader);
    }
  reader.good &= table_take_full_mark (opening);
  if (table->grid != NULL && table->grid->refused)
    reader.good = FALSE;
  for (guint cell = 0; cell < table->n_header; cell++)
    g_strfreev (reader.keys[cell]);
  g_free (reader.keys);
  g_free (reader.columns);
  return reader.good;
}
