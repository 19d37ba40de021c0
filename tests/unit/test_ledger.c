/* The ledger of published figures: what is recorded, and what is found to have changed. */
#include "counted_site.h"
#include "measure/ledger.h"

#include <string.h>

#define ATTENDANCE "session_id,person_id,status\nS1,E1,present\nS1,E2,late\nS2,E3,present\n"
#define ATTENDANCE_CHANGED "session_id,person_id,status\nS1,E1,present\nS1,E2,absent\nS2,E3,present\nS2,E1,present\n"

typedef struct {
  Counted counted;
  Figures *figures;
  Trace *trace;
  Ledger *ledger;
} Booked;

static void
book_clear (Booked *booked)
{
  g_clear_pointer (&booked->ledger, ledger_free);
  g_clear_pointer (&booked->trace, trace_free);
  g_clear_pointer (&booked->figures, figures_free);
}

/* Counts, and opens the ledger. */
static void
book (Booked *booked, const char *attendance)
{
  book_clear (booked);
  site_write (&booked->counted.site, "data/attendance.csv", attendance);
  counted_count (&booked->counted, 1, FALSE);
  booked->figures = figures_new (booked->counted.model, booked->counted.facts, booked->counted.measures);
  booked->trace = trace_new (booked->counted.facts, booked->counted.site.diags);
  booked->ledger = ledger_load (booked->counted.site.directory, "data/ledger.csv", NULL, booked->counted.site.diags);
  ledger_compare (booked->ledger, booked->figures, booked->trace);
}

static guint
record (Booked *booked)
{
  guint n = 0;
  g_assert_true (ledger_record (booked->ledger, booked->figures, booked->trace, &n, booked->counted.site.diags));
  return n;
}

/* The restatements of a period of dimension all, one a line: "attendance.late: 1 → (none)". */
static char *
describe (const Booked *booked, const char *period)
{
  g_autoptr (GPtrArray) found = ledger_restatements (booked->ledger, period);
  g_autoptr (GString) text = g_string_new (NULL);
  for (guint i = 0; i < found->len; i++)
    {
      const Restatement *restatement = found->pdata[i];
      if (strcmp (restatement->dimension, "all") == 0)
        g_string_append_printf (text, "%s: %s -> %s%s\n", restatement->measure, restatement->was, restatement->is, restatement->noticed == DATE_NONE ? " now" : "");
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
test_restated (void)
{
  Booked booked = { 0 };
  counted_begin (&booked.counted);
  book (&booked, ATTENDANCE);
  g_assert_true (ledger_is_empty (booked.ledger));
  g_assert_cmpuint (record (&booked), >, 100);
  book (&booked, ATTENDANCE);
  g_assert_false (ledger_is_empty (booked.ledger));
  g_assert_cmpuint (record (&booked), ==, 0);

  /* On 2 November E2 was not late but absent: one of two came; on the 4th E1 came too. */
  book (&booked, ATTENDANCE_CHANGED);
  g_autofree char *day = describe (&booked, "2026-11-02");
  g_assert_nonnull (strstr (day, "attendance.attended: 2 -> 1 now\n"));
  g_assert_nonnull (strstr (day, "attendance.rate: 1 -> 0.5 now\n"));
  g_assert_nonnull (strstr (day, "attendance.late: 1 ->  now\n"));
  /* It was published that nobody was absent. */
  g_assert_nonnull (strstr (day, "attendance.absent:  -> 1 now\n"));
  /* Nothing else changes on that day: who was there was there, who left is as before. */
  g_assert_null (strstr (day, "headcount"));
  /* The month is not over: nothing was published of it. */
  g_autofree char *month = describe (&booked, "2026-11");
  g_assert_cmpstr (month, ==, "");

  g_autoptr (GPtrArray) restated = ledger_restatements (booked.ledger, "2026-11-02");
  g_autoptr (GArray) rows = ledger_rows_changed (booked.ledger, restated->pdata[0], date_new (2026, 11, 2), date_new (2026, 11, 2));
  g_assert_cmpuint (rows->len, ==, 1);
  const RowsChange *change = &g_array_index (rows, RowsChange, 0);
  g_assert_cmpint (change->dataset, ==, DATASET_ATTENDANCE);
  g_assert_cmpstr (change->session, ==, "S1");
  g_assert_cmpstr (change->team, ==, "A");
  g_assert_cmpuint (change->rows_before, ==, 2);
  g_assert_cmpuint (change->rows_now, ==, 2);

  /* Recorded, it is history: still told of its period, and nothing is new any more. */
  g_assert_cmpuint (record (&booked), >, 0);
  book (&booked, ATTENDANCE_CHANGED);
  g_autofree char *later = describe (&booked, "2026-11-02");
  g_assert_nonnull (strstr (later, "attendance.attended: 2 -> 1\n"));
  g_assert_null (strstr (later, " now"));
  g_assert_cmpuint (record (&booked), ==, 0);
  g_autoptr (GPtrArray) noticed = ledger_noticed (booked.ledger, date_new (2026, 11, 16), date_new (2026, 11, 22), date_new (2026, 11, 20));
  g_assert_cmpuint (noticed->len, >, 0);
  g_autoptr (GPtrArray) before = ledger_noticed (booked.ledger, date_new (2026, 11, 9), date_new (2026, 11, 15), date_new (2026, 11, 20));
  g_assert_cmpuint (before->len, ==, 0);
  book_clear (&booked);
  counted_end (&booked.counted);
}

/* Nobody's own figures are ever written into it. */
static void
test_people (void)
{
  Booked booked = { 0 };
  counted_begin (&booked.counted);
  site_write (&booked.counted.site, "trainbook.yml", "title: Test\nlanguage: en\npublish_people: true\n");
  book (&booked, ATTENDANCE);
  record (&booked);
  g_autofree char *path = g_build_filename (booked.counted.site.directory, "data/ledger.csv", NULL);
  g_autofree char *text = NULL;
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, ",team,A,"));
  g_assert_null (strstr (text, ",person,"));
  g_assert_null (strstr (text, "E1"));
  book_clear (&booked);
  counted_end (&booked.counted);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  g_test_add_func ("/ledger/restated", test_restated);
  g_test_add_func ("/ledger/people", test_people);
  return g_test_run ();
}
