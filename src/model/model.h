/* The department as its records tell it: people, courses, curricula, cohorts, sessions, assessments, calendar, joined.
 * Built by the stages `read` (model_read) and `join` (model_join); const from then on. The Model owns everything in it. */
#ifndef TRAINBOOK_MODEL_MODEL_H
#define TRAINBOOK_MODEL_MODEL_H

#include "source/dataset.h"

/* Training hours in units that hold both minutes and declared decimals exactly: 1 h = 3,000,000, 1 min = 50,000. */
typedef gint64 Hours;
#define HOURS_ONE G_GINT64_CONSTANT (3000000)
#define HOURS_MINUTE (HOURS_ONE / 60)
#define HOURS_NONE G_MININT64

typedef struct Person Person;
typedef struct Course Course;
typedef struct Assessment Assessment;
typedef struct Curriculum Curriculum;
typedef struct Cohort Cohort;
typedef struct Session Session;

/* `index` of every record is its position in the model's array of its kind. Optional strings are NULL when empty.
 * `file` and `line` are where the row stands. */
struct Person {
  guint index;
  const char *id, *name, *position, *level, *email, *leave_reason;
  const char *team;              /* today's, or NULL; position, level, manager and mentor likewise */
  gint team_index;               /* into Model.teams, -1 without team */
  char **aliases;                /* NULL-terminated, may be NULL */
  GPtrArray *former_names;       /* const char *, of older staff lists; NULL: none */
  Person *manager, *mentor;      /* or NULL */
  Cohort *cohort;                /* or NULL */
  GPtrArray *reports;            /* Person *: those with this manager, sorted by name key */
  Date hire_date, probation_end, regular_date, leave_date;
  Date list_date;                /* of the newest dated staff list that they stand in, else DATE_NONE */
  struct PersonHistory *history; /* private: NULL when nothing changed; ask the functions …_on() */
  const char *file; guint line;
};

struct Course {
  guint index;
  const char *id, *title, *area, *category, *method, *delivery, *page;
  gint area_index;               /* into Model.areas, -1 without */
  gboolean required;
  Hours hours;                   /* HOURS_NONE */
  Decimal pass_mark, max_score;  /* out of 100, in points; DECIMAL_NONE */
  const char *file; guint line;
};

struct Assessment {
  guint index;
  const char *id, *title, *kind;
  Course *course;                /* or NULL */
  Cohort *cohort;                /* or NULL */
  Date date;
  Decimal max_score, pass_mark, weight;   /* DECIMAL_NONE */
  gboolean is_pretest;           /* sat before a course (前测): nobody has to pass it, and it is no result of training */
  const char *file; guint line;
};

typedef struct {                 /* one row of a curriculum */
  guint day;                     /* from 1 */
  TimeOfDay start, end;          /* TIME_NONE: the whole day */
  Course *course;
  Hours hours;                   /* declared, HOURS_NONE */
  Person *trainer;               /* or NULL */
  const char *note;
  const char *file; guint line;
} CurriculumSlot;

struct Curriculum {
  guint index;
  const char *id, *title;        /* title: never NULL (the id without one) */
  guint days;
  GPtrArray *slots;              /* CurriculumSlot *, by day, start, end, file order */
  const char *file; guint line;
};

struct Cohort {
  guint index;
  const char *id, *title, *venue;     /* title: never NULL */
  Curriculum *curriculum;             /* or NULL */
  Date start_date, end_date;          /* end_date: declared, else of the last curriculum day on the calendar, else DATE_NONE */
  gint64 planned_size;                /* -1 */
  Person *head;                       /* or NULL */
  GPtrArray *members;                 /* Person * with this cohort, sorted by name key; enrolments are facts */
  GPtrArray *sessions;                /* Session * with this cohort, by date and start */
  const char *file; guint line;
};

typedef enum { SESSION_PLANNED, SESSION_HELD, SESSION_CANCELLED, SESSION_POSTPONED } SessionStatus;

struct Session {
  guint index;
  const char *id, *venue, *method, *round, *plan_id, *survey_url;
  const char *reason;                 /* why it was cancelled or postponed */
  const struct PlanItem *plan;        /* the row of the plan that it carries out (model/lists.h), or NULL */
  Date date;
  TimeOfDay start, end;
  Course *course;                     /* never NULL: an unknown course, which was reported, has a stand-in with its id */
  GPtrArray *trainers;                /* Person *, may be empty */
  Cohort *cohort;                     /* or NULL */
  Hours hours;                        /* declared, else end - start, else the course's, else 0 (warned) */
  SessionStatus status;               /* never blank: resolved with the as-of date */
  gboolean checked;                   /* its attendance is complete: who is not recorded was there (attendance_mode: exceptions) */
  gboolean says_checked;              /* whether its row says that it is, or is not */
  const char *file; guint line;
};

