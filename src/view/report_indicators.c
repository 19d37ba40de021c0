/* The section on the indicators of the service: what each was in the period, what it is to reach and until when, and what it stands on. */
#include "model/lists.h"
#include "text/locale.h"
#include "view/diagram.h"
#include "view/report.h"

/* How an indicator stands to its target. */
typedef enum {
  STATUS_NONE,                 /* no figure, or one that the edition withholds */
  STATUS_SMALL,                /* on so few cases that it decides nothing */
  STATUS_UNJUDGED,             /* nobody said which direction is better */
  STATUS_REACHED,
  STATUS_MISSED,               /* and the day due is over, or there is none */
  STATUS_RUNNING,              /* not yet, but better than the baseline */
  STATUS_AHEAD                 /* not yet, and no better than the baseline: the day due is still ahead */
} IndicatorStatus;

static const char *const status_names[] = { "none", "small", "unjudged", "reached", "missed", "running", "ahead" };

static gboolean
baseline_tenths (const Report *report, MeasureId measure, const Target *target, gint64 *tenths)
{
  gint64 scale = view_measure (report->context, measure)->unit == UNIT_RATE ? 1000 : 10;

  if (target->baseline == DECIMAL_NONE)
    return FALSE;
  Wide product = (Wide) target->baseline * scale, half = DECIMAL_ONE / 2;
  *tenths = (gint64) ((product < 0 ? product - half : product + half) / DECIMAL_ONE);
  return TRUE;
}

static IndicatorStatus
status_of (const Report *report, MeasureId measure, const Target *target, const Shown *shown)
{
  int better = view_measure (report->context, measure)->better;
  const char *reached = report_reached (report, measure, shown);
  gint64 baseline;

  if (!shown->present)
    return STATUS_NONE;
  if (shown->small)
    return STATUS_SMALL;
  if (reached == NULL)
    return STATUS_UNJUDGED;
  if (g_str_equal (reached, "yes"))
    return STATUS_REACHED;
  if (g_str_equal (reached, "no"))
    return STATUS_MISSED;
  if (baseline_tenths (report, measure, target, &baseline) && (better > 0 ? shown->tenths > baseline : shown->tenths < baseline))
    return STATUS_RUNNING;
  return STATUS_AHEAD;
}

static void
add_sample (const Report *report, xmlNode *node, const Shown *shown)
{
  if (!shown->present || shown->sample == 0)
    return;
  g_autofree char *n = report_count_text (report, shown->sample);
  set_attribute (node, "n", n);
}

static void
add_bounds (const Report *report, xmlNode *node, MeasureId measure, const Target *target)
{
  gint64 tenths;

  if (report_target (report, measure, &tenths))
    {
      g_autofree char *text = report_measure_text (report, measure, tenths);
      set_attribute (node, "target", text);
    }
  if (baseline_tenths (report, measure, target, &tenths))
    {
      g_autofree char *text = report_measure_text (report, measure, tenths);
      set_attribute (node, "baseline", text);
    }
  set_attribute (node, "better", target->direction == 0 ? "up" : target->direction == 1 ? "down" : NULL);
  if (target->due != DATE_NONE)
    {
      g_autofree char *date = locale_date (report->language, target->due);
      set_attribute (node, "due", date);
    }
}

/* A figure says more beside the one that is bought with it: fast answers beside content customers. */
static void
add_companion (const Report *report, xmlNode *node, const Target *companion)
{
  MeasureId measure;
  g_autofree char *id = g_strconcat ("indicator:", companion->id, NULL);

  if (!measure_from_id (figures_measures (report->context->figures), id, &measure))
    return;
  g_auto (Shown) shown = report_shown (report, measure, &report->period, report->dimension, report->member);
  xmlNode *child = element (node, "companion");
  set_attribute (child, "label", report_measure_label (report->context, measure));
  report_add_value (report, child, measure, &shown);
}

static void
add_indicator (const Report *report, xmlNode *section, MeasureId measure, const Target *target)
{
  g_auto (Shown) now = report_shown (report, measure, &report->period, report->dimension, report->member);
  g_auto (Shown) before = report_compared (report, measure, &report->before);
  const char *status = status_names[status_of (report, measure, target, &now)];
  g_autofree char *key = g_strconcat ("report.indicator.", status, NULL);
  xmlNode *node = element (section, "indicator");

  set_attribute (node, "id", target->id);
  set_attribute (node, "label", report_measure_label (report->context, measure));
  report_add_value (report, node, measure, &now);
  add_sample (report, node, &now);
  report_add_compared (report, node, measure, &before);
  report_add_change (report, node, measure, &now, &before);
  add_bounds (report, node, measure, target);
  set_attribute (node, "status", status);
  if (now.present || !report_is_withheld (&now))
    set_attribute (node, "status-text", words_get (report->context->words, key));
  if (target->companion != NULL)
    add_companion (report, node, target->companion);
}

