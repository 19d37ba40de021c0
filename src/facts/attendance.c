/* Attendance → marks: who was recorded as what in which session. Ten million rows pass through count_row(): it looks two ids up, remembers
 * the row and fetches the word that it will change; a few rows later, when the word has arrived, it is changed. */
#include "facts/counting.h"

#include <string.h>

#define WAITING 16              /* rows on their way; a power of two */
#define STATUS_WORDS 8
#define MINUTES_NONE (-1)

typedef struct {
  guint32 session, person;
  guint32 status;
  gint64 minutes;               /* in millionths, or MINUTES_NONE */
} Row;

typedef struct { char text[24]; gsize length; guint status; } StatusWord;

typedef struct {
  PassPart part;                /* first: the pass knows this */
  Facts *facts;
  const FactsSelection *selection;
  char session_text[32];        /* the last session's id as it stood, for files grouped by session */
  gsize session_length;
  guint32 session;
  StatusWord words[STATUS_WORDS];
  guint n_words;
  Row waiting[WAITING];
  guint n_rows;                 /* counted or waiting; the last WAITING of them wait */
  guint64 n_later;
  GArray *outside;              /* Outside */
  GHashTable *outside_of;       /* person + 1 → its index in `outside` + 1 */
  GHashTable *leave_kinds;      /* pair → char *; NULL: no page asks */
  GStringChunk *strings;
  /* Careful passes only: */
  GArray *duplicates;           /* PassDuplicate */
  GHashTable *not_held;         /* session + 1 → NotHeld */
} AttendancePart;

/* Attended before being hired or after leaving. */
typedef struct { guint32 person, first_session; guint64 n; } Outside;

/* A session that was not held, but has records. */
typedef struct { guint64 n; guint file; Place place; } NotHeld;

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
add_minutes (Facts *facts, const Session *session, const Person *person, gint64 minutes)
{
  gint64 extra = minutes / (DECIMAL_ONE / HOURS_MINUTE) - session->hours;
  guint day = facts->session_day[session->index];
  if (extra == 0)
    return;
  __atomic_fetch_add (&facts->session_extra[session->index], extra, __ATOMIC_RELAXED);
  day_sums_add (&facts->team_extra, day, (guint) (person_team_on (person, session->date) + 1), extra);
  day_sums_add (&facts->cohort_extra, day, person->cohort == NULL ? 0 : person->cohort->index + 1, extra);
  if (facts->model->config->publish_people)
    day_sums_add (&facts->person_extra, day, person->index + 1, extra);
}

static inline guint64 *
mark_word (Facts *facts, guint32 session, guint32 person)
{
  return words_at (&facts->marks[session], 3 * facts->set_words) + person / MARK_PEOPLE;
}

/* Counts a row; FALSE when the person is recorded in the session already. */
static gboolean
apply (AttendancePart *attendance, const Row *row)
{
  Facts *facts = attendance->facts;
  const Session *session = facts->model->sessions->pdata[row->session];
  const Person *person = facts->model->people->pdata[row->person];
  guint lane = row->person % MARK_PEOPLE, mark = mark_of (row->status);
  guint64 spread = (guint64) (mark & 1) | (guint64) (mark >> 1 & 1) << MARK_PEOPLE | (guint64) (mark >> 2) << (2 * MARK_PEOPLE);
  guint64 any = (1 | G_GUINT64_CONSTANT (1) << MARK_PEOPLE | G_GUINT64_CONSTANT (1) << (2 * MARK_PEOPLE)) << lane;
  if ((__atomic_fetch_or (mark_word (facts, row->session, row->person), spread << lane, __ATOMIC_RELAXED) & any) != 0)
    return FALSE;
  if ((mark & MARK_ATTENDED) != 0)
    {
      if (row->minutes != MINUTES_NONE)
        add_minutes (facts, session, person, row->minutes);
      if (!person_is_active (person, session->date))
        note_outside (attendance, row->person, row->session);
    }
  return TRUE;
}

static guint32
find_session (AttendancePart *attendance, const TableRow *row)
{
  const CsvCell *cell = &row->cells[ATTENDANCE_SESSION];
  if (cell->length == attendance->session_length && memcmp (cell->text, attendance->session_text, cell->length) == 0)
    return attendance->session;
  guint32 found = pass_find_session (&attendance->part, row, ATTENDANCE_SESSION);
  if (found != IDENTIFIER_NONE && cell->length <= sizeof attendance->session_text)
    {
      memcpy (attendance->session_text, cell->text, cell->length);
      attendance->session_length = cell->length;
      attendance->session = found;
    }
  return found;
}

