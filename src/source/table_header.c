/* The header of a table: which cell is which column. */
#include "source/day_parts.h"
#include "source/word_list.h"
#include "text/encoding.h"

#include <string.h>

/* What a header names: a column of the dataset by what the configuration says, by its name or a usual header or, where nothing else names it, by
 * a weak one (~), or by the weakest (~~). */
typedef enum { MATCH_NONE, MATCH_WEAKEST, MATCH_WEAK, MATCH_ALIAS, MATCH_CONFIGURED } MatchStrength;

/* key → 1 + column, in the higher bits the strength. */
struct HeaderNames {
  GHashTable *keys;
};

#define COLUMN_BITS 8

typedef struct {
  TableOpening *opening;
  Table *table;
  Diagnostics *diags;
  char ***keys;                     /* of the header's cells: each with its variants */
  gint *columns;                    /* header cell → column, -1 */
  gboolean good;
  gboolean told;                    /* that something is missing below its two lines: once */
} HeaderReader;

static void
add_name (HeaderNames *names, char *key, guint column, MatchStrength strength)
{
  if (*key != '\0' && !g_hash_table_contains (names->keys, key))
    g_hash_table_insert (names->keys, key, GUINT_TO_POINTER ((guint) strength << COLUMN_BITS | (column + 1)));
  else
    g_free (key);
}

HeaderNames *
header_names_new (const DatasetDefinition *definition, const DatasetConfig *dataset)
{
  HeaderNames *names = g_new0 (HeaderNames, 1);
  names->keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; dataset != NULL && dataset->columns != NULL && i < dataset->columns->len; i++)
    {
      const ConfigColumn *configured = dataset->columns->pdata[i];
      int column = dataset_column (definition, configured->column);
      if (column >= 0)
        add_name (names, header_key (configured->header, -1), (guint) column, MATCH_CONFIGURED);
    }
  for (guint column = 0; column < definition->n_columns; column++)
    {
      g_auto (GStrv) aliases = g_strsplit (definition->columns[column].aliases, "|", -1);
      add_name (names, dataset_key (definition->columns[column].name, -1), column, MATCH_ALIAS);
      for (char **alias = aliases; *alias != NULL; alias++)
        {
          gsize tildes = strspn (*alias, "~");
          add_name (names, dataset_key (*alias + tildes, -1), column, tildes == 0 ? MATCH_ALIAS : tildes == 1 ? MATCH_WEAK : MATCH_WEAKEST);
        }
    }
  return names;
}

void
header_names_free (HeaderNames *names)
{
  g_hash_table_unref (names->keys);
  g_free (names);
}

static MatchStrength
find_name (const HeaderNames *names, const char *key, guint *column)
{
  guint found = GPOINTER_TO_UINT (g_hash_table_lookup (names->keys, key));
  *column = (found & ((1u << COLUMN_BITS) - 1)) - 1;
  return (MatchStrength) (found >> COLUMN_BITS);
}

/* The ways to read a header, from the surest to the boldest: as it stands, without what stands in brackets at its end, without a number before
 * it, one line of several. */
#define N_VARIANTS 6
/* A message names no more headers than these. */
#define MOST_UNREAD 12
enum { VARIANT_WHOLE, VARIANT_WITHOUT_BRACKETS, VARIANT_WITHOUT_NUMBER, VARIANT_BARE, VARIANT_FIRST_LINE, VARIANT_SECOND_LINE };

/* "课时(小时)" without what stands in brackets at its end; NULL when there is none. */
static char *
without_brackets (const char *key)
{
  gsize length = strlen (key);
  const char *open = strrchr (key, '(');
  return length > 2 && key[length - 1] == ')' && open != NULL && open > key ? g_strndup (key, (gsize) (open - key)) : NULL;
}

/* "1.工号", "(2)姓名", "③部门" (a key has plain digits for it) without their numbers; NULL when there is none. */
static char *
without_number (const char *key)
{
  const char *at = key + (*key == '(');
  gsize digits = strspn (at, "0123456789");
  if (digits == 0 || digits > 2)
    return NULL;
  at += digits;
  while (*at == '.' || *at == ')' || *at == ':' || g_str_has_prefix (at, "、"))
    at += *at == '.' || *at == ')' || *at == ':' ? 1 : strlen ("、");
  return *at == '\0' ? NULL : g_strdup (at);
}

/* Stars mark required columns in many forms; a colon ends nothing here. */
char *
header_key (const char *text, gssize length)
{
  char *key = dataset_key (text, length);
  gsize end = strlen (key), begin = strspn (key, "*");
  while (end > begin && (key[end - 1] == '*' || key[end - 1] == ':'))
    end--;
  memmove (key, key + begin, end - begin);
  key[end - begin] = '\0';
  return key;
}

