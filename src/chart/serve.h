/* The helper's side: the only files that call Graphviz. */
#ifndef TRAINBOOK_CHART_SERVE_H
#define TRAINBOOK_CHART_SERVE_H

#include "chart/layout.h"

/* Lays a graph out with dot. NULL and the reason in `error` (new string) on failure. */
Layout *serve_layout (const LayoutRequest *request, char **error);

/* Parses DOT text; a floating DOT_GRAPH_TYPE, or NULL with the reason in `error` (new string) and the line from 1 (0: unknown). */
GVariant *serve_parse (const char *text, char **error, guint *line);

/* What Graphviz has complained about since the last call, on one line. New string, empty when nothing. */
char *serve_complaints (void);

#endif
