/* The table of measures of one build: what each is called, what it counts in, by what it is split. Built-in ones come first; those that the data add
 * (an indicator for each row of targets, two figures for each kind of quality check, formulas of the configuration) follow. */
#ifndef TRAINBOOK_MEASURE_MEASURES_H
#define TRAINBOOK_MEASURE_MEASURES_H

#include "facts/facts.h"
#include "text/words.h"

/* A place in the table; the names are those of built-in measures. */
typedef guint32 MeasureId;
enum {
  MEASURE_SESSIONS_PLANNED, MEASURE_SESSIONS_HELD, MEASURE_SESSIONS_CANCELLED, MEASURE_SESSIONS_POSTPONED, MEASURE_PLAN_COMPLETION,
  MEASURE_HOURS_HELD, MEASURE_HOURS_PERSON,
  MEASURE_ATTENDANCE_EXPECTED, MEASURE_ATTENDANCE_ATTENDED, MEASURE_ATTENDANCE_RATE, MEASURE_ATTENDANCE_LATE, MEASURE_ATTENDANCE_LEAVE,
  MEASURE_ATTENDANCE_ABSENT, MEASURE_ATTENDANCE_UNRECORDED,
  MEASURE_PEOPLE_TRAINED, MEASURE_COVERAGE_RATE, MEASURE_HOURS_PER_HEAD,
  MEASURE_SCORE_TAKEN, MEASURE_SCORE_MISSING, MEASURE_SCORE_MEAN, MEASURE_SCORE_PASS_RATE, MEASURE_SCORE_FIRST_PASS_RATE, MEASURE_SCORE_FINAL_PASS_RATE,
  MEASURE_SCORE_MEDIAN, MEASURE_SCORE_Q1, MEASURE_SCORE_Q3,
  MEASURE_HEADCOUNT, MEASURE_JOINERS, MEASURE_LEAVERS,
  MEASURE_FEEDBACK_MEAN, MEASURE_FEEDBACK_TOP2, MEASURE_FEEDBACK_RESPONSE_RATE,
  N_BUILT_IN_MEASURES,
  MEASURE_NONE = G_MAXINT32
};

typedef enum { DIMENSION_ALL, DIMENSION_COURSE, DIMENSION_AREA, DIMENSION_TRAINER, DIMENSION_TEAM, DIMENSION_COHORT, DIMENSION_PERSON, N_DIMENSIONS } Dimension;

/* Rates lie between 0 and 1 and are shown as percentages, scores between 0 and 100; a number is in a unit of its own (seconds, points of a survey). */
typedef enum { UNIT_COUNT, UNIT_HOURS, UNIT_RATE, UNIT_SCORE, UNIT_NUMBER } MeasureUnit;

/* Where a measure comes from. */
typedef enum { SOURCE_BUILT_IN, SOURCE_CHECK_PASS_RATE, SOURCE_CHECK_SCORE, SOURCE_INDICATOR, SOURCE_FORMULA } MeasureSource;

typedef struct {
  const char *id;              /* "attendance.rate" */
  MeasureUnit unit;
  guint dimensions;            /* bits 1 << Dimension */
  int better;                  /* +1 more is better, -1 less is better, 0 neither */
  const char *title;           /* from the data; NULL: the word report.measure.ID says it. Of quality checks: the kind */
  MeasureSource source;
  guint subject;               /* index into facts_check_kinds(), into Model.targets, of the formula; else 0 */
  const struct Target *indicator;     /* its unit, baseline, target, day due and companion; or NULL */
  const struct Formula *formula;      /* of SOURCE_FORMULA; NULL: it had a mistake, and nothing has a value */
  const char *suffix;          /* what a number is counted in: "秒", "元"; or NULL */
} MeasureDefinition;

/* What a measure is counted from. */
typedef enum { FAMILY_SESSIONS, FAMILY_ATTENDANCE, FAMILY_SCORES, FAMILY_STAFF, FAMILY_FEEDBACK, FAMILY_CHECKS, FAMILY_INDICATORS, FAMILY_FORMULAS } MeasureFamily;

typedef struct Measures Measures;

/* Never NULL. `model` and `facts` must outlive it. Mistakes in the formulas of the configuration are reported. */
Measures *measures_new (const Model *model, const Facts *facts, Diagnostics *diags);
void measures_free (Measures *measures);

/* How many there are: ids are smaller. */
guint measures_count (const Measures *measures);
const MeasureDefinition *measure_definition (const Measures *measures, MeasureId id);
/* FALSE when there is no measure of that name. */
gboolean measure_from_id (const Measures *measures, const char *id, MeasureId *measure);
/* The most similar name for a message, or NULL. Borrowed. */
const char *measure_nearest (const Measures *measures, const char *id);

MeasureFamily measure_family (const Measures *measures, MeasureId id);
/* Gives the figures of quality checks their titles in the reader's words. */
void measures_title_checks (Measures *measures, const Words *words);

/* A plain count or sum, which needs no sample to be true. */
gboolean measure_is_sum (const Measures *measures, MeasureId id);
/* A sum, or a formula of sums alone: what a group has, its members have together. */
gboolean measure_adds_up (const Measures *measures, MeasureId id);
/* Whether a longer period has more of it: sums but for the head count, hours per head, the share of people reached. */
gboolean measure_grows (const Measures *measures, MeasureId id);
const char *dimension_name (Dimension dimension);     /* "all", "course" … */
/* FALSE when there is none of that name (NULL has none); then nothing is written. */
gboolean dimension_from_name (const char *name, Dimension *dimension);
/* Whose members a report of that scope is about. */
Dimension dimension_of_scope (ReportScope scope);

#endif