void
header_cut_brackets (char *key)
{
  char *open = strchr (key, '(');
  if (open != NULL && open > key)
    *open = '\0';
}

/* "姓名" of 姓名\\日期, 日期/姓名 or "日期", a line break and "姓名": the corner of a wide table says what its rows are and what its columns are. NULL when it is none. */
static char *
person_of_corner (const char *text, gsize length)
{
  static const char people[] = "姓名|名字|学员|學員|员工|員工|人员|人員|学员姓名|學員姓名|员工姓名|員工姓名|工号|工號|员工编号|員工編號|name|person|employee";
  static const char others[] = "日期|时间|時間|日|星期|场次|場次|课程|課程|科目|考核|考试|考試|测验|測驗|项目|項目|内容|內容|考勤|date|day|session|course|test|exam";
  g_autofree char *plain = g_utf8_normalize (text, (gssize) length, G_NORMALIZE_NFKC);
  if (plain == NULL || strpbrk (plain, "\\/| \n") == NULL)
    return NULL;
  g_auto (GStrv) parts = g_strsplit_set (plain, "\\/| \r\n\t", -1);
  g_autofree char *first = NULL, *second = NULL;
  for (char **part = parts; *part != NULL; part++)
    if (**part != '\0' && second != NULL)
      return NULL;
    else if (**part != '\0')
      *(first == NULL ? &first : &second) = header_key (*part, -1);
  if (second == NULL)
    return NULL;
  if (word_list_has (people, first) && word_list_has (others, second))
    return g_steal_pointer (&first);
  return word_list_has (people, second) && word_list_has (others, first) ? g_steal_pointer (&second) : NULL;
}

static char **
header_variants (const char *text, gsize length)
{
  char **keys = g_new0 (char *, N_VARIANTS + 1);
  /* Longer than any header: not looked at any closer. */
  keys[VARIANT_WHOLE] = length <= 256 ? header_key (text, (gssize) length) : g_strdup ("");
  keys[VARIANT_WITHOUT_BRACKETS] = without_brackets (keys[VARIANT_WHOLE]);
  keys[VARIANT_WITHOUT_NUMBER] = without_number (keys[VARIANT_WHOLE]);
  keys[VARIANT_BARE] = keys[VARIANT_WITHOUT_NUMBER] != NULL ? without_brackets (keys[VARIANT_WITHOUT_NUMBER]) : NULL;
  char *corner = length <= 256 ? person_of_corner (text, length) : NULL;
  if (corner != NULL)
    {
      g_free (keys[VARIANT_WITHOUT_BRACKETS]);
      keys[VARIANT_WITHOUT_BRACKETS] = corner;
    }
  const char *newline = length <= 256 && corner == NULL ? memchr (text, '\n', length) : NULL;
  if (newline != NULL)
    {
      keys[VARIANT_FIRST_LINE] = header_key (text, newline - text);
      keys[VARIANT_SECOND_LINE] = header_key (newline + 1, (gssize) length - (newline + 1 - text));
    }
  for (guint i = 0; i < N_VARIANTS; i++)
    if (keys[i] == NULL)
      keys[i] = g_strdup ("");
  return keys;
}

/* 补考 names a column only beside 成绩; below an assessment it says which attempt stands there. */
static gboolean
lacks_beside (const DatasetDefinition *definition, const gboolean *has, guint column)
{
  const char *beside = definition->columns[column].beside;
  return beside != NULL && !has[dataset_column (definition, beside)];
}

guint
header_names_count (const HeaderNames *names, const DatasetDefinition *definition, const Record *record, gboolean *complete)
{
  gboolean has[TABLE_MOST_COLUMNS] = { FALSE };
  guint n = 0, column;
  for (guint cell = 0; cell < record->n_cells; cell++)
    {
      Cell trimmed = cell_trim (record->cells[cell]);
      if (trimmed.length == 0)
        continue;
      g_auto (GStrv) keys = header_variants (trimmed.text, trimmed.length);
      for (guint i = 0; i < N_VARIANTS; i++)
        if (*keys[i] != '\0' && find_name (names, keys[i], &column) != MATCH_NONE && !has[column])
          {
            has[column] = TRUE;
            n++;
            break;
          }
    }
  *complete = TRUE;
  for (column = 0; column < definition->n_columns; column++)
    {
      n -= has[column] && lacks_beside (definition, has, column);
      *complete &= has[column] || !definition->columns[column].required;
    }
  *complete &= definition->one_of[0] == definition->one_of[1] || has[definition->one_of[0]] || has[definition->one_of[1]];
  return n;
}

