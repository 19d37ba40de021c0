/* Workbooks (.xlsx, .xlsm; ECMA-376, transitional and strict) through libzip and libxml2: the rows of a sheet as records of text.
 *
 * Nothing is unpacked to a file, and a sheet is never held: memory is bounded by the workbook's shared texts and one row. What a cell
 * holds becomes UTF-8 text as a person would write it into a CSV file: dates 2026-11-02, times 09:30, percentages 85%, ids with their
 * leading zeros. A workbook is used by one thread at a time. */
#ifndef TRAINBOOK_TEXT_WORKBOOK_H
#define TRAINBOOK_TEXT_WORKBOOK_H

#include "diag.h"
#include "text/record.h"

typedef struct Workbook Workbook;

/* Opens the workbook at `path`, shown as `name`, and reads what sheets it has. What is no such workbook (.xls, .xlsb, .ods, one with a
 * password, a damaged one, one that is too large) is reported, and NULL returned. Free with workbook_close(). */
Workbook *workbook_open (const char *path, const char *name, Diagnostics *diags);
/* libxlsxwriter has an exported workbook_close() of its own, which would call ours. */
#define workbook_close workbook_reader_close
void workbook_close (Workbook *workbook);

/* TRUE when the file's first bytes are those of a workbook or of something that workbook_open() knows to name (.xls, .ods, .xlsb, with
 * a password); FALSE for text and for what cannot be read. Reports nothing. */
gboolean workbook_recognises (const char *path);

/* The names of the sheets in the workbook's order, closed by NULL; sheets that hold only a chart are not among them. Borrowed. */
const char *const *workbook_sheets (const Workbook *workbook);

/* The number of the sheet with this name (exactly, else but for case and width), or -1. */
int workbook_find_sheet (const Workbook *workbook, const char *name);

/* TRUE when the user has hidden that sheet. */
gboolean workbook_sheet_is_hidden (const Workbook *workbook, guint sheet);

/* How messages show the sheet: "data/台账.xlsx[签到]"; borrowed. It is the `file` of its records. */
const char *workbook_sheet_file (const Workbook *workbook, guint sheet);

/* Calls `func` for each row of the sheet that has a value, in order; `line` is the row's number in the sheet. Cells begin with column A;
 * gaps are empty cells, empty cells at the end are cut. A value that is merged over several rows stands in the first column of each
 * of them that has some value of its own; cells merged within a row stay blank; the record's notes say so, and the caller, who knows the columns, reports
 * what matters. Hidden rows and columns are read; a note counts such rows. FALSE when a mistake was reported or `func` returned FALSE, which ends the
 * reading. May be called again and again. */
gboolean workbook_read (Workbook *workbook, guint sheet, RecordFunc func, gpointer data, Diagnostics *diags);

/* Logs that a cell of a record was filled from the merged one above it, or beside it (a mark that is merged over several columns). */
void workbook_report_merged (const Record *record, const MergedCells *merged, guint cell, Diagnostics *diags);

/* The name of the cell that merged cells show, "B3". New string. */
char *workbook_merged_name (const MergedCells *merged);

/* The place of a cell: `row` from 1, `cell` from 0. Its texts are borrowed from the workbook. */
Place workbook_cell_place (const Workbook *workbook, guint sheet, guint row, guint cell);

/* "A", "Z", "AA" … of a cell counted from 0; returns `buffer`. */
#define WORKBOOK_COLUMN_BUFFER 8
char *workbook_column_name (guint cell, char buffer[WORKBOOK_COLUMN_BUFFER]);

#endif
