#include "targets.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <zip.h>

#include "chart/flow.h"
#include "model/model.h"
#include "facts/facts.h"
#include "proof/proof.h"
#include "source/content.h"
#include "source/score_export.h"
#include "text/csv.h"
#include "text/notation.h"
#include "text/workbook.h"
#include "text/xml.h"
#include "text/yaml.h"

static char *scratch_folder;

static void
remove_files (const char *folder)
{
  g_autoptr (GDir) files = g_dir_open (folder, 0, NULL);
  const char *name;
  while (files != NULL && (name = g_dir_read_name (files)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_unlink (path);
    }
  g_rmdir (folder);
}

static void
remove_scratch (void)
{
  g_autofree char *data = g_build_filename (scratch_folder, "data", NULL), *content = g_build_filename (scratch_folder, "content", NULL);
  remove_files (data);
  remove_files (content);
  remove_files (scratch_folder);
}

/* A site directory of this process alone, in memory where there is room; files in it are written over again and again. */
static const char *
scratch (void)
{
  if (scratch_folder == NULL)
    {
      g_autofree char *pattern = g_strdup_printf ("%s/trainbook-fuzz-XXXXXX", g_access ("/dev/shm", W_OK) == 0 ? "/dev/shm" : g_get_tmp_dir ());
      scratch_folder = g_strdup (g_mkdtemp (pattern));
      g_autofree char *data = g_build_filename (scratch_folder, "data", NULL), *content = g_build_filename (scratch_folder, "content", NULL);
      g_assert_true (g_mkdir (data, 0755) == 0 && g_mkdir (content, 0755) == 0);
      atexit (remove_scratch);
    }
  return scratch_folder;
}

static char *
write_scratch (const char *name, const guint8 *bytes, gsize length)
{
  char *path = g_build_filename (scratch (), name, NULL);
  FILE *file = fopen (path, "wb");
  g_assert_true (file != NULL && fwrite (bytes, 1, length, file) == length && fclose (file) == 0);
  return path;
}

static Diagnostics *
begin (void)
{
  Diagnostics *diags = diag_new ();
  diag_set_directory (diags, scratch ());
  return diags;
}

/* What was said is printed too: places, excerpts and carets are made of input. */
static void
end (Diagnostics *diags)
{
  char *text = NULL;
  size_t length = 0;
  FILE *out = open_memstream (&text, &length);
  diag_print (diags, out, 100, TRUE);
  fclose (out);
  free (text);
  g_ptr_array_unref (diag_messages (diags));
  diag_free (diags);
}

static Config *
plain_config (Diagnostics *diags)
{
  static const char text[] = "title: Test\nas_of: 2026-11-20\nexports:\n  items:\n    Exam: {assessment: X1}\n    K1: {course: K1}\n";
  g_free (write_scratch ("trainbook.yml", (const guint8 *) text, sizeof text - 1));
  return config_load (scratch (), diags);
}

static gboolean
count_record (const Record *record, gpointer data)
{
  for (guint i = 0; i < record->n_cells; i++)
    *(gsize *) data += record->cells[i].length;
  return TRUE;
}

static void
fuzz_csv (const guint8 *bytes, gsize length)
{
  Diagnostics *diags = begin ();
  g_autofree char *path = write_scratch ("data/x.csv", bytes, length);
  CsvFile *csv = csv_open (path, "data/x.csv", &(CsvOptions) { 0 }, diags);
  if (csv != NULL)
    {
      gsize whole = 0, parts[4] = { 0 };
      gpointer data[4] = { &parts[0], &parts[1], &parts[2], &parts[3] };
      gboolean read = csv_read (csv, count_record, &whole);
      /* What is read apart is what is read at once. */
      if (csv_read_parts (csv, 4, count_record, data) && read)
        g_assert_cmpuint (whole, ==, parts[0] + parts[1] + parts[2] + parts[3]);
      csv_close (csv);
    }
  end (diags);
}

static RowOutcome
read_cells (const TableRow *row, gpointer data)
{
  const DatasetDefinition *definition = table_definition (row->table);
  for (guint i = 0; i < definition->n_columns; i++)
    {
      Date date;
      TimeOfDay time;
      Decimal number;
      guint choice;
      gboolean flag;
      switch (definition->columns[i].type)
        {
        case CELL_DATE: row_date (row, i, &date); break;
        case CELL_TIME: row_time (row, i, &time); break;
        case CELL_NUMBER: row_decimal (row, i, &number); break;
        case CELL_FLAG: row_flag (row, i, &flag); break;
        case CELL_CHOICE: row_choice (row, i, &choice, &flag); break;
        default: g_free (row_text (row, i));
        }
      row_place (row, i);
    }
  return ROW_USED;
}

/* The first byte chooses the dataset. */
static void
fuzz_table (const guint8 *bytes, gsize length)
{
  if (length < 1)
    return;
  Diagnostics *diags = begin ();
  Config *config = plain_config (diags);
  Intake *intake = intake_new ();
  g_free (write_scratch ("data/x.csv", bytes + 1, length - 1));
  Table *table = table_open (config, intake, bytes[0] % N_DATASETS, "data/x.csv", diags);
  if (table != NULL)
    {
      table_read (table, read_cells, NULL, diags);
      const RowCounts *counts = table_counts (table);
      g_assert_cmpuint (counts->rows, ==, counts->used + counts->repaired + counts->refused + counts->later);
    }
  table_free (table);
  intake_free (intake);
  config_free (config);
  end (diags);
}

static RowOutcome
take_score (const ExportScore *score, gpointer data)
{
  const char *written;
  *(gsize *) data += score->item_name != NULL ? strlen (score->item_name) : 0;
  for (guint i = 0; i < N_EXPORT_PERSON_TEXTS; i++)
    {
      Place place = score_export_person_place (score, i, &written);
      place = score_export_place (score, &place);
      *(gsize *) data += place.column + (written != NULL ? strlen (written) : 0);
    }
  if (score->completion == COMPLETION_PASSED)
    score_export_set_repaired (score);
  return score->is_suspended ? ROW_REFUSED : ROW_USED;
}

static void
fuzz_export (const guint8 *bytes, gsize length)
{
  Diagnostics *diags = begin ();
  Config *config = plain_config (diags);
  Intake *intake = intake_new ();
  gsize sum = 0;
  g_free (write_scratch ("data/export", bytes, length));
  score_export_read (config, intake, "data/export", take_score, &sum, diags);
  g_autoptr (GPtrArray) files = intake_files (intake);
  for (guint i = 0; i < files->len; i++)
    {
      const RowCounts *counts = &((const IntakeFile *) files->pdata[i])->counts;
      g_assert_cmpuint (counts->rows, ==, counts->used + counts->repaired + counts->refused + counts->later);
    }
  intake_free (intake);
  config_free (config);
  end (diags);
}

/* A whole site: the bytes are its records and facts, one file behind another, separated by lines "=== NAME". */
static void
fuzz_site (const guint8 *bytes, gsize length)
{
  static const char *const names[] = { "people", "courses", "assessments", "sessions", "cohorts", "enrolments", "attendance", "scores", "moves",
    "feedback", "indicators", "checks" };
  Diagnostics *diags = begin ();
  g_autofree char *text = g_strndup ((const char *) bytes, length);
  g_auto (GStrv) parts = g_strsplit (text, "===\n", G_N_ELEMENTS (names));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char *part = i < g_strv_length (parts) ? parts[i] : "";
      g_autofree char *name = g_strdup_printf ("data/%s.csv", names[i]), *path = g_build_filename (scratch (), name, NULL);
      g_unlink (path);
      if (*part != '\0')
        g_free (write_scratch (name, (const guint8 *) part, strlen (part)));
    }
  g_autofree char *export = g_build_filename (scratch (), "data/export", NULL), *table = g_build_filename (scratch (), "data/x.csv", NULL);
  g_unlink (export);
  g_unlink (table);
  Config *config = plain_config (diags);
  Intake *intake = intake_new ();
  Model *model = model_read (config, intake, date_new (2026, 11, 20), diags);
  model_join (model, diags);
  FactsSelection selection = { .attendance_exceptions = TRUE, .scores = TRUE, .from = 1, .to = G_MAXUINT32 };
  facts_free (facts_count (model, &selection, 2, diags));
  model_free (model);
  intake_free (intake);
  config_free (config);
  end (diags);
}

