/* Ids and names: text that only loses what does not belong to it. */
#include "text/notation_parts.h"

#include <string.h>

static gboolean
is_han (gunichar c)
{
  return g_unichar_get_script (c) == G_UNICODE_SCRIPT_HAN;
}

static gunichar
before (const char *text, const char *at)
{
  const char *previous = g_utf8_find_prev_char (text, at);
  return previous == NULL ? 0 : g_utf8_get_char (previous);
}

/* One Chinese name with a blank in it: at most four characters, one of its parts a single one. 张 三, but not 张三 李四. */
static gboolean
is_split_name (const char *text)
{
  guint n = 0, part = 0, blanks = 0;
  gboolean single = FALSE;
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);
      if (c == ' ')
        {
          single |= part == 1;
          part = 0;
          blanks++;
          continue;
        }
      if (!is_han (c))
        return FALSE;
      n++;
      part++;
    }
  return blanks > 0 && n <= 4 && (single || part == 1);
}

/* Drops the blanks that `drop` wants gone. */
static gboolean
drop_blanks (GString *text, gboolean (*drop) (gunichar left, gunichar right))
{
  gboolean dropped = FALSE;
  for (gsize i = 1; i + 1 < text->len;)
    if (text->str[i] == ' ' && drop (before (text->str, text->str + i), g_utf8_get_char (text->str + i + 1)))
      {
        g_string_erase (text, (gssize) i, 1);
        dropped = TRUE;
      }
    else
      i++;
  return dropped;
}

static gboolean
between_han (gunichar left, gunichar right)
{
  return is_han (left) && is_han (right);
}

static gboolean
anywhere (gunichar left, gunichar right)
{
  return TRUE;
}

/* An id of at most three letters and of digits, E 107: here blanks are slips, while those between words belong to an id. */
static gboolean
is_split_id (const char *text)
{
  gsize letters = 0;
  while (g_ascii_isalpha (text[letters]))
    letters++;
  const char *rest = text + letters;
  return letters <= 3 && strspn (rest, "0123456789 -_") == strlen (rest) && strpbrk (rest, "0123456789") != NULL;
}

/* 1023.0: a whole number that a spreadsheet or a program took for a decimal. */
static gboolean
drop_zeros (GString *id)
{
  gsize whole = strspn (id->str, "0123456789");
  if (whole == 0 || id->str[whole] != '.' || id->len < whole + 2 || id->len > whole + 3 || strspn (id->str + whole + 1, "0") != id->len - whole - 1)
    return FALSE;
  g_string_truncate (id, whole);
  return TRUE;
}

/* 1.23E+17: a long number of which a spreadsheet kept the first digits. */
static gboolean
is_shortened (const char *id)
{
  gsize whole = strspn (id, "0123456789");
  const char *at = id + whole;
  if (whole != 1)
    return FALSE;
  if (*at == '.')
    at += 1 + strspn (at + 1, "0123456789");
  return at[0] == 'E' && at[1] == '+' && strlen (at + 2) >= 2 && strlen (at + 2) <= 3 && strspn (at + 2, "0123456789") == strlen (at + 2);
}

static Notation
text_result (guint repairs)
{
  return (Notation) { repairs == 0 ? NOTATION_EXACT : NOTATION_REPAIRED, NOTATION_NONE, repairs };
}

/* Letters, digits and signs of ASCII, nothing that could have to be changed. */
static gboolean
is_plain (const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if ((guchar) text[i] <= ' ' || (guchar) text[i] >= 0x7f || text[i] == '\'' || text[i] == '"' || text[i] == '.' || text[i] == '+' || text[i] == '#')
      return FALSE;
  return length > 0;
}

/* Takes back what was appended: the caller only wants what was changed. */
static Notation
finish (GString *text, gsize start, Notation notation)
{
  if (notation.outcome != NOTATION_REPAIRED)
    g_string_truncate (text, start);
  return notation;
}

Notation
notation_identifier (const char *text, gsize length, GString *id)
{
  if (is_plain (text, length))
    return text_result (0);
  g_autoptr (GString) clean = g_string_new (NULL);
  guint repairs = notation_clean_text (text, length, clean);
  if (clean->len == 0)
    return notation_wrong (NOTATION_NONE);
  const char *error = clean->str[0] == '#' ? notation_error_value (clean->str, clean->len) : NULL;
  if (error != NULL)
    return notation_wrong (strcmp (error, "####") == 0 ? NOTATION_TOO_NARROW : NOTATION_ERROR_VALUE);
  if (is_shortened (clean->str))
    return notation_wrong (NOTATION_DIGITS_LOST);
  if (memchr (clean->str, ' ', clean->len) != NULL
      && ((is_split_name (clean->str) && drop_blanks (clean, between_han)) || (is_split_id (clean->str) && drop_blanks (clean, anywhere))))
    repairs |= NOTATION_BLANKS;
  if (drop_zeros (clean))
    repairs |= NOTATION_WRAPPING;
  gsize start = id->len;
  g_string_append_len (id, clean->str, (gssize) clean->len);
  return finish (id, start, text_result (repairs));
}

