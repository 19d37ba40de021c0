#include "text/encoding.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "text/bytes.h"
#include "text/encoding_decode.h"
#include "text/encoding_detect.h"
#include "text/encoding_misread.h"

/* Smaller files are cheaper to read than to map. */
#define MAP_FROM (4 * 1024 * 1024)

/* Opening and reading */

static void
report_errno (const char *name, int error, Diagnostics *diags)
{
  Place place = { .file = name };
  if (error == ENOENT || error == ENOTDIR)
    diag_report (diags, DIAG_FILE_MISSING, &place, name, NULL);
  else
    diag_report (diags, DIAG_FILE_OPEN, &place, g_strerror (error), NULL);
}

int
input_open_regular (const char *path, const char *name, guint64 *size, Diagnostics *diags)
{
  Place place = { .file = name };
  struct stat status;
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  if (fd < 0 || fstat (fd, &status) != 0)
    {
      report_errno (name, errno, diags);
      if (fd >= 0)
        close (fd);
      return -1;
    }
  if (S_ISREG (status.st_mode))
    {
      if (size != NULL)
        *size = (guint64) status.st_size;
      return fd;
    }
  if (S_ISDIR (status.st_mode))
    diag_report (diags, DIAG_FILE_IS_DIRECTORY, &place, NULL);
  else
    diag_report (diags, DIAG_FILE_NOT_REGULAR, &place, NULL);
  close (fd);
  return -1;
}

gssize
input_read (int fd, char *buffer, gsize length)
{
  ssize_t got;
  do
    got = read (fd, buffer, length);
  while (got < 0 && errno == EINTR);
  return got;
}

/* Reads to the end of the file, which may have grown or shrunk since `size` was asked for. */
static gboolean
read_all (int fd, gsize size, gsize most, InputFile *input)
{
  gsize room = size + 1, length = 0;
  char *buffer = g_malloc (room + 1);
  for (;;)
    {
      gssize got = input_read (fd, buffer + length, room - length);
      if (got < 0)
        {
          int error = errno;
          g_free (buffer);
          errno = error;
          return FALSE;
        }
      if (got == 0)
        break;
      length += (gsize) got;
      if (most > 0 && length > most)
        break;
      if (length == room)
        {
          room *= 2;
          buffer = g_realloc (buffer, room + 1);
        }
    }
  buffer[length] = '\0';
  input->buffer = buffer;
  input->bytes = buffer;
  input->length = length;
  return TRUE;
}

static gboolean
load (InputFile *input, int fd, guint64 size, gsize most, Diagnostics *diags)
{
  if (size >= MAP_FROM)
    input->mapping = g_mapped_file_new_from_fd (fd, FALSE, NULL);
  if (input->mapping != NULL)
    {
      input->bytes = g_mapped_file_get_contents (input->mapping);
      input->length = g_mapped_file_get_length (input->mapping);
    }
  else if (!read_all (fd, (gsize) size, most, input))
    {
      report_errno (input->name, errno, diags);
      return FALSE;
    }
  return TRUE;
}

static void
report_too_large (const char *name, guint64 size, gsize most, Diagnostics *diags)
{
  Place place = { .file = name };
  g_autofree char *has = g_strdup_printf ("%" G_GUINT64_FORMAT, size);
  g_autofree char *may = g_strdup_printf ("%" G_GSIZE_FORMAT, most);
  diag_report (diags, DIAG_FILE_TOO_LARGE, &place, has, may, NULL);
}

/* The bytes become UTF-8 in a buffer of their own. FALSE: they end before the file does, at *bad. */
static gboolean
convert (InputFile *input, TextEncoding encoding, gsize *bad)
{
  char *out = g_malloc (text_decode_room (input->length) + 1);
  gsize length;
  if (encoding == TEXT_GB18030)
    {
      g_autoptr (TextDecoder) decoder = text_decoder_new (encoding);
      length = text_decode (decoder, input->bytes, input->length, out, bad);
    }
  else
    length = text_decode_utf16 (encoding, input->bytes, input->length, out, bad);
  gboolean right = *bad == input->length;
  input->converted = g_realloc (out, length + 1);
  input->converted[length] = '\0';
  input->converted_length = length;
  return right;
}

