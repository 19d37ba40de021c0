/* The elements of diagrams, and the room that their texts have. */
#include "view/diagram.h"
#include "chart/metrics.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Units of a drawing, as in templates/charts.xsl. */
#define DRAWING_WIDTH 360
#define TEXT_SIZE 11.0
#define WIDEST_LABEL 118
#define WIDEST_VALUE 86
#define AXIS_LENGTH 310
/* Between the texts of a bullet row. */
#define TEXT_GAP 12

gint64
diagram_place (gint64 value, gint64 low, gint64 high)
{
  if (high <= low)
    return 0;
  return CLAMP ((gint64) ((Wide) (value - low) * DIAGRAM_SCALE / (high - low)), 0, DIAGRAM_SCALE);
}

xmlNode *
diagram_new (xmlNode *parent, const char *id, const char *type, const char *title)
{
  xmlNode *node = element (parent, "diagram");
  set_attribute (node, "id", id);
  set_attribute (node, "type", type);
  set_attribute (node, "title", title);
  return node;
}

xmlNode *
diagram_new_part (xmlNode *parent, const char *id, const char *type, const char *title, guint part, guint parts)
{
  g_autofree char *part_id = g_strdup_printf ("%s-%u", id, part);
  g_autofree char *text = g_strdup_printf ("%u/%u", part, parts);
  xmlNode *node = diagram_new (parent, part_id, type, title);

  set_attribute (node, "group", id);
  if (parts > 1)
    set_attribute (node, "part", text);
  return node;
}

void
diagram_drop (xmlNode *diagram)
{
  xmlUnlinkNode (diagram);
  xmlFreeNode (diagram);
}

void
diagram_add_tick (xmlNode *diagram, gint64 at, const char *label)
{
  xmlNode *tick = element (diagram, "tick");
  attribute_integer (tick, "at", at);
  set_attribute (tick, "label", label);
}

xmlNode *
diagram_add_series (xmlNode *diagram, const char *title)
{
  xmlNode *node = element (diagram, "series");
  set_attribute (node, "title", title);
  return node;
}

xmlNode *
diagram_add_category (xmlNode *diagram, const char *title, guint n)
{
  g_autofree char *label = diagram_text_cut (title, AXIS_LENGTH / MAX (n, 1) - 4);
  xmlNode *node = element (diagram, "category");
  set_attribute (node, "label", label);
  set_attribute (node, "title", title);
  set_attribute (node, "labelled", "yes");
  return node;
}

/* Keeps the greatest of what is given. */
static void
attribute_greatest (xmlNode *node, const char *name, guint value)
{
  xmlChar *before = xmlGetNoNsProp (node, BAD_CAST name);
  guint greatest = before == NULL ? 0 : (guint) strtoul ((const char *) before, NULL, 10);

  if (before == NULL)
    attribute_integer (node, name, value);
  else if (value > greatest)
    {
      g_autofree char *text = g_strdup_printf ("%u", value);
      xmlSetProp (node, BAD_CAST name, BAD_CAST text);      /* set_attribute() would add a second one */
    }
  xmlFree (before);
}

xmlNode *
diagram_add_row (xmlNode *diagram, const char *title, const char *value)
{
  g_autofree char *label = diagram_text_cut (title, WIDEST_LABEL);
  xmlNode *row = element (diagram, "row");

  set_attribute (row, "title", title);
  set_attribute (row, "label", label);
  set_attribute (row, "value", value);
  attribute_greatest (diagram, "label-width", diagram_text_width (label));
  attribute_greatest (diagram, "value-width", value == NULL ? 0 : diagram_text_width (value));
  return row;
}

xmlNode *
diagram_add_bullet (xmlNode *diagram, const char *title, const char *value, const char *note)
{
  guint taken = diagram_text_width (value) + (note == NULL ? 0 : diagram_text_width (note) + TEXT_GAP) + TEXT_GAP;
  g_autofree char *label = diagram_text_cut (title, taken < DRAWING_WIDTH ? DRAWING_WIDTH - taken : 0);
  xmlNode *row = element (diagram, "row");

  set_attribute (row, "title", title);
  set_attribute (row, "label", label);
  set_attribute (row, "value", value);
  set_attribute (row, "note", note);
  return row;
}

/* The room of a part is known only when the row's labels are: it is measured against the narrowest plot that a diagram can have. */
static gboolean
has_room (gint64 from, gint64 to, const char *value)
{
  const gint64 narrowest = DRAWING_WIDTH - WIDEST_LABEL - WIDEST_VALUE;
  return value != NULL && (to - from) * narrowest / DIAGRAM_SCALE >= (gint64) diagram_text_width (value) + 4;
}

xmlNode *
diagram_add_part (xmlNode *row, guint n, gint64 from, gint64 to, const char *value)
{
  xmlNode *part = element (row, "part");

  attribute_integer (part, "n", n);
  attribute_integer (part, "from", from);
  attribute_integer (part, "to", to);
  set_attribute (part, "value", value);
  if (has_room (from, to, value))
    set_attribute (part, "room", "yes");
  return part;
}

xmlNode *
diagram_add_mark (xmlNode *row, const char *kind, gint64 at, const char *value)
{
  xmlNode *mark = element (row, "mark");
  set_attribute (mark, "kind", kind);
  attribute_integer (mark, "at", at);
  set_attribute (mark, "value", value);
  return mark;
}

guint
diagram_text_width (const char *text)
{
  return (guint) ceil (text_width (text, TEXT_SIZE, TRUE));
}

char *
diagram_text_cut (const char *text, guint width)
{
  if (diagram_text_width (text) <= width)
    return g_strdup (text);
  g_autoptr (GString) kept = g_string_new (NULL);
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gsize before = kept->len;
      g_string_append_unichar (kept, g_utf8_get_char (p));
      g_string_append (kept, "…");
      if (diagram_text_width (kept->str) > width)
        {
          g_string_truncate (kept, before);
          break;
        }
      g_string_truncate (kept, kept->len - strlen ("…"));
    }
  g_string_append (kept, "…");
  return g_string_free (g_steal_pointer (&kept), FALSE);
}
