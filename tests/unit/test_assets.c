/* Assets: names with a hash, the site's over the shipped, urls in style sheets. */
#include "render/assets.h"

#include <stdlib.h>
#include <string.h>

static void
write_file (const char *folder, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_mkdir_with_parents (folder, 0755);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static const char *
bytes_of (GHashTable *paths, GHashTable *bytes, const char *name, gsize *length)
{
  const char *path = g_hash_table_lookup (paths, name);
  GBytes *content = path != NULL ? g_hash_table_lookup (bytes, path) : NULL;
  return content != NULL ? g_bytes_get_data (content, length) : NULL;
}

static void
test_assets (void)
{
  g_autofree char *folder = g_dir_make_tmp ("assets-XXXXXX", NULL);
  g_autofree char *site = g_build_filename (folder, "site", NULL), *shipped = g_build_filename (folder, "shipped", NULL);
  GHashTable *paths, *bytes;
  gsize length = 0;
  Diagnostics *diags = diag_new ();
  write_file (shipped, "search.js", "abc");
  write_file (shipped, "logo.svg", "shipped");
  write_file (shipped, "page.xsl", "not an asset");
  write_file (shipped, ".hidden.css", "not an asset");
  write_file (site, "logo.svg", "mine");
  write_file (shipped, "style.css", "a{background:url(logo.svg)}b{background:url(\"logo.svg\")}c{src:url('other.png')}d{x:url(");

  g_assert_true (assets_load (site, site, shipped, &paths, &bytes, diags));
  g_assert_cmpuint (g_hash_table_size (paths), ==, 3);
  /* The first digits of the SHA-256 of "abc" (FIPS 180-2). */
  g_assert_cmpstr (g_hash_table_lookup (paths, "search.js"), ==, "assets/search.ba7816bf.js");
  const char *logo = g_hash_table_lookup (paths, "logo.svg");
  const char *text = bytes_of (paths, bytes, "logo.svg", &length);
  g_assert_cmpmem (text, length, "mine", 4);
  text = bytes_of (paths, bytes, "style.css", &length);
  g_autofree char *style = g_strndup (text, length);
  const char *name = logo + strlen ("assets/");
  g_autofree char *expected = g_strdup_printf ("a{background:url(%s)}b{background:url(\"%s\")}c{src:url('other.png')}d{x:url(", name, name);
  g_assert_cmpstr (style, ==, expected);
  g_hash_table_unref (paths);
  g_hash_table_unref (bytes);

  write_file (site, "a b.css", "x");
  g_assert_false (assets_load (site, site, shipped, &paths, &bytes, diags));
  g_assert_cmpuint (diag_count_id (diags, DIAG_ASSET_NAME), ==, 1);
  g_hash_table_unref (paths);
  g_hash_table_unref (bytes);
  /* A site without templates of its own. */
  diag_clear (diags);
  g_assert_true (assets_load ("/nonexistent/templates", "templates", shipped, &paths, &bytes, diags));
  g_assert_cmpuint (diag_count (diags, DIAG_ERROR), ==, 0);
  g_hash_table_unref (paths);
  g_hash_table_unref (bytes);
  diag_free (diags);
  g_autofree char *command = g_strdup_printf ("rm -rf '%s'", folder);
  g_assert_cmpint (system (command), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  g_test_add_func ("/assets/load", test_assets);
  return g_test_run ();
}
