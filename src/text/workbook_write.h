/* Writing workbooks (.xlsx) through libxlsxwriter: sheets to be filled in, and sheets to be read. The same input gives the same bytes. */
#ifndef TRAINBOOK_TEXT_WORKBOOK_WRITE_H
#define TRAINBOOK_TEXT_WORKBOOK_WRITE_H

#include <glib.h>

/* What the cells of a column are formatted as. TEXT keeps what is typed: leading zeros, long ids. */
typedef enum { WORKBOOK_COLUMN_GENERAL, WORKBOOK_COLUMN_TEXT, WORKBOOK_COLUMN_DATE, WORKBOOK_COLUMN_TIME } WorkbookColumnKind;

/* A column to be filled in. `choices` (closed by NULL, or NULL) are offered in a drop-down list; another value is warned about by the
 * spreadsheet and may be kept. A list of more than 255 characters cannot be stored and is left out. */
typedef struct {
  char *header;
  WorkbookColumnKind kind;
  gboolean required;       /* its header is marked in colour */
  char **choices;
} WorkbookColumn;

typedef struct WorkbookWriter WorkbookWriter;

/* Begins a workbook that workbook_writer_close() writes to `path`. NULL only when memory is out. */
WorkbookWriter *workbook_writer_new (const char *path);

/* Adds a sheet to be filled in: its bold header stays in sight. Names of at most 31 characters without []:*?/\, each once. */
void workbook_writer_add_form (WorkbookWriter *writer, const char *name, const WorkbookColumn *columns, guint n);

/* Adds a sheet to be read: `n_rows` rows of `n_columns` texts (the first row a bold header), one behind the other. */
void workbook_writer_add_table (WorkbookWriter *writer, const char *name, const char *const *cells, guint n_columns, guint n_rows);

/* Writes the file and frees the writer. NULL, or what went wrong (static). */
const char *workbook_writer_close (WorkbookWriter *writer);

#endif
