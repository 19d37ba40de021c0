/* HTML5 in XML syntax: what browsers read as HTML and XML parsers as XML, with the same meaning.
 *
 * Void elements are written <br/>, all other HTML elements with their end tag; our namespace is dropped; script and style hold no
 * character that the two readings treat differently; text is escaped, and characters that XML cannot hold are left out. */
#include "render/html.h"
#include "render/stylesheets.h"

#include <string.h>

#define MOST_DEPTH 250       /* XML parsers stop at 256 */
#define XHTML "http://www.w3.org/1999/xhtml"
#define SVG "http://www.w3.org/2000/svg"
#define MATHML "http://www.w3.org/1998/Math/MathML"
#define XLINK "http://www.w3.org/1999/xlink"

typedef enum { SPACE_HTML, SPACE_SVG, SPACE_MATHML, SPACE_OURS, SPACE_OTHER } Space;

typedef struct {
  GString *out;
  GHashTable *inserts;
  const char *page;
  const Place *place;
  Diagnostics *diags;
  gboolean good;
  const xmlNs *last;         /* the namespace looked at last, and what it is */
  Space last_space;
} Writer;

static void
complain (Writer *writer, DiagId id, const char *what)
{
  diag_report (writer->diags, id, writer->place, writer->page, what, NULL);
  writer->good = FALSE;
}

/* Characters that cannot be copied as they are, in text (1) and in attributes (2). 0xEF may begin U+FFFE or U+FFFF. */
static const guint8 special[256] = {
  [0] = 3, [1] = 3, [2] = 3, [3] = 3, [4] = 3, [5] = 3, [6] = 3, [7] = 3, [8] = 3, ['\t'] = 2, ['\n'] = 2, [11] = 3, [12] = 3,
  ['\r'] = 3, [14] = 3, [15] = 3, [16] = 3, [17] = 3, [18] = 3, [19] = 3, [20] = 3, [21] = 3, [22] = 3, [23] = 3, [24] = 3,
  [25] = 3, [26] = 3, [27] = 3, [28] = 3, [29] = 3, [30] = 3, [31] = 3,
  ['&'] = 3, ['<'] = 3, ['>'] = 1, ['"'] = 2, [0xEF] = 3,
};

/* Writes one special character and returns how many bytes of the text it took. */
static gsize
write_special (GString *out, const guchar *at)
{
  switch (*at)
    {
    case '&': g_string_append (out, "&amp;"); return 1;
    case '<': g_string_append (out, "&lt;"); return 1;
    case '>': g_string_append (out, "&gt;"); return 1;
    case '"': g_string_append (out, "&quot;"); return 1;
    case '\t': g_string_append (out, "&#9;"); return 1;
    case '\n': g_string_append (out, "&#10;"); return 1;
    case '\r': g_string_append (out, "&#13;"); return 1;
    case 0xEF:
      if (at[1] == 0xBF && (at[2] == 0xBE || at[2] == 0xBF))
        return 3;
      g_string_append_c (out, 0xEF);
      return 1;
    default:
      return 1;              /* a control character: left out */
    }
}

static void
write_escaped (GString *out, const xmlChar *text, guint8 kind)
{
  const guchar *start = text, *at = text;
  if (text == NULL)
    return;
  for (;;)
    {
      while (!(special[*at] & kind))
        at++;
      if (at > start)
        g_string_append_len (out, (const char *) start, at - start);
      if (*at == '\0')
        return;
      at += write_special (out, at);
      start = at;
    }
}

static Space
space_of_uri (const char *uri)
{
  static const struct { const char *uri; Space space; } known[] = {
    { XHTML, SPACE_HTML }, { SVG, SPACE_SVG }, { MATHML, SPACE_MATHML }, { TRAINBOOK_NAMESPACE, SPACE_OURS } };
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (strcmp (uri, known[i].uri) == 0)
      return known[i].space;
  return SPACE_OTHER;
}

/* An element's namespace. Without one it is its parent's; in SVG, rules of a template that writes HTML mean SVG too, except
 * below foreignObject; <svg> and <math> are what their names say. */
static Space
space_of (Writer *writer, const xmlNode *node, Space parent)
{
  Space space = parent == SPACE_OURS ? SPACE_HTML : parent;
  if (node->ns != NULL && node->ns->href != NULL)
    {
      if (node->ns != writer->last)
        {
          writer->last = node->ns;
          writer->last_space = space_of_uri ((const char *) node->ns->href);
        }
      space = writer->last_space;
    }
  if (space != SPACE_HTML)
    return space;
  const char *name = (const char *) node->name;
  if (strcmp (name, "svg") == 0)
    return SPACE_SVG;
  if (strcmp (name, "math") == 0)
    return SPACE_MATHML;
  return parent == SPACE_OURS ? SPACE_HTML : parent;
}

