/* The beginning of a CSV file: the line "sep=", blank lines, the delimiter, the first records. */
#define _GNU_SOURCE   /* memmem, memrchr */
#include <errno.h>
#include <string.h>

#include "text/csv_reader.h"
#include "text/encoding_detect.h"

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
  if (*delimiter == '\0')
    *delimiter = start[4];
  *at += end + 1;
  (*line)++;
}

/* The delimiter */

/* How many cells the record at bytes[*at] has when it is cut at `delimiter`; moves behind it. 0: a blank line. -1: it does not end. */
static int
count_cells (const char *bytes, gsize length, gboolean whole, char delimiter, gsize *at)
{
  CsvWalk walk = { .bytes = bytes + *at, .length = length - *at, .delimiter = delimiter };
  CsvSpan span = { 0 };
  int cells = 0;
  gboolean filled = FALSE;
  while (csv_walk (&walk, &span))
    {
      cells++;
      filled |= span.quoted || span.end > span.start;
    }
  if (walk.at > walk.length && !whole)
    return -1;
  *at = MIN (*at + walk.at, length);
  if (*at < length && bytes[*at - 1] == '\r' && bytes[*at] == '\n')
    (*at)++;
  return cells == 1 && !filled ? 0 : cells;
}

/* How well `delimiter` cuts the first records into equal rows of several cells: the rows of the most usual length, each counted by its cuts. */
static guint
delimiter_weight (const char *bytes, gsize length, gboolean whole, char delimiter)
{
  int counts[CSV_MOST_PREVIEW];
  guint n = 0, best = 0;
  for (gsize at = 0; at < length && n < CSV_MOST_PREVIEW;)
    {
      int cells = count_cells (bytes, length, whole, delimiter, &at);
      if (cells < 0)
        break;
      if (cells > 1)
        counts[n++] = cells;
    }
  for (guint i = 0; i < n; i++)
    {
      guint equal = 0;
      for (guint j = 0; j < n; j++)
        equal += counts[j] == counts[i];
      best = MAX (best, equal * (guint) (counts[i] - 1));
    }
  return best;
}

/* The delimiter of the text that begins at bytes[0]; 0 when none occurs. Of two that cut as well the first one. */
static char
find_delimiter (const char *bytes, gsize length, gboolean whole)
{
  static const char delimiters[] = ",;\t";
  char found = 0;
  guint best = 0;
  for (guint i = 0; i < 3; i++)
    {
      guint weight = delimiter_weight (bytes, length, whole, delimiters[i]);
      if (weight > best)
        {
          best = weight;
          found = delimiters[i];
        }
    }
  return found;
}

/* Whether the lines have no delimiter but as many full-width commas each: then `*comma` is the offset of the first. */
static gboolean
has_full_width_commas (const char *bytes, gsize length, gsize *comma)
{
  static const char mark[] = "，";
  guint wanted = 0, lines = 0;
  for (gsize at = 0; at < length && lines < CSV_MOST_PREVIEW;)
    {
      const char *newline = memchr (bytes + at, '\n', length - at), *found;
      gsize end = newline != NULL ? (gsize) (newline - bytes) : length, from = at;
      guint n = 0;
      while ((found = memmem (bytes + from, end - from, mark, strlen (mark))) != NULL)
        {
          if (lines == 0 && n == 0)
            *comma = (gsize) (found - bytes);
          n++;
          from = (gsize) (found - bytes) + strlen (mark);
        }
      gboolean blank = end == at || (end == at + 1 && bytes[at] == '\r');
      if (!blank && (n == 0 || (wanted != 0 && n != wanted)))
        return FALSE;
      if (!blank)
        {
          wanted = n;
          lines++;
        }
      at = end + 1;
    }
  return lines > 0;
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

/* Chooses the delimiter of the text from `at` on. FALSE when there are only full-width commas. */
static gboolean
choose_delimiter (CsvFile *csv, const Beginning *beginning, gsize at, char wanted)
{
  const char *text = beginning->text + at;
  gsize comma = 0;
  csv->delimiter = wanted != 0 ? wanted : find_delimiter (text, beginning->length - at, beginning->whole);
  if (csv->delimiter != 0)
    return TRUE;
  csv->delimiter = ',';
  if (!has_full_width_commas (text, beginning->length - at, &comma))
    return TRUE;
  Place place = { .file = csv->name, .length = 1 };
  text_position (beginning->text, beginning->length, at + comma, &place.line, &place.column);
  diag_report (csv->diags, DIAG_CSV_FULL_WIDTH, &place, NULL);
  return FALSE;
}

static gboolean
begin (CsvFile *csv, const Beginning *beginning, char delimiter)
{
  const char *text = beginning->text;
  gsize at = 0;
  gboolean alone;
  guint line = 1;
  skip_separator_line (text, beginning->length, &at, &line, &delimiter);
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
  return !alone && choose_delimiter (csv, beginning, at, delimiter) && read_preview (csv);
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
