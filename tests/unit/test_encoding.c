#include "text/encoding.h"

#include <sys/stat.h>
#include <unistd.h>

#include "text/encoding_decode.h"
#include "text/encoding_suspect.h"
#include "text_support.h"

static void
check_file (const char *bytes, gssize length, gsize most, const char *text, const char *messages)
{
  Diagnostics *diags = diag_new ();
  char *path = temporary_file (bytes, length);
  InputFile input;
  gboolean right = input_file_open (&input, path, "t.txt", most, diags);
  g_assert_cmpint (right, ==, text != NULL);
  if (right)
    {
      g_assert_cmpmem (input.bytes, input.length, text, strlen (text));
      g_assert_cmpstr (input.name, ==, "t.txt");
      input_file_close (&input);
    }
  assert_said (diags, messages);
  remove_file (path);
  diag_free (diags);
}

static void
test_open (void)
{
  check_file ("", 0, 0, "", "");
  check_file ("abc\n", -1, 0, "abc\n", "");
  check_file ("\xef\xbb\xbf陈静", -1, 0, "陈静", "");
  check_file ("abcd", -1, 4, "abcd", "");
  check_file ("abcde", -1, 4, NULL, "- file-too-large\n");
  check_file ("ab\n陈\0x", 8, 0, NULL, "2:2 text-nul\n");
  check_file ("ab\n陈静\xe9 x", -1, 0, NULL, "2:3 text-not-utf8\n");
  check_file ("\xd0\xd5\xc3\xfb\n", -1, 0, "姓名\n", "- text-encoding\n");
  /* 涓€ is 一 of UTF-8 in GBK, where € is a byte of its own. */
  check_file ("\xbc\xdb\xb8\xf1\x80" "5\n", -1, 0, "价格€5\n", "- text-encoding\n");
  check_file ("\x80 \xbc\xdb\n", -1, 0, "€ 价\n", "- text-encoding\n");
  check_file ("\xe4\xb8 \xe4\xb8\x80\n", -1, 0, NULL, "1:4 text-not-utf8\n");
  check_file ("\xff\xfe\x48\x96", 4, 0, "陈", "- text-encoding\n");
  check_file ("\xfe\xff\x96\x48", 4, 0, "陈", "- text-encoding\n");
}

/* Data comes in whatever encoding programs write. */
static void
test_data (void)
{
  Diagnostics *diags = diag_new ();
  char *path = temporary_file ("\xd0\xd5\xc3\xfb\n", -1);
  InputFile input;
  g_assert_true (input_data_open (&input, path, "t.json", 0, diags));
  g_assert_cmpstr (input.bytes, ==, "姓名\n");
  g_assert_cmpint (input.encoding, ==, TEXT_GB18030);
  input_file_close (&input);
  assert_said (diags, "");
  remove_file (path);
  diag_free (diags);
}

static void
test_messages (void)
{
  Diagnostics *diags = diag_new ();
  char *path = temporary_file ("ab\n\xd0\xd5\xc3\xff\n", -1);
  InputFile input;
  g_assert_false (input_file_open (&input, path, "data/people.csv", 0, diags));
  g_autofree char *text = said_in_full (diags);
  g_assert_nonnull (strstr (text, "data/people.csv:2:2: error:"));
  g_assert_nonnull (strstr (text, "0xC3"));
  g_assert_nonnull (strstr (text, "save the file again as text in UTF-8"));
  remove_file (path);
  diag_free (diags);
}

static void
test_no_file (void)
{
  Diagnostics *diags = diag_new ();
  g_autofree char *folder = g_dir_make_tmp ("trainbook-XXXXXX", NULL);
  g_autofree char *pipe = g_build_filename (folder, "pipe", NULL), *secret = g_build_filename (folder, "secret", NULL);
  InputFile input;
  g_assert_false (input_file_open (&input, "/nonexistent/x", "x", 0, diags));
  g_assert_false (input_file_open (&input, folder, "folder", 0, diags));
  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  g_assert_false (input_file_open (&input, pipe, "pipe", 0, diags));   /* at once: nobody writes into it */
  assert_said (diags, "- file-is-directory\n- file-not-regular\n- file-missing\n");
  if (geteuid () != 0)
    {
      g_assert_true (g_file_set_contents (secret, "x", 1, NULL));
      g_chmod (secret, 0);
      g_assert_false (input_file_open (&input, secret, "secret", 0, diags));
      g_assert_cmpuint (diag_count_id (diags, DIAG_FILE_OPEN), ==, 1);
      g_unlink (secret);
    }
  g_unlink (pipe);
  g_rmdir (folder);
  diag_free (diags);
}

