/* Typed cells of rows in the notations that people use: values, the log of repairs, what is refused. Worked out by hand. */
#include "sites.h"

#include "source/dataset.h"
#include "source/score_export_reader.h"

static Table *
open_file (Site *site, DatasetId id, const char *file, const char *text)
{
  site_write (site, file, text);
  Table *table = table_open (site_load (site), NULL, id, file, site->diags);
  g_assert_nonnull (table);
  return table;
}

/* Every repair as "line cell id was → is", in the order of the file. New string. */
static char *
repairs (const Site *site)
{
  GString *text = g_string_new (NULL);
  g_autoptr (GPtrArray) messages = diag_messages (site->diags);
  for (guint i = 0; i < messages->len; i++)
    {
      const DiagMessage *message = messages->pdata[i];
      if (message->severity != DIAG_REPAIR)
        continue;
      g_autofree char *cell = diag_message_cell (message);
      g_string_append_printf (text, "%s %s %s → %s\n", cell, diag_id_name (message->id), message->value, message->became);
    }
  return g_string_free (text, FALSE);
}

/* The dates of a column of scores, "2026-11-02 - …". */
static RowOutcome
take_date (const TableRow *row, gpointer data)
{
  Date date;
  char buffer[DATE_BUFFER];
  gboolean good = row_date (row, SCORES_DATE, &date);
  g_string_append_printf (data, "%s%s", ((GString *) data)->len > 0 ? " " : "", good ? date_format (date, buffer) : "-");
  return good ? ROW_USED : ROW_REFUSED;
}

static void
check_dates (const char *file, const char *cells, const char *dates, const char *log)
{
  Site site;
  site_begin (&site);
  g_auto (GStrv) each = g_strsplit (cells, " ", -1);
  g_autoptr (GString) text = g_string_new ("person_id,course_id,score,date\n"), seen = g_string_new (NULL);
  for (char **cell = each; *cell != NULL; cell++)
    g_string_append_printf (text, "E1,K1,80,%s\n", *cell);
  Table *table = open_file (&site, DATASET_SCORES, file, text->str);
  table_read (table, take_date, seen, site.diags);
  g_assert_cmpstr (seen->str, ==, dates);
  g_autofree char *logged = repairs (&site);
  g_assert_cmpstr (logged, ==, log);
  const RowCounts *counts = table_counts (table);
  g_assert_cmpuint (counts->rows, ==, counts->used + counts->repaired + counts->refused);
  table_free (table);
  site_end (&site);
}

static void
test_years (void)
{
  check_dates ("data/scores.csv", "2026-11-06 11月2日 2026年11月13日 11/13", "2026-11-06 2026-11-02 2026-11-13 2026-11-13",
               "D3 year-supplied 11月2日 → 2026-11-02\nD5 year-supplied 11/13 → 2026-11-13\n");
  /* None above it: the first one below. */
  check_dates ("data/scores.csv", "3月1日 3月2日 2025-03-03", "2025-03-01 2025-03-02 2025-03-03",
               "D2 year-supplied 3月1日 → 2025-03-01\nD3 year-supplied 3月2日 → 2025-03-02\n");
  /* The nearest one above counts, not the first or the last. */
  check_dates ("data/scores.csv", "2024-05-01 5月3日 2025-05-01 5月3日 2026-05-01 5月3日", "2024-05-01 2024-05-03 2025-05-01 2025-05-03 2026-05-01 2026-05-03",
               "D3 year-supplied 5月3日 → 2024-05-03\nD5 year-supplied 5月3日 → 2025-05-03\nD7 year-supplied 5月3日 → 2026-05-03\n");
  /* A column of hire dates, in no order of time: any year could be meant. */
  check_dates ("data/scores.csv", "2024-05-01 5月3日 2021-07-01 2026-02-01", "2024-05-01 - 2021-07-01 2026-02-01", "");
  /* Across new year nobody knows. */
  check_dates ("data/scores.csv", "2026-12-28 1月4日 12月31日", "2026-12-28 - 2026-12-31", "D4 year-supplied 12月31日 → 2026-12-31\n");
  check_dates ("data/scores.csv", "11月2日", "-", "");
  /* The file's name. */
  check_dates ("data/成绩2026-11.csv", "11月2日", "2026-11-02", "D2 year-supplied 11月2日 → 2026-11-02\n");
  check_dates ("data/成绩2025-2026.csv", "11月2日", "-", "");
  check_dates ("data/成绩20261102.csv", "11月2日", "-", "");
  /* A day that the year at hand does not have; a weekday that does not fit. */
  check_dates ("data/scores.csv", "2026-03-01 2月29日 3月1日（周一）", "2026-03-01 - -", "");
  /* Day numbers and other notations are full dates as well. */
  check_dates ("data/scores.csv", "46328 11月3日", "2026-11-02 2026-11-03", "D2 serial-date 46328 → 2026-11-02\nD3 year-supplied 11月3日 → 2026-11-03\n");
}

