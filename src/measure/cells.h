/* Cells: what is summed for one period, dimension and member. Private to the room. */
#ifndef TRAINBOOK_MEASURE_CELLS_H
#define TRAINBOOK_MEASURE_CELLS_H

#include "facts/cells.h"
#include "measure/measure.h"
#include "measure/published.h"

/* A member of a dimension, as one number: all, then the courses, areas, trainers (people), teams, cohorts, people. */
typedef struct {
  const Model *model;
  guint first[N_DIMENSIONS + 1];      /* the first slot of each dimension; the last: how many there are */
} Slots;

void slots_init (Slots *slots, const Model *model);
Dimension slot_dimension (const Slots *slots, guint slot);
/* Borrowed from the model. */
const char *slot_member (const Slots *slots, guint slot);

static inline guint
slot_of (const Slots *slots, Dimension dimension, guint index)
{
  return slots->first[dimension] + index;
}

/* The periods from the first session or fact to the as-of date, as one number: days, then weeks, months, quarters, years. That of a window has
 * one period only, and its as-of date is the window's last day. */
typedef struct {
  PeriodRules rules;
  Date first, as_of;                  /* the days that count; first: DATE_NONE, no periods at all */
  GArray *periods[N_PERIODS];         /* Period */
  guint begin[N_PERIODS + 1];         /* the number of the first of each kind; the last: how many there are */
} Calendar;

void calendar_init (Calendar *calendar, const Facts *facts);
void calendar_init_window (Calendar *calendar, const Config *config, const Period *period, Date last);
void calendar_clear (Calendar *calendar);

static inline gboolean
calendar_counts (const Calendar *calendar, Date day)
{
  return calendar->first != DATE_NONE && day >= calendar->first && day <= calendar->as_of;
}

/* Has it periods of that kind: in a window, is it that of the window. */
static inline gboolean
calendar_has (const Calendar *calendar, PeriodKind kind)
{
  return calendar->periods[kind]->len > 0;
}

/* The number of the period that the day is in; the day is between first and as_of. One and the same number for a kind that the calendar has not. */
guint calendar_find (const Calendar *calendar, PeriodKind kind, Date day);
const Period *calendar_period (const Calendar *calendar, guint number);
/* The number of the period, or FALSE when it is out of range. */
gboolean calendar_number (const Calendar *calendar, const Period *period, guint *number);
/* The period's last day, the running one's being the as-of date. */
Date calendar_last_day (const Calendar *calendar, guint number);

/* Every kind of cell begins with its key. */
typedef struct { guint32 period, slot; } CellKey;

typedef struct {
  CellKey key;
  guint32 planned, held, cancelled, postponed;
  guint32 expected, attended, late, leave, absent, unrecorded;
  guint32 trained;
  guint32 due;                        /* distinct people who were expected; counted where an edition has a smallest group */
  gint64 hours_held, hours_person;
} TrainingCell;

typedef struct {
  CellKey key;
  guint32 taken, missing, passed;
  guint32 first_pairs, first_passed, final_pairs, final_passed;
  guint32 people, last_person;        /* distinct people with a score, counted like TrainingCell.due; while counting: whom it met last, + 1 */
  Wide points;                        /* Σ 100 × score ÷ max in SCORE_SCALE parts */
  guint32 ranked;                     /* numbers met so far in the order of their points */
  guint16 q1, median, q3;             /* hundredths of a point */
} ScoreCell;

typedef struct {
  guint32 headcount, headcount_first, joiners, leavers;
  guint32 covered;                    /* active on the last day and attended in the period */
} StaffCell;

/* What is only added up: feedback, checks, indicators. */
typedef struct {
  CellKey key;
  guint32 measure;                    /* MeasureId */
  guint32 unweighted;                 /* of the rows: values that stand for a mean themselves, without a weight */
  Wide numerator, denominator;
  gint64 count;
  guint32 people;                     /* distinct people whom the rows name, counted like TrainingCell.due; of feedback: who answered */
  Decimal scale;                      /* of ratings: the end of their scale; 0: of none */
  gboolean of_group;                  /* some rows name none: they speak of everybody of the team or department */
} SumCell;

struct Figures {
  const Model *model;
  const Facts *facts;
  const Measures *measures;
  Slots slots;
  Calendar calendar;
  GArray *training;                   /* TrainingCell, sorted by key */
  GArray *scores;                     /* ScoreCell, sorted by key */
  GArray *sums;                       /* SumCell, sorted by period, measure, slot */
  StaffCell *staff;                   /* period × (all, teams, cohorts) */
  guint staff_width;
  const Figures *whole;               /* of a window: what it is a part of; else NULL */
  gboolean counts_people;             /* how many are behind a figure is counted */
  struct Publication *publication;    /* what the edition may show; NULL: everything */
  guint8 *active;                     /* by number of period: has a session or a fact */
  GHashTable *teams, *areas;          /* text → index + 1 */
  GMutex lock;
  GHashTable *found;                  /* cells that were looked up: Figure, by measure, period and slot */
};

/* The first cell of sums of that period, measure and slot, or behind it. */
guint sums_first (const Figures *figures, guint period, MeasureId measure, guint slot);
const SumCell *sum_cell (const Figures *figures, MeasureId measure, guint period, guint slot);
/* Is the measure one that is only added up. */
gboolean measure_is_summed (const Measures *measures, MeasureId measure);
/* What its numerators and denominators are counted in. */
gint64 sum_scale (const Measures *measures, MeasureId measure);
void roll_up_sums (Figures *figures);

/* Fill training cells (and who was covered), score cells, head counts. */
void roll_up_training (Figures *figures);
void roll_up_scores (Figures *figures);
void roll_up_staff (Figures *figures);

/* The index of a member in its array of the model; FALSE when there is none. */
gboolean figures_member_index (const Figures *figures, Dimension dimension, const char *member, guint *index);

/* The staff cell of a slot of dimension all, team or cohort. */
StaffCell *staff_cell (const Figures *figures, guint period, guint slot);
/* The cell with that key, or NULL. */
const TrainingCell *training_cell (const Figures *figures, guint period, guint slot);
const ScoreCell *score_cell (const Figures *figures, guint period, guint slot);

/* The figure of a measure in that period and slot, whatever the edition; FALSE when there is none. */
gboolean figure_at (const Figures *figures, MeasureId measure, guint period, guint slot, Figure *figure);

/* The slot of a member; FALSE when there is no such member. */
gboolean figure_slot (const Figures *figures, Dimension dimension, const char *member, guint *slot);

/* published.c: whether the edition shows that cell, for the files of this room. */
Withheld figure_withheld_at (const Figures *figures, MeasureId measure, guint period, guint slot);
void publication_free (struct Publication *publication);

/* formula_figures.c: the figure of a formula, likewise. */
gboolean formula_make (const Figures *figures, MeasureId measure, guint period, guint slot, const TrainingCell *training, const ScoreCell *score,
                       Figure *figure);
/* Makes the figure of a measure from what was summed; FALSE when there is no cell. NULL cells are as if nothing was counted. */
gboolean figure_make (const Figures *figures, MeasureId measure, guint period, guint slot, const TrainingCell *training,
                      const ScoreCell *score, Figure *figure);

#endif
