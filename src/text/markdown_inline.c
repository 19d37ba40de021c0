/* Writes inlines. */
#include <stdlib.h>
#include <string.h>

#include "text/markdown_parts.h"

void
markdown_add_spot (MarkdownWork *work, gsize offset, MarkdownSpotKind kind, guint index)
{
  MarkdownSpot spot = { (guint32) offset, (guint32) (work->html->len - offset), (guint16) kind, (guint16) index };
  g_array_append_val (work->out->spots, spot);
}

/* The destination for the page, new string; NULL and a warning when it may not be followed. */
static char *
target_for (MarkdownWork *work, cmark_node *node, const char *url, const char *begins, Place *place)
{
  /* A bare address was linked by us and has no place of its own: its text is looked for. */
  cmark_node *label = cmark_node_get_start_line (node) > 0 ? NULL : cmark_node_first_child (node);
  *place = markdown_inline_place (work, node, begins, label != NULL ? cmark_node_get_literal (label) : url);
  if (markdown_url_is_dangerous (url))
    {
      diag_report (work->diags, DIAG_MARKDOWN_LINK, place, url, NULL);
      return NULL;
    }
  char *target = work->options->rewrite_link != NULL ? work->options->rewrite_link (url, work->options->data) : NULL;
  return target != NULL ? target : g_strdup (url);
}

static void
write_title (MarkdownWork *work, cmark_node *node)
{
  const char *title = cmark_node_get_title (node);
  if (title == NULL || *title == '\0')
    return;
  g_string_append (work->html, " title=\"");
  markdown_write_text (work->html, title);
  g_string_append_c (work->html, '"');
}

/* A link that is dropped is marked, so that its end is not written either. */
#define DROPPED GINT_TO_POINTER (1)

static void
write_link (MarkdownWork *work, cmark_node *node, gboolean entering)
{
  if (!entering)
    {
      work->in_link--;
      if (cmark_node_get_user_data (node) != DROPPED)
        g_string_append (work->html, "</a>");
      return;
    }
  work->in_link++;
  g_autofree char *url = markdown_clean (cmark_node_get_url (node));
  Place place;
  g_autofree char *target = target_for (work, node, url, "[<", &place);
  if (target == NULL)
    {
      cmark_node_set_user_data (node, DROPPED);
      return;
    }
  g_string_append (work->html, "<a href=\"");
  markdown_write_target (work, MARKDOWN_LINK, url, target, &place);
  g_string_append_c (work->html, '"');
  write_title (work, node);
  g_string_append_c (work->html, '>');
}

/* A page loads nothing from outside: a picture elsewhere becomes a link to it. */
static void
write_outside_picture (MarkdownWork *work, cmark_node *node, const char *url, const Place *place)
{
  diag_report (work->diags, DIAG_MARKDOWN_PICTURE, place, url, NULL);
  g_autofree char *text = markdown_plain_text (node);
  if (work->in_link > 0)
    {
      markdown_write_text (work->html, text);
      return;
    }
  g_string_append (work->html, "<a href=\"");
  markdown_write_target (work, MARKDOWN_LINK, url, url, place);
  g_string_append (work->html, "\">");
  markdown_write_text (work->html, *text != '\0' ? text : url);
  g_string_append (work->html, "</a>");
}

static void
write_image (MarkdownWork *work, cmark_node *node)
{
  g_autofree char *url = markdown_clean (cmark_node_get_url (node));
  g_autofree char *text = markdown_plain_text (node);
  Place place;
  g_autofree char *target = target_for (work, node, url, "!", &place);
  if (target == NULL)
    {
      markdown_write_text (work->html, text);
      return;
    }
  if (markdown_url_is_outside (url))
    {
      write_outside_picture (work, node, url, &place);
      return;
    }
  g_string_append (work->html, "<img src=\"");
  markdown_write_target (work, MARKDOWN_IMAGE, url, target, &place);
  g_string_append (work->html, "\" alt=\"");
  markdown_write_text (work->html, text);
  g_string_append_c (work->html, '"');
  write_title (work, node);
  g_string_append (work->html, " />");
}

