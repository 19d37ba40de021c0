/* What an edition may show of the figures: a layer between the figures and everything that is published. The figures stay whole. */
#ifndef TRAINBOOK_MEASURE_PUBLISHED_H
#define TRAINBOOK_MEASURE_PUBLISHED_H

#include "measure/measure.h"

/* From here on figures_find(), figures_members(), figures_csv() and figures_csv_period() answer what the edition of the configuration may show: no
 * figure of a dataset or dimension that it does not list, none of fewer people than its smallest group, and none from which such a one could be worked
 * out. figures_csv_write() stays the whole truth. */
void figures_publish (Figures *figures);

typedef enum {
  WITHHELD_NOT,            /* it is shown, or there is none */
  WITHHELD_EDITION,        /* the edition does not show such figures */
  WITHHELD_GROUP           /* too few people, or it would give such a group away */
} Withheld;

/* Why figures_find() has none: nothing is said of whether there is one. */
Withheld figures_withheld (const Figures *figures, MeasureId measure, const Period *period, Dimension dimension, const char *member);

/* How many people are behind a figure, of a formula the fewest behind any measure in it; FALSE: it is nobody's result (sessions, plans), or no
 * edition asks for it. */
gboolean figures_people (const Figures *figures, MeasureId measure, const Period *period, Dimension dimension, const char *member, guint32 *people);

/* Whether the edition lists the dataset that the measure is counted from, of a formula all of them. */
gboolean figures_show_dataset (const Figures *figures, MeasureId measure);

/* Is the figure of a measure that is no formula withheld for the sake of few people, or would it be if the edition listed its dimension? */
gboolean figures_are_few (const Figures *figures, MeasureId measure, const Period *period, Dimension dimension, const char *member);

/* Whether the edition withholds figures of this measure that stand on few people. */
gboolean figures_guard_few (const Figures *figures, MeasureId measure);

/* figures_find() and figures_members() whatever the edition: for rules that decide who wins and what the ledger keeps, never for what is printed. */
const Figure *figures_find_whole (const Figures *figures, MeasureId measure, const Period *period, Dimension dimension, const char *member);
GPtrArray *figures_members_whole (const Figures *figures, MeasureId measure, const Period *period, Dimension dimension);

/* Calls `func` with every figure of the period that is withheld for the sake of few people, as it is: for the search for leaks alone. */
typedef void (*FigureFunc) (const Figure *figure, gpointer data);
void figures_each_withheld (const Figures *figures, const Period *period, FigureFunc func, gpointer data);

#endif
