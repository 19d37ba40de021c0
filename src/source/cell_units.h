/* Numbers with a unit of their own, and words with a note behind them, in the cells of a row. */
#ifndef TRAINBOOK_SOURCE_CELL_UNITS_H
#define TRAINBOOK_SOURCE_CELL_UNITS_H

#include "source/dataset.h"

/* As row_percentage(): behind the number may stand `unit`, 28秒 where the target's unit is 秒, which is then left out and logged; NULL: what is usual in the
 * column. Any other unit is a mistake. */
gboolean row_percentage_in (const TableRow *row, guint column, const char *unit, Decimal *number, gboolean *percent);

/* The kind of missing score that a cell is a mark for, as missing_score_kind(), also with a note behind it in brackets, 缺考（病假）, which is then left out and
 * logged; NULL: it is none. */
const char *row_missing_score (const TableRow *row, guint column);

#endif
