#include "measure/effect.h"

#include "facts/cells.h"
#include "facts/checks.h"
#include "facts/feedback.h"
#include "facts/person_facts.h"

#include <string.h>

/* A person who attended: on which days first and last. */
typedef struct { Date first, last; } Attended;

guint
effect_minimum (const Config *config, const EffectRule *rule, EffectLevel level)
{
  return rule->minimum[level] > 0 ? rule->minimum[level] : config->board_minimum;
}

gboolean
course_has_effect (const Model *model, const Facts *facts, const Course *course)
{
  if (effect_rule (&model->config->effect, course->id)->course != NULL)
    return TRUE;
  for (guint i = 0; i < model->assessments->len; i++)
    if (((const Assessment *) model->assessments->pdata[i])->course == course && ((const Assessment *) model->assessments->pdata[i])->is_pretest)
      return TRUE;
  for (guint i = 0; i < model->sessions->len; i++)
    if (((const Session *) model->sessions->pdata[i])->course == course && facts_feedback_respondents (facts, model->sessions->pdata[i]) > 0)
      return TRUE;
  return FALSE;
}

/* ---- who attended ---- */

static Attended *
find_attended (const Model *model, const Facts *facts, CourseEffect *effect)
{
  Attended *people = g_new0 (Attended, model->people->len + 1);
  for (guint i = 0; i < model->people->len; i++)
    people[i] = (Attended) { DATE_NONE, DATE_NONE };
  for (guint i = 0; i < model->sessions->len; i++)
    {
      const Session *session = model->sessions->pdata[i];
      if (session->course != effect->course || session->date < effect->from || session->date > effect->to || !session_counts (model, session))
        continue;
      effect->sessions++;
      effect->first = effect->first == DATE_NONE ? session->date : effect->first;
      effect->last = session->date;
      const guint64 *marks = marks_of (facts, i);
      for (guint p = 0; p < model->people->len; p++)
        {
          if ((marks_word (marks, p / SET_PEOPLE).attended >> (p % SET_PEOPLE) & 1) == 0)
            continue;
          effect->trained += people[p].first == DATE_NONE;
          people[p].first = people[p].first == DATE_NONE ? session->date : people[p].first;
          people[p].last = session->date;
        }
    }
  return people;
}

/* The last day that counts of somebody: who left counts up to leaving. */
static Date
last_day (const Person *person, Date to)
{
  return person->leave_date != DATE_NONE ? MIN (person->leave_date, to) : to;
}

/* ---- learning ---- */

/* The tests before or after the course: those that the configuration names, else the course's own by their kind. */
static GPtrArray *
find_tests (const Model *model, const CourseEffect *effect, gboolean before)
{
  const EffectRule *rule = effect->rule;
  const GPtrArray *named = before ? rule->pretest : rule->posttest;
  GPtrArray *tests = g_ptr_array_new ();
  for (guint i = 0; i < model->assessments->len; i++)
    {
      const Assessment *assessment = model->assessments->pdata[i];
      gboolean is_before = rule->pretest != NULL ? effect_list_has (rule->pretest, assessment->id) : assessment->is_pretest;
      if (named != NULL ? effect_list_has (named, assessment->id) : assessment->course == effect->course && is_before == before)
        g_ptr_array_add (tests, (gpointer) assessment);
    }
  return tests;
}

/* The first number of a person in any of the tests, up to the day; FALSE without. */
static gboolean
first_number (const Facts *facts, const Person *person, const GPtrArray *tests, Date to, Decimal *number)
{
  Date date = DATE_NONE;
  for (guint i = 0; i < tests->len; i++)
    {
      PersonScore score;
      if (!facts_person_score (facts, person, tests->pdata[i], NULL, 0, to, &score) || score.numbers == 0
          || (date != DATE_NONE && score.first_date >= date))
        continue;
      date = score.first_date;
      *number = score.first;
    }
  return date != DATE_NONE;
}

static void
add_pair (const CourseEffect *effect, EffectLearning *learning, const PersonScore *score, guint *pairs)
{
  if (score->numbers == 0 || score->first_date < effect->from)
    return;
  (*pairs)++;
  learning->first_passed += score->first_passed;
  learning->last_passed += score->last_passed;
  learning->first += score->first;
}

static void
measure_learning (const Model *model, const Facts *facts, const Attended *people, CourseEffect *effect)
{
  EffectLearning *learning = &effect->learning;
  g_autoptr (GPtrArray) before = find_tests (model, effect, TRUE), after = find_tests (model, effect, FALSE);
  learning->has_pretest = before->len > 0;
  for (guint p = 0; p < model->people->len; p++)
    {
      const Person *person = model->people->pdata[p];
      Date to = last_day (person, effect->to);
      guint pairs = 0;
      Decimal first, second;
      PersonScore score;
      if (people[p].first == DATE_NONE)
        continue;
      for (guint i = 0; i < after->len; i++)
        if (facts_person_score (facts, person, after->pdata[i], NULL, 0, to, &score))
          add_pair (effect, learning, &score, &pairs);
      /* Scores that name the course and no assessment. */
      if (effect->rule->posttest == NULL && facts_person_score (facts, person, NULL, effect->course, 0, to, &score))
        add_pair (effect, learning, &score, &pairs);
      learning->pairs += pairs;
      learning->people += pairs > 0;
      if (first_number (facts, person, before, to, &first) && first_number (facts, person, after, to, &second))
        {
          learning->both++;
          learning->before += first;
          learning->after += second;
        }
    }
}

