/* Where a node stands in the file: the library counts bytes of the text it was fed, readers count characters of theirs. */
#define _GNU_SOURCE   /* memmem() */
#include <string.h>

#include "text/markdown_parts.h"

static void
find_lines (MarkdownWork *work)
{
  work->line_starts = g_array_sized_new (FALSE, FALSE, sizeof (guint32), 128);
  guint32 start = 0;
  g_array_append_val (work->line_starts, start);
  gboolean has_cr = memchr (work->text, '\r', work->length) != NULL;
  const char *end = work->text + work->length;
  for (const char *at = work->text; at < end; at++)
    {
      if (has_cr)
        while (at < end && *at != '\r' && *at != '\n')
          at++;
      else if ((at = memchr (at, '\n', (gsize) (end - at))) == NULL)
        return;
      if (at >= end || (at + 1 < end && at[0] == '\r' && at[1] == '\n'))
        continue;
      start = (guint32) (at + 1 - work->text);
      g_array_append_val (work->line_starts, start);
    }
}

gboolean
markdown_line (MarkdownWork *work, guint line, const char **begin, gsize *length)
{
  if (work->line_starts == NULL)
    find_lines (work);
  if (line == 0 || line > work->line_starts->len)
    return FALSE;
  gsize start = g_array_index (work->line_starts, guint32, line - 1);
  gsize end = line < work->line_starts->len ? g_array_index (work->line_starts, guint32, line) : work->length;
  while (end > start && (work->text[end - 1] == '\n' || work->text[end - 1] == '\r'))
    end--;
  *begin = work->text + start;
  *length = end - start;
  return TRUE;
}

Place
markdown_place (MarkdownWork *work, guint line, guint byte_column, guint length)
{
  Place place = { work->options->name, 0, 0, length };
  const char *begin;
  gsize size;
  if (!markdown_line (work, line, &begin, &size))
    return place;
  place.line = line + work->options->first_line - 1;
  if (byte_column == 0)
    return place;
  /* Places are mostly asked for in order: a line of a megabyte is counted once, not once for every link in it. */
  gsize offset = MIN (size, byte_column - 1);
  if (work->place_line != line || work->place_offset > offset)
    {
      work->place_line = line;
      work->place_offset = 0;
      work->place_column = 1;
    }
  const char *at = begin + work->place_offset, *end = begin + offset;
  for (; at < end; at = g_utf8_next_char (at))
    {
      gunichar c = work->eased ? g_utf8_get_char (at) : ' ';
      if (c != MARKDOWN_HELPER_LETTER && c != MARKDOWN_HELPER_PUNCTUATION)
        work->place_column++;
    }
  work->place_offset = (gsize) (at - begin);
  place.column = work->place_column;
  return place;
}

Place
markdown_node_place (MarkdownWork *work, cmark_node *node)
{
  while (node != NULL && cmark_node_get_start_line (node) <= 0)
    node = cmark_node_parent (node);
  if (node == NULL)
    return markdown_place (work, 0, 0, 0);
  return markdown_place (work, (guint) cmark_node_get_start_line (node), (guint) MAX (cmark_node_get_start_column (node), 0), 0);
}

#define MOST_SEARCHED (8u << 20)   /* bytes a document: in one with thousands of bare addresses the later ones get their paragraph's place */

/* Looks for `needle` in the lines of the block that `node` stands in. */
static gboolean
find_in_block (MarkdownWork *work, cmark_node *node, const char *needle, Place *place)
{
  cmark_node *block = node;
  while (block != NULL && (((guint) cmark_node_get_type (block) & CMARK_NODE_TYPE_MASK) != CMARK_NODE_TYPE_BLOCK
                           || cmark_node_get_start_line (block) <= 0))
    block = cmark_node_parent (block);
  if (block == NULL || needle == NULL || *needle == '\0')
    return FALSE;
  guint last = (guint) MAX (cmark_node_get_end_line (block), cmark_node_get_start_line (block));
  for (guint line = (guint) cmark_node_get_start_line (block); line <= last; line++)
    {
      const char *begin;
      gsize length;
      if (!markdown_line (work, line, &begin, &length))
        return FALSE;
      if (work->searched + length > MOST_SEARCHED)
        return FALSE;
      work->searched += length;
      const char *found = memmem (begin, length, needle, strlen (needle));
      if (found != NULL)
        {
          *place = markdown_place (work, line, (guint) (found - begin) + 1, (guint) g_utf8_strlen (needle, -1));
          return TRUE;
        }
    }
  return FALSE;
}

Place
markdown_inline_place (MarkdownWork *work, cmark_node *node, const char *begins, const char *needle)
{
  int line = cmark_node_get_start_line (node), column = cmark_node_get_start_column (node);
  const char *begin;
  gsize length;
  if (line > 0 && column > 0 && markdown_line (work, (guint) line, &begin, &length) && (gsize) column <= length
      && strchr (begins, begin[column - 1]) != NULL)
    return markdown_place (work, (guint) line, (guint) column, 0);
  Place place;
  if (find_in_block (work, node, needle, &place))
    return place;
  return markdown_node_place (work, node);
}
