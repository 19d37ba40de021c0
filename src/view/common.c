/* The small tools that the builders of views share: tree, inserts, links. */
#define _GNU_SOURCE /* memmem() */
#include "view/common.h"

#include "text/locale.h"
#include <string.h>

/* ---- tree ---- */

/* XML 1.0 knows no control characters but tab, newline and return, and not U+FFFE and U+FFFF. */
static gboolean
xml_knows (gunichar character)
{
  return character >= 0x20 ? character != 0xFFFE && character != 0xFFFF : character == '\t' || character == '\n' || character == '\r';
}

/* The text itself when XML can hold it, else a copy without what it cannot, in `*copy`. */
static const char *
xml_text (const char *text, char **copy)
{
  const guchar *byte;

  *copy = NULL;
  for (byte = (const guchar *) text; *byte != '\0'; byte++)
    if ((*byte < 0x20 && *byte != '\t' && *byte != '\n' && *byte != '\r') || *byte >= 0xEF)
      break;
  if (*byte == '\0')
    return text;

  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *kept = g_string_sized_new (strlen (valid));
  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    if (xml_knows (g_utf8_get_char (at)))
      g_string_append_len (kept, at, g_utf8_next_char (at) - at);
  *copy = g_string_free (kept, FALSE);
  return *copy;
}

xmlNode *
element (xmlNode *parent, const char *name)
{
  xmlNode *node = xmlNewDocNode (parent->doc, NULL, (const xmlChar *) name, NULL);
  xmlAddChild (parent, node);
  return node;
}

xmlNode *
element_text (xmlNode *parent, const char *name, const char *text)
{
  xmlNode *node = element (parent, name);
  if (text != NULL && *text != '\0')
    {
      g_autofree char *copy = NULL;
      xmlAddChild (node, xmlNewDocText (parent->doc, (const xmlChar *) xml_text (text, &copy)));
    }
  return node;
}

void
set_attribute (xmlNode *node, const char *name, const char *value)
{
  if (value == NULL)
    return;
  g_autofree char *copy = NULL;
  xmlNewProp (node, (const xmlChar *) name, (const xmlChar *) xml_text (value, &copy));
}

void
attribute_integer (xmlNode *node, const char *name, gint64 value)
{
  char digits[24];
  g_snprintf (digits, sizeof digits, "%" G_GINT64_FORMAT, value);
  xmlNewProp (node, (const xmlChar *) name, (const xmlChar *) digits);
}

/* ---- view ---- */

static const char *const kind_names[N_PAGE_KINDS] = {
  [PAGE_HANDBOOK] = "handbook", [PAGE_FOLDER] = "folder", [PAGE_CURRICULA] = "curricula", [PAGE_CURRICULUM] = "curriculum",
  [PAGE_COHORTS] = "cohorts", [PAGE_COHORT] = "cohort", [PAGE_COURSES] = "courses", [PAGE_COURSE] = "course", [PAGE_EFFECT] = "effect",
  [PAGE_ORGANIZATION] = "organization", [PAGE_TEAM] = "team", [PAGE_PEOPLE] = "people", [PAGE_PERSON] = "person",
  [PAGE_ONBOARDING] = "onboarding", [PAGE_SESSIONS] = "sessions", [PAGE_SESSION] = "session", [PAGE_CONFIRMATION] = "confirmation", [PAGE_REPORTS] = "reports", [PAGE_REPORT] = "report",
  [PAGE_BOOK] = "book", [PAGE_PACKET] = "packet", [PAGE_SIGN_IN] = "sign-in", [PAGE_PRINT] = "print", [PAGE_DATA] = "data",
  [PAGE_AWARDS] = "awards", [PAGE_BOARDS] = "boards", [PAGE_POSTER] = "poster", [PAGE_POSTER_LARGE] = "poster", [PAGE_CERTIFICATES] = "certificates",
};

const char *
view_kind_name (PageKind kind)
{
  return kind_names[kind];
}

