/* Which rows of a dirty file are no data: totals, notes, the header once more. A row is left out only when it cannot be data. */
#include "source/table.h"

#include <string.h>

Cell
record_cell (const Record *record, guint cell)
{
  return cell < record->n_cells ? cell_trim (record->cells[cell]) : (Cell) { "", 0 };
}

guint
record_filled (const Record *record)
{
  guint n = 0;
  for (guint i = 0; i < record->n_cells; i++)
    n += cell_trim (record->cells[i]).length > 0;
  return n;
}

char *
record_excerpt (const Record *record)
{
  g_autoptr (GString) text = g_string_new (NULL);
  for (guint i = 0; i < record->n_cells && text->len < 200; i++)
    {
      Cell cell = cell_trim (record->cells[i]);
      if (cell.length == 0)
        continue;
      if (text->len > 0)
        g_string_append_c (text, ' ');
      g_string_append_len (text, cell.text, (gssize) cell.length);
    }
  return cell_excerpt (text->str, text->len);
}

/* What a row needs */

static gboolean
is_blank (const Table *table, const Record *record, guint column, ColumnSet merged)
{
  return (merged & COLUMN_BIT (column)) == 0 && (table->cell_of[column] < 0 || record_cell (record, (guint) table->cell_of[column]).length == 0);
}

gboolean
record_lacks_required (const Table *table, const Record *record, ColumnSet merged)
{
  for (guint i = 0; i < table->n_required; i++)
    if (is_blank (table, record, table->required[i], merged))
      return TRUE;
  const guint *one_of = table->one_of;
  return one_of[0] != one_of[1] && is_blank (table, record, one_of[0], merged) && is_blank (table, record, one_of[1], merged);
}

/* Does it lack what every row has itself, merged cells or not? */
static gboolean
lacks_its_own (const Table *table, const Record *record)
{
  for (guint i = 0; i < table->n_required; i++)
    if (!table->definition->columns[table->required[i]].fill_down && is_blank (table, record, table->required[i], 0))
      return TRUE;
  return FALSE;
}

guint
table_key_cell (const Table *table)
{
  guint column = table->n_required > 0 ? table->required[0] : 0;
  return table->cell_of[column] < 0 ? 0 : (guint) table->cell_of[column];
}

/* The column of a cell, -1 when it has none that is read. */
static gint
column_of (const Table *table, guint cell)
{
  for (guint column = 0; column < table->definition->n_columns; column++)
    if (table->cell_of[column] == (gint) cell)
      return (gint) column;
  return -1;
}

/* Any words may stand there, so that none of them says that a row is no data. */
static gboolean
is_free_text (const Table *table, guint cell)
{
  gint column = column_of (table, cell);
  return column >= 0 && table->definition->columns[column].type == CELL_TEXT;
}

/* The header once more */

/* As spreadsheets print it on each page. */
static gboolean
is_header (const Table *table, const Record *record)
{
  guint filled = 0;
  for (guint i = 0; i < record->n_cells; i++)
    {
      Cell cell = cell_trim (record->cells[i]);
      const char *header = i < table->header->len ? table->header->pdata[i] : "";
      if (cell.length == 0)
        continue;
      if (strlen (header) != cell.length || memcmp (header, cell.text, cell.length) != 0)
        return FALSE;
      filled++;
    }
  guint headers = 0;
  for (guint i = 0; i < table->header->len; i++)
    headers += *(const char *) table->header->pdata[i] != '\0';
  return filled >= MIN (2, headers) && 2 * filled >= headers;
}

/* Totals */

/* How surely a word names a total, from a share, which is often the name of something measured, to a plain sum. */
typedef enum { TOTAL_NONE, TOTAL_SHARE, TOTAL_COUNT, TOTAL_SUM, TOTAL_ANYTHING } TotalWord;

static const struct { const char *words; TotalWord word; } total_words[] = {
  { "及格率|合格率|优秀率|優秀率|通过率|通過率|出勤率", TOTAL_SHARE },
  { "平均分|均分|平均成绩|平均成績|最高分|最低分|及格人数|及格人數|合格人数|合格人數|人数|人數|总人数|總人數|应到人数|應到人數|应到|應到|实到|實到|参考人数|實考人數|实考人数|应考人数",
    TOTAL_COUNT },
  { "合计|合計|总计|總計|小计|小計|共计|共計|累计|累計|汇总|匯總|彙總|总和|總和|平均|平均值|平均数|平均數|均值|最高|最低|中位数|中位數|标准差|標準差|"
    "total|totals|subtotal|grandtotal|sum|average|averages|mean|median|maximum|minimum|highest|lowest", TOTAL_SUM },
};

