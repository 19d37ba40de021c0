/* Awards and boards for the reader: the rule in words, winners with the proof, near misses, why nobody won. */
#include "view/awards.h"

#include "text/locale.h"

#include <string.h>

/* ---- figures ---- */

static Wide
rounded (Wide numerator, Wide denominator)
{
  return numerator < 0 ? -((-numerator + denominator / 2) / denominator) : (numerator + denominator / 2) / denominator;
}

/* The fraction as the reader sees it: percent, training hours of lesson_minutes. */
static AwardValue
as_shown (const ViewContext *context, MeasureUnit unit, AwardValue value)
{
  if (unit == UNIT_RATE)
    value.numerator *= 100;
  if (unit == UNIT_HOURS)
    {
      value.numerator *= 60;
      value.denominator *= context->config->lesson_minutes;
    }
  return value;
}

/* One decimal, or as many as it takes to tell the figure from what is wanted (94.96 % is not 95 %); counts without. New string. */
static char *
value_text (const ViewContext *context, MeasureUnit unit, AwardValue value, const AwardValue *wanted)
{
  static const Wide powers[] = { 1, 10, 100, 1000, 10000, 100000, 1000000 };
  AwardValue shown = as_shown (context, unit, value);
  int places = unit == UNIT_COUNT ? 0 : 1;
  for (; wanted != NULL && wanted->present && places > 0 && places < 6; places++)
    {
      AwardValue limit = as_shown (context, unit, *wanted);
      gboolean same = shown.numerator * limit.denominator == limit.numerator * shown.denominator;
      if (same || rounded (shown.numerator * powers[places], shown.denominator) * limit.denominator != limit.numerator * powers[places])
        break;
    }
  g_autofree char *number = locale_number (context->config->language, shown.numerator, shown.denominator, places);
  return unit == UNIT_RATE ? g_strconcat (number, "%", NULL) : g_steal_pointer (&number);
}

static const char *
label_of (const ViewContext *context, const char *id)
{
  MeasureId measure;
  return measure_from_id (figures_measures (context->figures), id, &measure) ? report_measure_label (context, measure) : id;
}

static MeasureUnit
unit_of (const ViewContext *context, const char *id)
{
  MeasureId measure;
  return measure_from_id (figures_measures (context->figures), id, &measure) ? view_measure (context, measure)->unit : UNIT_COUNT;
}

/* ---- the rule ---- */

static const char *
scope_word (const ViewContext *context, guint scope)
{
  static const char *const keys[N_SCOPES] = {
    [SCOPE_PERSON] = "award.scope.person", [SCOPE_CONFIRMED] = "award.scope.confirmed", [SCOPE_NEWCOMERS] = "award.scope.newcomers",
    [SCOPE_MENTOR] = "award.scope.mentor", [SCOPE_TRAINER] = "award.scope.trainer", [SCOPE_TEAM] = "award.scope.team",
  };
  return words_get (context->words, keys[scope]);
}

/* May the edition say what the figure of the whole department is, with which a condition compares? */
static gboolean
shows_whole (const ViewContext *context, const AwardResult *result, const AwardCondition *condition)
{
  MeasureId measure;
  return measure_from_id (figures_measures (context->figures), condition->measure.id, &measure)
         && figures_withheld (context->figures, measure, &result->period, DIMENSION_ALL, "all") == WITHHELD_NOT;
}

/* "≥ 95%", "= 0", "≥ 部门平均 91.2%". New string. */
static char *
limit_text (const ViewContext *context, const AwardResult *result, guint index)
{
  static const char *const signs[] = { [AWARD_AT_LEAST] = "≥", [AWARD_ABOVE] = ">", [AWARD_AT_MOST] = "≤", [AWARD_BELOW] = "<", [AWARD_EQUAL] = "=" };
  const AwardCondition *condition = result->rule->conditions->pdata[index];
  const char *sign = signs[condition->operator];
  if (condition->is_whole)
    {
      gboolean shown = result->wholes[index].present && shows_whole (context, result, condition);
      g_autofree char *whole = shown ? value_text (context, result->units[index], result->wholes[index], NULL) : g_strdup ("–");
      return g_strdup_printf ("%s %s %s", sign, words_get (context->words, "award.whole"), whole);
    }
  Wide value = condition->value;
  gboolean is_rate = result->units[index] == UNIT_RATE;
  if (is_rate && condition->unit != VALUE_PERCENT)
    value *= 100;
  g_autofree char *number = ratio_format (value, DECIMAL_ONE, 6);
  return g_strdup_printf ("%s %s%s", sign, number, is_rate ? "%" : "");
}

