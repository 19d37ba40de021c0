#include "chart/orgchart.h"

#include <string.h>

/* The lines of command as they are drawn: a seat is a person's, or a team's whose people nobody leads. */
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
  GArray *seats;          /* Seat */
  GArray *roots;           /* guint */
  gint *seat_of;          /* of each person, or -1 */
  gint *managers;          /* of each person: the nearest one who is employed, or -1 */
  guint *team_sizes;
} Tree;

typedef enum { EVERYBODY, LEADERS, LEADERS_AND_TEAMLESS } Selection;

#define seat_at(tree, index) (&g_array_index ((tree)->seats, Seat, index))

static const Person *
person_at (const Model *model, guint index)
{
  return g_ptr_array_index (model->people, index);
}

/* The nearest manager who is employed; a cycle, which the records' check has reported, ends at the top. */
static gint
find_manager (const Model *model, const Person *person)
{
  const Person *manager = person->manager;
  guint steps = 0;

  while (manager && !person_is_active (manager, model->as_of))
    {
      manager = manager->manager;
      if (++steps > model->people->len)
        return -1;
    }
  return manager && manager != person ? (gint) manager->index : -1;
}

static void
find_managers (Tree *tree)
{
  guint n = tree->model->people->len;

  tree->managers = g_new (gint, n + 1);
  tree->seat_of = g_new (gint, n + 1);
  tree->team_sizes = g_new0 (guint, tree->model->teams->len + 1);
  for (guint i = 0; i < n; i++)
    {
      const Person *person = person_at (tree->model, i);

      tree->seat_of[i] = -1;
      tree->managers[i] = find_manager (tree->model, person);
      if (person->team_index >= 0 && person_is_active (person, tree->model->as_of))
        tree->team_sizes[person->team_index]++;
    }
  /* Cut what is left of cycles: nobody may be above oneself. */
  for (guint i = 0; i < n; i++)
    {
      guint steps = 0;

      for (gint above = tree->managers[i]; above >= 0 && steps <= n; above = tree->managers[above])
        if (above == (gint) i || ++steps > n)
          {
            tree->managers[i] = -1;
            break;
          }
    }
}

static gboolean
is_below (const Tree *tree, gint person, const Person *root)
{
  while (person >= 0 && person != (gint) root->index)
    person = tree->managers[person];
  return person >= 0;
}

static gboolean
is_chosen (const Tree *tree, const Person *person)
{
  const OrgChartOptions *options = tree->options;

  return person_is_active (person, tree->model->as_of) && (options->team < 0 || person->team_index == options->team)
         && (!options->root || is_below (tree, (gint) person->index, options->root));
}

static guint
add_seat (Tree *tree, const Person *person, const char *team)
{
  Seat seat = { person, team, 0, -1, g_array_new (FALSE, FALSE, sizeof (guint)), 0, FALSE };

  g_array_append_val (tree->seats, seat);
  if (person)
    tree->seat_of[person->index] = (gint) tree->seats->len - 1;
  return tree->seats->len - 1;
}

/* Everybody who was chosen, and for a team's chart the managers above. In the order of the records. */
static void
add_people (Tree *tree)
{
  guint n = tree->model->people->len;
  g_autofree gboolean *chosen = g_new0 (gboolean, n + 1), *above = g_new0 (gboolean, n + 1);

  for (guint i = 0; i < n; i++)
    {
      chosen[i] = is_chosen (tree, person_at (tree->model, i));
      if (!chosen[i] || (tree->options->root && tree->options->root->index == i))
        continue;
      for (gint up = tree->managers[i]; up >= 0 && !above[up]; up = tree->managers[up])
        {
          above[up] = TRUE;
          if (tree->options->root && tree->options->root->index == (guint) up)
            break;
        }
    }
  for (guint i = 0; i < n; i++)
    if (chosen[i] || above[i])
      {
        guint seat = add_seat (tree, person_at (tree->model, i), NULL);

        seat_at (tree, seat)->muted = !chosen[i];
      }
}

static void
connect_people (Tree *tree)
{
  for (guint i = 0; i < tree->seats->len; i++)
    {
      Seat *seat = seat_at (tree, i);
      gint manager = tree->managers[seat->person->index];

      if (tree->options->root == seat->person)
        continue;
      seat->parent = manager >= 0 ? tree->seat_of[manager] : -1;
      if (seat->parent >= 0)
        g_array_append_val (seat_at (tree, seat->parent)->children, i);
    }
}

