#include "measure/disclosure.h"

#include <string.h>

typedef struct {
  const SumSystem *system;
  guint minimum;
  const TimelineSpan *spans;
  guint n_spans;
  World *world;
} Disclosure;

/* A span that is published and need not be. */
typedef struct {
  guint layer, span;
  guint grade;
  guint worth;               /* of its layer */
  guint distance;            /* 0: it has days of the leak; else how far it is from it */
  guint32 people;
} Stop;

/* Those that are missed least come first: a day before a week, a layer of little worth before others, one near the leak before one far from it, few people
 * before many. */
static gint
compare_stops (gconstpointer a, gconstpointer b)
{
  const Stop *one = a, *other = b;
  const guint pairs[][2] = {
    { one->grade, other->grade }, { one->worth, other->worth }, { one->distance, other->distance }, { one->people, other->people },
    { one->layer, other->layer }, { one->span, other->span },
  };
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    if (pairs[i][0] != pairs[i][1])
      return pairs[i][0] < pairs[i][1] ? -1 : 1;
  return 0;
}

static void
add_stops (const Disclosure *disclosure, guint layer, const TimelineLeak *leak, GArray *stops)
{
  const TimelineLayer *cells = &disclosure->system->layers[layer];
  for (guint i = 0; i < disclosure->n_spans; i++)
    {
      const TimelineSpan *span = &disclosure->spans[i];
      if (cells->states[i] != CELL_SHOWN || cells->people[i] == 0)
        continue;
      guint distance = span->first >= leak->to ? span->first - leak->to + 1 : span->last < leak->from ? leak->from - span->last : 0;
      Stop stop = { layer, i, span->grade, disclosure->system->worth[layer], distance, cells->people[i] };
      g_array_append_val (stops, stop);
    }
}

/* Stop; free the array. */
static GArray *
possible_stops (const Disclosure *disclosure, const TimelineLeak *leak)
{
  GArray *stops = g_array_new (FALSE, FALSE, sizeof (Stop));
  for (guint layer = 0; layer < disclosure->system->n_layers; layer++)
    add_stops (disclosure, layer, leak, stops);
  g_array_sort (stops, compare_stops);
  return stops;
}

/* The states of all layers, one behind the other. */
static guint8 *
copy_states (const Disclosure *disclosure)
{
  gsize n = disclosure->n_spans;
  guint8 *copy = g_new (guint8, disclosure->system->n_layers * n + 1);
  for (guint layer = 0; layer < disclosure->system->n_layers; layer++)
    memcpy (copy + layer * n, disclosure->system->layers[layer].states, n);
  return copy;
}

static void
restore_states (const Disclosure *disclosure, const guint8 *copy)
{
  gsize n = disclosure->n_spans;
  for (guint layer = 0; layer < disclosure->system->n_layers; layer++)
    memcpy (disclosure->system->layers[layer].states, copy + layer * n, n);
}

static void
give_up (const Disclosure *disclosure, const Stop *stop)
{
  disclosure->system->layers[stop->layer].states[stop->span] = CELL_GIVEN_UP;
}

/* A search for what must be given up. */
typedef struct {
  Disclosure *disclosure;
  guint layer;
  const TimelineLeak *leak;
  const guint8 *before;
  const GArray *stops;       /* Stop, those that are missed least first */
  GArray *needed;            /* guint: of these */
} Search;

/* Is the leak stopped without what is needed so far and the first `n` of all? */
static gboolean
is_stopped (const Search *search, guint n)
{
  const Disclosure *disclosure = search->disclosure;
  restore_states (disclosure, search->before);
  for (guint i = 0; i < search->needed->len; i++)
    give_up (disclosure, &g_array_index (search->stops, Stop, g_array_index (search->needed, guint, i)));
  for (guint i = 0; i < n; i++)
    give_up (disclosure, &g_array_index (search->stops, Stop, i));
  world_remake (disclosure->world);
  return !world_knows (disclosure->world, search->layer, search->leak->from, search->leak->to);
}

/* Of the first that are enough the last is needed: nothing that is missed less does without it. FALSE when all are not enough. */
static gboolean
find_needed (const Search *search)
{
  guint few = 0, enough = 1;
  while (enough < search->stops->len && !is_stopped (search, enough))
    {
      few = enough;
      enough *= 2;
    }
  if (enough >= search->stops->len)
    {
      enough = search->stops->len;
      if (!is_stopped (search, enough))
        return FALSE;
    }
  while (enough - few > 1)
    {
      guint middle = (few + enough) / 2;
      if (is_stopped (search, middle))
        enough = middle;
      else
        few = middle;
    }
  guint needed = enough - 1;
  g_array_append_val (search->needed, needed);
  return TRUE;
}

/* FALSE when nothing that is published tells of it. */
static gboolean
stop_leak (Disclosure *disclosure, guint layer, const TimelineLeak *leak)
{
  g_autoptr (GArray) stops = possible_stops (disclosure, leak), needed = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree guint8 *before = copy_states (disclosure);
  Search search = { disclosure, layer, leak, before, stops, needed };
  do
    if (!find_needed (&search))
      {
        restore_states (disclosure, before);
        world_remake (disclosure->world);
        return FALSE;
      }
  while (!is_stopped (&search, 0));
  return TRUE;
}

/* Has the layer anything that must not be known? */
static gboolean
may_leak (const Disclosure *disclosure, guint layer)
{
  const TimelineLayer *cells = &disclosure->system->layers[layer];
  for (guint i = 0; i < disclosure->n_spans; i++)
    if (cells->people[i] > 0 && (cells->people[i] < disclosure->minimum || cells->states[i] == CELL_SECRET))
      return TRUE;
  return FALSE;
}

/* Giving up tells nothing new: one leak after the other is stopped, and none comes back. */
static gboolean
protect_layer (Disclosure *disclosure, guint layer)
{
  g_autofree guint32 *known = g_new (guint32, timeline_beginnings (disclosure->system->timeline));
  gboolean any = FALSE;
  for (;;)
    {
      world_labels (disclosure->world, layer, known);
      g_autoptr (GArray) leaks = timeline_leaks (disclosure->system->timeline, &disclosure->system->layers[layer], known, disclosure->minimum);
      guint i = 0;
      while (i < leaks->len && !stop_leak (disclosure, layer, &g_array_index (leaks, TimelineLeak, i)))
        i++;
      if (i == leaks->len)
        return any;
      any = TRUE;
    }
}

gboolean
disclosure_prevent (const SumSystem *system, guint minimum)
{
  Disclosure disclosure = { .system = system, .minimum = minimum, .world = world_new (system) };
  gboolean any = FALSE;
  disclosure.spans = timeline_spans (system->timeline, &disclosure.n_spans);
  for (guint layer = 0; layer < system->n_layers; layer++)
    if (may_leak (&disclosure, layer))
      any |= protect_layer (&disclosure, layer);
  world_free (disclosure.world);
  return any;
}

void
disclosure_show_known (const SumSystem *system, guint n_layers)
{
  World *world = world_new (system);
  guint n_spans;
  const TimelineSpan *spans = timeline_spans (system->timeline, &n_spans);
  for (guint layer = 0; layer < n_layers; layer++)
    for (guint i = 0; i < n_spans; i++)
      if (system->layers[layer].states[i] == CELL_GIVEN_UP && world_knows (world, layer, spans[i].first, spans[i].last + 1))
        system->layers[layer].states[i] = CELL_SHOWN;
  world_free (world);
}
