/* Format codes of workbooks: what a number is, and how it is shown. */
#include "text/workbook_parts.h"

#include <string.h>

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
  else if (tokens.zeros >= 2 && tokens.zeros <= WORKBOOK_DIGITS && !tokens.other && !tokens.split && tokens.colons == 0)
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
  /* Of those of money, 5 to 8, 42 and 44, each language has its own; of the others only these show more than the number. */
  if (number == 2)
    return format_parse ("0.00");
  if (number == 4 || number == 39 || number == 40 || number == 43)
    return format_parse ("#,##0.00");
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
