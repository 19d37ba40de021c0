/* Cells as people write them. The values were worked out by hand from calendars and clocks. */
#include "text/notation.h"

#include <glib.h>
#include <string.h>

#define EXACT { NOTATION_EXACT, NOTATION_NONE, 0 }
#define REPAIRED(bits) { NOTATION_REPAIRED, NOTATION_NONE, bits }
#define WRONG(fault) { NOTATION_WRONG, fault, 0 }

static void
check_notation (const char *text, Notation got, Notation expected)
{
  if (got.outcome != expected.outcome || got.fault != expected.fault || got.repairs != expected.repairs)
    {
      g_test_message ("\"%s\": outcome %d, fault %d, repairs %#x instead of %d, %d, %#x", text, got.outcome, got.fault, got.repairs,
                      expected.outcome, expected.fault, expected.repairs);
      g_test_fail ();
    }
}

static void
check_number (const char *text, gint64 got, gint64 expected)
{
  if (got != expected)
    {
      g_test_message ("\"%s\": %" G_GINT64_FORMAT " instead of %" G_GINT64_FORMAT, text, got, expected);
      g_test_fail ();
    }
}

/* Dates are written as numbers, 20261102; 0 is none. The year at hand is 2026. */
static void
test_dates (void)
{
  static const struct { const char *text; gint64 date; Notation notation; } cases[] = {
    { "2026-11-02", 20261102, EXACT }, { "2026/11/2", 20261102, EXACT }, { "2026.11.2", 20261102, EXACT }, { "2026.11.02", 20261102, EXACT },
    { "20261102", 20261102, EXACT }, { "2026年11月2日", 20261102, EXACT }, { "2026年11月2号", 20261102, EXACT }, { "2026年11月02號", 20261102, EXACT },
    { " 2026-11-02 ", 20261102, EXACT }, { "　2026-11-02", 20261102, EXACT }, { "2024-02-29", 20240229, EXACT },
    /* Times behind it. */
    { "2026-11-02 09:00", 20261102, EXACT }, { "2026/11/2 9:00:00", 20261102, EXACT }, { "2026/11/2 0:00", 20261102, EXACT },
    { "2026年11月2日 上午9:00", 20261102, EXACT }, { "2026年11月2日上午9:00", 20261102, EXACT }, { "2026-11-02T09:00:00Z", 20261102, EXACT },
    { "2026-11-02T23:30:00+08:00", 20261102, EXACT }, { "2026-11-02 9:00 PM", 20261102, EXACT },
    /* Weekdays; 2 November 2026 is a Monday. */
    { "2026-11-02（周一）", 20261102, EXACT }, { "2026-11-02(一)", 20261102, EXACT }, { "2026年11月2日 星期一", 20261102, EXACT },
    { "2026年11月2日週一", 20261102, EXACT }, { "2026/11/1 禮拜天", 20261101, EXACT }, { "Mon, 2 Nov 2026", 20261102, EXACT },
    { "Monday, 2 November 2026, 9:00 AM", 20261102, EXACT }, { "2026-11-02（周一）9:00", 20261102, EXACT }, { "周一 2026-11-02", 20261102, EXACT },
    { "2026-11-02（周二）", 0, WRONG (NOTATION_WEEKDAY) }, { "Tue, 2 Nov 2026", 0, WRONG (NOTATION_WEEKDAY) }, { "11月2日 星期五", 0, WRONG (NOTATION_WEEKDAY) },
    /* In English. */
    { "2 Nov 2026", 20261102, EXACT }, { "Nov 2, 2026", 20261102, EXACT }, { "November 2nd, 2026", 20261102, EXACT }, { "2-Nov-2026", 20261102, EXACT },
    { "2nd November 2026", 20261102, EXACT }, { "02 SEP 2026", 20260902, EXACT }, { "Sept. 2, 2026", 20260902, EXACT }, { "2026 Nov 2", 20261102, REPAIRED (NOTATION_BLANKS) },
    { "2026-Nov-02", 20261102, EXACT }, { "2-Nov", 20261102, REPAIRED (NOTATION_YEAR) }, { "Nov 2", 20261102, REPAIRED (NOTATION_YEAR) },
    { "2-Nov-26", 0, WRONG (NOTATION_SHORT_YEAR) }, { "Nov-26", 0, WRONG (NOTATION_AMBIGUOUS) }, { "Nov 2026", 0, WRONG (NOTATION_NO_DAY) },
    { "31 Nov 2026", 0, WRONG (NOTATION_NO_SUCH) }, { "2 Novum 2026", 0, WRONG (NOTATION_OTHER) },
    /* The year last. */
    { "25/12/2026", 20261225, EXACT }, { "12/25/2026", 20261225, EXACT }, { "25.12.2026", 20261225, EXACT }, { "05/05/2026", 20260505, EXACT },
    { "03/04/2026", 0, WRONG (NOTATION_AMBIGUOUS) }, { "02/11/2026", 0, WRONG (NOTATION_AMBIGUOUS) }, { "31/02/2026", 0, WRONG (NOTATION_NO_SUCH) },
    { "13/13/2026", 0, WRONG (NOTATION_NO_SUCH) }, { "11/2/26", 0, WRONG (NOTATION_SHORT_YEAR) }, { "26-11-02", 0, WRONG (NOTATION_SHORT_YEAR) },
    { "26年11月2日", 0, WRONG (NOTATION_SHORT_YEAR) }, { "115/11/2", 0, WRONG (NOTATION_SHORT_YEAR) }, { "113.03.01", 0, WRONG (NOTATION_SHORT_YEAR) }, { "24/3/1", 0, WRONG (NOTATION_SHORT_YEAR) },
    { "2026\\11\\4", 0, WRONG (NOTATION_OTHER) }, { "2024、3、1", 0, WRONG (NOTATION_OTHER) }, { "2024,3,1", 0, WRONG (NOTATION_OTHER) },
    /* No year. */
    { "11月2日", 20261102, REPAIRED (NOTATION_YEAR) }, { "11/2", 20261102, REPAIRED (NOTATION_YEAR) }, { "11-2", 20261102, REPAIRED (NOTATION_YEAR) },
    { "11月2日（周一）", 20261102, REPAIRED (NOTATION_YEAR) }, { "11月2日 9:00", 20261102, REPAIRED (NOTATION_YEAR) }, { "11/2 9:00", 20261102, REPAIRED (NOTATION_YEAR) },
    { "2月29日", 0, WRONG (NOTATION_NO_SUCH) }, { "13月2日", 0, WRONG (NOTATION_NO_SUCH) }, { "11.2", 0, WRONG (NOTATION_OTHER) },
    { "11月", 0, WRONG (NOTATION_NO_DAY) }, { "2026年11月", 0, WRONG (NOTATION_NO_DAY) }, { "2026-11", 0, WRONG (NOTATION_NO_DAY) }, { "2026", 0, WRONG (NOTATION_NO_DAY) },
    /* Taiwan's years. */
    { "民國115年11月2日", 20261102, EXACT }, { "民国115年11月2日", 20261102, EXACT }, { "民國 115/11/2", 20261102, REPAIRED (NOTATION_BLANKS) },
    /* Day numbers of spreadsheets. 1 January 1970 is 25569. */
    { "46328", 20261102, REPAIRED (NOTATION_SERIAL) }, { "25569", 19700101, REPAIRED (NOTATION_SERIAL) }, { "46328.375", 20261102, REPAIRED (NOTATION_SERIAL) },
    { "36526", 20000101, REPAIRED (NOTATION_SERIAL) }, { "46328.0", 20261102, REPAIRED (NOTATION_SERIAL) }, { "20000", 19541003, REPAIRED (NOTATION_SERIAL) },
    { "19999", 0, WRONG (NOTATION_OTHER) }, { "80001", 0, WRONG (NOTATION_OTHER) }, { "-46328", 0, WRONG (NOTATION_OTHER) }, { "4.6E+04", 0, WRONG (NOTATION_OTHER) },
    { "12026e-104", 0, WRONG (NOTATION_OTHER) }, { "46328.0000000000000000000000000000000000000000001", 20261102, REPAIRED (NOTATION_SERIAL) },
    /* Repairs. */
    { "２０２６-１１-０２", 20261102, REPAIRED (NOTATION_WIDTH) }, { "２０２６／１１／２", 20261102, REPAIRED (NOTATION_WIDTH) },
    { "2026。11。2", 20261102, REPAIRED (NOTATION_WIDTH) }, { "2026 年 11 月 2 日", 20261102, REPAIRED (NOTATION_BLANKS) },
    { "2026 - 11 - 02", 20261102, REPAIRED (NOTATION_BLANKS) }, { "2026 11 02", 20261102, REPAIRED (NOTATION_BLANKS) }, { "2026-11/02", 20261102, REPAIRED (NOTATION_PUNCTUATION) },
    { "2026年11月2", 20261102, REPAIRED (NOTATION_PUNCTUATION) }, { "2026年11-2日", 20261102, REPAIRED (NOTATION_PUNCTUATION) },
    { "2026—11—02", 20261102, REPAIRED (NOTATION_PUNCTUATION) }, { "'2026-11-02", 20261102, REPAIRED (NOTATION_WRAPPING) }, { "=\"2026-11-02\"", 20261102, REPAIRED (NOTATION_WRAPPING) },
    { "\xef\xbb\xbf" "2026-11-02", 20261102, REPAIRED (NOTATION_INVISIBLE) }, { "2026-11-02\xe2\x80\x8b", 20261102, REPAIRED (NOTATION_INVISIBLE) },
    { "‎2026‎-11-02", 20261102, REPAIRED (NOTATION_INVISIBLE) }, { "２０２６年 11 月 2 日", 20261102, REPAIRED (NOTATION_WIDTH | NOTATION_BLANKS) },
    /* None. */
    { "", 0, WRONG (NOTATION_NONE) }, { "last August", 0, WRONG (NOTATION_OTHER) }, { "2026-02-30", 0, WRONG (NOTATION_NO_SUCH) }, { "2026-13-01", 0, WRONG (NOTATION_NO_SUCH) },
    { "20261301", 0, WRONG (NOTATION_NO_SUCH) }, { "2026-11-00", 0, WRONG (NOTATION_NO_SUCH) }, { "2026-11-02至2026-11-04", 0, WRONG (NOTATION_OTHER) },
    { "2026-11-02x", 0, WRONG (NOTATION_OTHER) }, { "2026-11-02 25:00", 0, WRONG (NOTATION_NO_SUCH) }, { "2026-11-02 +08:00", 0, WRONG (NOTATION_OTHER) },
    { "#N/A", 0, WRONG (NOTATION_ERROR_VALUE) }, { "#VALUE!", 0, WRONG (NOTATION_ERROR_VALUE) }, { "########", 0, WRONG (NOTATION_TOO_NARROW) },
    { "85", 0, WRONG (NOTATION_OTHER) }, { "-", 0, WRONG (NOTATION_OTHER) }, { "待定", 0, WRONG (NOTATION_OTHER) }, { "2026-11-", 0, WRONG (NOTATION_NO_DAY) },
    { "99999999999999999999", 0, WRONG (NOTATION_OTHER) }, { "Mon", 0, WRONG (NOTATION_OTHER) }, { "(", 0, WRONG (NOTATION_OTHER) },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Date date = 7;
      int year, month, day;
      check_notation (cases[i].text, notation_date (cases[i].text, strlen (cases[i].text), 2026, &date), cases[i].notation);
      date_split (date, &year, &month, &day);
      check_number (cases[i].text, year * 10000 + month * 100 + day, cases[i].date);
    }
  Date date;
  check_notation ("11月2日 without year", notation_date ("11月2日", strlen ("11月2日"), 0, &date), (Notation) WRONG (NOTATION_NO_YEAR));
  check_notation ("2月29日 without year", notation_date ("2月29日", strlen ("2月29日"), 0, &date), (Notation) WRONG (NOTATION_NO_YEAR));
  check_notation ("2月30日 without year", notation_date ("2月30日", strlen ("2月30日"), 0, &date), (Notation) WRONG (NOTATION_NO_SUCH));
  check_notation ("part of a text", notation_date ("2026.11.02,x", 10, 0, &date), (Notation) EXACT);
}

