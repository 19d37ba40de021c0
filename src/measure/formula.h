/* Formulas of `measures:` in trainbook.yml: + - * / (also × ÷ and full-width signs), parentheses, numbers, ids of measures. */
#ifndef TRAINBOOK_MEASURE_FORMULA_H
#define TRAINBOOK_MEASURE_FORMULA_H

#include "config_measures.h"
#include "measure/measures.h"

typedef struct Formula Formula;

/* A number as a fraction in its lowest terms; denominator > 0. */
typedef struct { Wide numerator, denominator; } Fraction;

/* A value with what it stands on. */
typedef struct {
  Fraction number;
  gint64 rows;                 /* behind the largest plain sum that is not divided by; 0: there is none */
  gint64 sample;               /* behind the smallest denominator: of a rate or mean in it, or of what is divided by; 0: nothing is divided */
} FormulaValue;

/* The value of a measure in a formula; FALSE: there is none. */
typedef gboolean (*FormulaLookup) (MeasureId measure, FormulaValue *value, gpointer data);

/* Reads the rule's formula. NULL when it has a mistake, which is reported at its place. */
Formula *formula_parse (const MeasureRule *rule, const Measures *measures, Diagnostics *diags);
void formula_free (gpointer formula);

/* The measures in it, each once, in the order of their first place: MeasureId. Borrowed. */
const GArray *formula_measures (const Formula *formula);
/* Where in trainbook.yml a measure of it first stands. */
Place formula_measure_place (const Formula *formula, MeasureId measure);
/* Computes exactly; beyond 60 binary digits of numerator or denominator it rounds. FALSE: a measure has no value, or it divides by zero. */
gboolean formula_compute (const Formula *formula, FormulaLookup lookup, gpointer data, FormulaValue *value);
/* What it comes to where nothing is recorded: FALSE where there is nothing to say then, as a rate or a mean is in it, or it divides by zero. */
gboolean formula_of_nothing (const Formula *formula, const Measures *measures, FormulaValue *value);

/* As a reader sees it, with the titles that `title` gives (borrowed) and × ÷. New string. */
typedef const char *(*FormulaTitle) (MeasureId measure, gpointer data);
char *formula_text (const Formula *formula, FormulaTitle title, gpointer data);

#endif
