#include "text/csv.h"

#include <time.h>

#include "text_support.h"

/* Records as text: "LINE|cell|cell" a line, line ends within cells as \n. */
static gboolean
append_record (const Record *record, gpointer data)
{
  GString *text = data;
  g_string_append_printf (text, "%u", record->line);
  for (guint i = 0; i < record->n_cells; i++)
    {
      g_string_append_c (text, '|');
      for (gsize j = 0; j < record->cells[i].length; j++)
        if (record->cells[i].text[j] == '\n')
          g_string_append (text, "\\n");
        else if (record->cells[i].text[j] == '\r')
          g_string_append (text, "\\r");
        else
          g_string_append_c (text, record->cells[i].text[j]);
    }
  g_string_append_c (text, '\n');
  return TRUE;
}

/* Reads the bytes; the records with the header first, or NULL when the file cannot be opened. */
static char *
read_all (const char *bytes, gssize length, char delimiter, Diagnostics *diags)
{
  char *path = temporary_file (bytes, length);
  CsvOptions options = { delimiter };
  CsvFile *csv = csv_open (path, "t.csv", &options, diags);
  char *result = NULL;
  if (csv != NULL)
    {
      GString *text = g_string_new (NULL);
      append_record (csv_header (csv), text);
      guint before = diag_count (diags, DIAG_ERROR);
      gboolean right = csv_read (csv, append_record, text);
      g_assert_cmpint (right, ==, diag_count (diags, DIAG_ERROR) == before);
      result = g_string_free (text, FALSE);
    }
  csv_close (csv);
  remove_file (path);
  return result;
}

static void
check (const char *bytes, gssize length, const char *records, const char *messages)
{
  Diagnostics *diags = diag_new ();
  g_autofree char *got = read_all (bytes, length, 0, diags);
  g_assert_cmpstr (got, ==, records);
  assert_said (diags, messages);
  diag_free (diags);
}

static void
test_records (void)
{
  check ("a,b\n1,2\n3,4\n", -1, "1|a|b\n2|1|2\n3|3|4\n", "");
  check ("a,b\n1,2", -1, "1|a|b\n2|1|2\n", "");
  check ("a,b", -1, "1|a|b\n", "");
  check ("a,b\r\n1,2\r\n\r\n3,4\r\n", -1, "1|a|b\n2|1|2\n4|3|4\n", "");
  check ("\xef\xbb\xbf\"a\",b\n1,2\n", -1, "1|a|b\n2|1|2\n", "");
  check ("\n \n\na,b\n\n1,2\n\n\n3,4\n", -1, "4|a|b\n6|1|2\n9|3|4\n", "");
  check ("a,b\n  1 ,\" 2 \" \n", -1, "1|a|b\n2|1| 2 \n", "");
  check ("a,b\n,\n\"\",\"\"\n", -1, "1|a|b\n2||\n3||\n", "");
  check ("a,b\n1\n1,2,3\n", -1, "1|a|b\n2|1\n3|1|2|3\n", "");
  check ("a,b\n\"say \"\"hi\"\"\",\"x,y\"\n", -1, "1|a|b\n2|say \"hi\"|x,y\n", "");
  check ("姓名,备注\n陈静,好\n", -1, "1|姓名|备注\n2|陈静|好\n", "");
}

static void
test_line_ends_in_cells (void)
{
  check ("a,b\n\"1\n1\n1\",2\n3,4\n", -1, "1|a|b\n2|1\\n1\\n1|2\n5|3|4\n", "");
  check ("a,b\r\n\"1\r\n1\",2\r\n3,\"4\r\n\"\r\n5,6\r\n", -1, "1|a|b\n2|1\\r\\n1|2\n4|3|4\\r\\n\n6|5|6\n", "");
  check ("\"a\nx\",b\n1,2\n", -1, "1|a\\nx|b\n3|1|2\n", "");
  check ("a,b\n\n\"\n\n\",2\n\n7,8\n", -1, "1|a|b\n3|\\n\\n|2\n7|7|8\n", "");
  check ("a\n\"x\n\"", -1, "1|a\n2|x\\n\n", "");
}

static void
test_delimiters (void)
{
  check ("a;b;c\n1;2,5;3\n", -1, "1|a|b|c\n2|1|2,5|3\n", "");
  check ("a\tb\n1\t \n\t2\n", -1, "1|a|b\n2|1|\n3||2\n", "");
  check ("\"a;;;\",b\n1,2\n", -1, "1|a;;;|b\n2|1|2\n", "");
  check ("sep=;\r\na,x;b\r\n1;2\r\n", -1, "2|a,x|b\n3|1|2\n", "");
  check ("one\n1;2\n", -1, "1|one\n2|1|2\n", "");
  check ("one\n12\n", -1, "1|one\n2|12\n", "");
  /* A title has no delimiter, or another one; decimal commas; a lone quote hides nothing. */
  check ("签到表\n\na;b;c\n1;2;3\n", -1, "1|签到表\n3|a|b|c\n4|1|2|3\n", "");
  check ("签到表,二月\na;b;c\n1;2;3\n", -1, "1|签到表,二月\n2|a|b|c\n3|1|2|3\n", "");
  check ("a;b;c;d\n1;2,5;3,5;4\n1;2,5;3,5;4\n", -1, "1|a|b|c|d\n2|1|2,5|3,5|4\n3|1|2,5|3,5|4\n", "");
  check ("a,b,c,d\n1,x;y,,\n2,x;y,,\n3,,,,\n4,x;y,z,,,\n", -1, "1|a|b|c|d\n2|1|x;y||\n3|2|x;y||\n4|3||||\n5|4|x;y|z|||\n", "");
  /* Full-width commas are text, but not between all cells. */
  check ("a，b\n1，2\n", -1, NULL, "1:2 csv-full-width\n");
  check ("\xef\xbb\xbf\n工号，姓名\n\nE1，陈静", -1, NULL, "2:3 csv-full-width\n");
  check ("说明\n1，2\n", -1, "1|说明\n2|1，2\n", "");
  check ("a，b\tc\n1，2\td\n", -1, "1|a，b|c\n2|1，2|d\n", "");
  Diagnostics *diags = diag_new ();
  g_autofree char *got = read_all ("a,b;c\n1,2;3\n", -1, ';', diags);
  g_assert_cmpstr (got, ==, "1|a,b|c\n2|1,2|3\n");
  diag_free (diags);
}

