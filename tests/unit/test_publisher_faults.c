/* Publishing when the system fails: each call in turn returns an error, and the site must be the old one whole or the new one whole. */
#define _GNU_SOURCE
#include "publish/publisher.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/* The calls that change files are defined here over the C library's, so that any of them can be made to fail. */
static struct {
  gboolean armed;
  guint calls, fails_at;       /* the call that fails, from 1 */
  int error;
  gboolean no_exchange;        /* renameat2 cannot exchange */
  gboolean short_writes;       /* write takes one byte a time */
  const char *failed;          /* the name of the call that failed */
  gboolean unsynced;           /* a file was written or linked since the file system was synced */
  guint n_early;               /* steps that readers see while it was so */
  gboolean unsure;             /* the trees were exchanged, and that is not on the disk yet */
  guint n_lost;                /* files of the old tree removed while it was so */
} fault;

static gboolean
fails (const char *name)
{
  if (!fault.armed || ++fault.calls != fault.fails_at)
    return FALSE;
  fault.failed = name;
  errno = fault.error;
  return TRUE;
}

int openat (int folder, const char *path, int flags, ...);
int
openat (int folder, const char *path, int flags, ...)
{
  va_list arguments;
  va_start (arguments, flags);
  mode_t mode = (flags & O_CREAT) ? va_arg (arguments, mode_t) : 0;
  va_end (arguments);
  return fails ("openat") ? -1 : (int) syscall (SYS_openat, folder, path, flags, mode);
}

ssize_t
write (int fd, const void *bytes, size_t length)
{
  if (fails ("write"))
    return -1;
  fault.unsynced = TRUE;
  return syscall (SYS_write, fd, bytes, fault.armed && fault.short_writes && length > 1 ? 1 : length);
}

int
close (int fd)
{
  int result = (int) syscall (SYS_close, fd);
  return fails ("close") ? -1 : result;
}

int
linkat (int from, const char *name, int to, const char *path, int flags)
{
  fault.unsynced = TRUE;
  return fails ("linkat") ? -1 : (int) syscall (SYS_linkat, from, name, to, path, flags);
}

int
mkdirat (int folder, const char *path, mode_t mode)
{
  return fails ("mkdirat") ? -1 : (int) syscall (SYS_mkdirat, folder, path, mode);
}

int
unlinkat (int folder, const char *path, int flags)
{
  fault.n_lost += fault.unsure;
  return fails ("unlinkat") ? -1 : (int) syscall (SYS_unlinkat, folder, path, flags);
}

int
fchmod (int fd, mode_t mode)
{
  return fails ("fchmod") ? -1 : (int) syscall (SYS_fchmod, fd, mode);
}

int
syncfs (int fd)
{
  if (fails ("syncfs"))
    return -1;
  fault.unsynced = FALSE;
  return 0;
}

/* Two folders hold the names that were exchanged. */
int
fsync (int fd)
{
  if (fails ("fsync"))
    return -1;
  fault.unsure = FALSE;
  return 0;
}

int
renameat (int from, const char *name, int to, const char *path)
{
  fault.n_early += fault.unsynced && g_str_has_suffix (path, ".html");
  return fails ("renameat") ? -1 : (int) syscall (SYS_renameat2, from, name, to, path, 0);
}

int
renameat2 (int from, const char *name, int to, const char *path, unsigned int flags)
{
  if (fails ("renameat2"))
    return -1;
  fault.n_early += fault.unsynced;
  fault.unsure = TRUE;
  if (fault.armed && fault.no_exchange && flags == RENAME_EXCHANGE)
    {
      errno = EINVAL;
      fault.unsure = FALSE;
      return -1;
    }
  return (int) syscall (SYS_renameat2, from, name, to, path, flags);
}

/* ---- two sites ---- */

typedef struct { const char *path, *old, *new; } SiteFile;      /* NULL: not there */

static const SiteFile site_files[] = {
  { "index.html", "old home", "new home" },
  { "same.html", "same", "same" },
  { "gone/page.html", "old", NULL },
  { "part/a.html", "old a", "new a" },
  { "part/b.html", NULL, "new b" },
  { "new/deep/c.html", NULL, "new c" },
  { "assets/style.1.css", "1", NULL },
  { "assets/style.2.css", NULL, "2" },
};

static gboolean
publish (const char *site, gboolean new, Diagnostics *diags)
{
  Publisher *publisher = publisher_open (site, diags);
  gboolean good = publisher != NULL;
  for (guint i = 0; good && i < G_N_ELEMENTS (site_files); i++)
    {
      const char *text = new ? site_files[i].new : site_files[i].old;
      if (text != NULL)
        good = publisher_put (publisher, site_files[i].path, text, strlen (text), diags);
    }
  good = good && publisher_commit (publisher, NULL, diags);
  publisher_close (publisher);
  return good;
}

