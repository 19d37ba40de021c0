/* trainbook dump model: a line a record, fields as name=value, in the order of the model. */
#include "model/dump.h"
#include "model/private.h"

#include <string.h>

/* A text in quotes, on one line. */
void
dump_text (FILE *out, const char *name, const char *text)
{
  if (text == NULL)
    return;
  fprintf (out, " %s=\"", name);
  for (; *text != '\0'; text++)
    if (*text == '"' || *text == '\\')
      fprintf (out, "\\%c", *text);
    else if ((guchar) *text < 0x20 || *text == 0x7f)
      fprintf (out, "\\x%02x", (guchar) *text);
    else
      fputc (*text, out);
  fputc ('"', out);
}

void
dump_date (FILE *out, const char *name, Date date)
{
  char buffer[DATE_BUFFER];
  if (date != DATE_NONE)
    fprintf (out, " %s=%s", name, date_format (date, buffer));
}

void
dump_time (FILE *out, const char *name, TimeOfDay time)
{
  char buffer[DATE_BUFFER];
  if (time != TIME_NONE)
    fprintf (out, " %s=%s", name, time_format (time, buffer));
}

void
dump_number (FILE *out, const char *name, gint64 number, gint64 one)
{
  if (number == G_MININT64)
    return;
  g_autofree char *text = ratio_format (number, one, 6);
  fprintf (out, " %s=%s", name, text);
}

void
dump_people (FILE *out, const char *name, const GPtrArray *people)
{
  for (guint i = 0; i < people->len; i++)
    dump_text (out, name, ((const Person *) people->pdata[i])->id);
}

void
dump_begin (FILE *out, const char *kind, const char *id)
{
  fputs (kind, out);
  dump_text (out, "id", id);
}

void
dump_end (FILE *out, const char *file, guint line)
{
  fprintf (out, " at=%s:%u\n", file, line);
}

static void
dump_person (FILE *out, const Person *person)
{
  dump_begin (out, "person", person->id);
  dump_text (out, "name", person->name);
  for (char **alias = person->aliases; alias != NULL && *alias != NULL; alias++)
    dump_text (out, "alias", *alias);
  dump_text (out, "team", person->team);
  dump_text (out, "position", person->position);
  dump_text (out, "level", person->level);
  dump_text (out, "manager", person->manager ? person->manager->id : NULL);
  dump_text (out, "mentor", person->mentor ? person->mentor->id : NULL);
  dump_date (out, "hired", person->hire_date);
  dump_date (out, "probation_end", person->probation_end);
  dump_date (out, "regular", person->regular_date);
  dump_date (out, "left", person->leave_date);
  dump_text (out, "leave_reason", person->leave_reason);
  dump_text (out, "cohort", person->cohort ? person->cohort->id : NULL);
  dump_text (out, "email", person->email);
  dump_people (out, "report", person->reports);
  dump_history (out, person);
  dump_end (out, person->file, person->line);
}

static void
dump_course (FILE *out, const Course *course)
{
  dump_begin (out, "course", course->id);
  dump_text (out, "title", course->title);
  dump_text (out, "area", course->area);
  dump_text (out, "category", course->category);
  dump_text (out, "method", course->method);
  dump_text (out, "delivery", course->delivery);
  if (course->required)
    fputs (" required", out);
  dump_number (out, "hours", course->hours, HOURS_ONE);
  dump_number (out, "pass_mark", course->pass_mark, DECIMAL_ONE);
  dump_number (out, "max_score", course->max_score, DECIMAL_ONE);
  dump_text (out, "page", course->page);
  dump_end (out, course->file, course->line);
}

static void
dump_assessment (FILE *out, const Assessment *assessment)
{
  dump_begin (out, "assessment", assessment->id);
  dump_text (out, "title", assessment->title);
  dump_text (out, "kind", assessment->kind);
  dump_text (out, "course", assessment->course ? assessment->course->id : NULL);
  dump_text (out, "cohort", assessment->cohort ? assessment->cohort->id : NULL);
  dump_date (out, "date", assessment->date);
  dump_number (out, "max_score", assessment->max_score, DECIMAL_ONE);
  dump_number (out, "pass_mark", assessment->pass_mark, DECIMAL_ONE);
  dump_number (out, "weight", assessment->weight, DECIMAL_ONE);
  dump_end (out, assessment->file, assessment->line);
}

