/* What the facts say of one person. Looked up, not scanned: a person's record asks for a few hundred of these. */
#ifndef TRAINBOOK_FACTS_PERSON_FACTS_H
#define TRAINBOOK_FACTS_PERSON_FACTS_H

#include "facts/facts.h"

/* What a person has in one assessment (or course): the numbers in their order, by attempt, else by date. Percents are 100 × score ÷ max, rounded to millionths. */
typedef struct {
  guint numbers;                /* how many numbers there are; 0: the members on numbers are DECIMAL_NONE, DATE_NONE, FALSE */
  Decimal first, best, last;
  Date first_date, last_date, passed_date;   /* passed_date: of the first number that passed, or DATE_NONE */
  gboolean first_passed, last_passed;
  const char *missing;          /* the kind of the last missing score that no number followed, static; or NULL */
  Date missing_date;
} PersonScore;

/* The scores up to `to`, without the first `skip` numbers. With an assessment its scores, else (assessment NULL) those that stand for the course itself.
 * FALSE when there is neither a number nor a missing score; `*score` is filled in any case. */
gboolean facts_person_score (const Facts *facts, const Person *person, const Assessment *assessment, const Course *course, guint skip, Date to,
                             PersonScore *score);

/* How a person stands to one session. */
typedef struct {
  const Session *session;
  gboolean enrolled;
  gboolean recorded;            /* then `status` */
  AttendanceStatus status;
} PersonSession;

/* The sessions that a person is enrolled in or recorded in, also the coming ones, in the order of the model: PersonSession; free the array. */
GArray *facts_person_sessions (const Facts *facts, const Person *person);

/* Hours attended in sessions up to the as-of date: minutes where rows say them (kept with publish_people), else the sessions' hours. */
Hours facts_person_hours (const Facts *facts, const Person *person);

/* The first day up to `to` on which the person attended a held session of the course, or DATE_NONE. */
Date facts_person_attended (const Facts *facts, const Person *person, const Course *course, Date to);

/* What learning platforms say of the person in the course; NULL when they say nothing. Borrowed. */
const CourseCompletion *facts_person_completion (const Facts *facts, const Person *person, const Course *course);

#endif
