/* Whose report it is: which people, sessions and scores belong to it. The people of a team are those of the day; of a cohort, those whose
 * row names it: as the figures count. */
#include "view/report.h"

void
report_set_scope (Report *report, Dimension dimension, const char *member)
{
  const Model *model = report->context->model;

  report->dimension = dimension;
  report->member = member;
  report->team = report->area = -1;
  if (dimension == DIMENSION_TEAM)
    for (guint i = 0; i < model->teams->len; i++)
      if (g_str_equal (model->teams->pdata[i], member))
        report->team = (gint) i;
  if (dimension == DIMENSION_AREA)
    for (guint i = 0; i < model->areas->len; i++)
      if (g_str_equal (model->areas->pdata[i], member))
        report->area = (gint) i;
  report->cohort = dimension == DIMENSION_COHORT ? model_cohort (model, member, -1) : NULL;
  report->course = dimension == DIMENSION_COURSE ? model_course (model, member, -1) : NULL;
  report->trainer = dimension == DIMENSION_TRAINER ? model_person (model, member, -1) : NULL;
}

gboolean
report_is_whole (const Report *report)
{
  return report->dimension == DIMENSION_ALL;
}

gboolean
report_of_people (const Report *report)
{
  return report->dimension == DIMENSION_TEAM || report->dimension == DIMENSION_COHORT;
}

gboolean
report_has_person (const Report *report, const Person *person, Date date)
{
  if (report->dimension == DIMENSION_TEAM)
    return person_team_on (person, date) == report->team;
  return report->dimension != DIMENSION_COHORT || person->cohort == report->cohort;
}

gboolean
report_has_course (const Report *report, const Course *course)
{
  if (report->dimension == DIMENSION_COURSE)
    return course == report->course;
  if (report->dimension == DIMENSION_AREA)
    return course != NULL && course->area_index == report->area;
  return report->dimension != DIMENSION_TRAINER;     /* scores know no trainer */
}

static gboolean
has (const Person *person, Date date, gconstpointer data)
{
  return report_has_person (data, person, date);
}

/* ---- what few people did ---- */

typedef struct {
  const Report *report;
  GHashTable *people;          /* team + 1, or Cohort *, → GUINT_TO_POINTER (how many) */
  GHashTable *counted;         /* Person *: those that were; NULL: nobody comes twice */
} Groups;

/* Counts each person once. */
static gboolean
count_group (const Person *person, Date date, gconstpointer data)
{
  const Groups *groups = data;
  gpointer key = groups->report->dimension == DIMENSION_TEAM ? GINT_TO_POINTER (person_team_on (person, date) + 1) : person->cohort;
  if (groups->counted != NULL && !g_hash_table_add (groups->counted, (gpointer) person))
    return FALSE;
  guint before = GPOINTER_TO_UINT (g_hash_table_lookup (groups->people, key));
  g_hash_table_insert (groups->people, key, GUINT_TO_POINTER (before + 1));
  return FALSE;
}

static gboolean
is_any_few (const Report *report, GHashTable *people)
{
  GHashTableIter iter;
  gpointer count;
  g_hash_table_iter_init (&iter, people);
  while (g_hash_table_iter_next (&iter, NULL, &count))
    if (GPOINTER_TO_UINT (count) < report->config->edition->minimum_group)
      return TRUE;
  return FALSE;
}

/* Were there so few of some team (or cohort) in the session? The reports of all others and the department's together would tell of them. */
static gboolean
has_few (const Report *report, const Session *session)
{
  g_autoptr (GHashTable) people = g_hash_table_new (NULL, NULL);
  Groups groups = { report, people, NULL };
  FactsPeople counted = { count_group, &groups };
  facts_session_counts_of (report->context->facts, session, &counted);
  return is_any_few (report, people);
}

/* The same of an assessment of the course, since the figures of the course tell of what is left. */
static gboolean
course_has_few (const Report *report, const Course *course)
{
  const GPtrArray *all = report->context->model->assessments;
  for (guint i = 0; i < all->len; i++)
    {
      const Assessment *assessment = all->pdata[i];
      AssessmentSummary summary;
      g_autoptr (GHashTable) people = g_hash_table_new (NULL, NULL), seen = g_hash_table_new (NULL, NULL);
      Groups groups = { report, people, seen };
      FactsPeople counted = { count_group, &groups };
      if (assessment->course != course)
        continue;
      facts_assessment_summary_of (report->context->facts, assessment, &counted, report->period.first, report->base, &summary);
      if (is_any_few (report, people))
        return TRUE;
    }
  return FALSE;
}