/* Large files are mapped; a mistake in the last byte is found. */
static void
test_large (void)
{
  gsize length = 9 * 1024 * 1024;
  g_autofree char *bytes = g_malloc (length);
  for (gsize i = 0; i < length; i++)
    bytes[i] = i % 100 == 99 ? '\n' : 'x';
  char *path = temporary_file (bytes, (gssize) length);
  Diagnostics *diags = diag_new ();
  InputFile input;
  g_assert_true (input_file_open (&input, path, "t.txt", 0, diags));
  g_assert_cmpmem (input.bytes, input.length, bytes, length);
  input_file_close (&input);
  bytes[length - 1] = '\xc3';
  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
  g_assert_false (input_file_open (&input, path, "t.txt", 0, diags));
  g_autofree char *expected = g_strdup_printf ("%" G_GSIZE_FORMAT ":%d text-not-utf8\n", length / 100 + 1, (int) ((length - 1) % 100 + 1));
  assert_said (diags, expected);
  remove_file (path);
  diag_free (diags);
}

/* Every single sequence of four bytes would take too long: all of two, and many of four, against GLib, at each alignment. */
static void
test_check (void)
{
  char text[80];
  for (guint first = 1; first < 256; first++)
    for (guint second = 1; second < 256; second++)
      for (guint at = 30; at < 34; at += 3)
        {
          memset (text, 'x', sizeof text);
          text[at] = (char) first;
          text[at + 1] = (char) second;
          gsize bad = 0;
          const char *end;
          gboolean right = text_check (text, sizeof text, &bad);
          g_assert_cmpint (right, ==, g_utf8_validate (text, sizeof text, &end));
          if (!right)
            g_assert_cmpuint (bad, ==, (gsize) (end - text));
        }
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  static const guchar interesting[] = { 'a', 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc1, 0xc2, 0xdf, 0xe0, 0xe1, 0xec, 0xed, 0xee, 0xef, 0xf0, 0xf1,
                                        0xf4, 0xf5, 0xff };
  for (guint round = 0; round < 500000; round++)
    {
      guint length = (guint) g_rand_int_range (random, 1, 6), at = (guint) g_rand_int_range (random, 0, 70);
      memset (text, 'x', sizeof text);
      for (guint i = 0; i < length; i++)
        text[at + i] = (char) interesting[g_rand_int_range (random, 0, G_N_ELEMENTS (interesting))];
      gsize bad = 0, size = at + length;
      const char *end;
      gboolean right = text_check (text, size, &bad);
      g_assert_cmpint (right, ==, g_utf8_validate (text, (gssize) size, &end));
      if (!right)
        g_assert_cmpuint (bad, ==, (gsize) (end - text));
    }
  for (guint at = 0; at < sizeof text; at++)
    {
      gsize bad = 0;
      memset (text, 'x', sizeof text);
      text[at] = '\0';
      g_assert_false (text_check (text, sizeof text, &bad));
      g_assert_cmpuint (bad, ==, at);
    }
}

/* Conversion by the C library, which knows nothing of ours. New string. */
static char *
from_utf8 (const char *encoding, const char *text, gssize length, gsize *n)
{
  GError *error = NULL;
  char *bytes = g_convert (text, length, encoding, "UTF-8", NULL, n, &error);
  g_assert_no_error (error);
  return bytes;
}

static void
check_encoded (const char *mark, gsize mark_length, const char *encoding, const char *text, TextEncoding expected)
{
  gsize n;
  g_autofree char *bytes = from_utf8 (encoding, text, -1, &n);
  g_autoptr (GString) file = g_string_new_len (mark, (gssize) mark_length);
  g_string_append_len (file, bytes, (gssize) n);
  Diagnostics *diags = diag_new ();
  char *path = temporary_file (file->str, (gssize) file->len);
  InputFile input;
  g_assert_true (input_file_open (&input, path, "t.txt", 0, diags));
  g_assert_cmpmem (input.bytes, input.length, text, strlen (text));
  g_assert_cmpint (input.encoding, ==, expected);
  input_file_close (&input);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  /* A line that is UTF-8 by chance is not asked for. */
  for (guint i = 0; lines[i] != NULL && !g_str_has_prefix (text, "模"); i++)
    {
      g_autofree char *line = text_file_line (path, i + 1, expected);
      g_strdelimit (lines[i], "\r", ' ');
      g_assert_cmpstr (line, ==, lines[i]);
    }
  g_assert_null (text_file_line (path, g_strv_length (lines) + 1, expected));
  remove_file (path);
  diag_free (diags);
}

