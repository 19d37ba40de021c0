#include "facts/score_exports.h"

#include "facts/buckets.h"

#include <string.h>

#define COMPARE(a, b)                                                                                                               \
  if ((a) != (b))                                                                                                                   \
    return (a) < (b) ? -1 : 1

/* Pair by pair, gradebooks before statements, each in the order of time. */
static gint
compare_scores (gconstpointer a, gconstpointer b)
{
  const ExportedScore *one = a, *other = b;
  COMPARE (one->event.person, other->event.person);
  COMPARE (one->event.assessment, other->event.assessment);
  if (one->event.assessment < 0)
    COMPARE (one->event.course, other->event.course);
  COMPARE (one->is_event, other->is_event);
  COMPARE (one->event.attempt, other->event.attempt);
  COMPARE (one->taken, other->taken);
  COMPARE (one->moment, other->moment);
  COMPARE (one->attempt, other->attempt);
  COMPARE (one->event.sequence, other->event.sequence);
  return 0;
}

static gboolean
same_value (const ScoreEvent *one, const ScoreEvent *other)
{
  if (one->missing != NULL || other->missing != NULL)
    return one->missing != NULL && other->missing != NULL && strcmp (one->missing, other->missing) == 0;
  return one->points == other->points;
}

/* "-": no score yet. */
static gboolean
is_none (const ScoreEvent *event)
{
  return event->missing != NULL && strcmp (event->missing, "none") == 0;
}

typedef enum { NEWS_NONE, NEWS_ATTEMPT, NEWS_INSTEAD } News;

/* What a later gradebook says after `last`: nothing new, another attempt, which is dated, or what stands instead of it. */
static News
news_of (const ExportedScore *last, ExportedScore *score)
{
  gboolean same_file = last->event.file == score->event.file;
  if (is_none (&score->event) || (!same_file && same_value (&last->event, &score->event)))
    return NEWS_NONE;
  if (is_none (&last->event))
    return NEWS_INSTEAD;
  if (same_file || score->event.date > last->event.date || score->taken == DATE_NONE)
    return NEWS_ATTEMPT;
  if (last->is_timed && score->is_timed && last->moment != score->moment)
    return NEWS_ATTEMPT;
  if (score->taken > last->event.date && score->event.attempt == 0)
    {
      score->event.date = score->taken;
      return NEWS_ATTEMPT;
    }
  /* On one day there is one attempt: what was corrected since counts. */
  return score->taken > last->taken || score->moment > last->moment ? NEWS_INSTEAD : NEWS_ATTEMPT;
}

/* Numbers scores in order: from 1, or from the attempt that their item counts for. */
static void
number_attempts (ExportedScore *scores, guint n)
{
  guint first = n > 0 ? MAX (scores[0].event.attempt, 1) : 0;
  for (guint i = 0; i < n; i++)
    scores[i].event.attempt = first + i;
}

/* Statements of one pair, in order: those told twice go, and days with several get attempts. Returns how many stay. */
static guint
merge_statements (ExportedScore *scores, guint n)
{
  guint kept = 0;
  gboolean several = FALSE;
  for (guint i = 0; i < n; i++)
    {
      gboolean told = FALSE;
      /* Those of one moment stand side by side. */
      for (guint j = kept; j > 0 && !told && scores[i].moment != 0 && scores[j - 1].moment == scores[i].moment; j--)
        told = scores[j - 1].event.file != scores[i].event.file && same_value (&scores[j - 1].event, &scores[i].event);
      if (told)
        continue;
      several |= kept > 0 && scores[kept - 1].event.date == scores[i].event.date;
      scores[kept++] = scores[i];
    }
  number_attempts (scores, several ? kept : 0);
  return kept;
}

/* How several of one day, in one file and in order, are told apart. */
typedef enum { APART_NOT, APART_BY_MOMENT, APART_BY_ATTEMPT } Apart;

static Apart
tell_apart (const ExportedScore *one, const ExportedScore *other)
{
  if (one->event.missing != NULL || other->event.missing != NULL)
    return APART_NOT;
  if (one->attempt > 0 && other->attempt > one->attempt)
    return APART_BY_ATTEMPT;
  return one->is_timed && other->is_timed && one->moment < other->moment ? APART_BY_MOMENT : APART_NOT;
}

/* Days with several that stay, and that can be told apart, get attempts; others stay as they are and are reported. */
static void
arrange_days (ExportedScore *scores, guint n)
{
  gboolean by_moment = FALSE, by_attempt = FALSE, open = FALSE;
  for (guint i = 1; i < n; i++)
    {
      Apart apart = scores[i].event.date == scores[i - 1].event.date ? tell_apart (&scores[i - 1], &scores[i]) : APART_NOT;
      by_moment |= apart == APART_BY_MOMENT;
      by_attempt |= apart == APART_BY_ATTEMPT;
      open |= apart == APART_NOT && scores[i].event.date == scores[i - 1].event.date;
    }
  if (by_moment && !open)
    number_attempts (scores, n);
  for (guint i = 0; by_attempt && !by_moment && i < n; i++)
    if (scores[i].event.attempt == 0)
      scores[i].event.attempt = scores[i].attempt;
}

/* What gradebooks say of one pair, in order. Returns how many stay. */
static guint
merge_gradebooks (ExportedScore *scores, guint n, Date as_of, guint *n_later)
{
  guint kept = 0;
  for (guint i = 0; i < n; i++)
    {
      News news = kept == 0 ? NEWS_ATTEMPT : news_of (&scores[kept - 1], &scores[i]);
      if (scores[i].event.date > as_of)
        (*n_later)++;
      else if (news != NEWS_NONE)
        scores[news == NEWS_INSTEAD ? kept - 1 : kept++] = scores[i];
    }
  arrange_days (scores, kept);
  return kept;
}

static guint
person_bucket (gconstpointer element, gconstpointer data)
{
  return ((const ExportedScore *) element)->event.person;
}

/* What one pair has from gradebooks, or from statements, of one attempt. */
static gboolean
is_same_kind (const ExportedScore *one, const ExportedScore *other)
{
  return score_same_pair (&one->event, &other->event) && one->is_event == other->is_event && one->event.attempt == other->event.attempt;
}

guint
exported_scores_merge (GArray *scores, Date as_of, guint *n_later)
{
  guint n_people = 0;
  for (guint i = 0; i < scores->len; i++)
    n_people = MAX (n_people, g_array_index (scores, ExportedScore, i).event.person + 1);
  guint kept = 0, n = scores->len, later = *n_later;
  buckets_sort (scores->data, n, sizeof (ExportedScore), n_people, person_bucket, NULL, compare_scores);
  ExportedScore *all = (ExportedScore *) scores->data;
  for (guint first = 0, last; first < n; first = last)
    {
      for (last = first + 1; last < n && is_same_kind (&all[first], &all[last]); last++)
        ;
      guint stay = all[first].is_event ? merge_statements (all + first, last - first) : merge_gradebooks (all + first, last - first, as_of, n_later);
      memmove (all + kept, all + first, stay * sizeof *all);
      kept += stay;
    }
  g_array_set_size (scores, kept);
  return n - kept - (*n_later - later);
}