static RowOutcome
take_cohort (const TableRow *row, gpointer data)
{
  Date start, end;
  char first[DATE_BUFFER], last[DATE_BUFFER];
  row_date (row, COHORTS_START_DATE, &start);
  row_date (row, COHORTS_END_DATE, &end);
  g_string_append_printf (data, "%s/%s", date_format (start, first), date_format (end, last));
  return ROW_USED;
}

/* A column without any full date takes the other date of its row. */
static void
test_year_in_row (void)
{
  Site site;
  site_begin (&site);
  g_autoptr (GString) seen = g_string_new (NULL);
  Table *table = open_file (&site, DATASET_COHORTS, "data/cohorts.csv", "cohort_id,curriculum_id,start_date,end_date\nC1,B,2026-11-02,11月13日\n");
  table_read (table, take_cohort, seen, site.diags);
  g_assert_cmpstr (seen->str, ==, "2026-11-02/2026-11-13");
  table_free (table);
  site_end (&site);
}

/* What is read of a date does not hang on how many threads read. */
static void
test_years_in_parts (void)
{
  Site site;
  site_begin (&site);
  g_autoptr (GString) text = g_string_new ("person_id,course_id,score,date\n");
  for (guint i = 0; i < 40000; i++)
    g_string_append_printf (text, i % 10000 == 5000 ? "E1,K1,80,%u-06-01\n" : "E1,K1,80,6月3日\n", 2021 + i / 10000);
  Table *table = open_file (&site, DATASET_SCORES, "data/scores.csv", text->str);
  g_autoptr (GString) alone = g_string_new (NULL), together = g_string_new (NULL);
  table_read (table, take_date, alone, site.diags);
  GString *parts[4];
  Diagnostics *diags[4];
  gboolean again;
  for (guint i = 0; i < 4; i++)
    {
      parts[i] = g_string_new (NULL);
      diags[i] = diag_new ();
    }
  table_read_parts (table, 4, take_date, (gpointer *) parts, diags, &again);
  g_assert_false (again);
  for (guint i = 0; i < 4; i++)
    {
      if (parts[i]->len > 0)
        g_string_append_printf (together, "%s%s", together->len > 0 ? " " : "", parts[i]->str);
      g_string_free (parts[i], TRUE);
      diag_free (diags[i]);
    }
  g_assert_true (strcmp (alone->str, together->str) == 0);
  g_assert_true (g_str_has_prefix (alone->str, "2021-06-03 2021-06-03"));
  g_assert_true (g_str_has_suffix (alone->str, "2024-06-03 2024-06-03"));
  table_free (table);
  site_end (&site);
}

static RowOutcome
take_times (const TableRow *row, gpointer data)
{
  TimeOfDay start, end;
  char first[DATE_BUFFER], last[DATE_BUFFER];
  gboolean good = row_time_range (row, SESSIONS_START, SESSIONS_END, &start, &end);
  g_string_append_printf (data, good ? "%s-%s" : "wrong", time_format (start, first), time_format (end, last));
  return ROW_USED;
}

