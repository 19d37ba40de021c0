#include "text/date.h"

#include <string.h>

Date
date_new (int year, int month, int day)
{
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31)
    return DATE_NONE;
  if (!g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return DATE_NONE;
  GDate date;
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return g_date_get_julian (&date);
}

/* Reads between `least` and `most` digits at *at and moves it behind them; -1 when they are not there. */
static int
read_digits (const char *text, gsize length, gsize *at, guint least, guint most)
{
  int value = 0;
  guint n = 0;
  while (n < most && *at < length && g_ascii_isdigit (text[*at]))
    {
      value = value * 10 + (text[*at] - '0');
      (*at)++;
      n++;
    }
  return n >= least ? value : -1;
}

static gboolean
skip_text (const char *text, gsize length, gsize *at, const char *wanted)
{
  gsize size = strlen (wanted);
  if (length - *at < size || memcmp (text + *at, wanted, size) != 0)
    return FALSE;
  *at += size;
  return TRUE;
}

gboolean
date_parse (const char *text, gsize length, Date *date)
{
  static const char *const forms[][3] = { { "-", "-", "" }, { "/", "/", "" }, { "年", "月", "日" } };
  gsize at = 0;
  int year = read_digits (text, length, &at, 4, 4);
  guint form = 0;
  while (year >= 0 && form < G_N_ELEMENTS (forms) && !skip_text (text, length, &at, forms[form][0]))
    form++;
  if (year < 0 || form == G_N_ELEMENTS (forms))
    return FALSE;
  int month = read_digits (text, length, &at, 1, 2);
  if (month < 0 || !skip_text (text, length, &at, forms[form][1]))
    return FALSE;
  int day = read_digits (text, length, &at, 1, 2);
  if (day < 0 || !skip_text (text, length, &at, forms[form][2]) || at != length)
    return FALSE;
  Date found = date_new (year, month, day);
  if (found == DATE_NONE)
    return FALSE;
  *date = found;
  return TRUE;
}

void
date_split (Date date, int *year, int *month, int *day)
{
  *year = *month = *day = 0;
  if (!g_date_valid_julian (date))
    return;
  GDate split;
  g_date_clear (&split, 1);
  g_date_set_julian (&split, date);
  *year = g_date_get_year (&split);
  *month = (int) g_date_get_month (&split);
  *day = g_date_get_day (&split);
}

Date
date_add_months (Date date, guint months)
{
  GDate later;
  g_date_clear (&later, 1);
  g_date_set_julian (&later, date);
  g_date_add_months (&later, MIN (months, 12 * 1000));
  return g_date_get_julian (&later);
}

guint
date_months_between (Date from, Date to)
{
  int year, month, day, to_year, to_month, to_day;
  date_split (from, &year, &month, &day);
  date_split (to, &to_year, &to_month, &to_day);
  guint months = (guint) ((to_year - year) * 12 + to_month - month);
  return date_add_months (from, months) > to ? months - 1 : months;
}

int
date_weekday (Date date)
{
  /* Day 1 of the count, 1 January of year 1, is a Monday. */
  return date == DATE_NONE ? 0 : (int) ((date - 1) % 7) + 1;
}

/* Writes `value` with at least `width` digits and returns where it ends. */
static char *
write_digits (char *out, int value, int width)
{
  for (int i = width - 1; i >= 0; i--)
    {
      out[i] = (char) ('0' + value % 10);
      value /= 10;
    }
  return out + width;
}

char *
date_format (Date date, char buffer[DATE_BUFFER])
{
  buffer[0] = '\0';
  if (date == DATE_NONE)
    return buffer;
  int year, month, day;
  date_split (date, &year, &month, &day);
  char *out = write_digits (buffer, year, year > 9999 ? 5 : 4);
  *out++ = '-';
  out = write_digits (out, month, 2);
  *out++ = '-';
  out = write_digits (out, day, 2);
  *out = '\0';
  return buffer;
}

