/* What lies in the data folder and nobody reads: files by nearly the name of a dataset, of other formats, in folders without a meaning. Nothing of this
 * is read, so it is told of, lest figures be too small in silence. */
#include "source/dataset_files.h"
#include "source/table.h"
#include "text/records.h"

#include <string.h>

/* A name is near when it differs in one character, from five characters on in two: short Chinese names differ little by nature. */
static gboolean
is_near (const char *key, const char *candidate)
{
  glong length = g_utf8_strlen (candidate, -1);
  guint distance = length < 3 ? G_MAXUINT : text_distance (key, candidate);
  return distance <= (length < 5 ? 1u : 2u);
}

/* Does the configuration name this file, or a sheet of it, as a dataset's? */
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
          const char *text = ((const FilePattern *) dataset->patterns->pdata[i])->text, *sheet;
          g_autofree char *file = records_split_pattern (text, &sheet);
          if (data_pattern_fits (text, name) || data_pattern_fits (file, name))
            return TRUE;
        }
    }
  return FALSE;
}

static gboolean
is_export (const Config *config, const char *name)
{
  for (guint i = 0; i < config->exports->len; i++)
    if (data_pattern_fits (((const FilePattern *) config->exports->pdata[i])->text, name))
      return TRUE;
  return FALSE;
}

/* Our own account of published figures, and the rows behind them. */
static gboolean
is_ledger (const Config *config, const char *name)
{
  g_autofree char *shown = data_shown_name (config, name);
  gsize stem = strlen (config->ledger) - (g_str_has_suffix (config->ledger, ".csv") ? strlen (".csv") : 0);
  return strcmp (shown, config->ledger) == 0 || (strncmp (shown, config->ledger, stem) == 0 && strcmp (shown + stem, "-rows.csv") == 0);
}

/* Warns when a table's name begins or ends with the name of a dataset (成绩 最终版, 月考成绩); FALSE when it does not. */
static gboolean
check_parts (const Config *config, const char *name, const char *key, Diagnostics *diags)
{
  DatasetId dataset;
  const char *part = name_part (key, &dataset);
  if (part == NULL)
    return FALSE;
  g_autofree char *shown = data_shown_name (config, name), *better = g_strconcat (part, "-2026-11", records_is_workbook (name) ? ".xlsx" : ".csv", NULL);
  Place place = { shown, 0, 0, 0 };
  diag_report (diags, DIAG_DATASET_FILE_PART, &place, dataset_definition (dataset)->name, better, NULL);
  return TRUE;
}

/* The dataset that goes by a key; NULL. */
static const DatasetDefinition *
dataset_of_key (const char *key)
{
  for (guint i = 0; i < N_DATASETS; i++)
    if (g_strv_contains (dataset_file_keys (dataset_definition (i)), key))
      return dataset_definition (i);
  return NULL;
}

/* The name of a dataset that a key is nearest to; NULL. */
static const char *
nearest_name (const char *key, const DatasetDefinition **dataset)
{
  guint least = G_MAXUINT;
  const char *nearest = NULL;
  for (guint i = 0; i < N_DATASETS; i++)
    for (const char *const *known = dataset_file_keys (dataset_definition (i)); *known != NULL; known++)
      {
        guint distance = is_near (key, *known) ? text_distance (key, *known) : G_MAXUINT;
        if (distance >= least)
          continue;
        least = distance;
        nearest = *known;
        *dataset = dataset_definition (i);
      }
  return nearest;
}

/* A file that is found for the dataset and has no date: of a second one nobody knows whether it is meant too. */
static gboolean
has_undated (const Config *config, const DatasetDefinition *dataset)
{
  g_autofree char *path = site_path (config, config->data);
  g_autoptr (GPtrArray) names = data_folder_names (path);
  for (guint i = 0; i < names->len; i++)
    {
      NameDate date;
      g_autofree char *key = name_key (names->pdata[i], &date);
      if (key != NULL && !is_other_format (names->pdata[i]) && !name_is_dated (&date) && dataset_goes_by (dataset, key))
        return TRUE;
    }
  return FALSE;
}

/* A name and a number, 考勤2: that is near others by chance. */
static gboolean
is_numbered (const char *key)
{
  DatasetId dataset;
  const char *part = name_part (key, &dataset);
  return part != NULL && g_str_has_prefix (key, part) && strspn (key + strlen (part), "0123456789") == strlen (key) - strlen (part);
}

