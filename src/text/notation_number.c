/* Numbers: grouped, with exponents, percent signs and units. */
#include "text/notation_parts.h"

#include <string.h>

#define MOST_DIGITS 30
#define DECIMAL_PLACES 6

/* Takes a digit behind the ones before it; FALSE when there are too many. */
static gboolean
take_digit (NotationNumber *number, char digit)
{
  if (number->n_whole + number->n_decimals > MOST_DIGITS)
    return FALSE;
  number->digits = number->digits * 10 + (digit - '0');
  return TRUE;
}

/* The digits before the point, in groups of three where there is a comma or blank between them. */
static gboolean
scan_whole (NotationScan *scan, NotationNumber *number, NotationFault *fault)
{
  char separator = 0;
  guint group = 0;
  gboolean zero = scan->text[scan->at] == '0';   /* 0,123 is no group */
  for (;; scan->at++)
    {
      char c = scan->text[scan->at];
      if (g_ascii_isdigit (c))
        {
          number->n_whole++;
          group++;
          if (!take_digit (number, c))
            break;
          continue;
        }
      gboolean separates = (c == ',' || c == ' ') && group > 0 && g_ascii_isdigit (scan->text[scan->at + 1]);
      if (separates && (separator == 0 ? group <= 3 : group == 3 && separator == c))
        separator = c;
      else if (separates && c == ',')
        break;
      else
        {
          if (separator == ' ')
            scan->repairs |= NOTATION_BLANKS;
          if (separator == 0 || (group == 3 && !zero))
            return TRUE;
          *fault = separator == ',' ? NOTATION_AMBIGUOUS : NOTATION_OTHER;
          return FALSE;
        }
      group = 0;
    }
  *fault = number->n_whole > MOST_DIGITS ? NOTATION_TOO_LARGE : NOTATION_AMBIGUOUS;
  return FALSE;
}

/* Decimals behind the point; those beyond what is kept are dropped. */
static void
scan_decimals (NotationScan *scan, NotationNumber *number)
{
  if (scan->text[scan->at] != '.')
    return;
  scan->at++;
  for (; g_ascii_isdigit (scan->text[scan->at]); scan->at++)
    if (number->n_whole + number->n_decimals < MOST_DIGITS)
      {
        take_digit (number, scan->text[scan->at]);
        number->n_decimals++;
      }
}

static gboolean
scan_exponent (NotationScan *scan, NotationNumber *number)
{
  const char *text = scan->text + scan->at;
  gsize sign = text[0] != '\0' && (text[1] == '+' || text[1] == '-');
  gint64 value;
  guint n;
  if ((text[0] != 'e' && text[0] != 'E') || !g_ascii_isdigit (text[1 + sign]))
    return TRUE;
  number->spreadsheet_exponent = text[0] == 'E' && text[1] == '+';
  scan->at += 1 + sign;
  if (!scan_digits (scan, &value, &n) || n > 3)
    return FALSE;
  number->exponent += text[1] == '-' ? -(int) value : (int) value;
  return TRUE;
}

gboolean
scan_number (NotationScan *scan, NotationNumber *number, NotationFault *fault)
{
  *number = (NotationNumber) { 0 };
  *fault = NOTATION_OTHER;
  number->negative = scan->text[scan->at] == '-';
  if (number->negative || scan->text[scan->at] == '+')
    scan->at++;
  if (number->negative)
    scan_odd_blank (scan);
  if (!scan_whole (scan, number, fault))
    return FALSE;
  scan_decimals (scan, number);
  number->exponent = -(int) number->n_decimals;
  if (number->n_whole + number->n_decimals == 0 || !scan_exponent (scan, number))
    {
      *fault = NOTATION_OTHER;
      return FALSE;
    }
  return TRUE;
}

