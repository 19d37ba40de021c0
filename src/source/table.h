/* The inside of an open table. Private to the room: table_read.c (and reading.h) reads rows, row_shape.c (and row_words.h) knows which are none, table_header.c and
 * table_shape.c find out what stands where, table_grid.c (and grid.h) knows wide tables, table_cells.c reads typed cells. */
#ifndef TRAINBOOK_SOURCE_TABLE_H
#define TRAINBOOK_SOURCE_TABLE_H

#include "source/dataset.h"
#include "source/word_ends.h"
#include "text/records.h"

/* The words of a choice, found without allocation: open addressing by length and three bytes. */
#define CHOICE_SLOTS 512
typedef struct {
  char **words;                       /* every canonical name and alias, NULL-terminated */
  char **keys;                        /* their dataset_key() */
  guint8 *choice;                     /* index of the choice of each */
  guint8 slots[CHOICE_SLOTS];         /* 1 + index into words */
} ChoiceTable;

/* A wide table: one column of the file for each session, assessment, survey item …; its header is a value of a column of the dataset. */
typedef struct {
  guint cell;                         /* of the file */
  guint column;                       /* of the dataset: what the header is a value of */
  char *value;
  char *date;                         /* "2026-11-09" of 退货规则测验（11月9日）, of scores; or NULL */
  char *attempt;                      /* "2" of a retake's header, or NULL */
  const char *day_part;               /* "morning" of 11月2日上午, see day_parts.h; or NULL */
  TimeOfDay from, to;                 /* of 11月2日 9:00-11:00: the sessions that begin then; `to` 0: no time */
  char *full_mark;                    /* "150" of a header (满分150), or NULL … */
  guint mark_line;                    /* … and the line of full marks that says it; 0: the header */
} GridCell;

typedef struct {
  guint value_column;                 /* what stands in the cells */
  GArray *cells;                      /* GridCell */
  gboolean is_attendance;             /* signs stand in the cells */
  GArray *told;                       /* guint: cells of the header that were warned about already */
  gboolean refused;                   /* a header was reported: it is a grid, but cannot be read */
  guint lines[8], n_lines;            /* below the header, those that are no rows: 考试日期, , 11月6日 */
} Grid;

/* Is the cell of a record one of the grid's, of which each makes a row? */
static inline gboolean
grid_has_cell (const Grid *grid, guint cell)
{
  for (guint i = 0; i < grid->cells->len; i++)
    if (g_array_index (grid->cells, GridCell, i).cell == cell)
      return TRUE;
  return FALSE;
}

/* What is noted about the row being read, and what its places need. */
#define ROW_VALUES 4
#define ROW_VALUE_BYTES 176
struct RowNotes {
  gboolean repaired;
  const gint *cell_of;                /* column → cell of the file, -1: as the table's, but for wide tables */
  const GridCell *grid_cell;          /* of a wide table: the column that the row is made of; else NULL */
  Cell grid_value;                    /* … and its cell, as it stands there */
  gboolean not_due;                   /* … which says that the person was not due … */
  gboolean half_day;                  /* … or of attendance: was away for half of the day */
  char values[ROW_VALUES][ROW_VALUE_BYTES];   /* excerpts that places point to, one after the other */
  guint n_values;
};

/* The full dates of a table's columns, for dates without a year; made when the first such date is met. */
typedef struct CellYears CellYears;

