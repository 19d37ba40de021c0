/* The first step of every notation: one form for each character. */
#include "text/encoding.h"
#include "text/notation_parts.h"

#include <string.h>

/* Characters that stand for another one here. `to` 0: nobody sees it. `repairs` 0: usual in writing, not worth a word. */
#define DASH (1u << 31)   /* a long dash or wide tilde: a repair everywhere but between two times */
typedef struct { gunichar from, to; guint repairs; } Folding;
static const Folding foldings[] = {   /* sorted */
  { 0x00A0, ' ', 0 }, { 0x00B4, '\'', 0 }, { 0x061C, 0, NOTATION_INVISIBLE },
  { 0x180E, 0, NOTATION_INVISIBLE }, { 0x2010, '-', DASH }, { 0x2011, '-', DASH }, { 0x2012, '-', DASH }, { 0x2013, '-', DASH },
  { 0x2014, '-', DASH }, { 0x2015, '-', DASH }, { 0x2018, '\'', 0 }, { 0x2019, '\'', 0 }, { 0x201C, '"', 0 }, { 0x201D, '"', 0 },
  { 0x202F, ' ', 0 }, { 0x2032, '\'', 0 }, { 0x2033, '"', 0 }, { 0x205F, ' ', 0 }, { 0x2212, '-', NOTATION_WIDTH },
  { 0x2236, ':', NOTATION_WIDTH }, { 0x223C, '~', DASH }, { 0x2500, '-', DASH }, { 0x3000, ' ', 0 }, { 0x3002, '.', NOTATION_WIDTH },
  { 0x301C, '~', DASH }, { 0x500B, 0x4E2A, 0 }, { 0x5169, 0x4E24, 0 }, { 0x570B, 0x56FD, 0 }, { 0x5B78, 0x5B66, 0 }, { 0x6642, 0x65F6, 0 },
  { 0x6DE9, 0x51CC, 0 }, { 0x79AE, 0x793C, 0 }, { 0x7BC0, 0x8282, 0 }, { 0x865F, 0x53F7, 0 }, { 0x8AB2, 0x8BFE, 0 }, { 0x9031, 0x5468, 0 },
  { 0x9418, 0x949F, 0 }, { 0x9EDE, 0x70B9, 0 }, { 0xFE0E, 0, NOTATION_INVISIBLE }, { 0xFE0F, 0, NOTATION_INVISIBLE },
  { 0xFE50, ',', NOTATION_WIDTH }, { 0xFE52, '.', NOTATION_WIDTH }, { 0xFE55, ':', NOTATION_WIDTH }, { 0xFE58, '-', DASH },
  { 0xFE63, '-', DASH }, { 0xFE6A, '%', NOTATION_WIDTH }, { 0xFF08, '(', 0 }, { 0xFF09, ')', 0 },
  { 0xFF0D, '-', DASH }, { 0xFF5E, '~', DASH }, { 0xFF61, '.', NOTATION_WIDTH },
};

static const Folding *
folding_of (gunichar c)
{
  gsize low = 0, high = G_N_ELEMENTS (foldings);
  while (low < high)
    {
      gsize middle = (low + high) / 2;
      if (foldings[middle].from == c)
        return &foldings[middle];
      if (foldings[middle].from < c)
        low = middle + 1;
      else
        high = middle;
    }
  return NULL;
}

gboolean
notation_is_invisible (gunichar c)
{
  return c == 0xAD || c == 0x61C || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2064) || (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF;
}

/* What stands for the character; 0 when nothing does. */
static gunichar
fold (gunichar c, guint *repairs)
{
  if (c > ' ' && c < 0x7f)
    return c;
  if (c < 0x80 && text_is_control ((char) c))
    *repairs |= NOTATION_INVISIBLE;
  if (c <= ' ' || c == 0x7f || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029)
    return ' ';
  if (notation_is_invisible (c))
    {
      *repairs |= NOTATION_INVISIBLE;
      return 0;
    }
  const Folding *folding = folding_of (c);
  if (folding != NULL)
    {
      *repairs |= folding->repairs;
      return folding->to;
    }
  if (c >= 0xFF01 && c <= 0xFF5E)
    {
      *repairs |= NOTATION_WIDTH;
      return c - 0xFEE0;
    }
  if (g_unichar_isdigit (c))
    {
      *repairs |= NOTATION_WIDTH;
      return (gunichar) ('0' + g_unichar_digit_value (c));
    }
  return c;
}

