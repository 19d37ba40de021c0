/* The course catalogue and a page for each course. */
#include "view/timetable.h"
#include "view/waiting.h"

#include <string.h>

#define MOST_SESSIONS 40       /* past sessions listed on a course's page, the latest */
#define MOST_NAMES 200         /* people named on it for each state of the online part */

void
attribute_mark (xmlNode *node, const char *name, const ViewContext *context, Decimal mark)
{
  g_autofree char *text = ratio_format (mark != DECIMAL_NONE ? mark : context->config->pass_mark, DECIMAL_ONE, 2);
  set_attribute (node, name, text);
}

static void
add_course_facts (xmlNode *node, const ViewContext *context, const Course *course)
{
  set_attribute (node, "category", course->category);
  set_attribute (node, "method", course->method);
  set_attribute (node, "delivery", course->delivery);
  if (course->required)
    set_attribute (node, "required", "yes");
  attribute_hours (node, "hours", context, course->hours);
  attribute_mark (node, "pass-mark", context, course->pass_mark);
  if (course->max_score != DECIMAL_NONE)
    {
      g_autofree char *text = ratio_format (course->max_score, DECIMAL_ONE, 2);
      set_attribute (node, "max-score", text);
    }
}

static xmlNode *
area_element (xmlNode *root, xmlNode **areas, const Model *model, gint index)
{
  guint slot = index >= 0 ? (guint) index : model->areas->len;
  if (areas[slot] == NULL)
    {
      areas[slot] = element (root, "area");
      if (index >= 0)
        set_attribute (areas[slot], "title", model->areas->pdata[index]);
      attribute_integer (areas[slot], "number", slot + 1);
    }
  return areas[slot];
}

void
courses_view_fill (View *view, const ViewContext *context, const Page *page, Diagnostics *diags)
{
  const Model *model = context->model;
  g_autofree guint *held = g_new0 (guint, model->courses->len + 1);
  for (guint i = 0; i < model->sessions->len; i++)
    {
      const Session *session = model->sessions->pdata[i];
      if (session->course != NULL && session->status == SESSION_HELD)
        held[session->course->index]++;
    }
  xmlNode *list = element (view_root (view), "courses");
  attribute_integer (list, "count", model->courses->len);
  g_autofree xmlNode **areas = g_new0 (xmlNode *, model->areas->len + 1);
  for (gint index = 0; index <= (gint) model->areas->len; index++)
    for (guint i = 0; i < model->courses->len; i++)
      {
        const Course *course = model->courses->pdata[i];
        if ((course->area_index >= 0 ? course->area_index : (gint) model->areas->len) != index)
          continue;
        xmlNode *node = add_course (area_element (list, areas, model, course->area_index), context, page, course);
        add_course_facts (node, context, course);
        attribute_integer (node, "held", held[i]);
      }
}

static void
add_course_page (xmlNode *node, const ViewContext *context, const Page *page, const Course *course)
{
  const Page *handbook = course->page != NULL ? find_handbook_page (context, course->page) : NULL;
  if (handbook == NULL)
    return;
  xmlNode *entry = element (node, "page");
  link_to (entry, page, handbook);
  set_attribute (entry, "title", handbook->title);
}

static void
add_counts (xmlNode *node, const ViewContext *context, const Session *session)
{
  SessionCounts counts = facts_session_counts (context->facts, session);
  attribute_enrolled (node, context, session, counts.enrolled);
  if (session->status != SESSION_HELD)
    return;
  if (view_withholds_session (context, session, NULL))
    {
      attribute_withheld (node);
      return;
    }
  const WaitingScope scope = waiting_session (context, WAITING_ATTENDANCE, session, NULL);
  attribute_waiting (node, context, &scope);
  attribute_integer (node, "expected", counts.expected);
  attribute_integer (node, "attended", counts.attended);
  if (counts.expected > 0)
    {
      g_autofree char *rate = ratio_format_fixed ((Wide) counts.attended * 100, counts.expected, 1);
      set_attribute (node, "rate", rate);
    }
}

