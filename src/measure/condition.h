/* Conditions that a person must meet: for the next stage of onboarding, for the confirmation (转正), for a step of the career ladder. Each is met, unmet or
 * unknown, and says why. What no dataset holds is unknown, never met. */
#ifndef TRAINBOOK_MEASURE_CONDITION_H
#define TRAINBOOK_MEASURE_CONDITION_H

#include "facts/person_facts.h"
#include "model/lists.h"

typedef enum { CONDITION_MET, CONDITION_UNMET, CONDITION_UNKNOWN } ConditionState;

typedef enum {
  CONDITION_COHORT,        /* the basic training is finished; `cohort` (may be NULL) */
  CONDITION_COURSE,        /* `course` is done */
  CONDITION_ASSESSMENT,    /* `assessment` is passed at the last number; NULL: none is known for the person's cohort */
  CONDITION_PERIOD,        /* a stage's days or the probation are over: `date` is its last day */
  CONDITION_SERVICE,       /* `wanted` months in the position */
  CONDITION_APPROVAL,      /* somebody's decision: `text` says whose, or NULL */
  CONDITION_TEXT           /* words of the department that no dataset can answer: `text` */
} ConditionKind;

/* Why it is met, unmet or unknown. The word of it: condition.reason.NAME. */
typedef enum {
  /* met */
  REASON_FINISHED,         /* the cohort's last day was `date` */
  REASON_ATTENDED,         /* attended a session on `date` */
  REASON_ONLINE,           /* a learning platform says: completed; `date` may be DATE_NONE */
  REASON_PASSED,           /* passed on `date`; `has` is the percent, `wanted` the mark */
  REASON_EXEMPT,           /* excused from the assessment on `date` */
  REASON_OVER,             /* over since `date` */
  REASON_SERVED,           /* `has` months of `wanted` */
  REASON_CONFIRMED,        /* the records say so: `date` */
  /* unmet */
  REASON_RUNNING,          /* until `date` */
  REASON_COMING,           /* begins on `date` */
  REASON_NOT_ATTENDED,     /* no attended session, nothing online */
  REASON_ONLINE_OPEN,      /* begun online and not completed */
  REASON_FAILED,           /* below the mark on `date`; `has`, `wanted` */
  REASON_MISSED,           /* a missing score on `date`: `missing` is its kind */
  REASON_NOT_TAKEN,        /* no score */
  REASON_TOO_SHORT,        /* `has` months of `wanted`; complete on `date` */
  REASON_NOT_BEGUN,        /* what comes before it is not done */
  REASON_NOT_CONFIRMED,    /* nobody has decided */
  /* unknown */
  REASON_NO_COHORT,        /* the person has no cohort */
  REASON_NO_DATE,          /* a day is missing in the records: of hiring, of a cohort's end */
  REASON_NO_ASSESSMENT,    /* none of the assessments is one of the person's cohort */
  REASON_NOT_RECORDED,     /* no dataset says it */
  N_CONDITION_REASONS
} ConditionReason;

typedef struct {
  ConditionKind kind;
  ConditionState state;
  ConditionReason reason;
  const Stage *stage;           /* that asks for it; NULL: none */
  const Cohort *cohort;
  const Course *course;
  const Assessment *assessment;
  const char *text, *missing;   /* borrowed from the model; `missing` static */
  Date date;
  Decimal has, wanted;          /* percents or whole months × DECIMAL_ONE; DECIMAL_NONE */
} Condition;

/* "finished" …: the name of a reason; of a kind ("cohort" …); of a state ("met", "unmet", "unknown"). Static. */
const char *condition_reason_name (ConditionReason reason);
const char *condition_kind_name (ConditionKind kind);
const char *condition_state_name (ConditionState state);

/* The course on that day: done when a held session of it was attended, a learning platform says completed or passed, or a score that stands for the course
 * itself passed; the first of these days. */
Condition condition_course (const Facts *facts, const Person *person, const Course *course, Date day);

/* The assessment on that day, passed at the last number behind the first `skip` ones, or excused. `mark`: at least so many percent, DECIMAL_NONE: its own mark. */
Condition condition_assessment (const Facts *facts, const Person *person, const Assessment *assessment, guint skip, Decimal mark, Date day);

/* Months of service in the position of that day, complete on the same day of the month (its last one when it has none). */
Condition condition_service (const Person *person, gint64 months, Date day);

/* The pass mark that counts for an assessment or a course (may be NULL): its own, else the course's, else the configuration's. Out of 100. */
Decimal condition_mark (const Model *model, const Assessment *assessment, const Course *course);

/* Is the assessment meant for people of that cohort (may be NULL): it has no cohort, or this one. */
gboolean condition_assessment_applies (const Assessment *assessment, const Cohort *cohort);

/* Appends a Condition for each course and assessment; of the assessments only those that apply to the person. When none of several applies, one condition says so. */
void conditions_add_courses (GArray *conditions, const Facts *facts, const Person *person, const GPtrArray *courses, Date day);
void conditions_add_assessments (GArray *conditions, const Facts *facts, const Person *person, const GPtrArray *assessments, guint skip, Decimal mark, Date day);

/* The steps of the career ladder that begin at the person's position of that day, LadderStep *, in file order; free the array. */
GPtrArray *ladder_steps_from (const Model *model, const Person *person, Date day);
/* What a step takes, Condition: months, courses, assessments, then what only people can judge; free the array. */
GArray *ladder_conditions (const Facts *facts, const Person *person, const LadderStep *step, Date day);

#endif
