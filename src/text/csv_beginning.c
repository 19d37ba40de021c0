/* The beginning of a CSV file: the line "sep=", blank lines, the delimiter, the first records. */
#define _GNU_SOURCE   /* memrchr */
#include <errno.h>
#include <libintl.h>
#include <string.h>

#include "text/csv_reader.h"
#include "text/encoding_detect.h"
#include "text/encoding_misread.h"

#define _(text) gettext (text)

/* Moves behind blank lines. */
static void
skip_blank_lines (const char *bytes, gsize length, gsize *at, guint *line)
{
  for (gsize i = *at; i < length && strchr (" \t\r\n", bytes[i]) != NULL && bytes[i] != '\0'; i++)
    if (bytes[i] == '\n')
      {
        *at = i + 1;
        (*line)++;
      }
    else if (i + 1 == length)
      *at = length;
}

/* The line "sep=;" that some programs write before the header for Excel. */
static void
skip_separator_line (const char *bytes, gsize length, gsize *at, guint *line, char *delimiter)
{
  const char *start = bytes + *at;
  gsize rest = length - *at;
  if (rest < 6 || g_ascii_strncasecmp (start, "sep=", 4) != 0 || strchr (",;\t", start[4]) == NULL)
    return;
  gsize end = start[5] == '\r' ? 6 : 5;
  if (end >= rest || start[end] != '\n')
    return;
  *delimiter = start[4];
  *at += end + 1;
  (*line)++;
}

/* The end of the first record: behind its line end. */
static gsize
first_record_end (const char *bytes, gsize length, gsize at, gboolean *alone)
{
  gboolean quoted = FALSE;
  *alone = FALSE;
  for (; at < length; at++)
    {
      if (bytes[at] == '"')
        quoted = !quoted;
      else if (quoted)
        continue;
      else if (bytes[at] == '\n')
        return at + 1;
      else if (bytes[at] == '\r' && at + 1 < length && bytes[at + 1] != '\n' && bytes[at + 1] != '\r')
        *alone = TRUE;
    }
  return length;
}

/* The first records */

typedef struct {
  CsvFile *csv;
  gsize bytes;
} Preview;

static gboolean
keep_record (const Record *record, gpointer data)
{
  Preview *preview = data;
  CsvFile *csv = preview->csv;
  gsize length = 0, at = 0;
  guint end = record->line;
  for (guint i = 0; i < record->n_cells; i++)
    length += record->cells[i].length + 1;
  char *text = g_malloc (length);
  Cell *cells = g_new (Cell, record->n_cells);
  for (guint i = 0; i < record->n_cells; i++)
    {
      Cell cell = record->cells[i];
      cells[i] = (Cell) { text + at, cell.length };
      memcpy (text + at, cell.text, cell.length);
      for (gsize j = 0; j < cell.length; j++)
        end += cell.text[j] == '\n';
      at += cell.length;
      text[at++] = '\0';
    }
  csv->preview[csv->n_preview] = (Record) { csv->name, record->line, record->n_cells, cells, FALSE };
  csv->behind[csv->n_preview++] = end + 1;
  preview->bytes += length;
  return csv->n_preview < CSV_MOST_PREVIEW && preview->bytes < CSV_MOST_BYTES;
}

/* Sets *data, a gboolean. */
static gboolean
stop_at_once (const Record *record, gpointer data)
{
  *(gboolean *) data = TRUE;
  return FALSE;
}

static gboolean
stop_at_line (const Record *record, gpointer data)
{
  return record->line < *(guint *) data;
}

/* Reads the preview; a refused line before the first record is a mistake of the header. */
static gboolean
read_preview (CsvFile *csv)
{
  Preview preview = { .csv = csv };
  CsvPass pass = { .from = csv->content, .until = csv->size, .func = keep_record, .data = &preview, .flawed = &csv->flawed };
  csv_run (csv, &pass);
  gboolean some = csv->n_preview > 0;
  if (some && (!csv->flawed || csv->preview[0].line == csv->content.line))
    return csv_start (csv, 0);
  gboolean reached = FALSE;
  CsvPass again = { .from = csv->content, .until = csv->size, .func = stop_at_once, .data = &reached, .diags = csv->diags, .first_only = TRUE };
  csv_run (csv, &again);
  return reached && some && csv_start (csv, 0);
}

guint
csv_preview (const CsvFile *csv, const Record **records)
{
  *records = csv->preview;
  return csv->n_preview;
}

gboolean
csv_start (CsvFile *csv, guint n)
{
  if (n >= csv->n_preview)
    return FALSE;
  csv->start = n;
  csv->body = (CsvMark) { csv->behind[n], csv->size };
  guint64 offset;
  if (csv_find_line (csv, csv->body.line, &offset))
    csv->body.offset = offset;
  if (csv->flawed && n > 0)
    {
      CsvPass pass = { .from = csv->content, .until = csv->body.offset, .func = stop_at_line, .data = &csv->preview[n].line,
                       .diags = csv->diags };
      csv_run (csv, &pass);
    }
  return TRUE;
}

