/* Stages `render` and `publish`: from the plan to files. */
#include "account.h"
#include "build_internal.h"
#include "text/threads.h"
#include "view/digest.h"

#include <libxml/tree.h>
#include <string.h>

/* Pages being made by several threads. */
typedef struct {
  Build *build;
  ViewContext context;
  const GPtrArray *pages;
  gboolean drops_texts;     /* when their pages are finished: ten thousand texts take half of the memory */
  gint done;                /* pages finished; atomic */
  GMutex mutex;             /* of build->navigation */
  const GThread *shower;    /* the thread that shows how far the work is, NULL: none does */
  gint64 start, shown;      /* when the work began, and the progress was shown last */
} PageWork;

/* A file beside the pages: staged when the build writes, known to the proof in any case. */
static void
put_file (Build *build, const char *path, const char *bytes, gsize length)
{
  proof_add_file (build->proof, path);
  leaks_scan_file (build->leaks, path, bytes, length);
  if (build->publisher != NULL)
    publisher_put (build->publisher, path, bytes, length, build->diags);
}

/* A file beside a report, with another ending. New string. */
static char *
beside (const Page *page, const char *ending)
{
  return g_strdup_printf ("%.*s%s", (int) (strlen (page->path) - strlen (".html")), page->path, ending);
}

/* What is passed on of a report, beside it; the proof knows of the files by announce_pages(): pages are made in several threads. */
static void
put_digests (Build *build, const ViewContext *context, const Page *page, const View *view)
{
  if (build->publisher == NULL && build->leaks == NULL)
    return;
  g_autofree char *text_path = beside (page, ".txt"), *markdown_path = beside (page, ".md");
  g_autofree char *text = digest_text (context, page, view), *markdown = digest_markdown (context, page, view);
  leaks_scan_file (build->leaks, text_path, text, strlen (text));
  leaks_scan_file (build->leaks, markdown_path, markdown, strlen (markdown));
  if (build->publisher == NULL)
    return;
  publisher_put (build->publisher, text_path, text, strlen (text), build->diags);
  publisher_put (build->publisher, markdown_path, markdown, strlen (markdown), build->diags);
}

/* The bytes of a page, or of the navigation that a folder's pages share; NULL and reported on failure. */
static GString *
render_page (PageWork *work, const Page *page, gboolean navigation)
{
  Build *build = work->build;
  View *view = navigation ? view_build_navigation (&work->context, page) : view_build (&work->context, page, build->diags);
  GString *html = NULL;
  if (view != NULL && page->kind == PAGE_REPORT && !navigation)
    put_digests (build, &work->context, page, view);
  if (view != NULL)
    html = stylesheets_render (build->stylesheets, view->stylesheet, view->document, view->inserts, page->path, build->diags);
  if (html != NULL && !navigation)
    leaks_scan_page (build->leaks, page, view, html->str, html->len);
  view_free (view);
  return html;
}

static void
add_chart_origins (const Build *build, const Document *document, GArray *origins)
{
  for (guint i = 0; i < document->markdown->blocks->len; i++)
    {
      const MarkdownBlock *block = document->markdown->blocks->pdata[i];
      g_autofree char *key = charts_block_key (document, i);
      const Chart *chart = key != NULL ? charts_find (build->charts, key) : NULL;
      for (guint j = 0; chart != NULL && j < chart->links->len; j++)
        {
          ProofOrigin origin = { chart->links->pdata[j], block->place };
          g_array_append_val (origins, origin);
        }
    }
}

/* The text that is written for a page: of the handbook, or for a report; NULL. Only what is written by hand has a source with lines. */
static const Document *
page_document (const Build *build, const Page *page)
{
  if (page->kind == PAGE_REPORT)
    return content_prose (build->content, page->path);
  return page->kind == PAGE_HANDBOOK ? page->subject : NULL;
}

