/* The pages of the reports that the configuration declares: for every period with a session or a fact up to the as-of date. */
#include "page/plan.h"

#include <string.h>

static void
add_report (Planner *planner, Page *index, const Period *period, const ReportLayout *layout, Page **previous)
{
  char name[PERIOD_BUFFER];
  ReportSubject *subject = g_new (ReportSubject, 1);
  *subject = (ReportSubject) { *period, layout, DIMENSION_ALL, "all" };
  g_ptr_array_add (planner->plan->index->reports, subject);
  char *path = g_strconcat ("reports/", layout->name.text, "/", period_format (period, name), ".html", NULL);
  Page *page = planner_add (planner, PAGE_REPORT, index, path, page_report_title (planner, period), subject, NULL);
  g_hash_table_insert (planner->plan->index->by_period, &subject->period, page);
  page->previous = *previous;
  if (*previous != NULL)
    (*previous)->next = page;
  *previous = page;
}

static void
add_layout (Planner *planner, const ReportLayout *layout, PeriodKind kind, Page **index)
{
  const GArray *periods = figures_periods (planner->figures, kind);
  Page *previous = NULL;
  for (guint i = 0; periods != NULL && i < periods->len; i++)
    {
      const Period *period = &g_array_index (periods, Period, i);
      if (!figures_has_activity (planner->figures, period))
        continue;
      if (*index == NULL)
        *index = planner_add_index (planner, PAGE_REPORTS, "reports/index.html", "page.reports");
      add_report (planner, *index, period, layout, &previous);
    }
}

void
planner_add_reports (Planner *planner)
{
  const GPtrArray *layouts = planner->config->reports->layouts;
  Page *index = NULL;
  for (guint i = 0; i < layouts->len && planner->figures != NULL; i++)
    {
      const ReportLayout *layout = layouts->pdata[i];
      for (PeriodKind kind = 0; kind < N_PERIODS && !layout->is_off; kind++)
        if (layout->periods & 1u << kind && strcmp (layout->name.text, period_kind_name (kind)) == 0)
          add_layout (planner, layout, kind, &index);
    }
}
