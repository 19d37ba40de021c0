/* All reports: the latest week and month with their key figures, then every report by kind, newest first. */
#include "view/report.h"
#include "text/locale.h"

static const MeasureId listed[] = {
  MEASURE_SESSIONS_HELD, MEASURE_HOURS_HELD, MEASURE_ATTENDANCE_RATE, MEASURE_COVERAGE_RATE, MEASURE_SCORE_FIRST_PASS_RATE
};

static void
describe (xmlNode *node, const Report *report, const Page *target)
{
  char buffer[PERIOD_BUFFER];
  g_autofree char *text = period_text (report->context->words, &report->period);

  set_attribute (node, "kind", period_kind_name (report->period.kind));
  set_attribute (node, "period", period_format (&report->period, buffer));
  set_attribute (node, "text", text);
  if (report->running)
    set_attribute (node, "running", "yes");
  link_to (node, report->page, target);
}

static void
add_entry (xmlNode *parent, const Report *report, const Page *target)
{
  xmlNode *node = element (parent, "entry");

  describe (node, report, target);
  if (report->period.kind == PERIOD_DAY)
    {
      int year, month, day;
      date_split (report->period.first, &year, &month, &day);
      attribute_integer (node, "day", day);
      g_autofree char *weekday = locale_weekday (report->language, report->period.first);
      set_attribute (node, "weekday", weekday);
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (listed); i++)
    {
      g_auto (Shown) shown = report_shown (report, listed[i], &report->period, DIMENSION_ALL, "all");
      xmlNode *cell = element (node, "cell");
      set_attribute (cell, "measure", view_measure (report->context, listed[i])->id);
      report_add_value (report, cell, listed[i], &shown);
    }
}

/* The group that a report stands in: the month of a day, the year (of the week's Thursday) of anything longer. */
static Period
group_of (const Period *period)
{
  if (period->kind == PERIOD_DAY)
    return period_of (PERIOD_MONTH, period->first);
  if (period->kind == PERIOD_WEEK)
    return period_of (PERIOD_YEAR, period->first + 3);
  return period_of (PERIOD_YEAR, period->first);
}

static void
add_kind (xmlNode *root, const ViewContext *context, const Page *page, PeriodKind kind)
{
  const GArray *periods = figures_periods (context->figures, kind);
  g_autofree char *key = g_strconcat ("report.title.", period_kind_name (kind), NULL);
  Period group = { PERIOD_YEAR, 0, 0 };
  xmlNode *kind_node = NULL, *group_node = NULL;

  for (guint i = periods->len; i-- > 0;)
    {
      Report report;
      const Period *period = &g_array_index (periods, Period, i);
      const Page *target = plan_report (context->plan, period);
      Period its_group = group_of (period);
      if (target == NULL)
        continue;
      if (kind_node == NULL)
        {
          kind_node = element (root, "kind");
          set_attribute (kind_node, "name", period_kind_name (kind));
          set_attribute (kind_node, "title", words_get (context->words, key));
        }
      if (group_node == NULL || !period_equal (&group, &its_group))
        {
          group = its_group;
          g_autofree char *label = period_text (context->words, &group);
          group_node = element (kind_node, "group");
          set_attribute (group_node, "label", label);
        }
      report_init (&report, context, page, period);
      add_entry (group_node, &report, target);
    }
}

static void
add_latest (xmlNode *root, const ViewContext *context, const Page *page, PeriodKind kind)
{
  const GArray *periods = figures_periods (context->figures, kind);

  for (guint i = periods->len; i-- > 0;)
    {
      Report report;
      const Period *period = &g_array_index (periods, Period, i);
      const Page *target = plan_report (context->plan, period);
      if (target == NULL)
        continue;
      report_init (&report, context, page, period);
      xmlNode *node = element (root, "latest");
      describe (node, &report, target);
      set_attribute (node, "title", report_word (&report, "report.title"));
      set_attribute (node, "before", report_word (&report, "report.before"));
      report_add_cards (&report, node);
      return;
    }
}

static void
add_columns (xmlNode *root, const ViewContext *context)
{
  for (guint i = 0; i < G_N_ELEMENTS (listed); i++)
    {
      xmlNode *column = element (root, "column");
      set_attribute (column, "measure", view_measure (context, listed[i])->id);
      set_attribute (column, "label", report_measure_label (context, listed[i]));
    }
}

void
reports_view_fill (View *view, const ViewContext *context, const Page *page, Diagnostics *diags)
{
  static const PeriodKind order[] = { PERIOD_WEEK, PERIOD_MONTH, PERIOD_QUARTER, PERIOD_YEAR, PERIOD_DAY };
  xmlNode *root = element (view_root (view), "reports");
  g_autofree char *as_of = locale_date (context->config->language, context->model->as_of);

  set_attribute (root, "as-of", as_of);
  if (plan_find (context->plan, "data.html") != NULL)
    {
      g_autofree char *data = page_link (page->path, "data.html");
      set_attribute (root, "data", data);
    }
  add_latest (root, context, page, PERIOD_WEEK);
  add_latest (root, context, page, PERIOD_MONTH);
  add_columns (root, context);
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    add_kind (root, context, page, order[i]);
}
