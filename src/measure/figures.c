/* Cells → figures: each measure from what was summed, and looking them up. */
#include "measure/cells.h"

#include "facts/checks.h"
#include "facts/indicators.h"

#include <stdlib.h>
#include <string.h>

static GHashTable *
index_texts (const GPtrArray *texts)
{
  GHashTable *table = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < texts->len; i++)
    if (!g_hash_table_contains (table, texts->pdata[i]))
      g_hash_table_insert (table, texts->pdata[i], GUINT_TO_POINTER (i + 1));
  return table;
}

static guint
hash_found (gconstpointer key)
{
  const guint32 *words = key;
  return words[0] * 31 + words[1] * 2654435761u + words[2];
}

/* Figures that were looked up are kept under measure, period and slot. */
typedef struct { guint32 key[3]; Figure figure; } Found;

static gboolean
same_found (gconstpointer a, gconstpointer b)
{
  return memcmp (a, b, 3 * sizeof (guint32)) == 0;
}

static void
mark_active (Figures *figures, Date day)
{
  if (!calendar_counts (&figures->calendar, day))
    return;
  for (PeriodKind kind = 0; kind < N_PERIODS; kind++)
    if (calendar_has (&figures->calendar, kind))
      figures->active[calendar_find (&figures->calendar, kind, day)] = TRUE;
}

/* Days on which only something was checked or measured. */
static void
mark_observed (Figures *figures)
{
  const GArray *checks = facts_check_counts (figures->facts), *indicators = facts_indicator_counts (figures->facts);
  for (guint i = 0; i < checks->len; i++)
    mark_active (figures, g_array_index (checks, CheckCount, i).date);
  for (guint i = 0; i < indicators->len; i++)
    mark_active (figures, g_array_index (indicators, IndicatorCount, i).date);
}

/* Counts the periods of the calendar, which it takes. */
static Figures *
count_figures (const Model *model, const Facts *facts, const Measures *measures, Calendar calendar)
{
  Figures *figures = g_new0 (Figures, 1);
  figures->model = model;
  figures->facts = facts;
  figures->measures = measures;
  figures->calendar = calendar;
  figures->counts_people = config_guards_groups (model->config);
  slots_init (&figures->slots, model);
  figures->training = g_array_new (FALSE, FALSE, sizeof (TrainingCell));
  figures->scores = g_array_new (FALSE, FALSE, sizeof (ScoreCell));
  figures->sums = g_array_new (FALSE, FALSE, sizeof (SumCell));
  figures->staff_width = 1 + model->teams->len + model->cohorts->len;
  figures->staff = g_new0 (StaffCell, (gsize) figures->calendar.begin[N_PERIODS] * figures->staff_width + 1);
  figures->active = g_new0 (guint8, figures->calendar.begin[N_PERIODS] + 1);
  figures->teams = index_texts (model->teams);
  figures->areas = index_texts (model->areas);
  figures->found = g_hash_table_new_full (hash_found, same_found, g_free, NULL);
  g_mutex_init (&figures->lock);
  for (guint i = 0; i < facts->n_days; i++)
    mark_active (figures, facts->days[i]);
  for (guint i = 0; i < facts->n_scores; i++)
    mark_active (figures, facts->scores[i].date);
  mark_observed (figures);
  roll_up_staff (figures);
  roll_up_training (figures);
  roll_up_scores (figures);
  roll_up_sums (figures);
  return figures;
}

Figures *
figures_new (const Model *model, const Facts *facts, const Measures *measures)
{
  Calendar calendar;
  calendar_init (&calendar, facts);
  return count_figures (model, facts, measures, calendar);
}

Figures *
figures_window_new (const Figures *figures, const Period *period, Date last)
{
  Calendar calendar;
  calendar_init_window (&calendar, figures->model->config, period, last);
  Figures *window = count_figures (figures->model, figures->facts, figures->measures, calendar);
  window->whole = figures;
  if (figures->publication != NULL)
    figures_publish (window);
  return window;
}

void
figures_free (Figures *figures)
{
  if (figures == NULL)
    return;
  calendar_clear (&figures->calendar);
  g_array_unref (figures->training);
  g_array_unref (figures->scores);
  g_array_unref (figures->sums);
  g_free (figures->staff);
  g_free (figures->active);
  g_hash_table_unref (figures->teams);
  g_hash_table_unref (figures->areas);
  g_hash_table_unref (figures->found);
  g_mutex_clear (&figures->lock);
  publication_free (figures->publication);
  g_free (figures);
}

