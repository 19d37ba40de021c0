#include "text/words.h"

#include <string.h>

#include "text/encoding.h"
#include "text/xml.h"

struct Words {
  char *language;
  GHashTable *words;       /* key → text */
};

static char *
attribute (xmlNode *node, const char *name)
{
  xmlChar *value = xmlGetNoNsProp (node, (const xmlChar *) name);
  char *text = g_strdup ((const char *) value);
  xmlFree (value);
  return text;
}

/* Reading a file */

typedef struct {
  const char *name;
  Words *words;            /* what the file is read into */
  Words *shipped;          /* the keys that exist; NULL when the file is the shipped one */
  GHashTable *seen;        /* keys of this file */
  Diagnostics *diags;
  gboolean wrong;
} Reader;

static gint
compare_keys (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* A word that no page asks for is most likely a slip of the keyboard. */
static void
check_known (Reader *reader, const Place *place, const char *key)
{
  if (reader->shipped == NULL || g_hash_table_contains (reader->shipped->words, key))
    return;
  guint n;
  g_autofree const char **keys = (const char **) g_hash_table_get_keys_as_array (reader->shipped->words, &n);
  qsort (keys, n, sizeof *keys, compare_keys);
  const char *nearest = text_nearest (key, keys, n);
  /* Keys of the site's own templates are new ones: they are not near to anything. */
  if (nearest != NULL)
    diag_report (reader->diags, DIAG_WORDS_KEY_UNKNOWN, place, key, nearest, NULL);
}

static void
read_word (Reader *reader, xmlNode *node)
{
  Place place = { .file = reader->name, .line = (guint) MAX (xmlGetLineNo (node), 0) };
  g_autofree char *key = attribute (node, "key");
  if (strcmp ((const char *) node->name, "word") != 0)
    {
      reader->wrong = TRUE;
      diag_report (reader->diags, DIAG_WORDS_ELEMENT, &place, (const char *) node->name, NULL);
    }
  else if (key == NULL || key[0] == '\0')
    {
      reader->wrong = TRUE;
      diag_report (reader->diags, DIAG_WORDS_KEY_MISSING, &place, NULL);
    }
  else if (!g_hash_table_add (reader->seen, g_strdup (key)))
    {
      reader->wrong = TRUE;
      diag_report (reader->diags, DIAG_WORDS_KEY_DUPLICATE, &place, key, NULL);
    }
  else
    {
      check_known (reader, &place, key);
      xmlChar *text = xmlNodeGetContent (node);
      g_hash_table_insert (reader->words->words, g_steal_pointer (&key), g_strdup ((const char *) text));
      xmlFree (text);
    }
}

static void
read_words (Reader *reader, xmlDoc *document)
{
  xmlNode *root = xmlDocGetRootElement (document);
  g_autofree char *language = attribute (root, "lang");
  if (strcmp ((const char *) root->name, "words") != 0 || g_strcmp0 (language, reader->words->language) != 0)
    {
      Place place = { .file = reader->name, .line = (guint) MAX (xmlGetLineNo (root), 0) };
      reader->wrong = TRUE;
      diag_report (reader->diags, DIAG_WORDS_ROOT, &place, reader->words->language, NULL);
      return;
    }
  for (xmlNode *node = root->children; node != NULL; node = node->next)
    if (node->type == XML_ELEMENT_NODE)
      read_word (reader, node);
}

/* Reads one file over what is there already. */
static gboolean
read_file (Words *words, const char *path, const char *name, Words *shipped, Diagnostics *diags)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Reader reader = { .name = name, .words = words, .shipped = shipped, .seen = seen, .diags = diags };
  xmlDoc *document = xml_parse_file (path, name, diags);
  if (document == NULL)
    return FALSE;
  read_words (&reader, document);
  xmlFreeDoc (document);
  return !reader.wrong;
}

/* Languages */

/* "en, zh-Hans, zh-Hant": what `folder` has. */
static char *
languages_of (const char *folder)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  GDir *dir = g_dir_open (folder, 0, NULL);
  const char *file;
  while (dir != NULL && (file = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (file, ".xml"))
      g_ptr_array_add (names, g_strndup (file, strlen (file) - strlen (".xml")));
  if (dir != NULL)
    g_dir_close (dir);
  g_ptr_array_sort (names, compare_keys);
  g_ptr_array_add (names, NULL);
  return g_strjoinv (", ", (char **) names->pdata);
}