static void
fuzz_config (const guint8 *bytes, gsize length)
{
  Diagnostics *diags = begin ();
  g_free (write_scratch ("trainbook.yml", bytes, length));
  config_free (config_load (scratch (), diags));
  end (diags);
}

static void
fuzz_markdown (const guint8 *bytes, gsize length)
{
  Diagnostics *diags = begin ();
  Config *config = plain_config (diags);
  g_free (write_scratch ("content/index.md", bytes, length));
  Content *content = content_load (config, NULL, 1, diags);
  content_free (content);
  config_free (config);
  end (diags);
}

static void
read_sheets (const char *path, Diagnostics *diags)
{
  Workbook *workbook = workbook_open (path, "data/x.xlsx", diags);
  gsize sum = 0;
  if (workbook == NULL)
    return;
  const char *const *sheets = workbook_sheets (workbook);
  for (guint i = 0; sheets[i] != NULL && i < 4; i++)
    workbook_read (workbook, i, count_record, &sum, diags);
  workbook_close (workbook);
}

static void
fuzz_workbook (const guint8 *bytes, gsize length)
{
  Diagnostics *diags = begin ();
  g_autofree char *path = write_scratch ("data/x.xlsx", bytes, length);
  read_sheets (path, diags);
  end (diags);
}

static void
add_part (zip_t *zip, const char *name, const char *text, gsize length)
{
  zip_source_t *source = zip_source_buffer (zip, text, length, 0);
  g_assert_true (zip_file_add (zip, name, source, ZIP_FL_OVERWRITE) >= 0);
}

