/* Scores → score cells. */
#include "measure/cells.h"

#include <string.h>

/* Cells by key while they are summed: open addressing, found in one step mostly. */
typedef struct {
  GArray *cells;                /* ScoreCell */
  guint32 *places;              /* index + 1 into cells; 0: free */
  guint mask;
} ScoreTable;

static inline guint
hash_key (CellKey key)
{
  guint64 mixed = ((guint64) key.period << 32 | key.slot) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  return (guint) (mixed >> 32);
}

static void
grow (ScoreTable *table)
{
  guint size = table->places == NULL ? 1024 : 2 * (table->mask + 1);
  g_free (table->places);
  table->places = g_new0 (guint32, size);
  table->mask = size - 1;
  for (guint i = 0; i < table->cells->len; i++)
    {
      guint at = hash_key (g_array_index (table->cells, ScoreCell, i).key) & table->mask;
      while (table->places[at] != 0)
        at = (at + 1) & table->mask;
      table->places[at] = i + 1;
    }
}

/* The cell with that key; valid until the next call. */
static ScoreCell *
find_cell (ScoreTable *table, guint period, guint slot)
{
  CellKey key = { period, slot };
  if (table->places == NULL || 2 * table->cells->len > table->mask)
    grow (table);
  guint at = hash_key (key) & table->mask;
  for (; table->places[at] != 0; at = (at + 1) & table->mask)
    {
      ScoreCell *cell = &g_array_index (table->cells, ScoreCell, table->places[at] - 1);
      if (cell->key.period == key.period && cell->key.slot == key.slot)
        return cell;
    }
  ScoreCell new = { .key = key };
  g_array_append_val (table->cells, new);
  table->places[at] = table->cells->len;
  return &g_array_index (table->cells, ScoreCell, table->cells->len - 1);
}

/* The slots that a score counts in; returns how many. */
static guint
slots_of_event (const Figures *figures, const ScoreEvent *event, guint slots[N_DIMENSIONS])
{
  const Model *model = figures->model;
  const Person *person = model->people->pdata[event->person];
  gint team = person_team_on (person, event->date);
  guint n = 0;
  slots[n++] = 0;
  if (event->course >= 0)
    {
      const Course *course = model->courses->pdata[event->course];
      slots[n++] = slot_of (&figures->slots, DIMENSION_COURSE, course->index);
      if (course->area_index >= 0)
        slots[n++] = slot_of (&figures->slots, DIMENSION_AREA, (guint) course->area_index);
    }
  if (team >= 0)
    slots[n++] = slot_of (&figures->slots, DIMENSION_TEAM, (guint) team);
  if (person->cohort != NULL)
    slots[n++] = slot_of (&figures->slots, DIMENSION_COHORT, person->cohort->index);
  if (model->config->counts_people)
    slots[n++] = slot_of (&figures->slots, DIMENSION_PERSON, person->index);
  return n;
}

/* Every score by itself: taken, missing, passed, points; and the first number of its pair. */
static void
count_event (ScoreTable *table, const Figures *figures, const ScoreEvent *event, gboolean is_first)
{
  guint slots[N_DIMENSIONS], n = slots_of_event (figures, event, slots);
  for (PeriodKind kind = 0; kind < N_PERIODS; kind++)
    {
      if (!calendar_has (&figures->calendar, kind))
        continue;
      guint period = calendar_find (&figures->calendar, kind, event->date);
      for (guint i = 0; i < n; i++)
        {
          ScoreCell *cell = find_cell (table, period, slots[i]);
          if (event->state == SCORE_MISSING)
            {
              cell->missing++;
              continue;
            }
          cell->taken++;
          cell->points += event->points;
          cell->passed += event->state == SCORE_PASSED;
          cell->first_pairs += is_first;
          cell->first_passed += is_first && event->state == SCORE_PASSED;
        }
    }
}

/* The state of a pair at the end of one period that has a number of it. */
static void
count_final (ScoreTable *table, const Figures *figures, const ScoreEvent *events, guint n, guint period)
{
  const ScoreEvent *last = NULL;
  Date end = calendar_last_day (&figures->calendar, period);
  guint slots[N_DIMENSIONS];
  for (guint i = 0; i < n; i++)
    if (events[i].date <= end)
      last = &events[i];
  guint n_slots = slots_of_event (figures, last, slots);
  for (guint i = 0; i < n_slots; i++)
    {
      ScoreCell *cell = find_cell (table, period, slots[i]);
      cell->final_pairs++;
      cell->final_passed += last->state == SCORE_PASSED;
    }
}

/* `n` numbers of one pair, in order. */
static void
count_pair (ScoreTable *table, const Figures *figures, const ScoreEvent *events, guint n)
{
  const Calendar *calendar = &figures->calendar;
  for (PeriodKind kind = 0; kind < N_PERIODS; kind++)
    for (guint i = 0; i < n && calendar_has (calendar, kind); i++)
      {
        if (!calendar_counts (calendar, events[i].date))
          continue;
        guint period = calendar_find (calendar, kind, events[i].date);
        gboolean seen = FALSE;
        for (guint before = 0; before < i && !seen; before++)
          seen = calendar_counts (calendar, events[before].date) && calendar_find (calendar, kind, events[before].date) == period;
        if (!seen)
          count_final (table, figures, events, n, period);
      }
}

/* Is it a score that figures are made of: not after a cut period, nor of a test before a course. */
static gboolean
is_counted (const Figures *figures, const ScoreEvent *event)
{
  return calendar_counts (&figures->calendar, event->date) && !score_is_pretest (figures->model, event);
}

