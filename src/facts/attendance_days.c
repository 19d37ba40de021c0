/* Attendance that is kept by day instead of by session, and attendance that is kept as exceptions only. */
#include "facts/attendance.h"


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

/* The held sessions of that day which the person is due in: enrolled, else of the person's cohort, else all there are. Indices, by start. */
static GArray *
sessions_of_day (const Facts *facts, const Person *person, Date date, Due *due)
{
  const GPtrArray *sessions = facts->model->sessions;
  GArray *found = g_array_new (FALSE, FALSE, sizeof (guint32));
  for (*due = DUE_ENROLLED; *due < N_DUE; (*due)++)
    {
      for (guint i = pass_first_session_on (facts->model, date); i < sessions->len && ((const Session *) sessions->pdata[i])->date == date; i++)
        {
          const Session *session = sessions->pdata[i];
          if (session->status == SESSION_HELD && is_due (facts, session, person, *due))
            g_array_append_val (found, i);
        }
      if (found->len > 0)
        break;
    }
  return found;
}

GArray *
facts_sessions_of_day (const Facts *facts, const Person *person, Date date)
{
  Due due;
  GArray *sessions = sessions_of_day (facts, person, date, &due);
  if (due == DUE_ANYBODY && sessions->len > 1)
    g_array_set_size (sessions, 0);
  return sessions;
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

RowOutcome
attendance_day (AttendancePart *attendance, const TableRow *row, AttendanceRow *counted, AttendanceCountFunc count)
{
  const Model *model = attendance->facts->model;
  Date date;
  char text[DATE_BUFFER];
  if (!row_date (row, ATTENDANCE_DATE, &date) || date == DATE_NONE)
    return ROW_REFUSED;
  attendance->part.row_date = date;
  if (date > model->as_of)
    {
      attendance->n_later++;
      return ROW_LATER;
    }
  if (counted->person == IDENTIFIER_NONE)
    return ROW_REFUSED;
  const Person *person = model->people->pdata[counted->person];
  Due due;
  g_autoptr (GArray) sessions = sessions_of_day (attendance->facts, person, date, &due);
  if (sessions->len == 0)
    return refuse_day (attendance, row, DIAG_ATTENDANCE_DAY_NONE, ATTENDANCE_DATE, date_format (date, text), NULL, NULL);
  if (due == DUE_ANYBODY && sessions->len > 1)
    {
      g_autofree char *ids = session_ids (model, sessions);
      return refuse_day (attendance, row, DIAG_ATTENDANCE_DAY, ATTENDANCE_DATE, person->id, date_format (date, text), ids);
    }
  if (sessions->len > 1 && counted->minutes != MINUTES_NONE)
    return refuse_day (attendance, row, DIAG_ATTENDANCE_DAY_MINUTES, ATTENDANCE_MINUTES, person->id, date_format (date, text), NULL);
  /* A row counts in all of its sessions or in none. */
  for (guint i = 0; i < sessions->len; i++)
    if (attendance_is_recorded (attendance, g_array_index (sessions, guint32, i), counted->person))
      return refuse_day (attendance, row, DIAG_ATTENDANCE_DAY_TWICE, ATTENDANCE_DATE, person->id, date_format (date, text), NULL);
  guint status = counted->status;
  for (guint i = 0; i < sessions->len; i++)
    {
      counted->session = g_array_index (sessions, guint32, i);
      counted->status = facts_status_of_day (status, i, sessions->len);
      count (attendance, counted);
    }
  return ROW_USED;
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
            if ((*mark & any) == 0)
              *mark |= (guint64) MARK_ATTENDED << lane;
          }
    }
}
