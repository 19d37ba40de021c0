/* One pass over a CSV file, or over a part of it: blocks of whole lines (csv_blocks.c) are cut where they are plain (csv_plain.c), else given to libcsv.
 *
 * libcsv knows no positions. With REPALL_NL it calls back for every line end outside quotes, blank lines and both
 * halves of CRLF included, so that counting LF there and within quoted cells keeps the line. Columns are found only
 * when something is refused: the record is walked again. */
#include "text/csv_reader.h"

#include <string.h>

/* libcsv's buffer for a cell is a multiple of this. */
#define PARSER_BLOCK 1024
/* Cells up to this are copied in one fixed move. */
#define SHORT_CELL 16

/* libcsv's calls */

static void
grow_text (CsvReader *reader, gsize length)
{
  char *old = reader->cell_text;
  reader->text_room = MAX (reader->text_room * 2, reader->used + length + SHORT_CELL);
  reader->cell_text = g_realloc (reader->cell_text, reader->text_room);
  for (guint i = 0; i < reader->n_cells; i++)
    reader->cells[i].text = reader->cell_text + (reader->cells[i].text - old);
}

static inline void
keep_cell (CsvReader *reader, const void *bytes, gsize length)
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
  char *text = reader->cell_text + reader->used;
  if (length <= SHORT_CELL)
    memcpy (text, bytes, SHORT_CELL);
  else
    memcpy (text, bytes, length);
  Cell *cell = &reader->cells[reader->n_cells++];
  cell->text = text;
  cell->length = length;
  reader->used += length;
}

void
csv_keep_cell (CsvReader *reader, const char *bytes, gsize length)
{
  keep_cell (reader, bytes, length);
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
  CsvReader *reader = data;
  const char *at = bytes, *end = at + length;
  keep_cell (reader, bytes, length);
  while ((at = memchr (at, '\n', (gsize) (end - at))) != NULL)
    {
      reader->line++;
      at++;
    }
}

void
csv_deliver (CsvReader *reader)
{
  if (G_UNLIKELY (reader->after_return))
    {
      csv_report_line (reader, DIAG_CSV_CARRIAGE_RETURN, reader->record_line, NULL);
      csv_fail (reader, TRUE);
      return;
    }
  if (G_UNLIKELY (reader->too_many || reader->too_long))
    {
      if (reader->too_many)
        csv_report_number (reader, DIAG_CSV_COLUMNS_MANY, reader->record_line, CSV_MOST_CELLS);
      else
        csv_report_number (reader, DIAG_CSV_LINE_LONG, reader->record_line, CSV_MOST_BYTES);
      reader->too_many = reader->too_long = FALSE;
      csv_fail (reader, FALSE);
      return;
    }
  Record record = { reader->csv->name, reader->record_line, reader->n_cells, reader->cells };
  if (G_UNLIKELY (!reader->pass->func (&record, reader->pass->data)))
    csv_fail (reader, TRUE);
}

static void
on_row (int end, void *data)
{
  CsvReader *reader = data;
  if (reader->n_cells > 0)
    {
      if (G_LIKELY (!reader->ended))
        csv_deliver (reader);
      reader->n_cells = 0;
      reader->used = 0;
    }
  reader->after_return = end == '\r';
  if (end == '\n')
    reader->record_line = ++reader->line;
}

static gboolean
has_quotes (const CsvReader *reader, gsize from)
{
  return reader->parser.quoted || memchr (reader->text + from, '"', reader->length - from) != NULL;
}

/* Reads the block, with libcsv where it is not plain, and takes it out of the buffer; reading goes back where a quote was opened in an earlier block. */
static void
feed (CsvReader *reader)
{
  gsize at = has_quotes (reader, 0) ? 0 : csv_cut_plain (reader);
  while (at < reader->length && !reader->ended)
    {
      gboolean quotes = has_quotes (reader, at);
      at += csv_parse (&reader->parser, reader->text + at, reader->length - at, quotes ? on_quoted_cell : on_cell, on_row, reader);
      gboolean open = at == reader->length && reader->parser.quoted;
      gboolean endless = open && reader->used + reader->parser.entry_pos > CSV_MOST_BYTES;
      if (at == reader->length && !endless)
        break;
      gssize next = csv_refuse (reader, at, endless);
      if (next < 0)
        {
          reader->offset = reader->mark.offset;
          reader->have = reader->block = reader->length = 0;
          return;
        }
      at = (gsize) next;
    }
  memmove (reader->buffer, reader->buffer + reader->block, reader->have - reader->block);
  reader->offset += reader->block;
  reader->have -= reader->block;
  reader->block = reader->length = 0;
}

static void
read_blocks (CsvReader *reader)
{
  while (!reader->ended && csv_next_block (reader))
    {
      if (reader->pass->abandoned != NULL && g_atomic_int_get (reader->pass->abandoned))
        csv_fail (reader, TRUE);
      feed (reader);
      reader->ended |= reader->last_block;
    }
}

gboolean
csv_run (CsvFile *csv, const CsvPass *pass)
{
  CsvReader reader = { .csv = csv, .pass = pass, .offset = pass->from.offset, .checked = pass->from.offset };
  reader.room = CSV_BLOCK;
  reader.buffer = g_malloc (reader.room);
  reader.text_room = 4096;
  reader.cell_text = g_malloc (reader.text_room);
  reader.cells = g_new (Cell, CSV_MOST_CELLS);
  csv_init (&reader.parser, 0);
  csv_restart (&reader, pass->from);
  for (;;)
    {
      read_blocks (&reader);
      if (reader.ended || csv_fini (&reader.parser, on_quoted_cell, on_row, &reader) == 0)
        break;
      /* A quote is open at the end: what follows its line is read again. */
      reader.have = reader.block = reader.length = 0;
      csv_refuse (&reader, 0, TRUE);
      reader.offset = reader.mark.offset;
    }
  csv_free (&reader.parser);
  text_decoder_free (reader.decoder);
  g_free (reader.decoded);
  g_free (reader.buffer);
  g_free (reader.cell_text);
  g_free (reader.cells);
  return !reader.failed;
}
