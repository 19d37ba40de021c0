/* Problems and what is done about them: the open ones return in every report until they are closed. Everything is said as it was on the
 * report's last day: what was closed later was open then. */
#include "model/lists.h"
#include "view/report.h"

/* A report is no archive: longer lists are cut, and say how much is left out. */
#define MOST_LISTED 400

static gboolean
is_of_team (const Report *report, const Action *action)
{
  const GPtrArray *teams = report->context->model->teams;
  for (guint i = 0; i < action->owners->len; i++)
    {
      gint team = person_team_on (action->owners->pdata[i], report->base);
      if (team >= 0 && g_str_equal (teams->pdata[team], report->member))
        return TRUE;
    }
  return g_strcmp0 (action->department, report->member) == 0;
}

static gboolean
is_of_trainer (const Report *report, const Action *action)
{
  for (guint i = 0; i < action->owners->len; i++)
    if (g_str_equal (((const Person *) action->owners->pdata[i])->id, report->member))
      return TRUE;
  return FALSE;
}

/* Does the report's team, cohort, course … have to do with it. */
static gboolean
concerns (const Report *report, const Action *action)
{
  const Session *session = action->session;
  const Course *course = action->course != NULL ? action->course : session != NULL ? session->course : NULL;
  switch (report->dimension)
    {
    case DIMENSION_ALL:
      return TRUE;
    case DIMENSION_TEAM:
      return is_of_team (report, action);
    case DIMENSION_TRAINER: case DIMENSION_PERSON:
      return is_of_trainer (report, action);
    case DIMENSION_COHORT:
      return session != NULL && session->cohort != NULL && g_str_equal (session->cohort->id, report->member);
    case DIMENSION_COURSE:
      return course != NULL && g_str_equal (course->id, report->member);
    default:
      return course != NULL && g_strcmp0 (course->area, report->member) == 0;
    }
}

static gboolean
is_closed_now (const Report *report, const Action *action)
{
  return action->closed != DATE_NONE && action->closed >= report->period.first && action->closed <= report->base
         && action->date <= report->base;
}

/* How many days it is overdue on the report's last day; 0: it is not. */
static gint
days_overdue (const Report *report, const Action *action)
{
  return action->due != DATE_NONE && action_is_open (action, report->base) && action->due < report->base ? (gint) (report->base - action->due) : 0;
}

/* Open ones first, of these what is due first; then what was closed last. */
static gint
compare_actions (gconstpointer a, gconstpointer b, gpointer data)
{
  const Report *report = data;
  const Action *x = *(const Action *const *) a, *y = *(const Action *const *) b;
  gboolean x_open = action_is_open (x, report->base), y_open = action_is_open (y, report->base);
  if (x_open != y_open)
    return x_open ? -1 : 1;
  if (!x_open && x->closed != y->closed)
    return x->closed > y->closed ? -1 : 1;
  Date x_due = x->due != DATE_NONE ? x->due : G_MAXINT32, y_due = y->due != DATE_NONE ? y->due : G_MAXINT32;
  if (x_due != y_due)
    return x_due < y_due ? -1 : 1;
  return x->index < y->index ? -1 : x->index > y->index;
}

static const char *
state_of (const Report *report, const Action *action)
{
  if (!action_is_open (action, report->base))
    return action->status == ACTION_DROPPED ? "dropped" : "closed";
  return action->status == ACTION_OPEN ? "open" : "doing";
}

static void
add_action (const Report *report, xmlNode *section, const Action *action)
{
  xmlNode *node = element (section, "action");
  gint overdue = days_overdue (report, action);
  set_attribute (node, "id", action->id);
  set_attribute (node, "problem", action->problem);
  set_attribute (node, "cause", action->cause);
  set_attribute (node, "measure", action->action);
  set_attribute (node, "department", action->department);
  set_attribute (node, "state", state_of (report, action));
  if (action->kind == ACTION_COORDINATION)
    set_attribute (node, "coordination", "yes");
  if (overdue > 0)
    attribute_integer (node, "overdue", overdue);
  add_date_near (element (node, "raised"), report->context, action->date, report->base);
  if (action->due != DATE_NONE)
    add_date_near (element (node, "due"), report->context, action->due, report->base);
  if (!action_is_open (action, report->base))
    {
      add_date_near (element (node, "closed"), report->context, action->closed, report->base);
      set_attribute (node, "result", action->result);
    }
  for (guint i = 0; i < action->owners->len; i++)
    add_person (node, report->context, "owner", action->owners->pdata[i], LIST_OWNERS);
}

gboolean
report_fill_actions (const Report *report, xmlNode *section)
{
  const GPtrArray *all = report->context->model->actions;
  g_autoptr (GPtrArray) listed = g_ptr_array_new ();
  guint open = 0, overdue = 0;

  for (guint i = 0; i < all->len; i++)
    {
      Action *action = all->pdata[i];
      gboolean is_open = action_is_open (action, report->base);
      if ((!is_open && !is_closed_now (report, action)) || !concerns (report, action))
        continue;
      g_ptr_array_add (listed, action);
      open += is_open;
      overdue += days_overdue (report, action) > 0;
    }
  g_ptr_array_sort_with_data (listed, compare_actions, (gpointer) report);
  attribute_integer (section, "open", open);
  attribute_integer (section, "overdue", overdue);
  attribute_integer (section, "closed", listed->len - open);
  for (guint i = 0; i < listed->len && i < MOST_LISTED; i++)
    add_action (report, section, listed->pdata[i]);
  if (listed->len > MOST_LISTED)
    attribute_integer (section, "left-out", listed->len - MOST_LISTED);
  return listed->len > 0;
}
