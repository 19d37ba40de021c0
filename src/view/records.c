/* Records of the model as elements of a view: people, courses, cohorts, sessions, dates. */
#include "measure/suppression.h"
#include "view/common.h"

#include "text/locale.h"

#include <string.h>

/* The document of a view knows its view. */
static void
note_person (xmlNode *node, const Person *person, NamePolicy how)
{
  View *view = node->doc->_private;
  if (view != NULL)
    g_hash_table_add (view->people, GUINT_TO_POINTER (person->index * N_NAME_POLICIES + how + 1));
}

gboolean
view_names (GHashTable *people, gboolean roster, const Edition *edition, const Person *person, NamePolicy how)
{
  NamePolicy rosters = edition->names[LIST_ROSTERS];
  if (roster && how != NAMES_NONE && (rosters == how || rosters == NAMES_FULL))
    return TRUE;
  /* A full name stands beside its id. */
  return g_hash_table_contains (people, GUINT_TO_POINTER (person->index * N_NAME_POLICIES + how + 1))
         || (how == NAMES_ID && g_hash_table_contains (people, GUINT_TO_POINTER (person->index * N_NAME_POLICIES + NAMES_FULL + 1)));
}

char *
person_name (xmlNode *node, const ViewContext *context, const Person *person, NameList list)
{
  const Edition *edition = context->config->edition;
  note_person (node, person, edition->names[list]);
  return edition_name (edition, list, person->id, person->name);
}

const char *
person_email (xmlNode *node, const ViewContext *context, const Person *person, NameList list)
{
  if (context->config->edition->names[list] != NAMES_FULL)
    return NULL;
  note_person (node, person, NAMES_NONE);
  return person->email;
}

/* To the person's record, unless that would say more of the name than the list does. */
static void
link_person (xmlNode *node, const ViewContext *context, const Person *person, NamePolicy shown)
{
  const Page *record = context->plan != NULL ? plan_page_for (context->plan, PAGE_PERSON, person) : NULL;
  if (record == NULL || (shown != NAMES_FULL && shown != context->config->edition->names[LIST_PROGRESS]))
    return;
  xmlChar *from = xmlGetProp (xmlDocGetRootElement (node->doc), (const xmlChar *) "path");
  if (from != NULL && strcmp ((const char *) from, record->path) != 0)
    {
      g_autofree char *href = page_link ((const char *) from, record->path);
      set_attribute (node, "href", href);
    }
  xmlFree (from);
}

xmlNode *
add_person (xmlNode *parent, const ViewContext *context, const char *element_name, const Person *person, NameList list)
{
  const Edition *edition = context->config->edition;
  g_autofree char *name = edition_name (edition, list, person->id, person->name);
  if (name == NULL)
    return NULL;
  xmlNode *node = element (parent, element_name);
  note_person (node, person, edition->names[list]);
  /* A masked name is worth nothing beside the id. */
  if (edition->names[list] != NAMES_MASKED)
    set_attribute (node, "id", person->id);
  set_attribute (node, "name", name);
  set_attribute (node, "position", person->position);
  set_attribute (node, "team", person->team);
  link_person (node, context, person, edition->names[list]);
  return node;
}

xmlNode *
add_course (xmlNode *parent, const ViewContext *context, const Page *from, const Course *course)
{
  xmlNode *node = element (parent, "course");
  set_attribute (node, "id", course->id);
  set_attribute (node, "title", course->title);
  set_attribute (node, "area", course->area);
  link_to (node, from, plan_page_for (context->plan, PAGE_COURSE, course));
  return node;
}

xmlNode *
add_cohort (xmlNode *parent, const ViewContext *context, const Page *from, const Cohort *cohort)
{
  xmlNode *node = element (parent, "cohort");
  set_attribute (node, "id", cohort->id);
  set_attribute (node, "title", cohort->title);
  link_to (node, from, plan_page_for (context->plan, PAGE_COHORT, cohort));
  return node;
}

