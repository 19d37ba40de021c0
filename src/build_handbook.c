/* The handbook alone. */
#include "build_internal.h"
#include "program.h"

#include <string.h>

/* The folders and files of the site that records are shown in: whether a page is there is not known without them. */
static const char *const record_places[] = { "reports/", "print/", "courses/", "curricula/", "cohorts/", "organization/", "people/", "sessions/", "assets/",
                                             "data.html", "data-files.csv", "data-repairs.csv", "figures.csv", "sitemap.xml" };

/* Places on pages are not looked at: only templates know them all. */
static gboolean
is_open (const char *path, gpointer data)
{
  const GHashTable *known = data;
  for (guint i = 0; i < G_N_ELEMENTS (record_places); i++)
    if (g_str_has_prefix (path, record_places[i]))
      return TRUE;
  return g_hash_table_contains ((GHashTable *) known, path);
}

static void
add_page (Build *build, const Document *document, Diagnostics *unheard)
{
  g_autoptr (GArray) origins = build_document_origins (build, document);
  g_autofree char *page = g_strdup_printf ("<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title></title></head><body>%.*s</body></html>\n",
                                           (int) document->markdown->length, document->markdown->html);
  const Place source = { document->file, 0, 0, 0 };
  proof_page (build->proof, document->path, page, strlen (page), (const ProofOrigin *) (gpointer) origins->data, origins->len, &source, unheard);
}

/* What there is of the handbook: pages, also those that could not be read or that the edition does not show, which was told, folders and files. Keys owned. */
static GHashTable *
known_paths (const Content *content)
{
  GHashTable *known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const char *const *unread = (const char *const *) content->unread->pdata;
  GHashTableIter iter;
  gpointer path, folder;
  for (guint i = 0; i < content->documents->len; i++)
    g_hash_table_add (known, g_strdup (((const Document *) content->documents->pdata[i])->path));
  for (guint i = 0; i < content->unread->len; i++)
    g_hash_table_add (known, g_strdup (unread[i]));
  for (guint i = 0; i < content->assets->len; i++)
    g_hash_table_add (known, g_strdup (((const Asset *) content->assets->pdata[i])->path));
  if (content->withheld != NULL)
    {
      g_hash_table_iter_init (&iter, content->withheld);
      while (g_hash_table_iter_next (&iter, &path, NULL))
        g_hash_table_add (known, g_strdup (path));
    }
  g_hash_table_iter_init (&iter, content->folders);
  while (g_hash_table_iter_next (&iter, &folder, NULL))
    g_hash_table_add (known, *(const char *) folder == '\0' ? g_strdup ("index.html") : g_strconcat (folder, "/index.html", NULL));
  return known;
}

static void
add_pages (Build *build, const GPtrArray *documents, Diagnostics *unheard)
{
  for (guint i = 0; i < documents->len; i++)
    add_page (build, documents->pdata[i], unheard);
}

void
build_check_handbook (Build *build)
{
  if (build->content == NULL || build->words == NULL)
    return;
  g_autofree char *program = program_executable ();
  build->charts = charts_draw (NULL, build->content, build->words, program, build->diags);
  GHashTable *known = known_paths (build->content);
  GHashTableIter iter;
  gpointer path;
  /* The pages themselves are not there yet: what is wrong in one of them is told when they are made. */
  Diagnostics *unheard = diag_new ();
  build->proof = proof_new ();
  g_hash_table_iter_init (&iter, known);
  while (g_hash_table_iter_next (&iter, &path, NULL))
    proof_add_file (build->proof, path);
  add_pages (build, build->content->documents, unheard);
  add_pages (build, build->content->prose, unheard);
  proof_excuse (build->proof, is_open, known);
  proof_resolve (build->proof, build->diags);
  g_hash_table_unref (known);
  diag_free (unheard);
}
