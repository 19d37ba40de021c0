/* Scores of one pair that can hardly be meant as they stand. They count as they stand, and are warned about. */
#include "facts/counting.h"

static const char *
person_id (const Facts *facts, const ScoreEvent *event)
{
  return ((const Person *) facts->model->people->pdata[event->person])->id;
}

static Place
place_of (const Facts *facts, const ScoreEvent *event)
{
  return (Place) { facts->score_files->pdata[event->file], event->line, .cell = event->cell };
}

/* A retake of a list's column 补考成绩 that also stands in a row of its own, which does not say which attempt it is. */
static gboolean
is_twice (const ScoreEvent *plain, const ScoreEvent *retake)
{
  return plain->attempt == 0 && retake->attempt > 1 && plain->date == retake->date && plain->missing == NULL && retake->missing == NULL
         && plain->points == retake->points && (plain->file != retake->file || plain->line != retake->line);
}

static void
report_twice (const Facts *facts, const ScoreEvent *plain, const ScoreEvent *retake, Diagnostics *diags)
{
  char date[DATE_BUFFER];
  Place place = place_of (facts, plain);
  g_autofree char *row = diag_other_line (facts->score_files->pdata[retake->file], retake->line, place.file);
  g_autofree char *attempt = g_strdup_printf ("%u", retake->attempt);
  diag_report (diags, DIAG_SCORE_RETAKE_TWICE, &place, person_id (facts, plain), score_subject_id (facts->model, plain), date_format (plain->date, date), row,
               attempt, NULL);
}

/* An attempt that is dated before a lower one. A row without an attempt behind it may be a further attempt, but not when nothing stands before them. */
static gboolean
is_early (const ScoreEvent *event, const ScoreEvent *next, gboolean first)
{
  return event->attempt > 1 && next->attempt < event->attempt && event->date < next->date && (next->attempt > 0 || first);
}

static void
report_early (const Facts *facts, const ScoreEvent *event, const ScoreEvent *next, Diagnostics *diags)
{
  char date[DATE_BUFFER], other[DATE_BUFFER];
  Place place = place_of (facts, event);
  g_autofree char *row = diag_other_line (facts->score_files->pdata[next->file], next->line, place.file);
  g_autofree char *attempt = g_strdup_printf ("%u", event->attempt);
  diag_report (diags, DIAG_SCORE_ATTEMPT_EARLY, &place, attempt, person_id (facts, event), score_subject_id (facts->model, event),
               date_format (event->date, date), row, date_format (next->date, other), NULL);
}

/* The same number in the dataset and in an export, on different days, and neither says which attempt it is. */
static gboolean
is_in_both (const Facts *facts, const ScoreEvent *one, const ScoreEvent *other)
{
  return (one->file < facts->first_export) != (other->file < facts->first_export) && one->attempt == 0 && other->attempt == 0 && one->missing == NULL
         && other->missing == NULL && one->points == other->points && one->date != other->date;
}

static void
report_in_both (const Facts *facts, const ScoreEvent *one, const ScoreEvent *other, Diagnostics *diags)
{
  char date[DATE_BUFFER], day[DATE_BUFFER];
  const ScoreEvent *row = one->file < facts->first_export ? one : other, *export = row == one ? other : one;
  Place place = place_of (facts, row);
  g_autofree char *line = diag_other_line (facts->score_files->pdata[export->file], export->line, place.file);
  diag_report (diags, DIAG_SCORE_IN_EXPORT, &place, person_id (facts, row), score_subject_id (facts->model, row), date_format (row->date, date), line,
               date_format (export->date, day), NULL);
}

/* The events of one pair, by date, then attempt. */
static void
look_at_pair (const Facts *facts, const ScoreEvent *events, guint n, guint *n_told, Diagnostics *diags)
{
  for (guint i = 0; i + 1 < n; i++)
    {
      if (is_early (&events[i], &events[i + 1], i == 0) && n_told[0]++ < PASS_MOST_REPORTED)
        report_early (facts, &events[i], &events[i + 1], diags);
      if (is_in_both (facts, &events[i], &events[i + 1]) && n_told[2]++ < PASS_MOST_REPORTED)
        report_in_both (facts, &events[i], &events[i + 1], diags);
      for (guint j = i + 1; j < n && events[j].date == events[i].date; j++)
        if (is_twice (&events[i], &events[j]) && n_told[1]++ < PASS_MOST_REPORTED)
          report_twice (facts, &events[i], &events[j], diags);
    }
}

void
scores_report_doubts (const Facts *facts, Diagnostics *diags)
{
  guint n_told[3] = { 0, 0, 0 };   /* early, twice, in both */
  for (guint first = 0, last; first < facts->n_scores; first = last)
    {
      for (last = first + 1; last < facts->n_scores && score_same_pair (&facts->scores[first], &facts->scores[last]); last++)
        ;
      if (last - first > 1)
        look_at_pair (facts, &facts->scores[first], last - first, n_told, diags);
    }
}
