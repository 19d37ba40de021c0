/* Numbers of cells → text: the number written as its format says, without a digit more or less than it has. */
#include "text/workbook_parts.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "text/date.h"

#define SECONDS_A_DAY 86400

/* --- Numbers */

/* A number as its significant digits: 0.d₁d₂… × 10^point. */
typedef struct {
  gboolean negative;
  char digits[WORKBOOK_DIGITS + 1];
  int n_digits;            /* without zeros at the end; 0: the number is zero */
  int point;
} Digits;

static Digits
digits_of (double value)
{
  Digits digits = { .negative = signbit (value) && value != 0 };
  char buffer[64];
  g_ascii_formatd (buffer, sizeof buffer, "%.14e", fabs (value));
  for (const char *c = buffer; *c != 'e'; c++)
    if (g_ascii_isdigit (*c))
      digits.digits[digits.n_digits++] = *c;
  digits.point = atoi (strchr (buffer, 'e') + 1) + 1;
  while (digits.n_digits > 0 && digits.digits[digits.n_digits - 1] == '0')
    digits.n_digits--;
  return digits;
}

/* 1.23E+17: so that whoever reads an id sees that its last digits are lost. */
static void
append_scientific (GString *text, const Digits *digits)
{
  g_string_append_c (text, digits->digits[0]);
  if (digits->n_digits > 1)
    g_string_append_printf (text, ".%.*s", digits->n_digits - 1, digits->digits + 1);
  g_string_append_printf (text, "E%+03d", digits->point - 1);
}

static void
append_digits (GString *text, const Digits *digits)
{
  if (digits->n_digits == 0)
    {
      g_string_append_c (text, '0');
      return;
    }
  if (digits->negative)
    g_string_append_c (text, '-');
  if (digits->point > WORKBOOK_DIGITS || digits->point < -WORKBOOK_DIGITS)
    {
      append_scientific (text, digits);
      return;
    }
  if (digits->point <= 0)
    g_string_append (text, "0.");
  for (int i = digits->point; i < 0; i++)
    g_string_append_c (text, '0');
  for (int i = 0; i < MAX (digits->n_digits, digits->point); i++)
    {
      if (i == digits->point && i > 0)
        g_string_append_c (text, '.');
      g_string_append_c (text, i < digits->n_digits ? digits->digits[i] : '0');
    }
}

/* Zeros in front, when it is a whole number that is not negative. */
static void
append_zeros (GString *text, const Digits *digits, const NumberFormat *format)
{
  gboolean whole = !digits->negative && digits->n_digits <= digits->point && digits->point <= WORKBOOK_DIGITS;
  if (whole || digits->n_digits == 0)
    {
      if (format->prefix != NULL)
        g_string_append (text, format->prefix);
      for (int i = digits->n_digits == 0 ? 1 : digits->point; i < format->zeros; i++)
        g_string_append_c (text, '0');
    }
  append_digits (text, digits);
}

/* 930 shown as 9:30. FALSE when it is no such number. */
static gboolean
append_clock (GString *text, double value)
{
  if (value < 0 || value > 9999 || value != floor (value))
    return FALSE;
  g_string_append_printf (text, "%d:%02d", (int) value / 100, (int) value % 100);
  return TRUE;
}

/* The number with the text around it that its format has; a long one, of which digits are lost, alone, so that this is seen. */
static void
append_number (GString *text, const Digits *digits, const NumberFormat *format)
{
  gboolean shown = digits->point <= WORKBOOK_DIGITS && digits->point >= -WORKBOOK_DIGITS;
  if (format->kind == FORMAT_ZEROS)
    append_zeros (text, digits, format);
  else
    {
      if (format->prefix != NULL && shown)
        g_string_append (text, format->prefix);
      append_digits (text, digits);
    }
  if (format->suffix != NULL && shown)
    g_string_append (text, format->suffix);
}

/* --- Dates */

static const char *
day_text (guint day, gboolean is_1904, char buffer[DATE_BUFFER])
{
  if (is_1904)
    return date_format (date_new (1904, 1, 1) + day, buffer);
  /* The days that only this calendar has: number 0, and 29 February of a year that was no leap year. */
  if (day == 0 || day == 60)
    return day == 0 ? "1900-01-00" : "1900-02-29";
  return date_format (date_new (1899, 12, day < 60 ? 31 : 30) + day, buffer);
}

static void
append_time (GString *text, guint seconds, gboolean with_seconds)
{
  g_string_append_printf (text, "%02u:%02u", seconds / 3600, seconds / 60 % 60);
  if (with_seconds || seconds % 60 != 0)
    g_string_append_printf (text, ":%02u", seconds % 60);
}

