/* A pass of a SAX parser over a page; nothing is built, what matters is copied into one growing text. A page that is all right is
 * read by our own quick parser; libxml2 has the word on every other. */
#include "proof/plain.h"
#include "proof/reader.h"

#include <libxml/parser.h>
#include <string.h>

#define FIRST_SLOTS 256

#if LIBXML_VERSION >= 21200
typedef const xmlError *XmlErrorPointer;
#else
typedef xmlError *XmlErrorPointer;
#endif

guint32
reader_hash (const char *bytes, gsize length)
{
  /* Eight bytes at a time: a page has a hundred links. */
  guint64 hash = length, word;
  for (; length >= sizeof word; bytes += sizeof word, length -= sizeof word)
    {
      memcpy (&word, bytes, sizeof word);
      hash = (hash ^ word) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
      hash ^= hash >> 32;
    }
  word = 0;
  memcpy (&word, bytes, length);
  hash = (hash ^ word) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  return (guint32) (hash ^ hash >> 32);
}

static guint32
keep (Reader *reader, const char *bytes, gsize length)
{
  guint32 offset = (guint32) reader->text->len;
  g_string_append_len (reader->text, bytes, (gssize) length);
  g_string_append_c (reader->text, '\0');
  return offset;
}

static guint
line_of (const Reader *reader)
{
  return reader->parser->input != NULL ? (guint) reader->parser->input->line : 0;
}

static void
add_fault (Reader *reader, FaultKind kind, guint32 what)
{
  Fault fault = { kind, line_of (reader), what, NULL };
  g_array_append_val (reader->faults, fault);
}

/* The ids: open addressing over offsets. */
static guint32 *
find_slot (const Reader *reader, const char *id, gsize length)
{
  guint mask = reader->n_slots - 1, at = reader_hash (id, length) & mask;
  while (reader->slots[at] != 0 && strcmp (reader->text->str + reader->slots[at] - 1, id) != 0)
    at = (at + 1) & mask;
  return &reader->slots[at];
}

static void
grow_slots (Reader *reader)
{
  g_free (reader->slots);
  reader->n_slots *= 2;
  reader->slots = g_new0 (guint32, reader->n_slots);
  for (guint i = 0; i < reader->ids->len; i++)
    {
      guint32 offset = g_array_index (reader->ids, guint32, i);
      const char *id = reader->text->str + offset;
      *find_slot (reader, id, strlen (id)) = offset + 1;
    }
}

gboolean
reader_has_id (const Reader *reader, const char *id)
{
  return *find_slot (reader, id, strlen (id)) != 0;
}

static void
add_id (Reader *reader, const char *value, gsize length)
{
  guint32 offset = keep (reader, value, length);
  guint32 *slot = find_slot (reader, reader->text->str + offset, length);
  if (*slot != 0)
    {
      add_fault (reader, FAULT_ID_TWICE, offset);
      return;
    }
  *slot = offset + 1;
  g_array_append_val (reader->ids, offset);
  if (reader->ids->len * 2 > reader->n_slots)
    grow_slots (reader);
}

static guint32
add_link (Reader *reader, const char *value, gsize length, LinkUse use)
{
  FoundLink link = { keep (reader, value, length), (guint32) length, reader_hash (value, length), use };
  g_array_append_val (reader->links, link);
  return link.offset;
}

/* "a.png 1x, b.png 2x" */
static void
add_set (Reader *reader, const char *value, gsize length)
{
  for (const char *at = value, *end = value + length; at < end;)
    {
      while (at < end && (g_ascii_isspace (*at) || *at == ','))
        at++;
      const char *start = at;
      while (at < end && !g_ascii_isspace (*at))
        at++;
      const char *stop = at;
      while (stop > start && stop[-1] == ',')
        stop--;
      if (stop > start)
        add_link (reader, start, stop - start, LINK_LOADED);
      if (stop == at)
        while (at < end && *at != ',')
          at++;
    }
}

static void
add_quoted (Reader *reader, const char *start, const char *stop)
{
  while (start < stop && g_ascii_isspace (*start))
    start++;
  while (stop > start && g_ascii_isspace (stop[-1]))
    stop--;
  if (stop - start >= 2 && (*start == '"' || *start == '\'') && stop[-1] == *start)
    start++, stop--;
  add_link (reader, start, stop - start, LINK_LOADED);
}

