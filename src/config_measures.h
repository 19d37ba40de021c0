/* `measures` in trainbook.yml: measures of the department's own, as formulas of others. */
#ifndef TRAINBOOK_CONFIG_MEASURES_H
#define TRAINBOOK_CONFIG_MEASURES_H

#include "diag.h"

typedef enum { FORMULA_NUMBER, FORMULA_RATE, FORMULA_POINTS, FORMULA_HOURS } FormulaUnit;
typedef enum { FORMULA_NEITHER, FORMULA_MORE, FORMULA_LESS } FormulaBetter;

typedef struct MeasureRule {
  char *id;                /* as reports, targets and awards name it */
  Place place;             /* of the id */
  char *title;             /* as pages call it; default: the id */
  char *formula;           /* as written; NULL: it was missing, and reported */
  Place formula_place;     /* of its first character */
  FormulaUnit unit;
  char *suffix;            /* of a number: "元", or NULL */
  guint better;            /* FormulaBetter; default: neither */
} MeasureRule;

void measure_rule_free (gpointer rule);

#endif
