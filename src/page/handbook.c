/* The pages of the content folder: a tree of folders, in reading order. */
#include <string.h>

#include "page/plan.h"

static const char *
last_part (const char *path)
{
  const char *slash = strrchr (path, '/');
  return slash != NULL ? slash + 1 : path;
}

/* "03-forms" → "forms": numbers in front only put folders in order. */
static char *
folder_title (const char *name)
{
  gsize digits = strspn (name, "0123456789"), gap = strspn (name + digits, "-_. ");
  return g_strdup (digits > 0 && gap > 0 && name[digits + gap] != '\0' ? name + digits + gap : name);
}

typedef struct {
  Planner *planner;
  GHashTable *indexes;        /* folder → const Document *: its page's text */
  GHashTable *folders;        /* folder → Page * */
} Handbook;

static Page *
add_document (Handbook *handbook, Page *parent, const Document *document)
{
  Place place = { document->file, 0, 0, 0 };
  Page *page = planner_add (handbook->planner, PAGE_HANDBOOK, parent, g_strdup (document->path), g_strdup (document->title), document, &place);
  PlanPage *entry = (PlanPage *) page;
  entry->weight = document->weight;
  entry->name = last_part (document->is_index ? document->folder : document->path);
  return page;
}

/* The page of a folder, made with the pages of the folders above it when first asked for. */
static Page *
folder_page (Handbook *handbook, const char *folder)
{
  Page *page = g_hash_table_lookup (handbook->folders, folder);
  if (page != NULL)
    return page;
  const char *slash = strrchr (folder, '/');
  g_autofree char *above = slash != NULL ? g_strndup (folder, (gsize) (slash - folder)) : g_strdup ("");
  Page *parent = *folder == '\0' ? NULL : folder_page (handbook, above);
  const Document *document = g_hash_table_lookup (handbook->indexes, folder);
  if (document != NULL)
    page = add_document (handbook, parent, document);
  else if (*folder == '\0')
    page = planner_add (handbook->planner, PAGE_FOLDER, NULL, g_strdup ("index.html"), g_strdup (handbook->planner->config->title), NULL, NULL);
  else
    {
      const char *name = last_part (folder);
      page = planner_add (handbook->planner, PAGE_FOLDER, parent, g_strconcat (folder, "/index.html", NULL), folder_title (name), NULL, NULL);
      ((PlanPage *) page)->name = g_string_chunk_insert (handbook->planner->plan->index->strings, name);
    }
  g_hash_table_insert (handbook->folders, g_strdup (folder), page);
  return page;
}

static gint
compare_siblings (gconstpointer a, gconstpointer b)
{
  const PlanPage *x = *(const PlanPage *const *) a, *y = *(const PlanPage *const *) b;
  if (x->weight != y->weight)
    return x->weight < y->weight ? -1 : 1;
  return page_compare_names (x->name, y->name);
}

/* Sorts the children of every page and strings the pages together; returns the last one. The depth is that of the folders. */
static Page *
put_in_order (Page *page, Page *previous)
{
  page->previous = previous;
  if (previous != NULL)
    previous->next = page;
  g_ptr_array_sort (page->children, compare_siblings);
  Page *last = page;
  for (guint i = 0; i < page->children->len; i++)
    last = put_in_order (page->children->pdata[i], last);
  return last;
}

void
planner_add_handbook (Planner *planner)
{
  Handbook handbook = { planner, g_hash_table_new (g_str_hash, g_str_equal), g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL) };
  const GPtrArray *documents = planner->content != NULL ? planner->content->documents : NULL;
  guint n = documents != NULL ? documents->len : 0;
  for (guint i = 0; i < n; i++)
    {
      const Document *document = documents->pdata[i];
      if (document->is_index && !g_hash_table_contains (handbook.indexes, document->folder))
        g_hash_table_insert (handbook.indexes, document->folder, (gpointer) document);
    }
  planner->home = folder_page (&handbook, "");
  planner->plan->home = planner->home;
  for (guint i = 0; i < n; i++)
    {
      const Document *document = documents->pdata[i];
      Page *parent = folder_page (&handbook, document->folder);
      /* index.md and _index.md side by side: the second stays a page, so that the collision is found with all others. */
      if (!document->is_index || parent->subject != document)
        add_document (&handbook, parent, document);
    }
  put_in_order (planner->home, NULL);
  planner->plan->index->n_handbook = planner->home->children->len;
  g_hash_table_unref (handbook.indexes);
  g_hash_table_unref (handbook.folders);
}
