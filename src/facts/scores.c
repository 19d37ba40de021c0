/* Scores: rows of the dataset, and of exports beside them → one list of events. */
#include "facts/score_exports.h"
#include "facts/score_reader.h"
#include "source/cell_units.h"

#include <string.h>

const Course *
score_course (const Model *model, gint32 index)
{
  return index < 0 ? NULL : model->courses->pdata[index];
}

const Assessment *
score_assessment (const Model *model, gint32 index)
{
  return index < 0 ? NULL : model->assessments->pdata[index];
}

Decimal
score_maximum_said (Decimal given, const Assessment *assessment, const Course *course)
{
  if (given != DECIMAL_NONE)
    return given;
  if (assessment != NULL && assessment->max_score != DECIMAL_NONE)
    return assessment->max_score;
  return course != NULL ? course->max_score : DECIMAL_NONE;
}

Decimal
score_maximum (Decimal given, const Assessment *assessment, const Course *course)
{
  Decimal said = score_maximum_said (given, assessment, course);
  return said != DECIMAL_NONE ? said : 100 * DECIMAL_ONE;
}

static Decimal
pass_mark_of (const Config *config, const Assessment *assessment, const Course *course)
{
  if (assessment != NULL && assessment->pass_mark != DECIMAL_NONE)
    return assessment->pass_mark;
  return course != NULL && course->pass_mark != DECIMAL_NONE ? course->pass_mark : config->pass_mark;
}

gboolean
score_rate (ScoreReader *reader, ScoreEvent *event, Decimal score, Decimal given_maximum, ScorePlaceFunc place_of, gpointer data,
             Diagnostics *diags)
{
  const Model *model = reader->counting->facts->model;
  const Assessment *assessment = score_assessment (model, event->assessment);
  const Course *course = score_course (model, event->course);
  Decimal maximum = score_maximum (given_maximum, assessment, course);
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
  const Assessment *assessment = score_assessment (model, event->assessment);
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

gint32
score_course_or_assessments (const Model *model, gint32 course, gint32 assessment)
{
  const Assessment *of = score_assessment (model, assessment);
  return course >= 0 || of == NULL || of->course == NULL ? course : (gint32) of->course->index;
}

static Place
row_of_dataset (gpointer data, gboolean maximum)
{
  const TableRow *row = data;
  return row_place (row, maximum && !row_is_empty (row, SCORES_MAX_SCORE) ? SCORES_MAX_SCORE : SCORES_SCORE);
}

static gboolean
read_value (ScoreReader *reader, const TableRow *row, ScoreEvent *event)
{
  Decimal score, maximum;
  gboolean percent;
  event->missing = row_missing_score (row, SCORES_SCORE);
  if (!row_decimal (row, SCORES_MAX_SCORE, &maximum))
    return FALSE;
  if (event->missing != NULL)
    return TRUE;
  if (!row_percentage (row, SCORES_SCORE, &score, &percent) || score == DECIMAL_NONE)
    return FALSE;
  const Model *model = reader->counting->facts->model;
  if (!percent && !score_marks_check (reader->marks, row, score_assessment (model, event->assessment), score_course (model, event->course), &maximum))
    return FALSE;
  /* 85% is 85 of 100, whatever the points. */
  if (percent)
    maximum = 100 * DECIMAL_ONE;
  return score_rate (reader, event, score, maximum, row_of_dataset, (gpointer) row, row->diags);
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

void
score_note_known (AsideRow *known, const Model *model, const ScoreEvent *event)
{
  known->date = facts_date_is_far (model, event->date) ? DATE_NONE : event->date;
  known->assessment = event->assessment;
  known->course = event->course;
  known->person = event->person == IDENTIFIER_NONE ? -1 : (gint32) event->person;
}

/* FALSE, reported, when the row says another course than its assessment has. */
static gboolean
check_course (const Model *model, const TableRow *row, const ScoreEvent *event)
{
  const Assessment *assessment = score_assessment (model, event->assessment);
  const Course *course = score_course (model, event->course);
  if (assessment == NULL || course == NULL || assessment->course == NULL || assessment->course == course)
    return TRUE;
  Place place = row_place (row, SCORES_COURSE);
  diag_report (row->diags, DIAG_SCORE_COURSE_OTHER, &place, assessment->id, assessment->course->id, course->id, NULL);
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
  good = good && check_course (model, row, &event);
  good &= find_date (model, row, &event);
  good &= row_integer (row, SCORES_ATTEMPT, 1, 1000, &attempt, &present);
  event.attempt = (guint32) attempt;
  event.course = score_course_or_assessments (model, event.course, event.assessment);
  score_note_known (&reader->part.known, model, &event);
  if (!read_value (reader, row, &event) || !good || !check_date (reader, event.date, row))
    return ROW_REFUSED;
  if (event.date > model->as_of)
    {
      reader->n_later++;
      return ROW_LATER;
    }
  event.repaired = row_is_repaired (row);
  event.cell = row_repair_place (row, SCORES_SCORE).cell;
  keep (reader, &event);
  return ROW_USED;
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
  report_later (facts->model, reader->counting->diags, dataset_definition (DATASET_SCORES), reader->n_later);
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
  scores_read_exports (&reader);
  g_array_unref (reader.exported);
  score_marks_free (reader.marks);
  facts->completions = completions_arrange (reader.completions);
  facts->n_scores = reader.events->len;
  facts->scores = (ScoreEvent *) g_array_free (reader.events, FALSE);
  scores_arrange (facts, counting->diags);
  report_outside (facts, counting->diags);
}