/* Who heads a team: leads somebody of it and has no manager in it. */
static void
name_teams (Tree *tree)
{
  for (guint i = 0; i < tree->seats->len; i++)
    {
      Seat *seat = seat_at (tree, i);
      gint team = seat->person->team_index;
      gboolean leads = FALSE;

      if (team < 0 || team == tree->options->team || seat->muted
          || (seat->parent >= 0 && seat_at (tree, seat->parent)->person->team_index == team))
        continue;
      for (guint k = 0; k < seat->children->len && !leads; k++)
        leads = seat_at (tree, g_array_index (seat->children, guint, k))->person->team_index == team;
      if (leads)
        {
          seat->team = g_ptr_array_index (tree->model->teams, team);
          seat->team_size = tree->team_sizes[team];
        }
    }
}

/* People who have no manager and lead nobody hang on a box of their team. */
static void
gather_single_people (Tree *tree)
{
  guint people = tree->seats->len;
  g_autofree gint *boxes = g_new (gint, tree->model->teams->len + 1);

  for (guint team = 0; team < tree->model->teams->len; team++)
    boxes[team] = -1;
  for (guint i = 0; i < people; i++)
    {
      const Seat *seat = seat_at (tree, i);
      gint team = seat->person->team_index;

      if (seat->parent >= 0 || seat->children->len || team < 0 || tree->team_sizes[team] < 2 || tree->options->root)
        continue;
      if (boxes[team] < 0)
        boxes[team] = (gint) add_seat (tree, NULL, g_ptr_array_index (tree->model->teams, team));
      seat_at (tree, boxes[team])->team_size = tree->team_sizes[team];
      seat_at (tree, i)->parent = boxes[team];
      g_array_append_val (seat_at (tree, boxes[team])->children, i);
    }
}

/* Adds up the people of each branch; a seat's children are counted before it by going up from each person. */
static void
count_people (Tree *tree)
{
  for (guint i = 0; i < tree->seats->len; i++)
    {
      if (seat_at (tree, i)->parent < 0)
        g_array_append_val (tree->roots, i);
      if (seat_at (tree, i)->person)
        for (gint up = (gint) i; up >= 0; up = seat_at (tree, up)->parent)
          seat_at (tree, up)->people++;
    }
}

static Tree *
tree_new (const Model *model, const Words *words, const OrgChartOptions *options)
{
  Tree *tree = g_new0 (Tree, 1);

  tree->model = model;
  tree->words = words;
  tree->options = options;
  tree->seats = g_array_new (FALSE, FALSE, sizeof (Seat));
  tree->roots = g_array_new (FALSE, FALSE, sizeof (guint));
  find_managers (tree);
  add_people (tree);
  connect_people (tree);
  name_teams (tree);
  gather_single_people (tree);
  count_people (tree);
  return tree;
}

static void
tree_free (Tree *tree)
{
  for (guint i = 0; i < tree->seats->len; i++)
    g_array_unref (seat_at (tree, i)->children);
  g_array_unref (tree->seats);
  g_array_unref (tree->roots);
  g_free (tree->managers);
  g_free (tree->seat_of);
  g_free (tree->team_sizes);
  g_free (tree);
}

/* ---- tree → graph ---- */

static char *
head_count (const Tree *tree, guint people)
{
  g_autofree char *number = g_strdup_printf ("%u", people);

  if (tree->words && words_find (tree->words, "chart.people"))
    return words_format (tree->words, "chart.people", "count", number, NULL);
  return g_steal_pointer (&number);
}

static gboolean
is_shown (const Tree *tree, guint index, Selection selection)
{
  const Seat *seat = seat_at (tree, index);

  return selection == EVERYBODY || seat->children->len || (selection == LEADERS_AND_TEAMLESS && seat->person->team_index < 0);
}

/* Name, position, and what the seat stands for: the team, and how many when they are not all drawn. */
static guint
add_box (const Tree *tree, Graph *graph, guint index, gboolean counted)
{
  const Seat *seat = seat_at (tree, index);
  guint node = graph_add_node (graph, seat->person ? "person" : "team", seat->person ? seat->person->name : seat->team);
  g_autofree char *count = counted ? head_count (tree, seat->team ? seat->team_size : seat->people) : NULL;
  g_autofree char *both = count && seat->team ? g_strdup_printf ("%s · %s", seat->team, count) : NULL;

  if (seat->person && seat->person->position)
    graph_add_line (graph, node, seat->person->position);
  if (seat->person && (both || seat->team || count))
    graph_add_line (graph, node, both ? both : seat->team ? seat->team : count);
  else if (!seat->person && count)
    graph_add_line (graph, node, count);
  graph_node (graph, node)->muted = seat->muted;
  return node;
}

typedef struct { guint seat, depth; gint above; guint people; } Step;

/* The seats to draw, each behind the one above it, with how many people of its branch are drawn. */
static GArray *
steps_of (const Tree *tree, const guint *starts, guint n_starts, guint depth, Selection selection)
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
graph_of (const Tree *tree, const guint *starts, guint n_starts, guint depth, Selection selection, const char *title)
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
height_of (const Tree *tree, guint start, Selection selection)
{
  g_autoptr (GArray) steps = steps_of (tree, &start, 1, G_MAXUINT, selection);

  return steps->len ? g_array_index (steps, Step, steps->len - 1).depth : 0;
}

