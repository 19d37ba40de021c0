/* Exports that overlap: what counts as one attempt. Days are written as numbers, scores in points. */
#include "facts/score_exports.h"

#include "facts/buckets.h"
#include "facts/completions.h"

#include <string.h>

#define AS_OF 100

/* "file day[=own day] value": "0 10 85", "1 17=12 -": the export in file 1, made on day 17, of an assessment held on day 12. Values: a number, or a mark. */
typedef struct { const char *scores, *merged; guint n_gone, n_later; } Case;

static const char *
kind_of (const char *mark)
{
  return strcmp (mark, "-") == 0 ? "none" : strcmp (mark, "EX") == 0 ? "exempt" : NULL;
}

static void
add_score (GArray *scores, const char *text, gboolean is_event, guint person)
{
  guint file, day, own;
  gint64 moment = 0;
  g_auto (GStrv) parts = g_strsplit (text, " ", -1);
  g_auto (GStrv) days = g_strsplit (parts[1], "=", 2), clock = g_strsplit (days[0], "@", 2);
  file = (guint) g_ascii_strtoull (parts[0], NULL, 10);
  day = (guint) g_ascii_strtoull (clock[0], NULL, 10);
  own = days[1] != NULL ? (guint) g_ascii_strtoull (days[1], NULL, 10) : day;
  if (clock[1] != NULL)
    moment = day * 86400 + g_ascii_strtoll (clock[1], NULL, 10);
  ExportedScore score = { .taken = day, .moment = moment, .is_event = is_event };
  score.event = (ScoreEvent) { .person = person, .assessment = -1, .course = 3, .date = own, .file = file, .sequence = scores->len,
                               .missing = kind_of (parts[2]), .points = g_ascii_strtoll (parts[2], NULL, 10) };
  g_array_append_val (scores, score);
}

static char *
merge (const char *text, gboolean is_event, guint *n_gone, guint *n_later)
{
  GString *merged = g_string_new (NULL);
  GArray *scores = g_array_new (FALSE, FALSE, sizeof (ExportedScore));
  g_auto (GStrv) each = g_strsplit (text, "; ", -1);
  for (char **score = each; *score != NULL; score++)
    add_score (scores, *score, is_event, 7);
  *n_later = 0;
  *n_gone = exported_scores_merge (scores, AS_OF, n_later);
  for (guint i = 0; i < scores->len; i++)
    {
      const ScoreEvent *event = &g_array_index (scores, ExportedScore, i).event;
      g_autofree char *value = event->missing != NULL ? g_strdup (event->missing) : g_strdup_printf ("%" G_GINT64_FORMAT, event->points);
      g_string_append_printf (merged, "%s%u %s", i > 0 ? "; " : "", event->date, value);
      if (event->attempt > 0)
        g_string_append_printf (merged, " #%u", event->attempt);
    }
  g_array_unref (scores);
  return g_string_free (merged, FALSE);
}

static void
check (const Case *cases, guint n, gboolean is_event)
{
  for (guint i = 0; i < n; i++)
    {
      guint n_gone, n_later;
      g_autofree char *merged = merge (cases[i].scores, is_event, &n_gone, &n_later);
      if (strcmp (merged, cases[i].merged) != 0 || n_gone != cases[i].n_gone || n_later != cases[i].n_later)
        {
          g_test_message ("%s: %s (%u gone, %u later), not %s", cases[i].scores, merged, n_gone, n_later, cases[i].merged);
          g_test_fail ();
        }
    }
}