static gboolean
is_void (const char *name)
{
  static const char *const names[] = { "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param",
                                       "source", "track", "wbr" };
  if (strlen (name) > 6)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (names) && names[i][0] <= name[0]; i++)
    if (strcmp (name, names[i]) == 0)
      return TRUE;
  return FALSE;
}

static void
write_value (Writer *writer, const xmlAttr *attribute)
{
  const xmlNode *value = attribute->children;
  if (value == NULL)
    return;
  if (value->next == NULL && (value->type == XML_TEXT_NODE || value->type == XML_CDATA_SECTION_NODE))
    {
      write_escaped (writer->out, value->content, 2);
      return;
    }
  xmlChar *text = xmlNodeListGetString (attribute->doc, (xmlNode *) value, 1);
  write_escaped (writer->out, text, 2);
  xmlFree (text);
}

static gboolean
is_xlink (const xmlAttr *attribute)
{
  return attribute->ns != NULL && attribute->ns->href != NULL && strcmp ((const char *) attribute->ns->href, XLINK) == 0;
}

/* Whether an attribute before this one has declared the namespace. */
static gboolean
follows_xlink (const xmlAttr *attribute)
{
  for (attribute = attribute->prev; attribute != NULL; attribute = attribute->prev)
    if (is_xlink (attribute))
      return TRUE;
  return FALSE;
}

static void
write_attribute (Writer *writer, const xmlAttr *attribute)
{
  GString *out = writer->out;
  if (attribute->ns != NULL && attribute->ns->href != NULL)
    {
      const char *uri = (const char *) attribute->ns->href;
      if (strcmp (uri, TRAINBOOK_NAMESPACE) == 0)
        return;
      if (is_xlink (attribute))
        g_string_append (out, follows_xlink (attribute) ? " xlink:" : " xmlns:xlink=\"" XLINK "\" xlink:");
      else if (strcmp (uri, (const char *) XML_XML_NAMESPACE) == 0)
        g_string_append (out, " xml:");
      else
        {
          complain (writer, DIAG_RENDER_NAMESPACE, uri);
          return;
        }
    }
  else
    g_string_append_c (out, ' ');
  g_string_append (out, (const char *) attribute->name);
  g_string_append (out, "=\"");
  write_value (writer, attribute);
  g_string_append_c (out, '"');
}

static void
write_insert (Writer *writer, const xmlNode *node)
{
  const xmlAttr *attribute = node->properties;
  while (attribute != NULL && strcmp ((const char *) attribute->name, "name") != 0)
    attribute = attribute->next;
  const char *name = attribute != NULL && attribute->children != NULL ? (const char *) attribute->children->content : NULL;
  GBytes *bytes = name != NULL && writer->inserts != NULL ? g_hash_table_lookup (writer->inserts, name) : NULL;
  if (bytes == NULL)
    {
      complain (writer, DIAG_RENDER_INSERT, name != NULL ? name : "");
      return;
    }
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);
  if (length > 0)
    g_string_append_len (writer->out, text, (gssize) length);
}

/* The content of script and style: XML reads it as text with escapes, HTML as it stands, so neither & nor < may be in it. */
static void
write_raw (Writer *writer, const xmlNode *node)
{
  gsize start = writer->out->len;
  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    if (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE)
      g_string_append (writer->out, (const char *) child->content);
    else if (child->type == XML_ELEMENT_NODE && child->ns != NULL && space_of_uri ((const char *) child->ns->href) == SPACE_OURS
             && strcmp ((const char *) child->name, "insert") == 0)
      write_insert (writer, child);
    else if (child->type == XML_ELEMENT_NODE)
      complain (writer, DIAG_RENDER_RAW, (const char *) node->name);
  const char *text = writer->out->str + start;
  gboolean bad = strstr (text, "]]>") != NULL;
  for (; *text != '\0' && !bad; text++)
    bad = *text == '<' || *text == '&' || (special[(guchar) *text] == 3 && (guchar) *text < 0x20);
  if (bad)
    complain (writer, DIAG_RENDER_RAW, (const char *) node->name);
}

static void write_children (Writer *writer, const xmlNode *node, Space space, guint depth);

/* HTML drops a newline that follows these tags at once: one more keeps it. */
static void
keep_first_newline (Writer *writer, const xmlNode *node)
{
  const char *name = (const char *) node->name;
  if (node->children->type == XML_TEXT_NODE && node->children->content != NULL && node->children->content[0] == '\n'
      && (strcmp (name, "pre") == 0 || strcmp (name, "textarea") == 0))
    g_string_append_c (writer->out, '\n');
}

