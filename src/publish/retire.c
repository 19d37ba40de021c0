/* After the exchange the old tree stands in the workshop. Most of it is ours and goes; nothing of anybody else may go with it,
 * not even what was saved into the site while the build ran. */
#define _GNU_SOURCE
#include "publish/staging.h"
#include "publish/tree.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define MOST_DEPTH 200

typedef struct {
  Staging *staging;
  int site;                  /* the new site */
  const Manifest *current;
  Diagnostics *diags;
} Retirement;

/* Puts a file that stands in the way of one of ours where nobody loses it. */
static int
keep_apart (Retirement *retirement, int folder, const char *name, const char *path)
{
  int work = retirement->staging->work;
  if (mkdirat (work, "kept", 0777) != 0 && errno != EEXIST)
    return errno;
  for (guint number = 1; number < 10000; number++)
    {
      g_autofree char *place = g_strdup_printf ("kept/%u-%s", number, name);
      if (linkat (folder, name, work, place, 0) == 0)
        {
          g_autofree char *shown = g_build_filename (retirement->staging->shown, path, NULL);
          g_autofree char *kept = g_build_filename (".trainbook", retirement->staging->name, place, NULL);
          diag_report (retirement->diags, DIAG_PUBLISH_KEPT, NULL, shown, kept, NULL);
          return unlinkat (folder, name, 0) == 0 ? 0 : errno;
        }
      if (errno != EEXIST)
        return errno;
    }
  return EEXIST;
}

static int
move_into_site (Retirement *retirement, int folder, const char *name, const char *path)
{
  const char *slash = strrchr (path, '/');
  g_autofree char *parent = slash == NULL ? NULL : g_strndup (path, slash - path);
  if (parent != NULL && tree_make_folders (retirement->site, parent) != 0)
    return keep_apart (retirement, folder, name, path);
  return renameat (folder, name, retirement->site, path) == 0 ? 0 : errno;
}

/* A file that no build wrote. The same inode or the same bytes in the new site: it lives on there. */
static int
retire_foreign (Retirement *retirement, int folder, const char *name, const char *path)
{
  struct stat old, new;
  if (fstatat (folder, name, &old, AT_SYMLINK_NOFOLLOW) != 0)
    return errno;
  if (fstatat (retirement->site, path, &new, AT_SYMLINK_NOFOLLOW) != 0)
    return errno == ENOENT || errno == ENOTDIR ? move_into_site (retirement, folder, name, path) : errno;
  if ((old.st_ino == new.st_ino && old.st_dev == new.st_dev) || tree_same_bytes (folder, name, retirement->site, path))
    return unlinkat (folder, name, 0) == 0 ? 0 : errno;
  if (S_ISLNK (old.st_mode) && S_ISLNK (new.st_mode))
    return unlinkat (folder, name, 0) == 0 ? 0 : errno;
  if (manifest_has (retirement->current, path) || S_ISDIR (new.st_mode))
    return keep_apart (retirement, folder, name, path);
  gboolean newer = old.st_mtim.tv_sec > new.st_mtim.tv_sec
                   || (old.st_mtim.tv_sec == new.st_mtim.tv_sec && old.st_mtim.tv_nsec >= new.st_mtim.tv_nsec);
  if (newer)
    return move_into_site (retirement, folder, name, path);
  return unlinkat (folder, name, 0) == 0 ? 0 : errno;
}

static int
retire_folder (Retirement *retirement, int above, const char *name, const char *path, guint depth)
{
  g_autoptr (GPtrArray) names = NULL;
  if (depth > MOST_DEPTH || tree_is_mounted (above, name))
    return EBUSY;
  int folder = tree_open_folder (above, name);
  int error = folder < 0 ? errno : tree_list (folder, &names);
  for (guint i = 0; error == 0 && i < names->len; i++)
    {
      const char *entry = names->pdata[i];
      g_autofree char *entry_path = path == NULL ? g_strdup (entry) : g_strconcat (path, "/", entry, NULL);
      struct stat info;
      gboolean ours = manifest_has (retirement->staging->published, entry_path);
      if (ours && unlinkat (folder, entry, 0) == 0)
        continue;
      if (fstatat (folder, entry, &info, AT_SYMLINK_NOFOLLOW) != 0)
        error = errno;
      else if (S_ISDIR (info.st_mode))
        error = retire_folder (retirement, folder, entry, entry_path, depth + 1);
      else if (ours)
        error = unlinkat (folder, entry, 0) == 0 ? 0 : errno;
      else
        error = retire_foreign (retirement, folder, entry, entry_path);
    }
  if (folder >= 0)
    close (folder);
  if (error == 0 && unlinkat (above, name, AT_REMOVEDIR) != 0)
    error = errno;
  return error;
}

int
staging_retire (Staging *staging, const Manifest *current, Diagnostics *diags)
{
  struct stat info;
  if (fstatat (staging->work, "new", &info, AT_SYMLINK_NOFOLLOW) != 0)
    return errno == ENOENT ? 0 : errno;
  Retirement retirement = { staging, tree_open_folder (staging->parent, staging->name), current, diags };
  if (retirement.site < 0)
    return errno;
  int error = retire_folder (&retirement, staging->work, "new", NULL, 0);
  close (retirement.site);
  return error;
}
