/* Wide surveys: which columns are items. Beside the items survey tools write who answered, when and from where, and surveys also ask what nobody rates: for
 * how many years somebody works there, which of these apply. What a column is, its header and its cells must say together. */
#include "source/grid.h"
#include "source/word_list.h"
#include "text/workbook.h"

#include <string.h>

/* Headers */

/* What a header without its number and brackets asks for. */
typedef enum {
  ASKS_RATING,        /* an item, as far as the header tells */
  ASKS_BESIDE,        /* what survey tools put beside the answers, and sums: never an item */
  ASKS_SUM,           /* what is usually worked out from the items beside it; an item where there is none */
  ASKS_QUANTITY,      /* a number that is no rating, as likely as not: for how many years, which age, which number, how many said 满意 */
  ASKS_CHOICE,        /* several answers, a column for each: its 1 is a tick; or an order, its 1 a place */
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

/* Wherever they stand, in brackets too: 您从哪里得知(多选)(A.群通知). */
static const char choices[] = "多选|多選|复选|複選|不定项|不定項|排序|multiplechoice|multiplechoices|multiselect|selectall|checkall|rankthe|ranking";

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
  if (word_list_in (choices, key))
    return ASKS_CHOICE;
  header_cut_brackets (key);
  gsize length = strlen (key);
  while (length > 0 && strchr ("?:*", key[length - 1]) != NULL)
    key[--length] = '\0';
  for (guint i = 0; i < G_N_ELEMENTS (asking); i++)
    if (has_word (key, asking[i].words, asking[i].place))
      return asking[i].asks;
  return rating_is_usual_word (key) ? ASKS_QUANTITY : ASKS_RATING;
}

/* What is rated, of a header that says so in brackets behind a mere word for ratings, 评价(课程内容), and is no column of ratings, because others do so too. New
 * string; NULL when it does not. */
static char *
rated_in_brackets (const TableOpening *opening, const char *bare, gint named)
{
  g_autofree char *normal = g_utf8_normalize (bare, -1, G_NORMALIZE_NFKC), *text = g_strchomp (g_strdup (normal != NULL ? normal : ""));
  char *open = strrchr (text, '(');
  gsize length = strlen (text);
  if (named >= 0 || open == NULL || open == text || text[length - 1] != ')' || open + 2 >= text + length)
    return NULL;
  const Cell before = { text, (gsize) (open - text) };
  text[length - 1] = '\0';
  return header_names_column (opening->names, before) == FEEDBACK_RATING ? g_strdup (open + 1) : NULL;
}

/* The header as the survey's list of items has it, with its number or without, with its brackets or without, or what stands in them (`within`, may be NULL),
 * and the id of the item there. New string; NULL when it does not. */
static char *
listed_item (const TableOpening *opening, const char *header, const char *bare, const char *within, const char **id)
{
  GridCell unused = { 0 };
  *id = NULL;
  if (opening->find_name == NULL)
    return NULL;
  g_autofree char *name = grid_header_name (bare, &unused);
  const char *const forms[] = { header, bare, name, within };
  g_free (unused.attempt);
  g_free (unused.full_mark);
  for (guint i = 0; i < G_N_ELEMENTS (forms) && forms[i] != NULL; i++)
    if ((*id = opening->find_name (DATASET_FEEDBACK, FEEDBACK_ITEM, forms[i], opening->find_data)) != NULL)
      return g_strdup (forms[i]);
  return NULL;
}

/* The question of a header whose last brackets say which answer the column is of. New string. */
static char *
question (const char *header)
{
  char *text = g_utf8_normalize (header, -1, G_NORMALIZE_NFKC), *open = text != NULL ? strrchr (text, '(') : NULL;
  if (open != NULL && open > text)
    *open = '\0';
  return text != NULL ? text : g_strdup (header);
}

/* Columns */

