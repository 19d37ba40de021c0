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
is_empty_day (const Timeline *timeline, const TimelineLayer *layer, guint day)
{
  return layer->people[timeline->of_day[day]] == 0;
}

void
timeline_labels (const Timeline *timeline, const TimelineLayer *layer, guint32 *labels)
{
  for (guint32 b = 0; b <= timeline->n_days; b++)
    labels[b] = b;
  for (guint day = 0; day < timeline->n_days; day++)
    if (is_empty_day (timeline, layer, day))
      join (labels, day, day + 1);
  for (guint i = 0; i < timeline->n_spans; i++)
    if (layer->states[i] == CELL_SHOWN && layer->people[i] > 0)
      join (labels, timeline->spans[i].first, end_of (&timeline->spans[i]));
  for (guint32 b = 0; b <= timeline->n_days; b++)
    labels[b] = root_of (labels, b);
}

/* ---- what must not be known ---- */

const TimelineSpan *
timeline_spans (const Timeline *timeline, guint *n_spans)
{
  *n_spans = timeline->n_spans;
  return timeline->spans;
}

guint
timeline_beginnings (const Timeline *timeline)
{
  return timeline->n_days + 1;
}

/* The most people that any span between two beginnings has behind it; 0: nobody. */
static guint32
most_people (const Timeline *timeline, const TimelineLayer *layer, guint from, guint to)
{
  guint32 most = 0;
  for (guint b = from; b < to; b++)
    for (guint i = timeline->first_at[b]; i < timeline->first_at[b + 1]; i++)
      {
        const TimelineSpan *span = &timeline->spans[timeline->at[i]];
        if (span->first == b && end_of (span) <= to)
          most = MAX (most, layer->people[timeline->at[i]]);
      }
  return most;
}

/* How far days of nobody go: by beginning, the first one that only such days part from it, and the last one. */
typedef struct { guint *first, *last; } Empty;

static Empty
find_empty (const Timeline *timeline, const TimelineLayer *layer)
{
  guint n = timeline->n_days;
  Empty empty = { g_new (guint, n + 1), g_new (guint, n + 1) };
  for (guint b = 0; b <= n; b++)
    empty.first[b] = b > 0 && is_empty_day (timeline, layer, b - 1) ? empty.first[b - 1] : b;
  for (guint b = n + 1; b-- > 0;)
    empty.last[b] = b < n && is_empty_day (timeline, layer, b) ? empty.last[b + 1] : b;
  return empty;
}

static void
clear_empty (Empty *empty)
{
  g_free (empty->first);
  g_free (empty->last);
}

/* Whether the days from one beginning to another have people, but no period within them has enough. Days of nobody before and behind them are as good as
 * within: a week of four people that ends on Friday tells of no fewer. */
static gboolean
is_few (const Timeline *timeline, const TimelineLayer *layer, const Empty *empty, guint minimum, const TimelineLeak *leak)
{
  if (empty->last[leak->from] >= leak->to)
    return FALSE;
  guint32 most = most_people (timeline, layer, empty->first[leak->from], empty->last[leak->to]);
  return most > 0 && most < minimum;
}

/* Between neighbours that hang together something is known; what is known between others is the sum of such. Secrets of few people are told by the
 * stretches within them already. */
GArray *
timeline_leaks (const Timeline *timeline, const TimelineLayer *layer, const guint32 *labels, guint minimum)
{
  GArray *leaks = g_array_new (FALSE, FALSE, sizeof (TimelineLeak));
  guint n = timeline->n_days + 1;
  g_autofree guint *last = g_new (guint, n);
  Empty empty = find_empty (timeline, layer);
  memset (last, 0xff, n * sizeof (guint));
  for (guint b = 0; b < n; b++)
    {
      TimelineLeak leak = { last[labels[b]], b };
      if (leak.from != G_MAXUINT && is_few (timeline, layer, &empty, minimum, &leak))
        g_array_append_val (leaks, leak);
      last[labels[b]] = b;
    }
  clear_empty (&empty);
  for (guint i = 0; i < timeline->n_spans; i++)
    {
      TimelineLeak leak = { timeline->spans[i].first, end_of (&timeline->spans[i]) };
      if (layer->states[i] == CELL_SECRET && layer->people[i] >= minimum && labels[leak.from] == labels[leak.to])
        g_array_append_val (leaks, leak);
    }
  return leaks;
}

