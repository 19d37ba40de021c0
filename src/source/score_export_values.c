/* What stands in the cells of exports: numbers and marks, moments. */
#include "source/score_export_reader.h"
#include "source/table.h"
#include "text/notation.h"

#include <string.h>

gboolean
export_time (const ExportReader *reader, const char *text, gsize length, Date *date, gint64 *moment)
{
  gint64 seconds = 0;
  if (length < 1 || length > 12)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return FALSE;
      seconds = seconds * 10 + (text[i] - '0');
    }
  /* Up to the year 9999. */
  if (seconds > G_GINT64_CONSTANT (253402300799))
    return FALSE;
  gint64 local = seconds + (reader->config->time_zone == ZONE_NONE ? 0 : reader->config->time_zone * 60);
  *date = (Date) ((gint64) date_new (1970, 1, 1) + (local >= 0 ? local / 86400 : -1));
  *moment = seconds;
  return TRUE;
}

gboolean
export_moment (const ExportReader *reader, const char *text, gsize length, Date *date, gint64 *moment)
{
  gint64 unused;
  NotationMoment found;
  Cell cell = cell_trim ((Cell) { text, length });
  moment = moment != NULL ? moment : &unused;
  *moment = 0;
  *date = DATE_NONE;
  /* Nine digits and more are seconds; eight are a day. */
  if (cell.length >= 9 && export_time (reader, cell.text, cell.length, date, moment))
    return TRUE;
  if (notation_moment (cell.text, cell.length, 0, &found).outcome == NOTATION_WRONG || found.date == DATE_NONE)
    return FALSE;
  *date = moment_day_of_site (&found, reader->config, reader->file, reader->diags);
  if (found.microseconds < 0)
    return TRUE;
  *moment = ((gint64) found.date - (gint64) date_new (1970, 1, 1)) * 86400 + found.microseconds / 1000000 - (found.zoned ? found.offset * 60 : 0);
  return TRUE;
}

/* A repair beside those of NotationRepair: 45,5 was read as 45.5. */
#define REPAIRED_COMMA (1U << 30)

/* Where a number has one comma and no point: the comma, else NULL. "45,5", "88,50 %". */
static const char *
only_comma (Cell cell)
{
  const char *comma = NULL;
  for (gsize i = 0; i < cell.length; i++)
    {
      if (cell.text[i] == '.' || (cell.text[i] == ',' && comma != NULL))
        return NULL;
      if (cell.text[i] == ',')
        comma = cell.text + i;
    }
  return comma;
}

/* How many digits stand at the text, and before it. */
static gsize
digits_behind (const char *text, const char *end)
{
  gsize n = 0;
  while (text + n < end && g_ascii_isdigit (text[n]))
    n++;
  return n;
}

typedef enum { COMMA_NONE, COMMA_DECIMAL, COMMA_GROUP, COMMA_OPEN } CommaUse;

/* What the comma of a number is. 45,5 and 0,125 can only be decimals. 1,080 is a thousand and eighty where commas also part the cells; where
 * something else does, because numbers are written with commas, nobody knows. */
static CommaUse
comma_use (const ExportReader *reader, Cell cell)
{
  const char *comma = only_comma (cell), *end = cell.text + cell.length;
  if (comma == NULL || comma == cell.text)
    return COMMA_NONE;
  gsize behind = digits_behind (comma + 1, end), before = digits_behind (cell.text, comma);
  if (behind == 0 || cell.text + before != comma)
    return COMMA_NONE;
  if (behind != 3 || before > 3 || cell.text[0] == '0')
    return COMMA_DECIMAL;
  return reader->delimiter == 0 || reader->delimiter == ',' ? COMMA_GROUP : COMMA_OPEN;
}

/* Reads a number that is not written as numbers usually are. FALSE: it is none. */
static gboolean
read_unusual (const ExportReader *reader, Cell cell, ExportValue *value)
{
  const guint bearable = NOTATION_WIDTH | NOTATION_ROUNDED | NOTATION_UNIT;
  gboolean percent;
  CommaUse use = comma_use (reader, cell);
  if (use == COMMA_OPEN)
    return FALSE;
  g_autofree char *text = g_strndup (cell.text, cell.length);
  if (use == COMMA_DECIMAL)
    *strchr (text, ',') = '.';
  Notation notation = notation_decimal (text, cell.length, "分|points", &value->number, &percent);
  if (notation.outcome == NOTATION_WRONG || (notation.repairs & ~bearable) != 0)
    return FALSE;
  value->repairs = notation.repairs | (use == COMMA_DECIMAL ? REPAIRED_COMMA : 0);
  value->kind = percent ? EXPORT_PERCENTAGE : EXPORT_NUMBER;
  return TRUE;
}

