/* Workbooks written by tests/data/workbook/make.py; what is expected comes from ECMA-376. */
#include "text/workbook.h"
#include "text/workbook_write.h"

#include "text_support.h"

static char *folder;   /* where the workbooks are */

/* The message lines of said_in_full() without their texts: "PLACE: severity [id]". */
static char *
places_said (const Diagnostics *diags)
{
  g_autofree char *full = said_in_full (diags);
  g_auto (GStrv) lines = g_strsplit (full, "\n", -1);
  g_autoptr (GRegex) form = g_regex_new ("^t\\.xlsx(\\[[^]]*\\])?(![A-Z]*\\d+)?: ([a-z]+): .*\\[([a-z0-9-]+)\\]$", 0, 0, NULL);
  GString *text = g_string_new (NULL);
  for (char **line = lines; *line != NULL; line++)
    {
      g_autoptr (GMatchInfo) match = NULL;
      if (!g_regex_match (form, *line, 0, &match))
        continue;
      g_autofree char *sheet = g_match_info_fetch (match, 1), *cell = g_match_info_fetch (match, 2), *id = g_match_info_fetch (match, 4);
      g_string_append_printf (text, "%s%s %s\n", sheet, cell, id);
    }
  return g_string_free (text, FALSE);
}

/* " below A3", " beside B3-C3 of A3", " hidden C4 自己的", " unsaved B1", " unseen C3", " beyond XFD2", " shown A2 1.10". */
static void
append_notes (GString *text, const Record *record)
{
  static const RecordNotes none = { 0 };
  const RecordNotes *notes = record->notes != NULL ? record->notes : &none;
  char one[WORKBOOK_COLUMN_BUFFER], other[WORKBOOK_COLUMN_BUFFER];
  for (guint i = 0; i < notes->n_merged; i++)
    {
      const MergedCells *merged = &notes->merged[i];
      g_autofree char *first = workbook_merged_name (merged);
      workbook_column_name (merged->cell, one);
      if (merged->kind == MERGED_BELOW)
        g_string_append_printf (text, " below %s of %s", one, first);
      else if (merged->kind == MERGED_BESIDE)
        g_string_append_printf (text, " beside %s-%s of %s", one, workbook_column_name (merged->last_cell, other), first);
      else
        g_string_append_printf (text, " hidden %s %.*s", one, (int) merged->hidden.length, merged->hidden.text);
    }
  for (guint i = 0; i < notes->n_unsaved; i++)
    g_string_append_printf (text, " unsaved %s", workbook_column_name (notes->unsaved[i], one));
  for (guint i = 0; i < notes->n_unseen; i++)
    g_string_append_printf (text, " unseen %s", workbook_column_name (notes->unseen[i], one));
  if (notes->beyond > 0)
    g_string_append_printf (text, " beyond %s", workbook_column_name (notes->beyond, one));
  for (guint i = 0; i < record->n_shown; i++)
    g_string_append_printf (text, " shown %s %.*s", workbook_column_name (record->shown[i].cell, one), (int) record->shown[i].text.length, record->shown[i].text.text);
}

/* "LINE|cell|cell" and what was noted a line, line ends within cells as \n and \r. */
static gboolean
append_record (const Record *record, gpointer data)
{
  GString *text = data;
  g_string_append_printf (text, "%u", record->line);
  for (guint i = 0; i < record->n_cells; i++)
    {
      g_autofree char *cell = g_strndup (record->cells[i].text, record->cells[i].length);
      g_auto (GStrv) lines = g_strsplit (cell, "\n", -1);
      g_autofree char *line_feeds = g_strjoinv ("\\n", lines);
      g_auto (GStrv) returns = g_strsplit (line_feeds, "\r", -1);
      g_autofree char *shown = g_strjoinv ("\\r", returns);
      g_string_append_printf (text, "|%s", shown);
    }
  append_notes (text, record);
  g_string_append_c (text, '\n');
  return TRUE;
}

static char *
path_of (const char *name)
{
  return g_strdup_printf ("%s/%s.xlsx", folder, name);
}