static void
strip (NotationScan *scan, gsize before, gsize behind)
{
  scan->length -= before + behind;
  memmove (scan->text, scan->text + before, scan->length);
  scan->text[scan->length] = '\0';
}

static void
trim (NotationScan *scan)
{
  gsize before = scan->length > 0 && scan->text[0] == ' ';
  strip (scan, before, scan->length > before && scan->text[scan->length - 1] == ' ');
}

/* '00123 and ="00123" keep a spreadsheet from taking an id for a number; "00123" is left from too many quotes. */
static gboolean
unwrap (NotationScan *scan)
{
  const char *text = scan->text;
  gsize n = scan->length;
  gboolean formula = n >= 3 && text[0] == '=' && text[1] == '"' && text[n - 1] == '"';
  gboolean quoted = n >= 2 && text[0] == '"' && text[n - 1] == '"';
  gboolean apostrophe = n >= 2 && text[0] == '\'';
  if (!formula && !quoted && !apostrophe)
    return FALSE;
  strip (scan, formula ? 2 : 1, formula || quoted || text[n - 1] == '\'');
  trim (scan);
  scan->repairs |= NOTATION_WRAPPING;
  return TRUE;
}

gboolean
notation_clean (const char *text, gsize length, NotationScan *scan)
{
  const char *end = text + length;
  guint repairs = 0;
  scan->length = scan->at = scan->repairs = 0;
  while (text < end)
    {
      gunichar c = (guchar) *text < 0x80 ? (guchar) *text : g_utf8_get_char_validated (text, end - text);
      if (c >= (gunichar) -2 || scan->length > NOTATION_MOST)
        return FALSE;
      text = (guchar) *text < 0x80 ? text + 1 : g_utf8_next_char (text);
      c = fold (c, &repairs);
      if (c == 0 || (c == ' ' && scan->length > 0 && scan->text[scan->length - 1] == ' '))
        continue;
      if (c < 0x80)
        scan->text[scan->length++] = (char) c;
      else
        scan->length += (gsize) g_unichar_to_utf8 (c, scan->text + scan->length);
    }
  scan->text[scan->length] = '\0';
  scan->dashes = repairs & DASH;
  scan->repairs = repairs & ~DASH;
  trim (scan);
  unwrap (scan);
  return TRUE;
}

/* Of the characters that fold() changes, those that no text keeps. */
static gunichar
fold_in_text (gunichar c, guint *repairs)
{
  if (c == '\n' || c == 0x2028 || c == 0x2029 || (c < ' ' && c != 0) || c == 0x7f)
    {
      *repairs |= NOTATION_INVISIBLE;
      return ' ';
    }
  if (notation_is_invisible (c))
    {
      *repairs |= NOTATION_INVISIBLE;
      return 0;
    }
  if ((c >= 0xFF10 && c <= 0xFF19) || (c >= 0xFF21 && c <= 0xFF3A) || (c >= 0xFF41 && c <= 0xFF5A) || c == 0xFF0D || c == 0xFF0E || c == 0xFF3F
      || c == 0xFF0F || c == 0xFF03 || c == 0xFF20)
    {
      *repairs |= NOTATION_WIDTH;
      return c - 0xFEE0;
    }
  if (c == 0x3000 || c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F)
    {
      *repairs |= NOTATION_BLANKS;
      return ' ';
    }
  return c;
}

guint
notation_clean_text (const char *text, gsize length, GString *clean)
{
  const char *end;
  guint repairs = 0;
  gsize start = clean->len;
  if (length == 0)
    return 0;
  while (length > 0 && (guchar) text[0] <= ' ' && !text_is_control (text[0]))
    text++, length--;
  while (length > 0 && (guchar) text[length - 1] <= ' ' && !text_is_control (text[length - 1]))
    length--;
  end = text + length;
  while (text < end)
    {
      gunichar c = g_utf8_get_char_validated (text, end - text);
      if (c >= (gunichar) -2)
        c = 0xFFFD, text++;
      else
        text = g_utf8_next_char (text);
      c = fold_in_text (c, &repairs);
      if (c == ' ' && clean->len > start && clean->str[clean->len - 1] == ' ')
        repairs |= NOTATION_BLANKS;
      else if (c != 0)
        g_string_append_unichar (clean, c);
    }
  while (clean->len > start && clean->str[clean->len - 1] == ' ')
    g_string_truncate (clean, clean->len - 1);
  if (clean->len > start && clean->str[start] == ' ')
    g_string_erase (clean, (gssize) start, 1);
  const char *first = clean->str + start;
  gsize n = clean->len - start;
  gboolean formula = n > 3 && g_str_has_prefix (first, "=\"") && first[n - 1] == '"';
  gboolean quoted = n > 2 && first[0] == '"' && first[n - 1] == '"' && memchr (first + 1, '"', n - 2) == NULL;
  if (formula || quoted)
    g_string_truncate (clean, clean->len - 1);
  if (formula || quoted || (n > 1 && first[0] == '\'' && first[n - 1] != '\''))
    {
      g_string_erase (clean, (gssize) start, formula ? 2 : 1);
      repairs |= NOTATION_WRAPPING;
    }
  return repairs;
}