static void
write_start (Writer *writer, const xmlNode *node, Space space, Space parent)
{
  static const char *const uris[] = { [SPACE_HTML] = XHTML, [SPACE_SVG] = SVG, [SPACE_MATHML] = MATHML };
  GString *out = writer->out;
  g_string_append_c (out, '<');
  g_string_append (out, (const char *) node->name);
  if (space != parent && space <= SPACE_MATHML)
    {
      g_string_append (out, " xmlns=\"");
      g_string_append (out, uris[space]);
      g_string_append_c (out, '"');
    }
  for (const xmlAttr *attribute = node->properties; attribute != NULL; attribute = attribute->next)
    write_attribute (writer, attribute);
}

static void
write_end (GString *out, const xmlNode *node)
{
  g_string_append_len (out, "</", 2);
  g_string_append (out, (const char *) node->name);
  g_string_append_c (out, '>');
}

static void
write_html_element (Writer *writer, const xmlNode *node, Space parent, guint depth)
{
  const char *name = (const char *) node->name;
  write_start (writer, node, SPACE_HTML, parent);
  if (is_void (name))
    {
      if (node->children != NULL)
        complain (writer, DIAG_RENDER_VOID, name);
      g_string_append_len (writer->out, "/>", 2);
      return;
    }
  g_string_append_c (writer->out, '>');
  if (name[0] == 's' && (strcmp (name, "script") == 0 || strcmp (name, "style") == 0))
    write_raw (writer, node);
  else if (node->children != NULL)
    {
      keep_first_newline (writer, node);
      write_children (writer, node, SPACE_HTML, depth);
    }
  write_end (writer->out, node);
}

static void
write_foreign_element (Writer *writer, const xmlNode *node, Space space, Space parent, guint depth)
{
  write_start (writer, node, space, parent);
  if (node->children == NULL)
    {
      g_string_append_len (writer->out, "/>", 2);
      return;
    }
  g_string_append_c (writer->out, '>');
  const char *name = (const char *) node->name;
  if (space == SPACE_SVG && (strcmp (name, "script") == 0 || strcmp (name, "style") == 0))
    write_raw (writer, node);
  else
    write_children (writer, node, space, depth);
  write_end (writer->out, node);
}

static void
write_element (Writer *writer, const xmlNode *node, Space parent, guint depth)
{
  /* HTML may stand in SVG at one place only. */
  Space inner = parent == SPACE_SVG && strcmp ((const char *) node->parent->name, "foreignObject") == 0 ? SPACE_OURS : parent;
  Space space = space_of (writer, node, inner);
  if (depth > MOST_DEPTH)
    {
      if (writer->good)
        complain (writer, DIAG_RENDER_DEPTH, (const char *) node->name);
    }
  else if (space == SPACE_HTML)
    write_html_element (writer, node, parent, depth);
  else if (space == SPACE_SVG || space == SPACE_MATHML)
    write_foreign_element (writer, node, space, parent, depth);
  else if (space == SPACE_OURS && node->ns != NULL && strcmp ((const char *) node->name, "insert") == 0)
    write_insert (writer, node);
  else if (space == SPACE_OURS && node->ns != NULL)
    complain (writer, DIAG_RENDER_ELEMENT, (const char *) node->name);
  else
    complain (writer, DIAG_RENDER_NAMESPACE, node->ns != NULL ? (const char *) node->ns->href : "");
}

static void
write_children (Writer *writer, const xmlNode *node, Space space, guint depth)
{
  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    if (child->type == XML_ELEMENT_NODE)
      write_element (writer, child, space, depth + 1);
    else if (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE)
      write_escaped (writer->out, child->content, 1);
}

gboolean
html_write (GString *out, const xmlDoc *result, GHashTable *inserts, const char *page, const Place *place, Diagnostics *diags)
{
  Writer writer = { .out = out, .inserts = inserts, .page = page, .place = place, .diags = diags, .good = TRUE };
  const xmlNode *root = xmlDocGetRootElement ((xmlDoc *) result);
  if (root == NULL)
    complain (&writer, DIAG_RENDER_EMPTY, "");
  else if (root->ns != NULL && space_of_uri ((const char *) root->ns->href) == SPACE_OURS
           && strcmp ((const char *) root->name, "fragment") == 0)
    write_children (&writer, root, SPACE_HTML, 0);
  else if (strcmp ((const char *) root->name, "html") == 0)
    {
      g_string_append (out, "<!DOCTYPE html>\n");
      write_element (&writer, root, SPACE_OURS, 0);
      g_string_append_c (out, '\n');
    }
  else
    complain (&writer, DIAG_RENDER_ROOT, (const char *) root->name);
  return writer.good;
}
