/* How large texts and boxes are, from our own table of widths: the same on every machine, with any font or none. */
#ifndef TRAINBOOK_CHART_METRICS_H
#define TRAINBOOK_CHART_METRICS_H

#include "chart/graph.h"

/* Type sizes and line heights in CSS pixels. */
#define HEADING_SIZE 14.0
#define HEADING_LINE 19.0
#define DETAIL_SIZE 12.0
#define DETAIL_LINE 16.0

typedef enum { SHAPE_BOX, SHAPE_ROUND, SHAPE_ELLIPSE, SHAPE_DIAMOND, SHAPE_HEXAGON, SHAPE_PLAIN, N_SHAPES } NodeShape;

/* A node's texts broken into lines, and its size in CSS pixels. */
typedef struct {
  NodeShape shape;
  double width, height;
  GPtrArray *heading;      /* char *: lines of the first text */
  GPtrArray *details;      /* char *: lines of the others */
} Box;

/* The width of a text in CSS pixels, a little more than most fonts need. */
double text_width (const char *text, double size, gboolean bold);
/* Breaks a text into lines of at most `widest`, of even length: anywhere between Chinese characters save before closing and after opening
 * punctuation, at blanks in Latin, within a word that is too long alone. At least one line. char *; free the array. */
GPtrArray *text_wrap (const char *text, double size, gboolean bold, double widest);

/* The boxes of all nodes, in order; Box *. Free the array. */
GPtrArray *boxes_measure (const Graph *graph);
/* The height that a box's texts take. */
double box_text_height (const Box *box);

#endif
