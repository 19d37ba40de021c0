/* Awards and boards: who wins by the rules of the configuration, and the proof. */
#ifndef TRAINBOOK_MEASURE_AWARDS_H
#define TRAINBOOK_MEASURE_AWARDS_H

#include "measure/measure.h"

/* A figure as it stands under a condition: numerator ÷ denominator in the measure's own unit (a rate from 0 to 1, points, hours, a count). */
typedef struct {
  gboolean present;
  Wide numerator, denominator;   /* denominator > 0 */
  gint64 count;                  /* rows behind it */
} AwardValue;

typedef enum {
  VERDICT_MET,
  VERDICT_NEAR,          /* missed by no more than the rule's `near` */
  VERDICT_MISSED,
  VERDICT_SMALL,         /* stands on fewer rows than the condition wants */
  VERDICT_NO_DATA
} Verdict;

/* Someone who can win: a person or a team. */
typedef struct {
  const Person *person;          /* NULL: a team */
  const char *member;            /* the person's id, the team's name */
  AwardValue *values;            /* by condition */
  Verdict *verdicts;
  AwardValue *ranks;             /* by rank of the rule; of a mean of several, their mean in billionths */
  guint met;                     /* conditions */
  guint place;                   /* from 1, equals share it; 0: does not meet the conditions */
  gboolean wins;
  gboolean is_near;              /* misses one condition, and by little */
  gboolean withheld;             /* the edition does not show these figures: they are of a group that it does not, or of too few people */
} AwardCandidate;

typedef struct {
  const AwardRule *rule;
  Period period;
  gboolean running;              /* the period is not over: nobody wins yet */
  GPtrArray *candidates;         /* AwardCandidate *: those who have a place by place, then those who are near by rank, then the others; equals in the model's order */
  AwardValue *wholes;            /* by condition: the figure of the whole department, for those that are compared with it */
  MeasureUnit *units;            /* by condition: what its measure counts in */
  gboolean *sums;                /* by condition: a plain count or sum, for which a small sample is no matter */
  int *orders;                   /* by rank: +1 the highest first, -1 the lowest */
  guint eligible, winners, near;
  gboolean tied_out;             /* equals at the last place, and the rule gives it to none of them */
} AwardResult;

/* The result of a rule in a period: by all figures, the same in every edition. New. */
AwardResult *award_evaluate (const Figures *figures, const AwardRule *rule, const Period *period);
void award_result_free (AwardResult *result);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AwardResult, award_result_free)

/* Does the rule judge that period: of its kind, and within its days. */
gboolean award_judges (const AwardRule *rule, const Period *period);

/* The parts of a result before it is judged: without candidates, figures, units and orders; a candidate without figures, owned by the result. */
AwardResult *award_result_new (const AwardRule *rule, const Period *period);
AwardCandidate *award_candidate_new (AwardResult *result, const Person *person, const char *member);

/* The pure part: fills verdicts, places and winners of candidates whose values and ranks are there, and sorts them. `least` is the smallest sample
 * of rates and means where neither the condition nor the rule says one. */
void award_judge (AwardResult *result, guint lesson_minutes, guint least);

/* How many rows the figure of a condition must stand on: what the condition says, else the award, else `least`; a plain sum needs none unless the
 * condition says so. */
guint award_minimum (const AwardRule *rule, const AwardCondition *condition, gboolean is_sum, guint least);

/* A line of a board. */
typedef struct {
  const Person *person;          /* NULL: a team */
  const char *member;
  AwardValue value;
  guint place;                   /* from 1, equals share it */
} BoardRow;

typedef struct {
  const BoardRule *rule;
  Period period;
  GArray *best, *worst;          /* BoardRow, in order; equals at the last place are all there, or none where they would make the list twice as long */
  guint best_equal, worst_equal; /* equals at the last place that are not there */
  guint counted, small;          /* members with a figure on enough rows; with too few */
} BoardResult;

BoardResult *board_evaluate (const Figures *figures, const BoardRule *rule, const Period *period);
void board_result_free (BoardResult *result);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BoardResult, board_result_free)
/* The pure part: `rows` (BoardRow with values, in the model's order) → best and worst. `better` is +1 or -1 and says which end is the best. */
void board_judge (BoardResult *result, const GArray *rows, int better, guint minimum);

/* The dimension whose figures a scope is judged by. */
Dimension award_dimension (guint scope);

/* What is better of a measure on a board, 0 taken as more: +1, -1. */
int board_better (const Measures *measures, MeasureId measure);

/* Every candidate of every award and every line of every board, of all periods with activity, whatever the edition names: for checking them.
 * `list` is winner, eligible (meets the conditions without winning), near, other; best, worst. Verdicts, values and ranks are those of the conditions
 * and ranks, between semicolons. New string. */
char *awards_csv (const Config *config, const Figures *figures);

/* Reports what the configuration's rules say of measures: unknown ones, those that are not counted for whom the rule is for, units that do not fit,
 * values that no figure can reach, conditions that contradict each other, unknown teams. */
void awards_check (const Model *model, const Measures *measures, Diagnostics *diags);
/* Warns of awards and boards on which nobody could be so far, in the periods that are over: no candidate at all, samples larger than anybody's. */
void awards_check_reach (const Config *config, const Figures *figures, Diagnostics *diags);

#endif