gboolean
time_parse (const char *text, gsize length, TimeOfDay *time)
{
  gsize at = 0;
  int hours = read_digits (text, length, &at, 1, 2);
  if (hours < 0 || !skip_text (text, length, &at, ":"))
    return FALSE;
  int minutes = read_digits (text, length, &at, 2, 2);
  if (minutes < 0 || minutes > 59)
    return FALSE;
  /* Spreadsheets write whole minutes as 09:00:00. */
  if (at < length && (!skip_text (text, length, &at, ":") || read_digits (text, length, &at, 2, 2) != 0))
    return FALSE;
  if (at != length || hours > 24 || (hours == 24 && minutes > 0))
    return FALSE;
  *time = (TimeOfDay) (hours * 60 + minutes);
  return TRUE;
}

char *
time_format (TimeOfDay time, char buffer[DATE_BUFFER])
{
  buffer[0] = '\0';
  if (time < 0)
    return buffer;
  char *out = write_digits (buffer, time / 60, time / 60 > 99 ? 3 : 2);
  *out++ = ':';
  out = write_digits (out, time % 60, 2);
  *out = '\0';
  return buffer;
}

#define DECIMAL_PLACES 6
#define MOST_WHOLE_DIGITS 12

gboolean
decimal_parse (const char *text, gsize length, Decimal *decimal)
{
  gsize at = 0;
  gboolean negative = FALSE;
  if (length > 0 && (text[0] == '-' || text[0] == '+'))
    {
      negative = text[0] == '-';
      at = 1;
    }
  gint64 value = 0;
  gsize first = at;
  for (; at < length && g_ascii_isdigit (text[at]); at++)
    {
      if (at - first >= MOST_WHOLE_DIGITS)
        return FALSE;
      value = value * 10 + (text[at] - '0');
    }
  if (at == first)
    return FALSE;
  guint places = 0;
  if (at < length && text[at] == '.')
    {
      at++;
      for (; at < length && g_ascii_isdigit (text[at]) && places < DECIMAL_PLACES; at++, places++)
        value = value * 10 + (text[at] - '0');
      if (places == 0)
        return FALSE;
    }
  if (at != length)
    return FALSE;
  for (; places < DECIMAL_PLACES; places++)
    value *= 10;
  *decimal = negative ? -value : value;
  return TRUE;
}

typedef unsigned __int128 UnsignedWide;

#define MOST_PLACES 9

/* The digits of a non-negative quotient: its whole part, and the decimals as one number below 10^places. Long division
 * digit by digit never overflows, whatever the size of the numerator. */
static void
divide_rounded (UnsignedWide numerator, UnsignedWide denominator, int places, UnsignedWide *whole, guint64 *decimals)
{
  guint64 limit = 1, digits = 0;
  UnsignedWide rest = numerator % denominator;
  *whole = numerator / denominator;
  for (int i = 0; i < places; i++)
    {
      rest *= 10;
      digits = digits * 10 + (guint64) (rest / denominator);
      rest %= denominator;
      limit *= 10;
    }
  if (rest >= denominator - rest)
    digits++;
  if (digits == limit)
    {
      digits = 0;
      (*whole)++;
    }
  *decimals = digits;
}

static char *
ratio_string (Wide numerator, Wide denominator, int places, gboolean strip)
{
  g_assert (denominator > 0);
  places = CLAMP (places, 0, MOST_PLACES);
  UnsignedWide whole, magnitude = numerator < 0 ? -(UnsignedWide) numerator : (UnsignedWide) numerator;
  guint64 decimals;
  divide_rounded (magnitude, (UnsignedWide) denominator, places, &whole, &decimals);
  gboolean negative = numerator < 0 && (whole > 0 || decimals > 0);
  while (strip && places > 0 && decimals % 10 == 0)
    {
      decimals /= 10;
      places--;
    }

  char buffer[64];
  char *out = buffer + sizeof buffer;
  *--out = '\0';
  for (int i = 0; i < places; i++, decimals /= 10)
    *--out = (char) ('0' + decimals % 10);
  if (places > 0)
    *--out = '.';
  do
    *--out = (char) ('0' + (int) (whole % 10));
  while ((whole /= 10) > 0);
  if (negative)
    *--out = '-';
  return g_strdup (out);
}

char *
ratio_format (Wide numerator, Wide denominator, int places)
{
  return ratio_string (numerator, denominator, places, TRUE);
}

char *
ratio_format_fixed (Wide numerator, Wide denominator, int places)
{
  return ratio_string (numerator, denominator, places, FALSE);
}
