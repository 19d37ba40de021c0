/* people/ID.html: a learner's record. */
#include "view/person.h"

#include "text/locale.h"

#include <string.h>

static void
add_tenure (xmlNode *node, const ViewContext *context, const Person *person)
{
  Date end = person->leave_date != DATE_NONE && person->leave_date < context->model->as_of ? person->leave_date : context->model->as_of;
  if (person->hire_date == DATE_NONE || person->hire_date > end)
    return;
  guint months = date_months_between (person->hire_date, end);
  attribute_integer (node, "years", months / 12);
  attribute_integer (node, "months", months % 12);
}

void
add_person_head (xmlNode *node, const ViewContext *context, const Page *page, const Person *person)
{
  g_autofree char *name = person_name (node, context, person, LIST_PROGRESS);
  set_attribute (node, "id", person->id);
  set_attribute (node, "name", name);
  set_attribute (node, "team", person->team);
  set_attribute (node, "position", person->position);
  set_attribute (node, "level", person->level);
  add_tenure (node, context, person);
  add_day (node, "hired", context, person->hire_date);
  add_day (node, "left", context, person->leave_date != DATE_NONE && person->leave_date <= context->model->as_of ? person->leave_date : DATE_NONE);
  if (person->manager != NULL)
    add_person (node, context, "manager", person->manager, LIST_ROSTERS);
  if (person->mentor != NULL)
    add_person (node, context, "mentor", person->mentor, LIST_ROSTERS);
  if (person->cohort != NULL)
    add_cohort (node, context, page, person->cohort);
}

/* ---- onboarding, confirmation, career ---- */

static void
add_stage (xmlNode *record, const ViewContext *context, const Page *page, const Person *person, const Onboarding *at)
{
  if (at->state == ONBOARDING_NONE)
    return;
  xmlNode *node = add_onboarding (record, "onboarding", context, person, at);
  if (at->stage == NULL)
    set_attribute (node, "simple", "yes");
  g_autoptr (GArray) conditions = onboarding_conditions (context->model, context->facts, person, at, context->model->as_of);
  add_conditions (node, context, page, person, conditions);
}

static void
add_confirmation (xmlNode *record, const ViewContext *context, const Page *page, const Person *person, const Onboarding *at)
{
  if (at->state != ONBOARDING_COMING && at->state != ONBOARDING_STAGE && at->state != ONBOARDING_FAILED)
    return;
  g_autoptr (GArray) conditions = confirmation_conditions (context->model, context->facts, person, context->model->as_of);
  xmlNode *node = element (record, "confirmation");
  attribute_integer (node, "met", conditions_met (conditions));
  attribute_integer (node, "count", conditions->len);
  link_to (node, page, plan_page_for (context->plan, PAGE_CONFIRMATION, person));
  add_conditions (node, context, page, person, conditions);
}

static void
add_ladder (xmlNode *record, const ViewContext *context, const Page *page, const Person *person)
{
  Date day = context->model->as_of;
  g_autoptr (GPtrArray) steps = ladder_steps_from (context->model, person, day);
  for (guint i = 0; i < steps->len; i++)
    {
      const LadderStep *step = steps->pdata[i];
      xmlNode *node = element (record, "step");
      set_attribute (node, "from", step->from);
      set_attribute (node, "to", step->to);
      set_attribute (node, "kind", step->kind == 1 ? "lateral" : "promotion");
      g_autoptr (GArray) conditions = ladder_conditions (context->facts, person, step, day);
      attribute_integer (node, "met", conditions_met (conditions));
      attribute_integer (node, "count", conditions->len);
      add_conditions (node, context, page, person, conditions);
    }
}

/* ---- what became of the person ---- */

typedef struct { Date date; guint order; const char *kind; const Move *move; } Event;

static gint
compare_events (gconstpointer a, gconstpointer b)
{
  const Event *x = a, *y = b;
  if (x->date != y->date)
    return x->date < y->date ? -1 : 1;
  return x->order < y->order ? -1 : x->order > y->order;
}

