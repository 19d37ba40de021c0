/* Which cells of all periods are hidden for the sake of few people. Private to the room. */
#ifndef TRAINBOOK_MEASURE_PATTERNS_H
#define TRAINBOOK_MEASURE_PATTERNS_H

#include "measure/cells.h"

/* The people behind figures. */
typedef enum {
  PEOPLE_NONE,             /* sessions, plans: nobody's results */
  PEOPLE_DUE,              /* who was expected in held sessions */
  PEOPLE_SCORED,           /* who has a score */
  PEOPLE_STAFF,            /* who belongs to the group: known to all where the edition has rosters */
  PEOPLE_ACTIVE,           /* who belongs to the group, where results are divided by them */
  PEOPLE_ANSWERED,         /* who answered a survey */
  N_PEOPLE                 /* from here on: whom the rows of one measure are about */
} PeopleKind;

/* How many people are behind a cell, `people` as below; 0: there is no such cell. */
guint32 patterns_people (const Figures *figures, guint people, guint period, guint slot);

/* One flag a period and slot below the people (period × slots.first[DIMENSION_PERSON] + slot): hidden when fewer than `minimum` are behind the cell, or when
 * it would give such a one away: by the members of its dimension, or by the days, weeks, months and quarters that add up to it. `people`: a PeopleKind, from
 * N_PEOPLE on a measure. New array. */
guint8 *patterns_new (const Figures *figures, guint people, guint minimum);

#endif
