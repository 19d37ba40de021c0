/* Curricula, sessions and cohorts: slots, hours, days. */
#include "model/private.h"

#include <string.h>

/* Declared hours may differ from the clock by rounding. */
#define HOURS_TOLERANCE HOURS_MINUTE

static gint
compare_slots (gconstpointer a, gconstpointer b)
{
  const CurriculumSlot *first = *(CurriculumSlot *const *) a, *second = *(CurriculumSlot *const *) b;
  if (first->day != second->day)
    return first->day < second->day ? -1 : 1;
  if (first->start != second->start)
    return first->start < second->start ? -1 : 1;
  if (first->end != second->end)
    return first->end < second->end ? -1 : 1;
  int file = strcmp (first->file, second->file);
  return file != 0 ? file : first->line < second->line ? -1 : first->line > second->line;
}

static Hours
slot_hours (TimeOfDay start, TimeOfDay end)
{
  return (Hours) (end - start) * HOURS_MINUTE;
}

/* More than the clock says, or less where everyone declares. */
static gboolean
hours_differ (Hours declared, Hours clock, gboolean all)
{
  return declared > clock + HOURS_TOLERANCE || (all && declared < clock - HOURS_TOLERANCE);
}

static void
report_hours (const char *what, Hours declared, Hours clock, const Place *place, Diagnostics *diags)
{
  g_autofree char *said = hours_format (declared), *is = hours_format (clock);
  diag_report (diags, DIAG_HOURS_DIFFER, place, said, what, is, NULL);
}

/* The rows [from, to) share one slot: together they may not declare more than its length, nor less when all of them declare. */
static void
check_slot_hours (const Model *model, const Curriculum *curriculum, guint from, guint to, Diagnostics *diags)
{
  const CurriculumSlot *first = curriculum->slots->pdata[from], *declares = NULL;
  Hours declared = 0, clock = slot_hours (first->start, first->end);
  guint n_declared = 0;
  if (first->start == TIME_NONE)
    return;
  for (guint i = from; i < to; i++)
    {
      const CurriculumSlot *slot = curriculum->slots->pdata[i];
      if (slot->hours == HOURS_NONE)
        continue;
      declared += slot->hours;
      n_declared++;
      declares = declares ? declares : slot;
    }
  if (declares == NULL || !hours_differ (declared, clock, n_declared == to - from))
    return;
  Place place = record_place (model, declares->file, declares->line, CURRICULA_HOURS);
  g_autofree char *what = slot_text (first->start, first->end);
  report_hours (what, declared, clock, &place, diags);
}

/* Slots of one day that overlap without being the same. `latest` is the one of this day that ends last so far, or NULL. */
static void
check_overlap (const Model *model, const CurriculumSlot *slot, const CurriculumSlot *latest, Diagnostics *diags)
{
  if (latest == NULL || slot->start == TIME_NONE || latest->end <= slot->start)
    return;
  g_autofree char *day = g_strdup_printf ("%u", slot->day), *line = g_strdup_printf ("%u", latest->line);
  g_autofree char *this = slot_text (slot->start, slot->end), *other = slot_text (latest->start, latest->end);
  Place place = record_place (model, slot->file, slot->line, CURRICULA_START);
  diag_report (diags, DIAG_SLOTS_OVERLAP, &place, day, this, other, line, NULL);
}

static void
join_curriculum (const Model *model, Curriculum *curriculum, Diagnostics *diags)
{
  GPtrArray *slots = curriculum->slots;
  const CurriculumSlot *latest = NULL;
  g_ptr_array_sort (slots, compare_slots);
  if (curriculum->title == NULL)
    curriculum->title = curriculum->id;
  for (guint from = 0, to; from < slots->len; from = to)
    {
      const CurriculumSlot *slot = slots->pdata[from];
      for (to = from + 1; to < slots->len; to++)
        {
          const CurriculumSlot *next = slots->pdata[to];
          if (next->day != slot->day || next->start != slot->start || next->end != slot->end)
            break;
        }
      check_slot_hours (model, curriculum, from, to, diags);
      if (latest != NULL && latest->day != slot->day)
        latest = NULL;
      check_overlap (model, slot, latest, diags);
      if (slot->start != TIME_NONE && (latest == NULL || slot->end > latest->end))
        latest = slot;
    }
}

