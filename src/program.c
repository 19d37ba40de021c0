#include "program.h"

#include <glib.h>
#include <locale.h>
#include <string.h>

#ifndef TRAINBOOK_PREFIX
#define TRAINBOOK_PREFIX "/usr/local"
#endif

char *
program_executable (void)
{
  char *path = g_file_read_link ("/proc/self/exe", NULL);
  return path != NULL ? path : g_find_program_in_path ("trainbook");
}

/* A folder of a checkout, found from the executable in build/ (build/NAME/, or build/NAME/tests/); NULL when the program is installed. */
static char *
checkout_folder (const char *name, const char *marker)
{
  g_autofree char *executable = program_executable ();
  if (executable == NULL)
    return NULL;
  g_autofree char *folder = g_path_get_dirname (executable);
  for (int up = 0; up < 4; up++)
    {
      g_autofree char *found = g_build_filename (folder, name, NULL);
      g_autofree char *sign = g_build_filename (found, marker, NULL);
      if (g_file_test (sign, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&found);
      char *parent = g_path_get_dirname (folder);
      g_free (folder);
      folder = parent;
    }
  return NULL;
}

/* A folder of an installed program: beside the folder of the executable (PREFIX/bin → PREFIX/share), wherever it was moved to, else
 * under the prefix it was built for. */
static char *
installed_folder (const char *name)
{
  g_autofree char *executable = program_executable ();
  g_autofree char *programs = executable != NULL ? g_path_get_dirname (executable) : NULL;
  g_autofree char *prefix = programs != NULL ? g_path_get_dirname (programs) : g_strdup (TRAINBOOK_PREFIX);
  char *folder = g_build_filename (prefix, "share", name, NULL);
  if (g_file_test (folder, G_FILE_TEST_IS_DIR))
    return folder;
  g_free (folder);
  return g_build_filename (TRAINBOOK_PREFIX, "share", name, NULL);
}

char *
program_templates (void)
{
  char *folder = checkout_folder ("templates", "layout.xsl");
  return folder != NULL ? folder : installed_folder ("trainbook/templates");
}

char *
program_locales (void)
{
  char *folder = checkout_folder ("locale", "zh_CN/LC_MESSAGES/trainbook.mo");
  return folder != NULL ? folder : installed_folder ("locale");
}

void
program_speak (const char *language)
{
  gboolean english = strcmp (language, "en") == 0;
  g_setenv ("LANGUAGE", english ? "C" : strcmp (language, "zh-Hant") == 0 ? "zh_TW" : "zh_CN", TRUE);
  /* gettext translates in any locale but "C", and looks at LANGUAGE again after the locale was set. */
  setlocale (LC_MESSAGES, english ? "C" : "C.UTF-8");
}
