/* The words by which rows are known that are no data. Those of notes stand in note_words.c. */
#include "source/row_words.h"

#include <string.h>

gboolean
next_word (const char **list, Cell *word)
{
  if (**list == '\0')
    return FALSE;
  *word = (Cell) { *list, strcspn (*list, "|") };
  *list += word->length;
  *list += **list == '|';
  return TRUE;
}

gboolean
is_among (const char *key, const char *list)
{
  Cell word;
  while (next_word (&list, &word))
    if (strlen (key) == word.length && memcmp (key, word.text, word.length) == 0)
      return TRUE;
  return FALSE;
}

gsize
ending_length (const char *key, const char *list)
{
  Cell word;
  gsize length = strlen (key);
  while (next_word (&list, &word))
    if (length >= word.length && memcmp (key + length - word.length, word.text, word.length) == 0)
      return word.length;
  return 0;
}

/* Totals */

static const struct { const char *words; TotalWord word; } total_words[] = {
  { "及格率|合格率|优秀率|優秀率|通过率|通過率|出勤率|passrate", TOTAL_SHARE },
  { "平均分|均分|平均成绩|平均成績|最高分|最低分|及格人数|及格人數|合格人数|合格人數|人数|人數|总人数|總人數|应到人数|應到人數|应到|應到|实到|實到|参考人数|實考人數|实考人数|应考人数|count",
    TOTAL_COUNT },
  { "平均|平均值|平均数|平均數|均值|最高|最低|中位数|中位數|标准差|標準差|人均|人均值|average|averages|avg|mean|median|maximum|minimum|max|min|highest|lowest", TOTAL_MEAN },
  { "合计|合計|总计|總計|小计|小計|共计|共計|累计|累計|汇总|匯總|彙總|总和|總和|total|totals|subtotal|grandtotal|sum|∑|σ", TOTAL_SUM },
  { "迟到|遲到|早退|请假|請假|事假|病假|缺勤|缺席|旷课|曠課|未到|出勤|出席|缺考|补考|補考|不及格|男|女|男性|女性|男生|女生|及格|合格|不合格|优秀|優秀|良好|late|absent|onleave|passed|failed", TOTAL_KIND },
  { "满分|滿分|总分|總分|分值|权重|權重|及格线|及格線|及格分|合格线|合格線|满意率|滿意率|优良率|優良率|良好率|回收率|参与率|參與率|参训率|參訓率|到课率|到課率|签到率|簽到率|"
    "缺勤率|迟到率|遲到率|请假率|請假率|缺考率|补考率|補考率|不及格率|不合格率|达标率|達標率|完成率|满意度|滿意度|平均满意度|平均滿意度|总体满意度|總體滿意度|整体满意度|整體滿意度|综合满意度|綜合滿意度|小结|小結|参考值|參考值", TOTAL_COUNTED },
};

/* The same at the end of longer names: 售后组小计, 缺考人数. */
static const struct { const char *words; TotalWord word; } total_ends[] = {
  { "平均分|平均值|均分", TOTAL_COUNT },
  { "平均|average", TOTAL_MEAN },
  { "合计|合計|总计|總計|小计|小計|total|subtotal", TOTAL_SUM },
  { "人数|人數|人次|份数|份數|满分|滿分|出勤率|及格率|合格率|优秀率|優秀率|通过率|通過率|到课率|到課率|参训率|參訓率|签到率|簽到率|满意率|滿意率", TOTAL_COUNTED },
};

/* A mean's end that may as well be a given name, and what ends (or is) the name of those whose mean it is. */
static const char mean_ends[] = "平均分|平均值|平均";
static const char group_ends[] = "组|組|部|班|队|隊|团|團|门|門|司|心|科|室|处|處|店|区|區|线|線|岗|崗|期|批|届|屆|人|员|員|生|体|體|级|級|层|層|课|課|程|场|場|次|轮|輪|年|度|季|月|周|项|項|"
                                 "週|日|天|国|國|总|總|各|男|女|前|后|後|服|龄|齡";

/* Does every number of a key have a unit, or a colon before it? Letters make it an id or a name. */
static gboolean
counts_things (const char *key)
{
  static const char units[] = "%人名位门門场場次项項个個份天日小课課时時节節题題分秒元岁歲月年周週期届屆条條件套页頁班组組万萬", behind[] = ":,;()、。";
  guint n = 0;
  gboolean after_colon = FALSE;
  for (const char *c = key; *c != '\0';)
    {
      if (g_ascii_isalpha (*c))
        return FALSE;
      if (!g_ascii_isdigit (*c))
        {
          after_colon = *c == ':';
          c = g_utf8_next_char (c);
          continue;
        }
      c += strspn (c, "0123456789.");
      gboolean ends = *c == '\0' || g_utf8_strchr (behind, -1, g_utf8_get_char (c)) != NULL;
      if (ends ? !after_colon : g_utf8_strchr (units, -1, g_utf8_get_char (c)) == NULL)
        return FALSE;
      n++;
    }
  return n > 0;
}