/* A table by nearly the name of a dataset, or by more than it; FALSE: its name says nothing. */
static gboolean
check_near (const Config *config, const char *name, const char *key, Diagnostics *diags)
{
  const DatasetDefinition *near = NULL;
  const char *nearest = is_numbered (key) ? NULL : nearest_name (key, &near);
  if (nearest == NULL)
    return check_parts (config, name, key, diags);
  g_autofree char *shown = data_shown_name (config, name);
  g_autofree char *better = g_strconcat (nearest, has_undated (config, near) ? "-2026-11" : "", records_is_workbook (name) ? ".xlsx" : ".csv", NULL);
  Place place = { .file = shown };
  diag_report (diags, DIAG_DATASET_FILE_NEAR, &place, near->name, better, NULL);
  return TRUE;
}

/* The dataset that a file, or what it is a copy of, is named like; NULL. */
static const DatasetDefinition *
own_dataset (const char *name)
{
  NameDate date;
  g_autofree char *base = name_base (name), *original = name_original (base), *key = name_base_key (original != NULL ? original : base, &date);
  return dataset_of_key (key);
}

/* A copy whose original stands beside it is not read, and told of as such. */
static gboolean
is_second_copy (const Config *config, const char *name)
{
  g_autofree char *base = name_base (name), *original = name_original (base);
  g_autofree char *file = original != NULL ? g_strconcat (original, strrchr (name, '.'), NULL) : NULL;
  g_autofree char *shown = file != NULL ? data_shown_name (config, file) : NULL, *path = shown != NULL ? site_path (config, shown) : NULL;
  return path != NULL && g_file_test (path, G_FILE_TEST_EXISTS);
}

static void
check_other_format (const Config *config, const char *name, Diagnostics *diags)
{
  const DatasetDefinition *own = own_dataset (name);
  g_autofree char *shown = data_shown_name (config, name);
  Place place = { .file = shown };
  if (own != NULL)
    diag_report (diags, DIAG_DATASET_FORMAT, &place, own->name, NULL);
  else if (is_other_spreadsheet (name))
    diag_report (diags, DIAG_DATASET_FORMAT_OTHER, &place, config->data, NULL);
}

/* A file of the data folder itself. */
static void
check_file_name (const Config *config, const char *name, Diagnostics *diags)
{
  NameDate date;
  g_autofree char *key = name_key (name, &date);
  gboolean is_workbook = records_is_workbook (name);
  if (key == NULL || is_export (config, name) || is_ledger (config, name))
    return;
  if (is_configured (config, name))
    {
      if (is_workbook)
        sheets_check (config, name, NULL, FALSE, diags);
      return;
    }
  if (is_other_format (name))
    {
      check_other_format (config, name, diags);
      return;
    }
  const DatasetDefinition *own = own_dataset (name);
  gboolean any_sheet = is_workbook && !is_second_copy (config, name) && sheets_check (config, name, own, FALSE, diags);
  if (own != NULL || any_sheet || data_is_plain_text (name) || data_is_copy (name))
    return;
  if (!check_near (config, name, key, diags) && is_workbook)
    workbook_report_unread (config, name, diags);
}

/* A file in the folder of a dataset. */
static void
check_in_dataset (const Config *config, const DatasetDefinition *dataset, const char *name, Diagnostics *diags)
{
  const char *base = strrchr (name, '/') + 1;
  g_autofree char *shown = data_shown_name (config, name);
  Place place = { .file = shown };
  if (is_export (config, name))
    return;
  if (is_configured (config, name))
    {
      if (records_is_workbook (base))
        sheets_check (config, name, NULL, FALSE, diags);
    }
  else if (is_other_format (base))
    diag_report (diags, DIAG_DATASET_FORMAT_INSIDE, &place, dataset->name, NULL);
  else if (data_is_plain_text (base) && !data_reads_in_folder (dataset, base))
    {
      g_autofree char *better = g_strconcat (dataset_file_keys (dataset)[0], "-2026-11.txt", NULL);
      diag_report (diags, DIAG_DATASET_FILE_PART, &place, dataset->name, better, NULL);
    }
  else if (records_is_workbook (base) && !is_second_copy (config, name))
    sheets_check (config, name, dataset, FALSE, diags);
}

/* What a platform may have exported, in a form that is not read. */
static gboolean
is_other_export (const char *name)
{
  static const char *const endings[] = { ".xls", ".xlsm", ".xlsb", ".ods", ".fods", ".et", ".numbers", ".html", ".htm", ".zip", ".rar", ".7z", ".gz", NULL };
  const char *dot = strrchr (name, '.');
  g_autofree char *ending = dot != NULL ? g_ascii_strdown (dot, -1) : NULL;
  return ending != NULL && g_strv_contains (endings, ending);
}

static void
check_in_exports (const Config *config, const char *name, Diagnostics *diags)
{
  g_autofree char *shown = data_shown_name (config, name);
  Place place = { .file = shown };
  if (is_export (config, name))
    {
      if (records_is_workbook (name))
        sheets_check (config, name, NULL, TRUE, diags);
    }
  else if (is_other_export (name))
    diag_report (diags, DIAG_EXPORT_ENDING, &place, NULL);
}

