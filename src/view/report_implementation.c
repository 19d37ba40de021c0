/* What was held in the period, session by session; and the hours of each team, as planned and as attended. */
#include "text/locale.h"
#include "view/diagram.h"
#include "view/report_plan.h"

/* A report is no archive: longer lists are cut, and say how much is left out. */
#define MOST_LISTED 120
/* More teams than this in one session are counted, not named. */
#define MOST_TEAMS 2

/* ---- who it was for ---- */

static void
add_audience (const Report *report, xmlNode *node, const Session *session)
{
  const Model *model = report->context->model;
  g_autoptr (GPtrArray) people = facts_enrolled (report->context->facts, session);
  g_autoptr (GPtrArray) teams = g_ptr_array_new ();

  if (session->cohort != NULL)
    return;                                /* its name stands there */
  for (guint i = 0; i < people->len; i++)
    {
      gint team = person_team_on (g_ptr_array_index (people, i), session->date);
      gpointer name = team < 0 ? NULL : g_ptr_array_index (model->teams, team);
      if (name != NULL && !g_ptr_array_find (teams, name, NULL))
        g_ptr_array_add (teams, name);
    }
  if (teams->len > MOST_TEAMS)
    attribute_integer (node, "teams", teams->len);
  for (guint i = 0; teams->len <= MOST_TEAMS && i < teams->len; i++)
    set_attribute (element (node, "audience"), "title", g_ptr_array_index (teams, i));
}

/* ---- the list ---- */

static void
add_session_results (const Report *report, xmlNode *node, const Session *session)
{
  guint n;
  Decimal mean;
  SessionCounts counts = report_session_counts (report, session);

  if (report_withholds_session (report, session))
    {
      attribute_withheld (node);
      return;
    }
  attribute_integer (node, "expected", counts.expected);
  attribute_integer (node, "attended", counts.attended);
  WaitingScope scope = report_waiting (report, WAITING_ATTENDANCE);
  scope.session = session;
  attribute_waiting (node, report->context, &scope);
  if (counts.expected > 0)
    {
      g_autofree char *number = locale_number (report->language, (Wide) counts.attended * 100, counts.expected, 1);
      g_autofree char *rate = g_strconcat (number, "%", NULL);
      set_attribute (node, "rate", rate);
    }
  scope = waiting_scope (report->context, DATASET_BIT (DATASET_SCORES));
  scope.from = scope.to = session->date;
  scope.dimension = DIMENSION_COURSE;
  scope.member = session->course->id;
  if (view_waits (report->context, &scope))
    set_attribute (node, "scores-waiting", "yes");
  if (!facts_session_score (report->context->facts, session, &n, &mean))
    return;
  if (n < report->config->edition->minimum_group
      || figures_withheld (report->context->figures, MEASURE_SCORE_MEAN, &report->period, DIMENSION_COURSE, session->course->id) == WITHHELD_GROUP)
    return;
  if (n < report->config->board_minimum)   /* of one or two people a mean is their score */
    {
      attribute_integer (node, "few-scores", n);
      return;
    }
  g_autofree char *text = locale_number (report->language, mean, DECIMAL_ONE, 1);
  set_attribute (node, "mean", text);
}

gboolean
report_fill_implementation (const Report *report, xmlNode *section)
{
  g_autoptr (GPtrArray) sessions = report_sessions (report, report->period.first, report->base);
  guint listed = 0;

  for (guint i = 0; i < sessions->len; i++)
    {
      const Session *session = g_ptr_array_index (sessions, i);
      if (session->status != SESSION_HELD || listed++ >= MOST_LISTED)
        continue;
      xmlNode *node = add_session (section, report->context, report->page, session);
      set_attribute (node, "category", report_session_category (session));
      add_audience (report, node, session);
      add_session_results (report, node, session);
    }
  if (listed > MOST_LISTED)
    attribute_integer (section, "left-out", listed - MOST_LISTED);
  return listed > 0;
}

