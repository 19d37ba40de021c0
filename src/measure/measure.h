/* Measures: base cells rolled up over periods and dimensions. Reports only look cells up. DESIGN of each figure: docs/figures.md. */
#ifndef TRAINBOOK_MEASURE_MEASURE_H
#define TRAINBOOK_MEASURE_MEASURE_H

#include "facts/facts.h"
#include "measure/measures.h"
#include "measure/period.h"

/* Checks what the configuration says of measures (targets of unknown ones) and warns about members that a spreadsheet would take for a
 * formula. Independent of facts. */
void measure_check (const Model *model, const Measures *measures, Diagnostics *diags);

/* What a measure is to reach in a period of that kind (N_PERIODS: of any), in its own unit (0.95 for a rate): as `targets` of trainbook.yml says for that
 * period, else the list of targets, for an indicator or for a measure that a row of the list names by its id. Of the members of a dimension nothing is told
 * where they add up: 120 hours are the department's. DECIMAL_NONE without. */
Decimal measure_target (const Model *model, const Measures *measures, MeasureId measure, PeriodKind kind, Dimension dimension);
/* Adds to the list of MeasureId those that have one and are not in it: as trainbook.yml names them, then as the list of targets does. */
void measures_append_targeted (const Model *model, const Measures *measures, PeriodKind kind, Dimension dimension, GArray *list);
/* Checks all of these: what a measure cannot be, and numbers that are meant as percentages. */
void targets_check (const Model *model, const Measures *measures, Diagnostics *diags);

/* One cell. value = numerator ÷ denominator, both in the measure's own scale; exact, divided once when printed. */
typedef struct {
  MeasureId measure;
  Period period;
  Dimension dimension;
  const char *member;          /* an id, for team and area their text; "all" */
  Wide numerator;
  Wide denominator;            /* > 0. A plain sum has its unit here and is_sum TRUE */
  gboolean is_sum;
  gint64 scale;                /* divides numerator (and denominator, unless is_sum) when these are printed themselves */
  gint64 count;                /* rows behind it */
  gint64 sample;               /* of a formula: rows behind the smallest denominator in it; 0: it divides nothing */
  gboolean unweighted;         /* values without their weights are in it: how large the sample is nobody knows */
  gboolean mean_of_means;      /* the mean of several values without their weights (平均数的平均): pages say so */
} Figure;

typedef struct Figures Figures;

/* Stage `count`, second half: every cell of every period from the first session or fact to the as-of date. Never NULL. */
Figures *figures_new (const Model *model, const Facts *facts, const Measures *measures);
/* The figures of one period alone up to a day in it, as they were when it had run so far, by what the records say today: exact for those that count
 * people or pairs too. Nothing else can be looked up in it. Counted from what `figures` was. Never NULL. */
Figures *figures_window_new (const Figures *figures, const Period *period, Date last);
void figures_free (Figures *figures);
/* The table of measures that they are figures of. */
const Measures *figures_measures (const Figures *figures);

/* The cell, or NULL when there is none ("no data"; for plain sums it may stand for 0). `member` is "all" for DIMENSION_ALL. Borrowed. */
const Figure *figures_find (const Figures *figures, MeasureId measure, const Period *period, Dimension dimension, const char *member);

/* The members of a dimension that have a cell of that measure in the period, in the order of the model. const char *; free the array. */
GPtrArray *figures_members (const Figures *figures, MeasureId measure, const Period *period, Dimension dimension);

/* The periods of that kind with facts, sessions or people, first to last (the running one included); array of Period; borrowed. */
const GArray *figures_periods (const Figures *figures, PeriodKind kind);
/* TRUE when the period has a session or a fact: then it gets a report page. */
gboolean figures_has_activity (const Figures *figures, const Period *period);

/* figures.csv as the edition shows it: a figure of too few people has a dash for its value and no other number. UTF-8 with BOM, CRLF, sorted by bytes. Person rows only with publish_people. New string; `length` may be NULL. */
char *figures_csv (const Figures *figures, gsize *length);
/* All of it, whatever the edition, piece by piece: a large department has hundreds of megabytes. */
typedef void (*FiguresSink) (const char *text, gsize length, gpointer data);
void figures_csv_write (const Figures *figures, FiguresSink sink, gpointer data);
/* The part of it that belongs to one period, in the same form: everything, or the rows of one member of a dimension. */
char *figures_csv_period (const Figures *figures, const Period *period, Dimension dimension, const char *member, gsize *length);

#endif