static void
test_encodings (void)
{
  static const char text[] = "工号,姓名\r\nE1,陈静\n\nE2,𠮷田 É\nE3,上上上";
  check_encoded ("", 0, "UTF-8", text, TEXT_UNKNOWN);
  check_encoded ("\xef\xbb\xbf", 3, "UTF-8", text, TEXT_UTF8);
  check_encoded ("\xff\xfe", 2, "UTF-16LE", text, TEXT_UTF16LE);
  check_encoded ("\xfe\xff", 2, "UTF-16BE", text, TEXT_UTF16BE);
  check_encoded ("", 0, "UTF-16LE", text, TEXT_UTF16LE);
  check_encoded ("", 0, "UTF-16BE", text, TEXT_UTF16BE);
  check_encoded ("", 0, "GB18030", text, TEXT_GB18030);
  /* Words whose bytes in GBK begin like UTF-8; 联通, of which a careless reader makes nothing. */
  check_encoded ("", 0, "GB18030", "模\n联通\n", TEXT_GB18030);
  check_encoded ("", 0, "GB18030", "联通", TEXT_GB18030);
  check_encoded ("", 0, "GB18030", "模,茅\n璐璐\n", TEXT_GB18030);
  check_encoded ("", 0, "GB18030", "a\\b|c,镕喆\n朱镕基", TEXT_GB18030);
}

static void
test_not_one (void)
{
  /* No mark, one NUL: a stray byte, no UTF-16. */
  check_file ("E04,7\0" "4\n", 8, 0, NULL, "1:6 text-nul\n");
  check_file ("a\0", 2, 0, "a", "- text-encoding\n");
  check_file ("\xff\xfe" "a\0\0\0b\0", 8, 0, NULL, "1:2 text-nul\n");
  check_file ("\xff\xfe\x48\x96\n", 5, 0, NULL, "1:2 text-not-utf16\n");
  check_file ("\xff\xfe\n\0\x48\x96\x00\xdc", 8, 0, NULL, "2:2 text-not-utf16\n");
  check_file ("\xff\xfe\0\0a\0\0\0", 8, 0, NULL, "1:1 text-utf32\n");
  check_file ("\0\0\xfe\xff\0\0\0a", 8, 0, NULL, "1:1 text-utf32\n");
  /* Good as GB18030 up to the second line, bad as UTF-8 in the first: the former got further. */
  check_file ("\xd0\xd5\xc3\xfb\n\xd0\xd5\xc3\xff\n", -1, 0, NULL, "2:2 text-not-utf8\n");
  check_file ("ab\xe9z, \xd0\xd5\xff\n", -1, 0, NULL, "1:7 text-not-utf8\n");
  /* UTF-8, then GB18030. */
  check_file ("姓名\n\xd0\xd5\xc3\xfb\n", -1, 0, NULL, "2:1 text-mixed\n");
  check_file ("姓名,\xd0\xd5\xc3\xfb\n", -1, 0, NULL, "1:4 text-mixed\n");
  check_file ("\xef\xbb\xbf" "ab\xd0\xd5\xc3\xfb\n", -1, 0, NULL, "1:3 text-mixed\n");
  /* Cut within a character. */
  check_file ("训练\xe8\xae", -1, 0, NULL, "1:3 text-not-utf8\n");
}

