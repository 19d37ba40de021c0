/* print/packets/COHORT.html: what a newcomer is handed on the first day. */
#include "view/blocks.h"
#include "view/chapters.h"
#include "view/sheets.h"
#include "view/timetable.h"

/* Everything of the handbook marked for newcomers, in reading order; the welcome page is not repeated. */
static void
bind_packet_pages (Chapters *chapters, const Page *page, const Page *welcome, guint levels)
{
  const Document *document = page->kind == PAGE_HANDBOOK ? page->subject : NULL;
  if (document != NULL && document->packet && page != welcome)
    chapters_add (chapters, page, 0);
  for (guint i = 0; page->children != NULL && i < page->children->len && levels > 0; i++)
    bind_packet_pages (chapters, page->children->pdata[i], welcome, levels - 1);
}

static TimeOfDay
first_hour (const Cohort *cohort)
{
  TimeOfDay first = TIME_NONE;
  for (guint i = 0; i < cohort->sessions->len; i++)
    {
      const Session *session = cohort->sessions->pdata[i];
      if (session->date == cohort->start_date && session->start != TIME_NONE && (first == TIME_NONE || session->start < first))
        first = session->start;
    }
  for (guint i = 0; first == TIME_NONE && cohort->curriculum != NULL && i < cohort->curriculum->slots->len; i++)
    first = ((const CurriculumSlot *) cohort->curriculum->slots->pdata[i])->start;
  return first;
}

static void
add_welcome (View *view, xmlNode *packet, const ViewContext *context, const Page *page, const Cohort *cohort, const Page *welcome,
             Diagnostics *diags)
{
  xmlNode *node = element (packet, "welcome");
  add_date (node, context, cohort->start_date);
  add_times (node, first_hour (cohort), TIME_NONE);
  set_attribute (node, "venue", cohort->venue);
  if (cohort->head != NULL)
    {
      xmlNode *head = add_person (node, context, "head", cohort->head, LIST_SCHEDULES);
      if (head != NULL)
        set_attribute (head, "email", person_email (head, context, cohort->head, LIST_SCHEDULES));
    }
  if (welcome == NULL)
    return;
  set_attribute (node, "title", welcome->title);
  Chapters *alone = chapters_new ("w");
  chapters_add (alone, welcome, 0);
  chapters_write (alone, view, node, context, page, 1, diags);      /* its sections stand right below the title of the packet */
  chapters_free (alone);
}

static void
add_team_charts (View *view, xmlNode *packet, const ViewContext *context, const Page *page, const GPtrArray *members)
{
  xmlNode *charts = element (packet, "charts");
  for (guint team = 0; team < context->model->teams->len; team++)
    {
      gboolean here = FALSE;
      for (guint i = 0; i < members->len && !here; i++)
        here = ((const Person *) members->pdata[i])->team_index == (gint) team;
      if (!here)
        continue;
      g_autofree char *key = g_strdup_printf ("team-%u", team);
      add_orgcharts (view, charts, context, page, key);
    }
}

void
packet_view_fill (View *view, const ViewContext *context, const Page *page, Diagnostics *diags)
{
  enum { DEEPEST = 32 };
  const Cohort *cohort = page->subject;
  const char *named = context->config->packet_welcome;
  const Page *welcome = named != NULL ? find_handbook_page (context, named) : NULL;
  g_autoptr (GPtrArray) people = cohort_members (context, cohort);

  xmlNode *packet = element (view_root (view), "packet");
  set_attribute (packet, "cohort", cohort->title);
  set_attribute (packet, "id", cohort->id);
  add_cohort_facts (packet, context, page, cohort);
  add_welcome (view, packet, context, page, cohort, welcome, diags);
  xmlNode *members = element (packet, "members");
  for (guint i = 0; i < people->len; i++)
    add_member (members, context, people->pdata[i]);
  add_cohort_timetable (packet, context, page, cohort);
  add_team_charts (view, packet, context, page, people);

  Chapters *chapters = chapters_new ("c");
  bind_packet_pages (chapters, context->plan->home, welcome, DEEPEST);
  chapters_write (chapters, view, element (packet, "chapters"), context, page, 2, diags);
  chapters_free (chapters);
  add_cohort_sheets (packet, context, cohort, people);
}
