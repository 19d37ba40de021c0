/* Rows of facts that wait for correction (`on_error: set-aside`): which pages and figures they may belong to. Of a row that was left out not everything is
 * known; what is not known may be anything, so a figure without a mark is a figure that no such row can change. */
#ifndef TRAINBOOK_VIEW_WAITING_H
#define TRAINBOOK_VIEW_WAITING_H

#include "view/view.h"

/* What stands beside a number that such a row may change, in text. */
#define WAITING_MARK "※"

#define DATASET_BIT(dataset) (G_GUINT64_CONSTANT (1) << (dataset))
/* Who was there, and who was to be there. */
#define WAITING_ATTENDANCE (DATASET_BIT (DATASET_ENROLMENTS) | DATASET_BIT (DATASET_ATTENDANCE))
/* Of which an archive of a session holds records. */
#define WAITING_ARCHIVE (WAITING_ATTENDANCE | DATASET_BIT (DATASET_SCORES) | DATASET_BIT (DATASET_FEEDBACK))
/* Of which a learner's record tells: conditions are met by them, too. */
#define WAITING_LEARNERS (WAITING_ATTENDANCE | DATASET_BIT (DATASET_SCORES) | DATASET_BIT (DATASET_CHECKS))
#define WAITING_EVERYTHING G_MAXUINT64

/* What is shown of which rows: of these datasets in [from, to], of a member of a dimension, of a session. Everything is borrowed. */
typedef struct {
  guint64 datasets;                 /* DATASET_BIT()s */
  Date from, to;
  Dimension dimension;
  const char *member;               /* "all", a team, the id of a person … */
  const Session *session;           /* or NULL */
  const GPtrArray *assessments;     /* with `session`: those whose scores belong to it */
  const Course *course;             /* or NULL; with a person */
  const Assessment *assessment;     /* or NULL */
  gboolean whole_cohorts;           /* rows of a session are none of it: who is enrolled in a cohort */
} WaitingScope;

/* Everything of these datasets up to the as-of date. */
WaitingScope waiting_scope (const ViewContext *context, guint64 datasets);
/* The same of one session: its attendance, its feedback, the scores of its assessments (may be NULL). */
WaitingScope waiting_session (const ViewContext *context, guint64 datasets, const Session *session, const GPtrArray *assessments);
/* The same of one person: a record. */
WaitingScope waiting_person (const ViewContext *context, guint64 datasets, const Person *person);
/* What a figure is counted from. */
WaitingScope waiting_figure (const ViewContext *context, MeasureId measure, const Period *period, Dimension dimension, const char *member);
/* The datasets that hold the rows which a measure is counted from: bits 1 << DatasetId; of a formula those of all measures in it (report_definitions.c). */
guint64 view_measure_datasets (const ViewContext *context, MeasureId measure);

/* The text (freed) with the mark behind it, or as it is. New string. */
char *waiting_text (char *text, gboolean waits);

/* Is there a row that may belong to it. */
gboolean view_waits (const ViewContext *context, const WaitingScope *scope);
/* Adds waiting="yes" to `node` when there is one. */
void attribute_waiting (xmlNode *node, const ViewContext *context, const WaitingScope *scope);
/* May that row belong to it. */
gboolean waiting_may_belong (const ViewContext *context, const WaitingScope *scope, const AsideRow *row);

/* The same of a figure in a text, or of an award, which the kind of the page does not tell: when there is a row, TRUE, and the page will say how many do. */
gboolean note_waiting (xmlNode *node, const ViewContext *context, const WaitingScope *scope);
/* Adds <waiting rows href> under the root of a page, when rows wait that may belong to it. Called when it is filled. */
void view_add_waiting (View *view, const ViewContext *context, const Page *page);

#endif
