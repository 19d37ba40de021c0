/* What is known of the words and signs of attendance. How a cell is read with them: status_read.c. */
#include "source/status_words.h"
#include "source/columns.h"
#include "source/word_list.h"

#include <string.h>

/* No word is longer, in bytes. */
#define MOST_STATUS_WORD 63

/* What a sign means: the status, behind it what kind of leave; "" when the person was not due. `alike` are those that only look different: no message names them. */
static const struct { const char *signs, *alike, *meaning; } usual_signs[] = {
  { "√ ✓ ○ ● 出 勤 到 1 Y P", "✔ ☑ ◯ 〇 y p", "present" }, { "迟 遲 △ ▲", "", "late" }, { "退 早", "", "left_early" },
  { "事", "", "leave 事假" }, { "病", "", "leave 病假" }, { "公", "", "leave 公假" }, { "年", "", "leave 年假" }, { "特", "", "leave 特休" },
  { "婚", "", "leave 婚假" }, { "产", "", "leave 产假" }, { "產", "", "leave 產假" }, { "丧", "", "leave 丧假" }, { "喪", "", "leave 喪假" },
  { "调", "", "leave 调休" }, { "調", "", "leave 調休" }, { "假 休", "", "leave" },
  { "旷 曠 缺 × X 0 N", "✗ ✘ ✕ x n", "absent" }, { "- /", "— —— – － ／ \\", "" },
};

/* "leave 事假", "迟到", "病假" → "leave 事假", "late", "leave 病假"; NULL when the first word is no status. New string. */
static char *
read_meaning (const ChoiceTable *statuses, const char *text)
{
  g_autofree char *plain = g_strstrip (g_strdup (text)), *key = dataset_key (plain, -1);
  gsize length = strcspn (plain, " \t");
  const char *kind = plain + length + strspn (plain + length, " \t");
  int choice = *plain != '\0' ? choice_find (statuses, plain, strlen (plain)) : -1;
  if (choice >= 0)
    kind = word_list_has (LEAVE_KINDS, key) ? plain : "";
  else if (length == 0 || (choice = choice_find (statuses, plain, length)) < 0)
    return NULL;
  const char *name = choice_name (statuses, choice);
  return *kind != '\0' ? g_strconcat (name, " ", kind, NULL) : g_strdup (name);
}

/* Kinds of leave mean what they say, as they are written and as they are compared: 年休假, "sick leave", "sickleave". */
static void
add_kinds (GHashTable *words)
{
  g_auto (GStrv) kinds = g_strsplit (LEAVE_KINDS, "|", -1);
  for (char **kind = kinds; *kind != NULL; kind++)
    {
      g_hash_table_insert (words, dataset_key (*kind, -1), g_strconcat ("leave ", *kind, NULL));
      g_hash_table_insert (words, g_strdup (*kind), g_strconcat ("leave ", *kind, NULL));
    }
}

GHashTable *
status_words_new (const Config *config)
{
  GHashTable *words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  ChoiceTable *statuses = choice_table_new (dataset_definition (DATASET_ATTENDANCE)->columns[ATTENDANCE_STATUS].choices);
  for (guint i = 0; i < G_N_ELEMENTS (usual_signs); i++)
    {
      g_autofree char *all = g_strconcat (usual_signs[i].signs, " ", usual_signs[i].alike, NULL);
      g_auto (GStrv) signs = g_strsplit (g_strchomp (all), " ", -1);
      for (char **sign = signs; *sign != NULL; sign++)
        g_hash_table_insert (words, g_strdup (*sign), g_strdup (usual_signs[i].meaning));
    }
  add_kinds (words);
  GHashTableIter iter;
  gpointer sign, text;
  g_hash_table_iter_init (&iter, config->attendance_symbols);
  while (g_hash_table_iter_next (&iter, &sign, &text))
    {
      char *meaning = read_meaning (statuses, ((const ConfigText *) text)->text);
      g_hash_table_insert (words, g_strdup (sign), meaning != NULL ? meaning : g_strdup (""));
    }
  choice_table_free (statuses);
  return words;
}

static gboolean
is_not_due (const char *text)
{
  static const char *const words[] = { "none", "-", "—", "/", "无", "無", "not_due", "不计", "不計", NULL };
  return g_strv_contains (words, text);
}

gboolean
status_words_check (const Config *config, Diagnostics *diags)
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

/* A letter or a digit alone, which in a list may be anybody's code, unless the configuration says what it is. */
static gboolean
is_code (const Table *table, const char *text)
{
  return g_ascii_isalnum (text[0]) && text[1] == '\0' && table->grid == NULL && !g_hash_table_contains (table->config->attendance_symbols, text);
}

/* What the words say by a text that is one of them; FALSE when it is none. */
static gboolean
take_word (const Table *table, const char *text, StatusMeaning *meaning)
{
  const char *said = g_hash_table_lookup (table->status_words, text);
  if (said == NULL || is_code (table, text))
    return FALSE;
  meaning->word = (Cell) { said, strcspn (said, " ") };
  meaning->kind = said[meaning->word.length] == ' ' ? said + meaning->word.length + 1 : NULL;
  return TRUE;
}

