/* What was scored on the day of one session in its course: the mean that stands beside the session. */
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
      if (assessment->course == session->course && first < facts->n_scores && facts->scores[first].assessment == (gint32) i)
        add_subject (facts, session, everyone, first, &sum);
    }
  const ScoreEvent course = { .assessment = -1, .course = (gint32) session->course->index };
  guint first = first_of_subject (facts, score_subject (&course));
  if (first < facts->n_scores && facts->scores[first].assessment < 0)
    add_subject (facts, session, everyone, first, &sum);
  *n = sum.n;
  *mean = sum.n == 0 ? DECIMAL_NONE : (Decimal) (sum.sum / sum.n / (SCORE_SCALE / DECIMAL_ONE));
  return sum.n > 0;
}
