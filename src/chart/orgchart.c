#include "chart/org_tree.h"

/* Which seats are drawn. */
typedef enum { EVERYBODY, LEADERS, LEADERS_AND_TEAMLESS } Selection;

static char *
head_count (const OrgTree *tree, guint people)
{
  g_autofree char *number = g_strdup_printf ("%u", people);

  return tree->words ? words_format (tree->words, "chart.people", "count", number, NULL) : g_steal_pointer (&number);
}

static gboolean
is_shown (const OrgTree *tree, guint index, Selection selection)
{
  const Seat *seat = seat_at (tree, index);

  return selection == EVERYBODY || seat->children->len || (selection == LEADERS_AND_TEAMLESS && seat->person->team_index < 0);
}

/* The head of a team leads to the team's page, which only the page that shows the chart can name. */
static void
link_to_team (const OrgTree *tree, GraphNode *node, const char *team)
{
  guint index;

  if (g_ptr_array_find_with_equal_func (tree->model->teams, team, g_str_equal, &index))
    node->href = g_strdup_printf (ORGCHART_TEAM_LINK "%u", index);
}

/* What the box of a seat is called: its person as the edition shows rosters, a position where it names nobody. New string. */
static char *
seat_name (const OrgTree *tree, const Seat *seat)
{
  const Person *person = seat->person;
  char *name = person == NULL ? g_strdup (seat->team) : edition_name (tree->model->config->edition, LIST_ROSTERS, person->id, person->name);
  if (name == NULL)
    name = g_strdup (person->position != NULL ? person->position : seat->team != NULL ? seat->team : "—");
  return name;
}

/* Name, position, and what the seat stands for: the team, and how many when they are not all drawn. */
static guint
add_box (const OrgTree *tree, Graph *graph, guint index, gboolean counted)
{
  const Seat *seat = seat_at (tree, index);
  g_autofree char *name = seat_name (tree, seat);
  guint node = graph_add_node (graph, seat->person ? "person" : "team", name);
  g_autofree char *count = counted ? head_count (tree, seat->team ? seat->team_size : seat->people) : NULL;
  g_autofree char *both = count && seat->team ? g_strdup_printf ("%s · %s", seat->team, count) : NULL;

  /* Where nobody is named, the position is the name. */
  gboolean named = tree->model->config->edition->names[LIST_ROSTERS] != NAMES_NONE;
  if (seat->person && seat->person->position && named)
    graph_add_line (graph, node, seat->person->position);
  if (seat->person && (both || seat->team || count))
    graph_add_line (graph, node, both ? both : seat->team ? seat->team : count);
  else if (!seat->person && count)
    graph_add_line (graph, node, count);
  if (seat->team)
    link_to_team (tree, graph_node (graph, node), seat->team);
  graph_node (graph, node)->muted = seat->muted;
  return node;
}

typedef struct { guint seat, depth; gint above; guint people; } Step;

/* The seats to draw, each behind the one above it, with how many people of its branch are drawn. */
static GArray *
steps_of (const OrgTree *tree, const guint *starts, guint n_starts, guint depth, Selection selection)
{
  GArray *steps = g_array_new (FALSE, FALSE, sizeof (Step));

  for (guint i = 0; i < n_starts; i++)
    {
      Step step = { starts[i], 0, -1, 0 };

      if (is_shown (tree, starts[i], selection))
        g_array_append_val (steps, step);
    }
  for (guint i = 0; i < steps->len; i++)
    {
      Step step = g_array_index (steps, Step, i);
      const GArray *children = seat_at (tree, step.seat)->children;

      for (guint k = 0; k < children->len && step.depth < depth; k++)
        {
          Step next = { g_array_index (children, guint, k), step.depth + 1, (gint) i, 0 };

          if (is_shown (tree, next.seat, selection))
            g_array_append_val (steps, next);
        }
    }
  for (guint i = steps->len; i-- > 0;)
    {
      Step *step = &g_array_index (steps, Step, i);

      step->people += seat_at (tree, step->seat)->person != NULL;
      if (step->above >= 0)
        g_array_index (steps, Step, step->above).people += step->people;
    }
  return steps;
}

