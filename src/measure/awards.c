/* Awards: verdicts, places, winners. The figures of the candidates are collected by award_figures.c. */
#include "measure/awards.h"

#include <string.h>

#define BILLION G_GINT64_CONSTANT (1000000000)

/* The condition's value as a fraction in the measure's own unit. */
static AwardValue
wanted_value (const AwardResult *result, guint index, guint lesson_minutes)
{
  const AwardCondition *condition = result->rule->conditions->pdata[index];
  if (condition->is_whole)
    return result->wholes[index];
  Wide numerator = condition->value, denominator = DECIMAL_ONE;
  if (condition->unit == VALUE_PERCENT)
    denominator *= 100;
  if (result->units[index] == UNIT_HOURS)
    {
      numerator *= lesson_minutes;
      denominator *= 60;
    }
  return (AwardValue) { TRUE, numerator, denominator, 0 };
}

/* -1, 0, 1: a fraction below, equal to, above another. */
static int
compare_values (const AwardValue *a, const AwardValue *b)
{
  Wide left = a->numerator * b->denominator, right = b->numerator * a->denominator;
  return left < right ? -1 : left > right;
}

static gboolean
is_met (AwardOperator operator, int order)
{
  switch (operator)
    {
    case AWARD_AT_LEAST:
      return order >= 0;
    case AWARD_ABOVE:
      return order > 0;
    case AWARD_AT_MOST:
      return order <= 0;
    case AWARD_BELOW:
      return order < 0;
    default:
      return order == 0;
    }
}

/* By no more than `near` hundredths of what is wanted; of counts, one is always little. */
static gboolean
is_near (const AwardValue *value, const AwardValue *wanted, guint near, gboolean is_count)
{
  if (near == 0)
    return FALSE;
  Wide denominator = value->denominator * wanted->denominator;
  Wide distance = value->numerator * wanted->denominator - wanted->numerator * value->denominator;
  Wide size = wanted->numerator * value->denominator;
  if (distance < 0)
    distance = -distance;
  if (size < 0)
    size = -size;
  return 100 * distance <= near * size || (is_count && distance <= denominator);
}

guint
award_minimum (const AwardRule *rule, const AwardCondition *condition, gboolean is_sum, guint least)
{
  return condition->minimum > 0 ? condition->minimum : is_sum ? 0 : rule->minimum > 0 ? rule->minimum : least;
}

static Verdict
judge_condition (const AwardResult *result, const AwardCandidate *candidate, guint index, guint lesson_minutes, guint least)
{
  const AwardCondition *condition = result->rule->conditions->pdata[index];
  const AwardValue *value = &candidate->values[index];
  AwardValue wanted = wanted_value (result, index, lesson_minutes);
  guint minimum = award_minimum (result->rule, condition, result->sums[index], least);
  if (!value->present || !wanted.present)
    return VERDICT_NO_DATA;
  if (value->count < minimum)
    return VERDICT_SMALL;
  if (is_met (condition->operator, compare_values (value, &wanted)))
    return VERDICT_MET;
  return is_near (value, &wanted, result->rule->near, result->units[index] == UNIT_COUNT) ? VERDICT_NEAR : VERDICT_MISSED;
}

/* What a candidate reached: met conditions, and whether only one is missing by little. */
static void
judge_candidate (const AwardResult *result, AwardCandidate *candidate, guint lesson_minutes, guint least)
{
  guint n = result->rule->conditions->len, close = 0;
  candidate->met = 0;
  for (guint i = 0; i < n; i++)
    {
      candidate->verdicts[i] = judge_condition (result, candidate, i, lesson_minutes, least);
      candidate->met += candidate->verdicts[i] == VERDICT_MET;
      close += candidate->verdicts[i] == VERDICT_NEAR;
    }
  guint wanted = result->rule->at_least > 0 ? result->rule->at_least : n;
  candidate->place = candidate->met >= wanted;
  candidate->is_near = candidate->met + 1 == wanted && close > 0;
}

/* ---- places ---- */

/* The mean of a rank's values in billionths. */
static gint64
billionths (const AwardValue *value)
{
  return value->present ? (gint64) (value->numerator * BILLION / value->denominator) : 0;
}

/* Negative when `a` stands before `b`; a candidate without a figure stands behind. 0: equals. */
static int
compare_ranks (const AwardResult *result, const AwardCandidate *a, const AwardCandidate *b)
{
  for (guint i = 0; i < result->rule->ranks->len; i++)
    {
      if (a->ranks[i].present != b->ranks[i].present)
        return a->ranks[i].present ? -1 : 1;
      gint64 left = billionths (&a->ranks[i]), right = billionths (&b->ranks[i]);
      if (left != right)
        return (left > right) == (result->orders[i] > 0) ? -1 : 1;
    }
  return 0;
}

static int
compare_candidates (gconstpointer one, gconstpointer other, gpointer data)
{
  const AwardCandidate *a = *(const AwardCandidate *const *) one, *b = *(const AwardCandidate *const *) other;
  if ((a->place > 0) != (b->place > 0))
    return a->place > 0 ? -1 : 1;
  if (a->is_near != b->is_near)
    return a->is_near ? -1 : 1;
  return a->place > 0 || a->is_near ? compare_ranks (data, a, b) : 0;
}

