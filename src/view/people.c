/* people/index.html: the learners' records by team. */
#include "view/person.h"

#include <string.h>

static gboolean
has_left (const Person *person, Date as_of)
{
  return person->leave_date != DATE_NONE && person->leave_date < as_of;
}

/* By team and id; who has left comes last. */
static gint
compare_people (gconstpointer a, gconstpointer b, gpointer as_of)
{
  const Person *x = *(const Person *const *) a, *y = *(const Person *const *) b;
  gboolean x_left = has_left (x, *(const Date *) as_of), y_left = has_left (y, *(const Date *) as_of);
  if (x_left != y_left)
    return x_left ? 1 : -1;
  if (x->team_index != y->team_index)
    return (guint) x->team_index < (guint) y->team_index ? -1 : 1;
  return strcmp (x->id, y->id);
}

static void
add_row (xmlNode *team, const ViewContext *context, const Page *page, const Person *person)
{
  xmlNode *node = add_person (team, context, "person", person, LIST_PROGRESS);
  if (node == NULL)
    return;
  set_attribute (node, "level", person->level);
  add_day (node, "hired", context, person->hire_date);
  if (person->cohort != NULL)
    add_cohort (node, context, page, person->cohort);
  Onboarding at = onboarding_on (context->model, context->facts, person, context->model->as_of);
  if (at.state != ONBOARDING_NONE && at.state != ONBOARDING_CONFIRMED)
    add_onboarding (node, "onboarding", context, person, &at);
  g_autoptr (GArray) sessions = facts_person_sessions (context->facts, person);
  PersonAttendance attendance = person_attendance (sessions, context->model->as_of);
  if (context->config->edition->names[LIST_ATTENDANCE] != NAMES_NONE)
    add_person_attendance (element (node, "attendance"), context, person, &attendance);
}

void
people_view_fill (View *view, const ViewContext *context, const Page *page, Diagnostics *diags)
{
  const Model *model = context->model;
  g_autoptr (GPtrArray) people = g_ptr_array_new ();
  g_ptr_array_extend (people, model->people, NULL, NULL);
  Date as_of = model->as_of;
  g_ptr_array_sort_with_data (people, compare_people, &as_of);
  xmlNode *list = element (view_root (view), "people"), *team = NULL;
  attribute_integer (list, "count", people->len);
  const Person *before = NULL;
  for (guint i = 0; i < people->len; i++)
    {
      const Person *person = people->pdata[i];
      gboolean left = has_left (person, as_of);
      if (before == NULL || left != has_left (before, as_of) || (!left && person->team_index != before->team_index))
        {
          team = element (list, "team");
          set_attribute (team, "title", left ? NULL : person->team);
          if (left)
            set_attribute (team, "left", "yes");
        }
      add_row (team, context, page, person);
      before = person;
    }
}
