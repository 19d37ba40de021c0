/* Feedback, checks and indicators → sum cells: numerators, denominators and rows, added up. */
#include "measure/cells.h"

#include "facts/checks.h"
#include "facts/feedback.h"
#include "facts/indicators.h"

#include <string.h>

/* Cells while they are summed. */
typedef struct {
  Figures *figures;
  GHashTable *cells;            /* SumCell by its key and measure → itself */
  MeasureId *pass_rates, *scores, *indicators;    /* by kind of check, by Target.index */
  GHashTable *known;            /* set of Known: who was counted in which cell; NULL where nobody asks */
} Summing;

typedef struct { const SumCell *cell; const Person *person; } Known;

/* Where a fact counts, and of whom it is. */
typedef struct { guint slots[N_DIMENSIONS + 1]; guint n; const Person *person; Decimal scale; } Places;

static guint
hash_cell (gconstpointer data)
{
  const SumCell *cell = data;
  guint64 mixed = ((guint64) cell->key.period << 32 | cell->key.slot) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  return (guint) ((mixed ^ cell->measure) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15) >> 32);
}

static gboolean
same_cell (gconstpointer a, gconstpointer b)
{
  const SumCell *one = a, *other = b;
  return one->key.period == other->key.period && one->key.slot == other->key.slot && one->measure == other->measure;
}

static SumCell *
cell_of (Summing *summing, MeasureId measure, guint period, guint slot)
{
  SumCell key = { .key = { period, slot }, .measure = measure };
  SumCell *cell = g_hash_table_lookup (summing->cells, &key);
  if (cell == NULL)
    {
      cell = g_memdup2 (&key, sizeof key);
      g_hash_table_add (summing->cells, cell);
    }
  return cell;
}

static guint
hash_known (gconstpointer data)
{
  const Known *known = data;
  return g_direct_hash (known->cell) * 31 + g_direct_hash (known->person);
}

static gboolean
same_known (gconstpointer a, gconstpointer b)
{
  const Known *one = a, *other = b;
  return one->cell == other->cell && one->person == other->person;
}

/* Who is behind a cell: a person once. */
static void
note_person (Summing *summing, SumCell *cell, const Person *person)
{
  const Known known = { cell, person };
  if (person == NULL)
    cell->of_group = TRUE;
  else if (summing->known != NULL && !g_hash_table_contains (summing->known, &known))
    {
      g_hash_table_add (summing->known, g_memdup2 (&known, sizeof known));
      cell->people++;
    }
}

static void
add_place (Places *places, const Slots *slots, Dimension dimension, gint index)
{
  if (index >= 0)
    places->slots[places->n++] = slot_of (slots, dimension, (guint) index);
}

/* Ratings out of different scales have no mean: what is spoiled stays so. */
static void
note_scale (SumCell *cell, Decimal scale)
{
  if (scale != 0 && cell->scale != 0 && cell->scale != scale)
    cell->denominator = -1;
  cell->scale = scale;
}

/* Adds a fact of that day to every period that it is in. */
static void
add_fact (Summing *summing, MeasureId measure, Date date, const Places *places, const IndicatorSum *fact)
{
  const Calendar *calendar = &summing->figures->calendar;
  const Slots *slots = &summing->figures->slots;
  if (!calendar_counts (calendar, date))
    return;
  for (PeriodKind kind = 0; kind < N_PERIODS; kind++)
    for (guint i = 0; i < places->n && calendar_has (calendar, kind); i++)
      {
        /* Nobody sees people by the day. */
        if (kind == PERIOD_DAY && places->slots[i] >= slots->first[DIMENSION_PERSON])
          continue;
        SumCell *cell = cell_of (summing, measure, calendar_find (calendar, kind, date), places->slots[i]);
        IndicatorSum sum = { cell->numerator, cell->denominator, (guint) cell->count, cell->unweighted };
        indicator_add (&sum, fact);
        cell->numerator = sum.numerator;
        cell->denominator = sum.denominator;
        cell->count = sum.n;
        cell->unweighted = sum.unweighted;
        note_scale (cell, places->scale);
        note_person (summing, cell, places->person);
      }
}

/* ---- feedback: in the dimensions of the session ---- */

static Places
places_of_session (const Summing *summing, const Session *session)
{
  const Slots *slots = &summing->figures->slots;
  Places places = { { 0 }, 1, NULL, 0 };
  if (session->course != NULL)
    {
      add_place (&places, slots, DIMENSION_COURSE, (gint) session->course->index);
      add_place (&places, slots, DIMENSION_AREA, session->course->area_index);
    }
  return places;
}