/* Reads one sheet; its records, or NULL when the workbook cannot be opened. */
static char *
read_sheet (const char *name, guint sheet, Diagnostics *diags)
{
  g_autofree char *path = path_of (name);
  Workbook *workbook = workbook_open (path, "t.xlsx", diags);
  if (workbook == NULL)
    return NULL;
  GString *text = g_string_new (NULL);
  gboolean right = workbook_read (workbook, sheet, append_record, text, diags);
  g_assert_cmpint (right, ==, !diag_stops (diags));
  /* Once more: the same. */
  GString *again = g_string_new (NULL);
  g_assert_cmpint (workbook_read (workbook, sheet, append_record, again, diags), ==, right);
  g_assert_cmpstr (again->str, ==, text->str);
  g_string_free (again, TRUE);
  workbook_close (workbook);
  return g_string_free (text, FALSE);
}

static void
check (const char *name, const char *records, const char *messages)
{
  Diagnostics *diags = diag_new ();
  g_autofree char *got = read_sheet (name, 0, diags), *told = places_said (diags);
  g_assert_cmpstr (got, ==, records);
  g_assert_cmpstr (told, ==, messages);
  diag_free (diags);
}

static void
test_types (void)
{
  check ("types",
         "1|工号|姓名| 组 \n"
         "5||陈静||佐藤\n"
         "6|one\\r\\ntwo|_x000D_ <b> &amp;|😀 \xef\xbf\xbd \xef\xbf\xbd _x00zz_ _x41_\n"
         "7|内联A|ab||TRUE|FALSE|#N/A|#DIV/0!\n"
         "8|1|2|||||||||||||||||||||||||27\n"
         "10|1||3\n",
         "");
}

/* The table of numbers.tsv: number, format, what is expected. */
static void
check_numbers (const char *name, gboolean is_1904)
{
  g_autofree char *table = g_test_build_filename (G_TEST_DIST, "data", "workbook", "numbers.tsv", NULL), *bytes = NULL;
  g_assert_true (g_file_get_contents (table, &bytes, NULL, NULL));
  g_auto (GStrv) lines = g_strsplit (g_strchomp (bytes), "\n", -1);
  GString *expected = g_string_new (NULL);
  guint row = 0;
  for (char **line = lines; *line != NULL; line++)
    {
      g_auto (GStrv) fields = g_strsplit (*line, "\t", -1);
      if (**line == '#' || g_str_has_prefix (fields[1], "@1904 ") != is_1904)
        continue;
      g_assert_cmpint (g_strv_length (fields), ==, 3);
      g_string_append_printf (expected, "%u|%s\n", ++row, fields[2]);
    }
  g_assert_cmpint (row, >, 3);
  Diagnostics *diags = diag_new ();
  g_autofree char *got = read_sheet (name, 0, diags);
  /* What ids are read as is test_shown()'s. */
  g_autoptr (GRegex) shown = g_regex_new (" shown A .*$", G_REGEX_MULTILINE, 0, NULL);
  g_autofree char *texts = g_regex_replace_literal (shown, got, -1, 0, "", 0, NULL);
  g_assert_cmpstr (texts, ==, expected->str);
  g_assert_cmpuint (diag_count (diags, DIAG_ERROR), ==, 0);
  diag_free (diags);
  g_string_free (expected, TRUE);
}

static void
test_numbers (void)
{
  check_numbers ("numbers", FALSE);
  check_numbers ("numbers-1904", TRUE);
}

/* The table of shown.tsv: number, format, what the cell shows if it is more than the number; "-" when it shows nothing. */
static void
test_shown (void)
{
  g_autofree char *table = g_test_build_filename (G_TEST_DIST, "data", "workbook", "shown.tsv", NULL), *bytes = NULL;
  g_assert_true (g_file_get_contents (table, &bytes, NULL, NULL));
  g_auto (GStrv) lines = g_strsplit (g_strchomp (bytes), "\n", -1);
  Diagnostics *diags = diag_new ();
  g_autofree char *got = read_sheet ("shown", 0, diags);
  g_auto (GStrv) records = g_strsplit (got, "\n", -1);
  guint row = 0;
  for (char **line = lines; *line != NULL; line++)
    {
      g_auto (GStrv) fields = g_strsplit (*line, "\t", -1);
      if (**line == '#')
        continue;
      g_assert_cmpint (g_strv_length (fields), ==, 4);
      g_autofree char *note = strcmp (fields[3], "-") == 0 ? g_strdup (" unseen A") : *fields[3] == '\0' ? g_strdup ("") : g_strconcat (" shown A ", fields[3], NULL);
      g_autofree char *expected = g_strdup_printf ("%u|%s%s", row + 1, fields[2], note);
      g_assert_cmpstr (records[row++], ==, expected);
    }
  g_assert_cmpint (row, >, 3);
  diag_free (diags);
}

