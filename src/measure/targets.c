/* What measures are to reach: `targets` of trainbook.yml, and rows of the list of targets that name a measure. */
#include "measure/measure.h"

#include "model/lists.h"

#include <string.h>

/* A target as it is written, wherever that is. */
typedef struct {
  MeasureId measure;
  const char *id;              /* as it is written */
  Decimal value;               /* in the measure's unit */
  gboolean is_percent;         /* written as a share of a hundred */
  PeriodKind period;           /* N_PERIODS: for all */
  Place place;
} Written;

/* Of indicators the list of targets is about itself: such a row is no target of another measure. */
static gboolean
names_measure (const Measures *measures, const Target *target, MeasureId *measure)
{
  return target->target != DECIMAL_NONE && measure_from_id (measures, target->id, measure)
         && measure_definition (measures, *measure)->source != SOURCE_INDICATOR;
}

/* Of the list: a PeriodKind, N_PERIODS: for all. */
static PeriodKind
period_kind_of (const Target *target)
{
  return target->period < 0 ? N_PERIODS : (PeriodKind) target->period;
}

/* A row of the list of targets, as a target of the measure that it names: 95 with the unit % is 0.95 of a rate. */
static Written
written_in_list (const Measures *measures, const Target *target, MeasureId measure)
{
  gboolean is_share = target->kind == INDICATOR_RATE;
  gboolean is_percent = is_share || g_strcmp0 (target->unit, "%") == 0 || g_strcmp0 (target->unit, "％") == 0;
  Written written = { measure, target->id, target->target, is_percent, period_kind_of (target), target->target_place };
  if (is_percent && !is_share && measure_definition (measures, measure)->unit == UNIT_RATE)
    written.value /= 100;
  return written;
}

/* ---- asking ---- */

static void
add_once (GArray *list, MeasureId measure)
{
  for (guint i = 0; i < list->len; i++)
    if (g_array_index (list, MeasureId, i) == measure)
      return;
  g_array_append_val (list, measure);
}

/* A sum of the members is measured by the whole department's target alone. `period` as in ConfigTarget. */
static gboolean
holds_for (const Measures *measures, MeasureId measure, guint period, PeriodKind kind, Dimension dimension)
{
  return (period == N_PERIODS || kind == N_PERIODS || period == kind) && (dimension == DIMENSION_ALL || !measure_adds_up (measures, measure));
}

/* What trainbook.yml says of the measure for this; DECIMAL_NONE: nothing. A target of the period itself goes before one for all. */
static Decimal
find_in_config (const Model *model, const Measures *measures, MeasureId measure, PeriodKind kind, Dimension dimension)
{
  const char *id = measure_definition (measures, measure)->id;
  Decimal value = DECIMAL_NONE;
  for (guint i = 0; i < model->config->key_targets->len; i++)
    {
      const ConfigTarget *target = model->config->key_targets->pdata[i];
      if (g_str_equal (target->measure, id) && holds_for (measures, measure, target->period, kind, dimension)
          && (value == DECIMAL_NONE || (target->period == kind && kind != N_PERIODS)))
        value = target->value;
    }
  return value;
}

Decimal
measure_target (const Model *model, const Measures *measures, MeasureId measure, PeriodKind kind, Dimension dimension)
{
  const Target *indicator = measure_definition (measures, measure)->indicator;
  MeasureId named;
  Decimal value = find_in_config (model, measures, measure, kind, dimension);
  if (value != DECIMAL_NONE)
    return value;
  if (indicator != NULL)
    return holds_for (measures, measure, period_kind_of (indicator), kind, dimension) ? indicator->target : DECIMAL_NONE;
  for (guint i = 0; i < model->targets->len; i++)
    {
      const Target *target = model->targets->pdata[i];
      if (names_measure (measures, target, &named) && named == measure && holds_for (measures, measure, period_kind_of (target), kind, dimension))
        return written_in_list (measures, target, measure).value;
    }
  return DECIMAL_NONE;
}

void
measures_append_targeted (const Model *model, const Measures *measures, PeriodKind kind, Dimension dimension, GArray *list)
{
  g_autoptr (GArray) named = g_array_new (FALSE, FALSE, sizeof (MeasureId));
  MeasureId measure;
  for (guint i = 0; i < model->config->key_targets->len; i++)
    if (measure_from_id (measures, ((const ConfigTarget *) model->config->key_targets->pdata[i])->measure, &measure))
      g_array_append_val (named, measure);
  for (guint i = 0; i < model->targets->len; i++)
    if (names_measure (measures, model->targets->pdata[i], &measure))
      g_array_append_val (named, measure);
  for (guint i = 0; i < named->len; i++)
    if (measure_target (model, measures, g_array_index (named, MeasureId, i), kind, dimension) != DECIMAL_NONE)
      add_once (list, g_array_index (named, MeasureId, i));
}

