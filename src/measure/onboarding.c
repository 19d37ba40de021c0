#include "measure/onboarding.h"

#include <string.h>

const char *
onboarding_state_name (OnboardingState state)
{
  static const char *const names[] = { "none", "coming", "stage", "failed", "confirmed", "left" };
  return names[state];
}

const char *
onboarding_kind_name (StageKind kind)
{
  static const char *const names[] = { "training", "coaching", "assessment", "paper", "protection", "decision", "end" };
  return names[kind];
}

gboolean
onboarding_is_late (const Onboarding *at, Date day)
{
  return at->state == ONBOARDING_STAGE && at->due != DATE_NONE && at->due < day;
}

/* ---- the flow ---- */

/* A blank kind is training where courses are named, else a formality. */
static StageKind
kind_of (const Stage *stage)
{
  if (stage->kind >= 0)
    return (StageKind) stage->kind;
  return stage->curriculum != NULL || stage->courses->len > 0 ? STAGE_TRAINING : stage->assessments->len > 0 ? STAGE_ASSESSMENT : STAGE_PAPER;
}

static const Stage *
find_flow (const Model *model, const Cohort *cohort)
{
  const Stage *found = NULL;
  for (guint i = 0; i < model->stages->len; i++)
    {
      const Stage *stage = model->stages->pdata[i];
      if (cohort != NULL && cohort->curriculum != NULL && stage->curriculum == cohort->curriculum)
        return stage;
      if (found == NULL && kind_of (stage) == STAGE_TRAINING)
        found = stage;
    }
  return found != NULL || model->stages->len == 0 ? found : model->stages->pdata[0];
}

GPtrArray *
onboarding_flow (const Model *model, const Cohort *cohort)
{
  GPtrArray *flow = g_ptr_array_new ();
  const Stage *one = find_flow (model, cohort);
  for (guint i = 0; one != NULL && i < model->stages->len; i++)
    {
      const Stage *stage = model->stages->pdata[i];
      if (g_strcmp0 (stage->flow, one->flow) == 0)
        g_ptr_array_add (flow, (gpointer) stage);
    }
  return flow;
}

static const Stage *
first_of (GPtrArray *stages)
{
  const Stage *first = stages->len > 0 ? stages->pdata[0] : NULL;
  g_ptr_array_unref (stages);
  return first;
}

/* Does nothing but ends come behind it? Then it is the decision on the confirmation. */
static gboolean
is_last (const Model *model, const Stage *stage)
{
  const Stage *next = first_of (stage_next (model, stage));
  return next == NULL || kind_of (next) == STAGE_END;
}

static gboolean
has_regular_dates (const Model *model)
{
  for (guint i = 0; i < model->people->len; i++)
    if (((const Person *) model->people->pdata[i])->regular_date != DATE_NONE)
      return TRUE;
  return FALSE;
}

/* ---- one stage ---- */

typedef struct {
  const Model *model;
  const Facts *facts;
  const Person *person;
  Date day;
} Walk;

static Condition
condition_plain (ConditionKind kind, ConditionState state, ConditionReason reason, Date date)
{
  return (Condition) { .kind = kind, .state = state, .reason = reason, .date = date, .has = DECIMAL_NONE, .wanted = DECIMAL_NONE };
}

static Condition
cohort_condition (const Walk *walk)
{
  const Cohort *cohort = walk->person->cohort;
  Condition condition = condition_plain (CONDITION_COHORT, CONDITION_UNKNOWN, REASON_NO_COHORT, DATE_NONE);
  condition.cohort = cohort;
  if (cohort == NULL)
    return condition;
  condition.reason = REASON_NO_DATE;
  if (cohort->start_date > walk->day)
    condition = condition_plain (CONDITION_COHORT, CONDITION_UNMET, REASON_COMING, cohort->start_date);
  else if (cohort->end_date != DATE_NONE)
    condition = condition_plain (CONDITION_COHORT, cohort->end_date < walk->day ? CONDITION_MET : CONDITION_UNMET,
                                 cohort->end_date < walk->day ? REASON_FINISHED : REASON_RUNNING, cohort->end_date);
  condition.cohort = cohort;
  return condition;
}

