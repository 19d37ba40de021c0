/* Publishing: what is written, kept, removed and refused. */
#define _GNU_SOURCE
#include "publish/publisher.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct {
  char *folder;      /* a fresh folder */
  char *site;        /* folder/site */
  Diagnostics *diags;
  PublishSummary summary;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("publisher-XXXXXX", NULL);
  fixture->site = g_build_filename (fixture->folder, "site", NULL);
  fixture->diags = diag_new ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autofree char *command = g_strdup_printf ("chmod -R u+w '%s'; rm -rf '%s'", fixture->folder, fixture->folder);
  g_assert_cmpint (system (command), ==, 0);
  diag_free (fixture->diags);
  g_free (fixture->site);
  g_free (fixture->folder);
}

static char *
at (const Fixture *fixture, const char *path)
{
  return g_build_filename (fixture->site, path, NULL);
}

static void
write_file (const Fixture *fixture, const char *path, const char *text)
{
  g_autofree char *name = at (fixture, path);
  g_autofree char *folder = g_path_get_dirname (name);
  g_mkdir_with_parents (folder, 0755);
  g_assert_true (g_file_set_contents (name, text, -1, NULL));
}

static void
assert_file (const Fixture *fixture, const char *path, const char *expected)
{
  g_autofree char *name = at (fixture, path);
  g_autofree char *text = NULL;
  g_file_get_contents (name, &text, NULL, NULL);
  g_assert_cmpstr (text, ==, expected);
}

static struct stat
info_of (const Fixture *fixture, const char *path)
{
  g_autofree char *name = at (fixture, path);
  struct stat info = { 0 };
  g_assert_cmpint (lstat (name, &info), ==, 0);
  return info;
}

/* Publishes path, text pairs closed by NULL. */
static gboolean G_GNUC_NULL_TERMINATED
publish (Fixture *fixture, const char *path, ...)
{
  Publisher *publisher = publisher_open (fixture->site, fixture->diags);
  gboolean good = publisher != NULL;
  va_list pairs;
  va_start (pairs, path);
  for (; path != NULL && publisher != NULL; path = va_arg (pairs, const char *))
    {
      const char *text = va_arg (pairs, const char *);
      if (!publisher_put (publisher, path, text, strlen (text), fixture->diags))
        good = FALSE;
    }
  va_end (pairs);
  if (publisher != NULL && !publisher_commit (publisher, &fixture->summary, fixture->diags))
    good = FALSE;
  publisher_close (publisher);
  return good;
}

