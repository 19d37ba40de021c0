/* Numbers of cells → text: what a format code means, and the number written so, without a digit more or less than it has. */
#include "text/workbook_parts.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "text/date.h"

/* Digits that a spreadsheet keeps; a number with more has lost them when it was typed. */
#define DIGITS 15
#define SECONDS_A_DAY 86400

/* --- Format codes */

/* What the first section of a code consists of. */
typedef struct {
  gboolean date, time, month, seconds, elapsed, percent, other;
  gboolean condition;      /* [<60]: which numbers are shown so */
  guint zeros;
  guint places;            /* 0, # and ? */
  gboolean split;          /* literal text within the number, 0"."0 */
  gboolean comma;          /* the last place is followed by a comma: thousands are shown */
  guint colons;            /* between places … */
  guint zeros_behind;      /* … and the zeros behind the last one */
  GString *prefix, *suffix;   /* literal text before and behind the number */
} Tokens;

/* What stands in brackets: [h] [mm] [ss] are elapsed time; colours, conditions and languages say nothing. */
static const char *
take_bracket (Tokens *tokens, const char *c)
{
  const char *end = strchr (c, ']');
  if (end == NULL)
    return c + strlen (c);
  gsize length = (gsize) (end - c - 1);
  gboolean same = length > 0 && length <= 4;
  for (gsize i = 1; same && i <= length; i++)
    same = g_ascii_tolower (c[i]) == g_ascii_tolower (c[1]);
  if (same && strchr ("hHmMsS", c[1]) != NULL)
    tokens->elapsed = TRUE;
  tokens->condition = tokens->condition || strchr ("<>=", c[1]) != NULL;
  return end + 1;
}

/* A colon between places: 0:00, as hours and minutes are typed without one. */
static void
take_colon (Tokens *tokens)
{
  tokens->colons += tokens->places > 0;
  tokens->zeros_behind = 0;
}

static void
take_literal (Tokens *tokens, const char *text, gsize length)
{
  if (length == 1 && *text == ':' && tokens->places > 0)
    take_colon (tokens);
  else
    g_string_append_len (tokens->places > 0 ? tokens->suffix : tokens->prefix, text, (gssize) length);
}

/* 0, # or ?: a digit. */
static void
take_place (Tokens *tokens, char c)
{
  tokens->split = tokens->split || tokens->suffix->len > 0;
  tokens->comma = FALSE;
  tokens->places++;
  tokens->zeros += c == '0';
  tokens->zeros_behind += c == '0';
  tokens->other = tokens->other || c != '0';
}

static void
take_letter (Tokens *tokens, const char *c)
{
  switch (g_ascii_tolower (*c))
    {
    case 'y': case 'd': case 'e': case 'g': case 'b':
      tokens->date = TRUE;
      break;
    case 'h':
      tokens->time = TRUE;
      break;
    case 's':
      tokens->time = tokens->seconds = TRUE;
      break;
    case 'm':
      tokens->month = TRUE;
      break;
    default:
      tokens->other = TRUE;
    }
}

static const char *
take_token (Tokens *tokens, const char *c)
{
  static const char *const words[] = { "General", "AM/PM", "A/P" };
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_ascii_strncasecmp (c, words[i], strlen (words[i])) == 0)
      {
        tokens->other = tokens->other || i == 0;
        tokens->places += i == 0;
        return c + strlen (words[i]);
      }
  /* General in other languages, G/通用格式: its G is no era. */
  if (g_ascii_strncasecmp (c, "G/", 2) == 0 && (guchar) c[2] >= 0x80)
    {
      tokens->other = TRUE;
      return c + 2;
    }
  /* aaa, aaaa: the day of the week. */
  if (g_ascii_strncasecmp (c, "aaa", 3) == 0)
    {
      tokens->date = TRUE;
      return c + 3;
    }
  /* E+00: a number in scientific notation. */
  if ((*c == 'E' || *c == 'e') && (c[1] == '+' || c[1] == '-'))
    {
      tokens->other = TRUE;
      return c + 2;
    }
  if (g_ascii_isalpha (*c))
    take_letter (tokens, c);
  else if (*c == '%')
    tokens->percent = TRUE;
  else if (*c == '0' || *c == '#' || *c == '?')
    take_place (tokens, *c);
  else if (*c == ':')
    take_colon (tokens);
  else
    {
      tokens->comma = *c == ',' && tokens->places > 0;
      tokens->other = tokens->other || strchr (".,/@", *c) != NULL;
    }
  return c + 1;
}

