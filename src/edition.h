/* Editions: what one set of readers may see. An edition lists what it shows; what it does not list, it does not show. */
#ifndef TRAINBOOK_EDITION_H
#define TRAINBOOK_EDITION_H

#include <glib.h>

/* How a list shows people: not at all, by their id, with the first character of the name (陈*), or in full. */
typedef enum { NAMES_NONE, NAMES_ID, NAMES_MASKED, NAMES_FULL } NamePolicy;

/* The lists that name people. Each edition has a policy for each. */
typedef enum {
  LIST_SCHEDULES,        /* who teaches: trainers of sessions and courses, heads of cohorts */
  LIST_ROSTERS,          /* who belongs where: teams, org charts, members of cohorts, mentors, sign-in sheets */
  LIST_OWNERS,           /* who does something: owners of actions, plan items, duties */
  LIST_AWARDS,           /* who won an award, best boards */
  LIST_WORST,            /* worst boards */
  LIST_ATTENDANCE,       /* who was late or absent */
  LIST_RESULTS,          /* who scored what, must retake, was checked */
  LIST_PROGRESS,         /* onboarding: stage, probation, protection period, learner's records */
  N_NAME_LISTS
} NameList;

typedef struct Edition {
  char *name;                    /* "staff"; NULL: the configuration has no editions */
  NamePolicy names[N_NAME_LISTS];
} Edition;

/* The edition of a site without `editions:`: who teaches, belongs, owns and wins is named; what people did only with `publish_people`. New. */
Edition *edition_default (gboolean publish_people);
void edition_free (Edition *edition);

/* What a reader may see of a person in that list: NULL (nothing), the id, "陈*" or the name. New string. */
char *edition_name (const Edition *edition, NameList list, const char *id, const char *name);

#endif
