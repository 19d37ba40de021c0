/* Two inputs that would become one file, also where a file system does not tell upper from lower case. */
#include <libintl.h>
#include <string.h>

#include "page/plan.h"

#define _(text) gettext (text)

typedef struct {
  Planner *planner;
  GHashTable *files;          /* folded path → Place *: what made the first one */
  GHashTable *folders;        /* folded paths of folders that pages or files stand in */
} Paths;

/* Paths that differ only in this are the same file to some systems. */
static char *
fold (const char *path)
{
  return g_str_is_ascii (path) ? g_ascii_strdown (path, -1) : g_utf8_casefold (path, -1);
}

static char *
describe (const Place *place)
{
  if (place->file == NULL)
    return g_strdup (_("a page that Trainbook makes itself"));
  if (place->line == 0)
    return g_strdup (place->file);
  return g_strdup_printf ("%s:%u", place->file, place->line);
}

static void
add_folders (Paths *paths, const char *folded)
{
  for (const char *slash = strrchr (folded, '/'); slash != NULL;)
    {
      char *folder = g_strndup (folded, (gsize) (slash - folded));
      if (!g_hash_table_add (paths->folders, folder))
        return;
      slash = g_strrstr_len (folded, slash - folded, "/");
    }
}

static void
add_path (Paths *paths, const char *path, const Place *place)
{
  char *folded = fold (path);
  const Place *first = g_hash_table_lookup (paths->files, folded);
  add_folders (paths, folded);
  if (first == NULL)
    {
      g_hash_table_insert (paths->files, folded, g_memdup2 (place, sizeof *place));
      return;
    }
  g_free (folded);
  /* The message stands at the input that the user wrote. */
  const Place *here = place->file != NULL ? place : first;
  g_autofree char *other = describe (here == place ? first : place);
  diag_report (paths->planner->diags, DIAG_PAGE_PATH, here->file != NULL ? here : NULL, path, other, NULL);
}

static void
check_folder (Paths *paths, const char *path, const Place *place)
{
  g_autofree char *folded = fold (path);
  if (g_hash_table_contains (paths->folders, folded))
    diag_report (paths->planner->diags, DIAG_PAGE_FOLDER, place->file != NULL ? place : NULL, path, NULL);
}

/* A page or a file cannot stand where a folder must be. */
static void
check_folders (Paths *paths)
{
  const Planner *planner = paths->planner;
  for (guint i = 0; i < planner->plan->pages->len; i++)
    {
      const Page *page = planner->plan->pages->pdata[i];
      check_folder (paths, page->path, &page->source);
    }
  for (guint i = 0; planner->content != NULL && i < planner->content->assets->len; i++)
    {
      const Asset *asset = planner->content->assets->pdata[i];
      Place place = { asset->file, 0, 0, 0 };
      check_folder (paths, asset->path, &place);
    }
}

void
planner_check_paths (Planner *planner)
{
  static const char *const own[] = { "figures.csv", "sitemap.xml", "assets/search-index.js", "calendar.ics" };
  Paths paths = { planner, g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free),
                  g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL) };
  Place none = { NULL, 0, 0, 0 };
  for (guint i = 0; i < G_N_ELEMENTS (own); i++)
    add_path (&paths, own[i], &none);
  for (guint i = 0; i < planner->plan->pages->len; i++)
    {
      const Page *page = planner->plan->pages->pdata[i];
      add_path (&paths, page->path, &page->source);
      if (page->kind != PAGE_REPORT)
        continue;
      g_autofree char *csv = g_strndup (page->path, strlen (page->path) - strlen (".html"));
      g_autofree char *csv_path = g_strconcat (csv, ".csv", NULL);
      add_path (&paths, csv_path, &none);
    }
  for (guint i = 0; planner->content != NULL && i < planner->content->assets->len; i++)
    {
      const Asset *asset = planner->content->assets->pdata[i];
      Place place = { asset->file, 0, 0, 0 };
      add_path (&paths, asset->path, &place);
    }
  check_folders (&paths);
  g_hash_table_unref (paths.files);
  g_hash_table_unref (paths.folders);
}
