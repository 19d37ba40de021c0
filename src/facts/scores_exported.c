/* Scores of learning platforms' exports → the list of events, and who completed which course. */
#include "facts/aside.h"
#include "facts/score_exports.h"
#include "facts/score_reader.h"
#include "model/identity.h"
#include "source/score_export.h"

#include <libintl.h>
#include <string.h>

#define _(text) gettext (text)

static Place
row_of_score (gpointer data, gboolean maximum)
{
  const ExportScore *score = data;
  return score_export_place (score, &score->place);
}

/* Is it the first time in this export that this kind of thing is said of a name? Never behind very many. */
static gboolean
is_first_of_file (ScoreReader *reader, char kind, const char *name)
{
  return g_hash_table_size (reader->told) < PASS_MOST_REPORTED && g_hash_table_add (reader->told, g_strdup_printf ("%c%s", kind, name));
}

/* Says once a file that nobody knows what an item counts for: its scores are missed, its completions are not. */
static void
report_unmapped (ScoreReader *reader, const ExportScore *score)
{
  const Model *model = reader->counting->facts->model;
  gboolean is_score = score->is_number || score->missing != NULL;
  if (model_is_partial (model, NEAREST_ASSESSMENT) || model_is_partial (model, NEAREST_COURSE)
      || !is_first_of_file (reader, is_score ? 's' : 'c', score->item_name))
    return;
  score_export_report_unmapped (score, reader->counting->diags);
}

/* The course of a list of people and courses that has no ids, by its title; NULL when it is not exactly that of one course. */
static const Course *
course_by_title (ScoreReader *reader, const ExportScore *score)
{
  const Model *model = reader->counting->facts->model;
  const char *title = score->course_title;
  gpointer known;
  if (title == NULL || strcmp (title, score->item_id) != 0)
    return NULL;
  if (!g_hash_table_lookup_extended (reader->titles, title, NULL, &known))
    {
      Identity assessment = model_identify (model, NEAREST_ASSESSMENT, title, strlen (title));
      Identity course = model_identify (model, NEAREST_COURSE, title, strlen (title));
      known = assessment.how == IDENTITY_UNKNOWN ? course.record : NULL;
      if (known != NULL)
        model_log_identity_at (&course, NEAREST_COURSE, title, strlen (title), TRUE, &score->item_place, reader->counting->diags);
      g_hash_table_insert (reader->titles, g_strdup (title), known);
      identity_clear (&assessment);
      identity_clear (&course);
    }
  if (known != NULL)
    score_export_set_repaired (score);
  return known;
}

/* The title beside the id of a course may be that of another one: it is warned of, once. */
static void
check_title (ScoreReader *reader, const ExportScore *score, const Course *course)
{
  const char *title = score->course_title;
  if (title == NULL || strcmp (title, score->item_id) == 0 || strcmp (title, course->title) == 0 || !is_first_of_file (reader, 't', title))
    return;
  Identity other = model_identify (reader->counting->facts->model, NEAREST_COURSE, title, strlen (title));
  if (other.record != NULL && other.record != course)
    diag_report (reader->counting->diags, DIAG_EXPORT_COURSE_OTHER, &score->item_place, course->id, title, ((const Course *) other.record)->id, NULL);
  identity_clear (&other);
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
      if (course != NULL)
        check_title (reader, score, course);
      else if (assessment == NULL)
        course = course_by_title (reader, score);
      if (assessment == NULL && course == NULL)
        {
          report_unmapped (reader, score);
          return FALSE;
        }
    }
  event->assessment = assessment == NULL ? -1 : (gint32) assessment->index;
  event->course = score_course_or_assessments (model, course == NULL ? -1 : (gint32) course->index, event->assessment);
  /* The day of an export says only when it was made. */
  event->date = !score->is_dated && assessment != NULL && assessment->date != DATE_NONE ? assessment->date : score->date;
  return TRUE;
}

/* Is the percentage beside a score what its share of the maximum is, as exactly as both are written? */
static gboolean
percentage_fits (const ExportScore *score, Decimal maximum)
{
  Wide share = (Wide) 100 * score->score - (Wide) score->percentage * maximum / DECIMAL_ONE;
  Wide error = (Wide) 100 * score->score_error + (Wide) score->percentage_error * maximum / DECIMAL_ONE + 1;
  return maximum > 0 && share <= error && -share <= error;
}