/* Without a scale a number up to this one may be a rating. */
#define MOST_WITHOUT_SCALE (10 * DECIMAL_ONE)
/* No scale ends later. */
#define MOST_SCALE (100 * DECIMAL_ONE)
/* A scale has few words, short ones, and some of them are chosen again. */
#define MOST_WORDS 5
#define LONGEST_WORD 4
#define FEWEST_ANSWERS 4
/* So many ratings for each cell that is none show that the cell is a mistake. */
#define RATINGS_FOR_A_MISTAKE 3

/* A column that may be an item. */
typedef struct {
  guint cell;
  char *item;               /* the item's text, for the rows */
  char *key;                /* which item it is: two columns of one key are one item */
  char *full_mark;          /* the scale that its header says, or NULL */
  char *question;           /* its header without its last brackets */
  gboolean listed;          /* the list of items has it */
  gboolean said;            /* so does that, or trainbook.yml calls it the rating */
  Asks asks;
  /* filled cells of the preview, answers that are none left out: */
  guint n_ratings, n_numbers, n_bits;       /* ratings; those that are numbers; those that are 0 or 1 … */
  guint n_zeros;                            /* … and 0 */
  guint n_like, n_beyond, n_others;         /* what looks like a rating that nobody knows; numbers beyond every scale known; all else */
  Cell like, beyond, other;                 /* the first of each */
  Cell words[MOST_WORDS];                   /* the different ones among those that look like a rating or are none … */
  guint n_words;                            /* … G_MAXUINT: more, or longer ones, than a scale has */
} ItemColumn;

static void
column_clear (gpointer data)
{
  ItemColumn *column = data;
  g_free (column->item);
  g_free (column->key);
  g_free (column->question);
  g_free (column->full_mark);
}

static void
count_first (guint *n, Cell *first, Cell cell)
{
  if ((*n)++ == 0)
    *first = cell;
}

/* The scale that is said for a column's cell of a row: by the row, else by the header; DECIMAL_NONE. */
static Decimal
scale_said (const TableOpening *opening, const ItemColumn *column, guint row)
{
  gint cell = opening->table->cell_of[FEEDBACK_SCALE];
  Decimal scale = DECIMAL_NONE;
  Cell own = cell >= 0 ? grid_preview_cell (opening, row, (guint) cell) : (Cell) { "", 0 };
  if (own.length > 0 && decimal_parse (own.text, own.length, &scale))
    return scale;
  return column->full_mark != NULL && decimal_parse (column->full_mark, strlen (column->full_mark), &scale) ? scale : DECIMAL_NONE;
}

static void
note_word (ItemColumn *column, Cell cell)
{
  for (guint i = 0; i < MIN (column->n_words, MOST_WORDS); i++)
    if (column->words[i].length == cell.length && memcmp (column->words[i].text, cell.text, cell.length) == 0)
      return;
  if (column->n_words < MOST_WORDS && g_utf8_strlen (cell.text, (gssize) cell.length) <= LONGEST_WORD)
    column->words[column->n_words++] = cell;
  else
    column->n_words = G_MAXUINT;
}

static void
count_cell (ItemColumn *column, Cell cell, Rating rating, Decimal most)
{
  gboolean number = rating.form == RATING_NUMBER;
  if (rating.form == RATING_UNANSWERED)
    return;
  if ((number || rating.form == RATING_SAID) && rating.number <= most)
    {
      column->n_ratings++;
      column->n_numbers += number;
      column->n_bits += number && (rating.number == 0 || rating.number == DECIMAL_ONE);
      column->n_zeros += number && rating.number == 0;
    }
  else if (rating.form != RATING_LIKE && rating.form != RATING_OTHER && rating.number <= MOST_SCALE)
    count_first (&column->n_beyond, &column->beyond, cell);
  else
    {
      gboolean like = rating.form == RATING_LIKE;
      count_first (like ? &column->n_like : &column->n_others, like ? &column->like : &column->other, cell);
      note_word (column, cell);
    }
}

