#include "commands/problems.h"

#include <string.h>

#include <glib/gstdio.h>

#include "account.h"
#include "program.h"
#include "render/stylesheets.h"

void
problems_choose_language (const char *directory)
{
  Diagnostics *unheard = diag_new ();
  Config *config = config_load (directory, unheard);
  program_speak (config != NULL ? config->language : config_find_language (directory));
  config_free (config);
  diag_free (unheard);
}

/* ---- the list as a view ---- */

static xmlNode *
add (xmlNode *parent, const char *name)
{
  return xmlAddChild (parent, xmlNewDocNode (parent->doc, NULL, (const xmlChar *) name, NULL));
}

static void
set (xmlNode *node, const char *name, const char *value)
{
  if (value == NULL || *value == '\0')
    return;
  /* Controls have been replaced when the message was made; these two XML does not know either. */
  g_autofree char *valid = g_utf8_make_valid (value, -1);
  for (char *at = valid; (at = strstr (at, "\xef\xbf\xbe")) != NULL || (at = strstr (valid, "\xef\xbf\xbf")) != NULL;)
    memcpy (at, "\xef\xbf\xbd", 3);
  xmlNewProp (node, (const xmlChar *) name, (const xmlChar *) valid);
}

static void
set_count (xmlNode *node, const char *name, guint64 count)
{
  g_autofree char *digits = g_strdup_printf ("%" G_GUINT64_FORMAT, count);
  set (node, name, digits);
}

static const char *
severity_name (DiagSeverity severity)
{
  static const char *const names[] = { "note", "repaired", "warning", "aside", "error", "error", "failure" };
  return names[severity];
}

static void
add_problem (xmlNode *file, const DiagMessage *message)
{
  g_autofree char *place = diag_message_place (message), *text = account_problem_text (message);
  xmlNode *node = add (file, "problem");
  set (node, "severity", severity_name (message->severity));
  set (node, "place", place);
  set (node, "value", message->value);
  set (node, "text", text);
  set (node, "remedy", message->remedy);
  set (node, "became", message->became);
  set (node, "id", diag_id_name (message->id));
}

/* Messages file by file, from the least to the gravest severity. */
static void
add_files (xmlNode *root, const char *name, const GPtrArray *messages, DiagSeverity least, DiagSeverity most)
{
  xmlNode *list = add (root, name), *node = NULL;
  const char *current = NULL;
  for (guint i = 0; i < messages->len; i++)
    {
      const DiagMessage *message = messages->pdata[i];
      if (message->severity < least || message->severity > most)
        continue;
      if (node == NULL || g_strcmp0 (current, message->file) != 0)
        {
          g_autofree char *file = NULL, *sheet = NULL;
          account_split_sheet (message->file == NULL ? "" : message->file, &file, &sheet);
          current = message->file;
          node = add (list, "file");
          set (node, "name", file);
          set (node, "sheet", sheet);
        }
      add_problem (node, message);
    }
}

static xmlDoc *
list_document (Build *build, const Words *words, const GPtrArray *messages)
{
  const Diagnostics *diags = build_diagnostics (build);
  const Config *config = build_context (build)->config;
  xmlDoc *document = xmlNewDoc ((const xmlChar *) "1.0");
  xmlNode *root = xmlNewDocNode (document, NULL, (const xmlChar *) "problems", NULL);
  xmlDocSetRootElement (document, root);
  set (root, "lang", words_language (words));
  set (root, "site", config != NULL ? config->title : NULL);
  set_count (root, "errors", diag_count (diags, DIAG_ERROR) + diag_count (diags, DIAG_FAILURE));
  set_count (root, "warnings", diag_count (diags, DIAG_WARNING));
  set_count (root, "aside", build_summary (build).rows_aside);
  set_count (root, "repairs", diag_count (diags, DIAG_REPAIR));
  set (root, "refused", diag_stops (diags) ? "yes" : NULL);
  add_files (root, "list", messages, DIAG_WARNING, DIAG_FAILURE);
  add_files (root, "mended", messages, DIAG_REPAIR, DIAG_REPAIR);
  add_files (root, "notes", messages, DIAG_NOTE, DIAG_NOTE);
  return document;
}

/* ---- writing ---- */

static void
write_file (const char *folder, const char *title, const char *suffix, const char *bytes, gsize length, Diagnostics *diags)
{
  g_autofree char *name = g_strconcat (title, suffix, NULL), *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;
  if (!g_file_set_contents (path, bytes, (gssize) length, &error))
    diag_report (diags, DIAG_REPORT_WRITE, NULL, path, error->message, NULL);
}

