/* Titles of reports. */
#include "page/period_text.h"
#include "page/plan.h"

#include <string.h>

char *
page_report_name (const Words *words, const ReportSubject *subject)
{
  const ReportLayout *layout = subject->layout;
  const char *kind = period_kind_name (subject->period.kind), *title = layout->title;
  g_autofree char *key = g_strconcat ("report.title.", kind, NULL);
  if (title == NULL)
    title = strcmp (layout->name.text, kind) == 0 || strcmp (layout->name.text, REPORT_TEAM) == 0 ? words_get (words, key) : layout->name.text;
  return layout->by == REPORT_OF_ALL ? g_strdup (title) : words_format (words, "page.report.of", "name", subject->label, "title", title, NULL);
}

char *
page_report_title (const Planner *planner, const ReportSubject *subject)
{
  g_autofree char *text = period_text (planner->words, &subject->period);
  g_autofree char *name = page_report_name (planner->words, subject);
  return words_format (planner->words, "page.report", "title", name, "period", text, NULL);
}