/* How many people are behind each cell: scores are gone through person by person. */
static void
count_score_people (ScoreTable *table, const Figures *figures)
{
  const Facts *facts = figures->facts;
  guint n_people = figures->model->people->len;
  g_autofree guint32 *first = g_new0 (guint32, n_people + 1), *order = g_new (guint32, facts->n_scores + 1);
  for (guint i = 0; i < facts->n_scores; i++)
    first[facts->scores[i].person + 1]++;
  for (guint i = 0; i < n_people; i++)
    first[i + 1] += first[i];
  for (guint i = 0; i < facts->n_scores; i++)
    order[first[facts->scores[i].person]++] = i;
  for (guint i = 0; i < facts->n_scores; i++)
    {
      const ScoreEvent *event = &facts->scores[order[i]];
      if (!is_counted (figures, event))
        continue;
      guint slots[N_DIMENSIONS], n = slots_of_event (figures, event, slots);
      for (PeriodKind kind = 0; kind < N_PERIODS; kind++)
        for (guint j = 0; j < n && calendar_has (&figures->calendar, kind); j++)
          {
            ScoreCell *cell = find_cell (table, calendar_find (&figures->calendar, kind, event->date), slots[j]);
            cell->people += cell->last_person != event->person + 1;
            cell->last_person = event->person + 1;
          }
    }
}

static int
compare_cells (gconstpointer a, gconstpointer b)
{
  const CellKey *one = a, *other = b;
  if (one->period != other->period)
    return one->period < other->period ? -1 : 1;
  return one->slot < other->slot ? -1 : one->slot > other->slot;
}

/* The scores of one pair, in order. */
static void
count_scores (ScoreTable *table, const Figures *figures, const ScoreEvent *events, guint n)
{
  guint numbers = 0;
  for (guint i = 0; i < n; i++)
    {
      numbers += events[i].state != SCORE_MISSING;
      if (calendar_counts (&figures->calendar, events[i].date))
        count_event (table, figures, &events[i], i == 0 && numbers == 1);
    }
  count_pair (table, figures, events, numbers);
}

/* ---- medians and quartiles, by nearest rank ---- */

/* Hundredths of a point, rounded half up: what ranks compare. */
#define MOST_BIN 10000

static guint
bin_of (const ScoreEvent *event)
{
  gint64 unit = SCORE_SCALE / 100;
  return (guint) ((event->points + unit / 2) / unit);
}

/* The numbers of the calendar in the order of their points: indices into the scores. Returns how many. */
static guint
sort_by_points (const Figures *figures, guint32 *sorted)
{
  const Facts *facts = figures->facts;
  g_autofree guint32 *ends = g_new0 (guint32, MOST_BIN + 2);
  guint n = 0;
  for (guint i = 0; i < facts->n_scores; i++)
    ends[bin_of (&facts->scores[i]) + 1] += facts->scores[i].state != SCORE_MISSING && is_counted (figures, &facts->scores[i]);
  for (guint i = 0; i <= MOST_BIN; i++)
    ends[i + 1] += ends[i];
  for (guint i = 0; i < facts->n_scores; i++)
    if (facts->scores[i].state != SCORE_MISSING && is_counted (figures, &facts->scores[i]))
      {
        sorted[ends[bin_of (&facts->scores[i])]++] = i;
        n++;
      }
  return n;
}

/* The next number of a cell in the order of points: the one of rank ⌈n × p⌉ is the quantile p. */
static void
rank_number (ScoreCell *cell, guint bin)
{
  guint64 n = cell->taken;
  guint32 rank = ++cell->ranked;
  if (rank == (n + 3) / 4)
    cell->q1 = (guint16) bin;
  if (rank == (n + 1) / 2)
    cell->median = (guint16) bin;
  if (rank == (3 * n + 3) / 4)
    cell->q3 = (guint16) bin;
}

static void
rank_scores (ScoreTable *table, const Figures *figures)
{
  const Facts *facts = figures->facts;
  g_autofree guint32 *sorted = g_new (guint32, facts->n_scores + 1);
  guint n = sort_by_points (figures, sorted);
  for (guint i = 0; i < n; i++)
    {
      const ScoreEvent *event = &facts->scores[sorted[i]];
      guint slots[N_DIMENSIONS], n_slots = slots_of_event (figures, event, slots);
      for (PeriodKind kind = 0; kind < N_PERIODS; kind++)
        for (guint s = 0; s < n_slots && calendar_has (&figures->calendar, kind); s++)
          rank_number (find_cell (table, calendar_find (&figures->calendar, kind, event->date), slots[s]), bin_of (event));
    }
}

void
roll_up_scores (Figures *figures)
{
  const Facts *facts = figures->facts;
  ScoreTable table = { .cells = figures->scores };
  g_autoptr (GArray) known = g_array_new (FALSE, FALSE, sizeof (ScoreEvent));
  for (guint first = 0, last; first < facts->n_scores; first = last)
    {
      g_array_set_size (known, 0);
      for (last = first; last < facts->n_scores && score_same_pair (&facts->scores[first], &facts->scores[last]); last++)
        if (facts->scores[last].date <= figures->calendar.as_of)
          g_array_append_val (known, facts->scores[last]);
      if (score_is_pretest (figures->model, &facts->scores[first]))
        continue;
      /* What is dated after a window is not there yet: without it the others may be in another order. */
      if (known->len == last - first)
        count_scores (&table, figures, &facts->scores[first], last - first);
      else
        {
          score_order_pair ((ScoreEvent *) known->data, known->len);
          count_scores (&table, figures, (const ScoreEvent *) known->data, known->len);
        }
    }
  if (figures->counts_people)
    count_score_people (&table, figures);
  rank_scores (&table, figures);
  g_free (table.places);
  g_array_sort (figures->scores, compare_cells);
}
