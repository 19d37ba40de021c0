/* Readable anchors: the heading's own words, Chinese ones too. */
#include <string.h>

#include "text/markdown_parts.h"

#define LONGEST_ID 80   /* characters */

/* Latin beyond the combining marks and Chinese are in NFC as they stand: only other scripts need the library's time. */
static gboolean
is_surely_nfc (const char *text)
{
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);
      if (c >= 0x300 && !(c >= 0x2010 && c <= 0x2027) && !(c >= 0x3000 && c <= 0x3029) && !(c >= 0x3400 && c <= 0x9FFF)
          && !(c >= 0xFF00 && c <= 0xFFEF))
        return FALSE;
    }
  return TRUE;
}

static char *
readable_id (const char *title)
{
  g_autofree char *normal = is_surely_nfc (title) ? NULL : g_utf8_normalize (title, -1, G_NORMALIZE_NFC);
  GString *id = g_string_sized_new (strlen (title) + 1);
  guint count = 0;
  gboolean gap = FALSE;
  for (const char *at = normal != NULL ? normal : title; *at != '\0' && count < LONGEST_ID; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);
      if (!g_unichar_isalnum (c) && !g_unichar_ismark (c) && c != '_')
        {
          gap = id->len > 0;
          continue;
        }
      if (gap)
        g_string_append_c (id, '-');
      gap = FALSE;
      g_string_append_unichar (id, g_unichar_tolower (c));
      count++;
    }
  if (id->len == 0)
    g_string_append (id, "section");
  if (g_str_has_prefix (id->str, "tb-"))
    g_string_prepend (id, "section-");
  /* In a piece of memory of its own size. */
  char *copy = g_strndup (id->str, id->len);
  g_string_free (id, TRUE);
  return copy;
}

void
markdown_reserve_id (MarkdownWork *work, const char *id)
{
  g_hash_table_insert (work->ids, g_strdup (id), GUINT_TO_POINTER (1));
}

const char *
markdown_new_id (MarkdownWork *work, const char *title)
{
  char *id = readable_id (title);
  guint count = GPOINTER_TO_UINT (g_hash_table_lookup (work->ids, id));
  if (count > 0)
    {
      char *numbered = NULL;
      do
        {
          g_free (numbered);
          numbered = g_strdup_printf ("%s-%u", id, ++count);
        }
      while (g_hash_table_contains (work->ids, numbered));
      g_hash_table_insert (work->ids, id, GUINT_TO_POINTER (count));
      id = numbered;
    }
  g_hash_table_insert (work->ids, g_strdup (id), GUINT_TO_POINTER (1));
  g_ptr_array_add (work->out->ids, id);
  return id;
}