static void
test_moments (void)
{
  static const struct { const char *text; gint64 date, seconds; gboolean zoned; int offset; } cases[] = {
    { "2026-11-02T09:00:00Z", 20261102, 32400, TRUE, 0 }, { "2026-11-02T09:00:00+08:00", 20261102, 32400, TRUE, 480 },
    { "2026-11-02T09:00:00.5-0330", 20261102, 32400, TRUE, -210 }, { "2026-11-02 09:00:30 +0800", 20261102, 32430, TRUE, 480 },
    { "2026-11-02 21:05 UTC", 20261102, 75900, TRUE, 0 }, { "2026-11-02 21:05 UTC+8", 20261102, 75900, TRUE, 480 }, { "2026/11/2 9:00:00", 20261102, 32400, FALSE, 0 },
    { "2026年11月2日 下午2点半", 20261102, 52200, FALSE, 0 }, { "2026-11-02", 20261102, -1, FALSE, 0 }, { "46328.375", 20261102, 32400, FALSE, 0 },
    { "46328.3958333333", 20261102, 34200, FALSE, 0 }, { "46328.9999999", 20261103, 0, FALSE, 0 }, { "Monday, 2 November 2026, 9:00 PM", 20261102, 75600, FALSE, 0 },
    { "2026-11-02T09:00:00+25:00", 0, -1, FALSE, 0 }, { "2026-11-02T", 0, -1, FALSE, 0 }, { "2026-11-02T09:00:00+08:61", 0, -1, FALSE, 0 },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      NotationMoment moment;
      int year, month, day;
      notation_moment (cases[i].text, strlen (cases[i].text), 0, &moment);
      date_split (moment.date, &year, &month, &day);
      check_number (cases[i].text, year * 10000 + month * 100 + day, cases[i].date);
      check_number (cases[i].text, moment.microseconds < 0 ? -1 : moment.microseconds / 1000000, cases[i].seconds);
      check_number (cases[i].text, moment.zoned, cases[i].zoned);
      check_number (cases[i].text, moment.offset, cases[i].offset);
    }
  NotationMoment moment;
  static const struct { const char *text; gint64 start, end; } ranges[] = {
    { "2026-11-02 09:00-10:00", 32400, 36000 }, { "2026-11-02 14:00-15:30", 50400, 55800 }, { "2026年11月2日（9:00—11:00）", 32400, 39600 },
    { "2026-11-02 9点至11点半", 32400, 41400 }, { "2026/11/2 9-11点", 32400, 39600 }, { "2026-11-02 下午2:00-4:00", 50400, 57600 },
    { "2026-11-02 09:00:00-10:00:00", 32400, 36000 }, { "2026-11-02 09:00:00-05:00", 32400, -1 }, { "2026-11-02T09:00-05:00", 32400, -1 },
    { "2026-11-02 09:00+08:00", 32400, -1 }, { "2026-11-02 (14:00)", 50400, -1 }, { "2026-11-02 11:00-10:00", -1, -1 }, { "2026-11-02 09:00-1030", -1, -1 },
    { "2026-11-02 9-11", -1, -1 }, { "2026-11-02 9", -1, -1 }, { "2026-11-02 (9:00", -1, -1 }, { "2026-11-02 9:00)", -1, -1 },
  };
  for (guint i = 0; i < G_N_ELEMENTS (ranges); i++)
    {
      notation_moment (ranges[i].text, strlen (ranges[i].text), 0, &moment);
      check_number (ranges[i].text, moment.microseconds < 0 ? -1 : moment.microseconds / 1000000, ranges[i].start);
      check_number (ranges[i].text, moment.end < 0 ? -1 : moment.end / 1000000, ranges[i].end);
    }
  notation_moment ("2026-11-02T09:00:00.5Z", 22, 0, &moment);
  check_number ("half a second", moment.microseconds, G_GINT64_CONSTANT (32400500000));
}

