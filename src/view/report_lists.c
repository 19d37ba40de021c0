/* Lists of records: sessions held and to come, who missed what, assessments and who must repeat one. */
#include "view/report.h"
#include "text/locale.h"

/* A report is no archive: longer lists are cut, and say how much is left out. */
#define MOST_LISTED 400

/* ---- sessions ---- */

static void
add_session_counts (const Report *report, xmlNode *node, const Session *session)
{
  SessionCounts counts = facts_session_counts (report->context->facts, session);

  attribute_integer (node, "enrolled", counts.enrolled);
  if (session->status != SESSION_HELD)
    return;
  attribute_integer (node, "expected", counts.expected);
  attribute_integer (node, "attended", counts.attended);
  attribute_integer (node, "late", counts.by_status[ATTENDANCE_LATE] + counts.by_status[ATTENDANCE_LEFT_EARLY]);
  attribute_integer (node, "leave", counts.by_status[ATTENDANCE_LEAVE]);
  attribute_integer (node, "absent", counts.by_status[ATTENDANCE_ABSENT] + counts.unrecorded);
  if (counts.expected > 0)
    {
      g_autofree char *number = locale_number (report->language, (Wide) counts.attended * 100, counts.expected, 1);
      g_autofree char *rate = g_strconcat (number, "%", NULL);
      attribute (node, "rate", rate);
    }
}