void
add_date (xmlNode *node, const ViewContext *context, Date date)
{
  if (date == DATE_NONE)
    return;
  const char *language = context->config->language;
  char iso[DATE_BUFFER];
  g_autofree char *full = locale_date (language, date);
  g_autofree char *day = locale_day (language, date);
  g_autofree char *weekday = locale_weekday (language, date);
  set_attribute (node, "iso", date_format (date, iso));
  set_attribute (node, "date", full);
  set_attribute (node, "day", day);
  set_attribute (node, "weekday", weekday);
}

void
add_date_near (xmlNode *node, const ViewContext *context, Date date, Date near)
{
  int year, near_year, month, day;
  add_date (node, context, date);
  if (date == DATE_NONE)
    return;
  date_split (date, &year, &month, &day);
  date_split (near, &near_year, &month, &day);
  if (year == near_year)
    return;
  g_autofree char *full = locale_date (context->config->language, date);
  xmlUnsetProp (node, (const xmlChar *) "day");
  set_attribute (node, "day", full);
}

void
add_times (xmlNode *node, TimeOfDay start, TimeOfDay end)
{
  char text[DATE_BUFFER];
  if (start != TIME_NONE)
    set_attribute (node, "start", time_format (start, text));
  if (end != TIME_NONE)
    set_attribute (node, "end", time_format (end, text));
}

char *
hours_text (const ViewContext *context, Hours hours)
{
  guint lesson = context->config->lesson_minutes > 0 ? context->config->lesson_minutes : 60;
  return ratio_format ((Wide) hours * 60, (Wide) HOURS_ONE * lesson, 2);
}

void
attribute_hours (xmlNode *node, const char *name, const ViewContext *context, Hours hours)
{
  if (hours == HOURS_NONE)
    return;
  g_autofree char *text = hours_text (context, hours);
  set_attribute (node, name, text);
}

const char *
session_status_name (SessionStatus status)
{
  static const char *const names[] = { "planned", "held", "cancelled", "postponed" };
  return names[status];
}

xmlNode *
add_session (xmlNode *parent, const ViewContext *context, const Page *from, const Session *session)
{
  xmlNode *node = element (parent, "session");
  set_attribute (node, "id", session->id);
  add_date (node, context, session->date);
  add_times (node, session->start, session->end);
  set_attribute (node, "venue", session->venue);
  set_attribute (node, "status", session_status_name (session->status));
  set_attribute (node, "method", session->method != NULL ? session->method : session->course != NULL ? session->course->method : NULL);
  set_attribute (node, "round", session->round);
  attribute_hours (node, "hours", context, session->hours);
  link_to (node, from, plan_page_for (context->plan, PAGE_SESSION, session));
  const Page *sheet = plan_page_for (context->plan, PAGE_SIGN_IN, session);
  if (sheet != NULL)
    {
      g_autofree char *href = page_link (from->path, sheet->path);
      set_attribute (node, "sign-in", href);
    }
  if (session->course != NULL)
    add_course (node, context, from, session->course);
  for (guint i = 0; i < session->trainers->len; i++)
    add_person (node, context, "trainer", session->trainers->pdata[i], LIST_SCHEDULES);
  if (session->cohort != NULL)
    add_cohort (node, context, from, session->cohort);
  return node;
}

/* ---- what few people attended ---- */

static gboolean
is_withheld_in (const ViewContext *context, const Session *session, const Period *period)
{
  const Figures *figures = context->figures;
  if (figures_are_few (figures, MEASURE_ATTENDANCE_RATE, period, DIMENSION_ALL, "all")
      || (session->course != NULL && figures_are_few (figures, MEASURE_ATTENDANCE_RATE, period, DIMENSION_COURSE, session->course->id)))
    return TRUE;
  for (guint i = 0; i < session->trainers->len; i++)
    {
      const Person *trainer = session->trainers->pdata[i];
      if (figures_are_few (figures, MEASURE_ATTENDANCE_RATE, period, DIMENSION_TRAINER, trainer->id))
        return TRUE;
    }
  return FALSE;
}