static void
test_iso_dates (void)
{
  check ("iso-dates",
         "1|2026-11-02\n2|2026-11-02\n3|2026-11-02 09:30:00\n4|2026-11-02\n5|09:30\n6|09:30:15\n7|09:30\n8|09:30\n9|soon\n",
         "");
}

static void
test_merged (void)
{
  check ("merged",
         "1|组|姓名|日期|备注\n"
         "2|一组|陈静|周一\n"
         "3|一组|李强|周一 below A of A2 below C of C2\n"
         "4|一组|王芳|周一 below A of A2 hidden C 自己的\n"
         /* row 5 has nothing of its own; row 6 is no part of the merged cells */
         "6||赵敏\n"
         "7|合并成块 beside B-B of A7\n"
         "8|合并成块|||x below A of A7 beside B-B of A7\n"
         "9|横|||y beside B-C of A9\n",
         "");
}

static void
test_hidden (void)
{
  check ("hidden", "1|1\n2|2|3\n3|4\n", "[可见] workbook-hidden\n");
  Diagnostics *diags = diag_new ();
  g_autofree char *path = path_of ("hidden");
  Workbook *workbook = workbook_open (path, "t.xlsx", diags);
  const char *const *sheets = workbook_sheets (workbook);
  g_assert_cmpint (g_strv_length ((char **) sheets), ==, 3);
  g_assert_cmpstr (sheets[1], ==, "参数");
  g_assert_cmpstr (sheets[2], ==, "R&D");
  g_assert_false (workbook_sheet_is_hidden (workbook, 0));
  g_assert_true (workbook_sheet_is_hidden (workbook, 1));
  g_assert_true (workbook_sheet_is_hidden (workbook, 2));
  g_assert_cmpint (workbook_find_sheet (workbook, "参数"), ==, 1);
  g_assert_cmpint (workbook_find_sheet (workbook, " ｒ&d"), ==, 2);
  g_assert_cmpint (workbook_find_sheet (workbook, "花名册"), ==, -1);
  g_assert_cmpstr (workbook_sheet_file (workbook, 1), ==, "t.xlsx[参数]");
  workbook_close (workbook);
  diag_free (diags);
}

static void
test_places (void)
{
  Diagnostics *diags = diag_new ();
  g_autofree char *path = path_of ("types");
  Workbook *workbook = workbook_open (path, "data/台账.xlsx", diags);
  Place place = workbook_cell_place (workbook, 0, 14, 3);
  g_assert_cmpstr (place.file, ==, "data/台账.xlsx[花名册]");
  g_assert_cmpint (place.line, ==, 14);
  g_assert_cmpint (place.cell, ==, 4);
  g_assert_true (place.is_sheet);
  const struct { guint cell; const char *name; } columns[] = { { 0, "A" }, { 25, "Z" }, { 26, "AA" }, { 51, "AZ" }, { 701, "ZZ" }, { 702, "AAA" }, { 16383, "XFD" } };
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      char buffer[WORKBOOK_COLUMN_BUFFER];
      g_assert_cmpstr (workbook_column_name (columns[i].cell, buffer), ==, columns[i].name);
    }
  workbook_close (workbook);
  diag_free (diags);
}

static void
test_formulas (void)
{
  check ("formulas", "1|2|||||5 unsaved B unsaved C unsaved D\n", "");
}

/* Strict namespaces, prefixes, other part names, UTF-16, absolute and relative targets; names of entries that want out. */
static void
test_shapes (void)
{
  check ("strict", "1|文\n3|2026-11-02\n4|2026-11-02|1 below A of A3\n", "");
  check ("backslashes", "1|1\n", "");
  check ("backslash-targets", "1|1\n", "");
  check ("absolute-names", "1|1\n", "");
  /* Rows without a number are where their cells say. */
  check ("open-rows", "2|1\n5|2\n6|3\n", "");
  check ("open-rows-back", "2|1\n", "[Sheet1] workbook-damaged\n");
  check ("evil-names", "1|1\n", "");
  g_assert_false (g_file_test ("/tmp/evil", G_FILE_TEST_EXISTS));
}