/* ---- planned and attended hours by team ---- */

/* Hours that everyone enrolled would have sat through, by Model.teams, had every session of the period been held. New. */
static Hours *
planned_hours (const Report *report)
{
  const Model *model = report->context->model;
  Hours *planned = g_new0 (Hours, model->teams->len + 1);
  g_autoptr (GPtrArray) sessions = report_sessions (report, report->period.first, report->base);

  for (guint i = 0; i < sessions->len; i++)
    {
      const Session *session = g_ptr_array_index (sessions, i);
      g_autoptr (GPtrArray) people = facts_enrolled (report->context->facts, session);
      for (guint p = 0; p < people->len; p++)
        {
          gint team = person_team_on (g_ptr_array_index (people, p), session->date);
          if (team >= 0)
            planned[team] += session->hours;
        }
    }
  return planned;
}

static gint64
hours_tenths (const Report *report, Hours hours)
{
  Wide divisor = (Wide) HOURS_ONE * (report->config->lesson_minutes > 0 ? report->config->lesson_minutes : 60);
  return (gint64) (((Wide) hours * 60 * 10 + divisor / 2) / divisor);
}

void
report_add_team_hours (const Report *report, xmlNode *section)
{
  const Model *model = report->context->model;
  const Words *words = report->context->words;
  g_autofree Hours *planned = planned_hours (report);
  g_autofree gint64 *actual = g_new0 (gint64, model->teams->len + 1);
  gint64 most = 0;
  guint n = 0, drawn = 0;
  gboolean waits = FALSE;

  for (guint t = 0; t < model->teams->len; t++)
    {
      g_auto (Shown) shown = report_shown (report, MEASURE_HOURS_PERSON, &report->period, DIMENSION_TEAM, g_ptr_array_index (model->teams, t));
      actual[t] = shown.present ? shown.tenths : 0;
      waits |= shown.waiting;
      if (report_is_withheld (&shown))
        planned[t] = 0;                      /* the hours of few people tell how many they are */
      most = MAX (most, MAX (actual[t], hours_tenths (report, planned[t])));
      n += actual[t] > 0 || planned[t] > 0;
    }
  xmlNode *diagram = NULL;
  for (guint t = 0; t < model->teams->len; t++)
    {
      gint64 due = hours_tenths (report, planned[t]);
      if (actual[t] == 0 && due == 0)
        continue;
      if (drawn % DIAGRAM_MOST_ROWS == 0)
        {
          diagram = diagram_new_part (section, "teams-hours", "pairs", words_get (words, "report.diagram.team-hours"), drawn / DIAGRAM_MOST_ROWS + 1,
                                      (n + DIAGRAM_MOST_ROWS - 1) / DIAGRAM_MOST_ROWS);
          set_attribute (diagram, "head", words_get (words, "report.head.team"));
          diagram_add_series (diagram, words_get (words, "report.diagram.hours-actual"));
          diagram_add_series (diagram, words_get (words, "report.diagram.hours-planned"));
          set_attribute (diagram, "waiting", waits ? "yes" : NULL);
        }
      drawn++;
      g_autofree char *was = report_value_text (report, UNIT_HOURS, actual[t]), *should = due == 0 ? g_strdup ("—") : report_value_text (report, UNIT_HOURS, due);      /* nobody was enrolled: no plan */
      g_autofree char *value = g_strconcat (was, "/", should, NULL);
      xmlNode *row = diagram_add_row (diagram, g_ptr_array_index (model->teams, t), value);
      diagram_add_part (row, 0, 0, diagram_place (actual[t], 0, most), was);
      diagram_add_part (row, 1, 0, diagram_place (due, 0, most), should);
    }
}

/* The hours of the teams where the layout gives them a section of their own. */
gboolean
report_fill_workload (const Report *report, xmlNode *section)
{
  if (report_is_whole (report))
    report_add_team_hours (report, section);
  return section->children != NULL;
}
