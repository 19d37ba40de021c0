#include "view/digest.h"

#include "view/common.h"
#include "view/digest_lines.h"
#include "view/waiting.h"
#include <string.h>

/* Ranks: what is dropped last has the smallest. */
enum { RANK_HEAD = 0, RANK_CONCLUSION = 1, RANK_OFF = 2, RANK_LINK = 3, RANK_OVERDUE = 4, RANK_COORDINATION = 4, RANK_TARGETED = 5, RANK_NEXT = 6,
       RANK_AS_OF = 7, RANK_DAYS = 8, RANK_OTHER = 9 };

typedef struct {
  const ViewContext *context;
  const Page *page;
  const View *view;
  const xmlNode *report;
  DigestLines lines;
} Digest;

/* An attribute of the view; borrowed, NULL without. */
static const char *
attribute (const xmlNode *node, const char *name)
{
  const xmlAttr *found = node != NULL ? xmlHasProp ((xmlNode *) node, BAD_CAST name) : NULL;
  return found != NULL && found->children != NULL ? (const char *) found->children->content : NULL;
}

static gboolean
has (const xmlNode *node, const char *name, const char *value)
{
  return g_strcmp0 (attribute (node, name), value) == 0;
}

static const xmlNode *
next_child (const xmlNode *parent, const xmlNode *after, const char *name)
{
  const xmlNode *node = parent == NULL ? NULL : after != NULL ? after->next : parent->children;
  while (node != NULL && strcmp ((const char *) node->name, name) != 0)
    node = node->next;
  return node;
}

static const xmlNode *
find_section (const Digest *digest, const char *kind)
{
  const xmlNode *section = NULL;
  while ((section = next_child (digest->report, section, "section")) != NULL && !has (section, "kind", kind))
    ;
  return section;
}

static const char *
word (const Digest *digest, const char *key)
{
  return words_get (digest->context->words, key);
}

/* What is written by hand in a section. New string, NULL when nothing is. */
static char *
prose_of (const Digest *digest, const char *kind)
{
  const xmlNode *prose = next_child (find_section (digest, kind), NULL, "prose");
  if (prose == NULL)
    return NULL;
  GString *text = g_string_new (NULL);
  for (const xmlNode *body = NULL; (body = next_child (prose, body, "body")) != NULL;)
    for (const xmlNode *insert = NULL; (insert = next_child (body, insert, "insert")) != NULL;)
      {
        GBytes *bytes = g_hash_table_lookup (digest->view->inserts, attribute (insert, "name"));
        gsize length = 0;
        const char *html = bytes != NULL ? g_bytes_get_data (bytes, &length) : "";
        g_autofree char *plain = digest_plain_text (html, length);
        g_string_append (text, plain);
      }
  return g_string_free (text, FALSE);
}

/* What the page says above everything: its figures may change. */
static void
add_waiting (Digest *digest)
{
  const xmlNode *waiting = next_child (xmlDocGetRootElement (digest->view->document), NULL, "waiting");
  if (waiting == NULL)
    return;
  g_autofree char *rows = words_format (digest->context->words, "waiting.rows", "n", attribute (waiting, "rows"), NULL);
  g_autofree char *text = g_strconcat (rows, word (digest, "digest.waiting"), NULL);
  digest_lines_add (&digest->lines, RANK_HEAD, text);
}

static void
add_head (Digest *digest)
{
  g_autofree char *head = words_format (digest->context->words, "digest.head", "title", attribute (digest->report, "title"), "department",
                                        digest->context->config->department != NULL ? digest->context->config->department : "", NULL);
  g_autofree char *as_of = g_strconcat (word (digest, "report.as-of"), " ", attribute (digest->report, "as-of"), NULL);
  digest_lines_begin (&digest->lines, NULL, FALSE);
  digest_lines_add (&digest->lines, RANK_HEAD, head);
  if (!has (digest->report, "member", "all"))
    digest_lines_add (&digest->lines, RANK_HEAD, attribute (digest->report, "member-title") != NULL ? attribute (digest->report, "member-title")
                                                 : attribute (digest->report, "member"));
  digest_lines_add (&digest->lines, RANK_HEAD, attribute (digest->report, "period-text"));
  digest_lines_add (&digest->lines, RANK_AS_OF, as_of);
  add_waiting (digest);
}

