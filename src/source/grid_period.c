/* Which time a sheet is about: what its title and the name of its file say. */
#include "source/grid.h"
#include "text/notation.h"

/* A range of days is no longer than this: a month of attendance, or two. */
#define MOST_DAYS 62

/* "2026年11月", "2026-11". */
static const char month_pattern[] = "(?<!\\d)(20\\d\\d)\\s*(?:年度?|[-/.])(?:\\s*(\\d{1,2})(?!\\d))?";

/* "10.26-11.25", "10月26日—11月25日", "2026-12-28至2027-01-03", "11.2-6". */
static const char range_pattern[] =
  "(?<!\\d)(?:(?<y1>20\\d\\d)\\s*[年./-]\\s*)?(?<m1>\\d{1,2})\\s*[月./-]\\s*(?<d1>\\d{1,2})\\s*[日号號]?\\s*(?:-|–|—|~|至|到)+\\s*"
  "(?:(?<y2>20\\d\\d)\\s*[年./-]\\s*)?(?:(?<m2>\\d{1,2})\\s*[月./-]\\s*)?(?<d2>\\d{1,2})\\s*[日号號]?(?![\\d.月])";

static gpointer
make_regex (gpointer pattern)
{
  return g_regex_new (pattern, 0, 0, NULL);
}

static int
number_of (const GMatchInfo *match, const char *name)
{
  g_autofree char *text = g_match_info_fetch_named (match, name);
  return text == NULL ? 0 : (int) g_ascii_strtoll (text, NULL, 10);
}

static void
find_month (const char *text, GridPeriod *period)
{
  static GOnce once = G_ONCE_INIT;
  g_autoptr (GMatchInfo) match = NULL;
  if (period->year != 0 || !g_regex_match (g_once (&once, make_regex, (gpointer) month_pattern), text, 0, &match))
    return;
  g_autofree char *year = g_match_info_fetch (match, 1), *month = g_match_info_fetch (match, 2);
  period->year = (int) g_ascii_strtoll (year, NULL, 10);
  period->month = month != NULL ? (int) g_ascii_strtoll (month, NULL, 10) : 0;
  if (period->month > 12)
    period->month = 0;
  period->is_month = period->month > 0;
}

static void
find_range (const char *text, GridPeriod *period)
{
  static GOnce once = G_ONCE_INIT;
  g_autoptr (GMatchInfo) match = NULL;
  if (period->first_month != 0 || !g_regex_match (g_once (&once, make_regex, (gpointer) range_pattern), text, 0, &match))
    return;
  int m1 = number_of (match, "m1"), d1 = number_of (match, "d1"), m2 = number_of (match, "m2"), d2 = number_of (match, "d2");
  int y1 = number_of (match, "y1"), y2 = number_of (match, "y2");
  if (m2 == 0)
    m2 = m1;
  /* Any two years that follow each other: the length is what is looked at. */
  Date first = date_new (2027, m1, d1), last = date_new (m2 < m1 ? 2028 : 2027, m2, d2);
  if (first == DATE_NONE || last == DATE_NONE || last <= first || last - first > MOST_DAYS)
    return;
  period->first_month = m1;
  period->first_day = d1;
  period->last_month = m2;
  period->last_day = d2;
  period->range_year = y1 != 0 ? y1 : y2 != 0 ? y2 - (m2 < m1) : 0;
}

/* The year of the range's first day, where the range does not say it: its last day is in the month that the sheet is called by, else its first. */
static int
year_of_range (const GridPeriod *period)
{
  if (period->range_year != 0 || period->first_month == 0 || period->year == 0)
    return period->range_year;
  gboolean crosses = period->last_month < period->first_month;
  if (period->month == 0)
    return crosses ? 0 : period->year;
  return period->year - (crosses && period->month <= period->last_month);
}

static void
read_title (const Cell *title, GridPeriod *period)
{
  g_autofree char *plain = title->length < MOST_HEADER ? g_utf8_normalize (title->text, (gssize) title->length, G_NORMALIZE_NFKC) : NULL;
  if (plain == NULL)
    return;
  find_range (plain, period);
  find_month (plain, period);
}

GridPeriod
grid_period (const TableOpening *opening)
{
  GridPeriod period = { .on = DATE_NONE };
  Date date = dataset_file_date (opening->table->file, &period.is_month), unused;
  int day;
  if (date != DATE_NONE)
    date_split (date, &period.year, &period.month, &day);
  if (date != DATE_NONE && !period.is_month)
    period.on = date;
  for (guint i = 0; i < opening->n_above; i++)
    for (guint cell = 0; cell < opening->preview[i].n_cells; cell++)
      {
        /* A date in the header says when that day was, not what the sheet is about. */
        const Cell *title = &opening->preview[i].cells[cell];
        if (opening->preview[i].line < opening->table->header_line || notation_date (title->text, title->length, 2000, &unused).outcome == NOTATION_WRONG)
          read_title (title, &period);
      }
  period.range_year = year_of_range (&period);
  return period;
}
