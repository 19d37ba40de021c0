/* One reading of a table. Private to table_read.c, which reads records and makes rows of them, reading_row.c, which judges each record, and
 * reading_wide.c, which makes rows of the cells of wide ones. */
#ifndef TRAINBOOK_SOURCE_READING_H
#define TRAINBOOK_SOURCE_READING_H

#include "source/table.h"
#include "source/word_ends.h"

/* A column that the file has, and the cell of a record that it takes. */
typedef struct {
  guint column, cell;
  const guint8 *odd_ends;                /* a look at the whole record is needed when its last byte is one of these … */
  gboolean odd_empty;                    /* … or when it is empty */
} TakenColumn;

/* A cell that may say that a record is no row, and how such words end. */
typedef struct {
  guint cell;
  const WordEnds *ends;
  guint8 odd_ends[256];                  /* the last bytes of such words, and blanks */
} WatchedCell;

/* One reading of a table, or of one part of it. */
typedef struct {
  Table *table;
  TableRowFunc func;
  gpointer data;
  TableRow row;
  gboolean clean;                        /* nothing reported */
  gboolean stopped;                      /* func asked to stop */
  gboolean blocked;                      /* another header stands there: nothing below it can be read */
  gboolean is_sheet;                     /* its merged cells come filled */
  TakenColumn taken[TABLE_MOST_COLUMNS]; /* of the columns that are present */
  gboolean judges_all;                   /* no cell tells that a record is plain */
  WatchedCell watched[TABLE_MOST_COLUMNS + 1];   /* the cells that tell whether a row may be no data */
  guint n_watched;
  WordEnds key_ends;                     /* of the key's cell: of headers too */
  guint key;                             /* the cell by which a row is known … */
  Cell key_header;                       /* … and its header */
  RowCounts counts;
  struct RowNotes notes;
  const gint *own_cells;                 /* where the record's cells stand: as the table's, or `named_cells` */
  gint named_cells[TABLE_MOST_COLUMNS];  /* the same where a name stands for a missing id */
  gint grid_cells[TABLE_MOST_COLUMNS];   /* of a wide table: notes.cell_of */
  GString *above[TABLE_MOST_COLUMNS];    /* of columns whose merged cells are blanks: what stood there last; else NULL */
  char attempt[16];                      /* of a row's retake */
  Cell cells[TABLE_MOST_COLUMNS];
} Reading;

/* A record is no row, or a wrong one (reading_row.c) */

/* Counts a row that was reported. */
void reading_refuse (Reading *reading);
/* The same of a whole record: whoever asked is told its id. */
void reading_leave_out (Reading *reading, const Record *record);
/* Where the id of a person is missing and the name beside it is there, the name takes its place. Reports the required cells that are empty. FALSE when
 * there is one. */
gboolean reading_check_row (Reading *reading, const Record *record);
/* A line that is no row is named, and that is all. TRUE when it is none; then reading goes on unless `blocked`. */
gboolean reading_is_no_row (Reading *reading, const Record *record, ColumnSet merged);
/* A record that is longer or shorter than the header: fine when the cells behind the header are blank in most rows, or must be, or when only
 * columns that may be blank are missing at the end, as spreadsheets cut them; the last two are to be logged: `*padded`. FALSE, reported, when it is neither. */
gboolean reading_fit_length (Reading *reading, const Record *record, gboolean *padded);
void reading_report_padded (Reading *reading, const Record *record);

/* What the reader of a sheet noted (reading_notes.c) */

/* Reports what makes the record wrong where it is read: formulas without results, values that merged cells hide. FALSE when there is any. */
gboolean reading_check_notes (Reading *reading, const Record *record);
/* Logs the cells filled from merged ones above, TRUE when there are some, and warns of values that are not shown. */
gboolean reading_tell_notes (Reading *reading, const Record *record);
/* Whether the score of a list's row is merged over the column of retakes, which then says nothing: warned about. */
gboolean reading_retake_is_merged (Reading *reading, const Record *record);
/* Ids are what their format shows: 1.10, KF7. */
void reading_take_shown (Reading *reading, const Record *record);
/* A cell of a wide table in a record with notes: a mark that is merged over it is taken into `*cell`, logged, and `*filled` set. FALSE, reported and counted, when
 * nobody can tell what it holds. */
