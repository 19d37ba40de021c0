#include "text/records.h"

#include <errno.h>
#include <string.h>

#include "text/csv.h"
#include "text/workbook.h"

#define MOST_PREVIEW 40

struct Records {
  Diagnostics *diags;
  CsvFile *csv;            /* or … */
  Workbook *workbook;      /* … this, with what follows */
  guint sheet;
  GArray *preview;         /* Record, with cells of their own */
  guint start;             /* the row that reading begins behind */
  gboolean repaired;       /* the workbook mended the record that is being read */
};

gboolean
records_is_workbook (const char *name)
{
  gsize length = strlen (name);
  return length > 5 && (g_ascii_strcasecmp (name + length - 5, ".xlsx") == 0 || g_ascii_strcasecmp (name + length - 5, ".xlsm") == 0);
}

char *
records_sheet_name (const char *workbook, const char *sheet)
{
  return g_strdup_printf ("%s[%s]", workbook, sheet);
}

char *
records_split_name (const char *name, char **sheet)
{
  *sheet = NULL;
  gsize length = strlen (name);
  for (const char *open = strchr (name, '['); open != NULL && name[length - 1] == ']'; open = strchr (open + 1, '['))
    {
      g_autofree char *file = g_strndup (name, (gsize) (open - name));
      if (!records_is_workbook (file))
        continue;
      *sheet = g_strndup (open + 1, (gsize) (name + length - 1 - (open + 1)));
      return g_steal_pointer (&file);
    }
  return g_strdup (name);
}

GPtrArray *
records_sheets (const char *path, const char *name, gboolean hidden, Diagnostics *diags)
{
  GPtrArray *sheets = g_ptr_array_new_with_free_func (g_free);
  Workbook *workbook = workbook_open (path, name, diags);
  const char *const *names = workbook != NULL ? workbook_sheets (workbook) : NULL;
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    if (hidden || !workbook_sheet_is_hidden (workbook, i))
      g_ptr_array_add (sheets, g_strdup (names[i]));
  if (workbook != NULL)
    workbook_close (workbook);
  return sheets;
}

static gboolean
keep_record (const Record *record, gpointer data)
{
  GArray *preview = data;
  Cell *cells = g_new (Cell, record->n_cells + 1);
  for (guint i = 0; i < record->n_cells; i++)
    cells[i] = (Cell) { g_strndup (record->cells[i].text != NULL ? record->cells[i].text : "", record->cells[i].length), record->cells[i].length };
  Record kept = { record->file, record->line, record->n_cells, cells };
  g_array_append_val (preview, kept);
  return preview->len < MOST_PREVIEW;
}

static void
preview_clear (gpointer data)
{
  Record *record = data;
  for (guint i = 0; i < record->n_cells; i++)
    g_free ((char *) record->cells[i].text);
  g_free ((Cell *) record->cells);
}

/* Reads the beginning of the sheet. What is wrong there is said when the sheet is read, but for a sheet that has no row at all. */
static gboolean
preview_sheet (Records *records, const char *name, const char *sheet)
{
  int found = workbook_find_sheet (records->workbook, sheet);
  Place place = { .file = name };
  if (found < 0)
    {
      diag_report (records->diags, DIAG_FILE_OPEN, &place, g_strerror (ENOENT), NULL);
      return FALSE;
    }
  records->sheet = (guint) found;
  Diagnostics *apart = diag_new ();
  gboolean read = workbook_read (records->workbook, records->sheet, keep_record, records->preview, apart);
  if (records->preview->len == 0 && !read)
    diag_move (records->diags, apart);
  else if (records->preview->len == 0)
    diag_report (records->diags, DIAG_RECORDS_SHEET_EMPTY, &place, NULL);
  diag_free (apart);
  return records->preview->len > 0;
}

