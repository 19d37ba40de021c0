/* The ledger's inside: for ledger.c, which reads and compares, and ledger_record.c, which writes. */
#ifndef TRAINBOOK_MEASURE_LEDGER_PARTS_H
#define TRAINBOOK_MEASURE_LEDGER_PARTS_H

#include "measure/ledger.h"

#define LEDGER_HEADER "recorded,period,measure,dimension,member,value,numerator,denominator,count,people"
#define LEDGER_ROWS_HEADER "recorded,dataset,date,session,team,cohort,rows,digest"

/* A figure that is no more. */
#define LEDGER_NO_FIGURE "\n\n\n\n"

/* One line of ledger.csv. `key` is "period\nmeasure\ndimension\nmember", `figure` "value\nnumerator\ndenominator\ncount\npeople". */
typedef struct { Date recorded; const char *figure; } LedgerEntry;

/* One line of ledger-rows.csv. */
typedef struct { Date recorded; guint64 rows, digest; } LedgerRows;

struct Ledger {
  char *path, *rows_path;        /* to be opened */
  char *shown, *rows_shown;      /* in messages */
  GStringChunk *strings;
  GHashTable *entries;           /* key → GArray of LedgerEntry, in the order of the file */
  GPtrArray *keys;               /* the keys as they first came */
  GHashTable *fewest;            /* "period\nmeasure\ndimension" → the fewest people behind a figure that was ever recorded of it or, once compared, of a period that shares days with it */
  GHashTable *rows;              /* "dataset\ndate\nsession\nteam\ncohort" → GArray of LedgerRows, in the order of the file */
  GPtrArray *rows_keys;
  GHashTable *rows_now;          /* the same key → LedgerRows *, after ledger_compare() */
  GArray *restatements;          /* Restatement */
};

/* Calls `func` for each figure of a finished period that the ledger keeps (all and team, never of single people), in the order of figures.csv. */
typedef void (*LedgerFigureFunc) (const char *key, const char *figure, gpointer data);
void ledger_each_figure (const Figures *figures, LedgerFigureFunc func, gpointer data);

/* `group` is "period\nmeasure\ndimension", kept by the ledger; the cell says how many people were behind a figure of it: where it says nothing, they may have been few. */
void ledger_note_people (Ledger *ledger, const char *group, const Cell *cell);
/* What was published of a week tells of its days, less those that are as they were: the fewest people of a period are those of any period within it too. */
void ledger_spread_people (Ledger *ledger, const PeriodRules *rules);
/* For a key as in Ledger.entries; 1 where it is not known. */
guint32 ledger_fewest_people (const Ledger *ledger, const char *key);

/* What the trace says of rows, by key as in Ledger.rows: LedgerRows *, owned by the table. */
GHashTable *ledger_rows_of (const Trace *trace, const Model *model);

#endif
