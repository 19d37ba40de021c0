/* Questions about the tree, and what is taken out of it before it is written. */
#include <stdlib.h>
#include <string.h>

#include "text/encoding.h"
#include "text/markdown_parts.h"

static gboolean
is_helper (gunichar c)
{
  return c == MARKDOWN_HELPER_LETTER || c == MARKDOWN_HELPER_PUNCTUATION;
}

static gunichar
first_character (const char *text)
{
  while (*text != '\0' && is_helper (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  return *text == '\0' ? 0 : g_utf8_get_char (text);
}

static gunichar
last_character (const char *text)
{
  const char *at = text + strlen (text);
  while ((at = g_utf8_find_prev_char (text, at)) != NULL)
    if (!is_helper (g_utf8_get_char (at)))
      return g_utf8_get_char (at);
  return 0;
}

gunichar
markdown_edge (cmark_node *node, gboolean last)
{
  while (node != NULL)
    switch (cmark_node_get_type (node))
      {
      case CMARK_NODE_TEXT:
      case CMARK_NODE_CODE:
        return last ? last_character (cmark_node_get_literal (node)) : first_character (cmark_node_get_literal (node));
      case CMARK_NODE_IMAGE:
        return 'x';
      case CMARK_NODE_FOOTNOTE_REFERENCE:
      case CMARK_NODE_HTML_INLINE:
        node = last ? cmark_node_previous (node) : cmark_node_next (node);
        break;
      default:
        node = last ? cmark_node_last_child (node) : cmark_node_first_child (node);
      }
  return 0;
}

gboolean
markdown_break_joins (cmark_node *soft_break)
{
  return markdown_joins (markdown_edge (cmark_node_previous (soft_break), TRUE), markdown_edge (cmark_node_next (soft_break), FALSE));
}

/* The node that follows in document order inside `root`, with or without going into `node`. */
static cmark_node *
following (cmark_node *node, cmark_node *root, gboolean enter)
{
  cmark_node *next = enter ? cmark_node_first_child (node) : NULL;
  while (next == NULL && node != root)
    {
      next = cmark_node_next (node);
      node = cmark_node_parent (node);
    }
  return next;
}

char *
markdown_plain_text (cmark_node *root)
{
  GString *text = g_string_new (NULL);
  for (cmark_node *node = cmark_node_first_child (root); node != NULL; node = following (node, root, TRUE))
    switch (cmark_node_get_type (node))
      {
      case CMARK_NODE_TEXT:
      case CMARK_NODE_CODE:
        g_string_append (text, cmark_node_get_literal (node));
        break;
      case CMARK_NODE_SOFTBREAK:
      case CMARK_NODE_LINEBREAK:
        if (!markdown_break_joins (node))
          g_string_append_c (text, ' ');
        break;
      default:
        break;
      }
  char *clean = markdown_clean (text->str);
  g_string_free (text, TRUE);
  return g_strstrip (clean);
}

static const char *const alerts[] = { "NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION", NULL };

static void
report_alert (MarkdownWork *work, cmark_node *text, const char *name)
{
  Place place = markdown_inline_place (work, text, "[", NULL);
  place.length = (guint) strlen (name) + 3;
  g_autofree char *upper = g_ascii_strup (name, -1);
  const char *nearest = text_nearest (upper, alerts, G_N_ELEMENTS (alerts) - 1);
  diag_report (work->diags, DIAG_MARKDOWN_ALERT, &place, name, nearest != NULL ? nearest : alerts[0], NULL);
}

int
markdown_take_alert (MarkdownWork *work, cmark_node *quote)
{
  cmark_node *paragraph = cmark_node_first_child (quote);
  if (paragraph == NULL || cmark_node_get_type (paragraph) != CMARK_NODE_PARAGRAPH)
    return -1;
  cmark_node *text = cmark_node_first_child (paragraph);
  if (text == NULL || cmark_node_get_type (text) != CMARK_NODE_TEXT)
    return -1;
  const char *literal = cmark_node_get_literal (text);
  gsize length = strlen (literal);
  if (length < 4 || strncmp (literal, "[!", 2) != 0 || literal[length - 1] != ']')
    return -1;
  cmark_node *line_break = cmark_node_next (text);
  if (line_break != NULL && cmark_node_get_type (line_break) != CMARK_NODE_SOFTBREAK
      && cmark_node_get_type (line_break) != CMARK_NODE_LINEBREAK)
    return -1;
  g_autofree char *name = g_strndup (literal + 2, length - 3);
  for (const char *at = name; *at != '\0'; at++)
    if (!g_ascii_isalpha (*at))
      return -1;
  int kind = 0;
  while (alerts[kind] != NULL && g_ascii_strcasecmp (alerts[kind], name) != 0)
    kind++;
  if (alerts[kind] == NULL)
    {
      report_alert (work, text, name);
      return -1;
    }
  cmark_node_free (text);
  if (line_break != NULL)
    cmark_node_free (line_break);
  if (cmark_node_first_child (paragraph) == NULL)
    cmark_node_free (paragraph);
  return kind;
}

void
markdown_count_footnotes (MarkdownWork *work, cmark_node *document)
{
  for (cmark_node *node = cmark_node_last_child (document);
       node != NULL && cmark_node_get_type (node) == CMARK_NODE_FOOTNOTE_DEFINITION; node = cmark_node_previous (node))
    work->n_footnotes++;
  if (work->n_footnotes == 0)
    return;
  work->footnote_references = g_new0 (guint, work->n_footnotes + 1);
  work->footnote_seen = g_new0 (guint, work->n_footnotes + 1);
  for (cmark_node *node = cmark_node_first_child (document), *next; node != NULL; node = next)
    {
      cmark_node_type type = cmark_node_get_type (node);
      next = following (node, document, type != CMARK_NODE_LINK && type != CMARK_NODE_IMAGE);
      if (type != CMARK_NODE_FOOTNOTE_REFERENCE)
        continue;
      guint number = (guint) strtoul (cmark_node_get_literal (node), NULL, 10);
      if (number >= 1 && number <= work->n_footnotes)
        work->footnote_references[number]++;
    }
  for (guint number = 1; number <= work->n_footnotes; number++)
    {
      g_autofree char *id = g_strdup_printf ("fn-%u", number);
      markdown_reserve_id (work, id);
      for (guint i = 1; i <= work->footnote_references[number]; i++)
        {
          g_autofree char *back = i == 1 ? g_strdup_printf ("fnref-%u", number) : g_strdup_printf ("fnref-%u-%u", number, i);
          markdown_reserve_id (work, back);
        }
    }
}
