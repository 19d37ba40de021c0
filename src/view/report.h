/* The report of one period: what its sections share. Private to report*.c and reports.c. */
#ifndef TRAINBOOK_VIEW_REPORT_H
#define TRAINBOOK_VIEW_REPORT_H

#include "page/period_text.h"
#include "view/common.h"
#include "view/waiting.h"

typedef struct {
  const ViewContext *context;
  const Page *page;
  View *view;                  /* that is being filled, and where mistakes go; NULL where nothing but attributes is wanted */
  Diagnostics *diags;
  const Config *config;
  const char *language;
  const ReportLayout *layout;  /* what is declared of it; NULL in lists of reports */
  const ReportSection *options; /* of the section that is being filled */
  Dimension dimension;         /* whose report it is: everyone's, a team's, a cohort's, a course's, an area's, a trainer's */
  const char *member;          /* "all", the team … */
  gint team, area;             /* the same as indices into the model, -1; and as records, NULL */
  const Cohort *cohort;
  const Course *course;
  const Person *trainer;
  Period period, previous, next;
  Date base;                   /* the last day that counts: the period's, or the as-of date while it runs */
  gboolean running;            /* the as-of date lies before the period's last day */
  Comparison before, year_before;  /* what its figures are compared with */
  xmlNode *node;               /* <report> */
} Report;

/* Fills `report` for a period of the whole department; `node` stays NULL. */
void report_init (Report *report, const ViewContext *context, const Page *page, const Period *period);

/* ---- whose report it is (report_scope.c) ---- */

/* Makes it the report of a member of a dimension: a team, a cohort … */
void report_set_scope (Report *report, Dimension dimension, const char *member);
/* Is the report of the whole department; is it one of some people: a team or a cohort. */
gboolean report_is_whole (const Report *report);
gboolean report_of_people (const Report *report);
/* What belongs to it. People: as they were on the day; reports of courses, areas and trainers are of everyone. */
gboolean report_has_person (const Report *report, const Person *person, Date date);
gboolean report_has_course (const Report *report, const Course *course);
gboolean report_has_session (const Report *report, const Session *session);
gboolean report_has_cohort (const Report *report, const Cohort *cohort);
/* The rows of those datasets that wait for correction and may belong to it. */
WaitingScope report_waiting (const Report *report, guint64 datasets);
/* Is the measure counted for what the report is of: a team has no sessions of its own. */
gboolean report_has_measure (const Report *report, MeasureId measure);
/* Head counts of a session, and the figures of an assessment in the report's period, of the report's people. */
gboolean report_withholds_session (const Report *report, const Session *session);
/* Does the edition keep what few people did to itself? */
gboolean report_guards_groups (const Report *report);
/* Must the results of an assessment in the report's period stay unsaid (view_withholds_assessment()), or are they part of a figure that is withheld, or in a
 * report of a team or cohort those of few people of another one? */
gboolean report_withholds_assessment (const Report *report, const Assessment *assessment);
SessionCounts report_session_counts (const Report *report, const Session *session);
gboolean report_assessment_summary (const Report *report, const Assessment *assessment, AssessmentSummary *summary);
/* The same people's numbers in it, Decimal percents ascending (free the array); how many of them have a number, and had passed in the end. */
GArray *report_assessment_percents (const Report *report, const Assessment *assessment);
void report_assessment_final (const Report *report, const Assessment *assessment, guint *pairs, guint *passed);
/* Who of the report's people missed its sessions: const AttendanceException *; free the array. */
GPtrArray *report_exceptions (const Report *report);

/* ---- words and dates (report_text.c) ---- */

/* The word KEY.KIND ("report.this.weekly") if there is one, else KEY. Borrowed. */
const char *report_word (const Report *report, const char *key);
/* A whole number with grouping. New string. */
char *report_count_text (const Report *report, gint64 count);
/* How wide a text is in half-width characters. */
guint report_text_width (const char *text);

/* ---- figures as they are shown (report_value.c) ---- */

/* A figure rounded to the tenth that the reader sees (percent, hours, points; counts too), so that two of them subtract as
 * the reader would. */
typedef struct {
  gboolean present;
  gint64 tenths;
  gboolean small;              /* stands on fewer than config->board_minimum */
  char *basis;                 /* "185/198" for rates, or NULL; owned */
  gint64 sample;               /* how many cases it stands on, where that is known; else 0 */
  gboolean means;              /* a mean of several values without their weights */
  gboolean waiting;            /* rows that it may be counted from wait for correction */
  const char *reason;          /* word key: why there is none, when not present */
} Shown;