/* The file is opened, record `n` becomes the header, all is read. */
static void
check_start (const char *bytes, guint n, const char *preview, const char *records, const char *messages)
{
  Diagnostics *diags = diag_new ();
  char *path = temporary_file (bytes, -1);
  CsvFile *csv = csv_open (path, "t.csv", NULL, diags);
  g_autoptr (GString) text = g_string_new (NULL);
  const Record *first;
  guint count = csv_preview (csv, &first);
  for (guint i = 0; i < count; i++)
    append_record (&first[i], text);
  g_assert_cmpstr (text->str, ==, preview);
  g_assert_false (csv_start (csv, count));
  g_assert_true (csv_start (csv, n));
  g_assert_true (csv_header (csv) == &first[n]);
  g_string_truncate (text, 0);
  csv_read (csv, append_record, text);
  g_assert_cmpstr (text->str, ==, records);
  assert_said (diags, messages);
  csv_close (csv);
  remove_file (path);
  diag_free (diags);
}

static void
test_start (void)
{
  check_start ("a,b\n1,2\n", 0, "1|a|b\n2|1|2\n", "2|1|2\n", "");
  check_start ("a,b\n1,2\n", 1, "1|a|b\n2|1|2\n", "", "");
  check_start ("a,b\n1,2", 1, "1|a|b\n2|1|2\n", "", "");
  check_start ("签到表\r\n\r\na,b\r\n1,2\r\n", 1, "1|签到表\n3|a|b\n4|1|2\n", "4|1|2\n", "");
  check_start ("t\n\"a\nx\",b\n\n1,2\n", 1, "1|t\n2|a\\nx|b\n5|1|2\n", "5|1|2\n", "");
  /* A refused line is missing; above the header and behind it, it is reported. */
  check_start ("t\n1,\"x\"y\na,b\n\"x\"y,2\n1,2\n", 1, "1|t\n3|a|b\n5|1|2\n", "5|1|2\n", "2:6 csv-quote-after\n4:4 csv-quote-after\n");
  check_start ("t\n1,\"x\"y\na,b\n\"x\"y,2\n1,2\n", 0, "1|t\n3|a|b\n5|1|2\n", "3|a|b\n5|1|2\n",
               "2:6 csv-quote-after\n4:4 csv-quote-after\n");
  /* A bad byte behind the beginning is for the reading to find. */
  check_start ("t\na,b\n1,\xff\n", 1, "1|t\n2|a|b\n", "", "3:3 text-not-utf8\n");
}

/* The preview ends after forty records, the reading does not. */
static void
test_start_far (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  for (guint i = 1; i <= 100; i++)
    g_string_append_printf (text, "\"%u\n\",b\n\n", i);
  Diagnostics *diags = diag_new ();
  char *path = temporary_file (text->str, -1);
  CsvFile *csv = csv_open (path, "t.csv", NULL, diags);
  const Record *first;
  g_assert_cmpuint (csv_preview (csv, &first), ==, 40);
  g_assert_true (csv_start (csv, 39));
  g_assert_cmpmem (csv_header (csv)->cells[0].text, csv_header (csv)->cells[0].length, "40\n", 3);
  g_autoptr (GString) read = g_string_new (NULL);
  g_assert_true (csv_read (csv, append_record, read));
  g_assert_true (g_str_has_prefix (read->str, "121|41\\n|b\n"));
  g_assert_true (g_str_has_suffix (read->str, "298|100\\n|b\n"));
  assert_said (diags, "");
  csv_close (csv);
  remove_file (path);
  diag_free (diags);
}

