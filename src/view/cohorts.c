/* Cohorts: the list, and each with its dated timetable, its members and its assessments. */
#include "view/timetable.h"

#include <string.h>

static gint
compare_members (gconstpointer a, gconstpointer b)
{
  const Person *left = *(const Person *const *) a, *right = *(const Person *const *) b;
  if (left->team_index != right->team_index)
    return left->team_index < right->team_index ? -1 : 1;
  return strcmp (left->id, right->id);
}

GPtrArray *
cohort_members (const ViewContext *context, const Cohort *cohort)
{
  GPtrArray *people = facts_cohort_enrolled (context->facts, cohort);
  g_autoptr (GHashTable) known = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < people->len; i++)
    g_hash_table_add (known, people->pdata[i]);
  for (guint i = 0; i < cohort->members->len; i++)
    if (g_hash_table_add (known, cohort->members->pdata[i]))
      g_ptr_array_add (people, cohort->members->pdata[i]);
  g_ptr_array_sort (people, compare_members);
  return people;
}

void
add_cohort_facts (xmlNode *node, const ViewContext *context, const Page *page, const Cohort *cohort)
{
  set_attribute (node, "venue", cohort->venue);
  if (cohort->planned_size >= 0)
    attribute_integer (node, "planned-size", cohort->planned_size);
  add_cohort_progress (node, context, cohort);
  if (cohort->head != NULL)
    add_person (node, context, "head", cohort->head, LIST_SCHEDULES);
  if (cohort->curriculum != NULL)
    {
      xmlNode *curriculum = element (node, "curriculum");
      set_attribute (curriculum, "id", cohort->curriculum->id);
      set_attribute (curriculum, "title", cohort->curriculum->title);
      link_to (curriculum, page, plan_page_for (context->plan, PAGE_CURRICULUM, cohort->curriculum));
    }
  const Page *packet = plan_page_for (context->plan, PAGE_PACKET, cohort);
  if (packet != NULL)
    link_to (element (node, "packet"), page, packet);
}

void
cohorts_view_fill (View *view, const ViewContext *context, const Page *page, Diagnostics *diags)
{
  xmlNode *list = element (view_root (view), "cohorts");
  for (guint i = 0; i < context->model->cohorts->len; i++)
    {
      const Cohort *cohort = context->model->cohorts->pdata[i];
      xmlNode *node = add_cohort (list, context, page, cohort);
      g_autoptr (GPtrArray) members = cohort_members (context, cohort);
      attribute_integer (node, "members", members->len);
      attribute_integer (node, "sessions", cohort->sessions->len);
      add_cohort_facts (node, context, page, cohort);
    }
}

static void
add_assessments (xmlNode *node, const ViewContext *context, const Page *page, const Cohort *cohort)
{
  xmlNode *list = element (node, "assessments");
  for (guint i = 0; i < context->model->assessments->len; i++)
    {
      const Assessment *assessment = context->model->assessments->pdata[i];
      if (assessment->cohort != cohort)
        continue;
      xmlNode *entry = element (list, "assessment");
      set_attribute (entry, "id", assessment->id);
      set_attribute (entry, "title", assessment->title);
      set_attribute (entry, "kind", assessment->kind);
      add_date (entry, context, assessment->date);
      attribute_mark (entry, "pass-mark", context, assessment->pass_mark != DECIMAL_NONE ? assessment->pass_mark
                      : assessment->course != NULL ? assessment->course->pass_mark : DECIMAL_NONE);
      if (assessment->course != NULL)
        add_course (entry, context, page, assessment->course);
    }
}

void
add_member (xmlNode *parent, const ViewContext *context, const Person *person)
{
  xmlNode *node = add_person (parent, context, "member", person, LIST_ROSTERS);
  if (node != NULL && person->mentor != NULL)
    add_person (node, context, "mentor", person->mentor, LIST_ROSTERS);
}

void
cohort_view_fill (View *view, const ViewContext *context, const Page *page, Diagnostics *diags)
{
  const Cohort *cohort = page->subject;
  xmlNode *root = view_root (view);
  xmlNode *node = add_cohort (root, context, page, cohort);
  add_cohort_facts (node, context, page, cohort);
  add_cohort_timetable (node, context, page, cohort);
  add_assessments (node, context, page, cohort);
  xmlNode *members = element (node, "members");
  g_autoptr (GPtrArray) people = cohort_members (context, cohort);
  for (guint i = 0; i < people->len; i++)
    add_member (members, context, people->pdata[i]);
}
