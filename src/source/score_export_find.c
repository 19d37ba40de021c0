/* Exports whose rows are records: which of the first lines is the header, and which format knows it. */
#include "source/score_export_reader.h"

#include "source/dataset.h"

#include <libintl.h>

#define _(text) gettext (text)

/* Moodle also writes colons between cells. The reader of CSV tells the other delimiters; a colon only when it finds none of them. A line that
 * has none at all is a title. */
static char
header_delimiter (const char *text, gsize length)
{
  gboolean quoted = FALSE;
  guint colons = 0;
  for (gsize i = 0; i < length && (text[i] != '\n' || colons < 2); i++)
    {
      if (text[i] == '"')
        quoted = !quoted;
      else if (text[i] == '\n')
        colons = 0;
      else if (!quoted && (text[i] == ',' || text[i] == ';' || text[i] == '\t'))
        return 0;
      else if (!quoted && text[i] == ':')
        colons++;
    }
  return colons >= 2 ? ':' : 0;
}

/* How many columns of a dataset the header names; 0 when it lacks one that is required. */
static guint
columns_named (const ExportRows *rows, const DatasetDefinition *definition)
{
  guint found = 0;
  g_autofree gboolean *has = g_new0 (gboolean, definition->n_columns + 1);
  g_autoptr (GHashTable) words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < definition->n_columns; i++)
    {
      g_autofree char *names = g_strconcat (definition->columns[i].name, "|", definition->columns[i].aliases, NULL);
      export_words_new (&(ExportWords) { names, (gint) i }, 1, words);
    }
  for (guint cell = 0; cell < rows->n_header; cell++)
    {
      gint column = export_use (words, rows->header[cell]);
      if (column < 0 || has[column])
        continue;
      has[column] = TRUE;
      found++;
    }
  for (guint i = 0; i < definition->n_columns; i++)
    if (definition->columns[i].required && !has[i])
      return 0;
  return found;
}

/* The dataset whose required columns the header holds, most columns first; NULL when there is none. */
static const DatasetDefinition *
dataset_of_header (const ExportRows *rows)
{
  const DatasetDefinition *best = NULL;
  guint most = 1;
  for (guint id = 0; id < N_DATASETS; id++)
    {
      guint found = columns_named (rows, dataset_definition (id));
      if (found <= most)
        continue;
      best = dataset_definition (id);
      most = found;
    }
  return best;
}

/* Nobody knows this header: what it lacks is said for the format it is nearest to. */
static void
report_unknown (ExportRows *rows)
{
  ExportReader *reader = rows->reader;
  const DatasetDefinition *dataset = dataset_of_header (rows);
  g_autoptr (GHashTable) words = export_person_words ();
  gboolean person = FALSE;
  for (guint cell = 0; cell < rows->n_header; cell++)
    {
      gint use = export_use (words, rows->header[cell]);
      person |= use >= 0 && use <= PERSON_OTHER_ID;
    }
  if (dataset != NULL)
    {
      Place place = { reader->file, rows->header_line, 0, 0 };
      diag_report (reader->diags, DIAG_EXPORT_DATASET, &place, dataset->name, reader->config->data, NULL);
      reader->clean = FALSE;
    }
  else
    export_report_format (reader, rows->header_line, !person ? _("its header has no column of people (ID number, Email address)")
                                                             : _("its header has no column like \"Quiz: name (Real)\""));
}

static const struct {
  gboolean (*fits) (const ExportRows *rows);
  void (*read) (ExportRows *rows);
} row_formats[] = {
  { moodle_grades_fit, moodle_grades_read },
  { canvas_fit, canvas_read },
  { completion_fit, completion_read },
  { moodle_progress_fit, moodle_progress_read },
};

/* Looks for a header that a format knows; FALSE when there is none. */
static gboolean
read_known (ExportRows *rows)
{
  for (guint n = 0; n < rows->n_preview; n++)
    {
      if (!export_rows_may_be_header (rows, n))
        continue;
      export_rows_set_header (rows, n);
      for (guint i = 0; i < G_N_ELEMENTS (row_formats); i++)
        if (row_formats[i].fits (rows))
          {
            export_rows_start (rows);
            row_formats[i].read (rows);
            return TRUE;
          }
    }
  return FALSE;
}

/* What looks most like a header: the first record that is more than a title. */
static void
choose_header (ExportRows *rows)
{
  for (guint i = 0; i < rows->n_preview; i++)
    {
      guint filled = 0;
      for (guint cell = 0; cell < rows->preview[i].n_cells; cell++)
        filled += export_cell (&rows->preview[i], (gint) cell).length > 0;
      if (filled < 2)
        continue;
      export_rows_set_header (rows, i);
      return;
    }
  export_rows_set_header (rows, 0);
}

static void
read_rows (ExportReader *reader, char delimiter)
{
  ExportRows rows;
  if (!export_rows_open (&rows, reader, delimiter))
    return;
  gboolean known = read_known (&rows);
  if (!known && delimiter != 0)
    {
      /* Colons were only part of its texts. */
      export_rows_close (&rows);
      read_rows (reader, 0);
      return;
    }
  if (!known)
    {
      choose_header (&rows);
      report_unknown (&rows);
    }
  export_note (reader, rows.csv != NULL ? csv_encoding (rows.csv) : "workbook", rows.csv != NULL ? csv_delimiter (rows.csv) : 0);
  export_rows_close (&rows);
}

void
export_rows_read_file (ExportReader *reader, const char *beginning, gsize length)
{
  read_rows (reader, header_delimiter (beginning, length));
}