/* Every character of two bytes, and random text, as the C library decodes them, which does not know the € of code page 936. */
static void
test_against_iconv (void)
{
  g_autoptr (TextDecoder) decoder = text_decoder_new (TEXT_GB18030);
  guint differ = 0;
  for (guint lead = 0x81; lead < 0x100; lead++)
    for (guint trail = 1; trail < 0x100; trail++)
      {
        char bytes[3] = { (char) lead, (char) trail, '\n' }, out[32];
        gsize bad, n = 0;
        gsize length = text_decode (decoder, bytes, 3, out, &bad);
        g_autofree char *theirs = g_convert (bytes, 3, "UTF-8", "GB18030", NULL, &n, NULL);
        g_assert_cmpint (theirs != NULL, ==, bad == 3);
        if (theirs != NULL && (n != length || memcmp (theirs, out, n) != 0))
          differ++;
      }
  /* The standard moved some two dozen signs out of the private area; libraries follow at their own pace. */
  g_assert_cmpuint (differ, <=, 40);

  g_autoptr (GRand) random = g_rand_new_with_seed (5);
  for (guint round = 0; round < 20000; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      guint n_characters = (guint) g_rand_int_range (random, 0, 40);
      for (guint i = 0; i < n_characters; i++)
        switch (g_rand_int_range (random, 0, 6))
          {
          case 0:
            g_string_append_unichar (text, (gunichar) g_rand_int_range (random, 0x25000, 0x2a6d0));
            break;
          case 1:
            g_string_append_unichar (text, (gunichar) g_rand_int_range (random, 0xa1, 0x180));
            break;
          case 2:
            g_string_append_unichar (text, (gunichar) g_rand_int_range (random, 0x4e00, 0x9fa6));
            break;
          default:
            g_string_append_c (text, (char) g_rand_int_range (random, 1, 0x7f));
          }
      gsize n, bad;
      g_autofree char *bytes = from_utf8 ("GB18030", text->str, (gssize) text->len, &n);
      g_autofree char *out = g_malloc (text_decode_room (n));
      gsize length = text_decode (decoder, bytes, n, out, &bad);
      g_assert_cmpuint (bad, ==, n);
      g_assert_cmpmem (out, length, text->str, text->len);
      g_autofree char *units = from_utf8 (round % 2 ? "UTF-16LE" : "UTF-16BE", text->str, (gssize) text->len, &n);
      g_autofree char *again = g_malloc (text_decode_room (n));
      length = text_decode_utf16 (round % 2 ? TEXT_UTF16LE : TEXT_UTF16BE, units, n, again, &bad);
      g_assert_cmpuint (bad, ==, n);
      g_assert_cmpmem (again, length, text->str, text->len);
    }
}

static void
test_big5 (void)
{
  static const char text[] = "姓名,許功蓋\n陳輝|\\\n";
  static const TextEncoding encodings[] = { TEXT_BIG5, TEXT_BIG5_HKSCS };
  for (guint i = 0; i < 2; i++)
    {
      gsize n, bad;
      g_autoptr (TextDecoder) decoder = text_decoder_new (encodings[i]);
      g_autofree char *bytes = from_utf8 (i == 0 ? "CP950" : "BIG5-HKSCS", text, -1, &n), *out = g_malloc (text_decode_room (n));
      gsize length = text_decode (decoder, bytes, n, out, &bad);
      g_assert_cmpuint (bad, ==, n);
      g_assert_cmpmem (out, length, text, strlen (text));
      length = text_decode (decoder, "ab\xa4", 3, out, &bad);
      g_assert_cmpuint (bad, ==, 2);
      g_assert_cmpuint (length, ==, 2);
    }
}

/* Any bytes: what is decoded is UTF-8, and says where it ends. */
static void
test_any_bytes (void)
{
  static const TextEncoding encodings[] = { TEXT_GB18030, TEXT_BIG5, TEXT_BIG5_HKSCS, TEXT_UTF16LE, TEXT_UTF16BE };
  g_autoptr (GRand) random = g_rand_new_with_seed (6);
  TextDecoder *decoders[3];
  for (guint i = 0; i < 3; i++)
    decoders[i] = text_decoder_new (encodings[i]);
  for (guint round = 0; round < 50000; round++)
    {
      guint length = (guint) g_rand_int_range (random, 0, 24), which = round % 5;
      char *bytes = g_malloc (length), *out = g_malloc (text_decode_room (length));
      for (guint i = 0; i < length; i++)
        bytes[i] = (char) g_rand_int_range (random, round % 3 == 0 ? 0 : 0x40, 256);
      gsize bad, n = which < 3 ? text_decode (decoders[which], bytes, length, out, &bad)
                               : text_decode_utf16 (encodings[which], bytes, length, out, &bad);
      g_assert_cmpuint (bad, <=, length);
      g_assert_true (g_utf8_validate (out, (gssize) n, NULL));
      g_free (bytes);
      g_free (out);
    }
  for (guint i = 0; i < 3; i++)
    text_decoder_free (decoders[i]);
}

