/* The parts of a learner's record. */
#ifndef TRAINBOOK_VIEW_PERSON_H
#define TRAINBOOK_VIEW_PERSON_H

#include "view/conditions.h"

/* How often a person came: counts of the held sessions they were due in. */
typedef struct { guint expected, attended, by_status[N_ATTENDANCE], unrecorded; } PersonAttendance;
PersonAttendance person_attendance (const GArray *sessions, Date as_of);
/* Attributes expected, attended, late, left-early, leave, absent, unrecorded, rate. */
void add_person_attendance (xmlNode *node, const ViewContext *context, const Person *person, const PersonAttendance *attendance);

/* <courses required done> with a <course> for each that the person was due in, has done or has to do; <attendance> with the latest <session>s; <scores>. */
void add_person_courses (xmlNode *record, const ViewContext *context, const Page *page, const Person *person, const GArray *sessions);
void add_person_sessions (xmlNode *record, const ViewContext *context, const Page *page, const Person *person, const GArray *sessions);
void add_person_scores (xmlNode *record, const ViewContext *context, const Page *page, const Person *person);
/* <next>: coming <session>s, <retake>s, days that are due. */
void add_person_next (xmlNode *record, const ViewContext *context, const Page *page, const Person *person, const Onboarding *at, const GArray *sessions);

/* Attributes id, name, team, position, level, years, months; <hired>, <manager>, <mentor>, <cohort>: what the edition shows. */
void add_person_head (xmlNode *node, const ViewContext *context, const Page *page, const Person *person);

#endif