IdentifierDoubt
notation_identifier_doubt (const char *text, gsize length)
{
  Date date;
  if ((length == 4 && memcmp (text, "TRUE", 4) == 0) || (length == 5 && memcmp (text, "FALSE", 5) == 0))
    return IDENTIFIER_CHANGED;
  if (length < 5 || length > 40)
    return IDENTIFIER_AS_WRITTEN;
  gsize digits = 0;
  while (digits < 5 && g_ascii_isdigit (text[digits]))
    digits++;
  gboolean year_first = digits == 4 && strchr ("-/.", text[4]) != NULL, month_name = digits > 0 && text[digits] == '-' && g_ascii_isalpha (text[length - 1]);
  if (!year_first && !month_name && g_strstr_len (text, (gssize) length, "月") == NULL)
    return IDENTIFIER_AS_WRITTEN;
  /* Any leap year: whether there is such a day does not depend on it. */
  if (notation_date (text, length, 2000, &date).outcome == NOTATION_WRONG)
    return IDENTIFIER_AS_WRITTEN;
  return year_first && memchr (text, ':', length) != NULL ? IDENTIFIER_CHANGED : IDENTIFIER_LIKE_DATE;
}

/* Cuts a note in brackets off the end of the name. */
static gboolean
cut_note (GString *name, GString *note)
{
  static const struct { const char *open, *close; } brackets[] = { { "（", "）" }, { "(", ")" }, { "【", "】" }, { "[", "]" }, { "（", ")" }, { "(", "）" } };
  for (guint i = 0; i < G_N_ELEMENTS (brackets); i++)
    {
      gsize close = strlen (brackets[i].close), open = strlen (brackets[i].open);
      if (!g_str_has_suffix (name->str, brackets[i].close))
        continue;
      const char *from = strstr (name->str, brackets[i].open);
      if (from == NULL || from == name->str)
        continue;
      gsize at = (gsize) (from - name->str), n = name->len - at - open - close;
      if (n == 0 || n > 60)
        continue;
      g_string_append_len (note, from + open, (gssize) n);
      g_string_truncate (name, at);
      while (name->len > 0 && name->str[name->len - 1] == ' ')
        g_string_truncate (name, name->len - 1);
      return TRUE;
    }
  return FALSE;
}

/* 阿不都·热合曼: the point between the parts of a name, which keyboards write in several ways. */
static gboolean
mend_points (GString *name)
{
  static const char *const points[] = { "・", "•", "‧", "⋅", "∙", "･" };
  gboolean mended = FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (points); i++)
    mended |= g_string_replace (name, points[i], "·", 0) > 0;
  return mended;
}

Notation
notation_name (const char *text, gsize length, GString *name, GString *note)
{
  g_autoptr (GString) clean = g_string_new (NULL);
  guint repairs = notation_clean_text (text, length, clean);
  if (clean->len == 0)
    return notation_wrong (NOTATION_NONE);
  const char *error = clean->str[0] == '#' ? notation_error_value (clean->str, clean->len) : NULL;
  if (error != NULL)
    return notation_wrong (strcmp (error, "####") == 0 ? NOTATION_TOO_NARROW : NOTATION_ERROR_VALUE);
  if (note != NULL && cut_note (clean, note))
    repairs |= NOTATION_NOTE;
  if (memchr (clean->str, ' ', clean->len) != NULL && is_split_name (clean->str) && drop_blanks (clean, between_han))
    repairs |= NOTATION_BLANKS;
  if (mend_points (clean))
    repairs |= NOTATION_WIDTH;
  gsize start = name->len;
  g_string_append_len (name, clean->str, (gssize) clean->len);
  return finish (name, start, text_result (repairs));
}

Notation
notation_text (const char *text, gsize length, GString *plain)
{
  const char *end = text + length;
  gsize start = plain->len;
  guint repairs = 0;
  while (text < end)
    {
      gunichar c = g_utf8_get_char_validated (text, end - text);
      gboolean valid = c < (gunichar) -2;
      const char *next = valid ? g_utf8_next_char (text) : text + 1;
      /* Joiners belong to the writing of some languages and to emoji. */
      gboolean control = (c < ' ' && c != '\t' && c != '\n' && c != '\r') || (c >= 0x7f && c < 0xa0);
      if (valid && c != 0x200C && c != 0x200D && (control || notation_is_invisible (c)))
        repairs |= NOTATION_INVISIBLE;
      else
        g_string_append_len (plain, text, next - text);
      text = next;
    }
  return finish (plain, start, text_result (repairs));
}
