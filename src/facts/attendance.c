/* The attendance pass: its parts, and what it has to say at the end. The rows themselves: attendance_rows.c. */
#include "facts/attendance.h"
#include "facts/pass_names.h"

#include <string.h>

static void
tables_init (AttendanceTables *tables, const Model *model)
{
  tables->sessions = g_new (SessionSlot, model->sessions->len + 1);
  tables->people = g_new (Employment, model->people->len + 1);
  for (guint i = 0; i < model->sessions->len; i++)
    {
      const Session *session = model->sessions->pdata[i];
      SlotState state = session->date == DATE_NONE ? SLOT_WRONG : session->date > model->as_of ? SLOT_LATER
                        : session->status == SESSION_HELD ? SLOT_HELD : SLOT_NOT_HELD;
      tables->sessions[i] = (SessionSlot) { session->hours, session->date, state };
    }
  for (guint i = 0; i < model->people->len; i++)
    {
      const Person *person = model->people->pdata[i];
      tables->people[i] = (Employment) { person->hire_date, person->leave_date == DATE_NONE ? G_MAXUINT32 : person->leave_date,
                                         person->name == NULL ? 0 : name_number (person->name, strlen (person->name)) };
    }
}

static void
part_init (AttendancePart *attendance, Counting *counting, const AttendanceTables *tables, gboolean careful)
{
  *attendance = (AttendancePart) {
    .part = { .facts = counting->facts, .people = &counting->people, .sessions = &counting->sessions, .careful = careful },
    .facts = counting->facts,
    .tables = tables,
    .selection = counting->selection,
    .not_due = g_array_new (FALSE, FALSE, sizeof (guint64)),
    .outside = g_array_new (FALSE, FALSE, sizeof (Outside)),
    .outside_of = g_hash_table_new (NULL, NULL),
    .overruns = g_array_new (FALSE, FALSE, sizeof (Overrun)),
    .overrun_of = g_hash_table_new (NULL, NULL),
  };
  if (counting->selection->attendance_exceptions)
    {
      attendance->leave_kinds = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
      attendance->strings = g_string_chunk_new (1024);
    }
  if (!careful)
    attendance->part.flush = attendance_finish_rows;
  else
    {
      attendance->duplicates = g_array_new (FALSE, FALSE, sizeof (PassDuplicate));
      attendance->not_held = g_hash_table_new_full (NULL, NULL, NULL, g_free);
    }
}

static void
part_clear (AttendancePart *attendance)
{
  g_array_unref (attendance->not_due);
  g_array_unref (attendance->outside);
  g_array_unref (attendance->overruns);
  g_hash_table_unref (attendance->overrun_of);
  g_hash_table_unref (attendance->outside_of);
  g_clear_pointer (&attendance->leave_kinds, g_hash_table_unref);
  g_clear_pointer (&attendance->strings, g_string_chunk_free);
  g_clear_pointer (&attendance->duplicates, g_array_unref);
  g_clear_pointer (&attendance->not_held, g_hash_table_unref);
}

