/* Patterns of hidden cells: first each period for itself, then along the time, until nothing more must be hidden. */
#include "measure/pattern_sums.h"

#include <string.h>

/* ---- how many people are behind a cell ---- */

static gboolean
has_staff (const Figures *figures, guint slot)
{
  Dimension dimension = slot_dimension (&figures->slots, slot);
  return dimension == DIMENSION_ALL || dimension == DIMENSION_TEAM || dimension == DIMENSION_COHORT;
}

/* Those of the last day, or of the first; of a group that is no more, or was not there yet, those of the other. Periods with the same last day have the same
 * head counts, and so the same are hidden of them. */
static guint32
staff_of (const Figures *figures, guint period, guint slot, gboolean on_first)
{
  const StaffCell *cell = has_staff (figures, slot) ? staff_cell (figures, period, slot) : NULL;
  if (cell == NULL)
    return 0;
  guint32 wanted = on_first ? cell->headcount_first : cell->headcount;
  return wanted > 0 ? wanted : MAX (cell->headcount, cell->headcount_first);
}

/* Rows about a whole team or department are about all of its people. */
static guint32
people_of_rows (const Figures *figures, MeasureId measure, guint period, guint slot)
{
  const SumCell *cell = sum_cell (figures, measure, period, slot);
  if (cell == NULL)
    return 0;
  return MAX (cell->people, cell->of_group ? MAX (staff_of (figures, period, slot, FALSE), 1) : 0);
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
    case PEOPLE_STAFF: case PEOPLE_ACTIVE: case PEOPLE_STAFF_BEFORE:
      return staff_of (figures, period, slot, people == PEOPLE_STAFF_BEFORE);
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
  const gboolean *shown;
  gboolean is_alone;       /* nothing looks at the figures of all periods afterwards */
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
  return (pattern->is_alone && couple_single (&pattern->cells[0], pattern->cells + first, n)) || changed;
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
  changed |= pattern->is_alone && couple_single (total, members, n);
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
        if (pattern->shown[dimensions[i]])
          changed |= protect_dimension (pattern, dimensions[i]);
      for (guint area = 0; pattern->shown[DIMENSION_AREA] && pattern->shown[DIMENSION_COURSE] && area < pattern->figures->model->areas->len; area++)
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
  PatternTable table;
  Timeline *timeline;      /* spans are the periods by number; NULL as Pattern.labels */
  TimelineLayer in_hand;   /* of one slot */
  PatternSums sums;        /* where there is a timeline */
} Patterns;

/* The days of all periods. A head count is that of one day; a window has no other periods. */
static Timeline *
make_timeline (const Calendar *calendar, guint people)
{
  guint n = calendar->begin[N_PERIODS];
  static const guint grades[N_PERIODS] = { [PERIOD_DAY] = 0, [PERIOD_WEEK] = 1, [PERIOD_MONTH] = 2, [PERIOD_QUARTER] = 3, [PERIOD_YEAR] = 4 };
  if (people == PEOPLE_STAFF || people == PEOPLE_STAFF_BEFORE || people == PEOPLE_ACTIVE || !calendar_has (calendar, PERIOD_DAY) || !calendar_has (calendar, PERIOD_MONTH))
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

static gboolean
protect_time (const Patterns *patterns)
{
  const PatternTable *table = &patterns->table;
  gboolean changed = FALSE;
  for (guint slot = 0; slot < table->n_slots; slot++)
    {
      pattern_layer_take (table, slot, &patterns->in_hand);
      if (!timeline_protect (patterns->timeline, &patterns->in_hand, table->minimum))
        continue;
      changed = TRUE;
      pattern_layer_give (table, slot, &patterns->in_hand);
    }
  return changed;
}

/* Along the time and over the members of all totals at once. */
static gboolean
protect_sums (const Patterns *patterns)
{
  SumSystem system = pattern_sums_take (&patterns->sums, &patterns->table, patterns->timeline);
  gboolean changed = disclosure_prevent (&system, patterns->table.minimum);
  pattern_sums_give (&patterns->sums, &patterns->table);
  return changed;
}

/* Of what was given up some is known from the rest, which goes by then or was never needed. */
static void
show_known (const Patterns *patterns)
{
  SumSystem system = pattern_sums_take (&patterns->sums, &patterns->table, patterns->timeline);
  disclosure_show_known (&system, patterns->sums.slots->len);
  pattern_sums_give (&patterns->sums, &patterns->table);
}

static void
protect_periods (const PatternTable *table, gboolean are_alone)
{
  for (guint period = 0; period < table->n_periods; period++)
    {
      PeriodCells period_cells = { table->figures, pattern_cell (table, period, 0), table->minimum, table->shown, are_alone };
      protect_all (&period_cells);
    }
}

static void
label_days (const Patterns *patterns, Pattern *pattern)
{
  const Calendar *calendar = &patterns->table.figures->calendar;
  pattern->first = calendar->first;
  pattern->n_days = calendar->as_of - calendar->first + 1;
  pattern->labels = g_new (guint32, (gsize) pattern->n_slots * (pattern->n_days + 1));
  for (guint slot = 0; slot < pattern->n_slots; slot++)
    {
      pattern_layer_take (&patterns->table, slot, &patterns->in_hand);
      timeline_labels (patterns->timeline, &patterns->in_hand, pattern->labels + (gsize) slot * (pattern->n_days + 1));
    }
}

static Pattern *
finish_pattern (const Patterns *patterns)
{
  gsize n = (gsize) patterns->table.n_slots * patterns->table.n_periods;
  Pattern *pattern = g_new0 (Pattern, 1);
  pattern->n_slots = patterns->table.n_slots;
  pattern->hidden = g_new (guint8, n + 1);
  for (gsize i = 0; i < n; i++)
    pattern->hidden[i] = patterns->table.cells[i].state != CELL_SHOWN;
  if (patterns->timeline != NULL)
    label_days (patterns, pattern);
  return pattern;
}

static void
fill_table (const PatternTable *table)
{
  for (guint period = 0; period < table->n_periods; period++)
    for (guint slot = 0; slot < table->n_slots; slot++)
      pattern_cell (table, period, slot)->people = patterns_people (table->figures, table->people, period, slot);
  suppression_hide_small (table->cells, table->n_slots * table->n_periods, table->minimum);
}

Pattern *
pattern_new (const Figures *figures, guint people, guint minimum, const gboolean *shown)
{
  guint n_slots = figures->slots.first[DIMENSION_PERSON], n_periods = figures->calendar.begin[N_PERIODS];
  Patterns patterns = { .table = { figures, people, g_new0 (SuppressionCell, (gsize) n_slots * n_periods + 1), n_slots, n_periods, minimum, shown } };
  const PatternTable *table = &patterns.table;
  patterns.timeline = make_timeline (&figures->calendar, people);
  patterns.in_hand = pattern_layer_new (table);
  fill_table (table);
  if (patterns.timeline != NULL)
    patterns.sums = pattern_sums_new (table);
  do
    protect_periods (table, patterns.timeline == NULL);
  while (patterns.timeline != NULL && (protect_time (&patterns) || protect_sums (&patterns)));
  if (patterns.timeline != NULL)
    show_known (&patterns);
  Pattern *pattern = finish_pattern (&patterns);
  if (patterns.timeline != NULL)
    {
      pattern_sums_clear (&patterns.sums);
      timeline_free (patterns.timeline);
    }
  pattern_layer_clear (&patterns.in_hand);
  g_free (patterns.table.cells);
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
