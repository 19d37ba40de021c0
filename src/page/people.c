/* Learners' records, the status board of newcomers, and the archive of sessions. */
#include <string.h>

#include "measure/onboarding.h"
#include "page/plan.h"
#include "text/locale.h"

/* A masked name is worth nothing beside a page that is named after an id. */
gboolean
page_shows_records (const Config *config)
{
  const NameList lists[] = { LIST_PROGRESS, LIST_RESULTS };
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (config->edition->names[lists[i]] != NAMES_ID && config->edition->names[lists[i]] != NAMES_FULL)
      return FALSE;
  return TRUE;
}

static Page *
find_index (const Planner *planner, PageKind kind, const char *path)
{
  Page *page = g_hash_table_lookup (planner->plan->index->by_path, path);
  return page != NULL && page->kind == kind ? page : planner->home;
}

static char *
person_title (const Planner *planner, const Person *person)
{
  g_autofree char *name = edition_name (planner->config->edition, LIST_PROGRESS, person->id, person->name);
  if (strcmp (name, person->id) == 0)
    return g_steal_pointer (&name);
  return words_format (planner->words, "page.person", "name", name, "id", person->id, NULL);
}

static void
add_person (Planner *planner, Page *index, const Person *person)
{
  Place place = { person->file, person->line, 0, 0 };
  Page *page = planner_add (planner, PAGE_PERSON, index, record_path ("people", person->id), person_title (planner, person), person, &place);
  page->listed = FALSE;
}

/* The page of a team that is called so takes the path that the board would have. */
static char *
board_path (const Planner *planner)
{
  for (guint i = 0; i < planner->model->teams->len; i++)
    {
      g_autofree char *name = page_file_name (planner->model->teams->pdata[i]);
      if (g_ascii_strcasecmp (name, "onboarding") == 0)
        return g_strdup ("organization/-onboarding.html");
    }
  return g_strdup ("organization/onboarding.html");
}

static gboolean
has_newcomers (const Model *model)
{
  for (guint i = 0; i < model->people->len; i++)
    {
      const Person *person = model->people->pdata[i];
      if (person->cohort != NULL || person->probation_end != DATE_NONE)
        return TRUE;
    }
  return FALSE;
}

void
planner_add_people (Planner *planner)
{
  const Model *model = planner->model;
  Page *organization = find_index (planner, PAGE_ORGANIZATION, "organization/index.html");
  if (model->people->len == 0 || planner->facts == NULL)
    return;
  if (has_newcomers (model))
    planner_add (planner, PAGE_ONBOARDING, organization, board_path (planner), g_strdup (words_get (planner->words, "page.onboarding")), NULL, NULL);
  if (!page_shows_records (planner->config))
    return;
  Page *index = planner_add_index_below (planner, organization, PAGE_PEOPLE, "people/index.html", "page.people");
  for (guint i = 0; i < model->people->len; i++)
    add_person (planner, index, model->people->pdata[i]);
}

void
planner_add_archive (Planner *planner)
{
  const GPtrArray *sessions = planner->model->sessions;
  if (sessions->len == 0 || planner->facts == NULL)
    return;
  Page *parent = find_index (planner, PAGE_COURSES, "courses/index.html");
  Page *index = planner_add_index_below (planner, parent, PAGE_SESSIONS, "sessions/index.html", "page.sessions");
  for (guint i = 0; i < sessions->len; i++)
    {
      const Session *session = sessions->pdata[i];
      Place place = { session->file, session->line, 0, 0 };
      g_autofree char *date = locale_date (planner->config->language, session->date);
      Page *page = planner_add (planner, PAGE_SESSION, index, record_path ("sessions", session->id),
                                words_format (planner->words, "page.session", "course", session->course->title, "date", date, NULL), session, &place);
      page->listed = FALSE;
    }
}

/* Documents that a browser shows or saves, and never runs. */
static gboolean
is_document (const char *name)
{
  static const char *const endings[] = { ".pdf", ".png", ".jpg", ".jpeg", ".txt", ".csv", ".doc", ".docx", ".xls", ".xlsx", ".ppt", ".pptx", ".zip" };
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      gsize length = strlen (name), ending = strlen (endings[i]);
      if (length > ending && g_ascii_strcasecmp (name + length - ending, endings[i]) == 0)
        return TRUE;
    }
  return FALSE;
}

char *
page_archive_path (const Config *config, const ArchiveItem *item)
{
  if (item->path == NULL || item->session == NULL || !edition_shows_dataset (config->edition, "archive") || (config->archive.published >> item->kind & 1) == 0 || !is_document (item->name))
    return NULL;
  g_autofree char *session = page_file_name (item->session->id), *name = page_file_name (item->name);
  return g_strdup_printf ("sessions/%s/%u-%s", session, item->index + 1, name);
}