static void
check_suspects (const char *text, char delimiter, const char *counts)
{
  Suspects suspects = { 0 };
  /* At every alignment of the sixteen bytes. */
  for (guint shift = 0; shift < 17; shift++)
    {
      g_autoptr (GString) shifted = g_string_new (NULL);
      g_autofree char *before = g_strnfill (shift, 'x');
      g_string_append_printf (shifted, "%s\n%s", before, text);
      memset (&suspects, 0, sizeof suspects);
      text_suspects_find (&suspects, 0, shifted->str, shifted->len, delimiter);
      g_autofree char *got = g_strdup_printf ("%u %u %u %u", (guint) suspects.kinds[0].count, (guint) suspects.kinds[1].count,
                                              (guint) suspects.kinds[2].count, (guint) suspects.kinds[3].count);
      g_assert_cmpstr (got, ==, counts);
    }
}

static void
test_suspects (void)
{
  check_suspects ("", ',', "0 0 0 0");
  check_suspects ("plain, text? 陈静，好吗？ 错 键 锁 °C · × É ä ¥ （全角）", ',', "0 0 0 0");
  check_suspects ("锟斤拷锟斤拷 x \xef\xbf\xbd 锟斤", ',', "4 0 0 0");
  check_suspects ("Ã© Â· ä¸­å›½ ÖÐ¹ú 銆", ',', "0 6 0 0");
  check_suspects ("«été» Ärger naïve É", ',', "0 0 0 0");
  check_suspects ("\xee\x80\x80 \xef\xa3\xbf \xef\xa4\x80", ',', "0 0 2 0");
  check_suspects ("1,刘?超,??,?,?静,\"???\"\n??\n", ',', "0 0 0 5");
  check_suspects ("好吗?,为什么?因为天气太热了,真的吗??好的我们知道了,a?b,what??\n", ',', "0 0 0 0");
  check_suspects ("刘?超 ???", 0, "0 0 0 0");
}

static void
test_names (void)
{
  g_assert_cmpint (text_encoding_by_name ("gb-2312"), ==, TEXT_GB18030);
  g_assert_cmpint (text_encoding_by_name ("936"), ==, TEXT_GB18030);
  g_assert_cmpint (text_encoding_by_name ("CP 950"), ==, TEXT_BIG5);
  g_assert_cmpint (text_encoding_by_name ("utf_16-LE"), ==, TEXT_UTF16LE);
  g_assert_cmpint (text_encoding_by_name ("latin1"), ==, TEXT_UNKNOWN);
  g_assert_cmpint (text_encoding_by_name (NULL), ==, TEXT_UNKNOWN);
}

static void
test_position (void)
{
  static const char text[] = "ab\n陈静x\n\nz";
  static const struct { gsize offset; guint line, column; } cases[] = { { 0, 1, 1 }, { 2, 1, 3 }, { 3, 2, 1 }, { 6, 2, 2 }, { 7, 2, 2 }, { 9, 2, 3 },
                                                                        { 11, 3, 1 }, { 12, 4, 1 }, { 13, 4, 2 }, { 99, 4, 2 } };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint line, column;
      text_position (text, strlen (text), cases[i].offset, &line, &column);
      g_assert_cmpuint (line, ==, cases[i].line);
      g_assert_cmpuint (column, ==, cases[i].column);
    }
}

static void
test_width (void)
{
  g_assert_cmpuint (text_display_width ("", -1), ==, 0);
  g_assert_cmpuint (text_display_width ("abc", -1), ==, 3);
  g_assert_cmpuint (text_display_width ("陈静a", -1), ==, 5);
  g_assert_cmpuint (text_display_width ("（，。", -1), ==, 6);
  g_assert_cmpuint (text_display_width ("Ａ１", -1), ==, 4);
  g_assert_cmpuint (text_display_width ("e\xcc\x81", -1), ==, 1);
  g_assert_cmpuint (text_display_width ("陈静", 3), ==, 2);
  g_assert_cmpuint (text_display_width ("🙂", -1), ==, 2);
  g_assert_cmpuint (text_display_width ("é·", -1), ==, 2);
}

