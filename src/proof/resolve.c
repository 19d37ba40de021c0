/* After all pages: does every link lead somewhere? Each distinct link is looked at once; only what is bad is looked for in the pages. */
#include "proof/proof_internal.h"
#include "text/encoding.h"

#include <string.h>

#define MOST_SHARED 3        /* pages named for one mistake that no origin explains: it is a template's */
#define MOST_NEAREST 200     /* searches among all paths in one run */

typedef struct {
  Proof *proof;
  Diagnostics *diags;
  GHashTable *folders;       /* every folder that a file of the site lies in; keys owned */
  GHashTable *shared;        /* what a link means → pages named that have it without an origin; keys owned */
  guint searches;
} Resolution;

static GHashTable *
collect_folders (const Proof *proof)
{
  GHashTable *folders = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer data;
  g_hash_table_iter_init (&iter, proof->targets);
  while (g_hash_table_iter_next (&iter, NULL, &data))
    {
      const Target *target = data;
      g_autofree char *folder = target->exists ? g_strdup (target->path) : NULL;
      for (char *slash = folder == NULL ? NULL : strrchr (folder, '/'); slash != NULL; slash = strrchr (folder, '/'))
        {
          *slash = '\0';
          if (!g_hash_table_contains (folders, folder))
            g_hash_table_add (folders, g_strdup (folder));
        }
    }
  g_hash_table_add (folders, g_strdup (""));
  return folders;
}

static gboolean
page_has_id (const ProofPage *page, const char *wanted)
{
  for (gsize at = 0; at < page->ids_length; at += strlen (page->ids + at) + 1)
    if (strcmp (page->ids + at, wanted) == 0)
      return TRUE;
  return FALSE;
}

void
proof_excuse (Proof *proof, gboolean (*func) (const char *path, gpointer data), gpointer data)
{
  proof->excuse = func;
  proof->excuse_data = data;
}

static gboolean
is_bad (const Link *link)
{
  switch (link->kind)
    {
    case ADDRESS_SELF:
      return FALSE;
    case ADDRESS_WEB:
      return link->use == LINK_LOADED;
    case ADDRESS_FILE:
      if (!link->target->exists)
        return TRUE;
      return link->target->page != NULL && link->target->page->whole && link->fragment != NULL
             && g_ascii_strcasecmp (link->fragment, "top") != 0 && !page_has_id (link->target->page, link->fragment);
    default:
      return TRUE;
    }
}

static gboolean
is_excused (const Proof *proof, const Link *link)
{
  return proof->excuse != NULL && link->kind == ADDRESS_FILE && proof->excuse (link->target->path, proof->excuse_data);
}

