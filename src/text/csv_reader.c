/* One pass over a CSV file, or over a part of it: blocks of whole lines are checked and given to libcsv.
 *
 * libcsv knows no positions. With REPALL_NL it calls back for every line end outside quotes, blank lines and both
 * halves of CRLF included, so that counting LF there and within quoted cells keeps the line. Columns are found only
 * when something is refused: the record is walked again. */
#define _GNU_SOURCE   /* memrchr */
#include "text/csv_reader.h"

#include <csv.h>
#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "text/encoding.h"

#define BLOCK (256 * 1024)
/* libcsv's buffer for a cell is a multiple of this. */
#define PARSER_BLOCK 1024
/* Cells up to this are copied in one fixed move. */
#define SHORT_CELL 16

typedef struct {
  CsvFile *csv;
  const CsvPass *pass;
  struct csv_parser parser;

  char *buffer;            /* the file from `offset` on */
  gsize room, have;
  guint64 offset;
  guint64 checked;         /* the file's text is checked up to here */
  CsvMark mark;            /* a record boundary at or before the record that is being read */

  guint line;              /* the line being read, without the line ends of an unfinished cell */
  guint record_line;
  gboolean after_return;   /* the last record ended with a carriage return, its line feed has not come yet */
  gboolean last_block;     /* nothing is to be read behind this block */
  gboolean ended;          /* func said stop, or a mistake ends the pass */
  gboolean failed;

  Cell *cells;
  guint n_cells;
  gboolean too_many, too_long;
  char *text;              /* the cells' text */
  gsize used, text_room;
} Reader;

gssize
csv_read_at (int fd, char *buffer, gsize length, guint64 offset)
{
  gsize have = 0;
  while (have < length)
    {
      ssize_t got = pread (fd, buffer + have, length - have, (off_t) (offset + have));
      if (got < 0 && errno == EINTR)
        continue;
      if (got < 0)
        return -1;
      if (got == 0)
        break;
      have += (gsize) got;
    }
  return (gssize) have;
}

/* What went wrong */

static void
fail (Reader *reader, gboolean end)
{
  reader->failed = TRUE;
  if (end || reader->pass->first_only || (reader->pass->diags == NULL && reader->pass->flawed == NULL))
    reader->ended = TRUE;
  if (reader->pass->flawed != NULL && !end)
    *reader->pass->flawed = TRUE;
  if (reader->pass->abandoned != NULL)
    g_atomic_int_set (reader->pass->abandoned, 1);
}

static void
report_line (Reader *reader, DiagId id, guint line, const char *argument)
{
  Place place = { .file = reader->csv->name, .line = line };
  if (reader->pass->diags != NULL)
    diag_report (reader->pass->diags, id, &place, argument, NULL);
}

static void
report_number (Reader *reader, DiagId id, guint line, guint number)
{
  g_autofree char *text = g_strdup_printf ("%u", number);
  report_line (reader, id, line, text);
}

/* The file's bytes from `from` up to `to`: in the buffer, or read again into *owned. NULL when they are gone. */
static const char *
bytes_between (Reader *reader, guint64 from, guint64 to, char **owned)
{
  *owned = NULL;
  if (from >= reader->offset && to <= reader->offset + reader->have)
    return reader->buffer + (from - reader->offset);
  *owned = g_malloc (to - from + 1);
  if (csv_read_at (reader->csv->fd, *owned, to - from, from) != (gssize) (to - from))
    g_clear_pointer (owned, g_free);
  return *owned;
}

/* A fresh start at a record boundary. */
static void
restart (Reader *reader, CsvMark at)
{
  csv_free (&reader->parser);
  csv_init (&reader->parser, CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL);
  csv_set_blk_size (&reader->parser, PARSER_BLOCK);
  csv_set_delim (&reader->parser, (unsigned char) reader->csv->delimiter);
  reader->mark = at;
  reader->line = reader->record_line = at.line;
  reader->after_return = reader->too_many = reader->too_long = FALSE;
  reader->n_cells = 0;
  reader->used = 0;
}

/* Where the line begins that is `n` lines further; the end when there is none. */
static gsize
skip_lines (const char *bytes, gsize length, gsize at, guint n)
{
  for (; n > 0; n--)
    {
      const char *newline = memchr (bytes + at, '\n', length - at);
      if (newline == NULL)
        return length;
      at = (gsize) (newline - bytes) + 1;
    }
  return at;
}