static void
test_quotes (void)
{
  /* A stray quote is text where the line has the header's cells then, else it leaves out its line only. */
  check ("a,b\n1,x\"y\n3,4\n", -1, "1|a|b\n2|1|x\"y\n3|3|4\n", "2:3 quote-kept\n");
  check ("a,b\n1,x\"y,z\n3,4\n", -1, "1|a|b\n3|3|4\n", "2:4 csv-quote-stray\n");
  check ("a,b\nx\"y\n3,4\n", -1, "1|a|b\n3|3|4\n", "2:2 csv-quote-stray\n");
  check ("a,b,c\n5\" 屏,\"x, \"\"y\"\"\" , 陈\"静\"\r\n3,4,5\r\n", -1, "1|a|b|c\n2|5\" 屏|x, \"y\"|陈\"静\"\n3|3|4|5\n",
         "2:1 quote-kept\n2:19 quote-kept\n");
  check ("a,b\n5\" 屏,\"x\"y\n3,4\n", -1, "1|a|b\n3|3|4\n", "2:2 csv-quote-stray\n");
  check ("a,b\n5\" 屏,\"x\n3,4\n", -1, "1|a|b\n3|3|4\n", "2:2 csv-quote-stray\n");
  check ("a,b\n1,\"x\"y\n3,4\n", -1, "1|a|b\n3|3|4\n", "2:6 csv-quote-after\n");
  check ("a,b\n陈静,\"x\" \"\n3,4\n", -1, "1|a|b\n3|3|4\n", "2:8 csv-quote-after\n");
  check ("a,b\n1,x\"y", -1, "1|a|b\n2|1|x\"y\n", "2:3 quote-kept\n");
  /* An open quote names its own line; the lines behind it are read. */
  check ("a,b\n1,\"x\n3,4\n5,6\n", -1, "1|a|b\n3|3|4\n4|5|6\n", "2:3 csv-quote-open\n");
  check ("a,b\n1,\"x", -1, "1|a|b\n", "2:3 csv-quote-open\n");
  check ("a,b\n1,\"x\n3,4\n5,\"6\"\n7,8\n", -1, "1|a|b\n3|3|4\n4|5|6\n5|7|8\n", "2:3 csv-quote-far\n");
  /* Two of them far apart, and one within a record of several lines. */
  check ("a,b\n1,\"x\n2,3\n1,\"x\n4,5\n", -1, "1|a|b\n3|2|3\n5|4|5\n", "2:3 csv-quote-far\n4:3 csv-quote-open\n");
  check ("a,b\n\"1\n2\",\"x\n3,4\n", -1, "1|a|b\n4|3|4\n", "3:4 csv-quote-open\n");
  check ("a,b\n\"1\n2\",x\"\n3,4\n", -1, "1|a|b\n2|1\\n2|x\"\n4|3|4\n", "3:4 quote-kept\n");
  /* In the header nothing can be read. */
  check ("a,\"b\n1,2\n", -1, NULL, "1:3 csv-quote-open\n");
  check ("a,b\"\n1,2\n", -1, NULL, "1:4 csv-quote-stray\n");
}

static void
test_not_text (void)
{
  check ("", 0, NULL, "- csv-empty\n");
  check ("\xef\xbb\xbf", 3, NULL, "- csv-empty\n");
  check (" \r\n\n", -1, NULL, "- csv-empty\n");
  check ("a,b\n1,\0\n", 8, "1|a|b\n", "2:3 text-nul\n");
  check ("a,b\n1,x\n陈,\xff\n", -1, "1|a|b\n", "3:3 text-not-utf8\n");
  check ("a,b\r1,2\r", -1, NULL, "1 csv-carriage-return\n");
  check ("a,b\n1,2\r3,4\n", -1, "1|a|b\n2|1|2\n", "2 csv-carriage-return\n");
  check ("a,b\n1,2\r3,4", -1, "1|a|b\n2|1|2\n", "2 csv-carriage-return\n");
  check ("a,b\r\r\n1,\"x\ry\"\r\r\n3,4\r\n", -1, "1|a|b\n2|1|x\\ry\n3|3|4\n", "");
}

static void
test_files (void)
{
  Diagnostics *diags = diag_new ();
  g_assert_null (csv_open ("/nonexistent/x.csv", "x.csv", NULL, diags));
  g_assert_null (csv_open ("/", "root", NULL, diags));
  g_assert_null (csv_open ("/dev/null", "zero", NULL, diags));
  g_assert_cmpuint (diag_count_id (diags, DIAG_FILE_MISSING), ==, 1);
  g_assert_cmpuint (diag_count_id (diags, DIAG_FILE_IS_DIRECTORY), ==, 1);
  g_assert_cmpuint (diag_count_id (diags, DIAG_FILE_NOT_REGULAR), ==, 1);
  diag_free (diags);
}

static void
append_many (GString *text, const char *part, guint n)
{
  for (guint i = 0; i < n; i++)
    g_string_append (text, part);
}

static void
test_limits (void)
{
  /* A line of 1 MiB is read, one byte more is not; the next lines are. */
  for (int more = 0; more < 2; more++)
    {
      g_autoptr (GString) text = g_string_new ("a,b\n1,");
      append_many (text, "x", 1024 * 1024 - 2 + (guint) more);
      g_string_append (text, "\n3,4\n");
      Diagnostics *diags = diag_new ();
      g_autofree char *got = read_all (text->str, -1, 0, diags);
      g_assert_true (g_str_has_suffix (got, "\n3|3|4\n"));
      g_assert_cmpuint (strlen (got), ==, more ? 12 : 12 + 5 + 1024 * 1024 - 2);
      assert_said (diags, more ? "2 csv-line-long\n" : "");
      diag_free (diags);
    }
  /* An open quote in a large file: memory stays small, the lines behind are read. */
  g_autoptr (GString) text = g_string_new ("a,b\n1,\"x\n");
  append_many (text, "12345678,90123456789\n", 100000);
  Diagnostics *diags = diag_new ();
  g_autofree char *got = read_all (text->str, -1, 0, diags);
  assert_said (diags, "2:3 csv-quote-open\n");
  g_assert_true (g_str_has_suffix (got, "\n100002|12345678|90123456789\n"));
  g_assert_true (g_str_has_prefix (got, "1|a|b\n3|12345678|"));
  diag_free (diags);
}

