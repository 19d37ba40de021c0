/* The rows of attendance. Ten million pass through here, so in a quick pass a row only leaves its keys; it is counted in steps while the rows
 * behind it are read, and each step asks for the memory that the next one needs. */
#include "facts/attendance.h"

#include <string.h>

/* How many rows behind the newest one its ids are looked up, and it is counted. */
#define LOOK_UP_AFTER 10
#define COUNT_AFTER 24

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

/* Minutes that differ from the session's length, for the sums of hours. */
static void
add_minutes (Facts *facts, guint32 session, Date date, const Person *person, gint64 extra)
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

/* Counts a row of a held session; FALSE when the person is recorded in it already. */
static inline gboolean
count (AttendancePart *attendance, const AttendanceRow *row)
{
  Facts *facts = attendance->facts;
  guint lane = row->person % MARK_PEOPLE, mark = mark_of (row->status);
  guint64 spread = (guint64) (mark & 1) | (guint64) (mark >> 1 & 1) << MARK_PEOPLE | (guint64) (mark >> 2) << (2 * MARK_PEOPLE);
  guint64 any = (1 | G_GUINT64_CONSTANT (1) << MARK_PEOPLE | G_GUINT64_CONSTANT (1) << (2 * MARK_PEOPLE)) << lane;
  if ((__atomic_fetch_or (mark_word (facts, row->session, row->person), spread << lane, __ATOMIC_RELAXED) & any) != 0)
    return FALSE;
  if ((mark & MARK_ATTENDED) == 0)
    return TRUE;
  const SessionSlot *session = &attendance->tables->sessions[row->session];
  const Employment *employment = &attendance->tables->people[row->person];
  if (row->minutes != MINUTES_NONE)
    {
      gint64 extra = row->minutes / (DECIMAL_ONE / HOURS_MINUTE) - session->hours;
      if (extra != 0)
        add_minutes (facts, row->session, session->date, facts->model->people->pdata[row->person], extra);
    }
  if (session->date < employment->from || session->date > employment->to)
    note_outside (attendance, row->person, row->session);
  return TRUE;
}

/* The key of a status; one that is too long for it has the length alone. */
static inline IdentifierKey
status_key (const Cell *cell)
{
  return cell->length <= IDENTIFIER_SHORT ? identifier_key (cell->text, cell->length) : (IdentifierKey) { 0, (guint32) cell->length };
}

static gboolean
read_new_status (AttendancePart *attendance, const TableRow *row, guint *status)
{
  const Cell *cell = &row->cells[ATTENDANCE_STATUS];
  gboolean present;
  if (!row_choice (row, ATTENDANCE_STATUS, status, &present) || !present)
    return FALSE;
  /* A word that is mended is logged in each row. */
  if (!row_is_repaired (row) && attendance->n_words < STATUS_WORDS && cell->length <= sizeof attendance->words[0].text)
    {
      StatusWord *word = &attendance->words[attendance->n_words++];
      memcpy (word->text, cell->text, cell->length);
      word->key = status_key (cell);
      word->status = *status;
    }
  return TRUE;
}

/* The few words for a status that a file uses are recognised by their bytes. */
static inline gboolean
read_status (AttendancePart *attendance, const TableRow *row, guint *status)
{
  const Cell *cell = &row->cells[ATTENDANCE_STATUS];
  IdentifierKey key = status_key (cell);
  for (guint i = 0; i < attendance->n_words; i++)
    {
      const StatusWord *word = &attendance->words[i];
      if (word->key.key == key.key && word->key.length == key.length
          && (key.length <= IDENTIFIER_SHORT || memcmp (word->text, cell->text, key.length) == 0))
        {
          *status = word->status;
          return TRUE;
        }
    }
  return read_new_status (attendance, row, status);
}

static gboolean
read_decimal_minutes (AttendancePart *attendance, const TableRow *row, gint64 *minutes)
{
  const Cell *cell = &row->cells[ATTENDANCE_MINUTES];
  if (!row_duration (row, ATTENDANCE_MINUTES, NOTATION_MINUTE, minutes))
    return FALSE;
  if (*minutes >= 0 && *minutes <= 1440 * DECIMAL_ONE)
    return TRUE;
  if (pass_may_report (&attendance->part))
    {
      Place place = row_place (row, ATTENDANCE_MINUTES);
      g_autofree char *text = g_strndup (cell->text, cell->length);
      diag_report (row->diags, DIAG_ATTENDANCE_MINUTES, &place, text, NULL);
    }
  return FALSE;
}

/* Up to three digits are read here, everything else by the reader of lengths of time. */
static inline gboolean
read_minutes (AttendancePart *attendance, const TableRow *row, gint64 *minutes)
{
  const Cell *cell = &row->cells[ATTENDANCE_MINUTES];
  guint whole = 0;
  gsize i = 0;
  *minutes = MINUTES_NONE;
  if (cell->length == 0)
    return TRUE;
  for (; i < cell->length && i < 3 && (guchar) (cell->text[i] - '0') < 10; i++)
    whole = whole * 10 + (guint) (cell->text[i] - '0');
  *minutes = whole * DECIMAL_ONE;
  /* A header may say that they are hours. */
  return (i == cell->length && table_unit (row->table, ATTENDANCE_MINUTES) == NULL) || read_decimal_minutes (attendance, row, minutes);
}

