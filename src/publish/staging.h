/* The workshop of one output: beside it, in .trainbook/NAME/, with the lock, the manifest and the new tree. */
#ifndef TRAINBOOK_PUBLISH_STAGING_H
#define TRAINBOOK_PUBLISH_STAGING_H

#include "diag.h"
#include "publish/manifest.h"

#define WORKSHOP ".trainbook"

typedef struct {
  char *shown;           /* the output as the user wrote it */
  char *name;            /* its last part, symbolic links resolved */
  int parent;            /* the folder that the output lies in */
  int work;              /* .trainbook/NAME */
  int lock;
  int stage;             /* the new tree: `new` in the workshop */
  int old;               /* the published site, or -1 */
  gboolean inside;       /* the workshop lies in the output itself (a mount point; a parent that we may not write) */
  gboolean restricted;   /* the umask takes bits from 0644 or 0755: modes are set by hand */
  Manifest *published;   /* of the site as it stands, or NULL */
} Staging;

/* Resolves, locks, mends what a killed build left, makes an empty new tree. NULL and reported on failure. */
Staging *staging_open (const char *output, Diagnostics *diags);
/* The name of a file or folder in the output which shows that it is a project or a home folder and was named by mistake; NULL: none,
 * or a build has written there before. Static. */
const char *staging_find_project (const Staging *staging);
/* Removes the new tree, unlocks, frees. */
void staging_close (Staging *staging);

/* Removes the tree that was exchanged out (it stands in `new`). Files that a build wrote and links to files of the new site
 * go; what somebody put there meanwhile moves into the site. 0 or an errno. `current` is the manifest of the site as it is now. */
int staging_retire (Staging *staging, const Manifest *current, Diagnostics *diags);

/* "cannot write …: reason", with the path under the output (NULL: the output itself). */
void staging_report (const Staging *staging, const char *path, int error, Diagnostics *diags);

#endif
