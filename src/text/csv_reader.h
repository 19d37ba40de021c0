/* Inside of csv: the passes over a file. Included by the csv sources of this room only. */
#ifndef TRAINBOOK_TEXT_CSV_READER_H
#define TRAINBOOK_TEXT_CSV_READER_H

#include <csv.h>

#include "text/csv.h"
#include "text/encoding_decode.h"
#include "text/encoding_suspect.h"

#define CSV_MOST_CELLS RECORD_MOST_CELLS
/* Longest line, and longest record, in bytes. */
#define CSV_MOST_BYTES (1024 * 1024)

/* The beginning of a line: its number and its offset in the file. */
typedef struct {
  guint line;
  guint64 offset;
} CsvMark;

struct CsvFile {
  char *name;
  int fd;                  /* the file; of UTF-16 what it is in UTF-8 */
  guint64 size;            /* when it was opened */
  TextEncoding origin;     /* UTF-16 that was converted; else TEXT_UNKNOWN */
  gboolean bom;            /* a mark of UTF-8 stands at the beginning */
  gboolean configured;     /* the encoding is not to be found */
  TextEncoding opened_as;  /* what the beginning says; TEXT_UNKNOWN: only ASCII */
  gint encoding;           /* the same, until a pass finds more; atomic */
  char *big5[2];           /* it was found to be GB18030 and is probably Big5: a word of it in the one and in the other; or NULL */
  char delimiter;
  Diagnostics *diags;
  CsvMark content;         /* where the first record may begin */
  Record preview[CSV_MOST_PREVIEW];   /* the first records; of each the cells and, from the first cell on, their text are one block */
  guint behind[CSV_MOST_PREVIEW];     /* the line behind each */
  guint n_preview;
  guint start;             /* which of them is the header */
  gboolean flawed;         /* a line among them was refused */
  CsvMark body;            /* where the records behind the header begin */
  GMutex mutex;            /* of what follows: places are asked for from every part */
  GTree *marks;            /* CsvMark * → itself, by line: one a block, so that a line is found again quickly */
  CsvMark recent;          /* the line that was found last */
  guint64 refused;         /* records that csv_read() left out */
  GByteArray *hidden;      /* by cell: repairs of it are logged without its text; NULL: none is */
};

/* One cell of a record that is walked over again, in bytes from the record's beginning. */
typedef struct {
  gsize start, end;        /* the cell's text, quotes doubled as they stand */
  gsize quote;             /* the quote that opens it; only when `quoted` */
  gboolean quoted;
} CsvSpan;

typedef struct {
  const char *bytes;
  gsize length;
  char delimiter;
  gsize at;
  gboolean done;
} CsvWalk;

/* What libcsv leaves out around a cell. */
static inline gboolean
csv_is_blank (char c, char delimiter)
{
  return (c == ' ' || c == '\t') && c != delimiter;
}

/* The next cell of the record; FALSE behind the last one. Cuts exactly as libcsv does. */
gboolean csv_walk (CsvWalk *walk, CsvSpan *span);

/* The delimiter (csv_delimiter.c). `whole`: the text ends with the file. */

/* How well `delimiter` cuts the first records into equal rows of several cells: the rows of the most usual length, each counted by its cuts. */
guint csv_delimiter_weight (const char *bytes, gsize length, gboolean whole, char delimiter);

/* The delimiter of the text that begins at bytes[0]; 0 when none occurs. Of two that cut as well the first one. */
char csv_find_delimiter (const char *bytes, gsize length, gboolean whole);

/* Whether the lines have no delimiter but as many full-width commas each: then `*comma` is the offset of the first. */
gboolean csv_has_full_width_commas (const char *bytes, gsize length, gsize *comma);

/* Whether | cuts the lines better than the delimiter that was found (or 0), as databases export, and the first line with one has none of that: then *bar is the
 * offset of the first. */
gboolean csv_is_cut_by_bars (const char *bytes, gsize length, gboolean whole, char found, gsize *bar);

/* Reads up to `length` bytes at `offset`; fewer only at the file's end. -1: errno. */
gssize csv_read_at (int fd, char *buffer, gsize length, guint64 offset);

void csv_add_mark (CsvFile *csv, CsvMark mark);

/* The offset of a line; FALSE when the file has no such line (any more). */
gboolean csv_find_line (const CsvFile *csv, guint line, guint64 *offset);

/* Reads the beginning of the file: delimiter and preview; the first record becomes the header. Reports and returns FALSE
 * when there is none. */
gboolean csv_read_beginning (CsvFile *csv, const CsvOptions *options);

