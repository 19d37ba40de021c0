#include "sites.h"

#include "source/score_export.h"

#include <xlsxwriter.h>

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

static const char *const completions[] = { "", " completed", " incomplete", " passed", " failed" };

/* person|item|target|number or mark|max|day|completion and its day */
static RowOutcome
take_result (const ExportScore *score, gpointer data)
{
  char date[DATE_BUFFER], completed[DATE_BUFFER];
  GString *seen = data;
  g_autofree char *number = score->is_number ? ratio_format (score->score, DECIMAL_ONE, 6) : g_strdup (score->missing != NULL ? score->missing : "");
  g_autofree char *max = score->max_score == DECIMAL_NONE ? g_strdup ("-") : ratio_format (score->max_score, DECIMAL_ONE, 6);
  const char *who[] = { score->person_id, score->login, score->email, score->name };
  for (guint i = 0; i < G_N_ELEMENTS (who); i++)
    g_string_append_printf (seen, "%s%s", i > 0 && who[i] != NULL ? "/" : "", who[i] != NULL ? who[i] : "");
  g_string_append_printf (seen, "|%s|%s|%s|%s|%s|%s%s%s\n", score->item_id, score->item == NULL ? "?" : score->item->assessment, number, max,
                          date_format (score->date, date), completions[score->completion], score->completion_date != DATE_NONE ? " " : "",
                          score->completion_date != DATE_NONE ? date_format (score->completion_date, completed) : "");
  return ROW_USED;
}

/* Reads tests/data/score_export/NAME as data/exports/SHOWN; what was handed on, and "rows used refused" of the account as last line. */
static void
expect_file (const char *name, const char *shown, const char *items, gboolean good, const char *expected, const char *message)
{
  Site site;
  gsize length;
  g_autofree char *path = g_build_filename ("tests/data/score_export", name, NULL), *text = NULL, *config = NULL;
  g_autofree char *file = g_build_filename ("data/exports", shown, NULL);
  GString *seen = g_string_new (NULL);
  Intake *intake = intake_new ();
  site_begin (&site);
  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  site_write_bytes (&site, file, text, (gssize) length);
  config = g_strdup_printf ("title: T\nexports: {items: {%s}}\n", items);
  site_write (&site, "trainbook.yml", config);
  gboolean read = score_export_read (site_load (&site), intake, file, take_result, seen, site.diags);
  g_autofree char *messages = site_messages (&site);
  if (read != good)
    g_test_message ("%s: %s", name, messages);
  g_assert_cmpint (read, ==, good);
  g_autoptr (GPtrArray) files = intake_files (intake);
  g_assert_cmpuint (files->len, ==, 1);
  const IntakeFile *account = files->pdata[0];
  g_string_append_printf (seen, "%u rows, %u used, %u refused, %s", (guint) account->counts.rows, (guint) account->counts.used,
                          (guint) account->counts.refused, account->encoding);
  g_assert_cmpuint (account->counts.rows, ==, account->counts.used + account->counts.repaired + account->counts.refused + account->counts.later);
  g_assert_cmpstr (seen->str, ==, expected);
  if (message != NULL)
    site_expect (&site, message);
  else
    site_expect_silence (&site);
  g_string_free (seen, TRUE);
  intake_free (intake);
  site_end (&site);
}

static void
test_moodle_displays (void)
{
  expect_file ("moodle-displays.csv", "a.csv", "'Refunds: part (2)': {assessment: A1}, Category total: ignore", TRUE,
               "E101/mei@demo.example/Mei Lin|Refunds: part (2)|A1|17|-|2026-11-02|\n"
               "E101/mei@demo.example/Mei Lin|Script|?|92.5|100|2026-11-02|\n"
               "/ann@demo.example/Ann Lee|Refunds: part (2)|A1|none|-|2026-11-02|\n"
               "/ann@demo.example/Ann Lee|Script|?|none|-|2026-11-02|\n"
               "E103/陈静|Refunds: part (2)|A1|9|-|2026-11-02|\n"
               "3 rows, 3 used, 0 refused, UTF-8", NULL);
  expect_file ("moodle-zh-tw.csv", "a.csv", "客服基礎: {assessment: A1}", TRUE,
               "E103/jing@demo.example/陳靜|客服基礎|A1|88.5|-|2026-11-02|\n1 rows, 1 used, 0 refused, UTF-8", NULL);
}