/* What looks like a rating does so only where ratings are asked for. */
static void
count_cells (const TableOpening *opening, ItemColumn *column)
{
  for (guint row = opening->n_above; row < opening->n_preview; row++)
    {
      Cell cell = grid_preview_cell (opening, row, column->cell);
      if (cell.length == 0)
        continue;
      Decimal said = scale_said (opening, column, row);
      Rating rating = rating_read (opening->table, cell, said != DECIMAL_NONE ? said : RATING_USUAL_SCALE);
      if (rating.form == RATING_LIKE && column->asks == ASKS_WORDS && !column->said)
        rating.form = RATING_OTHER;
      count_cell (column, cell, rating, said != DECIMAL_NONE ? said : MOST_WITHOUT_SCALE);
    }
}

/* The scale that a header says: 课程内容（10分制）, 餐饮【100分】. New string, or NULL. */
static char *
scale_of_header (const char *header)
{
  GridCell marks = { 0 };
  g_autofree char *plain = g_utf8_normalize (header, -1, G_NORMALIZE_NFKC);
  g_autoptr (GString) round = g_string_new (plain != NULL ? plain : header);
  g_string_replace (round, "【", "(", 0);
  g_string_replace (round, "】", ")", 0);
  g_strdelimit (round->str, "[", '(');
  g_strdelimit (round->str, "]", ')');
  g_free (grid_header_name (round->str, &marks));
  g_free (marks.attempt);
  return marks.full_mark;
}

/* The column of a header that may be an item, its cells not yet counted. */
static ItemColumn
new_column (const TableOpening *opening, guint cell, gint named)
{
  const char *header = opening->table->header->pdata[cell], *id;
  g_autofree char *bare = bare_header (header), *within = rated_in_brackets (opening, bare, named);
  ItemColumn column = { .cell = cell, .item = listed_item (opening, header, bare, within, &id), .question = question (header) };
  column.asks = header_asks (within != NULL ? within : bare);
  column.full_mark = scale_of_header (header);
  column.listed = column.item != NULL;
  column.said = column.listed || (named == FEEDBACK_RATING && opening->table->configured[FEEDBACK_RATING]);
  if (column.item == NULL)
    column.item = within != NULL ? g_steal_pointer (&within) : g_steal_pointer (&bare);
  column.key = id != NULL ? g_strconcat ("\n", id, NULL) : dataset_key (column.item, -1);
  return column;
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
      ItemColumn column = new_column (opening, cell, columns[cell]);
      count_cells (opening, &column);
      g_array_append_val (found, column);
    }
  return found;
}

/* Answers in words that are also ratings (好) say nothing in a column that asks for words. */
static gboolean
may_be_rated (const ItemColumn *column)
{
  return column->said || column->asks != ASKS_WORDS || column->n_numbers == column->n_ratings;
}

static guint
n_odd (const ItemColumn *column)
{
  return column->n_beyond + column->n_others;
}

/* Most of its cells are ratings. */
static gboolean
holds_ratings (const ItemColumn *column)
{
  return may_be_rated (column) && column->n_ratings > 0 && column->n_ratings + column->n_like > n_odd (column);
}

/* Enough of its cells are ratings, so that those which are none are mistakes. Where something says that it is rated, half of them are enough. */
static gboolean
is_rated (const ItemColumn *column)
{
  guint ratings = column->n_ratings + column->n_like;
  if (column->said || column->full_mark != NULL)
    return ratings + column->n_beyond > 0 && ratings + column->n_beyond >= column->n_others;
  return column->n_ratings > 0 && ratings >= RATINGS_FOR_A_MISTAKE * n_odd (column);
}

/* Its words are as few and short as those of a scale, and some of them were chosen again. */
static gboolean
has_few_words (const ItemColumn *column)
{
  guint n = column->n_like + column->n_others;
  return column->n_beyond == 0 && n >= FEWEST_ANSWERS && column->n_words < n;
}