gboolean
number_decimal (const NotationNumber *number, Decimal *decimal, gboolean *rounded)
{
  __int128 value = number->digits;
  int places = number->exponent + DECIMAL_PLACES;
  *rounded = FALSE;
  for (; places > 0 && value != 0; places--)
    if ((value *= 10) > (__int128) G_MAXINT64)
      return FALSE;
  __int128 divisor = 1;
  for (; places < 0 && divisor <= value; places++)
    divisor *= 10;
  *rounded = value % divisor != 0 || (places < 0 && value != 0);
  value = places < 0 ? 0 : value / divisor + (divisor > 1 && value % divisor >= divisor / 2);
  if (value >= (__int128) DECIMAL_ONE * DECIMAL_ONE * DECIMAL_ONE)
    return FALSE;
  *decimal = (Decimal) (number->negative ? -value : value);
  return TRUE;
}

/* Digits that a spreadsheet left out when it wrote the number short: 1.23E+17 has 18 of which three are known. */
static gboolean
lost_digits (const NotationNumber *number)
{
  return number->spreadsheet_exponent && number->exponent > 0 && number->digits != 0;
}

/* One of the units, which are separated by |, at the end of the text. */
static gboolean
scan_unit (NotationScan *scan, const char *units)
{
  while (units != NULL && *units != '\0')
    {
      gsize n = strcspn (units, "|");
      if (n == scan->length - scan->at && g_ascii_strncasecmp (scan->text + scan->at, units, n) == 0)
        {
          scan->at = scan->length;
          return TRUE;
        }
      units += n + (units[n] == '|');
    }
  return FALSE;
}

Notation
notation_decimal (const char *text, gsize length, const char *units, Decimal *number, gboolean *percent)
{
  NotationScan scan;
  NotationNumber parts;
  NotationFault fault = NOTATION_OTHER;
  gboolean rounded = FALSE;
  Decimal value;
  *number = DECIMAL_NONE;
  *percent = FALSE;
  if (!notation_clean (text, length, &scan))
    return notation_wrong (NOTATION_OTHER);
  gboolean ordinal = scan_text (&scan, "第");
  if (!scan_number (&scan, &parts, &fault))
    return scan_wrong (&scan, fault);
  if (!scan_end (&scan))
    {
      scan_blank (&scan);
      *percent = scan_text (&scan, "%");
      gboolean unit = !*percent && scan_unit (&scan, units);
      if (unit)
        scan.repairs |= NOTATION_UNIT;
      if (ordinal && !unit)
        return scan_wrong (&scan, NOTATION_OTHER);
    }
  else if (ordinal)
    return scan_wrong (&scan, NOTATION_OTHER);
  if (!scan_end (&scan))
    {
      *percent = FALSE;
      return scan_wrong (&scan, NOTATION_OTHER);
    }
  if (lost_digits (&parts))
    return notation_wrong (NOTATION_DIGITS_LOST);
  if (!number_decimal (&parts, &value, &rounded))
    return notation_wrong (NOTATION_TOO_LARGE);
  if (rounded)
    scan.repairs |= NOTATION_ROUNDED;
  *number = value;
  return scan_result (&scan);
}

gboolean
notation_serial (const NotationNumber *number, Date *date, gint64 *microseconds)
{
  const __int128 day = 24 * 60 * 60;
  __int128 divisor = 1;
  /* Written without an exponent. */
  if (number->negative || number->n_whole != 5 || number->exponent != -(int) number->n_decimals)
    return FALSE;
  for (int exponent = number->exponent; exponent < 0; exponent++)
    divisor *= 10;
  if (number->digits < 20000 * divisor || number->digits > 80000 * divisor)
    return FALSE;
  /* Day 60 of that calendar is the 29th of February 1900, which never was, so that its day 0 is two days before 1900. */
  Date zero = date_new (1899, 12, 30);
  /* To the nearest second: the fraction is a binary number of which some decimals are written. */
  __int128 seconds = (number->digits * day * 2 + divisor) / (2 * divisor);
  *date = zero + (Date) (seconds / day);
  *microseconds = number->n_decimals == 0 ? -1 : (gint64) (seconds % day) * NOTATION_SECOND;
  return TRUE;
}
