/* Scores: rows of the dataset and of learning platforms' exports → one list of events. */
#include "facts/aside.h"
#include "facts/completions.h"
#include "facts/counting.h"
#include "facts/export_people.h"
#include "facts/score_exports.h"
#include "facts/score_marks.h"
#include "source/score_export.h"

#include <libintl.h>
#include <string.h>

#define _(text) gettext (text)

typedef struct {
  PassPart part;                /* first: the pass knows this */
  Counting *counting;
  GArray *events;               /* ScoreEvent */
  GArray *exported;             /* ExportedScore, of all exports */
  GPtrArray *files;             /* of the dataset being read */
  guint n_later;
  guint n_later_exports;
  guint n_completions;          /* of the export being read, without a score */
  ExportPeople *people;         /* of the export being read */
  ScoreMarks *marks;
  GHashTable *unmapped;         /* its items of which nobody knows what they count for */
  Completions *completions;     /* of all exports */
} ScoreReader;

static const Course *
course_at (const Model *model, gint32 index)
{
  return index < 0 ? NULL : model->courses->pdata[index];
}

static const Assessment *
assessment_at (const Model *model, gint32 index)
{
  return index < 0 ? NULL : model->assessments->pdata[index];
}

/* The first that is set: the row's maximum, the assessment's, the course's, 100. */
static Decimal
maximum_of (Decimal given, const Assessment *assessment, const Course *course)
{
  if (given != DECIMAL_NONE)
    return given;
  if (assessment != NULL && assessment->max_score != DECIMAL_NONE)
    return assessment->max_score;
  if (course != NULL && course->max_score != DECIMAL_NONE)
    return course->max_score;
  return 100 * DECIMAL_ONE;
}

static Decimal
pass_mark_of (const Config *config, const Assessment *assessment, const Course *course)
{
  if (assessment != NULL && assessment->pass_mark != DECIMAL_NONE)
    return assessment->pass_mark;
  return course != NULL && course->pass_mark != DECIMAL_NONE ? course->pass_mark : config->pass_mark;
}

/* The place of a score, or of its maximum, when it is reported. */
typedef Place (*ScorePlaceFunc) (gpointer data, gboolean maximum);

/* Fills what a number says. FALSE, reported, when it cannot be. */
static gboolean
rate_number (ScoreReader *reader, ScoreEvent *event, Decimal score, Decimal given_maximum, ScorePlaceFunc place_of, gpointer data,
             Diagnostics *diags)
{
  const Model *model = reader->counting->facts->model;
  const Assessment *assessment = assessment_at (model, event->assessment);
  const Course *course = course_at (model, event->course);
  Decimal maximum = maximum_of (given_maximum, assessment, course);
  if (maximum <= 0 || score < 0 || score > maximum)
    {
      if (!pass_may_report (&reader->part))
        return FALSE;
      g_autofree char *maximum_text = ratio_format (maximum, DECIMAL_ONE, 6), *score_text = ratio_format (score, DECIMAL_ONE, 6);
      Place place = place_of (data, maximum <= 0);
      if (maximum <= 0)
        diag_report (diags, DIAG_SCORE_MAXIMUM, &place, maximum_text, NULL);
      else
        diag_report (diags, DIAG_SCORE_RANGE, &place, score_text, maximum_text, NULL);
      return FALSE;
    }
  Decimal mark = pass_mark_of (model->config, assessment, course);
  event->points = (gint64) (((Wide) 200 * score * SCORE_SCALE + maximum) / ((Wide) 2 * maximum));
  event->state = (Wide) 100 * score * DECIMAL_ONE >= (Wide) mark * maximum ? SCORE_PASSED : SCORE_FAILED;
  return TRUE;
}

static void
keep (ScoreReader *reader, ScoreEvent *event)
{
  event->sequence = reader->events->len;
  g_array_append_vals (reader->events, event, 1);
}

