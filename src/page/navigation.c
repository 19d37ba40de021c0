/* The navigation that the pages of a folder share: bounded, however large the handbook is. */
#include <string.h>

#include "page/plan.h"

#define MOST_TOP 200u        /* entries of the highest level */
#define MOST_SIBLINGS 40u    /* folders beside the page's own */
#define MOST_CHILDREN 200u   /* pages of the page's folder */

const char *
page_navigation_key (const Plan *plan, const Page *page)
{
  return ((const PlanPage *) page)->folder;
}

static void
add_item (GArray *items, const Page *page, guint depth, gboolean open)
{
  NavigationItem item = { page, depth, open };
  g_array_append_val (items, item);
}

/* The page that stands for the page's folder. */
static const Page *
folder_page (const Page *page)
{
  const char *slash = strrchr (page->path, '/');
  const char *name = slash != NULL ? slash + 1 : page->path;
  return strcmp (name, "index.html") == 0 || page->parent == NULL ? page : page->parent;
}

/* Reports, sheets and records are too many to be listed beside a page: their overviews list them. */
static gboolean
lists_children (const Page *page)
{
  return page->kind != PAGE_REPORTS && page->kind != PAGE_PRINT && page->kind != PAGE_PEOPLE && page->kind != PAGE_SESSIONS;
}

static void
add_children (GArray *items, const Page *page, guint depth)
{
  guint listed = 0;
  for (guint i = 0; lists_children (page) && i < page->children->len && listed < MOST_CHILDREN; i++)
    {
      const Page *child = page->children->pdata[i];
      if (!child->listed)
        continue;
      add_item (items, child, depth, FALSE);
      listed++;
    }
}

/* The open branch below its page of the highest level. `chain[0]` is the page's folder, `chain[n - 1]` the highest level. */
static void
add_branch (GArray *items, const Page *const *chain, guint n)
{
  for (guint i = n - 1; i > 1; i--)
    add_item (items, chain[i - 1], n - i, TRUE);
  if (n == 1)
    {
      add_children (items, chain[0], 1);
      return;
    }
  const GPtrArray *siblings = chain[1]->children;
  for (guint i = 0; i < siblings->len; i++)
    {
      const Page *sibling = siblings->pdata[i];
      gboolean open = sibling == chain[0];
      if (!open && (siblings->len > MOST_SIBLINGS || !sibling->listed))
        continue;
      add_item (items, sibling, n - 1, open);
      if (open)
        add_children (items, sibling, n);
    }
}

GArray *
page_navigation (const Plan *plan, const Page *page)
{
  GArray *items = g_array_new (FALSE, FALSE, sizeof (NavigationItem));
  g_autoptr (GPtrArray) chain = g_ptr_array_new ();
  for (const Page *at = folder_page (page); at != NULL && at != plan->home; at = at->parent)
    g_ptr_array_add (chain, (gpointer) at);
  const Page *highest = chain->len > 0 ? chain->pdata[chain->len - 1] : NULL;
  guint shown = 0;
  for (guint i = 0; i < plan->home->children->len; i++)
    {
      const Page *top = plan->home->children->pdata[i];
      gboolean open = top == highest;
      if (!open && (!top->listed || (i < plan->index->n_handbook && shown >= MOST_TOP)))
        continue;
      shown++;
      add_item (items, top, 0, open);
      if (open)
        add_branch (items, (const Page *const *) chain->pdata, chain->len);
    }
  return items;
}