const Record *
csv_header (const CsvFile *csv)
{
  return &csv->preview[csv->start];
}

/* The beginning */

static void
report (CsvFile *csv, DiagId id, guint line, const char *argument)
{
  Place place = { .file = csv->name, .line = line };
  diag_report (csv->diags, id, &place, argument, NULL);
}

/* The beginning of the file, as it is and as UTF-8. */
typedef struct {
  char *bytes, *decoded;
  gsize n_bytes;
  const char *text;        /* behind a byte order mark */
  gsize length;
  gsize mark;              /* bytes of the mark */
  gsize bad;               /* the first bad byte, from the mark on; n_bytes - mark when there is none */
  gboolean whole;          /* it is the whole file */
} Beginning;

static void
clear (Beginning *beginning)
{
  g_clear_pointer (&beginning->bytes, g_free);
  g_clear_pointer (&beginning->decoded, g_free);
}

static gboolean
load (CsvFile *csv, Beginning *beginning)
{
  gsize most = CSV_MOST_BYTES + 2;
  clear (beginning);
  beginning->bytes = g_malloc (MIN (csv->size, most) + 1);
  gssize got = csv_read_at (csv->fd, beginning->bytes, (gsize) MIN (csv->size, most), 0);
  if (got < 0)
    {
      report (csv, DIAG_FILE_OPEN, 0, g_strerror (errno));
      return FALSE;
    }
  beginning->n_bytes = (gsize) got;
  beginning->whole = (guint64) got >= csv->size;
  return TRUE;
}

/* Of the two encodings that the mark and the configuration name, the configured one holds; a mark that says another is a mistake. */
static gboolean
check_mark (CsvFile *csv, TextMark mark, TextEncoding configured)
{
  Place place = { .file = csv->name, .line = 1, .column = 1 };
  gboolean utf16 = mark.encoding == TEXT_UTF16LE || mark.encoding == TEXT_UTF16BE;
  if (mark.utf32)
    diag_report (csv->diags, DIAG_TEXT_UTF32, &place, NULL);
  else if (mark.bom > 0 && configured != TEXT_UNKNOWN && configured != mark.encoding && !(utf16 && configured == TEXT_UTF16))
    diag_report (csv->diags, DIAG_TEXT_MARK, &place, text_encoding_name (mark.encoding), text_encoding_name (configured), NULL);
  else
    return TRUE;
  return FALSE;
}

/* How much of the beginning is whole lines. */
static gsize
whole_lines (const Beginning *beginning)
{
  const char *newline = beginning->whole ? NULL : memrchr (beginning->bytes, '\n', beginning->n_bytes);
  return newline != NULL ? (gsize) (newline + 1 - beginning->bytes) : beginning->n_bytes;
}

/* Finds the encoding; the text of UTF-16 is converted and loaded again. */
static gboolean
find_encoding (CsvFile *csv, Beginning *beginning, TextEncoding configured)
{
  TextMark mark = text_detect_mark (beginning->bytes, beginning->n_bytes);
  if (!check_mark (csv, mark, configured))
    return FALSE;
  csv->configured = configured != TEXT_UNKNOWN;
  TextEncoding encoding = csv->configured ? configured : mark.encoding;
  if (encoding == TEXT_UTF16)
    encoding = mark.encoding == TEXT_UTF16BE ? TEXT_UTF16BE : TEXT_UTF16LE;
  if (encoding == TEXT_UTF16LE || encoding == TEXT_UTF16BE)
    return csv_convert_utf16 (csv, encoding, mark.bom) && load (csv, beginning);
  beginning->mark = mark.bom;
  csv->bom = mark.bom > 0;
  gsize bad;
  csv->encoding = encoding != TEXT_UNKNOWN ? (gint) encoding
                                           : (gint) csv_find_encoding (csv, beginning->bytes, whole_lines (beginning), 0, &bad);
  if (encoding == TEXT_UNKNOWN && csv->encoding == TEXT_GB18030)
    text_looks_like_big5 (beginning->bytes, whole_lines (beginning), &csv->big5[0], &csv->big5[1]);
  return TRUE;
}

static void
decode (CsvFile *csv, Beginning *beginning)
{
  TextEncoding encoding = (TextEncoding) csv->encoding;
  const char *bytes = beginning->bytes + beginning->mark;
  gsize length = beginning->n_bytes - beginning->mark;
  csv->opened_as = encoding;
  beginning->text = bytes;
  beginning->length = beginning->bad = length;
  if (encoding != TEXT_UNKNOWN && encoding != TEXT_UTF8)
    beginning->text = beginning->decoded = csv_decode (encoding, bytes, length, &beginning->length, &beginning->bad);
  else if (text_check (bytes, length, &beginning->bad))
    beginning->bad = length;
}

