#include "sites.h"

static void
test_full (void)
{
  Site site;
  g_autofree char *text = NULL;
  site_begin (&site);
  g_assert_true (g_file_get_contents ("tests/data/config/full.yml", &text, NULL, NULL));
  site_write (&site, "trainbook.yml", text);
  const Config *config = site_load (&site);
  site_expect_silence (&site);
  g_assert_cmpstr (config->title, ==, "客服部培训手册");
  g_assert_cmpstr (config->department, ==, "客服部");
  g_assert_cmpstr (config->language, ==, "zh-Hant");
  g_assert_cmpstr (config->base_url, ==, "https://intranet.example/training/");
  g_assert_cmpuint (config->as_of, ==, date_new (2026, 11, 20));
  g_assert_true (config->publish_people);
  g_assert_cmpint (config->pass_mark, ==, 85500000);
  g_assert_cmpuint (config->lesson_minutes, ==, 45);
  g_assert_cmpint (config->hours_per_day, ==, 6500000);
  g_assert_cmpint (config->time_zone, ==, 480);
  g_assert_cmpuint (config->month_starts, ==, 26);
  g_assert_cmpuint (config->week_starts, ==, 6);
  g_assert_cmpstr (config->content, ==, "handbook");
  g_assert_cmpstr (config->data, ==, "records");
  g_assert_true (config->data_is_set);
  g_assert_cmpstr (config->output, ==, "/srv/www/training");
  g_assert_cmpstr (config->templates, ==, "look");
  g_assert_cmpuint (config->trend_periods, ==, 12);
  g_assert_cmpuint (config->board_minimum, ==, 3);
  g_assert_false (config->print_handbook);
  g_assert_false (config->print_packets);
  g_assert_cmpstr (config->packet_welcome, ==, "handbook/welcome.md");
  g_assert_cmpstr (config->version, ==, "2026-11");

  const DatasetConfig *people = g_hash_table_lookup (config->datasets, "people");
  const DatasetConfig *courses = g_hash_table_lookup (config->datasets, "courses");
  const DatasetConfig *attendance = g_hash_table_lookup (config->datasets, "attendance");
  g_assert_cmpuint (people->patterns->len, ==, 1);
  g_assert_cmpstr (((ConfigText *) people->patterns->pdata[0])->text, ==, "花名册.csv");
  g_assert_cmpuint (courses->patterns->len, ==, 2);
  g_assert_cmpstr (((ConfigText *) courses->patterns->pdata[1])->text, ==, "more/b.csv");
  g_assert_cmpstr (attendance->encoding, ==, "UTF-8");
  g_assert_cmpuint (attendance->columns->len, ==, 2);
  g_assert_cmpstr (((ConfigColumn *) attendance->columns->pdata[1])->header, ==, "结果");
  g_assert_cmpstr (((ConfigColumn *) attendance->columns->pdata[1])->column, ==, "status");

  g_assert_cmpuint (config->exports->len, ==, 1);
  g_assert_cmpuint (config->export_items->len, ==, 2);
  g_assert_cmpstr (((ExportItem *) config->export_items->pdata[0])->item, ==, "客服基础 期末测验");
  g_assert_cmpstr (((ExportItem *) config->export_items->pdata[0])->assessment, ==, "A-FINAL");
  g_assert_null (((ExportItem *) config->export_items->pdata[0])->course);
  g_assert_cmpstr (((ExportItem *) config->export_items->pdata[1])->course, ==, "C-05");

  const ConfigTarget *rate = config->key_targets->pdata[1], *mean = config->key_targets->pdata[2];
  g_assert_cmpstr (rate->measure, ==, "score.first_pass_rate");
  g_assert_cmpstr (mean->measure, ==, "score.mean");
  g_assert_cmpint (rate->value, ==, 850000);
  g_assert_cmpuint (rate->place.line, ==, 24);
  g_assert_cmpint (mean->value, ==, 88000000);
  site_end (&site);
}

