/* One pass compares sixteen bytes at a time with the few that can begin something suspicious, so that good text costs next to nothing; only
 * where one is met, it is looked at. */
#define _GNU_SOURCE   /* memrchr */
#include "text/encoding_suspect.h"

#include <string.h>

#include "text/bytes.h"

/* Longest cell, in bytes, whose question marks within are no punctuation: four characters. */
#define SHORT_CELL 12

/* Characters of a Latin text */

guint
text_western_byte (const char *text, gsize length, gsize at, gsize *n)
{
  /* What code page 1252 has at 0x80 … 0x9f. */
  static const gunichar western[] = { 0x20ac, 0x81, 0x201a, 0x192, 0x201e, 0x2026, 0x2020, 0x2021, 0x2c6, 0x2030, 0x160, 0x2039, 0x152,
                                      0x8d, 0x17d, 0x8f, 0x90, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x2dc, 0x2122,
                                      0x161, 0x203a, 0x153, 0x9d, 0x17e, 0x178 };
  if (at >= length || (guchar) text[at] < 0xc2)
    return 0;
  gunichar c = g_utf8_get_char (text + at);
  *n = c < 0x800 ? 2 : 3;
  if (c >= 0x80 && c <= 0xff)
    return c;
  for (guint i = 0; i < G_N_ELEMENTS (western); i++)
    if (western[i] == c)
      return 0x80 + i;
  return 0;
}

/* From `at` on, Latin characters that would be bytes of something else: how many bytes of the text they take, 0 when they are what they seem. */
static gsize
misread_latin (const char *text, gsize length, gsize at)
{
  guchar bytes[32];
  gsize ends[32], n;
  guint have = 0, byte;
  for (gsize i = at; have < 32 && (byte = text_western_byte (text, length, i, &n)) != 0; i += n)
    {
      bytes[have] = (guchar) byte;
      ends[have++] = i + n;
    }
  /* UTF-8: a lead byte and as many continuations as it asks for; of two-byte characters only those of Western letters and signs. */
  if (have >= 3 && bytes[0] >= 0xe3 && bytes[0] <= 0xef && (bytes[1] & 0xc0) == 0x80 && (bytes[2] & 0xc0) == 0x80)
    return ends[2] - at;
  if (have >= 2 && (bytes[0] == 0xc2 || bytes[0] == 0xc3) && (bytes[1] & 0xc0) == 0x80)
    return ends[1] - at;
  /* GBK: at least two whole characters of the usual ones, and nothing else. */
  guint pairs = 0;
  while (2 * pairs + 1 < have && bytes[2 * pairs] >= 0xb0 && bytes[2 * pairs] <= 0xf7 && bytes[2 * pairs + 1] >= 0xa1 && bytes[2 * pairs + 1] <= 0xfe)
    pairs++;
  return pairs >= 2 ? ends[2 * pairs - 1] - at : 0;
}

/* Question marks */

static gboolean
is_han (const char *text, gsize length, gsize at)
{
  guchar c = at + 2 < length ? (guchar) text[at] : 0;
  return (c >= 0xe4 && c <= 0xe9) || (c == 0xe3 && (guchar) text[at + 1] >= 0x90);
}

static gboolean
is_cell_end (char c, char delimiter)
{
  return c == delimiter || c == '"' || c == '\n' || c == '\r';
}

/* Whether the question marks text[at … end] stand where a word of Chinese stood: alone in a cell, two at least; before Chinese at the beginning of a
 * cell or in a short one. In longer text a question ends with them. */
static gboolean
lost_in_cell (const char *text, gsize length, gsize at, gsize end, char delimiter)
{
  gsize from = at, to = end;
  while (from > 0 && at - from <= SHORT_CELL && !is_cell_end (text[from - 1], delimiter))
    from--;
  while (to < length && to - end <= SHORT_CELL && !is_cell_end (text[to], delimiter))
    to++;
  if (from == at && to == end)
    return end - at >= 2;
  return is_han (text, length, end) && (from == at || to - from <= SHORT_CELL);
}

/* Looking at one place */

/* What begins at text[at]: its kind and how many bytes it takes; 0: nothing. */
static gsize
suspect_at (const char *text, gsize length, gsize at, char delimiter, SuspectKind *kind)
{
  const guchar *c = (const guchar *) text + at;
  gsize rest = length - at;
  if (c[0] == '?')
    {
      gsize end = at;
      while (end < length && text[end] == '?')
        end++;
      *kind = SUSPECT_QUESTION;
      return delimiter != 0 && (at == 0 || text[at - 1] != '?') && lost_in_cell (text, length, at, end, delimiter) ? end - at : 0;
    }
  if (rest < 2)
    return 0;
  *kind = SUSPECT_MISREAD;
  if (c[0] == 0xc2 || c[0] == 0xc3)
    return misread_latin (text, length, at);
  if (rest < 3)
    return 0;
  *kind = SUSPECT_PRIVATE;
  if (c[0] == 0xee || (c[0] == 0xef && c[1] < 0xa4))
    return 3;
  *kind = SUSPECT_LOST;
  if (c[0] == 0xef)
    return c[1] == 0xbf && c[2] == 0xbd ? 3 : 0;
  /* Two U+FFFD in UTF-8, read as GBK, are 锟斤拷. */
  if (rest >= 6 && memcmp (c, "锟斤", 6) == 0)
    return rest >= 9 && memcmp (c + 6, "拷", 3) == 0 ? 9 : 6;
  /* 。 “ ” ， of UTF-8 read as GBK. */
  *kind = SUSPECT_MISREAD;
  return memcmp (c, "銆", 3) == 0 || memcmp (c, "鈥", 3) == 0 || memcmp (c, "锛", 3) == 0 ? 3 : 0;
}