/* One of the report's own figures, or of others: those of a window. */
Shown report_shown_in (const Report *report, const Figures *figures, MeasureId measure, const Period *period, Dimension dimension, const char *member);
Shown report_shown (const Report *report, MeasureId measure, const Period *period, Dimension dimension, const char *member);
void shown_clear (Shown *shown);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Shown, shown_clear)

/* "93.4%", "1,234", "23.5". New string. */
char *report_value_text (const Report *report, MeasureUnit unit, gint64 tenths);
/* The same with the unit of an indicator: "31.2 秒". New string. */
char *report_measure_text (const Report *report, MeasureId measure, gint64 tenths);
/* "+1.2 个百分点", "-3", "+0.5" or the word for no change. New string. */
char *report_change_text (const Report *report, MeasureUnit unit, gint64 difference);
/* 1 when the difference is for the better, -1 for the worse, 0 neither or not to be judged (a count, a figure that still grows). */
int report_change_judgement (const Report *report, MeasureId measure, gint64 difference);
/* The target of a measure in tenths of the unit shown; FALSE without. */
gboolean report_target (const Report *report, MeasureId measure, gint64 *tenths);
/* The same for periods of another kind; N_PERIODS: for whichever it is written. */
gboolean report_target_in (const Report *report, MeasureId measure, PeriodKind kind, gint64 *tenths);
/* Whether it is known which way is better: of an indicator its target may leave that out, of head counts nobody says. */
gboolean report_is_judged (const Report *report, MeasureId measure);
/* "yes", "no", "open" (it may still be reached: the period runs, or the day due is ahead), or NULL: no target, no figure, a small sample, not
 * judged. Static. */
const char *report_reached (const Report *report, MeasureId measure, const Shown *shown);
/* The reader's name of a measure. Borrowed. */
const char *report_measure_label (const ViewContext *context, MeasureId measure);

/* Is it the edition that does not show it? Then it is not said whether there is any. */
gboolean report_is_withheld (const Shown *shown);

/* Adds value, missing, reason, few, small, basis, waiting to `node`; for measures with a target also reached="yes|no|open". */
void report_add_value (const Report *report, xmlNode *node, MeasureId measure, const Shown *shown);

/* ---- comparisons (report_comparison.c) ---- */

/* The report's figure in what it is compared with; the reason where there is nothing to compare with. */
Shown report_compared (const Report *report, MeasureId measure, const Comparison *comparison);
/* The word KEY.KIND for the period before: 上周, and where only the same days are compared 上周同期. New string. */
char *report_before_text (const Report *report, const char *key);
/* Adds before [before-missing before-reason] to `node`; change, direction, judgement and relative where both are there. */
void report_add_compared (const Report *report, xmlNode *node, MeasureId measure, const Shown *then);
void report_add_change (const Report *report, xmlNode *node, MeasureId measure, const Shown *now, const Shown *then);
/* Adds <note>s: up to which day a running period is counted and which days it is compared with; why there is no comparison. */
void report_add_comparison_notes (const Report *report, xmlNode *section);

/* ---- records of the period (report_records.c) ---- */

/* The sessions of the report dated in [from, to], by date and start: const Session *; free the array. */
GPtrArray *report_sessions (const Report *report, Date from, Date to);
/* The report's cohorts that run on a day of [from, to]: const Cohort *; free the array. */
GPtrArray *report_cohorts (const Report *report, Date from, Date to);
/* How many must repeat an assessment. */
guint report_retake_count (const Report *report);
/* Who must: the rows of facts_scores_to_retake() but for the exempt and those who left: const ScoreToRetake *; free the array. */
GPtrArray *report_retakes (const Report *report);
/* The days that "next" means: from the day after `base` to the end of the next period. */
void report_next_range (const Report *report, Date *from, Date *to);
/* How far ahead the report looks for probations and protections that end: 7 days, for a month 31, for longer 92. */
guint report_days_ahead (const Report *report);

/* ---- sections: each fills its element; FALSE when there is nothing to say: then the section is left out ---- */

typedef gboolean (*ReportFiller) (const Report *report, xmlNode *section);

/* The options that a section takes beside those of all: `title`, `page`, `paper`, `width`. */
enum {
  SECTION_MEASURES = 1 << 0,   /* measures: [attendance.rate, …] */
  SECTION_COLUMNS = 1 << 1,    /* columns: [date, course, …] */
  SECTION_BY = 1 << 2,         /* by: team */
  SECTION_ROWS = 1 << 3,       /* rows: 10 */
  SECTION_CHART = 1 << 4,      /* chart: line */
  SECTION_SORT = 1 << 5        /* sort: attendance.rate */
};

