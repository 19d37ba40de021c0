/* Wide surveys: which columns are items, and what their cells say. Beside the items survey tools write who answered, when and from where, and surveys
 * also ask what nobody rates: for how many years somebody works there. What a column is, its header and its cells must say together. */
#include "source/grid.h"
#include "source/word_list.h"

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
  const char *point = strchr (key, '.');
  gboolean number = digits > 0 && digits < 8 && (point == NULL || strchr (point + 1, '.') == NULL) && g_ascii_strtod (key, NULL) <= 10;
  if (number && (key[digits] == '\0' || key[digits] == '(' || strcmp (key + digits, "分") == 0 || strcmp (key + digits, "星") == 0))
    {
      memcpy (buffer, key, digits);
      buffer[digits] = '\0';
      return buffer;
    }
  header_cut_brackets (key);
  for (guint i = 0; i < G_N_ELEMENTS (scale); i++)
    if (word_list_has (scale[i].words, key))
      return scale[i].rating;
  return NULL;
}

gboolean
grid_is_unanswered (const Cell *cell)
{
  static const char words[] = "跳过|跳過|空|未填|未填写|未填寫|未答|未作答|未选|未選|不适用|不適用|skipped|skip|not applicable|no answer|empty|blank";
  if (cell->length == 0 || cell->length > 60 || g_ascii_isdigit (cell->text[0]))
    return FALSE;
  if (g_strcmp0 (missing_score_kind (cell->text, cell->length), "none") == 0)
    return TRUE;
  g_autofree char *key = dataset_key (cell->text, (gssize) cell->length);
  return word_list_has (words, cell_key_in_brackets (key));
}

/* Headers */

/* What a header without its number and brackets asks for. */
typedef enum {
  ASKS_RATING,        /* an item, as far as the header tells */
  ASKS_BESIDE,        /* what survey tools put beside the answers, and sums: never an item */
  ASKS_SUM,           /* what is usually worked out from the items beside it; an item where there is none */
  ASKS_QUANTITY,      /* a number that is no rating, as likely as not: for how many years, which age, which number */
  ASKS_WORDS          /* what somebody thinks, in words: a 好 there is no rating */
} Asks;

/* How a word stands in a header. */
typedef enum { WORD_WHOLE, WORD_AT_END, WORD_ANYWHERE } WordPlace;

static const struct { Asks asks; WordPlace place; const char *words; } asking[] = {
  { ASKS_BESIDE, WORD_WHOLE,
    "序号|序號|编号|編號|id|no|答卷序号|答卷編號|答卷编号|问卷编号|問卷編號|填写序号|提交序号|ip|ip地址|来自ip|來自ip|提交ip|来源|來源|来源详情|來源詳情|来源渠道|渠道|"
    "用时|用時|所用时间|所用時間|答题时间|答題時間|答题时长|答題時長|填写时间|填寫時間|填写时长|作答时间|作答時間|作答时长|提交时间|提交時間|提交答卷时间|提交答卷時間|"
    "开始时间|開始時間|开始答题时间|结束时间|結束時間|结束答题时间|所在部门|所在部門|所属部门|所屬部門|年龄|年齡|工龄|工齡|司龄|司齡|"
    "总分|總分|总得分|總得分|得分|平均|平均分|平均得分|均分|合计|合計|starttime|endtime|submittime|duration|source|department|age|total|average" },
  { ASKS_SUM, WORD_WHOLE,
    "综合得分|綜合得分|综合评分|綜合評分|综合分|綜合分|综合分数|綜合分數|综合平均分|綜合平均分|总评|總評|总评分|總評分|总体得分|總體得分|总体评分|總體評分|整体得分|整體得分|整体评分|整體評分|"
    "总平均分|總平均分|总均分|總均分|平均评分|平均評分|overallscore|overallaverage|totalscore|averagescore|averagerating" },
  { ASKS_QUANTITY, WORD_ANYWHERE,
    "几年|幾年|几个月|幾個月|几次|幾次|几天|幾天|几个|幾個|几人|幾人|几岁|幾歲|几节|第几|第幾|多少|多久|多长时间|多長時間|howmany|howlong|howoften|howold" },
  { ASKS_QUANTITY, WORD_WHOLE, "部门|部門" },
  { ASKS_QUANTITY, WORD_AT_END,
    "年龄|年齡|年龄段|年齡段|工龄|工齡|司龄|司齡|年限|年数|年數|月数|天数|天數|次数|次數|人数|人數|编号|編號|序号|序號|号码|號碼|性别|性別|学历|學歷|职级|職級|"
    "您的部门|您的部門|你的部门|所在部门|所在部門|所属部门|所屬部門|您的岗位|您的崗位|所在岗位|总分|總分|平均分" },
  { ASKS_WORDS, WORD_ANYWHERE,
    "建议|建議|意见|意見|留言|评论|評論|感想|心得|原因|为什么|為什麼|请说明|請說明|请填写|請填寫|请写|請寫|哪些|什么|什麼|comment|suggest|remark|why" },
};

