/* What a record is: private to row_shape.c, which decides, row_totals.c and record_totals.c, which know totals, and header_again.c. */
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

/* The cell of a row's own id, where the rows of the dataset have one that is not another row's too; -1. */
gint row_own_id_cell (const Table *table);
/* Does the row have an id there, and not a number of something in its place, 2人? */
gboolean row_has_id (const Record *record, gint cell);

/* Totals in lists of records with ids of their own (record_totals.c) */

/* The cell of what a record is called, 姓名 or 课程名称; -1 where the rows of the dataset have no id or no name. */
gint record_name_cell (const Table *table);
/* Does the row say nothing beside its id and its name but counts, and which group they are of? No record is complete like that. */
gboolean record_only_counts (const Table *table, const Record *record);
/* A total behind the group that stands in place of the id, 售后组,小计,,2人: other rows name that group in another column, or it is called like one. A count
 * may stand there too, 合计,3 in 姓名, 工号, where ids have letters. */
gboolean record_is_subtotal (const Table *table, const Record *record);

#endif
