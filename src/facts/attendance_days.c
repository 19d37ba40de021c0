/* Attendance that is kept by day instead of by session, and attendance that is kept as exceptions only. */
#include "facts/attendance.h"

#define MINUTES_OF_DAY (24 * 60)
#define NOON (MINUTES_OF_DAY / 2)

/* Why a session of a day is the person's. */
typedef enum { DUE_ENROLLED, DUE_BY_COHORT, DUE_ANYBODY, N_DUE } Due;

static gboolean
is_due (const Facts *facts, const Session *session, const Person *person, Due due)
{
  switch (due)
    {
    case DUE_ENROLLED: return facts_is_enrolled (facts, session, person);
    case DUE_BY_COHORT: return person->cohort != NULL && session->cohort == person->cohort;
    default: return TRUE;
    }
}

/* The sessions that a row about a day, or a part of it, may mean. */
typedef struct {
  GArray *sessions;             /* indices, by start */
  Due due;                      /* why they are the person's */
  const Session *untimed;       /* one of them of which nobody knows in which part of the day it was; NULL */
} DaySessions;

static gboolean
is_whole (const DayPart *day)
{
  return day->from == 0 && day->to == MINUTES_OF_DAY;
}

/* Adds the held sessions of that time which the person is due in for one reason. */
static void
add_sessions (const Facts *facts, const Person *person, const DayPart *day, DaySessions *found)
{
  const GPtrArray *sessions = facts->model->sessions;
  for (guint i = pass_first_session_on (facts->model, day->date); i < sessions->len && ((const Session *) sessions->pdata[i])->date == day->date; i++)
    {
      const Session *session = sessions->pdata[i];
      if (session->status != SESSION_HELD || !is_due (facts, session, person, found->due))
        continue;
      if (!is_whole (day) && session->start == TIME_NONE)
        found->untimed = session;
      else if (is_whole (day) || (session->start >= day->from && session->start < day->to))
        g_array_append_val (found->sessions, i);
    }
}

/* The held sessions of that time which the person is due in: enrolled, else of the person's cohort, else all there are. */
static DaySessions
sessions_of_time (const Facts *facts, const Person *person, const DayPart *day)
{
  DaySessions found = { .sessions = g_array_new (FALSE, FALSE, sizeof (guint32)) };
  for (found.due = DUE_ENROLLED; found.due < N_DUE; found.due++)
    {
      add_sessions (facts, person, day, &found);
      if (found.sessions->len > 0 || found.untimed != NULL)
        break;
    }
  return found;
}

/* The same; a time at which no session begins may be that of writing, and then the only one of the day is meant. */
static DaySessions
sessions_of_day (const Facts *facts, const Person *person, const DayPart *day)
{
  DaySessions found = sessions_of_time (facts, person, day);
  if (!day->loose || found.sessions->len > 0)
    return found;
  const DayPart whole = { .date = day->date, .from = 0, .to = MINUTES_OF_DAY };
  DaySessions all = sessions_of_time (facts, person, &whole);
  if (all.sessions->len != 1)
    {
      g_array_unref (all.sessions);
      return found;
    }
  g_array_unref (found.sessions);
  return all;
}

GArray *
facts_sessions_of_day (const Facts *facts, const Person *person, const DayPart *day)
{
  DaySessions found = sessions_of_day (facts, person, day);
  if ((found.due == DUE_ANYBODY && found.sessions->len > 1) || found.untimed != NULL)
    g_array_set_size (found.sessions, 0);
  return found.sessions;
}

/* "S001, S002". New string. */
static char *
session_ids (const Model *model, const GArray *sessions)
{
  GString *ids = g_string_new (NULL);
  for (guint i = 0; i < sessions->len; i++)
    {
      const Session *session = model->sessions->pdata[g_array_index (sessions, guint32, i)];
      g_string_append_printf (ids, "%s%s", i > 0 ? ", " : "", session->id);
    }
  return g_string_free (ids, FALSE);
}

