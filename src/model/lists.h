/* The lists that a department keeps beside its people, courses and sessions: moves, targets, plan, actions, questions and answers, duties, career
 * ladder, needs, stages. In the order of their files, joined; the Model owns everything in them. */
#ifndef TRAINBOOK_MODEL_LISTS_H
#define TRAINBOOK_MODEL_LISTS_H

#include "model/model.h"

/* Optional strings are NULL, dates DATE_NONE, times TIME_NONE, numbers DECIMAL_NONE, hours HOURS_NONE, counts -1, choices -1 when empty; arrays are
 * never NULL. `index` is the position in the model's array, `file` and `line` are where the row stands. */

typedef enum { FIELD_TEAM, FIELD_POSITION, FIELD_LEVEL, FIELD_MANAGER, FIELD_MENTOR, N_PERSON_FIELDS } PersonField;

typedef struct {                 /* from `date` on, `field` of the person is `value` */
  guint index;
  Person *person;                /* NULL: unknown, reported */
  Date date;
  gint field;                    /* PersonField */
  const char *value, *before, *note;    /* as written; `before` may be NULL */
  Person *value_person;          /* of a manager or mentor; else NULL */
  const char *file; guint line;
} Move;

typedef enum { INDICATOR_RATE, INDICATOR_MEAN, INDICATOR_DURATION, INDICATOR_COUNT } IndicatorKind;

typedef struct Target {          /* an indicator, and what it is to reach */
  guint index;
  const char *id, *title, *unit;
  gint kind;                     /* IndicatorKind */
  gint direction;                /* 0 up, 1 down */
  gint period;                   /* a PeriodKind: of periods of that length alone; < 0: of all */
  Decimal baseline, target;      /* of a rate: from 0 to 1, whether 85%, 85 in the unit % or 0.85 was written */
  Date due;
  struct Target *companion;      /* shown beside it; or NULL */
  const char *file; guint line;
  Place target_place, direction_place;
} Target;

/* What a number that is written for an indicator means: itself, hundredths of the share that it is, or nothing, as only a rate is a share. */
typedef enum { NUMBER_ITSELF, NUMBER_HUNDREDTHS, NUMBER_NO_SHARE } NumberMeaning;
NumberMeaning target_number_meaning (const Target *target, gboolean percent);

typedef enum { PLAN_ANNUAL, PLAN_QUARTERLY, PLAN_MONTHLY, PLAN_AD_HOC } PlanKind;
typedef enum { PLAN_DRAFT, PLAN_APPROVED, PLAN_DONE, PLAN_DROPPED } PlanState;

typedef struct PlanItem {        /* a row of the training plan */
  guint index;
  const char *id, *title, *period, *category, *audience, *goal, *content, *method, *venue, *approved_by, *note;
  gint kind;                     /* PlanKind */
  gint status;                   /* PlanState */
  Date start_date, end_date, approved_on;
  Course *course;                /* or NULL */
  GPtrArray *trainers, *owners;  /* Person * */
  GPtrArray *held;               /* Session *: those that name the row in plan_id, whatever their status; by date and start */
  gint64 sessions, people;       /* planned */
  Hours hours;
  Decimal budget;
  const char *file; guint line;
} PlanItem;

typedef enum { ACTION_PROBLEM, ACTION_COORDINATION, ACTION_IMPROVEMENT, ACTION_SUGGESTION, ACTION_MOOD, ACTION_TASK } ActionKind;
typedef enum { ACTION_OPEN, ACTION_DOING, ACTION_DONE, ACTION_DROPPED } ActionState;

typedef struct {                 /* a problem, what is done about it, by whom, until when */
  guint index;
  const char *id, *problem, *cause, *action, *department, *result, *note;
  Date date, due, closed;
  gint kind;                     /* ActionKind */
  gint status;                   /* ActionState, never -1: blank is open, or done when there is a day it was closed on */
  GPtrArray *owners;             /* Person * */
  Session *session; Course *course;     /* or NULL */
  const char *file; guint line;
} Action;

typedef struct {                 /* a question of customers with its answers */
  guint index;
  const char *id, *question, *answer, *example, *category, *page, *note;
  char **keywords;               /* NULL-terminated, or NULL */
  Course *course; Person *owner; /* or NULL */
  Date updated;
  const char *file; guint line;
} Question;

