/* Awards and boards: who can win, and their figures. */
#include "measure/awards.h"
#include "measure/cells.h"
#include "measure/onboarding.h"

#include <string.h>

/* The configuration, which knows no periods, numbers them as we do. */
G_STATIC_ASSERT ((int) RULE_WEEKLY == (int) PERIOD_WEEK && (int) RULE_MONTHLY == (int) PERIOD_MONTH);
G_STATIC_ASSERT ((int) RULE_QUARTERLY == (int) PERIOD_QUARTER && (int) RULE_ANNUAL == (int) PERIOD_YEAR);

/* ---- who can win ---- */

/* Has served no more than `months` when the period begins; without `months`: is not yet confirmed on its first day (or the day of hiring). Who was hired
 * on a day nobody knows is none. */
static gboolean
is_newcomer (const Figures *figures, const Person *person, const Period *period, guint months)
{
  if (person->hire_date == DATE_NONE)
    return FALSE;
  if (months > 0)
    return date_add_months (person->hire_date, months) >= period->first;
  OnboardingState state = onboarding_on (figures->model, figures->facts, person, MAX (period->first, person->hire_date)).state;
  return state == ONBOARDING_STAGE || state == ONBOARDING_COMING || state == ONBOARDING_FAILED;
}

/* Does anybody employed on the day have the person as mentor. */
static gboolean
is_mentor (const Model *model, const Person *person, Date day)
{
  for (guint i = 0; i < model->people->len; i++)
    {
      const Person *other = model->people->pdata[i];
      if (other != person && person_is_active (other, day) && person_mentor_on (other, day) == person)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_listed (const GPtrArray *teams, const char *team)
{
  for (guint i = 0; teams != NULL && i < teams->len; i++)
    if (team != NULL && strcmp (((const RuleName *) teams->pdata[i])->id, team) == 0)
      return TRUE;
  return teams == NULL;
}

typedef struct { guint scope, months; const GPtrArray *teams; } Who;

static gboolean
can_win (const Figures *figures, const Person *person, const Who *who, const Period *period, Date day)
{
  const Model *model = figures->model;
  gint team = person_team_on (person, day);
  if (!person_is_active (person, day) || !is_listed (who->teams, team < 0 ? NULL : model->teams->pdata[team]))
    return FALSE;
  switch (who->scope)
    {
    case SCOPE_CONFIRMED:
      return !is_newcomer (figures, person, period, who->months);
    case SCOPE_NEWCOMERS:
      return is_newcomer (figures, person, period, who->months);
    case SCOPE_MENTOR:
      return is_mentor (model, person, day);
    default:
      return TRUE;
    }
}

/* ---- figures ---- */

Dimension
award_dimension (guint scope)
{
  return scope == SCOPE_TEAM ? DIMENSION_TEAM : scope == SCOPE_TRAINER ? DIMENSION_TRAINER : DIMENSION_PERSON;
}

static void
add_figure (AwardValue *value, const Figure *figure)
{
  if (figure == NULL)
    return;
  /* Figures of one measure have one scale: fractions of people add up as if their rows were counted together. */
  if (figure->is_sum)
    {
      value->numerator += figure->numerator;
      value->denominator = figure->denominator;
    }
  else
    {
      value->numerator += figure->numerator;
      value->denominator += figure->denominator;
    }
  value->count += figure->count;
  value->present = TRUE;
}

/* What must be there for a sum without a cell to be a true zero: nobody is late who is expected nowhere. */
static gboolean
sum_basis (MeasureId measure, MeasureId *basis)
{
  switch (measure)
    {
    case MEASURE_ATTENDANCE_ATTENDED: case MEASURE_ATTENDANCE_LATE: case MEASURE_ATTENDANCE_LEAVE: case MEASURE_ATTENDANCE_ABSENT:
    case MEASURE_ATTENDANCE_UNRECORDED: case MEASURE_PEOPLE_TRAINED: case MEASURE_HOURS_PERSON:
      *basis = MEASURE_ATTENDANCE_EXPECTED;
      return TRUE;
    case MEASURE_SCORE_MISSING:
      *basis = MEASURE_SCORE_TAKEN;
      return TRUE;
    case MEASURE_SESSIONS_HELD: case MEASURE_SESSIONS_CANCELLED: case MEASURE_SESSIONS_POSTPONED: case MEASURE_HOURS_HELD:
      *basis = MEASURE_SESSIONS_PLANNED;
      return TRUE;
    default:
      return FALSE;
    }
}

typedef struct {
  const Figures *figures;
  const Period *period;
  Date day;                      /* the last that counts */
  guint scope;
} Collector;

/* Who wins does not depend on who reads of it. */
static const Figure *
find_figure (const Collector *collector, MeasureId measure, Dimension dimension, const char *member)
{
  return figures_find_whole (collector->figures, measure, collector->period, dimension, member);
}

static void
add_member (const Collector *collector, MeasureId measure, Dimension dimension, const char *member, AwardValue *value)
{
  const Figure *figure = find_figure (collector, measure, dimension, member);
  MeasureId basis;
  add_figure (value, figure);
  if (!sum_basis (measure, &basis))
    return;
  const Figure *rows = find_figure (collector, basis, dimension, member);
  if (rows == NULL)
    return;
  /* Once late in eight sessions stands on eight, as never late does. */
  value->present = TRUE;
  value->count += rows->count - (figure == NULL ? 0 : figure->count);
  if (value->denominator == 0)
    value->denominator = 1;
}

/* The figure of a candidate; a mentor's is that of those whom they coach on the last day. */
static AwardValue
value_of (const Collector *collector, MeasureId measure, const AwardCandidate *candidate)
{
  AwardValue value = { 0 };
  const Model *model = collector->figures->model;
  if (collector->scope != SCOPE_MENTOR)
    add_member (collector, measure, award_dimension (collector->scope), candidate->member, &value);
  else
    for (guint i = 0; i < model->people->len; i++)
      {
        const Person *person = model->people->pdata[i];
        if (person_is_active (person, collector->day) && person_mentor_on (person, collector->day) == candidate->person)
          add_member (collector, measure, DIMENSION_PERSON, person->id, &value);
      }
  return value;
}

/* Does the edition keep the figure to itself? People win by their own, whatever it says of such figures elsewhere: their list decides whether they are
 * named, if it lists the dataset at all. A mentor's figure is one of those whom they coach. */
static gboolean
is_withheld (const Collector *collector, MeasureId measure, const AwardCandidate *candidate)
{
  const Model *model = collector->figures->model;
  const Edition *edition = model->config->edition;
  guint coached = 0;
  if (!figures_show_dataset (collector->figures, measure))
    return TRUE;
  if (collector->scope != SCOPE_MENTOR)
    {
      Dimension dimension = award_dimension (collector->scope);
      Withheld withheld = figures_withheld (collector->figures, measure, collector->period, dimension, candidate->member);
      return withheld == WITHHELD_GROUP || (withheld == WITHHELD_EDITION && dimension == DIMENSION_TEAM);
    }
  for (guint i = 0; i < model->people->len; i++)
    coached += person_is_active (model->people->pdata[i], collector->day) && person_mentor_on (model->people->pdata[i], collector->day) == candidate->person;
  return coached < edition->minimum_group && figures_guard_few (collector->figures, measure);
}

/* Rounded half away from zero. */
static Wide
rounded (Wide numerator, Wide denominator)
{
  return numerator < 0 ? -((-numerator + denominator / 2) / denominator) : (numerator + denominator / 2) / denominator;
}

/* The mean of a rank's measures; of a single one the figure itself. Without one of them there is none. */
static AwardValue
rank_of (const Collector *collector, const AwardRank *rank, const AwardCandidate *candidate)
{
  const Measures *measures = figures_measures (collector->figures);
  const Wide one = G_GINT64_CONSTANT (1000000000);
  AwardValue mean = { TRUE, 0, one * rank->measures->len, 0 };
  for (guint i = 0; i < rank->measures->len; i++)
    {
      MeasureId measure;
      AwardValue value = { 0 };
      if (measure_from_id (measures, ((const RuleName *) rank->measures->pdata[i])->id, &measure))
        value = value_of (collector, measure, candidate);
      if (!value.present)
        return (AwardValue) { 0 };
      if (rank->measures->len == 1)
        return value;
      mean.numerator += rounded (value.numerator * one, value.denominator);
      mean.count += value.count;
    }
  return mean;
}

static void
fill_candidate (const Collector *collector, AwardResult *result, AwardCandidate *candidate)
{
  const Measures *measures = figures_measures (collector->figures);
  for (guint i = 0; i < result->rule->conditions->len; i++)
    {
      MeasureId measure;
      if (!measure_from_id (measures, ((const AwardCondition *) result->rule->conditions->pdata[i])->measure.id, &measure))
        continue;
      candidate->values[i] = value_of (collector, measure, candidate);
      candidate->withheld |= is_withheld (collector, measure, candidate);
    }
  for (guint i = 0; i < result->rule->ranks->len; i++)
    {
      const AwardRank *rank = result->rule->ranks->pdata[i];
      MeasureId measure;
      candidate->ranks[i] = rank_of (collector, rank, candidate);
      for (guint j = 0; j < rank->measures->len; j++)
        candidate->withheld |= measure_from_id (measures, ((const RuleName *) rank->measures->pdata[j])->id, &measure) && is_withheld (collector, measure, candidate);
    }
}

static void
fill_measures (const Collector *collector, AwardResult *result)
{
  const Measures *measures = figures_measures (collector->figures);
  for (guint i = 0; i < result->rule->conditions->len; i++)
    {
      const AwardCondition *condition = result->rule->conditions->pdata[i];
      MeasureId measure;
      if (!measure_from_id (measures, condition->measure.id, &measure))
        continue;
      result->units[i] = measure_definition (measures, measure)->unit;
      result->sums[i] = measure_is_sum (measures, measure);
      if (condition->is_whole)
        add_member (collector, measure, DIMENSION_ALL, "all", &result->wholes[i]);
    }
  for (guint i = 0; i < result->rule->ranks->len; i++)
    {
      const AwardRank *rank = result->rule->ranks->pdata[i];
      MeasureId measure;
      if (rank->order != 0)
        result->orders[i] = rank->order;
      else if (measure_from_id (measures, ((const RuleName *) rank->measures->pdata[0])->id, &measure))
        result->orders[i] = board_better (measures, measure);
    }
}

/* Calls `add` for everyone who can win, in the model's order. */
static void
each_member (const Figures *figures, const Who *who, const Period *period, Date day,
             void (*add) (gpointer data, const Person *person, const char *member), gpointer data)
{
  const Model *model = figures->model;
  if (who->scope == SCOPE_TEAM)
    {
      for (guint i = 0; i < model->teams->len; i++)
        if (is_listed (who->teams, model->teams->pdata[i]))
          add (data, NULL, model->teams->pdata[i]);
      return;
    }
  g_autoptr (GPtrArray) trainers = who->scope == SCOPE_TRAINER
                                     ? figures_members_whole (figures, MEASURE_SESSIONS_PLANNED, period, DIMENSION_TRAINER) : NULL;
  for (guint i = 0; i < model->people->len; i++)
    {
      const Person *person = model->people->pdata[i];
      if (can_win (figures, person, who, period, day) && (trainers == NULL || g_ptr_array_find (trainers, person->id, NULL)))
        add (data, person, person->id);
    }
}

typedef struct { const Collector *collector; AwardResult *result; } Candidates;

static void
add_candidate (gpointer data, const Person *person, const char *member)
{
  Candidates *candidates = data;
  fill_candidate (candidates->collector, candidates->result, award_candidate_new (candidates->result, person, member));
}

gboolean
award_judges (const AwardRule *rule, const Period *period)
{
  return rule->period == (guint) period->kind && (rule->from == DATE_NONE || period->first >= rule->from)
         && (rule->until == DATE_NONE || period->last <= rule->until);
}

AwardResult *
award_evaluate (const Figures *figures, const AwardRule *rule, const Period *period)
{
  const Model *model = figures->model;
  AwardResult *result = award_result_new (rule, period);
  Date day = MIN (period->last, model->as_of);
  Collector collector = { figures, period, day, rule->scope };
  Candidates candidates = { &collector, result };
  result->running = model->as_of < period->last;
  fill_measures (&collector, result);
  each_member (figures, &(Who) { rule->scope, rule->months, rule->teams }, period, day, add_candidate, &candidates);
  award_judge (result, model->config->lesson_minutes, model->config->board_minimum);
  return result;
}

/* ---- boards ---- */

int
board_better (const Measures *measures, MeasureId measure)
{
  return measure_definition (measures, measure)->better < 0 ? -1 : 1;
}

typedef struct { const Collector *collector; MeasureId measure; GArray *rows; } Rows;

static void
add_row (gpointer data, const Person *person, const char *member)
{
  Rows *rows = data;
  AwardCandidate candidate = { .person = person, .member = member };
  BoardRow row = { person, member, value_of (rows->collector, rows->measure, &candidate), 0 };
  /* What did not happen is on no board; nor is what the edition does not show, since a board is of nothing but its figures. */
  if ((row.value.numerator == 0 && measure_is_sum (figures_measures (rows->collector->figures), rows->measure))
      || is_withheld (rows->collector, rows->measure, &candidate))
    row.value.present = FALSE;
  g_array_append_val (rows->rows, row);
}

BoardResult *
board_evaluate (const Figures *figures, const BoardRule *rule, const Period *period)
{
  const Measures *measures = figures_measures (figures);
  const Model *model = figures->model;
  BoardResult *result = g_new0 (BoardResult, 1);
  *result = (BoardResult) { .rule = rule, .period = *period };
  Collector collector = { figures, period, MIN (period->last, model->as_of), rule->scope };
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (BoardRow));
  Rows rows = { &collector, 0, all };
  guint least = rule->minimum > 0 ? rule->minimum : model->config->board_minimum;
  if (rule->measure.id == NULL || !measure_from_id (measures, rule->measure.id, &rows.measure))
    {
      board_judge (result, all, 1, least);
      return result;
    }
  each_member (figures, &(Who) { rule->scope, rule->months, rule->teams }, period, collector.day, add_row, &rows);
  board_judge (result, all, board_better (measures, rows.measure), measure_is_sum (measures, rows.measure) ? rule->minimum : least);
  return result;
}