static void
add_course_sessions (xmlNode *node, const ViewContext *context, const Page *page, const Course *course)
{
  g_autoptr (GPtrArray) past = g_ptr_array_new ();
  g_autoptr (GPtrArray) coming = g_ptr_array_new ();
  for (guint i = 0; i < context->model->sessions->len; i++)
    {
      const Session *session = context->model->sessions->pdata[i];
      if (session->course != course)
        continue;
      gboolean is_coming = session->date > context->model->as_of
                           || (session->date == context->model->as_of && session->status == SESSION_PLANNED);
      g_ptr_array_add (is_coming ? coming : past, (gpointer) session);
    }
  xmlNode *list = element (node, "coming");
  for (guint i = 0; i < coming->len && i < MOST_SESSIONS; i++)
    add_counts (add_session (list, context, page, coming->pdata[i]), context, coming->pdata[i]);
  list = element (node, "past");
  attribute_integer (list, "count", past->len);
  attribute_integer (list, "shown", MIN (past->len, MOST_SESSIONS));
  for (guint i = past->len; i > 0 && past->len - i < MOST_SESSIONS; i--)
    add_counts (add_session (list, context, page, past->pdata[i - 1]), context, past->pdata[i - 1]);
}

/* The people whom learning platforms say to be in one state; names only where they may be published. */
static void
add_completion_state (xmlNode *list, const ViewContext *context, const CourseCompletion *rows, guint n, ExportCompletion state, const char *name)
{
  guint count = 0;
  for (guint i = 0; i < n; i++)
    count += rows[i].state == state;
  if (count == 0)
    return;
  xmlNode *node = element (list, "completion");
  set_attribute (node, "state", name);
  attribute_integer (node, "count", count);
  guint named = 0;
  for (guint i = 0; i < n && named < MOST_NAMES; i++)
    if (rows[i].state == state)
      {
        xmlNode *person = add_person (node, context, "person", context->model->people->pdata[rows[i].person], LIST_RESULTS);
        if (person == NULL)
          break;
        add_date (person, context, rows[i].date);
        named++;
      }
  if (named > 0 && count > named)
    attribute_integer (node, "left-out", count - named);
}

static void
add_completions (xmlNode *node, const ViewContext *context, const Course *course)
{
  guint n;
  const CourseCompletion *rows = facts_course_completions (context->facts, course, &n);
  if (n == 0 || view_is_few (context, LIST_RESULTS, n) || !edition_shows_dataset (context->config->edition, "scores"))
    return;
  xmlNode *list = element (node, "completions");
  attribute_integer (list, "people", n);
  add_completion_state (list, context, rows, n, COMPLETION_PASSED, "passed");
  add_completion_state (list, context, rows, n, COMPLETION_COMPLETED, "completed");
  add_completion_state (list, context, rows, n, COMPLETION_FAILED, "failed");
  add_completion_state (list, context, rows, n, COMPLETION_INCOMPLETE, "incomplete");
}

static gboolean
uses_course (const Curriculum *curriculum, const Course *course)
{
  for (guint i = 0; i < curriculum->slots->len; i++)
    if (((const CurriculumSlot *) curriculum->slots->pdata[i])->course == course)
      return TRUE;
  return FALSE;
}

void
course_view_fill (View *view, const ViewContext *context, const Page *page, Diagnostics *diags)
{
  const Course *course = page->subject;
  xmlNode *node = add_course (view_root (view), context, page, course);
  add_course_facts (node, context, course);
  add_course_page (node, context, page, course);
  xmlNode *curricula = element (node, "curricula");
  for (guint i = 0; i < context->model->curricula->len; i++)
    {
      const Curriculum *curriculum = context->model->curricula->pdata[i];
      if (!uses_course (curriculum, course))
        continue;
      xmlNode *entry = element (curricula, "curriculum");
      set_attribute (entry, "id", curriculum->id);
      set_attribute (entry, "title", curriculum->title);
      link_to (entry, page, plan_page_for (context->plan, PAGE_CURRICULUM, curriculum));
    }
  const Page *effect = plan_page_for (context->plan, PAGE_EFFECT, course);
  if (effect != NULL)
    link_to (element (node, "effect"), page, effect);
  add_completions (node, context, course);
  add_course_sessions (node, context, page, course);
}