struct Table {
  const DatasetDefinition *definition;
  const Config *config;
  Intake *intake;                     /* or NULL */
  RowCounts counts;
  char *file;
  Records *records;
  GPtrArray *header;                  /* char *: the header's cells, trimmed */
  struct HeaderNames *names;          /* what may name its columns */
  WordEnds header_ends;               /* of these words */
  GPtrArray *titles;                  /* char *: what stands above the header, as record_excerpt() */
  guint first_header_line;            /* where the header begins … */
  guint header_line;                  /* … and where it ends: the same but for a header of two lines … */
  guint *header_lines;                /* … by cell: which of the two it stands in */
  GPtrArray *line_texts[2];           /* of a header of two lines: what stands in each, as header; else NULL */
  guint n_header;                     /* cells of the header */
  gint cell_of[TABLE_MOST_COLUMNS];   /* column → cell of the file, -1 */
  gboolean configured[TABLE_MOST_COLUMNS];   /* by column: trainbook.yml itself says which header it has */
  char *units[TABLE_MOST_COLUMNS];    /* what stands in brackets behind the header, or NULL */
  char *given[TABLE_MOST_COLUMNS];    /* by column that the file does not have: what another's header says for every row, or NULL */
  guint present[TABLE_MOST_COLUMNS];  /* the columns that the file has */
  guint n_present;
  guint with_nothing[TABLE_MOST_COLUMNS];   /* those of them in which a word may stand for an empty cell */
  guint n_with_nothing;
  guint required[TABLE_MOST_COLUMNS]; /* those that every row needs; in a wide table without those that it gives itself */
  guint n_required;
  guint one_of[2];                    /* as the definition's; both 0 in a wide table */
  guint filled[TABLE_MOST_COLUMNS];   /* columns whose merged cells are blanks in this file, from left to right … */
  gboolean with_left[TABLE_MOST_COLUMNS];   /* … by column: only where one further left is filled too */
  guint n_filled;
  guint person_column;                /* the column of people's ids beside which their names stand … */
  gint name_cell;                     /* … and the cell of these; -1 */
  gint retake_cell, retake_date_cell; /* of a list of scores: where the next attempt of a row stands, and its day; -1 */
  char *retake_full_mark;             /* which its header says, or NULL */
  gboolean has_evening;               /* of attendance: signs of evenings are there, so that afternoons end with them */
  gint unread_times;                  /* the cell of a column of attendance that may say the part of the day (table_unread_times()), -1 */
  gboolean may_be_long;               /* most rows have blank cells behind the header's last: one more is no sign of a delimiter in a cell */
  Grid *grid;                         /* or NULL */
  TableNameFunc find_name;            /* or NULL */
  gpointer find_data;
  ChoiceTable *choices[TABLE_MOST_COLUMNS];
  GHashTable *status_words;           /* of attendance: what signs and kinds of leave mean (status_words.h); else NULL */
  gboolean tells_not_due;             /* whoever reads wants to know who was not due */
  GHashTable *rating_words;           /* of surveys: what the configuration says that words mean; or NULL */
  gboolean left_out;                  /* the last reading left lines out whose cells nobody knows */
  TableSkippedFunc skipped;
  gpointer skipped_data;
  struct RecordGroups *groups;        /* of a list of records: the groups that its rows name; made when a total asks for them (record_totals.c) */
  GMutex years_lock;                  /* of the next */
  CellYears *years;
};

/* Beyond this many errors of a thread the column of a cell is no longer looked up: that scans the file, and nobody reads so many. */
#define MOST_EXACT_PLACES 1000

/* The place of a whole row. */
Place table_line_place (const Table *table, guint line);
/* The place of a cell of the header. */
Place table_header_place (const Table *table, guint cell);

/* The header (table_header.c) */

/* What names the columns of a dataset: keys of headers → columns. */
typedef struct HeaderNames HeaderNames;
HeaderNames *header_names_new (const DatasetDefinition *definition, const DatasetConfig *dataset);
void header_names_free (HeaderNames *names);

/* How many columns of the dataset the cells of a record name; `*complete` when no required one is missing. */
guint header_names_count (const HeaderNames *names, const DatasetDefinition *definition, const Record *record, gboolean *complete);

/* Whether they name the people whom the rows are about, or, where no row needs a person, any column that it needs. */
gboolean header_names_needed (const HeaderNames *names, const DatasetDefinition *definition, const Record *record);

/* Does a cell name somebody: a person called 张平均 is no mean, and whoever is known is no header? FALSE where nobody can be asked: lists of people are read first. */
gboolean table_knows_person (const Table *table, Cell cell);

/* Adds how they end, as people write them. */
void header_names_ends (const DatasetDefinition *definition, const DatasetConfig *dataset, WordEnds *ends);
/* The column that a header names, when it is read in any way; -1. */
gint header_names_column (const HeaderNames *names, Cell header);

