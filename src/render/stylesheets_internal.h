/* What the parts of `stylesheets` share: loading, words, messages of the library. */
#ifndef TRAINBOOK_RENDER_STYLESHEETS_INTERNAL_H
#define TRAINBOOK_RENDER_STYLESHEETS_INTERNAL_H

#include "render/stylesheets.h"

#include <libxslt/security.h>
#include <libxslt/xsltInternals.h>

struct Stylesheets {
  char *site, *shipped;        /* folders */
  char *site_shown;            /* how the site's folder is called in messages */
  const Words *words;
  GHashTable *assets;          /* name → path; borrowed */
  GHashTable *compiled;        /* name → xsltStylesheet *, or NULL when it failed */
  xsltSecurityPrefs *security; /* everything forbidden */
  char **keys;                 /* of all words; read only when one is unknown */
  Diagnostics *diags;          /* while compiling */
  guint loads;                 /* files read for the stylesheet that is being compiled */
  gboolean load_failed;        /* one of them could not be had, which was reported */
};

/* Sets the library's hooks and switches off all its doors; once per process. */
void stylesheet_loader_prepare (void);
/* Reads NAME (the site's, else the shipped) into a tree with its words compiled in. NULL and reported on failure. */
xmlDoc *stylesheet_load_main (Stylesheets *sheets, const char *name, xmlDict *dict);
/* The file that a URL of ours stands for, as shown to the user. New string. */
char *stylesheet_shown (const Stylesheets *sheets, const char *url);

/* Replaces [[key]], [[asset:NAME]] and <tb:word> in a tree; `file` is blamed. FALSE and reported on failure. */
gboolean stylesheet_compile_words (Stylesheets *sheets, xmlDoc *document, const char *file);

/* Collects what the library says while it works for us in this thread. */
typedef struct {
  const Stylesheets *sheets;
  const char *page;            /* NULL while compiling */
  const xsltTransformContext *context;
  Diagnostics *diags;
  gboolean failed;             /* an error was said */
  GPtrArray *errors;           /* Saying *: not yet reported */
  GPtrArray *messages;         /* Saying *: of <xsl:message> */
  gboolean has_place;          /* the text that comes belongs to `file` and `line` */
  char *file;
  guint line;
  GString *said;               /* the text so far */
} Listener;

void listener_begin (Listener *listener, const Stylesheets *sheets, const char *page, Diagnostics *diags);
/* Reports what was said (nothing with `forget`) and lets go of the library's hooks. */
void listener_end (Listener *listener, gboolean forget);
/* The callback of libxslt. */
void listener_hear (void *listener, const char *format, ...) G_GNUC_PRINTF (2, 3);

#endif
