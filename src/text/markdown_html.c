/* Writes the tree as HTML5 in XML syntax, and notes the spots on the way. */
#include <cmark-gfm-core-extensions.h>
#include <string.h>

#include "text/markdown_parts.h"

#define MOST_NESTED 150u     /* libxml2 reads pages up to 256 elements deep */

/* Types of the table extension, by the names it gives its nodes. */
typedef enum { OTHER, TABLE, HEADER_ROW, ROW, CELL } TablePart;

static TablePart
table_part (cmark_node *node)
{
  const char *name = cmark_node_get_type_string (node);
  if (strncmp (name, "table", 5) != 0)
    return OTHER;
  return name[5] == '\0' ? TABLE : strcmp (name, "table_header") == 0 ? HEADER_ROW : strcmp (name, "table_row") == 0 ? ROW
         : strcmp (name, "table_cell") == 0 ? CELL : OTHER;
}

static void
new_line (GString *html)
{
  if (html->len > 0 && html->str[html->len - 1] != '\n')
    g_string_append_c (html, '\n');
}

static void
write_back_links (MarkdownWork *work)
{
  guint number = work->footnote;
  for (guint i = 1; i <= work->footnote_references[number]; i++)
    {
      g_autofree char *target = i == 1 ? g_strdup_printf ("#fnref-%u", number) : g_strdup_printf ("#fnref-%u-%u", number, i);
      Place place = markdown_place (work, 0, 0, 0);
      g_string_append (work->html, " <a href=\"");
      markdown_write_target (work, MARKDOWN_LINK, target, target, &place);
      g_string_append (work->html, "\" class=\"footnote-backref\"");
      if (work->options->footnote_back != NULL)
        {
          g_string_append (work->html, " aria-label=\"");
          markdown_write_text (work->html, work->options->footnote_back);
          g_string_append_printf (work->html, " %u", number);
          if (i > 1)
            g_string_append_printf (work->html, "-%u", i);
          g_string_append_c (work->html, '"');
        }
      g_string_append (work->html, ">↩");
      if (i > 1)
        g_string_append_printf (work->html, "<sup>%u</sup>", i);
      g_string_append (work->html, "</a>");
    }
}

static void
write_footnote (MarkdownWork *work, cmark_node *node, gboolean entering)
{
  GString *html = work->html;
  if (entering)
    {
      new_line (html);
      if (work->footnote++ == 0)
        {
          g_string_append (html, "<section class=\"footnotes\"");
          if (work->options->footnotes_title != NULL)
            {
              g_string_append (html, " aria-label=\"");
              markdown_write_text (html, work->options->footnotes_title);
              g_string_append_c (html, '"');
            }
          g_string_append (html, ">\n<ol>\n");
        }
      g_string_append (html, "<li id=\"");
      char *id = g_strdup_printf ("fn-%u", work->footnote);
      gsize offset = html->len;
      g_string_append (html, id);
      markdown_add_spot (work, offset, MARKDOWN_ID, work->out->ids->len);
      g_ptr_array_add (work->out->ids, id);
      g_string_append (html, "\">\n");
      return;
    }
  cmark_node *last = cmark_node_last_child (node);
  if (last == NULL || cmark_node_get_type (last) != CMARK_NODE_PARAGRAPH)
    {
      g_string_append (html, "<p>");
      write_back_links (work);
      g_string_append (html, "</p>\n");
    }
  g_string_append (html, "</li>\n");
  if (cmark_node_next (node) == NULL)
    g_string_append (html, "</ol>\n</section>\n");
}

static void
write_list (MarkdownWork *work, cmark_node *node, gboolean entering)
{
  gboolean bullets = cmark_node_get_list_type (node) == CMARK_BULLET_LIST;
  if (!entering)
    {
      g_string_append (work->html, bullets ? "</ul>\n" : "</ol>\n");
      return;
    }
  new_line (work->html);
  int start = cmark_node_get_list_start (node);
  if (bullets)
    g_string_append (work->html, "<ul>\n");
  else if (start == 1)
    g_string_append (work->html, "<ol>\n");
  else
    g_string_append_printf (work->html, "<ol start=\"%d\">\n", start);
}

