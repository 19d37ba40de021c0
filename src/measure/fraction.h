/* Fractions of wide integers, for formulas: exact as long as they fit. Private to the room. */
#ifndef TRAINBOOK_MEASURE_FRACTION_H
#define TRAINBOOK_MEASURE_FRACTION_H

#include "measure/formula.h"

/* Its lowest terms; what needs more than 60 binary digits then is rounded. `denominator` is not 0. */
Fraction fraction_new (Wide numerator, Wide denominator);
Fraction fraction_add (Fraction a, Fraction b);
Fraction fraction_multiply (Fraction a, Fraction b);
/* FALSE: `b` is zero. */
gboolean fraction_divide (Fraction a, Fraction b, Fraction *quotient);

#endif