/* Names the mistake that libcsv met at `record`[`at`], or the quote still open there (`open`). Returns how many lines
 * behind the record's first one reading goes on. */
static guint
report_quote (Reader *reader, const char *record, gsize at, gboolean open)
{
  CsvWalk walk = { .bytes = record, .length = open ? at : at + 1, .delimiter = reader->csv->delimiter };
  CsvSpan span = { 0 }, cell = { 0 };
  while (csv_walk (&walk, &span))
    cell = span;
  guint line, column, quote_line = 1, quote_column = 1;
  text_position (record, walk.length, at, &line, &column);
  if (cell.quoted)
    text_position (record, walk.length, cell.quote, &quote_line, &quote_column);
  gboolean far = cell.quoted && (open || quote_line < line);
  Place place = { .file = reader->csv->name, .length = 1 };
  place.line = reader->record_line + (far ? quote_line : line) - 1;
  place.column = far ? quote_column : column;
  g_autofree char *met = g_strdup_printf ("%u", reader->record_line + line - 1);
  DiagId id = far ? (open ? DIAG_CSV_QUOTE_OPEN : DIAG_CSV_QUOTE_FAR)
                  : (cell.quoted ? DIAG_CSV_QUOTE_AFTER : DIAG_CSV_QUOTE_STRAY);
  if (reader->pass->diags != NULL)
    diag_report (reader->pass->diags, id, &place, id == DIAG_CSV_QUOTE_FAR ? met : NULL, NULL);
  return far ? quote_line : line;
}

/* Leaves out what libcsv refused at file offset `at` and sets the reader to the line behind it: behind the line of the
 * quote that should have been closed, else behind the line of the mistake. Returns the offset to go on at. */
static guint64
refuse (Reader *reader, guint64 at, gboolean open)
{
  /* With the rest of the line, so that the next one is found. */
  guint64 to = MAX (at, reader->offset + reader->have);
  g_autofree char *owned = NULL;
  const char *bytes = bytes_between (reader, reader->mark.offset, to, &owned);
  fail (reader, bytes == NULL);
  if (bytes == NULL)
    return at;
  gsize length = to - reader->mark.offset, until = at - reader->mark.offset;
  gsize record = skip_lines (bytes, length, 0, reader->record_line - reader->mark.line);
  guint lines = report_quote (reader, bytes + record, until - record, open);
  CsvMark next = { reader->record_line + lines, reader->mark.offset + skip_lines (bytes, length, record, lines) };
  restart (reader, next);
  return next.offset;
}

/* libcsv's calls */

static void
grow_text (Reader *reader, gsize length)
{
  char *old = reader->text;
  reader->text_room = MAX (reader->text_room * 2, reader->used + length + SHORT_CELL);
  reader->text = g_realloc (reader->text, reader->text_room);
  for (guint i = 0; i < reader->n_cells; i++)
    reader->cells[i].text = reader->text + (reader->cells[i].text - old);
}

static inline void
keep_cell (Reader *reader, const void *bytes, gsize length)
{
  if (G_UNLIKELY (reader->used + length + SHORT_CELL > reader->text_room))
    {
      if (reader->used + length > CSV_MOST_BYTES)
        {
          reader->too_long = TRUE;
          length = 0;
        }
      grow_text (reader, length);
    }
  if (G_UNLIKELY (reader->n_cells == CSV_MOST_CELLS))
    {
      reader->too_many = TRUE;
      return;
    }
  char *text = reader->text + reader->used;
  if (length <= SHORT_CELL)
    memcpy (text, bytes, SHORT_CELL);
  else
    memcpy (text, bytes, length);
  Cell *cell = &reader->cells[reader->n_cells++];
  cell->text = text;
  cell->length = length;
  reader->used += length;
}

static void
on_cell (void *bytes, size_t length, void *data)
{
  keep_cell (data, bytes, length);
}

/* The same where there are quotes, so that a cell may hold line ends. */
static void
on_quoted_cell (void *bytes, size_t length, void *data)
{
  Reader *reader = data;
  const char *at = bytes, *end = at + length;
  keep_cell (reader, bytes, length);
  while ((at = memchr (at, '\n', (gsize) (end - at))) != NULL)
    {
      reader->line++;
      at++;
    }
}

