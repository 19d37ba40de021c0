#include "measure/condition.h"

#include "facts/cells.h"

#include <string.h>

const char *
condition_reason_name (ConditionReason reason)
{
  static const char *const names[N_CONDITION_REASONS] = {
    [REASON_FINISHED] = "finished", [REASON_ATTENDED] = "attended", [REASON_ONLINE] = "online", [REASON_PASSED] = "passed", [REASON_EXEMPT] = "exempt",
    [REASON_OVER] = "over", [REASON_SERVED] = "served", [REASON_CONFIRMED] = "confirmed", [REASON_RUNNING] = "running", [REASON_COMING] = "coming",
    [REASON_NOT_ATTENDED] = "not-attended", [REASON_ONLINE_OPEN] = "online-open", [REASON_FAILED] = "failed", [REASON_MISSED] = "missed",
    [REASON_NOT_TAKEN] = "not-taken", [REASON_TOO_SHORT] = "too-short",  [REASON_NOT_BEGUN] = "not-begun", [REASON_NOT_CONFIRMED] = "not-confirmed", [REASON_NO_COHORT] = "no-cohort",
    [REASON_NO_DATE] = "no-date", [REASON_NO_ASSESSMENT] = "no-assessment", [REASON_NOT_RECORDED] = "not-recorded",
  };
  return names[reason];
}

const char *
condition_kind_name (ConditionKind kind)
{
  static const char *const names[] = { "cohort", "course", "assessment", "period", "service", "approval", "text" };
  return names[kind];
}

const char *
condition_state_name (ConditionState state)
{
  static const char *const names[] = { "met", "unmet", "unknown" };
  return names[state];
}

static void
decide (Condition *condition, ConditionState state, ConditionReason reason, Date date)
{
  condition->state = state;
  condition->reason = reason;
  condition->date = date;
}

static Condition
condition_new (ConditionKind kind)
{
  return (Condition) { .kind = kind, .state = CONDITION_UNKNOWN, .reason = REASON_NOT_RECORDED, .has = DECIMAL_NONE, .wanted = DECIMAL_NONE };
}

/* The earliest of the days on which it was done. */
static void
note_done (Condition *condition, ConditionReason reason, Date date)
{
  if (condition->state != CONDITION_MET || date < condition->date)
    decide (condition, CONDITION_MET, reason, date);
}

Condition
condition_course (const Facts *facts, const Person *person, const Course *course, Date day)
{
  Condition condition = condition_new (CONDITION_COURSE);
  condition.course = course;
  decide (&condition, CONDITION_UNMET, REASON_NOT_ATTENDED, DATE_NONE);
  Date attended = facts_person_attended (facts, person, course, day);
  const CourseCompletion *online = facts_person_completion (facts, person, course);
  gboolean told = online != NULL && (online->date == DATE_NONE || online->date <= day);
  PersonScore score;
  facts_person_score (facts, person, NULL, course, 0, day, &score);
  if (attended != DATE_NONE)
    note_done (&condition, REASON_ATTENDED, attended);
  if (score.last_passed)
    note_done (&condition, REASON_PASSED, score.passed_date);
  if (told && (online->state == COMPLETION_COMPLETED || online->state == COMPLETION_PASSED)
      && (condition.state != CONDITION_MET || online->date != DATE_NONE))
    note_done (&condition, REASON_ONLINE, online->date);
  if (condition.state == CONDITION_MET)
    return condition;
  if (score.numbers > 0)
    decide (&condition, CONDITION_UNMET, REASON_FAILED, score.last_date);
  else if (told)
    decide (&condition, CONDITION_UNMET, REASON_ONLINE_OPEN, online->date);
  return condition;
}

Decimal
condition_mark (const Model *model, const Assessment *assessment, const Course *course)
{
  if (assessment != NULL && assessment->pass_mark != DECIMAL_NONE)
    return assessment->pass_mark;
  if (course == NULL && assessment != NULL)
    course = assessment->course;
  return course != NULL && course->pass_mark != DECIMAL_NONE ? course->pass_mark : model->config->pass_mark;
}

