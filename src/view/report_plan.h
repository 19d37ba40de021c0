/* Plan against actual: what became of the rows of the training plan, and of the sessions of each category. Private to report_plan*.c. */
#ifndef TRAINBOOK_VIEW_REPORT_PLAN_H
#define TRAINBOOK_VIEW_REPORT_PLAN_H

#include "model/lists.h"
#include "view/report.h"

typedef enum { SESSION_SUM_HELD, SESSION_SUM_POSTPONED, SESSION_SUM_CANCELLED, SESSION_SUM_COMING, SESSION_SUM_EXTRA, N_SESSION_SUMS } SessionSum;

/* How many sessions came to what. Held outside any plan: extra, and not held. */
typedef struct { guint of[N_SESSION_SUMS]; } SessionSums;

typedef enum { OUTCOME_DONE, OUTCOME_PARTIAL, OUTCOME_POSTPONED, OUTCOME_CANCELLED, OUTCOME_OPEN, OUTCOME_NOT_HELD, OUTCOME_EXTRA } PlanOutcome;

/* A row of the plan in the period, or the sessions of a course that no row planned. */
typedef struct {
  const PlanItem *item;        /* or NULL: outside any plan */
  const Course *course;        /* or NULL */
  guint planned;               /* sessions; 0: the plan does not say */
  SessionSums sums;
  PlanOutcome outcome;
  GPtrArray *reasons;          /* char *: distinct, as the sessions give them; borrowed from the model */
} PlanRow;

/* The rows that fall in the report's period: those dated in it or with a session in it, in the plan's order, then what was held outside any plan by the day it began.
 * PlanRow *; free the array. */
GPtrArray *report_plan_rows (const Report *report);

/* Does the department plan its sessions: is there a plan, or a session that names a row of one. */
gboolean report_has_plan (const Report *report);
/* What the session came to. */
SessionSum report_session_sum (const Report *report, const Session *session);
/* The category that a session is counted under: the plan's, else the course's, else its area; NULL without. */
const char *report_session_category (const Session *session);

#endif
