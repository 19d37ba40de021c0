/* Opening and closing the workshop of an output. */
#define _GNU_SOURCE
#include "publish/staging.h"
#include "publish/tree.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#define MOST_LINKS 40

void
staging_report (const Staging *staging, const char *path, int error, Diagnostics *diags)
{
  g_autofree char *shown = path == NULL ? g_strdup (staging->shown) : g_build_filename (staging->shown, path, NULL);
  diag_report (diags, DIAG_OUTPUT_WRITE, NULL, shown, g_strerror (error), NULL);
}

/* The same of the workshop's own files. */
static void
report_workshop (const Staging *staging, const char *what, int error, Diagnostics *diags)
{
  g_autofree char *folder = staging->inside ? g_strdup (staging->shown) : g_path_get_dirname (staging->shown);
  g_autofree char *path = g_build_filename (folder, WORKSHOP, staging->name, what, NULL);
  diag_report (diags, DIAG_OUTPUT_WRITE, NULL, path, g_strerror (error), NULL);
}

/* The real path of an output that need not exist; NULL and errno. Folders above it are made. */
static char *
resolve (const char *output)
{
  g_autofree char *path = g_canonicalize_filename (output, NULL);
  for (int links = 0; links < MOST_LINKS; links++)
    {
      char real[PATH_MAX];
      if (realpath (path, real) != NULL)
        return g_strdup (real);
      if (errno != ENOENT)
        return NULL;
      g_autofree char *folder = g_path_get_dirname (path);
      char target[PATH_MAX];
      ssize_t length = readlink (path, target, sizeof target - 1);
      if (length < 0)
        {
          if (g_mkdir_with_parents (folder, 0755) != 0 || realpath (folder, real) == NULL)
            return NULL;
          g_autofree char *name = g_path_get_basename (path);
          return g_build_filename (real, name, NULL);
        }
      target[length] = '\0';
      char *next = g_canonicalize_filename (target, folder);
      g_free (path);
      path = next;
    }
  errno = ELOOP;
  return NULL;
}

static int
open_workshop_in (Staging *staging, int folder)
{
  struct stat info;
  if (mkdirat (folder, WORKSHOP, 0777) != 0 && errno != EEXIST)
    return errno;
  int shop = tree_open_folder (folder, WORKSHOP);
  if (shop < 0)
    return errno;
  int error = 0;
  if (mkdirat (shop, staging->name, 0777) != 0 && errno != EEXIST)
    error = errno;
  if (error == 0 && (staging->work = tree_open_folder (shop, staging->name)) < 0)
    error = errno;
  if (error == 0 && fstat (staging->work, &info) != 0)
    error = errno;
  close (shop);
  return error;
}

/* Beside the output, or in it where something is mounted on it or the folder above may not be written. */
static int
open_workshop (Staging *staging)
{
  staging->inside = staging->old >= 0 && tree_is_mounted (staging->parent, staging->name);
  if (!staging->inside)
    {
      int error = open_workshop_in (staging, staging->parent);
      if ((error != EACCES && error != EPERM) || staging->old < 0)
        return error;
      staging->inside = TRUE;
      if (open_workshop_in (staging, staging->old) != 0)
        return error;
      return 0;
    }
  return open_workshop_in (staging, staging->old);
}

/* TRUE when we hold the lock, or the file system has none. */
static gboolean
take_lock (Staging *staging, Diagnostics *diags)
{
  staging->lock = openat (staging->work, "lock", O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666);
  if (staging->lock < 0)
    {
      report_workshop (staging, "lock", errno, diags);
      return FALSE;
    }
  if (flock (staging->lock, LOCK_EX | LOCK_NB) == 0)
    return TRUE;
  if (errno == EWOULDBLOCK)
    diag_report (diags, DIAG_PUBLISH_LOCKED, NULL, staging->shown, NULL);
  else if (errno == ENOLCK || errno == EOPNOTSUPP || errno == ENOSYS || errno == EINVAL)
    {
      diag_report (diags, DIAG_PUBLISH_NO_LOCK, NULL, staging->shown, NULL);
      return TRUE;
    }
  else
    report_workshop (staging, "lock", errno, diags);
  return FALSE;
}

/* A build that was killed between the exchange and its end: what it published is the site, so its manifest counts. */
static int
finish_killed_build (Staging *staging, Diagnostics *diags)
{
  gboolean damaged;
  struct stat info;
  Manifest *next = manifest_read (staging->work, "manifest.new", &damaged);
  gboolean exchanged = next != NULL && staging->old >= 0 && fstat (staging->old, &info) == 0 && next->tree == info.st_ino;
  int error = 0;
  if (exchanged)
    {
      error = staging_retire (staging, next, diags);
      if (error == 0 && renameat (staging->work, "manifest.new", staging->work, "manifest") != 0)
        error = errno;
      if (error == 0)
        {
          manifest_free (staging->published);
          staging->published = next;
          return 0;
        }
    }
  else if (unlinkat (staging->work, "manifest.new", 0) != 0 && errno != ENOENT)
    error = errno;
  manifest_free (next);
  return error;
}

