/* What is known of one session: who was due, who came, who did not. */
#include "facts/counting.h"

#include <string.h>

static int
compare_people (gconstpointer a, gconstpointer b)
{
  const Person *one = *(const Person *const *) a, *other = *(const Person *const *) b;
  /* People without a team come last. */
  guint one_team = (guint) one->team_index, other_team = (guint) other->team_index;
  if (one_team != other_team)
    return one_team < other_team ? -1 : 1;
  return strcmp (one->id, other->id);
}

gboolean
facts_is_enrolled (const Facts *facts, const Session *session, const Person *person)
{
  return set_has (facts->session_rosters[session->index], person->index)
         || (session->cohort != NULL && set_has (facts->cohort_rosters[session->cohort->index], person->index));
}

static void
add_word (const Facts *facts, guint64 word, guint i, GPtrArray *people)
{
  for (; word != 0; word &= word - 1)
    g_ptr_array_add (people, facts->model->people->pdata[i * SET_PEOPLE + (guint) __builtin_ctzll (word)]);
}

GPtrArray *
facts_enrolled (const Facts *facts, const Session *session)
{
  GPtrArray *people = g_ptr_array_new ();
  for (guint i = 0; i < facts->set_words; i++)
    add_word (facts, roster_word (facts, session, i), i, people);
  g_ptr_array_sort (people, compare_people);
  return people;
}

GPtrArray *
facts_cohort_enrolled (const Facts *facts, const Cohort *cohort)
{
  GPtrArray *people = g_ptr_array_new ();
  const guint64 *roster = facts->cohort_rosters[cohort->index];
  for (guint i = 0; roster != NULL && i < facts->set_words; i++)
    add_word (facts, roster[i], i, people);
  g_ptr_array_sort (people, compare_people);
  return people;
}

/* Those of a word who are among `people`. */
static guint64
chosen_word (const Facts *facts, Date date, guint i, guint64 word, const FactsPeople *people)
{
  guint64 chosen = word;
  for (guint64 rest = people == NULL ? 0 : word; rest != 0; rest &= rest - 1)
    {
      const Person *person = facts->model->people->pdata[i * SET_PEOPLE + (guint) __builtin_ctzll (rest)];
      if (!people->has (person, date, people->data))
        chosen &= ~(rest & -rest);
    }
  return chosen;
}

SessionCounts
facts_session_counts_of (const Facts *facts, const Session *session, const FactsPeople *people)
{
  SessionCounts counts = { 0 };
  gboolean held = session_counts (facts->model, session);
  for (guint i = 0; i < facts->set_words; i++)
    {
      MarkWord marks = { 0 };
      guint64 roster = roster_word (facts, session, i);
      if (held)
        marks = marks_word (marks_of (facts, session->index), i);
      guint64 chosen = chosen_word (facts, session->date, i, roster | marks.recorded, people);
      if (chosen == 0)
        continue;
      counts.enrolled += word_count (roster & chosen);
      if (!held)
        continue;
      chosen &= ~marks.not_due;
      counts.expected += word_count (chosen);
      counts.attended += word_count (marks.attended & chosen);
      counts.unrecorded += word_count (roster & ~marks.recorded & chosen);
      counts.by_status[ATTENDANCE_LATE] += word_count (marks.late & chosen);
      counts.by_status[ATTENDANCE_LEFT_EARLY] += word_count (marks.left_early & chosen);
      counts.by_status[ATTENDANCE_LEAVE] += word_count (marks.leave & chosen);
      counts.by_status[ATTENDANCE_ABSENT] += word_count (marks.absent & chosen);
    }
  counts.by_status[ATTENDANCE_PRESENT] = counts.attended - counts.by_status[ATTENDANCE_LATE] - counts.by_status[ATTENDANCE_LEFT_EARLY];
  return counts;
}

SessionCounts
facts_session_counts (const Facts *facts, const Session *session)
{
  return facts_session_counts_of (facts, session, NULL);
}

