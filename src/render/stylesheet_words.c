/* Words are compiled into the stylesheet's tree before the library sees it: a page costs nothing for them, and a word is text,
 * never markup, because it enters as text. */
#include "render/stylesheets_internal.h"
#include "text/encoding.h"
#include "text/xml.h"

#include <string.h>

#define XSL "http://www.w3.org/1999/XSL/Transform"
#define ASSET "asset:"

typedef struct {
  Stylesheets *sheets;
  const char *file;
  guint line;
  gboolean good;
} Weaver;

/* What the text around a word is: text; an attribute with {expressions}; an expression. */
typedef enum { CONTEXT_TEXT, CONTEXT_TEMPLATE, CONTEXT_EXPRESSION } Context;

static void
complain (Weaver *weaver, DiagId id, const char *first, const char *second)
{
  Place place = { weaver->file, weaver->line, 0, 0 };
  diag_report (weaver->sheets->diags, id, &place, first, second, NULL);
  weaver->good = FALSE;
}

static void
collect_keys (const char *folder, const char *language, GPtrArray *keys)
{
  g_autofree char *name = g_strconcat (language, ".xml", NULL);
  g_autofree char *path = g_build_filename (folder, "messages", name, NULL);
  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return;
  Diagnostics *unheard = diag_new ();
  xmlDoc *document = xml_parse_file (path, path, unheard);
  const xmlNode *root = document != NULL ? xmlDocGetRootElement (document) : NULL;
  for (const xmlNode *node = root != NULL ? root->children : NULL; node != NULL; node = node->next)
    if (node->type == XML_ELEMENT_NODE)
      {
        xmlChar *key = xmlGetNoNsProp (node, BAD_CAST "key");
        if (key != NULL)
          g_ptr_array_add (keys, g_strdup ((const char *) key));
        xmlFree (key);
      }
  xmlFreeDoc (document);
  diag_free (unheard);
}

/* All keys there are; read only once a key is unknown. */
static char **
known_keys (Stylesheets *sheets)
{
  if (sheets->keys == NULL)
    {
      GPtrArray *keys = g_ptr_array_new ();
      collect_keys (sheets->shipped, words_language (sheets->words), keys);
      if (sheets->site != NULL)
        collect_keys (sheets->site, words_language (sheets->words), keys);
      g_ptr_array_add (keys, NULL);
      sheets->keys = (char **) g_ptr_array_free (keys, FALSE);
    }
  return sheets->keys;
}

static const char *
find_word (Weaver *weaver, const char *key)
{
  const char *word = words_find (weaver->sheets->words, key);
  if (word != NULL)
    return word;
  char **keys = known_keys (weaver->sheets);
  const char *near = text_nearest (key, (const char *const *) keys, g_strv_length (keys));
  if (near != NULL)
    complain (weaver, DIAG_RENDER_WORD_NEAR, key, near);
  else
    complain (weaver, DIAG_RENDER_WORD, key, NULL);
  return NULL;
}

static const char *
find_asset (Weaver *weaver, const char *name)
{
  GHashTable *assets = weaver->sheets->assets;
  const char *path = assets == NULL ? NULL : g_hash_table_lookup (assets, name);
  if (path != NULL)
    return path;
  guint count = 0;
  g_autofree gpointer *names = assets == NULL ? NULL : g_hash_table_get_keys_as_array (assets, &count);
  const char *near = count == 0 ? NULL : text_nearest (name, (const char *const *) names, count);
  if (near != NULL)
    complain (weaver, DIAG_RENDER_ASSET_NEAR, name, near);
  else
    complain (weaver, DIAG_RENDER_ASSET, name, NULL);
  return NULL;
}

/* The end of a place to fill in, {name}, that begins at `text`; NULL when none does. */
static const char *
place_end (const char *text)
{
  if (*text != '{' || !g_ascii_isalpha (text[1]))
    return NULL;
  const char *end = text + 1;
  while (g_ascii_isalnum (*end) || *end == '-' || *end == '_')
    end++;
  return *end == '}' ? end + 1 : NULL;
}

/* What stands for [[name]]; NULL when it was complained about. */
static const char *
value_of (Weaver *weaver, const char *name)
{
  if (g_str_has_prefix (name, ASSET))
    return find_asset (weaver, name + strlen (ASSET));
  const char *word = find_word (weaver, name);
  for (const char *at = word; at != NULL && (at = strchr (at, '{')) != NULL; at++)
    {
      const char *end = place_end (at);
      if (end != NULL)
        {
          g_autofree char *place = g_strndup (at, end - at);
          complain (weaver, DIAG_RENDER_WORD_PLACE, name, place);
          return NULL;
        }
    }
  return word;
}