static void
deliver (Reader *reader)
{
  if (G_UNLIKELY (reader->after_return))
    {
      report_line (reader, DIAG_CSV_CARRIAGE_RETURN, reader->record_line, NULL);
      fail (reader, TRUE);
      return;
    }
  if (G_UNLIKELY (reader->too_many || reader->too_long))
    {
      if (reader->too_many)
        report_number (reader, DIAG_CSV_COLUMNS_MANY, reader->record_line, CSV_MOST_CELLS);
      else
        report_number (reader, DIAG_CSV_LINE_LONG, reader->record_line, CSV_MOST_BYTES);
      reader->too_many = reader->too_long = FALSE;
      fail (reader, FALSE);
      return;
    }
  Record record = { reader->csv->name, reader->record_line, reader->n_cells, reader->cells };
  if (G_UNLIKELY (!reader->pass->func (&record, reader->pass->data)))
    fail (reader, TRUE);
}

static void
on_row (int end, void *data)
{
  Reader *reader = data;
  if (reader->n_cells > 0)
    {
      if (G_LIKELY (!reader->ended))
        deliver (reader);
      reader->n_cells = 0;
      reader->used = 0;
    }
  reader->after_return = end == '\r';
  if (end == '\n')
    reader->record_line = ++reader->line;
}

/* Blocks */

/* A line that does not end within the limit: says so and goes on behind it, keeping nothing of it. */
static gboolean
skip_long_line (Reader *reader)
{
  g_autofree char *owned = NULL;
  guint line = 0, column;
  const char *before = bytes_between (reader, reader->mark.offset, reader->offset, &owned);
  if (before != NULL)
    text_position (before, reader->offset - reader->mark.offset, reader->offset - reader->mark.offset, &line, &column);
  line += reader->mark.line - 1;
  const char *alone = memchr (reader->buffer, '\r', reader->have - 1);
  if (alone != NULL)
    {
      report_line (reader, DIAG_CSV_CARRIAGE_RETURN, line, NULL);
      fail (reader, TRUE);
      return FALSE;
    }
  report_number (reader, DIAG_CSV_LINE_LONG, line, CSV_MOST_BYTES);
  fail (reader, FALSE);
  guint64 offset = reader->offset + reader->have;
  const char *newline = NULL;
  while (newline == NULL && offset < reader->pass->until)
    {
      gsize want = (gsize) MIN (reader->room, reader->pass->until - offset);
      gssize got = csv_read_at (reader->csv->fd, reader->buffer, want, offset);
      if (got <= 0)
        break;
      newline = memchr (reader->buffer, '\n', (gsize) got);
      offset += newline != NULL ? (guint64) (newline + 1 - reader->buffer) : (guint64) got;
    }
  reader->offset = offset;
  reader->have = 0;
  restart (reader, (CsvMark) { line + 1, offset });
  return TRUE;
}

/* Reads on behind what is in the buffer. Returns how many bytes of whole lines stand there now: 0 at the end of the
 * pass. */
static gsize
fill (Reader *reader)
{
  for (;;)
    {
      guint64 at = reader->offset + reader->have;
      gsize want = (gsize) MIN (reader->room - reader->have, reader->pass->until - MIN (at, reader->pass->until));
      gssize got = csv_read_at (reader->csv->fd, reader->buffer + reader->have, want, at);
      if (got < 0)
        {
          report_line (reader, DIAG_FILE_OPEN, 0, g_strerror (errno));
          fail (reader, TRUE);
          return 0;
        }
      gsize before = reader->have;
      reader->have += (gsize) got;
      if ((gsize) got < want || at + (guint64) got >= reader->pass->until)
        {
          /* The last line may lack its end, but not be longer than others. */
          const char *last = memrchr (reader->buffer, '\n', reader->have);
          if (last != NULL || reader->have <= CSV_MOST_BYTES)
            return reader->have;
        }
      const char *newline = memrchr (reader->buffer + before, '\n', (gsize) got);
      if (newline != NULL)
        return (gsize) (newline + 1 - reader->buffer);
      if (reader->room <= CSV_MOST_BYTES)
        {
          reader->room = CSV_MOST_BYTES + 1;
          reader->buffer = g_realloc (reader->buffer, reader->room);
        }
      else if (!skip_long_line (reader) || reader->ended)
        return 0;
    }
}

