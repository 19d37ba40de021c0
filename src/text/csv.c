/* CSV files: opening, the header, and reading in parts. The passes themselves are in csv_reader.c. */
#include "text/csv.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "text/csv_reader.h"
#include "text/encoding.h"

/* The header */

static gint
compare_marks (gconstpointer a, gconstpointer b, gpointer unused)
{
  guint left = ((const CsvMark *) a)->line, right = ((const CsvMark *) b)->line;
  return left < right ? -1 : left > right;
}

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

typedef struct {
  gsize end;               /* behind the line end; the text's length when there is none */
  gboolean ended;
  gboolean alone;          /* a carriage return without line feed stands in it */
  char delimiter;          /* the one that occurs most */
} HeaderShape;

/* Looks at the record that begins at bytes[at], outside quotes. */
static HeaderShape
header_shape (const char *bytes, gsize length, gsize at)
{
  static const char delimiters[] = ",;\t";
  guint counts[3] = { 0 };
  gboolean quoted = FALSE;
  HeaderShape shape = { .end = length, .delimiter = ',' };
  for (; at < length && !shape.ended; at++)
    {
      const char *delimiter;
      if (bytes[at] == '"')
        quoted = !quoted;
      else if (quoted)
        continue;
      else if (bytes[at] == '\n')
        {
          shape.ended = TRUE;
          shape.end = at + 1;
        }
      else if (bytes[at] == '\r' && at + 1 < length && bytes[at + 1] != '\n' && bytes[at + 1] != '\r')
        shape.alone = TRUE;
      else if (bytes[at] != '\0' && (delimiter = strchr (delimiters, bytes[at])) != NULL)
        counts[delimiter - delimiters]++;
    }
  guint best = 0;
  for (guint i = 1; i < G_N_ELEMENTS (counts); i++)
    if (counts[i] > counts[best])
      best = i;
  shape.delimiter = delimiters[best];
  return shape;
}

static gboolean
keep_header (const Record *record, gpointer data)
{
  CsvFile *csv = data;
  gsize length = 0, at = 0;
  if (csv->header.cells != NULL)
    return TRUE;
  for (guint i = 0; i < record->n_cells; i++)
    length += record->cells[i].length + 1;
  csv->header_text = g_malloc (length);
  Cell *cells = g_new (Cell, record->n_cells);
  for (guint i = 0; i < record->n_cells; i++)
    {
      cells[i] = (Cell) { csv->header_text + at, record->cells[i].length };
      memcpy (csv->header_text + at, record->cells[i].text, record->cells[i].length);
      at += record->cells[i].length;
      csv->header_text[at++] = '\0';
    }
  csv->header = (Record) { csv->name, record->line, record->n_cells, cells };
  return TRUE;
}

static void
report (CsvFile *csv, DiagId id, guint line, const char *argument)
{
  Place place = { .file = csv->name, .line = line };
  diag_report (csv->diags, id, &place, argument, NULL);
}

/* Finds the header in the file's beginning, `bytes`. */
static gboolean
read_header_from (CsvFile *csv, const char *bytes, gsize length, const CsvOptions *options)
{
  char delimiter = options != NULL ? options->delimiter : 0;
  gsize bom = text_bom_length (bytes, length), at = bom, bad;
  guint line = 1;
  skip_separator_line (bytes, length, &at, &line, &delimiter);
  skip_blank_lines (bytes, length, &at, &line);
  if (at >= length)
    {
      report (csv, DIAG_CSV_EMPTY, 0, NULL);
      return FALSE;
    }
  HeaderShape shape = header_shape (bytes, length, at);
  /* What was read may end within a character. */
  if (!text_check (bytes + at, shape.end - at, &bad) && (length == csv->size || at + bad + 4 <= length))
    {
      Place place = { .file = csv->name, .length = 1 };
      text_position (bytes + bom, length - bom, at + bad - bom, &place.line, &place.column);
      text_report_bad (bytes, length, at + bad, &place, csv->diags);
      return FALSE;
    }
  if (shape.alone)
    {
      report (csv, DIAG_CSV_CARRIAGE_RETURN, line, NULL);
      return FALSE;
    }
  csv->delimiter = delimiter != 0 ? delimiter : shape.delimiter;
  CsvPass pass = { .from = { line, at }, .until = shape.ended ? shape.end : csv->size, .func = keep_header, .data = csv,
                   .diags = csv->diags, .first_only = TRUE };
  if (!csv_run (csv, &pass) || csv->header.n_cells == 0)
    return FALSE;
  csv->body.offset = shape.end;
  csv->body.line = line;
  for (gsize i = at; i < shape.end; i++)
    csv->body.line += bytes[i] == '\n';
  return TRUE;
}