/* The row's date, else its assessment's; a row with neither is reported. */
static gboolean
find_date (const Model *model, const TableRow *row, ScoreEvent *event)
{
  const Assessment *assessment = assessment_at (model, event->assessment);
  if (!row_date (row, SCORES_DATE, &event->date))
    return FALSE;
  if (event->date == DATE_NONE && assessment != NULL)
    event->date = assessment->date;
  if (event->date != DATE_NONE)
    return TRUE;
  Place place = row_place (row, SCORES_DATE);
  diag_report (row->diags, DIAG_SCORE_NO_DATE, &place, NULL);
  return FALSE;
}

/* The row's own course, else its assessment's. */
static gint32
course_or_assessments (const Model *model, gint32 course, gint32 assessment)
{
  const Assessment *of = assessment_at (model, assessment);
  return course >= 0 || of == NULL || of->course == NULL ? course : (gint32) of->course->index;
}

static Place
row_of_dataset (gpointer data, gboolean maximum)
{
  const TableRow *row = data;
  return row_place (row, maximum && !row_is_empty (row, SCORES_MAX_SCORE) ? SCORES_MAX_SCORE : SCORES_SCORE);
}

static Place
row_of_score (gpointer data, gboolean maximum)
{
  const ExportScore *score = data;
  return score_export_place (score, &score->place);
}

static gboolean
read_value (ScoreReader *reader, const TableRow *row, ScoreEvent *event)
{
  const Cell *cell = &row->cells[SCORES_SCORE];
  Decimal score, maximum;
  gboolean percent;
  event->missing = missing_score_kind (cell->text, cell->length);
  if (!row_decimal (row, SCORES_MAX_SCORE, &maximum))
    return FALSE;
  if (event->missing != NULL)
    return TRUE;
  if (!row_percentage (row, SCORES_SCORE, &score, &percent) || score == DECIMAL_NONE)
    return FALSE;
  const Model *model = reader->counting->facts->model;
  if (!percent && !score_marks_check (reader->marks, row, assessment_at (model, event->assessment), course_at (model, event->course), maximum))
    return FALSE;
  /* 85% is 85 of 100, whatever the points. */
  if (percent)
    maximum = 100 * DECIMAL_ONE;
  return rate_number (reader, event, score, maximum, row_of_dataset, (gpointer) row, row->diags);
}

/* FALSE and reported: the year is a slip of the pen. */
static gboolean
check_date (ScoreReader *reader, Date date, const TableRow *row)
{
  const Model *model = reader->counting->facts->model;
  char text[DATE_BUFFER], as_of[DATE_BUFFER];
  if (!facts_date_is_far (model, date))
    return TRUE;
  Place place = row_place (row, SCORES_DATE);
  diag_report (row->diags, DIAG_FACTS_DATE_FAR, &place, date_format (date, text), date_format (model->as_of, as_of), NULL);
  return FALSE;
}

static RowOutcome
read_row (const TableRow *row, gpointer data)
{
  ScoreReader *reader = data;
  const Model *model = reader->counting->facts->model;
  ScoreEvent event = { .assessment = -1, .course = -1, .line = row->line, .file = reader->counting->facts->score_files->len + reader->part.file };
  gint64 attempt = 0;
  gboolean present, good = TRUE;
  event.person = pass_find_person (&reader->part, row, SCORES_PERSON);
  good &= event.person != IDENTIFIER_NONE;
  if (!row_is_empty (row, SCORES_ASSESSMENT))
    good &= (event.assessment = (gint32) pass_find_assessment (&reader->part, row, SCORES_ASSESSMENT)) >= 0;
  if (!row_is_empty (row, SCORES_COURSE))
    good &= (event.course = (gint32) pass_find_course (&reader->part, row, SCORES_COURSE)) >= 0;
  good &= find_date (model, row, &event);
  good &= row_integer (row, SCORES_ATTEMPT, 1, 1000, &attempt, &present);
  event.attempt = (guint32) attempt;
  event.course = course_or_assessments (model, event.course, event.assessment);
  reader->part.row_date = event.date;
  if (!read_value (reader, row, &event) || !good || !check_date (reader, event.date, row))
    return ROW_REFUSED;
  if (event.date > model->as_of)
    {
      reader->n_later++;
      return ROW_LATER;
    }
  keep (reader, &event);
  return ROW_USED;
}

