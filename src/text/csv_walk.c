/* Walking over one record again: for the places of its cells, which libcsv does not tell. */
#include <string.h>

#include "text/csv_reader.h"
#include "text/encoding.h"

static gboolean
is_blank (const CsvWalk *walk, gsize at)
{
  return csv_is_blank (walk->bytes[at], walk->delimiter);
}

static gboolean
is_end (const CsvWalk *walk, gsize at)
{
  char c = walk->bytes[at];
  return c == walk->delimiter || c == '\r' || c == '\n';
}

/* From behind the opening quote to the closing one. */
static gsize
quoted_end (const CsvWalk *walk, gsize at)
{
  const char *quote;
  while ((quote = memchr (walk->bytes + at, '"', walk->length - at)) != NULL)
    {
      at = (gsize) (quote - walk->bytes);
      if (at + 1 >= walk->length || walk->bytes[at + 1] != '"')
        return at;
      at += 2;
    }
  return walk->length;
}

gboolean
csv_walk (CsvWalk *walk, CsvSpan *span)
{
  if (walk->done)
    return FALSE;
  gsize at = walk->at;
  while (at < walk->length && is_blank (walk, at))
    at++;
  span->quoted = at < walk->length && walk->bytes[at] == '"';
  span->quote = at;
  if (span->quoted)
    at++;
  span->start = at;
  if (span->quoted)
    span->end = at = quoted_end (walk, at);
  while (at < walk->length && !is_end (walk, at))
    at++;
  if (!span->quoted)
    {
      span->end = at;
      while (span->end > span->start && is_blank (walk, span->end - 1))
        span->end--;
    }
  walk->done = at >= walk->length || walk->bytes[at] != walk->delimiter;
  walk->at = at + 1;
  return TRUE;
}

/* Finding a line again */

void
csv_add_mark (CsvFile *csv, CsvMark mark)
{
  g_mutex_lock (&csv->mutex);
  if (g_tree_lookup (csv->marks, &mark) == NULL)
    {
      CsvMark *kept = g_memdup2 (&mark, sizeof mark);
      g_tree_insert (csv->marks, kept, kept);
    }
  g_mutex_unlock (&csv->mutex);
}

/* The nearest known line at or before `line`. */
static CsvMark
nearest_mark (const CsvFile *csv, guint line)
{
  CsvFile *locked = (CsvFile *) csv;   /* what is known of lines is no part of the file's state */
  CsvMark wanted = { .line = line }, found = { 1, 0 };
  g_mutex_lock (&locked->mutex);
  GTreeNode *after = g_tree_upper_bound (csv->marks, &wanted);
  GTreeNode *node = after != NULL ? g_tree_node_previous (after) : g_tree_node_last (csv->marks);
  if (node != NULL)
    found = *(CsvMark *) g_tree_node_value (node);
  if (csv->recent.line <= line && csv->recent.line > found.line)
    found = csv->recent;
  g_mutex_unlock (&locked->mutex);
  return found;
}

#define CHUNK (16 * 1024)

gboolean
csv_find_line (const CsvFile *csv, guint line, guint64 *offset)
{
  char chunk[CHUNK];
  CsvMark at = nearest_mark (csv, line);
  while (at.line < line)
    {
      gssize got = csv_read_at (csv->fd, chunk, sizeof chunk, at.offset);
      if (got <= 0)
        return FALSE;
      const char *start = chunk, *end = chunk + got, *newline;
      while (at.line < line && (newline = memchr (start, '\n', (gsize) (end - start))) != NULL)
        {
          at.line++;
          start = newline + 1;
        }
      at.offset += (guint64) ((at.line < line ? end : start) - chunk);
    }
  CsvFile *locked = (CsvFile *) csv;
  g_mutex_lock (&locked->mutex);
  locked->recent = at;
  g_mutex_unlock (&locked->mutex);
  *offset = at.offset;
  return TRUE;
}

/* Walks to a cell; FALSE when the record has fewer. */
static gboolean
walk_to (const CsvFile *csv, const char *bytes, gsize length, guint cell, CsvSpan *span, gsize *seen)
{
  CsvWalk walk = { .bytes = bytes, .length = length, .delimiter = csv->delimiter };
  gboolean found = FALSE;
  for (guint i = 0; i <= cell; i++)
    if (!(found = csv_walk (&walk, span)))
      break;
  *seen = walk.at;
  return found;
}

static gsize
count_characters (const char *bytes, gsize length)
{
  gsize n = 0;
  for (gsize i = 0; i < length; i++)
    n += ((guchar) bytes[i] & 0xc0) != 0x80;
  return n;
}

/* The place of a cell in the text of its record and what follows. FALSE when the text ends too early. */
static gboolean
place_in_text (const CsvFile *csv, const char *text, gsize length, gboolean whole, guint cell, Place *place)
{
  CsvSpan span = { 0 };
  gsize seen = 0;
  gboolean found = walk_to (csv, text, length, cell, &span, &seen);
  if (seen >= length && !whole)
    return FALSE;
  if (!found)
    span.start = span.end;   /* the last cell's end: there it should have been */
  guint lines;
  text_position (text, length, span.start, &lines, &place->column);
  place->line += lines - 1;
  length = span.end - span.start;
  const char *newline = memchr (text + span.start, '\n', length);
  if (newline != NULL)
    length = (gsize) (newline - (text + span.start));
  place->length = (guint) count_characters (text + span.start, length);
  return TRUE;
}

Place
csv_cell_place (const CsvFile *csv, guint line, guint cell)
{
  Place place = { .file = csv->name, .line = line, .cell = cell + 1 };
  TextEncoding encoding = (TextEncoding) g_atomic_int_get (&((CsvFile *) csv)->encoding);
  guint64 offset;
  if (!csv_find_line (csv, line, &offset))
    return place;
  for (gsize room = 4096;; room *= 8)
    {
      g_autofree char *bytes = g_malloc (room), *decoded = NULL;
      gssize got = csv_read_at (csv->fd, bytes, room, offset);
      if (got < 0)
        return place;
      gsize length = (gsize) got, bad;
      if (encoding != TEXT_UNKNOWN && encoding != TEXT_UTF8)
        decoded = csv_decode (encoding, bytes, (gsize) got, &length, &bad);
      gboolean whole = (gsize) got < room || room > 2 * CSV_MOST_BYTES;
      if (place_in_text (csv, decoded != NULL ? decoded : bytes, length, whole, cell, &place))
        return place;
    }
}
