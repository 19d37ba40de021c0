/* The report of one period: its head, and its sections in the order that its layout declares. */
#include "view/report.h"
#include "text/locale.h"
#include <string.h>

void
report_init (Report *report, const ViewContext *context, const Page *page, const Period *period)
{

  memset (report, 0, sizeof *report);
  report->context = context;
  report->page = page;
  report->config = context->config;
  report->language = context->config->language;
  report_set_scope (report, DIMENSION_ALL, "all");
  report->period = *period;
  report->previous = period_previous (period);
  report->next = period_next (period);
  report->running = context->model->as_of < period->last;
  report->base = MIN (context->model->as_of, period->last);
  report->before = comparison_of (context->comparisons, COMPARISON_PREVIOUS, period);
  report->year_before = comparison_of (context->comparisons, COMPARISON_YEAR_BEFORE, period);
}

/* The same for a report's own page, with its layout and whose it is. */
static void
report_init_page (Report *report, const ViewContext *context, const Page *page)
{
  const ReportSubject *subject = page->subject;
  report_init (report, context, page, &subject->period);
  report->layout = subject->layout;
  report_set_scope (report, subject->dimension, subject->member);
}

char *
view_report_sources (const ViewContext *context, const Page *page)
{
  Report report;
  if (!report_shows_sources (context))
    return NULL;
  report_init_page (&report, context, page);
  return report_sources_csv (&report);
}

/* The report of the same kind before or after. */
static void
add_neighbour (const Report *report, const char *name, const Page *page)
{
  if (page == NULL)
    return;
  const Period *period = &((const ReportSubject *) page->subject)->period;
  g_autofree char *text = period_text (report->context->words, period);
  g_autofree char *label = period_label (report->context->words, period);
  xmlNode *node = element (report->node, name);
  link_to (node, report->page, page);
  set_attribute (node, "title", text);
  set_attribute (node, "label", label);
}

/* A file beside the page, of the same name. */
static char *
file_name (const Page *page, const char *ending)
{
  g_autofree char *base = g_path_get_basename (page->path);
  if (g_str_has_suffix (base, ".html"))
    base[strlen (base) - strlen (".html")] = '\0';
  return g_strconcat (base, ending, NULL);
}

/* Who made it, checked it, approved it, whom it goes to: as the layout says, else as all reports say. */
static void
add_people (const Report *report)
{
  static const char *const names[N_REPORT_HEADS] = { "prepared", "checked", "approved", "to", "copy" };
  for (guint i = 0; i < N_REPORT_HEADS; i++)
    {
      const char *text = report->layout->heads[i] != NULL ? report->layout->heads[i] : report->config->reports->heads[i];
      set_attribute (report->node, names[i], text);
    }
}

/* How far the cohorts are that run on the day. */
static void
add_running_cohorts (const Report *report)
{
  if (report->period.kind != PERIOD_DAY)
    return;
  g_autoptr (GPtrArray) cohorts = report_cohorts (report, report->period.first, report->period.last);
  for (guint i = 0; i < cohorts->len; i++)
    report_add_progress (report, add_cohort (report->node, report->context, report->page, cohorts->pdata[i]), cohorts->pdata[i]);
}

static void
add_head (const Report *report)
{
  const ViewContext *context = report->context;
  char buffer[PERIOD_BUFFER];
  g_autofree char *text = period_text_until (context->words, &report->period, report->base);
  g_autofree char *as_of = locale_date (report->language, context->model->as_of);
  g_autofree char *as_of_day = locale_day (report->language, context->model->as_of);
  g_autofree char *csv = file_name (report->page, ".csv"), *name = page_report_name (context->words, report->page->subject);
  g_autofree char *text_file = file_name (report->page, ".txt"), *markdown_file = file_name (report->page, ".md");
  g_autofree char *lesson = g_strdup_printf ("%u", report->config->lesson_minutes);

  set_attribute (report->node, "kind", period_kind_name (report->period.kind));
  set_attribute (report->node, "period", period_format (&report->period, buffer));
  set_attribute (report->node, "title", name);
  set_attribute (report->node, "layout", report->layout->name.text);
  set_attribute (report->node, "dimension", dimension_name (report->dimension));
  set_attribute (report->node, "member", report->member);
  set_attribute (report->node, "period-text", text);
  set_attribute (report->node, "department", report->config->department);
  set_attribute (report->node, "as-of", as_of);
  set_attribute (report->node, "as-of-day", as_of_day);
  set_attribute (report->node, "csv", csv);
  set_attribute (report->node, "text", text_file);
  set_attribute (report->node, "markdown", markdown_file);
  g_autofree char *before = report_before_text (report, "report.before");
  set_attribute (report->node, "this", report_word (report, "report.this"));
  set_attribute (report->node, "before", before);
  set_attribute (report->node, "lesson-minutes", lesson);
  attribute_integer (report->node, "small-sample", report->config->board_minimum);
  add_people (report);
  add_running_cohorts (report);
  if (report->running)
    set_attribute (report->node, "running", "yes");
  if (report->config->edition->names[LIST_ATTENDANCE] != NAMES_NONE || report->config->edition->names[LIST_RESULTS] != NAMES_NONE)
    set_attribute (report->node, "names", "yes");
  if (report_is_whole (report) && report->layout->periods != 0)
    set_attribute (report->node, "whole", "yes");
  else
    add_neighbour (report, "department", plan_report (context->plan, &report->period));
  if (report->page->parent != NULL)
    {
      xmlNode *list = element (report->node, "list");
      set_attribute (list, "title", report->page->parent->title);
      link_to (list, report->page, report->page->parent);
    }
  add_neighbour (report, "earlier", report->page->previous);
  add_neighbour (report, "later", report->page->next);
}

