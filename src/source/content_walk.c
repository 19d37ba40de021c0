/* Finds the files of the content folder. Nothing outside it is read, whatever links lie in it. */
#include <errno.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "source/content_parts.h"
#include "text/locale.h"

#define MOST_DEPTH 24
#define MOST_FILES 200000

typedef struct {
  char *root;              /* the content folder without symbolic links */
  GPtrArray *files;
  Diagnostics *diags;
  gboolean full;
} Walk;

void
content_file_free (gpointer data)
{
  ContentFile *file = data;
  g_free (file->name);
  g_free (file->file);
  g_free (file->path);
  g_free (file);
}

static gboolean
has_suffix (const char *name, const char *suffix)
{
  gsize length = strlen (name), size = strlen (suffix);
  return length > size && g_ascii_strcasecmp (name + length - size, suffix) == 0;
}

gboolean
content_is_page (const char *name)
{
  return has_suffix (name, ".md") || has_suffix (name, ".markdown");
}

gboolean
content_is_prose (const char *name)
{
  return g_str_has_prefix (name, "reports/") && content_is_page (name);
}

gboolean
content_is_index (const char *name)
{
  const char *slash = strrchr (name, '/');
  const char *base = slash != NULL ? slash + 1 : name;
  gsize stem = strcspn (base, ".");
  return content_is_page (base) && strchr (base + stem + 1, '.') == NULL
         && ((stem == 5 && strncmp (base, "index", 5) == 0) || (stem == 6 && strncmp (base, "_index", 6) == 0));
}

char *
content_path (const char *name)
{
  g_autofree char *normal = g_str_is_ascii (name) ? g_strdup (name) : text_nfc (name);
  if (!content_is_page (normal))
    return g_steal_pointer (&normal);
  const char *slash = strrchr (normal, '/');
  gsize folder = slash != NULL ? (gsize) (slash + 1 - normal) : 0;
  if (content_is_index (normal))
    return g_strdup_printf ("%.*sindex.html", (int) folder, normal);
  return g_strdup_printf ("%.*s.html", (int) (strrchr (normal, '.') - normal), normal);
}

/* Files that programs leave behind: hidden ones, backups, and the locks of office programs. */
static gboolean
is_left_behind (const char *name)
{
  gsize length = strlen (name);
  return name[0] == '.' || name[length - 1] == '~' || (name[0] == '~' && name[1] == '$') || (name[0] == '#' && name[length - 1] == '#')
         || g_ascii_strcasecmp (name, "Thumbs.db") == 0 || g_ascii_strcasecmp (name, "desktop.ini") == 0;
}

/* Names that Windows, and the shared folders on it where a site may lie, cannot have. */
static gboolean
is_for_windows (const char *name)
{
  static const char *const reserved[] = { "con", "prn", "aux", "nul", NULL };
  g_autofree char *stem = g_ascii_strdown (name, (gssize) strcspn (name, "."));
  gboolean is_port = (g_str_has_prefix (stem, "com") || g_str_has_prefix (stem, "lpt")) && strlen (stem) == 4 && stem[3] >= '1' && stem[3] <= '9';
  char last = name[strlen (name) - 1];
  return strpbrk (name, "<>:\"|?*") == NULL && last != ' ' && last != '.' && !is_port && !g_strv_contains (reserved, g_strchomp (stem));
}

static gboolean
check_name (Walk *walk, const char *shown, const char *name)
{
  gboolean good = g_utf8_validate (name, -1, NULL);
  for (const char *at = name; good && *at != '\0'; at = g_utf8_next_char (at))
    good = !g_unichar_iscntrl (g_utf8_get_char (at)) && *at != '\\';
  if (good && is_for_windows (name))
    return TRUE;
  g_autofree char *valid = g_utf8_make_valid (shown, -1);
  Place place = { valid, 0, 0, 0 };
  diag_report (walk->diags, good ? DIAG_CONTENT_NAME_WINDOWS : DIAG_CONTENT_NAME, &place, NULL);
  return FALSE;
}

static gint
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The names in a folder, sorted: the system lists them in any order. NULL and reported when it cannot be read. */
static GPtrArray *
list_folder (Walk *walk, const char *path, const char *shown)
{
  GDir *folder = g_dir_open (path, 0, NULL);
  if (folder == NULL)
    {
      Place place = { shown, 0, 0, 0 };
      diag_report (walk->diags, DIAG_FILE_OPEN, &place, g_strerror (errno), NULL);
      return NULL;
    }
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  for (const char *name; (name = g_dir_read_name (folder)) != NULL;)
    if (!is_left_behind (name))
      g_ptr_array_add (names, g_strdup (name));
  g_dir_close (folder);
  g_ptr_array_sort (names, compare_names);
  return names;
}

