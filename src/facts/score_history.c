/* The scores pair by pair: their order, who must retake, and the figures of one assessment. */
#include "facts/aside.h"
#include "facts/buckets.h"
#include "facts/counting.h"
#include "source/score_export.h"

#include <stdlib.h>
#include <string.h>

gboolean
score_same_pair (const ScoreEvent *a, const ScoreEvent *b)
{
  return a->person == b->person && score_subject (a) == score_subject (b);
}

#define COMPARE(a, b)                                                                                                               \
  if ((a) != (b))                                                                                                                   \
    return (a) < (b) ? -1 : 1

static int
compare_pairs (gconstpointer a, gconstpointer b)
{
  const ScoreEvent *one = a, *other = b;
  COMPARE (score_subject (one), score_subject (other));
  COMPARE (one->person, other->person);
  COMPARE (one->date, other->date);
  COMPARE (one->attempt, other->attempt);
  COMPARE (one->sequence, other->sequence);
  return 0;
}

/* Numbers before missing scores; numbers by attempt where all have one. */
static int
compare_by_attempt (gconstpointer a, gconstpointer b)
{
  const ScoreEvent *one = a, *other = b;
  COMPARE (one->missing != NULL, other->missing != NULL);
  if (one->missing == NULL)
    COMPARE (one->attempt, other->attempt);
  return compare_pairs (a, b);
}

static int
compare_by_date (gconstpointer a, gconstpointer b)
{
  const ScoreEvent *one = a, *other = b;
  COMPARE (one->missing != NULL, other->missing != NULL);
  COMPARE (one->date, other->date);
  COMPARE (one->day_attempt, other->day_attempt);
  return compare_pairs (a, b);
}

const char *
score_subject_id (const Model *model, const ScoreEvent *event)
{
  return event->assessment >= 0 ? ((const Assessment *) model->assessments->pdata[event->assessment])->id
                                : ((const Course *) model->courses->pdata[event->course])->id;
}

/* The item above the column of a score; NULL: not known, or the score is none of an export. */
static const char *
column_of (const Facts *facts, const ScoreEvent *event)
{
  if (event->file < facts->first_export || event->file - facts->first_export >= facts->export_columns->len)
    return NULL;
  const GPtrArray *columns = facts->export_columns->pdata[event->file - facts->first_export];
  return event->cell < columns->len ? columns->pdata[event->cell] : NULL;
}

/* Two items of exports that count for the same: one of them is often the retake. */
static void
report_two_items (const ScoreEvent *event, const Place *place, const char *const *words, const char *first, const char *second, Diagnostics *diags)
{
  g_autofree char *key = export_yaml_quoted (second);
  diag_report (diags, DIAG_SCORE_DUPLICATE_ITEMS, place, words[0], words[1], words[2], words[3], first, second, key,
               event->assessment >= 0 ? "assessment" : "course", NULL);
}

static void
report_duplicate (const Facts *facts, const ScoreEvent *first, const ScoreEvent *second, Diagnostics *diags)
{
  char date[DATE_BUFFER];
  const char *file = facts->score_files->pdata[second->file];
  Place place = { file, second->line, .cell = second->cell, .is_sheet = g_str_has_suffix (file, "]") };
  const char *one = column_of (facts, first), *other = column_of (facts, second);
  g_autofree char *row = diag_other_line (facts->score_files->pdata[first->file], first->line, place.file);
  const char *words[] = { ((const Person *) facts->model->people->pdata[second->person])->id, score_subject_id (facts->model, second),
                          date_format (second->date, date), row };
  if (one != NULL && other != NULL && strcmp (one, other) != 0)
    report_two_items (second, &place, words, one, other, diags);
  else
    diag_report (diags, first->file >= facts->first_export && second->file >= facts->first_export ? DIAG_SCORE_DUPLICATE_EXPORTS : DIAG_SCORE_DUPLICATE,
                 &place, words[0], words[1], words[2], words[3], NULL);
}

/* Leaves out each score that stands a second time: the first row of a day and attempt counts. */
static void
drop_duplicates (Facts *facts, Diagnostics *diags)
{
  guint kept = 0, n_duplicates = 0;
  for (guint i = 0; i < facts->n_scores; i++)
    {
      const ScoreEvent *first = kept > 0 ? &facts->scores[kept - 1] : NULL, *second = &facts->scores[i];
      if (first == NULL || !score_same_pair (first, second) || first->date != second->date || first->attempt != second->attempt)
        {
          facts->scores[kept++] = *second;
          continue;
        }
      if (n_duplicates++ < PASS_MOST_REPORTED)
        report_duplicate (facts, first, second, diags);
      const AsideRow known = { .date = second->date, .session = -1, .course = second->course, .assessment = second->assessment, .cohort = -1,
                               .person = (gint32) second->person };
      aside_note (facts->aside, DATASET_SCORES, facts->score_files->pdata[second->file], &known, 1);
      intake_refuse (facts->model->intake, facts->score_files->pdata[second->file], second->row, second->repaired);
    }
  facts->n_scores = kept;
  PassPart counted = { .n_rejected = n_duplicates };
  pass_report_rest (&counted, DATASET_SCORES, diags);
}

