/* `effect` in trainbook.yml: how the effect of courses is evaluated (培训效果评估, after Kirkpatrick). What its names mean is checked by the room that
 * knows them: measure/effect_check.c. */
#ifndef TRAINBOOK_CONFIG_EFFECT_H
#define TRAINBOOK_CONFIG_EFFECT_H

#include "diag.h"

typedef enum { EFFECT_REACTION, EFFECT_LEARNING, EFFECT_BEHAVIOUR, EFFECT_RESULTS, N_EFFECT_LEVELS } EffectLevel;

/* Of all courses, or of one. Lists are of ConfigText *; NULL: not said. */
typedef struct EffectRule {
  char *course;                  /* an id; NULL: of all */
  Place place;                   /* of the id */
  guint window;                  /* days up to the last one whose sessions count; default 365 */
  guint before, after;           /* days before and after the sessions that are compared; default 30 */
  guint minimum[N_EFFECT_LEVELS];     /* the least people, answers or cases of a level; 0: reports.minimum */
  GPtrArray *checks;             /* kinds of quality checks; NULL: all */
  GPtrArray *indicators;         /* ids; NULL: none */
  GPtrArray *pretest, *posttest; /* ids of assessments; NULL: those of the course, by their kind */
} EffectRule;

typedef struct {
  EffectRule usual;
  GPtrArray *courses;            /* EffectRule *: with what they do not say taken from `usual`, but for the lists */
} EffectConfig;

void effect_config_init (EffectConfig *effect);
void effect_config_clear (EffectConfig *effect);
/* The rule of a course, else the usual one. */
const EffectRule *effect_rule (const EffectConfig *effect, const char *course);
/* A list of a rule, else the usual one's; NULL: neither says it. */
const GPtrArray *effect_checks (const EffectConfig *effect, const EffectRule *rule);
const GPtrArray *effect_indicators (const EffectConfig *effect, const EffectRule *rule);
/* Does a list of a rule, or NULL, have the text. */
gboolean effect_list_has (const GPtrArray *list, const char *text);
/* Is the assessment the pretest of any course that a rule names. */
gboolean effect_names_pretest (const EffectConfig *effect, const char *assessment);

#endif
