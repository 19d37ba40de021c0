/* People are in one team and one cohort or in none; a session has one course or none and any number of trainers. So beside the cells there are parts that
 * nobody shows: the people without a cohort, the sessions of a course that the same trainers held. Of them is known when they are empty. */
#include "measure/pattern_sums.h"

#include "facts/feedback.h"

/* ---- layers ---- */

SuppressionCell *
pattern_cell (const PatternTable *table, guint period, guint slot)
{
  return &table->cells[(gsize) period * table->n_slots + slot];
}

TimelineLayer
pattern_layer_new (const PatternTable *table)
{
  return (TimelineLayer) { g_new0 (guint32, table->n_periods + 1), g_new0 (guint8, table->n_periods + 1) };
}

void
pattern_layer_clear (const TimelineLayer *layer)
{
  g_free (layer->people);
  g_free (layer->states);
}

void
pattern_layer_take (const PatternTable *table, guint slot, const TimelineLayer *layer)
{
  for (guint period = 0; period < table->n_periods; period++)
    {
      layer->people[period] = pattern_cell (table, period, slot)->people;
      layer->states[period] = pattern_cell (table, period, slot)->state;
    }
}

void
pattern_layer_give (const PatternTable *table, guint slot, const TimelineLayer *layer)
{
  for (guint period = 0; period < table->n_periods; period++)
    pattern_cell (table, period, slot)->state = layer->states[period];
}

/* Adds a part that is shown nowhere; its number. */
static guint
add_hidden_layer (const PatternTable *table, PatternSums *sums)
{
  TimelineLayer layer = pattern_layer_new (table);
  for (guint period = 0; period < table->n_periods; period++)
    layer.states[period] = CELL_GIVEN_UP;
  g_array_append_val (sums->layers, layer);
  g_array_set_size (sums->worth, sums->layers->len);
  return sums->layers->len - 1;
}

/* ---- the department by a dimension ---- */

static gboolean
is_used (const PatternTable *table, guint slot)
{
  for (guint period = 0; period < table->n_periods; period++)
    if (pattern_cell (table, period, slot)->people > 0)
      return TRUE;
  return FALSE;
}

static gint
compare_slots (gconstpointer a, gconstpointer b)
{
  guint one = *(const guint *) a, other = *(const guint *) b;
  return one < other ? -1 : one > other;
}

/* The layer of a slot; FALSE: it has nobody. Slots ascend. */
static gboolean
find_layer (const PatternSums *sums, guint slot, guint *layer)
{
  return g_array_binary_search (sums->slots, &slot, compare_slots, layer);
}

/* The members of a new relation; the total is a layer. */
static GArray *
new_members (PatternSums *sums, guint total)
{
  SumRelation relation = { total, g_array_new (FALSE, FALSE, sizeof (guint)) };
  g_array_append_val (sums->relations, relation);
  return relation.members;
}

/* Adds the layers of the slots from `first` up to `end`. */
static void
add_slots (const PatternSums *sums, guint first, guint end, GArray *members)
{
  guint layer;
  for (guint slot = first; slot < end; slot++)
    if (find_layer (sums, slot, &layer))
      g_array_append_val (members, layer);
}

/* Members that share people may have more together than the total, and still leave some out: then the rest is taken for empty, which hides rather more. */
static void
count_rest (const PatternTable *table, const PatternSums *sums, const GArray *members, const TimelineLayer *rest)
{
  for (guint period = 0; period < table->n_periods; period++)
    {
      guint64 in_members = 0;
      for (guint i = 0; i < members->len; i++)
        in_members += g_array_index (sums->layers, TimelineLayer, g_array_index (members, guint, i)).people[period];
      guint32 all = pattern_cell (table, period, 0)->people;
      rest->people[period] = all > in_members ? all - (guint32) in_members : 0;
    }
}

/* The department is its members and the rest. */
static void
add_department (const PatternTable *table, Dimension dimension, PatternSums *sums)
{
  const guint *first = table->figures->slots.first;
  guint total;
  if (!find_layer (sums, 0, &total))
    return;
  GArray *members = new_members (sums, total);
  add_slots (sums, first[dimension], first[dimension + 1], members);
  guint rest = add_hidden_layer (table, sums);
  count_rest (table, sums, members, &g_array_index (sums->layers, TimelineLayer, rest));
  g_array_append_val (members, rest);
}

