/* Paths, links between them, and file names. */
#include <string.h>

#include "page/plan.h"
#include "text/locale.h"

/* Characters that a path cannot have in a URL as they are; Chinese may stay. */
static gboolean
needs_encoding (guchar byte)
{
  return byte <= ' ' || byte == 0x7F || (byte < 0x80 && strchr ("\"#%<>?[\\]^`{|}", byte) != NULL);
}

char *
page_link (const char *from, const char *to)
{
  gsize common = 0;
  for (gsize i = 0; from[i] != '\0' && from[i] == to[i]; i++)
    if (from[i] == '/')
      common = i + 1;
  GString *link = g_string_sized_new (strlen (to) + 16);
  for (const char *at = from + common; (at = strchr (at, '/')) != NULL; at++)
    g_string_append_len (link, "../", 3);
  const char *rest = to + common;
  gsize first_segment = strcspn (rest, "/:");
  if (link->len == 0 && rest[first_segment] == ':')
    g_string_append (link, "./");
  const char *done = rest;
  for (const char *at = rest;; at++)
    if (*at == '\0' || needs_encoding ((guchar) *at))
      {
        g_string_append_len (link, done, at - done);
        if (*at == '\0')
          break;
        g_string_append_printf (link, "%%%02X", (guchar) *at);
        done = at + 1;
      }
  return g_string_free (link, FALSE);
}

char *
page_root (const char *path)
{
  GString *root = g_string_new (NULL);
  for (const char *at = path; (at = strchr (at, '/')) != NULL; at++)
    g_string_append (root, "../");
  return g_string_free (root, FALSE);
}

#define LONGEST_NAME 200   /* bytes: file systems take 255 with the suffix */

/* Names that some system keeps for itself, with or without a suffix; and that of the folder's own page. */
static gboolean
is_reserved (const char *name)
{
  static const char *const devices[] = { "con", "prn", "aux", "nul", NULL };
  gsize length = strcspn (name, ".");
  g_autofree char *stem = g_ascii_strdown (name, (gssize) length);
  if (g_strv_contains (devices, stem) || strcmp (name, "index") == 0 || strcmp (name, "_index") == 0)
    return TRUE;
  return length == 4 && (strncmp (stem, "com", 3) == 0 || strncmp (stem, "lpt", 3) == 0) && g_ascii_isdigit (stem[3]);
}

char *
page_file_name (const char *id)
{
  g_autofree char *normal = text_nfc (id);
  GString *name = g_string_sized_new (strlen (normal) + 8);
  for (const char *at = normal; *at != '\0' && name->len < LONGEST_NAME; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);
      gboolean safe = g_unichar_isalnum (c) || g_unichar_ismark (c) || c == '-' || c == '_' || (c == '.' && name->len > 0);
      g_string_append_unichar (name, safe ? c : '-');
    }
  while (name->len > 0 && name->str[name->len - 1] == '.')
    g_string_truncate (name, name->len - 1);
  if (name->len == 0)
    g_string_append_c (name, '-');
  if (is_reserved (name->str))
    g_string_prepend_c (name, '-');
  return g_string_free (name, FALSE);
}

int
page_compare_names (const char *a, const char *b)
{
  const char *x = a, *y = b;
  while (*x != '\0' && *y != '\0')
    {
      if (g_ascii_isdigit (*x) && g_ascii_isdigit (*y))
        {
          while (*x == '0')
            x++;
          while (*y == '0')
            y++;
          gsize m = strspn (x, "0123456789"), n = strspn (y, "0123456789");
          int order = m != n ? (m < n ? -1 : 1) : strncmp (x, y, m);
          if (order != 0)
            return order;
          x += m;
          y += n;
        }
      else if (*x != *y)
        return (guchar) *x < (guchar) *y ? -1 : 1;
      else
        {
          x++;
          y++;
        }
    }
  if (*x != *y)
    return *x == '\0' ? -1 : 1;
  return strcmp (a, b);
}
