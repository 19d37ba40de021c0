/* Sums along the time: a period that is published tells the sum of its days, and the difference of two tells what lies between them. So the beginnings
 * of days are joined by what is published, and the sum between two beginnings can be worked out exactly when they hang together. Pure arithmetic. */
#ifndef TRAINBOOK_MEASURE_TIMELINE_H
#define TRAINBOOK_MEASURE_TIMELINE_H

#include "measure/suppression.h"

/* A period that may be published: its days, counted from 0. Of several the one of the least grade is hidden first. */
typedef struct { guint first, last, grade; } TimelineSpan;

/* The cells of one member, by span of a timeline. */
typedef struct {
  guint32 *people;         /* behind it; 0: its sum is nothing, and everybody knows */
  guint8 *states;          /* a CellState each */
} TimelineLayer;

typedef struct Timeline Timeline;

/* `spans` are copied; each day has one of its own. Never NULL. */
Timeline *timeline_new (const TimelineSpan *spans, guint n_spans, guint n_days);
void timeline_free (Timeline *timeline);

/* Gives up spans until no secret can be worked out, nor anything of fewer people than `minimum`, as far as the spans within it say. TRUE when any was. */
gboolean timeline_protect (const Timeline *timeline, const TimelineLayer *layer, guint minimum);

/* The spans, borrowed, and how many they are. */
const TimelineSpan *timeline_spans (const Timeline *timeline, guint *n_spans);
/* How many beginnings of days there are: one more than days. */
guint timeline_beginnings (const Timeline *timeline);

/* A stretch of days, from one beginning to another, that must not be known. */
typedef struct { guint from, to; } TimelineLeak;
/* Those that are known by such labels: of few people, or a secret. Array of TimelineLeak; free it. */
GArray *timeline_leaks (const Timeline *timeline, const TimelineLayer *layer, const guint32 *labels, guint minimum);

/* By beginning of a day (n_days + 1 of them): those with the same label hang together. */
void timeline_labels (const Timeline *timeline, const TimelineLayer *layer, guint32 *labels);

#endif