/* How many of the `length` bytes are text that may be read. */
static gsize
check_block (Reader *reader, gsize length)
{
  gsize from = reader->checked > reader->offset ? (gsize) (reader->checked - reader->offset) : 0, bad;
  if (from >= length)
    return length;
  reader->checked = reader->offset + length;
  if (text_check (reader->buffer + from, length - from, &bad))
    return length;
  bad += from;
  Place place = { .file = reader->csv->name, .length = 1 };
  g_autofree char *owned = NULL;
  guint64 to = reader->offset + length;
  const char *bytes = bytes_between (reader, reader->mark.offset, to, &owned);
  if (bytes != NULL && reader->pass->diags != NULL)
    {
      gsize back = (gsize) (reader->offset - reader->mark.offset);
      text_position (bytes, back + length, back + bad, &place.line, &place.column);
      place.line += reader->mark.line - 1;
      text_report_bad (reader->buffer, length, bad, &place, reader->pass->diags);
    }
  fail (reader, TRUE);
  const char *newline = memrchr (reader->buffer, '\n', bad);
  if (reader->pass->flawed == NULL || newline == NULL)
    return 0;
  /* What stands before the line of the bad byte is looked at all the same. */
  reader->ended = FALSE;
  reader->last_block = TRUE;
  return (gsize) (newline + 1 - reader->buffer);
}

/* Gives `length` bytes of whole lines to libcsv and takes them out of the buffer; reading goes back where a quote was
 * opened in an earlier block. */
static void
feed (Reader *reader, gsize length)
{
  gsize at = 0;
  while (at < length && !reader->ended)
    {
      gboolean quotes = reader->parser.quoted || memchr (reader->buffer + at, '"', length - at) != NULL;
      at += csv_parse (&reader->parser, reader->buffer + at, length - at, quotes ? on_quoted_cell : on_cell, on_row,
                       reader);
      gboolean open = at == length && reader->parser.quoted;
      gboolean endless = open && reader->used + reader->parser.entry_pos > CSV_MOST_BYTES;
      if (at == length && !endless)
        break;
      guint64 next = refuse (reader, reader->offset + at, endless);
      if (next < reader->offset)
        {
          reader->offset = next;
          reader->have = 0;
          return;
        }
      at = (gsize) (next - reader->offset);
    }
  at = MIN (at, reader->have);
  memmove (reader->buffer, reader->buffer + at, reader->have - at);
  reader->offset += at;
  reader->have -= at;
}

static void
read_blocks (Reader *reader)
{
  gsize length;
  while (!reader->ended && (length = fill (reader)) > 0)
    {
      if (reader->pass->abandoned != NULL && g_atomic_int_get (reader->pass->abandoned))
        fail (reader, TRUE);
      if (!reader->parser.quoted && reader->n_cells == 0)
        {
          reader->mark = (CsvMark) { reader->line, reader->offset };
          csv_add_mark (reader->csv, reader->mark);
        }
      length = check_block (reader, length);
      if (length > 0)
        feed (reader, length);
      reader->ended |= reader->last_block;
    }
}

gboolean
csv_run (CsvFile *csv, const CsvPass *pass)
{
  Reader reader = { .csv = csv, .pass = pass, .offset = pass->from.offset, .checked = pass->from.offset };
  reader.room = BLOCK;
  reader.buffer = g_malloc (reader.room);
  reader.text_room = 4096;
  reader.text = g_malloc (reader.text_room);
  reader.cells = g_new (Cell, CSV_MOST_CELLS);
  csv_init (&reader.parser, 0);
  restart (&reader, pass->from);
  for (;;)
    {
      read_blocks (&reader);
      if (reader.ended || csv_fini (&reader.parser, on_quoted_cell, on_row, &reader) == 0)
        break;
      /* A quote is open at the end: what follows its line is read again. */
      reader.have = 0;
      reader.offset = refuse (&reader, reader.offset, TRUE);
    }
  csv_free (&reader.parser);
  g_free (reader.buffer);
  g_free (reader.text);
  g_free (reader.cells);
  return !reader.failed;
}