GArray *
build_document_origins (const Build *build, const Document *document)
{
  GArray *origins = g_array_new (FALSE, FALSE, sizeof (ProofOrigin));
  for (guint i = 0; i < document->markdown->links->len; i++)
    {
      const MarkdownLink *link = document->markdown->links->pdata[i];
      ProofOrigin origin = { link->target, link->place };
      g_array_append_val (origins, origin);
    }
  add_chart_origins (build, document, origins);
  return origins;
}

static void
finish_page (Build *build, const Page *page, const GString *html)
{
  const Document *document = page_document (build, page);
  g_autoptr (GArray) origins = document != NULL ? build_document_origins (build, document) : g_array_new (FALSE, FALSE, sizeof (ProofOrigin));
  proof_page (build->proof, page->path, html->str, html->len, (const ProofOrigin *) (gpointer) origins->data, origins->len,
              page->source.file != NULL ? &page->source : NULL, build->diags);
  if (build->publisher != NULL)
    publisher_put (build->publisher, page->path, html->str, html->len, build->diags);
}

#define PROGRESS_AFTER G_USEC_PER_SEC
#define PROGRESS_EVERY (G_USEC_PER_SEC / 20)

static void
show_progress (PageWork *work)
{
  gint64 now = g_get_monotonic_time ();
  if (work->shower != g_thread_self () || now - work->start < PROGRESS_AFTER || now - work->shown < PROGRESS_EVERY)
    return;
  enum { WIDTH = 40 };
  guint done = (guint) g_atomic_int_get (&work->done), filled = done * WIDTH / work->pages->len;
  char bar[WIDTH + 1];
  memset (bar, '.', WIDTH);
  memset (bar, '#', MIN (filled, WIDTH));
  bar[WIDTH] = '\0';
  fprintf (work->build->options.log, "\r[%s] %u/%u", bar, done, work->pages->len);
  fflush (work->build->options.log);
  work->shown = now;
}

/* Books are bound of the texts of other pages; without one a text is wanted once. */
static gboolean
has_book (const Plan *plan)
{
  for (guint i = 0; i < plan->pages->len; i++)
    {
      const Page *page = plan->pages->pdata[i];
      if (page->kind == PAGE_BOOK || page->kind == PAGE_PACKET)
        return TRUE;
    }
  return FALSE;
}

static void
build_page (guint i, gpointer data)
{
  PageWork *work = data;
  const Page *page = work->pages->pdata[i];
  if (build_is_interrupted (work->build))
    return;
  GString *html = render_page (work, page, FALSE);
  if (html != NULL)
    {
      finish_page (work->build, page, html);
      g_string_free (html, TRUE);
    }
  if (work->drops_texts && page->kind == PAGE_HANDBOOK)
    document_drop_text ((Document *) page->subject);
  g_atomic_int_inc (&work->done);
  show_progress (work);
}

static void
build_navigation (guint i, gpointer data)
{
  PageWork *work = data;
  const Page *page = work->pages->pdata[i];
  Build *build = work->build;
  GString *html = build_is_interrupted (build) ? NULL : render_page (work, page, TRUE);
  if (html == NULL)
    return;
  g_mutex_lock (&work->mutex);
  g_hash_table_insert (build->navigation, (char *) page_navigation_key (build->plan, page), g_string_free_to_bytes (html));
  g_mutex_unlock (&work->mutex);
}

/* What the pages of a folder share is rendered once. */
static void
render_navigation (Build *build)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) pages = g_ptr_array_new ();
  stylesheets_load (build->stylesheets, "navigation.xsl", build->diags);
  for (guint i = 0; i < build->plan->pages->len; i++)
    {
      Page *page = build->plan->pages->pdata[i];
      const char *key = page_navigation_key (build->plan, page);
      if (key != NULL && g_hash_table_add (seen, (char *) key))
        g_ptr_array_add (pages, page);
    }
  PageWork work = { .build = build, .context = build_make_context (build), .pages = pages };
  g_mutex_init (&work.mutex);
  build->navigation = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_bytes_unref);
  threads_run (pages->len, build->options.jobs, build_navigation, &work);
  g_mutex_clear (&work.mutex);
}

