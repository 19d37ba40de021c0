/* What a publisher has staged, shared by its two ways of committing: exchange, and file by file. */
#ifndef TRAINBOOK_PUBLISH_STAGED_H
#define TRAINBOOK_PUBLISH_STAGED_H

#include "publish/publisher.h"
#include "publish/staging.h"

typedef enum { STAGED_WRITTEN = 1, STAGED_UNCHANGED = 2 } StagedState;

struct Publisher {
  Staging *staging;
  GMutex mutex;              /* of the two tables */
  GHashTable *folders;       /* folders that the new tree has; keys owned */
  GHashTable *files;         /* path → StagedState; keys owned */
  gint failed;               /* atomic: the system failed; nothing more is said */
  gint refused;              /* atomic: a mistake was reported; the rest is still looked at */
  Manifest *next;            /* while committing */
  GPtrArray *obsolete;       /* while committing: char *: files of the previous publish that go */
  char *edition;             /* which the site is; NULL: none */
  int obstacle;              /* why the trees cannot be exchanged: an errno, 0: they can */
};

/* Walks the old site: foreign files and last time's assets enter the new tree, what goes is collected in `obsolete`, collisions
 * are reported. FALSE and reported on failure. */
gboolean publisher_carry (Publisher *publisher, Diagnostics *diags);

/* Replaces file by file: assets, other files, pages, the home page; then deletes. FALSE and reported on failure. */
gboolean publisher_replace (Publisher *publisher, Diagnostics *diags);

/* Reports a failure of the system, once. Always FALSE. */
gboolean publisher_fail (Publisher *publisher, const char *path, int error, Diagnostics *diags);

/* Reports a file of somebody else's that stands in the way. */
void publisher_collide (Publisher *publisher, const char *path, Diagnostics *diags);

#endif
