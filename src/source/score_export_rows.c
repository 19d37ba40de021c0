/* Exports whose rows are records: opening, rows that do not fit, and the words of headers. */
#include "source/score_export_reader.h"

#include "source/row_words.h"
#include "source/table.h"

#include <libintl.h>
#include <string.h>

#define _(text) gettext (text)

#define MOST_HEADER 1000      /* bytes of a header's text that are looked at */

/* The header is one of the first records: above it stand titles. */
#define MOST_PREVIEW CSV_MOST_PREVIEW

static void
keep_cell (GPtrArray *kept, Cell cell)
{
  g_ptr_array_add (kept, g_strndup (cell.text, cell.length));
}

/* A record of a sheet, which lives only for the call. */
static gboolean
keep_row (const Record *record, gpointer data)
{
  ExportRows *rows = data;
  Cell *cells = g_new (Cell, record->n_cells + 1);
  g_ptr_array_add (rows->kept, cells);
  for (guint i = 0; i < record->n_cells; i++)
    {
      keep_cell (rows->kept, record->cells[i]);
      cells[i] = (Cell) { rows->kept->pdata[rows->kept->len - 1], record->cells[i].length };
    }
  rows->own[rows->n_preview] = *record;
  rows->own[rows->n_preview].notes = NULL;
  rows->own[rows->n_preview].n_shown = 0;
  rows->own[rows->n_preview++].cells = cells;
  return rows->n_preview < MOST_PREVIEW;
}

/* The first sheet that is shown. */
static gboolean
open_workbook (ExportRows *rows)
{
  ExportReader *reader = rows->reader;
  rows->workbook = workbook_open (reader->path, reader->file, reader->diags);
  if (rows->workbook == NULL)
    return FALSE;
  const char *const *sheets = workbook_sheets (rows->workbook);
  guint n = g_strv_length ((char **) sheets);
  while (rows->sheet + 1 < n && workbook_sheet_is_hidden (rows->workbook, rows->sheet))
    rows->sheet++;
  rows->kept = g_ptr_array_new_with_free_func (g_free);
  rows->own = g_new0 (Record, MOST_PREVIEW);
  rows->preview = rows->own;
  if (n > 0)
    {
      /* What is wrong is said when the rows are read. */
      Diagnostics *unheard = diag_new ();
      workbook_read (rows->workbook, rows->sheet, keep_row, rows, unheard);
      diag_free (unheard);
    }
  if (rows->n_preview == 0)
    export_report_format (reader, 0, _("its header has no column of people (ID number, Email address)"));
  else
    /* Messages name it when the workbook is closed. */
    reader->file = g_intern_string (workbook_sheet_file (rows->workbook, rows->sheet));
  return rows->n_preview > 0;
}

static gboolean
open_csv (ExportRows *rows, char delimiter)
{
  ExportReader *reader = rows->reader;
  rows->csv = csv_open (reader->path, reader->file, &(CsvOptions) { delimiter, reader->settings.encoding }, reader->diags);
  if (rows->csv != NULL)
    {
      rows->n_preview = csv_preview (rows->csv, &rows->preview);
      reader->delimiter = csv_delimiter (rows->csv);
    }
  return rows->csv != NULL;
}

gboolean
export_rows_open (ExportRows *rows, ExportReader *reader, char delimiter)
{
  *rows = (ExportRows) { .reader = reader };
  if (workbook_recognises (reader->path) ? open_workbook (rows) : open_csv (rows, delimiter))
    {
      reader->rows = rows;
      export_rows_set_header (rows, 0);
      return TRUE;
    }
  export_rows_close (rows);
  reader->clean = FALSE;
  return FALSE;
}

void
export_rows_close (ExportRows *rows)
{
  rows->reader->rows = NULL;
  csv_close (rows->csv);
  workbook_close (rows->workbook);
  g_strfreev (rows->header);
  g_clear_pointer (&rows->kept, g_ptr_array_unref);
  g_free (rows->own);
}

void
export_rows_set_header (ExportRows *rows, guint n)
{
  const Record *header = &rows->preview[n];
  g_strfreev (rows->header);
  rows->header_at = n;
  rows->n_header = header->n_cells;
  rows->header_line = header->line;
  rows->header = g_new0 (char *, header->n_cells + 1);
  for (guint i = 0; i < header->n_cells; i++)
    {
      Cell cell = export_cell (header, (gint) i);
      rows->header[i] = cell.length > MOST_HEADER || !g_utf8_validate (cell.text, (gssize) cell.length, NULL) ? g_strdup ("")
                        : g_strndup (cell.text, cell.length);
    }
}

