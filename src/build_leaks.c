/* Names, aliases, ids and e-mail addresses of people, searched in everything that was made. A page may name whom its view named; what people wrote in
 * their own words, in the handbook and the records, is theirs to answer for: where the edition names nobody, it is warned about. */
#include "build_leaks.h"
#include "build_leak_figures.h"
#include "model/texts.h"
#include "proof/leak.h"
#include "text/locale.h"

#include <libintl.h>
#include <string.h>

#define _(text) gettext (text)
#define N_(text) text

typedef enum { FORM_NAME, FORM_ALIAS, FORM_ID, FORM_EMAIL } Form;

/* One text to be found, and whom it may mean: two people may have the same name. */
typedef struct {
  char *text;
  GArray *people;            /* TokenPerson */
  GPtrArray *quotes;         /* char *: texts of records and titles in which it stands */
} Token;

typedef struct { const Person *person; Form form; } TokenPerson;

typedef struct { char *path; GBytes *bytes; } LaterFile;

struct Leaks {
  const ViewContext *context;
  const Edition *edition;
  Diagnostics *diags;
  LeakScan *scan;
  GPtrArray *tokens;         /* Token * */
  GHashTable *by_text;       /* text → Token * */
  GHashTable *runs;          /* set of the runs of handbook pages in which a token stands, as they are in HTML; keys owned */
  gboolean names_public, ids_public;
  gboolean names_everybody;  /* in every list: a name or an id is a find nowhere ("A4" is a size of paper, too) */
  GMutex lock;
  GHashTable *page_people;   /* path of a report's page without its ending → the people that it names */
  GPtrArray *later;          /* LaterFile * */
};

static void
token_free (gpointer data)
{
  Token *token = data;
  g_free (token->text);
  g_array_unref (token->people);
  g_ptr_array_unref (token->quotes);
  g_free (token);
}

static void
later_free (gpointer data)
{
  LaterFile *file = data;
  g_free (file->path);
  g_bytes_unref (file->bytes);
  g_free (file);
}

/* ---- what is searched for ---- */

static gboolean
is_digits (const char *text)
{
  return strspn (text, "0123456789") == strlen (text);
}

/* The id of a course or a session that is written like a person's says nothing of the person. */
static gboolean
is_other_id (const Model *model, const char *text)
{
  return model_course (model, text, -1) != NULL || model_cohort (model, text, -1) != NULL || model_session (model, text, -1) != NULL
         || model_assessment (model, text, -1) != NULL || model_curriculum (model, text, -1) != NULL;
}

static gboolean
is_searched (const Leaks *leaks, const char *text, Form form)
{
  if (g_hash_table_contains (leaks->edition->words, text) || (form != FORM_EMAIL && leaks->names_everybody))
    return FALSE;
  return g_utf8_strlen (text, -1) >= 2 && (form != FORM_ID || !is_other_id (leaks->context->model, text));
}

static void
add_token (Leaks *leaks, const Person *person, const char *text, Form form)
{
  if (text == NULL || !is_searched (leaks, text, form))
    return;
  Token *token = g_hash_table_lookup (leaks->by_text, text);
  if (token == NULL)
    {
      token = g_new0 (Token, 1);
      token->text = g_strdup (text);
      token->people = g_array_new (FALSE, FALSE, sizeof (TokenPerson));
      token->quotes = g_ptr_array_new_with_free_func (g_free);
      g_hash_table_insert (leaks->by_text, token->text, token);
      /* A name that is a word too counts only where it stands alone. */
      leak_scan_add (leaks->scan, text, leaks->tokens->len, form, form != FORM_ID && form != FORM_EMAIL && text_is_word (text));
      g_ptr_array_add (leaks->tokens, token);
    }
  TokenPerson whom = { person, form };
  g_array_append_val (token->people, whom);
}

static void
add_people (Leaks *leaks)
{
  const GPtrArray *people = leaks->context->model->people;
  for (guint i = 0; i < people->len; i++)
    {
      const Person *person = people->pdata[i];
      add_token (leaks, person, person->name, FORM_NAME);
      add_token (leaks, person, person->id, FORM_ID);
      add_token (leaks, person, person->email, FORM_EMAIL);
      for (guint j = 0; person->aliases != NULL && person->aliases[j] != NULL; j++)
        add_token (leaks, person, person->aliases[j], FORM_ALIAS);
      for (guint j = 0; person->former_names != NULL && j < person->former_names->len; j++)
        add_token (leaks, person, person->former_names->pdata[j], FORM_NAME);
    }
  leak_scan_prepare (leaks->scan);
}

/* ---- what people wrote themselves ---- */

