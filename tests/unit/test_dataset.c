#include "sites.h"

#include "source/dataset.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Headers and choices: every name leads to one thing. */
static void
test_definitions (void)
{
  for (guint id = 0; id < N_DATASETS; id++)
    {
      const DatasetDefinition *definition = dataset_definition (id);
      g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_assert_cmpuint (definition->id, ==, id);
      g_assert_cmpuint (definition->n_columns, <=, TABLE_MOST_COLUMNS);
      for (guint i = 0; i < definition->n_columns; i++)
        {
          g_autofree char *all = g_strconcat (definition->columns[i].name, "|", definition->columns[i].aliases, NULL);
          g_auto (GStrv) names = g_strsplit (all, "|", -1);
          g_autoptr (GHashTable) own = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
          for (char **name = names; *name != NULL; name++)
            {
              char *key = dataset_key (*name + (**name == '~'), -1);
              g_assert_cmpstr (key, !=, "");
              if (g_hash_table_contains (seen, key))
                {
                  g_test_message ("%s: \"%s\" names two columns", definition->name, *name);
                  g_test_fail ();
                }
              g_hash_table_add (own, key);
            }
          GHashTableIter iter;
          gpointer key;
          g_hash_table_iter_init (&iter, own);
          while (g_hash_table_iter_next (&iter, &key, NULL))
            g_hash_table_add (seen, g_strdup (key));
        }
    }
  g_assert_cmpstr (dataset_definition (DATASET_PEOPLE)->columns[PEOPLE_EMAIL].name, ==, "email");
  g_assert_cmpstr (dataset_definition (DATASET_COURSES)->columns[COURSES_PAGE].name, ==, "page");
  g_assert_cmpstr (dataset_definition (DATASET_ASSESSMENTS)->columns[ASSESSMENTS_WEIGHT].name, ==, "weight");
  g_assert_cmpstr (dataset_definition (DATASET_CURRICULA)->columns[CURRICULA_NOTE].name, ==, "note");
  g_assert_cmpstr (dataset_definition (DATASET_COHORTS)->columns[COHORTS_VENUE].name, ==, "venue");
  g_assert_cmpstr (dataset_definition (DATASET_SESSIONS)->columns[SESSIONS_STATUS].name, ==, "status");
  g_assert_cmpstr (dataset_definition (DATASET_CALENDAR)->columns[CALENDAR_TITLE].name, ==, "title");
  g_assert_cmpstr (dataset_definition (DATASET_ENROLMENTS)->columns[ENROLMENTS_PERSON].name, ==, "person_id");
  g_assert_cmpstr (dataset_definition (DATASET_ATTENDANCE)->columns[ATTENDANCE_LEAVE_KIND].name, ==, "leave_kind");
  g_assert_cmpstr (dataset_definition (DATASET_SCORES)->columns[SCORES_KIND].name, ==, "kind");
}

static char *
joined (GPtrArray *files)
{
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < files->len; i++)
    g_string_append_printf (text, "%s%s", i ? " " : "", (char *) files->pdata[i]);
  g_ptr_array_unref (files);
  return g_string_free (text, FALSE);
}

/* No two datasets go by one file name; what a column refers to is a dataset; ranges are ranges. */
static void
test_definitions_together (void)
{
  g_autoptr (GHashTable) files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gboolean facts = FALSE;
  for (guint id = 0; id < N_DATASETS; id++)
    {
      const DatasetDefinition *definition = dataset_definition (id);
      g_autofree char *all = g_strconcat (definition->name, "|", definition->file_aliases, NULL);
      g_auto (GStrv) names = g_strsplit (all, "|", -1);
      for (char **name = names; *name != NULL; name++)
        {
          char *key = dataset_key (*name, -1);
          gpointer other = g_hash_table_lookup (files, key);
          if (other != NULL && other != definition)
            {
              g_test_message ("\"%s\" is the file of %s and %s", *name, definition->name, ((const DatasetDefinition *) other)->name);
              g_test_fail ();
            }
          g_hash_table_insert (files, key, (gpointer) definition);
        }
      /* Records come first. */
      g_assert_true (!facts || definition->is_facts);
      facts = definition->is_facts;
      for (guint i = 0; i < definition->n_columns; i++)
        {
          const ColumnDefinition *column = &definition->columns[i];
          gboolean known = column->refers == NULL;
          for (guint other = 0; other < N_DATASETS && !known; other++)
            known = g_str_equal (dataset_definition (other)->name, column->refers);
          g_assert_true (known);
          g_assert_cmpint (column->least, <=, column->most);
          g_assert_true ((column->choices != NULL) == (column->type == CELL_CHOICE));
          g_assert_cmpint (dataset_column (definition, column->name), ==, (int) i);
        }
    }
  g_assert_cmpint (dataset_column (dataset_definition (DATASET_PEOPLE), "telephone"), ==, -1);
}

