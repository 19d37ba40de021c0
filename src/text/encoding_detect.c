/* UTF-8 is strict enough to be told from everything else by one word of Chinese. GB18030 is not: six of eight common words in UTF-8 are
 * GB18030, too. So UTF-8 is tried first, and the first run of bytes that is not ASCII decides. */
#define _GNU_SOURCE   /* memrchr */
#include "text/encoding_detect.h"

#include <string.h>

#include "text/encoding_decode.h"

/* The beginning */

#define MARK_BYTES 4096

static gboolean
is_printable (guchar c)
{
  return (c >= 0x20 && c < 0x7f) || c == '\t' || c == '\r' || c == '\n';
}

/* Whether all of a text is what tables of Chinese and English hold, and it has lines and cells. */
static gboolean
is_table_text (const char *text, gsize length)
{
  gboolean line = FALSE, cell = FALSE;
  for (const char *c = text, *end = text + length; c < end; c = g_utf8_next_char (c))
    {
      gunichar letter = g_utf8_get_char (c);
      line |= letter == '\n';
      cell |= letter == ',' || letter == ';' || letter == '\t';
      if (!(letter < 0x80 ? is_printable ((guchar) letter) : letter == 0xb7 || (letter >= 0x2010 && letter <= 0x203b) || (letter >= 0x2190 && letter < 0x2720) || (letter >= 0x3000 && letter < 0x3040)
            || (letter >= 0x3400 && letter < 0xa000) || (letter >= 0xff01 && letter < 0xfff0)))
        return FALSE;
    }
  return line && cell;
}

/* Decodes as far as whole characters reach. */
static gboolean
reads_as_utf16 (TextEncoding encoding, const char *bytes, gsize length, gboolean as_table)
{
  gsize bad;
  g_autofree char *out = g_malloc (text_decode_room (length));
  gsize n = text_decode_utf16 (encoding, bytes, length, out, &bad);
  /* The bytes may end between two halves of a character. */
  return bad + 2 >= length && (!as_table || is_table_text (out, n));
}

/* UTF-16 without a mark: its ASCII characters have a NUL beside them, always on the same side, and are more than the pairs of bytes that
 * would be two ASCII characters of other text; where nearly all is Chinese, the right reading is a table, and the others are not. */
static TextEncoding
utf16_by_nul (const char *bytes, gsize length)
{
  guint pairs = 0, little = 0, big = 0;
  length = MIN (length, MARK_BYTES) / 2 * 2;
  for (gsize i = 0; i < length; i += 2)
    {
      guchar first = (guchar) bytes[i], second = (guchar) bytes[i + 1];
      little += second == 0 && is_printable (first);
      big += first == 0 && is_printable (second);
      pairs += is_printable (first) && is_printable (second);
    }
  if ((little > 0) != (big > 0) && little + big > pairs)
    {
      TextEncoding encoding = little > 0 ? TEXT_UTF16LE : TEXT_UTF16BE;
      return reads_as_utf16 (encoding, bytes, length, FALSE) ? encoding : TEXT_UNKNOWN;
    }
  gboolean as_little = reads_as_utf16 (TEXT_UTF16LE, bytes, length, TRUE), as_big = reads_as_utf16 (TEXT_UTF16BE, bytes, length, TRUE);
  return as_little == as_big ? TEXT_UNKNOWN : as_little ? TEXT_UTF16LE : TEXT_UTF16BE;
}

TextMark
text_detect_mark (const char *bytes, gsize length)
{
  if (length >= 4 && (memcmp (bytes, "\xff\xfe\0\0", 4) == 0 || memcmp (bytes, "\0\0\xfe\xff", 4) == 0))
    return (TextMark) { TEXT_UNKNOWN, 4, TRUE };
  if (length >= 3 && memcmp (bytes, "\xef\xbb\xbf", 3) == 0)
    return (TextMark) { TEXT_UTF8, 3, FALSE };
  if (length >= 2 && memcmp (bytes, "\xff\xfe", 2) == 0)
    return (TextMark) { TEXT_UTF16LE, 2, FALSE };
  if (length >= 2 && memcmp (bytes, "\xfe\xff", 2) == 0)
    return (TextMark) { TEXT_UTF16BE, 2, FALSE };
  TextEncoding encoding = memchr (bytes, '\0', MIN (length, MARK_BYTES)) != NULL ? utf16_by_nul (bytes, length) : TEXT_UNKNOWN;
  return (TextMark) { encoding, 0, FALSE };
}

/* The first text that is not ASCII */

