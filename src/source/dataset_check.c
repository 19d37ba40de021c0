/* What is checked before any file is read: the datasets that the configuration names, and what lies in the data folder (folder_check.c). */
#include "source/dataset_files.h"
#include "source/status_words.h"

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

void
dataset_check (const Config *config, Diagnostics *diags)
{
  g_autofree char *folder = g_build_filename (config->directory, config->data, NULL);
  Place place = config->data_place;
  GHashTableIter iter;
  gpointer value;
  g_hash_table_iter_init (&iter, config->datasets);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    check_dataset_config (value, diags);
  for (guint i = 0; i < config->edition_datasets->len; i++)
    check_edition_dataset (config->edition_datasets->pdata[i], diags);
  status_words_check (config, diags);
  rating_check_words (config, diags);
  if (g_file_test (folder, G_FILE_TEST_IS_DIR))
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GDir) readable = g_dir_open (folder, 0, &error);
      if (readable == NULL)
        diag_report (diags, DIAG_DATA_FOLDER_UNREADABLE, &place, config->data, error->message, NULL);
      else
        folder_check (config, diags);
    }
  else if (g_file_test (folder, G_FILE_TEST_EXISTS))
    diag_report (diags, DIAG_DATA_FOLDER_FILE, &place, config->data, NULL);
  else if (config->data_is_set)
    diag_report (diags, DIAG_DATA_FOLDER_MISSING, &place, config->data, NULL);
  else
    diag_report (diags, DIAG_DATA_FOLDER_NONE, NULL, config->data, NULL);
}
