/* The bytes of a pass: blocks of whole lines, checked or decoded. GB18030 and Big5 keep line ends as bytes of their own, so that a block of whole
 * lines is decoded alone, offsets stay those of the file, and places are found by their lines. */
#define _GNU_SOURCE   /* memrchr, memfd_create */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "text/csv_reader.h"
#include "text/encoding_detect.h"

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

const char *
csv_bytes_between (CsvReader *reader, guint64 from, guint64 to, char **owned)
{
  *owned = NULL;
  if (from >= reader->offset && to <= reader->offset + reader->have)
    return reader->buffer + (from - reader->offset);
  *owned = g_malloc (to - from + 1);
  if (csv_read_at (reader->csv->fd, *owned, to - from, from) != (gssize) (to - from))
    g_clear_pointer (owned, g_free);
  return *owned;
}

gsize
csv_skip_lines (const char *bytes, gsize length, gsize at, guint n)
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

static guint
count_lines (const char *bytes, gsize length)
{
  guint n = 0;
  for (const char *end = bytes + length; (bytes = memchr (bytes, '\n', (gsize) (end - bytes))) != NULL; bytes++)
    n++;
  return n;
}

guint
csv_line_at (guint64 offset, gpointer data)
{
  const CsvFile *csv = data;
  g_autofree char *block = g_malloc (CSV_BLOCK);
  guint line = 1;
  gssize got;
  for (guint64 at = 0; at < offset; at += (guint64) got)
    {
      got = csv_read_at (csv->fd, block, (gsize) MIN (CSV_BLOCK, offset - at), at);
      if (got <= 0)
        break;
      line += count_lines (block, (gsize) got);
    }
  return line;
}

/* The number of the line that begins the block. */
static guint
block_line (CsvReader *reader)
{
  g_autofree char *owned = NULL;
  const char *before = csv_bytes_between (reader, reader->mark.offset, reader->offset, &owned);
  return reader->mark.line + (before != NULL ? count_lines (before, reader->offset - reader->mark.offset) : 0);
}

/* The encoding */

/* What the lines behind `offset` say, when those before say little. */
static TextEvidence
look_ahead (const CsvFile *csv, guint64 offset)
{
  g_autofree char *block = g_malloc (CSV_BLOCK);
  while (offset < csv->size)
    {
      gssize got = csv_read_at (csv->fd, block, CSV_BLOCK, offset);
      if (got <= 0)
        break;
      const char *newline = offset + (guint64) got < csv->size ? memrchr (block, '\n', (gsize) got) : NULL;
      gsize length = newline != NULL ? (gsize) (newline + 1 - block) : (gsize) got, bad;
      TextEvidence evidence = text_evidence (block, length, &bad);
      if (evidence > EVIDENCE_WEAK)
        return evidence;
      offset += length;
    }
  return EVIDENCE_NONE;
}

TextEncoding
csv_find_encoding (const CsvFile *csv, const char *bytes, gsize length, guint64 offset, gsize *bad)
{
  *bad = length;
  TextEvidence evidence = text_evidence (bytes, length, bad);
  if (evidence == EVIDENCE_NONE || evidence == EVIDENCE_NEITHER)
    return TEXT_UNKNOWN;
  if (evidence == EVIDENCE_WEAK)
    evidence = look_ahead (csv, offset + length);
  return evidence == EVIDENCE_GB18030 ? TEXT_GB18030 : TEXT_UTF8;
}

/* Decides the encoding with the block where text begins that is not ASCII. FALSE when another part of the file has decided otherwise. */
static gboolean
decide (CsvReader *reader, TextEncoding *encoding, gsize *bad)
{
  CsvFile *csv = reader->csv;
  *encoding = csv_find_encoding (csv, reader->buffer, reader->block, reader->offset, bad);
  if (*encoding == TEXT_UNKNOWN || g_atomic_int_compare_and_exchange (&csv->encoding, TEXT_UNKNOWN, (gint) *encoding))
    return TRUE;
  return g_atomic_int_get (&csv->encoding) == (gint) *encoding;
}

char *
csv_decode (TextEncoding encoding, const char *bytes, gsize n_bytes, gsize *length, gsize *bad)
{
  char *out = g_malloc (text_decode_room (n_bytes));
  if (encoding == TEXT_UNKNOWN || encoding == TEXT_UTF8)
    {
      if (text_check (bytes, n_bytes, bad))
        *bad = n_bytes;
      memcpy (out, bytes, *bad);
      *length = *bad;
      return out;
    }
  g_autoptr (TextDecoder) decoder = text_decoder_new (encoding);
  *length = text_decode (decoder, bytes, n_bytes, out, bad);
  return out;
}

