#include "page/plan.h"

#include <string.h>

static void
page_free (gpointer data)
{
  Page *page = data;
  g_free (page->path);
  g_free (page->title);
  g_ptr_array_unref (page->children);
  g_free (page);
}

static const char *
folder_of (const Plan *plan, const char *path)
{
  const char *slash = strrchr (path, '/');
  return g_string_chunk_insert_len (plan->index->strings, path, slash != NULL ? slash - path : 0);
}

Page *
planner_add (Planner *planner, PageKind kind, Page *parent, char *path, char *title, gconstpointer subject, const Place *source)
{
  Plan *plan = planner->plan;
  PlanPage *entry = g_new0 (PlanPage, 1);
  Page *page = &entry->page;
  page->kind = kind;
  page->path = path;
  page->title = title;
  page->parent = parent;
  page->children = g_ptr_array_new ();
  page->subject = subject;
  page->listed = TRUE;
  if (source != NULL)
    page->source = *source;
  entry->folder = folder_of (plan, path);
  entry->name = "";
  entry->weight = G_MAXINT64;
  if (parent != NULL)
    g_ptr_array_add (parent->children, page);
  g_ptr_array_add (plan->pages, page);
  if (!g_hash_table_contains (plan->index->by_path, path))
    g_hash_table_insert (plan->index->by_path, page->path, page);
  if (subject != NULL)
    g_hash_table_insert (plan->index->by_subject[kind], (gpointer) subject, page);
  return page;
}

Page *
planner_add_index (Planner *planner, PageKind kind, const char *path, const char *word)
{
  return planner_add_index_below (planner, planner->home, kind, path, word);
}

Page *
planner_add_index_below (Planner *planner, Page *parent, PageKind kind, const char *path, const char *word)
{
  char *title = g_strdup (words_get (planner->words, word));
  Page *folder = g_hash_table_lookup (planner->plan->index->by_path, path);
  if (folder == NULL || folder->kind != PAGE_FOLDER)
    return planner_add (planner, kind, parent, g_strdup (path), title, NULL, NULL);
  g_free (folder->title);
  folder->title = title;
  folder->kind = kind;
  return folder;
}

static gint
compare_paths (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(const Page *const *) a)->path, (*(const Page *const *) b)->path);
}

static guint
hash_period (gconstpointer key)
{
  const Period *period = key;
  return (guint) period->first * 31 + (guint) period->kind;
}

static gboolean
equal_periods (gconstpointer a, gconstpointer b)
{
  return period_equal (a, b);
}

static Plan *
plan_empty (void)
{
  Plan *plan = g_new0 (Plan, 1);
  plan->pages = g_ptr_array_new_with_free_func (page_free);
  plan->top = g_ptr_array_new ();
  plan->index = g_new0 (struct PlanIndex, 1);
  plan->index->by_path = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint kind = 0; kind < N_PAGE_KINDS; kind++)
    plan->index->by_subject[kind] = g_hash_table_new (NULL, NULL);
  plan->index->strings = g_string_chunk_new (4096);
  plan->index->reports = g_ptr_array_new_with_free_func (g_free);
  plan->index->by_period = g_hash_table_new (hash_period, equal_periods);
  return plan;
}

Plan *
plan_new (const Config *config, const Model *model, const Content *content, const Facts *facts, const Figures *figures, const Words *words,
          Diagnostics *diags)
{
  Planner planner = { plan_empty (), config, model, content, facts, figures, words, diags, NULL };
  planner_add_handbook (&planner);
  planner_add_records (&planner);
  planner_add_sheets (&planner);
  planner_withhold (&planner);
  g_ptr_array_sort (planner.plan->pages, compare_paths);
  g_ptr_array_extend (planner.plan->top, planner.home->children, NULL, NULL);
  planner_check_paths (&planner);
  return planner.plan;
}

void
plan_free (Plan *plan)
{
  if (plan == NULL)
    return;
  g_hash_table_unref (plan->index->by_path);
  for (guint kind = 0; kind < N_PAGE_KINDS; kind++)
    g_hash_table_unref (plan->index->by_subject[kind]);
  g_string_chunk_free (plan->index->strings);
  g_hash_table_unref (plan->index->by_period);
  g_ptr_array_unref (plan->index->reports);
  g_free (plan->index);
  g_ptr_array_unref (plan->top);
  g_ptr_array_unref (plan->pages);
  g_free (plan);
}

const Page *
plan_find (const Plan *plan, const char *path)
{
  return g_hash_table_lookup (plan->index->by_path, path);
}

const Page *
plan_page_for (const Plan *plan, PageKind kind, gconstpointer subject)
{
  return g_hash_table_lookup (plan->index->by_subject[kind], subject);
}

const Page *
plan_report (const Plan *plan, const Period *period)
{
  return g_hash_table_lookup (plan->index->by_period, period);
}

const Page *
plan_team_reports (const Plan *plan, const char *team)
{
  return plan_page_for (plan, PAGE_REPORTS, team);
}

const Page *
plan_team_report (const Plan *plan, const char *team, const Period *period)
{
  char name[PERIOD_BUFFER];
  if (plan_team_reports (plan, team) == NULL)
    return NULL;
  g_autofree char *folder = page_file_name (team);
  g_autofree char *path = g_strconcat ("reports/", folder, "/", period_format (period, name), ".html", NULL);
  return plan_find (plan, path);
}
