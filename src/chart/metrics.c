#include "chart/metrics.h"

#include <string.h>

/* Widths of the characters U+0020 to U+007E in thousandths of the type size, those of the common sans-serif faces; the
 * widest of these (DejaVu, Verdana) need about an eighth more, which LATIN_SCALE adds. */
static const guint16 latin_widths[] = {
  278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556, 556,
  556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
  667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556,
  556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584
};
#define LATIN_SCALE 1.12
#define BOLD_SCALE 1.07

#define PADDING_X 12.0
#define PADDING_Y 9.0

static double
character_width (gunichar c)
{
  if (g_unichar_iszerowidth (c) || g_unichar_ismark (c))
    return 0;
  if (c >= 0x20 && c < 0x7f)
    return latin_widths[c - 0x20] / 1000.0 * LATIN_SCALE;
  if (g_unichar_iswide_cjk (c) || g_unichar_iswide (c))
    return 1;
  return g_unichar_isupper (c) ? 0.75 : 0.65;
}

double
text_width (const char *text, double size, gboolean bold)
{
  double width = 0;

  for (const char *at = text; *at; at = g_utf8_next_char (at))
    width += character_width (g_utf8_get_char (at));
  return width * size * (bold ? BOLD_SCALE : 1);
}

static gboolean
may_break (gunichar before, gunichar after)
{
  GUnicodeType type_before = g_unichar_type (before), type_after = g_unichar_type (after);

  if (type_before == G_UNICODE_OPEN_PUNCTUATION || type_before == G_UNICODE_INITIAL_PUNCTUATION)
    return FALSE;
  if (after == ' ' || type_after == G_UNICODE_CLOSE_PUNCTUATION || type_after == G_UNICODE_FINAL_PUNCTUATION
      || type_after == G_UNICODE_OTHER_PUNCTUATION || g_unichar_ismark (after) || g_unichar_iszerowidth (after))
    return FALSE;
  return before == ' ' || before == '-' || g_unichar_iswide (before) || g_unichar_iswide (after);
}

/* One line's end: the last place to break within `widest`, else the last character that fits; counts the latter in `torn`. */
static const char *
line_end (const char *text, double size, gboolean bold, double widest, guint *torn)
{
  const char *best = NULL;
  double width = 0;

  for (const char *at = text; *at;)
    {
      gunichar c = g_utf8_get_char (at);
      const char *next = g_utf8_next_char (at);

      width += character_width (c) * size * (bold ? BOLD_SCALE : 1);
      if (width > widest && c != ' ' && at > text)
        {
          *torn += best == NULL;
          return best ? best : at;
        }
      if (!*next || may_break (c, g_utf8_get_char (next)))
        best = next;
      at = next;
    }
  return text + strlen (text);
}

static GPtrArray *
wrap_greedily (const char *text, double size, gboolean bold, double widest, guint *torn)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);

  *torn = 0;
  while (*text || !lines->len)
    {
      const char *end = line_end (text, size, bold, widest, torn);
      char *line = g_strndup (text, end - text);

      g_ptr_array_add (lines, g_strchomp (line));
      while (*end == ' ')
        end++;
      text = end;
    }
  return lines;
}

GPtrArray *
text_wrap (const char *text, double size, gboolean bold, double widest)
{
  guint torn, even_torn;
  GPtrArray *lines = wrap_greedily (text, size, bold, widest, &torn);

  if (lines->len < 2)
    return lines;
  /* The narrowest width that needs no more lines makes them even. */
  for (double narrower = text_width (text, size, bold) / lines->len; narrower < widest; narrower += size / 4)
    {
      GPtrArray *even = wrap_greedily (text, size, bold, narrower, &even_torn);

      if (even->len <= lines->len && even_torn <= torn)
        {
          g_ptr_array_unref (lines);
          return even;
        }
      g_ptr_array_unref (even);
    }
  return lines;
}

static double
lines_width (const GPtrArray *lines, double size, gboolean bold)
{
  double widest = 0;

  for (guint i = 0; i < lines->len; i++)
    widest = MAX (widest, text_width (g_ptr_array_index (lines, i), size, bold));
  return widest;
}

