/* Inside of csv: the passes over a file. Included by the csv sources of this room only. */
#ifndef TRAINBOOK_TEXT_CSV_READER_H
#define TRAINBOOK_TEXT_CSV_READER_H

#include "text/csv.h"

#define CSV_MOST_CELLS 1000
/* Longest line, and longest record, in bytes. */
#define CSV_MOST_BYTES (1024 * 1024)

/* The beginning of a line: its number and its offset in the file. */
typedef struct {
  guint line;
  guint64 offset;
} CsvMark;

struct CsvFile {
  char *name;
  int fd;
  guint64 size;            /* when it was opened */
  char delimiter;
  gboolean bom;            /* a mark of UTF-8 stands at the beginning */
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

/* The next cell of the record; FALSE behind the last one. Cuts exactly as libcsv does. */
gboolean csv_walk (CsvWalk *walk, CsvSpan *span);

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
  gint *abandoned;         /* set by the first of several passes that fails, and ends the others; or NULL */
} CsvPass;

/* Runs a pass. FALSE when a mistake was met or `func` returned FALSE. */
gboolean csv_run (CsvFile *csv, const CsvPass *pass);

#endif
