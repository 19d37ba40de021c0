#include "view/waiting.h"

#include "measure/completeness.h"
#include "view/report.h"

#include <string.h>

WaitingScope
waiting_scope (const ViewContext *context, guint64 datasets)
{
  return (WaitingScope) { .datasets = datasets, .from = 1, .to = context->model->as_of, .dimension = DIMENSION_ALL, .member = "all" };
}

static WaitingScope
scope_of_member (const ViewContext *context, guint64 datasets, Dimension dimension, const char *member)
{
  WaitingScope scope = waiting_scope (context, datasets);
  scope.dimension = dimension;
  scope.member = member;
  return scope;
}

WaitingScope
waiting_session (const ViewContext *context, guint64 datasets, const Session *session, const GPtrArray *assessments)
{
  WaitingScope scope = waiting_scope (context, datasets);
  scope.to = MAX (scope.to, session->date);
  scope.session = session;
  scope.assessments = assessments;
  return scope;
}

WaitingScope
waiting_person (const ViewContext *context, guint64 datasets, const Person *person)
{
  return scope_of_member (context, datasets, DIMENSION_PERSON, person->id);
}

WaitingScope
waiting_figure (const ViewContext *context, MeasureId measure, const Period *period, Dimension dimension, const char *member)
{
  return (WaitingScope) { .datasets = view_measure_datasets (context, measure), .from = period->first, .to = period->last, .dimension = dimension,
                          .member = member };
}

/* ---- may a row belong to it ---- */

static const Person *
person_of (const Model *model, const AsideRow *row)
{
  return row->person < 0 ? NULL : model->people->pdata[row->person];
}

static gboolean
may_be_of_team (const Model *model, const AsideRow *row, const char *team)
{
  const Person *person = person_of (model, row);
  gint index = person == NULL ? -1 : row->date == DATE_NONE ? person->team_index : person_team_on (person, row->date);
  return person == NULL || (index >= 0 && strcmp (model->teams->pdata[index], team) == 0);
}

/* By its own cohort, its session's or its person's. */
static gboolean
may_be_of_cohort (const Model *model, const AsideRow *row, const char *id)
{
  const Person *person = person_of (model, row);
  const Session *session = row->session < 0 ? NULL : model->sessions->pdata[row->session];
  if (row->cohort >= 0)
    return strcmp (((const Cohort *) model->cohorts->pdata[row->cohort])->id, id) == 0;
  if (session != NULL && session->cohort != NULL && strcmp (session->cohort->id, id) == 0)
    return TRUE;
  return person == NULL || (person->cohort != NULL && strcmp (person->cohort->id, id) == 0);
}

static gboolean
may_be_of_trainer (const Model *model, const AsideRow *row, const char *id)
{
  const Session *session = row->session < 0 ? NULL : model->sessions->pdata[row->session];
  for (guint i = 0; session != NULL && i < session->trainers->len; i++)
    if (strcmp (((const Person *) session->trainers->pdata[i])->id, id) == 0)
      return TRUE;
  return session == NULL;
}

static gboolean
may_be_of_member (const Model *model, const AsideRow *row, Dimension dimension, const char *member)
{
  const Course *course = row->course < 0 ? NULL : model->courses->pdata[row->course];
  switch (dimension)
    {
    case DIMENSION_TEAM:
      return may_be_of_team (model, row, member);
    case DIMENSION_COHORT:
      return may_be_of_cohort (model, row, member);
    case DIMENSION_COURSE:
      return course == NULL || strcmp (course->id, member) == 0;
    case DIMENSION_AREA:
      return course == NULL || g_strcmp0 (course->area, member) == 0;
    case DIMENSION_TRAINER:
      return may_be_of_trainer (model, row, member);
    case DIMENSION_PERSON:
      return row->person < 0 || strcmp (person_of (model, row)->id, member) == 0;
    default:
      return TRUE;
    }
}

