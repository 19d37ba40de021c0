/* Wide attendance: what the signs in its cells mean. */
#include "source/grid.h"

#include <string.h>

/* What a sign means: the status, behind it what kind of leave; "" when the person was not due. */
static const struct { const char *signs, *meaning; } usual_signs[] = {
  { "√ ✓ ✔ ☑ ○ ◯ 〇 ● 出 勤 到 1 Y y P p", "present" }, { "迟 遲 △ ▲", "late" }, { "退 早", "left_early" },
  { "事", "leave 事假" }, { "病", "leave 病假" }, { "公", "leave 公假" }, { "年", "leave 年假" }, { "特", "leave 特休" }, { "婚", "leave 婚假" },
  { "产 產", "leave 产假" }, { "丧 喪", "leave 丧假" }, { "调", "leave 调休" }, { "休 假", "leave" },
  { "旷 曠 缺 × ✗ ✘ ✕ X x 0 N n", "absent" }, { "- — —— – － / ／ \\", "" },
};

/* "leave 事假", "迟到" → "leave 事假", "late"; NULL when the first word is no status. New string. */
static char *
read_meaning (const ChoiceTable *statuses, const char *text)
{
  g_autofree char *plain = g_strstrip (g_strdup (text));
  gsize length = strcspn (plain, " \t");
  const char *kind = plain + length + strspn (plain + length, " \t");
  int choice = length > 0 ? choice_find (statuses, plain, length) : -1;
  if (choice < 0)
    return NULL;
  guint word = 0;
  while (statuses->choice[word] != choice)
    word++;
  return *kind != '\0' ? g_strconcat (statuses->words[word], " ", kind, NULL) : g_strdup (statuses->words[word]);
}

GHashTable *
grid_symbols_new (const Config *config)
{
  GHashTable *symbols = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  ChoiceTable *statuses = choice_table_new (dataset_definition (DATASET_ATTENDANCE)->columns[ATTENDANCE_STATUS].choices);
  for (guint i = 0; i < G_N_ELEMENTS (usual_signs); i++)
    {
      g_auto (GStrv) signs = g_strsplit (usual_signs[i].signs, " ", -1);
      for (char **sign = signs; *sign != NULL; sign++)
        g_hash_table_insert (symbols, g_strdup (*sign), g_strdup (usual_signs[i].meaning));
    }
  GHashTableIter iter;
  gpointer sign, text;
  g_hash_table_iter_init (&iter, config->attendance_symbols);
  while (g_hash_table_iter_next (&iter, &sign, &text))
    {
      char *meaning = read_meaning (statuses, ((const ConfigText *) text)->text);
      g_hash_table_insert (symbols, g_strdup (sign), meaning != NULL ? meaning : g_strdup (""));
    }
  choice_table_free (statuses);
  return symbols;
}

static gboolean
is_not_due (const char *text)
{
  static const char *const words[] = { "none", "-", "—", "/", "无", "無", "not_due", "不计", "不計", NULL };
  return g_strv_contains (words, text);
}

gboolean
grid_check_symbols (const Config *config, Diagnostics *diags)
{
  ChoiceTable *statuses = choice_table_new (dataset_definition (DATASET_ATTENDANCE)->columns[ATTENDANCE_STATUS].choices);
  GHashTableIter iter;
  gpointer sign, value;
  gboolean good = TRUE;
  g_hash_table_iter_init (&iter, config->attendance_symbols);
  while (g_hash_table_iter_next (&iter, &sign, &value))
    {
      const ConfigText *text = value;
      g_autofree char *meaning = read_meaning (statuses, text->text);
      if (meaning != NULL || is_not_due (text->text))
        continue;
      diag_report (diags, DIAG_SYMBOL_STATUS, &text->place, text->text, sign, NULL);
      good = FALSE;
    }
  choice_table_free (statuses);
  return good;
}

const char *
grid_symbol (const Table *table, const Cell *cell, const char **kind, Diagnostics *diags)
{
  static const char *const kinds[] = { "事假", "病假", "公假", "年假", "特休", "调休", "補休", "婚假", "产假", "丧假", NULL };
  char text[64];
  *kind = NULL;
  if (cell->length >= sizeof text)
    return NULL;
  memcpy (text, cell->text, cell->length);
  text[cell->length] = '\0';
  const char *meaning = g_hash_table_lookup (table->grid->symbols, text);
  if (meaning == NULL)
    {
      g_autofree char *key = dataset_key (text, -1);
      meaning = g_hash_table_lookup (table->grid->symbols, key);
    }
  if (meaning != NULL)
    {
      const char *space = strchr (meaning, ' ');
      *kind = space != NULL ? space + 1 : NULL;
      return meaning;
    }
  const ChoiceTable *statuses = table->choices[ATTENDANCE_STATUS];
  int choice = choice_find (statuses, cell->text, cell->length);
  if (choice < 0)
    return NULL;
  for (guint i = 0; kinds[i] != NULL; i++)
    if (strcmp (kinds[i], text) == 0)
      *kind = kinds[i];
  guint word = 0;
  while (statuses->choice[word] != choice)
    word++;
  return statuses->words[word];
}

gboolean
grid_is_sign (const Grid *grid, const ChoiceTable *statuses, const Cell *cell)
{
  g_autofree char *text = cell->length <= 60 ? g_strndup (cell->text, cell->length) : g_strdup ("");
  const char *meaning = g_hash_table_lookup (grid->symbols, text);
  if (meaning == NULL)
    return choice_find (statuses, text, strlen (text)) >= 0;
  return *meaning != '\0' && (guchar) *text >= 0x80;
}

static gint
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

char *
grid_symbol_list (const Table *table)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer sign, meaning;
  g_hash_table_iter_init (&iter, table->grid->symbols);
  while (g_hash_table_iter_next (&iter, &sign, &meaning))
    if (((guchar) *(char *) sign) >= 0x80 && *(char *) meaning != '\0')
      g_ptr_array_add (list, g_strconcat (sign, " ", meaning, NULL));
  g_ptr_array_sort (list, compare_texts);
  g_ptr_array_add (list, NULL);
  return g_strjoinv (", ", (char **) list->pdata);
}