AttendanceStatus
facts_status_of_day (AttendanceStatus status, guint number, guint n)
{
  if (status == ATTENDANCE_LATE && number > 0)
    return ATTENDANCE_PRESENT;
  if (status == ATTENDANCE_LEFT_EARLY && number + 1 < n)
    return ATTENDANCE_PRESENT;
  return status;
}

static RowOutcome
refuse_day (AttendancePart *attendance, const TableRow *row, DiagId id, guint column, const char *first, const char *second, const char *third)
{
  if (!pass_may_report (&attendance->part))
    return ROW_REFUSED;
  Place place = row_place (row, column);
  diag_report (row->diags, id, &place, first, second, third, NULL);
  return ROW_REFUSED;
}

/* Reports why it is not known which sessions a row means. FALSE when it is. */
static gboolean
is_unclear (AttendancePart *attendance, const TableRow *row, const Person *person, const DayPart *day, const DaySessions *found)
{
  char text[DATE_BUFFER], from[DATE_BUFFER], to[DATE_BUFFER];
  date_format (day->date, text);
  if (found->untimed != NULL)
    refuse_day (attendance, row, DIAG_ATTENDANCE_DAY_TIME, ATTENDANCE_DATE, text, found->untimed->id, NULL);
  else if (found->sessions->len == 0 && is_whole (day))
    refuse_day (attendance, row, DIAG_ATTENDANCE_DAY_NONE, ATTENDANCE_DATE, text, NULL, NULL);
  else if (found->sessions->len == 0 && day->to <= day->from + 1)
    refuse_day (attendance, row, DIAG_ATTENDANCE_DAY_HOUR_NONE, ATTENDANCE_DATE, text, time_format (day->from, from), NULL);
  else if (found->sessions->len == 0)
    refuse_day (attendance, row, DIAG_ATTENDANCE_DAY_PART_NONE, ATTENDANCE_DATE, text, time_format (day->from, from), time_format (day->to, to));
  else if (found->due == DUE_ANYBODY && found->sessions->len > 1)
    {
      g_autofree char *ids = session_ids (attendance->facts->model, found->sessions);
      refuse_day (attendance, row, DIAG_ATTENDANCE_DAY, ATTENDANCE_DATE, person->id, text, ids);
    }
  else
    return FALSE;
  return TRUE;
}

/* A row counts in all of its sessions or in none. */
static RowOutcome
count_day (AttendancePart *attendance, const TableRow *row, const DayPart *day, const GArray *sessions, AttendanceRow *counted, AttendanceCountFunc count)
{
  const Person *person = attendance->facts->model->people->pdata[counted->person];
  char text[DATE_BUFFER];
  date_format (day->date, text);
  if (sessions->len > 1 && counted->hours != HOURS_NONE)
    return refuse_day (attendance, row, DIAG_ATTENDANCE_DAY_MINUTES, ATTENDANCE_MINUTES, person->id, text, NULL);
  for (guint i = 0; i < sessions->len; i++)
    if (attendance_is_recorded (attendance, g_array_index (sessions, guint32, i), counted->person))
      return refuse_day (attendance, row, DIAG_ATTENDANCE_DAY_TWICE, ATTENDANCE_DATE, person->id, text, NULL);
  guint status = counted->status;
  for (guint i = 0; i < sessions->len; i++)
    {
      counted->session = g_array_index (sessions, guint32, i);
      counted->status = facts_status_of_day (status, i, sessions->len);
      count (attendance, counted);
    }
  return ROW_USED;
}

/* ---- sessions that go on from one half of a day to the next ---- */

static gboolean
goes_on (const Session *session, const DayPart *day)
{
  return session->status == SESSION_HELD && session->start != TIME_NONE && session->end != TIME_NONE && session->start < day->from && session->end > day->from;
}

