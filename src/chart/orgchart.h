/* Org charts from the people of the records. */
#ifndef TRAINBOOK_CHART_ORGCHART_H
#define TRAINBOOK_CHART_ORGCHART_H

#include "chart/graph.h"
#include "model/model.h"
#include "text/words.h"

/* More people than this and the whole department's chart shows its leaders, and a chart a team follows. */
#define ORGCHART_MOST_PEOPLE 40

/* In an org chart a link to a team is this and the index into Model.teams: who shows the chart puts the page's address there. */
#define ORGCHART_TEAM_LINK "#team-"

typedef struct {
  gint team;               /* into Model.teams: its people and their managers up to the top, these muted; -1: all */
  const Person *root;      /* begins with this person; NULL: at the top */
  guint depth;             /* levels below the first; G_MAXUINT: all */
  gboolean leaders_only;   /* only who leads somebody, with head counts */
  const char *title;       /* NULL: the team's, the first person's or the department's name */
  gboolean no_single_people;   /* without those who have no manager, no reports and no team */
} OrgChartOptions;

/* The charts in reading order: one, or, where it would be wider than CHART_WIDEST, the upper levels and then the branches.
 * Only people employed on the as-of date; a report whose manager left belongs to the manager's manager. Boxes: name, position, and the team's
 * name and head count at its head. People stand in the order of the records. Graph *; free the array. Empty when there is nobody. */
GPtrArray *orgchart_graphs (const Model *model, const Words *words, const OrgChartOptions *options);

/* The whole department: orgchart_graphs(), or above ORGCHART_MOST_PEOPLE its leaders alone, and `then_teams`: the teams' charts belong behind
 * them. People who have no manager, no reports and no team are left out when they are more than ORGCHART_MOST_PEOPLE: a list, no organisation. */
GPtrArray *orgchart_department (const Model *model, const Words *words, gboolean *then_teams);

#endif
