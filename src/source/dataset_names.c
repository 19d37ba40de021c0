/* Files of datasets found by their names, as people name them: 花名册-2026-11.xlsx, 签到 11月.csv, a sheet 签到 of 台账.xlsx, and copies of those. */
#include "source/dataset_files.h"
#include "text/records.h"

#include <string.h>

/* The date in a name */

/* What a name says beside the dataset: 2026-11-02, 202611, 2026年11月, 11月2日, 11月, 2026-W47, 2026年第47周, 2026Q4, 2026年第四季度. The name is normalized before
 * (plain_name()), so that brackets and digits are those of ASCII, and 十一月 is 11月. */
static const char date_pattern[] =
  "(?<![0-9])(?:"
  "(?<y1>20[0-9]{2})[-_./年 ]?(?<m1>0[1-9]|1[0-2]|[1-9](?![0-9]))(?![0-9]?[周週]|季)(?:[-_./月 ]?(?<d1>0[1-9]|[12][0-9]|3[01]|[1-9](?![0-9])))?[月日号號]?"
  "|(?<m2>1[0-2]|0?[1-9])月(?:(?<d2>[12][0-9]|3[01]|0?[1-9])[日号號]?)?"
  "|(?<y3>20[0-9]{2})(?:[-_ ]?[Ww]|[-_年 ]{0,2}第?(?=[0-9]+[周週]))(?<w3>[0-5]?[0-9])[周週]?"
  "|(?<y4>20[0-9]{2})[-_年 ]{0,2}(?:[Qq](?<q4>[1-4])|第?(?<q5>[1-4])季)"
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

/* Months, days, weeks and quarters in Chinese numerals: 十一月, 第四十七周, 三季度. */
static const char numeral_pattern[] = "(?<![一二三四五六七八九十])(?:([一二三四五])?(十))?([一二三四五六七八九])?(?<=[一二三四五六七八九十])(?=[月日号號周週季])";

static const GRegex *
numeral_regex (void)
{
  static GOnce once = G_ONCE_INIT;
  return g_once (&once, make_regex, (gpointer) numeral_pattern);
}

/* 4 of 四; 0 of nothing. */
static int
numeral (const GMatchInfo *match, int group)
{
  static const char *const numerals[] = { "一", "二", "三", "四", "五", "六", "七", "八", "九", NULL };
  g_autofree char *text = g_match_info_fetch (match, group);
  for (int i = 0; text != NULL && numerals[i] != NULL; i++)
    if (strcmp (text, numerals[i]) == 0)
      return i + 1;
  return 0;
}

static gboolean
put_number (const GMatchInfo *match, GString *text, gpointer unused)
{
  g_autofree char *ten = g_match_info_fetch (match, 2);
  int tens = ten != NULL && *ten != '\0' ? MAX (numeral (match, 1), 1) : 0;
  g_string_append_printf (text, "%d", 10 * tens + numeral (match, 3));
  return FALSE;
}

/* A name as its date is looked for. New string. */
static char *
plain_name (const char *name)
{
  g_autofree char *plain = g_utf8_normalize (name, -1, G_NORMALIZE_NFKC);
  char *numbers = plain != NULL ? g_regex_replace_eval (numeral_regex (), plain, -1, 0, 0, put_number, NULL, NULL) : NULL;
  return numbers != NULL ? numbers : g_strdup (name);
}

