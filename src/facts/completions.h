/* What learning platforms say about completion, from all exports together: one state for each person and course. A course may have several items
 * (activities): it is completed when all of those are in which the person stands. */
#ifndef TRAINBOOK_FACTS_COMPLETIONS_H
#define TRAINBOOK_FACTS_COMPLETIONS_H

#include "facts/facts.h"

typedef struct Completions Completions;

Completions *completions_new (void);

/* Adds what an export says of an item of the course; exports in their order. `date` may be DATE_NONE (older than any day), `moment` 0 (the second is not known). */
void completions_add (Completions *completions, guint person, guint course, const char *item, ExportCompletion state, Date date, gint64 moment);

/* The state of each person and course (CourseCompletion), by course, then person, of the latest of each item: incomplete when one of them is, else failed when one
 * is, else passed when one is, on the latest of their days; frees `completions`. */
GArray *completions_arrange (Completions *completions);

#endif
