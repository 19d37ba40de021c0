/* What learning platforms say about completion, from all exports together: one state for each person and course. */
#ifndef TRAINBOOK_FACTS_COMPLETIONS_H
#define TRAINBOOK_FACTS_COMPLETIONS_H

#include "facts/facts.h"

typedef struct Completions Completions;

Completions *completions_new (void);

/* Adds what an export says; exports in their order. `date` may be DATE_NONE (older than any day), `moment` 0 (the second is not known). */
void completions_add (Completions *completions, guint person, guint course, ExportCompletion state, Date date, gint64 moment);

/* The latest state of each person and course (CourseCompletion), by course, then person; frees `completions`. */
GArray *completions_arrange (Completions *completions);

#endif
