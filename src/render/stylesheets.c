/* Stylesheets: compiled once for the site's language, run for each page, by several threads at once. */
#include "render/html.h"
#include "render/stylesheets_internal.h"

#include <libintl.h>
#include <libxslt/transform.h>
#include <libxslt/xsltutils.h>
#include <string.h>

#define _(text) gettext (text)

/* What one page may cost before it is taken for endless: the real ones stay below a thousandth of this. */
#define MOST_TEMPLATE_DEPTH 3000
#define MOST_INSTRUCTIONS 5000000
#define MOST_XPATH_STEPS 500000000

Stylesheets *
stylesheets_new (const char *site, const char *shipped, const Words *words, GHashTable *assets)
{
  stylesheet_loader_prepare ();
  Stylesheets *sheets = g_new0 (Stylesheets, 1);
  sheets->site = g_strdup (site);
  sheets->shipped = g_canonicalize_filename (shipped, NULL);
  sheets->site_shown = site != NULL ? g_path_get_basename (site) : NULL;
  sheets->words = words;
  sheets->assets = assets;
  sheets->compiled = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  sheets->security = xsltNewSecurityPrefs ();
  static const xsltSecurityOption doors[] = { XSLT_SECPREF_READ_FILE, XSLT_SECPREF_WRITE_FILE, XSLT_SECPREF_CREATE_DIRECTORY,
                                              XSLT_SECPREF_READ_NETWORK, XSLT_SECPREF_WRITE_NETWORK };
  for (guint i = 0; i < G_N_ELEMENTS (doors); i++)
    xsltSetSecurityPrefs (sheets->security, doors[i], xsltSecurityForbid);
  return sheets;
}

void
stylesheets_set_shown (Stylesheets *sheets, const char *site_shown)
{
  g_free (sheets->site_shown);
  sheets->site_shown = g_strdup (site_shown);
}

/* The library wants a stylesheet freed before the tree it does not own; a compiled one owns its tree. */
void
stylesheets_free (Stylesheets *sheets)
{
  if (sheets == NULL)
    return;
  GHashTableIter iter;
  gpointer style;
  g_hash_table_iter_init (&iter, sheets->compiled);
  while (g_hash_table_iter_next (&iter, NULL, &style))
    if (style != NULL)
      xsltFreeStylesheet (style);
  g_hash_table_destroy (sheets->compiled);
  xsltFreeSecurityPrefs (sheets->security);
  g_strfreev (sheets->keys);
  g_free (sheets->site_shown);
  g_free (sheets->site);
  g_free (sheets->shipped);
  g_free (sheets);
}

static xsltStylesheet *
compile (Stylesheets *sheets, const char *name, Diagnostics *diags)
{
  xsltStylesheet *style = xsltNewStylesheet ();
  style->_private = sheets;
  xmlDoc *document = stylesheet_load_main (sheets, name, style->dict);
  if (document == NULL)
    {
      xsltFreeStylesheet (style);
      return NULL;
    }
  Listener listener;
  xmlGenericErrorFunc old = xsltGenericError;
  void *old_data = xsltGenericErrorContext;
  guint errors = diag_count (diags, DIAG_ERROR);
  listener_begin (&listener, sheets, NULL, diags);
  xsltSetGenericErrorFunc (&listener, listener_hear);
  int result = xsltParseStylesheetUser (style, document);
  xsltSetGenericErrorFunc (old_data, old);
  /* What it says about a file that we refused it is only an echo. */
  listener_end (&listener, sheets->load_failed);
  gboolean reported = diag_count (diags, DIAG_ERROR) > errors;
  if (result == 0 && !reported)
    return style;
  if (!reported)
    {
      g_autofree char *shown = stylesheet_shown (sheets, (const char *) document->URL);
      Place place = { shown, 0, 0, 0 };
      diag_report (diags, DIAG_RENDER_STYLESHEET, &place, "?", NULL);
    }
  xsltFreeStylesheet (style);
  if (result != 0)
    xmlFreeDoc (document);
  return NULL;
}

gboolean
stylesheets_load (Stylesheets *sheets, const char *name, Diagnostics *diags)
{
  gpointer known;
  if (g_hash_table_lookup_extended (sheets->compiled, name, NULL, &known))
    return known != NULL;
  sheets->diags = diags;
  xsltStylesheet *style = compile (sheets, name, diags);
  sheets->diags = NULL;
  g_hash_table_insert (sheets->compiled, g_strdup (name), style);
  return style != NULL;
}

static xmlDoc *
transform (const Stylesheets *sheets, xsltStylesheet *style, xmlDoc *view, const char *page, Diagnostics *diags)
{
  xsltTransformContext *context = xsltNewTransformContext (style, view);
  Listener listener;
  listener_begin (&listener, sheets, page, diags);
  listener.context = context;
  xsltSetTransformErrorFunc (context, &listener, listener_hear);
  xsltSetCtxtSecurityPrefs (sheets->security, context);
  context->maxTemplateDepth = MOST_TEMPLATE_DEPTH;
  context->opLimit = MOST_INSTRUCTIONS;
  context->xpathCtxt->opLimit = MOST_XPATH_STEPS;
  xmlDoc *result = xsltApplyStylesheetUser (style, view, NULL, NULL, NULL, context);
  gboolean good = context->state == XSLT_STATE_OK;
  listener_end (&listener, FALSE);
  if ((result == NULL || !good) && !listener.failed)
    diag_report (diags, DIAG_RENDER_RUN, NULL, page, _("the library gives no reason"), NULL);
  if (result != NULL && (!good || listener.failed))
    {
      xmlFreeDoc (result);
      result = NULL;
    }
  xsltFreeTransformContext (context);
  return result;
}

GString *
stylesheets_render (const Stylesheets *sheets, const char *name, xmlDoc *view, GHashTable *inserts, const char *page, Diagnostics *diags)
{
  xsltStylesheet *style = g_hash_table_lookup (sheets->compiled, name);
  if (style == NULL)
    {
      if (!g_hash_table_contains (sheets->compiled, name))
        diag_report (diags, DIAG_RENDER_MISSING, NULL, name, NULL);
      return NULL;           /* else it was reported when it was compiled */
    }
  xmlDoc *result = transform (sheets, style, view, page, diags);
  if (result == NULL)
    return NULL;
  g_autofree char *shown = style->doc != NULL ? stylesheet_shown (sheets, (const char *) style->doc->URL) : NULL;
  Place place = { shown, 0, 0, 0 };
  GString *html = g_string_sized_new (16384);
  gboolean good = html_write (html, result, inserts, page, &place, diags);
  xmlFreeDoc (result);
  if (!good)
    {
      g_string_free (html, TRUE);
      html = NULL;
    }
  return html;
}
