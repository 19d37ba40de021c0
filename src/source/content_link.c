/* Links between files of the content folder become links between pages. */
#include <string.h>

#include "source/content_parts.h"
#include "text/locale.h"

static gboolean
has_scheme (const char *url)
{
  if (!g_ascii_isalpha (*url))
    return FALSE;
  while (g_ascii_isalnum (*url) || *url == '+' || *url == '-' || *url == '.')
    url++;
  return *url == ':';
}

/* Appends a path; what would end it in a URL is percent-encoded, the rest is left to the Markdown reader. */
static void
append_path (GString *out, const char *path)
{
  while (TRUE)
    {
      gsize run = strcspn (path, "%?#");
      g_string_append_len (out, path, (gssize) run);
      path += run;
      if (*path == '\0')
        return;
      g_string_append_printf (out, "%%%02X", (guchar) *path++);
    }
}

/* Where `path`, relative to `folder`, leads; without . and .. ; NULL when it leaves the content folder. */
static char *
resolve (const char *folder, const char *path)
{
  g_autofree char *out = g_malloc (strlen (folder) + strlen (path) + 2);
  gsize length = 0, size;
  const char *const halves[] = { folder, path };
  for (guint i = 0; i < G_N_ELEMENTS (halves); i++)
    for (const char *part = halves[i];; part += size + 1)
      {
        size = strcspn (part, "/");
        if (size == 2 && part[0] == '.' && part[1] == '.')
          {
            if (length == 0)
              return NULL;
            while (length > 0 && out[--length] != '/')
              ;
          }
        else if (size > 0 && !(size == 1 && part[0] == '.'))
          {
            if (length > 0)
              out[length++] = '/';
            memcpy (out + length, part, size);
            length += size;
          }
        if (part[size] == '\0')
          break;
      }
  out[length] = '\0';
  return g_steal_pointer (&out);
}

static gboolean
names_folder (const ContentLinks *links, const char *path)
{
  gsize length = strlen (path);
  if (length == 0 || path[length - 1] == '/' || strcmp (path, ".") == 0 || strcmp (path, "..") == 0 || g_str_has_suffix (path, "/..")
      || g_str_has_suffix (path, "/."))
    return TRUE;
  g_autofree char *resolved = resolve (links->folder, path);
  return resolved != NULL && g_hash_table_contains (links->folders, resolved);
}

/* The path from the document's folder to one that is written from the top of the content folder. */
static char *
from_top (const ContentLinks *links, const char *path)
{
  GString *out = g_string_new (NULL);
  if (*links->folder != '\0')
    for (const char *at = links->folder; at != NULL; at = strchr (at + 1, '/'))
      g_string_append (out, "../");
  while (*path == '/')
    path++;
  g_string_append (out, path);
  return g_string_free (out, FALSE);
}

/* A path as a file has it. A percent sign that encodes nothing stands for itself, as in "100%.md". NULL when it is no text. */
static char *
decode (const char *raw)
{
  if (strchr (raw, '%') == NULL)
    return g_utf8_validate (raw, -1, NULL) ? g_strdup (raw) : NULL;
  GString *out = g_string_new (NULL);
  for (const char *at = raw; *at != '\0'; at++)
    if (*at == '%' && g_ascii_isxdigit (at[1]) && g_ascii_isxdigit (at[2]))
      {
        g_string_append_c (out, (char) (g_ascii_xdigit_value (at[1]) * 16 + g_ascii_xdigit_value (at[2])));
        at += 2;
      }
    else
      g_string_append_c (out, *at);
  gboolean good = g_utf8_validate (out->str, (gssize) out->len, NULL);   /* also without NUL */
  return g_string_free (out, !good);
}

char *
content_rewrite_link (const char *written, gpointer data)
{
  const ContentLinks *links = data;
  if (*written == '\0' || *written == '#' || *written == '?' || has_scheme (written) || g_str_has_prefix (written, "//"))
    return NULL;
  gsize length = strcspn (written, "?#");
  g_autofree char *raw = g_strndup (written, length);
  g_autofree char *decoded = decode (raw);
  if (decoded == NULL)
    return NULL;
  g_autofree char *normal = g_str_is_ascii (decoded) ? g_strdup (decoded) : text_nfc (decoded);
  g_autofree char *path = *normal == '/' ? from_top (links, normal) : g_steal_pointer (&normal);
  g_autofree char *target = NULL;
  if (names_folder (links, path))
    target = g_strconcat (path, *path == '\0' || g_str_has_suffix (path, "/") ? "" : "/", "index.html", NULL);
  else
    target = content_path (path);
  GString *out = g_string_new (NULL);
  /* "a:b.html" would be read as an address of the scheme "a". */
  if (has_scheme (target))
    g_string_append (out, "./");
  append_path (out, target);
  g_string_append (out, written + length);
  return g_string_free (out, FALSE);
}

char *
content_link (const Content *content, const Document *document, const char *written)
{
  ContentLinks links = { document->folder, content->folders };
  g_autofree char *link = content_rewrite_link (written, &links);
  /* What is encoded already stays so. */
  return link == NULL ? NULL : g_uri_escape_string (link, "%" G_URI_RESERVED_CHARS_GENERIC_DELIMITERS G_URI_RESERVED_CHARS_SUBCOMPONENT_DELIMITERS, TRUE);
}

char *
content_link_path (const Document *document, const char *target)
{
  gsize length = strcspn (target, "?#");
  if (length == 0 || *target == '/' || has_scheme (target))
    return NULL;
  g_autofree char *raw = g_strndup (target, length), *path = decode (raw);
  return path == NULL ? NULL : resolve (document->folder, path);
}