static gboolean
is_task (cmark_node *item)
{
  return strcmp (cmark_node_get_type_string (item), "tasklist") == 0;
}

static void
write_checkbox (MarkdownWork *work, cmark_node *item)
{
  g_string_append_printf (work->html, "<span class=\"checkbox\">%s</span> ",
                          cmark_gfm_extensions_get_tasklist_item_checked (item) ? "☑" : "☐");
}

static void
write_item (MarkdownWork *work, cmark_node *node, gboolean entering)
{
  if (!entering)
    {
      g_string_append (work->html, "</li>\n");
      return;
    }
  new_line (work->html);
  if (!is_task (node))
    {
      g_string_append (work->html, "<li>");
      return;
    }
  g_string_append (work->html, "<li class=\"task\">");
  cmark_node *first = cmark_node_first_child (node);
  if (first == NULL || cmark_node_get_type (first) != CMARK_NODE_PARAGRAPH)
    write_checkbox (work, node);
}

static gboolean
is_tight (cmark_node *paragraph)
{
  cmark_node *list = cmark_node_parent (cmark_node_parent (paragraph));
  return list != NULL && cmark_node_get_type (list) == CMARK_NODE_LIST && cmark_node_get_list_tight (list);
}

static void
write_paragraph (MarkdownWork *work, cmark_node *node, gboolean entering)
{
  cmark_node *parent = cmark_node_parent (node);
  gboolean tight = is_tight (node);
  if (entering)
    {
      if (!tight)
        {
          new_line (work->html);
          g_string_append (work->html, "<p>");
        }
      if (cmark_node_get_type (parent) == CMARK_NODE_ITEM && cmark_node_previous (node) == NULL && is_task (parent))
        write_checkbox (work, parent);
      if (work->has_marks)
        markdown_prepare_inlines (node);
      return;
    }
  if (cmark_node_get_type (parent) == CMARK_NODE_FOOTNOTE_DEFINITION && cmark_node_next (node) == NULL)
    write_back_links (work);
  if (!tight)
    g_string_append (work->html, "</p>\n");
}

static void
check_level (MarkdownWork *work, cmark_node *node, guint level)
{
  if (level == 1 && !work->said_title)
    {
      Place place = markdown_node_place (work, node);
      diag_report (work->diags, DIAG_HEADING_TITLE, &place, NULL);
      work->said_title = TRUE;
    }
  else if (level > work->heading_level + 1 && !work->said_level)
    {
      Place place = markdown_node_place (work, node);
      place.length = level;
      char is[2] = { (char) ('0' + level), 0 }, was[2] = { (char) ('0' + work->heading_level), 0 };
      char next[2] = { (char) ('1' + work->heading_level), 0 };
      diag_report (work->diags, DIAG_HEADING_LEVEL, &place, is, was, next, NULL);
      work->said_level = TRUE;
    }
  work->heading_level = level;
}

static void
write_heading (MarkdownWork *work, cmark_node *node, gboolean entering)
{
  guint level = (guint) cmark_node_get_heading_level (node);
  guint shown = MAX (level, 2u);
  work->in_heading = entering;
  if (!entering)
    {
      g_string_append_printf (work->html, "</h%u>\n", shown);
      ((MarkdownHeading *) work->out->headings->pdata[work->out->headings->len - 1])->end = work->html->len;
      return;
    }
  if (work->has_marks)
    markdown_prepare_inlines (node);
  check_level (work, node, level);
  MarkdownHeading *heading = g_new0 (MarkdownHeading, 1);
  heading->title = markdown_plain_text (node);
  heading->level = shown;
  heading->line = (guint) cmark_node_get_start_line (node) + work->options->first_line - 1;
  const char *id = markdown_new_id (work, heading->title);
  heading->id = g_strdup (id);
  g_ptr_array_add (work->out->headings, heading);
  new_line (work->html);
  heading->nested = cmark_node_get_type (cmark_node_parent (node)) != CMARK_NODE_DOCUMENT;
  heading->begin = work->html->len;
  g_string_append_printf (work->html, "<h%u id=\"", shown);
  gsize offset = work->html->len;
  g_string_append (work->html, id);
  markdown_add_spot (work, offset, MARKDOWN_ID, work->out->ids->len - 1);
  g_string_append (work->html, "\">");
}

