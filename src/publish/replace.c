/* Publishing where the trees cannot be exchanged: file by file, in the order that hurts a reader least. */
#define _GNU_SOURCE
#include "publish/staged.h"
#include "publish/tree.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* Assets first, so that no new page misses its style sheet; the home page last. */
static int
rank (const char *path)
{
  if (g_str_has_prefix (path, "assets/"))
    return 0;
  if (g_str_equal (path, "index.html"))
    return 3;
  return g_str_has_suffix (path, ".html") ? 2 : 1;
}

static int
compare_paths (gconstpointer a, gconstpointer b)
{
  const char *one = *(const char *const *) a, *two = *(const char *const *) b;
  int difference = rank (one) - rank (two);
  return difference != 0 ? difference : strcmp (one, two);
}

/* The files that differ, in order. Keys borrowed. */
static GPtrArray *
written_files (const Publisher *publisher)
{
  GPtrArray *paths = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer path, state;
  g_hash_table_iter_init (&iter, publisher->files);
  while (g_hash_table_iter_next (&iter, &path, &state))
    if (GPOINTER_TO_INT (state) == STAGED_WRITTEN)
      g_ptr_array_add (paths, path);
  g_ptr_array_sort (paths, compare_paths);
  return paths;
}

/* Looks, before anything changes, whether the folder of `path` in the old site may be written. 0 or an errno. */
static int
check_folder_of (int site, const char *path, GHashTable *seen)
{
  struct stat info;
  char *folder = g_path_get_dirname (path);
  if (!g_hash_table_add (seen, folder))
    return 0;
  /* Not there yet, or a file of ours that goes first: then the folder above it counts. */
  if (fstatat (site, folder, &info, AT_SYMLINK_NOFOLLOW) != 0 ? errno == ENOENT || errno == ENOTDIR : !S_ISDIR (info.st_mode))
    return check_folder_of (site, folder, seen);
  return faccessat (site, folder, W_OK | X_OK, AT_EACCESS) == 0 ? 0 : errno;
}

static gboolean
check_folders (Publisher *publisher, const GPtrArray *paths, Diagnostics *diags)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const GPtrArray *lists[2] = { paths, publisher->obsolete };
  for (guint list = 0; list < 2; list++)
    for (guint i = 0; i < lists[list]->len; i++)
      {
        int error = check_folder_of (publisher->staging->old, lists[list]->pdata[i], seen);
        if (error != 0)
          return publisher_fail (publisher, lists[list]->pdata[i], error, diags);
      }
  return TRUE;
}

/* The old and the new files together: while they are mixed, a killed build leaves none that nobody owns. */
static int
write_mixed_manifest (const Publisher *publisher)
{
  const Staging *staging = publisher->staging;
  Manifest *mixed = manifest_new ();
  mixed->edition = g_strdup (publisher->edition);
  const Manifest *sources[2] = { staging->published, publisher->next };
  for (guint i = 0; i < 2; i++)
    {
      GHashTableIter iter;
      gpointer path;
      if (sources[i] == NULL)
        continue;
      g_hash_table_iter_init (&iter, sources[i]->files);
      while (g_hash_table_iter_next (&iter, &path, NULL))
        manifest_add (mixed, path, manifest_generation (sources[i], path));
    }
  int error = manifest_write (mixed, staging->work, "manifest");
  manifest_free (mixed);
  return error;
}

/* Removes a file of ours, and the folders above it that it leaves empty. */
static int
remove_file (int site, const char *path)
{
  if (unlinkat (site, path, 0) != 0 && errno != ENOENT && errno != ENOTDIR && errno != EISDIR)
    return errno;
  g_autofree char *folder = g_strdup (path);
  for (char *slash = strrchr (folder, '/'); slash != NULL; slash = strrchr (folder, '/'))
    {
      *slash = '\0';
      if (unlinkat (site, folder, AT_REMOVEDIR) != 0)
        break;
    }
  return 0;
}

static int
move_file (const Staging *staging, const char *path)
{
  const char *slash = strrchr (path, '/');
  if (slash != NULL)
    {
      g_autofree char *folder = g_strndup (path, slash - path);
      int error = tree_make_folders (staging->old, folder);
      if (error != 0)
        return error;
    }
  return renameat (staging->stage, path, staging->old, path) == 0 ? 0 : errno;
}

/* A file of ours that becomes a folder, or the reverse, must go before, not after. */
static gboolean
is_in_the_way (const Publisher *publisher, const char *path)
{
  if (manifest_has_folder (publisher->next, path))
    return TRUE;
  for (const char *slash = strchr (path, '/'); slash != NULL; slash = strchr (slash + 1, '/'))
    {
      g_autofree char *above = g_strndup (path, slash - path);
      if (g_hash_table_contains (publisher->files, above))
        return TRUE;
    }
  return FALSE;
}

static gboolean
replace_files (Publisher *publisher, const GPtrArray *paths, Diagnostics *diags)
{
  const Staging *staging = publisher->staging;
  const GPtrArray *obsolete = publisher->obsolete;
  const char *path = NULL;
  guint done = 0;
  int error = 0;
  for (guint i = 0; error == 0 && i < obsolete->len; i++)
    if (is_in_the_way (publisher, path = obsolete->pdata[i]))
      {
        error = remove_file (staging->old, path);
        done += error == 0;
      }
  for (guint i = 0; error == 0 && i < paths->len; i++)
    {
      error = move_file (staging, path = paths->pdata[i]);
      done += error == 0;
    }
  for (guint i = 0; error == 0 && i < obsolete->len; i++)
    {
      error = remove_file (staging->old, path = obsolete->pdata[i]);
      done += error == 0;
    }
  if (error == 0)
    return TRUE;
  publisher_fail (publisher, path, error, diags);
  if (done > 0)
    diag_report (diags, DIAG_PUBLISH_PARTIAL, NULL, staging->shown, NULL);
  return FALSE;
}

gboolean
publisher_replace (Publisher *publisher, Diagnostics *diags)
{
  Staging *staging = publisher->staging;
  g_autoptr (GPtrArray) paths = written_files (publisher);
  if (paths->len + publisher->obsolete->len > 0)
    {
      if (!check_folders (publisher, paths, diags))
        return FALSE;
      diag_report (diags, DIAG_PUBLISH_NOT_ATOMIC, NULL, staging->shown, g_strerror (publisher->obstacle), NULL);
      if (diag_count (diags, DIAG_ERROR) > 0)
        return FALSE;        /* a strict build takes the warning for an error: nothing is published */
      int error = write_mixed_manifest (publisher);
      if (error == 0)
        error = tree_sync (staging->work);
      if (error != 0)
        return publisher_fail (publisher, NULL, error, diags);
    }
  if (!replace_files (publisher, paths, diags))
    return FALSE;
  /* The site is out. Without this manifest the mixed one stays, which names all its files and some more. */
  int error = manifest_write (publisher->next, staging->work, "manifest");
  if (error != 0)
    diag_report (diags, DIAG_PUBLISH_LEFT, NULL, staging->shown, g_strerror (error), NULL);
  return TRUE;
}
