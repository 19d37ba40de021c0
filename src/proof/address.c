/* Resolving as browsers do (the URL standard), but stricter: what would only work by a browser's leniency is malformed. */
#include "proof/address.h"

#include <string.h>

static gboolean
decode (const char *text, gsize length, GString *out)
{
  g_string_truncate (out, 0);
  for (gsize i = 0; i < length; i++)
    {
      if (text[i] != '%')
        {
          g_string_append_c (out, text[i]);
          continue;
        }
      if (i + 2 >= length || !g_ascii_isxdigit (text[i + 1]) || !g_ascii_isxdigit (text[i + 2]))
        return FALSE;
      int byte = g_ascii_xdigit_value (text[i + 1]) * 16 + g_ascii_xdigit_value (text[i + 2]);
      if (byte == 0)
        return FALSE;
      g_string_append_c (out, (char) byte);
      i += 2;
    }
  return g_utf8_validate (out->str, (gssize) out->len, NULL);
}

static gboolean
has_bad_character (const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if ((guchar) text[i] <= ' ' || text[i] == '\\' || text[i] == 0x7f || text[i] == '<' || text[i] == '>' || text[i] == '"')
      return TRUE;
  return FALSE;
}

/* The length of the scheme in front of a colon; 0: none. */
static gsize
scheme_length (const char *text, gsize length)
{
  gsize i = 0;
  if (length == 0 || !g_ascii_isalpha (text[0]))
    return 0;
  while (i < length && (g_ascii_isalnum (text[i]) || text[i] == '+' || text[i] == '-' || text[i] == '.'))
    i++;
  return i < length && text[i] == ':' ? i : 0;
}

static gboolean
scheme_is_known (const char *text, gsize length)
{
  static const char *const known[] = { "http", "https", "mailto", "tel" };
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (strlen (known[i]) == length && g_ascii_strncasecmp (text, known[i], length) == 0)
      return TRUE;
  return FALSE;
}

/* Takes the last part off a path; FALSE when there is none. */
static gboolean
go_up (GString *path)
{
  if (path->len == 0)
    return FALSE;
  const char *slash = strrchr (path->str, '/');
  g_string_truncate (path, slash == NULL ? 0 : (gsize) (slash - path->str));
  return TRUE;
}

static void
go_down (GString *path, const GString *part)
{
  if (path->len > 0)
    g_string_append_c (path, '/');
  g_string_append_len (path, part->str, (gssize) part->len);
}

/* Walks the parts of a relative path. */
static AddressKind
walk (const char *text, gsize length, GString *path, GString *part)
{
  gboolean folder = FALSE;
  for (const char *end = text + length; text <= end;)
    {
      const char *slash = memchr (text, '/', end - text);
      const char *stop = slash == NULL ? end : slash;
      if (!decode (text, stop - text, part) || strchr (part->str, '/') != NULL || strchr (part->str, '\\') != NULL)
        return ADDRESS_MALFORMED;
      folder = TRUE;
      if (strcmp (part->str, "..") == 0)
        {
          if (!go_up (path))
            return ADDRESS_OUTSIDE;
        }
      else if (part->len == 0 && slash != NULL)
        return ADDRESS_MALFORMED;      /* a//b */
      else if (part->len > 0 && strcmp (part->str, ".") != 0)
        {
          go_down (path, part);
          folder = FALSE;
        }
      text = stop + 1;
    }
  return folder ? ADDRESS_FOLDER : ADDRESS_FILE;
}

AddressKind
address_resolve (const char *folder, const char *written, gsize length, GString *path, GString *fragment)
{
  g_string_assign (path, folder);
  g_string_truncate (fragment, 0);
  while (length > 0 && g_ascii_isspace (written[0]))
    written++, length--;
  while (length > 0 && g_ascii_isspace (written[length - 1]))
    length--;
  if (has_bad_character (written, length))
    return ADDRESS_MALFORMED;
  gsize scheme = scheme_length (written, length);
  if (scheme > 0)
    return scheme_is_known (written, scheme) ? ADDRESS_WEB : ADDRESS_SCHEME;
  const char *hash = memchr (written, '#', length);
  if (hash != NULL)
    {
      if (!decode (hash + 1, length - (hash + 1 - written), fragment))
        return ADDRESS_MALFORMED;
      length = hash - written;
    }
  const char *query = memchr (written, '?', length);
  if (query != NULL)
    length = query - written;
  if (length == 0)
    return ADDRESS_SELF;
  if (written[0] == '/')
    return length > 1 && written[1] == '/' ? ADDRESS_HOST : ADDRESS_ROOT;
  g_autoptr (GString) part = g_string_new (NULL);
  return walk (written, length, path, part);
}