/* The score and its maximum as they count. Where the export says a percentage as well, and the lists another maximum, the percentage is right. */
static void
choose_maximum (ScoreReader *reader, const ExportScore *score, const ScoreEvent *event, Decimal *points, Decimal *maximum)
{
  const Model *model = reader->counting->facts->model;
  const Assessment *assessment = score_assessment (model, event->assessment);
  const Course *course = score_course (model, event->course);
  *points = score->score;
  *maximum = score->max_score;
  if (!score->has_percentage || percentage_fits (score, score_maximum (score->max_score, assessment, course)))
    return;
  *points = score->percentage;
  *maximum = 100 * DECIMAL_ONE;
  Decimal said = score_maximum_said (score->max_score, assessment, course);
  if (said == DECIMAL_NONE || !is_first_of_file (reader, 'm', score_subject_id (model, event)))
    return;
  g_autofree char *number = ratio_format (score->score, DECIMAL_ONE, 6), *percentage = ratio_format (score->percentage, DECIMAL_ONE, 6);
  g_autofree char *most = ratio_format (said, DECIMAL_ONE, 6);
  Place place = score_export_place (score, &score->place);
  diag_report (reader->counting->diags, DIAG_EXPORT_MAXIMUM_OTHER, &place, number, percentage, score_subject_id (model, event), most, NULL);
}

/* A score of an export that cannot be counted. */
static RowOutcome
leave_out (ScoreReader *reader, const ExportScore *score, const ScoreEvent *event)
{
  const Facts *facts = reader->counting->facts;
  AsideRow known = aside_unknown ();
  score_note_known (&known, facts->model, event);
  if (known.date == DATE_NONE && score->is_dated)
    known.date = score->date;
  aside_note (facts->aside, DATASET_SCORES, facts->score_files->pdata[facts->score_files->len - 1], &known, 1);
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
  completions_add (reader->completions, person->index, (guint) course, score->item != NULL ? score->item->item : score->item_id, score->completion, date,
                   score->moment);
  return ROW_USED;
}

/* A result without a score. */
static RowOutcome
read_state (ScoreReader *reader, const ExportScore *score)
{
  ScoreEvent event = { .assessment = -1, .course = -1, .person = IDENTIFIER_NONE };
  gboolean known = find_subject (reader, score, &event);
  const Person *person = known ? export_people_find (reader->people, score) : NULL;
  reader->n_completions++;
  if (person == NULL)
    return !known || score->is_suspended || score_export_is_total (score) ? ROW_USED : leave_out (reader, score, &event);
  RowOutcome outcome = read_completion (reader, score, person, event.course);
  reader->n_later_exports += outcome == ROW_LATER;
  return outcome;
}

/* A score without a day: of a row that should have one, of a course, which has none, or of an assessment that should have one. */
static void
report_no_date (ScoreReader *reader, const ExportScore *score, const ScoreEvent *event)
{
  const Facts *facts = reader->counting->facts;
  Diagnostics *diags = reader->counting->diags;
  const char *file = facts->score_files->pdata[event->file], *data = facts->model->config->data, *name = score->item_name;
  gsize folder = strlen (data);
  if (g_str_has_prefix (file, data) && file[folder] == '/')
    file += folder + 1;
  Place place = score->says_days ? score_export_place (score, &score->place) : score->item_place;
  g_autofree char *key = export_yaml_quoted (name);
  if (score->says_days && pass_may_report (&reader->part))
    diag_report (diags, DIAG_SCORE_DATE_OF_ROW, &place, file, NULL);
  else if (!score->says_days && event->assessment < 0)
    diag_report (diags, DIAG_SCORE_DATE_OF_COURSE, &place, name, key, file, NULL);
  else if (!score->says_days)
    diag_report (diags, DIAG_SCORE_DATE_MISSING, &place, name, file, NULL);
}

