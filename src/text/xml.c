#include "text/xml.h"

#include <errno.h>
#include <libintl.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <string.h>
#include <unistd.h>

#include "text/encoding.h"

#define _(text) gettext (text)

#define MOST_BYTES (64 * 1024 * 1024)
/* Of one element of a stream, in memory, about. */
#define MOST_ELEMENT_BYTES (16 * 1024 * 1024)
#define CHUNK (64 * 1024)

/* Never NOENT, DTDLOAD, HUGE: entities would read files, and the limits of depth and length would be off. */
#define OPTIONS (XML_PARSE_NONET | XML_PARSE_BIG_LINES | XML_PARSE_NOCDATA)

#if LIBXML_VERSION >= 21200
typedef const xmlError *ErrorPointer;
#else
typedef xmlErrorPtr ErrorPointer;
#endif

/* What hangs at a parser context while it parses. */
typedef struct {
  const char *name;
  Diagnostics *diags;
  gboolean wrong;          /* something was reported */
  gboolean ended;          /* nothing more is worth saying */
  /* streams only */
  const char *element;
  XmlElementFunc func;
  gpointer data;
  xmlNode *current;        /* the element that is being collected */
  guint line;
  gsize collected;
} Parse;

static Parse *
parse_of (void *context)
{
  return ((xmlParserCtxt *) context)->_private;
}

static void
report (Parse *parse, DiagId id, int line, int column, const char *first, const char *second)
{
  Place place = { .file = parse->name, .line = (guint) MAX (line, 0), .column = (guint) MAX (column, 0), .length = 1 };
  parse->wrong = TRUE;
  diag_report (parse->diags, id, &place, first, second, NULL);
}

/* libxml2's structured errors of this context. Behind the first fatal one everything is a consequence. */
static void
on_error (void *context, ErrorPointer error)
{
  Parse *parse = parse_of (context);
  if (parse == NULL || parse->ended || error->level < XML_ERR_ERROR)
    return;
  g_autofree char *text = g_strstrip (g_strdup (error->message != NULL ? error->message : ""));
  /* Advice to programmers. */
  char *advice = strstr (text, " use XML_PARSE_HUGE option");
  if (advice != NULL)
    *advice = '\0';
  parse->ended = error->level == XML_ERR_FATAL;
  report (parse, DIAG_XML_SYNTAX, error->line, error->int2, text, NULL);
}

/* Called when "<!DOCTYPE name" has been read and nothing of its content. */
static void
on_doctype (void *context, const xmlChar *name, const xmlChar *external, const xmlChar *system)
{
  Parse *parse = parse_of (context);
  if (!parse->ended)
    report (parse, DIAG_XML_DOCTYPE, xmlSAX2GetLineNumber (context), 0, NULL, NULL);
  parse->ended = TRUE;
  xmlStopParser (context);
}

static void
prepare (xmlParserCtxt *context, Parse *parse)
{
  context->_private = parse;
  context->sax->serror = on_error;
  context->sax->internalSubset = on_doctype;
}

/* Whole documents */

xmlDoc *
xml_parse_bytes (const char *bytes, gsize length, const char *name, Diagnostics *diags)
{
  Parse parse = { .name = name, .diags = diags };
  if (length > MOST_BYTES)
    {
      Place place = { .file = name };
      g_autofree char *has = g_strdup_printf ("%" G_GSIZE_FORMAT, length);
      g_autofree char *may = g_strdup_printf ("%d", MOST_BYTES);
      diag_report (diags, DIAG_FILE_TOO_LARGE, &place, has, may, NULL);
      return NULL;
    }
  xmlInitParser ();
  xmlParserCtxt *context = xmlNewParserCtxt ();
  if (context == NULL)
    g_error ("out of memory");
  prepare (context, &parse);
  xmlDoc *document = xmlCtxtReadMemory (context, bytes, (int) length, name, "UTF-8", OPTIONS);
  if (document == NULL && !parse.wrong)
    report (&parse, DIAG_XML_SYNTAX, 1, 0, _("it has no element"), NULL);
  if (parse.wrong && document != NULL)
    {
      xmlFreeDoc (document);
      document = NULL;
    }
  xmlFreeParserCtxt (context);
  return document;
}

xmlDoc *
xml_parse_file (const char *path, const char *name, Diagnostics *diags)
{
  InputFile input;
  if (!input_file_open (&input, path, name, MOST_BYTES, diags))
    return NULL;
  xmlDoc *document = xml_parse_bytes (input.bytes, input.length, name, diags);
  input_file_close (&input);
  return document;
}

/* Streams: the usual tree-building handlers run only within a wanted element, which is freed when it has been given
 * away; of all others just the chain of open elements exists. */

static void
stop (xmlParserCtxt *context, Parse *parse)
{
  parse->ended = TRUE;
  xmlStopParser (context);
}

