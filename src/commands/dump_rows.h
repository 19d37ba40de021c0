/* trainbook dump rows DATASET. */
#ifndef TRAINBOOK_COMMANDS_DUMP_ROWS_H
#define TRAINBOOK_COMMANDS_DUMP_ROWS_H

#include "build.h"

/* Writes the rows of a dataset ("attendance", "exports" for the score exports) as CSV, as they are understood: one row a fact, canonical columns and
 * values, ids as the model resolves them. Rows with a mistake are not among them. Without a name: the names of the datasets. FALSE when there is no
 * such dataset. */
gboolean dump_rows (Build *build, const char *name, FILE *out);

#endif
