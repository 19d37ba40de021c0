/* Wide tables: headers that name sessions, assessments or courses. */
#include "source/grid.h"

#include <string.h>

/* "S-031 客诉处理" → "S-031": letters, digits, nothing else. The length of such a beginning, or 0. */
static gsize
id_length (const char *text)
{
  gsize letters = 0, digits = 0, n = 0;
  for (; g_ascii_isalnum (text[n]) || text[n] == '-' || text[n] == '_'; n++)
    {
      letters += g_ascii_isalpha (text[n]) != 0;
      digits += g_ascii_isdigit (text[n]) != 0;
    }
  return letters > 0 && letters <= 8 && digits > 0 && n <= 24 && (text[n] == '\0' || text[n] == ' ' || text[n] == '\n' || (guchar) text[n] >= 0x80) ? n : 0;
}

/* What a header names: as it stands, without what stands in brackets behind it, or by the id that it begins with. */
static const char *
find_name (const TableOpening *opening, guint column, const char *header)
{
  DatasetId id = opening->table->definition->id;
  const char *found = opening->find_name (id, column, header, opening->find_data);
  if (found == NULL && id_length (header) > 0)
    {
      g_autofree char *first = g_strndup (header, id_length (header));
      found = opening->find_name (id, column, first, opening->find_data);
    }
  const char *full = strstr (header, "（"), *half = strchr (header, '(');
  const char *open = full != NULL ? full : half;
  if (found == NULL && open != NULL && open > header)
    {
      g_autofree char *bare = g_strstrip (g_strndup (header, (gsize) (open - header)));
      found = opening->find_name (id, column, bare, opening->find_data);
    }
  return found;
}

void
grid_find_names (const TableOpening *opening, const gint *columns, const guint *candidates, guint n_candidates, GArray *cells)
{
  const Table *table = opening->table;
  g_autoptr (GArray) unknown = g_array_new (FALSE, FALSE, sizeof (guint));
  guint before = cells->len;
  for (guint cell = 0; cell < table->n_header; cell++)
    {
      const char *header = table->header->pdata[cell], *found = NULL;
      if (columns[cell] >= 0 || *header == '\0' || strlen (header) > MOST_HEADER)
        continue;
      for (guint i = 0; i < n_candidates && found == NULL && opening->find_name != NULL; i++)
        if ((found = find_name (opening, candidates[i], header)) != NULL)
          grid_add (cells, cell, candidates[i], g_strdup (found));
      if (found == NULL && id_length (header) > 0)
        g_array_append_val (unknown, cell);
    }
  for (guint i = 0; i < unknown->len; i++)
    {
      guint cell = g_array_index (unknown, guint, i);
      const char *header = table->header->pdata[cell];
      if (opening->find_name == NULL && unknown->len > 1)
        grid_add (cells, cell, candidates[0], g_strndup (header, id_length (header)));
      else if (cells->len > before)
        {
          Place place = records_cell_place (table->records, table->header_line, cell);
          place.value = header;
          diag_report (opening->diags, DIAG_GRID_HEADER, &place, header, table->definition->columns[candidates[0]].name, NULL);
        }
    }
}
