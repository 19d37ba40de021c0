/* Finding the files of datasets: by name, or by the patterns of the configuration. */
#include "source/dataset.h"
#include "source/dataset_files.h"
#include "source/table.h"

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
static GPtrArray *
folder_names (const char *path)
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
  g_autoptr (GPtrArray) names = folder_names (folder);
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

static GPtrArray *
files_by_patterns (const Config *config, const DatasetConfig *dataset, Diagnostics *diags)
{
  GPtrArray *files = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < dataset->patterns->len; i++)
    {
      const ConfigText *pattern = dataset->patterns->pdata[i];
      gboolean is_glob;
      g_autoptr (GPtrArray) found = data_glob (config, pattern->text, &is_glob);
      for (guint j = 0; j < found->len; j++)
        {
          g_autofree char *shown = data_shown_name (config, found->pdata[j]);
          g_autofree char *path = site_path (config, shown);
          if (is_glob || g_file_test (path, G_FILE_TEST_EXISTS))
            add_once (files, g_steal_pointer (&shown));
          else
            diag_report (diags, DIAG_DATASET_FILE_MISSING, &pattern->place, shown, dataset->dataset, NULL);
        }
      if (found->len == 0)
        diag_report (diags, DIAG_DATASET_PATTERN_EMPTY, &pattern->place, pattern->text, dataset->dataset, config->data, NULL);
    }
  g_ptr_array_sort (files, compare_names);
  return files;
}

/* "花名册.csv" → the key of 花名册; NULL when it is no CSV file. New string. */
static char *
file_key (const char *name)
{
  gsize length = strlen (name);
  if (length <= 4 || g_ascii_strcasecmp (name + length - 4, ".csv") != 0)
    return NULL;
  return dataset_key (name, (gssize) length - 4);
}

/* The keys that the files of a dataset may go by: its name and its aliases. NULL-terminated. */
static char **
file_keys (const DatasetDefinition *definition)
{
  g_autofree char *all = g_strconcat (definition->name, "|", definition->file_aliases, NULL);
  char **keys = g_strsplit (all, "|", -1);
  for (char **key = keys; *key != NULL; key++)
    {
      char *normal = dataset_key (*key, -1);
      g_free (*key);
      *key = normal;
    }
  return keys;
}

static GPtrArray *
files_by_name (const Config *config, const DatasetDefinition *definition, Diagnostics *diags)
{
  GPtrArray *files = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *folder = g_build_filename (config->directory, config->data, NULL);
  g_autoptr (GPtrArray) names = folder_names (folder);
  g_auto (GStrv) keys = file_keys (definition);
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *key = file_key (names->pdata[i]);
      if (key != NULL && g_strv_contains ((const char *const *) keys, key))
        g_ptr_array_add (files, data_shown_name (config, names->pdata[i]));
    }
  if (files->len > 1)
    {
      Place place = { files->pdata[1], 0, 0, 0 };
      diag_report (diags, DIAG_DATASET_AMBIGUOUS, &place, files->pdata[0], definition->name, NULL);
      g_ptr_array_set_size (files, 1);
    }
  return files;
}

/* The date in a name */

/* What a name says beside the dataset: 2026-11-02, 202611, 2026年11月, 11月2日, 11月, 2026-W47, 2026Q4. */
static const char date_pattern[] =
  "(?<![0-9])(?:"
  "(?<y1>20[0-9]{2})[-_.年 ]?(?<m1>0[1-9]|1[0-2]|[1-9](?![0-9]))(?:[-_.月 ]?(?<d1>0[1-9]|[12][0-9]|3[01]|[1-9](?![0-9])))?[月日号號]?"
  "|(?<m2>1[0-2]|0?[1-9])月(?:(?<d2>[12][0-9]|3[01]|0?[1-9])[日号號]?)?"
  "|(?<y3>20[0-9]{2})[-_ ]?[Ww](?<w3>[0-5][0-9])"
  "|(?<y4>20[0-9]{2})[-_年 ]?(?:[Qq](?<q4>[1-4])|第?[一二三四]季度)"
  "|(?<y5>20[0-9]{2})年?"
  ")(?:份|度)?(?![0-9])";

typedef struct {
  int year, month, day, week;     /* 0: not said */
} NameDate;

static int
match_number (const GMatchInfo *match, const char *const *names)
{
  for (; *names != NULL; names++)
    {
      g_autofree char *text = g_match_info_fetch_named (match, *names);
      if (text != NULL && *text != '\0')
        return (int) g_ascii_strtoll (text, NULL, 10);
    }
  return 0;
}