Records *
records_open (const char *directory, const char *name, const RecordsOptions *options, Diagnostics *diags)
{
  Records *records = g_new0 (Records, 1);
  g_autofree char *sheet = NULL, *file = records_split_name (name, &sheet), *path = g_build_filename (directory, file, NULL);
  CsvOptions csv_options = { .delimiter = options->delimiter, .encoding = options->encoding };
  gboolean good;
  records->diags = diags;
  if (sheet != NULL)
    {
      records->preview = g_array_new (FALSE, FALSE, sizeof (Record));
      g_array_set_clear_func (records->preview, preview_clear);
      records->workbook = workbook_open (path, file, diags);
      good = records->workbook != NULL && preview_sheet (records, name, sheet);
    }
  else
    {
      records->csv = csv_open (path, name, &csv_options, diags);
      good = records->csv != NULL;
    }
  if (!good)
    g_clear_pointer (&records, records_close);
  return records;
}

void
records_close (Records *records)
{
  if (records == NULL)
    return;
  if (records->csv != NULL)
    csv_close (records->csv);
  if (records->workbook != NULL)
    workbook_close (records->workbook);
  g_clear_pointer (&records->preview, g_array_unref);
  g_free (records);
}

guint
records_preview (const Records *records, const Record **first)
{
  if (records->csv != NULL)
    return csv_preview (records->csv, first);
  *first = (const Record *) records->preview->data;
  return records->preview->len;
}

void
records_start (Records *records, guint n)
{
  if (records->csv != NULL)
    csv_start (records->csv, n);
  else if (n < records->preview->len)
    records->start = g_array_index (records->preview, Record, n).line;
}

typedef struct {
  Records *records;
  RecordFunc func;
  gpointer data;
  Diagnostics *diags;
  guint n_repairs;         /* before this record */
} SheetReading;

static gboolean
pass_on (const Record *record, gpointer data)
{
  SheetReading *reading = data;
  guint n = diag_count (reading->diags, DIAG_REPAIR);
  reading->records->repaired = n > reading->n_repairs;
  gboolean go_on = record->line <= reading->records->start || reading->func (record, reading->data);
  reading->n_repairs = diag_count (reading->diags, DIAG_REPAIR);
  return go_on;
}

static gboolean
read_sheet (Records *records, RecordFunc func, gpointer data, Diagnostics *diags)
{
  Diagnostics *apart = diag_new ();
  SheetReading reading = { records, func, data, apart, 0 };
  gboolean read = workbook_read (records->workbook, records->sheet, pass_on, &reading, apart);
  records->repaired = FALSE;
  diag_move (diags, apart);
  diag_free (apart);
  return read;
}

gboolean
records_read (Records *records, RecordFunc func, gpointer data)
{
  return records->csv != NULL ? csv_read (records->csv, func, data) : read_sheet (records, func, data, records->diags);
}

guint64
records_refused (const Records *records)
{
  return records->csv != NULL ? csv_refused (records->csv) : 0;
}

gboolean
records_read_parts (Records *records, guint n_parts, RecordFunc func, gpointer *data)
{
  if (records->csv != NULL)
    return csv_read_parts (records->csv, n_parts, func, data);
  Diagnostics *apart = diag_new ();
  gboolean read = read_sheet (records, func, data[0], apart);
  if (read)
    diag_move (records->diags, apart);
  diag_free (apart);
  return read;
}

Place
records_cell_place (const Records *records, guint line, guint cell)
{
  Place place = records->csv != NULL ? csv_cell_place (records->csv, line, cell) : workbook_cell_place (records->workbook, records->sheet, line, cell);
  place.cell = cell + 1;
  return place;
}

gboolean
records_is_repaired (const Records *records)
{
  return records->repaired;
}

gboolean
records_is_sheet (const Records *records)
{
  return records->workbook != NULL;
}

const char *
records_encoding (const Records *records)
{
  return records->csv != NULL ? csv_encoding (records->csv) : "workbook";
}

char
records_delimiter (const Records *records)
{
  return records->csv != NULL ? csv_delimiter (records->csv) : 0;
}