/* Says once a file that nobody knows what an item counts for: its scores are missed, its completions are not. */
static void
report_unmapped (ScoreReader *reader, const ExportScore *score)
{
  const Model *model = reader->counting->facts->model;
  gboolean is_score = score->is_number || score->missing != NULL;
  g_autofree char *key = g_strconcat (is_score ? "s" : "c", score->item_name, NULL);
  if (model_is_partial (model, NEAREST_ASSESSMENT) || model_is_partial (model, NEAREST_COURSE)
      || g_hash_table_size (reader->unmapped) >= PASS_MOST_REPORTED || !g_hash_table_add (reader->unmapped, g_steal_pointer (&key)))
    return;
  score_export_report_unmapped (score, reader->counting->diags);
}

/* What the item counts for; FALSE when nobody knows. An item whose configuration is wrong was reported with it. */
static gboolean
find_subject (ScoreReader *reader, const ExportScore *score, ScoreEvent *event)
{
  const Model *model = reader->counting->facts->model;
  const Assessment *assessment = NULL;
  const Course *course = NULL;
  if (score->item != NULL)
    {
      assessment = score->item->assessment == NULL ? NULL : model_assessment (model, score->item->assessment, -1);
      course = score->item->course == NULL ? NULL : model_course (model, score->item->course, -1);
      if (assessment == NULL && (course == NULL || score->item->assessment != NULL))
        return FALSE;
    }
  else
    {
      assessment = score->item_id == NULL ? NULL : model_assessment (model, score->item_id, -1);
      course = score->item_id == NULL || assessment != NULL ? NULL : model_course (model, score->item_id, -1);
      if (assessment == NULL && course == NULL)
        {
          report_unmapped (reader, score);
          return FALSE;
        }
    }
  event->assessment = assessment == NULL ? -1 : (gint32) assessment->index;
  event->course = course_or_assessments (model, course == NULL ? -1 : (gint32) course->index, event->assessment);
  /* The day of an export says only when it was made. */
  event->date = !score->is_dated && assessment != NULL && assessment->date != DATE_NONE ? assessment->date : score->date;
  return TRUE;
}

/* A score of an export that cannot be counted. */
static RowOutcome
leave_out (ScoreReader *reader, Date date)
{
  aside_note (reader->counting->facts->aside, DATASET_SCORES, date, 1);
  return ROW_REFUSED;
}

/* What the platform says of the person and the course, with or without a score. */
static RowOutcome
read_completion (ScoreReader *reader, const ExportScore *score, const Person *person, gint32 course)
{
  Date date = score->completion_date != DATE_NONE ? score->completion_date : score->date;
  if (score->completion == COMPLETION_NONE || course < 0)
    return ROW_USED;
  if (date > reader->counting->facts->model->as_of)
    return ROW_LATER;
  completions_add (reader->completions, person->index, (guint) course, score->completion, date, score->moment);
  return ROW_USED;
}

/* A result without a score. */
static RowOutcome
read_state (ScoreReader *reader, const ExportScore *score)
{
  ScoreEvent event = { .assessment = -1, .course = -1 };
  gboolean known = find_subject (reader, score, &event);
  const Person *person = known ? export_people_find (reader->people, score) : NULL;
  reader->n_completions++;
  if (person == NULL)
    return !known || score->is_suspended ? ROW_USED : leave_out (reader, score->date);
  RowOutcome outcome = read_completion (reader, score, person, event.course);
  reader->n_later_exports += outcome == ROW_LATER;
  return outcome;
}