static Condition
period_condition (const Walk *walk, Date last)
{
  if (last == DATE_NONE)
    return condition_plain (CONDITION_PERIOD, CONDITION_UNKNOWN, REASON_NO_DATE, DATE_NONE);
  gboolean over = last < walk->day;
  return condition_plain (CONDITION_PERIOD, over ? CONDITION_MET : CONDITION_UNMET, over ? REASON_OVER : REASON_RUNNING, last);
}

static Condition
approval_condition (const Walk *walk, const char *text)
{
  Date regular = walk->person->regular_date;
  gboolean confirmed = regular != DATE_NONE && regular <= walk->day;
  Condition condition = condition_plain (CONDITION_APPROVAL, confirmed ? CONDITION_MET : CONDITION_UNMET,
                                         confirmed ? REASON_CONFIRMED : REASON_NOT_CONFIRMED, confirmed ? regular : DATE_NONE);
  condition.text = text;
  return condition;
}

/* Does the stage take the time of the cohort? */
static gboolean
takes_cohort (const Stage *stage)
{
  return stage->curriculum != NULL
         || (kind_of (stage) == STAGE_TRAINING && stage->courses->len == 0 && stage->assessments->len == 0 && stage->days == DECIMAL_NONE);
}

/* The last of its days, counted from the first one; DATE_NONE without any. */
static Date
last_day (const Walk *walk, const Stage *stage, Date since)
{
  if (stage->days != DECIMAL_NONE)
    return since == DATE_NONE ? DATE_NONE : since + (Date) ((stage->days + DECIMAL_ONE - 1) / DECIMAL_ONE) - 1;
  if (kind_of (stage) == STAGE_PROTECTION)
    return walk->person->probation_end;
  return takes_cohort (stage) && walk->person->cohort != NULL ? walk->person->cohort->end_date : DATE_NONE;
}

static gboolean
waits_for_days (const Stage *stage)
{
  StageKind kind = kind_of (stage);
  if (kind == STAGE_PROTECTION)
    return TRUE;
  return (kind == STAGE_TRAINING || kind == STAGE_COACHING || kind == STAGE_PAPER) && stage->days != DECIMAL_NONE && !takes_cohort (stage);
}

/* Everything that a dataset can answer of what the stage takes. */
static GArray *
stage_conditions (const Walk *walk, const Stage *stage, Date since, guint skip)
{
  GArray *conditions = g_array_new (FALSE, FALSE, sizeof (Condition));
  if (takes_cohort (stage))
    {
      Condition cohort = cohort_condition (walk);
      g_array_append_val (conditions, cohort);
    }
  if (walk->facts != NULL)
    {
      conditions_add_courses (conditions, walk->facts, walk->person, stage->courses, walk->day);
      conditions_add_assessments (conditions, walk->facts, walk->person, stage->assessments, skip, DECIMAL_NONE, walk->day);
    }
  if (waits_for_days (stage))
    {
      Condition period = period_condition (walk, last_day (walk, stage, since));
      g_array_append_val (conditions, period);
    }
  if (kind_of (stage) == STAGE_DECISION && is_last (walk->model, stage))
    {
      Condition approval = approval_condition (walk, stage->position);
      g_array_append_val (conditions, approval);
    }
  for (guint i = 0; i < conditions->len; i++)
    g_array_index (conditions, Condition, i).stage = stage;
  return conditions;
}

/* Whether the stage is passed: then the first day of the next one, else why not. */
static gboolean
is_passed (const Walk *walk, const Onboarding *at, Date *next, ConditionReason *reason)
{
  g_autoptr (GArray) conditions = stage_conditions (walk, at->stage, at->since, at->skip);
  gboolean passed = TRUE;
  *next = at->since;
  *reason = REASON_FINISHED;
  for (guint i = 0; i < conditions->len; i++)
    {
      const Condition *condition = &g_array_index (conditions, Condition, i);
      if (condition->state == CONDITION_MET)
        {
          /* What takes whole days ends with its last one; a course or an assessment is done on its day. */
          gboolean takes_days = condition->kind == CONDITION_COHORT || condition->kind == CONDITION_PERIOD;
          *next = MAX (*next, condition->date + (takes_days ? 1 : 0));
          continue;
        }
      if (condition->kind == CONDITION_APPROVAL && !has_regular_dates (walk->model))
        continue;
      if (passed)
        *reason = condition->reason;
      passed = FALSE;
    }
  return passed;
}

