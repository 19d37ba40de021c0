#include "account.h"
#include "commands/commands.h"
#include "commands/dump_rows.h"
#include "commands/options.h"
#include "measure/awards.h"

#include <libintl.h>
#include <string.h>

#define _(text) gettext (text)

/* Each intermediate is printed after the stage that makes it. `name` is what stands behind the kind; NULL: a list of names. */
typedef gboolean (*DumpFunc) (Build *build, const char *name, FILE *out);

static gboolean
dump_model (Build *build, const char *name, FILE *out)
{
  model_dump (build_context (build)->model, out);
  return TRUE;
}

static void
write_piece (const char *text, gsize length, gpointer out)
{
  fwrite (text, 1, length, out);
}

static gboolean
dump_figures (Build *build, const char *name, FILE *out)
{
  figures_csv_write (build_context (build)->figures, write_piece, out);
  return TRUE;
}

static gboolean
dump_comparisons (Build *build, const char *name, FILE *out)
{
  gsize length;
  g_autofree char *csv = comparisons_csv (build_context (build)->comparisons, &length);
  fwrite (csv, 1, length, out);
  return TRUE;
}

static gboolean
dump_awards (Build *build, const char *name, FILE *out)
{
  g_autofree char *csv = awards_csv (build_context (build)->config, build_context (build)->figures);
  fputs (csv, out);
  return TRUE;
}

static gboolean
dump_files (Build *build, const char *name, FILE *out)
{
  g_autofree char *csv = account_files_csv (build_context (build)->intake, NULL, NULL, ACCOUNT_PLAIN);
  fputs (csv, out);
  return TRUE;
}

static gboolean
dump_repairs (Build *build, const char *name, FILE *out)
{
  g_autofree char *csv = account_repairs_csv (build_diagnostics (build), NULL, NULL, NULL, ACCOUNT_PLAIN);
  fputs (csv, out);
  return TRUE;
}

static gboolean
dump_view (Build *build, const char *name, FILE *out)
{
  const Plan *plan = build_context (build)->plan;
  if (name == NULL)
    {
      for (guint i = 0; i < plan->pages->len; i++)
        fprintf (out, "%s\n", ((const Page *) plan->pages->pdata[i])->path);
      return TRUE;
    }
  const Page *page = plan_find (plan, name);
  if (page == NULL)
    return FALSE;
  g_autofree char *text = build_view_text (build, page);
  if (text != NULL)
    fputs (text, out);
  return TRUE;
}

static gboolean
dump_dot (Build *build, const char *name, FILE *out)
{
  const Charts *charts = build_context (build)->charts;
  if (name == NULL)
    {
      g_autoptr (GPtrArray) keys = charts_keys (charts);
      for (guint i = 0; i < keys->len; i++)
        fprintf (out, "%s\n", (const char *) keys->pdata[i]);
      return TRUE;
    }
  const char *dot = charts_dot (charts, name);
  if (dot != NULL)
    fputs (dot, out);
  return dot != NULL;
}

static const struct {
  const char *what;
  BuildStage last;
  DumpFunc dump;
  gboolean always;         /* also when the input has errors */
} dumps[] = {
  { "model", BUILD_JOIN, dump_model },
  { "figures", BUILD_COUNT, dump_figures },
  { "comparisons", BUILD_COUNT, dump_comparisons },
  { "awards", BUILD_COUNT, dump_awards },
  { "files", BUILD_COUNT, dump_files, TRUE },
  { "repairs", BUILD_COUNT, dump_repairs, TRUE },
  { "rows", BUILD_COUNT, dump_rows, TRUE },
  { "view", BUILD_DRAW, dump_view },
  { "dot", BUILD_DRAW, dump_dot },
};

static int
dump (guint kind, const char *name, const CommonOptions *options, BuildOptions *build_options)
{
  build_options->last = dumps[kind].last;
  Build *build = build_new (build_options);
  gboolean known = TRUE;
  if (build_run (build) || (dumps[kind].always && build_context (build)->config != NULL))
    known = dumps[kind].dump (build, name, stdout);
  int status = finish_build (build, options, build_options, FALSE);
  if (!known)
    {
      fprintf (stderr, _("trainbook: there is no %s \"%s\"; `trainbook dump %s` lists them\n"), dumps[kind].what, name,
               dumps[kind].what);
      status = EXIT_INPUT;
    }
  build_free (build);
  if (fflush (stdout) != 0 || ferror (stdout))
    {
      fprintf (stderr, _("trainbook: cannot write to standard output\n"));
      return EXIT_SYSTEM;
    }
  return status;
}

int
command_dump (int argc, char **argv, const volatile sig_atomic_t *interrupted)
{
  CommonOptions options = { 0 };
  BuildOptions build_options = { .interrupted = interrupted };
  int status = EXIT_USAGE;
  if (options_parse (&options, OPTIONS_READ, argc, argv, _("model | figures | comparisons | awards | files | repairs | rows [DATASET] | view [PAGE] | dot [CHART]"),
                     _("Prints what a stage has made, as text."), NULL, &build_options))
    {
      const char *what = options.rest != NULL ? options.rest[0] : NULL;
      guint kind = 0;
      /* For the manual: of the program itself, without a site. */
      if (g_strcmp0 (what, "headers") == 0)
        {
          dataset_print_headers (stdout, options.rest[1] != NULL ? options.rest[1] : "en");
          options_clear (&options);
          return fflush (stdout) != 0 || ferror (stdout) ? EXIT_SYSTEM : EXIT_DONE;
        }
      while (kind < G_N_ELEMENTS (dumps) && g_strcmp0 (what, dumps[kind].what) != 0)
        kind++;
      gboolean fits = kind < G_N_ELEMENTS (dumps) && g_strv_length (options.rest) <= (dumps[kind].last == BUILD_DRAW || dumps[kind].dump == dump_rows ? 2 : 1);
      if (fits)
        status = dump (kind, options.rest[1], &options, &build_options);
      else
        fprintf (stderr, _("trainbook: dump what? model, figures, comparisons, awards, files, repairs, rows [DATASET], view [PAGE] or dot [CHART]\n"));
    }
  options_clear (&options);
  return status;
}
