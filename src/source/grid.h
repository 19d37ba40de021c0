/* How the columns of wide tables are found. Private to the room: table_grid.c asks grid_names.c, grid_dates.c and grid_items.c for what headers say;
 * grid_signs.c knows the signs of attendance. */
#ifndef TRAINBOOK_SOURCE_GRID_H
#define TRAINBOOK_SOURCE_GRID_H

#include "source/table.h"

#define MOST_HEADER 200     /* bytes of a header that is looked at */

/* In all that follows `columns` says by cell of the file which column it is, -1: none yet; `cells` (GridCell) receives what is found. */

/* Adds a cell of the header that is a value of a column; takes `value`. */
void grid_add (GArray *cells, guint cell, guint column, char *value);

/* Adds the headers that name something. Those that only look like an id of the same kind are named as unknown; without anybody to ask they count. */
void grid_find_names (const TableOpening *opening, const gint *columns, const guint *candidates, guint n_candidates, GArray *cells);

/* Adds the headers that are dates; one whose date cannot be known is reported, and `*refused`. */
void grid_find_dates (const TableOpening *opening, const gint *columns, GArray *cells, gboolean *refused);

/* Adds the headers of a survey's columns of ratings. */
void grid_find_items (const TableOpening *opening, const gint *columns, GArray *cells);

/* The signs of attendance and what they mean (see Grid.symbols): the usual ones, and those of the configuration. */
GHashTable *grid_symbols_new (const Config *config);

#endif
