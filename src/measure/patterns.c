/* Patterns of hidden cells: first each period for itself, then along the time, until nothing more must be hidden. */
#include "measure/patterns.h"
#include "measure/crossing.h"
#include "measure/suppression.h"

#include <string.h>

/* ---- how many people are behind a cell ---- */

static gboolean
has_staff (const Figures *figures, guint slot)
{
  Dimension dimension = slot_dimension (&figures->slots, slot);
  return dimension == DIMENSION_ALL || dimension == DIMENSION_TEAM || dimension == DIMENSION_COHORT;
}

static guint32
staff_of (const Figures *figures, guint period, guint slot)
{
  const StaffCell *cell = has_staff (figures, slot) ? staff_cell (figures, period, slot) : NULL;
  return cell != NULL ? MAX (cell->headcount, cell->headcount_first) : 0;
}

/* Rows about a whole team or department are about all of its people. */
static guint32
people_of_rows (const Figures *figures, MeasureId measure, guint period, guint slot)
{
  const SumCell *cell = sum_cell (figures, measure, period, slot);
  if (cell == NULL)
    return 0;
  return MAX (cell->people, cell->of_group ? MAX (staff_of (figures, period, slot), 1) : 0);
}

guint32
patterns_people (const Figures *figures, guint people, guint period, guint slot)
{
  switch (people)
    {
    case PEOPLE_DUE:
      {
        const TrainingCell *cell = training_cell (figures, period, slot);
        return cell != NULL ? cell->due : 0;
      }
    case PEOPLE_SCORED:
      {
        const ScoreCell *cell = score_cell (figures, period, slot);
        return cell != NULL ? cell->people : 0;
      }
    case PEOPLE_STAFF: case PEOPLE_ACTIVE:
      return staff_of (figures, period, slot);
    case PEOPLE_ANSWERED:
      {
        const SumCell *cell = sum_cell (figures, MEASURE_FEEDBACK_RESPONSE_RATE, period, slot);
        return cell != NULL ? (guint32) CLAMP (cell->numerator, 0, G_MAXUINT32) : 0;
      }
    default:
      return people_of_rows (figures, people - N_PEOPLE, period, slot);
    }
}

/* ---- one period ---- */

typedef struct {
  const Figures *figures;
  SuppressionCell *cells;  /* by slot, up to the people */
  guint minimum;
} PeriodCells;

/* Where one member has everybody, the total is that member: what is hidden of one is hidden of the other. TRUE when anything was. */
static gboolean
couple_single (SuppressionCell *total, SuppressionCell *members, guint n)
{
  SuppressionCell *single = NULL;
  for (guint i = 0; i < n; i++)
    if (members[i].people > 0)
      {
        if (single != NULL)
          return FALSE;
        single = &members[i];
      }
  if (single == NULL || single->people != total->people || single->state == total->state)
    return FALSE;
  /* A secret of one is one of the other; what one only gives up the other gives up. */
  gboolean secret = single->state == CELL_SECRET || total->state == CELL_SECRET;
  single->state = total->state = secret ? CELL_SECRET : CELL_GIVEN_UP;
  return TRUE;
}

static gboolean
protect_dimension (const PeriodCells *pattern, Dimension dimension)
{
  const Slots *slots = &pattern->figures->slots;
  guint first = slots->first[dimension], n = slots->first[dimension + 1] - first;
  gboolean changed = suppression_protect (&pattern->cells[0], pattern->cells + first, n, dimension < DIMENSION_TEAM, pattern->minimum);
  return couple_single (&pattern->cells[0], pattern->cells + first, n) || changed;
}

