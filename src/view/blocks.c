/* Generated blocks of the handbook: what they are checked for, and how they stand in a view. */
#include "view/blocks.h"

#include "chart/orgchart.h"
#include "text/encoding.h"
#include "view/quoted.h"
#include <string.h>

const MarkdownOption *
block_option (const MarkdownBlock *block, const char *name)
{
  for (guint i = 0; i < block->options->len; i++)
    {
      const MarkdownOption *option = block->options->pdata[i];
      if (g_strcmp0 (option->name, name) == 0)
        return option;
    }
  return NULL;
}

const char *
block_value (const MarkdownBlock *block, const char *name)
{
  const MarkdownOption *option = block_option (block, name);
  return option != NULL ? option->value : NULL;
}

static void
report_unknown_option (const MarkdownBlock *block, const MarkdownOption *option, const char *const *known, Diagnostics *diags)
{
  const char *nearest = text_nearest (option->name, known, g_strv_length ((char **) known));
  if (nearest != NULL)
    diag_report (diags, DIAG_BLOCK_OPTION_NEAREST, &option->place, option->name, block->kind, nearest, NULL);
  else
    {
      g_autofree char *list = g_strjoinv (", ", (char **) known);
      diag_report (diags, DIAG_BLOCK_OPTION, &option->place, option->name, block->kind, list, NULL);
    }
}

gboolean
block_check_options (const MarkdownBlock *block, const char *const *known, guint n_arguments, Diagnostics *diags)
{
  gboolean good = TRUE;
  for (guint i = n_arguments; i < block->arguments->len; i++)
    {
      const MarkdownOption *word = block->arguments->pdata[i];
      diag_report (diags, DIAG_BLOCK_ARGUMENT, &word->place, word->value, block->kind, NULL);
      good = FALSE;
    }
  for (guint i = 0; i < block->options->len; i++)
    {
      const MarkdownOption *option = block->options->pdata[i];
      if (!g_strv_contains (known, option->name))
        {
          report_unknown_option (block, option, known, diags);
          good = FALSE;
        }
      else if (block_option (block, option->name) != option)
        {
          diag_report (diags, DIAG_BLOCK_OPTION_TWICE, &option->place, option->name, NULL);
          good = FALSE;
        }
    }
  return good;
}

/* ---- the body of a document ---- */

/* A document's body while it is put into a view. */
typedef struct {
  xmlNode *node;                   /* <body> */
  const ViewContext *context;
  const Page *page;                /* that shows it */
  const Document *document;
  const BodyRewriter *rewriter;    /* or NULL */
} Body;

/* Where `markup` has links, with their targets rewritten; NULL when it has none. It is a chart's, so each begins `<a href="`. */
static GBytes *
relink (const char *markup, const BodyRewriter *rewriter)
{
  static const char begin[] = "<a href=\"";
  const char *from = markup, *link = strstr (markup, begin);
  if (link == NULL)
    return NULL;
  GString *out = g_string_sized_new (strlen (markup) + 256);
  for (; link != NULL; link = strstr (from, begin))
    {
      const char *target = link + strlen (begin), *end = strchr (target, '"');
      GString *plain = g_string_new_len (target, end - target);
      g_string_replace (plain, "&amp;", "&", 0);     /* the only escape that an address needs */
      g_string_append_len (out, from, target - from);
      gsize before = out->len;
      if (!rewriter->link (out, plain->str, rewriter->data))
        {
          g_string_truncate (out, before - strlen (" href=\""));
          end++;
        }
      g_string_free (plain, TRUE);
      from = end;
    }
  g_string_append (out, from);
  return g_string_free_to_bytes (out);
}

static void
relink_insert (View *view, const xmlNode *chart, const char *which, const char *markup, const BodyRewriter *rewriter)
{
  GBytes *bytes = markup != NULL ? relink (markup, rewriter) : NULL;
  if (bytes == NULL)
    return;
  xmlChar *name = xmlGetNoNsProp ((xmlNode *) chart, BAD_CAST which);
  view_insert (view, (const char *) name, bytes);
  xmlFree (name);
  g_bytes_unref (bytes);
}

static void
add_chart (View *view, xmlNode *parent, const Chart *chart, const BodyRewriter *rewriter)
{
  view_add_chart (view, parent, chart);
  if (rewriter == NULL || chart->links->len == 0)
    return;
  relink_insert (view, parent->last, "insert", chart->svg, rewriter);
  relink_insert (view, parent->last, "outline", chart->outline, rewriter);
}

typedef struct { const ViewContext *context; const Page *page; } Shown;

