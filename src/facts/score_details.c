/* What is asked of scores beside the figures: those of one assessment one by one, how many passed in the end, the mean of a session. */
#include "facts/cells.h"
#include "facts/counting.h"

/* The first score of a subject (an assessment, or a course itself): scores are sorted by it. */
static guint
first_of_subject (const Facts *facts, gint64 subject)
{
  guint low = 0, high = facts->n_scores;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      if (score_subject (&facts->scores[middle]) < subject)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static gboolean
is_of (const Facts *facts, const FactsPeople *people, const ScoreEvent *event)
{
  return people == NULL || people->has (facts->model->people->pdata[event->person], event->date, people->data);
}

static gint
compare_decimals (gconstpointer a, gconstpointer b)
{
  Decimal x = *(const Decimal *) a, y = *(const Decimal *) b;
  return x < y ? -1 : x > y;
}

GArray *
facts_assessment_percents (const Facts *facts, const Assessment *assessment, const FactsPeople *people, Date from, Date to)
{
  GArray *percents = g_array_new (FALSE, FALSE, sizeof (Decimal));
  for (guint i = first_of_subject (facts, assessment->index); i < facts->n_scores && facts->scores[i].assessment == (gint32) assessment->index; i++)
    {
      const ScoreEvent *event = &facts->scores[i];
      if (event->missing != NULL || event->date < from || event->date > to || !is_of (facts, people, event))
        continue;
      Decimal percent = score_percent (event);
      g_array_append_val (percents, percent);
    }
  g_array_sort (percents, compare_decimals);
  return percents;
}

void
facts_assessment_final (const Facts *facts, const Assessment *assessment, const FactsPeople *people, Date from, Date to, guint *pairs, guint *passed)
{
  guint i = first_of_subject (facts, assessment->index);
  *pairs = *passed = 0;
  while (i < facts->n_scores && facts->scores[i].assessment == (gint32) assessment->index)
    {
      const ScoreEvent *first = &facts->scores[i], *last = NULL;
      gboolean counts = FALSE;
      for (; i < facts->n_scores && score_same_pair (first, &facts->scores[i]); i++)
        {
          const ScoreEvent *event = &facts->scores[i];
          if (event->missing != NULL || event->date > to || !is_of (facts, people, event))
            continue;
          counts |= event->date >= from;
          last = event;
        }
      *pairs += counts;
      *passed += counts && last->state == SCORE_PASSED;
    }
}

/* ---- of a session ---- */

typedef struct { Wide sum; guint n; } ScoreSum;

static void
add_subject (const Facts *facts, const Session *session, gboolean everyone, guint first, ScoreSum *sum)
{
  for (guint i = first; i < facts->n_scores && score_subject (&facts->scores[i]) == score_subject (&facts->scores[first]); i++)
    {
      const ScoreEvent *event = &facts->scores[i];
      if (event->date != session->date || event->missing != NULL || event->course != (gint32) session->course->index)
        continue;
      if (!everyone && !facts_is_enrolled (facts, session, facts->model->people->pdata[event->person]))
        continue;
      sum->sum += event->points;
      sum->n++;
    }
}

gboolean
facts_session_score (const Facts *facts, const Session *session, guint *n, Decimal *mean)
{
  const GPtrArray *assessments = facts->model->assessments;
  gboolean everyone = facts_session_counts (facts, session).enrolled == 0;
  ScoreSum sum = { 0 };

  for (guint i = 0; i < assessments->len; i++)
    {
      const Assessment *assessment = assessments->pdata[i];
      guint first = first_of_subject (facts, i);
      if (assessment->is_pretest)          /* no result of the session */
        continue;
      if (assessment->course == session->course && first < facts->n_scores && facts->scores[first].assessment == (gint32) i)
        add_subject (facts, session, everyone, first, &sum);
    }
  const ScoreEvent course = { .assessment = -1, .course = (gint32) session->course->index };
  guint first = first_of_subject (facts, score_subject (&course));
  if (first < facts->n_scores && score_subject (&facts->scores[first]) == score_subject (&course))
    add_subject (facts, session, everyone, first, &sum);
  Wide divisor = (Wide) sum.n * (SCORE_SCALE / DECIMAL_ONE);
  *n = sum.n;
  *mean = sum.n == 0 ? DECIMAL_NONE : (Decimal) ((sum.sum + divisor / 2) / divisor);
  return sum.n > 0;
}