static void
write_page (Build *build, const char *templates, const Words *words, const char *folder, const char *title, const GPtrArray *messages)
{
  Diagnostics *diags = build_diagnostics (build);
  g_autoptr (GHashTable) nothing = g_hash_table_new (g_str_hash, g_str_equal);
  /* The shipped templates alone: those of the site may be what is wrong. */
  Stylesheets *sheets = stylesheets_new (templates, templates, words, nothing);
  xmlDoc *document = list_document (build, words, messages);
  GString *html = stylesheets_load (sheets, "problems.xsl", diags) ? stylesheets_render (sheets, "problems.xsl", document, nothing, title, diags) : NULL;
  if (html != NULL)
    {
      write_file (folder, title, ".html", html->str, html->len, diags);
      g_string_free (html, TRUE);
    }
  xmlFreeDoc (document);
  stylesheets_free (sheets);
}

/* ---- lists of another language ---- */

/* Of a page that is a list of problems, its language and title stand so near its beginning. */
#define BEGINNING 512

/* Is that file a list of problems in the language of the words: a page with its title, a table with its headings? */
static gboolean
is_list (const char *path, const char *suffix, const Words *words)
{
  g_autofree char *bytes = NULL;
  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR) || !g_file_get_contents (path, &bytes, NULL, NULL))
    return FALSE;
  if (strcmp (suffix, ".csv") == 0)
    {
      Diagnostics *nothing = diag_new ();
      g_autofree char *headings = account_problems_csv (nothing, words, ACCOUNT_SPREADSHEET);
      diag_free (nothing);
      return g_str_has_prefix (bytes, headings);
    }
  g_autofree char *language = g_strconcat (" lang=\"", words_language (words), "\"", NULL);
  g_autofree char *title = g_strconcat ("<title>", words_get (words, "problems.title"), NULL);
  return g_strstr_len (bytes, BEGINNING, language) != NULL && g_strstr_len (bytes, BEGINNING, title) != NULL;
}

static void
remove_list (const char *folder, const Words *words)
{
  static const char *const suffixes[] = { ".html", ".csv" };
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *name = g_strconcat (words_get (words, "problems.file"), suffixes[i], NULL), *path = g_build_filename (folder, name, NULL);
      if (is_list (path, suffixes[i], words))
        g_unlink (path);
    }
}

/* What an earlier run wrote here in another language would stand beside the list and say what is no longer so. */
static void
remove_other_lists (const char *folder, const char *const *messages_folders, const char *language)
{
  GDir *languages = g_dir_open (*messages_folders, 0, NULL);
  Diagnostics *unheard = diag_new ();
  const char *file;
  while (languages != NULL && (file = g_dir_read_name (languages)) != NULL)
    {
      g_autofree char *other = g_str_has_suffix (file, ".xml") ? g_strndup (file, strlen (file) - strlen (".xml")) : g_strdup (language);
      Words *words = strcmp (other, language) == 0 ? NULL : words_load (messages_folders, other, unheard);
      if (words != NULL)
        remove_list (folder, words);
      words_free (words);
    }
  diag_free (unheard);
  g_clear_pointer (&languages, g_dir_close);
}

void
problems_write (Build *build, const char *directory, const char *folder)
{
  Diagnostics *diags = build_diagnostics (build);
  const Config *config = build_context (build)->config;
  /* The folder is not fit for it. */
  if (diag_count_id (diags, DIAG_REPORT_OVERLAPS) + diag_count_id (diags, DIAG_REPORT_WRITE) > 0)
    return;
  g_autofree char *templates = program_templates (), *messages_folder = g_build_filename (templates, "messages", NULL);
  const char *folders[] = { messages_folder, NULL };
  const char *language = config != NULL ? config->language : config_find_language (directory);
  Words *words = words_load (folders, language, diags);
  if (words == NULL)
    return;
  diag_fill_values (diags);
  g_autoptr (GPtrArray) messages = diag_messages (diags);
  const char *title = words_get (words, "problems.file");
  g_autofree char *csv = account_problems_csv (diags, words, ACCOUNT_SPREADSHEET);
  write_file (folder, title, ".csv", csv, strlen (csv), diags);
  write_page (build, templates, words, folder, title, messages);
  remove_other_lists (folder, folders, language);
  words_free (words);
}
