/* Nothing here runs over clean rows: headers that name nothing, the beginning of a file. */
#include "text/encoding_misread.h"

#include <string.h>

#include "text/encoding_decode.h"

static const char western[] = "Latin-1";

const Misreading *
text_misreading (guint n)
{
  static const Misreading misreadings[] = {
    { "GB18030", "UTF-8" }, { "GB18030", "Big5" }, { western, "GB18030" }, { western, "UTF-8" }, { western, "Big5" }, { "Big5", "GB18030" }, { "Big5", "UTF-8" },
  };
  return n < G_N_ELEMENTS (misreadings) ? &misreadings[n] : NULL;
}

/* What the bytes of Latin-1 or code page 1252 were; how many bytes of the text were taken. */
static gsize
western_bytes (const char *text, gsize length, GString *bytes)
{
  gsize at = 0, n = 1;
  for (guint byte; at < length; at += n, n = 1)
    if ((guchar) text[at] < 0x80)
      g_string_append_c (bytes, text[at]);
    else if ((byte = text_western_byte (text, length, at, &n)) != 0)
      g_string_append_c (bytes, (char) byte);
    else
      break;
  return at;
}

/* Bytes as text, all of them; NULL when some do not fit. New string. */
static char *
decode_all (const char *encoding, const char *bytes, gsize length)
{
  gsize bad;
  if (strcmp (encoding, "UTF-8") == 0)
    return text_check (bytes, length, &bad) ? g_strndup (bytes, length) : NULL;
  g_autoptr (TextDecoder) decoder = text_decoder_new (text_encoding_by_name (encoding));
  g_autofree char *out = g_malloc (text_decode_room (length));
  gsize n = text_decode (decoder, bytes, length, out, &bad);
  return bad == length ? g_strndup (out, n) : NULL;
}

char *
text_misread_undo (const Misreading *misreading, const char *text, gsize length)
{
  g_autoptr (GString) bytes = g_string_new (NULL);
  gsize taken;
  gboolean ascii = TRUE;
  for (gsize i = 0; i < length; i++)
    ascii &= (guchar) text[i] < 0x80;
  if (ascii || !g_utf8_validate (text, (gssize) length, NULL))
    return NULL;
  if (misreading->as == western)
    taken = western_bytes (text, length, bytes);
  else
    {
      g_autoptr (TextDecoder) decoder = text_decoder_new (text_encoding_by_name (misreading->as));
      taken = text_encode (decoder, text, length, bytes);
    }
  return taken == length ? decode_all (misreading->is, bytes->str, bytes->len) : NULL;
}

/* Big5 that GB18030 fits */

/* The lead bytes of the characters that are common in Big5, of which GB18030 has signs and kana at first, then nothing, then those of simplified Chinese. */
enum { BIG5_COMMON = 0xa4, GB_NOTHING = 0xaa, GB_HAN = 0xb0, BIG5_COMMON_END = 0xc6, BIG5_RARE = 0xc9, GB_HAN_END = 0xf7, BIG5_END = 0xf9 };

typedef struct {
  guint pairs;             /* but for signs */
  guint common;            /* those common in Big5 */
  guint simplified;        /* those that simplified Chinese has in GB18030 */
  guint nothing;           /* those for which GB18030 has nothing but private-use characters */
  gsize first;             /* where the first stands */
} PairCounts;

/* FALSE: it is no Big5. */
static gboolean
count_pair (PairCounts *counts, guint lead, guint trail, gsize at)
{
  gboolean low = trail >= 0x40 && trail <= 0x7e, high = trail >= 0xa1 && trail <= 0xfe;
  if (lead < 0xa1 || lead > BIG5_END || !(low || high) || (lead >= BIG5_COMMON_END && lead < BIG5_RARE && !(lead == BIG5_COMMON_END && low)))
    return FALSE;
  if (lead < BIG5_COMMON)
    return TRUE;
  if (counts->pairs++ == 0)
    counts->first = at;
  counts->common += lead <= BIG5_COMMON_END;
  counts->nothing += (lead >= GB_NOTHING && lead < GB_HAN && high) || lead > GB_HAN_END;
  counts->simplified += high && lead <= GB_HAN_END && (lead < GB_NOTHING || lead >= GB_HAN);
  return TRUE;
}

/* The word at bytes[at]: at most sixteen pairs. */
static char *
decode_word (const char *encoding, const char *bytes, gsize length, gsize at)
{
  gsize end = at;
  while (end + 1 < length && (guchar) bytes[end] >= 0x80 && end < at + 32)
    end += 2;
  return decode_all (encoding, bytes + at, end - at);
}

