/* Wide attendance: headers that are days without a month, 26 27 … 31 1 2 …. The date on their left says the month, else the title or the file's name: by
 * the range that it writes out, by the department's month (month_starts), or because the days are there in one month only. */
#include "source/grid_dates.h"

/* A month of reports that begins after this day is called by the month in which it ends (measure/period.c says the same). */
#define LAST_OWN_DAY 15

gboolean
grid_has_session (const DateFinder *finder, Date date)
{
  const TableOpening *opening = finder->opening;
  char text[DATE_BUFFER];
  return date != DATE_NONE && opening->find_name != NULL
         && opening->find_name (DATASET_ATTENDANCE, ATTENDANCE_DATE, date_format (date, text), opening->find_data) != NULL;
}

/* Days without a month that stand beside each other: from .. to - 1 of the finder's, of which the first is in the month `months` (year × 12 + month - 1). */
typedef struct {
  DateFinder *finder;
  guint from, to;
  guint turn;              /* where the next month begins; `to` when none does */
} DayRun;

/* What it would mean that a run begins in a month. */
typedef struct {
  int months;
  guint n_none, n_none_filled;   /* days that there are not, and how many of these have cells */
  guint n_filled, n_held;        /* columns with cells, and those of them whose day has a session */
  gboolean joined;               /* the next month begins on the day after the last one */
  Date first, last;
} Placing;

static Date
run_date (const DayRun *run, guint i, int months)
{
  months += i >= run->turn;
  return date_new (months / 12, months % 12 + 1, day_at (run->finder, i)->day);
}

static Placing
place_run (const DayRun *run, int months)
{
  Placing placing = { .months = months };
  for (guint i = run->from; i < run->to; i++)
    {
      Date date = run_date (run, i, months);
      gboolean filled = day_at (run->finder, i)->filled;
      placing.n_none += date == DATE_NONE;
      placing.n_none_filled += date == DATE_NONE && filled;
      placing.n_filled += filled;
      placing.n_held += filled && grid_has_session (run->finder, date);
      if (date != DATE_NONE && placing.first == DATE_NONE)
        placing.first = date;
      if (date != DATE_NONE)
        placing.last = date;
    }
  if (run->turn < run->to)
    placing.joined = run_date (run, run->turn, months) == run_date (run, run->turn - 1, months) + 1;
  return placing;
}

static gboolean
is_held (const Placing *placing)
{
  return placing->n_filled > 0 && placing->n_held == placing->n_filled;
}

/* The one of two months in which the sessions were held that people came to; -1 when that does not tell. */
static int
months_of_sessions (const Placing *one, const Placing *other)
{
  if (is_held (one) == is_held (other))
    return -1;
  return is_held (one) ? one->months : other->months;
}

/* A run over the end of a month, in a sheet that is called by one of the two. 26 … 25 is called by its second month, as practice has it; 28 29 30 1 2
 * may be of the first, when only there the 1st follows the 30th. */
static int
months_of_named (const DayRun *run, int named)
{
  const GridPeriod *period = &run->finder->period;
  Placing ends = place_run (run, named - 1), begins = place_run (run, named);
  gboolean ends_whole = ends.n_none == 0 && ends.joined, begins_whole = begins.n_none == 0 && begins.joined;
  if ((ends.n_none_filled == 0) != (begins.n_none_filled == 0))
    return ends.n_none_filled == 0 ? ends.months : begins.months;
  if (ends_whole && begins_whole && period->on != DATE_NONE)
    return begins.first <= period->on && period->on <= begins.last ? begins.months : ends.months;
  if (ends_whole)
    return ends.months;
  /* A sheet with a column for each of 31 days may be of either month. */
  if (begins_whole && ends.n_none == 0)
    return begins.months;
  return months_of_sessions (&ends, &begins);
}

/* A run in a month of reports that begins on another day than the 1st: that is what the month's name means, as long as all days are in it. -1 when they
 * are not, as in a sheet of the calendar's month. */
static int
months_of_cycle (const DayRun *run, int named, int starts)
{
  int months = starts > LAST_OWN_DAY ? named - 1 : named;
  for (guint i = run->from; i < run->to; i++)
    {
      int day = day_at (run->finder, i)->day;
      gboolean first = i < run->turn && (run->turn < run->to || day_at (run->finder, run->from)->day >= starts);
      if ((day >= starts) != first)
        return -1;
    }
  return day_at (run->finder, run->from)->day >= starts ? months : months + 1;
}

/* A run in the range that the title writes out. -1 when a day is not in it. */
static int
months_of_range (const DayRun *run)
{
  const GridRange *range = &run->finder->period.range;
  int first = range->year * 12 + range->first_month - 1, last = first + (range->last_month - range->first_month + 12) % 12;
  int found = -1;
  for (int months = first; months <= last; months++)
    {
      Placing placing = place_run (run, months);
      if (placing.first < date_new (range->year, range->first_month, range->first_day)
          || placing.last > date_new (last / 12, last % 12 + 1, range->last_day) || placing.n_none_filled > 0)
        continue;
      if (found >= 0)
        return -1;
      found = months;
    }
  return found;
}