guint
facts_session_recorded (const Facts *facts, const Session *session, gboolean *missing)
{
  guint n = 0;
  *missing = FALSE;
  for (guint i = 0; i < facts->set_words && session_counts (facts->model, session); i++)
    {
      MarkWord marks = marks_word (marks_of (facts, session->index), i);
      n += word_count (marks.recorded);
      *missing |= (roster_word (facts, session, i) & ~marks.recorded & ~marks.not_due) != 0;
    }
  return n;
}

guint
facts_session_attended (const Facts *facts, const Session *session)
{
  guint n = 0;
  for (guint i = 0; i < facts->set_words && session_counts (facts->model, session); i++)
    n += word_count (marks_word (marks_of (facts, session->index), i).attended);
  return n;
}

static void
add_exceptions (Facts *facts, const Session *session, guint i, guint64 word, gboolean recorded, AttendanceStatus status,
                GHashTable *leave_kinds)
{
  for (; word != 0; word &= word - 1)
    {
      guint person = i * SET_PEOPLE + (guint) __builtin_ctzll (word);
      guint64 pair = pass_pair (session->index, person);
      const char *kind = g_hash_table_lookup (leave_kinds, &pair);
      AttendanceException *exception = g_new (AttendanceException, 1);
      *exception = (AttendanceException) { .session = session, .person = facts->model->people->pdata[person], .recorded = recorded,
                                           .status = status,
                                           .leave_kind = kind == NULL ? NULL : g_string_chunk_insert_const (facts->strings, kind) };
      g_ptr_array_add (facts->exceptions, exception);
    }
}

static int
compare_exceptions (gconstpointer a, gconstpointer b)
{
  const AttendanceException *one = *(AttendanceException *const *) a, *other = *(AttendanceException *const *) b;
  if (one->session != other->session)
    {
      if (one->session->date != other->session->date)
        return one->session->date < other->session->date ? -1 : 1;
      return one->session->index < other->session->index ? -1 : 1;
    }
  return compare_people (&one->person, &other->person);
}

void
exceptions_collect (Counting *counting, GHashTable *leave_kinds)
{
  Facts *facts = counting->facts;
  facts->exceptions = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < facts->model->sessions->len; i++)
    {
      const Session *session = facts->model->sessions->pdata[i];
      if (!session_counts (facts->model, session) || session->date < counting->selection->from || session->date > counting->selection->to)
        continue;
      for (guint word = 0; word < facts->set_words; word++)
        {
          MarkWord marks = marks_word (marks_of (facts, session->index), word);
          guint64 unrecorded = roster_word (facts, session, word) & ~marks.recorded & ~marks.not_due;
          add_exceptions (facts, session, word, marks.late, TRUE, ATTENDANCE_LATE, leave_kinds);
          add_exceptions (facts, session, word, marks.left_early, TRUE, ATTENDANCE_LEFT_EARLY, leave_kinds);
          add_exceptions (facts, session, word, marks.leave, TRUE, ATTENDANCE_LEAVE, leave_kinds);
          add_exceptions (facts, session, word, marks.absent, TRUE, ATTENDANCE_ABSENT, leave_kinds);
          add_exceptions (facts, session, word, unrecorded, FALSE, ATTENDANCE_ABSENT, leave_kinds);
        }
    }
  g_ptr_array_sort (facts->exceptions, compare_exceptions);
}

GPtrArray *
facts_attendance_exceptions (const Facts *facts, Date from, Date to)
{
  GPtrArray *found = g_ptr_array_new ();
  for (guint i = 0; facts->exceptions != NULL && i < facts->exceptions->len; i++)
    {
      const AttendanceException *exception = facts->exceptions->pdata[i];
      if (exception->session->date >= from && exception->session->date <= to)
        g_ptr_array_add (found, (gpointer) exception);
    }
  return found;
}