static gboolean
read_header (CsvFile *csv, const CsvOptions *options)
{
  gsize most = CSV_MOST_BYTES + 2;
  gsize length = (gsize) MIN (csv->size, most);
  g_autofree char *bytes = g_malloc (length + 1);
  gssize got = csv_read_at (csv->fd, bytes, length, 0);
  if (got < 0)
    {
      report (csv, DIAG_FILE_OPEN, 0, g_strerror (errno));
      return FALSE;
    }
  return read_header_from (csv, bytes, (gsize) got, options);
}

CsvFile *
csv_open (const char *path, const char *name, const CsvOptions *options, Diagnostics *diags)
{
  guint64 size;
  int fd = input_open_regular (path, name, &size, diags);
  if (fd < 0)
    return NULL;
  CsvFile *csv = g_new0 (CsvFile, 1);
  csv->name = g_strdup (name);
  csv->fd = fd;
  csv->size = size;
  csv->diags = diags;
  csv->marks = g_tree_new_full (compare_marks, NULL, NULL, g_free);
  g_mutex_init (&csv->mutex);
  if (!read_header (csv, options))
    g_clear_pointer (&csv, csv_close);
  return csv;
}

void
csv_close (CsvFile *csv)
{
  if (csv == NULL)
    return;
  close (csv->fd);
  g_tree_unref (csv->marks);
  g_mutex_clear (&csv->mutex);
  g_free ((Cell *) csv->header.cells);
  g_free (csv->header_text);
  g_free (csv->name);
  g_free (csv);
}

char
csv_delimiter (const CsvFile *csv)
{
  return csv->delimiter;
}

const Record *
csv_header (const CsvFile *csv)
{
  return &csv->header;
}

gboolean
csv_read (CsvFile *csv, RecordFunc func, gpointer data)
{
  CsvPass pass = { .from = csv->body, .until = csv->size, .func = func, .data = data, .diags = csv->diags };
  return csv_run (csv, &pass);
}

/* Reading in parts */

/* A part smaller than this is not worth a thread. */
#define LEAST_PART (512 * 1024)
#define COUNT_BLOCK (128 * 1024)

typedef struct {
  CsvFile *csv;
  guint64 from, until;
  guint64 newlines, quotes;
  gboolean failed;
} Count;

typedef guint8 Bytes16 __attribute__ ((vector_size (16)));

/* How often `wanted` occurs in a block. Sixteen counters of a byte each are emptied before they can overflow. */
static guint64
count_byte (const char *bytes, gsize length, guint8 wanted)
{
  guint64 total = 0;
  gsize at = 0;
  Bytes16 pattern = (Bytes16){ 0 } + wanted;
  while (length - at >= 16)
    {
      Bytes16 counters = { 0 }, chunk;
      for (guint i = 0; i < 255 && length - at >= 16; i++, at += 16)
        {
          memcpy (&chunk, bytes + at, 16);
          counters -= (Bytes16) (chunk == pattern);
        }
      for (guint i = 0; i < 16; i++)
        total += counters[i];
    }
  for (; at < length; at++)
    total += (guint8) bytes[at] == wanted;
  return total;
}

/* Counts line ends and quotes of a stretch of the file. */
static gpointer
count_stretch (gpointer data)
{
  Count *count = data;
  g_autofree char *block = g_malloc (COUNT_BLOCK);
  for (guint64 at = count->from; at < count->until;)
    {
      gssize got = csv_read_at (count->csv->fd, block, (gsize) MIN (COUNT_BLOCK, count->until - at), at);
      if (got <= 0)
        {
          count->failed = TRUE;
          break;
        }
      count->newlines += count_byte (block, (gsize) got, '\n');
      count->quotes += count_byte (block, (gsize) got, '"');
      at += (guint64) got;
    }
  return NULL;
}

