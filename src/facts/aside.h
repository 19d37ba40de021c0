/* Rows of facts that were left out because of a mistake (`on_error: set-aside`): how many, and what is known of them (AsideRow, facts.h). */
#ifndef TRAINBOOK_FACTS_ASIDE_H
#define TRAINBOOK_FACTS_ASIDE_H

#include "facts/facts.h"

typedef struct Aside Aside;

Aside *aside_new (void);
void aside_free (Aside *aside);

/* What is known of a row while it is being read: nothing yet. */
AsideRow aside_unknown (void);
/* It is of that session: then its day and its course are known, too. Of that person. */
void aside_of_session (AsideRow *row, const Session *session);
void aside_of_person (AsideRow *row, const Person *person);

/* Notes `n` rows of a file (as messages show it, copied) of which that is known. */
void aside_note (Aside *aside, DatasetId dataset, const char *file, const AsideRow *known, guint64 n);
/* Everything is read: nothing more is noted, and the rows are put in order. */
void aside_finish (Aside *aside);

#endif
