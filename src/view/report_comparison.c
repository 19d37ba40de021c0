/* What a report's figures are compared with, and the words that say so. */
#include "view/report.h"
#include "text/locale.h"

Shown
report_compared (const Report *report, MeasureId measure, const Comparison *comparison)
{
  static const char *const reasons[] = {
    [COMPARED_NO_RECORDS] = "report.reason.before", [COMPARED_NO_WEEK] = "report.reason.week", [COMPARED_NO_DAY] = "report.reason.day",
    [COMPARED_NEVER] = "report.reason.before"
  };
  if (comparison->state == COMPARED)
    return report_shown_in (report, comparison->figures, measure, &comparison->period, report->dimension, report->member);
  return (Shown) { .reason = reasons[comparison->state] };
}

char *
report_before_text (const Report *report, const char *key)
{
  const char *word = report_word (report, key);
  return report->before.cut ? words_format (report->context->words, "report.compare.same", "before", word, NULL) : g_strdup (word);
}

void
report_add_compared (const Report *report, xmlNode *node, MeasureId measure, const Shown *then)
{
  set_attribute (node, "before-waiting", then->waiting && !report_is_withheld (then) ? "yes" : NULL);
  if (then->present)
    {
      g_autofree char *text = report_measure_text (report, measure, then->tenths);
      set_attribute (node, "before", text);
      return;
    }
  set_attribute (node, "before", report_is_withheld (then) ? "—" : words_get (report->context->words, "report.missing"));
  set_attribute (node, "before-missing", "yes");
  set_attribute (node, "before-reason", words_get (report->context->words, then->reason));
}

void
report_add_change (const Report *report, xmlNode *node, MeasureId measure, const Shown *now, const Shown *then)
{
  MeasureUnit unit = view_measure (report->context, measure)->unit;

  if (!now->present || !then->present)
    return;
  gint64 difference = now->tenths - then->tenths;
  int judgement = now->small || then->small ? 0 : report_change_judgement (report, measure, difference);
  g_autofree char *text = report_change_text (report, unit, difference);
  set_attribute (node, "change", text);
  set_attribute (node, "direction", difference > 0 ? "up" : difference < 0 ? "down" : "same");
  set_attribute (node, "judgement", judgement > 0 ? "better" : judgement < 0 ? "worse" : NULL);
  if ((unit == UNIT_COUNT || measure == MEASURE_HOURS_HELD) && then->tenths > 0 && difference != 0)
    {
      Wide share = (Wide) ABS (difference) * 1000;
      gint64 tenths = (gint64) ((share + then->tenths / 2) / then->tenths);
      g_autofree char *percent = report_value_text (report, UNIT_RATE, tenths);
      g_autofree char *relative = g_strconcat (difference > 0 ? "+" : "−", percent, NULL);
      set_attribute (node, "relative", relative);
    }
}

/* ---- notes ---- */

/* The days that are compared: 周一至周五, 10月1日—20日. */
static char *
days_text (const Report *report, const Comparison *comparison)
{
  const Words *words = report->context->words;
  if (report->period.kind != PERIOD_WEEK)
    return period_range_text (words, comparison->period.first, comparison->last);
  g_autofree char *from = locale_weekday (report->language, comparison->period.first);
  if (comparison->last == comparison->period.first)
    return g_steal_pointer (&from);
  g_autofree char *to = locale_weekday (report->language, comparison->last);
  return words_format (words, "report.compare.weekdays", "from", from, "to", to, NULL);
}

static void
add_note (xmlNode *section, char *text)
{
  element_text (section, "note", text);
  g_free (text);
}

/* A running period: which days are compared. */
static void
add_same_days (const Report *report, xmlNode *section, const Comparison *comparison, const char *key, const char *whole_key)
{
  if (comparison->state != COMPARED)
    return;
  g_autofree char *days = days_text (report, comparison), *name = period_text (report->context->words, &comparison->period);
  add_note (section, words_format (report->context->words, comparison->cut ? key : whole_key, "before", report_word (report, "report.before"),
                                   "days", days, "period", name, NULL));
}

/* Why there is nothing to compare with, or that the records begin in the middle. */
static void
add_reason (const Report *report, xmlNode *section, const Comparison *comparison, const char *key)
{
  const Words *words = report->context->words;
  Date first = comparisons_begin (report->context->comparisons);
  int year, number;
  if (comparison->state == COMPARED_NEVER || first == DATE_NONE)
    return;
  if (comparison->state == COMPARED && (comparison->begin == DATE_NONE || report->period.kind < PERIOD_MONTH))
    return;
  g_autofree char *date = locale_date (report->language, first);
  period_numbers (&report->period, &year, &number);
  g_autofree char *year_text = g_strdup_printf ("%d", year - 1), *number_text = g_strdup_printf ("%d", number);
  g_autofree char *name = comparison->state == COMPARED ? period_text (words, &comparison->period) : NULL;
  static const char *const keys[] = {
    [COMPARED] = "report.compare.begin", [COMPARED_NO_RECORDS] = "report.compare.none", [COMPARED_NO_WEEK] = "report.compare.no-week",
    [COMPARED_NO_DAY] = "report.compare.no-day"
  };
  add_note (section, words_format (words, keys[comparison->state], "what", words_get (words, key), "date", date, "period", name, "year", year_text,
                                   "week", number_text, NULL));
}

void
report_add_comparison_notes (const Report *report, xmlNode *section)
{
  if (report->running)
    {
      g_autofree char *day = locale_day (report->language, report->base);
      add_note (section, words_format (report->context->words, "report.compare.until", "date", day, "this", report_word (report, "report.this"), NULL));
      add_same_days (report, section, &report->before, "report.compare.before", "report.compare.before.whole");
      add_same_days (report, section, &report->year_before, "report.compare.year", "report.compare.year.whole");
    }
  add_reason (report, section, &report->before, "report.figures.change");
  add_reason (report, section, &report->year_before, "report.figures.year-change");
}
