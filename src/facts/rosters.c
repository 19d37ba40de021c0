/* Enrolments → who is due in each session. */
#include "facts/counting.h"

typedef struct {
  PassPart part;                /* first: the pass knows this */
  Facts *facts;
  GArray *duplicates;           /* PassDuplicate, the first of them; careful only */
  guint n_duplicates;
} RosterPart;

/* Cohorts are told from sessions in the key of a pair. */
#define COHORT_OWNER (1u << 31)

static void
note_duplicate (RosterPart *roster, const TableRow *row, guint32 owner, guint32 person)
{
  PassDuplicate duplicate = { .pair = pass_pair (owner, person), .file = roster->part.file, .line = row->line };
  if (roster->part.careful && roster->n_duplicates < PASS_MOST_REPORTED)
    duplicate.place = row_place (row, ENROLMENTS_PERSON);
  roster->part.trouble = TRUE;
  if (roster->part.careful && roster->n_duplicates++ < PASS_MOST_REPORTED)
    g_array_append_val (roster->duplicates, duplicate);
}

/* The owner of the row's roster: a session's index, or a cohort's with COHORT_OWNER; IDENTIFIER_NONE when the row is wrong. */
static guint32
find_owner (PassPart *part, const TableRow *row)
{
  gboolean session = !row_is_empty (row, ENROLMENTS_SESSION), cohort = !row_is_empty (row, ENROLMENTS_COHORT);
  if (session && cohort)
    {
      if (pass_may_report (part))
        {
          Place place = row_place (row, ENROLMENTS_COHORT);
          diag_report (row->diags, DIAG_ENROLMENT_BOTH, &place, NULL);
        }
      return IDENTIFIER_NONE;
    }
  if (session)
    return pass_find_session (part, row, ENROLMENTS_SESSION);
  guint32 found = pass_find_cohort (part, row, ENROLMENTS_COHORT);
  return found == IDENTIFIER_NONE ? found : found | COHORT_OWNER;
}

static void
note_known (RosterPart *roster, guint32 owner, guint32 person)
{
  const Model *model = roster->facts->model;
  AsideRow *known = &roster->part.known;
  if (person != IDENTIFIER_NONE)
    aside_of_person (known, model->people->pdata[person]);
  if (owner == IDENTIFIER_NONE)
    return;
  if ((owner & COHORT_OWNER) != 0)
    known->cohort = (gint32) (owner & ~COHORT_OWNER);
  else
    aside_of_session (known, model->sessions->pdata[owner]);
}

static RowOutcome
count_row (const TableRow *row, gpointer data)
{
  RosterPart *roster = data;
  Facts *facts = roster->facts;
  guint32 owner = find_owner (&roster->part, row);
  guint32 person = pass_find_person (&roster->part, row, ENROLMENTS_PERSON);
  if (owner == IDENTIFIER_NONE || person == IDENTIFIER_NONE)
    {
      note_known (roster, owner, person);
      return pass_refuse (&roster->part);
    }
  guint64 **place = (owner & COHORT_OWNER) != 0 ? &facts->cohort_rosters[owner & ~COHORT_OWNER] : &facts->session_rosters[owner];
  if (set_add_shared (words_at (place, facts->set_words), person))
    note_duplicate (roster, row, owner, person);
  /* Someone who is enrolled twice is enrolled: nothing is left out. */
  return roster->part.trouble && !roster->part.careful ? ROW_STOP : ROW_USED;
}

static guint64
pair_of (PassPart *part, const TableRow *row)
{
  guint32 owner = find_owner (part, row);
  return pass_pair (owner, pass_find_person (part, row, ENROLMENTS_PERSON));
}

static void
report_duplicates (Counting *counting, const GPtrArray *files, RosterPart *roster)
{
  const Model *model = counting->facts->model;
  pass_find_first_rows (&roster->part, DATASET_ENROLMENTS, files, pair_of, roster->duplicates);
  for (guint i = 0; i < roster->duplicates->len; i++)
    {
      const PassDuplicate *duplicate = &g_array_index (roster->duplicates, PassDuplicate, i);
      guint32 owner = (guint32) (duplicate->pair >> 32);
      const char *person = ((const Person *) model->people->pdata[(guint32) duplicate->pair])->id;
      Place place = pass_duplicate_place (duplicate, files, person);
      g_autofree char *row = diag_other_line (files->pdata[duplicate->first_file], duplicate->first_line, place.file);
      const char *owner_id = (owner & COHORT_OWNER) != 0 ? ((const Cohort *) model->cohorts->pdata[owner & ~COHORT_OWNER])->id
                                                         : ((const Session *) model->sessions->pdata[owner])->id;
      diag_report (counting->diags, DIAG_ENROLMENT_DUPLICATE, &place, person, owner_id, row, NULL);
    }
  if (roster->n_duplicates > roster->duplicates->len)
    {
      g_autofree char *count = g_strdup_printf ("%u", roster->n_duplicates - roster->duplicates->len);
      diag_report (counting->diags, DIAG_ENROLMENT_DUPLICATES_MORE, NULL, count, NULL);
    }
}

static void
reset (Facts *facts)
{
  for (guint i = 0; i < facts->n_sessions; i++)
    g_clear_pointer (&facts->session_rosters[i], g_free);
  for (guint i = 0; i < facts->n_cohorts; i++)
    g_clear_pointer (&facts->cohort_rosters[i], g_free);
}

static void
count_carefully (Counting *counting, const GPtrArray *files)
{
  RosterPart roster = { .part = { .facts = counting->facts, .people = &counting->people, .sessions = &counting->sessions, .careful = TRUE },
                        .facts = counting->facts,
                        .duplicates = g_array_new (FALSE, FALSE, sizeof (PassDuplicate)) };
  PassPart *parts[] = { &roster.part };
  pass_read (counting->facts->model, DATASET_ENROLMENTS, files, count_row, parts, 1, counting->diags);
  if (roster.duplicates->len > 0)
    report_duplicates (counting, files, &roster);
  pass_report_rest (&roster.part, DATASET_ENROLMENTS, counting->diags);
  g_array_unref (roster.duplicates);
}

void
rosters_count (Counting *counting)
{
  g_autoptr (GPtrArray) files = dataset_files (counting->facts->model->config, DATASET_ENROLMENTS, counting->diags);
  g_autofree RosterPart *rosters = g_new0 (RosterPart, counting->jobs);
  g_autofree PassPart **parts = g_new (PassPart *, counting->jobs);
  for (guint i = 0; i < counting->jobs; i++)
    {
      rosters[i].part = (PassPart) { .facts = counting->facts, .people = &counting->people, .sessions = &counting->sessions };
      rosters[i].facts = counting->facts;
      parts[i] = &rosters[i].part;
    }
  if (pass_read (counting->facts->model, DATASET_ENROLMENTS, files, count_row, parts, counting->jobs, counting->diags))
    return;
  reset (counting->facts);
  count_carefully (counting, files);
}
