/* The report of one period: its head, and its sections chosen by a table per kind of period. */
#include "view/report.h"
#include "text/locale.h"
#include <string.h>

/* A section: its name (words report.section.NAME, template section[@kind='NAME']), who fills it, where it begins on paper. */
typedef struct {
  const char *name;
  ReportFiller fill;
  const char *place;           /* NULL: follows; "page": begins a page; "annex": after what the manager must read */
} ReportSection;

/* A day fits one sheet: the cards are its figures. */
static const ReportSection daily_sections[] = {
  { "summary", report_fill_summary, NULL },
  { "sessions", report_fill_sessions, NULL },
  { "exceptions", report_fill_exceptions, NULL },
  { "retakes", report_fill_retakes, NULL },
  { "cohorts", report_fill_cohorts, NULL },
  { "next", report_fill_next, NULL },
  { "signatures", report_fill_signatures, NULL },
  { "names", report_fill_names, "annex" },
  { "definitions", report_fill_definitions, NULL },
  { NULL, NULL, NULL }
};

/* What the manager decides from stands on page 1: conclusion, key figures, newcomers, next week. */
static const ReportSection weekly_sections[] = {
  { "summary", report_fill_summary, NULL },
  { "figures", report_fill_figures, NULL },
  { "cohorts", report_fill_cohorts, NULL },
  { "next", report_fill_next, NULL },
  { "signatures", report_fill_signatures, NULL },
  { "trends", report_fill_trends, "page" },
  { "teams", report_fill_teams, NULL },
  { "assessments", report_fill_assessments, NULL },
  { "exceptions", report_fill_exceptions, NULL },
  { "retakes", report_fill_retakes, NULL },
  { "courses", report_fill_courses, "annex" },
  { "sessions", report_fill_sessions, NULL },
  { "coming", report_fill_coming, NULL },
  { "names", report_fill_names, NULL },
  { "definitions", report_fill_definitions, NULL },
  { NULL, NULL, NULL }
};

static const ReportSection monthly_sections[] = {
  { "summary", report_fill_summary, NULL },
  { "figures", report_fill_figures, NULL },
  { "trends", report_fill_trends, NULL },
  { "signatures", report_fill_signatures, NULL },
  { "teams", report_fill_teams, "page" },
  { "courses", report_fill_courses, NULL },
  { "areas", report_fill_areas, NULL },
  { "trainers", report_fill_trainers, NULL },
  { "cohorts", report_fill_cohorts, NULL },
  { "assessments", report_fill_assessments, NULL },
  { "exceptions", report_fill_exceptions, NULL },
  { "retakes", report_fill_retakes, NULL },
  { "next", report_fill_next, NULL },
  { "sessions", report_fill_sessions, "annex" },
  { "names", report_fill_names, NULL },
  { "definitions", report_fill_definitions, NULL },
  { NULL, NULL, NULL }
};

/* A quarter or a year: the people first, no list of sessions. */
static const ReportSection long_sections[] = {
  { "summary", report_fill_summary, NULL },
  { "figures", report_fill_figures, NULL },
  { "trends", report_fill_trends, NULL },
  { "signatures", report_fill_signatures, NULL },
  { "cohorts", report_fill_cohorts, "page" },
  { "assessments", report_fill_assessments, NULL },
  { "teams", report_fill_teams, NULL },
  { "courses", report_fill_courses, NULL },
  { "areas", report_fill_areas, NULL },
  { "trainers", report_fill_trainers, NULL },
  { "exceptions", report_fill_exceptions, NULL },
  { "retakes", report_fill_retakes, NULL },
  { "next", report_fill_next, NULL },
  { "definitions", report_fill_definitions, "annex" },
  { NULL, NULL, NULL }
};

static const ReportSection *const layouts[N_PERIODS] = {
  [PERIOD_DAY] = daily_sections,
  [PERIOD_WEEK] = weekly_sections,
  [PERIOD_MONTH] = monthly_sections,
  [PERIOD_QUARTER] = long_sections,
  [PERIOD_YEAR] = long_sections
};

void
report_init (Report *report, const ViewContext *context, const Page *page, const Period *period)
{
  const GArray *periods = figures_periods (context->figures, period->kind);

  memset (report, 0, sizeof *report);
  report->context = context;
  report->page = page;
  report->config = context->config;
  report->language = context->config->language;
  report->period = *period;
  report->previous = period_previous (period);
  report->next = period_next (period);
  report->running = context->model->as_of < period->last;
  report->base = MIN (context->model->as_of, period->last);
  report->has_previous = periods->len > 0 && report->previous.first >= g_array_index (periods, Period, 0).first;
}

/* The nearest report of the same kind before (step -1) or after (step 1), or NULL. */
static const Page *
neighbour (const Report *report, int step, Period *found)
{
  const GArray *periods = figures_periods (report->context->figures, report->period.kind);
  guint at = 0;

  while (at < periods->len && !period_equal (&g_array_index (periods, Period, at), &report->period))
    at++;
  if (at == periods->len)
    return NULL;
  for (gint64 i = (gint64) at + step; i >= 0 && i < periods->len; i += step)
    {
      *found = g_array_index (periods, Period, i);
      const Page *page = plan_report (report->context->plan, found);
      if (page != NULL)
        return page;
    }
  return NULL;
}

