/* libxslt talks in fragments: "runtime error: file F line N element E\n", then the text; libxml2 says the cause before, without a
 * place. Joined, what belongs together becomes one diagnostic. */
#include "render/stylesheets_internal.h"

#include <libxslt/xsltutils.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#if LIBXML_VERSION >= 21200
typedef const xmlError *XmlErrorPointer;
#else
typedef xmlError *XmlErrorPointer;
#endif

typedef struct {
  char *file;                /* NULL: no place */
  guint line;
  char *text;
} Saying;

static void
free_saying (gpointer data)
{
  Saying *saying = data;
  g_free (saying->file);
  g_free (saying->text);
  g_free (saying);
}

/* The place of a node of a stylesheet; FALSE when it is none. */
static gboolean
take_node (Listener *listener, const xmlNode *node)
{
  if (node == NULL || node->doc == NULL || node->doc->URL == NULL)
    return FALSE;
  g_free (listener->file);
  listener->file = stylesheet_shown (listener->sheets, (const char *) node->doc->URL);
  listener->line = (guint) MAX (xmlGetLineNo ((xmlNode *) node), 0);
  return TRUE;
}

static void
take_instruction (Listener *listener)
{
  if (listener->context != NULL)
    take_node (listener, listener->context->inst);
}

/* The text behind the name of the library's function that it may begin with: "xsltParseStylesheetProcess : …". */
static const char *
behind_function (const char *text)
{
  gsize name = g_str_has_prefix (text, "xslt") ? strspn (text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") : 0;
  const char *colon = name > 0 ? text + name + strspn (text + name, " ") : text;
  return name > 0 && *colon == ':' ? colon + 1 + strspn (colon + 1, " ") : text;
}

/* Ends the text so far: an error, or a message of the stylesheet. */
static void
finish_text (Listener *listener, gboolean error)
{
  const char *said = g_strstrip (listener->said->str);
  char *text = g_strdup (error ? behind_function (said) : said);
  g_string_truncate (listener->said, 0);
  g_strdelimit (text, "\n\r\t", ' ');
  if (text[0] != '\0')
    {
      Saying *saying = g_new0 (Saying, 1);
      saying->file = g_steal_pointer (&listener->file);
      saying->line = listener->line;
      saying->text = g_steal_pointer (&text);
      g_ptr_array_add (error ? listener->errors : listener->messages, saying);
      listener->failed = listener->failed || error;
    }
  g_free (text);
  listener->has_place = FALSE;
  g_clear_pointer (&listener->file, g_free);
  listener->line = 0;
}

/* "compilation error: file F line N element E": what stands between "file " and " line " or " element ". */
static gboolean
take_place (Listener *listener, const char *text)
{
  if (!g_str_has_prefix (text, "compilation error") && !g_str_has_prefix (text, "runtime error") && !g_str_has_prefix (text, "error"))
    return FALSE;
  const char *file = strstr (text, "file "), *line = strstr (text, " line ");
  g_clear_pointer (&listener->file, g_free);
  listener->line = line != NULL ? (guint) strtoul (line + 6, NULL, 10) : 0;
  const char *end = file == NULL ? NULL : line != NULL ? line : strstr (file, " element ");
  if (file != NULL && end != NULL && end > file + 5)
    {
      g_autofree char *url = g_strndup (file + 5, end - file - 5);
      listener->file = stylesheet_shown (listener->sheets, url);
    }
  listener->has_place = TRUE;
  return TRUE;
}

void
listener_hear (void *data, const char *format, ...)
{
  Listener *listener = data;
  va_list arguments;
  va_start (arguments, format);
  g_autofree char *text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  /* A text is given as "%s", and so is an <xsl:message>, but that without a place before it. */
  gboolean is_text = strcmp (format, "%s") == 0 || strcmp (format, "\n") == 0;
  if (listener->said->len == 0 && !listener->has_place && !is_text)
    {
      if (take_place (listener, text))
        return;
      take_instruction (listener);
      listener->has_place = TRUE;
    }
  if (listener->said->len == 0 && !listener->has_place)
    take_instruction (listener);
  g_string_append (listener->said, text);
  if (g_str_has_suffix (text, "\n"))
    finish_text (listener, listener->has_place);
}

/* What libxml2 says besides its errors: "function f not found". */
static void
on_generic_error (void *data, const char *format, ...)
{
  Listener *listener = data;
  va_list arguments;
  va_start (arguments, format);
  g_string_append_vprintf (listener->said, format, arguments);
  va_end (arguments);
  take_instruction (listener);
  finish_text (listener, TRUE);
}

/* What libxml2 says of expressions. */
static void
on_structured_error (void *data, XmlErrorPointer error)
{
  Listener *listener = data;
  if (error->level < XML_ERR_ERROR)
    return;
  g_string_assign (listener->said, error->message != NULL ? error->message : "?");
  g_strchomp (listener->said->str);
  listener->said->len = strlen (listener->said->str);
  if (error->str1 != NULL && error->domain == XML_FROM_XPATH)
    g_string_append_printf (listener->said, ": %s", error->str1);
  take_instruction (listener);
  if (listener->file == NULL)
    take_node (listener, error->node);
  finish_text (listener, TRUE);
}

void
listener_begin (Listener *listener, const Stylesheets *sheets, const char *page, Diagnostics *diags)
{
  memset (listener, 0, sizeof *listener);
  listener->sheets = sheets;
  listener->page = page;
  listener->diags = diags;
  listener->said = g_string_new (NULL);
  listener->errors = g_ptr_array_new_with_free_func (free_saying);
  listener->messages = g_ptr_array_new_with_free_func (free_saying);
  xmlSetStructuredErrorFunc (listener, on_structured_error);
  xmlSetGenericErrorFunc (listener, on_generic_error);
}

static void
report (const Listener *listener, DiagId id, const Saying *saying, const char *text)
{
  Place place = { saying->file, saying->line, 0, 0 };
  const Place *where = saying->file != NULL ? &place : NULL;
  if (listener->page != NULL)
    diag_report (listener->diags, id, where, listener->page, text, NULL);
  else
    diag_report (listener->diags, id, where, text, NULL);
}

/* "xsl:import : recursion detected on imported URL templates:/home.xsl" → "home.xsl"; NULL: it says something else. */
static const char *
circle (const char *text)
{
  const char *url = strstr (text, "recursion detected on ") != NULL ? strstr (text, " URL ") : NULL;
  const char *slash = url != NULL ? strstr (url, ":/") : NULL;
  return slash != NULL ? slash + 2 : NULL;
}

/* Errors of one place become one message; those without a place belong to the next that has one. */
static void
report_errors (const Listener *listener)
{
  DiagId id = listener->page == NULL ? DIAG_RENDER_STYLESHEET : DIAG_RENDER_RUN;
  g_autoptr (GString) text = g_string_new (NULL);
  for (guint i = 0; i < listener->errors->len; i++)
    {
      const Saying *saying = listener->errors->pdata[i];
      const Saying *next = i + 1 < listener->errors->len ? listener->errors->pdata[i + 1] : NULL;
      if (strstr (text->str, saying->text) == NULL)
        g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", saying->text);
      if (next != NULL && (saying->file == NULL || (g_strcmp0 (saying->file, next->file) == 0 && saying->line == next->line)))
        continue;
      const char *name = listener->page == NULL ? circle (text->str) : NULL;
      report (listener, name != NULL ? DIAG_RENDER_CYCLE : id, saying, name != NULL ? name : text->str);
      g_string_truncate (text, 0);
    }
}

/* The last message before the end is the reason for it. */
static void
report_messages (Listener *listener)
{
  gboolean stopped = listener->context != NULL && listener->context->state == XSLT_STATE_STOPPED && !listener->failed;
  for (guint i = 0; i < listener->messages->len; i++)
    {
      const Saying *saying = listener->messages->pdata[i];
      gboolean reason = stopped && i + 1 == listener->messages->len;
      if (listener->page != NULL)
        report (listener, reason ? DIAG_RENDER_STOPPED : DIAG_RENDER_MESSAGE, saying, saying->text);
      else
        report (listener, DIAG_RENDER_STYLESHEET, saying, saying->text);
      listener->failed = listener->failed || reason || listener->page == NULL;
    }
}

void
listener_end (Listener *listener, gboolean forget)
{
  xmlSetStructuredErrorFunc (NULL, NULL);
  xmlSetGenericErrorFunc (NULL, NULL);
  finish_text (listener, listener->has_place);
  if (!forget)
    {
      report_messages (listener);
      report_errors (listener);
    }
  g_ptr_array_unref (listener->errors);
  g_ptr_array_unref (listener->messages);
  g_string_free (listener->said, TRUE);
  g_free (listener->file);
}
