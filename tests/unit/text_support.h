/* For the tests of src/text: files for a moment, and what was reported in a short form. */
#ifndef TEXT_SUPPORT_H
#define TEXT_SUPPORT_H

#include <glib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "diag.h"

/* Writes a file into a folder of its own and returns its path. */
static inline char *
temporary_file (const char *bytes, gssize length)
{
  char *folder = g_dir_make_tmp ("trainbook-XXXXXX", NULL);
  char *path = g_build_filename (folder, "input", NULL);
  g_assert_true (g_file_set_contents (path, bytes, length, NULL));
  g_free (folder);
  return path;
}

static inline void
remove_file (char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_unlink (path);
  g_rmdir (folder);
  g_free (path);
}

/* Every message as "LINE:COLUMN id", sorted as printed, one a line: "2:5 csv-quote-stray\n". */
static inline char *
said (const Diagnostics *diags)
{
  char *printed = NULL;
  size_t size = 0;
  FILE *out = open_memstream (&printed, &size);
  diag_print (diags, out, 1000, TRUE);
  fclose (out);
  GString *text = g_string_new (NULL);
  g_auto (GStrv) lines = g_strsplit (printed, "\n", -1);
  g_autoptr (GRegex) form = g_regex_new ("^(?:[^:]*((?::\\d+)*): )?(?:error|warning|note|repaired): .*\\[([a-z0-9-]+)\\]$", 0, 0, NULL);
  for (char **line = lines; *line != NULL; line++)
    {
      g_autoptr (GMatchInfo) match = NULL;
      if (!g_regex_match (form, *line, 0, &match))
        continue;
      g_autofree char *place = g_match_info_fetch (match, 1), *id = g_match_info_fetch (match, 2);
      g_string_append_printf (text, "%s %s\n", place[0] == ':' ? place + 1 : "-", id);
    }
  free (printed);
  return g_string_free (text, FALSE);
}

/* The whole printed text. */
static inline char *
said_in_full (const Diagnostics *diags)
{
  char *printed = NULL;
  size_t size = 0;
  FILE *out = open_memstream (&printed, &size);
  diag_print (diags, out, 1000, TRUE);
  fclose (out);
  char *copy = g_strdup (printed);
  free (printed);
  return copy;
}

#define assert_said(diags, expected) \
  G_STMT_START { g_autofree char *said_now = said (diags); g_assert_cmpstr (said_now, ==, expected); } G_STMT_END

#endif
