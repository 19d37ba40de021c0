#include "chart/layout.h"

#include <math.h>

/* Arrays travel as their bytes: both ends are the same program. */
#define REQUEST_TYPE "(bbddayayayayay)"
#define LAYOUT_TYPE "(ddayayayayayay)"

/* Nothing that is larger can be a chart. */
#define LARGEST 10000000.0

LayoutRequest *
layout_request_new (void)
{
  LayoutRequest *request = g_new0 (LayoutRequest, 1);

  request->nodes = g_array_new (FALSE, FALSE, sizeof (LayoutNode));
  request->edges = g_array_new (FALSE, FALSE, sizeof (LayoutEdge));
  request->groups = g_array_new (FALSE, FALSE, sizeof (LayoutGroup));
  request->rank_kinds = g_array_new (FALSE, FALSE, sizeof (gint32));
  request->ranks = g_array_new (FALSE, FALSE, sizeof (LayoutRank));
  return request;
}

void
layout_request_free (LayoutRequest *request)
{
  if (!request)
    return;
  g_array_unref (request->nodes);
  g_array_unref (request->edges);
  g_array_unref (request->groups);
  g_array_unref (request->rank_kinds);
  g_array_unref (request->ranks);
  g_free (request);
}

Layout *
layout_new (void)
{
  Layout *layout = g_new0 (Layout, 1);

  layout->centres = g_array_new (FALSE, FALSE, sizeof (Point));
  layout->pieces = g_array_new (FALSE, FALSE, sizeof (LayoutPiece));
  layout->points = g_array_new (FALSE, FALSE, sizeof (Point));
  layout->labels = g_array_new (FALSE, FALSE, sizeof (Point));
  layout->frames = g_array_new (FALSE, FALSE, sizeof (LayoutFrame));
  layout->frame_labels = g_array_new (FALSE, FALSE, sizeof (Point));
  return layout;
}

void
layout_free (Layout *layout)
{
  if (!layout)
    return;
  g_array_unref (layout->centres);
  g_array_unref (layout->pieces);
  g_array_unref (layout->points);
  g_array_unref (layout->labels);
  g_array_unref (layout->frames);
  g_array_unref (layout->frame_labels);
  g_free (layout);
}

static GVariant *
array_write (const GArray *array)
{
  return g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE, array->data, array->len * g_array_get_element_size ((GArray *) array), 1);
}

/* Appends the child `index` of the message to `array`; FALSE when it is not a whole number of elements. */
static gboolean
array_read (GVariant *message, gsize index, GArray *array)
{
  g_autoptr (GVariant) child = g_variant_get_child_value (message, index);
  gsize length, size = g_array_get_element_size (array);
  gconstpointer bytes = g_variant_get_fixed_array (child, &length, 1);

  if (length % size)
    return FALSE;
  if (length)
    g_array_append_vals (array, bytes, (guint) (length / size));
  return TRUE;
}

GVariant *
layout_request_write (const LayoutRequest *request)
{
  return g_variant_new ("(bbdd@ay@ay@ay@ay@ay)", request->left_to_right, request->is_tree, request->node_gap, request->rank_gap,
                        array_write (request->nodes), array_write (request->edges), array_write (request->groups),
                        array_write (request->rank_kinds), array_write (request->ranks));
}

static gboolean
is_length (double number)
{
  return isfinite (number) && number >= 0 && number < LARGEST;
}

static gboolean
is_position (double number)
{
  return isfinite (number) && fabs (number) < LARGEST;
}

static gboolean
is_index (gint32 index, guint count, gboolean none_allowed)
{
  return (none_allowed && index == -1) || (index >= 0 && (guint) index < count);
}

static gboolean
request_is_sound (const LayoutRequest *request)
{
  for (guint i = 0; i < request->nodes->len; i++)
    {
      const LayoutNode *node = &g_array_index (request->nodes, LayoutNode, i);

      if (!is_length (node->width) || !is_length (node->height) || !is_index (node->group, request->groups->len, TRUE))
        return FALSE;
    }
  for (guint i = 0; i < request->edges->len; i++)
    {
      const LayoutEdge *edge = &g_array_index (request->edges, LayoutEdge, i);

      if (!is_length (edge->label_width) || !is_length (edge->label_height) || !is_index (edge->from, request->nodes->len, FALSE)
          || !is_index (edge->to, request->nodes->len, FALSE))
        return FALSE;
    }
  for (guint i = 0; i < request->groups->len; i++)
    if (!is_index (g_array_index (request->groups, LayoutGroup, i).parent, i, TRUE))
      return FALSE;
  for (guint i = 0; i < request->ranks->len; i++)
    {
      const LayoutRank *rank = &g_array_index (request->ranks, LayoutRank, i);

      if (!is_index (rank->rank, request->rank_kinds->len, FALSE) || !is_index (rank->node, request->nodes->len, FALSE))
        return FALSE;
    }
  return is_length (request->node_gap) && is_length (request->rank_gap);
}

