/* Entries of a timetable → the grid: weeks, days, bands of time, merged cells. */
#ifndef TRAINBOOK_VIEW_TIMETABLE_GRID_H
#define TRAINBOOK_VIEW_TIMETABLE_GRID_H

#include "view/common.h"

typedef struct {
  guint day;                 /* of the curriculum, from 1; 0: none (a session beside it) */
  Date date;                 /* DATE_NONE in an undated timetable */
  TimeOfDay start, end;      /* TIME_NONE: the whole day */
  const Course *course;
  Hours hours;               /* HOURS_NONE */
  const Person *trainer;     /* of a slot; a session has its own */
  const char *note;
  const Session *session;    /* or NULL */
  guint order;               /* filled in by the grid */
} TimetableEntry;

/* Sorts the entries (an array of TimetableEntry) and makes one of those that go on without a break. */
void timetable_entries_arrange (GArray *entries);

/* Adds <timetable> with a <week> for each week (dated) or each five days (undated). `entries` are arranged first. */
xmlNode *timetable_grid_add (xmlNode *parent, const ViewContext *context, const Page *from, GArray *entries, gboolean dated);

#endif