typedef struct {
  Leaks *leaks;
  const char *text, *file;
  guint line;
  gboolean runs;             /* keep the runs of HTML, else the text as a quote */
} Writing;

static const DiagId written_ids[] = { [FORM_NAME] = DIAG_LEAK_WRITTEN_NAME, [FORM_ALIAS] = DIAG_LEAK_WRITTEN_NAME, [FORM_ID] = DIAG_LEAK_WRITTEN_ID,
                                      [FORM_EMAIL] = DIAG_LEAK_WRITTEN_EMAIL };

/* "data/people.csv:14": a message says who is meant, and not what must not be known. New string. */
static char *
person_place (const Person *person)
{
  return g_strdup_printf ("%s:%u", person->file, person->line);
}

static void
keep_writing (const LeakHit *hit, gpointer data)
{
  const Writing *writing = data;
  Leaks *leaks = writing->leaks;
  Token *token = leaks->tokens->pdata[hit->subject];
  if (writing->runs)
    g_hash_table_add (leaks->runs, g_strndup (hit->run, hit->run_length));
  else
    g_ptr_array_add (token->quotes, g_strdup (writing->text));
  const TokenPerson *whom = &g_array_index (token->people, TokenPerson, 0);
  if (whom->form == FORM_ID ? leaks->ids_public : whom->form != FORM_EMAIL && leaks->names_public)
    return;
  g_autofree char *who = person_place (whom->person);
  Place place = { writing->file, writing->line, 0, 0 };
  diag_report (leaks->diags, written_ids[whom->form], &place, who, leaks->edition->name, NULL);
}

static void
read_writing (Leaks *leaks, const char *text, const char *file, guint line, gboolean runs)
{
  Writing writing = { leaks, text, file, line, runs };
  if (text != NULL)
    leak_scan_run (leaks->scan, text, strlen (text), runs, keep_writing, &writing);
}

static void
read_record_text (const char *text, const char *file, guint line, gpointer data)
{
  read_writing (data, text, file, line, FALSE);
}

static void
read_writings (Leaks *leaks)
{
  const Content *content = leaks->context->content;
  for (guint i = 0; content != NULL && i < content->documents->len; i++)
    {
      const Document *document = content->documents->pdata[i];
      read_writing (leaks, document->title, document->file, 0, FALSE);
      read_writing (leaks, document->summary, document->file, 0, FALSE);
      if (document->markdown == NULL)
        continue;
      read_writing (leaks, document->markdown->html, document->file, 0, TRUE);
      for (guint j = 0; j < document->markdown->blocks->len; j++)
        {
          const MarkdownBlock *block = document->markdown->blocks->pdata[j];
          read_writing (leaks, block->body, document->file, block->place.line, FALSE);
        }
    }
  model_each_text (leaks->context->model, read_record_text, leaks);
}

/* Entities of XML as the characters they stand for. New string. */
static char *
plain_run (const char *run, gsize length)
{
  static const char *const entities[][2] = { { "&lt;", "<" }, { "&gt;", ">" }, { "&quot;", "\"" }, { "&apos;", "'" }, { "&#39;", "'" }, { "&amp;", "&" } };
  GString *plain = g_string_new_len (run, (gssize) length);
  for (guint i = 0; i < G_N_ELEMENTS (entities); i++)
    g_string_replace (plain, entities[i][0], entities[i][1], 0);
  return g_string_free (plain, FALSE);
}

/* More than a name must stand there to be known as somebody's words. */
#define MORE_BYTES 4

