/* What a title or a file's name says of the time that a sheet is about, and what in it only looks so: numbers of forms, the day when the sheet was made,
 * the third intake of a year, hours of lessons. */
#include "source/grid_title.h"

#include <string.h>

/* A range of days is no longer than this: a month of attendance, or two. */
#define MOST_DAYS 62
/* The days of a sheet of which only the first is said. */
#define DAYS_FROM_START 30

/* Pieces of patterns. A number behind letters and a dash belongs to a code (QR-PX-2026-03). */
#define NO_CODE "(?<![0-9A-Za-z])(?<![0-9A-Za-z][-_/.])"
#define YEAR "(?<y1>20\\d\\d)"
#define WEEKDAY "(?:\\(?\\s*(?:周|週|星期|礼拜|禮拜)[一二三四五六日天]\\s*\\)?\\s*)?"
#define TO "(?:-|–|—|~|至|到)+"
#define DAY_SIGN "\\s*[日号號]?\\s*"
/* What makes a number behind a year, or a month, one of an intake, of a quarter, of a version: 2026年03期, 3月班, 2026年3月版. */
#define INTAKE "批|届|屆|版|修|启|啟|起|实施|實施|制定|制订|入职|入職|期(?!末|间|間|中)|班(?!组|組|会|會|前|后|後|次|级|級)"
#define NO_INTAKE "(?!\\s*(?:" INTAKE "))"
#define NO_COUNT "(?!\\d|\\s*(?:季|周|週|次|号|號|个|個|" INTAKE "))"
#define CHINESE_MONTH "(?<![一二三四五六七八九十\\d])(?<c1>十[一二]?|[一二三四五六七八九])"

/* Numbers and versions of forms. */
#define FORM_LABELS "(?:编号|編號|编码|編碼|代码|代碼|单号|單號|文号|文號|版本|版次|版号|版號|No\\.|number|version)"
/* When and by whom a sheet was made. */
#define MADE_LABELS \
  "(?:制表|製表|制单|填表|填报|填報|打印|列印|导出|匯出|导入|审核|審核|复核|複核|批准|审批|審批|更新|修订|修訂|修改|生效|发布|發布|提交|上报|上報|报送|報送|编制|編制|保存|下载|下載|" \
  "截至|截止|printed|exported|created)"
#define COUNTED_LABELS "(?:统计|統計)"
#define WHOLE_DAY "20\\d\\d\\s*[年./-]\\s*\\d{1,2}\\s*[月./-]\\s*\\d{1,2}(?!\\d)" DAY_SIGN

static int
number_of (const GMatchInfo *match, const char *name)
{
  g_autofree char *text = g_match_info_fetch_named (match, name);
  return text == NULL ? 0 : (int) g_ascii_strtoll (text, NULL, 10);
}

/* 11 of 十一. */
static int
chinese_number (const GMatchInfo *match)
{
  static const char *const numbers[] = { "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", NULL };
  g_autofree char *text = g_match_info_fetch_named (match, "c1");
  for (int i = 0; text != NULL && numbers[i] != NULL; i++)
    if (strcmp (text, numbers[i]) == 0)
      return i + 1;
  return 0;
}

static void
take_range (const GMatchInfo *match, GridTitle *title)
{
  GridRange range = { .first_month = number_of (match, "m1"), .first_day = number_of (match, "d1") };
  int m2 = number_of (match, "m2"), d2 = number_of (match, "d2"), y1 = number_of (match, "y1"), y2 = number_of (match, "y2");
  g_autofree char *text = g_match_info_fetch (match, 0), *minutes = g_match_info_fetch_named (match, "d1");
  if (m2 == 0)
    m2 = range.first_month;
  /* Any two years that follow each other: the length is what is looked at. */
  Date first = date_new (2027, range.first_month, range.first_day), last = date_new (m2 < range.first_month ? 2028 : 2027, m2, d2);
  if (first == DATE_NONE || last == DATE_NONE || last <= first || last - first > MOST_DAYS)
    return;
  range.last_month = m2;
  range.last_day = d2;
  range.n_days = (guint) (last - first) + 1;
  range.year = y1 != 0 ? y1 : y2 != 0 ? y2 - (m2 < range.first_month) : 0;
  range.may_be_hours = range.year == 0 && strstr (text, "月") == NULL && strchr (text, '.') != NULL && strlen (minutes) == 2
                       && range.first_day % 5 == 0 && d2 % 5 == 0 && range.first_month >= 6 && range.first_month <= m2;
  if (title->range.n_days == 0 || (title->range.may_be_hours && !range.may_be_hours))
    title->range = range;
}

static void
take_start (const GMatchInfo *match, GridTitle *title)
{
  int year = number_of (match, "y1"), month = number_of (match, "m1"), day = number_of (match, "d1"), unused;
  Date first = date_new (year != 0 ? year : 2027, month, day);
  if (first == DATE_NONE || title->range.n_days != 0)
    return;
  title->range = (GridRange) { .year = year, .first_month = month, .first_day = day, .n_days = DAYS_FROM_START };
  date_split (first + DAYS_FROM_START - 1, &unused, &title->range.last_month, &title->range.last_day);
}

static void
take_day (const GMatchInfo *match, GridTitle *title)
{
  int year = number_of (match, "y1");
  if (year != 0 && title->on == DATE_NONE)
    title->on = date_new (year, number_of (match, "m1"), number_of (match, "d1"));
}

