/* Style sheets, scripts and pictures of the templates: published under a name that carries a hash of their bytes. */
#ifndef TRAINBOOK_RENDER_ASSETS_H
#define TRAINBOOK_RENDER_ASSETS_H

#include "diag.h"

/* name → path in the site, for every .css .js .svg .png .woff2 file of the two folders (the site's replaces a shipped one of the
 * same name). Also fills `bytes`: path → GBytes. Both new tables, keys and values owned. `site` is NULL when the site has no
 * folder; `shown` is that folder as messages call it. FALSE and reported on failure. */
gboolean assets_load (const char *site, const char *shown, const char *shipped, GHashTable **paths, GHashTable **bytes, Diagnostics *diags);

#endif
