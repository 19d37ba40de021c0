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

void
data_folder_check (const char *path, const char *shown_name, Diagnostics *diags)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) folder = g_dir_open (path, 0, &error);
  g_autoptr (GPtrArray) spoilt = g_ptr_array_new_with_free_func (g_free);
  const char *name;
  Place place = { .file = shown_name };
  if (folder == NULL && !g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOENT) && !g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOTDIR))
    diag_report (diags, DIAG_DATA_FOLDER_UNREADABLE, &place, shown_name, error->message, NULL);
  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    if (!g_utf8_validate (name, -1, NULL))
      g_ptr_array_add (spoilt, g_filename_display_name (name));
  g_ptr_array_sort (spoilt, compare_names);
  for (guint i = 0; i < spoilt->len; i++)
    diag_report (diags, DIAG_DATA_FILE_NAME, &place, spoilt->pdata[i], NULL);
}

static gboolean
has_wildcard (const char *text)
{
  return strpbrk (text, "*?") != NULL;
}

/* A glob of one part of a path; the case of ASCII letters does not matter, as it does not where the files come from. */
static gboolean
part_fits (const char *part, const char *name)
{
  g_autofree char *pattern = g_ascii_strdown (part, -1), *folded = g_ascii_strdown (name, -1);
  return g_pattern_match_simple (pattern, folded);
}

gboolean
data_pattern_fits (const char *pattern, const char *name)
{
  g_auto (GStrv) parts = g_strsplit (pattern, "/", -1), names = g_strsplit (name, "/", -1);
  guint n = g_strv_length (parts);
  if (n != g_strv_length (names))
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (has_wildcard (parts[i]) ? !part_fits (parts[i], names[i]) : strcmp (parts[i], names[i]) != 0)
      return FALSE;
  return TRUE;
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
  for (guint i = 0; i < names->len; i++)
    {
      const char *name = names->pdata[i];
      g_autofree char *path = *below ? g_strconcat (below, "/", name, NULL) : g_strdup (name);
      g_autofree char *full = g_build_filename (data_path, path, NULL);
      if (!part_fits (*part, name) || g_file_test (full, G_FILE_TEST_IS_DIR) == last)
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
add_sheets (const Config *config, const DatasetDefinition *definition, const FilePattern *pattern, const char *shown, const char *sheet, GPtrArray *files,
            Diagnostics *diags)
{
  g_autofree char *path = site_path (config, shown);
  /* Who names a sheet means it, also where it is hidden. */
  g_autoptr (GPtrArray) sheets = records_sheets (path, shown, sheet != NULL && !has_wildcard (sheet), diags);
  guint before = files->len;
  if (sheet == NULL)
    {
      workbook_files (config, definition, shown, sheets, TRUE, files);
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

gboolean
dataset_sheets (const Config *config, const DatasetDefinition *definition, const char *name, const GPtrArray *sheets, gboolean is_its_own, GPtrArray *files)
{
  const DatasetConfig *dataset = g_hash_table_lookup (config->datasets, definition->name);
  g_autofree char *shown = data_shown_name (config, name);
  gboolean chosen = FALSE;
  if (dataset == NULL || dataset->patterns == NULL)
    {
      workbook_files (config, definition, shown, sheets, is_its_own, files);
      return FALSE;
    }
  Diagnostics *unheard = diag_new ();
  for (guint i = 0; i < dataset->patterns->len; i++)
    {
      const FilePattern *pattern = dataset->patterns->pdata[i];
      const char *sheet;
      g_autofree char *file = records_split_pattern (pattern->text, &sheet);
      if (!data_pattern_fits (file, name))
        continue;
      add_sheets (config, definition, pattern, shown, sheet, files, unheard);
      chosen |= sheet != NULL;
    }
  diag_free (unheard);
  return chosen;
}

static GPtrArray *
files_by_patterns (const Config *config, const DatasetDefinition *definition, const DatasetConfig *dataset, Diagnostics *diags)
{
  GPtrArray *files = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < dataset->patterns->len; i++)
    {
      const FilePattern *pattern = dataset->patterns->pdata[i];
      gboolean is_glob;
      const char *sheet;
      g_autofree char *file = records_split_pattern (pattern->text, &sheet);
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

const char *
dataset_encoding (const Config *config, const DatasetDefinition *definition, const char *file)
{
  const DatasetConfig *dataset = g_hash_table_lookup (config->datasets, definition->name);
  for (guint i = 0; dataset != NULL && dataset->patterns != NULL && i < dataset->patterns->len; i++)
    {
      const FilePattern *pattern = dataset->patterns->pdata[i];
      g_autofree char *shown = data_shown_name (config, pattern->text);
      if (pattern->encoding != NULL && data_pattern_fits (shown, file))
        return pattern->encoding;
    }
  return dataset != NULL ? dataset->encoding : NULL;
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
