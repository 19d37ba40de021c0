/* The pages of the records. A missing dataset has none. */
#include <string.h>

#include "measure/effect.h"
#include "page/plan.h"

char *
record_path (const char *folder, const char *id)
{
  g_autofree char *name = page_file_name (id);
  return g_strconcat (folder, "/", name, ".html", NULL);
}

static void
add_curricula (Planner *planner)
{
  const GPtrArray *curricula = planner->model->curricula;
  if (curricula->len == 0)
    return;
  Page *index = planner_add_index (planner, PAGE_CURRICULA, "curricula/index.html", "page.curricula");
  for (guint i = 0; i < curricula->len; i++)
    {
      const Curriculum *curriculum = curricula->pdata[i];
      Place place = { curriculum->file, curriculum->line, 0, 0 };
      planner_add (planner, PAGE_CURRICULUM, index, record_path ("curricula", curriculum->id), g_strdup (curriculum->title), curriculum, &place);
    }
}

/* How well a course works is for those who ask: its page leads there, the main navigation does not. */
static void
add_effect (Planner *planner, Page *page, const Course *course, const Place *place)
{
  g_autofree char *id = g_strconcat (course->id, "-effect", NULL);
  char *title = words_format (planner->words, "effect.title", "course", course->title, NULL);
  Page *effect = planner_add (planner, PAGE_EFFECT, NULL, record_path ("courses", id), title, course, place);
  effect->parent = page;
  effect->listed = FALSE;
}

static void
add_courses (Planner *planner)
{
  const GPtrArray *courses = planner->model->courses;
  if (courses->len == 0)
    return;
  Page *index = planner_add_index (planner, PAGE_COURSES, "courses/index.html", "page.courses");
  for (guint i = 0; i < courses->len; i++)
    {
      const Course *course = courses->pdata[i];
      Place place = { course->file, course->line, 0, 0 };
      Page *page = planner_add (planner, PAGE_COURSE, index, record_path ("courses", course->id), g_strdup (course->title), course, &place);
      if (planner->facts != NULL && course_has_effect (planner->model, planner->facts, course))
        add_effect (planner, page, course, &place);
    }
}

static gint
compare_cohorts (gconstpointer a, gconstpointer b)
{
  const Cohort *x = *(const Cohort *const *) a, *y = *(const Cohort *const *) b;
  if (x->start_date != y->start_date)
    return x->start_date < y->start_date ? -1 : 1;
  return page_compare_names (x->id, y->id);
}

static void
add_cohorts (Planner *planner)
{
  if (planner->model->cohorts->len == 0)
    return;
  /* Not g_ptr_array_copy(): the copy would free the cohorts. */
  g_autoptr (GPtrArray) cohorts = g_ptr_array_new ();
  g_ptr_array_extend (cohorts, planner->model->cohorts, NULL, NULL);
  g_ptr_array_sort (cohorts, compare_cohorts);
  Page *index = planner_add_index (planner, PAGE_COHORTS, "cohorts/index.html", "page.cohorts");
  for (guint i = 0; i < cohorts->len; i++)
    {
      const Cohort *cohort = cohorts->pdata[i];
      Place place = { cohort->file, cohort->line, 0, 0 };
      planner_add (planner, PAGE_COHORT, index, record_path ("cohorts", cohort->id), g_strdup (cohort->title), cohort, &place);
    }
}

/* A team is no record: its place is the first person who names it. */
static Place
team_place (const Model *model, const char *team)
{
  Place place = { NULL, 0, 0, 0 };
  for (guint i = 0; i < model->people->len; i++)
    {
      const Person *person = model->people->pdata[i];
      if (person->team != NULL && strcmp (person->team, team) == 0)
        return (Place) { person->file, person->line, 0, 0 };
    }
  return place;
}

static void
add_organization (Planner *planner)
{
  const Model *model = planner->model;
  if (model->people->len == 0)
    return;
  Page *index = planner_add_index (planner, PAGE_ORGANIZATION, "organization/index.html", "page.organization");
  for (guint i = 0; i < model->teams->len; i++)
    {
      const char *team = model->teams->pdata[i];
      Place place = team_place (model, team);
      planner_add (planner, PAGE_TEAM, index, record_path ("organization", team), g_strdup (team), team, &place);
    }
}

/* The account of the input files is for those who keep the records: no entry of the main navigation. */
static void
add_data (Planner *planner)
{
  gboolean present = FALSE;
  for (DatasetId dataset = 0; dataset < N_DATASETS; dataset++)
    present |= planner->model->present[dataset];
  if (!present || !planner->config->data_page)
    return;
  Page *page = planner_add (planner, PAGE_DATA, NULL, g_strdup ("data.html"), g_strdup (words_get (planner->words, "page.data")), NULL, NULL);
  page->parent = planner->home;
  page->listed = FALSE;
}

void
planner_add_records (Planner *planner)
{
  if (planner->model == NULL)
    return;
  add_curricula (planner);
  add_courses (planner);
  add_cohorts (planner);
  planner_add_archive (planner);
  add_organization (planner);
  planner_add_people (planner);
  planner_add_reports (planner);
  planner_add_awards (planner);
  add_data (planner);
}
