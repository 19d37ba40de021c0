/* Pages that an edition does not show are never made: they are taken out of the plan, so that nothing leads to them. */
#include "page/plan.h"

#include <string.h>

/* The word of the configuration for each kind of page. The handbook itself has `edition` in its front matter; a kind without a word is
 * shown by no edition. */
static const char *const groups[N_PAGE_KINDS] = {
  [PAGE_CURRICULA] = "curricula", [PAGE_CURRICULUM] = "curricula", [PAGE_COHORTS] = "cohorts", [PAGE_COHORT] = "cohorts",
  [PAGE_COURSES] = "courses", [PAGE_COURSE] = "courses", [PAGE_EFFECT] = "reports", [PAGE_ORGANIZATION] = "organization", [PAGE_TEAM] = "organization",
  [PAGE_REPORTS] = "reports", [PAGE_REPORT] = "reports", [PAGE_BOOK] = "print", [PAGE_PRINT] = "print", [PAGE_PACKET] = "packets",
  [PAGE_SIGN_IN] = "sign-in", [PAGE_DATA] = "data",
  [PAGE_AWARDS] = "awards", [PAGE_BOARDS] = "awards", [PAGE_POSTER] = "awards", [PAGE_POSTER_LARGE] = "awards", [PAGE_CERTIFICATES] = "awards",
  [PAGE_PEOPLE] = "records", [PAGE_PERSON] = "records", [PAGE_CONFIRMATION] = "records", [PAGE_ONBOARDING] = "onboarding",
  [PAGE_SESSIONS] = "sessions", [PAGE_SESSION] = "sessions",
};

/* The records that a kind of page is made of: an edition that does not list them does not show it. */
static const char *const datasets[N_PAGE_KINDS] = {
  [PAGE_CURRICULA] = "curricula", [PAGE_CURRICULUM] = "curricula", [PAGE_COHORTS] = "cohorts", [PAGE_COHORT] = "cohorts",
  [PAGE_COURSES] = "courses", [PAGE_COURSE] = "courses", [PAGE_EFFECT] = "courses", [PAGE_ORGANIZATION] = "people", [PAGE_TEAM] = "people", [PAGE_PACKET] = "cohorts",
  [PAGE_SIGN_IN] = "sessions", [PAGE_SESSIONS] = "archive", [PAGE_SESSION] = "archive",
};

static gboolean
is_handbook (const Page *page)
{
  return page->kind == PAGE_HANDBOOK || page->kind == PAGE_FOLDER;
}

/* Organisation and teams are people: without rosters there is nothing to show. The pages of sessions are their archive. */
static gboolean
is_shown (const Edition *edition, const Page *page)
{
  if (is_handbook (page) || edition->name == NULL)
    return TRUE;
  if ((page->kind == PAGE_ORGANIZATION || page->kind == PAGE_TEAM || page->kind == PAGE_SIGN_IN) && edition->names[LIST_ROSTERS] == NAMES_NONE)
    return FALSE;
  if (datasets[page->kind] != NULL && !edition_shows_dataset (edition, datasets[page->kind]))
    return FALSE;
  return groups[page->kind] != NULL && edition_shows_page (edition, groups[page->kind]);
}

static gboolean
has_handbook_children (const Page *page)
{
  for (guint i = 0; i < page->children->len; i++)
    if (is_handbook (page->children->pdata[i]))
      return TRUE;
  return FALSE;
}

/* A folder of the handbook that had become the page of a kind is a folder again. */
static void
restore_folder (const Planner *planner, Page *page)
{
  const PlanPage *entry = (const PlanPage *) page;
  page->kind = PAGE_FOLDER;
  if (*entry->name == '\0')
    return;
  g_free (page->title);
  page->title = g_strdup (entry->name);
}

static gboolean
is_hidden (gpointer key, gpointer page, gpointer set)
{
  return g_hash_table_contains (set, page);
}

/* Takes the pages out of every index of the plan. */
static void
forget (const Planner *planner, GHashTable *set)
{
  struct PlanIndex *index = planner->plan->index;
  g_hash_table_foreach_remove (index->by_path, is_hidden, set);
  g_hash_table_foreach_remove (index->by_period, is_hidden, set);
  for (guint kind = 0; kind < N_PAGE_KINDS; kind++)
    g_hash_table_foreach_remove (index->by_subject[kind], is_hidden, set);
}

/* A page may hang below one that is not among whose children it stands, as the effect of a course does. */
static void
lift_out (const GPtrArray *pages, GHashTable *hidden)
{
  for (guint i = 0; i < pages->len; i++)
    {
      Page *page = pages->pdata[i];
      while (page->parent != NULL && g_hash_table_contains (hidden, page->parent))
        page->parent = page->parent->parent;
    }
}

/* The first page of the reading order behind or before it that stays. */
static const Page *
staying (const Edition *edition, const Page *page, gboolean behind)
{
  while (page != NULL && !is_shown (edition, page))
    page = behind ? page->next : page->previous;
  return page;
}

void
planner_withhold (Planner *planner)
{
  const Edition *edition = planner->config->edition;
  GPtrArray *pages = planner->plan->pages;
  if (edition->name == NULL)
    return;
  g_autoptr (GPtrArray) hidden = g_ptr_array_new ();
  g_autoptr (GHashTable) set = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < pages->len; i++)
    {
      Page *page = pages->pdata[i];
      page->previous = staying (edition, page->previous, FALSE);
      page->next = staying (edition, page->next, TRUE);
      if (is_shown (edition, page))
        continue;
      if (has_handbook_children (page))
        restore_folder (planner, page);
      else
        {
          g_ptr_array_add (hidden, page);
          g_hash_table_add (set, page);
        }
    }
  forget (planner, set);
  lift_out (pages, set);
  for (guint i = 0; i < hidden->len; i++)
    {
      Page *page = hidden->pdata[i];
      if (page->parent != NULL)
        g_ptr_array_remove (page->parent->children, page);
    }
  for (guint i = 0; i < hidden->len; i++)
    g_ptr_array_remove (pages, hidden->pdata[i]);
}
