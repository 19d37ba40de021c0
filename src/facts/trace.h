/* Where the rows stand that figures were counted from. Their files are read once more, quietly, after everything is counted: pages say for
 * each figure in which lines of which file its rows are, and the ledger tells which of them have changed since. */
#ifndef TRAINBOOK_FACTS_TRACE_H
#define TRAINBOOK_FACTS_TRACE_H

#include "facts/facts.h"

/* Lines first … last of a file, each of which holds a row of the group. */
typedef struct { guint first, last; } LineRange;
#define TRACE_MOST_RANGES 8

/* The rows of one file that belong together: of one dataset, one day or session, and of people of one team and cohort. */
typedef struct {
  DatasetId dataset;
  const char *file;              /* as messages show it */
  Date date;                     /* the day on which they count; DATE_NONE: enrolments in a cohort, which count on all its sessions */
  gint32 session;                /* Session.index, -1 */
  gint32 course;                 /* of the session, or of the score; -1 */
  gint32 team;                   /* index into Model.teams: the people's on that day; -1 without */
  gint32 cohort;                 /* Cohort.index: the people's, of enrolments and sessions their own; -1 */
  guint rows;                    /* counted */
  guint n_ranges;                /* of the counted rows */
  LineRange ranges[TRACE_MOST_RANGES];     /* ascending; with more of them the last one holds other lines too, see `rough` */
  gboolean rough;
  guint64 digest;                /* of what the counted rows say, whatever their order and lines */
} TraceGroup;

typedef struct Trace Trace;

/* Reads every file of facts again, and takes from `diags` which rows were left out. Groups for the datasets sessions, enrolments, attendance,
 * scores (exports too), feedback, indicators, checks and their items; memory by groups (and by checks that have items), not by rows. Never NULL. */
Trace *trace_new (const Facts *facts, const Diagnostics *diags);
void trace_free (Trace *trace);

/* Every group, by dataset, date, session, team, cohort, file: array of TraceGroup, borrowed. */
const GArray *trace_groups (const Trace *trace);

/* The groups of one dataset that count in [from, to]: const TraceGroup *, in the same order; free the array. */
GPtrArray *trace_find (const Trace *trace, DatasetId dataset, Date from, Date to);

#endif