const Measures *
figures_measures (const Figures *figures)
{
  return figures->measures;
}

/* A binary search among cells that begin with their key. */
static const void *
find_cell (const GArray *cells, gsize size, guint period, guint slot)
{
  guint low = 0, high = cells->len;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const CellKey *key = (const CellKey *) (cells->data + middle * size);
      if (key->period == period && key->slot == slot)
        return key;
      if (key->period < period || (key->period == period && key->slot < slot))
        low = middle + 1;
      else
        high = middle;
    }
  return NULL;
}

const TrainingCell *
training_cell (const Figures *figures, guint period, guint slot)
{
  return find_cell (figures->training, sizeof (TrainingCell), period, slot);
}

const ScoreCell *
score_cell (const Figures *figures, guint period, guint slot)
{
  return find_cell (figures->scores, sizeof (ScoreCell), period, slot);
}

/* A plain sum in units of `unit`; zero is no cell. */
static gboolean
make_sum (Figure *figure, gint64 value, gint64 unit, gint64 count)
{
  figure->numerator = value;
  figure->denominator = unit;
  figure->scale = unit;
  figure->is_sum = TRUE;
  figure->count = count;
  return value != 0;
}

/* A quotient; without denominator there is no cell. */
static gboolean
make_ratio (Figure *figure, Wide numerator, Wide denominator, gint64 scale, gint64 count)
{
  figure->numerator = numerator;
  figure->denominator = denominator;
  figure->scale = scale;
  figure->is_sum = FALSE;
  figure->count = count;
  return denominator > 0;
}

static gboolean
make_training (MeasureId measure, const TrainingCell *cell, Figure *figure)
{
  switch (measure)
    {
    case MEASURE_SESSIONS_PLANNED:
      return make_sum (figure, cell->planned, 1, cell->planned);
    case MEASURE_SESSIONS_HELD:
      return make_sum (figure, cell->held, 1, cell->held);
    case MEASURE_SESSIONS_CANCELLED:
      return make_sum (figure, cell->cancelled, 1, cell->cancelled);
    case MEASURE_SESSIONS_POSTPONED:
      return make_sum (figure, cell->postponed, 1, cell->postponed);
    case MEASURE_PLAN_COMPLETION:
      return make_ratio (figure, cell->held, cell->planned, 1, cell->planned);
    case MEASURE_HOURS_HELD:
      return make_sum (figure, cell->hours_held, HOURS_ONE, cell->held);
    case MEASURE_HOURS_PERSON:
      return make_sum (figure, cell->hours_person, HOURS_ONE, cell->attended);
    case MEASURE_ATTENDANCE_EXPECTED:
      return make_sum (figure, cell->expected, 1, cell->expected);
    case MEASURE_ATTENDANCE_ATTENDED:
      return make_sum (figure, cell->attended, 1, cell->attended);
    case MEASURE_ATTENDANCE_RATE:
      return make_ratio (figure, cell->attended, cell->expected, 1, cell->expected);
    case MEASURE_ATTENDANCE_LATE:
      return make_sum (figure, cell->late, 1, cell->late);
    case MEASURE_ATTENDANCE_LEAVE:
      return make_sum (figure, cell->leave, 1, cell->leave);
    case MEASURE_ATTENDANCE_ABSENT:
      return make_sum (figure, cell->absent, 1, cell->absent);
    case MEASURE_ATTENDANCE_UNRECORDED:
      return make_sum (figure, cell->unrecorded, 1, cell->unrecorded);
    default:
      return make_sum (figure, cell->trained, 1, cell->attended);
    }
}

/* One of the scores, in hundredths of a point; it may be zero. */
static gboolean
make_quantile (Figure *figure, guint value, gint64 count)
{
  make_sum (figure, value, 100, count);
  return count > 0;
}