static guint64
pair_of (PassPart *part, const TableRow *row)
{
  if (row_is_not_due (row))
    return pass_pair (IDENTIFIER_NONE, IDENTIFIER_NONE);
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
      const char *person = ((const Person *) model->people->pdata[(guint32) duplicate->pair])->id;
      Place place = pass_duplicate_place (duplicate, files, person);
      char date[DATE_BUFFER];
      if (duplicate->first_line == duplicate->line && duplicate->first_file == duplicate->file)
        {
          /* The record that stands already is one of a whole day. */
          diag_report (counting->diags, DIAG_ATTENDANCE_DAY_TWICE, &place, person,
                       date_format (((const Session *) model->sessions->pdata[duplicate->pair >> 32])->date, date), NULL);
          continue;
        }
      g_autofree char *row = diag_other_line (files->pdata[duplicate->first_file], duplicate->first_line, place.file);
      diag_report (counting->diags, DIAG_ATTENDANCE_DUPLICATE, &place, person,
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

/* `all` by person. */
static void
report_people (Counting *counting, const Outside *all, DiagId id)
{
  const Model *model = counting->facts->model;
  for (guint i = 0; i < model->people->len; i++)
    {
      const Person *person = model->people->pdata[i];
      Place place = { person->file, person->line, 0, 0 };
      char date[DATE_BUFFER];
      if (all[i].n == 0)
        continue;
      const Session *session = model->sessions->pdata[all[i].first_session];
      g_autofree char *count = g_strdup_printf ("%" G_GUINT64_FORMAT, all[i].n);
      diag_report (counting->diags, id, &place, person->id, person->name, count, session->id, date_format (session->date, date), NULL);
    }
}

static void
report_outside (Counting *counting, AttendancePart *parts, guint n_parts)
{
  g_autofree Outside *all = g_new0 (Outside, counting->facts->model->people->len + 1);
  for (guint part = 0; part < n_parts; part++)
    for (guint i = 0; i < parts[part].outside->len; i++)
      {
        const Outside *one = &g_array_index (parts[part].outside, Outside, i);
        Outside *sum = &all[one->person];
        sum->first_session = sum->n == 0 ? one->first_session : MIN (sum->first_session, one->first_session);
        sum->n += one->n;
      }
  report_people (counting, all, DIAG_ATTENDANCE_EMPLOYMENT);
}

/* Whoever is enrolled in a session that was checked, but did not work there and has no record, is due in it and was not there: nobody may have meant that. */
static void
report_enrolled (Counting *counting)
{
  const Facts *facts = counting->facts;
  const Model *model = facts->model;
  g_autofree Outside *all = g_new0 (Outside, model->people->len + 1);
  for (guint i = 0; i < model->sessions->len; i++)
    {
      const Session *session = model->sessions->pdata[i];
      if (!session->checked || !session_counts (model, session))
        continue;
      for (guint word = 0; word < facts->set_words; word++)
        {
          MarkWord marks = marks_word (marks_of (facts, i), word);
          for (guint64 rest = roster_word (facts, session, word) & ~marks.recorded & ~marks.not_due; rest != 0; rest &= rest - 1)
            {
              guint at = word * SET_PEOPLE + (guint) __builtin_ctzll (rest);
              if (person_is_active (model->people->pdata[at], session->date))
                continue;
              all[at].first_session = all[at].n++ == 0 ? i : all[at].first_session;
            }
        }
    }
  report_people (counting, all, DIAG_ENROLMENT_EMPLOYMENT);
}

/* With attendance_mode: exceptions, where no session says whether it was checked, and somebody enrolled has no record: whoever writes exceptions only takes these
 * people for present. */
static void
report_unchecked (Counting *counting)
{
  const Facts *facts = counting->facts;
  const Model *model = facts->model;
  const Session *lacking = NULL;
  for (guint i = 0; i < model->sessions->len; i++)
    {
      const Session *session = model->sessions->pdata[i];
      if (!session_counts (model, session))
        continue;
      if (session->says_checked)
        return;
      for (guint word = 0; word < facts->set_words && lacking == NULL; word++)
        {
          MarkWord marks = marks_word (marks_of (facts, i), word);
          if ((roster_word (facts, session, word) & ~marks.recorded & ~marks.not_due) != 0)
            lacking = session;
        }
    }
  if (lacking == NULL)
    return;
  const Place place = { .file = lacking->file };
  diag_report (counting->diags, DIAG_ATTENDANCE_UNCHECKED, &place,
               column_title (&dataset_definition (DATASET_SESSIONS)->columns[SESSIONS_CHECKED], model->config->language), NULL);
}

static gint
compare_overruns (gconstpointer a, gconstpointer b)
{
  const Overrun *one = a, *other = b;
  const guint32 keys[][2] = { { one->session, other->session }, { one->file, other->file }, { one->line, other->line } };
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keys[i][0] != keys[i][1])
      return keys[i][0] < keys[i][1] ? -1 : 1;
  return 0;
}

/* One message a session, at its first row. */
static void
report_overruns (Counting *counting, const GPtrArray *files, AttendancePart *parts, guint n_parts)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (Overrun));
  for (guint i = 0; i < n_parts; i++)
    g_array_append_vals (all, parts[i].overruns->data, parts[i].overruns->len);
  g_array_sort (all, compare_overruns);
  for (guint i = 0, next; i < all->len; i = next)
    {
      const Overrun *first = &g_array_index (all, Overrun, i);
      const Session *session = counting->facts->model->sessions->pdata[first->session];
      guint64 n = 0;
      for (next = i; next < all->len && g_array_index (all, Overrun, next).session == first->session; next++)
        n += g_array_index (all, Overrun, next).n;
      g_autofree char *minutes = ratio_format (first->hours, HOURS_MINUTE, 2), *length = ratio_format (parts->tables->sessions[first->session].hours, HOURS_MINUTE, 2);
      g_autofree char *count = g_strdup_printf ("%" G_GUINT64_FORMAT, n);
      const Place place = { .file = files->pdata[first->file], .line = first->line, .value = minutes };
      diag_report (counting->diags, DIAG_ATTENDANCE_OVERRUN, &place, minutes, session->id, length, count, NULL);
    }
}

