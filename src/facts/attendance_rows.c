/* The rows of attendance. Ten million pass through here, so in a quick pass a row only leaves its keys; rows are counted some at a time, in
 * steps of which each asks for the memory that the next one needs. */
#include "facts/attendance.h"
#include "facts/pass_names.h"

#include <string.h>

/* Half of a day of training is not longer. */
#define HALF_DAY (4 * 60 * HOURS_MINUTE)

static void
note_outside (AttendancePart *attendance, guint32 person, guint32 session)
{
  guint at = GPOINTER_TO_UINT (g_hash_table_lookup (attendance->outside_of, GUINT_TO_POINTER (person + 1)));
  if (at == 0)
    {
      Outside new = { person, session, 0 };
      g_array_append_val (attendance->outside, new);
      at = attendance->outside->len;
      g_hash_table_insert (attendance->outside_of, GUINT_TO_POINTER (person + 1), GUINT_TO_POINTER (at));
    }
  Outside *outside = &g_array_index (attendance->outside, Outside, at - 1);
  outside->n++;
  outside->first_session = MIN (outside->first_session, session);
}

static void
note_overrun (AttendancePart *attendance, const AttendanceRow *row)
{
  gpointer key = GUINT_TO_POINTER (row->session + 1);
  guint at = GPOINTER_TO_UINT (g_hash_table_lookup (attendance->overrun_of, key));
  if (at == 0)
    {
      const Overrun overrun = { row->session, attendance->part.file, row->line, row->hours, 0 };
      g_array_append_val (attendance->overruns, overrun);
      at = attendance->overruns->len;
      g_hash_table_insert (attendance->overrun_of, key, GUINT_TO_POINTER (at));
    }
  g_array_index (attendance->overruns, Overrun, at - 1).n++;
}

/* What hours differ from the session's, for the sums of hours. */
static void
add_hours (Facts *facts, guint32 session, Date date, const Person *person, gint64 extra)
{
  guint day = facts->session_day[session];
  __atomic_fetch_add (&facts->session_extra[session], extra, __ATOMIC_RELAXED);
  day_sums_add (&facts->team_extra, day, (guint) (person_team_on (person, date) + 1), extra);
  day_sums_add (&facts->cohort_extra, day, person->cohort == NULL ? 0 : person->cohort->index + 1, extra);
  if (facts->model->config->counts_people)
    day_sums_add (&facts->person_extra, day, person->index + 1, extra);
}

static inline guint64 *
mark_word (const Facts *facts, guint32 session, guint32 person)
{
  return marks_of (facts, session) + person / MARK_PEOPLE;
}

guint
attendance_mark (const AttendancePart *attendance, guint32 session, guint32 person)
{
  guint64 word = *mark_word (attendance->facts, session, person) >> person % MARK_PEOPLE;
  return (guint) ((word & 1) | (word >> MARK_PEOPLE & 1) << 1 | (word >> (2 * MARK_PEOPLE) & 1) << 2);
}

gboolean
attendance_is_recorded (const AttendancePart *attendance, guint32 session, guint32 person)
{
  return attendance_mark (attendance, session, person) != 0;
}

/* A row of somebody who was not due: it makes no mark as long as another row may. */
static gboolean
note_not_due (AttendancePart *attendance, guint32 session, guint32 person)
{
  guint64 pair = pass_pair (session, person);
  g_array_append_val (attendance->not_due, pair);
  return TRUE;
}

/* Counts a row of a held session; FALSE when the person is recorded in it already. */
static inline gboolean
count (AttendancePart *attendance, const AttendanceRow *row)
{
  Facts *facts = attendance->facts;
  if (G_UNLIKELY (row->status == STATUS_NOT_DUE))
    return note_not_due (attendance, row->session, row->person);
  guint lane = row->person % MARK_PEOPLE;
  guint64 any = mark_spread (MARK_ATTENDED | MARK_SECOND | MARK_THIRD) << lane, mark = mark_spread (mark_of (row->status)) << lane;
  if ((__atomic_fetch_or (mark_word (facts, row->session, row->person), mark, __ATOMIC_RELAXED) & any) != 0)
    return FALSE;
  const SessionSlot *session = &attendance->tables->sessions[row->session];
  const Employment *employment = &attendance->tables->people[row->person];
  if (row->hours != HOURS_NONE && row->hours != session->hours && (mark_of (row->status) & MARK_ATTENDED) != 0)
    {
      add_hours (facts, row->session, session->date, facts->model->people->pdata[row->person], row->hours - session->hours);
      if (G_UNLIKELY (row->hours > OVERRUN_TIMES * session->hours && session->hours > 0))
        note_overrun (attendance, row);
    }
  if (session->date < employment->from || session->date > employment->to)
    note_outside (attendance, row->person, row->session);
  return TRUE;
}

