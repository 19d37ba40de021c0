/* Patterns of hidden cells: first each period for itself, then along the time, until nothing more must be hidden. */
#include "measure/patterns.h"
#include "measure/suppression.h"

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
} Pattern;

static gboolean
protect_dimension (const Pattern *pattern, Dimension dimension)
{
  const Slots *slots = &pattern->figures->slots;
  guint first = slots->first[dimension], n = slots->first[dimension + 1] - first;
  return suppression_protect (&pattern->cells[0], pattern->cells + first, n, dimension < DIMENSION_TEAM, pattern->minimum);
}

/* The courses of one area. */
static gboolean
protect_area (const Pattern *pattern, guint area)
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
  gboolean changed = suppression_protect (&pattern->cells[slot_of (&figures->slots, DIMENSION_AREA, area)], members, n, TRUE, pattern->minimum);
  for (guint i = 0; i < n; i++)
    pattern->cells[at[i]] = members[i];
  return changed;
}

/* Until nothing more must be hidden: what is hidden for the sake of one row may be a member of another. */
static gboolean
protect_all (const Pattern *pattern)
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

typedef struct {
  const Figures *figures;
  SuppressionCell *cells;  /* by period and slot */
  guint n_slots, n_periods, minimum;
} Patterns;

static SuppressionCell *
cell_at (const Patterns *patterns, guint period, guint slot)
{
  return &patterns->cells[(gsize) period * patterns->n_slots + slot];
}

/* How many parts have people behind them, and whether one of these is hidden. */
static guint
count_parts (const SuppressionCell *members, guint n, gboolean *hidden)
{
  guint known = 0;
  for (guint i = 0; i < n; i++)
    {
      known += members[i].people > 0;
      *hidden |= members[i].hidden;
    }
  return known;
}

/* A slot of a period and of the parts [first, first + n) of it. A period with one part is that part. */
static gboolean
protect_parts (const Patterns *patterns, guint period, guint first, guint n, guint slot, SuppressionCell *members)
{
  SuppressionCell *total = cell_at (patterns, period, slot);
  gboolean hidden = FALSE, changed;
  for (guint i = 0; i < n; i++)
    members[i] = *cell_at (patterns, first + i, slot);
  guint known = count_parts (members, n, &hidden);
  if (!hidden && !total->hidden)
    return FALSE;
  changed = suppression_protect (total, members, n, TRUE, patterns->minimum);
  for (guint i = 0; i < n; i++)
    *cell_at (patterns, first + i, slot) = members[i];
  if (known == 1 && hidden && !total->hidden)
    total->hidden = changed = TRUE;
  return changed;
}

/* The parts of a period are those that begin in it; who works on several days is behind each of them. */
static gboolean
protect_kind (const Patterns *patterns, PeriodKind kind, PeriodKind parts)
{
  const Calendar *calendar = &patterns->figures->calendar;
  gboolean changed = FALSE;
  for (guint i = 0; i < calendar->periods[kind]->len; i++)
    {
      const Period *period = &g_array_index (calendar->periods[kind], Period, i);
      Date last = MIN (period->last, calendar->as_of);
      if (last < calendar->first)
        continue;
      guint first_part = calendar_find (calendar, parts, MAX (period->first, calendar->first));
      guint n = calendar_find (calendar, parts, last) - first_part + 1;
      g_autofree SuppressionCell *members = g_new (SuppressionCell, n);
      for (guint slot = 0; slot < patterns->n_slots; slot++)
        changed |= protect_parts (patterns, calendar->begin[kind] + i, first_part, n, slot, members);
    }
  return changed;
}

/* Sums of time: a head count is that of one day. A window has no other periods. */
static gboolean
protect_time (const Patterns *patterns, guint people)
{
  static const struct { PeriodKind kind, parts; } sums[] = { { PERIOD_WEEK, PERIOD_DAY }, { PERIOD_MONTH, PERIOD_DAY }, { PERIOD_QUARTER, PERIOD_MONTH },
                                                             { PERIOD_YEAR, PERIOD_QUARTER } };
  gboolean changed = FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (sums) && people != PEOPLE_STAFF && people != PEOPLE_ACTIVE; i++)
    if (calendar_has (&patterns->figures->calendar, sums[i].kind) && calendar_has (&patterns->figures->calendar, sums[i].parts))
      changed |= protect_kind (patterns, sums[i].kind, sums[i].parts);
  return changed;
}

static void
protect_periods (const Patterns *patterns)
{
  for (guint period = 0; period < patterns->n_periods; period++)
    {
      Pattern pattern = { patterns->figures, cell_at (patterns, period, 0), patterns->minimum };
      protect_all (&pattern);
    }
}

guint8 *
patterns_new (const Figures *figures, guint people, guint minimum)
{
  Patterns patterns = { figures, NULL, figures->slots.first[DIMENSION_PERSON], figures->calendar.begin[N_PERIODS], minimum };
  gsize n = (gsize) patterns.n_slots * patterns.n_periods;
  patterns.cells = g_new0 (SuppressionCell, n + 1);
  for (guint period = 0; period < patterns.n_periods; period++)
    for (guint slot = 0; slot < patterns.n_slots; slot++)
      cell_at (&patterns, period, slot)->people = patterns_people (figures, people, period, slot);
  suppression_hide_small (patterns.cells, (guint) n, minimum);
  do
    protect_periods (&patterns);
  while (protect_time (&patterns, people));
  guint8 *hidden = g_new (guint8, n + 1);
  for (gsize i = 0; i < n; i++)
    hidden[i] = patterns.cells[i].hidden;
  g_free (patterns.cells);
  return hidden;
}
