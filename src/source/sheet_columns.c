/* Of which dataset a sheet has the columns. Asked only of sheets that nobody reads, so that their rows are not passed over in silence. */
#include "source/dataset_files.h"
#include "source/grid.h"
#include "source/row_shape.h"

#include <string.h>

/* A sheet that nobody reads is looked at, whatever is wrong with it. */
static Records *
open_sheet (const Config *config, const char *sheet, Diagnostics *unheard)
{
  return records_open (config->directory, sheet, &(RecordsOptions) { 0 }, unheard);
}

static guint
count_named (const HeaderNames *names, const Record *record)
{
  guint n = 0;
  for (guint i = 0; i < record->n_cells; i++)
    n += header_names_column (names, cell_trim (record->cells[i])) >= 0;
  return n;
}

/* Columns that every row of a dataset needs. */
static guint
count_needed (const DatasetDefinition *definition)
{
  guint n = definition->one_of[0] != definition->one_of[1];
  for (guint i = 0; i < definition->n_columns; i++)
    n += definition->columns[i].required;
  return n;
}

/* So few needed columns, 工号 and 姓名, stand on sheets of other kinds too. */
#define MOST_COMMON 2

/* How many columns a line names, when it is a header that lacks none; 0: it is not. Where few are needed most of the others must be the dataset's too. */
static guint
columns_of_line (const HeaderNames *names, const DatasetDefinition *definition, const Record *line)
{
  gboolean complete;
  guint n = header_names_count (names, definition, line, &complete);
  return complete && (count_needed (definition) > MOST_COMMON || 2 * count_named (names, line) > record_filled (line)) ? n : 0;
}

static guint
columns_of_sheet (const Config *config, const DatasetDefinition *definition, const Records *records)
{
  const Record *preview;
  guint n = records_preview (records, &preview), most = 0;
  HeaderNames *names = header_names_new (definition, g_hash_table_lookup (config->datasets, definition->name));
  for (guint i = 0; i + 1 < n; i++)
    if (record_filled (&preview[i]) > 1)
      most = MAX (most, columns_of_line (names, definition, &preview[i]));
  header_names_free (names);
  return most;
}

gboolean
sheet_holds_table (const Config *config, const char *sheet)
{
  Diagnostics *unheard = diag_new ();
  Records *records = open_sheet (config, sheet, unheard);
  const Record *preview;
  guint n = records != NULL ? records_preview (records, &preview) : 0, lines = 0;
  for (guint i = 0; i < n; i++)
    lines += record_filled (&preview[i]) > 1;
  g_clear_pointer (&records, records_close);
  diag_free (unheard);
  return lines > 1;
}

/* The dataset of which a header names the most columns; FALSE: of none, or of several alike. */
static gboolean
find_best (const Config *config, const Records *records, DatasetId *dataset)
{
  guint most = 0;
  gboolean alone = FALSE;
  for (guint id = 0; id < N_DATASETS; id++)
    {
      guint n = columns_of_sheet (config, dataset_definition (id), records);
      alone = n > most || (alone && n < most);
      if (n > most)
        *dataset = (DatasetId) id;
      most = MAX (most, n);
    }
  return alone;
}

gboolean
sheet_dataset (const Config *config, const char *sheet, DatasetId *dataset)
{
  Diagnostics *unheard = diag_new ();
  Records *records = open_sheet (config, sheet, unheard);
  gboolean found = records != NULL && find_best (config, records, dataset);
  g_clear_pointer (&records, records_close);
  diag_free (unheard);
  return found;
}

/* Wide tables */

/* A survey of items. */
static gboolean
is_wide_survey (const Config *config, const char *sheet, Diagnostics *unheard)
{
  Table *table = table_open (config, NULL, DATASET_FEEDBACK, sheet, unheard);
  gboolean wide = table != NULL && table->grid != NULL;
  table_free (table);
  return wide;
}

