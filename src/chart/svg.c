#include "chart/svg.h"

#include <math.h>
#include <string.h>

#define EDGE_LABEL_WIDEST 120.0
#define CORNER 8.0

void
svg_number (GString *svg, double number)
{
  gint64 tenths = llround (number * 10);

  if (tenths < 0)
    g_string_append_c (svg, '-');
  tenths = ABS (tenths);
  g_string_append_printf (svg, "%" G_GINT64_FORMAT, tenths / 10);
  if (tenths % 10)
    g_string_append_printf (svg, ".%d", (int) (tenths % 10));
}

void
svg_point (GString *svg, double x, double y)
{
  svg_number (svg, x);
  g_string_append_c (svg, ' ');
  svg_number (svg, y);
}

void
svg_text (GString *svg, const char *text)
{
  for (const char *at = text; *at; at++)
    switch (*at)
      {
      case '&':
        g_string_append (svg, "&amp;");
        break;
      case '<':
        g_string_append (svg, "&lt;");
        break;
      case '>':
        g_string_append (svg, "&gt;");
        break;
      case '"':
        g_string_append (svg, "&quot;");
        break;
      default:
        g_string_append_c (svg, *at);
      }
}

/* ` name="12.5"` */
static void
attribute (GString *svg, const char *name, double number)
{
  g_string_append_printf (svg, " %s=\"", name);
  svg_number (svg, number);
  g_string_append_c (svg, '"');
}

void
svg_open (GString *svg, const char *key, const char *title, gboolean is_tree, gboolean linked, double width, double height)
{
  g_string_append_printf (svg, "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart %s\" role=\"%s\" aria-labelledby=\"%s-title\"",
                          is_tree ? "orgchart" : "flow", linked ? "group" : "img", key);
  g_string_append (svg, " viewBox=\"0 0 ");
  svg_point (svg, width, height);
  g_string_append_c (svg, '"');
  attribute (svg, "width", width);
  attribute (svg, "height", height);
  g_string_append (svg, " font-size=\"14\" text-anchor=\"middle\" fill=\"currentColor\">");
  g_string_append_printf (svg, "<title id=\"%s-title\">", key);
  svg_text (svg, title);
  g_string_append (svg, "</title>\n");
}

void
svg_close (GString *svg)
{
  g_string_append (svg, "</svg>");
}

/* Strong enough on white and on black. */
static const char *
tone_colour (const char *tone)
{
  static const char *const colours[] = { "#d64545", "#d9822b", "#b8930b", "#2f9e62", "#3b82c4", "#8b5cc7", "#808a94" };
  const char *const *tones = graph_tones ();

  for (guint i = 0; tones[i]; i++)
    if (g_str_equal (tones[i], tone))
      return colours[i];
  return "currentColor";
}

static void
append_stroke (GString *svg, const char *tone, gboolean dashed, gboolean bold)
{
  g_string_append_printf (svg, " stroke=\"%s\"", tone ? tone_colour (tone) : "currentColor");
  if (!tone)
    g_string_append (svg, " stroke-opacity=\"0.5\"");
  if (bold)
    g_string_append (svg, " stroke-width=\"2.5\"");
  if (dashed)
    g_string_append (svg, " stroke-dasharray=\"5 4\"");
}

void
svg_edge_path (GString *svg, const char *path, const char *tone, gboolean dashed, gboolean bold, gboolean muted)
{
  g_string_append_printf (svg, "<path class=\"edge%s%s\" d=\"%s\" fill=\"none\"", dashed ? " dashed" : "", muted ? " muted" : "", path);
  append_stroke (svg, tone, dashed, bold);
  if (muted)
    g_string_append (svg, " opacity=\"0.75\"");
  g_string_append (svg, "/>\n");
}

