/* Disclosure: which published sums must go so that none that is kept back follows from the others, and which of those kept back might as well be shown. */
#ifndef TRAINBOOK_MEASURE_DISCLOSURE_H
#define TRAINBOOK_MEASURE_DISCLOSURE_H

#include "measure/world.h"

/* Gives up spans of the layers until nothing follows that is secret or of fewer people than `minimum`, as timeline_protect() has it. What is missed least
 * goes: days before weeks and so on, then layers of less worth, then what is near that which would be known. TRUE when any was given up. */
gboolean disclosure_prevent (const SumSystem *system, guint minimum);

/* Shows what is given up and follows all the same, of the first `n_layers`. Nothing more is known then. */
void disclosure_show_known (const SumSystem *system, guint n_layers);

#endif