/* A language's name becomes a file name: letters, digits and hyphens only. */
static gboolean
is_language_name (const char *language)
{
  gsize length = strlen (language);
  return length > 0 && strspn (language, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "-") == length;
}

/* How messages name a site's file: by its last folders, "templates/messages/en.xml", whatever path leads there. */
static char *
site_name (const char *folder, const char *file)
{
  g_autofree char *parent = g_path_get_dirname (folder);
  g_autofree char *above = g_path_get_basename (parent);
  g_autofree char *own = g_path_get_basename (folder);
  return strcmp (above, ".") == 0 || strcmp (above, "/") == 0 ? g_build_filename (own, file, NULL)
                                                               : g_build_filename (above, own, file, NULL);
}

static Words *
words_new (const char *language)
{
  Words *words = g_new0 (Words, 1);
  words->language = g_strdup (language);
  words->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return words;
}

/* The site's own file, the first of the folders before the shipped one that has it. */
static gboolean
read_site_file (Words *words, const char *const *directories, const char *shipped, const char *file, Diagnostics *diags)
{
  for (; *directories != shipped; directories++)
    {
      g_autofree char *path = g_build_filename (*directories, file, NULL);
      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        continue;
      g_autofree char *name = site_name (*directories, file);
      return read_file (words, path, name, words, diags);
    }
  return TRUE;
}

Words *
words_load (const char *const *directories, const char *language, Diagnostics *diags)
{
  g_assert (directories[0] != NULL);
  const char *shipped = directories[g_strv_length ((char **) directories) - 1];
  g_autofree char *file = g_strconcat (language, ".xml", NULL);
  g_autofree char *path = g_build_filename (shipped, file, NULL);
  if (!is_language_name (language) || !g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_autofree char *languages = languages_of (shipped);
      diag_report (diags, DIAG_WORDS_LANGUAGE, NULL, language, languages, NULL);
      return NULL;
    }
  Words *words = words_new (language);
  if (!read_file (words, path, path, NULL, diags) || !read_site_file (words, directories, shipped, file, diags))
    g_clear_pointer (&words, words_free);
  return words;
}

void
words_free (Words *words)
{
  if (words == NULL)
    return;
  g_hash_table_unref (words->words);
  g_free (words->language);
  g_free (words);
}

const char *
words_find (const Words *words, const char *key)
{
  return g_hash_table_lookup (words->words, key);
}

const char *
words_get (const Words *words, const char *key)
{
  const char *word = words_find (words, key);
  return word != NULL ? word : key;
}

/* Filling in */

/* The value of a name in pairs of name and value; NULL when it is not there. */
static const char *
pair_value (GPtrArray *pairs, const char *name, gsize length)
{
  for (guint i = 0; i + 1 < pairs->len; i += 2)
    {
      const char *candidate = pairs->pdata[i];
      if (strlen (candidate) == length && memcmp (candidate, name, length) == 0)
        return pairs->pdata[i + 1];
    }
  return NULL;
}

/* One pass, so that a value with braces stays as it is; a name without a value stays too. */
static char *
fill_in (const char *word, GPtrArray *pairs)
{
  GString *text = g_string_new (NULL);
  const char *open, *close;
  while ((open = strchr (word, '{')) != NULL && (close = strchr (open, '}')) != NULL)
    {
      const char *value = pair_value (pairs, open + 1, (gsize) (close - open - 1));
      const char *next = value != NULL ? close + 1 : open + 1;
      g_string_append_len (text, word, (value != NULL ? open : open + 1) - word);
      if (value != NULL)
        g_string_append (text, value);
      word = next;
    }
  g_string_append (text, word);
  return g_string_free (text, FALSE);
}

char *
words_format (const Words *words, const char *key, ...)
{
  g_autoptr (GPtrArray) pairs = g_ptr_array_new ();
  va_list arguments;
  va_start (arguments, key);
  char *name;
  while ((name = va_arg (arguments, char *)) != NULL)
    {
      const char *value = va_arg (arguments, const char *);
      g_ptr_array_add (pairs, name);
      g_ptr_array_add (pairs, (char *) (value != NULL ? value : ""));
    }
  va_end (arguments);
  return fill_in (words_get (words, key), pairs);
}

const char *
words_language (const Words *words)
{
  return words->language;
}