static void
test_progress (void)
{
  expect_file ("progress.csv", "a.csv", "\"Quiz 'A'\": {assessment: A1}, Final: ignore", TRUE,
               "E101/mei@demo.example/Mei Lin|Quiz 'A'|A1||-|2026-11-02| passed 2026-11-02\n"
               "E101/mei@demo.example/Mei Lin|Script|?||-|2026-11-03| completed 2026-11-03\n"
               "/jing@demo.example/陈静|Quiz 'A'|A1||-|2026-11-02| failed 2026-11-02\n"
               "/jing@demo.example/陈静|Script|?||-|| incomplete\n"
               "2 rows, 2 used, 0 refused, UTF-8", NULL);
  expect_file ("progress-excel.csv", "完成情况.csv", "", TRUE,
               "E103/jing@demo.example/陈静|客服基础|?||-|2026-11-02| completed 2026-11-02\n"
               "E103/jing@demo.example/陈静|话术|?||-|| incomplete\n"
               "E104/李雷|客服基础|?||-|2026-11-03| passed 2026-11-03\n"
               "E104/李雷|话术|?||-|2026-11-03| failed 2026-11-03\n"
               "2 rows, 2 used, 0 refused, UTF-16LE", NULL);
}

/* The points row gives the maximum; totals repeat what stands before them; the test student is nobody. */
static void
test_canvas (void)
{
  expect_file ("canvas.csv", "2026-11-02T0930_Grades-a.csv", "Final test: {assessment: A1}", TRUE,
               "E101/mei@demo.example/Mei Lin|Final test|A1|34|40|2026-11-02|\n"
               "E101/mei@demo.example/Mei Lin|Script|?|exempt|10|2026-11-02|\n"
               "=\"00123\"/陈静|Final test|A1|none|40|2026-11-02|\n"
               "=\"00123\"/陈静|Script|?|8.5|10|2026-11-02|\n"
               "/odd/Name =Odd|Script|?|7|10|2026-11-02|\n"
               "/Lei Wang|Final test|A1||40|2026-11-02| completed\n"
               "/Lei Wang|Script|?||10|2026-11-02| incomplete\n"
               "4 rows, 4 used, 0 refused, UTF-8", NULL);
  expect_file ("canvas-semicolons.csv", "b.csv", "Final test (12345): {assessment: A1}, Final Score: {assessment: A2}", TRUE,
               "E101/mei/Mei Lin|Final test|A1|34|40||\n"
               "E101/mei/Mei Lin|Final Score|A2|85|100||\n"
               "1 rows, 1 used, 0 refused, UTF-8 BOM", NULL);
}

/* 23:30 at -05:00 is the next day elsewhere, 01:00 at +08:00 the day before: the day as written counts, and the first is warned about. */
static void
test_completion (void)
{
  expect_file ("completion.csv", "a.csv", "Refunds: {assessment: A1}", TRUE,
               "E101/mei@demo.example/Mei Lin|K1|A1|17|20|2026-11-02| passed 2026-11-02\n"
               "E102/Ann Lee|K1|A1||-|2026-11-02| incomplete\n"
               "E103/陈静|K1|A1|55|100|2026-11-02| failed 2026-11-02\n"
               "E104/李雷|K2|?||-|| incomplete\n"
               "E105/韩梅梅|K2|?||-|2026-11-03| completed 2026-11-03\n"
               "5 rows, 5 used, 0 refused, UTF-8",
               "data/exports/a.csv: warning: times in the zone -05:00 stand in this file");
  expect_file ("completion-zh.csv", "a.csv", "", TRUE,
               "E101/林梅|客服基础|?|85|-|2026-11-02| passed 2026-11-02\n"
               "E102/李安|客服基础|?||-|| incomplete\n"
               "E103/陈静|客服基础|?|absent|-|2026-11-02| failed 2026-11-02\n"
               "3 rows, 3 used, 0 refused, UTF-8", NULL);
}

