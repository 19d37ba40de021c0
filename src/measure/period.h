/* Periods: day, week, month, quarter, year, as a department cuts its time. */
#ifndef TRAINBOOK_MEASURE_PERIOD_H
#define TRAINBOOK_MEASURE_PERIOD_H

#include "config.h"

typedef enum { PERIOD_DAY, PERIOD_WEEK, PERIOD_MONTH, PERIOD_QUARTER, PERIOD_YEAR, N_PERIODS } PeriodKind;

typedef struct { PeriodKind kind; Date first, last; } Period;   /* last: the calendar's, not cut at the as-of date */

/* Where weeks and months begin. A month that begins after the 15th is called by the month it ends in (from the 26th: 2026-11 is 26 October to
 * 25 November), one that begins earlier by the month it begins in: by the month that holds most of it. A quarter is its three months, a year
 * its twelve. A week belongs to the year of its fourth day, and week 1 is the one whose fourth day is the year's first of that weekday: the
 * rule of ISO 8601, whatever day weeks begin on. */
typedef struct {
  guint month_starts;          /* 1 … 28 */
  guint week_starts;           /* 1 Monday … 7 Sunday */
} PeriodRules;

PeriodRules period_rules (const Config *config);
/* Months from the 1st, weeks from Monday. */
extern const PeriodRules period_rules_usual;

Period period_of (const PeriodRules *rules, PeriodKind kind, Date day);
Period period_previous (const Period *period);
Period period_next (const Period *period);
gboolean period_equal (const Period *a, const Period *b);
/* Is it cut as the calendar on the wall: a month, quarter or year that begins on the 1st. Days and weeks are. */
gboolean period_is_usual (const Period *period);
/* The numbers in its name: the year, and of it the month, quarter or week (1 for a year, 0 for a day). */
void period_numbers (const Period *period, int *year, int *number);
/* 2026-11-20, 2026-W47, 2026-11, 2026-Q4, 2026; returns `buffer`. */
#define PERIOD_BUFFER 16
char *period_format (const Period *period, char buffer[PERIOD_BUFFER]);
gboolean period_parse (const PeriodRules *rules, const char *text, Period *period);
const char *period_kind_name (PeriodKind kind);     /* "daily", "weekly", "monthly", "quarterly", "annual": folder of its reports */

#endif