static gboolean
read_hours (AttendancePart *attendance, const TableRow *row, Hours *hours)
{
  const Cell *cell = &row->cells[ATTENDANCE_MINUTES];
  gint64 minutes;
  *hours = HOURS_NONE;
  if (cell->length == 0)
    return TRUE;
  if (!row_duration (row, ATTENDANCE_MINUTES, NOTATION_MINUTE, &minutes))
    return FALSE;
  if (minutes == DECIMAL_NONE)
    return TRUE;
  if (minutes >= 0 && minutes <= 1440 * DECIMAL_ONE)
    {
      *hours = minutes / (DECIMAL_ONE / HOURS_MINUTE);
      return TRUE;
    }
  if (pass_may_report (&attendance->part))
    {
      Place place = row_place (row, ATTENDANCE_MINUTES);
      g_autofree char *text = g_strndup (cell->text, cell->length);
      diag_report (row->diags, DIAG_ATTENDANCE_MINUTES, &place, text, NULL);
    }
  return FALSE;
}

/* Reads status and minutes, and remembers what they mean at *said; not when something was mended, which is logged in each row. */
static gboolean
read_new_words (AttendancePart *attendance, const TableRow *row, AttendanceWords *said, AttendanceRow *into)
{
  RowStatus status;
  into->status = STATUS_NOT_DUE;
  into->hours = HOURS_NONE;
  into->kind = NULL;
  into->half_day = FALSE;
  if (row_is_not_due (row))
    return TRUE;
  gboolean good = row_status (row, &status);
  if (good && !status.not_due)
    into->status = status.status;
  into->kind = status.kind;
  into->half_day = status.half_day;
  good &= read_hours (attendance, row, &into->hours);
  if (good && said != NULL && !row_is_repaired (row))
    {
      const Cell *word = &row->cells[ATTENDANCE_STATUS], *minutes = &row->cells[ATTENDANCE_MINUTES];
      *said = (AttendanceWords) { .file = attendance->part.file + 1, .status_key = identifier_key (word->text, word->length),
                                  .minutes_key = identifier_key (minutes->text, minutes->length), .status = into->status, .hours = into->hours, .kind = into->kind };
    }
  return good;
}

/* The status and the hours of a row. Few combinations of words make up a file: they are recognised by their bytes. */
static inline gboolean
read_words (AttendancePart *attendance, const TableRow *row, AttendanceRow *into)
{
  const Cell *status = &row->cells[ATTENDANCE_STATUS], *minutes = &row->cells[ATTENDANCE_MINUTES];
  if (status->length > IDENTIFIER_SHORT || minutes->length > IDENTIFIER_SHORT)
    return read_new_words (attendance, row, NULL, into);
  IdentifierKey status_key = identifier_key (status->text, status->length), minutes_key = identifier_key (minutes->text, minutes->length);
  guint64 mixed = (status_key.key + minutes_key.key * 3) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  AttendanceWords *said = &attendance->words[mixed >> (64 - ATTENDANCE_WORD_BITS)];
  if (said->file != attendance->part.file + 1 || said->status_key.key != status_key.key || said->status_key.length != status_key.length
      || said->minutes_key.key != minutes_key.key || said->minutes_key.length != minutes_key.length)
    return read_new_words (attendance, row, said, into);
  into->status = said->status;
  into->hours = said->hours;
  into->kind = said->kind;
  into->half_day = FALSE;
  return TRUE;
}