static gboolean
make_score (MeasureId measure, const ScoreCell *cell, Figure *figure)
{
  switch (measure)
    {
    case MEASURE_SCORE_TAKEN:
      return make_sum (figure, cell->taken, 1, cell->taken);
    case MEASURE_SCORE_MISSING:
      return make_sum (figure, cell->missing, 1, cell->missing);
    case MEASURE_SCORE_MEDIAN:
      return make_quantile (figure, cell->median, cell->taken);
    case MEASURE_SCORE_Q1:
      return make_quantile (figure, cell->q1, cell->taken);
    case MEASURE_SCORE_Q3:
      return make_quantile (figure, cell->q3, cell->taken);
    case MEASURE_SCORE_MEAN:
      return make_ratio (figure, cell->points, (Wide) cell->taken * SCORE_SCALE, SCORE_SCALE, cell->taken);
    case MEASURE_SCORE_PASS_RATE:
      return make_ratio (figure, cell->passed, cell->taken, 1, cell->taken);
    case MEASURE_SCORE_FIRST_PASS_RATE:
      return make_ratio (figure, cell->first_passed, cell->first_pairs, 1, cell->first_pairs);
    default:
      return make_ratio (figure, cell->final_passed, cell->final_pairs, 1, cell->final_pairs);
    }
}

static gboolean
make_staff (MeasureId measure, const StaffCell *cell, const TrainingCell *training, Figure *figure)
{
  switch (measure)
    {
    case MEASURE_COVERAGE_RATE:
      return make_ratio (figure, cell->covered, cell->headcount, 1, cell->headcount);
    case MEASURE_HOURS_PER_HEAD:
      /* The mean of two head counts, in units of hours so that both parts have one scale. */
      return make_ratio (figure, training == NULL ? 0 : training->hours_person,
                         ((Wide) cell->headcount_first + cell->headcount) * (HOURS_ONE / 2), HOURS_ONE,
                         training == NULL ? 0 : training->attended);
    case MEASURE_HEADCOUNT:
      return make_sum (figure, cell->headcount, 1, cell->headcount);
    case MEASURE_JOINERS:
      return make_sum (figure, cell->joiners, 1, cell->joiners);
    default:
      return make_sum (figure, cell->leavers, 1, cell->leavers);
    }
}

static gboolean
make_summed (const Figures *figures, MeasureId measure, const SumCell *cell, Figure *figure)
{
  if (cell == NULL)
    return FALSE;
  figure->unweighted = cell->unweighted > 0;
  figure->mean_of_means = cell->unweighted > 0 && cell->count > 1;
  return make_ratio (figure, cell->numerator, cell->denominator, sum_scale (figures->measures, measure), cell->count);
}

gboolean
figure_make (const Figures *figures, MeasureId measure, guint period, guint slot, const TrainingCell *training, const ScoreCell *score,
             Figure *figure)
{
  figure->mean_of_means = figure->unweighted = FALSE;
  switch (measure)
    {
    case MEASURE_COVERAGE_RATE:
    case MEASURE_HOURS_PER_HEAD:
    case MEASURE_HEADCOUNT:
    case MEASURE_JOINERS:
    case MEASURE_LEAVERS:
      return make_staff (measure, staff_cell (figures, period, slot), training, figure);
    case MEASURE_SCORE_TAKEN:
    case MEASURE_SCORE_MISSING:
    case MEASURE_SCORE_MEAN:
    case MEASURE_SCORE_PASS_RATE:
    case MEASURE_SCORE_FIRST_PASS_RATE:
    case MEASURE_SCORE_FINAL_PASS_RATE:
    case MEASURE_SCORE_MEDIAN:
    case MEASURE_SCORE_Q1:
    case MEASURE_SCORE_Q3:
      return score != NULL && make_score (measure, score, figure);
    default:
      if (measure_is_summed (figures->measures, measure))
        return make_summed (figures, measure, sum_cell (figures, measure, period, slot), figure);
      if (measure_definition (figures->measures, measure)->source == SOURCE_FORMULA)
        return formula_make (figures, measure, period, slot, training, score, figure);
      return training != NULL && make_training (measure, training, figure);
    }
}

gboolean
figures_member_index (const Figures *figures, Dimension dimension, const char *member, guint *index)
{
  const Model *model = figures->model;
  guint one = 0;
  switch (dimension)
    {
    case DIMENSION_ALL:
      one = strcmp (member, "all") == 0;
      break;
    case DIMENSION_COURSE:
      {
        const Course *course = model_course (model, member, -1);
        one = course == NULL ? 0 : course->index + 1;
        break;
      }
    case DIMENSION_COHORT:
      {
        const Cohort *cohort = model_cohort (model, member, -1);
        one = cohort == NULL ? 0 : cohort->index + 1;
        break;
      }
    case DIMENSION_AREA:
      one = GPOINTER_TO_UINT (g_hash_table_lookup (figures->areas, member));
      break;
    case DIMENSION_TEAM:
      one = GPOINTER_TO_UINT (g_hash_table_lookup (figures->teams, member));
      break;
    default:
      {
        const Person *person = model_person (model, member, -1);
        one = person == NULL ? 0 : person->index + 1;
        break;
      }
    }
  *index = one - 1;
  return one > 0;
}