/* Where a pass begins and ends, whom it calls, and how it takes mistakes. */
typedef struct {
  CsvMark from;
  guint64 until;           /* an offset: the beginning of a line or the file's end */
  RecordFunc func;
  gpointer data;
  Diagnostics *diags;      /* NULL: mistakes are not reported and end the pass */
  gboolean first_only;     /* the first mistake ends the pass */
  gboolean *flawed;        /* mistakes are not reported, set this and are passed over; or NULL */
  guint64 *refused;        /* how many records are left out because of a mistake, is added here; or NULL */
  Suspects *suspects;      /* what is found of spoilt text is added here; or NULL */
  gint *abandoned;         /* set by the first of several passes that fails, and ends the others; or NULL */
} CsvPass;

/* Runs a pass. FALSE when a mistake was met or `func` returned FALSE. */
gboolean csv_run (CsvFile *csv, const CsvPass *pass);

/* A pass while it runs. The file's bytes come in blocks of whole lines, each of which becomes UTF-8 and goes to libcsv. */
typedef struct {
  CsvFile *csv;
  const CsvPass *pass;
  struct csv_parser parser;

  char *buffer;            /* the file from `offset` on */
  gsize room, have;
  guint64 offset;
  gsize block;             /* how many bytes of it are the block */
  TextDecoder *decoder;    /* NULL: not needed so far */
  char *decoded;
  const char *text;        /* the block as UTF-8: `decoded`, or the buffer itself */
  gsize length;
  guint64 checked;         /* the file's text is checked up to here */
  CsvMark mark;            /* a record boundary at or before the record that is being read */
  gsize mark_at;           /* where it stands in `text`; only when it is in the block */

  guint line;              /* the line being read, without the line ends of an unfinished cell */
  guint record_line;
  gboolean after_return;   /* the last record ended with a carriage return, its line feed has not come yet */
  gboolean last_block;     /* nothing is to be read behind this block */
  gboolean ended;          /* func said stop, or a mistake ends the pass */
  gboolean failed;

  Cell *cells;
  guint n_cells;
  gboolean too_many, too_long;
  char *cell_text;         /* the cells' text */
  gsize used, text_room;
} CsvReader;

#define CSV_BLOCK (256 * 1024)

/* Blocks (csv_blocks.c) */

/* Reads the next block; FALSE at the end of the pass, or when it fails. */
gboolean csv_next_block (CsvReader *reader);

/* The file's bytes from `from` up to `to`: in the buffer, or read again into *owned. NULL when they are gone. */
const char *csv_bytes_between (CsvReader *reader, guint64 from, guint64 to, char **owned);

/* Finds the encoding from the whole lines `bytes`, which stand at `offset` of the file, and what follows. TEXT_UNKNOWN: only ASCII so far, or,
 * with *bad below `length`, neither UTF-8 nor GB18030. Safe from several threads. */
TextEncoding csv_find_encoding (const CsvFile *csv, const char *bytes, gsize length, guint64 offset, gsize *bad);

/* The bytes as UTF-8, up to the first bad one; new string, its length in *length. */
char *csv_decode (TextEncoding encoding, const char *bytes, gsize n_bytes, gsize *length, gsize *bad);

/* Where the line begins that is `n` lines further than bytes[at]; the end when there is none. */
gsize csv_skip_lines (const char *bytes, gsize length, gsize at, guint n);

/* The number of the line that begins at an offset of the file. */
guint csv_line_at (guint64 offset, gpointer csv);

/* Converts the file, which is UTF-16 from `from` on, to a file of its own that replaces it. Reports and returns FALSE when that fails. */
gboolean csv_convert_utf16 (CsvFile *csv, TextEncoding encoding, gsize from);

/* Mistakes (csv_refuse.c) */

void csv_fail (CsvReader *reader, gboolean end);
void csv_report_line (CsvReader *reader, DiagId id, guint line, const char *argument);
void csv_report_number (CsvReader *reader, DiagId id, guint line, guint number);

/* A fresh start of libcsv at a record boundary. */
void csv_restart (CsvReader *reader, CsvMark at);

/* Leaves out what libcsv refused at text[at] (`open`: a quote is open there), or mends it, and sets the reader to the line behind it: behind the
 * line of the quote that should have been closed, else behind the line of the mistake. Returns where to go on in `text`, -1 when it lies before
 * the block: then reader->mark says where. */
gssize csv_refuse (CsvReader *reader, gsize at, gboolean open);

/* Records (csv_reader.c) */

void csv_keep_cell (CsvReader *reader, const char *bytes, gsize length);
void csv_deliver (CsvReader *reader);

/* Delivers the records of a block without quotes, from its beginning up to the first line that only libcsv knows what to do with (csv_plain.c). The
 * cells stand in the block. Returns where that line begins in `text`, the length when there is none. No record may be begun. */
gsize csv_cut_plain (CsvReader *reader);

#endif
