/* An open file of a dataset: its header understood, its rows read one by one. Ten million rows pass through read_record(): nothing is
 * allocated or copied there, columns are found by a fixed array and cells trimmed by moving pointers. */
#include "source/table.h"
#include "source/dataset_files.h"

#include <string.h>

/* What a header names: a column of the dataset by its name, by a usual header or, where nothing else names it, by a weak one. */
typedef enum { MATCH_NONE, MATCH_WEAK, MATCH_ALIAS } MatchStrength;

typedef struct {
  const Config *config;
  const DatasetConfig *dataset;     /* or NULL */
  Table *table;
  Diagnostics *diags;
  char **keys;                      /* of the header's cells */
  gint *columns;                    /* header cell → column, -1 */
  gboolean good;
} HeaderReader;

char *
cell_excerpt (const char *text, gsize length)
{
  GString *excerpt = g_string_new (NULL);
  const char *end = text + length;
  for (guint n = 0; text < end; n++)
    {
      if (n == 40)
        {
          g_string_append (excerpt, "…");
          break;
        }
      const char *next = MIN (g_utf8_next_char (text), end);
      if ((guchar) *text < 0x20 || *text == 0x7f)
        g_string_append_c (excerpt, ' ');
      else
        g_string_append_len (excerpt, text, next - text);
      text = next;
    }
  return g_string_free (excerpt, FALSE);
}

/* How the key of a header names a column. */
static MatchStrength
match_column (const ColumnDefinition *column, const char *key)
{
  g_autofree char *all = g_strconcat (column->name, "|", column->aliases, NULL);
  g_auto (GStrv) names = g_strsplit (all, "|", -1);
  for (char **name = names; *name != NULL; name++)
    {
      gboolean weak = **name == '~';
      g_autofree char *name_key = dataset_key (*name + weak, -1);
      if (strcmp (name_key, key) == 0)
        return weak ? MATCH_WEAK : MATCH_ALIAS;
    }
  return MATCH_NONE;
}

static int
column_by_name (const DatasetDefinition *definition, const char *name)
{
  for (guint i = 0; i < definition->n_columns; i++)
    if (strcmp (definition->columns[i].name, name) == 0)
      return (int) i;
  return -1;
}

/* "课时（小时）" without what stands in brackets at its end; NULL when there is none. */
static char *
key_without_brackets (const char *key)
{
  gsize length = strlen (key);
  const char *open = strrchr (key, '(');
  return length > 2 && key[length - 1] == ')' && open != NULL && open > key ? g_strndup (key, (gsize) (open - key)) : NULL;
}

