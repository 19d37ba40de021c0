/* The pages of the reports that the configuration declares: for every period with a session or a fact up to the as-of date. */
#include "page/plan.h"

#include <string.h>

G_STATIC_ASSERT ((guint) REPORT_DAILY == (guint) PERIOD_DAY && (guint) REPORT_ANNUAL == (guint) PERIOD_YEAR);

/* One row of reports: a layout, of one member. */
typedef struct {
  const ReportLayout *layout;
  Dimension dimension;
  const char *member;           /* borrowed from the model */
  const char *label;            /* what a reader calls the member; NULL for everyone */
  const char *folder;           /* of its pages */
  const char *index;            /* the folder of the page that lists them; NULL: reports/index.html does */
  Page *parent;                 /* that page, once it is made */
} Series;

static gboolean
is_default (const ReportLayout *layout)
{
  for (ReportPeriod period = 0; period < N_REPORT_PERIODS; period++)
    if (strcmp (layout->name.text, report_period_name (period)) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_of_teams (const ReportLayout *layout)
{
  return strcmp (layout->name.text, REPORT_TEAM) == 0;
}

/* What a reader calls a member; NULL when the edition names no trainers. Lives as long as the plan. */
static const char *
member_label (const Planner *planner, Dimension dimension, const char *member)
{
  const Course *course = dimension == DIMENSION_COURSE ? model_course (planner->model, member, -1) : NULL;
  const Cohort *cohort = dimension == DIMENSION_COHORT ? model_cohort (planner->model, member, -1) : NULL;
  const Person *trainer = dimension == DIMENSION_TRAINER ? model_person (planner->model, member, -1) : NULL;
  if (course != NULL || cohort != NULL)
    return course != NULL ? course->title : cohort->title;
  if (dimension != DIMENSION_TRAINER)
    return member;
  g_autofree char *name = trainer == NULL ? NULL : edition_name (planner->config->edition, LIST_SCHEDULES, trainer->id, trainer->name);
  return name == NULL ? NULL : g_string_chunk_insert (planner->plan->index->strings, name);
}

static Page *
reports_index (Planner *planner)
{
  Page *index = (Page *) plan_find (planner->plan, "reports/index.html");
  return index != NULL && index->kind == PAGE_REPORTS ? index : planner_add_index (planner, PAGE_REPORTS, "reports/index.html", "page.reports");
}

/* The page that lists the reports of a series; made with the first of them. */
static Page *
series_index (Planner *planner, const Series *series)
{
  Page *parent = reports_index (planner);
  if (series->index == NULL)
    return parent;
  g_autofree char *path = g_strconcat (series->index, "/index.html", NULL);
  const Page *known = plan_find (planner->plan, path);
  if (known != NULL && known->kind == PAGE_REPORTS)
    return (Page *) known;
  ReportSubject *subject = g_new0 (ReportSubject, 1);
  *subject = (ReportSubject) { .layout = series->layout, .dimension = series->dimension, .member = series->member };
  g_ptr_array_add (planner->plan->index->reports, subject);
  gboolean of_team = is_of_teams (series->layout);
  char *title = of_team ? words_format (planner->words, "page.reports.of", "name", series->label, NULL)
                        : g_strdup (series->layout->title != NULL ? series->layout->title : series->layout->name.text);
  Page *page = planner_add (planner, PAGE_REPORTS, parent, g_steal_pointer (&path), title, subject, of_team ? NULL : &series->layout->name.place);
  if (of_team)
    g_hash_table_insert (planner->plan->index->by_subject[PAGE_REPORTS], (gpointer) series->member, page);
  return page;
}

/* A page for the period, behind the one before of the same series. */
static Page *
add_report (Planner *planner, Series *series, const Period *period, const char *name, Page *previous)
{
  gboolean whole = is_default (series->layout);
  ReportSubject *subject = g_new0 (ReportSubject, 1);
  *subject = (ReportSubject) { *period, series->layout, series->dimension, series->member, series->label };
  g_ptr_array_add (planner->plan->index->reports, subject);
  if (series->parent == NULL)
    series->parent = series_index (planner, series);
  Page *page = planner_add (planner, PAGE_REPORT, series->parent, g_strconcat (series->folder, "/", name, ".html", NULL),
                            page_report_title (planner, subject), subject, whole || is_of_teams (series->layout) ? NULL : &series->layout->name.place);
  if (whole)
    g_hash_table_insert (planner->plan->index->by_period, &subject->period, page);
  page->previous = previous;
  if (previous != NULL)
    previous->next = page;
  return page;
}

/* Is there anything to report of the member in the period. The team reports that a site has by itself are of teams that are large enough
 * for rates to mean something. */
static gboolean
is_active (const Planner *planner, const Series *series, const Period *period)
{
  static const MeasureId signs[] = { MEASURE_SESSIONS_PLANNED, MEASURE_ATTENDANCE_EXPECTED, MEASURE_SCORE_TAKEN };
  gboolean active = FALSE;
  if (series->dimension == DIMENSION_ALL)
    return figures_has_activity (planner->figures, period);
  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    active |= figures_find (planner->figures, signs[i], period, series->dimension, series->member) != NULL;
  if (!active || !is_of_teams (series->layout))
    return active;
  const Figure *headcount = figures_find (planner->figures, MEASURE_HEADCOUNT, period, DIMENSION_TEAM, series->member);
  return headcount != NULL && headcount->numerator >= planner->config->board_minimum;
}

static void
add_periods (Planner *planner, Series *series, PeriodKind kind)
{
  const GArray *periods = figures_periods (planner->figures, kind);
  Page *previous = NULL;
  for (guint i = 0; periods != NULL && i < periods->len; i++)
    {
      char name[PERIOD_BUFFER];
      const Period *period = &g_array_index (periods, Period, i);
      if (is_active (planner, series, period))
        previous = add_report (planner, series, period, period_format (period, name), previous);
    }
}

static void
add_series (Planner *planner, Series *series)
{
  guint bits = is_of_teams (series->layout) ? planner->config->reports->team_periods : series->layout->periods;
  for (PeriodKind kind = 0; kind < N_PERIODS; kind++)
    if (bits & 1u << kind)
      add_periods (planner, series, kind);
}

/* The reports of one member, each in a folder of its own where there are several: those of teams below the team's name, those that a user
 * declares below the report's. */
static void
add_member (Planner *planner, const ReportLayout *layout, Dimension dimension, const char *member, const char *label)
{
  g_autofree char *layout_name = page_file_name (layout->name.text), *member_name = page_file_name (member);
  g_autofree char *own = g_strconcat ("reports/", is_of_teams (layout) ? member_name : layout_name, NULL);
  g_autofree char *below = g_strconcat (own, "/", member_name, NULL);
  gboolean several = layout->by != REPORT_OF_ALL && !is_of_teams (layout);
  Series series = { layout, dimension, member, label, several ? below : own, is_default (layout) ? NULL : own, NULL };
  add_series (planner, &series);
}

static void
add_trainers (Planner *planner, const ReportLayout *layout)
{
  const Model *model = planner->model;
  g_autoptr (GHashTable) trainers = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < model->sessions->len; i++)
    {
      const Session *session = model->sessions->pdata[i];
      for (guint t = 0; t < session->trainers->len; t++)
        g_hash_table_add (trainers, session->trainers->pdata[t]);
    }
  for (guint i = 0; i < model->people->len; i++)
    {
      const Person *person = model->people->pdata[i];
      if (!g_hash_table_contains (trainers, person))
        continue;
      const char *label = member_label (planner, DIMENSION_TRAINER, person->id);
      if (label != NULL)
        add_member (planner, layout, DIMENSION_TRAINER, person->id, label);
    }
}

static void
add_members (Planner *planner, const ReportLayout *layout)
{
  const Model *model = planner->model;
  const GPtrArray *texts = layout->by == REPORT_OF_TEAM ? model->teams : model->areas;
  switch (layout->by)
    {
    case REPORT_OF_COHORT:
      for (guint i = 0; i < model->cohorts->len; i++)
        {
          const Cohort *cohort = model->cohorts->pdata[i];
          add_member (planner, layout, DIMENSION_COHORT, cohort->id, cohort->title);
        }
      break;
    case REPORT_OF_COURSE:
      for (guint i = 0; i < model->courses->len; i++)
        {
          const Course *course = model->courses->pdata[i];
          add_member (planner, layout, DIMENSION_COURSE, course->id, course->title);
        }
      break;
    case REPORT_OF_TRAINER:
      add_trainers (planner, layout);
      break;
    default:
      for (guint i = 0; i < texts->len; i++)
        add_member (planner, layout, dimension_of_scope (layout->by), texts->pdata[i], texts->pdata[i]);
    }
}

/* A report that somebody declared and that has no page is told of: it is easily taken for a mistake of the program. */
static void
report_none (const Planner *planner, const ReportLayout *layout)
{
  const GPtrArray *subjects = planner->plan->index->reports;
  for (guint i = 0; i < subjects->len; i++)
    if (((const ReportSubject *) subjects->pdata[i])->layout == layout)
      return;
  if (!is_default (layout) && !is_of_teams (layout))
    diag_report (planner->diags, DIAG_REPORT_NONE, &layout->name.place, layout->name.text, NULL);
}

void
planner_add_reports (Planner *planner)
{
  const GPtrArray *layouts = planner->config->reports->layouts;
  for (guint i = 0; i < layouts->len && planner->figures != NULL; i++)
    {
      const ReportLayout *layout = layouts->pdata[i];
      Dimension dimension = dimension_of_scope (layout->scope);
      const char *label = layout->scope == REPORT_OF_ALL ? NULL : member_label (planner, dimension, layout->member.text);
      if (layout->is_off)
        continue;
      if (layout->by != REPORT_OF_ALL)
        add_members (planner, layout);
      else if (layout->scope == REPORT_OF_ALL || label != NULL)
        add_member (planner, layout, dimension, layout->scope == REPORT_OF_ALL ? "all" : layout->member.text, label);
      report_none (planner, layout);
    }
}