static void
add_of_session (Summing *summing, MeasureId measure, const Session *session, Decimal scale, const IndicatorSum *fact)
{
  Places places = places_of_session (summing, session);
  places.scale = scale;
  add_fact (summing, measure, session->date, &places, fact);
  for (guint i = 0; i < session->trainers->len; i++)
    {
      guint first;
      if (!g_ptr_array_find (session->trainers, session->trainers->pdata[i], &first) || first != i)
        continue;
      Places trainer = { { 0 }, 0, NULL, scale };
      add_place (&trainer, &summing->figures->slots, DIMENSION_TRAINER, (gint) ((const Person *) session->trainers->pdata[i])->index);
      add_fact (summing, measure, session->date, &trainer, fact);
    }
}

static void
sum_feedback (Summing *summing)
{
  const Facts *facts = summing->figures->facts;
  const GArray *counts = facts_feedback_counts (facts);
  for (guint i = 0; i < counts->len; i++)
    {
      const FeedbackCount *count = &g_array_index (counts, FeedbackCount, i);
      const Session *session = facts->model->sessions->pdata[count->session];
      guint top = feedback_is_top (count->rating, count->scale) ? count->n : 0;
      add_of_session (summing, MEASURE_FEEDBACK_MEAN, session, count->scale,
                      &(IndicatorSum) { (Wide) count->n * count->rating, (Wide) count->n * DECIMAL_ONE, count->n, 0 });
      add_of_session (summing, MEASURE_FEEDBACK_TOP2, session, 0, &(IndicatorSum) { top, count->n, count->n, 0 });
    }
  for (guint i = 0; i < facts->n_sessions; i++)
    {
      const Session *session = facts->model->sessions->pdata[i];
      guint answers = facts_feedback_respondents (facts, session);
      /* Where nobody was asked, nobody failed to answer: sessions without any answer do not count. */
      if (answers == 0)
        continue;
      guint attended = facts_session_attended (facts, session);
      add_of_session (summing, MEASURE_FEEDBACK_RESPONSE_RATE, session, 0, &(IndicatorSum) { answers, attended, attended, 0 });
    }
}

/* ---- checks and indicators: in the dimensions of the person ---- */

/* The whole department (`all`), the team, and the cohort and the person themselves. */
static Places
places_of_person (const Summing *summing, gboolean all, gint team, const Person *person)
{
  const Figures *figures = summing->figures;
  Places places = { { 0 }, all ? 1 : 0, person, 0 };
  add_place (&places, &figures->slots, DIMENSION_TEAM, team);
  if (person != NULL && person->cohort != NULL)
    add_place (&places, &figures->slots, DIMENSION_COHORT, (gint) person->cohort->index);
  if (person != NULL && figures->model->config->counts_people)
    add_place (&places, &figures->slots, DIMENSION_PERSON, (gint) person->index);
  return places;
}

static void
sum_checks (Summing *summing)
{
  const Facts *facts = summing->figures->facts;
  const GArray *counts = facts_check_counts (facts);
  for (guint i = 0; i < counts->len; i++)
    {
      const CheckCount *count = &g_array_index (counts, CheckCount, i);
      const Person *person = facts->model->people->pdata[count->person];
      const CheckSum *sum = &count->sum;
      Places places = places_of_person (summing, TRUE, person_team_on (person, count->date), person);
      add_fact (summing, summing->pass_rates[count->kind], count->date, &places, &(IndicatorSum) { sum->passed, sum->n, sum->n, 0 });
      if (sum->scored > 0)
        add_fact (summing, summing->scores[count->kind], count->date, &places,
                  &(IndicatorSum) { sum->score, (Wide) sum->scored * DECIMAL_ONE, sum->scored, 0 });
    }
}

/* The rows of one indicator and day, sorted by team, then person, -1 first. What a row of a team says, its people's rows do not say again for the
 * team; what a row of the whole department says, nobody's does for the department. */
static void
sum_day (Summing *summing, const IndicatorCount *counts, guint n)
{
  MeasureId measure = summing->indicators[counts[0].indicator];
  gboolean has_total = counts[0].team < 0 && counts[0].person < 0, has_team = FALSE;
  for (guint i = 0; i < n; i++)
    {
      const IndicatorCount *count = &counts[i];
      gboolean of_team = count->person < 0 && count->team >= 0, is_total = count->person < 0 && count->team < 0;
      if (i == 0 || count->team != counts[i - 1].team)
        has_team = of_team;
      gboolean is_said = has_team && !of_team;
      const Person *person = count->person < 0 ? NULL : summing->figures->model->people->pdata[count->person];
      Places places = places_of_person (summing, is_total || (!has_total && !is_said), is_said ? -1 : count->team, person);
      add_fact (summing, measure, count->date, &places, &count->sum);
    }
}

