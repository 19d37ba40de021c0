/* Formulas: a recursive reader that writes them down in the order of computation. */
#include "measure/fraction.h"

#include <string.h>

#define MOST_DEPTH 32

typedef enum { STEP_NUMBER, STEP_MEASURE, STEP_ADD, STEP_SUBTRACT, STEP_MULTIPLY, STEP_DIVIDE, STEP_NEGATE } StepKind;

typedef struct {
  StepKind kind;
  Fraction number;
  MeasureId measure;
} Step;

struct Formula {
  GArray *steps;               /* Step: operands before their operator */
  GArray *measures;            /* MeasureId */
  GArray *places;              /* Place, of each of these */
  GArray *pieces;              /* Piece: what is written, from left to right */
};

/* For formula_text(): a measure, or a text between measures. */
typedef struct { MeasureId measure; char *text; } Piece;

typedef struct {
  const MeasureRule *rule;
  const Measures *measures;
  Diagnostics *diags;
  const char *at;
  Formula *formula;
  guint depth;
  gboolean failed;
} Reader;

static void
piece_clear (gpointer piece)
{
  g_free (((Piece *) piece)->text);
}

void
formula_free (gpointer data)
{
  Formula *formula = data;
  if (formula == NULL)
    return;
  g_array_unref (formula->steps);
  g_array_unref (formula->measures);
  g_array_unref (formula->places);
  g_array_unref (formula->pieces);
  g_free (formula);
}

/* ---- reading ---- */

static Place
place_at (const Reader *reader, const char *at, gsize length)
{
  Place place = reader->rule->formula_place;
  place.column += (guint) g_utf8_strlen (reader->rule->formula, at - reader->rule->formula);
  place.length = (guint) MAX (g_utf8_strlen (at, (gssize) length), 1);
  return place;
}

/* Only the first mistake of a formula is reported: what follows it is guessing. */
static void
fail (Reader *reader, DiagId id, const char *at, gsize length, const char *first, const char *second)
{
  Place place = place_at (reader, at, length);
  if (!reader->failed)
    diag_report (reader->diags, id, &place, reader->rule->id, first, second, NULL);
  reader->failed = TRUE;
}

static void
skip_blanks (Reader *reader)
{
  while (g_unichar_isspace (g_utf8_get_char (reader->at)))
    reader->at = g_utf8_next_char (reader->at);
}

/* The sign at the reader's place in ASCII, 0 when it is none; its bytes in `length`. */
static char
sign_at (const char *at, gsize *length)
{
  static const struct { const char *text; char sign; } signs[] = {
    { "+", '+' }, { "-", '-' }, { "*", '*' }, { "/", '/' }, { "(", '(' }, { ")", ')' }, { "×", '*' }, { "÷", '/' }, { "−", '-' },
    { "＋", '+' }, { "－", '-' }, { "＊", '*' }, { "／", '/' }, { "（", '(' }, { "）", ')' },
  };
  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (g_str_has_prefix (at, signs[i].text))
      {
        *length = strlen (signs[i].text);
        return signs[i].sign;
      }
  *length = 0;
  return '\0';
}

static void
add_text (Reader *reader, const char *text)
{
  Piece piece = { MEASURE_NONE, g_strdup (text) };
  g_array_append_val (reader->formula->pieces, piece);
}

static void
add_step (Reader *reader, StepKind kind)
{
  Step step = { .kind = kind };
  g_array_append_val (reader->formula->steps, step);
}

/* Takes the sign when it stands next. */
static gboolean
take (Reader *reader, char sign, const char *shown)
{
  gsize length;
  skip_blanks (reader);
  if (sign_at (reader->at, &length) != sign)
    return FALSE;
  reader->at += length;
  add_text (reader, shown);
  return TRUE;
}

static void
read_number (Reader *reader)
{
  const char *begin = reader->at;
  gint64 whole = 0, unit = 1;
  guint digits = 0;
  gboolean point = FALSE;
  for (; g_ascii_isdigit (*reader->at) || (*reader->at == '.' && !point); reader->at++)
    {
      if (*reader->at == '.')
        point = TRUE;
      else
        {
          whole = whole * 10 + (*reader->at - '0');
          unit *= point ? 10 : 1;
          digits++;
        }
      if (digits > 15)
        break;
    }
  g_autofree char *text = g_strndup (begin, (gsize) (reader->at - begin));
  if (digits > 15 || digits == 0 || g_unichar_isalpha (g_utf8_get_char (reader->at)))
    {
      fail (reader, DIAG_FORMULA_NUMBER, begin, strlen (text), text, NULL);
      return;
    }
  Step step = { .kind = STEP_NUMBER, .number = fraction_new (whole, unit) };
  g_array_append_val (reader->formula->steps, step);
  add_text (reader, text);
}