/* The encoding of a file without a mark, whose first byte that is not UTF-8 is *bad. */
static TextEncoding
other_than_utf8 (const InputFile *input, gsize *bad)
{
  gsize further = *bad;
  TextEvidence evidence = text_evidence (input->bytes, input->length, &further);
  if (evidence == EVIDENCE_NEITHER)
    *bad = MAX (*bad, further);
  return evidence == EVIDENCE_GB18030 ? TEXT_GB18030 : evidence == EVIDENCE_UTF8 ? TEXT_UTF8 : TEXT_UNKNOWN;
}

/* `utf8` is how far it would be UTF-8. */
static void
report_bad (const InputFile *input, gsize bad, gsize utf8, Diagnostics *diags)
{
  Place place = { .file = input->name, .length = 1 };
  g_autofree char *owned = NULL;
  gsize stopped;
  if (input->encoding == TEXT_UNKNOWN && bad > utf8)
    {
      /* What stands before fits into GB18030, or it does not matter. */
      g_autoptr (TextDecoder) decoder = text_decoder_new (TEXT_GB18030);
      owned = g_malloc (text_decode_room (bad));
      gsize length = text_decode (decoder, input->bytes, bad, owned, &stopped);
      if (stopped == bad)
        text_position (owned, length, length, &place.line, &place.column);
    }
  if (place.line > 0)
    ;
  else if (input->converted != NULL)
    text_position (input->converted, input->converted_length, input->converted_length, &place.line, &place.column);
  else
    text_position (input->bytes, input->length, bad, &place.line, &place.column);
  text_report_bad (input->encoding, FALSE, input->bytes, input->length, bad, &place, diags);
}

/* Makes the bytes UTF-8. */
static gboolean
understand (InputFile *input, Diagnostics *diags)
{
  Place place = { .file = input->name, .line = 1, .column = 1 };
  TextMark mark = text_detect_mark (input->bytes, input->length);
  gsize bad = 0, utf8 = 0;
  if (mark.utf32)
    {
      diag_report (diags, DIAG_TEXT_UTF32, &place, NULL);
      return FALSE;
    }
  input->bytes += mark.bom;
  input->length -= mark.bom;
  input->encoding = mark.encoding;
  gboolean right;
  if (mark.encoding == TEXT_UTF16LE || mark.encoding == TEXT_UTF16BE)
    right = convert (input, mark.encoding, &bad);
  else if (!(right = text_check (input->bytes, input->length, &bad)) && input->bytes[bad] != '\0')
    {
      utf8 = bad;
      if (mark.encoding == TEXT_UNKNOWN)
        input->encoding = other_than_utf8 (input, &bad);
      if (input->encoding == TEXT_GB18030)
        right = convert (input, TEXT_GB18030, &bad);
    }
  if (!right)
    report_bad (input, bad, utf8, diags);
  return right;
}

static gboolean
check (InputFile *input, gsize most, Diagnostics *diags)
{
  if (most > 0 && input->length > most)
    {
      report_too_large (input->name, input->length, most, diags);
      return FALSE;
    }
  if (!understand (input, diags))
    return FALSE;
  if (input->converted != NULL)
    {
      g_clear_pointer (&input->mapping, g_mapped_file_unref);
      g_free (input->buffer);
      input->buffer = g_steal_pointer (&input->converted);
      input->bytes = input->buffer;
      input->length = input->converted_length;
    }
  Suspects suspects = { 0 };
  text_suspects_find (&suspects, 0, input->bytes, input->length, 0);
  text_suspects_find_gbk (&suspects, 0, input->bytes, input->length);
  text_suspects_report (&suspects, input->name, NULL, NULL, input->encoding, diags);
  return TRUE;
}

gboolean
input_data_open (InputFile *input, const char *path, const char *name, gsize most, Diagnostics *diags)
{
  memset (input, 0, sizeof *input);
  guint64 size = 0;
  int fd = input_open_regular (path, name, &size, diags);
  if (fd < 0)
    return FALSE;
  input->name = g_strdup (name);
  gboolean right = FALSE;
  if (most > 0 && size > most)
    report_too_large (name, size, most, diags);
  else
    right = load (input, fd, size, most, diags) && check (input, most, diags);
  close (fd);
  if (!right)
    input_file_close (input);
  return right;
}