static void
sum_indicators (Summing *summing)
{
  const GArray *counts = facts_indicator_counts (summing->figures->facts);
  const IndicatorCount *all = (const IndicatorCount *) counts->data;
  for (guint first = 0, last; first < counts->len; first = last)
    {
      for (last = first + 1; last < counts->len && all[last].indicator == all[first].indicator && all[last].date == all[first].date; last++)
        ;
      sum_day (summing, all + first, last - first);
    }
}

static int
compare_cells (gconstpointer a, gconstpointer b)
{
  const SumCell *one = a, *other = b;
  if (one->key.period != other->key.period)
    return one->key.period < other->key.period ? -1 : 1;
  if (one->measure != other->measure)
    return one->measure < other->measure ? -1 : 1;
  return one->key.slot < other->key.slot ? -1 : one->key.slot > other->key.slot;
}

/* Which measure each kind of check and each indicator is. */
static void
find_measures (Summing *summing)
{
  const Figures *figures = summing->figures;
  summing->pass_rates = g_new0 (MeasureId, facts_check_kinds (figures->facts)->len + 1);
  summing->scores = g_new0 (MeasureId, facts_check_kinds (figures->facts)->len + 1);
  summing->indicators = g_new0 (MeasureId, figures->model->targets->len + 1);
  MeasureId *const by_source[] = { [SOURCE_CHECK_PASS_RATE] = summing->pass_rates, [SOURCE_CHECK_SCORE] = summing->scores,
                                   [SOURCE_INDICATOR] = summing->indicators, [SOURCE_FORMULA] = NULL };
  for (MeasureId i = 0; i < measures_count (figures->measures); i++)
    {
      const MeasureDefinition *definition = measure_definition (figures->measures, i);
      if (by_source[definition->source] != NULL)
        by_source[definition->source][definition->subject] = i;
    }
}

void
roll_up_sums (Figures *figures)
{
  Summing summing = { .figures = figures, .cells = g_hash_table_new_full (hash_cell, same_cell, g_free, NULL) };
  GHashTableIter iter;
  gpointer cell;
  if (figures->counts_people)
    summing.known = g_hash_table_new_full (hash_known, same_known, g_free, NULL);
  find_measures (&summing);
  sum_feedback (&summing);
  sum_checks (&summing);
  sum_indicators (&summing);
  g_hash_table_iter_init (&iter, summing.cells);
  while (g_hash_table_iter_next (&iter, &cell, NULL))
    g_array_append_vals (figures->sums, cell, 1);
  g_array_sort (figures->sums, compare_cells);
  g_clear_pointer (&summing.known, g_hash_table_unref);
  g_hash_table_unref (summing.cells);
  g_free (summing.pass_rates);
  g_free (summing.scores);
  g_free (summing.indicators);
}

guint
sums_first (const Figures *figures, guint period, MeasureId measure, guint slot)
{
  const SumCell key = { .key = { period, slot }, .measure = measure };
  guint low = 0, high = figures->sums->len;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      if (compare_cells (&g_array_index (figures->sums, SumCell, middle), &key) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

const SumCell *
sum_cell (const Figures *figures, MeasureId measure, guint period, guint slot)
{
  guint at = sums_first (figures, period, measure, slot);
  const SumCell *cell = at < figures->sums->len ? &g_array_index (figures->sums, SumCell, at) : NULL;
  return cell != NULL && cell->key.period == period && cell->key.slot == slot && cell->measure == measure ? cell : NULL;
}

gboolean
measure_is_summed (const Measures *measures, MeasureId measure)
{
  MeasureSource source = measure_definition (measures, measure)->source;
  return measure == MEASURE_FEEDBACK_MEAN || measure == MEASURE_FEEDBACK_TOP2 || measure == MEASURE_FEEDBACK_RESPONSE_RATE
         || source == SOURCE_CHECK_PASS_RATE || source == SOURCE_CHECK_SCORE || source == SOURCE_INDICATOR;
}

gint64
sum_scale (const Measures *measures, MeasureId measure)
{
  MeasureSource source = measure_definition (measures, measure)->source;
  if (source == SOURCE_INDICATOR)
    return INDICATOR_SCALE;
  return source == SOURCE_CHECK_SCORE || measure == MEASURE_FEEDBACK_MEAN ? DECIMAL_ONE : 1;
}