/* Does a symbolic link stay inside the content folder. */
static gboolean
stays_inside (Walk *walk, const char *path)
{
  g_autofree char *real = NULL;
  char *resolved = realpath (path, NULL);
  if (resolved == NULL)
    return FALSE;
  real = g_strdup (resolved);
  free (resolved);
  gsize length = strlen (walk->root);
  return strncmp (real, walk->root, length) == 0 && real[length] == '/';
}

static void walk_folder (Walk *walk, const char *path, const char *shown, const char *inside, guint depth);

static void
add_file (Walk *walk, char *path, char *shown, char *inside)
{
  Place place = { shown, 0, 0, 0 };
  if (g_access (path, R_OK) != 0)
    diag_report (walk->diags, DIAG_FILE_OPEN, &place, g_strerror (errno), NULL);
  else if (walk->files->len >= MOST_FILES)
    {
      if (!walk->full)
        diag_report (walk->diags, DIAG_CONTENT_MANY, &place, G_STRINGIFY (MOST_FILES), NULL);
      walk->full = TRUE;
    }
  else
    {
      ContentFile *file = g_new0 (ContentFile, 1);
      file->is_page = content_is_page (inside);
      file->path = g_strdup (path);
      file->file = g_strdup (shown);
      file->name = g_strdup (inside);
      g_ptr_array_add (walk->files, file);
    }
}

static void
visit (Walk *walk, char *path, char *shown, char *inside, guint depth)
{
  GStatBuf status;
  Place place = { shown, 0, 0, 0 };
  if (g_lstat (path, &status) != 0)
    {
      diag_report (walk->diags, DIAG_FILE_OPEN, &place, g_strerror (errno), NULL);
      return;
    }
  if (S_ISLNK (status.st_mode) && (!stays_inside (walk, path) || g_stat (path, &status) != 0 || S_ISDIR (status.st_mode)))
    {
      diag_report (walk->diags, DIAG_CONTENT_SYMLINK, &place, NULL);
      return;
    }
  if (S_ISDIR (status.st_mode))
    {
      if (depth >= MOST_DEPTH)
        diag_report (walk->diags, DIAG_CONTENT_DEPTH, &place, G_STRINGIFY (MOST_DEPTH), NULL);
      else
        walk_folder (walk, path, shown, inside, depth + 1);
    }
  else if (S_ISREG (status.st_mode))
    add_file (walk, path, shown, inside);
  else
    diag_report (walk->diags, DIAG_FILE_NOT_REGULAR, &place, NULL);
}

static void
walk_folder (Walk *walk, const char *path, const char *shown, const char *inside, guint depth)
{
  g_autoptr (GPtrArray) names = list_folder (walk, path, shown);
  for (guint i = 0; names != NULL && i < names->len; i++)
    {
      const char *name = names->pdata[i];
      g_autofree char *child_path = g_build_filename (path, name, NULL);
      g_autofree char *child_shown = g_strconcat (shown, "/", name, NULL);
      g_autofree char *child_inside = *inside != '\0' ? g_strconcat (inside, "/", name, NULL) : g_strdup (name);
      if (check_name (walk, child_shown, name))
        visit (walk, child_path, child_shown, child_inside, depth);
    }
}

static gint
compare_files (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(const ContentFile *const *) a)->name, (*(const ContentFile *const *) b)->name);
}

GPtrArray *
content_walk (const Config *config, Diagnostics *diags)
{
  g_autofree char *path = g_build_filename (config->directory, config->content, NULL);
  Place place = { config->content, 0, 0, 0 };
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      diag_report (diags, DIAG_CONTENT_MISSING, config->content_place.line > 0 ? &config->content_place : NULL, config->content, NULL);
      return NULL;
    }
  if (!g_file_test (path, G_FILE_TEST_IS_DIR))
    {
      diag_report (diags, DIAG_CONTENT_FILE, config->content_place.line > 0 ? &config->content_place : &place, NULL);
      return NULL;
    }
  char *root = realpath (path, NULL);
  if (root == NULL)
    {
      diag_report (diags, DIAG_FILE_OPEN, &place, g_strerror (errno), NULL);
      return NULL;
    }
  Walk walk = { .root = root, .diags = diags, .files = g_ptr_array_new_with_free_func (content_file_free) };
  walk_folder (&walk, path, config->content, "", 0);
  free (root);
  g_ptr_array_sort (walk.files, compare_files);
  return walk.files;
}