/* The few words for a status that a file uses are recognised by their bytes. */
static gboolean
read_status (AttendancePart *attendance, const TableRow *row, guint *status)
{
  const CsvCell *cell = &row->cells[ATTENDANCE_STATUS];
  gboolean present;
  for (guint i = 0; i < attendance->n_words; i++)
    if (attendance->words[i].length == cell->length && memcmp (attendance->words[i].text, cell->text, cell->length) == 0)
      {
        *status = attendance->words[i].status;
        return TRUE;
      }
  if (!row_choice (row, ATTENDANCE_STATUS, status, &present) || !present)
    return FALSE;
  if (attendance->n_words < STATUS_WORDS && cell->length <= sizeof attendance->words[0].text)
    {
      StatusWord *word = &attendance->words[attendance->n_words++];
      memcpy (word->text, cell->text, cell->length);
      word->length = cell->length;
      word->status = *status;
    }
  return TRUE;
}

static gboolean
read_minutes (AttendancePart *attendance, const TableRow *row, gint64 *minutes)
{
  const CsvCell *cell = &row->cells[ATTENDANCE_MINUTES];
  *minutes = MINUTES_NONE;
  if (cell->length == 0)
    return TRUE;
  if (cell->length <= 3)
    {
      gint64 whole = 0;
      gsize i = 0;
      for (; i < cell->length && g_ascii_isdigit (cell->text[i]); i++)
        whole = whole * 10 + (cell->text[i] - '0');
      *minutes = whole * DECIMAL_ONE;
      if (i == cell->length)
        return TRUE;
    }
  if (!row_decimal (row, ATTENDANCE_MINUTES, minutes))
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

static void
note_leave_kind (AttendancePart *attendance, const TableRow *row, const Row *counted, const Session *session)
{
  const CsvCell *cell = &row->cells[ATTENDANCE_LEAVE_KIND];
  if (cell->length == 0 || counted->status == ATTENDANCE_PRESENT || session->date < attendance->selection->from
      || session->date > attendance->selection->to)
    return;
  guint64 *pair = g_new (guint64, 1);
  *pair = pass_pair (counted->session, counted->person);
  g_hash_table_replace (attendance->leave_kinds, pair,
                        g_string_chunk_insert_len (attendance->strings, cell->text, (gssize) cell->length));
}

static void
note_not_held (AttendancePart *attendance, const TableRow *row, guint32 session)
{
  gpointer key = GUINT_TO_POINTER (session + 1);
  attendance->part.trouble = TRUE;
  if (!attendance->part.careful)
    return;
  NotHeld *found = g_hash_table_lookup (attendance->not_held, key);
  if (found == NULL)
    {
      found = g_new0 (NotHeld, 1);
      found->place = row_place (row, ATTENDANCE_SESSION);
      found->file = attendance->part.file;
      g_hash_table_insert (attendance->not_held, key, found);
    }
  found->n++;
}

/* Careful passes count at once, so that a duplicate is known with its row. */
static void
count_now (AttendancePart *attendance, const TableRow *row, const Row *counted)
{
  if (apply (attendance, counted) || !pass_may_report (&attendance->part))
    return;
  PassDuplicate duplicate = { .pair = pass_pair (counted->session, counted->person), .file = attendance->part.file, .line = row->line };
  g_array_append_val (attendance->duplicates, duplicate);
}

/* Lets the row wait until its word is near, and counts the one that has waited longest. */
static void
count_soon (AttendancePart *attendance, const Row *counted)
{
  Row *place = &attendance->waiting[attendance->n_rows % WAITING];
  if (attendance->n_rows >= WAITING && !apply (attendance, place))
    attendance->part.trouble = TRUE;
  *place = *counted;
  __builtin_prefetch (mark_word (attendance->facts, counted->session, counted->person), 1);
  attendance->n_rows++;
}

/* Counts the rows that still wait. */
static void
count_rest (AttendancePart *attendance)
{
  guint first = attendance->n_rows > WAITING ? attendance->n_rows - WAITING : 0;
  for (guint i = first; i < attendance->n_rows; i++)
    if (!apply (attendance, &attendance->waiting[i % WAITING]))
      attendance->part.trouble = TRUE;
  attendance->n_rows = 0;
}

static gboolean
count_row (const TableRow *row, gpointer data)
{
  AttendancePart *attendance = data;
  const Model *model = attendance->facts->model;
  Row counted;
  counted.session = find_session (attendance, row);
  counted.person = pass_find_person (&attendance->part, row, ATTENDANCE_PERSON);
  gboolean status = read_status (attendance, row, &counted.status);
  gboolean minutes = read_minutes (attendance, row, &counted.minutes);
  gboolean known = counted.session != IDENTIFIER_NONE;
  const Session *session = known ? model->sessions->pdata[counted.session] : NULL;

  if (known && session->date > model->as_of)
    attendance->n_later++;
  else if (known && session->status != SESSION_HELD)
    note_not_held (attendance, row, counted.session);
  else if (known && counted.person != IDENTIFIER_NONE && status && minutes && session->date != DATE_NONE)
    {
      if (attendance->leave_kinds != NULL)
        note_leave_kind (attendance, row, &counted, session);
      if (attendance->part.careful)
        count_now (attendance, row, &counted);
      else
        count_soon (attendance, &counted);
    }
  /* A quick pass is over with the first mistake: a careful one will name it. */
  return attendance->part.careful || !attendance->part.trouble;
}

static void
part_init (AttendancePart *attendance, Counting *counting, gboolean careful)
{
  *attendance = (AttendancePart) {
    .part = { .facts = counting->facts, .people = &counting->people, .sessions = &counting->sessions, .careful = careful },
    .facts = counting->facts,
    .selection = counting->selection,
    .session_length = G_MAXSIZE,
    .outside = g_array_new (FALSE, FALSE, sizeof (Outside)),
    .outside_of = g_hash_table_new (NULL, NULL),
  };
  if (counting->selection->attendance_exceptions)
    {
      attendance->leave_kinds = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
      attendance->strings = g_string_chunk_new (1024);
    }
  if (careful)
    {
      attendance->duplicates = g_array_new (FALSE, FALSE, sizeof (PassDuplicate));
      attendance->not_held = g_hash_table_new_full (NULL, NULL, NULL, g_free);
    }
}

static void
part_clear (AttendancePart *attendance)
{
  g_array_unref (attendance->outside);
  g_hash_table_unref (attendance->outside_of);
  g_clear_pointer (&attendance->leave_kinds, g_hash_table_unref);
  g_clear_pointer (&attendance->strings, g_string_chunk_free);
  g_clear_pointer (&attendance->duplicates, g_array_unref);
  g_clear_pointer (&attendance->not_held, g_hash_table_unref);
}

static guint64
pair_of (PassPart *part, const TableRow *row)
{
  guint32 session = pass_find_session (part, row, ATTENDANCE_SESSION);
  return pass_pair (session, pass_find_person (part, row, ATTENDANCE_PERSON));
}

static void
report_duplicates (Counting *counting, const GPtrArray *files, const AttendancePart *attendance)
{
  const Model *model = counting->facts->model;
  if (attendance->duplicates->len > 0)
    pass_find_first_rows (&attendance->part, DATASET_ATTENDANCE, files, pair_of, attendance->duplicates);
  for (guint i = 0; i < attendance->duplicates->len; i++)
    {
      const PassDuplicate *duplicate = &g_array_index (attendance->duplicates, PassDuplicate, i);
      Place place = { files->pdata[duplicate->file], duplicate->line, 0, 0 };
      g_autofree char *row = other_row (files->pdata[duplicate->first_file], duplicate->first_line, place.file);
      diag_report (counting->diags, DIAG_ATTENDANCE_DUPLICATE, &place,
                   ((const Person *) model->people->pdata[(guint32) duplicate->pair])->id,
                   ((const Session *) model->sessions->pdata[duplicate->pair >> 32])->id, row, NULL);
    }
}

static void
report_not_held (Counting *counting, const GPtrArray *files, const AttendancePart *attendance)
{
  static const char *const names[] = { "planned", "held", "cancelled", "postponed" };
  const Model *model = counting->facts->model;
  for (guint i = 0; i < model->sessions->len; i++)
    {
      const Session *session = model->sessions->pdata[i];
      NotHeld *found = g_hash_table_lookup (attendance->not_held, GUINT_TO_POINTER (i + 1));
      if (found == NULL)
        continue;
      g_autofree char *count = g_strdup_printf ("%" G_GUINT64_FORMAT, found->n);
      found->place.file = files->pdata[found->file];    /* the table that knew it is closed */
      diag_report (counting->diags, DIAG_ATTENDANCE_NOT_HELD, &found->place, session->id, names[session->status], count, NULL);
    }
}

static void
report_outside (Counting *counting, AttendancePart *parts, guint n_parts)
{
  const Model *model = counting->facts->model;
  g_autofree Outside *all = g_new0 (Outside, model->people->len + 1);
  for (guint part = 0; part < n_parts; part++)
    for (guint i = 0; i < parts[part].outside->len; i++)
      {
        const Outside *one = &g_array_index (parts[part].outside, Outside, i);
        Outside *sum = &all[one->person];
        sum->first_session = sum->n == 0 ? one->first_session : MIN (sum->first_session, one->first_session);
        sum->n += one->n;
      }
  for (guint i = 0; i < model->people->len; i++)
    {
      const Person *person = model->people->pdata[i];
      Place place = { person->file, person->line, 0, 0 };
      char date[DATE_BUFFER];
      if (all[i].n == 0)
        continue;
      const Session *session = model->sessions->pdata[all[i].first_session];
      g_autofree char *count = g_strdup_printf ("%" G_GUINT64_FORMAT, all[i].n);
      diag_report (counting->diags, DIAG_ATTENDANCE_EMPLOYMENT, &place, person->id, person->name, count, session->id,
                   date_format (session->date, date), NULL);
    }
}

/* What a pass has found besides marks, once it is sure to stand. */
static void
finish (Counting *counting, AttendancePart *parts, guint n_parts)
{
  guint64 n_later = 0;
  for (guint i = 0; i < n_parts; i++)
    n_later += parts[i].n_later;
  if (n_later > 0)
    {
      char as_of[DATE_BUFFER];
      g_autofree char *count = g_strdup_printf ("%" G_GUINT64_FORMAT, n_later);
      diag_report (counting->diags, DIAG_FACTS_LATER, NULL, count, "attendance", date_format (counting->facts->model->as_of, as_of), NULL);
    }
  report_outside (counting, parts, n_parts);
  if (!counting->selection->attendance_exceptions)
    return;
  GHashTable *kinds = parts[0].leave_kinds;
  for (guint i = 1; i < n_parts; i++)
    {
      GHashTableIter iter;
      gpointer pair, kind;
      g_hash_table_iter_init (&iter, parts[i].leave_kinds);
      while (g_hash_table_iter_next (&iter, &pair, &kind))
        g_hash_table_replace (kinds, g_memdup2 (pair, sizeof (guint64)), kind);
    }
  exceptions_collect (counting, kinds);
}

static void
count_carefully (Counting *counting, const GPtrArray *files)
{
  AttendancePart attendance;
  PassPart *part = &attendance.part;
  part_init (&attendance, counting, TRUE);
  pass_read (counting->facts->model, DATASET_ATTENDANCE, files, count_row, &part, 1, counting->diags);
  report_not_held (counting, files, &attendance);
  report_duplicates (counting, files, &attendance);
  pass_report_rest (&attendance.part, DATASET_ATTENDANCE, counting->diags);
  finish (counting, &attendance, 1);
  part_clear (&attendance);
}

static void
reset (Facts *facts)
{
  for (guint i = 0; i < facts->n_sessions; i++)
    g_clear_pointer (&facts->marks[i], g_free);
  memset (facts->session_extra, 0, facts->n_sessions * sizeof (gint64));
  day_sums_clear (&facts->team_extra);
  day_sums_clear (&facts->cohort_extra);
  day_sums_clear (&facts->person_extra);
}

void
attendance_count (Counting *counting)
{
  g_autoptr (GPtrArray) files = dataset_files (counting->facts->model->config, DATASET_ATTENDANCE, counting->diags);
  g_autofree AttendancePart *attendance = g_new (AttendancePart, counting->jobs);
  g_autofree PassPart **parts = g_new (PassPart *, counting->jobs);
  Diagnostics *apart = diag_new ();
  for (guint i = 0; i < counting->jobs; i++)
    {
      part_init (&attendance[i], counting, FALSE);
      parts[i] = &attendance[i].part;
    }
  gboolean clean = pass_read (counting->facts->model, DATASET_ATTENDANCE, files, count_row, parts, counting->jobs, apart);
  for (guint i = 0; i < counting->jobs; i++)
    {
      count_rest (&attendance[i]);
      clean = clean && !attendance[i].part.trouble;
    }
  if (clean)
    {
      diag_move (counting->diags, apart);
      finish (counting, attendance, counting->jobs);
    }
  else
    {
      reset (counting->facts);
      count_carefully (counting, files);
    }
  for (guint i = 0; i < counting->jobs; i++)
    part_clear (&attendance[i]);
  diag_free (apart);
}