static gboolean
mend (Staging *staging, Diagnostics *diags)
{
  gboolean damaged;
  staging->published = manifest_read (staging->work, "manifest", &damaged);
  if (damaged)
    diag_report (diags, DIAG_PUBLISH_MANIFEST, NULL, staging->shown, NULL);
  int error = finish_killed_build (staging, diags);
  if (error == 0)
    error = tree_remove (staging->work, "new");
  if (error != 0)
    report_workshop (staging, "new", error, diags);
  return error == 0;
}

static gboolean
make_stage (Staging *staging, Diagnostics *diags)
{
  struct stat info;
  if (mkdirat (staging->work, "new", 0777) == 0 && (staging->stage = tree_open_folder (staging->work, "new")) >= 0
      && fstat (staging->stage, &info) == 0 && fchmod (staging->stage, 0755) == 0)
    {
      staging->restricted = (info.st_mode & 0755) != 0755;
      return TRUE;
    }
  report_workshop (staging, "new", errno, diags);
  return FALSE;
}

/* Folders for what everybody leaves there: an exchange would pull them away under every running program. */
static gboolean
is_shared (const char *folder)
{
  const char *const shared[] = { g_get_tmp_dir (), "/tmp", "/var/tmp", "/dev/shm" };
  for (guint i = 0; i < G_N_ELEMENTS (shared); i++)
    {
      g_autofree char *real = resolve (shared[i]);
      if (g_strcmp0 (real, folder) == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
check_target (const Staging *staging, Diagnostics *diags)
{
  const char *project = staging_find_project (staging);
  if (project != NULL)
    diag_report (diags, DIAG_PUBLISH_PROJECT, NULL, staging->shown, project, NULL);
  return project == NULL;
}

static gboolean
open_output (Staging *staging, Diagnostics *diags)
{
  g_autofree char *real = resolve (staging->shown);
  if (real == NULL)
    {
      staging_report (staging, NULL, errno, diags);
      return FALSE;
    }
  g_autofree char *folder = g_path_get_dirname (real);
  staging->name = g_path_get_basename (real);
  if (g_str_equal (real, "/") || g_str_equal (staging->name, WORKSHOP) || is_shared (real))
    {
      diag_report (diags, DIAG_PUBLISH_OUTPUT, NULL, staging->shown, NULL);
      return FALSE;
    }
  staging->parent = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (staging->parent < 0)
    staging->parent = open (folder, O_PATH | O_DIRECTORY | O_CLOEXEC);
  staging->old = staging->parent < 0 ? -1 : tree_open_folder (staging->parent, staging->name);
  if (staging->parent >= 0 && (staging->old >= 0 || errno == ENOENT))
    return check_target (staging, diags);
  staging_report (staging, NULL, errno, diags);
  return FALSE;
}

static void
close_descriptor (int fd)
{
  if (fd >= 0)
    close (fd);
}

static void
free_staging (Staging *staging)
{
  close_descriptor (staging->stage);
  close_descriptor (staging->old);
  close_descriptor (staging->lock);
  close_descriptor (staging->work);
  close_descriptor (staging->parent);
  manifest_free (staging->published);
  g_free (staging->name);
  g_free (staging->shown);
  g_free (staging);
}

/* The output without "./" in front and slashes behind. New string. */
static char *
plain_name (const char *output)
{
  while (output[0] == '.' && output[1] == '/' && output[2] != '\0')
    output += 2 + strspn (output + 2, "/");
  char *name = g_strdup (output);
  for (gsize length = strlen (name); length > 1 && name[length - 1] == '/'; length--)
    name[length - 1] = '\0';
  return name;
}

Staging *
staging_open (const char *output, Diagnostics *diags)
{
  Staging *staging = g_new0 (Staging, 1);
  staging->shown = plain_name (output);
  staging->parent = staging->work = staging->lock = staging->stage = staging->old = -1;
  if (open_output (staging, diags))
    {
      int error = open_workshop (staging);
      if (error != 0)
        report_workshop (staging, NULL, error, diags);
      else if (take_lock (staging, diags) && mend (staging, diags) && make_stage (staging, diags))
        return staging;
    }
  free_staging (staging);
  return NULL;
}

void
staging_close (Staging *staging)
{
  if (staging == NULL)
    return;
  tree_remove (staging->work, "new");
  free_staging (staging);
}
