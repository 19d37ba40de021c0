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

/* Which checks are asked for. */
typedef struct {
  Date from, to;
  const char *kind;             /* NULL: all kinds */
  const char *team;             /* NULL: all; else that of the checked on the day of the check */
} CheckScope;

/* A kind of error, or an item with deductions. */
typedef struct {
  const char *text;             /* as the file names it */
  guint n, fatal;               /* how many checks named it; of these with a fatal error (0 for items) */
  gint64 deduction;             /* the sum of its deductions, in millionths; 0 for findings */
} CheckFinding;

/* char *: the kinds of checks, in the order in which files name them. Borrowed. */
const GPtrArray *facts_check_kinds (const Facts *facts);
/* Every count, by person, date and kind: CheckCount, borrowed. */
const GArray *facts_check_counts (const Facts *facts);

/* What was checked in a scope; and of one person in [from, to], of one kind (NULL: all). */
CheckSum facts_checks (const Facts *facts, const CheckScope *scope);
CheckSum facts_person_checks (const Facts *facts, const Person *person, const char *kind, Date from, Date to);

/* The errors found (差错类型) in a scope, the most frequent first, then by bytes: CheckFinding; free the array. A cell names several with ";". */
GArray *facts_check_findings (const Facts *facts, const CheckScope *scope);
/* The items with deductions, the greatest sum first, then by bytes: CheckFinding; free the array. */
GArray *facts_check_items (const Facts *facts, const CheckScope *scope);

#endif
