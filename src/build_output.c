/* Where the site goes. */
#include "build_internal.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "program.h"

/* Where a path leads that need not exist: the part that exists without symbolic links. New string. */
static char *
real_path (const char *path)
{
  g_autofree char *above = g_canonicalize_filename (path, NULL);
  g_autofree char *below = NULL;
  char real[PATH_MAX];
  while (realpath (above, real) == NULL)
    {
      if (strcmp (above, "/") == 0)
        return g_canonicalize_filename (path, NULL);
      g_autofree char *name = g_path_get_basename (above);
      char *longer = below == NULL ? g_strdup (name) : g_build_filename (name, below, NULL), *shorter = g_path_get_dirname (above);
      g_free (below);
      g_free (above);
      below = longer;
      above = shorter;
    }
  return below == NULL ? g_strdup (real) : g_build_filename (real, below, NULL);
}

static gboolean
is_within (const char *inner, const char *outer)
{
  gsize length = strlen (outer);
  return strncmp (inner, outer, length) == 0 && (inner[length] == '\0' || inner[length] == '/' || strcmp (outer, "/") == 0);
}

/* The option's, the edition's, the configuration's. */
static const char *
wanted_output (const Build *build)
{
  const Config *config = build->config;
  return build->options.output != NULL ? build->options.output : config->edition->output != NULL ? config->edition->output : config->output;
}

char *
build_output (const Build *build)
{
  const char *wanted = wanted_output (build);
  return g_path_is_absolute (wanted) ? g_strdup (wanted) : g_build_filename (build->config->directory, wanted, NULL);
}

static void
check_sources (Build *build, const char *shown, const char *real)
{
  const Config *config = build->config;
  const char *const sources[] = { config->content, config->data, config->templates };
  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    {
      g_autofree char *source = g_build_filename (config->directory, sources[i], NULL), *real_source = real_path (source);
      if (!is_within (real_source, real) && !is_within (real, real_source))
        continue;
      diag_report (build->diags, DIAG_OUTPUT_OVERLAPS, NULL, shown, sources[i], NULL);
      return;
    }
}

void
build_check_output (Build *build)
{
  const char *shown = wanted_output (build);
  /* What trainbook.yml says of its folders has been compared by name already. */
  if (!build->options.write || diag_count_id (build->diags, DIAG_CONFIG_FOLDERS_OVERLAP) > 0)
    return;
  /* Publishing exchanges the whole folder: one that holds these was named by mistake (-o .., -o /usr/local). */
  g_autofree char *output = build_output (build), *real = real_path (output), *program = program_executable ();
  const char *const held[] = { build->config->directory, program, g_get_home_dir () };
  for (guint i = 0; i < G_N_ELEMENTS (held); i++)
    {
      g_autofree char *real_held = held[i] != NULL ? real_path (held[i]) : NULL;
      if (real_held == NULL || !is_within (real_held, real))
        continue;
      diag_report (build->diags, DIAG_OUTPUT_HOLDS, NULL, shown, real_held, NULL);
      return;
    }
  check_sources (build, shown, real);
}

/* Is the list in that folder, which is seen from the site directory? Reported. */
static gboolean
report_lies_in (Build *build, const char *real, const char *folder)
{
  g_autofree char *path = g_path_is_absolute (folder) ? g_strdup (folder) : g_build_filename (build->options.directory, folder, NULL);
  g_autofree char *real_folder = real_path (path);
  if (!is_within (real, real_folder))
    return FALSE;
  diag_report (build->diags, DIAG_REPORT_OVERLAPS, NULL, build->options.report, folder, NULL);
  return TRUE;
}

/* Is it in the site of the edition that is built, in that of another one, or in an input folder? */
static gboolean
report_is_mixed (Build *build, const char *real)
{
  const Config *config = build->config;
  static const char *const usual[] = { "site", "content", "data", "templates" };
  const char *const named[] = { build->options.output, config != NULL ? config->edition->output : NULL, config != NULL ? config->output : usual[0],
                                config != NULL ? config->content : usual[1], config != NULL ? config->data : usual[2], config != NULL ? config->templates : usual[3] };
  for (guint i = 0; i < G_N_ELEMENTS (named); i++)
    if (named[i] != NULL && report_lies_in (build, real, named[i]))
      return TRUE;
  for (guint i = 0; config != NULL && i < config->editions->len; i++)
    {
      const Edition *edition = config->editions->pdata[i];
      if (edition->output != NULL && report_lies_in (build, real, edition->output))
        return TRUE;
    }
  return FALSE;
}

void
build_check_report (Build *build)
{
  const char *folder = build->options.report;
  if (folder == NULL)
    return;
  g_autofree char *real = real_path (folder);
  if (report_is_mixed (build, real))
    return;
  if (g_mkdir_with_parents (folder, 0777) != 0 || access (folder, W_OK | X_OK) != 0)
    diag_report (build->diags, DIAG_REPORT_WRITE, NULL, folder, g_strerror (errno), NULL);
}
