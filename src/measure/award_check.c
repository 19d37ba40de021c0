/* What the rules of awards and boards say of measures: checked before anything is counted. */
#include "measure/awards.h"

#include "text/encoding.h"

#include <string.h>

typedef struct {
  const Model *model;
  const Measures *measures;
  Diagnostics *diags;
} Check;

/* The numbers a measure can be, as fractions of its own unit; `most` < 0: without end. */
typedef struct { Decimal least, most; } Range;

static Range
range_of (const Check *check, MeasureId measure, guint scope)
{
  switch (measure)
    {
    case MEASURE_PEOPLE_TRAINED: case MEASURE_HEADCOUNT: case MEASURE_JOINERS: case MEASURE_LEAVERS:
      return (Range) { 0, (Decimal) (award_dimension (scope) == DIMENSION_PERSON && scope != SCOPE_MENTOR ? 1 : check->model->people->len) * DECIMAL_ONE };
    default:
      break;
    }
  switch (measure_definition (check->measures, measure)->unit)
    {
    case UNIT_RATE:
      return (Range) { 0, DECIMAL_ONE };
    case UNIT_SCORE:
      return (Range) { 0, 100 * DECIMAL_ONE };
    default:
      return (Range) { 0, -1 };
    }
}

/* ---- measures ---- */

static void
report_unknown (const Check *check, const RuleName *name)
{
  const char *nearest = measure_nearest (check->measures, name->id);
  if (nearest != NULL)
    diag_report (check->diags, DIAG_TARGET_NEAR, &name->place, name->id, nearest, NULL);
  else
    diag_report (check->diags, DIAG_TARGET_UNKNOWN, &name->place, name->id, NULL);
}

/* The measure, when there is such one and it is counted for whom the rule is for; else reported. */
static gboolean
check_measure (const Check *check, const RuleName *name, const char *title, guint scope, MeasureId *measure)
{
  if (!measure_from_id (check->measures, name->id, measure))
    {
      report_unknown (check, name);
      return FALSE;
    }
  Dimension dimension = award_dimension (scope);
  if (measure_definition (check->measures, *measure)->dimensions & 1u << dimension)
    return TRUE;
  diag_report (check->diags, DIAG_AWARD_DIMENSION, &name->place, name->id, dimension_name (dimension), title, NULL);
  return FALSE;
}

/* ---- units and values ---- */

static gboolean
unit_fits (AwardUnit unit, MeasureUnit measured)
{
  switch (unit)
    {
    case VALUE_PERCENT:
      return measured == UNIT_RATE;
    case VALUE_POINTS:
      return measured == UNIT_SCORE || measured == UNIT_NUMBER;
    case VALUE_HOURS:
      return measured == UNIT_HOURS;
    case VALUE_TIMES:
      return measured == UNIT_COUNT;
    default:
      return TRUE;
    }
}

static const char *
unit_word (MeasureUnit unit)
{
  static const char *const words[] = { [UNIT_COUNT] = "次", [UNIT_HOURS] = "课时", [UNIT_RATE] = "%", [UNIT_SCORE] = "分", [UNIT_NUMBER] = "" };
  return words[unit];
}

/* The condition's value in millionths of the measure's unit. */
static Decimal
normal_value (const AwardCondition *condition)
{
  return condition->unit == VALUE_PERCENT ? condition->value / 100 : condition->value;
}

/* Can a figure from `range` meet the condition; a count is whole. */
static gboolean
is_reachable (const AwardCondition *condition, Range range, MeasureUnit unit)
{
  Decimal value = normal_value (condition);
  gboolean below_most = range.most < 0 || value < range.most, at_most = range.most < 0 || value <= range.most;
  switch (condition->operator)
    {
    case AWARD_AT_LEAST:
      return at_most;
    case AWARD_ABOVE:
      return below_most;
    case AWARD_AT_MOST:
      return value >= range.least;
    case AWARD_BELOW:
      return value > range.least;
    default:
      return value >= range.least && at_most && (unit != UNIT_COUNT || value % DECIMAL_ONE == 0);
    }
}

/* "100%", "100", "40", "∞". New string. */
static char *
range_end (Range range, MeasureUnit unit)
{
  if (range.most < 0)
    return g_strdup ("∞");
  g_autofree char *number = ratio_format (unit == UNIT_RATE ? 100 * range.most : range.most, DECIMAL_ONE, 0);
  return g_strconcat (number, unit == UNIT_RATE ? "%" : "", NULL);
}

static gboolean
check_value (const Check *check, const AwardCondition *condition, const AwardRule *rule, MeasureId measure)
{
  const char *title = rule->title;
  MeasureUnit unit = measure_definition (check->measures, measure)->unit;
  Range range = range_of (check, measure, rule->scope);
  if (condition->is_whole)
    {
      if (measure_definition (check->measures, measure)->dimensions & 1u << DIMENSION_ALL)
        return TRUE;
      diag_report (check->diags, DIAG_AWARD_DIMENSION, &condition->measure.place, condition->measure.id, dimension_name (DIMENSION_ALL), title, NULL);
      return FALSE;
    }
  g_autofree char *value = ratio_format (condition->value, DECIMAL_ONE, 6);
  if (!unit_fits (condition->unit, unit))
    diag_report (check->diags, DIAG_AWARD_UNIT, &condition->value_place, condition->measure.id, unit_word (unit), value, NULL);
  else if (unit == UNIT_RATE && condition->unit == VALUE_PLAIN && condition->value > DECIMAL_ONE)
    diag_report (check->diags, DIAG_AWARD_PERCENT, &condition->value_place, condition->measure.id, value, NULL);
  else if (!is_reachable (condition, range, unit))
    {
      g_autofree char *end = range_end (range, unit);
      diag_report (check->diags, DIAG_AWARD_REACH, &condition->value_place, title, condition->measure.id, end, NULL);
    }
  else
    return TRUE;
  return FALSE;
}

