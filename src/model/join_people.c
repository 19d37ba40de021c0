/* What contradicts itself among people. */
#include "model/private.h"

#include <string.h>

/* "E101 (陈静) → E102 → E101". New string. */
static char *
cycle_text (const Person *first)
{
  GString *text = g_string_new (first->id);
  guint n = 0;
  for (const Person *person = first->manager; person != first; person = person->manager)
    if (++n <= 12)
      g_string_append_printf (text, " → %s", person->id);
  if (n > 12)
    g_string_append_printf (text, " → …");
  g_string_append_printf (text, " → %s", first->id);
  return g_string_free (text, FALSE);
}

/* Reports the cycle that `person` is on, at its first row, and cuts it there, so that whoever walks up or down comes to an end. */
static void
cut_cycle (const Model *model, Person *person, Diagnostics *diags)
{
  Person *first = person;
  for (Person *other = person->manager; other != person; other = other->manager)
    if (other->index < first->index)
      first = other;
  g_autofree char *chain = cycle_text (first);
  Place place = record_place (model, first->file, first->line, PEOPLE_MANAGER);
  diag_report (diags, DIAG_MANAGER_CYCLE, &place, chain, record_column_title (model, first->file, DATASET_PEOPLE, PEOPLE_MANAGER), NULL);
  first->manager = NULL;
}

void
join_people (Model *model, Diagnostics *diags)
{
  /* Each walk upwards marks whom it met with its number; meeting its own mark again is a cycle, an older one is settled. */
  g_autofree guint *walk = g_new0 (guint, model->people->len + 1);
  for (guint i = 0; i < model->people->len; i++)
    {
      Person *person = model->people->pdata[i];
      for (; person != NULL && walk[person->index] == 0; person = person->manager)
        walk[person->index] = i + 1;
      if (person != NULL && walk[person->index] == i + 1)
        cut_cycle (model, person, diags);
    }
  for (guint i = 0; i < model->people->len; i++)
    {
      Person *person = model->people->pdata[i];
      if (person->mentor != person)
        continue;
      Place place = record_place (model, person->file, person->line, PEOPLE_MENTOR);
      diag_report (diags, DIAG_MENTOR_SELF, &place, person->id, NULL);
      person->mentor = NULL;
    }
}

void
join_people_left (Model *model, Diagnostics *diags)
{
  for (guint i = 0; i < model->people->len; i++)
    {
      const Person *person = model->people->pdata[i], *first = NULL;
      guint active = 0;
      if (person->leave_date == DATE_NONE || person->leave_date >= model->as_of)
        continue;
      for (guint j = 0; j < person->reports->len; j++)
        if (person_is_active (person->reports->pdata[j], model->as_of) && active++ == 0)
          first = person->reports->pdata[j];
      if (first == NULL)
        continue;
      char date[DATE_BUFFER];
      g_autofree char *count = g_strdup_printf ("%u", active);
      Place place = record_place (model, person->file, person->line, PEOPLE_LEAVE_DATE);
      diag_report (diags, DIAG_MANAGER_LEFT, &place, person->id, person->name, date_format (person->leave_date, date), count, first->id, NULL);
    }
}
