/* The diagrams of key figures: over the last periods, and by team. */
#include "view/diagram.h"
#include "view/report.h"
#include "text/locale.h"

/* Two lines of a label need this much of the scale. */
#define LABEL_SPACE 220
/* The lowest place of a label: its second line stays clear of the names of the periods. */
#define LOWEST_LABEL 80
/* The label at the end of a line is cut to this many units. */
/* 67 are free there. Widths are those of bold text, and these labels are not: Latin ones take a tenth less; of full-width characters six fit either way. */
#define END_LABEL 74
/* Labels of bars are cut to this many units of the drawing. */
#define BAR_LABEL 116

static xmlNode *
add_diagram (const Report *report, xmlNode *section, const char *id, const char *type, const char *title_key)
{
  return diagram_new (section, id, type, words_get (report->context->words, title_key));
}

static void
add_tick (const Report *report, xmlNode *diagram, MeasureUnit unit, gint64 tenths, gint64 low, gint64 high)
{
  g_autofree char *text = locale_number (report->language, tenths, 10, tenths % 10 == 0 ? 0 : 1);
  g_autofree char *label = unit == UNIT_RATE ? g_strconcat (text, "%", NULL) : g_strdup (text);
  diagram_add_tick (diagram, diagram_place (tenths, low, high), label);
}

/* ---- over time ---- */

/* The last periods up to the report's own, oldest first, none before the records begin. */
static GArray *
trend_periods (const Report *report)
{
  const GArray *all = figures_periods (report->context->figures, report->period.kind);
  GArray *periods = g_array_new (FALSE, FALSE, sizeof (Period));
  Period period = report->period;
  guint most = CLAMP (report->config->trend_periods, 1, 60);

  while (all->len > 0 && periods->len < most && period.first >= g_array_index (all, Period, 0).first)
    {
      g_array_prepend_val (periods, period);
      period = period_previous (&period);
    }
  return periods;
}

static void
add_categories (const Report *report, xmlNode *diagram, const GArray *periods)
{
  guint widest = 1;
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < periods->len; i++)
    {
      char *label = period_label (report->context->words, &g_array_index (periods, Period, i));
      widest = MAX (widest, report_text_width (label));
      g_ptr_array_add (labels, label);
    }
  /* A half-width character is about 5.5 of the 250 units that the axis is long. */
  guint fitting = MAX (1, 250 / (widest * 11 / 2 + 6));
  guint every = (periods->len + fitting - 1) / fitting;
  for (guint i = 0; i < periods->len; i++)
    {
      const Period *period = &g_array_index (periods, Period, i);
      g_autofree char *title = period_text (report->context->words, period);
      xmlNode *category = element (diagram, "category");
      set_attribute (category, "label", g_ptr_array_index (labels, i));
      set_attribute (category, "title", title);
      if ((periods->len - 1 - i) % MAX (every, 1) == 0)
        set_attribute (category, "labelled", "yes");
      if (report->running && i + 1 == periods->len)
        set_attribute (category, "partial", "yes");
    }
}

typedef struct {
  MeasureId measure;
  const char *text;              /* written at the line's end */
  xmlNode *node;
  gint64 last;                   /* place of the last point, -1 without points */
  gint64 label;                  /* place of its label */
} Series;

static void
add_points (const Report *report, Series *series, const GArray *periods, gint64 low, gint64 high)
{
  MeasureUnit unit = view_measure (report->context, series->measure)->unit;

  series->last = -1;
  for (guint i = 0; i < periods->len; i++)
    {
      g_auto (Shown) shown = report_shown (report, series->measure, &g_array_index (periods, Period, i), report->dimension, report->member);
      xmlNode *point = element (series->node, "point");
      attribute_integer (point, "n", i);
      set_attribute (point, "withheld", report_is_withheld (&shown) ? "yes" : NULL);
      if (!shown.present)
        continue;
      g_autofree char *value = report_value_text (report, unit, shown.tenths);
      series->last = diagram_place (shown.tenths, low, high);
      attribute_integer (point, "at", series->last);
      set_attribute (point, "value", value);
      set_attribute (point, "waiting", shown.waiting ? "yes" : NULL);
      if (shown.small)
        set_attribute (point, "small", "yes");
    }
}

/* Keeps the labels at the right end apart: from the lowest up, then back down where the highest left the scale. */
static void
spread_labels (Series *series, guint n)
{
  Series *order[4];
  guint count = 0;

  for (guint i = 0; i < n; i++)
    if (series[i].last >= 0)
      {
        guint at = count++;
        for (; at > 0 && order[at - 1]->last > series[i].last; at--)
          order[at] = order[at - 1];
        order[at] = &series[i];
      }
  for (guint i = 0; i < count; i++)
    {
      order[i]->label = MAX (order[i]->last, LOWEST_LABEL);
      if (i > 0)
        order[i]->label = MAX (order[i]->label, order[i - 1]->label + LABEL_SPACE);
    }
  for (guint i = count; i-- > 0;)
    {
      gint64 top = i + 1 == count ? DIAGRAM_SCALE : order[i + 1]->label - LABEL_SPACE;
      order[i]->label = MIN (order[i]->label, top);
      attribute_integer (order[i]->node, "label-at", order[i]->label);
    }
}

