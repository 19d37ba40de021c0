/* What is checked before any file is read: the datasets that the configuration names, and files that go by nearly the name of one. */
#include "source/dataset_files.h"
#include "source/table.h"
#include "text/records.h"

#include <string.h>

/* Every column that the configuration names must be one of the dataset. */
static void
check_columns (const DatasetConfig *dataset, const DatasetDefinition *definition, Diagnostics *diags)
{
  const char *names[TABLE_MOST_COLUMNS];
  for (guint i = 0; i < definition->n_columns; i++)
    names[i] = definition->columns[i].name;
  for (guint i = 0; dataset->columns != NULL && i < dataset->columns->len; i++)
    {
      const ConfigColumn *column = dataset->columns->pdata[i];
      guint known = 0;
      while (known < definition->n_columns && strcmp (names[known], column->column) != 0)
        known++;
      if (known < definition->n_columns)
        continue;
      const char *nearest = text_nearest (column->column, names, definition->n_columns);
      if (nearest != NULL)
        {
          diag_report (diags, DIAG_DATASET_COLUMN_NAME_NEAR, &column->place, definition->name, column->column, nearest, NULL);
          continue;
        }
      g_autoptr (GString) list = g_string_new (names[0]);
      for (guint j = 1; j < definition->n_columns; j++)
        g_string_append_printf (list, ", %s", names[j]);
      diag_report (diags, DIAG_DATASET_COLUMN_NAME, &column->place, definition->name, column->column, list->str, NULL);
    }
}

static void
report_unknown (const char *name, const Place *place, Diagnostics *diags)
{
  const char *names[N_DATASETS + 1] = { NULL };
  for (guint i = 0; i < N_DATASETS; i++)
    names[i] = dataset_definition (i)->name;
  const char *nearest = text_nearest (name, names, N_DATASETS);
  g_autofree char *list = g_strjoinv (", ", (char **) names);
  if (nearest != NULL)
    diag_report (diags, DIAG_DATASET_UNKNOWN_NEAR, place, name, nearest, NULL);
  else
    diag_report (diags, DIAG_DATASET_UNKNOWN, place, name, list, NULL);
}

static void
check_dataset_config (const DatasetConfig *dataset, Diagnostics *diags)
{
  for (guint i = 0; i < N_DATASETS; i++)
    if (strcmp (dataset_definition (i)->name, dataset->dataset) == 0)
      {
        check_columns (dataset, dataset_definition (i), diags);
        return;
      }
  report_unknown (dataset->dataset, &dataset->place, diags);
}

static void
check_edition_dataset (const ConfigText *name, Diagnostics *diags)
{
  for (guint i = 0; i < N_DATASETS; i++)
    if (strcmp (dataset_definition (i)->name, name->text) == 0)
      return;
  report_unknown (name->text, &name->place, diags);
}

/* A name is near when it differs in one character, from five characters on in two: short Chinese names differ little by nature. */
static gboolean
is_near (const char *key, const char *candidate)
{
  glong length = g_utf8_strlen (candidate, -1);
  guint distance = length < 3 ? G_MAXUINT : text_distance (key, candidate);
  return distance <= (length < 5 ? 1u : 2u);
}

/* Does the configuration name this file, as a dataset's or as an export? */
static gboolean
is_configured (const Config *config, const char *name)
{
  GHashTableIter iter;
  gpointer value;
  g_hash_table_iter_init (&iter, config->datasets);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const DatasetConfig *dataset = value;
      for (guint i = 0; dataset->patterns != NULL && i < dataset->patterns->len; i++)
        {
          const char *text = ((const ConfigText *) dataset->patterns->pdata[i])->text, *sheet = strrchr (text, '#');
          g_autofree char *file = sheet != NULL ? g_strndup (text, (gsize) (sheet - text)) : g_strdup (text);
          if (g_pattern_match_simple (text, name) || (records_is_workbook (file) && g_pattern_match_simple (file, name)))
            return TRUE;
        }
    }
  for (guint i = 0; i < config->exports->len; i++)
    if (g_pattern_match_simple (((const ConfigText *) config->exports->pdata[i])->text, name))
      return TRUE;
  return FALSE;
}

/* A file that a spreadsheet program wrote, but none that is read: said when it is named like a dataset. */
static void
report_other_format (const Config *config, const char *name, const char *key, Diagnostics *diags)
{
  g_autofree char *shown = data_shown_name (config, name);
  Place place = { .file = shown };
  for (guint i = 0; i < N_DATASETS; i++)
    if (g_strv_contains (dataset_file_keys (dataset_definition (i)), key))
      diag_report (diags, DIAG_DATASET_FORMAT, &place, dataset_definition (i)->name, NULL);
}

/* Our own account of published figures, and the rows behind them. */
static gboolean
is_ledger (const Config *config, const char *name)
{
  g_autofree char *shown = data_shown_name (config, name);
  gsize stem = strlen (config->ledger) - (g_str_has_suffix (config->ledger, ".csv") ? strlen (".csv") : 0);
  return strcmp (shown, config->ledger) == 0 || (strncmp (shown, config->ledger, stem) == 0 && strcmp (shown + stem, "-rows.csv") == 0);
}

/* The shortest part of a name, in bytes, that says what the file is: two Chinese characters, six letters. */
#define LEAST_PART 6