/* A file written with the usual headers of a language is read again, every column under its own; its choices too. */
static void
test_usual_headers (void)
{
  static const char *const languages[] = { "zh-Hans", "zh-Hant", "en" };
  for (guint l = 0; l < G_N_ELEMENTS (languages); l++)
    for (guint id = 0; id < N_DATASETS; id++)
      {
        const DatasetDefinition *definition = dataset_definition (id);
        Site site;
        site_begin (&site);
        g_autofree char *name = dataset_usual_file (definition, languages[l]), *file = g_strconcat ("data/", name, ".csv", NULL);
        g_autoptr (GString) text = g_string_new (NULL);
        for (guint i = 0; i < dataset_usual_columns (definition); i++)
          {
            g_autofree char *header = column_usual_header (&definition->columns[i], languages[l]);
            g_string_append_printf (text, "%s%s", i ? "," : "", header);
            g_auto (GStrv) choices = column_usual_choices (&definition->columns[i], languages[l]);
            g_assert_true ((choices == NULL) == (definition->columns[i].choices == NULL));
          }
        g_string_append_c (text, '\n');
        site_write (&site, file, text->str);
        const Config *config = site_load (&site);
        g_autofree char *found = joined (dataset_files (config, id, site.diags));
        g_assert_cmpstr (found, ==, file);
        Table *table = table_open (config, NULL, id, file, site.diags);
        g_assert_nonnull (table);
        for (guint i = 0; table != NULL && i < dataset_usual_columns (definition); i++)
          if (!table_has (table, i))
            {
              g_test_message ("%s: \"%s\" is not found in %s", definition->name, definition->columns[i].name, text->str);
              g_test_fail ();
            }
        table_free (table);
        site_expect_silence (&site);
        site_end (&site);
      }
  g_auto (GStrv) kinds = column_usual_choices (&dataset_definition (DATASET_CALENDAR)->columns[CALENDAR_KIND], "zh-Hant");
  g_assert_cmpstr (kinds[0], ==, "工作日");
  g_assert_cmpstr (kinds[1], ==, "假日");
  g_assert_null (kinds[2]);
  g_autofree char *simplified = column_usual_header (&dataset_definition (DATASET_PEOPLE)->columns[PEOPLE_ID], "zh-Hans");
  g_autofree char *traditional = column_usual_header (&dataset_definition (DATASET_PEOPLE)->columns[PEOPLE_ID], "zh-Hant");
  g_autofree char *english = column_usual_header (&dataset_definition (DATASET_PEOPLE)->columns[PEOPLE_ID], "en");
  g_assert_cmpstr (simplified, ==, "工号");
  g_assert_cmpstr (traditional, ==, "員工編號");
  g_assert_cmpstr (english, ==, "person_id");
}

/* The tables of the manual name every dataset, column and header, in three languages. */
static void
test_print_headers (void)
{
  static const char *const languages[] = { "zh-Hans", "zh-Hant", "en" };
  for (guint l = 0; l < G_N_ELEMENTS (languages); l++)
    {
      char *text = NULL;
      size_t length;
      FILE *out = open_memstream (&text, &length);
      dataset_print_headers (out, languages[l]);
      fclose (out);
      for (guint id = 0; id < N_DATASETS; id++)
        {
          const DatasetDefinition *definition = dataset_definition (id);
          g_autofree char *title = g_strdup_printf ("### `%s`", definition->name);
          g_assert_nonnull (strstr (text, title));
          for (guint i = 0; i < definition->n_columns; i++)
            {
              g_autofree char *row = g_strdup_printf ("\n| `%s`%s | ", definition->columns[i].name, definition->columns[i].required ? "\\*" : "");
              g_assert_nonnull (strstr (text, row));
            }
        }
      g_assert_nonnull (strstr (text, strcmp (languages[l], "en") == 0 ? "員工編號, 工號, 员工编号" : "員工編號、工號、员工编号"));
      free (text);
    }
}

