/* What people wrote into the records in their own words. */
#ifndef TRAINBOOK_MODEL_TEXTS_H
#define TRAINBOOK_MODEL_TEXTS_H

#include "model/model.h"

typedef void (*ModelTextFunc) (const char *text, const char *file, guint line, gpointer data);

/* Calls `func` for every free text of the records (titles, venues, notes, problems, answers …) that is not empty: not for ids, names of people,
 * teams. Borrowed from the model. */
void model_each_text (const Model *model, ModelTextFunc func, gpointer data);

#endif
