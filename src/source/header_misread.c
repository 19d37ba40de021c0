/* Headers that name nothing because the file was read in the wrong encoding, here or by a program before. */
#include "source/dataset_files.h"
#include "source/table.h"
#include "text/encoding_misread.h"

#include <string.h>

/* A column that a record names when a way to misread it is undone: its cell, and in *meant the header as it was; -1. A single character names one by chance. */
static gint
find_misread (const TableOpening *opening, const Record *record, const Misreading *misreading, char **meant)
{
  for (guint i = 0; i < record->n_cells; i++)
    {
      Cell cell = record_cell (record, i);
      *meant = text_misread_undo (misreading, cell.text, cell.length);
      if (*meant != NULL && g_utf8_strlen (*meant, -1) > 1 && header_names_column (opening->names, (Cell) { *meant, strlen (*meant) }) >= 0)
        return (gint) i;
      g_clear_pointer (meant, g_free);
    }
  return -1;
}

/* GB18030 as programs offer it. */
static const char *
usual_name (const char *encoding)
{
  return strcmp (encoding, text_encoding_name (TEXT_GB18030)) == 0 ? "GBK" : encoding;
}

static void
report_here (const TableOpening *opening, const Place *place, const Misreading *misreading, const char *text, const char *was)
{
  const char *dataset = opening->table->definition->name;
  g_autofree char *setting = files_setting (opening->config, opening->table->definition->id, opening->table->file, misreading->is);
  if (*setting != '\0')
    diag_report (opening->diags, DIAG_HEADER_ENCODING_AMONG, place, misreading->as, misreading->is, text, was, dataset, setting, NULL);
  else
    diag_report (opening->diags, DIAG_HEADER_ENCODING, place, misreading->as, misreading->is, text, was, dataset, NULL);
}

static void
report (const TableOpening *opening, const Record *record, guint i, const Misreading *misreading, const char *meant)
{
  const Table *table = opening->table;
  Cell cell = record_cell (record, i);
  Place place = records_cell_place (table->records, record->line, i);
  g_autofree char *text = cell_excerpt (cell.text, cell.length), *was = cell_excerpt (meant, strlen (meant));
  place.value = text;
  /* What was read here in the wrong encoding can be read in the right one; what another program did is done. */
  if (strcmp (records_encoding (table->records), misreading->as) == 0)
    report_here (opening, &place, misreading, text, was);
  else
    diag_report (opening->diags, DIAG_HEADER_MISREAD, &place, text, was, usual_name (misreading->as), usual_name (misreading->is), NULL);
}

gboolean
table_report_misread (const TableOpening *opening)
{
  const Misreading *misreading;
  for (guint way = 0; (misreading = text_misreading (way)) != NULL; way++)
    for (guint i = 0; i < opening->n_preview; i++)
      {
        g_autofree char *meant = NULL;
        gint cell = find_misread (opening, &opening->preview[i], misreading, &meant);
        if (cell < 0)
          continue;
        report (opening, &opening->preview[i], (guint) cell, misreading, meant);
        return TRUE;
      }
  return FALSE;
}
