/* Where a report's figures come from: for each dataset the files and lines of its rows, and how many were left out; the same as a table, row
 * by row of days and sessions, for a spreadsheet. */
#include "view/report.h"

#include "text/csv_write.h"
#include "text/locale.h"

#include <string.h>

/* More ranges of lines than these are summed up as one. */
#define MOST_RANGES 6

static const DatasetId traced[] = { DATASET_SESSIONS, DATASET_ENROLMENTS, DATASET_ATTENDANCE, DATASET_SCORES, DATASET_FEEDBACK, DATASET_CHECKS,
                                    DATASET_INDICATORS };

/* Does a report of this scope count the group's rows? A cohort's enrolments count on its sessions, whosoever they are. */
static gboolean
is_in_scope (const Report *report, const TraceGroup *group)
{
  const Model *model = report->context->model;
  const Session *session = group->session < 0 ? NULL : model->sessions->pdata[group->session];
  const Course *course = group->course < 0 ? NULL : model->courses->pdata[group->course];
  switch (report->dimension)
    {
    case DIMENSION_TEAM:
      return group->team >= 0 && strcmp (model->teams->pdata[group->team], report->member) == 0;
    case DIMENSION_COHORT:
      return group->cohort >= 0 && strcmp (((const Cohort *) model->cohorts->pdata[group->cohort])->id, report->member) == 0;
    case DIMENSION_COURSE:
      return course != NULL && strcmp (course->id, report->member) == 0;
    case DIMENSION_AREA:
      return course != NULL && g_strcmp0 (course->area, report->member) == 0;
    case DIMENSION_TRAINER:
      for (guint i = 0; session != NULL && i < session->trainers->len; i++)
        if (strcmp (((const Person *) session->trainers->pdata[i])->id, report->member) == 0)
          return TRUE;
      return FALSE;
    default:
      return TRUE;
    }
}

/* ---- by file ---- */

typedef struct {
  const char *file;
  guint64 rows, left_out;
  gboolean rough;
  GArray *ranges;                /* LineRange */
} FileRows;

static void
file_rows_free (gpointer data)
{
  FileRows *file = data;
  g_array_unref (file->ranges);
  g_free (file);
}

static gint
compare_files (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(const FileRows *const *) a)->file, (*(const FileRows *const *) b)->file);
}

static gint
compare_ranges (gconstpointer a, gconstpointer b)
{
  const LineRange *one = a, *other = b;
  return one->first != other->first ? (one->first < other->first ? -1 : 1) : one->last < other->last ? -1 : one->last > other->last;
}

/* Ranges that touch become one; too many become one from the first to the last line. */
static void
merge_ranges (FileRows *file)
{
  guint n = 0;
  g_array_sort (file->ranges, compare_ranges);
  for (guint i = 0; i < file->ranges->len; i++)
    {
      LineRange range = g_array_index (file->ranges, LineRange, i), *last = n > 0 ? &g_array_index (file->ranges, LineRange, n - 1) : NULL;
      if (last != NULL && range.first <= last->last + 1)
        last->last = MAX (last->last, range.last);
      else
        g_array_index (file->ranges, LineRange, n++) = range;
    }
  g_array_set_size (file->ranges, n);
  if (n > MOST_RANGES)
    {
      g_array_index (file->ranges, LineRange, 0).last = g_array_index (file->ranges, LineRange, n - 1).last;
      g_array_set_size (file->ranges, 1);
      file->rough = TRUE;
    }
}

static void
add_group (GPtrArray *files, GHashTable *known, const TraceGroup *group)
{
  FileRows *file = g_hash_table_lookup (known, group->file);
  if (file == NULL)
    {
      file = g_new0 (FileRows, 1);
      file->file = group->file;
      file->ranges = g_array_new (FALSE, FALSE, sizeof (LineRange));
      g_hash_table_insert (known, (gpointer) group->file, file);
      g_ptr_array_add (files, file);
    }
  file->rows += group->rows;
  file->left_out += group->left_out;
  file->rough |= group->rough;
  g_array_append_vals (file->ranges, group->ranges, group->n_ranges);
}

/* Enrolments in a cohort count where the cohort has sessions in the report's days. */
static gboolean
counts_here (const Report *report, const TraceGroup *group)
{
  if (!is_in_scope (report, group))
    return FALSE;
  if (group->date != DATE_NONE || group->cohort < 0)
    return TRUE;
  const Cohort *cohort = report->context->model->cohorts->pdata[group->cohort];
  for (guint i = 0; i < cohort->sessions->len; i++)
    {
      const Session *session = cohort->sessions->pdata[i];
      if (session->date >= report->period.first && session->date <= report->base)
        return TRUE;
    }
  return FALSE;
}