gboolean
report_guards_groups (const Report *report)
{
  const Edition *edition = report->config->edition;
  return edition->minimum_group > 1 && !edition_shows_dimension (edition, "person");
}

gboolean
report_withholds_session (const Report *report, const Session *session)
{
  if (view_withholds_session (report->context, session, &report->period))
    return TRUE;
  return report_of_people (report) && report_guards_groups (report) && session->status == SESSION_HELD && has_few (report, session);
}

/* Is the figure of all scores of a member withheld, so that no part of it may be shown? */
static gboolean
withholds_scores (const Report *report, Dimension dimension, const char *member)
{
  return figures_withheld (report->context->figures, MEASURE_SCORE_MEAN, &report->period, dimension, member) == WITHHELD_GROUP;
}

gboolean
report_withholds_assessment (const Report *report, const Assessment *assessment)
{
  const Edition *edition = report->config->edition;
  if (edition->minimum_group <= 1 || edition->names[LIST_RESULTS] != NAMES_NONE)
    return FALSE;
  if (view_withholds_assessment (report->context, assessment, report->period.first, report->base) || withholds_scores (report, report->dimension, report->member)
      || (assessment->course != NULL && withholds_scores (report, DIMENSION_COURSE, assessment->course->id)))
    return TRUE;
  return report_of_people (report) && report_guards_groups (report) && course_has_few (report, assessment->course);
}

SessionCounts
report_session_counts (const Report *report, const Session *session)
{
  FactsPeople people = { has, report };
  return facts_session_counts_of (report->context->facts, session, report_of_people (report) ? &people : NULL);
}

gboolean
report_assessment_summary (const Report *report, const Assessment *assessment, AssessmentSummary *summary)
{
  FactsPeople people = { has, report };
  const Course *course = assessment->course;
  if (!report_of_people (report) && !report_is_whole (report) && !report_has_course (report, course))
    return FALSE;
  return facts_assessment_summary_of (report->context->facts, assessment, report_of_people (report) ? &people : NULL, report->period.first,
                                      report->base, summary);
}

GArray *
report_assessment_percents (const Report *report, const Assessment *assessment)
{
  FactsPeople people = { has, report };
  return facts_assessment_percents (report->context->facts, assessment, report_of_people (report) ? &people : NULL, report->period.first, report->base);
}

void
report_assessment_final (const Report *report, const Assessment *assessment, guint *pairs, guint *passed)
{
  FactsPeople people = { has, report };
  facts_assessment_final (report->context->facts, assessment, report_of_people (report) ? &people : NULL, report->period.first, report->base, pairs, passed);
}

gboolean
report_has_session (const Report *report, const Session *session)
{
  switch (report->dimension)
    {
    case DIMENSION_COURSE: case DIMENSION_AREA:
      return report_has_course (report, session->course);
    case DIMENSION_TRAINER:
      return g_ptr_array_find (session->trainers, report->trainer, NULL);
    case DIMENSION_TEAM: case DIMENSION_COHORT:
      {
        if (report->cohort != NULL && session->cohort == report->cohort)
          return TRUE;
        SessionCounts counts = report_session_counts (report, session);
        return counts.enrolled + counts.expected > 0;
      }
    default:
      return TRUE;
    }
}

gboolean
report_has_cohort (const Report *report, const Cohort *cohort)
{
  if (report->dimension == DIMENSION_COHORT)
    return cohort == report->cohort;
  if (report->dimension != DIMENSION_TEAM)
    return report_is_whole (report);
  for (guint i = 0; i < cohort->members->len; i++)
    if (report_has_person (report, cohort->members->pdata[i], report->base))
      return TRUE;
  return FALSE;
}

GPtrArray *
report_exceptions (const Report *report)
{
  GPtrArray *rows = facts_attendance_exceptions (report->context->facts, report->period.first, report->base);

  for (guint i = rows->len; i-- > 0 && !report_is_whole (report);)
    {
      const AttendanceException *row = g_ptr_array_index (rows, i);
      if (!report_has_person (report, row->person, row->session->date)
          || (!report_of_people (report) && !report_has_session (report, row->session)))
        g_ptr_array_remove_index (rows, i);
    }
  return rows;
}

gboolean
report_has_measure (const Report *report, MeasureId measure)
{
  return (view_measure (report->context, measure)->dimensions & 1u << report->dimension) != 0;
}

WaitingScope
report_waiting (const Report *report, guint64 datasets)
{
  return (WaitingScope) { .datasets = datasets, .from = report->period.first, .to = report->period.last, .dimension = report->dimension,
                          .member = report->member };
}
