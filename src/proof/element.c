/* What an element of a page means for its links and ids. */
#include "proof/reader_parts.h"

#include <string.h>

/* The attributes that name ids of the page. */
static const char *
reference_attribute (const char *name)
{
  static const char *const names[] = { "for", "headers", "list", "form", "aria-labelledby", "aria-describedby", "aria-controls",
                                       "aria-owns", "aria-details", "aria-flowto", "aria-activedescendant", "aria-errormessage" };
  if (name[0] != 'f' && name[0] != 'h' && name[0] != 'l' && strncmp (name, "aria-", 5) != 0)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (name, names[i]) == 0)
      return names[i];
  return NULL;
}

static void
meet_other_attribute (Reader *reader, Element *element, const char *name, const char *value, gsize length)
{
  const char *reference = reference_attribute (name);
  if (reference != NULL)
    reader_add_references (reader, reference, value, length);
  if (strcmp (name, "srcset") == 0 || strcmp (name, "imagesrcset") == 0)
    reader_add_set (reader, value, length);
  else if (strcmp (name, "style") == 0)
    reader_add_style (reader, value, length);
  else if (strcmp (name, "poster") == 0 || strcmp (name, "background") == 0
           || (strcmp (name, "data") == 0 && strcmp (element->name, "object") == 0))
    reader_add_link (reader, value, length, LINK_LOADED);
  else if (strcmp (name, "action") == 0 || strcmp (name, "formaction") == 0)
    reader_add_link (reader, value, length, LINK_FOLLOWED);
  else if (strcmp (name, "aria-label") == 0 || strcmp (name, "aria-labelledby") == 0 || strcmp (name, "title") == 0)
    element->labelled = TRUE;
  else if (strcmp (name, "rel") == 0)
    element->rel = value, element->rel_length = length;
  else if (strcmp (name, "type") == 0)
    element->type = value, element->type_length = length;
  else if (strcmp (name, "http-equiv") == 0)
    element->equiv = value, element->equiv_length = length;
  else if (strcmp (name, "content") == 0)
    element->content = value, element->content_length = length;
}

void
element_meet_attribute (Reader *reader, Element *element, const char *name, const char *value, gsize length)
{
  switch (name[0])
    {
    case 'c':
      if (name[1] == 'l')
        return;              /* class, the most frequent */
      break;
    case 'i':
      if (strcmp (name, "id") == 0)
        {
          reader_add_id (reader, value, length);
          return;
        }
      break;
    case 'h':
      if (strcmp (name, "href") == 0)
        {
          element->href = value, element->href_length = length;
          return;
        }
      break;
    case 's':
      if (strcmp (name, "src") == 0)
        {
          element->src = value, element->src_length = length;
          return;
        }
      break;
    case 'a':
      if (strcmp (name, "alt") == 0)
        {
          element->alt = TRUE;
          element->alt_filled = length > 0;
          return;
        }
      break;
    default:
      break;
    }
  meet_other_attribute (reader, element, name, value, length);
}

/* Whether what a <link> names is fetched with the page. */
static gboolean
link_is_loaded (const Element *element)
{
  static const char *const loaded[] = { "stylesheet", "icon", "preload", "modulepreload", "prefetch", "preconnect", "dns-prefetch",
                                        "manifest", "apple-touch-icon", "mask-icon" };
  g_autofree char *rel = g_ascii_strdown (element->rel != NULL ? element->rel : "", (gssize) element->rel_length);
  g_auto (GStrv) words = g_strsplit_set (rel, " \t\n", -1);
  for (guint i = 0; i < G_N_ELEMENTS (loaded); i++)
    if (g_strv_contains ((const char *const *) words, loaded[i]))
      return TRUE;
  return FALSE;
}

static void
meet_href (Reader *reader, const Element *element)
{
  gboolean loaded = FALSE;
  if (strcmp (element->name, "link") == 0)
    loaded = link_is_loaded (element);
  else if (!element->html)
    loaded = strcmp (element->name, "a") != 0;
  guint32 href = reader_add_link (reader, element->href, element->href_length, loaded ? LINK_LOADED : LINK_FOLLOWED);
  if (element->html && element->name[0] == 'a' && element->name[1] == '\0')
    {
      reader->in_link = TRUE;
      reader->link_filled = element->labelled;
      reader->link_href = href;
      reader->link_line = reader_line (reader);
    }
}

/* <meta http-equiv="refresh" content="0; url=…"> */
static void
meet_meta (Reader *reader, const Element *element)
{
  if (element->equiv == NULL || element->content == NULL || element->equiv_length != 7
      || g_ascii_strncasecmp (element->equiv, "refresh", 7) != 0)
    return;
  g_autofree char *content = g_strndup (element->content, element->content_length);
  g_autofree char *lower = g_ascii_strdown (content, -1);
  const char *url = strstr (lower, "url=");
  if (url != NULL)
    reader_add_quoted (reader, content + (url - lower) + 4, content + element->content_length);
}

void
element_meet (Reader *reader, const Element *element)
{
  const char *name = element->name;
  guint32 src = 0;
  if (element->src != NULL)
    src = reader_add_link (reader, element->src, element->src_length, LINK_LOADED);
  if (element->href != NULL)
    meet_href (reader, element);
  if (!element->html)
    {
      reader->link_filled = TRUE;      /* a picture in a link */
      return;
    }
  if (name[1] == '\0' || strchr ("abims", name[0]) == NULL)
    return;                  /* most elements */
  if (strcmp (name, "img") == 0 || strcmp (name, "area") == 0
      || (strcmp (name, "input") == 0 && element->type_length == 5 && strncmp (element->type, "image", 5) == 0))
    {
      if (!element->alt && (name[0] != 'a' || element->href != NULL))
        reader_add_fault (reader, FAULT_ALT, element->src != NULL ? src : reader_keep (reader, name, strlen (name)));
      reader->link_filled = reader->link_filled || element->alt_filled;
    }
  else if (strcmp (name, "base") == 0)
    reader_add_fault (reader, FAULT_BASE, reader_keep (reader, "", 0));
  else if (strcmp (name, "meta") == 0)
    meet_meta (reader, element);
  else if (strcmp (name, "script") == 0 && element->type_length == 6 && strncmp (element->type, "module", 6) == 0)
    reader_add_fault (reader, FAULT_MODULE, src);
  else if (strcmp (name, "style") == 0)
    {
      reader->in_style = TRUE;
      g_string_truncate (reader->style, 0);
    }
}