/* A team's page, seen from the page that shows the chart. On paper, and on that page itself, there is nothing to follow. */
static gboolean
write_team_link (GString *out, const char *target, gpointer data)
{
  const Shown *shown = data;
  guint64 team;
  if (!g_str_has_prefix (target, ORGCHART_TEAM_LINK) || shown->page->kind == PAGE_BOOK || shown->page->kind == PAGE_PACKET
      || !g_ascii_string_to_unsigned (target + strlen (ORGCHART_TEAM_LINK), 10, 0, shown->context->model->teams->len - 1, &team, NULL))
    return FALSE;
  const Page *page = plan_page_for (shown->context->plan, PAGE_TEAM, shown->context->model->teams->pdata[team]);
  if (page == NULL || page == shown->page)
    return FALSE;
  g_autofree char *link = page_link (shown->page->path, page->path), *escaped = g_markup_escape_text (link, -1);
  g_string_append (out, escaped);
  return TRUE;
}

void
add_orgcharts (View *view, xmlNode *parent, const ViewContext *context, const Page *page, const char *key)
{
  view->roster = TRUE;
  g_autoptr (GPtrArray) parts = charts_parts (context->charts, key);
  Shown shown = { context, page };
  BodyRewriter rewriter = { .link = write_team_link, .data = &shown };
  for (guint i = 0; i < parts->len; i++)
    add_chart (view, parent, parts->pdata[i], &rewriter);
}

static void
add_flow (View *view, xmlNode *parent, const ViewContext *context, const char *key, const BodyRewriter *rewriter)
{
  g_autoptr (GPtrArray) parts = charts_parts (context->charts, key);
  for (guint i = 0; i < parts->len; i++)
    add_chart (view, parent, parts->pdata[i], rewriter);
}

static void
add_block (View *view, xmlNode *parent, const ViewContext *context, const Page *page, const Document *document, guint index,
           const BodyRewriter *rewriter, Diagnostics *diags)
{
  const MarkdownBlock *block = document->markdown->blocks->pdata[index];
  g_autofree char *chart = charts_block_key (document, index);
  if (chart != NULL && strcmp (block->kind, "orgchart") == 0)
    add_orgcharts (view, parent, context, page, chart);
  else if (chart != NULL)
    add_flow (view, parent, context, chart, rewriter);
  else if (strcmp (block->kind, "table") == 0)
    table_block_add (parent, context, block, diags);
  else if (strcmp (block->kind, "timetable") == 0)
    timetable_block_add (parent, context, page, block, diags);
}

/* Writes the spot's new value; without one the attribute is taken back, of which ` NAME="` is written already and `"` is still to
 * come. Returns how many bytes of the document are to be passed over behind the spot. */
static gsize
write_spot (GString *out, const Document *document, const MarkdownSpot *spot, const BodyRewriter *rewriter)
{
  gsize before = out->len;
  if (rewriter->write (out, document, spot, rewriter->data))
    return 0;
  g_string_truncate (out, before);
  const char *blank = g_strrstr_len (out->str, (gssize) out->len, " ");
  if (blank == NULL || out->str[out->len - 1] != '"' || document->markdown->html[spot->offset + spot->length] != '"')
    return 0;
  g_string_truncate (out, (gsize) (blank - out->str));
  return 1;
}

static void
demote_tag (GString *out, gsize at, guint levels)
{
  char *digit = out->str + at;
  if (*digit >= '1' && *digit <= '6')
    *digit = (char) MIN (*digit + (char) levels, '6');
}

/* Every <hN …> and </hN> of what was copied: text holds no bare `<`, so these are tags. */
static void
demote_headings (GString *out, guint levels)
{
  for (char *tag = out->str; levels > 0 && (tag = strstr (tag, "<")) != NULL; tag++)
    {
      const char *name = tag[1] == '/' ? tag + 2 : tag + 1;
      if (name[0] == 'h' && g_ascii_isdigit (name[1]) && (name[2] == '>' || name[2] == ' '))
        demote_tag (out, (gsize) (name + 1 - out->str), levels);
    }
}

static void
write_insertion (GString *out, const Body *body, const MarkdownInsertion *insertion)
{
  g_autofree char *text = quoted_text (body->node, body->context, body->page, insertion);
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  g_string_append_printf (out, "<span class=\"quoted\">%s</span>", escaped);
}

