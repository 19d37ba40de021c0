/* Stylesheets (libxslt): loaded from the site's templates/ or the shipped ones, words compiled in. */
#ifndef TRAINBOOK_RENDER_STYLESHEETS_H
#define TRAINBOOK_RENDER_STYLESHEETS_H

#include "text/words.h"
#include <libxml/tree.h>

#define TRAINBOOK_NAMESPACE "urn:trainbook"

typedef struct Stylesheets Stylesheets;

/* `site` is the site's templates folder (may not exist), `shipped` the program's. `assets` maps names to published paths
 * ("style.css" → "assets/style.1a2b3c4d.css"). In every text and attribute of a stylesheet [[key]] becomes the word of that key and
 * [[asset:NAME]] the asset's path; <tb:word key="…" name="XPATH"/> becomes a word with its {name} filled in. */
Stylesheets *stylesheets_new (const char *site, const char *shipped, const Words *words, GHashTable *assets);
void stylesheets_free (Stylesheets *sheets);
/* How the site's templates folder is called in messages, relative to the site directory; by default the last part of `site`. */
void stylesheets_set_shown (Stylesheets *sheets, const char *site_shown);

/* Compiles NAME ("handbook.xsl"), the site's if it has one, else the shipped, if it is not yet: not thread-safe, done for all names before pages are rendered. FALSE and reported on failure, with file and line. */
gboolean stylesheets_load (Stylesheets *sheets, const char *name, Diagnostics *diags);

/* Transforms a view and writes the page: `<!DOCTYPE html>` and HTML5 in XML syntax; a result whose root is <tb:fragment> gives its content alone.
 * <tb:insert name="N"/> in the result becomes the bytes of inserts[N]. Thread-safe. `page` names the page in messages. NULL and reported on failure. */
GString *stylesheets_render (const Stylesheets *sheets, const char *name, xmlDoc *view, GHashTable *inserts, const char *page, Diagnostics *diags);

#endif
