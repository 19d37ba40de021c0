/* Which pages and files of the handbook an edition shows: `edition:` in front matter, of the page or of the page of a folder above it. */
#include <string.h>

#include "source/content_parts.h"
#include "text/encoding.h"

typedef struct {
  Content *content;
  const Config *config;
  Diagnostics *diags;
  GHashTable *indexes;       /* folder → const Document *: its page */
  GHashTable *withheld;      /* set of paths of pages that are not shown */
} Choice;

/* A list of editions in front matter: every one is known, or "all". */
static void
check_names (const Choice *choice, const Document *document)
{
  const GPtrArray *known = choice->config->edition_names;
  for (guint i = 0; document->editions != NULL && document->editions[i] != NULL; i++)
    {
      const char *name = document->editions[i];
      gboolean found = strcmp (name, "all") == 0;
      for (guint j = 0; j < known->len; j++)
        found = found || strcmp (known->pdata[j], name) == 0;
      if (found)
        continue;
      const char *nearest = known->len > 0 ? text_nearest (name, (const char *const *) known->pdata, known->len) : NULL;
      if (known->len == 0)
        diag_report (choice->diags, DIAG_FRONT_EDITION_NONE, &document->edition_place, name, NULL);
      else if (nearest != NULL)
        diag_report (choice->diags, DIAG_EDITION_UNKNOWN_NEAR, &document->edition_place, name, nearest, NULL);
      else
        {
          g_autofree char *list = config_edition_list (choice->config);
          diag_report (choice->diags, DIAG_EDITION_UNKNOWN, &document->edition_place, name, list, NULL);
        }
    }
}

/* The editions that a page names: its own, else those of the nearest folder above it whose page names some. NULL: none. */
static char **
editions_of (const Choice *choice, const Document *document)
{
  if (document->editions != NULL)
    return document->editions;
  g_autofree char *folder = g_strdup (document->folder);
  while (TRUE)
    {
      const Document *index = g_hash_table_lookup (choice->indexes, folder);
      if (index != NULL && index->editions != NULL)
        return index->editions;
      if (*folder == '\0')
        return NULL;
      char *slash = strrchr (folder, '/');
      *(slash != NULL ? slash : folder) = '\0';
    }
}

static gboolean
is_shown (const Choice *choice, const Document *document)
{
  char **editions = editions_of (choice, document);
  return edition_shows_document (choice->config->edition, editions) || g_strv_contains ((const char *const *) editions, "all");
}

/* A page that stays may not lead to one that does not: its readers would see a dead end, and that there is something. */
static void
check_links (const Choice *choice, const Document *document)
{
  for (guint i = 0; i < document->markdown->links->len; i++)
    {
      const MarkdownLink *link = document->markdown->links->pdata[i];
      g_autofree char *path = content_link_path (document, link->target);
      if (path != NULL && g_hash_table_contains (choice->withheld, path))
        diag_report (choice->diags, DIAG_FRONT_EDITION_LINK, &link->place, link->written, choice->config->edition->name, NULL);
    }
}

static void
note_files (const Document *document, GHashTable *files)
{
  for (guint i = 0; i < document->markdown->links->len; i++)
    {
      const MarkdownLink *link = document->markdown->links->pdata[i];
      char *path = content_link_path (document, link->target);
      if (path != NULL)
        g_hash_table_add (files, path);
    }
}

/* Diagrams link to files in a notation of their own: one whose name stands in a generated block counts as linked to. */
static gboolean
stands_in_block (const GPtrArray *documents, const char *path)
{
  const char *slash = strrchr (path, '/'), *name = slash != NULL ? slash + 1 : path;
  for (guint i = 0; i < documents->len; i++)
    {
      const GPtrArray *blocks = ((const Document *) documents->pdata[i])->markdown->blocks;
      for (guint j = 0; j < blocks->len; j++)
        if (strstr (((const MarkdownBlock *) blocks->pdata[j])->body, name) != NULL)
          return TRUE;
    }
  return FALSE;
}

static gboolean
is_named_file (const Edition *edition, const char *path)
{
  for (guint i = 0; i < edition->files->len; i++)
    if (g_pattern_match_simple (edition->files->pdata[i], path))
      return TRUE;
  return FALSE;
}

/* A file of the content folder goes with the pages that show it. */
static void
withhold_files (const Choice *choice)
{
  Content *content = choice->content;
  g_autoptr (GHashTable) files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < content->documents->len; i++)
    note_files (content->documents->pdata[i], files);
  for (guint i = 0; i < content->prose->len; i++)
    note_files (content->prose->pdata[i], files);
  for (guint i = 0; i < content->assets->len;)
    {
      const Asset *asset = content->assets->pdata[i];
      if (g_hash_table_contains (files, asset->path) || is_named_file (choice->config->edition, asset->path)
          || stands_in_block (content->documents, asset->path))
        i++;
      else
        g_ptr_array_remove_index (content->assets, i);
    }
}

/* What is written for reports names its editions in the same way. */
static void
withhold_prose (const Choice *choice)
{
  GPtrArray *prose = choice->content->prose;
  for (guint i = prose->len; i-- > 0;)
    if (!is_shown (choice, prose->pdata[i]))
      g_ptr_array_remove_index (prose, i);
}

void
content_withhold (Content *content, const Config *config, Diagnostics *diags)
{
  Choice choice = { content, config, diags, g_hash_table_new (g_str_hash, g_str_equal),
                    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL) };
  for (guint i = 0; i < content->documents->len; i++)
    {
      const Document *document = content->documents->pdata[i];
      check_names (&choice, document);
      if (document->is_index && !g_hash_table_contains (choice.indexes, document->folder))
        g_hash_table_insert (choice.indexes, document->folder, (gpointer) document);
    }
  for (guint i = 0; i < content->prose->len; i++)
    check_names (&choice, content->prose->pdata[i]);
  if (config->edition->name != NULL)
    {
      g_autoptr (GPtrArray) hidden = g_ptr_array_new ();
      for (guint i = 0; i < content->documents->len; i++)
        if (!is_shown (&choice, content->documents->pdata[i]))
          g_ptr_array_add (hidden, content->documents->pdata[i]);
      for (guint i = 0; i < hidden->len; i++)
        {
          Document *document = hidden->pdata[i];
          g_hash_table_add (choice.withheld, g_strdup (document->path));
        }
      withhold_prose (&choice);
      /* The pages of folders are looked up while it is decided who is shown: they go last. */
      for (guint i = 0; i < hidden->len; i++)
        g_ptr_array_remove (content->documents, hidden->pdata[i]);
      for (guint i = 0; i < content->documents->len; i++)
        check_links (&choice, content->documents->pdata[i]);
      withhold_files (&choice);
    }
  g_hash_table_unref (choice.indexes);
  content->withheld = choice.withheld;
}
