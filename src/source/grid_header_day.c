/* Wide attendance: what a header says of a day, its weekday and its hours: 2日（周一）, 周一(11/2), 11/2 9:00-11:00, 2号 14:00. */
#include "source/grid_dates.h"
#include "source/day_parts.h"
#include "text/notation.h"

#include <stdio.h>
#include <string.h>

/* A weekday before the day, which the reader of dates knows behind it only: 周一(11/2), 一\n2. */
#define WEEKDAY_BEFORE "^((?:周|週|星期|礼拜|禮拜)?[一二三四五六日天])(?:\\s*\\((.+)\\)|\\s+(\\d.*))$"
/* A day without a month, and what stands behind it. */
#define BARE_DAY "^(\\d{1,2})\\s*[日号號]?(?:(?<=\\d)(?=\\s*\\()|(?<=\\d)\\s+|(?<!\\d)\\s*|$)(.*)$"
/* The hours that end a header. */
#define HOURS "\\s*\\(?\\s*(\\d{1,2}[:点點时時][^()]*)\\)?$"

/* The years in whose January the calendars of spreadsheets begin. */
enum { FIRST_SHEET_YEAR = 1900, FIRST_SHEET_YEAR_1904 = 1904 };

typedef enum { PATTERN_WEEKDAY, PATTERN_DAY, PATTERN_HOURS, N_PATTERNS } Pattern;

static gpointer
compile_patterns (gpointer unused)
{
  static const char *const patterns[] = { WEEKDAY_BEFORE, BARE_DAY, HOURS };
  GRegex **compiled = g_new (GRegex *, N_PATTERNS);
  (void) unused;
  for (guint i = 0; i < N_PATTERNS; i++)
    compiled[i] = g_regex_new (patterns[i], G_REGEX_DOTALL, 0, NULL);
  return compiled;
}

static gboolean
match_pattern (Pattern pattern, const char *text, GMatchInfo **match)
{
  static GOnce once = G_ONCE_INIT;
  GRegex *const *compiled = g_once (&once, compile_patterns, NULL);
  return g_regex_match (compiled[pattern], text, 0, match);
}

/* "11/2 (周一)" of 周一(11/2); a copy of any other header. New string. */
static char *
weekday_behind (const char *header)
{
  g_autofree char *plain = g_utf8_normalize (header, -1, G_NORMALIZE_NFKC);
  g_autoptr (GMatchInfo) match = NULL;
  if (plain == NULL || !match_pattern (PATTERN_WEEKDAY, plain, &match))
    return g_strdup (header);
  g_autofree char *weekday = g_match_info_fetch (match, 1), *inside = g_match_info_fetch (match, 2), *behind = g_match_info_fetch (match, 3);
  return g_strdup_printf ("%s (%s)", *inside != '\0' ? inside : behind, weekday);
}

/* The hours that end a text, cut off, of a bare day: the reader of dates knows those of others. FALSE when nothing can be read there. */
static gboolean
take_hours (char *text, HeaderDay *day)
{
  g_autoptr (GMatchInfo) match = NULL;
  TimeOfDay last;
  gint at;
  if (!match_pattern (PATTERN_HOURS, text, &match) || !g_match_info_fetch_pos (match, 0, &at, NULL))
    return TRUE;
  g_autofree char *hours = g_match_info_fetch (match, 1);
  if (notation_time_range (hours, strlen (hours), &day->from, &last).outcome == NOTATION_WRONG)
    return FALSE;
  day->to = last != TIME_NONE ? last : day->from + 1;
  text[at] = '\0';
  return TRUE;
}

/* "1", "2日", "3号", 2日（周一）, 2号 9:00-11:00: a day without its month. */
static gboolean
read_bare_day (const char *header, HeaderDay *day)
{
  g_autofree char *plain = g_utf8_normalize (header, -1, G_NORMALIZE_NFKC);
  g_autoptr (GMatchInfo) match = NULL;
  if (plain == NULL || !match_pattern (PATTERN_DAY, g_strstrip (plain), &match))
    return FALSE;
  g_autofree char *number = g_match_info_fetch (match, 1), *rest = g_match_info_fetch (match, 2);
  HeaderDay found = { .day = (int) g_ascii_strtoll (number, NULL, 10) };
  if (found.day < 1 || found.day > 31 || !take_hours (rest, &found))
    return FALSE;
  g_autofree char *key = dataset_key (rest, -1);
  const char *weekday = cell_key_in_brackets (key);
  found.weekday = cell_weekday ((Cell) { weekday, strlen (weekday) });
  if (*weekday != '\0' && found.weekday == 0)
    return FALSE;
  day->day = found.day;
  day->weekday = found.weekday;
  day->from = found.from;
  day->to = found.to;
  return TRUE;
}

/* 11.2 may be the 2nd and the 20th of November: a spreadsheet takes it for a number and shortens it. */
static gboolean
is_dotted (const char *header)
{
  int month, day, end = 0;
  return sscanf (header, "%2d.%2d%n", &month, &day, &end) == 2 && header[end] == '\0' && month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

/* The hours behind a date; midnight is what spreadsheets write behind a date without any. */
static void
take_moment (const NotationMoment *moment, HeaderDay *day)
{
  if (moment->zoned || moment->microseconds < 0 || (moment->microseconds == 0 && moment->end < 0))
    return;
  day->from = (TimeOfDay) (moment->microseconds / NOTATION_MINUTE);
  day->to = moment->end >= 0 ? (TimeOfDay) (moment->end / NOTATION_MINUTE) : day->from + 1;
}

/* What a header says. FALSE when it is no date at all. */
static gboolean
read_day (const char *header, HeaderDay *day)
{
  NotationMoment moment;
  int year;
  if (read_bare_day (header, day))
    return TRUE;
  Notation found = notation_moment (header, strlen (header), 0, &moment);
  day->date = moment.date;
  day->is_serial = found.outcome == NOTATION_REPAIRED && (found.repairs & NOTATION_SERIAL) != 0;
  if (found.outcome == NOTATION_WRONG && found.fault == NOTATION_NO_YEAR)
    for (year = FIRST_YEAR; year <= LAST_YEAR && moment.date == DATE_NONE; year++)   /* a weekday beside it is not that of every year */
      notation_moment (header, strlen (header), year, &moment);
  if (moment.date != DATE_NONE)
    {
      date_split (moment.date, &year, &day->month, &day->day);
      take_moment (&moment, day);
    }
  /* 2 in a cell of a sheet whose format is d"日" is the second day of the calendar of spreadsheets. */
  if (day->date != DATE_NONE && day->month == 1 && (year == FIRST_SHEET_YEAR || year == FIRST_SHEET_YEAR_1904))
    {
      day->month = 0;
      day->date = DATE_NONE;
    }
  return moment.date != DATE_NONE || found.fault == NOTATION_NO_SUCH || found.fault == NOTATION_AMBIGUOUS || found.fault == NOTATION_WEEKDAY
         || found.fault == NOTATION_SHORT_YEAR || found.fault == NOTATION_NO_YEAR || found.fault == NOTATION_REVERSED || is_dotted (header);
}

gboolean
grid_read_day (const char *header, HeaderDay *day)
{
  const char *part;
  g_autofree char *cut = day_part_cut (header, &part);
  day->text = cut != NULL ? weekday_behind (cut) : NULL;
  if (day->text != NULL && read_day (day->text, day))
    {
      day->part = part;
      return TRUE;
    }
  g_free (day->text);
  day->text = weekday_behind (header);
  if (read_day (day->text, day))
    return TRUE;
  g_clear_pointer (&day->text, g_free);
  return FALSE;
}
