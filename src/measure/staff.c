/* Head counts, joiners and leavers of every period. */
#include "measure/cells.h"

StaffCell *
staff_cell (const Figures *figures, guint period, guint slot)
{
  const Slots *slots = &figures->slots;
  guint column = slot;
  if (slot >= slots->first[DIMENSION_TEAM])
    column = 1 + slot - slots->first[DIMENSION_TEAM];
  return &figures->staff[(gsize) period * figures->staff_width + column];
}

/* Who belongs to what on one day: for each of all, teams, cohorts how many are active. */
static void
count_heads (const Figures *figures, Date day, guint32 *heads)
{
  const Model *model = figures->model;
  guint n_teams = model->teams->len;
  for (guint i = 0; i < model->people->len; i++)
    {
      const Person *person = model->people->pdata[i];
      if (!person_is_active (person, day))
        continue;
      gint team = person_team_on (person, day);
      heads[0]++;
      if (team >= 0)
        heads[1 + team]++;
      if (person->cohort != NULL)
        heads[1 + n_teams + person->cohort->index]++;
    }
}

/* The head counts of the days that are asked for. */
typedef struct {
  const Figures *figures;
  Date base;
  guint width;
  guint32 **days;               /* from `base` on */
} Heads;

static const guint32 *
heads_on (Heads *heads, Date day)
{
  guint32 **row = &heads->days[day - heads->base];
  if (*row == NULL)
    {
      *row = g_new0 (guint32, heads->width);
      count_heads (heads->figures, day, *row);
    }
  return *row;
}

/* Adds one joiner or leaver of that day to the periods it is in. */
static void
count_change (Figures *figures, const Person *person, Date day, gboolean joins)
{
  const Slots *slots = &figures->slots;
  /* Days before the first fact belong to longer periods that hold it. */
  if (day == DATE_NONE || day > figures->calendar.as_of)
    return;
  gint team = person_team_on (person, day);
  for (PeriodKind kind = 0; kind < N_PERIODS; kind++)
    {
      if (!calendar_has (&figures->calendar, kind))
        continue;
      const Period *first = &g_array_index (figures->calendar.periods[kind], Period, 0);
      if (day < first->first)
        continue;
      guint number = calendar_find (&figures->calendar, kind, day);
      StaffCell *cells[] = { staff_cell (figures, number, 0),
                             team < 0 ? NULL : staff_cell (figures, number, slot_of (slots, DIMENSION_TEAM, (guint) team)),
                             person->cohort == NULL ? NULL
                                                    : staff_cell (figures, number, slot_of (slots, DIMENSION_COHORT, person->cohort->index)) };
      for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
        {
          if (cells[i] == NULL)
            continue;
          cells[i]->joiners += joins;
          cells[i]->leavers += !joins;
        }
    }
}

void
roll_up_staff (Figures *figures)
{
  const Calendar *calendar = &figures->calendar;
  guint n_periods = calendar->begin[N_PERIODS], width = figures->staff_width;
  if (n_periods == 0)
    return;
  Date base = calendar->first;
  for (guint number = 0; number < n_periods; number++)
    base = MIN (base, calendar_period (calendar, number)->first);
  Heads heads = { figures, base, width, g_new0 (guint32 *, calendar->as_of - base + 1) };
  for (guint number = 0; number < n_periods; number++)
    {
      const guint32 *first = heads_on (&heads, calendar_period (calendar, number)->first);
      const guint32 *last = heads_on (&heads, calendar_last_day (calendar, number));
      for (guint column = 0; column < width; column++)
        {
          StaffCell *cell = &figures->staff[(gsize) number * width + column];
          cell->headcount_first = first[column];
          cell->headcount = last[column];
        }
    }
  for (Date day = base; day <= calendar->as_of; day++)
    g_free (heads.days[day - base]);
  g_free (heads.days);
  for (guint i = 0; i < figures->model->people->len; i++)
    {
      const Person *person = figures->model->people->pdata[i];
      count_change (figures, person, person->hire_date, TRUE);
      count_change (figures, person, person->leave_date, FALSE);
    }
}
