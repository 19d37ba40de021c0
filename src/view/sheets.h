/* Sheets that people sign. */
#ifndef TRAINBOOK_VIEW_SHEETS_H
#define TRAINBOOK_VIEW_SHEETS_H

#include "view/common.h"

/* Adds a <sheet> for each five days of the cohort: <day> columns, a <person> for each of `people` (Person *), and empty rows. */
void add_cohort_sheets (xmlNode *parent, const ViewContext *context, const Cohort *cohort, const GPtrArray *people);

#endif
