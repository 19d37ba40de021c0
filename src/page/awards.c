/* The page of awards, and what is printed of them: boards, posters for the culture wall, certificates. */
#include "measure/awards.h"
#include "page/plan.h"
#include "page/period_text.h"

#define LATEST_BOARDS 4        /* periods that have a sheet of boards */
#define LATEST_POSTERS 3       /* periods that have posters and certificates */

static gboolean
has_award (const Planner *planner, const Period *period)
{
  const GPtrArray *awards = planner->config->awards;
  for (guint i = 0; i < awards->len; i++)
    if (award_judges (awards->pdata[i], period))
      return TRUE;
  return FALSE;
}

static gboolean
has_winner (const Planner *planner, const Period *period)
{
  const GPtrArray *awards = planner->config->awards;
  guint winners = 0;
  for (guint i = 0; i < awards->len; i++)
    if (award_judges (awards->pdata[i], period))
      {
        g_autoptr (AwardResult) result = award_evaluate (planner->figures, awards->pdata[i], period);
        winners += result->winners;
      }
  return winners > 0;
}

static gboolean
has_board (const Planner *planner, const Period *period)
{
  const GPtrArray *boards = planner->config->boards;
  for (guint i = 0; i < boards->len; i++)
    if (((const BoardRule *) boards->pdata[i])->period == (guint) period->kind)
      return TRUE;
  return FALSE;
}

static void
add_sheet (Planner *planner, PageKind kind, Page **index, const Period *period, const char *folder, const char *suffix, const char *word)
{
  char name[PERIOD_BUFFER];
  g_autofree char *text = period_text (planner->words, period);
  if (*index == NULL)
    *index = planner_add_index (planner, PAGE_PRINT, "print/index.html", "page.print");
  Page *page = planner_add (planner, kind, *index, g_strconcat ("print/", folder, "/", period_format (period, name), suffix, ".html", NULL),
                            words_format (planner->words, word, "period", text, NULL), period, NULL);
  page->listed = FALSE;
}

/* What of a kind of period is printed: the newest first. */
static void
add_sheets_of (Planner *planner, PeriodKind kind, Page **index)
{
  const GArray *periods = figures_periods (planner->figures, kind);
  guint boards = 0, posters = 0;
  for (guint i = periods->len; i > 0; i--)
    {
      const Period *period = &g_array_index (periods, Period, i - 1);
      if (!figures_has_activity (planner->figures, period))
        continue;
      if (boards < LATEST_BOARDS && has_board (planner, period))
        {
          add_sheet (planner, PAGE_BOARDS, index, period, "boards", "", "page.boards");
          boards++;
        }
      if (posters >= LATEST_POSTERS || period->last > planner->model->as_of || planner->config->edition->names[LIST_AWARDS] == NAMES_NONE
          || !has_award (planner, period))
        continue;
      posters++;
      add_sheet (planner, PAGE_POSTER, index, period, "poster", "", "page.poster");
      add_sheet (planner, PAGE_POSTER_LARGE, index, period, "poster", "-A3", "page.poster.large");
      /* A certificate of a masked name is of nobody. */
      if (planner->config->edition->names[LIST_AWARDS] == NAMES_FULL && has_winner (planner, period))
        add_sheet (planner, PAGE_CERTIFICATES, index, period, "certificates", "", "page.certificates");
    }
}

void
planner_add_award_sheets (Planner *planner, Page **index)
{
  for (PeriodKind kind = PERIOD_WEEK; kind < N_PERIODS && planner->figures != NULL; kind++)
    add_sheets_of (planner, kind, index);
}

void
planner_add_awards (Planner *planner)
{
  Page *reports = g_hash_table_lookup (planner->plan->index->by_path, "reports/index.html");
  if (planner->config->awards->len > 0 && planner->figures != NULL && reports != NULL)
    planner_add (planner, PAGE_AWARDS, reports, g_strdup ("reports/awards.html"), g_strdup (words_get (planner->words, "page.awards")), NULL, NULL);
}