/* What stands above a column of scores, for messages about it: noted at the first score below. */
static void
note_column (ScoreReader *reader, const ExportScore *score)
{
  GPtrArray *columns = reader->columns;
  guint cell = score->place.cell;
  if (cell == 0 || !score->has_column || (cell < columns->len && columns->pdata[cell] != NULL))
    return;
  if (cell >= columns->len)
    g_ptr_array_set_size (columns, (gint) cell + 1);
  columns->pdata[cell] = g_strdup (score->item_name);
}

/* An item that counts for a retake: "-" means that there was none. */
static gboolean
is_no_retake (const ExportScore *score)
{
  return score->item != NULL && score->item->attempt > 1 && !score->is_number && score->missing != NULL && strcmp (score->missing, "none") == 0;
}

static RowOutcome
read_export_score (const ExportScore *score, gpointer data)
{
  ScoreReader *reader = data;
  const Model *model = reader->counting->facts->model;
  ScoreEvent event = { .line = score->place.line, .cell = score->place.cell, .file = reader->counting->facts->score_files->len - 1,
                       .row = (guint32) score->row & G_MAXINT32, .assessment = -1, .course = -1, .person = IDENTIFIER_NONE,
                       .missing = score->is_number ? NULL : score->missing };
  if (!score->is_number && score->missing == NULL)
    return read_state (reader, score);
  if (is_no_retake (score))
    return ROW_USED;
  gboolean known = find_subject (reader, score, &event);
  const Person *person = export_people_find (reader->people, score);
  if (person == NULL && (score->is_suspended || score_export_is_total (score)))
    return ROW_USED;
  if (person != NULL)
    event.person = person->index;
  if (!known || person == NULL)
    return leave_out (reader, score, &event);
  if (event.date == DATE_NONE)
    {
      report_no_date (reader, score, &event);
      return leave_out (reader, score, &event);
    }
  Decimal points, maximum;
  choose_maximum (reader, score, &event, &points, &maximum);
  if (event.missing == NULL && !score_rate (reader, &event, points, maximum, row_of_score, (gpointer) score, reader->counting->diags))
    return leave_out (reader, score, &event);
  read_completion (reader, score, person, event.course);
  if (event.date > model->as_of)
    {
      reader->n_later_exports++;
      return ROW_LATER;
    }
  note_column (reader, score);
  event.attempt = score->item != NULL ? score->item->attempt : 0;
  event.sequence = reader->events->len + reader->exported->len;
  ExportedScore exported = { event, score->date, score->moment, score->is_timed, score->attempt, score->is_event };
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

void
scores_read_exports (ScoreReader *reader)
{
  Facts *facts = reader->counting->facts;
  Diagnostics *diags = reader->counting->diags;
  g_autoptr (GPtrArray) files = score_export_files (facts->model->config, diags);
  g_autoptr (GHashTable) voided = score_export_voided (facts->model->config, files);
  reader->titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  check_items (facts->model, diags);
  facts->first_export = facts->score_files->len;
  reader->part.n_unknown = reader->part.n_rejected = 0;
  for (guint i = 0; i < files->len; i++)
    {
      reader->people = export_people_new (&reader->part, diags);
      reader->told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_ptr_array_add (facts->score_files, g_strdup (files->pdata[i]));
      reader->n_completions = 0;
      reader->columns = g_ptr_array_new_with_free_func (g_free);
      g_ptr_array_add (facts->export_columns, reader->columns);
      guint64 n_left_out;
      const AsideRow unknown = aside_unknown ();
      score_export_read_counted (facts->model->config, facts->model->intake, voided, files->pdata[i], read_export_score, reader, &n_left_out,
                                 diags);
      aside_note (facts->aside, DATASET_SCORES, files->pdata[i], &unknown, n_left_out);
      report_completions (reader, files->pdata[i]);
      g_clear_pointer (&reader->people, export_people_free);
      g_clear_pointer (&reader->told, g_hash_table_unref);
    }
  g_clear_pointer (&reader->titles, g_hash_table_unref);
  merge_exports (reader);
  pass_report_rest (&reader->part, DATASET_SCORES, diags);
  report_later (facts->model, diags, NULL, reader->n_later_exports);
}

