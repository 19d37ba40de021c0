/* What became of the rows of the training plan in a period. */
#include "view/report_plan.h"

gboolean
report_has_plan (const Report *report)
{
  const Model *model = report->context->model;

  if (model->plan->len > 0)
    return TRUE;
  for (guint i = 0; i < model->sessions->len; i++)
    if (((const Session *) g_ptr_array_index (model->sessions, i))->plan_id != NULL)
      return TRUE;
  return FALSE;
}

/* Added to the plan later on: held, but not as it was planned. */
static gboolean
is_extra (const Report *report, const Session *session)
{
  return session->plan != NULL ? session->plan->kind == PLAN_AD_HOC : session->plan_id == NULL && report_has_plan (report);
}

SessionSum
report_session_sum (const Report *report, const Session *session)
{
  switch (session->status)
    {
    case SESSION_CANCELLED:
      return SESSION_SUM_CANCELLED;
    case SESSION_POSTPONED:
      return SESSION_SUM_POSTPONED;
    case SESSION_HELD:
      if (session->date <= report->base)
        return is_extra (report, session) ? SESSION_SUM_EXTRA : SESSION_SUM_HELD;
      return SESSION_SUM_COMING;
    default:
      return SESSION_SUM_COMING;
    }
}

const char *
report_session_category (const Session *session)
{
  if (session->plan != NULL && session->plan->category != NULL)
    return session->plan->category;
  return session->course->category != NULL ? session->course->category : session->course->area;
}

static void
plan_row_free (PlanRow *row)
{
  g_ptr_array_unref (row->reasons);
  g_free (row);
}

static PlanRow *
plan_row_new (const PlanItem *item, const Course *course)
{
  PlanRow *row = g_new0 (PlanRow, 1);
  row->item = item;
  row->course = course;
  row->reasons = g_ptr_array_new ();
  return row;
}

static void
add_reason (PlanRow *row, const char *reason)
{
  if (reason != NULL && !g_ptr_array_find_with_equal_func (row->reasons, reason, g_str_equal, NULL))
    g_ptr_array_add (row->reasons, (gpointer) reason);
}

static void
count_session (const Report *report, PlanRow *row, const Session *session)
{
  row->sums.of[report_session_sum (report, session)]++;
  if (session->status == SESSION_CANCELLED || session->status == SESSION_POSTPONED)
    add_reason (row, session->reason);
}

/* The days that a row of the plan is meant for; FALSE when it does not say them. */
static gboolean
item_span (const Report *report, const PlanItem *item, Date *first, Date *last)
{
  PeriodRules rules = period_rules (report->config);
  Period period;

  if (item->start_date != DATE_NONE)
    {
      *first = item->start_date;
      *last = item->end_date != DATE_NONE ? item->end_date : item->start_date;
      return TRUE;
    }
  if (item->period == NULL || !period_parse (&rules, item->period, &period))
    return FALSE;
  *first = period.first;
  *last = period.last;
  return TRUE;
}

static PlanOutcome
item_outcome (const Report *report, const PlanRow *row, Date last)
{
  const guint *of = row->sums.of;
  guint held = of[SESSION_SUM_HELD] + of[SESSION_SUM_EXTRA];

  if (row->item->kind == PLAN_AD_HOC && held > 0)
    return OUTCOME_EXTRA;
  if (row->item->status == PLAN_DROPPED)
    return OUTCOME_CANCELLED;
  if (row->planned > 0 && held >= row->planned)
    return OUTCOME_DONE;
  if (of[SESSION_SUM_COMING] > 0 || last > report->base)
    return OUTCOME_OPEN;
  if (of[SESSION_SUM_POSTPONED] > 0)
    return OUTCOME_POSTPONED;
  if (held > 0)
    return OUTCOME_PARTIAL;
  return of[SESSION_SUM_CANCELLED] > 0 ? OUTCOME_CANCELLED : OUTCOME_NOT_HELD;
}

/* The row of an item that falls in the period, or NULL. An item that reaches over the period's ends is due in it with the sessions that are dated there. */
static PlanRow *
item_row (const Report *report, const PlanItem *item)
{
  const Period *period = &report->period;
  Date first = DATE_NONE, last = DATE_NONE;
  gboolean has_span = item_span (report, item, &first, &last);
  PlanRow *row = plan_row_new (item, item->course);
  guint dated = 0;

  for (guint i = 0; i < item->held->len; i++)
    {
      const Session *session = g_ptr_array_index (item->held, i);
      if (session->date < period->first || session->date > period->last || !report_has_session (report, session))
        continue;
      dated++;
      count_session (report, row, session);
    }
  gboolean inside = report_is_whole (report) && has_span && first >= period->first && last <= period->last;
  if (dated == 0 && !inside)
    {
      plan_row_free (row);
      return NULL;
    }
  row->planned = inside && item->sessions >= 0 ? (guint) item->sessions : dated;
  row->outcome = item_outcome (report, row, inside ? last : DATE_NONE);
  if (row->outcome != OUTCOME_DONE)
    add_reason (row, item->note);
  return row;
}

/* Sessions that no row of the plan asked for, course by course. */
static void
add_extra_rows (const Report *report, GPtrArray *rows)
{
  g_autoptr (GPtrArray) sessions = report_sessions (report, report->period.first, report->period.last);
  g_autoptr (GHashTable) known = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < sessions->len; i++)
    {
      const Session *session = g_ptr_array_index (sessions, i);
      if (session->plan_id != NULL || session->status == SESSION_CANCELLED)
        continue;
      PlanRow *row = g_hash_table_lookup (known, session->course);
      if (row == NULL)
        {
          row = plan_row_new (NULL, session->course);
          row->outcome = OUTCOME_EXTRA;
          g_hash_table_insert (known, session->course, row);
          g_ptr_array_add (rows, row);
        }
      count_session (report, row, session);
    }
}

GPtrArray *
report_plan_rows (const Report *report)
{
  const GPtrArray *plan = report->context->model->plan;
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) plan_row_free);

  for (guint i = 0; i < plan->len; i++)
    {
      PlanRow *row = item_row (report, g_ptr_array_index (plan, i));
      if (row != NULL)
        g_ptr_array_add (rows, row);
    }
  if (report_has_plan (report))
    add_extra_rows (report, rows);
  return rows;
}
