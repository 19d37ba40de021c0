/* What a period is compared with: the period before, the same period a year before; and the year up to its end. A period that still runs is
 * compared with the same days of another, so that five days are never set against seven. */
#ifndef TRAINBOOK_MEASURE_COMPARISON_H
#define TRAINBOOK_MEASURE_COMPARISON_H

#include "measure/measure.h"

typedef enum {
  COMPARISON_PREVIOUS,         /* 环比 */
  COMPARISON_YEAR_BEFORE,      /* 同比: the week of the same number, the same day, month or quarter */
  COMPARISON_YEAR_TO_DATE,     /* 年累计: the year that the period is in, up to the period's last day */
  N_COMPARISONS
} ComparisonKind;

typedef enum {
  COMPARED,
  COMPARED_NO_RECORDS,         /* the records begin later */
  COMPARED_NO_WEEK,            /* the year before has no week 53 */
  COMPARED_NO_DAY,             /* the year before has no 29 February */
  COMPARED_NEVER               /* not of such a period: a year is the year before's next, a day has no year to date */
} ComparisonState;

typedef struct {
  ComparisonState state;
  Period period;               /* unless there is no such period */
  Date last;                   /* the last day that counts */
  gboolean cut;                /* it lies before the period's end: only the same days are compared */
  Date begin;                  /* the first day with a record, when that is later than the period's first; else DATE_NONE */
  const Figures *figures;      /* where its figures are looked up; NULL unless COMPARED */
} Comparison;

typedef struct Comparisons Comparisons;

/* Counts what the running periods are compared with. Both are borrowed and must outlive it. Never NULL. */
Comparisons *comparisons_new (const Model *model, const Facts *facts, const Figures *figures);
void comparisons_free (Comparisons *comparisons);

/* The first day with a session or a fact; DATE_NONE: there is none. */
Date comparisons_begin (const Comparisons *comparisons);

/* What the period is compared with. The figures stay with `comparisons`. Thread-safe. */
Comparison comparison_of (Comparisons *comparisons, ComparisonKind kind, const Period *period);

/* The figures of every cut period that the running ones are compared with, as figures.csv writes them, with the last day behind the name of the
 * period: 2026-W46..2026-11-13. For checking them. New string; `length` may be NULL. */
char *comparisons_csv (Comparisons *comparisons, gsize *length);

#endif
