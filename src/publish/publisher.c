/* Publishing: staging files and exchanging the new tree with the old one. */
#define _GNU_SOURCE
#include "publish/staged.h"
#include "publish/tree.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define CHUNK 65536

/* The bytes of one file to stage: in memory, or of an open file. */
typedef struct {
  const char *bytes;         /* NULL: read from `fd` */
  int fd;
  gsize length;
} Content;

Publisher *
publisher_open (const char *output, Diagnostics *diags)
{
  Staging *staging = staging_open (output, diags);
  if (staging == NULL)
    return NULL;
  Publisher *publisher = g_new0 (Publisher, 1);
  publisher->staging = staging;
  publisher->obstacle = staging->inside ? EXDEV : 0;
  g_mutex_init (&publisher->mutex);
  publisher->folders = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  publisher->files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return publisher;
}

gboolean
publisher_set_edition (Publisher *publisher, const char *edition, gboolean replace, Diagnostics *diags)
{
  const Manifest *published = publisher->staging->published;
  const char *there = published != NULL ? published->edition : NULL;
  g_free (publisher->edition);
  publisher->edition = g_strdup (edition);
  if (replace || there == NULL || publisher->staging->old < 0 || g_strcmp0 (there, edition) == 0)
    return TRUE;
  diag_report (diags, DIAG_PUBLISH_EDITION, NULL, publisher->staging->shown, there, edition != NULL ? edition : "-", NULL);
  return FALSE;
}

void
publisher_close (Publisher *publisher)
{
  if (publisher == NULL)
    return;
  staging_close (publisher->staging);
  manifest_free (publisher->next);
  if (publisher->obsolete != NULL)
    g_ptr_array_unref (publisher->obsolete);
  g_hash_table_destroy (publisher->folders);
  g_hash_table_destroy (publisher->files);
  g_mutex_clear (&publisher->mutex);
  g_free (publisher->edition);
  g_free (publisher);
}

gboolean
publisher_fail (Publisher *publisher, const char *path, int error, Diagnostics *diags)
{
  if (g_atomic_int_compare_and_exchange (&publisher->failed, 0, 1))
    staging_report (publisher->staging, path, error, diags);
  return FALSE;
}

void
publisher_collide (Publisher *publisher, const char *path, Diagnostics *diags)
{
  g_autofree char *shown = g_build_filename (publisher->staging->shown, path, NULL);
  diag_report (diags, DIAG_PUBLISH_FOREIGN, NULL, shown, NULL);
  g_atomic_int_set (&publisher->refused, 1);
}

static gboolean
same_bytes (int fd, const Content *content)
{
  char old[CHUNK], new[CHUNK];
  for (gsize at = 0; at < content->length;)
    {
      ssize_t got = pread (fd, old, CHUNK, at);
      const char *bytes = content->bytes == NULL ? new : content->bytes + at;
      if (got <= 0 || (gsize) got > content->length - at)
        return FALSE;
      if (content->bytes == NULL && pread (content->fd, new, got, at) != got)
        return FALSE;
      if (memcmp (old, bytes, got) != 0)
        return FALSE;
      at += got;
    }
  return TRUE;
}

typedef enum { OLD_NONE, OLD_SAME, OLD_OTHER } OldFile;