static gboolean
take_choice (const ChoiceTable *statuses, int choice, StatusMeaning *meaning)
{
  if (choice < 0)
    return FALSE;
  const char *name = choice_name (statuses, choice);
  meaning->word = (Cell) { name, strlen (name) };
  return TRUE;
}

gboolean
status_word_find_exactly (const Table *table, Cell cell, StatusMeaning *meaning)
{
  char text[MOST_STATUS_WORD + 1];
  const ChoiceTable *statuses = table->choices[ATTENDANCE_STATUS];
  *meaning = (StatusMeaning) { { "", 0 }, NULL, FALSE };
  if (cell.length == 0 || cell.length > MOST_STATUS_WORD)
    return FALSE;
  memcpy (text, cell.text, cell.length);
  text[cell.length] = '\0';
  return take_word (table, text, meaning) || take_choice (statuses, choice_find_exactly (statuses, cell.text, cell.length), meaning);
}

gboolean
status_word_find (const Table *table, Cell cell, StatusMeaning *meaning)
{
  const ChoiceTable *statuses = table->choices[ATTENDANCE_STATUS];
  if (status_word_find_exactly (table, cell, meaning))
    return TRUE;
  if (cell.length == 0 || cell.length > MOST_STATUS_WORD)
    return FALSE;
  g_autofree char *key = dataset_key (cell.text, (gssize) cell.length);
  return take_word (table, key, meaning) || take_choice (statuses, choice_find (statuses, cell.text, cell.length), meaning);
}

gboolean
status_kinds_differ (const char *one, const char *other)
{
  static const char *const kinds[] = { LEAVE_PERSONAL, LEAVE_SICK, LEAVE_OFFICIAL, LEAVE_ANNUAL, LEAVE_MARRIAGE, LEAVE_MATERNITY, LEAVE_PATERNITY,
    LEAVE_PRENATAL, LEAVE_PARENTAL, LEAVE_NURSING, LEAVE_BEREAVEMENT, LEAVE_IN_LIEU, LEAVE_INJURY, LEAVE_HOME, LEAVE_CARE };
  g_autofree char *one_key = dataset_key (one, -1), *other_key = dataset_key (other, -1);
  gint groups[2] = { -1, -1 };
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      groups[0] = word_list_has (kinds[i], one_key) ? (gint) i : groups[0];
      groups[1] = word_list_has (kinds[i], other_key) ? (gint) i : groups[1];
    }
  return groups[0] >= 0 && groups[1] >= 0 && groups[0] != groups[1];
}

gboolean
status_is_sign (const Table *table, const ChoiceTable *statuses, const Cell *cell)
{
  g_autofree char *text = cell->length <= 60 ? g_strndup (cell->text, cell->length) : g_strdup ("");
  const char *meaning = g_hash_table_lookup (table->status_words, text);
  if (meaning == NULL)
    return choice_find (statuses, text, strlen (text)) >= 0;
  return *meaning != '\0' && (guchar) *text >= 0x80;
}

static gint
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/* The usual signs, then those of the configuration: char *. */
static GPtrArray *
signs_to_name (const Config *config)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer sign;
  for (guint i = 0; i < G_N_ELEMENTS (usual_signs); i++)
    {
      g_auto (GStrv) signs = g_strsplit (usual_signs[i].signs, " ", -1);
      for (char **usual = signs; *usual != NULL; usual++)
        if (!g_hash_table_contains (config->attendance_symbols, *usual))
          g_ptr_array_add (list, g_strdup (*usual));
    }
  guint n_usual = list->len;
  g_hash_table_iter_init (&iter, config->attendance_symbols);
  while (g_hash_table_iter_next (&iter, &sign, NULL))
    g_ptr_array_add (list, g_strdup (sign));
  qsort (list->pdata + n_usual, list->len - n_usual, sizeof (gpointer), compare_texts);
  return list;
}

/* "√ 1 Y": those that mean a status; "" is that of who was not due. New string. */
static char *
signs_of (const Table *table, const GPtrArray *signs, const char *status)
{
  gsize length = strlen (status);
  GString *list = g_string_new (NULL);
  for (guint i = 0; i < signs->len; i++)
    {
      const char *sign = signs->pdata[i], *meaning = g_hash_table_lookup (table->status_words, sign);
      if (strcspn (meaning, " ") == length && strncmp (meaning, status, length) == 0)
        g_string_append_printf (list, "%s%s", list->len > 0 ? " " : "", sign);
    }
  return g_string_free (list, FALSE);
}

char *
status_sign_list (const Table *table, char **not_due)
{
  const ColumnDefinition *column = &table->definition->columns[ATTENDANCE_STATUS];
  g_auto (GStrv) names = column_usual_choices (column, ""), words = column_usual_choices (column, table->config->language);
  g_autoptr (GPtrArray) signs = signs_to_name (table->config);
  GString *list = g_string_new (NULL);
  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *of = signs_of (table, signs, names[i]);
      g_string_append_printf (list, "%s%s", i > 0 ? ", " : "", words[i]);
      if (*of != '\0')
        g_string_append_printf (list, " (%s)", of);
    }
  *not_due = signs_of (table, signs, "");
  return g_string_free (list, FALSE);
}
