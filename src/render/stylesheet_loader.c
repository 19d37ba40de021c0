/* How stylesheets find each other. Two kinds of address exist and no others:
 *
 *   trainbook:/NAME    the shipped file
 *   templates:/NAME    the site's file if there is one, else the shipped; what a relative address becomes
 *
 * so a site's layout.xsl is taken by the shipped pages too, and can itself import trainbook:/layout.xsl. The address of a shipped
 * file ends with "?shipped", which relative addresses lose again; it only tells us the two apart in messages. */
#include "render/stylesheets_internal.h"
#include "text/encoding.h"

#include <libexslt/exslt.h>
#include <libintl.h>
#include <libxml/parserInternals.h>
#include <libxml/uri.h>
#include <libxslt/documents.h>
#include <libxslt/xsltutils.h>
#include <string.h>

#define _(text) gettext (text)

#define ANY "templates:/"
#define SHIPPED "trainbook:/"
#define SHIPPED_MARK "?shipped"
#define MOST_LOADS 200
#define MOST_BYTES (4 * 1024 * 1024)

static gboolean
name_is_safe (const char *name)
{
  static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./";
  return name[0] != '\0' && name[0] != '/' && strspn (name, letters) == strlen (name) && strstr (name, "..") == NULL;
}

static char *
shown_name (const Stylesheets *sheets, const char *name, gboolean shipped)
{
  return g_build_filename (shipped ? sheets->shipped : sheets->site_shown, name, NULL);
}

char *
stylesheet_shown (const Stylesheets *sheets, const char *url)
{
  if (!g_str_has_prefix (url, ANY))
    return g_strdup (url);
  gboolean shipped = g_str_has_suffix (url, SHIPPED_MARK);
  gsize length = strlen (url) - strlen (ANY) - (shipped ? strlen (SHIPPED_MARK) : 0);
  g_autofree char *name = g_strndup (url + strlen (ANY), length);
  return shown_name (sheets, name, shipped);
}

typedef struct { const char *file; Diagnostics *diags; gboolean reported; } Parse;

#if LIBXML_VERSION >= 21200
typedef const xmlError *XmlErrorPointer;
#else
typedef xmlError *XmlErrorPointer;
#endif

static void
on_parse_error (void *data, XmlErrorPointer error)
{
  Parse *parse = data;
  if (parse->reported || error->level < XML_ERR_ERROR)
    return;
  Place place = { parse->file, error->line > 0 ? error->line : 0, error->int2 > 0 ? error->int2 : 0, 0 };
  g_autofree char *text = g_strchomp (g_strdup (error->message != NULL ? error->message : "?"));
  diag_report (parse->diags, DIAG_RENDER_XML, &place, text, NULL);
  parse->reported = TRUE;
}

static void
on_doctype (void *data, const xmlChar *name, const xmlChar *public_id, const xmlChar *system_id)
{
  xmlParserCtxt *context = data;
  Parse *parse = context->_private;
  Place place = { parse->file, context->input != NULL ? context->input->line : 0, 0, 0 };
  if (!parse->reported)
    diag_report (parse->diags, DIAG_RENDER_DOCTYPE, &place, NULL);
  parse->reported = TRUE;
  xmlStopParser (context);
}

static xmlDoc *
parse_tree (const InputFile *input, const char *url, xmlDict *dict, Diagnostics *diags)
{
  Parse parse = { input->name, diags, FALSE };
  xmlParserCtxt *context = xmlNewParserCtxt ();
  if (dict != NULL)
    {
      xmlDictFree (context->dict);
      context->dict = dict;
      xmlDictReference (dict);
    }
  context->_private = &parse;
  context->sax->internalSubset = on_doctype;
  xmlStructuredErrorFunc old = xmlStructuredError;
  void *old_data = xmlStructuredErrorContext;
  xmlSetStructuredErrorFunc (&parse, on_parse_error);
  xmlDoc *document = xmlCtxtReadMemory (context, input->bytes, (int) input->length, url, "UTF-8",
                                        XML_PARSE_NONET | XML_PARSE_BIG_LINES | XML_PARSE_NOCDATA);
  xmlSetStructuredErrorFunc (old_data, old);
  if (document != NULL && parse.reported)
    {
      xmlFreeDoc (document);
      document = NULL;
    }
  if (document == NULL && !parse.reported)
    {
      Place place = { input->name, 0, 0, 0 };
      diag_report (diags, DIAG_RENDER_XML, &place, _("no element"), NULL);
    }
  xmlFreeParserCtxt (context);
  return document;
}

static gboolean
exists (const char *folder, const char *name)
{
  g_autofree char *path = folder == NULL ? NULL : g_build_filename (folder, name, NULL);
  return path != NULL && g_file_test (path, G_FILE_TEST_IS_REGULAR);
}

/* The name in an address of ours, and whether only the shipped file counts; NULL for any other address. */
static const char *
name_of (const char *url, gboolean *shipped_only)
{
  *shipped_only = g_str_has_prefix (url, SHIPPED);
  const char *name = *shipped_only ? url + strlen (SHIPPED) : g_str_has_prefix (url, ANY) ? url + strlen (ANY) : NULL;
  return name != NULL && name_is_safe (name) ? name : NULL;
}

