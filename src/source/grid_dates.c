/* Wide attendance: headers that are dates, with or without their year and month. A date that is not written in full is completed where the file proves
 * it, from the dates beside it, the title, the file's name or the sessions; else it is an error. Where several dates are possible nothing is guessed:
 * a sign in the wrong session is worse than a question. */
#include "source/grid_dates.h"
#include "source/dataset_files.h"
#include "source/day_parts.h"
#include "text/notation.h"

#include <stdlib.h>
#include <string.h>

/* From so many numbers on, headers that are only numbers are days of a month, whatever stands below them. */
#define LEAST_DAYS 3
/* A month so many months from another one is in the year that makes them so near; one further away could be in two. */
#define MOST_MONTHS_APART 3
/* A company's month begins at most so many days before the month that it is called by. */
#define DAYS_BEFORE 16

static void
day_clear (gpointer data)
{
  g_free (((HeaderDay *) data)->none);
  g_free (((HeaderDay *) data)->text);
}

static Date
date_in_year (const char *header, int year)
{
  Date date;
  return notation_date (header, strlen (header), year, &date).outcome == NOTATION_WRONG ? DATE_NONE : date;
}

static void
read_days (DateFinder *finder, const gint *columns)
{
  const Table *table = finder->opening->table;
  for (guint cell = 0; cell < table->n_header; cell++)
    {
      const char *header = table->header->pdata[cell];
      HeaderDay day = { .cell = cell, .header = header, .date = DATE_NONE };
      if (columns[cell] >= 0 || *header == '\0' || strlen (header) > MOST_HEADER)
        continue;
      if (!grid_read_day (header, &day))
        continue;
      day.filled = grid_is_filled (finder->opening, cell);
      g_array_append_val (finder->days, day);
    }
}

/* Months and days without a year */

/* The year of a month that stands near one whose year is known; 0 when it may be in two. */
static int
year_beside (int year, int month, int other)
{
  int apart = other - month;
  if (abs (apart) <= MOST_MONTHS_APART)
    return year;
  if (12 - abs (apart) <= MOST_MONTHS_APART)
    return apart > 0 ? year - 1 : year + 1;
  return 0;
}

static int
year_of_neighbour (const HeaderDay *day, Date neighbour)
{
  int year, month, unused;
  if (neighbour == DATE_NONE)
    return 0;
  date_split (neighbour, &year, &month, &unused);
  return year_beside (year, month, day->month);
}

/* Do the months of the headers go down, as from December to January? */
static gboolean
crosses_years (const DateFinder *finder)
{
  int last = 0;
  for (guint i = 0; i < finder->days->len; i++)
    {
      const HeaderDay *day = day_at (finder, i);
      if (day->month > 0 && day->month < last)
        return TRUE;
      last = MAX (last, day->month);
    }
  return FALSE;
}

/* The year that the title or the file's name gives a month; 0. */
static int
year_of_period (const DateFinder *finder, const HeaderDay *day)
{
  const GridPeriod *period = &finder->period;
  if (period->range.year != 0)
    return year_beside (period->range.year, period->range.first_month, day->month);
  if (period->month != 0 && period->year != 0)
    return year_beside (period->year, period->month, day->month);
  return period->year != 0 && !crosses_years (finder) ? period->year : 0;
}

/* Sessions were held on that day in one year only; else DATE_NONE. */
static Date
date_of_sessions (const DateFinder *finder, const char *header)
{
  Date found = DATE_NONE;
  for (int year = FIRST_YEAR; year <= LAST_YEAR; year++)
    {
      Date date = date_in_year (header, year);
      if (!grid_has_session (finder, date))
        continue;
      if (found != DATE_NONE)
        return DATE_NONE;
      found = date;
    }
  return found;
}

static void
complete_year (const DateFinder *finder, HeaderDay *day, Date neighbour, gboolean alone)
{
  int year = year_of_neighbour (day, neighbour);
  if (year == 0 && alone)
    year = year_of_period (finder, day);
  if (year != 0)
    day->date = date_in_year (day->text, year);
  else if (alone)
    day->date = date_of_sessions (finder, day->text);
  day->completed = day->date != DATE_NONE;
  if (year != 0 && day->date == DATE_NONE)        /* 29 February, or a weekday that is not that day's */
    day->none = g_strdup (day->text);
}