static int
compare_paths (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static const char *
nearest_path (Resolution *resolution, const char *wanted)
{
  Proof *proof = resolution->proof;
  if (resolution->searches++ >= MOST_NEAREST)
    return NULL;
  if (proof->paths == NULL)
    {
      GHashTableIter iter;
      gpointer data;
      proof->paths = g_new (char *, g_hash_table_size (proof->targets) + 1);
      g_hash_table_iter_init (&iter, proof->targets);
      while (g_hash_table_iter_next (&iter, NULL, &data))
        if (((const Target *) data)->exists)
          proof->paths[proof->n_paths++] = (char *) ((const Target *) data)->path;
      qsort (proof->paths, proof->n_paths, sizeof *proof->paths, compare_paths);
    }
  return text_nearest (wanted, (const char *const *) proof->paths, proof->n_paths);
}

/* What is wrong with a link of a page. */
static ProofReport
judge (Resolution *resolution, const Link *link, const ProofPage *page)
{
  ProofReport report = { resolution->diags, DIAG_PROOF_MALFORMED, page->path, link->written, NULL, NULL };
  switch (link->kind)
    {
    case ADDRESS_WEB: report.id = DIAG_PROOF_LOADED; break;
    case ADDRESS_SCHEME: report.id = DIAG_PROOF_SCHEME; break;
    case ADDRESS_HOST: report.id = DIAG_PROOF_HOST; break;
    case ADDRESS_ROOT: report.id = DIAG_PROOF_ROOT; break;
    case ADDRESS_OUTSIDE: report.id = DIAG_PROOF_OUTSIDE; break;
    case ADDRESS_FILE: case ADDRESS_FOLDER:
      if (link->kind == ADDRESS_FILE && link->target->exists)
        {
          const ProofPage *target = link->target->page;
          report.third = target->path;
          report.fourth = proof_nearest_id (target->ids, target->ids_length, link->fragment);
          report.id = report.fourth != NULL ? DIAG_PROOF_ANCHOR_NEAR : DIAG_PROOF_ANCHOR;
        }
      else if (g_hash_table_contains (resolution->folders, link->target->path))
        report.id = DIAG_PROOF_FOLDER;
      else
        {
          report.third = nearest_path (resolution, link->target->path);
          report.id = report.third != NULL ? DIAG_PROOF_LINK_MISSING_NEAR : DIAG_PROOF_LINK_MISSING;
        }
      break;
    default: break;
    }
  return report;
}

/* TRUE when the mistake was already named on some pages: it is one of a template, or of a record that many pages show. */
static gboolean
is_known (Resolution *resolution, const Link *link)
{
  const char *path = link->target != NULL ? link->target->path : link->written;
  g_autofree char *meaning = g_strconcat (path, "#", link->fragment, NULL);
  guint named = GPOINTER_TO_UINT (g_hash_table_lookup (resolution->shared, meaning));
  if (named < MOST_SHARED)
    g_hash_table_replace (resolution->shared, g_steal_pointer (&meaning), GUINT_TO_POINTER (named + 1));
  return named >= MOST_SHARED;
}

static void
report_link (Resolution *resolution, const ProofPage *page, guint32 index)
{
  const Link *link = resolution->proof->links->pdata[index];
  gboolean found = FALSE;
  for (guint i = 0; i < page->n_origins; i++)
    found = found || page->origins[i].link == index;
  if (!found && is_known (resolution, link))
    return;
  ProofReport report = judge (resolution, link, page);
  for (guint i = 0; i < page->n_origins; i++)
    if (page->origins[i].link == index)
      {
        const Origin *origin = &page->origins[i];
        Place place = { origin->file, origin->line, origin->column, origin->length };
        proof_report_at (&place, &report);
      }
  Place place = { page->path, 0, 0, 0 };
  if (!found)
    proof_report_at (page->source.file != NULL ? &page->source : &place, &report);
}

static int
compare_pages (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(const ProofPage *const *) a)->path, (*(const ProofPage *const *) b)->path);
}

static void
report_page (Resolution *resolution, const ProofPage *page)
{
  g_autoptr (GHashTable) seen = NULL;
  for (guint i = 0; i < page->n_links; i++)
    {
      const Link *link = resolution->proof->links->pdata[page->links[i]];
      if (!link->bad)
        continue;
      if (seen == NULL)
        seen = g_hash_table_new (NULL, NULL);
      if (g_hash_table_add (seen, (gpointer) link))
        report_link (resolution, page, page->links[i]);
    }
}

void
proof_resolve (Proof *proof, Diagnostics *diags)
{
  gboolean any = FALSE;
  for (guint i = 0; i < proof->links->len; i++)
    {
      Link *link = proof->links->pdata[i];
      link->bad = is_bad (link) && !is_excused (proof, link);
      any = any || link->bad;
    }
  if (!any)
    return;
  Resolution resolution = { proof, diags, collect_folders (proof), g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL), 0 };
  g_ptr_array_sort (proof->pages, compare_pages);
  for (guint i = 0; i < proof->pages->len; i++)
    report_page (&resolution, proof->pages->pdata[i]);
  g_hash_table_destroy (resolution.folders);
  g_hash_table_destroy (resolution.shared);
}
