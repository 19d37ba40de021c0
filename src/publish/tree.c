/* Files and folders by descriptor. */
#define _GNU_SOURCE
#include "publish/tree.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define CHUNK 65536
#define MOST_DEPTH 200      /* folders in folders; a site has a handful */

gboolean
tree_path_is_safe (const char *path)
{
  const char *part = path;
  for (const char *at = path;; at++)
    {
      if (*at == '/' || *at == '\0')
        {
          gsize length = at - part;
          if (length == 0 || (length == 1 && part[0] == '.') || (length == 2 && part[0] == '.' && part[1] == '.'))
            return FALSE;
          if (*at == '\0')
            return at - path < 4096;
          part = at + 1;
        }
      else if ((guchar) *at < 0x20 || *at == 0x7f)
        return FALSE;
    }
}

int
tree_read_file (int directory, const char *name, GString **text)
{
  int fd = openat (directory, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
  if (fd < 0)
    return errno;
  char buffer[16384];
  GString *bytes = g_string_new (NULL);
  ssize_t got;
  while ((got = read (fd, buffer, sizeof buffer)) > 0 || (got < 0 && errno == EINTR))
    if (got > 0)
      g_string_append_len (bytes, buffer, got);
  int error = got < 0 ? errno : 0;
  close (fd);
  if (error == 0)
    *text = bytes;
  else
    g_string_free (bytes, TRUE);
  return error;
}

int
tree_write_all (int fd, const char *bytes, gsize length)
{
  while (length > 0)
    {
      ssize_t put = write (fd, bytes, length);
      if (put < 0 && errno != EINTR)
        return errno;
      if (put > 0)
        {
          bytes += put;
          length -= put;
        }
    }
  return 0;
}

int
tree_write_file (int directory, const char *name, const char *bytes, gsize length, mode_t mode)
{
  int fd = openat (directory, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode);
  if (fd < 0)
    return errno;
  int error = tree_write_all (fd, bytes, length);
  if (error == 0 && fchmod (fd, mode) != 0)
    error = errno;
  if (close (fd) != 0 && error == 0)
    error = errno;
  if (error != 0)
    unlinkat (directory, name, 0);
  return error;
}

int
tree_copy_bytes (int from, int to)
{
  g_autofree char *buffer = g_malloc (CHUNK);
  for (;;)
    {
      ssize_t got = read (from, buffer, CHUNK);
      if (got == 0)
        return 0;
      if (got < 0 && errno == EINTR)
        continue;
      int error = got < 0 ? errno : tree_write_all (to, buffer, got);
      if (error != 0)
        return error;
    }
}

static int
copy_symlink (int from, const char *name, int to, const char *path)
{
  char target[4096];
  ssize_t length = readlinkat (from, name, target, sizeof target - 1);
  if (length < 0)
    return errno;
  target[length] = '\0';
  return symlinkat (target, to, path) == 0 ? 0 : errno;
}

static int
copy_regular (int from, const char *name, const struct stat *info, int to, const char *path)
{
  int in = openat (from, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
  if (in < 0)
    return errno;
  int out = openat (to, path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (out < 0)
    {
      int error = errno;
      close (in);
      return error;
    }
  struct timespec times[2] = { info->st_atim, info->st_mtim };
  int error = tree_copy_bytes (in, out);
  /* The owner is kept where we may; where not, the copy is simply ours. */
  if (error == 0 && fchown (out, info->st_uid, info->st_gid) != 0)
    errno = 0;
  if (error == 0 && (fchmod (out, info->st_mode & 07777) != 0 || futimens (out, times) != 0))
    error = errno;
  if (close (out) != 0 && error == 0)
    error = errno;
  close (in);
  if (error != 0)
    unlinkat (to, path, 0);
  return error;
}

int
tree_copy (int from, const char *name, int to, const char *path)
{
  struct stat info;
  if (fstatat (from, name, &info, AT_SYMLINK_NOFOLLOW) != 0)
    return errno;
  if (S_ISLNK (info.st_mode))
    return copy_symlink (from, name, to, path);
  if (S_ISREG (info.st_mode))
    return copy_regular (from, name, &info, to, path);
  return EINVAL;
}

int
tree_link (int from, const char *name, int to, const char *path)
{
  if (linkat (from, name, to, path, 0) == 0)
    return 0;
  int error = errno;
  switch (error)
    {
    case EPERM: case EMLINK: case EXDEV: case ENOSYS: case EOPNOTSUPP: case EACCES:
      return tree_copy (from, name, to, path);
    default:
      return error;
    }
}

gboolean
tree_same_bytes (int a, const char *a_name, int b, const char *b_name)
{
  g_autoptr (GString) one = NULL, two = NULL;
  struct stat a_info, b_info;
  if (fstatat (a, a_name, &a_info, AT_SYMLINK_NOFOLLOW) != 0 || fstatat (b, b_name, &b_info, AT_SYMLINK_NOFOLLOW) != 0
      || !S_ISREG (a_info.st_mode) || !S_ISREG (b_info.st_mode) || a_info.st_size != b_info.st_size)
    return FALSE;
  return tree_read_file (a, a_name, &one) == 0 && tree_read_file (b, b_name, &two) == 0 && one->len == two->len
         && memcmp (one->str, two->str, one->len) == 0;
}

int
tree_make_folders (int directory, const char *path)
{
  g_autofree char *folder = g_strdup (path);
  for (char *at = folder;; at++)
    if (*at == '/' || *at == '\0')
      {
        char end = *at;
        *at = '\0';
        if (mkdirat (directory, folder, 0755) == 0)
          {
            if (fchmodat (directory, folder, 0755, 0) != 0)
              return errno;
          }
        else if (errno != EEXIST)
          return errno;
        if (end == '\0')
          break;
        *at = end;
      }
  struct stat info;
  if (fstatat (directory, path, &info, AT_SYMLINK_NOFOLLOW) != 0)
    return errno;
  return S_ISDIR (info.st_mode) ? 0 : ENOTDIR;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

int
tree_list (int directory, GPtrArray **names)
{
  int fd = openat (directory, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  DIR *stream = fd < 0 ? NULL : fdopendir (fd);
  if (stream == NULL)
    {
      int error = errno;
      if (fd >= 0)
        close (fd);
      return error;
    }
  GPtrArray *list = g_ptr_array_new_with_free_func (g_free);
  struct dirent *entry;
  errno = 0;
  while ((entry = readdir (stream)) != NULL)
    if (strcmp (entry->d_name, ".") != 0 && strcmp (entry->d_name, "..") != 0)
      g_ptr_array_add (list, g_strdup (entry->d_name));
  int error = errno;
  closedir (stream);
  g_ptr_array_sort (list, compare_names);
  if (error == 0)
    *names = list;
  else
    g_ptr_array_unref (list);
  return error;
}

int
tree_open_folder (int directory, const char *name)
{
  return openat (directory, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
}

gboolean
tree_is_mounted (int parent, const char *name)
{
  struct statx info;
  if (statx (parent, name, AT_SYMLINK_NOFOLLOW | AT_NO_AUTOMOUNT, STATX_TYPE, &info) == 0
      && (info.stx_attributes_mask & STATX_ATTR_MOUNT_ROOT))
    return (info.stx_attributes & STATX_ATTR_MOUNT_ROOT) != 0;
  struct stat above, here;
  return fstat (parent, &above) == 0 && fstatat (parent, name, &here, AT_SYMLINK_NOFOLLOW) == 0
         && above.st_dev != here.st_dev;
}

static int
remove_folder (int directory, const char *name, guint depth)
{
  g_autoptr (GPtrArray) names = NULL;
  if (depth > MOST_DEPTH)
    return ELOOP;
  if (tree_is_mounted (directory, name))
    return EBUSY;
  int folder = tree_open_folder (directory, name);
  int error = folder < 0 ? errno : tree_list (folder, &names);
  for (guint i = 0; error == 0 && i < names->len; i++)
    if (unlinkat (folder, names->pdata[i], 0) != 0)
      {
        error = errno;
        if (error == EISDIR || error == EPERM)
          error = remove_folder (folder, names->pdata[i], depth + 1);
      }
  if (folder >= 0)
    close (folder);
  if (error == 0 && unlinkat (directory, name, AT_REMOVEDIR) != 0)
    error = errno;
  return error;
}

/* A file system without it, or a folder that we may pass but not read, is no reason not to publish. */
static int
sync_result (int result)
{
  return result == 0 || errno == EINVAL || errno == ENOSYS || errno == EOPNOTSUPP || errno == EROFS
                 || errno == EBADF ? 0 : errno;
}

int
tree_sync (int directory)
{
  return sync_result (syncfs (directory));
}

int
tree_sync_folder (int directory)
{
  return sync_result (fsync (directory));
}

int
tree_remove (int directory, const char *name)
{
  struct stat info;
  if (fstatat (directory, name, &info, AT_SYMLINK_NOFOLLOW) != 0)
    return errno == ENOENT ? 0 : errno;
  return remove_folder (directory, name, 0);
}