/* From left to right; those that begin the row may be known from one on their right. */
static void
complete_years (const DateFinder *finder)
{
  Date neighbour = DATE_NONE;
  for (guint i = 0; i < finder->days->len; i++)
    {
      HeaderDay *day = day_at (finder, i);
      if (day->month > 0 && day->date == DATE_NONE)
        complete_year (finder, day, neighbour, TRUE);
      neighbour = day->date != DATE_NONE ? day->date : neighbour;
    }
  neighbour = DATE_NONE;
  for (guint i = finder->days->len; i > 0; i--)
    {
      HeaderDay *day = day_at (finder, i - 1);
      if (day->month > 0 && day->date == DATE_NONE && day->none == NULL)
        complete_year (finder, day, neighbour, FALSE);
      neighbour = day->date != DATE_NONE ? day->date : neighbour;
    }
}

/* A weekday beside a bare day must be that of the date which the day became. */
static void
compare_weekdays (const DateFinder *finder)
{
  for (guint i = 0; i < finder->days->len; i++)
    {
      HeaderDay *day = day_at (finder, i);
      if (day->weekday == 0 || day->date == DATE_NONE || (guint) date_weekday (day->date) == day->weekday)
        continue;
      day->none = g_strdup (day->header);
      day->date = DATE_NONE;
    }
}

/* What was found */

static void
report (const DateFinder *finder, const HeaderDay *day, DiagId id)
{
  const Table *table = finder->opening->table;
  Place place = table_header_place (table, day->cell);
  place.value = day->header;
  diag_report (finder->opening->diags, id, &place, day->header, NULL);
}

/* A bare day whose month is not known. */
static void
report_month (const DateFinder *finder, const HeaderDay *day)
{
  char *const *differ = finder->period.differ;
  Place place = table_header_place (finder->opening->table, day->cell);
  place.value = day->header;
  if (differ[0] != NULL)
    diag_report (finder->opening->diags, DIAG_HEADER_MONTHS_DIFFER, &place, differ[0], differ[1], differ[2], differ[3], NULL);
  else
    diag_report (finder->opening->diags, DIAG_HEADER_DAY, &place, day->header, NULL);
}

/* "2026-11-02 09:00-11:00". New string; NULL for a day without hours. */
static char *
with_hours (const HeaderDay *day, const char *date)
{
  char from[DATE_BUFFER], to[DATE_BUFFER];
  if (day->to == 0)
    return NULL;
  gboolean range = day->to > day->from + 1;
  return g_strdup_printf ("%s %s%s%s", date, time_format (day->from, from), range ? "-" : "", range ? time_format (day->to, to) : "");
}

/* Says what was read into a header, if anything was. */
static void
log_day (const DateFinder *finder, const HeaderDay *day, const char *date)
{
  Place place = table_header_place (finder->opening->table, day->cell);
  g_autofree char *hours = with_hours (day, date);
  g_autofree char *both = day->part != NULL ? g_strdup_printf ("%s %s", date, day->part) : NULL;
  if (day->part != NULL)
    diag_report (finder->opening->diags, DIAG_HEADER_DAY_PART, &place, day->header, both, NULL);
  else if (hours != NULL)
    diag_report (finder->opening->diags, DIAG_HEADER_DAY_HOURS, &place, day->header, hours, NULL);
  else if (day->completed || day->is_serial)
    diag_report (finder->opening->diags, DIAG_HEADER_DATE, &place, day->header, date, NULL);
}

static void
add_day (const DateFinder *finder, const HeaderDay *day, GArray *cells)
{
  char text[DATE_BUFFER];
  date_format (day->date, text);
  log_day (finder, day, text);
  grid_add_day (finder->opening, cells, day, g_strdup (text));
}

/* A header whose date is not known. FALSE when that keeps the sheet from being read: a column that is empty so far stays one of the sheet, so that a cell
 * further down that is filled after all is reported. */
static gboolean
settle_unknown (const DateFinder *finder, const HeaderDay *day, GArray *cells, gboolean refused)
{
  gboolean exists = day->none == NULL && day->day > 0;
  if (!day->filled && (!exists || day->month == 0))
    {
      grid_add_day (finder->opening, cells, day, g_strdup (day->none != NULL ? day->none : day->header));
      return TRUE;
    }
  if (!exists)
    report (finder, day, DIAG_HEADER_DATE_NONE);
  else if (day->month > 0)
    report (finder, day, DIAG_HEADER_NO_YEAR);
  else if (!refused)        /* the other days of the row say the same */
    report_month (finder, day);
  return FALSE;
}