/* A run in a sheet that is called by a month. */
static int
months_of_month (const DayRun *run)
{
  const GridPeriod *period = &run->finder->period;
  int starts = (int) run->finder->opening->config->month_starts, named = period->year * 12 + period->month - 1;
  int months = starts > 1 ? months_of_cycle (run, named, starts) : -1;
  if (months >= 0)
    return months;
  return run->turn == run->to ? named : starts > 1 ? -1 : months_of_named (run, named);
}

/* Where the year is not said: the one in which sessions were held on these days, if there is one only; -1 else. */
static int
months_of_years (const DayRun *run, int (*months_of) (const DayRun *run))
{
  DateFinder finder = *run->finder;
  DayRun with = *run;
  int found = -1;
  with.finder = &finder;
  for (int year = FIRST_YEAR; year <= LAST_YEAR; year++)
    {
      finder.period.range.year = finder.period.year = year;
      int months = months_of (&with);
      if (months < 0 || place_run (&with, months).n_held == 0)
        continue;
      if (found >= 0)
        return -1;
      found = months;
    }
  return found;
}

#define DAYS_OF_WEEK 7

/* A run in a sheet of which only a day is known, as in 考勤-2026-12-01.csv: a week that has it, or a month that was saved on that day. Of a longer run only
 * the sessions tell which month it is, and of a week they must not tell another one. */
static int
months_of_day (const DayRun *run)
{
  const GridPeriod *period = &run->finder->period;
  int named = period->year * 12 + period->month - 1, week = -1, held = -1;
  guint n_weeks = 0, n_held = 0;
  for (int months = named - 2; months <= named + period->is_week; months++)
    {
      Placing placing = place_run (run, months);
      Date last = period->on + (period->is_week ? DAYS_OF_WEEK - 1 : 0);
      if (placing.n_none_filled > 0)
        continue;
      if (placing.last - placing.first < DAYS_OF_WEEK && placing.first <= last && period->on <= placing.last)
        {
          n_weeks++;
          week = months;
        }
      if (is_held (&placing))
        {
          n_held++;
          held = months;
        }
    }
  if (n_weeks == 0)
    return n_held == 1 ? held : -1;
  return n_weeks == 1 && (n_held == 0 || (n_held == 1 && held == week)) ? week : -1;
}

/* The month in which a run begins by what the titles and the file's name say; -1 when it is not certain. */
static int
months_of_period (const DayRun *run)
{
  const GridPeriod *period = &run->finder->period;
  int by_range = -1, by_month = -1;
  if (period->range.n_days > 0)
    by_range = period->range.year != 0 ? months_of_range (run) : months_of_years (run, months_of_range);
  if (period->range.n_days > 0 && !period->range.may_be_hours)
    return by_range;
  if (period->is_month)
    by_month = period->year != 0 ? months_of_month (run) : months_of_years (run, months_of_month);
  else if (period->on != DATE_NONE)
    by_month = months_of_day (run);
  return by_range >= 0 && by_month >= 0 && by_range != by_month ? -1 : by_month;
}

/* The month in which a run begins; -1 when it is not certain. `before`: the date on its left, or DATE_NONE. */
static int
months_of_run (const DayRun *run, Date before)
{
  int year, month, day;
  if (before == DATE_NONE)
    return months_of_period (run);
  date_split (before, &year, &month, &day);
  const HeaderDay *first = day_at (run->finder, run->from);
  return year * 12 + month - 1 + (first->day < day || (first->day == day && first->part == NULL));
}

/* The run that begins at `from`; `turn` is where its days go down for the first time. FALSE when they do so twice, or one stands twice. */
static gboolean
find_run (DateFinder *finder, guint from, DayRun *run)
{
  gboolean good = TRUE;
  *run = (DayRun) { .finder = finder, .from = from, .to = from + 1 };
  guint turn = 0;
  for (; run->to < finder->days->len && day_at (finder, run->to)->month == 0 && day_at (finder, run->to)->day > 0; run->to++)
    {
      int last = day_at (finder, run->to - 1)->day, day = day_at (finder, run->to)->day;
      gboolean other_part = g_strcmp0 (day_at (finder, run->to - 1)->part, day_at (finder, run->to)->part) != 0;
      good &= (day != last || other_part) && (day >= last || turn == 0);
      if (day < last && turn == 0)
        turn = run->to;
    }
  run->turn = turn > 0 ? turn : run->to;
  return good;
}

static void
complete_run (DateFinder *finder, DayRun *run, int months)
{
  for (guint i = run->from; i < run->to; i++)
    {
      HeaderDay *day = day_at (finder, i);
      int of = months + (i >= run->turn);
      day->date = run_date (run, i, months);
      day->completed = TRUE;
      if (day->date == DATE_NONE)
        day->none = g_strdup_printf ("%04d-%02d-%02d", of / 12, of % 12 + 1, day->day);
    }
}

void
grid_complete_months (DateFinder *finder)
{
  for (guint i = 0; i < finder->days->len; i++)
    {
      DayRun run;
      if (day_at (finder, i)->month != 0 || day_at (finder, i)->day == 0)
        continue;
      gboolean good = find_run (finder, i, &run);
      int months = good ? months_of_run (&run, i > 0 ? day_at (finder, i - 1)->date : DATE_NONE) : -1;
      if (months >= 0)
        complete_run (finder, &run, months);
      i = run.to - 1;
    }
}
