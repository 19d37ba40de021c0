/* ```table data/awards.csv columns=… title=… sort=… limit=… where=column:value: any CSV file of the data folder as a table. */
#include "view/blocks.h"

#include "source/rights.h"
#include "source/word_list.h"
#include "text/csv.h"
#include "text/locale.h"
#include <string.h>

#define MOST_ROWS 2000       /* of a table in a page */
#define MOST_COLUMNS 64

typedef struct {
  char **cells;              /* one a column of the file, NULL-terminated */
  char *key;                 /* what it sorts by; NULL without sorting */
  Decimal number;            /* the same as a number, DECIMAL_NONE when it is none */
  guint order;               /* in the file */
} TableRecord;

typedef struct {
  const MarkdownBlock *block;
  CsvFile *csv;
  GPtrArray *header;         /* char * */
  GArray *columns;           /* guint: the columns shown, in order */
  gint sort, where;          /* columns, -1 for none */
  gboolean descending;
  gboolean sorts_people;     /* the cells of that column are names of people */
  char *wanted;              /* the cell that `where` wants */
  guint limit;
  GPtrArray *rows;           /* TableRecord * */
  guint n_matching;          /* rows in the file that `where` lets pass */
} TableBlock;

static void
table_record_free (gpointer data)
{
  TableRecord *record = data;
  g_strfreev (record->cells);
  g_free (record->key);
  g_free (record);
}

static void
table_block_clear (TableBlock *table)
{
  if (table->csv != NULL)
    csv_close (table->csv);
  g_clear_pointer (&table->header, g_ptr_array_unref);
  g_clear_pointer (&table->columns, g_array_unref);
  g_clear_pointer (&table->rows, g_ptr_array_unref);
  g_free (table->wanted);
}

static char *
cell_text (const Cell *cell)
{
  return g_strstrip (g_strndup (cell->text, cell->length));
}

/* ---- what the block asks for ---- */

/* A path inside the data folder, written from the site directory, with no part that leads out of it. */
static gboolean
path_is_inside (const Config *config, const char *path)
{
  gsize folder = strlen (config->data);
  if (!g_str_has_prefix (path, config->data) || path[folder] != '/' || strchr (path, '\\') != NULL)
    return FALSE;
  g_auto (GStrv) parts = g_strsplit (path + folder + 1, "/", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] == '\0' || strcmp (parts[i], ".") == 0 || strcmp (parts[i], "..") == 0)
      return FALSE;
  return parts[0] != NULL;
}

static gint
find_column (const TableBlock *table, const char *name, const Place *place, Diagnostics *diags)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (name));
  g_autofree char *folded = g_utf8_casefold (trimmed, -1);
  for (guint i = 0; i < table->header->len; i++)
    {
      g_autofree char *known = g_utf8_casefold (table->header->pdata[i], -1);
      if (strcmp (folded, known) == 0)
        return (gint) i;
    }
  const char *file = csv_header (table->csv)->file;
  const char *nearest = text_nearest (trimmed, (const char *const *) table->header->pdata, table->header->len);
  if (nearest != NULL)
    diag_report (diags, DIAG_BLOCK_COLUMN_NEAREST, place, file, trimmed, nearest, NULL);
  else
    {
      g_ptr_array_add (table->header, NULL);
      g_autofree char *list = g_strjoinv (", ", (char **) table->header->pdata);
      g_ptr_array_set_size (table->header, (gint) table->header->len - 1);
      diag_report (diags, DIAG_BLOCK_COLUMN, place, file, trimmed, list, NULL);
    }
  return -1;
}

static gboolean
read_columns (TableBlock *table, Diagnostics *diags)
{
  const MarkdownOption *option = block_option (table->block, "columns");
  gboolean good = TRUE;
  table->columns = g_array_new (FALSE, FALSE, sizeof (guint));
  if (option == NULL)
    {
      for (guint i = 0; i < table->header->len; i++)
        g_array_append_val (table->columns, i);
      return TRUE;
    }
  g_auto (GStrv) names = g_strsplit (option->value, ",", MOST_COLUMNS);
  for (guint i = 0; names[i] != NULL; i++)
    {
      gint column = find_column (table, names[i], &option->place, diags);
      guint found = (guint) column;
      if (column < 0)
        good = FALSE;
      else
        g_array_append_val (table->columns, found);
    }
  return good;
}