static void
write_code_block (MarkdownWork *work, cmark_node *node)
{
  new_line (work->html);
  MarkdownBlock *block = markdown_read_block (work, node);
  if (block != NULL)
    {
      markdown_add_spot (work, work->html->len, MARKDOWN_BLOCK, work->out->blocks->len);
      g_ptr_array_add (work->out->blocks, block);
      return;
    }
  const char *info = cmark_node_get_fence_info (node);
  g_string_append (work->html, "<pre tabindex=\"0\"><code");
  if (info != NULL && *info != '\0')
    {
      g_autofree char *language = g_strndup (info, strcspn (info, " \t\n\v\f\r"));
      g_string_append (work->html, " class=\"language-");
      markdown_write_text (work->html, language);
      g_string_append_c (work->html, '"');
    }
  g_string_append_c (work->html, '>');
  markdown_write_text (work->html, cmark_node_get_literal (node));
  g_string_append (work->html, "</code></pre>\n");
}

/* Comments are for authors and leave without a word. */
static void
drop_html_block (MarkdownWork *work, cmark_node *node)
{
  const char *html = cmark_node_get_literal (node);
  html += strspn (html, " ");
  if (g_str_has_prefix (html, "<!--"))
    {
      const char *end = strstr (html, "-->");
      if (end == NULL || end[3 + strspn (end + 3, " \t\r\n")] == '\0')
        return;
    }
  gsize length = 1;
  while (g_ascii_isalnum (html[length]) || html[length] == '-' || (length == 1 && html[length] == '/'))
    length++;
  g_autofree char *tag = g_strdup_printf ("%.*s>", (int) length, html);
  Place place = markdown_node_place (work, node);
  place.length = (guint) length;
  diag_report (work->diags, DIAG_MARKDOWN_HTML, &place, tag, NULL);
}

static void
write_quote (MarkdownWork *work, cmark_node *node, gboolean entering)
{
  static const char *const kinds[] = { "note", "tip", "important", "warning", "caution" };
  static const char *const titles[] = { "Note", "Tip", "Important", "Warning", "Caution" };
  GString *html = work->html;
  if (!entering)
    {
      new_line (html);
      g_string_append (html, cmark_node_get_user_data (node) != NULL ? "</div>\n" : "</blockquote>\n");
      return;
    }
  new_line (html);
  int kind = markdown_take_alert (work, node);
  if (kind < 0)
    {
      g_string_append (html, "<blockquote>\n");
      return;
    }
  cmark_node_set_user_data (node, GINT_TO_POINTER (1));
  g_string_append_printf (html, "<div class=\"alert alert-%s\" role=\"note\">\n<p class=\"alert-title\">", kinds[kind]);
  markdown_write_text (html, (work->options->alert_titles != NULL ? work->options->alert_titles : titles)[kind]);
  g_string_append (html, "</p>\n");
}

static void
write_cell (MarkdownWork *work, cmark_node *node, gboolean entering)
{
  cmark_node *row = cmark_node_parent (node);
  /* A header cell without words is no header for anyone who hears the table. */
  gboolean header = cmark_gfm_extensions_get_table_row_is_header (row) && cmark_node_first_child (node) != NULL;
  if (!entering)
    {
      g_string_append (work->html, header ? "</th>\n" : "</td>\n");
      work->column++;
      return;
    }
  g_string_append (work->html, header ? "<th scope=\"col\"" : "<td");
  char alignment = work->column < work->n_alignments ? (char) work->alignments[work->column] : 0;
  if (alignment != 0)
    g_string_append_printf (work->html, " class=\"align-%s\"", alignment == 'r' ? "right" : alignment == 'c' ? "center" : "left");
  g_string_append_c (work->html, '>');
  if (work->has_marks)
    markdown_prepare_inlines (node);
}