/* The first number behind those used up that failed, for a stage that leads on from it. */
static gboolean
has_failed (const Walk *walk, const Onboarding *at, gboolean at_last, Date *date)
{
  for (guint i = 0; walk->facts != NULL && i < at->stage->assessments->len; i++)
    {
      const Assessment *assessment = at->stage->assessments->pdata[i];
      PersonScore score;
      if (!condition_assessment_applies (assessment, walk->person->cohort)
          || !facts_person_score (walk->facts, walk->person, assessment, NULL, at->skip, walk->day, &score) || score.numbers == 0
          || (at_last ? score.last_passed : score.first_passed))
        continue;
      *date = at_last ? score.last_date : score.first_date;
      return TRUE;
    }
  return FALSE;
}

static void
enter (const Walk *walk, Onboarding *at, const Stage *stage, Date since)
{
  const Cohort *cohort = walk->person->cohort;
  if (takes_cohort (stage) && cohort->start_date != DATE_NONE)
    since = MAX (since, cohort->start_date);
  *at = (Onboarding) { .state = ONBOARDING_STAGE, .kind = kind_of (stage), .stage = stage, .since = since, .reason = REASON_FINISHED };
}

/* Moves on by one stage; FALSE when the person stays. */
static gboolean
walk_on (const Walk *walk, Onboarding *at)
{
  Date date;
  const Stage *fail = at->stage->fail->len > 0 ? at->stage->fail->pdata[0] : NULL;
  if (fail != NULL && has_failed (walk, at, kind_of (fail) == STAGE_END, &date))
    {
      Date since = MAX (at->since, date);
      *at = (Onboarding) { .state = kind_of (fail) == STAGE_END ? ONBOARDING_FAILED : ONBOARDING_STAGE, .kind = kind_of (fail), .stage = fail,
                           .since = since, .reason = REASON_FAILED, .skip = at->skip + 1 };
      return at->state == ONBOARDING_STAGE;
    }
  Date since;
  if (!is_passed (walk, at, &since, &at->reason))
    return FALSE;
  const Stage *next = first_of (stage_next (walk->model, at->stage));
  if (next == NULL || kind_of (next) == STAGE_END)
    {
      gboolean waits = has_regular_dates (walk->model);
      *at = (Onboarding) { .state = waits ? ONBOARDING_STAGE : ONBOARDING_CONFIRMED, .kind = waits ? STAGE_DECISION : STAGE_END,
                           .stage = next, .since = since, .reason = waits ? REASON_NOT_CONFIRMED : REASON_FINISHED };
      return FALSE;
    }
  enter (walk, at, next, since);
  return TRUE;
}

static Onboarding
walk_stages (const Walk *walk, const Stage *first)
{
  const Cohort *cohort = walk->person->cohort;
  Onboarding at;
  enter (walk, &at, first, walk->person->hire_date != DATE_NONE ? walk->person->hire_date : cohort->start_date);
  /* A flow may lead back: nobody walks longer than through each stage twice. */
  for (guint steps = 0; steps < 2 * walk->model->stages->len && walk_on (walk, &at); steps++)
    ;
  if (at.state == ONBOARDING_STAGE && at.stage != NULL)
    at.due = last_day (walk, at.stage, at.since);
  if (at.state == ONBOARDING_STAGE && at.reason == REASON_COMING)
    at.state = ONBOARDING_COMING;
  return at;
}

/* ---- the simple way ---- */

static Onboarding
walk_simply (const Walk *walk)
{
  const Person *person = walk->person;
  const Cohort *cohort = person->cohort;
  Date since = person->hire_date;
  if (cohort != NULL && (cohort->end_date == DATE_NONE || cohort->end_date >= walk->day))
    {
      gboolean coming = cohort->start_date > walk->day;
      return (Onboarding) { .state = coming ? ONBOARDING_COMING : ONBOARDING_STAGE, .kind = STAGE_TRAINING, .since = cohort->start_date,
                            .due = cohort->end_date, .reason = coming ? REASON_COMING : cohort->end_date != DATE_NONE ? REASON_RUNNING : REASON_NO_DATE };
    }
  if (cohort != NULL)
    since = MAX (since, cohort->end_date + 1);
  if (person->probation_end != DATE_NONE && person->probation_end >= walk->day)
    return (Onboarding) { .state = ONBOARDING_STAGE, .kind = STAGE_PROTECTION, .since = since, .due = person->probation_end, .reason = REASON_RUNNING };
  if (person->probation_end != DATE_NONE)
    since = MAX (since, person->probation_end + 1);
  if (!has_regular_dates (walk->model))
    return (Onboarding) { .state = ONBOARDING_CONFIRMED, .kind = STAGE_END, .since = since, .reason = REASON_FINISHED };
  return (Onboarding) { .state = ONBOARDING_STAGE, .kind = STAGE_DECISION, .since = since, .reason = REASON_NOT_CONFIRMED };
}

