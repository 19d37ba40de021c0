/* Sums along the time and over the members of a total at once: where a stretch of days is known of the total and of all members but one, it is known of that
 * one too; where it is known of all members, it is known of the total. Pure arithmetic. */
#ifndef TRAINBOOK_MEASURE_CROSSING_H
#define TRAINBOOK_MEASURE_CROSSING_H

#include "measure/timeline.h"

/* Gives up spans, of members before those of the total, until nothing that can be worked out is secret or of fewer people than `minimum`. Members that do not
 * add up to the total (a session has two trainers, a person no team) are taken as if they did. TRUE when any was given up. */
gboolean crossing_protect (const Timeline *timeline, const TimelineLayer *total, const TimelineLayer *members, guint n_members, guint minimum);

#endif