static void
test_long_line (void)
{
  gsize length = 100 * 1000 * 1000;
  char *bytes = g_malloc (length + 16);
  memset (bytes, 'x', length);
  memcpy (bytes, "a,b\n1,2\n", 8);
  memcpy (bytes + length, "\n3,4\n", 6);
  clock_t start = clock ();
  check (bytes, (gssize) length + 5, "1|a|b\n2|1|2\n4|3|4\n", "3 csv-line-long\n");
  /* Only a header without end. */
  memset (bytes, 'x', 8);
  check (bytes, (gssize) length, NULL, "1 csv-line-long\n");
  g_assert_cmpint (clock () - start, <, 10 * CLOCKS_PER_SEC);   /* of the processor: the machine may be busy */
  g_free (bytes);
}

static void
test_columns (void)
{
  g_autoptr (GString) text = g_string_new ("a");
  append_many (text, ",b", 999);
  g_string_append (text, "\n1,2\n");
  Diagnostics *diags = diag_new ();
  g_autofree char *got = read_all (text->str, -1, 0, diags);
  g_assert_true (g_str_has_suffix (got, "|b\n2|1|2\n"));
  assert_said (diags, "");
  g_string_append (text, "1");
  append_many (text, ",", 1000);
  g_string_append (text, "\n3,4\n");
  g_autofree char *again = read_all (text->str, -1, 0, diags);
  g_assert_true (g_str_has_suffix (again, "|b\n2|1|2\n4|3|4\n"));
  assert_said (diags, "3 csv-columns-many\n");
  diag_free (diags);
}

static gboolean
stop_at_three (const Record *record, gpointer data)
{
  guint *n = data;
  return ++*n < 3;
}

static void
test_stop (void)
{
  Diagnostics *diags = diag_new ();
  char *path = temporary_file ("a\n1\n2\n3\n4\n", -1);
  CsvFile *csv = csv_open (path, "t.csv", NULL, diags);
  guint n = 0;
  g_assert_false (csv_read (csv, stop_at_three, &n));
  g_assert_cmpuint (n, ==, 3);
  assert_said (diags, "");
  csv_close (csv);
  remove_file (path);
  diag_free (diags);
}

static void
assert_place (CsvFile *csv, guint line, guint cell, guint at_line, guint column, guint length)
{
  Place place = csv_cell_place (csv, line, cell);
  g_assert_cmpstr (place.file, ==, "t.csv");
  g_assert_cmpuint (place.line, ==, at_line);
  g_assert_cmpuint (place.column, ==, column);
  g_assert_cmpuint (place.length, ==, length);
}

static void
test_places (void)
{
  static const char text[] = "\xef\xbb\xbf工号,姓名,c\r\nE1,陈静,  x  \r\n\r\n\"a\r\nb\",\"陈 \"\"静\"\"\",\"y\"\r\n,,\r\n";
  Diagnostics *diags = diag_new ();
  char *path = temporary_file (text, -1);
  CsvFile *csv = csv_open (path, "t.csv", NULL, diags);
  for (int round = 0; round < 2; round++)
    {
      assert_place (csv, 1, 0, 1, 1, 2);
      assert_place (csv, 1, 2, 1, 7, 1);
      assert_place (csv, 2, 1, 2, 4, 2);
      assert_place (csv, 2, 2, 2, 9, 1);
      assert_place (csv, 4, 0, 4, 2, 2);    /* the first line of the cell, its carriage return too */
      assert_place (csv, 4, 1, 5, 5, 7);    /* behind b",": 陈 ""静"" */
      assert_place (csv, 4, 2, 5, 15, 1);
      assert_place (csv, 6, 1, 6, 2, 0);
      assert_place (csv, 6, 9, 6, 3, 0);
      assert_place (csv, 99, 1, 99, 0, 0);
      /* The second time with the lines known from reading. */
      GString *records = g_string_new (NULL);
      g_assert_true (csv_read (csv, append_record, records));
      g_string_free (records, TRUE);
    }
  csv_close (csv);
  remove_file (path);
  diag_free (diags);
}