/* Takes the brackets off a key that stands in them as a whole, 【合计】. */
static void
take_out_of_brackets (char *key)
{
  static const char *const brackets[][2] = { { "(", ")" }, { "[", "]" }, { "【", "】" }, { "〔", "〕" }, { "《", "》" }, { "「", "」" } };
  for (guint i = 0; i < G_N_ELEMENTS (brackets); i++)
    {
      gsize length = strlen (key), open = strlen (brackets[i][0]), close = strlen (brackets[i][1]);
      if (length <= open + close || !g_str_has_prefix (key, brackets[i][0]) || !g_str_has_suffix (key, brackets[i][1]))
        continue;
      memmove (key, key + open, length - open);
      key[length - open - close] = '\0';
      return;
    }
}

char *
label_key (Cell label)
{
  if (label.length == 0 || label.length > 64)
    return NULL;
  char *key = dataset_key (label.text, (gssize) label.length);
  take_out_of_brackets (key);
  key[strcspn (key, ":(")] = '\0';
  return key;
}

/* Moves behind a mark, 90 or 59.5. FALSE when none stands there. */
static gboolean
next_mark (const char **at)
{
  gsize whole = strspn (*at, "0123456789");
  if (whole == 0 || whole > 3)
    return FALSE;
  *at += whole;
  if (**at == '.')
    *at += 1 + strspn (*at + 1, "0123456789");
  return TRUE;
}

/* Moves behind a word, if it stands there. */
static gboolean
next_is (const char **at, const char *word)
{
  if (!g_str_has_prefix (*at, word))
    return FALSE;
  *at += strlen (word);
  return TRUE;
}

/* A range of marks, of which the foot of a sheet says how many are in it: 90分以上, 80-89分, 60~69. One of numbers only may as well be an id. */
static TotalWord
band (Cell label)
{
  static const char ends[] = "以上|及以上|以下|及以下";
  if (label.length > 40 || !g_ascii_isdigit (*label.text))
    return TOTAL_NONE;
  g_autofree char *text = g_utf8_normalize (label.text, (gssize) label.length, G_NORMALIZE_NFKC);
  const char *at = text;
  if (at == NULL || !next_mark (&at))
    return TOTAL_NONE;
  gboolean points = next_is (&at, "分");
  if (is_among (at, ends))
    return TOTAL_COUNTED;
  if ((!next_is (&at, "-") && !next_is (&at, "~") && !next_is (&at, "至") && !next_is (&at, "到") && !next_is (&at, "—")) || !next_mark (&at))
    return TOTAL_NONE;
  points |= next_is (&at, "分");
  return *at != '\0' ? TOTAL_NONE : points ? TOTAL_COUNTED : TOTAL_KIND;
}

/* What nothing is called, alone or with what it counts. */
static const char plain_sums[] = "合计|合計|总计|總計|小计|小計|共计|共計", other_plain_sums[] = "total|totals|subtotal|grandtotal|∑";

/* 合计2人, 共计：3门 without the colon: a sum with what it counts. */
static gboolean
is_sum_with_tally (const char *key, const char *list)
{
  Cell word;
  while (next_word (&list, &word))
    if (strncmp (key, word.text, word.length) == 0 && counts_things (key + word.length))
      return TRUE;
  return FALSE;
}

/* 共2人: the number itself must follow, since 共享中心1组 is a group. */
static gboolean
is_count_in_all (const char *key)
{
  static const char words[] = "共|共有|总共|總共|一共";
  const char *list = words;
  Cell word;
  while (next_word (&list, &word))
    if (strncmp (key, word.text, word.length) == 0 && g_ascii_isdigit (key[word.length]) && counts_things (key + word.length))
      return TRUE;
  return FALSE;
}

TotalWord
total_whole_word (Cell label)
{
  g_autofree char *key = label_key (label);
  for (guint i = 0; key != NULL && i < G_N_ELEMENTS (total_words); i++)
    if (is_among (key, total_words[i].words))
      return total_words[i].word;
  if (key == NULL)
    return TOTAL_NONE;
  return is_sum_with_tally (key, plain_sums) || is_sum_with_tally (key, "累计|累計") || is_count_in_all (key) ? TOTAL_SUM : band (label);
}

TotalWord
total_word (Cell label)
{
  TotalWord whole = total_whole_word (label);
  g_autofree char *key = whole == TOTAL_NONE ? label_key (label) : NULL;
  for (guint i = 0; key != NULL && i < G_N_ELEMENTS (total_ends) && g_utf8_strlen (key, -1) <= 20; i++)
    if (ending_length (key, total_ends[i].words) > 0)
      return total_ends[i].word;
  return whole;
}

gboolean
is_nothing_but_sum (Cell label)
{
  g_autofree char *key = label_key (label);
  return key != NULL && (is_among (key, plain_sums) || is_among (key, other_plain_sums));
}