static void
write_table (MarkdownWork *work, cmark_node *node, TablePart part, gboolean entering)
{
  GString *html = work->html;
  switch (part)
    {
    case TABLE:
      if (entering)
        {
          work->alignments = cmark_gfm_extensions_get_table_alignments (node);
          work->n_alignments = cmark_gfm_extensions_get_table_columns (node);
          new_line (html);
        }
      g_string_append (html, entering ? "<div class=\"table-wrapper\" tabindex=\"0\">\n<table>\n" : "</table>\n</div>\n");
      break;
    case HEADER_ROW:
      work->column = 0;
      g_string_append (html, entering ? "<thead>\n<tr>\n" : "</tr>\n</thead>\n");
      break;
    case ROW:
      work->column = 0;
      if (entering)
        {
          cmark_node *previous = cmark_node_previous (node);
          gboolean first = previous == NULL || cmark_gfm_extensions_get_table_row_is_header (previous);
          g_string_append (html, first ? "<tbody>\n<tr>\n" : "<tr>\n");
        }
      else
        g_string_append (html, cmark_node_next (node) == NULL ? "</tr>\n</tbody>\n" : "</tr>\n");
      break;
    case CELL:
      write_cell (work, node, entering);
      break;
    default:
      break;
    }
}

static gboolean
write_block (MarkdownWork *work, cmark_node *node, gboolean entering)
{
  switch (cmark_node_get_type (node))
    {
    case CMARK_NODE_DOCUMENT:
      break;
    case CMARK_NODE_BLOCK_QUOTE:
      write_quote (work, node, entering);
      break;
    case CMARK_NODE_LIST:
      write_list (work, node, entering);
      break;
    case CMARK_NODE_ITEM:
      write_item (work, node, entering);
      break;
    case CMARK_NODE_CODE_BLOCK:
      if (entering)
        write_code_block (work, node);
      break;
    case CMARK_NODE_HTML_BLOCK:
      if (entering)
        drop_html_block (work, node);
      break;
    case CMARK_NODE_PARAGRAPH:
      write_paragraph (work, node, entering);
      break;
    case CMARK_NODE_HEADING:
      write_heading (work, node, entering);
      break;
    case CMARK_NODE_THEMATIC_BREAK:
      if (entering)
        {
          new_line (work->html);
          g_string_append (work->html, "<hr />\n");
        }
      break;
    case CMARK_NODE_FOOTNOTE_DEFINITION:
      write_footnote (work, node, entering);
      break;
    default:
      write_table (work, node, table_part (node), entering);
      break;
    }
  return TRUE;
}

static gboolean
write_node (MarkdownWork *work, cmark_node *node, gboolean entering)
{
  if (((guint) cmark_node_get_type (node) & CMARK_NODE_TYPE_MASK) == CMARK_NODE_TYPE_INLINE)
    return markdown_write_inline (work, node, entering);
  return write_block (work, node, entering);
}

static void
report_depth (MarkdownWork *work, cmark_node *node)
{
  if (work->said_depth)
    return;
  work->said_depth = TRUE;
  Place place = markdown_node_place (work, node);
  g_autofree char *most = g_strdup_printf ("%u", MOST_NESTED);
  diag_report (work->diags, DIAG_MARKDOWN_NESTING, &place, most, NULL);
}

/* The library's iterator would step onto nodes that entering a block has just taken out or put in: the walk is our own. */
void
markdown_write (MarkdownWork *work, cmark_node *document)
{
  cmark_node *node = document;
  guint depth = 0;
  work->heading_level = 1;
  while (TRUE)
    {
      gboolean descend = write_node (work, node, TRUE);
      cmark_node *next = descend ? cmark_node_first_child (node) : NULL;
      if (next != NULL && depth >= MOST_NESTED)
        {
          report_depth (work, node);
          next = NULL;
        }
      if (next != NULL)
        {
          depth++;
          node = next;
          continue;
        }
      write_node (work, node, FALSE);
      while (node != document && (next = cmark_node_next (node)) == NULL)
        {
          node = cmark_node_parent (node);
          depth--;
          write_node (work, node, FALSE);
        }
      if (node == document)
        return;
      node = next;
    }
}
