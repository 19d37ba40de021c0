/* Finding the files of datasets: by name, or by the patterns of the configuration. */
#include "source/dataset.h"
#include "source/dataset_files.h"
#include "source/table.h"
#include "text/records.h"

#include <string.h>

#define MOST_FILES 10000   /* of one pattern */

char *
data_shown_name (const Config *config, const char *file)
{
  return strcmp (config->data, ".") == 0 ? g_strdup (file) : g_strconcat (config->data, "/", file, NULL);
}

char *
site_path (const Config *config, const char *shown_name)
{
  return g_build_filename (config->directory, shown_name, NULL);
}

static gint
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/* Left out wherever files are looked for: hidden ones, and what spreadsheets and Windows leave behind. */
static gboolean
is_left_behind (const char *name)
{
  return name[0] == '.' || g_str_has_prefix (name, "~$") || g_ascii_strcasecmp (name, "Thumbs.db") == 0
         || g_ascii_strcasecmp (name, "desktop.ini") == 0;
}

/* The names in a folder, sorted, without the ones left behind and those that are no UTF-8. Empty when it cannot be read. */
GPtrArray *
data_folder_names (const char *path)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;
  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    if (!is_left_behind (name) && g_utf8_validate (name, -1, NULL))
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  return names;
}

static gboolean
has_wildcard (const char *text)
{
  return strpbrk (text, "*?") != NULL;
}

/* Adds to `found` what the parts from `part` on mean below `below` (relative to the data folder, "" for itself). */
static void
glob_parts (const char *data_path, const char *below, char **part, GPtrArray *found)
{
  if (found->len >= MOST_FILES)
    return;
  gboolean last = part[1] == NULL;
  if (!has_wildcard (*part))
    {
      g_autofree char *path = *below ? g_strconcat (below, "/", *part, NULL) : g_strdup (*part);
      g_autofree char *full = g_build_filename (data_path, path, NULL);
      if (!last)
        glob_parts (data_path, path, part + 1, found);
      else if (g_file_test (full, G_FILE_TEST_EXISTS))
        g_ptr_array_add (found, g_steal_pointer (&path));
      return;
    }
  g_autofree char *folder = g_build_filename (data_path, below, NULL);
  g_autoptr (GPtrArray) names = data_folder_names (folder);
  g_autoptr (GPatternSpec) spec = g_pattern_spec_new (*part);
  for (guint i = 0; i < names->len; i++)
    {
      const char *name = names->pdata[i];
      g_autofree char *path = *below ? g_strconcat (below, "/", name, NULL) : g_strdup (name);
      g_autofree char *full = g_build_filename (data_path, path, NULL);
      if (!g_pattern_spec_match_string (spec, name) || g_file_test (full, G_FILE_TEST_IS_DIR) == last)
        continue;
      if (last)
        g_ptr_array_add (found, g_steal_pointer (&path));
      else
        glob_parts (data_path, path, part + 1, found);
    }
}

GPtrArray *
data_glob (const Config *config, const char *pattern, gboolean *is_glob)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_free);
  *is_glob = has_wildcard (pattern);
  if (!*is_glob)
    {
      g_ptr_array_add (found, g_strdup (pattern));
      return found;
    }
  g_autofree char *data_path = g_build_filename (config->directory, config->data, NULL);
  g_auto (GStrv) parts = g_strsplit (pattern, "/", -1);
  glob_parts (data_path, "", parts, found);
  g_ptr_array_sort (found, compare_names);
  return found;
}

static void
add_once (GPtrArray *names, char *name)
{
  for (guint i = 0; i < names->len; i++)
    if (strcmp (names->pdata[i], name) == 0)
      {
        g_free (name);
        return;
      }
  g_ptr_array_add (names, name);
}