/* An area is its courses. */
static void
add_areas (const PatternTable *table, PatternSums *sums)
{
  const Slots *slots = &table->figures->slots;
  const GPtrArray *courses = table->figures->model->courses;
  for (guint area = 0; area < table->figures->model->areas->len; area++)
    {
      guint total;
      if (!find_layer (sums, slot_of (slots, DIMENSION_AREA, area), &total))
        continue;
      GArray *members = new_members (sums, total);
      for (guint i = 0; i < courses->len; i++)
        {
          guint slot = slot_of (slots, DIMENSION_COURSE, i);
          if (((const Course *) courses->pdata[i])->area_index == (gint) area)
            add_slots (sums, slot, slot + 1, members);
        }
    }
}

/* ---- sessions ---- */

/* Sessions that are alike in everything that is shown of them. */
typedef struct {
  const Course *course;
  const GPtrArray *trainers;   /* Person *; NULL where trainers are not shown */
  guint layer;
} Kind;

static gboolean
is_of_kind (const Kind *kind, const Kind *other)
{
  if (kind->course != other->course || (kind->trainers == NULL) != (other->trainers == NULL))
    return FALSE;
  if (kind->trainers == NULL)
    return TRUE;
  for (guint i = 0; i < kind->trainers->len; i++)
    if (!g_ptr_array_find ((GPtrArray *) other->trainers, kind->trainers->pdata[i], NULL))
      return FALSE;
  return kind->trainers->len == other->trainers->len;
}

static const Kind *
kind_of (const PatternTable *table, const Session *session, GArray *kinds, PatternSums *sums)
{
  gboolean by_course = table->shown[DIMENSION_COURSE] || table->shown[DIMENSION_AREA];
  Kind kind = { by_course ? session->course : NULL, table->shown[DIMENSION_TRAINER] ? session->trainers : NULL, 0 };
  for (guint i = 0; i < kinds->len; i++)
    if (is_of_kind (&kind, &g_array_index (kinds, Kind, i)))
      return &g_array_index (kinds, Kind, i);
  kind.layer = add_hidden_layer (table, sums);
  g_array_append_val (kinds, kind);
  return &g_array_index (kinds, Kind, kinds->len - 1);
}

/* Everybody sees on which days there were such sessions; of how many people they are is told of the cells, not of these. */
static void
count_session (const PatternTable *table, const Session *session, const TimelineLayer *layer)
{
  const Calendar *calendar = &table->figures->calendar;
  for (PeriodKind kind = 0; kind < N_PERIODS; kind++)
    layer->people[calendar_find (calendar, kind, session->date)] = table->minimum;
}

/* Everybody sees in which sessions nobody was due, and which nobody answered about. */
static gboolean
has_people (const PatternTable *table, const Session *session)
{
  const Facts *facts = table->figures->facts;
  return table->people == PEOPLE_ANSWERED ? facts_feedback_respondents (facts, session) > 0 : facts_session_counts (facts, session).expected > 0;
}

static GArray *
all_kinds (const PatternTable *table, PatternSums *sums)
{
  const GPtrArray *sessions = table->figures->model->sessions;
  GArray *kinds = g_array_new (FALSE, FALSE, sizeof (Kind));
  for (guint i = 0; i < sessions->len; i++)
    {
      const Session *session = sessions->pdata[i];
      if (session->status != SESSION_HELD || !calendar_counts (&table->figures->calendar, session->date) || !has_people (table, session))
        continue;
      guint layer = kind_of (table, session, kinds, sums)->layer;
      count_session (table, session, &g_array_index (sums->layers, TimelineLayer, layer));
    }
  return kinds;
}

static gboolean
is_in_slot (const PatternTable *table, const Kind *kind, guint slot)
{
  const Model *model = table->figures->model;
  Dimension dimension = slot_dimension (&table->figures->slots, slot);
  guint member = slot - table->figures->slots.first[dimension];
  switch (dimension)
    {
    case DIMENSION_ALL: return TRUE;
    case DIMENSION_COURSE: return kind->course == model->courses->pdata[member];
    case DIMENSION_AREA: return kind->course != NULL && kind->course->area_index == (gint) member;
    default: return kind->trainers != NULL && g_ptr_array_find ((GPtrArray *) kind->trainers, model->people->pdata[member], NULL);
    }
}

