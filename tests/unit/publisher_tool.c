/* publisher_tool SOURCE OUTPUT: publishes the files of a folder; for tests/kill/run. */
#include "publish/publisher.h"

#include <stdio.h>

static gboolean
put_folder (Publisher *publisher, const char *source, const char *path, Diagnostics *diags)
{
  g_autofree char *folder = g_build_filename (source, path, NULL);
  GDir *directory = g_dir_open (folder, 0, NULL);
  gboolean good = directory != NULL;
  const char *name;
  while (good && (name = g_dir_read_name (directory)) != NULL)
    {
      g_autofree char *entry = path == NULL ? g_strdup (name) : g_strconcat (path, "/", name, NULL);
      g_autofree char *file = g_build_filename (source, entry, NULL);
      if (g_file_test (file, G_FILE_TEST_IS_DIR))
        good = put_folder (publisher, source, entry, diags);
      else
        good = publisher_put_file (publisher, entry, file, diags);
    }
  if (directory != NULL)
    g_dir_close (directory);
  return good;
}

int
main (int argc, char **argv)
{
  if (argc != 3)
    return 2;
  Diagnostics *diags = diag_new ();
  PublishSummary summary = { 0 };
  Publisher *publisher = publisher_open (argv[2], diags);
  if (publisher != NULL && put_folder (publisher, argv[1], NULL, diags))
    publisher_commit (publisher, &summary, diags);
  publisher_close (publisher);
  diag_print (diags, stderr, 100, FALSE);
  int status = diag_exit_status (diags);
  if (status == 0)
    printf ("%u files, %u written, %u unchanged, %u removed\n", summary.files, summary.written, summary.unchanged, summary.removed);
  diag_free (diags);
  return status;
}