/* Times are written as numbers, 930; -1 is none. */
static void
test_times (void)
{
  static const struct { const char *text; int time; Notation notation; } cases[] = {
    { "9:00", 900, EXACT }, { "09:00", 900, EXACT }, { "14:00:00", 1400, EXACT }, { "0:05", 5, EXACT }, { "24:00", 2400, EXACT },
    { "9点", 900, EXACT }, { "9点半", 930, EXACT }, { "9點半", 930, EXACT }, { "9時30分", 930, EXACT }, { "9时30分", 930, EXACT }, { "9点30", 930, EXACT },
    { "9点一刻", 915, EXACT }, { "9点三刻", 945, EXACT }, { "9点钟", 900, EXACT }, { "9点整", 900, EXACT }, { "14点05分", 1405, EXACT }, { "9点30分00秒", 930, EXACT },
    { "下午 2:00", 1400, EXACT }, { "下午2点", 1400, EXACT }, { "下午14:00", 1400, EXACT }, { "上午9:30", 930, EXACT }, { "上午 11:59", 1159, EXACT },
    { "晚上7点半", 1930, EXACT }, { "中午12:30", 1230, EXACT }, { "中午1点", 1300, EXACT }, { "凌晨12:10", 10, EXACT }, { "淩晨1點", 100, EXACT },
    { "下午12:30", 1230, EXACT }, { "2:00 PM", 1400, EXACT }, { "2:00pm", 1400, EXACT }, { "2 PM", 1400, EXACT }, { "2 p.m.", 1400, EXACT }, { "12:00 AM", 0, EXACT },
    { "12:00 PM", 1200, EXACT }, { "9:00 AM", 900, EXACT }, { "PM 2:00", 1400, EXACT }, { "14:00 PM", 1400, EXACT }, { "2026-11-02 09:00", 900, EXACT },
    { "2026/11/2 14:30:00", 1430, EXACT },
    /* Repairs. */
    { "09：00", 900, REPAIRED (NOTATION_WIDTH) }, { "０９：００", 900, REPAIRED (NOTATION_WIDTH) }, { "9 : 00", 900, REPAIRED (NOTATION_BLANKS) },
    { "0900", 900, REPAIRED (NOTATION_PUNCTUATION) }, { "1430", 1430, REPAIRED (NOTATION_PUNCTUATION) }, { "0.375", 900, REPAIRED (NOTATION_SERIAL) },
    { "0.395833333333333", 930, REPAIRED (NOTATION_SERIAL) }, { "0.3958", 930, REPAIRED (NOTATION_SERIAL) }, { "0.5", 1200, REPAIRED (NOTATION_SERIAL) },
    { "6.94444444444444E-04", 1, REPAIRED (NOTATION_SERIAL) }, { "46328.375", 900, REPAIRED (NOTATION_SERIAL) }, { "14:00:30", 1400, REPAIRED (NOTATION_DROPPED) },
    { "'9:00", 900, REPAIRED (NOTATION_WRAPPING) }, { "下午　2：00", 1400, REPAIRED (NOTATION_WIDTH) }, { "2026-11-02T09:00:00Z", 900, EXACT },
    /* None. */
    { "25:00", -1, WRONG (NOTATION_NO_SUCH) }, { "24:01", -1, WRONG (NOTATION_NO_SUCH) }, { "9:60", -1, WRONG (NOTATION_NO_SUCH) }, { "9:5", -1, WRONG (NOTATION_OTHER) },
    { "9", -1, WRONG (NOTATION_OTHER) }, { "9.5", -1, WRONG (NOTATION_OTHER) }, { "9.30", -1, WRONG (NOTATION_OTHER) }, { "930", 930, REPAIRED (NOTATION_PUNCTUATION) }, { "975", -1, WRONG (NOTATION_NO_SUCH) }, { "93", -1, WRONG (NOTATION_OTHER) },
    { "晚上12:00", -1, WRONG (NOTATION_AMBIGUOUS) }, { "上午12:00", -1, WRONG (NOTATION_AMBIGUOUS) }, { "晚上2:00", -1, WRONG (NOTATION_AMBIGUOUS) },
    { "上午14:00", -1, WRONG (NOTATION_NO_SUCH) }, { "13:00 AM", -1, WRONG (NOTATION_NO_SUCH) }, { "下午2:00 PM", -1, WRONG (NOTATION_OTHER) }, { "9:00-11:00", -1, WRONG (NOTATION_OTHER) },
    { "2026-11-02", -1, WRONG (NOTATION_OTHER) }, { "half past one", -1, WRONG (NOTATION_OTHER) }, { "", -1, WRONG (NOTATION_NONE) }, { "#REF!", -1, WRONG (NOTATION_ERROR_VALUE) },
    { "下午", -1, WRONG (NOTATION_OTHER) }, { "0.375x", -1, WRONG (NOTATION_OTHER) }, { "1.0", -1, WRONG (NOTATION_OTHER) }, { "2460", -1, WRONG (NOTATION_NO_SUCH) },
    { "-0.5", -1, WRONG (NOTATION_OTHER) }, { "9时1分60秒", -1, WRONG (NOTATION_NO_SUCH) }, { "9时1分641111111111120秒", -1, WRONG (NOTATION_NO_SUCH) },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TimeOfDay time = 7;
      check_notation (cases[i].text, notation_time (cases[i].text, strlen (cases[i].text), &time), cases[i].notation);
      check_number (cases[i].text, time < 0 ? -1 : time / 60 * 100 + time % 60, cases[i].time);
    }
}