/* Appends `text` as it stands inside an attribute of XML. */
static void
append_escaped (GString *out, const char *text)
{
  for (; *text != '\0'; text++)
    switch (*text)
      {
      case '&': g_string_append (out, "&amp;"); break;
      case '<': g_string_append (out, "&lt;"); break;
      case '>': g_string_append (out, "&gt;"); break;
      case '"': g_string_append (out, "&quot;"); break;
      default: g_string_append_c (out, *text);
      }
}

GBytes *
view_mark_current (GBytes *navigation, const char *href)
{
  static const char mark[] = " aria-current=\"page\"";
  gsize length;
  const char *bytes = g_bytes_get_data (navigation, &length);
  const char *from = bytes, *end = bytes + length;
  g_autoptr (GString) wanted = g_string_new ("href=\"");
  append_escaped (wanted, href);
  g_string_append_c (wanted, '"');

  /* The same page may stand in the head and in the tree of pages: every link to it is marked. */
  GString *out = NULL;
  for (const char *found; (found = memmem (from, (gsize) (end - from), wanted->str, wanted->len)) != NULL; from = found + wanted->len)
    {
      if (out == NULL)
        out = g_string_sized_new (length + 2 * sizeof mark);
      g_string_append_len (out, from, found - from);
      g_string_append_len (out, wanted->str, wanted->len);
      g_string_append_len (out, mark, sizeof mark - 1);
    }
  if (out == NULL)
    return g_bytes_ref (navigation);
  g_string_append_len (out, from, end - from);
  return g_string_free_to_bytes (out);
}

void
view_insert (View *view, const char *name, GBytes *bytes)
{
  g_hash_table_insert (view->inserts, g_strdup (name), g_bytes_ref (bytes));
}

static void
insert_text (View *view, const char *name, const char *text)
{
  /* What is inserted so lives as long as the build, longer than any view. */
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  view_insert (view, name, bytes);
}

static void
place_navigation (View *view, const ViewContext *context, const Page *page)
{
  const char *key = page_navigation_key (context->plan, page);
  GBytes *shared = key != NULL ? g_hash_table_lookup (context->navigation, key) : NULL;
  if (shared == NULL)
    {
      insert_text (view, "navigation", "");
      return;
    }
  g_autofree char *href = page_link (page->path, page->path);
  g_autoptr (GBytes) marked = view_mark_current (shared, href);
  view_insert (view, "navigation", marked);
}

static void
add_breadcrumb (xmlNode *root, const Page *page)
{
  const Page *chain[16];
  guint n = 0;
  for (const Page *above = page->parent; above != NULL && n < G_N_ELEMENTS (chain); above = above->parent)
    chain[n++] = above;
  if (n == 0)
    return;
  xmlNode *breadcrumb = element (root, "breadcrumb");
  while (n-- > 0)
    {
      xmlNode *node = element (breadcrumb, "page");
      link_to (node, page, chain[n]);
      set_attribute (node, "title", chain[n]->title);
    }
}

static void
add_neighbour (xmlNode *root, const char *name, const Page *page, const Page *neighbour)
{
  if (neighbour == NULL)
    return;
  xmlNode *node = element (root, name);
  link_to (node, page, neighbour);
  set_attribute (node, "title", neighbour->title);
}

const MeasureDefinition *
view_measure (const ViewContext *context, MeasureId measure)
{
  return measure_definition (figures_measures (context->figures), measure);
}

View *
view_new (const ViewContext *context, const Page *page, const char *stylesheet)
{
  View *view = g_new0 (View, 1);
  view->document = xmlNewDoc ((const xmlChar *) "1.0");
  view->stylesheet = stylesheet;
  view->inserts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  view->people = g_hash_table_new (NULL, NULL);
  view->document->_private = view;

  xmlNode *root = xmlNewDocNode (view->document, NULL, (const xmlChar *) "view", NULL);
  xmlDocSetRootElement (view->document, root);
  g_autofree char *up = page_root (page->path);
  set_attribute (root, "kind", page == context->plan->home ? "home" : kind_names[page->kind]);
  set_attribute (root, "path", page->path);
  set_attribute (root, "root", up);
  set_attribute (root, "lang", context->config->language);
  set_attribute (root, "title", page->title);
  set_attribute (root, "site", context->config->title);
  set_attribute (root, "department", context->config->department);
  set_attribute (root, "version", context->config->version);
  set_attribute (root, "edition", context->config->edition->name);
  set_attribute (root, "notice", context->config->edition->notice);
  char iso[DATE_BUFFER];
  set_attribute (root, "as-of", date_format (context->model->as_of, iso));
  if (context->navigation != NULL)
    {
      add_breadcrumb (root, page);
      add_neighbour (root, "previous", page, page->previous);
      add_neighbour (root, "next", page, page->next);
      place_navigation (view, context, page);
    }
  return view;
}