/* Warns when a table's name begins or ends with the name of a dataset (成绩 最终版, 月考成绩): the longest that it does with. */
static void
check_parts (const Config *config, const char *name, const char *key, Diagnostics *diags)
{
  gsize most = LEAST_PART - 1;
  int found = -1;
  const char *part = NULL;
  if (data_is_copy (name))       /* told of as such */
    return;
  for (guint i = 0; i < N_DATASETS; i++)
    for (const char *const *known = dataset_file_keys (dataset_definition (i)); *known != NULL; known++)
      if (strlen (*known) > most && (g_str_has_prefix (key, *known) || g_str_has_suffix (key, *known)))
        {
          most = strlen (*known);
          found = (int) i;
          part = *known;
        }
  if (found < 0)
    return;
  g_autofree char *shown = data_shown_name (config, name), *better = g_strconcat (part, "-2026-11", records_is_workbook (name) ? ".xlsx" : ".csv", NULL);
  Place place = { shown, 0, 0, 0 };
  diag_report (diags, DIAG_DATASET_FILE_PART, &place, dataset_definition ((DatasetId) found)->name, better, NULL);
}

/* The sheets of a workbook that nobody named in the configuration. TRUE when one of them is a dataset's. Hidden ones are not read, so one that is named
 * like a dataset is told of. */
static gboolean
check_sheets (const Config *config, const char *name, Diagnostics *diags)
{
  g_autofree char *shown = data_shown_name (config, name), *path = site_path (config, shown);
  Diagnostics *unheard = diag_new ();
  g_autoptr (GPtrArray) visible = records_sheets (path, shown, FALSE, unheard), all = records_sheets (path, shown, TRUE, unheard);
  gboolean any = FALSE;
  DatasetId dataset;
  diag_free (unheard);
  for (guint i = 0; i < all->len; i++)
    {
      const char *sheet = all->pdata[i];
      if (!sheet_names_dataset (sheet, &dataset))
        continue;
      any = TRUE;
      if (g_ptr_array_find_with_equal_func (visible, sheet, g_str_equal, NULL))
        continue;
      Place place = { .file = shown };
      diag_report (diags, DIAG_DATASET_SHEET_HIDDEN, &place, sheet, dataset_definition (dataset)->name, name, NULL);
    }
  return any;
}

/* Warns when a file goes by nearly the name of a dataset and by none exactly. */
static void
check_file_name (const Config *config, const char *name, Diagnostics *diags)
{
  NameDate date;
  g_autofree char *key = name_key (name, &date);
  int near = -1;
  guint least = G_MAXUINT;
  const char *near_name = NULL;
  if (key == NULL || is_configured (config, name) || is_ledger (config, name))
    return;
  if (is_other_format (name))
    {
      report_other_format (config, name, key, diags);
      return;
    }
  gboolean any_sheet = records_is_workbook (name) && check_sheets (config, name, diags);
  for (guint i = 0; i < N_DATASETS; i++)
    {
      for (const char *const *known = dataset_file_keys (dataset_definition (i)); *known != NULL; known++)
        {
          if (strcmp (*known, key) == 0)
            return;
          guint distance = is_near (key, *known) ? text_distance (key, *known) : G_MAXUINT;
          if (distance < least)
            {
              least = distance;
              near = (int) i;
              near_name = *known;
            }
        }
    }
  if (any_sheet)
    return;
  if (near < 0)
    {
      check_parts (config, name, key, diags);
      return;
    }
  g_autofree char *shown = data_shown_name (config, name);
  g_autofree char *better = g_strconcat (near_name, records_is_workbook (name) ? ".xlsx" : ".csv", NULL);
  Place place = { shown, 0, 0, 0 };
  diag_report (diags, DIAG_DATASET_FILE_NEAR, &place, dataset_definition ((DatasetId) near)->name, better, NULL);
}

static void
check_file_names (const Config *config, const char *folder, Diagnostics *diags)
{
  g_autoptr (GPtrArray) names = data_folder_names (folder);
  for (guint i = 0; i < names->len; i++)
    check_file_name (config, names->pdata[i], diags);
}

void
dataset_check (const Config *config, Diagnostics *diags)
{
  g_autofree char *folder = g_build_filename (config->directory, config->data, NULL);
  Place place = { config->file, 0, 0, 0 };
  GHashTableIter iter;
  gpointer value;
  g_hash_table_iter_init (&iter, config->datasets);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    check_dataset_config (value, diags);
  for (guint i = 0; i < config->edition_datasets->len; i++)
    check_edition_dataset (config->edition_datasets->pdata[i], diags);
  grid_check_symbols (config, diags);
  if (g_file_test (folder, G_FILE_TEST_IS_DIR))
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GDir) readable = g_dir_open (folder, 0, &error);
      if (readable == NULL)
        diag_report (diags, DIAG_DATA_FOLDER_UNREADABLE, &place, config->data, error->message, NULL);
      else
        check_file_names (config, folder, diags);
    }
  else if (g_file_test (folder, G_FILE_TEST_EXISTS))
    diag_report (diags, DIAG_DATA_FOLDER_FILE, &place, config->data, NULL);
  else if (config->data_is_set)
    diag_report (diags, DIAG_DATA_FOLDER_MISSING, &place, config->data, NULL);
  else
    diag_report (diags, DIAG_DATA_FOLDER_NONE, NULL, config->data, NULL);
}
