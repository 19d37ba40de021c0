/* The order of names: by the sound of their signs, as in a Chinese telephone list, surnames by their own readings, and what is numbered by its
 * number: 第2组 before 第10组, 一组 二组 三组 … 十组, 甲组 乙组 丙组. */
#include "text/locale.h"

#include <string.h>
#include <unicode/ucol.h>

/* ---- surnames ---- */

/* Signs that sound otherwise as a surname, each with a sign that sounds as it then does: ICU orders a sign by its most frequent reading.
 * Readings: CLDR's rules Han-Latin/Names, their traditional forms, and what those rules lack (朴, 缪, 祭, 於, 单于). 尉, 那, 宁, 覃, which are read
 * either way, are left as they are. */
static const struct {
  const char *surname, *sounds_like;
} surnames[] = {
  { "令狐", "零狐" }, { "万俟", "莫其" }, { "萬俟", "莫其" }, { "澹台", "谈台" }, { "澹臺", "谈台" }, { "长孙", "掌孙" }, { "長孫", "掌孙" },
  { "尉迟", "玉迟" }, { "尉遲", "玉迟" }, { "单于", "缠于" }, { "單于", "缠于" }, { "盖", "舸" }, { "蓋", "舸" }, { "葛", "舸" }, { "单", "善" },
  { "單", "善" }, { "曾", "增" }, { "解", "谢" }, { "任", "人" }, { "华", "化" }, { "華", "化" }, { "区", "欧" }, { "區", "欧" }, { "仇", "求" },
  { "查", "渣" }, { "乐", "月" }, { "樂", "月" }, { "纪", "己" }, { "紀", "己" }, { "过", "锅" }, { "過", "锅" }, { "燕", "烟" }, { "翟", "宅" },
  { "朴", "瓢" }, { "缪", "妙" }, { "繆", "妙" }, { "卜", "补" }, { "召", "邵" }, { "沈", "审" }, { "员", "运" }, { "員", "运" }, { "干", "甘" },
  { "折", "蛇" }, { "牟", "木" }, { "种", "虫" }, { "秘", "必" }, { "祕", "必" }, { "粘", "年" }, { "繁", "婆" }, { "舍", "社" }, { "莘", "新" },
  { "隗", "伟" }, { "重", "虫" }, { "祭", "债" }, { "刀", "刁" }, { "於", "迂" },
};

/* The name as it sounds. New string. */
static char *
write_surname_as_heard (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (surnames); i++)
    if (g_str_has_prefix (name, surnames[i].surname))
      return g_strconcat (surnames[i].sounds_like, name + strlen (surnames[i].surname), NULL);
  return g_strdup (name);
}

/* ---- the order of signs ---- */

static void
close_collator (gpointer collator)
{
  ucol_close (collator);
}

/* One a thread, kept. */
static GPrivate collators = G_PRIVATE_INIT (close_collator);

static UCollator *
name_collator (void)
{
  UCollator *collator = g_private_get (&collators);
  UErrorCode status = U_ZERO_ERROR;
  if (collator == NULL)
    {
      collator = ucol_open ("zh@collation=pinyin;colnumeric=yes;colreorder=latn-hani", &status);
      if (U_FAILURE (status))
        return NULL;
      g_private_set (&collators, collator);
    }
  return collator;
}

/* NULL when it cannot be made: the text is not UTF-8 (all that is read is), or longer than ICU counts. */
static char *
collation_key (const char *text)
{
  UCollator *collator = name_collator ();
  glong length = 0;
  g_autofree gunichar2 *wide = g_utf8_to_utf16 (text, -1, NULL, &length, NULL);
  if (collator == NULL || wide == NULL || length > G_MAXINT32 / 16)
    return NULL;
  int32_t bytes = ucol_getSortKey (collator, wide, (int32_t) length, NULL, 0);
  char *key = g_malloc ((gsize) bytes + 1);
  ucol_getSortKey (collator, wide, (int32_t) length, (uint8_t *) key, bytes);
  key[bytes] = '\0';
  return key;
}

/* New string. */
static char *
key_or_text (const char *text)
{
  char *key = collation_key (text);
  return key != NULL ? key : g_strdup (text);
}

char *
locale_name_key (const char *name)
{
  g_autofree char *heard = write_surname_as_heard (name);
  return key_or_text (heard);
}

/* ---- numbers ---- */

/* Behind one of these what stands before is a number: 三组, but not 三里屯店. */
static const char counters[] = "组組部班队隊科室线線区區期批";
static const char stems[] = "甲乙丙丁戊己庚辛壬癸";
#define MOST_DIGITS 9

static gboolean
is_one_of (gunichar c, const char *set)
{
  return c != 0 && g_utf8_strchr (set, -1, c) != NULL;
}

/* 0–9; -1: none. */
static int
han_digit (gunichar c)
{
  static const char *const digits[] = { "〇零", "一", "二两兩", "三", "四", "五", "六", "七", "八", "九" };
  for (guint i = 0; i < G_N_ELEMENTS (digits); i++)
    if (is_one_of (c, digits[i]))
      return (int) i;
  return -1;
}

/* Reads 十二, 二十, 一百零三 or 一二; what follows it in *end. Their value; 0 when there is none. */
static guint
read_han_number (const char *at, const char **end)
{
  guint sum = 0, part = 0, n = 0;
  for (; n < MOST_DIGITS; n++, at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);
      int digit = han_digit (c);
      if (digit >= 0)
        part = part * 10 + (guint) digit;
      else if (is_one_of (c, "十百"))
        {
          sum += MAX (part, 1) * (is_one_of (c, "十") ? 10 : 100);
          part = 0;
        }
      else
        break;
    }
  *end = at;
  return n == 0 ? 0 : sum + part;
}

static guint
read_stem (const char *at, const char **end)
{
  gunichar c = g_utf8_get_char (at);
  *end = c == 0 ? at : g_utf8_next_char (at);
  return is_one_of (c, stems) ? (guint) g_utf8_pointer_to_offset (stems, g_utf8_strchr (stems, -1, c)) + 1 : 0;
}

/* A number in Chinese signs that begins here: one that is counted (三组), or named as one (第三). */
static guint
read_counted (const char *text, const char *at, const char **end)
{
  guint number = read_han_number (at, end);
  gboolean named = number > 0 && at > text && g_utf8_get_char (g_utf8_prev_char (at)) == 0x7b2c;   /* 第 */
  if (number == 0)
    number = read_stem (at, end);
  return named || is_one_of (g_utf8_get_char (*end), counters) ? number : 0;
}

char *
locale_order_key (const char *text)
{
  g_autoptr (GString) numbered = g_string_new (NULL);
  for (const char *at = text, *end; *at != '\0'; at = end)
    {
      guint number = (guchar) *at < 0x80 ? 0 : read_counted (text, at, &end);
      if (number > 0)
        g_string_append_printf (numbered, "%u", number);
      else
        {
          end = g_utf8_next_char (at);
          g_string_append_len (numbered, at, end - at);
        }
    }
  return key_or_text (numbered->str);
}
