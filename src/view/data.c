/* The account of the input files. */
#include "account.h"
#include "text/private_numbers.h"
#include "view/common.h"

#include <string.h>

static void
add_counts (xmlNode *node, const RowCounts *counts)
{
  attribute_integer (node, "rows", (gint64) counts->rows);
  attribute_integer (node, "used", (gint64) counts->used);
  attribute_integer (node, "repaired", (gint64) counts->repaired);
  attribute_integer (node, "refused", (gint64) counts->refused);
  attribute_integer (node, "later", (gint64) counts->later);
}

/* The headers of the file that no column has taken: what stands below them, nobody reads. */
static void
add_unread (xmlNode *node, const ViewContext *context, const GPtrArray *messages, const char *file)
{
  gboolean cells;
  for (guint i = 0; i < messages->len; i++)
    {
      const DiagMessage *message = messages->pdata[i];
      if (message->id == DIAG_COLUMN_IGNORED && g_strcmp0 (message->file, file) == 0 && message->value != NULL
          && account_shows_repair (context->intake, context->config->edition, file, &cells) && cells)
        {
          g_autofree char *title = private_numbers_hidden (message->value, strlen (message->value));
          set_attribute (element (node, "unread"), "title", title);
        }
    }
}

static void
add_files (xmlNode *root, const ViewContext *context)
{
  g_autoptr (GPtrArray) files = intake_files (context->intake), messages = diag_messages (context->diags);
  RowCounts sum = { 0 };
  for (guint i = 0; i < files->len; i++)
    {
      const IntakeFile *file = files->pdata[i];
      if (!rights_list_file (context->config->edition, file))
        continue;
      g_autofree char *key = g_strconcat ("dataset.", file->dataset, NULL);
      xmlNode *node = element (root, "file");
      set_attribute (node, "name", file->file);
      set_attribute (node, "dataset", file->dataset);
      set_attribute (node, "title", words_find (context->words, key));
      set_attribute (node, "encoding", file->encoding);
      set_attribute (node, "delimiter", account_delimiter_name (file->delimiter));
      add_counts (node, &file->counts);
      add_unread (node, context, messages, file->file);
      sum.rows += file->counts.rows;
      sum.used += file->counts.used;
      sum.repaired += file->counts.repaired;
      sum.refused += file->counts.refused;
      sum.later += file->counts.later;
    }
  add_counts (root, &sum);
}

/* A page of more is of no use: the CSV file beside it has them all. */
#define MOST_REPAIRS 2000

static void
add_repairs (xmlNode *root, const ViewContext *context)
{
  g_autoptr (GPtrArray) messages = diag_messages (context->diags);
  guint n = 0;
  for (guint i = 0; i < messages->len; i++)
    {
      const DiagMessage *message = messages->pdata[i];
      gboolean cells;
      if (message->severity != DIAG_REPAIR || !account_shows_repair (context->intake, context->config->edition, message->file, &cells)
          || n++ >= MOST_REPAIRS)
        continue;
      g_autofree char *cell = diag_message_cell (message);
      g_autofree char *key = g_strconcat ("repair.", diag_id_name (message->id), NULL);
      const char *word = words_find (context->words, key);
      xmlNode *node = element (root, "repair");
      set_attribute (node, "file", message->file);
      set_attribute (node, "place", cell);
      set_attribute (node, "id", diag_id_name (message->id));
      set_attribute (node, "title", word != NULL ? word : diag_id_name (message->id));
      set_attribute (node, "withheld", cells ? NULL : "yes");
      set_attribute (node, "was", cells ? message->value : NULL);
      set_attribute (node, "is", cells ? message->became : NULL);
      view_quote_cell (node, cells && message->value != NULL ? message->value : "");
      view_quote_cell (node, cells && message->became != NULL ? message->became : "");
    }
  guint all = context->config->edition->name == NULL ? diag_count (context->diags, DIAG_REPAIR) : n;
  attribute_integer (root, "repairs", all);
  if (n > MOST_REPAIRS)
    attribute_integer (root, "shown", MOST_REPAIRS);
  if (all > n)
    attribute_integer (root, "listed", n);
}

void
data_view_fill (View *view, const ViewContext *context, const Page *page, Diagnostics *diags)
{
  xmlNode *root = element (view_root (view), "data");
  add_files (root, context);
  add_repairs (root, context);
}
