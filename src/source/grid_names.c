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

/* What a text names: as it stands, or by the id that it begins with; then `behind` receives what stands behind that, borrowed. */
static const char *
ask (const TableOpening *opening, guint column, const char *text, const char **behind)
{
  DatasetId id = opening->table->definition->id;
  const char *found = *text == '\0' ? NULL : opening->find_name (id, column, text, opening->find_data);
  if (found == NULL && grid_id_length (text) > 0)
    {
      g_autofree char *first = g_strndup (text, grid_id_length (text));
      found = opening->find_name (id, column, first, opening->find_data);
      *behind = found != NULL ? text + strlen (first) : NULL;
    }
  return found;
}

/* The first bracket of a header that does not begin with it; NULL. */
static const char *
find_brackets (const char *header)
{
  const char *full = strstr (header, "（"), *half = strchr (header, '('), *open = full != NULL && (half == NULL || full < half) ? full : half;
  return open == header ? NULL : open;
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

/* What was found of a header. */
typedef enum { NAMES_NOTHING, NAMES_VALUE, NAMES_MORE } Naming;

/* What a header names: as it stands, without what stands in brackets behind it, or without the word for an attempt that ends it; of scores `cell` learns
 * the attempt, the full mark and the day. NAMES_MORE: what stands behind the name may make the column something else. */
static Naming
find_name (const TableOpening *opening, guint column, const char *header, GridCell *cell, const char **found_name)
{
  const char *behind = NULL;
  GridCell said = { 0 };
  DatasetId id = opening->table->definition->id;
  g_autofree char *name = grid_header_name (header, &said);
  g_autofree char *bare = id == DATASET_SCORES ? grid_attempt_name (name, &said) : NULL;
  const char *found = opening->find_name (id, column, header, opening->find_data);
  gboolean as_is = found != NULL;
  if (found == NULL && id == DATASET_SCORES)
    found = find_retake (opening, column, header);
  gboolean whole = found != NULL;
  if (found == NULL)
    found = opening->find_name (id, column, name, opening->find_data);
  /* A retake may be an assessment of its own: then its name says that already. */
  if (found != NULL && (whole || bare != NULL))
    g_clear_pointer (&said.attempt, g_free);
  if (found == NULL)
    found = ask (opening, column, bare != NULL ? bare : name, &behind);
  gboolean more = found != NULL && !as_is && grid_may_be_other (opening, column, found, behind, find_brackets (header), cell);
  if (found != NULL && id == DATASET_SCORES)
    {
      cell->attempt = g_steal_pointer (&said.attempt);
      cell->full_mark = g_steal_pointer (&said.full_mark);
    }
  g_free (said.attempt);
  g_free (said.full_mark);
  *found_name = found;
  return found == NULL ? NAMES_NOTHING : more ? NAMES_MORE : NAMES_VALUE;
}

static void
report_extras (const TableOpening *opening, const GridCell *cell)
{
  const Table *table = opening->table;
  const char *header = table->header->pdata[cell->cell];
  Place place = table_header_place (table, cell->cell);
  place.value = header;
  if (cell->date != NULL)
    diag_report (opening->diags, DIAG_HEADER_DATE, &place, header, cell->date, NULL);
  if (cell->attempt != NULL)
    diag_report (opening->diags, DIAG_HEADER_ATTEMPT, &place, header, cell->value, cell->attempt, NULL);
  if (cell->full_mark != NULL)
    grid_report_full_mark (opening, cell->cell, cell->full_mark);
}

/* The first candidate of whose values the header is one. FALSE when it names none. */
static gboolean
add_name (const TableOpening *opening, guint cell, const guint *candidates, guint n_candidates, Grid *grid)
{
  for (guint i = 0; i < n_candidates && opening->find_name != NULL; i++)
    {
      GridCell new = { .cell = cell, .column = candidates[i] };
      const char *found;
      Naming naming = find_name (opening, candidates[i], opening->table->header->pdata[cell], &new, &found);
      if (naming == NAMES_NOTHING)
        continue;
      if (naming == NAMES_MORE)
        {
          grid_report_other (opening, grid, cell, found);
          g_free (new.date);
          g_free (new.attempt);
          g_free (new.full_mark);
          return TRUE;
        }
      new.value = g_strdup (found);
      g_array_append_val (grid->cells, new);
      report_extras (opening, &new);
      return TRUE;
    }
  return FALSE;
}

void
grid_find_names (const TableOpening *opening, const gint *columns, const guint *candidates, guint n_candidates, Grid *grid)
{
  const Table *table = opening->table;
  GArray *cells = grid->cells;
  g_autoptr (GArray) unknown = g_array_new (FALSE, FALSE, sizeof (guint));
  guint before = cells->len;
  for (guint cell = 0; cell < table->n_header; cell++)
    {
      const char *header = table->header->pdata[cell];
      if (columns[cell] >= 0 || *header == '\0' || strlen (header) > MOST_HEADER)
        continue;
      if (!add_name (opening, cell, candidates, n_candidates, grid) && grid_id_length (header) > 0)
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
          diag_report (opening->diags, DIAG_GRID_HEADER, &place, header, table_column_title (table, candidates[0]), NULL);
        }
    }
}
