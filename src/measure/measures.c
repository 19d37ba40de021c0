/* The table of measures: what each is called, what it counts in, and by what it is split. */
#include "measure/formula.h"

#include "facts/checks.h"
#include "model/lists.h"

#define ALL (1u << DIMENSION_ALL)
/* Of the session; of the person; of the head count; of a score. */
#define S (ALL | 1u << DIMENSION_COURSE | 1u << DIMENSION_AREA | 1u << DIMENSION_TRAINER)
#define P (1u << DIMENSION_TEAM | 1u << DIMENSION_COHORT | 1u << DIMENSION_PERSON)
#define H (ALL | 1u << DIMENSION_TEAM | 1u << DIMENSION_COHORT)
#define SCORE (ALL | 1u << DIMENSION_COURSE | 1u << DIMENSION_AREA | P)

static const MeasureDefinition built_in[N_BUILT_IN_MEASURES] = {
  [MEASURE_SESSIONS_PLANNED] = { "sessions.planned", UNIT_COUNT, S, 0 },
  [MEASURE_SESSIONS_HELD] = { "sessions.held", UNIT_COUNT, S, +1 },
  [MEASURE_SESSIONS_CANCELLED] = { "sessions.cancelled", UNIT_COUNT, S, -1 },
  [MEASURE_SESSIONS_POSTPONED] = { "sessions.postponed", UNIT_COUNT, S, -1 },
  [MEASURE_PLAN_COMPLETION] = { "plan.completion", UNIT_RATE, S, +1 },
  [MEASURE_HOURS_HELD] = { "hours.held", UNIT_HOURS, S, +1 },
  [MEASURE_HOURS_PERSON] = { "hours.person", UNIT_HOURS, S | P, +1 },
  [MEASURE_ATTENDANCE_EXPECTED] = { "attendance.expected", UNIT_COUNT, S | P, 0 },
  [MEASURE_ATTENDANCE_ATTENDED] = { "attendance.attended", UNIT_COUNT, S | P, +1 },
  [MEASURE_ATTENDANCE_RATE] = { "attendance.rate", UNIT_RATE, S | P, +1 },
  [MEASURE_ATTENDANCE_LATE] = { "attendance.late", UNIT_COUNT, S | P, -1 },
  [MEASURE_ATTENDANCE_LEAVE] = { "attendance.leave", UNIT_COUNT, S | P, -1 },
  [MEASURE_ATTENDANCE_ABSENT] = { "attendance.absent", UNIT_COUNT, S | P, -1 },
  [MEASURE_ATTENDANCE_UNRECORDED] = { "attendance.unrecorded", UNIT_COUNT, S | P, -1 },
  [MEASURE_PEOPLE_TRAINED] = { "people.trained", UNIT_COUNT, S | P, +1 },
  [MEASURE_COVERAGE_RATE] = { "coverage.rate", UNIT_RATE, H, +1 },
  [MEASURE_HOURS_PER_HEAD] = { "hours.per_head", UNIT_HOURS, H, +1 },
  [MEASURE_SCORE_TAKEN] = { "score.taken", UNIT_COUNT, SCORE, 0 },
  [MEASURE_SCORE_MISSING] = { "score.missing", UNIT_COUNT, SCORE, -1 },
  [MEASURE_SCORE_MEAN] = { "score.mean", UNIT_SCORE, SCORE, +1 },
  [MEASURE_SCORE_PASS_RATE] = { "score.pass_rate", UNIT_RATE, SCORE, +1 },
  [MEASURE_SCORE_FIRST_PASS_RATE] = { "score.first_pass_rate", UNIT_RATE, SCORE, +1 },
  [MEASURE_SCORE_FINAL_PASS_RATE] = { "score.final_pass_rate", UNIT_RATE, SCORE, +1 },
  [MEASURE_SCORE_MEDIAN] = { "score.median", UNIT_SCORE, SCORE, +1 },
  [MEASURE_SCORE_Q1] = { "score.q1", UNIT_SCORE, SCORE, +1 },
  [MEASURE_SCORE_Q3] = { "score.q3", UNIT_SCORE, SCORE, +1 },
  [MEASURE_HEADCOUNT] = { "headcount", UNIT_COUNT, H, 0 },
  [MEASURE_JOINERS] = { "joiners", UNIT_COUNT, H, 0 },
  [MEASURE_LEAVERS] = { "leavers", UNIT_COUNT, H, 0 },
  [MEASURE_FEEDBACK_MEAN] = { "feedback.mean", UNIT_NUMBER, S, +1 },
  [MEASURE_FEEDBACK_TOP2] = { "feedback.top2", UNIT_RATE, S, +1 },
  [MEASURE_FEEDBACK_RESPONSE_RATE] = { "feedback.response_rate", UNIT_RATE, S, +1 },
};

