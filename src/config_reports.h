/* Reports as they are declared: by trainbook.yml under `reports:`, and by reports.yml of the templates, which holds the defaults in the
 * same form. What the names of sections, measures, teams … mean is checked by the room that knows them (view/report_check.c). */
#ifndef TRAINBOOK_CONFIG_REPORTS_H
#define TRAINBOOK_CONFIG_REPORTS_H

#include "diag.h"

/* How long the period of a report is; the same order as PeriodKind. */
typedef enum { REPORT_DAILY, REPORT_WEEKLY, REPORT_MONTHLY, REPORT_QUARTERLY, REPORT_ANNUAL, N_REPORT_PERIODS } ReportPeriod;

/* Whose figures a report shows. */
typedef enum { REPORT_OF_ALL, REPORT_OF_TEAM, REPORT_OF_COHORT, REPORT_OF_COURSE, REPORT_OF_AREA, REPORT_OF_TRAINER, N_REPORT_SCOPES } ReportScope;

/* The report that is made for every team. */
#define REPORT_TEAM "team"

/* The word of a scope in trainbook.yml: "team" …; NULL for REPORT_OF_ALL. Static. */
const char *report_scope_name (ReportScope scope);
/* "daily" … "annual". Static. */
const char *report_period_name (ReportPeriod period);

/* A word with its place. */
typedef struct {
  char *text;
  Place place;
} ReportWord;

/* `rows: 10` or `measures: [attendance.rate, score.mean]`. */
typedef struct {
  char *name;
  Place place;                   /* of the name */
  GPtrArray *values;             /* ReportWord *, at least one */
  gboolean is_list;
} ReportOption;

/* One section of a report: its kind ("figures"), and how it differs from what is usual. */
typedef struct {
  ReportWord name;
  GPtrArray *options;            /* ReportOption * */
} ReportSection;

/* The option of that name, or NULL; its only value, or NULL. Borrowed. */
const ReportOption *report_section_option (const ReportSection *section, const char *name);
const char *report_section_text (const ReportSection *section, const char *name);

/* What the head of a report says of people; each NULL when nothing is said. */
typedef enum { REPORT_PREPARED, REPORT_CHECKED, REPORT_APPROVED, REPORT_TO, REPORT_COPY, N_REPORT_HEADS } ReportHead;

/* One report. What is not written is taken from the default of the same name, if there is one. */
typedef struct {
  ReportWord name;               /* "daily" … "annual", "team", or a name of the user's own */
  gboolean is_off;               /* `daily: false` */
  guint periods;                 /* bits 1 << ReportPeriod; never 0 but in that of teams, whose periods stand apart */
  ReportScope scope;
  ReportWord member;             /* of the scope: a team …; text NULL for REPORT_OF_ALL */
  ReportScope by;                /* one report for each of its members; REPORT_OF_ALL: one report */
  Place by_place;
  char *title;                   /* or NULL */
  char *heads[N_REPORT_HEADS];
  GPtrArray *sections;           /* ReportSection *, or NULL */
} ReportLayout;

typedef struct {
  GPtrArray *layouts;            /* ReportLayout *: the defaults in the order of reports.yml, then the user's own in theirs */
  char *heads[N_REPORT_HEADS];   /* of every report that says nothing else */
  gboolean team_periods_are_set; /* team_reports stands in the file */
  guint team_periods;            /* bits 1 << ReportPeriod: the team reports to make */
  char *file;                    /* the name of reports.yml in messages */
} ReportsConfig;

ReportsConfig *reports_config_new (void);
void reports_config_free (ReportsConfig *reports);

/* The layout of that name, or NULL. Borrowed. */
const ReportLayout *reports_config_find (const ReportsConfig *reports, const char *name);

#endif
