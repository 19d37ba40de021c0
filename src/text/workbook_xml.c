/* The XML parts of a workbook, streamed through libxml2's own SAX: no network, no entities, no DOCTYPE, no tree. */
#include "text/workbook_parts.h"

#include <libintl.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <string.h>

#define _(text) gettext (text)

/* Never NOENT, DTDLOAD, HUGE: see text/xml.c. */
#define OPTIONS (XML_PARSE_NONET | XML_PARSE_BIG_LINES | XML_PARSE_NOCDATA)

#if LIBXML_VERSION >= 21200
typedef const xmlError *ErrorPointer;
#else
typedef xmlErrorPtr ErrorPointer;
#endif

static PartReader *
reader_of (void *context)
{
  return ((xmlParserCtxt *) context)->_private;
}

void
part_stop (PartReader *reader)
{
  reader->stopped = TRUE;
  xmlStopParser (reader->context);
}

void
part_damaged (PartReader *reader, const char *problem)
{
  if (reader->stopped)
    return;
  reader->wrong = TRUE;
  workbook_report_damaged (reader->file, reader->part, problem, reader->diags);
  part_stop (reader);
}

static void
on_error (void *context, ErrorPointer error)
{
  PartReader *reader = reader_of (context);
  if (reader == NULL || reader->stopped || error->level < XML_ERR_ERROR)
    return;
  g_autofree char *text = g_strdup_printf (_("it is no XML in line %d"), error->line);
  part_damaged (reader, text);
}

static void
on_doctype (void *context, const xmlChar *name, const xmlChar *external, const xmlChar *system)
{
  part_damaged (reader_of (context), _("it has a DOCTYPE, which is not read for safety"));
}

static gboolean
is_own (PartReader *reader, const xmlChar *uri)
{
  static const char *const sheets[] = { "http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main" };
  static const char relations[] = "http://schemas.openxmlformats.org/package/2006/relationships";
  if (uri == NULL)
    return FALSE;
  /* libxml2 keeps a namespace's name once, so that nearly always the pointer tells. */
  if (uri == reader->own)
    return TRUE;
  const char *text = (const char *) uri;
  if (reader->relations ? strcmp (text, relations) != 0 : strcmp (text, sheets[0]) != 0 && strcmp (text, sheets[1]) != 0)
    return FALSE;
  reader->own = uri;
  return TRUE;
}

static void
on_start (void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int n_namespaces, const xmlChar **namespaces,
          int n_attributes, int n_defaulted, const xmlChar **attributes)
{
  PartReader *reader = reader_of (context);
  if (reader->stopped)
    return;
  reader->depth++;
  if (reader->depth > WORKBOOK_MOST_DEPTH)
    part_damaged (reader, _("it is nested too deep"));
  else if (reader->foreign > 0 || !is_own (reader, uri))
    reader->foreign++;
  else
    reader->start (reader, (const char *) name, (Attributes) { attributes, n_attributes });
}

static void
on_end (void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
  PartReader *reader = reader_of (context);
  if (reader->stopped)
    return;
  reader->depth--;
  if (reader->foreign > 0)
    reader->foreign--;
  else if (reader->end != NULL)
    reader->end (reader, (const char *) name);
}

static void
on_text (void *context, const xmlChar *text, int length)
{
  PartReader *reader = reader_of (context);
  if (!reader->stopped && reader->foreign == 0 && reader->text != NULL)
    reader->text (reader, (const char *) text, (gsize) length);
}

/* libxml2 does not tell a context's handler of bytes that cannot be converted (only standard error), and stops reading. */
static void
parse_chunk (PartReader *reader, const char *bytes, gsize length, gboolean last)
{
  xmlParserCtxt *context = reader->context;
  int code = xmlParseChunk (context, bytes, (int) length, last);
  if (!reader->stopped && (code == XML_ERR_INVALID_ENCODING || !context->wellFormed))
    part_damaged (reader, _("it holds bytes that are no text in its encoding"));
}