static void
assert_no_staging (const Fixture *fixture)
{
  g_autofree char *stage = g_build_filename (fixture->folder, ".trainbook", "site", "new", NULL);
  g_autofree char *next = g_build_filename (fixture->folder, ".trainbook", "site", "manifest.new", NULL);
  g_assert_false (g_file_test (stage, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (next, G_FILE_TEST_EXISTS));
}

static void
test_first_and_second (Fixture *fixture, gconstpointer data)
{
  mode_t old_mask = umask (077);
  g_assert_true (publish (fixture, "index.html", "home", "a/b/c.html", "deep", "a/gone.html", "old", NULL));
  umask (old_mask);
  g_assert_cmpuint (fixture->summary.files, ==, 3);
  g_assert_cmpuint (fixture->summary.written, ==, 3);
  g_assert_cmpuint (info_of (fixture, "index.html").st_mode & 07777, ==, 0644);
  g_assert_cmpuint (info_of (fixture, "a/b").st_mode & 07777, ==, 0755);
  g_assert_cmpuint (info_of (fixture, "a").st_mode & 07777, ==, 0755);
  g_assert_cmpuint (info_of (fixture, "").st_mode & 07777, ==, 0755);
  struct stat before = info_of (fixture, "index.html"), changed = info_of (fixture, "a/b/c.html");

  g_assert_true (publish (fixture, "index.html", "home", "a/b/c.html", "DEEP", "a/new.html", "n", NULL));
  g_assert_cmpuint (fixture->summary.files, ==, 3);
  g_assert_cmpuint (fixture->summary.written, ==, 2);
  g_assert_cmpuint (fixture->summary.unchanged, ==, 1);
  g_assert_cmpuint (fixture->summary.removed, ==, 1);
  assert_file (fixture, "a/b/c.html", "DEEP");
  assert_file (fixture, "a/gone.html", NULL);
  struct stat after = info_of (fixture, "index.html");
  g_assert_cmpuint (after.st_ino, ==, before.st_ino);
  g_assert_cmpint (after.st_mtim.tv_nsec, ==, before.st_mtim.tv_nsec);
  g_assert_cmpuint (after.st_nlink, ==, 1);
  g_assert_cmpuint (info_of (fixture, "a/b/c.html").st_ino, !=, changed.st_ino);
  assert_no_staging (fixture);
  g_assert_cmpuint (diag_count (fixture->diags, DIAG_WARNING) + diag_count (fixture->diags, DIAG_ERROR), ==, 0);
  g_assert_cmpint (diag_exit_status (fixture->diags), ==, 0);
}

/* A reader who holds an old page open reads it to its end. */
static void
test_open_file_stays (Fixture *fixture, gconstpointer data)
{
  char buffer[16] = "";
  publish (fixture, "index.html", "first", NULL);
  g_autofree char *name = at (fixture, "index.html");
  int fd = open (name, O_RDONLY);
  publish (fixture, "index.html", "second", NULL);
  g_assert_cmpint (read (fd, buffer, sizeof buffer - 1), ==, 5);
  g_assert_cmpstr (buffer, ==, "first");
  close (fd);
  assert_file (fixture, "index.html", "second");
}

static void
test_foreign_files_stay (Fixture *fixture, gconstpointer data)
{
  write_file (fixture, ".gitignore", "*\n");
  write_file (fixture, "mine/notes.txt", "mine");
  write_file (fixture, "a/mine.txt", "also mine");
  g_autofree char *empty = at (fixture, "empty/deeper");
  g_autofree char *link = at (fixture, "latest");
  g_autofree char *private = at (fixture, "mine");
  g_mkdir_with_parents (empty, 0755);
  g_assert_cmpint (symlink ("/nowhere/at/all", link), ==, 0);
  g_assert_cmpint (chmod (private, 0750), ==, 0);
  g_assert_cmpint (chmod (fixture->site, 0775), ==, 0);
  struct stat before = info_of (fixture, "mine/notes.txt");

  for (guint round = 0; round < 3; round++)
    {
      g_assert_true (publish (fixture, "index.html", "home", "a/page.html", round == 0 ? "one" : "two", NULL));
      assert_file (fixture, ".gitignore", "*\n");
      assert_file (fixture, "mine/notes.txt", "mine");
      assert_file (fixture, "a/mine.txt", "also mine");
      g_assert_cmpuint (info_of (fixture, "mine/notes.txt").st_ino, ==, before.st_ino);
      g_assert_true (S_ISDIR (info_of (fixture, "empty/deeper").st_mode));
      g_assert_true (S_ISLNK (info_of (fixture, "latest").st_mode));
      g_assert_cmpuint (info_of (fixture, "mine").st_mode & 07777, ==, 0750);
      g_assert_cmpuint (info_of (fixture, "").st_mode & 07777, ==, 0775);
    }
  /* Our page goes, their file in the same folder stays. */
  g_assert_true (publish (fixture, "index.html", "home", NULL));
  assert_file (fixture, "a/page.html", NULL);
  assert_file (fixture, "a/mine.txt", "also mine");
  assert_no_staging (fixture);
}

static void
test_collisions (Fixture *fixture, gconstpointer data)
{
  write_file (fixture, "index.html", "theirs");
  write_file (fixture, "same.html", "same");
  write_file (fixture, "a", "a file where a folder is needed");
  write_file (fixture, "b.html/x", "a folder where a file is needed");
  g_assert_false (publish (fixture, "index.html", "ours", "same.html", "same", "a/b.html", "x", "b.html", "y", NULL));
  g_assert_cmpuint (diag_count_id (fixture->diags, DIAG_PUBLISH_FOREIGN), >=, 1);
  assert_file (fixture, "index.html", "theirs");
  assert_file (fixture, "a", "a file where a folder is needed");
  assert_no_staging (fixture);

  diag_clear (fixture->diags);
  g_autofree char *index = at (fixture, "index.html");
  g_unlink (index);
  g_assert_false (publish (fixture, "index.html", "ours", "same.html", "same", "a/b.html", "x", "b.html", "y", NULL));
  g_assert_cmpuint (diag_count_id (fixture->diags, DIAG_PUBLISH_FOREIGN), ==, 2);
  g_assert_cmpint (diag_exit_status (fixture->diags), ==, 1);
  assert_file (fixture, "index.html", NULL);

  /* The near miss: the same bytes are taken over. */
  diag_clear (fixture->diags);
  g_assert_true (publish (fixture, "index.html", "ours", "same.html", "same", NULL));
  g_assert_cmpuint (diag_count_id (fixture->diags, DIAG_PUBLISH_FOREIGN), ==, 0);
  g_assert_true (publish (fixture, "index.html", "ours", "same.html", "changed", NULL));
}

static void
test_file_becomes_folder (Fixture *fixture, gconstpointer data)
{
  g_assert_true (publish (fixture, "index.html", "1", "a", "file", "b/c.html", "page", NULL));
  g_assert_true (publish (fixture, "index.html", "1", "a/x.html", "page", "b", "file", NULL));
  assert_file (fixture, "a/x.html", "page");
  assert_file (fixture, "b", "file");
  assert_no_staging (fixture);
}

static void
test_assets_stay_once (Fixture *fixture, gconstpointer data)
{
  g_assert_true (publish (fixture, "index.html", "1", "assets/s.1.css", "1", NULL));
  g_assert_true (publish (fixture, "index.html", "2", "assets/s.2.css", "2", NULL));
  assert_file (fixture, "assets/s.1.css", "1");
  assert_file (fixture, "assets/s.2.css", "2");
  g_assert_cmpuint (fixture->summary.removed, ==, 0);
  g_assert_true (publish (fixture, "index.html", "3", "assets/s.3.css", "3", NULL));
  assert_file (fixture, "assets/s.1.css", NULL);
  assert_file (fixture, "assets/s.2.css", "2");
  g_assert_cmpuint (fixture->summary.removed, ==, 1);
  /* Coming back makes an asset new again. */
  g_assert_true (publish (fixture, "index.html", "2", "assets/s.2.css", "2", NULL));
  g_assert_true (publish (fixture, "index.html", "4", NULL));
  assert_file (fixture, "assets/s.2.css", "2");
  assert_file (fixture, "assets/s.3.css", NULL);
  g_assert_true (publish (fixture, "index.html", "5", NULL));
  assert_file (fixture, "assets/s.2.css", NULL);
  g_autofree char *assets = at (fixture, "assets");
  g_assert_false (g_file_test (assets, G_FILE_TEST_EXISTS));
}

static void
test_paths (Fixture *fixture, gconstpointer data)
{
  static const char *const bad[] = { "", "/etc/x", "../x", "a/../x", "a//b", "./a", "a/.", "a/", "a\nb", ".trainbook/x" };
  Publisher *publisher = publisher_open (fixture->site, fixture->diags);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (publisher_put (publisher, bad[i], "x", 1, fixture->diags));
  g_assert_cmpuint (diag_count_id (fixture->diags, DIAG_PUBLISH_PATH), ==, G_N_ELEMENTS (bad));
  /* Near misses. */
  g_assert_true (publisher_put (publisher, "..a/...b", "x", 1, fixture->diags));
  g_assert_true (publisher_put (publisher, "第一章/欢迎.html", "x", 1, fixture->diags));
  g_assert_true (publisher_put (publisher, "empty", NULL, 0, fixture->diags));
  g_assert_cmpuint (diag_count_id (fixture->diags, DIAG_PUBLISH_TWICE), ==, 0);
  g_assert_false (publisher_put (publisher, "empty", "x", 1, fixture->diags));
  g_assert_cmpuint (diag_count_id (fixture->diags, DIAG_PUBLISH_TWICE), ==, 1);
  g_assert_false (publisher_commit (publisher, NULL, fixture->diags));
  publisher_close (publisher);
  g_assert_false (g_file_test (fixture->site, G_FILE_TEST_EXISTS));
  assert_no_staging (fixture);
}

static void
test_put_file (Fixture *fixture, gconstpointer data)
{
  g_autofree char *source = g_build_filename (fixture->folder, "source.bin", NULL);
  g_autofree char *bytes = g_malloc (200000);
  for (guint i = 0; i < 200000; i++)
    bytes[i] = (char) (i * 7 + i / 251);
  g_file_set_contents (source, bytes, 200000, NULL);
  for (guint round = 0; round < 3; round++)
    {
      Publisher *publisher = publisher_open (fixture->site, fixture->diags);
      g_assert_true (publisher_put_file (publisher, "files/x.bin", source, fixture->diags));
      g_assert_true (publisher_commit (publisher, &fixture->summary, fixture->diags));
      publisher_close (publisher);
      g_assert_cmpuint (fixture->summary.unchanged, ==, round == 1);
      g_autofree char *got = NULL, *name = at (fixture, "files/x.bin");
      gsize length = 0;
      g_file_get_contents (name, &got, &length, NULL);
      g_assert_cmpmem (got, length, bytes, 200000);
      if (round == 1)
        {
          bytes[199999] ^= 1;
          g_file_set_contents (source, bytes, 200000, NULL);
        }
    }
  Publisher *publisher = publisher_open (fixture->site, fixture->diags);
  g_assert_false (publisher_put_file (publisher, "y", "/nonexistent/y", fixture->diags));
  g_assert_false (publisher_put_file (publisher, "z", "/tmp", fixture->diags));
  g_assert_cmpuint (diag_count_id (fixture->diags, DIAG_FILE_OPEN), ==, 2);
  g_assert_false (publisher_commit (publisher, NULL, fixture->diags));
  publisher_close (publisher);
}

static void
test_lock (Fixture *fixture, gconstpointer data)
{
  Publisher *first = publisher_open (fixture->site, fixture->diags);
  g_assert_nonnull (first);
  g_assert_null (publisher_open (fixture->site, fixture->diags));
  g_assert_cmpuint (diag_count_id (fixture->diags, DIAG_PUBLISH_LOCKED), ==, 1);
  g_assert_cmpint (diag_exit_status (fixture->diags), ==, 3);
  g_assert_true (publisher_put (first, "index.html", "1", 1, fixture->diags));
  g_assert_true (publisher_commit (first, NULL, fixture->diags));
  publisher_close (first);
  diag_clear (fixture->diags);
  g_assert_true (publish (fixture, "index.html", "2", NULL));
}

static void
test_uncommitted (Fixture *fixture, gconstpointer data)
{
  publish (fixture, "index.html", "old", NULL);
  Publisher *publisher = publisher_open (fixture->site, fixture->diags);
  publisher_put (publisher, "index.html", "new", 3, fixture->diags);
  publisher_close (publisher);
  assert_file (fixture, "index.html", "old");
  assert_no_staging (fixture);
}

static void
test_symlinked_output (Fixture *fixture, gconstpointer data)
{
  g_autofree char *real = g_build_filename (fixture->folder, "elsewhere", "deep", NULL);
  g_assert_cmpint (symlink ("elsewhere/deep", fixture->site), ==, 0);
  for (guint round = 0; round < 2; round++)
    {
      g_assert_true (publish (fixture, "index.html", round == 0 ? "a" : "b", NULL));
      assert_file (fixture, "index.html", round == 0 ? "a" : "b");
      g_assert_true (g_file_test (fixture->site, G_FILE_TEST_IS_SYMLINK));
      g_assert_true (g_file_test (real, G_FILE_TEST_IS_DIR));
    }
}

static void
test_bad_outputs (Fixture *fixture, gconstpointer data)
{
  g_assert_null (publisher_open ("/", fixture->diags));
  g_assert_cmpuint (diag_count_id (fixture->diags, DIAG_PUBLISH_OUTPUT), ==, 1);
  g_file_set_contents (fixture->site, "a file", -1, NULL);
  g_assert_null (publisher_open (fixture->site, fixture->diags));
  g_assert_cmpuint (diag_count_id (fixture->diags, DIAG_OUTPUT_WRITE), ==, 1);
  g_unlink (fixture->site);
  g_autofree char *below = g_build_filename (fixture->folder, "x", "y", "z", "", NULL);
  Publisher *publisher = publisher_open (below, fixture->diags);
  g_assert_nonnull (publisher);
  publisher_put (publisher, "i", "1", 1, fixture->diags);
  g_assert_true (publisher_commit (publisher, NULL, fixture->diags));
  publisher_close (publisher);
  g_assert_cmpint (symlink ("site", fixture->site), ==, 0);
  g_assert_null (publisher_open (fixture->site, fixture->diags));
}

/* A build was killed at each of its steps: the next one mends. */
static void
test_mending (Fixture *fixture, gconstpointer data)
{
  g_autofree char *work = g_build_filename (fixture->folder, ".trainbook", "site", NULL);
  g_autofree char *manifest = g_build_filename (work, "manifest", NULL);
  g_autofree char *next = g_build_filename (work, "manifest.new", NULL);
  g_autofree char *stage = g_build_filename (work, "new", NULL);
  write_file (fixture, "theirs.txt", "theirs");
  publish (fixture, "index.html", "1", "old.html", "1", NULL);

  /* Before the exchange: half a new tree. */
  g_mkdir (stage, 0755);
  g_autofree char *half = g_build_filename (stage, "index.html", NULL);
  g_file_set_contents (half, "half", -1, NULL);
  g_file_set_contents (next, "trainbook-manifest 1\ntree 1\n0 index.html\nend 1\n", -1, NULL);
  Publisher *publisher = publisher_open (fixture->site, fixture->diags);
  g_assert_nonnull (publisher);
  publisher_close (publisher);
  assert_file (fixture, "index.html", "1");
  assert_file (fixture, "old.html", "1");
  assert_no_staging (fixture);

  /* After it: the old tree stands in `new`, with a file that somebody saved at the last moment. */
  g_autofree char *before = NULL, *after = NULL, *old = g_build_filename (fixture->folder, "old", NULL);
  g_file_get_contents (manifest, &before, NULL, NULL);
  g_autofree char *copy = g_strdup_printf ("cp -al '%s' '%s'", fixture->site, old);
  g_assert_cmpint (system (copy), ==, 0);
  publish (fixture, "index.html", "2", "new.html", "2", NULL);
  g_file_get_contents (manifest, &after, NULL, NULL);
  g_file_set_contents (next, after, -1, NULL);
  g_file_set_contents (manifest, before, -1, NULL);
  g_assert_cmpint (rename (old, stage), ==, 0);
  g_autofree char *late = g_build_filename (stage, "late", "x.txt", NULL);
  g_autofree char *late_folder = g_path_get_dirname (late);
  g_mkdir (late_folder, 0755);
  g_file_set_contents (late, "late", -1, NULL);
  g_autofree char *clash = g_build_filename (stage, "new.html", NULL);
  g_file_set_contents (clash, "somebody's", -1, NULL);
  g_assert_true (publish (fixture, "index.html", "3", NULL));
  assert_file (fixture, "index.html", "3");
  assert_file (fixture, "new.html", NULL);
  assert_file (fixture, "old.html", NULL);
  assert_file (fixture, "theirs.txt", "theirs");
  assert_file (fixture, "late/x.txt", "late");
  g_assert_cmpuint (diag_count_id (fixture->diags, DIAG_PUBLISH_KEPT), ==, 1);
  g_autofree char *kept = g_build_filename (work, "kept", "1-new.html", NULL);
  g_assert_true (g_file_test (kept, G_FILE_TEST_EXISTS));
  assert_no_staging (fixture);
}

static void
test_damaged_manifest (Fixture *fixture, gconstpointer data)
{
  g_autofree char *manifest = g_build_filename (fixture->folder, ".trainbook", "site", "manifest", NULL);
  publish (fixture, "index.html", "1", "old.html", "1", NULL);
  g_file_set_contents (manifest, "trainbook-manifest 1\n0 index.html\n0 ../../x\nend 2\n", -1, NULL);
  g_assert_false (publish (fixture, "index.html", "2", NULL));
  g_assert_cmpuint (diag_count_id (fixture->diags, DIAG_PUBLISH_MANIFEST), ==, 1);
  g_assert_cmpuint (diag_count_id (fixture->diags, DIAG_PUBLISH_FOREIGN), ==, 1);
  diag_clear (fixture->diags);
  g_assert_true (publish (fixture, "index.html", "1", NULL));
  assert_file (fixture, "old.html", "1");
}

/* Something is mounted on or in the site: file by file, with a warning. Needs the right to mount. */
static void
test_mounted (Fixture *fixture, gconstpointer data)
{
  gboolean inside = GPOINTER_TO_INT (data);
  g_autofree char *point = inside ? at (fixture, "media") : g_strdup (fixture->site);
  g_mkdir_with_parents (point, 0755);
  if (mount ("tmpfs", point, "tmpfs", 0, "size=1m") != 0)
    {
      g_test_skip ("mounting is not allowed here");
      return;
    }
  write_file (fixture, inside ? "media/film.txt" : "film.txt", "film");
  g_assert_true (publish (fixture, "index.html", "1", "a/b.html", "1", "assets/1.css", "1", "gone/x.html", "1", NULL));
  g_assert_cmpuint (diag_count_id (fixture->diags, DIAG_PUBLISH_NOT_ATOMIC), ==, 1);
  struct stat before = info_of (fixture, "a/b.html");
  g_assert_true (publish (fixture, "index.html", "2", "a/b.html", "1", "assets/2.css", "2", NULL));
  assert_file (fixture, "index.html", "2");
  assert_file (fixture, "gone/x.html", NULL);
  assert_file (fixture, "assets/1.css", "1");
  assert_file (fixture, "assets/2.css", "2");
  assert_file (fixture, inside ? "media/film.txt" : "film.txt", "film");
  g_assert_cmpuint (info_of (fixture, "a/b.html").st_ino, ==, before.st_ino);
  g_autofree char *gone = at (fixture, "gone");
  g_assert_false (g_file_test (gone, G_FILE_TEST_EXISTS));
  /* Nothing changed: nothing to warn of. */
  g_assert_true (publish (fixture, "index.html", "2", "a/b.html", "1", "assets/2.css", "2", NULL));
  assert_file (fixture, "assets/1.css", NULL);
  diag_clear (fixture->diags);
  g_assert_true (publish (fixture, "index.html", "2", "a/b.html", "1", "assets/2.css", "2", NULL));
  g_assert_cmpuint (diag_count_id (fixture->diags, DIAG_PUBLISH_NOT_ATOMIC), ==, 0);
  /* A file and a folder change places; strictly nothing is published. */
  g_assert_true (publish (fixture, "index.html", "2", "a", "1", NULL));
  assert_file (fixture, "a", "1");
  g_assert_true (publish (fixture, "index.html", "2", "a/x.html", "1", NULL));
  assert_file (fixture, "a/x.html", "1");
  diag_clear (fixture->diags);
  diag_set_strict (fixture->diags, TRUE);
  g_assert_false (publish (fixture, "index.html", "strict", NULL));
  assert_file (fixture, "index.html", "2");
  diag_set_strict (fixture->diags, FALSE);
  diag_clear (fixture->diags);
  /* Full: the old files stand. */
  g_autofree char *large = g_strnfill (2 << 20, 'x');
  if (!inside)
    {
      g_assert_false (publish (fixture, "index.html", "3", "large.html", large, NULL));
      g_assert_cmpuint (diag_count_id (fixture->diags, DIAG_OUTPUT_WRITE), ==, 1);
      assert_file (fixture, "index.html", "2");
    }
  g_assert_cmpint (umount (point), ==, 0);
}

typedef struct { Publisher *publisher; Diagnostics *diags; guint first; } Worker;

static gpointer
put_many (gpointer data)
{
  Worker *worker = data;
  for (guint i = worker->first; i < 2000; i += 4)
    {
      g_autofree char *path = g_strdup_printf ("d%u/p%u.html", i % 20, i);
      publisher_put (worker->publisher, path, path, strlen (path), worker->diags);
    }
  return NULL;
}

static void
test_threads (Fixture *fixture, gconstpointer data)
{
  for (guint round = 0; round < 2; round++)
    {
      GThread *threads[4];
      Worker workers[4];
      Publisher *publisher = publisher_open (fixture->site, fixture->diags);
      for (guint i = 0; i < 4; i++)
        {
          workers[i] = (Worker) { publisher, fixture->diags, i };
          threads[i] = g_thread_new ("put", put_many, &workers[i]);
        }
      for (guint i = 0; i < 4; i++)
        g_thread_join (threads[i]);
      g_assert_true (publisher_commit (publisher, &fixture->summary, fixture->diags));
      publisher_close (publisher);
      g_assert_cmpuint (fixture->summary.files, ==, 2000);
      g_assert_cmpuint (fixture->summary.unchanged, ==, round == 0 ? 0 : 2000);
    }
  assert_file (fixture, "d7/p1987.html", "d7/p1987.html");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
#define TEST(name, data, func) g_test_add ("/publisher/" name, Fixture, data, set_up, func, tear_down)
  TEST ("first-and-second", NULL, test_first_and_second);
  TEST ("open-file-stays", NULL, test_open_file_stays);
  TEST ("foreign-files-stay", NULL, test_foreign_files_stay);
  TEST ("collisions", NULL, test_collisions);
  TEST ("file-becomes-folder", NULL, test_file_becomes_folder);
  TEST ("assets-stay-once", NULL, test_assets_stay_once);
  TEST ("paths", NULL, test_paths);
  TEST ("put-file", NULL, test_put_file);
  TEST ("lock", NULL, test_lock);
  TEST ("uncommitted", NULL, test_uncommitted);
  TEST ("symlinked-output", NULL, test_symlinked_output);
  TEST ("bad-outputs", NULL, test_bad_outputs);
  TEST ("mending", NULL, test_mending);
  TEST ("damaged-manifest", NULL, test_damaged_manifest);
  TEST ("mount-point", GINT_TO_POINTER (FALSE), test_mounted);
  TEST ("mount-inside", GINT_TO_POINTER (TRUE), test_mounted);
  TEST ("threads", NULL, test_threads);
  return g_test_run ();
}
