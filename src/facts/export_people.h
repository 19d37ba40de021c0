/* Who the rows of score exports are about: matched as in datasets, and logged and reported likewise. */
#ifndef TRAINBOOK_FACTS_EXPORT_PEOPLE_H
#define TRAINBOOK_FACTS_EXPORT_PEOPLE_H

#include "facts/pass.h"
#include "source/score_export.h"

typedef struct ExportPeople ExportPeople;

/* For one file. `part` counts what is reported and outlives it, as `diags` does. */
ExportPeople *export_people_new (PassPart *part, Diagnostics *diags);
void export_people_free (ExportPeople *people);

/* The person of a score: by ID number where the export has one, else by e-mail, by user name (an id, or an alias), by name. What had to be repaired
 * is logged once a row, a match by e-mail, alias or name once for each spelling. What stands beside it and names somebody else is warned of. NULL when nobody or several fit: then it was reported, but for people whom
 * the platform let go. */
const Person *export_people_find (ExportPeople *people, const ExportScore *score);

#endif
