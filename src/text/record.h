/* Records: what every file of rows becomes, whether it is CSV text or a sheet of a workbook. */
#ifndef TRAINBOOK_TEXT_RECORD_H
#define TRAINBOOK_TEXT_RECORD_H

#include <glib.h>

/* UTF-8 without NUL. */
typedef struct {
  const char *text;    /* not terminated by NUL; use `length` */
  gsize length;
} Cell;

/* A record during the callback; borrowed. Blank lines are not records. */
typedef struct {
  const char *file;    /* name as shown; of a sheet "data/台账.xlsx[签到]" */
  guint line;          /* where the record begins; of a sheet its row */
  guint n_cells;
  const Cell *cells;
  gboolean repaired;   /* a cell was mended, and reported so, by the reader: merged cells of a sheet */
} Record;

/* Called for each record behind the header; returns FALSE to stop reading (the reader then returns FALSE). Short records are padded with
 * empty cells only by the caller: n_cells is what stands in the file. */
typedef gboolean (*RecordFunc) (const Record *record, gpointer data);

#endif