/* What is private stands in many staff lists and is never taken for a column nearly called so. */
static void
test_private_headers (void)
{
  Site site;
  site_begin (&site);
  site_write (&site, "data/people.csv", "序号,工号,姓名,手机号,身份证号,家庭地址,邮箱地址\n");
  Table *table = table_open (site_load (&site), NULL, DATASET_PEOPLE, "data/people.csv", site.diags);
  g_assert_nonnull (table);
  g_assert_true (table_has (table, PEOPLE_EMAIL));
  g_assert_cmpuint (diag_count (site.diags, DIAG_WARNING), ==, 0);
  g_assert_cmpuint (diag_count_id (site.diags, DIAG_COLUMN_IGNORED), ==, 4);
  table_free (table);
  diag_clear (site.diags);
  site_end (&site);
}

static void
test_key (void)
{
  static const struct { const char *text, *key; } cases[] = {
    { "Person ID", "personid" }, { "person_id", "personid" }, { " PERSON-ID ", "personid" }, { "ｐｅｒｓｏｎ＿ｉｄ", "personid" },
    { "工　号", "工号" }, { "课时（小时）", "课时(小时)" }, { "", "" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *key = dataset_key (cases[i].text, -1);
      g_assert_cmpstr (key, ==, cases[i].key);
    }
}

static void
test_files (void)
{
  Site site;
  site_begin (&site);
  site_write (&site, "data/People.CSV", "");
  site_write (&site, "data/课程.csv", "");
  site_write (&site, "data/~$sessions.csv", "");
  site_write (&site, "data/.cohorts.csv", "");
  site_write (&site, "data/成績.csv", "");
  site_write (&site, "data/签到/b.csv", "");
  site_write (&site, "data/签到/a.csv", "");
  site_write (&site, "data/签到/a.txt", "");
  site_write (&site, "data/签到/deep/c.csv", "");
  site_write (&site, "trainbook.yml", "title: T\ndatasets: {attendance: ['签到/*.csv', 签到/a.csv], enrolments: none.csv, assessments: '*/deep/?.csv', calendar: 'x/*.csv'}\n");
  const Config *config = site_load (&site);
  g_autofree char *people = joined (dataset_files (config, DATASET_PEOPLE, site.diags));
  g_autofree char *courses = joined (dataset_files (config, DATASET_COURSES, site.diags));
  g_autofree char *sessions = joined (dataset_files (config, DATASET_SESSIONS, site.diags));
  g_autofree char *cohorts = joined (dataset_files (config, DATASET_COHORTS, site.diags));
  g_autofree char *scores = joined (dataset_files (config, DATASET_SCORES, site.diags));
  g_autofree char *attendance = joined (dataset_files (config, DATASET_ATTENDANCE, site.diags));
  g_autofree char *assessments = joined (dataset_files (config, DATASET_ASSESSMENTS, site.diags));
  g_assert_cmpstr (people, ==, "data/People.CSV");
  g_assert_cmpstr (courses, ==, "data/课程.csv");
  g_assert_cmpstr (sessions, ==, "");
  g_assert_cmpstr (cohorts, ==, "");
  g_assert_cmpstr (scores, ==, "data/成績.csv");
  g_assert_cmpstr (attendance, ==, "data/签到/a.csv data/签到/b.csv");
  g_assert_cmpstr (assessments, ==, "data/签到/deep/c.csv");
  site_expect_silence (&site);
  g_autofree char *enrolments = joined (dataset_files (config, DATASET_ENROLMENTS, site.diags));
  g_autofree char *calendar = joined (dataset_files (config, DATASET_CALENDAR, site.diags));
  g_assert_cmpstr (enrolments, ==, "");
  g_assert_cmpstr (calendar, ==, "");
  site_expect (&site, "there is no file \"data/none.csv\" for the dataset \"enrolments\"");
  site_expect (&site, "no file fits \"x/*.csv\" for the dataset \"calendar\"; it is looked for in the folder \"data\"");
  site_end (&site);
}

static void
test_two_files (void)
{
  Site site;
  site_begin (&site);
  site_write (&site, "data/people.csv", "");
  site_write (&site, "data/花名册.csv", "");
  g_autofree char *people = joined (dataset_files (site_load (&site), DATASET_PEOPLE, site.diags));
  site_expect (&site, "data/花名册.csv: error: this file and \"data/people.csv\" are both named like the dataset \"people\"");
  site_end (&site);
}

static void
check_messages (const char *yaml, const char *file, const char *message)
{
  Site site;
  site_begin (&site);
  if (yaml != NULL)
    site_write (&site, "trainbook.yml", yaml);
  if (file != NULL)
    site_write (&site, file, "a\n");
  dataset_check (site_load (&site), site.diags);
  if (message != NULL)
    site_expect (&site, message);
  else
    site_expect_silence (&site);
  site_end (&site);
}

static void
test_check (void)
{
  check_messages (NULL, NULL, "note: there is no folder \"data\": the site has the handbook only");
  check_messages ("title: T\nfolders: {data: data}\n", NULL, "there is no folder \"data\" for the data; make it");
  check_messages (NULL, "data", "\"data\" is a file, but the folder of the data is needed here");
  check_messages (NULL, "data/peopel.csv", "data/peopel.csv: warning: this file is not read: its name is nearly that of the dataset \"people\"; rename it to \"people.csv\"");
  check_messages (NULL, "data/花名单.csv", "nearly that of the dataset \"people\"; rename it to \"花名册.csv\"");
  check_messages (NULL, "data/attendence.csv", "nearly that of the dataset \"attendance\"");
  check_messages (NULL, "data/people.csv", NULL);
  check_messages (NULL, "data/奖项.csv", NULL);
  check_messages (NULL, "data/awards.csv", NULL);
  check_messages (NULL, "data/peopel.txt", NULL);
  check_messages (NULL, "data/old/peopel.csv", NULL);
  check_messages ("title: T\ndatasets: {people: peopel.csv}\n", "data/peopel.csv", NULL);
  check_messages ("title: T\ndatasets: {poeple: a.csv}\n", NULL, "trainbook.yml:2:12: error: there is no dataset \"poeple\"; did you mean \"people\"?");
  check_messages ("title: T\ndatasets: {zebras: a.csv}\n", NULL, "there is no dataset \"zebras\"; the datasets are people, courses,");
  check_messages ("title: T\ndatasets: {people: {columns: {工号: person}}}\n", NULL,
                  "trainbook.yml:2:35: error: the dataset \"people\" has no column \"person\"; its columns are person_id, name");
  check_messages ("title: T\ndatasets: {people: {columns: {工号: person_di}}}\n", NULL, "has no column \"person_di\"; did you mean \"person_id\"?");
  check_messages ("title: T\ndatasets: {people: {columns: {证号: person_id}}}\n", "data/x.csv", NULL);
}

static void
test_unreadable_folder (void)
{
  Site site;
  if (geteuid () == 0)
    {
      g_test_skip ("root reads every folder");
      return;
    }
  site_begin (&site);
  g_autofree char *folder = g_build_filename (site.directory, "data", NULL);
  g_assert_cmpint (g_mkdir (folder, 0000), ==, 0);
  dataset_check (site_load (&site), site.diags);
  g_assert_cmpuint (diag_count_id (site.diags, DIAG_DATA_FOLDER_UNREADABLE), ==, 1);
  site_end (&site);
}

/* Opens data/NAME.csv with this text; NULL when that is refused. */
static Table *
open_table (Site *site, DatasetId id, const char *text)
{
  g_autofree char *file = g_strdup_printf ("data/%s.csv", dataset_definition (id)->name);
  site_write (site, file, text);
  return table_open (site->config ? site->config : site_load (site), NULL, id, file, site->diags);
}

static void
check_header (DatasetId id, const char *header, gboolean opens, const char *message)
{
  Site site;
  site_begin (&site);
  Table *table = open_table (&site, id, header);
  if ((table != NULL) != opens)
    {
      g_test_message ("%s: opened %d", header, table != NULL);
      g_test_fail ();
    }
  if (message != NULL)
    site_expect (&site, message);
  else
    site_expect_silence (&site);
  table_free (table);
  site_end (&site);
}

static void
test_headers (void)
{
  check_header (DATASET_PEOPLE, "person_id,name\n", TRUE, NULL);
  check_header (DATASET_PEOPLE, "Person ID,NAME\n", TRUE, NULL);
  check_header (DATASET_PEOPLE, " 工号 ,　姓名　\n", TRUE, NULL);
  check_header (DATASET_PEOPLE, "員工編號,姓名,組別\n", TRUE, NULL);
  check_header (DATASET_PEOPLE, "工号*,姓名*,\n", TRUE, NULL);
  check_header (DATASET_PEOPLE, "\xef\xbb\xbf\"工号\",姓名\n", TRUE, NULL);
  check_header (DATASET_PEOPLE, "name,team\n", FALSE,
                "data/people.csv:1: error: the column \"person_id\" of the dataset \"people\" is missing; add it under one of the headers \"工号\", \"person_id\"");
  check_header (DATASET_PEOPLE, "person_id,name,工号\n", FALSE, "data/people.csv:1:16: error: the headers \"person_id\" and \"工号\" both name the column \"person_id\"");
  check_header (DATASET_PEOPLE, "person_id,name,name\n", FALSE, "both name the column \"name\"");
  check_header (DATASET_PEOPLE, "person_id,name,postion\n", TRUE, "data/people.csv:1:16: warning: unknown column \"postion\" is not read; did you mean \"position\"? [column-unknown]");
  check_header (DATASET_PEOPLE, "person_id,name,身份证号\n", TRUE, "data/people.csv:1:16: note: the column \"身份证号\" is not read: the dataset \"people\" has no such column");
  check_header (DATASET_PEOPLE, "persn_id,name\n", FALSE, "warning: unknown column \"persn_id\" is not read; did you mean \"person_id\"?");
  check_header (DATASET_SESSIONS, "场次编号,日期,课程编号,课程,课时（小时）\n", TRUE, "note: the column \"课程\" is not read");
  check_header (DATASET_ENROLMENTS, "person_id\n", FALSE, "neither \"session_id\" nor \"cohort_id\" is a column here");
  check_header (DATASET_ENROLMENTS, "person_id,cohort_id\n", TRUE, NULL);
  check_header (DATASET_SCORES, "工号,日期,成绩,课程\n", TRUE, NULL);
  check_header (DATASET_SCORES, "工号,日期,成绩\n", FALSE, "neither \"assessment_id\" nor \"course_id\"");
  check_header (DATASET_PEOPLE, "工号;姓名;组\n", TRUE, NULL);
  check_header (DATASET_PEOPLE, "工号\t姓名\t组\n", TRUE, NULL);
}

typedef struct {
  GString *seen;
  guint stop_after, n;
} Rows;

static RowOutcome
take_row (const TableRow *row, gpointer data)
{
  Rows *rows = data;
  g_autofree char *person = row_text (row, ATTENDANCE_PERSON);
  guint status = 99;
  gboolean present;
  Decimal minutes;
  gboolean good = row_choice (row, ATTENDANCE_STATUS, &status, &present);
  good &= row_decimal (row, ATTENDANCE_MINUTES, &minutes);
  g_string_append_printf (rows->seen, "%u:%s:%u:%d:%s ", row->line, person, status, good,
                          minutes == DECIMAL_NONE ? "-" : minutes == 90 * DECIMAL_ONE ? "90" : "?");
  return ++rows->n != rows->stop_after ? ROW_USED : ROW_STOP;
}

static char *
read_attendance (Site *site, const char *text, gboolean *good)
{
  Table *table = open_table (site, DATASET_ATTENDANCE, text);
  Rows rows = { g_string_new (NULL), 0, 0 };
  g_assert_nonnull (table);
  *good = table_read (table, take_row, &rows, site->diags);
  table_free (table);
  return g_string_free (rows.seen, FALSE);
}

static void
test_rows (void)
{
  Site site;
  gboolean good;
  site_begin (&site);
  g_autofree char *plain = read_attendance (&site, "minutes,session_id,person_id,status\n90,S1, E1 ,present\n,,,\n,S1,　E2　,迟到\n\n90.0,S1,E3,Left-Early\n", &good);
  g_assert_cmpstr (plain, ==, "2:E1:0:1:90 4:E2:1:1:- 6:E3:2:1:90 ");
  g_assert_true (good);
  site_expect_silence (&site);
  g_autofree char *choices = read_attendance (&site, "session_id,person_id,status\nS,A,出勤\nS,B,病假\nS,C,曠課\nS,D,ABSENT\nS,E,早退\nS,F,签到\n", &good);
  g_assert_cmpstr (choices, ==, "2:A:0:1:- 3:B:3:1:- 4:C:4:1:- 5:D:4:1:- 6:E:2:1:- 7:F:0:1:- ");
  site_expect_silence (&site);
  g_autofree char *wrong = read_attendance (&site, "session_id,person_id,status,minutes\nS1,E1\nS1,E2,present,90,1\nS1,,present,\nS1,E4,asleep,x\nS1,E5,present,90\n", &good);
  g_assert_cmpstr (wrong, ==, "5:E4:99:0:- 6:E5:0:1:90 ");
  g_assert_false (good);
  site_expect (&site, "data/attendance.csv:2:4: error: this row has 2 cells, but the header has 4");
  site_expect (&site, "data/attendance.csv:3:18: error: this row has 5 cells, but the header has 4");
  site_expect (&site, "data/attendance.csv:4:4: error: \"person_id\" is empty here");
  site_expect (&site, "data/attendance.csv:5:7: error: \"asleep\" is not known for \"status\"; write one of 出勤, 迟到, 早退, 请假, 缺勤");
  site_expect (&site, "data/attendance.csv:5:14: error: \"x\" is not a number for \"minutes\"");
  site_end (&site);
}

static void
note_skipped (const char *id, gsize length, gpointer data)
{
  g_string_append_len (data, id, (gssize) length);
  g_string_append_c (data, ' ');
}

static RowOutcome
ignore_row (const TableRow *row, gpointer data)
{
  return ROW_USED;
}

static void
test_skipped_and_one_of (void)
{
  Site site;
  g_autoptr (GString) skipped = g_string_new (NULL);
  site_begin (&site);
  Table *table = open_table (&site, DATASET_SCORES, "person_id,assessment_id,course_id,date,score\nE1,,,2026-01-05,5\nE2,A,,2026-01-05,5\nE3,,C,2026-01-05,\nE4,A\n,,,,\n");
  table_on_skipped (table, note_skipped, skipped);
  g_assert_false (table_read (table, ignore_row, NULL, site.diags));
  g_assert_cmpstr (skipped->str, ==, "E1 E3 E4 ");
  site_expect (&site, "data/scores.csv:2:4: error: \"assessment_id\" and \"course_id\" are both empty here");
  site_expect (&site, "data/scores.csv:4:18: error: \"score\" is empty here");
  g_assert_cmpuint (diag_count (site.diags, DIAG_ERROR), ==, 3);
  table_free (table);
  site_end (&site);
}

static void
test_stop (void)
{
  Site site;
  site_begin (&site);
  Table *table = open_table (&site, DATASET_ATTENDANCE, "session_id,person_id,status\nS,A,present\nS,B,present\nS,C,present\n");
  Rows rows = { g_string_new (NULL), 2, 0 };
  g_assert_false (table_read (table, take_row, &rows, site.diags));
  g_assert_cmpuint (rows.n, ==, 2);
  site_expect_silence (&site);
  g_string_free (rows.seen, TRUE);
  table_free (table);
  site_end (&site);
}

static RowOutcome
count_row (const TableRow *row, gpointer data)
{
  guint64 *sum = data;
  sum[0]++;
  for (gsize i = 0; i < row->cells[ATTENDANCE_PERSON].length; i++)
    sum[1] = sum[1] * 31 + (guchar) row->cells[ATTENDANCE_PERSON].text[i];
  return ROW_USED;
}

static void
test_parts (void)
{
  Site site;
  g_autoptr (GString) text = g_string_new ("session_id,person_id,status\n");
  site_begin (&site);
  for (guint i = 0; i < 50000; i++)
    g_string_append_printf (text, "S%u,E%u,present\n", i % 700, i % 5000);
  Table *table = open_table (&site, DATASET_ATTENDANCE, text->str);
  guint64 sums[4][2] = { { 0 } };
  gpointer data[4] = { sums[0], sums[1], sums[2], sums[3] };
  Diagnostics *diags[4];
  gboolean again = TRUE;
  for (guint i = 0; i < 4; i++)
    diags[i] = diag_new ();
  g_assert_true (table_read_parts (table, 4, count_row, data, diags, &again));
  g_assert_false (again);
  g_assert_cmpuint (sums[0][0] + sums[1][0] + sums[2][0] + sums[3][0], ==, 50000);
  for (guint i = 0; i < 4; i++)
    {
      g_assert_false (diag_stops (diags[i]));
      diag_free (diags[i]);
    }
  table_free (table);
  site_end (&site);
}

/* Typed cells, through a row of sessions or people. */
typedef struct { Date date; TimeOfDay time; gint64 integer; gboolean good, present, flag; } Cells;

static RowOutcome
take_cells (const TableRow *row, gpointer data)
{
  Cells *cells = data;
  cells->good = row_date (row, SESSIONS_DATE, &cells->date);
  cells->good &= row_time (row, SESSIONS_START, &cells->time);
  cells->good &= row_integer (row, SESSIONS_HOURS, 1, 400, &cells->integer, &cells->present);
  cells->good &= row_flag (row, SESSIONS_ROUND, &cells->flag);
  return ROW_USED;
}

static void
test_cells (void)
{
  static const struct { const char *cells; const char *message; gint day, time, integer, flag; } cases[] = {
    { "2026-11-20,09:00,3,是", NULL, 20, 540, 3, 1 },
    { "2026/11/2,9:00,400.0,NO", NULL, 2, 540, 400, 0 },
    { "2026-11-20,,,", NULL, 20, -1, -1, 0 },
    { "2026-11-20,24:00,1,√", NULL, 20, 1440, 1, 1 },
    { "2026-02-30,,,", ":2:3: error: \"2026-02-30\" is a date that does not exist; correct \"date\" [cell-date-none]", 0, 0, 0, 0 },
    { "last November,,,", "error: \"last November\" is not a date for \"date\"; write year-month-day, like 2026-11-20 [cell-date]", 0, 0, 0, 0 },
    { "20 Nov,,,", "error: \"20 Nov\" has no year for \"date\", and the other dates of this file do not tell it", 0, 0, 0, 0 },
    { "2026-11-20,25:00,,", ":2:14: error: \"25:00\" is not a time for \"start\"", 0, 0, 0, 0 },
    { "2026-11-20,,3.5,", "error: \"3.5\" is not a whole number for \"hours\"", 0, 0, 0, 0 },
    { "2026-11-20,,401,", "error: 401 is out of range for \"hours\"; write a number from 1 to 400", 0, 0, 0, 0 },
    { "2026-11-20,,,maybe", "error: \"maybe\" is neither yes nor no for \"round\"", 0, 0, 0, 0 },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Site site;
      Cells cells = { 0, 0, -1, FALSE, FALSE, FALSE };
      g_autofree char *text = g_strdup_printf ("session_id,date,start,hours,round,course_id\nS,%s,C\n", cases[i].cells);
      site_begin (&site);
      Table *table = open_table (&site, DATASET_SESSIONS, text);
      table_read (table, take_cells, &cells, site.diags);
      if (cases[i].message != NULL)
        site_expect (&site, cases[i].message);
      else
        {
          site_expect_silence (&site);
          g_assert_cmpuint (cells.date, ==, date_new (2026, 11, cases[i].day));
          g_assert_cmpint (cells.time, ==, cases[i].time);
          g_assert_cmpint (cells.integer, ==, cases[i].integer);
          g_assert_cmpint (cells.flag, ==, cases[i].flag);
        }
      g_assert_cmpint (cells.good, ==, cases[i].message == NULL);
      table_free (table);
      site_end (&site);
    }
}

static void
test_columns_of_configuration (void)
{
  Site site;
  gboolean good;
  site_begin (&site);
  site_write (&site, "trainbook.yml", "title: T\ndatasets: {attendance: {columns: {人员: person_id, 结果: status}}}\n");
  g_autofree char *rows = read_attendance (&site, "场次编号,人员,结果,分钟\nS1,E1,late,90\n", &good);
  g_assert_cmpstr (rows, ==, "2:E1:1:1:90 ");
  site_expect_silence (&site);
  site_end (&site);
}

static void
test_list (void)
{
  const char *text = " T1 ;T2；　T3、;;T4", *value;
  gsize length = strlen (text), value_length;
  g_autoptr (GString) seen = g_string_new (NULL);
  while (cell_next_value (&text, &length, &value, &value_length))
    g_string_append_printf (seen, "%.*s|", (int) value_length, value);
  g_assert_cmpstr (seen->str, ==, "T1|T2|T3|T4|");
}

static void
test_missing (void)
{
  static const struct { const char *text, *kind; } cases[] = {
    { "缺考", "absent" }, { "缓考", "deferred" }, { "緩考", "deferred" }, { "免考", "exempt" }, { "EX", "exempt" }, { "ex", "exempt" },
    { "作弊", "cheating" }, { "请假", "leave" }, { "請假", "leave" }, { "补考", "retake" }, { "-", "none" }, { "—", "none" }, { "–", "none" },
    { "/", "none" }, { "N/A", "none" }, { "#N/A", "none" }, { "无", "none" }, { " - ", "none" }, { "", NULL }, { "85", NULL }, { "缺", NULL },
    { "exit", NULL }, { "A", NULL },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpstr (missing_score_kind (cases[i].text, strlen (cases[i].text)), ==, cases[i].kind);
}

/* Odd files: whatever stands in them, they are read or refused, and nothing breaks. */
static void
test_odd (void)
{
  static const char *const texts[] = { "", "\n\n", ",\n", "\"\n", "session_id\n\"", "session_id,person_id,status\nS,E,\"pre\"sent\nS,E,present\n",
    "session_id,person_id,status\n\"S\n1\",E,present\nS,E,\"unclosed\n", "session_id,person_id,status\r\nS,E,present\r\n", "session_id,person_id,status\nS,E,\xff\n",
    "session_id;person_id;status\nS;E;present;\n", "\xef\xbb\xbf\n", "session_id,person_id,status\n%s%n,<b>,present\n" };
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      Site site;
      site_begin (&site);
      Table *table = open_table (&site, DATASET_ATTENDANCE, texts[i]);
      Rows rows = { g_string_new (NULL), 0, 0 };
      if (table != NULL)
        table_read (table, take_row, &rows, site.diags);
      g_string_free (rows.seen, TRUE);
      table_free (table);
      site_end (&site);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  g_test_add_func ("/dataset/definitions", test_definitions);
  g_test_add_func ("/dataset/definitions-together", test_definitions_together);
  g_test_add_func ("/dataset/usual-headers", test_usual_headers);
  g_test_add_func ("/dataset/private-headers", test_private_headers);
  g_test_add_func ("/dataset/print-headers", test_print_headers);
  g_test_add_func ("/dataset/key", test_key);
  g_test_add_func ("/dataset/files", test_files);
  g_test_add_func ("/dataset/two-files", test_two_files);
  g_test_add_func ("/dataset/check", test_check);
  g_test_add_func ("/dataset/unreadable-folder", test_unreadable_folder);
  g_test_add_func ("/dataset/headers", test_headers);
  g_test_add_func ("/dataset/rows", test_rows);
  g_test_add_func ("/dataset/skipped-and-one-of", test_skipped_and_one_of);
  g_test_add_func ("/dataset/stop", test_stop);
  g_test_add_func ("/dataset/parts", test_parts);
  g_test_add_func ("/dataset/cells", test_cells);
  g_test_add_func ("/dataset/columns-of-configuration", test_columns_of_configuration);
  g_test_add_func ("/dataset/list", test_list);
  g_test_add_func ("/dataset/missing", test_missing);
  g_test_add_func ("/dataset/odd", test_odd);
  return g_test_run ();
}