/* Sections of one kind have ids of their own: table, table-2 … */
static char *
section_id (const Report *report, const char *name)
{
  guint n = 1;
  for (const xmlNode *node = report->node->children; node != NULL; node = node->next)
    {
      g_autofree xmlChar *kind = xmlGetNoNsProp ((xmlNode *) node, BAD_CAST "kind");
      n += xmlStrEqual (node->name, BAD_CAST "section") && xmlStrEqual (kind, BAD_CAST name);
    }
  return n == 1 ? g_strdup (name) : g_strdup_printf ("%s-%u", name, n);
}

static const char *
section_title (const Report *report, const char *name)
{
  const char *own = report_section_text (report->options, "title");
  g_autofree char *key = g_strconcat ("report.section.", name, NULL);
  if (own != NULL)
    return own;
  gboolean later = report->running && g_str_equal (name, "next");
  return later ? words_get (report->context->words, key) : report_word (report, key);
}

/* `place` is where the section begins; a section that is left out leaves its place to the next one. The annex shows tables whole. */
static gboolean
add_section (Report *report, const ReportSection *section, const char *place, gboolean annex)
{
  const ReportSectionKind *kind = report_section_kind (section->name.text);
  g_autofree char *id = section_id (report, kind->name);
  xmlNode *node = element (report->node, "section");

  report->options = section;
  set_attribute (node, "kind", kind->name);
  set_attribute (node, "id", id);
  set_attribute (node, "title", section_title (report, kind->name));
  set_attribute (node, "place", place);
  set_attribute (node, "annex", annex ? "yes" : NULL);
  set_attribute (node, "paper", annex ? NULL : report_section_text (section, "paper"));
  set_attribute (node, "width", report_section_text (section, "width"));
  gboolean shown = kind->dataset == NULL || edition_shows_dataset (report->config->edition, kind->dataset);
  if (shown && kind->fill (report, node))
    {
      const WaitingScope scope = report_waiting (report, kind->waits);
      attribute_waiting (node, report->context, &scope);
      return TRUE;
    }
  xmlUnlinkNode (node);
  xmlFreeNode (node);
  return FALSE;
}

/* Where the section begins on paper: "page", "annex", or NULL: it follows. */
static const char *
section_place (const ReportSection *section)
{
  const char *page = report_section_text (section, "page");
  return page == NULL ? NULL : g_str_equal (page, "annex") ? "annex" : "page";
}

static gboolean
is_half (xmlNode *section)
{
  g_autofree xmlChar *width = xmlGetNoNsProp (section, BAD_CAST "width");
  return xmlStrEqual (section->name, BAD_CAST "section") && xmlStrEqual (width, BAD_CAST "half");
}

/* Two sections of half the width that follow each other stand side by side on paper. */
static void
pair_halves (const Report *report)
{
  for (xmlNode *node = report->node->children; node != NULL; node = node->next)
    if (is_half (node) && node->next != NULL && is_half (node->next) && xmlHasProp (node->next, BAD_CAST "place") == NULL)
      {
        set_attribute (node, "beside", "next");
        node = node->next;
        set_attribute (node, "beside", "previous");
      }
}

/* No figure without its definition: a report of the user's own that does not list these sections ends with them. `begun`: it has an annex. */
static void
add_unlisted (Report *report, const char *name, gboolean begun)
{
  for (guint i = 0; i < report->layout->sections->len; i++)
    if (strcmp (((const ReportSection *) report->layout->sections->pdata[i])->name.text, name) == 0)
      return;
  g_autofree char *text = g_strdup (name);
  g_autoptr (GPtrArray) options = g_ptr_array_new ();
  const ReportSection section = { .name = { .text = text }, .options = options };
  add_section (report, &section, begun ? NULL : "annex", TRUE);
  report->options = NULL;
}

void
report_view_fill (View *view, const ViewContext *context, const Page *page, Diagnostics *diags)
{
  Report report;
  const char *place = NULL;
  gboolean annex = FALSE;

  report_init_page (&report, context, page);
  report.view = view;
  report.diags = diags;
  set_attribute (view_root (view), "title-in-content", "yes");
  report.node = element (view_root (view), "report");
  add_head (&report);
  for (guint i = 0; i < report.layout->sections->len; i++)
    {
      const ReportSection *section = report.layout->sections->pdata[i];
      if (section_place (section) != NULL)
        place = section_place (section);
      annex |= place != NULL && g_str_equal (place, "annex");
      if (add_section (&report, section, place, annex))
        place = NULL;
    }
  add_unlisted (&report, "definitions", annex);
  add_unlisted (&report, "sources", TRUE);
  pair_halves (&report);
}

gboolean
report_fill_signatures (const Report *report, xmlNode *section)
{
  static const char *const roles[] = { "report.sign.prepared", "report.sign.checked", "report.sign.approved", "report.sign.date" };

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    element_text (section, "role", words_get (report->context->words, roles[i]));
  return TRUE;
}
