#include "measure/timeline.h"

#include <string.h>

struct Timeline {
  TimelineSpan *spans;
  guint n_spans, n_days;
  guint *of_day;             /* by day: its own span */
  guint *at;                 /* spans by the beginnings that they join, each twice … */
  guint *first_at;           /* … of beginning b: at[first_at[b] … first_at[b + 1]) */
};

static guint
end_of (const TimelineSpan *span)
{
  return span->last + 1;
}

/* Lists the spans by the beginnings that they join. */
static void
list_joins (Timeline *timeline)
{
  guint n = timeline->n_days + 1;
  timeline->first_at = g_new0 (guint, n + 2);
  timeline->at = g_new (guint, 2 * timeline->n_spans + 1);
  for (guint i = 0; i < timeline->n_spans; i++)
    {
      timeline->first_at[timeline->spans[i].first + 2]++;
      timeline->first_at[end_of (&timeline->spans[i]) + 2]++;
    }
  for (guint b = 2; b < n + 2; b++)
    timeline->first_at[b] += timeline->first_at[b - 1];
  for (guint i = 0; i < timeline->n_spans; i++)
    {
      timeline->at[timeline->first_at[timeline->spans[i].first + 1]++] = i;
      timeline->at[timeline->first_at[end_of (&timeline->spans[i]) + 1]++] = i;
    }
}

Timeline *
timeline_new (const TimelineSpan *spans, guint n_spans, guint n_days)
{
  Timeline *timeline = g_new0 (Timeline, 1);
  timeline->spans = g_memdup2 (spans, n_spans * sizeof *spans);
  timeline->n_spans = n_spans;
  timeline->n_days = n_days;
  timeline->of_day = g_new0 (guint, n_days + 1);
  for (guint i = n_spans; i-- > 0;)
    if (spans[i].first == spans[i].last)
      timeline->of_day[spans[i].first] = i;
  list_joins (timeline);
  return timeline;
}

void
timeline_free (Timeline *timeline)
{
  g_free (timeline->spans);
  g_free (timeline->of_day);
  g_free (timeline->at);
  g_free (timeline->first_at);
  g_free (timeline);
}

/* ---- what hangs together ---- */

static guint32
root_of (guint32 *labels, guint32 b)
{
  while (labels[b] != b)
    b = labels[b] = labels[labels[b]];
  return b;
}

static void
join (guint32 *labels, guint32 one, guint32 other)
{
  guint32 a = root_of (labels, one), b = root_of (labels, other);
  labels[MAX (a, b)] = MIN (a, b);
}

static gboolean
is_empty_day (const Timeline *timeline, const guint32 *people, guint day)
{
  return people[timeline->of_day[day]] == 0;
}

void
timeline_labels (const Timeline *timeline, const guint32 *people, const guint8 *hidden, guint32 *labels)
{
  for (guint32 b = 0; b <= timeline->n_days; b++)
    labels[b] = b;
  for (guint day = 0; day < timeline->n_days; day++)
    if (is_empty_day (timeline, people, day))
      join (labels, day, day + 1);
  for (guint i = 0; i < timeline->n_spans; i++)
    if (!hidden[i] && people[i] > 0)
      join (labels, timeline->spans[i].first, end_of (&timeline->spans[i]));
  for (guint32 b = 0; b <= timeline->n_days; b++)
    labels[b] = root_of (labels, b);
}

/* ---- what must not be known ---- */

typedef struct {
  const Timeline *timeline;
  const guint32 *people;
  guint8 *hidden;
  guint minimum;
  guint32 *labels;
  guint *before;             /* by beginning: where the search came from … */
  guint *by;                 /* … and by which span; G_MAXUINT: over an empty day */
  guint *queue;
} Protection;

/* Whether the days from one beginning to another have people, but no period within them has enough. */
static gboolean
is_few (const Protection *protection, guint from, guint to)
{
  const Timeline *timeline = protection->timeline;
  guint32 most = 0;
  for (guint b = from; b < to && most < protection->minimum; b++)
    for (guint i = timeline->first_at[b]; i < timeline->first_at[b + 1]; i++)
      {
        const TimelineSpan *span = &timeline->spans[timeline->at[i]];
        if (span->first == b && end_of (span) <= to)
          most = MAX (most, protection->people[timeline->at[i]]);
      }
  return most > 0 && most < protection->minimum;
}

