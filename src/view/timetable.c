/* What stands in a timetable: the slots of a curriculum, or the dated slots and sessions of a cohort. */
#include "view/timetable.h"
#include "view/timetable_grid.h"

#include "view/blocks.h"
#include <string.h>

/* ---- hours ---- */

static Hours
slot_time (const CurriculumSlot *slot)
{
  return slot->start != TIME_NONE && slot->end > slot->start ? (slot->end - slot->start) * HOURS_MINUTE : 0;
}

static gboolean
same_slot (const CurriculumSlot *a, const CurriculumSlot *b)
{
  return a->day == b->day && a->start == b->start && a->end == b->end && a->start != TIME_NONE;
}

/* Several courses of one slot share its time: `declared` says whether their declared hours count before it. */
static Hours
sum_hours (const Curriculum *curriculum, gboolean declared)
{
  Hours sum = 0;
  for (guint i = 0; i < curriculum->slots->len;)
    {
      const CurriculumSlot *first = curriculum->slots->pdata[i];
      Hours together = HOURS_NONE;
      do
        {
          const CurriculumSlot *slot = curriculum->slots->pdata[i++];
          if (declared && slot->hours != HOURS_NONE)
            together = (together == HOURS_NONE ? 0 : together) + slot->hours;
        }
      while (i < curriculum->slots->len && same_slot (first, curriculum->slots->pdata[i]));
      sum += together != HOURS_NONE ? together : slot_time (first);
    }
  return sum;
}

Hours
curriculum_hours_declared (const Curriculum *curriculum)
{
  return sum_hours (curriculum, TRUE);
}

Hours
curriculum_hours_of_slots (const Curriculum *curriculum)
{
  return sum_hours (curriculum, FALSE);
}

/* ---- entries ---- */

static void
add_slot_entry (GArray *entries, const CurriculumSlot *slot, Date date)
{
  TimetableEntry entry = {
    .day = slot->day, .date = date, .start = slot->start, .end = slot->end, .course = slot->course, .hours = slot->hours,
    .trainer = slot->trainer, .note = slot->note,
  };
  g_array_append_val (entries, entry);
}

static void
take_session (TimetableEntry *entry, const Session *session)
{
  entry->session = session;
  entry->date = session->date;
  if (session->start != TIME_NONE)
    {
      entry->start = session->start;
      entry->end = session->end;
    }
  entry->hours = session->hours;
  entry->course = session->course;
  entry->trainer = NULL;
}

/* The first session of the cohort not yet taken that teaches the entry's course, on its day or (with `any_day`) on any. */
static gint
find_session (const Cohort *cohort, const gboolean *taken, const TimetableEntry *entry, gboolean any_day)
{
  gint found = -1;
  for (guint i = 0; i < cohort->sessions->len; i++)
    {
      const Session *session = cohort->sessions->pdata[i];
      if (taken[i] || session->course != entry->course || (!any_day && session->date != entry->date))
        continue;
      if (session->start == entry->start)
        return (gint) i;
      if (found < 0)
        found = (gint) i;
    }
  return found;
}

/* Sessions take the place of the slots they hold: first those on the day itself, then those that were moved to another. */
static void
match_sessions (GArray *entries, const Cohort *cohort)
{
  g_autofree gboolean *taken = g_new0 (gboolean, cohort->sessions->len + 1);
  for (int moved = 0; moved < 2; moved++)
    for (guint i = 0; i < entries->len; i++)
      {
        TimetableEntry *entry = &g_array_index (entries, TimetableEntry, i);
        gint found = entry->session == NULL ? find_session (cohort, taken, entry, moved == 1) : -1;
        if (found < 0)
          continue;
        taken[found] = TRUE;
        take_session (entry, cohort->sessions->pdata[found]);
      }
  for (guint i = 0; i < cohort->sessions->len; i++)
    if (!taken[i])
      {
        TimetableEntry entry = { .start = TIME_NONE, .end = TIME_NONE };
        take_session (&entry, cohort->sessions->pdata[i]);
        g_array_append_val (entries, entry);
      }
}

