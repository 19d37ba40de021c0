#include "sites.h"

#include "source/dataset.h"

/* Dirty files, hand-written, and what must be read of them: "line:person:status" of attendance, "line:person:score" of scores. */

static RowOutcome
take_attendance (const TableRow *row, gpointer data)
{
  g_autofree char *session = row_text (row, ATTENDANCE_SESSION), *person = row_text (row, ATTENDANCE_PERSON), *date = row_text (row, ATTENDANCE_DATE);
  guint status = 9;
  gboolean present;
  row_choice (row, ATTENDANCE_STATUS, &status, &present);
  g_string_append_printf (data, "%u:%s:%s:%u ", row->line, session != NULL ? session : date, person, status);
  return ROW_USED;
}

static RowOutcome
take_people (const TableRow *row, gpointer data)
{
  g_autofree char *id = row_text (row, PEOPLE_ID), *team = row_text (row, PEOPLE_TEAM);
  g_string_append_printf (data, "%u:%s:%s ", row->line, id, team != NULL ? team : "");
  return ROW_USED;
}

static RowOutcome
take_feedback (const TableRow *row, gpointer data)
{
  Decimal rating, scale;
  g_autofree char *item = row_text (row, FEEDBACK_ITEM);
  gboolean good = row_rating (row, &rating, &scale);
  g_autofree char *text = good && rating != DECIMAL_NONE ? ratio_format (rating, DECIMAL_ONE, 6) : g_strdup ("");
  g_string_append_printf (data, "%u:%s=%s ", row->line, item, text);
  return good ? ROW_USED : ROW_REFUSED;
}

/* What is read of a file, behind it how many repairs there were and how many errors. */
static void
check (DatasetId id, const char *file, const char *text, const char *expected, guint repairs, guint errors)
{
  Site site;
  g_autoptr (GString) seen = g_string_new (NULL);
  TableRowFunc func = id == DATASET_PEOPLE ? take_people : id == DATASET_FEEDBACK ? take_feedback : take_attendance;
  site_begin (&site);
  site_write (&site, file, text);
  Table *table = table_open (site_load (&site), NULL, id, file, site.diags);
  if (table != NULL)
    table_read (table, func, seen, site.diags);
  g_assert_cmpstr (seen->str, ==, expected);
  g_assert_cmpuint (diag_count (site.diags, DIAG_REPAIR), ==, repairs);
  g_assert_cmpuint (diag_count (site.diags, DIAG_ERROR), ==, errors);
  table_free (table);
  site_end (&site);
}

#define A DATASET_ATTENDANCE, "data/a.csv"
#define P DATASET_PEOPLE, "data/p.csv"

static void
test_header (void)
{
  check (A, "11月签到,,\n制表人：周敏,,\n,,\n场次,工号,状态\nS1,E1,出勤\n", "5:S1:E1:0 ", 2, 0);
  check (A, "*场次,1.工号,状态（必填）\nS1,E1,出勤\n", "2:S1:E1:0 ", 0, 0);
  check (A, "\"场次\nSession\",工号：,③状态\nS1,E1,出勤\n", "3:S1:E1:0 ", 0, 0);
  /* Data above the header are no title. */
  check (A, "S1,E1,出勤\n场次,工号,状态\nS1,E2,出勤\n", "", 0, 1);
  /* Blank columns in the middle and at the end. */
  check (A, "场次,,工号,状态,,\nS1,,E1,出勤\nS1,,E2,迟到,,\n", "2:S1:E1:0 3:S1:E2:1 ", 0, 0);
}

static void
test_no_rows (void)
{
  check (A, "场次,工号,状态\nS1,E1,出勤\n小计,,1\n场次,工号,状态\nS2,E1,迟到\n合计：2人次,,\n注：E1 已核对,,\n制表人：,周敏,\n", "2:S1:E1:0 5:S2:E1:1 ", 5, 0);
  /* People who are called like a total are asked about. Near misses: those whose names only end so, an id alone, a word in the wrong place. */
  check (P, "工号,姓名,组\nE1,合计,一组\nE2,平均,一组\n", "", 0, 2);
  check (P, "工号,姓名,组\nE1,总和,一组\nE2,张平均,一组\n", "2:E1:一组 3:E2:一组 ", 0, 0);
  check (A, "场次,工号,状态\nS1,E1,出勤\nS2,,\n", "2:S1:E1:0 ", 0, 2);
  check (A, "场次,工号,状态\n合计,E1,出勤\n", "2:合计:E1:0 ", 0, 0);
}

