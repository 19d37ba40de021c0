/* The helper process as the rest of the room sees it. */
#ifndef TRAINBOOK_CHART_DRAWER_H
#define TRAINBOOK_CHART_DRAWER_H

#include "chart/graph.h"

/* Asks the helper: DRAW_LAYOUT or DRAW_PARSE with its body (floating: consumed). Starts a helper when none runs. Returns the answer's body
 * (free with g_variant_unref). Otherwise NULL: the helper could not be started, died or took too long, all reported at `place` with the
 * chart's `title`; or it refused, not reported, with its reason in `refusal` (new string) and its line. */
GVariant *drawer_ask (Drawer *drawer, guint8 kind, GVariant *body, const char *title, const Place *place, Diagnostics *diags,
                      char **refusal, guint *line);

#endif