/* Does a page ask for the kind of leave that the row says? */
static inline gboolean
keeps_leave (const AttendancePart *attendance, const TableRow *row, const AttendanceRow *read)
{
  return attendance->leave_kinds != NULL && (row->cells[ATTENDANCE_LEAVE_KIND].length > 0 || read->kind != NULL);
}

/* Whether the column of the leave's kind contradicts the status. */
static inline gboolean
leave_kind_differs (const TableRow *row, const AttendanceRow *read)
{
  return row->cells[ATTENDANCE_LEAVE_KIND].length > 0 && (read->kind != NULL || read->status == ATTENDANCE_PRESENT || read->status == ATTENDANCE_ABSENT)
         && row_leave_kind_differs (row, read->status == ATTENDANCE_LEAVE, read->kind);
}

static void
report_leave_kind (AttendancePart *attendance, const TableRow *row)
{
  const Cell *kind = &row->cells[ATTENDANCE_LEAVE_KIND], *status = &row->cells[ATTENDANCE_STATUS];
  g_autofree char *text = g_strndup (kind->text, kind->length), *word = g_strndup (status->text, status->length);
  Place place = row_place (row, ATTENDANCE_LEAVE_KIND);
  if (pass_may_report (&attendance->part))
    diag_report (row->diags, DIAG_ATTENDANCE_LEAVE_KIND, &place, text, word, NULL);
}

static void
note_leave_kind (AttendancePart *attendance, const TableRow *row, const AttendanceRow *read, guint32 session, guint32 person)
{
  Cell cell = row_leave_kind (row, read->kind);
  Date date = attendance->tables->sessions[session].date;
  if (date < attendance->selection->from || date > attendance->selection->to)
    return;
  guint64 *pair = g_new (guint64, 1);
  *pair = pass_pair (session, person);
  /* It is shown, and nothing is counted by it: what nobody sees goes without a word. */
  g_autoptr (GString) plain = g_string_new (NULL);
  gboolean cleaned = notation_text (cell.text, cell.length, plain).outcome == NOTATION_REPAIRED;
  g_hash_table_replace (attendance->leave_kinds, pair,
                        g_string_chunk_insert_len (attendance->strings, cleaned ? plain->str : cell.text, cleaned ? (gssize) plain->len : (gssize) cell.length));
}

static RowOutcome
note_not_held (AttendancePart *attendance, const TableRow *row, guint32 session)
{
  gpointer key = GUINT_TO_POINTER (session + 1);
  NotHeld *found = g_hash_table_lookup (attendance->not_held, key);
  if (found == NULL)
    {
      found = g_new0 (NotHeld, 1);
      found->place = row_place (row, ATTENDANCE_SESSION);
      found->place.value = NULL;      /* that is the row's */
      found->file = attendance->part.file;
      g_hash_table_insert (attendance->not_held, key, found);
    }
  found->n++;
  return ROW_REFUSED;
}

/* Of two rows about the same person and session the first one counts, and nothing of the second. */
static RowOutcome
count_carefully (AttendancePart *attendance, const TableRow *row, const AttendanceRow *counted)
{
  if (!attendance_is_recorded (attendance, counted->session, counted->person))
    {
      if (keeps_leave (attendance, row, counted))
        note_leave_kind (attendance, row, counted, counted->session, counted->person);
      count (attendance, counted);
      return ROW_USED;
    }
  if (!pass_may_report (&attendance->part))
    return ROW_REFUSED;
  PassDuplicate duplicate = { .pair = pass_pair (counted->session, counted->person), .file = attendance->part.file, .line = row->line,
                              .place = row_place (row, ATTENDANCE_PERSON) };
  g_array_append_val (attendance->duplicates, duplicate);
  return ROW_REFUSED;
}

/* The day as it stands, if it can be read at all: a mistake in it is reported where it is needed. */
static void
note_date (AsideRow *known, const Cell *cell)
{
  Date date;
  if (date_parse (cell->text, cell->length, &date))
    known->date = date;
}

/* The day that a row says beside its session; DATE_NONE without one, or where it is none for certain. */
static Date
date_beside_session (const TableRow *row)
{
  const Cell *cell = &row->cells[ATTENDANCE_DATE];
  Date date;
  return date_parse (cell->text, cell->length, &date) || notation_date (cell->text, cell->length, 0, &date).outcome != NOTATION_WRONG ? date : DATE_NONE;
}

