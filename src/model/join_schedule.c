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
  gboolean more = declared > clock + HOURS_TOLERANCE, less = declared < clock - HOURS_TOLERANCE && n_declared == to - from;
  if (declares == NULL || !(more || less))
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

/* Declared hours, else end − start, else the course's. */
static void
join_session_hours (const Model *model, Session *session, Diagnostics *diags)
{
  gboolean timed = session->start != TIME_NONE && session->end != TIME_NONE;
  Hours clock = timed ? slot_hours (session->start, session->end) : HOURS_NONE;
  if (session->hours != HOURS_NONE)
    {
      Hours difference = timed ? session->hours - clock : 0;
      if (difference <= HOURS_TOLERANCE && difference >= -HOURS_TOLERANCE)
        return;
      Place place = record_place (model, session->file, session->line, SESSIONS_HOURS);
      g_autofree char *what = slot_text (session->start, session->end);
      report_hours (what, session->hours, clock, &place, diags);
      return;
    }
  session->hours = timed ? clock : session->course->hours;
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