static void
dump_curriculum (FILE *out, const Curriculum *curriculum)
{
  dump_begin (out, "curriculum", curriculum->id);
  dump_text (out, "title", curriculum->title);
  fprintf (out, " days=%u", curriculum->days);
  dump_end (out, curriculum->file, curriculum->line);
  for (guint i = 0; i < curriculum->slots->len; i++)
    {
      const CurriculumSlot *slot = curriculum->slots->pdata[i];
      fprintf (out, "  slot day=%u", slot->day);
      dump_time (out, "start", slot->start);
      dump_time (out, "end", slot->end);
      dump_text (out, "course", slot->course->id);
      dump_number (out, "hours", slot->hours, HOURS_ONE);
      dump_text (out, "trainer", slot->trainer ? slot->trainer->id : NULL);
      dump_text (out, "note", slot->note);
      dump_end (out, slot->file, slot->line);
    }
}

static void
dump_cohort (FILE *out, const Cohort *cohort)
{
  dump_begin (out, "cohort", cohort->id);
  dump_text (out, "title", cohort->title);
  dump_text (out, "curriculum", cohort->curriculum ? cohort->curriculum->id : NULL);
  dump_date (out, "start", cohort->start_date);
  dump_date (out, "end", cohort->end_date);
  if (cohort->planned_size >= 0)
    fprintf (out, " planned_size=%" G_GINT64_FORMAT, cohort->planned_size);
  dump_text (out, "head", cohort->head ? cohort->head->id : NULL);
  dump_text (out, "venue", cohort->venue);
  dump_people (out, "member", cohort->members);
  for (guint i = 0; i < cohort->sessions->len; i++)
    dump_text (out, "session", ((const Session *) cohort->sessions->pdata[i])->id);
  dump_end (out, cohort->file, cohort->line);
}

static void
dump_session (FILE *out, const Session *session)
{
  static const char *const statuses[] = { "planned", "held", "cancelled", "postponed" };
  dump_begin (out, "session", session->id);
  dump_date (out, "date", session->date);
  dump_time (out, "start", session->start);
  dump_time (out, "end", session->end);
  fprintf (out, " status=%s", statuses[session->status]);
  dump_text (out, "course", session->course->id);
  dump_people (out, "trainer", session->trainers);
  dump_text (out, "venue", session->venue);
  dump_text (out, "cohort", session->cohort ? session->cohort->id : NULL);
  dump_number (out, "hours", session->hours, HOURS_ONE);
  dump_text (out, "method", session->method);
  dump_text (out, "round", session->round);
  dump_text (out, "plan", session->plan_id);
  if (session->checked)
    fputs (" checked", out);
  dump_text (out, "survey", session->survey_url);
  dump_text (out, "reason", session->reason);
  dump_end (out, session->file, session->line);
}

static void
dump_calendar (FILE *out, const Model *model)
{
  for (guint i = 0; i < model->calendar->len; i++)
    {
      const CalendarDay *day = &g_array_index (model->calendar, CalendarDay, i);
      fputs ("day", out);
      dump_date (out, "date", day->date);
      fprintf (out, " kind=%s", day->workday ? "workday" : "holiday");
      dump_text (out, "title", day->title);
      fputc ('\n', out);
    }
}

static void
dump_texts (FILE *out, const char *kind, const GPtrArray *texts)
{
  for (guint i = 0; i < texts->len; i++)
    {
      fputs (kind, out);
      dump_text (out, "name", texts->pdata[i]);
      fputc ('\n', out);
    }
}

void
model_dump (const Model *model, FILE *out)
{
  fputs ("model", out);
  dump_date (out, "as_of", model->as_of);
  fputc ('\n', out);
  for (guint i = 0; i < model->people->len; i++)
    dump_person (out, model->people->pdata[i]);
  for (guint i = 0; i < model->courses->len; i++)
    dump_course (out, model->courses->pdata[i]);
  for (guint i = 0; i < model->assessments->len; i++)
    dump_assessment (out, model->assessments->pdata[i]);
  for (guint i = 0; i < model->curricula->len; i++)
    dump_curriculum (out, model->curricula->pdata[i]);
  for (guint i = 0; i < model->cohorts->len; i++)
    dump_cohort (out, model->cohorts->pdata[i]);
  for (guint i = 0; i < model->sessions->len; i++)
    dump_session (out, model->sessions->pdata[i]);
  dump_calendar (out, model);
  dump_lists (out, model);
  dump_texts (out, "team", model->teams);
  dump_texts (out, "area", model->areas);
}