static void
test_defaults (void)
{
  Site site;
  site_begin (&site);
  site_write (&site, "trainbook.yml", "title: T\nas_of:\nfolders: ~\n");
  const Config *config = site_load (&site);
  site_expect_silence (&site);
  g_assert_cmpstr (config->department, ==, "T");
  g_assert_cmpstr (config->language, ==, "zh-Hans");
  g_assert_cmpuint (config->as_of, ==, DATE_NONE);
  g_assert_cmpint (config->pass_mark, ==, 60000000);
  g_assert_cmpuint (config->lesson_minutes, ==, 60);
  g_assert_cmpint (config->hours_per_day, ==, 0);
  g_assert_cmpint (config->time_zone, ==, ZONE_NONE);
  g_assert_cmpuint (config->month_starts, ==, 1);
  g_assert_cmpuint (config->week_starts, ==, 0);
  g_assert_cmpuint (config->trend_periods, ==, 8);
  g_assert_cmpuint (config->board_minimum, ==, 5);
  g_assert_cmpuint (config->exports->len, ==, 8);
  g_assert_cmpstr (config->output, ==, "site");
  g_assert_false (config->data_is_set);
  g_assert_false (config->publish_people);
  g_assert_true (config->print_packets);
  g_assert_null (config->version);
  site_end (&site);
}

