/* Figures of formulas: computed from those of the measures in them, for the same period and member. */
#include "measure/cells.h"
#include "measure/fraction.h"

typedef struct {
  const Figures *figures;
  guint period, slot;
  const TrainingCell *training;
  const ScoreCell *score;
  Figure *figure;              /* what is made: how sure it is comes from its parts */
  gboolean found;              /* a measure in it has a figure */
  gboolean has_ratio;          /* and is no plain sum: the smallest sample of these is that of the formula, else the largest of the sums */
} Operands;

static void
note_count (Operands *operands, const Figure *part)
{
  Figure *figure = operands->figure;
  if (part->is_sum && !operands->has_ratio)
    figure->count = MAX (figure->count, part->count);
  else if (!part->is_sum)
    {
      figure->count = operands->has_ratio ? MIN (figure->count, part->count) : part->count;
      operands->has_ratio = TRUE;
    }
}

/* A plain sum without a cell is zero in a formula, as it is in tables; a formula in a formula is as if it were written out. */
static gboolean
find_operand (MeasureId measure, FormulaValue *value, gpointer data)
{
  Operands *operands = data;
  const Figures *figures = operands->figures;
  const MeasureDefinition *definition = measure_definition (figures->measures, measure);
  Figure part = *operands->figure, *figure = operands->figure;
  *value = (FormulaValue) { .number = { 0, 1 } };
  if (definition->source == SOURCE_FORMULA)
    return definition->formula != NULL && formula_compute (definition->formula, find_operand, operands, value);
  if (!figure_make (figures, measure, operands->period, operands->slot, operands->training, operands->score, &part))
    return measure_is_sum (figures->measures, measure);
  note_count (operands, &part);
  figure->unweighted |= part.unweighted;
  figure->mean_of_means |= part.mean_of_means;
  operands->found = TRUE;
  value->number = fraction_new (part.numerator, part.denominator);
  *(part.is_sum ? &value->rows : &value->sample) = part.count;
  return TRUE;
}

gboolean
formula_make (const Figures *figures, MeasureId measure, guint period, guint slot, const TrainingCell *training, const ScoreCell *score, Figure *figure)
{
  const MeasureDefinition *definition = measure_definition (figures->measures, measure);
  Operands operands = { figures, period, slot, training, score, figure, FALSE };
  FormulaValue value;
  *figure = (Figure) { .measure = figure->measure, .period = figure->period, .dimension = figure->dimension, .member = figure->member };
  if (definition->formula == NULL || !formula_compute (definition->formula, find_operand, &operands, &value) || !operands.found)
    return FALSE;
  figure->numerator = value.number.numerator;
  figure->denominator = value.number.denominator;
  figure->sample = value.sample;
  figure->scale = 1;
  return TRUE;
}