static gboolean
read_sort (TableBlock *table, Diagnostics *diags)
{
  const MarkdownOption *option = block_option (table->block, "sort");
  table->sort = -1;
  if (option == NULL)
    return TRUE;
  const char *name = option->value;
  table->descending = *name == '-';
  table->sort = find_column (table, name + (table->descending ? 1 : 0), &option->place, diags);
  if (table->sort < 0)
    return FALSE;
  g_autofree char *key = dataset_key (table->header->pdata[table->sort], -1);
  table->sorts_people = dataset_is_header_of_people (key);
  return TRUE;
}

static gboolean
read_where (TableBlock *table, Diagnostics *diags)
{
  const MarkdownOption *option = block_option (table->block, "where");
  table->where = -1;
  if (option == NULL)
    return TRUE;
  const char *colon = strchr (option->value, ':');
  if (colon == NULL)
    {
      diag_report (diags, DIAG_BLOCK_WHERE, &option->place, option->value, NULL);
      return FALSE;
    }
  g_autofree char *name = g_strndup (option->value, (gsize) (colon - option->value));
  table->wanted = g_strstrip (g_strdup (colon + 1));
  table->where = find_column (table, name, &option->place, diags);
  return table->where >= 0;
}

static gboolean
read_limit (TableBlock *table, Diagnostics *diags)
{
  const MarkdownOption *option = block_option (table->block, "limit");
  guint64 limit = MOST_ROWS;
  table->limit = 0;
  if (option == NULL)
    return TRUE;
  if (!g_ascii_string_to_unsigned (option->value, 10, 1, MOST_ROWS, &limit, NULL))
    {
      diag_report (diags, DIAG_BLOCK_LIMIT, &option->place, option->value, G_STRINGIFY (MOST_ROWS), NULL);
      return FALSE;
    }
  table->limit = (guint) limit;
  return TRUE;
}

static gboolean
open_file (TableBlock *table, const Config *config, Diagnostics *diags)
{
  static const char *const known[] = { "columns", "title", "sort", "limit", "where", NULL };
  gboolean good = block_check_options (table->block, known, 1, diags);
  if (table->block->arguments->len == 0)
    {
      diag_report (diags, DIAG_BLOCK_TABLE_FILE, &table->block->place, config->data, NULL);
      return FALSE;
    }
  const MarkdownOption *path = table->block->arguments->pdata[0];
  if (!path_is_inside (config, path->value))
    {
      diag_report (diags, DIAG_BLOCK_TABLE_OUTSIDE, &path->place, path->value, config->data, NULL);
      return FALSE;
    }
  g_autofree char *full = g_build_filename (config->directory, path->value, NULL);
  if (!g_file_test (full, G_FILE_TEST_EXISTS))
    {
      diag_report (diags, DIAG_BLOCK_TABLE_MISSING, &path->place, path->value, NULL);
      return FALSE;
    }
  CsvOptions options = { 0 };
  table->csv = csv_open (full, path->value, &options, diags);
  if (table->csv == NULL)
    return FALSE;
  const Record *header = csv_header (table->csv);
  table->header = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < header->n_cells; i++)
    g_ptr_array_add (table->header, cell_text (&header->cells[i]));
  return good;
}

/* ---- its rows ---- */

static gboolean
take_record (const Record *record, gpointer data)
{
  TableBlock *table = data;
  TableRecord *row = g_new0 (TableRecord, 1);
  row->cells = g_new0 (char *, table->header->len + 1);
  for (guint i = 0; i < table->header->len; i++)
    row->cells[i] = i < record->n_cells ? cell_text (&record->cells[i]) : g_strdup ("");
  if (table->where >= 0 && strcmp (row->cells[table->where], table->wanted) != 0)
    {
      table_record_free (row);
      return TRUE;
    }
  table->n_matching++;
  /* Without an order the first rows are the ones shown; with one all of them must be seen, but no more than memory is worth. */
  if (table->rows->len >= (table->sort >= 0 || table->limit == 0 ? 50 * MOST_ROWS : table->limit))
    {
      table_record_free (row);
      return TRUE;
    }
  row->order = table->rows->len;
  row->number = DECIMAL_NONE;
  if (table->sort >= 0)
    {
      const char *cell = row->cells[table->sort];
      row->key = table->sorts_people ? locale_name_key (cell) : locale_order_key (cell);
      if (!decimal_parse (cell, strlen (cell), &row->number))
        row->number = DECIMAL_NONE;
    }
  g_ptr_array_add (table->rows, row);
  return TRUE;
}