/* A large file made of random right records, and what they are, written down while making it. */
static void
make_random (GRand *random, guint n, gboolean quotes, GString *text, GString *records)
{
  static const char *const plain[] = { "", "1", "S-031", "present", "陈静", "a b", "x'y" };
  static const char *const quoted[][2] = { { "\"a,b\"", "a,b" }, { "\"a\"\"b\"", "a\"b" }, { "\"\"\"\"", "\"" }, { "\"1\n2\"", "1\\n2" },
                                           { "\"\r\n\n\"", "\\r\\n\\n" }, { " \"q\" ", "q" } };
  static const guint ends[] = { 0, 0, 0, 1, 2, 0 };
  g_string_append (text, "a,b,c\n");
  guint line = 2;
  for (guint i = 0; i < n; i++)
    {
      guint begun = line;
      g_string_append_printf (records, "%u", begun);
      for (guint cell = 0; cell < 3; cell++)
        {
          if (cell > 0)
            g_string_append_c (text, ',');
          g_string_append_c (records, '|');
          guint which = (guint) g_rand_int_range (random, 0, G_N_ELEMENTS (quoted));
          if (quotes && g_rand_int_range (random, 0, 4) == 0)
            {
              g_string_append (text, quoted[which][0]);
              g_string_append (records, quoted[which][1]);
              line += ends[which];
            }
          else
            {
              const char *word = plain[g_rand_int_range (random, 0, G_N_ELEMENTS (plain))];
              g_string_append (text, word);
              g_string_append (records, word);
            }
        }
      g_string_append (text, g_rand_boolean (random) ? "\n" : "\r\n");
      g_string_append_c (records, '\n');
      line++;
      if (g_rand_int_range (random, 0, 10) == 0)
        {
          g_string_append (text, "\n");
          line++;
        }
    }
}

static char *
read_in_parts (CsvFile *csv, guint n_parts)
{
  GString *parts[8];
  GString *all = g_string_new (NULL);
  for (guint i = 0; i < n_parts; i++)
    parts[i] = g_string_new (NULL);
  g_assert_true (csv_read_parts (csv, n_parts, append_record, (gpointer *) parts));
  for (guint i = 0; i < n_parts; i++)
    {
      g_string_append (all, parts[i]->str);
      g_string_free (parts[i], TRUE);
    }
  return g_string_free (all, FALSE);
}

static void
test_random (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20261120);
  for (guint round = 0; round < 4; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL), records = g_string_new (NULL), got = g_string_new (NULL);
      make_random (random, 200000, round % 2 == 1, text, records);
      char *path = temporary_file (text->str, (gssize) text->len);
      Diagnostics *diags = diag_new ();
      CsvFile *csv = csv_open (path, "t.csv", NULL, diags);
      g_assert_true (csv_read (csv, append_record, got));
      g_assert_true (g_string_equal (got, records));
      for (guint parts = 1; parts <= 7; parts += 2)
        {
          g_autofree char *apart = read_in_parts (csv, parts);
          g_assert_true (strcmp (apart, records->str) == 0);
        }
      assert_said (diags, "");
      csv_close (csv);
      diag_free (diags);
      remove_file (path);
    }
}

/* What is read and said of the bytes when a last record with a quote leaves the block to libcsv; that record itself is taken off. */
static char *
read_by_libcsv (const GString *bytes, char delimiter, Diagnostics *diags)
{
  g_autoptr (GString) text = g_string_new_len (bytes->str, (gssize) bytes->len);
  g_string_append (text, "\"the last\"\n");
  char *records = read_all (text->str, (gssize) text->len, delimiter, diags);
  char *last = records != NULL ? g_strrstr (records, "|the last\n") : NULL;
  if (last != NULL && strlen (last) == strlen ("|the last\n"))
    {
      while (last > records && last[-1] != '\n')
        last--;
      *last = '\0';
    }
  return records;
}

/* Where no quote stands, lines are cut without libcsv: with the same records and the same mistakes. */
static void
test_plain (void)
{
  static const char *const pieces[] = { ",", ",", ",", ";", "\t", " ", "  ", "a", "12345678", "陈静", "　", "\n", "\n", "\r\n", "\r", "\v", "\x1f", "x y", ", ,", "é", "\n\n" };
  static const char delimiters[] = { ',', ';', '\t' };
  g_autoptr (GRand) random = g_rand_new_with_seed (20261129);
  for (guint round = 0; round < 3000; round++)
    {
      g_autoptr (GString) text = g_string_new ("a,b;c\td\n");
      /* Mostly without what is a mistake, so that whole files are read. */
      for (guint n = (guint) g_rand_int_range (random, 1, 60); n > 0; n--)
        {
          guint piece = (guint) g_rand_int_range (random, 0, G_N_ELEMENTS (pieces));
          g_string_append (text, pieces[piece][0] == '\r' && pieces[piece][1] == '\0' && round % 8 != 0 ? "b" : pieces[piece]);
        }
      g_string_append_c (text, '\n');
      Diagnostics *ours = diag_new (), *theirs = diag_new ();
      g_autofree char *cut = read_all (text->str, (gssize) text->len, delimiters[round % 3], ours);
      g_autofree char *parsed = read_by_libcsv (text, delimiters[round % 3], theirs);
      g_assert_cmpstr (cut, ==, parsed);
      g_assert_cmpuint (diag_count (ours, DIAG_ERROR), ==, diag_count (theirs, DIAG_ERROR));
      diag_free (ours);
      diag_free (theirs);
    }
}

/* The same text in another encoding, by the C library. A file for a moment. */
static char *
encoded_file (const char *mark, const char *encoding, const char *text, gsize length)
{
  gsize n;
  g_autofree char *bytes = g_convert (text, (gssize) length, encoding, "UTF-8", NULL, &n, NULL);
  g_assert_nonnull (bytes);
  g_autoptr (GString) file = g_string_new (mark);
  g_string_append_len (file, bytes, (gssize) n);
  return temporary_file (file->str, (gssize) file->len);
}

