/* What is printed: the handbook as a book, packets for newcomers, sign-in sheets. */
#include "measure/onboarding.h"
#include "page/plan.h"
#include "text/locale.h"

/* The overview of everything printable, made when there is something. */
static Page *
print_index (Planner *planner, Page **index)
{
  if (*index == NULL)
    *index = planner_add_index (planner, PAGE_PRINT, "print/index.html", "page.print");
  return *index;
}

static gboolean
has_chapters (const Content *content)
{
  for (guint i = 0; content != NULL && i < content->documents->len; i++)
    if (((const Document *) content->documents->pdata[i])->print)
      return TRUE;
  return FALSE;
}

static void
add_packets (Planner *planner, Page **index)
{
  const GPtrArray *cohorts = planner->model->cohorts;
  for (guint i = 0; i < cohorts->len; i++)
    {
      const Cohort *cohort = cohorts->pdata[i];
      Place place = { cohort->file, cohort->line, 0, 0 };
      g_autofree char *name = page_file_name (cohort->id);
      Page *page = planner_add (planner, PAGE_PACKET, print_index (planner, index), g_strconcat ("print/packets/", name, ".html", NULL),
                                words_format (planner->words, "page.packet", "cohort", cohort->title, NULL), cohort, &place);
      page->listed = FALSE;
    }
}

static gboolean
needs_sheet (const Planner *planner, const Session *session, Date from)
{
  if (session->date < from || session->status == SESSION_CANCELLED || session->status == SESSION_POSTPONED)
    return FALSE;
  if (session->cohort != NULL)
    return TRUE;
  g_autoptr (GPtrArray) enrolled = planner->facts != NULL ? facts_enrolled (planner->facts, session) : NULL;
  return enrolled != NULL && enrolled->len > 0;
}

/* Sheets for the as-of date's week and everything planned after it. */
static void
add_sign_in (Planner *planner, Page **index)
{
  const Model *model = planner->model;
  Date monday = model->as_of - (Date) (date_weekday (model->as_of) - 1);
  for (guint i = 0; i < model->sessions->len; i++)
    {
      const Session *session = model->sessions->pdata[i];
      if (!needs_sheet (planner, session, monday))
        continue;
      Place place = { session->file, session->line, 0, 0 };
      g_autofree char *name = page_file_name (session->id);
      g_autofree char *date = locale_date (planner->config->language, session->date);
      const char *course = session->course != NULL ? session->course->title : session->id;
      Page *page = planner_add (planner, PAGE_SIGN_IN, print_index (planner, index), g_strconcat ("print/sign-in/", name, ".html", NULL),
                                words_format (planner->words, "page.sign_in", "course", course, "date", date, NULL), session, &place);
      page->listed = FALSE;
    }
}

/* Who is to be confirmed gets a form with what the records say. */
static void
add_confirmations (Planner *planner, Page **index)
{
  const Model *model = planner->model;
  if (planner->facts == NULL || !page_shows_records (planner->config))
    return;
  g_autoptr (GArray) newcomers = onboarding_newcomers (model, planner->facts, DATE_NONE, model->as_of);
  for (guint i = 0; i < newcomers->len; i++)
    {
      const Person *person = g_array_index (newcomers, Newcomer, i).person;
      Place place = { person->file, person->line, 0, 0 };
      g_autofree char *name = page_file_name (person->id);
      g_autofree char *who = edition_name (planner->config->edition, LIST_PROGRESS, person->id, person->name);
      Page *page = planner_add (planner, PAGE_CONFIRMATION, print_index (planner, index), g_strconcat ("print/forms/confirmation-", name, ".html", NULL),
                                words_format (planner->words, "page.confirmation", "name", who, NULL), person, &place);
      page->listed = FALSE;
    }
}

void
planner_add_sheets (Planner *planner)
{
  Page *index = NULL;
  if (planner->config->print_handbook && has_chapters (planner->content))
    planner_add (planner, PAGE_BOOK, print_index (planner, &index), g_strdup ("print/handbook.html"),
                 g_strdup (words_get (planner->words, "page.book")), NULL, NULL);
  if (planner->model == NULL)
    return;
  if (planner->config->print_packets)
    add_packets (planner, &index);
  add_confirmations (planner, &index);
  add_sign_in (planner, &index);
  planner_add_award_sheets (planner, &index);
}