/* What stands in trainbook.yml, and a part of the message that it must bring; NULL: silence. */
static const struct { const char *text, *message; } cases[] = {
  { "title: T\nlangauge: en\n", "trainbook.yml:2:1: error: unknown setting \"langauge\"; did you mean \"language\"? [config-key-unknown]" },
  { "title: T\nfrobnicate: 1\n", "unknown setting \"frobnicate\"; known here: title, department" },
  { "title: T\nprint: {handbok: true}\n", "trainbook.yml:2:9: error: unknown setting \"handbok\"; did you mean \"handbook\"?" },
  { "department: D\n", "trainbook.yml: error: the setting \"title\" is missing" },
  { "title:\n", "\"title\" stands here without a value" },
  { "", "the setting \"title\" is missing" },
  { "title: [a]\n", "\"title\" is of the wrong kind; write a text" },
  { "title: \"a\\nb\"\n", "write a text of one line [config-value]" },
  { "title: \"  \"\n", "write a text of one line [config-value]" },
  { "- a\n- b\n", "trainbook.yml:1:1: error: trainbook.yml must hold settings" },
  { "title: T\nas_of: 2026-02-30\n", "trainbook.yml:2:8: error: \"2026-02-30\" is not a date that exists" },
  { "title: T\nas_of: 2026-02-28\n", NULL },
  { "title: T\nas_of: [1]\n", "\"as_of\" is of the wrong kind; write a date" },
  { "title: T\npublish_people: perhaps\n", "trainbook.yml:2:17: error: \"perhaps\" is no value for \"publish_people\"; write true or false" },
  { "title: T\npublish_people: 是\n", NULL },
  { "title: T\npass_mark: 101\n", "101 is out of range for \"pass_mark\"; write a number from 0 to 100 [config-range]" },
  { "title: T\npass_mark: 100\n", NULL },
  { "title: T\npass_mark: -1\n", "-1 is out of range" },
  { "title: T\npass_mark: much\n", "\"much\" is no value for \"pass_mark\"; write a number" },
  { "title: T\nlesson_minutes: 45.5\n", "write a whole number" },
  { "title: T\nhours_per_day: 25\n", "25 is out of range for \"hours_per_day\"" },
  { "title: T\ntime_zone: Asia/Shanghai\n", "write +08:00" },
  { "title: T\nlesson_minutes: 0\n", "0 is out of range for \"lesson_minutes\"" },
  { "title: T\nlesson_minutes: 99999999999999999999\n", "99999999999999999999 is out of range for \"lesson_minutes\"; write a number from 1 to 600" },
  { "title: T\nmonth_starts: 29\n", "trainbook.yml:2:15: error: 29 is out of range for \"month_starts\"; write a number from 1 to 28" },
  { "title: T\nmonth_starts: 0\n", "0 is out of range for \"month_starts\"" },
  { "title: T\nmonth_starts: 28\n", NULL },
  { "title: T\nmonth_starts: 二十六\n", "write a whole number" },
  { "title: T\nweek_starts: 7\n", "trainbook.yml:2:14: error: \"7\" is no value for \"week_starts\"; write monday, tuesday" },
  { "title: T\nweek_starts: Sunday\n", NULL },
  { "title: T\nlanguage: fr\n", "\"fr\" is no value for \"language\"; write zh-Hans, zh-Hant or en" },
  { "title: T\nlanguage: ZH-CN\n", NULL },
  { "title: T\nbase_url: ftp://x\n", "\"ftp://x\" is no value for \"base_url\"" },
  { "title: T\nbase_url: javascript:alert(1)\n", "is no value for \"base_url\"" },
  { "title: T\nbase_url: \"https://a.example/x y\"\n", "is no value for \"base_url\"" },
  { "title: T\nbase_url: http://a.example\n", NULL },
  { "title: T\nfolders: {content: ../x}\n", "the path \"../x\" of \"content\" leaves the site directory" },
  { "title: T\nfolders: {data: /etc}\n", "the path \"/etc\" of \"data\" leaves the site directory" },
  { "title: T\nfolders: {data: a/../../b}\n", "leaves the site directory" },
  { "title: T\nfolders: {data: a..b/c}\n", NULL },
  { "title: T\nfolders: {output: ../public}\n", NULL },
  { "title: T\nfolders: {output: content/site}\n", "the folder \"content/site\" of \"output\" overlaps with \"content\" of \"content\"" },
  { "title: T\nfolders: {output: .}\n", "overlaps with" },
  { "title: T\nfolders: {output: contents}\n", NULL },
  { "title: T\nfolders: [content]\n", "\"folders\" is of the wrong kind; write settings" },
  { "title: T\nprint: {welcome: ../../secret.md}\n", "the path \"../../secret.md\" of \"welcome\" leaves" },
  { "title: T\ndatasets: {people: {files: /etc/passwd}}\n", "the path \"/etc/passwd\" of \"files\" leaves" },
  { "title: T\ndatasets: {people: [a.csv, ../b.csv]}\n", "trainbook.yml:2:28: error: the path \"../b.csv\"" },
  { "title: T\ndatasets: {people: {file: a.csv}}\n", "unknown setting \"file\"; did you mean \"files\"?" },
  { "title: T\ndatasets: {people: {encoding: KOI8-R}}\n", "there is no encoding \"KOI8-R\" here; write UTF-8, UTF-16" },
  { "title: T\ndatasets: {people: {encoding: GBK}, sessions: {encoding: cp936}, courses: {encoding: 936}, scores: {encoding: big5-hkscs}}\n", NULL },
  { "title: T\nexports: {files: [{file: a.csv, encoding: Latin-1}]}\n", "there is no encoding \"Latin-1\" here" },
  { "title: T\ndatasets: {people: {encoding: utf8}}\n", NULL },
  { "title: T\ndatasets: {people: {columns: [a]}}\n", "\"columns\" is of the wrong kind" },
  { "title: T\ndatasets: [people]\n", "\"datasets\" is of the wrong kind" },
  { "title: T\nexports: {items: {quiz: {assessment: A, course: B}}}\n", "trainbook.yml:2:19: error: the item \"quiz\" must count for one thing" },
  { "title: T\nexports: {items: {quiz: {}}}\n", "the item \"quiz\" must count for one thing" },
  { "title: T\nexports: {items: {quiz: A}}\n", "\"quiz\" is of the wrong kind; write {assessment: ID}, {course: ID} or ignore" },
  { "title: T\nexports: {items: {quiz: ignore}}\n", NULL },
  { "title: T\nexports: {suspended: ignore}\n", NULL },
  { "title: T\nexports: {suspended: maybe}\n", "write count or ignore" },
  { "title: T\nexports: {files: [{file: a.csv, encoding: Big5, date: 2026-11-02}]}\n", NULL },
  { "title: T\nexports: {files: {file: a.csv, date: soon}}\n", "\"soon\"" },
  { "title: T\nexports: {files: [{encoding: Big5}]}\n", "write a file name, or {file: NAME, encoding: NAME, date: DATE}" },
  { "title: T\nexports: {items: {quiz: {assesment: A}}}\n", "did you mean \"assessment\"?" },
  { "title: T\ntargets: {attendance.rate: high}\n", "\"high\" is no value for \"attendance.rate\"; write a number like 0.95 or 95%" },
  { "title: T\ntargets: {attendance.rate: 95 %%}\n", "is no value for" },
  { "title: T\ntargets: {attendance.rate: }\n", "is no value for \"attendance.rate\"" },
  { "title: T\nreports: {trend_periods: 1}\n", "1 is out of range for \"trend_periods\"; write a number from 2 to 60" },
};

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Site site;
      site_begin (&site);
      site_write (&site, "trainbook.yml", cases[i].text);
      site_load (&site);
      if (cases[i].message == NULL)
        site_expect_silence (&site);
      else
        site_expect (&site, cases[i].message);
      site_end (&site);
    }
}

