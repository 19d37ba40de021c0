#include "measure/fraction.h"

#define MOST_BITS 60

static Wide
absolute (Wide number)
{
  return number < 0 ? -number : number;
}

static Wide
common_divisor (Wide a, Wide b)
{
  while (b != 0)
    {
      Wide rest = a % b;
      a = b;
      b = rest;
    }
  return a;
}

Fraction
fraction_new (Wide numerator, Wide denominator)
{
  if (denominator < 0)
    {
      numerator = -numerator;
      denominator = -denominator;
    }
  Wide divisor = common_divisor (absolute (numerator), denominator);
  numerator /= divisor;
  denominator /= divisor;
  /* Both lose the same last digit; a denominator of one keeps it. */
  while ((absolute (numerator) >> MOST_BITS) != 0 || (denominator >> MOST_BITS) != 0)
    {
      if (denominator == 1)
        break;
      numerator /= 2;
      denominator /= 2;
    }
  return (Fraction) { numerator, denominator };
}

/* Numbers of 60 binary digits: their products fit into 127. A whole number that does not, is cut first. */
static Wide
fitting (Wide number)
{
  const Wide most = (Wide) 1 << MOST_BITS;
  return CLAMP (number, -most, most);
}

Fraction
fraction_add (Fraction a, Fraction b)
{
  Wide sum = fitting (a.numerator) * b.denominator + fitting (b.numerator) * a.denominator;
  return fraction_new (sum, a.denominator * b.denominator);
}

Fraction
fraction_multiply (Fraction a, Fraction b)
{
  return fraction_new (fitting (a.numerator) * fitting (b.numerator), a.denominator * b.denominator);
}

gboolean
fraction_divide (Fraction a, Fraction b, Fraction *quotient)
{
  if (b.numerator == 0)
    return FALSE;
  *quotient = fraction_new (fitting (a.numerator) * b.denominator, a.denominator * fitting (b.numerator));
  return TRUE;
}
