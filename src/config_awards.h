/* The rules of awards and boards, as trainbook.yml writes them. Whether there are such measures, and whether anybody can win, is checked by the
 * room that knows measures. */
#ifndef TRAINBOOK_CONFIG_AWARDS_H
#define TRAINBOOK_CONFIG_AWARDS_H

#include "diag.h"
#include "text/date.h"

/* Who can win. A mentor is judged by the figures of those whom they coach, taken together. */
typedef enum {
  SCOPE_PERSON,            /* everyone who is employed on the last day */
  SCOPE_CONFIRMED,         /* of these, who is no newcomer */
  SCOPE_NEWCOMERS,         /* of these, who has served no more than `months`, or (without it) is not yet confirmed when the period begins */
  SCOPE_MENTOR,
  SCOPE_TRAINER,
  SCOPE_TEAM,
  N_SCOPES
} AwardScope;

/* Weeks, months, quarters, years: the numbers of PeriodKind. */
typedef enum { RULE_WEEKLY = 1, RULE_MONTHLY, RULE_QUARTERLY, RULE_ANNUAL } RulePeriod;

typedef enum { AWARD_AT_LEAST, AWARD_ABOVE, AWARD_AT_MOST, AWARD_BELOW, AWARD_EQUAL } AwardOperator;
typedef enum { VALUE_PLAIN, VALUE_PERCENT, VALUE_POINTS, VALUE_HOURS, VALUE_TIMES } AwardUnit;

/* A measure by its id, or a team, and where it stands. */
typedef struct {
  char *id;
  Place place;
} RuleName;

/* "check.score:会话 ≥ 95 分, n ≥ 3" */
typedef struct {
  RuleName measure;
  AwardOperator operator;
  gboolean is_whole;       /* compared with the same figure of the whole department instead of `value` */
  Decimal value;           /* as written: 95 of "95%" */
  AwardUnit unit;
  Place value_place;
  guint minimum;           /* rows that the figure must stand on; 0: the award's */
} AwardCondition;

/* What decides among those who meet the conditions: the mean of the measures. */
typedef struct {
  GPtrArray *measures;     /* RuleName *, at least one */
  int order;               /* +1 highest first, -1 lowest first, 0 as is better for the measure */
} AwardRank;

typedef enum { TIES_ALL, TIES_NONE } AwardTies;

typedef struct {
  char *title;
  Place place;             /* of the title */
  guint period;            /* RulePeriod */
  guint scope;             /* AwardScope */
  guint months;            /* of newcomers; 0: by the day they were confirmed */
  GPtrArray *teams;        /* RuleName *: only people of these teams, only these teams; or NULL: all */
  GPtrArray *conditions;   /* AwardCondition * */
  guint at_least;          /* so many of the conditions are enough; 0: all */
  GPtrArray *ranks;        /* AwardRank *: the first decides, the next ones among equals; may be empty */
  guint winners;           /* 0: everyone who meets the conditions */
  guint ties;              /* AwardTies: of equals at the last place all win, or none */
  guint minimum;           /* rows that a rate or a mean must stand on; 0: that of the reports */
  guint near;              /* how many hundredths of the value a near miss may lie below it; default 5 */
  Date from, until;        /* periods that lie in these days; DATE_NONE: no limit */
  char *prize;             /* or NULL */
  char *confirm;           /* what people have to see to besides the figures; or NULL */
} AwardRule;

typedef struct {
  char *title;
  Place place;
  RuleName measure;
  guint period;            /* RulePeriod */
  guint scope;             /* AwardScope */
  guint months;
  GPtrArray *teams;
  guint best, worst;       /* how many are listed; 0: none */
  guint minimum;           /* as above */
} BoardRule;

/* Do these rules need figures of single people. */
gboolean award_rules_count_people (const GPtrArray *awards, const GPtrArray *boards);

void award_rule_free (gpointer rule);
void board_rule_free (gpointer rule);

#endif
