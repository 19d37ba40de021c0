/* Which time a sheet is about: what its titles and the name of its file say together. Where they contradict each other nothing is known. */
#include "source/grid_title.h"
#include "source/day_parts.h"
#include "text/notation.h"

#include <string.h>

/* No title is longer. */
#define MOST_TITLE 1000
/* A range of a sheet that is called by one month. */
#define DAYS_OF_MONTH 31

/* A text, and what it says. */
typedef struct {
  char *text;
  GridTitle title;
} Source;

static void
source_clear (gpointer data)
{
  g_free (((Source *) data)->text);
}

static void
add_source (GArray *sources, const char *text)
{
  Source source = { .text = g_strdup (text) };
  grid_title_read (text, strlen (text), &source.title);
  g_array_append_val (sources, source);
}

/* Months */

static gboolean
months_differ (const GridMonth *one, const GridMonth *other)
{
  return one->month != other->month || (one->year != 0 && other->year != 0 && one->year != other->year);
}

static char *
month_text (const GridMonth *month)
{
  return month->year != 0 ? g_strdup_printf ("%04d-%02d", month->year, month->month) : g_strdup_printf ("%d月", month->month);
}

static void
note_difference (GridPeriod *period, const char *one_text, char *one, const char *other_text, char *other)
{
  if (period->differ[0] == NULL)
    {
      period->differ[0] = cell_excerpt (one_text, strlen (one_text));
      period->differ[1] = one;
      period->differ[2] = cell_excerpt (other_text, strlen (other_text));
      period->differ[3] = other;
      return;
    }
  g_free (one);
  g_free (other);
}

/* The month that the sources say, which all must be the same. */
static void
find_month (const GArray *sources, GridPeriod *period)
{
  const Source *said = NULL;
  GridMonth first = { 0, 0 };
  for (guint i = 0; i < sources->len; i++)
    {
      const Source *source = &g_array_index (sources, Source, i);
      for (guint k = 0; k < source->title.n_months; k++)
        {
          GridMonth month = source->title.months[k];
          if (said != NULL && months_differ (&first, &month))
            note_difference (period, said->text, month_text (&first), source->text, month_text (&month));
          else if (said == NULL || first.year == 0)
            {
              said = source;
              first = month;
            }
        }
    }
  if (first.month == 0)
    return;
  period->month = first.month;
  period->year = first.year;
  period->is_month = TRUE;
}

/* A year that stands alone in one source, and is not that of the month in another. */
static void
compare_years (const GArray *sources, GridPeriod *period)
{
  const Source *said = NULL;
  GridMonth month = { period->year, period->month };
  for (guint i = 0; i < sources->len && said == NULL; i++)
    {
      const Source *source = &g_array_index (sources, Source, i);
      for (guint k = 0; k < source->title.n_months && period->year != 0; k++)
        if (source->title.months[k].year == period->year)
          said = source;
    }
  for (guint i = 0; i < sources->len && said != NULL; i++)
    {
      const GridTitle *title = &g_array_index (sources, Source, i).title;
      if (title->n_months == 0 && title->year != 0 && title->year != period->year && !title->several_years)
        note_difference (period, g_array_index (sources, Source, i).text, g_strdup_printf ("%d", title->year), said->text, month_text (&month));
    }
}

/* The year that stands apart from the month: the same in all sources, and none of them says several. */
static int
year_of_sources (const GArray *sources)
{
  int year = 0;
  for (guint i = 0; i < sources->len; i++)
    {
      const GridTitle *title = &g_array_index (sources, Source, i).title;
      if (title->several_years || (title->year != 0 && year != 0 && title->year != year))
        return 0;
      year = title->year != 0 ? title->year : year;
    }
  return year;
}

/* Ranges */

static gboolean
is_in_range (const GridRange *range, int month)
{
  int span = (range->last_month - range->first_month + 12) % 12;
  return (month - range->first_month + 12) % 12 <= span;
}

/* The range that the sources write. One that may be hours of lessons is none, but in a sheet that is called by a month at one of its ends. */
static void
find_range (const GArray *sources, GridPeriod *period)
{
  const Source *said = NULL;
  for (guint i = 0; i < sources->len; i++)
    {
      const Source *source = &g_array_index (sources, Source, i);
      const GridRange *range = &source->title.range;
      if (range->n_days > 0 && (said == NULL || (said->title.range.may_be_hours && !range->may_be_hours)))
        said = source;
    }
  if (said == NULL)
    return;
  const GridRange *range = &said->title.range;
  gboolean fits = period->month != 0 && range->n_days <= DAYS_OF_MONTH && (period->month == range->first_month || period->month == range->last_month);
  if (range->may_be_hours && !fits)
    return;
  period->range = *range;
  if (period->is_month && !is_in_range (range, period->month))
    {
      GridMonth month = { period->year, period->month };
      g_autofree char *first = g_strdup_printf ("%d.%d-%d.%d", range->first_month, range->first_day, range->last_month, range->last_day);
      for (guint i = 0; i < sources->len; i++)
        if (g_array_index (sources, Source, i).title.n_months > 0)
          {
            note_difference (period, said->text, g_strdup (first), g_array_index (sources, Source, i).text, month_text (&month));
            return;
          }
    }
}

