/* The inside of an open table. Private to the room: table.c makes it, table_cells.c reads typed cells. */
#ifndef TRAINBOOK_SOURCE_TABLE_H
#define TRAINBOOK_SOURCE_TABLE_H

#include "source/dataset.h"

/* The words of a choice, found without allocation: open addressing by length and three bytes. */
#define CHOICE_SLOTS 256
typedef struct {
  char **words;                       /* every canonical name and alias, NULL-terminated */
  char **keys;                        /* their dataset_key() */
  guint8 *choice;                     /* index of the choice of each */
  guint8 slots[CHOICE_SLOTS];         /* 1 + index into words */
} ChoiceTable;

/* What is noted about the row being read. */
struct RowNotes {
  gboolean repaired;
};

/* The full dates of a table's columns, for dates without a year; made when the first such date is met. */
typedef struct CellYears CellYears;

struct Table {
  const DatasetDefinition *definition;
  Intake *intake;                     /* or NULL */
  RowCounts counts;
  char *file;
  CsvFile *csv;
  guint n_header;                     /* cells of the header */
  gint cell_of[TABLE_MOST_COLUMNS];   /* column → cell of the file, -1 */
  guint present[TABLE_MOST_COLUMNS];  /* the columns that the file has */
  guint n_present;
  guint required[TABLE_MOST_COLUMNS];
  guint n_required;
  ChoiceTable *choices[TABLE_MOST_COLUMNS];
  gboolean left_out;                  /* the last reading left lines out whose cells nobody knows */
  TableSkippedFunc skipped;
  gpointer skipped_data;
  GMutex years_lock;                  /* of the next */
  CellYears *years;
};

/* Finds the columns; unknown, missing and ambiguous ones are reported. FALSE when the table cannot be read. */
gboolean table_read_header (Table *table, const Config *config, Diagnostics *diags);

ChoiceTable *choice_table_new (const char *choices);
void choice_table_free (ChoiceTable *table);

/* A cell's text for a message: at most 40 characters, on one line. New string. */
char *cell_excerpt (const char *text, gsize length);

/* Says what a notation found about a cell: nothing when it is EXACT, a repair with what it became, or the mistake. FALSE when it is WRONG.
 * `kind` tells which messages fit. */
typedef enum { CELL_KIND_DATE, CELL_KIND_TIME, CELL_KIND_NUMBER, CELL_KIND_DURATION, CELL_KIND_TEXT } CellKind;
/* The part `text` of a cell is all of it but in lists. */
gboolean cell_settle_part (const TableRow *row, guint column, CellKind kind, Cell text, Notation notation, const char *became);
gboolean cell_settle (const TableRow *row, guint column, CellKind kind, Notation notation, const char *became);

/* A mistake in a cell: reported with its text, the name of its column and an argument more or NULL. */
void cell_report (const TableRow *row, guint column, DiagId id, const char *argument);

/* The full date that a date without a year is to be read with: the nearest one above it in its column, else the first one in its column, else
 * another one of its row. DATE_NONE when there is none; then `year` is the one year in the file's name, or 0. Safe from the threads of
 * table_read_parts(), and the same in each. */
Date cell_date_beside (const TableRow *row, guint column, int *year);
void cell_years_free (CellYears *years);

#endif
