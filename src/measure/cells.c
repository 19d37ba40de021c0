#include "measure/cells.h"

void
slots_init (Slots *slots, const Model *model)
{
  const guint sizes[N_DIMENSIONS] = {
    [DIMENSION_ALL] = 1, [DIMENSION_COURSE] = model->courses->len, [DIMENSION_AREA] = model->areas->len,
    [DIMENSION_TRAINER] = model->people->len, [DIMENSION_TEAM] = model->teams->len, [DIMENSION_COHORT] = model->cohorts->len,
    [DIMENSION_PERSON] = model->people->len,
  };
  slots->model = model;
  for (guint i = 0; i < N_DIMENSIONS; i++)
    slots->first[i + 1] = slots->first[i] + sizes[i];
}

Dimension
slot_dimension (const Slots *slots, guint slot)
{
  Dimension dimension = DIMENSION_ALL;
  while (slot >= slots->first[dimension + 1])
    dimension++;
  return dimension;
}

const char *
slot_member (const Slots *slots, guint slot)
{
  Dimension dimension = slot_dimension (slots, slot);
  guint index = slot - slots->first[dimension];
  const Model *model = slots->model;
  switch (dimension)
    {
    case DIMENSION_COURSE:
      return ((const Course *) model->courses->pdata[index])->id;
    case DIMENSION_AREA:
      return model->areas->pdata[index];
    case DIMENSION_TEAM:
      return model->teams->pdata[index];
    case DIMENSION_COHORT:
      return ((const Cohort *) model->cohorts->pdata[index])->id;
    case DIMENSION_TRAINER:
    case DIMENSION_PERSON:
      return ((const Person *) model->people->pdata[index])->id;
    default:
      return "all";
    }
}

void
calendar_init (Calendar *calendar, const Facts *facts)
{
  Date last;
  *calendar = (Calendar) { .rules = period_rules (facts->model->config), .as_of = facts->model->as_of };
  gboolean any = facts_range (facts, &calendar->first, &last);
  for (PeriodKind kind = 0; kind < N_PERIODS; kind++)
    {
      calendar->periods[kind] = g_array_new (FALSE, FALSE, sizeof (Period));
      Period period = period_of (&calendar->rules, kind, any ? calendar->first : 1);
      for (; any && period.first <= calendar->as_of; period = period_next (&period))
        g_array_append_val (calendar->periods[kind], period);
      calendar->begin[kind + 1] = calendar->begin[kind] + calendar->periods[kind]->len;
    }
}

void
calendar_init_window (Calendar *calendar, const Config *config, const Period *period, Date last)
{
  *calendar = (Calendar) { .rules = period_rules (config), .first = period->first, .as_of = MIN (last, period->last) };
  for (PeriodKind kind = 0; kind < N_PERIODS; kind++)
    {
      calendar->periods[kind] = g_array_new (FALSE, FALSE, sizeof (Period));
      if (kind == period->kind)
        g_array_append_val (calendar->periods[kind], *period);
      calendar->begin[kind + 1] = calendar->begin[kind] + calendar->periods[kind]->len;
    }
}

void
calendar_clear (Calendar *calendar)
{
  for (PeriodKind kind = 0; kind < N_PERIODS; kind++)
    g_array_unref (calendar->periods[kind]);
}

guint
calendar_find (const Calendar *calendar, PeriodKind kind, Date day)
{
  const GArray *periods = calendar->periods[kind];
  if (periods->len == 0)
    return calendar->begin[kind];
  const Period *first = &g_array_index (periods, Period, 0);
  if (kind == PERIOD_DAY)
    return calendar->begin[kind] + (day - first->first);
  if (kind == PERIOD_WEEK)
    return calendar->begin[kind] + (day - first->first) / 7;
  guint low = 0, high = periods->len - 1;
  while (low < high)
    {
      guint middle = (low + high + 1) / 2;
      if (g_array_index (periods, Period, middle).first <= day)
        low = middle;
      else
        high = middle - 1;
    }
  return calendar->begin[kind] + low;
}

const Period *
calendar_period (const Calendar *calendar, guint number)
{
  PeriodKind kind = 0;
  while (number >= calendar->begin[kind + 1])
    kind++;
  return &g_array_index (calendar->periods[kind], Period, number - calendar->begin[kind]);
}

gboolean
calendar_number (const Calendar *calendar, const Period *period, guint *number)
{
  const GArray *periods = calendar->periods[period->kind];
  if (periods->len == 0 || period->first < g_array_index (periods, Period, 0).first
      || period->first > g_array_index (periods, Period, periods->len - 1).first)
    return FALSE;
  *number = calendar_find (calendar, period->kind, period->first);
  return calendar_period (calendar, *number)->first == period->first;
}

Date
calendar_last_day (const Calendar *calendar, guint number)
{
  return MIN (calendar_period (calendar, number)->last, calendar->as_of);
}