/* Without any rating that is known: do its words say that it is rated? Where the survey's list or the header does, they need not look like ratings. */
static gboolean
has_unknown_ratings (const ItemColumn *column)
{
  if ((column->said || column->full_mark != NULL) && column->asks != ASKS_WORDS && has_few_words (column))
    return TRUE;
  return column->n_like > 0 && column->n_like >= (has_few_words (column) ? 1 : RATINGS_FOR_A_MISTAKE) * n_odd (column);
}

static gboolean
holds_bits (const ItemColumn *column)
{
  return column->n_bits > 0 && column->n_bits == column->n_ratings + column->n_like + n_odd (column);
}

/* What the columns of a file have among them. */
typedef struct {
  gboolean listed;          /* items of the survey's list: then others are none */
  gboolean items;           /* items: then sums are none */
  gboolean scaled;          /* a column with the scale of each row */
  GHashTable *ticks;        /* char *: questions of which a column holds ticks */
} ItemsBeside;

/* Nothing but 0 and 1, and nothing that says that they are ratings: as likely ticks. So are columns of 1 of the same question. */
static gboolean
holds_ticks (const ItemColumn *column, ItemsBeside beside)
{
  return !column->said && !beside.scaled && column->full_mark == NULL && holds_bits (column)
         && (column->n_zeros > 0 || g_hash_table_contains (beside.ticks, column->question));
}

static ItemsBeside
items_beside (const TableOpening *opening, const GArray *columns)
{
  ItemsBeside beside = { .scaled = opening->table->cell_of[FEEDBACK_SCALE] >= 0, .ticks = g_hash_table_new (g_str_hash, g_str_equal) };
  for (guint i = 0; i < columns->len; i++)
    {
      const ItemColumn *column = &g_array_index (columns, ItemColumn, i);
      beside.listed |= column->listed;
      if (holds_ticks (column, beside))
        g_hash_table_add (beside.ticks, column->question);
      else
        beside.items |= column->said || (column->asks == ASKS_RATING && holds_ratings (column));
    }
  return beside;
}

/* What becomes of a column: it is read as an item; it is passed over, because survey tools always write it or it holds nothing like ratings; or it is not
 * read, and that is told. */
typedef enum { READ, PASSED_OVER, ASKS_ELSE, UNLISTED, CHOICES, TICKS, POINTS, UNKNOWN_WORDS, MIXED } Verdict;

/* The verdict by the header, where nothing says that the column is rated; READ when that is left to its cells. */
static Verdict
judge_header (const ItemColumn *column, ItemsBeside beside)
{
  if (column->asks == ASKS_BESIDE || (column->asks == ASKS_SUM && beside.items))
    return PASSED_OVER;
  if (column->asks == ASKS_CHOICE)
    return beside.listed || column->n_numbers <= n_odd (column) ? PASSED_OVER : CHOICES;
  if (holds_ticks (column, beside))
    return beside.listed ? PASSED_OVER : TICKS;
  if (beside.listed || column->asks == ASKS_QUANTITY)
    return !holds_ratings (column) || (beside.listed && column->asks == ASKS_QUANTITY) ? PASSED_OVER : beside.listed ? UNLISTED : ASKS_ELSE;
  return READ;
}

static Verdict
judge (const ItemColumn *column, ItemsBeside beside)
{
  Verdict verdict = !may_be_rated (column) ? PASSED_OVER : column->said ? READ : judge_header (column, beside);
  if (verdict != READ || is_rated (column))
    return verdict;
  if (column->n_beyond > 0 && column->n_others + column->n_like == 0)
    return POINTS;
  if (column->n_ratings == 0)
    return has_unknown_ratings (column) ? UNKNOWN_WORDS : PASSED_OVER;
  return column->n_ratings + column->n_like >= n_odd (column) ? MIXED : PASSED_OVER;
}

