#include "view/effect_levels.h"

#include "text/locale.h"
#include "view/feedback.h"

typedef struct {
  const Report *report;          /* how figures are written */
  const CourseEffect *effect;
  const Edition *edition;
  EffectDetail detail;
} EffectView;

/* A level that has something to show; else its state, and why: "withheld" (the edition), "none", "few" (n of at least `minimum`). */
static xmlNode *
add_level (const EffectView *view, xmlNode *parent, EffectLevel level)
{
  static const char *const names[N_EFFECT_LEVELS] = { "reaction", "learning", "behaviour", "results" };
  /* What people did is counted of those who were there. */
  static const guint64 datasets[N_EFFECT_LEVELS] = {
    [EFFECT_REACTION] = DATASET_BIT (DATASET_FEEDBACK) | WAITING_ATTENDANCE, [EFFECT_LEARNING] = DATASET_BIT (DATASET_SCORES) | WAITING_ATTENDANCE,
    [EFFECT_BEHAVIOUR] = DATASET_BIT (DATASET_CHECKS) | WAITING_ATTENDANCE, [EFFECT_RESULTS] = DATASET_BIT (DATASET_INDICATORS),
  };
  WaitingScope scope = waiting_scope (view->report->context, datasets[level]);
  scope.dimension = DIMENSION_COURSE;
  scope.member = view->effect->course->id;
  xmlNode *node = element (parent, "level");
  set_attribute (node, "name", names[level]);
  attribute_integer (node, "number", level + 1);
  attribute_waiting (node, view->report->context, &scope);
  attribute_integer (node, "minimum", effect_minimum (view->report->config, view->effect->rule, level));
  return node;
}

static void
set_state (const EffectView *view, xmlNode *node, const char *state, const char *reason)
{
  set_attribute (node, "state", state);
  if (reason != NULL)
    set_attribute (node, "reason", words_get (view->report->context->words, reason));
}

static gboolean
shows (const EffectView *view, const char *dataset)
{
  return edition_shows_dataset (view->edition, dataset);
}

/* Who attended, one by one, is compared: month by month, two rows of the same course would differ by those few who came between. */
static gboolean
shows_people (const EffectView *view, const char *dataset)
{
  return shows (view, dataset) && shows (view, "attendance") && (view->detail == EFFECT_WHOLE || !report_guards_groups (view->report));
}

/* Judges how many stand behind a level; TRUE when there are enough. */
static gboolean
is_enough (const EffectView *view, xmlNode *node, EffectLevel level, guint n, const char *none)
{
  if (n == 0)
    set_state (view, node, "none", none);
  else if (n < view->edition->minimum_group)
    set_state (view, node, "withheld", "report.reason.few");
  else if (n < effect_minimum (view->report->config, view->effect->rule, level))
    {
      set_state (view, node, "few", NULL);
      attribute_integer (node, "n", n);
    }
  else
    {
      attribute_integer (node, "n", n);
      return TRUE;
    }
  return FALSE;
}

static void
attribute_rate (const EffectView *view, xmlNode *node, const char *name, gint64 part, gint64 whole)
{
  if (whole == 0)
    return;
  g_autofree char *number = locale_number (view->report->language, (Wide) part * 100, whole, 1), *text = g_strconcat (number, "%", NULL);
  set_attribute (node, name, text);
}

/* A mean of points: `sum` in millionths. */
static void
attribute_mean (const EffectView *view, xmlNode *node, const char *name, Wide sum, gint64 n)
{
  if (n == 0)
    return;
  g_autofree char *text = locale_number (view->report->language, sum, (Wide) n * DECIMAL_ONE, 1);
  set_attribute (node, name, text);
}

/* part ÷ whole in tenths of a unit times `factor`, rounded half up as they are shown. No part is negative. */
static gint64
tenths (Wide part, Wide whole, gint64 factor)
{
  return (gint64) ((part * 20 * factor + whole) / (2 * whole));
}

/* ---- 1: reaction ---- */

static gboolean
shows_session (const Session *session, gconstpointer data)
{
  return feedback_shows_session (((const EffectView *) data)->report->context, session);
}