/* Her own first sentences; without any, what the figures say, the bad news first in rank. */
static void
add_conclusion (Digest *digest)
{
  g_autofree char *own = prose_of (digest, "summary");
  digest_lines_begin (&digest->lines, word (digest, "digest.conclusion"), TRUE);
  if (own != NULL)
    digest_lines_add_sentences (&digest->lines, RANK_CONCLUSION, 2, 4, own);
  const xmlNode *section = find_section (digest, "summary");
  for (const xmlNode *node = NULL; own == NULL && (node = next_child (section, node, "sentence")) != NULL;)
    {
      g_autofree xmlChar *text = xmlNodeGetContent (node);
      digest_lines_add (&digest->lines, has (node, "state", "bad") ? RANK_CONCLUSION : has (node, "about", "next") ? RANK_NEXT : RANK_CONCLUSION + 2,
                        (const char *) text);
    }
}

/* "出勤率 96.5%（环比 −1.1 个百分点，目标 95.0%，达成）". New string. */
static char *
figure_line (const Digest *digest, const xmlNode *figure)
{
  const Words *words = digest->context->words;
  const char *change = attribute (figure, "change"), *target = attribute (figure, "target"), *reached = attribute (figure, "reached");
  g_autoptr (GPtrArray) facts = g_ptr_array_new_with_free_func (g_free);
  if (attribute (figure, "missing") != NULL)
    g_ptr_array_add (facts, g_strdup (attribute (figure, "reason")));
  if (attribute (figure, "small") != NULL)
    g_ptr_array_add (facts, g_strdup (word (digest, "report.small")));
  if (change != NULL)
    g_ptr_array_add (facts, g_strconcat (word (digest, "report.figures.change"), " ", change, NULL));
  if (target != NULL)
    g_ptr_array_add (facts, words_format (words, "report.target.label", "n", target, NULL));
  if (reached != NULL)
    {
      g_autofree char *key = g_strconcat ("report.reached.", reached, NULL);
      g_ptr_array_add (facts, g_strdup (words_get (words, key)));
    }
  g_ptr_array_add (facts, NULL);
  g_autofree char *joined = g_strjoinv (word (digest, "digest.comma"), (char **) facts->pdata);
  g_autofree char *value = waiting_text (g_strdup (attribute (figure, "value")), attribute (figure, "waiting") != NULL);
  return words_format (words, *joined != '\0' ? "digest.figure" : "digest.figure.plain", "label", attribute (figure, "label"), "value",
                       value, "facts", joined, NULL);
}

/* A day has no table of figures: its cards are. */
static void
add_figures (Digest *digest, const char *title, gboolean off)
{
  const xmlNode *section = find_section (digest, "figures");
  const char *name = section != NULL ? "figure" : "card";
  if (section == NULL)
    section = find_section (digest, "summary");
  digest_lines_begin (&digest->lines, word (digest, title), FALSE);
  for (const xmlNode *figure = NULL; (figure = next_child (section, figure, name)) != NULL;)
    {
      gboolean is_off = has (figure, "reached", "no"), is_targeted = attribute (figure, "target") != NULL;
      if (is_off != off || (attribute (figure, "missing") != NULL && !is_targeted))
        continue;
      g_autofree char *line = figure_line (digest, figure);
      digest_lines_add (&digest->lines, off ? RANK_OFF : is_targeted ? RANK_TARGETED : RANK_OTHER, line);
    }
}

static void
add_overdue (Digest *digest)
{
  const xmlNode *section = find_section (digest, "actions");
  digest_lines_begin (&digest->lines, word (digest, "digest.overdue"), FALSE);
  for (const xmlNode *action = NULL; (action = next_child (section, action, "action")) != NULL;)
    {
      const char *days = attribute (action, "overdue");
      if (days == NULL)
        continue;
      g_autoptr (GPtrArray) facts = g_ptr_array_new_with_free_func (g_free);
      for (const xmlNode *owner = NULL; (owner = next_child (action, owner, "owner")) != NULL;)
        if (attribute (owner, "name") != NULL)
          g_ptr_array_add (facts, g_strdup (attribute (owner, "name")));
      if (attribute (action, "department") != NULL)
        g_ptr_array_add (facts, g_strdup (attribute (action, "department")));
      g_ptr_array_add (facts, words_format (digest->context->words, "report.actions.overdue", "n", days, NULL));
      g_ptr_array_add (facts, NULL);
      g_autofree char *joined = g_strjoinv (word (digest, "digest.comma"), (char **) facts->pdata);
      g_autofree char *line = words_format (digest->context->words, "digest.action", "problem", attribute (action, "problem"), "facts", joined, NULL);
      digest_lines_add (&digest->lines, RANK_OVERDUE, line);
    }
}