Condition
condition_assessment (const Facts *facts, const Person *person, const Assessment *assessment, guint skip, Decimal mark, Date day)
{
  Condition condition = condition_new (CONDITION_ASSESSMENT);
  PersonScore score;
  condition.assessment = assessment;
  condition.wanted = mark != DECIMAL_NONE ? mark : condition_mark (facts->model, assessment, NULL);
  facts_person_score (facts, person, assessment, NULL, skip, day, &score);
  gboolean passed = mark != DECIMAL_NONE ? score.numbers > 0 && score.last >= mark : score.last_passed;
  condition.has = score.last;
  if (passed)
    decide (&condition, CONDITION_MET, REASON_PASSED, mark == DECIMAL_NONE ? score.passed_date : score.last_date);
  else if (g_strcmp0 (score.missing, "exempt") == 0)
    decide (&condition, CONDITION_MET, REASON_EXEMPT, score.missing_date);
  else if (score.missing != NULL)
    decide (&condition, CONDITION_UNMET, REASON_MISSED, score.missing_date);
  else if (score.numbers > 0)
    decide (&condition, CONDITION_UNMET, REASON_FAILED, score.last_date);
  else
    decide (&condition, CONDITION_UNMET, REASON_NOT_TAKEN, DATE_NONE);
  condition.missing = score.missing;
  return condition;
}

Condition
condition_service (const Person *person, gint64 months, Date day)
{
  Condition condition = condition_new (CONDITION_SERVICE);
  Date since = person_position_since (person, day);
  condition.wanted = months * DECIMAL_ONE;
  if (since == DATE_NONE)
    {
      decide (&condition, CONDITION_UNKNOWN, REASON_NO_DATE, DATE_NONE);
      return condition;
    }
  Date complete = date_add_months (since, (guint) CLAMP (months, 0, G_MAXINT32));
  condition.has = since > day ? 0 : date_months_between (since, day) * DECIMAL_ONE;
  decide (&condition, complete <= day ? CONDITION_MET : CONDITION_UNMET, complete <= day ? REASON_SERVED : REASON_TOO_SHORT, complete);
  return condition;
}

gboolean
condition_assessment_applies (const Assessment *assessment, const Cohort *cohort)
{
  return assessment->cohort == NULL || assessment->cohort == cohort;
}

void
conditions_add_courses (GArray *conditions, const Facts *facts, const Person *person, const GPtrArray *courses, Date day)
{
  for (guint i = 0; i < courses->len; i++)
    {
      Condition condition = condition_course (facts, person, courses->pdata[i], day);
      g_array_append_val (conditions, condition);
    }
}

void
conditions_add_assessments (GArray *conditions, const Facts *facts, const Person *person, const GPtrArray *assessments, guint skip, Decimal mark, Date day)
{
  guint before = conditions->len;
  for (guint i = 0; i < assessments->len; i++)
    {
      const Assessment *assessment = assessments->pdata[i];
      if (!condition_assessment_applies (assessment, person->cohort))
        continue;
      Condition condition = condition_assessment (facts, person, assessment, skip, mark, day);
      g_array_append_val (conditions, condition);
    }
  if (conditions->len > before || assessments->len == 0)
    return;
  Condition none = condition_new (CONDITION_ASSESSMENT);
  none.reason = REASON_NO_ASSESSMENT;
  g_array_append_val (conditions, none);
}

GPtrArray *
ladder_steps_from (const Model *model, const Person *person, Date day)
{
  GPtrArray *steps = g_ptr_array_new ();
  const char *position = person_position_on (person, day);
  for (guint i = 0; position != NULL && i < model->ladder->len; i++)
    {
      const LadderStep *step = model->ladder->pdata[i];
      if (g_strcmp0 (step->from, position) == 0)
        g_ptr_array_add (steps, (gpointer) step);
    }
  return steps;
}

GArray *
ladder_conditions (const Facts *facts, const Person *person, const LadderStep *step, Date day)
{
  GArray *conditions = g_array_new (FALSE, FALSE, sizeof (Condition));
  if (step->months >= 0)
    {
      Condition service = condition_service (person, step->months, day);
      g_array_append_val (conditions, service);
    }
  conditions_add_courses (conditions, facts, person, step->courses, day);
  conditions_add_assessments (conditions, facts, person, step->assessments, 0, step->pass_mark, day);
  if (step->criteria != NULL)
    {
      Condition criteria = condition_new (CONDITION_TEXT);
      criteria.text = step->criteria;
      g_array_append_val (conditions, criteria);
    }
  Condition approval = condition_new (CONDITION_APPROVAL);
  approval.text = step->approver;
  decide (&approval, CONDITION_UNMET, REASON_NOT_CONFIRMED, DATE_NONE);
  g_array_append_val (conditions, approval);
  return conditions;
}
