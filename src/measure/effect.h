/* What a course has brought about, level by level (Kirkpatrick): what was learnt, how people work since, what the service's indicators say. The first
 * level, what participants said, is asked of facts/feedback.h. Of people who attended, as a group: never of one of them. docs/figures.md has the formulas. */
#ifndef TRAINBOOK_MEASURE_EFFECT_H
#define TRAINBOOK_MEASURE_EFFECT_H

#include "measure/measure.h"
#include "model/lists.h"

/* Learning: scores out of 100 in millionths, sums to be divided by their number. */
typedef struct {
  guint people, pairs;           /* who has a number in a test of the course; person × test */
  guint first_passed, last_passed;    /* pairs that passed at the first, at the last number */
  Wide first;                    /* the sum of the first numbers */
  gboolean has_pretest;          /* there is a test before the course */
  guint both;                    /* people with a number in a test before and in one after */
  Wide before, after;            /* the sums of their first numbers in each */
} EffectLearning;

/* Quality checks of one kind, of the people who were checked on both sides. */
typedef struct {
  const char *kind;
  guint people, one_side;        /* checked before and after; only before or only after */
  guint before, after, before_passed, after_passed, before_scored, after_scored;
  gint64 before_score, after_score;   /* sums in millionths */
} EffectBehaviour;

/* An indicator of the whole department over the days before the first session and after the last. Both parts in the same scale; no denominator: none. */
typedef struct {
  const Target *target;
  MeasureId measure;
  Wide before, before_of, after, after_of;
  gint64 before_n, after_n;      /* cases, else rows */
} EffectResult;

typedef struct {
  const Course *course;
  const EffectRule *rule;
  Date from, to;                 /* the days whose sessions count */
  Date first, last;              /* of these the first and the last session; DATE_NONE: none was held */
  guint sessions, trained;       /* sessions held; people who attended */
  Date after_until;              /* the last day after it that is counted */
  gboolean running;              /* the days after it are not over */
  EffectLearning learning;
  GArray *behaviour;             /* EffectBehaviour */
  GArray *results;               /* EffectResult, in the order of the configuration */
} CourseEffect;

/* The effect of a course by what is known on the day `to`. New. */
CourseEffect *course_effect_new (const Model *model, const Facts *facts, const Figures *figures, const Course *course, Date to);
void course_effect_free (CourseEffect *effect);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CourseEffect, course_effect_free)

/* Is there anything to evaluate: the configuration names the course, it has a test before it, or somebody answered a survey. */
gboolean course_has_effect (const Model *model, const Facts *facts, const Course *course);

/* The least people, answers or cases of a level. */
guint effect_minimum (const Config *config, const EffectRule *rule, EffectLevel level);

/* Checks what the configuration says of effects: unknown courses, assessments, indicators and kinds of checks, each at its place. */
void effect_check (const Model *model, const Facts *facts, Diagnostics *diags);

#endif