/* A header as it is compared and told: without its number and what stands in brackets behind it. New string. */
static char *
bare_header (const char *header)
{
  g_autoptr (GRegex) number = g_regex_new ("^\\s*[（(]?[Qq]?\\d{1,2}\\s*[、.．)）]\\s*(?=\\D)", 0, 0, NULL);
  g_autofree char *one_line = g_strdelimit (g_strdup (header), "\r\n\t", ' ');
  return g_regex_replace (number, one_line, -1, 0, "", 0, NULL);
}

static gboolean
has_word (const char *key, const char *words, WordPlace place)
{
  return place == WORD_WHOLE ? word_list_has (words, key) : place == WORD_AT_END ? word_list_end (words, key) > 0 : word_list_in (words, key);
}

static Asks
header_asks (const char *bare)
{
  g_autofree char *key = dataset_key (bare, -1);
  header_cut_brackets (key);
  gsize length = strlen (key);
  while (length > 0 && strchr ("?:*", key[length - 1]) != NULL)
    key[--length] = '\0';
  for (guint i = 0; i < G_N_ELEMENTS (asking); i++)
    if (has_word (key, asking[i].words, asking[i].place))
      return asking[i].asks;
  return ASKS_RATING;
}

/* The header as the survey's list of items has it, with its number or without, with its brackets or without. New string; NULL when it does not. */
static char *
configured_item (const TableOpening *opening, const char *header, const char *bare)
{
  GridCell unused = { 0 };
  if (opening->find_name == NULL)
    return NULL;
  g_autofree char *name = grid_header_name (bare, &unused);
  const char *const forms[] = { header, bare, name };
  g_free (unused.attempt);
  g_free (unused.full_mark);
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    if (opening->find_name (DATASET_FEEDBACK, FEEDBACK_ITEM, forms[i], opening->find_data) != NULL)
      return g_strdup (forms[i]);
  return NULL;
}

/* Columns */

/* A column that may be an item. */
typedef struct {
  guint cell;
  char *item;               /* the item's text, for the rows */
  gboolean configured;
  Asks asks;
  guint n_ratings, n_numbers, n_others;     /* filled cells of the preview, answers that are none left out; numbers are ratings too */
  Cell other;               /* the first that is no rating */
} ItemColumn;

static void
column_clear (gpointer data)
{
  g_free (((ItemColumn *) data)->item);
}

static void
count_cells (const TableOpening *opening, ItemColumn *column)
{
  for (guint row = opening->n_above; row < opening->n_preview; row++)
    {
      char buffer[16];
      Cell cell = grid_preview_cell (opening, row, column->cell);
      if (cell.length == 0 || grid_is_unanswered (&cell))
        continue;
      const char *rating = grid_rating (&cell, buffer);
      column->n_ratings += rating != NULL;
      column->n_numbers += rating == buffer;
      if (rating == NULL && column->n_others++ == 0)
        column->other = cell;
    }
}