/* `day` is the day's text. */
static void
append_moment (GString *text, const char *day, guint seconds, FormatKind kind)
{
  if (kind == FORMAT_DATE || kind == FORMAT_DATE_TIME)
    g_string_append (text, day);
  if (kind == FORMAT_DATE_TIME)
    g_string_append_c (text, ' ');
  if (kind != FORMAT_DATE)
    append_time (text, seconds, kind != FORMAT_TIME);
}

/* What a moment is whose format leaves that open. */
static FormatKind
settle (FormatKind kind, gboolean has_day, guint seconds)
{
  if (kind != FORMAT_EITHER)
    return kind;
  return !has_day ? FORMAT_TIME : seconds == 0 ? FORMAT_DATE : FORMAT_DATE_TIME;
}

/* FALSE when the number is not a moment that a spreadsheet can show: then it stays a number. */
static gboolean
append_date (GString *text, double value, FormatKind kind, gboolean is_1904)
{
  /* 31 December 9999 */
  const double end = is_1904 ? 2957004 : 2958466;
  if (value < 0 || value >= end)
    return FALSE;
  guint day = (guint) value;
  guint seconds = (guint) round ((value - day) * SECONDS_A_DAY);
  if (kind == FORMAT_ELAPSED)
    {
      guint64 total = (guint64) day * SECONDS_A_DAY + seconds;
      g_string_append_printf (text, "%" G_GUINT64_FORMAT ":%02u:%02u", total / 3600, (guint) (total / 60 % 60), (guint) (total % 60));
      return TRUE;
    }
  if (seconds == SECONDS_A_DAY)
    {
      seconds = 0;
      day++;
    }
  if (day >= end)
    return FALSE;
  char buffer[DATE_BUFFER];
  append_moment (text, day_text (day, is_1904, buffer), seconds, settle (kind, day > 0 || seconds == 0, seconds));
  return TRUE;
}

gboolean
format_number (GString *text, const char *number, gsize length, const NumberFormat *format, gboolean is_1904)
{
  char buffer[64];
  while (length > 0 && g_ascii_isspace (number[length - 1]))
    length--;
  while (length > 0 && g_ascii_isspace (*number))
    number++, length--;
  if (length == 0 || length >= sizeof buffer || memchr (number, 'x', length) != NULL || memchr (number, 'X', length) != NULL)
    return FALSE;
  memcpy (buffer, number, length);
  buffer[length] = '\0';
  char *end;
  double value = g_ascii_strtod (buffer, &end);
  if (end != buffer + length || !isfinite (value))
    return FALSE;
  if (format->kind >= FORMAT_DATE && append_date (text, value, format->kind, is_1904))
    return TRUE;
  if (format->kind == FORMAT_CLOCK && append_clock (text, value))
    return TRUE;
  Digits digits = digits_of (value);
  if (format->kind == FORMAT_PERCENT)
    {
      digits.point += 2;
      append_digits (text, &digits);
      g_string_append_c (text, '%');
    }
  else
    append_number (text, &digits, format);
  return TRUE;
}

/* --- ISO 8601 */

void
format_iso_date (GString *text, const char *value, gsize length, const NumberFormat *format)
{
  g_autofree char *copy = g_strndup (value, length);
  guint year = 0, month = 0, day = 0, hour = 0, minute = 0;
  double second = 0;
  Date date = DATE_NONE;
  const char *time = copy;
  int used = 0;
  if (sscanf (copy, "%4u-%2u-%2u%n", &year, &month, &day, &used) == 3)
    {
      date = date_new ((int) year, (int) month, (int) day);
      time = copy[used] == 'T' ? copy + used + 1 : copy + used;
    }
  g_auto (GStrv) parts = g_strsplit (time, ":", 3);
  guint n = g_strv_length (parts);
  if (n >= 2)
    {
      hour = (guint) g_ascii_strtoull (parts[0], NULL, 10);
      minute = (guint) g_ascii_strtoull (parts[1], NULL, 10);
      second = n == 3 ? g_ascii_strtod (parts[2], NULL) : 0;
    }
  if ((date == DATE_NONE && (n < 2 || used > 0)) || hour > 23 || minute > 59 || !(second >= 0 && second < 60))
    {
      g_string_append (text, copy);
      return;
    }
  /* A time of day alone is written with the calendar's first day. */
  gboolean has_date = date != DATE_NONE && date > date_new (1899, 12, 31);
  guint seconds = MIN (hour * 3600 + minute * 60 + (guint) round (second), SECONDS_A_DAY - 1);
  FormatKind kind = format->kind >= FORMAT_DATE && format->kind != FORMAT_ELAPSED ? format->kind : FORMAT_EITHER;
  char buffer[DATE_BUFFER];
  if (!has_date && (kind == FORMAT_DATE || kind == FORMAT_DATE_TIME))
    kind = FORMAT_TIME;
  append_moment (text, has_date ? date_format (date, buffer) : "", seconds, settle (kind, has_date, seconds));
}