/* One <xsl:include> or <xsl:import>: looked at here, where its line is known, before the library asks for it. */
static gboolean
check_import (Stylesheets *sheets, const xmlNode *node, const char *shown)
{
  gboolean shipped_only = FALSE, good = TRUE;
  xmlChar *href = xmlGetNoNsProp ((xmlNode *) node, BAD_CAST "href");
  if (href == NULL)
    return TRUE;             /* the library complains */
  xmlChar *base = xmlNodeGetBase (node->doc, (xmlNode *) node);
  xmlChar *url = xmlBuildURI (href, base);
  const char *name = url == NULL ? NULL : name_of ((const char *) url, &shipped_only);
  Place place = { shown, (guint) MAX (xmlGetLineNo ((xmlNode *) node), 0), 0, 0 };
  if (name == NULL || (!exists (sheets->shipped, name) && (shipped_only || !exists (sheets->site, name))))
    {
      diag_report (sheets->diags, name == NULL ? DIAG_RENDER_LOAD : DIAG_RENDER_MISSING, &place, (const char *) href, NULL);
      good = FALSE;
    }
  xmlFree (url);
  xmlFree (base);
  xmlFree (href);
  return good;
}

static gboolean
check_imports (Stylesheets *sheets, xmlDoc *document, const char *shown)
{
  gboolean good = TRUE;
  const xmlNode *root = xmlDocGetRootElement (document);
  for (const xmlNode *node = root->children; node != NULL; node = node->next)
    if (node->type == XML_ELEMENT_NODE && node->ns != NULL && xmlStrEqual (node->ns->href, XSLT_NAMESPACE)
        && (xmlStrEqual (node->name, BAD_CAST "include") || xmlStrEqual (node->name, BAD_CAST "import")))
      good = check_import (sheets, node, shown) && good;
  return good;
}

static xmlDoc *
load_file (Stylesheets *sheets, const char *name, gboolean shipped_only, xmlDict *dict)
{
  InputFile input;
  gboolean shipped = shipped_only || !exists (sheets->site, name);
  g_autofree char *path = g_build_filename (shipped ? sheets->shipped : sheets->site, name, NULL);
  g_autofree char *shown = shown_name (sheets, name, shipped);
  g_autofree char *url = g_strconcat (ANY, name, shipped ? SHIPPED_MARK : NULL, NULL);
  if (!input_file_open (&input, path, shown, MOST_BYTES, sheets->diags))
    return NULL;
  xmlDoc *document = parse_tree (&input, url, dict, sheets->diags);
  if (document != NULL)
    {
      gboolean words = stylesheet_compile_words (sheets, document, shown);
      if (!check_imports (sheets, document, shown) || !words)
        {
          xmlFreeDoc (document);
          document = NULL;
        }
    }
  input_file_close (&input);
  return document;
}

xmlDoc *
stylesheet_load_main (Stylesheets *sheets, const char *name, xmlDict *dict)
{
  sheets->loads = 0;
  sheets->load_failed = FALSE;
  if (name_is_safe (name) && (exists (sheets->site, name) || exists (sheets->shipped, name)))
    return load_file (sheets, name, FALSE, dict);
  diag_report (sheets->diags, DIAG_RENDER_MISSING, NULL, name, NULL);
  return NULL;
}

static xmlDoc *
load_part (Stylesheets *sheets, const char *url, xmlDict *dict)
{
  gboolean shipped_only;
  const char *name = name_of (url, &shipped_only);
  if (name == NULL)
    return NULL;
  if (++sheets->loads > MOST_LOADS)
    {
      if (sheets->loads == MOST_LOADS + 1)
        {
          g_autofree char *shown = shown_name (sheets, name, shipped_only || !exists (sheets->site, name));
          Place place = { shown, 0, 0, 0 };
          diag_report (sheets->diags, DIAG_RENDER_CYCLE, &place, name, NULL);
        }
      return NULL;
    }
  return load_file (sheets, name, shipped_only, dict);
}

/* The library's only way to a document. */
static xmlDoc *
load_hook (const xmlChar *address, xmlDict *dict, int options, void *data, xsltLoadType type)
{
  if (type != XSLT_LOAD_STYLESHEET || data == NULL)
    return NULL;             /* document() and the like */
  xsltStylesheet *top = data;
  while (top->_private == NULL && top->parent != NULL)
    top = top->parent;
  Stylesheets *sheets = top->_private;
  if (sheets == NULL)
    return NULL;
  xmlDoc *document = load_part (sheets, (const char *) address, dict);
  if (document == NULL)
    sheets->load_failed = TRUE;
  return document;
}

/* The library asks this before it calls the hook. */
static int
check_address (xsltSecurityPrefs *security, xsltTransformContext *context, const char *value)
{
  return g_str_has_prefix (value, ANY) || g_str_has_prefix (value, SHIPPED);
}

static void
discard (void *data, const char *format, ...)
{
}

static gpointer
prepare (gpointer data)
{
  xmlInitParser ();
  xsltInit ();
  xsltSecurityPrefs *security = xsltNewSecurityPrefs ();
  xsltSetSecurityPrefs (security, XSLT_SECPREF_READ_FILE, xsltSecurityForbid);
  xsltSetSecurityPrefs (security, XSLT_SECPREF_WRITE_FILE, xsltSecurityForbid);
  xsltSetSecurityPrefs (security, XSLT_SECPREF_CREATE_DIRECTORY, xsltSecurityForbid);
  xsltSetSecurityPrefs (security, XSLT_SECPREF_READ_NETWORK, check_address);
  xsltSetSecurityPrefs (security, XSLT_SECPREF_WRITE_NETWORK, xsltSecurityForbid);
  xsltSetDefaultSecurityPrefs (security);
  xsltSetLoaderFunc (load_hook);
  xsltSetGenericErrorFunc (NULL, discard);
  exsltCommonRegister ();
  exsltSetsRegister ();
  exsltStrRegister ();
  return security;
}

void
stylesheet_loader_prepare (void)
{
  static GOnce once = G_ONCE_INIT;
  g_once (&once, prepare, NULL);
}