gboolean
view_withholds_session (const ViewContext *context, const Session *session, const Period *period)
{
  const Edition *edition = context->config->edition;
  if (!edition_shows_dataset (edition, "attendance"))
    return TRUE;
  /* Where everybody's own attendance is a figure, a session's is no secret. */
  if (edition->minimum_group <= 1 || session->status != SESSION_HELD || edition_shows_dimension (edition, "person"))
    return FALSE;
  if (facts_session_counts (context->facts, session).expected < edition->minimum_group)
    return TRUE;
  Period day = { .kind = PERIOD_DAY, .first = session->date, .last = session->date };
  return is_withheld_in (context, session, &day) || (period != NULL && is_withheld_in (context, session, period));
}

gboolean
view_tells_enrolled (const ViewContext *context, const Session *session, guint count)
{
  const Edition *edition = context->config->edition;
  if (edition->minimum_group <= 1 || edition_shows_dimension (edition, "person"))
    return TRUE;
  return (count == 0 || count >= edition->minimum_group) && (session->status != SESSION_HELD || !view_withholds_session (context, session, NULL));
}

void
attribute_enrolled (xmlNode *node, const ViewContext *context, const Session *session, guint count)
{
  if (count > 0 && view_tells_enrolled (context, session, count))
    attribute_integer (node, "enrolled", count);
  else
    set_attribute (node, "enrolled", "—");
}

/* Has another assessment of the course few people in these days? The course's figures less the others would tell of it. */
static gboolean
course_has_few (const ViewContext *context, const Assessment *assessment, Date from, Date to)
{
  const GPtrArray *all = context->model->assessments;
  for (guint i = 0; i < all->len; i++)
    {
      const Assessment *other = all->pdata[i];
      AssessmentSummary summary;
      if (other->course == assessment->course && facts_assessment_summary (context->facts, other, from, to, &summary)
          && summary.people < context->config->edition->minimum_group)
        return TRUE;
    }
  return FALSE;
}

gboolean
view_withholds_assessment (const ViewContext *context, const Assessment *assessment, Date from, Date to)
{
  const Edition *edition = context->config->edition;
  AssessmentSummary here, ever;
  if (edition->minimum_group <= 1 || edition->names[LIST_RESULTS] != NAMES_NONE || edition_shows_dimension (edition, "person"))
    return FALSE;
  if (!facts_assessment_summary (context->facts, assessment, from, to, &here))
    return FALSE;
  facts_assessment_summary (context->facts, assessment, 1, context->model->as_of, &ever);
  return here.taken != ever.taken || here.missing != ever.missing || course_has_few (context, assessment, from, to);
}

void
attribute_withheld (xmlNode *node)
{
  set_attribute (node, "expected", "—");
  set_attribute (node, "attended", "—");
  set_attribute (node, "withheld", "yes");
}

gboolean
view_is_few (const ViewContext *context, NameList list, guint count)
{
  const Edition *edition = context->config->edition;
  return edition->names[list] == NAMES_NONE && count > 0 && count < edition->minimum_group;
}

void
view_hide_counts (const ViewContext *context, NameList list, const guint *counts, guint n, gboolean *hidden)
{
  const Edition *edition = context->config->edition;
  g_autofree SuppressionCell *cells = g_new0 (SuppressionCell, n + 1);
  SuppressionCell total = { 0 };
  for (guint i = 0; i < n; i++)
    {
      cells[i].people = counts[i];
      total.people += counts[i];
    }
  if (edition->names[list] == NAMES_NONE && edition->minimum_group > 1)
    {
      suppression_hide_small (cells, n, edition->minimum_group);
      suppression_protect (&total, cells, n, FALSE, edition->minimum_group);
    }
  for (guint i = 0; i < n; i++)
    hidden[i] = cells[i].state != CELL_SHOWN;
}

void
attribute_people (xmlNode *node, const char *name, const ViewContext *context, NameList list, guint count)
{
  g_autofree char *few = g_strdup_printf ("< %u", context->config->edition->minimum_group);
  if (view_is_few (context, list, count))
    set_attribute (node, name, few);
  else
    attribute_integer (node, name, count);
}
