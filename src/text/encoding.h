/* Bytes of input files → checked UTF-8. */
#ifndef TRAINBOOK_TEXT_ENCODING_H
#define TRAINBOOK_TEXT_ENCODING_H

#include "diag.h"

typedef enum {
  TEXT_UNKNOWN,        /* nothing but ASCII so far, which is the same in most of the others */
  TEXT_UTF8,
  TEXT_UTF16,          /* the byte order is found from the file */
  TEXT_UTF16LE,
  TEXT_UTF16BE,
  TEXT_GB18030,        /* GB2312 and GBK are parts of it */
  TEXT_BIG5,           /* as Windows has it, code page 950 */
  TEXT_BIG5_HKSCS
} TextEncoding;

/* The encoding with one of the names that configurations use ("UTF-8", "gbk", "936", "CP950" …), whatever its case, hyphens and
 * underlines; TEXT_UNKNOWN when there is none. NULL is TEXT_UNKNOWN. */
TextEncoding text_encoding_by_name (const char *name);

/* "UTF-8", "UTF-16LE", "GB18030", "Big5" …; static. TEXT_UNKNOWN is "UTF-8". */
const char *text_encoding_name (TextEncoding encoding);

/* A whole input file, read (mapped where large), its BOM skipped, converted if need be, checked: valid UTF-8 without NUL. */
typedef struct {
  char *name;          /* as shown in messages: relative to the site directory */
  const char *bytes;   /* the text behind a BOM; not terminated by NUL when mapped */
  gsize length;
  TextEncoding encoding;  /* in which the file is */
  GMappedFile *mapping;   /* who owns the bytes: a mapping … */
  char *buffer;           /* … or a buffer; then bytes[length] is NUL */
  char *converted;        /* while it is opened: the text in UTF-8 */
  gsize converted_length;
} InputFile;

/* Opens `path` (shown as `name`), at most `most` bytes (0: no limit). The encoding is found: a byte order mark, UTF-16 without one, UTF-8, GB18030;
 * a warning asks for UTF-8 where it is another. On failure reports (missing, directory, no permission, too large, NUL byte, the place of the
 * first bad byte) and returns FALSE. Warns of text that was spoilt by another program. */
gboolean input_file_open (InputFile *input, const char *path, const char *name, gsize most, Diagnostics *diags);
/* The same for data, which comes in whatever encoding programs write: nothing is said of it. */
gboolean input_data_open (InputFile *input, const char *path, const char *name, gsize most, Diagnostics *diags);
void input_file_close (InputFile *input);

/* Opens `path` for reading: a regular file, nothing else (a pipe would hang). Reports and returns -1; `size` may be
 * NULL. */
int input_open_regular (const char *path, const char *name, guint64 *size, Diagnostics *diags);

/* read(2) that goes on after a signal. */
gssize input_read (int fd, char *buffer, gsize length);

/* How many bytes at the beginning are a UTF-8 byte order mark: 3 or 0. */
gsize text_bom_length (const char *bytes, gsize length);

/* TRUE when the bytes are UTF-8 without NUL; else `bad` is the offset of the first byte that is not. Runs at memory
 * speed over ASCII. */
gboolean text_check (const char *bytes, gsize length, gsize *bad);

/* A control character of ASCII that is no blank: not a tab, a line end or the like. */
static inline gboolean
text_is_control (char c)
{
  return ((guchar) c < ' ' && (c < '\t' || c > '\r')) || c == 0x7f;
}

/* Skips ASCII without NUL in steps of 32 bytes from `at` on; where it stops something else may follow within a step. */
gsize text_skip_ascii (const char *bytes, gsize length, gsize at);

/* The length of the character of UTF-8 that begins at `at`, 0 when none does; a NUL is none. */
gsize text_character_length (const char *bytes, gsize length, gsize at);

/* Line `line` of a file as UTF-8, whatever its encoding, without its line end: for messages. Where neither a mark nor the bytes say that they are UTF-8 or
 * UTF-16, they are in `encoding`, GB18030 when that is unknown. New string; NULL when there is none or it cannot be read. */
char *text_file_line (const char *path, guint line, TextEncoding encoding);

/* Line and column (characters, from 1) of a byte offset. */
void text_position (const char *text, gsize length, gsize offset, guint *line, guint *column);

/* The display width of a text in columns: 2 for East Asian wide and full-width characters, 0 for combining ones. */
guint text_display_width (const char *text, gssize length);

/* Damerau-Levenshtein distance over characters of two short texts (≤ 64 characters each; longer: G_MAXUINT). */
guint text_distance (const char *a, const char *b);

/* The candidate nearest to `text`, or NULL when none is near (distance at most a third of the length, rounded up, and
 * at most 3). Ties: first in the array. Borrowed from `candidates` (an array of `n` strings). */
const char *text_nearest (const char *text, const char *const *candidates, gsize n);

/* All candidates that are equally near, none being nearer, up to `most_found` of them, the first in the array: fills `found` with their indices and
 * returns how many. */
gsize text_nearest_several (const char *text, const char *const *candidates, gsize n, gsize *found, gsize most_found);

#endif
