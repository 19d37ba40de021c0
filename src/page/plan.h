/* What the parts of the plan share; private to the room. */
#ifndef TRAINBOOK_PAGE_PLAN_H
#define TRAINBOOK_PAGE_PLAN_H

#include "page/page.h"

/* A page and what only the plan needs to know of it. */
typedef struct {
  Page page;
  const char *folder;         /* of its path, "" for the top: the key of its navigation */
  const char *name;           /* what it is sorted by among its siblings: its file's or folder's name */
  gint64 weight;
} PlanPage;

struct PlanIndex {
  GHashTable *by_path;        /* path → Page * */
  GHashTable *by_subject[N_PAGE_KINDS];   /* subject → Page * */
  GStringChunk *strings;
  GPtrArray *reports;         /* ReportSubject *: subjects of the reports */
  GHashTable *by_period;      /* Period * → Page *: the department's reports */
  guint n_handbook;           /* how many of the home page's children belong to the handbook: the first ones */
};

/* While the plan is made. */
typedef struct {
  Plan *plan;
  const Config *config;
  const Model *model;
  const Content *content;
  const Facts *facts;
  const Figures *figures;
  const Words *words;
  Diagnostics *diags;
  Page *home;
} Planner;

/* plan.c: a new page below `parent` (NULL: the home page). Takes `path` and `title`. `source` may be NULL. */
Page *planner_add (Planner *planner, PageKind kind, Page *parent, char *path, char *title, gconstpointer subject, const Place *source);

/* The page that lists the records of one kind. A folder of the handbook that has no page of its own and the same path becomes this page:
 * the handbook may have a folder courses/ too. */
Page *planner_add_index (Planner *planner, PageKind kind, const char *path, const char *word);

/* The same below another page. */
Page *planner_add_index_below (Planner *planner, Page *parent, PageKind kind, const char *path, const char *word);

/* handbook.c: the pages of the content folder, the home page first. */
void planner_add_handbook (Planner *planner);
/* records.c: curricula, courses, cohorts, organization, reports. */
void planner_add_records (Planner *planner);
/* reports.c: the reports that the configuration declares. */
void planner_add_reports (Planner *planner);
/* awards.c: the page of awards, when there are reports; boards, posters, certificates. `index` is the page of what is printed, made when needed. */
void planner_add_awards (Planner *planner);
void planner_add_award_sheets (Planner *planner, Page **index);
/* people.c: learners' records, the status board, the archive of sessions. */
void planner_add_people (Planner *planner);
void planner_add_archive (Planner *planner);
/* A page of a record of that folder: "people/E107.html". New string. */
char *record_path (const char *folder, const char *id);
/* sheets.c: what is printed. */
void planner_add_sheets (Planner *planner);
/* edition.c: removes the pages of groups that the edition does not show, whoever planned them. */
void planner_withhold (Planner *planner);
/* collisions.c: reports two inputs with one path. */
void planner_check_paths (Planner *planner);

/* title.c: new strings. */
char *page_report_title (const Planner *planner, const ReportSubject *subject);

/* Compares file names so that numbers in them count: "2" before "10". */
int page_compare_names (const char *a, const char *b);

#endif
