/* What follows from sums that are published, all of them together: along the time, and over the members of totals. In a second world, made at random so
 * that everything published is the same in it, what follows is the same too, and all else differs. Pure arithmetic. */
#ifndef TRAINBOOK_MEASURE_WORLD_H
#define TRAINBOOK_MEASURE_WORLD_H

#include "measure/timeline.h"

/* Day by day the total is the sum of its members; layers by number. */
typedef struct {
  guint total;
  GArray *members;         /* guint */
} SumRelation;

/* Everything that is summed. What is hidden changes in the states of the layers alone. */
typedef struct {
  const Timeline *timeline;
  const TimelineLayer *layers;
  const guint8 *worth;     /* by layer: of two that could be hidden that of less worth is */
  guint n_layers;
  const SumRelation *relations;
  guint n_relations;
} SumSystem;

typedef struct World World;

/* A world for what is published now. The system must outlive it. Never NULL. */
World *world_new (const SumSystem *system);
void world_free (World *world);
/* Makes it anew once the states have changed. */
void world_remake (World *world);

/* Does it follow what a layer has between two beginnings of days? */
gboolean world_knows (const World *world, guint layer, guint from, guint to);
/* Labels by beginning: what a layer has between those with the same label follows. */
void world_labels (const World *world, guint layer, guint32 *labels);

#endif
