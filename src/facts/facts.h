/* Facts (enrolments, attendance, scores) streamed once against the const model into base cells; rows are never held,
 * but for those that a page asked for before the pass. */
#ifndef TRAINBOOK_FACTS_FACTS_H
#define TRAINBOOK_FACTS_FACTS_H

#include "model/model.h"
#include "source/score_export.h"

typedef enum { ATTENDANCE_PRESENT, ATTENDANCE_LATE, ATTENDANCE_LEFT_EARLY, ATTENDANCE_LEAVE, ATTENDANCE_ABSENT, N_ATTENDANCE } AttendanceStatus;

/* A row that a page lists: someone who was late, left early, on leave, absent, or enrolled in a held session without a record. */
typedef struct {
  const Session *session;
  const Person *person;
  gboolean recorded;
  AttendanceStatus status;      /* when recorded */
  const char *leave_kind;       /* or NULL */
} AttendanceException;

/* A score that a page lists: the last number of a person in an assessment (or course) up to the period's end that is below
 * its pass mark, or a missing score that no number followed. */
typedef struct {
  const Person *person;
  const Assessment *assessment; /* or NULL, then course */
  const Course *course;
  Date date;
  guint attempts;
  gboolean is_number;
  Decimal percent;              /* 100 × score ÷ max, rounded to millionths */
  const char *missing;          /* kind, static */
} ScoreToRetake;

typedef struct Facts Facts;

/* What pages will list; registered before the pass. */
typedef struct {
  gboolean attendance_exceptions;   /* keep them for sessions dated in [from, to] */
  gboolean scores;                  /* keep the score history per person and assessment (always kept for first/final pass rates) */
  gboolean comments;                /* keep what was written of sessions dated in [from, to] */
  Date from, to;
} FactsSelection;

/* Stage `count`, first half: reads every facts file in `jobs` threads, reports every mistake (unknown names, a record of a session that was not held,
 * duplicates, minutes longer than a day, a score above its maximum …). Facts of sessions or dates after the as-of date are left out and counted in a warning. Never NULL. */
Facts *facts_count (const Model *model, const FactsSelection *selection, guint jobs, Diagnostics *diags);
void facts_free (Facts *facts);

/* Rows that were left out because of a mistake (`on_error: set-aside`), and what is known of them: what is not may be anything. */
typedef struct {
  DatasetId dataset;
  const char *file;             /* as messages show it */
  Date date;                    /* the day on which they would have counted; DATE_NONE */
  gint32 session, course, assessment, cohort, person;   /* indices into the model; -1 */
  guint64 rows;
} AsideRow;

/* All of them, by dataset and date: AsideRow, borrowed. How many rows that is. */
const GArray *facts_aside (const Facts *facts);
guint64 facts_rows_aside (const Facts *facts);

/* The first and last day with a session (up to the as-of date) or a fact; FALSE when there is none. */
gboolean facts_range (const Facts *facts, Date *first, Date *last);

/* Was the person enrolled in the session (itself or through its cohort). */
gboolean facts_is_enrolled (const Facts *facts, const Session *session, const Person *person);
/* A day, or a part of it: the sessions that begin at `from` or later and before `to` (see row_day_part()). */
typedef struct { Date date; TimeOfDay from, to; gboolean loose; } DayPart;
/* The held sessions of a day, or of a part of it, that a person is due in: enrolled, else of the person's cohort, else the only one of that time. Indices (guint32) into
 * Model.sessions, by start; freed by the caller. None where a session that may be meant has no time. */
GArray *facts_sessions_of_day (const Facts *facts, const Person *person, const DayPart *day);
/* What a day's status says of the session that is number `number` (from 0) of the `n` of that day: who came late was late in the first one, who left
 * early left the last one early; anything else holds for all of them. */
AttendanceStatus facts_status_of_day (AttendanceStatus status, guint number, guint n);
/* Everyone enrolled in the session, sorted by team and id: Person *; free the array. */
GPtrArray *facts_enrolled (const Facts *facts, const Session *session);
/* Everyone enrolled in the cohort by an enrolment row: Person *, sorted by team and id; free the array. */
GPtrArray *facts_cohort_enrolled (const Facts *facts, const Cohort *cohort);

/* Head counts of one session. */
typedef struct { guint enrolled, expected, attended, unrecorded, by_status[N_ATTENDANCE]; } SessionCounts;
SessionCounts facts_session_counts (const Facts *facts, const Session *session);
/* How many of those who were due in the session have a record, and whether somebody has none (`*missing`): part of the counts, for whoever asks about every session. */
guint facts_session_recorded (const Facts *facts, const Session *session, gboolean *missing);
/* How many attended, likewise. */
guint facts_session_attended (const Facts *facts, const Session *session);
/* The mean percent of the numbers scored in the session's course on its day, but in tests before it, by those enrolled in it (by everyone where nobody is), and how many;
 * FALSE without any. */
gboolean facts_session_score (const Facts *facts, const Session *session, guint *n, Decimal *mean);

/* Some of the people, as they were on a day: those of a team, of a cohort … NULL where a function takes one: everyone. */
typedef struct {
  gboolean (*has) (const Person *person, Date date, gconstpointer data);
  gconstpointer data;
} FactsPeople;
SessionCounts facts_session_counts_of (const Facts *facts, const Session *session, const FactsPeople *people);

/* AttendanceException *: the rows selected, of sessions dated in [from, to], by date, session, team, person id. Free the array; the rows
 * stay with facts. */
GPtrArray *facts_attendance_exceptions (const Facts *facts, Date from, Date to);
/* ScoreToRetake *: the state as of `to` of the pairs with a score in [from, to], by date, assessment or course, team, person id. The rows
 * are new and freed with the array. */
GPtrArray *facts_scores_to_retake (const Facts *facts, Date from, Date to);

/* What learning platforms say of a person in the online part of a course, the latest up to the as-of date. */
typedef struct {
  guint32 course, person;       /* indices into the model */
  ExportCompletion state;
  Date date;                    /* DATE_NONE: the export does not say it */
} CourseCompletion;

/* Those of one course, by person: the first, or NULL, and how many. Borrowed. */
const CourseCompletion *facts_course_completions (const Facts *facts, const Course *course, guint *n);

/* Figures of one assessment in [from, to]: people with a score of any kind, numbers, missing scores; the people whose first
 * number falls in it, and of these those who passed at it (as score.first_pass_rate counts: a missing score before it does not
 * matter); mean, best and lowest percent of the numbers, DECIMAL_NONE without any. */
typedef struct { guint people, taken, missing, first_taken, first_passed; Decimal mean, best, lowest; } AssessmentSummary;
gboolean facts_assessment_summary (const Facts *facts, const Assessment *assessment, Date from, Date to, AssessmentSummary *summary);
/* The same of some people only, as they were on the day of each score. */
gboolean facts_assessment_summary_of (const Facts *facts, const Assessment *assessment, const FactsPeople *people, Date from, Date to,
                                      AssessmentSummary *summary);
/* The numbers of one assessment in [from, to], of those people (NULL: everyone): percents in millionths (Decimal), ascending. Free the array. */
GArray *facts_assessment_percents (const Facts *facts, const Assessment *assessment, const FactsPeople *people, Date from, Date to);
/* Of those with a number in [from, to]: how many, and how many had passed at their last number up to `to` (as score.final_pass_rate counts). */
void facts_assessment_final (const Facts *facts, const Assessment *assessment, const FactsPeople *people, Date from, Date to, guint *pairs, guint *passed);

#endif
