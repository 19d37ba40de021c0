/* Days, weeks and a month small enough to work out by hand. The minimum is 4. */
#include "measure/timeline.h"

#include <string.h>

#define MINIMUM 4
#define MOST 32

typedef struct {
  TimelineSpan spans[MOST];
  guint32 people[MOST];
  guint8 states[MOST];
  guint n, n_days;
} Fixture;

/* A day for each number; they stand before all other spans. Small ones are secret. */
static void
days (Fixture *fixture, const char *people)
{
  g_auto (GStrv) words = g_strsplit (people, " ", -1);
  memset (fixture, 0, sizeof *fixture);
  for (; words[fixture->n_days] != NULL; fixture->n_days++)
    {
      fixture->spans[fixture->n] = (TimelineSpan) { fixture->n, fixture->n, 0 };
      fixture->people[fixture->n] = (guint32) g_ascii_strtoull (words[fixture->n], NULL, 10);
      fixture->states[fixture->n] = fixture->people[fixture->n] > 0 && fixture->people[fixture->n] < MINIMUM ? CELL_SECRET : CELL_SHOWN;
      fixture->n++;
    }
}

static void
span (Fixture *fixture, guint first, guint last, guint grade, guint32 people)
{
  fixture->spans[fixture->n] = (TimelineSpan) { first, last, grade };
  fixture->people[fixture->n] = people;
  fixture->states[fixture->n] = people > 0 && people < MINIMUM ? CELL_SECRET : CELL_SHOWN;
  fixture->n++;
}

/* "." is shown, "s" secret, "-" given up. */
static void
expect (Fixture *fixture, const char *wanted)
{
  Timeline *timeline = timeline_new (fixture->spans, fixture->n, fixture->n_days);
  TimelineLayer layer = { fixture->people, fixture->states };
  timeline_protect (timeline, &layer, MINIMUM);
  g_autofree char *found = g_strnfill (fixture->n, '.');
  for (guint i = 0; i < fixture->n; i++)
    found[i] = ".s-"[fixture->states[i]];
  g_assert_cmpstr (found, ==, wanted);
  g_assert_false (timeline_protect (timeline, &layer, MINIMUM));
  timeline_free (timeline);
}

static void
test_nothing (void)
{
  Fixture fixture;
  days (&fixture, "5 0 6 4");
  span (&fixture, 0, 3, 1, 9);
  expect (&fixture, ".....");
}

/* A week of two days, one of them small: the other one less the week would tell. The day goes before the week. */
static void
test_week (void)
{
  Fixture fixture;
  days (&fixture, "2 6");
  span (&fixture, 0, 1, 1, 6);
  expect (&fixture, "s-.");
}

/* Of two days that would tell of the small one less the week, the one with fewer people goes. */
static void
test_fewer_people (void)
{
  Fixture fixture;
  days (&fixture, "2 6 5");
  span (&fixture, 0, 2, 1, 9);
  expect (&fixture, "s.-.");
}

/* A day on which nothing was joins what lies around it. */
static void
test_empty_day (void)
{
  Fixture fixture;
  days (&fixture, "0 2 0");
  span (&fixture, 0, 2, 1, 2);
  span (&fixture, 0, 2, 2, 2);
  expect (&fixture, ".s.ss");
  days (&fixture, "6 0 2 0 6");
  span (&fixture, 0, 1, 1, 6);
  span (&fixture, 2, 3, 1, 2);
  span (&fixture, 0, 4, 2, 8);
  /* The whole less the first and the last day is the small one. The first is known by its week too: giving up the last is enough. */
  expect (&fixture, "..s.-.s.");
}

/* Two weeks of the month, and the month: its small week cannot be had from the others. */
static void
test_month (void)
{
  Fixture fixture;
  days (&fixture, "3 3 5 2 6 6");
  span (&fixture, 0, 1, 1, 5);
  span (&fixture, 2, 3, 1, 5);
  span (&fixture, 4, 5, 1, 7);
  span (&fixture, 0, 5, 2, 9);
  expect (&fixture, "ss-s......");
}

/* Two on Monday and two others on Wednesday, nobody else: the week tells of four. That it ends with days of nobody makes them no fewer. */
static void
test_empty_end (void)
{
  Fixture fixture;
  days (&fixture, "2 0 2");
  span (&fixture, 0, 2, 1, 4);
  expect (&fixture, "s.s.");
  days (&fixture, "2 0 2 0");
  span (&fixture, 0, 3, 1, 4);
  expect (&fixture, "s.s..");
  days (&fixture, "0 2 0 2");
  span (&fixture, 0, 3, 1, 4);
  expect (&fixture, ".s.s.");
}

/* What is secret for another reason than being small must not follow either. */
static void
test_secret (void)
{
  Fixture fixture;
  days (&fixture, "5 6");
  span (&fixture, 0, 1, 1, 8);
  fixture.states[0] = CELL_SECRET;
  expect (&fixture, "s-.");
}

static void
test_labels (void)
{
  Fixture fixture;
  guint32 labels[4];
  days (&fixture, "5 2 6");
  span (&fixture, 0, 2, 1, 9);
  fixture.states[2] = CELL_GIVEN_UP;
  Timeline *timeline = timeline_new (fixture.spans, fixture.n, fixture.n_days);
  timeline_labels (timeline, &(TimelineLayer) { fixture.people, fixture.states }, labels);
  /* The first day is known, and the whole; so are the last two days together, but neither of them. */
  g_assert_cmpuint (labels[0], ==, labels[1]);
  g_assert_cmpuint (labels[1], ==, labels[3]);
  g_assert_cmpuint (labels[1], !=, labels[2]);
  timeline_free (timeline);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/timeline/nothing", test_nothing);
  g_test_add_func ("/timeline/week", test_week);
  g_test_add_func ("/timeline/fewer-people", test_fewer_people);
  g_test_add_func ("/timeline/empty-day", test_empty_day);
  g_test_add_func ("/timeline/month", test_month);
  g_test_add_func ("/timeline/empty-end", test_empty_end);
  g_test_add_func ("/timeline/secret", test_secret);
  g_test_add_func ("/timeline/labels", test_labels);
  return g_test_run ();
}
