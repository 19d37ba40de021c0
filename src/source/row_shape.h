/* What a record is: private to row_shape.c, which decides, row_totals.c, which knows totals, and row_notes.c, which knows notes. */
#ifndef TRAINBOOK_SOURCE_ROW_SHAPE_H
#define TRAINBOOK_SOURCE_ROW_SHAPE_H

#include "source/row_words.h"

/* The column of a cell, -1 when it has none that is read. */
gint row_column_of (const Table *table, guint cell);
/* Whether any words may stand there, so that none of them says that a row is no data. */
gboolean row_is_free_text (const Table *table, guint cell);
/* Does it lack what every row has itself, merged cells or not? */
gboolean row_lacks_its_own (const Table *table, const Record *record);
/* Whether a column that is not read only numbers or names the rows, or none: 序号, 部门. */
gboolean row_is_title_cell (const Table *table, guint cell);

/* Whether a record of a list is the header once more, by the words of another file, or another one; then `*other` is its first cell that names another
 * column, else -1 (header_again.c). */
gboolean row_is_header_again (const Table *table, const Record *record, gint *other);

/* Whether the row is one of totals, whose blanks in the columns `merged` are filled from above; `first` is its first cell that is not blank. */
gboolean row_is_total (const Table *table, const Record *record, guint first, ColumnSet merged);
/* The cell that says 合计 in a record that has all it needs, and not in numbers: a total or a record, and nobody can tell; -1. */
gint row_doubtful_cell (const Table *table, const Record *record);

#endif
