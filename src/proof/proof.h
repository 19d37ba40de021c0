/* Proofreading: every page is XML, its ids are unique, its links and anchors lead somewhere, its images exist and have alt texts. */
#ifndef TRAINBOOK_PROOF_PROOF_H
#define TRAINBOOK_PROOF_PROOF_H

#include "diag.h"

typedef struct Proof Proof;

/* Where a link of a page was written: `target` as it stands in the page (unescaped). */
typedef struct { const char *target; Place place; } ProofOrigin;

Proof *proof_new (void);
void proof_free (Proof *proof);

/* A file of the site that is not a page (an asset, figures.csv). Not thread-safe. */
void proof_add_file (Proof *proof, const char *path);

/* Reads one finished page: reports what is wrong in itself and remembers its ids and links. Thread-safe. `origins` may be NULL;
 * `source` is the place blamed where no origin fits (may be NULL: then the page itself is named). */
void proof_page (Proof *proof, const char *path, const char *bytes, gsize length, const ProofOrigin *origins, guint n_origins,
                 const Place *source, Diagnostics *diags);

/* Links to a file that is not there, or to a place that its page does not have, are no mistakes where `func` says so of the path. Before proof_resolve(). */
void proof_excuse (Proof *proof, gboolean (*func) (const char *path, gpointer data), gpointer data);

/* After all pages: resolves links and anchors over the whole site. A relative link that leaves the site is an error; http, https, mailto and tel are not followed. */
void proof_resolve (Proof *proof, Diagnostics *diags);

#endif