LayoutRequest *
layout_request_read (GVariant *message)
{
  LayoutRequest *request;

  if (!g_variant_is_of_type (message, G_VARIANT_TYPE (REQUEST_TYPE)))
    return NULL;
  request = layout_request_new ();
  g_variant_get_child (message, 0, "b", &request->left_to_right);
  g_variant_get_child (message, 1, "b", &request->is_tree);
  g_variant_get_child (message, 2, "d", &request->node_gap);
  g_variant_get_child (message, 3, "d", &request->rank_gap);
  if (array_read (message, 4, request->nodes) && array_read (message, 5, request->edges)
      && array_read (message, 6, request->groups) && array_read (message, 7, request->rank_kinds)
      && array_read (message, 8, request->ranks) && request_is_sound (request))
    return request;
  layout_request_free (request);
  return NULL;
}

GVariant *
layout_write (const Layout *layout)
{
  return g_variant_new ("(dd@ay@ay@ay@ay@ay@ay)", layout->width, layout->height, array_write (layout->centres),
                        array_write (layout->pieces), array_write (layout->points), array_write (layout->labels),
                        array_write (layout->frames), array_write (layout->frame_labels));
}

static gboolean
points_are_sound (const GArray *points)
{
  for (guint i = 0; i < points->len; i++)
    {
      const Point *point = &g_array_index (points, Point, i);

      if (!is_position (point->x) || !is_position (point->y))
        return FALSE;
    }
  return TRUE;
}

static gboolean
layout_is_sound (const Layout *layout, const LayoutRequest *request)
{
  guint64 points = 0;
  gint32 edge = 0;

  for (guint i = 0; i < layout->pieces->len; i++)
    {
      const LayoutPiece *piece = &g_array_index (layout->pieces, LayoutPiece, i);

      if (piece->edge < edge || !is_index (piece->edge, request->edges->len, FALSE) || piece->points < 4 || piece->points % 3 != 1
          || (piece->start | 1) != 1 || (piece->end | 1) != 1)
        return FALSE;
      edge = piece->edge;
      points += (guint64) piece->points + (guint64) piece->start + (guint64) piece->end;
    }
  return points == layout->points->len && layout->centres->len == request->nodes->len && layout->labels->len == request->edges->len
         && layout->frames->len == request->groups->len && layout->frame_labels->len == request->groups->len
         && is_length (layout->width) && is_length (layout->height) && points_are_sound (layout->centres)
         && points_are_sound (layout->points) && points_are_sound (layout->labels) && points_are_sound (layout->frame_labels);
}

static gboolean
frames_are_sound (const GArray *frames)
{
  for (guint i = 0; i < frames->len; i++)
    {
      const LayoutFrame *frame = &g_array_index (frames, LayoutFrame, i);

      if (!is_position (frame->x1) || !is_position (frame->y1) || !is_position (frame->x2) || !is_position (frame->y2)
          || frame->x2 < frame->x1 || frame->y2 < frame->y1)
        return FALSE;
    }
  return TRUE;
}

Layout *
layout_read (GVariant *message, const LayoutRequest *request)
{
  Layout *layout;

  if (!g_variant_is_of_type (message, G_VARIANT_TYPE (LAYOUT_TYPE)))
    return NULL;
  layout = layout_new ();
  g_variant_get_child (message, 0, "d", &layout->width);
  g_variant_get_child (message, 1, "d", &layout->height);
  if (array_read (message, 2, layout->centres) && array_read (message, 3, layout->pieces)
      && array_read (message, 4, layout->points) && array_read (message, 5, layout->labels)
      && array_read (message, 6, layout->frames) && array_read (message, 7, layout->frame_labels)
      && layout_is_sound (layout, request) && frames_are_sound (layout->frames))
    return layout;
  layout_free (layout);
  return NULL;
}