static void
write_footnote_reference (MarkdownWork *work, cmark_node *node)
{
  guint number = (guint) strtoul (cmark_node_get_literal (node), NULL, 10);
  if (number == 0 || number > work->n_footnotes)
    return;
  if (work->in_link > 0)
    {
      g_string_append_printf (work->html, "<sup class=\"footnote-ref\">%u</sup>", number);
      return;
    }
  guint nth = ++work->footnote_seen[number];
  g_autofree char *target = g_strdup_printf ("#fn-%u", number);
  char *id = nth == 1 ? g_strdup_printf ("fnref-%u", number) : g_strdup_printf ("fnref-%u-%u", number, nth);
  Place place = markdown_inline_place (work, node, "[", NULL);
  g_string_append (work->html, "<sup class=\"footnote-ref\"><a href=\"");
  markdown_write_target (work, MARKDOWN_LINK, target, target, &place);
  g_string_append (work->html, "\" id=\"");
  gsize offset = work->html->len;
  g_string_append (work->html, id);
  markdown_add_spot (work, offset, MARKDOWN_ID, work->out->ids->len);
  g_ptr_array_add (work->out->ids, id);
  g_string_append_printf (work->html, "\">%u</a></sup>", number);
}

/* <br> is the only way to break a line in a table's cell and cannot do harm: it is kept. */
static gboolean
is_line_break (const char *html)
{
  if (g_ascii_strncasecmp (html, "<br", 3) != 0)
    return FALSE;
  html += 3;
  while (g_ascii_isspace (*html))
    html++;
  return strcmp (html, ">") == 0 || strcmp (html, "/>") == 0;
}

static void
drop_html (MarkdownWork *work, cmark_node *node)
{
  const char *html = cmark_node_get_literal (node);
  if (is_line_break (html))
    {
      g_string_append (work->html, "<br />");
      return;
    }
  if (html[0] == '<' && (html[1] == '/' || html[1] == '!'))
    return;
  Place place = markdown_inline_place (work, node, "<", html);
  gsize length = 1;
  while (g_ascii_isalnum (html[length]))
    length++;
  g_autofree char *tag = g_strdup_printf ("%.*s>", (int) length, html);
  place.length = (guint) g_utf8_strlen (html, -1);
  diag_report (work->diags, DIAG_MARKDOWN_HTML, &place, tag, NULL);
}

static void
write_soft_break (MarkdownWork *work, cmark_node *node)
{
  if (!markdown_break_joins (node))
    g_string_append_c (work->html, '\n');
}

gboolean
markdown_write_inline (MarkdownWork *work, cmark_node *node, gboolean entering)
{
  GString *html = work->html;
  switch (cmark_node_get_type (node))
    {
    case CMARK_NODE_TEXT:
      if (entering && work->has_braces)
        markdown_write_insertions (work, node);
      else if (entering)
        markdown_write_text (html, cmark_node_get_literal (node));
      break;
    case CMARK_NODE_SOFTBREAK:
      if (entering)
        write_soft_break (work, node);
      break;
    case CMARK_NODE_LINEBREAK:
      if (entering)
        g_string_append (html, "<br />\n");
      break;
    case CMARK_NODE_CODE:
      if (entering)
        {
          g_string_append (html, "<code>");
          markdown_write_text (html, cmark_node_get_literal (node));
          g_string_append (html, "</code>");
        }
      break;
    case CMARK_NODE_HTML_INLINE:
      if (entering)
        drop_html (work, node);
      break;
    case CMARK_NODE_STRONG:
      g_string_append (html, entering ? "<strong>" : "</strong>");
      break;
    case CMARK_NODE_EMPH:
      if (cmark_node_get_user_data (node) == MARKDOWN_DELETED)
        g_string_append (html, entering ? "<del>" : "</del>");
      else
        g_string_append (html, entering ? "<em>" : "</em>");
      break;
    case CMARK_NODE_LINK:
      write_link (work, node, entering);
      break;
    case CMARK_NODE_IMAGE:
      if (entering)
        write_image (work, node);
      return FALSE;
    case CMARK_NODE_FOOTNOTE_REFERENCE:
      if (entering)
        write_footnote_reference (work, node);
      break;
    default:
      break;
    }
  return TRUE;
}