/* Names a column that is not read, the columns of one question once. */
static void
report_column (const TableOpening *opening, const ItemColumn *column, Verdict verdict, GHashTable *told)
{
  static const DiagId messages[] = { [ASKS_ELSE] = DIAG_SURVEY_COLUMN, [UNLISTED] = DIAG_SURVEY_COLUMN_UNLISTED, [CHOICES] = DIAG_SURVEY_COLUMN_CHOICE,
    [TICKS] = DIAG_SURVEY_COLUMN_TICKS, [POINTS] = DIAG_SURVEY_COLUMN_POINTS, [UNKNOWN_WORDS] = DIAG_SURVEY_COLUMN_WORDS, [MIXED] = DIAG_SURVEY_COLUMN_MIXED };
  const Table *table = opening->table;
  const char *header = table->header->pdata[column->cell];
  const Cell *cell = column->n_others > 0 && verdict == MIXED ? &column->other : column->n_beyond > 0 ? &column->beyond : column->n_like > 0 ? &column->like : &column->other;
  if ((verdict == CHOICES || verdict == TICKS) && !g_hash_table_add (told, column->question))
    return;
  Place place = table_header_place (table, column->cell);
  g_autofree char *title = cell_excerpt (header, strlen (header)), *example = cell_excerpt (cell->text, cell->length);
  place.value = title;
  diag_report (opening->diags, messages[verdict], &place, title, example, NULL);
}

/* Items */

/* Two columns of one item are a mistake: nobody can tell which of them is wrong. FALSE, reported, when there is one already. */
static gboolean
check_once (const TableOpening *opening, const ItemColumn *column, GHashTable *items)
{
  const ItemColumn *first = g_hash_table_lookup (items, column->key);
  if (first == NULL)
    return g_hash_table_insert (items, column->key, (gpointer) column);
  const GPtrArray *header = opening->table->header;
  g_autofree char *one = cell_excerpt (header->pdata[first->cell], strlen (header->pdata[first->cell]));
  g_autofree char *other = cell_excerpt (header->pdata[column->cell], strlen (header->pdata[column->cell]));
  char columns[2][WORKBOOK_COLUMN_BUFFER];
  Place place = table_header_place (opening->table, column->cell);
  place.value = other;
  diag_report (opening->diags, DIAG_SURVEY_ITEM_TWICE, &place, one, other, workbook_column_name (first->cell, columns[0]),
               workbook_column_name (column->cell, columns[1]), NULL);
  return FALSE;
}

/* An item, and the scale that its header says: 课程内容（10分制）. */
static void
add_item (const TableOpening *opening, const ItemColumn *column, GArray *cells)
{
  GridCell new = { .cell = column->cell, .column = FEEDBACK_ITEM, .value = g_strdup (column->item), .full_mark = g_strdup (column->full_mark) };
  g_array_append_val (cells, new);
  if (new.full_mark != NULL)
    grid_report_full_mark (opening, column->cell, new.full_mark);
}

void
grid_find_items (const TableOpening *opening, gint *columns, Grid *grid)
{
  g_autoptr (GArray) found = find_columns (opening, columns);
  g_autoptr (GHashTable) told = g_hash_table_new (g_str_hash, g_str_equal), items = g_hash_table_new (g_str_hash, g_str_equal);
  ItemsBeside beside = items_beside (opening, found);
  for (guint i = 0; i < found->len; i++)
    {
      const ItemColumn *column = &g_array_index (found, ItemColumn, i);
      Verdict verdict = judge (column, beside);
      if (verdict == READ)
        {
          grid->refused |= !check_once (opening, column, items);
          add_item (opening, column, grid->cells);
        }
      else if (verdict != PASSED_OVER)
        {
          report_column (opening, column, verdict, told);
          columns[column->cell] = columns[column->cell] < 0 ? COLUMN_TOLD : columns[column->cell];
        }
    }
  g_hash_table_unref (beside.ticks);
}