static gboolean
may_be_of_session (const Model *model, const AsideRow *row, const WaitingScope *scope)
{
  const Session *session = scope->session;
  if (row->session >= 0)
    return row->session == (gint32) session->index;
  if (row->cohort >= 0)
    return session->cohort != NULL && session->cohort->index == (guint) row->cohort;
  if (row->assessment >= 0)
    return scope->assessments != NULL && g_ptr_array_find ((GPtrArray *) scope->assessments, model->assessments->pdata[row->assessment], NULL);
  if (row->course >= 0 && row->course != (gint32) session->course->index)
    return FALSE;
  return row->dataset == DATASET_SCORES || row->date == DATE_NONE || row->date == session->date;
}

gboolean
waiting_may_belong (const ViewContext *context, const WaitingScope *scope, const AsideRow *row)
{
  if ((scope->datasets >> row->dataset & 1) == 0 || (row->date != DATE_NONE && (row->date < scope->from || row->date > scope->to)))
    return FALSE;
  if (scope->assessment != NULL && row->assessment >= 0 && row->assessment != (gint32) scope->assessment->index)
    return FALSE;
  if (scope->assessment != NULL && row->course >= 0 && scope->assessment->course != NULL && row->course != (gint32) scope->assessment->course->index)
    return FALSE;
  if (scope->course != NULL && row->course >= 0 && row->course != (gint32) scope->course->index)
    return FALSE;
  if (scope->whole_cohorts && row->session >= 0)
    return FALSE;
  return (scope->session == NULL || may_be_of_session (context->model, row, scope))
         && may_be_of_member (context->model, row, scope->dimension, scope->member);
}

/* ---- figures ---- */