static void
test_ranges (void)
{
  static const struct { const char *text; int start, end; Notation notation; } cases[] = {
    { "9:00-11:00", 900, 1100, EXACT }, { "09：00—11：00", 900, 1100, REPAIRED (NOTATION_WIDTH) }, { "09:00~11:00", 900, 1100, EXACT }, { "09:00～11:00", 900, 1100, EXACT },
    { "9:00至11:00", 900, 1100, EXACT }, { "9:00到11:00", 900, 1100, EXACT }, { "09:00 – 11:00", 900, 1100, EXACT }, { "9:00——11:00", 900, 1100, EXACT },
    { "09:00:00-11:00:00", 900, 1100, EXACT }, { "9点-11点半", 900, 1130, EXACT }, { "9-11点", 900, 1100, EXACT }, { "9:00 to 11:00", 900, 1100, EXACT },
    { "下午2:00-4:00", 1400, 1600, EXACT }, { "下午2:00-下午4:00", 1400, 1600, EXACT }, { "上午9:00-下午4:00", 900, 1600, EXACT }, { "上午9:00-11:30", 900, 1130, EXACT },
    { "2:00-4:00 PM", 1400, 1600, EXACT }, { "11:00-1:00 PM", 1100, 1300, EXACT }, { "9-11 AM", 900, 1100, EXACT }, { "晚上7点-9点", 1900, 2100, EXACT },
    { "0900-1100", 900, 1100, REPAIRED (NOTATION_PUNCTUATION) }, { "9:00", 900, -1, EXACT }, { "下午 2:00", 1400, -1, EXACT }, { "0.375", 900, -1, REPAIRED (NOTATION_SERIAL) },
    { "上午9:00-1:00", -1, -1, WRONG (NOTATION_REVERSED) }, { "11:00-9:00", -1, -1, WRONG (NOTATION_REVERSED) }, { "9:00-9:00", -1, -1, WRONG (NOTATION_REVERSED) },
    { "9:00-", -1, -1, WRONG (NOTATION_OTHER) }, { "9:00-25:00", -1, -1, WRONG (NOTATION_NO_SUCH) }, { "11-2", -1, -1, WRONG (NOTATION_OTHER) },
    { "9:00-11:00-13:00", -1, -1, WRONG (NOTATION_OTHER) }, { "2026-11-02", -1, -1, WRONG (NOTATION_OTHER) }, { "", -1, -1, WRONG (NOTATION_NONE) },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TimeOfDay start = 7, end = 7;
      check_notation (cases[i].text, notation_time_range (cases[i].text, strlen (cases[i].text), &start, &end), cases[i].notation);
      check_number (cases[i].text, start < 0 ? -1 : start / 60 * 100 + start % 60, cases[i].start);
      check_number (cases[i].text, end < 0 ? -1 : end / 60 * 100 + end % 60, cases[i].end);
    }
}

static void
test_zones (void)
{
  static const struct { const char *text; int zone; } zones[] = { { "+08:00", 480 }, { "+0800", 480 }, { "+8", 480 }, { "-05:30", -330 }, { "Z", 0 }, { "UTC", 0 }, { "UTC+8", 480 },
    { "8", ZONE_NONE }, { "", ZONE_NONE }, { "+15:00", ZONE_NONE }, { "+08:75", ZONE_NONE }, { "Asia/Shanghai", ZONE_NONE } };
  static const struct { const char *text; int zone; guint day; } days[] = {
    { "2026-11-01T16:00:00.000Z", 480, 20261102 }, { "2026-11-01T15:59:59Z", 480, 20261101 }, { "2026-11-01T01:30:00+08:00", 480, 20261101 },
    { "2026-11-01T01:30:00+08:00", -300, 20261031 }, { "2026-11-01T23:00:00", -300, 20261101 }, { "2026-11-01", 480, 20261101 }, { "2026-11-01T16:00:00Z", ZONE_NONE, 20261101 } };
  char buffer[ZONE_BUFFER];
  for (guint i = 0; i < G_N_ELEMENTS (zones); i++)
    check_number (zones[i].text, notation_zone (zones[i].text, strlen (zones[i].text)), zones[i].zone);
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      NotationMoment moment;
      int year, month, day;
      notation_moment (days[i].text, strlen (days[i].text), 0, &moment);
      date_split (moment_day (&moment, days[i].zone), &year, &month, &day);
      check_number (days[i].text, year * 10000 + month * 100 + day, days[i].day);
    }
  g_assert_cmpstr (zone_format (-330, buffer), ==, "-05:30");
  g_assert_cmpstr (zone_format (480, buffer), ==, "+08:00");
}