static void
test_merged (void)
{
  check (A, "场次,工号,状态\nS1,E1,出勤\n,E2,出勤\n,E3,出勤\n", "2:S1:E1:0 3:S1:E2:0 4:S1:E3:0 ", 2, 0);
  check (P, "组,工号,姓名\n一组,E1,a\n,E2,b\n二组,E3,c\n,E4,d\n", "2:E1:一组 3:E2:一组 4:E3:二组 5:E4:二组 ", 2, 0);
  /* One blank proves nothing; values that are repeated are not merged; a total ends a block; right of the id a blank is meant. */
  check (A, "场次,工号,状态\nS1,E1,出勤\n,E2,出勤\n", "2:S1:E1:0 ", 0, 1);
  check (A, "场次,工号,状态\nS1,E1,出勤\nS1,E2,出勤\n,E3,出勤\n,E4,出勤\n", "2:S1:E1:0 3:S1:E2:0 ", 0, 2);
  check (A, "场次,工号,状态\nS1,E1,出勤\n,E2,出勤\n,E3,出勤\n小计,,3\n,E4,出勤\n", "2:S1:E1:0 3:S1:E2:0 4:S1:E3:0 ", 3, 1);
  check (P, "工号,姓名,组\nE1,a,一组\nE2,b,\nE3,c,二组\nE4,d,\n", "2:E1:一组 3:E2: 4:E3:二组 5:E4: ", 0, 0);
  check (A, "场次,工号,状态\nS1,E1,出勤\nS2,,出勤\nS3,,出勤\n", "2:S1:E1:0 ", 0, 2);
}

static void
test_length (void)
{
  check (A, "场次,工号,状态,分钟\nS1,E1,出勤\n", "2:S1:E1:0 ", 1, 0);
  check (A, "场次,工号,状态,分钟\nS1,E1\n", "", 0, 1);
  check (A, "场次,工号,状态\nS1,E1,出勤,,\nS1,E2,出勤,,\n", "2:S1:E1:0 3:S1:E2:0 ", 0, 0);
  check (A, "场次,工号,状态\nS1,E1,出勤\nS1,E2,出勤\nS1,E3,出勤,\n", "2:S1:E1:0 3:S1:E2:0 4:S1:E3:0 ", 1, 0);
  check (A, "场次,工号,状态\nS1,E1,出勤\nS1,E2,出勤\nS1,E3,静,\n", "2:S1:E1:0 3:S1:E2:0 ", 0, 1);
  check (A, "场次,工号,状态,备注,时长\nS1,E1,出勤,,\nS1,E2,出勤,,\nS1,E3,出勤,病,假,\n", "2:S1:E1:0 3:S1:E2:0 ", 0, 1);
}

static void
test_grid (void)
{
  check (A, "工号,姓名,2026-11-02,2026/11/3,备注\nE1,a,√,迟,x\nE2,b,旷,,\nE3,c,-,事,\n合计,,1,2,\n",
         "2:2026-11-02:E1:0 2:2026-11-03:E1:1 3:2026-11-02:E2:4 4:2026-11-03:E3:3 ", 1, 0);
  check (A, "工号,S-031 客诉处理,S-032\nE1,退,√\n", "2:S-031:E1:2 2:S-032:E1:0 ", 0, 0);
  check (DATASET_ATTENDANCE, "data/签到-2026-11.csv", "工号,1,2,3\nE1,√,,×\n", "2:2026-11-01:E1:0 2:2026-11-03:E1:4 ", 3, 0);
  check (DATASET_ATTENDANCE, "data/签到-2026-12.csv", "工号,12月31日,1月2日\nE1,√,√\n", "2:2026-12-31:E1:0 2:2027-01-02:E1:0 ", 2, 0);
  check (A, "工号,2026-11-02\nE1,★\nE2,√\n,√\n", "3:2026-11-02:E2:0 ", 0, 2);
  check (DATASET_FEEDBACK, "data/f.csv", "序号,来自IP,场次,1、课程内容,讲师,建议\n1,1.2.3.4,S1,5,非常满意,好\n2,1.2.3.5,S1,,3分,多练\n",
         "2:课程内容=5 2:讲师=5 3:讲师=3 ", 2, 0);
}

