#include "text/markdown.h"

#include <cmark-gfm-core-extensions.h>
#include <string.h>

#include "text/markdown_parts.h"

static void
heading_free (gpointer data)
{
  MarkdownHeading *heading = data;
  g_free (heading->id);
  g_free (heading->title);
  g_free (heading);
}

static void
link_free (gpointer data)
{
  MarkdownLink *link = data;
  g_free (link->written);
  g_free (link->target);
  g_free (link);
}

static Markdown *
markdown_new (void)
{
  Markdown *markdown = g_new0 (Markdown, 1);
  markdown->spots = g_array_new (FALSE, FALSE, sizeof (MarkdownSpot));
  markdown->ids = g_ptr_array_new_with_free_func (g_free);
  markdown->headings = g_ptr_array_new_with_free_func (heading_free);
  markdown->links = g_ptr_array_new_with_free_func (link_free);
  markdown->blocks = g_ptr_array_new_with_free_func (markdown_block_free);
  markdown->insertions = g_ptr_array_new_with_free_func (markdown_block_free);
  return markdown;
}

void
markdown_free (Markdown *markdown)
{
  if (markdown == NULL)
    return;
  g_free (markdown->html);
  g_free (markdown->title);
  g_array_unref (markdown->spots);
  g_ptr_array_unref (markdown->ids);
  g_ptr_array_unref (markdown->headings);
  g_ptr_array_unref (markdown->links);
  g_ptr_array_unref (markdown->blocks);
  g_ptr_array_unref (markdown->insertions);
  g_free (markdown);
}

/* The extensions' registry is global: it is filled once, before the first parser. */
static void
register_extensions (void)
{
  static gsize done = 0;
  if (g_once_init_enter (&done))
    {
      cmark_gfm_core_extensions_ensure_registered ();
      g_once_init_leave (&done, 1);
    }
}

static cmark_node *
parse (const char *text, gsize length)
{
  static const char *const extensions[] = { "table", "tasklist" };
  register_extensions ();
  cmark_parser *parser = cmark_parser_new_with_mem (CMARK_OPT_FOOTNOTES, markdown_memory ());
  for (guint i = 0; i < G_N_ELEMENTS (extensions); i++)
    cmark_parser_attach_syntax_extension (parser, cmark_find_syntax_extension (extensions[i]));
  cmark_parser_feed (parser, text, length);
  cmark_node *document = cmark_parser_finish (parser);
  cmark_parser_free (parser);
  return document;
}

/* Bare addresses and ~~ need their own pass over the inlines: most pages have none. (Much faster here than memmem().) */
static gboolean
has (const char *text, gsize length, const char *needle)
{
  gsize size = strlen (needle);
  const char *end = text + length;
  for (const char *at = text; (at = memchr (at, needle[0], (gsize) (end - at))) != NULL; at++)
    if ((gsize) (end - at) >= size && memcmp (at, needle, size) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
may_have_marks (const char *text, gsize length)
{
  return has (text, length, "@") || has (text, length, "~~") || has (text, length, "://") || has (text, length, "www.")
         || has (text, length, "WWW.");
}

/* Takes the level-1 heading at the beginning out of the tree when it is, or repeats, the page's title. */
static void
take_title (MarkdownWork *work, cmark_node *document)
{
  cmark_node *first = cmark_node_first_child (document);
  while (first != NULL && cmark_node_get_type (first) == CMARK_NODE_HTML_BLOCK)
    first = cmark_node_next (first);
  if (first == NULL || cmark_node_get_type (first) != CMARK_NODE_HEADING || cmark_node_get_heading_level (first) != 1)
    return;
  g_autofree char *title = markdown_plain_text (first);
  if (*title == '\0' || (work->options->title != NULL && strcmp (work->options->title, title) != 0))
    return;
  work->out->title = g_steal_pointer (&title);
  cmark_node_free (first);
}

static void
work_clear (MarkdownWork *work)
{
  g_clear_pointer (&work->ids, g_hash_table_unref);
  g_clear_pointer (&work->footnote_references, g_free);
  g_clear_pointer (&work->footnote_seen, g_free);
  g_clear_pointer (&work->line_starts, g_array_unref);
  if (work->html != NULL)
    g_string_free (work->html, TRUE);
}

static void
write_document (MarkdownWork *work, cmark_node *document)
{
  work->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  take_title (work, document);
  markdown_count_footnotes (work, document);
  work->html = g_string_sized_new (work->length + work->length / 2 + 256);
  markdown_write (work, document);
  work->out->length = work->html->len;
  /* A page's text is kept for the whole build: a copy has nothing to spare. */
  work->out->html = g_memdup2 (work->html->str, work->out->length + 1);
}

#define MOST_MEMORY (512u << 20)   /* for one page's tree; a page of 4 MiB takes about a tenth of it */

/* The tree is made and written inside one arena. FALSE and reported when it grows beyond all measure. */
static gboolean
parse_and_write (MarkdownWork *work)
{
  MarkdownMemory memory;
  markdown_memory_begin (&memory, MOST_MEMORY);
  cmark_node *volatile document = NULL;
  if (setjmp (memory.full) == 0)
    document = parse (work->text, work->length);
  memory.most = G_MAXSIZE / 2;   /* writing takes a few copies of what is there */
  if (document != NULL)
    write_document (work, document);
  markdown_memory_end (&memory);
  if (document != NULL)
    return TRUE;
  Place place = { work->options->name, 0, 0, 0 };
  diag_report (work->diags, DIAG_MARKDOWN_MEMORY, &place, NULL);
  return FALSE;
}

Markdown *
markdown_render (const char *text, gsize length, const MarkdownOptions *options, Diagnostics *diags)
{
  if (!markdown_check_limits (text, length, options, diags))
    return NULL;
  GString *eased = markdown_ease (text, length);
  MarkdownWork work = { .options = options, .diags = diags, .out = markdown_new () };
  work.text = eased != NULL ? eased->str : text;
  work.length = eased != NULL ? eased->len : length;
  work.eased = eased != NULL;
  work.has_marks = may_have_marks (text, length);
  work.has_braces = options->insertion_kinds != NULL && has (text, length, "{{");
  if (!parse_and_write (&work))
    g_clear_pointer (&work.out, markdown_free);
  work_clear (&work);
  if (eased != NULL)
    g_string_free (eased, TRUE);
  return work.out;
}