/* A filled triangle: no <marker>, whose id would have to be unique in the page. */
static void
append_arrow (GString *svg, Point base, Point tip, const char *tone)
{
  double x = tip.x - base.x, y = tip.y - base.y, length = hypot (x, y);

  if (length < 0.01)
    return;
  x *= 3.2 / length;
  y *= 3.2 / length;
  g_string_append (svg, "<path class=\"arrow\" d=\"M");
  svg_point (svg, tip.x, tip.y);
  g_string_append_c (svg, 'L');
  svg_point (svg, base.x - y, base.y + x);
  g_string_append_c (svg, 'L');
  svg_point (svg, base.x + y, base.y - x);
  g_string_append_printf (svg, "Z\" fill=\"%s\"", tone ? tone_colour (tone) : "currentColor");
  if (!tone)
    g_string_append (svg, " fill-opacity=\"0.6\"");
  g_string_append (svg, "/>\n");
}

void
svg_edges (GString *svg, const Graph *graph, const Layout *layout)
{
  const Point *points = (const Point *) (gconstpointer) layout->points->data;

  for (guint i = 0; i < layout->pieces->len; i++)
    {
      const LayoutPiece *piece = &g_array_index (layout->pieces, LayoutPiece, i);
      const GraphEdge *edge = graph_edge (graph, piece->edge);
      g_autoptr (GString) path = g_string_new ("M");
      const Point *after = points + piece->points;

      svg_point (path, points[0].x, points[0].y);
      for (gint32 k = 1; k < piece->points; k++)
        {
          g_string_append (path, k % 3 == 1 ? "C" : " ");
          svg_point (path, points[k].x, points[k].y);
        }
      svg_edge_path (svg, path->str, edge->tone, edge->dashed, edge->bold, FALSE);
      if (piece->start)
        append_arrow (svg, points[0], *after++, edge->tone);
      if (piece->end)
        append_arrow (svg, points[piece->points - 1], *after++, edge->tone);
      points = after;
    }
}

GPtrArray *
svg_label_lines (const char *label, double *width, double *height)
{
  GPtrArray *lines = text_wrap (label, DETAIL_SIZE, FALSE, EDGE_LABEL_WIDEST);

  *width = 0;
  for (guint i = 0; i < lines->len; i++)
    *width = MAX (*width, text_width (g_ptr_array_index (lines, i), DETAIL_SIZE, FALSE));
  *width = ceil (*width) + 10;
  *height = lines->len * DETAIL_LINE + 4;
  return lines;
}

/* Lines of text around a centre; `class` may be NULL. */
static void
append_lines (GString *svg, const GPtrArray *lines, double x, double top, const char *class, double size, double line_height)
{
  for (guint i = 0; i < lines->len; i++)
    {
      g_string_append (svg, "<text");
      attribute (svg, "x", x);
      attribute (svg, "y", top + i * line_height + line_height / 2 + size * 0.35);
      g_string_append_printf (svg, " class=\"%s\"", class);
      if (g_str_equal (class, "heading"))
        g_string_append (svg, " font-weight=\"600\"");
      else
        g_string_append (svg, " font-size=\"12\" fill-opacity=\"0.85\"");
      g_string_append_c (svg, '>');
      svg_text (svg, g_ptr_array_index (lines, i));
      g_string_append (svg, "</text>\n");
    }
}

void
svg_edge_labels (GString *svg, const Graph *graph, const Layout *layout)
{
  for (guint i = 0; i < graph->edges->len; i++)
    {
      const GraphEdge *edge = graph_edge (graph, i);
      Point centre = g_array_index (layout->labels, Point, i);
      g_autoptr (GPtrArray) lines = NULL;
      double width, height;

      if (!edge->label)
        continue;
      lines = svg_label_lines (edge->label, &width, &height);
      append_lines (svg, lines, centre.x, centre.y - lines->len * DETAIL_LINE / 2, "edge-label", DETAIL_SIZE, DETAIL_LINE);
    }
}