/* Puts a value into an expression: inside the quotes it stands in, which change when the value holds one of them. Returns how many
 * characters of the rest are used up, -1 when it is impossible. */
static int
put_into_expression (GString *out, const char *value, char quote, char next)
{
  if (quote == 0)
    return -1;
  if (strchr (value, quote) == NULL)
    {
      g_string_append (out, value);
      return 0;
    }
  char other = quote == '"' ? '\'' : '"';
  if (strchr (value, other) != NULL || next != quote || out->str[out->len - 1] != quote)
    return -1;
  out->str[out->len - 1] = other;
  g_string_append (out, value);
  g_string_append_c (out, other);
  return 1;
}

static void
put_into_template (GString *out, const char *value)
{
  for (; *value != '\0'; value++)
    {
      if (*value == '{' || *value == '}')
        g_string_append_c (out, *value);
      g_string_append_c (out, *value);
    }
}

/* Where a scan through an attribute is. */
typedef struct { gboolean expression; char quote; gboolean opened; } Scan;

static void
scan_character (Scan *scan, Context context, const char *at)
{
  if (context == CONTEXT_TEXT)
    return;
  if (scan->expression)
    {
      if (scan->quote != 0)
        scan->quote = *at == scan->quote ? 0 : scan->quote;
      else if (*at == '"' || *at == '\'')
        scan->quote = *at;
      else if (*at == '}' && context == CONTEXT_TEMPLATE)
        scan->expression = FALSE;
    }
  else if (*at == '{' && scan->opened)
    scan->opened = FALSE;    /* the second of {{ */
  else if (*at == '{' && at[1] == '{')
    scan->opened = TRUE;
  else if (*at == '{')
    scan->expression = TRUE;
}