xmlNode *
add_curriculum_timetable (xmlNode *parent, const ViewContext *context, const Page *from, const Curriculum *curriculum)
{
  g_autoptr (GArray) entries = g_array_new (FALSE, TRUE, sizeof (TimetableEntry));
  for (guint i = 0; i < curriculum->slots->len; i++)
    add_slot_entry (entries, curriculum->slots->pdata[i], DATE_NONE);
  xmlNode *node = timetable_grid_add (parent, context, from, entries, FALSE);
  set_attribute (node, "title", curriculum->title);
  attribute_integer (node, "days", curriculum->days);
  attribute_hours (node, "hours-declared", context, curriculum_hours_declared (curriculum));
  attribute_hours (node, "hours-slots", context, curriculum_hours_of_slots (curriculum));
  return node;
}

xmlNode *
add_cohort_timetable (xmlNode *parent, const ViewContext *context, const Page *from, const Cohort *cohort)
{
  g_autoptr (GArray) entries = g_array_new (FALSE, TRUE, sizeof (TimetableEntry));
  const Curriculum *curriculum = cohort->curriculum;
  guint day = 0;
  Date date = DATE_NONE;
  for (guint i = 0; curriculum != NULL && cohort->start_date != DATE_NONE && i < curriculum->slots->len; i++)
    {
      const CurriculumSlot *slot = curriculum->slots->pdata[i];
      if (slot->day != day)
        {
          day = slot->day;
          date = model_workday (context->model, cohort->start_date, day);
        }
      add_slot_entry (entries, slot, date);
    }
  timetable_entries_arrange (entries);
  match_sessions (entries, cohort);
  xmlNode *node = timetable_grid_add (parent, context, from, entries, TRUE);
  set_attribute (node, "title", cohort->title);
  set_attribute (node, "dated", "yes");
  return node;
}

/* ---- the block of the handbook ---- */

static void
report_unknown (const ViewContext *context, const MarkdownOption *option, NearestKind kind, DiagId unknown, DiagId nearest, Diagnostics *diags)
{
  const char *id, *label;
  if (model_nearest (context->model, kind, option->value, &id, &label))
    diag_report (diags, nearest, &option->place, option->value, id, label, NULL);
  else
    diag_report (diags, unknown, &option->place, option->value, NULL);
}

gboolean
timetable_block_add (xmlNode *parent, const ViewContext *context, const Page *page, const MarkdownBlock *block, Diagnostics *diags)
{
  static const char *const known[] = { "curriculum", "cohort", "title", NULL };
  gboolean good = block_check_options (block, known, 0, diags);
  const MarkdownOption *of_curriculum = block_option (block, "curriculum"), *of_cohort = block_option (block, "cohort");
  if ((of_curriculum == NULL) == (of_cohort == NULL))
    {
      diag_report (diags, DIAG_BLOCK_TIMETABLE, &block->place, NULL);
      return FALSE;
    }
  const Curriculum *curriculum = of_curriculum != NULL ? model_curriculum (context->model, of_curriculum->value, -1) : NULL;
  const Cohort *cohort = of_cohort != NULL ? model_cohort (context->model, of_cohort->value, -1) : NULL;
  if (of_curriculum != NULL && curriculum == NULL)
    report_unknown (context, of_curriculum, NEAREST_CURRICULUM, DIAG_BLOCK_CURRICULUM, DIAG_BLOCK_CURRICULUM_NEAREST, diags);
  if (of_cohort != NULL && cohort == NULL)
    report_unknown (context, of_cohort, NEAREST_COHORT, DIAG_BLOCK_COHORT, DIAG_BLOCK_COHORT_NEAREST, diags);
  if (!good || (curriculum == NULL && cohort == NULL))
    return FALSE;
  if (parent == NULL)
    return TRUE;
  xmlNode *node = curriculum != NULL ? add_curriculum_timetable (parent, context, page, curriculum)
                                     : add_cohort_timetable (parent, context, page, cohort);
  const char *title = block_value (block, "title");
  if (title != NULL)
    xmlUnsetProp (node, (const xmlChar *) "title");
  set_attribute (node, "title", title);
  return TRUE;
}
