#include "commands/commands.h"
#include "commands/new_data.h"
#include "commands/new_report.h"
#include "commands/options.h"

#include <errno.h>
#include <libintl.h>
#include <string.h>

#include "program.h"

#define _(text) gettext (text)

static gboolean
copy_file (const char *from, const char *to)
{
  g_autofree char *bytes = NULL;
  gsize length;
  g_autoptr (GError) error = NULL;
  if (g_file_get_contents (from, &bytes, &length, &error) && g_file_set_contents (to, bytes, (gssize) length, &error))
    return TRUE;
  fprintf (stderr, "trainbook: %s\n", error->message);
  return FALSE;
}

static gboolean
copy_tree (const char *from, const char *to)
{
  if (g_mkdir_with_parents (to, 0777) != 0)
    {
      fprintf (stderr, _("trainbook: cannot make the directory \"%s\": %s\n"), to, g_strerror (errno));
      return FALSE;
    }
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) folder = g_dir_open (from, 0, &error);
  if (folder == NULL)
    {
      fprintf (stderr, "trainbook: %s\n", error->message);
      return FALSE;
    }
  gboolean copied = TRUE;
  for (const char *name; copied && (name = g_dir_read_name (folder)) != NULL;)
    {
      g_autofree char *source = g_build_filename (from, name, NULL), *target = g_build_filename (to, name, NULL);
      copied = g_file_test (source, G_FILE_TEST_IS_DIR) ? copy_tree (source, target) : copy_file (source, target);
    }
  return copied;
}

/* A directory is taken only when there is nothing in it: nothing of the user's is ever overwritten. */
static gboolean
is_free (const char *directory)
{
  if (!g_file_test (directory, G_FILE_TEST_EXISTS))
    return TRUE;
  g_autoptr (GDir) folder = g_dir_open (directory, 0, NULL);
  return folder != NULL && g_dir_read_name (folder) == NULL;
}

static int
make_site (const char *directory, const char *language)
{
  g_autofree char *templates = program_templates ();
  g_autofree char *source = g_build_filename (templates, "new", language, NULL);
  if (strchr (language, '/') != NULL || !g_file_test (source, G_FILE_TEST_IS_DIR))
    {
      fprintf (stderr, _("trainbook: there is no starting site in the language \"%s\"; there are zh-Hans, zh-Hant and en\n"), language);
      return EXIT_USAGE;
    }
  if (!is_free (directory))
    {
      fprintf (stderr, _("trainbook: \"%s\" is not an empty directory; name a new one\n"), directory);
      return EXIT_INPUT;
    }
  if (!copy_tree (source, directory))
    return EXIT_SYSTEM;
  printf (_("Made the site \"%s\". Build it with: trainbook build -C \"%s\"\n"), directory, directory);
  return EXIT_DONE;
}

/* The languages that there are words and a starting site for. */
static gboolean
is_language (const char *language)
{
  static const char *const known[] = { "zh-Hans", "zh-Hant", "en", NULL };
  if (language == NULL || g_strv_contains (known, language))
    return TRUE;
  fprintf (stderr, _("trainbook: there are no files in the language \"%s\"; there are zh-Hans, zh-Hant and en\n"), language);
  return FALSE;
}

int
command_new (int argc, char **argv, const volatile sig_atomic_t *interrupted)
{
  g_autofree char *language = NULL, *report = NULL;
  gboolean data = FALSE, workbook = FALSE;
  CommonOptions options = { 0 };
  const GOptionEntry extra[] = {
    { "language", 'l', 0, G_OPTION_ARG_STRING, &language, _("zh-Hans (default), zh-Hant or en"), "LANG" },
    { "data", 0, 0, G_OPTION_ARG_NONE, &data, _("instead of a site: an empty CSV file a dataset, in DIR/data"), NULL },
    { "workbook", 0, 0, G_OPTION_ARG_NONE, &workbook, _("instead of a site: one workbook with a sheet a dataset, in DIR/data"), NULL },
    { "directory", 'C', 0, G_OPTION_ARG_FILENAME, &options.directory, _("the site directory of a new text for a report (default: this one)"), _("DIR") },
    { "team", 0, 0, G_OPTION_ARG_STRING, &report, _("the text is for the report of a team, or a report of your own"), _("NAME") },
    G_OPTION_ENTRY_NULL
  };
  BuildOptions build_options = { 0 };
  int status = EXIT_USAGE;
  if (options_parse (&options, 0, argc, argv, _("DIR | report PERIOD"),
                     _("Makes a small complete site to start from, empty files for its data, or the file for what is written for a report."), extra,
                     &build_options))
    {
      guint n = options.rest != NULL ? g_strv_length (options.rest) : 0;
      gboolean files = data || workbook;
      if (n == 2 && strcmp (options.rest[0], "report") == 0 && !files)
        status = new_report (&build_options, options.rest[1], report);
      else if (n == 1 && strcmp (options.rest[0], "report") == 0 && !files)
        fprintf (stderr, _("trainbook: write the period of the report, such as: trainbook new report 2026-W47\n"));
      else if (n > 1 || (n == 0 && !files))
        fprintf (stderr, _("trainbook: new needs one directory to make\n"));
      else if (!files)
        status = make_site (options.rest[0], language != NULL ? language : "zh-Hans");
      else if (is_language (language))
        status = new_data (n == 1 ? options.rest[0] : ".", language, data && !workbook, workbook);
    }
  options_clear (&options);
  return status;
}
