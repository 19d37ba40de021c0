/* The manifest: a text file, one path a line, closed by the count of its lines so that a torn one is seen. */
#define _GNU_SOURCE
#include "publish/manifest.h"
#include "publish/tree.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define MANIFEST_HEAD "trainbook-manifest 1\n"

Manifest *
manifest_new (void)
{
  Manifest *manifest = g_new0 (Manifest, 1);
  manifest->files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return manifest;
}

void
manifest_free (Manifest *manifest)
{
  if (manifest == NULL)
    return;
  g_hash_table_destroy (manifest->files);
  if (manifest->folders != NULL)
    g_hash_table_destroy (manifest->folders);
  g_free (manifest->edition);
  g_free (manifest);
}

void
manifest_add (Manifest *manifest, const char *path, guint generation)
{
  g_hash_table_replace (manifest->files, g_strdup (path), GUINT_TO_POINTER (1 + generation));
}

gboolean
manifest_has (const Manifest *manifest, const char *path)
{
  return manifest != NULL && g_hash_table_contains (manifest->files, path);
}

guint
manifest_generation (const Manifest *manifest, const char *path)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (manifest->files, path)) - 1;
}

static void
collect_folders (Manifest *manifest)
{
  GHashTableIter iter;
  gpointer key;
  manifest->folders = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_hash_table_iter_init (&iter, manifest->files);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      char *folder = g_strdup (key);
      for (char *slash = strrchr (folder, '/'); slash != NULL; slash = strrchr (folder, '/'))
        {
          *slash = '\0';
          if (g_hash_table_contains (manifest->folders, folder))
            break;
          g_hash_table_add (manifest->folders, g_strdup (folder));
        }
      g_free (folder);
    }
}

gboolean
manifest_has_folder (Manifest *manifest, const char *folder)
{
  if (manifest == NULL)
    return FALSE;
  if (manifest->folders == NULL)
    collect_folders (manifest);
  return g_hash_table_contains (manifest->folders, folder);
}

/* One line without its end; FALSE when it is none of ours. */
static gboolean
read_line (Manifest *manifest, const char *line, guint *count, gboolean *ended)
{
  if (*ended)
    return FALSE;
  if (g_str_has_prefix (line, "tree "))
    manifest->tree = g_ascii_strtoull (line + 5, NULL, 10);
  else if (g_str_has_prefix (line, "edition ") && manifest->edition == NULL)
    manifest->edition = g_strdup (line + strlen ("edition "));
  else if (g_str_has_prefix (line, "end "))
    *ended = g_ascii_strtoull (line + 4, NULL, 10) == *count;
  else if ((line[0] == '0' || line[0] == '1') && line[1] == ' ' && tree_path_is_safe (line + 2))
    {
      manifest_add (manifest, line + 2, line[0] == '1');
      *count += 1;
    }
  else
    return FALSE;
  return TRUE;
}

Manifest *
manifest_read (int directory, const char *name, gboolean *damaged)
{
  g_autoptr (GString) text = NULL;
  *damaged = FALSE;
  int error = tree_read_file (directory, name, &text);
  if (error != 0)
    {
      *damaged = error != ENOENT;
      return NULL;
    }
  Manifest *manifest = manifest_new ();
  gboolean ended = FALSE;
  gboolean good = g_str_has_prefix (text->str, MANIFEST_HEAD) && strlen (text->str) == text->len;
  guint count = 0;
  for (char *line = text->str + strlen (MANIFEST_HEAD); good && *line != '\0';)
    {
      char *end = strchr (line, '\n');
      good = end != NULL;
      if (!good)
        break;
      *end = '\0';
      good = read_line (manifest, line, &count, &ended);
      line = end + 1;
    }
  if (good && ended)
    return manifest;
  *damaged = TRUE;
  manifest_free (manifest);
  return NULL;
}

static int
compare_strings (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

int
manifest_write (const Manifest *manifest, int directory, const char *name)
{
  guint count;
  g_autofree gpointer *paths = g_hash_table_get_keys_as_array (manifest->files, &count);
  g_autoptr (GString) text = g_string_new (MANIFEST_HEAD);
  qsort (paths, count, sizeof *paths, compare_strings);
  g_string_append_printf (text, "tree %" G_GUINT64_FORMAT "\n", manifest->tree);
  if (manifest->edition != NULL)
    g_string_append_printf (text, "edition %s\n", manifest->edition);
  for (guint i = 0; i < count; i++)
    {
      g_string_append_c (text, manifest_generation (manifest, paths[i]) == 0 ? '0' : '1');
      g_string_append_c (text, ' ');
      g_string_append (text, paths[i]);
      g_string_append_c (text, '\n');
    }
  g_string_append_printf (text, "end %u\n", count);

  unlinkat (directory, "manifest.part", 0);
  int error = tree_write_file (directory, "manifest.part", text->str, text->len, 0644);
  if (error == 0 && renameat (directory, "manifest.part", directory, name) != 0)
    error = errno;
  if (error != 0)
    unlinkat (directory, "manifest.part", 0);
  return error;
}