static void
test_distance (void)
{
  g_assert_cmpuint (text_distance ("E107", "E107"), ==, 0);
  g_assert_cmpuint (text_distance ("E1O7", "E107"), ==, 1);
  g_assert_cmpuint (text_distance ("", "abc"), ==, 3);
  g_assert_cmpuint (text_distance ("abcd", "acbd"), ==, 1);
  g_assert_cmpuint (text_distance ("kitten", "sitting"), ==, 3);
  g_assert_cmpuint (text_distance ("陈静", "陈婧"), ==, 1);
  g_assert_cmpuint (text_distance ("ca", "abc"), ==, 3);   /* a swapped pair is not edited again */
  g_autofree char *most = g_strnfill (64, 'x'), *more = g_strnfill (65, 'x');
  g_assert_cmpuint (text_distance (most, ""), ==, 64);
  g_assert_cmpuint (text_distance (more, "x"), ==, G_MAXUINT);
}

static void
test_nearest (void)
{
  static const char *const ids[] = { "E101", "E107", "E110", "S-031" };
  g_assert_cmpstr (text_nearest ("E1O7", ids, 4), ==, "E107");
  g_assert_cmpstr (text_nearest ("E11", ids, 4), ==, "E101");       /* E101 and E110 are as near: the first */
  g_assert_cmpstr (text_nearest ("E110", ids, 4), ==, "E110");
  g_assert_cmpstr (text_nearest ("S_031", ids, 4), ==, "S-031");
  g_assert_null (text_nearest ("XYZ9", ids, 4));
  g_assert_null (text_nearest ("", ids, 4));
  g_assert_null (text_nearest ("E107", ids, 0));
  static const char *const columns[] = { "person_id", "status", "minutes" };
  g_assert_cmpstr (text_nearest ("persn_idd", columns, 3), ==, "person_id");
  g_assert_null (text_nearest ("statistics", columns, 3));
  static const char *const one[] = { "b", "a" };
  g_assert_null (text_nearest ("x", one, 2));
  g_assert_cmpstr (text_nearest ("a", one, 2), ==, "a");
  /* Against the plain definition. */
  g_autoptr (GRand) random = g_rand_new_with_seed (5);
  for (guint round = 0; round < 20000; round++)
    {
      char words[4][8];
      const char *candidates[3] = { words[1], words[2], words[3] };
      for (guint i = 0; i < 4; i++)
        {
          guint length = (guint) g_rand_int_range (random, 2, 7);
          for (guint j = 0; j < length; j++)
            words[i][j] = (char) ('a' + g_rand_int_range (random, 0, 3));
          words[i][length] = '\0';
        }
      guint n = (guint) strlen (words[0]), best = MIN (MIN (3, (n + 2) / 3), n - 1) + 1;
      const char *expected = NULL;
      for (guint i = 0; i < 3; i++)
        if (text_distance (words[0], candidates[i]) < best)
          {
            expected = candidates[i];
            best = text_distance (words[0], candidates[i]);
          }
      g_assert_true (text_nearest (words[0], candidates, 3) == expected);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  g_test_add_func ("/encoding/open", test_open);
  g_test_add_func ("/encoding/data", test_data);
  g_test_add_func ("/encoding/messages", test_messages);
  g_test_add_func ("/encoding/no-file", test_no_file);
  g_test_add_func ("/encoding/large", test_large);
  g_test_add_func ("/encoding/check", test_check);
  g_test_add_func ("/encoding/encodings", test_encodings);
  g_test_add_func ("/encoding/not-one", test_not_one);
  g_test_add_func ("/encoding/against-iconv", test_against_iconv);
  g_test_add_func ("/encoding/big5", test_big5);
  g_test_add_func ("/encoding/any-bytes", test_any_bytes);
  g_test_add_func ("/encoding/suspects", test_suspects);
  g_test_add_func ("/encoding/names", test_names);
  g_test_add_func ("/encoding/position", test_position);
  g_test_add_func ("/encoding/width", test_width);
  g_test_add_func ("/encoding/distance", test_distance);
  g_test_add_func ("/encoding/nearest", test_nearest);
  return g_test_run ();
}
