/* Stage `draw`: every chart of the site, by key. */
#ifndef TRAINBOOK_CHART_CHARTS_H
#define TRAINBOOK_CHART_CHARTS_H

#include "chart/graph.h"
#include "model/model.h"
#include "source/content.h"
#include "text/words.h"

typedef struct Charts Charts;

/* Draws: "organization" (all people with managers), "team-N" for each team (N: index in Model.teams; the team's people and their managers),
 * and "FILE#N" for the N-th block (from 0) of kind orgchart or flow of the document FILE. `program` is the trainbook
 * executable. A chart too wide for A4 landscape is split by branch: then `KEY` is the upper levels and more charts follow, see charts_parts(). Mistakes in blocks (unknown option,
 * unknown team, bad DOT) are reported at their place. With `words` for what is written into boxes. `model` NULL: only the flow
 * charts. Never NULL. */
Charts *charts_draw (const Model *model, const Content *content, const Words *words, const char *program, Diagnostics *diags);
void charts_free (Charts *charts);

/* The chart, or NULL when there is none. Borrowed. */
const Chart *charts_find (const Charts *charts, const char *key);
/* The charts of a key in reading order: one, or the upper levels and then a chart per branch. const Chart *; free the array; empty when there is none. */
GPtrArray *charts_parts (const Charts *charts, const char *key);
/* The key of the document's block at `index` among its Markdown.blocks; NULL when that is no chart. New string. */
char *charts_block_key (const Document *document, guint index);
/* DOT text of a key for `trainbook dump dot`, or NULL. Borrowed. All keys sorted: charts_keys(), const char *; free the array. */
const char *charts_dot (const Charts *charts, const char *key);
GPtrArray *charts_keys (const Charts *charts);

#endif
