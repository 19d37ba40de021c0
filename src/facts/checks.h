/* Quality checks (质检): how many passed, what they scored, what was found. Kept as counts, never as rows. */
#ifndef TRAINBOOK_FACTS_CHECKS_H
#define TRAINBOOK_FACTS_CHECKS_H

#include "facts/facts.h"

typedef struct {
  guint n, passed, fatal;       /* checks; those that passed; those with a fatal error */
  guint scored;                 /* those with a score */
  gint64 score;                 /* the sum of their scores, in millionths */
} CheckSum;

/* The checks of one kind, person and day. */
typedef struct {
  guint32 person;               /* Person.index */
  Date date;
  guint32 kind;                 /* index into facts_check_kinds() */
  CheckSum sum;
} CheckCount;

/* A kind of error, or an item of the checks that lost points. */
typedef struct {
  const char *text;             /* as the file names it */
  guint n, fatal;               /* how often it was named; of these, of an error, in checks with a fatal one */
  guint deducted;               /* of an item: how often with the points it lost, and their sum in millionths */
  gint64 points;
} CheckFinding;

/* char *: the kinds of checks, in the order in which files name them. Borrowed. */
const GPtrArray *facts_check_kinds (const Facts *facts);
/* Every count, by person, date and kind: CheckCount, borrowed. */
const GArray *facts_check_counts (const Facts *facts);

/* What was checked of one person in [from, to], of one kind (NULL: all). */
CheckSum facts_person_checks (const Facts *facts, const Person *person, const char *kind, Date from, Date to);

/* The errors found (差错类型) in [from, to], in people who were of that team on the day (NULL: in all), the most frequent first, then by bytes: CheckFinding;
 * free the array. A cell names several with ";". */
GArray *facts_check_findings (const Facts *facts, Date from, Date to, const char *team);
/* The items (扣分项) of the checks of [from, to], as above, those with the most lost points first, then the most frequent, then by bytes. */
GArray *facts_check_items (const Facts *facts, Date from, Date to, const char *team);

#endif
