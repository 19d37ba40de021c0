/* Records: one interface over the files that hold rows, a CSV file or a sheet of a workbook. */
#ifndef TRAINBOOK_TEXT_RECORDS_H
#define TRAINBOOK_TEXT_RECORDS_H

#include "diag.h"
#include "text/record.h"

typedef struct Records Records;

typedef struct {
  char delimiter;          /* of a CSV file; 0: found */
  const char *encoding;    /* of a CSV file; NULL: found */
} RecordsOptions;

/* TRUE when a name ends like that of a workbook (.xlsx, .xlsm), whatever its case. */
gboolean records_is_workbook (const char *name);

/* The shown name of a sheet, "data/台账.xlsx[签到]", and the reverse: the workbook's name, and the sheet's into `*sheet` (NULL: the name is of no
 * sheet). New strings. */
char *records_sheet_name (const char *workbook, const char *sheet);
char *records_split_name (const char *name, char **sheet);

/* The file of a pattern of the configuration, "台账.xlsx#签到#2" → "台账.xlsx", and into `*sheet` its sheet, "签到#2", borrowed from the pattern; NULL: it names
 * none. New string. */
char *records_split_pattern (const char *pattern, const char **sheet);

/* The sheets of a workbook that its user sees, or (`hidden`) all of them, in its order: array of char *, freed by the caller. Empty, reported, when it
 * cannot be read. */
GPtrArray *records_sheets (const char *path, const char *name, gboolean hidden, Diagnostics *diags);

/* Opens `name`, a CSV file or a sheet, which stands in the folder `directory`, and reads its beginning. NULL, reported, when there is none to read.
 * What is wrong behind it is reported to `diags`, which must outlive it, while it is read. Free with records_close(). */
Records *records_open (const char *directory, const char *name, const RecordsOptions *options, Diagnostics *diags);
void records_close (Records *records);

/* At most the first 40 records, at least one; `*first` is borrowed. */
guint records_preview (const Records *records, const Record **first);

/* Reading begins behind record `n` of the preview. */
void records_start (Records *records, guint n);

/* As csv_hide_cells(): the cells that nobody reads. Takes `hidden`. A sheet has no repairs of its own. */
void records_hide_cells (Records *records, GByteArray *hidden);

/* Reads the records, in order; each call from the start again. FALSE when something was reported, or `func` ended it. */
gboolean records_read (Records *records, RecordFunc func, gpointer data);

/* How many records the last records_read() that ended left out because nobody can tell where their cells end: they were reported, and `func` did not
 * see them. */
guint64 records_refused (const Records *records);

/* The same in at most `n_parts` parts, in threads of their own, as csv_read_parts() does it; a sheet has one part. FALSE: nothing is reported,
 * what the parts did is to be thrown away, and records_read() is to be called. */
gboolean records_read_parts (Records *records, guint n_parts, RecordFunc func, gpointer *data);

/* The place of cell `cell` (from 0) of the record that begins at `line`. Safe from the threads of records_read_parts(). */
Place records_cell_place (const Records *records, guint line, guint cell);

gboolean records_is_sheet (const Records *records);
/* "UTF-8", "GB18030" … or "workbook"; static. Known for certain when the records were read. */
const char *records_encoding (const Records *records);
/* 0 for a sheet. */
char records_delimiter (const Records *records);
/* As csv_may_be_big5(); FALSE for a sheet. */
gboolean records_may_be_big5 (const Records *records, const char **read, const char **meant);

#endif