/* A header as it is compared: dataset_key() without stars around it and colons behind it. New string. */
char *header_key (const char *text, gssize length);
/* Cuts off what stands in brackets at the end of a key, unless it is all of it. */
void header_cut_brackets (char *key);

/* How a table is opened: beside the table what its makers need. */
typedef struct {
  Table *table;
  const Config *config;
  Diagnostics *diags;
  const HeaderNames *names;
  TableNameFunc find_name;            /* or NULL */
  gpointer find_data;
  const Record *preview;
  guint n_preview;
  guint n_above;                      /* records of the preview above and in the header */
  const Record *first;                /* the header's first line … */
  const Record *second;               /* … and what looks like its second, read or not; or NULL */
} TableOpening;

/* Finds the columns; unknown, missing and ambiguous ones are reported. FALSE when the table cannot be read. */
gboolean table_read_header (TableOpening *opening);

/* Where columns are missing: whether a line of the beginning names some, read in another encoding. Then reported, with what to do. */
gboolean table_report_misread (const TableOpening *opening);

/* Full marks (header_full_mark.c) */

/* What brackets behind a header say: "满分150", "150分制", "0-150分" → "150", "百分制" → "100"; NULL when it is no full mark above 0. New string. */
char *header_full_mark (const char *text);
/* Takes the full mark that the header of a column of marks says, 成绩（满分150）, for every row, where the file has no column for it. FALSE, reported,
 * when it is unclear. */
gboolean table_take_full_mark (const TableOpening *opening);

/* Names beside ids (header_person.c) */

/* Takes the cell of the names that stand beside the ids of people, where the header of these says that they are ids. `keys` and `columns` by cell of the file:
 * the variants of its key, and its column, -1; receives COLUMN_TOLD. */
void table_take_names (const TableOpening *opening, char *const *const *keys, gint *columns);

/* Whether a text in the column of these names is a header of such names, 姓名 or 员工姓名, and of no ids. */
gboolean table_is_name_header (const Table *table, guint cell, Cell header);

/* Retakes (header_retake.c) */

/* Takes the column of retakes beside the scores of a list, 补考成绩, from the columns: each of its cells is a row of its own. One that holds no scores is not
 * read, nor are others that hold the scores of retakes: these are warned about. `columns` by cell of the file: its column, -1. */
void table_take_retakes (const TableOpening *opening, gint *columns);

/* The shape (table_shape.c) */

/* Finds the header among the first records: fills table->header and its lines, and n_above. */
void table_find_header (TableOpening *opening);
/* What the lines of a header of two say of the first column that both are needed for, and what one line would say: new strings. Its cell. */
guint table_two_lines (const TableOpening *opening, char **upper, char **lower, char **both);
/* Names what stands above the header, columns without header, and finds out where merged cells are blanks. FALSE when data stand above. */
gboolean table_find_shape (const TableOpening *opening);

/* Another table above the header (table_above.c). */
typedef struct {
  const Record *head;                 /* the line of its headers */
  guint n_rows;                       /* below that; 0: there is none */
  gboolean certain;                   /* the dataset knows its headers, else it may be none of its tables */
} AboveTable;
AboveTable table_above (const TableOpening *opening);
/* Whether a line names nothing but whom a row is about and sums, with numbers below it: 姓名, 平均分, 名次. */
gboolean table_sums_up (const TableOpening *opening, const Record *line);
void table_report_above (const TableOpening *opening, AboveTable above);
/* Whether a record above the header has all that a row of a list needs, and an id or somebody known: nobody's title. */
gboolean table_is_row_above (const TableOpening *opening, const Record *record);

/* Finds out where merged cells are blanks (merged_cells.c). A column of groups that looks like that, where nothing proves it, is warned about. */
void table_find_merged (const TableOpening *opening);

/* Rows that are no data (row_shape.c) */

