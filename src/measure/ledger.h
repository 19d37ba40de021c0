/* The ledger of published figures. `build --record` appends the figures of every finished period to ledger.csv, and which rows they were counted
 * from to ledger-rows.csv beside it. When a figure is another one later, that is a restatement: reports show what was published, what it is
 * now, and which rows have changed since. Nothing in the ledger is ever rewritten. */
#ifndef TRAINBOOK_MEASURE_LEDGER_H
#define TRAINBOOK_MEASURE_LEDGER_H

#include "facts/trace.h"
#include "measure/measure.h"

/* A figure that is not what was published. Texts are as in figures.csv; `was` or `is` is "" where there was or is no such figure. */
typedef struct {
  const char *period, *measure, *dimension, *member;
  const char *was, *is;          /* values */
  guint32 fewest;                /* people behind any figure that was ever recorded of this period (or one within it), measure and dimension; 1 where it is not known */
  Date published;                /* the as-of date of the build that recorded `was` */
  Date noticed;                  /* … of the build that recorded `is`; DATE_NONE: it is what is counted now, recorded nowhere yet */
} Restatement;

/* Rows of one day or session that have changed since they were recorded. */
typedef struct {
  DatasetId dataset;
  Date date;
  const char *session;           /* id, or "" */
  const char *team, *cohort;     /* texts, or "" */
  guint64 rows_before, rows_now; /* equal: what some of them say has changed */
} RowsChange;

typedef struct Ledger Ledger;

/* Reads ledger.csv and ledger-rows.csv; `file` is the path of the first, shown in messages, relative to `directory` unless absolute. A file that
 * is not there is an empty one. A line that is none of a ledger is reported. Never NULL. */
Ledger *ledger_load (const char *directory, const char *file, const Place *place, Diagnostics *diags);
void ledger_free (Ledger *ledger);
gboolean ledger_is_empty (const Ledger *ledger);

/* Compares what was recorded with what is counted now; `trace` may be NULL when the ledger is empty. Once, before the questions below. */
void ledger_compare (Ledger *ledger, const Figures *figures, const Trace *trace);

/* The restatements of figures of a period, as figures.csv writes it: by measure, dimension, member, in the order they came. Restatement *; free the array. */
GPtrArray *ledger_restatements (const Ledger *ledger, const char *period);
/* Those of any period that were noticed by a build of a day in [from, to]; what is not recorded yet is noticed on `as_of`. By period; free the array. */
GPtrArray *ledger_noticed (const Ledger *ledger, Date from, Date to, Date as_of);

/* What has changed in the rows of [from, to] between the day a restated figure was published and the day it was noticed: array of RowsChange whose
 * texts are the ledger's; free the array. */
GArray *ledger_rows_changed (const Ledger *ledger, const Restatement *restatement, Date from, Date to);

/* Appends what is new: the figures of finished periods that stand in it with another value or not at all, and their rows. Both files are replaced as
 * a whole, or not at all. FALSE and reported when they cannot be written. `*n` receives how many figures were new. */
gboolean ledger_record (const Ledger *ledger, const Figures *figures, const Trace *trace, guint *n, Diagnostics *diags);

#endif
