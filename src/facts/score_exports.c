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
  COMPARE (one->taken, other->taken);
  COMPARE (one->moment, other->moment);
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
  if (last->event.file == score->event.file)
    return NEWS_ATTEMPT;
  if (same_value (&last->event, &score->event) || is_none (&score->event))
    return NEWS_NONE;
  if (is_none (&last->event))
    return NEWS_INSTEAD;
  if (score->event.date > last->event.date || score->taken == DATE_NONE)
    return NEWS_ATTEMPT;
  if (score->taken > last->event.date)
    {
      score->event.date = score->taken;
      return NEWS_ATTEMPT;
    }
  /* On one day there is one attempt: what was corrected since counts. */
  return score->taken > last->taken || score->moment > last->moment ? NEWS_INSTEAD : NEWS_ATTEMPT;
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
  for (guint i = 0; several && i < kept; i++)
    scores[i].event.attempt = i + 1;
  return kept;
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
  return kept;
}

static guint
person_bucket (gconstpointer element, gconstpointer data)
{
  return ((const ExportedScore *) element)->event.person;
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
      for (last = first + 1; last < n && score_same_pair (&all[first].event, &all[last].event) && all[first].is_event == all[last].is_event; last++)
        ;
      guint stay = all[first].is_event ? merge_statements (all + first, last - first) : merge_gradebooks (all + first, last - first, as_of, n_later);
      memmove (all + kept, all + first, stay * sizeof *all);
      kept += stay;
    }
  g_array_set_size (scores, kept);
  return n - kept - (*n_later - later);
}
