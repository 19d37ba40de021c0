/* The manifest: which files of the published site a build wrote. */
#ifndef TRAINBOOK_PUBLISH_MANIFEST_H
#define TRAINBOOK_PUBLISH_MANIFEST_H

#include <glib.h>

typedef struct {
  GHashTable *files;      /* path → GUINT_TO_POINTER (1 + generation); keys owned */
  GHashTable *folders;    /* every folder that one of the files lies in; keys owned; made on first use */
  char *edition;          /* which edition the site is; NULL: none */
  guint64 tree;           /* inode of the site's folder that this manifest was written for; 0: unknown */
} Manifest;

/* Generations: 0 is of the last publish; 1 is an asset of the publish before it, kept for readers in the middle of a page. */
Manifest *manifest_new (void);
void manifest_free (Manifest *manifest);

void manifest_add (Manifest *manifest, const char *path, guint generation);
gboolean manifest_has (const Manifest *manifest, const char *path);
/* The generation of a path that is there. */
guint manifest_generation (const Manifest *manifest, const char *path);
/* Whether a file of the manifest lies in this folder or below it. Not thread-safe. */
gboolean manifest_has_folder (Manifest *manifest, const char *folder);

/* Reads `name` in the folder `directory` (a descriptor). NULL when there is none or it is damaged; then `*damaged` says which. */
Manifest *manifest_read (int directory, const char *name, gboolean *damaged);
/* Writes it in one rename, sorted. 0 or an errno. */
int manifest_write (const Manifest *manifest, int directory, const char *name);

#endif
