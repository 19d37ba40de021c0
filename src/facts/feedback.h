/* What those who attended said of a session: ratings kept as counts, never as rows, and the comments that pages list. Nobody is told who said it. */
#ifndef TRAINBOOK_FACTS_FEEDBACK_H
#define TRAINBOOK_FACTS_FEEDBACK_H

#include "facts/facts.h"

/* Ratings that are the same: of one session and item, out of the same scale. */
typedef struct {
  guint32 session;              /* Session.index */
  guint32 item;                 /* items in the order in which files name them */
  Decimal rating, scale;        /* 4 out of 5 */
  guint32 n;
} FeedbackCount;

/* Which ratings are asked for. Every member that is NULL takes all. */
typedef struct {
  Date from, to;                /* days of the sessions */
  const Session *session;
  const Course *course;
  const char *area;             /* of the course */
  const Person *trainer;        /* one of the session's trainers */
  const Cohort *cohort;         /* of the session */
  gboolean (*has) (const Session *session, gconstpointer data);    /* of its sessions only those */
  gconstpointer data;
} FeedbackScope;

/* What was said of one item. */
typedef struct {
  const char *item;             /* as the file names it */
  guint n, top;                 /* ratings; those that are at least 80 % of their scale */
  gint64 sum;                   /* of the ratings, in millionths: the mean is sum ÷ n */
  Decimal scale;                /* the end of the scale; DECIMAL_NONE: ratings out of different ones */
} FeedbackItem;

/* How often a rating was given. */
typedef struct { Decimal rating, scale; guint n; } FeedbackRating;

typedef struct {
  const Session *session;
  const char *question, *text;
} FeedbackComment;

/* Is a rating one of the best: at least 80 % of its scale. */
static inline gboolean
feedback_is_top (Decimal rating, Decimal scale)
{
  return 5 * rating >= 4 * scale;
}

/* Every count, by session, item, scale, rating: FeedbackCount, borrowed. */
const GArray *facts_feedback_counts (const Facts *facts);
/* How many answered in the session: distinct respondents; of answers without one each row of a file is one. */
guint facts_feedback_respondents (const Facts *facts, const Session *session);

/* The items that were rated in a scope, in the order in which files name them: FeedbackItem; free the array. */
GArray *facts_feedback_items (const Facts *facts, const FeedbackScope *scope);
/* The ratings of one item (NULL: of all) in a scope, by scale, then rating, the best first: FeedbackRating; free the array. */
GArray *facts_feedback_ratings (const Facts *facts, const FeedbackScope *scope, const char *item);
/* How many answered in the sessions of a scope that have any answer, and how many attended these. */
void facts_feedback_response (const Facts *facts, const FeedbackScope *scope, guint *respondents, guint *attended);

/* The comments on sessions of a scope, by session, then in the order of the files: const FeedbackComment *; free the array. Only where they were
 * selected before the pass (FactsSelection.comments); else none. */
GPtrArray *facts_feedback_comments (const Facts *facts, const FeedbackScope *scope);

#endif