static GPtrArray *
rows_by_file (const Report *report, DatasetId dataset)
{
  GPtrArray *files = g_ptr_array_new_with_free_func (file_rows_free);
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) groups = trace_find (report->context->trace, dataset, report->period.first, report->base);
  for (guint i = 0; i < groups->len; i++)
    if (counts_here (report, groups->pdata[i]))
      add_group (files, known, groups->pdata[i]);
  g_ptr_array_sort (files, compare_files);
  for (guint i = 0; i < files->len; i++)
    merge_ranges (files->pdata[i]);
  return files;
}

/* "2–380" for one range, "2–14, 30" for several. New string. */
static char *
ranges_text (const FileRows *file)
{
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < file->ranges->len; i++)
    {
      const LineRange *range = &g_array_index (file->ranges, LineRange, i);
      g_string_append_printf (text, "%s%u", i > 0 ? ", " : "", range->first);
      if (range->last > range->first)
        g_string_append_printf (text, "–%u", range->last);
    }
  return g_string_free (text, FALSE);
}

static gboolean
add_source (const Report *report, xmlNode *section, DatasetId dataset)
{
  g_autoptr (GPtrArray) files = rows_by_file (report, dataset);
  const char *name = dataset_definition (dataset)->name;
  g_autofree char *key = g_strconcat ("dataset.", name, NULL);
  if (files->len == 0)
    return FALSE;
  xmlNode *source = element (section, "source");
  set_attribute (source, "dataset", name);
  set_attribute (source, "title", words_get (report->context->words, key));
  for (guint i = 0; i < files->len; i++)
    {
      const FileRows *file = files->pdata[i];
      g_autofree char *lines = ranges_text (file), *rows = report_count_text (report, (gint64) file->rows);
      xmlNode *node = element (source, "file");
      set_attribute (node, "name", file->file);
      set_attribute (node, "rows", rows);
      set_attribute (node, "lines", file->ranges->len > 0 ? lines : NULL);
      if (file->rough)
        set_attribute (node, "rough", "yes");
      if (file->left_out > 0)
        attribute_integer (node, "left-out", (gint64) file->left_out);
    }
  return TRUE;
}

gboolean
report_shows_sources (const ViewContext *context)
{
  return context->trace != NULL && context->config->data_page && edition_shows_page (context->config->edition, "sources");
}

gboolean
report_fill_sources (const Report *report, xmlNode *section)
{
  gboolean any = FALSE;
  if (!report_shows_sources (report->context))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (traced); i++)
    any |= add_source (report, section, traced[i]);
  g_autofree char *base = g_path_get_basename (report->page->path);
  g_autofree char *csv = g_strdup_printf ("%.*s-rows.csv", (int) (strlen (base) - strlen (".html")), base);
  set_attribute (section, "csv", csv);
  link_to (section, report->page, plan_find (report->context->plan, "data.html"));
  return any;
}

/* ---- by day and session ---- */

static void
write_group (CsvWriter *writer, const Model *model, const TraceGroup *group)
{
  char date[DATE_BUFFER] = "";
  FileRows lines = { .ranges = g_array_new (FALSE, FALSE, sizeof (LineRange)) };
  g_array_append_vals (lines.ranges, group->ranges, group->n_ranges);
  g_autofree char *text = ranges_text (&lines);
  if (group->date != DATE_NONE)
    date_format (group->date, date);
  csv_write_cell (writer, dataset_definition (group->dataset)->name);
  csv_write_cell (writer, group->file);
  csv_write_cell (writer, text);
  csv_write_count (writer, group->rows);
  csv_write_count (writer, group->left_out);
  csv_write_cell (writer, date);
  csv_write_cell (writer, group->session < 0 ? "" : ((const Session *) model->sessions->pdata[group->session])->id);
  csv_write_cell (writer, group->course < 0 ? "" : ((const Course *) model->courses->pdata[group->course])->id);
  csv_write_cell (writer, group->team < 0 ? "" : model->teams->pdata[group->team]);
  csv_write_cell (writer, group->cohort < 0 ? "" : ((const Cohort *) model->cohorts->pdata[group->cohort])->id);
  csv_write_row_end (writer);
  g_array_unref (lines.ranges);
}

char *
report_sources_csv (const Report *report)
{
  static const char *const columns[] = { "dataset", "file", "lines", "rows", "left_out", "date", "session", "course", "team", "cohort" };
  CsvWriter writer;
  csv_writer_init (&writer, CSV_FOR_SPREADSHEETS);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_autofree char *key = g_strconcat ("sources.column.", columns[i], NULL);
      csv_write_cell (&writer, words_get (report->context->words, key));
    }
  csv_write_row_end (&writer);
  for (guint i = 0; i < G_N_ELEMENTS (traced); i++)
    {
      g_autoptr (GPtrArray) groups = trace_find (report->context->trace, traced[i], report->period.first, report->base);
      for (guint g = 0; g < groups->len; g++)
        if (counts_here (report, groups->pdata[g]))
          write_group (&writer, report->context->model, groups->pdata[g]);
    }
  return csv_writer_finish (&writer);
}