static void
test_dates_of_files (void)
{
  static const struct { const char *file; int year, month, day; gboolean is_month; } cases[] = {
    { "data/花名册-2026-10.csv", 2026, 10, 1, TRUE }, { "data/花名册_202611.xlsx[Sheet1]", 2026, 11, 1, TRUE }, { "data/签到2026年11月.csv", 2026, 11, 1, TRUE },
    { "data/签到 2026-11-02.csv", 2026, 11, 2, FALSE }, { "data/签到-2026-W47.csv", 2026, 11, 16, FALSE }, { "data/签到 11月.csv", 0, 0, 0, FALSE },
    { "data/签到.xlsx[2026年3月]", 2026, 3, 1, TRUE }, { "data/people.csv", 0, 0, 0, FALSE },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gboolean is_month;
      Date date = dataset_file_date (cases[i].file, &is_month);
      g_test_message ("%s", cases[i].file);
      g_assert_cmpuint (date, ==, cases[i].year == 0 ? DATE_NONE : date_new (cases[i].year, cases[i].month, cases[i].day));
      g_assert_cmpint (is_month, ==, cases[i].is_month);
    }
}

static void
test_files (void)
{
  Site site;
  site_begin (&site);
  site_write (&site, "data/花名册-2026-11.csv", "");
  site_write (&site, "data/花名册_202610.csv", "");
  site_write (&site, "data/签到 9月.csv", "");
  site_write (&site, "data/签到 11月.csv", "");
  site_write (&site, "data/签到 11月(1).csv", "");
  site_write (&site, "data/签到 11月 - 副本.csv", "");
  site_write (&site, "data/签到 10月 - 副本 (2).csv", "");
  site_write (&site, "data/成绩/b.csv", "");
  site_write (&site, "data/成绩/a.csv", "");
  site_write (&site, "data/.~lock.签到.csv#", "");
  const Config *config = site_load (&site);
  g_autoptr (GPtrArray) people = dataset_files (config, DATASET_PEOPLE, site.diags), attendance = dataset_files (config, DATASET_ATTENDANCE, site.diags);
  g_autoptr (GPtrArray) scores = dataset_files (config, DATASET_SCORES, site.diags);
  g_assert_cmpuint (people->len, ==, 2);
  g_assert_cmpstr (people->pdata[0], ==, "data/花名册_202610.csv");
  g_assert_cmpuint (attendance->len, ==, 3);
  g_assert_cmpstr (attendance->pdata[0], ==, "data/签到 9月.csv");
  g_assert_cmpstr (attendance->pdata[1], ==, "data/签到 10月 - 副本 (2).csv");
  g_assert_cmpstr (attendance->pdata[2], ==, "data/签到 11月.csv");
  g_assert_cmpuint (scores->len, ==, 2);
  g_assert_cmpstr (scores->pdata[0], ==, "data/成绩/a.csv");
  g_assert_cmpuint (diag_count (site.diags, DIAG_WARNING), ==, 3);
  g_assert_cmpuint (diag_count (site.diags, DIAG_ERROR), ==, 0);
  site_end (&site);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  g_test_add_func ("/shape/header", test_header);
  g_test_add_func ("/shape/no-rows", test_no_rows);
  g_test_add_func ("/shape/merged", test_merged);
  g_test_add_func ("/shape/length", test_length);
  g_test_add_func ("/shape/grid", test_grid);
  g_test_add_func ("/shape/dates-of-files", test_dates_of_files);
  g_test_add_func ("/shape/files", test_files);
  return g_test_run ();
}
