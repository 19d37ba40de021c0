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
  Place place;
} Written;

/* Of indicators the list of targets is about itself: such a row is no target of another measure. */
static gboolean
names_measure (const Measures *measures, const Target *target, MeasureId *measure)
{
  return target->target != DECIMAL_NONE && measure_from_id (measures, target->id, measure)
         && measure_definition (measures, *measure)->source != SOURCE_INDICATOR;
}

/* A row of the list of targets, as a target of the measure that it names: 95 with the unit % is 0.95 of a rate. */
static Written
written_in_list (const Measures *measures, const Target *target, MeasureId measure)
{
  gboolean is_share = target->kind == INDICATOR_RATE;
  gboolean is_percent = is_share || g_strcmp0 (target->unit, "%") == 0 || g_strcmp0 (target->unit, "％") == 0;
  Written written = { measure, target->id, target->target, is_percent, target->target_place };
  if (is_percent && !is_share && measure_definition (measures, measure)->unit == UNIT_RATE)
    written.value /= 100;
  return written;
}

static gint
compare_order (gconstpointer a, gconstpointer b)
{
  const ConfigTarget *one = *(const ConfigTarget *const *) a, *other = *(const ConfigTarget *const *) b;
  return one->order < other->order ? -1 : one->order > other->order;
}

static const char *
id_of (const Config *config, const ConfigTarget *wanted)
{
  GHashTableIter iter;
  gpointer id, target;
  g_hash_table_iter_init (&iter, config->key_targets);
  while (g_hash_table_iter_next (&iter, &id, &target))
    if (target == wanted)
      return id;
  return NULL;
}

/* Those of trainbook.yml in its order: const ConfigTarget *; free the array. */
static GPtrArray *
config_targets (const Config *config)
{
  GPtrArray *targets = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer target;
  g_hash_table_iter_init (&iter, config->key_targets);
  while (g_hash_table_iter_next (&iter, NULL, &target))
    g_ptr_array_add (targets, target);
  g_ptr_array_sort (targets, compare_order);
  return targets;
}

/* ---- asking ---- */

Decimal
measure_target (const Model *model, const Measures *measures, MeasureId measure)
{
  const MeasureDefinition *definition = measure_definition (measures, measure);
  const ConfigTarget *target = g_hash_table_lookup (model->config->key_targets, definition->id);
  MeasureId named;
  if (target != NULL)
    return target->value;
  if (definition->indicator != NULL)
    return definition->indicator->target;
  for (guint i = 0; i < model->targets->len; i++)
    if (names_measure (measures, model->targets->pdata[i], &named) && named == measure)
      return written_in_list (measures, model->targets->pdata[i], measure).value;
  return DECIMAL_NONE;
}

static void
add_once (GArray *list, MeasureId measure)
{
  for (guint i = 0; i < list->len; i++)
    if (g_array_index (list, MeasureId, i) == measure)
      return;
  g_array_append_val (list, measure);
}

GArray *
measures_targeted (const Model *model, const Measures *measures)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (MeasureId));
  g_autoptr (GPtrArray) written = config_targets (model->config);
  MeasureId measure;
  for (guint i = 0; i < written->len; i++)
    if (measure_from_id (measures, id_of (model->config, written->pdata[i]), &measure))
      add_once (list, measure);
  for (guint i = 0; i < model->targets->len; i++)
    if (names_measure (measures, model->targets->pdata[i], &measure))
      add_once (list, measure);
  return list;
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
  if (definition->better == 0 && definition->source != SOURCE_INDICATOR)   /* the list of targets warns of its own */
    diag_report (diags, DIAG_TARGET_NEITHER, &written->place, written->id, NULL);
}

/* What is reached when more is better is missed when less is. */
static void
check_direction (const Target *target, Diagnostics *diags)
{
  if (target->target != DECIMAL_NONE && target->direction < 0)
    diag_report (diags, DIAG_TARGET_DIRECTION, &target->direction_place, target->id, NULL);
}

static void
report_unknown (const Measures *measures, const char *id, const ConfigTarget *target, Diagnostics *diags)
{
  const char *nearest = measure_nearest (measures, id);
  if (nearest != NULL)
    diag_report (diags, DIAG_TARGET_NEAR, &target->place, id, nearest, NULL);
  else
    diag_report (diags, DIAG_TARGET_UNKNOWN, &target->place, id, NULL);
}

void
targets_check (const Model *model, const Measures *measures, Diagnostics *diags)
{
  GHashTableIter iter;
  gpointer id, value;
  MeasureId measure;
  g_hash_table_iter_init (&iter, model->config->key_targets);
  while (g_hash_table_iter_next (&iter, &id, &value))
    {
      const ConfigTarget *target = value;
      Written written = { MEASURE_NONE, id, target->value, target->is_percent, target->value_place };
      if (measure_from_id (measures, id, &written.measure))
        check_written (&written, measures, diags);
      else
        report_unknown (measures, id, target, diags);
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