/* The courses of one area. */
static gboolean
protect_area (const PeriodCells *pattern, guint area)
{
  const Figures *figures = pattern->figures;
  const GPtrArray *courses = figures->model->courses;
  g_autofree SuppressionCell *members = g_new (SuppressionCell, courses->len + 1);
  g_autofree guint *at = g_new (guint, courses->len + 1);
  guint n = 0;
  for (guint i = 0; i < courses->len; i++)
    if (((const Course *) courses->pdata[i])->area_index == (gint) area)
      {
        at[n] = slot_of (&figures->slots, DIMENSION_COURSE, i);
        members[n] = pattern->cells[at[n]];
        n++;
      }
  SuppressionCell *total = &pattern->cells[slot_of (&figures->slots, DIMENSION_AREA, area)];
  gboolean changed = suppression_protect (total, members, n, TRUE, pattern->minimum);
  changed |= couple_single (total, members, n);
  for (guint i = 0; i < n; i++)
    pattern->cells[at[i]] = members[i];
  return changed;
}

/* Until nothing more must be hidden: what is hidden for the sake of one row may be a member of another. */
static gboolean
protect_all (const PeriodCells *pattern)
{
  static const Dimension dimensions[] = { DIMENSION_AREA, DIMENSION_COURSE, DIMENSION_TRAINER, DIMENSION_TEAM, DIMENSION_COHORT };
  gboolean changed, any = FALSE;
  do
    {
      changed = FALSE;
      for (guint i = 0; i < G_N_ELEMENTS (dimensions); i++)
        changed |= protect_dimension (pattern, dimensions[i]);
      for (guint area = 0; area < pattern->figures->model->areas->len; area++)
        changed |= protect_area (pattern, area);
      any |= changed;
    }
  while (changed);
  return any;
}

/* ---- along the time ---- */

struct Pattern {
  guint8 *hidden;          /* by period and slot, up to the people */
  guint32 *labels;         /* by slot and beginning of a day: what hangs together; NULL: the figures are no sums along the time */
  guint n_slots, n_days;
  Date first;
};

typedef struct {
  const Figures *figures;
  SuppressionCell *cells;  /* by period and slot */
  guint n_slots, n_periods, minimum;
  const gboolean *shown;   /* by dimension */
  Timeline *timeline;      /* spans are the periods by number; NULL as Pattern.labels */
  TimelineLayer in_hand;   /* of one slot; its spans are the periods */
} Patterns;

static SuppressionCell *
cell_at (const Patterns *patterns, guint period, guint slot)
{
  return &patterns->cells[(gsize) period * patterns->n_slots + slot];
}

/* The days of all periods. A head count is that of one day; a window has no other periods. */
static Timeline *
make_timeline (const Calendar *calendar, guint people)
{
  guint n = calendar->begin[N_PERIODS];
  static const guint grades[N_PERIODS] = { [PERIOD_DAY] = 0, [PERIOD_WEEK] = 1, [PERIOD_MONTH] = 2, [PERIOD_QUARTER] = 3, [PERIOD_YEAR] = 4 };
  if (people == PEOPLE_STAFF || people == PEOPLE_ACTIVE || !calendar_has (calendar, PERIOD_DAY) || !calendar_has (calendar, PERIOD_MONTH))
    return NULL;
  g_autofree TimelineSpan *spans = g_new (TimelineSpan, n);
  for (PeriodKind kind = 0; kind < N_PERIODS; kind++)
    for (guint i = calendar->begin[kind]; i < calendar->begin[kind + 1]; i++)
      {
        const Period *period = calendar_period (calendar, i);
        guint first = MAX (period->first, calendar->first) - calendar->first;
        spans[i] = (TimelineSpan) { first, MAX (MIN (period->last, calendar->as_of) - calendar->first, first), grades[kind] };
      }
  return timeline_new (spans, n, calendar->as_of - calendar->first + 1);
}

static TimelineLayer
new_layer (const Patterns *patterns)
{
  return (TimelineLayer) { g_new (guint32, patterns->n_periods + 1), g_new (guint8, patterns->n_periods + 1) };
}

static void
clear_layer (const TimelineLayer *layer)
{
  g_free (layer->people);
  g_free (layer->states);
}

