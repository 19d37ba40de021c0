#include "view/conditions.h"
#include "view/waiting.h"

#include "text/locale.h"

char *
decimal_text (Decimal value)
{
  return ratio_format (value, DECIMAL_ONE, 2);
}

void
set_decimal (xmlNode *node, const char *name, Decimal value)
{
  if (value == DECIMAL_NONE)
    return;
  g_autofree char *text = decimal_text (value);
  set_attribute (node, name, text);
}

void
add_day (xmlNode *parent, const char *name, const ViewContext *context, Date date)
{
  if (date != DATE_NONE)
    add_date_near (element (parent, name), context, date, context->model->as_of);
}

guint
conditions_met (const GArray *conditions)
{
  guint met = 0;
  for (guint i = 0; i < conditions->len; i++)
    met += g_array_index (conditions, Condition, i).state == CONDITION_MET;
  return met;
}

/* What is asked for. New string. */
static char *
condition_title (const ViewContext *context, const Condition *condition)
{
  const char *stage = condition->stage != NULL ? condition->stage->title : NULL;
  g_autofree char *wanted = condition->wanted != DECIMAL_NONE ? decimal_text (condition->wanted) : g_strdup ("");
  switch (condition->kind)
    {
    case CONDITION_COHORT:
      return words_format (context->words, "condition.cohort", "stage", stage != NULL ? stage : words_get (context->words, "onboarding.kind.training"),
                           "cohort", condition->cohort != NULL ? condition->cohort->title : "—", NULL);
    case CONDITION_COURSE:
      return g_strdup (condition->course->title);
    case CONDITION_ASSESSMENT:
      if (condition->assessment == NULL)
        return g_strdup (stage != NULL ? stage : words_get (context->words, "assessment.title"));
      return words_format (context->words, "condition.assessment", "title", condition->assessment->title, "mark", wanted, NULL);
    case CONDITION_PERIOD:
      return words_format (context->words, "condition.period", "stage", stage != NULL ? stage : words_get (context->words, "condition.probation"), NULL);
    case CONDITION_SERVICE:
      return words_format (context->words, "condition.service", "n", wanted, NULL);
    case CONDITION_APPROVAL:
      if (condition->text == NULL)
        return g_strdup (words_get (context->words, "condition.approval"));
      return words_format (context->words, "condition.approval-by", "who", condition->text, NULL);
    default:
      return g_strdup (condition->text);
    }
}

/* Why it is met, unmet or unknown. New string. */
static char *
reason_text (const ViewContext *context, ConditionReason reason, Date date, Decimal has, Decimal wanted, const char *missing)
{
  g_autofree char *day = date != DATE_NONE ? locale_date (context->config->language, date) : NULL;
  gboolean bare = date == DATE_NONE || (reason == REASON_FAILED && has == DECIMAL_NONE);
  g_autofree char *key = g_strconcat ("condition.reason.", condition_reason_name (reason), bare ? ".undated" : "", NULL);
  g_autofree char *plain = g_strconcat ("condition.reason.", condition_reason_name (reason), NULL);
  g_autofree char *is = has != DECIMAL_NONE ? decimal_text (has) : g_strdup ("—");
  g_autofree char *should = wanted != DECIMAL_NONE ? decimal_text (wanted) : g_strdup ("—");
  g_autofree char *kind = missing != NULL ? g_strconcat ("report.score.", missing, NULL) : NULL;
  return words_format (context->words, words_find (context->words, key) != NULL ? key : plain, "date", day != NULL ? day : "", "has", is, "wanted", should,
                       "missing", kind != NULL ? words_get (context->words, kind) : "", NULL);
}

/* A row that waits for correction may be what meets it: of a course attendance and scores, of an assessment scores. */
static void
mark_condition (xmlNode *node, const ViewContext *context, const Person *person, const Condition *condition)
{
  WaitingScope scope = waiting_person (context, DATASET_BIT (DATASET_SCORES), person);
  if (condition->kind == CONDITION_COURSE)
    scope.datasets |= WAITING_ATTENDANCE;
  else if (condition->kind != CONDITION_ASSESSMENT)
    return;
  scope.course = condition->course;
  scope.assessment = condition->assessment;
  attribute_waiting (node, context, &scope);
}

void
add_conditions (xmlNode *parent, const ViewContext *context, const Page *from, const Person *person, const GArray *conditions)
{
  for (guint i = 0; i < conditions->len; i++)
    {
      const Condition *condition = &g_array_index (conditions, Condition, i);
      g_autofree char *title = condition_title (context, condition);
      g_autofree char *says = reason_text (context, condition->reason, condition->date, condition->has, condition->wanted, condition->missing);
      xmlNode *node = element (parent, "condition");
      mark_condition (node, context, person, condition);
      set_attribute (node, "kind", condition_kind_name (condition->kind));
      set_attribute (node, "state", condition_state_name (condition->state));
      set_attribute (node, "reason", condition_reason_name (condition->reason));
      set_attribute (node, "title", title);
      set_attribute (node, "says", says);
      if (condition->course != NULL)
        add_course (node, context, from, condition->course);
    }
}

const char *
onboarding_title (const ViewContext *context, const Onboarding *at)
{
  if (at->stage != NULL)
    return at->stage->title;
  g_autofree char *key = g_strconcat ("onboarding.kind.", onboarding_kind_name (at->kind), NULL);
  return words_get (context->words, key);
}

xmlNode *
add_onboarding (xmlNode *parent, const char *name, const ViewContext *context, const Person *person, const Onboarding *at)
{
  const WaitingScope scores = waiting_person (context, DATASET_BIT (DATASET_SCORES), person);
  xmlNode *node = element (parent, name);
  g_autofree char *says = reason_text (context, at->reason, at->state == ONBOARDING_STAGE && at->due != DATE_NONE ? at->due : at->since, DECIMAL_NONE,
                                       DECIMAL_NONE, NULL);
  g_autofree char *key = g_strconcat ("onboarding.state.", onboarding_state_name (at->state), NULL);
  attribute_waiting (node, context, &scores);
  set_attribute (node, "state", onboarding_state_name (at->state));
  set_attribute (node, "state-title", words_get (context->words, key));
  set_attribute (node, "kind", onboarding_kind_name (at->kind));
  set_attribute (node, "title", onboarding_title (context, at));
  if (at->state != ONBOARDING_LEFT)
    set_attribute (node, "says", says);
  if (onboarding_is_late (at, context->model->as_of))
    set_attribute (node, "late", "yes");
  add_day (node, "since", context, at->since);
  add_day (node, "due", context, at->due);
  return node;
}
