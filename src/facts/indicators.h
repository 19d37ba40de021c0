/* Indicators of the service itself (首次响应时长, 客户满意度 …), as other systems count them. A row is of a person, of a team, or of the whole department. */
#ifndef TRAINBOOK_FACTS_INDICATORS_H
#define TRAINBOOK_FACTS_INDICATORS_H

#include "facts/facts.h"
#include "model/lists.h"

/* Both parts in 1 / INDICATOR_SCALE: of a row with numerator and denominator these, else value × weight and weight, else the value and 1. */
#define INDICATOR_SCALE G_GINT64_CONSTANT (100000000000000)
typedef struct {
  Wide numerator, denominator;
  guint n;                      /* rows */
  guint unweighted;             /* of these without a weight: with several rows the figure is a mean of means (平均数的平均) */
} IndicatorSum;

/* The rows of one indicator, day, team and person. */
typedef struct {
  guint32 indicator;            /* Target.index */
  Date date;
  gint32 team;                  /* index into Model.teams: the row's, else the person's on that day; -1 without */
  gint32 person;                /* Person.index; -1: of the team, without a team of the whole department */
  IndicatorSum sum;
} IndicatorCount;

/* Every count, by indicator, date, team, person (-1 first): IndicatorCount, borrowed. */
const GArray *facts_indicator_counts (const Facts *facts);

/* Adds up; a sum that no number holds has no denominator any more. */
void indicator_add (IndicatorSum *sum, const IndicatorSum *other);

#endif
