/* A pass of a SAX parser over a page; nothing is built, what matters is copied into one growing text. A page that is all right is
 * read by our own quick parser; libxml2 has the word on every other. */
#include "proof/plain.h"
#include "proof/reader_parts.h"

#include <libxml/parser.h>
#include <string.h>

#define FIRST_SLOTS 256

#if LIBXML_VERSION >= 21200
typedef const xmlError *XmlErrorPointer;
#else
typedef xmlError *XmlErrorPointer;
#endif

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
      element_meet_attribute (reader, &element, (const char *) attributes[0], value, length);
    }
  element_meet (reader, &element);
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
      reader_add_style (reader, reader->style->str, reader->style->len);
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
  Fault fault = { FAULT_XML, (guint) MAX (error->line, 0), reader_keep (reader, text, strlen (text)), NULL };
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
