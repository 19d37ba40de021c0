/* A total and its members along a few days, small enough to work out by hand. The minimum is 4. */
#include "measure/disclosure.h"

#define MINIMUM 4
#define MOST_SPANS 64
#define MOST_MEMBERS 4

typedef struct {
  TimelineSpan spans[MOST_SPANS];
  guint n, n_days, n_members;
  guint32 people[MOST_MEMBERS + 1][MOST_SPANS];     /* of the total, then of the members */
  guint8 states[MOST_MEMBERS + 1][MOST_SPANS];
} Fixture;

/* A layer: by day how many people, "-" behind it: given up, "s": secret. Few are secret. */
static void
layer_days (Fixture *fixture, guint layer, const char *people)
{
  g_auto (GStrv) words = g_strsplit (people, " ", -1);
  for (guint day = 0; words[day] != NULL; day++)
    {
      guint32 n = (guint32) g_ascii_strtoull (words[day], NULL, 10);
      fixture->people[layer][day] = n;
      fixture->states[layer][day] = g_str_has_suffix (words[day], "-") ? CELL_GIVEN_UP
                                      : g_str_has_suffix (words[day], "s") || (n > 0 && n < MINIMUM) ? CELL_SECRET : CELL_SHOWN;
    }
}

/* Days alone so far; every span of several days is given up until show() publishes it. */
static void
begin (Fixture *fixture, guint n_days, guint n_members)
{
  *fixture = (Fixture) { .n = n_days, .n_days = n_days, .n_members = n_members };
  for (guint day = 0; day < n_days; day++)
    fixture->spans[day] = (TimelineSpan) { day, day, 0 };
}

/* The number of the span; of each layer it has the people of its days together. */
static guint
span (Fixture *fixture, guint first, guint last, guint grade)
{
  guint i = fixture->n++;
  fixture->spans[i] = (TimelineSpan) { first, last, grade };
  for (guint layer = 0; layer <= fixture->n_members; layer++)
    {
      fixture->states[layer][i] = CELL_GIVEN_UP;
      for (guint day = first; day <= last; day++)
        fixture->people[layer][i] += fixture->people[layer][day];
    }
  return i;
}

static void
show (Fixture *fixture, guint layer, guint i)
{
  fixture->states[layer][i] = CELL_SHOWN;
}

/* Layer 0 is the sum of the others. */
static SumSystem
make_system (Fixture *fixture, const Timeline *timeline, TimelineLayer *layers, const SumRelation *relation)
{
  for (guint i = 0; i <= fixture->n_members; i++)
    {
      layers[i] = (TimelineLayer) { fixture->people[i], fixture->states[i] };
      if (i > 0)
        g_array_append_val (relation->members, i);
    }
  static const guint8 worth[MOST_MEMBERS + 1] = { 1 };
  return (SumSystem) { timeline, layers, worth, fixture->n_members + 1, relation, 1 };
}

static gboolean
protect (Fixture *fixture, const Timeline *timeline)
{
  TimelineLayer layers[MOST_MEMBERS + 1];
  g_autoptr (GArray) members = g_array_new (FALSE, FALSE, sizeof (guint));
  SumRelation relation = { 0, members };
  SumSystem system = make_system (fixture, timeline, layers, &relation);
  return disclosure_prevent (&system, MINIMUM);
}

/* By layer, parted by blanks: "." is shown, "s" secret, "-" given up. */
static void
expect_states (const Fixture *fixture, const char *wanted)
{
  g_autoptr (GString) found = g_string_new (NULL);
  for (guint layer = 0; layer <= fixture->n_members; layer++)
    {
      if (layer > 0)
        g_string_append_c (found, ' ');
      for (guint i = 0; i < fixture->n; i++)
        g_string_append_c (found, ".s-"[fixture->states[layer][i]]);
    }
  g_assert_cmpstr (found->str, ==, wanted);
}

static void
expect (Fixture *fixture, const char *wanted)
{
  Timeline *timeline = timeline_new (fixture->spans, fixture->n, fixture->n_days);
  protect (fixture, timeline);
  expect_states (fixture, wanted);
  g_assert_false (protect (fixture, timeline));
  timeline_free (timeline);
}

/* The total of a day less the one member that is shown is the secret one: the shown member's day goes, not the total's. */
static void
test_day (void)
{
  Fixture fixture;
  begin (&fixture, 2, 2);
  layer_days (&fixture, 0, "11 10");
  layer_days (&fixture, 1, "5 5");
  layer_days (&fixture, 2, "6s 5");
  expect (&fixture, ".. -. s.");
}

/* The members that are shown tell as much as the total: the one with the fewest people goes, and of equals not the total. */
static void
test_missed_least (void)
{
  Fixture fixture;
  begin (&fixture, 1, 3);
  layer_days (&fixture, 0, "18");
  layer_days (&fixture, 1, "6s");
  layer_days (&fixture, 2, "5");
  layer_days (&fixture, 3, "7");
  expect (&fixture, ". s - .");
  begin (&fixture, 1, 2);
  layer_days (&fixture, 0, "6");
  layer_days (&fixture, 1, "6s");
  layer_days (&fixture, 2, "6");
  expect (&fixture, ". s -");
}

/* Of two members that are not shown nothing is known, however small they are. */
static void
test_two_unknown (void)
{
  Fixture fixture;
  begin (&fixture, 1, 3);
  layer_days (&fixture, 0, "12");
  layer_days (&fixture, 1, "3");
  layer_days (&fixture, 2, "3");
  layer_days (&fixture, 3, "6");
  expect (&fixture, ". s s .");
}

/* The first day of one member is given up, but follows from both days and the second: then the secret one does. The member's
 * second day goes rather than the total's first, which is worth more. */