static char *
branch_title (const Tree *tree, const char *title, guint seat)
{
  const char *name = seat_at (tree, seat)->person ? seat_at (tree, seat)->person->name : seat_at (tree, seat)->team;

  return g_strdup_printf ("%s · %s", title, name);
}

/* The seats `level` levels below `start` that have somebody below them. */
static GArray *
branches_at (const Tree *tree, guint start, guint level, Selection selection)
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

static void split (const Tree *tree, const guint *starts, guint n_starts, guint depth, Selection selection, const char *title,
                   const char *base, GPtrArray *graphs);

/* Several trees side by side: as many a chart as there is room for. */
static void
split_roots (const Tree *tree, const guint *starts, guint n_starts, guint depth, Selection selection, const char *title,
             const char *base, GPtrArray *graphs)
{
  guint first = 0, count = 1;

  while (first < n_starts)
    {
      while (first + count < n_starts)
        {
          Graph *graph = graph_of (tree, starts + first, count + 1, depth, selection, title);
          gboolean fits = graph_tree_width (graph) <= CHART_WIDEST;

          graph_free (graph);
          if (!fits)
            break;
          count++;
        }
      split (tree, starts + first, count, depth, selection, title, base, graphs);
      first += count;
      count = 1;
    }
}

/* The upper levels, as many as there is room for, then a chart a branch. */
static void
split_branches (const Tree *tree, guint start, guint depth, Selection selection, const char *title, const char *base, GPtrArray *graphs)
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
split (const Tree *tree, const guint *starts, guint n_starts, guint depth, Selection selection, const char *title, const char *base,
       GPtrArray *graphs)
{
  Graph *graph = graph_of (tree, starts, n_starts, depth, selection, title);
  gboolean fits = graph_tree_width (graph) <= CHART_WIDEST;

  if (graph->nodes->len == 0)
    graph_free (graph);
  else if (!fits && n_starts > 1)
    {
      graph_free (graph);
      split_roots (tree, starts, n_starts, depth, selection, title, base, graphs);
    }
  else if (!fits && MIN (height_of (tree, starts[0], selection), depth) > 1)
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
default_title (const Tree *tree)
{
  const OrgChartOptions *options = tree->options;
  const char *team = options->team >= 0 ? g_ptr_array_index (tree->model->teams, options->team) : NULL;
  const char *whole = tree->words ? words_find (tree->words, "chart.organization") : NULL;

  if (options->title)
    return g_strdup (options->title);
  if (team && tree->words && words_find (tree->words, "chart.team"))
    return words_format (tree->words, "chart.team", "team", team, NULL);
  if (team || options->root)
    return g_strdup (team ? team : options->root->name);
  return g_strdup (whole ? whole : tree->model->config && tree->model->config->department ? tree->model->config->department : "");
}

static GPtrArray *
graphs_of (const Tree *tree, Selection selection)
{
  GPtrArray *graphs = g_ptr_array_new_with_free_func (free_graph);
  g_autofree char *title = default_title (tree);

  split (tree, (const guint *) (gconstpointer) tree->roots->data, tree->roots->len, tree->options->depth, selection, title, title, graphs);
  return graphs;
}

static GPtrArray *
graphs_with (const Model *model, const Words *words, const OrgChartOptions *options, Selection selection)
{
  Tree *tree = tree_new (model, words, options);
  GPtrArray *graphs = graphs_of (tree, selection);

  tree_free (tree);
  return graphs;
}

GPtrArray *
orgchart_graphs (const Model *model, const Words *words, const OrgChartOptions *options)
{
  return graphs_with (model, words, options, options->leaders_only ? LEADERS : EVERYBODY);
}

GPtrArray *
orgchart_department (const Model *model, const Words *words)
{
  OrgChartOptions options = { -1, NULL, G_MAXUINT, FALSE, NULL };
  guint people = 0;
  GPtrArray *graphs;

  for (guint i = 0; i < model->people->len; i++)
    people += person_is_active (person_at (model, i), model->as_of);
  if (people <= ORGCHART_MOST_PEOPLE || model->teams->len == 0)
    return graphs_with (model, words, &options, EVERYBODY);
  graphs = graphs_with (model, words, &options, LEADERS_AND_TEAMLESS);
  for (guint team = 0; team < model->teams->len; team++)
    {
      GPtrArray *part;

      options.team = (gint) team;
      part = graphs_with (model, words, &options, EVERYBODY);
      g_ptr_array_extend_and_steal (graphs, part);
    }
  return graphs;
}
