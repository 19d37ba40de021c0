#include "measure/crossing.h"

#include <string.h>

/* What follows of a member from the total and the others. */
typedef struct { guint from, to; } Derived;

typedef struct {
  const TimelineLayer *layer;
  guint32 *published;        /* by beginning of a day: labels by what is published … */
  guint32 *known;            /* … and by what follows from it */
  GArray *derived;           /* Derived, in the order in which they followed */
} Track;

typedef struct {
  const Timeline *timeline;
  guint n;                   /* beginnings */
  guint n_members, minimum;
  Track total, *members;
} Crossing;

static Track
track_new (const TimelineLayer *layer, guint n)
{
  return (Track) { layer, g_new (guint32, n), g_new (guint32, n), g_array_new (FALSE, FALSE, sizeof (Derived)) };
}

static void
track_clear (Track *track)
{
  g_free (track->published);
  g_free (track->known);
  g_array_unref (track->derived);
}

static void
track_begin (const Crossing *crossing, Track *track)
{
  timeline_labels (crossing->timeline, track->layer, track->published);
  memcpy (track->known, track->published, crossing->n * sizeof (guint32));
  g_array_set_size (track->derived, 0);
}

static void
join (guint32 *labels, guint n, guint one, guint other)
{
  guint32 from = labels[other], to = labels[one];
  for (guint b = 0; b < n; b++)
    if (labels[b] == from)
      labels[b] = to;
}

static void
track_derive (const Crossing *crossing, Track *track, guint from, guint to)
{
  Derived derived = { from, to };
  join (track->known, crossing->n, from, to);
  g_array_append_val (track->derived, derived);
}

/* ---- what follows ---- */

/* The one member of whom the stretch is not known; n_members: there is none, G_MAXUINT: there are several. */
static guint
unknown_member (const Crossing *crossing, guint from, guint to)
{
  guint found = crossing->n_members;
  for (guint m = 0; m < crossing->n_members; m++)
    if (crossing->members[m].known[from] != crossing->members[m].known[to])
      {
        if (found < crossing->n_members)
          return G_MAXUINT;
        found = m;
      }
  return found;
}

static gboolean
derive_members (Crossing *crossing)
{
  gboolean any = FALSE;
  for (guint from = 0; from < crossing->n; from++)
    for (guint to = from + 1; to < crossing->n; to++)
      {
        if (crossing->total.known[from] != crossing->total.known[to])
          continue;
        guint member = unknown_member (crossing, from, to);
        if (member >= crossing->n_members)
          continue;
        track_derive (crossing, &crossing->members[member], from, to);
        any = TRUE;
      }
  return any;
}

/* The labels of all members at a beginning: two that are the same have every member known between them. */
static GBytes *
labels_at (const Crossing *crossing, guint b)
{
  guint32 *labels = g_new (guint32, crossing->n_members);
  for (guint m = 0; m < crossing->n_members; m++)
    labels[m] = crossing->members[m].known[b];
  return g_bytes_new_take (labels, crossing->n_members * sizeof (guint32));
}

/* Beginnings between which every member is known. */
static gboolean
derive_total (Crossing *crossing)
{
  gboolean any = FALSE;
  g_autoptr (GHashTable) first = g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify) g_bytes_unref, NULL);
  for (guint b = 0; b < crossing->n; b++)
    {
      GBytes *labels = labels_at (crossing, b);
      gpointer found;
      if (!g_hash_table_lookup_extended (first, labels, NULL, &found))
        {
          g_hash_table_insert (first, labels, GUINT_TO_POINTER (b));
          continue;
        }
      g_bytes_unref (labels);
      guint before = GPOINTER_TO_UINT (found);
      if (crossing->total.known[before] == crossing->total.known[b])
        continue;
      track_derive (crossing, &crossing->total, before, b);
      any = TRUE;
    }
  return any;
}

static void
follow (Crossing *crossing)
{
  track_begin (crossing, &crossing->total);
  for (guint m = 0; m < crossing->n_members; m++)
    track_begin (crossing, &crossing->members[m]);
  while (derive_total (crossing) || derive_members (crossing))
    ;
}

