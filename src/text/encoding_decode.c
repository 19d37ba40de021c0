/* Most bytes of a file of records are ASCII, which is copied eight at a time, and most others are characters of two bytes, which are looked up
 * in a table that ICU's converter fills once. The rest (GB18030's characters of four bytes, Big5's that are long in UTF-8) goes to the
 * converter one by one. */
#include "text/encoding_decode.h"

#include <string.h>
#include <unicode/ucnv.h>
#include <unicode/ustring.h>

#define FIRST_LEAD 0x81
#define LAST_LEAD 0xfe
#define FIRST_TRAIL 0x40
#define LAST_TRAIL 0xfe
#define N_TRAILS (LAST_TRAIL - FIRST_TRAIL + 1)

/* The UTF-8 of a character of two bytes; length 0: ask the converter. */
typedef struct {
  char text[3];
  guint8 length;
} Pair;

typedef struct {
  Pair pairs[(LAST_LEAD - FIRST_LEAD + 1) * N_TRAILS];
} PairTable;

struct TextDecoder {
  UConverter *converter;
  const PairTable *table;
  gsize longest;           /* a character's bytes */
};

static UConverter *
open_converter (TextEncoding encoding)
{
  const char *name = encoding == TEXT_GB18030 ? "gb18030" : encoding == TEXT_BIG5 ? "windows-950-2000" : "ibm-1375_P100-2008";
  UErrorCode error = U_ZERO_ERROR;
  UConverter *converter = ucnv_open (name, &error);
  if (U_SUCCESS (error))
    ucnv_setToUCallBack (converter, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, &error);
  if (U_SUCCESS (error))
    ucnv_setFromUCallBack (converter, UCNV_FROM_U_CALLBACK_STOP, NULL, NULL, NULL, &error);
  if (U_FAILURE (error))
    g_error ("ICU has no converter for %s: %s", name, u_errorName (error));
  return converter;
}

/* One character of exactly `length` bytes as UTF-8 into out[8]; 0 when it is none. */
static gsize
convert_one (UConverter *converter, const char *bytes, gsize length, char *out)
{
  UChar units[4];
  int32_t n_bytes = 0;
  UErrorCode error = U_ZERO_ERROR;
  int32_t n = ucnv_toUChars (converter, units, G_N_ELEMENTS (units), bytes, (int32_t) length, &error);
  if (U_FAILURE (error) || n < 1)
    return 0;
  error = U_ZERO_ERROR;
  u_strToUTF8 (out, 8, &n_bytes, units, n, &error);
  return U_FAILURE (error) ? 0 : (gsize) n_bytes;
}

static gpointer
make_table (gpointer data)
{
  PairTable *table = g_new0 (PairTable, 1);
  UConverter *converter = open_converter ((TextEncoding) GPOINTER_TO_INT (data));
  Pair *pair = table->pairs;
  for (guint lead = FIRST_LEAD; lead <= LAST_LEAD; lead++)
    for (guint trail = FIRST_TRAIL; trail <= LAST_TRAIL; trail++, pair++)
      {
        char bytes[2] = { (char) lead, (char) trail }, text[8];
        gsize length = trail == 0x7f ? 0 : convert_one (converter, bytes, 2, text);
        if (length == 0 || length > sizeof pair->text)
          continue;
        memcpy (pair->text, text, length);
        pair->length = (guint8) length;
      }
  ucnv_close (converter);
  return table;
}

/* The tables are constants of the program that only ICU knows: made once, when first needed, and kept. */
static const PairTable *
table_of (TextEncoding encoding)
{
  static GOnce gb18030 = G_ONCE_INIT, big5 = G_ONCE_INIT, hkscs = G_ONCE_INIT;
  GOnce *once = encoding == TEXT_GB18030 ? &gb18030 : encoding == TEXT_BIG5 ? &big5 : &hkscs;
  return g_once (once, make_table, GINT_TO_POINTER (encoding));
}

TextDecoder *
text_decoder_new (TextEncoding encoding)
{
  TextDecoder *decoder = g_new (TextDecoder, 1);
  decoder->table = table_of (encoding);
  decoder->converter = open_converter (encoding);
  decoder->longest = encoding == TEXT_GB18030 ? 4 : 2;
  return decoder;
}

void
text_decoder_free (TextDecoder *decoder)
{
  if (decoder == NULL)
    return;
  ucnv_close (decoder->converter);
  g_free (decoder);
}

gsize
text_decode_room (gsize length)
{
  return 3 * length + 16;
}

#define HIGH_BITS G_GUINT64_CONSTANT (0x8080808080808080)
#define LOW_BITS G_GUINT64_CONSTANT (0x0101010101010101)

/* Copies ASCII without NUL, in whole words as far as both buffers reach; returns how many bytes. */
static inline gsize
copy_ascii (const char *bytes, gsize length, char *out)
{
  gsize at = 0;
  while (length - at >= 8)
    {
      guint64 word;
      memcpy (&word, bytes + at, 8);
      memcpy (out + at, &word, 8);
      word = GUINT64_FROM_LE (word);
      guint64 other = (word | ((word - LOW_BITS) & ~word)) & HIGH_BITS;
      if (other != 0)
        return at + (gsize) __builtin_ctzll (other) / 8;
      at += 8;
    }
  for (; at < length && bytes[at] > 0; at++)
    out[at] = bytes[at];
  return at;
}