/* In milliseconds; -1 is none. */
static void
test_durations (void)
{
  static const struct { const char *text; gint64 unit, length; Notation notation; } cases[] = {
    { "90", NOTATION_MINUTE, 5400000, EXACT }, { "1.5", NOTATION_HOUR, 5400000, EXACT }, { "80", NOTATION_SECOND, 80000, EXACT }, { "0", NOTATION_MINUTE, 0, EXACT },
    { "1分20秒", NOTATION_SECOND, 80000, EXACT }, { "00:01:20", NOTATION_SECOND, 80000, EXACT }, { "00:01:20", NOTATION_MINUTE, 80000, EXACT },
    { "90分钟", NOTATION_MINUTE, 5400000, EXACT }, { "90 分鐘", NOTATION_MINUTE, 5400000, EXACT }, { "1.5小时", NOTATION_MINUTE, 5400000, EXACT }, { "1.5小時", NOTATION_MINUTE, 5400000, EXACT },
    { "1小时30分", NOTATION_MINUTE, 5400000, EXACT }, { "1小时30分钟20秒", NOTATION_SECOND, 5420000, EXACT }, { "半小时", NOTATION_MINUTE, 1800000, EXACT },
    { "一个半小时", NOTATION_MINUTE, 5400000, EXACT }, { "1個半小時", NOTATION_MINUTE, 5400000, EXACT }, { "两小时", NOTATION_MINUTE, 7200000, EXACT }, { "2个小时", NOTATION_MINUTE, 7200000, EXACT },
    { "1h30m", NOTATION_MINUTE, 5400000, EXACT }, { "1 h 30 min", NOTATION_MINUTE, 5400000, EXACT }, { "90min", NOTATION_MINUTE, 5400000, EXACT }, { "45 s", NOTATION_MINUTE, 45000, EXACT },
    { "1 hour 5 minutes", NOTATION_MINUTE, 3900000, EXACT }, { "PT1H5M2S", NOTATION_SECOND, 3902000, EXACT }, { "PT45.5S", NOTATION_SECOND, 45500, EXACT }, { "P1DT2H", NOTATION_SECOND, 28800000, EXACT },
    { "1'20\"", NOTATION_SECOND, 80000, EXACT }, { "1′20″", NOTATION_SECOND, 80000, EXACT }, { "26:15:00", NOTATION_MINUTE, 94500000, EXACT }, { "0002:01:10.52", NOTATION_SECOND, 7270520, EXACT },
    { "2天", NOTATION_HOUR, 43200000, EXACT }, { "半天", NOTATION_MINUTE, 10800000, EXACT }, { "0.5 d", NOTATION_HOUR, 10800000, EXACT }, { "1天2小时", NOTATION_HOUR, 28800000, EXACT },
    { "P1W", NOTATION_HOUR, -1, WRONG (NOTATION_OTHER) },
    { "1:20", NOTATION_SECOND, 80000, REPAIRED (NOTATION_READING) }, { "01:30", NOTATION_MINUTE, 5400000, REPAIRED (NOTATION_READING) }, { "1:30", NOTATION_HOUR, 5400000, REPAIRED (NOTATION_READING) },
    { "９０分钟", NOTATION_MINUTE, 5400000, REPAIRED (NOTATION_WIDTH) }, { "０１：３０：００", NOTATION_MINUTE, 5400000, REPAIRED (NOTATION_WIDTH) }, { "'90", NOTATION_MINUTE, 5400000, REPAIRED (NOTATION_WRAPPING) },
    { "-5", NOTATION_MINUTE, -1, WRONG (NOTATION_OTHER) }, { "-5分钟", NOTATION_MINUTE, -1, WRONG (NOTATION_OTHER) }, { "20秒1分", NOTATION_MINUTE, -1, WRONG (NOTATION_OTHER) },
    { "1:75", NOTATION_SECOND, -1, WRONG (NOTATION_NO_SUCH) }, { "1:2:3", NOTATION_SECOND, -1, WRONG (NOTATION_OTHER) }, { "PT", NOTATION_SECOND, -1, WRONG (NOTATION_OTHER) },
    { "P", NOTATION_SECOND, -1, WRONG (NOTATION_OTHER) }, { "PT1H1H", NOTATION_SECOND, -1, WRONG (NOTATION_OTHER) }, { "long", NOTATION_SECOND, -1, WRONG (NOTATION_OTHER) },
    { "1.23E+17", NOTATION_SECOND, -1, WRONG (NOTATION_DIGITS_LOST) }, { "1,5", NOTATION_HOUR, -1, WRONG (NOTATION_AMBIGUOUS) }, { "999999999999", NOTATION_HOUR, -1, WRONG (NOTATION_TOO_LARGE) },
    { "", NOTATION_HOUR, -1, WRONG (NOTATION_NONE) }, { "#VALUE!", NOTATION_HOUR, -1, WRONG (NOTATION_ERROR_VALUE) }, { "90分钟x", NOTATION_HOUR, -1, WRONG (NOTATION_OTHER) },
    { "2课时", NOTATION_HOUR, -1, WRONG (NOTATION_OTHER) }, { "1:", NOTATION_HOUR, -1, WRONG (NOTATION_OTHER) },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 length = 7;
      check_notation (cases[i].text, notation_duration (cases[i].text, strlen (cases[i].text), cases[i].unit, 6 * NOTATION_HOUR, &length), cases[i].notation);
      check_number (cases[i].text, length < 0 ? -1 : length / 1000, cases[i].length);
    }
  char buffer[DURATION_BUFFER];
  static const char *const days[] = { "半天", "2天", "1 day", "P1D", "1天2小时" };
  gint64 unknown;
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    check_notation (days[i], notation_duration (days[i], strlen (days[i]), NOTATION_HOUR, 0, &unknown), (Notation) WRONG (NOTATION_DAY_LENGTH));
  check_notation ("1.5", notation_duration ("1.5", 3, 0, 0, &unknown), (Notation) WRONG (NOTATION_DAY_LENGTH));
  g_assert_cmpstr (duration_format (80 * NOTATION_SECOND, buffer), ==, "0:01:20");
  g_assert_cmpstr (duration_format (90 * NOTATION_MINUTE, buffer), ==, "1:30:00");
  g_assert_cmpstr (duration_format (45500000, buffer), ==, "0:00:45.5");
  g_assert_cmpstr (duration_format (0, buffer), ==, "0:00:00");
}