static void
test_limits (void)
{
  check ("entries", NULL, " workbook-entries\n");
  check ("entries-near", "1|1\n", "");
  check ("part-size", NULL, " workbook-unzipped\n");
  check ("ratio", NULL, " workbook-ratio\n");
  check ("texts", "", " workbook-texts\n");
  check ("rows", "1048576|1\n", "[Sheet1]!1048576 workbook-rows\n");
  check ("rows-near", "1048576|1\n", "");
  check ("deep", "", "[Sheet1] workbook-damaged\n");
  check ("long-text", "", "[Sheet1] workbook-damaged\n");
}

static void
test_columns (void)
{
  Diagnostics *diags = diag_new ();
  g_autofree char *got = read_sheet ("columns", 0, diags), *told = places_said (diags);
  g_assert_cmpstr (told, ==, "");
  g_auto (GStrv) lines = g_strsplit (got, "\n", -1);
  g_assert_cmpint (g_strv_length (lines), ==, 5);
  g_assert_cmpstr (lines[0], ==, "1|1");
  g_assert_true (g_str_has_prefix (lines[1], "2||") && g_str_has_suffix (lines[1], "|1000"));
  g_auto (GStrv) cells = g_strsplit (lines[1], "|", -1);
  g_assert_cmpint (g_strv_length (cells), ==, 1001);
  g_assert_cmpstr (lines[2], ==, "3|3 beyond ALM");
  g_assert_cmpstr (lines[3], ==, "4|4");
  diag_free (diags);
}

static void
test_damaged (void)
{
  const char *const unopened[] = { "truncated", "missing-workbook" };
  for (guint i = 0; i < G_N_ELEMENTS (unopened); i++)
    check (unopened[i], NULL, " workbook-damaged\n");
  const char *const unread[] = { "bad-xml", "half-character", "doctype", "no-text", "no-strings", "bad-cell", "missing-sheet" };
  for (guint i = 0; i < G_N_ELEMENTS (unread); i++)
    check (unread[i], "", "[Sheet1] workbook-damaged\n");
  check ("checksum", "", "[Sheet1] workbook-damaged\n");
  check ("order", "2|1\n", "[Sheet1] workbook-damaged\n");
  check ("no-sheets", NULL, " workbook-sheets\n");
}

static void
test_other_files (void)
{
  const struct { const char *name, *message; gboolean recognised; } files[] = {
    { "xls", " workbook-format\n", TRUE }, { "ods", " workbook-format\n", TRUE }, { "xlsb", " workbook-format\n", TRUE },
    { "password", " workbook-password\n", TRUE }, { "zip-password", " workbook-password\n", TRUE }, { "docx", " workbook-none\n", TRUE },
    { "zip", " workbook-none\n", TRUE }, { "html", " workbook-none\n", FALSE }, { "empty", " workbook-none\n", FALSE },
  };
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = path_of (files[i].name);
      check (files[i].name, NULL, files[i].message);
      g_assert_cmpint (workbook_recognises (path), ==, files[i].recognised);
    }
  Diagnostics *diags = diag_new ();
  g_assert_null (workbook_open ("/nonexistent.xlsx", "t.xlsx", diags));
  g_assert_cmpint (diag_count_id (diags, DIAG_FILE_MISSING), ==, 1);
  g_assert_null (workbook_open ("/tmp", "t.xlsx", diags));
  g_assert_cmpint (diag_count_id (diags, DIAG_FILE_IS_DIRECTORY), ==, 1);
  g_assert_false (workbook_recognises ("/nonexistent.xlsx"));
  diag_free (diags);
}

/* What is written can be read; what the writer cannot do is said and never a crash. */
static void
test_written (void)
{
  g_autofree char *path = path_of ("written");
  char *choices[] = { (char *) "是", (char *) "否", NULL };
  char *long_choices[11] = { NULL };
  for (guint i = 0; i < 10; i++)
    long_choices[i] = (char *) "thirty characters for a choice";
  const WorkbookColumn columns[] = { { (char *) "工号*", WORKBOOK_COLUMN_TEXT, TRUE, NULL }, { (char *) "<必修> & \"x\"", WORKBOOK_COLUMN_GENERAL, FALSE, choices },
    { (char *) "日期", WORKBOOK_COLUMN_DATE, FALSE, NULL }, { (char *) "=1+1", WORKBOOK_COLUMN_TIME, FALSE, long_choices } };
  const char *const cells[] = { "工作表", "说明", "花名册", "一行\n两行" };
  WorkbookWriter *writer = workbook_writer_new (path);
  workbook_writer_add_table (writer, "填写说明", cells, 2, 2);
  workbook_writer_add_form (writer, "花名册", columns, 4);
  g_assert_null (workbook_writer_close (writer));
  Diagnostics *diags = diag_new ();
  Workbook *workbook = workbook_open (path, "t.xlsx", diags);
  GString *text = g_string_new (NULL);
  g_assert_true (workbook_read (workbook, 0, append_record, text, diags));
  g_assert_true (workbook_read (workbook, 1, append_record, text, diags));
  g_assert_cmpstr (text->str, ==, "1|工作表|说明\n2|花名册|一行\\n两行\n1|工号*|<必修> & \"x\"|日期|=1+1\n");
  g_assert_cmpstr (workbook_sheets (workbook)[1], ==, "花名册");
  g_string_free (text, TRUE);
  workbook_close (workbook);
  diag_free (diags);
  writer = workbook_writer_new (path);
  workbook_writer_add_form (writer, "bad/name", columns, 4);
  g_assert_nonnull (workbook_writer_close (writer));
  writer = workbook_writer_new ("/nonexistent/x.xlsx");
  workbook_writer_add_form (writer, "s", columns, 4);
  g_assert_nonnull (workbook_writer_close (writer));
}

