/* The words by which notes below and between rows are known. */
#include "source/row_words.h"

#include <string.h>

/* Who signs below a sheet: such a label may have a cell of its own, with the name in the next. */
static const char signers[] = "制表人|製表人|制单人|填表人|填报人|填報人|审核人|審核人|审批人|審批人|批准人|核准人|复核人|複核人|统计人|統計人|统计员|統計員|经办人|經辦人|"
                              "制表|製表|填表日期|制表日期|製表日期|统计日期|統計日期|打印时间|列印時間|导出时间|匯出時間|preparedby|checkedby|approvedby";

static const char note_marks[] = "※*#★▲";
static const struct { const char *labels; NoteText text; } note_labels[] = {
  { "填表说明|填表說明|填写说明|填寫說明|使用说明|使用說明|填报说明|填報說明|符号说明|符號說明|图例|圖例|制表|製表|制表人|製表人|制表日期|製表日期|制单人|填表人|填表日期|"
    "填报人|填報人|审核人|審核人|批准人|复核人|複核人|统计人|統計人|统计日期|統計日期|经办人|經辦人|签字|簽字|签名|簽名|导出时间|匯出時間|打印时间|列印時間|"
    "preparedby|checkedby|approvedby|legend|exportedon", NOTE_SURE },
  { "注|附注|附註|数据来源|資料來源|资料来源|备注|備註|说明|說明|注意|注意事项|注意事項|审核|審核|审批|審批|批准|复核|複核|负责人|負責人|主管|日期|时间|時間|部门|部門|单位|單位|联系人|"
    "聯絡人|电话|電話|来源|來源|截至|note|notes|remark|remarks|source|date", NOTE_LIKELY },
};

