/* How the columns of wide tables are found. Private to the room: table_grid.c asks grid_names.c, grid_dates.c and grid_items.c for what headers say.
 * grid_period.c and grid_title.c read the titles, grid_days.c finds the month of bare days, grid_marks.c reads what stands behind a name, and grid_unread.c names the columns that nobody asked for. */
#ifndef TRAINBOOK_SOURCE_GRID_H
#define TRAINBOOK_SOURCE_GRID_H

#include "source/table.h"

#define MOST_HEADER 200     /* bytes of a header that is looked at */

/* What stands behind a name (grid_marks.c) */

/* A header without what stands in brackets behind it and without a full mark that ends it; `cell` receives the attempt and the full mark that they
 * say, as new strings. New string. */
char *grid_header_name (const char *header, GridCell *cell);
/* The name without the word for an attempt that ends it (退货规则测验补考), which `cell` receives. New string; NULL when there is none. */
char *grid_attempt_name (const char *name, GridCell *cell);
/* The name with the word for an attempt that stands behind it, joined to it or in brackets: 退货规则测验补考 or 退货规则测验(补考) of 退货规则测验（补考，满分150）. New
 * string; NULL when there is no such word. */
char *grid_retake_name (const char *header, gboolean brackets);
/* Whether a text is nothing but the word for an attempt that is not the first: 补考. */
gboolean grid_is_attempt (const char *text);
/* Whether a cell is nothing but the word for an attempt, be it the first: 初考. */
gboolean grid_is_attempt_word (Cell cell);
/* Whether a header says that retakes stand below it, 补考成绩 or 成绩（补考）, and of no assessment (header_retake.c). */
gboolean grid_is_of_retake (const char *header);
/* Whether a cell is a number as scores are, 85 or 85分 (grid_unread.c). */
gboolean grid_is_number (const Cell *cell);
void grid_report_full_mark (const TableOpening *opening, guint cell, const char *full_mark);

/* In all that follows `columns` says by cell of the file which column it is, -1: none yet; `cells` (GridCell) receives what is found. */

/* Adds a cell of the header that is a value of a column; takes `value`. */
void grid_add (GArray *cells, guint cell, guint column, char *value);

/* "S-031 客诉处理" → "S-031": letters, digits, nothing else. The length of such a beginning, or 0. */
gsize grid_id_length (const char *text);

/* Adds the headers that name something. Those that only look like an id of the same kind are named as unknown; without anybody to ask they count. */
void grid_find_names (const TableOpening *opening, const gint *columns, const guint *candidates, guint n_candidates, Grid *grid);

/* Takes what lines below the header say of each column, the full marks and the days of a score sheet, which are no rows, and names others. FALSE, reported,
 * when the header says something else, or a day is none (grid_lines.c). */
gboolean grid_take_lines (const TableOpening *opening, Grid *grid);

/* What stands behind a name (grid_behind.c) */

/* May a column hold something else than the scores or signs of `found`, which its header names first? `behind_id` is what stands behind its id, `brackets` what
 * stands in brackets behind its title; NULL where there is none. A date there is that of the scores, which `cell` receives. */
gboolean grid_may_be_other (const TableOpening *opening, guint column, const char *found, const char *behind_id, const char *brackets, GridCell *cell);
/* The day of scores that a text says, "2026-11-06": without its year it is the one that is nearest to the assessment's. NULL when it is none; new string. */
char *grid_date_of_scores (const TableOpening *opening, const GridCell *cell, Cell text);
/* Warns of such a column, which is then not read. */
void grid_report_other (const TableOpening *opening, Grid *grid, guint cell, const char *found);
/* FALSE, reported, when two columns with cells are of one session, assessment or item, and nothing tells them apart. */
gboolean grid_check_twins (const TableOpening *opening, const Grid *grid);
/* Whether a key ends as headers do that are usual beside scores and signs, and hold neither (grid_unread.c): 名次, 迟到次数. */
gboolean grid_is_usual_end (const char *key);
/* Whether a header is usual beside scores and signs, and holds neither: one of those, or one of the dataset's that are never read. */
gboolean grid_is_usual_beside (const DatasetDefinition *definition, const char *header);

/* Days from the first to the last, as a title writes them: "10.26-11.25". */
typedef struct {
  int first_month, first_day, last_month, last_day;
  int year;                   /* of the first day; 0: not known */
  guint n_days;               /* 0: no such range is written */
  gboolean may_be_hours;      /* "9.30-11.30" */
} GridRange;

/* What a sheet's titles and its file's name say of the time that it is about. */
typedef struct {
  int year, month;            /* of "2026年11月"; 0: not said */
  gboolean is_month;          /* the sheet is of that month; else … */
  Date on;                    /* … of this day, of the days around it, or of the week that begins with it; DATE_NONE */
  gboolean is_week;           /* that week, of "2026-W45" */
  GridRange range;
  char *differ[4];            /* two that contradict each other, and then nothing else is known: where one stands, what it says, the other; else NULL */
} GridPeriod;
GridPeriod grid_period (const TableOpening *opening);
void grid_period_clear (GridPeriod *period);

/* The cell of a row of the preview; empty where the row is no data. */
Cell grid_preview_cell (const TableOpening *opening, guint row, guint cell);
/* Whether the column has cells, as far as the preview shows. */
gboolean grid_is_filled (const TableOpening *opening, guint cell);

/* Adds the headers that are dates to a grid of attendance; one whose date cannot be known is reported, and the grid refused. */
void grid_find_dates (const TableOpening *opening, const gint *columns, Grid *grid);

/* Adds the headers of a survey's columns of ratings; the grid is refused when two of them are one item. Columns that may be ratings and are not read are
 * reported, and COLUMN_TOLD. */
void grid_find_items (const TableOpening *opening, gint *columns, Grid *grid);

/* Takes 总分 or 最高分 beside a score from the columns when it cannot be the full mark: a sum, a statistic (header_maximum.c). Before the grid is looked for. */
void grid_drop_doubtful_maximum (const TableOpening *opening, gint *columns);

/* Warns of columns that hold what the grid's cells do, scores or signs of attendance, under headers that nobody knows. */
void grid_report_unread (const TableOpening *opening, const gint *columns, const Grid *grid);

/* Whether all rows belong to the grid's one header; a second one with other cells is reported (grid_blocks.c). `columns` without the grid's cells. */
gboolean grid_check_blocks (const TableOpening *opening, const gint *columns, const Grid *grid);

/* What most cells of a column are, as far as the preview shows: scores, or, with `statuses`, signs of attendance. */
typedef struct {
  guint n_filled, n_same, n_sure;      /* cells; those that may stand in a grid; those that stand hardly anywhere else */
} GridColumnCells;
GridColumnCells grid_look_at_column (const TableOpening *opening, const ChoiceTable *statuses, guint cell);

#endif