/* What a pass has found besides marks, once it is sure to stand. */
static void
finish (Counting *counting, const GPtrArray *files, AttendancePart *parts, guint n_parts)
{
  const Model *model = counting->facts->model;
  guint64 n_later = 0;
  for (guint i = 0; i < n_parts; i++)
    n_later += parts[i].n_later;
  report_later (model, counting->diags, dataset_definition (DATASET_ATTENDANCE), n_later);
  report_outside (counting, parts, n_parts);
  report_overruns (counting, files, parts, n_parts);
  for (guint i = 0; i < n_parts; i++)
    attendance_fill_not_due (&parts[i]);
  if (model->config->exceptions_only)
    {
      attendance_fill_present (counting->facts);
      report_unchecked (counting);
    }
  report_enrolled (counting);
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
count_carefully (Counting *counting, const AttendanceTables *tables, const GPtrArray *files)
{
  AttendancePart attendance;
  PassPart *part = &attendance.part;
  part_init (&attendance, counting, tables, TRUE);
  pass_read (counting->facts->model, DATASET_ATTENDANCE, files, attendance_row, &part, 1, counting->diags);
  report_not_held (counting, files, &attendance);
  report_duplicates (counting, files, &attendance);
  pass_report_rest (&attendance.part, DATASET_ATTENDANCE, counting->diags);
  finish (counting, files, &attendance, 1);
  part_clear (&attendance);
}

static void
reset (Facts *facts)
{
  marks_free (facts, facts->marks);
  facts->marks = marks_new (facts);
  memset (facts->session_extra, 0, facts->n_sessions * sizeof (gint64));
  day_sums_clear (&facts->team_extra);
  day_sums_clear (&facts->cohort_extra);
  day_sums_clear (&facts->person_extra);
}

/* A pass in several threads; FALSE when it is thrown away, then `*missed` tells whether it may go well when what is no id is matched. */
static gboolean
count_quickly (Counting *counting, const AttendanceTables *tables, const GPtrArray *files, gboolean identify, gboolean *missed)
{
  g_autofree AttendancePart *attendance = g_new (AttendancePart, counting->jobs);
  g_autofree PassPart **parts = g_new (PassPart *, counting->jobs);
  Diagnostics *apart = diag_new ();
  for (guint i = 0; i < counting->jobs; i++)
    {
      part_init (&attendance[i], counting, tables, FALSE);
      attendance[i].part.identify = identify;
      parts[i] = &attendance[i].part;
    }
  gboolean clean = pass_read (counting->facts->model, DATASET_ATTENDANCE, files, attendance_row, parts, counting->jobs, apart);
  for (guint i = 0; i < counting->jobs; i++)
    clean = clean && !attendance[i].part.trouble;
  *missed = pass_wants_identities (parts, counting->jobs);
  if (clean)
    {
      diag_move (counting->diags, apart);
      finish (counting, files, attendance, counting->jobs);
    }
  for (guint i = 0; i < counting->jobs; i++)
    part_clear (&attendance[i]);
  diag_free (apart);
  return clean;
}

void
attendance_count (Counting *counting)
{
  g_autoptr (GPtrArray) files = dataset_files (counting->facts->model->config, DATASET_ATTENDANCE, counting->diags);
  AttendanceTables tables;
  gboolean missed;
  tables_init (&tables, counting->facts->model);
  gboolean counted = count_quickly (counting, &tables, files, FALSE, &missed);
  if (!counted)
    {
      reset (counting->facts);
      counted = missed && count_quickly (counting, &tables, files, TRUE, &missed);
    }
  if (!counted)
    {
      reset (counting->facts);
      count_carefully (counting, &tables, files);
    }
  g_free (tables.sessions);
  g_free (tables.people);
}
