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

/* The name, and behind it the days where the name does not say them. */
static char *
with_range (const Words *words, const Period *period, char *name)
{
  g_autofree char *owned = name;
  if (period->kind != PERIOD_WEEK && period_is_usual (period))
    return g_steal_pointer (&owned);
  g_autofree char *range = period_range_text (words, period->first, period->last);
  return words_format (words, "report.period.range", "period", owned, "range", range, NULL);
}

char *
period_text (const Words *words, const Period *period)
{
  static const char *const keys[N_PERIODS] = { NULL, "report.period.week", "report.period.month", "report.period.quarter", "report.period.year" };
  int year, number;
  if (period->kind == PERIOD_DAY)
    return day_text (words, period->first);
  period_numbers (period, &year, &number);
  g_autofree char *year_text = g_strdup_printf ("%d", year), *number_text = g_strdup_printf ("%d", number);
  const char *shown = period->kind == PERIOD_MONTH ? month_word (words, "report.month", number) : number_text;
  return with_range (words, period, words_format (words, keys[period->kind], "year", year_text, "week", shown, "month", shown, "quarter", shown, NULL));
}

char *
period_text_until (const Words *words, const Period *period, Date last)
{
  char *text = period_text (words, period);
  if (last >= period->last)
    return text;
  g_autofree char *whole = text, *day = locale_day (words_language (words), last);
  return words_format (words, "report.period.until", "period", whole, "date", day, NULL);
}

char *
period_label (const Words *words, const Period *period)
{
  int year, month, day, number;
  date_split (period->first, &year, &month, &day);
  if (period->kind == PERIOD_DAY)
    return g_strdup_printf ("%d/%d", month, day);
  period_numbers (period, &year, &number);
  g_autofree char *number_text = g_strdup_printf ("%d", number);
  switch (period->kind)
    {
    case PERIOD_WEEK:
      return words_format (words, "report.label.week", "week", number_text, NULL);
    case PERIOD_MONTH:
      return g_strdup (month_word (words, "report.label.month", number));
    case PERIOD_QUARTER:
      return g_strdup_printf ("Q%d", number);
    default:
      return g_strdup_printf ("%d", year);
    }
}
