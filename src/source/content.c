#include "source/content.h"

#include <string.h>

#include "source/content_parts.h"
#include "text/encoding.h"
#include "text/threads.h"

/* Of any file that calls itself a page; the Markdown reader takes less and says what to do. */
#define MOST_BYTES (64u << 20)

/* What every thread reads with. */
typedef struct {
  const Config *config;
  Diagnostics *diags;
  GHashTable *folders;
  const char *alert_titles[5];
  const char *footnotes_title, *footnote_back;
} Reader;

static const char *const block_kinds[] = { "orgchart", "flow", "table", "timetable", NULL };
static const char *const insertion_kinds[] = { "figure", "change", "target", NULL };

static void
document_free (gpointer data)
{
  Document *document = data;
  if (document == NULL)
    return;
  g_free (document->file);
  g_free (document->path);
  g_free (document->folder);
  g_free (document->title);
  g_free (document->summary);
  g_free (document->updated);
  g_free (document->version);
  g_strfreev (document->editions);
  markdown_free (document->markdown);
  g_free (document);
}

void
document_drop_text (Document *document)
{
  g_clear_pointer (&document->markdown, markdown_free);
}

static void
asset_free (gpointer data)
{
  Asset *asset = data;
  g_free (asset->file);
  g_free (asset->path);
  g_free (asset);
}

void
content_free (Content *content)
{
  if (content == NULL)
    return;
  g_ptr_array_unref (content->documents);
  g_ptr_array_unref (content->prose);
  g_ptr_array_unref (content->assets);
  g_ptr_array_unref (content->unread);
  g_hash_table_unref (content->folders);
  g_clear_pointer (&content->withheld, g_hash_table_unref);
  g_free (content);
}

static char *
folder_of (const char *path)
{
  const char *slash = strrchr (path, '/');
  return slash != NULL ? g_strndup (path, (gsize) (slash - path)) : g_strdup ("");
}

/* "03-新人入职.html" → "新人入职": numbers in front only put files in order. */
static char *
title_from_name (const char *name)
{
  const char *at = name;
  while (g_ascii_isdigit (*at))
    at++;
  if (at > name && (*at == '-' || *at == '_' || *at == '.' || *at == ' '))
    {
      while (*at == '-' || *at == '_' || *at == '.' || *at == ' ')
        at++;
      if (*at != '\0')
        name = at;
    }
  return g_strdup (name);
}

static char *
title_from_path (const Document *document, const Config *config)
{
  if (!document->is_index)
    {
      g_autofree char *base = g_path_get_basename (document->path);
      base[strlen (base) - strlen (".html")] = '\0';
      return title_from_name (base);
    }
  if (*document->folder == '\0')
    return g_strdup (config->title != NULL ? config->title : "");
  g_autofree char *base = g_path_get_basename (document->folder);
  return title_from_name (base);
}

static void
render (const Reader *reader, Document *document, const char *text, gsize length, guint first_line)
{
  ContentLinks links = { document->folder, reader->folders };
  MarkdownOptions options = {
    .name = document->file, .first_line = first_line, .block_kinds = block_kinds,
    .insertion_kinds = insertion_kinds, .rewrite_link = content_rewrite_link, .data = &links,
    .title = document->title, .alert_titles = reader->alert_titles, .footnotes_title = reader->footnotes_title,
    .footnote_back = reader->footnote_back,
  };
  document->markdown = markdown_render (text, length, &options, reader->diags);
  if (document->markdown != NULL && document->title == NULL)
    document->title = g_strdup (document->markdown->title);
  if (document->title == NULL)
    document->title = title_from_path (document, reader->config);
}

/* NULL when the file could not be read, or is a draft. */
static Document *
read_document (const Reader *reader, const ContentFile *file)
{
  InputFile input;
  if (!input_file_open (&input, file->path, file->file, MOST_BYTES, reader->diags))
    return NULL;
  Document *document = g_new0 (Document, 1);
  document->file = g_strdup (file->file);
  document->path = content_path (file->name);
  document->folder = folder_of (document->path);
  document->is_index = content_is_index (file->name);
  document->weight = G_MAXINT64;
  document->print = TRUE;
  gsize offset;
  guint line;
  if (content_read_front (document, input.bytes, input.length, &offset, &line, reader->diags) && !document->draft)
    render (reader, document, input.bytes + offset, input.length - offset, line);
  input_file_close (&input);
  if (document->markdown == NULL)
    g_clear_pointer (&document, document_free);
  return document;
}

/* One file's place among the results: threads finish in any order, the array keeps the files'. */
typedef struct {
  const ContentFile *file;
  Document *document;
} Task;