static void
add_neighbour (const Report *report, const char *name, int step)
{
  Period period;
  const Page *page = neighbour (report, step, &period);

  if (page == NULL)
    return;
  g_autofree char *text = period_text (report->context->words, &period);
  g_autofree char *label = period_label (report->context->words, &period);
  xmlNode *node = element (report->node, name);
  link_to (node, report->page, page);
  set_attribute (node, "title", text);
  set_attribute (node, "label", label);
}

/* The file of the same name with the period's figures. */
static char *
csv_name (const Page *page)
{
  g_autofree char *base = g_path_get_basename (page->path);
  if (g_str_has_suffix (base, ".html"))
    base[strlen (base) - strlen (".html")] = '\0';
  return g_strconcat (base, ".csv", NULL);
}

static void
add_head (const Report *report)
{
  const ViewContext *context = report->context;
  char buffer[PERIOD_BUFFER];
  g_autofree char *text = period_text (context->words, &report->period);
  g_autofree char *as_of = locale_date (report->language, context->model->as_of);
  g_autofree char *as_of_day = locale_day (report->language, context->model->as_of);
  g_autofree char *csv = csv_name (report->page);
  g_autofree char *lesson = g_strdup_printf ("%u", report->config->lesson_minutes);

  set_attribute (report->node, "kind", period_kind_name (report->period.kind));
  set_attribute (report->node, "period", period_format (&report->period, buffer));
  set_attribute (report->node, "title", report_word (report, "report.title"));
  set_attribute (report->node, "period-text", text);
  set_attribute (report->node, "department", report->config->department);
  set_attribute (report->node, "as-of", as_of);
  set_attribute (report->node, "as-of-day", as_of_day);
  set_attribute (report->node, "csv", csv);
  set_attribute (report->node, "this", report_word (report, "report.this"));
  set_attribute (report->node, "before", report_word (report, "report.before"));
  set_attribute (report->node, "lesson-minutes", lesson);
  attribute_integer (report->node, "small-sample", report->config->board_minimum);
  if (report->running)
    set_attribute (report->node, "running", "yes");
  if (report->config->edition->names[LIST_ATTENDANCE] != NAMES_NONE || report->config->edition->names[LIST_RESULTS] != NAMES_NONE)
    set_attribute (report->node, "names", "yes");
  add_neighbour (report, "earlier", -1);
  add_neighbour (report, "later", 1);
}

/* `place` is where the section begins; a section that is left out leaves its place to the next one. */
static gboolean
add_section (const Report *report, const ReportSection *section, const char *place)
{
  g_autofree char *key = g_strconcat ("report.section.", section->name, NULL);
  xmlNode *node = element (report->node, "section");

  set_attribute (node, "kind", section->name);
  set_attribute (node, "id", section->name);
  gboolean later = report->running && g_str_equal (section->name, "next");
  set_attribute (node, "title", later ? words_get (report->context->words, key) : report_word (report, key));
  set_attribute (node, "place", place);
  if (section->fill (report, node))
    return TRUE;
  xmlUnlinkNode (node);
  xmlFreeNode (node);
  return FALSE;
}

void
report_view_fill (View *view, const ViewContext *context, const Page *page, Diagnostics *diags)
{
  Report report;
  const char *place = NULL;

  report_init (&report, context, page, page->subject);
  set_attribute (view_root (view), "title-in-content", "yes");
  report.node = element (view_root (view), "report");
  add_head (&report);
  for (const ReportSection *section = layouts[report.period.kind]; section->name != NULL; section++)
    {
      if (section->place != NULL)
        place = section->place;
      if (add_section (&report, section, place))
        place = NULL;
    }
}

gboolean
report_fill_signatures (const Report *report, xmlNode *section)
{
  static const char *const roles[] = { "report.sign.prepared", "report.sign.checked", "report.sign.approved", "report.sign.date" };

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    element_text (section, "role", words_get (report->context->words, roles[i]));
  return TRUE;
}

gboolean
report_fill_definitions (const Report *report, xmlNode *section)
{
  static const MeasureId listed[] = {
    MEASURE_PLAN_COMPLETION, MEASURE_HOURS_HELD, MEASURE_ATTENDANCE_ATTENDED, MEASURE_PEOPLE_TRAINED, MEASURE_ATTENDANCE_RATE,
    MEASURE_COVERAGE_RATE, MEASURE_HOURS_PER_HEAD, MEASURE_SCORE_FIRST_PASS_RATE, MEASURE_SCORE_FINAL_PASS_RATE, MEASURE_SCORE_MEAN,
    MEASURE_HEADCOUNT
  };
  g_autofree char *minutes = g_strdup_printf ("%u", report->config->lesson_minutes);
  g_autofree char *least = g_strdup_printf ("%u", report->config->board_minimum);
  static const char *const remarks[] = { "report.remark.running", "report.remark.change", "report.remark.small", "report.remark.team" };

  for (guint i = 0; i < G_N_ELEMENTS (listed); i++)
    {
      g_autofree char *key = g_strconcat ("report.definition.", measure_definition (listed[i])->id, NULL);
      g_autofree char *text = words_format (report->context->words, key, "minutes", minutes, NULL);
      xmlNode *node = element (section, "definition");
      set_attribute (node, "id", measure_definition (listed[i])->id);
      set_attribute (node, "label", report_measure_label (report->context, listed[i]));
      set_attribute (node, "text", text);
    }
  for (guint i = 0; i < G_N_ELEMENTS (remarks); i++)
    {
      g_autofree char *text = words_format (report->context->words, remarks[i], "least", least, NULL);
      element_text (section, "remark", text);
    }
  return TRUE;
}
