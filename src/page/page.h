/* The plan: which pages exist, their paths, titles, order and navigation. */
#ifndef TRAINBOOK_PAGE_PAGE_H
#define TRAINBOOK_PAGE_PAGE_H

#include "measure/published.h"
#include "model/lists.h"
#include "source/content.h"
#include "text/words.h"

typedef enum {
  PAGE_HANDBOOK,         /* subject: Document; also index.html when content/index.md exists */
  PAGE_FOLDER,           /* a folder of the handbook without a page of its own, and the home page when content/ has no index: lists its children */
  PAGE_CURRICULA,        /* curricula/index.html */
  PAGE_CURRICULUM,       /* subject: Curriculum */
  PAGE_COHORTS,          /* cohorts/index.html */
  PAGE_COHORT,           /* subject: Cohort */
  PAGE_COURSES,          /* courses/index.html */
  PAGE_COURSE,           /* subject: Course */
  PAGE_EFFECT,           /* courses/ID-effect.html: what the course brought about; subject: Course */
  PAGE_ORGANIZATION,     /* organization/index.html */
  PAGE_TEAM,             /* organization/NAME.html; subject: the team's name in Model.teams */
  PAGE_REPORTS,          /* reports/index.html: subject NULL; the reports of a team or of one that a user declared: a ReportSubject without period */
  PAGE_PEOPLE,           /* people/index.html: where the edition shows learners' records */
  PAGE_PERSON,           /* people/ID.html; subject: Person */
  PAGE_ONBOARDING,       /* organization/onboarding.html: where somebody was a newcomer */
  PAGE_SESSIONS,         /* sessions/index.html */
  PAGE_SESSION,          /* sessions/ID.html; subject: Session */
  PAGE_REPORT,           /* subject: ReportSubject, which begins with its Period */
  PAGE_BOOK,             /* print/handbook.html */
  PAGE_PACKET,           /* print/packets/ID.html; subject: Cohort */
  PAGE_SIGN_IN,          /* print/sign-in/ID.html; subject: Session (those dated from the as-of date's week on, and the last week's) */
  PAGE_CONFIRMATION,     /* print/forms/confirmation-ID.html; subject: Person who is to be confirmed */
  PAGE_PRINT,            /* print/index.html: everything printable */
  PAGE_AWARDS,           /* reports/awards.html: who won, by period */
  PAGE_BOARDS,           /* print/boards/PERIOD.html: best and worst boards; subject: Period, as the next ones */
  PAGE_POSTER,           /* print/poster/PERIOD.html: for the culture wall, A4 */
  PAGE_POSTER_LARGE,     /* print/poster/PERIOD-A3.html */
  PAGE_CERTIFICATES,     /* print/certificates/PERIOD.html: a sheet for each winner */
  PAGE_DATA,             /* data.html: what became of each input file */
  N_PAGE_KINDS
} PageKind;

/* What a page of a report is of. */
typedef struct {
  Period period;
  const ReportLayout *layout;
  Dimension dimension;        /* DIMENSION_ALL: the department */
  const char *member;         /* "all", a team, the id of a cohort … */
  const char *label;          /* what a reader calls the member; NULL for the department */
} ReportSubject;

typedef struct Page Page;
struct Page {
  PageKind kind;
  char *path;                 /* "reports/weekly/2026-W47.html" */
  char *title;                /* in the site's language */
  const Page *parent;         /* for breadcrumbs; NULL: the home page */
  const Page *previous, *next;   /* in reading order, within the handbook or among the reports of a kind; NULL */
  GPtrArray *children;        /* Page *, in order */
  gconstpointer subject;
  Place source;               /* what made it: for "two inputs, one path" and for broken links; file NULL when it stands for no file or row of its own */
  gboolean listed;            /* in navigation and sitemap */
};

typedef struct Plan {
  GPtrArray *pages;           /* Page *, sorted by path: the order of building */
  const Page *home;           /* index.html; always there */
  GPtrArray *top;             /* const Page *: the entries of the site's main navigation, in order: handbook sections, curricula, courses, cohorts, organisation, reports, print */
  /* private: */
  struct PlanIndex *index;
} Plan;

/* Stage `plan`. Two inputs with one path, also when they differ only in case, are reported with both places. Never NULL. */
Plan *plan_new (const Config *config, const Model *model, const Content *content, const Facts *facts, const Figures *figures,
                const Words *words, Diagnostics *diags);
void plan_free (Plan *plan);

const Page *plan_find (const Plan *plan, const char *path);                              /* or NULL */
const Page *plan_page_for (const Plan *plan, PageKind kind, gconstpointer subject);      /* by subject pointer; for PAGE_REPORT use plan_report() */
const Page *plan_report (const Plan *plan, const Period *period);                        /* the department's report of the period, or NULL */

/* A team's report of the period; the page that lists a team's reports (`team` as in Model.teams); or NULL. */
const Page *plan_team_report (const Plan *plan, const char *team, const Period *period);
const Page *plan_team_reports (const Plan *plan, const char *team);
/* What a report is called, without its period: "培训月报", "售前一组 培训月报", "第 6 期复盘". New string. */
char *page_report_name (const Words *words, const ReportSubject *subject);

/* The relative URL from one page to another path, percent-encoded where a URL needs it: ("a/b.html", "c/d.html") → "../c/d.html". New string. */
char *page_link (const char *from, const char *to);
/* "../" as often as the page is deep: "" for index.html. New string. */
char *page_root (const char *path);
/* The file name that an id becomes: NFC, safe characters kept, others as - ; never empty, never a device name. New string. */
char *page_file_name (const char *id);

/* Where the site keeps a copy of a file of the archive: "sessions/S031/1-通知.pdf"; NULL when it publishes none of that kind (archive: publish:), or
 * its ending is not one of documents. New string. */
char *page_archive_path (const Config *config, const ArchiveItem *item);
/* Does the edition show learners' records at all: progress and results, by name or id. */
gboolean page_shows_records (const Config *config);

/* One entry of a page's navigation tree: the top entries, the open branch down to the page's folder and its siblings. */
typedef struct { const Page *page; guint depth; gboolean open; } NavigationItem;
/* The key under which pages share one navigation (their folder), borrowed from the page's plan; and its items in order, NavigationItem, free the array. */
const char *page_navigation_key (const Plan *plan, const Page *page);
GArray *page_navigation (const Plan *plan, const Page *page);

#endif