/* In millionths. */
static void
test_numbers (void)
{
  static const struct { const char *text; gint64 number; gboolean percent; Notation notation; } cases[] = {
    { "85", 85000000, FALSE, EXACT }, { "1,234.5", 1234500000, FALSE, EXACT }, { "1,234,567", G_GINT64_CONSTANT (1234567000000), FALSE, EXACT }, { "+5", 5000000, FALSE, EXACT },
    { "-5", -5000000, FALSE, EXACT }, { "0.85", 850000, FALSE, EXACT }, { ".5", 500000, FALSE, EXACT }, { "5.", 5000000, FALSE, EXACT }, { "007", 7000000, FALSE, EXACT },
    { "85%", 85000000, TRUE, EXACT }, { "85.5 %", 85500000, TRUE, EXACT }, { "1.5e3", 1500000000, FALSE, EXACT }, { "1.5E3", 1500000000, FALSE, EXACT },
    { "1.25E+02", 125000000, FALSE, EXACT }, { "5E-05", 50, FALSE, EXACT }, { "0", 0, FALSE, EXACT }, { "-0", 0, FALSE, EXACT }, { "85.000000000000", 85000000, FALSE, EXACT },
    { "999999999999.999999", G_GINT64_CONSTANT (999999999999999999), FALSE, EXACT },
    { "１２３", 123000000, FALSE, REPAIRED (NOTATION_WIDTH) }, { "85％", 85000000, TRUE, REPAIRED (NOTATION_WIDTH) }, { "1，234", 1234000000, FALSE, REPAIRED (NOTATION_WIDTH) },
    { "85。5", 85500000, FALSE, REPAIRED (NOTATION_WIDTH) }, { "－5", -5000000, FALSE, REPAIRED (NOTATION_PUNCTUATION) }, { "−5", -5000000, FALSE, REPAIRED (NOTATION_WIDTH) },
    { "1 234.5", 1234500000, FALSE, REPAIRED (NOTATION_BLANKS) }, { "85分", 85000000, FALSE, REPAIRED (NOTATION_UNIT) }, { "85 分", 85000000, FALSE, REPAIRED (NOTATION_UNIT) },
    { "85 Points", 85000000, FALSE, REPAIRED (NOTATION_UNIT) }, { "第3天", 3000000, FALSE, REPAIRED (NOTATION_UNIT) }, { "'85", 85000000, FALSE, REPAIRED (NOTATION_WRAPPING) },
    { "=\"85\"", 85000000, FALSE, REPAIRED (NOTATION_WRAPPING) }, { "0.33333333333333331", 333333, FALSE, REPAIRED (NOTATION_ROUNDED) },
    { "59.9999999999999", 60000000, FALSE, REPAIRED (NOTATION_ROUNDED) }, { "0.0000005", 1, FALSE, REPAIRED (NOTATION_ROUNDED) }, { "0.0000001", 0, FALSE, REPAIRED (NOTATION_ROUNDED) },
    { "1e-300", 0, FALSE, REPAIRED (NOTATION_ROUNDED) }, { "8５", 85000000, FALSE, REPAIRED (NOTATION_WIDTH) }, { "\xe2\x80\x8b" "85", 85000000, FALSE, REPAIRED (NOTATION_INVISIBLE) },
    { "1.23E+17", 0, FALSE, WRONG (NOTATION_DIGITS_LOST) }, { "1E+05", 0, FALSE, WRONG (NOTATION_DIGITS_LOST) }, { "１.23Ｅ＋17", 0, FALSE, WRONG (NOTATION_DIGITS_LOST) },
    { "1000000000000", 0, FALSE, WRONG (NOTATION_TOO_LARGE) }, { "1e300", 0, FALSE, WRONG (NOTATION_TOO_LARGE) }, { "99999999999999999999999999999999999999999", 0, FALSE, WRONG (NOTATION_TOO_LARGE) },
    { "1,5", 0, FALSE, WRONG (NOTATION_AMBIGUOUS) }, { "1,23,456", 0, FALSE, WRONG (NOTATION_AMBIGUOUS) }, { "0,123", 0, FALSE, WRONG (NOTATION_AMBIGUOUS) },
    { "1234,567", 0, FALSE, WRONG (NOTATION_AMBIGUOUS) }, { "(5)", 0, FALSE, WRONG (NOTATION_OTHER) }, { "85 90", 0, FALSE, WRONG (NOTATION_OTHER) }, { "85/100", 0, FALSE, WRONG (NOTATION_OTHER) },
    { "85分钟", 0, FALSE, WRONG (NOTATION_OTHER) }, { "第3", 0, FALSE, WRONG (NOTATION_OTHER) }, { "A", 0, FALSE, WRONG (NOTATION_OTHER) }, { "≥85", 0, FALSE, WRONG (NOTATION_OTHER) },
    { "1.2.3", 0, FALSE, WRONG (NOTATION_OTHER) }, { "85%%", 0, FALSE, WRONG (NOTATION_OTHER) }, { "", 0, FALSE, WRONG (NOTATION_NONE) }, { "-", 0, FALSE, WRONG (NOTATION_OTHER) },
    { ".", 0, FALSE, WRONG (NOTATION_OTHER) }, { "1e", 0, FALSE, WRONG (NOTATION_OTHER) }, { "0x10", 0, FALSE, WRONG (NOTATION_OTHER) }, { "nan", 0, FALSE, WRONG (NOTATION_OTHER) },
    { "#N/A", 0, FALSE, WRONG (NOTATION_ERROR_VALUE) }, { "#DIV/0!", 0, FALSE, WRONG (NOTATION_ERROR_VALUE) }, { "#name?", 0, FALSE, WRONG (NOTATION_ERROR_VALUE) },
    { "＃N/A", 0, FALSE, WRONG (NOTATION_ERROR_VALUE) }, { "####", 0, FALSE, WRONG (NOTATION_TOO_NARROW) }, { "1e99999", 0, FALSE, WRONG (NOTATION_OTHER) },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Decimal number = 7;
      gboolean percent = 7;
      check_notation (cases[i].text, notation_decimal (cases[i].text, strlen (cases[i].text), "分|points|天", &number, &percent), cases[i].notation);
      check_number (cases[i].text, number, cases[i].notation.outcome == NOTATION_WRONG ? DECIMAL_NONE : cases[i].number);
      check_number (cases[i].text, percent, cases[i].percent);
    }
}