/* Cuts the date, and the marks that join it, out of a name. FALSE, and nothing done, when there is none. `name` is replaced. */
static gboolean
cut_date (char **name, NameDate *date)
{
  static const char *const years[] = { "y1", "y3", "y4", "y5", NULL }, *const months[] = { "m1", "m2", NULL };
  static const char *const days[] = { "d1", "d2", NULL }, *const weeks[] = { "w3", NULL }, *const quarters[] = { "q4", "q5", NULL };
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *plain = plain_name (*name);
  gint from, to;
  if (!g_regex_match (date_regex (), plain, 0, &match) || !g_match_info_fetch_pos (match, 0, &from, &to))
    return FALSE;
  *date = (NameDate) { match_number (match, years), match_number (match, months), match_number (match, days), match_number (match, weeks) };
  if (date->month == 0 && match_number (match, quarters) > 0)
    {
      date->month = 3 * match_number (match, quarters) - 2;
      date->is_quarter = TRUE;
    }
  g_autofree char *before = g_strndup (plain, (gsize) from);
  char *rest = g_strconcat (before, plain + to, NULL);
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

static gboolean
ends_with_one (const char *name, const char *const *endings)
{
  for (guint i = 0; endings[i] != NULL; i++)
    if (ends_with (name, endings[i]))
      return TRUE;
  return FALSE;
}

gboolean
is_other_spreadsheet (const char *name)
{
  static const char *const endings[] = { ".xls", ".xlsb", ".ods", ".fods", ".et", ".numbers", NULL };
  return ends_with_one (name, endings);
}

gboolean
is_other_format (const char *name)
{
  static const char *const endings[] = { ".xlt", ".xltx", ".ett", ".dbf", ".html", ".htm", ".mht", ".xml", ".json", ".zip", ".rar", ".7z", NULL };
  return is_other_spreadsheet (name) || ends_with_one (name, endings);
}

/* A name without the marks that join a date to it. */
static char *
joined_key (const char *text)
{
  static const char marks[] = " -_.()[]【】";
  g_autofree char *plain = g_strdup (text);
  const char *begin = plain;
  char *end = plain + strlen (plain);
  for (char *last = g_utf8_find_prev_char (plain, end); last != NULL && g_utf8_strchr (marks, -1, g_utf8_get_char (last)) != NULL;
       last = g_utf8_find_prev_char (plain, end))
    *(end = last) = '\0';
  while (*begin != '\0' && g_utf8_strchr (marks, -1, g_utf8_get_char (begin)) != NULL)
    begin = g_utf8_next_char (begin);
  return dataset_key (begin, -1);
}

char *
name_base_key (const char *base, NameDate *date)
{
  g_autofree char *name = g_strdup (base);
  *date = (NameDate) { 0 };
  cut_date (&name, date);
  return joined_key (name);
}

gboolean
data_is_plain_text (const char *name)
{
  return ends_with (name, ".txt");
}

/* Windows hides endings, so that a .csv saved once more may be called .csv.txt. */
char *
name_base (const char *name)
{
  if (!ends_with (name, ".csv") && !ends_with (name, ".tsv") && !data_is_plain_text (name) && !records_is_workbook (name) && !is_other_format (name))
    return NULL;
  char *base = g_strndup (name, (gsize) (strrchr (name, '.') - name));
  if (data_is_plain_text (name) && (ends_with (base, ".csv") || ends_with (base, ".tsv")))
    *strrchr (base, '.') = '\0';
  return base;
}

char *
name_key (const char *name, NameDate *date)
{
  g_autofree char *base = name_base (name);
  return base != NULL ? name_base_key (base, date) : NULL;
}

/* Copies: 签到(1), 签到 - 副本, 签到 - Copy (2), 副本签到, Copy of x, 签到 2. */
static const char copy_pattern[] = "(?i)^(?:复件|副本|複本|copy of)[ -]*|\\s*[-_ ]\\s*(?:副本|複本|复件|copy)(?:\\s*[(（]\\d+[)）])?$|\\s*[(（]\\d[)）]$|\\s[2-9]$|(?:的副本|的複本)$";

static const GRegex *
copy_regex (void)
{
  static GOnce once = G_ONCE_INIT;
  return g_once (&once, make_regex, (gpointer) copy_pattern);
}

char *
name_original (const char *base)
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
  g_autofree char *base = name_base (name), *original = base != NULL ? name_original (base) : NULL;
  return original != NULL;
}

const char *
data_copy_of (const char *name, const GPtrArray *names)
{
  g_autofree char *base = name_base (name), *original = base != NULL ? name_original (base) : NULL;
  g_autofree char *whole = original != NULL ? g_strconcat (original, strrchr (name, '.'), NULL) : NULL;
  for (guint i = 0; whole != NULL && i < names->len; i++)
    if (strcmp (names->pdata[i], whole) == 0)
      return names->pdata[i];
  return NULL;
}

Date
dataset_file_month (const DatasetDefinition *definition, const char *file)
{
  NameDate date;
  g_autofree char *name = own_name (file), *base = name_base (name), *key = name_base_key (base != NULL ? base : name, &date);
  gboolean is_month = date.year != 0 && date.month != 0 && date.day == 0 && !date.is_quarter && (*key == '\0' || dataset_goes_by (definition, key));
  return is_month ? date_new (date.year, date.month, 1) : DATE_NONE;
}

gboolean
name_is_dated (const NameDate *date)
{
  return date->year != 0 || date->month != 0;
}

/* Workbooks */

gboolean
dataset_goes_by (const DatasetDefinition *definition, const char *key)
{
  return g_strv_contains (dataset_file_keys (definition), key);
}