double
box_text_height (const Box *box)
{
  return box->heading->len * HEADING_LINE + box->details->len * DETAIL_LINE + (box->details->len ? 2 : 0);
}

static NodeShape
node_shape (const GraphNode *node)
{
  static const char *const names[] = { "box", "round", "ellipse", "diamond", "hexagon", "plain" };

  if (node->shape)
    for (guint i = 0; i < G_N_ELEMENTS (names); i++)
      if (g_str_equal (names[i], node->shape))
        return (NodeShape) i;
  if (g_str_equal (node->kind, "start") || g_str_equal (node->kind, "end"))
    return SHAPE_ROUND;
  if (g_str_equal (node->kind, "decision"))
    return SHAPE_DIAMOND;
  return g_str_equal (node->kind, "note") ? SHAPE_PLAIN : SHAPE_BOX;
}

/* The outline that leaves the texts inside. A long decision gets a hexagon: as a diamond it would be huge. */
static void
fit_outline (Box *box, double width, double height)
{
  guint lines = box->heading->len + box->details->len;

  if (box->shape == SHAPE_DIAMOND && lines > 2)
    box->shape = SHAPE_HEXAGON;
  switch (box->shape)
    {
    case SHAPE_DIAMOND: /* width / W + height / H ≤ 1 */
      box->width = width * (lines > 1 ? 2 : 1.6) + 16;
      box->height = height * (lines > 1 ? 2 : 2.67) + 10;
      break;
    case SHAPE_HEXAGON: /* sides slant over a quarter of the width */
      box->width = (width + PADDING_X) * 1.45;
      box->height = height + 2 * PADDING_Y;
      break;
    case SHAPE_ELLIPSE:
      box->width = width * 1.42 + PADDING_X;
      box->height = height * 1.42 + PADDING_Y;
      break;
    case SHAPE_ROUND:
      box->width = width + 2 * PADDING_X + 12;
      box->height = height + 2 * PADDING_Y;
      break;
    case SHAPE_PLAIN:
      box->width = width + PADDING_X;
      box->height = height + PADDING_Y;
      break;
    default:
      box->width = width + 2 * PADDING_X;
      box->height = height + 2 * PADDING_Y;
      break;
    }
}

static Box *
box_measure (const GraphNode *node, gboolean person)
{
  Box *box = g_new0 (Box, 1);
  double widest, width;

  box->shape = node_shape (node);
  widest = person ? 136 : box->shape == SHAPE_DIAMOND || box->shape == SHAPE_ELLIPSE ? 9 * HEADING_SIZE : 11.5 * HEADING_SIZE;
  box->heading = text_wrap (g_ptr_array_index (node->lines, 0), HEADING_SIZE, TRUE, widest);
  box->details = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 1; i < node->lines->len; i++)
    {
      GPtrArray *lines = text_wrap (g_ptr_array_index (node->lines, i), DETAIL_SIZE, FALSE, widest);

      g_ptr_array_extend_and_steal (box->details, lines);
    }
  width = MAX (lines_width (box->heading, HEADING_SIZE, TRUE), lines_width (box->details, DETAIL_SIZE, FALSE));
  fit_outline (box, MAX (width, 3 * HEADING_SIZE), box_text_height (box));
  box->width = 2 * (int) (box->width / 2 + 1);
  box->height = 2 * (int) (box->height / 2 + 0.5);
  return box;
}

static void
box_free (gpointer data)
{
  Box *box = data;

  g_ptr_array_unref (box->heading);
  g_ptr_array_unref (box->details);
  g_free (box);
}

GPtrArray *
boxes_measure (const Graph *graph)
{
  GPtrArray *boxes = g_ptr_array_new_with_free_func (box_free);

  for (guint i = 0; i < graph->nodes->len; i++)
    g_ptr_array_add (boxes, box_measure (graph_node (graph, i), graph->is_tree));
  return boxes;
}