/* From `at`, where `quotes` quotes and `newlines` line ends stand before: the next line that begins outside quotes.
 * FALSE when none is near. */
static gboolean
next_boundary (CsvFile *csv, guint64 at, guint64 quotes, guint64 newlines, CsvMark *mark)
{
  gsize length = CSV_MOST_BYTES;
  g_autofree char *bytes = g_malloc (length);
  gssize got = csv_read_at (csv->fd, bytes, length, at);
  for (gssize i = 0; i < got; i++)
    if (bytes[i] == '"')
      quotes++;
    else if (bytes[i] == '\n')
      {
        newlines++;
        if (quotes % 2 == 0)
          {
            *mark = (CsvMark) { csv->body.line + (guint) newlines, at + (guint64) i + 1 };
            return TRUE;
          }
      }
  return FALSE;
}

/* Runs `func` over each of `n` items of `size` bytes: the first one here, the others in threads of their own. */
static void
in_threads (GThreadFunc func, gpointer items, gsize size, guint n)
{
  g_autofree GThread **threads = g_new0 (GThread *, n);
  for (guint i = 1; i < n; i++)
    threads[i] = g_thread_new ("csv", func, (char *) items + i * size);
  func (items);
  for (guint i = 1; i < n; i++)
    g_thread_join (threads[i]);
}

/* Fills starts[0 … n] with the beginnings of at most `n` parts and the end; returns how many parts there are. */
static guint
split (CsvFile *csv, guint n, CsvMark *starts)
{
  guint64 length = csv->size - MIN (csv->body.offset, csv->size);
  n = (guint) MIN (n, MAX (1, length / LEAST_PART));
  guint parts = 1;
  starts[0] = csv->body;
  if (n > 1)
    {
      g_autofree Count *counts = g_new0 (Count, n);
      for (guint i = 0; i + 1 < n; i++)
        counts[i] = (Count) { .csv = csv,
                              .from = csv->body.offset + length * i / n,
                              .until = csv->body.offset + length * (i + 1) / n };
      in_threads (count_stretch, counts, sizeof *counts, n - 1);
      guint64 newlines = 0, quotes = 0;
      for (guint i = 0; i + 1 < n && !counts[i].failed; i++)
        {
          newlines += counts[i].newlines;
          quotes += counts[i].quotes;
          CsvMark mark;
          if (next_boundary (csv, counts[i].until, quotes, newlines, &mark) && mark.offset > starts[parts - 1].offset
              && mark.offset < csv->size)
            starts[parts++] = mark;
        }
    }
  starts[parts] = (CsvMark) { 0, csv->size };
  return parts;
}

typedef struct {
  CsvFile *csv;
  CsvPass pass;
  gboolean right;
} Part;

static gpointer
read_part (gpointer data)
{
  Part *part = data;
  part->right = csv_run (part->csv, &part->pass);
  return NULL;
}

gboolean
csv_read_parts (CsvFile *csv, guint n_parts, RecordFunc func, gpointer *data)
{
  g_autofree CsvMark *starts = g_new0 (CsvMark, n_parts + 1);
  guint n = split (csv, n_parts, starts);
  g_autofree Part *parts = g_new0 (Part, n);
  gint abandoned = 0;
  for (guint i = 0; i < n; i++)
    {
      CsvPass pass = { .from = starts[i], .until = starts[i + 1].offset, .func = func, .data = data[i] };
      pass.abandoned = &abandoned;
      parts[i] = (Part) { .csv = csv, .pass = pass };
    }
  in_threads (read_part, parts, sizeof *parts, n);
  /* A part that ends well ends outside quotes at a line end: then the parts hold what one pass over the file would
   * have found. */
  for (guint i = 0; i < n; i++)
    if (!parts[i].right)
      return FALSE;
  return TRUE;
}
