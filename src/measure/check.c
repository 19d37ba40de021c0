/* What the configuration says of measures, compared with what there is. */
#include "measure/awards.h"
#include "model/identity.h"

#include <string.h>

static void
check_member (const char *member, const char *file, guint line, Diagnostics *diags)
{
  Place place = { file, line, 0, 0 };
  if (member != NULL && *member != '\0' && strchr ("=+-@", *member) != NULL)
    {
      char first[] = { *member, '\0' };
      diag_report (diags, DIAG_MEMBER_FORMULA, &place, member, first, NULL);
    }
}

/* People are members as trainers, or where names are published. */
static void
check_people (const Model *model, Diagnostics *diags)
{
  g_autoptr (GHashTable) trainers = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < model->sessions->len; i++)
    {
      const Session *session = model->sessions->pdata[i];
      for (guint trainer = 0; session->trainers != NULL && trainer < session->trainers->len; trainer++)
        g_hash_table_add (trainers, session->trainers->pdata[trainer]);
    }
  g_autoptr (GHashTable) teams = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < model->people->len; i++)
    {
      const Person *person = model->people->pdata[i];
      if (model->config->publish_people || g_hash_table_contains (trainers, person))
        check_member (person->id, person->file, person->line, diags);
      /* A team is named once, with the first of its people. */
      if (person->team != NULL && g_hash_table_add (teams, (gpointer) person->team))
        check_member (person->team, person->file, person->line, diags);
    }
}

static void
check_courses (const Model *model, Diagnostics *diags)
{
  g_autoptr (GHashTable) areas = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < model->courses->len; i++)
    {
      const Course *course = model->courses->pdata[i];
      check_member (course->id, course->file, course->line, diags);
      if (course->area != NULL && g_hash_table_add (areas, (gpointer) course->area))
        check_member (course->area, course->file, course->line, diags);
    }
}

/* The courses that kinds of errors point to. */
static void
check_findings (const Model *model, Diagnostics *diags)
{
  GHashTableIter iter;
  gpointer value;
  g_hash_table_iter_init (&iter, model->config->finding_courses);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const ConfigText *course = value;
      Identity identity = model_identify (model, NEAREST_COURSE, course->text, strlen (course->text));
      if (identity.record == NULL)
        model_report_identity (model, NEAREST_COURSE, &identity, course->text, strlen (course->text), "courses", &course->place, diags);
      identity_clear (&identity);
    }
}

void
measure_check (const Model *model, const Measures *measures, Diagnostics *diags)
{
  targets_check (model, measures, diags);
  awards_check (model, measures, diags);
  check_findings (model, diags);
  check_people (model, diags);
  check_courses (model, diags);
  for (guint i = 0; i < model->cohorts->len; i++)
    {
      const Cohort *cohort = model->cohorts->pdata[i];
      check_member (cohort->id, cohort->file, cohort->line, diags);
    }
}