/* In `grouped` lists each week has a part of its own: that reads better than forty rows. */
static void
add_sessions (const Report *report, xmlNode *section, const GPtrArray *sessions, gboolean grouped)
{
  xmlNode *parent = NULL;
  Period week = { PERIOD_WEEK, 0, 0 };

  for (guint i = 0; i < sessions->len && i < MOST_LISTED; i++)
    {
      const Session *session = g_ptr_array_index (sessions, i);
      Period its_week = period_of (PERIOD_WEEK, session->date);
      if (parent == NULL || (grouped && !period_equal (&its_week, &week)))
        {
          g_autofree char *label = grouped ? report_period_text (report->context, &its_week) : NULL;
          parent = element (section, "sessions");
          attribute (parent, "label", label);
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
      if (assessment->date < from || assessment->date > to)
        continue;
      xmlNode *node = element (section, "assessment");
      attribute (node, "id", assessment->id);
      attribute (node, "title", assessment->title);
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
      if (cohort->start_date < from || cohort->start_date > to)
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

/* One day in a line: how many sessions, of which courses, for how many. */
static void
add_day (const Report *report, xmlNode *section, const GPtrArray *sessions, guint first, guint end)
{
  xmlNode *node = element (section, "day");
  g_autoptr (GPtrArray) courses = g_ptr_array_new ();
  guint expected = 0, count = 0;

  for (guint i = first; i < end; i++)
    {
      const Session *session = g_ptr_array_index (sessions, i);
      if (session->status == SESSION_CANCELLED || session->status == SESSION_POSTPONED)
        continue;
      count++;
      expected += facts_session_counts (report->context->facts, session).enrolled;
      if (session->course != NULL && !g_ptr_array_find (courses, session->course, NULL))
        {
          g_ptr_array_add (courses, session->course);
          add_course (node, report->context, report->page, session->course);
        }
    }
  add_date (node, report->context, ((const Session *) g_ptr_array_index (sessions, first))->date);
  attribute_integer (node, "count", count);
  attribute_integer (node, "expected", expected);
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
  return report->period.kind <= PERIOD_WEEK && sessions->len > MOST_ON_FIRST_PAGE;
}

gboolean
report_fill_next (const Report *report, xmlNode *section)
{
  Date from, to;

  report_next_range (report, &from, &to);
  g_autoptr (GPtrArray) sessions = report_sessions (report, from, to);
  g_autofree char *range = report_range_text (report->context, from, to);
  attribute (section, "range", range);
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
  g_autofree char *range = report_range_text (report->context, from, to);
  attribute (section, "range", range);
  add_sessions (report, section, sessions, FALSE);
  return TRUE;
}

/* ---- attendance exceptions ---- */

typedef enum { MISSED_LATE, MISSED_LEFT_EARLY, MISSED_LEAVE, MISSED_ABSENT, MISSED_UNRECORDED, N_MISSED } Missed;

static const char *const missed_names[N_MISSED] = { "late", "left-early", "leave", "absent", "unrecorded" };

static Missed
missed_of (const AttendanceException *row)
{
  if (!row->recorded)
    return MISSED_UNRECORDED;
  switch (row->status)
    {
    case ATTENDANCE_LATE: return MISSED_LATE;
    case ATTENDANCE_LEFT_EARLY: return MISSED_LEFT_EARLY;
    case ATTENDANCE_LEAVE: return MISSED_LEAVE;
    default: return MISSED_ABSENT;
    }
}

static gboolean
needs_make_up (Missed missed)
{
  return missed == MISSED_LEAVE || missed == MISSED_ABSENT || missed == MISSED_UNRECORDED;
}

static void
add_missed_row (xmlNode *table, const char *label, const guint counts[N_MISSED], gboolean total)
{
  guint make_up = 0;
  xmlNode *row = element (table, "row");

  attribute (row, "label", label);
  if (total)
    attribute (row, "total", "yes");
  for (guint m = 0; m < N_MISSED; m++)
    {
      xmlNode *cell = element (row, "cell");
      attribute (cell, "kind", missed_names[m]);
      attribute_integer (cell, "value", counts[m]);
      if (needs_make_up (m))
        make_up += counts[m];
    }
  xmlNode *cell = element (row, "cell");
  attribute (cell, "kind", "make-up");
  attribute_integer (cell, "value", make_up);
}

/* Counts by team, in the order of the model; people without a team last. */
static void
add_missed_teams (const Report *report, xmlNode *section, const GPtrArray *rows)
{
  const Model *model = report->context->model;
  guint n_teams = model->teams->len;
  g_autofree guint (*counts)[N_MISSED] = g_malloc0 ((gsize) (n_teams + 2) * sizeof *counts);
  xmlNode *table = element (section, "missed");

  attribute (table, "by", "team");
  for (guint i = 0; i < rows->len; i++)
    {
      const AttendanceException *row = g_ptr_array_index (rows, i);
      gint team = person_team_on (row->person, row->session->date);
      counts[team < 0 ? n_teams : (guint) team][missed_of (row)]++;
      counts[n_teams + 1][missed_of (row)]++;
    }
  for (guint t = 0; t <= n_teams; t++)
    {
      guint sum = 0;
      for (guint m = 0; m < N_MISSED; m++)
        sum += counts[t][m];
      if (sum > 0)
        add_missed_row (table, t < n_teams ? g_ptr_array_index (model->teams, t) : words_get (report->context->words, "report.no-team"),
                        counts[t], FALSE);
    }
  add_missed_row (table, words_get (report->context->words, "report.total"), counts[n_teams + 1], TRUE);
}

/* Which sessions must be made up for, and for how many. */
static void
add_make_up (const Report *report, xmlNode *section, const GPtrArray *rows)
{
  const Session *session = NULL;
  xmlNode *node = NULL;
  guint count = 0, listed = 0;

  for (guint i = 0; i < rows->len && listed < MOST_LISTED; i++)
    {
      const AttendanceException *row = g_ptr_array_index (rows, i);
      if (!needs_make_up (missed_of (row)))
        continue;
      if (row->session != session)
        {
          if (node != NULL)
            attribute_integer (node, "count", count);
          session = row->session;
          node = add_session (element (section, "make-up"), report->context, report->page, session);
          count = 0;
          listed++;
        }
      count++;
    }
  if (node != NULL)
    attribute_integer (node, "count", count);
}

static void
add_missed_names (const Report *report, xmlNode *section, const GPtrArray *rows)
{
  const Model *model = report->context->model;
  xmlNode *list = element (section, "absentees");

  for (guint i = 0; i < rows->len && i < MOST_LISTED; i++)
    {
      const AttendanceException *row = g_ptr_array_index (rows, i);
      gint team = person_team_on (row->person, row->session->date);
      xmlNode *node = element (list, "absentee");
      attribute (node, "status", missed_names[missed_of (row)]);
      attribute (node, "leave-kind", row->recorded && row->status == ATTENDANCE_LEAVE ? row->leave_kind : NULL);
      attribute (node, "team", team < 0 ? NULL : g_ptr_array_index (model->teams, team));
      if (needs_make_up (missed_of (row)))
        attribute (node, "make-up", "yes");
      add_person (node, "person", row->person);
      add_session (node, report->context, report->page, row->session);
    }
  if (rows->len > MOST_LISTED)
    attribute_integer (list, "left-out", rows->len - MOST_LISTED);
}

gboolean
report_fill_exceptions (const Report *report, xmlNode *section)
{
  g_autoptr (GPtrArray) rows = facts_attendance_exceptions (report->context->facts, report->period.first, report->base);
  g_auto (Shown) rate = report_shown (report, MEASURE_ATTENDANCE_RATE, &report->period, DIMENSION_ALL, "all");

  if (rows->len == 0)
    return rate.present;                   /* held and nobody missed: said in a sentence */
  add_missed_teams (report, section, rows);
  if (report->period.kind <= PERIOD_MONTH)
    add_make_up (report, section, rows);
  return TRUE;
}

/* ---- assessments ---- */

static void
attribute_decimal (const Report *report, xmlNode *node, const char *name, Decimal decimal)
{
  if (decimal == DECIMAL_NONE)
    return;
  g_autofree char *text = locale_number (report->language, decimal, DECIMAL_ONE, 1);
  attribute (node, name, text);
}

static gboolean
had_scores_before (const Report *report, const Assessment *assessment)
{
  AssessmentSummary before;
  return facts_assessment_summary (report->context->facts, assessment, 1, report->period.first - 1, &before);
}

static void
add_assessment (const Report *report, xmlNode *section, const Assessment *assessment, const AssessmentSummary *summary)
{
  xmlNode *node = element (section, "assessment");

  attribute (node, "id", assessment->id);
  attribute (node, "title", assessment->title);
  add_date (node, report->context, assessment->date);
  if (assessment->course != NULL)
    add_course (node, report->context, report->page, assessment->course);
  if (assessment->cohort != NULL)
    add_cohort (node, report->context, report->page, assessment->cohort);
  attribute_integer (node, "people", summary->people);
  attribute_integer (node, "taken", summary->taken);
  attribute_integer (node, "missing", summary->missing);
  if (summary->taken == 0)
    return;
  if (summary->taken < report->config->board_minimum)
    attribute (node, "small", "yes");
  attribute_decimal (report, node, "mean", summary->mean);
  if (report->config->publish_people || summary->taken >= report->config->board_minimum)
    {                                      /* of two or three people the best and the lowest are persons */
      attribute_decimal (report, node, "best", summary->best);
      attribute_decimal (report, node, "lowest", summary->lowest);
    }
  attribute_integer (node, "passed", summary->passed);
  if (summary->taken + summary->missing == summary->people && !had_scores_before (report, assessment))
    {                                      /* everyone's first and only attempt: then it is the first-attempt pass rate */
      g_autofree char *number = locale_number (report->language, (Wide) summary->passed * 100, summary->taken, 1);
      g_autofree char *rate = g_strconcat (number, "%", NULL);
      attribute (node, "rate", rate);
    }
}

gboolean
report_fill_assessments (const Report *report, xmlNode *section)
{
  const GPtrArray *all = report->context->model->assessments;
  guint count = 0;

  for (guint i = 0; i < all->len; i++)
    {
      AssessmentSummary summary;
      const Assessment *assessment = g_ptr_array_index (all, i);
      if (!facts_assessment_summary (report->context->facts, assessment, report->period.first, report->base, &summary))
        continue;
      if (count++ < MOST_LISTED)
        add_assessment (report, section, assessment, &summary);
    }
  if (count > MOST_LISTED)
    attribute_integer (section, "left-out", count - MOST_LISTED);
  return count > 0;
}

/* ---- who must repeat ---- */

typedef struct {
  const Assessment *assessment;
  const Course *course;
  guint failed, missing, order;
} RetakeGroup;

static gint
compare_groups (gconstpointer a, gconstpointer b)
{
  const RetakeGroup *x = *(RetakeGroup *const *) a, *y = *(RetakeGroup *const *) b;
  gboolean x_course = x->assessment == NULL, y_course = y->assessment == NULL;
  if (x_course != y_course)
    return x_course ? 1 : -1;
  return x->order < y->order ? -1 : x->order > y->order;
}

static GPtrArray *
group_retakes (const GPtrArray *rows)
{
  GPtrArray *groups = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) known = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      const ScoreToRetake *row = g_ptr_array_index (rows, i);
      gconstpointer subject = row->assessment != NULL ? (gconstpointer) row->assessment : row->course;
      RetakeGroup *group = g_hash_table_lookup (known, subject);
      if (group == NULL)
        {
          group = g_new0 (RetakeGroup, 1);
          group->assessment = row->assessment;
          group->course = row->course;
          group->order = row->assessment != NULL ? row->assessment->index : row->course != NULL ? row->course->index : 0;
          g_hash_table_insert (known, (gpointer) subject, group);
          g_ptr_array_add (groups, group);
        }
      if (row->is_number)
        group->failed++;
      else
        group->missing++;
    }
  g_ptr_array_sort (groups, compare_groups);
  return groups;
}

static void
add_retake_names (const Report *report, xmlNode *section, const GPtrArray *rows)
{
  xmlNode *list = element (section, "retakers");

  for (guint i = 0; i < rows->len && i < MOST_LISTED; i++)
    {
      const ScoreToRetake *row = g_ptr_array_index (rows, i);
      xmlNode *node = element (list, "retaker");
      attribute (node, "title", row->assessment != NULL ? row->assessment->title : row->course != NULL ? row->course->title : NULL);
      attribute_integer (node, "attempts", row->attempts);
      add_date (node, report->context, row->date);
      if (row->is_number)
        attribute_decimal (report, node, "score", row->percent);
      else
        {
          g_autofree char *key = g_strconcat ("report.score.", row->missing, NULL);
          attribute (node, "missing", words_get (report->context->words, key));
        }
      add_person (node, "person", row->person);
    }
  if (rows->len > MOST_LISTED)
    attribute_integer (list, "left-out", rows->len - MOST_LISTED);
}

gboolean
report_fill_retakes (const Report *report, xmlNode *section)
{
  g_autoptr (GPtrArray) rows = report_retakes (report);
  g_autoptr (GPtrArray) groups = group_retakes (rows);

  for (guint i = 0; i < groups->len && i < MOST_LISTED; i++)
    {
      const RetakeGroup *group = g_ptr_array_index (groups, i);
      xmlNode *node = element (section, "retake");
      attribute (node, "title", group->assessment != NULL ? group->assessment->title : group->course->title);
      attribute_integer (node, "failed", group->failed);
      attribute_integer (node, "missing", group->missing);
      attribute_integer (node, "count", group->failed + group->missing);
    }
  return groups->len > 0;
}

gboolean
report_fill_names (const Report *report, xmlNode *section)
{
  if (!report->config->publish_people)
    return FALSE;
  g_autoptr (GPtrArray) missed = facts_attendance_exceptions (report->context->facts, report->period.first, report->base);
  g_autoptr (GPtrArray) retakes = report_retakes (report);
  if (missed->len > 0)
    add_missed_names (report, section, missed);
  if (retakes->len > 0)
    add_retake_names (report, section, retakes);
  return missed->len + retakes->len > 0;
}
