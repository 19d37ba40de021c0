/* The base cells that facts are counted into: session × person (attendance, enrolment), person × date (hours), and the scores.
 * For the rooms facts and measure; pages use facts.h. */
#ifndef TRAINBOOK_FACTS_CELLS_H
#define TRAINBOOK_FACTS_CELLS_H

#include "facts/facts.h"
#include "facts/people_set.h"

/* Sums by day of sessions and a column (a team, a cohort, a person). Rows are made when first added to. */
typedef struct {
  gint64 **rows;          /* by index into Facts.days; NULL: all zero */
  guint n_rows, width;
} DaySums;

typedef enum { SCORE_MISSING, SCORE_FAILED, SCORE_PASSED } ScoreState;

/* One score. A pair is what the same person has in the same assessment (or, without one, the same course). */
typedef struct {
  guint32 person;         /* Person.index */
  gint32 assessment;      /* Assessment.index, -1 */
  gint32 course;          /* the row's, else the assessment's; -1 */
  Date date;
  guint32 attempt;        /* 0: not given */
  guint32 sequence;       /* reading order */
  guint32 file, line, cell;     /* file: index into Facts.score_files; cell: from 1, 0 not known */
  gint64 points;          /* 100 × score ÷ max in SCORE_SCALE parts of a point; 0 when missing */
  const char *missing;    /* kind, static; NULL for a number */
  ScoreState state;
  guint32 row : 31;       /* of an export: its row's number; else 0 */
  guint32 repaired : 1;   /* of the dataset: its row counts as repaired */
  guint32 day_attempt;    /* its place among those of its day: the attempt, else the first that none of them has; set by scores_arrange() */
} ScoreEvent;

#define SCORE_SCALE G_GINT64_CONSTANT (1000000000000)

struct Facts {
  const Model *model;
  guint n_sessions, n_cohorts;
  guint set_words;               /* of a set of people */
  guint64 *marks;                /* session by session, 3 × set_words each; see marks_of() */
  guint64 **session_rosters;     /* by Session.index: those enrolled by name in the session, or NULL */
  guint64 **cohort_rosters;      /* by Cohort.index: those enrolled in the cohort, or NULL */
  /* Hours: minutes that rows declare, less the hours of the session, summed over those who attended. */
  gint64 *session_extra;         /* by Session.index */
  Date *days;                    /* the distinct dates of sessions up to the as-of date, ascending */
  guint n_days;
  guint32 *session_day;          /* by Session.index: into days; G_MAXUINT32 after the as-of date */
  DaySums team_extra;            /* column team_index + 1 */
  DaySums cohort_extra;          /* column Cohort.index + 1 */
  DaySums person_extra;          /* only where people are counted (Config.counts_people) */
  ScoreEvent *scores;            /* pair by pair: by assessment or course, then person; in a pair numbers in order, then missing ones by date */
  guint n_scores;
  guint32 *person_ranks;         /* by Person.index: the place of each by team and id, for lists; NULL without scores */
  GPtrArray *score_files;        /* char * */
  guint first_export;            /* the first of them that is an export */
  GPtrArray *export_columns;     /* for each export a GPtrArray: by cell the item that stands above, char * or NULL */
  GArray *completions;           /* CourseCompletion, by course, then person */
  GPtrArray *exceptions;         /* AttendanceException *, or NULL: not selected */
  struct FeedbackFacts *feedback;   /* see feedback.h */
  struct CheckFacts *checks;     /* see checks.h */
  GArray *indicators;            /* IndicatorCount, sorted, see indicators.h */
  struct Aside *aside;           /* rows left out, see aside.h */
  GStringChunk *strings;
};

/* The marks of a session; all zero when it has no record. */
static inline guint64 *
marks_of (const Facts *facts, guint session)
{
  return facts->marks + (gsize) session * 3 * facts->set_words;
}

/* Held, and not after the as-of date: its attendance counts. */
static inline gboolean
session_counts (const Model *model, const Session *session)
{
  return session->status == SESSION_HELD && session->date <= model->as_of;
}

gint64 day_sum (const DaySums *sums, guint day, guint column);

/* The people of word `i` who are enrolled in the session, by name or through its cohort. */
static inline guint64
roster_word (const Facts *facts, const Session *session, guint i)
{
  const guint64 *own = facts->session_rosters[session->index];
  const guint64 *through = session->cohort == NULL ? NULL : facts->cohort_rosters[session->cohort->index];
  return (own == NULL ? 0 : own[i]) | (through == NULL ? 0 : through[i]);
}

/* Puts the scores of one pair in order: numbers by attempt where all have one, else by date; then missing ones by date. */
void score_order_pair (ScoreEvent *events, guint n);

/* Assessments first, then courses: what a pair is about, as one number. */
static inline gint64
score_subject (const ScoreEvent *event)
{
  return event->assessment >= 0 ? event->assessment : G_GINT64_CONSTANT (1) << 32 | (guint32) event->course;
}

/* 100 × score ÷ max, rounded to millionths. */
static inline Decimal
score_percent (const ScoreEvent *event)
{
  gint64 unit = SCORE_SCALE / DECIMAL_ONE;
  return (event->points + unit / 2) / unit;
}

/* Did the number come after the missing score. */
static inline gboolean
score_follows (const ScoreEvent *number, const ScoreEvent *missing)
{
  return number->attempt > 0 && missing->attempt > 0 ? number->attempt > missing->attempt : number->date >= missing->date;
}

/* Is it the score of a test before a course: no figure counts it, and nobody repeats it. */
static inline gboolean
score_is_pretest (const Model *model, const ScoreEvent *event)
{
  return event->assessment >= 0 && ((const Assessment *) model->assessments->pdata[event->assessment])->is_pretest;
}

/* TRUE when both scores are of the same person in the same assessment (or course). */
gboolean score_same_pair (const ScoreEvent *a, const ScoreEvent *b);
/* The id of its assessment, else of its course; borrowed. */
const char *score_subject_id (const Model *model, const ScoreEvent *event);

#endif
