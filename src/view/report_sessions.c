/* Lists of sessions: those of the period, and what comes next. */
#include "view/report.h"
#include "text/locale.h"

/* A report is no archive: longer lists are cut, and say how much is left out. */
#define MOST_LISTED 400

static void
add_session_counts (const Report *report, xmlNode *node, const Session *session)
{
  SessionCounts counts = report_session_counts (report, session);

  attribute_enrolled (node, report->context, session, counts.enrolled);
  if (session->status != SESSION_HELD)
    return;
  if (report_withholds_session (report, session))
    {
      attribute_withheld (node);
      return;
    }
  attribute_integer (node, "expected", counts.expected);
  attribute_integer (node, "attended", counts.attended);
  attribute_integer (node, "late", counts.by_status[ATTENDANCE_LATE] + counts.by_status[ATTENDANCE_LEFT_EARLY]);
  attribute_integer (node, "leave", counts.by_status[ATTENDANCE_LEAVE]);
  attribute_integer (node, "absent", counts.by_status[ATTENDANCE_ABSENT] + counts.unrecorded);
  if (counts.expected > 0)
    {
      g_autofree char *number = locale_number (report->language, (Wide) counts.attended * 100, counts.expected, 1);
      g_autofree char *rate = g_strconcat (number, "%", NULL);
      set_attribute (node, "rate", rate);
    }
}

/* In `grouped` lists each week has a part of its own: that reads better than forty rows. */
static void
add_sessions (const Report *report, xmlNode *section, const GPtrArray *sessions, gboolean grouped)
{
  xmlNode *parent = NULL;
  Period week = { PERIOD_WEEK, 0, 0 };
  PeriodRules rules = period_rules (report->config);

  for (guint i = 0; i < sessions->len && i < MOST_LISTED; i++)
    {
      const Session *session = g_ptr_array_index (sessions, i);
      Period its_week = period_of (&rules, PERIOD_WEEK, session->date);
      if (parent == NULL || (grouped && !period_equal (&its_week, &week)))
        {
          g_autofree char *label = grouped ? period_text (report->context->words, &its_week) : NULL;
          parent = element (section, "sessions");
          set_attribute (parent, "label", label);
          week = its_week;
        }
      xmlNode *node = add_session (parent, report->context, report->page, session);
      add_session_counts (report, node, session);
    }
  if (sessions->len > MOST_LISTED)
    attribute_integer (section, "left-out", sessions->len - MOST_LISTED);
}

gboolean
report_fill_sessions (const Report *report, xmlNode *section)
{
  g_autoptr (GPtrArray) sessions = report_sessions (report, report->period.first, report->period.last);
  add_sessions (report, section, sessions, report->period.kind >= PERIOD_MONTH);
  return sessions->len > 0;
}

/* ---- what comes next ---- */

static void
add_coming_assessments (const Report *report, xmlNode *section, Date from, Date to)
{
  const GPtrArray *all = report->context->model->assessments;

  for (guint i = 0; i < all->len; i++)
    {
      const Assessment *assessment = g_ptr_array_index (all, i);
      if (assessment->date < from || assessment->date > to || !report_has_course (report, assessment->course)
          || (assessment->cohort != NULL && report_of_people (report) && !report_has_cohort (report, assessment->cohort)))
        continue;
      xmlNode *node = element (section, "assessment");
      set_attribute (node, "id", assessment->id);
      set_attribute (node, "title", assessment->title);
      add_date (node, report->context, assessment->date);
      if (assessment->cohort != NULL)
        add_cohort (node, report->context, report->page, assessment->cohort);
    }
}

static void
add_starting_cohorts (const Report *report, xmlNode *section, Date from, Date to)
{
  const GPtrArray *all = report->context->model->cohorts;

  for (guint i = 0; i < all->len; i++)
    {
      const Cohort *cohort = g_ptr_array_index (all, i);
      if (cohort->start_date < from || cohort->start_date > to || !report_has_cohort (report, cohort))
        continue;
      g_autoptr (GPtrArray) people = cohort_members (report->context, cohort);
      xmlNode *node = element (section, "starting");
      add_cohort (node, report->context, report->page, cohort);
      add_date (node, report->context, cohort->start_date);
      if (cohort->planned_size >= 0)
        attribute_integer (node, "planned", cohort->planned_size);
      attribute_integer (node, "people", people->len);
    }
}

/* One day in a line: how many sessions, of which courses, for how many; where nobody is enrolled yet, that is not known. */
static void
add_day (const Report *report, xmlNode *section, const GPtrArray *sessions, guint first, guint end)
{
  xmlNode *node = element (section, "day");
  g_autoptr (GPtrArray) courses = g_ptr_array_new ();
  guint expected = 0, count = 0;
  gboolean tells = TRUE;

  for (guint i = first; i < end; i++)
    {
      const Session *session = g_ptr_array_index (sessions, i);
      if (session->status == SESSION_CANCELLED || session->status == SESSION_POSTPONED)
        continue;
      count++;
      guint enrolled = report_session_counts (report, session).enrolled;
      tells &= view_tells_enrolled (report->context, session, enrolled);
      expected += enrolled;
      if (session->course != NULL && !g_ptr_array_find (courses, session->course, NULL))
        {
          g_ptr_array_add (courses, session->course);
          add_course (node, report->context, report->page, session->course);
        }
    }
  add_date (node, report->context, ((const Session *) g_ptr_array_index (sessions, first))->date);
  attribute_integer (node, "count", count);
  if (tells && expected > 0)
    attribute_integer (node, "expected", expected);
  else
    set_attribute (node, "expected", "—");
}

static void
add_days (const Report *report, xmlNode *section, const GPtrArray *sessions)
{
  for (guint first = 0, end; first < sessions->len; first = end)
    {
      Date date = ((const Session *) g_ptr_array_index (sessions, first))->date;
      for (end = first + 1; end < sessions->len && ((const Session *) g_ptr_array_index (sessions, end))->date == date; end++)
        ;
      add_day (report, section, sessions, first, end);
    }
}

/* Page 1 of a week holds this many sessions to come; more are told day by day there, and listed in the annex. */
#define MOST_ON_FIRST_PAGE 8

static gboolean
tells_days (const Report *report, const GPtrArray *sessions)
{
  return report->period.kind == PERIOD_WEEK && sessions->len > MOST_ON_FIRST_PAGE;
}

gboolean
report_fill_next (const Report *report, xmlNode *section)
{
  Date from, to;

  report_next_range (report, &from, &to);
  g_autoptr (GPtrArray) sessions = report_sessions (report, from, to);
  g_autofree char *range = period_range_text (report->context->words, from, to);
  set_attribute (section, "range", range);
  attribute_integer (section, "count", sessions->len);
  if (tells_days (report, sessions))
    add_days (report, section, sessions);
  else if (report->period.kind <= PERIOD_MONTH)
    add_sessions (report, section, sessions, report->period.kind == PERIOD_MONTH);
  add_starting_cohorts (report, section, from, to);
  add_coming_assessments (report, section, from, to);
  return TRUE;
}

gboolean
report_fill_coming (const Report *report, xmlNode *section)
{
  Date from, to;

  report_next_range (report, &from, &to);
  g_autoptr (GPtrArray) sessions = report_sessions (report, from, to);
  if (!tells_days (report, sessions))
    return FALSE;
  g_autofree char *range = period_range_text (report->context->words, from, to);
  set_attribute (section, "range", range);
  add_sessions (report, section, sessions, FALSE);
  return TRUE;
}
