/* Periods, ranges and words of the reports, as the reader writes them. */
#include "view/report.h"
#include "text/locale.h"

const char *
report_word (const Report *report, const char *key)
{
  g_autofree char *special = g_strconcat (key, ".", period_kind_name (report->period.kind), NULL);
  const char *word = words_find (report->context->words, special);
  return word != NULL ? word : words_get (report->context->words, key);
}

char *
report_count_text (const Report *report, gint64 count)
{
  return locale_number (report->language, count, 1, 0);
}

char *
report_range_text (const ViewContext *context, Date first, Date last)
{
  const char *language = context->config->language;
  g_autofree char *from = locale_day (language, first);
  g_autofree char *to = locale_day (language, last);
  int year, month, day, last_year, last_month, last_day;

  if (first == last)
    return g_steal_pointer (&from);
  date_split (first, &year, &month, &day);
  date_split (last, &last_year, &last_month, &last_day);
  if (year != last_year)
    {
      g_autofree char *full_from = locale_date (language, first);
      g_autofree char *full_to = locale_date (language, last);
      return words_format (context->words, "report.range", "from", full_from, "to", full_to, NULL);
    }
  if (month != last_month)
    return words_format (context->words, "report.range", "from", from, "to", to, NULL);
  g_autofree char *from_number = g_strdup_printf ("%d", day);
  g_autofree char *to_number = g_strdup_printf ("%d", last_day);
  return words_format (context->words, "report.range.month", "from", from, "to", to, "first", from_number, "last", to_number, NULL);
}

static const char *
month_word (const ViewContext *context, const char *prefix, int month)
{
  char key[32];
  g_snprintf (key, sizeof key, "%s.%d", prefix, month);
  return words_get (context->words, key);
}

char *
report_period_text (const ViewContext *context, const Period *period)
{
  const Words *words = context->words;
  int year, month, day, week;
  char year_text[16], number[16];

  date_split (period->first, &year, &month, &day);
  g_snprintf (year_text, sizeof year_text, "%d", year);
  switch (period->kind)
    {
    case PERIOD_DAY:
      {
        g_autofree char *date = locale_date (context->config->language, period->first);
        g_autofree char *weekday = locale_weekday (context->config->language, period->first);
        return words_format (words, "report.period.day", "date", date, "weekday", weekday, NULL);
      }
    case PERIOD_WEEK:
      {
        g_autofree char *range = report_range_text (context, period->first, period->last);
        date_iso_week (period->first, &year, &week);
        g_snprintf (year_text, sizeof year_text, "%d", year);
        g_snprintf (number, sizeof number, "%d", week);
        return words_format (words, "report.period.week", "year", year_text, "week", number, "range", range, NULL);
      }
    case PERIOD_MONTH:
      return words_format (words, "report.period.month", "year", year_text, "month", month_word (context, "report.month", month), NULL);
    case PERIOD_QUARTER:
      g_snprintf (number, sizeof number, "%d", (month + 2) / 3);
      return words_format (words, "report.period.quarter", "year", year_text, "quarter", number, NULL);
    default:
      return words_format (words, "report.period.year", "year", year_text, NULL);
    }
}

char *
report_period_label (const ViewContext *context, const Period *period)
{
  int year, month, day, week;
  char number[16];

  date_split (period->first, &year, &month, &day);
  switch (period->kind)
    {
    case PERIOD_DAY:
      return g_strdup_printf ("%d/%d", month, day);
    case PERIOD_WEEK:
      date_iso_week (period->first, &year, &week);
      g_snprintf (number, sizeof number, "%d", week);
      return words_format (context->words, "report.label.week", "week", number, NULL);
    case PERIOD_MONTH:
      return g_strdup (month_word (context, "report.label.month", month));
    case PERIOD_QUARTER:
      return g_strdup_printf ("Q%d", (month + 2) / 3);
    default:
      return g_strdup_printf ("%d", year);
    }
}

guint
report_text_width (const char *text)
{
  guint width = 0;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      if (!g_unichar_iszerowidth (c))
        width += g_unichar_iswide_cjk (c) ? 2 : 1;
    }
  return width;
}

char *
report_text_cut (const char *text, guint width)
{
  guint used = 0;
  const char *p = text;

  if (report_text_width (text) <= width)
    return g_strdup (text);
  for (; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      guint w = g_unichar_iszerowidth (c) ? 0 : g_unichar_iswide_cjk (c) ? 2 : 1;
      if (used + w + 2 > width)
        break;
      used += w;
    }
  g_autofree char *kept = g_strndup (text, (gsize) (p - text));
  return g_strconcat (kept, "…", NULL);
}
