/* libxml2 needs half a second for ten thousand pages, most of it for what our pages never have. This reader knows start tags with
 * double-quoted attributes, end tags, text, and references to characters; it copies nothing but puts the NULs behind names into the
 * text itself. It never judges: whatever it does not know is left to libxml2. */
#include "proof/plain.h"

#include <string.h>

#define MOST_BYTES (8u << 20)      /* libxml2 has limits on the lengths of names and texts */
#define MOST_DEPTH 200
#define MOST_ATTRIBUTES 24
#define DOCTYPE "<!DOCTYPE html>"

typedef struct {
  const char *name;
  const char *uri;                 /* the default namespace inside; NULL: none */
} Open;

typedef struct {
  char *at;
  const xmlSAXHandler *handler;
  void *data;
  Open open[MOST_DEPTH + 1];       /* open[0] is the document */
  guint depth;
  const xmlChar *attributes[5 * MOST_ATTRIBUTES];
  guint n_attributes;
  gboolean has_namespace;          /* the tag being read */
} Plain;

/* Bytes at which the run of text (1) or of an attribute's value (2) is looked at more closely, and bytes of names (4). */
static const guint8 classes[256] = {
  [0 ... 8] = 3, ['\t'] = 2, ['\n'] = 2, [11 ... 31] = 3, ['<'] = 3, ['&'] = 3, [']'] = 1, ['"'] = 2, [0x80 ... 0xFF] = 3,
  ['a' ... 'z'] = 4, ['A' ... 'Z'] = 4, ['0' ... '9'] = 4, ['-'] = 4, ['_'] = 4,
};

static gboolean
is_continuation (char byte)
{
  return ((guchar) byte & 0xC0) == 0x80;
}

/* The length of the UTF-8 character beyond ASCII that begins here; 0 when it is none, or none that XML may have. A NUL ends the text,
 * so that nothing is read behind it. */
static guint
character_length (const char *text)
{
  const guchar *at = (const guchar *) text;
  if (at[0] < 0xC2 || at[0] > 0xF4 || !is_continuation (text[1]))
    return 0;
  if (at[0] < 0xE0)
    return 2;
  if (!is_continuation (text[2]))
    return 0;
  if (at[0] < 0xF0)
    {
      gboolean wrong = (at[0] == 0xE0 && at[1] < 0xA0) || (at[0] == 0xED && at[1] > 0x9F) || (at[0] == 0xEF && at[1] == 0xBF && at[2] > 0xBD);
      return wrong ? 0 : 3;
    }
  gboolean wrong = (at[0] == 0xF0 && at[1] < 0x90) || (at[0] == 0xF4 && at[1] > 0x8F) || !is_continuation (text[3]);
  return wrong ? 0 : 4;
}

/* Passes over text (1) or a value (2) to a byte that ends it; NULL when there is a character that may not be there. */
static char *
skip_run (char *at, guint8 kind)
{
  while (TRUE)
    {
      while (!(classes[(guchar) *at] & kind))
        at++;
      if ((guchar) *at < 0x80)
        return at;
      guint length = character_length (at);
      if (length == 0)
        return NULL;
      at += length;
    }
}

/* A name that begins here; NULL when there is none. The byte behind it is still to be looked at. */
static char *
read_name (Plain *plain)
{
  char *name = plain->at;
  if (!g_ascii_isalpha (*name))
    return NULL;
  while (classes[(guchar) *plain->at] & 4)
    plain->at++;
  return name;
}

/* Reads a reference to a character behind its &; `*character` is 0 when it is not one of the usual. */
static char *
read_reference (char *at, gunichar *character)
{
  static const struct { const char *name; guint length; char character; } known[] = {
    { "amp;", 4, '&' }, { "lt;", 3, '<' }, { "gt;", 3, '>' }, { "quot;", 5, '"' }, { "apos;", 5, '\'' } };
  *character = 0;
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (strncmp (at, known[i].name, known[i].length) == 0)
      {
        *character = (gunichar) known[i].character;
        return at + known[i].length;
      }
  if (*at++ != '#')
    return at;
  guint base = *at == 'x' ? 16 : 10;
  at += base == 16;
  gunichar value = 0;
  guint digits = 0;
  for (; digits < 7 && (base == 16 ? g_ascii_isxdigit (*at) : g_ascii_isdigit (*at)); digits++)
    value = value * base + (guint) g_ascii_xdigit_value (*at++);
  gboolean allowed = value == '\t' || value == '\n' || value == '\r' || (value >= 0x20 && value < 0xD800)
                     || (value >= 0xE000 && value < 0xFFFE) || (value >= 0x10000 && value < 0x110000);
  if (digits > 0 && *at == ';' && allowed)
    *character = value;
  return at + 1;
}

static gboolean
read_text (Plain *plain)
{
  char *start = plain->at;
  for (char *at = start; (at = skip_run (at, 1)) != NULL;)
    {
      if (*at == ']' && (at[1] != ']' || at[2] != '>'))
        {
          at++;
          continue;
        }
      if (at > start)
        plain->handler->characters (plain->data, (const xmlChar *) start, (int) (at - start));
      plain->at = at;
      if (*at != '&')
        return *at == '<';
      gunichar character;
      char bytes[6];
      start = at = read_reference (at + 1, &character);
      if (character == 0)
        return FALSE;
      plain->handler->characters (plain->data, (const xmlChar *) bytes, g_unichar_to_utf8 (character, bytes));
    }
  return FALSE;
}