static guint
count_filled (const Record *record)
{
  guint n = 0;
  for (guint i = 0; i < record->n_cells; i++)
    n += export_cell (record, (gint) i).length > 0;
  return n;
}

gboolean
export_rows_may_be_header (const ExportRows *rows, guint n)
{
  guint filled = count_filled (&rows->preview[n]);
  for (guint i = 0; i < n; i++)
    if (count_filled (&rows->preview[i]) >= filled)
      return FALSE;
  return filled > 0;
}

void
export_rows_start (ExportRows *rows)
{
  for (guint i = 0; i < rows->header_at; i++)
    {
      Place place = { .file = rows->reader->file, .line = rows->preview[i].line, .is_sheet = rows->workbook != NULL };
      g_autofree char *text = record_excerpt_below (&rows->preview[i], rows->header, rows->n_header);
      if (*text != '\0')
        diag_report (rows->reader->diags, DIAG_TITLE_ROW, &place, text, "", NULL);
    }
  if (rows->csv != NULL)
    csv_hide_cells (rows->csv, headers_private (rows->header, rows->n_header));
  if (rows->csv != NULL && rows->header_at > 0)
    csv_start (rows->csv, rows->header_at);
}

Place
export_rows_place (const ExportRows *rows, guint line, guint cell)
{
  return rows->csv != NULL ? csv_cell_place (rows->csv, line, cell) : workbook_cell_place (rows->workbook, rows->sheet, line, cell);
}

Place
export_rows_cell (const ExportRows *rows, guint line, guint cell)
{
  return (Place) { .file = rows->reader->file, .line = line, .cell = cell + 1, .is_sheet = rows->workbook != NULL };
}

Cell
export_cell (const Record *record, gint cell)
{
  if (cell < 0 || (guint) cell >= record->n_cells)
    return (Cell) { "", 0 };
  Cell trimmed = cell_trim (record->cells[cell]);
  /* How text is written that a spreadsheet must not take for a number or a formula. */
  if (trimmed.length >= 3 && memcmp (trimmed.text, "=\"", 2) == 0 && trimmed.text[trimmed.length - 1] == '"')
    trimmed = cell_trim ((Cell) { trimmed.text + 2, trimmed.length - 3 });
  return trimmed.length == 0 ? (Cell) { "", 0 } : trimmed;
}

char *
export_cell_string (const Record *record, gint cell)
{
  Cell trimmed = export_cell (record, cell);
  return trimmed.length > 0 ? g_strndup (trimmed.text, trimmed.length) : NULL;
}

static gboolean
is_blank (const Record *record)
{
  for (guint i = 0; i < record->n_cells; i++)
    if (export_cell (record, (gint) i).length > 0)
      return FALSE;
  return TRUE;
}

/* A row that is longer only by empty cells fits; sheets are cut behind a row's last value. */
static gboolean
row_fits (const ExportRows *rows, const Record *record)
{
  guint n = record->n_cells;
  if (rows->workbook != NULL && n < rows->n_header)
    return TRUE;
  while (n > rows->n_header && export_cell (record, (gint) n - 1).length == 0)
    n--;
  return n == rows->n_header;
}

static void
report_length (const ExportRows *rows, const Record *record)
{
  gboolean few = record->n_cells < rows->n_header;
  g_autofree char *has = g_strdup_printf ("%u", record->n_cells), *wants = g_strdup_printf ("%u", rows->n_header);
  Place place = export_rows_cell (rows, record->line, few ? record->n_cells - 1 : rows->n_header);
  export_report (rows->reader, few ? DIAG_ROW_SHORT : DIAG_ROW_LONG, &place, has, wants);
}

/* A total's name first, and nothing but numbers behind it. */
static gboolean
is_total (const Record *record)
{
  gboolean named = FALSE, number = FALSE;
  for (guint i = 0; i < record->n_cells; i++)
    {
      Cell cell = export_cell (record, (gint) i);
      if (cell.length == 0)
        continue;
      if (!named && (total_word (cell) == TOTAL_NONE || total_may_be_name (cell)))
        return FALSE;
      if (named && !looks_like_number (cell.text, cell.length) && missing_score_kind (cell.text, cell.length) == NULL)
        return FALSE;
      number |= named;
      named = TRUE;
    }
  return named && number;
}

gboolean
export_take_total (ExportReader *reader)
{
  if (reader->is_total || reader->record == NULL || !is_total (reader->record))
    return reader->is_total;
  Place place = { .file = reader->file, .line = reader->record->line, .is_sheet = reader->rows->workbook != NULL };
  g_autofree char *text = record_excerpt_below (reader->record, reader->rows->header, reader->rows->n_header);
  diag_report (reader->diags, DIAG_TOTAL_ROW, &place, text, "", NULL);
  reader->is_total = TRUE;
  return TRUE;
}