/* ---- giving up ---- */

static gboolean
cut (const Crossing *crossing, const Track *track, guint from, guint to)
{
  return timeline_cut (crossing->timeline, track->layer, from, to);
}

/* The derived stretch without which the leak would not be known. */
static const Derived *
needed_stretch (const Crossing *crossing, const Track *track, const TimelineLeak *leak)
{
  g_autofree guint32 *labels = g_memdup2 (track->published, crossing->n * sizeof (guint32));
  for (guint i = 0; i < track->derived->len; i++)
    {
      const Derived *derived = &g_array_index (track->derived, Derived, i);
      join (labels, crossing->n, derived->from, derived->to);
      if (labels[leak->from] == labels[leak->to])
        return derived;
    }
  return NULL;
}

static gboolean stop_leak (const Crossing *crossing, const Track *track, const TimelineLeak *leak, guint depth);

/* What follows from what follows … is not looked for any further. */
#define MOST_DEPTH 6

/* Makes the stretch of another member unknown: that with the fewest people behind it. */
static gboolean
stop_other (const Crossing *crossing, const Track *but, const TimelineLeak *stretch, guint depth)
{
  g_autofree guint8 *tried = g_new0 (guint8, crossing->n_members + 1);
  for (;;)
    {
      guint best = G_MAXUINT;
      guint32 fewest = G_MAXUINT32;
      for (guint m = 0; m < crossing->n_members; m++)
        {
          const Track *track = &crossing->members[m];
          guint32 people = tried[m] || track == but ? 0 : timeline_people (crossing->timeline, track->layer, stretch->from, stretch->to);
          if (people > 0 && people < fewest)
            {
              best = m;
              fewest = people;
            }
        }
      if (best == G_MAXUINT)
        return FALSE;
      if (stop_leak (crossing, &crossing->members[best], stretch, depth + 1))
        return TRUE;
      tried[best] = TRUE;
    }
}

/* What is published goes; else one of the two ways to know the derived stretch: by another member, else by the total. */
static gboolean
stop_leak (const Crossing *crossing, const Track *track, const TimelineLeak *leak, guint depth)
{
  if (cut (crossing, track, leak->from, leak->to))
    return TRUE;
  const Derived *derived = depth < MOST_DEPTH ? needed_stretch (crossing, track, leak) : NULL;
  if (derived == NULL)
    return FALSE;
  TimelineLeak stretch = { derived->from, derived->to };
  return stop_other (crossing, track, &stretch, depth) || (track != &crossing->total && stop_leak (crossing, &crossing->total, &stretch, depth + 1));
}

static gboolean
stop_leaks (const Crossing *crossing, const Track *track)
{
  g_autoptr (GArray) leaks = timeline_leaks (crossing->timeline, track->layer, track->known, crossing->minimum);
  gboolean any = FALSE;
  for (guint i = 0; i < leaks->len; i++)
    any |= stop_leak (crossing, track, &g_array_index (leaks, TimelineLeak, i), 0);
  return any;
}

gboolean
crossing_protect (const Timeline *timeline, const TimelineLayer *total, const TimelineLayer *members, guint n_members, guint minimum)
{
  Crossing crossing = { timeline, timeline_beginnings (timeline), n_members, minimum, { 0 }, g_new (Track, n_members + 1) };
  gboolean any = FALSE, changed;
  crossing.total = track_new (total, crossing.n);
  for (guint m = 0; m < n_members; m++)
    crossing.members[m] = track_new (&members[m], crossing.n);
  do
    {
      follow (&crossing);
      changed = stop_leaks (&crossing, &crossing.total);
      for (guint m = 0; m < n_members; m++)
        changed |= stop_leaks (&crossing, &crossing.members[m]);
      any |= changed;
    }
  while (changed);
  track_clear (&crossing.total);
  for (guint m = 0; m < n_members; m++)
    track_clear (&crossing.members[m]);
  g_free (crossing.members);
  return any;
}