static RowOutcome
read_export_score (const ExportScore *score, gpointer data)
{
  ScoreReader *reader = data;
  const Model *model = reader->counting->facts->model;
  ScoreEvent event = { .line = score->place.line, .cell = score->place.cell, .file = reader->counting->facts->score_files->len - 1,
                       .missing = score->is_number ? NULL : score->missing };
  if (!score->is_number && score->missing == NULL)
    return read_state (reader, score);
  gboolean known = find_subject (reader, score, &event);
  const Person *person = export_people_find (reader->people, score);
  if (person == NULL && score->is_suspended)
    return ROW_USED;
  if (!known || person == NULL)
    return leave_out (reader, event.date);
  event.person = person->index;
  if (event.date == DATE_NONE)
    {
      diag_report (reader->counting->diags, DIAG_SCORE_DATE_MISSING, &score->item_place, score->item_name != NULL ? score->item_name : "", NULL);
      return leave_out (reader, DATE_NONE);
    }
  if (event.missing == NULL && !rate_number (reader, &event, score->score, score->max_score, row_of_score, (gpointer) score, reader->counting->diags))
    return leave_out (reader, event.date);
  read_completion (reader, score, person, event.course);
  if (event.date > model->as_of)
    {
      reader->n_later_exports++;
      return ROW_LATER;
    }
  event.sequence = reader->events->len + reader->exported->len;
  ExportedScore exported = { event, score->date, score->moment, score->is_event };
  g_array_append_val (reader->exported, exported);
  return ROW_USED;
}

static void
check_item (const Model *model, NearestKind kind, const char *what, const char *id, const Place *place, Diagnostics *diags)
{
  const char *nearest, *label;
  if (model_is_partial (model, kind))
    return;
  if (model_nearest (model, kind, id, &nearest, &label))
    diag_report (diags, DIAG_EXPORT_ITEM_NEAR, place, what, id, nearest, label, NULL);
  else
    diag_report (diags, DIAG_EXPORT_ITEM_UNKNOWN, place, what, id, NULL);
}

/* What the configuration says items count for must exist. */
static void
check_items (const Model *model, Diagnostics *diags)
{
  for (guint i = 0; i < model->config->export_items->len; i++)
    {
      const ExportItem *item = model->config->export_items->pdata[i];
      if (item->assessment != NULL && model_assessment (model, item->assessment, -1) == NULL)
        check_item (model, NEAREST_ASSESSMENT, _("assessment"), item->assessment, &item->place, diags);
      if (item->course != NULL && model_course (model, item->course, -1) == NULL)
        check_item (model, NEAREST_COURSE, _("course"), item->course, &item->place, diags);
    }
}

static void
report_later (const ScoreReader *reader, guint n, const char *what)
{
  char as_of[DATE_BUFFER];
  g_autofree char *count = g_strdup_printf ("%u", n);
  if (n > 0)
    diag_report (reader->counting->diags, DIAG_FACTS_LATER, NULL, count, what, date_format (reader->counting->facts->model->as_of, as_of), NULL);
}

static void
read_dataset (ScoreReader *reader)
{
  Facts *facts = reader->counting->facts;
  g_autoptr (GPtrArray) files = dataset_files (facts->model->config, DATASET_SCORES, reader->counting->diags);
  PassPart *part = &reader->part;
  pass_read (facts->model, DATASET_SCORES, files, read_row, &part, 1, reader->counting->diags);
  pass_report_rest (&reader->part, DATASET_SCORES, reader->counting->diags);
  for (guint i = 0; i < files->len; i++)
    g_ptr_array_add (facts->score_files, g_strdup (files->pdata[i]));
  report_later (reader, reader->n_later, "scores");
}

static void
report_completions (const ScoreReader *reader, const char *file)
{
  Place place = { file, 0, 0, 0 };
  g_autofree char *count = g_strdup_printf ("%u", reader->n_completions);
  if (reader->n_completions > 0)
    diag_report (reader->counting->diags, DIAG_EXPORT_COMPLETIONS, &place, count, NULL);
}

