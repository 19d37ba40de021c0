#include "sites.h"

#include "source/score_export.h"

static RowOutcome
take_score (const ExportScore *score, gpointer data)
{
  char date[DATE_BUFFER];
  GString *seen = data;
  g_autofree char *number = score->is_number ? ratio_format (score->score, DECIMAL_ONE, 6) : g_strdup (score->missing);
  g_autofree char *max = score->max_score == DECIMAL_NONE ? g_strdup ("-") : ratio_format (score->max_score, DECIMAL_ONE, 6);
  g_string_append_printf (seen, "%u %s|%s|%s|%s|%s|%s|%s|%s\n", score->place.line, score->person_id ? score->person_id : "-",
                          score->email ? score->email : "-", score->name ? score->name : "-", score->item_id,
                          score->item == NULL ? "?" : score->item->assessment ? score->item->assessment : score->item->course, number, max,
                          date_format (score->date, date));
  return ROW_USED;
}

/* Reads an export of this text; the scores as lines. */
static char *
read_export (Site *site, const char *name, const char *text, gboolean *good)
{
  GString *seen = g_string_new (NULL);
  site_write (site, name, text);
  *good = score_export_read (site->config ? site->config : site_load (site), NULL, name, take_score, seen, site->diags);
  return g_string_free (seen, FALSE);
}

static char *
contents (const char *file)
{
  char *text = NULL;
  g_assert_true (g_file_get_contents (file, &text, NULL, NULL));
  return text;
}

/* 1793606400 s = 20759 days after 1970-01-01: 2026-11-02, a Monday (the mission's own example of a batch). */
static void
test_english (void)
{
  Site site;
  gboolean good;
  g_autofree char *text = contents ("tests/data/exports/english.csv");
  site_begin (&site);
  site_write (&site, "trainbook.yml", "title: T\nexports: {items: {'quiz: final test': {assessment: A1}, 'Script': {course: C1}}}\n");
  g_autofree char *seen = read_export (&site, "data/exports/e.csv", text, &good);
  g_assert_cmpstr (seen, ==,
                   "2 E101|mei@demo.example|Mei Lin|Final test|A1|85|-|2026-11-02\n"
                   "2 E101|mei@demo.example|Mei Lin|Script|C1|92.5|100|2026-11-02\n"
                   "3 -|ann@demo.example|Ann Lee|Script|C1|35|100|2026-11-02\n"
                   "4 E103|-|陈静|Final test|A1|absent|-|2026-11-02\n"
                   "4 E103|-|陈静|Script|C1|40|100|2026-11-02\n");
  g_assert_true (good);
  site_expect_silence (&site);
  site_end (&site);
}

static void
test_chinese (void)
{
  Site site;
  gboolean good;
  g_autofree char *text = contents ("tests/data/exports/chinese.csv");
  site_begin (&site);
  site_write (&site, "trainbook.yml", "title: T\nexports: {items: {'期末：客服基础': {assessment: A1}}}\n");
  g_autofree char *seen = read_export (&site, "data/exports/e.csv", text, &good);
  g_assert_cmpstr (seen, ==, "2 E103|jing@demo.example|陈静|期末：客服基础|A1|88.5|-|2026-11-02\n");
  g_assert_true (good);
  site_expect_silence (&site);
  site_end (&site);
}

static void
test_total_is_mapped (void)
{
  Site site;
  gboolean good;
  site_begin (&site);
  site_write (&site, "trainbook.yml", "title: T\nexports: {items: {Course total (Real): {course: C1}}}\n");
  g_autofree char *seen = read_export (&site, "data/e.csv", "ID number\tCourse total (Real)\nE1\t50\n", &good);
  g_assert_cmpstr (seen, ==, "2 E1|-|-|Course total|C1|50|-|\n");
  site_expect_silence (&site);
  site_end (&site);
}

