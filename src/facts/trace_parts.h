/* Inside of trace: for trace.c, which keeps the groups, and trace_rows.c, which reads the rows. */
#ifndef TRAINBOOK_FACTS_TRACE_PARTS_H
#define TRAINBOOK_FACTS_TRACE_PARTS_H

#include "facts/pass.h"
#include "facts/trace.h"

struct Trace {
  GArray *groups;               /* TraceGroup */
  GStringChunk *strings;
};

/* Groups while rows are added. */
typedef struct {
  PassPart part;                /* first: the pass knows this */
  const Facts *facts;
  Trace *trace;
  GHashTable *places;           /* TraceGroup * (its key) → index + 1 into the groups; the keys are copies */
  GHashTable *aside;            /* "file\nline" of rows that were set aside */
  GHashTable *checks;           /* id of a check → TraceGroup *: what it belongs to, and its items with it; NULL where there are none */
  DatasetId dataset;
  const char *file;
} Tracer;

/* Groups stand in this order; equal ones are the same group. For GArray and GHashTable of TraceGroup. */
int trace_compare (gconstpointer a, gconstpointer b);
guint trace_hash (gconstpointer key);
gboolean trace_same (gconstpointer a, gconstpointer b);

/* Adds a row that stands in `line` of the group's file; `digest`: of what it says. One that was set aside is only counted. */
void trace_add_row (Tracer *tracer, const TraceGroup *key, guint line, guint64 digest);

#endif