gboolean
scan_end (const NotationScan *scan)
{
  return scan->at == scan->length;
}

gboolean
scan_text (NotationScan *scan, const char *word)
{
  gsize n = strlen (word);
  if (n == 0 || g_ascii_strncasecmp (scan->text + scan->at, word, n) != 0)
    return FALSE;
  scan->at += n;
  return TRUE;
}

int
scan_words (NotationScan *scan, const char *const *words)
{
  for (int i = 0; words[i] != NULL; i++)
    if (scan_text (scan, words[i]))
      return i;
  return -1;
}

gboolean
scan_digits (NotationScan *scan, gint64 *value, guint *n)
{
  *value = 0;
  for (*n = 0; g_ascii_isdigit (scan->text[scan->at]); (*n)++, scan->at++)
    if (*n >= 15)
      return FALSE;
    else
      *value = *value * 10 + (scan->text[scan->at] - '0');
  return *n > 0;
}

gboolean
scan_blank (NotationScan *scan)
{
  return scan_text (scan, " ");
}

void
scan_odd_blank (NotationScan *scan)
{
  if (scan_text (scan, " "))
    scan->repairs |= NOTATION_BLANKS;
}

Notation
scan_result (const NotationScan *scan)
{
  guint repairs = scan->repairs | (scan->dashes ? NOTATION_PUNCTUATION : 0);
  return (Notation) { repairs == 0 ? NOTATION_EXACT : NOTATION_REPAIRED, NOTATION_NONE, repairs };
}

Notation
notation_wrong (NotationFault fault)
{
  return (Notation) { NOTATION_WRONG, fault, 0 };
}

static const char *
error_value (const NotationScan *scan)
{
  static const char *const values[] = { "#N/A", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "#GETTING_DATA", "#FIELD!",
    "#BLOCKED!", "#UNKNOWN!" };
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    if (g_ascii_strcasecmp (scan->text, values[i]) == 0)
      return values[i];
  return scan->length >= 2 && strspn (scan->text, "#") == scan->length ? "####" : NULL;
}

const char *
notation_error_value (const char *text, gsize length)
{
  NotationScan scan;
  return notation_clean (text, length, &scan) ? error_value (&scan) : NULL;
}

Notation
scan_wrong (const NotationScan *scan, NotationFault fault)
{
  const char *value = error_value (scan);
  if (value != NULL)
    return notation_wrong (strcmp (value, "####") == 0 ? NOTATION_TOO_NARROW : NOTATION_ERROR_VALUE);
  return notation_wrong (scan->length == 0 ? NOTATION_NONE : fault);
}

static gboolean
stands_in (const char *word, const char *const *words)
{
  for (; *words != NULL; words++)
    if (g_ascii_strcasecmp (word, *words) == 0)
      return TRUE;
  return FALSE;
}

Notation
notation_flag (const char *text, gsize length, gboolean *flag)
{
  static const char *const yes[] = { "是", "yes", "y", "true", "t", "1", "√", "✓", "✔", "☑", "✅", "对", "對", "有", "on", NULL };
  static const char *const no[] = { "否", "no", "n", "false", "f", "0", "×", "✗", "✘", "☒", "❌", "x", "无", "無", "没有", "沒有", "不是", "off", NULL };
  NotationScan scan;
  *flag = FALSE;
  if (!notation_clean (text, length, &scan))
    return notation_wrong (NOTATION_OTHER);
  *flag = stands_in (scan.text, yes);
  if (*flag || stands_in (scan.text, no))
    return scan_result (&scan);
  return scan_wrong (&scan, NOTATION_OTHER);
}
