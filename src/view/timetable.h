/* A day × time grid: rows are bands of time, columns are days, split into weeks. */
#ifndef TRAINBOOK_VIEW_TIMETABLE_H
#define TRAINBOOK_VIEW_TIMETABLE_H

#include "view/common.h"

/* Adds <timetable> of a curriculum: its days are numbered, at most five a grid. */
xmlNode *add_curriculum_timetable (xmlNode *parent, const ViewContext *context, const Page *from, const Curriculum *curriculum);
/* Adds <timetable dated="yes"> of a cohort: the curriculum laid on the calendar's workdays, with its sessions in place of the slots they hold. A grid a week. */
xmlNode *add_cohort_timetable (xmlNode *parent, const ViewContext *context, const Page *from, const Cohort *cohort);

/* Hours of a curriculum: as declared by its rows (a row without: the time it takes), and the time that its slots take. */
Hours curriculum_hours_declared (const Curriculum *curriculum);
Hours curriculum_hours_of_slots (const Curriculum *curriculum);

#endif
