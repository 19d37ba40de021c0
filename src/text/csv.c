/* CSV files: opening, and reading in parts. The beginning is read in csv_beginning.c, the passes themselves are in csv_reader.c. */
#include "text/csv.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "text/bytes.h"
#include "text/csv_reader.h"
#include "text/encoding_misread.h"

static gint
compare_marks (gconstpointer a, gconstpointer b, gpointer unused)
{
  guint left = ((const CsvMark *) a)->line, right = ((const CsvMark *) b)->line;
  return left < right ? -1 : left > right;
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
  if (!csv_read_beginning (csv, options))
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
  for (guint i = 0; i < csv->n_preview; i++)
    {
      g_free ((char *) csv->preview[i].cells[0].text);
      g_free ((Cell *) csv->preview[i].cells);
    }
  g_free (csv->big5[0]);
  g_free (csv->big5[1]);
  g_clear_pointer (&csv->hidden, g_byte_array_unref);
  g_free (csv->name);
  g_free (csv);
}

void
csv_hide_cells (CsvFile *csv, GByteArray *hidden)
{
  g_clear_pointer (&csv->hidden, g_byte_array_unref);
  csv->hidden = hidden;
}

char
csv_delimiter (const CsvFile *csv)
{
  return csv->delimiter;
}

const char *
csv_encoding (const CsvFile *csv)
{
  if (csv->bom)
    return "UTF-8 BOM";
  gint encoding = g_atomic_int_get (&((CsvFile *) csv)->encoding);
  return text_encoding_name (csv->origin != TEXT_UNKNOWN ? csv->origin : (TextEncoding) encoding);
}

gboolean
csv_may_be_big5 (const CsvFile *csv, const char **read, const char **meant)
{
  *read = csv->big5[0];
  *meant = csv->big5[1];
  return *read != NULL;
}

/* Words of the beginning that were UTF-8 and read as GBK: only there, for the text is encoded to find them. */
static void
look_for_gbk (CsvFile *csv, Suspects *suspects)
{
  gsize n_bytes = (gsize) MIN (CSV_BLOCK, csv->size - MIN (csv->content.offset, csv->size)), length, bad;
  g_autofree char *bytes = g_malloc (n_bytes + 1);
  gssize got = csv_read_at (csv->fd, bytes, n_bytes, csv->content.offset);
  if (got <= 0)
    return;
  g_autofree char *text = csv_decode ((TextEncoding) csv->opened_as, bytes, (gsize) got, &length, &bad);
  text_suspects_find_gbk (suspects, csv->content.offset, text, length);
}

static void
report_suspects (CsvFile *csv, Suspects *suspects)
{
  look_for_gbk (csv, suspects);
  if (csv->big5[0] != NULL)
    suspects->kinds[SUSPECT_PRIVATE].count = 0;   /* that is why they are there */
  text_suspects_report (suspects, csv->name, csv_line_at, csv, csv->opened_as, csv->diags);
}

/* What is found of spoilt text up to the header. */
static void
look_at_beginning (CsvFile *csv, Suspects *suspects)
{
  gsize n_bytes = (gsize) (csv->body.offset - csv->content.offset), length, bad;
  g_autofree char *bytes = g_malloc (n_bytes + 1);
  gssize got = csv_read_at (csv->fd, bytes, n_bytes, csv->content.offset);
  if (got <= 0)
    return;
  g_autofree char *text = csv_decode ((TextEncoding) csv->opened_as, bytes, (gsize) got, &length, &bad);
  text_suspects_find (suspects, csv->content.offset, text, length, csv->delimiter);
}

gboolean
csv_read (CsvFile *csv, RecordFunc func, gpointer data)
{
  Suspects suspects = { 0 };
  guint64 refused = 0;
  CsvPass pass = { .from = csv->body, .until = csv->size, .func = func, .data = data, .diags = csv->diags, .refused = &refused, .suspects = &suspects };
  g_atomic_int_set (&csv->encoding, csv->opened_as);
  look_at_beginning (csv, &suspects);
  gboolean right = csv_run (csv, &pass);
  report_suspects (csv, &suspects);
  csv->refused = refused;
  return right;
}