static void
note_measure (Reader *reader, MeasureId measure, const char *at, gsize length)
{
  Formula *formula = reader->formula;
  Step step = { .kind = STEP_MEASURE, .measure = measure };
  Piece piece = { measure, NULL };
  g_array_append_val (formula->steps, step);
  g_array_append_val (formula->pieces, piece);
  for (guint i = 0; i < formula->measures->len; i++)
    if (g_array_index (formula->measures, MeasureId, i) == measure)
      return;
  Place place = place_at (reader, at, length);
  g_array_append_val (formula->measures, measure);
  g_array_append_val (formula->places, place);
}

static gboolean
is_id_part (const char *at)
{
  return g_unichar_isalnum (g_utf8_get_char (at)) || (*at != '\0' && strchr ("._:-", *at) != NULL);
}

static void
report_measure (Reader *reader, const char *begin, const char *id)
{
  const char *nearest = measure_nearest (reader->measures, id);
  fail (reader, nearest != NULL ? DIAG_FORMULA_MEASURE_NEAR : DIAG_FORMULA_MEASURE, begin, strlen (id), id, nearest);
}

/* An id may have a "-" in it: the longest known one is meant. */
static void
read_measure (Reader *reader)
{
  const char *begin = reader->at, *end = begin;
  MeasureId measure;
  while (is_id_part (end))
    end = g_utf8_next_char (end);
  g_autofree char *whole = g_strndup (begin, (gsize) (end - begin)), *id = g_strdup (whole);
  while (!measure_from_id (reader->measures, id, &measure))
    {
      char *last = strrchr (id, '-');
      if (last == NULL)
        {
          report_measure (reader, begin, id);
          return;
        }
      *last = '\0';
    }
  note_measure (reader, measure, begin, strlen (id));
  reader->at += strlen (id);
}

/* In quotes where it has blanks or signs in it. */
static void
read_quoted (Reader *reader)
{
  const char *begin = reader->at + 1, *end = strchr (begin, *reader->at);
  MeasureId measure;
  if (end == NULL)
    {
      fail (reader, DIAG_FORMULA_QUOTE, reader->at, 1, NULL, NULL);
      return;
    }
  g_autofree char *id = g_strndup (begin, (gsize) (end - begin));
  if (measure_from_id (reader->measures, id, &measure))
    note_measure (reader, measure, begin, strlen (id));
  else
    report_measure (reader, begin, id);
  reader->at = end + 1;
}

static void read_sum (Reader *reader);

static void
read_parentheses (Reader *reader)
{
  const char *begin = reader->at;
  gsize length;
  sign_at (begin, &length);
  take (reader, '(', "(");
  if (++reader->depth > MOST_DEPTH)
    fail (reader, DIAG_FORMULA_DEEP, begin, length, NULL, NULL);
  if (!reader->failed)
    read_sum (reader);
  reader->depth--;
  if (!reader->failed && !take (reader, ')', ")"))
    fail (reader, DIAG_FORMULA_PARENTHESIS, begin, length, NULL, NULL);
}

static void
read_operand (Reader *reader)
{
  gsize length = 1;
  skip_blanks (reader);
  char sign = sign_at (reader->at, &length);
  if (sign == '(')
    read_parentheses (reader);
  else if (g_ascii_isdigit (*reader->at))
    read_number (reader);
  else if (*reader->at == '"' || *reader->at == '\'')
    read_quoted (reader);
  else if (g_unichar_isalpha (g_utf8_get_char (reader->at)))
    read_measure (reader);
  else
    fail (reader, DIAG_FORMULA_OPERAND, reader->at, length, NULL, NULL);
}

/* A minus before an operand: one, two of them are a slip. */
static void
read_signed (Reader *reader)
{
  gboolean negative = take (reader, '-', "−");
  read_operand (reader);
  if (negative)
    add_step (reader, STEP_NEGATE);
}

/* Is what was just read the number 0. */
static gboolean
is_zero (const Reader *reader)
{
  const GArray *steps = reader->formula->steps;
  const Step *last = steps->len > 0 ? &g_array_index (steps, Step, steps->len - 1) : NULL;
  return last != NULL && last->kind == STEP_NUMBER && last->number.numerator == 0;
}

static void
read_product (Reader *reader)
{
  read_signed (reader);
  while (!reader->failed)
    {
      if (take (reader, '*', " × "))
        {
          read_signed (reader);
          add_step (reader, STEP_MULTIPLY);
          continue;
        }
      if (!take (reader, '/', " ÷ "))
        return;
      skip_blanks (reader);
      const char *begin = reader->at;
      read_signed (reader);
      if (!reader->failed && is_zero (reader))
        fail (reader, DIAG_FORMULA_ZERO, begin, (gsize) (reader->at - begin), NULL, NULL);
      add_step (reader, STEP_DIVIDE);
    }
}

static void
read_sum (Reader *reader)
{
  read_product (reader);
  while (!reader->failed)
    {
      StepKind kind = take (reader, '+', " + ") ? STEP_ADD : take (reader, '-', " − ") ? STEP_SUBTRACT : STEP_NUMBER;
      if (kind == STEP_NUMBER)
        return;
      read_product (reader);
      add_step (reader, kind);
    }
}

