#include "commands/options.h"

#include <libintl.h>
#include <string.h>
#include <unistd.h>

#include "commands/commands.h"
#include "commands/problems.h"

#define _(text) gettext (text)
#define N_(text) text

#define MOST_MESSAGES 100
#define MOST_JOBS 256

static gboolean
check_values (CommonOptions *options, BuildOptions *build)
{
  if (options->as_of != NULL && !date_parse (options->as_of, strlen (options->as_of), &build->as_of))
    {
      fprintf (stderr, _("trainbook: --as-of is \"%s\"; write a date as 2026-11-20\n"), options->as_of);
      return FALSE;
    }
  if (options->jobs < 0 || options->jobs > MOST_JOBS)
    {
      fprintf (stderr, _("trainbook: -j must be from 1 to %d\n"), MOST_JOBS);
      return FALSE;
    }
  if (options->quiet && options->verbose)
    {
      fprintf (stderr, _("trainbook: -q and -v exclude each other\n"));
      return FALSE;
    }
  return TRUE;
}

static void
fill_build (const CommonOptions *options, BuildOptions *build)
{
  build->directory = options->directory != NULL ? options->directory : ".";
  build->output = options->output;
  build->record = options->record;
  build->ledger = options->ledger;
  build->report = options->report;
  build->edition = options->edition;
  build->replace_edition = options->replace_edition;
  build->jobs = (guint) options->jobs;
  build->strict = options->strict;
  build->verbose = options->verbose;
  build->progress = !options->quiet && isatty (STDERR_FILENO);
  build->last = N_BUILD_STAGES - 1;
  build->log = stderr;
}

/* GOption knows "-j 4" only; people also write "-j4" and "-Cdir": such a word becomes two. New vector; its words are borrowed but for
 * those that were split, which `owned` keeps. */
static char **
split_short_options (int argc, char **argv, GPtrArray *owned)
{
  GPtrArray *words = g_ptr_array_new ();
  gboolean all_words = FALSE;
  for (int i = 0; i < argc; i++)
    {
      char *word = argv[i];
      all_words = all_words || strcmp (word, "--") == 0;
      if (i > 0 && !all_words && word[0] == '-' && strchr ("jCol", word[1]) != NULL && word[1] != '\0' && word[2] != '\0')
        {
          g_ptr_array_add (owned, g_strndup (word, 2));
          g_ptr_array_add (words, owned->pdata[owned->len - 1]);
          word += 2;
        }
      g_ptr_array_add (words, word);
    }
  g_ptr_array_add (words, NULL);
  return (char **) g_ptr_array_free (words, FALSE);
}

gboolean
options_parse (CommonOptions *options, OptionSet set, int argc, char **argv, const char *arguments, const char *summary,
               const GOptionEntry *extra, BuildOptions *build)
{
  const GOptionEntry reading[] = {
    { "directory", 'C', 0, G_OPTION_ARG_FILENAME, &options->directory, _("the site directory (default: this one)"), _("DIR") },
    { "as-of", 0, 0, G_OPTION_ARG_STRING, &options->as_of, _("the day the reports are made on"), _("DATE") },
    { "ledger", 0, 0, G_OPTION_ARG_FILENAME, &options->ledger, _("where the ledger of published figures is (default: ledger.csv in the data folder)"), _("FILE") },
    { "edition", 0, 0, G_OPTION_ARG_STRING, &options->edition, _("the edition to build, of those in trainbook.yml"), _("NAME") },
    { "strict", 0, 0, G_OPTION_ARG_NONE, &options->strict, _("treat warnings as errors"), NULL },
    { "jobs", 'j', 0, G_OPTION_ARG_INT, &options->jobs, _("how many threads (default: one a processor)"), "N" },
    { "quiet", 'q', 0, G_OPTION_ARG_NONE, &options->quiet, _("say nothing but errors and warnings"), NULL },
    { "verbose", 'v', 0, G_OPTION_ARG_NONE, &options->verbose, _("name each stage and its time"), NULL },
    G_OPTION_ENTRY_NULL
  };
  const GOptionEntry writing[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options->output, _("where the site goes, seen from the site directory (default: site)"), _("DIR") },
    { "record", 0, 0, G_OPTION_ARG_NONE, &options->record, _("write the published figures into the ledger"), NULL },
    { "replace-edition", 0, 0, G_OPTION_ARG_NONE, &options->replace_edition, _("let this edition take the place of another one in its folder"), NULL },
    G_OPTION_ENTRY_NULL
  };
  const GOptionEntry reporting[] = {
    { "report", 0, 0, G_OPTION_ARG_FILENAME, &options->report, _("write the list of problems (HTML and CSV) into a folder, also when the build is refused"), _("DIR") },
    G_OPTION_ENTRY_NULL
  };
  const GOptionEntry words[] = {
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options->rest, NULL, arguments },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_option_context_set_summary (context, summary);
  if (set & OPTIONS_READ)
    g_option_context_add_main_entries (context, reading, NULL);
  if (set & OPTIONS_WRITE)
    g_option_context_add_main_entries (context, writing, NULL);
  if (set & OPTIONS_REPORT)
    g_option_context_add_main_entries (context, reporting, NULL);
  if (extra != NULL)
    g_option_context_add_main_entries (context, extra, NULL);
  g_option_context_add_main_entries (context, words, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) owned = g_ptr_array_new_with_free_func (g_free);
  g_autofree char **split = split_short_options (argc, argv, owned);
  char **rest = split;
  argc = (int) g_strv_length (split);
  if (!g_option_context_parse (context, &argc, &rest, &error))
    {
      fprintf (stderr, "trainbook: %s\n", error->message);
      return FALSE;
    }
  fill_build (options, build);
  return check_values (options, build);
}

