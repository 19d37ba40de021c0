/* Figures as the reader sees them: rounded once, compared as shown, and a plain reason where there is none. */
#include "view/report.h"
#include "measure/formula.h"
#include "model/lists.h"
#include "text/locale.h"

#include <string.h>

static Wide
round_division (Wide numerator, Wide denominator)
{
  Wide half = denominator / 2;
  return numerator < 0 ? -((-numerator + half) / denominator) : (numerator + half) / denominator;
}

/* The figure in tenths of the unit shown: percent for rates, training hours of lesson_minutes for hours. */
static gint64
figure_tenths (const Report *report, MeasureUnit unit, const Figure *figure)
{
  Wide numerator = figure->numerator, denominator = figure->denominator;

  if (unit == UNIT_HOURS && report->config->lesson_minutes > 0)
    {
      numerator *= 60;
      denominator *= report->config->lesson_minutes;
    }
  return (gint64) round_division (numerator * (unit == UNIT_RATE ? 1000 : 10), denominator);
}

static gboolean
has_scores (const Report *report)
{
  const GArray *years = figures_periods (report->context->figures, PERIOD_YEAR);

  if (report->context->model->present[DATASET_SCORES])
    return TRUE;
  for (guint i = 0; i < years->len; i++)   /* else they come from exports */
    {
      const Period *year = &g_array_index (years, Period, i);
      if (figures_find (report->context->figures, MEASURE_SCORE_TAKEN, year, DIMENSION_ALL, "all") != NULL)
        return TRUE;
    }
  return FALSE;
}

static gboolean has_records (const Report *report, MeasureId measure);

/* Of every measure in it: what nobody records is not zero. */
static gboolean
has_records_of_all (const Report *report, const struct Formula *formula)
{
  for (guint i = 0; formula != NULL && i < formula_measures (formula)->len; i++)
    if (!has_records (report, g_array_index (formula_measures (formula), MeasureId, i)))
      return FALSE;
  return TRUE;
}

static gboolean
has_records (const Report *report, MeasureId measure)
{
  const gboolean *present = report->context->model->present;
  switch (measure_family (figures_measures (report->context->figures), measure))
    {
    case FAMILY_SCORES:
      return has_scores (report);
    case FAMILY_STAFF:
      return present[DATASET_PEOPLE];
    case FAMILY_SESSIONS:
      return present[DATASET_SESSIONS];
    case FAMILY_FEEDBACK:
      return present[DATASET_FEEDBACK];
    case FAMILY_CHECKS:
      return present[DATASET_CHECKS];
    case FAMILY_INDICATORS:
      return present[DATASET_INDICATORS];
    case FAMILY_FORMULAS:
      return has_records_of_all (report, view_measure (report->context, measure)->formula);
    default:
      return present[DATASET_SESSIONS] && (present[DATASET_ATTENDANCE] || present[DATASET_ENROLMENTS]);
    }
}

static gboolean
is_ratio (const Report *report, MeasureId measure)
{
  MeasureUnit unit = view_measure (report->context, measure)->unit;
  return unit == UNIT_RATE || unit == UNIT_SCORE || unit == UNIT_NUMBER || measure == MEASURE_HOURS_PER_HEAD
         || view_measure (report->context, measure)->source == SOURCE_FORMULA;
}

/* Whether there were checks of the kind whose score `measure` is. */
static gboolean
has_checks (const Report *report, const MeasureDefinition *definition, const Period *period, Dimension dimension, const char *member)
{
  MeasureId rate;
  g_autofree char *id = g_strconcat ("check.pass_rate:", definition->id + strlen ("check.score:"), NULL);
  return measure_from_id (figures_measures (report->context->figures), id, &rate)
         && figures_find (report->context->figures, rate, period, dimension, member) != NULL;
}

/* Why a ratio has no value: its denominator is empty. */
static const char *
empty_reason (const Report *report, MeasureId measure, const Period *period, Dimension dimension, const char *member)
{
  switch (measure_family (figures_measures (report->context->figures), measure))
    {
    case FAMILY_FEEDBACK:
      if (measure == MEASURE_FEEDBACK_MEAN && figures_find (report->context->figures, MEASURE_FEEDBACK_TOP2, period, dimension, member) != NULL)
        return "report.reason.scales";
      return "report.reason.feedback";
    case FAMILY_CHECKS:
      if (view_measure (report->context, measure)->source == SOURCE_CHECK_SCORE
          && has_checks (report, view_measure (report->context, measure), period, dimension, member))
        return "report.reason.check-scores";
      return "report.reason.checks";
    case FAMILY_INDICATORS:
      return "report.reason.indicators";
    case FAMILY_FORMULAS:
      return "report.reason.formula";
    default:
      break;
    }
  switch (measure)
    {
    case MEASURE_PLAN_COMPLETION:
      return "report.reason.sessions";
    case MEASURE_ATTENDANCE_RATE:
      return "report.reason.expected";
    case MEASURE_COVERAGE_RATE: case MEASURE_HOURS_PER_HEAD:
      return "report.reason.headcount";
    default:
      return "report.reason.scores";
    }
}