static void
test_colons (void)
{
  Site site;
  gboolean good;
  site_begin (&site);
  g_autofree char *seen = read_export (&site, "data/e.csv", "\"ID number\":\"Email address\":\"Quiz: A (Real)\"\nE1:e1@demo.example:7\n", &good);
  g_assert_cmpstr (seen, ==, "2 E1|e1@demo.example|-|A|?|7|-|\n");
  site_expect_silence (&site);
  site_end (&site);
}

static void
test_xml (void)
{
  Site site;
  gboolean good;
  g_autofree char *text = contents ("tests/data/exports/full.xml");
  site_begin (&site);
  site_write (&site, "trainbook.yml", "title: T\nexports: {items: {quiz-01: {course: C-05}}}\n");
  g_autofree char *seen = read_export (&site, "data/exports/e.xml", text, &good);
  g_assert_cmpstr (seen, ==,
                   "6 E101|-|-|quiz-01|C-05|85|-|2026-11-02\n"
                   "15 E102|-|-|A-FINAL|?|91.25|100|2026-11-02\n"
                   "22 E103|-|-|A-FINAL|?|none|-|2026-11-02\n");
  g_assert_true (good);
  site_expect_silence (&site);
  site_end (&site);
}

static RowOutcome
report_all (const ExportScore *score, gpointer data)
{
  score_export_report_unmapped (score, data);
  return ROW_REFUSED;
}

static void
test_unmapped (void)
{
  Site site;
  site_begin (&site);

  site_write (&site, "data/f.csv", "ID number,\"Quiz: Say \"\"hi\"\" (Real)\"\nE1,7\nE2,8\n");
  site_write (&site, "data/e.xml", "<results>\n<result><assignment>q</assignment><student>E1</student><score>1</score></result>\n"
              "<result><assignment>q</assignment><student>E2</student><score>1</score></result>\n</results>\n");
  score_export_read (site_load (&site), NULL, "data/f.csv", report_all, site.diags, site.diags);
  score_export_read (site.config, NULL, "data/e.xml", report_all, site.diags, site.diags);
  site_expect (&site, "data/f.csv:1:12: error: it is not known what the item \"Quiz: Say \"hi\"\" counts for; add to trainbook.yml, below \"exports:\" and \"items:\", the line    \"Quiz: Say \\\"hi\\\"\": {assessment: ID}");
  site_expect (&site, "data/e.xml:2: error: it is not known what the item \"q\" counts for");
  g_assert_cmpuint (diag_count (site.diags, DIAG_ERROR), ==, 2);
  site_end (&site);
}

