/* What collecting and resolving share. */
#ifndef TRAINBOOK_PROOF_INTERNAL_H
#define TRAINBOOK_PROOF_INTERNAL_H

#include "proof/address.h"
#include "proof/proof.h"
#include "proof/reader.h"

/* A path of the site that exists or that something links to. */
typedef struct {
  const char *path;
  gboolean exists;
  const struct ProofPage *page;        /* NULL: another file */
} Target;

typedef struct {
  /* The key: */
  const char *folder;        /* of the page; interned */
  const char *written;
  guint32 length, hash;
  LinkUse use;
  /* What it means: */
  AddressKind kind;
  Target *target;            /* FILE and FOLDER */
  const char *fragment;      /* NULL: none */
  gboolean bad;
  guint32 number;            /* index + 1 in Proof.links */
  guint32 follower;          /* number of the link that stood behind this one last time; 0: none yet */
} Link;

typedef struct { guint32 link; guint32 line, column, length; const char *file; } Origin;

typedef struct ProofPage {
  const char *path;
  gboolean whole;            /* read to its end */
  char *ids;                 /* each closed by NUL */
  gsize ids_length;
  guint32 *links;
  guint n_links, n_origins;
  Origin *origins;
  Place source;              /* file NULL: none */
} ProofPage;

struct Proof {
  GMutex mutex;
  GStringChunk *strings;
  GHashTable *interned;      /* folders and file names */
  GHashTable *targets;       /* path → Target */
  GHashTable *known;         /* set of Link */
  GPtrArray *links;          /* Link * */
  guint32 last;              /* number of the link met last; 0: none yet */
  GPtrArray *pages;          /* ProofPage * */
  GPtrArray *readers;        /* Reader *: resting */
  GString *path, *fragment;  /* scratch */
  char **paths;              /* every existing path, once one is asked for */
  guint n_paths;
  gboolean (*excuse) (const char *path, gpointer data);      /* NULL: nothing is excused */
  gpointer excuse_data;
};


typedef struct { Diagnostics *diags; DiagId id; const char *first, *second, *third, *fourth; } ProofReport;

/* Reports it at a place. */
void proof_report_at (const Place *place, const ProofReport *report);
/* The nearest to `wanted` of a page's ids (each closed by NUL), or NULL. Borrowed from `ids`. */
const char *proof_nearest_id (const char *ids, gsize length, const char *wanted);

#endif