void
join_curricula (Model *model, Diagnostics *diags)
{
  for (guint i = 0; i < model->curricula->len; i++)
    join_curriculum (model, model->curricula->pdata[i], diags);
}

/* Sessions that share a slot: the same times for the same cohort. Those of no cohort stand alone. */
static gint
compare_shared (gconstpointer a, gconstpointer b)
{
  const Session *first = *(Session *const *) a, *second = *(Session *const *) b;
  gint64 cohorts[2] = { first->cohort ? (gint64) first->cohort->index : -1 - (gint64) first->index,
                        second->cohort ? (gint64) second->cohort->index : -1 - (gint64) second->index };
  if (first->date != second->date)
    return first->date < second->date ? -1 : 1;
  if (cohorts[0] != cohorts[1])
    return cohorts[0] < cohorts[1] ? -1 : 1;
  if (first->start != second->start)
    return first->start < second->start ? -1 : 1;
  if (first->end != second->end)
    return first->end < second->end ? -1 : 1;
  return first->index < second->index ? -1 : first->index > second->index;
}

static gboolean
share_slot (const Session *first, const Session *second)
{
  return first->cohort != NULL && first->cohort == second->cohort && first->date == second->date && first->start == second->start
         && first->end == second->end;
}

/* The sessions [from, to) share one slot: their declared hours against the clock. */
static void
check_session_hours (const Model *model, const GPtrArray *sessions, guint from, guint to, Diagnostics *diags)
{
  const Session *first = sessions->pdata[from], *declares = NULL;
  Hours declared = 0;
  guint n_declared = 0;
  if (first->start == TIME_NONE || first->end == TIME_NONE)
    return;
  for (guint i = from; i < to; i++)
    {
      const Session *session = sessions->pdata[i];
      if (session->hours == HOURS_NONE)
        continue;
      declared += session->hours;
      n_declared++;
      declares = declares ? declares : session;
    }
  if (declares == NULL || !hours_differ (declared, slot_hours (first->start, first->end), n_declared == to - from))
    return;
  Place place = record_place (model, declares->file, declares->line, SESSIONS_HOURS);
  g_autofree char *what = slot_text (first->start, first->end);
  report_hours (what, declared, slot_hours (first->start, first->end), &place, diags);
}

static void
check_shared_sessions (const Model *model, Diagnostics *diags)
{
  g_autoptr (GPtrArray) sessions = g_ptr_array_copy (model->sessions, NULL, NULL);
  g_ptr_array_set_free_func (sessions, NULL);
  g_ptr_array_sort (sessions, compare_shared);
  for (guint from = 0, to; from < sessions->len; from = to)
    {
      for (to = from + 1; to < sessions->len && share_slot (sessions->pdata[from], sessions->pdata[to]); to++)
        ;
      check_session_hours (model, sessions, from, to, diags);
    }
}

/* Declared hours, else end − start, else the course's. */
static void
join_session_hours (const Model *model, Session *session, Diagnostics *diags)
{
  gboolean timed = session->start != TIME_NONE && session->end != TIME_NONE;
  if (session->hours != HOURS_NONE)
    return;
  session->hours = timed ? slot_hours (session->start, session->end) : session->course->hours;
  if (session->hours != HOURS_NONE)
    return;
  session->hours = 0;
  if (session->status != SESSION_HELD && session->status != SESSION_PLANNED)
    return;
  Place place = record_place (model, session->file, session->line, SESSIONS_ID);
  diag_report (diags, DIAG_HOURS_MISSING, &place, session->id, NULL);
}

void
join_sessions (Model *model, Diagnostics *diags)
{
  check_shared_sessions (model, diags);
  for (guint i = 0; i < model->sessions->len; i++)
    join_session_hours (model, model->sessions->pdata[i], diags);
}

void
join_cohorts (Model *model, Diagnostics *diags)
{
  for (guint i = 0; i < model->cohorts->len; i++)
    {
      Cohort *cohort = model->cohorts->pdata[i];
      if (cohort->end_date == DATE_NONE && cohort->curriculum != NULL)
        cohort->end_date = model_workday (model, cohort->start_date, cohort->curriculum->days);
    }
}