static Onboarding
walk_to (const Walk *walk)
{
  const Person *person = walk->person;
  if (person->cohort == NULL && person->probation_end == DATE_NONE)
    return (Onboarding) { .state = ONBOARDING_NONE };
  g_autoptr (GPtrArray) flow = onboarding_flow (walk->model, person->cohort);
  return person->cohort != NULL && flow->len > 0 ? walk_stages (walk, flow->pdata[0]) : walk_simply (walk);
}

Onboarding
onboarding_on (const Model *model, const Facts *facts, const Person *person, Date day)
{
  Date left = person->leave_date, regular = person->regular_date;
  gboolean is_newcomer = person->cohort != NULL || person->probation_end != DATE_NONE;
  if (person->hire_date != DATE_NONE && person->hire_date > day)
    return (Onboarding) { .state = is_newcomer ? ONBOARDING_COMING : ONBOARDING_NONE, .since = person->hire_date, .reason = REASON_COMING };
  if (left != DATE_NONE && left < day)
    {
      if (!is_newcomer || (regular != DATE_NONE && regular <= left))
        return (Onboarding) { .state = ONBOARDING_NONE };
      Onboarding last = walk_to (&(Walk) { model, facts, person, left });
      if (last.state == ONBOARDING_CONFIRMED)
        return (Onboarding) { .state = ONBOARDING_NONE };
      return (Onboarding) { .state = ONBOARDING_LEFT, .kind = last.kind, .stage = last.stage, .since = left, .reason = last.reason };
    }
  if (regular != DATE_NONE && regular <= day)
    return (Onboarding) { .state = ONBOARDING_CONFIRMED, .kind = STAGE_END, .since = regular, .reason = REASON_CONFIRMED };
  return walk_to (&(Walk) { model, facts, person, day });
}

/* ---- what is missing ---- */

GArray *
onboarding_conditions (const Model *model, const Facts *facts, const Person *person, const Onboarding *at, Date day)
{
  Walk walk = { model, facts, person, day };
  if (at->state == ONBOARDING_STAGE && at->stage != NULL && kind_of (at->stage) != STAGE_END)
    return stage_conditions (&walk, at->stage, at->since, at->skip);
  GArray *conditions = g_array_new (FALSE, FALSE, sizeof (Condition));
  if (at->state != ONBOARDING_STAGE)
    return conditions;
  Condition condition = at->kind == STAGE_TRAINING ? cohort_condition (&walk) : at->kind == STAGE_PROTECTION ? period_condition (&walk, person->probation_end)
                        : approval_condition (&walk, NULL);
  g_array_append_val (conditions, condition);
  return conditions;
}

/* The conditions of one stage; `at` NULL: those before it are not passed, so its days have not begun. */
static void
add_stage_conditions (GArray *conditions, const Walk *walk, const Stage *stage, const Onboarding *at)
{
  g_autoptr (GArray) own = stage_conditions (walk, stage, at != NULL ? at->since : DATE_NONE, 0);
  for (guint i = 0; i < own->len; i++)
    {
      Condition condition = g_array_index (own, Condition, i);
      if (condition.kind == CONDITION_APPROVAL)
        continue;
      if (condition.kind == CONDITION_PERIOD && condition.date == DATE_NONE && at == NULL)
        {
          condition.state = CONDITION_UNMET;
          condition.reason = REASON_NOT_BEGUN;
        }
      g_array_append_val (conditions, condition);
    }
  /* Of training and assessments the datasets say it. */
  if (stage->condition == NULL || kind_of (stage) == STAGE_TRAINING || kind_of (stage) == STAGE_ASSESSMENT)
    return;
  Condition words = condition_plain (CONDITION_TEXT, CONDITION_UNKNOWN, REASON_NOT_RECORDED, DATE_NONE);
  words.text = stage->condition;
  words.stage = stage;
  g_array_append_val (conditions, words);
}

