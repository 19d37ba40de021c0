/* The search for what a site must not show: names, ids and the like, many at once, over the finished bytes of any file. */
#ifndef TRAINBOOK_PROOF_LEAK_H
#define TRAINBOOK_PROOF_LEAK_H

#include <glib.h>

typedef struct LeakScan LeakScan;

/* Where in a file something stands. */
typedef enum { LEAK_IN_TEXT, LEAK_IN_ATTRIBUTE, LEAK_IN_COMMENT, N_LEAK_PLACES } LeakPlace;

typedef struct {
  guint subject, form;       /* as given with the text */
  gsize offset, length;      /* of the bytes found */
  guint line;                /* in the file, from 1 */
  LeakPlace place;
  const char *run;           /* the text or the attribute's value that it stands in, as it is written; not closed by NUL */
  gsize run_length;
} LeakHit;

typedef void (*LeakFunc) (const LeakHit *hit, gpointer data);

LeakScan *leak_scan_new (void);
void leak_scan_free (LeakScan *scan);

/* Adds a text to be found (two bytes or more; others are left out: FALSE). Letters and digits of ASCII at its ends begin and end a word: "E10" is not in
 * "E107". `alone`: it is also a word or a number, and is meant only where it stands alone, between tags, quotes, blanks, commas and the like. What is not
 * ASCII is found percent-encoded too. Not thread-safe. */
gboolean leak_scan_add (LeakScan *scan, const char *text, guint subject, guint form, gboolean alone);

/* When every text has been added: makes the tables. */
void leak_scan_prepare (LeakScan *scan);

/* Calls `found` for every text that stands in the bytes, in order. Thread-safe. `marked`: the file is HTML, SVG or XML. */
void leak_scan_run (const LeakScan *scan, const char *bytes, gsize length, gboolean marked, LeakFunc found, gpointer data);

/* The row that an offset of marked bytes lies in (tr, li, p, g, else its text or attribute; the line of a file without marks): from `*start` up to `*end`. */
void leak_row (const char *bytes, gsize length, gsize offset, gboolean marked, gsize *start, gsize *end);

#endif