static void
check_encoded (const char *mark, const char *encoding, const char *configured, const char *name, const GString *text, const GString *records)
{
  Diagnostics *diags = diag_new ();
  char *path = encoded_file (mark, encoding, text->str, text->len);
  CsvFile *csv = csv_open (path, "t.csv", &(CsvOptions) { 0, configured }, diags);
  g_autoptr (GString) got = g_string_new (NULL);
  g_assert_nonnull (csv);
  g_assert_true (csv_read (csv, append_record, got));
  g_assert_cmpstr (csv_encoding (csv), ==, name);
  g_assert_true (g_string_equal (got, records));
  for (guint parts = 2; parts <= 7; parts += 5)
    {
      g_autofree char *apart = read_in_parts (csv, parts);
      g_assert_true (strcmp (apart, records->str) == 0);
      g_assert_cmpstr (csv_encoding (csv), ==, name);
    }
  assert_said (diags, "");
  csv_close (csv);
  remove_file (path);
  diag_free (diags);
}

static void
test_encodings (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20261122);
  for (guint quotes = 0; quotes < 2; quotes++)
    {
      g_autoptr (GString) text = g_string_new (NULL), records = g_string_new (NULL);
      make_random (random, 150000, quotes == 1, text, records);
      check_encoded ("", "GB18030", NULL, "GB18030", text, records);
      check_encoded ("", "GB18030", "gbk", "GB18030", text, records);
      check_encoded ("\xff\xfe", "UTF-16LE", NULL, "UTF-16LE", text, records);
      check_encoded ("", "UTF-16BE", "utf-16be", "UTF-16BE", text, records);
      check_encoded ("\xef\xbb\xbf", "UTF-8", NULL, "UTF-8 BOM", text, records);
    }
}

/* Characters of two and four bytes, line ends within cells, no line end at the end: each stands at every place around the border of a block. */
static void
test_borders (void)
{
  for (guint shift = 0; shift < 6; shift++)
    {
      g_autoptr (GString) text = g_string_new (NULL), records = g_string_new (NULL);
      g_autofree char *pad = g_strnfill (shift, 'x');
      guint line = 2;
      g_string_append_printf (text, "%s号,b\r\n", pad);
      for (; text->len < 700 * 1024; line += 2)
        {
          g_string_append (text, "镕𠮷é,\"㐀\r\n静\"\r\n");
          g_string_append_printf (records, "%u|镕𠮷é|㐀\\r\\n静\n", line);
        }
      g_string_append (text, "𠮷,终");
      g_string_append_printf (records, "%u|𠮷|终\n", line);
      check_encoded ("", "GB18030", NULL, "GB18030", text, records);
      check_encoded ("\xff\xfe", "UTF-16LE", NULL, "UTF-16LE", text, records);
    }
}

static void
test_encoded_places (void)
{
  static const char text[] = "工号,姓名,c\r\nE1,陈静,  x  \r\n\r\n\"a\r\nb\",\"陈 \"\"静\"\"\",\"𠮷\"\r\n,,\r\n";
  for (guint i = 0; i < 2; i++)
    {
      Diagnostics *diags = diag_new ();
      char *path = encoded_file (i == 1 ? "\xff\xfe" : "", i == 1 ? "UTF-16LE" : "GB18030", text, strlen (text));
      CsvFile *csv = csv_open (path, "t.csv", NULL, diags);
      assert_place (csv, 1, 2, 1, 7, 1);
      assert_place (csv, 2, 1, 2, 4, 2);
      assert_place (csv, 4, 0, 4, 2, 2);
      assert_place (csv, 4, 1, 5, 5, 7);
      assert_place (csv, 4, 2, 5, 15, 1);
      assert_place (csv, 6, 9, 6, 3, 0);
      csv_close (csv);
      remove_file (path);
      diag_free (diags);
    }
}

/* Reads bytes in a configured encoding (NULL: found). `records` NULL: the file cannot be opened. */
static void
check_as (const char *configured, const char *bytes, const char *encoding, const char *records, const char *messages)
{
  Diagnostics *diags = diag_new ();
  char *path = temporary_file (bytes, -1);
  CsvFile *csv = csv_open (path, "t.csv", &(CsvOptions) { 0, configured }, diags);
  g_assert_cmpint (csv != NULL, ==, records != NULL);
  if (csv != NULL)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      append_record (csv_header (csv), text);
      csv_read (csv, append_record, text);
      g_assert_cmpstr (text->str, ==, records);
      g_assert_cmpstr (csv_encoding (csv), ==, encoding);
    }
  assert_said (diags, messages);
  csv_close (csv);
  remove_file (path);
  diag_free (diags);
}

