/* Which files of the data folder a pattern means. Private to the room. */
#ifndef TRAINBOOK_SOURCE_DATASET_FILES_H
#define TRAINBOOK_SOURCE_DATASET_FILES_H

#include "config.h"

/* The files that a pattern (a name, or a glob with * and ? in any part) means, relative to the data folder, sorted by bytes. A plain name
 * is given back whether or not there is such a file; `*is_glob` tells. Array of char *, freed by the caller. */
GPtrArray *data_glob (const Config *config, const char *pattern, gboolean *is_glob);

/* The path to open a file of the data folder by, and its name in messages (relative to the site directory). New strings. */
char *data_shown_name (const Config *config, const char *file);
char *site_path (const Config *config, const char *shown_name);

#endif
