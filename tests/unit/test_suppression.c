/* Tables small enough to work out by hand. People of each member; the minimum is 5. A member in brackets is hidden. */
#include "measure/suppression.h"

#include <string.h>

#define MINIMUM 5

/* Members "20 8 3" of a total of `all`, `overlapping` or not; expects which are hidden: "..x". */
static void
expect (const char *members, guint all, gboolean overlapping, const char *hidden)
{
  g_auto (GStrv) words = g_strsplit (members, " ", -1);
  guint n = g_strv_length (words);
  SuppressionCell total = { all, all > 0 && all < MINIMUM };
  SuppressionCell *cells = g_new0 (SuppressionCell, n + 1);
  for (guint i = 0; i < n; i++)
    cells[i].people = (guint32) g_ascii_strtoull (words[i], NULL, 10);
  suppression_hide_small (cells, n, MINIMUM);
  suppression_protect (&total, cells, n, overlapping, MINIMUM);
  g_autofree char *found = g_strnfill (n, '.');
  for (guint i = 0; i < n; i++)
    if (cells[i].state == CELL_SECRET)
      found[i] = 'x';
  g_assert_cmpstr (found, ==, hidden);
  /* Twice is once. */
  g_assert_false (suppression_protect (&total, cells, n, overlapping, MINIMUM));
  g_free (cells);
}

static void
test_primary (void)
{
  expect ("20 8 7", 35, FALSE, "...");
  expect ("20 5", 25, FALSE, "..");
  expect ("0 20 8", 28, FALSE, "...");           /* nobody: there is no cell, and nothing to hide */
}

static void
test_by_subtraction (void)
{
  expect ("20 8 3", 31, FALSE, ".xx");           /* 31 − 20 − 8 = 3: the smallest of the others goes too; 8 + 3 ≥ 5 */
  expect ("3 8 20", 31, FALSE, "xx.");
  expect ("8 8 3", 19, FALSE, "x.x");            /* of two alike the first */
  expect ("20 3 3", 26, FALSE, ".xx");           /* two are hidden, and 6 people can be told together */
  expect ("20 2 2", 24, FALSE, "xxx");           /* 2 + 2 < 5: the difference would be about four people */
  expect ("20 9 2 1", 32, FALSE, ".xxx");        /* 2 + 1 < 5, with 9 it is 12 */
  expect ("3 2", 5, FALSE, "xx");                /* nothing is left but the total itself */
}

/* Those who belong to no member are one more that is not shown. */
static void
test_rest (void)
{
  expect ("20 8 3", 35, FALSE, "..x");           /* 35 − 20 − 8 = 7: the three and four more */
  expect ("20 8 3", 32, FALSE, ".xx");           /* 4 people: too few */
  expect ("20 8", 30, FALSE, "..");              /* two people belong nowhere: no figure of theirs is asked for */
}

/* Who changed teams is in two of them: 20 + 8 + 3 + 3 = 34 for 32 people, the doubles may be the small ones. */
static void
test_movers (void)
{
  expect ("20 8 3 3", 34, FALSE, "..xx");
  expect ("20 8 3 3", 32, FALSE, ".xxx");        /* 3 + 3 − 2 = 4 < 5 */
}

/* Courses share their people: two hidden ones may be of the same three. */
static void
test_overlapping (void)
{
  expect ("20 8 3", 22, TRUE, ".xx");
  expect ("20 3 3", 22, TRUE, "xxx");
  expect ("20 8 3 3", 22, TRUE, ".xxx");
  expect ("20 20", 22, TRUE, "..");
}

/* A total that is hidden for the sake of its neighbours is not to be had by adding up. */
static void
test_hidden_total (void)
{
  SuppressionCell total = { 30, TRUE }, members[] = { { 20, FALSE }, { 10, FALSE } };
  g_assert_true (suppression_protect (&total, members, 2, FALSE, MINIMUM));
  g_assert_cmpuint (members[0].state, ==, CELL_SHOWN);
  g_assert_cmpuint (members[1].state, ==, CELL_SECRET);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  g_test_add_func ("/suppression/primary", test_primary);
  g_test_add_func ("/suppression/by-subtraction", test_by_subtraction);
  g_test_add_func ("/suppression/rest", test_rest);
  g_test_add_func ("/suppression/movers", test_movers);
  g_test_add_func ("/suppression/overlapping", test_overlapping);
  g_test_add_func ("/suppression/hidden-total", test_hidden_total);
  return g_test_run ();
}