gboolean
text_looks_like_big5 (const char *bytes, gsize length, char **read, char **meant)
{
  PairCounts counts = { 0 };
  for (gsize at = 0; at < length; at += 2)
    {
      at = text_skip_ascii (bytes, length, at);
      while (at < length && (guchar) bytes[at] < 0x80)
        at++;
      if (at + 1 < length && !count_pair (&counts, (guchar) bytes[at], (guchar) bytes[at + 1], at))
        return FALSE;
    }
  /* Three of five trail bytes of Big5 are also those of simplified Chinese; in that nearly all are. */
  gboolean likely = counts.nothing > 0 ? 5 * counts.simplified <= 4 * counts.pairs : 3 * counts.simplified <= 2 * counts.pairs;
  if (counts.pairs < 4 || 10 * counts.common < 9 * counts.pairs || !likely)
    return FALSE;
  *meant = decode_word ("Big5", bytes, length, counts.first);
  *read = *meant != NULL ? decode_word ("GB18030", bytes, length, counts.first) : NULL;
  if (*read != NULL)
    return TRUE;
  g_clear_pointer (meant, g_free);
  return FALSE;
}

/* UTF-8 that was read as GBK */

enum { MOST_CODE = 0x10000, LEAST_WORD = 3 * 3, MOST_WORD = 256 };

/* A bit for each character that begins a Chinese word of UTF-8 read as GBK. */
static gpointer
make_beginnings (gpointer unused)
{
  guchar *bits = g_malloc0 (MOST_CODE / 8);
  g_autoptr (TextDecoder) decoder = text_decoder_new (TEXT_GB18030);
  for (guint lead = 0xe4; lead <= 0xe9; lead++)
    for (guint trail = 0x80; trail <= 0xbf; trail++)
      {
        char pair[2] = { (char) lead, (char) trail }, out[32];
        gsize bad, n = text_decode (decoder, pair, 2, out, &bad);
        gunichar c = n > 0 ? g_utf8_get_char_validated (out, (gssize) n) : MOST_CODE;
        if (c < MOST_CODE)
          bits[c / 8] |= (guchar) (1u << c % 8);
      }
  return bits;
}

/* How many characters of simplified Chinese that are common the bytes of UTF-8 are; 0 when another is among them. The last one may be cut off. */
static guint
common_characters (TextDecoder *decoder, const char *bytes, gsize length)
{
  guint n = 0;
  for (gsize at = 0; length - at >= 3; at += 3)
    {
      g_autoptr (GString) pair = g_string_new (NULL);
      if (text_character_length (bytes, length, at) != 3 || text_encode (decoder, bytes + at, 3, pair) != 3 || pair->len != 2
          || (guchar) pair->str[0] < 0xb0 || (guchar) pair->str[0] > 0xd7 || (guchar) pair->str[1] < 0xa1)
        return 0;
      n++;
    }
  return n;
}

/* Whether the word of characters that are not ASCII was UTF-8. Where its bytes did not end with a character, U+FFFD or ? stands for the last one. */
static gboolean
was_utf8 (TextDecoder *decoder, const char *word, gsize length)
{
  g_autoptr (GString) bytes = g_string_new (NULL);
  const char *lost = strstr (word, "\xef\xbf\xbd");
  gboolean cut = lost != NULL || word[length] == '?';
  length = lost != NULL ? (gsize) (lost - word) : length;
  if (text_encode (decoder, word, length, bytes) < length)
    return FALSE;
  return (cut || bytes->len % 3 == 0) && common_characters (decoder, bytes->str, bytes->len) >= 2;
}

void
text_suspects_find_gbk (Suspects *suspects, guint64 block, const char *text, gsize length)
{
  static GOnce once = G_ONCE_INIT;
  const guchar *beginnings = NULL;
  g_autoptr (TextDecoder) decoder = NULL;
  for (gsize at = 0, end; at < length; at = end)
    {
      at = text_skip_ascii (text, length, at);
      while (at < length && (guchar) text[at] < 0x80)
        at++;
      for (end = at; end < length && (guchar) text[end] >= 0x80;)
        end++;
      if (end - at < LEAST_WORD || end - at > MOST_WORD)
        continue;
      if (beginnings == NULL)
        beginnings = g_once (&once, make_beginnings, NULL);
      gunichar c = g_utf8_get_char (text + at);
      if (c >= MOST_CODE || (beginnings[c / 8] & 1u << c % 8) == 0)
        continue;
      if (decoder == NULL)
        decoder = text_decoder_new (TEXT_GB18030);
      g_autofree char *word = g_strndup (text + at, end - at + (end < length));
      if (was_utf8 (decoder, word, end - at))
        {
          text_suspects_note (suspects, SUSPECT_MISREAD, block, text, at, end - at);
          suspects->kinds[SUSPECT_PRIVATE].count = 0;
        }
    }
}
