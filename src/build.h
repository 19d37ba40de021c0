/* The build: owner of everything, and the table of stages. */
#ifndef TRAINBOOK_BUILD_H
#define TRAINBOOK_BUILD_H

#include "diag.h"
#include "view/view.h"

typedef struct {
  const char *directory;     /* -C; "." */
  const char *output;        /* -o; NULL: the configuration's */
  Date as_of;                /* --as-of; DATE_NONE: see DESIGN */
  guint jobs;                /* -j; 0: one a processor */
  gboolean strict, quiet, verbose;
  gboolean write;            /* FALSE: check */
  const char *until;         /* stop after this stage (dump); NULL: all */
} BuildOptions;

typedef struct Build Build;

Build *build_new (const BuildOptions *options);
/* Runs the stages in order, each timed; stops at a gate when there are errors. Returns TRUE when all stages ran. */
gboolean build_run (Build *build);
/* What the stages made, for `dump`; NULL members for stages that did not run. Borrowed. */
const ViewContext *build_context (const Build *build);
Diagnostics *build_diagnostics (Build *build);
/* Renders one page of the plan, for `dump`. New string or NULL. */
GString *build_render (Build *build, const Page *page);
void build_print_summary (const Build *build, FILE *out);
void build_free (Build *build);

#endif