/* The bytes from `from` to `to`, with the spots `first` to `last` (exclusive) between them rewritten. */
static GBytes *
body_run (const Body *body, gsize from, gsize to, guint first, guint last)
{
  const Markdown *markdown = body->document->markdown;
  if (body->rewriter == NULL && markdown->insertions->len == 0)
    return g_bytes_new_static (markdown->html + from, to - from);
  GString *out = g_string_sized_new (to - from + 256);
  for (guint i = first; i < last; i++)
    {
      const MarkdownSpot *spot = &g_array_index (markdown->spots, MarkdownSpot, i);
      if (spot->kind != MARKDOWN_INSERTION && body->rewriter == NULL)
        continue;
      g_string_append_len (out, markdown->html + from, spot->offset - from);
      from = spot->offset + spot->length;
      if (spot->kind == MARKDOWN_INSERTION)
        write_insertion (out, body, markdown->insertions->pdata[spot->index]);
      else
        from += write_spot (out, body->document, spot, body->rewriter);
    }
  g_string_append_len (out, markdown->html + from, to - from);
  demote_headings (out, body->rewriter != NULL ? body->rewriter->demote : 0);
  return g_string_free_to_bytes (out);
}

static void
add_run (View *view, xmlNode *body, GBytes *bytes)
{
  if (g_bytes_get_size (bytes) > 0)
    {
      g_autofree char *name = g_strdup_printf ("body-%u", g_hash_table_size (view->inserts));
      set_attribute (element (body, "insert"), "name", name);
      view_insert (view, name, bytes);
    }
  g_bytes_unref (bytes);
}

void
add_body_part (View *view, xmlNode *parent, const ViewContext *context, const Page *page, const Document *document, gsize from, gsize to,
               const BodyRewriter *rewriter, Diagnostics *diags)
{
  const GArray *spots = document->markdown->spots;
  xmlNode *node = element (parent, "body");
  Body body = { node, context, page, document, rewriter };
  guint first = 0, i;
  while (first < spots->len && g_array_index (spots, MarkdownSpot, first).offset < from)
    first++;
  for (i = first; i < spots->len && g_array_index (spots, MarkdownSpot, i).offset <= to; i++)   /* a block may stand at the end */
    {
      const MarkdownSpot *spot = &g_array_index (spots, MarkdownSpot, i);
      if (spot->kind != MARKDOWN_BLOCK)
        continue;
      add_run (view, node, body_run (&body, from, spot->offset, first, i));
      add_block (view, node, context, page, document, spot->index, rewriter, diags);
      from = spot->offset + spot->length;
      first = i + 1;
    }
  add_run (view, node, body_run (&body, from, to, first, i));
}

void
add_body (View *view, xmlNode *parent, const ViewContext *context, const Page *page, const Document *document,
          const BodyRewriter *rewriter, Diagnostics *diags)
{
  add_body_part (view, parent, context, page, document, 0, document->markdown->length, rewriter, diags);
}

/* ---- the checks before pages are built ---- */

/* Charts were checked when they were drawn. */
static void
check_document (const ViewContext *context, const Document *document, Diagnostics *diags)
{
  for (guint j = 0; j < document->markdown->blocks->len; j++)
    {
      const MarkdownBlock *block = document->markdown->blocks->pdata[j];
      if (strcmp (block->kind, "table") == 0)
        table_block_add (NULL, context, block, diags);
      else if (strcmp (block->kind, "timetable") == 0)
        timetable_block_add (NULL, context, NULL, block, diags);
    }
}

/* What the records and the configuration say of pages is checked with them. */
static void
check_named_pages (const ViewContext *context, Diagnostics *diags)
{
  for (guint i = 0; i < context->model->courses->len; i++)
    {
      const Course *course = context->model->courses->pdata[i];
      Place place = { course->file, course->line, 0, 0 };
      if (course->page != NULL && find_handbook_page (context, course->page) == NULL && !handbook_page_is_withheld (context, course->page))
        diag_report (diags, DIAG_COURSE_PAGE, &place, course->page, course->id, NULL);
    }
  const char *welcome = context->config->packet_welcome;
  Place place = { context->config->file, 0, 0, 0 };
  if (welcome != NULL && find_handbook_page (context, welcome) == NULL && !handbook_page_is_withheld (context, welcome))
    diag_report (diags, DIAG_PACKET_WELCOME, &place, welcome, NULL);
}

void
view_check_blocks (const ViewContext *context, Diagnostics *diags)
{
  const Content *content = context->content;
  for (guint i = 0; i < content->documents->len; i++)
    check_document (context, content->documents->pdata[i], diags);
  for (guint i = 0; i < content->prose->len; i++)
    check_document (context, content->prose->pdata[i], diags);
  quoted_check (context, content->documents, FALSE, diags);
  quoted_check (context, content->prose, TRUE, diags);
  view_check_prose (context, diags);
  check_named_pages (context, diags);
}