static void
test_found (void)
{
  check_as (NULL, "a,b\n1,2\n", "UTF-8", "1|a|b\n2|1|2\n", "");
  check_as (NULL, "a,b\n1,\xd0\xd5\n", "GB18030", "1|a|b\n2|1|姓\n", "");
  check_as (NULL, "\xd0\xd5\xc3\xfb;b\n1;2\n", "GB18030", "1|姓名|b\n2|1|2\n", "");
  /* 模 alone would be UTF-8; what follows decides. */
  check_as (NULL, "\xc4\xa3,b\n1,\xd0\xd5\n", "GB18030", "1|模|b\n2|1|姓\n", "");
  check_as (NULL, "\xc4\xa3,b\n1,姓\n", "UTF-8", "1|ģ|b\n2|1|姓\n", "");
  check_as ("GBK", "\xc4\xa3,b\n1,2\n", "GB18030", "1|模|b\n2|1|2\n", "");
  check_as ("Big5", "\xa9m\xa6W,b\n1,\xb3\x5c\xa5\x5c\xbb\x5c\n", "Big5", "1|姓名|b\n2|1|許功蓋\n", "");
  check_as ("UTF-8", "a,b\n1,\xd0\xd5\n", "UTF-8", "1|a|b\n", "2:3 text-not-configured\n");
  check_as ("Big5", "\xef\xbb\xbf" "a,b\n1,2\n", NULL, NULL, "1:1 text-mark\n");
  check_as (NULL, "\xff\xfe" "a", NULL, NULL, "1:1 text-not-utf16\n");
  /* Bad in the header; in the rows; two programs. */
  check_as (NULL, "\xd0\xd5\xc3,b\n1,2\n", NULL, NULL, "1:2 text-not-utf8\n");
  check_as (NULL, "\xd0\xd5,b\n1,2\n\xc3\xfb,3\n\xd0\xff,2\n", "GB18030", "1|姓|b\n", "4:1 text-not-utf8\n");
  check_as (NULL, "姓名,b\n1,\xd0\xd5\xc3\xfb\n", "UTF-8", "1|姓名|b\n", "2:3 text-mixed\n");
  /* Quotes go on behind a line that was refused, and one is kept. */
  check_as (NULL, "\xd0\xd5,b\n\xd0\xd5\xc3\xfb,\"x\n\xd0\xd5,2\n\xc3\xfb,5\" \xc6\xc1\n", "GB18030", "1|姓|b\n3|姓|2\n4|名|5\" 屏\n",
            "2:4 csv-quote-far\n4:3 quote-kept\n");
}

/* The first text that is not ASCII stands far inside the file, in one part of several. */
static void
test_found_late (void)
{
  g_autoptr (GString) text = g_string_new ("a,b\n"), records = g_string_new (NULL);
  for (guint i = 0; i < 200000; i++)
    {
      g_string_append (text, i == 120000 ? "1,模\n" : i == 190000 ? "1,姓名\n" : "12345678,90\n");
      g_string_append_printf (records, "%u|%s\n", i + 2, i == 120000 ? "1|模" : i == 190000 ? "1|姓名" : "12345678|90");
    }
  check_encoded ("", "GB18030", NULL, "GB18030", text, records);
  check_encoded ("", "UTF-8", NULL, "UTF-8", text, records);
}

/* Two parts that say two encodings: read in parts it fails, read at once it says where. */
static void
test_two_encodings (void)
{
  g_autoptr (GString) text = g_string_new ("a,b\n"), none = g_string_new (NULL), again = g_string_new (NULL);
  for (guint i = 0; i < 200000; i++)
    g_string_append (text, i == 10 || i == 100000 ? "1,姓名\n" : i == 190000 ? "1,\xd0\xd5\xc3\xfb\n" : "12345678,90\n");
  char *path = temporary_file (text->str, (gssize) text->len);
  Diagnostics *diags = diag_new ();
  CsvFile *csv = csv_open (path, "t.csv", NULL, diags);
  gpointer parts[2] = { none, again };
  g_assert_false (csv_read_parts (csv, 2, append_record, parts));
  assert_said (diags, "");
  g_assert_false (csv_read (csv, append_record, none));
  assert_said (diags, "190002:3 text-mixed\n");
  csv_close (csv);
  remove_file (path);
  diag_free (diags);
}

/* Spoilt text is told once a file, with its first place, however the file is read. */
static void
test_spoilt (void)
{
  g_autoptr (GString) text = g_string_new ("a,\"b\n\xef\xbf\xbd\"\n");
  for (guint i = 0; i < 200000; i++)
    g_string_append (text, i % 50000 == 49999 ? "陈,锟斤拷\n" : i % 60000 == 30000 ? "刘?超,2\n" : "12345678,90\n");
  for (guint in_parts = 0; in_parts < 2; in_parts++)
    {
      Diagnostics *diags = diag_new ();
      char *path = temporary_file (text->str, (gssize) text->len);
      CsvFile *csv = csv_open (path, "t.csv", NULL, diags);
      g_autoptr (GString) all = g_string_new (NULL);
      g_autofree char *apart = in_parts ? read_in_parts (csv, 3) : NULL;
      if (!in_parts)
        g_assert_true (csv_read (csv, append_record, all));
      assert_said (diags, "2:1 text-lost\n30003:2 text-question\n");
      g_autofree char *full = said_in_full (diags);
      g_assert_nonnull (strstr (full, "(5 in this file)"));
      csv_close (csv);
      remove_file (path);
      diag_free (diags);
    }
}