typedef enum { DUTY_DAILY, DUTY_WEEKLY, DUTY_MONTHLY, DUTY_QUARTERLY, DUTY_YEARLY, DUTY_ONCE, DUTY_AS_NEEDED } DutyFrequency;
/* On which day: of the week (1 Monday … 7), of the month (1–31), the first or last workday of the period, the 15th, or a date. */
typedef enum { DUTY_ANY_DAY, DUTY_WEEKDAY, DUTY_MONTH_DAY, DUTY_FIRST_WORKDAY, DUTY_LAST_WORKDAY, DUTY_DATE } DutyDayKind;

typedef struct {                 /* what a position has to do, and when */
  guint index;
  const char *id, *position, *title, *day, *output, *page, *note;      /* `day` as written */
  gint frequency;                /* DutyFrequency, never -1: blank is as needed */
  DutyDayKind day_kind;
  gint day_number;               /* of a weekday or month day; else 0 */
  Date date;                     /* of DUTY_DATE */
  gint64 month;                  /* 1–12 of a yearly, 1–3 of a quarterly one; -1 */
  TimeOfDay start, end;
  GPtrArray *owners;             /* Person * */
  const char *file; guint line;
} Duty;

typedef struct {                 /* a step of the career ladder */
  guint index;
  const char *from, *to, *criteria, *approver, *note;     /* from: NULL where everybody begins */
  gint kind;                     /* 0 promotion, 1 lateral */
  gint64 months;                 /* of service that it takes */
  Decimal pass_mark;
  GPtrArray *courses, *assessments;      /* Course *, Assessment *: to be completed before */
  const char *file; guint line;
} LadderStep;

typedef enum { NEED_HIGH, NEED_MEDIUM, NEED_LOW } NeedPriority;
typedef enum { NEED_OPEN, NEED_PLANNED, NEED_DONE, NEED_DECLINED } NeedState;

typedef struct {                 /* a training need, from a survey or a request */
  guint index;
  const char *id, *team, *category, *title, *problem, *reason, *audience, *content, *note;
  Date date, expected_date;
  Person *person; Course *course; PlanItem *plan;      /* or NULL */
  gint mastery;                  /* 1 none … 5 expert; 0: not said */
  gint64 people;
  gint priority;                 /* NeedPriority */
  gint status;                   /* NeedState */
  const char *file; guint line;
} Need;

typedef enum { STAGE_TRAINING, STAGE_COACHING, STAGE_ASSESSMENT, STAGE_PAPER, STAGE_PROTECTION, STAGE_DECISION, STAGE_END } StageKind;

typedef struct {                 /* a stage of the way from the first day to the confirmation */
  guint index;
  const char *id, *title, *flow, *position, *condition, *page, *note;
  gint kind;                     /* StageKind */
  Decimal days;
  GPtrArray *next, *fail;        /* Stage *: where it goes on; none written: to the next row of the same flow, see stage_next() */
  Curriculum *curriculum;        /* or NULL */
  GPtrArray *courses, *assessments;      /* Course *, Assessment * */
  const char *file; guint line;
} Stage;

typedef struct {                 /* something that belongs to the archive of a session: a row of the dataset archive, or a file in its folder */
  guint index;
  Session *session;              /* NULL: unknown, reported */
  gint kind;                     /* ArchivePart */
  const char *name;              /* a file's name, or what the row calls it: a place, a link; NULL */
  const char *path;              /* of a file: relative to the site directory; NULL of a row */
  const char *note;
  Date date;
  const char *file; guint line;  /* of a row; file NULL of a file */
} ArchiveItem;

/* The archive of a session, by kind and name: the first, or NULL, and how many. Borrowed. */
ArchiveItem *const *session_archive (const Model *model, const Session *session, guint *n);

typedef struct {                 /* a question of the survey of participants */
  guint index;
  const char *id;                /* as the files of feedback name it */
  const char *title, *section;   /* what is asked; the group of questions; or NULL */
  const char *file; guint line;
} SurveyItem;

/* The question that feedback calls so, by its id or what it asks; NULL when the list does not have it. */
const SurveyItem *model_survey_item (const Model *model, const char *item);

/* Is the action still to be worked on, at the end of that day? */
gboolean action_is_open (const Action *action, Date day);

/* Does the duty fall on that day? Weekly ones without a day fall on the first workday of the week, monthly, quarterly and yearly ones on that of the
 * period; a month day that the month does not have on its last day. Those that are done as needed fall on none. */
gboolean duty_is_on (const Model *model, const Duty *duty, Date day);

/* The stages behind this one: as written, else the next row of its flow, unless it is an end. Stage *; free the array. */
GPtrArray *stage_next (const Model *model, const Stage *stage);

#endif