void
svg_groups (GString *svg, const Graph *graph, const Layout *layout)
{
  for (guint i = 0; i < graph->groups->len; i++)
    {
      const GraphGroup *group = graph_group (graph, i);
      const LayoutFrame *frame = &g_array_index (layout->frames, LayoutFrame, i);
      Point centre = g_array_index (layout->frame_labels, Point, i);
      g_autoptr (GPtrArray) lines = NULL;
      double width, height;

      g_string_append (svg, "<rect class=\"group\"");
      attribute (svg, "x", frame->x1);
      attribute (svg, "y", frame->y1);
      attribute (svg, "width", frame->x2 - frame->x1);
      attribute (svg, "height", frame->y2 - frame->y1);
      g_string_append (svg, " rx=\"10\" fill-opacity=\"0.03\"");
      if (group->tone)
        g_string_append_printf (svg, " fill=\"%s\"", tone_colour (group->tone));
      append_stroke (svg, group->tone, group->dashed, FALSE);
      g_string_append (svg, "/>\n");
      if (!group->title)
        continue;
      lines = svg_label_lines (group->title, &width, &height);
      append_lines (svg, lines, centre.x, centre.y - lines->len * DETAIL_LINE / 2, "group-label", DETAIL_SIZE, DETAIL_LINE);
    }
}

static void
append_rectangle (GString *svg, const Box *box, Point centre, double corner)
{
  g_string_append (svg, "<rect");
  attribute (svg, "x", centre.x - box->width / 2);
  attribute (svg, "y", centre.y - box->height / 2);
  attribute (svg, "width", box->width);
  attribute (svg, "height", box->height);
  attribute (svg, "rx", corner);
}

static void
append_polygon (GString *svg, const Box *box, Point centre)
{
  double x = box->width / 2, y = box->height / 2;
  double flat = box->shape == SHAPE_HEXAGON ? x / 2 : 0; /* half of the straight side */
  const Point corners[] = { { -x, 0 }, { -flat, -y }, { flat, -y }, { x, 0 }, { flat, y }, { -flat, y } };

  g_string_append (svg, "<path d=\"");
  for (guint i = 0; i < G_N_ELEMENTS (corners); i++)
    {
      g_string_append_c (svg, i ? 'L' : 'M');
      svg_point (svg, centre.x + corners[i].x, centre.y + corners[i].y);
    }
  g_string_append (svg, "Z\"");
}

static void
append_outline (GString *svg, const GraphNode *node, const Box *box, Point centre)
{
  switch (box->shape)
    {
    case SHAPE_PLAIN:
      return;
    case SHAPE_DIAMOND:
    case SHAPE_HEXAGON:
      append_polygon (svg, box, centre);
      break;
    case SHAPE_ELLIPSE:
      g_string_append (svg, "<ellipse");
      attribute (svg, "cx", centre.x);
      attribute (svg, "cy", centre.y);
      attribute (svg, "rx", box->width / 2);
      attribute (svg, "ry", box->height / 2);
      break;
    case SHAPE_ROUND:
      append_rectangle (svg, box, centre, MIN (box->width, box->height) / 2);
      break;
    default:
      append_rectangle (svg, box, centre, CORNER);
      break;
    }
  if (node->tone)
    g_string_append_printf (svg, " fill=\"%s\" fill-opacity=\"0.14\"", tone_colour (node->tone));
  else
    g_string_append (svg, " fill-opacity=\"0.05\"");
  append_stroke (svg, node->tone, node->dashed, node->bold);
  g_string_append (svg, "/>\n");
}

void
svg_node (GString *svg, const GraphNode *node, const Box *box, Point centre)
{
  double top = centre.y - box_text_height (box) / 2;

  if (node->href)
    {
      g_string_append (svg, "<a href=\"");
      svg_text (svg, node->href);
      g_string_append (svg, "\">");
    }
  g_string_append_printf (svg, "<g class=\"node %s%s%s%s\"%s>", node->kind, node->muted ? " muted" : "", node->tone ? " tone-" : "",
                          node->tone ? node->tone : "", node->muted ? " opacity=\"0.75\"" : "");
  if (node->title)
    {
      g_string_append (svg, "<title>");
      svg_text (svg, node->title);
      g_string_append (svg, "</title>");
    }
  append_outline (svg, node, box, centre);
  append_lines (svg, box->heading, centre.x, top, "heading", HEADING_SIZE, HEADING_LINE);
  append_lines (svg, box->details, centre.x, top + box->heading->len * HEADING_LINE + 2, "detail", DETAIL_SIZE, DETAIL_LINE);
  g_string_append (svg, node->href ? "</g></a>\n" : "</g>\n");
}