static void
test_parts_refused (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  g_autoptr (GString) text = g_string_new (NULL), records = g_string_new (NULL);
  make_random (random, 200000, TRUE, text, records);
  g_string_append (text, "1,x\"y\n");
  char *path = temporary_file (text->str, (gssize) text->len);
  Diagnostics *diags = diag_new ();
  CsvFile *csv = csv_open (path, "t.csv", NULL, diags);
  GString *parts[2] = { g_string_new (NULL), g_string_new (NULL) };
  g_assert_false (csv_read_parts (csv, 2, append_record, (gpointer *) parts));
  assert_said (diags, "");
  g_string_truncate (parts[0], 0);
  g_assert_false (csv_read (csv, append_record, parts[0]));
  g_assert_true (g_string_equal (parts[0], records));
  g_assert_cmpuint (diag_count_id (diags, DIAG_CSV_QUOTE_STRAY), ==, 1);
  g_string_free (parts[0], TRUE);
  g_string_free (parts[1], TRUE);
  csv_close (csv);
  diag_free (diags);
  remove_file (path);
}

/* Mistakes far inside a file: places right across blocks, and every line refused without getting slow. */
static void
test_far_mistakes (void)
{
  g_autoptr (GString) text = g_string_new ("a,b\n"), expected = g_string_new (NULL);
  for (guint i = 0; i < 60000; i++)
    if (i % 20000 == 19999)
      {
        g_string_append (text, "陈静,\"open\n");
        g_string_append_printf (expected, "%u:4 %s\n", i + 2, i == 59999 ? "csv-quote-open" : "csv-quote-far");
      }
    else
      g_string_append (text, "12345678,90123456789\n");
  Diagnostics *diags = diag_new ();
  g_autofree char *got = read_all (text->str, -1, 0, diags);
  assert_said (diags, expected->str);
  g_auto (GStrv) lines = g_strsplit (got, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 60000 - 3 + 1 + 1);
  diag_free (diags);

  g_autoptr (GString) bad = g_string_new ("a,b\n");
  append_many (bad, "5\" screen\n", 50000);
  diags = diag_new ();
  clock_t start = clock ();
  g_autofree char *none = read_all (bad->str, -1, ',', diags);
  g_assert_cmpuint (strlen (none), ==, 6);
  g_assert_cmpuint (diag_count_id (diags, DIAG_CSV_QUOTE_STRAY), ==, 50000);
  g_assert_cmpint (clock () - start, <, 5 * CLOCKS_PER_SEC);   /* of the processor: the machine may be busy */
  diag_free (diags);

  g_autoptr (GString) kept = g_string_new ("a,b\n");
  append_many (kept, "1,5\" screen\n", 50000);
  diags = diag_new ();
  start = clock ();
  g_autofree char *all = read_all (kept->str, -1, 0, diags);
  g_assert_true (g_str_has_suffix (all, "\n50001|1|5\" screen\n"));
  g_assert_cmpuint (diag_count_id (diags, DIAG_QUOTE_KEPT), ==, 50000);
  g_assert_cmpint (clock () - start, <, 5 * CLOCKS_PER_SEC);   /* of the processor: the machine may be busy */
  diag_free (diags);
}

/* Any bytes: an end, and places within the file. */
static void
test_any_bytes (void)
{
  static const char *const pieces[] = { "a", "\"", "\"", ",", "\n", "\r\n", " ", "陈", "\"\"", "x,y\n", ",\"", "\",", "\r", "\t" };
  g_autoptr (GRand) random = g_rand_new_with_seed (3);
  for (guint round = 0; round < 3000; round++)
    {
      g_autoptr (GString) text = g_string_new ("a,b\n");
      guint n = (guint) g_rand_int_range (random, 0, 60);
      for (guint i = 0; i < n; i++)
        g_string_append (text, pieces[g_rand_int_range (random, 0, round % 2 ? 12 : 14)]);
      Diagnostics *diags = diag_new ();
      g_autofree char *got = read_all (text->str, (gssize) text->len, 0, diags);
      g_assert_nonnull (got);
      diag_free (diags);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  g_test_add_func ("/csv/records", test_records);
  g_test_add_func ("/csv/line-ends-in-cells", test_line_ends_in_cells);
  g_test_add_func ("/csv/delimiters", test_delimiters);
  g_test_add_func ("/csv/start", test_start);
  g_test_add_func ("/csv/start-far", test_start_far);
  g_test_add_func ("/csv/quotes", test_quotes);
  g_test_add_func ("/csv/not-text", test_not_text);
  g_test_add_func ("/csv/files", test_files);
  g_test_add_func ("/csv/limits", test_limits);
  g_test_add_func ("/csv/long-line", test_long_line);
  g_test_add_func ("/csv/columns", test_columns);
  g_test_add_func ("/csv/stop", test_stop);
  g_test_add_func ("/csv/places", test_places);
  g_test_add_func ("/csv/random", test_random);
  g_test_add_func ("/csv/plain", test_plain);
  g_test_add_func ("/csv/encodings", test_encodings);
  g_test_add_func ("/csv/borders", test_borders);
  g_test_add_func ("/csv/encoded-places", test_encoded_places);
  g_test_add_func ("/csv/found", test_found);
  g_test_add_func ("/csv/found-late", test_found_late);
  g_test_add_func ("/csv/two-encodings", test_two_encodings);
  g_test_add_func ("/csv/spoilt", test_spoilt);
  g_test_add_func ("/csv/parts-refused", test_parts_refused);
  g_test_add_func ("/csv/far-mistakes", test_far_mistakes);
  g_test_add_func ("/csv/any-bytes", test_any_bytes);
  return g_test_run ();
}