ExportValue
export_value (const ExportReader *reader, Cell text)
{
  Cell cell = cell_trim (text);
  ExportValue value = { .kind = EXPORT_MISSING, .number = DECIMAL_NONE };
  if (cell.length == 0)
    return value;
  if (decimal_parse (cell.text, cell.length, &value.number))
    value.kind = EXPORT_NUMBER;
  else if ((value.missing = missing_score_kind (cell.text, cell.length)) == NULL && !read_unusual (reader, cell, &value))
    {
      value.kind = EXPORT_OTHER;
      value.number = DECIMAL_NONE;
    }
  return value;
}

void
export_value_log (ExportReader *reader, const Place *place, Cell cell, const ExportValue *value)
{
  static const struct { guint bit; DiagId id; } repairs[] = {
    { REPAIRED_COMMA, DIAG_CELL_SEPARATORS }, { NOTATION_WIDTH, DIAG_CELL_FULL_WIDTH }, { NOTATION_UNIT, DIAG_CELL_UNIT },
    { NOTATION_ROUNDED, DIAG_CELL_ROUNDED },
  };
  if (value->repairs == 0)
    return;
  guint i = 0;
  while (i < G_N_ELEMENTS (repairs) - 1 && (value->repairs & repairs[i].bit) == 0)
    i++;
  g_autofree char *was = cell_excerpt (cell.text, cell.length), *number = ratio_format (value->number, DECIMAL_ONE, 6);
  g_autofree char *is = g_strconcat (number, value->kind == EXPORT_PERCENTAGE ? "%" : "", NULL);
  Place exact = export_exact_place (reader, place);
  diag_report (reader->diags, repairs[i].id, &exact, was, is, NULL);
  reader->repaired = TRUE;
}

void
export_value_report (ExportReader *reader, const Place *place, Cell cell)
{
  export_report_cell (reader, comma_use (reader, cell_trim (cell)) == COMMA_OPEN ? DIAG_EXPORT_COMMA : DIAG_EXPORT_SCORE, place, cell);
}

Decimal
export_value_error (Cell cell)
{
  const char *end = cell.text + cell.length, *point = g_strrstr_len (cell.text, (gssize) cell.length, ".");
  if (point == NULL)
    point = only_comma (cell);
  gsize decimals = point != NULL ? digits_behind (point + 1, end) : 0;
  Decimal error = DECIMAL_ONE / 2;
  for (gsize i = 0; i < decimals && error > 0; i++)
    error /= 10;
  return error;
}

/* Makes `*one` the part that two spans of fractions share; a denominator of 0 is no limit. FALSE when they share none: then it stays. */
static gboolean
narrow (ExportMaxima *one, const ExportMaxima *other)
{
  const ExportMaxima before = *one;
  if (one->low_of == 0 || other->low * one->low_of > one->low * other->low_of)
    {
      one->low = other->low;
      one->low_of = other->low_of;
    }
  if (one->high_of == 0 || (other->high_of != 0 && other->high * one->high_of < one->high * other->high_of))
    {
      one->high = other->high;
      one->high_of = other->high_of;
    }
  if (one->high_of == 0 || one->low * one->high_of <= one->high * one->low_of)
    return TRUE;
  *one = before;
  return FALSE;
}

gboolean
export_percentage_set (ExportMaxima *maxima, ExportScore *score, Cell score_cell, Cell percentage_cell, Decimal percentage)
{
  const Decimal most = 1000000 * DECIMAL_ONE;
  if (score->score < 0 || percentage < 0 || score->score > most || percentage > most)
    return TRUE;
  score->has_percentage = TRUE;
  score->percentage = percentage;
  score->percentage_error = export_value_error (percentage_cell);
  score->score_error = export_value_error (score_cell);
  /* The maximum is 100 × score ÷ percentage, within what rounding leaves open. */
  ExportMaxima own = { .low = (Wide) 100 * MAX (score->score - score->score_error, 0), .low_of = percentage + score->percentage_error,
                       .high = (Wide) 100 * (score->score + score->score_error), .high_of = MAX (percentage - score->percentage_error, 0) };
  return narrow (maxima, &own);
}
