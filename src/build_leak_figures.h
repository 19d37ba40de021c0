/* The search for figures that the edition does not show. For the files build*.c only. */
#ifndef TRAINBOOK_BUILD_LEAK_FIGURES_H
#define TRAINBOOK_BUILD_LEAK_FIGURES_H

#include "view/view.h"

/* Searches a report's page (`marked`) or a text beside it: does the value of a rate or a mean that is withheld for the sake of few people stand in one row,
 * item or line with the name of its member? Whole numbers are not looked for: every row has some. */
void leak_figures_scan (const ViewContext *context, const Period *period, const char *path, const char *bytes, gsize length, gboolean marked,
                        Diagnostics *diags);
/* A table like figures.csv: does a row have a value that is withheld? */
void leak_figures_scan_table (const ViewContext *context, const char *path, const char *bytes, gsize length, Diagnostics *diags);

#endif