/* Whether the filled columns of the days hold signs, and there is no other column that could say what the rows are. */
static gboolean
hold_signs (const DateFinder *finder, const Grid *grid)
{
  const Table *table = finder->opening->table;
  guint n_signs = 0, n_others = 0;
  if (table->cell_of[ATTENDANCE_STATUS] >= 0 || table->cell_of[ATTENDANCE_DATE] >= 0)
    return FALSE;
  ChoiceTable *statuses = choice_table_new (table->definition->columns[ATTENDANCE_STATUS].choices);
  for (guint i = 0; i < finder->days->len; i++)
    {
      GridColumnCells cells = grid_look_at_column (finder->opening, statuses, day_at (finder, i)->cell);
      n_signs += cells.n_sure;
      n_others += cells.n_filled - cells.n_sure;
    }
  choice_table_free (statuses);
  return n_signs > n_others;
}

/* Numbers alone are days only where there are several or signs stand below them, those with a part of the day where there are two, and a list that has its
 * own dates needs none. */
static gboolean
is_by_date (const DateFinder *finder, const Grid *grid)
{
  const Table *table = finder->opening->table;
  guint n_dated = 0, n_parts = 0;
  for (guint i = 0; i < finder->days->len; i++)
    {
      n_dated += day_at (finder, i)->month > 0;
      n_parts += day_at (finder, i)->part != NULL;
    }
  if (table->cell_of[ATTENDANCE_STATUS] >= 0 && table->cell_of[ATTENDANCE_DATE] >= 0)
    return n_dated > 1;
  return n_dated > 0 || n_parts > 1 || finder->days->len >= LEAST_DAYS || hold_signs (finder, grid);
}

/* 上午 and 下午 above the signs, and no day with them. FALSE when that keeps the sheet from being read. */
static gboolean
check_parts_alone (const TableOpening *opening, const gint *columns)
{
  const Table *table = opening->table;
  for (guint cell = 0; cell < table->n_header && table->cell_of[ATTENDANCE_STATUS] < 0; cell++)
    {
      const char *header = table->header->pdata[cell];
      if (columns[cell] >= 0 || day_part_name ((Cell) { header, strlen (header) }) == NULL || !grid_is_filled (opening, cell))
        continue;
      Place place = table_header_place (table, cell);
      place.value = header;
      diag_report (opening->diags, DIAG_HEADER_DAY_PART_ALONE, &place, header, NULL);
      return FALSE;
    }
  return TRUE;
}

/* Warns where no date of the header is in the month that the file is called by. A company's month may begin in the second half of the one before, or, where the
 * configuration says so, in the first half. */
static void
check_file_month (const DateFinder *finder)
{
  const TableOpening *opening = finder->opening;
  const HeaderDay *first = NULL;
  char text[DATE_BUFFER], month_text[DATE_BUFFER];
  int year, month, unused, starts = (int) opening->config->month_starts;
  Date of_file = dataset_file_month (opening->table->definition, opening->table->file);
  if (of_file == DATE_NONE)
    return;
  date_split (of_file, &year, &month, &unused);
  Date from = of_file - DAYS_BEFORE, to = date_new (year + month / 12, month % 12 + 1, 1) + (Date) (starts < DAYS_BEFORE ? starts - 1 : 0);
  for (guint i = 0; i < finder->days->len; i++)
    {
      const HeaderDay *day = day_at (finder, i);
      if (day->date == DATE_NONE || day->month == 0 || (day->date >= from && day->date < to))
        return;
      first = first != NULL ? first : day;
    }
  Place place = table_header_place (opening->table, first->cell);
  place.value = first->header;
  date_format (of_file, month_text)[7] = '\0';
  diag_report (opening->diags, DIAG_HEADER_MONTH_OTHER, &place, month_text, date_format (first->date, text), NULL);
}

void
grid_find_dates (const TableOpening *opening, const gint *columns, Grid *grid)
{
  DateFinder finder = { .opening = opening, .period = grid_period (opening), .days = g_array_new (FALSE, FALSE, sizeof (HeaderDay)) };
  g_array_set_clear_func (finder.days, day_clear);
  read_days (&finder, columns);
  if (finder.days->len == 0)
    grid->refused |= !check_parts_alone (opening, columns);
  if (is_by_date (&finder, grid))
    {
      gboolean refused = grid->refused;
      complete_years (&finder);
      grid_complete_months (&finder);
      compare_weekdays (&finder);
      refused |= !grid_check_weekdays (&finder);
      for (guint i = 0; i < finder.days->len; i++)
        {
          const HeaderDay *day = day_at (&finder, i);
          if (day->date != DATE_NONE)
            add_day (&finder, day, grid->cells);
          else if (!settle_unknown (&finder, day, grid->cells, refused))
            refused = TRUE;
        }
      if (!refused)
        check_file_month (&finder);
      grid->refused = refused;
    }
  g_array_unref (finder.days);
  grid_period_clear (&finder.period);
}