/* The session that the person is in when that part of the day begins; NULL: none, or nobody knows which. */
static const Session *
session_going_on (const Facts *facts, const Person *person, const DayPart *day)
{
  const GPtrArray *sessions = facts->model->sessions;
  guint first = pass_first_session_on (facts->model, day->date);
  for (Due due = DUE_ENROLLED; due < N_DUE; due++)
    {
      const Session *found = NULL;
      guint n = 0;
      for (guint i = first; i < sessions->len && ((const Session *) sessions->pdata[i])->date == day->date; i++)
        if (is_due (facts, sessions->pdata[i], person, due) && goes_on (sessions->pdata[i], day))
          {
            found = sessions->pdata[i];
            n++;
          }
      if (n > 0)
        return n == 1 ? found : NULL;
    }
  return NULL;
}

/* May a row be another sign for the session that goes on then: one of a half of the day, or of the hours after noon that are the rest of it (13:00-16:00 of
 * 9:00-16:00)? Any other time at which no session begins is a mistake. */
static gboolean
is_of_the_rest (const TableRow *row, const DayPart *day, const Session *session)
{
  return !row_is_empty (row, ATTENDANCE_DAY_PART)
         || (session->start < NOON && day->from >= NOON && day->to > day->from + 1 && day->to == session->end);
}

/* Whoever signs in the morning and again in the afternoon of a session of a whole day was there once: the first sign counts, and the second must go with it. */
static RowOutcome
sign_again (AttendancePart *attendance, const TableRow *row, const Session *session, const DayPart *day, const AttendanceRow *counted)
{
  guint before = attendance_mark (attendance, session->index, counted->person), now = mark_of (counted->status);
  gboolean is_same = before == now || (before == mark_of (ATTENDANCE_LATE) && now == mark_of (ATTENDANCE_PRESENT));
  const Person *person = attendance->facts->model->people->pdata[counted->person];
  char text[DATE_BUFFER];
  if (before == 0 || !is_same)
    return refuse_day (attendance, row, before == 0 ? DIAG_ATTENDANCE_DAY_FIRST : DIAG_ATTENDANCE_DAY_OTHER, ATTENDANCE_STATUS, session->id,
                       date_format (day->date, text), person->id);
  Place place = row_place (row, ATTENDANCE_STATUS);
  row_repair (row, ATTENDANCE_STATUS, DIAG_SIGNED_AGAIN, place.value, session->id);
  return ROW_USED;
}

/* A sign that stands for a whole day where its part would tell sessions apart, while a column that may say the part is not read: told once a file. */
static void
report_unread_times (AttendancePart *attendance, const TableRow *row, const DayPart *day, const GArray *sessions, guint32 person)
{
  gboolean matters = is_whole (day) && (sessions->len > 1 || (sessions->len == 1 && attendance_is_recorded (attendance, g_array_index (sessions, guint32, 0), person)));
  Place place;
  if (!matters || attendance->times_told == attendance->part.file + 1)
    return;
  attendance->times_told = attendance->part.file + 1;
  const char *language = attendance->facts->model->config->language;
  g_autofree char *header = table_unread_times (row->table, &place);
  if (header == NULL)
    return;
  place.value = header;
  const ColumnDefinition *column = &dataset_definition (DATASET_ATTENDANCE)->columns[ATTENDANCE_DAY_PART];
  g_auto (GStrv) words = column_usual_choices (column, language);
  g_autofree char *parts = g_strjoinv (", ", words);
  diag_report (row->diags, DIAG_ATTENDANCE_TIMES, &place, header, parts, column_title (column, language), NULL);
}

RowOutcome
attendance_day (AttendancePart *attendance, const TableRow *row, AttendanceRow *counted, AttendanceCountFunc count)
{
  const Model *model = attendance->facts->model;
  DayPart day;
  if (!row_date (row, ATTENDANCE_DATE, &day.date) || day.date == DATE_NONE || !row_day_part (row, &day.from, &day.to, &day.loose))
    return ROW_REFUSED;
  attendance->part.known.date = day.date;
  if (day.date > model->as_of)
    {
      attendance->n_later++;
      return ROW_LATER;
    }
  if (counted->person == IDENTIFIER_NONE)
    return ROW_REFUSED;
  const Person *person = model->people->pdata[counted->person];
  DaySessions found = sessions_of_day (attendance->facts, person, &day);
  const Session *session = found.sessions->len == 0 && found.untimed == NULL && !is_whole (&day) && !day.loose ? session_going_on (attendance->facts, person, &day) : NULL;
  if (session != NULL && is_of_the_rest (row, &day, session))
    {
      g_array_unref (found.sessions);
      return sign_again (attendance, row, session, &day, counted);
    }
  report_unread_times (attendance, row, &day, found.sessions, counted->person);
  RowOutcome outcome = is_unclear (attendance, row, person, &day, &found) ? ROW_REFUSED : count_day (attendance, row, &day, found.sessions, counted, count);
  g_array_unref (found.sessions);
  return outcome;
}

