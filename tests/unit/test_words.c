#include "text/words.h"

#include "text_support.h"

typedef struct { char *site; char *shipped; } Folders;

static void
write_words (const char *folder, const char *file, const char *xml)
{
  g_autofree char *path = g_build_filename (folder, file, NULL);
  g_assert_true (g_file_set_contents (path, xml, -1, NULL));
}

static Folders
make_folders (void)
{
  g_autofree char *top = g_dir_make_tmp ("trainbook-XXXXXX", NULL);
  Folders folders = { g_build_filename (top, "site", "templates", "messages", NULL), g_build_filename (top, "shipped", NULL) };
  g_mkdir_with_parents (folders.site, 0700);
  g_mkdir_with_parents (folders.shipped, 0700);
  write_words (folders.shipped, "en.xml",
               "<words lang=\"en\">\n<word key=\"report.title\">{department}: {period}</word>\n<word key=\"x\">X &amp; Y</word>\n<word key=\"empty\"/>\n</words>\n");
  write_words (folders.shipped, "zh-Hans.xml", "<words lang=\"zh-Hans\"><word key=\"report.title\">{department}培训周报</word></words>");
  return folders;
}

static void
remove_folders (Folders *folders)
{
  g_autofree char *top = g_path_get_dirname (folders->shipped);
  g_autofree char *command = g_strdup_printf ("rm -r '%s'", top);
  g_assert_true (g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL));
  g_free (folders->site);
  g_free (folders->shipped);
}

static Words *
load (const Folders *folders, const char *language, Diagnostics *diags)
{
  const char *directories[] = { folders->site, folders->shipped, NULL };
  return words_load (directories, language, diags);
}

static void
test_words (void)
{
  Folders folders = make_folders ();
  Diagnostics *diags = diag_new ();
  Words *words = load (&folders, "en", diags);
  g_assert_cmpstr (words_language (words), ==, "en");
  g_assert_cmpstr (words_get (words, "x"), ==, "X & Y");
  g_assert_cmpstr (words_find (words, "empty"), ==, "");
  g_assert_null (words_find (words, "none"));
  g_assert_cmpstr (words_get (words, "none"), ==, "none");
  g_autofree char *title = words_format (words, "report.title", "department", "{period}", "period", "W47", NULL);
  g_assert_cmpstr (title, ==, "{period}: W47");
  g_autofree char *half = words_format (words, "report.title", "period", "W47", "unused", "x", NULL);
  g_assert_cmpstr (half, ==, "{department}: W47");
  g_autofree char *none = words_format (words, "x", NULL);
  g_assert_cmpstr (none, ==, "X & Y");
  words_free (words);
  words_free (NULL);
  assert_said (diags, "");
  diag_free (diags);
  remove_folders (&folders);
}

static void
test_braces (void)
{
  Folders folders = make_folders ();
  Diagnostics *diags = diag_new ();
  write_words (folders.shipped, "en.xml", "<words lang=\"en\"><word key=\"a\">{ {{n}} } {n</word></words>");
  Words *words = load (&folders, "en", diags);
  g_autofree char *text = words_format (words, "a", "n", "5", NULL);
  g_assert_cmpstr (text, ==, "{ {5} } {n");
  words_free (words);
  diag_free (diags);
  remove_folders (&folders);
}

static void
test_site (void)
{
  Folders folders = make_folders ();
  Diagnostics *diags = diag_new ();
  write_words (folders.site, "en.xml", "<words lang=\"en\">\n<word key=\"x\">Mine</word>\n<word key=\"my.own.word\">O</word>\n</words>");
  Words *words = load (&folders, "en", diags);
  g_assert_cmpstr (words_get (words, "x"), ==, "Mine");
  g_assert_cmpstr (words_get (words, "my.own.word"), ==, "O");
  g_assert_cmpstr (words_get (words, "report.title"), ==, "{department}: {period}");
  words_free (words);
  words = load (&folders, "zh-Hans", diags);
  g_autofree char *text = words_format (words, "report.title", "department", "客服部", NULL);
  g_assert_cmpstr (text, ==, "客服部培训周报");
  words_free (words);
  assert_said (diags, "");
  /* A slip in a key is told. */
  write_words (folders.site, "en.xml", "<words lang=\"en\">\n<word key=\"report.titel\">Mine</word>\n</words>");
  words = load (&folders, "en", diags);
  words_free (words);
  assert_said (diags, "2 words-key-unknown\n");
  diag_free (diags);
  remove_folders (&folders);
}

static void
check_mistake (const char *language, const char *xml, const char *messages)
{
  Folders folders = make_folders ();
  Diagnostics *diags = diag_new ();
  if (xml != NULL)
    write_words (folders.site, "en.xml", xml);
  g_assert_null (load (&folders, language, diags));
  assert_said (diags, messages);
  g_autofree char *text = said_in_full (diags);
  g_assert_true (g_str_has_prefix (text, xml != NULL ? "templates/messages/en.xml:" : ""));
  if (xml == NULL)
    g_assert_nonnull (strstr (text, "en, zh-Hans"));
  diag_free (diags);
  remove_folders (&folders);
}

static void
test_mistakes (void)
{
  check_mistake ("de", NULL, "- words-language\n");
  check_mistake ("../shipped/en", NULL, "- words-language\n");
  check_mistake ("", NULL, "- words-language\n");
  check_mistake ("en", "<words lang=\"zh-Hans\"/>", "1 words-root\n");
  check_mistake ("en", "<messages lang=\"en\"/>", "1 words-root\n");
  check_mistake ("en", "<words lang=\"en\">\n<text key=\"x\">a</text>\n<word>b</word>\n<word key=\"x\">1</word>\n<word key=\"x\">2</word></words>",
                 "2 words-element\n3 words-key-missing\n5 words-key-duplicate\n");
  check_mistake ("en", "<words lang=\"en\">\n<word", "2:6 xml-syntax\n");
  check_mistake ("en", "<!DOCTYPE words><words lang=\"en\"/>", "1 xml-doctype\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  g_test_add_func ("/words/words", test_words);
  g_test_add_func ("/words/braces", test_braces);
  g_test_add_func ("/words/site", test_site);
  g_test_add_func ("/words/mistakes", test_mistakes);
  return g_test_run ();
}
