/* What a trainer is told about each column of the files to be filled in. */
#ifndef TRAINBOOK_COMMANDS_NEW_DATA_GUIDE_H
#define TRAINBOOK_COMMANDS_NEW_DATA_GUIDE_H

#include "source/dataset.h"
#include "text/words.h"

/* The cells of the sheet 填写说明, row by row, `*n_columns` each: array of char *, freed with it. */
GPtrArray *guide_cells (const Words *words, guint *n_columns);

/* What may be chosen in a column: new strings closed by NULL, or NULL when it is no choice. */
char **guide_choices (const Words *words, const ColumnDefinition *column);

#endif