/* The value that a candidate's figure is compared with. */
static AwardValue
wanted_of (const AwardResult *result, guint index)
{
  const AwardCondition *condition = result->rule->conditions->pdata[index];
  if (condition->is_whole)
    return result->wholes[index];
  return (AwardValue) { TRUE, condition->value, condition->unit == VALUE_PERCENT ? 100 * DECIMAL_ONE : DECIMAL_ONE, 0 };
}

/* How far a figure is from what is wanted, in billionths. */
static Wide
distance_of (const ViewContext *context, const AwardResult *result, guint index, const AwardValue *value)
{
  const Wide one = G_GINT64_CONSTANT (1000000000);
  AwardValue wanted = wanted_of (result, index);
  if (result->units[index] == UNIT_HOURS && !((const AwardCondition *) result->rule->conditions->pdata[index])->is_whole)
    wanted = (AwardValue) { TRUE, wanted.numerator * context->config->lesson_minutes, 60 * wanted.denominator, 0 };
  if (!wanted.present)
    return 0;
  Wide distance = value->numerator * one / value->denominator - wanted.numerator * one / wanted.denominator;
  return distance < 0 ? -distance : distance;
}

/* The nearest of the candidates' figures, as an unnamed number: only where enough people stand behind it, or results may be named. */
static void
add_best (xmlNode *node, const ViewContext *context, const AwardResult *result, guint index, guint with_data)
{
  const Edition *edition = context->config->edition;
  const AwardValue *best = NULL;
  if (result->rule->scope != SCOPE_TEAM && edition->names[LIST_RESULTS] == NAMES_NONE && with_data < MAX (context->config->board_minimum, edition->minimum_group))
    return;
  for (guint i = 0; i < result->candidates->len; i++)
    {
      const AwardCandidate *candidate = result->candidates->pdata[i];
      const AwardValue *value = &candidate->values[index];
      if (!candidate->withheld && candidate->verdicts[index] <= VERDICT_MISSED
          && (best == NULL || distance_of (context, result, index, value) < distance_of (context, result, index, best)))
        best = value;
    }
  if (best == NULL)
    return;
  g_autofree char *text = value_text (context, result->units[index], *best, NULL);
  set_attribute (node, "best", text);
}

/* <condition label limit minimum candidates met small without>: how far the candidates came. */
static void
add_condition (xmlNode *award, const ViewContext *context, const AwardResult *result, guint index)
{
  const AwardCondition *condition = result->rule->conditions->pdata[index];
  xmlNode *node = element (award, "condition");
  guint counts[VERDICT_NO_DATA + 1] = { 0 };
  g_autofree char *limit = limit_text (context, result, index);
  for (guint i = 0; i < result->candidates->len; i++)
    counts[((const AwardCandidate *) result->candidates->pdata[i])->verdicts[index]]++;
  guint with_data = counts[VERDICT_MET] + counts[VERDICT_NEAR] + counts[VERDICT_MISSED];
  set_attribute (node, "label", label_of (context, condition->measure.id));
  set_attribute (node, "measure", condition->measure.id);
  set_attribute (node, "limit", limit);
  guint minimum = award_minimum (result->rule, condition, result->sums[index], context->config->board_minimum);
  if (minimum > 0)
    attribute_integer (node, "minimum", minimum);
  attribute_integer (node, "candidates", result->candidates->len);
  attribute_integer (node, "met", counts[VERDICT_MET]);
  attribute_integer (node, "with-data", with_data);
  attribute_integer (node, "small", counts[VERDICT_SMALL]);
  attribute_integer (node, "without", counts[VERDICT_NO_DATA]);
  add_best (node, context, result, index, with_data);
}