/* The index of what a cell names; IDENTIFIER_NONE, and nothing reported. */
static guint32
find_quietly (PassPart *part, const Identifiers *identifiers, NearestKind kind, const TableRow *row, guint column)
{
  guint32 found = identifiers_find (identifiers, row->cells[column].text, row->cells[column].length);
  return found != IDENTIFIER_NONE ? found : pass_find_quietly (part, kind, row, column);
}

RowOutcome
attendance_not_due (AttendancePart *attendance, const TableRow *row)
{
  PassPart *part = &attendance->part;
  const Model *model = attendance->facts->model;
  guint32 person = find_quietly (part, part->people, NEAREST_PERSON, row, ATTENDANCE_PERSON), session = IDENTIFIER_NONE;
  g_autoptr (GArray) sessions = NULL;
  DayPart day;
  if (person == IDENTIFIER_NONE)
    return ROW_USED;
  if (!pass_name_agrees (part, row, ATTENDANCE_PERSON, model->people->pdata[person]))
    return ROW_REFUSED;
  if (!row_is_empty (row, ATTENDANCE_SESSION))
    {
      session = find_quietly (part, part->sessions, NEAREST_SESSION, row, ATTENDANCE_SESSION);
      sessions = g_array_new (FALSE, FALSE, sizeof (guint32));
      if (session != IDENTIFIER_NONE)
        g_array_append_val (sessions, session);
    }
  else if (!row_date (row, ATTENDANCE_DATE, &day.date) || !row_day_part (row, &day.from, &day.to, &day.loose))
    return ROW_REFUSED;
  else
    sessions = facts_sessions_of_day (attendance->facts, model->people->pdata[person], &day);
  for (guint i = 0; sessions != NULL && i < sessions->len; i++)
    {
      guint64 pair = pass_pair (g_array_index (sessions, guint32, i), person);
      g_array_append_val (attendance->not_due, pair);
    }
  return ROW_USED;
}

void
attendance_fill_not_due (const AttendancePart *attendance)
{
  for (guint i = 0; i < attendance->not_due->len; i++)
    {
      guint64 pair = g_array_index (attendance->not_due, guint64, i);
      guint32 session = (guint32) (pair >> 32), person = (guint32) pair;
      if (!attendance_is_recorded (attendance, session, person))
        marks_of (attendance->facts, session)[person / MARK_PEOPLE] |= mark_spread (MARK_NOT_DUE) << person % MARK_PEOPLE;
    }
}

void
attendance_fill_present (Facts *facts)
{
  for (guint i = 0; i < facts->model->sessions->len; i++)
    {
      const Session *session = facts->model->sessions->pdata[i];
      if (!session->checked || !session_counts (facts->model, session))
        continue;
      for (guint word = 0; word < facts->set_words; word++)
        for (guint64 due = roster_word (facts, session, word); due != 0; due &= due - 1)
          {
            guint person = word * SET_PEOPLE + (guint) __builtin_ctzll (due), lane = person % MARK_PEOPLE;
            guint64 *mark = marks_of (facts, session->index) + person / MARK_PEOPLE;
            guint64 any = (1 | G_GUINT64_CONSTANT (1) << MARK_PEOPLE | G_GUINT64_CONSTANT (1) << (2 * MARK_PEOPLE)) << lane;
            if ((*mark & any) == 0 && person_is_active (facts->model->people->pdata[person], session->date))
              *mark |= (guint64) MARK_ATTENDED << lane;
          }
    }
}
