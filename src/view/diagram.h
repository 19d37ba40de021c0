/* Diagrams of figures: the numbers, their places on a scale of 0–1000 and what must be written; templates/charts.xsl draws them.
 * A diagram is <diagram id type title>; docs/templates.md names the types and what stands in each. Texts are cut here, by our own table
 * of widths, so that no label leaves the drawing, whatever the fonts. */
#ifndef TRAINBOOK_VIEW_DIAGRAM_H
#define TRAINBOOK_VIEW_DIAGRAM_H

#include "view/common.h"

#define DIAGRAM_SCALE 1000
/* A diagram with more rows than this is continued in another one, so that a page holds it. */
#define DIAGRAM_MOST_ROWS 20

/* The place of a value between low and high: 0 … DIAGRAM_SCALE, 0 when there is no extent. */
gint64 diagram_place (gint64 value, gint64 low, gint64 high);

/* A new <diagram> at the end of `parent`. `id` must be unique on the page and safe in an address. */
xmlNode *diagram_new (xmlNode *parent, const char *id, const char *type, const char *title);
/* The same for part `part` (from 1) of `parts` of a diagram that is continued; its id ends in the part. */
xmlNode *diagram_new_part (xmlNode *parent, const char *id, const char *type, const char *title, guint part, guint parts);
/* Takes the diagram out again. */
void diagram_drop (xmlNode *diagram);

/* <tick at label>: a line of the axis. */
void diagram_add_tick (xmlNode *diagram, gint64 at, const char *label);
/* <series title>: an entry of the legend; parts name it by its number, from 0. At most 5 are told apart. */
xmlNode *diagram_add_series (xmlNode *diagram, const char *title);
/* <category label title labelled>: a column, for instance a band of scores; its label is cut to its share of the axis when there are `n`. */
xmlNode *diagram_add_category (xmlNode *diagram, const char *title, guint n);
/* <row title label [value]>: a line of a diagram of rows. The label is the title, cut; `value` is written at the row's end, may be NULL. The diagram
 * gets label-width and value-width, the widest of its rows in units of the drawing. */
xmlNode *diagram_add_row (xmlNode *diagram, const char *title, const char *value);
/* The same for a row of its own scale, whose texts stand above the bar: `note` follows the value. */
xmlNode *diagram_add_bullet (xmlNode *diagram, const char *title, const char *value, const char *note);
/* <part n from to value>: a bar of series `n` in a row; value is written in it where there is room ("room"), and in the table of numbers. */
xmlNode *diagram_add_part (xmlNode *row, guint n, gint64 from, gint64 to, const char *value);
/* <mark kind at value>: a mark in a row: target, baseline, cumulative. */
xmlNode *diagram_add_mark (xmlNode *row, const char *kind, gint64 at, const char *value);

/* How wide a text of a diagram is, in units of the drawing, which is 360 wide; the text cut to `width` of them with an ellipsis (new string). */
guint diagram_text_width (const char *text);
char *diagram_text_cut (const char *text, guint width);

#endif