/* Is what decides a figure that stands under no condition: then it has a column of its own. */
static gboolean
is_column (const AwardRule *rule, const AwardRank *rank)
{
  for (guint i = 0; rank->measures->len == 1 && i < rule->conditions->len; i++)
    if (g_str_equal (((const AwardCondition *) rule->conditions->pdata[i])->measure.id, ((const RuleName *) rank->measures->pdata[0])->id))
      return FALSE;
  return TRUE;
}

static void
add_ranks (xmlNode *award, const ViewContext *context, const AwardResult *result)
{
  for (guint i = 0; i < result->rule->ranks->len; i++)
    {
      const AwardRank *rank = result->rule->ranks->pdata[i];
      xmlNode *node = element (award, "rank");
      set_attribute (node, "order", result->orders[i] > 0 ? "highest" : "lowest");
      if (is_column (result->rule, rank))
        set_attribute (node, "column", "yes");
      for (guint j = 0; j < rank->measures->len; j++)
        element_text (node, "measure", label_of (context, ((const RuleName *) rank->measures->pdata[j])->id));
    }
}

/* ---- who ---- */

static gboolean
has_namesake (const Model *model, const Person *person)
{
  for (guint i = 0; i < model->people->len; i++)
    {
      const Person *other = model->people->pdata[i];
      if (other != person && g_strcmp0 (other->name, person->name) == 0)
        return TRUE;
    }
  return FALSE;
}

/* The person or team as a child of `node`; FALSE when the edition names nobody in that list. Where two have one name, it says so: a prize needs an id. */
static gboolean
add_member_name (xmlNode *node, const ViewContext *context, const Person *person, const char *member, NameList list)
{
  if (person != NULL)
    {
      xmlNode *name = add_person (node, context, "person", person, list);
      if (name != NULL && context->config->edition->names[list] == NAMES_FULL && has_namesake (context->model, person))
        set_attribute (name, "namesake", "yes");
      return name != NULL;
    }
  set_attribute (element (node, "team"), "title", member);
  return TRUE;
}

static void
add_proof (xmlNode *node, const ViewContext *context, const AwardResult *result, const AwardCandidate *candidate)
{
  static const char *const verdicts[] = { [VERDICT_MET] = "met", [VERDICT_NEAR] = "missed", [VERDICT_MISSED] = "missed", [VERDICT_SMALL] = "small",
                                          [VERDICT_NO_DATA] = "no-data" };
  for (guint i = 0; i < result->rule->conditions->len; i++)
    {
      const AwardValue *value = &candidate->values[i];
      const AwardCondition *condition = result->rule->conditions->pdata[i];
      xmlNode *proof = element (node, "proof");
      AwardValue wanted = wanted_of (result, i);
      g_autofree char *text = value->present ? value_text (context, result->units[i], *value, result->units[i] == UNIT_HOURS ? NULL : &wanted) : NULL;
      g_autofree char *limit = limit_text (context, result, i);
      set_attribute (proof, "label", label_of (context, condition->measure.id));
      set_attribute (proof, "limit", limit);
      if (candidate->withheld)
        {
          set_attribute (proof, "withheld", "yes");
          continue;
        }
      const WaitingScope scope = award_waiting_member (context, &result->period, award_measure_datasets (context, condition->measure.id), result->rule->scope, candidate->member);
      attribute_waiting (proof, context, &scope);
      set_attribute (proof, "value", text);
      if (value->present)
        attribute_integer (proof, "n", value->count);
      set_attribute (proof, "verdict", verdicts[candidate->verdicts[i]]);
    }
  for (guint i = 0; i < result->rule->ranks->len; i++)
    {
      const AwardRank *rank = result->rule->ranks->pdata[i];
      if (!is_column (result->rule, rank))
        continue;
      xmlNode *value = element (node, "rank-value");
      g_autofree char *text = value_text (context, unit_of (context, ((const RuleName *) rank->measures->pdata[0])->id), candidate->ranks[i], NULL);
      if (candidate->withheld)
        set_attribute (value, "withheld", "yes");
      else if (candidate->ranks[i].present)
        {
          const WaitingScope scope = award_waiting_member (context, &result->period, award_rank_datasets (context, rank), result->rule->scope, candidate->member);
          attribute_waiting (value, context, &scope);
          set_attribute (value, "value", text);
        }
    }
}

