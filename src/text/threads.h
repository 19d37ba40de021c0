/* Work that is spread over threads. */
#ifndef TRAINBOOK_TEXT_THREADS_H
#define TRAINBOOK_TEXT_THREADS_H

#include <glib.h>

typedef void (*ThreadsFunc) (guint i, gpointer data);

/* Calls func (i, data) once for each i below n, in `threads` threads of which this is one (0: one a processor); where no more can be had,
 * this one does everything. Each takes the next i as soon as it is free. Returns when all are done. */
void threads_run (guint n, guint threads, ThreadsFunc func, gpointer data);

#endif