static void
test_times (void)
{
  static const struct { const char *cells, *times, *log; } cases[] = {
    { "09:00,11:00", "09:00-11:00", "" }, { "9:00-11:00,", "09:00-11:00", "" }, { "09：00—11：00,", "09:00-11:00", "C2 full-width 09：00—11：00 → 09:00-11:00\n" },
    { "9:00-11:00,11:00", "09:00-11:00", "" }, { "9:00-11:00,10:00", "wrong", "" }, { "9:00-11:00,noon", "wrong", "" }, { "11:00-9:00,", "wrong", "" },
    { ",", "-", "" }, { "下午2:00,下午4:00", "14:00-16:00", "" }, { "9:00,", "09:00-", "" }, { ",11:00", "-11:00", "" },
    { "0.375,0.5", "09:00-12:00", "C2 serial-date 0.375 → 09:00\nD2 serial-date 0.5 → 12:00\n" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Site site;
      site_begin (&site);
      g_autoptr (GString) seen = g_string_new (NULL);
      g_autofree char *text = g_strdup_printf ("session_id,date,start,end,course_id\nS1,2026-11-02,%s,K1\n", cases[i].cells);
      Table *table = open_file (&site, DATASET_SESSIONS, "data/sessions.csv", text);
      table_read (table, take_times, seen, site.diags);
      g_assert_cmpstr (seen->str, ==, cases[i].times);
      g_autofree char *log = repairs (&site);
      g_assert_cmpstr (log, ==, cases[i].log);
      table_free (table);
      site_end (&site);
    }
}

static RowOutcome
take_numbers (const TableRow *row, gpointer data)
{
  Decimal score, maximum, minutes;
  gboolean percent, present;
  gint64 attempt = 0;
  GString *seen = data;
  gboolean good = row_percentage (row, SCORES_SCORE, &score, &percent);
  g_autofree char *text = good && score != DECIMAL_NONE ? ratio_format (score, DECIMAL_ONE, 6) : g_strdup ("-");
  g_string_append_printf (seen, "%s%s", text, percent ? "%" : "");
  good = row_decimal (row, SCORES_MAX_SCORE, &maximum);
  g_autofree char *most = good && maximum != DECIMAL_NONE ? ratio_format (maximum, DECIMAL_ONE, 6) : g_strdup ("-");
  good = row_integer (row, SCORES_ATTEMPT, 1, 9, &attempt, &present);
  g_string_append_printf (seen, " %s %d", most, (int) attempt);
  /* Any column holds a length of time here. */
  row_duration (row, SCORES_KIND, NOTATION_MINUTE, &minutes);
  g_autofree char *length = minutes != DECIMAL_NONE ? ratio_format (minutes, DECIMAL_ONE, 6) : g_strdup ("-");
  g_string_append_printf (seen, " %s", length);
  return ROW_USED;
}

static void
test_numbers (void)
{
  static const struct { const char *cells, *numbers, *log; } cases[] = {
    { "85,100,1,90", "85 100 1 90", "" }, { "85%,,,", "85% - 0 -", "" }, { "0.85,,,", "0.85 - 0 -", "" }, { "\"1,234.5\",\"1,500\",,", "1234.5 1500 0 -", "" },
    { "85分,100 分,第2次,90分钟", "85 100 2 90", "C2 unit-removed 85分 → 85\nD2 unit-removed 100 分 → 100\nE2 unit-removed 第2次 → 2\n" },
    { "８５,１００,２,９０", "85 100 2 90", "C2 full-width ８５ → 85\nD2 full-width １００ → 100\nE2 full-width ２ → 2\nF2 full-width ９０ → 90\n" },
    { "85,100%,1,1.5小时", "85 - 1 90", "" }, { "85,,10,", "85 - 0 -", "" }, { "85,,1.5,", "85 - 0 -", "" }, { "85,,1.0,1:30", "85 - 1 90", "F2 clock-duration 1:30 → 90\n" },
    { "85,,1,01:30:00", "85 - 1 90", "" }, { "85,,1,1分30秒", "85 - 1 1.5", "" }, { "#DIV/0!,,1,", "- - 1 -", "" }, { "92.333333333333329,,1,", "92.333333 - 1 -", "C2 decimals-rounded 92.333333333333329 → 92.333333\n" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Site site;
      site_begin (&site);
      g_autoptr (GString) seen = g_string_new (NULL);
      g_autofree char *text = g_strdup_printf ("person_id,course_id,score,max_score,attempt,kind\nE1,K1,%s\n", cases[i].cells);
      Table *table = open_file (&site, DATASET_SCORES, "data/scores.csv", text);
      table_read (table, take_numbers, seen, site.diags);
      g_assert_cmpstr (seen->str, ==, cases[i].numbers);
      g_autofree char *log = repairs (&site);
      g_assert_cmpstr (log, ==, cases[i].log);
      table_free (table);
      site_end (&site);
    }
}

static RowOutcome
take_texts (const TableRow *row, gpointer data)
{
  g_autofree char *note = NULL;
  g_autofree char *id = row_identifier (row, PEOPLE_ID), *name = row_person_text (row, PEOPLE_NAME, &note);
  g_string_append_printf (data, "%s|%s|%s|%d", id ? id : "-", name ? name : "-", note ? note : "-", row_is_repaired (row));
  return ROW_USED;
}

static void
test_texts (void)
{
  static const struct { const char *cells, *texts, *log; } cases[] = {
    { "E1,陈静", "E1|陈静|-|0", "" }, { "'00123,张 三", "00123|张三|-|1", "A2 wrapping-removed '00123 → 00123\nB2 blanks-removed 张 三 → 张三\n" },
    { "E1,陈辉（讲师）", "E1|陈辉|讲师|1", "B2 note-removed 陈辉（讲师） → 陈辉\n" }, { "1.23E+17,陈静", "-|陈静|-|0", "" }, { "#N/A,陈静", "-|陈静|-|0", "" },
    { "E 1,陈静", "E 1|陈静|-|0", "" },      /* its own id: whoever gave it may have written a blank */
    { "E1,Mei  Lin", "E1|Mei Lin|-|1", "B2 blanks-removed Mei  Lin → Mei Lin\n" }, { "\"=\"\"00123\"\"\",陈静", "00123|陈静|-|1", "A2 wrapping-removed =\"00123\" → 00123\n" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Site site;
      site_begin (&site);
      g_autoptr (GString) seen = g_string_new (NULL);
      g_autofree char *text = g_strdup_printf ("person_id,name\n%s\n", cases[i].cells);
      Table *table = open_file (&site, DATASET_PEOPLE, "data/people.csv", text);
      table_read (table, take_texts, seen, site.diags);
      g_assert_cmpstr (seen->str, ==, cases[i].texts);
      g_autofree char *log = repairs (&site);
      g_assert_cmpstr (log, ==, cases[i].log);
      table_free (table);
      site_end (&site);
    }
}

static void
test_missing_marks (void)
{
  static const struct { const char *words, *kind; } cases[] = {
    { "缺考 未考 未參加 旷考 曠考 弃考 Absent ABS", "absent" }, { "缓考 緩考 Deferred", "deferred" }, { "免考 免試 免修 EX ex excused", "exempt" },
    { "作弊 舞弊 違紀 cheating", "cheating" }, { "请假 請假 病假 事假 leave", "leave" }, { "补考 補考 待补考 retake resit", "retake" },
    { "— —— - -- – － / ／ N/A n/a #N/A NA 无 無 空 未录入 Pending None \\", "none" }, { "缺　考 Ｎ／Ａ ＥＸ", "" },
    { "0 85 良好 A 85分 #DIV/0! 缺考了 exc -5 +", NULL },
  };
  static const char *const mixed[] = { "absent", "none", "exempt" };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) words = g_strsplit (cases[i].words, " ", -1);
      for (guint j = 0; words[j] != NULL; j++)
        {
          const char *kind = cases[i].kind != NULL && *cases[i].kind == '\0' ? mixed[j] : cases[i].kind;
          const char *got = missing_score_kind (words[j], strlen (words[j]));
          if (g_strcmp0 (got, kind) != 0)
            {
              g_test_message ("\"%s\": %s instead of %s", words[j], got ? got : "a score", kind ? kind : "a score");
              g_test_fail ();
            }
        }
    }
  g_assert_cmpstr (missing_score_kind ("not attempted", 13), ==, "none");
  g_assert_cmpstr (missing_score_kind (" 缺考 ", strlen (" 缺考 ")), ==, "absent");
  g_assert_null (missing_score_kind ("", 0));
  g_assert_null (missing_score_kind ("\xff\xfe", 2));
}

/* What exports hold for a score. */
static void
test_export_values (void)
{
  static const struct { const char *text; ExportValueKind kind; Decimal number; } cases[] = {
    { "85", EXPORT_NUMBER, 85000000 }, { "1,234.5", EXPORT_NUMBER, 1234500000 }, { "92.33333333333333", EXPORT_NUMBER, 92333333 }, { "80.00 %", EXPORT_PERCENTAGE, 80000000 },
    { "80％", EXPORT_PERCENTAGE, 80000000 }, { "-", EXPORT_MISSING, 0 }, { "EX", EXPORT_MISSING, 0 }, { "", EXPORT_MISSING, 0 }, { "A", EXPORT_OTHER, 0 },
    { "85.00 (85.00 %)", EXPORT_OTHER, 0 }, { "85,5", EXPORT_NUMBER, 85500000 }, { "1,23,4", EXPORT_OTHER, 0 }, { "1.23E+17", EXPORT_OTHER, 0 }, { "#DIV/0!", EXPORT_OTHER, 0 },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const ExportReader reader = { .delimiter = ',' };
      ExportValue value = export_value (&reader, (Cell) { cases[i].text, strlen (cases[i].text) });
      g_assert_cmpint (value.kind, ==, cases[i].kind);
      if (cases[i].kind == EXPORT_NUMBER || cases[i].kind == EXPORT_PERCENTAGE)
        g_assert_cmpint (value.number, ==, cases[i].number);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  g_test_add_func ("/cells/years", test_years);
  g_test_add_func ("/cells/year-in-row", test_year_in_row);
  g_test_add_func ("/cells/years-in-parts", test_years_in_parts);
  g_test_add_func ("/cells/times", test_times);
  g_test_add_func ("/cells/numbers", test_numbers);
  g_test_add_func ("/cells/texts", test_texts);
  g_test_add_func ("/cells/missing-marks", test_missing_marks);
  g_test_add_func ("/cells/export-values", test_export_values);
  return g_test_run ();
}