/* FALSE, reported, when the row says another day than its session has: nobody knows which of the two is meant. */
static gboolean
check_date (AttendancePart *attendance, const TableRow *row, guint32 session)
{
  Date known = attendance->tables->sessions[session].date, date = row_is_empty (row, ATTENDANCE_DATE) ? DATE_NONE : date_beside_session (row);
  char held[DATE_BUFFER], written[DATE_BUFFER];
  if (date == DATE_NONE || date == known)
    return TRUE;
  if (pass_may_report (&attendance->part))
    {
      const Session *of = attendance->facts->model->sessions->pdata[session];
      Place place = row_place (row, ATTENDANCE_DATE);
      diag_report (row->diags, DIAG_ATTENDANCE_DATE_OTHER, &place, of->id, date_format (known, held), date_format (date, written), NULL);
    }
  return FALSE;
}

/* FALSE, reported, when somebody was away for half of a day, and the session is longer than that. */
static gboolean
check_half_day (AttendancePart *attendance, const TableRow *row, const AttendanceRow *counted)
{
  const SessionSlot *slot = &attendance->tables->sessions[counted->session];
  if (!counted->half_day || slot->hours == HOURS_NONE || slot->hours <= HALF_DAY)
    return TRUE;
  if (pass_may_report (&attendance->part))
    {
      const Session *session = attendance->facts->model->sessions->pdata[counted->session];
      Place place = row_place (row, ATTENDANCE_STATUS);
      g_autofree char *text = g_strdup (place.value);
      diag_report (row->diags, DIAG_ATTENDANCE_HALF_DAY, &place, text, session->id, NULL);
    }
  return FALSE;
}

/* A careful pass does everything at once, so that what is wrong is known with its row. */
static RowOutcome
read_carefully (AttendancePart *attendance, const TableRow *row)
{
  AttendanceRow counted = { .line = row->line };
  if (row_is_not_due (row))
    return attendance_not_due (attendance, row);
  gboolean by_day = row_is_empty (row, ATTENDANCE_SESSION);
  counted.session = by_day ? IDENTIFIER_NONE : pass_find_session (&attendance->part, row, ATTENDANCE_SESSION);
  counted.person = pass_find_person (&attendance->part, row, ATTENDANCE_PERSON);
  note_date (&attendance->part.known, &row->cells[ATTENDANCE_DATE]);
  if (counted.person != IDENTIFIER_NONE)
    aside_of_person (&attendance->part.known, attendance->facts->model->people->pdata[counted.person]);
  gboolean good = read_words (attendance, row, &counted);
  if (good && leave_kind_differs (row, &counted))
    report_leave_kind (attendance, row);
  if (good && counted.status == STATUS_NOT_DUE)
    return counted.person == IDENTIFIER_NONE || (!by_day && counted.session == IDENTIFIER_NONE) ? ROW_REFUSED : attendance_not_due (attendance, row);
  if (by_day)
    return good ? attendance_day (attendance, row, &counted, count) : ROW_REFUSED;
  if (counted.session == IDENTIFIER_NONE)
    return ROW_REFUSED;
  SlotState state = attendance->tables->sessions[counted.session].state;
  aside_of_session (&attendance->part.known, attendance->facts->model->sessions->pdata[counted.session]);
  if (state == SLOT_NOT_HELD)
    return note_not_held (attendance, row, counted.session);
  if (state == SLOT_LATER)
    {
      attendance->n_later++;
      return ROW_LATER;
    }
  if (!check_date (attendance, row, counted.session) || state != SLOT_HELD || !good || !check_half_day (attendance, row, &counted) || counted.person == IDENTIFIER_NONE)
    return ROW_REFUSED;
  return count_carefully (attendance, row, &counted);
}

