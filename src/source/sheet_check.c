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

/* The words of a line, without days and numbers, as they stand. Array of char *, freed by the caller. */
static GPtrArray *
words_of (const Record *record)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < record->n_cells; i++)
    if (record->cells[i].length > 0 && !is_day_or_number (&record->cells[i]))
      g_ptr_array_add (words, g_strndup (record->cells[i].text, record->cells[i].length));
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

/* A visible sheet that is not read. `read`: the sheet of an export that is, as "data/exports/lms.xlsx[一班]"; NULL in another workbook. */
static void
check_unread (const Config *config, const char *shown, const char *sheet, const char *read, Diagnostics *diags)
{
  DatasetId dataset;
  g_autofree char *key = dataset_key (sheet, -1), *unread = records_sheet_name (shown, sheet);
  Place place = { .file = unread };
  const char *part = read != NULL || sheet_is_beside (sheet) ? NULL : name_part (key, &dataset);
  if (part != NULL)
    {
      g_autofree char *better = g_strconcat (part, "-2026-11", NULL);
      diag_report (diags, DIAG_DATASET_SHEET_PART, &place, dataset_definition (dataset)->name, better, NULL);
    }
  else if (read != NULL && !sheet_is_beside (sheet) && sheets_share_header (config, NULL, read, unread))
    {
      g_autofree char *other = NULL, *workbook = records_split_name (read, &other);
      diag_report (diags, DIAG_EXPORT_SHEET_UNREAD, &place, other, NULL);
    }
}

/* The sheets that datasets are read from. */
static GPtrArray *
sheets_read (const Config *config, const char *shown, const GPtrArray *visible, const DatasetDefinition *own, gboolean is_export)
{
  GPtrArray *read = g_ptr_array_new_with_free_func (g_free);
  if (is_export && visible->len > 0)
    g_ptr_array_add (read, records_sheet_name (shown, visible->pdata[0]));
  for (guint i = 0; !is_export && i < N_DATASETS; i++)
    workbook_files (config, dataset_definition (i), shown, visible, dataset_definition (i) == own, read);
  return read;
}

gboolean
sheets_check (const Config *config, const char *name, const DatasetDefinition *own, gboolean is_export, Diagnostics *diags)
{
  g_autofree char *shown = data_shown_name (config, name), *path = site_path (config, shown);
  Diagnostics *unheard = diag_new ();
  g_autoptr (GPtrArray) visible = records_sheets (path, shown, FALSE, unheard), all = records_sheets (path, shown, TRUE, unheard);
  g_autoptr (GPtrArray) read = sheets_read (config, shown, visible, own, is_export);
  gboolean any = FALSE;
  DatasetId dataset;
  diag_free (unheard);
  for (guint i = 0; i < all->len; i++)
    {
      const char *sheet = all->pdata[i];
      g_autofree char *whole = records_sheet_name (shown, sheet);
      gboolean named = !is_export && sheet_names_dataset (sheet, &dataset), seen = g_ptr_array_find_with_equal_func (visible, sheet, g_str_equal, NULL);
      any |= named;
      if (named && !seen)
        report_hidden (shown, name, sheet, dataset, diags);
      else if (seen && !named && !g_ptr_array_find_with_equal_func (read, whole, g_str_equal, NULL))
        check_unread (config, shown, sheet, is_export && read->len > 0 ? read->pdata[0] : NULL, diags);
    }
  return any;
}
