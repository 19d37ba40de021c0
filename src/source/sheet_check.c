/* The sheets of a workbook that nobody reads, though they are named like records, or hold rows under the header of those that are read. */
#include "source/dataset_files.h"
#include "source/table.h"
#include "text/records.h"

#include <string.h>

/* What differs from sheet to sheet in the header of a grid: numbers, days, times, parts of days. */
static gboolean
is_day_or_number (const Cell *cell)
{
  static const char signs[] = "0123456789.,%-/:()（）：～—年月日号號第周週星期礼禮拜天一二三四五六上下中午晚节節 \r\n";
  for (const char *at = cell->text; at < cell->text + cell->length; at = g_utf8_next_char (at))
    if (g_utf8_strchr (signs, -1, g_utf8_get_char (at)) == NULL)
      return FALSE;
  return TRUE;
}

/* The words of a line, without days and numbers, as headers are compared. Array of char *, freed by the caller. */
static GPtrArray *
words_of (const Record *record)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < record->n_cells; i++)
    if (record->cells[i].length > 0 && !is_day_or_number (&record->cells[i]))
      g_ptr_array_add (words, dataset_key (record->cells[i].text, (gssize) record->cells[i].length));
  return words;
}

static guint
count_filled (const Record *record)
{
  guint n = 0;
  for (guint i = 0; i < record->n_cells; i++)
    n += record->cells[i].length > 0;
  return n;
}

/* Whether two lines are the same header but for days and numbers. A word must name a column; of an export (NULL) two words suffice. */
static gboolean
same_header (const HeaderNames *names, const Record *one, const Record *other)
{
  if (count_filled (one) < 2 || count_filled (other) < 2)
    return FALSE;
  g_autoptr (GPtrArray) words = words_of (one), others = words_of (other);
  if (words->len != others->len || words->len < (names != NULL ? 1 : 2))
    return FALSE;
  gboolean known = names == NULL;
  for (guint i = 0; i < words->len; i++)
    {
      if (strcmp (words->pdata[i], others->pdata[i]) != 0)
        return FALSE;
      known = known || header_names_column (names, (Cell) { words->pdata[i], strlen (words->pdata[i]) }) >= 0;
    }
  return known;
}

/* The header stands in both, with something below it in the other. */
static gboolean
share_header (const HeaderNames *names, const Records *one, const Records *other)
{
  const Record *first, *second;
  guint n_first = records_preview (one, &first), n_second = records_preview (other, &second);
  for (guint i = 0; i < n_first; i++)
    for (guint j = 0; j + 1 < n_second; j++)
      if (same_header (names, &first[i], &second[j]))
        return TRUE;
  return FALSE;
}

gboolean
sheets_share_header (const Config *config, const DatasetDefinition *dataset, const char *one, const char *other)
{
  Diagnostics *unheard = diag_new ();
  Records *first = records_open (config->directory, one, &(RecordsOptions) { 0 }, unheard);
  Records *second = first != NULL ? records_open (config->directory, other, &(RecordsOptions) { 0 }, unheard) : NULL;
  HeaderNames *names = dataset != NULL ? header_names_new (dataset, g_hash_table_lookup (config->datasets, dataset->name)) : NULL;
  gboolean share = second != NULL && share_header (names, first, second);
  g_clear_pointer (&names, header_names_free);
  g_clear_pointer (&second, records_close);
  g_clear_pointer (&first, records_close);
  diag_free (unheard);
  return share;
}

static void
report_hidden (const char *shown, const char *name, const char *sheet, DatasetId dataset, Diagnostics *diags)
{
  Place place = { .file = shown };
  diag_report (diags, DIAG_DATASET_SHEET_HIDDEN, &place, sheet, dataset_definition (dataset)->name, name, NULL);
}

/* What is read of a workbook. */
typedef struct {
  GPtrArray *sheets[N_DATASETS];        /* char *: "data/台账.xlsx[签到]"; of an export the first, once */
  gboolean chosen[N_DATASETS];          /* the configuration says which sheets the dataset is read from */
} ReadSheets;

static ReadSheets
read_sheets (const Config *config, const char *name, const GPtrArray *visible, const DatasetDefinition *own, gboolean is_export)
{
  g_autofree char *shown = data_shown_name (config, name);
  ReadSheets read = { 0 };
  for (guint i = 0; i < N_DATASETS; i++)
    {
      read.sheets[i] = g_ptr_array_new_with_free_func (g_free);
      if (!is_export)
        read.chosen[i] = dataset_sheets (config, dataset_definition (i), name, visible, dataset_definition (i) == own, read.sheets[i]);
    }
  if (is_export && visible->len > 0)
    g_ptr_array_add (read.sheets[0], records_sheet_name (shown, visible->pdata[0]));
  return read;
}

static gboolean
is_read (const ReadSheets *read, const char *sheet)
{
  for (guint i = 0; i < N_DATASETS; i++)
    if (g_ptr_array_find_with_equal_func (read->sheets[i], sheet, g_str_equal, NULL))
      return TRUE;
  return FALSE;
}

/* The sheet of an export that is not read. */
static void
check_unread_export (const Config *config, const char *unread, const char *sheet, const char *read, Diagnostics *diags)
{
  Place place = { .file = unread };
  if (sheet_is_beside (sheet) || !sheets_share_header (config, NULL, read, unread))
    return;
  g_autofree char *other = NULL, *workbook = records_split_name (read, &other);
  diag_report (diags, DIAG_EXPORT_SHEET_UNREAD, &place, other, NULL);
}

