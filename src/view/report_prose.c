/* What is written by hand for a report: content/reports/NAME/PERIOD.md, its headings placed at the sections of the same meaning. */
#include "text/encoding.h"
#include "view/blocks.h"
#include "view/report.h"
#include "view/report_absence.h"

#include <string.h>

/* The sections that take a text; the headings that mean one stand in the words report.prose.NAME, separated by `|`. */
static const char *const section_names[] = { "summary", "highlights", "problems", "coordination", "focus" };

/* A piece of a document's html. */
typedef struct {
  gsize from, to;
  const MarkdownHeading *heading;        /* NULL: what stands before the first one */
} Part;

static gboolean
is_part_heading (const MarkdownHeading *heading)
{
  return heading->level == 2 && !heading->nested;
}

/* The document cut at its headings. Part; free the array. */
static GArray *
cut (const Document *document)
{
  const Markdown *markdown = document->markdown;
  GArray *parts = g_array_new (FALSE, FALSE, sizeof (Part));
  Part part = { 0, markdown->length, NULL };
  for (guint i = 0; i < markdown->headings->len; i++)
    {
      const MarkdownHeading *heading = markdown->headings->pdata[i];
      if (!is_part_heading (heading))
        continue;
      part.to = heading->begin;
      g_array_append_val (parts, part);
      part = (Part) { heading->end, markdown->length, heading };
    }
  g_array_append_val (parts, part);
  return parts;
}

/* A block takes no bytes of the html. */
static gboolean
is_blank (const Document *document, const Part *part)
{
  const GArray *spots = document->markdown->spots;
  for (guint i = 0; i < spots->len; i++)
    {
      const MarkdownSpot *spot = &g_array_index (spots, MarkdownSpot, i);
      if (spot->kind == MARKDOWN_BLOCK && spot->offset >= part->from && spot->offset <= part->to)
        return FALSE;
    }
  for (gsize i = part->from; i < part->to; i++)
    if (!g_ascii_isspace (document->markdown->html[i]))
      return FALSE;
  return TRUE;
}

/* Is the heading one of those that mean the section. */
static gboolean
means (const Words *words, const char *section, const char *title)
{
  g_autofree char *key = g_strconcat ("report.prose.", section, NULL);
  g_auto (GStrv) headings = g_strsplit (words_get (words, key), "|", -1);
  g_autofree char *folded = g_utf8_casefold (title, -1);
  for (guint i = 0; headings[i] != NULL; i++)
    {
      g_autofree char *heading = g_utf8_casefold (headings[i], -1);
      if (strcmp (g_strstrip (heading), folded) == 0)
        return TRUE;
    }
  return FALSE;
}

/* The section that a part belongs to, or NULL: its heading means none. */
static const char *
section_of (const Words *words, const Part *part)
{
  if (part->heading == NULL)
    return section_names[0];
  g_autofree char *title = g_strstrip (g_strdup (part->heading->title));
  for (guint i = 0; i < G_N_ELEMENTS (section_names); i++)
    if (means (words, section_names[i], title))
      return section_names[i];
  return NULL;
}

/* ---- placing it ---- */

/* Ids of the text are apart from those of the report's own sections. */
static gboolean
write_placed (GString *out, const Document *document, const MarkdownSpot *spot, gpointer data)
{
  const Markdown *markdown = document->markdown;
  const char *value = markdown->html + spot->offset;
  if (spot->kind == MARKDOWN_ID)
    g_string_append (out, "prose-");
  if (spot->kind == MARKDOWN_LINK)
    {
      const char *target = ((const MarkdownLink *) markdown->links->pdata[spot->index])->target;
      g_autofree char *id = *target == '#' ? g_uri_unescape_string (target + 1, NULL) : NULL;
      for (guint i = 0; id != NULL && i < markdown->ids->len; i++)
        if (strcmp (markdown->ids->pdata[i], id) == 0)
          {
            g_string_append (out, "#prose-");
            g_string_append_len (out, value + 1, (gssize) spot->length - 1);
            return TRUE;
          }
    }
  g_string_append_len (out, value, (gssize) spot->length);
  return TRUE;
}

/* The targets in a chart stand as they are. */
static gboolean
write_chart_link (GString *out, const char *target, gpointer data)
{
  g_autofree char *escaped = g_markup_escape_text (target, -1);
  g_string_append (out, escaped);
  return TRUE;
}

gboolean
report_add_prose (const Report *report, xmlNode *section, const char *name)
{
  const Document *document = content_prose (report->context->content, report->page->path);
  if (document == NULL)
    return FALSE;
  g_autoptr (GArray) parts = cut (document);
  BodyRewriter rewriter = { write_placed, write_chart_link, NULL, 0 };
  xmlNode *node = NULL;
  for (guint i = 0; i < parts->len; i++)
    {
      const Part *part = &g_array_index (parts, Part, i);
      if (is_blank (document, part) || g_strcmp0 (section_of (report->context->words, part), name) != 0)
        continue;
      if (node == NULL)
        node = element (section, "prose");
      add_body_part (report->view, node, report->context, report->page, document, part->from, part->to, &rewriter, report->diags);
    }
  return node != NULL;
}