/* The name between [[ and ]]; NULL and complained about when it is none. */
static char *
read_name (Weaver *weaver, const char *at, const char **end)
{
  const char *close = strstr (at + 2, "]]");
  gsize length = strspn (at + 2, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.:/");
  if (close == NULL || length == 0 || at + 2 + length != close)
    {
      g_autofree char *shown = g_utf8_substring (at, 0, MIN (g_utf8_strlen (at, -1), 30));
      complain (weaver, DIAG_RENDER_WORD_SYNTAX, shown, NULL);
      return NULL;
    }
  *end = close + 2;
  return g_strndup (at + 2, length);
}

/* Expands all [[…]] of a text. New string; NULL when there is nothing to expand or it was complained about. */
static char *
expand (Weaver *weaver, const char *text, Context context)
{
  if (strstr (text, "[[") == NULL)
    return NULL;
  GString *out = g_string_new (NULL);
  Scan scan = { context == CONTEXT_EXPRESSION, 0, FALSE };
  gboolean good = TRUE;
  for (const char *at = text; *at != '\0' && good;)
    {
      if (at[0] != '[' || at[1] != '[')
        {
          scan_character (&scan, context, at);
          g_string_append_c (out, *at++);
          continue;
        }
      const char *end = at;
      g_autofree char *name = read_name (weaver, at, &end);
      const char *value = name == NULL ? NULL : value_of (weaver, name);
      int used = 0;
      if (value == NULL)
        good = FALSE;
      else if (scan.expression)
        used = put_into_expression (out, value, scan.quote, *end);
      else if (context == CONTEXT_TEMPLATE)
        put_into_template (out, value);
      else
        g_string_append (out, value);
      if (used < 0)
        {
          complain (weaver, DIAG_RENDER_WORD_QUOTE, name, NULL);
          good = FALSE;
        }
      else if (used > 0)
        scan.quote = 0;
      at = end + MAX (used, 0);
    }
  return g_string_free (out, !good);
}

static gboolean
is_xsl (const xmlNode *node)
{
  return node->ns != NULL && xmlStrEqual (node->ns->href, BAD_CAST XSL);
}

static void
set_text (xmlNode *node, const char *text)
{
  if (node->content != NULL && (node->doc->dict == NULL || !xmlDictOwns (node->doc->dict, node->content))
      && node->content != (xmlChar *) &node->properties)
    xmlFree (node->content);
  node->content = xmlStrdup (BAD_CAST text);
  node->properties = NULL;
}

static gboolean
is_word (const xmlNode *node)
{
  return node->ns != NULL && xmlStrEqual (node->ns->href, BAD_CAST TRAINBOOK_NAMESPACE) && xmlStrEqual (node->name, BAD_CAST "word");
}

static void
weave_attributes (Weaver *weaver, xmlNode *node)
{
  Context context = is_xsl (node) || is_word (node) ? CONTEXT_EXPRESSION : CONTEXT_TEMPLATE;
  for (xmlAttr *attribute = node->properties; attribute != NULL; attribute = attribute->next)
    for (xmlNode *value = attribute->children; value != NULL; value = value->next)
      if (value->type == XML_TEXT_NODE)
        {
          g_autofree char *text = expand (weaver, (const char *) value->content, context);
          if (text != NULL)
            set_text (value, text);
        }
}

/* A new <xsl:text> or <xsl:value-of> before `node`, on its line. */
static xmlNode *
add_instruction (xmlNode *node, xmlNs *xsl, const char *name)
{
  xmlNode *new = xmlNewDocNode (node->doc, xsl, BAD_CAST name, NULL);
  new->line = node->line;
  return xmlAddPrevSibling (node, new);
}

static void
add_text (xmlNode *node, xmlNs *xsl, const char *text, gsize length)
{
  if (length == 0)
    return;
  xmlNode *content = xmlNewDocTextLen (node->doc, BAD_CAST text, (int) length);
  content->line = node->line;
  xmlAddChild (add_instruction (node, xsl, "text"), content);
}

/* Checks that each attribute names a place of the word. */
static void
check_attributes (Weaver *weaver, const xmlNode *node, const char *key, const char *word)
{
  for (const xmlAttr *attribute = node->properties; attribute != NULL; attribute = attribute->next)
    {
      g_autofree char *place = g_strdup_printf ("{%s}", (const char *) attribute->name);
      if (attribute->ns == NULL && !xmlStrEqual (attribute->name, BAD_CAST "key") && strstr (word, place) == NULL)
        complain (weaver, DIAG_RENDER_WORD_EXTRA, key, (const char *) attribute->name);
    }
}

/* Replaces <tb:word key="…" name="EXPRESSION"/> by the word's texts and the expressions between them. */
static void
weave_word (Weaver *weaver, xmlNode *node)
{
  xmlChar *key = xmlGetNoNsProp (node, BAD_CAST "key");
  xmlNs *xsl = xmlSearchNsByHref (node->doc, node, BAD_CAST XSL);
  if (key == NULL || node->children != NULL || xsl == NULL)
    complain (weaver, DIAG_RENDER_WORD_ELEMENT, NULL, NULL);
  const char *word = weaver->good && key != NULL ? find_word (weaver, (const char *) key) : NULL;
  if (word == NULL || xsl == NULL)
    {
      xmlFree (key);
      return;
    }
  check_attributes (weaver, node, (const char *) key, word);
  const char *start = word, *at = word;
  while ((at = strchr (at, '{')) != NULL)
    {
      const char *end = place_end (at);
      if (end == NULL)
        {
          at++;
          continue;
        }
      g_autofree char *place = g_strndup (at, end - at), *name = g_strndup (at + 1, end - at - 2);
      xmlChar *expression = xmlGetNoNsProp (node, BAD_CAST name);
      add_text (node, xsl, start, at - start);
      if (expression == NULL)
        complain (weaver, DIAG_RENDER_WORD_PLACE, (const char *) key, place);
      else
        xmlNewProp (add_instruction (node, xsl, "value-of"), BAD_CAST "select", expression);
      xmlFree (expression);
      start = at = end;
    }
  add_text (node, xsl, start, strlen (start));
  xmlFree (key);
}

static void
weave (Weaver *weaver, xmlNode *parent)
{
  xmlNode *next;
  for (xmlNode *node = parent->children; node != NULL; node = next)
    {
      next = node->next;
      weaver->line = (guint) MAX (xmlGetLineNo (node), 0);
      if (node->type == XML_TEXT_NODE)
        {
          g_autofree char *text = expand (weaver, (const char *) node->content, CONTEXT_TEXT);
          if (text != NULL)
            set_text (node, text);
        }
      else if (node->type == XML_ELEMENT_NODE && is_word (node))
        {
          gboolean before = weaver->good;
          weaver->good = TRUE;
          weave_attributes (weaver, node);
          weave_word (weaver, node);
          weaver->good = weaver->good && before;
          xmlUnlinkNode (node);
          xmlFreeNode (node);
        }
      else if (node->type == XML_ELEMENT_NODE)
        {
          weave_attributes (weaver, node);
          weave (weaver, node);
        }
    }
}

gboolean
stylesheet_compile_words (Stylesheets *sheets, xmlDoc *document, const char *file)
{
  Weaver weaver = { sheets, file, 0, TRUE };
  xmlNode *root = xmlDocGetRootElement (document);
  if (root == NULL)
    return TRUE;
  weave_attributes (&weaver, root);
  weave (&weaver, root);
  return weaver.good;
}