/* The graph of some seats and what is below them, `depth` levels. Who has people that are not drawn says how many there are. */
static Graph *
graph_of (const OrgTree *tree, const guint *starts, guint n_starts, guint depth, Selection selection, const char *title)
{
  Graph *graph = graph_new (title);
  g_autoptr (GArray) steps = steps_of (tree, starts, n_starts, depth, selection);

  graph->is_tree = TRUE;
  for (guint i = 0; i < steps->len; i++)
    {
      const Step *step = &g_array_index (steps, Step, i);
      const Seat *seat = seat_at (tree, step->seat);
      guint node = add_box (tree, graph, step->seat, step->people < seat->people && !seat->muted);

      if (step->above >= 0)
        graph_add_edge (graph, (guint) step->above, node, NULL, FALSE);
    }
  return graph;
}

/* How many levels are below a seat. */
static guint
height_of (const OrgTree *tree, guint start, Selection selection)
{
  g_autoptr (GArray) steps = steps_of (tree, &start, 1, G_MAXUINT, selection);

  return steps->len ? g_array_index (steps, Step, steps->len - 1).depth : 0;
}

static char *
branch_title (const OrgTree *tree, const char *title, guint seat)
{
  g_autofree char *name = seat_name (tree, seat_at (tree, seat));

  return g_strdup_printf ("%s · %s", title, name);
}

/* The seats `level` levels below `start` that have somebody below them. */
static GArray *
branches_at (const OrgTree *tree, guint start, guint level, Selection selection)
{
  GArray *row = g_array_new (FALSE, FALSE, sizeof (guint));

  g_array_append_val (row, start);
  for (guint depth = 0; depth <= level; depth++)
    {
      GArray *next = g_array_new (FALSE, FALSE, sizeof (guint));

      for (guint i = 0; i < row->len; i++)
        {
          guint seat = g_array_index (row, guint, i);
          const GArray *children = seat_at (tree, seat)->children;

          if (depth == level && height_of (tree, seat, selection) > 0)
            g_array_append_val (next, seat);
          else if (depth < level)
            g_array_append_vals (next, children->data, children->len);
        }
      g_array_unref (row);
      row = next;
    }
  return row;
}

static void split (const OrgTree *tree, const guint *starts, guint n_starts, guint depth, Selection selection, const char *title,
                   const char *base, GPtrArray *graphs);

static gboolean
fits (const OrgTree *tree, const guint *starts, guint n_starts, guint depth, Selection selection)
{
  Graph *graph = graph_of (tree, starts, n_starts, depth, selection, "");
  double width = graph_tree_width (graph);

  graph_free (graph);
  return width <= CHART_WIDEST;
}

/* Several trees side by side: as many a chart as there is room for, found by halving. */
static void
split_roots (const OrgTree *tree, const guint *starts, guint n_starts, guint depth, Selection selection, const char *title,
             const char *base, GPtrArray *graphs)
{
  guint first = 0;

  while (first < n_starts)
    {
      guint count = 1, too_many = n_starts - first + 1;

      while (too_many - count > 1)
        {
          guint middle = count + (too_many - count) / 2;

          if (fits (tree, starts + first, middle, depth, selection))
            count = middle;
          else
            too_many = middle;
        }
      split (tree, starts + first, count, depth, selection, title, base, graphs);
      first += count;
    }
}

