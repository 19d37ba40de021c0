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

char *
records_split_pattern (const char *pattern, const char **sheet)
{
  *sheet = NULL;
  for (const char *hash = strchr (pattern, '#'); hash != NULL; hash = strchr (hash + 1, '#'))
    {
      g_autofree char *file = g_strndup (pattern, (gsize) (hash - pattern));
      if (!records_is_workbook (file))
        continue;
      *sheet = hash + 1;
      return g_steal_pointer (&file);
    }
  return g_strdup (pattern);
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

/* Of the notes what the shape of a table needs. */
static const RecordNotes *
keep_notes (const RecordNotes *notes)
{
  RecordNotes *kept = g_memdup2 (notes, sizeof *notes);
  MergedCells *merged = g_memdup2 (notes->merged, notes->n_merged * sizeof *merged);
  for (guint i = 0; i < notes->n_merged; i++)
    merged[i].hidden.text = g_strndup (notes->merged[i].hidden.text, notes->merged[i].hidden.length);
  kept->merged = merged;
  kept->unsaved = g_memdup2 (notes->unsaved, notes->n_unsaved * sizeof *notes->unsaved);
  kept->unseen = NULL;
  kept->n_unseen = 0;
  return kept;
}

static gboolean
keep_record (const Record *record, gpointer data)
{
  GArray *preview = data;
  Cell *cells = g_new (Cell, record->n_cells + 1);
  for (guint i = 0; i < record->n_cells; i++)
    cells[i] = (Cell) { g_strndup (record->cells[i].text != NULL ? record->cells[i].text : "", record->cells[i].length), record->cells[i].length };
  Record kept = { record->file, record->line, record->n_cells, cells, record->notes != NULL ? keep_notes (record->notes) : NULL };
  g_array_append_val (preview, kept);
  return preview->len < MOST_PREVIEW;
}

static void
preview_clear (gpointer data)
{
  Record *record = data;
  const RecordNotes *notes = record->notes;
  for (guint i = 0; i < record->n_cells; i++)
    g_free ((char *) record->cells[i].text);
  g_free ((Cell *) record->cells);
  if (notes == NULL)
    return;
  for (guint i = 0; i < notes->n_merged; i++)
    g_free ((char *) notes->merged[i].hidden.text);
  g_free ((MergedCells *) notes->merged);
  g_free ((guint *) notes->unsaved);
  g_free ((RecordNotes *) notes);
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

/* A workbook that does not go by the name of one. */
static void
report_workbook (const char *path, const char *name, Diagnostics *diags)
{
  Workbook *workbook = workbook_open (path, name, diags);
  const char *point = strrchr (name, '.');
  Place place = { .file = name };
  if (workbook == NULL)
    return;
  g_autofree char *better = g_strdup_printf ("%.*s.xlsx", point != NULL ? (int) (point - name) : (int) strlen (name), name), *base = g_path_get_basename (better);
  diag_report (diags, DIAG_WORKBOOK_NAME, &place, base, NULL);
  workbook_close (workbook);
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
  else if (workbook_recognises (path))
    {
      report_workbook (path, name, diags);
      good = FALSE;
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

void
records_hide_cells (Records *records, GByteArray *hidden)
{
  if (records->csv != NULL)
    csv_hide_cells (records->csv, hidden);
  else
    g_byte_array_unref (hidden);
}

typedef struct {
  const Records *records;
  RecordFunc func;
  gpointer data;
} SheetReading;

static gboolean
pass_on (const Record *record, gpointer data)
{
  SheetReading *reading = data;
  return record->line <= reading->records->start || reading->func (record, reading->data);
}

static gboolean
read_sheet (Records *records, RecordFunc func, gpointer data, Diagnostics *diags)
{
  SheetReading reading = { records, func, data };
  return workbook_read (records->workbook, records->sheet, pass_on, &reading, diags);
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
records_is_sheet (const Records *records)
{
  return records->workbook != NULL;
}

const char *
records_encoding (const Records *records)
{
  return records->csv != NULL ? csv_encoding (records->csv) : "workbook";
}

gboolean
records_may_be_big5 (const Records *records, const char **read, const char **meant)
{
  return records->csv != NULL && csv_may_be_big5 (records->csv, read, meant);
}

char
records_delimiter (const Records *records)
{
  return records->csv != NULL ? csv_delimiter (records->csv) : 0;
}
