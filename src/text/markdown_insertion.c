/* What stands between {{ and }} in a text: a figure that the reader sees in its place. Which words begin one is the caller's to say; other
 * braces are text. */
#define _GNU_SOURCE   /* memmem() */
#include <string.h>

#include "text/markdown_parts.h"

#define MOST_INSERTIONS 10000u

/* A piece of a text node's literal, and the same piece in the source: what is not found there, because it is written with escapes or
 * entities, is its own source. */
typedef struct {
  const char *at, *end;        /* between the braces; to the end of the text when they are not closed */
  gsize whole;                 /* bytes from the first brace to behind the last */
  guint line;
  const char *begin, *source;  /* the line; the piece in it */
} Braces;

/* The line of the source that has the piece, looked for from behind the one found last. */
static gboolean
find_line (MarkdownWork *work, Braces *braces, guint first, guint last)
{
  for (guint line = MAX (first, work->insertion_line); line <= last; line++)
    {
      const char *begin;
      gsize length, from = line == work->insertion_line ? work->insertion_end : 0;
      if (!markdown_line (work, line, &begin, &length) || from > length)
        continue;
      const char *found = memmem (begin + from, length - from, braces->at - 2, braces->whole);
      if (found == NULL)
        continue;
      braces->line = work->insertion_line = line;
      braces->begin = begin;
      braces->source = found + 2;
      work->insertion_end = (gsize) (found - begin) + braces->whole;
      return TRUE;
    }
  return FALSE;
}

static void
find_source (MarkdownWork *work, cmark_node *node, Braces *braces)
{
  cmark_node *block = node;
  while (block != NULL && (((guint) cmark_node_get_type (block) & CMARK_NODE_TYPE_MASK) != CMARK_NODE_TYPE_BLOCK
                           || cmark_node_get_start_line (block) <= 0))
    block = cmark_node_parent (block);
  guint first = block != NULL ? (guint) cmark_node_get_start_line (block) : 1;
  guint last = block != NULL ? (guint) MAX (cmark_node_get_end_line (block), cmark_node_get_start_line (block)) : first;
  if (work->insertion_line > last)      /* footnotes are written last, wherever they stand */
    work->insertion_line = 0;
  if (find_line (work, braces, first, last))
    return;
  braces->line = first;
  braces->begin = braces->source = braces->at;
}

static Place
braces_place (MarkdownWork *work, const Braces *braces, gsize length)
{
  return markdown_place (work, braces->line, (guint) (braces->source - braces->begin) + 1, (guint) g_utf8_strlen (braces->source, (gssize) length));
}

/* The first word between the braces, its length in bytes. */
static gsize
word_length (const Braces *braces)
{
  gsize length = 0;
  while (braces->at + length < braces->end && strchr (" \t{}", braces->at[length]) == NULL)
    length++;
  return length;
}

/* Notes the insertion, FALSE when the braces are text. */
static gboolean
take_insertion (MarkdownWork *work, cmark_node *node, Braces *braces, gboolean closed)
{
  gsize length = word_length (braces);
  g_autofree char *word = g_strndup (braces->at, length);
  g_autofree char *kind = markdown_clean (word);
  gboolean known = g_strv_contains (work->options->insertion_kinds, kind);
  if (*kind == '\0' || work->out->insertions->len >= MOST_INSERTIONS)
    return FALSE;
  find_source (work, node, braces);
  Place place = braces_place (work, braces, length);
  if (!known)
    markdown_warn_if_near (work, kind, work->options->insertion_kinds, &place, DIAG_INSERTION_NEAR);
  else if (!closed)
    diag_report (work->diags, DIAG_INSERTION_OPEN, &place, kind, NULL);
  else if (work->in_heading)
    diag_report (work->diags, DIAG_INSERTION_HEADING, &place, kind, NULL);
  if (!known || !closed || work->in_heading)
    return FALSE;
  MarkdownInsertion *insertion = markdown_block_new (g_steal_pointer (&kind));
  insertion->place = place;
  markdown_read_words (work, braces->line, braces->begin, braces->source + length, braces->source + (braces->end - braces->at), insertion);
  markdown_add_spot (work, work->html->len, MARKDOWN_INSERTION, work->out->insertions->len);
  g_ptr_array_add (work->out->insertions, insertion);
  return TRUE;
}

static void
write_part (MarkdownWork *work, const char *from, const char *to)
{
  g_autofree char *part = g_strndup (from, (gsize) (to - from));
  markdown_write_text (work->html, part);
}

void
markdown_write_insertions (MarkdownWork *work, cmark_node *node)
{
  const char *text = cmark_node_get_literal (node), *written = text;
  for (const char *open = strstr (text, "{{"); open != NULL; open = strstr (open, "{{"))
    {
      const char *close = strstr (open + 2, "}}"), *next = strstr (open + 2, "{{");
      gboolean closed = close != NULL && (next == NULL || close < next);
      const char *end = closed ? close : open + strlen (open);
      Braces braces = { open + 2, end, (gsize) (end - open) + (closed ? 2 : 0), 0, NULL, NULL };
      g_autofree char *copy = NULL;
      write_part (work, written, open);
      written = open;
      if (take_insertion (work, node, &braces, closed))
        written = close + 2;
      open += 2;
    }
  write_part (work, written, text + strlen (text));
}
