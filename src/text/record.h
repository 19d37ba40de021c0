/* Records: what every file of rows becomes, whether it is CSV text or a sheet of a workbook. */
#ifndef TRAINBOOK_TEXT_RECORD_H
#define TRAINBOOK_TEXT_RECORD_H

#include <glib.h>

/* Cells that a record has at most; those behind are reported. */
#define RECORD_MOST_CELLS 1000

/* UTF-8 without NUL. */
typedef struct {
  const char *text;    /* not terminated by NUL; use `length` */
  gsize length;
} Cell;

/* Merged cells of a sheet show one value, that of their first cell: what is to be known of the others that stand in a record. */
typedef enum {
  MERGED_BELOW,            /* a blank cell below the first one: the record holds the first one's value there */
  MERGED_BESIDE,           /* the cells to the right, blank in the record or of the same value: whether it holds there depends on the columns */
  MERGED_HIDDEN            /* a value stands in the cell that nobody sees; the record holds what is shown there, or a blank to the right */
} MergedKind;

typedef struct {
  MergedKind kind;
  guint cell, last_cell;   /* from 0; the same but of MERGED_BESIDE */
  guint first_row;         /* where the value stands that is shown: its row in the sheet, from 1 … */
  guint first_cell;        /* … and its cell */
  Cell hidden;             /* of MERGED_HIDDEN */
} MergedCells;

/* A number whose format shows more than the number is, "1.10" or "KF7": what ids are read as. */
typedef struct {
  guint cell;
  Cell text;
} ShownCell;

/* What the reader of a sheet noted about a record: whoever knows the columns says which of it matters. */
typedef struct {
  const MergedCells *merged;
  guint n_merged;
  const guint *unsaved;    /* cells of formulas whose results were not saved; blank in the record */
  guint n_unsaved;
  const guint *unseen;     /* cells whose format shows nothing of the number in them */
  guint n_unseen;
  guint beyond;            /* the first cell with a value behind the last one that is read; 0: none */
} RecordNotes;

/* A record during the callback; borrowed. Blank lines are not records. */
typedef struct {
  const char *file;    /* name as shown; of a sheet "data/台账.xlsx[签到]" */
  guint line;          /* where the record begins; of a sheet its row */
  guint n_cells;
  const Cell *cells;
  const RecordNotes *notes;   /* NULL: nothing is to be said, as always of CSV files */
  const ShownCell *shown;
  guint n_shown;
} Record;

/* Called for each record behind the header; returns FALSE to stop reading (the reader then returns FALSE). Short records are padded with
 * empty cells only by the caller: n_cells is what stands in the file. */
typedef gboolean (*RecordFunc) (const Record *record, gpointer data);

#endif