/* By assessment, else by course behind them. */
static guint
subject_bucket (gconstpointer element, gconstpointer data)
{
  const ScoreEvent *event = element;
  const Model *model = data;
  return event->assessment >= 0 ? (guint) event->assessment : model->assessments->len + (guint) event->course;
}

void
score_order_pair (ScoreEvent *events, guint n)
{
  gboolean attempts = TRUE;
  for (guint i = 0; i < n; i++)
    attempts &= events[i].missing != NULL || events[i].attempt > 0;
  if (n > 1)
    qsort (events, n, sizeof (ScoreEvent), attempts ? compare_by_attempt : compare_by_date);
}

static int
compare_people (gconstpointer a, gconstpointer b)
{
  const Person *one = *(Person *const *) a, *other = *(Person *const *) b;
  COMPARE ((guint) one->team_index, (guint) other->team_index);
  return strcmp (one->id, other->id);
}

/* The rank of each person by team and id, by Person.index; freed by facts_free(). */
static guint32 *
rank_people (const Model *model)
{
  guint n = model->people->len;
  guint32 *ranks = g_new (guint32, n + 1);
  g_autofree Person **people = g_new (Person *, n + 1);
  for (guint i = 0; i < n; i++)
    people[i] = model->people->pdata[i];
  qsort (people, n, sizeof *people, compare_people);
  for (guint i = 0; i < n; i++)
    ranks[people[i]->index] = i;
  return ranks;
}

/* Of one day a score without an attempt is the first that has not got another: behind attempt 1 it is the second. The events of a pair are
 * sorted by day, then attempt; a day has at most one without. */
static void
number_plain (ScoreEvent *events, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      events[i].day_attempt = events[i].attempt;
      if (events[i].attempt > 0 || events[i].missing != NULL)
        continue;
      events[i].day_attempt = 1;
      for (guint j = i + 1; j < n && events[j].date == events[i].date; j++)
        events[i].day_attempt += events[j].attempt == events[i].day_attempt;
    }
}

void
scores_arrange (Facts *facts, Diagnostics *diags)
{
  if (facts->n_scores == 0)
    return;
  const Model *model = facts->model;
  buckets_sort (facts->scores, facts->n_scores, sizeof (ScoreEvent), model->assessments->len + model->courses->len, subject_bucket, model,
                compare_pairs);
  drop_duplicates (facts, diags);
  scores_report_doubts (facts, diags);
  facts->person_ranks = rank_people (model);

  for (guint first = 0, last; first < facts->n_scores; first = last)
    {
      for (last = first; last < facts->n_scores && score_same_pair (&facts->scores[first], &facts->scores[last]);)
        last++;
      number_plain (&facts->scores[first], last - first);
      score_order_pair (&facts->scores[first], last - first);
    }
}

/* The state of a pair as of `to`: the last number, the missing score that no number followed, and how often a number was got. */
typedef struct {
  const ScoreEvent *last, *missing;
  guint numbers;
  gboolean in_range;            /* some score lies in [from, to] */
} PairState;

static PairState
pair_state (const ScoreEvent *events, guint n, Date from, Date to)
{
  PairState state = { 0 };
  for (guint i = 0; i < n; i++)
    {
      if (events[i].date > to)
        continue;
      state.in_range |= events[i].date >= from;
      if (events[i].missing == NULL)
        {
          state.last = &events[i];
          state.numbers++;
        }
      else
        state.missing = &events[i];
    }
  for (guint i = 0; state.missing != NULL && i < n; i++)
    if (events[i].missing == NULL && events[i].date <= to && score_follows (&events[i], state.missing))
      state.missing = NULL;
  return state;
}

