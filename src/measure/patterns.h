/* Which cells of all periods are hidden for the sake of few people. Private to the room. */
#ifndef TRAINBOOK_MEASURE_PATTERNS_H
#define TRAINBOOK_MEASURE_PATTERNS_H

#include "measure/cells.h"

/* The people behind figures. */
typedef enum {
  PEOPLE_NONE,             /* sessions, plans: nobody's results */
  PEOPLE_DUE,              /* who was expected in held sessions */
  PEOPLE_SCORED,           /* who has a score */
  PEOPLE_STAFF,            /* who belongs to the group on the last day: known to all where the edition has rosters */
  PEOPLE_STAFF_BEFORE,     /* who belonged to it when the period began: with those who came and went they tell of the others */
  PEOPLE_ACTIVE,           /* who belongs to the group, where results are divided by them */
  PEOPLE_ANSWERED,         /* who answered a survey */
  N_PEOPLE                 /* from here on: whom the rows of one measure are about */
} PeopleKind;

/* How many people are behind a cell, `people` as below; 0: there is no such cell. */
guint32 patterns_people (const Figures *figures, guint people, guint period, guint slot);

/* What is hidden of the figures of some people: cells with fewer than `minimum` behind them, and those that would give such a one away, by the members of
 * its dimension, by the days, weeks, months, quarters and years that can be added to and taken from each other, or by both. */
typedef struct Pattern Pattern;

/* `people`: a PeopleKind, from N_PEOPLE on a measure; `shown`: by dimension, whether there are figures by it at all. Never NULL. */
Pattern *pattern_new (const Figures *figures, guint people, guint minimum, const gboolean *shown);
void pattern_free (Pattern *pattern);

/* Is the cell of a period and a slot below the people hidden? */
gboolean pattern_hides (const Pattern *pattern, guint period, guint slot);
/* Can the sum of the days from `first` to `last` be worked out from what is not hidden? TRUE where nothing is summed along the time. */
gboolean pattern_tells (const Pattern *pattern, guint slot, Date first, Date last);

#endif