gboolean
input_file_open (InputFile *input, const char *path, const char *name, gsize most, Diagnostics *diags)
{
  if (!input_data_open (input, path, name, most, diags))
    return FALSE;
  if (input->encoding != TEXT_UTF8 && input->encoding != TEXT_UNKNOWN)
    {
      Place place = { .file = input->name };
      diag_report (diags, DIAG_TEXT_ENCODING, &place, text_encoding_name (input->encoding), NULL);
    }
  return TRUE;
}

void
input_file_close (InputFile *input)
{
  g_clear_pointer (&input->mapping, g_mapped_file_unref);
  g_clear_pointer (&input->buffer, g_free);
  g_clear_pointer (&input->converted, g_free);
  g_clear_pointer (&input->name, g_free);
  input->bytes = NULL;
  input->length = 0;
}

/* Checking */

gsize
text_bom_length (const char *bytes, gsize length)
{
  return length >= 3 && memcmp (bytes, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
}

/* Skips 32 bytes at a time as long as they are ASCII without NUL: as signed numbers, all others are not above 0. */
gsize
text_skip_ascii (const char *bytes, gsize length, gsize at)
{
  for (; length - at >= 2 * sizeof (Bytes16); at += 2 * sizeof (Bytes16))
    {
      Bytes16 first = bytes16_load (bytes + at), second = bytes16_load (bytes + at + sizeof first);
      if (bytes16_any ((Bytes16) (((SignedBytes16) first <= 0) | ((SignedBytes16) second <= 0))))
        break;
    }
  return at;
}

gsize
text_character_length (const char *bytes, gsize length, gsize at)
{
  const guchar *c = (const guchar *) bytes + at;
  gsize rest = length - at;
  if (c[0] < 0x80)
    return c[0] == 0 ? 0 : 1;
  if (rest >= 3 && ((c[0] >= 0xe1 && c[0] <= 0xec) || c[0] >= 0xee) && c[0] < 0xf0
      && (c[1] & 0xc0) == 0x80 && (c[2] & 0xc0) == 0x80)
    return 3;   /* nearly all of Chinese */
  gunichar code = g_utf8_get_char_validated (bytes + at, (gssize) MIN (rest, 4));
  if (code == (gunichar) -1 || code == (gunichar) -2)
    return 0;
  return code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}

gboolean
text_check (const char *bytes, gsize length, gsize *bad)
{
  gsize at = 0;
  while (at < length)
    {
      at = text_skip_ascii (bytes, length, at);
      /* A run of bytes after the first that is not ASCII, before skipping is tried again. */
      gsize until = MIN (length, at + 64);
      while (at < until)
        {
          gsize n = text_character_length (bytes, length, at);
          if (n == 0)
            {
              *bad = at;
              return FALSE;
            }
          at += n;
        }
    }
  return TRUE;
}

/* Places and widths */

void
text_position (const char *text, gsize length, gsize offset, guint *line, guint *column)
{
  const char *end = text + MIN (offset, length), *start = text, *newline;
  *line = 1;
  while ((newline = memchr (start, '\n', (gsize) (end - start))) != NULL)
    {
      (*line)++;
      start = newline + 1;
    }
  *column = 1;
  for (; start < end; start++)
    if (((guchar) *start & 0xc0) != 0x80)
      (*column)++;
  /* An offset within a character means this character. */
  if (offset < length && ((guchar) *end & 0xc0) == 0x80 && *column > 1)
    {
      const char *lead = end;
      while (lead > text && ((guchar) *lead & 0xc0) == 0x80)
        lead--;
      if ((guchar) *lead >= 0xc0 && g_utf8_get_char_validated (lead, (gssize) (text + length - lead)) < 0x110000
          && g_utf8_next_char (lead) > end)
        (*column)--;
    }
}

guint
text_display_width (const char *text, gssize length)
{
  guint width = 0;
  const char *end = text + (length < 0 ? (gssize) strlen (text) : length);
  while (text < end)
    {
      gunichar c = g_utf8_get_char_validated (text, end - text);
      if (c == (gunichar) -1 || c == (gunichar) -2)
        {
          width++;
          text++;
          continue;
        }
      if (!g_unichar_iszerowidth (c))
        width += g_unichar_iswide (c) ? 2 : 1;
      text = g_utf8_next_char (text);
    }
  return width;
}
