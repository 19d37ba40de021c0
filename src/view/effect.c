/* The page of what a course has brought about, level by level. */
#include "view/effect_levels.h"

void
effect_view_fill (View *view, const ViewContext *context, const Page *page, Diagnostics *diags)
{
  const PeriodRules rules = period_rules (context->config);
  const Period year = period_of (&rules, PERIOD_YEAR, context->model->as_of);
  g_autoptr (CourseEffect) effect = course_effect_new (context->model, context->facts, context->figures, page->subject, context->model->as_of);
  Report report;
  report_init (&report, context, page, &year);

  xmlNode *node = element (view_root (view), "effect");
  g_autofree char *window = period_range_text (context->words, effect->from, effect->to);
  set_attribute (node, "window", window);
  set_attribute (node, "department", context->config->department);
  add_course (node, context, page, effect->course);
  attribute_integer (node, "sessions", effect->sessions);
  attribute_integer (node, "before", effect->rule->before);
  attribute_integer (node, "after", effect->rule->after);
  if (edition_shows_dataset (context->config->edition, "attendance"))
    attribute_people (node, "trained", context, LIST_ATTENDANCE, effect->trained);
  if (effect->first != DATE_NONE)
    {
      g_autofree char *sessions = period_range_text (context->words, effect->first, effect->last);
      set_attribute (node, "held", sessions);
    }
  if (effect->running)
    set_attribute (node, "running", "yes");
  effect_add_levels (&report, effect, EFFECT_WHOLE, node);
}