/* url(…) and @import "…" of a style. */
static void
add_style (Reader *reader, const char *value, gsize length)
{
  const char *end = value + length;
  for (const char *at = value; (at = g_strstr_len (at, end - at, "url(")) != NULL;)
    {
      const char *close = memchr (at, ')', end - at);
      if (close == NULL)
        break;
      add_quoted (reader, at + 4, close);
      at = close;
    }
  for (const char *at = value; (at = g_strstr_len (at, end - at, "@import")) != NULL;)
    {
      const char *close = memchr (at, ';', end - at);
      at += 7;
      if (close == NULL)
        close = end;
      if (g_strstr_len (at, close - at, "url(") == NULL)
        add_quoted (reader, at, close);
    }
}

static void
add_references (Reader *reader, const char *attribute, const char *value, gsize length)
{
  for (const char *at = value, *end = value + length; at < end;)
    {
      const char *start = at;
      while (at < end && !g_ascii_isspace (*at))
        at++;
      if (at > start)
        {
          Fault fault = { FAULT_REFERENCE, line_of (reader), keep (reader, start, at - start), attribute };
          g_array_append_val (reader->references, fault);
        }
      at++;
    }
}

/* An element's attributes of which several count together. Values are not closed by NUL. */
typedef struct {
  const char *name;
  gboolean html;
  const char *href, *src, *rel, *type, *equiv, *content;
  gsize href_length, src_length, rel_length, type_length, equiv_length, content_length;
  gboolean alt, alt_filled, labelled;
} Element;

/* The attributes that name ids of the page. */
static const char *
reference_attribute (const char *name)
{
  static const char *const names[] = { "for", "headers", "list", "form", "aria-labelledby", "aria-describedby", "aria-controls",
                                       "aria-owns", "aria-details", "aria-flowto", "aria-activedescendant", "aria-errormessage" };
  if (name[0] != 'f' && name[0] != 'h' && name[0] != 'l' && strncmp (name, "aria-", 5) != 0)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (name, names[i]) == 0)
      return names[i];
  return NULL;
}

static void
meet_other_attribute (Reader *reader, Element *element, const char *name, const char *value, gsize length)
{
  const char *reference = reference_attribute (name);
  if (reference != NULL)
    add_references (reader, reference, value, length);
  if (strcmp (name, "srcset") == 0 || strcmp (name, "imagesrcset") == 0)
    add_set (reader, value, length);
  else if (strcmp (name, "style") == 0)
    add_style (reader, value, length);
  else if (strcmp (name, "poster") == 0 || strcmp (name, "background") == 0
           || (strcmp (name, "data") == 0 && strcmp (element->name, "object") == 0))
    add_link (reader, value, length, LINK_LOADED);
  else if (strcmp (name, "action") == 0 || strcmp (name, "formaction") == 0)
    add_link (reader, value, length, LINK_FOLLOWED);
  else if (strcmp (name, "aria-label") == 0 || strcmp (name, "aria-labelledby") == 0 || strcmp (name, "title") == 0)
    element->labelled = TRUE;
  else if (strcmp (name, "rel") == 0)
    element->rel = value, element->rel_length = length;
  else if (strcmp (name, "type") == 0)
    element->type = value, element->type_length = length;
  else if (strcmp (name, "http-equiv") == 0)
    element->equiv = value, element->equiv_length = length;
  else if (strcmp (name, "content") == 0)
    element->content = value, element->content_length = length;
}

static void
meet_attribute (Reader *reader, Element *element, const char *name, const char *value, gsize length)
{
  switch (name[0])
    {
    case 'c':
      if (name[1] == 'l')
        return;              /* class, the most frequent */
      break;
    case 'i':
      if (strcmp (name, "id") == 0)
        {
          add_id (reader, value, length);
          return;
        }
      break;
    case 'h':
      if (strcmp (name, "href") == 0)
        {
          element->href = value, element->href_length = length;
          return;
        }
      break;
    case 's':
      if (strcmp (name, "src") == 0)
        {
          element->src = value, element->src_length = length;
          return;
        }
      break;
    case 'a':
      if (strcmp (name, "alt") == 0)
        {
          element->alt = TRUE;
          element->alt_filled = length > 0;
          return;
        }
      break;
    default:
      break;
    }
  meet_other_attribute (reader, element, name, value, length);
}

/* Whether what a <link> names is fetched with the page. */
static gboolean
link_is_loaded (const Element *element)
{
  static const char *const loaded[] = { "stylesheet", "icon", "preload", "modulepreload", "prefetch", "preconnect", "dns-prefetch",
                                        "manifest", "apple-touch-icon", "mask-icon" };
  g_autofree char *rel = g_ascii_strdown (element->rel != NULL ? element->rel : "", (gssize) element->rel_length);
  g_auto (GStrv) words = g_strsplit_set (rel, " \t\n", -1);
  for (guint i = 0; i < G_N_ELEMENTS (loaded); i++)
    if (g_strv_contains ((const char *const *) words, loaded[i]))
      return TRUE;
  return FALSE;
}