/* Reports buffer[bad], behind `before` bytes of the block's text, and ends the pass. `as_gb18030`: it fits into GB18030 up to there, but not into
 * UTF-8. */
static void
report_bad (CsvReader *reader, TextEncoding encoding, gsize bad, gsize before, gboolean as_gb18030)
{
  const char *text = reader->text;
  Place place = { .file = reader->csv->name, .length = 1 };
  g_autofree char *owned = NULL;
  gsize length, stopped;
  if (as_gb18030)
    {
      owned = csv_decode (TEXT_GB18030, reader->buffer, bad, &length, &stopped);
      if (stopped == bad)
        {
          text = owned;
          before = length;
        }
    }
  /* UTF-8 goes on behind the bad byte: an offset within a character means this character. */
  text_position (text, text == reader->buffer ? reader->block : before, before, &place.line, &place.column);
  place.line += block_line (reader) - 1;
  if (reader->pass->diags != NULL)
    text_report_bad (encoding, reader->csv->configured, reader->buffer, reader->block, bad, &place, reader->pass->diags);
  csv_fail (reader, TRUE);
}

/* Makes text of the block, or of what stands before a bad byte. */
static gsize
decode_block (CsvReader *reader, TextEncoding encoding)
{
  gsize bad = 0, from = reader->checked > reader->offset ? (gsize) (reader->checked - reader->offset) : 0;
  if (encoding == TEXT_UTF8 || encoding == TEXT_UNKNOWN)
    {
      reader->text = reader->buffer;
      reader->length = reader->block;
      return from >= reader->block || text_check (reader->buffer + from, reader->block - from, &bad) ? reader->block : from + bad;
    }
  if (reader->decoder == NULL)
    reader->decoder = text_decoder_new (encoding);
  if (reader->decoded == NULL || reader->room > CSV_BLOCK)
    reader->decoded = g_realloc (reader->decoded, text_decode_room (reader->room));
  reader->text = reader->decoded;
  reader->length = text_decode (reader->decoder, reader->buffer, reader->block, reader->decoded, &bad);
  return bad;
}

static void
look_for_spoilt_text (CsvReader *reader)
{
  if (reader->pass->suspects == NULL || reader->checked >= reader->offset + reader->block)
    return;
  gsize raw = reader->checked > reader->offset ? (gsize) (reader->checked - reader->offset) : 0, from = raw;
  if (raw > 0 && reader->text != reader->buffer)
    from = csv_skip_lines (reader->text, reader->length, 0, count_lines (reader->buffer, raw));
  text_suspects_find (reader->pass->suspects, reader->offset + raw, reader->text + from, reader->length - from, reader->csv->delimiter);
}

/* FALSE when nothing of the block is to be read. */
static gboolean
understand_block (CsvReader *reader)
{
  TextEncoding encoding = (TextEncoding) g_atomic_int_get (&reader->csv->encoding);
  gsize bad = reader->block;
  if (encoding == TEXT_UNKNOWN && !decide (reader, &encoding, &bad))
    {
      csv_fail (reader, TRUE);
      return FALSE;
    }
  gsize good = decode_block (reader, encoding);
  if (good < reader->block)
    {
      /* Neither of both: the one that got further names the byte. */
      gboolean further = encoding == TEXT_UNKNOWN && reader->buffer[good] != '\0' && bad < reader->block && bad > good;
      if (further)
        good = bad;
      report_bad (reader, encoding, good, reader->text == reader->buffer ? good : reader->length, further);
      if (reader->pass->flawed == NULL)
        return FALSE;
      /* What stands before the line of the bad byte is looked at all the same. */
      const char *newline = memrchr (reader->text, '\n', reader->text == reader->buffer ? good : reader->length);
      reader->ended = newline == NULL;
      reader->last_block = TRUE;
      reader->length = newline != NULL ? (gsize) (newline + 1 - reader->text) : 0;
      return newline != NULL;
    }
  look_for_spoilt_text (reader);
  reader->checked = MAX (reader->checked, reader->offset + reader->block);
  return TRUE;
}

/* Reading */

/* A line that does not end within the limit: says so and goes on behind it, keeping nothing of it. */
static gboolean
skip_long_line (CsvReader *reader)
{
  guint line = block_line (reader);
  if (memchr (reader->buffer, '\r', reader->have - 1) != NULL)
    {
      csv_report_line (reader, DIAG_CSV_CARRIAGE_RETURN, line, NULL);
      csv_fail (reader, TRUE);
      return FALSE;
    }
  csv_report_number (reader, DIAG_CSV_LINE_LONG, line, CSV_MOST_BYTES);
  csv_fail (reader, FALSE);
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
  csv_restart (reader, (CsvMark) { line + 1, offset });
  return TRUE;
}