xmlNode *
view_root (View *view)
{
  return xmlDocGetRootElement (view->document);
}

void
view_free (View *view)
{
  if (view == NULL)
    return;
  xmlFreeDoc (view->document);
  g_hash_table_unref (view->inserts);
  g_hash_table_unref (view->people);
  g_clear_pointer (&view->quotes, g_hash_table_unref);
  g_clear_pointer (&view->waiting, g_array_unref);
  g_free (view);
}

void
view_quote_cell (xmlNode *node, const char *cell)
{
  View *view = node->doc->_private;
  if (view == NULL || *cell == '\0')
    return;
  if (view->quotes == NULL)
    view->quotes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_hash_table_add (view->quotes, g_strdup (cell));
}

void
view_add_chart (View *view, xmlNode *parent, const Chart *chart)
{
  guint number = g_hash_table_size (view->inserts);
  g_autofree char *picture = g_strdup_printf ("chart-%u", number);
  xmlNode *node = element (parent, "chart");
  set_attribute (node, "insert", picture);
  insert_text (view, picture, chart->svg);
  if (chart->outline != NULL && *chart->outline != '\0')
    {
      g_autofree char *outline = g_strdup_printf ("chart-%u-outline", number);
      set_attribute (node, "outline", outline);
      insert_text (view, outline, chart->outline);
    }
  set_attribute (node, "title", chart->title);
  attribute_integer (node, "width", (gint64) (chart->width + 0.5));
  attribute_integer (node, "height", (gint64) (chart->height + 0.5));
}

/* ---- links ---- */

void
link_to (xmlNode *node, const Page *from, const Page *target)
{
  if (target == NULL)
    return;
  g_autofree char *href = page_link (from->path, target->path);
  set_attribute (node, "href", href);
}

/* The two paths that a written one may mean: of a page, and of a folder's page. */
static void
handbook_paths (const ViewContext *context, const char *written, char *paths[2])
{
  const char *path = written + (*written == '/' ? 1 : 0);
  gsize folder = strlen (context->config->content);
  if (g_str_has_prefix (path, context->config->content) && path[folder] == '/')
    path += folder + 1;
  g_autoptr (GString) stem = g_string_new (path);
  static const char *const endings[] = { ".md", ".html", "/" };
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (stem->str, endings[i]))
      g_string_truncate (stem, stem->len - strlen (endings[i]));
  if (strcmp (stem->str, "_index") == 0 || g_str_has_suffix (stem->str, "/_index"))
    g_string_erase (stem, (gssize) (stem->len - strlen ("_index")), 1);
  paths[0] = g_strconcat (stem->str, ".html", NULL);
  paths[1] = g_strconcat (stem->str, "/index.html", NULL);
}

const Page *
find_handbook_page (const ViewContext *context, const char *written)
{
  char *paths[2];
  handbook_paths (context, written, paths);
  const Page *page = plan_find (context->plan, paths[0]);
  if (page == NULL)
    page = plan_find (context->plan, paths[1]);
  g_free (paths[0]);
  g_free (paths[1]);
  return page != NULL && page->kind == PAGE_HANDBOOK ? page : NULL;
}

gboolean
handbook_page_is_withheld (const ViewContext *context, const char *written)
{
  char *paths[2];
  GHashTable *withheld = context->content->withheld;
  handbook_paths (context, written, paths);
  gboolean is = withheld != NULL && (g_hash_table_contains (withheld, paths[0]) || g_hash_table_contains (withheld, paths[1]));
  g_free (paths[0]);
  g_free (paths[1]);
  return is;
}
