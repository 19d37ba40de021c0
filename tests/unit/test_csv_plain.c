/* Lines without quotes are cut where they stand, and not copied by libcsv: seen by where the cells are. What is read is compared in test_csv.c. */
#include "text/csv.h"

#include "text_support.h"

typedef struct {
  guint records, in_place;
  const char *behind;        /* where the record before ended */
} Seen;

/* In the block the delimiter stands between two cells, and the line end between two records; libcsv's copies follow each other at once, and the next record's
 * take their place. */
static gboolean
see_record (const Record *record, gpointer data)
{
  Seen *seen = data;
  gboolean in_place = seen->behind == NULL || record->cells[0].text == seen->behind + 1;
  for (guint i = 1; i < record->n_cells; i++)
    in_place = in_place && record->cells[i].text == record->cells[i - 1].text + record->cells[i - 1].length + 1;
  const Cell *last = &record->cells[record->n_cells - 1];
  seen->behind = last->text + last->length;
  seen->records++;
  seen->in_place += in_place;
  return TRUE;
}

static void
expect (const char *bytes, char delimiter, guint records, guint in_place)
{
  char *path = temporary_file (bytes, -1);
  CsvOptions options = { delimiter };
  Diagnostics *diags = diag_new ();
  CsvFile *csv = csv_open (path, "t.csv", &options, diags);
  Seen seen = { 0 };
  g_assert_true (csv_read (csv, see_record, &seen));
  g_assert_cmpuint (seen.records, ==, records);
  g_assert_cmpuint (seen.in_place, ==, in_place);
  csv_close (csv);
  diag_free (diags);
  remove_file (path);
}

static void
test_in_place (void)
{
  expect ("a,b\n11,22\n333,4\n5,666\n", ',', 3, 3);
  expect ("a;b\n11;2,2\n陈静;4\n5;666\n", ';', 3, 3);
  expect ("a\tb\n11\t22\n333\t4\n", '\t', 2, 2);
}

/* A quote in the last line leaves the whole block to libcsv. */
static void
test_with_quote (void)
{
  expect ("a,b\n11,22\n333,4\n5,666\n7,\"8\"\n", ',', 4, 0);
}

/* A last line without end goes to libcsv, those before it do not. */
static void
test_last_line (void)
{
  expect ("a,b\n11,22\n333,4\n5,666", ',', 3, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  g_test_add_func ("/csv-plain/in-place", test_in_place);
  g_test_add_func ("/csv-plain/with-quote", test_with_quote);
  g_test_add_func ("/csv-plain/last-line", test_last_line);
  return g_test_run ();
}