/* Each cell by course, area or trainer, and the department, is the sum of its kinds of sessions. */
static void
add_sessions (const PatternTable *table, PatternSums *sums)
{
  static const Dimension dimensions[] = { DIMENSION_ALL, DIMENSION_COURSE, DIMENSION_AREA, DIMENSION_TRAINER };
  g_autoptr (GArray) kinds = all_kinds (table, sums);
  const guint *first = table->figures->slots.first;
  guint total;
  for (guint d = 0; d < G_N_ELEMENTS (dimensions); d++)
    for (guint slot = first[dimensions[d]]; slot < first[dimensions[d] + 1] && table->shown[dimensions[d]]; slot++)
      if (find_layer (sums, slot, &total))
        {
          GArray *members = new_members (sums, total);
          for (guint i = 0; i < kinds->len; i++)
            if (is_in_slot (table, &g_array_index (kinds, Kind, i), slot))
              g_array_append_val (members, g_array_index (kinds, Kind, i).layer);
        }
}

/* ---- all of them ---- */

PatternSums
pattern_sums_new (const PatternTable *table)
{
  static const Dimension dimensions[] = { DIMENSION_TEAM, DIMENSION_COHORT, DIMENSION_AREA, DIMENSION_COURSE, DIMENSION_TRAINER };
  /* Who reads a report asks for the department and its teams first. */
  static const guint8 worth[N_DIMENSIONS] = { [DIMENSION_ALL] = 5, [DIMENSION_TEAM] = 4, [DIMENSION_AREA] = 3, [DIMENSION_COHORT] = 2, [DIMENSION_COURSE] = 1 };
  gboolean of_sessions = table->people == PEOPLE_DUE || table->people == PEOPLE_ANSWERED;
  PatternSums sums = { g_array_new (FALSE, FALSE, sizeof (guint)), g_array_new (FALSE, FALSE, sizeof (TimelineLayer)),
                       g_array_new (FALSE, TRUE, sizeof (guint8)), g_array_new (FALSE, FALSE, sizeof (SumRelation)) };
  for (guint slot = 0; slot < table->n_slots; slot++)
    if (is_used (table, slot))
      {
        TimelineLayer layer = pattern_layer_new (table);
        pattern_layer_take (table, slot, &layer);
        guint8 of_slot = worth[slot_dimension (&table->figures->slots, slot)];
        g_array_append_val (sums.slots, slot);
        g_array_append_val (sums.layers, layer);
        g_array_append_val (sums.worth, of_slot);
      }
  for (guint i = 0; i < G_N_ELEMENTS (dimensions); i++)
    if (table->shown[dimensions[i]] && (dimensions[i] >= DIMENSION_TEAM || !of_sessions))
      add_department (table, dimensions[i], &sums);
  if (of_sessions)
    add_sessions (table, &sums);
  else if (table->shown[DIMENSION_AREA] && table->shown[DIMENSION_COURSE])
    add_areas (table, &sums);
  return sums;
}

void
pattern_sums_clear (PatternSums *sums)
{
  for (guint i = 0; i < sums->layers->len; i++)
    pattern_layer_clear (&g_array_index (sums->layers, TimelineLayer, i));
  for (guint i = 0; i < sums->relations->len; i++)
    g_array_unref (g_array_index (sums->relations, SumRelation, i).members);
  g_array_unref (sums->slots);
  g_array_unref (sums->layers);
  g_array_unref (sums->worth);
  g_array_unref (sums->relations);
}

SumSystem
pattern_sums_take (const PatternSums *sums, const PatternTable *table, const Timeline *timeline)
{
  for (guint i = 0; i < sums->slots->len; i++)
    pattern_layer_take (table, g_array_index (sums->slots, guint, i), &g_array_index (sums->layers, TimelineLayer, i));
  return (SumSystem) { timeline, (const TimelineLayer *) sums->layers->data, (const guint8 *) sums->worth->data, sums->layers->len,
                       (const SumRelation *) sums->relations->data, sums->relations->len };
}

void
pattern_sums_give (const PatternSums *sums, const PatternTable *table)
{
  for (guint i = 0; i < sums->slots->len; i++)
    pattern_layer_give (table, g_array_index (sums->slots, guint, i), &g_array_index (sums->layers, TimelineLayer, i));
}