/* The same at the end of what stands before a colon: 部门负责人：, 班主任签名：. */
static const char signature_ends[] = "签字|簽字|签名|簽名|签章|簽章|签署|簽署|signature";
static const struct { const char *ends; NoteText text; } note_ends[] = {
  { "签字|簽字|签名|簽名|签章|簽章|签署|簽署|signature|审核人|審核人|审批人|審批人|批准人|核准人|复核人|複核人|制表人|製表人|填表人|统计人|統計人|统计员|統計員|经办人|經辦人|记录人|記錄人|"
    "记录员|記錄員|登记人|登記人|登记员|登記員|阅卷人|閱卷人|监考人|監考人|监考员|監考員|考勤员|考勤員|签到员|簽到員|确认人|確認人|核对人|核對人", NOTE_SURE },
  { "日期|負責人|负责人|班主任|讲师|講師|培训师|培訓師|主管|经理|經理|主任|总监|總監|组长|組長|领导|領導|组织人|組織人|主持人", NOTE_LIKELY },
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

/* What stands before the colon, when that is short enough for a label. New string, or NULL. */
static char *
before_colon (const char *key)
{
  const char *colon = strchr (key, ':');
  return colon != NULL && g_utf8_strlen (key, colon - key) <= 12 ? g_strndup (key, (gsize) (colon - key)) : NULL;
}

/* A sentence: long, with the marks of one. */
static gboolean
is_sentence (const char *key)
{
  return g_utf8_strlen (key, -1) >= 12 && (strstr (key, "。") != NULL || strstr (key, "、") != NULL || strpbrk (key, ",;:!?") != NULL);
}

/* What stands below a table's last row: that nothing follows, until when it counts. */
static const char alone[] = "以下空白|以下无正文|以下無正文|此页无正文|此頁無正文|本页以下空白|本頁以下空白|endofreport|endoflist|endoftable";
static const char between_signs[] = "完|完毕|完畢|结束|結束|end";
static const char beginnings[] = "以上数据|以上資料|以上资料|以上数字|以上名单|以上名單|以上人员|以上人員|以上为|以上為|以上均|数据截至|数据截止|資料截至|资料截至|统计截至|統計截至|"
                                 "数据更新|資料更新|dataasof|asof";

/* 第1页共2页, page1of2: as each printed page has it. */
static gboolean
is_page_number (const char *key)
{
  static const char between_numbers[] = "第页頁共,/页頁总總";
  gboolean latin = g_str_has_prefix (key, "page");
  guint n = 0;
  if (!latin && !g_str_has_prefix (key, "第") && !g_str_has_prefix (key, "共"))
    return FALSE;
  for (const char *c = latin ? key + strlen ("page") : key; *c != '\0'; c = g_utf8_next_char (c))
    {
      n += g_ascii_isdigit (*c);
      if (!g_ascii_isdigit (*c) && !(latin ? strchr ("of/", *c) != NULL : g_utf8_strchr (between_numbers, -1, g_utf8_get_char (c)) != NULL))
        return FALSE;
    }
  return n > 0 && (latin || strstr (key, "页") != NULL || strstr (key, "頁") != NULL);
}

/* What nobody writes into one cell of a row and leaves the others empty. */
static gboolean
is_end_of_table (Cell cell, const char *key)
{
  g_autofree char *copy = g_strdup (key);
  const char *text = cell_key_between_signs (copy);
  if (*text == '\0')
    return g_utf8_strlen (cell.text, (gssize) cell.length) >= 3;
  gboolean signs = strlen (text) + 2 <= strlen (key) || memchr (cell.text, '-', cell.length) != NULL;
  const char *list = beginnings;
  Cell word;
  while (next_word (&list, &word))
    if (strncmp (text, word.text, word.length) == 0)
      return TRUE;
  return is_among (text, alone) || (signs && is_among (text, between_signs)) || is_page_number (text);
}

/* 1、本表由培训部填写 of several below a table: a number and then more than a name has. */
static gboolean
is_numbered (const char *key)
{
  const char *at = key + (*key == '(');
  gsize digits = strspn (at, "0123456789");
  if (digits == 0 || digits > 2)
    return FALSE;
  at += digits;
  gsize sign = g_str_has_prefix (at, "、") ? strlen ("、") : *at == '.' || *at == ')' ? 1 : 0;
  return sign > 0 && !g_ascii_isdigit (at[sign]) && g_utf8_strlen (at + sign, -1) >= 6;
}

NoteText
note_text (Cell cell, const char *key, gboolean is_alone)
{
  if (is_alone && cell.length <= 400 && is_end_of_table (cell, key))
    return NOTE_LIKELY;
  /* Cut within a character it has no key: too long for anything but a note or an answer. */
  if (*key == '\0')
    return cell.length > 400 ? NOTE_LIKELY : NOTE_NONE;
  for (guint i = 0; i < G_N_ELEMENTS (note_labels); i++)
    if (begins_with_label (key, note_labels[i].labels))
      return note_labels[i].text;
  g_autofree char *label = before_colon (key);
  for (guint i = 0; label != NULL && i < G_N_ELEMENTS (note_ends); i++)
    if (ending_length (label, note_ends[i].ends) > 0)
      return note_ends[i].text;
  if (is_alone && is_sentence (key))
    return NOTE_LIKELY;
  return (is_alone && is_numbered (key)) || g_utf8_strchr (note_marks, -1, g_utf8_get_char (key)) != NULL ? NOTE_MARKED : NOTE_NONE;
}

gboolean
is_signer_label (Cell cell)
{
  g_autofree char *key = label_key (cell);
  return key != NULL && is_among (key, signers);
}

gboolean
is_note_label (Cell cell)
{
  g_autofree char *key = label_key (cell);
  return key != NULL && is_among (key, "说明|說明|备注|備註|注|附注|附註|note|notes|remark|remarks");
}

void
note_word_ends (WordEnds *ends)
{
  word_ends_add (ends, signers);
}

gboolean
is_signature_label (Cell cell)
{
  g_autofree char *key = label_key (cell);
  return key != NULL && g_utf8_strlen (key, -1) <= 12 && ending_length (key, signature_ends) > 0;
}