/* What is known of one slot, period by period. */
static void
take_slot (const Patterns *patterns, guint slot, const TimelineLayer *layer)
{
  for (guint period = 0; period < patterns->n_periods; period++)
    {
      layer->people[period] = cell_at (patterns, period, slot)->people;
      layer->states[period] = cell_at (patterns, period, slot)->state;
    }
}

static void
give_slot (const Patterns *patterns, guint slot, const TimelineLayer *layer)
{
  for (guint period = 0; period < patterns->n_periods; period++)
    cell_at (patterns, period, slot)->state = layer->states[period];
}

static gboolean
protect_time (const Patterns *patterns)
{
  gboolean changed = FALSE;
  for (guint slot = 0; patterns->timeline != NULL && slot < patterns->n_slots; slot++)
    {
      take_slot (patterns, slot, &patterns->in_hand);
      if (!timeline_protect (patterns->timeline, &patterns->in_hand, patterns->minimum))
        continue;
      changed = TRUE;
      give_slot (patterns, slot, &patterns->in_hand);
    }
  return changed;
}

/* ---- along the time and over the members at once ---- */

static TimelineLayer
take_layer (const Patterns *patterns, guint slot)
{
  TimelineLayer layer = new_layer (patterns);
  take_slot (patterns, slot, &layer);
  return layer;
}

static void
give_layer (const Patterns *patterns, guint slot, const TimelineLayer *layer)
{
  give_slot (patterns, slot, layer);
  clear_layer (layer);
}

static gboolean
protect_crossing (const Patterns *patterns, guint total, const GArray *slots)
{
  g_autofree TimelineLayer *members = g_new (TimelineLayer, slots->len + 1);
  TimelineLayer whole = take_layer (patterns, total);
  for (guint i = 0; i < slots->len; i++)
    members[i] = take_layer (patterns, g_array_index (slots, guint, i));
  gboolean changed = crossing_protect (patterns->timeline, &whole, members, slots->len, patterns->minimum);
  give_layer (patterns, total, &whole);
  for (guint i = 0; i < slots->len; i++)
    give_layer (patterns, g_array_index (slots, guint, i), &members[i]);
  return changed;
}

static gboolean
is_used (const Patterns *patterns, guint slot)
{
  for (guint period = 0; period < patterns->n_periods; period++)
    if (cell_at (patterns, period, slot)->people > 0)
      return TRUE;
  return FALSE;
}

/* Has every person a cohort, every session one trainer and so on: do the members add up to the department? */
static gboolean
adds_up (const Model *model, Dimension dimension)
{
  for (guint i = 0; i < model->people->len; i++)
    {
      const Person *person = model->people->pdata[i];
      if ((dimension == DIMENSION_COHORT && person->cohort == NULL) || (dimension == DIMENSION_TEAM && person->team_index < 0))
        return FALSE;
    }
  for (guint i = 0; i < model->sessions->len && dimension == DIMENSION_TRAINER; i++)
    if (((const Session *) model->sessions->pdata[i])->trainers->len != 1)
      return FALSE;
  return TRUE;
}

/* The members of the department by one dimension, or (`area` below the areas) the courses of an area. */
static gboolean
cross_members (const Patterns *patterns, Dimension dimension, guint area)
{
  const Figures *figures = patterns->figures;
  const Slots *slots = &figures->slots;
  gboolean of_area = area < figures->model->areas->len;
  g_autoptr (GArray) members = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint slot = slots->first[dimension]; slot < slots->first[dimension + 1]; slot++)
    if ((!of_area || ((const Course *) figures->model->courses->pdata[slot - slots->first[dimension]])->area_index == (gint) area) && is_used (patterns, slot))
      g_array_append_val (members, slot);
  return members->len > 0 && protect_crossing (patterns, of_area ? slot_of (slots, DIMENSION_AREA, area) : 0, members);
}