static void
report_header_twice (const HeaderReader *reader, guint column, guint first, guint second)
{
  const CsvRecord *header = csv_header (reader->table->csv);
  Place place = csv_cell_place (reader->table->csv, header->line, second);
  g_autofree char *one = cell_excerpt (header->cells[first].text, header->cells[first].length);
  g_autofree char *two = cell_excerpt (header->cells[second].text, header->cells[second].length);
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

/* The headers that the configuration names. */
static void
match_configured (HeaderReader *reader)
{
  for (guint i = 0; reader->dataset != NULL && reader->dataset->columns != NULL && i < reader->dataset->columns->len; i++)
    {
      const ConfigColumn *configured = reader->dataset->columns->pdata[i];
      int column = column_by_name (reader->table->definition, configured->column);
      g_autofree char *key = dataset_key (configured->header, -1);
      for (guint cell = 0; column >= 0 && cell < reader->table->n_header; cell++)
        if (strcmp (reader->keys[cell], key) == 0)
          take_column (reader, (guint) column, cell);
    }
}

/* The headers that are usual, strong names first; a weak one names only a column that has no header yet. */
static void
match_usual (HeaderReader *reader, MatchStrength strength, gboolean brackets)
{
  const DatasetDefinition *definition = reader->table->definition;
  gboolean had[TABLE_MOST_COLUMNS];
  for (guint column = 0; column < definition->n_columns; column++)
    had[column] = reader->table->cell_of[column] >= 0;
  for (guint cell = 0; cell < reader->table->n_header; cell++)
    {
      g_autofree char *bare = brackets ? key_without_brackets (reader->keys[cell]) : NULL;
      const char *key = brackets ? bare : reader->keys[cell];
      if (key == NULL || reader->columns[cell] >= 0)
        continue;
      for (guint column = 0; column < definition->n_columns && reader->columns[cell] < 0; column++)
        if (!(strength == MATCH_WEAK && had[column]) && match_column (&definition->columns[column], key) == strength)
          {
            take_column (reader, column, cell);
            break;
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
      if (reader->table->cell_of[column] >= 0)
        continue;
      g_autofree char *all = g_strconcat (definition->columns[column].name, "|", definition->columns[column].aliases, NULL);
      g_auto (GStrv) words = g_strsplit (all, "|", -1);
      for (char **word = words; *word != NULL; word++)
        {
          char *word_key = dataset_key (*word + (**word == '~'), -1);
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
  const CsvRecord *header = csv_header (reader->table->csv);
  for (guint cell = 0; cell < header->n_cells; cell++)
    {
      if (reader->columns[cell] >= 0 || reader->keys[cell][0] == '\0')
        continue;
      CsvCell trimmed = cell_trim (header->cells[cell]);
      g_autofree char *text = cell_excerpt (trimmed.text, trimmed.length);
      const char *nearest = nearest_column (reader, reader->keys[cell]);
      Place place = csv_cell_place (reader->table->csv, header->line, cell);
      if (nearest != NULL)
        diag_report (reader->diags, DIAG_COLUMN_UNKNOWN, &place, text, nearest, NULL);
      else
        diag_report (reader->diags, DIAG_COLUMN_IGNORED, &place, text, reader->table->definition->name, NULL);
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
    g_string_append_printf (list, ", \"%s\"", aliases[i] + (aliases[i][0] == '~'));
  return g_string_free (list, FALSE);
}

static void
check_required_columns (HeaderReader *reader)
{
  Table *table = reader->table;
  const DatasetDefinition *definition = table->definition;
  Place place = { table->file, csv_header (table->csv)->line, 0, 0 };
  for (guint column = 0; column < definition->n_columns; column++)
    {
      if (table->cell_of[column] >= 0)
        table->present[table->n_present++] = column;
      if (!definition->columns[column].required)
        continue;
      table->required[table->n_required++] = column;
      if (table->cell_of[column] >= 0)
        continue;
      g_autofree char *usual = usual_headers (&definition->columns[column]);
      diag_report (reader->diags, DIAG_COLUMN_MISSING, &place, definition->columns[column].name, definition->name, usual, NULL);
      reader->good = FALSE;
    }
  const guint *one_of = definition->one_of;
  if (one_of[0] != one_of[1] && table->cell_of[one_of[0]] < 0 && table->cell_of[one_of[1]] < 0)
    {
      diag_report (reader->diags, DIAG_COLUMN_ONE_OF, &place, definition->columns[one_of[0]].name, definition->columns[one_of[1]].name,
                   definition->name, NULL);
      reader->good = FALSE;
    }
}

static gboolean
read_header (HeaderReader *reader)
{
  const CsvRecord *header = csv_header (reader->table->csv);
  reader->table->n_header = header->n_cells;
  reader->keys = g_new0 (char *, header->n_cells + 1);
  reader->columns = g_new (gint, header->n_cells + 1);
  reader->good = TRUE;
  for (guint cell = 0; cell < header->n_cells; cell++)
    {
      CsvCell trimmed = cell_trim (header->cells[cell]);
      /* Longer than any header: not looked at any closer. */
      reader->keys[cell] = trimmed.length <= 256 ? dataset_key (trimmed.text ? trimmed.text : "", (gssize) trimmed.length) : g_strdup ("");
      reader->columns[cell] = -1;
      if (reader->keys[cell][0] != '\0' && g_str_has_suffix (reader->keys[cell], "*"))
        reader->keys[cell][strlen (reader->keys[cell]) - 1] = '\0';   /* a star marks required columns in many forms */
    }
  match_configured (reader);
  match_usual (reader, MATCH_ALIAS, FALSE);
  match_usual (reader, MATCH_ALIAS, TRUE);
  match_usual (reader, MATCH_WEAK, FALSE);
  report_unknown_columns (reader);
  check_required_columns (reader);
  g_strfreev (reader->keys);
  g_free (reader->columns);
  return reader->good;
}

Table *
table_open (const Config *config, DatasetId id, const char *file, Diagnostics *diags)
{
  Table *table = g_new0 (Table, 1);
  g_autofree char *path = site_path (config, file);
  table->definition = dataset_definition (id);
  table->file = g_strdup (file);
  g_assert (table->definition->n_columns <= TABLE_MOST_COLUMNS);
  for (guint column = 0; column < TABLE_MOST_COLUMNS; column++)
    table->cell_of[column] = -1;
  table->csv = csv_open (path, table->file, &(CsvOptions) { 0 }, diags);
  HeaderReader reader = { config, g_hash_table_lookup (config->datasets, table->definition->name), table, diags, NULL, NULL, FALSE };
  if (table->csv == NULL || !read_header (&reader))
    {
      table_free (table);
      return NULL;
    }
  for (guint column = 0; column < table->definition->n_columns; column++)
    if (table->definition->columns[column].choices != NULL)
      table->choices[column] = choice_table_new (table->definition->columns[column].choices);
  return table;
}

void
table_free (Table *table)
{
  if (table == NULL)
    return;
  for (guint column = 0; column < TABLE_MOST_COLUMNS; column++)
    choice_table_free (table->choices[column]);
  if (table->csv != NULL)
    csv_close (table->csv);
  g_free (table->file);
  g_free (table);
}

gboolean
table_has (const Table *table, guint column)
{
  return table->cell_of[column] >= 0;
}

const DatasetDefinition *
table_definition (const Table *table)
{
  return table->definition;
}

CsvFile *
table_csv (Table *table)
{
  return table->csv;
}

const char *
table_file (const Table *table)
{
  return table->file;
}

void
table_on_skipped (Table *table, TableSkippedFunc func, gpointer data)
{
  table->skipped = func;
  table->skipped_data = data;
}

/* White space at the beginning of `text`: how many bytes. */
static gsize
space_before (const char *text, gsize length)
{
  if ((guchar) text[0] <= ' ')
    return 1;
  if (length >= 3 && memcmp (text, "\xe3\x80\x80", 3) == 0)
    return 3;
  return length >= 2 && memcmp (text, "\xc2\xa0", 2) == 0 ? 2 : 0;
}

static gsize
space_behind (const char *text, gsize length)
{
  if ((guchar) text[length - 1] <= ' ')
    return 1;
  if (length >= 3 && memcmp (text + length - 3, "\xe3\x80\x80", 3) == 0)
    return 3;
  return length >= 2 && memcmp (text + length - 2, "\xc2\xa0", 2) == 0 ? 2 : 0;
}

CsvCell
cell_trim (CsvCell cell)
{
  gsize n;
  while (cell.length > 0 && (n = space_before (cell.text, cell.length)) > 0)
    {
      cell.text += n;
      cell.length -= n;
    }
  while (cell.length > 0 && (n = space_behind (cell.text, cell.length)) > 0)
    cell.length -= n;
  return cell;
}

/* Whether a cell's ends may be white space, from one byte of each. */
static inline gboolean
may_need_trim (guchar first, guchar last)
{
  return first <= ' ' || first == 0xe3 || first == 0xc2 || last <= ' ' || last == 0x80 || last == 0xa0;
}

/* One reading of a table, or of one part of it. */
typedef struct {
  Table *table;
  TableRowFunc func;
  gpointer data;
  TableRow row;
  gboolean clean;                        /* nothing reported */
  gboolean stopped;                      /* func asked to stop */
  CsvCell cells[TABLE_MOST_COLUMNS];
} Reading;

static void
reading_init (Reading *reading, Table *table, TableRowFunc func, gpointer data, Diagnostics *diags)
{
  memset (reading, 0, sizeof *reading);
  reading->table = table;
  reading->func = func;
  reading->data = data;
  reading->row = (TableRow) { table, 0, diags, reading->cells };
  reading->clean = TRUE;
}

/* Rows of nothing but delimiters are what spreadsheets write for empty lines. */
static gboolean
is_blank (const CsvRecord *record)
{
  for (guint i = 0; i < record->n_cells; i++)
    if (cell_trim (record->cells[i]).length > 0)
      return FALSE;
  return TRUE;
}

static void
tell_skipped (const Reading *reading, const CsvRecord *record)
{
  const Table *table = reading->table;
  gint cell = table->cell_of[0];
  if (table->skipped == NULL || cell < 0 || (guint) cell >= record->n_cells)
    return;
  CsvCell id = cell_trim (record->cells[cell]);
  if (id.length > 0)
    table->skipped (id.text, id.length, table->skipped_data);
}

static void
report_row_length (Reading *reading, const CsvRecord *record)
{
  const Table *table = reading->table;
  gboolean few = record->n_cells < table->n_header;
  g_autofree char *has = g_strdup_printf ("%u", record->n_cells);
  g_autofree char *wants = g_strdup_printf ("%u", table->n_header);
  Place place = { table->file, record->line, 0, 0 };
  if (diag_count (reading->row.diags, DIAG_ERROR) < 1000)
    place = csv_cell_place (table->csv, record->line, few ? record->n_cells - 1 : table->n_header);
  diag_report (reading->row.diags, few ? DIAG_ROW_SHORT : DIAG_ROW_LONG, &place, has, wants, NULL);
  tell_skipped (reading, record);
  reading->clean = FALSE;
}

/* Reports the required cells that are empty. FALSE when there is one. */
static gboolean
check_row (Reading *reading, const CsvRecord *record)
{
  const Table *table = reading->table;
  const DatasetDefinition *definition = table->definition;
  gboolean good = TRUE;
  if (is_blank (record))
    return FALSE;
  for (guint i = 0; i < table->n_required; i++)
    if (reading->cells[table->required[i]].length == 0)
      {
        Place place = row_place (&reading->row, table->required[i]);
        diag_report (reading->row.diags, DIAG_CELL_REQUIRED, &place, definition->columns[table->required[i]].name, NULL);
        good = FALSE;
      }
  const guint *one_of = definition->one_of;
  if (one_of[0] != one_of[1] && reading->cells[one_of[0]].length == 0 && reading->cells[one_of[1]].length == 0)
    {
      Place place = row_place (&reading->row, table->cell_of[one_of[0]] >= 0 ? one_of[0] : one_of[1]);
      diag_report (reading->row.diags, DIAG_CELL_ONE_OF, &place, definition->columns[one_of[0]].name, definition->columns[one_of[1]].name, NULL);
      good = FALSE;
    }
  if (!good)
    tell_skipped (reading, record);
  reading->clean &= good;
  return good;
}

static gboolean
read_record (const CsvRecord *record, gpointer data)
{
  Reading *reading = data;
  const Table *table = reading->table;
  reading->row.line = record->line;
  if (G_UNLIKELY (record->n_cells != table->n_header))
    {
      if (!is_blank (record))
        report_row_length (reading, record);
      return TRUE;
    }
  for (guint i = 0; i < table->n_present; i++)
    {
      guint column = table->present[i];
      CsvCell cell = record->cells[table->cell_of[column]];
      if (cell.length > 0 && may_need_trim ((guchar) cell.text[0], (guchar) cell.text[cell.length - 1]))
        cell = cell_trim (cell);
      reading->cells[column] = cell;
    }
  gboolean empty = FALSE;
  for (guint i = 0; i < table->n_required; i++)
    empty |= reading->cells[table->required[i]].length == 0;
  const guint *one_of = table->definition->one_of;
  empty |= one_of[0] != one_of[1] && reading->cells[one_of[0]].length == 0 && reading->cells[one_of[1]].length == 0;
  if (G_UNLIKELY (empty) && !check_row (reading, record))
    return TRUE;
  if (reading->func (&reading->row, reading->data))
    return TRUE;
  reading->stopped = TRUE;
  return FALSE;
}

gboolean
table_read (Table *table, TableRowFunc func, gpointer data, Diagnostics *diags)
{
  Reading reading;
  reading_init (&reading, table, func, data, diags);
  return csv_read (table->csv, read_record, &reading) && reading.clean;
}

gboolean
table_read_parts (Table *table, guint n_parts, TableRowFunc func, gpointer *data, Diagnostics **diags, gboolean *again)
{
  g_autofree Reading *readings = g_new (Reading, n_parts);
  g_autofree gpointer *parts = g_new (gpointer, n_parts);
  gboolean stopped = FALSE, clean = TRUE;
  for (guint i = 0; i < n_parts; i++)
    {
      reading_init (&readings[i], table, func, data[i], diags[i]);
      parts[i] = &readings[i];
    }
  gboolean read = csv_read_parts (table->csv, n_parts, read_record, parts);
  for (guint i = 0; i < n_parts; i++)
    {
      stopped |= readings[i].stopped;
      clean &= readings[i].clean;
    }
  *again = !read && !stopped;
  return read && clean;
}