/* The upper levels, as many as there is room for, then a chart a branch. */
static void
split_branches (const OrgTree *tree, guint start, guint depth, Selection selection, const char *title, const char *base, GPtrArray *graphs)
{
  guint level = MIN (height_of (tree, start, selection), depth);
  g_autoptr (GArray) branches = NULL;
  Graph *upper = NULL;

  do
    {
      graph_free (upper);
      upper = graph_of (tree, &start, 1, --level, selection, title);
    }
  while (level > 1 && graph_tree_width (upper) > CHART_WIDEST);
  g_ptr_array_add (graphs, upper);
  branches = branches_at (tree, start, level, selection);
  for (guint i = 0; i < branches->len; i++)
    {
      guint branch = g_array_index (branches, guint, i);
      g_autofree char *name = branch_title (tree, base, branch);

      split (tree, &branch, 1, depth == G_MAXUINT ? depth : depth - level, selection, name, base, graphs);
    }
}

static void
split (const OrgTree *tree, const guint *starts, guint n_starts, guint depth, Selection selection, const char *title, const char *base,
       GPtrArray *graphs)
{
  Graph *graph = graph_of (tree, starts, n_starts, depth, selection, title);
  gboolean narrow = graph_tree_width (graph) <= CHART_WIDEST;

  if (graph->nodes->len == 0)
    graph_free (graph);
  else if (!narrow && n_starts > 1)
    {
      graph_free (graph);
      split_roots (tree, starts, n_starts, depth, selection, title, base, graphs);
    }
  else if (!narrow && MIN (height_of (tree, starts[0], selection), depth) > 1)
    {
      graph_free (graph);
      split_branches (tree, starts[0], depth, selection, title, base, graphs);
    }
  else
    g_ptr_array_add (graphs, graph);
}

static void
free_graph (gpointer graph)
{
  graph_free (graph);
}

static char *
default_title (const OrgTree *tree)
{
  const OrgChartOptions *options = tree->options;
  const char *team = options->team >= 0 ? g_ptr_array_index (tree->model->teams, options->team) : NULL;

  if (options->title)
    return g_strdup (options->title);
  if (team || options->root)
    {
      char *name = team != NULL ? g_strdup (team) : edition_name (tree->model->config->edition, LIST_ROSTERS, options->root->id, options->root->name);
      return name != NULL ? name : g_strdup ("");
    }
  return g_strdup (tree->model->config && tree->model->config->department ? tree->model->config->department : "");
}

static GPtrArray *
graphs_of (const OrgTree *tree, Selection selection)
{
  GPtrArray *graphs = g_ptr_array_new_with_free_func (free_graph);
  g_autofree char *title = default_title (tree);

  split (tree, (const guint *) (gconstpointer) tree->roots->data, tree->roots->len, tree->options->depth, selection, title, title, graphs);
  return graphs;
}

static GPtrArray *
graphs_with (const Model *model, const Words *words, const OrgChartOptions *options, Selection selection)
{
  OrgTree *tree = org_tree_new (model, words, options);
  GPtrArray *graphs = graphs_of (tree, selection);

  org_tree_free (tree);
  return graphs;
}

GPtrArray *
orgchart_graphs (const Model *model, const Words *words, const OrgChartOptions *options)
{
  return graphs_with (model, words, options, options->leaders_only ? LEADERS : EVERYBODY);
}

static gboolean
is_single (const Person *person)
{
  return person->team_index < 0 && !person->manager && person->reports->len == 0;
}

GPtrArray *
orgchart_department (const Model *model, const Words *words, gboolean *then_teams)
{
  OrgChartOptions options = { .team = -1, .depth = G_MAXUINT };
  guint people = 0, single = 0;

  for (guint i = 0; i < model->people->len; i++)
    {
      const Person *person = g_ptr_array_index (model->people, i);
      gboolean active = person_is_active (person, model->as_of);

      people += active;
      single += active && is_single (person);
    }
  options.no_single_people = single > ORGCHART_MOST_PEOPLE;
  *then_teams = people > ORGCHART_MOST_PEOPLE && model->teams->len > 0;
  return graphs_with (model, words, &options, *then_teams ? LEADERS_AND_TEAMLESS : EVERYBODY);
}
