/* Whether a folder that no build has written to can be meant. Its files would all stay, but a home folder or a project that is exchanged
 * for another folder is a bad surprise for whatever has it open. A web root with foreign files is none. */
#define _GNU_SOURCE
#include "publish/staging.h"
#include "publish/tree.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* What stands at the top of projects and home folders, and never in a web root. */
static const char *const project_names[] = {
  "trainbook.yml", "Makefile", "makefile", "CMakeLists.txt", "configure", "meson.build", "package.json", "pyproject.toml", "setup.py",
  "Cargo.toml", "go.mod", "pom.xml", "build.gradle", ".bashrc", ".bash_history", ".profile", ".zshrc", ".ssh", ".config",
};

/* A new checkout of a branch that is served as it is has these too, and nothing else that shows. */
static const char *const repository_names[] = { ".git", ".hg", ".svn" };

static gboolean
is_there (int folder, const char *name)
{
  return faccessat (folder, name, F_OK, AT_SYMLINK_NOFOLLOW) == 0;
}

static const char *
find_any (int folder, const char *const *names, guint n)
{
  for (guint i = 0; i < n; i++)
    if (is_there (folder, names[i]))
      return names[i];
  return NULL;
}

static gboolean
has_visible (int folder)
{
  g_autoptr (GPtrArray) names = NULL;
  if (tree_list (folder, &names) != 0)
    return FALSE;
  for (guint i = 0; i < names->len; i++)
    if (*(const char *) names->pdata[i] != '.')
      return TRUE;
  return FALSE;
}

static gboolean
was_published (const Staging *staging)
{
  g_autofree char *manifest = g_build_filename (WORKSHOP, staging->name, "manifest", NULL);
  return is_there (staging->parent, manifest) || is_there (staging->old, manifest);
}

const char *
staging_find_project (const Staging *staging)
{
  int folder = staging->old;
  if (folder < 0 || was_published (staging))
    return NULL;
  const char *name = find_any (folder, project_names, G_N_ELEMENTS (project_names));
  if (name != NULL)
    return name;
  name = find_any (folder, repository_names, G_N_ELEMENTS (repository_names));
  return name != NULL && has_visible (folder) ? name : NULL;
}