static void
meet_href (Reader *reader, const Element *element)
{
  gboolean loaded = FALSE;
  if (strcmp (element->name, "link") == 0)
    loaded = link_is_loaded (element);
  else if (!element->html)
    loaded = strcmp (element->name, "a") != 0;
  guint32 href = add_link (reader, element->href, element->href_length, loaded ? LINK_LOADED : LINK_FOLLOWED);
  if (element->html && element->name[0] == 'a' && element->name[1] == '\0')
    {
      reader->in_link = TRUE;
      reader->link_filled = element->labelled;
      reader->link_href = href;
      reader->link_line = line_of (reader);
    }
}

/* <meta http-equiv="refresh" content="0; url=…"> */
static void
meet_meta (Reader *reader, const Element *element)
{
  if (element->equiv == NULL || element->content == NULL || element->equiv_length != 7
      || g_ascii_strncasecmp (element->equiv, "refresh", 7) != 0)
    return;
  g_autofree char *content = g_strndup (element->content, element->content_length);
  g_autofree char *lower = g_ascii_strdown (content, -1);
  const char *url = strstr (lower, "url=");
  if (url != NULL)
    add_quoted (reader, content + (url - lower) + 4, content + element->content_length);
}

static void
meet_element (Reader *reader, const Element *element)
{
  const char *name = element->name;
  guint32 src = 0;
  if (element->src != NULL)
    src = add_link (reader, element->src, element->src_length, LINK_LOADED);
  if (element->href != NULL)
    meet_href (reader, element);
  if (!element->html)
    {
      reader->link_filled = TRUE;      /* a picture in a link */
      return;
    }
  if (name[1] == '\0' || strchr ("abims", name[0]) == NULL)
    return;                  /* most elements */
  if (strcmp (name, "img") == 0 || strcmp (name, "area") == 0
      || (strcmp (name, "input") == 0 && element->type_length == 5 && strncmp (element->type, "image", 5) == 0))
    {
      if (!element->alt && (name[0] != 'a' || element->href != NULL))
        add_fault (reader, FAULT_ALT, element->src != NULL ? src : keep (reader, name, strlen (name)));
      reader->link_filled = reader->link_filled || element->alt_filled;
    }
  else if (strcmp (name, "base") == 0)
    add_fault (reader, FAULT_BASE, keep (reader, "", 0));
  else if (strcmp (name, "meta") == 0)
    meet_meta (reader, element);
  else if (strcmp (name, "script") == 0 && element->type_length == 6 && strncmp (element->type, "module", 6) == 0)
    add_fault (reader, FAULT_MODULE, src);
  else if (strcmp (name, "style") == 0)
    {
      reader->in_style = TRUE;
      g_string_truncate (reader->style, 0);
    }
}

/* libxml2 writes an ampersand in an attribute as "&#38;" when it expands no entities. New string. */
static char *
ampersands (const char *value, gsize *length)
{
  GString *text = g_string_new_len (value, (gssize) *length);
  g_string_replace (text, "&#38;", "&", 0);
  *length = text->len;
  return g_string_free (text, FALSE);
}

static void
on_start (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int n_namespaces, const xmlChar **namespaces,
          int n_attributes, int n_defaulted, const xmlChar **attributes)
{
  Reader *reader = data;
  Element element = { .name = (const char *) name };
  if (uri != reader->uri)
    {
      reader->uri = uri;
      reader->html = uri == NULL || strcmp ((const char *) uri, "http://www.w3.org/1999/xhtml") == 0;
    }
  element.html = reader->html;
  GSList *copies = NULL;   /* of few elements: they live until the element has been met */
  for (int i = 0; i < n_attributes; i++, attributes += 5)
    {
      const char *value = (const char *) attributes[3];
      gsize length = (gsize) (attributes[4] - attributes[3]);
      if (memchr (value, '&', length) != NULL)
        {
          copies = g_slist_prepend (copies, ampersands (value, &length));
          value = copies->data;
        }
      meet_attribute (reader, &element, (const char *) attributes[0], value, length);
    }
  meet_element (reader, &element);
  if (copies != NULL)
    g_slist_free_full (copies, g_free);
}

static void
on_end (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
  Reader *reader = data;
  if (reader->in_link && name[0] == 'a' && name[1] == '\0')
    {
      reader->in_link = FALSE;
      if (!reader->link_filled)
        {
          Fault fault = { FAULT_EMPTY_LINK, reader->link_line, reader->link_href, NULL };
          g_array_append_val (reader->faults, fault);
        }
    }
  else if (reader->in_style && strcmp ((const char *) name, "style") == 0)
    {
      reader->in_style = FALSE;
      add_style (reader, reader->style->str, reader->style->len);
    }
}

