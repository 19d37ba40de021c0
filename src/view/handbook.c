/* Pages of the handbook, folders without a page of their own, and the home page. */
#include "view/blocks.h"

#include "text/locale.h"
#include <string.h>

#define COMING_DAYS 7          /* shown on the home page */
#define MOST_COMING 12
#define MOST_REPORTS 2         /* of each kind on the home page */
#define TOC_LEAST 3            /* headings: fewer need no table of contents */

/* ---- a page of the handbook ---- */

static void
add_toc (xmlNode *root, const Document *document)
{
  const GPtrArray *headings = document->markdown->headings;
  guint n = 0;
  for (guint i = 0; i < headings->len; i++)
    {
      const MarkdownHeading *heading = headings->pdata[i];
      if (heading->level == 2 || heading->level == 3)
        n++;
    }
  if (n < TOC_LEAST)
    return;
  xmlNode *toc = element (root, "toc"), *section = NULL;
  for (guint i = 0; i < headings->len; i++)
    {
      const MarkdownHeading *heading = headings->pdata[i];
      if ((heading->level != 2 && heading->level != 3) || heading->title == NULL || *heading->title == '\0')
        continue;
      xmlNode *node = element (heading->level == 3 && section != NULL ? section : toc, "heading");
      set_attribute (node, "id", heading->id);
      set_attribute (node, "title", heading->title);
      if (heading->level == 2)
        section = node;
    }
}

static void
add_document (View *view, const ViewContext *context, const Page *page, const Document *document, Diagnostics *diags)
{
  xmlNode *root = view_root (view);
  xmlNode *node = element (root, "document");
  set_attribute (node, "updated", document->updated);
  set_attribute (node, "version", document->version);
  set_attribute (node, "summary", document->summary);
  const Page *book = document->print ? plan_find (context->plan, "print/handbook.html") : NULL;
  if (book != NULL)
    {
      g_autofree char *href = page_link (page->path, book->path);
      set_attribute (node, "print", href);
    }
  add_body (view, node, context, page, document, NULL, diags);
}

/* The pages below an index page; the pages of the records stand in the head of every page. */
static void
add_children (xmlNode *root, const Page *page)
{
  if (page->children == NULL || page->children->len == 0)
    return;
  xmlNode *list = element (root, "children");
  for (guint i = 0; i < page->children->len; i++)
    {
      const Page *child = page->children->pdata[i];
      if (!child->listed || (child->kind != PAGE_HANDBOOK && child->kind != PAGE_FOLDER))
        continue;
      xmlNode *node = element (list, "page");
      link_to (node, page, child);
      set_attribute (node, "title", child->title);
      const Document *document = child->kind == PAGE_HANDBOOK ? child->subject : NULL;
      if (document != NULL)
        set_attribute (node, "summary", document->summary);
      if (child->children != NULL && child->children->len > 0)
        attribute_integer (node, "pages", child->children->len);
    }
}

void
handbook_view_fill (View *view, const ViewContext *context, const Page *page, Diagnostics *diags)
{
  const Document *document = page->subject;
  add_toc (view_root (view), document);
  add_document (view, context, page, document, diags);
  add_children (view_root (view), page);
}

void
folder_view_fill (View *view, const ViewContext *context, const Page *page, Diagnostics *diags)
{
  add_children (view_root (view), page);
}

/* ---- the home page ---- */

static void
add_coming_sessions (xmlNode *root, const ViewContext *context, const Page *page)
{
  xmlNode *list = element (root, "coming");
  attribute_integer (list, "days", COMING_DAYS);
  Date first = context->model->as_of, last = first + COMING_DAYS;
  guint shown = 0, more = 0;
  for (guint i = 0; i < context->model->sessions->len; i++)
    {
      const Session *session = context->model->sessions->pdata[i];
      if (session->date < first || session->date > last || session->status != SESSION_PLANNED)
        continue;
      if (shown < MOST_COMING)
        {
          add_session (list, context, page, session);
          shown++;
        }
      else
        more++;
    }
  attribute_integer (list, "more", more);
}