/* The parts of a workbook behind the zip: sheet, shared strings, styles, workbook.xml, separated by lines "===". */
static void
fuzz_sheet (const guint8 *bytes, gsize length)
{
  static const char types[] = "<?xml version=\"1.0\"?><Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
    "<Default Extension=\"xml\" ContentType=\"application/xml\"/><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
    "<Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/></Types>";
  static const char root[] = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" "
    "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>";
  static const char links[] = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
    "<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
    "<Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings\" Target=\"sharedStrings.xml\"/>"
    "<Relationship Id=\"rId3\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles\" Target=\"styles.xml\"/></Relationships>";
  static const char book[] = "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" "
    "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>";
  Diagnostics *diags = begin ();
  g_autofree char *text = g_strndup ((const char *) bytes, length), *path = g_build_filename (scratch (), "data/x.xlsx", NULL);
  g_auto (GStrv) parts = g_strsplit (text, "===\n", 4);
  guint n = g_strv_length (parts);
  g_unlink (path);
  zip_t *zip = zip_open (path, ZIP_CREATE | ZIP_TRUNCATE, NULL);
  g_assert_nonnull (zip);
  add_part (zip, "[Content_Types].xml", types, sizeof types - 1);
  add_part (zip, "_rels/.rels", root, sizeof root - 1);
  add_part (zip, "xl/_rels/workbook.xml.rels", links, sizeof links - 1);
  add_part (zip, "xl/workbook.xml", n > 3 ? parts[3] : book, strlen (n > 3 ? parts[3] : book));
  add_part (zip, "xl/worksheets/sheet1.xml", n > 0 ? parts[0] : "", strlen (n > 0 ? parts[0] : ""));
  if (n > 1)
    add_part (zip, "xl/sharedStrings.xml", parts[1], strlen (parts[1]));
  if (n > 2)
    add_part (zip, "xl/styles.xml", parts[2], strlen (parts[2]));
  if (zip_close (zip) == 0)
    read_sheets (path, diags);
  else
    zip_discard (zip);
  end (diags);
}

static void
fuzz_flow (const guint8 *bytes, gsize length)
{
  Diagnostics *diags = begin ();
  g_autofree char *body = g_utf8_make_valid ((const char *) bytes, (gssize) length);
  FlowText text = { .body = body, .file = "content/index.md", .first_line = 1 };
  if (flow_is_dot (body))
    dot_check (&text, diags);
  else
    graph_free (flow_parse_short (&text, diags));
  end (diags);
}

static void
fuzz_notation (const guint8 *bytes, gsize length)
{
  g_autofree char *text = g_utf8_make_valid ((const char *) bytes, (gssize) length);
  gsize size = strlen (text);
  Date date;
  NotationMoment moment;
  TimeOfDay start, finish;
  gint64 microseconds;
  Decimal number;
  gboolean flag;
  g_autoptr (GString) id = g_string_new (NULL), name = g_string_new (NULL), note = g_string_new (NULL);
  notation_date (text, size, 2026, &date);
  notation_date (text, size, 0, &date);
  notation_moment (text, size, 2026, &moment);
  notation_time (text, size, &start);
  notation_time_range (text, size, &start, &finish);
  notation_duration (text, size, 60 * G_USEC_PER_SEC, 7 * 3600 * (gint64) G_USEC_PER_SEC, &microseconds);
  notation_decimal (text, size, "分|%", &number, &flag);
  notation_flag (text, size, &flag);
  notation_identifier (text, size, id);
  notation_name (text, size, name, note);
  notation_error_value (text, size);
}

static void
fuzz_proof (const guint8 *bytes, gsize length)
{
  Diagnostics *diags = begin ();
  Proof *proof = proof_new ();
  proof_page (proof, "index.html", (const char *) bytes, length, NULL, 0, NULL, diags);
  proof_resolve (proof, diags);
  proof_free (proof);
  end (diags);
}

static void
fuzz_words (const guint8 *bytes, gsize length)
{
  Diagnostics *diags = begin ();
  g_free (write_scratch ("en.xml", bytes, length));
  const char *folders[] = { scratch (), NULL };
  words_free (words_load (folders, "en", diags));
  end (diags);
}

const Target targets[] = {
  { "csv", fuzz_csv },
  { "table", fuzz_table },
  { "export", fuzz_export },
  { "site", fuzz_site },
  { "config", fuzz_config },
  { "markdown", fuzz_markdown },
  { "workbook", fuzz_workbook },
  { "sheet", fuzz_sheet },
  { "flow", fuzz_flow },
  { "notation", fuzz_notation },
  { "proof", fuzz_proof },
  { "words", fuzz_words },
  { NULL, NULL }
};

const Target *
target_find (const char *name)
{
  for (const Target *target = targets; target->name != NULL; target++)
    if (g_strcmp0 (target->name, name) == 0)
      return target;
  return NULL;
}
