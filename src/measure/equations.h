/* Linear equations without constants, such as total − one − other = 0, and a solution of them at random: two unknowns that are the same in it are the same
 * in every solution, as good as certainly. Pure arithmetic, and the same numbers each time. */
#ifndef TRAINBOOK_MEASURE_EQUATIONS_H
#define TRAINBOOK_MEASURE_EQUATIONS_H

#include <glib.h>

/* Numbers are taken modulo this prime: by chance two of them are the same once in so many cases. */
#define EQUATIONS_PRIME ((G_GUINT64_CONSTANT (1) << 61) - 1)

typedef struct { guint unknown; guint64 factor; } EquationTerm;

typedef struct Equations Equations;

/* Unknowns are numbers below `n_unknowns`; those that stand in no row cost nothing. */
Equations *equations_new (guint n_unknowns);
void equations_free (Equations *equations);
/* Forgets all equations and the solution; the memory stays for the next ones. */
void equations_clear (Equations *equations);

/* Σ factor · unknown = 0. The terms are copied; ascending by unknown, each once, no factor 0. −1 is EQUATIONS_PRIME − 1. */
void equations_add (Equations *equations, const EquationTerm *terms, guint n);

/* Finds a solution at random, once. */
void equations_solve (Equations *equations);
/* What an unknown is in it. */
guint64 equations_value (const Equations *equations, guint unknown);

#endif