gboolean
names_no_record (Cell label)
{
  static const char means[] = "平均|平均值|平均数|平均數|均值|平均分|均分|平均成绩|平均成績|average|averages";
  g_autofree char *key = label_key (label);
  return key != NULL && (is_nothing_but_sum (label) || is_among (key, means) || is_sum_with_tally (key, plain_sums));
}

gboolean
is_sum_word (Cell label)
{
  g_autofree char *key = label_key (label);
  for (guint i = 0; key != NULL && i < G_N_ELEMENTS (total_words); i++)
    if (total_words[i].word == TOTAL_SUM && is_among (key, total_words[i].words))
      return TRUE;
  return FALSE;
}

gboolean
counts_people (Cell label)
{
  g_autofree char *key = label_key (label);
  return key != NULL && ending_length (key, "人数|人數|人次|应到|應到|实到|實到") > 0;
}

gboolean
is_total_word (const char *text, gsize length)
{
  return total_word ((Cell) { text, length }) > TOTAL_COUNTED;
}

gboolean
total_may_be_name (Cell label)
{
  g_autofree char *key = label_key (label);
  gsize end = key != NULL ? ending_length (key, mean_ends) : 0;
  if (end == 0 || strlen (key) == end)
    return FALSE;
  key[strlen (key) - end] = '\0';
  return g_utf8_strlen (key, -1) <= 2 && ending_length (key, group_ends) == 0;
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

gboolean
is_tally (Cell cell)
{
  if (cell.length == 0 || cell.length > 120)
    return FALSE;
  g_autofree char *key = dataset_key (cell.text, (gssize) cell.length);
  return counts_things (key);
}

gboolean
has_tally_behind (Cell label, gboolean *number)
{
  g_autofree char *key = dataset_key (label.text, (gssize) MIN (label.length, 120));
  const char *colon = strchr (key, ':');
  *number = colon != NULL && counts_things (colon);
  return colon == NULL || colon[1] == '\0' || *number;
}

/* What may stand behind a word: units of what it counts, and signs that no key has. */
static const char counted_ends[] = "人|次|门|門|题|題|项|項|场|場|名|个|個|份|时|時|天|上|下";
static const char sign_ends[] = "：|）|】|〕|》|」|　";

static WordEnds *
ends_from (TotalWord least)
{
  WordEnds *ends = g_new0 (WordEnds, 1);
  for (guint i = 0; i < G_N_ELEMENTS (total_words); i++)
    if (total_words[i].word >= least)
      word_ends_add (ends, total_words[i].words);
  for (guint i = 0; i < G_N_ELEMENTS (total_ends); i++)
    if (total_ends[i].word >= least)
      word_ends_add (ends, total_ends[i].words);
  word_ends_add (ends, sign_ends);
  return ends;
}

const WordEnds *
row_word_ends (void)
{
  static gsize made;
  if (g_once_init_enter (&made))
    {
      WordEnds *ends = ends_from (TOTAL_KIND);
      word_ends_add (ends, counted_ends);
      note_word_ends (ends);
      g_once_init_leave (&made, (gsize) ends);
    }
  return (const WordEnds *) made;
}

const WordEnds *
sum_word_ends (void)
{
  static gsize made;
  if (g_once_init_enter (&made))
    {
      WordEnds *ends = ends_from (TOTAL_MEAN);
      note_word_ends (ends);
      g_once_init_leave (&made, (gsize) ends);
    }
  return (const WordEnds *) made;
}

const WordEnds *
plain_sum_word_ends (void)
{
  static gsize made;
  if (g_once_init_enter (&made))
    {
      WordEnds *ends = g_new0 (WordEnds, 1);
      word_ends_add (ends, plain_sums);
      word_ends_add (ends, other_plain_sums);
      g_once_init_leave (&made, (gsize) ends);
    }
  return (const WordEnds *) made;
}

gboolean
may_be_total (Cell label)
{
  return word_ends_may_have (row_word_ends (), &label);
}

/* Weekdays */

/* Each may have 周, 星期 or 礼拜 before it. */
static const char *const weekdays[] = {
  "一|m|mo|mon|monday", "二|tu|tue|tues|tuesday", "三|w|we|wed|wednesday", "四|th|thu|thur|thurs|thursday", "五|f|fr|fri|friday", "六|sa|sat|saturday",
  "日|天|su|sun|sunday",
};
static const char weekday_beginnings[] = "周|週|星期|礼拜|禮拜";

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

gboolean
is_row_title (const char *key)
{
  return *key == '\0' || is_among (key, "序号|序號|编号|編號|名次|排名|姓名|名字|部门|部門|组|組|组别|組別|小组|小組|班组|班組|团队|團隊|岗位|崗位|职位|職位|no|no.|#|name|fullname|department|team|group|position");
}

gboolean
is_weekday_title (const char *key)
{
  return is_among (key, weekday_titles);
}