static void
collect (xmlParserCtxt *context, Parse *parse, gsize bytes)
{
  parse->collected += bytes;
  if (parse->collected <= MOST_ELEMENT_BYTES || parse->ended)
    return;
  g_autofree char *most = g_strdup_printf ("%d", MOST_ELEMENT_BYTES);
  report (parse, DIAG_XML_ELEMENT_LARGE, (int) parse->line, 0, parse->element, most);
  stop (context, parse);
}

static void
on_start (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int n_namespaces,
          const xmlChar **namespaces, int n_attributes, int n_defaulted, const xmlChar **attributes)
{
  xmlParserCtxt *context = data;
  Parse *parse = parse_of (context);
  if (parse->ended)
    return;
  gboolean begins = parse->current == NULL && strcmp ((const char *) name, parse->element) == 0;
  xmlSAX2StartElementNs (context, name, prefix, uri, n_namespaces, namespaces, n_attributes, n_defaulted, attributes);
  if (begins)
    {
      parse->current = context->node;
      parse->line = (guint) MAX (xmlSAX2GetLineNumber (context), 0);
      parse->collected = 0;
    }
  if (parse->current != NULL)
    collect (context, parse, sizeof (xmlNode) + (gsize) n_attributes * sizeof (xmlAttr));
}

static void
on_end (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
  xmlParserCtxt *context = data;
  Parse *parse = parse_of (context);
  xmlNode *node = context->node;
  if (parse->ended || node == NULL)
    return;
  xmlSAX2EndElementNs (context, name, prefix, uri);
  if (parse->current != NULL && parse->current != node)
    return;
  if (parse->current == node)
    {
      parse->current = NULL;
      if (!parse->func (node, parse->line, parse->data))
        {
          parse->wrong = TRUE;
          stop (context, parse);
        }
    }
  if (node->parent != (xmlNode *) node->doc)
    {
      xmlUnlinkNode (node);
      xmlFreeNode (node);
    }
}

static void
on_characters (void *data, const xmlChar *text, int length)
{
  xmlParserCtxt *context = data;
  Parse *parse = parse_of (context);
  if (parse->ended || parse->current == NULL)
    return;
  xmlSAX2Characters (context, text, length);
  collect (context, parse, (gsize) length);
}

static gssize
read_chunk (Parse *parse, int fd, char *chunk)
{
  gssize got = input_read (fd, chunk, CHUNK);
  if (got < 0)
    {
      Place place = { .file = parse->name };
      diag_report (parse->diags, DIAG_FILE_OPEN, &place, g_strerror (errno), NULL);
      parse->wrong = parse->ended = TRUE;
    }
  return got;
}

static xmlParserCtxt *
new_stream (Parse *parse, const char *start, int length)
{
  xmlInitParser ();
  xmlParserCtxt *context = xmlCreatePushParserCtxt (NULL, NULL, start, length, parse->name);
  if (context == NULL)
    g_error ("out of memory");
  xmlCtxtUseOptions (context, OPTIONS);
  prepare (context, parse);
  context->sax->startElementNs = on_start;
  context->sax->endElementNs = on_end;
  context->sax->characters = on_characters;
  context->sax->ignorableWhitespace = on_characters;
  context->sax->comment = NULL;
  context->sax->processingInstruction = NULL;
  return context;
}

static gboolean
end_stream (xmlParserCtxt *context, Parse *parse)
{
  xmlFreeDoc (context->myDoc);
  context->myDoc = NULL;
  xmlFreeParserCtxt (context);
  return !parse->wrong;
}

gboolean
xml_each (const char *path, const char *name, const char *element, XmlElementFunc func, gpointer data,
          Diagnostics *diags)
{
  Parse parse = { .name = name, .diags = diags, .element = element, .func = func, .data = data };
  int fd = input_open_regular (path, name, NULL, diags);
  if (fd < 0)
    return FALSE;
  g_autofree char *chunk = g_malloc (CHUNK);
  gssize got = read_chunk (&parse, fd, chunk);
  /* The first four bytes tell the encoding. */
  int start = (int) CLAMP (got, 0, 4);
  xmlParserCtxt *context = new_stream (&parse, chunk, start);
  if (got > start)
    xmlParseChunk (context, chunk + start, (int) got - start, 0);
  while (got > 0 && !parse.ended && (got = read_chunk (&parse, fd, chunk)) > 0)
    xmlParseChunk (context, chunk, (int) got, 0);
  if (!parse.ended)
    xmlParseChunk (context, chunk, 0, 1);
  close (fd);
  return end_stream (context, &parse);
}

gboolean
xml_each_bytes (const char *bytes, gsize length, const char *name, const char *element, XmlElementFunc func, gpointer data,
                Diagnostics *diags)
{
  Parse parse = { .name = name, .diags = diags, .element = element, .func = func, .data = data };
  gsize start = MIN (length, 4);
  xmlParserCtxt *context = new_stream (&parse, bytes, (int) start);
  for (gsize at = start; at < length && !parse.ended; at += CHUNK)
    xmlParseChunk (context, bytes + at, (int) MIN (CHUNK, length - at), 0);
  if (!parse.ended)
    xmlParseChunk (context, "", 0, 1);
  return end_stream (context, &parse);
}