/* Columns of a dataset, a bit for each. */
typedef guint32 ColumnSet;
#define COLUMN_BIT(column) ((ColumnSet) 1 << (column))
G_STATIC_ASSERT (TABLE_MOST_COLUMNS <= 32);

/* What a record is; DOUBTFUL: a total or a record, and nobody can tell; BLOCK: another header, with other columns than the first. */
typedef enum { SHAPE_DATA, SHAPE_BLANK, SHAPE_HEADER, SHAPE_TOTAL, SHAPE_NOTE, SHAPE_DOUBTFUL, SHAPE_BLOCK } RowShape;

/* The shape of a record whose blanks in the columns `merged` are filled from above. */
RowShape table_filled_row_shape (const Table *table, const Record *record, ColumnSet merged);
/* The same before it is known which cells are merged: all that may be. */
RowShape table_row_shape (const Table *table, const Record *record);
void record_groups_free (struct RecordGroups *groups);
/* Whether a text names a total, a mean or a share: 合计, 平均分, 合格率. */
gboolean is_total_word (const char *text, gsize length);
/* A number with what people write beside one. */
gboolean looks_like_number (const char *text, gsize length);
/* A whole date, or one without its year. */
gboolean looks_like_date (Cell cell);
/* Whether a text stands in a cell of the header's line `line` (0, 1), or is merged with it from the line above. */
gboolean table_is_header_text (const Table *table, guint line, guint cell, Cell text);
/* Whether a cell of a wide table is one that a row is made of. */
gboolean table_is_grid_cell (const Table *table, guint cell);
/* The weekday that a cell names (一, 周一, 星期一, Mon), Monday 1; 0. */
guint cell_weekday (Cell cell);
/* Whether a cell is read at all: as that of a column, of a wide table, or of a list's retakes. */
gboolean table_reads_cell (const Table *table, guint cell);
/* Is a cell empty that every row needs, and not among those filled from above? */
gboolean record_lacks_required (const Table *table, const Record *record, ColumnSet merged);
/* The cell that says which row it is: of the first required column, else the first of all. */
guint table_key_cell (const Table *table);
/* A cell, trimmed; empty behind the record's end. */
Cell record_cell (const Record *record, guint cell);
/* How many cells are not blank. */
guint record_filled (const Record *record);

/* A line for a message (row_excerpt.c) */

/* The record's cells, without the numbers of telephones and identity cards. New string. */
char *record_excerpt (const Record *record);
/* The same without the cells below those of an export's headers that are nobody's business. New string. */
char *record_excerpt_below (const Record *record, char *const *headers, guint n_headers);
/* The same of a row of the table that is none, without what stands in columns that are not read; a label there is shown without numbers. New string. */
char *row_excerpt (const Table *table, const Record *record);
/* The same of a record above the header. New string. */
char *title_excerpt (const TableOpening *opening, const Record *record);
/* By header: 1 where it is that of what is nobody's business: 电话, 负责人电话, 基本工资. New array. */
GByteArray *headers_private (char *const *headers, guint n);
/* Whether a cell may be shown: of a column that is read, or the name beside an id. */
gboolean table_shows_cell (const Table *table, guint cell);

/* Wide tables (table_grid.c, grid_items.c) */

/* Of a cell of the file, instead of its column: it is none, and a message says why it is not read. */
#define COLUMN_TOLD -2
/* Looks whether headers that name no column are values of one: then the table is wide. `columns` by cell of the file: its column, -1; receives COLUMN_TOLD. */
Grid *grid_find (const TableOpening *opening, gint *columns);
void grid_free (Grid *grid);
ChoiceTable *choice_table_new (const char *choices);
void choice_table_free (ChoiceTable *table);
/* The index of the choice that a word means, written in any case or width; -1. */
int choice_find (const ChoiceTable *table, const char *text, gsize length);
/* The same as it is written, without memory; `text` is not empty. */
int choice_find_exactly (const ChoiceTable *table, const char *text, gsize length);
/* The first word of a choice: its name. */
const char *choice_name (const ChoiceTable *table, int choice);

