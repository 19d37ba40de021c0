/* The header of a table: which cell is which column. */
#include "source/table.h"

#include "text/encoding.h"

#include <string.h>

/* What a header names: a column of the dataset by its name, by a usual header or, where nothing else names it, by a weak one. */
typedef enum { MATCH_NONE, MATCH_WEAK, MATCH_ALIAS } MatchStrength;

typedef struct {
  const DatasetConfig *dataset;     /* or NULL */
  Table *table;
  Diagnostics *diags;
  char **keys;                      /* of the header's cells */
  gint *columns;                    /* header cell → column, -1 */
  gboolean good;
} HeaderReader;

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
  const Record *header = csv_header (reader->table->csv);
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

/* Headers that are usual in such files and of no use here: never near another one. */
static gboolean
is_unread (const DatasetDefinition *definition, const char *key)
{
  g_auto (GStrv) headers = g_strsplit (definition->unread == NULL ? "" : definition->unread, "|", -1);
  for (char **header = headers; *header != NULL; header++)
    {
      g_autofree char *header_key = dataset_key (*header, -1);
      if (strcmp (header_key, key) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
report_unknown_columns (HeaderReader *reader)
{
  const Record *header = csv_header (reader->table->csv);
  for (guint cell = 0; cell < header->n_cells; cell++)
    {
      if (reader->columns[cell] >= 0 || reader->keys[cell][0] == '\0')
        continue;
      Cell trimmed = cell_trim (header->cells[cell]);
      g_autofree char *text = cell_excerpt (trimmed.text, trimmed.length);
      const char *nearest = is_unread (reader->table->definition, reader->keys[cell]) ? NULL : nearest_column (reader, reader->keys[cell]);
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

static void
read_keys (HeaderReader *reader)
{
  const Record *header = csv_header (reader->table->csv);
  reader->table->n_header = header->n_cells;
  reader->keys = g_new0 (char *, header->n_cells + 1);
  reader->columns = g_new (gint, header->n_cells + 1);
  for (guint cell = 0; cell < header->n_cells; cell++)
    {
      Cell trimmed = cell_trim (header->cells[cell]);
      /* Longer than any header: not looked at any closer. */
      reader->keys[cell] = trimmed.length <= 256 ? dataset_key (trimmed.text ? trimmed.text : "", (gssize) trimmed.length) : g_strdup ("");
      reader->columns[cell] = -1;
      if (reader->keys[cell][0] != '\0' && g_str_has_suffix (reader->keys[cell], "*"))
        reader->keys[cell][strlen (reader->keys[cell]) - 1] = '\0';   /* a star marks required columns in many forms */
    }
}

gboolean
table_read_header (Table *table, const Config *config, Diagnostics *diags)
{
  const DatasetConfig *dataset = g_hash_table_lookup (config->datasets, table->definition->name);
  HeaderReader reader = { dataset, table, diags, NULL, NULL, TRUE };
  for (guint column = 0; column < TABLE_MOST_COLUMNS; column++)
    table->cell_of[column] = -1;
  read_keys (&reader);
  match_configured (&reader);
  match_usual (&reader, MATCH_ALIAS, FALSE);
  match_usual (&reader, MATCH_ALIAS, TRUE);
  match_usual (&reader, MATCH_WEAK, FALSE);
  report_unknown_columns (&reader);
  check_required_columns (&reader);
  g_strfreev (reader.keys);
  g_free (reader.columns);
  return reader.good;
}