/* May it be said how many attended the sessions that are counted? */
static gboolean
tells_attended (const EffectView *view)
{
  const GPtrArray *sessions = view->report->context->model->sessions;
  if (!shows (view, "attendance"))
    return FALSE;
  for (guint i = 0; i < sessions->len; i++)
    {
      const Session *session = sessions->pdata[i];
      if (session->course == view->effect->course && session->date >= view->effect->from && session->date <= view->effect->to && session->status == SESSION_HELD
          && shows_session (session, view) && view_withholds_session (view->report->context, session, NULL))
        return FALSE;
    }
  return TRUE;
}

static void
add_reaction (const EffectView *view, xmlNode *parent)
{
  const ViewContext *context = view->report->context;
  const CourseEffect *effect = view->effect;
  FeedbackScope scope = { .from = effect->from, .to = effect->to, .course = effect->course };
  guint respondents, all, attended;
  xmlNode *node = add_level (view, parent, EFFECT_REACTION);
  if (!shows (view, "feedback"))
    {
      set_state (view, node, "withheld", "report.reason.edition");
      return;
    }
  facts_feedback_response (context->facts, &scope, &all, &attended);
  scope.has = shows_session;
  scope.data = view;
  facts_feedback_response (context->facts, &scope, &respondents, &attended);
  if (all > 0 && respondents == 0)
    set_state (view, node, "withheld", "report.reason.few");
  else if (is_enough (view, node, EFFECT_REACTION, respondents, "effect.none.reaction"))
    {
      gboolean tells = tells_attended (view);
      if (attended > 0 && tells)
        attribute_integer (node, "attended", attended);
      if (tells)
        attribute_rate (view, node, "rate", respondents, attended);
      if (all > respondents)
        set_attribute (node, "partial", "yes");
      feedback_add_all (node, context, &scope);
      if (view->detail == EFFECT_WHOLE)
        feedback_add_items (node, context, &scope, effect_minimum (context->config, effect->rule, EFFECT_REACTION));
    }
}

/* ---- 2: learning ---- */

static void
add_learning (const EffectView *view, xmlNode *parent)
{
  const EffectLearning *learning = &view->effect->learning;
  xmlNode *node = add_level (view, parent, EFFECT_LEARNING);
  if (!shows_people (view, "scores"))
    set_state (view, node, "withheld", "report.reason.edition");
  else if (is_enough (view, node, EFFECT_LEARNING, learning->people, "effect.none.learning"))
    {
      attribute_integer (node, "pairs", learning->pairs);
      attribute_rate (view, node, "first", learning->first_passed, learning->pairs);
      attribute_rate (view, node, "final", learning->last_passed, learning->pairs);
      attribute_mean (view, node, "mean", learning->first, learning->pairs);
      set_attribute (node, "pretest", learning->has_pretest ? "yes" : "no");
      if (!learning->has_pretest)
        return;
      xmlNode *both = element (node, "both");
      if (!is_enough (view, both, EFFECT_LEARNING, learning->both, "effect.none.both"))
        return;
      gint64 before = tenths (learning->before, (Wide) learning->both * DECIMAL_ONE, 1), after = tenths (learning->after, (Wide) learning->both * DECIMAL_ONE, 1);
      attribute_mean (view, both, "before", learning->before, learning->both);
      attribute_mean (view, both, "after", learning->after, learning->both);
      g_autofree char *change = report_change_text (view->report, UNIT_SCORE, after - before);
      set_attribute (both, "change", change);
    }
}

/* ---- 3: behaviour ---- */

static void
add_kind (const EffectView *view, xmlNode *level, const EffectBehaviour *sum)
{
  xmlNode *node = element (level, "check");
  set_attribute (node, "title", sum->kind);
  if (!is_enough (view, node, EFFECT_BEHAVIOUR, sum->people, "effect.none.both-sides"))
    return;
  attribute_integer (node, "before", sum->before);
  attribute_integer (node, "after", sum->after);
  attribute_rate (view, node, "before-rate", sum->before_passed, sum->before);
  attribute_rate (view, node, "after-rate", sum->after_passed, sum->after);
  g_autofree char *change = report_change_text (view->report, UNIT_RATE, tenths (sum->after_passed, sum->after, 100) - tenths (sum->before_passed, sum->before, 100));
  set_attribute (node, "change", change);
  attribute_mean (view, node, "before-score", sum->before_score, sum->before_scored);
  attribute_mean (view, node, "after-score", sum->after_score, sum->after_scored);
}

