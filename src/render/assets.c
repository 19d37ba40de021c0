/* Assets: the templates' style sheets, scripts, pictures and fonts. */
#include "render/assets.h"
#include "text/encoding.h"

#include <string.h>

#define MOST_BYTES (32 * 1024 * 1024)
#define HASH_DIGITS 8

static gboolean
is_asset (const char *name)
{
  static const char *const endings[] = { ".css", ".js", ".svg", ".png", ".woff2" };
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (name, endings[i]) && name[0] != '.')
      return TRUE;
  return FALSE;
}

static gboolean
name_is_safe (const char *name)
{
  return strspn (name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.") == strlen (name);
}

/* Adds the assets of a folder as name → the folder; what is there already is replaced. */
static gboolean
list_folder (const char *folder, const char *shown, GHashTable *files, Diagnostics *diags)
{
  GDir *directory = g_dir_open (folder, 0, NULL);
  const char *name;
  gboolean good = TRUE;
  while (directory != NULL && (name = g_dir_read_name (directory)) != NULL)
    if (is_asset (name))
      {
        if (!name_is_safe (name))
          {
            g_autofree char *file = g_build_filename (shown, name, NULL);
            Place place = { file, 0, 0, 0 };
            diag_report (diags, DIAG_ASSET_NAME, &place, name, NULL);
            good = FALSE;
          }
        g_hash_table_replace (files, g_strdup (name), (gpointer) folder);
      }
  if (directory != NULL)
    g_dir_close (directory);
  return good;
}

static char *
hashed_path (const char *name, GBytes *bytes)
{
  g_autofree char *hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  const char *dot = strrchr (name, '.');
  return g_strdup_printf ("assets/%.*s.%.*s%s", (int) (dot - name), name, HASH_DIGITS, hash, dot);
}

static void
add_asset (const char *name, GBytes *bytes, GHashTable *paths, GHashTable *all)
{
  char *path = hashed_path (name, bytes);
  g_hash_table_replace (paths, g_strdup (name), g_strdup (path));
  g_hash_table_replace (all, path, bytes);
}

/* In a style sheet url(NAME) means the file of that name beside it, which has another name when it is published. */
static GBytes *
rename_urls (GBytes *style, GHashTable *paths)
{
  gsize length;
  const char *text = g_bytes_get_data (style, &length), *end = text + length;
  GString *out = g_string_sized_new (length + 64);
  while (text < end)
    {
      const char *url = g_strstr_len (text, end - text, "url(");
      const char *close = url == NULL ? NULL : memchr (url, ')', end - url);
      if (close == NULL)
        break;
      const char *from = url + 4, *to = close;
      if (to - from >= 2 && (*from == '"' || *from == '\'') && to[-1] == *from)
        from++, to--;
      g_autofree char *name = g_strndup (from, to - from);
      const char *path = g_hash_table_lookup (paths, name);
      g_string_append_len (out, text, from - text);
      g_string_append (out, path != NULL ? path + strlen ("assets/") : name);
      g_string_append_len (out, to, close + 1 - to);
      text = close + 1;
    }
  g_string_append_len (out, text, end - text);
  return g_string_free_to_bytes (out);
}

/* An address of another computer. */
static gboolean
is_outside (const char *address)
{
  return g_str_has_prefix (address, "//") || g_ascii_strncasecmp (address, "http:", 5) == 0 || g_ascii_strncasecmp (address, "https:", 6) == 0;
}

/* The address that begins at `at`: between url( or @import and what ends it. New string. */
static char *
read_address (const char *at)
{
  at += strspn (at, " \t\r\n\"'");
  return g_strndup (at, strcspn (at, " \t\r\n\"');"));
}

/* What a style sheet loads from outside is missing where the site is opened from a disk. FALSE when something was reported. */
static gboolean
check_style (const char *text, const char *shown, Diagnostics *diags)
{
  Place place = { shown, 1, 0, 0 };
  gboolean good = TRUE;
  for (const char *at = text; *at != '\0'; at++)
    {
      gsize keyword = g_ascii_strncasecmp (at, "url(", 4) == 0 ? 4 : g_ascii_strncasecmp (at, "@import", 7) == 0 ? 7 : 0;
      g_autofree char *address = keyword > 0 ? read_address (at + keyword) : NULL;
      if (address != NULL && is_outside (address))
        {
          diag_report (diags, DIAG_ASSET_OUTSIDE, &place, address, NULL);
          good = FALSE;
        }
      if (at[0] == '/' && at[1] == '*')
        for (at += 2; *at != '\0' && !(at[0] == '*' && at[1] == '/'); at++)
          place.line += *at == '\n';
      if (*at == '\0')
        break;
      place.line += *at == '\n';
    }
  return good;
}

static GBytes *
read_asset (const char *file, const char *shown, Diagnostics *diags)
{
  g_autoptr (GError) error = NULL;
  char *text;
  gsize length;
  Place place = { shown, 0, 0, 0 };
  if (!g_file_get_contents (file, &text, &length, &error))
    {
      diag_report (diags, DIAG_FILE_OPEN, &place, error->message, NULL);
      return NULL;
    }
  if (length > MOST_BYTES)
    {
      g_autofree char *size = g_strdup_printf ("%" G_GSIZE_FORMAT, length), *most = g_strdup_printf ("%d", MOST_BYTES);
      diag_report (diags, DIAG_FILE_TOO_LARGE, &place, size, most, NULL);
      g_free (text);
      return NULL;
    }
  if (g_str_has_suffix (file, ".css") && !check_style (text, shown, diags))
    {
      g_free (text);
      return NULL;
    }
  return g_bytes_new_take (text, length);
}

/* Style sheets come last: they name the others. */
static int
compare_names (gconstpointer a, gconstpointer b)
{
  const char *one = *(const char *const *) a, *two = *(const char *const *) b;
  int styles = g_str_has_suffix (one, ".css") - g_str_has_suffix (two, ".css");
  return styles != 0 ? styles : strcmp (one, two);
}

gboolean
assets_load (const char *site, const char *shown, const char *shipped, GHashTable **paths, GHashTable **bytes, Diagnostics *diags)
{
  g_autoptr (GHashTable) files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gboolean good = list_folder (shipped, shipped, files, diags);
  if (site != NULL && !list_folder (site, shown, files, diags))
    good = FALSE;
  guint count;
  g_autofree gpointer *names = g_hash_table_get_keys_as_array (files, &count);
  qsort (names, count, sizeof *names, compare_names);
  *paths = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  *bytes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  for (guint i = 0; i < count; i++)
    {
      const char *name = names[i];
      const char *folder = g_hash_table_lookup (files, name);
      g_autofree char *file = g_build_filename (folder, name, NULL);
      g_autofree char *file_shown = g_build_filename (folder == site ? shown : folder, name, NULL);
      GBytes *content = read_asset (file, file_shown, diags);
      if (content == NULL)
        {
          good = FALSE;
          continue;
        }
      if (g_str_has_suffix (name, ".css"))
        {
          GBytes *renamed = rename_urls (content, *paths);
          g_bytes_unref (content);
          content = renamed;
        }
      add_asset (name, content, *paths, *bytes);
    }
  return good;
}
