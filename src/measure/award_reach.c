/* Awards and boards that nobody could win so far, as the figures show: said once, at the rule. What no figures can ever meet is refused by award_check.c. */
#include "measure/awards.h"
#include "measure/cells.h"

/* How far an award came in the periods that are over. */
typedef struct {
  guint periods, candidates;
  gint64 *most;                  /* by condition: the most rows behind a candidate's figure; 0: nobody has a figure */
} Reach;

static gboolean
is_over (const Figures *figures, const Period *period)
{
  return period->last <= figures->model->as_of && figures_has_activity (figures, period);
}

static void
add_result (Reach *reach, const AwardResult *result)
{
  reach->periods++;
  reach->candidates += result->candidates->len;
  for (guint i = 0; i < result->candidates->len; i++)
    for (guint j = 0; j < result->rule->conditions->len; j++)
      {
        const AwardValue *value = &((const AwardCandidate *) result->candidates->pdata[i])->values[j];
        if (value->present)
          reach->most[j] = MAX (reach->most[j], value->count);
      }
}

static void
report_reach (const Reach *reach, const AwardRule *rule, const Figures *figures, guint least, Diagnostics *diags)
{
  g_autofree char *periods = g_strdup_printf ("%u", reach->periods);
  if (reach->candidates == 0)
    {
      diag_report (diags, DIAG_AWARD_CANDIDATES, &rule->place, rule->title, periods, NULL);
      return;
    }
  for (guint i = 0; i < rule->conditions->len; i++)
    {
      const AwardCondition *condition = rule->conditions->pdata[i];
      MeasureId measure;
      if (reach->most[i] == 0 || !measure_from_id (figures_measures (figures), condition->measure.id, &measure))
        continue;
      guint minimum = award_minimum (rule, condition, measure_is_sum (figures_measures (figures), measure), least);
      g_autofree char *wanted = g_strdup_printf ("%u", minimum), *most = g_strdup_printf ("%" G_GINT64_FORMAT, reach->most[i]);
      if (reach->most[i] < minimum)
        diag_report (diags, DIAG_AWARD_SAMPLE, &condition->measure.place, rule->title, condition->measure.id, wanted, most, NULL);
    }
}

static void
check_award (const Figures *figures, const AwardRule *rule, guint least, Diagnostics *diags)
{
  const GArray *periods = figures_periods (figures, (PeriodKind) rule->period);
  g_autofree gint64 *most = g_new0 (gint64, rule->conditions->len + 1);
  Reach reach = { .most = most };
  for (guint i = 0; i < periods->len; i++)
    {
      const Period *period = &g_array_index (periods, Period, i);
      if (!award_judges (rule, period) || !is_over (figures, period))
        continue;
      g_autoptr (AwardResult) result = award_evaluate (figures, rule, period);
      add_result (&reach, result);
    }
  gboolean all_count = rule->at_least == 0 || rule->at_least == rule->conditions->len;
  if (reach.periods > 0 && (all_count || reach.candidates == 0))
    report_reach (&reach, rule, figures, least, diags);
}

static void
check_board (const Figures *figures, const BoardRule *rule, guint least, Diagnostics *diags)
{
  const GArray *periods = figures_periods (figures, (PeriodKind) rule->period);
  guint counted = 0, small = 0;
  for (guint i = 0; i < periods->len; i++)
    {
      const Period *period = &g_array_index (periods, Period, i);
      if (!is_over (figures, period))
        continue;
      g_autoptr (BoardResult) result = board_evaluate (figures, rule, period);
      counted += result->counted;
      small += result->small;
    }
  g_autofree char *wanted = g_strdup_printf ("%u", rule->minimum > 0 ? rule->minimum : least);
  if (counted == 0 && small > 0)
    diag_report (diags, DIAG_BOARD_SAMPLE, &rule->place, rule->title, rule->measure.id, wanted, NULL);
}

void
awards_check_reach (const Config *config, const Figures *figures, Diagnostics *diags)
{
  for (guint i = 0; i < config->awards->len; i++)
    check_award (figures, config->awards->pdata[i], config->board_minimum, diags);
  for (guint i = 0; i < config->boards->len; i++)
    check_board (figures, config->boards->pdata[i], config->board_minimum, diags);
}
