/* The way from the first day to the confirmation (转正): in which stage a person is on a day, why, since when and until when. One function decides it for the
 * status board, the learner's record and the reports.
 *
 * How it decides, on a day D (facts dated after D do not count):
 *
 * 1. What the staff list says goes first: hired after D: not yet a newcomer. Left before D: LEFT, when no regular_date up to that day had confirmed them,
 *    else no newcomer. regular_date on D or before: CONFIRMED since then.
 * 2. Nobody without cohort and probation_end is a newcomer: nothing says that they ever were.
 * 3. With a cohort and the dataset `stages` the person walks through the stages of one flow: the one that names the curriculum of the cohort, else the first
 *    one that has a stage of training. The walk begins on the hire date (without one: when the cohort begins) with the first row of the flow, and stays in the
 *    first stage that is not passed:
 *      - A curriculum is finished after the last day of the person's cohort, and begins with its first (before: COMING). So is a stage of training that lists
 *        nothing at all. Every course listed must be done, every assessment listed that belongs to the cohort or to none passed (measure/condition.h).
 *      - `days` are calendar days, the first one counted: training, coaching, protection and paper last so long at least; an assessment and a decision should be
 *        settled within them. Protection without days lasts until probation_end.
 *      - What lists nothing and has no days takes no time: no dataset says when it was settled.
 *      - The last decision, and an end, wait for regular_date. Where no row of the staff list has one, the end is reached when all before it is passed.
 *    A stage that is passed leads to the first of stage_next(): on the day after, where days ended; on the day of the course or assessment else. An assessment
 *    that is failed leads to the first of `fail`: at its first number when that is another stage (there the numbers behind it count), at the last one so far
 *    when it is an end; then the person is FAILED. Without `fail` the person stays until passed.
 * 4. Otherwise (no dataset, or no cohort) the simple way: training while the cohort runs; then protection until probation_end; then a decision until
 *    regular_date. A cohort without probation_end ends with the training, in CONFIRMED, where nobody has a regular_date; else it waits for the decision. */
#ifndef TRAINBOOK_MEASURE_ONBOARDING_H
#define TRAINBOOK_MEASURE_ONBOARDING_H

#include "measure/condition.h"

typedef enum {
  ONBOARDING_NONE,         /* no newcomer on that day */
  ONBOARDING_COMING,       /* not hired yet, or the cohort has not begun: on `since` */
  ONBOARDING_STAGE,        /* in a stage */
  ONBOARDING_FAILED,       /* led to an end by an assessment; the staff list says nothing yet */
  ONBOARDING_CONFIRMED,    /* 已转正 */
  ONBOARDING_LEFT          /* left before the confirmation */
} OnboardingState;

typedef struct {
  OnboardingState state;
  StageKind kind;          /* of a stage (also of one that is coming or that somebody left in) */
  const Stage *stage;      /* NULL: decided the simple way, or none */
  Date since;              /* the first day of it; DATE_NONE: not known */
  Date due;                /* the last day that it should take; DATE_NONE: not known, or none */
  ConditionReason reason;  /* what keeps the person there, or brought them there */
  guint skip;              /* numbers of its assessments that an earlier stage used up */
} Onboarding;

/* Never fails. `facts` may be NULL: then nothing was attended or passed. */
Onboarding onboarding_on (const Model *model, const Facts *facts, const Person *person, Date day);

/* "none", "coming" …; "training", "coaching" …: the names of a state and of a kind of stage; static. Words: onboarding.state.NAME, onboarding.kind.NAME. */
const char *onboarding_state_name (OnboardingState state);
const char *onboarding_kind_name (StageKind kind);

/* Is the due day over? */
gboolean onboarding_is_late (const Onboarding *at, Date day);

/* The stages that people of the department walk through: those of the flow of the cohort (may be NULL, then of the first flow that has a stage of training),
 * Stage *, in file order; free the array. Empty without the dataset. */
GPtrArray *onboarding_flow (const Model *model, const Cohort *cohort);

/* What it takes to leave the present stage, Condition; free the array. Empty when the person is in none. */
GArray *onboarding_conditions (const Model *model, const Facts *facts, const Person *person, const Onboarding *at, Date day);

/* What the confirmation (转正) takes, Condition: everything of the flow's stages on the way to the end, or the simple way's cohort, its assessments and the
 * probation; last the approval (regular_date). Free the array. */
GArray *confirmation_conditions (const Model *model, const Facts *facts, const Person *person, Date day);

/* A newcomer on a day. */
typedef struct { const Person *person; Onboarding at; } Newcomer;

/* All who are coming, in a stage or failed, and those who were confirmed or left on `from` or later (DATE_NONE: none of these), Newcomer: by the order of
 * their stages, since when, team and id. Free the array. */
GArray *onboarding_newcomers (const Model *model, const Facts *facts, Date from, Date day);

#endif