gboolean
figure_at (const Figures *figures, MeasureId measure, guint period, guint slot, Figure *figure)
{
  *figure = (Figure) { .measure = measure, .period = *calendar_period (&figures->calendar, period),
                       .dimension = slot_dimension (&figures->slots, slot), .member = slot_member (&figures->slots, slot) };
  return figure_make (figures, measure, period, slot, training_cell (figures, period, slot), score_cell (figures, period, slot), figure);
}

/* TRUE when the dimension of a measure is there in that kind of period. */
static gboolean
is_measured (const Figures *figures, MeasureId measure, PeriodKind kind, Dimension dimension)
{
  if ((measure_definition (figures->measures, measure)->dimensions & 1u << dimension) == 0)
    return FALSE;
  return dimension != DIMENSION_PERSON || (figures->model->config->counts_people && kind != PERIOD_DAY);
}

gboolean
figure_slot (const Figures *figures, Dimension dimension, const char *member, guint *slot)
{
  guint index;
  if (!figures_member_index (figures, dimension, member, &index))
    return FALSE;
  *slot = slot_of (&figures->slots, dimension, index);
  return TRUE;
}

static const Figure *
find_at (const Figures *figures, MeasureId measure, guint period, guint slot)
{
  Figures *cache = (Figures *) figures;
  Found *found, key = { .key = { measure, period, slot } };
  g_mutex_lock (&cache->lock);
  found = g_hash_table_lookup (cache->found, &key);
  if (found == NULL && figure_at (figures, measure, period, slot, &key.figure))
    {
      found = g_new (Found, 1);
      *found = key;
      g_hash_table_add (cache->found, found);
    }
  g_mutex_unlock (&cache->lock);
  return found == NULL ? NULL : &found->figure;
}

const Figure *
figures_find_whole (const Figures *figures, MeasureId measure, const Period *period, Dimension dimension, const char *member)
{
  guint number, slot;
  if (!is_measured (figures, measure, period->kind, dimension) || !calendar_number (&figures->calendar, period, &number)
      || !figure_slot (figures, dimension, member, &slot))
    return NULL;
  return find_at (figures, measure, number, slot);
}

const Figure *
figures_find (const Figures *figures, MeasureId measure, const Period *period, Dimension dimension, const char *member)
{
  guint number, slot;
  if (!is_measured (figures, measure, period->kind, dimension) || !calendar_number (&figures->calendar, period, &number)
      || !figure_slot (figures, dimension, member, &slot) || figure_withheld_at (figures, measure, number, slot) != WITHHELD_NOT)
    return NULL;
  return find_at (figures, measure, number, slot);
}

static GPtrArray *
find_members (const Figures *figures, MeasureId measure, const Period *period, Dimension dimension, gboolean whole)
{
  const Slots *slots = &figures->slots;
  GPtrArray *members = g_ptr_array_new ();
  guint number;
  Figure figure;
  if (!is_measured (figures, measure, period->kind, dimension) || !calendar_number (&figures->calendar, period, &number))
    return members;
  for (guint slot = slots->first[dimension]; slot < slots->first[dimension + 1]; slot++)
    {
      Withheld withheld = whole ? WITHHELD_NOT : figure_withheld_at (figures, measure, number, slot);
      /* A group that is too small has its row, with the reason; nothing is said of whether its figure is 0. */
      if (withheld == WITHHELD_NOT ? figure_at (figures, measure, number, slot, &figure) : withheld == WITHHELD_GROUP)
        g_ptr_array_add (members, (gpointer) slot_member (slots, slot));
    }
  return members;
}

GPtrArray *
figures_members (const Figures *figures, MeasureId measure, const Period *period, Dimension dimension)
{
  return find_members (figures, measure, period, dimension, FALSE);
}

GPtrArray *
figures_members_whole (const Figures *figures, MeasureId measure, const Period *period, Dimension dimension)
{
  return find_members (figures, measure, period, dimension, TRUE);
}

const GArray *
figures_periods (const Figures *figures, PeriodKind kind)
{
  return figures->calendar.periods[kind];
}

gboolean
figures_has_activity (const Figures *figures, const Period *period)
{
  guint number;
  return calendar_number (&figures->calendar, period, &number) && figures->active[number];
}
