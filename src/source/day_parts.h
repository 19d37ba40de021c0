/* Halves of a day in attendance, and the evening. Private to the room. A part goes by the name that the column day_part has for it: "morning", "afternoon",
 * "evening"; static. */
#ifndef TRAINBOOK_SOURCE_DAY_PARTS_H
#define TRAINBOOK_SOURCE_DAY_PARTS_H

#include "source/grid.h"

/* The part of the day that a cell names, 上午 or （下午）; NULL. */
const char *day_part_name (Cell cell);
/* A header without the part of the day that ends it, "11月2日" of 11月2日上午, 2日(上) or "11/2 AM"; `*part` is that. New string; NULL when nothing of both
 * stands there. */
char *day_part_cut (const char *header, const char **part);
/* Takes the column 时段 from the columns where something else than parts of a day stands in it. `columns` by cell of the file: its column, -1. */
void table_take_day_parts (const TableOpening *opening, gint *columns);

#endif