/* Whether every file of the site is as it was, or as it is to be. A style sheet may stay. */
static gboolean
is_site (const char *site, gboolean new)
{
  gboolean good = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (site_files); i++)
    {
      const char *expected = new ? site_files[i].new : site_files[i].old;
      g_autofree char *path = g_build_filename (site, site_files[i].path, NULL), *text = NULL;
      g_file_get_contents (path, &text, NULL, NULL);
      if (new && g_str_equal (site_files[i].path, "assets/style.1.css"))
        expected = text;
      good = good && g_strcmp0 (text, expected) == 0;
    }
  g_autofree char *mine = g_build_filename (site, "mine", "notes.txt", NULL), *text = NULL;
  g_file_get_contents (mine, &text, NULL, NULL);
  g_assert_cmpstr (text, ==, "mine");
  return good;
}

static void
remove_tree (const char *folder)
{
  g_autofree char *command = g_strdup_printf ("rm -rf '%s'", folder);
  g_assert_cmpint (system (command), ==, 0);
}

/* One publish whose `fails_at`-th call fails. FALSE when there are no so many calls. */
static gboolean
publish_with_fault (guint fails_at, int error, gboolean no_exchange)
{
  const char *base = g_file_test ("/dev/shm", G_FILE_TEST_IS_DIR) ? "/dev/shm" : g_get_tmp_dir ();
  g_autofree char *folder = g_build_filename (base, "publisher-faults-XXXXXX", NULL);
  if (g_mkdtemp (folder) == NULL)
    return FALSE;
  g_autofree char *site = g_build_filename (folder, "site", NULL), *mine = g_build_filename (site, "mine", NULL);
  g_autofree char *notes = g_build_filename (mine, "notes.txt", NULL);
  Diagnostics *diags = diag_new ();
  g_mkdir_with_parents (mine, 0755);
  g_assert_true (g_file_set_contents (notes, "mine", -1, NULL));
  g_assert_true (publish (site, FALSE, diags));
  g_assert_true (is_site (site, FALSE));

  fault.calls = 0;
  fault.fails_at = fails_at;
  fault.error = error;
  fault.no_exchange = no_exchange;
  fault.failed = NULL;
  fault.armed = TRUE;
  gboolean done = publish (site, TRUE, diags);
  fault.armed = FALSE;
  gboolean whole = is_site (site, done), mixed = diag_count_id (diags, DIAG_PUBLISH_PARTIAL) > 0;
  if (!whole && !(no_exchange && mixed))
    {
      g_test_message ("call %u (%s, %s): publish %s, but the site is not that", fails_at, fault.failed, g_strerror (error),
                      done ? "succeeded" : "failed");
      diag_print (diags, stderr, 10, TRUE);
      g_test_fail ();
    }
  if (!done && (diag_exit_status (diags) != 3 && diag_exit_status (diags) != 1))
    {
      g_test_message ("call %u (%s): failed without a word", fails_at, fault.failed);
      g_test_fail ();
    }
  gboolean hit = fault.failed != NULL;
  /* The next build needs no help. */
  diag_clear (diags);
  if (!publish (site, TRUE, diags) || !is_site (site, TRUE))
    {
      g_test_message ("call %u (%s, %s): the next build did not mend it", fails_at, fault.failed, g_strerror (error));
      diag_print (diags, stderr, 10, TRUE);
      g_test_fail ();
    }
  g_autofree char *left = g_build_filename (folder, ".trainbook", "site", "new", NULL);
  g_assert_false (g_file_test (left, G_FILE_TEST_EXISTS));
  diag_free (diags);
  remove_tree (folder);
  return hit;
}

static void
test_faults (gconstpointer data)
{
  static const int errors[] = { ENOSPC, EIO, EACCES };
  guint most = 0;
  for (guint e = 0; e < G_N_ELEMENTS (errors); e++)
    for (guint call = 1; publish_with_fault (call, errors[e], GPOINTER_TO_INT (data)); call++)
      most = MAX (most, call);
  g_test_message ("%u calls, each failed in %u ways", most, (guint) G_N_ELEMENTS (errors));
  g_assert_cmpuint (most, >, 50);
}

/* After a power cut the disk has what was synced, and of the rest anything or nothing. */
static void
test_power_cut (gconstpointer data)
{
  fault.n_early = fault.n_lost = 0;
  fault.unsure = FALSE;
  publish_with_fault (0, 0, GPOINTER_TO_INT (data));
  g_assert_cmpuint (fault.n_early, ==, 0);
  g_assert_cmpuint (fault.n_lost, ==, 0);
}

static void
test_short_writes (void)
{
  fault.short_writes = TRUE;
  publish_with_fault (0, 0, FALSE);
  fault.short_writes = FALSE;
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  g_test_add_data_func ("/publisher/faults/exchange", GINT_TO_POINTER (FALSE), test_faults);
  g_test_add_data_func ("/publisher/faults/file-by-file", GINT_TO_POINTER (TRUE), test_faults);
  g_test_add_data_func ("/publisher/power-cut/exchange", GINT_TO_POINTER (FALSE), test_power_cut);
  g_test_add_data_func ("/publisher/power-cut/file-by-file", GINT_TO_POINTER (TRUE), test_power_cut);
  g_test_add_func ("/publisher/faults/short-writes", test_short_writes);
  return g_test_run ();
}