/* Is the byte 0x80 at bytes[at] the € of code page 936? Not where UTF-8 that is taken for GB18030 has one: behind a pair that begins as its Chinese characters do, or
 * before the next of them. */
static gboolean
is_euro (const TextDecoder *decoder, const char *bytes, gsize length, gsize at)
{
  gboolean behind_pair = at >= 2 && (guchar) bytes[at - 1] >= 0x80;
  return decoder->longest == 4 && (guchar) bytes[at] == 0x80 && !(behind_pair && (guchar) bytes[at - 2] >= 0xe0)
         && (at + 1 == length || (guchar) bytes[at + 1] < 0x80);
}

/* The character at bytes[at], which is not ASCII, by the converter. Returns its length, 0 when it is none. */
static gsize
decode_rare (TextDecoder *decoder, const char *all, gsize all_length, gsize at, char *out, gsize *to)
{
  const char *bytes = all + at;
  gsize length = all_length - at;
  if (is_euro (decoder, all, all_length, at))
    {
      memcpy (out + *to, "€", strlen ("€"));
      *to += strlen ("€");
      return 1;
    }
  for (gsize n = 2; n <= MIN (length, decoder->longest); n += 2)
    {
      char text[8];
      gsize got = convert_one (decoder->converter, bytes, n, text);
      if (got == 0)
        continue;
      memcpy (out + *to, text, got);
      *to += got;
      return n;
    }
  return 0;
}

gsize
text_decode (TextDecoder *decoder, const char *bytes, gsize length, char *out, gsize *bad)
{
  const Pair *pairs = decoder->table->pairs;
  gsize at = 0, to = 0;
  while (at < length)
    {
      gsize n = copy_ascii (bytes + at, length - at, out + to);
      at += n;
      to += n;
      if (at < length && bytes[at] == 0)
        break;
      while (at < length && (guchar) bytes[at] >= 0x80)
        {
          guint lead = (guchar) bytes[at], trail = at + 1 < length ? (guchar) bytes[at + 1] : 0;
          const Pair *pair = NULL;
          if (lead >= FIRST_LEAD && lead <= LAST_LEAD && trail >= FIRST_TRAIL && trail <= LAST_TRAIL)
            pair = &pairs[(lead - FIRST_LEAD) * N_TRAILS + trail - FIRST_TRAIL];
          if (G_LIKELY (pair != NULL && pair->length > 0))
            {
              memcpy (out + to, pair, sizeof *pair);
              to += pair->length;
              at += 2;
            }
          else if ((n = decode_rare (decoder, bytes, length, at, out, &to)) > 0)
            at += n;
          else
            {
              *bad = at;
              return to;
            }
        }
    }
  *bad = at;
  return to;
}

gsize
text_encode (TextDecoder *decoder, const char *text, gsize length, GString *bytes)
{
  const char *at = text, *end = text + length;
  while (at < end)
    {
      UChar units[2];
      char encoded[8];
      int32_t n = 0;
      UErrorCode error = U_ZERO_ERROR;
      U16_APPEND_UNSAFE (units, n, g_utf8_get_char (at));
      int32_t got = ucnv_fromUChars (decoder->converter, encoded, sizeof encoded, units, n, &error);
      if (U_FAILURE (error) || got < 1)
        break;
      g_string_append_len (bytes, encoded, got);
      at = g_utf8_next_char (at);
    }
  return (gsize) (at - text);
}

static inline guint
unit_at (const char *bytes, gboolean big)
{
  const guchar *c = (const guchar *) bytes;
  return big ? (guint) c[0] << 8 | c[1] : (guint) c[1] << 8 | c[0];
}

gsize
text_decode_utf16 (TextEncoding encoding, const char *bytes, gsize length, char *out, gsize *bad)
{
  enum { MOST = 512 };
  gboolean big = encoding == TEXT_UTF16BE;
  UChar units[MOST];
  gsize at = 0, to = 0;
  while (at < length)
    {
      /* As many units as are right; ICU does the rest. */
      int32_t n = 0, n_bytes = 0;
      gsize from = at;
      while (n < MOST - 1 && length - at >= 2)
        {
          guint unit = unit_at (bytes + at, big);
          if (unit == 0 || U16_IS_TRAIL (unit))
            break;
          units[n] = (UChar) unit;
          if (U16_IS_LEAD (unit))
            {
              if (length - at < 4 || !U16_IS_TRAIL (unit_at (bytes + at + 2, big)))
                break;
              units[++n] = (UChar) unit_at (bytes + at + 2, big);
              at += 2;
            }
          n++;
          at += 2;
        }
      UErrorCode error = U_ZERO_ERROR;
      u_strToUTF8 (out + to, (int32_t) text_decode_room ((gsize) n * 2), &n_bytes, units, n, &error);
      g_assert (U_SUCCESS (error));
      to += (gsize) n_bytes;
      if (at == from)
        break;
    }
  *bad = at;
  return to;
}