static void
test_all_in_one_run (void)
{
  Site site;
  site_begin (&site);
  site_write (&site, "trainbook.yml", "titel: T\nas_of: 2026-13-01\npass_mark: 200\nfolders: {content: /x}\nreports: 5\n");
  g_assert_nonnull (site_load (&site));
  g_assert_cmpuint (diag_count (site.diags, DIAG_ERROR), ==, 6);
  g_assert_cmpstr (site.config->content, ==, "content");
  g_assert_cmpint (site.config->pass_mark, ==, 60000000);
  site_end (&site);
}

static void
test_unreadable (void)
{
  Site site;
  site_begin (&site);
  g_assert_null (config_load (site.directory, site.diags));
  g_assert_cmpuint (diag_count_id (site.diags, DIAG_CONFIG_MISSING), ==, 1);
  site_expect (&site, "trainbook new DIR");
  diag_clear (site.diags);
  site_write (&site, "trainbook.yml", "title: [unclosed\n");
  g_assert_null (site_load (&site));
  g_assert_true (diag_stops (site.diags));
  diag_clear (site.diags);
  site_write_bytes (&site, "trainbook.yml", "title: \xff\n", -1);
  g_assert_null (site_load (&site));
  g_assert_true (diag_stops (site.diags));
  diag_clear (site.diags);
  g_autofree char *huge = g_strnfill (70 * 1024, '#');
  site_write (&site, "trainbook.yml", huge);
  g_assert_null (site_load (&site));
  g_assert_cmpuint (diag_count_id (site.diags, DIAG_FILE_TOO_LARGE), ==, 1);
  site_end (&site);
  site_begin (&site);
  g_autofree char *folder = g_build_filename (site.directory, "trainbook.yml", NULL);
  g_assert_cmpint (g_mkdir (folder, 0755), ==, 0);
  g_assert_null (config_load (site.directory, site.diags));
  g_assert_cmpuint (diag_count_id (site.diags, DIAG_FILE_IS_DIRECTORY), ==, 1);
  site_end (&site);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  g_test_add_func ("/config/full", test_full);
  g_test_add_func ("/config/defaults", test_defaults);
  g_test_add_func ("/config/cases", test_cases);
  g_test_add_func ("/config/all-in-one-run", test_all_in_one_run);
  g_test_add_func ("/config/unreadable", test_unreadable);
  return g_test_run ();
}
