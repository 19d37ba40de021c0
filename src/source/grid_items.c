/* Wide surveys: which columns are items, and what their cells say. */
#include "source/grid.h"

#include <string.h>

const char *
grid_rating (const Cell *cell, char buffer[16])
{
  static const struct { const char *words, *rating; } scale[] = {
    { "非常满意|非常滿意|很满意|很滿意|非常同意|非常好|非常符合|verysatisfied|stronglyagree|excellent", "5" },
    { "满意|滿意|比较满意|比較滿意|同意|好|符合|satisfied|agree|good", "4" },
    { "一般|普通|中立|尚可|不确定|不確定|neutral|fair|average", "3" },
    { "不满意|不滿意|不太满意|不太滿意|不同意|较差|較差|不符合|dissatisfied|disagree|poor", "2" },
    { "非常不满意|非常不滿意|很不满意|很不滿意|非常不同意|很差|非常差|非常不符合|verydissatisfied|stronglydisagree|verypoor", "1" },
  };
  if (cell->length == 0 || cell->length > 60)
    return NULL;
  g_autofree char *key = dataset_key (cell->text, (gssize) cell->length);
  gsize digits = strspn (key, "0123456789.");
  if (digits > 0 && digits < 8 && g_ascii_strtod (key, NULL) <= 10
      && (key[digits] == '\0' || key[digits] == '(' || strcmp (key + digits, "分") == 0 || strcmp (key + digits, "星") == 0))
    {
      memcpy (buffer, key, digits);
      buffer[digits] = '\0';
      return buffer;
    }
  char *open = strchr (key, '(');
  if (open != NULL && open > key)
    *open = '\0';
  for (guint i = 0; i < G_N_ELEMENTS (scale); i++)
    {
      g_auto (GStrv) words = g_strsplit (scale[i].words, "|", -1);
      if (g_strv_contains ((const char *const *) words, key))
        return scale[i].rating;
    }
  return NULL;
}

/* What survey tools put beside the answers: words that stand anywhere in a header, and such that end it ("提交答卷时间", but not "时间安排合适"). */
static gboolean
is_beside_items (const char *header)
{
  static const char *const anywhere[] = { "序号", "序號", "IP", "总分", "總分", "平均", "编号", "編號", "工龄", "年龄", "工齡", "年齡", NULL };
  static const char *const at_end[] = { "时间", "時間", "用时", "用時", "来源", "來源", "部门", "部門", NULL };
  gsize length = strcspn (header, "(");
  const char *wide = strstr (header, "（");
  g_autofree char *bare = g_strstrip (g_strndup (header, wide == NULL ? length : MIN (length, (gsize) (wide - header))));
  gboolean beside = FALSE;
  for (guint i = 0; anywhere[i] != NULL && !beside; i++)
    beside = strstr (header, anywhere[i]) != NULL;
  for (guint i = 0; at_end[i] != NULL && !beside; i++)
    beside = g_str_has_suffix (bare, at_end[i]);
  return beside;
}

/* Columns of a survey whose cells are all ratings: their headers are the items. */
void
grid_find_items (const TableOpening *opening, const gint *columns, GArray *cells)
{
  const Table *table = opening->table;
  g_autoptr (GRegex) number = g_regex_new ("^\\s*[（(]?[Qq]?\\d{1,2}\\s*[、.．)）]\\s*(?=\\D)", 0, 0, NULL);
  for (guint cell = 0; cell < table->n_header; cell++)
    {
      const char *header = table->header->pdata[cell];
      guint n = 0;
      gboolean ratings = *header != '\0' && (columns[cell] < 0 || columns[cell] == FEEDBACK_RATING) && strlen (header) <= MOST_HEADER && !is_beside_items (header);
      for (guint i = opening->n_above; i < opening->n_preview && ratings; i++)
        {
          char buffer[16];
          if (cell >= opening->preview[i].n_cells || table_row_shape (table, &opening->preview[i]) == SHAPE_TOTAL)
            continue;
          Cell found = cell_trim (opening->preview[i].cells[cell]);
          ratings = found.length == 0 || grid_rating (&found, buffer) != NULL;
          n += found.length > 0;
        }
      if (!ratings || n == 0)
        continue;
      g_autofree char *one_line = g_strdelimit (g_strdup (header), "\r\n\t", ' ');
      grid_add (cells, cell, FEEDBACK_ITEM, g_regex_replace (number, one_line, -1, 0, "", 0, NULL));
    }
}