/* Reports a bad byte in the first record, which is text[at … end]. FALSE when there is one. */
static gboolean
check_first_record (CsvFile *csv, const Beginning *beginning, gsize end)
{
  gsize length = beginning->n_bytes - beginning->mark;
  gsize bad = beginning->decoded != NULL ? beginning->length : beginning->bad;
  /* What was read may end within a character. */
  if (beginning->bad == length || bad > end || (bad == end && end > 0 && beginning->text[end - 1] == '\n')
      || (!beginning->whole && beginning->bad + 4 > length))
    return TRUE;
  gboolean reached = FALSE;
  CsvPass pass = { .from = csv->content, .until = csv->size, .func = stop_at_once, .data = &reached, .diags = csv->diags, .first_only = TRUE };
  csv_run (csv, &pass);
  return FALSE;
}

static void
report_separator_line (CsvFile *csv, char said, char found)
{
  char line[] = { 's', 'e', 'p', '=', said, '\0' };
  Place place = { .file = csv->name, .line = 1 };
  const char *name = found == '\t' ? _("a tab") : found == ';' ? "\";\"" : "\",\"";
  diag_report (csv->diags, DIAG_CSV_SEPARATOR, &place, line, name, NULL);
}

/* The delimiter of the line "sep=" is not in the header, and another cuts the lines better: the line is a program's, and the file is another's. */
static gboolean
is_contradicted (const CsvFile *csv, const Beginning *beginning, gsize at, char found)
{
  const char *text = beginning->text + at;
  gsize length = beginning->length - at;
  gboolean alone;
  return found != 0 && found != csv->delimiter && memchr (text, csv->delimiter, first_record_end (text, length, 0, &alone)) == NULL
         && csv_delimiter_weight (text, length, beginning->whole, found) > csv_delimiter_weight (text, length, beginning->whole, csv->delimiter);
}

/* Chooses the delimiter of the text from `at` on: that of the line "sep=" if there is one (`said`), but for one that the file contradicts.
 * FALSE when the cells are cut by what is no delimiter here. */
static gboolean
choose_delimiter (CsvFile *csv, const Beginning *beginning, gsize at, char said)
{
  const char *text = beginning->text + at;
  gsize length = beginning->length - at, mark = 0;
  char found = csv_find_delimiter (text, length, beginning->whole);
  csv->delimiter = said != 0 ? said : found;
  if (said != 0 && !is_contradicted (csv, beginning, at, found))
    return TRUE;
  if (said != 0)
    {
      csv->delimiter = found;
      report_separator_line (csv, said, found);
      return TRUE;
    }
  Place place = { .file = csv->name, .length = 1 };
  if (csv_is_cut_by_bars (text, length, beginning->whole, found, &mark))
    {
      text_position (beginning->text, beginning->length, at + mark, &place.line, &place.column);
      diag_report (csv->diags, DIAG_CSV_BAR, &place, NULL);
      return FALSE;
    }
  if (csv->delimiter != 0)
    return TRUE;
  csv->delimiter = ',';
  if (!csv_has_full_width_commas (text, length, &mark))
    return TRUE;
  text_position (beginning->text, beginning->length, at + mark, &place.line, &place.column);
  diag_report (csv->diags, DIAG_CSV_FULL_WIDTH, &place, NULL);
  return FALSE;
}

static gboolean
begin (CsvFile *csv, const Beginning *beginning, char delimiter)
{
  const char *text = beginning->text;
  gsize at = 0;
  gboolean alone;
  char said = '\0';
  guint line = 1;
  skip_separator_line (text, beginning->length, &at, &line, &said);
  skip_blank_lines (text, beginning->length, &at, &line);
  /* What was skipped is ASCII, which has the same bytes in the file. */
  csv->content = (CsvMark) { line, beginning->mark + at };
  if (at >= beginning->length && beginning->mark + beginning->bad == beginning->n_bytes)
    {
      report (csv, DIAG_CSV_EMPTY, 0, NULL);
      return FALSE;
    }
  gsize end = first_record_end (text, beginning->length, at, &alone);
  csv->delimiter = ',';
  if (!check_first_record (csv, beginning, end))
    return FALSE;
  if (alone)
    report (csv, DIAG_CSV_CARRIAGE_RETURN, line, NULL);
  if (delimiter != '\0')
    csv->delimiter = delimiter;
  return !alone && (delimiter != '\0' || choose_delimiter (csv, beginning, at, said)) && read_preview (csv);
}

gboolean
csv_read_beginning (CsvFile *csv, const CsvOptions *options)
{
  Beginning beginning = { 0 };
  TextEncoding configured = options != NULL ? text_encoding_by_name (options->encoding) : TEXT_UNKNOWN;
  gboolean right = load (csv, &beginning) && find_encoding (csv, &beginning, configured);
  if (right)
    {
      decode (csv, &beginning);
      right = begin (csv, &beginning, options != NULL ? options->delimiter : 0);
    }
  clear (&beginning);
  return right;
}
