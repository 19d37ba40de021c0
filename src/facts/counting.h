/* The parts of facts_count(), one a dataset; each fills its own fields of Facts. */
#ifndef TRAINBOOK_FACTS_COUNTING_H
#define TRAINBOOK_FACTS_COUNTING_H

#include "facts/pass.h"

typedef struct {
  Facts *facts;
  const FactsSelection *selection;
  Identifiers people, sessions;
  guint jobs;
  Diagnostics *diags;
} Counting;

/* Warns of `n` rows of a dataset (NULL: of the score exports) that are dated after the as-of date, if there are any, and names their files, which are noted in the
 * intake. */
void report_later (const Model *model, Diagnostics *diags, const DatasetDefinition *dataset, guint64 n);

/* Warns about a fact of somebody who did not work there on that day. */
void report_employment (Diagnostics *diags, const Place *place, const Person *person, Date date);

void rosters_count (Counting *counting);
void attendance_count (Counting *counting);
void scores_count (Counting *counting);
/* Feedback, comments, indicators, quality checks and their items, counted. */
void observations_count (Counting *counting);
void feedback_free (struct FeedbackFacts *feedback);
void checks_free (struct CheckFacts *checks);
/* The records that pages list, from the marks; `leave_kinds` by pass_pair(). */
void exceptions_collect (Counting *counting, GHashTable *leave_kinds);
/* Puts the scores pair by pair and in order; duplicates are reported and left out. */
void scores_arrange (Facts *facts, Diagnostics *diags);
/* Warns of scores, arranged by date in each pair, that can hardly be meant: a retake that stands twice, an attempt that is dated before a lower one. */
void scores_report_doubts (const Facts *facts, Diagnostics *diags);

/* A slip of the pen in a year would make reports of a thousand years. */
#define FACTS_MOST_DAYS (100 * 366)
gboolean facts_date_is_far (const Model *model, Date date);

/* Room for the marks of all sessions, all zero; never NULL. Given back by marks_free(), while the facts have as many sessions and people. */
guint64 *marks_new (const Facts *facts);
void marks_free (const Facts *facts, guint64 *marks);
/* Words of `size` zeros behind `*place`, made when first needed, by whichever thread comes first. */
guint64 *words_at (guint64 **place, guint size);
/* Adds to a sum in one atomic step. */
void day_sums_add (DaySums *sums, guint day, guint column, gint64 value);
void day_sums_clear (DaySums *sums);

#endif
