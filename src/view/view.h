/* A page's view: one XML document that says everything the page shows, in the site's language, formatted; and the markup that
 * never enters the tree. The views are the public contract with templates: docs/templates.md. */
#ifndef TRAINBOOK_VIEW_VIEW_H
#define TRAINBOOK_VIEW_VIEW_H

#include "chart/charts.h"
#include "measure/comparison.h"
#include "measure/ledger.h"
#include "page/page.h"
#include <libxml/tree.h>

typedef struct {
  const Config *config;
  const Model *model;
  const Content *content;
  const Facts *facts;
  const Figures *figures;
  Comparisons *comparisons;   /* counts a cut period when it is first asked for */
  const Trace *trace;         /* where the rows behind the figures stand */
  const Ledger *ledger;       /* of published figures */
  const Charts *charts;
  const Plan *plan;
  const Words *words;
  const Intake *intake;       /* what became of each input file */
  const Diagnostics *diags;   /* everything said while the input was read: the repairs; complete when pages are made */
  GHashTable *navigation;     /* page_navigation_key → GBytes: rendered once, before the pages; NULL while these are made */
  gboolean lacks_rows;        /* rows of facts are wrong and nothing will be published: what seems not to be there may only lack them, and is no mistake */
} ViewContext;

typedef struct {
  xmlDoc *document;
  const char *stylesheet;     /* static: "handbook.xsl" */
  GHashTable *inserts;        /* char * → GBytes *: what <tb:insert name="…"/> places */
  GHashTable *people;         /* set: whom the page names, and how; see view_names() */
  GHashTable *quotes;         /* set: cells of tables that the page shows as they stand in a file; keys owned; or NULL */
  GArray *waiting;            /* WaitingScope: what figures in its text, and its awards, are counted from (waiting.h); or NULL */
  gboolean roster;            /* it shows an org chart: everybody, as rosters are shown */
} View;

/* Builds the view of one page; thread-safe. NULL and reported on failure. */
View *view_build (const ViewContext *context, const Page *page, Diagnostics *diags);
/* The navigation that every page of this page's folder shares (stylesheet navigation.xsl). */
View *view_build_navigation (const ViewContext *context, const Page *page);
void view_free (View *view);
/* Does the page of a view name a person in this way (NAMES_FULL, NAMES_ID; NAMES_NONE: by the e-mail address): `people` and `roster` are the view's. */
gboolean view_names (GHashTable *people, gboolean roster, const Edition *edition, const Person *person, NamePolicy how);
/* The stylesheet that a page's view is made for ("handbook.xsl"); static. Navigation is made by "navigation.xsl". */
const char *view_stylesheet (const ViewContext *context, const Page *page);

/* Checks every generated block of the content (known options, existing tables, curricula …) once, at its place, before pages are built. */
void view_check_blocks (const ViewContext *context, Diagnostics *diags);

/* Checks what the configuration says of reports (known sections, measures, teams …), each mistake at its place. */
void view_check_reports (const Config *config, const Model *model, const Measures *measures, Diagnostics *diags);

/* The rows behind a report's figures, by day and session, as CSV for spreadsheets: which lines of which file. New string; NULL where the site
 * does not show the account of its input. */
char *view_report_sources (const ViewContext *context, const Page *page);

/* The stylesheets that views name, NULL-terminated: compiled before any page is rendered. Static. */
const char *const *view_stylesheets (void);

#endif