static void
note_leave_kind (AttendancePart *attendance, const TableRow *row, guint32 session, guint32 person)
{
  const Cell *cell = &row->cells[ATTENDANCE_LEAVE_KIND];
  Date date = attendance->tables->sessions[session].date;
  if (date < attendance->selection->from || date > attendance->selection->to)
    return;
  guint64 *pair = g_new (guint64, 1);
  *pair = pass_pair (session, person);
  g_hash_table_replace (attendance->leave_kinds, pair,
                        g_string_chunk_insert_len (attendance->strings, cell->text, (gssize) cell->length));
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
      if (attendance->leave_kinds != NULL && row->cells[ATTENDANCE_LEAVE_KIND].length > 0)
        note_leave_kind (attendance, row, counted->session, counted->person);
      count (attendance, counted);
      return ROW_USED;
    }
  if (!pass_may_report (&attendance->part))
    return ROW_REFUSED;
  PassDuplicate duplicate = { .pair = pass_pair (counted->session, counted->person), .file = attendance->part.file, .line = row->line };
  g_array_append_val (attendance->duplicates, duplicate);
  return ROW_REFUSED;
}

/* A careful pass does everything at once, so that what is wrong is known with its row. */
static RowOutcome
read_carefully (AttendancePart *attendance, const TableRow *row)
{
  AttendanceRow counted;
  gboolean by_day = row_is_empty (row, ATTENDANCE_SESSION);
  counted.session = by_day ? IDENTIFIER_NONE : pass_find_session (&attendance->part, row, ATTENDANCE_SESSION);
  counted.person = pass_find_person (&attendance->part, row, ATTENDANCE_PERSON);
  gboolean good = read_status (attendance, row, &counted.status);
  good &= read_minutes (attendance, row, &counted.minutes);
  if (by_day)
    return good ? attendance_day (attendance, row, &counted, count) : ROW_REFUSED;
  if (counted.session == IDENTIFIER_NONE)
    return ROW_REFUSED;
  SlotState state = attendance->tables->sessions[counted.session].state;
  attendance->part.row_date = attendance->tables->sessions[counted.session].date;
  if (state == SLOT_NOT_HELD)
    return note_not_held (attendance, row, counted.session);
  if (state == SLOT_LATER)
    {
      attendance->n_later++;
      return ROW_LATER;
    }
  if (state != SLOT_HELD || !good || counted.person == IDENTIFIER_NONE)
    return ROW_REFUSED;
  return count_carefully (attendance, row, &counted);
}

/* The quick pass, first step: the row as it stands. Long ids, and rows whose leave is kept, are looked up at once: their text does not stay. */
static inline void
take (AttendancePart *attendance, const TableRow *row, AttendanceRow *taken)
{
  const Cell *session = &row->cells[ATTENDANCE_SESSION], *person = &row->cells[ATTENDANCE_PERSON];
  gboolean keeps_leave = attendance->leave_kinds != NULL && row->cells[ATTENDANCE_LEAVE_KIND].length > 0;
  if (!read_status (attendance, row, &taken->status) || !read_minutes (attendance, row, &taken->minutes))
    attendance->part.trouble = TRUE;
  if (session->length > 0 && session->length <= IDENTIFIER_SHORT && person->length <= IDENTIFIER_SHORT && !keeps_leave && !attendance->part.identify)
    {
      taken->session_key = identifier_key (session->text, session->length);
      taken->person_key = identifier_key (person->text, person->length);
      identifier_approach (attendance->part.sessions, taken->session_key);
      identifier_approach (attendance->part.people, taken->person_key);
      return;
    }
  taken->session_key.length = 0;
  taken->session = pass_find_session (&attendance->part, row, ATTENDANCE_SESSION);
  taken->person = pass_find_person (&attendance->part, row, ATTENDANCE_PERSON);
  if (keeps_leave && taken->status != ATTENDANCE_PRESENT && taken->session != IDENTIFIER_NONE && taken->person != IDENTIFIER_NONE)
    note_leave_kind (attendance, row, taken->session, taken->person);
}

/* Second step: the ids become numbers. */
static inline void
look_up (AttendancePart *attendance, AttendanceRow *row)
{
  if (row->session_key.length > 0)
    {
      row->session = identifier_find_short (attendance->part.sessions, row->session_key);
      row->person = identifier_find_short (attendance->part.people, row->person_key);
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
  SlotState state = attendance->tables->sessions[row->session].state;
  if (state == SLOT_LATER)
    {
      attendance->n_later++;
      attendance->part.n_later++;
    }
  else if (state != SLOT_HELD || !count (attendance, row))
    attendance->part.trouble = TRUE;
}

/* A row goes one step on: `n` rows were read before it. */
static inline void
step (AttendancePart *attendance, guint64 n, guint64 end)
{
  if (n >= LOOK_UP_AFTER && n - LOOK_UP_AFTER < end)
    look_up (attendance, &attendance->waiting[(n - LOOK_UP_AFTER) % WAITING]);
  if (n >= COUNT_AFTER && n - COUNT_AFTER < end)
    count_quickly (attendance, &attendance->waiting[(n - COUNT_AFTER) % WAITING]);
}

void
attendance_finish_rows (PassPart *part)
{
  AttendancePart *attendance = (AttendancePart *) part;
  for (guint64 n = attendance->n_rows; n < attendance->n_rows + COUNT_AFTER; n++)
    step (attendance, n, attendance->n_rows);
  attendance->n_rows = 0;
}

RowOutcome
attendance_row (const TableRow *row, gpointer data)
{
  AttendancePart *attendance = data;
  if (attendance->part.careful)
    return read_carefully (attendance, row);
  take (attendance, row, &attendance->waiting[attendance->n_rows % WAITING]);
  step (attendance, attendance->n_rows, G_MAXUINT64);
  attendance->n_rows++;
  /* A quick pass is over with the first mistake: a careful one will name it. */
  return attendance->part.trouble ? ROW_STOP : ROW_USED;
}
