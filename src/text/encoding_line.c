/* A line of a file for a message: found by its line ends, then decoded alone. */
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "text/encoding_decode.h"
#include "text/encoding_detect.h"

#define CHUNK (64 * 1024)
/* Of a longer line the beginning is shown, of a larger file in UTF-16 nothing. */
#define MOST_LINE (1024 * 1024)
#define MOST_UTF16 (64 * 1024 * 1024)

/* Reads the bytes from `offset` to the next line end, at most MOST_LINE. */
static GString *
read_line (int fd, guint64 offset)
{
  g_autofree char *chunk = g_malloc (CHUNK);
  GString *bytes = g_string_new (NULL);
  ssize_t got;
  while (bytes->len < MOST_LINE && (got = pread (fd, chunk, CHUNK, (off_t) offset)) > 0)
    {
      const char *newline = memchr (chunk, '\n', (gsize) got);
      g_string_append_len (bytes, chunk, newline != NULL ? newline - chunk : got);
      if (newline != NULL)
        break;
      offset += (guint64) got;
    }
  return bytes;
}

/* The offset of a line; FALSE when the file has fewer. */
static gboolean
find_line (int fd, guint line, guint64 *offset)
{
  g_autofree char *chunk = g_malloc (CHUNK);
  ssize_t got = 0;
  *offset = 0;
  for (guint at = 1; at < line; *offset += (guint64) got)
    {
      got = pread (fd, chunk, CHUNK, (off_t) *offset);
      if (got <= 0)
        return FALSE;
      const char *newline, *start = chunk, *end = chunk + got;
      while (at < line && (newline = memchr (start, '\n', (gsize) (end - start))) != NULL)
        {
          at++;
          start = newline + 1;
        }
      if (at == line)
        got = start - chunk;
    }
  return TRUE;
}

static char *
byte_line (int fd, guint line, TextEncoding encoding)
{
  guint64 offset;
  if (!find_line (fd, line, &offset))
    return NULL;
  g_autoptr (GString) bytes = read_line (fd, offset);
  gsize bad, mark = line == 1 && text_bom_length (bytes->str, bytes->len) ? 3 : 0;
  g_string_erase (bytes, 0, (gssize) mark);
  if (text_check (bytes->str, bytes->len, &bad))
    return g_strndup (bytes->str, bytes->len);
  g_autoptr (TextDecoder) decoder = text_decoder_new (encoding == TEXT_BIG5 || encoding == TEXT_BIG5_HKSCS ? encoding : TEXT_GB18030);
  g_autofree char *out = g_malloc (text_decode_room (bytes->len));
  gsize length = text_decode (decoder, bytes->str, bytes->len, out, &bad);
  return bad == bytes->len ? g_strndup (out, length) : NULL;
}

static char *
utf16_line (int fd, TextMark mark, guint line)
{
  off_t size = lseek (fd, 0, SEEK_END);
  if (size < (off_t) mark.bom || size > MOST_UTF16)
    return NULL;
  gsize length = (gsize) size - mark.bom, bad;
  g_autofree char *bytes = g_malloc (length + 1), *out = g_malloc (text_decode_room (length));
  if (pread (fd, bytes, length, (off_t) mark.bom) != (ssize_t) length)
    return NULL;
  const char *start = out, *end = out + text_decode_utf16 (mark.encoding, bytes, length, out, &bad), *newline;
  for (; line > 1; line--, start = newline + 1)
    if ((newline = memchr (start, '\n', (gsize) (end - start))) == NULL)
      return NULL;
  newline = memchr (start, '\n', (gsize) (end - start));
  return g_strndup (start, (gsize) ((newline != NULL ? newline : end) - start));
}

char *
text_file_line (const char *path, guint line, TextEncoding encoding)
{
  char beginning[4096];
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  if (fd < 0)
    return NULL;
  ssize_t got = pread (fd, beginning, sizeof beginning, 0);
  TextMark mark = text_detect_mark (beginning, (gsize) MAX (got, 0));
  gboolean utf16 = mark.encoding == TEXT_UTF16LE || mark.encoding == TEXT_UTF16BE;
  char *text = utf16 ? utf16_line (fd, mark, line) : byte_line (fd, line, encoding);
  close (fd);
  if (text != NULL)
    g_strdelimit (text, "\r", ' ');
  return text;
}