static GArray *
find_columns (const TableOpening *opening, const gint *columns)
{
  const Table *table = opening->table;
  GArray *found = g_array_new (FALSE, FALSE, sizeof (ItemColumn));
  g_array_set_clear_func (found, column_clear);
  for (guint cell = 0; cell < table->n_header; cell++)
    {
      const char *header = table->header->pdata[cell];
      if (*header == '\0' || (columns[cell] >= 0 && columns[cell] != FEEDBACK_RATING) || strlen (header) > MOST_HEADER)
        continue;
      g_autofree char *bare = bare_header (header);
      ItemColumn column = { .cell = cell, .item = configured_item (opening, header, bare), .asks = header_asks (bare) };
      column.configured = column.item != NULL;
      if (column.item == NULL)
        column.item = g_steal_pointer (&bare);
      count_cells (opening, &column);
      g_array_append_val (found, column);
    }
  return found;
}

/* Answers in words that are also ratings (好) say nothing in a column that asks for words. */
static gboolean
holds_ratings (const ItemColumn *column)
{
  guint n = column->asks == ASKS_WORDS && !column->configured ? column->n_numbers : column->n_ratings;
  return n > column->n_others && n == column->n_ratings;
}

/* So many ratings for each cell that is none show that the cell is a mistake. */
#define RATINGS_FOR_A_MISTAKE 3

/* What the columns of a file have among them. */
typedef struct {
  gboolean listed;          /* items of the survey's list: then others are none */
  gboolean items;           /* items: then sums are none */
} ItemsBeside;

static gboolean
is_item (const ItemColumn *column, ItemsBeside beside)
{
  if (!holds_ratings (column) || column->n_ratings < RATINGS_FOR_A_MISTAKE * column->n_others)
    return FALSE;
  gboolean asks = column->asks == ASKS_RATING || column->asks == ASKS_WORDS || (column->asks == ASKS_SUM && !beside.items);
  return column->configured || (!beside.listed && asks);
}

static ItemsBeside
items_beside (const GArray *columns)
{
  ItemsBeside beside = { FALSE, FALSE };
  for (guint i = 0; i < columns->len; i++)
    {
      const ItemColumn *column = &g_array_index (columns, ItemColumn, i);
      beside.listed |= column->configured;
      beside.items |= column->configured || (column->asks == ASKS_RATING && holds_ratings (column));
    }
  return beside;
}

/* A column of ratings that is not read is named, but for those that survey tools always write. */
static void
report_column (const TableOpening *opening, const ItemColumn *column, gboolean listed)
{
  const Table *table = opening->table;
  const char *header = table->header->pdata[column->cell];
  if (!holds_ratings (column) || (!column->configured && (column->asks == ASKS_BESIDE || column->asks == ASKS_SUM || (listed && column->asks == ASKS_QUANTITY))))
    return;
  Place place = table_header_place (table, column->cell);
  g_autofree char *title = cell_excerpt (header, strlen (header)), *other = cell_excerpt (column->other.text, column->other.length);
  place.value = title;
  if (column->n_ratings < RATINGS_FOR_A_MISTAKE * column->n_others)
    diag_report (opening->diags, DIAG_SURVEY_COLUMN_MIXED, &place, title, other, NULL);
  else if (listed)
    diag_report (opening->diags, DIAG_SURVEY_COLUMN_UNLISTED, &place, title, NULL);
  else
    diag_report (opening->diags, DIAG_SURVEY_COLUMN, &place, title, NULL);
}

/* An item, and the scale that its header says: 课程内容（10分制）. */
static void
add_item (const TableOpening *opening, const ItemColumn *column, GArray *cells)
{
  GridCell new = { .cell = column->cell, .column = FEEDBACK_ITEM, .value = g_strdup (column->item) };
  g_free (grid_header_name (opening->table->header->pdata[column->cell], &new));
  g_clear_pointer (&new.attempt, g_free);
  g_array_append_val (cells, new);
  if (new.full_mark != NULL)
    grid_report_full_mark (opening, column->cell, new.full_mark);
}

void
grid_find_items (const TableOpening *opening, const gint *columns, GArray *cells)
{
  g_autoptr (GArray) found = find_columns (opening, columns);
  ItemsBeside beside = items_beside (found);
  for (guint i = 0; i < found->len; i++)
    {
      ItemColumn *column = &g_array_index (found, ItemColumn, i);
      if (is_item (column, beside))
        add_item (opening, column, cells);
      else
        report_column (opening, column, beside.listed);
    }
}