static gboolean
within_records (const Report *report, const Period *period)
{
  const GArray *periods = figures_periods (report->context->figures, period->kind);
  return periods->len > 0 && period->first >= g_array_index (periods, Period, 0).first;
}

/* A rate of whole things is shown with them: 185/198. */
static void
set_basis (const Report *report, const Figure *figure, Shown *shown)
{
  gint64 scale = MAX (figure->scale, 1);
  Wide of = figure->denominator / scale;
  shown->sample = (gint64) MIN (of, (Wide) G_MAXINT32);
  shown->small = shown->sample < report->config->board_minimum;
  if (figure->numerator % scale != 0 || figure->denominator % scale != 0 || of > G_MAXINT32)
    return;
  g_autofree char *part = report_count_text (report, (gint64) (figure->numerator / scale));
  g_autofree char *whole = report_count_text (report, (gint64) of);
  shown->basis = g_strconcat (part, "/", whole, NULL);
}

/* What a mean stands on: of an indicator the weights, which are its cases, of a formula what it divides by, else the rows. */
static gint64
sample_of (const MeasureDefinition *definition, const Figure *figure)
{
  if (definition->source == SOURCE_FORMULA)
    return figure->sample;
  Wide cases = figure->denominator / MAX (figure->scale, 1);
  return definition->source == SOURCE_INDICATOR ? (gint64) MIN (cases, (Wide) G_MAXINT32) : figure->count;
}

Shown
report_shown (const Report *report, MeasureId measure, const Period *period, Dimension dimension, const char *member)
{
  return report_shown_in (report, report->context->figures, measure, period, dimension, member);
}

Shown
report_shown_in (const Report *report, const Figures *figures, MeasureId measure, const Period *period, Dimension dimension, const char *member)
{
  const MeasureDefinition *definition = view_measure (report->context, measure);
  const Figure *figure = figures_find (figures, measure, period, dimension, member);
  Withheld withheld = figures_withheld (figures, measure, period, dimension, member);
  const WaitingScope scope = waiting_figure (report->context, measure, period, dimension, member);
  FormulaValue nothing;
  Shown shown = { .waiting = view_waits (report->context, &scope) };

  if (figure != NULL)
    {
      shown.present = TRUE;
      shown.tenths = figure_tenths (report, definition->unit, figure);
      shown.means = figure->mean_of_means;
      if (definition->unit == UNIT_RATE && definition->source != SOURCE_FORMULA && !figure->unweighted)
        set_basis (report, figure, &shown);
      else if (definition->unit == UNIT_SCORE || definition->unit == UNIT_NUMBER || definition->source == SOURCE_FORMULA)
        {
          shown.sample = figure->unweighted ? 0 : sample_of (definition, figure);
          gboolean divides = definition->source != SOURCE_FORMULA || figure->sample > 0;   /* a difference of sums is no ratio */
          shown.small = !figure->unweighted && divides && shown.sample < report->config->board_minimum;
        }
    }
  else if (withheld != WITHHELD_NOT)
    shown.reason = withheld == WITHHELD_GROUP ? "report.reason.few" : "report.reason.edition";
  else if ((definition->dimensions & 1u << dimension) == 0)
    shown.reason = "report.reason.dimension";
  else if (!has_records (report, measure))
    shown.reason = "report.reason.dataset";
  else if (!within_records (report, period))
    shown.reason = "report.reason.before";
  else if (definition->formula != NULL && formula_of_nothing (definition->formula, figures_measures (figures), &nothing))
    {
      const Figure zero = { .numerator = nothing.number.numerator, .denominator = nothing.number.denominator };
      shown.present = TRUE;
      shown.tenths = figure_tenths (report, definition->unit, &zero);
    }
  else if (is_ratio (report, measure))
    shown.reason = empty_reason (report, measure, period, dimension, member);
  else
    shown.present = TRUE;                  /* a sum without a cell is zero */
  return shown;
}

void
shown_clear (Shown *shown)
{
  g_clear_pointer (&shown->basis, g_free);
}

char *
report_value_text (const Report *report, MeasureUnit unit, gint64 tenths)
{
  g_autofree char *number = locale_number (report->language, tenths, 10, unit == UNIT_COUNT ? 0 : 1);
  return unit == UNIT_RATE ? g_strconcat (number, "%", NULL) : g_steal_pointer (&number);
}