/* Where an axis of percents begins: a round number below the least value. The end is always 100 %. */
static gint64
rate_axis (const Report *report, const Series *series, guint n, const GArray *periods, gint64 *step)
{
  gint64 least = 1000;

  for (guint s = 0; s < n; s++)
    for (guint i = 0; i < periods->len; i++)
      {
        g_auto (Shown) shown = report_shown (report, series[s].measure, &g_array_index (periods, Period, i), report->dimension, report->member);
        if (shown.present)
          least = MIN (least, shown.tenths);
      }
  gint64 low = CLAMP ((least - 50) / 100 * 100, 0, 800);   /* a small step must not look like a cliff */
  *step = 1000 - low <= 400 ? 100 : 200;
  return low - low % *step;
}

/* The lines of some rates over the periods; dropped when none has a figure. */
static gboolean
add_lines (const Report *report, xmlNode *diagram, Series *series, guint n, const GArray *periods)
{
  gint64 step, low = rate_axis (report, series, n, periods, &step);
  gboolean any = FALSE;

  for (gint64 tick = low; tick <= 1000; tick += step)
    add_tick (report, diagram, UNIT_RATE, tick, low, 1000);
  if (low > 0)
    set_attribute (diagram, "cut", "yes");
  add_categories (report, diagram, periods);
  for (guint s = 0; s < n; s++)
    {
      series[s].node = element (diagram, "series");
      set_attribute (series[s].node, "measure", view_measure (report->context, series[s].measure)->id);
      g_autofree char *label = diagram_text_cut (series[s].text, END_LABEL);
      set_attribute (series[s].node, "label", label);
      set_attribute (series[s].node, "title", report_measure_label (report->context, series[s].measure));
      add_points (report, &series[s], periods, low, 1000);
      any = any || series[s].last >= 0;
    }
  spread_labels (series, n);
  if (!any)
    diagram_drop (diagram);
  return any;
}

static gboolean
add_rate_lines (const Report *report, xmlNode *section, const GArray *periods)
{
  const Words *words = report->context->words;
  Series series[] = {
    { MEASURE_ATTENDANCE_RATE, words_get (words, "report.short.attendance"), NULL, -1, 0 },
    { MEASURE_SCORE_FIRST_PASS_RATE, words_get (words, "report.short.first-pass"), NULL, -1, 0 }
  };
  xmlNode *diagram = add_diagram (report, section, "trend-rates", "lines", "report.diagram.rates");
  return add_lines (report, diagram, series, G_N_ELEMENTS (series), periods);
}

/* The next number whose half is round, in tenths, never below 1.0. */
static gint64
round_up (gint64 tenths)
{
  static const int steps[] = { 10, 12, 16, 20, 30, 40, 50, 60, 80 };
  for (gint64 power = 1;; power *= 10)
    for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
      if (steps[i] * power >= tenths)
        return steps[i] * power;
}

/* The columns of one measure over the periods; dropped when there is nothing to draw. */
static gboolean
add_columns (const Report *report, xmlNode *diagram, MeasureId measure, const GArray *periods)
{
  gint64 most = 0;
  MeasureUnit unit = view_measure (report->context, measure)->unit;
  Series series = { measure, NULL, NULL, -1, 0 };

  for (guint i = 0; i < periods->len && report_has_measure (report, measure); i++)
    {
      g_auto (Shown) shown = report_shown (report, measure, &g_array_index (periods, Period, i), report->dimension, report->member);
      most = MAX (most, shown.present ? shown.tenths : 0);
    }
  if (most == 0)
    {
      diagram_drop (diagram);
      return FALSE;
    }
  gint64 high = unit == UNIT_RATE || unit == UNIT_SCORE ? 1000 : round_up (most);
  add_tick (report, diagram, unit, 0, 0, high);
  add_tick (report, diagram, unit, high / 2, 0, high);
  add_tick (report, diagram, unit, high, 0, high);
  add_categories (report, diagram, periods);
  series.node = element (diagram, "series");
  set_attribute (series.node, "measure", view_measure (report->context, measure)->id);
  set_attribute (series.node, "title", report_measure_label (report->context, measure));
  add_points (report, &series, periods, 0, high);
  g_autofree char *widest = report_value_text (report, unit, most);
  if (periods->len * (report_text_width (widest) * 6 + 6) <= 290)
    set_attribute (diagram, "values", "yes");
  return TRUE;
}