static void
add_prose (Digest *digest, const char *kind, guint rank)
{
  g_autofree char *text = prose_of (digest, kind);
  const xmlNode *section = find_section (digest, kind);
  digest_lines_begin (&digest->lines, attribute (section, "title"), FALSE);
  if (text != NULL)
    digest_lines_add_sentences (&digest->lines, rank, 1, 5, text);
}

/* The sessions to come, day by day as page 1 tells them, else one by one. */
static void
add_next (Digest *digest)
{
  const xmlNode *section = find_section (digest, "next");
  digest_lines_begin (&digest->lines, attribute (section, "title"), FALSE);
  for (const xmlNode *day = NULL; (day = next_child (section, day, "day")) != NULL;)
    {
      g_autoptr (GString) line = g_string_new (attribute (day, "day"));
      const char *separator = " ";
      for (const xmlNode *course = NULL; (course = next_child (day, course, "course")) != NULL; separator = word (digest, "report.list.comma"))
        g_string_append_printf (line, "%s%s", separator, attribute (course, "title") != NULL ? attribute (course, "title") : "");
      digest_lines_add (&digest->lines, RANK_DAYS, line->str);
    }
  for (const xmlNode *list = NULL; (list = next_child (section, list, "sessions")) != NULL;)
    for (const xmlNode *session = NULL; (session = next_child (list, session, "session")) != NULL;)
      {
        const xmlNode *course = next_child (session, NULL, "course");
        const char *day = attribute (session, "day"), *start = attribute (session, "start"), *title = attribute (course, "title");
        g_autofree char *line = g_strjoin (" ", day != NULL ? day : "", start != NULL ? start : "", title != NULL ? title : "", NULL);
        digest_lines_add (&digest->lines, RANK_DAYS, line);
      }
}

static void
add_link (Digest *digest)
{
  const char *base = digest->context->config->base_url;
  digest_lines_begin (&digest->lines, NULL, FALSE);
  if (base == NULL)
    return;
  g_autofree char *link = page_link ("index.html", digest->page->path);
  g_autofree char *address = g_strconcat (base, g_str_has_suffix (base, "/") ? "" : "/", link, NULL);
  digest_lines_add_link (&digest->lines, RANK_LINK, word (digest, "digest.link"), address);
}

static char *
make (const ViewContext *context, const Page *page, const View *view, gboolean markdown)
{
  Digest digest = { .context = context, .page = page, .view = view };
  digest.report = next_child (xmlDocGetRootElement (view->document), NULL, "report");
  if (digest.report == NULL)
    return g_strdup ("");
  gboolean is_day = has (digest.report, "kind", "daily");
  digest_lines_init (&digest.lines, markdown, markdown ? G_MAXLONG : is_day ? 300 : 600, markdown ? 4095 : 2047);
  add_head (&digest);
  add_conclusion (&digest);
  add_figures (&digest, "digest.off", TRUE);
  add_figures (&digest, "digest.figures", FALSE);
  add_overdue (&digest);
  add_prose (&digest, "coordination", RANK_COORDINATION);
  add_prose (&digest, "focus", RANK_NEXT);
  add_next (&digest);
  add_link (&digest);
  char *text = digest_lines_text (&digest.lines);
  digest_lines_clear (&digest.lines);
  return text;
}

char *
digest_text (const ViewContext *context, const Page *page, const View *view)
{
  return make (context, page, view, FALSE);
}

char *
digest_markdown (const ViewContext *context, const Page *page, const View *view)
{
  return make (context, page, view, TRUE);
}
