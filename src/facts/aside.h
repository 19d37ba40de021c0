/* Rows of facts that were left out because of a mistake (`on_error: set-aside`): how many, and on which day they would have counted. */
#ifndef TRAINBOOK_FACTS_ASIDE_H
#define TRAINBOOK_FACTS_ASIDE_H

#include "facts/facts.h"

typedef struct Aside Aside;

Aside *aside_new (void);
void aside_free (Aside *aside);

/* Notes `n` rows of a dataset; `date` is DATE_NONE where the row does not say it: it may belong to any period. */
void aside_note (Aside *aside, DatasetId dataset, Date date, guint64 n);

#endif