static gboolean
protect_crossings (const Patterns *patterns)
{
  static const Dimension dimensions[] = { DIMENSION_AREA, DIMENSION_COURSE, DIMENSION_TRAINER, DIMENSION_TEAM, DIMENSION_COHORT };
  guint n_areas = patterns->figures->model->areas->len;
  gboolean changed = FALSE;
  for (guint i = 0; patterns->timeline != NULL && i < G_N_ELEMENTS (dimensions); i++)
    if (patterns->shown[dimensions[i]] && adds_up (patterns->figures->model, dimensions[i]))
      changed |= cross_members (patterns, dimensions[i], n_areas);
  gboolean both = patterns->shown[DIMENSION_AREA] && patterns->shown[DIMENSION_COURSE];
  for (guint area = 0; both && patterns->timeline != NULL && area < n_areas; area++)
    changed |= cross_members (patterns, DIMENSION_COURSE, area);
  return changed;
}

static void
protect_periods (const Patterns *patterns)
{
  for (guint period = 0; period < patterns->n_periods; period++)
    {
      PeriodCells period_cells = { patterns->figures, cell_at (patterns, period, 0), patterns->minimum };
      protect_all (&period_cells);
    }
}

static Pattern *
finish_pattern (const Patterns *patterns)
{
  const Calendar *calendar = &patterns->figures->calendar;
  gsize n = (gsize) patterns->n_slots * patterns->n_periods;
  Pattern *pattern = g_new0 (Pattern, 1);
  pattern->n_slots = patterns->n_slots;
  pattern->hidden = g_new (guint8, n + 1);
  for (gsize i = 0; i < n; i++)
    pattern->hidden[i] = patterns->cells[i].state != CELL_SHOWN;
  if (patterns->timeline == NULL)
    return pattern;
  pattern->first = calendar->first;
  pattern->n_days = calendar->as_of - calendar->first + 1;
  pattern->labels = g_new (guint32, (gsize) pattern->n_slots * (pattern->n_days + 1));
  for (guint slot = 0; slot < pattern->n_slots; slot++)
    {
      take_slot (patterns, slot, &patterns->in_hand);
      timeline_labels (patterns->timeline, &patterns->in_hand, pattern->labels + (gsize) slot * (pattern->n_days + 1));
    }
  return pattern;
}

Pattern *
pattern_new (const Figures *figures, guint people, guint minimum, const gboolean *shown)
{
  Patterns patterns = { figures, NULL, figures->slots.first[DIMENSION_PERSON], figures->calendar.begin[N_PERIODS], minimum, shown, NULL, { 0 } };
  gsize n = (gsize) patterns.n_slots * patterns.n_periods;
  patterns.cells = g_new0 (SuppressionCell, n + 1);
  patterns.in_hand = new_layer (&patterns);
  patterns.timeline = make_timeline (&figures->calendar, people);
  for (guint period = 0; period < patterns.n_periods; period++)
    for (guint slot = 0; slot < patterns.n_slots; slot++)
      cell_at (&patterns, period, slot)->people = patterns_people (figures, people, period, slot);
  suppression_hide_small (patterns.cells, (guint) n, minimum);
  do
    protect_periods (&patterns);
  while (protect_time (&patterns) || protect_crossings (&patterns));
  Pattern *pattern = finish_pattern (&patterns);
  g_clear_pointer (&patterns.timeline, timeline_free);
  g_free (patterns.cells);
  clear_layer (&patterns.in_hand);
  return pattern;
}

void
pattern_free (Pattern *pattern)
{
  g_free (pattern->hidden);
  g_free (pattern->labels);
  g_free (pattern);
}

gboolean
pattern_hides (const Pattern *pattern, guint period, guint slot)
{
  return pattern->hidden[(gsize) period * pattern->n_slots + slot];
}

gboolean
pattern_tells (const Pattern *pattern, guint slot, Date first, Date last)
{
  if (pattern->labels == NULL || last < pattern->first)
    return TRUE;
  const guint32 *labels = pattern->labels + (gsize) slot * (pattern->n_days + 1);
  guint from = MAX (first, pattern->first) - pattern->first, to = MIN (last - pattern->first + 1, pattern->n_days);
  return from >= to || labels[from] == labels[to];
}
