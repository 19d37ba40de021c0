/* Several documents bound into one. */
#include "view/chapters.h"

#include "view/blocks.h"
#include <string.h>

typedef struct {
  const Page *page;
  guint depth;
  char *id;                  /* "c3": its own anchor, and what its ids begin with */
  char *number;              /* "2.1" */
} Chapter;

struct Chapters {
  const char *prefix;
  GPtrArray *list;           /* Chapter * */
  GHashTable *by_path;       /* path of the page → Chapter * */
};

static void
chapter_free (gpointer data)
{
  Chapter *chapter = data;
  g_free (chapter->id);
  g_free (chapter->number);
  g_free (chapter);
}

Chapters *
chapters_new (const char *prefix)
{
  Chapters *chapters = g_new0 (Chapters, 1);
  chapters->prefix = prefix;
  chapters->list = g_ptr_array_new_with_free_func (chapter_free);
  chapters->by_path = g_hash_table_new (g_str_hash, g_str_equal);
  return chapters;
}

void
chapters_free (Chapters *chapters)
{
  g_ptr_array_unref (chapters->list);
  g_hash_table_unref (chapters->by_path);
  g_free (chapters);
}

guint
chapters_count (const Chapters *chapters)
{
  return chapters->list->len;
}

void
chapters_add (Chapters *chapters, const Page *page, guint depth)
{
  Chapter *chapter = g_new0 (Chapter, 1);
  guint first = 0, second = 0;
  for (guint i = 0; i < chapters->list->len; i++)
    {
      const Chapter *before = chapters->list->pdata[i];
      first += before->depth == 0;
      second = before->depth == 0 ? 0 : second + 1;
    }
  chapter->page = page;
  chapter->depth = MIN (depth, 1);
  chapter->id = g_strdup_printf ("%s%u", chapters->prefix, chapters->list->len + 1);
  chapter->number = chapter->depth == 0 ? g_strdup_printf ("%u", first + 1) : g_strdup_printf ("%u.%u", first, second + 1);
  g_ptr_array_add (chapters->list, chapter);
  g_hash_table_insert (chapters->by_path, page->path, chapter);
}

static const Document *
chapter_document (const Chapter *chapter)
{
  return chapter->page->kind == PAGE_HANDBOOK ? chapter->page->subject : NULL;
}

/* ---- links ---- */

typedef struct {
  const Chapters *chapters;
  const Chapter *chapter;
  const ViewContext *context;
  const Page *page;          /* that everything is bound into */
} Binding;

/* The path in the site that a relative link of `from` leads to; NULL when it leaves the site. New string. */
static char *
resolve_path (const char *from, const char *target, gsize length)
{
  g_autofree char *encoded = g_strndup (target, length);
  g_autofree char *path = g_uri_unescape_string (encoded, NULL);
  if (path == NULL)
    return NULL;
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) folder = g_strsplit (from, "/", -1), steps = g_strsplit (path, "/", -1);
  for (guint i = 0; folder[i] != NULL && folder[i + 1] != NULL; i++)
    g_ptr_array_add (parts, g_strdup (folder[i]));
  for (guint i = 0; steps[i] != NULL; i++)
    if (strcmp (steps[i], "..") == 0)
      {
        if (parts->len == 0)
          return NULL;
        g_ptr_array_set_size (parts, (gint) parts->len - 1);
      }
    else if (strcmp (steps[i], ".") != 0 && (*steps[i] != '\0' || steps[i + 1] == NULL))
      g_ptr_array_add (parts, g_strdup (*steps[i] == '\0' ? "index.html" : steps[i]));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv ("/", (char **) parts->pdata);
}

static void
append_attribute (GString *out, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  g_string_append (out, escaped);
}

static gboolean
has_id (const Document *document, const char *id)
{
  for (guint i = 0; i < document->markdown->ids->len; i++)
    if (strcmp (document->markdown->ids->pdata[i], id) == 0)
      return TRUE;
  return FALSE;
}

/* "#c3-id", or "#c3" when the chapter has no such id. `fragment` is percent-encoded and may be NULL. */
static void
append_anchor (GString *out, const Chapter *chapter, const char *fragment)
{
  g_autofree char *id = fragment != NULL ? g_uri_unescape_string (fragment, NULL) : NULL;
  const Document *document = chapter_document (chapter);
  g_string_append_printf (out, "#%s", chapter->id);
  if (id == NULL || document == NULL || !has_id (document, id))
    return;
  g_string_append_c (out, '-');
  append_attribute (out, fragment);
}

static gboolean
is_outside (const char *target)
{
  g_autofree char *scheme = g_uri_parse_scheme (target);
  return scheme != NULL || g_str_has_prefix (target, "//");
}

