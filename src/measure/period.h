/* Periods: day, ISO week, month, quarter, year. */
#ifndef TRAINBOOK_MEASURE_PERIOD_H
#define TRAINBOOK_MEASURE_PERIOD_H

#include "text/date.h"

typedef enum { PERIOD_DAY, PERIOD_WEEK, PERIOD_MONTH, PERIOD_QUARTER, PERIOD_YEAR, N_PERIODS } PeriodKind;

typedef struct { PeriodKind kind; Date first, last; } Period;   /* last: the calendar's, not cut at the as-of date */

Period period_of (PeriodKind kind, Date day);
Period period_previous (const Period *period);
Period period_next (const Period *period);
gboolean period_equal (const Period *a, const Period *b);
/* 2026-11-20, 2026-W47, 2026-11, 2026-Q4, 2026; returns `buffer`. */
#define PERIOD_BUFFER 16
char *period_format (const Period *period, char buffer[PERIOD_BUFFER]);
gboolean period_parse (const char *text, Period *period);
const char *period_kind_name (PeriodKind kind);     /* "daily", "weekly", "monthly", "quarterly", "annual": folder of its reports */

#endif