/* Whether it is its name, or a date in its place, that a sheet is read for. */
static gboolean
is_read_by_name (const char *read)
{
  DatasetId dataset;
  NameDate date;
  g_autofree char *sheet = NULL, *workbook = records_split_name (read, &sheet), *key = name_base_key (sheet, &date);
  return *key == '\0' || sheet_names_dataset (sheet, &dataset);
}

/* A sheet that has the columns of a dataset. */
static void
report_columns (const Config *config, const char *unread, const GPtrArray *read, DatasetId id, Diagnostics *diags)
{
  Place place = { .file = unread };
  const DatasetDefinition *definition = dataset_definition (id);
  g_autofree char *usual = dataset_usual_file (definition, config->language), *better = g_strconcat (usual, read->len > 0 ? "-2026-11" : NULL, NULL);
  g_autofree char *setting = files_setting (config, id, unread, NULL);
  if (read->len == 0 || is_read_by_name (read->pdata[0]))
    {
      diag_report (diags, DIAG_DATASET_SHEET_COLUMNS, &place, definition->name, better, setting, NULL);
      return;
    }
  g_autofree char *first = NULL, *workbook = records_split_name (read->pdata[0], &first);
  diag_report (diags, DIAG_DATASET_SHEET_HEADER, &place, definition->name, first, setting, NULL);
}

/* A visible sheet that is not read: by nearly the name of a dataset, or with the columns of one. FALSE: nothing says that it is of a dataset. */
static gboolean
check_unread (const Config *config, const char *unread, const char *sheet, const ReadSheets *read, Diagnostics *diags)
{
  DatasetId dataset;
  g_autofree char *key = dataset_key (sheet, -1);
  Place place = { .file = unread };
  if (sheet_is_beside (sheet))
    return FALSE;
  const char *part = name_part (key, &dataset);
  if (part != NULL)
    {
      g_autofree char *better = g_strconcat (part, "-2026-11", NULL);
      diag_report (diags, DIAG_DATASET_SHEET_PART, &place, dataset_definition (dataset)->name, better, NULL);
      return TRUE;
    }
  const char *first[N_DATASETS] = { NULL };
  gboolean any = FALSE;
  for (guint id = 0; id < N_DATASETS; id++)
    {
      any |= read->sheets[id]->len > 0;
      first[id] = read->sheets[id]->len > 0 && !read->chosen[id] ? read->sheets[id]->pdata[0] : NULL;
    }
  /* A workbook of which nothing is read is told of as a whole. */
  if (!any || !sheet_find_dataset (config, unread, first, &dataset))
    return FALSE;
  report_columns (config, unread, read->sheets[dataset], dataset, diags);
  return TRUE;
}

gboolean
sheets_check (const Config *config, const char *name, const DatasetDefinition *own, gboolean is_export, Diagnostics *diags)
{
  g_autofree char *shown = data_shown_name (config, name), *path = site_path (config, shown);
  Diagnostics *unheard = diag_new ();
  g_autoptr (GPtrArray) visible = records_sheets (path, shown, FALSE, unheard), all = records_sheets (path, shown, TRUE, unheard);
  ReadSheets read = read_sheets (config, name, visible, own, is_export);
  gboolean any = FALSE;
  DatasetId dataset;
  diag_free (unheard);
  for (guint i = 0; i < all->len; i++)
    {
      const char *sheet = all->pdata[i];
      g_autofree char *whole = records_sheet_name (shown, sheet);
      gboolean named = !is_export && sheet_names_dataset (sheet, &dataset), seen = g_ptr_array_find_with_equal_func (visible, sheet, g_str_equal, NULL);
      any |= named;
      if (is_read (&read, whole))
        continue;
      if (named && !seen)
        report_hidden (shown, name, sheet, dataset, diags);
      else if (seen && is_export)
        check_unread_export (config, whole, sheet, read.sheets[0]->pdata[0], diags);
      else if (seen && !named)
        any |= check_unread (config, whole, sheet, &read, diags);
    }
  for (guint i = 0; i < N_DATASETS; i++)
    g_ptr_array_unref (read.sheets[i]);
  return any;
}

void
workbook_report_unread (const Config *config, const char *name, Diagnostics *diags)
{
  g_autofree char *shown = data_shown_name (config, name), *path = site_path (config, shown), *base = name_base (name);
  Diagnostics *unheard = diag_new ();
  g_autoptr (GPtrArray) sheets = records_sheets (path, shown, FALSE, unheard);
  const char *first = NULL;
  DatasetId dataset;
  Place place = { .file = shown };
  diag_free (unheard);
  for (guint i = 0; i < sheets->len; i++)
    {
      const char *sheet = sheets->pdata[i];
      g_autofree char *whole = records_sheet_name (shown, sheet);
      if (sheet_is_beside (sheet) || !sheet_holds_table (config, whole))
        continue;
      if (sheet_dataset (config, whole, &dataset))
        {
          g_autofree char *better = dataset_usual_file (dataset_definition (dataset), config->language), *setting = files_setting (config, dataset, whole, NULL);
          diag_report (diags, DIAG_DATASET_WORKBOOK_OF, &place, sheet, dataset_definition (dataset)->name, better, setting, NULL);
          return;
        }
      first = first != NULL ? first : sheet;
    }
  /* 通知模板.xlsx holds no records by its name. */
  if (first != NULL && !sheet_is_beside (base))
    diag_report (diags, DIAG_DATASET_WORKBOOK, &place, name, first, NULL);
}