gboolean reading_wide_cell (Reading *reading, const Record *record, guint at, Cell *cell, gboolean *filled);

/* Cells that are filled or emptied (reading_row.c) */

/* Merged cells stand in their first row only. What stands further left says where a block begins: then nothing above counts any more. The columns
 * whose cells are to be filled from above. */
ColumnSet reading_merged_columns (const Reading *reading);
/* Fills these columns, and remembers what stands in the others for the rows below. */
void reading_fill_down (Reading *reading, ColumnSet merged);
/* Empties the cells whose word says that nothing stands there: 匿名 in the column of respondents, / or 无 in that of mentors. TRUE when there is one. */
gboolean reading_empty_nothings (Reading *reading);

/* A row of people by sessions gives a row of the dataset for each cell that is filled (reading_wide.c). A RecordFunc; `data` is a Reading. */
gboolean reading_wide_record (const Record *record, gpointer data);

/* A list of scores: the cell of a retake, if it has one, is a row of its own, the next attempt behind the one that was handed over (reading_wide.c). FALSE
 * when reading is to stop. */
gboolean reading_hand_over_retake (Reading *reading, const Record *record, gboolean repaired);

/* Counts a row that is not simply used. FALSE when reading is to stop. */
gboolean reading_count_outcome (Reading *reading, RowOutcome outcome);

/* Gives the row to whoever reads the table. FALSE when reading is to stop. */
static inline gboolean
reading_hand_over (Reading *reading, gboolean repaired)
{
  reading->notes.repaired = repaired;
  RowOutcome outcome = reading->func (&reading->row, reading->data);
  if (G_UNLIKELY (outcome != ROW_USED || reading->notes.repaired))
    return reading_count_outcome (reading, outcome);
  reading->counts.rows++;
  reading->counts.used++;
  return TRUE;
}

/* The bytes with which white space begins and ends. */
extern const guint8 reading_blank_begins[256], reading_blank_ends[256];

/* Whether a cell's ends may be white space, from one byte of each. */
static inline gboolean
cell_may_need_trim (const Cell *cell)
{
  return cell->length > 0 && (reading_blank_begins[(guchar) cell->text[0]] | reading_blank_ends[(guchar) cell->text[cell->length - 1]]) != 0;
}

/* The name beside the id of a person. */
static inline void
reading_take_name (Reading *reading, const Record *record)
{
  guint at = (guint) reading->table->name_cell;
  reading->row.name = G_LIKELY (at < record->n_cells) ? record->cells[at] : (Cell) { "", 0 };
  if (G_UNLIKELY (cell_may_need_trim (&reading->row.name)))
    reading->row.name = cell_trim (reading->row.name);
  reading->own_cells = reading->notes.cell_of = reading->table->cell_of;
}

/* The cells of the columns; what a short record lacks is empty. */
static inline void
reading_take_cells (Reading *reading, const Record *record)
{
  static const Cell none = { "", 0 };
  for (const TakenColumn *taken = reading->taken, *end = taken + reading->table->n_present; taken < end; taken++)
    {
      const Cell *cell = G_LIKELY (taken->cell < record->n_cells) ? &record->cells[taken->cell] : &none;
      reading->cells[taken->column] = G_UNLIKELY (cell_may_need_trim (cell)) ? cell_trim (*cell) : *cell;
    }
  if (reading->table->name_cell >= 0)
    reading_take_name (reading, record);
  if (G_UNLIKELY (record->n_shown > 0))
    reading_take_shown (reading, record);
}

#endif
