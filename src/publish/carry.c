/* Before the exchange: what of the old site lives on in the new tree. */
#define _GNU_SOURCE
#include "publish/staged.h"
#include "publish/tree.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#define MOST_DEPTH 200
#define ASSETS "assets/"

typedef struct {
  Publisher *publisher;
  Diagnostics *diags;
} Walk;

static gboolean
is_staged (const Publisher *publisher, const char *path)
{
  return g_hash_table_contains (publisher->files, path);
}

/* Links a file of the old site into the new tree. FALSE when it failed or collides. */
static gboolean
carry_file (Walk *walk, const char *path)
{
  Publisher *publisher = walk->publisher;
  const Staging *staging = publisher->staging;
  if (publisher->obstacle != 0)
    return TRUE;             /* replaced file by file: it stays where it is */
  int error = tree_link (staging->old, path, staging->stage, path);
  if (error == ENOENT)
    {
      g_autofree char *folder = g_path_get_dirname (path);
      error = tree_make_folders (staging->stage, folder);
      if (error == 0)
        error = tree_link (staging->old, path, staging->stage, path);
    }
  if (error == 0)
    return TRUE;
  if (error == EEXIST || error == ENOTDIR)
    {
      publisher_collide (publisher, path, walk->diags);
      return TRUE;           /* go on: every collision in one run */
    }
  return publisher_fail (publisher, path, error, walk->diags);
}

/* A foreign file where the new site has a folder, or below a path that is a file of the new site. */
static gboolean
is_in_the_way (const Publisher *publisher, const char *path)
{
  if (manifest_has_folder (publisher->next, path))
    return TRUE;
  for (const char *slash = strchr (path, '/'); slash != NULL; slash = strchr (slash + 1, '/'))
    {
      g_autofree char *above = g_strndup (path, slash - path);
      if (is_staged (publisher, above))
        return TRUE;
    }
  return FALSE;
}

static gboolean
meet_file (Walk *walk, const char *path)
{
  Publisher *publisher = walk->publisher;
  const Manifest *published = publisher->staging->published;
  if (is_staged (publisher, path))
    return TRUE;
  if (manifest_has (published, path))
    {
      gboolean kept = g_str_has_prefix (path, ASSETS) && manifest_generation (published, path) == 0
                      && !is_in_the_way (publisher, path);
      if (!kept)
        {
          g_ptr_array_add (publisher->obsolete, g_strdup (path));
          return TRUE;
        }
      if (!carry_file (walk, path))
        return FALSE;
      manifest_add (publisher->next, path, 1);
      return TRUE;
    }
  if (is_in_the_way (publisher, path))
    {
      publisher_collide (publisher, path, walk->diags);
      return TRUE;
    }
  return carry_file (walk, path);
}

/* A folder that is not the build's: it keeps its permissions, and lives on when it is empty. */
static gboolean
keep_foreign_folder (Walk *walk, int folder, const char *path, gboolean empty)
{
  Publisher *publisher = walk->publisher;
  int stage = publisher->staging->stage;
  struct stat info;
  if (publisher->obstacle != 0 || manifest_has_folder (publisher->next, path)
      || manifest_has_folder (publisher->staging->published, path))
    return TRUE;
  if (is_staged (publisher, path) || is_in_the_way (publisher, path))
    {
      if (empty)             /* else what is in it was named */
        publisher_collide (publisher, path, walk->diags);
      return TRUE;
    }
  int error = empty ? tree_make_folders (stage, path) : 0;
  if (error == 0 && fstat (folder, &info) == 0 && fchmodat (stage, path, info.st_mode & 07777, 0) != 0 && errno != ENOENT)
    error = errno;
  return error == 0 || publisher_fail (publisher, path, error, walk->diags);
}

static gboolean walk_folder (Walk *walk, int folder, const char *path, guint depth);

static gboolean
meet_folder (Walk *walk, int above, const char *name, const char *path, guint depth)
{
  Publisher *publisher = walk->publisher;
  int folder = tree_open_folder (above, name);
  if (folder < 0)
    return publisher_fail (publisher, path, errno, walk->diags);
  /* What is mounted in the site, or may not be written, would not survive a move of the whole. */
  gboolean mounted = tree_is_mounted (above, name);
  if (mounted)
    publisher->obstacle = EBUSY;
  else if (publisher->obstacle == 0 && faccessat (above, name, W_OK | X_OK, AT_EACCESS) != 0)
    publisher->obstacle = errno;
  gboolean good = mounted || walk_folder (walk, folder, path, depth + 1);
  close (folder);
  return good;
}

static gboolean
walk_folder (Walk *walk, int folder, const char *path, guint depth)
{
  g_autoptr (GPtrArray) names = NULL;
  int error = depth > MOST_DEPTH ? ELOOP : tree_list (folder, &names);
  if (error != 0)
    return publisher_fail (walk->publisher, path, error, walk->diags);
  for (guint i = 0; i < names->len; i++)
    {
      const char *name = names->pdata[i];
      if (path == NULL && g_str_equal (name, ".trainbook"))
        continue;            /* the workshop of a site on a mount point */
      g_autofree char *entry = path == NULL ? g_strdup (name) : g_strconcat (path, "/", name, NULL);
      struct stat info;
      if (is_staged (walk->publisher, entry) && fstatat (folder, name, &info, AT_SYMLINK_NOFOLLOW) == 0 && !S_ISDIR (info.st_mode))
        continue;
      if (fstatat (folder, name, &info, AT_SYMLINK_NOFOLLOW) != 0)
        {
          if (errno == ENOENT)
            continue;
          return publisher_fail (walk->publisher, entry, errno, walk->diags);
        }
      if (!(S_ISDIR (info.st_mode) ? meet_folder (walk, folder, name, entry, depth) : meet_file (walk, entry)))
        return FALSE;
    }
  return path == NULL || keep_foreign_folder (walk, folder, path, names->len == 0);
}

gboolean
publisher_carry (Publisher *publisher, Diagnostics *diags)
{
  Walk walk = { publisher, diags };
  return walk_folder (&walk, publisher->staging->old, NULL, 0) && !publisher->refused;
}
