/* The four levels of a course's effect, as its own page and the reports show them. */
#ifndef TRAINBOOK_VIEW_EFFECT_LEVELS_H
#define TRAINBOOK_VIEW_EFFECT_LEVELS_H

#include "measure/effect.h"
#include "view/report.h"

/* The page of a course has every item of its survey; a row of a report, which returns each period, the sums alone. */
typedef enum { EFFECT_WHOLE, EFFECT_BRIEF } EffectDetail;

/* Adds a <level name number minimum> for each of the four under `parent`, with its figures, or with a state that says why there are none: withheld, none,
 * few. `report` says how figures are written and for which edition. */
void effect_add_levels (const Report *report, const CourseEffect *effect, EffectDetail detail, xmlNode *parent);

#endif