typedef struct {
  ExportRows *rows;
  ExportRowFunc func;
  gpointer data;
} RowPass;

/* Logs what merged cells of a sheet filled. TRUE when there is something. */
static gboolean
log_merged (const ExportRows *rows, const Record *record)
{
  const RecordNotes *notes = record->notes;
  gboolean filled = FALSE;
  if (notes == NULL || notes->n_merged == 0)
    return FALSE;
  g_autoptr (GByteArray) hidden = headers_private (rows->header, rows->n_header);
  for (guint i = 0; i < notes->n_merged; i++)
    if (notes->merged[i].kind == MERGED_BELOW && (notes->merged[i].cell >= hidden->len || hidden->data[notes->merged[i].cell] == 0))
      {
        workbook_report_merged (record, &notes->merged[i], notes->merged[i].cell, rows->reader->diags);
        filled = TRUE;
      }
  return filled;
}

/* Whether the sheet has all that the row says; else the row is reported and counted. */
static gboolean
is_whole (const ExportRows *rows, const Record *record)
{
  const RecordNotes *notes = record->notes;
  ExportReader *reader = rows->reader;
  if (notes == NULL || (notes->n_unsaved == 0 && notes->beyond == 0))
    return TRUE;
  export_row_begin (reader);
  for (guint i = 0; i < notes->n_unsaved; i++)
    {
      Place place = export_rows_cell (rows, record->line, notes->unsaved[i]);
      export_report (reader, DIAG_WORKBOOK_FORMULA, &place, NULL, NULL);
    }
  if (notes->beyond > 0)
    {
      Place place = export_rows_cell (rows, record->line, notes->beyond);
      g_autofree char *most = g_strdup_printf ("%d", RECORD_MOST_CELLS);
      export_report (reader, DIAG_WORKBOOK_COLUMNS, &place, most, NULL);
    }
  export_row_end (reader);
  return FALSE;
}

static gboolean
on_record (const Record *record, gpointer data)
{
  RowPass *pass = data;
  ExportReader *reader = pass->rows->reader;
  if ((is_blank (record) && record->notes == NULL) || record->line <= pass->rows->header_line || !is_whole (pass->rows, record))
    return !reader->stopped;
  if (is_blank (record))
    return TRUE;
  reader->record_repaired = log_merged (pass->rows, record);
  reader->record = record;
  if (row_fits (pass->rows, record))
    pass->func (record, pass->data);
  else
    {
      export_row_begin (reader);
      if (!export_take_total (reader))
        report_length (pass->rows, record);
      export_row_end (reader);
    }
  return !reader->stopped;
}

gboolean
export_rows_read (ExportRows *rows, ExportRowFunc func, gpointer data)
{
  RowPass pass = { rows, func, data };
  gboolean good = rows->csv != NULL ? csv_read (rows->csv, on_record, &pass)
                                    : workbook_read (rows->workbook, rows->sheet, on_record, &pass, rows->reader->diags);
  rows->reader->record = NULL;
  if (!good)
    rows->reader->clean = FALSE;
  return good;
}

char **
export_rows_first (const ExportRows *rows)
{
  guint n = rows->header_at + 1;
  while (n < rows->n_preview && is_blank (&rows->preview[n]))
    n++;
  if (n >= rows->n_preview)
    return NULL;
  char **cells = g_new0 (char *, rows->n_header + 1);
  for (guint i = 0; i < rows->n_header; i++)
    {
      Cell cell = export_cell (&rows->preview[n], (gint) i);
      cells[i] = g_strndup (cell.text, MIN (cell.length, MOST_HEADER));
    }
  return cells;
}

GHashTable *
export_words_new (const ExportWords *words, guint n, GHashTable *into)
{
  if (into == NULL)
    into = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < n; i++)
    {
      g_auto (GStrv) each = g_strsplit (words[i].words, "|", -1);
      for (char **word = each; *word != NULL; word++)
        g_hash_table_insert (into, dataset_key (*word, -1), GINT_TO_POINTER (words[i].use + 1));
    }
  return into;
}

gint
export_use (GHashTable *words, const char *header)
{
  g_autofree char *key = dataset_key (header, -1);
  return GPOINTER_TO_INT (g_hash_table_lookup (words, key)) - 1;
}

void
export_take_column (const ExportRows *rows, gint *cells, gint use, guint cell)
{
  if (cells[use] >= 0)
    {
      Place place = export_rows_place (rows, rows->header_line, cell);
      diag_report (rows->reader->diags, DIAG_EXPORT_COLUMN_TWICE, &place, rows->header[cell], NULL);
      export_refuse (rows->reader);
    }
  cells[use] = (gint) cell;
}
