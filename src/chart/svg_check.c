#include "chart/svg.h"

#include <string.h>

#define MOST_DEPTH 12

/* Each element with its attributes. */
static const struct {
  const char *element, *attributes;
} known[] = {
  { "svg", " class role aria-labelledby viewBox width height font-size text-anchor fill " },
  { "title", " id " },
  { "a", " href " },
  { "g", " class opacity " },
  { "path", " class d fill fill-opacity stroke stroke-opacity stroke-width stroke-dasharray opacity " },
  { "rect", " class x y width height rx fill fill-opacity stroke stroke-opacity stroke-width stroke-dasharray " },
  { "ellipse", " cx cy rx ry fill fill-opacity stroke stroke-opacity stroke-width stroke-dasharray " },
  { "text", " x y class font-size font-weight fill-opacity " },
};

gboolean
svg_link_is_safe (const char *href)
{
  static const char *const schemes[] = { "http:", "https:", "mailto:" };
  gsize scheme = strcspn (href, "/?#");
  const char *colon = memchr (href, ':', scheme);

  if (!*href || !g_utf8_validate (href, -1, NULL))
    return FALSE;
  for (const char *at = href; *at; at++)
    if ((guchar) *at <= ' ' || strchr ("\\\"<>`\x7f", *at))
      return FALSE;
  if (!colon)
    return !g_str_has_prefix (href, "//");
  for (guint i = 0; i < G_N_ELEMENTS (schemes); i++)
    if (g_ascii_strncasecmp (href, schemes[i], strlen (schemes[i])) == 0)
      return TRUE;
  return FALSE;
}

static const char *
known_attributes (const char *element)
{
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_str_equal (known[i].element, element))
      return known[i].attributes;
  return NULL;
}

static gboolean
attribute_is_known (const xmlNode *node, const xmlAttr *attribute, const char *key, char **why)
{
  const char *list = known_attributes ((const char *) node->name);
  g_autofree char *entry = g_strdup_printf (" %s ", (const char *) attribute->name);
  xmlChar *raw = xmlNodeGetContent ((const xmlNode *) attribute);
  g_autofree char *value = g_strdup (raw ? (const char *) raw : "");

  xmlFree (raw);
  if (attribute->ns || !strstr (list, entry))
    *why = g_strdup_printf ("attribute %s of <%s>", attribute->name, node->name);
  else if (g_str_equal ((const char *) attribute->name, "href") && !svg_link_is_safe (value))
    *why = g_strdup_printf ("link to %s", value);
  else if (g_str_equal ((const char *) attribute->name, "id") && key && !g_str_has_prefix (value, key))
    *why = g_strdup_printf ("id %s", value);
  else if (!g_str_equal ((const char *) attribute->name, "href") && strpbrk (value, ":;\\&<>\""))
    *why = g_strdup_printf ("value of %s of <%s>: %s", attribute->name, node->name, value);
  return *why == NULL;
}

static gboolean
check (const xmlNode *node, const char *key, guint depth, char **why)
{
  if (node->type == XML_TEXT_NODE)
    return TRUE;
  if (node->type != XML_ELEMENT_NODE || depth > MOST_DEPTH || !known_attributes ((const char *) node->name) || !node->ns
      || !g_str_equal ((const char *) node->ns->href, "http://www.w3.org/2000/svg"))
    {
      *why = g_strdup_printf ("element <%s>", node->name ? (const char *) node->name : "?");
      return FALSE;
    }
  for (const xmlAttr *attribute = node->properties; attribute; attribute = attribute->next)
    if (!attribute_is_known (node, attribute, key, why))
      return FALSE;
  for (const xmlNode *child = node->children; child; child = child->next)
    if (!check (child, key, depth + 1, why))
      return FALSE;
  return TRUE;
}

gboolean
svg_check (const xmlNode *root, const char *key, char **why)
{
  *why = NULL;
  if (root && root->type == XML_ELEMENT_NODE && g_str_equal ((const char *) root->name, "svg"))
    return check (root, key, 0, why);
  *why = g_strdup ("root element");
  return FALSE;
}
