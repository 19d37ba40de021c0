/* What headers name: columns by what the configuration says, by their names and usual headers, without what people write around them. */
#include "source/header_names.h"
#include "source/word_list.h"
#include "text/encoding.h"

#include <string.h>

/* key → 1 + column, in the higher bits the strength. */
struct HeaderNames {
  GHashTable *keys;
};

#define COLUMN_BITS 8

static void
add_name (HeaderNames *names, char *key, guint column, MatchStrength strength)
{
  if (*key != '\0' && !g_hash_table_contains (names->keys, key))
    g_hash_table_insert (names->keys, key, GUINT_TO_POINTER ((guint) strength << COLUMN_BITS | (column + 1)));
  else
    g_free (key);
}

HeaderNames *
header_names_new (const DatasetDefinition *definition, const DatasetConfig *dataset)
{
  HeaderNames *names = g_new0 (HeaderNames, 1);
  names->keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; dataset != NULL && dataset->columns != NULL && i < dataset->columns->len; i++)
    {
      const ConfigColumn *configured = dataset->columns->pdata[i];
      int column = dataset_column (definition, configured->column);
      if (column >= 0)
        add_name (names, header_key (configured->header, -1), (guint) column, MATCH_CONFIGURED);
    }
  for (guint column = 0; column < definition->n_columns; column++)
    {
      g_auto (GStrv) aliases = g_strsplit (definition->columns[column].aliases, "|", -1);
      add_name (names, dataset_key (definition->columns[column].name, -1), column, MATCH_ALIAS);
      for (char **alias = aliases; *alias != NULL; alias++)
        {
          gsize tildes = strspn (*alias, "~");
          add_name (names, dataset_key (*alias + tildes, -1), column, tildes == 0 ? MATCH_ALIAS : tildes == 1 ? MATCH_WEAK : MATCH_WEAKEST);
        }
    }
  return names;
}

void
header_names_free (HeaderNames *names)
{
  g_hash_table_unref (names->keys);
  g_free (names);
}

MatchStrength
header_find_name (const HeaderNames *names, const char *key, guint *column)
{
  guint found = GPOINTER_TO_UINT (g_hash_table_lookup (names->keys, key));
  *column = (found & ((1u << COLUMN_BITS) - 1)) - 1;
  return (MatchStrength) (found >> COLUMN_BITS);
}

/* "课时(小时)" without what stands in brackets at its end; NULL when there is none. */
static char *
without_brackets (const char *key)
{
  gsize length = strlen (key);
  const char *open = strrchr (key, '(');
  return length > 2 && key[length - 1] == ')' && open != NULL && open > key ? g_strndup (key, (gsize) (open - key)) : NULL;
}

/* "1.工号", "(2)姓名", "③部门" (a key has plain digits for it) without their numbers; NULL when there is none. */
static char *
without_number (const char *key)
{
  const char *at = key + (*key == '(');
  gsize digits = strspn (at, "0123456789");
  if (digits == 0 || digits > 2)
    return NULL;
  at += digits;
  while (*at == '.' || *at == ')' || *at == ':' || g_str_has_prefix (at, "、"))
    at += *at == '.' || *at == ')' || *at == ':' ? 1 : strlen ("、");
  return *at == '\0' ? NULL : g_strdup (at);
}

/* Stars mark required columns in many forms; a colon ends nothing here. */
char *
header_key (const char *text, gssize length)
{
  char *key = dataset_key (text, length);
  gsize end = strlen (key), begin = strspn (key, "*");
  while (end > begin && (key[end - 1] == '*' || key[end - 1] == ':'))
    end--;
  memmove (key, key + begin, end - begin);
  key[end - begin] = '\0';
  return key;
}

void
header_cut_brackets (char *key)
{
  char *open = strchr (key, '(');
  if (open != NULL && open > key)
    *open = '\0';
}

/* "姓名" of 姓名\\日期, 日期/姓名 or "日期", a line break and "姓名": the corner of a wide table says what its rows are and what its columns are. NULL when it is none. */
static char *
person_of_corner (const char *text, gsize length)
{
  static const char people[] = "姓名|名字|学员|學員|员工|員工|人员|人員|学员姓名|學員姓名|员工姓名|員工姓名|工号|工號|员工编号|員工編號|name|person|employee";
  static const char others[] = "日期|时间|時間|日|星期|场次|場次|课程|課程|科目|考核|考试|考試|测验|測驗|项目|項目|内容|內容|考勤|date|day|session|course|test|exam";
  g_autofree char *plain = g_utf8_normalize (text, (gssize) length, G_NORMALIZE_NFKC);
  if (plain == NULL || strpbrk (plain, "\\/| \n") == NULL)
    return NULL;
  g_auto (GStrv) parts = g_strsplit_set (plain, "\\/| \r\n\t", -1);
  g_autofree char *first = NULL, *second = NULL;
  for (char **part = parts; *part != NULL; part++)
    if (**part != '\0' && second != NULL)
      return NULL;
    else if (**part != '\0')
      *(first == NULL ? &first : &second) = header_key (*part, -1);
  if (second == NULL)
    return NULL;
  if (word_list_has (people, first) && word_list_has (others, second))
    return g_steal_pointer (&first);
  return word_list_has (people, second) && word_list_has (others, first) ? g_steal_pointer (&second) : NULL;
}