/* Whether such cells of a column are read as empty before their row is. In rows of facts numbers and dates are looked at only when they cannot be read
 * (cell_settle()), and of two columns of which a row needs one, the sign may be the mistake. */
gboolean column_takes_placeholder (const DatasetDefinition *definition, guint number);

/* What stands in the brackets that are around a cell's key, (跳过); the key itself where there are none. Borrowed from `key`, whose end is cut. */
const char *cell_key_in_brackets (char *key);
/* The key without the signs around it, 【匿名】 or "匿名。"; empty where nothing else stands there, *** or —. Borrowed as above. */
const char *cell_key_between_signs (char *key);

/* Ratings (cell_rating.c) */

/* The scale where none is said; that of words such as 满意. */
#define RATING_USUAL_SCALE (5 * DECIMAL_ONE)
/* What may stand behind the number of a rating. */
#define RATING_UNITS "分|星|颗星|顆星|★|⭐|star|stars|point|points"

typedef enum {
  RATING_OTHER,               /* no rating */
  RATING_UNANSWERED,          /* it says that there is no answer: (跳过), / */
  RATING_LIKE,                /* it looks like one, but which it is nobody knows: 基本满意 */
  RATING_PERCENT,             /* a number with a percent sign */
  RATING_NUMBER,              /* a number, perhaps with a unit: 4, ４分 */
  RATING_SAID                 /* what means a number: 满意, 4（满意）, ★★★★, 4/5 */
} RatingForm;

typedef struct {
  RatingForm form;
  Decimal number;             /* of NUMBER, PERCENT and SAID */
  Decimal scale;              /* that the cell itself is on: 5 of 满意, 10 of 8/10; DECIMAL_NONE: that of its column */
  Decimal word;               /* what a word beside the number says instead, on the same scale: 1 of 5（非常不满意）; DECIMAL_NONE */
} Rating;

/* What a cell says where its column is on a scale. Pure. */
Rating rating_read (const Table *table, Cell cell, Decimal scale);
/* Whether a survey's cell says that there is no answer. */
gboolean rating_is_unanswered (const Cell *cell);
/* Whether a key is a word that usually means a number: 满意. */
gboolean rating_is_usual_word (const char *key);
/* The configuration's words for ratings by their keys, for a table; NULL when there are none. */
GHashTable *rating_words_new (const Config *config);
/* Reports those of the configuration that mean no number. */
void rating_check_words (const Config *config, Diagnostics *diags);

/* A cell's text for a message: at most 40 characters, on one line. New string. */
char *cell_excerpt (const char *text, gsize length);

/* Says what a notation found about a cell: nothing when it is EXACT, a repair with what it became, or the mistake. FALSE when it is WRONG.
 * `kind` tells which messages fit. */
typedef enum { CELL_KIND_DATE, CELL_KIND_TIME, CELL_KIND_NUMBER, CELL_KIND_DURATION, CELL_KIND_TEXT } CellKind;
/* The part `text` of a cell is all of it but in lists. */
gboolean cell_settle_part (const TableRow *row, guint column, CellKind kind, Cell text, Notation notation, const char *became);
gboolean cell_settle (const TableRow *row, guint column, CellKind kind, Notation notation, const char *became);

/* The day of a moment in the site's zone. Where the configuration names none it is the one that is written, and a file of other zones than +08:00 whose
 * moments fall on another day there is warned about, once. */
Date moment_day_of_site (const NotationMoment *moment, const Config *config, const char *file, Diagnostics *diags);

/* A mistake in a cell: reported with its text, the name of its column and an argument more or NULL. */
void cell_report (const TableRow *row, guint column, DiagId id, const char *argument);
/* The same with the choices of the column as argument. */
void cell_report_choice (const TableRow *row, guint column, DiagId id);

/* The full date that a date without a year is to be read with: the nearest one above it in its column, else the first one in its column, else
 * another one of its row. DATE_NONE when there is none; then `year` is the one year in the file's name, or 0. Safe from the threads of
 * table_read_parts(), and the same in each. */
Date cell_date_beside (const TableRow *row, guint column, int *year);
void cell_years_free (CellYears *years);

#endif
