/* CSV through libcsv: strict, with the line of every record and cell, from one thread or from several. */
#ifndef TRAINBOOK_TEXT_CSV_H
#define TRAINBOOK_TEXT_CSV_H

#include "text/encoding.h"
#include "text/record.h"

typedef struct CsvFile CsvFile;

typedef struct {
  char delimiter;         /* 0: found: the one of , ; tab that cuts the first lines into the most equal rows */
  const char *encoding;   /* a name that text_encoding_by_name() knows; NULL: found from the bytes */
} CsvOptions;

/* Opens a file and reads its beginning; its first record is the header until csv_start() says otherwise. On failure
 * reports (also: no header line) and returns NULL. What follows is checked while it is read: text in one encoding
 * without NUL (the first bad byte ends the reading), lines and records of at most 1 MiB, at most 1000 cells a record.
 * Each csv_read() reads the file again. `diags` must outlive it. Free with csv_close(). */
CsvFile *csv_open (const char *path, const char *name, const CsvOptions *options, Diagnostics *diags);
void csv_close (CsvFile *csv);

/* The delimiter: as the options said, else as found. */
char csv_delimiter (const CsvFile *csv);

/* "UTF-8", "UTF-8 BOM", "UTF-16LE", "UTF-16BE", "GB18030", "Big5" or "Big5-HKSCS"; static. A file that begins with nothing but ASCII
 * is "UTF-8" until reading it has found another. */
const char *csv_encoding (const CsvFile *csv);

/* TRUE when the file is read as GB18030 but is probably Big5: then a word of it as it is read and as it would be. Borrowed. */
gboolean csv_may_be_big5 (const CsvFile *csv, const char **read, const char **meant);

/* At most so many records are known before reading. */
#define CSV_MOST_PREVIEW 40

/* The first records of the file, at least one: `*records` is borrowed. Lines that csv_read() would refuse are missing. */
guint csv_preview (const CsvFile *csv, const Record **records);

/* Makes record `n` of the preview the header: reading begins behind it. Refused lines before it are reported. FALSE when
 * the preview has no such record. Not while the file is read. */
gboolean csv_start (CsvFile *csv, guint n);

/* Repairs of the cells whose byte in `hidden` is not 0, and of those behind its end, are logged without their text. Takes it. Not while the file is read. */
void csv_hide_cells (CsvFile *csv, GByteArray *hidden);

/* The header record. Borrowed. */
const Record *csv_header (const CsvFile *csv);

/* Reads all records in file order. A line that libcsv refuses (a stray or unclosed quote) is reported and left out;
 * reading resumes with the next line. Returns FALSE when something was reported. */
gboolean csv_read (CsvFile *csv, RecordFunc func, gpointer data);
/* How many records the last csv_read() that ended left out, each of which was reported. */
guint64 csv_refused (const CsvFile *csv);

/* The same split in at most `n_parts` parts, each read in its own thread (the first in the caller's) with its own
 * `data[part]`; a small file has fewer parts, and the data behind them is not used. Lines are those of the file. Order
 * is kept within a part; the parts follow each other in the file. Falls back to FALSE, with nothing reported and the
 * data of all parts to be thrown away by the caller, when the file cannot be read apart (a refused line): then call
 * csv_read(). */
gboolean csv_read_parts (CsvFile *csv, guint n_parts, RecordFunc func, gpointer *data);

/* The place of cell `cell` (from 0) of a record that begins at `line`: the record is scanned again. Fills line,
 * column, length; the end of the record when it has no such cell. Safe from the threads of csv_read_parts(). */
Place csv_cell_place (const CsvFile *csv, guint line, guint cell);

#endif