/* The same at the end of longer names: 售后组小计. */
static const struct { const char *words; TotalWord word; } total_ends[] = {
  { "平均分|平均值", TOTAL_COUNT },
  { "合计|合計|总计|總計|小计|小計|平均|total|subtotal|average", TOTAL_SUM },
};

/* Columns that hold the names of what is measured, asked or to be done, and which total words may be such a name. */
static const struct { DatasetId dataset; guint column; TotalWord most; } naming_columns[] = {
  { DATASET_TARGETS, TARGETS_ID, TOTAL_COUNT },        { DATASET_TARGETS, TARGETS_TITLE, TOTAL_COUNT },
  { DATASET_INDICATORS, INDICATORS_INDICATOR, TOTAL_COUNT },
  { DATASET_SURVEY_ITEMS, SURVEY_ITEMS_ID, TOTAL_SHARE }, { DATASET_SURVEY_ITEMS, SURVEY_ITEMS_TITLE, TOTAL_COUNT },
  { DATASET_FEEDBACK, FEEDBACK_ITEM, TOTAL_SHARE },    { DATASET_CHECKS, CHECKS_KIND, TOTAL_SHARE },
  { DATASET_CHECK_ITEMS, CHECK_ITEMS_ITEM, TOTAL_SHARE }, { DATASET_DUTIES, DUTIES_TITLE, TOTAL_COUNT },
  { DATASET_FAQ, FAQ_QUESTION, TOTAL_COUNT },          { DATASET_COMMENTS, COMMENTS_TEXT, TOTAL_ANYTHING },
};

/* The next word of a list, which moves behind it. FALSE at the end. Nothing is allocated: every row of some files is looked at. */
static gboolean
next_word (const char **list, Cell *word)
{
  if (**list == '\0')
    return FALSE;
  *word = (Cell) { *list, strcspn (*list, "|") };
  *list += word->length;
  *list += **list == '|';
  return TRUE;
}