gboolean
text_has_private (const char *text, gsize length)
{
  for (gsize i = 0; i + 2 < length; i++)
    if ((guchar) text[i] == 0xee || ((guchar) text[i] == 0xef && (guchar) text[i + 1] < 0xa4))
      return TRUE;
  return FALSE;
}

/* Decodes bytes[from … until] as GB18030: the offset of the first bad byte, else `until`. */
static gsize
read_as_gb18030 (const char *bytes, gsize from, gsize until, gsize *n_characters, gboolean *private)
{
  g_autoptr (TextDecoder) decoder = text_decoder_new (TEXT_GB18030);
  g_autofree char *out = g_malloc (text_decode_room (until - from));
  gsize bad, length = text_decode (decoder, bytes + from, until - from, out, &bad);
  *private = text_has_private (out, length);
  *n_characters = 0;
  for (gsize i = 0; i < length; i++)
    *n_characters += (guchar) out[i] >= 0xc0;
  return from + bad;
}

static gsize
line_end (const char *bytes, gsize length, gsize at)
{
  const char *newline = memchr (bytes + at, '\n', length - at);
  return newline != NULL ? (gsize) (newline - bytes) : length;
}

/* The run bytes[at … end] is bad UTF-8 at `bad`, behind characters of three bytes or not (`wide`). */
static TextEvidence
evidence_of_bad_run (const char *bytes, gsize length, gsize at, gboolean wide, gsize *bad)
{
  const char *newline = at > 0 ? memrchr (bytes, '\n', at) : NULL;
  gsize start = newline != NULL ? (gsize) (newline + 1 - bytes) : 0, end = line_end (bytes, length, at), n;
  gboolean private;
  gsize as_gb18030 = read_as_gb18030 (bytes, start, end, &n, &private);
  if (as_gb18030 == end && !(wide && private))
    return EVIDENCE_GB18030;
  if (as_gb18030 < end)
    *bad = MAX (*bad, as_gb18030);
  return EVIDENCE_NEITHER;
}

TextEvidence
text_evidence (const char *bytes, gsize length, gsize *bad)
{
  TextEvidence found = EVIDENCE_NONE;
  gsize at = 0;
  for (;;)
    {
      at = text_skip_ascii (bytes, length, at);
      while (at < length && (guchar) bytes[at] < 0x80)
        at++;
      if (at >= length)
        return found;
      gsize end = at, from = at;
      while (end < length && (guchar) bytes[end] >= 0x80)
        end++;
      gboolean wide = FALSE;
      while (at < end)
        {
          gsize n = text_character_length (bytes, end, at);
          if (n == 0)
            {
              *bad = at;
              return evidence_of_bad_run (bytes, length, from, wide, bad);
            }
          wide |= n >= 3;
          at += n;
        }
      if (wide)
        return EVIDENCE_UTF8;
      found = EVIDENCE_WEAK;
    }
}

/* What is wrong */

/* Whether the text around bytes[bad], which is not UTF-8, would be GB18030 up to the end of its line. */
static gboolean
goes_on_as_gb18030 (const char *bytes, gsize length, gsize bad)
{
  gsize end = line_end (bytes, length, bad), start = bad, n;
  gboolean private;
  while (start > 0 && (guchar) bytes[start - 1] >= 0x80)
    start--;
  for (int again = 0; again < 2; again++, start = bad)
    if (read_as_gb18030 (bytes, start, end, &n, &private) == end && n >= 2 && !private)
      return TRUE;
  return FALSE;
}

void
text_report_bad (TextEncoding encoding, gboolean configured, const char *bytes, gsize length, gsize bad, const Place *place,
                 Diagnostics *diags)
{
  gboolean utf16 = encoding == TEXT_UTF16LE || encoding == TEXT_UTF16BE;
  gboolean nul = bytes[bad] == 0 && (!utf16 || (bad + 1 < length && bytes[bad + 1] == 0));
  g_autofree char *hex = g_strdup_printf ("0x%02X", (guchar) bytes[bad]);
  if (nul)
    diag_report (diags, DIAG_TEXT_NUL, place, NULL);
  else if (utf16 || configured)
    diag_report (diags, configured ? DIAG_TEXT_NOT_CONFIGURED : DIAG_TEXT_NOT_UTF16, place, hex, text_encoding_name (encoding), NULL);
  else if (encoding == TEXT_UTF8 && goes_on_as_gb18030 (bytes, length, bad))
    diag_report (diags, DIAG_TEXT_MIXED, place, hex, NULL);
  else
    diag_report (diags, DIAG_TEXT_NOT_UTF8, place, hex, NULL);
}
