/* A department and its teams, day by day, small enough to work out by hand. The minimum is 4. */
#include "measure/crossing.h"

#include <string.h>

#define MINIMUM 4
#define MOST 64

typedef struct { guint32 people[MOST]; guint8 states[MOST]; } Cells;

typedef struct {
  TimelineSpan spans[MOST];
  guint n, n_days;
  Cells total, members[2];
} Fixture;

static void
begin (Fixture *fixture, guint n_days)
{
  memset (fixture, 0, sizeof *fixture);
  for (fixture->n = 0; fixture->n < n_days; fixture->n++)
    fixture->spans[fixture->n] = (TimelineSpan) { fixture->n, fixture->n, 0 };
  fixture->n_days = n_days;
}

static void
span (Fixture *fixture, guint first, guint last)
{
  fixture->spans[fixture->n++] = (TimelineSpan) { first, last, 1 };
}

/* People of each span, "-" behind those that are given up, "s" behind secrets: "3s 5 9-". */
static void
fill (Cells *cells, const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  for (guint i = 0; words[i] != NULL; i++)
    {
      char *end;
      cells->people[i] = (guint32) g_ascii_strtoull (words[i], &end, 10);
      cells->states[i] = *end == 's' ? CELL_SECRET : *end == '-' ? CELL_GIVEN_UP : CELL_SHOWN;
    }
}

static void
expect_cells (const Fixture *fixture, const Cells *cells, const char *wanted)
{
  g_autofree char *found = g_strnfill (fixture->n, '.');
  for (guint i = 0; i < fixture->n; i++)
    found[i] = ".s-"[cells->states[i]];
  g_assert_cmpstr (found, ==, wanted);
}

static gboolean
protect (Fixture *fixture)
{
  Timeline *timeline = timeline_new (fixture->spans, fixture->n, fixture->n_days);
  TimelineLayer total = { fixture->total.people, fixture->total.states }, members[2];
  for (guint i = 0; i < 2; i++)
    members[i] = (TimelineLayer) { fixture->members[i].people, fixture->members[i].states };
  gboolean changed = crossing_protect (timeline, &total, members, 2, MINIMUM);
  g_assert_false (crossing_protect (timeline, &total, members, 2, MINIMUM));
  timeline_free (timeline);
  return changed;
}

static void
test_nothing (void)
{
  Fixture fixture;
  begin (&fixture, 2);
  span (&fixture, 0, 1);
  fill (&fixture.total, "10 12 12");
  fill (&fixture.members[0], "5 6 6");
  fill (&fixture.members[1], "5 6 6");
  g_assert_false (protect (&fixture));
  expect_cells (&fixture, &fixture.total, "...");
}

/* Monday of the second team is the department's week less everybody's Tuesday less the first team's Monday: no row of a period nor a line of days says so. */
static void
test_member_of_the_rest (void)
{
  Fixture fixture;
  begin (&fixture, 2);
  span (&fixture, 0, 1);
  fill (&fixture.total, "9- 12 12");
  fill (&fixture.members[0], "6 6- 6-");
  fill (&fixture.members[1], "3s 6- 6-");
  g_assert_true (protect (&fixture));
  /* The Monday of the first team has the fewest people of what tells. */
  expect_cells (&fixture, &fixture.members[0], "---");
  expect_cells (&fixture, &fixture.total, "-..");
}

/* What all members show, they show of the total. */
static void
test_total_of_the_members (void)
{
  Fixture fixture;
  begin (&fixture, 1);
  fill (&fixture.total, "12s");
  fill (&fixture.members[0], "5");
  fill (&fixture.members[1], "7");
  g_assert_true (protect (&fixture));
  expect_cells (&fixture, &fixture.members[0], "-");
  expect_cells (&fixture, &fixture.members[1], ".");
}

/* The last day is known of both members and secret of the total, while labels of the days before add up alike in many ways. */
static void
test_far_from_the_beginning (void)
{
  for (guint n = 2; n < 50; n++)
    {
      Fixture fixture;
      begin (&fixture, n);
      span (&fixture, 0, n - 2);
      for (guint day = 0; day <= n; day++)
        {
          gboolean last = day == n - 1;
          fixture.total.people[day] = 12;
          fixture.total.states[day] = last ? CELL_SECRET : CELL_GIVEN_UP;
          fixture.members[0].people[day] = fixture.members[1].people[day] = 6;
          fixture.members[0].states[day] = last || day == n ? CELL_SHOWN : CELL_GIVEN_UP;
          fixture.members[1].states[day] = last ? CELL_SHOWN : CELL_GIVEN_UP;
        }
      g_assert_true (protect (&fixture));
      g_assert_true (fixture.members[0].states[n - 1] != CELL_SHOWN || fixture.members[1].states[n - 1] != CELL_SHOWN);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/crossing/nothing", test_nothing);
  g_test_add_func ("/crossing/member-of-the-rest", test_member_of_the_rest);
  g_test_add_func ("/crossing/total-of-the-members", test_total_of_the_members);
  g_test_add_func ("/crossing/far-from-the-beginning", test_far_from_the_beginning);
  return g_test_run ();
}