static gboolean
write_link (GString *out, const Binding *binding, const char *target)
{
  const char *hash = strchr (target, '#');
  gsize length = hash != NULL ? (gsize) (hash - target) : strlen (target);
  if (is_outside (target))
    {
      append_attribute (out, target);
      return TRUE;
    }
  if (length == 0)
    {
      append_anchor (out, binding->chapter, hash != NULL ? hash + 1 : NULL);
      return TRUE;
    }
  g_autofree char *path = resolve_path (binding->chapter->page->path, target, length);
  const Chapter *bound = path != NULL ? g_hash_table_lookup (binding->chapters->by_path, path) : NULL;
  if (bound != NULL)
    {
      append_anchor (out, bound, hash != NULL ? hash + 1 : NULL);
      return TRUE;
    }
  /* A relative link would become an address on the disk of whoever prints. */
  const char *base = binding->context->config->base_url;
  if (path == NULL || base == NULL)
    return FALSE;
  g_autofree char *link = page_link ("index.html", path);
  g_autofree char *address = g_strconcat (base, g_str_has_suffix (base, "/") ? "" : "/", link, hash, NULL);
  append_attribute (out, address);
  return TRUE;
}

static gboolean
write_chart_link (GString *out, const char *target, gpointer data)
{
  return write_link (out, data, target);
}

static void
write_image (GString *out, const Binding *binding, const char *target)
{
  g_autofree char *path = is_outside (target) ? NULL : resolve_path (binding->chapter->page->path, target, strlen (target));
  g_autofree char *link = path != NULL ? page_link (binding->page->path, path) : NULL;
  append_attribute (out, link != NULL ? link : target);
}

static gboolean
write_bound (GString *out, const Document *document, const MarkdownSpot *spot, gpointer data)
{
  const Binding *binding = data;
  const Markdown *markdown = document->markdown;
  const MarkdownLink *link;
  switch (spot->kind)
    {
    case MARKDOWN_ID:
      g_string_append_printf (out, "%s-", binding->chapter->id);
      g_string_append_len (out, markdown->html + spot->offset, spot->length);
      return TRUE;
    case MARKDOWN_LINK:
      link = markdown->links->pdata[spot->index];
      return write_link (out, binding, link->target);
    case MARKDOWN_IMAGE:
      link = markdown->links->pdata[spot->index];
      write_image (out, binding, link->target);
      return TRUE;
    default:
      return TRUE;
    }
}

/* ---- elements ---- */

static void
add_sections (xmlNode *node, const Chapter *chapter)
{
  const Document *document = chapter_document (chapter);
  for (guint i = 0; document != NULL && i < document->markdown->headings->len; i++)
    {
      const MarkdownHeading *heading = document->markdown->headings->pdata[i];
      if (heading->level != 2)
        continue;
      g_autofree char *id = g_strdup_printf ("%s-%s", chapter->id, heading->id);
      xmlNode *section = element (node, "heading");
      set_attribute (section, "id", id);
      set_attribute (section, "title", heading->title);
    }
}

static xmlNode *
write_chapter (const Chapters *chapters, const Chapter *chapter, View *view, xmlNode *parent, const ViewContext *context, const Page *page,
               guint level, Diagnostics *diags)
{
  const Document *document = chapter_document (chapter);
  xmlNode *node = element (parent, "chapter");
  set_attribute (node, "id", chapter->id);
  set_attribute (node, "number", chapter->number);
  set_attribute (node, "title", chapter->page->title);
  attribute_integer (node, "depth", chapter->depth);
  attribute_integer (node, "level", level);
  if (document == NULL)
    return node;
  set_attribute (node, "updated", document->updated);
  set_attribute (node, "version", document->version);
  add_sections (node, chapter);
  Binding binding = { chapters, chapter, context, page };
  BodyRewriter rewriter = { write_bound, write_chart_link, &binding, level - 1 };
  add_body (view, node, context, page, document, &rewriter, diags);
  return node;
}

void
chapters_write (const Chapters *chapters, View *view, xmlNode *parent, const ViewContext *context, const Page *page, guint level,
                Diagnostics *diags)
{
  xmlNode *part = NULL;
  for (guint i = 0; i < chapters->list->len; i++)
    {
      const Chapter *chapter = chapters->list->pdata[i];
      gboolean inside = chapter->depth > 0 && part != NULL;
      xmlNode *node = write_chapter (chapters, chapter, view, inside ? part : parent, context, page, level + (inside ? 1 : 0), diags);
      if (!inside)
        part = node;
    }
}

/* ---- running titles ---- */

void
append_css_string (GString *out, const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar character = g_utf8_get_char (text);
      if (character >= 0x80 || g_ascii_isalnum ((gchar) character))
        g_string_append_unichar (out, character);
      else
        g_string_append_printf (out, "\\%x ", character);
    }
}

void
chapters_write_running_titles (const Chapters *chapters, View *view)
{
  GString *css = g_string_new (NULL);
  for (guint i = 0; i < chapters->list->len; i++)
    {
      const Chapter *chapter = chapters->list->pdata[i];
      if (chapter->depth > 0)
        continue;
      g_string_append_printf (css, "@page %s{@top-right{content:\"", chapter->id);
      append_css_string (css, chapter->number);
      g_string_append (css, "  ");
      append_css_string (css, chapter->page->title);
      g_string_append_printf (css, "\"}}\n#%s{page:%s}\n", chapter->id, chapter->id);
    }
  g_autoptr (GBytes) bytes = g_string_free_to_bytes (css);
  view_insert (view, "running-titles", bytes);
}
