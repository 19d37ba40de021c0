/* Build, for the files build*.c only. */
#ifndef TRAINBOOK_BUILD_INTERNAL_H
#define TRAINBOOK_BUILD_INTERNAL_H

#include "build.h"
#include "build_leaks.h"
#include "proof/proof.h"
#include "publish/publisher.h"
#include "render/assets.h"
#include "render/stylesheets.h"

struct Build {
  BuildOptions options;
  Diagnostics *diags;
  Intake *intake;           /* what became of each input file */
  char *templates;              /* the shipped ones */
  Config *config;
  Words *words;
  Content *content;
  Model *model;
  Facts *facts;
  Measures *measures;
  Figures *figures;
  Comparisons *comparisons;     /* what periods are compared with */
  Trace *trace;                 /* where the rows behind the figures stand */
  Ledger *ledger;               /* of published figures */
  Plan *plan;
  Charts *charts;
  GHashTable *asset_paths;      /* name → path in the site */
  GHashTable *asset_bytes;      /* path → GBytes * */
  Stylesheets *stylesheets;
  GHashTable *navigation;       /* folder → GBytes * */
  Proof *proof;
  Leaks *leaks;                 /* NULL: nothing is withheld */
  ViewContext leaks_context;
  Publisher *publisher;
  ViewContext context;
  BuildSummary summary;
  gboolean lacks_rows;          /* rows of facts are wrong, and nothing will be published: what is not there may only lack them */
};

ViewContext build_make_context (const Build *build);
gboolean build_is_interrupted (const Build *build);

/* The path of the output folder. New string. */
char *build_output (const Build *build);
/* The site must not be mixed with what it is made from: a build would read it as input, or publish the input. Reported; nothing when no
 * site is written. */
void build_check_output (Build *build);
/* The list of problems must lie outside of every site and of what it is made from: it names people and cells whatever an edition shows, and would be read or
 * published. Its folder is made when it is fit; else it is reported. Nothing when no list is asked for. Also without a configuration. */
void build_check_report (Build *build);

/* Where the links of a document were written, and those of its charts: ProofOrigin; free the array. */
GArray *build_document_origins (const Build *build, const Document *document);
/* When the records hinder the plan: what can be said of the handbook without them, its flow charts and the links among its own pages and files. */
void build_check_handbook (Build *build);

/* Stage `render`: every page is built, rendered, proofread and staged, several at a time, so that no more than a few are in memory. */
gboolean build_render_pages (Build *build);
/* Stage `publish`: the files that are not pages, and the exchange. */
gboolean build_publish (Build *build);

#endif
