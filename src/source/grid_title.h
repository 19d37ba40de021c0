/* What one text says of the time that a sheet is about: what grid_title.c and grid_period.c share. */
#ifndef TRAINBOOK_SOURCE_GRID_TITLE_H
#define TRAINBOOK_SOURCE_GRID_TITLE_H

#include "source/grid.h"

typedef struct {
  int year, month;            /* year 0: not said beside the month */
} GridMonth;

typedef struct {
  GridMonth months[4];        /* that the text says, more than one when it says several */
  guint n_months;
  int year;                   /* that stands alone: "2026年度"; 0 */
  gboolean several_years;     /* "2025-2026学年" */
  Date on;                    /* a whole day; DATE_NONE */
  GridRange range;            /* n_days 0: none */
} GridTitle;

/* What a title or the name of a file says. */
void grid_title_read (const char *text, gsize length, GridTitle *title);

#endif
