/* Small sites in temporary folders, for tests of the rooms that read them. */
#ifndef TRAINBOOK_TEST_SITES_H
#define TRAINBOOK_TEST_SITES_H

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct {
  char *directory;
  Diagnostics *diags;
  Config *config;        /* after site_load() */
} Site;

static inline void
site_begin (Site *site)
{
  site->directory = g_dir_make_tmp ("trainbook-test-XXXXXX", NULL);
  site->diags = diag_new ();
  diag_set_directory (site->diags, site->directory);
  site->config = NULL;
}

static inline void
site_write_bytes (Site *site, const char *file, const char *bytes, gssize length)
{
  g_autofree char *path = g_build_filename (site->directory, file, NULL);
  g_autofree char *folder = g_path_get_dirname (path);
  g_assert_cmpint (g_mkdir_with_parents (folder, 0755), ==, 0);
  g_assert_true (g_file_set_contents (path, bytes, length, NULL));
}

static inline void
site_write (Site *site, const char *file, const char *text)
{
  site_write_bytes (site, file, text, -1);
}

/* Loads trainbook.yml with the shipped reports; writes a plain one first when there is none. */
static inline Config *
site_load (Site *site)
{
  g_autofree char *path = g_build_filename (site->directory, "trainbook.yml", NULL);
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    site_write (site, "trainbook.yml", "title: Test\n");
  g_clear_pointer (&site->config, config_free);
  site->config = config_load (site->directory, site->diags);
  const char *templates[] = { "templates", NULL };
  if (site->config != NULL)
    reports_config_load (site->config, templates, templates, site->diags);
  return site->config;
}

/* Every message so far, as it is printed, notes included. New string. */
static inline char *
site_messages (const Site *site)
{
  char *text = NULL;
  size_t length = 0;
  FILE *out = open_memstream (&text, &length);
  diag_print (site->diags, out, 1000, TRUE);
  fclose (out);
  char *copy = g_strdup (text);
  free (text);
  return copy;
}

/* Fails the test, showing all messages, unless one of them contains `part`. */
static inline void
site_expect (const Site *site, const char *part)
{
  g_autofree char *messages = site_messages (site);
  if (strstr (messages, part) == NULL)
    {
      g_test_message ("expected: %s", part);
      g_test_message ("messages: %s", messages);
      g_test_fail ();
    }
}

/* Fails the test, showing them, when there is an error or a warning. */
static inline void
site_expect_silence (const Site *site)
{
  if (diag_count (site->diags, DIAG_WARNING) + diag_count (site->diags, DIAG_ERROR) + diag_count (site->diags, DIAG_FAILURE) == 0)
    return;
  g_autofree char *messages = site_messages (site);
  g_test_message ("unexpected: %s", messages);
  g_test_fail ();
}

static inline void
site_remove (const char *path)
{
  g_autoptr (GDir) folder = g_file_test (path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open (path, 0, NULL);
  const char *name;
  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);
      site_remove (child);
    }
  g_remove (path);
}

static inline void
site_end (Site *site)
{
  config_free (site->config);
  diag_free (site->diags);
  site_remove (site->directory);
  g_free (site->directory);
}

#endif
