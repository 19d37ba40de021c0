#include "facts/person_facts.h"

#include "facts/cells.h"

/* The first event of the person in the subject; events are sorted by both. */
static guint
find_pair (const Facts *facts, gint64 subject, guint32 person)
{
  guint low = 0, high = facts->n_scores;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const ScoreEvent *event = &facts->scores[middle];
      gint64 other = score_subject (event);
      if (other < subject || (other == subject && event->person < person))
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static void
add_number (PersonScore *score, const ScoreEvent *event)
{
  gboolean passed = event->state == SCORE_PASSED;
  Decimal percent = score_percent (event);
  if (score->numbers++ == 0)
    {
      score->first = score->best = percent;
      score->first_date = event->date;
      score->first_passed = passed;
    }
  score->best = MAX (score->best, percent);
  score->last = percent;
  score->last_date = event->date;
  score->last_passed = passed;
  if (passed && score->passed_date == DATE_NONE)
    score->passed_date = event->date;
}

gboolean
facts_person_score (const Facts *facts, const Person *person, const Assessment *assessment, const Course *course, guint skip, Date to,
                    PersonScore *score)
{
  ScoreEvent wanted = { .assessment = assessment != NULL ? (gint32) assessment->index : -1, .course = course != NULL ? (gint32) course->index : -1,
                        .person = person->index };
  guint first = find_pair (facts, score_subject (&wanted), person->index), numbers = 0;
  const ScoreEvent *last = NULL, *missing = NULL;
  *score = (PersonScore) { .first = DECIMAL_NONE, .best = DECIMAL_NONE, .last = DECIMAL_NONE };
  for (guint i = first; i < facts->n_scores && score_same_pair (&facts->scores[i], &wanted); i++)
    {
      const ScoreEvent *event = &facts->scores[i];
      if (event->date > to)
        continue;
      if (event->missing != NULL)
        missing = event;
      else if (numbers++ >= skip)
        add_number (score, last = event);
    }
  if (missing != NULL && (last == NULL || !score_follows (last, missing)))
    {
      score->missing = missing->missing;
      score->missing_date = missing->date;
    }
  return score->numbers > 0 || score->missing != NULL;
}

/* The planes of the person's mark in a session: 0 without a record, or MARK_NOT_DUE. */
static guint
mark_in (const Facts *facts, const Session *session, const Person *person)
{
  guint64 word = marks_of (facts, session->index)[person->index / MARK_PEOPLE] >> person->index % MARK_PEOPLE;
  return (guint) ((word & 1) | (word >> MARK_PEOPLE & 1) << 1 | (word >> (2 * MARK_PEOPLE) & 1) << 2);
}

static AttendanceStatus
status_of (guint mark)
{
  AttendanceStatus status = ATTENDANCE_PRESENT;
  while (status < ATTENDANCE_ABSENT && mark_of (status) != mark)
    status++;
  return status;
}

GArray *
facts_person_sessions (const Facts *facts, const Person *person)
{
  GArray *sessions = g_array_new (FALSE, FALSE, sizeof (PersonSession));
  for (guint i = 0; i < facts->n_sessions; i++)
    {
      const Session *session = facts->model->sessions->pdata[i];
      guint mark = session_counts (facts->model, session) ? mark_in (facts, session, person) : 0;
      PersonSession entry = { session, facts_is_enrolled (facts, session, person), mark != 0, status_of (mark) };
      if (mark != MARK_NOT_DUE && (entry.enrolled || entry.recorded))
        g_array_append_val (sessions, entry);
    }
  return sessions;
}

Hours
facts_person_hours (const Facts *facts, const Person *person)
{
  Hours hours = 0;
  for (guint i = 0; i < facts->n_sessions; i++)
    {
      const Session *session = facts->model->sessions->pdata[i];
      if (session_counts (facts->model, session) && (mark_in (facts, session, person) & MARK_ATTENDED) != 0)
        hours += session->hours;
    }
  for (guint day = 0; day < facts->n_days; day++)
    hours += day_sum (&facts->person_extra, day, person->index + 1);
  return hours;
}

Date
facts_person_attended (const Facts *facts, const Person *person, const Course *course, Date to)
{
  for (guint i = 0; i < facts->n_sessions; i++)
    {
      const Session *session = facts->model->sessions->pdata[i];
      if (session->date > to)
        break;
      if (session->course == course && session_counts (facts->model, session) && (mark_in (facts, session, person) & MARK_ATTENDED) != 0)
        return session->date;
    }
  return DATE_NONE;
}

const CourseCompletion *
facts_person_completion (const Facts *facts, const Person *person, const Course *course)
{
  guint n;
  const CourseCompletion *rows = facts_course_completions (facts, course, &n);
  guint low = 0, high = n;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      if (rows[middle].person < person->index)
        low = middle + 1;
      else
        high = middle;
    }
  return low < n && rows[low].person == person->index ? &rows[low] : NULL;
}
