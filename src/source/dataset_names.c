/* Files of datasets found by their names, as people name them: 花名册-2026-11.xlsx, 签到 11月.csv, a sheet 签到 of 台账.xlsx, and copies of those. */
#include "source/dataset_files.h"
#include "text/records.h"

#include <string.h>

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

static gpointer
make_regex (gpointer pattern)
{
  return g_regex_new (pattern, 0, 0, NULL);
}

/* Every name is looked at for every dataset: the patterns are constants, compiled once, when first needed, and kept. */
static const GRegex *
date_regex (void)
{
  static GOnce once = G_ONCE_INIT;
  return g_once (&once, make_regex, (gpointer) date_pattern);
}

/* Cuts the date, and the marks that join it, out of a name. FALSE, and nothing done, when there is none. `name` is replaced. */
static gboolean
cut_date (char **name, NameDate *date)
{
  static const char *const years[] = { "y1", "y3", "y4", "y5", NULL }, *const months[] = { "m1", "m2", NULL };
  static const char *const days[] = { "d1", "d2", NULL }, *const weeks[] = { "w3", NULL }, *const quarters[] = { "q4", NULL };
  g_autoptr (GMatchInfo) match = NULL;
  gint from, to;
  if (!g_regex_match (date_regex (), *name, 0, &match) || !g_match_info_fetch_pos (match, 0, &from, &to))
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

gboolean
dataset_file_lacks_year (const char *file)
{
  NameDate date = { 0 };
  g_autofree char *name = own_name (file);
  return cut_date (&name, &date) && date.year == 0;
}

/* Names */

static char **
make_keys (const DatasetDefinition *definition)
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

/* The keys of every dataset by its definition. */
static gpointer
make_all_keys (gpointer unused)
{
  GHashTable *all = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < N_DATASETS; i++)
    g_hash_table_insert (all, (gpointer) dataset_definition (i), make_keys (dataset_definition (i)));
  return all;
}

const char *const *
dataset_file_keys (const DatasetDefinition *definition)
{
  static GOnce once = G_ONCE_INIT;
  return g_hash_table_lookup (g_once (&once, make_all_keys, NULL), definition);
}

static gboolean
ends_with (const char *name, const char *ending)
{
  gsize length = strlen (name), n = strlen (ending);
  return length > n && g_ascii_strcasecmp (name + length - n, ending) == 0;
}

gboolean
is_other_format (const char *name)
{
  static const char *const endings[] = { ".xls", ".xlsb", ".ods", ".et", ".numbers", NULL };
  for (guint i = 0; endings[i] != NULL; i++)
    if (ends_with (name, endings[i]))
      return TRUE;
  return FALSE;
}

/* A name without the marks that join a date to it. */
static char *
joined_key (const char *text)
{
  g_autofree char *plain = g_strdup (text);
  gsize length = strlen (plain);
  while (length > 0 && strchr (" -_.()", plain[length - 1]) != NULL)
    plain[--length] = '\0';
  return dataset_key (plain + strspn (plain, " -_.()"), -1);
}

/* The key of a name without its ending; a date in it is cut out. */
static char *
base_key (const char *base, NameDate *date)
{
  g_autofree char *name = g_strdup (base);
  *date = (NameDate) { 0 };
  cut_date (&name, date);
  return joined_key (name);
}

/* Without its ending; NULL when it is no file of rows. */
static char *
base_name (const char *name)
{
  if (!ends_with (name, ".csv") && !ends_with (name, ".tsv") && !records_is_workbook (name) && !is_other_format (name))
    return NULL;
  return g_strndup (name, (gsize) (strrchr (name, '.') - name));
}

char *
name_key (const char *name, NameDate *date)
{
  g_autofree char *base = base_name (name);
  return base != NULL ? base_key (base, date) : NULL;
}

/* Copies: 签到(1), 签到 - 副本, 签到 - Copy (2), 副本签到, Copy of x. */
static const char copy_pattern[] = "(?i)^(?:复件|副本|複本|copy of)[ -]*|\\s*[-_ ]\\s*(?:副本|複本|复件|copy)(?:\\s*[(（]\\d+[)）])?$|\\s*[(（]\\d[)）]$|(?:的副本|的複本)$";

static const GRegex *
copy_regex (void)
{
  static GOnce once = G_ONCE_INIT;
  return g_once (&once, make_regex, (gpointer) copy_pattern);
}

/* What it is a copy of; NULL when it is none. New string. */
static char *
original_name (const char *base)
{
  char *original = g_regex_replace (copy_regex (), base, -1, 0, "", 0, NULL);
  if (strcmp (original, base) != 0 && *original != '\0')
    return original;
  g_free (original);
  return NULL;
}

