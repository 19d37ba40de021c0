/* Titles of reports. */
#include "page/period_text.h"
#include "page/plan.h"

char *
page_report_title (const Planner *planner, const Period *period)
{
  g_autofree char *key = g_strconcat ("report.title.", period_kind_name (period->kind), NULL);
  g_autofree char *text = period_text (planner->words, period);
  return words_format (planner->words, "page.report", "title", words_get (planner->words, key), "period", text, NULL);
}
