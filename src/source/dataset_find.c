/* Finding the files of a dataset by their names. */
#include "source/dataset.h"
#include "source/dataset_files.h"
#include "text/records.h"

#include <string.h>

/* A file that is found for a dataset. */
typedef struct {
  char *shown;             /* as read; of a sheet "data/台账.xlsx[签到]" */
  NameDate date;
  char *original;          /* a copy: the key of what it is a copy of, with its date and ending; else NULL */
  char *identity;          /* the same of its own name */
  gboolean in_folder;      /* it stands in a folder named like the dataset, where several may stand */
} FoundFile;

static void
found_free (gpointer data)
{
  FoundFile *found = data;
  g_free (found->shown);
  g_free (found->original);
  g_free (found->identity);
  g_free (found);
}

static gint
compare_dates (const NameDate *a, const NameDate *b)
{
  /* What has no date is the newest. */
  if (name_is_dated (a) != name_is_dated (b))
    return name_is_dated (a) ? -1 : 1;
  const int first[] = { a->year, a->week, a->month, a->day }, second[] = { b->year, b->week, b->month, b->day };
  for (guint i = 0; i < G_N_ELEMENTS (first); i++)
    if (first[i] != second[i])
      return first[i] < second[i] ? -1 : 1;
  return 0;
}

static gint
compare_found (gconstpointer a, gconstpointer b)
{
  const FoundFile *first = *(FoundFile *const *) a, *second = *(FoundFile *const *) b;
  int order = compare_dates (&first->date, &second->date);
  return order != 0 ? order : strcmp (first->shown, second->shown);
}

static void
add_found (GPtrArray *found, char *shown, NameDate date, const char *identity, const char *original, gboolean in_folder)
{
  FoundFile *file = g_new0 (FoundFile, 1);
  file->shown = shown;
  file->date = date;
  file->identity = g_strdup (identity);
  file->original = g_strdup (original);
  file->in_folder = in_folder;
  g_ptr_array_add (found, file);
}

static void
find_in_workbook (const Config *config, const DatasetDefinition *definition, const char *name, gboolean is_its_own, NameDate date, const char *identity,
                  const char *original, GPtrArray *found, Diagnostics *diags)
{
  g_autofree char *shown = data_shown_name (config, name), *path = site_path (config, shown);
  g_autoptr (GPtrArray) sheets = records_sheets (path, shown, FALSE, diags), files = g_ptr_array_new_with_free_func (g_free);
  workbook_files (config, definition, shown, sheets, is_its_own, files);
  for (guint i = 0; i < files->len; i++)
    {
      g_autofree char *sheet = NULL, *workbook = records_split_name (files->pdata[i], &sheet);
      NameDate own = { 0 };
      g_free (name_base_key (sheet, &own));
      g_autofree char *whole = g_strconcat (identity, "[", sheet, NULL);
      g_autofree char *of = original != NULL ? g_strconcat (original, "[", sheet, NULL) : NULL;
      add_found (found, g_strdup (files->pdata[i]), name_is_dated (&own) ? own : date, whole, of, i > 0 || strchr (name, '/') != NULL);
    }
}

/* What makes two files the same but for a copy: ending and key, with what the date says. */
static char *
file_identity (const char *base, const char *ending)
{
  g_autofree char *key = dataset_key (base, -1);
  return g_strconcat (key, ending, NULL);
}

/* Looks at one name of the data folder, or of a folder in it that is named like the dataset (`inside`). */
static void
find_file (const Config *config, const DatasetDefinition *definition, const char *name, gboolean inside, GPtrArray *found, Diagnostics *diags)
{
  const char *slash = strrchr (name, '/');
  g_autofree char *base = name_base (slash != NULL ? slash + 1 : name);
  if (base == NULL || is_other_format (name) || (inside && !data_reads_in_folder (definition, slash + 1)))
    return;
  NameDate date;
  g_autofree char *copied = name_original (base), *key = name_base_key (copied != NULL ? copied : base, &date);
  g_autofree char *identity = file_identity (base, strrchr (name, '.')), *original = copied != NULL ? file_identity (copied, strrchr (name, '.')) : NULL;
  gboolean named = inside || dataset_goes_by (definition, key);
  if (records_is_workbook (name))
    find_in_workbook (config, definition, name, named, date, identity, original, found, diags);
  else if (named)
    add_found (found, data_shown_name (config, name), date, identity, original, inside);
}

/* A copy is not read beside its original; alone it is. */
static void
drop_copies (const DatasetDefinition *definition, GPtrArray *found, Diagnostics *diags)
{
  for (guint i = 0; i < found->len;)
    {
      const FoundFile *copy = found->pdata[i], *original = NULL;
      for (guint j = 0; copy->original != NULL && j < found->len && original == NULL; j++)
        if (strcmp (((const FoundFile *) found->pdata[j])->identity, copy->original) == 0)
          original = found->pdata[j];
      Place place = { .file = copy->shown };
      if (original != NULL)
        {
          diag_report (diags, DIAG_DATASET_COPY, &place, original->shown, NULL);
          g_ptr_array_remove_index (found, i);
          continue;
        }
      if (copy->original != NULL)
        diag_report (diags, DIAG_DATASET_COPY_READ, &place, definition->name, NULL);
      i++;
    }
}

static void
find_in_folder (const Config *config, const DatasetDefinition *definition, const char *folder, GPtrArray *found, Diagnostics *diags)
{
  g_autofree char *path = g_build_filename (config->directory, config->data, folder, NULL);
  g_autoptr (GPtrArray) names = data_folder_names (path);
  for (guint i = 0; i < names->len; i++)
    {
      const char *name = names->pdata[i];
      g_autofree char *full = g_build_filename (path, name, NULL), *below = folder != NULL ? g_strconcat (folder, "/", name, NULL) : g_strdup (name);
      g_autofree char *base = name_base (name);
      /* A folder that is named like a file is opened as one: then it is said that it is none. */
      if (!g_file_test (full, G_FILE_TEST_IS_DIR) || base != NULL)
        find_file (config, definition, below, folder != NULL, found, diags);
      else if (folder == NULL)
        {
          g_autofree char *key = dataset_key (name, -1);
          if (dataset_goes_by (definition, key) && !definition->folder_is_other)
            find_in_folder (config, definition, name, found, diags);
        }
    }
}

GPtrArray *
files_by_name (const Config *config, const DatasetDefinition *definition, Diagnostics *diags)
{
  GPtrArray *files = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (found_free);
  const FoundFile *undated = NULL;
  find_in_folder (config, definition, NULL, found, diags);
  g_ptr_array_sort (found, compare_found);
  drop_copies (definition, found, diags);
  for (guint i = 0; i < found->len; i++)
    {
      const FoundFile *file = found->pdata[i];
      if (!name_is_dated (&file->date) && !file->in_folder && undated != NULL)
        {
          Place place = { .file = file->shown };
          diag_report (diags, DIAG_DATASET_AMBIGUOUS, &place, undated->shown, definition->name, NULL);
          continue;
        }
      if (!name_is_dated (&file->date) && !file->in_folder)
        undated = file;
      g_ptr_array_add (files, g_strdup (file->shown));
    }
  return files;
}