struct Measures {
  GArray *definitions;         /* MeasureDefinition */
  GHashTable *ids;             /* id → MeasureId + 1 */
  GStringChunk *strings;
  GPtrArray *formulas;         /* Formula * */
};

/* A name that is taken stays with the measure that had it first. */
static void
add_measure (Measures *measures, const MeasureDefinition *definition)
{
  if (g_hash_table_contains (measures->ids, definition->id))
    return;
  g_array_append_val (measures->definitions, *definition);
  g_hash_table_insert (measures->ids, (gpointer) definition->id, GUINT_TO_POINTER (measures->definitions->len));
}

static void
add_named (Measures *measures, const char *prefix, const char *name, MeasureDefinition definition)
{
  g_autofree char *id = g_strconcat (prefix, name, NULL);
  definition.id = g_string_chunk_insert (measures->strings, id);
  add_measure (measures, &definition);
}

static void
add_checks (Measures *measures, const Facts *facts)
{
  const GPtrArray *kinds = facts_check_kinds (facts);
  for (guint i = 0; i < kinds->len; i++)
    {
      const char *kind = kinds->pdata[i];
      add_named (measures, "check.pass_rate:", kind, (MeasureDefinition) { .unit = UNIT_RATE, .dimensions = ALL | P, .better = +1, .title = kind,
                                                                           .source = SOURCE_CHECK_PASS_RATE, .subject = i });
      add_named (measures, "check.score:", kind, (MeasureDefinition) { .unit = UNIT_SCORE, .dimensions = ALL | P, .better = +1, .title = kind,
                                                                       .source = SOURCE_CHECK_SCORE, .subject = i });
    }
}

static void
add_indicators (Measures *measures, const Model *model)
{
  for (guint i = 0; i < model->targets->len; i++)
    {
      const Target *target = model->targets->pdata[i];
      add_named (measures, "indicator:", target->id,
                 (MeasureDefinition) { .unit = target->kind == INDICATOR_RATE ? UNIT_RATE : UNIT_NUMBER, .dimensions = ALL | P,
                                       .better = target->direction == 0 ? +1 : target->direction == 1 ? -1 : 0, .title = target->title != NULL ? target->title : target->id,
                                       .source = SOURCE_INDICATOR, .subject = i, .indicator = target,
                                       .suffix = target->unit });
    }
}

/* ---- formulas ---- */

static void
name_formulas (Measures *measures, const GPtrArray *rules, Diagnostics *diags)
{
  static const MeasureUnit units[] = { [FORMULA_NUMBER] = UNIT_NUMBER, [FORMULA_RATE] = UNIT_RATE, [FORMULA_POINTS] = UNIT_SCORE, [FORMULA_HOURS] = UNIT_HOURS };
  static const int better[] = { [FORMULA_NEITHER] = 0, [FORMULA_MORE] = +1, [FORMULA_LESS] = -1 };
  for (guint i = 0; i < rules->len; i++)
    {
      const MeasureRule *rule = rules->pdata[i];
      if (g_hash_table_contains (measures->ids, rule->id))
        diag_report (diags, DIAG_FORMULA_TAKEN, &rule->place, rule->id, NULL);
      else
        add_named (measures, "", rule->id, (MeasureDefinition) { .unit = units[rule->unit], .dimensions = ALL, .better = better[rule->better],
                                                                 .title = rule->title, .source = SOURCE_FORMULA, .subject = i, .suffix = rule->suffix });
    }
}

static MeasureDefinition *
definition_at (Measures *measures, MeasureId id)
{
  return &g_array_index (measures->definitions, MeasureDefinition, id);
}