static void
add_retake (const Facts *facts, const PairState *state, GPtrArray *list)
{
  const Model *model = facts->model;
  const ScoreEvent *event = state->missing != NULL ? state->missing : state->last;
  gboolean exempt = state->missing != NULL && strcmp (state->missing->missing, "exempt") == 0;
  if (!state->in_range || exempt || score_is_pretest (model, event) || (state->missing == NULL && event->state == SCORE_PASSED)
      || (state->missing != NULL && state->last != NULL && state->last->state == SCORE_PASSED))
    return;
  ScoreToRetake *retake = g_new (ScoreToRetake, 1);
  *retake = (ScoreToRetake) { .person = model->people->pdata[event->person],
                              .assessment = event->assessment < 0 ? NULL : model->assessments->pdata[event->assessment],
                              .course = event->course < 0 ? NULL : model->courses->pdata[event->course],
                              .date = event->date, .attempts = state->numbers, .is_number = event->missing == NULL,
                              .percent = event->missing == NULL ? score_percent (event) : DECIMAL_NONE, .missing = event->missing };
  g_ptr_array_add (list, retake);
}

/* What the order of the list needs, side by side: there may be millions. */
typedef struct {
  gint64 subject;
  Date date;
  guint32 rank;
  ScoreToRetake *retake;
} RetakeKey;

static int
compare_retakes (gconstpointer a, gconstpointer b)
{
  const RetakeKey *one = a, *other = b;
  COMPARE (one->date, other->date);
  COMPARE (one->subject, other->subject);
  COMPARE (one->rank, other->rank);
  return 0;
}

static void
sort_retakes (const Facts *facts, GPtrArray *list)
{
  g_autofree RetakeKey *keys = g_new (RetakeKey, list->len + 1);
  for (guint i = 0; i < list->len; i++)
    {
      ScoreToRetake *retake = list->pdata[i];
      gint64 subject = retake->assessment != NULL ? retake->assessment->index : G_GINT64_CONSTANT (1) << 32 | retake->course->index;
      keys[i] = (RetakeKey) { subject, retake->date, facts->person_ranks[retake->person->index], retake };
    }
  qsort (keys, list->len, sizeof *keys, compare_retakes);
  for (guint i = 0; i < list->len; i++)
    list->pdata[i] = keys[i].retake;
}

GPtrArray *
facts_scores_to_retake (const Facts *facts, Date from, Date to)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_free);
  for (guint first = 0, last; first < facts->n_scores; first = last)
    {
      for (last = first + 1; last < facts->n_scores && score_same_pair (&facts->scores[first], &facts->scores[last]); last++)
        ;
      PairState state = pair_state (&facts->scores[first], last - first, from, to);
      add_retake (facts, &state, list);
    }
  if (list->len > 1)
    sort_retakes (facts, list);
  return list;
}

/* The first event of the assessment: events are sorted by it. */
static guint
find_assessment (const Facts *facts, const Assessment *assessment)
{
  guint low = 0, high = facts->n_scores;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      if (score_subject (&facts->scores[middle]) < (gint64) assessment->index)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

gboolean
facts_assessment_summary (const Facts *facts, const Assessment *assessment, Date from, Date to, AssessmentSummary *summary)
{
  return facts_assessment_summary_of (facts, assessment, NULL, from, to, summary);
}

gboolean
facts_assessment_summary_of (const Facts *facts, const Assessment *assessment, const FactsPeople *people, Date from, Date to,
                             AssessmentSummary *summary)
{
  Wide sum = 0;
  gint64 best = -1, lowest = G_MAXINT64;
  *summary = (AssessmentSummary) { .mean = DECIMAL_NONE, .best = DECIMAL_NONE, .lowest = DECIMAL_NONE };
  const ScoreEvent *counted = NULL;
  guint start = find_assessment (facts, assessment);
  for (guint i = start; i < facts->n_scores && facts->scores[i].assessment == (gint32) assessment->index; i++)
    {
      const ScoreEvent *event = &facts->scores[i];
      gboolean begins = i == start || !score_same_pair (event, event - 1);   /* numbers come first in a pair */
      if (event->date < from || event->date > to)
        continue;
      if (people != NULL && !people->has (facts->model->people->pdata[event->person], event->date, people->data))
        continue;
      summary->people += counted == NULL || !score_same_pair (counted, event);
      counted = event;
      if (event->missing != NULL)
        {
          summary->missing++;
          continue;
        }
      summary->taken++;
      summary->first_taken += begins;
      summary->first_passed += begins && event->state == SCORE_PASSED;
      sum += event->points;
      best = MAX (best, score_percent (event));
      lowest = MIN (lowest, score_percent (event));
    }
  if (summary->taken > 0)
    {
      Wide divisor = (Wide) summary->taken * (SCORE_SCALE / DECIMAL_ONE);
      summary->mean = (Decimal) ((sum + divisor / 2) / divisor);
      summary->best = best;
      summary->lowest = lowest;
    }
  return summary->people > 0;
}