typedef struct {
  const Reader *reader;
  Task *tasks;
} Tasks;

static void
run_task (guint i, gpointer data)
{
  Tasks *all = data;
  all->tasks[i].document = read_document (all->reader, all->tasks[i].file);
}

static GHashTable *
find_folders (const GPtrArray *files)
{
  GHashTable *folders = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < files->len; i++)
    {
      const ContentFile *file = files->pdata[i];
      g_autofree char *path = content_path (file->name);
      char *folder = folder_of (path);
      while (g_hash_table_add (folders, folder) && *folder != '\0')
        folder = folder_of (folder);
    }
  return folders;
}

static gint
compare_documents (gconstpointer a, gconstpointer b)
{
  const Document *x = *(const Document *const *) a, *y = *(const Document *const *) b;
  int order = strcmp (x->path, y->path);
  return order != 0 ? order : strcmp (x->file, y->file);
}

static gint
compare_assets (gconstpointer a, gconstpointer b)
{
  const Asset *x = *(const Asset *const *) a, *y = *(const Asset *const *) b;
  int order = strcmp (x->path, y->path);
  return order != 0 ? order : strcmp (x->file, y->file);
}

static void
read_files (Reader *reader, Content *content, const GPtrArray *files, guint jobs)
{
  g_autofree Task *tasks = g_new0 (Task, files->len + 1);
  guint n_tasks = 0;
  for (guint i = 0; i < files->len; i++)
    {
      const ContentFile *file = files->pdata[i];
      if (file->is_page)
        {
          tasks[n_tasks++].file = file;
          continue;
        }
      Asset *asset = g_new0 (Asset, 1);
      asset->file = g_strdup (file->file);
      asset->path = content_path (file->name);
      g_ptr_array_add (content->assets, asset);
    }
  /* GLib makes its locale for numbers at their first use, and a thread that then waits for another hears that its number is none. */
  g_ascii_strtoll ("0", NULL, 10);
  Tasks all = { reader, tasks };
  threads_run (n_tasks, jobs, run_task, &all);
  guint n_pages = 0;
  for (guint i = 0; i < n_tasks; i++)
    {
      gboolean is_prose = content_is_prose (tasks[i].file->name);
      n_pages += !is_prose;
      if (tasks[i].document != NULL)
        g_ptr_array_add (is_prose ? content->prose : content->documents, tasks[i].document);
      else
        g_ptr_array_add (content->unread, content_path (tasks[i].file->name));
    }
  if (n_pages == 0)
    diag_report (reader->diags, DIAG_CONTENT_EMPTY, NULL, reader->config->content, NULL);
  g_ptr_array_sort (content->documents, compare_documents);
  g_ptr_array_sort (content->prose, compare_documents);
  g_ptr_array_sort (content->assets, compare_assets);
}

const Document *
content_prose (const Content *content, const char *path)
{
  guint from = 0, to = content != NULL ? content->prose->len : 0;
  while (from < to)
    {
      guint middle = from + (to - from) / 2;
      const Document *document = content->prose->pdata[middle];
      int order = strcmp (path, document->path);
      if (order == 0)
        return document;
      if (order < 0)
        to = middle;
      else
        from = middle + 1;
    }
  return NULL;
}

static const char *
word (const Words *words, const char *key, const char *fallback)
{
  const char *text = words != NULL ? words_find (words, key) : NULL;
  return text != NULL ? text : fallback;
}

Content *
content_load (const Config *config, const Words *words, guint jobs, Diagnostics *diags)
{
  static const char *const alerts[5][2] = { { "alert.note", "Note" }, { "alert.tip", "Tip" }, { "alert.important", "Important" },
                                            { "alert.warning", "Warning" }, { "alert.caution", "Caution" } };
  GPtrArray *files = content_walk (config, diags);
  if (files == NULL)
    return NULL;
  Content *content = g_new0 (Content, 1);
  content->documents = g_ptr_array_new_with_free_func (document_free);
  content->prose = g_ptr_array_new_with_free_func (document_free);
  content->assets = g_ptr_array_new_with_free_func (asset_free);
  content->unread = g_ptr_array_new_with_free_func (g_free);
  Reader reader = { .config = config, .diags = diags, .folders = find_folders (files) };
  for (guint i = 0; i < G_N_ELEMENTS (alerts); i++)
    reader.alert_titles[i] = word (words, alerts[i][0], alerts[i][1]);
  reader.footnotes_title = word (words, "footnotes.title", NULL);
  reader.footnote_back = word (words, "footnotes.back", NULL);
  content->folders = reader.folders;
  read_files (&reader, content, files, jobs);
  g_ptr_array_unref (files);
  return content;
}