/* So many near misses are listed; the others are counted. */
#define MOST_NEAR 20

static void
add_candidates (xmlNode *award, const ViewContext *context, const AwardResult *result)
{
  guint near = 0;
  for (guint i = 0; i < result->candidates->len; i++)
    {
      const AwardCandidate *candidate = result->candidates->pdata[i];
      if (!candidate->wins && (result->running || !candidate->is_near || candidate->withheld || ++near > MOST_NEAR))
        continue;
      /* Who did not win is nobody's business but that of those who may see results. */
      NameList list = candidate->wins ? LIST_AWARDS : LIST_RESULTS;
      xmlNode *node = element (award, candidate->wins ? "winner" : "near-miss");
      if (candidate->wins)
        attribute_integer (node, "place", candidate->place);
      if (add_member_name (node, context, candidate->person, candidate->member, list))
        add_proof (node, context, result, candidate);
      else if (!candidate->wins)
        {
          xmlUnlinkNode (node);
          xmlFreeNode (node);
        }
    }
}

xmlNode *
add_award (xmlNode *parent, const ViewContext *context, const AwardResult *result)
{
  static const char *const kinds[] = { [RULE_WEEKLY] = "award.period.weekly", [RULE_MONTHLY] = "award.period.monthly",
                                       [RULE_QUARTERLY] = "award.period.quarterly", [RULE_ANNUAL] = "award.period.annual" };
  const AwardRule *rule = result->rule;
  xmlNode *award = element (parent, "award");
  g_autofree char *text = period_text (context->words, &result->period);
  const WaitingScope scope = award_waiting (context, &result->period, award_rule_datasets (context, rule));
  note_waiting (award, context, &scope);
  set_attribute (award, "title", rule->title);
  set_attribute (award, "period", words_get (context->words, kinds[rule->period]));
  set_attribute (award, "period-text", text);
  set_attribute (award, "scope", scope_word (context, rule->scope));
  set_attribute (award, "prize", rule->prize);
  set_attribute (award, "confirm", rule->confirm);
  if (result->running)
    set_attribute (award, "running", "yes");
  if (result->tied_out)
    set_attribute (award, "tied", "yes");
  attribute_integer (award, "candidates", result->candidates->len);
  attribute_integer (award, "eligible", result->eligible);
  attribute_integer (award, "winners", result->winners);
  attribute_integer (award, "near", result->near);
  if (rule->at_least > 0 && rule->at_least < rule->conditions->len)
    attribute_integer (award, "at-least", rule->at_least);
  if (rule->winners > 0)
    attribute_integer (award, "limit", rule->winners);
  for (guint i = 0; i < rule->conditions->len; i++)
    add_condition (award, context, result, i);
  add_ranks (award, context, result);
  add_candidates (award, context, result);
  return award;
}

/* ---- boards ---- */

static guint
add_rows (xmlNode *board, const ViewContext *context, const BoardResult *result, const GArray *rows, const char *name, NameList list)
{
  guint shown = 0;
  const BoardRule *rule = result->rule;
  MeasureUnit unit = unit_of (context, rule->measure.id);
  guint64 datasets = award_measure_datasets (context, rule->measure.id);
  for (guint i = 0; i < rows->len; i++)
    {
      const BoardRow *row = &g_array_index (rows, BoardRow, i);
      xmlNode *node = element (board, name);
      if (!add_member_name (node, context, row->person, row->member, list))
        {
          xmlUnlinkNode (node);
          xmlFreeNode (node);
          break;
        }
      g_autofree char *text = value_text (context, unit, row->value, NULL);
      attribute_integer (node, "place", row->place);
      const WaitingScope scope = award_waiting_member (context, &result->period, datasets, rule->scope, row->member);
      attribute_waiting (node, context, &scope);
      set_attribute (node, "value", text);
      attribute_integer (node, "n", row->value.count);
      shown++;
    }
  return shown;
}