/* The quick pass, first step: the row as it stands. Long ids, and rows whose leave is kept, are looked up at once: their text does not stay. */
static inline void
take (AttendancePart *attendance, const TableRow *row, AttendanceRow *taken)
{
  const Cell *session = &row->cells[ATTENDANCE_SESSION], *person = &row->cells[ATTENDANCE_PERSON];
  taken->line = row->line;
  if (!read_words (attendance, row, taken) || taken->half_day || leave_kind_differs (row, taken))
    attendance->part.trouble = TRUE;
  gboolean keeps = keeps_leave (attendance, row, taken);
  taken->date = G_LIKELY (row->cells[ATTENDANCE_DATE].length == 0) ? DATE_NONE : date_beside_session (row);
  if (session->length > 0 && session->length <= IDENTIFIER_SHORT && person->length <= IDENTIFIER_SHORT && !keeps && !attendance->part.identify)
    {
      taken->session_key = identifier_key (session->text, session->length);
      taken->person_key = identifier_key (person->text, person->length);
      taken->session_place = identifier_approach (attendance->part.sessions, taken->session_key);
      taken->person_place = identifier_approach (attendance->part.people, taken->person_key);
      taken->name = row->name.length == 0 ? 0 : name_number (row->name.text, row->name.length);
      return;
    }
  taken->session_key.length = 0;
  taken->name = 0;
  taken->session = pass_find_session (&attendance->part, row, ATTENDANCE_SESSION);
  taken->person = pass_find_person (&attendance->part, row, ATTENDANCE_PERSON);
  if (keeps && taken->status != ATTENDANCE_PRESENT && taken->session != IDENTIFIER_NONE && taken->person != IDENTIFIER_NONE)
    note_leave_kind (attendance, row, taken, taken->session, taken->person);
}

/* Second step: the ids become numbers. */
static inline void
look_up (AttendancePart *attendance, AttendanceRow *row)
{
  if (row->session_key.length > 0)
    {
      row->session = identifier_find_short (attendance->part.sessions, row->session_key, row->session_place);
      row->person = identifier_find_short (attendance->part.people, row->person_key, row->person_place);
    }
  if (row->session == IDENTIFIER_NONE || row->person == IDENTIFIER_NONE)
    {
      attendance->part.trouble = attendance->part.missed = TRUE;
      return;
    }
  __builtin_prefetch (&attendance->tables->sessions[row->session]);
  __builtin_prefetch (mark_word (attendance->facts, row->session, row->person), 1);
}

/* Third step. */
static inline void
count_quickly (AttendancePart *attendance, const AttendanceRow *row)
{
  if (attendance->part.trouble)
    return;
  if (row->name != 0 && G_UNLIKELY (row->name != attendance->tables->people[row->person].name))
    {
      /* An alias, a note behind it, or somebody else's: its text is gone. */
      attendance->part.trouble = attendance->part.missed = TRUE;
      return;
    }
  SlotState state = attendance->tables->sessions[row->session].state;
  if (G_UNLIKELY (state != SLOT_HELD && row->status == STATUS_NOT_DUE))
    return;
  if (state == SLOT_LATER)
    {
      attendance->n_later++;
      attendance->part.n_later++;
    }
  else if (state != SLOT_HELD || (row->date != DATE_NONE && row->date != attendance->tables->sessions[row->session].date) || !count (attendance, row))
    attendance->part.trouble = TRUE;
}

/* The rows that wait go on together, a step after the other: what one of them asks the memory for comes while the next ones ask. */
static void
count_waiting (AttendancePart *attendance)
{
  for (guint i = 0; i < attendance->n_waiting; i++)
    look_up (attendance, &attendance->waiting[i]);
  for (guint i = 0; i < attendance->n_waiting; i++)
    count_quickly (attendance, &attendance->waiting[i]);
  attendance->n_waiting = 0;
}

void
attendance_finish_rows (PassPart *part)
{
  count_waiting ((AttendancePart *) part);
}

RowOutcome
attendance_row (const TableRow *row, gpointer data)
{
  AttendancePart *attendance = data;
  if (attendance->part.careful)
    return read_carefully (attendance, row);
  take (attendance, row, &attendance->waiting[attendance->n_waiting]);
  if (++attendance->n_waiting == WAITING)
    count_waiting (attendance);
  /* A quick pass is over with the first mistake: a careful one will name it. */
  return attendance->part.trouble ? ROW_STOP : ROW_USED;
}