/* ---- giving up ---- */

/* A search from one beginning. */
typedef struct {
  const Timeline *timeline;
  const TimelineLayer *layer;
  guint *before;             /* by beginning: where the search came from … */
  guint *by;                 /* … and by which span; G_MAXUINT: over an empty day */
  guint *queue;
} Search;

static void
reach (Search *search, guint *n, guint from, guint to, guint by)
{
  if (search->before[to] != G_MAXUINT)
    return;
  search->before[to] = from;
  search->by[to] = by;
  search->queue[(*n)++] = to;
}

/* The shortest way over what is published; FALSE when there is none. */
static gboolean
find_way (Search *search, guint from, guint to)
{
  const Timeline *timeline = search->timeline;
  guint n = 0;
  memset (search->before, 0xff, (timeline->n_days + 1) * sizeof (guint));
  reach (search, &n, from, from, G_MAXUINT);
  for (guint next = 0; next < n && search->before[to] == G_MAXUINT; next++)
    {
      guint b = search->queue[next];
      if (b > 0 && is_empty_day (timeline, search->layer, b - 1))
        reach (search, &n, b, b - 1, G_MAXUINT);
      if (b < timeline->n_days && is_empty_day (timeline, search->layer, b))
        reach (search, &n, b, b + 1, G_MAXUINT);
      for (guint i = timeline->first_at[b]; i < timeline->first_at[b + 1]; i++)
        {
          guint span = timeline->at[i];
          if (search->layer->states[span] == CELL_SHOWN && search->layer->people[span] > 0)
            reach (search, &n, b, timeline->spans[span].first == b ? end_of (&timeline->spans[span]) : timeline->spans[span].first, span);
        }
    }
  return search->before[to] != G_MAXUINT;
}

static gboolean
is_missed_less (const Search *search, guint one, guint other)
{
  const TimelineSpan *a = &search->timeline->spans[one], *b = &search->timeline->spans[other];
  if (a->grade != b->grade)
    return a->grade < b->grade;
  const guint32 *people = search->layer->people;
  return people[one] != people[other] ? people[one] < people[other] : one < other;
}

/* The span on the way that was found that is missed least; G_MAXUINT: only empty days. */
static guint
least_on_way (const Search *search, guint from, guint to)
{
  guint least = G_MAXUINT;
  for (guint b = to; b != from; b = search->before[b])
    if (search->by[b] != G_MAXUINT && (least == G_MAXUINT || is_missed_less (search, search->by[b], least)))
      least = search->by[b];
  return least;
}

/* Gives up, on each way between two beginnings over what is published, the span that is missed least. TRUE when any was. */
static gboolean
cut (const Timeline *timeline, const TimelineLayer *layer, guint from, guint to)
{
  guint n = timeline->n_days + 1, least;
  g_autofree guint *before = g_new (guint, n), *by = g_new (guint, n), *queue = g_new (guint, n);
  Search search = { timeline, layer, before, by, queue };
  gboolean any = FALSE;
  while (find_way (&search, from, to) && (least = least_on_way (&search, from, to)) != G_MAXUINT)
    {
      layer->states[least] = CELL_GIVEN_UP;
      any = TRUE;
    }
  return any;
}

gboolean
timeline_protect (const Timeline *timeline, const TimelineLayer *layer, guint minimum)
{
  g_autofree guint32 *labels = g_new (guint32, timeline->n_days + 1);
  gboolean any = FALSE, changed;
  do
    {
      timeline_labels (timeline, layer, labels);
      g_autoptr (GArray) leaks = timeline_leaks (timeline, layer, labels, minimum);
      changed = FALSE;
      for (guint i = 0; i < leaks->len; i++)
        {
          const TimelineLeak *leak = &g_array_index (leaks, TimelineLeak, i);
          changed |= cut (timeline, layer, leak->from, leak->to);
        }
      any |= changed;
    }
  while (changed);
  return any;
}