static gint
compare_records (gconstpointer a, gconstpointer b, gpointer data)
{
  const TableRecord *left = *(const TableRecord *const *) a, *right = *(const TableRecord *const *) b;
  const TableBlock *table = data;
  gint order;
  if (left->number != DECIMAL_NONE && right->number != DECIMAL_NONE)
    order = (left->number > right->number) - (left->number < right->number);
  else if (left->number != DECIMAL_NONE || right->number != DECIMAL_NONE)
    return left->number == DECIMAL_NONE ? 1 : -1;      /* what is no number stands last, either way */
  else
    {
      order = strcmp (left->key, right->key);
      if (order == 0)
        order = strcmp (left->cells[table->sort], right->cells[table->sort]);
    }
  if (table->descending)
    order = -order;
  return order != 0 ? order : (left->order > right->order) - (left->order < right->order);
}

static gboolean
read_rows (TableBlock *table, Diagnostics *diags)
{
  table->rows = g_ptr_array_new_with_free_func (table_record_free);
  if (!csv_read (table->csv, take_record, table))
    return FALSE;
  if (table->limit == 0 && table->n_matching > MOST_ROWS)
    {
      g_autofree char *found = g_strdup_printf ("%u", table->n_matching);
      diag_report (diags, DIAG_BLOCK_TABLE_ROWS, &table->block->place, found, G_STRINGIFY (MOST_ROWS), NULL);
      return FALSE;
    }
  if (table->sort >= 0)
    g_ptr_array_sort_with_data (table->rows, compare_records, table);
  if (table->limit > 0 && table->rows->len > table->limit)
    g_ptr_array_set_size (table->rows, (gint) table->limit);
  return TRUE;
}

/* ---- its element ---- */

/* A column whose filled cells are all numbers is set flush right; staff ids such as 0017 are names, not numbers. */
static gboolean
column_is_numeric (const TableBlock *table, guint column)
{
  gboolean some = FALSE;
  for (guint i = 0; i < table->rows->len; i++)
    {
      const char *cell = ((const TableRecord *) table->rows->pdata[i])->cells[column];
      gsize length = strlen (cell);
      Decimal number;
      if (length == 0)
        continue;
      if (cell[length - 1] == '%')
        length--;
      if ((cell[0] == '0' && g_ascii_isdigit (cell[1])) || !decimal_parse (cell, length, &number))
        return FALSE;
      some = TRUE;
    }
  return some;
}

static void
add_rows (xmlNode *node, const TableBlock *table)
{
  xmlNode *columns = element (node, "columns");
  for (guint i = 0; i < table->columns->len; i++)
    {
      guint column = g_array_index (table->columns, guint, i);
      xmlNode *head = element_text (columns, "column", table->header->pdata[column]);
      if (column_is_numeric (table, column))
        set_attribute (head, "numeric", "yes");
    }
  for (guint i = 0; i < table->rows->len; i++)
    {
      const TableRecord *record = table->rows->pdata[i];
      xmlNode *row = element (node, "row");
      for (guint j = 0; j < table->columns->len; j++)
        {
          const char *cell = record->cells[g_array_index (table->columns, guint, j)];
          element_text (row, "cell", cell);
          view_quote_cell (node, cell);
        }
    }
}

/* Columns that are never read, such as telephone numbers, are not shown either. */
static void
drop_private (TableBlock *table)
{
  for (guint i = 0; i < table->columns->len;)
    {
      g_autofree char *key = dataset_key (table->header->pdata[g_array_index (table->columns, guint, i)], -1);
      if (word_list_has (dataset_definition (DATASET_PEOPLE)->unread, key))
        g_array_remove_index (table->columns, i);
      else
        i++;
    }
}

gboolean
table_block_add (xmlNode *parent, const ViewContext *context, const MarkdownBlock *block, Diagnostics *diags)
{
  TableBlock table = { .block = block };
  gboolean good = open_file (&table, context->config, diags);
  if (table.header != NULL)
    {
      good &= read_columns (&table, diags);
      good &= read_sort (&table, diags);
      good &= read_where (&table, diags);
      good &= read_limit (&table, diags);
    }
  good = good && read_rows (&table, diags);
  if (good && parent != NULL)
    {
      FileRights rights = rights_of_file (context->intake, context->config->edition, csv_header (table.csv)->file);
      xmlNode *node = element (parent, "table");
      const char *title = block_value (block, "title");
      set_attribute (node, "title", title);
      if (rights.people && context->config->edition->name != NULL)
        drop_private (&table);
      if (rights.shown)
        add_rows (node, &table);
      else
        set_attribute (node, "withheld", "yes");
    }
  table_block_clear (&table);
  return good;
}