guint64
csv_refused (const CsvFile *csv)
{
  return csv->refused;
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

/* How often `wanted` occurs in a block. Sixteen counters of a byte each are emptied before they can overflow. */
static guint64
count_byte (const char *bytes, gsize length, guint8 wanted)
{
  guint64 total = 0;
  gsize at = 0;
  Bytes16 pattern = (Bytes16){ 0 } + wanted;
  while (length - at >= sizeof pattern)
    {
      Bytes16 counters = { 0 };
      for (guint i = 0; i < 255 && length - at >= sizeof pattern; i++, at += sizeof pattern)
        counters -= (Bytes16) (bytes16_load (bytes + at) == pattern);
      for (guint i = 0; i < sizeof counters; i++)
        total += counters[i];
    }
  for (; at < length; at++)
    total += (guint8) bytes[at] == wanted;
  return total;
}

/* Counts line ends and quotes of a stretch of the file. */
static void
count_stretch (Count *count)
{
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
}

/* What one of several threads counts: every so-manieth stretch. */
typedef struct {
  Count *counts;
  guint first, step, n;
} Counter;

static gpointer
count_some (gpointer data)
{
  const Counter *counter = data;
  for (guint i = counter->first; i < counter->n; i += counter->step)
    count_stretch (&counter->counts[i]);
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

/* Counts all but the last of `n` parts in as many threads, each part in `n` stretches. New array. */
static Count *
count_parts (CsvFile *csv, guint64 length, guint n)
{
  Count *counts = g_new0 (Count, n * n);
  g_autofree Counter *counters = g_new (Counter, n);
  for (guint i = 0; i < n * (n - 1); i++)
    counts[i] = (Count) { .csv = csv, .from = csv->body.offset + length * i / (n * n), .until = csv->body.offset + length * (i + 1) / (n * n) };
  for (guint i = 0; i < n; i++)
    counters[i] = (Counter) { counts, i, n, n * (n - 1) };
  in_threads (count_some, counters, sizeof *counters, n);
  return counts;
}

/* Fills starts[0 … n] with the beginnings of at most `n` parts and the end; returns how many parts there are. */
static guint
split (CsvFile *csv, guint n, CsvMark *starts)
{
  guint64 length = csv->size - MIN (csv->body.offset, csv->size), newlines = 0, quotes = 0;
  n = (guint) MIN (n, MAX (1, length / LEAST_PART));
  guint parts = 1;
  starts[0] = csv->body;
  g_autofree Count *counts = n > 1 ? count_parts (csv, length, n) : NULL;
  for (guint i = 0; i < n * (n - 1) && !counts[i].failed; i++)
    {
      newlines += counts[i].newlines;
      quotes += counts[i].quotes;
      CsvMark mark;
      if (i % n == n - 1 && next_boundary (csv, counts[i].until, quotes, newlines, &mark) && mark.offset > starts[parts - 1].offset
          && mark.offset < csv->size)
        starts[parts++] = mark;
    }
  starts[parts] = (CsvMark) { 0, csv->size };
  return parts;
}

typedef struct {
  CsvFile *csv;
  CsvPass pass;
  Suspects suspects;
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
  g_atomic_int_set (&csv->encoding, csv->opened_as);
  for (guint i = 0; i < n; i++)
    {
      CsvPass pass = { .from = starts[i], .until = starts[i + 1].offset, .func = func, .data = data[i] };
      pass.abandoned = &abandoned;
      parts[i] = (Part) { .csv = csv, .pass = pass };
      parts[i].pass.suspects = &parts[i].suspects;
    }
  in_threads (read_part, parts, sizeof *parts, n);
  /* A part that ends well ends outside quotes at a line end: then the parts hold what one pass over the file would
   * have found. */
  for (guint i = 0; i < n; i++)
    if (!parts[i].right)
      return FALSE;
  Suspects suspects = { 0 };
  look_at_beginning (csv, &suspects);
  for (guint i = 0; i < n; i++)
    text_suspects_add (&suspects, &parts[i].suspects);
  report_suspects (csv, &suspects);
  return TRUE;
}