gboolean
report_fill_trends (const Report *report, xmlNode *section)
{
  g_autoptr (GArray) periods = trend_periods (report);
  if (periods->len == 0)
    return FALSE;
  gboolean lines = add_rate_lines (report, section, periods);
  gboolean columns = add_columns (report, add_diagram (report, section, "trend-hours", "columns", "report.diagram.hours"), MEASURE_HOURS_HELD, periods);
  return lines || columns;
}

/* ---- what a layout asks for ---- */

#define MOST_LINES 4

static const char *
short_label (const Report *report, MeasureId measure)
{
  g_autofree char *key = g_strconcat ("report.column.", view_measure (report->context, measure)->id, NULL);
  const char *label = words_find (report->context->words, key);
  return label != NULL ? label : report_measure_label (report->context, measure);
}

/* Rates that are drawn as lines share one diagram. */
static void
add_wanted_lines (const Report *report, xmlNode *section, const char *id, const GArray *measures, const GArray *periods)
{
  Series series[MOST_LINES];
  guint n = 0;

  for (guint i = 0; i < measures->len && n < MOST_LINES; i++)
    {
      MeasureId measure = g_array_index (measures, MeasureId, i);
      if (view_measure (report->context, measure)->unit != UNIT_RATE || !report_has_measure (report, measure))
        continue;
      series[n++] = (Series) { measure, short_label (report, measure), NULL, -1, 0 };
    }
  if (n == 0)
    return;
  g_autofree char *name = g_strconcat (id, "-lines", NULL);
  const char *title = n == 1 ? report_measure_label (report->context, series[0].measure) : words_get (report->context->words, "report.diagram.trend");
  add_lines (report, diagram_new (section, name, "lines", title), series, n, periods);
}

gboolean
report_fill_trend (const Report *report, xmlNode *section)
{
  static const MeasureId usual[] = { MEASURE_ATTENDANCE_RATE, MEASURE_SCORE_FIRST_PASS_RATE };
  g_autoptr (GArray) periods = trend_periods (report);
  g_autoptr (GArray) measures = report_option_measures (report, usual, G_N_ELEMENTS (usual));
  g_autofree xmlChar *id = xmlGetNoNsProp (section, BAD_CAST "id");
  const char *chart = report_section_text (report->options, "chart");
  gboolean lines = chart == NULL || g_str_equal (chart, "line");

  if (periods->len == 0)
    return FALSE;
  if (lines)
    add_wanted_lines (report, section, (const char *) id, measures, periods);
  for (guint i = 0; i < measures->len; i++)
    {
      MeasureId measure = g_array_index (measures, MeasureId, i);
      g_autofree char *name = g_strdup_printf ("%s-%u", (const char *) id, i + 1);
      if (!lines || view_measure (report->context, measure)->unit != UNIT_RATE)
        add_columns (report, diagram_new (section, name, "columns", report_measure_label (report->context, measure)), measure, periods);
    }
  return section->children != NULL;
}

/* ---- by team ---- */

static xmlNode *
begin_bars (const Report *report, xmlNode *section, MeasureId measure, const char *title_key, guint part, guint parts)
{
  gint64 target;
  const char *id = measure == MEASURE_ATTENDANCE_RATE ? "teams-attendance" : "teams-first-pass";
  xmlNode *diagram = diagram_new_part (section, id, "bars", words_get (report->context->words, title_key), part, parts);

  for (gint64 tick = 0; tick <= 1000; tick += 250)
    add_tick (report, diagram, UNIT_RATE, tick, 0, 1000);
  if (report_target (report, measure, &target))
    {
      g_autofree char *value = report_value_text (report, UNIT_RATE, target);
      xmlNode *node = element (diagram, "target");
      attribute_integer (node, "at", diagram_place (target, 0, 1000));
      set_attribute (node, "label", value);
    }
  return diagram;
}

static void
add_bar (const Report *report, xmlNode *diagram, MeasureId measure, const char *member)
{
  g_auto (Shown) shown = report_shown (report, measure, &report->period, DIMENSION_TEAM, member);
  g_autofree char *label = diagram_text_cut (member, BAR_LABEL);
  xmlNode *bar = element (diagram, "bar");

  set_attribute (bar, "label", label);
  set_attribute (bar, "title", member);
  attribute_integer (bar, "at", diagram_place (shown.tenths, 0, 1000));
  report_add_value (report, bar, measure, &shown);
}