/* Where a cohort stands on the as-of date: running, coming or finished. */
static const char *
cohort_stage (const Cohort *cohort, Date today)
{
  if (cohort->start_date == DATE_NONE || cohort->start_date > today)
    return "coming";
  return cohort->end_date != DATE_NONE && cohort->end_date < today ? "finished" : "running";
}

void
add_cohort_progress (xmlNode *node, const ViewContext *context, const Cohort *cohort)
{
  Date today = context->model->as_of;
  set_attribute (node, "stage", cohort_stage (cohort, today));
  xmlNode *start = element (node, "start"), *end = element (node, "end");
  add_date (start, context, cohort->start_date);
  add_date (end, context, cohort->end_date);
  if (cohort->curriculum == NULL || cohort->curriculum->days == 0 || cohort->start_date == DATE_NONE)
    return;
  guint days = cohort->curriculum->days, done = 0;
  while (done < days && model_workday (context->model, cohort->start_date, done + 1) <= today)
    done++;
  attribute_integer (node, "days", days);
  attribute_integer (node, "day", done);
  attribute_integer (node, "percent", done * 100 / days);
}

static void
add_running_cohorts (xmlNode *root, const ViewContext *context, const Page *page)
{
  xmlNode *list = element (root, "cohorts");
  for (guint i = 0; i < context->model->cohorts->len; i++)
    {
      const Cohort *cohort = context->model->cohorts->pdata[i];
      if (strcmp (cohort_stage (cohort, context->model->as_of), "running") == 0)
        add_cohort_progress (add_cohort (list, context, page, cohort), context, cohort);
    }
}

static void
add_latest_reports (xmlNode *root, const ViewContext *context, const Page *page)
{
  static const PeriodKind kinds[] = { PERIOD_WEEK, PERIOD_MONTH, PERIOD_QUARTER, PERIOD_YEAR };
  xmlNode *list = element (root, "reports");
  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    {
      const GArray *periods = figures_periods (context->figures, kinds[k]);
      guint found = 0;
      for (guint i = periods->len; i > 0 && found < MOST_REPORTS; i--)
        {
          const Period *period = &g_array_index (periods, Period, i - 1);
          const Page *report = plan_report (context->plan, period);
          if (report == NULL)
            continue;
          xmlNode *node = element (list, "page");
          link_to (node, page, report);
          set_attribute (node, "title", report->title);
          set_attribute (node, "kind", period_kind_name (period->kind));
          if (period->last > context->model->as_of)
            set_attribute (node, "running", "yes");
          found++;
        }
    }
}

static void
add_cards (xmlNode *root, const ViewContext *context, const Page *page)
{
  xmlNode *cards = element (root, "cards");
  for (guint i = 0; i < context->plan->top->len; i++)
    {
      const Page *entry = context->plan->top->pdata[i];
      const Document *document = entry->kind == PAGE_HANDBOOK ? entry->subject : NULL;
      xmlNode *node = element (cards, "page");
      link_to (node, page, entry);
      set_attribute (node, "title", entry->title);
      set_attribute (node, "kind", entry->kind == PAGE_HANDBOOK ? "handbook" : view_kind_name (entry->kind));
      if (document != NULL)
        set_attribute (node, "summary", document->summary);
      if (entry->children != NULL && entry->children->len > 0)
        attribute_integer (node, "pages", entry->children->len);
    }
}

void
home_view_fill (View *view, const ViewContext *context, const Page *page, Diagnostics *diags)
{
  xmlNode *root = view_root (view);
  add_date (element (root, "as-of"), context, context->model->as_of);
  if (page->kind == PAGE_HANDBOOK)
    add_document (view, context, page, page->subject, diags);
  add_cards (root, context, page);
  add_running_cohorts (root, context, page);
  add_coming_sessions (root, context, page);
  add_latest_reports (root, context, page);
}