/* One result told twice counts once; a question, a launch and what was declared void say nothing. */
static void
test_statements (void)
{
  expect_file ("statements.jsonl", "a.txt", "结业测试: {assessment: A1}", TRUE,
               "/mei@demo.example/Mei Lin|https://lms.example/a/final|A1|17|20|2026-11-02| passed 2026-11-02\n"
               "/E103|https://lms.example/a/final|?|55.5|100|2026-11-02|\n"
               "/E104|https://lms.example/a/script|?||-|2026-11-03| failed 2026-11-03\n"
               "8 rows, 8 used, 0 refused, UTF-8",
               "data/exports/a.txt: warning: times in the zone -05:00 stand in this file");
  expect_file ("statements.json", "a.json", "Regeln: {assessment: A1}", TRUE,
               "/E103|K1|A1|90|-|2026-11-02| passed 2026-11-02\n"
               "/E103|K1|?|100|100|2026-11-02| passed 2026-11-02\n"
               "2 rows, 2 used, 0 refused, UTF-8", NULL);
}

static void
test_xml_feedback (void)
{
  expect_file ("moodle.xml", "a.xml", "quiz-01: {assessment: A1}", FALSE,
               "E101|quiz-01|A1|17|-|2026-11-02|\n"
               "E102|quiz-01|A1|none|-|2026-11-02|\n"
               "3 rows, 2 used, 1 refused, UTF-8",
               "data/exports/a.xml:9: warning: 1 feedback texts of this export are not well-formed");
}

/* The grades as someone saved them in a workbook; the row ends before its last columns. */
static void
test_workbook (void)
{
  static const char *const rows[][5] = { { "First name", "Last name", "ID number", "Quiz: A (Real)", "Last downloaded from this course" },
                                         { "Mei", "Lin", "00101", "85.5", "1793606400" }, { "静", "陈", "E103", "缺考", NULL },
                                         { "雷", "李", "E104", "good", NULL } };
  Site site;
  GString *seen = g_string_new (NULL);
  Intake *intake = intake_new ();
  site_begin (&site);
  site_write (&site, "data/exports/note.txt", "");
  g_autofree char *path = g_build_filename (site.directory, "data/exports/grades.xlsx", NULL);
  lxw_workbook *workbook = workbook_new (path);
  lxw_worksheet *sheet = workbook_add_worksheet (workbook, "成绩");
  for (guint row = 0; row < G_N_ELEMENTS (rows); row++)
    for (guint cell = 0; cell < 5 && rows[row][cell] != NULL; cell++)
      worksheet_write_string (sheet, row, (lxw_col_t) cell, rows[row][cell], NULL);
  g_assert_cmpint (workbook_close (workbook), ==, LXW_NO_ERROR);
  g_assert_false (score_export_read (site_load (&site), intake, "data/exports/grades.xlsx", take_result, seen, site.diags));
  g_assert_cmpstr (seen->str, ==, "00101/Mei Lin|A|?|85.5|-|2026-11-02|\nE103/陈静|A|?|absent|-||\n");
  site_expect (&site, "data/exports/grades.xlsx[成绩]!D4: error: \"good\" is neither a number");
  g_autoptr (GPtrArray) files = intake_files (intake);
  const IntakeFile *account = files->pdata[0];
  g_assert_cmpstr (account->file, ==, "data/exports/grades.xlsx[成绩]");
  g_assert_cmpstr (account->encoding, ==, "workbook");
  g_assert_cmpuint (account->counts.rows, ==, 3);
  g_assert_cmpuint (account->counts.refused, ==, 1);
  g_string_free (seen, TRUE);
  intake_free (intake);
  site_end (&site);
}

