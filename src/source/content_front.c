/* Front matter: YAML between two `---` lines at the beginning of a page. */
#include <libintl.h>
#include <string.h>

#include "source/content_parts.h"
#include "text/encoding.h"
#include "text/yaml.h"

#define _(text) gettext (text)

static const char *const keys[] = { "title", "weight", "summary", "draft", "packet", "print", "updated", "version", "edition" };

/* The line at `at`: its length without its end, and where the next one begins. */
static gsize
line_length (const char *at, const char *end, const char **next)
{
  const char *newline = memchr (at, '\n', (gsize) (end - at));
  gsize length = (gsize) ((newline != NULL ? newline : end) - at);
  *next = newline != NULL ? newline + 1 : end;
  if (length > 0 && at[length - 1] == '\r')
    length--;
  while (length > 0 && (at[length - 1] == ' ' || at[length - 1] == '\t'))
    length--;
  return length;
}

static gboolean
is_nothing (const YamlNode *node)
{
  return node->kind == YAML_SCALAR && node->plain
         && (*node->text == '\0' || strcmp (node->text, "~") == 0 || strcmp (node->text, "null") == 0);
}

static void
report_value (const YamlNode *node, const char *wanted, Diagnostics *diags)
{
  diag_report (diags, DIAG_FRONT_VALUE, &node->place, node->kind == YAML_SCALAR ? node->text : "…", node->key, wanted, NULL);
}

static void
read_text (const YamlNode *node, char **text, Diagnostics *diags)
{
  if (node->kind != YAML_SCALAR)
    {
      report_value (node, _("a text"), diags);
      return;
    }
  g_free (*text);
  *text = g_utf8_make_valid (node->text, -1);
  /* A title of several lines is one line on the page. */
  for (char *at = *text; *at != '\0'; at++)
    if (g_ascii_iscntrl (*at))
      *at = ' ';
  g_strstrip (*text);
  if (**text == '\0')
    g_clear_pointer (text, g_free);
}

static void
read_flag (const YamlNode *node, gboolean *flag, Diagnostics *diags)
{
  static const char *const yes[] = { "true", "yes", "on", "是", NULL }, *const no[] = { "false", "no", "off", "否", NULL };
  g_autofree char *text = node->kind == YAML_SCALAR ? g_ascii_strdown (node->text, -1) : g_strdup ("");
  if (g_strv_contains (yes, text))
    *flag = TRUE;
  else if (g_strv_contains (no, text))
    *flag = FALSE;
  else
    report_value (node, _("true or false"), diags);
}

static void
read_weight (const YamlNode *node, gint64 *weight, Diagnostics *diags)
{
  if (node->kind != YAML_SCALAR || !g_ascii_string_to_signed (node->text, 10, -1000000, 1000000, weight, NULL))
    report_value (node, _("a whole number"), diags);
}

/* edition: staff, or a list of them. */
static void
read_editions (Document *document, const YamlNode *node, Diagnostics *diags)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  gboolean good = node->kind != YAML_MAPPING;
  guint n = node->kind == YAML_SEQUENCE ? node->children->len : 1;
  for (guint i = 0; good && i < n; i++)
    {
      const YamlNode *item = node->kind == YAML_SEQUENCE ? node->children->pdata[i] : node;
      good = item->kind == YAML_SCALAR && *item->text != '\0';
      if (good)
        g_ptr_array_add (names, g_strdup (item->text));
    }
  if (!good)
    report_value (node, _("the name of an edition, or a list of them"), diags);
  g_strfreev (document->editions);
  document->edition_place = node->place;
  /* What cannot be read is shown to nobody. */
  g_ptr_array_add (names, NULL);
  document->editions = (char **) g_ptr_array_steal (names, NULL);
}

static void
read_key (Document *document, const YamlNode *node, Diagnostics *diags)
{
  const char *key = node->key;
  if (is_nothing (node))
    return;
  if (strcmp (key, "title") == 0)
    read_text (node, &document->title, diags);
  else if (strcmp (key, "summary") == 0)
    read_text (node, &document->summary, diags);
  else if (strcmp (key, "updated") == 0)
    read_text (node, &document->updated, diags);
  else if (strcmp (key, "version") == 0)
    read_text (node, &document->version, diags);
  else if (strcmp (key, "edition") == 0)
    read_editions (document, node, diags);
  else if (strcmp (key, "weight") == 0)
    read_weight (node, &document->weight, diags);
  else if (strcmp (key, "draft") == 0)
    read_flag (node, &document->draft, diags);
  else if (strcmp (key, "packet") == 0)
    read_flag (node, &document->packet, diags);
  else if (strcmp (key, "print") == 0)
    read_flag (node, &document->print, diags);
}

static void
check_key (const YamlNode *node, Diagnostics *diags)
{
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (strcmp (keys[i], node->key) == 0)
      return;
  const char *nearest = text_nearest (node->key, keys, G_N_ELEMENTS (keys));
  if (nearest != NULL)
    diag_report (diags, DIAG_FRONT_KEY_NEAR, &node->key_place, node->key, nearest, NULL);
  else
    diag_report (diags, DIAG_FRONT_KEY, &node->key_place, node->key, NULL);
}

static gboolean
read_yaml (Document *document, const char *yaml, gsize length, Diagnostics *diags)
{
  YamlNode *root = yaml_parse (yaml, length, document->file, 2, diags);
  if (root == NULL)
    return FALSE;
  gboolean good = root->kind == YAML_MAPPING;
  if (!good)
    diag_report (diags, DIAG_FRONT_MAPPING, &root->place, NULL);
  for (guint i = 0; good && i < root->children->len; i++)
    {
      const YamlNode *node = root->children->pdata[i];
      check_key (node, diags);
      read_key (document, node, diags);
    }
  yaml_free (root);
  return good;
}

gboolean
content_read_front (Document *document, const char *text, gsize length, gsize *offset, guint *line, Diagnostics *diags)
{
  const char *end = text + length, *next;
  *offset = 0;
  *line = 1;
  if (line_length (text, end, &next) != 3 || strncmp (text, "---", 3) != 0)
    return TRUE;
  const char *yaml = next;
  guint number = 2;
  for (const char *at = yaml; at < end; at = next, number++)
    {
      gsize size = line_length (at, end, &next);
      if (size == 3 && (strncmp (at, "---", 3) == 0 || strncmp (at, "...", 3) == 0))
        {
          *offset = (gsize) (next - text);
          *line = number + 1;
          return read_yaml (document, yaml, (gsize) (at - yaml), diags);
        }
    }
  Place place = { document->file, 1, 1, 3 };
  diag_report (diags, DIAG_FRONT_OPEN, &place, NULL);
  return FALSE;
}
