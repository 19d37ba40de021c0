/* The lists of reports: reports/index.html, and the page of a team's reports or of those that a user declared. Newest first. */
#include "view/report.h"
#include "text/locale.h"

static const MeasureId listed[] = {
  MEASURE_SESSIONS_HELD, MEASURE_HOURS_HELD, MEASURE_ATTENDANCE_RATE, MEASURE_COVERAGE_RATE, MEASURE_SCORE_FIRST_PASS_RATE,
  MEASURE_HOURS_PER_HEAD, MEASURE_SCORE_MEAN
};
#define MOST_COLUMNS 5

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
report_of_page (Report *report, const ViewContext *context, const Page *page, const Page *target)
{
  const ReportSubject *subject = target->subject;
  report_init (report, context, page, &subject->period);
  report->layout = subject->layout;
  report_set_scope (report, subject->dimension, subject->member);
}

/* The measures that a list shows, as many as it has room for: those that are counted for what its reports are of. */
static guint
list_columns (const Report *report, MeasureId columns[MOST_COLUMNS])
{
  guint n = 0;
  for (guint i = 0; i < G_N_ELEMENTS (listed) && n < MOST_COLUMNS; i++)
    if (report_has_measure (report, listed[i]))
      columns[n++] = listed[i];
  return n;
}

static void
add_entry (xmlNode *parent, const Report *report, const Page *target)
{
  MeasureId columns[MOST_COLUMNS];
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
  for (guint i = 0, n = list_columns (report, columns); i < n; i++)
    {
      g_auto (Shown) shown = report_shown (report, columns[i], &report->period, report->dimension, report->member);
      xmlNode *cell = element (node, "cell");
      set_attribute (cell, "measure", view_measure (report->context, columns[i])->id);
      report_add_value (report, cell, columns[i], &shown);
    }
}

/* The group that a report stands in: the month of a day, the year in the name of a week or month; quarters and years are few. */
static Period
group_of (const Config *config, const Period *period)
{
  PeriodRules rules = period_rules (config);
  int year, number;
  char name[PERIOD_BUFFER];
  Period group;
  if (period->kind == PERIOD_DAY)
    return period_of (&rules, PERIOD_MONTH, period->first);
  if (period->kind > PERIOD_MONTH)
    return (Period) { PERIOD_YEAR, 0, 0 };
  period_numbers (period, &year, &number);
  g_snprintf (name, sizeof name, "%04d", year);
  return period_parse (&rules, name, &group) ? group : period_of (&rules, PERIOD_YEAR, period->first);
}

/* Reports of one kind of one layout and member: a run of a page's children, oldest first. */
typedef struct {
  guint first, end;
} Run;

static gboolean
same_run (const Page *a, const Page *b)
{
  const ReportSubject *x = a->subject, *y = b->subject;
  return x->layout == y->layout && x->period.kind == y->period.kind && g_str_equal (x->member, y->member);
}

static Run
next_run (const GPtrArray *pages, guint from)
{
  Run run = { from, from };
  while (run.first < pages->len && ((const Page *) pages->pdata[run.first])->kind != PAGE_REPORT)
    run.first++;
  for (run.end = run.first; run.end < pages->len; run.end++)
    if (((const Page *) pages->pdata[run.end])->kind != PAGE_REPORT || !same_run (pages->pdata[run.first], pages->pdata[run.end]))
      break;
  return run;
}

static void
add_columns (xmlNode *kind, const Report *report)
{
  MeasureId columns[MOST_COLUMNS];
  for (guint i = 0, n = list_columns (report, columns); i < n; i++)
    {
      xmlNode *column = element (kind, "column");
      set_attribute (column, "measure", view_measure (report->context, columns[i])->id);
      set_attribute (column, "label", report_measure_label (report->context, columns[i]));
    }
}

/* A group of reports: its month, or year; days also say the year, which they are folded by. */
static xmlNode *
add_group (xmlNode *kind, const ViewContext *context, const Period *group)
{
  int year, number;
  xmlNode *node = element (kind, "group");
  if (group->last == 0)
    return node;
  g_autofree char *label = period_text (context->words, group);
  period_numbers (group, &year, &number);
  set_attribute (node, "label", label);
  attribute_integer (node, "year", year);
  return node;
}

static void
add_run (xmlNode *root, const ViewContext *context, const Page *page, Run run)
{
  const Page *latest = page->children->pdata[run.end - 1];
  const ReportSubject *subject = latest->subject;
  g_autofree char *title = page_report_name (context->words, subject);
  Period group = { PERIOD_YEAR, 0, 0 };
  xmlNode *kind = element (root, "kind"), *group_node = NULL;
  Report report;

  report_of_page (&report, context, page, latest);
  set_attribute (kind, "name", period_kind_name (subject->period.kind));
  set_attribute (kind, "title", title);
  attribute_integer (kind, "count", run.end - run.first);
  add_columns (kind, &report);
  for (guint i = run.end; i-- > run.first;)
    {
      const Page *target = page->children->pdata[i];
      report_of_page (&report, context, page, target);
      Period its_group = group_of (context->config, &report.period);
      if (group_node == NULL || !period_equal (&group, &its_group))
        {
          group = its_group;
          group_node = add_group (kind, context, &group);
        }
      add_entry (group_node, &report, target);
    }
}