/* Exports say the same thing again and again. */
static void
merge_exports (ScoreReader *reader)
{
  guint n = exported_scores_merge (reader->exported, reader->counting->facts->model->as_of, &reader->n_later_exports);
  g_autofree char *count = g_strdup_printf ("%u", n);
  guint kept = reader->events->len;
  g_array_set_size (reader->events, kept + reader->exported->len);
  for (guint i = 0; i < reader->exported->len; i++)
    g_array_index (reader->events, ScoreEvent, kept + i) = g_array_index (reader->exported, ExportedScore, i).event;
  if (n > 0)
    diag_report (reader->counting->diags, DIAG_EXPORT_REPEATED, NULL, count, NULL);
}

static void
read_exports (ScoreReader *reader)
{
  Facts *facts = reader->counting->facts;
  Diagnostics *diags = reader->counting->diags;
  g_autoptr (GPtrArray) files = score_export_files (facts->model->config, diags);
  check_items (facts->model, diags);
  reader->part.n_unknown = reader->part.n_rejected = 0;
  for (guint i = 0; i < files->len; i++)
    {
      reader->people = export_people_new (&reader->part, diags);
      reader->unmapped = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_ptr_array_add (facts->score_files, g_strdup (files->pdata[i]));
      reader->n_completions = 0;
      guint64 n_left_out;
      score_export_read_counted (facts->model->config, facts->model->intake, files->pdata[i], read_export_score, reader, &n_left_out, diags);
      aside_note (facts->aside, DATASET_SCORES, DATE_NONE, n_left_out);
      report_completions (reader, files->pdata[i]);
      g_clear_pointer (&reader->people, export_people_free);
      g_clear_pointer (&reader->unmapped, g_hash_table_unref);
    }
  merge_exports (reader);
  pass_report_rest (&reader->part, DATASET_SCORES, diags);
  report_later (reader, reader->n_later_exports, _("the score exports"));
}

/* Numbers of people who did not work there on that day count, and are warned about: once a person, at the first row. */
static void
report_outside (const Facts *facts, Diagnostics *diags)
{
  g_autoptr (GHashTable) first = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < facts->n_scores; i++)
    {
      const ScoreEvent *event = &facts->scores[i];
      gpointer person = facts->model->people->pdata[event->person];
      const ScoreEvent *known = g_hash_table_lookup (first, person);
      if (event->state != SCORE_MISSING && !person_is_active (person, event->date) && (known == NULL || event->sequence < known->sequence))
        g_hash_table_insert (first, person, (gpointer) event);
    }
  for (guint i = 0; i < facts->model->people->len; i++)
    {
      const Person *person = facts->model->people->pdata[i];
      const ScoreEvent *event = g_hash_table_lookup (first, person);
      if (event == NULL)
        continue;
      Place place = { facts->score_files->pdata[event->file], event->line, 0, 0 };
      report_employment (diags, &place, person, event->date);
    }
}

void
scores_count (Counting *counting)
{
  Facts *facts = counting->facts;
  ScoreReader reader = { .part = { .facts = facts, .people = &counting->people, .sessions = &counting->sessions, .careful = TRUE },
                         .counting = counting, .events = g_array_new (FALSE, FALSE, sizeof (ScoreEvent)),
                         .exported = g_array_new (FALSE, FALSE, sizeof (ExportedScore)),
                         .completions = completions_new (),
                         .marks = score_marks_new () };
  read_dataset (&reader);
  read_exports (&reader);
  g_array_unref (reader.exported);
  score_marks_free (reader.marks);
  facts->completions = completions_arrange (reader.completions);
  facts->n_scores = reader.events->len;
  facts->scores = (ScoreEvent *) g_array_free (reader.events, FALSE);
  scores_arrange (facts, counting->diags);
  report_outside (facts, counting->diags);
}