/* ---- the diagram ---- */

/* Each on a scale of its own that begins at 0; a rate ends at 100 %, anything else a tenth above the greatest of what is drawn. */
static gboolean
add_bullet (const Report *report, xmlNode *diagram, MeasureId measure, const Target *target)
{
  const Words *words = report->context->words;
  g_auto (Shown) now = report_shown (report, measure, &report->period, report->dimension, report->member);
  gint64 goal, baseline = 0;
  gboolean has_baseline = baseline_tenths (report, measure, target, &baseline);

  if (!now.present || !report_target (report, measure, &goal))
    return FALSE;
  gint64 most = MAX (MAX (now.tenths, goal), has_baseline ? baseline : 0), least = MIN (MIN (now.tenths, goal), has_baseline ? baseline : 0);
  gint64 low = MIN (least, 0), high = view_measure (report->context, measure)->unit == UNIT_RATE ? MAX (most, 1000) : most + most / 10;
  g_autofree char *value = report_measure_text (report, measure, now.tenths), *goal_text = report_measure_text (report, measure, goal);
  g_autofree char *note = words_format (words, "report.target.label", "n", goal_text, NULL);
  xmlNode *row = diagram_add_bullet (diagram, report_measure_label (report->context, measure), value, note);
  diagram_add_part (row, 0, 0, diagram_place (now.tenths, low, high), value);
  diagram_add_mark (row, "target", diagram_place (goal, low, high), goal_text);
  if (has_baseline)
    {
      g_autofree char *text = report_measure_text (report, measure, baseline);
      diagram_add_mark (row, "baseline", diagram_place (baseline, low, high), text);
    }
  return TRUE;
}

static void
add_diagrams (const Report *report, xmlNode *section, const GArray *measures)
{
  const Words *words = report->context->words;
  guint parts = (measures->len + DIAGRAM_MOST_ROWS - 1) / DIAGRAM_MOST_ROWS;

  for (guint part = 0; part < parts; part++)
    {
      xmlNode *diagram = diagram_new_part (section, "indicators-targets", "bullet", words_get (words, "report.diagram.indicators"), part + 1, parts);
      set_attribute (diagram, "head", words_get (words, "report.figures.measure"));
      diagram_add_series (diagram, report_word (report, "report.figures.now"));
      gboolean any = FALSE;
      for (guint i = part * DIAGRAM_MOST_ROWS; i < measures->len && i < (part + 1) * DIAGRAM_MOST_ROWS; i++)
        {
          MeasureId measure = g_array_index (measures, MeasureId, i);
          any |= add_bullet (report, diagram, measure, view_measure (report->context, measure)->indicator);
        }
      if (!any)
        diagram_drop (diagram);
    }
}

/* A row of the list of targets that names another measure, such as attendance.rate, is about that one, unless there are records of an indicator of that name. */
static gboolean
is_of_measure (const Report *report, MeasureId measure)
{
  MeasureId named;
  g_auto (Shown) now = report_shown (report, measure, &report->period, report->dimension, report->member);
  return !now.present && measure_from_id (figures_measures (report->context->figures), view_measure (report->context, measure)->indicator->id, &named);
}

gboolean
report_fill_indicators (const Report *report, xmlNode *section)
{
  const Measures *all = figures_measures (report->context->figures);
  g_autofree char *before = report_before_text (report, "report.figures.before");
  g_autoptr (GArray) measures = g_array_new (FALSE, FALSE, sizeof (MeasureId));

  set_attribute (section, "now", report_word (report, "report.figures.now"));
  set_attribute (section, "before", before);
  for (MeasureId measure = N_BUILT_IN_MEASURES; measure < measures_count (all); measure++)
    {
      const MeasureDefinition *definition = measure_definition (all, measure);
      if (definition->source != SOURCE_INDICATOR || !report_has_measure (report, measure) || is_of_measure (report, measure))
        continue;
      add_indicator (report, section, measure, definition->indicator);
      g_array_append_val (measures, measure);
    }
  if (measures->len > 0 && report->period.kind >= PERIOD_MONTH)
    add_diagrams (report, section, measures);
  return measures->len > 0;
}
