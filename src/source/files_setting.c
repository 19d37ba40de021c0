/* How trainbook.yml names files, for advice that can be followed: where a dataset has others, a setting for one leaves them out. */
#include "source/dataset_files.h"
#include "text/records.h"

#include <string.h>

/* The list names no more other files than these. */
#define MOST_OTHERS 3

/* A file, or the sheet 台账.xlsx#签到, in quotes where YAML needs them. */
static void
put_file (GString *list, const Config *config, const char *file)
{
  g_autofree char *sheet = NULL, *shown = records_split_name (file, &sheet), *folder = data_shown_name (config, "");
  const char *name = g_str_has_prefix (shown, folder) ? shown + strlen (folder) : shown;
  g_autofree char *text = sheet != NULL ? g_strconcat (name, "#", sheet, NULL) : g_strdup (name);
  const char *quote = strpbrk (text, ",[]{}&*!|>%@`:'") != NULL || strstr (text, " #") != NULL ? "\"" : "";
  g_string_append_printf (list, "%s%s%s", quote, text, quote);
}

char *
files_setting (const Config *config, DatasetId id, const char *file, const char *encoding)
{
  Diagnostics *unheard = diag_new ();
  g_autoptr (GPtrArray) files = dataset_files (config, id, unheard);
  GString *list = g_string_new (NULL);
  guint others = 0;
  diag_free (unheard);
  for (guint i = 0; i < files->len; i++)
    {
      if (strcmp (files->pdata[i], file) == 0 || others++ >= MOST_OTHERS)
        continue;
      put_file (list, config, files->pdata[i]);
      g_string_append (list, ", ");
    }
  if (others > MOST_OTHERS)
    g_string_append (list, "…, ");
  if (encoding == NULL)
    put_file (list, config, file);
  else if (others > 0)
    {
      g_string_append (list, "{file: ");
      put_file (list, config, file);
      g_string_append_printf (list, ", encoding: %s}", encoding);
    }
  return g_string_free (list, FALSE);
}