/* What is not written is hidden on screen; on paper there are lines to write it by hand. */
static gboolean
fill_prose (const Report *report, xmlNode *section, const char *name)
{
  if (!report_add_prose (report, section, name))
    set_attribute (section, "empty", "yes");
  return TRUE;
}

gboolean
report_fill_highlights (const Report *report, xmlNode *section)
{
  return fill_prose (report, section, "highlights");
}

gboolean
report_fill_problems (const Report *report, xmlNode *section)
{
  return fill_prose (report, section, "problems");
}

gboolean
report_fill_coordination (const Report *report, xmlNode *section)
{
  return fill_prose (report, section, "coordination");
}

gboolean
report_fill_focus (const Report *report, xmlNode *section)
{
  return fill_prose (report, section, "focus");
}

/* ---- checks ---- */

static void
report_unknown_heading (const ViewContext *context, const MarkdownHeading *heading, const Place *place, Diagnostics *diags)
{
  g_autoptr (GPtrArray) known = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) list = g_string_new (NULL);
  for (guint i = 0; i < G_N_ELEMENTS (section_names); i++)
    {
      g_autofree char *key = g_strconcat ("report.prose.", section_names[i], NULL);
      g_auto (GStrv) headings = g_strsplit (words_get (context->words, key), "|", -1);
      g_string_append_printf (list, "%s%s", i == 0 ? "" : ", ", headings[0]);
      for (guint j = 0; headings[j] != NULL; j++)
        g_ptr_array_add (known, g_strdup (g_strstrip (headings[j])));
    }
  const char *nearest = text_nearest (heading->title, (const char *const *) known->pdata, known->len);
  if (nearest != NULL)
    diag_report (diags, DIAG_PROSE_HEADING_NEAR, place, heading->title, nearest, list->str, NULL);
  else
    diag_report (diags, DIAG_PROSE_HEADING, place, heading->title, list->str, NULL);
}

static gboolean
has_section (const ReportLayout *layout, const char *name)
{
  for (guint i = 0; i < layout->sections->len; i++)
    if (strcmp (((const ReportSection *) layout->sections->pdata[i])->name.text, name) == 0)
      return TRUE;
  return FALSE;
}

static void
check_parts (const ViewContext *context, const Document *document, const ReportLayout *layout, Diagnostics *diags)
{
  g_autoptr (GArray) parts = cut (document);
  const MarkdownHeading *seen[G_N_ELEMENTS (section_names)] = { NULL };
  for (guint i = 0; i < parts->len; i++)
    {
      const Part *part = &g_array_index (parts, Part, i);
      const char *name = section_of (context->words, part);
      Place place = { document->file, part->heading != NULL ? part->heading->line : 0, part->heading != NULL ? 1 : 0, 0 };
      if (name == NULL)
        report_unknown_heading (context, part->heading, &place, diags);
      else if (!has_section (layout, name) && !is_blank (document, part))
        diag_report (diags, DIAG_PROSE_SECTION, &place, layout->name.text, name, NULL);
      for (guint s = 0; name != NULL && part->heading != NULL && s < G_N_ELEMENTS (section_names); s++)
        if (strcmp (section_names[s], name) == 0 && seen[s] != NULL)
          {
            g_autofree char *line = g_strdup_printf ("%u", seen[s]->line);
            diag_report (diags, DIAG_PROSE_HEADING_TWICE, &place, part->heading->title, seen[s]->title, line, NULL);
          }
        else if (strcmp (section_names[s], name) == 0)
          seen[s] = part->heading;
    }
}

/* The running report and the last one that is over, of each layout that somebody writes for: one note names those without a text. */
static void
note_missing (const ViewContext *context, Diagnostics *diags)
{
  g_autoptr (GString) list = g_string_new (NULL);
  for (guint i = 0; i < context->plan->pages->len; i++)
    {
      const Page *page = context->plan->pages->pdata[i];
      if (page->kind != PAGE_REPORT || (page->next != NULL && page->next->next != NULL) || content_prose (context->content, page->path) != NULL)
        continue;
      g_autofree char *folder = g_path_get_dirname (page->path);
      gboolean written = FALSE;
      for (guint j = 0; j < context->content->prose->len && !written; j++)
        written = strcmp (((const Document *) context->content->prose->pdata[j])->folder, folder) == 0;
      if (written)
        g_string_append_printf (list, "%s%s/%.*s.md", list->len > 0 ? ", " : "", context->config->content,
                                (int) (strlen (page->path) - strlen (".html")), page->path);
    }
  if (list->len > 0)
    diag_report (diags, DIAG_PROSE_MISSING, NULL, list->str, NULL);
}

void
view_check_prose (const ViewContext *context, Diagnostics *diags)
{
  const GPtrArray *prose = context->content->prose;
  for (guint i = 0; i < prose->len; i++)
    {
      const Document *document = prose->pdata[i];
      const Page *page = plan_find (context->plan, document->path);
      if (view_expect_report (context, document->file, document->path, diags) && page != NULL && page->kind == PAGE_REPORT)
        check_parts (context, document, ((const ReportSubject *) page->subject)->layout, diags);
    }
  note_missing (context, diags);
}