static Formula *
formula_new (void)
{
  Formula *formula = g_new (Formula, 1);
  *formula = (Formula) { g_array_new (FALSE, FALSE, sizeof (Step)), g_array_new (FALSE, FALSE, sizeof (MeasureId)),
                         g_array_new (FALSE, FALSE, sizeof (Place)), g_array_new (FALSE, FALSE, sizeof (Piece)) };
  g_array_set_clear_func (formula->pieces, piece_clear);
  return formula;
}

Formula *
formula_parse (const MeasureRule *rule, const Measures *measures, Diagnostics *diags)
{
  Reader reader = { .rule = rule, .measures = measures, .diags = diags, .at = rule->formula, .formula = formula_new () };
  read_sum (&reader);
  skip_blanks (&reader);
  if (!reader.failed && *reader.at != '\0')
    fail (&reader, DIAG_FORMULA_OPERATOR, reader.at, (gsize) (g_utf8_next_char (reader.at) - reader.at), NULL, NULL);
  if (!reader.failed && reader.formula->measures->len == 0)
    fail (&reader, DIAG_FORMULA_CONSTANT, rule->formula, strlen (rule->formula), NULL, NULL);
  if (reader.failed)
    g_clear_pointer (&reader.formula, formula_free);
  return reader.formula;
}

/* ---- using ---- */

const GArray *
formula_measures (const Formula *formula)
{
  return formula->measures;
}

Place
formula_measure_place (const Formula *formula, MeasureId measure)
{
  for (guint i = 0; i < formula->measures->len; i++)
    if (g_array_index (formula->measures, MeasureId, i) == measure)
      return g_array_index (formula->places, Place, i);
  return (Place) { 0 };
}

static gboolean
combine_numbers (StepKind kind, Fraction left, Fraction right, Fraction *result)
{
  switch (kind)
    {
    case STEP_ADD:
      *result = fraction_add (left, right);
      return TRUE;
    case STEP_SUBTRACT:
      *result = fraction_add (left, (Fraction) { -right.numerator, right.denominator });
      return TRUE;
    case STEP_MULTIPLY:
      *result = fraction_multiply (left, right);
      return TRUE;
    default:
      return fraction_divide (left, right, result);
    }
}

/* The smaller of two samples, of which 0 is none. */
static gint64
smaller (gint64 one, gint64 other)
{
  return one == 0 || (other != 0 && other < one) ? other : one;
}

static gboolean
combine (StepKind kind, FormulaValue left, FormulaValue right, FormulaValue *result)
{
  FormulaValue value = { .rows = MAX (left.rows, right.rows), .sample = smaller (left.sample, right.sample) };
  if (kind == STEP_DIVIDE)
    {
      value.rows = left.rows;
      value.sample = smaller (value.sample, right.rows);
    }
  if (!combine_numbers (kind, left.number, right.number, &value.number))
    return FALSE;
  *result = value;
  return TRUE;
}

gboolean
formula_compute (const Formula *formula, FormulaLookup lookup, gpointer data, FormulaValue *value)
{
  g_autofree FormulaValue *stack = g_new0 (FormulaValue, formula->steps->len + 1);
  guint n = 0;
  for (guint i = 0; i < formula->steps->len; i++)
    {
      const Step *step = &g_array_index (formula->steps, Step, i);
      if (step->kind == STEP_NUMBER)
        stack[n++] = (FormulaValue) { .number = step->number };
      else if (step->kind == STEP_NEGATE)
        stack[n - 1].number.numerator = -stack[n - 1].number.numerator;
      else if (step->kind == STEP_MEASURE)
        {
          if (!lookup (step->measure, &stack[n++], data))
            return FALSE;
        }
      else
        {
          n--;
          if (!combine (step->kind, stack[n - 1], stack[n], &stack[n - 1]))
            return FALSE;
        }
    }
  *value = stack[0];
  return TRUE;
}

static gboolean
find_nothing (MeasureId measure, FormulaValue *value, gpointer measures)
{
  const MeasureDefinition *definition = measure_definition (measures, measure);
  *value = (FormulaValue) { .number = { 0, 1 } };
  if (definition->source == SOURCE_FORMULA)
    return definition->formula != NULL && formula_of_nothing (definition->formula, measures, value);
  return measure_is_sum (measures, measure);
}

gboolean
formula_of_nothing (const Formula *formula, const Measures *measures, FormulaValue *value)
{
  return formula_compute (formula, find_nothing, (gpointer) measures, value);
}

char *
formula_text (const Formula *formula, FormulaTitle title, gpointer data)
{
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < formula->pieces->len; i++)
    {
      const Piece *piece = &g_array_index (formula->pieces, Piece, i);
      g_string_append (text, piece->text != NULL ? piece->text : title (piece->measure, data));
    }
  return g_string_free (text, FALSE);
}