static gboolean
is_among (const char *key, const char *list)
{
  Cell word;
  while (next_word (&list, &word))
    if (strlen (key) == word.length && memcmp (key, word.text, word.length) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
ends_with_one (const char *key, const char *list)
{
  Cell word;
  gsize length = strlen (key);
  while (next_word (&list, &word))
    if (length >= word.length && memcmp (key + length - word.length, word.text, word.length) == 0)
      return TRUE;
  return FALSE;
}

static TotalWord
total_word (Cell label)
{
  if (label.length == 0 || label.length > 64)
    return TOTAL_NONE;
  g_autofree char *key = dataset_key (label.text, (gssize) label.length);
  key[strcspn (key, ":(")] = '\0';
  for (guint i = 0; i < G_N_ELEMENTS (total_words); i++)
    if (is_among (key, total_words[i].words))
      return total_words[i].word;
  for (guint i = 0; i < G_N_ELEMENTS (total_ends) && g_utf8_strlen (key, -1) <= 20; i++)
    if (ends_with_one (key, total_ends[i].words))
      return total_ends[i].word;
  return TOTAL_NONE;
}

gboolean
is_total_word (const char *text, gsize length)
{
  return total_word ((Cell) { text, length }) != TOTAL_NONE;
}

/* May the word be an ordinary value of that cell? A row that lacks more than merged cells can give is none, but where it stands as the row's own id. */
static gboolean
is_ordinary (const Table *table, const Record *record, guint cell, TotalWord word)
{
  gint column = column_of (table, cell);
  for (guint i = 0; column >= 0 && i < G_N_ELEMENTS (naming_columns); i++)
    if (naming_columns[i].dataset == table->definition->id && naming_columns[i].column == (guint) column && word <= naming_columns[i].most)
      return cell == table_key_cell (table) || !lacks_its_own (table, record);
  return FALSE;
}

gboolean
looks_like_number (const char *text, gsize length)
{
  static const char around[] = ".,%+-/:() 人次分小时時课課钟鐘名天元秒个個节節h";
  g_autofree char *plain = g_utf8_normalize (text, (gssize) length, G_NORMALIZE_NFKC);
  for (const char *c = plain; c != NULL && *c != '\0'; c = g_utf8_next_char (c))
    if (!g_ascii_isdigit (*c) && g_utf8_strchr (around, -1, g_utf8_get_char (c)) == NULL)
      return FALSE;
  return plain != NULL;
}

/* A row that begins with 合计: when its id is empty or just that, it is a total if it is no valid row or holds nothing but numbers. Where an id stands
 * beside, it is one only if both are true: there may be a person of that name. Only where any text may stand can merged cells make a row of it. */
static gboolean
is_total (const Table *table, const Record *record, guint first, ColumnSet merged)
{
  TotalWord word = total_word (record_cell (record, first));
  if (word == TOTAL_NONE || is_ordinary (table, record, first, word))
    return FALSE;
  guint key = table_key_cell (table);
  gboolean numbers = TRUE, lacks = record_lacks_required (table, record, is_free_text (table, first) ? merged : 0);
  for (guint i = 0; i < record->n_cells && numbers; i++)
    {
      Cell cell = record_cell (record, i);
      numbers = i == first || cell.length == 0 || looks_like_number (cell.text, cell.length) || total_word (cell) != TOTAL_NONE;
    }
  return key != first && record_cell (record, key).length > 0 ? numbers && lacks : numbers || lacks;
}

/* Notes */

/* How surely a text is a note: a name may have a mark before it, an answer may be a sentence or begin with 时间：, and nothing but a note
 * begins with 制表人：. */
typedef enum { NOTE_NONE, NOTE_MARKED, NOTE_LIKELY, NOTE_SURE } NoteText;

static const char note_marks[] = "※*#★▲";
static const struct { const char *labels; NoteText text; } note_labels[] = {
  { "注|附注|附註|填表说明|填表說明|填写说明|填寫說明|使用说明|使用說明|填报说明|填報說明|符号说明|符號說明|图例|圖例|制表|製表|制表人|製表人|制表日期|製表日期|制单人|填表人|填表日期|"
    "填报人|填報人|审核人|審核人|批准人|复核人|複核人|统计人|統計人|统计日期|統計日期|经办人|經辦人|签字|簽字|签名|簽名|数据来源|資料來源|资料来源|导出时间|匯出時間|打印时间|列印時間|"
    "preparedby|checkedby|approvedby|legend|exportedon", NOTE_SURE },
  { "备注|備註|说明|說明|注意|注意事项|注意事項|审核|審核|审批|審批|批准|复核|複核|负责人|負責人|主管|日期|时间|時間|部门|部門|单位|單位|联系人|聯絡人|电话|電話|来源|來源|截至|"
    "note|notes|remark|remarks|source|date", NOTE_LIKELY },
};

/* Does it begin with one of the labels, as 注：…, 注1… and 制表人（…） do? A longer label may stand alone. */
static gboolean
begins_with_label (const char *key, const char *list)
{
  Cell label;
  while (next_word (&list, &label))
    if (strncmp (key, label.text, label.length) == 0)
      {
        const char *rest = key + label.length;
        if (*rest == ':' || *rest == '(' || g_ascii_isdigit (*rest) || (*rest == '\0' && label.length > strlen ("注意")))
          return TRUE;
      }
  return FALSE;
}

/* A sentence: long, with the marks of one. */
static gboolean
is_sentence (const char *key)
{
  return g_utf8_strlen (key, -1) >= 12 && (strstr (key, "。") != NULL || strstr (key, "、") != NULL || strpbrk (key, ",;:!?") != NULL);
}

static NoteText
note_text (Cell cell, const char *key, gboolean alone)
{
  /* Cut within a character it has no key: too long for anything but a note or an answer. */
  if (*key == '\0')
    return cell.length > 400 ? NOTE_LIKELY : NOTE_NONE;
  for (guint i = 0; i < G_N_ELEMENTS (note_labels); i++)
    if (begins_with_label (key, note_labels[i].labels))
      return note_labels[i].text;
  if (alone && is_sentence (key))
    return NOTE_LIKELY;
  return g_utf8_strchr (note_marks, -1, g_utf8_get_char (key)) != NULL ? NOTE_MARKED : NOTE_NONE;
}

/* A line below (or between) the rows: one cell with a note, or several that each begin like one or follow a cell that ends with a colon. A row
 * that has all it needs once its merged cells are filled, or in a wide table, which needs little, is one only where no value looks so. */
static gboolean
is_note (const Table *table, const Record *record, guint filled, ColumnSet merged)
{
  if (table->grid == NULL && !record_lacks_required (table, record, 0))
    return FALSE;
  gboolean labelled = FALSE, complete = !record_lacks_required (table, record, merged);
  for (guint i = 0; i < record->n_cells; i++)
    {
      Cell cell = cell_trim (record->cells[i]);
      if (cell.length == 0)
        continue;
      g_autofree char *key = dataset_key (cell.text, (gssize) MIN (cell.length, 400));
      NoteText least = !complete ? NOTE_MARKED : is_free_text (table, i) ? NOTE_SURE : NOTE_LIKELY;
      if (note_text (cell, key, filled == 1) < least && !labelled)
        return FALSE;
      labelled = g_str_has_suffix (key, ":");
    }
  return TRUE;
}

/* Weekdays */

/* Each may have 周, 星期 or 礼拜 before it. */
static const char *const weekdays[] = {
  "一|m|mo|mon|monday", "二|tu|tue|tues|tuesday", "三|w|we|wed|wednesday", "四|th|thu|thur|thurs|thursday", "五|f|fr|fri|friday", "六|sa|sat|saturday",
  "日|天|su|sun|sunday",
};
static const char weekday_beginnings[] = "周|週|星期|礼拜|禮拜";

/* What stands before such a line, if anything does. */
static const char weekday_titles[] = "星期|周|週|周几|週幾|星期几|星期幾|礼拜|禮拜|weekday|day|week|dayofweek";

guint
cell_weekday (Cell cell)
{
  if (cell.length == 0 || cell.length > 32)
    return 0;
  g_autofree char *key = dataset_key (cell.text, (gssize) cell.length);
  const char *name = key, *beginnings = weekday_beginnings;
  Cell beginning;
  while (next_word (&beginnings, &beginning) && name == key)
    if (strncmp (key, beginning.text, beginning.length) == 0)
      name = key + beginning.length;
  for (guint i = 0; i < G_N_ELEMENTS (weekdays); i++)
    if (*name != '\0' && is_among (name, weekdays[i]))
      return i + 1;
  return 0;
}

static gboolean
is_grid_cell (const Grid *grid, guint cell)
{
  for (guint i = 0; i < grid->cells->len; i++)
    if (g_array_index (grid->cells, GridCell, i).cell == cell)
      return TRUE;
  return FALSE;
}

/* A line of weekdays below the dates of an attendance grid, with nobody's name before it. */
static gboolean
is_weekday_line (const Table *table, const Record *record)
{
  gboolean named = FALSE;
  if (table->grid == NULL || table->grid->symbols == NULL)
    return FALSE;
  for (guint i = 0; i < record->n_cells; i++)
    {
      Cell cell = record_cell (record, i);
      if (cell.length == 0)
        continue;
      g_autofree char *key = dataset_key (cell.text, (gssize) MIN (cell.length, 64));
      gboolean below = is_grid_cell (table->grid, i);
      if (below ? cell_weekday (cell) == 0 : !is_among (key, weekday_titles))
        return FALSE;
      named |= below;
    }
  return named;
}

/* The shape */

/* The columns that may be filled from above: blank, and so is every such column further left, since a value there begins a new block. */
static ColumnSet
may_be_merged (const Table *table, const Record *record)
{
  ColumnSet merged = 0;
  const DatasetDefinition *definition = table->definition;
  gint begins = G_MAXINT;
  for (guint column = 0; column < definition->n_columns; column++)
    if (definition->columns[column].fill_down && !is_blank (table, record, column, 0))
      begins = MIN (begins, table->cell_of[column]);
  for (guint column = 0; column < definition->n_columns; column++)
    if (definition->columns[column].fill_down && table->cell_of[column] >= 0 && table->cell_of[column] < begins)
      merged |= COLUMN_BIT (column);
  return merged;
}

RowShape
table_filled_row_shape (const Table *table, const Record *record, ColumnSet merged)
{
  guint filled = record_filled (record), first = 0;
  if (filled == 0)
    return SHAPE_BLANK;
  while (record_cell (record, first).length == 0)
    first++;
  if (is_header (table, record))
    return SHAPE_HEADER;
  if (is_total (table, record, first, merged))
    return SHAPE_TOTAL;
  return is_weekday_line (table, record) || is_note (table, record, filled, merged) ? SHAPE_NOTE : SHAPE_DATA;
}

RowShape
table_row_shape (const Table *table, const Record *record)
{
  return table_filled_row_shape (table, record, table->grid == NULL ? may_be_merged (table, record) : 0);
}