char *
report_measure_text (const Report *report, MeasureId measure, gint64 tenths)
{
  const MeasureDefinition *definition = view_measure (report->context, measure);
  char *text = report_value_text (report, definition->unit, tenths);
  if (definition->unit != UNIT_NUMBER || definition->suffix == NULL)
    return text;
  g_autofree char *number = text;
  return g_strconcat (number, " ", definition->suffix, NULL);
}

char *
report_change_text (const Report *report, MeasureUnit unit, gint64 difference)
{
  if (difference == 0)
    return g_strdup (words_get (report->context->words, "report.change.none"));
  g_autofree char *number = locale_number (report->language, ABS (difference), 10, unit == UNIT_COUNT ? 0 : 1);
  g_autofree char *signed_number = g_strconcat (difference > 0 ? "+" : "−", number, NULL);
  if (unit == UNIT_RATE)
    return words_format (report->context->words, "report.change.points", "n", signed_number, NULL);
  return g_steal_pointer (&signed_number);
}

int
report_change_judgement (const Report *report, MeasureId measure, gint64 difference)
{
  MeasureUnit unit = view_measure (report->context, measure)->unit;
  int better = view_measure (report->context, measure)->better;

  if (unit == UNIT_COUNT || unit == UNIT_HOURS)
    return 0;                              /* more sessions are more work, not better work */
  if (difference == 0)
    return 0;
  return difference > 0 ? better : -better;
}

gboolean
report_target (const Report *report, MeasureId measure, gint64 *tenths)
{
  return report_target_in (report, measure, report->period.kind, tenths);
}

gboolean
report_target_in (const Report *report, MeasureId measure, PeriodKind kind, gint64 *tenths)
{
  const MeasureDefinition *definition = view_measure (report->context, measure);
  Decimal value = measure_target (report->context->model, figures_measures (report->context->figures), measure, kind, report->dimension);

  if (value == DECIMAL_NONE)
    return FALSE;
  *tenths = (gint64) round_division ((Wide) value * (definition->unit == UNIT_RATE ? 1000 : 10), DECIMAL_ONE);
  return TRUE;
}

const char *
report_measure_label (const ViewContext *context, MeasureId measure)
{
  const MeasureDefinition *definition = view_measure (context, measure);
  g_autofree char *key = g_strconcat ("report.measure.", definition->id, NULL);
  return definition->title != NULL ? definition->title : words_get (context->words, key);
}

gboolean
report_is_judged (const Report *report, MeasureId measure)
{
  return view_measure (report->context, measure)->better != 0;
}

/* A target is met by the figure as shown; a figure that still grows is not yet missed, nor is one whose day is still ahead. */
const char *
report_reached (const Report *report, MeasureId measure, const Shown *shown)
{
  gint64 target;
  const MeasureDefinition *definition = view_measure (report->context, measure);
  int better = definition->better;

  if (!shown->present || shown->small || !report_is_judged (report, measure) || !report_target (report, measure, &target))
    return NULL;                           /* a small sample decides nothing */
  if (better < 0 ? shown->tenths <= target : shown->tenths >= target)
    return "yes";
  if (definition->indicator != NULL && definition->indicator->due != DATE_NONE && definition->indicator->due > report->base)
    return "open";
  return report->running && better >= 0 && measure_grows (figures_measures (report->context->figures), measure) ? "open" : "no";
}

gboolean
report_is_withheld (const Shown *shown)
{
  return !shown->present && (g_str_equal (shown->reason, "report.reason.few") || g_str_equal (shown->reason, "report.reason.edition"));
}

void
report_add_value (const Report *report, xmlNode *node, MeasureId measure, const Shown *shown)
{
  const Words *words = report->context->words;

  set_attribute (node, "waiting", shown->waiting && !report_is_withheld (shown) ? "yes" : NULL);
  if (!shown->present)
    {
      set_attribute (node, "missing", "yes");
      set_attribute (node, "few", g_str_equal (shown->reason, "report.reason.few") ? "yes" : NULL);
      set_attribute (node, "value", report_is_withheld (shown) ? "—" : words_get (words, "report.missing"));
      set_attribute (node, "reason", words_get (words, shown->reason));
      return;
    }
  g_autofree char *value = report_measure_text (report, measure, shown->tenths);
  set_attribute (node, "value", value);
  set_attribute (node, "means", shown->means ? "yes" : NULL);
  set_attribute (node, "basis", shown->basis);
  set_attribute (node, "reached", report_reached (report, measure, shown));
  if (shown->small)
    set_attribute (node, "small", "yes");
}
