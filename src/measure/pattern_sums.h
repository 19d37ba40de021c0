/* Which cells are sums of which others, over all periods: layers and relations for disclosure_prevent(). Private to patterns.c. */
#ifndef TRAINBOOK_MEASURE_PATTERN_SUMS_H
#define TRAINBOOK_MEASURE_PATTERN_SUMS_H

#include "measure/patterns.h"
#include "measure/disclosure.h"

/* The cells that a pattern is made of. */
typedef struct {
  const Figures *figures;
  guint people;            /* a PeopleKind, from N_PEOPLE on a measure */
  SuppressionCell *cells;  /* by period and slot, up to the people */
  guint n_slots, n_periods, minimum;
  const gboolean *shown;   /* by dimension */
} PatternTable;

SuppressionCell *pattern_cell (const PatternTable *table, guint period, guint slot);

/* The cells of one slot, period by period; new, to be cleared. Giving writes the states back. */
TimelineLayer pattern_layer_new (const PatternTable *table);
void pattern_layer_take (const PatternTable *table, guint slot, const TimelineLayer *layer);
void pattern_layer_give (const PatternTable *table, guint slot, const TimelineLayer *layer);
void pattern_layer_clear (const TimelineLayer *layer);

typedef struct {
  GArray *slots;           /* guint: those that have anybody at all … */
  GArray *layers;          /* TimelineLayer: … are the first layers; then comes what is shown nowhere but must add up too */
  GArray *worth;           /* guint8, by layer */
  GArray *relations;       /* SumRelation */
} PatternSums;

PatternSums pattern_sums_new (const PatternTable *table);
void pattern_sums_clear (PatternSums *sums);

/* The system as the table stands; what is hidden in it afterwards is to be given back. */
SumSystem pattern_sums_take (const PatternSums *sums, const PatternTable *table, const Timeline *timeline);
void pattern_sums_give (const PatternSums *sums, const PatternTable *table);

#endif
