/* The lines of command of the people who are employed: what org charts are drawn from. */
#ifndef TRAINBOOK_CHART_ORG_TREE_H
#define TRAINBOOK_CHART_ORG_TREE_H

#include "chart/orgchart.h"

/* A seat is a person's, or a team's whose people nobody leads. */
typedef struct {
  const Person *person;    /* or NULL */
  const char *team;        /* written into the box, or NULL */
  guint team_size;
  gint parent;             /* a seat, or -1 */
  GArray *children;        /* guint: seats */
  guint people;            /* in the whole branch */
  gboolean muted;
} Seat;

typedef struct {
  const Model *model;
  const Words *words;
  const OrgChartOptions *options;
  GArray *seats;           /* Seat */
  GArray *roots;           /* guint */
  gint *seat_of;           /* of each person, or -1 */
  gint *managers;          /* of each person: the nearest one who is employed, or -1 */
  guint *team_sizes;
} OrgTree;

#define seat_at(tree, index) (&g_array_index ((tree)->seats, Seat, index))

/* The seats that the options choose, joined; borrows everything given. Free with org_tree_free(). */
OrgTree *org_tree_new (const Model *model, const Words *words, const OrgChartOptions *options);
void org_tree_free (OrgTree *tree);

#endif
