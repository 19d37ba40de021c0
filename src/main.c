/* Options → command. */
#include <glib.h>
#include <libintl.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "chart/graph.h"
#include "commands/commands.h"
#include "program.h"

#define _(text) gettext (text)

/* Set by the signal handler alone: what it may touch has to be global. */
static volatile sig_atomic_t interrupted;

static void
on_signal (int number)
{
  interrupted = 1;
}

/* A second signal ends the program at once: the next build mends what it leaves. */
static void
catch_signals (void)
{
  struct sigaction action = { .sa_handler = on_signal, .sa_flags = (int) SA_RESETHAND };
  sigaction (SIGINT, &action, NULL);
  sigaction (SIGTERM, &action, NULL);
  signal (SIGPIPE, SIG_IGN);
}

/* The locale the environment asks for messages in, or NULL. Borrowed. */
static const char *
wanted_locale (void)
{
  static const char *const variables[] = { "LC_ALL", "LC_MESSAGES", "LANG" };
  for (guint i = 0; i < G_N_ELEMENTS (variables); i++)
    {
      const char *value = g_getenv (variables[i]);
      if (value != NULL && *value != '\0')
        return value;
    }
  return NULL;
}

/* Appends a language to a list for LANGUAGE, and behind it what serves its readers: Hong Kong and Macau read the translation
 * of Taiwan, Singapore that of the mainland; English is the texts as they are, so the list ends there. */
static void
append_language (GString *list, const char *name)
{
  g_autofree char *plain = g_strndup (name, strcspn (name, ".@"));
  g_strdelimit (plain, "-", '_');
  g_string_append_printf (list, "%s%s", list->len > 0 ? ":" : "", plain);
  if (g_str_has_prefix (plain, "zh_HK") || g_str_has_prefix (plain, "zh_MO") || g_str_has_prefix (plain, "zh_Hant"))
    g_string_append (list, ":zh_TW");
  else if (g_str_has_prefix (plain, "zh_SG") || g_str_has_prefix (plain, "zh_Hans") || strcmp (plain, "zh") == 0)
    g_string_append (list, ":zh_CN");
  else if (g_str_has_prefix (plain, "en_") || strcmp (plain, "en") == 0)
    g_string_append (list, ":C");
}

/* The user's language for messages, also on a machine where that locale is not generated: gettext then needs some locale that
 * is not "C", and LANGUAGE. Who asks for "C" gets English. Numbers and sorting never follow the locale. */
static void
choose_language (void)
{
  const char *wanted = wanted_locale ();
  if (setlocale (LC_ALL, "") == NULL || g_strcmp0 (setlocale (LC_MESSAGES, NULL), "C") == 0)
    setlocale (LC_MESSAGES, "C.UTF-8");
  const char *languages = g_getenv ("LANGUAGE");
  if (languages == NULL || *languages == '\0')
    languages = wanted;
  if (g_strcmp0 (wanted, "C") == 0 || g_strcmp0 (wanted, "POSIX") == 0)
    setlocale (LC_MESSAGES, "C");
  else if (languages != NULL)
    {
      g_auto (GStrv) names = g_strsplit (languages, ":", 16);
      g_autoptr (GString) list = g_string_new (NULL);
      for (guint i = 0; names[i] != NULL; i++)
        append_language (list, names[i]);
      g_setenv ("LANGUAGE", list->str, TRUE);
    }
  setlocale (LC_CTYPE, "C.UTF-8");
  setlocale (LC_NUMERIC, "C");
  setlocale (LC_COLLATE, "C");
  setlocale (LC_TIME, "C");
  g_autofree char *locales = program_locales ();
  bindtextdomain ("trainbook", locales);
  bind_textdomain_codeset ("trainbook", "UTF-8");
  textdomain ("trainbook");
}

static void
print_help (FILE *out)
{
  fprintf (out, _("Trainbook makes a training department's website, reports and printed sheets from its handbook and records.\n\n"));
  fprintf (out, _("Usage: trainbook COMMAND [OPTION …]\n\n"));
  for (const Command *command = commands; command->name != NULL; command++)
    fprintf (out, "  %-8s %s\n", command->name, _(command->summary));
  fprintf (out, _("\n`trainbook COMMAND --help` lists a command's options; `man trainbook` says more.\n"
                  "Exit status: 0 done; 1 the input has errors; 2 usage; 3 the system failed; 130 interrupted.\n"));
}

static int
run_command (int argc, char **argv)
{
  const char *name = argv[1];
  if (strcmp (name, "--help") == 0 || strcmp (name, "-h") == 0 || strcmp (name, "help") == 0)
    {
      print_help (stdout);
      return EXIT_DONE;
    }
  if (strcmp (name, "--version") == 0)
    {
      printf ("trainbook %s\n", TRAINBOOK_VERSION);
      return EXIT_DONE;
    }
  /* The helper process that lays charts out: this program, started by itself. */
  if (strcmp (name, "--draw") == 0)
    return drawer_serve ();
  for (const Command *command = commands; command->name != NULL; command++)
    if (strcmp (name, command->name) == 0)
      return command->run (argc - 1, argv + 1, &interrupted);
  fprintf (stderr, _("trainbook: there is no command \"%s\"\n"), name);
  print_help (stderr);
  return EXIT_USAGE;
}

int
main (int argc, char **argv)
{
  choose_language ();
  catch_signals ();
  if (argc < 2)
    {
      print_help (stderr);
      return EXIT_USAGE;
    }
  return run_command (argc, argv);
}