/* The runs of a page; on the page of all reports in the order in which they are asked for. */
static void
add_runs (xmlNode *root, const ViewContext *context, const Page *page)
{
  static const PeriodKind order[] = { PERIOD_WEEK, PERIOD_MONTH, PERIOD_QUARTER, PERIOD_YEAR, PERIOD_DAY };
  const GPtrArray *pages = page->children;

  for (guint k = 0; k < G_N_ELEMENTS (order); k++)
    for (Run run = next_run (pages, 0); run.first < pages->len; run = next_run (pages, run.end))
      if (((const ReportSubject *) ((const Page *) pages->pdata[run.first])->subject)->period.kind == order[k])
        add_run (root, context, page, run);
}

/* The newest report of a kind among the children, or NULL. */
static const Page *
latest_of (const Page *page, PeriodKind kind)
{
  for (guint i = page->children->len; i-- > 0;)
    {
      const Page *child = page->children->pdata[i];
      if (child->kind == PAGE_REPORT && ((const ReportSubject *) child->subject)->period.kind == kind)
        return child;
    }
  return NULL;
}

/* The newest of each kind; those that a manager opens first with their cards. */
static void
add_latest (xmlNode *root, const ViewContext *context, const Page *page)
{
  for (PeriodKind kind = 0; kind < N_PERIODS; kind++)
    {
      const Page *target = latest_of (page, kind);
      Report report;
      if (target == NULL)
        continue;
      report_of_page (&report, context, page, target);
      g_autofree char *title = page_report_name (context->words, target->subject);
      xmlNode *node = element (root, "latest");
      describe (node, &report, target);
      set_attribute (node, "title", title);
      g_autofree char *before = report_before_text (&report, "report.before");
      set_attribute (node, "before", before);
      if (kind == PERIOD_WEEK || kind == PERIOD_MONTH)
        report_add_cards (&report, node);
    }
}

/* The pages of teams and of the user's own reports, each with its newest report. */
static void
add_series (xmlNode *root, const ViewContext *context, const Page *page)
{
  for (guint i = 0; i < page->children->len; i++)
    {
      const Page *child = page->children->pdata[i], *latest = NULL;
      if (child->kind != PAGE_REPORTS)
        continue;
      for (PeriodKind kind = 0; kind < N_PERIODS && latest == NULL; kind++)
        latest = latest_of (child, kind);
      const ReportSubject *subject = child->subject;
      xmlNode *node = element (root, "series");
      set_attribute (node, "of", g_str_equal (subject->layout->name.text, REPORT_TEAM) ? "team" : "own");
      set_attribute (node, "title", child->title);
      attribute_integer (node, "count", child->children->len);
      link_to (node, page, child);
      if (latest == NULL)
        continue;
      Report report;
      xmlNode *last = element (node, "newest");
      report_of_page (&report, context, page, latest);
      describe (last, &report, latest);
    }
}

/* The page of awards, the newest sheet of boards and the newest poster. */
static void
add_related (xmlNode *root, const ViewContext *context, const Page *page)
{
  static const PageKind kinds[] = { PAGE_AWARDS, PAGE_BOARDS, PAGE_POSTER };
  const GPtrArray *pages = context->plan->pages;
  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    {
      const Page *newest = NULL;
      for (guint i = 0; i < pages->len; i++)
        {
          const Page *other = pages->pdata[i];
          if (other->kind == kinds[k] && (newest == NULL || ((const Period *) other->subject)->last > ((const Period *) newest->subject)->last))
            newest = other;
        }
      if (newest == NULL)
        continue;
      xmlNode *node = element (root, "related");
      set_attribute (node, "title", newest->title);
      link_to (node, page, newest);
    }
}

void
reports_view_fill (View *view, const ViewContext *context, const Page *page, Diagnostics *diags)
{
  xmlNode *root = element (view_root (view), "reports");
  g_autofree char *as_of = locale_date (context->config->language, context->model->as_of);

  set_attribute (root, "as-of", as_of);
  if (edition_shows_page (context->config->edition, "figures"))
    {
      g_autofree char *figures = page_link (page->path, "figures.csv");
      set_attribute (root, "figures", figures);
    }
  if (page->subject != NULL)
    {
      set_attribute (root, "own", "yes");
      add_latest (root, context, page);
      add_runs (root, context, page);
      return;
    }
  if (plan_find (context->plan, "data.html") != NULL)
    {
      g_autofree char *data = page_link (page->path, "data.html");
      set_attribute (root, "data", data);
    }
  add_latest (root, context, page);
  add_related (root, context, page);
  add_series (root, context, page);
  add_runs (root, context, page);
}
