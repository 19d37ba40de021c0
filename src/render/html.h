/* The serialiser: a result tree → HTML5 in XML syntax. */
#ifndef TRAINBOOK_RENDER_HTML_H
#define TRAINBOOK_RENDER_HTML_H

#include "diag.h"
#include <libxml/tree.h>

/* Writes `result` to `out`. A root <html> becomes a whole page with its doctype; a root <tb:fragment> gives its content alone.
 * <tb:insert name="N"/> becomes the bytes of inserts[N] (GBytes). `place` is blamed for mistakes, `page` is named in them.
 * FALSE and reported on failure. Thread-safe. */
gboolean html_write (GString *out, const xmlDoc *result, GHashTable *inserts, const char *page, const Place *place, Diagnostics *diags);

#endif