static void
run_pages (Build *build)
{
  PageWork work = { .build = build, .context = build_make_context (build), .pages = build->plan->pages,
                    .drops_texts = !has_book (build->plan),
                    .shower = build->options.progress ? g_thread_self () : NULL, .start = g_get_monotonic_time () };
  threads_run (work.pages->len, build->options.jobs, build_page, &work);
  if (work.shown > 0)
    fprintf (build->options.log, "\r%60s\r", "");
}

/* A page that could not be made is there all the same for the links that lead to it: its own message says enough. */
static void
announce_pages (Build *build)
{
  for (guint i = 0; i < build->plan->pages->len; i++)
    {
      const Page *page = build->plan->pages->pdata[i];
      proof_add_file (build->proof, page->path);
      if (page->kind != PAGE_REPORT)
        continue;
      g_autofree char *text = beside (page, ".txt"), *markdown = beside (page, ".md");
      proof_add_file (build->proof, text);
      proof_add_file (build->proof, markdown);
    }
}

/* The files beside the pages: each report's part of the figures, the figures, the assets, the content's own files. */
static void
put_figures (Build *build)
{
  gsize length;
  if (edition_shows_page (build->config->edition, "figures"))
    {
      g_autofree char *all = figures_csv (build->figures, &length);
      put_file (build, "figures.csv", all, length);
    }
  for (guint i = 0; i < build->plan->pages->len; i++)
    {
      const Page *page = build->plan->pages->pdata[i];
      if (page->kind != PAGE_REPORT)
        continue;
      const ReportSubject *report = page->subject;
      g_autofree char *part = figures_csv_period (build->figures, &report->period, report->dimension, report->member, &length);
      g_autofree char *path = g_strdup_printf ("%.*s.csv", (int) (strlen (page->path) - strlen (".html")), page->path);
      put_file (build, path, part, length);
      build->summary.reports++;
    }
}

/* Where the rows of each report stand, beside it. */
static void
put_sources (Build *build)
{
  ViewContext context = build_make_context (build);
  for (guint i = 0; i < build->plan->pages->len; i++)
    {
      const Page *page = build->plan->pages->pdata[i];
      g_autofree char *text = page->kind == PAGE_REPORT ? view_report_sources (&context, page) : NULL;
      if (text == NULL)
        continue;
      g_autofree char *path = g_strdup_printf ("%.*s-rows.csv", (int) (strlen (page->path) - strlen (".html")), page->path);
      put_file (build, path, text, strlen (text));
    }
}

/* The account of the input files, beside its page. */
static void
put_account (Build *build)
{
  if (plan_find (build->plan, "data.html") == NULL)
    return;
  g_autofree char *files = account_files_csv (build->intake, build->config->edition, build->words, ACCOUNT_SPREADSHEET);
  g_autofree char *repairs = account_repairs_csv (build->diags, build->intake, build->config->edition, build->words, ACCOUNT_SPREADSHEET);
  put_file (build, "data-files.csv", files, strlen (files));
  put_file (build, "data-repairs.csv", repairs, strlen (repairs));
}

static void
scan_asset (Build *build, const char *path, const char *file)
{
  g_autofree char *bytes = NULL;
  gsize length = 0;
  if (leaks_reads (build->leaks, path))
    g_file_get_contents (file, &bytes, &length, NULL);
  leaks_scan_file (build->leaks, path, bytes != NULL ? bytes : "", length);
}

static void
put_assets (Build *build)
{
  g_autoptr (GList) paths = g_list_sort (g_hash_table_get_keys (build->asset_bytes), (GCompareFunc) g_strcmp0);
  for (GList *path = paths; path != NULL; path = path->next)
    {
      gsize length;
      const char *bytes = g_bytes_get_data (g_hash_table_lookup (build->asset_bytes, path->data), &length);
      put_file (build, path->data, bytes, length);
    }
  for (guint i = 0; i < build->content->assets->len; i++)
    {
      const Asset *asset = build->content->assets->pdata[i];
      g_autofree char *file = g_build_filename (build->config->directory, asset->file, NULL);
      proof_add_file (build->proof, asset->path);
      scan_asset (build, asset->path, file);
      if (build->publisher != NULL)
        publisher_put_file (build->publisher, asset->path, file, build->diags);
    }
}

