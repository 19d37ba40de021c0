/* The search for leaks: what the edition withholds must not stand in any finished file. For the files build*.c only. */
#ifndef TRAINBOOK_BUILD_LEAKS_H
#define TRAINBOOK_BUILD_LEAKS_H

#include "view/view.h"

typedef struct Leaks Leaks;

/* Prepares the search for the people of the model; NULL when the edition has nothing to withhold. */
Leaks *leaks_new (const ViewContext *context, Diagnostics *diags);
void leaks_free (Leaks *leaks);

/* Searches a finished page. `people` and `roster` are its view's: whom it may name. Thread-safe. */
void leaks_scan_page (Leaks *leaks, const Page *page, const View *view, const char *bytes, gsize length);
/* Is a file of that name searched, not its name alone: by its ending a text that people read. */
gboolean leaks_reads (const Leaks *leaks, const char *path);
/* A file that is no page: its name, and its bytes if leaks_reads(). Those beside a report are kept until its page has been searched. */
void leaks_scan_file (Leaks *leaks, const char *path, const char *bytes, gsize length);
/* After all pages. */
void leaks_finish (Leaks *leaks);

#endif