static void
test_gradebooks (void)
{
  static const Case cases[] = {
    /* Last week's export beside this week's. */
    { "0 10 85; 1 17 85", "10 85", 1, 0 },
    { "1 17 85; 0 10 85", "10 85", 1, 0 },
    { "0 10 55; 1 17 85", "10 55; 17 85", 0, 0 },
    { "0 10 55; 1 17 85; 2 24 85", "10 55; 17 85", 1, 0 },
    { "0 10 55; 1 17 85; 2 24 55", "10 55; 17 85; 24 55", 0, 0 },
    /* "-" was only waited for; an exemption is a decision. */
    { "0 10 -; 1 17 85", "17 85", 1, 0 },
    { "0 10 -; 1 17 -; 2 24 -", "10 none", 2, 0 },
    { "0 10 85; 1 17 -", "10 85", 1, 0 },
    { "0 10 EX; 1 17 85", "10 exempt; 17 85", 0, 0 },
    { "0 10 EX; 1 17 EX", "10 exempt", 1, 0 },
    /* The assessment's day is known. */
    { "0 10=8 85; 1 17=8 85", "8 85", 1, 0 },
    { "0 10=8 55; 1 17=8 85", "8 55; 17 85", 0, 0 },
    { "0 10=8 55; 1 17=8 85; 2 24=8 90", "8 55; 17 85; 24 90", 0, 0 },
    { "0 10=20 55; 1 17=20 85", "20 85", 1, 0 },
    { "0 10=20 55; 1 17=20 85; 2 24=20 90", "20 85; 24 90", 1, 0 },
    { "0 10=8 -; 1 17=8 85", "8 85", 1, 0 },
    /* Two exports of one day: the later one was corrected. */
    { "0 10@60 55; 1 10@120 85", "10 85", 1, 0 },
    { "1 10@120 55; 0 10@60 85", "10 55", 1, 0 },
    /* Nobody knows which is later: both stay, and are reported as a duplicate. */
    { "0 10 55; 1 10 85", "10 55; 10 85", 0, 0 },
    { "0 0=8 55; 1 0=8 85", "8 55; 8 85", 0, 0 },
    { "0 0=8 55; 1 0=8 55", "8 55", 1, 0 },
    /* One file never says the same thing twice: a mistake, reported as such. */
    { "0 10 85; 0 10 85", "10 85; 10 85", 0, 0 },
    /* The retake was entered after the as-of date. */
    { "0 10=8 55; 1 117=8 85", "8 55", 0, 1 },
  };
  check (cases, G_N_ELEMENTS (cases), FALSE);
}

static void
test_statements (void)
{
  static const Case cases[] = {
    { "0 10@60 55; 0 17@60 85", "10 55; 17 85", 0, 0 },
    { "0 10@60 85; 0 17@60 85", "10 85; 17 85", 0, 0 },
    /* The same statement in two files. */
    { "0 10@60 85; 1 10@60 85", "10 85", 1, 0 },
    { "0 10@60 85; 1 10@61 85", "10 85 #1; 10 85 #2", 0, 0 },
    /* Newest first, as services answer; two on one day. */
    { "0 11@0 90; 0 10@7200 80; 0 10@3600 40", "10 40 #1; 10 80 #2; 11 90 #3", 0, 0 },
    { "0 10 80; 1 10 80", "10 80 #1; 10 80 #2", 0, 0 },
  };
  check (cases, G_N_ELEMENTS (cases), TRUE);
}

static void
test_pairs (void)
{
  guint n_later = 0;
  GArray *scores = g_array_new (FALSE, FALSE, sizeof (ExportedScore));
  add_score (scores, "0 10 85", FALSE, 1);
  add_score (scores, "1 17 85", FALSE, 2);
  add_score (scores, "1 18 85", FALSE, 1);
  add_score (scores, "1 18@5 85", TRUE, 1);
  g_assert_cmpuint (exported_scores_merge (scores, AS_OF, &n_later), ==, 1);
  g_assert_cmpuint (scores->len, ==, 3);
  g_assert_cmpuint (g_array_index (scores, ExportedScore, 0).event.person, ==, 1);
  g_assert_cmpuint (g_array_index (scores, ExportedScore, 0).event.date, ==, 10);
  g_assert_true (g_array_index (scores, ExportedScore, 1).is_event);
  g_assert_cmpuint (g_array_index (scores, ExportedScore, 2).event.person, ==, 2);
  g_array_unref (scores);
}