static void
add_month (GridTitle *title, int year, int month)
{
  if (month >= 1 && month <= 12 && title->n_months < G_N_ELEMENTS (title->months))
    title->months[title->n_months++] = (GridMonth) { year, month };
}

/* "10-11月": both. */
static void
take_months (const GMatchInfo *match, GridTitle *title)
{
  add_month (title, number_of (match, "y1"), number_of (match, "m1"));
  add_month (title, number_of (match, "y1"), number_of (match, "m2"));
}

static void
take_month (const GMatchInfo *match, GridTitle *title)
{
  int month = number_of (match, "m1");
  add_month (title, number_of (match, "y1"), month != 0 ? month : chinese_number (match));
}

static void
take_year (const GMatchInfo *match, GridTitle *title)
{
  int year = number_of (match, "y1");
  if (year != 0 && title->year == 0)
    title->year = year;
  title->several_years |= year != title->year;
}

/* "2025-2026学年": which of them a month is in it does not say. */
static void
take_years (const GMatchInfo *match, GridTitle *title)
{
  (void) match;
  title->several_years = TRUE;
}

/* What is looked for, one after the other; each is taken out, so that what comes later does not see it. */
static const struct { const char *pattern; void (*take) (const GMatchInfo *match, GridTitle *title); } steps[] = {
  { "(?i)" FORM_LABELS "\\s*:?\\s*(?!20\\d\\d\\s*年)[\\w\\-/.()#]*", NULL },
  { NO_CODE "(?:" YEAR "\\s*[年./-]\\s*)?(?<m1>\\d{1,2})\\s*[月./-]\\s*(?<d1>\\d{1,2})" DAY_SIGN WEEKDAY "起?\\s*" TO "\\s*"
            "(?:(?<y2>20\\d\\d)\\s*[年./-]\\s*)?(?:(?<m2>\\d{1,2})\\s*[月./-]\\s*)?(?<d2>\\d{1,2})\\s*[日号號]?(?![\\d.月])", take_range },
  { NO_CODE "(?:" YEAR "\\s*[年./-]\\s*)?(?<m1>\\d{1,2})\\s*[月./-]\\s*(?<d1>\\d{1,2})" DAY_SIGN WEEKDAY "(?:起|开始|開始)(?!草)", take_start },
  { "(?i)(?:" MADE_LABELS "|" COUNTED_LABELS ")[^\\d;]{0,12}" WHOLE_DAY, NULL },
  { "(?i)" MADE_LABELS "(?:(?:日期|时间|時間|于|於|on)\\s*:?|:)[^\\S\\n]*20\\d\\d\\s*(?:年|[-/.])\\s*\\d{1,2}月?", NULL },
  { NO_CODE "(?:" YEAR "\\s*[年./-]\\s*)?(?<m1>\\d{1,2})\\s*月?份?\\s*(?:" TO "|、|和|及|与|與|/)\\s*(?<m2>\\d{1,2})\\s*月", take_months },
  { NO_CODE "(?:" YEAR "\\s*[年./-]\\s*)(?<m1>\\d{1,2})\\s*[月./-]\\s*(?<d1>\\d{1,2})(?!\\d)" DAY_SIGN, take_day },
  { "(?<!\\d)\\d{1,2}\\s*月\\s*\\d{1,2}(?!\\d)" DAY_SIGN, NULL },
  { NO_CODE YEAR "(?<m1>0[1-9]|1[0-2])(?!\\d)", take_month },
  { NO_CODE YEAR "\\s*(?:年度?|[-/.])\\s*" CHINESE_MONTH "\\s*月份?+" NO_INTAKE, take_month },
  { NO_CODE YEAR "\\s*(?:年度?|[-/.])\\s*(?<m1>\\d{1,2}+)" NO_COUNT "(?:\\s*月份?+" NO_INTAKE "|(?!\\s*月))", take_month },
  { NO_CODE "(?<![第\\d])(?<m1>\\d{1,2})\\s*月份?+" NO_INTAKE, take_month },
  { CHINESE_MONTH "\\s*月份?+" NO_INTAKE, take_month },
  { "(?<!\\d)20\\d\\d\\s*(?:学?年度?)?\\s*(?:" TO "|/)\\s*20\\d\\d(?!\\d)", take_years },
  { NO_CODE YEAR "(?!\\d|\\s*年?\\s*(?:级|級|新|" INTAKE "))", take_year },
};

static gpointer
compile_steps (gpointer unused)
{
  GRegex **compiled = g_new (GRegex *, G_N_ELEMENTS (steps));
  (void) unused;
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    compiled[i] = g_regex_new (steps[i].pattern, 0, 0, NULL);
  return compiled;
}

void
grid_title_read (const char *text, gsize length, GridTitle *title)
{
  static GOnce once = G_ONCE_INIT;
  GRegex *const *compiled = g_once (&once, compile_steps, NULL);
  g_autofree char *plain = g_utf8_normalize (text, (gssize) length, G_NORMALIZE_NFKC);
  gint from, to;
  *title = (GridTitle) { .on = DATE_NONE };
  for (guint i = 0; plain != NULL && i < G_N_ELEMENTS (steps); i++)
    for (;;)
      {
        g_autoptr (GMatchInfo) match = NULL;
        if (!g_regex_match (compiled[i], plain, 0, &match) || !g_match_info_fetch_pos (match, 0, &from, &to))
          break;
        if (steps[i].take != NULL)
          steps[i].take (match, title);
        memset (plain + from, ';', (gsize) (to - from));
      }
  if (title->several_years)
    title->year = 0;
}