/* The sheets of a workbook that a pattern means: "花名册", a glob, or NULL: the one that holds the dataset. */
static void
add_sheets (const Config *config, const DatasetDefinition *definition, const ConfigText *pattern, const char *shown, const char *sheet, GPtrArray *files,
            Diagnostics *diags)
{
  g_autofree char *path = site_path (config, shown);
  g_autoptr (GPtrArray) sheets = records_sheets (path, shown, diags);
  guint before = files->len;
  if (sheet == NULL)
    {
      workbook_files (definition, shown, sheets, TRUE, files);
      return;
    }
  g_autofree char *wanted = dataset_key (sheet, -1);
  for (guint i = 0; i < sheets->len; i++)
    {
      g_autofree char *key = dataset_key (sheets->pdata[i], -1);
      if (has_wildcard (sheet) ? g_pattern_match_simple (sheet, sheets->pdata[i]) : strcmp (key, wanted) == 0)
        add_once (files, records_sheet_name (shown, sheets->pdata[i]));
    }
  if (files->len > before || sheets->len == 0)
    return;
  const char *nearest = text_nearest (sheet, (const char *const *) sheets->pdata, sheets->len);
  g_autoptr (GString) list = g_string_new (NULL);
  for (guint i = 0; i < sheets->len; i++)
    g_string_append_printf (list, "%s%s", i > 0 ? ", " : "", (char *) sheets->pdata[i]);
  if (nearest != NULL)
    diag_report (diags, DIAG_DATASET_SHEET_NEAR, &pattern->place, sheet, shown, definition->name, nearest, NULL);
  else
    diag_report (diags, DIAG_DATASET_SHEET_MISSING, &pattern->place, sheet, shown, definition->name, list->str, NULL);
}

static GPtrArray *
files_by_patterns (const Config *config, const DatasetDefinition *definition, const DatasetConfig *dataset, Diagnostics *diags)
{
  GPtrArray *files = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < dataset->patterns->len; i++)
    {
      const ConfigText *pattern = dataset->patterns->pdata[i];
      gboolean is_glob;
      g_autofree char *file = g_strdup (pattern->text);
      char *sheet = strrchr (file, '#');
      if (sheet != NULL)
        *sheet++ = '\0';
      if (sheet != NULL && !records_is_workbook (file))
        {
          g_strlcpy (file, pattern->text, strlen (pattern->text) + 1);
          sheet = NULL;
        }
      g_autoptr (GPtrArray) found = data_glob (config, file, &is_glob);
      for (guint j = 0; j < found->len; j++)
        {
          g_autofree char *shown = data_shown_name (config, found->pdata[j]);
          g_autofree char *path = site_path (config, shown);
          const char *original = is_glob ? data_copy_of (found->pdata[j], found) : NULL;
          if (original != NULL)
            {
              g_autofree char *shown_original = data_shown_name (config, original);
              diag_report (diags, DIAG_DATASET_COPY, &(Place) { .file = shown }, shown_original, NULL);
              continue;
            }
          if (!is_glob && !g_file_test (path, G_FILE_TEST_EXISTS))
            diag_report (diags, DIAG_DATASET_FILE_MISSING, &pattern->place, shown, dataset->dataset, NULL);
          else if (records_is_workbook (shown))
            add_sheets (config, definition, pattern, shown, sheet, files, diags);
          else
            add_once (files, g_steal_pointer (&shown));
        }
      if (found->len == 0)
        diag_report (diags, DIAG_DATASET_PATTERN_EMPTY, &pattern->place, pattern->text, dataset->dataset, config->data, NULL);
    }
  g_ptr_array_sort (files, compare_names);
  return files;
}

GPtrArray *
dataset_files (const Config *config, DatasetId id, Diagnostics *diags)
{
  const DatasetDefinition *definition = dataset_definition (id);
  const DatasetConfig *dataset = g_hash_table_lookup (config->datasets, definition->name);
  if (dataset != NULL && dataset->patterns != NULL)
    return files_by_patterns (config, definition, dataset, diags);
  return files_by_name (config, definition, diags);
}

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
  if (records_is_workbook (name) || data_is_copy (name))       /* sheets have names of their own; copies are told of as such */
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
  g_autofree char *shown = data_shown_name (config, name), *better = g_strconcat (part, "-2026-11.csv", NULL);
  Place place = { shown, 0, 0, 0 };
  diag_report (diags, DIAG_DATASET_FILE_PART, &place, dataset_definition ((DatasetId) found)->name, better, NULL);
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