/* The options of the section that is being filled, as its layout says them, else as they usually are (report_options.c). */
/* Measures: MeasureId; free the array. */
GArray *report_option_measures (const Report *report, const MeasureId *usual, guint n_usual);
MeasureId report_option_sort (const Report *report, MeasureId usual);
guint report_option_rows (const Report *report, guint usual);
Dimension report_option_by (const Report *report, Dimension usual);
/* How many rows of a table the main part shows on paper; 0: all. */
guint report_option_paper (const Report *report);

typedef struct {
  const char *name;            /* in reports.yml and trainbook.yml, report.section.NAME, section[@kind = 'NAME'] */
  ReportFiller fill;
  guint options;               /* bits of the above */
  const char *dataset;         /* without which an edition does not show it; NULL: its figures say that themselves */
  guint64 waits;               /* DATASET_BIT()s: what it counts itself, beside figures that carry marks of their own; rows of these may be missing from it */
} ReportSectionKind;

/* The kind of that name, or NULL; all of them (report_sections.c). */
const ReportSectionKind *report_section_kind (const char *name);
const ReportSectionKind *report_section_kinds (guint *n);

gboolean report_fill_summary (const Report *report, xmlNode *section);
/* Adds <prose> with a <body> for each part of what is written for that section; FALSE when nothing is. */
gboolean report_add_prose (const Report *report, xmlNode *section, const char *name);
gboolean report_fill_highlights (const Report *report, xmlNode *section);
gboolean report_fill_problems (const Report *report, xmlNode *section);
gboolean report_fill_actions (const Report *report, xmlNode *section);
gboolean report_fill_coordination (const Report *report, xmlNode *section);
gboolean report_fill_focus (const Report *report, xmlNode *section);
gboolean report_fill_figures (const Report *report, xmlNode *section);
gboolean report_fill_signatures (const Report *report, xmlNode *section);
gboolean report_fill_trends (const Report *report, xmlNode *section);
gboolean report_fill_workload (const Report *report, xmlNode *section);
gboolean report_fill_implementation (const Report *report, xmlNode *section);
gboolean report_fill_checks (const Report *report, xmlNode *section);
gboolean report_fill_indicators (const Report *report, xmlNode *section);
gboolean report_fill_tenure (const Report *report, xmlNode *section);
gboolean report_fill_effect (const Report *report, xmlNode *section);
gboolean report_fill_needs (const Report *report, xmlNode *section);
gboolean report_fill_newcomers (const Report *report, xmlNode *section);
gboolean report_fill_plan (const Report *report, xmlNode *section);
gboolean report_fill_trend (const Report *report, xmlNode *section);
gboolean report_fill_table (const Report *report, xmlNode *section);
gboolean report_fill_teams (const Report *report, xmlNode *section);
gboolean report_fill_courses (const Report *report, xmlNode *section);
gboolean report_fill_areas (const Report *report, xmlNode *section);
gboolean report_fill_trainers (const Report *report, xmlNode *section);
gboolean report_fill_cohorts (const Report *report, xmlNode *section);
/* Adds the table of a dimension's members that have the first of those figures; FALSE without any, and in reports that are not of the whole department. */
gboolean report_add_table (const Report *report, xmlNode *section, Dimension dimension, const MeasureId *measures, guint n);
gboolean report_fill_feedback (const Report *report, xmlNode *section);
gboolean report_fill_assessments (const Report *report, xmlNode *section);
gboolean report_fill_exceptions (const Report *report, xmlNode *section);
gboolean report_fill_retakes (const Report *report, xmlNode *section);
gboolean report_fill_names (const Report *report, xmlNode *section);
gboolean report_fill_next (const Report *report, xmlNode *section);
gboolean report_fill_coming (const Report *report, xmlNode *section);
gboolean report_fill_sessions (const Report *report, xmlNode *section);
/* May the report say where its rows stand: only where the account of the input is shown at all. */
gboolean report_shows_sources (const ViewContext *context);
/* Every group of rows behind the report as a table for spreadsheets. New string. */
char *report_sources_csv (const Report *report);

gboolean report_fill_definitions (const Report *report, xmlNode *section);
gboolean report_fill_sources (const Report *report, xmlNode *section);
gboolean report_fill_restatements (const Report *report, xmlNode *section);

/* How far a cohort is on the report's last day: attributes day, days, state (coming, running, finished). */
void report_add_progress (const Report *report, xmlNode *node, const Cohort *cohort);
/* Adds the <card>s of a period under `parent`. */
void report_add_cards (const Report *report, xmlNode *parent);
/* Adds the horizontal bars by team to the section; the hours of each team as planned and as attended; the attendance rate of each over the last periods. */
void report_add_team_bars (const Report *report, xmlNode *section);
void report_add_team_hours (const Report *report, xmlNode *section);
void report_add_team_trends (const Report *report, xmlNode *section);

#endif