xmlNode *
add_board (xmlNode *parent, const ViewContext *context, const BoardResult *result, gboolean worst)
{
  const BoardRule *rule = result->rule;
  xmlNode *board = element (parent, "board");
  g_autofree char *text = period_text (context->words, &result->period);
  const WaitingScope scope = award_waiting (context, &result->period, award_measure_datasets (context, rule->measure.id));
  set_attribute (board, "title", rule->title);
  set_attribute (board, "measure", label_of (context, rule->measure.id));
  set_attribute (board, "scope", scope_word (context, rule->scope));
  set_attribute (board, "period-text", text);
  attribute_integer (board, "counted", result->counted);
  attribute_integer (board, "small", result->small);
  guint rows = add_rows (board, context, result, result->best, "best", LIST_AWARDS);
  if (result->best_equal > 0)
    attribute_integer (board, "best-equal", result->best_equal);
  if (worst && context->config->edition->names[LIST_WORST] != NAMES_NONE)
    {
      rows += add_rows (board, context, result, result->worst, "worst", LIST_WORST);
      if (result->worst_equal > 0)
        attribute_integer (board, "worst-equal", result->worst_equal);
    }
  if (rows > 0 || result->best_equal > 0)
    {
      note_waiting (board, context, &scope);
      return board;
    }
  xmlUnlinkNode (board);
  xmlFreeNode (board);
  return NULL;
}

/* ---- of a period ---- */

guint
add_awards_of (xmlNode *parent, const ViewContext *context, const Period *period)
{
  guint n = 0;
  for (guint i = 0; i < context->config->awards->len; i++)
    {
      const AwardRule *rule = context->config->awards->pdata[i];
      if (!award_judges (rule, period))
        continue;
      g_autoptr (AwardResult) result = award_evaluate (context->figures, rule, period);
      add_award (parent, context, result);
      n++;
    }
  return n;
}

guint
add_boards_of (xmlNode *parent, const ViewContext *context, const Period *period, gboolean worst)
{
  guint n = 0;
  for (guint i = 0; i < context->config->boards->len; i++)
    {
      const BoardRule *rule = context->config->boards->pdata[i];
      if (rule->period != (guint) period->kind)
        continue;
      g_autoptr (BoardResult) result = board_evaluate (context->figures, rule, period);
      n += add_board (parent, context, result, worst) != NULL;
    }
  return n;
}

gboolean
report_fill_awards (const Report *report, xmlNode *section)
{
  return report_is_whole (report) && add_awards_of (section, report->context, &report->period) > 0;
}

gboolean
report_fill_boards (const Report *report, xmlNode *section)
{
  return report_is_whole (report) && add_boards_of (section, report->context, &report->period, TRUE) > 0;
}

/* ---- the page of awards ---- */

/* How many periods of each kind it goes back. */
static const guint most_periods[N_PERIODS] = { [PERIOD_WEEK] = 8, [PERIOD_MONTH] = 12, [PERIOD_QUARTER] = 8, [PERIOD_YEAR] = 5 };

void
awards_view_fill (View *view, const ViewContext *context, const Page *page, Diagnostics *diags)
{
  static const PeriodKind order[] = { PERIOD_MONTH, PERIOD_QUARTER, PERIOD_YEAR, PERIOD_WEEK };
  xmlNode *awards = element (view_root (view), "awards");
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      const GArray *periods = figures_periods (context->figures, order[i]);
      guint shown = 0;
      for (guint at = periods->len; at > 0 && shown < most_periods[order[i]]; at--)
        {
          const Period *period = &g_array_index (periods, Period, at - 1);
          xmlNode *node = element (awards, "period");
          g_autofree char *text = period_text (context->words, period);
          set_attribute (node, "kind", period_kind_name (period->kind));
          set_attribute (node, "title", text);
          link_to (node, page, plan_report (context->plan, period));
          if (figures_has_activity (context->figures, period) && add_awards_of (node, context, period) > 0)
            {
              shown++;
              continue;
            }
          xmlUnlinkNode (node);
          xmlFreeNode (node);
        }
    }
}