/* Teams with a figure that the edition shows: of the others the table says so. char *, borrowed; free the array. */
static GPtrArray *
shown_teams (const Report *report, MeasureId measure)
{
  GPtrArray *teams = figures_members (report->context->figures, measure, &report->period, DIMENSION_TEAM);
  for (guint i = teams->len; i-- > 0;)
    if (figures_withheld (report->context->figures, measure, &report->period, DIMENSION_TEAM, teams->pdata[i]) != WITHHELD_NOT)
      g_ptr_array_remove_index (teams, i);
  return teams;
}

static void
add_bars (const Report *report, xmlNode *section, MeasureId measure, const char *title_key)
{
  g_autoptr (GPtrArray) members = shown_teams (report, measure);
  guint parts = (members->len + DIAGRAM_MOST_ROWS - 1) / DIAGRAM_MOST_ROWS;
  guint widest = 24;
  xmlNode *diagram = NULL;

  for (guint i = 0; i < members->len; i++)
    widest = MAX (widest, MIN (BAR_LABEL, diagram_text_width (g_ptr_array_index (members, i))));
  for (guint i = 0; i < members->len; i++)
    {
      if (i % DIAGRAM_MOST_ROWS == 0)
        {
          diagram = begin_bars (report, section, measure, title_key, i / DIAGRAM_MOST_ROWS + 1, parts);
          attribute_integer (diagram, "label-width", widest);
        }
      add_bar (report, diagram, measure, g_ptr_array_index (members, i));
    }
}

void
report_add_team_bars (const Report *report, xmlNode *section)
{
  add_bars (report, section, MEASURE_ATTENDANCE_RATE, "report.diagram.team-attendance");
  add_bars (report, section, MEASURE_SCORE_FIRST_PASS_RATE, "report.diagram.team-first-pass");
}

/* ---- a small line for each team ---- */

/* As many as a page holds in rows of three. */
#define MOST_SMALL 30
/* The room of a name beside its newest value. */
#define SMALL_LABEL 66

static void
add_small_line (const Report *report, xmlNode *diagram, const GArray *periods, const char *team, gint64 low)
{
  g_autofree char *label = diagram_text_cut (team, SMALL_LABEL);
  xmlNode *series = diagram_add_series (diagram, team);
  set_attribute (series, "label", label);
  for (guint i = 0; i < periods->len; i++)
    {
      g_auto (Shown) shown = report_shown (report, MEASURE_ATTENDANCE_RATE, &g_array_index (periods, Period, i), DIMENSION_TEAM, team);
      xmlNode *point = element (series, "point");
      attribute_integer (point, "n", i);
      set_attribute (point, "withheld", report_is_withheld (&shown) ? "yes" : NULL);
      if (!shown.present)
        continue;
      g_autofree char *value = report_value_text (report, UNIT_RATE, shown.tenths);
      attribute_integer (point, "at", diagram_place (shown.tenths, low, 1000));
      set_attribute (point, "value", value);
      set_attribute (point, "waiting", shown.waiting ? "yes" : NULL);
      if (shown.small)
        set_attribute (point, "small", "yes");
      if (i + 1 == periods->len)
        set_attribute (series, "last", value);
    }
}

/* The one scale of all teams begins at a round number below the least of them. */
static gint64
teams_low (const Report *report, const GArray *periods, const GPtrArray *teams)
{
  gint64 least = 1000;
  for (guint t = 0; t < teams->len; t++)
    for (guint i = 0; i < periods->len; i++)
      {
        g_auto (Shown) shown = report_shown (report, MEASURE_ATTENDANCE_RATE, &g_array_index (periods, Period, i), DIMENSION_TEAM,
                                             g_ptr_array_index (teams, t));
        if (shown.present)
          least = MIN (least, shown.tenths);
      }
  return MIN (least / 100 * 100, 800);
}

void
report_add_team_trends (const Report *report, xmlNode *section)
{
  g_autoptr (GArray) periods = trend_periods (report);
  g_autoptr (GPtrArray) teams = shown_teams (report, MEASURE_ATTENDANCE_RATE);
  guint parts = (teams->len + MOST_SMALL - 1) / MOST_SMALL;
  xmlNode *diagram = NULL;

  if (periods->len < 2 || teams->len < 2)
    return;                                /* one point is no trend, one team is the whole */
  gint64 low = teams_low (report, periods, teams);
  for (guint t = 0; t < teams->len; t++)
    {
      if (t % MOST_SMALL == 0)
        {
          diagram = diagram_new_part (section, "teams-trend", "multiples", words_get (report->context->words, "report.diagram.team-trend"), t / MOST_SMALL + 1, parts);
          set_attribute (diagram, "head", words_get (report->context->words, "report.head.team"));
          add_tick (report, diagram, UNIT_RATE, low, low, 1000);
          add_tick (report, diagram, UNIT_RATE, 1000, low, 1000);
          add_categories (report, diagram, periods);
        }
      add_small_line (report, diagram, periods, g_ptr_array_index (teams, t), low);
    }
}