/* ---- folders ---- */

/* What a folder is for decides which of its files are read. */
typedef enum { FOLDER_DATA, FOLDER_DATASET, FOLDER_EXPORTS, FOLDER_ELSEWHERE } FolderKind;

typedef struct {
  FolderKind kind;
  const DatasetDefinition *dataset;     /* that it, or a folder it stands in, is named like; NULL */
  gboolean in_exports;
  guint n_unread;                       /* files that look like records, and stand where none are read */
  char *first;                          /* the name of the first of these */
} Folder;

#define DEEPEST 4

/* Files that would be read if they stood in the right folder. */
static gboolean
looks_like_records (const Config *config, const Folder *folder, const char *name)
{
  NameDate date;
  const char *base = strrchr (name, '/') + 1;
  g_autofree char *key = name_key (base, &date);
  if (is_configured (config, name) || is_export (config, name) || is_ledger (config, name) || is_other_format (base))
    return FALSE;
  if (folder->in_exports)
    {
      g_autofree char *moved = g_strconcat ("exports/", base, NULL);
      return is_export (config, moved);
    }
  return key != NULL && (folder->dataset != NULL ? data_reads_in_folder (folder->dataset, base) : dataset_of_key (key) != NULL);
}

static void check_folder (const Config *config, const char *below, Folder *folder, guint depth, Diagnostics *diags);

static Folder
folder_inside (const Config *config, const Folder *outer, const char *below)
{
  Folder inner = { .kind = FOLDER_ELSEWHERE, .dataset = outer->dataset, .in_exports = outer->in_exports };
  if (outer->kind != FOLDER_DATA)
    return inner;
  g_autofree char *key = dataset_key (below, -1);
  const DatasetDefinition *dataset = dataset_of_key (key);
  inner.in_exports = strcmp (below, "exports") == 0 && !config->exports_are_set;
  if (inner.in_exports)
    inner.kind = FOLDER_EXPORTS;
  else if (dataset != NULL && !dataset->folder_is_other)
    inner = (Folder) { .kind = FOLDER_DATASET, .dataset = dataset };
  return inner;
}

static void
check_entry (const Config *config, Folder *folder, const char *name, guint depth, Diagnostics *diags)
{
  g_autofree char *shown = data_shown_name (config, name), *path = site_path (config, shown);
  const char *slash = strrchr (name, '/');
  NameDate date;
  g_autofree char *key = name_key (slash != NULL ? slash + 1 : name, &date);
  if (key == NULL && g_file_test (path, G_FILE_TEST_IS_DIR))
    {
      if (strcmp (name, config->archive.folder) == 0 || depth >= DEEPEST || g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        return;
      Folder inner = folder_inside (config, folder, name);
      check_folder (config, name, &inner, depth + 1, diags);
    }
  else if (folder->kind == FOLDER_DATA)
    check_file_name (config, name, diags);
  else if (folder->kind == FOLDER_DATASET)
    check_in_dataset (config, folder->dataset, name, diags);
  else if (folder->kind == FOLDER_EXPORTS)
    check_in_exports (config, name, diags);
  else if (looks_like_records (config, folder, name) && folder->n_unread++ == 0)
    folder->first = g_strdup (slash + 1);
}

/* `below`: relative to the data folder; NULL: itself. */
static void
check_folder (const Config *config, const char *below, Folder *folder, guint depth, Diagnostics *diags)
{
  g_autofree char *shown = below != NULL ? data_shown_name (config, below) : g_strdup (config->data), *path = site_path (config, shown);
  g_autoptr (GPtrArray) names = data_folder_names (path);
  data_folder_check (path, shown, diags);
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *name = below != NULL ? g_strconcat (below, "/", names->pdata[i], NULL) : g_strdup (names->pdata[i]);
      check_entry (config, folder, name, depth, diags);
    }
  if (folder->n_unread > 0)
    {
      g_autofree char *count = g_strdup_printf ("%u", folder->n_unread);
      g_autofree char *better = folder->in_exports ? data_shown_name (config, "exports")
                                : folder->dataset != NULL ? data_shown_name (config, dataset_file_keys (folder->dataset)[0]) : g_strdup (config->data);
      Place place = { .file = shown };
      diag_report (diags, DIAG_DATA_FOLDER_UNREAD, &place, count, folder->first, better, NULL);
    }
  g_clear_pointer (&folder->first, g_free);
}

void
folder_check (const Config *config, Diagnostics *diags)
{
  Folder data = { .kind = FOLDER_DATA };
  check_folder (config, NULL, &data, 0, diags);
}