/* Walks the code up to the end of its first section: positive numbers. */
static void
take_section (Tokens *tokens, const char *c)
{
  while (*c != '\0' && *c != ';')
    if (*c == '"')
      {
        const char *end = strchr (c + 1, '"');
        end = end != NULL ? end : c + strlen (c);
        take_literal (tokens, c + 1, (gsize) (end - c - 1));
        c = *end != '\0' ? end + 1 : end;
      }
    else if (strchr ("\\!_*", *c) != NULL && c[1] != '\0')
      {
        const char *next = g_utf8_next_char (c + 1);
        if (*c == '\\' || *c == '!')
          take_literal (tokens, c + 1, (gsize) (next - c - 1));
        c = next;
      }
    else if (*c == '[')
      c = take_bracket (tokens, c);
    else if ((guchar) *c >= 0x80)
      {
        const char *next = g_utf8_next_char (c);
        take_literal (tokens, c, (gsize) (next - c));
        c = next;
      }
    else
      c = take_token (tokens, c);
}

/* Has it a letter, an ideograph or a percent sign? Signs of currency and punctuation do not count. */
static gboolean
says_something (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (g_unichar_isalnum (g_utf8_get_char (text)) || *text == '%')
      return TRUE;
  return FALSE;
}

/* The unit behind the number, 0.0"小时", and what stands before it then, "第"0"轮": they are part of what everybody sees, and of the cell in a CSV file. Not where
 * other numbers are shown otherwise, or this one divided (0!.0,"万"). */
static void
take_unit (NumberFormat *format, const Tokens *tokens)
{
  g_autofree char *suffix = g_strstrip (g_strdup (tokens->suffix->str));
  if (tokens->split || tokens->comma || tokens->condition || tokens->colons > 0 || !says_something (suffix))
    return;
  format->suffix = g_steal_pointer (&suffix);
  if (format->kind == FORMAT_NUMBER && says_something (tokens->prefix->str))
    format->prefix = g_strdup (tokens->prefix->str);
}

/* 0:00 or #":"00. */
static gboolean
is_clock (const Tokens *tokens)
{
  return tokens->colons == 1 && tokens->zeros_behind == 2 && tokens->places <= 4 && tokens->places > 2 && tokens->prefix->len + tokens->suffix->len == 0
         && !tokens->comma && !tokens->condition;
}

NumberFormat
format_parse (const char *code)
{
  Tokens tokens = { .prefix = g_string_new (NULL), .suffix = g_string_new (NULL) };
  NumberFormat format = { .kind = FORMAT_NUMBER };
  take_section (&tokens, code);
  /* m is minutes beside hours or seconds, else the month. */
  gboolean date = tokens.date || (tokens.month && !tokens.time && !tokens.elapsed);
  if (tokens.elapsed)
    format.kind = FORMAT_ELAPSED;
  else if (date)
    format.kind = tokens.time ? FORMAT_DATE_TIME : FORMAT_DATE;
  else if (tokens.time)
    format.kind = tokens.seconds ? FORMAT_SECONDS : FORMAT_TIME;
  else if (tokens.percent)
    format.kind = FORMAT_PERCENT;
  else if (is_clock (&tokens))
    format.kind = FORMAT_CLOCK;
  else if (tokens.zeros >= 2 && tokens.zeros <= DIGITS && !tokens.other && !tokens.split && tokens.colons == 0)
    {
      format.kind = FORMAT_ZEROS;
      format.zeros = (guint8) tokens.zeros;
      if (tokens.prefix->len > 0)
        format.prefix = g_strdup (tokens.prefix->str);
    }
  if (format.kind == FORMAT_NUMBER || format.kind == FORMAT_ZEROS)
    take_unit (&format, &tokens);
  format.sections = format_sections_new (code);
  g_string_free (tokens.prefix, TRUE);
  g_string_free (tokens.suffix, TRUE);
  return format;
}

/* ECMA-376 part 1, 18.8.30; 27 to 36 and 50 to 58 are those of Chinese, Japanese and Korean Excel, which do not all agree. */
NumberFormat
format_built_in (guint number)
{
  FormatKind kind = FORMAT_NUMBER;
  if (number == 9 || number == 10)
    kind = FORMAT_PERCENT;
  else if (number >= 14 && number <= 17)
    kind = FORMAT_DATE;
  else if (number == 18 || number == 20 || number == 32)
    kind = FORMAT_TIME;
  else if (number == 19 || number == 21 || number == 33 || number == 45 || number == 47)
    kind = FORMAT_SECONDS;
  else if (number == 22)
    kind = FORMAT_DATE_TIME;
  else if (number == 46)
    kind = FORMAT_ELAPSED;
  else if ((number >= 27 && number <= 36) || (number >= 50 && number <= 58))
    kind = FORMAT_EITHER;
  return (NumberFormat) { .kind = kind };
}

/* --- Numbers */

/* A number as its significant digits: 0.d₁d₂… × 10^point. */
typedef struct {
  gboolean negative;
  char digits[DIGITS + 1];
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
  if (digits->point > DIGITS || digits->point < -DIGITS)
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
  gboolean whole = !digits->negative && digits->n_digits <= digits->point && digits->point <= DIGITS;
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
  gboolean shown = digits->point <= DIGITS && digits->point >= -DIGITS;
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
