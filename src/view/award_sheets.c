/* What is printed of awards and boards: the sheet of boards, posters for the culture wall, certificates. */
#include "text/locale.h"
#include "view/awards.h"

static xmlNode *
add_sheet (View *view, const ViewContext *context, const Page *page, const char *name)
{
  const Period *period = page->subject;
  xmlNode *sheet = element (view_root (view), name);
  g_autofree char *text = period_text (context->words, period);
  g_autofree char *day = locale_date (context->config->language, MIN (period->last, context->model->as_of));
  set_attribute (sheet, "period-text", text);
  set_attribute (sheet, "department", context->config->department);
  set_attribute (sheet, "date", day);
  if (context->model->as_of < period->last)
    set_attribute (sheet, "running", "yes");
  return sheet;
}

void
boards_view_fill (View *view, const ViewContext *context, const Page *page, Diagnostics *diags)
{
  add_boards_of (add_sheet (view, context, page, "boards"), context, page->subject, TRUE);
}

/* The page says of how many rows, too. */
static void
note_cards (const xmlNode *figures, const ViewContext *context, const Period *period)
{
  for (xmlNode *card = figures->children; card != NULL; card = card->next)
    {
      MeasureId measure;
      g_autofree xmlChar *id = xmlGetNoNsProp (card, BAD_CAST "measure");
      if (id == NULL || !measure_from_id (figures_measures (context->figures), (const char *) id, &measure))
        continue;
      const WaitingScope scope = waiting_figure (context, measure, period, DIMENSION_ALL, "all");
      note_waiting (card, context, &scope);
    }
}

/* The wall shows who won and the period's figures, never the last places. */
void
poster_view_fill (View *view, const ViewContext *context, const Page *page, Diagnostics *diags)
{
  Report report;
  xmlNode *poster = add_sheet (view, context, page, "poster");
  if (page->kind == PAGE_POSTER_LARGE)
    set_attribute (poster, "size", "A3");
  report_init (&report, context, page, page->subject);
  report.node = poster;
  add_awards_of (poster, context, page->subject);
  add_boards_of (poster, context, page->subject, FALSE);
  xmlNode *figures = element (poster, "figures");
  report_add_cards (&report, figures);
  note_cards (figures, context, page->subject);
}

/* One sheet for each winner of an award of the period. */
void
certificates_view_fill (View *view, const ViewContext *context, const Page *page, Diagnostics *diags)
{
  add_awards_of (add_sheet (view, context, page, "certificates"), context, page->subject);
}
