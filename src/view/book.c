/* print/handbook.html: cover, table of contents, every chapter. */
#include "view/chapters.h"

static gboolean
is_bound (const Page *page)
{
  return page->kind == PAGE_HANDBOOK && ((const Document *) page->subject)->print;
}

static gboolean
has_bound_child (const Page *page)
{
  for (guint i = 0; page->children != NULL && i < page->children->len; i++)
    {
      const Page *child = page->children->pdata[i];
      if (is_bound (child) || has_bound_child (child))
        return TRUE;
    }
  return FALSE;
}

static void
bind_pages (Chapters *chapters, const Page *page, guint depth, guint levels)
{
  for (guint i = 0; page->children != NULL && i < page->children->len && levels > 0; i++)
    {
      const Page *child = page->children->pdata[i];
      /* A folder gives its title, also one that lists records too. */
      if (child->kind == PAGE_HANDBOOK ? is_bound (child) : has_bound_child (child))
        chapters_add (chapters, child, depth);
      bind_pages (chapters, child, depth + 1, levels - 1);
    }
}

void
book_view_fill (View *view, const ViewContext *context, const Page *page, Diagnostics *diags)
{
  enum { DEEPEST = 32 };
  Chapters *chapters = chapters_new ("c");
  const Page *home = context->plan->home;
  if (home->kind == PAGE_HANDBOOK && is_bound (home))
    chapters_add (chapters, home, 0);
  bind_pages (chapters, home, 0, DEEPEST);
  xmlNode *book = element (view_root (view), "book");
  set_attribute (book, "title", context->config->title);
  attribute_integer (book, "chapters", chapters_count (chapters));
  add_date (element (book, "as-of"), context, context->model->as_of);
  chapters_write (chapters, view, book, context, page, 2, diags);
  chapters_write_running_titles (chapters, view);
  chapters_free (chapters);
}