/* `*dataset` is which one. */
static gboolean
is_any_dataset (const char *key, DatasetId *dataset)
{
  for (*dataset = 0; *dataset < N_DATASETS; ++*dataset)
    if (dataset_goes_by (dataset_definition (*dataset), key))
      return TRUE;
  return FALSE;
}

gboolean
sheet_is_beside (const char *sheet)
{
  static const char *const words[] = { "说明", "說明", "封面", "目录", "目錄", "模板", "范本", "範本", "示例", "样例", "範例", "字典", "汇总", "彙總", "統計", "统计",
                                       "分析", "透视", "透視", "图表", "圖表", "instructions", "guide", "readme", "notes", "cover", "contents", "template", "example",
                                       "summary", "statistics", "pivot", "chart", NULL };
  g_autofree char *key = dataset_key (sheet, -1);
  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (key, words[i]) != NULL)
      return TRUE;
  return FALSE;
}

gboolean
sheet_names_dataset (const char *sheet, DatasetId *dataset)
{
  NameDate date;
  g_autofree char *key = name_base_key (sheet, &date);
  return is_any_dataset (key, dataset);
}

/* The first sheet, and those that hold rows under its header: a week, a group, a sheet each. */
static void
add_alike (const Config *config, const DatasetDefinition *definition, const char *shown, const GPtrArray *sheets, const char *first, GPtrArray *files)
{
  DatasetId other;
  char *read = records_sheet_name (shown, first);
  g_ptr_array_add (files, read);
  for (guint i = 0; i < sheets->len; i++)
    {
      const char *sheet = sheets->pdata[i];
      g_autofree char *whole = records_sheet_name (shown, sheet);
      if (strcmp (sheet, first) != 0 && !sheet_is_beside (sheet) && !sheet_names_dataset (sheet, &other) && sheets_share_header (config, definition, read, whole))
        g_ptr_array_add (files, g_steal_pointer (&whole));
    }
}

void
workbook_files (const Config *config, const DatasetDefinition *definition, const char *shown, const GPtrArray *sheets, gboolean is_its_own, GPtrArray *files)
{
  guint before = files->len;
  const char *first = NULL;
  DatasetId other_dataset;
  NameDate date;
  for (guint i = 0; i < sheets->len; i++)
    {
      g_autofree char *key = name_base_key (sheets->pdata[i], &date);
      if (dataset_goes_by (definition, key))
        g_ptr_array_add (files, records_sheet_name (shown, sheets->pdata[i]));
    }
  for (guint i = 0; i < sheets->len && is_its_own && files->len == before; i++)
    {
      g_autofree char *key = name_base_key (sheets->pdata[i], &date);
      if ((first == NULL || (sheet_is_beside (first) && !sheet_is_beside (sheets->pdata[i]))) && !is_any_dataset (key, &other_dataset))
        first = sheets->pdata[i];
      for (guint j = i; *key == '\0' && name_is_dated (&date) && j < sheets->len; j++)
        {
          g_autofree char *other = name_base_key (sheets->pdata[j], &date);
          if (*other == '\0' && name_is_dated (&date))
            g_ptr_array_add (files, records_sheet_name (shown, sheets->pdata[j]));
        }
    }
  if (is_its_own && files->len == before && first != NULL)
    add_alike (config, definition, shown, sheets, first, files);
}

gboolean
data_reads_in_folder (const DatasetDefinition *definition, const char *name)
{
  NameDate date;
  g_autofree char *base = name_base (name), *copied = base != NULL ? name_original (base) : NULL;
  if (base == NULL || is_other_format (name))
    return FALSE;
  if (!data_is_plain_text (name))
    return TRUE;
  g_autofree char *key = name_base_key (copied != NULL ? copied : base, &date);
  return dataset_goes_by (definition, key) || (*key == '\0' && name_is_dated (&date));
}

/* The shortest part of a name, in bytes, that says what it holds: two Chinese characters, six letters. */
#define LEAST_PART 6

const char *
name_part (const char *key, DatasetId *dataset)
{
  gsize most = LEAST_PART - 1;
  const char *part = NULL;
  for (guint i = 0; i < N_DATASETS; i++)
    for (const char *const *known = dataset_file_keys (dataset_definition (i)); *known != NULL; known++)
      if (strlen (*known) > most && (g_str_has_prefix (key, *known) || g_str_has_suffix (key, *known)))
        {
          most = strlen (*known);
          part = *known;
          *dataset = (DatasetId) i;
        }
  return part;
}
