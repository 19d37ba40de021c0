/* Writing CSV, for programs or for spreadsheets. */
#ifndef TRAINBOOK_TEXT_CSV_WRITE_H
#define TRAINBOOK_TEXT_CSV_WRITE_H

#include <glib.h>

typedef enum {
  CSV_FOR_PROGRAMS,        /* UTF-8, lines end with LF, texts as they are */
  CSV_FOR_SPREADSHEETS     /* UTF-8 with BOM, CRLF; a text that a spreadsheet would take for a formula gets an apostrophe */
} CsvAudience;

/* A table while it is written, cell by cell. */
typedef struct {
  GString *text;
  CsvAudience audience;
  gboolean first;          /* the next cell begins a row */
} CsvWriter;

void csv_writer_init (CsvWriter *writer, CsvAudience audience);
/* The table's text, new; the writer is then empty. */
char *csv_writer_finish (CsvWriter *writer);

/* A text as the cell of a table: quoted, and harmless, as csv_write_cell() writes it. New string. */
char *csv_cell (const char *text, CsvAudience audience);

/* For a table that we read again and people open all the same: a text that a spreadsheet would take for a formula with an apostrophe in front (new string), and
 * the text that such a cell stands for (borrowed). */
char *csv_protect (const char *text);
const char *csv_unprotect (const char *text);

/* One cell, quoted where it must be. NULL is empty. */
void csv_write_cell (CsvWriter *writer, const char *text);
void csv_write_count (CsvWriter *writer, guint64 count);
void csv_write_row_end (CsvWriter *writer);

#endif
