/* The build: owner of everything, and the table of stages. */
#ifndef TRAINBOOK_BUILD_H
#define TRAINBOOK_BUILD_H

#include "diag.h"
#include "view/view.h"
#include <signal.h>

typedef enum { BUILD_READ, BUILD_JOIN, BUILD_COUNT, BUILD_PLAN, BUILD_DRAW, BUILD_RENDER, BUILD_PROOF, BUILD_PUBLISH, BUILD_RECORD, N_BUILD_STAGES } BuildStage;

typedef struct {
  const char *directory;     /* the site directory; "." */
  const char *output;        /* where the site goes, relative to the site directory; NULL: the configuration's folder */
  Date as_of;                /* DATE_NONE: the configuration's, else SOURCE_DATE_EPOCH's, else today's in UTC */
  guint jobs;                /* threads; 0: one a processor */
  const char *edition;       /* which one is built; NULL: the configuration's default */
  gboolean whole;            /* as if there were no editions; then nothing may be written */
  gboolean replace_edition;  /* it may take the place of another edition in the output folder */
  gboolean strict;           /* warnings are errors */
  gboolean verbose;          /* each stage and its time on `log` */
  gboolean progress;         /* a progress bar on `log` when pages take over a second */
  gboolean write;            /* FALSE: nothing is written (check) */
  const char *report;        /* the folder of the list of problems, seen from the working folder, which must be fit for it before anything is published; NULL: none */
  gboolean record;           /* the figures that were published are written into the ledger */
  const char *ledger;        /* where the ledger is, relative to the site directory; NULL: where the configuration says */
  BuildStage last;           /* stop after this stage */
  FILE *log;
  const volatile sig_atomic_t *interrupted;   /* set from outside to stop early; may be NULL */
} BuildOptions;

typedef struct {
  guint pages, reports, charts;
  guint written, removed;      /* files changed and removed */
  guint recorded;              /* figures written into the ledger */
  guint64 rows_aside;          /* rows of facts left out because of a mistake (on_error: set-aside) */
  double seconds;
  gboolean finished;           /* every stage that was asked for ran to its end */
} BuildSummary;

typedef struct Build Build;

Build *build_new (const BuildOptions *options);
void build_free (Build *build);

/* Runs the stages in order; stops at a gate when there are errors. TRUE when the last stage asked for was reached without. */
gboolean build_run (Build *build);

/* What the stages have made so far; members are NULL where no stage made them. Borrowed. */
const ViewContext *build_context (const Build *build);
Diagnostics *build_diagnostics (Build *build);
BuildSummary build_summary (const Build *build);

/* The view of one page as XML text, for `dump` (after BUILD_DRAW). New string, NULL on failure. */
char *build_view_text (Build *build, const Page *page);

#endif