/* Cuts the date, and the marks that join it, out of a name. FALSE, and nothing done, when there is none. `name` is replaced. */
static gboolean
cut_date (char **name, NameDate *date)
{
  static const char *const years[] = { "y1", "y3", "y4", "y5", NULL }, *const months[] = { "m1", "m2", NULL };
  static const char *const days[] = { "d1", "d2", NULL }, *const weeks[] = { "w3", NULL }, *const quarters[] = { "q4", NULL };
  g_autoptr (GRegex) regex = g_regex_new (date_pattern, 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  gint from, to;
  if (!g_regex_match (regex, *name, 0, &match) || !g_match_info_fetch_pos (match, 0, &from, &to))
    return FALSE;
  *date = (NameDate) { match_number (match, years), match_number (match, months), match_number (match, days), match_number (match, weeks) };
  if (date->month == 0 && match_number (match, quarters) > 0)
    date->month = 3 * match_number (match, quarters) - 2;
  g_autofree char *before = g_strndup (*name, (gsize) from), *after = g_strdup (*name + to);
  char *rest = g_strconcat (before, after, NULL);
  g_free (*name);
  *name = rest;
  return TRUE;
}

/* The last part of a path, without its ending; of a sheet its own name, else the workbook's. New string. */
static char *
own_name (const char *file)
{
  g_autofree char *sheet = NULL, *whole = records_split_name (file, &sheet), *base = g_path_get_basename (sheet != NULL ? sheet : whole);
  NameDate date;
  g_autofree char *copy = g_strdup (base);
  if (sheet == NULL || cut_date (&copy, &date))
    return g_steal_pointer (&base);
  return g_path_get_basename (whole);
}

Date
dataset_file_date (const char *file, gboolean *is_month)
{
  NameDate date = { 0 };
  g_autofree char *name = own_name (file);
  if (is_month != NULL)
    *is_month = FALSE;
  if (!cut_date (&name, &date) || date.year == 0 || (date.month == 0 && date.week == 0))
    return DATE_NONE;
  if (date.week > 0)
    {
      /* The Monday of that week: the week of 4 January is the first. */
      Date january = date_new (date.year, 1, 4);
      return january - (Date) (date_weekday (january) - 1) + 7 * (Date) (date.week - 1);
    }
  if (is_month != NULL)
    *is_month = date.day == 0;
  return date_new (date.year, date.month, date.day > 0 ? date.day : 1);
}

GPtrArray *
dataset_files (const Config *config, DatasetId id, Diagnostics *diags)
{
  const DatasetDefinition *definition = dataset_definition (id);
  const DatasetConfig *dataset = g_hash_table_lookup (config->datasets, definition->name);
  if (dataset != NULL && dataset->patterns != NULL)
    return files_by_patterns (config, dataset, diags);
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
check_dataset_config (const DatasetConfig *dataset, Diagnostics *diags)
{
  const char *names[N_DATASETS];
  for (guint i = 0; i < N_DATASETS; i++)
    {
      names[i] = dataset_definition (i)->name;
      if (strcmp (names[i], dataset->dataset) == 0)
        {
          check_columns (dataset, dataset_definition (i), diags);
          return;
        }
    }
  const char *nearest = text_nearest (dataset->dataset, names, N_DATASETS);
  g_autoptr (GString) list = g_string_new (names[0]);
  for (guint i = 1; i < N_DATASETS; i++)
    g_string_append_printf (list, ", %s", names[i]);
  if (nearest != NULL)
    diag_report (diags, DIAG_DATASET_UNKNOWN_NEAR, &dataset->place, dataset->dataset, nearest, NULL);
  else
    diag_report (diags, DIAG_DATASET_UNKNOWN, &dataset->place, dataset->dataset, list->str, NULL);
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
        if (g_pattern_match_simple (((const ConfigText *) dataset->patterns->pdata[i])->text, name))
          return TRUE;
    }
  for (guint i = 0; i < config->exports->len; i++)
    if (g_pattern_match_simple (((const ConfigText *) config->exports->pdata[i])->text, name))
      return TRUE;
  return FALSE;
}

/* Warns when a file goes by nearly the name of a dataset and by none exactly. */
static void
check_file_name (const Config *config, const char *name, char **keys[N_DATASETS], Diagnostics *diags)
{
  g_autofree char *key = file_key (name);
  int near = -1;
  guint least = G_MAXUINT;
  const char *near_name = NULL;
  if (key == NULL || is_configured (config, name))
    return;
  for (guint i = 0; i < N_DATASETS; i++)
    {
      for (guint j = 0; keys[i][j] != NULL; j++)
        {
          if (strcmp (keys[i][j], key) == 0)
            return;
          guint distance = is_near (key, keys[i][j]) ? text_distance (key, keys[i][j]) : G_MAXUINT;
          if (distance < least)
            {
              least = distance;
              near = (int) i;
              near_name = keys[i][j];
            }
        }
    }
  if (near < 0)
    return;
  g_autofree char *shown = data_shown_name (config, name);
  g_autofree char *better = g_strconcat (near_name, ".csv", NULL);
  Place place = { shown, 0, 0, 0 };
  diag_report (diags, DIAG_DATASET_FILE_NEAR, &place, dataset_definition ((DatasetId) near)->name, better, NULL);
}

static void
check_file_names (const Config *config, const char *folder, Diagnostics *diags)
{
  char **keys[N_DATASETS];
  g_autoptr (GPtrArray) names = folder_names (folder);
  for (guint i = 0; i < N_DATASETS; i++)
    keys[i] = file_keys (dataset_definition (i));
  for (guint i = 0; i < names->len; i++)
    check_file_name (config, names->pdata[i], keys, diags);
  for (guint i = 0; i < N_DATASETS; i++)
    g_strfreev (keys[i]);
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