/* ---- checking ---- */

/* What a measure can be: nothing that is counted is below 0; a formula may be anything. `most` < 0: without end. */
static void
range_of (const MeasureDefinition *definition, Decimal *least, Decimal *most)
{
  gboolean is_free = definition->source == SOURCE_FORMULA || (definition->source == SOURCE_INDICATOR && definition->unit != UNIT_RATE);
  *least = is_free ? G_MININT64 : 0;
  *most = is_free ? -1 : definition->unit == UNIT_RATE ? DECIMAL_ONE : definition->unit == UNIT_SCORE ? 100 * DECIMAL_ONE : -1;
}

/* "95%", "88", "∞". New string. */
static char *
number_text (Decimal value, gboolean is_share)
{
  g_autofree char *number = ratio_format (is_share ? 100 * (Wide) value : value, DECIMAL_ONE, 6);
  return g_strconcat (number, is_share ? "%" : "", NULL);
}

static void
check_range (const Written *written, const MeasureDefinition *definition, Diagnostics *diags)
{
  Decimal least, most;
  gboolean is_share = definition->unit == UNIT_RATE;
  range_of (definition, &least, &most);
  if (written->value >= least && (most < 0 || written->value <= most))
    return;
  g_autofree char *value = number_text (written->value, is_share), *low = number_text (MAX (least, 0), is_share);
  g_autofree char *high = most < 0 ? g_strdup ("∞") : number_text (most, is_share);
  diag_report (diags, DIAG_TARGET_RANGE, &written->place, written->id, value, low, high, NULL);
}

static void
check_written (const Written *written, const Measures *measures, Diagnostics *diags)
{
  const MeasureDefinition *definition = measure_definition (measures, written->measure);
  if (definition->unit == UNIT_RATE && !written->is_percent && written->value > DECIMAL_ONE)
    {
      g_autofree char *number = number_text (written->value, FALSE);
      diag_report (diags, DIAG_TARGET_PERCENT, &written->place, written->id, number, NULL);
    }
  else if (definition->unit != UNIT_RATE && written->is_percent)
    diag_report (diags, DIAG_TARGET_UNIT, &written->place, written->id, NULL);
  else
    check_range (written, definition, diags);
  if (written->period == N_PERIODS && measure_grows (measures, written->measure))
    diag_report (diags, DIAG_TARGET_PERIOD, &written->place, written->id, NULL);
  if (definition->better == 0 && definition->source != SOURCE_INDICATOR)   /* the list of targets warns of its own */
    diag_report (diags, DIAG_TARGET_NEITHER, &written->place, written->id, NULL);
}

/* Two targets of one measure for the same period: nobody knows which one is meant. */
static void
check_twice (const GPtrArray *targets, guint at, Diagnostics *diags)
{
  const ConfigTarget *target = targets->pdata[at];
  for (guint i = 0; i < at; i++)
    {
      const ConfigTarget *other = targets->pdata[i];
      if (other->period != target->period || !g_str_equal (other->measure, target->measure))
        continue;
      g_autofree char *line = g_strdup_printf ("%u", other->value_place.line);
      diag_report (diags, DIAG_TARGET_TWICE, &target->value_place, target->measure, line, NULL);
      return;
    }
}

/* What is reached when more is better is missed when less is. */
static void
check_direction (const Target *target, Diagnostics *diags)
{
  if (target->target != DECIMAL_NONE && target->direction < 0)
    diag_report (diags, DIAG_TARGET_DIRECTION, &target->direction_place, target->id, NULL);
}

static void
report_unknown (const Measures *measures, const ConfigTarget *target, Diagnostics *diags)
{
  const char *nearest = measure_nearest (measures, target->measure);
  if (nearest != NULL)
    diag_report (diags, DIAG_TARGET_NEAR, &target->place, target->measure, nearest, NULL);
  else
    diag_report (diags, DIAG_TARGET_UNKNOWN, &target->place, target->measure, NULL);
}

void
targets_check (const Model *model, const Measures *measures, Diagnostics *diags)
{
  MeasureId measure;
  for (guint i = 0; i < model->config->key_targets->len; i++)
    {
      const ConfigTarget *target = model->config->key_targets->pdata[i];
      Written written = { MEASURE_NONE, target->measure, target->value, target->is_percent, (PeriodKind) target->period, target->value_place };
      if (measure_from_id (measures, target->measure, &written.measure))
        check_written (&written, measures, diags);
      else
        report_unknown (measures, target, diags);
      check_twice (model->config->key_targets, i, diags);
    }
  for (guint i = 0; i < model->targets->len; i++)
    if (names_measure (measures, model->targets->pdata[i], &measure))
      {
        Written written = written_in_list (measures, model->targets->pdata[i], measure);
        check_written (&written, measures, diags);
      }
    else
      check_direction (model->targets->pdata[i], diags);
}