static const struct { const char *name, *text, *message; } cases[] = {
  { "data/a.csv", "person_id,course_id,date,score\nE1,K1,2026-11-02,90\n", "data/a.csv:1: error: this is a file of the dataset \"scores\"" },
  { "data/a.csv", "工号,姓名,所属组\nE1,陈静,A\n", "data/a.csv:1: error: this is a file of the dataset \"people\"" },
  { "data/a.csv", ",ID number,Quiz,\nMei,E1,Maybe,\n", "this file is not an export that can be read" },
  { "data/a.csv", ",ID number,Quiz,\nMei,E1,Completed,\nAnn,E2,sealed,\n", "data/a.csv:3:8: error: \"sealed\" is not known as a state" },
  { "data/a.csv", ",ID number,Quiz,\nMei,E1,Completed,soon\n", "data/a.csv:2:18: error: \"soon\" is not a date" },
  { "data/a.csv", "Student,ID,Section,A (1)\nX,1,A,good\n", "data/a.csv:2:7: error: \"good\" is neither a number" },
  { "data/a.csv", "Student,ID,Section,A\nX,1,A,9\n", "this file is not an export that can be read" },
  { "data/a.csv", "user_id,course,status\nE1,K1,Completed,,,\n", NULL },
  { "data/a.csv", "user_id,course,status\nE1,,Completed\n", "data/a.csv:2: error: this row names no course" },
  { "data/a.csv", "user_id,course,status,score\nE1,K1,Completed,A+\n", "data/a.csv:2:17: error: \"A+\" is neither a number" },
  { "data/a.csv", "user_id,course,status,completed_at\nE1,K1,Completed,30.02.2026\n", "\"30.02.2026\" is not a date" },
  { "data/a.json", "[]", "it holds no statement" },
  { "data/a.json", "[1, 2]", "data/a.json:1: error: this object of JSON cannot be read: an object in braces is wanted here" },
  { "data/a.json", "{\"a\": [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[", "nested too deeply" },
  { "data/a.json", "{\"a\": \"x\ny\"}", "a text is not closed by a quote" },
  { "data/a.json", "{\"a\": 1}", "data/a.json:1: error: this statement cannot be read: it has no actor or no verb" },
  { "data/a.json", "{\"a\": 12345678901234567890}", "a number has too many digits" },
  { "data/a.json", "{\"actor\": {\"name\": \"\\ud800\"}, \"verb\": {\"id\": \"passed\"}, \"object\": {\"id\": \"K\"}}", "" },
  { "data/a.json", "{\"actor\": {\"name\": \"A\"}, \"verb\": {\"id\": \"passed\"}, \"object\": {}}", "it names no activity" },
  { "data/a.json", "{\"actor\": {}, \"verb\": {\"id\": \"passed\"}, \"object\": {\"id\": \"K\"}}", "it names no person" },
  { "data/a.json", "{\"actor\": {\"name\": \"A\"}, \"verb\": {\"id\": \"passed\"}, \"object\": {\"id\": \"K\"}, \"result\": {\"score\": {\"raw\": 1e400}}}",
    "its score is not a number in range" },
  { "data/a.json", "{\"actor\": {\"name\": \"A\"}, \"verb\": {\"id\": \"passed\"}, \"object\": {\"id\": \"K\"}, \"result\": {\"score\": {\"raw\": \"9\"}}}",
    "its score is not a number in range" },
  { "data/a.json", "{\"actor\": {\"name\": \"A\"}, \"verb\": {\"id\": \"passed\"}, \"object\": {\"id\": \"K\"}, \"timestamp\": \"soon\"}", "\"soon\" is not a date" },
  { "data/a.xml", "<results><result><assignment>q</assignment><student>E1</student><score>1</score><feedback>a<feedback></result></results>", "data/a.xml" },
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
  g_test_add_func ("/score-export/workbook", test_workbook);
  g_test_add_func ("/score-export/moodle-displays", test_moodle_displays);
  g_test_add_func ("/score-export/progress", test_progress);
  g_test_add_func ("/score-export/canvas", test_canvas);
  g_test_add_func ("/score-export/completion", test_completion);
  g_test_add_func ("/score-export/statements", test_statements);
  g_test_add_func ("/score-export/xml-feedback", test_xml_feedback);
  g_test_add_func ("/score-export/files", test_files);
  return g_test_run ();
}
