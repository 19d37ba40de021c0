/* Where the site goes. */
#include "build_internal.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

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