static gboolean
stop_at_once (const Record *record, gpointer data)
{
  ++*(guint *) data;
  return FALSE;
}

static void
test_stop (void)
{
  Diagnostics *diags = diag_new ();
  g_autofree char *path = path_of ("types");
  Workbook *workbook = workbook_open (path, "t.xlsx", diags);
  guint calls = 0;
  g_assert_false (workbook_read (workbook, 0, stop_at_once, &calls, diags));
  g_assert_cmpint (calls, ==, 1);
  g_assert_false (diag_stops (diags));
  g_assert_true (workbook_read (workbook, 1, stop_at_once, &calls, diags));
  g_assert_cmpint (calls, ==, 1);
  workbook_close (workbook);
  diag_free (diags);
}

/* Each byte of a workbook changed in turn: a message or not, never a crash. (The fuzzer does the rest.) */
static void
test_changed_bytes (void)
{
  g_autofree char *path = path_of ("merged"), *bytes = NULL, *changed = path_of ("changed");
  gsize length;
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  for (gsize i = 0; i < length; i++)
    {
      bytes[i] ^= 0x55;
      g_assert_true (g_file_set_contents (changed, bytes, (gssize) length, NULL));
      bytes[i] ^= 0x55;
      Diagnostics *diags = diag_new ();
      Workbook *workbook = workbook_open (changed, "t.xlsx", diags);
      GString *text = g_string_new (NULL);
      if (workbook != NULL)
        workbook_read (workbook, 0, append_record, text, diags);
      g_string_free (text, TRUE);
      workbook_close (workbook);
      diag_free (diags);
    }
}

static void
remove_folder (void)
{
  g_autoptr (GDir) listed = g_dir_open (folder, 0, NULL);
  for (const char *name; (name = g_dir_read_name (listed)) != NULL;)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_unlink (path);
    }
  g_rmdir (folder);
  g_free (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  folder = g_dir_make_tmp ("trainbook-XXXXXX", NULL);
  g_autofree char *script = g_test_build_filename (G_TEST_DIST, "data", "workbook", "make.py", NULL);
  const char *const words[] = { "python3", script, folder, NULL };
  int status = -1;
  g_assert_true (g_spawn_sync (NULL, (char **) words, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status, NULL) && status == 0);
  g_test_add_func ("/workbook/types", test_types);
  g_test_add_func ("/workbook/numbers", test_numbers);
  g_test_add_func ("/workbook/shown", test_shown);
  g_test_add_func ("/workbook/iso-dates", test_iso_dates);
  g_test_add_func ("/workbook/merged", test_merged);
  g_test_add_func ("/workbook/hidden", test_hidden);
  g_test_add_func ("/workbook/places", test_places);
  g_test_add_func ("/workbook/formulas", test_formulas);
  g_test_add_func ("/workbook/shapes", test_shapes);
  g_test_add_func ("/workbook/limits", test_limits);
  g_test_add_func ("/workbook/columns", test_columns);
  g_test_add_func ("/workbook/damaged", test_damaged);
  g_test_add_func ("/workbook/other-files", test_other_files);
  g_test_add_func ("/workbook/written", test_written);
  g_test_add_func ("/workbook/stop", test_stop);
  g_test_add_func ("/workbook/changed-bytes", test_changed_bytes);
  int result = g_test_run ();
  remove_folder ();
  return result;
}
