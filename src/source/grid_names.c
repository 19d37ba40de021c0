/* Wide tables: headers that name sessions, assessments or courses. */
#include "source/grid.h"

#include <string.h>

gsize
grid_id_length (const char *text)
{
  gsize letters = 0, digits = 0, n = 0;
  for (; g_ascii_isalnum (text[n]) || text[n] == '-' || text[n] == '_'; n++)
    {
      letters += g_ascii_isalpha (text[n]) != 0;
      digits += g_ascii_isdigit (text[n]) != 0;
    }
  return letters > 0 && letters <= 8 && digits > 0 && n <= 24 && (text[n] == '\0' || text[n] == ' ' || text[n] == '\n' || (guchar) text[n] >= 0x80) ? n : 0;
}

/* What a text names: as it stands, or by the id that it begins with. */
static const char *
ask (const TableOpening *opening, guint column, const char *text)
{
  DatasetId id = opening->table->definition->id;
  const char *found = *text == '\0' ? NULL : opening->find_name (id, column, text, opening->find_data);
  if (found == NULL && grid_id_length (text) > 0)
    {
      g_autofree char *first = g_strndup (text, grid_id_length (text));
      found = opening->find_name (id, column, first, opening->find_data);
    }
  return found;
}

/* The assessment that a retake is of its own: 退货规则测验补考 in the list, 退货规则测验（补考） in the header, or the other way round. NULL. */
static const char *
find_retake (const TableOpening *opening, guint column, const char *header)
{
  const char *found = NULL;
  for (int brackets = 0; brackets < 2 && found == NULL; brackets++)
    {
      g_autofree char *name = grid_retake_name (header, brackets);
      if (name != NULL)
        found = opening->find_name (opening->table->definition->id, column, name, opening->find_data);
    }
  return found;
}

/* What a header names: as it stands, without what stands in brackets behind it, or without the word for an attempt that ends it; of scores `cell` learns
 * the attempt and the full mark. */
static const char *
find_name (const TableOpening *opening, guint column, const char *header, GridCell *cell)
{
  GridCell said = { 0 };
  DatasetId id = opening->table->definition->id;
  g_autofree char *name = grid_header_name (header, &said);
  g_autofree char *bare = id == DATASET_SCORES ? grid_attempt_name (name, &said) : NULL;
  const char *found = opening->find_name (id, column, header, opening->find_data);
  if (found == NULL && id == DATASET_SCORES)
    found = find_retake (opening, column, header);
  gboolean whole = found != NULL;
  if (found == NULL)
    found = opening->find_name (id, column, name, opening->find_data);
  /* A retake may be an assessment of its own: then its name says that already. */
  if (found != NULL && (whole || bare != NULL))
    g_clear_pointer (&said.attempt, g_free);
  if (found == NULL)
    found = ask (opening, column, bare != NULL ? bare : name);
  if (found != NULL && id == DATASET_SCORES)
    {
      cell->attempt = g_steal_pointer (&said.attempt);
      cell->full_mark = g_steal_pointer (&said.full_mark);
    }
  g_free (said.attempt);
  g_free (said.full_mark);
  return found;
}

static void
report_extras (const TableOpening *opening, const GridCell *cell)
{
  const Table *table = opening->table;
  const char *header = table->header->pdata[cell->cell];
  Place place = table_header_place (table, cell->cell);
  place.value = header;
  if (cell->attempt != NULL)
    diag_report (opening->diags, DIAG_HEADER_ATTEMPT, &place, header, cell->value, cell->attempt, NULL);
  if (cell->full_mark != NULL)
    grid_report_full_mark (opening, cell->cell, cell->full_mark);
}

/* The first candidate of whose values the header is one. */
static gboolean
add_name (const TableOpening *opening, guint cell, const guint *candidates, guint n_candidates, GArray *cells)
{
  for (guint i = 0; i < n_candidates && opening->find_name != NULL; i++)
    {
      GridCell new = { .cell = cell, .column = candidates[i] };
      const char *found = find_name (opening, candidates[i], opening->table->header->pdata[cell], &new);
      if (found == NULL)
        continue;
      new.value = g_strdup (found);
      g_array_append_val (cells, new);
      report_extras (opening, &new);
      return TRUE;
    }
  return FALSE;
}

void
grid_find_names (const TableOpening *opening, const gint *columns, const guint *candidates, guint n_candidates, GArray *cells)
{
  const Table *table = opening->table;
  g_autoptr (GArray) unknown = g_array_new (FALSE, FALSE, sizeof (guint));
  guint before = cells->len;
  for (guint cell = 0; cell < table->n_header; cell++)
    {
      const char *header = table->header->pdata[cell];
      if (columns[cell] >= 0 || *header == '\0' || strlen (header) > MOST_HEADER)
        continue;
      if (!add_name (opening, cell, candidates, n_candidates, cells) && grid_id_length (header) > 0)
        g_array_append_val (unknown, cell);
    }
  for (guint i = 0; i < unknown->len; i++)
    {
      guint cell = g_array_index (unknown, guint, i);
      const char *header = table->header->pdata[cell];
      if (opening->find_name == NULL && unknown->len > 1)
        grid_add (cells, cell, candidates[0], g_strndup (header, grid_id_length (header)));
      else if (cells->len > before)
        {
          Place place = table_header_place (table, cell);
          place.value = header;
          diag_report (opening->diags, DIAG_GRID_HEADER, &place, header, table->definition->columns[candidates[0]].name, NULL);
        }
    }
}
