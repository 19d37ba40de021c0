/* What belongs to the archive of a session: the rows of the dataset, and the files in the folder that is named like the session. */
#include "model/identity.h"
#include "model/private.h"
#include "source/archive.h"

#include <string.h>

/* The session that a folder is named after, by its id. NULL and reported, once a folder. */
static Session *
find_session (const Model *model, const char *folder, Diagnostics *diags)
{
  Session *session = NULL;
  /* "S031", or with more behind it: "S031 以旧换新". */
  const gsize lengths[] = { strlen (folder), strcspn (folder, " _") };
  for (guint i = 0; session == NULL && i < G_N_ELEMENTS (lengths) && lengths[i] > 0; i++)
    {
      Identity identity = model_identify (model, NEAREST_SESSION, folder, lengths[i]);
      session = identity.record;
      identity_clear (&identity);
    }
  if (session != NULL || model_is_partial (model, NEAREST_SESSION))
    return session;
  const char *near, *label;
  g_autofree char *path = g_strconcat (model->config->data, "/", model->config->archive.folder, "/", folder, NULL);
  Place place = { .file = path };
  if (model_nearest (model, NEAREST_SESSION, folder, &near, &label))
    diag_report (diags, DIAG_ARCHIVE_FOLDER_NEAR, &place, folder, near, NULL);
  else
    diag_report (diags, DIAG_ARCHIVE_FOLDER, &place, folder, NULL);
  return NULL;
}

static gint
compare_items (gconstpointer a, gconstpointer b)
{
  const ArchiveItem *x = *(ArchiveItem *const *) a, *y = *(ArchiveItem *const *) b;
  guint one = x->session != NULL ? x->session->index : G_MAXUINT, other = y->session != NULL ? y->session->index : G_MAXUINT;
  if (one != other)
    return one < other ? -1 : 1;
  if (x->kind != y->kind)
    return x->kind < y->kind ? -1 : 1;
  int order = g_strcmp0 (x->name, y->name);
  if (order == 0)
    order = g_strcmp0 (x->path, y->path);
  return order != 0 ? order : x->line < y->line ? -1 : x->line > y->line;
}

void
join_archive (Model *model, Diagnostics *diags)
{
  g_autoptr (GPtrArray) files = archive_files (model->config, diags);
  Session *session = NULL;
  for (guint i = 0; i < files->len; i++)
    {
      const ArchiveFile *file = files->pdata[i];
      if (i == 0 || strcmp (file->folder, ((const ArchiveFile *) files->pdata[i - 1])->folder) != 0)
        session = find_session (model, file->folder, diags);
      if (session == NULL)
        continue;
      ArchiveItem *item = g_new (ArchiveItem, 1);
      *item = (ArchiveItem) { .session = session, .kind = (gint) file->kind, .name = g_string_chunk_insert (model->strings, file->name),
                              .path = g_string_chunk_insert (model->strings, file->path), .date = DATE_NONE };
      g_ptr_array_add (model->archive, item);
    }
  g_ptr_array_sort (model->archive, compare_items);
  for (guint i = 0; i < model->archive->len; i++)
    ((ArchiveItem *) model->archive->pdata[i])->index = i;
}

ArchiveItem *const *
session_archive (const Model *model, const Session *session, guint *n)
{
  guint low = 0, high = model->archive->len;
  ArchiveItem *const *items = (ArchiveItem *const *) model->archive->pdata;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      if (items[middle]->session != NULL && items[middle]->session->index < session->index)
        low = middle + 1;
      else
        high = middle;
    }
  for (*n = 0; low + *n < model->archive->len && items[low + *n]->session == session; (*n)++)
    ;
  return *n > 0 ? items + low : NULL;
}