/* The value behind =" with its references resolved; it is closed by NUL. */
static gboolean
read_value (Plain *plain, char **value, char **end)
{
  char *start = *value = plain->at, *out = start;
  for (char *at = start; (at = skip_run (at, 2)) != NULL; start = at)
    {
      if (out != start)
        memmove (out, start, (gsize) (at - start));
      out += at - start;
      if (*at == '"')
        {
          *out = '\0';
          *end = out;
          plain->at = at + 1;
          return TRUE;
        }
      gunichar character = 0;
      if (*at == '&')
        at = read_reference (at + 1, &character);
      if (character == 0 || character == '&')
        return FALSE;
      out += g_unichar_to_utf8 (character, out);
    }
  return FALSE;
}

/* The same bytes for the same namespace; NULL for those that our pages do not have. */
static const char *
known_namespace (const char *uri)
{
  static const char *const known[] = { "http://www.w3.org/1999/xhtml", "http://www.w3.org/2000/svg", "http://www.w3.org/1998/Math/MathML" };
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (strcmp (uri, known[i]) == 0)
      return known[i];
  return NULL;
}

static gboolean
add_attribute (Plain *plain, const char *name, char *value, char *end, const char **uri)
{
  if (strcmp (name, "xmlns") == 0)
    {
      gboolean again = plain->has_namespace;
      plain->has_namespace = TRUE;
      *uri = known_namespace (value);
      return !again && *uri != NULL;
    }
  for (guint i = 0; i < plain->n_attributes; i++)
    if (strcmp ((const char *) plain->attributes[5 * i], name) == 0)
      return FALSE;
  if (plain->n_attributes == MOST_ATTRIBUTES)
    return FALSE;
  const xmlChar **attribute = &plain->attributes[5 * plain->n_attributes++];
  attribute[0] = (const xmlChar *) name;
  attribute[1] = attribute[2] = NULL;
  attribute[3] = (const xmlChar *) value;
  attribute[4] = (const xmlChar *) end;
  return TRUE;
}

/* The attributes up to > or />. */
static gboolean
read_attributes (Plain *plain, const char **uri)
{
  plain->n_attributes = 0;
  plain->has_namespace = FALSE;
  while (*plain->at == ' ')
    {
      plain->at++;
      char *name = read_name (plain), *value, *end;
      if (name == NULL || plain->at[0] != '=' || plain->at[1] != '"')
        return FALSE;
      *plain->at = '\0';
      plain->at += 2;
      if (!read_value (plain, &value, &end) || !add_attribute (plain, name, value, end, uri))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_start (Plain *plain)
{
  char *name = read_name (plain);
  if (name == NULL || plain->depth == MOST_DEPTH)
    return FALSE;
  char *name_end = plain->at;
  const char *uri = plain->open[plain->depth].uri;
  if (!read_attributes (plain, &uri))
    return FALSE;
  gboolean empty = plain->at[0] == '/' && plain->at[1] == '>';
  if (!empty && *plain->at != '>')
    return FALSE;
  plain->at += empty ? 2 : 1;
  *name_end = '\0';                /* a blank, / or >, which has been read */
  plain->handler->startElementNs (plain->data, (const xmlChar *) name, NULL, (const xmlChar *) uri, 0, NULL, (int) plain->n_attributes,
                                  0, plain->attributes);
  if (empty)
    plain->handler->endElementNs (plain->data, (const xmlChar *) name, NULL, (const xmlChar *) uri);
  else
    plain->open[++plain->depth] = (Open) { name, uri };
  return TRUE;
}

static gboolean
read_end (Plain *plain)
{
  const Open *open = &plain->open[plain->depth];
  gsize length = plain->depth > 0 ? strlen (open->name) : 0;
  if (length == 0 || strncmp (plain->at, open->name, length) != 0 || plain->at[length] != '>')
    return FALSE;
  plain->at += length + 1;
  plain->handler->endElementNs (plain->data, (const xmlChar *) open->name, NULL, (const xmlChar *) open->uri);
  plain->depth--;
  return TRUE;
}

/* The one element of the document, with all in it. */
static gboolean
read_root (Plain *plain)
{
  gboolean good = *plain->at++ == '<' && read_start (plain);
  while (good && plain->depth > 0)
    {
      good = read_text (plain);
      plain->at++;                 /* < */
      if (good && *plain->at == '/')
        {
          plain->at++;
          good = read_end (plain);
        }
      else if (good)
        good = read_start (plain);
    }
  return good;
}

gboolean
plain_read (char *text, gsize length, const xmlSAXHandler *handler, void *data)
{
  if (length > MOST_BYTES || strncmp (text, DOCTYPE, strlen (DOCTYPE)) != 0)
    return FALSE;
  Plain plain = { .at = text + strlen (DOCTYPE), .handler = handler, .data = data };
  plain.at += strspn (plain.at, " \n");
  if (!read_root (&plain))
    return FALSE;
  plain.at += strspn (plain.at, " \n");
  return plain.at == text + length;
}