static void
note_event (GArray *events, Date date, Date as_of, const char *kind, const Move *move)
{
  Event event = { date, events->len, kind, move };
  if (date != DATE_NONE && date <= as_of)
    g_array_append_val (events, event);
}

static void
add_event (xmlNode *list, const ViewContext *context, const Event *event)
{
  static const char *const fields[N_PERSON_FIELDS] = { "team", "position", "level", "manager", "mentor" };
  xmlNode *node = element (list, "event");
  set_attribute (node, "kind", event->kind);
  add_date (node, context, event->date);
  const Move *move = event->move;
  if (move == NULL || move->field < 0)
    return;
  set_attribute (node, "field", fields[move->field]);
  /* A manager or a mentor is a person: named only as the edition allows. */
  if (move->field == FIELD_MANAGER || move->field == FIELD_MENTOR)
    {
      if (move->value_person != NULL)
        add_person (node, context, "person", move->value_person, LIST_ROSTERS);
      return;
    }
  set_attribute (node, "before", move->before);
  set_attribute (node, "value", move->value);
}

static void
add_history (xmlNode *record, const ViewContext *context, const Person *person)
{
  const Model *model = context->model;
  g_autoptr (GArray) events = g_array_new (FALSE, FALSE, sizeof (Event));
  note_event (events, person->hire_date, model->as_of, "hired", NULL);
  if (person->cohort != NULL)
    {
      note_event (events, person->cohort->start_date, model->as_of, "cohort-start", NULL);
      note_event (events, person->cohort->end_date, model->as_of, "cohort-end", NULL);
    }
  for (guint i = 0; i < model->moves->len; i++)
    {
      const Move *move = model->moves->pdata[i];
      if (move->person == person)
        note_event (events, move->date, model->as_of, "move", move);
    }
  note_event (events, person->probation_end, model->as_of, "probation-end", NULL);
  note_event (events, person->regular_date, model->as_of, "confirmed", NULL);
  note_event (events, person->leave_date, model->as_of, "left", NULL);
  g_array_sort (events, compare_events);
  xmlNode *list = element (record, "history");
  for (guint i = 0; i < events->len; i++)
    add_event (list, context, &g_array_index (events, Event, i));
}

void
person_view_fill (View *view, const ViewContext *context, const Page *page, Diagnostics *diags)
{
  const Person *person = page->subject;
  xmlNode *record = element (view_root (view), "record");
  g_autoptr (GArray) sessions = facts_person_sessions (context->facts, person);
  Onboarding at = onboarding_on (context->model, context->facts, person, context->model->as_of);
  add_person_head (record, context, page, person);
  add_stage (record, context, page, person, &at);
  add_confirmation (record, context, page, person, &at);
  add_ladder (record, context, page, person);
  add_person_courses (record, context, page, person, sessions);
  add_person_scores (record, context, page, person);
  if (context->config->edition->names[LIST_ATTENDANCE] != NAMES_NONE)
    add_person_sessions (record, context, page, person, sessions);
  add_person_next (record, context, page, person, &at, sessions);
  add_history (record, context, person);
}

/* print/forms/confirmation-ID.html: the application for the confirmation, with what the records say filled in. */
void
confirmation_view_fill (View *view, const ViewContext *context, const Page *page, Diagnostics *diags)
{
  const Person *person = page->subject;
  xmlNode *form = element (view_root (view), "form");
  Onboarding at = onboarding_on (context->model, context->facts, person, context->model->as_of);
  add_person_head (form, context, page, person);
  add_day (form, "probation-end", context, person->probation_end);
  add_stage (form, context, page, person, &at);
  add_confirmation (form, context, page, person, &at);
  g_autoptr (GArray) sessions = facts_person_sessions (context->facts, person);
  PersonAttendance attendance = person_attendance (sessions, context->model->as_of);
  add_person_attendance (element (form, "attendance"), context, person, &attendance);
  add_person_scores (form, context, page, person);
}