void
header_names_ends (const DatasetDefinition *definition, const DatasetConfig *dataset, WordEnds *ends)
{
  for (guint i = 0; dataset != NULL && dataset->columns != NULL && i < dataset->columns->len; i++)
    {
      const char *header = ((const ConfigColumn *) dataset->columns->pdata[i])->header;
      word_ends_add_text (ends, header, strlen (header));
    }
  for (guint column = 0; column < definition->n_columns; column++)
    {
      word_ends_add (ends, definition->columns[column].name);
      word_ends_add (ends, definition->columns[column].aliases);
    }
}

gint
header_names_column (const HeaderNames *names, Cell header)
{
  guint column;
  if (header.length == 0)
    return -1;
  g_auto (GStrv) keys = header_variants (header.text, header.length);
  for (guint i = 0; i < N_VARIANTS; i++)
    if (*keys[i] != '\0' && find_name (names, keys[i], &column) != MATCH_NONE)
      return (gint) column;
  return -1;
}

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
          && find_name (reader->opening->names, reader->keys[cell][variant], &column) == strength && !had[column]
          && (strength == MATCH_CONFIGURED || has_beside (reader->table, column)))
        {
          take_column (reader, column, cell);
          reader->table->configured[column] |= strength == MATCH_CONFIGURED;
        }
    }
}

/* The column without a header that `key` nearly names, or NULL. */
static const char *
nearest_column (const HeaderReader *reader, const char *key)
{
  const DatasetDefinition *definition = reader->table->definition;
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  for (guint column = 0; column < definition->n_columns; column++)
    {
      if (reader->table->cell_of[column] >= 0 || definition->columns[column].beside != NULL)
        continue;
      g_autofree char *all = g_strconcat (definition->columns[column].name, "|", definition->columns[column].aliases, NULL);
      g_auto (GStrv) words = g_strsplit (all, "|", -1);
      for (char **word = words; *word != NULL; word++)
        {
          char *word_key = dataset_key (*word + strspn (*word, "~"), -1);
          /* Two short words are near by chance. */
          if (g_utf8_strlen (word_key, -1) < 3)
            g_free (word_key);
          else
            {
              g_ptr_array_add (keys, word_key);
              g_ptr_array_add (names, (gpointer) definition->columns[column].name);
            }
        }
    }
  const char *nearest = text_nearest (key, (const char *const *) keys->pdata, keys->len);
  for (guint i = 0; i < keys->len; i++)
    if (keys->pdata[i] == nearest)
      return names->pdata[i];
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
      gboolean known = find_name (reader->opening->names, key, &named) != MATCH_NONE || (definition->id == DATASET_FEEDBACK && rating_is_usual_word (key))
                       || (definition->unread != NULL && word_list_has (definition->unread, key));
      const char *nearest = reader->table->grid != NULL || known ? NULL : nearest_column (reader, key);
      Place place = table_header_place (reader->table, cell);
      place.value = text;
      if (nearest != NULL)
        diag_report (reader->diags, DIAG_COLUMN_UNKNOWN, &place, text, nearest, NULL);
      else
        diag_report (reader->diags, DIAG_COLUMN_IGNORED, &place, text, definition->name, NULL);
    }
}

/* "person_id", "工号" or "员工编号" for the message about a missing column. New string. */
static char *
usual_headers (const ColumnDefinition *column)
{
  g_auto (GStrv) aliases = g_strsplit (column->aliases, "|", -1);
  GString *list = g_string_new (NULL);
  g_string_append_printf (list, "\"%s\"", column->name);
  for (guint i = 0; aliases[i] != NULL && i < 3; i++)
    g_string_append_printf (list, ", \"%s\"", aliases[i] + strspn (aliases[i], "~"));
  return g_string_free (list, FALSE);
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
      unnamed |= is_unread_in_line (reader, cell, 1) && find_name (reader->opening->names, reader->keys[cell][VARIANT_WHOLE], &named) == MATCH_NONE;
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

static void
report_missing_column (HeaderReader *reader, const Place *place, const ColumnDefinition *column)
{
  if (report_two_lines (reader, column))
    return;
  g_autofree char *usual = usual_headers (column), *unread = unread_headers (reader);
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
  read_keys (&reader);
  match_headers (&reader, MATCH_CONFIGURED, VARIANT_WHOLE);
  for (MatchStrength strength = MATCH_ALIAS; strength > MATCH_NONE; strength--)
    for (guint variant = 0; variant < N_VARIANTS; variant++)
      match_headers (&reader, strength, variant);
  table_take_retakes (opening, reader.columns);
  table_take_day_parts (opening, reader.columns);
  table->grid = grid_find (opening, reader.columns);
  note_units (&reader);
  report_unknown_columns (&reader);
  check_required_columns (&reader);
  reader.good &= table_take_full_mark (opening);
  if (table->grid != NULL && table->grid->refused)
    reader.good = FALSE;
  for (guint cell = 0; cell < table->n_header; cell++)
    g_strfreev (reader.keys[cell]);
  g_free (reader.keys);
  g_free (reader.columns);
  return reader.good;
}