/* The year of the range's first day, where the range does not say it: its last day is in the month that the sheet is called by, else its first. */
static int
year_of_range (const GridPeriod *period)
{
  const GridRange *range = &period->range;
  if (range->year != 0 || range->n_days == 0 || period->year == 0)
    return range->year;
  gboolean crosses = range->last_month < range->first_month;
  if (period->month == 0)
    return crosses ? 0 : period->year;
  return period->year - (crosses && period->month <= range->last_month);
}

/* The sources */

/* The cells of a row, as one text: a label and what it is for may stand in two cells. What merged cells repeat stands there once. */
static void
add_row (GArray *sources, const Record *record)
{
  g_autoptr (GString) text = g_string_new (NULL);
  Cell last = { "", 0 };
  for (guint i = 0; i < record->n_cells && text->len < MOST_TITLE; i++)
    {
      Cell cell = cell_trim (record->cells[i]);
      if (cell.length == 0 || cell.length > MOST_HEADER || (cell.length == last.length && memcmp (cell.text, last.text, last.length) == 0))
        continue;
      if (text->len > 0)
        g_string_append_c (text, '\n');
      g_string_append_len (text, cell.text, (gssize) cell.length);
      last = cell;
    }
  if (text->len > 0)
    add_source (sources, text->str);
}

/* The cells of the header that are no dates: one that is says when that day was, not what the sheet is about. */
static void
add_header (GArray *sources, const Record *record)
{
  Date unused;
  for (guint i = 0; i < record->n_cells; i++)
    {
      Cell cell = cell_trim (record->cells[i]);
      const char *part;
      if (cell.length == 0 || cell.length >= MOST_HEADER)
        continue;
      g_autofree char *text = g_strndup (cell.text, cell.length), *day = day_part_cut (text, &part);
      const char *date = day != NULL ? day : text;
      if (notation_date (date, strlen (date), 2000, &unused).outcome == NOTATION_WRONG)
        add_source (sources, text);
    }
}

/* The name of the file. A day in it is often the day when it was saved. A quarter is no month. */
static void
add_file (GArray *sources, const char *file, GridPeriod *period)
{
  g_autofree char *name = g_path_get_basename (file);
  gboolean is_month;
  int year, month, day;
  Date date = dataset_file_date (file, &is_month);
  Source source = { .text = g_strdup (name), .title = { .on = DATE_NONE } };
  if (date == DATE_NONE)
    grid_title_read (name, strlen (name), &source.title);
  else
    {
      date_split (date, &year, &month, &day);
      if (!is_month)
        period->on = date;
      else if (g_regex_match_simple ("[Qq][1-4]|季", name, 0, 0))
        source.title.year = year;
      else
        source.title.months[source.title.n_months++] = (GridMonth) { year, month };
      period->is_week = !is_month && g_regex_match_simple ("[Ww]\\d|周|週", name, 0, 0);
    }
  g_array_append_val (sources, source);
}

static GArray *
sources_new (void)
{
  GArray *sources = g_array_new (FALSE, FALSE, sizeof (Source));
  g_array_set_clear_func (sources, source_clear);
  return sources;
}

/* What the header's cells say counts where nothing else says it. */
static void
read_header (const TableOpening *opening, GridPeriod *period)
{
  g_autoptr (GArray) sources = sources_new ();
  for (guint i = 0; i < opening->n_above; i++)
    if (opening->preview[i].line >= opening->table->first_header_line)
      add_header (sources, &opening->preview[i]);
  if (period->range.n_days == 0)
    find_range (sources, period);
  int year = period->year;
  if (period->month == 0)
    find_month (sources, period);
  if (period->year == 0)
    period->year = year != 0 ? year : year_of_sources (sources);
}

/* Two sources contradict each other: nothing but the year is known, where they agree in it. */
static void
forget_month (const GArray *sources, GridPeriod *period)
{
  period->month = 0;
  period->range = (GridRange) { 0 };
  period->is_month = FALSE;
  period->on = DATE_NONE;
  for (guint i = 0; i < sources->len; i++)
    {
      const GridTitle *title = &g_array_index (sources, Source, i).title;
      gboolean other = title->year != 0 && title->year != period->year;
      for (guint k = 0; k < title->n_months; k++)
        other |= title->months[k].year != 0 && title->months[k].year != period->year;
      if (other)
        period->year = 0;
    }
}

static void
use_day (const GArray *sources, GridPeriod *period)
{
  for (guint i = 0; i < sources->len && period->on == DATE_NONE; i++)
    period->on = g_array_index (sources, Source, i).title.on;
  int day;
  if (period->month == 0 && period->on != DATE_NONE)
    date_split (period->on, &period->year, &period->month, &day);
}

GridPeriod
grid_period (const TableOpening *opening)
{
  GridPeriod period = { .on = DATE_NONE };
  g_autoptr (GArray) sources = sources_new ();
  for (guint i = 0; i < opening->n_above; i++)
    if (opening->preview[i].line < opening->table->first_header_line)
      add_row (sources, &opening->preview[i]);
  add_file (sources, opening->table->file, &period);
  find_month (sources, &period);
  compare_years (sources, &period);
  if (period.year == 0)
    period.year = year_of_sources (sources);
  find_range (sources, &period);
  read_header (opening, &period);
  if (period.differ[0] != NULL)
    forget_month (sources, &period);
  else
    use_day (sources, &period);
  period.range.year = year_of_range (&period);
  return period;
}

void
grid_period_clear (GridPeriod *period)
{
  for (guint i = 0; i < G_N_ELEMENTS (period->differ); i++)
    g_clear_pointer (&period->differ[i], g_free);
}
