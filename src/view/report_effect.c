/* The section on what training has brought about (效果评估): a row for each course whose people were trained lately, with its four levels. */
#include "facts/cells.h"
#include "view/effect_levels.h"

/* Was it held in the report's period, or so lately that the days after it, which are compared with those before, reach into the period. */
static gboolean
is_recent (const Report *report, const Course *course)
{
  const Model *model = report->context->model;
  Date from = report->period.first - (Date) effect_rule (&report->config->effect, course->id)->after;

  for (guint i = 0; i < model->sessions->len; i++)
    {
      const Session *session = model->sessions->pdata[i];
      if (session->course == course && session->date >= from && session->date <= report->base && session_counts (model, session))
        return TRUE;
    }
  return FALSE;
}

/* Has any of its levels something to say. */
static gboolean
says_anything (const xmlNode *row)
{
  for (xmlNode *node = row->children; node != NULL; node = node->next)
    if (xmlStrEqual (node->name, BAD_CAST "level") && !xmlHasProp (node, BAD_CAST "state"))
      return TRUE;
  return FALSE;
}

/* FALSE when there is nothing to say of the course, and nobody asked for it in the configuration. */
static gboolean
add_row (const Report *report, xmlNode *section, const Course *course)
{
  const ViewContext *context = report->context;
  g_autoptr (CourseEffect) effect = course_effect_new (context->model, context->facts, context->figures, course, report->base);
  const Page *page = plan_page_for (context->plan, PAGE_EFFECT, course);
  xmlNode *row = element (section, "effect");

  add_course (row, context, report->page, course);
  if (page != NULL)
    link_to (element (row, "whole"), report->page, page);
  if (effect->running)
    set_attribute (row, "running", "yes");
  effect_add_levels (report, effect, EFFECT_BRIEF, row);
  if (says_anything (row) || effect->rule->course != NULL)
    return TRUE;
  xmlUnlinkNode (row);
  xmlFreeNode (row);
  return FALSE;
}

gboolean
report_fill_effect (const Report *report, xmlNode *section)
{
  const ViewContext *context = report->context;
  const GPtrArray *courses = context->model->courses;
  gboolean any = FALSE;

  if (report_of_people (report) || report->dimension == DIMENSION_TRAINER)       /* a course has one effect, whoever learnt or taught it */
    return FALSE;
  for (guint i = 0; i < courses->len; i++)
    {
      const Course *course = courses->pdata[i];
      if (report_has_course (report, course) && is_recent (report, course) && course_has_effect (context->model, context->facts, course))
        any |= add_row (report, section, course);
    }
  return any;
}