static void
reach (Protection *protection, guint *n, guint from, guint to, guint by)
{
  if (protection->before[to] != G_MAXUINT)
    return;
  protection->before[to] = from;
  protection->by[to] = by;
  protection->queue[(*n)++] = to;
}

/* The shortest way over what is published; FALSE when there is none. */
static gboolean
find_way (Protection *protection, guint from, guint to)
{
  const Timeline *timeline = protection->timeline;
  guint n = 0;
  memset (protection->before, 0xff, (timeline->n_days + 1) * sizeof (guint));
  reach (protection, &n, from, from, G_MAXUINT);
  for (guint next = 0; next < n && protection->before[to] == G_MAXUINT; next++)
    {
      guint b = protection->queue[next];
      if (b > 0 && is_empty_day (timeline, protection->people, b - 1))
        reach (protection, &n, b, b - 1, G_MAXUINT);
      if (b < timeline->n_days && is_empty_day (timeline, protection->people, b))
        reach (protection, &n, b, b + 1, G_MAXUINT);
      for (guint i = timeline->first_at[b]; i < timeline->first_at[b + 1]; i++)
        {
          guint span = timeline->at[i];
          if (!protection->hidden[span] && protection->people[span] > 0)
            reach (protection, &n, b, timeline->spans[span].first == b ? end_of (&timeline->spans[span]) : timeline->spans[span].first, span);
        }
    }
  return protection->before[to] != G_MAXUINT;
}

static gboolean
is_missed_less (const Protection *protection, guint one, guint other)
{
  const TimelineSpan *a = &protection->timeline->spans[one], *b = &protection->timeline->spans[other];
  if (a->grade != b->grade)
    return a->grade < b->grade;
  return protection->people[one] != protection->people[other] ? protection->people[one] < protection->people[other] : one < other;
}

/* Gives up, on each way between the two, the span that is missed least. */
static gboolean
cut (Protection *protection, guint from, guint to)
{
  gboolean any = FALSE;
  while (find_way (protection, from, to))
    {
      guint least = G_MAXUINT;
      for (guint b = to; b != from; b = protection->before[b])
        if (protection->by[b] != G_MAXUINT && (least == G_MAXUINT || is_missed_less (protection, protection->by[b], least)))
          least = protection->by[b];
      if (least == G_MAXUINT)
        break;
      protection->hidden[least] = TIMELINE_GIVEN_UP;
      any = TRUE;
    }
  return any;
}

/* Between neighbours that hang together something is known; what is known between others is the sum of such. TRUE when any of it was too much. */
static gboolean
cut_all (Protection *protection, guint *last)
{
  const Timeline *timeline = protection->timeline;
  gboolean any = FALSE;
  timeline_labels (timeline, protection->people, protection->hidden, protection->labels);
  memset (last, 0xff, (timeline->n_days + 1) * sizeof (guint));
  for (guint b = 0; b <= timeline->n_days; b++)
    {
      guint32 label = protection->labels[b];
      if (last[label] != G_MAXUINT && is_few (protection, last[label], b))
        any |= cut (protection, last[label], b);
      last[label] = b;
    }
  for (guint i = 0; i < timeline->n_spans; i++)
    if (protection->hidden[i] == TIMELINE_SECRET && protection->people[i] > 0)
      any |= cut (protection, timeline->spans[i].first, end_of (&timeline->spans[i]));
  return any;
}

gboolean
timeline_protect (const Timeline *timeline, const guint32 *people, guint8 *hidden, guint minimum)
{
  guint n = timeline->n_days + 1;
  g_autofree guint32 *labels = g_new (guint32, n);
  g_autofree guint *before = g_new (guint, n), *by = g_new (guint, n), *queue = g_new (guint, n), *last = g_new (guint, n);
  Protection protection = { timeline, people, hidden, minimum, labels, before, by, queue };
  gboolean any = FALSE;
  while (cut_all (&protection, last))
    any = TRUE;
  return any;
}
