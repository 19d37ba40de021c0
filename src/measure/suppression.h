/* Suppression of small groups: which members of a total must not be shown, so that no small one can be had by subtraction. Pure arithmetic. */
#ifndef TRAINBOOK_MEASURE_SUPPRESSION_H
#define TRAINBOOK_MEASURE_SUPPRESSION_H

#include <glib.h>

/* What becomes of a cell. Given up is what would tell a secret: it is not published either, but may be known. */
typedef enum { CELL_SHOWN, CELL_SECRET, CELL_GIVEN_UP } CellState;

/* A total or one of its members. */
typedef struct {
  guint32 people;          /* behind it; 0: there is no such cell */
  guint8 state;            /* a CellState; what this room hides is secret */
} SuppressionCell;

/* Makes a secret of every cell with fewer people than `minimum`. */
void suppression_hide_small (SuppressionCell *cells, guint n, guint minimum);

/* total = sum of the members (+ those who belong to none). Whoever sees the rest of the row can work out the sum of what is hidden. So when anything is
 * hidden, at least two members are, and together they have at least `minimum` people; further members are hidden until it is so: those with the
 * fewest people first, then in order. Members that share people (`overlapping`: the courses of a person) count no more together than the largest of them.
 * When the total is hidden, at least one member is, else their sum would give it away. TRUE when anything was hidden. */
gboolean suppression_protect (const SuppressionCell *total, SuppressionCell *members, guint n, gboolean overlapping, guint minimum);

#endif