static OldFile
compare_with_old (const Publisher *publisher, const char *path, const Content *content, struct stat *info)
{
  int fd = openat (publisher->staging->old, path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  if (fd < 0)
    return errno == ENOENT || errno == ENOTDIR || errno == ENAMETOOLONG ? OLD_NONE : OLD_OTHER;
  OldFile result = OLD_OTHER;
  if (fstat (fd, info) != 0 || S_ISDIR (info->st_mode))
    result = OLD_NONE;       /* a folder: the walk at the end finds out whether anybody's file is in it */
  else if (S_ISREG (info->st_mode) && (gsize) info->st_size == content->length && same_bytes (fd, content))
    result = OLD_SAME;
  close (fd);
  return result;
}

static int
make_folder_of (Publisher *publisher, const char *path)
{
  const char *slash = strrchr (path, '/');
  if (slash == NULL)
    return 0;
  g_autofree char *folder = g_strndup (path, slash - path);
  int error = 0;
  g_mutex_lock (&publisher->mutex);
  if (!g_hash_table_contains (publisher->folders, folder))
    {
      error = tree_make_folders (publisher->staging->stage, folder);
      if (error == 0)
        g_hash_table_add (publisher->folders, g_steal_pointer (&folder));
    }
  g_mutex_unlock (&publisher->mutex);
  return error;
}

/* Writes a new file. `like` is not NULL when the old file has the same bytes but cannot be linked: its time is kept. */
static int
write_staged (const Publisher *publisher, const char *path, const Content *content, const struct stat *like)
{
  int fd = openat (publisher->staging->stage, path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0644);
  if (fd < 0)
    return errno;
  int error = content->bytes != NULL ? tree_write_all (fd, content->bytes, content->length) : tree_copy_bytes (content->fd, fd);
  if (error == 0 && publisher->staging->restricted && fchmod (fd, 0644) != 0)
    error = errno;
  if (error == 0 && like != NULL)
    {
      struct timespec times[2] = { like->st_atim, like->st_mtim };
      if (futimens (fd, times) != 0)
        error = errno;
    }
  if (close (fd) != 0 && error == 0)
    error = errno;
  return error;
}

static int
stage_unchanged (const Publisher *publisher, const char *path, const Content *content, const struct stat *info)
{
  const Staging *staging = publisher->staging;
  if (staging->inside || linkat (staging->old, path, staging->stage, path, 0) == 0)
    return 0;
  if (errno == EEXIST)
    return EEXIST;
  return write_staged (publisher, path, content, info);
}

/* Notes the file; FALSE when it was staged already. */
static gboolean
note_file (Publisher *publisher, const char *path, StagedState state)
{
  g_mutex_lock (&publisher->mutex);
  gboolean new = g_hash_table_insert (publisher->files, g_strdup (path), GINT_TO_POINTER (state));
  g_mutex_unlock (&publisher->mutex);
  return new;
}

static gboolean
refuse (Publisher *publisher, DiagId id, const char *path, Diagnostics *diags)
{
  diag_report (diags, id, NULL, path, NULL);
  g_atomic_int_set (&publisher->refused, 1);
  return FALSE;
}

static gboolean
stage (Publisher *publisher, const char *path, const Content *content, Diagnostics *diags)
{
  if (g_atomic_int_get (&publisher->failed))
    return FALSE;
  if (!tree_path_is_safe (path) || g_str_has_prefix (path, ".trainbook/"))
    return refuse (publisher, DIAG_PUBLISH_PATH, path, diags);
  struct stat info;
  OldFile old = publisher->staging->old < 0 ? OLD_NONE : compare_with_old (publisher, path, content, &info);
  if (old == OLD_OTHER && !manifest_has (publisher->staging->published, path))
    {
      publisher_collide (publisher, path, diags);
      return FALSE;
    }
  int error = make_folder_of (publisher, path);
  if (error == 0)
    error = old == OLD_SAME ? stage_unchanged (publisher, path, content, &info) : write_staged (publisher, path, content, NULL);
  /* A file where a folder must be, or the reverse, among our own files is the same mistake. */
  if (error == EEXIST || error == ENOTDIR || error == EISDIR)
    return refuse (publisher, DIAG_PUBLISH_TWICE, path, diags);
  /* Chinese names reach the limit of 255 bytes with 84 characters; what it is made from may just have fitted. */
  if (error == ENAMETOOLONG)
    return refuse (publisher, DIAG_PUBLISH_PATH, path, diags);
  if (error != 0)
    return publisher_fail (publisher, path, error, diags);
  if (!note_file (publisher, path, old == OLD_SAME ? STAGED_UNCHANGED : STAGED_WRITTEN))
    return refuse (publisher, DIAG_PUBLISH_TWICE, path, diags);
  return TRUE;
}

gboolean
publisher_put (Publisher *publisher, const char *path, const char *bytes, gsize length, Diagnostics *diags)
{
  Content content = { length == 0 ? "" : bytes, -1, length };
  return stage (publisher, path, &content, diags);
}

gboolean
publisher_put_file (Publisher *publisher, const char *path, const char *file, Diagnostics *diags)
{
  struct stat info;
  Place place = { file, 0, 0, 0 };
  int fd = open (file, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
  int error = fd < 0 || fstat (fd, &info) != 0 ? errno : S_ISREG (info.st_mode) ? 0 : EINVAL;
  gboolean done = FALSE;
  if (error == 0)
    {
      Content content = { NULL, fd, info.st_size };
      done = stage (publisher, path, &content, diags);
    }
  else
    {
      diag_report (diags, DIAG_FILE_OPEN, &place, g_strerror (error), NULL);
      g_atomic_int_set (&publisher->refused, 1);
    }
  if (fd >= 0)
    close (fd);
  return done;
}

/* The folder's own permissions and owner are the user's to choose: the new one takes them over. */
static void
keep_folder_mode (const Publisher *publisher)
{
  struct stat info;
  int stage = publisher->staging->stage;
  if (publisher->staging->old < 0 || fstat (publisher->staging->old, &info) != 0)
    return;
  if (fchown (stage, info.st_uid, info.st_gid) == 0 || errno == EPERM)
    (void) !fchmod (stage, info.st_mode & 07777);
}

static Manifest *
next_manifest (const Publisher *publisher)
{
  struct stat info;
  Manifest *next = manifest_new ();
  next->edition = g_strdup (publisher->edition);
  GHashTableIter iter;
  gpointer path;
  g_hash_table_iter_init (&iter, publisher->files);
  while (g_hash_table_iter_next (&iter, &path, NULL))
    manifest_add (next, path, 0);
  if (fstat (publisher->staging->stage, &info) == 0)
    next->tree = info.st_ino;
  return next;
}

/* The one step that readers see: 0, or an errno. */
static int
exchange (const Publisher *publisher)
{
  const Staging *staging = publisher->staging;
  guint flags = staging->old >= 0 ? RENAME_EXCHANGE : RENAME_NOREPLACE;
  if (renameat2 (staging->work, "new", staging->parent, staging->name, flags) == 0)
    return 0;
  int error = errno;
  if (staging->old < 0 && (error == EINVAL || error == ENOSYS))
    error = renameat (staging->work, "new", staging->parent, staging->name) == 0 ? 0 : errno;
  return error;
}

static gboolean
may_replace (int error)
{
  switch (error)
    {
    case EINVAL: case ENOSYS: case EXDEV: case EBUSY: case EOPNOTSUPP: case EPERM: case EACCES:
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
commit_by_exchange (Publisher *publisher, Diagnostics *diags)
{
  Staging *staging = publisher->staging;
  keep_folder_mode (publisher);
  int error = manifest_write (publisher->next, staging->work, "manifest.new");
  if (error == 0)
    error = tree_sync (staging->work);       /* what readers see after a power cut is on the disk before they can see it */
  if (error != 0)
    return publisher_fail (publisher, NULL, error, diags);
  error = exchange (publisher);
  if (error != 0)
    {
      unlinkat (staging->work, "manifest.new", 0);
      if (staging->old < 0 || !may_replace (error))
        return publisher_fail (publisher, NULL, error, diags);
      publisher->obstacle = error;
      return publisher_replace (publisher, diags);
    }
  /* From here the new site is out; what goes wrong is left to the next build. The old one goes when the new one is there to stay. */
  error = tree_sync_folder (staging->parent);
  if (error == 0)
    error = tree_sync_folder (staging->work);
  if (error == 0)
    error = staging_retire (staging, publisher->next, diags);
  if (error == 0 && renameat (staging->work, "manifest.new", staging->work, "manifest") != 0)
    error = errno;
  if (error != 0)
    diag_report (diags, DIAG_PUBLISH_LEFT, NULL, staging->shown, g_strerror (error), NULL);
  return TRUE;
}

static void
summarize (const Publisher *publisher, PublishSummary *summary)
{
  GHashTableIter iter;
  gpointer state;
  memset (summary, 0, sizeof *summary);
  g_hash_table_iter_init (&iter, publisher->files);
  while (g_hash_table_iter_next (&iter, NULL, &state))
    {
      summary->files++;
      summary->written += GPOINTER_TO_INT (state) == STAGED_WRITTEN;
      summary->unchanged += GPOINTER_TO_INT (state) == STAGED_UNCHANGED;
    }
  summary->removed = publisher->obsolete->len;
}

gboolean
publisher_commit (Publisher *publisher, PublishSummary *summary, Diagnostics *diags)
{
  if (publisher->failed || publisher->refused || publisher->next != NULL)
    return FALSE;
  publisher->next = next_manifest (publisher);
  publisher->obsolete = g_ptr_array_new_with_free_func (g_free);
  if (publisher->staging->old >= 0 && !publisher_carry (publisher, diags))
    return FALSE;
  gboolean done = publisher->obstacle == 0 ? commit_by_exchange (publisher, diags) : publisher_replace (publisher, diags);
  if (done && summary != NULL)
    summarize (publisher, summary);
  return done;
}