static void
read_formulas (Measures *measures, const GPtrArray *rules, Diagnostics *diags)
{
  for (MeasureId id = N_BUILT_IN_MEASURES; id < measures_count (measures); id++)
    {
      MeasureDefinition *definition = definition_at (measures, id);
      const MeasureRule *rule = definition->source == SOURCE_FORMULA ? rules->pdata[definition->subject] : NULL;
      if (rule == NULL || rule->formula == NULL)
        continue;
      Formula *formula = formula_parse (rule, measures, diags);
      definition->formula = formula;
      if (formula != NULL)
        g_ptr_array_add (measures->formulas, formula);
    }
}

typedef enum { NOT_VISITED, VISITING, VISITED } Visit;

/* Finds by what a formula can be split, and whether it leads back to itself; such a one has no value. */
static void
visit_formula (Measures *measures, const GPtrArray *rules, MeasureId id, Visit *visits, Diagnostics *diags)
{
  MeasureDefinition *definition = definition_at (measures, id);
  if (definition->source != SOURCE_FORMULA || definition->formula == NULL || visits[id] != NOT_VISITED)
    return;
  visits[id] = VISITING;
  guint dimensions = (1u << N_DIMENSIONS) - 1;
  const GArray *operands = formula_measures (definition->formula);
  for (guint i = 0; i < operands->len && definition->formula != NULL; i++)
    {
      MeasureId operand = g_array_index (operands, MeasureId, i);
      visit_formula (measures, rules, operand, visits, diags);
      if (visits[operand] == VISITING)
        {
          Place place = formula_measure_place (definition->formula, operand);
          diag_report (diags, DIAG_FORMULA_LOOP, &place, definition->id, definition_at (measures, operand)->id, NULL);
          definition->formula = NULL;
        }
      dimensions &= definition_at (measures, operand)->dimensions;
    }
  definition->dimensions = dimensions;
  visits[id] = VISITED;
}

static void
add_formulas (Measures *measures, const GPtrArray *rules, Diagnostics *diags)
{
  name_formulas (measures, rules, diags);
  read_formulas (measures, rules, diags);
  g_autofree Visit *visits = g_new0 (Visit, measures_count (measures));
  for (MeasureId id = N_BUILT_IN_MEASURES; id < measures_count (measures); id++)
    visit_formula (measures, rules, id, visits, diags);
}

Measures *
measures_new (const Model *model, const Facts *facts, Diagnostics *diags)
{
  Measures *measures = g_new (Measures, 1);
  *measures = (Measures) { g_array_new (FALSE, FALSE, sizeof (MeasureDefinition)), g_hash_table_new (g_str_hash, g_str_equal),
                           g_string_chunk_new (1024), g_ptr_array_new_with_free_func (formula_free) };
  for (MeasureId i = 0; i < N_BUILT_IN_MEASURES; i++)
    add_measure (measures, &built_in[i]);
  add_checks (measures, facts);
  add_indicators (measures, model);
  add_formulas (measures, model->config->measures, diags);
  return measures;
}

void
measures_free (Measures *measures)
{
  if (measures == NULL)
    return;
  g_array_unref (measures->definitions);
  g_hash_table_unref (measures->ids);
  g_string_chunk_free (measures->strings);
  g_ptr_array_unref (measures->formulas);
  g_free (measures);
}

guint
measures_count (const Measures *measures)
{
  return measures->definitions->len;
}

const MeasureDefinition *
measure_definition (const Measures *measures, MeasureId id)
{
  return &g_array_index (measures->definitions, MeasureDefinition, id);
}

gboolean
measure_from_id (const Measures *measures, const char *id, MeasureId *measure)
{
  guint found = GPOINTER_TO_UINT (g_hash_table_lookup (measures->ids, id));
  if (found > 0)
    *measure = found - 1;
  return found > 0;
}

const char *
measure_nearest (const Measures *measures, const char *id)
{
  guint n = measures_count (measures);
  g_autofree const char **ids = g_new (const char *, n);
  for (MeasureId i = 0; i < n; i++)
    ids[i] = measure_definition (measures, i)->id;
  return text_nearest (id, ids, n);
}

