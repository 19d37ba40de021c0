#include "page/period_text.h"

#include "text/locale.h"

char *
period_range_text (const Words *words, Date first, Date last)
{
  const char *language = words_language (words);
  int year, month, day, last_year, last_month, last_day;
  date_split (first, &year, &month, &day);
  date_split (last, &last_year, &last_month, &last_day);
  gboolean full = year != last_year;
  g_autofree char *from = full ? locale_date (language, first) : locale_day (language, first);
  g_autofree char *to = full ? locale_date (language, last) : locale_day (language, last);
  if (first == last)
    return g_steal_pointer (&from);
  if (full || month != last_month)
    return words_format (words, "report.range", "from", from, "to", to, NULL);
  g_autofree char *from_number = g_strdup_printf ("%d", day), *to_number = g_strdup_printf ("%d", last_day);
  return words_format (words, "report.range.month", "from", from, "to", to, "first", from_number, "last", to_number, NULL);
}

static const char *
month_word (const Words *words, const char *prefix, int month)
{
  char key[32];
  g_snprintf (key, sizeof key, "%s.%d", prefix, month);
  return words_get (words, key);
}

static char *
day_text (const Words *words, Date day)
{
  g_autofree char *date = locale_date (words_language (words), day);
  g_autofree char *weekday = locale_weekday (words_language (words), day);
  return words_format (words, "report.period.day", "date", date, "weekday", weekday, NULL);
}

static char *
week_text (const Words *words, const Period *period)
{
  int year, week;
  date_iso_week (period->first, &year, &week);
  g_autofree char *range = period_range_text (words, period->first, period->last);
  g_autofree char *year_text = g_strdup_printf ("%d", year), *number = g_strdup_printf ("%d", week);
  return words_format (words, "report.period.week", "year", year_text, "week", number, "range", range, NULL);
}

char *
period_text (const Words *words, const Period *period)
{
  int year, month, day;
  date_split (period->first, &year, &month, &day);
  g_autofree char *year_text = g_strdup_printf ("%d", year), *quarter = g_strdup_printf ("%d", (month + 2) / 3);
  switch (period->kind)
    {
    case PERIOD_DAY:
      return day_text (words, period->first);
    case PERIOD_WEEK:
      return week_text (words, period);
    case PERIOD_MONTH:
      return words_format (words, "report.period.month", "year", year_text, "month", month_word (words, "report.month", month), NULL);
    case PERIOD_QUARTER:
      return words_format (words, "report.period.quarter", "year", year_text, "quarter", quarter, NULL);
    default:
      return words_format (words, "report.period.year", "year", year_text, NULL);
    }
}

char *
period_label (const Words *words, const Period *period)
{
  int year, month, day, week;
  date_split (period->first, &year, &month, &day);
  switch (period->kind)
    {
    case PERIOD_DAY:
      return g_strdup_printf ("%d/%d", month, day);
    case PERIOD_WEEK:
      {
        date_iso_week (period->first, &year, &week);
        g_autofree char *number = g_strdup_printf ("%d", week);
        return words_format (words, "report.label.week", "week", number, NULL);
      }
    case PERIOD_MONTH:
      return g_strdup (month_word (words, "report.label.month", month));
    case PERIOD_QUARTER:
      return g_strdup_printf ("Q%d", (month + 2) / 3);
    default:
      return g_strdup_printf ("%d", year);
    }
}
