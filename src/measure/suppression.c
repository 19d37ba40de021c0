#include "measure/suppression.h"

void
suppression_hide_small (SuppressionCell *cells, guint n, guint minimum)
{
  for (guint i = 0; i < n; i++)
    if (cells[i].people > 0 && cells[i].people < minimum)
      cells[i].state = CELL_SECRET;
}

typedef struct {
  guint hidden;            /* members that are not shown, those who belong to none as one of them */
  guint64 sum, largest;    /* of the people of these */
} Unknown;

/* People of the total who belong to no member; never shown. Movers count in two members: the total has fewer people than their sum. */
static gint64
rest_of (const SuppressionCell *total, const SuppressionCell *members, guint n)
{
  gint64 rest = total->people;
  for (guint i = 0; i < n; i++)
    rest -= members[i].people;
  return rest;
}

static Unknown
count_unknown (const SuppressionCell *members, guint n)
{
  Unknown unknown = { 0 };
  for (guint i = 0; i < n; i++)
    if (members[i].state != CELL_SHOWN && members[i].people > 0)
      {
        unknown.hidden++;
        unknown.sum += members[i].people;
        unknown.largest = MAX (unknown.largest, members[i].people);
      }
  return unknown;
}

static SuppressionCell *
smallest_shown (SuppressionCell *members, guint n)
{
  SuppressionCell *smallest = NULL;
  for (guint i = 0; i < n; i++)
    if (members[i].state == CELL_SHOWN && members[i].people > 0 && (smallest == NULL || members[i].people < smallest->people))
      smallest = &members[i];
  return smallest;
}

/* Is what can be worked out about no fewer people than the minimum, and no single member? */
static gboolean
is_safe (const SuppressionCell *total, const SuppressionCell *members, guint n, gboolean overlapping, guint minimum)
{
  Unknown unknown = count_unknown (members, n);
  if (total->state != CELL_SHOWN)
    return unknown.hidden > 0;
  if (unknown.hidden == 0)
    return TRUE;
  if (overlapping)
    return unknown.hidden >= 2 && unknown.largest >= minimum;
  gint64 rest = rest_of (total, members, n);
  /* Who is in two members is one person: the doubles may all be among the hidden ones. */
  gint64 together = (gint64) unknown.sum + rest;
  return unknown.hidden + (rest > 0) >= 2 && together >= (gint64) minimum;
}

gboolean
suppression_protect (const SuppressionCell *total, SuppressionCell *members, guint n, gboolean overlapping, guint minimum)
{
  gboolean changed = FALSE;
  while (!is_safe (total, members, n, overlapping, minimum))
    {
      SuppressionCell *next = smallest_shown (members, n);
      if (next == NULL)
        break;               /* nothing of the row is left: only the total itself is known */
      next->state = CELL_SECRET;
      changed = TRUE;
    }
  return changed;
}