static gboolean
is_written (const Leaks *leaks, const Token *token, const LeakHit *hit)
{
  g_autofree char *run = g_strndup (hit->run, hit->run_length);
  if (hit->run_length >= hit->length + MORE_BYTES && g_hash_table_contains (leaks->runs, run))
    return TRUE;
  g_autofree char *plain = plain_run (hit->run, hit->run_length);
  for (guint i = 0; i < token->quotes->len; i++)
    {
      const char *quote = token->quotes->pdata[i];
      if (strlen (quote) >= strlen (token->text) + MORE_BYTES && strstr (plain, quote) != NULL)
        return TRUE;
      /* A diagram sets one line of a text at a time. */
      if (hit->run_length >= hit->length + MORE_BYTES && strstr (quote, plain) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* ---- a file ---- */

typedef struct {
  Leaks *leaks;
  const char *path;
  const char *bytes;
  const Page *page;          /* NULL: no page */
  GHashTable *people;        /* whom it may name; NULL: as the edition names people in public */
  GHashTable *quotes;        /* set of cells of tables that the page shows as they are; or NULL */
  gboolean roster, table_of_figures;
} Search;

static gboolean
is_handbook (const Page *page)
{
  return page != NULL && (page->kind == PAGE_HANDBOOK || page->kind == PAGE_FOLDER || page->kind == PAGE_BOOK || page->kind == PAGE_PACKET);
}

/* Ids of people are the members of two dimensions. */
static gboolean
may_be_member (const Leaks *leaks)
{
  return edition_shows_dimension (leaks->edition, "trainer") || edition_shows_dimension (leaks->edition, "person");
}

static gboolean
may_show (const Search *search, const TokenPerson *whom)
{
  const Leaks *leaks = search->leaks;
  NamePolicy how = whom->form == FORM_ID ? NAMES_ID : whom->form == FORM_EMAIL ? NAMES_NONE : NAMES_FULL;
  if (search->table_of_figures && how == NAMES_ID)
    return may_be_member (leaks);
  if (search->people != NULL)
    return view_names (search->people, search->roster, leaks->edition, whom->person, how);
  return how == NAMES_NONE ? FALSE : how == NAMES_ID ? leaks->ids_public : leaks->names_public;
}

/* A number is an id only where no figure can stand: in an address, or in an attribute for data. */
static gboolean
is_figure (const Search *search, const Token *token, const LeakHit *hit)
{
  if (hit->form != FORM_ID || !is_digits (token->text))
    return FALSE;
  if (hit->place == LEAK_IN_TEXT)
    return TRUE;
  if (hit->place == LEAK_IN_COMMENT)
    return FALSE;
  const char *name = hit->run - 2;
  while (name > search->bytes && g_ascii_isgraph (name[-1]) && name[-1] != '<')
    name--;
  return !g_str_has_prefix (name, "data-") && !g_str_has_prefix (name, "href=") && !g_str_has_prefix (name, "id=") && !g_str_has_prefix (name, "src=");
}

static void
judge (const LeakHit *hit, gpointer data)
{
  static const DiagId ids[] = { [FORM_NAME] = DIAG_LEAK_NAME, [FORM_ALIAS] = DIAG_LEAK_ALIAS, [FORM_ID] = DIAG_LEAK_ID, [FORM_EMAIL] = DIAG_LEAK_EMAIL };
  static const char *const places[N_LEAK_PLACES] = { N_("a text"), N_("an attribute"), N_("a comment") };
  const Search *search = data;
  Leaks *leaks = search->leaks;
  const Token *token = leaks->tokens->pdata[hit->subject];
  for (guint i = 0; i < token->people->len; i++)
    if (may_show (search, &g_array_index (token->people, TokenPerson, i)))
      return;
  if (is_figure (search, token, hit))
    return;
  if (search->quotes != NULL)
    {
      g_autofree char *plain = plain_run (hit->run, hit->run_length);
      if (g_hash_table_contains (search->quotes, g_strstrip (plain)))
        return;
    }
  g_autofree char *run = g_strndup (hit->run, hit->run_length);
  if (is_written (leaks, token, hit) || (is_handbook (search->page) && g_hash_table_contains (leaks->runs, run)))
    return;
  const TokenPerson *whom = &g_array_index (token->people, TokenPerson, 0);
  g_autofree char *who = person_place (whom->person);
  Place place = { search->path, hit->line, 0, 0 };
  diag_report (leaks->diags, ids[whom->form], &place, who, _(places[hit->place]), leaks->edition->name, NULL);
}

/* A path is read like a text: people/陈静.html names somebody. */
static void
search_path (const Search *search)
{
  Search path = *search;
  path.bytes = search->path;
  path.table_of_figures = FALSE;
  leak_scan_run (search->leaks->scan, search->path, strlen (search->path), FALSE, judge, &path);
}

static void
search_bytes (const Search *search, const char *bytes, gsize length, gboolean marked)
{
  search_path (search);
  leak_scan_run (search->leaks->scan, bytes, length, marked, judge, (gpointer) search);
}

void
leaks_scan_page (Leaks *leaks, const Page *page, const View *view, const char *bytes, gsize length)
{
  if (leaks == NULL)
    return;
  Search search = { leaks, page->path, bytes, page, view->people, view->quotes, view->roster, FALSE };
  search_bytes (&search, bytes, length, TRUE);
  if (page->kind == PAGE_REPORT)
    {
      leak_figures_scan (leaks->context, page->subject, page->path, bytes, length, TRUE, leaks->diags);
      g_mutex_lock (&leaks->lock);
      g_hash_table_insert (leaks->page_people, g_strndup (page->path, strlen (page->path) - strlen (".html")), g_hash_table_ref (view->people));
      g_mutex_unlock (&leaks->lock);
    }
}

static void
search_file (Leaks *leaks, const char *path, const char *bytes, gsize length)
{
  const char *dot = strrchr (path, '.');
  gboolean marked = g_str_equal (dot, ".svg") || g_str_equal (dot, ".xml") || g_str_has_prefix (dot, ".htm");
  g_autofree char *stem = g_strndup (path, (gsize) (dot - path));
  Search search = { leaks, path, bytes, NULL, g_hash_table_lookup (leaks->page_people, stem), NULL, FALSE,
                    g_str_equal (path, "figures.csv") || (g_str_has_prefix (path, "reports/") && g_str_equal (dot, ".csv")) };
  search_bytes (&search, bytes, length, marked);
  if (g_str_equal (dot, ".csv"))
    leak_figures_scan_table (leaks->context, path, bytes, length, leaks->diags);
  else if (g_str_has_prefix (path, "reports/"))
    {
      g_autofree char *page_path = g_strconcat (stem, ".html", NULL);
      const Page *page = plan_find (leaks->context->plan, page_path);
      if (page != NULL && page->kind == PAGE_REPORT)
        leak_figures_scan (leaks->context, page->subject, path, bytes, length, FALSE, leaks->diags);
    }
}

gboolean
leaks_reads (const Leaks *leaks, const char *path)
{
  static const char *const endings[] = { ".html", ".htm", ".svg", ".csv", ".txt", ".md", ".ics", ".xml", ".json", ".js", ".tsv", NULL };
  const char *dot = strrchr (path, '.');
  return leaks != NULL && dot != NULL && g_strv_contains (endings, dot);
}

void
leaks_scan_file (Leaks *leaks, const char *path, const char *bytes, gsize length)
{
  /* The account of the input files shows their cells as they are; its page is searched. */
  static const char *const own[] = { "data-files.csv", "data-repairs.csv", NULL };
  if (leaks == NULL || g_strv_contains (own, path))
    return;
  if (!leaks_reads (leaks, path))
    {
      Search search = { .leaks = leaks, .path = path };
      search_path (&search);
      return;
    }
  if (!g_str_has_prefix (path, "reports/"))
    {
      search_file (leaks, path, bytes, length);
      return;
    }
  LaterFile *file = g_new (LaterFile, 1);
  *file = (LaterFile) { g_strdup (path), g_bytes_new (bytes, length) };
  g_mutex_lock (&leaks->lock);
  g_ptr_array_add (leaks->later, file);
  g_mutex_unlock (&leaks->lock);
}

void
leaks_finish (Leaks *leaks)
{
  for (guint i = 0; leaks != NULL && i < leaks->later->len; i++)
    {
      const LaterFile *file = leaks->later->pdata[i];
      gsize length;
      const char *bytes = g_bytes_get_data (file->bytes, &length);
      search_file (leaks, file->path, bytes != NULL ? bytes : "", length);
    }
}

/* Everything is shown: then only e-mail addresses are nobody's business. */
Leaks *
leaks_new (const ViewContext *context, Diagnostics *diags)
{
  const Edition *edition = context->config->edition;
  if (edition->name == NULL || context->model == NULL)
    return NULL;
  Leaks *leaks = g_new0 (Leaks, 1);
  leaks->context = context;
  leaks->edition = edition;
  leaks->diags = diags;
  leaks->scan = leak_scan_new ();
  leaks->tokens = g_ptr_array_new_with_free_func (token_free);
  leaks->by_text = g_hash_table_new (g_str_hash, g_str_equal);
  leaks->runs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  leaks->page_people = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_hash_table_unref);
  leaks->later = g_ptr_array_new_with_free_func (later_free);
  leaks->names_public = edition->names[LIST_ROSTERS] == NAMES_FULL;
  leaks->ids_public = leaks->names_public || edition->names[LIST_ROSTERS] == NAMES_ID;
  leaks->names_everybody = TRUE;
  for (NameList list = 0; list < N_NAME_LISTS; list++)
    leaks->names_everybody &= edition->names[list] == NAMES_FULL;
  g_mutex_init (&leaks->lock);
  add_people (leaks);
  read_writings (leaks);
  return leaks;
}

void
leaks_free (Leaks *leaks)
{
  if (leaks == NULL)
    return;
  leak_scan_free (leaks->scan);
  g_hash_table_unref (leaks->by_text);
  g_ptr_array_unref (leaks->tokens);
  g_hash_table_unref (leaks->runs);
  g_hash_table_unref (leaks->page_people);
  g_ptr_array_unref (leaks->later);
  g_mutex_clear (&leaks->lock);
  g_free (leaks);
}