static void
test_identifiers (void)
{
  static const struct { const char *text, *id; Notation notation; } cases[] = {
    { "E107", NULL, EXACT }, { "00123", NULL, EXACT }, { "K-1.2", NULL, EXACT }, { "1E5", NULL, EXACT }, { "张三", NULL, EXACT }, { "Sales Basics 1", NULL, EXACT },
    { "张三 李四", NULL, EXACT }, { "Course 1", NULL, EXACT }, { "v1.0", NULL, EXACT }, { "1.5", NULL, EXACT }, { "阿不都·热合曼", NULL, EXACT }, { " E107 ", NULL, EXACT },
    { "'00123", "00123", REPAIRED (NOTATION_WRAPPING) }, { "=\"00123\"", "00123", REPAIRED (NOTATION_WRAPPING) }, { "\"00123\"", "00123", REPAIRED (NOTATION_WRAPPING) },
    { "Ｅ１０７", "E107", REPAIRED (NOTATION_WIDTH) }, { "E 107", "E107", REPAIRED (NOTATION_BLANKS) }, { "1 023", "1023", REPAIRED (NOTATION_BLANKS) },
    { "E　107", "E107", REPAIRED (NOTATION_BLANKS) }, { "张 三", "张三", REPAIRED (NOTATION_BLANKS) }, { "1023.0", "1023", REPAIRED (NOTATION_WRAPPING) }, { "1023.00", "1023", REPAIRED (NOTATION_WRAPPING) },
    { "\xef\xbb\xbf" "E107", "E107", REPAIRED (NOTATION_INVISIBLE) }, { "E\xe2\x80\x8b" "107", "E107", REPAIRED (NOTATION_INVISIBLE) }, { "\xe2\x80\xaa" "E107\xe2\x80\xac", "E107", REPAIRED (NOTATION_INVISIBLE) },
    { "'Ｅ 107", "E107", REPAIRED (NOTATION_WRAPPING | NOTATION_WIDTH | NOTATION_BLANKS) }, { "S－031", "S-031", REPAIRED (NOTATION_WIDTH) },
    { "1.23E+17", NULL, WRONG (NOTATION_DIGITS_LOST) }, { "4.40301E+17", NULL, WRONG (NOTATION_DIGITS_LOST) }, { "'1.23E+17", NULL, WRONG (NOTATION_DIGITS_LOST) },
    { "#N/A", NULL, WRONG (NOTATION_ERROR_VALUE) }, { "#REF!", NULL, WRONG (NOTATION_ERROR_VALUE) }, { "#####", NULL, WRONG (NOTATION_TOO_NARROW) }, { "#1", NULL, EXACT },
    { "", NULL, WRONG (NOTATION_NONE) }, { "\xe2\x80\x8b", NULL, WRONG (NOTATION_NONE) },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) id = g_string_new ("<");
      check_notation (cases[i].text, notation_identifier (cases[i].text, strlen (cases[i].text), id), cases[i].notation);
      g_assert_cmpstr (id->str + 1, ==, cases[i].id == NULL ? "" : cases[i].id);
    }
}

static void
test_names (void)
{
  static const struct { const char *text, *name, *note; Notation notation; } cases[] = {
    { "张三", NULL, "", EXACT }, { "Chen Jing", NULL, "", EXACT }, { "张三 李四", NULL, "", EXACT }, { "诸葛 孔明", NULL, "", EXACT }, { "O'Brien", NULL, "", EXACT },
    { "张 三", "张三", "", REPAIRED (NOTATION_BLANKS) }, { "张　三", "张三", "", REPAIRED (NOTATION_BLANKS) }, { "王 小 明", "王小明", "", REPAIRED (NOTATION_BLANKS) }, { "欧阳 修", "欧阳修", "", REPAIRED (NOTATION_BLANKS) },
    { "陈辉（讲师）", "陈辉", "讲师", REPAIRED (NOTATION_NOTE) }, { "陈辉(讲师)", "陈辉", "讲师", REPAIRED (NOTATION_NOTE) }, { "陈 辉 （讲师）", "陈辉", "讲师", REPAIRED (NOTATION_NOTE | NOTATION_BLANKS) },
    { "陈辉【已离职】", "陈辉", "已离职", REPAIRED (NOTATION_NOTE) }, { "Ｔｏｍ", "Tom", "", REPAIRED (NOTATION_WIDTH) }, { "Chen  Jing", "Chen Jing", "", REPAIRED (NOTATION_BLANKS) },
    { "阿不都・热合曼", "阿不都·热合曼", "", REPAIRED (NOTATION_WIDTH) }, { "张三\xe2\x80\x8b", "张三", "", REPAIRED (NOTATION_INVISIBLE) },
    { "（讲师）", NULL, "", EXACT }, { "陈辉（）", NULL, "", EXACT }, { "#N/A", NULL, "", WRONG (NOTATION_ERROR_VALUE) }, { "", NULL, "", WRONG (NOTATION_NONE) },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) name = g_string_new (NULL), note = g_string_new (NULL);
      check_notation (cases[i].text, notation_name (cases[i].text, strlen (cases[i].text), name, note), cases[i].notation);
      g_assert_cmpstr (name->str, ==, cases[i].name == NULL ? "" : cases[i].name);
      g_assert_cmpstr (note->str, ==, cases[i].note);
    }
  g_autoptr (GString) name = g_string_new (NULL);
  check_notation ("the note stays", notation_name ("陈辉（讲师）", strlen ("陈辉（讲师）"), name, NULL), (Notation) EXACT);
}