/* Does a column hold scores, most of its cells numbers, or, below a day or an id, signs of attendance? */
static gboolean
holds_values (DatasetId id, const char *header, const Record *below, guint n, guint cell)
{
  guint filled = 0, numbers = 0;
  for (guint i = 0; i < n; i++)
    {
      Cell text = cell_trim (record_cell (&below[i], cell));
      filled += text.length > 0;
      numbers += text.length > 0 && grid_is_number (&text);
    }
  if (id == DATASET_ATTENDANCE)
    return filled > 0 && strpbrk (header, "0123456789") != NULL;
  return numbers > 0 && 2 * numbers >= filled && !g_unichar_isdigit (g_utf8_get_char (header));
}

/* A line that names people, and beside them what may be a session or an assessment. */
static gboolean
is_wide_header (const HeaderNames *names, DatasetId id, const Record *line, guint n_below)
{
  const DatasetDefinition *definition = dataset_definition (id);
  for (guint i = 0; i < line->n_cells && header_names_needed (names, definition, line); i++)
    {
      Cell header = cell_trim (line->cells[i]);
      g_autofree char *key = header.length > 0 ? dataset_key (header.text, (gssize) header.length) : g_strdup ("");
      header_cut_brackets (key);
      if (*key != '\0' && header_names_column (names, header) < 0 && !grid_is_usual_beside (definition, key) && holds_values (id, key, line + 1, n_below, i))
        return TRUE;
    }
  return FALSE;
}

/* People by sessions or assessments, whatever these are called. */
static gboolean
is_wide (const Config *config, DatasetId id, const Records *records)
{
  const DatasetDefinition *definition = dataset_definition (id);
  const Record *preview;
  guint n = records_preview (records, &preview);
  HeaderNames *names = header_names_new (definition, g_hash_table_lookup (config->datasets, definition->name));
  gboolean found = FALSE;
  for (guint i = 0; i < n && !found; i++)
    found = is_wide_header (names, id, &preview[i], n - i - 1);
  header_names_free (names);
  return found;
}

/* Whether it is a list or a grid of the dataset that the sheet `read` of the same workbook is read for. */
static gboolean
is_of_dataset (const Config *config, DatasetId id, const Records *records, const char *sheet, const char *read, Diagnostics *unheard)
{
  const DatasetDefinition *definition = dataset_definition (id);
  if (columns_of_sheet (config, definition, records) > 0)
    return TRUE;
  if (id == DATASET_FEEDBACK)
    return is_wide_survey (config, sheet, unheard);
  if ((id != DATASET_ATTENDANCE && id != DATASET_SCORES) || !is_wide (config, id, records))
    return FALSE;
  Records *beside = open_sheet (config, read, unheard);
  gboolean found = beside != NULL && columns_of_sheet (config, definition, beside) == 0 && is_wide (config, id, beside);
  g_clear_pointer (&beside, records_close);
  return found;
}

static gboolean
is_configured (const Config *config, DatasetId id)
{
  const DatasetConfig *dataset = g_hash_table_lookup (config->datasets, dataset_definition (id)->name);
  return dataset != NULL && dataset->patterns != NULL;
}

gboolean
sheet_find_dataset (const Config *config, const char *sheet, const char *const *read, DatasetId *dataset)
{
  Diagnostics *unheard = diag_new ();
  Records *records = open_sheet (config, sheet, unheard);
  DatasetId best;
  gboolean found = FALSE;
  for (guint id = 0; records != NULL && id < N_DATASETS && !found; id++)
    {
      *dataset = (DatasetId) id;
      found = read[id] != NULL && is_of_dataset (config, (DatasetId) id, records, sheet, read[id], unheard);
    }
  if (records != NULL && find_best (config, records, &best) && count_needed (dataset_definition (best)) > MOST_COMMON)
    {
      *dataset = best;
      found = read[best] != NULL || !is_configured (config, best);
    }
  g_clear_pointer (&records, records_close);
  diag_free (unheard);
  return found;
}
