#include "chart/org_tree.h"

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
find_managers (OrgTree *tree)
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
is_below (const OrgTree *tree, gint person, const Person *root)
{
  while (person >= 0 && person != (gint) root->index)
    person = tree->managers[person];
  return person >= 0;
}

static gboolean
is_chosen (const OrgTree *tree, const Person *person)
{
  const OrgChartOptions *options = tree->options;

  return person_is_active (person, tree->model->as_of) && (options->team < 0 || person->team_index == options->team)
         && !(options->no_single_people && person->team_index < 0 && !person->manager && person->reports->len == 0)
         && (!options->root || is_below (tree, (gint) person->index, options->root));
}

static guint
add_seat (OrgTree *tree, const Person *person, const char *team)
{
  Seat seat = { person, team, 0, -1, g_array_new (FALSE, FALSE, sizeof (guint)), 0, FALSE };

  g_array_append_val (tree->seats, seat);
  if (person)
    tree->seat_of[person->index] = (gint) tree->seats->len - 1;
  return tree->seats->len - 1;
}

/* Everybody who was chosen, and for a team's chart the managers above. In the order of the records. */
static void
add_people (OrgTree *tree)
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
connect_people (OrgTree *tree)
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
name_teams (OrgTree *tree)
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
gather_single_people (OrgTree *tree)
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

/* Adds up the people of each branch, going up from each person. */
static void
count_people (OrgTree *tree)
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

OrgTree *
org_tree_new (const Model *model, const Words *words, const OrgChartOptions *options)
{
  OrgTree *tree = g_new0 (OrgTree, 1);

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

void
org_tree_free (OrgTree *tree)
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