/* The files of sessions that the configuration lets into the site. They are no links: archive_files() follows none. */
static void
put_archive (Build *build)
{
  for (guint i = 0; i < build->model->archive->len; i++)
    {
      const ArchiveItem *item = build->model->archive->pdata[i];
      g_autofree char *path = page_archive_path (build->config, item);
      if (path == NULL || plan_page_for (build->plan, PAGE_SESSION, item->session) == NULL)
        continue;
      g_autofree char *file = g_build_filename (build->config->directory, item->path, NULL);
      proof_add_file (build->proof, path);
      scan_asset (build, path, file);
      if (build->publisher != NULL)
        publisher_put_file (build->publisher, path, file, build->diags);
    }
}

/* sitemap.xml needs the site's address; without one there is none. */
static void
put_sitemap (Build *build)
{
  const char *base = build->config->base_url;
  if (base == NULL)
    return;
  GString *xml = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                               "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
  for (guint i = 0; i < build->plan->pages->len; i++)
    {
      const Page *page = build->plan->pages->pdata[i];
      g_autofree char *link = page_link ("index.html", page->path);
      g_autofree char *address = g_markup_printf_escaped ("  <url><loc>%s%s%s</loc></url>\n", base,
                                                          g_str_has_suffix (base, "/") ? "" : "/", link);
      if (page->listed)
        g_string_append (xml, address);
    }
  g_string_append (xml, "</urlset>\n");
  put_file (build, "sitemap.xml", xml->str, xml->len);
  g_string_free (xml, TRUE);
}

static gboolean
open_publisher (Build *build)
{
  if (!build->options.write || diag_stops (build->diags))
    return TRUE;
  g_autofree char *output = build_output (build);
  build->publisher = publisher_open (output, build->diags);
  return build->publisher != NULL
         && publisher_set_edition (build->publisher, build->config->edition->name, build->options.replace_edition, build->diags);
}

/* Before threads run: compiling is for one alone. */
static void
load_stylesheets (Build *build)
{
  for (guint i = 0; i < build->plan->pages->len; i++)
    stylesheets_load (build->stylesheets, view_stylesheet (&build->leaks_context, build->plan->pages->pdata[i]), build->diags);
}

gboolean
build_render_pages (Build *build)
{
  if (!open_publisher (build))
    return FALSE;
  build->proof = proof_new ();
  build->leaks_context = build_make_context (build);
  build->leaks = leaks_new (&build->leaks_context, build->diags);
  announce_pages (build);
  put_assets (build);
  put_figures (build);
  put_sources (build);
  put_account (build);
  put_archive (build);
  put_sitemap (build);
  load_stylesheets (build);
  render_navigation (build);
  run_pages (build);
  leaks_finish (build->leaks);
  build->summary.pages = build->plan->pages->len;
  return TRUE;
}

gboolean
build_publish (Build *build)
{
  if (build->publisher == NULL)
    return TRUE;
  PublishSummary summary = { 0 };
  gboolean published = publisher_commit (build->publisher, &summary, build->diags);
  build->summary.written = summary.written;
  build->summary.removed = summary.removed;
  return published;
}

char *
build_view_text (Build *build, const Page *page)
{
  if (build->navigation == NULL)
    render_navigation (build);
  ViewContext context = build_make_context (build);
  View *view = view_build (&context, page, build->diags);
  if (view == NULL)
    return NULL;
  xmlChar *text = NULL;
  int length = 0;
  xmlDocDumpFormatMemoryEnc (view->document, &text, &length, "UTF-8", 1);
  char *copy = g_strndup ((const char *) text, (gsize) length);
  xmlFree (text);
  view_free (view);
  return copy;
}
