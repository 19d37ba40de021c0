/* Where a report's figures come from: for each dataset the files and lines of its rows, and how many were left out; the same as a table, row
 * by row of days and sessions, for a spreadsheet. */
#include "view/report.h"

#include "text/csv_write.h"
#include "text/locale.h"

#include <string.h>

/* More ranges of lines than these are summed up as one. */
#define MOST_RANGES 6

static const DatasetId traced[] = { DATASET_SESSIONS, DATASET_ENROLMENTS, DATASET_ATTENDANCE, DATASET_SCORES, DATASET_FEEDBACK, DATASET_CHECKS, DATASET_CHECK_ITEMS,
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

/* ---- what an edition tells of ---- */

/* The measure whose figures count the rows of a dataset; MEASURE_NONE: several do. */
static MeasureId
measure_of (const Report *report, DatasetId dataset)
{
  MeasureId measure = MEASURE_NONE;
  if (dataset == DATASET_ENROLMENTS || dataset == DATASET_ATTENDANCE)
    return MEASURE_ATTENDANCE_EXPECTED;
  if (dataset == DATASET_SCORES)
    return MEASURE_SCORE_TAKEN;
  if (dataset == DATASET_FEEDBACK)
    measure_from_id (figures_measures (report->context->figures), "feedback.response_rate", &measure);
  return measure;
}

/* Sessions are nobody's results. */
static gboolean
guards_rows (const Report *report, DatasetId dataset)
{
  return dataset != DATASET_SESSIONS && report_guards_groups (report);
}

/* How many rows there are says how many people: as a figure would, and no more than it. Where several figures count them, only those of everybody. */
static gboolean
tells_of (const Report *report, DatasetId dataset, guint64 rows, const Period *period, Dimension dimension, const char *member)
{
  MeasureId measure = measure_of (report, dataset);
  if (!edition_shows_dataset (report->config->edition, dataset_definition (dataset)->name))
    return FALSE;
  if (!guards_rows (report, dataset))
    return TRUE;
  if (rows < report->config->edition->minimum_group)
    return FALSE;
  return measure == MEASURE_NONE ? !report_of_people (report)
                                 : figures_withheld (report->context->figures, measure, period, dimension, member) == WITHHELD_NOT;
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

static FileRows *
find_file (GPtrArray *files, GHashTable *known, const char *name)
{
  FileRows *file = g_hash_table_lookup (known, name);
  if (file != NULL)
    return file;
  file = g_new0 (FileRows, 1);
  file->file = name;
  file->ranges = g_array_new (FALSE, FALSE, sizeof (LineRange));
  g_hash_table_insert (known, (gpointer) name, file);
  g_ptr_array_add (files, file);
  return file;
}

static void
add_group (FileRows *file, const TraceGroup *group)
{
  file->rows += group->rows;
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

/* The rows that were left out and may belong to the report: AsideRow; free the array. */
static GPtrArray *
rows_aside (const Report *report, DatasetId dataset)
{
  const GArray *rows = facts_aside (report->context->facts);
  const WaitingScope scope = report_waiting (report, DATASET_BIT (dataset));
  GPtrArray *found = g_ptr_array_new ();
  for (guint i = 0; i < rows->len; i++)
    {
      const AsideRow *row = &g_array_index (rows, AsideRow, i);
      if (waiting_may_belong (report->context, &scope, row))
        g_ptr_array_add (found, (gpointer) row);
    }
  return found;
}

static GPtrArray *
rows_by_file (const Report *report, DatasetId dataset)
{
  GPtrArray *files = g_ptr_array_new_with_free_func (file_rows_free);
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) groups = trace_find (report->context->trace, dataset, report->period.first, report->base);
  for (guint i = 0; i < groups->len; i++)
    {
      const TraceGroup *group = groups->pdata[i];
      if (counts_here (report, group))
        add_group (find_file (files, known, group->file), group);
    }
  g_autoptr (GPtrArray) aside = rows_aside (report, dataset);
  for (guint i = 0; i < aside->len; i++)
    {
      const AsideRow *row = aside->pdata[i];
      find_file (files, known, row->file)->left_out += row->rows;
    }
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

/* Where a file's rows stand, and how many of them there are. In an edition of small groups lines would tell how many rows lie between them, and files apart how
 * many are of each. */
static void
add_file (const Report *report, xmlNode *source, DatasetId dataset, const FileRows *file, gboolean alone)
{
  gboolean guards = guards_rows (report, dataset);
  g_autofree char *lines = ranges_text (file), *rows = report_count_text (report, (gint64) file->rows);
  xmlNode *node = element (source, "file");
  set_attribute (node, "name", file->file);
  set_attribute (node, "rows", guards && !alone ? "—" : rows);
  set_attribute (node, "lines", file->ranges->len > 0 && !guards ? lines : NULL);
  if (file->rough && !guards)
    set_attribute (node, "rough", "yes");
  if (file->left_out > 0)
    attribute_integer (node, "left-out", (gint64) file->left_out);
}

static gboolean
add_source (const Report *report, xmlNode *section, DatasetId dataset)
{
  g_autoptr (GPtrArray) files = rows_by_file (report, dataset);
  const char *name = dataset_definition (dataset)->name;
  g_autofree char *key = g_strconcat ("dataset.", name, NULL);
  guint64 all = 0;
  for (guint i = 0; i < files->len; i++)
    all += ((const FileRows *) files->pdata[i])->rows;
  if (files->len == 0 || !tells_of (report, dataset, all, &report->period, report->dimension, report->member))
    return FALSE;
  xmlNode *source = element (section, "source");
  set_attribute (source, "dataset", name);
  set_attribute (source, "title", words_get (report->context->words, key));
  for (guint i = 0; i < files->len; i++)
    add_file (report, source, dataset, files->pdata[i], files->len == 1);
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

/* The rows of one or more groups, as one line of the table. */
typedef struct {
  TraceGroup key;
  FileRows lines;
  guint groups;
} RowGroup;

static void
row_group_free (gpointer data)
{
  RowGroup *group = data;
  g_array_unref (group->lines.ranges);
  g_free (group);
}

/* What a reader may tell the group's rows by. Rows of people are summed up over their teams and cohorts where the edition guards small groups, and in the
 * report of a team over its days, too: else the reports of the others would tell of the smallest. */
static TraceGroup
key_of (const Report *report, const TraceGroup *group)
{
  TraceGroup key = *group;
  if (guards_rows (report, group->dataset))
    key.team = key.cohort = -1;
  if (guards_rows (report, group->dataset) && report_of_people (report))
    {
      key.date = DATE_NONE;
      key.session = key.course = -1;
    }
  return key;
}

static gboolean
tells_of_group (const Report *report, const RowGroup *group)
{
  const Model *model = report->context->model;
  const TraceGroup *key = &group->key;
  Period day = { .kind = PERIOD_DAY, .first = key->date, .last = key->date };
  if (key->date == DATE_NONE)
    return tells_of (report, key->dataset, group->lines.rows, &report->period, report->dimension, report->member);
  if (guards_rows (report, key->dataset) && key->session >= 0 && report_withholds_session (report, model->sessions->pdata[key->session]))
    return FALSE;
  if (key->course >= 0)
    return tells_of (report, key->dataset, group->lines.rows, &day, DIMENSION_COURSE, ((const Course *) model->courses->pdata[key->course])->id);
  return tells_of (report, key->dataset, group->lines.rows, &day, DIMENSION_ALL, "all");
}

typedef struct {
  const Report *report;
  GPtrArray *rows;               /* RowGroup * */
  GHashTable *known;             /* what a reader may tell it by → RowGroup * */
} RowGroups;

static RowGroup *
find_row (RowGroups *groups, const TraceGroup *group)
{
  TraceGroup key = key_of (groups->report, group);
  char *name = g_strdup_printf ("%s\n%d %d %d %d %d", key.file, key.date, key.session, key.course, key.team, key.cohort);
  RowGroup *row = g_hash_table_lookup (groups->known, name);
  if (row != NULL)
    {
      g_free (name);
      return row;
    }
  row = g_new0 (RowGroup, 1);
  row->key = key;
  row->lines.ranges = g_array_new (FALSE, FALSE, sizeof (LineRange));
  g_hash_table_insert (groups->known, name, row);
  g_ptr_array_add (groups->rows, row);
  return row;
}

/* What is known of a row that was left out, as of those that were counted. */
static TraceGroup
group_of_aside (const Model *model, const AsideRow *row)
{
  const Person *person = row->person < 0 ? NULL : model->people->pdata[row->person];
  TraceGroup group = { .dataset = row->dataset, .file = row->file, .date = row->date, .session = row->session, .course = row->course, .team = -1,
                       .cohort = row->cohort };
  if (person != NULL)
    group.team = row->date == DATE_NONE ? person->team_index : person_team_on (person, row->date);
  if (person != NULL && row->cohort < 0 && person->cohort != NULL)
    group.cohort = (gint32) person->cohort->index;
  return group;
}

/* RowGroup *, in the order of the first of their groups, then what was left out of no group; free the array. */
static GPtrArray *
row_groups (const Report *report, DatasetId dataset)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  RowGroups all = { report, g_ptr_array_new_with_free_func (row_group_free), known };
  g_autoptr (GPtrArray) groups = trace_find (report->context->trace, dataset, report->period.first, report->base), aside = rows_aside (report, dataset);
  for (guint i = 0; i < groups->len; i++)
    {
      const TraceGroup *group = groups->pdata[i];
      if (!counts_here (report, group))
        continue;
      RowGroup *row = find_row (&all, group);
      row->groups++;
      row->lines.rows += group->rows;
      g_array_append_vals (row->lines.ranges, group->ranges, group->n_ranges);
    }
  for (guint i = 0; i < aside->len; i++)
    {
      const AsideRow *row = aside->pdata[i];
      const TraceGroup group = group_of_aside (report->context->model, row);
      find_row (&all, &group)->lines.left_out += row->rows;
    }
  return all.rows;
}

static void
write_group (CsvWriter *writer, const Report *report, RowGroup *row)
{
  const Model *model = report->context->model;
  const TraceGroup *group = &row->key;
  char date[DATE_BUFFER] = "";
  if (row->groups > 1)
    merge_ranges (&row->lines);
  g_autofree char *text = guards_rows (report, group->dataset) ? g_strdup ("") : ranges_text (&row->lines);
  if (group->date != DATE_NONE)
    date_format (group->date, date);
  csv_write_cell (writer, dataset_definition (group->dataset)->name);
  csv_write_cell (writer, group->file);
  csv_write_cell (writer, text);
  csv_write_count (writer, row->lines.rows);
  csv_write_count (writer, row->lines.left_out);
  csv_write_cell (writer, date);
  csv_write_cell (writer, group->session < 0 ? "" : ((const Session *) model->sessions->pdata[group->session])->id);
  csv_write_cell (writer, group->course < 0 ? "" : ((const Course *) model->courses->pdata[group->course])->id);
  csv_write_cell (writer, group->team < 0 ? "" : model->teams->pdata[group->team]);
  csv_write_cell (writer, group->cohort < 0 ? "" : ((const Cohort *) model->cohorts->pdata[group->cohort])->id);
  csv_write_row_end (writer);
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
      g_autoptr (GPtrArray) rows = row_groups (report, traced[i]);
      for (guint r = 0; r < rows->len; r++)
        if (tells_of_group (report, rows->pdata[r]))
          write_group (&writer, report, rows->pdata[r]);
    }
  return csv_writer_finish (&writer);
}