static void
add_behaviour (const EffectView *view, xmlNode *parent)
{
  const GArray *kinds = view->effect->behaviour;
  xmlNode *node = add_level (view, parent, EFFECT_BEHAVIOUR);
  if (!shows_people (view, "checks"))
    set_state (view, node, "withheld", "report.reason.edition");
  else if (kinds->len == 0)
    set_state (view, node, "none", view->effect->trained == 0 ? "effect.none.trained" : "effect.none.behaviour");
  for (guint i = 0; i < kinds->len && shows_people (view, "checks"); i++)
    add_kind (view, node, &g_array_index (kinds, EffectBehaviour, i));
}

/* ---- 4: results ---- */

static void
attribute_value (const EffectView *view, xmlNode *node, const char *name, MeasureId measure, gint64 value)
{
  g_autofree char *text = report_measure_text (view->report, measure, value);
  set_attribute (node, name, text);
}

static gint64
unit_factor (const EffectView *view, MeasureId measure)
{
  return view_measure (view->report->context, measure)->unit == UNIT_RATE ? 100 : 1;
}

/* Before and after, the change and whether the target is reached; what is missing, or stands on too few, says so. */
static void
add_sides (const EffectView *view, xmlNode *node, const EffectResult *result)
{
  guint minimum = effect_minimum (view->report->config, view->effect->rule, EFFECT_RESULTS);
  gboolean before = result->before_of > 0 && result->before_n >= minimum, after = result->after_of > 0 && result->after_n >= minimum;
  gint64 factor = unit_factor (view, result->measure), first = 0, second = 0, target;
  set_attribute (node, "before-state", before ? NULL : result->before_of == 0 ? "none" : "few");
  set_attribute (node, "after-state", after ? NULL : result->after_of == 0 ? "none" : "few");
  if (before)
    {
      first = tenths (result->before, result->before_of, factor);
      attribute_value (view, node, "before", result->measure, first);
    }
  if (!after)
    return;
  second = tenths (result->after, result->after_of, factor);
  attribute_value (view, node, "after", result->measure, second);
  if (before)
    {
      g_autofree char *change = report_change_text (view->report, view_measure (view->report->context, result->measure)->unit, second - first);
      set_attribute (node, "change", change);
    }
  gboolean is_judged = result->target->direction == 0 || result->target->direction == 1;
  if (!is_judged || !report_target_in (view->report, result->measure, N_PERIODS, &target))
    return;
  gboolean reached = result->target->direction == 1 ? second <= target : second >= target;
  gboolean is_due = result->target->due == DATE_NONE || result->target->due <= view->effect->to;
  set_attribute (node, "reached", reached ? "yes" : is_due ? "no" : "open");
}

static void
add_results (const EffectView *view, xmlNode *parent)
{
  const GArray *results = view->effect->results;
  xmlNode *node = add_level (view, parent, EFFECT_RESULTS);
  if (!shows (view, "indicators") || !shows (view, "targets"))
    set_state (view, node, "withheld", "report.reason.edition");
  else if (results->len == 0)
    set_state (view, node, "none", "effect.none.results");
  else if (view->effect->first == DATE_NONE)
    set_state (view, node, "none", "effect.none.trained");
  for (guint i = 0; i < results->len && view->effect->first != DATE_NONE && shows (view, "indicators"); i++)
    {
      const EffectResult *result = &g_array_index (results, EffectResult, i);
      const Target *target = result->target;
      gint64 value;
      xmlNode *child = element (node, "indicator");
      set_attribute (child, "title", target->title);
      set_attribute (child, "direction", target->direction == 1 ? "down" : target->direction == 0 ? "up" : NULL);
      if (target->baseline != DECIMAL_NONE)
        attribute_value (view, child, "baseline", result->measure, tenths (target->baseline, DECIMAL_ONE, unit_factor (view, result->measure)));
      if (report_target_in (view->report, result->measure, N_PERIODS, &value))
        attribute_value (view, child, "target", result->measure, value);
      add_sides (view, child, result);
    }
}

void
effect_add_levels (const Report *report, const CourseEffect *effect, EffectDetail detail, xmlNode *parent)
{
  const EffectView view = { report, effect, report->config->edition, detail };
  add_reaction (&view, parent);
  add_learning (&view, parent);
  add_behaviour (&view, parent);
  add_results (&view, parent);
}
