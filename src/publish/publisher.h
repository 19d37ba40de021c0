/* Publishing: the new site is staged beside the old one and exchanged by one rename. Never deletes what a build did not write. */
#ifndef TRAINBOOK_PUBLISH_PUBLISHER_H
#define TRAINBOOK_PUBLISH_PUBLISHER_H

#include "diag.h"

typedef struct Publisher Publisher;

typedef struct { guint files, written, unchanged, removed; } PublishSummary;

/* Locks `output` and opens a staging folder; mends what a killed build left. NULL and reported on failure (no permission; a second build at the same time). */
Publisher *publisher_open (const char *output, Diagnostics *diags);

/* Says which edition the site is (NULL: none), for the manifest. FALSE and reported when the folder holds the site of another edition and it is
 * not to be replaced: readers of the one would get the other. A site without an edition may be replaced by one that has. */
gboolean publisher_set_edition (Publisher *publisher, const char *edition, gboolean replace, Diagnostics *diags);

/* Stages one file of the new site: a hard link to the old one where the bytes are the same. Thread-safe. FALSE and reported on failure
 * (then later calls fail quietly). `path` is relative, of the site's own making, with /. */
gboolean publisher_put (Publisher *publisher, const char *path, const char *bytes, gsize length, Diagnostics *diags);
/* The same with the bytes of a file. */
gboolean publisher_put_file (Publisher *publisher, const char *path, const char *file, Diagnostics *diags);

/* Exchanges old and new: files of the previous manifest that were not staged are gone, foreign files stay, assets of the previous
 * publish stay one publish longer. On failure the old site stands and FALSE is returned. */
gboolean publisher_commit (Publisher *publisher, PublishSummary *summary, Diagnostics *diags);

/* Removes the staging folder (if not committed), unlocks, frees. */
void publisher_close (Publisher *publisher);

#endif