void
options_clear (CommonOptions *options)
{
  g_free (options->directory);
  g_free (options->output);
  g_free (options->as_of);
  g_free (options->report);
  g_free (options->ledger);
  g_free (options->edition);
  g_strfreev (options->rest);
}

/* " 3 rows set aside;" or nothing: what was published lacks them. New string. */
static char *
aside_text (guint64 rows)
{
  g_autofree char *count = rows == 0 ? NULL : g_strdup_printf (ngettext ("%lu row set aside", "%lu rows set aside", (gulong) rows), (gulong) rows);
  return count == NULL ? g_strdup ("") : g_strdup_printf (_(" %s;"), count);
}

static void
print_summary (Build *build, gboolean wrote)
{
  BuildSummary summary = build_summary (build);
  guint warnings = diag_count (build_diagnostics (build), DIAG_WARNING);
  g_autofree char *aside = aside_text (summary.rows_aside);
  g_autofree char *pages = g_strdup_printf (ngettext ("%u page", "%u pages", summary.pages), summary.pages);
  g_autofree char *reports = g_strdup_printf (ngettext ("%u report", "%u reports", summary.reports), summary.reports);
  g_autofree char *charts = g_strdup_printf (ngettext ("%u chart", "%u charts", summary.charts), summary.charts);
  g_autofree char *changed = g_strdup_printf (ngettext ("%u file changed", "%u files changed", summary.written + summary.removed),
                                              summary.written + summary.removed);
  g_autofree char *warned = g_strdup_printf (ngettext ("%u warning", "%u warnings", warnings), warnings);
  if (wrote)
    fprintf (stderr, _("%s, %s, %s; %s;%s %s; %.1f s\n"), pages, reports, charts, changed, aside, warned, summary.seconds);
  else
    fprintf (stderr, _("checked: %s, %s, %s;%s %s; %.1f s\n"), pages, reports, charts, aside, warned, summary.seconds);
}

static void
print_refusal (Build *build, gboolean wrote)
{
  guint errors = diag_count (build_diagnostics (build), DIAG_ERROR) + diag_count (build_diagnostics (build), DIAG_FAILURE);
  guint warnings = diag_count (build_diagnostics (build), DIAG_WARNING);
  g_autofree char *wrong = g_strdup_printf (ngettext ("%u error", "%u errors", errors), errors);
  g_autofree char *warned = g_strdup_printf (ngettext ("%u warning", "%u warnings", warnings), warnings);
  if (diag_count_id (build_diagnostics (build), DIAG_PUBLISH_PARTIAL) > 0)
    fprintf (stderr, _("%s, %s; publishing stopped halfway\n"), wrong, warned);
  else if (diag_count_id (build_diagnostics (build), DIAG_LEDGER_WRITE) > 0)
    fprintf (stderr, _("%s, %s; published, but not recorded\n"), wrong, warned);
  else if (wrote && build_summary (build).finished)
    fprintf (stderr, _("%s, %s; published, but the list of problems was not written\n"), wrong, warned);
  else
    fprintf (stderr, _("%s, %s; nothing was published\n"), wrong, warned);
}

int
finish_build (Build *build, const CommonOptions *options, const BuildOptions *build_options, gboolean summary)
{
  Diagnostics *diags = build_diagnostics (build);
  if (options->report != NULL)
    problems_write (build, build_options->directory, options->report);
  diag_print (diags, stderr, MOST_MESSAGES, options->verbose);
  if (build_options->interrupted != NULL && *build_options->interrupted && !build_summary (build).finished)
    return EXIT_INTERRUPTED;
  /* The name of an edition that is not there is a word of the command, not of the files. */
  if (build_options->edition != NULL
      && diag_count_id (diags, DIAG_EDITION_UNKNOWN) + diag_count_id (diags, DIAG_EDITION_UNKNOWN_NEAR) + diag_count_id (diags, DIAG_EDITION_WITHOUT) > 0)
    return EXIT_USAGE;
  if (diag_stops (diags))
    print_refusal (build, build_options->write);
  else if (summary && (!options->quiet || build_summary (build).rows_aside > 0))
    print_summary (build, build_options->write);
  return diag_exit_status (diags);
}