/* The first `winners` win, and those who are equal to the last of them, unless the rule leaves such a place open. */
static void
choose_winners (AwardResult *result)
{
  const AwardRule *rule = result->rule;
  guint limit = rule->winners > 0 && rule->ranks->len > 0 ? MIN (rule->winners, result->eligible) : result->eligible;
  guint last = limit > 0 ? ((const AwardCandidate *) result->candidates->pdata[limit - 1])->place : 0;
  guint behind = 0;
  for (guint i = limit; i < result->eligible; i++)
    behind += ((const AwardCandidate *) result->candidates->pdata[i])->place == last;
  result->tied_out = behind > 0 && rule->ties == TIES_NONE;
  for (guint i = 0; i < result->eligible; i++)
    {
      AwardCandidate *candidate = result->candidates->pdata[i];
      candidate->wins = !result->running && (result->tied_out ? candidate->place < last : candidate->place <= last);
      result->winners += candidate->wins;
    }
}

void
award_judge (AwardResult *result, guint lesson_minutes, guint least)
{
  result->eligible = result->near = result->winners = 0;
  for (guint i = 0; i < result->candidates->len; i++)
    {
      AwardCandidate *candidate = result->candidates->pdata[i];
      judge_candidate (result, candidate, lesson_minutes, least);
      result->eligible += candidate->place > 0;
      result->near += candidate->is_near;
    }
  /* The sort of GLib is stable: equals keep the order of the model. */
  g_ptr_array_sort_with_data (result->candidates, compare_candidates, result);
  for (guint i = 0; i < result->eligible; i++)
    {
      AwardCandidate *candidate = result->candidates->pdata[i];
      const AwardCandidate *before = i > 0 ? result->candidates->pdata[i - 1] : NULL;
      candidate->place = before != NULL && compare_ranks (result, before, candidate) == 0 ? before->place : i + 1;
    }
  choose_winners (result);
}

static void
candidate_free (gpointer data)
{
  AwardCandidate *candidate = data;
  g_free (candidate->values);
  g_free (candidate->verdicts);
  g_free (candidate->ranks);
  g_free (candidate);
}

AwardResult *
award_result_new (const AwardRule *rule, const Period *period)
{
  AwardResult *result = g_new0 (AwardResult, 1);
  *result = (AwardResult) { .rule = rule, .period = *period };
  result->candidates = g_ptr_array_new_with_free_func (candidate_free);
  result->wholes = g_new0 (AwardValue, rule->conditions->len + 1);
  result->units = g_new0 (MeasureUnit, rule->conditions->len + 1);
  result->sums = g_new0 (gboolean, rule->conditions->len + 1);
  result->orders = g_new0 (int, rule->ranks->len + 1);
  return result;
}

AwardCandidate *
award_candidate_new (AwardResult *result, const Person *person, const char *member)
{
  AwardCandidate *candidate = g_new0 (AwardCandidate, 1);
  *candidate = (AwardCandidate) { .person = person, .member = member };
  candidate->values = g_new0 (AwardValue, result->rule->conditions->len + 1);
  candidate->verdicts = g_new0 (Verdict, result->rule->conditions->len + 1);
  candidate->ranks = g_new0 (AwardValue, result->rule->ranks->len + 1);
  g_ptr_array_add (result->candidates, candidate);
  return candidate;
}

void
award_result_free (AwardResult *result)
{
  if (result == NULL)
    return;
  g_ptr_array_unref (result->candidates);
  g_free (result->wholes);
  g_free (result->units);
  g_free (result->sums);
  g_free (result->orders);
  g_free (result);
}

/* ---- boards ---- */

static int
compare_rows (gconstpointer one, gconstpointer other, gpointer data)
{
  int order = compare_values (&((const BoardRow *) one)->value, &((const BoardRow *) other)->value);
  return GPOINTER_TO_INT (data) > 0 ? -order : order;
}

/* The first `most` of the rows, and their equals at the last place; when these are too many for a list, none of them, and `equal` says how many. */
static GArray *
first_rows (const GArray *rows, guint most, int order, guint *equals)
{
  GArray *first = g_array_new (FALSE, FALSE, sizeof (BoardRow));
  g_array_append_vals (first, rows->data, rows->len);
  g_array_sort_with_data (first, compare_rows, GINT_TO_POINTER (order));
  guint n = 0;
  for (; n < first->len; n++)
    {
      BoardRow *row = &g_array_index (first, BoardRow, n);
      const BoardRow *before = n > 0 ? row - 1 : NULL;
      gboolean equal = before != NULL && compare_values (&before->value, &row->value) == 0;
      row->place = equal ? before->place : n + 1;
      if (n >= most && !(equal && row->place <= most))
        break;
    }
  if (n > 2 * most)
    {
      guint last = g_array_index (first, BoardRow, n - 1).place;
      *equals = n - (last - 1);
      n = last - 1;
    }
  g_array_set_size (first, n);
  return first;
}

void
board_judge (BoardResult *result, const GArray *rows, int better, guint minimum)
{
  g_autoptr (GArray) counted = g_array_new (FALSE, FALSE, sizeof (BoardRow));
  for (guint i = 0; i < rows->len; i++)
    {
      const BoardRow *row = &g_array_index (rows, BoardRow, i);
      if (!row->value.present)
        continue;
      if (row->value.count >= minimum)
        g_array_append_vals (counted, row, 1);
      else
        result->small++;
    }
  result->counted = counted->len;
  result->best = first_rows (counted, result->rule->best, better, &result->best_equal);
  /* Where few are counted, nobody is among the best and the worst at once. */
  for (guint i = 0; i < result->best->len; i++)
    for (guint j = 0; j < counted->len; j++)
      if (g_array_index (counted, BoardRow, j).member == g_array_index (result->best, BoardRow, i).member)
        g_array_remove_index (counted, j--);
  result->worst = first_rows (counted, result->rule->worst, -better, &result->worst_equal);
}

void
board_result_free (BoardResult *result)
{
  if (result == NULL)
    return;
  g_array_unref (result->best);
  g_array_unref (result->worst);
  g_free (result);
}