static void
on_text (void *data, const xmlChar *text, int length)
{
  Reader *reader = data;
  if (reader->in_style)
    g_string_append_len (reader->style, (const char *) text, length);
  if (reader->in_link && !reader->link_filled)
    for (int i = 0; i < length && !reader->link_filled; i++)
      reader->link_filled = !g_ascii_isspace (text[i]);
}

static void
on_error (void *data, XmlErrorPointer error)
{
  Reader *reader = data;
  for (guint i = 0; i < reader->faults->len; i++)
    if (g_array_index (reader->faults, Fault, i).kind == FAULT_XML)
      return;                /* what follows the first is its consequence */
  if (error->level < XML_ERR_ERROR)
    return;
  g_autofree char *text = g_strchomp (g_strdup (error->message != NULL ? error->message : "?"));
  Fault fault = { FAULT_XML, (guint) MAX (error->line, 0), keep (reader, text, strlen (text)), NULL };
  g_array_append_val (reader->faults, fault);
}

Reader *
reader_new (void)
{
  Reader *reader = g_new0 (Reader, 1);
  reader->text = g_string_sized_new (8192);
  reader->copy = g_string_sized_new (32768);
  reader->style = g_string_new (NULL);
  reader->ids = g_array_new (FALSE, FALSE, sizeof (guint32));
  reader->links = g_array_new (FALSE, FALSE, sizeof (FoundLink));
  reader->faults = g_array_new (FALSE, FALSE, sizeof (Fault));
  reader->references = g_array_new (FALSE, FALSE, sizeof (Fault));
  reader->n_slots = FIRST_SLOTS;
  reader->slots = g_new0 (guint32, reader->n_slots);
  reader->parser = xmlNewParserCtxt ();
  memset (reader->parser->sax, 0, sizeof *reader->parser->sax);
  reader->parser->sax->initialized = XML_SAX2_MAGIC;
  reader->parser->sax->startElementNs = on_start;
  reader->parser->sax->endElementNs = on_end;
  reader->parser->sax->characters = on_text;
  reader->parser->sax->ignorableWhitespace = on_text;
  reader->parser->sax->cdataBlock = on_text;
  reader->parser->sax->serror = on_error;
  reader->parser->userData = reader;
  return reader;
}

void
reader_free (Reader *reader)
{
  xmlFreeParserCtxt (reader->parser);
  g_array_unref (reader->ids);
  g_array_unref (reader->links);
  g_array_unref (reader->faults);
  g_array_unref (reader->references);
  g_string_free (reader->text, TRUE);
  g_string_free (reader->copy, TRUE);
  g_string_free (reader->style, TRUE);
  g_free (reader->slots);
  g_free (reader);
}

static void
clear (Reader *reader)
{
  if (reader->ids->len > 0)
    memset (reader->slots, 0, reader->n_slots * sizeof *reader->slots);
  g_array_set_size (reader->ids, 0);
  g_array_set_size (reader->links, 0);
  g_array_set_size (reader->faults, 0);
  g_array_set_size (reader->references, 0);
  g_string_truncate (reader->text, 0);
  reader->in_style = reader->in_link = FALSE;
  reader->uri = NULL;
  reader->html = TRUE;
}

static void
look_up_references (Reader *reader)
{
  for (guint i = 0; i < reader->references->len; i++)
    {
      const Fault *reference = &g_array_index (reader->references, Fault, i);
      if (!reader_has_id (reader, reader->text->str + reference->what))
        g_array_append_val (reader->faults, *reference);
    }
}

static gboolean
read_quickly (Reader *reader, const char *bytes, gsize length)
{
  g_string_truncate (reader->copy, 0);
  g_string_append_len (reader->copy, bytes, (gssize) length);
  if (!plain_read (reader->copy->str, length, reader->parser->sax, reader))
    return FALSE;
  look_up_references (reader);
  return reader->faults->len == 0;
}

void
reader_read (Reader *reader, const char *bytes, gsize length)
{
  clear (reader);
  if (!reader->thorough && read_quickly (reader, bytes, length))
    return;
  clear (reader);            /* faults need lines, which the quick parser does not count */
  xmlDoc *document = xmlCtxtReadMemory (reader->parser, bytes, (int) length, NULL, NULL,
                                        XML_PARSE_NONET | XML_PARSE_BIG_LINES | XML_PARSE_IGNORE_ENC);
  xmlFreeDoc (document);
  if (reader->parser->wellFormed)      /* else what is missing may only not have been reached */
    look_up_references (reader);
}
