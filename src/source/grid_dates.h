/* Headers that are dates: what grid_dates.c, grid_days.c and grid_weekdays.c share. */
#ifndef TRAINBOOK_SOURCE_GRID_DATES_H
#define TRAINBOOK_SOURCE_GRID_DATES_H

#include "source/grid.h"

/* The years that a header may be in that does not say its own. */
enum { FIRST_YEAR = 1990, LAST_YEAR = 2099 };

/* A header that is a date, or a part of one. */
typedef struct {
  guint cell;
  const char *header;
  char *text;              /* … without a part of the day, and with a weekday behind it; the part is … */
  const char *part;        /* … this one (day_parts.h), or NULL */
  int month, day;          /* month 0: the header is a bare day; both 0: no date that exists */
  guint weekday;           /* of a bare day, 1–7, which must be that of its date; 0: none */
  TimeOfDay from, to;      /* of 11月2日 9:00-11:00; of one time the minute that begins with it; `to` 0: no time */
  gboolean filled;         /* the column has cells */
  gboolean completed;      /* something was supplied, which is logged */
  gboolean is_serial;
  char *none;              /* a day that there is not, "2026-11-31"; NULL */
  Date date;               /* DATE_NONE: not known */
} HeaderDay;

typedef struct {
  const TableOpening *opening;
  GridPeriod period;
  GArray *days;            /* HeaderDay, from left to right */
} DateFinder;

static inline HeaderDay *
day_at (const DateFinder *finder, guint i)
{
  return &g_array_index (finder->days, HeaderDay, i);
}

/* What a header says of a day (grid_header_day.c). FALSE when it is none; else `text`, which the caller frees, `part`, month and day, weekday and hours, and `date`
 * where it is whole. */
gboolean grid_read_day (const char *header, HeaderDay *day);

/* Adds a header that is a day, a part of it, or some of its hours; takes `date` (day_parts.c). */
void grid_add_day (const TableOpening *opening, GArray *cells, const HeaderDay *day, char *date);

/* Whether a session was held on that day. FALSE for DATE_NONE. */
gboolean grid_has_session (const DateFinder *finder, Date date);

/* Gives days without a month their dates, where it is certain which one each is in (grid_days.c). */
void grid_complete_months (DateFinder *finder);

/* Whether the line of weekdays above or below the dates, if there is one, is that of these dates; the first that is not is reported (grid_weekdays.c). */
gboolean grid_check_weekdays (const DateFinder *finder);

#endif
