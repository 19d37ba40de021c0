#include "commands/commands.h"
#include "commands/options.h"
#include "commands/problems.h"

#include <libintl.h>

#define _(text) gettext (text)

static int
run (int argc, char **argv, const volatile sig_atomic_t *interrupted, gboolean write, const char *summary)
{
  CommonOptions options = { 0 };
  BuildOptions build_options = { .write = write, .interrupted = interrupted };
  int status = EXIT_USAGE;
  if (options_parse (&options, OPTIONS_READ | OPTIONS_REPORT | (write ? OPTIONS_WRITE : 0), argc, argv, NULL, summary, NULL, &build_options))
    {
      if (options.rest != NULL)
        fprintf (stderr, _("trainbook: \"%s\" is not an option of this command\n"), options.rest[0]);
      else
        {
          if (options.report != NULL)
            problems_choose_language (build_options.directory);
          Build *build = build_new (&build_options);
          build_run (build);
          status = finish_build (build, &options, &build_options, TRUE);
          build_free (build);
        }
    }
  options_clear (&options);
  return status;
}

int
command_build (int argc, char **argv, const volatile sig_atomic_t *interrupted)
{
  return run (argc, argv, interrupted, TRUE, _("Reads the handbook and the records, and publishes the site."));
}

int
command_check (int argc, char **argv, const volatile sig_atomic_t *interrupted)
{
  return run (argc, argv, interrupted, FALSE, _("Reads, joins, counts and proofreads like build, and writes nothing."));
}
