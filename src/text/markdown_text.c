/* Text on its way into the page: escaping, cleaning, addresses. */
#include <string.h>

#include "text/markdown_parts.h"


static const guint8 special[256] = {
#define S 1
  /* 00 */ S, S, S, S, S, S, S, S, S, 0, 0, S, S, 0, S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, S,
  ['"'] = S, ['&'] = S, ['<'] = S, ['>'] = S, [0x7F] = S, [0xC2] = S, [0xEF] = S,
  [0xF0 ... 0xFF] = S,
#undef S
};

typedef enum { KEEP, DROP, REPLACE } Treatment;

/* What becomes of a character that begins with a special byte. */
static Treatment
treatment (gunichar c)
{
  if (c == MARKDOWN_HELPER_LETTER || c == MARKDOWN_HELPER_PUNCTUATION)
    return DROP;
  if (c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFE) == 0xFFFE)
    return REPLACE;
  return KEEP;
}

static const char *
entity (char byte)
{
  switch (byte)
    {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '"': return "&quot;";
    default: return NULL;
    }
}

static void
append_treated (GString *out, const char *text, gboolean escape)
{
  const char *start = text;
  for (const char *at = text;;)
    {
      while (!special[(guchar) *at])
        at++;
      if (*at == '\0')
        {
          g_string_append_len (out, start, at - start);
          return;
        }
      const char *replacement = escape ? entity (*at) : NULL;
      gsize length = 1;
      if ((guchar) *at >= 0xF8)
        replacement = "\xEF\xBF\xBD";   /* the library writes &#xFFFE; as this one byte */
      else if (replacement == NULL && entity (*at) == NULL)
        {
          length = (gsize) (g_utf8_next_char (at) - at);
          Treatment treat = treatment (g_utf8_get_char (at));
          replacement = treat == KEEP ? NULL : treat == DROP ? "" : "\xEF\xBF\xBD";
        }
      if (replacement != NULL)
        {
          g_string_append_len (out, start, at - start);
          g_string_append (out, replacement);
          start = at + length;
        }
      at += length;
    }
}

void
markdown_write_text (GString *html, const char *text)
{
  if (text != NULL)
    append_treated (html, text, TRUE);
}

/* The string in a piece of memory of its own size: a page has dozens that live as long as the build. */
static char *
exact (GString *string)
{
  char *copy = g_strndup (string->str, string->len);
  g_string_free (string, TRUE);
  return copy;
}

char *
markdown_clean (const char *text)
{
  const char *at = text;
  while (!special[(guchar) *at])
    at++;
  if (*at == '\0')
    return g_strdup (text);
  GString *out = g_string_sized_new (strlen (text) + 1);
  append_treated (out, text, FALSE);
  return exact (out);
}

gboolean
markdown_url_is_dangerous (const char *url)
{
  static const char *const schemes[] = { "javascript:", "vbscript:", "file:", "data:" };
  static const char *const pictures[] = { "data:image/png", "data:image/gif", "data:image/jpeg", "data:image/webp" };
  while (*url != '\0' && (guchar) *url <= ' ')
    url++;
  for (guint i = 0; i < G_N_ELEMENTS (pictures); i++)
    if (g_ascii_strncasecmp (url, pictures[i], strlen (pictures[i])) == 0)
      return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (schemes); i++)
    if (g_ascii_strncasecmp (url, schemes[i], strlen (schemes[i])) == 0)
      return TRUE;
  return FALSE;
}

gboolean
markdown_url_is_outside (const char *url)
{
  return g_ascii_strncasecmp (url, "http:", 5) == 0 || g_ascii_strncasecmp (url, "https:", 6) == 0 || strncmp (url, "//", 2) == 0;
}

/* Characters of a URL that stay as they are; those beyond ASCII stay too: a Chinese name is readable in an address. */
static gboolean
url_keeps (const char *at)
{
  guchar byte = (guchar) *at;
  if (byte == '%')
    return g_ascii_isxdigit (at[1]) && g_ascii_isxdigit (at[2]);
  if (byte >= 0x80)
    return treatment (g_utf8_get_char (at)) == KEEP && !g_unichar_isspace (g_utf8_get_char (at));
  return g_ascii_isalnum ((char) byte) || strchr ("-_.+!*'(),#@?=;:/&$~", byte) != NULL;
}

char *
markdown_encode_url (const char *url)
{
  GString *out = g_string_sized_new (strlen (url) + 16);
  for (const char *at = url, *next; *at != '\0'; at = next)
    {
      next = g_utf8_next_char (at);
      if (url_keeps (at))
        g_string_append_len (out, at, next - at);
      else if ((guchar) *at < 0x80 || treatment (g_utf8_get_char (at)) != DROP)
        for (const char *byte = at; byte < next; byte++)
          g_string_append_printf (out, "%%%02X", (guchar) *byte);
    }
  return exact (out);
}

void
markdown_write_target (MarkdownWork *work, MarkdownSpotKind kind, const char *written, const char *target, const Place *place)
{
  MarkdownLink *link = g_new0 (MarkdownLink, 1);
  g_autofree char *plain = strchr (written, '%') != NULL ? g_uri_unescape_string (written, NULL) : NULL;
  link->written = g_strdup (plain != NULL && g_utf8_validate (plain, -1, NULL) ? plain : written);
  link->target = markdown_encode_url (target);
  link->place = *place;
  gsize offset = work->html->len;
  markdown_write_text (work->html, link->target);
  markdown_add_spot (work, offset, kind, work->out->links->len);
  g_ptr_array_add (work->out->links, link);
}
