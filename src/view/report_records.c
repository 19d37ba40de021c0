/* The records that a report lists: sessions and cohorts of some days, people who must come again. */
#include "view/report.h"

GPtrArray *
report_sessions (const Report *report, Date from, Date to)
{
  const GPtrArray *all = report->context->model->sessions;
  GPtrArray *found = g_ptr_array_new ();
  guint low = 0, high = all->len;

  while (low < high)                       /* sessions are sorted by date */
    {
      guint middle = low + (high - low) / 2;
      if (((const Session *) g_ptr_array_index (all, middle))->date < from)
        low = middle + 1;
      else
        high = middle;
    }
  for (; low < all->len; low++)
    {
      Session *session = g_ptr_array_index (all, low);
      if (session->date > to)
        break;
      if (report_has_session (report, session))
        g_ptr_array_add (found, session);
    }
  return found;
}

static Date
cohort_end (const Cohort *cohort)
{
  return cohort->end_date == DATE_NONE ? cohort->start_date : cohort->end_date;
}

GPtrArray *
report_cohorts (const Report *report, Date from, Date to)
{
  const GPtrArray *all = report->context->model->cohorts;
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++)
    {
      Cohort *cohort = g_ptr_array_index (all, i);
      if (cohort->start_date != DATE_NONE && cohort->start_date <= to && cohort_end (cohort) >= from
          && report_has_cohort (report, cohort))
        g_ptr_array_add (found, cohort);
    }
  return found;
}

GPtrArray *
report_retakes (const Report *report)
{
  GPtrArray *rows = facts_scores_to_retake (report->context->facts, report->period.first, report->base);

  for (guint i = rows->len; i-- > 0;)
    {
      const ScoreToRetake *row = g_ptr_array_index (rows, i);
      gboolean exempt = !row->is_number && g_strcmp0 (row->missing, "exempt") == 0;
      const Course *course = row->course != NULL || row->assessment == NULL ? row->course : row->assessment->course;
      if (exempt || !person_is_active (row->person, report->base) || !report_has_person (report, row->person, row->date)
          || !report_has_course (report, course))
        g_ptr_array_remove_index (rows, i);
    }
  return rows;
}

guint
report_retake_count (const Report *report)
{
  g_autoptr (GPtrArray) rows = report_retakes (report);
  return rows->len;
}

void
report_next_range (const Report *report, Date *from, Date *to)
{
  *from = report->base + 1;
  *to = report->next.last;
}

guint
report_days_ahead (const Report *report)
{
  return report->period.kind <= PERIOD_WEEK ? 7 : report->period.kind == PERIOD_MONTH ? 31 : 92;
}