static void
test_member_by_time (void)
{
  Fixture fixture;
  begin (&fixture, 2, 2);
  layer_days (&fixture, 0, "11 10-");
  layer_days (&fixture, 1, "5- 5");
  layer_days (&fixture, 2, "6s 5-");
  show (&fixture, 1, span (&fixture, 0, 1, 1));
  expect (&fixture, ".-- --. s--");
}

/* The total's first day is given up, but both members of the second day are shown, and so is the total of both days: the first is known, and less the shown member the
 * secret one. */
static void
test_total_by_members (void)
{
  Fixture fixture;
  begin (&fixture, 2, 2);
  layer_days (&fixture, 0, "11- 10-");
  layer_days (&fixture, 1, "5 5");
  layer_days (&fixture, 2, "6s 5");
  show (&fixture, 0, span (&fixture, 0, 1, 1));
  expect (&fixture, "--. -.- s.-");
}

/* Where nobody of the members is, the total has nobody to tell of; nor does a member of whom everybody knows that it has nobody hide another. */
static void
test_nobody (void)
{
  Fixture fixture;
  begin (&fixture, 2, 2);
  layer_days (&fixture, 0, "0 5");
  layer_days (&fixture, 1, "0 5");
  layer_days (&fixture, 2, "0 0");
  expect (&fixture, ".. .. ..");
}

/* A day of few is known for two reasons, being few and being secret, and one more day hides it: the total's stays. */
static void
test_few (void)
{
  Fixture fixture;
  begin (&fixture, 2, 2);
  layer_days (&fixture, 0, "7 10");
  layer_days (&fixture, 1, "5 5");
  layer_days (&fixture, 2, "2 5");
  expect (&fixture, ".. -. s.");
}

/* The 34th and 35th day together are a secret of the total; both members show these two days, so that it follows. Beforehand the first member is known from the first
 * day to the 31st, and from day `second` to the 33rd, the second one up to the 33rd: which says nothing of the two days. */
static void
far_days (guint second)
{
  Fixture fixture;
  begin (&fixture, 35, 2);
  for (guint layer = 0; layer <= 2; layer++)
    for (guint day = 0; day < 35; day++)
      {
        fixture.people[layer][day] = layer == 0 ? 10 : 5;
        fixture.states[layer][day] = layer > 0 && day >= 33 ? CELL_SHOWN : CELL_GIVEN_UP;
      }
  show (&fixture, 1, span (&fixture, 0, 30, 1));
  show (&fixture, 1, span (&fixture, second, 32, 1));
  show (&fixture, 2, span (&fixture, 0, 32, 1));
  fixture.states[0][span (&fixture, 33, 34, 1)] = CELL_SECRET;
  Timeline *timeline = timeline_new (fixture.spans, fixture.n, fixture.n_days);
  g_assert_true (protect (&fixture, timeline));
  guint given_up = 0;
  for (guint layer = 1; layer <= 2; layer++)
    for (guint day = 33; day < 35; day++)
      given_up += fixture.states[layer][day] == CELL_GIVEN_UP;
  g_assert_cmpuint (given_up, >, 0);
  timeline_free (timeline);
}

static void
test_far_days (void)
{
  far_days (2);
  far_days (1);   /* 31 · 1 + 0 = 31 · 0 + 31: the 32nd day looks like the 34th to who compares by such a sum */
}

/* The total and the third member are known of all three days and of the second, so of the first and the third together: there the other two have 1. The first of them
 * has nobody on these days, nor has the second on the third: it is the one on the first day. */
static void
test_two_stretches (void)
{
  Fixture fixture;
  begin (&fixture, 3, 3);
  layer_days (&fixture, 0, "5- 13 4-");
  layer_days (&fixture, 1, "0 4- 0");
  layer_days (&fixture, 2, "1s 4- 0");
  layer_days (&fixture, 3, "4- 5 4-");
  guint all = span (&fixture, 0, 2, 1);
  show (&fixture, 0, all);
  show (&fixture, 3, all);
  expect (&fixture, "-.-. .-.- s-.- ---.");
}

/* What is given up and follows all the same might as well be shown. */
static void
test_show_known (void)
{
  Fixture fixture;
  begin (&fixture, 2, 2);
  layer_days (&fixture, 0, "11- 12");
  layer_days (&fixture, 1, "5 6-");
  layer_days (&fixture, 2, "6- 6-");
  show (&fixture, 0, span (&fixture, 0, 1, 1));
  Timeline *timeline = timeline_new (fixture.spans, fixture.n, fixture.n_days);
  TimelineLayer layers[MOST_MEMBERS + 1];
  g_autoptr (GArray) members = g_array_new (FALSE, FALSE, sizeof (guint));
  SumRelation relation = { 0, members };
  SumSystem system = make_system (&fixture, timeline, layers, &relation);
  disclosure_show_known (&system, 3);
  expect_states (&fixture, "... .-- .--");
  timeline_free (timeline);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  g_test_add_func ("/disclosure/day", test_day);
  g_test_add_func ("/disclosure/missed-least", test_missed_least);
  g_test_add_func ("/disclosure/two-unknown", test_two_unknown);
  g_test_add_func ("/disclosure/member-by-time", test_member_by_time);
  g_test_add_func ("/disclosure/total-by-members", test_total_by_members);
  g_test_add_func ("/disclosure/nobody", test_nobody);
  g_test_add_func ("/disclosure/few", test_few);
  g_test_add_func ("/disclosure/far-days", test_far_days);
  g_test_add_func ("/disclosure/two-stretches", test_two_stretches);
  g_test_add_func ("/disclosure/show-known", test_show_known);
  return g_test_run ();
}