/* The first row of the dataset that counts on `date` or later. */
static guint
first_row (const GArray *rows, DatasetId dataset, Date date)
{
  guint low = 0, high = rows->len;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const AsideRow *row = &g_array_index (rows, AsideRow, middle);
      if (row->dataset < dataset || (row->dataset == dataset && row->date < date))
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* Is there one in [from, to] of the dataset. */
static gboolean
waits_between (const ViewContext *context, const WaitingScope *scope, DatasetId dataset, Date from, Date to)
{
  const GArray *rows = facts_aside (context->facts);
  for (guint i = first_row (rows, dataset, from); i < rows->len; i++)
    {
      const AsideRow *row = &g_array_index (rows, AsideRow, i);
      if (row->dataset != dataset || row->date > to)
        return FALSE;
      if (waiting_may_belong (context, scope, row))
        return TRUE;
    }
  return FALSE;
}

gboolean
view_waits (const ViewContext *context, const WaitingScope *scope)
{
  if (context->facts == NULL || facts_aside (context->facts)->len == 0)
    return FALSE;
  for (DatasetId dataset = 0; dataset < N_DATASETS; dataset++)
    if ((scope->datasets >> dataset & 1) != 0
        && (waits_between (context, scope, dataset, DATE_NONE, DATE_NONE) || waits_between (context, scope, dataset, scope->from, scope->to)))
      return TRUE;
  return FALSE;
}

void
attribute_waiting (xmlNode *node, const ViewContext *context, const WaitingScope *scope)
{
  if (view_waits (context, scope))
    set_attribute (node, "waiting", "yes");
}

char *
waiting_text (char *text, gboolean waits)
{
  if (!waits)
    return text;
  g_autofree char *plain = text;
  return g_strconcat (plain, WAITING_MARK, NULL);
}

gboolean
note_waiting (xmlNode *node, const ViewContext *context, const WaitingScope *scope)
{
  View *view = node->doc->_private;
  if (!view_waits (context, scope))
    return FALSE;
  if (xmlHasProp (node, BAD_CAST "waiting") == NULL)
    set_attribute (node, "waiting", "yes");
  if (view == NULL)
    return TRUE;
  if (view->waiting == NULL)
    view->waiting = g_array_new (FALSE, FALSE, sizeof (WaitingScope));
  g_array_append_vals (view->waiting, scope, 1);
  return TRUE;
}

/* ---- pages ---- */

/* What a page shows of facts; datasets 0: nothing. */
static WaitingScope
scope_of_report (const ViewContext *context, const ReportSubject *subject)
{
  WaitingScope scope = waiting_scope (context, WAITING_EVERYTHING);
  if (subject == NULL)
    return scope;
  if (subject->period.first != DATE_NONE)
    {
      scope.from = subject->period.first;
      scope.to = subject->period.last;
    }
  scope.dimension = subject->dimension;
  scope.member = subject->member;
  if (scope.dimension == DIMENSION_TEAM)       /* a survey does not say who answered */
    scope.datasets &= ~(DATASET_BIT (DATASET_FEEDBACK) | DATASET_BIT (DATASET_COMMENTS));
  return scope;
}

static WaitingScope
scope_of_course (const ViewContext *context, const Course *course, gboolean effect)
{
  guint n;
  WaitingScope scope = waiting_scope (context, WAITING_ATTENDANCE);
  if (effect)
    scope.datasets = WAITING_EVERYTHING;
  else if (facts_course_completions (context->facts, course, &n) != NULL)
    scope.datasets |= DATASET_BIT (DATASET_SCORES);
  scope.dimension = DIMENSION_COURSE;
  scope.member = course->id;
  return scope;
}

/* Who is to be there, also in sessions to come. */
static WaitingScope
scope_of_enrolment (const ViewContext *context, Dimension dimension, const char *member)
{
  WaitingScope scope = scope_of_member (context, DATASET_BIT (DATASET_ENROLMENTS), dimension, member);
  scope.to = G_MAXUINT32;
  scope.whole_cohorts = dimension != DIMENSION_TEAM;
  return scope;
}


static WaitingScope
scope_of (const ViewContext *context, const Page *page)
{
  switch (page->kind)
    {
    case PAGE_REPORTS: case PAGE_REPORT:
      return scope_of_report (context, page->subject);
    case PAGE_COURSE: case PAGE_EFFECT:
      return scope_of_course (context, page->subject, page->kind == PAGE_EFFECT);
    case PAGE_COHORT: case PAGE_PACKET:
      return scope_of_enrolment (context, DIMENSION_COHORT, ((const Cohort *) page->subject)->id);
    case PAGE_COHORTS:
      return scope_of_enrolment (context, DIMENSION_ALL, "all");
    case PAGE_TEAM:
      return scope_of_enrolment (context, DIMENSION_TEAM, page->subject);
    case PAGE_PEOPLE: case PAGE_ONBOARDING:
      return waiting_scope (context, WAITING_LEARNERS);
    case PAGE_PERSON: case PAGE_CONFIRMATION:
      return waiting_person (context, WAITING_LEARNERS, page->subject);
    case PAGE_SESSIONS:
      return waiting_scope (context, WAITING_ARCHIVE);
    case PAGE_SIGN_IN:
      return waiting_session (context, DATASET_BIT (DATASET_ENROLMENTS), page->subject, NULL);
    default:
      return waiting_scope (context, 0);
    }
}

/* The rows that may belong to one of the scopes: those of a session, and of what a text quotes. */
static guint64
count_rows (const ViewContext *context, const GArray *scopes)
{
  const GArray *rows = facts_aside (context->facts);
  guint64 sum = 0;
  for (guint i = 0; i < rows->len; i++)
    {
      const AsideRow *row = &g_array_index (rows, AsideRow, i);
      gboolean belongs = FALSE;
      for (guint s = 0; s < scopes->len && !belongs; s++)
        belongs = waiting_may_belong (context, &g_array_index (scopes, WaitingScope, s), row);
      sum += belongs ? row->rows : 0;
    }
  return sum;
}

void
view_add_waiting (View *view, const ViewContext *context, const Page *page)
{
  if (context->facts == NULL || facts_aside (context->facts)->len == 0)
    return;
  g_autoptr (GArray) scopes = g_array_new (FALSE, FALSE, sizeof (WaitingScope));
  g_autoptr (GPtrArray) assessments = page->kind == PAGE_SESSION ? completeness_assessments (context->model, page->subject) : NULL;
  WaitingScope scope = page->kind == PAGE_SESSION ? waiting_session (context, WAITING_ARCHIVE, page->subject, assessments) : scope_of (context, page);
  g_array_append_val (scopes, scope);
  if (view->waiting != NULL)
    g_array_append_vals (scopes, view->waiting->data, view->waiting->len);
  guint64 rows = count_rows (context, scopes);
  if (rows == 0)
    return;
  xmlNode *node = element (view_root (view), "waiting");
  attribute_integer (node, "rows", (gint64) rows);
  link_to (node, page, plan_find (context->plan, "data.html"));
}
