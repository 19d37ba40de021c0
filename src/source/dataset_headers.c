/* The tables of the manual: every dataset with its file names, its columns and the headers they are recognised by, as Markdown. */
#include "source/dataset.h"

#include <string.h>

typedef enum { WORD_FILE, WORD_COLUMN, WORD_CONTENT, WORD_HEADERS, WORD_REQUIRED, WORD_ONE_OF, WORD_WEAK, WORD_RECORDS, WORD_FACTS, WORD_REFERS, WORD_ID,
  WORD_TEXT, WORD_DATE, WORD_TIME, WORD_NUMBER, WORD_INTEGER, WORD_CHOICE, WORD_FLAG, WORD_LIST, WORD_UNREAD, WORD_MERGED, WORD_NOTHING, WORD_BESIDE, WORD_COMMA,
  WORD_COLON, WORD_SEMICOLON, WORD_STOP, N_WORDS } Word;

static const char *const words[][N_WORDS] = {
  { "Files", "Column", "Content", "Headers", "a star marks the columns that every row needs", "every row needs one of", "in italics: counts only where no other "
    "header of the file names the column", "records", "facts", "ids or names of", "id", "text", "date", "time", "number", "whole number", "one of", "yes or no",
    "several, separated by ;", "known and never read", "cells may be merged", "counts as empty", "only beside", ", ", ": ", "; ", ". " },
  { "文件名", "列", "内容", "认得的表头", "带星号的列每行都要填", "每行至少填一个", "斜体的表头只在没有别的表头指这一列时才算数", "记录", "事实", "编号或名称，见", "编号", "文字",
    "日期", "时间", "数字", "整数", "选一", "是或否", "可以几个，用 ; 隔开", "认得，但从不读入", "可以合并单元格", "等于没填", "只和这一列一起用", "、", "：", "；", "。" },
  { "檔名", "欄", "內容", "認得的欄名", "帶星號的欄每列都要填", "每列至少填一個", "斜體的欄名只在沒有別的欄名指這一欄時才算數", "記錄", "事實", "編號或名稱，見", "編號", "文字", "日期", "時間",
    "數字", "整數", "選一", "是或否", "可以好幾個，用 ; 隔開", "認得，但從不讀入", "可以合併儲存格", "等於沒填", "只和這一欄一起用", "、", "：", "；", "。" },
};

static const char *
word (const char *language, Word which)
{
  guint table = g_str_has_prefix (language, "zh-Hant") ? 2 : g_str_has_prefix (language, "zh") ? 1 : 0;
  return words[table][which];
}

/* The names of a list, each once, weak ones in italics. */
static void
put_names (FILE *out, const char *language, const char *list)
{
  g_auto (GStrv) names = g_strsplit (list, "|", -1);
  for (guint i = 0; names[i] != NULL; i++)
    {
      gboolean seen = FALSE, weak = names[i][0] == '~';
      for (guint before = 0; before < i && !seen; before++)
        seen = strcmp (names[before], names[i]) == 0;
      if (!seen)
        fprintf (out, weak ? "%s*%s*" : "%s%s", i > 0 ? word (language, WORD_COMMA) : "", names[i] + strspn (names[i], "~"));
    }
}

static void
put_choices (FILE *out, const char *language, const ColumnDefinition *column)
{
  g_auto (GStrv) choices = g_strsplit (column->choices, ",", -1);
  for (guint i = 0; choices[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (choices[i], "=", 2);
      fprintf (out, "%s`%s` ", word (language, i > 0 ? WORD_SEMICOLON : WORD_COLON), parts[0]);
      put_names (out, language, parts[1]);
    }
}

static void
put_content (FILE *out, const char *language, const ColumnDefinition *column)
{
  static const Word types[] = { [CELL_ID] = WORD_ID, [CELL_TEXT] = WORD_TEXT, [CELL_DATE] = WORD_DATE, [CELL_TIME] = WORD_TIME, [CELL_NUMBER] = WORD_NUMBER,
    [CELL_INTEGER] = WORD_INTEGER, [CELL_CHOICE] = WORD_CHOICE, [CELL_FLAG] = WORD_FLAG, [CELL_LIST] = WORD_LIST };
  if (column->refers != NULL)
    fprintf (out, "%s `%s`", word (language, WORD_REFERS), column->refers);
  if (column->refers == NULL || column->type == CELL_LIST)
    fprintf (out, "%s%s", column->refers != NULL ? word (language, WORD_COMMA) : "", word (language, types[column->type]));
  if (column->choices != NULL)
    put_choices (out, language, column);
  if (column->least != 0 || column->most != 0)
    {
      g_autofree char *least = ratio_format (column->least, DECIMAL_ONE, 6), *most = ratio_format (column->most, DECIMAL_ONE, 6);
      fprintf (out, "%s%s–%s", word (language, WORD_COMMA), least, most);
    }
  if (column->fill_down)
    fprintf (out, "%s%s", word (language, WORD_SEMICOLON), word (language, WORD_MERGED));
  if (column->beside != NULL)
    fprintf (out, "%s%s%s`%s`", word (language, WORD_SEMICOLON), word (language, WORD_BESIDE), word (language, WORD_COLON), column->beside);
  if (column->nothing != NULL)
    {
      fprintf (out, "%s%s%s", word (language, WORD_SEMICOLON), word (language, WORD_NOTHING), word (language, WORD_COLON));
      put_names (out, language, column->nothing);
    }
}

static void
print_dataset (FILE *out, const char *language, const DatasetDefinition *definition)
{
  g_autofree char *title = dataset_usual_file (definition, language);
  fprintf (out, "### `%s`", definition->name);
  if (strcmp (title, definition->name) != 0)
    fprintf (out, " %s", title);
  fprintf (out, "\n\n%s%s%s%s`%s.csv`%s", word (language, definition->is_facts ? WORD_FACTS : WORD_RECORDS), word (language, WORD_STOP),
           word (language, WORD_FILE), word (language, WORD_COLON), definition->name, word (language, WORD_COMMA));
  put_names (out, language, definition->file_aliases);
  fprintf (out, "\n\n| %s | %s | %s |\n| :-- | :-- | :-- |\n", word (language, WORD_COLUMN), word (language, WORD_CONTENT), word (language, WORD_HEADERS));
  for (guint i = 0; i < definition->n_columns; i++)
    {
      const ColumnDefinition *column = &definition->columns[i];
      fprintf (out, "| `%s`%s | ", column->name, column->required ? "\\*" : "");
      put_content (out, language, column);
      fputs (" | ", out);
      put_names (out, language, column->aliases);
      fputs (" |\n", out);
    }
  if (definition->one_of[0] != definition->one_of[1])
    fprintf (out, "\n%s%s`%s`%s`%s`\n", word (language, WORD_ONE_OF), word (language, WORD_COLON), definition->columns[definition->one_of[0]].name,
             word (language, WORD_COMMA), definition->columns[definition->one_of[1]].name);
  fputc ('\n', out);
}

void
dataset_print_headers (FILE *out, const char *language)
{
  const char *unread = dataset_definition (DATASET_PEOPLE)->unread;
  fprintf (out, "\\*%s%s%s%s%s\n\n", word (language, WORD_COLON), word (language, WORD_REQUIRED), word (language, WORD_STOP), word (language, WORD_WEAK),
           word (language, WORD_STOP));
  for (guint id = 0; id < N_DATASETS; id++)
    print_dataset (out, language, dataset_definition (id));
  fprintf (out, "%s%s", word (language, WORD_UNREAD), word (language, WORD_COLON));
  put_names (out, language, unread);
  fputc ('\n', out);
}
