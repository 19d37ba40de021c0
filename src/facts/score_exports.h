/* Scores of exports, which often say the same thing again: a gradebook is exported every week, and each export holds all scores so far. */
#ifndef TRAINBOOK_FACTS_SCORE_EXPORTS_H
#define TRAINBOOK_FACTS_SCORE_EXPORTS_H

#include "facts/cells.h"

typedef struct {
  ScoreEvent event;
  Date taken;              /* the day the export shows the score on: its own, else the export's; DATE_NONE */
  gint64 moment;           /* second since 1970, or 0 */
  gboolean is_timed;       /* `moment` is its own, and not the export's */
  guint attempt;           /* by the export's own column; 0: not said. That of `event` is by the item and sets it apart from all others */
  gboolean is_event;       /* an attempt of its own (a statement), not what a gradebook showed */
} ExportedScore;

/* Merges what the exports say (ExportedScore) of each person in each assessment or course:
 * - of gradebooks, the first export that shows a value counts; the same value in a later one is the same attempt, another value is a new one,
 *   on the later export's day, or stands instead when that is the same day; a mark "no score yet" gives way to what another export shows.
 *   Several of one day in one file get attempts 1, 2, … by their own moments, or those that the file says.
 * - of statements, those of one moment and value are one; several on one day get attempts 1, 2, … by their moments.
 * Two numbers in one file are never merged. What an item says that counts for one attempt is that attempt: another value in a later export stands instead. Returns how many said nothing new; those are taken out, and so are new attempts on a day after
 * `as_of`, which `*n_later` counts. */
guint exported_scores_merge (GArray *scores, Date as_of, guint *n_later);

#endif