static gboolean
on_chunk (const char *bytes, gsize length, gpointer data)
{
  PartReader *reader = data;
  parse_chunk (reader, bytes, length, FALSE);
  return !reader->stopped;
}

static void G_GNUC_PRINTF (2, 3)
say_nothing (void *unused, const char *text, ...)
{
}

gboolean
part_read (PartReader *reader)
{
  xmlSAXHandler handler = { .initialized = XML_SAX2_MAGIC, .startElementNs = on_start, .endElementNs = on_end, .characters = on_text,
    .ignorableWhitespace = on_text, .internalSubset = on_doctype, .serror = on_error };
  xmlInitParser ();
  xmlParserCtxt *context = xmlCreatePushParserCtxt (&handler, NULL, NULL, 0, NULL);
  if (context == NULL)
    g_error ("out of memory");
  xmlCtxtUseOptions (context, OPTIONS);
  context->_private = reader;
  reader->context = context;
  reader->own = NULL;
  reader->depth = reader->foreign = 0;
  reader->stopped = reader->wrong = FALSE;
  /* Of this thread only. */
  xmlGenericErrorFunc heard = xmlGenericError;
  void *heard_context = xmlGenericErrorContext;
  xmlSetGenericErrorFunc (NULL, say_nothing);
  if (!workbook_archive_each_chunk (reader->workbook->archive, reader->file, reader->part, on_chunk, reader, reader->diags))
    reader->wrong = TRUE;
  else if (!reader->stopped)
    parse_chunk (reader, NULL, 0, TRUE);
  xmlSetGenericErrorFunc (heard_context, heard);
  xmlFreeDoc (context->myDoc);
  context->myDoc = NULL;
  xmlFreeParserCtxt (context);
  reader->context = NULL;
  return !reader->wrong;
}

/* Attributes: five pointers each, name, prefix, namespace, begin and end of the value. */

const char *
attribute_find (Attributes attributes, const char *name, gsize *length)
{
  for (int i = 0; i < attributes.n; i++)
    {
      const xmlChar **attribute = attributes.values + 5 * i;
      if (attribute[2] == NULL && strcmp ((const char *) attribute[0], name) == 0)
        {
          *length = (gsize) (attribute[4] - attribute[3]);
          return (const char *) attribute[3];
        }
    }
  return NULL;
}

char *
attribute_copy (Attributes attributes, const char *name, const char *namespace_end)
{
  for (int i = 0; i < attributes.n; i++)
    {
      const xmlChar **attribute = attributes.values + 5 * i;
      if (strcmp ((const char *) attribute[0], name) != 0 || (attribute[2] == NULL) != (namespace_end == NULL)
          || (namespace_end != NULL && !g_str_has_suffix ((const char *) attribute[2], namespace_end)))
        continue;
      /* Without NOENT an ampersand comes as "&#38;", and no other way. */
      GString *value = g_string_new_len ((const char *) attribute[3], attribute[4] - attribute[3]);
      g_string_replace (value, "&#38;", "&", 0);
      return g_string_free (value, FALSE);
    }
  return NULL;
}

gboolean
attribute_is_true (Attributes attributes, const char *name)
{
  gsize length;
  const char *value = attribute_find (attributes, name, &length);
  return value != NULL && ((length == 1 && value[0] == '1') || (length == 4 && memcmp (value, "true", 4) == 0)
                           || (length == 2 && memcmp (value, "on", 2) == 0));
}

guint
attribute_number (Attributes attributes, const char *name, guint most)
{
  gsize length;
  const char *value = attribute_find (attributes, name, &length);
  if (value == NULL || length == 0 || length > 9)
    return G_MAXUINT;
  guint number = 0;
  for (gsize i = 0; i < length; i++)
    if (g_ascii_isdigit (value[i]))
      number = number * 10 + (guint) (value[i] - '0');
    else
      return G_MAXUINT;
  return number <= most ? number : G_MAXUINT;
}