static MeasureFamily
built_in_family (MeasureId id)
{
  switch (id)
    {
    case MEASURE_SESSIONS_PLANNED: case MEASURE_SESSIONS_HELD: case MEASURE_SESSIONS_CANCELLED: case MEASURE_SESSIONS_POSTPONED:
    case MEASURE_PLAN_COMPLETION: case MEASURE_HOURS_HELD:
      return FAMILY_SESSIONS;
    case MEASURE_SCORE_TAKEN: case MEASURE_SCORE_MISSING: case MEASURE_SCORE_MEAN: case MEASURE_SCORE_PASS_RATE:
    case MEASURE_SCORE_FIRST_PASS_RATE: case MEASURE_SCORE_FINAL_PASS_RATE: case MEASURE_SCORE_MEDIAN: case MEASURE_SCORE_Q1: case MEASURE_SCORE_Q3:
      return FAMILY_SCORES;
    case MEASURE_HEADCOUNT: case MEASURE_JOINERS: case MEASURE_LEAVERS:
      return FAMILY_STAFF;
    case MEASURE_FEEDBACK_MEAN: case MEASURE_FEEDBACK_TOP2: case MEASURE_FEEDBACK_RESPONSE_RATE:
      return FAMILY_FEEDBACK;
    default:
      return FAMILY_ATTENDANCE;
    }
}

MeasureFamily
measure_family (const Measures *measures, MeasureId id)
{
  switch (measure_definition (measures, id)->source)
    {
    case SOURCE_CHECK_PASS_RATE: case SOURCE_CHECK_SCORE:
      return FAMILY_CHECKS;
    case SOURCE_INDICATOR:
      return FAMILY_INDICATORS;
    case SOURCE_FORMULA:
      return FAMILY_FORMULAS;
    default:
      return built_in_family (id);
    }
}

void
measures_title_checks (Measures *measures, const Words *words)
{
  for (MeasureId i = N_BUILT_IN_MEASURES; i < measures_count (measures); i++)
    {
      MeasureDefinition *definition = &g_array_index (measures->definitions, MeasureDefinition, i);
      if (measure_family (measures, i) != FAMILY_CHECKS)
        continue;
      const char *key = definition->source == SOURCE_CHECK_SCORE ? "report.measure.check.score" : "report.measure.check.pass_rate";
      g_autofree char *title = words_format (words, key, "kind", definition->title, NULL);
      definition->title = g_string_chunk_insert (measures->strings, title);
    }
}

gboolean
measure_is_sum (const Measures *measures, MeasureId id)
{
  MeasureUnit unit = measure_definition (measures, id)->unit;
  return id < N_BUILT_IN_MEASURES && (unit == UNIT_COUNT || (unit == UNIT_HOURS && id != MEASURE_HOURS_PER_HEAD));
}

gboolean
measure_adds_up (const Measures *measures, MeasureId id)
{
  const Formula *formula = measure_definition (measures, id)->formula;
  FormulaValue nothing;
  return formula != NULL ? formula_of_nothing (formula, measures, &nothing) : measure_is_sum (measures, id);
}

gboolean
measure_grows (const Measures *measures, MeasureId id)
{
  if (id == MEASURE_HEADCOUNT)
    return FALSE;
  return id == MEASURE_COVERAGE_RATE || id == MEASURE_HOURS_PER_HEAD || measure_adds_up (measures, id);
}

const char *
dimension_name (Dimension dimension)
{
  static const char *const names[N_DIMENSIONS] = { "all", "course", "area", "trainer", "team", "cohort", "person" };
  return names[dimension];
}

gboolean
dimension_from_name (const char *name, Dimension *dimension)
{
  for (Dimension each = 0; name != NULL && each < N_DIMENSIONS; each++)
    if (strcmp (dimension_name (each), name) == 0)
      {
        *dimension = each;
        return TRUE;
      }
  return FALSE;
}

Dimension
dimension_of_scope (ReportScope scope)
{
  static const Dimension dimensions[N_REPORT_SCOPES] = {
    DIMENSION_ALL, DIMENSION_TEAM, DIMENSION_COHORT, DIMENSION_COURSE, DIMENSION_AREA, DIMENSION_TRAINER
  };
  return dimensions[scope];
}