/* ---- contradictions ---- */

/* What is left of a measure's numbers by conditions: from `low` to `high`, without the ends where these are open. */
typedef struct { Wide low, high; gboolean low_open, high_open; } Span;

static void
narrow (Span *span, const AwardCondition *condition)
{
  Decimal value = normal_value (condition);
  AwardOperator operator = condition->operator;
  if (operator != AWARD_AT_MOST && operator != AWARD_BELOW && (value > span->low || (value == span->low && operator == AWARD_ABOVE)))
    {
      span->low = value;
      span->low_open = operator == AWARD_ABOVE;
    }
  if (operator != AWARD_AT_LEAST && operator != AWARD_ABOVE && (value < span->high || (value == span->high && operator == AWARD_BELOW)))
    {
      span->high = value;
      span->high_open = operator == AWARD_BELOW;
    }
}

/* Where all conditions must be met, two of one measure must leave something. */
static void
check_contradictions (const Check *check, const AwardRule *rule)
{
  for (guint i = 1; i < rule->conditions->len; i++)
    {
      const AwardCondition *condition = rule->conditions->pdata[i];
      Span span = { .low = G_MININT64, .high = G_MAXINT64 };
      if (condition->is_whole)
        continue;
      for (guint j = 0; j <= i; j++)
        {
          const AwardCondition *other = rule->conditions->pdata[j];
          if (!other->is_whole && strcmp (other->measure.id, condition->measure.id) == 0)
            narrow (&span, other);
        }
      if (span.low > span.high || (span.low == span.high && (span.low_open || span.high_open)))
        {
          diag_report (check->diags, DIAG_AWARD_CONTRADICTION, &condition->measure.place, rule->title, condition->measure.id, NULL);
          return;
        }
    }
}

/* ---- rules ---- */

static void
check_teams (const Check *check, const GPtrArray *teams)
{
  const Model *model = check->model;
  for (guint i = 0; teams != NULL && i < teams->len; i++)
    {
      const RuleName *name = teams->pdata[i];
      const char *const *known = (const char *const *) model->teams->pdata;
      gboolean found = FALSE;
      for (guint j = 0; j < model->teams->len; j++)
        found |= strcmp (known[j], name->id) == 0;
      if (found || model_is_partial (check->model, NEAREST_PERSON))
        continue;
      const char *nearest = text_nearest (name->id, known, model->teams->len);
      if (nearest != NULL)
        diag_report (check->diags, DIAG_AWARD_TEAM_NEAR, &name->place, name->id, nearest, NULL);
      else
        diag_report (check->diags, DIAG_AWARD_TEAM, &name->place, name->id, NULL);
    }
}

static void
check_ranks (const Check *check, const AwardRule *rule)
{
  for (guint i = 0; i < rule->ranks->len; i++)
    {
      const AwardRank *rank = rule->ranks->pdata[i];
      MeasureId first = 0, measure;
      for (guint j = 0; j < rank->measures->len; j++)
        {
          const RuleName *name = rank->measures->pdata[j];
          if (!check_measure (check, name, rule->title, rule->scope, &measure))
            break;
          if (j == 0)
            first = measure;
          else if (measure_definition (check->measures, measure)->unit != measure_definition (check->measures, first)->unit)
            {
              diag_report (check->diags, DIAG_AWARD_MEAN, &name->place, name->id, measure_definition (check->measures, first)->id, NULL);
              break;
            }
        }
    }
}

static void
check_award (const Check *check, const AwardRule *rule)
{
  gboolean sound = TRUE;
  for (guint i = 0; i < rule->conditions->len; i++)
    {
      const AwardCondition *condition = rule->conditions->pdata[i];
      MeasureId measure;
      sound &= check_measure (check, &condition->measure, rule->title, rule->scope, &measure) && check_value (check, condition, rule, measure);
    }
  if (sound && (rule->at_least == 0 || rule->at_least == rule->conditions->len))
    check_contradictions (check, rule);
  if (rule->from != DATE_NONE && rule->until != DATE_NONE && rule->until < rule->from)
    diag_report (check->diags, DIAG_AWARD_DATES, &rule->place, rule->title, NULL);
  check_ranks (check, rule);
  check_teams (check, rule->teams);
}

void
awards_check (const Model *model, const Measures *measures, Diagnostics *diags)
{
  const Check check = { model, measures, diags };
  for (guint i = 0; i < model->config->awards->len; i++)
    check_award (&check, model->config->awards->pdata[i]);
  for (guint i = 0; i < model->config->boards->len; i++)
    {
      const BoardRule *rule = model->config->boards->pdata[i];
      MeasureId measure;
      if (rule->measure.id != NULL)
        check_measure (&check, &rule->measure, rule->title, rule->scope, &measure);
      check_teams (&check, rule->teams);
    }
}