char **
header_variants (const char *text, gsize length)
{
  char **keys = g_new0 (char *, N_VARIANTS + 1);
  /* Longer than any header: not looked at any closer. */
  keys[VARIANT_WHOLE] = length <= 256 ? header_key (text, (gssize) length) : g_strdup ("");
  keys[VARIANT_WITHOUT_BRACKETS] = without_brackets (keys[VARIANT_WHOLE]);
  keys[VARIANT_WITHOUT_NUMBER] = without_number (keys[VARIANT_WHOLE]);
  keys[VARIANT_BARE] = keys[VARIANT_WITHOUT_NUMBER] != NULL ? without_brackets (keys[VARIANT_WITHOUT_NUMBER]) : NULL;
  char *corner = length <= 256 ? person_of_corner (text, length) : NULL;
  if (corner != NULL)
    {
      g_free (keys[VARIANT_WITHOUT_BRACKETS]);
      keys[VARIANT_WITHOUT_BRACKETS] = corner;
    }
  const char *newline = length <= 256 && corner == NULL ? memchr (text, '\n', length) : NULL;
  if (newline != NULL)
    {
      keys[VARIANT_FIRST_LINE] = header_key (text, newline - text);
      keys[VARIANT_SECOND_LINE] = header_key (newline + 1, (gssize) length - (newline + 1 - text));
    }
  for (guint i = 0; i < N_VARIANTS; i++)
    if (keys[i] == NULL)
      keys[i] = g_strdup ("");
  return keys;
}

/* 补考 names a column only beside 成绩; below an assessment it says which attempt stands there. */
static gboolean
lacks_beside (const DatasetDefinition *definition, const gboolean *has, guint column)
{
  const char *beside = definition->columns[column].beside;
  return beside != NULL && !has[dataset_column (definition, beside)];
}

/* Which columns the cells of a record name: how many, each in `has`. */
static guint
find_named (const HeaderNames *names, const DatasetDefinition *definition, const Record *record, gboolean has[TABLE_MOST_COLUMNS])
{
  guint n = 0, column;
  for (guint cell = 0; cell < record->n_cells; cell++)
    {
      Cell trimmed = cell_trim (record->cells[cell]);
      if (trimmed.length == 0)
        continue;
      g_auto (GStrv) keys = header_variants (trimmed.text, trimmed.length);
      for (guint i = 0; i < N_VARIANTS; i++)
        if (*keys[i] != '\0' && header_find_name (names, keys[i], &column) != MATCH_NONE && !has[column])
          {
            has[column] = TRUE;
            n++;
            break;
          }
    }
  for (column = 0; column < definition->n_columns; column++)
    n -= has[column] && lacks_beside (definition, has, column);
  return n;
}

guint
header_names_count (const HeaderNames *names, const DatasetDefinition *definition, const Record *record, gboolean *complete)
{
  gboolean has[TABLE_MOST_COLUMNS] = { FALSE };
  guint n = find_named (names, definition, record, has);
  *complete = definition->one_of[0] == definition->one_of[1] || has[definition->one_of[0]] || has[definition->one_of[1]];
  for (guint column = 0; column < definition->n_columns; column++)
    *complete &= has[column] || !definition->columns[column].required;
  return n;
}

gboolean
header_names_needed (const HeaderNames *names, const DatasetDefinition *definition, const Record *record)
{
  gboolean has[TABLE_MOST_COLUMNS] = { FALSE }, named = FALSE;
  find_named (names, definition, record, has);
  for (guint i = 0; i < definition->n_columns; i++)
    {
      const ColumnDefinition *column = &definition->columns[i];
      if (column->required && g_strcmp0 (column->refers, "people") == 0)
        return has[i];
      named |= has[i] && column->required;
    }
  return named;
}

void
header_names_ends (const DatasetDefinition *definition, const DatasetConfig *dataset, WordEnds *ends)
{
  for (guint i = 0; dataset != NULL && dataset->columns != NULL && i < dataset->columns->len; i++)
    {
      const char *header = ((const ConfigColumn *) dataset->columns->pdata[i])->header;
      word_ends_add_text (ends, header, strlen (header));
    }
  for (guint column = 0; column < definition->n_columns; column++)
    {
      word_ends_add (ends, definition->columns[column].name);
      word_ends_add (ends, definition->columns[column].aliases);
    }
}

gint
header_names_column (const HeaderNames *names, Cell header)
{
  guint column;
  if (header.length == 0)
    return -1;
  g_auto (GStrv) keys = header_variants (header.text, header.length);
  for (guint i = 0; i < N_VARIANTS; i++)
    if (*keys[i] != '\0' && header_find_name (names, keys[i], &column) != MATCH_NONE)
      return (gint) column;
  return -1;
}
