#include "source/archive.h"

#include "source/dataset_files.h"

#include <string.h>

#define DEEPEST 4              /* folders in folders */
#define MOST_FILES 100000      /* of all sessions together */

static void
archive_file_free (gpointer data)
{
  ArchiveFile *file = data;
  g_free (file->folder);
  g_free (file->name);
  g_free (file->path);
  g_free (file);
}

ArchivePart
archive_kind_of_file (const char *name)
{
  const ColumnDefinition *column = &dataset_definition (DATASET_ARCHIVE)->columns[ARCHIVE_KIND];
  const char *dot = strrchr (name, '.');
  g_autofree char *key = dataset_key (name, dot != NULL && dot > name ? dot - name : -1);
  g_auto (GStrv) choices = g_strsplit (column->choices, ",", -1);
  ArchivePart found = PART_OTHER;
  gsize longest = 0;
  for (guint part = 0; part < PART_OTHER && choices[part] != NULL; part++)
    {
      g_strdelimit (choices[part], "=", '|');
      g_auto (GStrv) words = g_strsplit (choices[part], "|", -1);
      for (char **word = words; *word != NULL; word++)
        {
          g_autofree char *wanted = dataset_key (*word, -1);
          if (strlen (wanted) <= longest || strstr (key, wanted) == NULL)
            continue;
          longest = strlen (wanted);
          found = (ArchivePart) part;
        }
    }
  return found;
}

/* The files below a folder of a session; `below` is its path in the site directory. */
static void
collect (const Config *config, const char *session, const char *below, guint depth, GPtrArray *files, Diagnostics *diags)
{
  g_autofree char *folder = site_path (config, below);
  g_autoptr (GPtrArray) names = data_folder_names (folder);
  data_folder_check (folder, below, diags);
  for (guint i = 0; i < names->len && files->len < MOST_FILES; i++)
    {
      const char *name = names->pdata[i];
      g_autofree char *path = g_strconcat (below, "/", name, NULL), *full = site_path (config, path);
      Place place = { .file = path };
      if (g_file_test (full, G_FILE_TEST_IS_SYMLINK))
        diag_report (diags, DIAG_ARCHIVE_LINK, &place, NULL);
      else if (g_file_test (full, G_FILE_TEST_IS_DIR) && depth < DEEPEST)
        collect (config, session, path, depth + 1, files, diags);
      else if (g_file_test (full, G_FILE_TEST_IS_REGULAR))
        {
          ArchiveFile *file = g_new (ArchiveFile, 1);
          *file = (ArchiveFile) { g_strdup (session), g_strdup (name), g_steal_pointer (&path), archive_kind_of_file (name) };
          g_ptr_array_add (files, file);
        }
    }
}

GPtrArray *
archive_files (const Config *config, Diagnostics *diags)
{
  GPtrArray *files = g_ptr_array_new_with_free_func (archive_file_free);
  g_autofree char *below = data_shown_name (config, config->archive.folder), *folder = site_path (config, below);
  g_autoptr (GPtrArray) names = data_folder_names (folder);
  data_folder_check (folder, below, diags);
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *path = g_strconcat (below, "/", names->pdata[i], NULL), *full = site_path (config, path);
      Place place = { .file = path };
      if (g_file_test (full, G_FILE_TEST_IS_SYMLINK))
        diag_report (diags, DIAG_ARCHIVE_LINK, &place, NULL);
      else if (g_file_test (full, G_FILE_TEST_IS_DIR))
        collect (config, names->pdata[i], path, 0, files, diags);
    }
  return files;
}