static void
test_texts (void)
{
  static const struct { const char *text, *plain; Notation notation; } cases[] = {
    { "售后组", NULL, EXACT }, { "a\nb", NULL, EXACT }, { "Ａ（一）", NULL, EXACT }, { "", NULL, EXACT }, { "👨\xe2\x80\x8d👩", NULL, EXACT }, { "é", NULL, EXACT },
    { "售后组\xe2\x80\x8b", "售后组", REPAIRED (NOTATION_INVISIBLE) }, { "\xef\xbb\xbf售后组", "售后组", REPAIRED (NOTATION_INVISIBLE) },
    { "ab\xe2\x80\xae" "cd\xc2\xad", "abcd", REPAIRED (NOTATION_INVISIBLE) },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) plain = g_string_new ("<");
      check_notation (cases[i].text, notation_text (cases[i].text, strlen (cases[i].text), plain), cases[i].notation);
      g_assert_cmpstr (plain->str + 1, ==, cases[i].plain == NULL ? "" : cases[i].plain);
    }
}

static void
test_flags (void)
{
  static const struct { const char *text; int flag; Notation notation; } cases[] = {
    { "是", 1, EXACT }, { "√", 1, EXACT }, { "✓", 1, EXACT }, { "Y", 1, EXACT }, { "yes", 1, EXACT }, { "TRUE", 1, EXACT }, { "1", 1, EXACT }, { "有", 1, EXACT }, { "對", 1, EXACT },
    { "否", 0, EXACT }, { "×", 0, EXACT }, { "N", 0, EXACT }, { "0", 0, EXACT }, { "無", 0, EXACT }, { "False", 0, EXACT },
    { "Ｙ", 1, REPAIRED (NOTATION_WIDTH) }, { "１", 1, REPAIRED (NOTATION_WIDTH) }, { "'1", 1, REPAIRED (NOTATION_WRAPPING) },
    { "maybe", 0, WRONG (NOTATION_OTHER) }, { "", 0, WRONG (NOTATION_NONE) }, { "2", 0, WRONG (NOTATION_OTHER) }, { "#N/A", 0, WRONG (NOTATION_ERROR_VALUE) },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gboolean flag = 7;
      check_notation (cases[i].text, notation_flag (cases[i].text, strlen (cases[i].text), &flag), cases[i].notation);
      check_number (cases[i].text, flag, cases[i].flag);
    }
}

static void
test_errors (void)
{
  static const struct { const char *text, *value; } cases[] = {
    { "#N/A", "#N/A" }, { "#n/a", "#N/A" }, { "#DIV/0!", "#DIV/0!" }, { "#VALUE!", "#VALUE!" }, { "#REF!", "#REF!" }, { "#NAME?", "#NAME?" }, { "#NUM!", "#NUM!" }, { "#NULL!", "#NULL!" },
    { "######", "####" }, { "＃N／A", "#N/A" }, { "N/A", NULL }, { "#", NULL }, { "#1", NULL }, { "", NULL },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpstr (notation_error_value (cases[i].text, strlen (cases[i].text)), ==, cases[i].value);
}

/* Every reader gets every beginning, and every text with one byte changed: none may read beyond the end, hang or stop. Each text is in memory of
 * exactly its size, so that the sanitizers see one byte too many. */
static void
read_all (const char *text, gsize length)
{
  g_autofree char *copy = g_malloc (length + 1);
  memcpy (copy + 1, text, length);
  char *exact = copy + 1;
  Date date;
  TimeOfDay start, end;
  Decimal number;
  gboolean flag;
  gint64 duration;
  NotationMoment moment;
  g_autoptr (GString) id = g_string_new (NULL), name = g_string_new (NULL), note = g_string_new (NULL);
  notation_date (exact, length, 2026, &date);
  notation_moment (exact, length, 0, &moment);
  notation_time_range (exact, length, &start, &end);
  notation_duration (exact, length, NOTATION_MINUTE, 0, &duration);
  notation_decimal (exact, length, "分|课时", &number, &flag);
  notation_identifier (exact, length, id);
  notation_name (exact, length, name, note);
  notation_flag (exact, length, &flag);
  notation_text (exact, length, note);
  g_assert_true (g_utf8_validate (id->str, (gssize) id->len, NULL) && g_utf8_validate (name->str, (gssize) name->len, NULL));
}

static void
test_hostile (void)
{
  static const char *const texts[] = { "2026年11月2日 星期一 下午2点半", "Monday, 2 November 2026, 9:00 AM +08:00", "1小时30分20秒", "PT1H5M2.5S", "-1,234,567.890e+12%", "='\"(周一)\"'",
    "9:00-11:00 PM", "#DIV/0!", "陈 辉（讲师）", "'Ｅ 107.0", "999999999999999999999999999999999999e999", "0002:01:10.52", "一个半小时", "46328.9999999999999999999999999999999999999" };
  static const char replacements[] = { '\0', ' ', '-', '9', ':', '\xff', '\xe3', '\'', '.', 'E' };
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      gsize length = strlen (texts[i]);
      for (gsize n = 0; n <= length; n++)
        read_all (texts[i], n);
      for (gsize at = 0; at < length; at++)
        for (guint r = 0; r < sizeof replacements; r++)
          {
            g_autofree char *changed = g_strdup (texts[i]);
            changed[at] = replacements[r];
            read_all (changed, length);
          }
    }
  g_autofree char *nines = g_strnfill (100000, '9'), *brackets = g_strnfill (100000, '('), *blanks = g_strnfill (100000, ' '), *hashes = g_strnfill (100000, '#');
  read_all (nines, 100000);
  read_all (brackets, 100000);
  read_all (blanks, 100000);
  read_all (hashes, 100000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  g_test_add_func ("/notation/dates", test_dates);
  g_test_add_func ("/notation/moments", test_moments);
  g_test_add_func ("/notation/times", test_times);
  g_test_add_func ("/notation/ranges", test_ranges);
  g_test_add_func ("/notation/durations", test_durations);
  g_test_add_func ("/notation/zones", test_zones);
  g_test_add_func ("/notation/numbers", test_numbers);
  g_test_add_func ("/notation/identifiers", test_identifiers);
  g_test_add_func ("/notation/names", test_names);
  g_test_add_func ("/notation/texts", test_texts);
  g_test_add_func ("/notation/flags", test_flags);
  g_test_add_func ("/notation/errors", test_errors);
  g_test_add_func ("/notation/hostile", test_hostile);
  return g_test_run ();
}
