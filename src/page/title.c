/* Titles of reports: the period as its readers write it. */
#include "page/plan.h"
#include "text/locale.h"

static char *
range_text (const Planner *planner, Date first, Date last)
{
  const char *language = planner->config->language;
  int year, month, day, last_year, last_month, last_day;
  date_split (first, &year, &month, &day);
  date_split (last, &last_year, &last_month, &last_day);
  gboolean full = year != last_year;
  g_autofree char *from = full ? locale_date (language, first) : locale_day (language, first);
  g_autofree char *to = full ? locale_date (language, last) : locale_day (language, last);
  if (full || month != last_month)
    return words_format (planner->words, "report.range", "from", from, "to", to, NULL);
  g_autofree char *from_number = g_strdup_printf ("%d", day), *to_number = g_strdup_printf ("%d", last_day);
  return words_format (planner->words, "report.range.month", "from", from, "to", to, "first", from_number, "last", to_number, NULL);
}

static char *
period_text (const Planner *planner, const Period *period)
{
  int year, month, day, week;
  date_split (period->first, &year, &month, &day);
  if (period->kind == PERIOD_WEEK)
    date_iso_week (period->first, &year, &week);
  g_autofree char *year_text = g_strdup_printf ("%d", year);
  switch (period->kind)
    {
    case PERIOD_DAY:
      {
        g_autofree char *date = locale_date (planner->config->language, period->first);
        g_autofree char *weekday = locale_weekday (planner->config->language, period->first);
        return words_format (planner->words, "report.period.day", "date", date, "weekday", weekday, NULL);
      }
    case PERIOD_WEEK:
      {
        g_autofree char *range = range_text (planner, period->first, period->last);
        g_autofree char *number = g_strdup_printf ("%d", week);
        return words_format (planner->words, "report.period.week", "year", year_text, "week", number, "range", range, NULL);
      }
    case PERIOD_MONTH:
      {
        g_autofree char *key = g_strdup_printf ("report.month.%d", month);
        return words_format (planner->words, "report.period.month", "year", year_text, "month", words_get (planner->words, key), NULL);
      }
    case PERIOD_QUARTER:
      {
        g_autofree char *number = g_strdup_printf ("%d", (month + 2) / 3);
        return words_format (planner->words, "report.period.quarter", "year", year_text, "quarter", number, NULL);
      }
    default:
      return words_format (planner->words, "report.period.year", "year", year_text, NULL);
    }
}

char *
page_report_title (const Planner *planner, const Period *period)
{
  g_autofree char *key = g_strconcat ("report.title.", period_kind_name (period->kind), NULL);
  g_autofree char *text = period_text (planner, period);
  return words_format (planner->words, "page.report", "title", words_get (planner->words, key), "period", text, NULL);
}