static guint
count_characters (const char *text, gsize length)
{
  guint n = 0;
  for (gsize i = 0; i < length; i++)
    n += ((guchar) text[i] & 0xc0) != 0x80;
  return n;
}

/* The short cell that holds text[*from … *to]: question marks alone say little. */
static void
widen_to_cell (const char *text, gsize length, char delimiter, gsize *from, gsize *to)
{
  gsize start = *from, end = *to;
  while (start > 0 && *from - start <= SHORT_CELL && !is_cell_end (text[start - 1], delimiter))
    start--;
  while (end < length && end - *to <= SHORT_CELL && !is_cell_end (text[end], delimiter))
    end++;
  if (end - start > SHORT_CELL + (*to - *from))
    return;
  *from = start;
  *to = end;
}

static void
keep_sample (Suspect *suspect, const char *text, gsize from, gsize to)
{
  gsize n = MIN (to - from, sizeof suspect->sample - 1);
  while (n < to - from && n > 0 && ((guchar) text[from + n] & 0xc0) == 0x80)
    n--;
  memcpy (suspect->sample, text + from, n);
}

static void
keep_first (Suspect *suspect, guint64 block, const char *text, gsize at, gsize taken)
{
  const char *newline = memrchr (text, '\n', at);
  gsize start = newline != NULL ? (gsize) (newline + 1 - text) : 0;
  suspect->block = block;
  for (const char *line = text; (line = memchr (line, '\n', (gsize) (text + start - line))) != NULL; line++)
    suspect->lines++;
  suspect->column = count_characters (text + start, at - start) + 1;
  suspect->length = count_characters (text + at, taken);
}

/* The offset of the next byte from `at` on that may begin something suspicious, or `length`. */
static gsize
next_candidate (const char *text, gsize length, gsize at)
{
  for (; length - at > sizeof (Bytes16); at += sizeof (Bytes16))
    {
      Bytes16 a = bytes16_load (text + at);
      if (!bytes16_any ((Bytes16) ((a >= 0xc2) | (a == '?'))))
        continue;          /* most of what is not Chinese */
      Bytes16 b = bytes16_load (text + at + 1);
      Bytes16 found = (Bytes16) ((a == 0xc2) | (a == 0xc3) | (a == 0xee)) | (Bytes16) ((a == 0xef) & ((b < 0xa4) | (b == 0xbf)))
                      | (Bytes16) ((a == 0xe9) & ((b == 0x94) | (b == 0x8a) | (b == 0x88)))
                      | (Bytes16) ((a == '?') & ((b == '?') | (b >= 0xe3)));
      if (!bytes16_any (found))
        continue;
      for (guint i = 0; i < sizeof found; i++)
        if (found[i])
          return at + i;
    }
  for (; at < length; at++)
    if ((guchar) text[at] >= 0xc2 || text[at] == '?')
      return at;
  return length;
}

void
text_suspects_find (Suspects *suspects, guint64 block, const char *text, gsize length, char delimiter)
{
  gsize at = 0;
  while ((at = next_candidate (text, length, at)) < length)
    {
      SuspectKind kind = SUSPECT_LOST;
      gsize taken = suspect_at (text, length, at, delimiter, &kind);
      if (taken > 0 && suspects->kinds[kind].count++ == 0)
        {
          gsize from = at, to = at + taken;
          keep_first (&suspects->kinds[kind], block, text, at, taken);
          if (kind == SUSPECT_QUESTION)
            widen_to_cell (text, length, delimiter, &from, &to);
          keep_sample (&suspects->kinds[kind], text, from, to);
        }
      at += MAX (taken, 1);
    }
}

void
text_suspects_note (Suspects *suspects, SuspectKind kind, guint64 block, const char *text, gsize at, gsize taken)
{
  if (suspects->kinds[kind].count++ > 0)
    return;
  keep_first (&suspects->kinds[kind], block, text, at, taken);
  keep_sample (&suspects->kinds[kind], text, at, at + taken);
}

void
text_suspects_add (Suspects *suspects, const Suspects *further)
{
  for (guint i = 0; i < N_SUSPECTS; i++)
    if (suspects->kinds[i].count == 0)
      suspects->kinds[i] = further->kinds[i];
    else
      suspects->kinds[i].count += further->kinds[i].count;
}

void
text_suspects_report (const Suspects *suspects, const char *file, guint (*line_of) (guint64 block, gpointer data), gpointer data,
                      TextEncoding encoding, Diagnostics *diags)
{
  static const DiagId ids[N_SUSPECTS] = { DIAG_TEXT_LOST, DIAG_TEXT_MISREAD, DIAG_TEXT_PRIVATE, DIAG_TEXT_QUESTION };
  for (guint i = 0; i < N_SUSPECTS; i++)
    {
      const Suspect *suspect = &suspects->kinds[i];
      if (suspect->count == 0)
        continue;
      Place place = { .file = file, .column = suspect->column, .length = suspect->length };
      place.line = (line_of != NULL ? line_of (suspect->block, data) : 1) + suspect->lines;
      g_autofree char *count = g_strdup_printf ("%" G_GUINT64_FORMAT, suspect->count);
      diag_report (diags, i == SUSPECT_PRIVATE && encoding == TEXT_BIG5 ? DIAG_TEXT_PRIVATE_BIG5 : ids[i], &place, suspect->sample, count, NULL);
    }
}