/* What is said last counts: by day, then by second, else by the order of the exports; what has no day is older than all. */
static void
test_completions (void)
{
  Completions *completions = completions_new ();
  completions_add (completions, 7, 2, "a", COMPLETION_PASSED, 20, 0);
  completions_add (completions, 7, 2, "a", COMPLETION_INCOMPLETE, DATE_NONE, 0);
  completions_add (completions, 3, 2, "a", COMPLETION_INCOMPLETE, DATE_NONE, 0);
  completions_add (completions, 3, 2, "a", COMPLETION_COMPLETED, 5, 0);
  completions_add (completions, 9, 0, "a", COMPLETION_FAILED, 20, 9000);
  completions_add (completions, 9, 0, "a", COMPLETION_COMPLETED, 20, 8000);
  completions_add (completions, 4, 2, "a", COMPLETION_FAILED, 20, 0);
  completions_add (completions, 4, 2, "a", COMPLETION_PASSED, 20, 0);
  completions_add (completions, 7, 0, "a", COMPLETION_PASSED, 30, 0);
  completions_add (completions, 7, 0, "a", COMPLETION_FAILED, 29, 0);
  /* Several items: the course is completed when all are, and passed when one of them says so. */
  completions_add (completions, 1, 3, "a", COMPLETION_COMPLETED, 20, 0);
  completions_add (completions, 1, 3, "b", COMPLETION_INCOMPLETE, DATE_NONE, 0);
  completions_add (completions, 2, 3, "b", COMPLETION_PASSED, 21, 0);
  completions_add (completions, 2, 3, "a", COMPLETION_COMPLETED, 22, 0);
  completions_add (completions, 4, 3, "a", COMPLETION_PASSED, 22, 0);
  completions_add (completions, 4, 3, "b", COMPLETION_INCOMPLETE, 22, 0);
  completions_add (completions, 4, 3, "b", COMPLETION_FAILED, 23, 0);
  completions_add (completions, 5, 3, "b", COMPLETION_COMPLETED, 23, 0);
  GArray *latest = completions_arrange (completions);
  static const CourseCompletion expected[] = { { 0, 7, COMPLETION_PASSED, 30 }, { 0, 9, COMPLETION_FAILED, 20 }, { 2, 3, COMPLETION_COMPLETED, 5 },
                                               { 2, 4, COMPLETION_PASSED, 20 }, { 2, 7, COMPLETION_PASSED, 20 },
                                               { 3, 1, COMPLETION_INCOMPLETE, 20 }, { 3, 2, COMPLETION_PASSED, 22 },
                                               { 3, 4, COMPLETION_FAILED, 23 }, { 3, 5, COMPLETION_COMPLETED, 23 } };
  g_assert_cmpuint (latest->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < MIN (latest->len, G_N_ELEMENTS (expected)); i++)
    {
      const CourseCompletion *found = &g_array_index (latest, CourseCompletion, i);
      g_assert_cmpuint (found->course, ==, expected[i].course);
      g_assert_cmpuint (found->person, ==, expected[i].person);
      g_assert_cmpint (found->state, ==, expected[i].state);
      g_assert_cmpuint (found->date, ==, expected[i].date);
    }
  g_array_unref (latest);
}

static gint
compare_numbers (gconstpointer a, gconstpointer b)
{
  guint one = *(const guint *) a, other = *(const guint *) b;
  return one < other ? -1 : one > other;
}

static guint
hundreds (gconstpointer element, gconstpointer data)
{
  return *(const guint *) element / 100;
}

/* Numbers below 1009 in the order of a generator of the group modulo 1009: each once, far from sorted. */
static void
test_buckets (void)
{
  guint numbers[1008];
  for (guint i = 0, number = 1; i < 1008; i++, number = number * 11 % 1009)
    numbers[i] = number;
  buckets_sort (numbers, 1008, sizeof *numbers, 11, hundreds, NULL, compare_numbers);
  for (guint i = 0; i < 1008; i++)
    g_assert_cmpuint (numbers[i], ==, i + 1);
  buckets_sort (numbers, 0, sizeof *numbers, 11, hundreds, NULL, compare_numbers);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  g_test_add_func ("/score-exports/gradebooks", test_gradebooks);
  g_test_add_func ("/score-exports/statements", test_statements);
  g_test_add_func ("/score-exports/pairs", test_pairs);
  g_test_add_func ("/score-exports/completions", test_completions);
  g_test_add_func ("/score-exports/buckets", test_buckets);
  return g_test_run ();
}