static void
add_flow_conditions (GArray *conditions, const Walk *walk, const Stage *stage)
{
  const Person *person = walk->person;
  Onboarding at;
  Date next = person->hire_date != DATE_NONE ? person->hire_date : person->cohort->start_date;
  ConditionReason reason;
  gboolean reached = TRUE;
  for (guint steps = 0; stage != NULL && kind_of (stage) != STAGE_END && steps < walk->model->stages->len; steps++)
    {
      enter (walk, &at, stage, next);
      add_stage_conditions (conditions, walk, stage, reached ? &at : NULL);
      reached = reached && is_passed (walk, &at, &next, &reason);
      stage = first_of (stage_next (walk->model, stage));
    }
}

static void
add_simple_conditions (GArray *conditions, const Walk *walk)
{
  const Person *person = walk->person;
  if (person->cohort != NULL)
    {
      Condition cohort = cohort_condition (walk);
      g_array_append_val (conditions, cohort);
      for (guint i = 0; walk->facts != NULL && i < walk->model->assessments->len; i++)
        {
          const Assessment *assessment = walk->model->assessments->pdata[i];
          if (assessment->cohort != person->cohort || assessment->is_pretest)   /* nobody has to pass a test before the course */
            continue;
          Condition condition = condition_assessment (walk->facts, person, assessment, 0, DECIMAL_NONE, walk->day);
          g_array_append_val (conditions, condition);
        }
    }
  Condition period = period_condition (walk, person->probation_end);
  g_array_append_val (conditions, period);
}

GArray *
confirmation_conditions (const Model *model, const Facts *facts, const Person *person, Date day)
{
  GArray *conditions = g_array_new (FALSE, FALSE, sizeof (Condition));
  Walk walk = { model, facts, person, day };
  g_autoptr (GPtrArray) flow = onboarding_flow (model, person->cohort);
  if (person->cohort != NULL && flow->len > 0)
    add_flow_conditions (conditions, &walk, flow->pdata[0]);
  else
    add_simple_conditions (conditions, &walk);
  const Stage *last = flow->len > 0 ? flow->pdata[flow->len - 1] : NULL;
  for (guint i = flow->len; i > 0 && kind_of (last) != STAGE_DECISION; i--)
    last = flow->pdata[i - 1];
  Condition approval = approval_condition (&walk, last != NULL && kind_of (last) == STAGE_DECISION ? last->position : NULL);
  g_array_append_val (conditions, approval);
  return conditions;
}

/* ---- all of them ---- */

static gint
compare_newcomers (gconstpointer a, gconstpointer b)
{
  const Newcomer *x = a, *y = b;
  if (x->at.state != y->at.state)
    return x->at.state < y->at.state ? -1 : 1;
  guint one = x->at.stage != NULL ? x->at.stage->index : (guint) x->at.kind, other = y->at.stage != NULL ? y->at.stage->index : (guint) y->at.kind;
  if (one != other)
    return one < other ? -1 : 1;
  if (x->at.since != y->at.since)
    return x->at.since < y->at.since ? -1 : 1;
  if (x->person->team_index != y->person->team_index)
    return (guint) x->person->team_index < (guint) y->person->team_index ? -1 : 1;
  return strcmp (x->person->id, y->person->id);
}

GArray *
onboarding_newcomers (const Model *model, const Facts *facts, Date from, Date day)
{
  GArray *newcomers = g_array_new (FALSE, FALSE, sizeof (Newcomer));
  for (guint i = 0; i < model->people->len; i++)
    {
      const Person *person = model->people->pdata[i];
      Newcomer one = { person, onboarding_on (model, facts, person, day) };
      gboolean is_over = one.at.state == ONBOARDING_CONFIRMED || one.at.state == ONBOARDING_LEFT;
      if (one.at.state == ONBOARDING_NONE || (is_over && (from == DATE_NONE || one.at.since < from)))
        continue;
      g_array_append_val (newcomers, one);
    }
  g_array_sort (newcomers, compare_newcomers);
  return newcomers;
}