typedef struct { Date date; gboolean workday; const char *title; } CalendarDay;

typedef struct Model {
  const Config *config;
  Intake *intake;                     /* where the readers of files note what became of them; owned by the caller of model_read(); or NULL */
  Date as_of;
  GPtrArray *people, *courses, *assessments, *curricula, *cohorts, *sessions;   /* people and courses in file order; sessions by date, start, id */
  GPtrArray *teams;                   /* char *: distinct teams, past ones too, sorted by name key */
  GPtrArray *areas;                   /* char *: distinct areas, sorted by name key */
  GArray *calendar;                   /* CalendarDay, by date */
  /* The lists of model/lists.h, in the order of their files: Move *, Target *, PlanItem *, Action *, Question *, Duty *, LadderStep *, Need *, Stage *. */
  GPtrArray *moves, *targets, *plan, *actions, *questions, *duties, *ladder, *needs, *stages, *survey_items;
  GPtrArray *archive;                 /* ArchiveItem *, of model/lists.h: by session, kind and name */
  gboolean present[N_DATASETS];       /* was there a file of that dataset */
  /* private to the room: */
  struct ModelIndex *index;
  GStringChunk *strings;
} Model;

/* Stage `read`: loads the record datasets, reports every mistake of files, cells and keys. Never NULL. */
Model *model_read (const Config *config, Intake *intake, Date as_of, Diagnostics *diags);
/* Stage `join`: names → records, cross checks (unknown names with the nearest, cycles of managers, hours against slots …). */
void model_join (Model *model, Diagnostics *diags);
/* After everything was joined, checked and counted: empties the lists (model/lists.h) that the configuration's edition does not show. */
void model_withhold (Model *model);
void model_free (Model *model);

/* Look-ups by id of `length` bytes (-1: terminated); NULL when unknown. */
Person *model_person (const Model *model, const char *id, gssize length);
Course *model_course (const Model *model, const char *id, gssize length);
Assessment *model_assessment (const Model *model, const char *id, gssize length);
Curriculum *model_curriculum (const Model *model, const char *id, gssize length);
Cohort *model_cohort (const Model *model, const char *id, gssize length);
Session *model_session (const Model *model, const char *id, gssize length);

/* A person by e-mail, alias or name (exports); NULL when unknown; `*ambiguous` when several fit. */
Person *model_person_by_name (const Model *model, const char *text, gboolean *ambiguous);

/* The nearest known id of that kind for a message, as "E107" and in brackets its name: fills both (borrowed) and returns TRUE, or FALSE. */
typedef enum { NEAREST_PERSON, NEAREST_COURSE, NEAREST_ASSESSMENT, NEAREST_CURRICULUM, NEAREST_COHORT, NEAREST_SESSION, NEAREST_PLAN, NEAREST_TARGET,
  NEAREST_STAGE } NearestKind;
gboolean model_nearest (const Model *model, NearestKind kind, const char *text, const char **id, const char **label);

/* TRUE when files or lines of those records could not be read, which was reported: an id that is unknown may stand there. */
gboolean model_is_partial (const Model *model, NearestKind kind);

/* Reports an unknown id found in a facts row, with the nearest name, at the cell: one wording for all rooms. Silent when the id is that of a row of
 * records that was left out and reported, or may be one of a part that could not be read; one message a file when there is no dataset to look it up in. */
void model_report_unknown (const Model *model, NearestKind kind, const TableRow *row, guint column);

/* Is the person employed on that day (hire ≤ day ≤ leave; a blank hire date: always before). */
gboolean person_is_active (const Person *person, Date day);
/* What was true of the person on that day, by the moves and the dated staff lists: the team as an index into Model.teams, -1 without (or where nobody
 * knows); others NULL. Before the first list the first counts; before a first move what it says was before. */
gint person_team_on (const Person *person, Date day);
const char *person_position_on (const Person *person, Date day);
const char *person_level_on (const Person *person, Date day);
/* The day since when the person has the position of that day without a break: of the history, else the hire date; DATE_NONE when neither says it. */
Date person_position_since (const Person *person, Date day);
Person *person_manager_on (const Person *person, Date day);
Person *person_mentor_on (const Person *person, Date day);

/* Calendar: Monday to Friday unless the calendar says otherwise. */
gboolean model_is_workday (const Model *model, Date day);
const char *model_day_title (const Model *model, Date day);     /* a holiday's name, or NULL */
/* The n-th workday (from 1) on or after `start`. */
Date model_workday (const Model *model, Date start, guint n);

/* trainbook dump model: the whole model as text, the same bytes for the same input. */
void model_dump (const Model *model, FILE *out);

#endif