/* ---- behaviour ---- */

static void
measure_kind (const Model *model, const Facts *facts, const Attended *people, CourseEffect *effect, const char *kind)
{
  EffectBehaviour sum = { .kind = kind };
  for (guint p = 0; p < model->people->len; p++)
    {
      const Person *person = model->people->pdata[p];
      if (people[p].first == DATE_NONE)
        continue;
      CheckSum before = facts_person_checks (facts, person, kind, people[p].first - (Date) effect->rule->before, people[p].first - 1);
      Date until = last_day (person, MIN (people[p].last + (Date) effect->rule->after, effect->to));
      CheckSum after = { 0 };
      if (until > people[p].last)
        after = facts_person_checks (facts, person, kind, people[p].last + 1, until);
      sum.one_side += (before.n > 0) != (after.n > 0);
      if (before.n == 0 || after.n == 0)
        continue;
      sum.people++;
      sum.before += before.n;
      sum.before_passed += before.passed;
      sum.before_scored += before.scored;
      sum.before_score += before.score;
      sum.after += after.n;
      sum.after_passed += after.passed;
      sum.after_scored += after.scored;
      sum.after_score += after.score;
    }
  if (sum.people + sum.one_side > 0)
    g_array_append_val (effect->behaviour, sum);
}

static void
measure_behaviour (const Model *model, const Facts *facts, const Attended *people, CourseEffect *effect)
{
  const GPtrArray *wanted = effect_checks (&model->config->effect, effect->rule), *kinds = facts_check_kinds (facts);
  for (guint i = 0; i < kinds->len; i++)
    if (wanted == NULL || effect_list_has (wanted, kinds->pdata[i]))
      measure_kind (model, facts, people, effect, kinds->pdata[i]);
}

/* ---- results ---- */

/* The figures of the days are what the edition shows. */
static void
sum_days (const Figures *figures, MeasureId measure, Date from, Date to, Wide *part, Wide *of, gint64 *n)
{
  for (Date day = from; day <= to; day++)
    {
      const Period period = { .kind = PERIOD_DAY, .first = day, .last = day };
      const Figure *figure = figures_find (figures, measure, &period, DIMENSION_ALL, "all");
      if (figure == NULL)
        continue;
      *part += figure->numerator;
      *of += figure->denominator;
      *n += figure->unweighted ? figure->count : (gint64) MIN (figure->denominator / MAX (figure->scale, 1), (Wide) G_MAXINT32);
    }
}

static void
measure_results (const Model *model, const Figures *figures, CourseEffect *effect)
{
  const GPtrArray *wanted = effect_indicators (&model->config->effect, effect->rule);
  for (guint i = 0; wanted != NULL && i < wanted->len; i++)
    {
      EffectResult result = { 0 };
      g_autofree char *id = g_strconcat ("indicator:", ((const ConfigText *) wanted->pdata[i])->text, NULL);
      if (!measure_from_id (figures_measures (figures), id, &result.measure))
        continue;
      result.target = measure_definition (figures_measures (figures), result.measure)->indicator;
      if (effect->first != DATE_NONE)
        {
          sum_days (figures, result.measure, effect->first - (Date) effect->rule->before, effect->first - 1, &result.before, &result.before_of, &result.before_n);
          sum_days (figures, result.measure, effect->last + 1, effect->after_until, &result.after, &result.after_of, &result.after_n);
        }
      g_array_append_val (effect->results, result);
    }
}

CourseEffect *
course_effect_new (const Model *model, const Facts *facts, const Figures *figures, const Course *course, Date to)
{
  CourseEffect *effect = g_new0 (CourseEffect, 1);
  const EffectRule *rule = effect_rule (&model->config->effect, course->id);
  *effect = (CourseEffect) { .course = course, .rule = rule, .from = to - (Date) rule->window + 1, .to = to, .first = DATE_NONE, .last = DATE_NONE,
                             .behaviour = g_array_new (FALSE, FALSE, sizeof (EffectBehaviour)),
                             .results = g_array_new (FALSE, FALSE, sizeof (EffectResult)) };
  g_autofree Attended *people = find_attended (model, facts, effect);
  if (effect->last != DATE_NONE)
    {
      effect->after_until = MIN (effect->last + (Date) rule->after, to);
      effect->running = effect->last + (Date) rule->after > to;
    }
  measure_learning (model, facts, people, effect);
  measure_behaviour (model, facts, people, effect);
  measure_results (model, figures, effect);
  return effect;
}

void
course_effect_free (CourseEffect *effect)
{
  g_array_unref (effect->behaviour);
  g_array_unref (effect->results);
  g_free (effect);
}