/* Reads on behind what is in the buffer. Returns how many bytes of whole lines stand there now: 0 at the end of the
 * pass. */
static gsize
fill (CsvReader *reader)
{
  for (;;)
    {
      guint64 at = reader->offset + reader->have;
      gsize want = (gsize) MIN (reader->room - reader->have, reader->pass->until - MIN (at, reader->pass->until));
      gssize got = csv_read_at (reader->csv->fd, reader->buffer + reader->have, want, at);
      if (got < 0)
        {
          csv_report_line (reader, DIAG_FILE_OPEN, 0, g_strerror (errno));
          csv_fail (reader, TRUE);
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

gboolean
csv_next_block (CsvReader *reader)
{
  reader->length = 0;
  reader->block = fill (reader);
  if (reader->block == 0)
    return FALSE;
  if (!reader->parser.quoted && reader->n_cells == 0)
    {
      reader->mark = (CsvMark) { reader->line, reader->offset };
      reader->mark_at = 0;
      csv_add_mark (reader->csv, reader->mark);
    }
  return understand_block (reader);
}

/* UTF-16 */

/* Up to this a converted file is kept in memory, else in the folder for temporary files. */
#define MOST_IN_MEMORY (64 * 1024 * 1024)

static int
open_temporary (guint64 size)
{
  if (size <= MOST_IN_MEMORY)
    return memfd_create ("trainbook", MFD_CLOEXEC);
  g_autofree char *path = NULL;
  int fd = g_file_open_tmp ("trainbook-XXXXXX", &path, NULL);
  if (fd >= 0)
    unlink (path);
  return fd;
}

static gboolean
write_all (int fd, const char *bytes, gsize length)
{
  while (length > 0)
    {
      ssize_t n = write (fd, bytes, length);
      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return FALSE;
      bytes += n;
      length -= (gsize) n;
    }
  return TRUE;
}

typedef struct {
  guint line, column;      /* behind what is written */
  guint64 written;
} Position;

static void
advance (Position *position, const char *text, gsize length)
{
  guint lines, column;
  text_position (text, length, length, &lines, &column);
  position->column = lines > 1 ? column : position->column + column - 1;
  position->line += lines - 1;
  position->written += length;
}

static void
report_utf16 (CsvFile *csv, TextEncoding encoding, const char *bytes, gsize length, gsize bad, const Position *position)
{
  Place place = { .file = csv->name, .line = position->line, .column = position->column, .length = 1 };
  text_report_bad (encoding, csv->configured, bytes, length, bad, &place, csv->diags);
}

static gboolean
report_system (CsvFile *csv)
{
  diag_report (csv->diags, DIAG_OUTPUT_WRITE, NULL, g_get_tmp_dir (), g_strerror (errno), NULL);
  return FALSE;
}

/* Copies from `offset` to the end; *position is behind what is written. */
static gboolean
copy_utf16 (CsvFile *csv, TextEncoding encoding, guint64 offset, int to, Position *position)
{
  g_autofree char *bytes = g_malloc (CSV_BLOCK), *out = g_malloc (text_decode_room (CSV_BLOCK));
  while (offset < csv->size)
    {
      gsize want = (gsize) MIN (CSV_BLOCK, csv->size - offset), bad;
      gssize got = csv_read_at (csv->fd, bytes, want, offset);
      if (got <= 0)
        break;
      gsize length = text_decode_utf16 (encoding, bytes, (gsize) got, out, &bad);
      if (!write_all (to, out, length))
        return report_system (csv);
      advance (position, out, length);
      offset += bad;
      /* A block may end within a character, the file may not. */
      if (bad < (gsize) got && (bad + 4 <= (gsize) got || offset + 4 > csv->size || bad == 0))
        {
          report_utf16 (csv, encoding, bytes, (gsize) got, bad, position);
          return FALSE;
        }
    }
  return TRUE;
}

gboolean
csv_convert_utf16 (CsvFile *csv, TextEncoding encoding, gsize from)
{
  Position position = { 1, 1, 0 };
  int fd = open_temporary (csv->size);
  if (fd < 0)
    return report_system (csv);
  if (!copy_utf16 (csv, encoding, from, fd, &position))
    {
      close (fd);
      return FALSE;
    }
  close (csv->fd);
  csv->fd = fd;
  csv->size = position.written;
  csv->origin = encoding;
  csv->encoding = TEXT_UTF8;
  csv->configured = FALSE;
  return TRUE;
}