static const struct { const char *name, *text, *message; } cases[] = {
  { "data/a.csv", "ID number,Quiz: A (Real)\nE1,B+\n", "data/a.csv:2:4: error: \"B+\" is neither a number nor a missing-score mark" },
  { "data/a.csv", "ID number,Quiz: A (Real)\nE1,缓考\n", NULL },
  { "data/a.csv", "ID number,Quiz: A (Real)\nE1,\n", NULL },
  { "data/a.csv", "ID number,Quiz: A (Letter)\nE1,B\n", "data/a.csv:1:11: error: the item \"Quiz: A\" is exported as letters only" },
  { "data/a.csv", "ID number,Quiz: A (Feedback)\nE1,B\n", NULL },
  { "data/a.csv", "ID number,Quiz: A (Real),Quiz: A (Real)\nE1,1,2\n", "the header \"Quiz: A (Real)\" stands twice" },
  { "data/a.csv", "ID number,ID number,Quiz: A (Real)\nE1,1,2\n", "the header \"ID number\" stands twice" },
  { "data/a.csv", "ID number,Quiz: A (Valeur),Quiz: A (Real)\nE1,1,2\n", "data/a.csv:1:11: warning: the display type of the column \"Quiz: A (Valeur)\" is not known" },
  { "data/a.csv", "ID number,Quiz: A (Real)\n,1\n", "data/a.csv:2:1: error: this row names no person" },
  { "data/a.csv", "ID number,Quiz: A (Real)\nE1\n", "data/a.csv:2:1: error: this row has 1 cells, but the header has 2" },
  { "data/a.csv", "ID number,Quiz: A (Real)\nE1,1,1\n", "error: this row has 3 cells" },
  { "data/a.csv", "ID number,Quiz: A (Real),Last downloaded from this course\nE1,1,yesterday\n", "\"yesterday\" is not the time of an export" },
  { "data/a.csv", "item,score\nE1,1\n", "this file is not an export that can be read: its header has no column of people" },
  { "data/a.csv", "ID number,Quiz\nE1,1\n", "its header has no column like \"Quiz: name (Real)\"" },
  { "data/a.csv", "", "data/a.csv" },
  { "data/a.xml", "<results batch=\"xml_export_1\"/>", "it holds no <result> element" },
  { "data/a.xml", "<results><result><student>E1</student><score>1</score></result></results>", "this <result> has no <assignment>" },
  { "data/a.xml", "<results><result><assignment>q</assignment><score>1</score></result></results>", "this <result> has no <student>" },
  { "data/a.xml", "<results><result><assignment>q</assignment><student>E1</student><score>B</score></result></results>", "\"B\" is neither a number" },
  { "data/a.xml", "<results><result><assignment>q</assignment><student>E1</student><score/></result></results>", NULL },
  { "data/a.xml", "<results><result><assignment>q</assignment><student>E1</student><score>1</score><feedback>a & b</feedback></result></results>",
    "data/a.xml:1: warning: 1 feedback texts of this export are not well-formed" },
  { "data/a.xml", "<!DOCTYPE r [<!ENTITY x \"y\">]><results><result><assignment>&x;</assignment></result></results>", "data/a.xml" },
};

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Site site;
      gboolean good;
      site_begin (&site);
      g_autofree char *seen = read_export (&site, cases[i].name, cases[i].text, &good);
      if (cases[i].message == NULL)
        site_expect_silence (&site);
      else
        site_expect (&site, cases[i].message);
      if (good != !diag_stops (site.diags))
        {
          g_test_message ("%s: returned %d", cases[i].text, good);
          g_test_fail ();
        }
      site_end (&site);
    }
}

static void
test_files (void)
{
  Site site;
  site_begin (&site);
  site_write (&site, "data/exports/b.xml", "");
  site_write (&site, "data/exports/a.csv", "");
  site_write (&site, "data/exports/a.txt", "");
  site_write (&site, "data/exports/a.log", "");
  g_autoptr (GPtrArray) files = score_export_files (site_load (&site), site.diags);
  g_assert_cmpuint (files->len, ==, 3);
  g_assert_cmpstr (files->pdata[0], ==, "data/exports/a.csv");
  g_assert_cmpstr (files->pdata[1], ==, "data/exports/a.txt");
  g_assert_cmpstr (files->pdata[2], ==, "data/exports/b.xml");
  site_expect_silence (&site);
  site_write (&site, "trainbook.yml", "title: T\nexports: {files: [none.csv, 'other/*.xml']}\n");
  g_autoptr (GPtrArray) none = score_export_files (site_load (&site), site.diags);
  g_assert_cmpuint (none->len, ==, 0);
  site_expect (&site, "trainbook.yml:2:19: error: there is no score export \"data/none.csv\"");
  site_expect (&site, "trainbook.yml:2:29: warning: no score export fits \"other/*.xml\"; it is looked for in the folder \"data\"");
  site_end (&site);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  g_test_add_func ("/score-export/english", test_english);
  g_test_add_func ("/score-export/chinese", test_chinese);
  g_test_add_func ("/score-export/total", test_total_is_mapped);
  g_test_add_func ("/score-export/colons", test_colons);
  g_test_add_func ("/score-export/xml", test_xml);
  g_test_add_func ("/score-export/unmapped", test_unmapped);
  g_test_add_func ("/score-export/cases", test_cases);
  g_test_add_func ("/score-export/files", test_files);
  return g_test_run ();
}
