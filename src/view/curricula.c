/* Curricula: the list, and each as a day × time grid. */
#include "view/timetable.h"

static void
add_facts (xmlNode *node, const ViewContext *context, const Curriculum *curriculum)
{
  set_attribute (node, "id", curriculum->id);
  set_attribute (node, "title", curriculum->title);
  attribute_integer (node, "days", curriculum->days);
  Hours declared = curriculum_hours_declared (curriculum), slots = curriculum_hours_of_slots (curriculum);
  attribute_hours (node, "hours-declared", context, declared);
  attribute_hours (node, "hours-slots", context, slots);
  if (declared != slots)
    set_attribute (node, "hours-differ", "yes");
}

static guint
count_cohorts (const Model *model, const Curriculum *curriculum)
{
  guint n = 0;
  for (guint i = 0; i < model->cohorts->len; i++)
    n += ((const Cohort *) model->cohorts->pdata[i])->curriculum == curriculum;
  return n;
}

/* Its courses in the order they are first taught, each once. */
static GPtrArray *
courses_of (const Curriculum *curriculum)
{
  GPtrArray *courses = g_ptr_array_new ();
  for (guint i = 0; i < curriculum->slots->len; i++)
    {
      const CurriculumSlot *slot = curriculum->slots->pdata[i];
      if (slot->course != NULL && !g_ptr_array_find (courses, slot->course, NULL))
        g_ptr_array_add (courses, slot->course);
    }
  return courses;
}

void
curricula_view_fill (View *view, const ViewContext *context, const Page *page, Diagnostics *diags)
{
  xmlNode *list = element (view_root (view), "curricula");
  for (guint i = 0; i < context->model->curricula->len; i++)
    {
      const Curriculum *curriculum = context->model->curricula->pdata[i];
      xmlNode *node = element (list, "curriculum");
      add_facts (node, context, curriculum);
      link_to (node, page, plan_page_for (context->plan, PAGE_CURRICULUM, curriculum));
      g_autoptr (GPtrArray) courses = courses_of (curriculum);
      attribute_integer (node, "courses", courses->len);
      attribute_integer (node, "cohorts", count_cohorts (context->model, curriculum));
    }
}

/* One course of the curriculum: its days and the hours that its slots declare. */
static void
add_curriculum_course (xmlNode *list, const ViewContext *context, const Page *page, const Curriculum *curriculum, const Course *course)
{
  xmlNode *node = add_course (list, context, page, course);
  set_attribute (node, "method", course->method);
  if (course->required)
    set_attribute (node, "required", "yes");
  Hours hours = 0;
  guint last_day = 0;
  g_autoptr (GString) days = g_string_new (NULL);
  for (guint i = 0; i < curriculum->slots->len; i++)
    {
      const CurriculumSlot *slot = curriculum->slots->pdata[i];
      if (slot->course != course)
        continue;
      if (slot->day != last_day)
        g_string_append_printf (days, "%s%u", days->len > 0 ? ", " : "", slot->day);
      last_day = slot->day;
      if (slot->hours != HOURS_NONE)
        hours += slot->hours;
      else if (slot->start != TIME_NONE && slot->end > slot->start)
        hours += (slot->end - slot->start) * HOURS_MINUTE;
    }
  set_attribute (node, "days", days->str);
  attribute_hours (node, "hours", context, hours);
}

void
curriculum_view_fill (View *view, const ViewContext *context, const Page *page, Diagnostics *diags)
{
  const Curriculum *curriculum = page->subject;
  xmlNode *node = element (view_root (view), "curriculum");
  add_facts (node, context, curriculum);
  add_curriculum_timetable (node, context, page, curriculum);
  xmlNode *courses = element (node, "courses");
  g_autoptr (GPtrArray) in_order = courses_of (curriculum);
  for (guint i = 0; i < in_order->len; i++)
    add_curriculum_course (courses, context, page, curriculum, in_order->pdata[i]);
  xmlNode *cohorts = element (node, "cohorts");
  for (guint i = 0; i < context->model->cohorts->len; i++)
    {
      const Cohort *cohort = context->model->cohorts->pdata[i];
      if (cohort->curriculum == curriculum)
        add_cohort_progress (add_cohort (cohorts, context, page, cohort), context, cohort);
    }
}