gboolean
data_is_copy (const char *name)
{
  g_autofree char *base = base_name (name), *original = base != NULL ? original_name (base) : NULL;
  return original != NULL;
}

const char *
data_copy_of (const char *name, const GPtrArray *names)
{
  g_autofree char *base = base_name (name), *original = base != NULL ? original_name (base) : NULL;
  g_autofree char *whole = original != NULL ? g_strconcat (original, strrchr (name, '.'), NULL) : NULL;
  for (guint i = 0; whole != NULL && i < names->len; i++)
    if (strcmp (names->pdata[i], whole) == 0)
      return names->pdata[i];
  return NULL;
}

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

static gboolean
is_dated (const NameDate *date)
{
  return date->year != 0 || date->month != 0;
}

static gint
compare_dates (const NameDate *a, const NameDate *b)
{
  /* What has no date is the newest. */
  if (is_dated (a) != is_dated (b))
    return is_dated (a) ? -1 : 1;
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

/* Workbooks */

static gboolean
is_named (const DatasetDefinition *definition, const char *key)
{
  return g_strv_contains (dataset_file_keys (definition), key);
}

/* `*dataset` is which one. */
static gboolean
is_any_dataset (const char *key, DatasetId *dataset)
{
  for (*dataset = 0; *dataset < N_DATASETS; ++*dataset)
    if (is_named (dataset_definition (*dataset), key))
      return TRUE;
  return FALSE;
}

gboolean
sheet_names_dataset (const char *sheet, DatasetId *dataset)
{
  NameDate date;
  g_autofree char *key = base_key (sheet, &date);
  return is_any_dataset (key, dataset);
}

void
workbook_files (const DatasetDefinition *definition, const char *shown, const GPtrArray *sheets, gboolean is_its_own, GPtrArray *files)
{
  guint before = files->len;
  const char *first = NULL;
  DatasetId other_dataset;
  NameDate date;
  for (guint i = 0; i < sheets->len; i++)
    {
      g_autofree char *key = base_key (sheets->pdata[i], &date);
      if (is_named (definition, key))
        g_ptr_array_add (files, records_sheet_name (shown, sheets->pdata[i]));
    }
  for (guint i = 0; i < sheets->len && is_its_own && files->len == before; i++)
    {
      g_autofree char *key = base_key (sheets->pdata[i], &date);
      if (first == NULL && !is_any_dataset (key, &other_dataset))
        first = sheets->pdata[i];
      for (guint j = i; *key == '\0' && is_dated (&date) && j < sheets->len; j++)
        {
          g_autofree char *other = base_key (sheets->pdata[j], &date);
          if (*other == '\0' && is_dated (&date))
            g_ptr_array_add (files, records_sheet_name (shown, sheets->pdata[j]));
        }
    }
  if (is_its_own && files->len == before && first != NULL)
    g_ptr_array_add (files, records_sheet_name (shown, first));
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
  workbook_files (definition, shown, sheets, is_its_own, files);
  for (guint i = 0; i < files->len; i++)
    {
      g_autofree char *sheet = NULL, *workbook = records_split_name (files->pdata[i], &sheet);
      NameDate own = { 0 };
      g_free (base_key (sheet, &own));
      g_autofree char *whole = g_strconcat (identity, "[", sheet, NULL);
      g_autofree char *of = original != NULL ? g_strconcat (original, "[", sheet, NULL) : NULL;
      add_found (found, g_strdup (files->pdata[i]), is_dated (&own) ? own : date, whole, of, strchr (name, '/') != NULL);
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
  g_autofree char *base = base_name (slash != NULL ? slash + 1 : name);
  if (base == NULL || is_other_format (name))
    return;
  NameDate date;
  g_autofree char *copied = original_name (base), *key = base_key (copied != NULL ? copied : base, &date);
  g_autofree char *identity = file_identity (base, strrchr (name, '.')), *original = copied != NULL ? file_identity (copied, strrchr (name, '.')) : NULL;
  gboolean named = inside || is_named (definition, key);
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
      g_autofree char *base = base_name (name);
      /* A folder that is named like a file is opened as one: then it is said that it is none. */
      if (!g_file_test (full, G_FILE_TEST_IS_DIR) || base != NULL)
        find_file (config, definition, below, folder != NULL, found, diags);
      else if (folder == NULL)
        {
          g_autofree char *key = dataset_key (name, -1);
          if (is_named (definition, key) && !definition->folder_is_other)
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
      if (!is_dated (&file->date) && !file->in_folder && undated != NULL)
        {
          Place place = { .file = file->shown };
          diag_report (diags, DIAG_DATASET_AMBIGUOUS, &place, undated->shown, definition->name, NULL);
          continue;
        }
      if (!is_dated (&file->date) && !file->in_folder)
        undated = file;
      g_ptr_array_add (files, g_strdup (file->shown));
    }
  return files;
}
